//! `--skills FILE…`: own skills for commands that work without a site.

use super::{Failure, Streams};
use crate::content::document::read_source;
use crate::content::{SkillFile, read_skills};
use crate::diagnostics::{Diagnostics, Format, render};
use crate::skills::Miner;
use clap::Args;
use std::path::PathBuf;
use std::sync::Arc;

/// Files of own skills.
#[derive(Debug, Args)]
pub(super) struct SkillsArgument {
    /// Add and correct skills as this file says (may be repeated); written as content/skills/*.toml.
    #[arg(long, value_name = "FILE")]
    skills: Vec<PathBuf>,
}

impl SkillsArgument {
    /// The files' skills.
    ///
    /// # Errors
    ///
    /// When a file cannot be read at all.
    pub(super) fn read(&self, diagnostics: &mut Diagnostics) -> Result<Vec<SkillFile>, Failure> {
        let mut files = Vec::new();
        for path in &self.skills {
            let name = path.to_string_lossy();
            match read_source(path, &name, diagnostics) {
                Some(source) => files.push(read_skills(&source, diagnostics)),
                None => return Err(unreadable(&name, diagnostics)),
            }
        }
        Ok(files)
    }
}

/// Says of a file named on the command line why it cannot be read.
fn unreadable(name: &str, diagnostics: &Diagnostics) -> Failure {
    let reason = diagnostics.sorted().last().map(|problem| problem.message.clone());
    Failure::new(reason.unwrap_or_else(|| format!("cannot read `{name}`")))
}

/// The miner for the skills, with what is wrong with them on standard error; whether anything is.
pub(super) fn miner(
    files: &[SkillFile],
    mut diagnostics: Diagnostics,
    streams: &mut Streams<'_>,
) -> Result<(Arc<Miner>, bool), Failure> {
    let miner = Miner::of_site(files, &mut diagnostics);
    let format = Format::Human { color: streams.color };
    streams
        .errors
        .write_all(render(&diagnostics, format).as_bytes())
        .map_err(|error| Failure::output(&error))?;
    Ok((miner, diagnostics.has_errors()))
}
