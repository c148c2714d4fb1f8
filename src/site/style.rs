//! A stylesheet inside of a page, so that the first paint waits for no second file.

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

/// How a page opens a stylesheet inside of it, up to the address of the file that holds these
/// rules and those of other pages.
pub(crate) const OPENING: &str = "<style data-file=\"";

/// What stands between that address and the rules.
pub(crate) const AFTER_ADDRESS: &str = "\">";

/// What closes it.
pub(crate) const CLOSING: &str = "</style>";

/// What stands in the policy of a page before the hash of the rules inside of it.
pub(crate) const HASH_AFTER: &str = "style-src 'self' '";

/// How a page links a stylesheet, up to its address.
pub(crate) const LINK: &str = "<link rel=\"stylesheet\" href=\"";

/// Rules that stand in the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct InnerStyle {
    pub(crate) css: String,
    /// By which the page's policy allows these rules and no others.
    pub(crate) hash: String,
}

impl InnerStyle {
    /// The rules, unless they would end the element they stand in.
    pub(crate) fn new(css: &str) -> Option<Self> {
        (!css.contains("</")).then(|| Self { css: css.to_owned(), hash: hash(css) })
    }
}

/// The source of a content security policy that allows an inline style or script with this text.
pub(crate) fn hash(text: &str) -> String {
    format!("sha256-{}", Base64::encode_string(&Sha256::digest(text.as_bytes())))
}
