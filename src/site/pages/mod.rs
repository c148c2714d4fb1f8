//! The pages: each takes what it shows and gives its files.

mod candidate;
mod cohort;
mod conditions;
mod dashboard;
mod evidence;
mod explanation;
mod funnel;
mod index;
mod market;
mod method;
mod not_found;
mod posting;
mod postings;
mod rules;
mod skill;

pub(crate) use candidate::candidate;
pub(crate) use cohort::cohort;
pub(crate) use dashboard::dashboard;
pub(crate) use evidence::{derivations, evidence};
pub use explanation::explanation_page;
pub(crate) use index::index;
pub(crate) use market::market;
pub(crate) use method::method;
pub(crate) use not_found::{not_found, path_of};
pub(crate) use posting::posting;
pub(crate) use postings::postings;
pub(crate) use skill::skill;

use super::{Bytes, RenderError};
use askama::Template;
use serde::Serialize;

/// A page as written to a file.
///
/// Characters that HTML forbids are left out, and so are explicit direction controls: one that is
/// never closed would turn the rest of the page around, and names are isolated without them.
fn html(page: &impl Template) -> Result<Bytes, RenderError> {
    let mut text = page.render()?;
    if !text.chars().all(is_allowed) {
        text.retain(is_allowed);
    }
    Ok(text.into_bytes().into())
}

fn is_allowed(letter: char) -> bool {
    match letter {
        ' '..='~' | '\n' | '\t' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => false,
        '\u{fdd0}'..='\u{fdef}' => false,
        _ => !letter.is_control() && (letter as u32) & 0xfffe != 0xfffe,
    }
}

/// JSON as written to a file.
fn json(value: &impl Serialize) -> Result<Bytes, RenderError> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    Ok(bytes.into())
}
