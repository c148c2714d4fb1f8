//! Which addresses of the web pages may link to: one rule for résumés, postings and settings.

use crate::diagnostics::is_unsafe;
use std::net::Ipv6Addr;

/// The longest address kept, in bytes; few servers take more.
const LONGEST: usize = 2000;

/// Whether a text is an absolute `http` or `https` address that leads where a reader thinks: no
/// spaces, controls, quotes or backslashes, nothing invisible or before the host.
///
/// A name before the host (`https://known.example@other.example`) hides where a link leads, and a
/// password there would be made public.
pub fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    web && text.len() <= LONGEST && text.chars().all(is_plain) && is_authority(authority)
}

/// Characters that end neither an attribute nor an address, for whoever reads it.
fn is_plain(character: char) -> bool {
    !character.is_whitespace()
        && !is_unsafe(character)
        && !matches!(character, '\\' | '"' | '<' | '>' | '`')
}

/// A host, and a port if any.
fn is_authority(authority: &str) -> bool {
    if let Some(rest) = authority.strip_prefix('[') {
        let Some((address, port)) = rest.split_once(']') else { return false };
        return address.parse::<Ipv6Addr>().is_ok() && (port.is_empty() || is_port(port));
    }
    let (host, port) = match authority.find(':') {
        Some(at) => authority.split_at(at),
        None => (authority, ""),
    };
    host.starts_with(char::is_alphanumeric)
        && host.chars().all(is_of_host)
        && (port.is_empty() || is_port(port))
}

/// Letters of all scripts, for names are written in all; not those that are passed over and would
/// make two names look the same.
fn is_of_host(character: char) -> bool {
    match character {
        '-' | '.' | '_' => true,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => false,
        _ => !character.is_ascii() || character.is_ascii_alphanumeric(),
    }
}

/// A colon and a number of 16 bits.
fn is_port(text: &str) -> bool {
    let digits = text.strip_prefix(':').filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    digits.is_some_and(|digits| digits.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::testing::shared;

    #[test]
    fn addresses_of_the_web_are_taken() {
        for good in [
            "https://a.example",
            "HTTP://a.example/x?y#z",
            "https://xn--e1.example:8080/ü",
            "https://उदाहरण.example/",
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://[::1]:80",
            "https://a.example/@user",
            "https://a.example/?mail=a@b.example",
            "https://a_b.example/it's",
        ] {
            assert!(is_web_address(good), "{good}");
        }
    }

    #[test]
    fn whatever_leads_elsewhere_is_none() {
        let long = format!("https://a.example/{}", "a".repeat(LONGEST));
        for bad in [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "javascript://a.example/%0aalert(1)",
            "//evil.example",
            "https:evil",
            "https://",
            "data:text/html,x",
            "http:///x",
            "https://a\\b",
            "https://?x",
            "https://:80",
            "https://.a",
            "https://a.example:",
            "https://a.example:80:80",
            "https://a.example:+80",
            "https://a.example:65536",
            "https://[::1",
            "https://[::1]a",
            "https://[a.example]",
            "https://a.example@b.example",
            "https://a:b@b.example",
            "https://a%2eexample",
            "https://a\u{200b}b.example",
            "https://a\u{202e}b.example",
            "https://a.example/\u{202e}",
            "https://a.example/\"x",
            "https://a.example/ x",
            &long,
        ] {
            assert!(!is_web_address(bad), "{bad:?}");
        }
    }

    /// Of the list, these are addresses; homographs among them, for a name in Cyrillic is a name.
    #[test]
    fn of_the_hostile_addresses_few_are_of_the_web() {
        let Some(file) = shared("data/hostile/own/urls.json") else {
            return;
        };
        let text = std::fs::read_to_string(file).unwrap();
        let urls: Vec<String> = serde_json::from_str(&text).unwrap();
        let taken: Vec<&str> =
            urls.iter().map(String::as_str).filter(|url| is_web_address(url)).collect();
        assert_eq!(
            taken,
            [
                "https://xn--80ak6aa92e.com",
                "https://\u{430}pple.com",
                "https://example.com/'onmouseover=alert(1)",
                "https://[::1]/",
                "http://127.0.0.1:22/",
                "https://example.com/%E2%80%AE",
            ]
        );
        assert!(urls.len() > 50, "{}", urls.len());
    }
}
