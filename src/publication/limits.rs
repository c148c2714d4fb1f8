//! Whether a site fits where it is to go: GitHub's limits, and a base URL that can be meant.
//!
//! Limits as GitHub's documentation states them ("GitHub Pages limits", "About large files on
//! GitHub"): a site of at most 1 GB, files of at most 100 MiB.

use crate::content::Content;
use crate::diagnostics::{Diagnostic, Diagnostics, Location};
use crate::site::Site;

/// Largest site, in bytes.
const LARGEST_SITE: u64 = 1_000_000_000;
/// Largest file that git hosts take, in bytes.
const LARGEST_FILE: u64 = 100 << 20;

pub(super) fn check(content: &Content, site: &Site, diagnostics: &mut Diagnostics) {
    check_sizes(site.iter().map(|(path, bytes)| (path, bytes.len() as u64)), diagnostics);
    let settings = &content.site;
    if let Some(base_url) = &settings.base_url {
        check_address(base_url, diagnostics);
        if let Some(domain) = &settings.domain {
            check_domain(base_url, domain, diagnostics);
        }
    } else {
        let wanted = [
            ("index", settings.index, "no sitemap.xml and robots.txt are written"),
            ("feed", settings.feed, "no feed is written"),
        ];
        for (key, _, missing) in wanted.into_iter().filter(|(_, wanted, _)| *wanted) {
            diagnostics.push(
                Diagnostic::warning(
                    "doubtful-base-url",
                    format!("`publish.{key}` is set, but without a base URL {missing}"),
                )
                .at(Location::file("site.toml"))
                .hint("set base_url, or give it with --base-url"),
            );
        }
    }
}

fn check_sizes<'a>(sizes: impl Iterator<Item = (&'a str, u64)>, diagnostics: &mut Diagnostics) {
    let mut total = 0;
    for (path, size) in sizes {
        total += size;
        if size > LARGEST_FILE {
            let message = format!("{path} has {} MiB; GitHub takes files up to 100", size >> 20);
            let problem = Diagnostic::warning("too-large", message);
            diagnostics.push(problem.hint("keep fewer postings in this market"));
        }
    }
    if total > LARGEST_SITE {
        let message =
            format!("the site has {} MB; GitHub Pages takes sites up to 1,000", total / 1_000_000);
        let hint = "split the profiles over several sites, or publish some with --only";
        diagnostics.push(Diagnostic::warning("too-large", message).hint(hint));
    }
}

/// The host that an address names.
fn host(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or_default()
}

/// The links of a site with a domain of its own lead to that domain.
fn check_domain(base_url: &str, domain: &str, diagnostics: &mut Diagnostics) {
    let bare = |host: &str| host.trim_start_matches("www.").to_ascii_lowercase();
    if bare(host(base_url)) != bare(domain) {
        let message = format!("the base URL `{base_url}` is not on the domain `{domain}`");
        let hint = format!("set base_url to `https://{domain}/`, or take `publish.domain` out");
        let problem = Diagnostic::warning("doubtful-base-url", message);
        diagnostics.push(problem.at(Location::file("site.toml")).hint(hint));
    }
}

fn check_address(base_url: &str, diagnostics: &mut Diagnostics) {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let host = host(base_url);
    let reserved = [".example", ".invalid", ".test", ".localhost", ".local"];
    let (what, hint) = if matches!(host, "example.org" | "example.com" | "example.net")
        || host.ends_with(".example.org")
        || host.ends_with(".example.com")
        || host.ends_with(".example.net")
        || reserved.iter().any(|end| host.ends_with(end))
        || host == "localhost"
        || host.parse::<std::net::IpAddr>().is_ok()
        || rest.starts_with('[')
    {
        ("is no address on the internet", "write the address at which people will find the site")
    } else if base_url.starts_with("http://") {
        ("is not encrypted", "write https://, which GitHub Pages and most hosts have")
    } else {
        return;
    };
    let message = format!("the base URL `{base_url}` {what}");
    let problem = Diagnostic::warning("doubtful-base-url", message);
    diagnostics.push(problem.at(Location::file("site.toml")).hint(hint));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(check: impl FnOnce(&mut Diagnostics)) -> Vec<&'static str> {
        let mut diagnostics = Diagnostics::default();
        check(&mut diagnostics);
        diagnostics.iter().map(|problem| problem.code).collect()
    }

    #[test]
    fn sizes_over_the_limits_are_told() {
        let sizes = [("a.html", LARGEST_FILE), ("b.html", LARGEST_FILE + 1), ("c.html", 9 << 20)];
        assert_eq!(codes(|found| check_sizes(sizes.into_iter(), found)), ["too-large"]);
        let many = (0..20).map(|_| ("a", 60_000_000));
        assert_eq!(codes(|found| check_sizes(many, found)), ["too-large"]);
        assert!(
            codes(|found| check_sizes([("a", LARGEST_SITE)].into_iter().take(0), found)).is_empty()
        );
    }

    #[test]
    fn addresses_that_nobody_can_reach_are_told() {
        for address in [
            "https://example.org/x/",
            "https://you.example.com/",
            "http://localhost:8000/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "http://you.github.io/",
        ] {
            assert_eq!(codes(|found| check_address(address, found)), ["doubtful-base-url"]);
        }
        let on = |address: &str| codes(|found| check_domain(address, "cv.notexample.org", found));
        assert_eq!(on("https://you.github.io/repo/"), ["doubtful-base-url"]);
        assert_eq!(on("https://www.CV.notexample.org/"), [""; 0]);
        for address in ["https://you.github.io/repo/", "https://notexample.org/"] {
            assert!(codes(|found| check_address(address, found)).is_empty(), "{address}");
        }
    }
}
