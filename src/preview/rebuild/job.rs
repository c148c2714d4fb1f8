//! What a rebuild is asked for, and what it tells.

use crate::diagnostics::{Diagnostics, Severity};
use crate::preview::edition::Made;
use crate::preview::live::Live;
use crate::preview::watch::Tree;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

/// Content to show.
#[derive(Debug)]
pub(crate) struct Job {
    /// The files, with the bytes of those that changed.
    pub(crate) tree: Tree,
    /// What led to it: paths relative to the site's folder; empty at start.
    pub(crate) why: Vec<String>,
    /// Those that changed so lately that an error in them may only be the half that is written
    /// yet: then nothing is begun.
    pub(crate) young: Vec<String>,
    /// When the look at the files began, and how long it took.
    pub(crate) began: Instant,
    pub(crate) look: Duration,
}

/// What came of a job.
#[derive(Debug)]
pub(crate) enum Taken {
    /// An edition began, with these problems.
    Begun(Diagnostics),
    /// A changed file has an error; nothing was begun.
    Doubtful,
}

/// What is told of the pages of an edition after it began.
#[derive(Debug)]
pub(crate) enum Progress {
    /// All were made, or all that will be, and what went wrong if that is why.
    Finished(Finished, Option<Diagnostics>),
    /// The thread that makes them panicked.
    Failed,
}

/// What a rebuild came to.
#[derive(Debug, Clone, Default)]
pub struct Finished {
    /// What led to it: paths relative to the site's folder; empty at start.
    pub why: Vec<String>,
    /// What was made anew.
    pub made: Made,
    /// Files of the site.
    pub files: usize,
    /// How many of them are new, other or gone.
    pub changed: usize,
    /// Whether another edit came before all was made; what was left is made with that.
    pub overtaken: bool,
    /// How long each stage took.
    pub stages: Stages,
    /// From the look at the files to the first page that was made.
    pub first: Option<Duration>,
    /// From the look at the files to the last page.
    pub all: Duration,
}

/// How long the stages took until the edition began.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stages {
    /// Finding out what changed.
    pub look: Duration,
    /// Reading and checking the files that changed.
    pub read: Duration,
    /// Mining and analysing the markets that changed.
    pub analyse: Duration,
}

/// Takes what is told.
pub(super) type Tell = dyn Fn(Progress) + Send + Sync;

/// How the thread that makes sites is connected to the others.
pub(super) struct Office {
    pub(super) jobs: Receiver<Job>,
    pub(super) replies: Sender<Taken>,
    pub(super) live: Arc<Live>,
    pub(super) tell: Arc<Tell>,
}

impl Office {
    /// Tells what came of a job; nobody may listen any more.
    pub(super) fn reply(&self, taken: Taken) {
        let _ = self.replies.send(taken);
    }

    /// Tells that an edition is as complete as it will be.
    pub(super) fn finished(&self, mut finished: Finished, problems: Option<Diagnostics>) {
        (finished.files, finished.changed) =
            self.live.look(|edition| (edition.len(), edition.changed));
        (self.tell)(Progress::Finished(finished, problems));
    }
}

/// Whether one of these files has an error.
pub(super) fn breaks(files: &[String], diagnostics: &Diagnostics) -> bool {
    let names: BTreeSet<&str> = files.iter().map(String::as_str).collect();
    let errors = diagnostics.iter().filter(|item| item.severity == Severity::Error);
    let mut places = errors.filter_map(|item| item.location.as_ref());
    places.any(|location| names.contains(&*location.file))
}
