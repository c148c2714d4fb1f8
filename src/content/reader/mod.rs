//! A cursor over the tree that the typed readers share.
//!
//! It knows file, place and pointer of every value, gathers problems and never stops at the
//! first: a value of a wrong type is reported and then treated as absent.

mod problems;
mod text;

pub(crate) use problems::Problems;
pub(crate) use text::{clean, one_of, shorten};

use super::document::{Member, Node, Value, push_token};
use super::profile::TextEntry;
use super::web_address::is_web_address;
use crate::diagnostics::{Diagnostic, Location, Span, did_you_mean_hint};

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
        Self { problems, node, pointer: String::new() }
    }

    pub(crate) fn node(&self) -> &'a Node {
        self.node
    }

    pub(crate) fn pointer(&self) -> &str {
        &self.pointer
    }

    /// How many errors the file has so far, those beyond the limit included.
    pub(crate) fn errors(&self) -> usize {
        self.problems.errors()
    }

    /// Where the value stands.
    pub(crate) fn location(&self) -> Location {
        self.problems.source().locate(self.node.span)
    }

    /// Adds a problem at this value.
    pub(crate) fn report(&self, problem: Diagnostic) {
        self.report_at(problem, self.node.span);
    }

    fn first(&self, code: &'static str, name: &str) -> bool {
        self.problems.first(code, name)
    }

    fn report_at(&self, problem: Diagnostic, span: Span) {
        let mut problem = problem;
        // Finding the column reads the line, which is the whole file when somebody wants it so.
        if problem.location.is_none() && self.problems.takes(problem.severity) {
            problem.location = Some(self.problems.source().locate(span));
        }
        if problem.pointer.is_none() && !self.pointer.is_empty() {
            problem.pointer = Some(self.pointer.clone());
        }
        self.problems.push(problem);
    }

    fn step(&self, node: &'a Node, token: &str) -> Self {
        Self { problems: self.problems, node, pointer: push_token(&self.pointer, token) }
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

    /// The text under a key, else under one of the names that people write in its place, which is
    /// warned about.
    pub(crate) fn text_or_misnamed(&self, key: &str, misnamed: &[&str]) -> Option<String> {
        if let Some(text) = self.text(key) {
            return Some(text);
        }
        let (found, name) = misnamed.iter().find_map(|name| Some((self.get(name)?, *name)))?;
        if self.first("other-name", name)
            && let Some(member) = self.node.member(name)
        {
            let message = format!("JSON Resume has no `{name}` here; it is read as `{key}`");
            let problem = Diagnostic::warning("other-name", message)
                .pointer(push_token(&self.pointer, name))
                .hint(format!("rename it to `{key}`"));
            self.report_at(problem, member.key_span);
        }
        found.as_text()
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

    /// Warns, once in a file, of a list of objects under a key that is not known here; the hint
    /// says where they belong, which no known key that is written alike would.
    pub(crate) fn misplaced_objects(&self, key: &str, hint: &str) {
        let Some(member) = self.node.member(key) else { return };
        let holds_objects = member.node.items().iter().any(|item| !item.members().is_empty());
        if holds_objects && self.first("unknown-key", key) {
            let problem = self.unknown_key(member, UnknownKeys::Warn).hint(hint);
            self.report_at(problem, member.key_span);
        }
    }

    fn report_unknown_key(&self, member: &Member, known: &[&str], unknown: UnknownKeys) {
        let mut problem = self.unknown_key(member, unknown);
        if unknown == UnknownKeys::Refuse {
            problem = problem.expected(one_of(known));
        }
        problem.hint = did_you_mean_hint(&member.key, known.iter().copied());
        self.report_at(problem, member.key_span);
    }

    fn unknown_key(&self, member: &Member, unknown: UnknownKeys) -> Diagnostic {
        let key = shorten(&member.key);
        let place = match self.pointer.rsplit('/').find(|token| token.parse::<usize>().is_err()) {
            None | Some("") => String::new(),
            Some(section) => format!(" in `{}`", shorten(section)),
        };
        let problem = match unknown {
            UnknownKeys::Refuse => {
                Diagnostic::error("unknown-key", format!("unknown key `{key}`{place}"))
            }
            UnknownKeys::Warn => {
                Diagnostic::warning("unknown-key", format!("unknown key `{key}`{place} is ignored"))
            }
        };
        problem.pointer(push_token(&self.pointer, &member.key))
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
        self.get(key).map(|list| list.as_entries()).unwrap_or_default()
    }

    /// This text without control characters; a number is taken as text, with a warning.
    pub(crate) fn as_text(&self) -> Option<String> {
        let text = match &self.node.value {
            Value::Null => return None,
            Value::String(text) => clean(text),
            Value::Number { raw, .. } => {
                let name = self.name();
                let problem = Diagnostic::warning("number-as-text", format!("{name} is a number"));
                self.report(problem.expected("text").hint(format!("write \"{}\"", shorten(raw))));
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
        self.as_text().map(|text| TextEntry { pointer: self.pointer.clone(), text })
    }

    /// The texts of this list; a single text is taken as a list of one, with a warning.
    pub(crate) fn as_entries(&self) -> Vec<TextEntry> {
        self.as_items().iter().filter_map(Self::as_entry).collect()
    }

    /// The items of this list; a single text is taken as a list of one, with a warning.
    pub(crate) fn as_items(&self) -> Vec<Self> {
        let Value::String(text) = &self.node.value else { return self.items() };
        if text.trim().is_empty() {
            return Vec::new();
        }
        let name = self.name();
        let problem = Diagnostic::warning("text-as-list", format!("{name} is one text"));
        self.report(problem.expected("a list of texts").hint("put it in [ ]"));
        vec![self.clone()]
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
        let message = format!("{name} is no web address and is ignored: `{}`", shorten(url));
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

#[cfg(test)]
mod tests;
