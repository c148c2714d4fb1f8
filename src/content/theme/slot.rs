//! Slots: a site's own HTML at three places of every page.
//!
//! It is the author's and is put into the pages as it is. What the pages' content security policy
//! would block, and tags that would take the rest of the page with them, are said beforehand.

use crate::content::reader::shorten;
use crate::diagnostics::{Diagnostic, Diagnostics, Source, Span};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;

/// What stands for the way from the page to the site's root, empty or ending in a slash.
pub const ROOT: &str = "{{ root }}";

/// A place on every page that a theme can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// At the end of the page's `head`.
    Head,
    /// Below the page's header.
    Header,
    /// Above the last line of the page's footer.
    Footer,
}

impl Slot {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Head, Self::Header, Self::Footer];

    /// Its file in the folder `slots`.
    pub fn file(self) -> &'static str {
        match self {
            Self::Head => "head.html",
            Self::Header => "header.html",
            Self::Footer => "footer.html",
        }
    }
}

/// The files of the slots, by name.
pub(crate) fn files() -> [&'static str; 3] {
    Slot::ALL.map(Slot::file)
}

/// What may stand in a page's `head` besides what is there; anything else would end the `head`.
const IN_HEAD: [&str; 3] = ["link", "meta", "script"];

/// Elements that the policy makes useless, and what to do instead.
const BLOCKED: [(&str, &str); 8] = [
    ("audio", "link to it instead"),
    ("base", "write `{{ root }}` before addresses on this site"),
    ("embed", "link to it instead"),
    ("form", "link to a page that has it"),
    ("iframe", "link to it instead"),
    ("object", "link to it instead"),
    ("style", "write its rules into custom.css"),
    ("video", "link to it instead"),
];

/// Elements without an end.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements whose end may be left out.
const END_OPTIONAL: [&str; 14] = [
    "colgroup", "dd", "dt", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot",
    "th", "tr",
];

/// Kinds of `<link>` that make a browser ask for what they lead to.
const ASKING: [&str; 8] = [
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "manifest",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
];

/// What to do with a script.
const SCRIPT_HINT: &str = "save it in the theme's `assets`, and load it with `<script src=…>`";

/// A tag put behind the slot: if it is not seen as one, the slot ends inside of something.
const END: &str = "careerdash-end";

/// Reports what is wrong with the HTML of a slot; whether there is more in it than comments.
pub(super) fn check(slot: Slot, source: &Source, diagnostics: &mut Diagnostics) -> bool {
    let checker = Checker { slot, source, state: RefCell::default() };
    let tokenizer = Tokenizer::new(checker, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&source.text));
    input.push_back(StrTendril::from_slice(&format!("<{END}>")));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let state = tokenizer.sink.state.into_inner();
    diagnostics.append(state.found);
    if !state.ended {
        let message = "the file ends inside of a tag or a comment, which would swallow the page";
        let place = source.locate(Span::new(state.at, state.at + 1));
        diagnostics.push(Diagnostic::error("invalid-slot", message).at(place));
        return true;
    }
    for (name, place) in state.open {
        if !END_OPTIONAL.contains(&name.as_str()) {
            let message =
                format!("`<{name}>` is never closed, so what follows on the page lies in it");
            let problem = Diagnostic::warning("unclosed-tag", message).at(source.locate(place));
            diagnostics.push(problem.hint(format!("write `</{name}>` in this file")));
        }
    }
    state.is_filled
}

struct Checker<'a> {
    slot: Slot,
    source: &'a Source,
    /// The tokenizer lends itself out only to be looked at.
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// Tags before this byte were found.
    at: usize,
    /// Whether the tag behind the slot was seen.
    ended: bool,
    /// Whether there is a tag or a word.
    is_filled: bool,
    /// Elements that are open, with the place of their tag.
    open: Vec<(String, Span)>,
    found: Diagnostics,
}

