//! How values are written on pages; used by the templates as `value|filter`.
#![expect(unreachable_pub, reason = "askama::filter_fn writes its own pub items")]

use crate::candidate::EvidenceLevel;
use crate::market::{Interval, Rank, Tier, TrendVerdict};
use jiff::civil::Date;

/// `22 Nov 2026`.
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// `18 h`, `7.5 h`.
pub(crate) fn in_hours(value: f64) -> String {
    // Adding zero makes a minus zero a plain one.
    let rounded = (value * 10.0).round() / 10.0 + 0.0;
    format!("{rounded} h")
}

/// `172,500`.
pub(crate) fn grouped(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if value <= -0.5 { format!("−{text}") } else { text }
}

/// `1 employer`, `2,016 postings`.
pub(crate) fn counted(value: u32, noun: &str) -> String {
    format!("{} {noun}{}", grouped(f64::from(value)), if value == 1 { "" } else { "s" })
}

/// What may be said of a trend, with the interval it rests on.
pub(crate) fn verdict_words(verdict: &TrendVerdict) -> String {
    let points = |value: f64| format!("{:.0}", (value * 100.0).abs());
    let signed = |value: f64| match (value * 100.0).round() {
        rounded if rounded < 0.0 => format!("−{:.0}", -rounded),
        rounded => format!("+{:.0}", rounded.abs()),
    };
    let range = |interval: Interval| {
        format!("95 % interval {} to {}", signed(interval.low), signed(interval.high))
    };
    match verdict {
        TrendVerdict::Up { difference: by } => {
            format!("up {} points ({})", points(by.value), range(by.interval))
        }
        TrendVerdict::Down { difference: by } => {
            format!("down {} points ({})", points(by.value), range(by.interval))
        }
        TrendVerdict::Unsteady { difference: by, lowest, highest } => format!(
            "unsteady, between {} and {} without a direction ({})",
            lowest.share,
            highest.share,
            range(by.interval)
        ),
        TrendVerdict::NoDetectableChange { difference: by } => {
            format!("no detectable change ({})", range(by.interval))
        }
        TrendVerdict::CannotBeJudged { why } => format!("cannot be judged: {why}"),
    }
}

/// A pointer into the résumé as a reader counts: `/work/0/highlights/1` is "work 1, highlights 2".
pub(crate) fn pointer_words(pointer: &str) -> String {
    let mut words = String::new();
    for part in pointer.split('/').skip(1) {
        match part.parse::<u64>() {
            Ok(index) => words.push_str(&format!(" {}", index.saturating_add(1))),
            Err(_) => {
                if !words.is_empty() {
                    words.push_str(", ");
                }
                words.push_str(&part.replace("~1", "/").replace("~0", "~"));
            }
        }
    }
    if words.is_empty() { "whole file".to_owned() } else { words }
}

#[askama::filter_fn]
pub(crate) fn date(value: &Date, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(day(*value))
}

/// `Nov 2026`.
#[askama::filter_fn]
pub(crate) fn month(value: &Date, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(value.strftime("%b %Y").to_string())
}

#[askama::filter_fn]
pub(crate) fn hours(value: &f64, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(in_hours(*value))
}

#[askama::filter_fn]
pub(crate) fn amount(value: &f64, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(grouped(*value))
}

/// A factor with one decimal: `2.4`.
#[askama::filter_fn]
pub(crate) fn factor(value: &f64, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(format!("{value:.1}"))
}

/// A p-value: `0.027`, or `< 0.001`.
#[askama::filter_fn]
pub(crate) fn probability(value: &f64, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(if *value < 0.001 { "< 0.001".to_owned() } else { format!("{value:.3}") })
}

/// A weight or sum with two decimals: `0.57`.
#[askama::filter_fn]
pub(crate) fn two(value: &f64, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(format!("{value:.2}"))
}

