//! Content → a new site in memory.

use super::edition::Outcome;
use crate::content::{Overrides, SiteConfig};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::pipeline::{self, Audience, Loaded};
use crate::site::{self, Site};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Makes a site of the same folder again and again.
#[derive(Debug)]
pub(crate) struct Rebuilder {
    root: PathBuf,
    overrides: Overrides,
}

/// How long the stages of a rebuild took.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Stages {
    /// Finding out what changed.
    pub(crate) look: Duration,
    pub(crate) read: Duration,
    pub(crate) analyse: Duration,
    pub(crate) pages: Duration,
    /// Comparing with the site before and waking the pages.
    pub(crate) publish: Duration,
}

impl Stages {
    /// Each stage by name in milliseconds, and their sum.
    pub(crate) fn milliseconds(self) -> [(&'static str, f64); 6] {
        let total = self.look + self.read + self.analyse + self.pages + self.publish;
        let stages = [
            ("look", self.look),
            ("read", self.read),
            ("analyse", self.analyse),
            ("pages", self.pages),
            ("publish", self.publish),
            ("total", total),
        ];
        stages.map(|(name, time)| (name, time.as_secs_f64() * 1000.0))
    }
}

impl Rebuilder {
    pub(crate) fn new(root: PathBuf, overrides: Overrides) -> Self {
        Self { root, overrides }
    }

    /// Makes the site as the content is now.
    pub(crate) fn rebuild(&mut self) -> (Outcome, Stages) {
        let mut diagnostics = Diagnostics::default();
        let mut clock = Instant::now();
        let mut lap = || std::mem::replace(&mut clock, Instant::now()).elapsed();
        let mut stages = Stages::default();
        let Loaded { content, miner } =
            pipeline::load(&self.root, &self.overrides, &mut diagnostics);
        stages.read = lap();
        let Some(content) = content else {
            let config =
                SiteConfig { base_url: self.overrides.base_url.clone(), ..SiteConfig::default() };
            return (Outcome { site: None, base: site::base_path(&config), diagnostics }, stages);
        };
        pipeline::check(&content, miner.catalogue(), &mut diagnostics);
        let markets = pipeline::markets(&content, &miner);
        stages.analyse = lap();
        let site = match pipeline::site(&content, &markets, &miner, Audience::Owner) {
            Ok((site, _)) => Some(site),
            Err(error) => {
                diagnostics.push(Diagnostic::error("cannot-render", error.to_string()));
                None::<Site>
            }
        };
        stages.pages = lap();
        (Outcome { site, base: site::base_path(&content.site), diagnostics }, stages)
    }
}
