//! Explanations for reading in a terminal, or in what it is piped into.

mod output;
mod table;
mod wrap;

pub(crate) use output::Output;
pub(crate) use wrap::Run;

use super::words::counts;
use super::{Asks, Explanation, Found, Line, Mark, Opening, Passage, PassedOver, Place};
use crate::market::Nothing;
use crate::skills::Strength;
use table::{Column, Row};
use wrap::wrap;

/// What is known of the place where text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Its width in columns.
    pub width: usize,
    /// Whether it shows colours.
    pub color: bool,
}

impl Screen {
    /// Where nothing is known: in a file or a pipe.
    pub const PLAIN: Self = Self { width: 100, color: false };

    /// The columns to use: wider lines are hard to read, and narrower than this none fit.
    fn columns(self) -> usize {
        self.width.clamp(30, 120)
    }
}

/// How a piece of text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Style {
    #[default]
    Plain,
    /// What may be passed over.
    Quiet,
    Bold,
    /// Words that say how strongly something is asked for; also in a heading.
    Cue {
        bold: bool,
    },
    /// A mention in the text.
    Mention(Strength),
    /// What looks like a skill in the text.
    PassedOver,
    /// The word for a strength.
    Strength(Strength),
}

impl Style {
    /// Whether it marks a place of the text, which is not broken over lines.
    fn is_mark(self) -> bool {
        matches!(self, Self::Mention(_) | Self::PassedOver)
    }

    /// The parameters of SGR (ECMA-48, 8.3.117); `None` for none.
    fn code(self) -> Option<&'static str> {
        Some(match self {
            Self::Plain => return None,
            Self::Quiet | Self::PassedOver => "2",
            Self::Bold => "1",
            Self::Cue { bold: false } => "4",
            Self::Cue { bold: true } => "1;4",
            Self::Mention(Strength::Required) => "30;42",
            Self::Mention(Strength::Preferred) => "30;43",
            Self::Mention(Strength::Unspecified) => "30;46",
            Self::Strength(Strength::Required) => "1;32",
            Self::Strength(Strength::Preferred) => "1;33",
            Self::Strength(Strength::Unspecified) => "1;36",
        })
    }
}

/// One line about an explanation, such as "8 mentions of 6 skills".
pub fn summary(explanation: &Explanation) -> String {
    let passed_over = explanation.passed_over.iter().map(|group| group.places.len()).sum();
    counts(explanation.mentions.len(), explanation.asks.len(), passed_over)
}

/// The whole explanation; nothing of the text can steer the terminal.
pub fn render(explanation: &Explanation, screen: Screen) -> String {
    let mut out = Output::new(screen);
    out.head(explanation);
    for passage in &explanation.passages {
        out.passage(passage, explanation);
    }
    out.legend(explanation);
    out.mentions(explanation);
    out.passed_over(explanation);
    out.into_text()
}

impl Output {
    fn head(&mut self, explanation: &Explanation) {
        self.line(&[Run::new(&explanation.name, Style::Bold)], 0);
        if let Some(origin) = &explanation.origin {
            self.line(&[Run::new(origin, Style::Quiet)], 0);
        }
        self.line(&[Run::plain(summary(explanation))], 0);
        for sentence in remarks(explanation) {
            self.line(&[Run::new(sentence, Style::Bold)], 0);
        }
        if explanation.asks.len() > 0 {
            self.blank();
        }
        for (strength, skills) in explanation.asks.by_strength() {
            if !skills.is_empty() {
                let word = Run::new(strength.label(), Style::Strength(strength));
                let gap = " ".repeat(11 - strength.label().len());
                self.line(&[word, Run::plain(format!("{gap}{}", skills.join(", ")))], 11);
            }
        }
    }

