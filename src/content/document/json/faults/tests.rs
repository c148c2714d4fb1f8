//! The words for each mistake.

use crate::content::document::{Syntax, parse};
use crate::diagnostics::{Diagnostics, Format, Source, render};

fn fault(text: &str) -> String {
    let source = Source::new("a.json", "a.json", text);
    let mut diagnostics = Diagnostics::default();
    assert!(parse(Syntax::Json, &source, &mut diagnostics).is_none());
    render(&diagnostics, Format::Short)
}

#[test]
fn names_the_mistake_and_its_place() {
    let cases = [
        ("", "a.json: error[empty-file]: the file is empty"),
        (" \n", "a.json: error[empty-file]: the file is empty"),
        (
            "[1,\n 2,\n]",
            "a.json:2:3: error[invalid-json]: a comma after the last item of the list; delete",
        ),
        (
            "{\"a\": 1 , }",
            "a.json:1:9: error[invalid-json]: a comma after the last item of the object",
        ),
        ("{'a': 1}", "a.json:1:2: error[invalid-json]: text in single quotes; JSON needs double"),
        ("{\"a\": 'x'}", "a.json:1:7: error[invalid-json]: text in single quotes"),
        ("{“a”: 1}", "a.json:1:2: error[invalid-json]: typographic quotes"),
        ("{\n// hi\n}", "a.json:2:1: error[invalid-json]: JSON has no comments"),
        ("{\"a\": 1 /* x */}", "a.json:1:9: error[invalid-json]: JSON has no comments"),
        ("[NaN]", "a.json:1:2: error[invalid-json]: JSON has no such number"),
        ("[nan]", "a.json:1:2: error[invalid-json]: JSON has no such number"),
        ("[-Infinity]", "a.json:1:3: error[invalid-json]: JSON has no such number"),
        ("[True]", "a.json:1:2: error[invalid-json]: `True` is not JSON; write `true`"),
        ("[undefined]", "a.json:1:2: error[invalid-json]: no JSON value; write `null`"),
        ("[\"a\tb\"]", "a.json:1:4: error[invalid-json]: the control character U+0009 inside text"),
        ("{\"a\": \"b\n}", "a.json:1:9: error[invalid-json]: a line break inside text"),
        ("[1 2]", "a.json:1:4: error[invalid-json]: no comma between two items"),
        ("{\"a\":1\n\"b\":2}", "a.json:2:1: error[invalid-json]: no comma between two members"),
        ("{\"a\" 1}", "a.json:1:6: error[invalid-json]: no colon after a key"),
        ("{abc: 1}", "a.json:1:2: error[invalid-json]: a key without quotes"),
        ("{} {}", "a.json:1:4: error[invalid-json]: something after the end"),
        ("[\"\\x\"]", "a.json:1:4: error[invalid-json]: an unknown escape"),
        ("[012]", "a.json:1:2: error[invalid-json]: not a number"),
        ("[1e999]", "a.json:1:2: error[invalid-json]: the number is too large"),
        ("[\"\\ud800\"]", "error[invalid-json]: half a character"),
    ];
    for (text, wanted) in cases {
        let found = fault(text);
        assert!(found.contains(wanted), "{text:?}\n  gives {found}  wanted {wanted}");
    }
}

#[test]
fn a_list_that_never_began_is_told_by_its_key() {
    let two = "{\n\"a\": [1],\n\"work\":\n  {\"x\": {\"y\": [{}]}},\n  {\"x\": 2}\n]}";
    let wanted = "a.json:5:3: error[invalid-json]: a `{` where a key or the end of an object is due; \
                  is a `[` missing before the first `{` of `work`, in line 4?";
    assert!(fault(two).contains(wanted), "{}", fault(two));
    let one = "{\"work\": {\"x\": 2}\n], \"b\": 1}";
    let wanted = "a.json:2:1: error[invalid-json]: a `]` where a key or the end of an object is due; \
                  is a `[` missing before the first `{` of `work`, in line 1?";
    assert!(fault(one).contains(wanted), "{}", fault(one));
    for other in ["{{}}", "{\"a\": 1, {}}", "{\"a\": [{}], {}}", "{\"a\": 1]"] {
        assert!(!fault(other).contains("missing before"), "{}", fault(other));
    }
}

#[test]
fn says_what_a_cut_file_ends_in() {
    let found = fault("{\n\"a\": 1,\n\"b\": {\n  \"c\": [1, 2],\n  \"d\":");
    assert!(
        found.contains(
            "a.json:5:6: error[invalid-json]: the file ends inside an object that began at line 3"
        ),
        "{found}"
    );
    assert!(fault("[1,\n[2, 3").contains("inside a list that began at line 2"));
    assert!(fault("[\n\"abc\\\"").contains("inside text that began at line 2"));
}
