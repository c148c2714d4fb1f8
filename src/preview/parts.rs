//! The parts of a site: what is made, and known, at one go.
//!
//! A path says by itself which part it belongs to, so that a request for a page nobody has made
//! yet can be told from one for a page that does not exist.

/// Everything but what follows here: pages that tell of all candidates or list all pages. It is
/// made last, from the finished other parts.
pub(super) const SHARED: &str = "";

/// Stylesheet, script and pictures.
pub(super) const ASSETS: &str = "assets/";

/// The folder of the part that a path belongs to: a dashboard, a market without its skills,
/// the assets, else [`SHARED`].
pub(super) fn part_of(path: &str) -> &str {
    let depth = match path.split_once('/') {
        Some(("candidates", _)) => 3,
        Some(("markets", _)) => 2,
        Some(("assets", _)) => 1,
        _ => return SHARED,
    };
    let Some((end, _)) = path.match_indices('/').nth(depth - 1) else { return SHARED };
    let (folder, rest) = path.split_at(end + 1);
    // The page of a skill lists candidates.
    if depth == 2 && rest.starts_with("skills/") { SHARED } else { folder }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_its_part() {
        for (path, part) in [
            ("index.html", SHARED),
            ("404.html", SHARED),
            ("cohort/dev/2.html", SHARED),
            ("assets/style.1.css", ASSETS),
            ("assets/fonts/a.woff2", ASSETS),
            ("candidates/ada/index.html", SHARED),
            ("candidates/ada/dev/index.html", "candidates/ada/dev/"),
            ("candidates/ada/dev/evidence/index.html", "candidates/ada/dev/"),
            ("markets/dev/index.html", "markets/dev/"),
            ("markets/dev/postings/1.html", "markets/dev/"),
            ("markets/dev/skills/rust.html", SHARED),
        ] {
            assert_eq!(part_of(path), part, "{path}");
        }
    }
}
