//! The letters of link cards: outlines, widths and kerning of two cuts of one typeface.
//!
//! Cards are pictures, so their letters cannot come from the reader's system. What the typeface
//! cannot write is left out as a whole: see [`drawable`].

use std::fmt::Write as _;
use std::sync::LazyLock;
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, OutlineBuilder};
use unicode_normalization::UnicodeNormalization;

/// A cut of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// For names and figures.
    Bold,
    /// For everything else.
    Regular,
}

static BOLD: LazyLock<Option<Typeface>> = LazyLock::new(|| {
    Typeface::new(include_bytes!("../../../themes/default/fonts/InterDisplay-SemiBold.ttf"))
});
static REGULAR: LazyLock<Option<Typeface>> = LazyLock::new(|| {
    Typeface::new(include_bytes!("../../../themes/default/fonts/Inter-Regular.ttf"))
});

struct Typeface {
    face: Face<'static>,
    kerning: Vec<PairAdjustment<'static>>,
}

impl Cut {
    fn typeface(self) -> Option<&'static Typeface> {
        match self {
            Self::Bold => BOLD.as_ref(),
            Self::Regular => REGULAR.as_ref(),
        }
    }

    /// How wide a line is, in pixels.
    pub(super) fn width(self, text: &str, size: f32) -> f32 {
        let Some(typeface) = self.typeface() else { return 0.0 };
        let glyphs = typeface.line(text);
        glyphs.map(|(_, advance)| advance).sum::<i32>() as f32 * typeface.scale(size)
    }

    /// The outlines of a line that begins at the origin, as path data of SVG.
    pub(super) fn outlines(self, text: &str, size: f32) -> String {
        let Some(typeface) = self.typeface() else { return String::new() };
        let mut pen = Pen { path: String::new(), scale: typeface.scale(size), x: 0.0 };
        let mut advanced = 0;
        for (glyph, advance) in typeface.line(text) {
            pen.x = advanced as f32 * pen.scale;
            // A space has no outline.
            let _ = typeface.face.outline_glyph(glyph, &mut pen);
            advanced += advance;
        }
        pen.path
    }
}

impl Typeface {
    /// `None` when the bytes are no typeface.
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let face = Face::parse(bytes, 0).ok()?;
        let lookups = face.tables().gpos.into_iter().flat_map(|table| table.lookups);
        let subtables = lookups.flat_map(|lookup| lookup.subtables.into_iter());
        let kerning = subtables.filter_map(|subtable| match subtable {
            PositioningSubtable::Pair(pairs) => Some(pairs),
            _ => None,
        });
        let kerning = kerning.collect();
        Some(Self { face, kerning })
    }

    /// Pixels per unit of the typeface.
    fn scale(&self, size: f32) -> f32 {
        size / f32::from(self.face.units_per_em())
    }

    /// The glyphs of a line, each with the way to the next.
    fn line<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (GlyphId, i32)> + 'a {
        let mut glyphs = text.chars().filter_map(|letter| self.face.glyph_index(letter)).peekable();
        std::iter::from_fn(move || {
            let glyph = glyphs.next()?;
            let advance = self.face.glyph_hor_advance(glyph).unwrap_or(0);
            let kern = glyphs.peek().map_or(0, |next| self.kern(glyph, *next));
            Some((glyph, i32::from(advance) + i32::from(kern)))
        })
    }

    /// How much closer or wider two glyphs stand than their widths say.
    fn kern(&self, left: GlyphId, right: GlyphId) -> i16 {
        self.kerning.iter().find_map(|pairs| of_pair(pairs, left, right)).unwrap_or(0)
    }
}

/// What a table says of two neighbours; `None` when it is not about the first.
fn of_pair(pairs: &PairAdjustment<'_>, left: GlyphId, right: GlyphId) -> Option<i16> {
    let index = pairs.coverage().get(left)?;
    let (first, _) = match pairs {
        PairAdjustment::Format1 { sets, .. } => sets.get(index)?.get(right)?,
        PairAdjustment::Format2 { classes, matrix, .. } => {
            matrix.get((classes.0.get(left), classes.1.get(right)))?
        }
    };
    Some(first.x_advance)
}

