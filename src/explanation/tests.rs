//! What is explained, in words and places.

use super::*;
use crate::content::read_snapshot_file;
use crate::skills::{Catalogue, Part};
use std::path::Path;

fn explain(text: &str) -> Explanation {
    Explanation::of_text("a.txt", text, Miner::builtin())
}

/// The postings of a file of JSON lines.
fn postings(lines: &str) -> Vec<Posting> {
    read_snapshot_file("a.jsonl", Path::new("a.jsonl"), lines.as_bytes()).postings
}

/// The passage with its marks as brackets, cues as `_…_` and headings as `*…*`.
fn marked(passage: &Passage) -> String {
    let line = |line: &Line| -> String {
        let piece = |segment: &Segment| {
            let text = match segment.mark {
                Some(Mark::Mention(number)) => format!("[{number} {}]", segment.text),
                Some(Mark::PassedOver(index)) => {
                    format!("{{{} {}}}", words::letter(index), segment.text)
                }
                None => segment.text.clone(),
            };
            let text = if segment.cue { format!("_{text}_") } else { text };
            if segment.heading { format!("*{text}*") } else { text }
        };
        line.segments.iter().map(piece).collect()
    };
    passage.lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_rule_has_its_words() {
    for (text, skill, strength, because) in [
        ("You must have Python.", "Python", Strength::Required, "says “must have”"),
        ("Python is a plus.", "Python", Strength::Preferred, "says “is a plus”"),
        ("5+ years of Python", "Python", Strength::Required, "says “5+ years”"),
        ("Requirements:\n- Python", "Python", Strength::Required, "under “Requirements”"),
        ("## Nice to have\n- Python", "Python", Strength::Preferred, "under “Nice to have”"),
        ("We use Python.", "Python", Strength::Unspecified, "nothing says how strongly"),
    ] {
        let explained = explain(text);
        let found = explained.mentions.iter().find(|found| &*found.skill.label == skill).unwrap();
        assert_eq!((found.strength, found.because.as_str()), (strength, because), "{text}");
    }
}

#[test]
fn each_dismissal_has_its_words() {
    for (text, label, because) in [
        ("Our go-to-work plan.", "Go", "part of “go-to-work”"),
        (
            "(see https://example.org/react?x=1).",
            "React",
            "in the address “https://example.org/react?x=1”",
        ),
        ("People who excel at it.", "Microsoft Excel", "“excel at” means something else"),
        (
            "We rust over time.",
            "Rust",
            "also an everyday word, and nothing beside it speaks of technology",
        ),
        ("Benefits:\n- Python courses", "Python", "under “Benefits”, which is not about the work"),
        (
            "We are an equal opportunity employer and like Python.",
            "Python",
            "in a line of legal text",
        ),
        ("No Java, please.", "Java", "the sentence takes it back"),
    ] {
        let explained = explain(text);
        let group = explained.passed_over.iter().find(|group| &*group.skill.label == label);
        let group = group.unwrap_or_else(|| panic!("{text}: {explained:?}"));
        assert_eq!(group.because, because, "{text}");
    }
    let own = "[[skill]]\nid = \"it\"\nlabel = \"Information technology\"\nkind = \"domain\"\naliases = [{ text = \"IT\", case = \"exact\" }]";
    let miner = Miner::new(std::sync::Arc::new(Catalogue::from_toml(own).unwrap()));
    let explained = Explanation::of_text("a", "We like it.", &miner);
    assert_eq!(
        explained.passed_over[0].because,
        "counts as “IT” only, outside lists of technologies"
    );
}

#[test]
fn the_text_is_cut_where_something_is_marked() {
    let explained = explain(
        "What you bring\n- You must have Python, or Go. Java? No Perl!\n\nNice to have: Rust",
    );
    let [passage] = explained.passages.as_slice() else { panic!("one passage") };
    assert_eq!(
        marked(passage),
        "*What you bring*\n- You _must have_ [1 Python], or [2 Go]. [3 Java]? No {a Perl}!\n\n*_Nice to have_*: [4 Rust]"
    );
    let opens: Vec<_> = passage.lines.iter().map(|line| line.opens).collect();
    assert_eq!(
        opens,
        [Some(Opening::Part(Part::Required)), None, None, Some(Opening::Line(Part::Preferred))]
    );
    let whole: String =
        passage.lines.iter().flat_map(|line| &line.segments).map(|s| s.text.as_str()).collect();
    assert_eq!(whole, passage.text.replace('\n', ""));
}

#[test]
fn places_are_lines_and_characters() {
    let explained = explain("日本 🦀 Python\r\né Java, Python");
    let places: Vec<String> = explained.mentions.iter().map(|found| found.place.words()).collect();
    assert_eq!(places, ["1:6", "2:3", "2:9"]);
}

#[test]
fn a_list_of_which_one_is_enough_names_the_others() {
    let explained = explain("Experience with AWS, GCP or Azure");
    let reasons: Vec<String> = explained.mentions.iter().map(Found::reason).collect();
    assert_eq!(
        reasons,
        [
            "says “Experience with”; 2 or 3 will do too",
            "says “Experience with”; 1 or 3 will do too",
            "says “Experience with”; 1 or 2 will do too"
        ]
    );
    let many = format!("Experience with {} or Python", "AWS, GCP, ".repeat(20));
    let explained = explain(&many);
    assert_eq!(explained.mentions[0].one_of.len(), LISTED);
    assert!(
        explained.mentions[0].reason().ends_with(" or 28 more will do too"),
        "{}",
        explained.mentions[0].reason()
    );
}

#[test]
fn a_skill_counts_once_at_its_strongest() {
    let explained =
        explain("Python is a plus. You must have Python. We use Java.\nTerraform preferred");
    let asks = &explained.asks;
    assert_eq!(asks.required, ["Python"]);
    assert_eq!(asks.preferred, ["Terraform"]);
    assert_eq!(asks.mentioned, ["Java"]);
    assert_eq!(summary(&explained), "4 mentions of 3 skills");
}

#[test]
fn the_same_word_for_the_same_reason_is_one_entry() {
    let explained = explain("No Java here.\nNo Java there. No Perl.");
    let entries: Vec<_> = explained
        .passed_over
        .iter()
        .map(|group| (group.letter.as_str(), group.text.as_str(), group.places.len()))
        .collect();
    assert_eq!(entries, [("a", "Java", 2), ("b", "Perl", 1)]);
    assert_eq!(
        summary(&explained),
        "no mention of a skill; 3 places look like a skill and are not counted"
    );
}

#[test]
fn letters_go_on_after_z() {
    let letters: Vec<String> = [0, 25, 26, 27, 701, 702].into_iter().map(words::letter).collect();
    assert_eq!(letters, ["a", "z", "aa", "ab", "zz", "aaa"]);
}

/// The same finding as the market's, in its own words.
#[test]
fn the_three_kinds_of_nothing_are_told_apart() {
    let about = "We are a friendly team in a quiet town, and everybody helps everybody else.";
    for (text, nothing, begins) in [
        ("Short.", Some(Nothing::NoText), "No text"),
        (about, Some(Nothing::NoRequirements), "Text without requirements"),
        (
            &format!("{about}\nRequirements:\n- a driving licence"),
            Some(Nothing::NoKnownSkill),
            "Requirements without a known skill",
        ),
        (&format!("{about} We use Python."), None, ""),
    ] {
        let explained = explain(text);
        assert_eq!(explained.nothing, nothing, "{text}");
        let remarks = remarks(&explained).concat();
        assert!(
            remarks.starts_with(begins) && remarks.is_empty() == begins.is_empty(),
            "{remarks}"
        );
    }
}

#[test]
fn a_title_adds_what_the_text_does_not_name() {
    let text = "Requirements: Terraform and a friendly manner towards everybody in the team. Python is a plus.";
    let lines = format!(
        "{{\"id\":\"p1\",\"title\":\"Python and Docker engineer (FinTech)\",\"company\":\"Example GmbH\",\"description\":\"{text}\"}}"
    );
    let explained = Explanation::of_posting(&postings(&lines)[0], Miner::builtin());
    assert_eq!(explained.name, "Python and Docker engineer (FinTech)");
    assert_eq!(explained.origin.as_deref(), Some("Example GmbH, a.jsonl, line 1"));
    let reasons: Vec<(String, &str)> = explained
        .mentions
        .iter()
        .map(|found| (found.place.words(), found.because.as_str()))
        .collect();
    let of = |place: &str| reasons.iter().find(|(at, _)| at == place).unwrap().1;
    assert_eq!(of("title:1"), "in the title; the text names it too and decides");
    assert_eq!(of("title:12"), "named in the job title only");
    assert_eq!(of("title:29"), "in the title it names the job and is not counted");
    assert_eq!(of("1:15"), "under “Requirements”");
    assert_eq!(explained.asks.preferred, ["Python"]);
    assert!(explained.asks.mentioned.contains(&"Docker".to_owned()), "{:?}", explained.asks);
    assert!(!format!("{:?}", explained.asks).contains("Fintech"), "{:?}", explained.asks);
}

/// What is explained is what the analysis of a market counts, posting by posting.
#[test]
fn explanations_agree_with_the_market() {
    let name = "content/markets/senior-ai-engineer/2026-11-15.jsonl";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let bytes = std::fs::read(&path).unwrap();
    let postings = read_snapshot_file(name, &path, &bytes).postings;
    let distinct = postings.iter().map(|posting| market::DistinctPosting {
        posting,
        locations: Vec::new(),
        first_seen: jiff::civil::date(2026, 11, 15),
        seen_again: Vec::new(),
        open_since: jiff::civil::date(2026, 11, 15),
        copies: 1,
    });
    let miner = Miner::builtin();
    let mined = market::mine(distinct.collect(), market::Funnel::default(), miner);
    assert!(mined.postings.len() > 50);
    for (posting, mined) in postings.iter().zip(&mined.postings) {
        let explained = Explanation::of_posting(posting, miner);
        assert_eq!(explained.nothing, mined.nothing, "{}", posting.title);
        for (strength, skills) in explained.asks.by_strength() {
            let counted = mined.asks.iter().filter(|ask| ask.strength == strength);
            let mut counted: Vec<&str> =
                counted.map(|ask| &*miner.catalogue().reference(ask.skill).label).collect();
            let mut explained: Vec<&str> = skills.iter().map(String::as_str).collect();
            counted.sort_unstable();
            explained.sort_unstable();
            assert_eq!(explained, counted, "{}", posting.title);
        }
    }
}

proptest::proptest! {
    /// Nothing of a text is lost or doubled, and marks stand for their mentions.
    #[test]
    fn segments_make_up_the_text(text in "(Go|Python|Java|[a-z]{1,4}|must have|is a plus|No |, | or |\\.|\n|Requirements:|Benefits\n|- |é|日本|https://a\\.io/|\u{1b}|go-to-){0,30}") {
        let explained = explain(&text);
        let passage = &explained.passages[0];
        let whole: String = passage.lines.iter().flat_map(|line| &line.segments).map(|s| s.text.as_str()).collect();
        proptest::prop_assert_eq!(whole, text.replace(['\n', '\r'], ""));
        let marks: Vec<usize> = passage.lines.iter().flat_map(|line| &line.segments).filter_map(|segment| match segment.mark {
            Some(Mark::Mention(number)) => Some(number),
            _ => None,
        }).collect();
        proptest::prop_assert!(marks.iter().copied().eq(1..=explained.mentions.len()));
        let screen = Screen { width: 40, color: true };
        let shown = render(&explained, screen);
        let plain = shown.replace("\u{1b}[", "");
        proptest::prop_assert!(plain.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", shown);
    }
}
