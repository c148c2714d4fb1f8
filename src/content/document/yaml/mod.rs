//! YAML to the tree, from saphyr-parser's events.
//!
//! Aliases are expanded in place under a budget, merge keys (`<<`) are merged, tags are ignored.

mod offsets;
mod scalar;

use self::offsets::Offsets;
use self::scalar::resolve;
use super::{MAX_DEPTH, Member, Node, Value, empty_file, too_deep, without_duplicates};
use crate::diagnostics::{Diagnostic, Diagnostics, Source, Span};
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::collections::{HashMap, HashSet};

/// How many values aliases may add to a file; "billion laughs" bombs add billions.
const ALIAS_BUDGET: usize = 100_000;

/// What an aliased text costs of the budget: one per this many bytes.
const BYTES_PER_UNIT: usize = 64;

/// Parses one YAML document.
pub(super) fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Option<Node> {
    if let Some(at) = source.text.find('\0') {
        // The scanner takes a zero byte for the end of the file.
        let problem = invalid("a zero byte", source, Span::new(at, at + 1));
        diagnostics.push(problem.hint("delete it"));
        return None;
    }
    let mut builder = Builder::new(source, diagnostics);
    match builder.run() {
        Ok(()) => builder.root.or_else(|| {
            diagnostics.push(empty_file(source));
            None
        }),
        Err(problem) => {
            diagnostics.push(*problem);
            None
        }
    }
}

fn invalid(message: impl Into<String>, source: &Source, span: Span) -> Diagnostic {
    Diagnostic::error("invalid-yaml", message).at(source.locate(span))
}

type Outcome = Result<(), Box<Diagnostic>>;

/// A list or mapping whose end has not come yet.
struct Open {
    start: usize,
    anchor: usize,
    content: OpenContent,
}

enum OpenContent {
    List(Vec<Node>),
    Mapping {
        members: Vec<Member>,
        /// From `<<`, in the order written.
        merged: Vec<Member>,
        key: Option<Key>,
    },
}

struct Key {
    text: String,
    span: Span,
    /// Written `<<` without quotes.
    merge: bool,
}

struct Builder<'a> {
    source: &'a Source,
    diagnostics: &'a mut Diagnostics,
    offsets: Offsets<'a>,
    open: Vec<Open>,
    /// Finished anchored values; what is not here yet is still open.
    anchors: HashMap<usize, Node>,
    budget: usize,
    documents: usize,
    root: Option<Node>,
}

