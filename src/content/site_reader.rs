//! `site.toml` and `market.toml`. Unknown keys are errors: nothing else reads these files.

use super::document::{Syntax, parse};
use super::posting::{MarketConfig, TitleFilter};
use super::reader::{Cursor, Problems, UnknownKeys, shorten};
use super::sections::SectionSettings;
use super::site::{CohortConfig, CohortNames, SiteConfig, ThemeChoice};
use super::web_address::is_web_address;
use crate::diagnostics::{Diagnostic, Diagnostics, Source, did_you_mean};
use crate::language::Language;

/// Reads `site.toml`; `None` when an error was found.
pub fn read_site(source: &Source, diagnostics: &mut Diagnostics) -> Option<SiteConfig> {
    read_settings(source, diagnostics, site)
}

/// Reads a `market.toml`; `None` when an error was found.
pub fn read_market_config(source: &Source, diagnostics: &mut Diagnostics) -> Option<MarketConfig> {
    read_settings(source, diagnostics, market)
}

fn read_settings<T>(
    source: &Source,
    diagnostics: &mut Diagnostics,
    read: impl Fn(&Cursor<'_>) -> T,
) -> Option<T> {
    let document = parse(Syntax::Toml, source, diagnostics)?;
    let problems = Problems::new(source);
    let settings = read(&Cursor::root(&problems, &document));
    let failed = problems.finish(diagnostics);
    (!failed).then_some(settings)
}

fn site(root: &Cursor<'_>) -> SiteConfig {
    let known = [
        "title", "base_url", "language", "theme", "notice", "sections", "analysis", "publish",
        "cohort",
    ];
    root.check_keys(&known, &[], UnknownKeys::Refuse);
    let mut site = SiteConfig::default();
    site.title = root.text("title").unwrap_or(site.title);
    site.base_url = base_url(root);
    site.language = language(root).unwrap_or(site.language);
    site.theme = theme(root).unwrap_or(site.theme);
    site.notice = root.text("notice");
    site.sections = SectionSettings::read(root).unwrap_or(site.sections);
    if let Some(analysis) = root.object("analysis") {
        analysis.check_keys(&["as_of"], &[], UnknownKeys::Refuse);
        site.as_of = analysis.day("as_of");
    }
    if let Some(publish) = root.object("publish") {
        publish.check_keys(&["index", "cards", "domain", "feed"], &[], UnknownKeys::Refuse);
        site.index = publish.flag("index").unwrap_or(site.index);
        site.cards = publish.flag("cards").unwrap_or(site.cards);
        site.domain = domain(&publish);
        site.feed = publish.flag("feed").unwrap_or(site.feed);
    }
    if let Some(cohort) = root.object("cohort") {
        site.cohort = self::cohort(&cohort);
    }
    site
}

/// The words of `cohort.names`.
const COHORT_NAMES: [&str; 2] = ["names", "aliases"];

fn cohort(settings: &Cursor<'_>) -> CohortConfig {
    settings.check_keys(&["page", "names"], &[], UnknownKeys::Refuse);
    let default = CohortConfig::default();
    let names = settings.choice("names", &COHORT_NAMES, |word| match word {
        "names" => Some(CohortNames::Names),
        "aliases" => Some(CohortNames::Aliases),
        _ => None,
    });
    CohortConfig {
        page: settings.flag("page").unwrap_or(default.page),
        names: names.unwrap_or(default.names),
    }
}

/// The name of a theme; whether there is one of that name is seen where its files are read.
fn theme(root: &Cursor<'_>) -> Option<ThemeChoice> {
    let found = root.get("theme")?;
    let name = found.as_text()?.trim().to_owned();
    Some(ThemeChoice { name, place: Some(found.location()) })
}

/// The site's address, with the slash that relative links need at its end.
fn base_url(root: &Cursor<'_>) -> Option<String> {
    let found = root.get("base_url")?;
    let text = found.as_text()?;
    let url = text.trim();
    if !is_web_address(url) || url.contains(['?', '#']) {
        let message = format!("`base_url` is no site address: `{}`", shorten(url));
        let problem = Diagnostic::error("invalid-url", message);
        found.report(problem.expected("an address such as `https://example.org/careers/`"));
        return None;
    }
    Some(format!("{}/", url.trim_end_matches('/')))
}

/// A domain name of at least two labels (RFC 1035, letters, digits and hyphens).
fn domain(publish: &Cursor<'_>) -> Option<String> {
    let found = publish.get("domain")?;
    let text = found.as_text()?;
    let name = text.trim().to_ascii_lowercase();
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(letters)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    if name.len() <= 253 && name.contains('.') && name.split('.').all(label) {
        return Some(name);
    }
    let message = format!("`domain` is `{}`", shorten(&text));
    let problem = Diagnostic::error("unknown-value", message);
    found.report(problem.expected("a domain without https:// and path, such as `cv.example.org`"));
    None
}

/// A language tag in the shape of BCP 47.
fn language(root: &Cursor<'_>) -> Option<String> {
    let found = root.get("language")?;
    let text = found.as_text()?;
    let tag = text.trim();
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let alphabetic = first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let message = format!("`language` is `{}`", shorten(tag));
    let problem = Diagnostic::error("unknown-value", message);
    if !((2..=3).contains(&first.len()) && alphabetic && parts.all(subtag)) {
        found.report(problem.expected("a language tag such as `en` or `de-AT`"));
        return None;
    }
    if Language::of_tag(tag).is_none() {
        let known = Language::ALL.map(|language| format!("`{}`", language.tag())).join(" or ");
        found.report(problem.expected(format!("a language that pages are written in: {known}")));
        return None;
    }
    Some(tag.to_owned())
}

fn market(root: &Cursor<'_>) -> MarketConfig {
    let known = ["title", "role", "region", "currency", "synthetic", "titles"];
    root.check_keys(&known, &[], UnknownKeys::Refuse);
    let title = root.text("title").unwrap_or_default();
    // A misspelt `title` has been reported as the unknown key it is.
    let misspelt = root.node().members().iter().any(|member| {
        !known.contains(&&*member.key) && did_you_mean(&member.key, ["title"]).is_some()
    });
    let blank = root.get("title").is_none_or(|title| title.node().text().is_some());
    if title.is_empty() && blank && !misspelt {
        let problem = Diagnostic::error("missing-key", "the market has no `title`");
        root.report(problem.expected("such as `title = \"Senior AI engineer\"`"));
    }
    let (mut titles, mut titles_place) = (TitleFilter::default(), None);
    if let Some(filter) = root.object("titles") {
        titles_place = Some(filter.location());
        filter.check_keys(&["include", "exclude"], &[], UnknownKeys::Refuse);
        let words = |key: &str| filter.entries(key).into_iter().map(|entry| entry.text).collect();
        titles.include = words("include");
        titles.exclude = words("exclude");
    }
    MarketConfig {
        role: root.text("role").unwrap_or_else(|| title.clone()),
        title,
        region: root.text("region"),
        currency: currency(root),
        synthetic: root.flag("synthetic").unwrap_or(false),
        titles,
        titles_place,
    }
}

fn currency(root: &Cursor<'_>) -> Option<String> {
    let found = root.get("currency")?;
    let code = found.as_text()?;
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(code);
    }
    let message = format!("`currency` is `{}`", shorten(&code));
    let mut problem = Diagnostic::error("unknown-value", message)
        .expected("an ISO 4217 code of three capitals such as `EUR`");
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        problem = problem.hint(format!("write `{}`", code.to_ascii_uppercase()));
    }
    found.report(problem);
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Section;
    use crate::diagnostics::{Format, render};
    use jiff::civil::date;

    fn read<T>(
        text: &str,
        reader: fn(&Source, &mut Diagnostics) -> Option<T>,
    ) -> (Option<T>, String) {
        let source = Source::new("site.toml", "site.toml", text);
        let mut diagnostics = Diagnostics::default();
        let settings = reader(&source, &mut diagnostics);
        assert_eq!(settings.is_none(), diagnostics.has_errors());
        (settings, render(&diagnostics, Format::Short))
    }

    #[test]
    fn a_whole_site_is_read() {
        let (site, found) = read(
            "title = \"T\"\nbase_url = \"https://a.example/x\"\nlanguage = \"de-AT\"\ntheme = \"default\"\n\
             notice = \"Sample\"\nsections.hide = [\"method\"]\n[analysis]\nas_of = 2026-11-20\n[publish]\nindex = true\ncards = false\n",
            read_site,
        );
        let site = site.unwrap();
        assert_eq!(found, "");
        assert_eq!(site.base_url.as_deref(), Some("https://a.example/x/"));
        assert_eq!((site.language.as_str(), site.notice.as_deref()), ("de-AT", Some("Sample")));
        assert_eq!((site.as_of, site.index), (Some(date(2026, 11, 20)), true));
        assert_eq!(site.sections.arrange(None, Language::English).len(), Section::ALL.len() - 1);
        assert!(!site.cards && SiteConfig::default().cards);
        let empty = read("", read_site).0.unwrap();
        assert_eq!((empty.title.as_str(), empty.index), ("Career dashboards", false));
        let text = "[analysis]\nas_of = \"2026-11-20\"\n";
        assert_eq!(read(text, read_site).0.unwrap().as_of, Some(date(2026, 11, 20)));
    }

    #[test]
    fn every_mistake_in_a_site_is_reported_with_its_place() {
        let (_, found) = read(
            "titel = \"T\"\nbase_url = \"ftp://x\"\nlanguage = \"english!\"\ntheme = \"defualt\"\n\
             [analysis]\nas_of = 2026-13-01\n",
            read_site,
        );
        assert!(found.contains("site.toml:6:"), "{found}");
        let (_, found) = read(
            "titel = \"T\"\nbase_url = \"ftp://x\"\nlanguage = \"english!\"\ntheme = []\n\
             [analysis]\nas_of = \"2026-13-01\"\n[publish]\nindexx = true\nindex = 1\ndomain = \"https://cv\"\n",
            read_site,
        );
        assert_eq!(
            found,
            "site.toml:1:1: error[unknown-key]: unknown key `titel`; expected `title`, `base_url`, `language`, `theme`, `notice`, `sections`, `analysis`, `publish` or `cohort`; did you mean `title`?\n\
             site.toml:2:12: error[invalid-url]: `base_url` is no site address: `ftp://x`; expected an address such as `https://example.org/careers/`\n\
             site.toml:3:12: error[unknown-value]: `language` is `english!`; expected a language tag such as `en` or `de-AT`\n\
             site.toml:4:9: error[wrong-type]: `theme` is a list; expected text\n\
             site.toml:6:9: error[invalid-date]: the date `2026-13-01` does not exist: there is no month 13; expected YYYY-MM-DD\n\
             site.toml:8:1: error[unknown-key]: unknown key `indexx` in `publish`; expected `index`, `cards`, `domain` or `feed`; did you mean `index`?\n\
             site.toml:9:9: error[wrong-type]: `index` is a number; expected true or false\n\
             site.toml:10:10: error[unknown-value]: `domain` is `https://cv`; expected a domain without https:// and path, such as `cv.example.org`\n"
        );
    }

    #[test]
    fn a_market_is_read() {
        let (market, found) = read(
            "title = \"AI\"\nregion = \"EU\"\ncurrency = \"EUR\"\nsynthetic = true\n\
             [titles]\ninclude = [\"AI\"]\nexclude = [\"intern\"]\n",
            read_market_config,
        );
        let market = market.unwrap();
        assert_eq!(found, "");
        assert_eq!((market.role.as_str(), market.currency.as_deref()), ("AI", Some("EUR")));
        assert_eq!(
            (market.titles.include, market.titles.exclude),
            (vec!["AI".to_owned()], vec!["intern".to_owned()])
        );
        assert!(market.synthetic);
    }

    #[test]
    fn a_market_needs_a_title_and_known_values() {
        for (text, wanted) in [
            ("", "error[missing-key]: the market has no `title`"),
            ("title = \" \"", "error[missing-key]"),
            ("title = []", "error[wrong-type]: `title` is a list"),
            ("title = \"A\"\ncurrency = \"eur\"", "write `EUR`"),
            ("title = \"A\"\ncurency = \"EUR\"", "did you mean `currency`?"),
            ("title = \"A\"\n[titles]\nincludes = []", "unknown key `includes` in `titles`"),
        ] {
            let found = read(text, read_market_config).1;
            assert!(found.lines().count() == 1 && found.contains(wanted), "{text}: {found}");
        }
    }
}
