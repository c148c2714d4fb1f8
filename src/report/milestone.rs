//! What proves a skill, read from `milestones.toml`.

use crate::skills::{Kind, SkillRef};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Milestones {
    kind: BTreeMap<Kind, String>,
    skill: BTreeMap<String, String>,
}

static MILESTONES: LazyLock<Milestones> =
    LazyLock::new(|| match toml::from_str(include_str!("milestones.toml")) {
        Ok(milestones) => milestones,
        // A test reads the file, so this cannot be reached in a released program.
        Err(error) => panic!("milestones.toml is wrong: {error}"),
    });

/// What proves a skill, concrete and checkable.
pub(super) fn milestone(skill: &SkillRef) -> String {
    if let Some(own) = MILESTONES.skill.get(&*skill.id) {
        return own.clone();
    }
    let template = MILESTONES.kind.get(&skill.kind).map_or("", String::as_str);
    template.replace("{skill}", &skill.label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::standing::can_be_gap;
    use crate::skills::Catalogue;

    #[test]
    fn every_kind_that_can_be_learnt_has_a_sentence() {
        for kind in Kind::ALL.into_iter().filter(|kind| can_be_gap(*kind)) {
            assert!(MILESTONES.kind[&kind].contains("{skill}"), "{kind:?}");
        }
    }

    #[test]
    fn texts_of_single_skills_belong_to_skills_of_the_catalogue() {
        let catalogue = Catalogue::builtin();
        let unknown: Vec<&String> = MILESTONES
            .skill
            .keys()
            .filter(|id| !catalogue.is_empty() && catalogue.by_id(id).is_none())
            .collect();
        assert!(unknown.is_empty(), "not in the catalogue: {unknown:?}");
    }
}
