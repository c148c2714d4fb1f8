//! Everything a report says of one skill, with what decided it.

use super::EvidenceDerivation;
use crate::candidate::{Evidence, EvidenceLevel};
use crate::language::PlainMessages;
use crate::market::{Demand, TierStep, tier_steps};
use crate::report::severity::why_no_gap;
use crate::report::{Gap, Planned, Report, Standing, Step};
use crate::skills::SkillRef;
use serde::Serialize;
use std::borrow::Cow;

/// How a report comes to what it says of one skill.
#[derive(Debug, Clone, Serialize)]
pub struct SkillDerivation<'a> {
    /// The skill.
    pub skill: &'a SkillRef,
    /// How much it is asked for; `None` when no posting names it.
    pub demand: Option<&'a Demand>,
    /// The tier rules that were tried, up to the one that gave the tier; empty when no posting
    /// names it.
    pub tier: Vec<TierStep>,
    /// What the profile shows.
    pub evidence: EvidenceDerivation<'a>,
    /// What both come to.
    pub outcome: Outcome<'a>,
    /// Ids of the postings that it alone would complete, newest first.
    pub completes: &'a [String],
}

/// What demand and evidence come to.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome<'a> {
    /// No posting names it, and nothing that is missing rests on it.
    NotAsked,
    /// Asked and shown.
    Strength,
    /// Asked and not shown well enough.
    Gap(Box<GapDerivation<'a>>),
    /// Asked and not shown, and no gap.
    NoGap {
        /// Why, as a sentence.
        why: String,
    },
}

/// How a gap came to its severity and its place in the plan.
#[derive(Debug, Clone, Serialize)]
pub struct GapDerivation<'a> {
    /// The gap; its `rule` is the line of the table that gave the severity.
    pub gap: &'a Gap,
    /// The values that the line was decided by, in words.
    pub values: String,
    /// What the plan does about it.
    pub plan: PlanPlace<'a>,
}

/// A gap's place in the plan.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanPlace<'a> {
    /// It is learnt in this step.
    Step(&'a Step),
    /// It is not learnt.
    LeftOut {
        /// Why, in words.
        reason: Cow<'a, str>,
    },
}

impl<'a> SkillDerivation<'a> {
    /// That of a report; `demand` is the market's on the skill, and `shown` gives what the
    /// candidate shows of any.
    pub fn of(
        report: &'a Report,
        skill: &'a SkillRef,
        demand: Option<&'a Demand>,
        shown: &dyn Fn(&SkillRef) -> Option<&'a Evidence>,
    ) -> Self {
        let language = report.generator.language;
        let say = language.plain();
        let evidence = EvidenceDerivation::of(skill, shown, report.as_of, say);
        let gap = report.gaps.iter().find(|gap| gap.skill.id == skill.id);
        let outcome = match (gap, demand) {
            (Some(gap), _) => Outcome::Gap(Box::new(GapDerivation {
                gap,
                values: values(gap, evidence.level, say),
                plan: plan(report, gap, say),
            })),
            (None, None) => Outcome::NotAsked,
            (None, Some(_)) if evidence.standing == Standing::Have => Outcome::Strength,
            (None, Some(demand)) => Outcome::NoGap { why: why_no_gap(demand, say) },
        };
        let completes = report.completed_by.iter().find(|entry| entry.skill.id == skill.id);
        Self {
            skill,
            demand,
            tier: demand.map(|demand| tier_steps(demand, language)).unwrap_or_default(),
            evidence,
            outcome,
            completes: completes.map_or(&[], |entry| &entry.postings),
        }
    }
}

fn values(gap: &Gap, level: EvidenceLevel, say: PlainMessages) -> String {
    let number = u8::from(level);
    let words = say.derivation;
    words.values(gap.employers, gap.tier, gap.any, gap.required, number, level).to_string()
}

fn plan<'a>(report: &'a Report, gap: &'a Gap, say: PlainMessages) -> PlanPlace<'a> {
    let mut steps = report.roadmap.phases.iter().flat_map(|phase| &phase.steps);
    match &gap.planned {
        Planned::LeftOut { reason } => PlanPlace::LeftOut { reason: reason.into() },
        Planned::Step { number } => match steps.find(|step| step.number == *number) {
            Some(step) => PlanPlace::Step(step),
            None => {
                let reason = say.plan_reason.no_such_step().to_string();
                PlanPlace::LeftOut { reason: reason.into() }
            }
        },
    }
}
