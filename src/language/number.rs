//! Numbers as readers of a language write them.

use super::Language;
use super::message::{Argument, Count, Mode};
use std::fmt::{self, Write};

impl Language {
    /// Between groups of three digits.
    const fn group(self) -> char {
        match self {
            Self::English => ',',
            Self::German => '.',
        }
    }

    /// Before the decimals.
    const fn decimal(self) -> char {
        match self {
            Self::English => '.',
            Self::German => ',',
        }
    }
}

/// Writes a whole number with its thousands apart; a minus is the sign U+2212.
pub(super) fn write_whole(language: Language, value: i64, out: &mut dyn Write) -> fmt::Result {
    if value < 0 {
        out.write_char('−')?;
    }
    let magnitude = value.unsigned_abs();
    if magnitude < 1000 {
        return write!(out, "{magnitude}");
    }
    let digits = magnitude.to_string();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.write_char(language.group())?;
        }
        out.write_char(digit)?;
    }
    Ok(())
}

/// Writes a number with this many decimals.
pub(super) fn write_fixed(
    language: Language,
    value: f64,
    decimals: usize,
    out: &mut dyn Write,
) -> fmt::Result {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    // A number that rounds to nothing has no sign.
    if value < 0.0 && text.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0') {
        out.write_char('−')?;
    }
    match whole.parse() {
        Ok(whole) => write_whole(language, whole, out)?,
        Err(_) => out.write_str(whole)?,
    }
    if !fraction.is_empty() {
        out.write_char(language.decimal())?;
        out.write_str(fraction)?;
    }
    Ok(())
}

macro_rules! whole {
    ($($name:ty),*) => {$(
        impl<M: Mode> Argument<M> for $name {
            fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
                write_whole(language, i64::try_from(*self).unwrap_or(i64::MAX), out)
            }
        }

        impl Count for $name {
            fn count(&self) -> u64 {
                u64::try_from(*self).unwrap_or_default()
            }
        }
    )*};
}

whole!(u8, u16, u32, u64, usize, i32, i64);

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(language: Language, value: i64) -> String {
        let mut text = String::new();
        write_whole(language, value, &mut text).unwrap();
        text
    }

    fn fixed(language: Language, value: f64, decimals: usize) -> String {
        let mut text = String::new();
        write_fixed(language, value, decimals, &mut text).unwrap();
        text
    }

    #[test]
    fn numbers_are_written_as_in_their_language() {
        assert_eq!(whole(Language::English, 999), "999");
        assert_eq!(whole(Language::English, 1_234_567), "1,234,567");
        assert_eq!(whole(Language::German, 1_234_567), "1.234.567");
        assert_eq!(whole(Language::English, -1_200), "−1,200");
        assert_eq!(fixed(Language::English, 1234.56, 1), "1,234.6");
        assert_eq!(fixed(Language::German, 1234.56, 1), "1.234,6");
        assert_eq!(fixed(Language::German, -0.04, 1), "0,0");
        assert_eq!(fixed(Language::English, -0.5, 2), "−0.50");
        assert_eq!(fixed(Language::English, 172_500.0, 0), "172,500");
    }
}
