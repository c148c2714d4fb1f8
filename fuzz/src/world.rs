//! A small site in memory whose every shown text is the fuzzer's.

use crate::page::Page;
use arbitrary::{Result, Unstructured};
use careerdash::content::document::Syntax;
use careerdash::content::theme::Theme;
use careerdash::content::{
    Content, MarketContent, Profile, Snapshot, read_market_config, read_profile, read_site,
    read_snapshot_file,
};
use careerdash::diagnostics::{Diagnostics, Source};
use careerdash::pipeline::{self, Audience};
use careerdash::skills::Miner;
use jiff::civil::date;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The texts of a site. Those of the first part decide nothing: whatever they say, the pages have
/// the same elements. The others are mined, or become links if they are addresses.
#[derive(Debug, Clone)]
pub struct Texts {
    pub site: String,
    pub notice: String,
    pub market: String,
    pub region: String,
    pub name: String,
    pub network: String,

    pub email: String,
    pub phone: String,
    pub url: String,
    pub label: String,
    pub summary: String,
    pub employer: String,
    pub position: String,
    pub highlight: String,
    pub institution: String,
    pub area: String,
    pub certificate: String,
    pub language: String,
    pub skill: String,
    pub title: String,
    pub company: String,
    pub location: String,
    pub description: String,
}

impl Texts {
    /// Texts of the fuzzer's choice; what an exhausted input gives is the shortest.
    pub fn of(input: &mut Unstructured<'_>) -> Self {
        let mut next = || text(input).unwrap_or_default();
        Self {
            site: next(),
            notice: next(),
            market: next(),
            region: next(),
            name: next(),
            network: next(),
            email: next(),
            phone: next(),
            url: next(),
            label: next(),
            summary: next(),
            employer: next(),
            position: next(),
            highlight: next(),
            institution: next(),
            area: next(),
            certificate: next(),
            language: next(),
            skill: next(),
            title: next(),
            company: next(),
            location: next(),
            description: next(),
        }
    }

    /// The same with harmless words for all that decides nothing.
    pub fn harmless(&self) -> Self {
        Self {
            site: "Site".to_owned(),
            notice: "Notice".to_owned(),
            market: "Market".to_owned(),
            region: "Region".to_owned(),
            name: "Name".to_owned(),
            network: "Network".to_owned(),
            ..self.clone()
        }
    }

    fn profile(&self) -> Value {
        json!({
            "basics": {
                "name": self.name, "label": self.label, "summary": self.summary,
                "email": self.email, "phone": self.phone, "url": self.url,
                "profiles": [{ "network": self.network, "url": "https://a.example/me" }],
            },
            "work": [{
                "name": self.employer, "position": self.position, "startDate": "2020-01",
                "summary": self.highlight, "highlights": ["Wrote Python services."],
            }],
            "education": [{ "institution": self.institution, "area": self.area }],
            "certificates": [{ "name": self.certificate }],
            "languages": [{ "language": self.language }],
            "skills": [{ "name": self.skill, "keywords": ["Python", self.skill] }],
            "career": { "contact": true },
        })
    }

    /// Two postings, so that there is a market to speak of.
    fn postings(&self) -> Value {
        json!([
            {
                "id": "p1", "title": self.title, "company": self.company,
                "location": self.location, "url": self.url,
                "description": format!("Must have Python and SQL.\n{}", self.description),
            },
            {
                "id": "p2", "title": "Data engineer", "company": "Acme",
                "description": "Requirements:\n- Must have Terraform.\n- Docker is a plus.",
            },
        ])
    }
}

/// A site, what was read for it, and its pages.
pub struct World {
    pub content: Content,
    pub pages: BTreeMap<String, String>,
}

