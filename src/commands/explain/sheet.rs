//! The parts that explanations in a terminal are made of.

use crate::candidate::EvidenceItem;
use crate::content::ProfileLines;
use crate::explanation::{Output, Run, Screen, Style};
use crate::market::{Ask, Interval, PostingSummary};
use crate::report::Standing;
use crate::wording;

/// A sheet of text: a heading line, then sections of indented paragraphs.
pub(super) struct Sheet<'a> {
    out: Output,
    /// The profile's file, relative to the site's root.
    file: &'a str,
    /// Where its values stand; `None` when it cannot be read again.
    lines: Option<&'a ProfileLines>,
}

/// How far paragraphs of a section are indented.
const INDENT: usize = 2;
/// How far the second level is.
const DEEPER: usize = 6;

impl<'a> Sheet<'a> {
    pub(super) fn new(screen: Screen, file: &'a str, lines: Option<&'a ProfileLines>) -> Self {
        Self { out: Output::new(screen), file, lines }
    }

    pub(super) fn finish(self) -> String {
        self.out.into_text()
    }

    /// The first line.
    pub(super) fn title(&mut self, words: &str) {
        self.out.line(&[Run::new(words, Style::Bold)], 0);
    }

    /// A line under the title.
    pub(super) fn subtitle(&mut self, words: &str) {
        self.out.line(&[Run::new(words, Style::Quiet)], 0);
    }

    /// A sentence that is no part of a section.
    pub(super) fn sentence(&mut self, words: &str) {
        self.out.line(&[Run::plain(words)], 0);
    }

    pub(super) fn section(&mut self, words: &str) {
        self.out.blank();
        self.out.line(&[Run::new(words, Style::Bold)], 0);
    }

    pub(super) fn paragraph(&mut self, words: &str) {
        self.runs(INDENT, INDENT, vec![Run::plain(words)]);
    }

    /// A paragraph that begins with what it is about.
    pub(super) fn labelled(&mut self, label: &str, words: &str) {
        let label = Run::new(format!("{label}: "), Style::Quiet);
        self.runs(INDENT, DEEPER, vec![label, Run::plain(words)]);
    }

    /// A paragraph of the second level.
    pub(super) fn detail(&mut self, words: &str) {
        self.runs(DEEPER, DEEPER, vec![Run::plain(words)]);
    }

    /// The same, where it may be passed over.
    pub(super) fn aside(&mut self, words: &str) {
        self.runs(DEEPER, DEEPER, vec![Run::new(words, Style::Quiet)]);
    }

    /// Whether a rule applies, the rule, and what it was decided by.
    pub(super) fn rule(&mut self, applies: bool, rule: &str, values: &str) {
        let word = if applies { Run::new("yes ", Style::Bold) } else { Run::plain("no  ") };
        self.runs(INDENT, DEEPER, vec![word, Run::plain(rule)]);
        self.detail(&wording::sentence(values));
    }

    /// Where the candidate stands on something; `in_list` of which one is enough.
    pub(super) fn standing(&mut self, in_list: bool, word: &str, what: &str) {
        let indent = if in_list { 2 * INDENT } else { INDENT };
        let style = if word == Standing::Have.label() { Style::Plain } else { Style::Bold };
        let word = Run::new(format!("{word:<8}"), style);
        self.runs(indent, indent + 9, vec![word, Run::plain(format!(" {what}"))]);
    }

    /// A line of the résumé with its place.
    pub(super) fn resume_line(&mut self, item: &EvidenceItem) {
        self.quote("résumé", &item.before, &item.mention, &item.after);
        let line = self.lines.map(|lines| format!(":{}", lines.line(&item.pointer)));
        let (file, line) = (self.file, line.unwrap_or_default());
        let level = u8::from(item.level);
        self.aside(&format!("{}, level {level}: {file}{line} {}", item.place, item.pointer));
    }

    /// A sentence of a posting with its place.
    pub(super) fn posting_sentence(&mut self, posting: &PostingSummary, ask: &Ask) {
        let quote = &ask.quote;
        let strength =
            Run::new(format!("{:<9} ", ask.strength.label()), Style::Strength(ask.strength));
        let (company, title) = (&posting.company, &posting.title);
        let seen = if quote.dated { "" } else { "seen " };
        let day = wording::day(quote.date);
        let whose = format!("{company}, {title} ({}), {seen}{day}", posting.id);
        self.runs(INDENT, DEEPER, vec![strength, Run::plain(whose)]);
        self.quote("", &quote.before, &quote.mention, &quote.after);
        self.aside(&format!("{}: {}", quote.rule, place(posting)));
    }

    /// A quote, with whose it is.
    pub(super) fn quote(&mut self, whose: &str, before: &str, mention: &str, after: &str) {
        let whose = if whose.is_empty() { String::new() } else { format!("{whose}: ") };
        let runs = [
            Run::new(whose, Style::Quiet),
            Run::plain(format!("“{before}")),
            Run::new(mention, Style::Bold),
            Run::plain(format!("{after}”")),
        ];
        self.runs(DEEPER, DEEPER, runs.into());
    }

    /// A paragraph whose first line is indented by `first` and whose others by `others`.
    fn runs(&mut self, first: usize, others: usize, mut runs: Vec<Run>) {
        runs.insert(0, Run::spaces(first));
        self.out.line(&runs, others);
    }
}

/// Where a posting was read.
pub(super) fn place(posting: &PostingSummary) -> String {
    format!("{}:{}", posting.origin.file, posting.origin.line)
}

/// An interval of a proportion: "44 to 60 %".
pub(super) fn range(interval: Interval) -> String {
    format!("{:.0} to {:.0} %", interval.low * 100.0, interval.high * 100.0)
}
