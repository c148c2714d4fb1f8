//! A cursor over a source that remembers what was used.
//!
//! A reader takes values; whatever it does not take is found afterwards by walking the tree
//! (see `left_out`). So nothing can be forgotten: it is either in the résumé or named.

use super::dates::{self, Moment, Span};
use super::left_out::Reason;
use super::markup::{self, Markup, Prose, Reduced};
use crate::content::document::{Node, Value, push_token};
use crate::content::{clean, shorten};
use crate::diagnostics::{Diagnostic, Diagnostics, Source};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// What became of a value and everything in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is in the résumé.
    Taken,
    /// It is not, for this reason.
    Left(Reason),
}

/// What became of the values of one document.
pub(super) struct Ledger<'a> {
    pub(super) source: &'a Source,
    markup: Markup,
    problems: RefCell<Diagnostics>,
    fates: RefCell<HashMap<*const Node, Fate>>,
    /// Texts that lost the address of a link.
    unlinked: RefCell<HashSet<*const Node>>,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(source: &'a Source, markup: Markup) -> Self {
        Self {
            source,
            markup,
            problems: RefCell::default(),
            fates: RefCell::default(),
            unlinked: RefCell::default(),
        }
    }

    pub(super) fn fate(&self, node: &Node) -> Option<Fate> {
        self.fates.borrow().get(&std::ptr::from_ref(node)).copied()
    }

    pub(super) fn lost_a_link(&self, node: &Node) -> bool {
        self.unlinked.borrow().contains(&std::ptr::from_ref(node))
    }

    /// Hands the problems over.
    pub(super) fn finish(self, diagnostics: &mut Diagnostics) {
        diagnostics.append(self.problems.into_inner());
    }
}

/// A value of a source.
#[derive(Clone)]
pub(super) struct Part<'a> {
    ledger: &'a Ledger<'a>,
    pub(super) node: &'a Node,
    pointer: String,
}

impl<'a> Part<'a> {
    pub(super) fn root(ledger: &'a Ledger<'a>, node: &'a Node) -> Self {
        Self { ledger, node, pointer: String::new() }
    }

    fn step(&self, node: &'a Node, token: &str) -> Self {
        Self { ledger: self.ledger, node, pointer: push_token(&self.pointer, token) }
    }

