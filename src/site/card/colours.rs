//! The colours of cards: the tokens of the look, as on a page in the light scheme.

use crate::content::theme::{Colour, Look, Scheme};

/// Colours in the notation of CSS, `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Colours {
    pub(super) paper: String,
    pub(super) ink: String,
    pub(super) quiet: String,
    pub(super) rule: String,
    pub(super) have: String,
    pub(super) neutral: String,
}

impl Colours {
    /// Those of a look.
    pub(crate) fn of(look: &Look) -> Self {
        let token = |name| look.colour(name, Scheme::Light).as_ref().map(Colour::to_string);
        let token = |name| token(name).unwrap_or_default();
        Self {
            paper: token("paper"),
            ink: token("ink"),
            quiet: token("quiet"),
            rule: token("rule"),
            have: token("have"),
            neutral: token("neutral"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_is_that_of_a_token() {
        let colours = Colours::of(&Look::default());
        assert_eq!((&*colours.paper, &*colours.ink), ("#fcfcfa", "#16191d"));
        let Colours { paper, ink, quiet, rule, have, neutral } = &colours;
        for colour in [paper, ink, quiet, rule, have, neutral] {
            assert_eq!(colour.len(), 7, "{colour}");
        }
        assert_ne!(colours, Colours::of(&Look::built_in("editorial").unwrap()));
    }
}
