//! Texts in lines that fit their place.

use super::typeface::Cut;

/// A text broken into lines, all of one size.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lettering {
    pub(super) cut: Cut,
    /// Height of the em square in pixels.
    pub(super) size: f32,
    pub(super) lines: Vec<String>,
}

/// Where a text is to fit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) cut: Cut,
    /// Sizes to choose from, each with the lines that it may take; the first that fits is taken.
    pub(super) sizes: &'a [(f32, usize)],
    pub(super) width: f32,
}

const ELLIPSIS: char = '…';

impl Place<'_> {
    /// The text in the largest size that has room for it. What the smallest has no room for is cut,
    /// with an ellipsis in its place.
    pub(super) fn fit(self, text: &str) -> Lettering {
        let cut = self.cut;
        for &(size, most) in self.sizes {
            let lines = self.wrap(text, size);
            if lines.len() <= most && lines.iter().all(|line| self.fits(line, size)) {
                return Lettering { cut, size, lines };
            }
        }
        let (size, most) = self.sizes.last().copied().unwrap_or((1.0, 1));
        let mut lines = self.wrap_anywhere(text, size);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                self.shorten(last, size);
            }
        }
        Lettering { cut, size, lines }
    }

    fn fits(self, line: &str, size: f32) -> bool {
        self.cut.width(line, size) <= self.width
    }

    /// Lines of whole words.
    fn wrap(self, text: &str, size: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            if let Some(line) = lines.last_mut() {
                let longer = format!("{line} {word}");
                if self.fits(&longer, size) {
                    *line = longer;
                    continue;
                }
            }
            lines.push(word.to_owned());
        }
        lines
    }

    /// Lines of words, those that are too long broken between two letters.
    fn wrap_anywhere(self, text: &str, size: f32) -> Vec<String> {
        let mut pieces = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            let mut piece = String::new();
            for letter in word.chars() {
                piece.push(letter);
                if !self.fits(&piece, size) && piece.chars().count() > 1 {
                    piece.pop();
                    pieces.push_str(&piece);
                    pieces.push(' ');
                    piece = letter.to_string();
                }
            }
            pieces.push_str(&piece);
            pieces.push(' ');
        }
        self.wrap(&pieces, size)
    }

    /// Takes letters away until there is room for an ellipsis.
    fn shorten(self, line: &mut String, size: f32) {
        line.push(ELLIPSIS);
        while !self.fits(line, size) && line.chars().count() > 1 {
            line.pop();
            line.pop();
            line.truncate(line.trim_end().len());
            line.push(ELLIPSIS);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place<'_> =
        Place { cut: Cut::Bold, sizes: &[(80.0, 1), (60.0, 2), (40.0, 2)], width: 1000.0 };

    #[test]
    fn short_texts_are_large_and_long_ones_are_broken() {
        let short = PLACE.fit("Ada Byron");
        assert_eq!((short.size, short.lines.len()), (80.0, 1));
        let long = PLACE.fit("Maximiliana Konstantinopolitanska von Hohenfurt");
        assert_eq!((long.size, long.lines.len()), (60.0, 2));
        assert!(PLACE.fit("").lines.is_empty());
    }

    #[test]
    fn every_line_fits_whatever_the_text() {
        let texts = ["W".repeat(80), "Wide words ".repeat(40), format!("Ana {}", "i".repeat(500))];
        for text in texts {
            let fitted = PLACE.fit(&text);
            assert!(fitted.lines.len() <= 2, "{fitted:?}");
            for line in &fitted.lines {
                assert!(PLACE.fits(line, fitted.size), "{line}");
            }
            let whole = fitted.lines.concat().len() >= text.replace(' ', "").len();
            let cut = fitted.lines.last().unwrap().ends_with(ELLIPSIS);
            assert_eq!(whole, !cut, "{fitted:?}");
        }
    }
}
