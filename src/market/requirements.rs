//! What a posting requires: skills on their own, and lists of which one is enough.

use super::tier::is_requirement_kind;
use super::{PostingRequirements, Replaceable};
use crate::skills::{Catalogue, Mention, SkillId, Strength};
use std::collections::{BTreeMap, BTreeSet};

impl PostingRequirements {
    /// Reads the requirements from the mentions of one text.
    ///
    /// Only kinds a candidate can show are required (domains and soft skills are not). A list
    /// "X or Y" is dropped when one of its skills is required on its own anyway, when it also
    /// offers something that cannot be shown ("Kafka or a background in finance"), or when a
    /// shorter list says more.
    pub(crate) fn of(mentions: &[Mention], catalogue: &Catalogue) -> Self {
        let can_be_shown = |skill: &SkillId| is_requirement_kind(catalogue.reference(*skill).kind);
        let mut own = BTreeSet::new();
        let mut lists: BTreeMap<u16, BTreeSet<SkillId>> = BTreeMap::new();
        for mention in mentions.iter().filter(|mention| mention.strength == Strength::Required) {
            match mention.one_of {
                Some(list) => {
                    lists.entry(list).or_default().insert(mention.skill);
                }
                None => {
                    own.insert(mention.skill);
                }
            }
        }
        // A list of one skill under two names is that skill.
        own.extend(lists.values().filter(|list| list.len() == 1).flatten());
        own.retain(can_be_shown);
        // Equal lists meet in the set.
        let lists: BTreeSet<BTreeSet<SkillId>> = lists
            .into_values()
            .filter(|list| list.iter().all(can_be_shown) && list.is_disjoint(&own))
            .filter(|list| list.len() > 1)
            .collect();
        let says_more = |list: &BTreeSet<SkillId>| {
            lists.iter().any(|other| other != list && other.is_subset(list))
        };
        let one_of = lists
            .iter()
            .filter(|list| !says_more(list))
            .map(|list| list.iter().copied().collect())
            .collect();
        Self { skills: own.into_iter().collect(), one_of, replaceable: replaceable(mentions) }
    }
}

/// One skill's mentions: the lists it is in, and whether it is named outside of them.
#[derive(Default)]
struct Named {
    required: BTreeSet<u16>,
    all: BTreeSet<u16>,
    required_alone: bool,
    alone: bool,
}

