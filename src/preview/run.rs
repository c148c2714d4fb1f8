//! The loop of a preview: look, rebuild, publish, tell.

use super::live::Live;
use super::rebuild::{Finished, Job, Progress, Rebuilder, Taken};
use super::serve::address::Address;
use super::serve::{Guard, encode, start};
use super::watch::{Doubts, Hint, Hints, Pace, Tree};
use crate::content::Overrides;
use crate::diagnostics::Diagnostics;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

/// What to preview, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// What is set over the files.
    pub overrides: Overrides,
    /// Where to listen.
    pub address: Address,
    /// Look at the files this often instead of waiting for events.
    pub poll: Option<Duration>,
}

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    /// The port is taken or the host is unknown; a sentence.
    #[error("{0}")]
    Address(String),
    /// The system gives no socket or thread.
    #[error("the preview cannot be started: {0}")]
    System(#[from] std::io::Error),
    /// What is reported cannot be written.
    #[error("cannot write: {0}")]
    Output(std::io::Error),
}

/// What happened, for whoever shows it.
#[derive(Debug)]
pub enum Report<'a> {
    /// Pages can be opened.
    Listening {
        /// Address of the first page.
        address: &'a str,
        /// Whether other computers can reach it.
        exposed: bool,
    },
    /// Something to know that is no problem of the content.
    Note(&'a str),
    /// The problems of the content, when they are others than before.
    Problems(&'a Diagnostics),
    /// There were errors and there are none any more.
    Mended,
    /// All pages of an edition were made, or all that will be.
    Finished(&'a Finished),
}

/// Writes a report somewhere.
pub type Tell<'a> = dyn FnMut(Report<'_>) -> std::io::Result<()> + 'a;

/// What a preview waits for.
#[derive(Debug)]
enum Signal {
    /// End the preview.
    Stop,
    /// A file may have changed.
    Hint(Hint),
    /// How it goes on with the newest edition.
    Progress(Progress),
}

/// Signals on their way to a preview.
#[derive(Debug)]
pub struct Signals {
    sender: Sender<Signal>,
    receiver: Receiver<Signal>,
}

impl Default for Signals {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver }
    }
}

impl Signals {
    /// Ends the preview when called; calling it again does nothing.
    pub fn stopper(&self) -> impl Fn() + Send + 'static {
        let sender = self.sender.clone();
        move || drop(sender.send(Signal::Stop))
    }
}

/// Serves the site until a signal ends it.
///
/// # Errors
///
/// See [`PreviewError`]. Problems of the content are none: they are told and shown.
pub fn run(options: &Options, signals: &Signals, tell: &mut Tell<'_>) -> Result<(), PreviewError> {
    let listener = options.address.listen().map_err(PreviewError::Address)?;
    let bound = listener.local_addr()?;
    let sender = signals.sender.clone();
    let hints = Hints::new(&options.root, options.poll, move |hint| {
        let _ = sender.send(Signal::Hint(hint));
    });
    let live = Arc::new(Live::default());
    let sender = signals.sender.clone();
    let report = move |progress| drop(sender.send(Signal::Progress(progress)));
    let rebuilder =
        Rebuilder::new(options.root.clone(), options.overrides.clone(), live.clone(), report)?;
    let mut preview = Preview {
        root: &options.root,
        hints,
        tree: Tree::default(),
        is_begun: false,
        doubts: Doubts::default(),
        rebuilder,
        said: Said::default(),
        tell,
    };
    preview.look().map_err(PreviewError::Output)?;
    let base = live.look(|edition| encode(&edition.base));
    start(listener, Guard::new(&options.address.host, bound.ip()), name(), live)?;
    let address = format!("{}{base}", options.address.shown(bound));
    let exposed = !Address::is_loopback(bound);
    (preview.tell)(Report::Listening { address: &address, exposed })
        .map_err(PreviewError::Output)?;
    preview.follow(&signals.receiver).map_err(PreviewError::Output)
}

/// Tells this run from others: pages that a former run sent are loaded again.
fn name() -> String {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    format!("{:x}-{:x}", since.as_nanos(), std::process::id())
}

struct Preview<'a, 'b> {
    root: &'a Path,
    hints: Hints,
    /// The files that the newest edition is made from.
    tree: Tree,
    /// Whether there is an edition.
    is_begun: bool,
    doubts: Doubts,
    rebuilder: Rebuilder,
    said: Said,
    tell: &'a mut Tell<'b>,
}

/// What a look at the files led to.
#[derive(Debug, PartialEq, Eq)]
enum Looked {
    Same,
    /// An edition began.
    Begun,
    /// The change is not believed yet.
    Doubtful,
}

