//! The market that a snapshot is imported into.

use crate::content::document::read_bytes;
use crate::content::{Posting, is_id, read_snapshot_file};
use crate::diagnostics::did_you_mean;
use crate::output::NewFile;
use jiff::civil::Date;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A market's folder, there or yet to be made.
#[derive(Debug)]
pub(crate) struct Market {
    id: String,
    folder: PathBuf,
    /// Whether there is no `market.toml` yet.
    pub(crate) is_new: bool,
}

/// Why a market cannot be imported into.
#[derive(Debug, thiserror::Error)]
pub(crate) enum MarketProblem {
    /// There is none of this name, but one of a similar name.
    #[error("there is no market `{id}`")]
    Misspelt {
        /// The name asked for.
        id: String,
        /// The one that may be meant.
        near: String,
    },
    /// Its folder, or one above it, is a link.
    #[error("`{}` leads out of the content folder", folder.display())]
    LeadsOut {
        /// The market's folder.
        folder: PathBuf,
    },
    /// Its folder cannot be looked into.
    #[error("cannot read {}: {source}", folder.display())]
    Unreadable {
        /// The market's folder.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Market {
    /// The market of an id in the site at `root`.
    ///
    /// `new` says that a name similar to another market's is no slip.
    pub(crate) fn find(root: &Path, id: &str, new: bool) -> Result<Self, MarketProblem> {
        let content = root.join("content");
        let markets = content.join("markets");
        let folder = markets.join(id);
        let leads_out = |place: &Path| {
            let resolved = (place.canonicalize(), content.canonicalize());
            matches!(resolved, (Ok(place), Ok(content)) if !place.starts_with(&content))
        };
        if leads_out(&markets) || leads_out(&folder) {
            return Err(MarketProblem::LeadsOut { folder });
        }
        if !folder.exists() && !new {
            let ids = folders(&markets)
                .map_err(|source| MarketProblem::Unreadable { folder: markets, source })?;
            if let Some(near) = did_you_mean(id, ids.iter().map(String::as_str)) {
                return Err(MarketProblem::Misspelt { id: id.to_owned(), near });
            }
        }
        let is_new = !folder.join("market.toml").exists();
        Ok(Self { id: id.to_owned(), folder, is_new })
    }

    /// What stands for the snapshot of a day: files of any format, and a folder.
    pub(crate) fn snapshot(&self, day: Date) -> Result<Vec<PathBuf>, MarketProblem> {
        let unreadable = |source| MarketProblem::Unreadable { folder: self.folder.clone(), source };
        if !self.folder.exists() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.file_stem().is_some_and(|stem| *stem == *day.to_string()) {
                found.push(path);
            }
        }
        found.sort();
        Ok(found)
    }

    /// Every posting that is in the snapshot of a day; files that cannot be read have none, and
    /// `check` tells what is wrong with them.
    pub(crate) fn postings(&self, day: Date) -> Result<Vec<Posting>, MarketProblem> {
        let mut files = Vec::new();
        for path in self.snapshot(day)? {
            match fs::read_dir(&path) {
                Ok(parts) => files.extend(parts.filter_map(Result::ok).map(|part| part.path())),
                Err(_) => files.push(path),
            }
        }
        files.sort();
        let postings = files.iter().flat_map(|path| {
            let name = path.to_string_lossy();
            let bytes = read_bytes(path, &name).unwrap_or_default();
            read_snapshot_file(&name, path, &bytes).postings
        });
        Ok(postings.collect())
    }

    /// Where a whole snapshot goes.
    pub(crate) fn file_of(&self, day: Date) -> PathBuf {
        self.folder.join(format!("{day}.json"))
    }

    /// Where one more part of a snapshot goes: under a name that no other part has.
    pub(crate) fn part_of(&self, day: Date, part: &str) -> PathBuf {
        let folder = self.folder.join(day.to_string());
        let numbered = (2..).map(|number| format!("{part}-{number}.json"));
        let mut names = std::iter::once(format!("{part}.json")).chain(numbered);
        let free = names.find(|name| folder.join(name).symlink_metadata().is_err());
        folder.join(free.unwrap_or_default())
    }

    /// The folder of another market of the site that holds made-up postings, as `init` puts one
    /// there.
    pub(crate) fn example_beside(&self) -> Option<PathBuf> {
        let folder = self.folder.with_file_name("example");
        let config = fs::read_to_string(folder.join("market.toml")).ok()?;
        let made_up = config.lines().any(|line| line.trim() == "synthetic = true");
        (made_up && self.id != "example").then_some(folder)
    }

    /// A `market.toml` to begin with.
    pub(crate) fn config(&self) -> NewFile {
        let words = self.id.replace('-', " ");
        let mut letters = words.trim().chars();
        let title: String = letters.next().iter().flat_map(|c| c.to_uppercase()).collect();
        let title = title + letters.as_str();
        NewFile {
            path: self.folder.join("market.toml"),
            // An id has no character that would end the string.
            text: format!(
                "# Made by `careerdash import postings` from the market's id: say it better.\n\
                 title = \"{title}\"\n\
                 # region = \"Germany\"\n\
                 # currency = \"EUR\"\n\
                 \n\
                 # A posting stays when its title has one of these word sequences.\n\
                 # [titles]\n\
                 # include = [\"{}\"]\n",
                title.to_lowercase()
            ),
        }
    }
}

/// The names of the markets there are; none when there is no folder for them.
fn folders(markets: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(markets) {
        Ok(entries) => entries,
        // A file in place of a folder is told when something is to be made in it.
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            return Ok(Vec::new());
        }
        Err(error) => return Err(error),
    };
    let mut ids = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_id(&name) && entry.path().is_dir() {
            ids.push(name);
        }
    }
    Ok(ids)
}
