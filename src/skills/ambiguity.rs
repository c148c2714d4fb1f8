//! Names that are also everyday words: accepted only where the surroundings speak of technology.

use super::gap::{Gap, gap};
use super::mention::{Dismissal, Trace};
use super::rules::{Cue, Rules};
use super::scan::{Candidate, Scan, any_in};
use crate::diagnostics::Span;

/// The most of a line that is searched for words such as "stack:" before a name, in bytes.
const REACH: usize = 300;

/// The candidates that count, in text order.
pub(super) fn accept(
    text: &str,
    candidates: Vec<Candidate>,
    scan: &Scan,
    rules: &Rules,
    trace: &mut impl Trace,
) -> Vec<Candidate> {
    if candidates.iter().all(|candidate| candidate.case_fits && !candidate.ambiguous) {
        return candidates;
    }
    let context = Context { text, candidates: &candidates, scan, rules };
    let mut accepted: Vec<bool> =
        (0..candidates.len()).map(|at| context.stands_alone(at)).collect();
    // Between two names that count already nothing needs to be known.
    let gaps: Vec<Gap> = (1..candidates.len())
        .map(|at| {
            let between = candidates[at - 1].end..candidates[at].start;
            let known = accepted[at - 1] && accepted[at];
            if known { Gap::Apart } else { gap(&text[between], &rules.lists) }
        })
        .collect();
    for at in 0..gaps.len() {
        if !accepted[at] && !accepted[at + 1] && context.vouch_for_each_other(gaps[at], at) {
            accepted[at] = true;
            accepted[at + 1] = true;
        }
    }
    // An accepted name vouches for its neighbours in the list, and they for theirs. What is
    // accepted from the left needs no second look: its left neighbour was accepted before.
    for at in 1..candidates.len() {
        accepted[at] |= accepted[at - 1] && context.vouches(gaps[at - 1], at - 1, at);
    }
    for at in (1..candidates.len()).rev() {
        accepted[at - 1] |= accepted[at] && context.vouches(gaps[at - 1], at, at - 1);
    }
    let mut kept = accepted.iter();
    let mut candidates = candidates;
    candidates.retain(|candidate| {
        let yes = kept.next().is_some_and(|yes| *yes);
        if !yes {
            let reason = if candidate.case_fits { Dismissal::Everyday } else { Dismissal::Case };
            trace.dismiss(candidate.skill, Span::new(candidate.start, candidate.end), reason);
        }
        yes
    });
    candidates
}

/// What a name is judged by.
struct Context<'a> {
    text: &'a str,
    candidates: &'a [Candidate],
    scan: &'a Scan,
    rules: &'a Rules,
}

