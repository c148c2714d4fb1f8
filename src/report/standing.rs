//! The one decision on every skill: strength, gap or neither.

use super::model::{Requirement, Standing};
use super::reporter::Subject;
use super::severity::Rule;
use crate::candidate::{Evidence, EvidenceLevel};
/// What a posting can require is also what one can plan to learn.
pub(super) use crate::market::is_requirement_kind as can_be_gap;
use crate::market::{SMALL_SAMPLE, Tier};
use crate::skills::SkillId;
use std::collections::BTreeMap;

/// What a skill is to the candidate; a skill has one verdict, so it cannot be two things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Standing "have".
    Strength,
    /// Standing "partly" or "missing", and a line of the severity table applies.
    Gap(Rule),
    /// Asked, not shown, and no gap by the table.
    Neither,
}

/// The verdict on one skill, with the gaps it comes before.
#[derive(Debug)]
pub(super) struct Decision {
    /// The verdict.
    pub(super) verdict: Verdict,
    /// Place in the market's demand; `None` for prerequisites that no posting names.
    pub(super) demand: Option<usize>,
    /// Gaps that it is a prerequisite of, when that alone makes it a gap.
    pub(super) needed_by: Vec<SkillId>,
}

/// Decides on every asked skill, and on what has to be learnt before the gaps.
pub(super) fn decide(subject: &Subject<'_>) -> BTreeMap<SkillId, Decision> {
    let market = subject.reporter.market;
    let mut decisions = BTreeMap::new();
    for (index, (id, demand)) in market.demand_ids.iter().zip(&market.demand).enumerate() {
        let level = subject.candidate.level(*id);
        let verdict =
            match (Standing::of(level), Rule::of(demand, level, subject.settled(*id, demand))) {
                (Standing::Have, _) => Verdict::Strength,
                (_, Some(rule)) if can_be_gap(demand.skill.kind) => Verdict::Gap(rule),
                _ => Verdict::Neither,
            };
        // What is of no tier, no gap and not in the profile is left to the market's own page.
        let small = demand.any.n() < SMALL_SAMPLE;
        let listed = demand.tier != Tier::Other || level != EvidenceLevel::None || small;
        if listed || verdict != Verdict::Neither {
            decisions.insert(*id, Decision { verdict, demand: Some(index), needed_by: Vec::new() });
        }
    }
    add_prerequisites(subject, &mut decisions);
    decisions
}

/// The requirements in market order.
pub(super) fn requirements(
    subject: &Subject<'_>,
    decisions: &BTreeMap<SkillId, Decision>,
) -> Vec<(SkillId, Requirement)> {
    let reporter = subject.reporter;
    let mut asked: Vec<(usize, SkillId)> =
        decisions.iter().filter_map(|(id, decision)| Some((decision.demand?, *id))).collect();
    asked.sort_unstable();
    asked
        .into_iter()
        .map(|(index, id)| {
            let evidence = evidence(subject, id);
            let quotes = &reporter.asked(index).quotes;
            // What few ask for needs no more than a proof; the market page has every sentence.
            let quotes = match reporter.market.demand[index].tier {
                Tier::Other => &quotes[..quotes.len().min(1)],
                Tier::Core | Tier::Preferred | Tier::Emerging => quotes,
            };
            let requirement = Requirement {
                demand: reporter.market.demand[index].clone(),
                standing: Standing::of(evidence.level),
                evidence,
                alternatives: subject.alternatives(id, &reporter.market.demand[index]),
                quotes: quotes.to_vec(),
            };
            (id, requirement)
        })
        .collect()
}

/// What has to be learnt before `skill` and is not held, itself not among it.
pub(super) fn open_prerequisites(subject: &Subject<'_>, skill: SkillId) -> Vec<SkillId> {
    let catalogue = subject.reporter.catalogue;
    catalogue
        .prerequisites_of(skill)
        .into_iter()
        .filter(|id| can_be_gap(catalogue.reference(*id).kind) && !subject.held.has(*id))
        .collect()
}

fn add_prerequisites(subject: &Subject<'_>, decisions: &mut BTreeMap<SkillId, Decision>) {
    let gaps: Vec<SkillId> = decisions
        .iter()
        .filter(|(_, decision)| matches!(decision.verdict, Verdict::Gap(_)))
        .map(|(id, _)| *id)
        .collect();
    for gap in gaps {
        for prerequisite in open_prerequisites(subject, gap) {
            let decision = decisions.entry(prerequisite).or_insert_with(|| Decision {
                verdict: Verdict::Neither,
                demand: subject.reporter.position(prerequisite),
                needed_by: Vec::new(),
            });
            if matches!(decision.verdict, Verdict::Neither | Verdict::Gap(Rule::Prerequisite)) {
                decision.verdict = Verdict::Gap(Rule::Prerequisite);
                decision.needed_by.push(gap);
            }
        }
    }
}

fn evidence(subject: &Subject<'_>, id: SkillId) -> Evidence {
    subject.candidate.evidence(id).cloned().unwrap_or_else(|| Evidence {
        skill: subject.reporter.catalogue.reference(id).clone(),
        level: EvidenceLevel::None,
        items: Vec::new(),
        implied_by: None,
        months: None,
        last_used: None,
        stated_level: None,
    })
}
