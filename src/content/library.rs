//! Files → values, one at a time: how a site's files are read, and where.

use super::document::{MAX_FILE_SIZE, read_bytes, read_source};
use super::theme::{Theme, read_theme};
use super::{
    FoundFile, MarketConfig, MarketContent, MarketFiles, Origin, Posting, Profile, ProfileFile,
    SiteConfig, Snapshot, SnapshotFile, ThemeFiles, read_market_config, read_profile, read_site,
    read_snapshot_file,
};
use crate::diagnostics::{Diagnostic, Diagnostics, Location, Source};
use jiff::civil::Date;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// What was read from a file or a market's folder, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Reading<T> {
    /// `None` when nothing could be made of it.
    pub value: Option<T>,
    /// Every problem found on the way.
    pub problems: Diagnostics,
}

/// Where the files of a site come from; a preview keeps what it read.
pub trait Library: Sync {
    /// Reads `site.toml`.
    fn settings(&self, path: &Path) -> Reading<SiteConfig>;
    /// Reads a profile.
    fn profile(&self, file: &ProfileFile) -> Reading<Arc<Profile>>;
    /// Reads a market with its postings.
    fn market(&self, files: &MarketFiles) -> Reading<Arc<MarketContent>>;
    /// Reads a site's own theme.
    fn theme(&self, files: &ThemeFiles) -> Reading<Arc<Theme>>;
}

/// Reads everything from the disk and keeps nothing.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl Library for Disk {
    fn settings(&self, path: &Path) -> Reading<SiteConfig> {
        Reading::of(|problems| read_site(&read_source(path, "site.toml", problems)?, problems))
    }

    fn profile(&self, file: &ProfileFile) -> Reading<Arc<Profile>> {
        Reading::of(|problems| {
            let source = read_source(&file.file.path, &file.file.name, problems)?;
            read_profile(&file.id, &source, file.syntax, problems).map(Arc::new)
        })
    }

    fn market(&self, files: &MarketFiles) -> Reading<Arc<MarketContent>> {
        let config = Reading::of(|problems| {
            let source = read_source(&files.config.path, &files.config.name, problems)?;
            Some((read_market_config(&source, problems)?, source))
        });
        read_market(files, config, &|file| read_snapshot(file, None))
    }

    fn theme(&self, files: &ThemeFiles) -> Reading<Arc<Theme>> {
        read_theme(files, &|file| Ok(read_bytes(&file.path, &file.name)?.into()))
    }
}

/// Reads a file of postings, or the `bytes` that were read of it; the problems stand apart.
pub(crate) fn read_snapshot(file: &FoundFile, bytes: Option<&[u8]>) -> Reading<Arc<SnapshotFile>> {
    let owned;
    let bytes = match bytes {
        Some(bytes) => bytes,
        None => match read_limited(&file.path) {
            Ok(bytes) => {
                owned = bytes;
                &owned
            }
            Err(error) => {
                return Reading::of(|problems| {
                    problems.push(unreadable(file, &error));
                    None
                });
            }
        },
    };
    let mut read = read_snapshot_file(&file.name, &file.path, bytes);
    let problems = std::mem::take(&mut read.diagnostics);
    Reading { value: Some(Arc::new(read)), problems }
}

impl<T> Reading<T> {
    /// The result of a function that gathers problems.
    pub fn of(read: impl FnOnce(&mut Diagnostics) -> Option<T>) -> Self {
        let mut problems = Diagnostics::default();
        let value = read(&mut problems);
        Self { value, problems }
    }

    pub(crate) fn into_parts(self) -> (Option<T>, Diagnostics) {
        (self.value, self.problems)
    }

    pub(crate) fn into_value(self, diagnostics: &mut Diagnostics) -> Option<T> {
        diagnostics.append(self.problems);
        self.value
    }
}

/// A market from its settings, with their source, and its files, each read by `snapshot`.
pub(crate) fn read_market(
    files: &MarketFiles,
    config: Reading<(MarketConfig, Source)>,
    snapshot: &dyn Fn(&FoundFile) -> Reading<Arc<SnapshotFile>>,
) -> Reading<Arc<MarketContent>> {
    let Reading { value, problems } = config;
    let mut reading = Reading { value: None, problems };
    let Some((config, source)) = value else { return reading };
    let diagnostics = &mut reading.problems;
    let mut snapshots = Vec::new();
    for found in &files.snapshots {
        let mut read = Snapshot { date: found.date, postings: Vec::new(), read: 0 };
        for file in &found.files {
            let Some(file) = snapshot(file).into_value(diagnostics) else { continue };
            let mut file = Arc::unwrap_or_clone(file);
            for posting in &mut file.postings {
                posting.synthetic |= config.synthetic;
            }
            drop_later_dates(&mut file.postings, found.date, diagnostics);
            read.read += file.read;
            read.postings.append(&mut file.postings);
        }
        // A day of which nothing could be read is no observation.
        if !read.postings.is_empty() {
            snapshots.push(read);
        }
    }
    if snapshots.is_empty() {
        diagnostics.push(no_postings(files).at(source.whole()));
    } else {
        reading.value = Some(Arc::new(MarketContent { id: files.id.clone(), config, snapshots }));
    }
    reading
}

fn no_postings(files: &MarketFiles) -> Diagnostic {
    let message = if files.snapshots.is_empty() {
        format!("the market `{}` has no snapshot of postings", files.id)
    } else {
        format!("the market `{}` has no readable posting", files.id)
    };
    Diagnostic::error("no-postings", message)
        .expected("a file named by the day the postings were collected, such as 2026-11-15.jsonl, next to market.toml")
        .hint("save there what a job board gives, or a CSV or JSON Lines with title, company and description")
}

fn unreadable(file: &FoundFile, error: &io::Error) -> Diagnostic {
    let message = format!("the file cannot be read: {error}");
    Diagnostic::error("unreadable-file", message).at(Location::file(file.name.as_str()))
}

/// Takes away dates of publication after the day of collection: either is wrong.
///
/// One day is allowed, as a source counts days in another time zone. One warning per file.
fn drop_later_dates(postings: &mut [Posting], collected: Date, diagnostics: &mut Diagnostics) {
    let last = collected.tomorrow().unwrap_or(collected);
    let mut first: Option<(Date, Origin)> = None;
    let mut count = 0;
    for posting in postings {
        if let Some(date) = posting.posted_on.take_if(|date| *date > last) {
            count += 1;
            first.get_or_insert_with(|| (date, posting.origin.clone()));
        }
    }
    let Some((date, Origin { file, line })) = first else { return };
    let (postings, dates) =
        if count == 1 { ("posting is", "date is") } else { ("postings are", "dates are") };
    let message = format!(
        "{count} {postings} dated after the snapshot of {collected}, the first {date} on line {line}: the {dates} ignored"
    );
    diagnostics.push(
        Diagnostic::warning("date-after-snapshot", message)
            .at(Location::file(file))
            .hint("name the snapshot by the day it was collected on"),
    );
}

/// A file's bytes, unless it is bigger than any file of postings may be.
fn read_limited(path: &Path) -> io::Result<Vec<u8>> {
    let size = fs::metadata(path)?.len();
    if size > MAX_FILE_SIZE {
        let message = format!("it has {size} bytes; at most {MAX_FILE_SIZE} are read");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    fs::read(path)
}
