//! The page for addresses that do not exist.

use crate::content::SiteConfig;
use crate::site::RenderError;
use crate::site::assets::Assets;
use crate::site::frame::Frame;
use askama::Template;

#[derive(Template)]
#[template(path = "not-found.html")]
struct NotFound<'a> {
    frame: Frame<'a>,
}

/// `404.html`, which a host shows at any address: its links are absolute when the site's own
/// address is known.
pub(crate) fn not_found(config: &SiteConfig, assets: &Assets) -> Result<Vec<u8>, RenderError> {
    let root = config.base_url.as_deref().map(path_of).unwrap_or_default();
    let title = "Page not found".to_owned();
    let description = "There is no page at this address.";
    let frame = Frame::new(config, assets, "404.html", title, description).anywhere(root);
    super::html(&NotFound { frame })
}

/// The path of an address: `/repo/` of `https://host/repo/`.
fn path_of(address: &str) -> String {
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
