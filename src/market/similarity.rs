//! Finds nearly equal texts without comparing each with each.
//!
//! Texts are compared only when they share one of their rarest shingles, and at most
//! [`MOST_CANDIDATES`] times each: the work grows with the length of the texts and not with the
//! square of their number.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words that make one shingle.
const SHINGLE: usize = 5;

/// Shared shingles over all shingles from which two texts count as the same, in tenths.
const SAME_TENTHS: usize = 9;

/// Texts compared with one text at most. More share even its rarest shingles only when all are
/// one boilerplate; a copy may then stay undiscovered unless it is equal.
const MOST_CANDIDATES: usize = 64;

/// The distinct shingles of a text as sorted hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SortedShingles(Vec<u64>);

impl SortedShingles {
    /// Of a text's words in order; a text shorter than a shingle has none.
    pub(super) fn of(words: &[u64]) -> Self {
        let mut hashes: Vec<u64> = words.windows(SHINGLE).map(hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// Whether the Jaccard similarity is at least 0.9, by merging until that is decided.
    fn same(&self, other: &Self) -> bool {
        let both = self.0.len() + other.0.len();
        // Of a and b shingles with m in one only, (a + b - m) / 2 are shared and m more are not:
        // at 0.9 or above, m is at most (a + b) / 19.
        let most_unshared = both * (10 - SAME_TENTHS) / (10 + SAME_TENTHS);
        let (mut a, mut b, mut unshared) = (0, 0, 0);
        while let (Some(left), Some(right)) = (self.0.get(a), other.0.get(b)) {
            unshared += usize::from(left != right);
            if unshared > most_unshared {
                return false;
            }
            a += usize::from(left <= right);
            b += usize::from(right <= left);
        }
        unshared += self.0.len() - a + other.0.len() - b;
        unshared <= most_unshared && both > 0
    }

    /// The smallest hashes: texts that are the same share at least one of them
    /// (prefix filtering: of n shingles at most n - ⌈0.9 n⌉ may be missing from the other).
    fn prefix(&self) -> &[u64] {
        let n = self.0.len();
        let needed = (n * SAME_TENTHS).div_ceil(10);
        &self.0[..(n - needed + 1).min(n)]
    }
}

/// A text that an index remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextId(usize);

/// Shingles of the texts seen so far.
#[derive(Default)]
pub(super) struct SimilarityIndex {
    texts: Vec<(SortedShingles, usize)>,
    /// Texts by bucket and one hash of their prefix, in order of insertion.
    by_prefix: HashMap<(u64, u64), Vec<usize>>,
    /// Comparisons made.
    #[cfg(test)]
    pub(super) comparisons: std::cell::Cell<usize>,
}

impl SimilarityIndex {
    /// The cluster of the newest text of the bucket that is nearly equal.
    pub(super) fn find(&self, bucket: u64, shingles: &SortedShingles) -> Option<usize> {
        let same = |text: &usize| self.is_same(TextId(*text), shingles);
        let text = self.candidates(bucket, shingles).find(same)?;
        Some(self.texts[text].1)
    }

    /// Whether a text is nearly equal to one that is remembered.
    pub(super) fn is_same(&self, text: TextId, shingles: &SortedShingles) -> bool {
        #[cfg(test)]
        self.comparisons.set(self.comparisons.get() + 1);
        self.texts[text.0].0.same(shingles)
    }

    /// Remembers a text of a cluster.
    pub(super) fn insert(
        &mut self,
        bucket: u64,
        shingles: SortedShingles,
        cluster: usize,
    ) -> TextId {
        let text = self.texts.len();
        for hash in shingles.prefix() {
            self.by_prefix.entry((bucket, *hash)).or_default().push(text);
        }
        self.texts.push((shingles, cluster));
        TextId(text)
    }

    /// Texts that share a shingle of the prefix, newest first; when they are too many, those
    /// that share the rarest ones.
    fn candidates(&self, bucket: u64, shingles: &SortedShingles) -> impl Iterator<Item = usize> {
        let mut lists: Vec<&Vec<usize>> = shingles
            .prefix()
            .iter()
            .filter_map(|hash| self.by_prefix.get(&(bucket, *hash)))
            .collect();
        lists.sort_by_key(|list| list.len());
        let mut candidates = BTreeSet::new();
        for text in lists.into_iter().flat_map(|list| list.iter().rev().take(MOST_CANDIDATES)) {
            candidates.insert(*text);
            if candidates.len() == MOST_CANDIDATES {
                break;
            }
        }
        candidates.into_iter().rev()
    }
}

/// A hash that is the same on every run and machine of one compiler.
pub(super) fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shingles(words: impl Iterator<Item = u64>) -> SortedShingles {
        SortedShingles::of(&words.collect::<Vec<_>>())
    }

    #[test]
    fn near_equal_texts_are_found_and_others_not() {
        let mut index = SimilarityIndex::default();
        index.insert(1, shingles(0..200), 7);
        assert_eq!(index.find(1, &shingles(0..200)), Some(7));
        assert_eq!(index.find(1, &shingles(0..190)), Some(7));
        assert_eq!(index.find(1, &shingles(0..170)), None);
        assert_eq!(index.find(2, &shingles(0..200)), None);
        assert_eq!(index.find(1, &shingles(0..3)), None);
    }

    /// Two texts that share only boilerplate are no copies, however many of them there are.
    #[test]
    fn a_copy_is_found_among_many_that_share_most_of_their_text() {
        let text = |own: u64| {
            let own = own * 100;
            shingles((0..400).chain(1_000_000 + own..1_000_000 + own + 80))
        };
        let mut index = SimilarityIndex::default();
        for own in 0..1000 {
            assert_eq!(index.find(1, &text(own)), None);
            index.insert(1, text(own), own as usize);
        }
        assert_eq!(index.find(1, &text(3)), Some(3), "with 996 newer ones");
        let most = 1001 * MOST_CANDIDATES;
        assert!(index.comparisons.get() <= most, "{}", index.comparisons.get());
    }

    proptest::proptest! {
        #[test]
        fn similarity_is_that_of_the_sets(
            a in proptest::collection::btree_set(0u64..60, 0..50),
            b in proptest::collection::btree_set(0u64..60, 0..50),
        ) {
            let shared = a.intersection(&b).count();
            let all = a.union(&b).count();
            let expected = all > 0 && shared * 10 >= all * SAME_TENTHS;
            let sorted = |set: &std::collections::BTreeSet<u64>| {
                SortedShingles(set.iter().copied().collect())
            };
            proptest::prop_assert_eq!(sorted(&a).same(&sorted(&b)), expected);
        }

        #[test]
        fn the_index_misses_nothing(cut in 0usize..40, start in 0u64..20) {
            let whole = shingles(0..200);
            let part = shingles(start..200 - cut as u64);
            let mut index = SimilarityIndex::default();
            index.insert(1, whole.clone(), 1);
            proptest::prop_assert_eq!(index.find(1, &part).is_some(), whole.same(&part));
        }
    }
}
