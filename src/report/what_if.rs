//! What learning one skill would change.

use super::gaps::OpenGap;
use super::matching::Tiers;
use super::model::WhatIf;
use super::reporter::Subject;

/// So many skills are computed ahead.
const SKILLS: usize = 8;

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
