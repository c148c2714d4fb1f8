//! What learning one skill, or two together, would change.

use super::gaps::OpenGap;
use super::matching::Tiers;
use super::model::{WhatIf, WhatIfPair};
use super::planning::{self, SkillSet};
use super::reporter::Subject;
use super::roadmap::{givers, missing_groups};

/// So many skills are computed ahead.
const SKILLS: usize = 8;
/// So many pairs are listed.
const PAIRS: usize = 8;

/// The gaps that complete most postings, then the most asked ones; prerequisites are not added.
pub(super) fn best(subject: &Subject<'_>, tiers: &Tiers, open: &[OpenGap<'_>]) -> Vec<WhatIf> {
    let reporter = subject.reporter;
    let mut gaps: Vec<&OpenGap<'_>> = open.iter().filter(|gap| gap.demand.is_some()).collect();
    gaps.sort_by_key(|gap| {
        let demand = gap.demand.map_or(0, |demand| demand.any.k());
        (std::cmp::Reverse((gap.completes, demand)), gap.id)
    });
    gaps.into_iter()
        .take(SKILLS)
        .map(|gap| WhatIf {
            skill: reporter.catalogue.reference(gap.id).clone(),
            hours: gap.hours.value,
            with: tiers.counts(reporter, &subject.held.with(gap.id, reporter.catalogue)),
            completes: gap.completes,
        })
        .collect()
}

/// The pairs of gaps that complete more postings together than the sum of each alone, by how many
/// more; prerequisites are not added. Pairs are looked for among the first gaps only where there
/// are more than a [`SkillSet`] holds.
pub(super) fn best_pairs(
    subject: &Subject<'_>,
    tiers: &Tiers,
    open: &[OpenGap<'_>],
) -> Vec<WhatIfPair> {
    let reporter = subject.reporter;
    let gaps: Vec<&OpenGap<'_>> = open.iter().take(SkillSet::CAPACITY).collect();
    let postings = missing_groups(subject, &givers(subject, &gaps));
    let pairs = planning::pairs(postings.iter().map(Vec::as_slice));
    pairs
        .into_iter()
        .take(PAIRS)
        .map(|pair| {
            let both = pair.skills.map(|place| gaps[place]);
            let mut held = subject.held.clone();
            for gap in both {
                held.add(gap.id, reporter.catalogue);
            }
            WhatIfPair {
                skills: both.map(|gap| reporter.catalogue.reference(gap.id).clone()),
                hours: both.iter().map(|gap| gap.hours.value).sum(),
                with: tiers.counts(reporter, &held),
                together: pair.together,
                alone: pair.alone,
            }
        })
        .collect()
}
