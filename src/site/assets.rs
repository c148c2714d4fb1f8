//! Stylesheet, script and icon, under names that change with their content.

use super::card::Colours;
use super::lean::lean;
use super::slug::short_hash;
use super::style::InnerStyle;
use super::{Bytes, scripts};
use crate::content::theme::{Slot, Theme, ThemeAsset};
use crate::language::Language;
use std::sync::{Arc, LazyLock};

/// A part of the stylesheet.
#[derive(Clone, Copy)]
enum Part {
    /// Rules for every kind of page.
    Common(&'static str),
    /// Rules for pages that are not dashboards.
    Other(&'static str),
}

/// The parts of the stylesheet in the order they apply.
const STYLES: [Part; 14] = [
    Part::Common(include_str!("../../themes/default/css/tokens.css")),
    Part::Common(include_str!("../../themes/default/css/base.css")),
    Part::Common(include_str!("../../themes/default/css/layout.css")),
    Part::Common(include_str!("../../themes/default/css/first-screen.css")),
    Part::Common(include_str!("../../themes/default/css/panels.css")),
    Part::Common(include_str!("../../themes/default/css/charts.css")),
    Part::Other(include_str!("../../themes/default/css/market.css")),
    Part::Other(include_str!("../../themes/default/css/skill.css")),
    Part::Other(include_str!("../../themes/default/css/cohort.css")),
    Part::Other(include_str!("../../themes/default/css/targets.css")),
    Part::Other(include_str!("../../themes/default/css/method.css")),
    Part::Common(include_str!("../../themes/default/css/controls.css")),
    Part::Common(include_str!("../../themes/default/css/narrow.css")),
    Part::Common(include_str!("../../themes/default/css/print.css")),
];

/// Which pages a stylesheet is for.
#[derive(Clone, Copy)]
enum For {
    EveryPage,
    Dashboards,
}

impl For {
    /// The built-in rules: the same for every theme, and a preview asks for them at every edit.
    fn built_in(self) -> &'static str {
        static EVERY_PAGE: LazyLock<String> = LazyLock::new(|| For::EveryPage.joined());
        static DASHBOARDS: LazyLock<String> = LazyLock::new(|| For::Dashboards.joined());
        match self {
            Self::EveryPage => &EVERY_PAGE,
            Self::Dashboards => &DASHBOARDS,
        }
    }

    fn joined(self) -> String {
        let parts = STYLES.iter().filter_map(|part| match (part, self) {
            (Part::Common(css), _) | (Part::Other(css), Self::EveryPage) => Some(*css),
            (Part::Other(_), Self::Dashboards) => None,
        });
        lean(&parts.collect::<Vec<_>>().join("\n"))
    }
}

const ICON: &str = include_str!("../../themes/default/icon.svg");

/// The files that pages load, and what else a theme puts on every page.
#[derive(Debug)]
pub(crate) struct Assets {
    pub(crate) stylesheet: Asset,
    /// The rules of dashboards, which have them inside.
    pub(crate) inner_style: Option<InnerStyle>,
    pub(crate) script: Asset,
    pub(crate) icon: Asset,
    /// Files of the theme under their own names, so that its stylesheet can name them.
    of_theme: Vec<Asset>,
    /// Path of the picture beside the site's name.
    pub(crate) logo: Option<String>,
    /// Whether fonts are among the files.
    pub(crate) fonts: bool,
    slots: Vec<(Slot, Arc<str>)>,
    /// The colours of link cards, when pages get any.
    pub(crate) cards: Option<Colours>,
}

/// A file with its path from the site's root.
#[derive(Debug)]
pub(crate) struct Asset {
    pub(crate) path: String,
    pub(crate) bytes: Bytes,
}

impl Assets {
    /// The assets of a theme, which replace and follow the built-in ones, with what the scripts say
    /// in a language.
    pub(crate) fn of(theme: &Theme, language: Language) -> Self {
        let icon = theme.icon().map_or(ICON.as_bytes(), |icon| &icon.bytes);
        let replaced = theme.icon().map(|icon| &icon.path);
        let copied = theme.assets.iter().filter(|asset| Some(&asset.path) != replaced);
        let copy =
            |asset: &ThemeAsset| Asset { path: in_assets(&asset.path), bytes: asset.bytes.clone() };
        Self {
            stylesheet: Asset::stylesheet(theme),
            inner_style: inner_style(theme),
            script: Asset::new("script", "js", scripts::bundle(language).as_bytes()),
            icon: Asset::new("icon", "svg", icon),
            of_theme: copied.map(copy).collect(),
            logo: theme.logo().map(|logo| in_assets(&logo.path)),
            fonts: theme.has_fonts(),
            slots: theme.slots.clone(),
            cards: None,
        }
    }

    /// Every file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Asset> {
        [&self.stylesheet, &self.script, &self.icon].into_iter().chain(&self.of_theme)
    }

    /// The theme's HTML for a place on every page.
    pub(crate) fn slot(&self, slot: Slot) -> Option<&str> {
        self.slots.iter().find(|(known, _)| *known == slot).map(|(_, html)| &**html)
    }
}

/// The path from the site's root of a theme's asset.
fn in_assets(path: &str) -> String {
    format!("assets/{path}")
}

/// The built-in styles, the tokens of the look, and last what the site adds.
fn stylesheet(theme: &Theme, pages: For) -> String {
    let mut css = pages.built_in().to_owned();
    let look = theme.look.css();
    if !look.is_empty() {
        css.push('\n');
        css.push_str(&look);
    }
    if let Some(own) = &theme.custom_css {
        css.push_str("\n@layer user {\n");
        css.push_str(own);
        css.push_str("\n}\n");
    }
    css
}

/// The stylesheet of a theme as it can stand in a dashboard; none where the theme's own rules name
/// files, since addresses count from where they are written.
pub(crate) fn inner_style(theme: &Theme) -> Option<InnerStyle> {
    const ADDRESSES: [&str; 4] = ["url(", "@import", "src(", "image-set("];
    let own = lean(theme.custom_css.as_deref().unwrap_or_default()).to_ascii_lowercase();
    let names_files = ADDRESSES.iter().any(|address| own.contains(address));
    (!names_files).then(|| InnerStyle::new(&stylesheet(theme, For::Dashboards))).flatten()
}

impl Asset {
    /// The stylesheet of a theme.
    pub(crate) fn stylesheet(theme: &Theme) -> Self {
        Self::new("style", "css", stylesheet(theme, For::EveryPage).as_bytes())
    }

    fn new(stem: &str, extension: &str, bytes: &[u8]) -> Self {
        let path = format!("assets/{stem}.{}.{extension}", short_hash(bytes));
        Self { path, bytes: bytes.into() }
    }
}
