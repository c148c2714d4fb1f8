//! `report.md`: the report as one Markdown document.
//!
//! Everything is read from the [`Report`]; nothing is computed. Every text that comes from
//! content is escaped, so that nothing in it becomes markup or HTML.

mod escape;
mod gaps;
mod market;
mod profile;
mod references;
mod roadmap;
mod summary;
#[cfg(test)]
mod tests;
mod what_if;

pub use what_if::what_if_markdown;

use super::model::Report;
use crate::language::{Argument, Language, Plain, PlainMessages};
use crate::report::claim::Claim;
use escape::escape;
use std::fmt;

/// The report as Markdown (CommonMark with tables).
pub fn markdown(report: &Report) -> String {
    let mut document = Document::new(report.generator.language);
    summary::write(report, &mut document);
    profile::write(report, &mut document);
    market::write(report, &mut document);
    gaps::write(report, &mut document);
    roadmap::write(report, &mut document);
    document.heading(2, document.say.markdown.conclusion());
    document.claims(&report.narrative.conclusion);
    references::write(report, &mut document);
    document.text
}

/// Markdown being written, block by block; the text given to it is escaped already.
struct Document {
    /// What is said in the report's language.
    say: PlainMessages,
    text: String,
    in_list: bool,
}

impl Document {
    fn new(language: Language) -> Self {
        Self { say: language.plain(), text: String::new(), in_list: false }
    }

    /// A heading of level 1 to 4.
    fn heading(&mut self, level: usize, text: impl fmt::Display) {
        self.block(&format!("{} {text}", "#".repeat(level)));
    }

    /// A paragraph.
    fn paragraph(&mut self, text: impl fmt::Display) {
        let text = text.to_string();
        if !text.is_empty() {
            self.block(&text);
        }
    }

    /// Sentences as one paragraph.
    fn claims(&mut self, claims: &[Claim]) {
        let sentences: Vec<String> = claims.iter().map(|claim| escape(claim.text())).collect();
        self.paragraph(sentences.join(" "));
    }

    /// An item of a list.
    fn item(&mut self, text: impl fmt::Display) {
        self.line(&format!("- {text}"));
    }

    /// An item of an item.
    fn sub_item(&mut self, text: impl fmt::Display) {
        self.line(&format!("  - {text}"));
    }

    /// A numbered item.
    fn numbered(&mut self, number: usize, text: impl fmt::Display) {
        self.line(&format!("{number}. {text}"));
    }

    /// An item below a numbered one.
    fn below_numbered(&mut self, text: impl fmt::Display) {
        self.line(&format!("   - {text}"));
    }

    /// A table; nothing when it has no row.
    fn table<const N: usize>(&mut self, head: [String; N], rows: &[[String; N]]) {
        let rule = vec!["---"; N].join(" | ");
        let mut block = format!("| {} |\n| {rule} |", head.join(" | "));
        for row in rows {
            block.push_str(&format!("\n| {} |", row.join(" | ")));
        }
        self.block(&block);
    }

    /// A value in the report's language, escaped.
    fn told(&self, value: impl Argument<Plain>) -> String {
        escape(&self.say.value(value).to_string())
    }

    fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
        self.in_list = false;
    }

    fn line(&mut self, text: &str) {
        if !self.in_list && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
        self.in_list = true;
    }
}