    fn passage(&mut self, passage: &Passage, explanation: &Explanation) {
        self.heading(if passage.in_title { "Title" } else { "Text" });
        let digits = passage.lines.len().to_string().len();
        for line in &passage.lines {
            let mut runs = Vec::new();
            if !passage.in_title {
                let number = format!("{:>digits$}", line.number);
                runs.push(Run::new(format!("{number} │ "), Style::Quiet));
            }
            self.pieces(line, explanation, &mut runs);
            let lead = format!("{:digits$} │ ", "");
            let lead = Run::new(if passage.in_title { "" } else { &lead }, Style::Quiet);
            wrap(&mut self.text, &runs, &lead, self.screen);
        }
        if passage.lines.is_empty() {
            self.line(&[Run::new("(empty)", Style::Quiet)], 0);
        }
    }

    /// A line of the text with its marks.
    fn pieces(&self, line: &Line, explanation: &Explanation, runs: &mut Vec<Run>) {
        let color = self.screen.color;
        for segment in &line.segments {
            match segment.mark {
                Some(Mark::Mention(number)) => {
                    let found = explanation.mentions.get(number - 1);
                    let strength = found.map_or(Strength::Unspecified, |found| found.strength);
                    runs.push(mention(number, &segment.text, strength, color));
                }
                Some(Mark::PassedOver(index)) => {
                    let letter =
                        explanation.passed_over.get(index).map_or("", |group| &group.letter);
                    runs.push(passed_over(letter, &segment.text));
                }
                None if segment.cue => runs.push(cue(&segment.text, segment.heading, color)),
                None if segment.heading => runs.push(Run::new(&segment.text, Style::Bold)),
                None => runs.push(Run::plain(&segment.text)),
            }
        }
        let opening = line.opens.and_then(|opens| match opens {
            Opening::Part(part) => part.words().map(|words| format!("  ‹{words}›")),
            Opening::Line(part) => part.words().map(|words| format!("  ‹{words}, this line›")),
        });
        runs.extend(opening.map(|words| Run::new(words, Style::Quiet)));
    }

    /// What the marks of the text mean; of those there are.
    fn legend(&mut self, explanation: &Explanation) {
        let lines = || explanation.passages.iter().flat_map(|passage| &passage.lines);
        let color = self.screen.color;
        let mut entries: Vec<Vec<Run>> = Vec::new();
        let of = |strength| explanation.mentions.iter().find(move |one| one.strength == strength);
        let strengths = [Strength::Required, Strength::Preferred, Strength::Unspecified];
        // Without colour all mentions look the same.
        let shown = if color { strengths.len() } else { 1 };
        for found in strengths.into_iter().filter_map(of).take(shown) {
            let mark = mention(found.number, &found.text, found.strength, color);
            let words = if color { found.strength.label() } else { "a mention and its number" };
            entries.push(vec![mark, Run::new(format!(" {words}"), Style::Quiet)]);
        }
        if let Some(group) = explanation.passed_over.first() {
            let mark = passed_over(&group.letter, &group.text);
            entries.push(vec![mark, Run::new(" not counted, and its letter", Style::Quiet)]);
        }
        let mut segments = lines().flat_map(|line| &line.segments);
        if let Some(segment) = segments.find(|segment| segment.cue && segment.mark.is_none()) {
            let mark = cue(segment.text.trim(), false, color);
            entries.push(vec![mark, Run::new(" says how strongly", Style::Quiet)]);
        }
        let part = lines().find_map(|line| match line.opens? {
            Opening::Part(part) | Opening::Line(part) => part.words(),
        });
        if let Some(part) = part {
            let words = format!("‹{part}› the part that a heading opens");
            entries.push(vec![Run::new(words, Style::Quiet)]);
        }
        if entries.is_empty() {
            return;
        }
        self.blank();
        self.line(&entries.join(&Run::spaces(3)), 0);
    }

