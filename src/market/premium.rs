//! Whether postings that mention a skill list higher pay than others of the same seniority.

use super::conditions::seniority_of;
use super::mining::MinedPosting;
use super::salary::PlausiblePay;
use super::share::Interval;
use super::statistics::{REPLICATES, benjamini_hochberg, cluster_bootstrap};
use super::tier::is_requirement_kind;
use crate::language::{Argument, Language, Messages, Mode, Percent, PlainMessages, Whole};
use crate::skills::{Catalogue, SkillId, SkillRef};
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Fewest postings on either side of a comparison.
const FEWEST_POSTINGS: u32 = 20;
/// Fewest stated employers on either side.
const FEWEST_EMPLOYERS: u32 = 5;
/// So many skills are compared, those that most of the postings mention.
const MOST_COMPARED: usize = 8;
/// False discovery rate over the skills compared: of several comparisons some differ by chance.
const FALSE_DISCOVERY_RATE: f64 = 0.05;

/// Comparisons of pay by mentioned skill, in one currency.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct PayPremiums {
    /// How it is compared and from how many postings on, in words.
    pub rule: String,
    /// Skills, most mentioned first; empty when none has enough postings and employers.
    pub skills: Vec<PayPremium>,
}

/// Pay of the postings that mention a skill, relative to that of postings that do not.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PayPremium {
    /// The skill.
    pub skill: SkillRef,
    /// Postings with a range that mention it.
    pub with: u32,
    /// Postings with a range that do not.
    pub without: u32,
    /// Distinct stated employers of those that mention it.
    pub employers_with: u32,
    /// Distinct stated employers of those that do not.
    pub employers_without: u32,
    /// Pay with over pay without, at equal seniority: 1.05 is 5 % more.
    pub ratio: f64,
    /// Its 95 % interval.
    pub interval: Interval,
    /// Two-sided p-value of "no difference", by the same samples as the interval.
    pub p_value: f64,
    /// Whether the Benjamini–Hochberg procedure over the skills compared rejects "no difference",
    /// and the interval has it outside.
    pub detectable: bool,
}

impl PayPremium {
    /// Whether the interval by itself has "no difference" outside.
    fn excludes_none(&self) -> bool {
        self.interval.low > 1.0 || self.interval.high < 1.0
    }

    /// What may be said in `currency`; never what a skill does to pay.
    pub(crate) const fn told_in<'a>(&'a self, currency: &'a str) -> PremiumInWords<'a> {
        PremiumInWords { premium: self, currency }
    }
}

/// What may be said of pay by mentioned skill, as a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PremiumInWords<'a> {
    premium: &'a PayPremium,
    currency: &'a str,
}

impl<M: Mode> Argument<M> for PremiumInWords<'_> {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).pay_premium;
        let Self { premium, currency } = *self;
        let skill = &*premium.skill.label;
        let Interval { low, high } = premium.interval;
        let (low, high) = (Change(low), Change(high));
        let percent = Percent((premium.ratio - 1.0).abs());
        if !premium.detectable && premium.excludes_none() {
            write!(out, "{}", say.chance(skill, currency, low, high))
        } else if !premium.detectable {
            write!(out, "{}", say.none(skill, currency, low, high))
        } else if premium.ratio > 1.0 {
            write!(out, "{}", say.more(skill, percent, currency, low, high))
        } else {
            write!(out, "{}", say.less(skill, percent, currency, low, high))
        }
    }
}

/// A ratio as the change in whole percent, with its sign: `+5`.
#[derive(Debug, Clone, Copy)]
struct Change(f64);

impl<M: Mode> Argument<M> for Change {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let percent = ((self.0 - 1.0) * 100.0).round();
        if percent >= 0.0 {
            out.write_char('+')?;
        }
        Argument::<M>::write(&Whole(percent), language, out)
    }
}

/// The comparisons among the plausible ranges of one currency, one per posting.
pub(crate) fn premiums(
    stated: &[&PlausiblePay<'_>],
    catalogue: &Catalogue,
    say: PlainMessages,
) -> PayPremiums {
    let paid: Vec<Paid<'_>> = stated.iter().filter_map(|stated| Paid::of(stated)).collect();
    let mut mentions: BTreeMap<SkillId, u32> = BTreeMap::new();
    for ask in paid.iter().flat_map(|paid| &paid.posting.asks) {
        if is_requirement_kind(catalogue.reference(ask.skill).kind) {
            *mentions.entry(ask.skill).or_default() += 1;
        }
    }
    let mut mentioned: Vec<(SkillId, u32)> = mentions.into_iter().collect();
    mentioned.sort_by_key(|(skill, count)| (Reverse(*count), *skill));
    let compared = mentioned
        .into_iter()
        .filter_map(|(skill, _)| Some((skill, Sides::of(&paid, skill).enough()?)));
    let mut skills: Vec<PayPremium> = compared
        .take(MOST_COMPARED)
        .filter_map(|(skill, sides)| sides.premium(catalogue.reference(skill).clone()))
        .collect();
    let p_values: Vec<f64> = skills.iter().map(|skill| skill.p_value).collect();
    let rejected = benjamini_hochberg(&p_values, FALSE_DISCOVERY_RATE);
    for (skill, rejected) in skills.iter_mut().zip(rejected) {
        skill.detectable = rejected && skill.excludes_none();
    }
    PayPremiums { skills, rule: premium_rule(say) }
}

/// How pay is compared, made from the constants that decide.
pub(crate) fn premium_rule(say: PlainMessages) -> String {
    let rule = say.market_rule.premium(
        REPLICATES,
        FEWEST_POSTINGS,
        FEWEST_EMPLOYERS,
        MOST_COMPARED,
        Percent(FALSE_DISCOVERY_RATE),
    );
    rule.to_string()
}

/// A readable posting with a range.
struct Paid<'a> {
    posting: &'a MinedPosting,
    /// The one level it states; those that state none or several are a level of their own.
    level: Option<u8>,
    log_middle: f64,
}