impl Preview<'_, '_> {
    /// Rebuilds until the signal to stop comes.
    fn follow(&mut self, signals: &Receiver<Signal>) -> std::io::Result<()> {
        let mut pace = Pace::default();
        // When a change that is not believed yet will be.
        let mut believed: Option<Instant> = None;
        let mut regular = Instant::now() + self.hints.interval();
        loop {
            if let Some(note) = self.hints.take_note() {
                (self.tell)(Report::Note(&note))?;
            }
            let due = [pace.due(), believed, Some(regular)];
            let due = due.into_iter().flatten().min().unwrap_or(regular);
            let now = Instant::now();
            if due > now {
                match signals.recv_timeout(due - now) {
                    Ok(Signal::Hint(hint)) => pace.hint(hint, Instant::now()),
                    Ok(Signal::Progress(progress)) => self.progress(progress)?,
                    Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
                    Err(RecvTimeoutError::Timeout) => {}
                }
                continue;
            }
            // What came in the meantime is seen by the look that follows.
            while let Ok(signal) = signals.try_recv() {
                match signal {
                    Signal::Stop => return Ok(()),
                    Signal::Progress(progress) => self.progress(progress)?,
                    Signal::Hint(_) => {}
                }
            }
            let looked = self.look()?;
            self.hints.follow();
            let now = Instant::now();
            pace.looked(now, looked == Looked::Begun);
            let doubtful = looked == Looked::Doubtful;
            believed = doubtful.then(|| self.doubts.due(now).unwrap_or(now));
            regular = now + self.hints.interval();
        }
    }

    /// Looks at the files and begins an edition of what changed, unless a save seems not to be
    /// over.
    fn look(&mut self) -> std::io::Result<Looked> {
        let began = Instant::now();
        let mut tree = self.tree.look(self.root);
        let changes = self.tree.changes(&tree);
        let is_first = !self.is_begun;
        if changes.is_empty() && !is_first {
            // The same files, seen at a time that tells later changes better.
            tree.forget_bytes();
            self.tree = tree;
            self.doubts.settle();
            return Ok(Looked::Same);
        }
        // There is nothing to be kept in place of what the first look finds.
        if !is_first {
            self.doubts.note(&changes, began);
        }
        let is_young = |path: &&PathBuf| self.doubts.is_young(path, began);
        if changes.doubtful().any(|path| is_young(&path)) {
            return Ok(Looked::Doubtful);
        }
        let young = changes.paths().filter(is_young).map(|path| self.shown(path)).collect();
        let why = changes.paths().filter(|_| !is_first).map(|path| self.shown(path)).collect();
        let look = began.elapsed();
        let job = Job { tree: tree.clone(), why, young, began, look };
        match self.rebuilder.rebuild(job)? {
            Taken::Doubtful => return Ok(Looked::Doubtful),
            Taken::Begun(diagnostics) => self.said.problems(&diagnostics, self.tell)?,
        }
        self.is_begun = true;
        self.doubts.settle();
        tree.forget_bytes();
        self.tree = tree;
        Ok(Looked::Begun)
    }

    /// Tells how it goes on with an edition.
    fn progress(&mut self, progress: Progress) -> std::io::Result<()> {
        match progress {
            Progress::Finished(finished, problems) => {
                if let Some(problems) = problems {
                    self.said.problems(&problems, self.tell)?;
                }
                (self.tell)(Report::Finished(&finished))
            }
            Progress::Failed => match self.rebuilder.revive()? {
                Some(problems) => self.said.problems(&problems, self.tell),
                None => Ok(()),
            },
        }
    }

    /// A path relative to the site's folder with forward slashes, as diagnostics name it.
    fn shown(&self, path: &Path) -> String {
        let relative = path.strip_prefix(self.root).unwrap_or(path);
        let parts = relative.components().map(|part| part.as_os_str().to_string_lossy());
        parts.collect::<Vec<_>>().join("/")
    }
}

/// What the terminal was last told, so that it is told everything once.
#[derive(Debug, Default)]
struct Said {
    problems: String,
    errors: bool,
}

impl Said {
    fn problems(&mut self, diagnostics: &Diagnostics, tell: &mut Tell<'_>) -> std::io::Result<()> {
        let problems = crate::diagnostics::render(diagnostics, crate::diagnostics::Format::Json);
        let errors = diagnostics.has_errors();
        let before = (std::mem::replace(&mut self.problems, problems), self.errors);
        self.errors = errors;
        if before.0 != self.problems && !diagnostics.is_empty() {
            tell(Report::Problems(diagnostics))?;
        }
        if before.1 && !errors { tell(Report::Mended) } else { Ok(()) }
    }
}
