//! How much each skill is asked for, by how many, and where it stands.

use super::rank::ranks;
use super::share::{Interval, Share};
use super::statistics::location_quotient;
use super::tally::Tally;
use super::tier::Standing;
use super::{Concentration, Demand, Distinctive, MinedMarket, Rank, Tier};
use crate::language::{Decimal, PlainMessages, Whole};
use crate::skills::{Catalogue, Kind, SkillId, Strength};

/// Fewest postings of which it is told that one employer stands behind most.
const CONCENTRATED_FROM: u32 = 3;
/// From this distance on, a share above its mean over employers is one employer's doing.
const CONCENTRATED_DISTANCE: f64 = 0.10;
/// Distinctive from this location quotient on.
const DISTINCTIVE_QUOTIENT: f64 = 2.0;
/// Fewest postings here that make a skill distinctive.
const DISTINCTIVE_FROM: u32 = 5;
/// Fewest readable postings of the other markets to compare with.
const DISTINCTIVE_BACKGROUND: u32 = 30;

/// Demand for every asked skill, most asked first, then by catalogue id.
///
/// `is_rising` tells whether a skill passed its growth test.
pub(crate) fn demand(
    tally: &Tally<'_>,
    catalogue: &Catalogue,
    background: &Background,
    is_rising: impl Fn(SkillId) -> bool,
) -> (Vec<SkillId>, Vec<Demand>) {
    let mut asked: Vec<SkillId> =
        catalogue.ids().filter(|skill| !tally.askers_of(*skill).is_empty()).collect();
    asked.sort_by_key(|skill| {
        (std::cmp::Reverse(tally.askers_of(*skill).len()), catalogue.reference(*skill).id.clone())
    });
    let mut demand: Vec<Demand> = asked
        .iter()
        .map(|skill| one(tally, catalogue, background, *skill, is_rising(*skill)))
        .collect();
    for kind in Kind::ALL {
        let of_kind = || demand.iter().filter(|entry| entry.skill.kind == kind);
        let ranks = ranks(&of_kind().map(|entry| entry.interval).collect::<Vec<Interval>>());
        let entries = demand.iter_mut().filter(|entry| entry.skill.kind == kind);
        for (entry, rank) in entries.zip(ranks) {
            entry.rank = rank;
        }
    }
    (asked, demand)
}

fn one(
    tally: &Tally<'_>,
    catalogue: &Catalogue,
    background: &Background,
    skill: SkillId,
    rising: bool,
) -> Demand {
    let any = Share::new(tally.askers_of(skill).len() as u32, tally.n());
    let required = tally.at(skill, Strength::Required);
    let by_employer = tally.by_employer(skill);
    let employers = by_employer
        .iter()
        .filter(|(employer, _)| tally.employers[*employer].label.is_some())
        .count() as u32;
    let employer_weighted = employer_weighted(tally, &by_employer);
    let reference = catalogue.reference(skill).clone();
    let standing = Standing { kind: reference.kind, any, required, employers, rising };
    Demand {
        tier: Tier::of(standing),
        skill: reference,
        any,
        interval: any.interval(),
        required,
        required_interval: required.interval(),
        preferred: tally.at(skill, Strength::Preferred),
        unspecified: tally.at(skill, Strength::Unspecified),
        employers,
        employer_weighted,
        concentrated: concentration(tally, &by_employer, any, employer_weighted),
        distinctive: background.distinctive(skill, any),
        rank: Rank { best: 1, worst: 1 },
    }
}

/// Mean over employers of the share of their postings that name a skill; all postings that
/// state no employer are one.
fn employer_weighted(tally: &Tally<'_>, by_employer: &[(usize, u32)]) -> f64 {
    let shares: f64 = by_employer
        .iter()
        .map(|(employer, k)| f64::from(*k) / f64::from(tally.employers[*employer].postings))
        .sum();
    (shares / tally.employers.len().max(1) as f64).min(1.0)
}

/// The employer with the most postings of a skill, if it makes more than half of them, or if the
/// share lies more than [`CONCENTRATED_DISTANCE`] above its mean over employers.
///
/// A share *below* that mean is no concentration: many small employers ask, a large one does not.
fn concentration(
    tally: &Tally<'_>,
    by_employer: &[(usize, u32)],
    any: Share,
    employer_weighted: f64,
) -> Option<Concentration> {
    // Where postings without employer lead, nobody can be named.
    let (at, count) =
        by_employer.iter().copied().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
    let employer = tally.employers[at].label.as_ref()?;
    let lifted = any.proportion() - employer_weighted > CONCENTRATED_DISTANCE;
    (any.k() >= CONCENTRATED_FROM && (count * 2 > any.k() || lifted))
        .then(|| Concentration { employer: employer.clone(), share: Share::new(count, any.k()) })
}

/// When a skill is concentrated, made from the constants that decide.
pub(crate) fn concentrated_rule(say: PlainMessages) -> String {
    let points = Whole(CONCENTRATED_DISTANCE * 100.0);
    say.market_rule.concentrated(CONCENTRATED_FROM, points).to_string()
}

/// When a skill is distinctive, made from the constants that decide.
pub(crate) fn distinctive_rule(say: PlainMessages) -> String {
    let quotient = Decimal(DISTINCTIVE_QUOTIENT);
    say.market_rule.distinctive(quotient, DISTINCTIVE_FROM, DISTINCTIVE_BACKGROUND).to_string()
}

/// The readable postings of the site's other markets, taken together.
#[derive(Debug, Default)]
pub(crate) struct Background {
    n: u32,
    /// By index of the skill; empty when there is no other market.
    named: Vec<u32>,
}

