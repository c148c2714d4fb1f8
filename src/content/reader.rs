//! A cursor over the tree that the typed readers share.
//!
//! It knows file, place and pointer of every value, gathers problems and never stops at the
//! first: a value of a wrong type is reported and then treated as absent.

use super::document::{Member, Node, Value, push_token};
use super::profile::TextEntry;
use crate::diagnostics::{Diagnostic, Diagnostics, Location, Source, Span, did_you_mean_hint};
use std::cell::RefCell;
use std::collections::HashSet;

/// After so many problems in one file the rest is not worth reading.
const MAX_PROBLEMS: usize = 200;

/// The problems of one file.
pub(crate) struct Problems<'a> {
    source: &'a Source,
    found: RefCell<Diagnostics>,
    /// What is reported once per file: code and name.
    reported: RefCell<HashSet<(&'static str, String)>>,
}

impl<'a> Problems<'a> {
    pub(crate) fn new(source: &'a Source) -> Self {
        Self {
            source,
            found: RefCell::default(),
            reported: RefCell::default(),
        }
    }

    /// Hands the problems over and says whether an error was among them.
    pub(crate) fn finish(self, diagnostics: &mut Diagnostics) -> bool {
        let found = self.found.into_inner();
        let failed = found.has_errors();
        diagnostics.append(found);
        failed
    }

    /// Errors are always kept up to the limit; so that the file is never taken for sound,
    /// an error replaces nothing and is added even when warnings have filled the list.
    fn push(&self, problem: Diagnostic) {
        let mut found = self.found.borrow_mut();
        let room = found.len() < MAX_PROBLEMS;
        let first_error =
            problem.severity == crate::diagnostics::Severity::Error && !found.has_errors();
        if room || first_error {
            found.push(problem);
        } else if self
            .reported
            .borrow_mut()
            .insert(("too-many-problems", String::new()))
        {
            found.push(
                Diagnostic::warning(
                    "too-many-problems",
                    "this file has more problems than are shown",
                )
                .at(self.source.whole())
                .hint("mend the ones above first"),
            );
        }
    }
}

/// How a file treats keys it does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnknownKeys {
    /// careerdash's own keys: a misspelt one is an error, at every place.
    Refuse,
    /// Other people's files: a warning, once per name and file.
    Warn,
}

/// A value, its pointer and the file's problems.
#[derive(Clone)]
pub(crate) struct Cursor<'a> {
    problems: &'a Problems<'a>,
    node: &'a Node,
    pointer: String,
}

impl<'a> Cursor<'a> {
    pub(crate) fn root(problems: &'a Problems<'a>, node: &'a Node) -> Self {
        Self {
            problems,
            node,
            pointer: String::new(),
        }
    }

