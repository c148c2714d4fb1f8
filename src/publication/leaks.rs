//! Finds private details in finished files, however they are written there.

use super::is_private;
use crate::content::{Content, Profile};
use crate::diagnostics::{Diagnostic, Diagnostics, Location};
use crate::site::Site;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};

/// Details shorter than this would be found in innocent text.
const SHORTEST: usize = 6;
/// A telephone number is looked for by its last digits: what stands before them, a country code
/// or a zero, is written in many ways.
const PHONE_DIGITS: usize = 8;
/// Fewer digits are no telephone number that can be told from any other.
const FEWEST_DIGITS: usize = 7;
/// Digits of a telephone number stand at most so many separators apart.
const SEPARATORS: usize = 2;

/// A detail that should be nowhere.
struct Detail<'a> {
    profile: &'a Profile,
    what: &'static str,
    kind: Kind,
}

/// What of a profile should be nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A contact detail that the profile does not ask to show.
    Contact,
    /// Anything, for the profile is private.
    Private,
    /// The name of somebody who wrote a reference.
    Referee,
}

/// What is looked for, with the detail that each pattern stands for.
#[derive(Default)]
struct Patterns {
    texts: Vec<String>,
    owners: Vec<usize>,
}

impl Patterns {
    fn push(&mut self, text: String, owner: usize) {
        self.texts.push(text);
        self.owners.push(owner);
    }

    /// Finds any of the patterns, upper and lower case of ASCII letters alike.
    fn automaton(&self) -> Option<AhoCorasick> {
        if self.texts.is_empty() {
            return None;
        }
        AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .build(&self.texts)
            // More patterns than any site has.
            .ok()
    }
}

/// Reports each detail once, with the first file it is in and how many there are.
pub(super) fn find(content: &Content, site: &Site, diagnostics: &mut Diagnostics) {
    let (details, words, phones) = wanted(content);
    let (word_finder, phone_finder) = (words.automaton(), phones.automaton());
    let found: Vec<(&str, HashSet<usize>)> = site
        .iter()
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter(|(path, _)| is_text(path))
        .map(|(path, bytes)| {
            let mut owners = HashSet::new();
            let mut look = |finder: &Option<AhoCorasick>, patterns: &Patterns, text: &[u8]| {
                let matches = finder.iter().flat_map(|finder| finder.find_overlapping_iter(text));
                owners.extend(matches.map(|found| patterns.owners[found.pattern().as_usize()]));
            };
            look(&word_finder, &words, bytes);
            if path.ends_with(".md") {
                let plain: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != b'\\').collect();
                look(&word_finder, &words, &plain);
            }
            if phone_finder.is_some() {
                look(&phone_finder, &phones, &digits(bytes));
            }
            (path, owners)
        })
        .collect();
    let mut places: BTreeMap<usize, (&str, usize)> = BTreeMap::new();
    for (path, owners) in found {
        for owner in owners {
            places.entry(owner).or_insert((path, 0)).1 += 1;
        }
    }
    for (owner, (path, files)) in places {
        diagnostics.push(report(&details[owner], path, files));
    }
}

fn is_text(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    matches!(extension, "html" | "json" | "md" | "xml" | "txt" | "svg" | "css" | "js")
        || !path.contains('.')
}

fn report(detail: &Detail<'_>, path: &str, files: usize) -> Diagnostic {
    let more = match files {
        1 => String::new(),
        2 => " and in one more file".to_owned(),
        _ => format!(" and in {} more files", files - 1),
    };
    let (code, whose, hint) = match detail.kind {
        Kind::Private => (
            "published-private",
            "the private profile",
            "take it out of what others write, or make the profile public",
        ),
        Kind::Contact => (
            "published-contact",
            "the profile",
            "take it out of the text it stands in; `\"contact\": true` under `career` shows it on purpose",
        ),
        Kind::Referee => (
            "published-referee",
            "the profile",
            "ask whether they agree, or take the name out of the text it stands in",
        ),
    };
    let message = format!("{} of {whose} `{}` is in {path}{more}", detail.what, detail.profile.id);
    Diagnostic::warning(code, message).at(Location::file(detail.profile.file.clone())).hint(hint)
}

