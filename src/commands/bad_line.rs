//! Lines of `careerdash mine` that cannot be read as they are: mended where they lost half a
//! character, else explained in plain words.

use super::mine::Input;
use crate::content::document::json_fault;
use crate::diagnostics::Source;
use serde::Deserialize;
use serde::de::Error as _;
use serde_json::Value;
use serde_json::error::Category;
use serde_json::value::RawValue;
use std::path::Path;

/// Reads a line that holds an object.
pub(super) fn read(text: &str) -> Result<Input<'_>, serde_json::Error> {
    // serde takes a list for an object without keys.
    if text.trim_start().starts_with('{') {
        serde_json::from_str(text)
    } else {
        Err(serde_json::Error::custom("no object"))
    }
}

/// The line with U+FFFD for each half of a surrogate pair that stands alone in an escape, such as
/// `\ud83d` where a program cut a text in the middle of an emoji; `None` when there are none.
///
/// An escape is as long as the one it replaces, so that columns stay.
pub(super) fn without_half_characters(text: &str) -> Option<String> {
    let mut mended = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        at += found;
        let Some(unit) = escaped_unit(text, at) else {
            // The backslash and the character behind it, which may be a backslash too.
            at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
            continue;
        };
        let pair = matches!(unit, 0xD800..=0xDBFF)
            && matches!(escaped_unit(text, at + ESCAPE), Some(0xDC00..=0xDFFF));
        if pair {
            at += 2 * ESCAPE;
            continue;
        }
        if matches!(unit, 0xD800..=0xDFFF) {
            mended.push_str(&text[copied..at]);
            mended.push_str("\\ufffd");
            copied = at + ESCAPE;
        }
        at += ESCAPE;
    }
    (copied > 0).then(|| mended + &text[copied..])
}

/// Bytes of `\uXXXX`.
const ESCAPE: usize = 6;

/// The UTF-16 unit of an escape `\uXXXX` that begins at an offset.
fn escaped_unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + ESCAPE)?.strip_prefix("\\u")?;
    // `from_str_radix` takes a sign too.
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| all_digits)
}

/// Column in characters from 1, and what is wrong with a line that could not be read.
pub(super) fn explain(text: &str, error: &serde_json::Error) -> (usize, String) {
    let start = text.chars().take_while(|character| character.is_whitespace()).count() + 1;
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(_)) if error.to_string().starts_with("duplicate field") => {
            let key = if error.to_string().contains("`id`") { "id" } else { "text" };
            (column(text, error), format!("the {key} is given twice"))
        }
        Ok(Value::Object(members)) => {
            let value = members.get("text").or_else(|| members.get("description"));
            match (members.contains_key("id"), value) {
                (_, Some(value)) if !value.is_string() => {
                    let start = text_start(text).unwrap_or(start);
                    (start, format!("the text is {}", kind(value)))
                }
                (true, _) => (start, "the object has no \"text\"".to_owned()),
                (false, Some(_)) => (start, "the object has no \"id\"".to_owned()),
                (false, None) => (start, "the object has neither \"id\" nor \"text\"".to_owned()),
            }
        }
        Ok(value) => (start, format!("the line is {}", kind(&value))),
        Err(_) if !text.trim_start().starts_with('{') => {
            (start, "the line is no JSON object".to_owned())
        }
        Err(fault) if fault.classify() == Category::Eof => {
            (text.trim_end().chars().count(), "the line ends inside a value".to_owned())
        }
        Err(fault) if fault.to_string().starts_with("trailing characters") => {
            (column(text, &fault), "something follows the value".to_owned())
        }
        Err(fault) if fault.to_string().starts_with("recursion limit") => {
            (column(text, &fault), "lists and objects are nested too deep".to_owned())
        }
        Err(fault) => {
            let source = Source::new("standard input", Path::new("-"), text.to_owned());
            (column(text, &fault), json_fault(&fault, &source).message)
        }
    }
}

/// The column in which the value of the text begins.
fn text_start(line: &str) -> Option<usize> {
    #[derive(Deserialize)]
    struct Text<'a> {
        #[serde(borrow, alias = "description")]
        text: &'a RawValue,
    }
    let value = serde_json::from_str::<Text<'_>>(line).ok()?.text.get();
    let offset = value.as_ptr().addr() - line.as_ptr().addr();
    Some(line[..offset].chars().count() + 1)
}

/// serde_json counts columns in bytes from 1.
fn column(text: &str, error: &serde_json::Error) -> usize {
    let before = error.column().saturating_sub(1);
    text.char_indices().take_while(|(at, _)| *at < before).count() + 1
}

/// A JSON value as people call it.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_halves_that_stand_alone_are_replaced() {
        for (text, mended) in [
            (r"a \ud83d b", Some(r"a \ufffd b")),
            (r"\ude00\ud83d", Some(r"\ufffd\ufffd")),
            (r"\ud83d\ud83d\ude00\uD83D", Some(r"\ufffd\ud83d\ude00\ufffd")),
            (r"\ud83d\u0041", Some(r"\ufffd\u0041")),
            (r"\ud83dé", Some(r"\ufffdé")),
            (r"\ud83d\ude00 \u00e9", None),
            (r"\\ud83d", None),
            (r"\\\ud83d", Some(r"\\\ufffd")),
            (r"\u+83d \ud8", None),
            (r"\é\", None),
        ] {
            assert_eq!(without_half_characters(text).as_deref(), mended, "{text}");
        }
    }
}
