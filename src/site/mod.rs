//! The finished site as a value: every page and asset with its path and bytes.

mod files;

pub use files::{Site, SitePathError};
