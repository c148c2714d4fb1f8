//! How values of a market are written in the language of a page.

use super::{Difference, Nothing, Rank, TrendVerdict};
use crate::language::{Argument, Language, Messages, Mode, Whole};
use std::fmt::{self, Write};

/// `3`, or `3–5` when intervals overlap.
impl<M: Mode> Argument<M> for Rank {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        Argument::<M>::write(&self.best, language, out)?;
        if self.best != self.worst {
            out.write_char('–')?;
            Argument::<M>::write(&self.worst, language, out)?;
        }
        Ok(())
    }
}

impl<M: Mode> Argument<M> for Nothing {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language).nothing;
        match self {
            Self::NoText => write!(out, "{}", say.no_text()),
            Self::NoRequirements => write!(out, "{}", say.no_requirements()),
            Self::NoKnownSkill => write!(out, "{}", say.no_known_skill()),
        }
    }
}

/// What may be said of a trend, with the interval it rests on.
impl<M: Mode> Argument<M> for TrendVerdict {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language).trend_verdict;
        let points = |by: &Difference| (by.value * 100.0).abs().round_ties_even() as u32;
        let range =
            |by: &Difference| say.interval(Signed(by.interval.low), Signed(by.interval.high));
        match self {
            Self::Up { difference: by } => write!(out, "{}", say.up(points(by), range(by))),
            Self::Down { difference: by } => write!(out, "{}", say.down(points(by), range(by))),
            Self::Unsteady { difference: by, lowest, highest } => {
                write!(out, "{}", say.unsteady(lowest.share, highest.share, range(by)))
            }
            Self::NoDetectableChange { difference: by } => {
                write!(out, "{}", say.unchanged(range(by)))
            }
            Self::CannotBeJudged { why } => write!(out, "{}", say.unjudged(why)),
        }
    }
}

/// A difference of proportions in whole points: `+12`, `−21`, `+0`.
#[derive(Debug, Clone, Copy)]
struct Signed(f64);

impl<M: Mode> Argument<M> for Signed {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let points = (self.0 * 100.0).round();
        if points >= 0.0 {
            out.write_char('+')?;
        }
        Argument::<M>::write(&Whole(points), language, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::{Interval, Share, TrendPoint};

    #[test]
    fn a_verdict_has_its_interval_in_signed_points() {
        let share = Share::new(1, 2);
        let date = jiff::civil::date(2026, 1, 1);
        let point = TrendPoint { date, share, interval: share.interval() };
        let interval = Interval { low: -0.21, high: 0.0 };
        let difference = Difference { from: point, to: point, value: -0.12, interval };
        let verdict = TrendVerdict::Down { difference };
        let written = |language: Language| language.plain().value(&verdict).to_string();
        assert_eq!(written(Language::English), "down 12 points (95 % interval −21 to +0)");
        assert_eq!(
            written(Language::German),
            "um 12 Prozentpunkte gesunken (95-%-Intervall −21 bis +0)"
        );
    }

    #[test]
    fn places_tie() {
        let written =
            |best, worst| Language::English.plain().value(Rank { best, worst }).to_string();
        assert_eq!(written(3, 3), "3");
        assert_eq!(written(3, 5), "3–5");
    }
}
