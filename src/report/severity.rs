//! The table that says how much a gap weighs.

use super::model::Severity;
use crate::candidate::EvidenceLevel;
use crate::language::PlainMessages;
use crate::market::{Demand, SMALL_SAMPLE, Tier, is_requirement_kind};

/// Postings that must name a core skill before its absence is critical.
pub(super) const CRITICAL_POSTINGS: u32 = 3;
/// Employers that must name a core skill before its absence is critical.
pub(super) const CRITICAL_EMPLOYERS: u32 = 2;
/// A preferred or emerging skill named by this percentage of postings is important when missing.
pub(super) const WANTED_PERCENT: u32 = 25;
/// A skill of no tier is a gap from this percentage of postings on …
pub(super) const ASKED_PERCENT: u32 = 5;
/// … when at least this many postings name it.
pub(super) const ASKED_POSTINGS: u32 = 3;

/// Why a skill that is asked and not shown is no gap, from the constants that decide.
pub(super) fn why_no_gap(demand: &Demand, say: PlainMessages) -> String {
    let words = say.severity_rule;
    if is_requirement_kind(demand.skill.kind) {
        words.nothing_applies(demand.any, ASKED_PERCENT, ASKED_POSTINGS).to_string()
    } else {
        words.never_gaps().to_string()
    }
}

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    /// Core, no evidence, asked by enough.
    CoreMissing,
    /// Core, listed only.
    CoreListed,
    /// Core, no evidence, asked by too few.
    CoreBelowFloor,
    /// Preferred or emerging, much wanted, no evidence.
    WantedMissing,
    /// Preferred or emerging otherwise.
    Wanted,
    /// Of no tier, but asked by some.
    Asked,
    /// Required by most postings of a small market.
    FewRequireMost,
    /// Required by some posting of a small market.
    FewRequire,
    /// The postings take a held skill in its place.
    AlternativeHeld,
    /// Comes before a listed gap.
    Prerequisite,
}

impl Rule {
    /// The table, in the order its lines are tried.
    pub(super) const ALL: [Self; 10] = [
        Self::AlternativeHeld,
        Self::CoreMissing,
        Self::CoreListed,
        Self::CoreBelowFloor,
        Self::WantedMissing,
        Self::Wanted,
        Self::FewRequireMost,
        Self::FewRequire,
        Self::Asked,
        Self::Prerequisite,
    ];

    /// The line that a skill falls under; `None` when its absence is no gap.
    ///
    /// `settled` says that the postings take a held skill in its place.
    /// Never [`Rule::Prerequisite`], which depends on other gaps.
    pub(super) fn of(demand: &Demand, level: EvidenceLevel, settled: bool) -> Option<Self> {
        let rule = Self::of_demand(demand, level)?;
        Some(if settled { Self::AlternativeHeld } else { rule })
    }

    /// The line by demand and evidence of the skill alone.
    fn of_demand(demand: &Demand, level: EvidenceLevel) -> Option<Self> {
        let (k, n) = (u64::from(demand.any.k()), u64::from(demand.any.n()));
        let at_least = |percent: u32| k * 100 >= n * u64::from(percent);
        let missing = match level {
            EvidenceLevel::None => true,
            EvidenceLevel::Listed => false,
            EvidenceLevel::Used | EvidenceLevel::Role | EvidenceLevel::Recent => return None,
        };
        match demand.tier {
            Tier::Core if !missing => Some(Self::CoreListed),
            Tier::Core => {
                let enough =
                    demand.any.k() >= CRITICAL_POSTINGS && demand.employers >= CRITICAL_EMPLOYERS;
                Some(if enough { Self::CoreMissing } else { Self::CoreBelowFloor })
            }
            Tier::Preferred | Tier::Emerging if missing && at_least(WANTED_PERCENT) => {
                Some(Self::WantedMissing)
            }
            Tier::Preferred | Tier::Emerging => Some(Self::Wanted),
            // A market of a few saved postings has no tiers worth the name, but what its postings
            // require is what the candidate came for.
            Tier::Other if demand.any.n() < SMALL_SAMPLE && demand.required.k() > 0 => {
                let most = demand.required.k() * 2 >= demand.required.n();
                Some(if most { Self::FewRequireMost } else { Self::FewRequire })
            }
            Tier::Other if at_least(ASKED_PERCENT) && demand.any.k() >= ASKED_POSTINGS => {
                Some(Self::Asked)
            }
            Tier::Other => None,
        }
    }

