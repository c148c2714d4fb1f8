//! Every string of the hostile lists, through every field of résumés and postings: the site is
//! built, or it is said what was refused, and the pages show the strings and nothing else.

use super::fixture::{Site, sample, tree};
use super::hostile::assert_safe;
use super::markup::Page;
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

#[path = "../../examples/hostile/site.rs"]
mod contents;
#[path = "../../examples/hostile/strings.rs"]
mod strings;

/// Of the long lists, one string in so many; `HOSTILE_EVERY=1` takes all and half an hour.
const EVERY: usize = 60;

/// The lists beside the repository, or nothing and a word about it.
#[expect(clippy::print_stderr, reason = "a skipped test is to say so")]
pub(crate) fn lists() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os("CAREERDASH_SHARED").map(PathBuf::from);
    let places = named.into_iter().chain([root.join("../shared"), root.join("../../shared")]);
    let found = places.map(|place| place.join("data/hostile")).find(|place| place.is_dir());
    if found.is_none() {
        eprintln!("SKIPPED: no hostile lists in CAREERDASH_SHARED or beside the repository");
    }
    found
}

/// An element's name alone and with each of its attributes' names.
fn names(page: &Page) -> impl Iterator<Item = (&str, &str)> {
    page.tags.iter().flat_map(|tag| {
        let keys = tag.attributes.iter().map(|(key, _)| key.as_str());
        keys.chain([""]).map(|key| (tag.name.as_str(), key))
    })
}

/// Elements that messages and dates write, not templates.
const OF_MESSAGES: [(&str, &str); 4] =
    [("code", ""), ("time", ""), ("time", "datetime"), ("strong", "dir")];

/// Every element and attribute that the templates and messages have.
fn of_templates() -> HashSet<(String, String)> {
    let mut known: HashSet<(String, String)> =
        OF_MESSAGES.map(|(name, key)| (name.to_owned(), key.to_owned())).into();
    let templates = tree(&sample().join("themes/default"));
    for (_, template) in templates.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Page::parse(&without_code(std::str::from_utf8(template).unwrap()));
        known.extend(names(&page).map(|(name, key)| (name.to_owned(), key.to_owned())));
    }
    known
}

/// A template with all that is done in it left out.
fn without_code(template: &str) -> String {
    let mut markup = String::new();
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        markup.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = match rest.get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => "{",
        };
        markup.push(' ');
        rest = rest.split_once(end).map_or("", |(_, rest)| rest);
    }
    markup + rest
}

#[test]
fn every_string_is_shown_or_refused_and_none_becomes_markup() {
    let Some(lists) = lists() else { return };
    let every = std::env::var("HOSTILE_EVERY").ok().and_then(|every| every.parse().ok());
    let strings = strings::read(&lists, every.unwrap_or(EVERY)).unwrap();
    assert!(strings.len() > 1000, "{} strings", strings.len());
    let site = Site::new();
    let files = contents::files(&strings);
    for (path, text) in &files {
        site.put(path, text);
    }
    let build = site.run(&["build"]);
    // The résumés that hold strings for dates and settings are refused.
    assert_eq!(build.code, 1, "{}", build.errors);
    assert_safe(&build.errors);
    let public = site.public();
    each_resume_is_shown_or_refused(&files, &public, &build.errors);
    let known = of_templates();
    let mut pages = 0;
    for (path, bytes) in public.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Page::parse(std::str::from_utf8(bytes).unwrap());
        for (name, key) in names(&page) {
            let pair = (name.to_owned(), key.to_owned());
            assert!(known.contains(&pair), "{path}: <{name} {key}> is of no template");
        }
        assert_links(path, &page, &public);
        pages += 1;
    }
    let shown = texts_are_shown(&public);
    println!("{} strings, {} files, {pages} pages, {shown} texts", strings.len(), files.len());
    assert!(shown > strings.len(), "{shown} texts for {} strings", strings.len());
}

fn each_resume_is_shown_or_refused(
    files: &[(String, String)],
    public: &BTreeMap<String, Vec<u8>>,
    said: &str,
) {
    for (path, _) in files {
        let Some(file) = path.strip_prefix("content/profiles/") else { continue };
        let id = file.trim_end_matches(".json");
        let folder = format!("candidates/{id}/");
        let built = public.keys().any(|page| page.starts_with(&folder));
        assert_eq!(built, id.starts_with("shown"), "{id}");
        assert!(built || said.contains(path), "nothing is said of {path}");
    }
}

