//! Stylesheet and icon, under names that change with their content.

use super::slug::short_hash;

/// The parts of the stylesheet in the order they apply.
const STYLES: [&str; 8] = [
    include_str!("../../themes/default/css/tokens.css"),
    include_str!("../../themes/default/css/base.css"),
    include_str!("../../themes/default/css/layout.css"),
    include_str!("../../themes/default/css/first-screen.css"),
    include_str!("../../themes/default/css/panels.css"),
    include_str!("../../themes/default/css/charts.css"),
    include_str!("../../themes/default/css/narrow.css"),
    include_str!("../../themes/default/css/print.css"),
];

const ICON: &str = include_str!("../../themes/default/icon.svg");

/// The files that pages load.
#[derive(Debug)]
pub(crate) struct Assets {
    pub(crate) stylesheet: Asset,
    pub(crate) icon: Asset,
}

/// A file with its path from the site's root.
#[derive(Debug)]
pub(crate) struct Asset {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

impl Assets {
    /// The assets of the built-in theme.
    pub(crate) fn built_in() -> Self {
        Self {
            stylesheet: Asset::new("style", "css", &STYLES.join("\n")),
            icon: Asset::new("icon", "svg", ICON),
        }
    }
}

impl Asset {
    fn new(stem: &str, extension: &str, text: &str) -> Self {
        let bytes = text.as_bytes().to_vec();
        let path = format!("assets/{stem}.{}.{extension}", short_hash(&bytes));
        Self { path, bytes }
    }
}
