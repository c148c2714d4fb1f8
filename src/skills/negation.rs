//! Names that a sentence takes back: "no Java", "Kubernetes is not required".

use super::gap::gap;
use super::rules::{Cue, Rules};
use super::scan::{Candidate, Scan, any_in, cues_in};
use crate::diagnostics::Span;

/// How many words may stand between a name and "is not required".
const WORDS_BETWEEN: usize = 4;

/// How far around a name that is "not required" a wish for it is looked for, in bytes.
const REACH: usize = 300;

/// What a sentence says against a name in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denial {
    /// Nothing.
    None,
    /// The name does not count.
    Negated,
    /// It is not demanded but welcome, as the words here say.
    Wished(Span),
}

/// Reads the negations of a text, name by name.
#[derive(Debug)]
pub(super) struct Negations<'a> {
    pub(super) text: &'a str,
    pub(super) scan: &'a Scan,
    pub(super) rules: &'a Rules,
    /// All names of the text, in order.
    pub(super) names: &'a [Candidate],
    /// Names that begin before this byte are taken back together with an earlier one.
    pub(super) until: usize,
}

impl Negations<'_> {
    /// What the sentence says against the name at `index`; to be asked in the order of the names.
    pub(super) fn of(&mut self, sentence: Span, index: usize) -> Denial {
        let name = &self.names[index];
        if name.start < self.until {
            return Denial::Negated;
        }
        let start = sentence.start.min(name.start);
        if any_in(&self.scan.negations, start, name.start)
            && takes_back(&self.text[start..name.start], self.rules)
        {
            self.until = self.end_of_list(sentence, index);
            return Denial::Negated;
        }
        let negated = cues_in(&self.scan.cues, name.end, sentence.end)
            .take(WORDS_BETWEEN)
            .filter(|cue| cue.kind.negates)
            .any(|cue| {
                let between = &self.text[name.end..cue.span.start];
                between.split_whitespace().take(WORDS_BETWEEN + 1).count() <= WORDS_BETWEEN
            });
        if !negated {
            return Denial::None;
        }
        let from = sentence.start.max(name.start.saturating_sub(REACH));
        let to = sentence.end.min(name.end + REACH);
        let wish = cues_in(&self.scan.cues, from, to).find(|cue| {
            cue.kind.before == Some(Cue::Preferred) || cue.kind.after == Some(Cue::Preferred)
        });
        wish.map_or(Denial::Negated, |cue| Denial::Wished(cue.span))
    }

    /// "No PHP, Perl or Java": the end of the last item that an "or" joins to a name taken back.
    fn end_of_list(&self, sentence: Span, index: usize) -> usize {
        let mut end = 0;
        for pair in self.names[index..].windows(2) {
            if pair[1].end > sentence.end {
                break;
            }
            let link = gap(&self.text[pair[0].end..pair[1].start], &self.rules.lists).link();
            match link {
                Some(link) if link.or && !link.closes => end = pair[1].end,
                Some(link) if link.comma && !link.and && !link.closes && !link.opens => {}
                _ => break,
            }
        }
        end
    }
}

/// Whether the words right before a name take it back: "no prior experience with".
fn takes_back(before: &str, rules: &Rules) -> bool {
    let mut head = before.trim_end();
    if head.ends_with([',', ';', ':', '/']) {
        return false;
    }
    for _ in 0..5 {
        if rules.negation.not_only.of(head).is_some() {
            return false;
        }
        if rules.negation.before.of(head).is_some() {
            return true;
        }
        let Some(word) = rules.negation.between.of(head) else { return false };
        head = head[..head.len() - word.len()].trim_end();
    }
    false
}
