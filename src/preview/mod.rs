//! The live preview: watch, rebuild, serve, reload.
//!
//! `watch` tells when content may have changed. `rebuild` reads it, begins a new edition, and makes
//! its pages in memory, those first that are `wanted`. `edition` knows which `parts` of the site are
//! made and what differs from before, `live` holds the newest one, `serve` answers requests from
//! it, and `reload` tells the open pages. Nothing is written to disk.

mod browser;
mod edition;
#[cfg(test)]
mod fixture;
mod live;
mod parts;
mod rebuild;
mod reload;
mod run;
mod serve;
mod wanted;
mod watch;

pub use browser::open as open_in_browser;
pub use edition::Made;
pub use rebuild::{Finished, Stages};
pub use run::{Options, PreviewError, Report, Signals, Tell, run};
pub use serve::address::{Address, DEFAULT_PORT};
