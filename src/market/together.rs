//! Which of the most asked skills are named together by one posting.

use super::share::Share;
use super::tier::is_requirement_kind;
use crate::skills::SkillRef;
use schemars::JsonSchema;
use serde::Serialize;

/// Skills that are held against each other.
const MOST_SKILLS: usize = 12;

/// The most asked skills and how often each two of them are named by one posting.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Together {
    /// The skills, most asked first.
    pub skills: Vec<AskedSkill>,
    /// Every two of them that a posting names, most frequent first, then in the order of `skills`.
    pub pairs: Vec<SkillPair>,
}

/// A skill with the readable postings that name it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AskedSkill {
    /// The skill.
    pub skill: SkillRef,
    /// The postings that name it.
    pub any: Share,
}

/// Two skills that at least one readable posting names.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SkillPair {
    /// Their places in [`Together::skills`], ascending.
    pub places: [usize; 2],
    /// Readable postings that name both.
    pub both: Share,
    /// Postings that name both, of those that name the less asked one.
    pub of_rarer: Share,
    /// Postings that would name both if the two had nothing to do with each other: the product of
    /// the two shares times n.
    pub by_chance: f64,
}

impl Together {
    /// Counts over `n` readable postings; each skill comes with those that name it, ascending.
    pub(crate) fn of<'a>(asked: impl Iterator<Item = (&'a SkillRef, Vec<usize>)>, n: u32) -> Self {
        let asked: Vec<(&SkillRef, Vec<usize>)> =
            asked.filter(|(skill, _)| is_requirement_kind(skill.kind)).take(MOST_SKILLS).collect();
        let mut pairs = Vec::new();
        for (second, (_, seconds)) in asked.iter().enumerate() {
            for (first, (_, firsts)) in asked[..second].iter().enumerate() {
                let both = in_both(firsts, seconds);
                if both == 0 {
                    continue;
                }
                let counts = [firsts.len(), seconds.len()];
                let [a, b] = counts.map(|count| count as f64);
                pairs.push(SkillPair {
                    places: [first, second],
                    both: Share::new(both, n),
                    of_rarer: Share::new(both, counts[0].min(counts[1]) as u32),
                    by_chance: a * b / f64::from(n),
                });
            }
        }
        pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.both.k()), pair.places));
        let skills = asked.into_iter().map(|(skill, postings)| AskedSkill {
            skill: skill.clone(),
            any: Share::new(postings.len() as u32, n),
        });
        Self { skills: skills.collect(), pairs }
    }

    /// The pair of two places in [`Together::skills`], in any order.
    pub fn pair(&self, a: usize, b: usize) -> Option<&SkillPair> {
        let places = [a.min(b), a.max(b)];
        self.pairs.iter().find(|pair| pair.places == places)
    }
}

/// How many numbers two ascending lists share.
fn in_both(a: &[usize], b: &[usize]) -> u32 {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0;
    while let (Some(first), Some(second)) = (a.peek(), b.peek()) {
        match first.cmp(second) {
            std::cmp::Ordering::Less => _ = a.next(),
            std::cmp::Ordering::Greater => _ = b.next(),
            std::cmp::Ordering::Equal => {
                shared += 1;
                (_, _) = (a.next(), b.next());
            }
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::fixtures::{Offer, SKILLS, analysed};
    use crate::skills::Strength;

    #[test]
    fn a_pair_is_counted_once_per_posting_that_names_both() {
        let unreadable = {
            let mut offer = Offer::new("e").requires("rust").requires("go");
            offer.posting.truncated = true;
            offer
        };
        let market = analysed([
            Offer::new("a").requires("rust").requires("go").requires("rust"),
            Offer::new("b").requires("rust").asks("go", Strength::Unspecified).requires("aws"),
            Offer::new("c").requires("rust").requires("finance").requires("communication"),
            Offer::new("d").requires("go"),
            unreadable,
        ]);
        let together = &market.together;
        let skills: Vec<(&str, u32)> =
            together.skills.iter().map(|asked| (&*asked.skill.id, asked.any.k())).collect();
        assert_eq!(skills, [("go", 3), ("rust", 3), ("aws", 1)]);
        let pairs: Vec<([usize; 2], Share, Share)> =
            together.pairs.iter().map(|pair| (pair.places, pair.both, pair.of_rarer)).collect();
        assert_eq!(
            pairs,
            [
                ([0, 1], Share::new(2, 4), Share::new(2, 3)),
                ([0, 2], Share::new(1, 4), Share::new(1, 1)),
                ([1, 2], Share::new(1, 4), Share::new(1, 1)),
            ]
        );
        assert!((together.pairs[0].by_chance - 9.0 / 4.0).abs() < 1e-12);
        assert_eq!(together.pair(1, 0), together.pair(0, 1));
        assert_eq!(together.pair(0, 1).map(|pair| pair.both.k()), Some(2));
    }

    #[test]
    fn what_is_never_named_together_is_no_pair() {
        let apart = SKILLS
            .iter()
            .enumerate()
            .map(|(at, (id, _))| Offer::new(&format!("p{at:02}")).requires(id));
        let market = analysed(apart);
        assert!(market.together.pairs.is_empty());
        // Domains and soft skills are not held against each other: two of the twelve.
        assert_eq!(market.together.skills.len(), SKILLS.len() - 2);
        assert_eq!(analysed([]).together, Together::default());
    }
}
