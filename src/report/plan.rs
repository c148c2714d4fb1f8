//! The learning plan as plain values: phases, steps, resources and what is left out.

use super::claim::Claim;
use super::model::{Hours, Severity};
use crate::language::{Argument, Hours as Spent, Language, Messages, Mode};
use crate::market::Share;
use crate::skills::SkillRef;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

/// The learning plan.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Roadmap {
    /// First day; of a plan that has begun, the day after the report's.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Length in weeks, with the days that are past.
    pub weeks: u32,
    /// Hours per week.
    pub hours_per_week: f64,
    /// Days of the weeks that are past; all of them when the plan is over.
    pub passed: u32,
    /// Hours in all: weeks times hours per week, without those of the days that are past.
    pub budget: f64,
    /// Hours held back.
    pub slack: f64,
    /// Hours planned: the sum over the steps.
    pub planned: f64,
    /// Phases in time order, at most three; none when no step is planned.
    pub phases: Vec<Phase>,
    /// Gaps that do not fit, by severity.
    pub left_out: Vec<LeftOut>,
    /// Postings fully met before.
    pub before: Share,
    /// Postings fully met after the last step.
    pub after: Share,
    /// How good the choice is, proven.
    pub optimality: Optimality,
    /// How the plan was chosen, in words.
    pub method: String,
    /// Recorded progress that counted.
    pub progress: Vec<ProgressNote>,
}

/// Fewer hours than this are shown as none.
const LEAST_LEFT: f64 = 0.05;

impl Roadmap {
    /// Whether no days are left to plan.
    pub fn is_over(&self) -> bool {
        self.passed >= self.weeks * 7
    }

    /// Hours that are neither planned nor held back; `None` when there are too few to tell.
    pub(crate) fn left(&self) -> Option<f64> {
        let left = self.budget - self.slack - self.planned;
        (left >= LEAST_LEFT).then_some(left)
    }

    /// The last day of the last step.
    pub(crate) fn last_step(&self) -> Option<Date> {
        self.phases.last().map(|phase| phase.end)
    }

    /// The time that is planned: "6 weeks at 10 h a week", or what is left of it.
    pub(crate) const fn frame(&self) -> PlanFrame {
        let left = (self.weeks * 7).saturating_sub(self.passed);
        PlanFrame {
            weeks: self.weeks,
            hours_per_week: self.hours_per_week,
            left: if self.passed == 0 { None } else { Some(left) },
        }
    }
}

/// The time of a plan, in words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlanFrame {
    weeks: u32,
    hours_per_week: f64,
    /// Days that are left of a plan that has begun.
    left: Option<u32>,
}

impl<M: Mode> Argument<M> for PlanFrame {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).plan_frame;
        let whole = say.whole(self.weeks, Spent(self.hours_per_week));
        match self.left {
            Some(left) => write!(out, "{}", say.left(left, whole)),
            None => write!(out, "{whole}"),
        }
    }
}

/// What is proven about the choice of gaps.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Optimality {
    /// Whether no other choice of the considered gaps is better.
    pub proven: bool,
    /// Postings that the plan completes.
    pub completes: u32,
    /// No choice of the considered gaps completes more postings within the planned hours.
    pub at_most: u32,
    /// Gaps that were chosen from: those that fit by themselves.
    pub considered: u32,
    /// Partial choices examined.
    pub examined: u32,
    /// The same in words.
    pub statement: String,
}

/// Steps that follow each other and are mostly for the same.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Phase {
    /// From 1.
    pub number: u32,
    /// Named after what takes most of its hours, such as "Foundations".
    pub title: String,
    /// First day of its first step.
    pub start: Date,
    /// Last day of its last step.
    pub end: Date,
    /// Hours of its steps.
    pub hours: f64,
    /// Its steps in order, one or more.
    pub steps: Vec<Step>,
}

/// One skill to learn; always closes a listed gap.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Step {
    /// From 1 over the whole plan.
    pub number: u32,
    /// The skill.
    pub skill: SkillRef,
    /// Severity of the gap it closes.
    pub closes: Severity,
    /// Why it is worth it, with its figures.
    pub why: Claim,
    /// Hours with their basis.
    pub hours: Hours,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Skills that come first, all held or in earlier steps.
    pub prerequisites: Vec<SkillRef>,
    /// Where to learn it.
    pub resources: Vec<Resource>,
    /// What proves it, concrete and checkable.
    pub milestone: String,
    /// Match after this step.
    pub after: MatchCounts,
}

/// The match in counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MatchCounts {
    /// Core skills met.
    pub core: Share,
    /// Preferred skills met.
    pub preferred: Share,
    /// Postings fully met.
    pub fully_met: Share,
}

/// A learning resource.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Resource {
    /// Title.
    pub title: String,
    /// Address.
    pub url: String,
    /// Documentation, course, book, practice or certification, in words.
    pub kind: String,
    /// Cost, in words.
    pub cost: String,
    /// Stated length or "length not stated".
    pub length: String,
    /// Where and when it was seen, or "unverified".
    pub verified: String,
}

/// A gap that does not fit into the plan.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LeftOut {
    /// The skill.
    pub skill: SkillRef,
    /// Its severity.
    pub severity: Severity,
    /// Hours it needs, with prerequisites.
    pub hours: f64,
    /// Why, in words.
    pub reason: String,
}

/// Progress that was recorded in the profile.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProgressNote {
    /// The skill.
    pub skill: SkillRef,
    /// Day, if given.
    pub date: Option<Date>,
    /// Hours spent.
    pub hours: f64,
    /// Whether it is done.
    pub done: bool,
    /// Proof.
    pub evidence: Option<String>,
}
