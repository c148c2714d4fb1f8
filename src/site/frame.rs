//! What every page has around its content: head, header, notice, footer.

use super::assets::Assets;
use super::card::Card;
use super::scripts;
use super::style::InnerStyle;
use crate::content::SiteConfig;
use crate::content::theme::{ROOT, Slot};
use crate::language::{Html, Language, Messages};

/// The frame of one page.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    /// The page's language, as the site's settings name it.
    pub(crate) language: &'a str,
    /// Everything that the program itself says on the page.
    pub(crate) say: Messages<Html>,
    pub(crate) site: &'a str,
    pub(crate) notice: Option<&'a str>,
    /// Whether search engines may index the page.
    pub(crate) index: bool,
    pub(crate) title: String,
    pub(crate) description: String,
    /// From the page to the site's root: empty, or ending in a slash.
    pub(crate) root: String,
    /// Path of the stylesheet from the root.
    pub(crate) stylesheet: &'a str,
    /// The stylesheet, where the page has it inside.
    pub(crate) inner_style: Option<&'a InnerStyle>,
    /// Path of the script from the root.
    pub(crate) script: &'a str,
    /// Path of the icon from the root.
    pub(crate) icon: &'a str,
    /// Path from the root of the picture beside the site's name.
    pub(crate) logo: Option<&'a str>,
    /// Whether the theme brings fonts of its own.
    pub(crate) fonts: bool,
    /// The feed of the page's changes, from the page.
    pub(crate) feed: Option<&'static str>,
    /// Full address, when the site has one.
    pub(crate) canonical: Option<String>,
    /// The title without that of the site, for services that show a link to the page.
    pub(crate) heading: String,
    /// Full address of the link card.
    pub(crate) card: Option<String>,
    /// The theme's own HTML.
    pub(crate) slots: Slots,
}

/// The theme's own HTML, which is put into the page as it is.
#[derive(Debug)]
pub(crate) struct Slots {
    pub(crate) head: Option<String>,
    pub(crate) header: Option<String>,
    pub(crate) footer: Option<String>,
}

/// Longest title with the site's own, in characters.
const TITLE: usize = 70;
/// Longest description, in characters; search results cut there.
const DESCRIPTION: usize = 155;

impl<'a> Frame<'a> {
    /// The frame of the page at `path`.
    pub(crate) fn new(
        config: &'a SiteConfig,
        assets: &'a Assets,
        path: &str,
        title: String,
        description: &str,
    ) -> Self {
        let folder = path.strip_suffix("index.html").unwrap_or(path);
        let root = "../".repeat(path.matches('/').count());
        let slot = |slot| Some(assets.slot(slot)?.replace(ROOT, &root));
        Self {
            language: &config.language,
            say: config.spoken().html(),
            site: &config.title,
            notice: config.notice.as_deref(),
            index: config.index,
            title: with_site(&title, &config.title),
            heading: title,
            description: shorten(description),
            slots: Slots {
                head: slot(Slot::Head),
                header: slot(Slot::Header),
                footer: slot(Slot::Footer),
            },
            root,
            stylesheet: &assets.stylesheet.path,
            inner_style: None,
            script: &assets.script.path,
            icon: &assets.icon.path,
            logo: assets.logo.as_deref(),
            fonts: assets.fonts,
            feed: None,
            canonical: config.base_url.as_ref().map(|base| format!("{base}{folder}")),
            card: None,
        }
    }

    /// The attribute of an element with text of the skill catalogue, which is English on every page.
    pub(crate) fn of_catalogue(&self) -> &'static str {
        match Language::of_tag(self.language) {
            Some(Language::English) => "",
            _ => " lang=\"en\"",
        }
    }

    /// The frame of a page that is shared by its link: what it looks like comes with it, so that it
    /// is seen one answer of the server earlier, and its script is asked for when it has been seen.
    /// Other pages load the files that are kept for all.
    pub(crate) fn with_style_inside(mut self, assets: &'a Assets) -> Self {
        self.inner_style = assets.inner_style.as_ref();
        self
    }

    /// What asks for the script of a page that has its styles inside.
    pub(crate) fn script_later(&self) -> &'static str {
        scripts::LATER
    }

    /// By which the policy of such a page allows it.
    pub(crate) fn script_later_hash(&self) -> &'static str {
        scripts::later_hash()
    }

    /// The frame of a page with a link card, if it has one.
    pub(crate) fn with_card(mut self, config: &SiteConfig, card: Option<&Card>) -> Self {
        let address = |card: &Card| Some(format!("{}{}", config.base_url.as_ref()?, card.path));
        self.card = card.and_then(address);
        self
    }
}

/// The title followed by the site's, where a browser's tab and a search result have room for it.
fn with_site(title: &str, site: &str) -> String {
    let both = format!("{title} · {site}");
    if title == site || both.chars().count() > TITLE { title.to_owned() } else { both }
}

/// Cuts between words.
fn shorten(text: &str) -> String {
    if text.chars().count() <= DESCRIPTION {
        return text.to_owned();
    }
    let cut: String = text.chars().take(DESCRIPTION).collect();
    let end = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end())
}
