//! Looks for phrases among the words of a sentence.

use super::{Passage, Sentence};
use crate::skills::conditions::phrases::{Hit, Role};
use std::ops::Range;

/// A phrase in a sentence: its first word, the word after it, and what it says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found<T> {
    pub(crate) first: usize,
    pub(crate) after: usize,
    pub(crate) value: T,
}

/// Who the words before a place speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The employer, its team or its customers.
    Own,
    /// The person asked for.
    Asking,
    Unknown,
}

/// Words in which the subject of a sentence is looked for.
const SUBJECT_REACH: usize = 40;
/// Most words of a phrase that one word of it may be taken for.
const LONGEST_PHRASE: usize = 3;

impl Passage<'_> {
    /// The phrases that begin with a word, the shortest first.
    fn hits_at(&self, word: usize) -> &[Hit] {
        match (self.starts.get(word), self.starts.get(word + 1)) {
            (Some(from), Some(to)) => &self.hits[*from..*to],
            _ => &[],
        }
    }

    /// The longest phrase at a word that `wanted` accepts; gives the word after it.
    pub(crate) fn at(
        &self,
        sentence: &Sentence,
        word: usize,
        wanted: impl Fn(Role) -> bool,
    ) -> Option<usize> {
        self.role_at(sentence, word, |role| wanted(role).then_some(())).map(|(after, ())| after)
    }

    /// Like [`Self::at`], with what `read` makes of the role.
    pub(crate) fn role_at<T>(
        &self,
        sentence: &Sentence,
        word: usize,
        read: impl Fn(Role) -> Option<T>,
    ) -> Option<(usize, T)> {
        self.longest(word, sentence.after, read)
    }

    fn longest<T>(
        &self,
        word: usize,
        end: usize,
        read: impl Fn(Role) -> Option<T>,
    ) -> Option<(usize, T)> {
        let fitting = self.hits_at(word).iter().rev().filter(|hit| hit.after <= end);
        fitting
            .map(|hit| (hit.after, hit.role))
            .find_map(|(after, role)| Some((after, read(role)?)))
    }

    /// The nearest phrase that begins at most `reach` words before `word` and ends by it.
    pub(crate) fn before<T>(
        &self,
        sentence: &Sentence,
        word: usize,
        reach: usize,
        read: impl Fn(Role) -> Option<T> + Copy,
    ) -> Option<Found<T>> {
        let from = word.saturating_sub(reach).max(sentence.first);
        let mut found = (from..word).rev().find_map(|first| {
            self.longest(first, word, read).map(|(after, value)| Found { first, after, value })
        })?;
        // "North America" is nearer than "America".
        for first in (from..found.first).rev().take(LONGEST_PHRASE) {
            if let Some((after, value)) = self.longest(first, word, read)
                && after >= found.after
            {
                found = Found { first, after, value };
            }
        }
        Some(found)
    }

    /// The nearest phrase that begins at `word` or at most `reach` words on.
    pub(crate) fn beyond<T>(
        &self,
        sentence: &Sentence,
        word: usize,
        reach: usize,
        read: impl Fn(Role) -> Option<T> + Copy,
    ) -> Option<Found<T>> {
        (word..(word + reach).min(sentence.after)).find_map(|first| {
            self.longest(first, sentence.after, read).map(|(after, value)| Found {
                first,
                after,
                value,
            })
        })
    }

    /// The phrases of one concept, from left to right, the longest at a place, without overlap.
    pub(crate) fn anchors<T>(
        &self,
        sentence: &Sentence,
        read: impl Fn(Role) -> Option<T> + Copy,
    ) -> Vec<Found<T>> {
        self.anchors_within(sentence.first..sentence.after, read)
    }

    /// The same in all of the text, whatever it speaks of.
    pub(crate) fn all_anchors<T>(&self, read: impl Fn(Role) -> Option<T> + Copy) -> Vec<Found<T>> {
        self.anchors_within(0..self.words.len(), read)
    }

    fn anchors_within<T>(
        &self,
        words: Range<usize>,
        read: impl Fn(Role) -> Option<T> + Copy,
    ) -> Vec<Found<T>> {
        let mut found: Vec<Found<T>> = Vec::new();
        let mut first = words.start;
        while first < words.end {
            match self.longest(first, words.end, read) {
                Some((after, value)) => {
                    found.push(Found { first, after, value });
                    first = after;
                }
                None => first += 1,
            }
        }
        found
    }

    /// Whether no phrase begins with a word.
    pub(crate) fn is_plain(&self, word: usize) -> bool {
        self.hits_at(word).is_empty()
    }

    /// Who the sentence speaks of before a word: the last mark of a subject decides.
    pub(crate) fn subject(&self, sentence: &Sentence, word: usize) -> Subject {
        let last = self.before(sentence, word, SUBJECT_REACH, |role| match role {
            Role::Own => Some(Subject::Own),
            Role::Asking => Some(Subject::Asking),
            _ => None,
        });
        last.map_or(Subject::Unknown, |found| found.value)
    }
}