impl Background {
    pub(crate) fn new<'a>(others: impl IntoIterator<Item = &'a MinedMarket>) -> Self {
        let mut background = Self::default();
        for other in others {
            background.n += other.funnel.readable;
            background.named.resize(other.named.len(), 0);
            for (sum, named) in background.named.iter_mut().zip(&other.named) {
                *sum += named;
            }
        }
        background
    }

    fn distinctive(&self, skill: SkillId, here: Share) -> Option<Distinctive> {
        if here.k() < DISTINCTIVE_FROM || self.n < DISTINCTIVE_BACKGROUND {
            return None;
        }
        let elsewhere = Share::new(self.named[usize::from(skill.0)], self.n);
        let quotient = location_quotient(here, elsewhere);
        (quotient >= DISTINCTIVE_QUOTIENT).then_some(Distinctive { quotient, elsewhere })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::market::fixtures::{Offer, analysed, catalogue, content, day, market};
    use crate::market::{Market, analyse};

    fn of<'a>(market: &'a Market, id: &str) -> &'a Demand {
        market.demand.iter().find(|entry| &*entry.skill.id == id).unwrap()
    }

    /// `count` postings of an employer, of which the first `asking` require a skill.
    fn offers(company: &str, count: usize, asking: usize, id: &'static str) -> Vec<Offer> {
        (0..count)
            .map(|at| {
                let offer = Offer::new(&format!("{company}-{at}")).company(company);
                if at < asking { offer.requires(id) } else { offer }
            })
            .collect()
    }

    #[test]
    fn strengths_add_up_and_employers_are_counted_once() {
        let market = analysed([
            Offer::new("a").company("One GmbH").requires("rust"),
            Offer::new("b").company("ONE").asks("rust", Strength::Preferred),
            Offer::new("c").company("Two").asks("rust", Strength::Unspecified),
            Offer::new("d").requires("rust"),
            Offer::new("e").company("Three"),
        ]);
        let rust = of(&market, "rust");
        assert_eq!(rust.any, Share::new(4, 5));
        assert_eq!(rust.required, Share::new(2, 5));
        assert_eq!((rust.preferred.k(), rust.unspecified.k()), (1, 1));
        assert_eq!(rust.employers, 2);
        // One 2/2, Two 1/1, Three 0/1, not stated 1/1.
        assert!((rust.employer_weighted - 0.75).abs() < 1e-12);
        assert_eq!(rust.concentrated, None);
        let employers: Vec<_> = market.employers.iter().map(|(name, k)| (&**name, *k)).collect();
        assert_eq!(employers, [("ONE", 2), ("Three", 1), ("Two", 1)]);
    }

    #[test]
    fn an_employer_behind_most_postings_is_named() {
        let mut all = offers("Big", 3, 3, "rust");
        all.extend(offers("Small", 2, 2, "rust"));
        let concentrated = of(&analysed(all), "rust").concentrated.clone().unwrap();
        assert_eq!((concentrated.employer.as_str(), concentrated.share), ("Big", Share::new(3, 5)));
        // Two postings are too few to say so.
        assert_eq!(of(&analysed(offers("Big", 2, 2, "rust")), "rust").concentrated, None);
        // Nobody is named when nobody is stated.
        assert_eq!(of(&analysed(offers("", 5, 5, "rust")), "rust").concentrated, None);
    }

    #[test]
    fn an_employer_that_lifts_the_share_is_named_and_one_that_lowers_it_is_not() {
        let small = |asking: &[&str], silent: &[&str]| {
            let asking = asking.iter().flat_map(|company| offers(company, 1, 1, "rust"));
            let silent = silent.iter().flat_map(|company| offers(company, 1, 0, "rust"));
            asking.chain(silent).collect::<Vec<_>>()
        };
        // 12 of 18 are 67 %, the mean over 13 employers is 7/13 = 54 %; Big has just half of the 12.
        let mut all = offers("Big", 6, 6, "rust");
        all.extend(small(&["A", "B", "C", "D", "E", "F"], &["G", "H", "I", "J", "K", "L"]));
        let concentrated = of(&analysed(all), "rust").concentrated.clone().unwrap();
        assert_eq!(
            (concentrated.employer.as_str(), concentrated.share),
            ("Big", Share::new(6, 12))
        );
        // 4 of 12 are 33 %, the mean over 5 employers is 80 %: four ask, Big does not.
        let mut all = offers("Big", 8, 0, "rust");
        all.extend(small(&["A", "B", "C", "D"], &[]));
        assert_eq!(of(&analysed(all), "rust").concentrated, None);
    }

    #[test]
    fn distinctive_needs_a_quotient_postings_and_a_background() {
        let here = market(offers("Here", 20, 10, "rust"));
        let verdict = |elsewhere: usize, asking: usize| {
            let other = market(offers("There", elsewhere, asking, "rust"));
            let content = content(&["2026-01-01"]);
            let market = analyse(
                &content,
                &here,
                &[&other, &here],
                day("2026-01-01"),
                catalogue(),
                Language::English,
            );
            of(&market, "rust").distinctive.clone()
        };
        let distinctive = verdict(40, 10).unwrap();
        assert!((distinctive.quotient - 2.0).abs() < 1e-12);
        assert_eq!(distinctive.elsewhere, Share::new(10, 40));
        assert_eq!(verdict(40, 11), None);
        assert_eq!(verdict(29, 0), None);
        assert!((verdict(49, 0).unwrap().quotient - 50.0).abs() < 1e-12);
    }
}
