//! Reduces HTML to text with headings and bullets kept.
//!
//! Works on html5ever's token stream without a tree, so that neither deep nesting nor
//! unclosed tags cost more than one pass, and nothing of the markup can survive.

use super::html_lines::Lines;
use crate::content::text;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::borrow::Cow;
use std::cell::RefCell;

/// How often escaped markup is unescaped before what is left counts as text.
const ESCAPE_LEVELS: usize = 3;

/// Attributes of one tag kept for the tokenizer, whose search for repeated ones is quadratic.
const MOST_ATTRIBUTES: usize = 64;

/// Element names by which markup is told from text with angle brackets in it.
const KNOWN_ELEMENTS: [&str; 48] = [
    "a",
    "article",
    "b",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "td",
    "template",
    "tr",
    "u",
    "ul",
];

/// The text of a description that may be HTML, entity-escaped HTML, Markdown or plain text.
pub(crate) fn to_text(source: &str) -> String {
    let mut current = Cow::Borrowed(source);
    let mut html = false;
    for _ in 0..ESCAPE_LEVELS {
        if looks_like_html(&current) {
            html = true;
            current = Cow::Owned(reduce(&current));
        } else if has_entities(&current) {
            current = Cow::Owned(unescape(&current));
        } else {
            break;
        }
    }
    if html { text::normalise(&current) } else { text::normalise_source(&current) }
}

/// Whether a text holds a tag of a known element.
pub(crate) fn looks_like_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].strip_prefix('/').unwrap_or(&text[at + 1..]);
        let length = rest.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
        let name = rest[..length].to_ascii_lowercase();
        let closed = rest[length..].starts_with(['>', '/', ' ', '\n', '\r', '\t']);
        closed && KNOWN_ELEMENTS.binary_search(&name.as_str()).is_ok()
    })
}

/// Replaces character references by what they stand for.
pub(crate) fn unescape(text: &str) -> String {
    // In the RCDATA state references are decoded and tags are text.
    let opts = TokenizerOpts {
        initial_state: Some(State::RawData(RawKind::Rcdata)),
        ..TokenizerOpts::default()
    };
    let sink = Plain::default();
    run(text, sink, opts).text.into_inner()
}

fn reduce(html: &str) -> String {
    let sink = Reducer::default();
    run(&bound_attributes(html), sink, TokenizerOpts::default()).lines.into_inner().finish()
}

fn run<S: TokenSink<Handle = ()>>(text: &str, sink: S, opts: TokenizerOpts) -> S {
    let tokenizer = Tokenizer::new(sink, opts);
    // Tendrils hold at most 4 GiB and share their buffer, so one chunk will do up to that.
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink
}

/// Whether a text holds a character reference with its semicolon.
fn has_entities(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| {
        let rest = &text[at + 1..];
        let name = rest.strip_prefix('#').unwrap_or(rest);
        let length = name.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
        length > 0 && name[length..].starts_with(';')
    })
}

/// Cuts attributes beyond a bound out of every tag.
fn bound_attributes(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(open) = html[at..].find('<') {
        at += open + 1;
        if !bytes.get(at).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/') {
            continue;
        }
        let (mut attributes, mut cut) = (0, None);
        while at < bytes.len() && bytes[at] != b'>' {
            match bytes[at] {
                quote @ (b'"' | b'\'') if after_equals(bytes, at) => {
                    at = html[at + 1..].find(quote as char).map_or(bytes.len(), |end| at + 1 + end);
                    attributes += 1;
                }
                b'/' | b'=' | b' ' | b'\n' | b'\t' | b'\r' | b'\x0C' => attributes += 1,
                _ => {}
            }
            if attributes > MOST_ATTRIBUTES * 2 && cut.is_none() {
                cut = Some((at + 1).min(bytes.len()));
            }
            at += 1;
        }
        at = at.min(bytes.len());
        if let Some(cut) = cut {
            let cut = cut.min(at).max(copied);
            out.push_str(&html[copied..cut]);
            copied = at;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[copied..]);
    Cow::Owned(out)
}

fn after_equals(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take(16).find(|b| !b.is_ascii_whitespace()) == Some(&b'=')
}

#[derive(Default)]
struct Plain {
    text: RefCell<String>,
}

impl TokenSink for Plain {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::CharacterTokens(characters) = token {
            self.text.borrow_mut().push_str(&characters);
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct Reducer {
    lines: RefCell<Lines>,
}

impl TokenSink for Reducer {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut lines = self.lines.borrow_mut();
        match token {
            Token::CharacterTokens(characters) => lines.characters(&characters),
            Token::TagToken(Tag { kind: TagKind::StartTag, name, attrs, self_closing, .. }) => {
                let bold =
                    || attrs.iter().any(|a| &*a.name.local == "style" && bold_style(&a.value));
                lines.open(&name, &bold, self_closing);
                return match &*name {
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "iframe" | "noembed" | "noframes" | "xmp" => {
                        TokenSinkResult::RawData(RawKind::Rawtext)
                    }
                    "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => TokenSinkResult::Continue,
                };
            }
            Token::TagToken(Tag { name, .. }) => lines.close(&name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn bold_style(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(property, value)| {
        let value = value.trim();
        property.trim().eq_ignore_ascii_case("font-weight")
            && (value.starts_with("bold") || matches!(value, "600" | "700" | "800" | "900"))
    })
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
