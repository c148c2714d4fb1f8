//! The roles of a résumé over the years, and when they show each asked skill.

use super::calendar::{Calendar, Span};
use super::scale::{Percent, Tick};
use crate::candidate::{Evidence, EvidenceLevel, RECENT_MONTHS, Role};
use crate::report::{Report, Requirement};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Roles and skills on one time axis.
#[derive(Debug)]
pub(crate) struct Timeline<'a> {
    /// Empty when no role is dated: then nothing is drawn.
    pub(crate) years: Vec<Tick>,
    /// What counts as recent.
    pub(crate) recent: Option<Span>,
    pub(crate) roles: Vec<RoleLane<'a>>,
    /// Asked skills that the résumé names, most asked first.
    pub(crate) skills: Vec<SkillLane<'a>>,
}

/// A role with its days.
#[derive(Debug)]
pub(crate) struct RoleLane<'a> {
    pub(crate) role: &'a Role,
    /// `None` when it has no known start, lies ahead or ends before it starts.
    pub(crate) span: Option<Span>,
    /// The one day that is known of a role without span.
    pub(crate) day: Option<Percent>,
}

/// A skill with the days of the roles that show it.
#[derive(Debug)]
pub(crate) struct SkillLane<'a> {
    pub(crate) requirement: &'a Requirement,
    /// Apart from each other, oldest first; empty when no dated role shows it.
    pub(crate) spans: Vec<Span>,
    pub(crate) last_used: Option<LastUsed>,
    /// The roles that show it, newest first, dated or not.
    pub(crate) roles: Vec<&'a Role>,
}

/// The evening of the last day of use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LastUsed {
    pub(crate) at: Percent,
    /// Whether that is recent by the rule of evidence level 4.
    pub(crate) recent: bool,
}

impl SkillLane<'_> {
    pub(crate) fn evidence(&self) -> &Evidence {
        &self.requirement.evidence
    }

    /// The last day of use, when it is not recent.
    pub(crate) fn last_before(&self) -> Option<Date> {
        self.last_used.filter(|last| !last.recent).and(self.evidence().last_used)
    }
}

impl<'a> Timeline<'a> {
    /// `None` without roles.
    pub(crate) fn of(report: &'a Report) -> Option<Self> {
        let (roles, as_of) = (report.candidate.roles.as_slice(), report.as_of);
        if roles.is_empty() {
            return None;
        }
        let shown = report.requirements.iter();
        let shown = shown.filter(|asked| asked.evidence.level > EvidenceLevel::None);
        let Some(first) = roles.iter().flat_map(|role| [role.start, role.end]).flatten().min()
        else {
            let roles = roles.iter().map(|role| RoleLane { role, span: None, day: None });
            let skills = shown.map(|requirement| SkillLane {
                spans: Vec::new(),
                last_used: None,
                roles: showing(requirement, report),
                requirement,
            });
            return Some(Self {
                years: Vec::new(),
                recent: None,
                roles: roles.collect(),
                skills: skills.collect(),
            });
        };
        let first = Date::new(first.min(as_of).year(), 1, 1).unwrap_or(first);
        let calendar = Calendar::new(first, as_of);
        let since = as_of.saturating_sub(RECENT_MONTHS.months());
        let lane = |requirement: &'a Requirement| {
            let roles = showing(requirement, report);
            let spans = roles.iter().filter_map(|role| days(role, as_of));
            SkillLane {
                spans: joined(spans.collect())
                    .into_iter()
                    .map(|(a, b)| calendar.span(a, b))
                    .collect(),
                last_used: requirement
                    .evidence
                    .last_used
                    .map(|day| LastUsed { at: calendar.evening(day), recent: day >= since }),
                requirement,
                roles,
            }
        };
        let role_lane = |role| {
            let span = days(role, as_of).map(|(from, to)| calendar.span(from, to));
            let known = role.start.or(role.end).filter(|day| *day <= as_of);
            let day = known.filter(|_| span.is_none()).map(|day| calendar.evening(day));
            RoleLane { role, span, day }
        };
        Some(Self {
            years: calendar.years(),
            recent: Some(calendar.span(since, as_of)),
            roles: roles.iter().map(role_lane).collect(),
            skills: shown.map(lane).collect(),
        })
    }
}

