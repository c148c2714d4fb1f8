//! Puts the preview's script into a page on its way to the browser; built sites never have it.

use base64ct::{Base64, Encoding};
use memchr::memmem;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

use super::QUESTIONS;

/// Asks for news and applies it.
const SCRIPT: &str = concat!("{\n", include_str!("patch.js"), include_str!("client.js"), "}\n");

/// The policy allows the script by its hash, whatever else the page allows.
static HASH: LazyLock<String> = LazyLock::new(|| {
    format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(SCRIPT.as_bytes())))
});

const POLICY: &[u8] = b"http-equiv=\"Content-Security-Policy\" content=\"";

/// The page with the script at the end of its body, and a policy that lets it run and ask.
///
/// `server` and `edition` tell the script what it is part of.
pub(crate) fn inject(page: &[u8], server: &str, edition: u64) -> Vec<u8> {
    let element = format!(
        "<script data-server=\"{server}\" data-edition=\"{edition}\" data-news=\"{QUESTIONS}\">{SCRIPT}</script>"
    );
    let mut out = Vec::with_capacity(page.len() + element.len() + 128);
    let mut rest = page;
    if let Some(at) = memmem::find(page, POLICY) {
        let start = at + POLICY.len();
        let end = memchr::memchr(b'"', &page[start..]).map_or(page.len(), |length| start + length);
        out.extend_from_slice(&page[..start]);
        out.extend_from_slice(widened(&String::from_utf8_lossy(&page[start..end])).as_bytes());
        rest = &page[end..];
    }
    // The last one: earlier ones may be text of the page.
    let end = memmem::rfind(rest, b"</body>").unwrap_or(rest.len());
    out.extend_from_slice(&rest[..end]);
    out.extend_from_slice(element.as_bytes());
    out.extend_from_slice(&rest[end..]);
    out
}

/// The policy with the script's hash and questions to the own server allowed.
fn widened(policy: &str) -> String {
    let mut directives: Vec<(&str, String)> = policy
        .split(';')
        .filter_map(|directive| {
            let directive = directive.trim();
            let (name, sources) =
                directive.split_once(char::is_whitespace).unwrap_or((directive, ""));
            (!name.is_empty()).then(|| (name, sources.trim().to_owned()))
        })
        .collect();
    for (name, source) in [("script-src", HASH.as_str()), ("connect-src", "'self'")] {
        match directives.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            // `'none'` counts only alone.
            Some((_, sources)) if sources.is_empty() || sources == "'none'" => {
                *sources = source.to_owned();
            }
            Some((_, sources)) if sources.split_whitespace().any(|known| known == source) => {}
            Some((_, sources)) => *sources = format!("{sources} {source}"),
            None => directives.push((name, source.to_owned())),
        }
    }
    let directives = directives.iter().map(|(name, sources)| format!("{name} {sources}"));
    directives.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_at_the_end_and_the_policy_lets_it_run() {
        let page = b"<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\"></head><body>&lt;/body> </body></html>\n";
        let text = String::from_utf8(inject(page, "run", 7)).unwrap();
        assert!(text.contains(&format!(
            "content=\"default-src 'none'; style-src 'self'; script-src {}; connect-src 'self'\"",
            *HASH
        )));
        assert!(text.contains("<body>&lt;/body> <script data-server=\"run\" data-edition=\"7\""));
        assert!(text.ends_with("</script></body></html>\n"));
    }

    #[test]
    fn a_policy_that_has_scripts_keeps_them() {
        let hash = &*HASH;
        assert_eq!(
            widened("default-src 'none'; script-src 'self'; connect-src 'none'"),
            format!("default-src 'none'; script-src 'self' {hash}; connect-src 'self'")
        );
        assert_eq!(
            widened("connect-src 'self' ;"),
            format!("connect-src 'self'; script-src {hash}")
        );
    }

    #[test]
    fn a_page_without_policy_or_body_gets_the_script_all_the_same() {
        let text = String::from_utf8(inject(b"x", "run", 1)).unwrap();
        assert!(text.starts_with("x<script ") && text.ends_with("</script>"));
    }

    #[test]
    fn nothing_in_the_script_ends_it() {
        assert!(!SCRIPT.contains("</script") && !SCRIPT.contains("<!--"));
    }
}