impl<'a> Builder<'a> {
    fn new(source: &'a Source, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            source,
            diagnostics,
            offsets: Offsets::new(&source.text),
            open: Vec::new(),
            anchors: HashMap::new(),
            budget: ALIAS_BUDGET,
            documents: 0,
            root: None,
        }
    }

    fn run(&mut self) -> Outcome {
        let source = self.source;
        let mut parser = Parser::new_from_str(&source.text);
        while let Some(event) = parser.next_event() {
            let (event, place) = event.map_err(|error| {
                let at = self.offsets.byte(*error.marker());
                if error.info() == "recursion limit exceeded" {
                    return too_deep(source, Span::new(at, at + 1));
                }
                let message = format!("this is not valid YAML: {}", error.info());
                invalid(message, source, Span::new(at, at + 1))
            })?;
            let start = self.offsets.byte(place.start);
            let span = Span::new(start, self.offsets.byte(place.end));
            self.take(event, span)?;
        }
        Ok(())
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Outcome {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let problem = invalid("a second document in one file", self.source, span);
                    return Err(Box::new(problem.hint("keep one document; delete the `---` line")));
                }
                Ok(())
            }
            Event::Scalar(text, style, anchor, _) => {
                self.scalar(&text, style == ScalarStyle::Plain, anchor, span)
            }
            Event::SequenceStart(anchor, _) => {
                self.start(OpenContent::List(Vec::new()), anchor, span)
            }
            Event::MappingStart(anchor, _) => {
                let content =
                    OpenContent::Mapping { members: Vec::new(), merged: Vec::new(), key: None };
                self.start(content, anchor, span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
        }
    }

    fn scalar(&mut self, text: &str, plain: bool, anchor: usize, span: Span) -> Outcome {
        let value = if plain { resolve(text) } else { Value::String(text.to_owned()) };
        let node = Node { span, value };
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        if self.wants_key() {
            self.set_key(Key { text: text.to_owned(), span, merge: plain && text == "<<" });
            return Ok(());
        }
        self.attach(node)
    }

    fn start(&mut self, content: OpenContent, anchor: usize, span: Span) -> Outcome {
        if self.wants_key() {
            return Err(self.complex_key(span));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(Box::new(too_deep(self.source, span)));
        }
        self.open.push(Open { start: span.start, anchor, content });
        Ok(())
    }

    fn end(&mut self, span: Span) -> Outcome {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let value = match open.content {
            OpenContent::List(items) => Value::Array(items),
            OpenContent::Mapping { members, merged, .. } => {
                let mut members = without_duplicates(members, self.source, self.diagnostics);
                if !merged.is_empty() {
                    add_merged(&mut members, merged);
                }
                Value::Object(members)
            }
        };
        // Block collections end where the next line's indentation is found.
        let text = &self.source.text[open.start..span.end.max(open.start)];
        let node = Node { span: Span::new(open.start, open.start + text.trim_end().len()), value };
        if open.anchor != 0 {
            // The copy kept for aliases counts, or anchors nested in anchors would multiply.
            self.spend(&node, node.span)?;
            self.anchors.insert(open.anchor, node.clone());
        }
        self.attach(node)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Outcome {
        let Some(node) = self.anchors.get(&anchor) else {
            return Err(Box::new(invalid("an alias inside its own anchor", self.source, span)));
        };
        let node = Node { span, value: node.value.clone() };
        self.spend(&node, span)?;
        if self.open.len() + depth(&node) > MAX_DEPTH {
            return Err(Box::new(too_deep(self.source, span)));
        }
        if !self.wants_key() {
            return self.attach(node);
        }
        let text = match node.value {
            Value::String(text) | Value::Number { raw: text, .. } => text,
            _ => return Err(self.complex_key(span)),
        };
        self.set_key(Key { text, span, merge: false });
        Ok(())
    }

    fn spend(&mut self, node: &Node, span: Span) -> Outcome {
        match self.budget.checked_sub(cost(node)) {
            Some(rest) => {
                self.budget = rest;
                Ok(())
            }
            None => {
                let message = "the anchors and aliases of this file expand to too much";
                let problem = invalid(message, self.source, span);
                Err(Box::new(problem.expected(format!("at most {ALIAS_BUDGET} values"))))
            }
        }
    }

    /// Adds a finished value to the innermost open collection, or makes it the document.
    fn attach(&mut self, node: Node) -> Outcome {
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(OpenContent::List(items)) => items.push(node),
            Some(OpenContent::Mapping { members, merged, key }) => match key.take() {
                Some(key) if key.merge => return merge(merged, node, self.source),
                Some(key) => members.push(Member { key: key.text, key_span: key.span, node }),
                None => {}
            },
        }
        Ok(())
    }

    fn wants_key(&self) -> bool {
        let innermost = self.open.last().map(|open| &open.content);
        matches!(innermost, Some(OpenContent::Mapping { key: None, .. }))
    }

    fn set_key(&mut self, new: Key) {
        if let Some(OpenContent::Mapping { key, .. }) =
            self.open.last_mut().map(|open| &mut open.content)
        {
            *key = Some(new);
        }
    }

    fn complex_key(&self, span: Span) -> Box<Diagnostic> {
        let problem = invalid("a list or mapping as a key", self.source, span);
        Box::new(problem.expected("keys that are plain text"))
    }
}

/// Adds the members of the mapping, or list of mappings, that a `<<` leads to.
fn merge(merged: &mut Vec<Member>, node: Node, source: &Source) -> Outcome {
    let span = node.span;
    let mappings = match node.value {
        Value::Array(items) => items,
        _ => vec![node],
    };
    for mapping in mappings {
        let Value::Object(members) = mapping.value else {
            let problem = invalid("`<<` merges something that is not a mapping", source, span);
            return Err(Box::new(problem.hint("write `<<: *anchor`")));
        };
        merged.extend(members);
    }
    Ok(())
}

/// Appends merged members whose key the mapping does not have; of two, the first counts.
fn add_merged(members: &mut Vec<Member>, merged: Vec<Member>) {
    let mut known: HashSet<String> = members.iter().map(|member| member.key.clone()).collect();
    for member in merged {
        if known.insert(member.key.clone()) {
            members.push(member);
        }
    }
}

fn cost(node: &Node) -> usize {
    let children = match &node.value {
        Value::Array(items) => items.iter().map(cost).sum(),
        Value::Object(members) => members
            .iter()
            .map(|member| cost(&member.node) + member.key.len() / BYTES_PER_UNIT)
            .sum(),
        Value::String(text) => text.len() / BYTES_PER_UNIT,
        _ => 0,
    };
    1 + children
}

fn depth(node: &Node) -> usize {
    let deepest = match &node.value {
        Value::Array(items) => items.iter().map(depth).max(),
        Value::Object(members) => members.iter().map(|member| depth(&member.node)).max(),
        _ => return 0,
    };
    1 + deepest.unwrap_or(0)
}

#[cfg(test)]
mod tests;
