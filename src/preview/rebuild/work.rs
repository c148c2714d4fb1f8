//! What of an edition is yet to be made, and what of it comes first.

use crate::content::Profile;
use std::collections::HashMap;
use std::sync::Arc;

/// Something to make: one or more parts of the site.
#[derive(Debug, Clone)]
pub(super) enum Item {
    /// The market of this id.
    Market(String),
    /// The dashboards of a candidate.
    Candidate(Arc<Profile>),
}

/// Everything but the shared pages, which are made from all the rest.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// In the order in which they are made if nothing is wanted; `None` when taken.
    items: Vec<Option<Item>>,
    /// Which item makes the part of this folder.
    makers: HashMap<String, usize>,
    /// Items before this one are taken.
    next: usize,
}

impl Work {
    /// Adds an item that makes these parts.
    pub(super) fn add(&mut self, item: Item, folders: Vec<String>) {
        let place = self.items.len();
        self.makers.extend(folders.into_iter().map(|folder| (folder, place)));
        self.items.push(Some(item));
    }

    /// Takes what to make next: what is wanted, else what comes first; nothing when all is taken.
    pub(super) fn take(&mut self, wanted: &[String], most: usize) -> Vec<Item> {
        let makers = wanted.iter().filter_map(|folder| self.makers.get(folder));
        let mut batch: Vec<Item> =
            makers.filter_map(|place| self.items[*place].take()).take(most).collect();
        if batch.is_empty() {
            while batch.len() < most
                && let Some(item) = self.items.get_mut(self.next)
            {
                batch.extend(item.take());
                self.next += 1;
            }
        }
        batch
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_comes_first_and_everything_comes_once() {
        let mut work = Work::default();
        for name in ["a", "b", "c", "d", "e"] {
            work.add(Item::Market(name.to_owned()), vec![format!("markets/{name}/")]);
        }
        let mut take = |wanted: &[&str]| -> String {
            let wanted: Vec<_> = wanted.iter().map(|name| format!("markets/{name}/")).collect();
            let name = |item| match item {
                Item::Market(name) => name,
                Item::Candidate(_) => unreachable!(),
            };
            work.take(&wanted, 2).into_iter().map(name).collect()
        };
        assert_eq!(take(&["d", "nobody", "b"]), "db");
        assert_eq!(take(&["d"]), "ac");
        assert_eq!(take(&[]), "e");
        assert_eq!(take(&["a"]), "");
    }
}
