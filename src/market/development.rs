//! How the volume of postings and their pay changed between snapshots.

use super::SnapshotSummary;
use super::salary::{PlausiblePay, QUARTILES_FROM};
use super::share::Interval;
use super::snapshots::pay_at;
use super::statistics::{CountRatio, cluster_bootstrap, count_ratio};
use super::trend::comparable;
use crate::language::{Argument, Day, Fixed, Language, Messages, Mode, PlainMessages, Whole};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Fewest stated employers in either snapshot for a change of pay to be judged.
const FEWEST_EMPLOYERS: usize = 5;

/// Volume and pay of the newest snapshot against the oldest that may be compared with it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Development {
    /// How many postings there were.
    pub volume: Judged<VolumeChange>,
    /// The median of stated pay in the currency shown first.
    pub pay: Judged<PayChange>,
}

/// What may be said of a change.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
#[schemars(rename = "Judged{T}")]
pub enum Judged<T> {
    /// It rose: the interval lies above "no change".
    Up(T),
    /// It fell: the interval lies below.
    Down(T),
    /// The interval holds "no change".
    NoDetectableChange(T),
    /// Nothing may be said.
    CannotBeJudged {
        /// Why, in words.
        why: String,
    },
}

/// Postings of two snapshots.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct VolumeChange {
    /// The oldest compared day.
    pub from: Date,
    /// The newest day.
    pub to: Date,
    /// Readable postings then.
    pub before: u32,
    /// Readable postings in the newest snapshot.
    pub after: u32,
    /// After over before.
    pub ratio: f64,
    /// Exact 95 % interval of the ratio.
    pub interval: Interval,
    /// Two-sided p-value of "one rate".
    pub p_value: f64,
}

/// Median stated pay of two snapshots.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PayChange {
    /// ISO 4217 code.
    pub currency: String,
    /// The oldest compared day.
    pub from: Date,
    /// The newest day.
    pub to: Date,
    /// Median of the middles of the ranges then, per year.
    pub before: f64,
    /// Ranges then.
    pub ranges_before: u32,
    /// Median in the newest snapshot.
    pub after: f64,
    /// Ranges in the newest snapshot.
    pub ranges_after: u32,
    /// After minus before.
    pub difference: f64,
    /// 95 % interval of the difference, a bootstrap over employers.
    pub interval: Interval,
}

impl<T> Judged<T> {
    /// The verdict of an interval: where it lies to `unchanged`.
    fn by(interval: Interval, unchanged: f64, change: T) -> Self {
        if interval.low > unchanged {
            Self::Up(change)
        } else if interval.high < unchanged {
            Self::Down(change)
        } else {
            Self::NoDetectableChange(change)
        }
    }

    fn why_not(why: impl Into<String>) -> Self {
        Self::CannotBeJudged { why: why.into() }
    }

    /// The change, if there is one to look at.
    pub fn change(&self) -> Option<&T> {
        match self {
            Self::Up(change) | Self::Down(change) | Self::NoDetectableChange(change) => {
                Some(change)
            }
            Self::CannotBeJudged { .. } => None,
        }
    }
}

impl<M: Mode> Argument<M> for Judged<VolumeChange> {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).development;
        let change = match self {
            Self::CannotBeJudged { why } => return write!(out, "{}", say.volume_unjudged(why)),
            Self::Up(change) | Self::Down(change) | Self::NoDetectableChange(change) => change,
        };
        let VolumeChange { before, after, .. } = *change;
        let (from, to) = (Day(change.from), Day(change.to));
        let [ratio, low, high] =
            [change.ratio, change.interval.low, change.interval.high].map(|ratio| Fixed(ratio, 2));
        match self {
            Self::Up(_) => {
                write!(out, "{}", say.volume_rose(before, from, after, to, ratio, low, high))
            }
            Self::Down(_) => {
                write!(out, "{}", say.volume_fell(before, from, after, to, ratio, low, high))
            }
            Self::NoDetectableChange(_) | Self::CannotBeJudged { .. } => {
                write!(out, "{}", say.volume_unchanged(before, from, after, to, ratio, low, high))
            }
        }
    }
}

impl<M: Mode> Argument<M> for Judged<PayChange> {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).development;
        let change = match self {
            Self::CannotBeJudged { why } => return write!(out, "{}", say.pay_unjudged(why)),
            Self::Up(change) | Self::Down(change) | Self::NoDetectableChange(change) => change,
        };
        let currency = &change.currency;
        let before = say.pay_on(change.ranges_before, Whole(change.before), Day(change.from));
        let after = say.pay_on(change.ranges_after, Whole(change.after), Day(change.to));
        let [difference, low, high] =
            [change.difference, change.interval.low, change.interval.high].map(Signed);
        match self {
            Self::Up(_) => {
                write!(out, "{}", say.pay_rose(currency, before, after, difference, low, high))
            }
            Self::Down(_) => {
                write!(out, "{}", say.pay_fell(currency, before, after, difference, low, high))
            }
            Self::NoDetectableChange(_) | Self::CannotBeJudged { .. } => {
                write!(out, "{}", say.pay_unchanged(currency, before, after, difference, low, high))
            }
        }
    }
}

