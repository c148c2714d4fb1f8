//! Recognises one employer under its several spellings.

use crate::language::{Language, PlainMessages};
use std::sync::LazyLock;

/// What stands where the source names no employer, in each language.
static NOT_STATED: LazyLock<[String; Language::ALL.len()]> =
    LazyLock::new(|| Language::ALL.map(|language| not_stated(language.plain())));

fn not_stated(say: PlainMessages) -> String {
    say.employer.not_stated().to_string()
}

/// Legal forms that do not tell employers apart, as they stand at the end of a name.
const LEGAL_FORMS: &[&str] = &[
    "ab",
    "ag",
    "as",
    "asa",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "kg",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "nv",
    "oy",
    "oyj",
    "plc",
    "pty",
    "sa",
    "sarl",
    "sas",
    "se",
    "spa",
    "srl",
    "ug",
];

/// The key under which spellings of one employer meet; empty when none is stated.
///
/// Case, punctuation, repeated blanks and legal forms at the end make no difference;
/// a name that is nothing but a legal form is kept.
pub(crate) fn employer_key(company: &str) -> String {
    let spaced: String = company
        .chars()
        .filter(|c| !matches!(c, '.' | '\'' | '’'))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() || matches!(c, '+' | '#' | '&') { c } else { ' ' })
        .collect();
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    while words.len() > 1
        && words.last().is_some_and(|word| LEGAL_FORMS.contains(word) || *word == "&")
    {
        words.pop();
    }
    words.join(" ")
}

/// The employer as the source spells it, on one line; empty when none is stated.
pub(crate) fn employer_spelling(company: &str) -> String {
    company.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The employer as shown.
pub(crate) fn employer_label(company: &str, say: PlainMessages) -> String {
    let label = employer_spelling(company);
    if label.is_empty() { not_stated(say) } else { label }
}

/// The key of an employer as shown; `None` when none is stated.
pub(crate) fn stated_employer_key(label: &str) -> Option<String> {
    let is_stated = !NOT_STATED.iter().any(|words| words == label);
    is_stated.then(|| employer_key(label)).filter(|key| !key.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_employer_meet() {
        for (spelling, key) in [
            ("Example GmbH & Co. KG", "example"),
            ("EXAMPLE,  Inc.", "example"),
            ("Example S.A.", "example"),
            ("Example Pty Ltd", "example"),
            ("O’Reilly Media", "oreilly media"),
            ("AT&T", "at&t"),
            ("Hewlett-Packard Company", "hewlett packard"),
            ("SE", "se"),
            ("  ", ""),
        ] {
            assert_eq!(employer_key(spelling), key);
        }
        assert_ne!(employer_key("Example"), employer_key("Example Labs"));
    }

    #[test]
    fn a_missing_employer_is_said_so() {
        let english = |company| employer_label(company, Language::English.plain());
        assert_eq!(english(" "), "not stated");
        assert_eq!(english(" Example\n GmbH"), "Example GmbH");
        for language in Language::ALL {
            let label = employer_label(" ", language.plain());
            assert_eq!(stated_employer_key(&label), None);
        }
        assert_eq!(stated_employer_key("Example GmbH").as_deref(), Some("example"));
    }
}
