//! Plain scalars by the core schema of YAML 1.2 (section 10.3.2).
//!
//! `yes`, `no`, `on` and `off` are text, and so are dates.

use crate::content::document::Value;

/// What an unquoted scalar means.
pub(super) fn resolve(raw: &str) -> Value {
    match raw {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => match number(raw) {
            Some(number) => Value::Number { raw: raw.to_owned(), number },
            None => Value::String(raw.to_owned()),
        },
    }
}

fn number(raw: &str) -> Option<f64> {
    if let Some(digits) = raw.strip_prefix("0o") {
        return radix(digits, 8);
    }
    if let Some(digits) = raw.strip_prefix("0x") {
        return radix(digits, 16);
    }
    let unsigned = raw.strip_prefix(['-', '+']).unwrap_or(raw);
    match unsigned {
        ".inf" | ".Inf" | ".INF" if raw.starts_with('-') => return Some(f64::NEG_INFINITY),
        ".inf" | ".Inf" | ".INF" => return Some(f64::INFINITY),
        ".nan" | ".NaN" | ".NAN" if unsigned == raw => return Some(f64::NAN),
        _ => {}
    }
    let mantissa = unsigned.split(['e', 'E']).next()?;
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    let allowed = unsigned.bytes().all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));
    // Rust's grammar is the same from here on: digits, one point, an exponent with digits.
    if digits > 0 && allowed { raw.parse().ok() } else { None }
}

fn radix(digits: &str, radix: u32) -> Option<f64> {
    let signed = digits.starts_with(['+', '-']);
    let whole = u64::from_str_radix(digits, radix).ok()?;
    (!signed).then_some(whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_core_schema() {
        for text in [
            "yes",
            "no",
            "on",
            "2021-03",
            "2021-03-04",
            "1.2.3",
            "-",
            ".",
            "e5",
            "0o9",
            "1e",
            "+",
            "1_000",
            "inf",
            "nan",
            "0x",
        ] {
            assert_eq!(resolve(text), Value::String(text.to_owned()), "{text}");
        }
        for (raw, wanted) in [
            ("12", 12.0),
            ("-3", -3.0),
            ("+.5", 0.5),
            ("1.", 1.0),
            ("2e3", 2000.0),
            ("0o17", 15.0),
            ("0xFF", 255.0),
            ("007", 7.0),
            ("-.inf", f64::NEG_INFINITY),
        ] {
            let raw = raw.to_owned();
            assert_eq!(resolve(&raw.clone()), Value::Number { raw, number: wanted });
        }
        assert_eq!(resolve("~"), Value::Null);
        assert_eq!(resolve("TRUE"), Value::Bool(true));
    }
}
