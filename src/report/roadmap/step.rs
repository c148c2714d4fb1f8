//! One skill to learn, with why, when and what proves it.

use super::choose::Problem;
use super::schedule::Calendar;
use crate::language::List;
use crate::report::claim::{Claim, EvidenceRef};
use crate::report::gaps::OpenGap;
use crate::report::matching::Tiers;
use crate::report::milestone::milestone;
use crate::report::model::{MatchCounts, Resource, Step};
use crate::report::standing::can_be_gap;
use crate::skills::{SkillId, SkillRef};

/// The steps in learning order, one after the other on the calendar.
pub(super) fn steps(
    problem: &Problem<'_>,
    tiers: &Tiers,
    order: &[SkillId],
    calendar: &Calendar,
) -> Vec<Step> {
    let reporter = problem.subject.reporter;
    let mut held = problem.subject.held.clone();
    let mut counts = tiers.counts(reporter, &held);
    let mut from = 0.0;
    let mut steps = Vec::new();
    for (gap, number) in order.iter().filter_map(|id| problem.gap(*id)).zip(1..) {
        held.learn(gap.id, &reporter.brings);
        let before = std::mem::replace(&mut counts, tiers.counts(reporter, &held));
        let to = from + gap.hours.value;
        let (start, end) = calendar.days(from, to);
        from = to;
        let skill = reporter.catalogue.reference(gap.id);
        steps.push(Step {
            number,
            skill: skill.clone(),
            closes: gap.rule.severity(),
            why: why(problem, gap, order, before, counts),
            hours: gap.hours.clone(),
            start,
            end,
            prerequisites: reporter
                .catalogue
                .prerequisites_of(gap.id)
                .into_iter()
                .map(|id| reporter.catalogue.reference(id).clone())
                .filter(|skill| can_be_gap(skill.kind))
                .collect(),
            resources: Resource::of(&reporter.catalogue.resources_of(gap.id), reporter.say()),
            milestone: milestone(skill),
            after: counts,
        });
    }
    steps
}

/// Who asks for it, what it comes before, and what it completes.
fn why(
    problem: &Problem<'_>,
    gap: &OpenGap<'_>,
    order: &[SkillId],
    before: MatchCounts,
    after: MatchCounts,
) -> Claim {
    let reporter = problem.subject.reporter;
    let catalogue = reporter.catalogue;
    let say = reporter.say();
    let words = say.step_reason;
    let skill = catalogue.reference(gap.id);
    let mut parts = Vec::new();
    let mut evidence = EvidenceRef::Figure("/roadmap/after".to_owned());
    if let Some(demand) = gap.demand {
        evidence = EvidenceRef::Requirement(skill.id.to_string());
        let (postings, employers) =
            (demand.any.of_postings(), say.counted.from_employers(demand.employers));
        parts.push(if demand.required.k() > 0 {
            words.required(postings, employers, demand.required).to_string()
        } else {
            say.narrative_demand.named(postings, employers).to_string()
        });
    }
    let taught = reporter.brings.brought(gap.id).iter().filter(|id| **id != gap.id);
    let taught: Vec<&SkillRef> =
        taught.filter_map(|id| Some(catalogue.reference(problem.gap(*id)?.id))).collect();
    if !taught.is_empty() {
        let labels: Vec<&str> = taught.iter().map(|skill| &*skill.label).collect();
        parts.push(words.teaches(List::all(&labels)).to_string());
    }
    let later: Vec<&str> = order
        .iter()
        .filter(|id| catalogue.prerequisites_of(**id).contains(&gap.id))
        .map(|id| &*catalogue.reference(*id).label)
        .collect();
    if !later.is_empty() {
        parts.push(words.before(List::all(&later)).to_string());
    }
    let completed = after.fully_met.k().saturating_sub(before.fully_met.k());
    if completed > 0 {
        parts.push(words.completes(completed).to_string());
    }
    let text = format!("{}.", say.sentence(parts.join("; ")));
    Claim::new(text, evidence).and(EvidenceRef::Figure("/roadmap/after".to_owned()))
}
