//! Text for a terminal, piece by piece.

use super::wrap::{Run, wrap};
use super::{Screen, Style};

/// What was written so far, and what it is shown on.
pub(crate) struct Output {
    pub(super) text: String,
    pub(super) screen: Screen,
}

impl Output {
    pub(crate) fn new(screen: Screen) -> Self {
        Self { text: String::new(), screen }
    }

    /// Adds styled text, wrapped; its lines but the first are indented.
    pub(crate) fn line(&mut self, runs: &[Run], indent: usize) {
        wrap(&mut self.text, runs, &Run::spaces(indent), self.screen);
    }

    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    pub(crate) fn heading(&mut self, words: &str) {
        self.blank();
        self.line(&[Run::new(words, Style::Bold)], 0);
        self.blank();
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }
}
