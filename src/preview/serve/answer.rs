//! A request and an edition → the reply.

use super::guard::Refusal;
use super::http::{Ask, Body, Reply};
use super::media_type;
use super::target::{Found, Target};
use crate::preview::edition::{Edition, Known};
use crate::preview::reload::inject;
use crate::site::Bytes;
use askama::Template;

/// The page for addresses that do not exist.
const MISSING: &str = "404.html";

/// Headers of every reply: nothing is kept, guessed at, framed or read by other websites.
const ALWAYS: [(&str, &str); 6] = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
];

/// What stands in place of every page until the site can be built.
#[derive(Template)]
#[template(
    source = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
<meta name=\"color-scheme\" content=\"light dark\">\n<title>Cannot be built yet</title>\n</head>\n<body>\n\
<h1>The site cannot be built yet</h1>\n\
<p>This page shows the site as soon as the content is mended.</p>\n\
<pre>{{ errors }}</pre>\n</body>\n</html>\n",
    ext = "html"
)]
struct Unbuilt<'a> {
    errors: &'a str,
}

/// The reply to a request for a page or a file; `None` while it is pending.
pub(super) fn answer(
    ask: &Ask<'_>,
    target: &Target<'_>,
    edition: &Edition,
    server: &str,
) -> Option<Reply> {
    if !edition.is_built() {
        let page = Unbuilt { errors: &edition.problems };
        // A template of text cannot fail.
        let bytes = page.render().unwrap_or_default().into_bytes();
        return Some(page_reply(503, &bytes, edition, server));
    }
    match target.find(edition) {
        Found::File(path) => match edition.known(&path) {
            Known::File(bytes) => Some(file(ask, &path, bytes, edition, server)),
            Known::Nothing => missing(edition, server),
            Known::Pending => None,
        },
        Found::Elsewhere(address) => Some(elsewhere(address, target.query)),
        Found::Nothing => missing(edition, server),
        Found::Pending => None,
    }
}

fn file(ask: &Ask<'_>, path: &str, bytes: &Bytes, edition: &Edition, server: &str) -> Reply {
    let media_type = media_type::of(path);
    let is_page = media_type.starts_with("text/html");
    // A page carries the number of its edition; other files are as they were since they changed.
    let since = if is_page { edition.number } else { edition.change(path).content };
    let tag = format!("\"{server}-{since}\"");
    let known = ask.headers("If-None-Match").any(|tags| tags == "*" || tags.contains(&tag));
    let mut reply = if known {
        reply(304, media_type, Body::Own(Vec::new()))
    } else if is_page {
        page_reply(200, bytes, edition, server)
    } else {
        reply(200, media_type, Body::Shared(bytes.clone()))
    };
    reply.headers.push(("ETag", tag));
    reply
}

/// The site's own page for addresses that do not exist.
fn missing(edition: &Edition, server: &str) -> Option<Reply> {
    match edition.known(MISSING) {
        Known::File(bytes) => Some(page_reply(404, bytes, edition, server)),
        Known::Nothing => Some(plain(404, "there is no page at this address")),
        Known::Pending => None,
    }
}

/// For whoever waited too long for a page.
pub(super) fn late() -> Reply {
    let mut reply = plain(503, "this page is still being made: ask again");
    reply.headers.push(("Retry-After", "1".to_owned()));
    reply
}

/// To the address with its slash, with the query if that is plain enough to be sent back.
fn elsewhere(mut address: String, query: Option<&str>) -> Reply {
    let plain_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%&=+/".contains(&byte);
    if let Some(query) = query.filter(|query| query.bytes().all(plain_letter)) {
        address.push('?');
        address.push_str(query);
    }
    let mut reply = plain(302, "the page is at another address");
    reply.headers.push(("Location", address));
    reply
}

/// A page with the script that keeps it up to date.
fn page_reply(status: u16, page: &[u8], edition: &Edition, server: &str) -> Reply {
    let bytes = inject::inject(page, server, edition.number);
    reply(status, "text/html; charset=utf-8", Body::Own(bytes))
}

