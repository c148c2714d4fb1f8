//! Whatever a site's files say, the catalogue holds together.

use super::{assert_holds_together, corrected_by};
use crate::diagnostics::{Format, render};
use proptest::prelude::*;

/// Ids of built-in and of new skills, and one of none.
const IDS: [&str; 10] =
    ["python", "go", "kafka", "rabbitmq", "cloud", "aws", "amazon-s3", "new-1", "new-2", "nowhere"];
const NAMES: [&str; 10] =
    ["Python", "go", "GO", "Kafka", "S3", "AWS", "New", "new", "Amazon S3", "+"];

fn list(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(words), 0..3).prop_map(|words| format!("{words:?}"))
}

fn entry() -> impl Strategy<Value = String> {
    let word = |words: &'static [&'static str]| prop::sample::select(words);
    let maybe = |key: &'static str, value: BoxedStrategy<String>| {
        prop::option::weighted(0.4, value).prop_map(move |value| {
            value.map_or(String::new(), |value| format!("{key} = {value}\n"))
        })
    };
    let similar = word(&IDS).prop_map(|id| format!("[{{ skill = \"{id}\", reason = \"r\" }}]"));
    let aliases = (word(&NAMES), any::<bool>())
        .prop_map(|(name, flag)| format!("[{{ text = \"{name}\", ambiguous = {flag} }}]"));
    let quoted = |words: &'static [&'static str]| word(words).prop_map(|word| format!("{word:?}"));
    (
        word(&IDS),
        maybe("label", quoted(&NAMES).boxed()),
        maybe("kind", quoted(&["language", "soft", "thing"]).boxed()),
        maybe("aliases", aliases.boxed()),
        maybe("forbid", list(&NAMES).boxed()),
        maybe("implies", list(&IDS).boxed()),
        maybe("prerequisites", list(&IDS).boxed()),
        maybe("similar", similar.boxed()),
        maybe("hours", (0..1100_u32).prop_map(|hours| hours.to_string()).boxed()),
        maybe("retired", any::<bool>().prop_map(|flag| flag.to_string()).boxed()),
    )
        .prop_map(|(id, a, b, c, d, e, f, g, h, i)| {
            format!("[[skill]]\nid = \"{id}\"\n{a}{b}{c}{d}{e}{f}{g}{h}{i}")
        })
}

proptest! {
    /// No dead reference, no cycle, no name of two skills, whatever is corrected; what is wrong
    /// is said, and the same every time.
    #[test]
    fn any_entries_leave_a_sound_catalogue(entries in prop::collection::vec(entry(), 0..12)) {
        let text = entries.concat();
        let (catalogue, problems) = corrected_by(&[("own.toml", &text)]);
        assert_holds_together(&catalogue);
        let (again, same) = corrected_by(&[("own.toml", &text)]);
        prop_assert_eq!(catalogue.digest(), again.digest());
        prop_assert_eq!(render(&problems, Format::Short), render(&same, Format::Short));
        let own = catalogue.own();
        let applied = own.added + own.corrected + own.retired;
        prop_assert!(problems.has_errors() || applied as usize <= entries.len());
        // An entry that does not apply was reported, unless it adds what it retires.
        let off = entries.iter().filter(|entry| entry.contains("retired = true")).count();
        if !problems.has_errors() {
            prop_assert!(applied as usize + off >= entries.len(), "{}", text);
        }
    }

    /// Edges alone, of which many lead back.
    #[test]
    fn any_edges_leave_no_cycle(edges in prop::collection::vec((0..7_usize, list(&IDS), list(&IDS)), 0..7)) {
        let entry = |(id, implies, before): &(usize, String, String)| {
            let id = IDS[*id];
            format!("[[skill]]\nid = \"{id}\"\nimplies = {implies}\nprerequisites = {before}\n")
        };
        let text: String = edges.iter().map(entry).collect();
        assert_holds_together(&corrected_by(&[("own.toml", &text)]).0);
    }

    /// A file of nothing but TOML's own signs is read without panic.
    #[test]
    fn any_text_is_read(text in "(\\[\\[skill\\]\\]\n|id = |\"go\"|\n|aliases = |\\[|\\]|, |\\{ text = |\\}|1|\"\"|[a-z]){0,30}") {
        let (catalogue, _) = corrected_by(&[("own.toml", &text)]);
        prop_assert!(!catalogue.is_empty());
    }
}