impl TokenSink for Checker<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::TagToken(tag) if &*tag.name == END => state.ended = true,
            Token::TagToken(tag) => {
                state.is_filled = true;
                let place = state.find(&tag, &self.source.text);
                match tag.kind {
                    TagKind::StartTag => self.start(&mut state, &tag, place),
                    TagKind::EndTag => self.end(&mut state, &tag, place),
                }
            }
            Token::CharacterTokens(text) => state.is_filled |= !text.trim().is_empty(),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    /// Where the tag stands: the tokenizer tells no columns.
    fn find(&mut self, tag: &Tag, text: &str) -> Span {
        let end = if tag.kind == TagKind::EndTag { "/" } else { "" };
        let written = format!("<{end}{}", tag.name);
        let found = text.as_bytes()[self.at..]
            .windows(written.len())
            .position(|window| window.eq_ignore_ascii_case(written.as_bytes()));
        let start = self.at + found.unwrap_or(0);
        self.at = (start + written.len()).min(text.len());
        Span::new(start, self.at)
    }
}

impl Checker<'_> {
    fn start(&self, state: &mut State, tag: &Tag, place: Span) {
        let name = &*tag.name;
        if let Some((_, hint)) = BLOCKED.iter().find(|(blocked, _)| *blocked == name) {
            self.blocked(state, &format!("`<{name}>`"), hint, place);
        } else if self.slot == Slot::Head && !IN_HEAD.contains(&name) {
            let problem = Diagnostic::warning(
                "misplaced-tag",
                format!("`<{name}>` would end the page's head"),
            )
            .expected("`<link>`, `<meta>` and `<script src>`")
            .hint("move it to slots/header.html");
            self.report(state, problem, place);
        }
        self.attributes(state, tag, place);
        if !tag.self_closing && !VOID.contains(&name) {
            state.open.push((name.to_owned(), place));
        }
    }

    fn attributes(&self, state: &mut State, tag: &Tag, place: Span) {
        for attribute in &tag.attrs {
            let name = &*attribute.name.local;
            if name == "style" {
                let hint = "give it a class, and write a rule for that into custom.css";
                self.blocked(state, "the attribute `style`", hint, place);
            } else if name.starts_with("on") {
                let what = format!("the attribute `{}`", shorten(name));
                self.blocked(state, &what, SCRIPT_HINT, place);
            }
        }
        let value = |name: &str| {
            let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
            found.map(|attribute| attribute.value.trim().to_ascii_lowercase())
        };
        if value("href").is_some_and(|href| href.starts_with("javascript:")) {
            self.blocked(state, "an address that is a script", "link to a page", place);
        }
        if &*tag.name == "script" && value("src").is_none() {
            self.blocked(state, "a script inside of the page", SCRIPT_HINT, place);
        }
        let rel = value("rel").unwrap_or_default();
        let loaded = match &*tag.name {
            "img" | "input" | "script" | "source" => value("src"),
            "link" if rel.split_whitespace().any(|word| ASKING.contains(&word)) => value("href"),
            _ => None,
        };
        let elsewhere = |address: &String| {
            ["http:", "https:", "//"].iter().any(|start| address.starts_with(start))
        };
        if let Some(address) = loaded.filter(elsewhere) {
            let problem = elsewhere_problem(&address);
            let hint =
                "save it in the theme's `assets`, and write `{{ root }}assets/` before its name";
            self.report(state, problem.hint(hint), place);
        }
    }

    fn end(&self, state: &mut State, tag: &Tag, place: Span) {
        let name = &*tag.name;
        if let Some(at) = state.open.iter().rposition(|(open, _)| open == name) {
            state.open.truncate(at);
        } else if !VOID.contains(&name) && name != "p" {
            let message = format!("`</{name}>` closes nothing in this file");
            self.report(state, Diagnostic::warning("unopened-tag", message), place);
        }
    }

    fn blocked(&self, state: &mut State, what: &str, hint: &str, place: Span) {
        let message = format!("{what} is blocked by the pages' content security policy");
        self.report(state, Diagnostic::warning("blocked-by-policy", message).hint(hint), place);
    }

    fn report(&self, state: &mut State, problem: Diagnostic, place: Span) {
        state.found.push(problem.at(self.source.locate(place)));
    }
}