/// A request that is refused.
pub(super) fn refuse(refusal: Refusal) -> Reply {
    let mut reply = plain(refusal.status, refusal.reason);
    if refusal.status == 405 {
        reply.headers.push(("Allow", "GET, HEAD".to_owned()));
    }
    reply
}

/// What an open page is told; JSON.
pub(super) fn news(json: String) -> Reply {
    reply(200, "application/json", Body::Own(json.into_bytes()))
}

/// Nothing new.
pub(super) fn no_news() -> Reply {
    Reply { status: 204, headers: always(), body: Body::Own(Vec::new()) }
}

fn plain(status: u16, text: &str) -> Reply {
    reply(status, "text/plain; charset=utf-8", Body::Own(format!("{text}\n").into_bytes()))
}

fn reply(status: u16, media_type: &'static str, body: Body) -> Reply {
    let mut headers = always();
    headers.push(("Content-Type", media_type.to_owned()));
    Reply { status, headers, body }
}

fn always() -> Vec<(&'static str, String)> {
    ALWAYS.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::fixture::first;

    fn edition(files: &[(&str, &str)], base: &str) -> Edition {
        let mut edition = first(files, Some("<script>alert(1)</script>"));
        edition.base = base.to_owned();
        edition
    }

    fn get(edition: &Edition, target: &str, headers: &[(&str, &str)]) -> Reply {
        let ask = Ask { method: "GET", target, headers };
        answer(&ask, &Target::parse(target).unwrap(), edition, "boot").unwrap()
    }

    fn header<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
        let found = reply.headers.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| value.as_str())
    }

    #[test]
    fn a_file_is_sent_as_it_is_and_a_page_with_the_script() {
        let edition = edition(&[("index.html", "<body>x</body>"), ("a.json", "{}")], "/");
        let page = get(&edition, "/", &[]);
        assert_eq!((page.status, header(&page, "ETag")), (200, Some("\"boot-1\"")));
        let text = String::from_utf8(page.body.bytes().to_vec()).unwrap();
        assert!(text.starts_with("<body>x<script ") && text.ends_with("</body>"), "{text}");
        let file = get(&edition, "/a.json", &[]);
        assert_eq!((file.status, file.body.bytes()), (200, &b"{}"[..]));
        for reply in [&page, &file] {
            assert_eq!(header(reply, "Cache-Control"), Some("no-store"));
            assert_eq!(header(reply, "Access-Control-Allow-Origin"), None);
        }
        let known = get(&edition, "/a.json", &[("If-None-Match", "\"boot-1\"")]);
        assert_eq!((known.status, known.body.bytes().len()), (304, 0));
        assert_eq!(get(&edition, "/a.json", &[("If-None-Match", "\"boot-0\"")]).status, 200);
    }

    #[test]
    fn a_missing_page_is_the_sites_own() {
        let edition = edition(&[("404.html", "<body>gone</body>"), ("a/index.html", "")], "/cv/");
        let reply = get(&edition, "/cv/%3Cscript%3E", &[]);
        assert_eq!(reply.status, 404);
        assert!(reply.body.bytes().starts_with(b"<body>gone<script "));
        let reply = get(&edition, "/cv/a?x=1", &[]);
        assert_eq!((reply.status, header(&reply, "Location")), (302, Some("/cv/a/?x=1")));
        let reply = get(&edition, "/cv/a?<x>", &[]);
        assert_eq!(header(&reply, "Location"), Some("/cv/a/"));
    }

    #[test]
    fn a_site_broken_at_start_shows_its_errors_escaped() {
        let edition = edition(&[], "/");
        let reply = get(&edition, "/any/page", &[]);
        let text = String::from_utf8(reply.body.bytes().to_vec()).unwrap();
        assert_eq!(reply.status, 503);
        assert!(text.contains("&#60;script&#62;alert(1)"), "{text}");
        assert!(!text.contains("<script>"), "{text}");
    }
}
