//! The pages: each takes what it shows and gives its files.

mod candidate;
mod dashboard;
mod funnel;
mod index;
mod market;
mod not_found;
mod rules;

pub(crate) use candidate::candidate;
pub(crate) use dashboard::dashboard;
pub(crate) use index::index;
pub(crate) use market::market;
pub(crate) use not_found::not_found;

use super::RenderError;
use serde::Serialize;

/// JSON as written to a file.
fn json(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}
