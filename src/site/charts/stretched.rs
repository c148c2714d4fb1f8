//! Paths in a box that is stretched to the width of its column: 1000 wide, 12 high.
//!
//! Strokes keep their thickness (`vector-effect`), so only what may be stretched is drawn so.

use super::scale::Percent;

/// The position in the box, whole units.
pub(crate) fn along(at: Percent) -> u32 {
    (at.0 * 10.0).round() as u32
}

/// A filled block between two positions.
pub(crate) fn block(from: u32, to: u32) -> String {
    format!("M{from} 3h{}v6H{from}", to.saturating_sub(from))
}

/// An interval: a line with a stroke across at each end.
pub(crate) fn whisker(low: u32, high: u32) -> String {
    format!("M{low} 4v4m0-2H{high}m0-2v4")
}
