//! The files of a site as a [`Library`] that reads only what changed.

use super::shelf::Shelf;
use crate::content::document::{decode_source, read_bytes, read_source};
use crate::content::theme::{Theme, read_theme};
use crate::content::{
    FoundFile, Library, MarketConfig, MarketContent, MarketFiles, Profile, ProfileFile, Reading,
    SiteConfig, SkillFile, SnapshotFile, ThemeFiles, read_market, read_market_config, read_profile,
    read_site, read_skills, read_snapshot,
};
use crate::diagnostics::{Diagnostics, Source};
use crate::preview::watch::{Hash, Tree};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Everything that was read, by file.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The files as they are now; what is read are the bytes that were hashed.
    tree: Tree,
    settings: Shelf<SiteConfig>,
    profiles: Shelf<Arc<Profile>>,
    configs: Shelf<(MarketConfig, Source)>,
    snapshots: Shelf<Arc<SnapshotFile>>,
    skills: Shelf<SkillFile>,
    markets: Mutex<HashMap<String, KeptMarket>>,
    themes: Shelf<Arc<Theme>>,
}

/// A market with the files it was put together from.
#[derive(Debug)]
struct KeptMarket {
    config: Option<Hash>,
    files: Vec<Arc<SnapshotFile>>,
    reading: Reading<Arc<MarketContent>>,
}

impl Kept {
    /// The files are these now.
    pub(super) fn update(&mut self, tree: Tree) {
        if !tree.has_same_names(&self.tree) {
            self.settings.keep_only(&tree);
            self.profiles.keep_only(&tree);
            self.configs.keep_only(&tree);
            self.snapshots.keep_only(&tree);
            self.skills.keep_only(&tree);
        }
        self.tree = tree;
    }

    /// The files as they were when this was last updated.
    pub(super) fn tree(&self) -> &Tree {
        &self.tree
    }

    /// Everything that was wanted was read.
    pub(super) fn forget_bytes(&mut self) {
        self.tree.forget_bytes();
    }

    /// A site's own skills, by file name.
    pub(super) fn skills(&self, files: &[FoundFile], problems: &mut Diagnostics) -> Vec<SkillFile> {
        let read = |file: &FoundFile| {
            self.skills.get(&file.path, self.tree.hash(&file.path), || {
                Reading::of(|problems| {
                    let source = self.source(&file.path, &file.name, problems)?;
                    Some(read_skills(&source, problems))
                })
            })
        };
        files.iter().filter_map(|file| read(file).into_value(problems)).collect()
    }

    /// The bytes that were hashed, else those on the disk, as text.
    fn source(&self, path: &Path, name: &str, problems: &mut Diagnostics) -> Option<Source> {
        match self.tree.bytes(path) {
            Some(bytes) => decode_source(&bytes, path, name, problems),
            None => read_source(path, name, problems),
        }
    }

    fn snapshot(&self, file: &FoundFile) -> Reading<Arc<SnapshotFile>> {
        self.snapshots.get(&file.path, self.tree.hash(&file.path), || {
            read_snapshot(file, self.tree.bytes(&file.path).as_deref())
        })
    }
}

impl Library for Kept {
    fn settings(&self, path: &Path) -> Reading<SiteConfig> {
        self.settings.get(path, self.tree.hash(path), || {
            Reading::of(|problems| read_site(&self.source(path, "site.toml", problems)?, problems))
        })
    }

    fn profile(&self, file: &ProfileFile) -> Reading<Arc<Profile>> {
        let FoundFile { path, name } = &file.file;
        self.profiles.get(path, self.tree.hash(path), || {
            Reading::of(|problems| {
                let source = self.source(path, name, problems)?;
                read_profile(&file.id, &source, file.syntax, problems).map(Arc::new)
            })
        })
    }

    fn market(&self, files: &MarketFiles) -> Reading<Arc<MarketContent>> {
        let FoundFile { path, name } = &files.config;
        let hash = self.tree.hash(path);
        let config = self.configs.get(path, hash, || {
            Reading::of(|problems| {
                let source = self.source(path, name, problems)?;
                Some((read_market_config(&source, problems)?, source))
            })
        });
        let found: Vec<&FoundFile> =
            files.snapshots.iter().flat_map(|snapshot| &snapshot.files).collect();
        let readings: HashMap<&Path, Reading<Arc<SnapshotFile>>> =
            found.par_iter().map(|file| (file.path.as_path(), self.snapshot(file))).collect();
        let of = |file: &FoundFile| readings[file.path.as_path()].clone();
        let whole: Option<Vec<_>> = found.iter().map(|file| of(file).value).collect();
        let clean = !config.problems.has_errors()
            && readings.values().all(|reading| !reading.problems.has_errors());
        let mut markets = self.markets.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Some(kept), Some(whole), true) = (markets.get(&files.id), &whole, clean)
            && kept.config == hash
            && same(&kept.files, whole)
        {
            return kept.reading.clone();
        }
        drop(markets);
        let reading = read_market(files, config, &of);
        markets = self.markets.lock().unwrap_or_else(PoisonError::into_inner);
        // With errors the reading is made anew each time: they have to be told with it.
        if let (Some(whole), true, Some(_)) = (whole, clean, hash) {
            let kept = KeptMarket { config: hash, files: whole, reading: reading.clone() };
            markets.insert(files.id.clone(), kept);
        }
        reading
    }

    fn theme(&self, files: &ThemeFiles) -> Reading<Arc<Theme>> {
        let bytes = |file: &FoundFile| match self.tree.bytes(&file.path) {
            Some(bytes) => Ok(bytes),
            None => Ok(read_bytes(&file.path, &file.name)?.into()),
        };
        // A theme is kept by its folder and by which files it is made of.
        let mut whole = Sha256::new();
        let hashed = files.iter().all(|file| {
            whole.update(file.name.as_bytes());
            self.tree.hash(&file.path).is_some_and(|hash| {
                whole.update(hash);
                true
            })
        });
        let hash = hashed.then(|| whole.finalize().into());
        self.themes.get(Path::new(&files.folder), hash, || read_theme(files, &bytes))
    }
}

/// Whether these are the very same readings of the same files.
fn same(one: &[Arc<SnapshotFile>], other: &[Arc<SnapshotFile>]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
}
