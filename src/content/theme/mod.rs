//! Themes: the looks that are compiled in, and what a site makes of them in `themes/<name>/`.
//!
//! A theme changes pages by tokens, by a stylesheet that comes last, by three slots and by assets,
//! and by nothing else: the templates are the program's.

mod asset;
mod colour;
mod contrast;
mod eject;
mod files;
mod fonts;
mod length;
mod look;
mod reader;
mod slot;
mod stylesheet;
mod token;
mod version;

#[cfg(test)]
mod tests;

pub use asset::ThemeAsset;
pub use colour::Colour;
pub use contrast::{LowContrast, Pair, low_contrasts, pairs};
pub(crate) use eject::ejected;
pub(crate) use files::read_theme;
pub(crate) use look::about;
pub use look::{BUILT_IN, Look};
pub(crate) use slot::files as slot_files;
pub use slot::{ROOT, Slot};
pub use token::{Kind, Scheme, TOKENS, Token, Value};

use std::sync::Arc;

/// How the pages of a site look.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Its name in `site.toml`.
    pub name: String,
    /// The built-in look it is made of; its own name when it is one.
    pub base: &'static str,
    /// A value for every token.
    pub look: Look,
    /// The site's own stylesheet.
    pub custom_css: Option<Arc<str>>,
    /// The site's own HTML, by slot; a slot at most once.
    pub slots: Vec<(Slot, Arc<str>)>,
    /// Files that are copied into the folder `assets` of the site, by path.
    pub assets: Vec<ThemeAsset>,
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            name: BUILT_IN[0].to_owned(),
            base: BUILT_IN[0],
            look: Look::default(),
            custom_css: None,
            slots: Vec::new(),
            assets: Vec::new(),
        }
    }
}

impl Theme {
    /// A built-in look as a theme.
    pub fn built_in(name: &str) -> Option<Self> {
        let base = BUILT_IN.into_iter().find(|known| *known == name)?;
        let look = Look::built_in(base)?;
        Some(Self { name: base.to_owned(), base, look, ..Self::default() })
    }

    /// The asset of a path below `assets`.
    pub fn asset(&self, path: &str) -> Option<&ThemeAsset> {
        self.assets.iter().find(|asset| asset.path == path)
    }

    /// The picture beside the site's name.
    pub fn logo(&self) -> Option<&ThemeAsset> {
        asset::LOGOS.iter().find_map(|name| self.asset(name))
    }

    /// The icon that replaces the built-in one.
    pub fn icon(&self) -> Option<&ThemeAsset> {
        self.asset(asset::ICON)
    }

    /// Whether the theme brings fonts, which the policy has to let in.
    pub fn has_fonts(&self) -> bool {
        self.assets.iter().any(ThemeAsset::is_font)
    }

    /// Whether pages with this theme and with another are the same but for their stylesheet.
    pub(crate) fn has_same_frame(&self, other: &Self) -> bool {
        let logo = |theme: &Self| theme.logo().map(|logo| logo.path.clone());
        self.slots == other.slots
            && self.icon() == other.icon()
            && logo(self) == logo(other)
            && self.has_fonts() == other.has_fonts()
    }
}