/// The problem of an address that the pages do not load from.
pub(super) fn elsewhere_problem(address: &str) -> Diagnostic {
    let address = shorten(address);
    let message = format!("`{address}` is on another host, and the pages load nothing from there");
    Diagnostic::warning("blocked-by-policy", message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Format, render};
    use proptest::prelude::*;

    fn found(slot: Slot, html: &str) -> String {
        let source = Source::new("header.html", "header.html", html);
        let mut diagnostics = Diagnostics::default();
        check(slot, &source, &mut diagnostics);
        render(&diagnostics, Format::Short)
    }

    #[test]
    fn comments_fill_no_slot() {
        let filled = |html: &str| {
            let source = Source::new("header.html", "header.html", html);
            check(Slot::Header, &source, &mut Diagnostics::default())
        };
        assert!(filled("<!-- a -->b") && filled("<hr>") && filled("&amp;"));
        assert!(!filled("") && !filled(" <!-- <p>a</p> -->\n\n"));
    }

    #[test]
    fn plain_html_is_fine() {
        let header = "<!-- a <div> -->\n<p class=\"x\">Made by <a href=\"https://example.org/\">us</a><br>\n<img src=\"{{ root }}assets/logo.svg\" alt=\"\"></p><ul><li>a<li>b</ul>";
        assert_eq!(found(Slot::Header, header), "");
        let head =
            "<meta name=\"author\" content=\"A\"><link rel=\"me\" href=\"https://example.org/\">";
        assert_eq!(found(Slot::Head, head), "");
        assert_eq!(found(Slot::Footer, ""), "");
    }

    #[test]
    fn what_cannot_work_is_said_with_its_place() {
        for (slot, html, wanted) in [
            (
                Slot::Header,
                "<p>a\n <script>x</script>",
                "2:2: warning[blocked-by-policy]: a script inside of the page is blocked",
            ),
            (
                Slot::Footer,
                "<STYLE>a{}</STYLE>",
                "1:1: warning[blocked-by-policy]: `<style>` is blocked",
            ),
            (
                Slot::Footer,
                "<iframe src=x></iframe>",
                "`<iframe>` is blocked by the pages' content security policy; link to it instead",
            ),
            (Slot::Header, "<b style=\"color:red\">x</b>", "the attribute `style` is blocked"),
            (Slot::Header, "<b onclick=\"x\">x</b>", "the attribute `onclick` is blocked"),
            (Slot::Header, "<a href=\" javascript:x\">x</a>", "an address that is a script"),
            (
                Slot::Header,
                "<img src=\"//example.org/a.png\" alt=\"\">",
                "`//example.org/a.png` is on another host",
            ),
            (
                Slot::Head,
                "<link rel=\"preconnect\" href=\"https://example.org\">",
                "is on another host",
            ),
            (
                Slot::Head,
                "<div></div>",
                "warning[misplaced-tag]: `<div>` would end the page's head",
            ),
            (
                Slot::Header,
                "<div><span></div>\n<em>",
                "2:1: warning[unclosed-tag]: `<em>` is never closed",
            ),
            (Slot::Header, "a</div>", "1:2: warning[unopened-tag]: `</div>` closes nothing"),
            (
                Slot::Header,
                "<p>x</p>\n<a href=\"x>y</a>",
                "error[invalid-slot]: the file ends inside of a tag",
            ),
            (Slot::Header, "<p>x</p><!-- open", "error[invalid-slot]"),
        ] {
            let found = found(slot, html);
            assert!(found.lines().count() == 1 && found.contains(wanted), "{html}: {found}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_judged(html in "\\PC{0,60}|[<>/a-z\"'=! -]{0,60}") {
            found(Slot::Head, &html);
        }
    }
}