/// Reads the texts as files and makes the site; `None` when a file was refused with a message.
pub fn build(texts: &Texts) -> Option<World> {
    let mut diagnostics = Diagnostics::default();
    let settings = format!("title = {}\nnotice = {}\n", quoted(&texts.site), quoted(&texts.notice));
    let market = format!("title = {}\nregion = {}\n", quoted(&texts.market), quoted(&texts.region));
    let resume = Source::new("ada.json", "ada.json", texts.profile().to_string());
    let site = read_site(&Source::new("site.toml", "site.toml", settings), &mut diagnostics);
    let market =
        read_market_config(&Source::new("market.toml", "market.toml", market), &mut diagnostics);
    let profile = read_profile("ada", &resume, Syntax::Json, &mut diagnostics);
    let (Some(site), Some(market), Some(profile)) = (site, market, profile) else {
        assert!(diagnostics.has_errors(), "something was refused without a word");
        return None;
    };
    let bytes = texts.postings().to_string();
    let file = read_snapshot_file("2026-11-15.json", Path::new("x.json"), bytes.as_bytes());
    let snapshot = Snapshot { date: date(2026, 11, 15), postings: file.postings, read: file.read };
    let market = MarketContent { id: "dev".to_owned(), config: market, snapshots: vec![snapshot] };
    let content = Content {
        root: PathBuf::new(),
        site,
        theme: Arc::new(Theme::built_in("default").expect("it is built in")),
        profiles: vec![Arc::new(profile)],
        unreadable: Vec::new(),
        markets: vec![Arc::new(market)],
        as_of: date(2026, 11, 15),
    };
    let pages = pages(&content, &Miner::builtin());
    Some(World { content, pages })
}

/// The HTML pages of a site as its owner sees them.
fn pages(content: &Content, miner: &Miner) -> BTreeMap<String, String> {
    let markets = pipeline::markets(content, miner);
    let (site, _) = pipeline::site(content, &markets, miner, Audience::Owner).expect("a site");
    let html = site.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
        .collect()
}

impl World {
    /// The profile as read.
    pub fn profile(&self) -> &Profile {
        &self.content.profiles[0]
    }

    /// A page, split.
    pub fn page(&self, path: &str) -> Page {
        Page::parse(&self.pages[path])
    }
}

/// Elements that messages and dates write, not templates.
const OF_MESSAGES: [(&str, &str); 4] =
    [("code", ""), ("time", ""), ("time", "datetime"), ("strong", "dir")];

/// Every element and attribute that the templates and messages have.
pub fn of_templates() -> &'static HashSet<(String, String)> {
    static KNOWN: OnceLock<HashSet<(String, String)>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known: HashSet<(String, String)> =
            OF_MESSAGES.map(|(name, key)| (name.to_owned(), key.to_owned())).into();
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../themes/default")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("the templates are beside this") {
                let path = entry.expect("a template").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "html") {
                    let text = fs::read_to_string(path).expect("a template is text");
                    known.extend(names(&Page::parse(&without_code(&text))));
                }
            }
        }
        known
    })
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

/// Every element by itself and with each of its attributes.
pub fn names(page: &Page) -> Vec<(String, String)> {
    let pairs = |(name, attributes): &(String, Vec<(String, String)>)| {
        let keys = attributes.iter().map(|(key, _)| key.clone()).chain([String::new()]);
        keys.map(|key| (name.clone(), key)).collect::<Vec<_>>()
    };
    page.tags.iter().flat_map(pairs).collect()
}

/// A string of TOML: JSON's escapes are TOML's too, and DEL has none in JSON.
fn quoted(text: &str) -> String {
    Value::from(text.replace('\u{7f}', "")).to_string()
}

/// Text of pieces that mean something to a page, with anything between, and never blank.
fn text(input: &mut Unstructured<'_>) -> Result<String> {
    const PIECES: &[&str] = &[
        "<script>alert(1)</script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "\"",
        "'",
        "`",
        "\" onmouseover=\"alert(1)",
        "-->",
        "<!--",
        "]]>",
        "</title>",
        "</style>",
        "</svg>",
        "</bdi></p></main>",
        "<b>",
        "<a href=javascript:alert(1)>x</a>",
        "&lt;",
        "&#60;",
        "&amp;",
        "&",
        "&#0;",
        "<",
        ">",
        "=",
        "/",
        "\\",
        "{{7*7}}",
        "{%",
        "\u{0}",
        "\u{1b}",
        "\u{202e}",
        "\u{2028}",
        "\u{feff}",
        "\n",
        "\t",
        "\r",
        "  ",
        "Python",
        "must have Docker",
        "(remote)",
        "- ",
        "## ",
        "https://a.example/",
        "|",
        "*",
        "_",
        "[x](y)",
    ];
    let mut text = "T".to_owned();
    for _ in 0..input.int_in_range(0..=4)? {
        if input.ratio(4, 5)? {
            text.push_str(input.choose(PIECES)?);
        } else {
            text.push_str(input.arbitrary()?);
        }
    }
    Ok(text)
}
