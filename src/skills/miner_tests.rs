//! What the tables under `cases/` cannot say of the miner.

use super::*;
use crate::diagnostics::Span;

fn labels(text: &str) -> Vec<&'static str> {
    let miner = Miner::builtin();
    let mentions = miner.mine(text).mentions;
    mentions.iter().map(|mention| &*miner.catalogue().reference(mention.skill).label).collect()
}

#[test]
fn boilerplate_is_no_evidence() {
    for text in [
        "About us\nWe built Python tools.",
        "Benefits:\n- Python courses",
        "We are an equal opportunity employer and like Python.",
    ] {
        assert!(labels(text).is_empty(), "{text}");
    }
}

#[test]
fn any_text_is_mined_without_panic() {
    for text in [
        "",
        "\n\n",
        "…",
        "#",
        "- ",
        "C",
        "R",
        "\u{2019}",
        "a\u{301}é漢字 Python🦀Rust, Go",
        ":",
        "Requirements:",
        "x:y:z",
        "5+ years",
    ] {
        let _ = labels(text);
    }
}

#[test]
fn places_are_those_of_the_text_as_it_came() {
    let text = "\u{feff}Must\u{a0}know Spring\u{a0}Boot, Post\u{ad}greSQL.";
    let mined = Miner::builtin().mine(text);
    let part = |span: Span| &text[span.start..span.end];
    let names: Vec<&str> = mined.mentions.iter().map(|mention| part(mention.span)).collect();
    assert_eq!(names, ["Spring\u{a0}Boot", "Post\u{ad}greSQL"]);
    for mention in &mined.mentions {
        assert_eq!(part(mention.sentence), &text[3..]);
        let StrengthRule::Cue(words) = mention.rule else { panic!("{:?}", mention.rule) };
        assert_eq!(part(words), "Must\u{a0}know");
    }
}

#[test]
fn what_does_not_count_has_a_reason() {
    let text = "We go fast. See https://example.com/java today. Trusted by GitHub. No PHP. Our Slack channel.";
    let (mined, dismissed) = Miner::builtin().explain(text);
    assert!(mined.mentions.is_empty());
    let reasons: Vec<Dismissal> = dismissed.iter().map(|place| place.reason).collect();
    let channel = text.find("Slack channel").unwrap();
    for expected in [
        Dismissal::Address,
        Dismissal::Company,
        Dismissal::Negated,
        Dismissal::Denied(Span::new(channel, channel + "Slack channel".len())),
    ] {
        assert!(reasons.contains(&expected), "{expected:?} is not in {reasons:?}");
    }
}

/// What makes work out of proportion hangs here; `benches/hostile.rs` shows the times.
#[test]
fn hostile_text_is_read() {
    for part in [
        "go, ",
        "is a plus ",
        "(Python ",
        "- one of:\n",
        "Stack: ",
        "Python not required, ",
        "go-to-market ",
        "such as Python, ",
        "Python or Java ",
        "customers include Docker and ",
        "Python  ",
        "#PythonJava ",
        "Python, these are a plus. ",
        "Experience Python ",
    ] {
        let text = part.repeat(2_000) + "Python is a plus";
        let mined = Miner::builtin().mine(&text);
        assert!(mined.mentions.iter().all(|mention| mention.span.end <= text.len()), "{part:?}");
    }
}

proptest::proptest! {
    /// Spans lie on character boundaries, in order, without overlap, whatever the text.
    #[test]
    fn mentions_are_ordered_and_apart(text in "[a-zA-Z+#./,;:\\-•\n ’é]{0,200}|(Go|C\\+\\+|AWS|is a plus|, | or |\n- |Requirements:|not |🦀){0,30}") {
        let miner = Miner::builtin();
        let mut end = 0;
        for mention in miner.mine(&text).mentions {
            proptest::prop_assert!(mention.span.start >= end);
            proptest::prop_assert!(text.get(mention.span.start..mention.span.end).is_some());
            proptest::prop_assert!(text.get(mention.sentence.start..mention.sentence.end).is_some());
            end = mention.span.end;
        }
    }
}
