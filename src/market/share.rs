//! Counts that know what they were counted from.

use crate::language::{Argument, Count, Language, Messages, Mode, Whole};
use schemars::JsonSchema;
use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::fmt;

/// Under this many postings no share is shown, only counts.
pub const MINIMUM_FOR_SHARES: u32 = 10;
/// Under this many postings a share is marked as a small sample.
pub const SMALL_SAMPLE: u32 = 30;

/// `k` of `n`: the only way a proportion is stored, so none can lose its `n`.
///
/// Serialised as `{"k": …, "n": …}`; the percentage is always computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, JsonSchema)]
pub struct Share {
    /// How many have it.
    k: u32,
    /// How many were looked at.
    n: u32,
}

impl Share {
    /// `k` of `n`; `k` is cut to `n`.
    pub fn new(k: u32, n: u32) -> Self {
        Self { k: k.min(n), n }
    }

    /// How many have it.
    pub fn k(self) -> u32 {
        self.k
    }

    /// How many were looked at.
    pub fn n(self) -> u32 {
        self.n
    }

    /// The proportion from 0 to 1; 0 when nothing was looked at.
    pub fn proportion(self) -> f64 {
        if self.n == 0 { 0.0 } else { f64::from(self.k) / f64::from(self.n) }
    }

    /// Whether enough was looked at for a percentage to be shown.
    pub fn has_percent(self) -> bool {
        self.n >= MINIMUM_FOR_SHARES
    }

    /// The rounded percentage, or `None` below [`MINIMUM_FOR_SHARES`].
    pub fn percent(self) -> Option<u32> {
        self.has_percent().then(|| (self.proportion() * 100.0).round() as u32)
    }

    /// Wilson's 95 % interval of the proportion; see [`Interval::wilson`].
    pub fn interval(self) -> Interval {
        Interval::wilson(self)
    }
}

/// `52 % (76 of 145)`, or `3 of 7` when there are too few for a percentage.
impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.percent() {
            Some(percent) => write!(formatter, "{percent} % ({} of {})", self.k, self.n),
            None => write!(formatter, "{} of {}", self.k, self.n),
        }
    }
}

impl<M: Mode> Argument<M> for Share {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).share;
        match self.percent() {
            Some(percent) => write!(out, "{}", say.percent(percent, self.k, self.n)),
            None => write!(out, "{}", say.plain(self.k, self.n)),
        }
    }
}

/// Nouns agree with what was counted from: "1 of 1 posting", "1 of 3 postings".
impl Count for Share {
    fn count(&self) -> u64 {
        u64::from(self.n)
    }
}

/// What is met of what is to be met: "3 of 7", or "none to meet".
#[derive(Debug, Clone, Copy)]
pub(crate) struct Met(Share);

impl Share {
    /// As what is met of what is to be met.
    pub(crate) const fn met(self) -> Met {
        Met(self)
    }
}

impl<M: Mode> Argument<M> for Met {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language);
        match self.0 {
            Share { n: 0, .. } => write!(out, "{}", say.page.no_core()),
            Share { k, n } => write!(out, "{}", say.share.plain(k, n)),
        }
    }
}

/// A share with the noun of what was counted: "52 % (76 of 145) of the postings", "3 of 7 postings".
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShareOf {
    share: Share,
    counted: Counted,
}

#[derive(Debug, Clone, Copy)]
enum Counted {
    Postings,
    CoreSkills,
    PreferredSkills,
}

impl Share {
    /// With the word for postings.
    pub(crate) const fn of_postings(self) -> ShareOf {
        ShareOf { share: self, counted: Counted::Postings }
    }

    /// With the words for core skills.
    pub(crate) const fn of_core_skills(self) -> ShareOf {
        ShareOf { share: self, counted: Counted::CoreSkills }
    }

    /// With the words for preferred skills.
    pub(crate) const fn of_preferred_skills(self) -> ShareOf {
        ShareOf { share: self, counted: Counted::PreferredSkills }
    }
}

