//! Lists as sentences have them.

use super::message::{Argument, Mode};
use super::{Language, Messages};
use std::fmt::{self, Write};

/// What stands before the last of a list.
#[derive(Debug, Clone, Copy)]
enum Last {
    And,
    Or,
}

/// A list in words: "A", "A and B", "A, B and C", "A, B and 3 more".
#[derive(Debug, Clone, Copy)]
pub(crate) struct List<'a, T> {
    items: &'a [T],
    most: usize,
    last: Last,
}

impl<'a, T> List<'a, T> {
    /// All of it: "A, B and C"; nothing for an empty list.
    pub(crate) const fn all(items: &'a [T]) -> Self {
        Self { items, most: usize::MAX, last: Last::And }
    }

    /// The first `most`, the rest counted: "A, B and 3 more".
    pub(crate) const fn first(items: &'a [T], most: usize) -> Self {
        Self { items, most, last: Last::And }
    }

    /// The first `most` to choose from: "A, B or C", "A, B or another".
    pub(crate) const fn any(items: &'a [T], most: usize) -> Self {
        Self { items, most, last: Last::Or }
    }
}

impl<M: Mode, T: Argument<M>> Argument<M> for List<'_, T> {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language).list;
        let shown = self.items.len().min(self.most);
        let more = self.items.len() - shown;
        for (index, item) in self.items[..shown].iter().enumerate() {
            match (index, index + 1 == shown && more == 0, self.last) {
                (0, ..) => {}
                (_, true, Last::And) => write!(out, "{}", say.and())?,
                (_, true, Last::Or) => write!(out, "{}", say.or())?,
                (_, false, _) => write!(out, "{}", say.comma())?,
            }
            item.write(language, out)?;
        }
        match (more, self.last) {
            (0, _) => Ok(()),
            (_, Last::And) => write!(out, "{}{}", say.and(), say.more(more)),
            (_, Last::Or) => write!(out, "{}{}", say.or(), say.another()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(language: Language, list: List<'_, &str>) -> String {
        language.plain().value(list).to_string()
    }

    #[test]
    fn lists_read_well() {
        let letters = ["A", "B", "C", "D"];
        let english = |list| written(Language::English, list);
        assert_eq!(english(List::all(&letters[..0])), "");
        assert_eq!(english(List::all(&letters[..1])), "A");
        assert_eq!(english(List::all(&letters[..2])), "A and B");
        assert_eq!(english(List::all(&letters[..3])), "A, B and C");
        assert_eq!(english(List::first(&letters, 2)), "A, B and 2 more");
        assert_eq!(english(List::any(&letters, 4)), "A, B, C or D");
        assert_eq!(english(List::any(&letters, 2)), "A, B or another");
        assert_eq!(written(Language::German, List::first(&letters, 2)), "A, B und 2 weitere");
    }
}
