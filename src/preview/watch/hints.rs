//! Hints from the file system, or from a clock where it gives none.

use super::tree::FOLDERS;
use super::{Hint, slow_disk};
use crate::content::is_passed_over;
use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often files are looked at where there are no events.
const POLL: Duration = Duration::from_millis(500);
/// How often files are looked at though there are events: watchers lose some.
const SAFETY_NET: Duration = Duration::from_secs(5);

/// A source of hints for the folder of a site.
pub(crate) struct Hints {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    /// The folders that are watched; another of the same name has to be watched anew.
    watched: [Option<Identity>; FOLDERS.len()],
    /// How often to look without a hint.
    interval: Duration,
    /// Why there are no events, to be told once.
    note: Option<String>,
}

/// Tells one folder from another of the same name.
type Identity = (u64, u64);

impl Hints {
    /// Watches the site in the folder `root` and gives hints to `take` on a thread of its own.
    ///
    /// With `poll` set, or where events cannot be had, there are no hints and files are to be
    /// looked at every [`interval`](Self::interval).
    pub(crate) fn new(
        root: &Path,
        poll: Option<Duration>,
        take: impl Fn(Hint) + Send + 'static,
    ) -> Self {
        let mut hints = Self {
            root: root.to_owned(),
            watcher: None,
            watched: [None; FOLDERS.len()],
            interval: poll.unwrap_or(POLL),
            note: None,
        };
        if poll.is_some() {
            return hints;
        }
        if let Some(reason) = slow_disk::reason(&root.join("content")) {
            hints.note = Some(format!("the content lies on {reason}, which reports no changes"));
            return hints;
        }
        match watcher(root, take) {
            Ok(watcher) => {
                hints.watcher = Some(watcher);
                hints.interval = SAFETY_NET;
                hints.follow();
            }
            Err(error) => hints.note = Some(trouble(&error)),
        }
        hints
    }

    /// How often to look when no hint comes.
    pub(crate) fn interval(&self) -> Duration {
        self.interval
    }

    /// Why there are no events, once.
    pub(crate) fn take_note(&mut self) -> Option<String> {
        let note = self.note.take()?;
        Some(format!("{note}: files are looked at every {} ms instead", self.interval.as_millis()))
    }

    /// Watches the folders that are there now; to be called after each look.
    pub(crate) fn follow(&mut self) {
        for ((name, _), watched) in FOLDERS.iter().zip(&mut self.watched) {
            let Some(watcher) = &mut self.watcher else { return };
            let folder = self.root.join(name);
            let present = identity(&folder);
            if present == *watched {
                continue;
            }
            if watched.take().is_some() {
                // The folder that was watched is gone, and its watch most likely with it.
                let _ = watcher.unwatch(&folder);
            }
            if present.is_none() {
                continue;
            }
            match watcher.watch(&folder, RecursiveMode::Recursive) {
                Ok(()) => *watched = present,
                Err(error) => {
                    self.note = Some(trouble(&error));
                    self.watcher = None;
                    self.interval = POLL;
                }
            }
        }
    }
}

fn watcher(
    root: &Path,
    take: impl Fn(Hint) + Send + 'static,
) -> notify::Result<RecommendedWatcher> {
    let (folders, site) = (FOLDERS.map(|(name, _)| root.join(name)), root.join("site.toml"));
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        match event {
            // What else lies in the root, such as the output of a build, is of no matter.
            Ok(event) => {
                let left_over = |path: &PathBuf| {
                    path.file_name().is_some_and(|name| is_passed_over(&name.to_string_lossy()))
                };
                let ours = |path: &PathBuf| {
                    let inside = folders.iter().any(|folder| path.starts_with(folder));
                    *path == site || inside && !left_over(path)
                };
                if (event.need_rescan() || event.paths.iter().any(ours))
                    && let Some(hint) = hint(event.kind)
                {
                    take(hint);
                }
            }
            // Something was lost: a look finds it.
            Err(_) => take(Hint::Done),
        }
    })?;
    // The folder and not `site.toml` itself: editors put a new file in the place of the old one.
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// What an event says; `None` for reading, which our own looks cause.
fn hint(kind: EventKind) -> Option<Hint> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Hint::Done),
        EventKind::Access(_) => None,
        // Only inotify tells that a file was closed.
        EventKind::Modify(ModifyKind::Data(_)) | EventKind::Create(CreateKind::File)
            if cfg!(target_os = "linux") =>
        {
            Some(Hint::Writing)
        }
        _ => Some(Hint::Done),
    }
}

/// What is wrong with watching, in a sentence.
fn trouble(error: &notify::Error) -> String {
    match error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "the system watches no more folders (see fs.inotify.max_user_watches)".to_owned()
        }
        _ => format!("changes cannot be watched ({error})"),
    }
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(folder).ok().filter(fs::Metadata::is_dir).map(|found| (found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    fs::metadata(folder).ok().filter(fs::Metadata::is_dir).map(|_| (0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{DataChange, RenameMode};

    #[test]
    fn reading_gives_no_hint() {
        let access = |kind| hint(EventKind::Access(kind));
        assert_eq!(access(AccessKind::Open(AccessMode::Any)), None);
        assert_eq!(access(AccessKind::Read), None);
        assert_eq!(access(AccessKind::Close(AccessMode::Read)), None);
        assert_eq!(access(AccessKind::Close(AccessMode::Write)), Some(Hint::Done));
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
        assert_eq!(hint(renamed), Some(Hint::Done));
        let written = hint(EventKind::Modify(ModifyKind::Data(DataChange::Any)));
        let expected = if cfg!(target_os = "linux") { Hint::Writing } else { Hint::Done };
        assert_eq!(written, Some(expected));
    }
}
