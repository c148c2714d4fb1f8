//! A set of candidate skills in one machine word.

/// A set of at most [`SkillSet::CAPACITY`] skills, each by its index in the instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SkillSet(u128);

impl SkillSet {
    /// So many skills an instance can have.
    pub const CAPACITY: usize = 128;
    /// No skill.
    pub const EMPTY: Self = Self(0);

    /// One skill; nothing for an index beyond the capacity.
    pub fn one(skill: usize) -> Self {
        u32::try_from(skill).ok().and_then(|skill| 1_u128.checked_shl(skill)).map_or(Self(0), Self)
    }

    /// The first `count` skills.
    pub fn first(count: usize) -> Self {
        if count >= Self::CAPACITY { Self(u128::MAX) } else { Self((1_u128 << count) - 1) }
    }

    /// Whether it has no skill.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many skills it has.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether a skill is in it.
    pub fn has(self, skill: usize) -> bool {
        self.meets(Self::one(skill))
    }

    /// Whether the two have a skill in common.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every skill of it is in the other.
    pub fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The skills of either.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The skills that are not in the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The skills of both.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether it comes before the other: of the skills that only one of the two has, the first
    /// is its own.
    pub fn precedes(self, other: Self) -> bool {
        let differing = self.0 ^ other.0;
        differing != 0 && self.0 & (differing & differing.wrapping_neg()) != 0
    }

    /// Its skills, the first one first.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            (rest != 0).then(|| {
                let skill = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                skill
            })
        })
    }
}

impl FromIterator<usize> for SkillSet {
    fn from_iter<I: IntoIterator<Item = usize>>(skills: I) -> Self {
        skills.into_iter().fold(Self::EMPTY, |set, skill| set.with(Self::one(skill)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_skill_fits_and_the_next_does_not() {
        assert_eq!(SkillSet::one(127).iter().collect::<Vec<_>>(), [127]);
        assert!(SkillSet::one(128).is_empty());
        assert_eq!(SkillSet::first(128).len(), 128);
        assert_eq!(SkillSet::first(3), [0, 1, 2].into_iter().collect());
    }

    #[test]
    fn the_set_with_the_first_differing_skill_precedes() {
        let set = |skills: &[usize]| skills.iter().copied().collect::<SkillSet>();
        assert!(set(&[0, 9]).precedes(set(&[1, 2])));
        assert!(set(&[1, 2, 5]).precedes(set(&[1, 2])), "what has more comes first");
        assert!(!set(&[1, 2]).precedes(set(&[1, 2])));
        assert!(!set(&[2]).precedes(set(&[1])));
    }
}