/// Links lead to files of the site or to the web, and scripts and styles are the site's.
fn assert_links(path: &str, page: &Page, public: &BTreeMap<String, Vec<u8>>) {
    let depth = path.matches('/').count();
    for tag in &page.tags {
        for (key, value) in &tag.attributes {
            let shown = format!("{path}: <{} {key}={value}>", tag.name);
            assert!(!key.starts_with("on") && key != "style", "{shown}");
            if !matches!(key.as_str(), "href" | "src") || value.starts_with('#') {
                continue;
            }
            if ["https://", "http://", "mailto:", "tel:"].iter().any(|s| value.starts_with(s)) {
                assert_eq!(tag.name, "a", "{shown}");
                continue;
            }
            if path == "404.html" {
                // It is shown at any address and has the paths that its host serves it under.
                continue;
            }
            let file = value.split(['#', '?']).next().unwrap();
            let up = file.matches("../").count();
            assert!(up <= depth, "{shown}");
            let folder: Vec<&str> = path.split('/').take(depth - up).collect();
            let target = [folder.join("/"), file.trim_start_matches("../").to_owned()];
            let target = target.join("/");
            let target = target.trim_start_matches('/');
            assert!(file.is_empty() || public.contains_key(target), "{shown}: no {target}");
        }
    }
    // The site's own, and the table of a dashboard, which is data.
    let data = page
        .tags
        .iter()
        .filter(|tag| tag.name == "script" && tag.attributes.iter().any(|(key, _)| key == "type"));
    let data = data.count();
    assert!(data <= 1 && page.count("script") <= 1 + data, "{path}: a script more");
    // Dashboards and the error page have their styles inside, all others link them.
    let is_linked = |(key, value): &(String, String)| key == "rel" && value == "stylesheet";
    let linked = page.tags.iter().filter(|tag| tag.attributes.iter().any(is_linked)).count();
    assert_eq!(page.count("style") + linked, 1, "{path}: a style more");
}

/// What the reports say was read stands on the pages to the letter; how many texts that are.
fn texts_are_shown(public: &BTreeMap<String, Vec<u8>>) -> usize {
    let mut shown = 0;
    for (path, bytes) in public {
        let Some(folder) = path.strip_suffix("report.json") else { continue };
        let report: Value = serde_json::from_slice(bytes).unwrap();
        let html = &public[&format!("{folder}index.html")];
        let page = Page::parse(std::str::from_utf8(html).unwrap());
        let candidate = &report["candidate"];
        let lists = ["education", "certificates", "languages"].map(|key| &candidate[key]);
        let contact = candidate["contact"].as_array().unwrap().iter();
        let contact = contact.flat_map(|line| [&line["label"], &line["text"]]);
        let texts = ["name", "label", "summary"].map(|key| &candidate[key]).into_iter();
        let texts = texts.chain(lists.into_iter().flat_map(|list| list.as_array().unwrap()));
        for text in texts.chain(contact).filter_map(Value::as_str) {
            let text = as_written(text);
            assert!(page.text.contains(&text), "{path}: {text:?} is not on the page");
            shown += 1;
        }
    }
    for (path, bytes) in public.iter().filter(|(path, _)| path.ends_with("market.json")) {
        let market: Value = serde_json::from_slice(bytes).unwrap();
        let folder = path.strip_suffix("market.json").unwrap();
        let postings = market["postings"].as_array().unwrap();
        let mut titles: Vec<String> =
            postings.iter().map(|posting| as_written(posting["title"].as_str().unwrap())).collect();
        let prefix = format!("{folder}postings/");
        let pages = public.iter().filter(|(path, _)| path.starts_with(&prefix));
        let heading = |html: &[u8]| {
            let page = Page::parse(std::str::from_utf8(html).unwrap());
            page.text_in("h1", "bdi").unwrap().to_owned()
        };
        let mut headings: Vec<String> = pages.map(|(_, html)| heading(html)).collect();
        titles.sort();
        headings.sort();
        assert_eq!(headings, titles, "{path}");
        shown += titles.len();
    }
    shown
}

/// The text as pages are written: without characters that HTML forbids, and without what would turn
/// the rest of the page around.
fn as_written(text: &str) -> String {
    let left_out = |letter: char| {
        matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}')
            || letter as u32 & 0xfffe == 0xfffe
    };
    text.replace(left_out, "")
}
