//! The class of a skill in a market, by rules that are printed from the constants that decide.

use super::share::{MINIMUM_FOR_SHARES, Share};
use super::{Demand, Tier};
use crate::language::{Fixed, Language, Percent, PlainMessages};
use crate::skills::Kind;
use serde::Serialize;

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

/// A rule of the tiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// Required by many.
    Core,
    /// Rising.
    Emerging,
    /// Wanted by many.
    Preferred,
    /// None of the above.
    Other,
    /// No share can be told.
    SmallMarket,
    /// No requirement that a candidate shows.
    NoRequirement,
}

impl Rule {
    /// The rules in the order in which they are printed.
    const ALL: [Self; 6] = [
        Self::Core,
        Self::Emerging,
        Self::Preferred,
        Self::Other,
        Self::SmallMarket,
        Self::NoRequirement,
    ];
    /// The rules in the order in which they are tried; the last always applies.
    const TRIED: [Self; 6] = [
        Self::NoRequirement,
        Self::SmallMarket,
        Self::Core,
        Self::Emerging,
        Self::Preferred,
        Self::Other,
    ];

    fn applies(self, standing: Standing) -> bool {
        let Standing { kind, any, required, employers, rising } = standing;
        match self {
            Self::Core => {
                required.interval().low >= CORE_LOWER_BOUND
                    || required.proportion() >= CORE_REQUIRED_SHARE && employers >= CORE_EMPLOYERS
            }
            Self::Emerging => rising,
            Self::Preferred => any.proportion() >= PREFERRED_ANY_SHARE,
            Self::Other => true,
            Self::SmallMarket => any.n() < MINIMUM_FOR_SHARES,
            Self::NoRequirement => !is_requirement_kind(kind),
        }
    }

    fn tier(self) -> Tier {
        match self {
            Self::Core => Tier::Core,
            Self::Emerging => Tier::Emerging,
            Self::Preferred => Tier::Preferred,
            Self::Other | Self::SmallMarket | Self::NoRequirement => Tier::Other,
        }
    }

    /// The rule as a sentence.
    fn in_words(self, say: PlainMessages) -> String {
        let words = say.tier_rule;
        match self {
            Self::Core => {
                let (lower, share) = (Percent(CORE_LOWER_BOUND), Percent(CORE_REQUIRED_SHARE));
                words.core(lower, share, CORE_EMPLOYERS).to_string()
            }
            Self::Emerging => words.emerging().to_string(),
            Self::Preferred => words.preferred(Percent(PREFERRED_ANY_SHARE)).to_string(),
            Self::Other => words.other().to_string(),
            Self::SmallMarket => words.small_market(MINIMUM_FOR_SHARES).to_string(),
            Self::NoRequirement => words.no_requirement().to_string(),
        }
    }

    /// The values that it is decided by.
    fn values(self, standing: Standing, say: PlainMessages) -> String {
        let Standing { kind, any, required, employers, rising } = standing;
        let words = say.tier_rule;
        match self {
            Self::Core => {
                let low = Fixed(required.interval().low * 100.0, 1);
                words.core_values(employers, required, low).to_string()
            }
            Self::Emerging if rising => words.rising().to_string(),
            Self::Emerging => words.not_rising().to_string(),
            Self::Preferred | Self::Other => words.named(any).to_string(),
            Self::SmallMarket => words.readable(any.n()).to_string(),
            Self::NoRequirement => words.kind(kind).to_string(),
        }
    }
}

impl Tier {
    /// The one class of a skill: the first of core, emerging, preferred that applies, else other.
    pub(crate) fn of(standing: Standing) -> Self {
        let rule = Rule::TRIED.into_iter().find(|rule| rule.applies(standing));
        rule.unwrap_or(Rule::Other).tier()
    }
}

/// The rules of [`Tier::of`] as sentences.
pub(crate) fn tier_rules(say: PlainMessages) -> Vec<String> {
    Rule::ALL.into_iter().map(|rule| rule.in_words(say)).collect()
}

/// A rule of the tiers held against a skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TierStep {
    /// The tier it gives when it applies.
    pub tier: Tier,
    /// The rule as printed.
    pub rule: String,
    /// The values of the skill that it is decided by, in words.
    pub values: String,
    /// Whether it gives the tier; only the last step does.
    pub applies: bool,
}

/// How the tier of an asked skill was found: the rules that were tried, up to the one that gave
/// it, told in `language`. The two exceptions are left out where they do not apply.
pub fn tier_steps(demand: &Demand, language: Language) -> Vec<TierStep> {
    let say = language.plain();
    let standing = Standing {
        kind: demand.skill.kind,
        any: demand.any,
        required: demand.required,
        employers: demand.employers,
        // No skill is emerging for another reason, and above it nothing asks.
        rising: demand.tier == Tier::Emerging,
    };
    let mut steps = Vec::new();
    for rule in Rule::TRIED {
        let applies = rule.applies(standing);
        let exception = matches!(rule, Rule::SmallMarket | Rule::NoRequirement);
        if applies || !exception {
            steps.push(TierStep {
                tier: rule.tier(),
                rule: rule.in_words(say),
                values: rule.values(standing, say),
                applies,
            });
        }
        if applies {
            break;
        }
    }
    steps
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
        let rules = tier_rules(Language::English.plain()).join("\n");
        for part in
            ["at least 25 %", "at least 40 %", "3 or more", "at least 10 %", "fewer than 10"]
        {
            assert!(rules.contains(part), "{part}: {rules}");
        }
    }

    fn demand(standing: Standing, tier: Tier) -> Demand {
        let Standing { any, required, employers, .. } = standing;
        let skill =
            crate::skills::SkillRef { id: "x".into(), label: "X".into(), kind: standing.kind };
        Demand {
            skill,
            tier,
            any,
            interval: any.interval(),
            required,
            required_interval: required.interval(),
            preferred: Share::new(0, any.n()),
            unspecified: Share::new(0, any.n()),
            employers,
            employer_weighted: any.proportion(),
            concentrated: None,
            distinctive: None,
            rank: crate::market::Rank { best: 1, worst: 1 },
        }
    }

    #[test]
    fn the_steps_lead_to_the_rule_that_gave_the_tier_with_its_values() {
        let values = |standing: Standing| -> Vec<(String, bool)> {
            let steps = tier_steps(&demand(standing, Tier::of(standing)), Language::English);
            steps.into_iter().map(|step| (step.values, step.applies)).collect()
        };
        assert_eq!(
            values(standing(46, 50, 145)),
            [
                ("required in 32 % (46 of 145), lower end 24.7 %; named by 3 employers", false),
                ("the growth test is not passed", false),
                ("named in 34 % (50 of 145)", true),
            ]
            .map(|(values, applies)| (values.to_owned(), applies))
        );
        assert_eq!(values(standing(47, 50, 145)).len(), 1);
        assert_eq!(values(standing(9, 9, 9)), [("9 readable postings".to_owned(), true)]);
        let soft = Standing { kind: Kind::Soft, ..standing(99, 99, 150) };
        assert_eq!(values(soft), [("its kind is soft".to_owned(), true)]);
        let rising = Standing { rising: true, ..standing(0, 14, 150) };
        assert_eq!(values(rising).last().unwrap().0, "the growth test is passed");
        assert_eq!(values(standing(0, 14, 150)).len(), 4);
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
