//! Whatever texts say, the pages show them unchanged and have only what the templates put there.
#![no_main]

use arbitrary::Unstructured;
use careerdash_fuzz::page::Page;
use careerdash_fuzz::world::{Texts, World, build, names, of_templates};
use libfuzzer_sys::fuzz_target;

const DASHBOARD: &str = "candidates/ada/dev/index.html";

fuzz_target!(|data: &[u8]| {
    let texts = Texts::of(&mut Unstructured::new(data));
    let Some(world) = build(&texts) else { return };
    for (path, html) in &world.pages {
        let page = Page::parse(html);
        for pair in names(&page) {
            assert!(of_templates().contains(&pair), "{path}: {pair:?} is of no template");
        }
        addresses(path, &page);
    }
    shown(&world);
    let harmless = build(&texts.harmless()).expect("there is less to refuse");
    assert!(world.pages.keys().eq(harmless.pages.keys()));
    for (path, html) in &world.pages {
        let (page, plain) = (Page::parse(html), harmless.page(path));
        assert_eq!(page.structure(), plain.structure(), "{path}");
    }
});

/// Every link leads into the site or to the web, and every script is the site's own.
fn addresses(path: &str, page: &Page) {
    for (name, attributes) in &page.tags {
        for (key, value) in attributes {
            assert!(!key.starts_with("on"), "{path}: <{name} {key}={value}>");
            if !matches!(key.as_str(), "href" | "src" | "action" | "formaction" | "data") {
                continue;
            }
            let (scheme, _) = value.split_once(':').unwrap_or(("", ""));
            let known = ["", "http", "https", "mailto", "tel"].contains(&scheme);
            assert!(known || value == "data:,", "{path}: <{name} {key}={value}>");
            assert!(name != "script" || value.contains("assets/script."), "{path}: {value}");
            assert!(!value.starts_with("//"), "{path}: {value}");
        }
    }
}

/// What was read stands on the pages, to the letter.
fn shown(world: &World) {
    let dashboard = world.page(DASHBOARD);
    let Shown { site, market, posting } = Shown::of(world);
    let profile = world.profile();
    let basics = &profile.basics;
    let texts = [
        Some(&basics.name),
        basics.label.as_ref(),
        basics.summary.as_ref(),
        basics.accounts.first().map(|(network, _)| network),
        profile.work.first().map(|role| &role.name),
        profile.certificates.first().map(|certificate| &certificate.name),
        site.notice.as_ref(),
        Some(&site.title),
        Some(&market.title),
        market.region.as_ref(),
    ];
    for text in texts.into_iter().flatten() {
        let text = as_written(text.trim());
        assert!(dashboard.text.contains(&text), "{text:?} is not on the dashboard");
    }
    let page = world.page("markets/dev/postings/p1.html");
    for text in [&posting.title, &posting.company].into_iter().chain(&posting.locations) {
        let text = as_written(text);
        assert!(page.text.contains(&text), "{text:?} is not on its page");
    }
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

/// The parts of a world that pages show.
struct Shown<'a> {
    site: &'a careerdash::content::SiteConfig,
    market: &'a careerdash::content::MarketConfig,
    posting: &'a careerdash::content::Posting,
}

impl<'a> Shown<'a> {
    fn of(world: &'a World) -> Self {
        let market = &world.content.markets[0];
        let postings = &market.snapshots[0].postings;
        let posting = postings.iter().find(|posting| posting.id == "p1").expect("it has a title");
        Self { site: &world.content.site, market: &market.config, posting }
    }
}