    pub(crate) fn node(&self) -> &'a Node {
        self.node
    }

    pub(crate) fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Where the value stands.
    pub(crate) fn location(&self) -> Location {
        self.problems.source.locate(self.node.span)
    }

    /// Adds a problem at this value.
    pub(crate) fn report(&self, problem: Diagnostic) {
        self.report_at(problem, self.node.span);
    }

    fn first(&self, code: &'static str, name: &str) -> bool {
        self.problems
            .reported
            .borrow_mut()
            .insert((code, name.to_owned()))
    }

    fn report_at(&self, problem: Diagnostic, span: Span) {
        let mut problem = problem;
        if problem.location.is_none() {
            problem.location = Some(self.problems.source.locate(span));
        }
        if problem.pointer.is_none() && !self.pointer.is_empty() {
            problem.pointer = Some(self.pointer.clone());
        }
        self.problems.push(problem);
    }

    fn step(&self, node: &'a Node, token: &str) -> Self {
        Self {
            problems: self.problems,
            node,
            pointer: push_token(&self.pointer, token),
        }
    }

    /// The value of a key; null counts as absent.
    pub(crate) fn get(&self, key: &str) -> Option<Self> {
        let node = self.node.get(key)?;
        (node.value != Value::Null).then(|| self.step(node, key))
    }

    /// The value of a key or of the first of its older names, which is warned about.
    pub(crate) fn get_or_deprecated(&self, key: &str, older: &[&str]) -> Option<Self> {
        let current = self.get(key).filter(|found| !found.is_empty());
        let mut fallback = None;
        for name in older {
            let Some(member) = self.node.member(name) else {
                continue;
            };
            let problem =
                Diagnostic::warning("deprecated-name", format!("`{name}` is an old name"))
                    .pointer(push_token(&self.pointer, name))
                    .hint(format!("rename it to `{key}`"));
            if self.first("deprecated-name", name) {
                self.report_at(problem, member.key_span);
            }
            fallback = fallback.or_else(|| self.get(name));
        }
        current.or(fallback).or_else(|| self.get(key))
    }

    fn is_empty(&self) -> bool {
        match &self.node.value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            Value::Bool(_) | Value::Number { .. } => false,
        }
    }

    /// Reports keys that are not among `known`.
    ///
    /// `$…`, `_…` and `x-…` are for other programs and never reported in other people's files.
    pub(crate) fn check_keys(&self, known: &[&str], older: &[&str], unknown: UnknownKeys) {
        for member in self.node.members() {
            let key = member.key.as_str();
            if known.contains(&key) || older.contains(&key) {
                continue;
            }
            if unknown == UnknownKeys::Warn {
                let private = key.starts_with(['$', '_']) || key.starts_with("x-");
                if private || !self.first("unknown-key", key) {
                    continue;
                }
            }
            self.report_unknown_key(member, known, unknown);
        }
    }

    fn report_unknown_key(&self, member: &Member, known: &[&str], unknown: UnknownKeys) {
        let key = shorten(&member.key);
        let place = match self
            .pointer
            .rsplit('/')
            .find(|token| token.parse::<usize>().is_err())
        {
            None | Some("") => String::new(),
            Some(section) => format!(" in `{}`", shorten(section)),
        };
        let mut problem = match unknown {
            UnknownKeys::Refuse => {
                Diagnostic::error("unknown-key", format!("unknown key `{key}`{place}"))
                    .expected(one_of(known))
            }
            UnknownKeys::Warn => Diagnostic::warning(
                "unknown-key",
                format!("unknown key `{key}`{place} is ignored"),
            ),
        };
        problem.hint = did_you_mean_hint(&member.key, known.iter().copied());
        self.report_at(
            problem.pointer(push_token(&self.pointer, &member.key)),
            member.key_span,
        );
    }

    /// Reports that something else was expected here.
    pub(crate) fn wrong_type(&self, expected: &str) {
        let found = self.node.value.kind();
        let name = self.name();
        let problem = Diagnostic::error("wrong-type", format!("{name} is {found}"));
        self.report(problem.expected(expected));
    }

    /// `` `key` ``, `` item 2 of `key` `` or `the file`.
    fn name(&self) -> String {
        let mut tokens = self.pointer.rsplit('/');
        let last = tokens.next().unwrap_or_default();
        match (last.parse::<usize>(), tokens.next()) {
            (_, None) => "the file".to_owned(),
            (Ok(index), Some(list)) if !list.is_empty() => {
                format!("item {} of `{}`", index + 1, shorten(list))
            }
            _ => format!("`{}`", shorten(last)),
        }
    }

    /// Whether this is an object; anything else is reported.
    pub(crate) fn expect_object(&self) -> bool {
        let object = matches!(self.node.value, Value::Object(_));
        if !object {
            self.wrong_type("an object");
        }
        object
    }

    /// The object under a key.
    pub(crate) fn object(&self, key: &str) -> Option<Self> {
        self.get(key).filter(Self::expect_object)
    }

    /// The items of the list under a key; null items are skipped.
    pub(crate) fn list(&self, key: &str) -> Vec<Self> {
        self.get(key).map(|list| list.items()).unwrap_or_default()
    }

    /// The objects of the list under a key; items that are none are reported.
    pub(crate) fn objects(&self, key: &str) -> Vec<Self> {
        let mut items = self.list(key);
        items.retain(Self::expect_object);
        items
    }

    /// The items of this list; null items are skipped.
    pub(crate) fn items(&self) -> Vec<Self> {
        if !matches!(self.node.value, Value::Array(_)) {
            self.wrong_type("a list");
        }
        let items = self.node.items().iter().enumerate();
        items
            .filter(|(_, item)| item.value != Value::Null)
            .map(|(index, item)| self.step(item, &index.to_string()))
            .collect()
    }

    /// The text under a key; absent, null and blank are all `None`.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_text()
    }

    /// The text under a key or one of its older names.
    pub(crate) fn text_or_deprecated(&self, key: &str, older: &[&str]) -> Option<String> {
        self.get_or_deprecated(key, older)?.as_text()
    }

    /// The text under a key with its pointer.
    pub(crate) fn entry(&self, key: &str) -> Option<TextEntry> {
        self.get(key)?.as_entry()
    }

    /// The texts of the list under a key.
    pub(crate) fn entries(&self, key: &str) -> Vec<TextEntry> {
        self.get(key)
            .map(|list| list.as_entries())
            .unwrap_or_default()
    }

    /// This text without control characters; a number is taken as text, with a warning.
    pub(crate) fn as_text(&self) -> Option<String> {
        let text = match &self.node.value {
            Value::Null => return None,
            Value::String(text) => clean(text),
            Value::Number { raw, .. } => {
                let name = self.name();
                let problem = Diagnostic::warning("number-as-text", format!("{name} is a number"));
                self.report(
                    problem
                        .expected("text")
                        .hint(format!("write \"{}\"", shorten(raw))),
                );
                raw.clone()
            }
            _ => {
                self.wrong_type("text");
                return None;
            }
        };
        (!text.trim().is_empty()).then_some(text)
    }

    /// This text with its pointer.
    pub(crate) fn as_entry(&self) -> Option<TextEntry> {
        self.as_text().map(|text| TextEntry {
            pointer: self.pointer.clone(),
            text,
        })
    }

    /// The texts of this list; a single text is taken as a list of one, with a warning.
    pub(crate) fn as_entries(&self) -> Vec<TextEntry> {
        if let Value::String(text) = &self.node.value {
            if !text.trim().is_empty() {
                let name = self.name();
                let problem = Diagnostic::warning("text-as-list", format!("{name} is one text"));
                self.report(problem.expected("a list of texts").hint("put it in [ ]"));
            }
            return self.as_entry().into_iter().collect();
        }
        self.items().iter().filter_map(Self::as_entry).collect()
    }

    /// The truth value under a key.
    pub(crate) fn flag(&self, key: &str) -> Option<bool> {
        let found = self.get(key)?;
        match found.node.value {
            Value::Bool(flag) => Some(flag),
            _ => {
                found.wrong_type("true or false");
                None
            }
        }
    }

    /// The number under a key, when it satisfies `valid`; `expected` says what that means.
    pub(crate) fn number(
        &self,
        key: &str,
        expected: &str,
        valid: impl Fn(f64) -> bool,
    ) -> Option<f64> {
        let found = self.get(key)?;
        match &found.node.value {
            Value::Number { number, .. } if valid(*number) => Some(*number),
            Value::Number { raw, .. } => {
                let message = format!("`{key}` is {}", shorten(raw));
                found.report(Diagnostic::error("out-of-range", message).expected(expected));
                None
            }
            _ => {
                found.wrong_type(expected);
                None
            }
        }
    }

    /// The text under a key as one of a few words; `value_of` says what a word means.
    pub(crate) fn choice<T>(
        &self,
        key: &str,
        words: &[&str],
        value_of: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let found = self.get(key)?;
        let text = found.as_text()?;
        let value = value_of(text.trim());
        if value.is_none() {
            let message = format!("`{key}` is `{}`", shorten(&text));
            let mut problem = Diagnostic::error("unknown-value", message).expected(one_of(words));
            problem.hint = did_you_mean_hint(&text, words.iter().copied());
            found.report(problem);
        }
        value
    }

    /// The web address under a key.
    pub(crate) fn url(&self, key: &str) -> Option<String> {
        self.get(key)?.as_url()
    }

    /// The web address under a key or one of its older names.
    pub(crate) fn url_or_deprecated(&self, key: &str, older: &[&str]) -> Option<String> {
        self.get_or_deprecated(key, older)?.as_url()
    }

    /// This web address, when it is an absolute `http` or `https` one; else a warning.
    pub(crate) fn as_url(&self) -> Option<String> {
        let text = self.as_text()?;
        let url = text.trim();
        if is_web_address(url) {
            return Some(url.to_owned());
        }
        let name = self.name();
        let message = format!(
            "{name} is no web address and is ignored: `{}`",
            shorten(url)
        );
        let mut problem = Diagnostic::warning("unsafe-url", message)
            .expected("an address that starts with https:// or http://");
        let bare = format!("https://{url}");
        if url.contains('.') && !url.contains([':', '@']) && is_web_address(&bare) {
            problem = problem.hint(format!("write `{}`", shorten(&bare)));
        }
        self.report(problem);
        None
    }
}

