//! A candidate and which of its targets is meant.

use super::site_arguments::SiteArguments;
use super::{Failure, Streams, answer};
use crate::content::{Content, Overrides, Profile, Visibility};
use crate::diagnostics::{Diagnostics, did_you_mean};
use crate::market::Market;
use crate::pipeline::{self, Loaded};
use crate::skills::{Catalogue, Miner, SkillId};
use crate::wording::short_list;
use std::sync::Arc;

/// So many of the markets that a candidate aims at are named.
const NAMED_AIMS: usize = 8;

/// The place of the market `named` among those a candidate aims at; of the only one when none is
/// named, and `None` when there is none at all.
fn choose(profile: &str, named: Option<&str>, aims: &[&str]) -> Result<Option<usize>, Failure> {
    let Some(named) = named else {
        if aims.len() > 1 {
            return Err(Failure::new(format!(
                "{profile} aims at several markets: add --market with one of {}",
                aims.join(", ")
            )));
        }
        return Ok((!aims.is_empty()).then_some(0));
    };
    if let Some(index) = aims.iter().position(|market| *market == named) {
        return Ok(Some(index));
    }
    let near = did_you_mean(named, aims.iter().copied());
    let near = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
    let aims = if aims.is_empty() {
        "it aims at no market that can be read".to_owned()
    } else {
        format!("it aims at {}", short_list(aims, NAMED_AIMS))
    };
    Err(Failure::new(format!("{profile} does not aim at {named}: {aims}{near}")))
}

/// A site read for one of its candidates.
pub(super) struct Found {
    pub(super) content: Content,
    pub(super) miner: Arc<Miner>,
    pub(super) profile: Arc<Profile>,
    /// The problems of the content, told unless the answer is JSON, which holds them.
    pub(super) diagnostics: Diagnostics,
    /// Whether they make the run a failure.
    pub(super) problems: bool,
}

/// Runs what makes an answer; when it fails, programs get the problems that were found until then.
pub(super) fn or_problems<T>(
    site: &SiteArguments,
    diagnostics: &Diagnostics,
    streams: &mut Streams<'_>,
    make: impl FnOnce(&mut Streams<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    make(streams).or_else(|failure| {
        if site.is_json() && !failure.silent {
            answer::print(diagnostics, &answer::Nothing {}, streams)?;
        }
        Err(failure)
    })
}

/// Reads a site for the public candidate `profile` and tells the problems of its content.
pub(super) fn load(
    profile: &str,
    site: &SiteArguments,
    streams: &mut Streams<'_>,
) -> Result<Found, Failure> {
    site.check_root()?;
    let mut diagnostics = Diagnostics::default();
    let overrides = Overrides { only: vec![profile.to_owned()], ..site.overrides() };
    let Loaded { content, miner } = pipeline::load(&site.root, &overrides, &mut diagnostics);
    if let Some(content) = &content {
        pipeline::check(content, miner.catalogue(), &mut diagnostics);
    }
    let found = content.as_ref().is_some_and(|content| !content.profiles.is_empty());
    let problems = if site.is_json() {
        site.fails(&diagnostics)
    } else if !found {
        // A warning may be all that tells why there is nothing.
        site.report(&diagnostics, streams)?
    } else {
        site.report_briefly(&diagnostics, Diagnostics::default(), streams)?
    };
    let chosen = or_problems(site, &diagnostics, streams, |_| {
        let content = content.ok_or_else(|| nothing(profile))?;
        let profile = content.profiles.first().cloned().ok_or_else(|| nothing(profile))?;
        if profile.career.visibility == Visibility::Private {
            return Err(Failure::new(format!(
                "{} is private (`career.visibility`): nothing is reported",
                profile.id
            )));
        }
        Ok((content, profile))
    });
    let (content, profile) = chosen?;
    Ok(Found { content, miner, profile, diagnostics, problems })
}

/// The target that is meant, of those that a candidate aims at.
pub(super) fn market<'m>(
    profile: &Profile,
    named: Option<&str>,
    markets: &'m [Market],
) -> Result<&'m Market, Failure> {
    let targets = pipeline::targets(profile, markets);
    let aims: Vec<&str> = targets.iter().map(|index| markets[*index].id.as_str()).collect();
    let chosen = choose(&profile.id, named, &aims)?.ok_or_else(|| nothing(&profile.id))?;
    Ok(&markets[targets[chosen]])
}

/// The skill that is meant by an id, a name or another way to write it.
pub(super) fn skill(name: &str, catalogue: &Catalogue) -> Result<SkillId, Failure> {
    if let Some(id) = catalogue.by_id(name).or_else(|| catalogue.by_name(name.trim())) {
        return Ok(id);
    }
    let names = catalogue.ids().flat_map(|id| {
        let aliases = catalogue.get(id).aliases.iter().map(|alias| &*alias.text);
        let reference = catalogue.reference(id);
        aliases.chain([&*reference.id, &*reference.label])
    });
    let near = did_you_mean(name, names).map(|near| format!("; did you mean {near}?"));
    let near = near.unwrap_or_default();
    Err(Failure::new(format!("the catalogue has no skill {name}{near}")))
}

fn nothing(profile: &str) -> Failure {
    Failure::new(format!("there is no report for {profile}"))
}
