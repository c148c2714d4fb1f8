use super::*;
use proptest::prelude::*;

#[test]
fn markup_becomes_lines() {
    for (html, text) in [
        ("<p>You have: Python,\n  PyTorch</p>", "You have: Python, PyTorch"),
        (
            "<h3>Requirements</h3><ul><li>Python &amp; SQL</li><li>Go</li></ul>Apply",
            "## Requirements\n- Python & SQL\n- Go\n\nApply",
        ),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ul><li><p>a</p></li><li><div>b</div></li></ul>", "- a\n- b"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<p><strong>What you bring</strong></p><p>Go</p>", "## What you bring\nGo"),
        ("<p><strong>What you bring:</strong><br>Go<br/>Rust</p>", "## What you bring:\nGo\nRust"),
        ("<div><b>Stack</b></div><div>Go</div>", "## Stack\nGo"),
        ("<p><span style=\"font-weight: 700\">Stack</span></p>", "## Stack"),
        ("<p><b>We</b> are bold</p>", "We are bold"),
        (
            "<p><b>We are bold and this is a whole sentence.</b></p>",
            "We are bold and this is a whole sentence.",
        ),
        ("<li><b>Python</b></li>", "- Python"),
        ("<p><b>Unclosed</p><p>plain</p>", "## Unclosed\nplain"),
        ("<h2>Open<p>text", "## Open\ntext"),
        ("<h2>Two<br>lines</h2>", "## Two lines"),
        ("a<br><br><br>b", "a\n\nb"),
        (
            "<table><tr><td>Min</td><td>Max</td></tr><tr><td>1</td><td>2</td></tr></table>",
            "Min | Max\n1 | 2",
        ),
        ("a<script>x<p>y</script><style>z</style><template><p>t</p></template>b<br>", "ab"),
        ("X | Berlin<p>We use Python &amp; Go&#x2F;Rust", "X | Berlin\n\nWe use Python & Go/Rust"),
        ("<pre><code>one\ntwo</code></pre>", "one\ntwo"),
        ("<p>a&nbsp;&nbsp;b\u{200B}</p>", "a b"),
        ("<ul><li>• typed</li></ul>", "- typed"),
        ("<p>a <!-- c --> b</p>", "a b"),
    ] {
        assert_eq!(to_text(html), text, "{html}");
    }
}

#[test]
fn escaped_markup_is_unescaped_first() {
    let text = "## Needs\n- Python & SQL";
    let once =
        "&lt;h3&gt;Needs&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Python &amp;amp; SQL&lt;/li&gt;&lt;/ul&gt;";
    assert_eq!(to_text(once), text);
    assert_eq!(to_text(&once.replace('&', "&amp;")), text);
}

#[test]
fn plain_text_with_brackets_and_signs_is_kept() {
    for text in ["Vec<T> and a < b > c", "R&D in C++", "1 <2 people", "x <y@z.org>"] {
        assert!(!looks_like_html(text));
        assert_eq!(to_text(text), text);
    }
    assert_eq!(to_text("R&amp;D\n* Go"), "R&D\n- Go");
}

#[test]
fn known_elements_are_sorted() {
    assert!(KNOWN_ELEMENTS.is_sorted());
}

/// What makes work out of proportion hangs here; `benches/hostile.rs` shows the times.
#[test]
fn hostile_markup_is_read() {
    let attributes: String = (0..20_000).map(|n| format!(" a{n}=\">\"")).collect();
    for html in [
        "<div>".repeat(20_000),
        "<ul><li>x".repeat(10_000),
        "<b>".repeat(30_000),
        "<span style='font-weight:bold'>".repeat(5_000),
        "</p>".repeat(20_000),
        "<".repeat(100_000) + "<p>",
        "&amp".repeat(20_000) + "<p>",
        format!("<p><a{attributes}>x</a>"),
        format!("<p{}", " a".repeat(30_000)),
        "<p>".to_owned() + &"<!--".repeat(20_000),
        "<svg>".repeat(10_000),
        "<a b='".repeat(10_000),
    ] {
        assert!(to_text(&html).len() <= 4 * html.len(), "{}", &html[..20]);
    }
}

#[test]
fn attributes_beyond_the_bound_are_cut_and_the_text_stays() {
    let many: String = (0..500).map(|n| format!(" a{n}=\"v>\"")).collect();
    assert_eq!(to_text(&format!("<p{many}>one</p><p>two</p>")), "one\n\ntwo");
}

proptest! {
    #[test]
    fn no_input_panics_or_leaves_tags(html in "(<|>|/|p|div|b| |=|'|\"|&|lt|;|amp|#x3c|li|\n|\r|ü|\u{0}|text){0,60}") {
        let text = to_text(&html);
        prop_assert!(!text.contains('\r'));
        prop_assert!(!text.contains("\n\n\n"));
    }
}
