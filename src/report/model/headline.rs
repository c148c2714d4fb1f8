//! A report in few values, for pages that list many.

use super::{Match, MatchCounts, Report, Severity, Standing};
use crate::candidate::EvidenceLevel;
use crate::content::Section;
use crate::market::Share;
use crate::skills::SkillRef;
use jiff::civil::Date;
use std::collections::HashMap;

/// A report in one line, with what pages of several candidates or targets show of it.
///
/// Much smaller than the report: a site of thousands keeps all of them.
#[derive(Debug, Clone)]
pub struct Headline {
    /// Profile id.
    pub candidate: String,
    /// Name.
    pub name: String,
    /// Headline of the profile.
    pub label: Option<String>,
    /// An invented candidate.
    pub sample: bool,
    /// A candidate that only its owner sees.
    pub private: bool,
    /// Sections that the candidate's dashboard does not show.
    pub hidden: Vec<Section>,
    /// Market id.
    pub market: String,
    /// Market name.
    pub title: String,
    /// Region in words.
    pub region: Option<String>,
    /// The day it holds for.
    pub as_of: Date,
    /// The match in counts.
    pub matching: MatchCounts,
    /// The gap that weighs most, with the postings that name it.
    pub first_gap: Option<(SkillRef, Share)>,
    /// Asked skills that are shown, and gaps; by skill id.
    pub skills: Box<[SkillMark]>,
    /// The learning plan.
    pub plan: PlanHeadline,
    /// Recorded progress.
    pub progress: ProgressHeadline,
}

/// Where a candidate stands on one skill.
#[derive(Debug, Clone, PartialEq)]
pub struct SkillMark {
    /// The skill.
    pub skill: SkillRef,
    /// How well it is shown.
    pub level: EvidenceLevel,
    /// Postings that name it.
    pub any: Share,
    /// How much its absence weighs, if it is a gap.
    pub gap: Option<Severity>,
    /// Whether the postings take a held skill in its place.
    pub settled: bool,
    /// Number of the step that teaches it, from 1; 0 when none does.
    pub step: u32,
}

impl SkillMark {
    /// Where the candidate stands on it.
    pub fn standing(&self) -> Standing {
        Standing::of(self.level)
    }
}

/// A learning plan in few values.
#[derive(Debug, Clone)]
pub struct PlanHeadline {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Whether no days are left to plan.
    pub over: bool,
    /// Hours in all.
    pub budget: f64,
    /// Hours of the steps.
    pub planned: f64,
    /// The match after the last step.
    pub after: MatchCounts,
    /// The steps in order.
    pub steps: Box<[PlannedSkill]>,
}

/// A step of a plan.
#[derive(Debug, Clone)]
pub struct PlannedSkill {
    /// The skill.
    pub skill: SkillRef,
    /// Severity of the gap it closes.
    pub closes: Severity,
    /// Hours.
    pub hours: f64,
    /// Last day.
    pub end: Date,
}

/// Recorded progress in sums.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ProgressHeadline {
    /// Hours recorded.
    pub hours: f64,
    /// Skills recorded as done.
    pub done: u32,
    /// Entries that are under way.
    pub under_way: u32,
    /// Day of the newest entry that has one.
    pub newest: Option<Date>,
}

impl Headline {
    /// That of a report.
    pub fn of(report: &Report) -> Self {
        let Match { core, preferred, fully_met, .. } = report.matching;
        let matching = MatchCounts { core, preferred, fully_met };
        Self {
            candidate: report.candidate.id.clone(),
            name: report.candidate.name.clone(),
            label: report.candidate.label.clone(),
            sample: report.candidate.sample,
            private: false,
            hidden: Vec::new(),
            market: report.market.id.clone(),
            title: report.market.title.clone(),
            region: report.market.region.clone(),
            as_of: report.as_of,
            matching,
            first_gap: report.gaps.first().map(|gap| (gap.skill.clone(), gap.any)),
            skills: marks(report),
            plan: PlanHeadline::of(report, matching),
            progress: ProgressHeadline::of(report),
        }
    }

    /// Where the candidate stands on a skill; `None` when it is neither shown nor a gap.
    pub fn mark(&self, skill: &str) -> Option<&SkillMark> {
        let place = self.skills.binary_search_by(|mark| (*mark.skill.id).cmp(skill));
        place.ok().map(|place| &self.skills[place])
    }

    /// Gaps of a severity.
    pub fn gaps(&self, severity: Severity) -> u32 {
        self.skills.iter().filter(|mark| mark.gap == Some(severity)).count() as u32
    }
}