    fn mentions(&mut self, explanation: &Explanation) {
        if explanation.mentions.is_empty() {
            return;
        }
        self.heading("Found");
        let columns = [
            Column::right("#"),
            Column::right("place"),
            Column::left("text"),
            Column::left("skill"),
            Column::left("kind"),
            Column::left("strength"),
            Column::left("because"),
        ];
        let row = |found: &Found| {
            let number = Run::new(found.number.to_string(), Style::Quiet);
            let place = Run::plain(found.place.words());
            let strength = Run::new(found.strength.label(), Style::Strength(found.strength));
            let (label, kind) = (&*found.skill.label, found.skill.kind.word());
            let named = if found.text.eq_ignore_ascii_case(label) {
                format!("  {label} ({kind}): ")
            } else {
                format!("  “{}” names {label} ({kind}): ", found.text)
            };
            let reason = found.reason();
            Row {
                brief: vec![
                    number.clone(),
                    Run::spaces(2),
                    place.clone(),
                    Run::plain(named),
                    strength.clone(),
                    Run::plain(format!(", {reason}")),
                ],
                cells: vec![
                    number,
                    place,
                    Run::plain(&found.text),
                    Run::plain(label),
                    Run::plain(kind),
                    strength,
                    Run::plain(reason),
                ],
            }
        };
        let rows: Vec<Row> = explanation.mentions.iter().map(row).collect();
        table::write(&mut self.text, &columns, &rows, self.screen);
    }

    fn passed_over(&mut self, explanation: &Explanation) {
        if explanation.passed_over.is_empty() {
            return;
        }
        self.heading("Looks like a skill and is not counted");
        let columns = [
            Column::right("#"),
            Column::right("place"),
            Column::left("text"),
            Column::left("skill"),
            Column::left("because"),
        ];
        let row = |group: &PassedOver| {
            let because = match group.places.len() {
                0 | 1 => group.because.clone(),
                more => format!("{} ({more} times)", group.because),
            };
            let letter = Run::new(&group.letter, Style::Quiet);
            let place = Run::plain(group.places.first().map(Place::words).unwrap_or_default());
            let label = &*group.skill.label;
            let looks = Run::plain(format!("  “{}” looks like {label}: {because}", group.text));
            Row {
                brief: vec![letter.clone(), Run::spaces(2), place.clone(), looks],
                cells: vec![
                    letter,
                    place,
                    Run::plain(&group.text),
                    Run::plain(label),
                    Run::plain(because),
                ],
            }
        };
        let rows: Vec<Row> = explanation.passed_over.iter().map(row).collect();
        table::write(&mut self.text, &columns, &rows, self.screen);
    }
}

fn mention(number: usize, text: &str, strength: Strength, color: bool) -> Run {
    let words = if color { format!(" {number} {text} ") } else { format!("[{number} {text}]") };
    Run::new(words, Style::Mention(strength))
}

fn passed_over(letter: &str, text: &str) -> Run {
    Run::new(format!("{{{letter} {text}}}"), Style::PassedOver)
}

fn cue(text: &str, bold: bool, color: bool) -> Run {
    let words = if color { text.to_owned() } else { format!("_{text}_") };
    Run::new(words, Style::Cue { bold })
}

/// What must be said of a text as a whole.
pub(crate) fn remarks(explanation: &Explanation) -> Vec<&'static str> {
    let nothing = explanation.nothing.map(|nothing| match nothing {
        Nothing::NoText => {
            "No text: with fewer than 40 letters a posting counts as one without text, and nothing \
             of it is counted."
        }
        Nothing::NoRequirements => {
            "Text without requirements: no heading and no words that ask for anything, and no \
             known skill."
        }
        Nothing::NoKnownSkill => {
            "Requirements without a known skill: it asks for something, and for no skill of the \
             catalogue."
        }
    });
    let cut =
        explanation.truncated.then_some("The source cut this text: nothing of it is counted.");
    nothing.into_iter().chain(cut).collect()
}

impl Asks {
    /// How many skills there are.
    pub(crate) fn len(&self) -> usize {
        self.required.len() + self.preferred.len() + self.mentioned.len()
    }

    /// The lists with their strengths, strongest first.
    pub(crate) fn by_strength(&self) -> [(Strength, &[String]); 3] {
        [
            (Strength::Required, &self.required),
            (Strength::Preferred, &self.preferred),
            (Strength::Unspecified, &self.mentioned),
        ]
    }
}
