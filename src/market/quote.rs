//! The sentence a mention stands in, cut to a length that can be shown.

use crate::diagnostics::Span;
use crate::language::{Argument, Language, Plain};
use crate::skills::StrengthRule;
use std::fmt;

/// Characters a quoted sentence has at most, marks of omission aside.
const LONGEST_QUOTE: usize = 200;
/// Characters of a cue or heading that are repeated when a rule is told.
const LONGEST_CUE: usize = 80;

/// A sentence in three parts, as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) before: String,
    pub(crate) mention: String,
    pub(crate) after: String,
}

impl Excerpt {
    /// The sentence around a mention, blanks joined, without a heading or bullet mark, cut at
    /// word boundaries with an ellipsis where it is longer than [`LONGEST_QUOTE`].
    pub(crate) fn new(text: &str, sentence: Span, mention: Span) -> Self {
        let piece = |start: usize, end: usize| joined(text.get(start..end).unwrap_or_default());
        let before = piece(sentence.start, mention.start);
        let before = before.trim_start();
        let before =
            before.strip_prefix("## ").or_else(|| before.strip_prefix("- ")).unwrap_or(before);
        let after = piece(mention.end, sentence.end);
        let after = after.trim_end();
        let mention = piece(mention.start, mention.end);
        let (left, right) = (length(before), length(after));
        let room = LONGEST_QUOTE.saturating_sub(length(&mention));
        // Each side has half, and what the other side leaves.
        let keep_left = left.min(room.saturating_sub(right).max(room / 2));
        let keep_right = room - keep_left;
        Self {
            before: last_words(before, keep_left),
            after: first_words(after, keep_right),
            mention,
        }
    }
}

/// What gave a strength, with the words of the posting; told in the language of the market's site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RuleInWords {
    /// Words of the sentence.
    Cue(String),
    /// The heading above.
    Heading(String),
    /// Nothing says how strongly.
    Nothing,
    /// The job title names it.
    Title,
}

impl Argument<Plain> for RuleInWords {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = language.plain().strength_rule;
        match self {
            Self::Cue(words) => write!(out, "{}", say.cue(words)),
            Self::Heading(words) => write!(out, "{}", say.heading(words)),
            Self::Nothing => write!(out, "{}", say.nothing()),
            Self::Title => write!(out, "{}", say.title()),
        }
    }
}

/// What gave a strength, with the words of the posting.
pub(crate) fn rule_in_words(text: &str, rule: StrengthRule) -> RuleInWords {
    let words = |span: Span| {
        let words = joined(text.get(span.start..span.end).unwrap_or_default());
        let words = words.trim().trim_start_matches("## ").trim_end_matches(':');
        first_words(words, LONGEST_CUE)
    };
    match rule {
        StrengthRule::Cue(span) => RuleInWords::Cue(words(span)),
        StrengthRule::Heading(span) => RuleInWords::Heading(words(span)),
        StrengthRule::Nothing => RuleInWords::Nothing,
    }
}

/// The text with every run of blanks and line breaks as one space.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            joined.push(c);
        } else if !joined.ends_with(' ') {
            joined.push(' ');
        }
    }
    joined
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// The words at the end of `text` that fit into `keep` characters.
fn last_words(text: &str, keep: usize) -> String {
    let drop = length(text).saturating_sub(keep);
    if drop == 0 {
        return text.to_owned();
    }
    let at = text.char_indices().nth(drop).map_or(text.len(), |(at, _)| at);
    let whole = if text[..at].ends_with(' ') { Some(at) } else { next_word(text, at) };
    format!("…{}", &text[whole.unwrap_or(at)..])
}

/// Where the first word after `at` begins, unless there is none.
fn next_word(text: &str, at: usize) -> Option<usize> {
    text[at..].find(' ').map(|blank| at + blank + 1).filter(|start| *start < text.len())
}

/// The words at the start of `text` that fit into `keep` characters.
fn first_words(text: &str, keep: usize) -> String {
    let Some((at, next)) = text.char_indices().nth(keep) else { return text.to_owned() };
    let whole = if next == ' ' { Some(at) } else { text[..at].rfind(' ').filter(|at| *at > 0) };
    format!("{}…", text[..whole.unwrap_or(at)].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn excerpt(text: &str, mention: &str) -> Excerpt {
        let at = text.find(mention).unwrap();
        Excerpt::new(text, Span::new(0, text.len()), Span::new(at, at + mention.len()))
    }

    #[test]
    fn a_short_sentence_is_whole_and_without_its_mark() {
        let quote = excerpt("- You know  Rust\nwell.", "Rust");
        assert_eq!(
            [quote.before.as_str(), &quote.mention, &quote.after],
            ["You know ", "Rust", " well."]
        );
        assert_eq!(excerpt("- Rust", "Rust").before, "");
        assert_eq!(excerpt("## Rust engineers", "Rust").before, "");
        assert_eq!(excerpt("## Rust engineers", "Rust").after, " engineers");
    }

    #[test]
    fn a_long_sentence_is_cut_at_words_on_both_sides() {
        let text = format!("{}Rust{}", "some words ".repeat(30), " and others".repeat(30));
        let quote = excerpt(&text, "Rust");
        assert!(quote.before.starts_with("…words ") || quote.before.starts_with("…some "));
        assert!(quote.after.ends_with("and…") || quote.after.ends_with("others…"));
        let shown = length(&quote.before) + length(&quote.mention) + length(&quote.after);
        assert!((180..=LONGEST_QUOTE + 2).contains(&shown), "{shown}");
    }

    #[test]
    fn one_side_takes_what_the_other_leaves() {
        let quote = excerpt(&format!("Rust{}", " word".repeat(60)), "Rust");
        assert_eq!(quote.before, "");
        assert_eq!(length(&quote.after), 195 + 1);
    }

    #[test]
    fn a_rule_repeats_the_words_that_decided() {
        let text = "## Requirements:\n- you must know Rust";
        let english = |rule| {
            let rule = rule_in_words(text, rule);
            Language::English.plain().value(rule).to_string()
        };
        assert_eq!(english(StrengthRule::Heading(Span::new(0, 16))), "stands under “Requirements”");
        assert_eq!(english(StrengthRule::Cue(Span::new(23, 27))), "the sentence says “must”");
        assert_eq!(english(StrengthRule::Nothing), "named without saying how strongly");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn any_sentence_can_be_cut(
            before in "(- )?[a-zäß …\n-]{0,300}",
            mention in "[A-Z+#ñ]{1,12}",
            after in "[a-zé日 \n]{0,300}",
        ) {
            let text = format!("{before}{mention}{after}");
            let span = Span::new(before.len(), before.len() + mention.len());
            let quote = Excerpt::new(&text, Span::new(0, text.len()), span);
            let shown = length(&quote.before) + length(&quote.mention) + length(&quote.after);
            prop_assert!(shown <= LONGEST_QUOTE + 2, "{}", shown);
            prop_assert_eq!(quote.mention, mention);
            let shown_before = quote.before.trim_start_matches('…');
            prop_assert!(joined(&before).ends_with(shown_before));
        }
    }
}
