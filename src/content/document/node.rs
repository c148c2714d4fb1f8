//! The tree: values that know where they stand in the text.

use super::pointer;
use crate::diagnostics::Span;

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The bytes it was read from.
    pub span: Span,
    /// What was read.
    pub value: Value,
}

/// What a file can hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, or nothing in YAML.
    Null,
    /// True or false.
    Bool(bool),
    /// A number.
    Number {
        /// As written, so that no digit is lost.
        raw: String,
        /// As a number.
        number: f64,
    },
    /// Text, unescaped.
    String(String),
    /// A list.
    Array(Vec<Node>),
    /// Members in the order written, each key once.
    Object(Vec<Member>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The key, unescaped.
    pub key: String,
    /// The bytes of the key, quotes included.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

impl Value {
    /// The kind in words with an article, such as `a list`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "true or false",
            Self::Number { .. } => "a number",
            Self::String(_) => "text",
            Self::Array(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

impl Node {
    /// The member with a key, when this is an object that has it.
    pub fn member(&self, key: &str) -> Option<&Member> {
        self.members().iter().find(|member| member.key == key)
    }

    /// The value of a key, when this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.member(key).map(|member| &member.node)
    }

    /// The members of an object; empty for everything else.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of a list; empty for everything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Array(items) => items,
            _ => &[],
        }
    }

    /// The text of a string.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value an RFC 6901 pointer leads to.
    pub fn at(&self, pointer: &str) -> Option<&Node> {
        pointer::tokens(pointer)?.into_iter().try_fold(self, |node, token| match &node.value {
            Value::Object(_) => node.get(&token),
            Value::Array(items) => items.get(pointer::index(&token)?),
            _ => None,
        })
    }

    /// The place of the value an RFC 6901 pointer leads to.
    pub fn find_span(&self, pointer: &str) -> Option<Span> {
        self.at(pointer).map(|node| node.span)
    }
}

#[cfg(test)]
mod tests {
    use crate::content::document::{Syntax, parse};
    use crate::diagnostics::{Diagnostics, Source, Span};

    #[test]
    fn pointers_lead_to_values() {
        let text = r#"{"a/b": [10, {"m~n": "x"}], "": 3}"#;
        let source = Source::new("a.json", "a.json", text);
        let node = parse(Syntax::Json, &source, &mut Diagnostics::default()).unwrap();
        assert_eq!(node.at("/a~1b/1/m~0n").unwrap().text(), Some("x"));
        assert_eq!(node.find_span("/a~1b/0"), Some(Span::new(9, 11)));
        assert_eq!(node.at(""), Some(&node));
        assert!(node.at("/").is_some());
        for missing in ["a", "/a", "/a~1b/2", "/a~1b/01", "/a~1b/-", "/a~1b/0/x", "/a~2b"] {
            assert_eq!(node.at(missing), None, "{missing}");
        }
    }
}