impl Context<'_> {
    /// Whether the name counts whatever becomes of its neighbours.
    fn stands_alone(&self, at: usize) -> bool {
        let candidate = &self.candidates[at];
        candidate.case_fits
            && (!candidate.ambiguous
                || self.cue_speaks_for(candidate)
                || (self.is_capitalised(candidate)
                    && (self.stands_as_name(candidate)
                        || self.stands_in_stack(candidate)
                        || has_version(self.after(candidate)))))
    }

    /// Whether two doubtful neighbours in a list make each other sure: "Elixir and Phoenix".
    fn vouch_for_each_other(&self, gap: Gap, at: usize) -> bool {
        let pair = &self.candidates[at..at + 2];
        let word = |candidate: &Candidate| &self.text[candidate.start..candidate.end];
        let names = &self.rules.ambiguous.given_names;
        matches!(gap, Gap::List(_))
            && pair[0].skill != pair[1].skill
            && pair.iter().all(|one| one.case_fits && one.technical && self.is_capitalised(one))
            && pair.iter().any(|one| one.end - one.start > 1)
            && !pair.iter().all(|one| names.contains(word(one)))
            && (self.is_item(at)
                || self.rules.ambiguous.before_name.contains(last_word(self.before(&pair[0]))))
            && self.is_item(at + 1)
    }

    /// Whether an accepted neighbour makes a name count across the gap.
    fn vouches(&self, gap: Gap, neighbour: usize, at: usize) -> bool {
        let (near, this) = (&self.candidates[neighbour], &self.candidates[at]);
        let same_sort = near.technical || (near.practice && this.practice);
        if !this.case_fits && !self.is_item(at) {
            return false;
        }
        let lower = |candidate: &Candidate| {
            !self.text[candidate.start..candidate.end].chars().any(char::is_uppercase)
        };
        match gap {
            Gap::Apart => false,
            Gap::List(_) => same_sort && !(self.opens_line(at) && self.is_part_of_name(at)),
            // "java javascript go": in a line of bare lower-case tags white space is the
            // separator, and a practice such as "data-warehouse" is a tag like any other.
            Gap::Space if lower(near) && lower(this) => {
                same_sort || (near.practice && this.case_fits)
            }
            Gap::Space => same_sort && this.case_fits && !lower(this),
        }
    }

    /// Whether nothing but a bullet stands before the name in its line.
    fn opens_line(&self, at: usize) -> bool {
        let before = self.before(&self.candidates[at]);
        before.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '\n').ends_with('\n')
    }

    /// Whether the next word makes it a name of something else: "Word Vectors".
    fn is_part_of_name(&self, at: usize) -> bool {
        let this = &self.candidates[at];
        let after = &self.text[this.end..];
        let mut words = after.strip_prefix(' ').unwrap_or("").split(' ').take(2).map(first_word);
        let next = words.next().unwrap_or("");
        let touches = self.candidates.get(at + 1).is_some_and(|next| next.start == this.end + 1);
        this.ambiguous
            && !touches
            && next.starts_with(char::is_uppercase)
            // "Node Engineer", "Node Software Engineer".
            && !self.rules.ambiguous.right.contains(next)
            && !words.next().is_some_and(|word| self.rules.ambiguous.right.contains(word))
            && !self.rules.ambiguous.phrase_end.contains(next)
            && !self.cue_starts_at(this.end + 1)
    }

    /// Whether the name makes a whole item of its list: "docker, chef, sensu" but not
    /// "terminal access,".
    fn is_item(&self, at: usize) -> bool {
        let this = &self.candidates[at];
        let free = |word: &str| {
            word.is_empty()
                || word.bytes().all(|byte| byte.is_ascii_digit())
                || self.rules.lists.words.contains(word)
        };
        let (before, after) = (self.before(this), self.after(this));
        let touches_left = at > 0 && self.candidates[at - 1].end == before.len();
        let touches_right = self
            .candidates
            .get(at + 1)
            .is_some_and(|next| next.start == self.text.len() - after.len());
        (touches_left || free(last_word(before))) && (touches_right || free(first_word(after)))
    }

    /// Whether words beside the name show that the technology is meant.
    fn cue_speaks_for(&self, candidate: &Candidate) -> bool {
        // "Go-based": the boundary check let only such compounds through.
        let mut rest = self.text[candidate.end..].chars();
        if rest.next() == Some('-') && rest.next().is_some_and(char::is_alphabetic) {
            return true;
        }
        let after = self.text[candidate.end..].trim_start_matches([' ', ')', '"', '*']);
        let next = after.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or("");
        let next_touches = self.text[candidate.end..].starts_with([' ', '-'])
            && after.starts_with(char::is_alphabetic);
        if next_touches && self.rules.ambiguous.right.contains(next) {
            return true;
        }
        let before = self.text[..candidate.start].trim_end_matches([' ', '(', '"', '*']);
        // "using Go to …" may be a verb's object; "experience in express delivery" is not the
        // library: the name must be followed by the end of the phrase.
        let ends = || {
            !next_touches
                || self.rules.ambiguous.phrase_end.contains(next)
                || self.cue_starts_at(self.text.len() - after.len())
        };
        (self.rules.ambiguous.strong_left.of(before).is_some() && ends())
            || (self.is_capitalised(candidate)
                && ((self.scan.cue_ends_at(before.trim_end_matches(':').len()) && ends())
                    || self.is_judged(candidate)))
    }

    /// Whether upper case shows that a name is meant: inside a sentence, or as a whole bullet.
    fn stands_as_name(&self, candidate: &Candidate) -> bool {
        let (before, after) = (self.before(candidate), self.after(candidate));
        let ends = after.is_empty() || after.starts_with(['\n', '\r', '.', ',', ';', '!', ')']);
        let next = first_word(after.trim_start_matches('('));
        let lone = before.is_empty()
            || before.ends_with(['\n', ':'])
            || before.strip_suffix(['-', '*', '•', '–']).is_some_and(|line| {
                let line = line.trim_end_matches(' ');
                line.is_empty() || line.ends_with('\n')
            });
        if lone {
            let whole = after.is_empty() || after.starts_with(['\n', '\r', '.']);
            let word = self.rules.ambiguous.after_bullet_name.contains(next);
            // A lone word needs a mark that makes it an item: a bullet or a colon before it.
            return (whole && before.ends_with(['-', '*', '•', '–', ':'])) || word;
        }
        // "a live view (React)": the bracket holds nothing else. "mobile = Swift" says it too.
        if (before.ends_with('(') && after.starts_with(')')) || (before.ends_with('=') && ends) {
            return true;
        }
        let previous = last_word(before);
        let introduced = !previous.starts_with(char::is_uppercase)
            && self.rules.ambiguous.before_name.contains(previous);
        introduced && (ends || next.starts_with(char::is_lowercase))
    }

    /// Whether the name is a whole item after words such as "our stack": "Stack: LiDAR and Rust".
    fn stands_in_stack(&self, candidate: &Candidate) -> bool {
        let (before, after) = (self.before(candidate), self.after(candidate));
        let joins = |word: &str| {
            ["and", "or", "und", "oder"].iter().any(|one| word.eq_ignore_ascii_case(one))
        };
        let left = before.ends_with([',', ':', '/', '|', '(', '&', '+', '=', '•'])
            || joins(last_word(before));
        let right = after.is_empty()
            || after.starts_with([',', ';', '/', '|', ')', '&', '+', '\n', '\r', '•'])
            || after.strip_prefix('.').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            || joins(first_word(after));
        if !left || !right {
            return false;
        }
        let floor = candidate.start.saturating_sub(REACH);
        let line = memchr::memrchr(b'\n', &self.text.as_bytes()[floor..candidate.start]);
        any_in(&self.scan.stack_words, line.map_or(floor, |at| floor + at), candidate.start)
    }

    /// Whether the name is the subject of a wish or demand: "Rust is a plus".
    fn is_judged(&self, candidate: &Candidate) -> bool {
        let Some(cue) = self.scan.cue_from(candidate.end + 1) else { return false };
        let rest = self.text[cue.span.end..].trim_start_matches(' ');
        let ends = rest.is_empty()
            || !rest.starts_with(char::is_alphanumeric)
            || ["and", "but", "while"].iter().any(|word| first_word(rest) == *word);
        self.text[candidate.end..].starts_with(' ')
            && cue.kind.after.is_some_and(Cue::is_strong)
            && ends
    }

    fn cue_starts_at(&self, position: usize) -> bool {
        self.scan.cue_from(position).is_some_and(|cue| cue.kind.before.is_some())
    }

    fn is_capitalised(&self, candidate: &Candidate) -> bool {
        self.text[candidate.start..].starts_with(char::is_uppercase)
    }

    fn before(&self, candidate: &Candidate) -> &str {
        self.text[..candidate.start].trim_end_matches(' ')
    }

    fn after(&self, candidate: &Candidate) -> &str {
        self.text[candidate.end..].trim_start_matches(' ')
    }
}

/// Whether a version number comes next: "Rails 5.2".
fn has_version(after: &str) -> bool {
    let number = after.strip_prefix('v').unwrap_or(after);
    let end = number.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(number.len());
    let (number, rest) = (number[..end].trim_end_matches('.'), &number[end..]);
    let parts = number.split('.').filter(|part| (1..=2).contains(&part.len())).count();
    parts >= 2
        && parts == number.split('.').count()
        && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '%')
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
}
