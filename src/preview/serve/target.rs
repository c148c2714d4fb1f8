//! The target of a request: which file of the site it means.
//!
//! Files are looked up in a map and never on a disk, so no spelling of a path can lead outside;
//! what browsers do not send is refused all the same, before it can be echoed anywhere.

use crate::preview::edition::{Edition, Known};

/// The longest target that is looked at, in bytes.
const LONGEST: usize = 8 * 1024;

/// A target taken apart: the decoded path from the server's root, and the query as sent.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Target<'a> {
    /// Percent-encoding removed once; starts with a slash.
    pub(crate) path: String,
    /// Behind the question mark.
    pub(crate) query: Option<&'a str>,
}

/// What stands at a path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// This file.
    File(String),
    /// A folder asked for without its slash, or the server's root: the address of the page.
    Elsewhere(String),
    /// Nothing.
    Nothing,
    /// Not yet known.
    Pending,
}

impl<'a> Target<'a> {
    /// Takes a target apart; `None` when it is none that a browser sends.
    pub(crate) fn parse(raw: &'a str) -> Option<Self> {
        // Absolute addresses (for proxies) and `*` do not start with a slash; a fragment is never sent.
        if raw.len() > LONGEST || !raw.starts_with('/') || raw.contains(['#', '\\']) {
            return None;
        }
        let (path, query) = match raw.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (raw, None),
        };
        let path = decode(path)?;
        let refused = |letter: char| letter.is_control() || matches!(letter, '\\' | ':');
        (!path.contains(refused)).then_some(Self { path, query })
    }

    /// The value of a key of the query, decoded.
    pub(crate) fn parameter(&self, key: &str) -> Option<String> {
        let pairs = self.query?.split('&').filter_map(|pair| pair.split_once('='));
        let (_, value) = pairs.into_iter().find(|(name, _)| *name == key)?;
        decode(value)
    }

    /// The file of the site that is meant.
    pub(crate) fn find(&self, edition: &Edition) -> Found {
        let base = edition.base.as_str();
        let Some(path) = self.path.strip_prefix(base) else {
            // The root, and the base without its slash.
            let home = self.path == "/" || format!("{}/", self.path) == base;
            return if home { Found::Elsewhere(encode(base)) } else { Found::Nothing };
        };
        let is_folder = path.is_empty() || path.ends_with('/');
        let index = if is_folder {
            format!("{path}index.html")
        } else {
            match edition.known(path) {
                Known::File(_) => return Found::File(path.to_owned()),
                Known::Pending => return Found::Pending,
                Known::Nothing => format!("{path}/index.html"),
            }
        };
        match edition.known(&index) {
            Known::Nothing => Found::Nothing,
            Known::Pending => Found::Pending,
            Known::File(_) if is_folder => Found::File(index),
            // Made from the site's own path, so that no request can say where a redirect leads.
            Known::File(_) => Found::Elsewhere(format!("{}{}/", encode(base), encode(path))),
        }
    }

    /// The paths of the site that could be meant, whether they are there or not.
    pub(crate) fn candidates(&self, base: &str) -> Vec<String> {
        let path = self.path.strip_prefix(base).unwrap_or(&self.path);
        if path.is_empty() || path.ends_with('/') {
            vec![format!("{path}index.html")]
        } else {
            vec![path.to_owned(), format!("{path}/index.html")]
        }
    }
}

/// Replaces `%XX` once; `None` when a code is broken or the bytes are not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            let [high, low, after @ ..] = after else { return None };
            let digit = |byte: u8| char::from(byte).to_digit(16);
            bytes.push(u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?);
            rest = after;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

/// A path as it stands in an address: everything but unreserved characters and slashes encoded.
pub(crate) fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::fixture::first;
    use proptest::prelude::*;

    fn found(target: &str, base: &str) -> Option<Found> {
        let paths = ["index.html", "a/index.html", "über/x y.html", "über/index.html", "b.html"];
        let mut edition = first(&paths.map(|path| (path, path)), None);
        edition.base = base.to_owned();
        Some(Target::parse(target)?.find(&edition))
    }

    #[test]
    fn files_folders_and_queries() {
        let file = |path: &str| Some(Found::File(path.to_owned()));
        let elsewhere = |path: &str| Some(Found::Elsewhere(path.to_owned()));
        assert_eq!(found("/", "/"), file("index.html"));
        assert_eq!(found("/a/", "/"), file("a/index.html"));
        assert_eq!(found("/a/?x=1&y", "/"), file("a/index.html"));
        assert_eq!(found("/a", "/"), elsewhere("/a/"));
        assert_eq!(found("/b.html?v=2", "/"), file("b.html"));
        assert_eq!(found("/%C3%BCber/x%20y.html", "/"), file("über/x y.html"));
        assert_eq!(found("/%C3%BCber", "/"), elsewhere("/%C3%BCber/"));
        assert_eq!(found("/b", "/"), Some(Found::Nothing));
        assert_eq!(found("//a", "/"), Some(Found::Nothing));
        assert_eq!(found("/a/../b.html", "/"), Some(Found::Nothing));
    }

    #[test]
    fn under_a_base_path() {
        let file = |path: &str| Some(Found::File(path.to_owned()));
        let home = Some(Found::Elsewhere("/repo/".to_owned()));
        assert_eq!(found("/repo/", "/repo/"), file("index.html"));
        assert_eq!(found("/repo/a", "/repo/"), Some(Found::Elsewhere("/repo/a/".to_owned())));
        assert_eq!(found("/", "/repo/"), home);
        assert_eq!(found("/repo", "/repo/"), home);
        assert_eq!(found("/a/", "/repo/"), Some(Found::Nothing));
        assert_eq!(found("/repository/a/", "/repo/"), Some(Found::Nothing));
    }

    #[test]
    fn what_no_browser_sends_is_refused() {
        for target in [
            "",
            "*",
            "a",
            "http://127.0.0.1/",
            "/%",
            "/%2",
            "/%zz",
            "/%ff",
            "/#/x",
            "/a\\b",
            "/%5cevil.example/",
            "/%0d%0aSet-Cookie:x=1",
            "/a%00",
            "/c:/x",
            "/.env::$DATA",
        ] {
            assert_eq!(Target::parse(target), None, "{target}");
        }
        assert_eq!(Target::parse(&format!("/{}", "a".repeat(LONGEST))), None);
    }

    #[test]
    fn parameters_are_decoded() {
        let target = Target::parse("/x?page=%2Fa%2F&since=3&empty=").unwrap();
        assert_eq!(target.parameter("page").as_deref(), Some("/a/"));
        assert_eq!(target.parameter("since").as_deref(), Some("3"));
        assert_eq!(target.parameter("empty").as_deref(), Some(""));
        assert_eq!(target.parameter("age"), None);
    }

    proptest! {
        #[test]
        fn every_path_survives_its_encoding(path in "/[^\\\\:#?\\pC]{0,40}") {
            let encoded = encode(&path);
            prop_assert!(encoded.is_ascii());
            prop_assert_eq!(Target::parse(&encoded).unwrap().path, path);
        }

        #[test]
        fn nothing_panics_and_no_redirect_leads_to_another_host(target in "\\PC{0,40}") {
            if let Some(Found::Elsewhere(address)) = found(&target, "/repo/") {
                prop_assert!(address.starts_with("/repo/"));
            }
        }
    }
}
