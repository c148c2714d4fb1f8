//! The live preview: watch, rebuild, serve, reload.
//!
//! `watch` tells when content may have changed, `rebuild` makes a new site in memory,
//! `edition` numbers it and knows what differs from the one before, `serve` answers requests
//! from the newest edition, and `reload` tells the open pages. Nothing is written to disk.

mod browser;
mod edition;
#[cfg(test)]
mod fixture;
mod live;
mod rebuild;
mod reload;
mod run;
mod serve;
mod watch;

pub use browser::open as open_in_browser;
pub use edition::Made;
pub use run::{Options, PreviewError, Report, Signals, Tell, run};
pub use serve::address::{Address, DEFAULT_PORT};