impl<M: Mode> Argument<M> for ShareOf {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).counted;
        let share = self.share;
        match (self.counted, share.percent().is_some()) {
            (Counted::CoreSkills, _) if share.n == 0 => write!(out, "{}", say.no_core()),
            (Counted::PreferredSkills, _) if share.n == 0 => write!(out, "{}", say.no_preferred()),
            (Counted::Postings, false) => write!(out, "{}", say.share_of_postings(share)),
            (Counted::Postings, true) => write!(out, "{}", say.percent_of_postings(share)),
            (Counted::CoreSkills, false) => write!(out, "{}", say.share_of_core(share)),
            (Counted::CoreSkills, true) => write!(out, "{}", say.percent_of_core(share)),
            (Counted::PreferredSkills, false) => write!(out, "{}", say.share_of_preferred(share)),
            (Counted::PreferredSkills, true) => write!(out, "{}", say.percent_of_preferred(share)),
        }
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut state = serializer.serialize_struct("Share", 2)?;
        state.serialize_field("k", &self.k)?;
        state.serialize_field("n", &self.n)?;
        state.end()
    }
}

/// A 95 % confidence interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Default, JsonSchema)]
pub struct Interval {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// In whole percent: "44 to 60 %".
impl<M: Mode> Argument<M> for Interval {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).share;
        write!(out, "{}", say.interval(Whole(self.low * 100.0), Whole(self.high * 100.0)))
    }
}

/// The 0.975 quantile of the standard normal distribution.
pub(crate) const Z_95: f64 = 1.959_963_984_540_054;

impl Interval {
    /// The score interval of a proportion at 95 %.
    ///
    /// Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical
    /// inference", JASA 22: 209–212. Without observations it is 0 to 1.
    pub fn wilson(share: Share) -> Self {
        if share.n == 0 {
            return Self { low: 0.0, high: 1.0 };
        }
        let (n, p, z2) = (f64::from(share.n), share.proportion(), Z_95 * Z_95);
        let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = Z_95 / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
        // The exact bounds at k = 0 and k = n are 0 and 1; rounding must not miss them.
        let low = if share.k == 0 { 0.0 } else { (centre - half).max(0.0) };
        let high = if share.k == share.n { 1.0 } else { (centre + half).min(1.0) };
        Self { low, high }
    }

    /// Difference `later - earlier` of two independent proportions at 95 %.
    ///
    /// Newcombe, R. G. (1998), "Interval estimation for the difference between independent
    /// proportions", Statistics in Medicine 17: 873–890, method 10 (from two Wilson intervals).
    pub fn newcombe(later: Share, earlier: Share) -> Self {
        let (a, b) = (Self::wilson(later), Self::wilson(earlier));
        let (p, q) = (later.proportion(), earlier.proportion());
        let difference = p - q;
        Self {
            low: difference - ((p - a.low).powi(2) + (b.high - q).powi(2)).sqrt(),
            high: difference + ((a.high - p).powi(2) + (q - b.low).powi(2)).sqrt(),
        }
    }

    /// Whether the interval has 0 outside.
    pub fn excludes_zero(self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64) {
        assert!((value - expected).abs() < 5e-4, "{value} is not {expected}");
    }

    #[test]
    fn wilson_agrees_with_published_values() {
        // Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I,
        // method 3: 81/263, 15/148, 0/20, 1/29.
        for (k, n, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let interval = Share::new(k, n).interval();
            close(interval.low, low);
            close(interval.high, high);
        }
        // 0 of 145 reaches 2.6 %.
        close(Share::new(0, 145).interval().high, 0.0258);
    }

    #[test]
    fn newcombe_agrees_with_published_values() {
        // Newcombe (1998), "Interval estimation for the difference …", table II, method 10.
        for (a, m, b, n, low, high) in [
            (56, 70, 48, 80, 0.0524, 0.3339),
            (9, 10, 3, 10, 0.1705, 0.8090),
            (6, 7, 2, 7, 0.0582, 0.8062),
            (5, 56, 0, 29, -0.0381, 0.1926),
            (0, 10, 0, 10, -0.2775, 0.2775),
        ] {
            let interval = Interval::newcombe(Share::new(a, m), Share::new(b, n));
            close(interval.low, low);
            close(interval.high, high);
        }
    }

    #[test]
    fn a_share_prints_its_own_percent_with_its_n() {
        assert_eq!(Share::new(76, 145).to_string(), "52 % (76 of 145)");
        assert_eq!(Share::new(3, 7).to_string(), "3 of 7");
        assert_eq!(Share::new(9, 3).k(), 3);
    }
}