/// Whether a text is an absolute `http` or `https` address that no browser reads otherwise:
/// no spaces, controls, backslashes or quotes, and a host.
pub(crate) fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host_length = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = &rest[..host_length];
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    let named = host.chars().any(char::is_alphanumeric) && !host.starts_with(':');
    let plain = |character: char| {
        !character.is_whitespace()
            && !crate::diagnostics::is_unsafe(character)
            && !matches!(character, '\\' | '"' | '<' | '>' | '`')
    };
    web && named && text.chars().all(plain)
}

/// The text without control characters other than line breaks and tabs; CRLF becomes LF.
pub(crate) fn clean(text: &str) -> String {
    let kept = |character: &char| !character.is_control() || matches!(character, '\n' | '\t');
    text.chars().filter(kept).collect()
}

/// Cuts text from data for use in a message.
pub(crate) fn shorten(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// `` `a`, `b` or `c` ``.
pub(crate) fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::document::{Syntax, parse};
    use crate::content::testing::shared;
    use crate::diagnostics::{Format, render};

    /// Reads `text` with `read` and returns what it gave and the problems in short form.
    fn reading<T>(text: &str, read: impl Fn(&Cursor<'_>) -> T) -> (T, String) {
        let source = Source::new("a.json", "a.json", text);
        let mut diagnostics = Diagnostics::default();
        let node = parse(Syntax::Json, &source, &mut diagnostics).unwrap();
        let problems = Problems::new(&source);
        let value = read(&Cursor::root(&problems, &node));
        problems.finish(&mut diagnostics);
        (value, render(&diagnostics, Format::Short))
    }

    #[test]
    fn null_blank_and_missing_are_absent() {
        let text = r#"{"a": null, "b": " ", "c": [null, "", "x"]}"#;
        let (found, problems) = reading(text, |root| {
            (
                root.text("a"),
                root.text("b"),
                root.text("z"),
                root.entries("c"),
                root.url("b"),
            )
        });
        assert_eq!(
            (found.0, found.1, found.2, found.4),
            (None, None, None, None)
        );
        let entry = TextEntry {
            pointer: "/c/2".to_owned(),
            text: "x".to_owned(),
        };
        assert_eq!(found.3, [entry]);
        assert_eq!(problems, "");
    }

    #[test]
    fn takes_near_misses_with_a_warning() {
        let (found, problems) = reading(r#"{"n": 1.50, "l": "one"}"#, |root| {
            (root.text("n"), root.entries("l"))
        });
        assert_eq!(found.0.as_deref(), Some("1.50"));
        assert_eq!((found.1.len(), found.1[0].pointer.as_str()), (1, "/l"));
        assert_eq!(
            problems,
            "a.json:1:7: warning[number-as-text]: `n` is a number; expected text; write \"1.50\"\n\
             a.json:1:18: warning[text-as-list]: `l` is one text; expected a list of texts; put it in [ ]\n"
        );
    }

    #[test]
    fn wrong_types_are_all_reported_at_their_place() {
        let text = "{\"t\": {}, \"l\": [true, [1]],\n \"o\": [1], \"f\": \"x\", \"n\": \"y\"}";
        let (_, problems) = reading(text, |root| {
            root.text("t");
            root.entries("l");
            root.object("o");
            root.objects("o");
            root.flag("f");
            root.number("n", "a number from 1 to 2", |_| true);
        });
        assert_eq!(
            problems,
            "a.json:1:7: error[wrong-type]: `t` is an object; expected text\n\
             a.json:1:17: error[wrong-type]: item 1 of `l` is true or false; expected text\n\
             a.json:1:23: error[wrong-type]: item 2 of `l` is a list; expected text\n\
             a.json:2:7: error[wrong-type]: `o` is a list; expected an object\n\
             a.json:2:8: error[wrong-type]: item 1 of `o` is a number; expected an object\n\
             a.json:2:17: error[wrong-type]: `f` is text; expected true or false\n\
             a.json:2:27: error[wrong-type]: `n` is text; expected a number from 1 to 2\n"
        );
    }

    #[test]
    fn unknown_keys_are_refused_or_warned_about_once() {
        let text = r#"{"w": [{"nmae": 1, "_x": 1}, {"nmae": 2, "x-y": 1}]}"#;
        let (_, problems) = reading(text, |root| {
            for entry in root.objects("w") {
                entry.check_keys(&["name"], &[], UnknownKeys::Warn);
            }
        });
        assert_eq!(
            problems,
            "a.json:1:9: warning[unknown-key]: unknown key `nmae` in `w` is ignored; did you mean `name`?\n"
        );
        let (_, problems) = reading(r#"{"titel": 1, "x": 2}"#, |root| {
            root.check_keys(&["title", "url"], &[], UnknownKeys::Refuse);
        });
        assert_eq!(
            problems,
            "a.json:1:2: error[unknown-key]: unknown key `titel`; expected `title` or `url`; did you mean `title`?\n\
             a.json:1:14: error[unknown-key]: unknown key `x`; expected `title` or `url`\n"
        );
    }

    #[test]
    fn old_names_load_and_are_warned_about_once() {
        let text = r#"{"w": [{"company": "A"}, {"company": "B", "name": "C"}, {"company": "D", "name": ""}]}"#;
        let (names, problems) = reading(text, |root| {
            let entries = root.objects("w");
            let names = entries
                .iter()
                .map(|entry| entry.text_or_deprecated("name", &["company"]));
            names.flatten().collect::<Vec<_>>()
        });
        assert_eq!(names, ["A", "C", "D"]);
        assert_eq!(
            problems,
            "a.json:1:9: warning[deprecated-name]: `company` is an old name; rename it to `name`\n"
        );
    }

    #[test]
    fn only_web_addresses_survive() {
        for good in [
            "https://a.example",
            "HTTP://a.example/x?y#z",
            "https://xn--e1.example:8080/ü",
            "http://127.0.0.1/",
            "http://[::1]/",
        ] {
            assert!(is_web_address(good), "{good}");
        }
        let Some(file) = shared("data/hostile/own/urls.json") else {
            return;
        };
        let text = std::fs::read_to_string(file).unwrap();
        let urls: Vec<String> = serde_json::from_str(&text).unwrap();
        for url in urls.iter().filter(|url| is_web_address(url)) {
            let lower = url.to_ascii_lowercase();
            assert!(
                lower.starts_with("http://") || lower.starts_with("https://"),
                "{url:?}"
            );
        }
        for bad in [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "//evil.example",
            "https:evil",
            "https://",
            "data:text/html,x",
            "http:///x",
            "https://a\\b",
            "https://?x",
        ] {
            assert!(!is_web_address(bad), "{bad:?}");
        }
        let (url, problems) = reading(r#"{"u": "example.com/me"}"#, |root| root.url("u"));
        assert_eq!(url, None);
        assert!(
            problems.contains("write `https://example.com/me`"),
            "{problems}"
        );
    }

    #[test]
    fn hostile_numbers_of_problems_are_cut_but_errors_remain() {
        let items = vec!["1"; 5000].join(",");
        let text = format!("{{\"l\": [{items}], \"t\": []}}");
        let source = Source::new("a.json", "a.json", text);
        let mut diagnostics = Diagnostics::default();
        let node = parse(Syntax::Json, &source, &mut diagnostics).unwrap();
        let problems = Problems::new(&source);
        let root = Cursor::root(&problems, &node);
        assert_eq!(root.entries("l").len(), 5000);
        root.text("t");
        assert!(problems.finish(&mut diagnostics));
        assert_eq!(diagnostics.len(), MAX_PROBLEMS + 2);
    }
}
