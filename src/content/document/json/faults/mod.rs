//! Says in plain words why a text is not JSON.

use crate::content::document::{empty_file, too_deep};
use crate::content::shorten;
use crate::diagnostics::{Diagnostic, Source, Span};
use serde_json::error::Category;
use std::borrow::Cow;

/// Turns serde_json's error into a diagnostic at the place of the mistake.
pub(crate) fn explain(error: &serde_json::Error, source: &Source) -> Diagnostic {
    if source.text.trim().is_empty() {
        return empty_file(source);
    }
    let offset = offset_of(error, source);
    if error.classify() == Category::Eof {
        return cut_off(source);
    }
    let message = error.to_string();
    if message.starts_with("recursion limit") {
        return too_deep(source, Span::new(offset, offset + 1));
    }
    let fault = lenient_syntax(&source.text, offset)
        .or_else(|| no_list(&message, source, offset))
        .or_else(|| named_fault(&message, &source.text, offset))
        .unwrap_or_else(|| Fault {
            message: format!("this is not valid JSON: {}", without_position(&message)),
            span: character_at(&source.text, offset),
            hint: None,
        });
    let problem = Diagnostic::error("invalid-json", fault.message).at(source.locate(fault.span));
    match fault.hint {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

struct Fault {
    message: String,
    span: Span,
    hint: Option<Cow<'static, str>>,
}

impl Fault {
    fn new(
        message: impl Into<String>,
        span: Span,
        hint: impl Into<Cow<'static, str>>,
    ) -> Option<Self> {
        Some(Self { message: message.into(), span, hint: Some(hint.into()) })
    }
}

/// serde_json counts columns in bytes from 1; column 0 is the line break before the line.
fn offset_of(error: &serde_json::Error, source: &Source) -> usize {
    let start = source.line_start(error.line());
    let offset = (start + error.column()).saturating_sub(1).min(source.text.len());
    (0..=offset).rev().find(|at| source.text.is_char_boundary(*at)).unwrap_or(0)
}

/// Habits from JavaScript, Python and word processors.
fn lenient_syntax(text: &str, offset: usize) -> Option<Fault> {
    let rest = &text[offset..];
    let here = character_at(text, offset);
    let word = word_around(text, offset);
    match rest.chars().next()? {
        '}' | ']' => trailing_comma(text, offset),
        _ if in_string(text, offset) => None,
        '\'' => Fault::new("text in single quotes", here, "JSON needs double quotes: \"…\""),
        '“' | '”' | '„' | '‘' | '’' => {
            Fault::new("typographic quotes", here, "JSON needs straight double quotes: \"…\"")
        }
        '/' | '#' => {
            let end = offset + rest.find(['\r', '\n']).unwrap_or(rest.len());
            let span = Span::new(offset, end);
            Fault::new("JSON has no comments", span, "delete the comment, or use a .yaml file")
        }
        _ => match &text[word.start..word.end] {
            "NaN" | "nan" | "Infinity" | "inf" => {
                Fault::new("JSON has no such number", word, "write a number, or null")
            }
            "True" => Fault::new("`True` is not JSON", word, "write `true`"),
            "False" => Fault::new("`False` is not JSON", word, "write `false`"),
            "None" | "undefined" | "NULL" | "Null" | "nil" => {
                Fault::new("no JSON value", word, "write `null`")
            }
            _ => None,
        },
    }
}

fn trailing_comma(text: &str, offset: usize) -> Option<Fault> {
    let before = text[..offset].trim_end();
    let comma = before.strip_suffix(',')?.len();
    let span = Span::new(comma, comma + 1);
    let closing = if text[offset..].starts_with('}') { "object" } else { "list" };
    Fault::new(format!("a comma after the last item of the {closing}"), span, "delete the comma")
}

/// An object stands where a key is due, or a list ends that never began: its `[` is missing, far
/// above the place where that shows.
fn no_list(message: &str, source: &Source, offset: usize) -> Option<Fault> {
    let text = &*source.text;
    let sign = match (without_position(message), text.as_bytes().get(offset)?) {
        ("key must be a string", b'{') => '{',
        ("expected `,` or `}`", b']') => ']',
        _ => return None,
    };
    let first = open_at(text, offset).closed?;
    let key = text[..first].trim_end().strip_suffix(':')?.trim_end().strip_suffix('"')?;
    let key = &key[key.rfind('"')? + 1..];
    Fault::new(
        format!("a `{sign}` where a key or the end of an object is due"),
        character_at(text, offset),
        format!(
            "is a `[` missing before the first `{{` of `{}`, in line {}?",
            shorten(key),
            source.line_of(first)
        ),
    )
}

/// serde_json's own reasons, reworded.
fn named_fault(message: &str, text: &str, offset: usize) -> Option<Fault> {
    let here = character_at(text, offset);
    let word = word_around(text, offset);
    let reason = without_position(message);
    if reason.starts_with("control character") {
        if matches!(text.as_bytes().get(offset), Some(b'\n' | b'\r')) {
            return Fault::new(
                "a line break inside text",
                here,
                "close the quotes on the same line; a break in the text is written \\n",
            );
        }
        let code = text.as_bytes().get(offset).copied().unwrap_or_default();
        return Fault::new(
            format!("the control character U+{code:04X} inside text"),
            here,
            "delete it, or write it as an escape such as \\t",
        );
    }
    match reason {
        "expected `,` or `]`" => {
            Fault::new("no comma between two items of a list", here, "put a comma before this")
        }
        "expected `,` or `}`" => {
            Fault::new("no comma between two members of an object", here, "put a comma before this")
        }
        "expected `:`" => Fault::new("no colon after a key", here, "write \"key\": value"),
        "key must be a string" => Fault::new("a key without quotes", word, "write \"key\": value"),
        "trailing characters" => Fault::new(
            "something after the end of the document",
            here,
            "one file holds one object; delete what follows it",
        ),
        "invalid escape" => {
            Fault::new("an unknown escape in text", here, "a backslash itself is written \\\\")
        }
        "invalid number" => {
            Fault::new("not a number as JSON writes it", word, "such as 0.5 or -12")
        }
        "number out of range" => {
            Fault::new("the number is too large", word, "use a smaller number")
        }
        "expected value" | "expected ident" => Fault::new(
            "a value is missing here",
            word,
            "write text in double quotes, a number, true, false or null",
        ),
        _ if reason.contains("surrogate") || reason.contains("hex escape") => Fault::new(
            "half a character: a \\u escape without its partner",
            here,
            "write the character itself",
        ),
        _ => None,
    }
}

/// The file ends too early: says inside what.
fn cut_off(source: &Source) -> Diagnostic {
    let text = &source.text;
    let open = open_at(text, text.len());
    let message = match (open.string, open.brackets.last()) {
        (Some(start), _) => {
            format!("the file ends inside text that began at line {}", source.line_of(start))
        }
        (None, Some((start, bracket))) => {
            let kind = if *bracket == b'{' { "an object" } else { "a list" };
            format!("the file ends inside {kind} that began at line {}", source.line_of(*start))
        }
        (None, None) => "the file ends inside a value".to_owned(),
    };
    let end = text.trim_end().len();
    let last = text[..end].char_indices().next_back().map_or(0, |(at, _)| at);
    Diagnostic::error("invalid-json", message)
        .at(source.locate(Span::new(last, end)))
        .hint("the file may have been cut; close what is open")
}

/// What is open before an offset.
#[derive(Default)]
struct Open {
    /// Offset and byte of each bracket.
    brackets: Vec<(usize, u8)>,
    /// Offset of the quote.
    string: Option<usize>,
    /// Offset of the `{` of the object that ended last.
    closed: Option<usize>,
}

fn open_at(text: &str, offset: usize) -> Open {
    let mut open = Open::default();
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().take(offset) {
        if open.string.is_some() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => open.string = None,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => open.string = Some(at),
            b'{' | b'[' => open.brackets.push((at, byte)),
            b'}' => open.closed = open.brackets.pop().map(|(start, _)| start),
            b']' => {
                open.brackets.pop();
            }
            _ => {}
        }
    }
    open
}

fn in_string(text: &str, offset: usize) -> bool {
    open_at(text, offset).string.is_some()
}

/// The letters, digits and signs around an offset, at least one character.
fn word_around(text: &str, offset: usize) -> Span {
    let part = |character: char| character.is_alphanumeric() || "_$+-.".contains(character);
    let before = text[..offset].trim_end_matches(part).len();
    let after = text.len() - text[offset..].trim_start_matches(part).len();
    // A sign belongs to a number, not to a word.
    let start = before + usize::from(text[before..].starts_with("-I"));
    if after > start { Span::new(start, after) } else { character_at(text, offset) }
}

fn character_at(text: &str, offset: usize) -> Span {
    let length = text[offset..].chars().next().map_or(0, char::len_utf8);
    Span::new(offset, offset + length)
}

/// serde_json ends its messages with ` at line 1 column 2`.
fn without_position(message: &str) -> &str {
    message.rsplit_once(" at line ").map_or(message, |(reason, _)| reason)
}

#[cfg(test)]
mod tests;
