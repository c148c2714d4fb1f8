//! Compares a site with what stands in the output directory; changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::{Obstacle, ObstacleKind, OutputError};
use super::manifest::{Fingerprint, Manifest};
use crate::site::Site;

/// What a build has to do to a directory.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    /// Files that are new or differ.
    pub(super) writes: Vec<Write<'a>>,
    /// Files that stand there with these very bytes.
    pub(super) unchanged: Vec<String>,
    /// Files of an earlier site to remove, with the bytes they were written with.
    pub(super) stale: BTreeMap<String, Fingerprint>,
    /// Files of an earlier site that somebody changed since: no longer ours.
    pub(super) foreign: Vec<String>,
    /// The record of the new site.
    pub(super) manifest: Manifest,
}

/// One file to write.
#[derive(Debug)]
pub(super) struct Write<'a> {
    pub(super) path: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) fingerprint: Fingerprint,
    /// What it replaces.
    pub(super) was: Option<Fingerprint>,
}

/// What stands at a path.
#[derive(Debug)]
pub(super) enum Found {
    Nothing,
    File(PathBuf),
    Obstacle(Obstacle),
}

enum Step<'a> {
    Write(Write<'a>),
    Keep(&'a str, Fingerprint),
    Blocked(Obstacle),
}

impl<'a> Plan<'a> {
    /// Compares; anything in the way of any file is an error that names all of it.
    pub(super) fn make(
        site: &'a Site,
        target: &Path,
        previous: &Manifest,
    ) -> Result<Self, OutputError> {
        let files: Vec<_> = site.iter().collect();
        let steps: Vec<Step<'a>> = files
            .into_par_iter()
            .map(|(path, bytes)| step(target, previous, path, bytes))
            .collect::<Result<_, _>>()?;

        let (mut writes, mut unchanged, mut obstacles) = (Vec::new(), Vec::new(), Vec::new());
        let mut own = BTreeMap::new();
        for step in steps {
            match step {
                Step::Write(write) => {
                    own.insert(write.path.to_owned(), write.fingerprint.clone());
                    writes.push(write);
                }
                Step::Keep(path, fingerprint) => {
                    own.insert(path.to_owned(), fingerprint);
                    unchanged.push(path.to_owned());
                }
                Step::Blocked(obstacle) => obstacles.push(obstacle),
            }
        }
        if !obstacles.is_empty() {
            obstacles.sort();
            obstacles.dedup();
            return Err(OutputError::InTheWay { target: target.to_owned(), obstacles });
        }
        let (stale, foreign) = leftovers(site, target, previous)?;
        for (path, recorded) in previous.files.iter().filter(|(path, _)| site.keeps(path)) {
            own.entry(path.clone()).or_insert_with(|| recorded.clone());
        }
        Ok(Self { writes, unchanged, stale, foreign, manifest: Manifest::new(own) })
    }
}

fn step<'a>(
    target: &Path,
    previous: &Manifest,
    path: &'a str,
    bytes: &'a [u8],
) -> Result<Step<'a>, OutputError> {
    let fingerprint = Fingerprint::of(bytes);
    let was = match look(target, path)? {
        Found::Nothing => None,
        Found::Obstacle(obstacle) => return Ok(Step::Blocked(obstacle)),
        Found::File(file) => Some(Fingerprint::read(&file)?),
    };
    if was.as_ref() == Some(&fingerprint) {
        return Ok(Step::Keep(path, fingerprint));
    }
    if was.is_some() && !previous.files.contains_key(path) {
        return Ok(Step::Blocked(Obstacle::new(path, ObstacleKind::Foreign)));
    }
    Ok(Step::Write(Write { path, bytes, fingerprint, was }))
}

/// The files of the previous site that the new one has not: ours to remove, or changed by hand.
fn leftovers(
    site: &Site,
    target: &Path,
    previous: &Manifest,
) -> Result<(BTreeMap<String, Fingerprint>, Vec<String>), OutputError> {
    let new: BTreeMap<_, _> = site.iter().map(|(path, _)| (path.to_lowercase(), path)).collect();
    let (mut stale, mut foreign) = (BTreeMap::new(), Vec::new());
    for (path, recorded) in previous.files.iter().filter(|(path, _)| !site.keeps(path)) {
        // Where case does not count, a stale `About.html` is the new `about.html`.
        let still = new.get(&path.to_lowercase());
        if still.is_some_and(|new| new == path || same_file(&target.join(new), &target.join(path)))
        {
            continue;
        }
        match look(target, path)? {
            Found::Nothing => {}
            Found::File(file) if Fingerprint::read(&file)? == *recorded => {
                stale.insert(path.clone(), recorded.clone());
            }
            Found::File(_) | Found::Obstacle(_) => foreign.push(path.clone()),
        }
    }
    Ok((stale, foreign))
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// What stands at a site path, without following a link on the way.
pub(super) fn look(target: &Path, path: &str) -> Result<Found, OutputError> {
    let mut place = target.to_owned();
    let directories = path.match_indices('/').map(|(end, _)| &path[..end]);
    for part in directories.chain([path]) {
        place = target.join(part);
        let found = match fs::symlink_metadata(&place) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(OutputError::io("look at", &place)(error)),
        };
        let last = part.len() == path.len();
        let kind = match found.file_type() {
            kind if kind.is_symlink() => ObstacleKind::Symlink,
            kind if kind.is_dir() && last => ObstacleKind::Directory,
            kind if kind.is_file() && !last => ObstacleKind::File,
            kind if kind.is_dir() || kind.is_file() => continue,
            _ => ObstacleKind::Special,
        };
        return Ok(Found::Obstacle(Obstacle::new(part, kind)));
    }
    Ok(Found::File(place))
}

impl Obstacle {
    pub(super) fn new(path: &str, kind: ObstacleKind) -> Self {
        Self { path: path.to_owned(), kind }
    }
}
