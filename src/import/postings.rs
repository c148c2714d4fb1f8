//! Several files of postings to one snapshot.

use crate::content::{Posting, assign_ids};
use jiff::civil::Date;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// The postings of several files, each once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Merged {
    /// In the order of the files, ids unique.
    pub(crate) postings: Vec<Posting>,
    /// For each file, how many of its postings an earlier file has too.
    pub(crate) repeated: Vec<usize>,
    /// How many postings got a new id because different ones had the same.
    pub(crate) renamed: usize,
}

/// Puts the postings of several files together.
///
/// Two postings are the same when a reader of the same format found the same id in both, and
/// the same address or the same employer and title: numbers of one list may return in another.
/// The first is kept, unless only the later one has a text.
pub(crate) fn merge(files: Vec<Vec<Posting>>) -> Merged {
    let mut merged = Merged::default();
    let mut places: HashMap<(&'static str, String), usize> = HashMap::new();
    for file in files {
        let mut repeated = 0;
        for posting in file {
            match places.entry((posting.format, posting.id.clone())) {
                Entry::Occupied(place) if same(&merged.postings[*place.get()], &posting) => {
                    repeated += 1;
                    let kept = &mut merged.postings[*place.get()];
                    if kept.text.is_empty() && !posting.text.is_empty() {
                        *kept = posting;
                    }
                }
                Entry::Occupied(_) => merged.postings.push(posting),
                Entry::Vacant(place) => {
                    place.insert(merged.postings.len());
                    merged.postings.push(posting);
                }
            }
        }
        merged.repeated.push(repeated);
    }
    let before: Vec<String> = merged.postings.iter().map(|posting| posting.id.clone()).collect();
    assign_ids(&mut merged.postings);
    let after = merged.postings.iter().map(|posting| &posting.id);
    merged.renamed = before.iter().zip(after).filter(|(before, after)| before != after).count();
    merged
}

impl Merged {
    /// Leaves out what is among `known` already, such as the postings of a snapshot that is added
    /// to; how many that are.
    pub(crate) fn leave_out(&mut self, known: &[Posting]) -> usize {
        let before = self.postings.len();
        let titles: HashSet<&str> = known.iter().map(|posting| &*posting.title).collect();
        self.postings.retain(|posting| {
            let is_there = |other: &Posting| {
                posting.title == other.title
                    && ((posting.url.is_some() && posting.url == other.url)
                        || (posting.company == other.company && posting.text == other.text))
            };
            !(titles.contains(&*posting.title) && known.iter().any(is_there))
        });
        before - self.postings.len()
    }
}

fn same(one: &Posting, other: &Posting) -> bool {
    (one.url.is_some() && one.url == other.url)
        || (one.title == other.title && one.company == other.company)
}

/// The one day that a file's name tells, as in `greenhouse-2026-11-20.json`.
pub(crate) fn day_in_name(path: &Path) -> Option<Date> {
    const LENGTH: usize = "2026-11-20".len();
    let name = path.file_name()?.to_string_lossy();
    let bytes = name.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let mut found = None;
    for at in 0..bytes.len() {
        let alone = !digit(at.checked_sub(1)) && !digit(Some(at + LENGTH));
        let Some(text) = name.get(at..at + LENGTH).filter(|_| alone) else { continue };
        let Ok(day) = text.parse::<Date>() else { continue };
        if found.is_some_and(|other| other != day) {
            return None;
        }
        found = Some(day);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::read_snapshot_file;

    fn file(json: &str) -> Vec<Posting> {
        read_snapshot_file("a.json", Path::new("a.json"), json.as_bytes()).postings
    }

    #[test]
    fn a_posting_in_two_files_is_kept_once() {
        let first =
            file(r#"[{"id": "1", "title": "A", "company": "X"}, {"id": "2", "title": "B"}]"#);
        let second = file(
            r#"[{"id": "1", "title": "A", "company": "X", "text": "now with a text"},
                {"id": "3", "title": "C", "text": "c"}]"#,
        );
        let merged = merge(vec![first, second]);
        let found: Vec<_> =
            merged.postings.iter().map(|posting| (&*posting.id, &*posting.text)).collect();
        assert_eq!(found, [("1", "now with a text"), ("2", ""), ("3", "c")]);
        assert_eq!((merged.repeated, merged.renamed), (vec![0, 1], 0));
    }

    #[test]
    fn one_number_for_two_postings_is_no_repeat() {
        let first = file(r#"[{"id": "1", "title": "A", "company": "X", "text": "a"}]"#);
        let second = file(r#"[{"id": "1", "title": "B", "company": "Y", "text": "b"}]"#);
        let merged = merge(vec![first, second]);
        assert_eq!((merged.postings.len(), merged.renamed), (2, 2));
        assert_ne!(merged.postings[0].id, merged.postings[1].id);
    }

    #[test]
    fn what_is_known_is_left_out() {
        let known = file(
            r#"[{"id": "9", "title": "A", "company": "X", "text": "a"},
                {"id": "1", "title": "B", "url": "https://example.org/b", "text": "old"}]"#,
        );
        let mut merged = merge(vec![file(
            r#"[{"id": "1", "title": "A", "company": "X", "text": "a"},
                {"id": "2", "title": "B", "url": "https://example.org/b", "text": "new"},
                {"id": "3", "title": "A", "company": "X", "text": "another one"},
                {"id": "4", "title": "C", "url": "https://example.org/b", "text": "c"}]"#,
        )]);
        assert_eq!(merged.leave_out(&known), 2);
        let left: Vec<_> = merged.postings.iter().map(|posting| &*posting.text).collect();
        assert_eq!(left, ["another one", "c"]);
    }

    #[test]
    fn a_name_tells_at_most_one_day() {
        for (name, day) in [
            ("2026-11-20.json", Some("2026-11-20")),
            ("board-2026-11-20-page2.csv", Some("2026-11-20")),
            ("x/2026-11-20/jobs.json", None),
            ("2026-11-20-to-2026-11-21.json", None),
            ("2026-13-20.json", None),
            ("12026-11-20.json", None),
            ("jobs.json", None),
            ("öäü-2026-11-20", Some("2026-11-20")),
        ] {
            let found = day_in_name(Path::new(name)).map(|day| day.to_string());
            assert_eq!(found.as_deref(), day, "{name}");
        }
    }
}