/// Writes outlines as path data; in SVG, y grows downwards.
struct Pen {
    path: String,
    scale: f32,
    x: f32,
}

impl Pen {
    fn go(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        for (x, y) in points {
            let (x, y) = (self.x + x * self.scale, -y * self.scale);
            // Writing into a string does not fail.
            let _ = write!(self.path, "{x:.2} {y:.2} ");
        }
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.go('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.go('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.go('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.go('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}

/// The text as both cuts can write it, on one line; `None` when a letter is missing.
///
/// Letters with marks are composed first. What is no letter and has no form of its own (emoji,
/// variation selectors, direction controls) goes; a name with a letter missing would be another
/// name, and empty boxes tell nothing.
pub(super) fn drawable(text: &str) -> Option<String> {
    let (Some(bold), Some(regular)) = (Cut::Bold.typeface(), Cut::Regular.typeface()) else {
        return None;
    };
    let has = |letter| {
        bold.face.glyph_index(letter).is_some() && regular.face.glyph_index(letter).is_some()
    };
    let mut line = String::with_capacity(text.len());
    for letter in text.nfc() {
        if letter.is_whitespace() {
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
        } else if has(letter) {
            line.push(letter);
        } else if !is_ornament(letter) {
            return None;
        }
    }
    line.truncate(line.trim_end().len());
    (!line.is_empty()).then_some(line)
}

/// Whether a text without this sign still says the same: pictographs and what steers them.
fn is_ornament(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{20e3}' | '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2190}'..='\u{2bff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{e0000}'..='\u{e007f}')
        || letter.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_cuts_are_there_and_have_the_same_letters() {
        let (bold, regular) = (Cut::Bold.typeface().unwrap(), Cut::Regular.typeface().unwrap());
        for code in 0..0x3000 {
            let Some(letter) = char::from_u32(code) else { continue };
            let has = |typeface: &Typeface| typeface.face.glyph_index(letter).is_some();
            assert_eq!(has(bold), has(regular), "U+{code:04X}");
        }
    }

    #[test]
    fn kerning_brings_letters_together() {
        let apart = Cut::Bold.width("A", 100.0) + Cut::Bold.width("V", 100.0);
        assert!(Cut::Bold.width("AV", 100.0) < apart - 1.0);
        assert_eq!(Cut::Bold.width("", 100.0), 0.0);
    }

    #[test]
    fn a_text_is_written_whole_or_not_at_all() {
        for (text, wanted) in [
            ("Zoë  Núñez\n", Some("Zoë Núñez")),
            ("Zoe\u{308} Nu\u{301}n\u{303}ez", Some("Zoë Núñez")),
            ("Nguyễn Thị Ánh", Some("Nguyễn Thị Ánh")),
            ("Łukasz Żółć", Some("Łukasz Żółć")),
            ("Ирина Ξένια", Some("Ирина Ξένια")),
            ("Ana \u{1f469}\u{1f3fd}\u{200d}\u{1f4bb} \u{1f1ea}\u{1f1fa}", Some("Ana")),
            ("Ana \u{202e}Silva", Some("Ana Silva")),
            ("山田 太郎", None),
            ("Ana 山田", None),
            ("ليلى", None),
            ("q\u{30a} Q", None),
            ("\u{1f600}", None),
            (" ", None),
        ] {
            assert_eq!(drawable(text).as_deref(), wanted, "{text:?}");
        }
    }

    #[test]
    fn outlines_are_closed_paths() {
        let path = Cut::Regular.outlines("i B", 28.0);
        assert_eq!(path.matches('M').count(), path.matches('Z').count());
        assert_eq!(path.matches('M').count(), 5, "dot and stem, and three of the B: {path}");
    }
}
