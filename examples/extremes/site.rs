//! All files of the site.

use super::{markets, profiles};

/// Each file's path from the site's folder, and its text.
pub(crate) fn files() -> Vec<(String, String)> {
    let settings = "title = \"Extreme states\"\nnotice = \"Every name, employer and posting on this site is invented to test its pages.\"\n";
    let mut files = vec![("site.toml".to_owned(), settings.to_owned())];
    files.extend(markets::files());
    files.extend(profiles::files());
    files
}
