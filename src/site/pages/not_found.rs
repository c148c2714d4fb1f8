//! The page for addresses that do not exist.

use crate::language::{Html, Messages};
use crate::site::{Bytes, RenderError, SiteInput, address, style};
use askama::Template;

/// A host shows the page at any address and depth, so it brings its own style with it.
const STYLE: &str = include_str!("../../../themes/default/css/not-found.css");

#[derive(Template)]
#[template(path = "not-found.html")]
struct NotFound<'a> {
    language: &'a str,
    say: Messages<Html>,
    style: &'a str,
    /// The policy allows the style by its hash.
    style_hash: String,
    /// The way to the site's root, when its own address is known.
    home: Option<String>,
    /// Whether candidates are compared.
    cohort: bool,
}

impl NotFound<'_> {
    fn cohort(&self) -> &'static str {
        address::COHORT
    }

    fn method(&self) -> &'static str {
        address::METHOD
    }
}

/// `404.html`, which needs nothing beside it.
pub(crate) fn not_found(input: &SiteInput<'_>, cohort: bool) -> Result<Bytes, RenderError> {
    let config = input.config;
    let rules = format!("{}{STYLE}", input.theme.look.standalone_css());
    let page = NotFound {
        language: &config.language,
        say: config.spoken().html(),
        style: &rules,
        style_hash: style::hash(&rules),
        home: config.base_url.as_deref().map(path_of),
        cohort,
    };
    super::html(&page)
}

/// The path of an address: `/repo/` of `https://host/repo/`.
pub(crate) fn path_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = rest.find('/').map_or("/", |start| &rest[start..]);
    let path = path.split(['?', '#']).next().unwrap_or("/");
    if path.ends_with('/') { path.to_owned() } else { format!("{path}/") }
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn the_path_of_an_address() {
        assert_eq!(path_of("https://host/repo/"), "/repo/");
        assert_eq!(path_of("https://host"), "/");
        assert_eq!(path_of("https://host/a/b"), "/a/b/");
    }
}
