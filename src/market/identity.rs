//! What two postings have in common when they are the same: employer, title, text and address,
//! each without what differs from place to place.

use super::employer::employer_key;
use super::mining::has_letters;
use super::similarity::hash;
use super::title_filter::words;
use crate::content::Posting;
use std::collections::HashSet;

/// Parts of a title that say nothing about the work.
const GENDER_MARKS: [&str; 12] = [
    "m/w/d",
    "w/m/d",
    "d/m/w",
    "m/f/d",
    "f/m/d",
    "m/f/x",
    "m/w/x",
    "w/m/x",
    "h/f",
    "f/h",
    "all genders",
    "gn",
];

/// Words of a trailing part of a title that name a way of working.
const WORKPLACE_WORDS: [&str; 12] = [
    "remote", "hybrid", "onsite", "on", "site", "or", "and", "office", "based", "only", "fully",
    "anywhere",
];

/// Beginnings of lines that only name a place.
const LOCATION_LABELS: [&str; 8] =
    ["location", "locations", "office", "offices", "standort", "ort", "where", "workplace"];

/// Query parameters that say where a click came from.
const TRACKING: [&str; 16] = [
    "gh_src",
    "ref",
    "referer",
    "referrer",
    "source",
    "src",
    "gclid",
    "fbclid",
    "msclkid",
    "trk",
    "trackingid",
    "refid",
    "lever-source",
    "lever-origin",
    "mc_cid",
    "mc_eid",
];

/// A posting reduced to what is compared.
pub(super) struct Identity {
    /// See [`employer_key`]; empty when none is stated.
    pub(super) employer: String,
    /// Title as words, without gender marks and trailing places.
    pub(super) title: Vec<String>,
    /// Hash of employer and title.
    pub(super) bucket: u64,
    /// The text's words as hashes, without its own places and lines that name places.
    pub(super) words: Vec<u64>,
    /// Hash of `words`; `None` for a posting without text to speak of.
    pub(super) text_hash: Option<u64>,
}

impl Identity {
    pub(super) fn of(posting: &Posting) -> Self {
        let places: HashSet<String> =
            posting.locations.iter().flat_map(|place| words(place)).collect();
        let employer = employer_key(&posting.company);
        let title = title(&posting.title, &places);
        let words = text_words(&posting.text, &places);
        let text_hash = has_letters(&posting.text).then(|| hash(&words));
        Self { bucket: hash(&(&employer, &title)), employer, title, words, text_hash }
    }
}

fn title(title: &str, places: &HashSet<String>) -> Vec<String> {
    let mut rest = title.to_lowercase();
    for mark in GENDER_MARKS {
        for (open, close) in [("(", ")"), ("[", "]")] {
            rest = rest.replace(&format!("{open}{mark}{close}"), " ");
        }
        if mark.contains('/') {
            rest = rest.replace(mark, " ");
        }
    }
    let mut rest = rest.trim().to_owned();
    loop {
        let trimmed = rest.trim_end_matches([')', ']', ' ']);
        let cut = [" - ", " – ", " — ", " | ", ", ", " (", " [", " @ ", " in ", "; ", " / "]
            .iter()
            .filter_map(|separator| trimmed.rfind(separator).map(|at| (at, separator.len())))
            .max();
        let Some((at, length)) = cut else { break };
        let tail = words(&trimmed[at + length..]);
        let place = |word: &String| places.contains(word) || WORKPLACE_WORDS.contains(&&**word);
        if !tail.iter().all(place) {
            break;
        }
        rest.truncate(at);
    }
    words(&rest)
}

fn text_words(text: &str, places: &HashSet<String>) -> Vec<u64> {
    let mut hashes = Vec::new();
    for line in text.lines() {
        let line = words(line);
        let labelled = line.first().is_some_and(|first| LOCATION_LABELS.contains(&&**first));
        if labelled && line.len() <= 12 {
            continue;
        }
        hashes.extend(line.iter().filter(|word| !places.contains(*word)).map(hash));
    }
    hashes
}

/// An address without what does not change the page: case of scheme and host, `www.`, default
/// ports, tracking parameters, fragment and a final slash.
pub(super) fn canonical_url(url: &str) -> String {
    let url = url.split('#').next().unwrap_or_default();
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let port = if scheme.eq_ignore_ascii_case("http") { ":80" } else { ":443" };
    let host = host.strip_suffix(port).unwrap_or(host);
    let mut kept: Vec<&str> = query
        .split('&')
        .filter(|pair| {
            let key = pair.split('=').next().unwrap_or_default().to_lowercase();
            !key.is_empty() && !key.starts_with("utm_") && !TRACKING.contains(&&*key)
        })
        .collect();
    kept.sort_unstable();
    let mark = if kept.is_empty() { "" } else { "?" };
    // A page served over both schemes is one page.
    format!("https://{host}{}{mark}{}", path.trim_end_matches('/'), kept.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lose_what_does_not_change_the_page() {
        for url in [
            "https://Jobs.X.org/a/7?gh_jid=7",
            "HTTPS://jobs.x.org:443/a/7?utm_source=q&gh_jid=7&gh_src=z#apply",
            "http://www.jobs.x.org/a/7/?ref=hn&gh_jid=7",
        ] {
            assert_eq!(canonical_url(url), "https://jobs.x.org/a/7?gh_jid=7", "{url}");
        }
        assert_ne!(canonical_url("https://x.org/Job"), canonical_url("https://x.org/job"));
    }

    #[test]
    fn titles_lose_marks_and_places() {
        let places = HashSet::from(["berlin".to_owned(), "de".to_owned()]);
        for from in [
            "Senior AI Engineer",
            "Senior AI-Engineer (m/w/d)",
            "SENIOR AI ENGINEER (all genders) - Berlin, DE",
            "Senior AI Engineer (Remote, Berlin)",
            "Senior AI Engineer m/f/d | Berlin or Remote",
        ] {
            assert_eq!(title(from, &places), ["senior", "ai", "engineer"], "{from}");
        }
        assert_eq!(title("Engineer, Platform", &places), ["engineer", "platform"]);
        assert_eq!(title("Berlin", &places), ["berlin"]);
    }
}