impl<'a> Paid<'a> {
    fn of(stated: &PlausiblePay<'a>) -> Option<Self> {
        let (low, high) = stated.yearly.range()?;
        stated.posting.is_readable().then(|| Self {
            posting: stated.posting,
            level: seniority_of(&stated.posting.conditions).map(|level| level as u8),
            log_middle: libm::log(f64::midpoint(low, high)),
        })
    }
}

/// Logarithms of pay of one employer at one level: without the skill and with it.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    count: [u32; 2],
    sum: [f64; 2],
}

/// The postings without a skill and with it.
struct Sides {
    count: [u32; 2],
    employers: [u32; 2],
    /// By employer, all that state none being one, and within it by level.
    cells: Vec<Vec<(usize, Cell)>>,
    levels: usize,
}

impl Sides {
    fn of(paid: &[Paid<'_>], skill: SkillId) -> Self {
        let levels: BTreeSet<Option<u8>> = paid.iter().map(|paid| paid.level).collect();
        let place: BTreeMap<Option<u8>, usize> = levels.into_iter().zip(0..).collect();
        let mut by_employer: BTreeMap<&str, BTreeMap<usize, Cell>> = BTreeMap::new();
        let mut count = [0; 2];
        for paid in paid {
            let side = usize::from(paid.posting.asks.iter().any(|ask| ask.skill == skill));
            let employer = by_employer.entry(paid.posting.employer.as_str()).or_default();
            let cell = employer.entry(place[&paid.level]).or_default();
            cell.count[side] += 1;
            cell.sum[side] += paid.log_middle;
            count[side] += 1;
        }
        let employers = [0, 1].map(|side| {
            let on_side = by_employer.iter().filter(|(employer, cells)| {
                !employer.is_empty() && cells.values().any(|cell| cell.count[side] > 0)
            });
            on_side.count() as u32
        });
        let cells = by_employer.into_values().map(|cells| cells.into_iter().collect()).collect();
        Self { count, employers, cells, levels: place.len() }
    }

    fn enough(self) -> Option<Self> {
        let postings = self.count.iter().all(|count| *count >= FEWEST_POSTINGS);
        (postings && self.employers.iter().all(|count| *count >= FEWEST_EMPLOYERS)).then_some(self)
    }

    fn premium(&self, skill: SkillRef) -> Option<PayPremium> {
        let difference = self.difference(&vec![1; self.cells.len()])?;
        let drawn = cluster_bootstrap(self.cells.len(), |drawn| self.difference(drawn))?;
        let interval = drawn.interval()?;
        let [without, with] = self.count;
        let [employers_without, employers_with] = self.employers;
        Some(PayPremium {
            skill,
            with,
            without,
            employers_with,
            employers_without,
            ratio: libm::exp(difference),
            interval: Interval { low: libm::exp(interval.low), high: libm::exp(interval.high) },
            p_value: drawn.p_value(0.0),
            detectable: false,
        })
    }

    /// Difference in mean logarithm of pay, with minus without, when each employer is taken as
    /// often as `drawn` says; `None` when no level has both.
    ///
    /// This is the coefficient of the skill in an ordinary least-squares regression on it and on
    /// the level: the differences within levels, each weighted by n₁n₀/(n₁ + n₀) (Frisch, R. and
    /// Waugh, F. V. (1933), Econometrica 1: 387–401).
    fn difference(&self, drawn: &[u32]) -> Option<f64> {
        let mut levels = vec![([0.0; 2], [0.0; 2]); self.levels];
        for (cells, times) in self.cells.iter().zip(drawn).filter(|(_, times)| **times > 0) {
            let times = f64::from(*times);
            for (level, cell) in cells {
                let (count, sum) = &mut levels[*level];
                for side in [0, 1] {
                    count[side] += times * f64::from(cell.count[side]);
                    sum[side] += times * cell.sum[side];
                }
            }
        }
        let (mut weights, mut joint) = (0.0, 0.0);
        for (count, sum) in levels.iter().filter(|(count, _)| count[0] > 0.0 && count[1] > 0.0) {
            let weight = count[0] * count[1] / (count[0] + count[1]);
            weights += weight;
            joint += weight * (sum[1] / count[1] - sum[0] / count[0]);
        }
        (weights > 0.0).then(|| joint / weights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::PayUnit::Year;
    use crate::market::fixtures::{Offer, analysed};
    use crate::skills::{Condition, Field, Seniority, Source, Stated, Strength, StrengthRule};

    fn english(premium: &PayPremium) -> String {
        Language::English.plain().value(premium.told_in("USD")).to_string()
    }

    /// One posting per employer; seniors are paid twice as much, and Rust `times` as much.
    fn offer(at: usize, senior: bool, rust: bool, times: f64) -> Offer {
        let level = if senior { Seniority::Senior } else { Seniority::Junior };
        let amount = 60e3 + (at % 7) as f64 * 1e3;
        let amount = amount * if senior { 2.0 } else { 1.0 } * if rust { times } else { 1.0 };
        let offer = Offer::new(&format!("p{at:03}"))
            .company(&format!("Employer {at}"))
            .pays("USD", amount, amount, Year)
            .stated(Stated {
                condition: Condition::Seniority { level },
                strength: Strength::Unspecified,
                rule: StrengthRule::Nothing,
                source: Source::Field(Field::EmploymentType),
            });
        if rust { offer.requires("rust") } else { offer }
    }

    fn premiums(offers: impl IntoIterator<Item = Offer>) -> PayPremiums {
        analysed(offers).salary.panels.remove(0).premiums
    }

    /// 42 postings that mention Rust, mostly senior; 42 that do not, mostly junior.
    fn confounded(times: f64) -> PayPremiums {
        premiums((0..84).map(|at| {
            let rust = at < 42;
            let senior = if rust { at < 28 } else { at < 56 };
            offer(at, senior, rust, times)
        }))
    }

    #[test]
    fn what_seniority_explains_is_no_difference_of_the_skill() {
        // Without the levels Rust would seem to pay 26 % more: 2^(28/42 − 14/42).
        let found = confounded(1.0);
        let [rust] = &found.skills[..] else { panic!("{found:?}") };
        assert!((rust.ratio - 1.0).abs() < 1e-9, "{}", rust.ratio);
        assert!(!rust.detectable);
        assert!(english(rust).contains("no detectably different pay"));
        assert_eq!((rust.with, rust.without), (42, 42));
        assert_eq!((rust.employers_with, rust.employers_without), (42, 42));
    }

    #[test]
    fn a_difference_at_equal_seniority_is_found_and_told_of_postings() {
        let found = confounded(1.1);
        let rust = &found.skills[0];
        assert!(rust.detectable && rust.p_value < 0.003);
        assert!((rust.ratio - 1.1).abs() < 1e-9, "{}", rust.ratio);
        assert!(rust.interval.low > 1.05 && rust.interval.high < 1.15, "{:?}", rust.interval);
        let words = english(rust);
        assert!(words.starts_with("Postings that mention rust list 10 % more USD"), "{words}");
        assert_eq!(confounded(1.1), found);
    }

    #[test]
    fn what_one_comparison_would_show_several_do_not() {
        // Rust is in the better paid half by a little, which alone would just be a difference; the
        // other skills are spread evenly, and only add comparisons.
        let others = ["python", "docker", "aws"];
        let found = |others: &[&str]| {
            premiums((0..80).map(|at| {
                let offer = offer(at, true, at % 2 == 0, 1.016);
                let even = others.iter().enumerate().filter(|(place, _)| at / 2 % 4 <= *place);
                even.fold(offer, |offer, (_, skill)| offer.requires(skill))
            }))
        };
        let rust = |found: PayPremiums| found.skills.into_iter().find(|s| &*s.skill.id == "rust");
        let (alone, among) = (rust(found(&[])).unwrap(), rust(found(&others)).unwrap());
        assert_eq!((alone.interval, alone.p_value), (among.interval, among.p_value));
        assert!(alone.detectable && !among.detectable, "{}", alone.p_value);
        let words = english(&among);
        assert!(words.contains("no detectably different pay"), "{words}");
        assert!(words.contains("as one of so many comparisons has by chance"), "{words}");
    }

    #[test]
    fn nothing_is_compared_below_the_printed_floor() {
        let pairs = |count: usize, employers: usize| {
            premiums((0..count * 2).map(|at| {
                offer(at, true, at % 2 == 0, 1.5).company(&format!("Employer {}", at % employers))
            }))
        };
        assert_eq!(pairs(19, 38).skills.len(), 0);
        assert_eq!(pairs(20, 40).skills.len(), 1);
        // Eight employers, of whom four mention Rust and four do not.
        let few = pairs(20, 8);
        assert_eq!(few.skills.len(), 0);
        for part in ["from 20 postings", "5 employers", "1,000 samples", "at most 8 skills"] {
            assert!(few.rule.contains(part), "{part}: {}", few.rule);
        }
    }
}
