//! The whole content directory in one call.

use super::document::read_source;
use super::theme::Theme;
use super::{
    Discovered, Library, MarketContent, Profile, SiteConfig, SkillFile, Snapshot, Target,
    ThemeChoice, discover_theme, read_skills,
};
use crate::diagnostics::{Diagnostic, Diagnostics, did_you_mean};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many ids a hint lists; more would not help.
const LISTED: usize = 8;

/// Everything a site is made from.
#[derive(Debug, Clone)]
pub struct Content {
    /// The site's folder as it was named, for messages.
    pub root: PathBuf,
    /// `site.toml`, or its defaults.
    pub site: SiteConfig,
    /// How its pages look.
    pub theme: Arc<Theme>,
    /// Readable profiles by id; their targets exist.
    pub profiles: Vec<Arc<Profile>>,
    /// Ids of profiles that have errors, so that their earlier pages can stay.
    pub unreadable: Vec<String>,
    /// Readable markets by id; each has a snapshot on or before `as_of`.
    pub markets: Vec<Arc<MarketContent>>,
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

/// Reads the files of a site from `library`, its own skills excepted.
///
/// Every problem of the run goes to `diagnostics`; what a problem touches is left out and the rest
/// is kept. `None` when nothing could be built: no content, a broken `site.toml`, a
/// broken theme or no market.
pub fn load(
    found: &Discovered,
    overrides: &Overrides,
    library: &dyn Library,
    diagnostics: &mut Diagnostics,
) -> Option<Content> {
    let mut site = match &found.site {
        Some(path) => library.settings(path).into_value(diagnostics),
        None => Some(SiteConfig::default()),
    };
    let theme = site.as_ref();
    let theme = theme.and_then(|site| chosen_theme(site, &found.root, library, diagnostics));
    let (mut profiles, problems): (Vec<_>, Vec<_>) = found
        .profiles
        .par_iter()
        .filter(|file| overrides.only.is_empty() || overrides.only.contains(&file.id))
        .map(|file| library.profile(file).into_parts())
        .unzip();
    problems.into_iter().for_each(|problems| diagnostics.append(problems));
    unknown_ids(found, overrides, diagnostics);
    let (markets, problems): (Vec<_>, Vec<_>) =
        found.markets.par_iter().map(|files| library.market(files).into_parts()).unzip();
    problems.into_iter().for_each(|problems| diagnostics.append(problems));
    let mut markets: Vec<Arc<MarketContent>> = markets.into_iter().flatten().collect();
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
    let mut profiles: Vec<Arc<Profile>> = profiles.drain(..).flatten().collect();
    profiles.retain_mut(|profile| {
        // Without targets a profile aims at every market; with only wrong ones, at none.
        let aims = profile.career.targets.is_empty();
        check_targets(profile, &markets, found, diagnostics);
        aims || !profile.career.targets.is_empty()
    });
    let readable: HashSet<&str> = profiles.iter().map(|profile| profile.id.as_str()).collect();
    let unreadable = found
        .profiles
        .iter()
        .map(|file| &file.id)
        .filter(|id| !readable.contains(id.as_str()))
        .filter(|id| overrides.only.is_empty() || overrides.only.contains(id))
        .cloned()
        .collect();
    let root = found.root.clone();
    Some(Content { root, site: site?, theme: theme?, profiles, unreadable, markets, as_of })
}

/// The theme that the site's settings name.
pub(crate) fn chosen_theme(
    site: &SiteConfig,
    root: &Path,
    library: &dyn Library,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Theme>> {
    let ThemeChoice { name, place } = &site.theme;
    if let Some(theme) = Theme::built_in(name) {
        if root.join("themes").join(name).join("theme.toml").is_file() {
            let message = format!("`{name}` is a built-in theme, and themes/{name} is not read");
            let mut problem = Diagnostic::warning("theme-not-read", message)
                .hint(format!("rename the folder, such as to themes/my-{name}, and name that"));
            problem.location.clone_from(place);
            diagnostics.push(problem);
        }
        return Some(Arc::new(theme));
    }
    let files = discover_theme(root, name, place.as_ref(), diagnostics)?;
    library.theme(&files).into_value(diagnostics)
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

/// Leaves out what was collected after `as_of`, and markets of which nothing is left.
fn keep_past(
    markets: &mut Vec<Arc<MarketContent>>,
    as_of: Option<Date>,
    diagnostics: &mut Diagnostics,
) {
    let Some(as_of) = as_of else { return };
    markets.retain_mut(|market| {
        let later = |snapshot: &Snapshot| snapshot.date > as_of;
        if market.snapshots.iter().any(later) {
            Arc::make_mut(market).snapshots.retain(|snapshot| !later(snapshot));
        }
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
    profile: &mut Arc<Profile>,
    markets: &[Arc<MarketContent>],
    found: &Discovered,
    diagnostics: &mut Diagnostics,
) {
    let exists = |id: &str| found.markets.iter().any(|market| market.id == id);
    let readable = |id: &str| markets.iter().any(|market| market.id == id);
    for target in profile.career.targets.iter().filter(|target| !exists(&target.market)) {
        let mut problem =
            Diagnostic::error("unknown-market", format!("there is no market `{}`", target.market))
                .at(target.location.clone());
        let ids = found.markets.iter().map(|market| market.id.as_str());
        problem = match did_you_mean(&target.market, ids) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("markets are the folders of content/markets"),
        };
        diagnostics.push(problem);
    }
    let kept = |target: &Target| exists(&target.market) && readable(&target.market);
    if !profile.career.targets.iter().all(kept) {
        Arc::make_mut(profile).career.targets.retain(kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Disk;
    use std::fs;

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
        let discovered = crate::content::discover(root.path(), &mut diagnostics);
        let content = load(&discovered, &Overrides::default(), &Disk, &mut diagnostics).unwrap();
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
