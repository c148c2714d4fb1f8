//! The market that a snapshot is imported into.

use crate::content::is_id;
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

    /// Where a whole snapshot goes.
    pub(crate) fn file_of(&self, day: Date) -> PathBuf {
        self.folder.join(format!("{day}.json"))
    }

    /// Where one more part of a snapshot goes.
    pub(crate) fn part_of(&self, day: Date, part: &str) -> PathBuf {
        self.folder.join(day.to_string()).join(format!("{part}.json"))
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
