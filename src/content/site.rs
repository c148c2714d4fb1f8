//! The site's settings: `site.toml`.

use super::sections::SectionSettings;
use super::theme::BUILT_IN;
use crate::diagnostics::Location;
use crate::language::Language;
use jiff::civil::Date;

/// What `site.toml` says; every key is optional.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteConfig {
    /// Site title.
    pub title: String,
    /// Absolute address of the site's root with a trailing slash; only for canonical links, link cards and 404.html.
    pub base_url: Option<String>,
    /// BCP 47 language tag of the pages; there is a catalogue of its messages.
    pub language: String,
    /// How the pages look.
    pub theme: ThemeChoice,
    /// The sections of every dashboard.
    pub sections: SectionSettings,
    /// A sentence shown on every page.
    pub notice: Option<String>,
    /// Whether search engines may index the site.
    pub index: bool,
    /// Whether pages get link cards; only a site with an address has any.
    pub cards: bool,
    /// A domain of one's own, for hosts that look for it in the site.
    pub domain: Option<String>,
    /// Whether each dashboard has a feed of its changes; only a site with an address has any.
    pub feed: bool,
    /// The day analyses are made for; `None`: the newest snapshot's date.
    pub as_of: Option<Date>,
    /// The page that shows the candidates of a market beside each other.
    pub cohort: CohortConfig,
}

/// What `[cohort]` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CohortConfig {
    /// Whether there is such a page.
    pub page: bool,
    /// How candidates are called where they are compared.
    pub names: CohortNames,
}

/// How candidates are called where they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CohortNames {
    /// By name, with a link to the dashboard.
    Names,
    /// "Candidate 1", without a link.
    Aliases,
}

impl Default for CohortConfig {
    fn default() -> Self {
        Self { page: true, names: CohortNames::Aliases }
    }
}

impl Default for SiteConfig {
    fn default() -> Self {
        Self {
            title: "Career dashboards".to_owned(),
            base_url: None,
            language: "en".to_owned(),
            theme: ThemeChoice::default(),
            sections: SectionSettings::default(),
            notice: None,
            index: false,
            cards: true,
            domain: None,
            feed: false,
            as_of: None,
            cohort: CohortConfig::default(),
        }
    }
}

impl SiteConfig {
    /// The language of everything the program says on pages and in reports.
    pub fn spoken(&self) -> Language {
        Language::of_tag(&self.language).unwrap_or_default()
    }
}

/// The name of a theme, and where it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeChoice {
    /// A built-in theme or a folder of `themes`.
    pub name: String,
    /// For messages about themes that do not exist; `None` for the default.
    pub place: Option<Location>,
}

impl Default for ThemeChoice {
    fn default() -> Self {
        Self { name: BUILT_IN[0].to_owned(), place: None }
    }
}
