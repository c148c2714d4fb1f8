//! Where saphyr-parser's places lie in the text.

use saphyr_parser::Marker;

/// Character positions, as saphyr-parser counts, to byte offsets.
pub(super) struct Offsets<'a> {
    text: &'a str,
    /// Byte offset of every [`Offsets::STEP`]th character; empty for ASCII, where both agree.
    marks: Vec<usize>,
}

impl<'a> Offsets<'a> {
    const STEP: usize = 64;

    pub(super) fn new(text: &'a str) -> Self {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().step_by(Self::STEP).map(|(at, _)| at).collect()
        };
        Self { text, marks }
    }

    pub(super) fn byte(&self, marker: Marker) -> usize {
        let index = marker.index();
        if self.marks.is_empty() {
            return index.min(self.text.len());
        }
        let Some(base) = self.marks.get(index / Self::STEP) else {
            return self.text.len();
        };
        let mut characters = self.text[*base..].char_indices();
        let within = characters.nth(index % Self::STEP);
        within.map_or(self.text.len(), |(at, _)| base + at)
    }
}
