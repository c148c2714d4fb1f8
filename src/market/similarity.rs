//! Finds nearly equal texts without comparing each with each.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words that make one shingle.
const SHINGLE: usize = 5;

/// Shared shingles over all shingles from which two texts count as the same, in tenths.
const SAME_TENTHS: usize = 9;

/// Clusters compared with one text at most; more share its rarest shingles only when they
/// are one boilerplate.
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

    /// Jaccard similarity of at least 0.9, by merging.
    fn same(&self, other: &Self) -> bool {
        let (mut a, mut b, mut shared) = (0, 0, 0);
        while let (Some(left), Some(right)) = (self.0.get(a), other.0.get(b)) {
            shared += usize::from(left == right);
            a += usize::from(left <= right);
            b += usize::from(right <= left);
        }
        let all = self.0.len() + other.0.len() - shared;
        shared * 10 >= all * SAME_TENTHS && all > 0
    }

    /// The smallest hashes: texts that are the same share at least one of them
    /// (prefix filtering: of n shingles at most n - ⌈0.9 n⌉ may be missing from the other).
    fn prefix(&self) -> &[u64] {
        let n = self.0.len();
        let needed = (n * SAME_TENTHS).div_ceil(10);
        &self.0[..(n - needed + 1).min(n)]
    }
}

/// Shingles of the texts seen so far.
#[derive(Default)]
pub(super) struct SimilarityIndex {
    texts: Vec<(SortedShingles, usize)>,
    /// Texts by bucket and one hash of their prefix.
    by_prefix: HashMap<(u64, u64), Vec<usize>>,
}

impl SimilarityIndex {
    /// The cluster of the newest text of the bucket that is nearly equal.
    pub(super) fn find(&self, bucket: u64, shingles: &SortedShingles) -> Option<usize> {
        let lists =
            shingles.prefix().iter().filter_map(|hash| self.by_prefix.get(&(bucket, *hash)));
        let mut candidates: Vec<usize> =
            lists.flat_map(|list| list.iter().rev().take(MOST_CANDIDATES)).copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let newest = candidates.into_iter().rev().take(MOST_CANDIDATES);
        let mut same = newest.filter(|&text| self.texts[text].0.same(shingles));
        same.next().map(|text| self.texts[text].1)
    }

    /// Remembers a text of a cluster.
    pub(super) fn insert(&mut self, bucket: u64, shingles: SortedShingles, cluster: usize) {
        let text = self.texts.len();
        for hash in shingles.prefix() {
            self.by_prefix.entry((bucket, *hash)).or_default().push(text);
        }
        self.texts.push((shingles, cluster));
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

    proptest::proptest! {
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