    /// The severity it gives.
    pub(super) fn severity(self) -> Severity {
        match self {
            Self::CoreMissing => Severity::Critical,
            Self::CoreListed
            | Self::CoreBelowFloor
            | Self::WantedMissing
            | Self::FewRequireMost => Severity::Important,
            Self::Wanted
            | Self::Asked
            | Self::FewRequire
            | Self::AlternativeHeld
            | Self::Prerequisite => Severity::NiceToHave,
        }
    }

    /// The line in words, made from the constants that decide.
    pub(super) fn in_words(self, say: PlainMessages) -> String {
        let words = say.severity_rule;
        match self {
            Self::CoreMissing => {
                words.core_missing(CRITICAL_POSTINGS, CRITICAL_EMPLOYERS).to_string()
            }
            Self::CoreListed => words.core_listed().to_string(),
            Self::CoreBelowFloor => {
                words.core_below_floor(CRITICAL_POSTINGS, CRITICAL_EMPLOYERS).to_string()
            }
            Self::WantedMissing => words.wanted_missing(WANTED_PERCENT).to_string(),
            Self::Wanted => words.wanted(WANTED_PERCENT).to_string(),
            Self::Asked => words.asked(ASKED_PERCENT, ASKED_POSTINGS).to_string(),
            Self::FewRequireMost => words.few_require_most(SMALL_SAMPLE).to_string(),
            Self::FewRequire => words.few_require(SMALL_SAMPLE).to_string(),
            Self::AlternativeHeld => words.alternative_held().to_string(),
            Self::Prerequisite => words.prerequisite().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::{Rank, Share};

    fn demand(tier: Tier, k: u32, n: u32, employers: u32) -> Demand {
        let catalogue = crate::fixture::catalogue();
        let any = Share::new(k, n);
        Demand {
            skill: catalogue.reference(catalogue.by_id("go").unwrap()).clone(),
            tier,
            any,
            interval: any.interval(),
            required: any,
            required_interval: any.interval(),
            preferred: Share::new(0, n),
            unspecified: Share::new(0, n),
            employers,
            employer_weighted: any.proportion(),
            concentrated: None,
            distinctive: None,
            rank: Rank { best: 1, worst: 1 },
        }
    }

    #[test]
    fn every_line_of_the_table_is_reached_at_its_bound() {
        use EvidenceLevel::{Listed, None as Missing, Used};
        for (tier, k, n, employers, level, expected) in [
            (Tier::Core, 3, 100, 2, Missing, Some(Rule::CoreMissing)),
            (Tier::Core, 2, 100, 2, Missing, Some(Rule::CoreBelowFloor)),
            (Tier::Core, 90, 100, 1, Missing, Some(Rule::CoreBelowFloor)),
            (Tier::Core, 90, 100, 9, Listed, Some(Rule::CoreListed)),
            (Tier::Core, 90, 100, 9, Used, None),
            (Tier::Preferred, 25, 100, 9, Missing, Some(Rule::WantedMissing)),
            (Tier::Preferred, 24, 100, 9, Missing, Some(Rule::Wanted)),
            (Tier::Emerging, 90, 100, 9, Listed, Some(Rule::Wanted)),
            (Tier::Other, 5, 100, 1, Missing, Some(Rule::Asked)),
            (Tier::Other, 4, 100, 4, Missing, None),
            (Tier::Other, 5, 10, 1, Listed, Some(Rule::FewRequireMost)),
            (Tier::Other, 2, 2, 1, Missing, Some(Rule::FewRequireMost)),
            (Tier::Other, 2, 10, 2, Listed, Some(Rule::FewRequire)),
            (Tier::Other, 0, 10, 0, Missing, None),
        ] {
            let found = Rule::of(&demand(tier, k, n, employers), level, false);
            assert_eq!(found, expected, "{tier:?} {k} of {n}, {employers} employers, {level:?}");
        }
    }

    #[test]
    fn a_held_alternative_comes_before_every_line_and_makes_no_gap() {
        let core = demand(Tier::Core, 12, 14, 9);
        assert_eq!(Rule::of(&core, EvidenceLevel::None, true), Some(Rule::AlternativeHeld));
        assert_eq!(Rule::of(&core, EvidenceLevel::Used, true), None);
        let rare = demand(Tier::Other, 4, 100, 4);
        assert_eq!(Rule::of(&rare, EvidenceLevel::None, true), None, "no gap becomes one");
    }
}
