//! A card being drawn: areas and lettering, in the order they are put on top of each other.

use super::lettering::Lettering;
use super::typeface::Cut;
use std::fmt::Write as _;

/// Width and height that services show link cards in.
pub(super) const WIDTH: f32 = 1200.0;
pub(super) const HEIGHT: f32 = 630.0;

/// An SVG without texts or references: areas and outlines only.
pub(super) struct Sheet {
    svg: String,
}

impl Sheet {
    /// A sheet of one colour.
    pub(super) fn new(paper: &str) -> Self {
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">"#
        );
        let mut sheet = Self { svg };
        sheet.area((0.0, 0.0), (WIDTH, HEIGHT), paper);
        sheet
    }

    /// A rectangle.
    pub(super) fn area(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), colour: &str) {
        // Writing into a string does not fail.
        let _ = write!(
            self.svg,
            r#"<path fill="{colour}" d="M{x:.2} {y:.2}h{width:.2}v{height:.2}h-{width:.2}z"/>"#
        );
    }

    /// One line; `y` is its baseline. Gives the `x` behind it.
    pub(super) fn line(
        &mut self,
        (x, y): (f32, f32),
        cut: Cut,
        size: f32,
        text: &str,
        colour: &str,
    ) -> f32 {
        let outlines = cut.outlines(text, size);
        let _ = write!(
            self.svg,
            r#"<path fill="{colour}" transform="translate({x:.2} {y:.2})" d="{outlines}"/>"#
        );
        x + cut.width(text, size)
    }

    /// Lines below each other; `y` is the top of the first. Gives the `y` below the last.
    pub(super) fn lines(&mut self, (x, y): (f32, f32), lettering: &Lettering, colour: &str) -> f32 {
        let Lettering { cut, size, ref lines } = *lettering;
        let leading = size * LEADING;
        for (index, line) in lines.iter().enumerate() {
            self.line((x, y + size * ASCENT + index as f32 * leading), cut, size, line, colour);
        }
        y + lines.len() as f32 * leading
    }

    /// The finished drawing.
    pub(super) fn finish(mut self) -> String {
        self.svg.push_str("</svg>");
        self.svg
    }
}

/// From baseline to baseline, in ems.
const LEADING: f32 = 1.14;
/// From the top of a line to its baseline, in ems.
pub(super) const ASCENT: f32 = 0.9;
