//! Which skills to learn, in which order: a precedence-constrained knapsack, solved greedily.
//!
//! [`choose`] is all the rest of the plan knows of the solver.

use crate::report::gaps::OpenGap;
use crate::report::held::Held;
use crate::report::model::Severity;
use crate::report::reporter::Subject;
use crate::report::severity::Rule;
use crate::report::standing::open_prerequisites;
use crate::skills::SkillId;
use std::cmp::Ordering;

/// What is to be chosen from.
pub(super) struct Problem<'a> {
    pub(super) subject: &'a Subject<'a>,
    pub(super) gaps: &'a [OpenGap<'a>],
    /// Hours that may be planned.
    pub(super) capacity: f64,
}

impl Problem<'_> {
    /// The gap of a skill.
    pub(super) fn gap(&self, skill: SkillId) -> Option<&OpenGap<'_>> {
        self.gaps.iter().find(|gap| gap.id == skill)
    }

    /// A gap with the prerequisites that are not held, in learning order, and their hours.
    pub(super) fn closure(&self, skill: SkillId, held: &Held) -> (Vec<SkillId>, f64) {
        let catalogue = self.subject.reporter.catalogue;
        let mut skills = open_prerequisites(self.subject, skill);
        // Whatever comes before a skill has fewer prerequisites than the skill.
        skills.sort_by_key(|id| (catalogue.prerequisites_of(*id).len(), *id));
        skills.push(skill);
        let mut held = held.clone();
        let mut order = Vec::new();
        let mut hours = 0.0;
        for id in skills {
            if !held.has(id) {
                held.add(id, catalogue);
                hours += self.gap(id).map_or(0.0, |gap| gap.hours.value);
                order.push(id);
            }
        }
        (order, hours)
    }
}

/// Chooses skills within the capacity, in learning order, prerequisites first.
///
/// Takes again and again the skill whose learning, with the prerequisites that are not held,
/// completes most postings per hour; when none completes a posting, the one with most
/// severity-weighted demand per hour. Ties go by severity, demand and catalogue order.
pub(super) fn choose(problem: &Problem<'_>) -> Vec<SkillId> {
    let catalogue = problem.subject.reporter.catalogue;
    let mut held = problem.subject.held.clone();
    let mut order = Vec::new();
    let mut left = problem.capacity;
    while let Some(best) = problem
        .gaps
        .iter()
        .filter(|gap| gap.rule != Rule::Prerequisite && !held.has(gap.id))
        .filter_map(|gap| Offer::of(problem, gap, &held, left))
        .min_by(Offer::compare)
    {
        left -= best.hours;
        for id in &best.skills {
            held.add(*id, catalogue);
        }
        order.extend(best.skills);
    }
    order
}

/// What choosing a gap next would cost and bring.
struct Offer<'a> {
    gap: &'a OpenGap<'a>,
    skills: Vec<SkillId>,
    hours: f64,
    completes: u32,
}

impl<'a> Offer<'a> {
    /// `None` when it does not fit.
    fn of(problem: &Problem<'a>, gap: &'a OpenGap<'a>, held: &Held, left: f64) -> Option<Self> {
        let (skills, hours) = problem.closure(gap.id, held);
        if hours > left + 1e-9 {
            return None;
        }
        let reporter = problem.subject.reporter;
        let mut with = held.clone();
        for id in &skills {
            with.add(*id, reporter.catalogue);
        }
        let completes = reporter.completes(held, &with);
        Some(Self { gap, skills, hours, completes })
    }

    /// The better offer first.
    fn compare(&self, other: &Self) -> Ordering {
        let completed = |offer: &Self| f64::from(offer.completes) / offer.hours;
        let demand = |offer: &Self| offer.gap.demand.map_or(0, |demand| demand.any.k());
        let weighted = |offer: &Self| {
            f64::from(demand(offer)) * severity_weight(offer.gap.rule.severity()) / offer.hours
        };
        let by_worth = completed(other).total_cmp(&completed(self)).then_with(|| {
            if self.completes == 0 {
                weighted(other).total_cmp(&weighted(self))
            } else {
                Ordering::Equal
            }
        });
        by_worth
            .then_with(|| self.gap.rule.severity().cmp(&other.gap.rule.severity()))
            .then_with(|| demand(other).cmp(&demand(self)))
            .then_with(|| self.gap.id.cmp(&other.gap.id))
    }
}

/// What a posting that names a skill counts, by the severity of the gap.
pub(in crate::report) fn severity_weight(severity: Severity) -> f64 {
    match severity {
        Severity::Critical => 3.0,
        Severity::Important => 2.0,
        Severity::NiceToHave => 1.0,
    }
}
