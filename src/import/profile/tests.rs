//! Whatever is imported loads, and nothing goes lost, from whatever source.

use super::*;
use crate::content::document::parse;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Keys that the readers look for, in wrong places too.
const KEYS: [&str; 44] = [
    "name",
    "title",
    "label",
    "summary",
    "description",
    "highlights",
    "keywords",
    "date",
    "start",
    "end",
    "start_date",
    "end_date",
    "period",
    "company",
    "position",
    "institution",
    "area",
    "degree",
    "url",
    "website",
    "href",
    "items",
    "history",
    "sets",
    "list",
    "skills",
    "level",
    "years",
    "visible",
    "hidden",
    "private",
    "id",
    "content",
    "roles",
    "bullet",
    "number",
    "details",
    "authors",
    "doi",
    "journal",
    "location",
    "email",
    "sections",
    "custom",
];

/// Keys at the top of the sources.
const SECTIONS: [&str; 24] = [
    "employment",
    "education",
    "projects",
    "service",
    "skills",
    "writing",
    "references",
    "languages",
    "interests",
    "contact",
    "info",
    "location",
    "social",
    "experience",
    "volunteer",
    "profiles",
    "summary",
    "awards",
    "certifications",
    "publications",
    "custom",
    "social_networks",
    "email",
    "customFields",
];

const TEXTS: [&str; 17] = [
    "",
    " ",
    "Example Ltd",
    "2020-09",
    "present",
    "2016 - 2018",
    "Fall 2023",
    "2020-13",
    "soon",
    "**a** [b](https://example.org)",
    "<p>a</p><ul><li>b</li></ul>",
    "&amp; &lt;b&gt;",
    "javascript:alert(1)",
    "a\u{202e}\u{7}b",
    "GPA: 1.0",
    "Python, Go (some), C++",
    "\n- x\n- y\n",
];

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        3 => (0..TEXTS.len()).prop_map(|at| json!(TEXTS[at])),
        3 => (1_000_000..u32::MAX).prop_map(|word| json!(format!("word{word}"))),
        1 => any::<bool>().prop_map(Value::from),
        1 => (0..3000_i32).prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            1 => proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => proptest::collection::vec((0..KEYS.len(), inner), 0..6).prop_map(|members| {
                members.into_iter().map(|(at, value)| (KEYS[at].to_owned(), value)).collect()
            }),
        ]
    })
}

fn tops() -> impl Strategy<Value = Value> {
    proptest::collection::vec((0..SECTIONS.len(), values()), 0..8).prop_map(|members| {
        members.into_iter().map(|(at, value)| (SECTIONS[at].to_owned(), value)).collect()
    })
}

fn documents() -> impl Strategy<Value = Value> {
    (0..4_u8, tops(), values()).prop_map(|(kind, top, other)| match kind {
        0 => json!({"cv": {"name": "A", "sections": top, "location": other}}),
        1 => json!({"basics": other, "sections": top, "metadata": {}}),
        2 => json!({"basics": {"name": "A"}, "sections": {"experience": other, "custom": top}}),
        _ => {
            let mut fresh = top;
            fresh["meta"] = json!({"format": "FRESH@1.0.0"});
            fresh["name"] = other;
            fresh
        }
    })
}

/// Every `word123` of a document with its pointer.
fn words(node: &Node, pointer: String, each: &mut impl FnMut(&str, &str)) {
    if let Some(word) = node.text().filter(|text| text.starts_with("word")) {
        each(&pointer, word);
    }
    for (index, item) in node.items().iter().enumerate() {
        words(item, format!("{pointer}/{index}"), each);
    }
    for member in node.members() {
        words(&member.node, format!("{pointer}/{}", member.key), each);
    }
}

/// Whether a path with `*` is a pointer or leads to something above it.
fn leads_to(path: &str, pointer: &str) -> bool {
    let mut tokens = pointer.split('/');
    path.split('/').all(|step| tokens.next().is_some_and(|token| step == "*" || step == token))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_imported_loads_and_the_rest_is_named(document in documents()) {
        let source = Source::new("a.json", "a.json", document.to_string());
        let mut diagnostics = Diagnostics::default();
        let tree = parse(Syntax::Json, &source, &mut diagnostics).unwrap();
        let imported = read_document(&source, Syntax::Json, &tree, &mut diagnostics);
        let Some(imported) = imported else {
            prop_assert!(diagnostics.has_errors());
            return Ok(());
        };
        words(&tree, String::new(), &mut |pointer, word| {
            let kept = imported.text.contains(word);
            let named = imported.left_out.iter().any(|left| leads_to(&left.path, pointer));
            assert!(kept || named, "{pointer} {word}\n{document}\n{}", imported.text);
        });
        let written = Source::new("b.json", "b.json", &*imported.text);
        let mut problems = Diagnostics::default();
        let profile = read_profile("b", &written, Syntax::Json, &mut problems);
        let problems: Vec<_> = problems.iter().map(|problem| (problem.code, &problem.message)).collect();
        prop_assert!(profile.is_some(), "{problems:?}\n{}", imported.text);
        let allowed = ["unsafe-url", "reversed-dates", "empty-profile", "duplicate-key"];
        prop_assert!(
            problems.iter().all(|(code, _)| allowed.contains(code)),
            "{problems:?}\n{}", imported.text
        );
    }
}