/// What stands in "X or Y" lists, with what each list offers in its place.
fn replaceable(mentions: &[Mention]) -> Vec<Replaceable> {
    let mut lists: BTreeMap<u16, BTreeSet<SkillId>> = BTreeMap::new();
    for mention in mentions {
        if let Some(list) = mention.one_of {
            lists.entry(list).or_default().insert(mention.skill);
        }
    }
    if lists.is_empty() {
        return Vec::new();
    }
    let mut skills: BTreeMap<SkillId, Named> = BTreeMap::new();
    for mention in mentions {
        let named = skills.entry(mention.skill).or_default();
        let required = mention.strength == Strength::Required;
        // A list of one skill under two names is that skill.
        match mention.one_of.filter(|list| lists[list].len() > 1) {
            Some(list) => {
                named.all.insert(list);
                if required {
                    named.required.insert(list);
                }
            }
            None => {
                named.alone = true;
                named.required_alone |= required;
            }
        }
    }
    let others = |skill: SkillId, of: &BTreeSet<u16>, alone: bool| -> Vec<Vec<SkillId>> {
        let of = of.iter().filter(|_| !alone);
        of.map(|list| lists[list].iter().copied().filter(|other| *other != skill).collect())
            .collect()
    };
    skills
        .into_iter()
        .map(|(skill, named)| Replaceable {
            skill,
            required: others(skill, &named.required, named.required_alone),
            named: others(skill, &named.all, named.alone),
        })
        .filter(|replaceable| !(replaceable.required.is_empty() && replaceable.named.is_empty()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::fixtures::{catalogue, skill};
    use crate::skills::StrengthRule;

    /// Mentions written as name, strength and list.
    fn mentions(mentions: &[Written]) -> Vec<Mention> {
        mentions
            .iter()
            .map(|(name, strength, one_of)| Mention {
                skill: skill(name),
                span: Default::default(),
                sentence: Default::default(),
                strength: *strength,
                rule: StrengthRule::Nothing,
                one_of: *one_of,
            })
            .collect()
    }

    /// Requirements of mentions written as name, strength and list.
    fn read(written: &[Written]) -> (Vec<String>, Vec<Vec<String>>) {
        let names = |skills: &[SkillId]| {
            skills.iter().map(|id| catalogue().reference(*id).id.to_string()).collect()
        };
        let requirements = PostingRequirements::of(&mentions(written), catalogue());
        (names(&requirements.skills), requirements.one_of.iter().map(|list| names(list)).collect())
    }

    const REQUIRED: Strength = Strength::Required;

    /// A mention: name, strength and list.
    type Written = (&'static str, Strength, Option<u16>);
    /// What may stand in for a skill: in the required lists, and in all.
    type InPlace = (&'static str, Vec<Vec<SkillId>>, Vec<Vec<SkillId>>);

    #[test]
    fn what_is_named_outside_of_lists_cannot_be_replaced() {
        let preferred = Strength::Preferred;
        let go = || vec![vec![skill("go")]];
        let rust = || vec![vec![skill("rust")]];
        let both = |rust, go| [("rust", rust, Some(0)), ("go", go, Some(0))];
        let cases: [(&[Written], Vec<InPlace>); 4] = [
            (&both(REQUIRED, REQUIRED), vec![("rust", go(), go()), ("go", rust(), rust())]),
            (&both(preferred, preferred), vec![("rust", vec![], go()), ("go", vec![], rust())]),
            (
                &[
                    both(REQUIRED, REQUIRED)[0],
                    both(REQUIRED, REQUIRED)[1],
                    ("go", preferred, None),
                ],
                vec![("rust", go(), go()), ("go", rust(), vec![])],
            ),
            (
                &[both(REQUIRED, REQUIRED)[0], both(REQUIRED, REQUIRED)[1], ("go", REQUIRED, None)],
                vec![("rust", go(), go())],
            ),
        ];
        for (written, expected) in cases {
            let found = PostingRequirements::of(&mentions(written), catalogue()).replaceable;
            let expected = expected.into_iter().map(|(name, required, named)| Replaceable {
                skill: skill(name),
                required,
                named,
            });
            assert_eq!(found, expected.collect::<Vec<_>>(), "{written:?}");
        }
    }

    #[test]
    fn only_required_technical_skills_count() {
        let (skills, one_of) = read(&[
            ("rust", REQUIRED, None),
            ("go", Strength::Preferred, None),
            ("finance", REQUIRED, None),
            ("communication", REQUIRED, None),
            ("rust", REQUIRED, None),
        ]);
        assert_eq!(skills, ["rust"]);
        assert!(one_of.is_empty());
    }

    #[test]
    fn a_list_stays_a_list() {
        let (skills, one_of) = read(&[
            ("go", REQUIRED, Some(0)),
            ("rust", REQUIRED, Some(0)),
            ("mysql", Strength::Preferred, Some(1)),
            ("postgresql", Strength::Preferred, Some(1)),
        ]);
        assert!(skills.is_empty());
        assert_eq!(one_of, [["rust", "go"]]);
    }

    #[test]
    fn a_list_with_a_skill_required_anyway_is_dropped() {
        let (skills, one_of) = read(&[
            ("go", REQUIRED, Some(0)),
            ("rust", REQUIRED, Some(0)),
            ("rust", REQUIRED, None),
        ]);
        assert_eq!(skills, ["rust"]);
        assert!(one_of.is_empty());
    }

    #[test]
    fn a_list_that_offers_what_cannot_be_shown_is_dropped() {
        let (skills, one_of) = read(&[("go", REQUIRED, Some(0)), ("finance", REQUIRED, Some(0))]);
        assert!(skills.is_empty() && one_of.is_empty());
    }

    #[test]
    fn lists_said_twice_or_more_loosely_are_one() {
        let (_, one_of) = read(&[
            ("go", REQUIRED, Some(0)),
            ("rust", REQUIRED, Some(0)),
            ("rust", REQUIRED, Some(1)),
            ("go", REQUIRED, Some(1)),
            ("go", REQUIRED, Some(2)),
            ("rust", REQUIRED, Some(2)),
            ("python", REQUIRED, Some(2)),
        ]);
        assert_eq!(one_of, [["rust", "go"]]);
    }

    #[test]
    fn a_list_of_one_skill_is_that_skill() {
        let (skills, one_of) = read(&[("go", REQUIRED, Some(0)), ("go", REQUIRED, Some(0))]);
        assert_eq!(skills, ["go"]);
        assert!(one_of.is_empty());
    }
}
