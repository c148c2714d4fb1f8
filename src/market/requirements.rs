//! What a posting requires: skills on their own, and lists of which one is enough.

use super::PostingRequirements;
use super::tier::is_requirement_kind;
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
        Self { skills: own.into_iter().collect(), one_of }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::fixtures::{catalogue, skill};
    use crate::skills::StrengthRule;

    /// Requirements of mentions written as name, strength and list.
    fn read(mentions: &[(&str, Strength, Option<u16>)]) -> (Vec<String>, Vec<Vec<String>>) {
        let mentions: Vec<Mention> = mentions
            .iter()
            .map(|(name, strength, one_of)| Mention {
                skill: skill(name),
                span: Default::default(),
                sentence: Default::default(),
                strength: *strength,
                rule: StrengthRule::Nothing,
                one_of: *one_of,
            })
            .collect();
        let names = |skills: &[SkillId]| {
            skills.iter().map(|id| catalogue().reference(*id).id.to_string()).collect()
        };
        let requirements = PostingRequirements::of(&mentions, catalogue());
        (names(&requirements.skills), requirements.one_of.iter().map(|list| names(list)).collect())
    }

    const REQUIRED: Strength = Strength::Required;

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
