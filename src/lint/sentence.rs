//! Sentences, their words, and the figures in them.

use super::document::Block;
use crate::diagnostics::Span;

/// Words after which a full stop ends nothing.
const ABBREVIATIONS: [&str; 10] =
    ["e.g", "i.e", "etc", "vs", "approx", "ca", "incl", "no", "inc", "dr"];

/// A sentence of a block.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Index of its block.
    pub(super) block: usize,
    pub(super) span: Span,
    pub(super) words: Vec<Word>,
}

/// A word or number; hyphens divide words, "3,500.5" is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case, with a straight apostrophe.
    pub(super) text: String,
    pub(super) span: Span,
}

impl Word {
    /// The number it is, written in digits or up to twelve in letters.
    pub(super) fn number(&self) -> Option<f64> {
        const NAMES: [&str; 13] = [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ];
        if let Some(number) = NAMES.iter().position(|name| *name == self.text) {
            return Some(number as f64);
        }
        let digits: String = self.text.chars().filter(|c| *c != ',').collect();
        digits.starts_with(|c: char| c.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    }

    /// The whole number it is.
    pub(super) fn count(&self) -> Option<u32> {
        let number = self.number().filter(|number| number.fract() == 0.0 && *number < 1e9)?;
        Some(number as u32)
    }

    /// Whether it is written in digits.
    pub(super) fn is_figure(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

impl Sentence {
    /// The sentences of a block.
    pub(super) fn all(text: &str, index: usize, block: &Block) -> Vec<Self> {
        let words: Vec<Word> = block.runs.iter().flat_map(|run| words(text, *run)).collect();
        let mut sentences: Vec<Self> = Vec::new();
        let mut start = block.span.start;
        let mut rest = words.into_iter().peekable();
        for end in ends(text, block) {
            let mut inside = Vec::new();
            while let Some(word) = rest.next_if(|word| word.span.start < end) {
                inside.push(word);
            }
            if !inside.is_empty() {
                let part = &text[start..end];
                let first = start + part.len() - part.trim_start().len();
                let span = Span::new(first, start + part.trim_end().len());
                sentences.push(Self { block: index, span, words: inside });
            }
            start = end;
        }
        sentences
    }

    /// Whether a place lies in it.
    pub(super) fn contains(&self, span: Span) -> bool {
        self.span.start <= span.start && span.end <= self.span.end
    }

    /// Whether a figure in digits stands in it.
    pub(super) fn has_figure(&self) -> bool {
        self.words.iter().any(Word::is_figure)
    }

    /// Pairs "k of n", with the byte range of each.
    pub(super) fn shares(&self) -> Vec<(f64, f64, Span)> {
        let pairs = self.words.windows(3).filter(|three| three[1].text == "of");
        let pairs = pairs.filter_map(|three| {
            let (k, n) = (three[0].number()?, three[2].number()?);
            Some((k, n, Span::new(three[0].span.start, three[2].span.end)))
        });
        pairs.collect()
    }

    /// Percentages: "66 %", "66%" or "66 percent", with the byte range of each.
    pub(super) fn percentages(&self, text: &str) -> Vec<(f64, Span)> {
        let mut found = Vec::new();
        for (index, word) in self.words.iter().enumerate() {
            let Some(number) = word.number().filter(|_| word.is_figure()) else { continue };
            let after = &text[word.span.end..self.span.end.max(word.span.end)];
            let trimmed = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            if trimmed.starts_with('%') {
                let end = word.span.end + after.len() - trimmed.len() + 1;
                found.push((number, Span::new(word.span.start, end)));
            } else if let Some(next) = self.words.get(index + 1)
                && ["percent", "percentage"].contains(&&*next.text)
            {
                found.push((number, Span::new(word.span.start, next.span.end)));
            }
        }
        found
    }
}

/// Where the sentences of a block end; the last is the block's end.
fn ends(text: &str, block: &Block) -> Vec<usize> {
    let mut ends = Vec::new();
    for run in &block.runs {
        for (at, c) in text[run.start..run.end].char_indices() {
            let at = run.start + at;
            let after = &text[at + c.len_utf8()..block.span.end];
            // Marks of emphasis and brackets close after the full stop.
            let next = after.trim_start_matches(['*', '_', '"', '”', ')']);
            let gap = next.is_empty() || next.starts_with(char::is_whitespace);
            let starts = next.trim_start().chars().next();
            let ends_here = match c {
                '!' | '?' => gap,
                '.' => gap && !is_abbreviated(&text[block.span.start..at]),
                _ => false,
            };
            if ends_here && !starts.is_some_and(char::is_lowercase) {
                ends.push(at + c.len_utf8() + after.len() - next.len());
            }
        }
    }
    ends.push(block.span.end);
    ends.dedup();
    ends
}

/// Whether a full stop after this text is that of an abbreviation or of a number in a list.
fn is_abbreviated(before: &str) -> bool {
    let last = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    initial || ABBREVIATIONS.contains(&&*last.to_lowercase())
}

/// The words of a piece of text.
pub(super) fn words(text: &str, run: Span) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    let piece = &text[run.start..run.end];
    let mut push = |from: usize, to: usize| {
        let span = Span::new(run.start + from, run.start + to);
        words.push(Word { text: piece[from..to].to_lowercase().replace('’', "'"), span });
    };
    for (at, c) in piece.char_indices() {
        let before = piece[..at].chars().next_back();
        let after = piece[at + c.len_utf8()..].chars().next();
        let between = |test: fn(char) -> bool| before.is_some_and(test) && after.is_some_and(test);
        let inside = c.is_alphanumeric()
            || (matches!(c, '\'' | '’') && between(char::is_alphabetic))
            || (matches!(c, ',' | '.') && between(|c| c.is_ascii_digit()));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                push(from, at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        push(from, piece.len());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::document::Document;
    use super::*;
    use crate::diagnostics::Source;

    fn sentences(text: &str) -> Vec<Sentence> {
        Document::parse(&Source::new("a.md", "a.md", text)).sentences
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let text = "He uses S3 (e.g. for files). Node.js, too! **Why?** At 3.5 h, vs. J. Doe.";
        let found: Vec<String> = sentences(text)
            .iter()
            .map(|sentence| text[sentence.span.start..sentence.span.end].to_owned())
            .collect();
        let expected =
            ["He uses S3 (e.g. for files).", "Node.js, too!", "**Why?**", "At 3.5 h, vs. J. Doe."];
        assert_eq!(found, expected);
    }

    #[test]
    fn words_and_figures_are_read() {
        let text = "Ada’s 6-week plan: 1,200.5 h, three of 5, 66 % (116 of 176), 9 percent.";
        let sentence = &sentences(text)[0];
        let words: Vec<&str> = sentence.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(words[..5], ["ada's", "6", "week", "plan", "1,200.5"]);
        assert_eq!(sentence.words[4].number(), Some(1200.5));
        let shares: Vec<_> = sentence.shares().iter().map(|(k, n, _)| (*k, *n)).collect();
        assert_eq!(shares, [(3.0, 5.0), (116.0, 176.0)]);
        let percentages: Vec<_> = sentence.percentages(text).iter().map(|(p, _)| *p).collect();
        assert_eq!(percentages, [66.0, 9.0]);
    }
}