/// The roles that name a skill, newest first.
fn showing<'a>(requirement: &Requirement, report: &'a Report) -> Vec<&'a Role> {
    let items = &requirement.evidence.items;
    let names = |role: &&Role| items.iter().any(|item| role.holds(&item.pointer));
    report.candidate.roles.iter().filter(names).collect()
}

/// First and last day of a dated role, today included in one that goes on.
fn days(role: &Role, as_of: Date) -> Option<(Date, Date)> {
    // A role without months is undated, lies ahead or ends before it starts.
    role.months?;
    Some((role.start?, role.end.map_or(as_of, |end| end.min(as_of))))
}

/// The stretches that are covered by any, oldest first; such as follow day on day are one.
fn joined(mut stretches: Vec<(Date, Date)>) -> Vec<(Date, Date)> {
    stretches.sort_unstable();
    let mut joined: Vec<(Date, Date)> = Vec::new();
    for (from, to) in stretches {
        match joined.last_mut() {
            Some(last) if from <= last.1.saturating_add(1.day()) => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::fixture::Fixture;
    use jiff::civil::date;

    fn report() -> Report {
        Fixture::new().reports[3].clone()
    }

    fn inside(span: &Span) -> bool {
        0.0 <= span.from.0 && span.from.0 < span.to.0 && span.to.0 <= 100.0
    }

    #[test]
    fn every_lane_lies_inside_and_skills_within_the_roles_that_show_them() {
        for report in &Fixture::new().reports {
            let Some(timeline) = Timeline::of(report) else {
                assert!(report.candidate.roles.is_empty());
                continue;
            };
            assert_eq!(timeline.roles.len(), report.candidate.roles.len());
            assert!(timeline.roles.iter().filter_map(|lane| lane.span.as_ref()).all(inside));
            assert!(timeline.recent.as_ref().is_some_and(inside));
            assert!(!timeline.skills.is_empty());
            for lane in &timeline.skills {
                assert!(lane.spans.iter().all(inside), "{lane:?}");
                assert!(lane.spans.is_sorted_by(|a, b| a.to.0 < b.from.0), "spans touch");
                let shown = timeline.roles.iter();
                let shown: Vec<&Span> = shown
                    .filter(|role| lane.roles.contains(&role.role))
                    .filter_map(|role| role.span.as_ref())
                    .collect();
                for span in &lane.spans {
                    assert!(shown.iter().any(|role| role.from == span.from));
                    assert!(shown.iter().any(|role| role.to == span.to));
                }
            }
        }
    }

    #[test]
    fn unknown_dates_draw_nothing_and_half_known_ones_a_day() {
        let mut report = report();
        let as_of = report.as_of;
        let mut role = report.candidate.roles[0].clone();
        role.months = None;
        let with = |start, end| Role { start, end, current: false, ..role.clone() };
        let ahead = as_of.saturating_add(40.days());
        report.candidate.roles = vec![
            with(None, None),
            with(None, Some(date(2019, 12, 31))),
            with(Some(ahead), None),
            with(Some(date(2021, 5, 1)), Some(date(2020, 5, 1))),
        ];
        let timeline = Timeline::of(&report).unwrap();
        assert!(timeline.roles.iter().all(|lane| lane.span.is_none()));
        let days: Vec<bool> = timeline.roles.iter().map(|lane| lane.day.is_some()).collect();
        assert_eq!(days, [false, true, false, true]);
        assert!(timeline.skills.iter().all(|lane| lane.spans.is_empty()));
        for role in &mut report.candidate.roles {
            (role.start, role.end) = (None, None);
        }
        let timeline = Timeline::of(&report).unwrap();
        assert!(timeline.years.is_empty() && timeline.recent.is_none());
        report.candidate.roles.clear();
        assert!(Timeline::of(&report).is_none());
    }

    #[test]
    fn stretches_that_overlap_or_follow_are_one() {
        let day = |day| date(2026, 1, day);
        assert_eq!(
            joined(vec![
                (day(20), day(22)),
                (day(1), day(9)),
                (day(3), day(5)),
                (day(10), day(12))
            ]),
            [(day(1), day(12)), (day(20), day(22))]
        );
        assert!(joined(vec![]).is_empty());
    }
}