fn marks(report: &Report) -> Box<[SkillMark]> {
    let steps = report.roadmap.phases.iter().flat_map(|phase| &phase.steps);
    let steps: HashMap<&str, u32> = steps.map(|step| (&*step.skill.id, step.number)).collect();
    let step = |skill: &SkillRef| steps.get(&*skill.id).copied().unwrap_or_default();
    let gaps: HashMap<&str, Severity> =
        report.gaps.iter().map(|gap| (&*gap.skill.id, gap.severity)).collect();
    let asked = report.requirements.iter().filter_map(|row| {
        let skill = &row.demand.skill;
        let gap = gaps.get(&*skill.id).copied();
        (row.evidence.level > EvidenceLevel::None || gap.is_some()).then(|| SkillMark {
            skill: skill.clone(),
            level: row.evidence.level,
            any: row.demand.any,
            gap,
            settled: row.settled(),
            step: step(skill),
        })
    });
    let mut marks: Vec<SkillMark> = asked.collect();
    let asked: std::collections::HashSet<&str> =
        report.requirements.iter().map(|row| &*row.demand.skill.id).collect();
    // Gaps that other gaps rest on need not be asked.
    let unasked = report.gaps.iter().filter(|gap| !asked.contains(&*gap.skill.id));
    marks.extend(unasked.map(|gap| SkillMark {
        skill: gap.skill.clone(),
        level: match gap.standing {
            Standing::Partly => EvidenceLevel::Listed,
            Standing::Have | Standing::Missing => EvidenceLevel::None,
        },
        any: gap.any,
        gap: Some(gap.severity),
        settled: false,
        step: step(&gap.skill),
    }));
    marks.sort_by(|a, b| a.skill.id.cmp(&b.skill.id));
    marks.into()
}

impl PlanHeadline {
    fn of(report: &Report, before: MatchCounts) -> Self {
        let roadmap = &report.roadmap;
        let steps = || roadmap.phases.iter().flat_map(|phase| &phase.steps);
        Self {
            start: roadmap.start,
            end: roadmap.end,
            over: roadmap.is_over(),
            budget: roadmap.budget,
            planned: roadmap.planned,
            after: steps().last().map_or(before, |step| step.after),
            steps: steps()
                .map(|step| PlannedSkill {
                    skill: step.skill.clone(),
                    closes: step.closes,
                    hours: step.hours.value,
                    end: step.end,
                })
                .collect(),
        }
    }
}

impl ProgressHeadline {
    fn of(report: &Report) -> Self {
        let notes = &report.roadmap.progress;
        let done: std::collections::HashSet<&str> =
            notes.iter().filter(|note| note.done).map(|note| &*note.skill.id).collect();
        Self {
            hours: notes.iter().map(|note| note.hours).sum(),
            done: done.len() as u32,
            under_way: notes.iter().filter(|note| !note.done).count() as u32,
            newest: notes.iter().filter_map(|note| note.date).max(),
        }
    }
}

/// Headlines by hand, for the tests of what compares them.
#[cfg(test)]
pub(crate) mod fixture {
    use super::*;
    use crate::skills::Kind;
    use jiff::civil::date;

    /// A skill with its evidence level, gap and step.
    pub(crate) type Mark = (&'static str, EvidenceLevel, Option<Severity>, u32);

    /// The headline of a candidate in a market; each step takes ten hours per letter of its skill.
    pub(crate) fn headline(
        candidate: &str,
        market: &str,
        fully_met: u32,
        marks: &[Mark],
    ) -> Headline {
        let matching = MatchCounts {
            core: Share::new(1, 2),
            preferred: Share::new(0, 3),
            fully_met: Share::new(fully_met, 40),
        };
        let skill = |id: &str| SkillRef { id: id.into(), label: id.into(), kind: Kind::Language };
        let mut skills: Vec<SkillMark> = marks
            .iter()
            .map(|(id, level, gap, step)| SkillMark {
                skill: skill(id),
                level: *level,
                any: Share::new(id.len() as u32, 40),
                gap: *gap,
                settled: false,
                step: *step,
            })
            .collect();
        skills.sort_by(|a, b| a.skill.id.cmp(&b.skill.id));
        let mut steps: Vec<&SkillMark> = skills.iter().filter(|mark| mark.step > 0).collect();
        steps.sort_by_key(|mark| mark.step);
        let day = date(2026, 12, 1);
        let steps: Box<[PlannedSkill]> = steps
            .into_iter()
            .map(|mark| PlannedSkill {
                skill: mark.skill.clone(),
                closes: mark.gap.unwrap_or(Severity::NiceToHave),
                hours: mark.skill.id.len() as f64 * 10.0,
                end: day,
            })
            .collect();
        Headline {
            candidate: candidate.to_owned(),
            name: candidate.to_owned(),
            label: None,
            sample: true,
            private: false,
            hidden: Vec::new(),
            market: market.to_owned(),
            title: market.to_owned(),
            region: None,
            as_of: day,
            matching,
            first_gap: None,
            plan: PlanHeadline {
                start: day,
                end: day,
                over: false,
                budget: 60.0,
                planned: steps.iter().map(|step| step.hours).sum(),
                after: matching,
                steps,
            },
            skills: skills.into(),
            progress: ProgressHeadline::default(),
        }
    }
}
