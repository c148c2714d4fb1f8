//! Content → a new site in memory, by doing again only what depends on what changed.
//!
//! Files are read anew when their bytes changed (`kept`); postings are mined anew when they say
//! something else (`ground`); dashboards are made anew when their profile, their market or the
//! settings changed (`boards`); pages of skills when their market or one of the dashboards they
//! tell of did (`SkillPages` of the site). The result is what a build of the whole would give.

mod boards;
mod ground;
mod kept;
mod shelf;
mod shop;
#[cfg(test)]
mod tests;

use super::edition::{Made, Outcome};
use super::watch::Tree;
use crate::content::Overrides;
use crate::diagnostics::{Diagnostic, Diagnostics};
use shop::Shop;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// A new site, and how long it took.
type Rebuilt = (Outcome, Stages);

/// Makes a site of the same folder again and again, on a thread of its own.
#[derive(Debug)]
pub(crate) struct Rebuilder {
    root: PathBuf,
    overrides: Overrides,
    trees: Sender<Tree>,
    replies: Receiver<Rebuilt>,
}

/// How long the stages of a rebuild took.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Stages {
    /// Finding out what changed.
    pub(crate) look: Duration,
    /// Reading and checking the files that changed.
    pub(crate) read: Duration,
    /// Mining and analysing the markets that changed.
    pub(crate) analyse: Duration,
    /// Holding candidates against markets, and rendering.
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
    /// Makes ready; nothing is read yet.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub(crate) fn new(root: PathBuf, overrides: Overrides) -> io::Result<Self> {
        let (trees, replies) = start(&root, &overrides)?;
        Ok(Self { root, overrides, trees, replies })
    }

    /// Makes the site of these files, whose bytes the tree still has.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub(crate) fn rebuild(&mut self, tree: Tree) -> io::Result<Rebuilt> {
        if self.trees.send(tree).is_ok()
            && let Ok(rebuilt) = self.replies.recv()
        {
            return Ok(rebuilt);
        }
        // It panicked: begin anew with nothing kept, and leave the last site as it is.
        (self.trees, self.replies) = start(&self.root, &self.overrides)?;
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(
            Diagnostic::error("program-failed", "careerdash failed while it made the site")
                .hint("this is a fault of the program; the message before this one says where"),
        );
        let made = Made::default();
        let outcome = Outcome { site: None, base: "/".to_owned(), diagnostics, made };
        Ok((outcome, Stages::default()))
    }
}

fn start(
    root: &std::path::Path,
    overrides: &Overrides,
) -> io::Result<(Sender<Tree>, Receiver<Rebuilt>)> {
    let (trees, asked) = channel();
    let (reply, replies) = channel();
    let shop = Shop::new(root.to_owned(), overrides.clone());
    let work = move || shop.work(&asked, &reply);
    thread::Builder::new().name("rebuild".to_owned()).spawn(work)?;
    Ok((trees, replies))
}
