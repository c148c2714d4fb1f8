//! The class of a skill in a market, by rules that are printed from the constants that decide.

use super::Tier;
use super::share::{MINIMUM_FOR_SHARES, Share};
use crate::skills::Kind;

/// Core from this lower Wilson bound of the required share on.
const CORE_LOWER_BOUND: f64 = 0.25;
/// Core from this required share on, if enough employers ask.
const CORE_REQUIRED_SHARE: f64 = 0.40;
/// Employers that must ask for [`CORE_REQUIRED_SHARE`] to count.
const CORE_EMPLOYERS: u32 = 3;
/// Preferred from this share of postings at any strength on.
const PREFERRED_ANY_SHARE: f64 = 0.10;

/// What decides the tier of a skill.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing {
    pub(crate) kind: Kind,
    /// Postings that name it at any strength.
    pub(crate) any: Share,
    /// Postings that require it.
    pub(crate) required: Share,
    /// Distinct stated employers that name it.
    pub(crate) employers: u32,
    /// Whether its growth test was passed.
    pub(crate) rising: bool,
}

/// Whether a skill of this kind can be a requirement that a candidate shows.
///
/// A domain or a soft skill is asked in words too loose to be met or missed; it counts as
/// demand, but neither makes a posting unmet nor stands in a tier above *other*.
pub(crate) fn is_requirement_kind(kind: Kind) -> bool {
    match kind {
        Kind::Language
        | Kind::Framework
        | Kind::Platform
        | Kind::DataStore
        | Kind::Practice
        | Kind::Certification => true,
        Kind::Domain | Kind::Soft => false,
    }
}

impl Tier {
    /// The one class of a skill: the first of core, emerging, preferred that applies, else other.
    pub(crate) fn of(standing: Standing) -> Self {
        let Standing { kind, any, required, employers, rising } = standing;
        if !is_requirement_kind(kind) || any.n() < MINIMUM_FOR_SHARES {
            Self::Other
        } else if required.interval().low >= CORE_LOWER_BOUND
            || required.proportion() >= CORE_REQUIRED_SHARE && employers >= CORE_EMPLOYERS
        {
            Self::Core
        } else if rising {
            Self::Emerging
        } else if any.proportion() >= PREFERRED_ANY_SHARE {
            Self::Preferred
        } else {
            Self::Other
        }
    }
}

/// The rules of [`Tier::of`] as sentences, in the order in which they are tried.
pub(crate) fn tier_rules() -> Vec<String> {
    let percent = |share: f64| format!("{:.0} %", share * 100.0);
    vec![
        format!(
            "Core: required in at least {} of the readable postings (lower end of the 95 % Wilson \
             interval), or in at least {} of them and named by {CORE_EMPLOYERS} or more employers.",
            percent(CORE_LOWER_BOUND),
            percent(CORE_REQUIRED_SHARE),
        ),
        "Emerging: not core, and its share rose between snapshots with the growth test passed."
            .to_owned(),
        format!(
            "Preferred: neither core nor emerging, and named at any strength in at least {} of the \
             readable postings.",
            percent(PREFERRED_ANY_SHARE),
        ),
        "Other: everything else that is asked.".to_owned(),
        format!(
            "With fewer than {MINIMUM_FOR_SHARES} readable postings every skill is other, because \
             no share can be told."
        ),
        "Domains and soft skills are counted as demand and always other: they are no requirement \
         that a posting is met or missed by."
            .to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn standing(required: u32, any: u32, n: u32) -> Standing {
        Standing {
            kind: Kind::Language,
            any: Share::new(any, n),
            required: Share::new(required, n),
            employers: 3,
            rising: false,
        }
    }

    #[test]
    fn each_rule_decides_at_its_limit() {
        // The lower Wilson bound of 47 of 145 is 25.3 %, of 46 is 24.7 %.
        assert_eq!(Tier::of(standing(47, 50, 145)), Tier::Core);
        assert_eq!(Tier::of(standing(46, 50, 145)), Tier::Preferred);
        assert_eq!(Tier::of(standing(4, 4, 10)), Tier::Core);
        assert_eq!(Tier::of(Standing { employers: 2, ..standing(4, 4, 10) }), Tier::Preferred);
        assert_eq!(Tier::of(standing(9, 9, 9)), Tier::Other);
        assert_eq!(Tier::of(standing(0, 15, 150)), Tier::Preferred);
        assert_eq!(Tier::of(standing(0, 14, 150)), Tier::Other);
        assert_eq!(Tier::of(Standing { rising: true, ..standing(0, 14, 150) }), Tier::Emerging);
        assert_eq!(Tier::of(Standing { rising: true, ..standing(99, 99, 150) }), Tier::Core);
        for kind in [Kind::Soft, Kind::Domain] {
            assert_eq!(Tier::of(Standing { kind, ..standing(99, 99, 150) }), Tier::Other);
        }
    }

    #[test]
    fn the_rules_print_the_constants() {
        let rules = tier_rules().join("\n");
        for part in
            ["at least 25 %", "at least 40 %", "3 or more", "at least 10 %", "fewer than 10"]
        {
            assert!(rules.contains(part), "{part}: {rules}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn requiring_more_never_lowers_the_tier(n in 10_u32..400, k in 0_u32..400, more in 0_u32..50) {
            let (k, many) = (k.min(n), (k + more).min(n));
            prop_assert!(Tier::of(standing(many, many, n)) <= Tier::of(standing(k, k, n)));
        }
    }
}
