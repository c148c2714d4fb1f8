//! What of a source is not in the résumé, found by walking the source.

use super::part::{Fate, Ledger};
use crate::content::document::{Node, Value, push_token};
use crate::diagnostics::{Location, Span};
use std::collections::{BTreeMap, BTreeSet};

/// From this many paths of layout that differ in one token, they are shown as one with a `*`.
const ALIKE: usize = 3;

/// Why something is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Reason {
    /// JSON Resume has no place for it, or it could not be understood.
    NoPlace,
    /// JSON Resume has one place, and an earlier value has it.
    OnlyOne,
    /// The source hides it.
    Hidden,
    /// The address of a link; its words are kept.
    Link,
    /// Layout, ids and settings of the program that wrote the source.
    Layout,
}

impl Reason {
    /// For a list's heading.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::NoPlace => "without a place in JSON Resume",
            Self::OnlyOne => "second values where JSON Resume has one",
            Self::Hidden => "hidden or private in the source",
            Self::Link => "addresses of links in texts, whose words are kept",
            Self::Layout => "layout, ids and settings",
        }
    }
}

/// Values at one path, or at several that differ in indices only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// Why.
    pub(crate) reason: Reason,
    /// JSON pointer with `*` for tokens that vary.
    pub(crate) path: String,
    /// How many values.
    pub(crate) values: usize,
    /// Where the first stands.
    pub(crate) place: Location,
}

/// Every value of a document that was not taken, the largest wholes first.
pub(super) fn survey(ledger: &Ledger<'_>, document: &Node) -> Vec<LeftOut> {
    let mut left = Vec::new();
    if walk(ledger, document, "", &mut left) == Kept::Nothing {
        left = vec![(Reason::NoPlace, String::new(), document.span)];
    }
    let mut grouped: BTreeMap<(Reason, Vec<String>), (usize, Span)> = BTreeMap::new();
    for (reason, pointer, span) in left {
        let tokens = pointer.split('/').skip(1);
        let pattern = tokens.map(|token| match token.parse::<usize>() {
            Ok(_) => "*".to_owned(),
            Err(_) => token.to_owned(),
        });
        let group = grouped.entry((reason, pattern.collect())).or_insert((0, span));
        group.0 += 1;
    }
    let mut found: Vec<LeftOut> = join_alike(grouped)
        .into_iter()
        .map(|((reason, tokens), (values, span))| LeftOut {
            reason,
            path: tokens.iter().map(|token| format!("/{token}")).collect(),
            values,
            place: ledger.source.locate(span),
        })
        .collect();
    found.sort_by_key(|left| {
        let position = left.place.position.as_ref();
        (left.reason, position.map(|position| (position.line, position.column)))
    });
    found
}

type Groups = BTreeMap<(Reason, Vec<String>), (usize, Span)>;

/// Joins paths of layout that differ in one token, as the ids of all sections do.
fn join_alike(mut groups: Groups) -> Groups {
    let longest = groups.keys().map(|(_, tokens)| tokens.len()).max().unwrap_or(0);
    // The last token says what was left out and is never joined.
    for at in 0..longest.saturating_sub(1) {
        let mut rows: BTreeMap<(Reason, Vec<String>), BTreeSet<String>> = BTreeMap::new();
        let layout = groups.keys().filter(|(reason, _)| *reason == Reason::Layout);
        for (reason, tokens) in layout.filter(|(_, tokens)| at + 1 < tokens.len()) {
            let mut others = tokens.clone();
            let own = std::mem::replace(&mut others[at], "*".to_owned());
            rows.entry((*reason, others)).or_default().insert(own);
        }
        for ((reason, joined), own) in rows.into_iter().filter(|(_, own)| own.len() >= ALIKE) {
            let mut sum: Option<(usize, Span)> = None;
            for token in own {
                let mut tokens = joined.clone();
                tokens[at] = token;
                if let Some((values, span)) = groups.remove(&(reason, tokens)) {
                    let (before, first) = sum.unwrap_or((0, span));
                    let first = if span.start < first.start { span } else { first };
                    sum = Some((before + values, first));
                }
            }
            if let Some(sum) = sum {
                groups.insert((reason, joined), sum);
            }
        }
    }
    groups
}

/// How much of a value is in the résumé.
#[derive(PartialEq)]
enum Kept {
    /// There is nothing in it to keep.
    Blank,
    /// Nothing, for no special reason.
    Nothing,
    /// Something, or what is missing is among those left out already.
    Settled,
}

/// Adds what is left out inside a value to `left`, unless nothing at all of it is kept: then
/// the whole is one.
fn walk(
    ledger: &Ledger<'_>,
    node: &Node,
    pointer: &str,
    left: &mut Vec<(Reason, String, Span)>,
) -> Kept {
    match ledger.fate(node) {
        Some(Fate::Taken) => {
            if ledger.lost_a_link(node) {
                left.push((Reason::Link, pointer.to_owned(), node.span));
            }
            return Kept::Settled;
        }
        Some(Fate::Left(_)) if is_blank(node) => return Kept::Blank,
        Some(Fate::Left(reason)) => {
            left.push((reason, pointer.to_owned(), node.span));
            return Kept::Settled;
        }
        None => {}
    }
    if !matches!(node.value, Value::Array(_) | Value::Object(_)) {
        return if is_blank(node) { Kept::Blank } else { Kept::Nothing };
    }
    let keys = node.members().iter().map(|member| (member.key.clone(), &member.node));
    let indices = node.items().iter().enumerate().map(|(index, item)| (index.to_string(), item));
    let children: Vec<(String, &Node)> = keys.chain(indices).collect();
    let before = left.len();
    let (mut whole, mut blank) = (true, true);
    let mut lost = Vec::new();
    for (token, child) in children {
        let pointer = push_token(pointer, &token);
        match walk(ledger, child, &pointer, left) {
            Kept::Blank => {}
            Kept::Nothing => {
                blank = false;
                lost.push((Reason::NoPlace, pointer, child.span));
            }
            Kept::Settled => (whole, blank) = (false, false),
        }
    }
    if blank {
        return Kept::Blank;
    }
    if whole {
        left.truncate(before);
        return Kept::Nothing;
    }
    left.append(&mut lost);
    Kept::Settled
}

/// Whether a value tells nothing: null, `false`, 0, no text, no items.
fn is_blank(node: &Node) -> bool {
    match &node.value {
        Value::Null | Value::Bool(false) => true,
        Value::Bool(true) => false,
        Value::Number { number, .. } => *number == 0.0,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_blank),
        Value::Object(members) => members.iter().all(|member| is_blank(&member.node)),
    }
}
