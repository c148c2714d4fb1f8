//! Content → a new site in memory, by doing again only what depends on what changed.
//!
//! Files are read anew when their bytes changed (`kept`); postings are mined anew when they say
//! something else (`ground`); dashboards are made anew when their profile, their market or the
//! settings changed (`boards`); pages of skills when their market or one of the dashboards they
//! tell of did (`SkillPages` of the site). The result is what a build of the whole would give.
//!
//! A rebuild is two things. First the content is read and analysed (`shop`), and the new edition
//! begins. Then its pages are made (`turn`) in the order in which they are wanted (`work`). That
//! may take long, so the next job is looked for after every few pages; if its content can be
//! shown, it begins an edition of its own and the rest of the work is dropped. What was made by
//! then is kept where it still holds, so no work is done twice and none is lost.

mod boards;
mod ground;
mod job;
mod kept;
mod shelf;
mod shop;
#[cfg(test)]
mod tests;
mod turn;
mod work;

pub use job::{Finished, Stages};
pub(crate) use job::{Job, Progress, Taken};

use super::live::Live;
use crate::content::Overrides;
use crate::diagnostics::{Diagnostic, Diagnostics};
use job::Office;
use shop::Shop;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

/// Makes a site of the same folder again and again, on a thread of its own.
pub(crate) struct Rebuilder {
    root: PathBuf,
    overrides: Overrides,
    live: Arc<Live>,
    tell: Arc<job::Tell>,
    jobs: Sender<Job>,
    replies: Receiver<Taken>,
}

impl Rebuilder {
    /// Makes ready; nothing is read yet. Editions begin in `live`, and `tell` is told, on another
    /// thread, how it goes on with them.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub(crate) fn new(
        root: PathBuf,
        overrides: Overrides,
        live: Arc<Live>,
        tell: impl Fn(Progress) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let tell: Arc<job::Tell> = Arc::new(tell);
        let (jobs, replies) = start(&root, &overrides, &live, &tell)?;
        Ok(Self { root, overrides, live, tell, jobs, replies })
    }

    /// Begins an edition of these files, whose bytes the tree still has, unless it is doubtful.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub(crate) fn rebuild(&mut self, job: Job) -> io::Result<Taken> {
        if self.jobs.send(job).is_ok()
            && let Ok(taken) = self.replies.recv()
        {
            return Ok(taken);
        }
        Ok(Taken::Begun(self.begin_anew()?))
    }

    /// If a panic ended the making of pages: begins anew with nothing kept, and says so.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub(crate) fn revive(&mut self) -> io::Result<Option<Diagnostics>> {
        match self.replies.try_recv() {
            Err(TryRecvError::Disconnected) => self.begin_anew().map(Some),
            Ok(_) | Err(TryRecvError::Empty) => Ok(None),
        }
    }

    /// Leaves the last whole site as it is.
    fn begin_anew(&mut self) -> io::Result<Diagnostics> {
        (self.jobs, self.replies) = start(&self.root, &self.overrides, &self.live, &self.tell)?;
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(
            Diagnostic::error("program-failed", "careerdash failed while it made the site")
                .hint("this is a fault of the program; the message before this one says where"),
        );
        self.live.change(|edition| edition.fall_back(&diagnostics));
        Ok(diagnostics)
    }
}

fn start(
    root: &std::path::Path,
    overrides: &Overrides,
    live: &Arc<Live>,
    tell: &Arc<job::Tell>,
) -> io::Result<(Sender<Job>, Receiver<Taken>)> {
    let (jobs, asked) = channel();
    let (reply, replies) = channel();
    let shop = Shop::new(root.to_owned(), overrides.clone());
    let tell = tell.clone();
    let office = Office { jobs: asked, replies: reply, live: live.clone(), tell: tell.clone() };
    let work = move || {
        // The office goes with it, so that who waits for a reply learns of it too.
        if catch_unwind(AssertUnwindSafe(move || shop.work(&office))).is_err() {
            tell(Progress::Failed);
        }
    };
    thread::Builder::new().name("rebuild".to_owned()).spawn(work)?;
    Ok((jobs, replies))
}