/// A whole amount with its sign; nothing has none.
#[derive(Debug, Clone, Copy)]
struct Signed(f64);

impl<M: Mode> Argument<M> for Signed {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        if self.0.round() > 0.0 {
            out.write_char('+')?;
        }
        Argument::<M>::write(&Whole(self.0), language, out)
    }
}

/// Volume and pay of the newest of `snapshots` against the oldest comparable one.
pub(crate) fn development(
    snapshots: &[SnapshotSummary],
    pay: &[PlausiblePay<'_>],
    currency: Option<&str>,
    say: PlainMessages,
) -> Development {
    let compared = match comparable(snapshots, say) {
        Ok(compared) => compared,
        Err(why) => {
            return Development { volume: Judged::why_not(&why), pay: Judged::why_not(why) };
        }
    };
    let (Some(first), Some(last)) = (compared.first(), compared.last()) else {
        let why = say.unjudged.not_comparable().to_string();
        return Development { volume: Judged::why_not(&why), pay: Judged::why_not(why) };
    };
    let (from, to) = (&snapshots[*first], &snapshots[*last]);
    Development {
        volume: volume(from, to, say),
        pay: median_pay(from.date, to.date, pay, currency, say),
    }
}

/// Postings in both snapshots bind the two counts together, so the interval is wider than it need
/// be where many stay open.
fn volume(
    from: &SnapshotSummary,
    to: &SnapshotSummary,
    say: PlainMessages,
) -> Judged<VolumeChange> {
    let Some(CountRatio { ratio, interval, p_value }) = count_ratio(to.postings, from.postings)
    else {
        return Judged::why_not(say.unjudged.empty().to_string());
    };
    let (before, after) = (from.postings, to.postings);
    let change =
        VolumeChange { from: from.date, to: to.date, before, after, ratio, interval, p_value };
    Judged::by(interval, 1.0, change)
}

fn median_pay(
    from: Date,
    to: Date,
    pay: &[PlausiblePay<'_>],
    currency: Option<&str>,
    say: PlainMessages,
) -> Judged<PayChange> {
    let words = say.unjudged;
    let Some(currency) = currency else {
        return Judged::why_not(words.no_pay().to_string());
    };
    let before = Middles::of(&pay_at(from, pay, Some(currency)));
    let after = Middles::of(&pay_at(to, pay, Some(currency)));
    if before.0.len().min(after.0.len()) < QUARTILES_FROM {
        return Judged::why_not(words.few_ranges(QUARTILES_FROM, currency).to_string());
    }
    if before.employers().min(after.employers()) < FEWEST_EMPLOYERS {
        return Judged::why_not(words.few_employers(FEWEST_EMPLOYERS, currency).to_string());
    }
    // An employer is drawn with its pay in both snapshots: most postings stand in both.
    let all: BTreeSet<&str> =
        before.0.iter().chain(&after.0).map(|(_, employer)| *employer).collect();
    let place: BTreeMap<&str, usize> = all.into_iter().zip(0..).collect();
    let (old, new) = (before.placed(&place), after.placed(&place));
    let difference = |drawn: &[u32]| Some(median(&new, drawn)? - median(&old, drawn)?);
    let once = vec![1; place.len()];
    let (Some(interval), Some(was), Some(is)) = (
        cluster_bootstrap(place.len(), difference).and_then(|drawn| drawn.interval()),
        median(&old, &once),
        median(&new, &once),
    ) else {
        return Judged::why_not(words.few_in_both().to_string());
    };
    let change = PayChange {
        currency: currency.to_owned(),
        from,
        to,
        before: was,
        ranges_before: before.0.len() as u32,
        after: is,
        ranges_after: after.0.len() as u32,
        difference: is - was,
        interval,
    };
    Judged::by(interval, 0.0, change)
}

/// Middles of ranges, ascending, with the key of their employer.
struct Middles<'a>(Vec<(f64, &'a str)>);

impl<'a> Middles<'a> {
    fn of(stated: &[&PlausiblePay<'a>]) -> Self {
        let mut middles: Vec<(f64, &'a str)> = stated
            .iter()
            .filter_map(|stated| {
                let (low, high) = stated.yearly.range()?;
                Some((f64::midpoint(low, high), stated.posting.employer.as_str()))
            })
            .collect();
        middles.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(b.1)));
        Self(middles)
    }