/// A proportion as a percentage: `52 %`.
#[askama::filter_fn]
pub(crate) fn percent(value: &f64, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(format!("{:.0} %", value * 100.0))
}

/// An interval of a proportion: `44 to 60 %`.
#[askama::filter_fn]
pub(crate) fn range(value: &Interval, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(format!("{:.0} to {:.0} %", value.low * 100.0, value.high * 100.0))
}

/// `3`, or `3–5` when intervals overlap.
#[askama::filter_fn]
pub(crate) fn place(value: &Rank, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(if value.best == value.worst {
        value.best.to_string()
    } else {
        format!("{}–{}", value.best, value.worst)
    })
}

#[askama::filter_fn]
pub(crate) fn tier(value: &Tier, _: &dyn askama::Values) -> askama::Result<&'static str> {
    Ok(value.word())
}

#[askama::filter_fn]
pub(crate) fn verdict(value: &TrendVerdict, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(verdict_words(value))
}

#[askama::filter_fn]
pub(crate) fn pointer(value: &str, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(pointer_words(value))
}

#[askama::filter_fn]
pub(crate) fn level(value: &EvidenceLevel, _: &dyn askama::Values) -> askama::Result<&'static str> {
    Ok(value.meaning())
}

/// `24 months`, `1 month`.
#[askama::filter_fn]
pub(crate) fn months(value: &u32, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(format!("{value} {}", if *value == 1 { "month" } else { "months" }))
}

/// The value with its noun: `1 employer`, `3 employers`.
#[askama::filter_fn]
pub(crate) fn count(value: &u32, _: &dyn askama::Values, noun: &str) -> askama::Result<String> {
    Ok(counted(*value, noun))
}

/// An address of another host as it may stand in a link: web, mail or telephone, with whatever
/// an address cannot hold percent-encoded; anything else leads nowhere.
pub(crate) fn outward(address: &str) -> String {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    if !matches!(scheme.as_deref(), Some("http" | "https" | "mailto" | "tel")) {
        return "#main".to_owned();
    }
    let mut text = String::with_capacity(address.len());
    for letter in address.chars() {
        if letter.is_control() || letter.is_whitespace() || "\"<>\\^`{|}".contains(letter) {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                text.push_str(&format!("%{byte:02X}"));
            }
        } else {
            text.push(letter);
        }
    }
    text
}

#[askama::filter_fn]
pub(crate) fn href(value: &str, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(outward(value))
}

/// Words as the end of a CSS class: `nice-to-have`.
#[askama::filter_fn]
pub(crate) fn class(value: &str, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(value.replace(' ', "-"))
}

/// A part of an address or element id.
#[askama::filter_fn]
pub(crate) fn slug(value: &str, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(super::slug::slug(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::Difference;

    #[test]
    fn numbers_read_as_a_person_writes_them() {
        assert_eq!(grouped(172_500.0), "172,500");
        assert_eq!(grouped(999.6), "1,000");
        assert_eq!(grouped(12.0), "12");
        assert_eq!(outward("javascript:alert(1)"), "#main");
        assert_eq!(outward(" https://a"), "#main");
        assert_eq!(outward("https://a/\"><b"), "https://a/%22%3E%3Cb");
        assert_eq!(in_hours(7.5), "7.5 h");
        assert_eq!(in_hours(18.0), "18 h");
        assert_eq!(in_hours(-0.0), "0 h");
        assert_eq!(pointer_words("/work/0/highlights/1"), "work 1, highlights 2");
        let share = crate::market::Share::new(1, 2);
        let date = jiff::civil::date(2026, 1, 1);
        let point = crate::market::TrendPoint { date, share, interval: share.interval() };
        let interval = Interval { low: -0.21, high: 0.0 };
        let difference = Difference { from: point, to: point, value: -0.12, interval };
        assert_eq!(
            verdict_words(&TrendVerdict::Down { difference }),
            "down 12 points (95 % interval −21 to +0)"
        );
    }
}
