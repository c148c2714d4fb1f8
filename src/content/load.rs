//! The whole content directory in one call.

use super::document::{MAX_FILE_SIZE, read_source};
use super::{
    Discovered, MarketContent, MarketFiles, Origin, Posting, Profile, SiteConfig, SkillFile,
    Snapshot, postings::read_snapshot_file, read_market_config, read_profile, read_site,
    read_skills,
};
use crate::diagnostics::{Diagnostic, Diagnostics, Location, did_you_mean};
use jiff::civil::Date;
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::Path;

/// How many ids a hint lists; more would not help.
const LISTED: usize = 8;

/// Everything a site is made from.
#[derive(Debug, Clone)]
pub struct Content {
    /// `site.toml`, or its defaults.
    pub site: SiteConfig,
    /// Readable profiles by id; their targets exist.
    pub profiles: Vec<Profile>,
    /// Ids of profiles that have errors, so that their earlier pages can stay.
    pub unreadable: Vec<String>,
    /// Readable markets by id; each has a snapshot on or before `as_of`.
    pub markets: Vec<MarketContent>,
    /// The day analyses are made for: as set, else the newest snapshot's date.
    pub as_of: Date,
}

/// What the command line sets over the files.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The day analyses are made for.
    pub as_of: Option<Date>,
    /// Absolute address of the site's root.
    pub base_url: Option<String>,
    /// Profile ids to read; empty: all.
    pub only: Vec<String>,
}

/// Reads the files of a site, its own skills excepted.
///
/// Every problem of the run goes to `diagnostics`; what a problem touches is left out and the rest
/// is kept. `None` when nothing could be built: no content, a broken `site.toml` or no market.
pub fn load(
    found: &Discovered,
    overrides: &Overrides,
    diagnostics: &mut Diagnostics,
) -> Option<Content> {
    let mut site = read_settings(found, diagnostics);
    let (mut profiles, problems): (Vec<_>, Vec<_>) = found
        .profiles
        .par_iter()
        .filter(|file| overrides.only.is_empty() || overrides.only.contains(&file.id))
        .map(|file| {
            let mut problems = Diagnostics::default();
            let profile = read_source(&file.file.path, &file.file.name, &mut problems)
                .and_then(|source| read_profile(&file.id, &source, file.syntax, &mut problems));
            (profile, problems)
        })
        .unzip();
    problems.into_iter().for_each(|problems| diagnostics.append(problems));
    unknown_ids(found, overrides, diagnostics);
    let (markets, problems): (Vec<_>, Vec<_>) = found
        .markets
        .par_iter()
        .map(|files| {
            let mut problems = Diagnostics::default();
            (read_market(files, &mut problems), problems)
        })
        .unzip();
    problems.into_iter().for_each(|problems| diagnostics.append(problems));
    let mut markets: Vec<MarketContent> = markets.into_iter().flatten().collect();
    if let Some(site) = &mut site {
        site.as_of = overrides.as_of.or(site.as_of);
        if overrides.base_url.is_some() {
            site.base_url.clone_from(&overrides.base_url);
        }
    }
    let as_of = site.as_ref().and_then(|site| site.as_of);
    keep_past(&mut markets, as_of, diagnostics);
    if found.markets.is_empty() && !diagnostics.has_errors() {
        diagnostics.push(
            Diagnostic::error("no-market", "there is no market in content/markets")
                .expected("a folder per market with market.toml and dated snapshots of postings")
                .hint("run `careerdash import postings FILE --market ID`, or save postings as content/markets/<id>/<YYYY-MM-DD>.jsonl and describe the market in market.toml"),
        );
    }
    if found.profiles.is_empty() && !found.markets.is_empty() {
        diagnostics.push(
            Diagnostic::warning(
                "no-profile",
                "there is no profile in content/profiles: only market pages are built",
            )
            .hint("put a JSON Resume there, as content/profiles/<id>.json, or run `careerdash import profile FILE`"),
        );
    }
    let newest = markets
        .iter()
        .filter_map(|market| market.snapshots.last())
        .map(|snapshot| snapshot.date)
        .max()?;
    let as_of = as_of.unwrap_or(newest);
    let mut profiles: Vec<Profile> = profiles.drain(..).flatten().collect();
    profiles.retain_mut(|profile| {
        // Without targets a profile aims at every market; with only wrong ones, at none.
        let aims = profile.career.targets.is_empty();
        check_targets(profile, &markets, found, diagnostics);
        aims || !profile.career.targets.is_empty()
    });
    let unreadable = found
        .profiles
        .iter()
        .map(|file| &file.id)
        .filter(|id| !profiles.iter().any(|profile| profile.id == **id))
        .filter(|id| overrides.only.is_empty() || overrides.only.contains(id))
        .cloned()
        .collect();
    Some(Content { site: site?, profiles, unreadable, markets, as_of })
}

/// Reads a site's own skills, by file name.
pub fn load_skills(found: &Discovered, diagnostics: &mut Diagnostics) -> Vec<SkillFile> {
    let files = found.skills.iter();
    files
        .filter_map(|file| {
            let source = read_source(&file.path, &file.name, diagnostics)?;
            Some(read_skills(&source, diagnostics))
        })
        .collect()
}

fn read_settings(found: &Discovered, diagnostics: &mut Diagnostics) -> Option<SiteConfig> {
    let Some(path) = &found.site else { return Some(SiteConfig::default()) };
    let source = read_source(path, "site.toml", diagnostics)?;
    read_site(&source, diagnostics)
}

