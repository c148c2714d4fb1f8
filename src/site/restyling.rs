//! Another stylesheet for pages that stay the same otherwise.

use super::assets::Asset;
use super::{Bytes, Dashboard, File, MarketPages};
use crate::content::theme::Theme;
use std::sync::Arc;

/// What to put in place of what, so that pages of one theme are pages of another.
#[derive(Debug)]
pub(crate) struct Restyling {
    before: String,
    after: String,
}

/// A dashboard before and after.
pub(crate) type Restyled = (Arc<Dashboard>, Arc<Dashboard>);

impl Restyling {
    /// From one theme to another that differs from it in nothing but the stylesheet.
    pub(crate) fn between(before: &Theme, after: &Theme) -> Self {
        let path = |theme: &Theme| Asset::stylesheet(theme).path;
        Self { before: path(before), after: path(after) }
    }

    /// Changes the pages of a dashboard.
    pub(crate) fn dashboard(&self, dashboard: &Dashboard) -> Dashboard {
        Dashboard { headline: dashboard.headline.clone(), files: self.files(&dashboard.files) }
    }

    /// Changes the pages of a market.
    pub(crate) fn market(&self, market: &MarketPages) -> MarketPages {
        MarketPages { files: self.files(&market.files) }
    }

    /// Changes a file if it is a page.
    pub(super) fn file(&self, (path, bytes): &File) -> File {
        let page = path.ends_with(".html").then(|| self.page(bytes)).flatten();
        (path.clone(), page.unwrap_or_else(|| bytes.clone()))
    }

    fn files(&self, files: &[File]) -> Vec<File> {
        files.iter().map(|file| self.file(file)).collect()
    }

    /// The page with the other stylesheet; `None` when it has not the one before.
    fn page(&self, html: &Bytes) -> Option<Bytes> {
        // No text of a page has such a quote in it, and what a theme adds comes after.
        const LINK: &str = "<link rel=\"stylesheet\" href=\"";
        let text = std::str::from_utf8(html).ok()?;
        let link = text.find(LINK)? + LINK.len();
        let (address, rest) = text[link..].split_once('"')?;
        let way = address.strip_suffix(self.before.as_str())?;
        Some([&text[..link], way, &self.after, "\"", rest].concat().into_bytes().into())
    }
}
