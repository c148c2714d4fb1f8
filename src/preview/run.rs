//! The loop of a preview: look, rebuild, publish, tell.

use super::edition::{Edition, Made, Outcome};
use super::rebuild::{Rebuilder, Stages};
use super::serve::address::Address;
use super::serve::{Guard, Server, encode};
use super::watch::{Changes, Hint, Hints, Pace, Tree};
use crate::content::Overrides;
use crate::diagnostics::{Diagnostics, Severity};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

/// How long a file may be gone, empty or broken before that is believed: most editors save in
/// two steps.
const DOUBT: Duration = Duration::from_millis(80);

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
    /// A new edition is served.
    Published {
        /// Files of the site.
        files: usize,
        /// How many of them are new, other or gone.
        changed: usize,
        /// What was made anew.
        made: Made,
        /// What led to it: paths relative to the site's folder; empty at start.
        why: &'a [String],
        /// Milliseconds by stage, such as `("read", 1.2)`.
        stages: &'a [(&'static str, f64)],
    },
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
    let mut tree = Tree::default().look(&options.root);
    let mut rebuilder = Rebuilder::new(options.root.clone(), options.overrides.clone())?;
    let (outcome, stages) = rebuilder.rebuild(tree.clone())?;
    tree.forget_bytes();
    let mut said = Said::default();
    said.problems(&outcome.diagnostics, tell).map_err(PreviewError::Output)?;
    let made = outcome.made;
    let edition = Edition::first(outcome);
    let (files, base) = (edition.site.len(), encode(&edition.base));
    let guard = Guard::new(&options.address.host, bound.ip());
    let server = Server::start(listener, guard, name(), edition)?;
    let mut tell_started = || {
        let stages = stages.milliseconds();
        tell(Report::Published { files, changed: files, made, why: &[], stages: &stages })?;
        let address = format!("{}{base}", options.address.shown(bound));
        tell(Report::Listening { address: &address, exposed: !Address::is_loopback(bound) })
    };
    tell_started().map_err(PreviewError::Output)?;
    let mut preview = Preview { root: &options.root, hints, tree, rebuilder, server, said, tell };
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
    /// The files that the newest edition was made from.
    tree: Tree,
    rebuilder: Rebuilder,
    server: Server,
    said: Said,
    tell: &'a mut Tell<'b>,
}

/// What a look at the files led to.
enum Looked {
    Same,
    Published,
    Doubtful(Doubt),
}

/// A change that is not believed yet.
struct Doubt {
    until: Instant,
}

impl Preview<'_, '_> {
    /// Rebuilds until the signal to stop comes.
    fn follow(&mut self, signals: &Receiver<Signal>) -> std::io::Result<()> {
        let mut pace = Pace::default();
        let mut doubt: Option<Doubt> = None;
        let mut regular = Instant::now() + self.hints.interval();
        loop {
            if let Some(note) = self.hints.take_note() {
                (self.tell)(Report::Note(&note))?;
            }
            let due = [pace.due(), doubt.as_ref().map(|doubt| doubt.until), Some(regular)];
            let due = due.into_iter().flatten().min().unwrap_or(regular);
            let now = Instant::now();
            if due > now {
                match signals.recv_timeout(due - now) {
                    Ok(Signal::Hint(hint)) => pace.hint(hint, Instant::now()),
                    Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
                    Err(RecvTimeoutError::Timeout) => {}
                }
                continue;
            }
            // What came in the meantime is seen by the look that follows.
            while let Ok(signal) = signals.try_recv() {
                if matches!(signal, Signal::Stop) {
                    return Ok(());
                }
            }
            let looked = self.look(doubt)?;
            self.hints.follow();
            let now = Instant::now();
            pace.looked(now, matches!(looked, Looked::Published));
            doubt = match looked {
                Looked::Doubtful(doubt) => Some(doubt),
                Looked::Same | Looked::Published => None,
            };
            regular = now + self.hints.interval();
        }
    }

    /// Looks at the files and rebuilds what changed, unless that had better be looked at again.
    fn look(&mut self, doubt: Option<Doubt>) -> std::io::Result<Looked> {
        let began = Instant::now();
        let mut tree = self.tree.look(self.root);
        let changes = self.tree.changes(&tree);
        if changes.is_empty() {
            // The same files, seen at a time that tells later changes better.
            tree.forget_bytes();
            self.tree = tree;
            return Ok(Looked::Same);
        }
        let until = doubt.map_or(began + DOUBT, |doubt| doubt.until);
        if changes.is_doubtful() && began < until {
            return Ok(Looked::Doubtful(Doubt { until }));
        }
        let looked = began.elapsed();
        let (outcome, stages) = self.rebuilder.rebuild(tree.clone())?;
        tree.forget_bytes();
        if began < until && self.breaks(&outcome, &changes) {
            return Ok(Looked::Doubtful(Doubt { until }));
        }
        self.tree = tree;
        self.publish(outcome, &changes, Stages { look: looked, ..stages })?;
        Ok(Looked::Published)
    }

    /// Whether a changed file has an error, which may only be the half that is written yet.
    fn breaks(&self, outcome: &Outcome, changes: &Changes) -> bool {
        let names: BTreeSet<String> = changes.paths().map(|path| self.shown(path)).collect();
        let in_changed = |file: &str| names.contains(file);
        let errors = outcome.diagnostics.iter().filter(|item| item.severity == Severity::Error);
        let mut files = errors.filter_map(|item| item.location.as_ref());
        files.any(|location| in_changed(&location.file))
    }

    fn publish(
        &mut self,
        outcome: Outcome,
        changes: &Changes,
        stages: Stages,
    ) -> std::io::Result<()> {
        let began = Instant::now();
        self.said.problems(&outcome.diagnostics, self.tell)?;
        let made = outcome.made;
        let changed = self.server.publish(outcome);
        let stages = Stages { publish: began.elapsed(), ..stages };
        let why: Vec<String> = changes.paths().map(|path| self.shown(path)).collect();
        let files = self.server.edition().site.len();
        let stages = stages.milliseconds();
        (self.tell)(Report::Published { files, changed, made, why: &why, stages: &stages })
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