    fn employers(&self) -> usize {
        let keys: BTreeSet<&str> = self.0.iter().map(|(_, employer)| *employer).collect();
        keys.iter().filter(|key| !key.is_empty()).count()
    }

    /// The same with the place of each employer instead of its key.
    fn placed(&self, place: &BTreeMap<&str, usize>) -> Vec<(f64, usize)> {
        let placed = |(middle, employer): &(f64, &str)| Some((*middle, *place.get(employer)?));
        self.0.iter().filter_map(placed).collect()
    }
}

/// The median of ascending values when the employer at each place is taken as often as `drawn`
/// says; `None` of nothing.
fn median(middles: &[(f64, usize)], drawn: &[u32]) -> Option<f64> {
    let taken: u32 = middles.iter().map(|(_, employer)| drawn[*employer]).sum();
    let (lower, upper) = (taken.checked_sub(1)? / 2, taken / 2);
    let mut passed = 0;
    let mut at_lower = None;
    for (middle, employer) in middles {
        passed += drawn[*employer];
        if at_lower.is_none() && passed > lower {
            at_lower = Some(*middle);
        }
        if passed > upper {
            return Some(f64::midpoint(at_lower?, *middle));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::PayUnit::Year;
    use crate::language::Plain;
    use crate::market::analyse;
    use crate::market::fixtures::{Offer, catalogue, content, day, market};

    fn english(judged: impl Argument<Plain>) -> String {
        Language::English.plain().value(judged).to_string()
    }

    const DAYS: [&str; 2] = ["2026-01-01", "2026-02-01"];

    /// So many postings on each day, each of an employer of its own that pays so much.
    fn over(days: [(usize, f64); 2]) -> Development {
        let offers = days.into_iter().zip(DAYS).flat_map(|((count, pay), day)| {
            (0..count).map(move |at| {
                let amount = pay + at as f64 * 100.0;
                Offer::new(&format!("{day}-{at}"))
                    .company(&format!("{day} {at}"))
                    .pays("USD", amount, amount, Year)
                    .seen(&[day])
            })
        });
        let mined = market(offers);
        analyse(&content(&DAYS), &mined, &[], day(DAYS[1]), catalogue(), Language::English)
            .development
    }

    #[test]
    fn a_doubled_volume_rose_and_a_tenth_more_may_be_chance() {
        let Development { volume, .. } = over([(40, 9e4), (80, 9e4)]);
        assert!(matches!(volume, Judged::Up(_)), "{volume:?}");
        assert!(english(&volume).starts_with("The number of postings rose: 40 on"));
        assert!(matches!(over([(80, 9e4), (40, 9e4)]).volume, Judged::Down(_)));
        let volume = over([(40, 9e4), (44, 9e4)]).volume;
        assert!(matches!(volume, Judged::NoDetectableChange(_)));
        assert!(english(&volume).contains("did not change detectably"));
    }

    #[test]
    fn pay_rises_when_the_interval_of_the_medians_says_so() {
        let Development { pay, .. } = over([(30, 90e3), (30, 99e3)]);
        let Judged::Up(change) = &pay else { panic!("{pay:?}") };
        assert!((change.difference - 9e3).abs() < 1e-6);
        assert!(change.interval.low > 7e3 && change.interval.high < 11e3);
        assert!(matches!(over([(30, 99e3), (30, 90e3)]).pay, Judged::Down(_)));
        assert!(matches!(over([(30, 90e3), (30, 90e3)]).pay, Judged::NoDetectableChange(_)));
    }

    #[test]
    fn the_median_takes_each_employer_as_often_as_drawn() {
        let middles = [(1.0, 0), (2.0, 1), (4.0, 2), (8.0, 0)];
        assert_eq!(median(&middles, &[1, 1, 1]), Some(3.0));
        assert_eq!(median(&middles, &[0, 2, 1]), Some(2.0));
        assert_eq!(median(&middles, &[2, 0, 1]), Some(4.0));
        assert_eq!(median(&middles, &[0, 0, 0]), None);
    }

    #[test]
    fn too_few_ranges_or_employers_cannot_be_judged() {
        // Nine postings are too few for a snapshot to be compared at all.
        assert!(over([(9, 9e4), (30, 9e4)]).volume.change().is_none());
        let offers = (0..24).map(|at| {
            let pay = 100e3 + f64::from(at) * 1e3;
            let company = format!("Employer {}", at % 4);
            Offer::new(&format!("p{at}")).company(&company).pays("USD", pay, pay, Year).seen(&DAYS)
        });
        let mined = market(offers);
        let found =
            analyse(&content(&DAYS), &mined, &[], day(DAYS[1]), catalogue(), Language::English)
                .development;
        assert_eq!(
            english(&found.pay),
            "How stated pay changed cannot be judged: fewer than 5 employers state ranges in USD \
             in a snapshot."
        );
        assert!(found.volume.change().is_some());
    }
}