/// `--only` names that no file has.
fn unknown_ids(found: &Discovered, overrides: &Overrides, diagnostics: &mut Diagnostics) {
    let ids: Vec<&str> = found.profiles.iter().map(|file| file.id.as_str()).collect();
    for id in overrides.only.iter().filter(|id| !ids.contains(&id.as_str())) {
        let mut problem = Diagnostic::error(
            "unknown-profile",
            format!("there is no profile `{id}` in content/profiles"),
        );
        if let Some(near) = did_you_mean(id, ids.iter().copied()) {
            problem = problem.hint(format!("did you mean `{near}`?"));
        } else if (1..=LISTED).contains(&ids.len()) {
            problem = problem.hint(format!("there is {}", ids.join(", ")));
        }
        diagnostics.push(problem);
    }
}

fn read_market(files: &MarketFiles, diagnostics: &mut Diagnostics) -> Option<MarketContent> {
    let source = read_source(&files.config.path, &files.config.name, diagnostics)?;
    let config = read_market_config(&source, diagnostics)?;
    let mut snapshots = Vec::new();
    for snapshot in &files.snapshots {
        let mut read = Snapshot { date: snapshot.date, postings: Vec::new(), read: 0 };
        for file in &snapshot.files {
            match read_limited(&file.path) {
                Ok(bytes) => {
                    let mut found = read_snapshot_file(&file.name, &file.path, &bytes);
                    for posting in &mut found.postings {
                        posting.synthetic |= config.synthetic;
                    }
                    drop_later_dates(&mut found.postings, snapshot.date, diagnostics);
                    read.read += found.read;
                    read.postings.append(&mut found.postings);
                    diagnostics.append(found.diagnostics);
                }
                Err(error) => diagnostics.push(
                    Diagnostic::error(
                        "unreadable-file",
                        format!("the file cannot be read: {error}"),
                    )
                    .at(Location::file(file.name.as_str())),
                ),
            }
        }
        // A day of which nothing could be read is no observation.
        if !read.postings.is_empty() {
            snapshots.push(read);
        }
    }
    if snapshots.iter().all(|snapshot| snapshot.postings.is_empty()) {
        diagnostics.push(
            Diagnostic::error(
                "no-postings",
                if files.snapshots.is_empty() {
                    format!("the market `{}` has no snapshot of postings", files.id)
                } else {
                    format!("the market `{}` has no readable posting", files.id)
                },
            )
            .at(source.whole())
            .expected("a file named by the day the postings were collected, such as 2026-11-15.jsonl, next to market.toml")
            .hint("save there what a job board gives, or a CSV or JSON Lines with title, company and description"),
        );
        return None;
    }
    Some(MarketContent { id: files.id.clone(), config, snapshots })
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

/// Leaves out what was collected after `as_of`, and markets of which nothing is left.
fn keep_past(markets: &mut Vec<MarketContent>, as_of: Option<Date>, diagnostics: &mut Diagnostics) {
    let Some(as_of) = as_of else { return };
    markets.retain_mut(|market| {
        market.snapshots.retain(|snapshot| snapshot.date <= as_of);
        if market.snapshots.is_empty() {
            diagnostics.push(
                Diagnostic::error(
                    "no-postings",
                    format!("the market `{}` has no snapshot on or before {as_of}", market.id),
                )
                .hint("choose a later `as_of`"),
            );
        }
        !market.snapshots.is_empty()
    });
}

/// Keeps the targets that exist; a profile without targets aims at every market.
fn check_targets(
    profile: &mut Profile,
    markets: &[MarketContent],
    found: &Discovered,
    diagnostics: &mut Diagnostics,
) {
    let readable = |id: &str| markets.iter().any(|market| market.id == id);
    profile.career.targets.retain(|target| {
        let exists = found.markets.iter().any(|market| market.id == target.market);
        if !exists {
            let mut problem = Diagnostic::error(
                "unknown-market",
                format!("there is no market `{}`", target.market),
            )
            .at(target.location.clone());
            problem = match did_you_mean(
                &target.market,
                found.markets.iter().map(|market| market.id.as_str()),
            ) {
                Some(near) => problem.hint(format!("did you mean `{near}`?")),
                None => problem.hint("markets are the folders of content/markets"),
            };
            diagnostics.push(problem);
        }
        exists && readable(&target.market)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_after_the_snapshot_is_ignored_and_said() {
        let root = tempfile::tempdir().unwrap();
        let market = root.path().join("content/markets/data");
        fs::create_dir_all(&market).unwrap();
        fs::write(market.join("market.toml"), "title = \"Data\"\n").unwrap();
        let line = |title: &str, date: &str| {
            format!("{{\"title\":\"{title}\",\"text\":\"x\",\"posted_on\":\"{date}\"}}\n")
        };
        let lines = [
            line("before", "2026-10-01"),
            line("in another time zone", "2026-10-03"),
            line("after", "2026-10-04"),
            line("long after", "2027-10-01"),
        ];
        fs::write(market.join("2026-10-02.jsonl"), lines.concat()).unwrap();
        let mut diagnostics = Diagnostics::default();
        let content = load(root.path(), &Overrides::default(), &mut diagnostics).unwrap();
        let postings = &content.markets[0].snapshots[0].postings;
        let dated: Vec<bool> = postings.iter().map(|posting| posting.posted_on.is_some()).collect();
        assert_eq!(dated, [true, true, false, false]);
        let said =
            diagnostics.iter().find(|problem| problem.code == "date-after-snapshot").unwrap();
        assert_eq!(
            said.message,
            "2 postings are dated after the snapshot of 2026-10-02, the first 2026-10-04 on line 3: the dates are ignored"
        );
        assert_eq!(&*said.location.as_ref().unwrap().file, "content/markets/data/2026-10-02.jsonl");
    }
}
