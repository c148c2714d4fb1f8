//! Another stylesheet for pages that stay the same otherwise.

use super::assets::{Asset, inner_style};
use super::style::{AFTER_ADDRESS, CLOSING, InnerStyle, LINK, OPENING};
use super::{Bytes, Dashboard, File, MarketPages};
use crate::content::theme::Theme;
use std::sync::Arc;

/// What to put in place of what, so that pages of one theme are pages of another.
#[derive(Debug)]
pub(crate) struct Restyling {
    before: Sheet,
    after: Sheet,
}

/// A stylesheet as pages have it.
#[derive(Debug)]
struct Sheet {
    /// From the site's root.
    path: String,
    inner: Option<InnerStyle>,
}

impl Sheet {
    fn of(theme: &Theme) -> Self {
        Self { path: Asset::stylesheet(theme).path, inner: inner_style(theme) }
    }
}

/// A dashboard before and after.
pub(crate) type Restyled = (Arc<Dashboard>, Arc<Dashboard>);

impl Restyling {
    /// Whether pages of one theme become those of another by their styles alone.
    pub(crate) fn is_enough(before: &Theme, after: &Theme) -> bool {
        let is_inside = |theme| inner_style(theme).is_some();
        before == after || (before.has_same_frame(after) && is_inside(before) == is_inside(after))
    }

    /// From one theme to another that differs from it in nothing but the stylesheet.
    pub(crate) fn between(before: &Theme, after: &Theme) -> Self {
        Self { before: Sheet::of(before), after: Sheet::of(after) }
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
        let text = std::str::from_utf8(html).ok()?;
        // No text of a page has such quotes in it, and what a theme adds comes after.
        let pieces = if let Some((head, rest)) = text.split_once(OPENING) {
            let (before, after) = (self.before.inner.as_ref()?, self.after.inner.as_ref()?);
            let (address, rest) = rest.split_once(AFTER_ADDRESS)?;
            let (_, rest) = rest.split_once(CLOSING)?;
            let (policy, meta) = head.split_once(before.hash.as_str())?;
            let (way, path) = (self.way(address)?, self.after.path.as_str());
            let style = [OPENING, way, path, AFTER_ADDRESS, &after.css, CLOSING].concat();
            [policy, &after.hash, meta, &style, rest].concat()
        } else {
            let (head, rest) = text.split_once(LINK)?;
            let (address, rest) = rest.split_once('"')?;
            [head, LINK, self.way(address)?, &self.after.path, "\"", rest].concat()
        };
        Some(pieces.into_bytes().into())
    }

    /// The way from a page to the site's root.
    fn way<'a>(&self, address: &'a str) -> Option<&'a str> {
        address.strip_suffix(self.before.path.as_str())
    }
}
