//! Whether every text reads on every ground it stands on.

use super::colour::Colour;
use super::look::Look;
use super::token::Scheme;

/// The least contrast of text (WCAG 2.2, success criterion 1.4.3).
pub(super) const TEXT: f64 = 4.5;
/// The least contrast of what a chart is read from (WCAG 2.2, success criterion 1.4.11).
pub(super) const GRAPHIC: f64 = 3.0;

/// A colour that stands on another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The token of what is read.
    pub text: &'static str,
    /// The token of what it stands on.
    pub ground: &'static str,
    /// The contrast it needs at least.
    pub least: f64,
}

/// A pair in a scheme whose contrast is too low.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LowContrast {
    /// The pair.
    pub pair: Pair,
    /// The scheme.
    pub scheme: Scheme,
    /// The colour of what is read.
    pub text: Colour,
    /// The colour of what it stands on.
    pub ground: Colour,
}

/// Every pair that the pages show.
pub fn pairs() -> impl Iterator<Item = Pair> {
    let grounds = ["paper", "surface"];
    let texts = ["ink", "quiet", "link", "have", "partly", "missing"];
    let text = move |ground| texts.map(|text| Pair { text, ground, least: TEXT });
    let graphic = ["neutral", "whisker"].map(|text| Pair { text, ground: "paper", least: GRAPHIC });
    let marked = Pair { text: "ink", ground: "mark", least: TEXT };
    grounds.into_iter().flat_map(text).chain([marked]).chain(graphic)
}

/// The pairs of a look that do not read well, the light scheme first.
pub fn low_contrasts(look: &Look) -> Vec<LowContrast> {
    let of = |scheme: Scheme| {
        pairs().filter_map(move |pair| {
            let text = look.colour(pair.text, scheme)?;
            let ground = look.colour(pair.ground, scheme)?;
            let low = LowContrast { pair, scheme, text, ground };
            (text.contrast(ground) < pair.least).then_some(low)
        })
    };
    Scheme::ALL.into_iter().flat_map(of).collect()
}
