//! One tree with spans for JSON, YAML and TOML.
//!
//! The typed readers work on this tree, so that a profile in YAML gets the same messages at
//! the same precision as one in JSON.

mod decode;
mod json;
mod node;
mod pointer;
mod source_file;
mod toml;
mod yaml;

pub use decode::{NotText, Note, decode};
pub(crate) use json::explain as json_fault;
pub use node::{Member, Node, Value};
pub use pointer::push_token;
pub use source_file::{MAX_FILE_SIZE, read_source};
pub(crate) use source_file::{decode_source, read_bytes};

use crate::diagnostics::{Diagnostic, Diagnostics, Source, Span};
use std::collections::HashMap;

/// How deep arrays and objects may be nested; serde_json has the same limit.
pub(crate) const MAX_DEPTH: usize = 128;

/// How many characters that part values a file may have. Each value takes some hundred bytes once
/// it is read, so that a file of small ones takes a hundred times its size.
const MAX_PARTS: usize = 500_000;

/// The syntax of a structured file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// JSON, RFC 8259, without extensions.
    Json,
    /// YAML 1.2, core schema, one document.
    Yaml,
    /// TOML 1.1.
    Toml,
}

impl Syntax {
    /// The syntax a file name extension stands for, in any case.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "yaml" | "yml" => Some(Self::Yaml),
            "toml" => Some(Self::Toml),
            _ => None,
        }
    }
}

/// Parses a text into a tree.
///
/// Adds errors to `diagnostics` and returns `None` when the text is not well-formed; keys that
/// occur twice are warned about (`duplicate-key`) and the last one wins.
pub fn parse(syntax: Syntax, source: &Source, diagnostics: &mut Diagnostics) -> Option<Node> {
    let parts = source.text.bytes().filter(|byte| b",:=[{\n".contains(byte));
    if parts.count() > MAX_PARTS {
        diagnostics.push(too_many_values(source));
        return None;
    }
    match syntax {
        Syntax::Json => json::parse(source, diagnostics),
        Syntax::Yaml => yaml::parse(source, diagnostics),
        Syntax::Toml => toml::parse(source, diagnostics),
    }
}

/// The error for a file without any value in it.
fn empty_file(source: &Source) -> Diagnostic {
    Diagnostic::error("empty-file", "the file is empty").at(source.whole())
}

/// The error for a file with more than [`MAX_PARTS`].
fn too_many_values(source: &Source) -> Diagnostic {
    Diagnostic::error("too-many-values", "the file holds too many values")
        .at(source.whole())
        .expected(format!("at most {MAX_PARTS} lines, commas, colons and brackets"))
}

/// The error for a file nested deeper than [`MAX_DEPTH`].
fn too_deep(source: &Source, span: Span) -> Diagnostic {
    Diagnostic::error("too-deep", "the file is nested too deep")
        .at(source.locate(span))
        .expected(format!("at most {MAX_DEPTH} levels of lists and objects"))
}

/// Keeps the last of several members with one key and warns about the others.
fn without_duplicates(
    members: Vec<Member>,
    source: &Source,
    diagnostics: &mut Diagnostics,
) -> Vec<Member> {
    let mut last: HashMap<&str, usize> = HashMap::with_capacity(members.len());
    for (index, member) in members.iter().enumerate() {
        last.insert(&member.key, index);
    }
    if last.len() == members.len() {
        return members;
    }
    let keep: Vec<Option<usize>> = members
        .iter()
        .enumerate()
        .map(|(index, member)| {
            let winner = last.get(member.key.as_str()).copied();
            winner.filter(|winner| *winner != index)
        })
        .collect();
    for (member, winner) in members.iter().zip(&keep) {
        let Some(winner) = winner else { continue };
        let line = source.line_of(members[*winner].key_span.start);
        diagnostics.push(
            Diagnostic::warning(
                "duplicate-key",
                format!("the key `{}` occurs more than once", member.key),
            )
            .at(source.locate(member.key_span))
            .hint(format!("only the last one, on line {line}, is used")),
        );
    }
    let mut superseded = keep.iter().map(Option::is_some);
    members.into_iter().filter(|_| !superseded.next().unwrap_or(false)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every span lies in the text, on character boundaries.
    fn assert_spans(node: &Node, text: &str) {
        assert!(text.get(node.span.start..node.span.end).is_some(), "{:?} in {text:?}", node.span);
        for item in node.items() {
            assert_spans(item, text);
        }
        for member in node.members() {
            assert!(text.get(member.key_span.start..member.key_span.end).is_some());
            assert_spans(&member.node, text);
        }
    }

    #[test]
    fn files_of_very_many_values_are_refused_before_they_are_read() {
        for (syntax, text) in [
            (Syntax::Json, format!("[{}1]", "1,".repeat(MAX_PARTS))),
            (Syntax::Json, format!("[{}1]", "[[],[],[]],".repeat(MAX_PARTS))),
            (Syntax::Yaml, "- a\n".repeat(MAX_PARTS + 1)),
            (Syntax::Toml, (0..=MAX_PARTS).map(|at| format!("a{at}=1\n")).collect()),
        ] {
            let source = Source::new("a", "a", text);
            let mut diagnostics = Diagnostics::default();
            assert!(parse(syntax, &source, &mut diagnostics).is_none());
            assert_eq!(diagnostics.sorted()[0].code, "too-many-values");
        }
        let source = Source::new("a", "a", format!("[{}1]", "1,".repeat(MAX_PARTS - 1)));
        let node = parse(Syntax::Json, &source, &mut Diagnostics::default());
        assert_eq!(node.unwrap().items().len(), MAX_PARTS);
    }

    proptest! {
        #[test]
        fn no_text_makes_a_parser_panic(
            text in r#"([\[\]{}:,"'&*<>|?!#=.\-\\/ \n\r\t]|é|名|😀|[a-c0-9]|null|true|- |: |<<: |\*a|&a ){0,40}"#
        ) {
            let source = Source::new("a", "a", text.as_str());
            for syntax in [Syntax::Json, Syntax::Yaml, Syntax::Toml] {
                let mut diagnostics = Diagnostics::default();
                let node = parse(syntax, &source, &mut diagnostics);
                prop_assert_eq!(node.is_none(), diagnostics.has_errors());
                if let Some(node) = node {
                    assert_spans(&node, &text);
                }
            }
        }
    }
}
