//! What of an output directory belongs into the one that takes its place.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::super::manifest::{MANIFEST, Manifest};
use super::super::plan::Plan;
use super::{Stop, twin};

/// Up to so many files and directories of others are taken along; with more, linking and
/// unlinking them at every build would take longer than writing file by file.
const MOST_FOREIGN: usize = 20_000;

/// What the new directory needs, by path within it.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Directories, parents first; without the output directory itself.
    pub(super) directories: BTreeSet<PathBuf>,
    /// Files of the site that stay as they are.
    pub(super) unchanged: Vec<PathBuf>,
    /// Files, links and all else of others.
    pub(super) foreign: Vec<PathBuf>,
    /// Directories in which nothing of ours is.
    pub(super) foreign_directories: BTreeSet<PathBuf>,
}

/// What is known of the paths in the output directory.
struct Surveyor<'a> {
    target: &'a Path,
    device: u64,
    /// Files that are written anew.
    written: HashSet<&'a str>,
    /// Files that the site has, written anew or not.
    site: HashSet<&'a str>,
    /// Files of the last site that go.
    going: HashSet<&'a str>,
    /// Directories that files of the last site or the new one lie in.
    ours: HashSet<&'a str>,
    survey: Survey,
}

impl Survey {
    pub(super) fn make(target: &Path, plan: &Plan<'_>, previous: &Manifest) -> Result<Self, Stop> {
        let site: HashSet<&str> = plan.manifest.files.keys().map(String::as_str).collect();
        let edited: HashSet<&str> = plan.foreign.iter().map(String::as_str).collect();
        let before = || previous.files.keys().map(String::as_str);
        let going = before().filter(|path| !site.contains(path) && !edited.contains(path));
        let mut surveyor = Surveyor {
            target,
            device: fs::symlink_metadata(target)?.dev(),
            written: plan.writes.iter().map(|write| write.path).collect(),
            going: going.collect(),
            ours: before().chain(site.iter().copied()).flat_map(ancestors).collect(),
            site,
            survey: Self::default(),
        };
        surveyor.directory(Path::new(""))?;
        let mut survey = surveyor.survey;
        for write in &plan.writes {
            survey.directories.extend(ancestors(write.path).map(PathBuf::from));
        }
        Ok(survey)
    }
}

impl Surveyor<'_> {
    /// Looks through a directory; gives whether it belongs into the new one.
    fn directory(&mut self, within: &Path) -> Result<bool, Stop> {
        let place = self.target.join(within);
        if fs::symlink_metadata(&place)?.dev() != self.device
            || !twin::can_be_emptied(&place)
            || (!within.as_os_str().is_empty() && twin::is_mount_point(&place)?)
        {
            return Err(Stop::Unfit);
        }
        let ours = within.to_str().is_some_and(|within| self.ours.contains(within));
        let (mut needed, mut empty) = (false, true);
        for entry in fs::read_dir(&place)? {
            let entry = entry?;
            let path = within.join(entry.file_name());
            empty = false;
            needed |=
                if entry.file_type()?.is_dir() { self.directory(&path)? } else { self.file(path)? };
        }
        // A directory that others left empty is theirs; one that our files leave empty goes.
        needed |= empty && !ours;
        if needed && !within.as_os_str().is_empty() {
            if !ours {
                self.survey.foreign_directories.insert(within.to_owned());
            }
            self.survey.directories.insert(within.to_owned());
        }
        Ok(needed)
    }

    /// Takes a file in; gives whether it belongs into the new directory.
    fn file(&mut self, path: PathBuf) -> Result<bool, Stop> {
        let known = path.to_str().unwrap_or_default();
        if known == MANIFEST || self.written.contains(known) || self.going.contains(known) {
            return Ok(false);
        }
        if self.site.contains(known) {
            self.survey.unchanged.push(path);
            return Ok(true);
        }
        self.survey.foreign.push(path);
        if self.survey.foreign.len() + self.survey.foreign_directories.len() > MOST_FOREIGN {
            return Err(Stop::Unfit);
        }
        Ok(true)
    }
}

/// The directories a file lies in, outermost first.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}
