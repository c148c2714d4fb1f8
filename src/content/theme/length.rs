//! A length as CSS writes it, read with a grammar so narrow that nothing else fits through.

use std::fmt::Write as _;

/// Units that a length may have.
const UNITS: [&str; 9] = ["rem", "em", "px", "ch", "ex", "vw", "vi", "vh", "vb"];

/// How deep functions and parentheses may lie in each other.
const DEEPEST: usize = 4;

/// What a part of a length comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Length,
    Number,
}

/// Reads a dimension or one of `calc()`, `min()`, `max()` and `clamp()` over dimensions, and
/// writes it out anew; `None` for anything else.
///
/// A dimension below zero is read only where `negative` allows it.
pub(super) fn read(text: &str, negative: bool) -> Option<String> {
    if !text.is_ascii() || text.len() > 200 {
        return None;
    }
    let mut reader = Reader { rest: text.trim(), out: String::new(), depth: 0 };
    let begins_below_zero = reader.rest.starts_with('-');
    let sort = reader.factor()?;
    let whole = reader.rest.is_empty() && sort == Sort::Length;
    (whole && (negative || !begins_below_zero)).then_some(reader.out)
}

struct Reader<'a> {
    rest: &'a str,
    out: String,
    depth: usize,
}

impl Reader<'_> {
    /// Terms between `+` and `-`, which CSS wants spaces around.
    fn sum(&mut self) -> Option<Sort> {
        let sort = self.product()?;
        while let Some(sign) = self.spaced_sign() {
            let _ = write!(self.out, " {sign} ");
            if self.product()? != sort {
                return None;
            }
        }
        Some(sort)
    }

    fn spaced_sign(&mut self) -> Option<char> {
        let trimmed = self.rest.trim_start();
        let sign = trimmed.chars().next().filter(|sign| matches!(sign, '+' | '-'))?;
        let after = &trimmed[1..];
        if trimmed.len() == self.rest.len() || !after.starts_with(' ') {
            return None;
        }
        self.rest = after.trim_start();
        Some(sign)
    }

    fn product(&mut self) -> Option<Sort> {
        let mut sort = self.factor()?;
        loop {
            let trimmed = self.rest.trim_start();
            let Some(sign) = trimmed.chars().next().filter(|sign| matches!(sign, '*' | '/')) else {
                return Some(sort);
            };
            self.rest = trimmed[1..].trim_start();
            let _ = write!(self.out, " {sign} ");
            sort = match (sort, sign, self.factor()?) {
                (sort, _, Sort::Number) => sort,
                (Sort::Number, '*', Sort::Length) => Sort::Length,
                _ => return None,
            };
        }
    }

    /// A dimension, a number, a function or something in parentheses.
    fn factor(&mut self) -> Option<Sort> {
        let letters = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = self.rest[..letters].to_ascii_lowercase();
        let arguments = match name.as_str() {
            "" if self.depth == 0 || !self.rest.starts_with('(') => return self.dimension(),
            "" | "calc" => 1..=1,
            "min" | "max" => 1..=8,
            "clamp" => 3..=3,
            _ => return None,
        };
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        self.rest = self.rest[letters..].strip_prefix('(')?.trim_start();
        self.out.push_str(&name);
        self.out.push('(');
        let sort = self.sum()?;
        let mut count = 1;
        while let Some(rest) = self.rest.trim_start().strip_prefix(',') {
            self.rest = rest.trim_start();
            self.out.push_str(", ");
            count += 1;
            if self.sum()? != sort {
                return None;
            }
        }
        self.rest = self.rest.trim_start().strip_prefix(')')?;
        self.out.push(')');
        self.depth -= 1;
        arguments.contains(&count).then_some(sort)
    }

    fn dimension(&mut self) -> Option<Sort> {
        let digits = self.rest.bytes().enumerate().take_while(|(index, byte)| {
            byte.is_ascii_digit() || *byte == b'.' || (*index == 0 && *byte == b'-')
        });
        let (number, rest) = self.rest.split_at(digits.count());
        if !number.ends_with(|last: char| last.is_ascii_digit()) {
            return None;
        }
        let value: f64 = number.parse().ok().filter(|value: &f64| value.abs() < 100_000.0)?;
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (unit, rest) = rest.split_at(letters);
        let unit = unit.to_ascii_lowercase();
        self.rest = rest;
        let _ = write!(self.out, "{value}{unit}");
        match unit.as_str() {
            // Nothing is as long in every unit; inside of calc() it would be a number.
            "" if value == 0.0 && self.depth == 0 => Some(Sort::Length),
            "" => Some(Sort::Number),
            unit => UNITS.contains(&unit).then_some(Sort::Length),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_are_written_out_anew() {
        for (text, wanted) in [
            ("1rem", "1rem"),
            (" 0.50REM ", "0.5rem"),
            (".5rem", "0.5rem"),
            ("0", "0"),
            ("68ch", "68ch"),
            ("clamp(1.75rem,1.3rem + 2vw,2.5rem)", "clamp(1.75rem, 1.3rem + 2vw, 2.5rem)"),
            ("calc(2 * (1rem - 1px) / 3)", "calc(2 * (1rem - 1px) / 3)"),
            ("min(100vw, 76rem)", "min(100vw, 76rem)"),
            ("calc(1rem + -2px)", "calc(1rem + -2px)"),
        ] {
            assert_eq!(read(text, false).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(read("-0.02em", true).as_deref(), Some("-0.02em"));
    }

    #[test]
    fn anything_else_is_none() {
        for text in [
            "",
            "1",
            "rem",
            "1 rem",
            "1rem 2rem",
            "-1rem",
            "1%",
            "1e9rem",
            "1rem;color:red",
            "1rem}",
            "var(--x)",
            "url(x)",
            "calc(1rem +2px)",
            "calc(1rem + 2)",
            "calc(1rem * 2rem)",
            "calc(2 / 1rem)",
            "calc(2)",
            "calc(1rem, 2rem)",
            "clamp(1rem, 2rem)",
            "calc(1rem",
            "calc(1rem))",
            "calc(0 + 1rem)",
            "(1rem)",
            "calc(((((1rem)))))",
            "1rem/*",
            "１rem",
            "999999999rem",
        ] {
            assert_eq!(read(text, false), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_but_a_length_gets_through(text in "\\PC{0,30}|[0-9a-z.()+*/, -]{0,40}|(clamp|calc|min)\\([0-9rempx.()+*/, -]{0,30}\\)") {
            if let Some(written) = read(&text, true) {
                let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b".()+*/, -".contains(&byte);
                prop_assert!(written.bytes().all(allowed), "{}", written);
                prop_assert!(!written.contains("/*") && !written.contains("*/"), "{}", written);
                prop_assert_eq!(read(&written, true), Some(written.clone()));
            }
        }
    }
}
