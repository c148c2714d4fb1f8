//! Cuts a quote out of a text around a mention.

use crate::diagnostics::Span;

/// The longest quote, in characters; what is cut off is marked with "…".
pub(super) const QUOTE_LENGTH: usize = 200;

/// Before, mention and after of the sentence around a mention.
///
/// Spans that do not lie on character boundaries inside `text` are brought to the nearest ones.
pub(super) fn quote(text: &str, sentence: Span, mention: Span) -> (String, String, String) {
    let start = floor(text, mention.start);
    let end = floor(text, mention.end).max(start);
    let from = floor(text, sentence.start).min(start);
    let to = floor(text, sentence.end).max(end);
    let mention = &text[start..end];
    let room = QUOTE_LENGTH.saturating_sub(mention.chars().count());
    let (before, after) = (text[from..start].trim_start(), text[end..to].trim_end());
    let (before_length, after_length) = (before.chars().count(), after.chars().count());
    // Each side gets half of the room and what the other side leaves of its half.
    let before_room = room / 2 + (room / 2).saturating_sub(after_length);
    let after_room = room / 2 + (room / 2).saturating_sub(before_length);
    (keep_end(before, before_room), one_line(mention), keep_start(after, after_room))
}

fn floor(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

fn keep_start(text: &str, room: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(room) else { return one_line(text) };
    let kept = &text[..cut];
    let whole_words = kept.rfind(char::is_whitespace).map_or(kept, |space| &kept[..space]);
    format!("{}…", one_line(whole_words))
}

fn keep_end(text: &str, room: usize) -> String {
    let excess = text.chars().count().saturating_sub(room);
    let Some((cut, _)) = text.char_indices().nth(excess).filter(|_| excess > 0) else {
        return if excess > 0 { "…".to_owned() } else { one_line(text) };
    };
    let kept = &text[cut..];
    let whole_words = kept.find(char::is_whitespace).map_or(kept, |space| &kept[space + 1..]);
    format!("…{}", one_line(whole_words))
}

fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_sentences_are_kept_whole() {
        let text = "First. Built APIs in Python. Last.";
        let (before, mention, after) = quote(text, Span::new(6, 28), Span::new(21, 27));
        assert_eq!((&*before, &*mention, &*after), ("Built APIs in ", "Python", "."));
    }

    #[test]
    fn long_sentences_are_cut_at_words_on_both_sides() {
        let text = format!("{}Python{}", "früher war ".repeat(60), " then later".repeat(60));
        let at = text.find("Python").unwrap();
        let (before, mention, after) =
            quote(&text, Span::new(0, text.len()), Span::new(at, at + 6));
        assert!(before.starts_with("…") && after.ends_with("…"), "{before} / {after}");
        let length = before.chars().count() + mention.len() + after.chars().count();
        assert!((150..=QUOTE_LENGTH + 2).contains(&length), "{length}");
    }

    #[test]
    fn wrong_spans_never_panic() {
        quote("aé", Span::new(5, 1), Span::new(2, 99));
        quote("", Span::new(0, 0), Span::new(0, 0));
    }
}
