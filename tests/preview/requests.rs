//! What is answered, to whom, and how.

use super::client::Preview;
use super::fixture::{RESUME, Site, tree};
use std::io::{Read, Write};
use std::time::Duration;

#[test]
fn the_same_bytes_as_a_build() {
    let site = Site::small();
    let preview = Preview::of(&site);
    let site = site.build();
    for (path, bytes) in site.public() {
        if path.starts_with('.') {
            continue;
        }
        let answer = preview.get(&path);
        assert_eq!(answer.status, 200, "{path}");
        let length = answer.header("Content-Length").map(str::to_owned);
        assert_eq!(length, Some(answer.body.len().to_string()), "{path}");
        if !path.ends_with(".html") {
            assert_eq!(answer.body, bytes, "{path}");
            continue;
        }
        // A page is the built one but for its policy and the script before its end.
        let (text, built) = (answer.text(), String::from_utf8(bytes).unwrap());
        let start = text.find("<script data-server=").unwrap();
        let end = start + text[start..].find("</script>").unwrap() + "</script>".len();
        let without = format!("{}{}", &text[..start], &text[end..]);
        let policy = |page: &str| {
            let (before, rest) = page.split_once("Content-Security-Policy\" content=\"").unwrap();
            format!("{before}{}", rest.split_once('"').unwrap().1)
        };
        assert_eq!(policy(&without), policy(&built), "{path}");
        assert!(
            !built.contains("<script data-server="),
            "{path}: the preview's own is in no build"
        );
    }
}

#[test]
fn nothing_is_written_to_disk() {
    let site = Site::small();
    let before = tree(&site.root);
    let preview = Preview::of(&site);
    preview.get("candidates/ada/dev/");
    site.put("content/profiles/ada.json", RESUME.replace("Ada Byron", "Ada Edited"));
    preview.wait_for_text("", "Ada Edited");
    drop(preview);
    assert!(before.keys().eq(tree(&site.root).keys()));
}

#[test]
fn types_redirects_tags_and_missing_pages() {
    let site = Site::small();
    let preview = Preview::of(&site);
    let page = preview.get("candidates/ada/dev/?utm=1&x");
    assert_eq!((page.status, page.header("Content-Type")), (200, Some("text/html; charset=utf-8")));
    assert_eq!(page.header("Cache-Control"), Some("no-store"));
    let tag = page.header("ETag").unwrap().to_owned();
    let again = preview.send("GET", "/candidates/ada/dev/", &[("If-None-Match", &tag)]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let json = preview.get("candidates/ada/dev/report.json");
    assert_eq!(json.header("Content-Type"), Some("application/json"));
    let redirect = preview.get("candidates/ada/dev");
    assert_eq!((redirect.status, redirect.header("Location")), (302, Some("/candidates/ada/dev/")));
    let missing = preview.get("no/such/<script>alert(1)</script>");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("Page not found") && !missing.text().contains("alert(1)"));
    let head = preview.send("HEAD", "/candidates/ada/dev/report.json", &[]);
    assert_eq!(head.header("Content-Length"), Some(json.body.len().to_string().as_str()));
    assert!(head.body.is_empty());
    for target in ["/%63andidates/ada/dev/", "/candidates%2Fada/dev/"] {
        assert_eq!(preview.send("GET", target, &[]).status, 200, "{target}");
    }
    for target in
        ["/../site.toml", "/..%2fsite.toml", "/content/profiles/ada.json", "/%2e%2e/", "/%00"]
    {
        let status = preview.send("GET", target, &[]).status;
        assert!(matches!(status, 400 | 404), "{target}: {status}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "FOO"] {
        let refused = preview.send(method, "/", &[("Content-Length", "0")]);
        assert_eq!((refused.status, refused.header("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
}

#[test]
fn other_names_and_other_websites_are_refused() {
    let site = Site::small();
    let preview = Preview::of(&site);
    for target in ["/", "/__careerdash/news?server=a&edition=1&errors=0&page=/"] {
        let status = |headers: &[(&str, &str)]| {
            let answer = preview.send("GET", target, headers);
            assert_eq!(answer.header("Access-Control-Allow-Origin"), None);
            answer.status
        };
        assert_eq!(status(&[("Host", "localhost")]), 200);
        assert_eq!(status(&[("Host", "evil.example")]), 403);
        assert_eq!(status(&[("Host", "[")]), 400);
        assert_eq!(status(&[("Origin", "http://evil.example")]), 403);
        assert_eq!(status(&[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")]), 403);
        assert_eq!(status(&[("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "cors")]), 200);
    }
}

#[test]
fn a_reader_that_does_not_read_keeps_nobody_waiting() {
    let site = Site::small();
    let preview = Preview::of(&site);
    let request = format!(
        "GET /candidates/ada/dev/report.json HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
        preview.port
    );
    // More replies than all buffers on the way can hold.
    let stuck: Vec<_> = (0..4)
        .map(|_| {
            let mut stream = preview.connect();
            stream.write_all(request.repeat(1500).as_bytes()).unwrap();
            stream
        })
        .collect();
    for number in 0..10 {
        assert_eq!(preview.get("").status, 200);
        let name = format!("Ada {number}");
        site.put("content/profiles/ada.json", RESUME.replace("Ada Byron", &name));
        preview.wait_for_text("", &name);
    }
    drop(stuck);
}

#[test]
fn junk_and_half_requests_do_no_harm() {
    let site = Site::small();
    let preview = Preview::of(&site);
    let half: Vec<_> = (0..50)
        .map(|_| {
            let mut stream = preview.connect();
            stream.write_all(b"GET / HTTP/1.1\r\n").unwrap();
            stream
        })
        .collect();
    for junk in [
        &b"\0\0\0\0"[..],
        b"\r\n\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\n\r\n",
    ] {
        let mut stream = preview.connect();
        stream.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
        stream.write_all(junk).unwrap();
        let _ = stream.read(&mut [0; 64]);
    }
    assert_eq!(preview.get("").status, 200);
    drop(half);
    assert_eq!(preview.get("").status, 200);
}

#[test]
fn a_private_profile_is_shown_with_a_badge_and_never_built() {
    let private = RESUME.replace("Ada Byron", "Zoe Hidden").replacen(
        '{',
        "{\"career\":{\"visibility\":\"private\"},",
        1,
    );
    let site = Site::small().profile("zoe.json", &private);
    let preview = Preview::of(&site);
    for (path, badges) in [("", 1), ("candidates/zoe/dev/", 1), ("candidates/ada/dev/", 0)] {
        let text = preview.get(path).text();
        assert_eq!(text.matches("private: not published").count(), badges, "{path}");
    }
    let site = site.build();
    let built = site.public();
    assert!(built.keys().all(|path| !path.contains("zoe")));
    assert!(built.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("not published")));
}
