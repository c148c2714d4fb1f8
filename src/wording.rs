//! Lists, counts, hours and days in English, for the terminal; what pages and reports say is in
//! the catalogues of [`language`](crate::language).

use crate::market::Share;
use jiff::civil::Date;

/// Such as "A", "A and B" or "A, B and C"; empty for an empty list.
pub(crate) fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// The first `most` items, the rest counted: "A, B and 3 more".
pub(crate) fn short_list<T: AsRef<str>>(items: &[T], most: usize) -> String {
    if items.len() <= most {
        return list(items);
    }
    let mut shown: Vec<String> =
        items.iter().take(most).map(|item| item.as_ref().to_owned()).collect();
    shown.push(format!("{} more", items.len() - most));
    list(&shown)
}

/// A number with its noun, such as "1 posting" or "12 postings"; the plural takes an s.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// [`count`] for the counts that reports store.
pub(crate) fn count_u32(number: u32, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// A share of named things: "52 % (76 of 145) of the postings", or "3 of 7 postings".
pub(crate) fn share_of(share: Share, noun: &str) -> String {
    let s = if share.n() == 1 { "" } else { "s" };
    match share.percent() {
        Some(_) => format!("{share} of the {noun}{s}"),
        None => format!("{share} {noun}{s}"),
    }
}

/// Hours as shown: "40 h" or "2.5 h".
pub(crate) fn hours(value: f64) -> String {
    format!("{} h", number(value))
}

/// A number with at most one decimal.
pub(crate) fn number(value: f64) -> String {
    // Adding zero turns -0 into 0.
    let rounded = (value * 10.0).round() / 10.0 + 0.0;
    if rounded.fract() == 0.0 { format!("{rounded:.0}") } else { format!("{rounded:.1}") }
}

/// A whole number with thousands separated: "82,000".
pub(crate) fn thousands(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if value < 0.0 && digits != "0" { format!("-{grouped}") } else { grouped }
}

/// A day as shown: "24 Nov 2026".
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// The sentence with its first letter in upper case.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_counts_read_well() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["A"]), "A");
        assert_eq!(list(&["A", "B"]), "A and B");
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
        assert_eq!(short_list(&["A", "B", "C", "D"], 2), "A, B and 2 more");
        assert_eq!(count(1, "posting"), "1 posting");
        assert_eq!(count(0, "posting"), "0 postings");
        assert_eq!(share_of(Share::new(76, 145), "posting"), "52 % (76 of 145) of the postings");
        assert_eq!(share_of(Share::new(3, 7), "posting"), "3 of 7 postings");
        assert_eq!(share_of(Share::new(1, 1), "core skill"), "1 of 1 core skill");
    }

    #[test]
    fn numbers_and_days_read_well() {
        assert_eq!(hours(40.0), "40 h");
        assert_eq!(hours(2.54), "2.5 h");
        assert_eq!(thousands(1_234_567.4), "1,234,567");
        assert_eq!(thousands(999.0), "999");
        assert_eq!(thousands(-1234.0), "-1,234");
        assert_eq!(day(jiff::civil::date(2026, 11, 4)), "4 Nov 2026");
        assert_eq!(sentence("ähnlich"), "Ähnlich");
    }
}