/// What must not be found: words, and telephone numbers as digits.
fn wanted(content: &Content) -> (Vec<Detail<'_>>, Patterns, Patterns) {
    let (mut details, mut words, mut phones) =
        (Vec::new(), Patterns::default(), Patterns::default());
    // Whoever shares a name with somebody public is not given away by it.
    let public: HashSet<&str> = content
        .profiles
        .iter()
        .filter(|profile| !is_private(profile))
        .map(|profile| profile.basics.name.trim())
        .collect();
    for profile in &content.profiles {
        let private = is_private(profile);
        let mut want =
            |kind: Kind, what: &'static str, text: Option<&str>, patterns: &mut Patterns| {
                let text = text.map(str::trim).filter(|text| text.len() >= SHORTEST);
                if let Some(text) = text {
                    details.push(Detail { profile, what, kind });
                    for spelling in spellings(text) {
                        patterns.push(spelling, details.len() - 1);
                    }
                }
            };
        // One word may be anybody's, or no name at all; and who is public is given away by nobody.
        let tells = |name: &&str| name.contains(char::is_whitespace) && !public.contains(*name);
        let kind = if private { Kind::Private } else { Kind::Referee };
        for name in profile.referees.iter().map(|name| name.trim()).filter(tells) {
            want(kind, "the name of a referee", Some(name), &mut words);
        }
        if profile.career.contact && !private {
            continue;
        }
        let kind = if private { Kind::Private } else { Kind::Contact };
        let basics = &profile.basics;
        want(kind, "the e-mail address", basics.email.as_deref(), &mut words);
        want(
            kind,
            "the street",
            basics.address.as_deref().or(basics.street.as_deref()),
            &mut words,
        );
        want(kind, "the home page", basics.url.as_deref().map(bare), &mut words);
        for (_, address) in &basics.accounts {
            want(kind, "an account", Some(bare(address)), &mut words);
        }
        let name = basics.name.trim();
        if private && tells(&name) {
            want(kind, "the name", Some(name), &mut words);
        }
        if let Some(last) = basics.phone.as_deref().and_then(last_digits) {
            details.push(Detail { profile, what: "the telephone number", kind });
            phones.push(last, details.len() - 1);
        }
    }
    (details, words, phones)
}

/// An address without what browsers add and people leave out.
fn bare(address: &str) -> &str {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}

/// A text as it may stand in a page and in JSON; in Markdown nothing is added to it but backslashes.
fn spellings(text: &str) -> Vec<String> {
    let html: String = text
        .chars()
        .map(|letter| match letter {
            '<' | '>' | '&' | '"' | '\'' => format!("&#{};", u32::from(letter)),
            _ => letter.to_string(),
        })
        .collect();
    let json = serde_json::Value::from(text).to_string();
    let json = json[1..json.len() - 1].to_owned();
    let mut all = vec![text.to_owned(), html, json];
    all.dedup();
    all
}

/// The last digits of a telephone number; `None` when there are too few to tell it by.
pub(super) fn last_digits(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    (digits.len() >= FEWEST_DIGITS)
        .then(|| digits[digits.len().saturating_sub(PHONE_DIGITS)..].to_owned())
}

/// The digits of a text, with a line break where they do not belong to one number.
pub(super) fn digits(text: &[u8]) -> Vec<u8> {
    let mut digits = Vec::with_capacity(text.len() / 16);
    let mut apart = usize::MAX;
    for byte in text {
        match byte {
            b'0'..=b'9' => {
                if apart > SEPARATORS {
                    digits.push(b'\n');
                }
                digits.push(*byte);
                apart = 0;
            }
            b' ' | b'-' | b'.' | b'/' | b'(' | b')' => apart = apart.saturating_add(1),
            // What stands between two digits of a number is no letter and no markup.
            _ => apart = usize::MAX,
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_found_however_it_is_written() {
        let wanted = last_digits("+49 (0)30 / 555 01 78-9").unwrap();
        assert_eq!(wanted, "55501789");
        for written in ["0049 30 55501789", "030-555-01-789", "(030) 555.01.78.9", "+4930 55501789"]
        {
            let found = String::from_utf8(digits(written.as_bytes())).unwrap();
            assert!(found.contains(&wanted), "{written}: {found:?}");
        }
        for innocent in ["555 postings, 01 of 789", "555<b>01789", "5550 178"] {
            let found = String::from_utf8(digits(innocent.as_bytes())).unwrap();
            assert!(!found.contains(&wanted), "{innocent}: {found:?}");
        }
        assert_eq!(last_digits("ext. 1234"), None);
        assert_eq!(last_digits("none"), None);
    }

    #[test]
    fn a_text_is_looked_for_as_each_format_writes_it() {
        assert_eq!(spellings("12 Main"), ["12 Main"]);
        assert_eq!(
            spellings("12 O'Hare \"x\""),
            ["12 O'Hare \"x\"", "12 O&#39;Hare &#34;x&#34;", "12 O'Hare \\\"x\\\""]
        );
    }
}
