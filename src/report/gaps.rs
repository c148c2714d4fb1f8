//! What is missing, most severe first.

use super::completing::Completed;
use super::hours;
use super::model::{Gap, Hours, SimilarHeld, Standing};
use super::reporter::Subject;
use super::roadmap::Plan;
use super::severity::Rule;
use super::standing::{Decision, Verdict};
use crate::candidate::EvidenceLevel;
use crate::content::ProgressStatus;
use crate::language::{Hours as Spent, List, PlainMessages};
use crate::market::{Demand, Share, Tier};
use crate::skills::SkillId;
use std::collections::BTreeMap;

/// A gap before it is known what the plan does about it.
pub(super) struct OpenGap<'a> {
    pub(super) id: SkillId,
    pub(super) rule: Rule,
    /// `None` for prerequisites that no posting names.
    pub(super) demand: Option<&'a Demand>,
    pub(super) needed_by: Vec<SkillId>,
    pub(super) similar: Vec<SimilarHeld>,
    pub(super) hours: Hours,
    pub(super) completes: u32,
}

impl OpenGap<'_> {
    /// Postings that name it, of `n` readable ones.
    pub(super) fn any(&self, n: u32) -> Share {
        self.demand.map_or(Share::new(0, n), |demand| demand.any)
    }
}

/// The gaps of all decisions, by severity, demand and catalogue order.
pub(super) fn open<'a>(
    subject: &Subject<'a>,
    decisions: &BTreeMap<SkillId, Decision>,
    completed: &Completed,
) -> Vec<OpenGap<'a>> {
    let reporter = subject.reporter;
    let mut gaps: Vec<OpenGap<'a>> = decisions
        .iter()
        .filter_map(|(id, decision)| {
            let Verdict::Gap(rule) = decision.verdict else { return None };
            let similar = hours::similar_held(subject, *id);
            Some(OpenGap {
                id: *id,
                rule,
                demand: decision.demand.map(|index| &reporter.market.demand[index]),
                needed_by: decision.needed_by.clone(),
                hours: hours::hours(subject, *id, &similar),
                similar,
                completes: completed.get(id).map_or(0, |postings| postings.len() as u32),
            })
        })
        .collect();
    gaps.sort_by_key(|gap| {
        (
            gap.rule.severity(),
            std::cmp::Reverse(gap.demand.map_or(0, |demand| demand.any.k())),
            gap.id,
        )
    });
    gaps
}

/// The gaps as reported, in the same order, each with what the plan does about it.
pub(super) fn finish(subject: &Subject<'_>, open: Vec<OpenGap<'_>>, plan: &Plan) -> Vec<Gap> {
    open.into_iter().map(|gap| finish_one(subject, gap, plan)).collect()
}

fn finish_one(subject: &Subject<'_>, gap: OpenGap<'_>, plan: &Plan) -> Gap {
    let reporter = subject.reporter;
    let n = reporter.market.funnel.readable;
    let level = subject.candidate.level(gap.id);
    let asked_by = reporter.position(gap.id).map(|index| reporter.asked(index).employers.clone());
    Gap {
        skill: reporter.catalogue.reference(gap.id).clone(),
        severity: gap.rule.severity(),
        rule: rule(subject, &gap),
        tier: gap.demand.map_or(Tier::Other, |demand| demand.tier),
        any: gap.any(n),
        required: gap.demand.map_or(Share::new(0, n), |demand| demand.required),
        employers: gap.demand.map_or(0, |demand| demand.employers),
        asked_by: asked_by.unwrap_or_default(),
        standing: Standing::of(level),
        evidence_for: evidence_for(subject, &gap),
        evidence_against: evidence_against(level, reporter.say()),
        planned: plan.of(gap.id),
        similar: gap.similar,
        completes: gap.completes,
        hours: gap.hours,
    }
}

/// The line of the severity table; for prerequisites with what they come before.
fn rule(subject: &Subject<'_>, gap: &OpenGap<'_>) -> String {
    let say = subject.reporter.say();
    match gap.rule {
        Rule::Prerequisite => {
            let names: Vec<&str> = gap
                .needed_by
                .iter()
                .map(|id| &*subject.reporter.catalogue.reference(*id).label)
                .collect();
            say.severity_rule.prerequisite_of(List::all(&names)).to_string()
        }
        rule => rule.in_words(say),
    }
}

fn evidence_for(subject: &Subject<'_>, gap: &OpenGap<'_>) -> Vec<String> {
    let skill = gap.id;
    let say = subject.reporter.say();
    let words = say.gap_evidence;
    let mut found = Vec::new();
    if let Some(evidence) = subject.candidate.evidence(skill) {
        let mut places: Vec<&str> = evidence.items.iter().map(|item| &*item.place).collect();
        places.dedup();
        found.extend(places.into_iter().map(|place| words.named(place).to_string()));
        let implied = evidence.implied_by.iter();
        found.extend(implied.map(|implied| words.implied(&implied.rule).to_string()));
    }
    if let Some(alternatives) = gap.demand.and_then(|demand| subject.alternatives(gap.id, demand)) {
        found.push(say.value(&alternatives).to_string());
    }
    found.extend(learnt_parts(subject, skill));
    let recorded = hours::recorded_hours(subject, skill);
    if recorded > 0.0 {
        found.push(words.recorded(Spent(recorded)).to_string());
    }
    found
}

/// Skills recorded as learnt that imply a gap and are too short to teach it.
fn learnt_parts(subject: &Subject<'_>, gap: SkillId) -> Vec<String> {
    let catalogue = subject.reporter.catalogue;
    let hours = |skill| Spent(catalogue.learning_hours(skill).hours);
    let progress = subject.profile.career.progress.iter();
    let done = progress.filter(|entry| entry.status == ProgressStatus::Done);
    let mut parts: Vec<SkillId> = done
        .filter_map(|entry| catalogue.by_name(&entry.skill))
        .filter(|part| catalogue.implied_by(*part).contains(&gap))
        .collect();
    parts.sort_unstable();
    parts.dedup();
    let words = subject.reporter.say().gap_evidence;
    let in_words = |part: SkillId| {
        let label = &*catalogue.reference(part).label;
        words.learnt_part(label, hours(part), hours(gap)).to_string()
    };
    parts.into_iter().map(in_words).collect()
}

fn evidence_against(level: EvidenceLevel, say: PlainMessages) -> String {
    match level {
        EvidenceLevel::Listed => say.gap_evidence.not_used().to_string(),
        _ => say.gap_evidence.not_named().to_string(),
    }
}
