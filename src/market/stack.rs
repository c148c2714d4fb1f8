//! Technologies and practices by popularity within their kind.

use super::{Demand, StackEntry, StackGroup};
use crate::language::PlainMessages;
use crate::skills::Kind;

/// Kinds shown, in order.
const KINDS: [Kind; 5] =
    [Kind::Language, Kind::Framework, Kind::Platform, Kind::DataStore, Kind::Practice];
/// Skills shown of a kind.
const LONGEST_GROUP: usize = 12;
/// Fewest postings that make a skill part of the stack.
const FEWEST_POSTINGS: u32 = 2;

/// The most asked skills of each kind, from demand that stands most asked first.
pub(crate) fn stack(demand: &[Demand], say: PlainMessages) -> Vec<StackGroup> {
    let groups = KINDS.map(|kind| StackGroup {
        title: say.value(kind.list()).to_string(),
        skills: demand
            .iter()
            .filter(|entry| entry.skill.kind == kind && entry.any.k() >= FEWEST_POSTINGS)
            .take(LONGEST_GROUP)
            .map(|entry| StackEntry {
                skill: entry.skill.clone(),
                any: entry.any,
                interval: entry.interval,
                rank: entry.rank,
            })
            .collect(),
    });
    groups.into_iter().filter(|group| !group.skills.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use crate::market::fixtures::{Offer, analysed};

    #[test]
    fn skills_stand_under_their_kind_most_asked_first() {
        let market = analysed([
            Offer::new("a").requires("go").requires("rust").requires("aws").requires("finance"),
            Offer::new("b").requires("go").requires("rust").requires("docker").requires("aws"),
            Offer::new("c").requires("go").requires("ci").requires("finance"),
        ]);
        let groups: Vec<(&str, Vec<&str>)> = market
            .stack
            .iter()
            .map(|group| {
                (group.title.as_str(), group.skills.iter().map(|entry| &*entry.skill.id).collect())
            })
            .collect();
        assert_eq!(
            groups,
            [("Languages", vec!["go", "rust"]), ("Platforms and tools", vec!["aws"])]
        );
    }
}