    /// The value of a key; null counts as absent.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let node = self.node.get(key)?;
        (node.value != Value::Null).then(|| self.step(node, key))
    }

    /// Keys and values of an object.
    pub(super) fn members(&self) -> Vec<(&'a str, Self)> {
        let members = self.node.members().iter();
        members.map(|member| (&*member.key, self.step(&member.node, &member.key))).collect()
    }

    /// The items of this list.
    pub(super) fn items(&self) -> Vec<Self> {
        let items = self.node.items().iter().enumerate();
        items.map(|(index, item)| self.step(item, &index.to_string())).collect()
    }

    /// The objects of the list under a key.
    pub(super) fn objects(&self, key: &str) -> Vec<Self> {
        let mut items = self.get(key).map(|list| list.items()).unwrap_or_default();
        items.retain(Self::is_object);
        items
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.node.value, Value::Object(_))
    }

    /// Whether a key says `true`; the answer itself is no content.
    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        let found = self.get(key)?;
        let Value::Bool(flag) = found.node.value else { return None };
        found.take();
        Some(flag)
    }

    /// Marks this value as being in the résumé.
    pub(super) fn take(&self) {
        self.mark(Fate::Taken);
    }

    /// Marks the value of a key as left out, with a reason.
    pub(super) fn leave(&self, key: &str, reason: Reason) {
        if let Some(found) = self.get(key) {
            found.leave_all(reason);
        }
    }

    /// Marks this value as left out, with a reason.
    pub(super) fn leave_all(&self, reason: Reason) {
        self.mark(Fate::Left(reason));
    }

    fn mark(&self, fate: Fate) {
        self.ledger.fates.borrow_mut().insert(std::ptr::from_ref(self.node), fate);
    }

    /// Adds a problem at this value.
    pub(super) fn report(&self, problem: Diagnostic) {
        let location = self.ledger.source.locate(self.node.span);
        self.ledger.problems.borrow_mut().push(problem.at(location).pointer(&*self.pointer));
    }

    /// A text or number as written; nothing of it is marked.
    fn raw(&self) -> Option<String> {
        match &self.node.value {
            Value::String(text) => Some(clean(text)).filter(|text| !text.trim().is_empty()),
            Value::Number { raw, .. } => Some(raw.clone()),
            _ => None,
        }
    }

    /// Takes a text without its markup.
    fn reduced(&self) -> Option<Reduced> {
        let reduced = markup::reduce(&self.raw()?, self.ledger.markup);
        (!reduced.text.trim().is_empty()).then(|| {
            self.take();
            reduced
        })
    }

    fn forget(&self, links: &[String]) {
        if !links.is_empty() {
            self.ledger.unlinked.borrow_mut().insert(std::ptr::from_ref(self.node));
        }
    }

    /// Takes a text on one line.
    pub(super) fn as_line(&self) -> Option<String> {
        let reduced = self.reduced()?;
        self.forget(&reduced.links);
        Some(markup::one_line(&reduced.text))
    }

    /// Takes a text on one line, and the address of the first link in it.
    pub(super) fn as_linked_line(&self) -> Option<(String, Option<String>)> {
        let mut reduced = self.reduced()?;
        let address = (!reduced.links.is_empty()).then(|| reduced.links.remove(0));
        self.forget(&reduced.links);
        Some((markup::one_line(&reduced.text), address))
    }

    /// Takes a text of paragraphs and bullets.
    pub(super) fn as_prose(&self) -> Option<Prose> {
        let reduced = self.reduced()?;
        self.forget(&reduced.links);
        Some(markup::prose(&reduced.text))
    }

    /// Takes the text under a key on one line; empty when there is none.
    pub(super) fn line(&self, key: &str) -> String {
        self.get(key).and_then(|found| found.as_line()).unwrap_or_default()
    }

    /// Takes the first text under several keys that is not blank.
    pub(super) fn first_line(&self, keys: &[&str]) -> String {
        let mut lines = keys.iter().map(|key| self.line(key));
        lines.find(|line| !line.is_empty()).unwrap_or_default()
    }

    /// Takes an address, a number or a user's name: text in which nothing is markup.
    pub(super) fn address(&self, key: &str) -> String {
        self.get(key).map(|found| found.as_address()).unwrap_or_default()
    }

    /// The same of this value.
    pub(super) fn as_address(&self) -> String {
        let Some(text) = self.raw() else { return String::new() };
        self.take();
        text.trim().to_owned()
    }

    /// Takes the address under the first of several keys that has one; it may be the `href` or
    /// `url` of an object.
    pub(super) fn web_address(&self, keys: &[&str]) -> String {
        let mut found = keys.iter().map(|key| match self.get(key) {
            Some(object) if object.is_object() => match object.address("href") {
                none if none.is_empty() => object.address("url"),
                address => address,
            },
            _ => self.address(key),
        });
        found.find(|address| !address.is_empty()).unwrap_or_default()
    }

    /// Takes the text under a key, with its lines.
    pub(super) fn text(&self, key: &str) -> String {
        let prose = self.prose(key);
        let bullets: Vec<String> = prose.bullets.iter().map(|item| format!("- {item}")).collect();
        let parts = [prose.paragraphs, bullets.join("\n")];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// Takes the text under a key as paragraphs and bullets.
    pub(super) fn prose(&self, key: &str) -> Prose {
        self.get(key).and_then(|found| found.as_prose()).unwrap_or_default()
    }

    /// Takes the texts of the list under a key; one text is a list of one.
    pub(super) fn lines(&self, key: &str) -> Vec<String> {
        let Some(found) = self.get(key) else { return Vec::new() };
        match found.node.value {
            Value::Array(_) => found.items().iter().filter_map(Self::as_line).collect(),
            _ => found.as_line().into_iter().collect(),
        }
    }

    /// Takes the date under a key; one in other words is reported.
    pub(super) fn date(&self, key: &str) -> Option<String> {
        let found = self.get(key)?;
        let text = found.raw()?;
        if let Some(Moment::At(date)) = dates::moment(&text) {
            found.take();
            return Some(date);
        }
        let span = found.span(&text)?;
        if span.start.is_some() && span.end.is_some() {
            let message = format!("of the dates `{}` only the later is kept", shorten(text.trim()));
            found.report(Diagnostic::warning("loose-date", message));
        }
        span.end.or(span.start)
    }

    /// Takes the dates of an entry that has one key for all of them or one for each end.
    pub(super) fn when(&self, one: &str, start: &str, end: &str) -> Span {
        match self.get(one).and_then(|found| found.raw()) {
            Some(_) => self.range(one),
            None => self.between(start, end),
        }
    }

    /// Takes the dates of an entry from a key for each end.
    pub(super) fn between(&self, start: &str, end: &str) -> Span {
        let goes_on = self.get(end).filter(|found| {
            found.raw().is_some_and(|text| dates::moment(&text) == Some(Moment::GoesOn))
        });
        goes_on.iter().for_each(Self::take);
        if goes_on.is_some() {
            return Span { start: self.date(start), ..Span::default() };
        }
        let stated = self.get(end).is_some_and(|found| found.raw().is_some());
        let end = self.date(end);
        if stated && end.is_none() {
            if let Some(found) = self.get(start).filter(|found| found.raw().is_some()) {
                let message = "the start is left out with the end: alone it would seem to go on";
                found.report(Diagnostic::warning("unreadable-date", message));
            }
            return Span::default();
        }
        Span { start: self.date(start), end, rough: false }
    }

    /// Takes the dates of an entry from one key.
    pub(super) fn range(&self, key: &str) -> Span {
        let Some(found) = self.get(key) else { return Span::default() };
        let Some(text) = found.raw() else { return Span::default() };
        found.span(&text).unwrap_or_default()
    }

    /// Reads a text as a point or range of time and reports what cannot be read.
    fn span(&self, text: &str) -> Option<Span> {
        let shown = shorten(text.trim());
        let Some(span) = dates::span(text) else {
            let message = format!("the date `{shown}` cannot be read and is left out");
            self.report(
                Diagnostic::warning("unreadable-date", message)
                    .expected("a date such as 2020-09, Sep 2020 or 2020"),
            );
            return None;
        };
        self.take();
        if span.rough {
            let year = span.end.as_deref().unwrap_or_default();
            let message = format!("of the date `{shown}` only the year {year} is kept");
            self.report(Diagnostic::warning("loose-date", message));
        }
        Some(span)
    }
}
