//! The plan over its weeks: phases, steps, what comes before what, and milestones, in rows of equal
//! height; under it the match on the same time axis.

use super::calendar::{Calendar, Span};
use super::scale::{Percent, Tick};
use crate::report::{Phase, Report, Roadmap, Severity, Step};

/// The plan by week.
#[derive(Debug)]
pub(crate) struct Gantt<'a> {
    /// First day of each week, labelled with its number.
    pub(crate) weeks: Vec<Tick>,
    pub(crate) rows: Vec<GanttRow<'a>>,
    pub(crate) arrows: Vec<Arrow>,
    pub(crate) curve: Option<Curve>,
    /// The phases with their steps, for the list.
    pub(crate) phases: &'a [Phase],
}

/// A row: a phase, or one of its steps.
#[derive(Debug)]
pub(crate) struct GanttRow<'a> {
    pub(crate) of: GanttItem<'a>,
    pub(crate) span: Span,
    /// The middle of the row, from the top.
    pub(crate) y: Percent,
}

/// What a row is about.
#[derive(Debug)]
pub(crate) enum GanttItem<'a> {
    Phase(&'a Phase),
    Step(&'a Step),
}

/// From the end of a step down to the start of one that needs it.
#[derive(Debug, PartialEq)]
pub(crate) struct Arrow {
    /// Where it leaves the first and goes down.
    pub(crate) x: Percent,
    pub(crate) from_y: Percent,
    pub(crate) to_y: Percent,
    /// The start of the second, when it lies to the right; else the arrow ends from above.
    pub(crate) to_x: Option<Percent>,
}

/// Postings fully met over the plan, as a stepped line in a box of 100 by 100.
#[derive(Debug)]
pub(crate) struct Curve {
    pub(crate) line: String,
    pub(crate) area: String,
    /// The count from each step on.
    pub(crate) labels: Vec<CurveLabel>,
}

/// A count over the line.
#[derive(Debug)]
pub(crate) struct CurveLabel {
    pub(crate) x: Percent,
    pub(crate) y: Percent,
    pub(crate) count: u32,
}

/// A bar that starts nearer than this is reached from above.
const NEAR: f64 = 1.5;
/// Two labels of the curve that are nearer than this would touch on the narrowest screen.
const LABEL_WIDTH: f64 = 9.0;

impl<'a> Gantt<'a> {
    /// `None` when there is nothing to learn.
    pub(crate) fn of(report: &'a Report) -> Option<Self> {
        let plan = &report.roadmap;
        if plan.phases.iter().all(|phase| phase.steps.is_empty()) {
            return None;
        }
        let calendar = Calendar::new(plan.start, plan.end);
        let items = plan.phases.iter().flat_map(|phase| {
            let steps = phase.steps.iter().map(GanttItem::Step);
            std::iter::once(GanttItem::Phase(phase)).chain(steps)
        });
        let items: Vec<GanttItem<'a>> = items.collect();
        let height = 100.0 / items.len() as f64;
        let rows = items.into_iter().enumerate().map(|(at, of)| {
            let (start, end) = match &of {
                GanttItem::Phase(phase) => (phase.start, phase.end),
                GanttItem::Step(step) => (step.start, step.end),
            };
            let y = Percent((at as f64 + 0.5) * height);
            GanttRow { span: calendar.span(start, end), of, y }
        });
        let rows: Vec<GanttRow<'a>> = rows.collect();
        Some(Self {
            weeks: weeks(plan, &calendar),
            arrows: arrows(&rows),
            curve: curve(plan, &calendar),
            phases: &plan.phases,
            rows,
        })
    }

    /// The severities of the gaps that steps close, for the legend.
    pub(crate) fn severities(&self) -> impl Iterator<Item = Severity> {
        let steps = || self.phases.iter().flat_map(|phase| &phase.steps);
        [Severity::Critical, Severity::Important, Severity::NiceToHave]
            .into_iter()
            .filter(move |severity| steps().any(|step| step.closes == *severity))
    }
}

/// The first day of each week, thinned so that labels never touch.
fn weeks(plan: &Roadmap, calendar: &Calendar) -> Vec<Tick> {
    let every = plan.weeks.div_ceil(8).max(1);
    let starts = (0..plan.weeks).filter(|week| week % every == 0).filter_map(|week| {
        let first = plan.start.checked_add(jiff::Span::new().weeks(week)).ok()?;
        (first <= plan.end).then(|| Tick {
            at: calendar.morning(first),
            label: (week + 1).to_string(),
            anchor: "start",
        })
    });
    starts.collect()
}

/// An arrow for each prerequisite that is itself a step.
fn arrows(rows: &[GanttRow<'_>]) -> Vec<Arrow> {
    let steps = rows.iter().filter_map(|row| match row.of {
        GanttItem::Step(step) => Some((row, step)),
        GanttItem::Phase(_) => None,
    });
    let steps: Vec<(&GanttRow<'_>, &Step)> = steps.collect();
    let mut arrows = Vec::new();
    for (to, step) in &steps {
        for needed in &step.prerequisites {
            let from = steps.iter().find(|(_, other)| other.skill.id == needed.id);
            let Some((from, _)) = from.filter(|(from, _)| from.y.0 < to.y.0) else { continue };
            let x = from.span.to;
            let to_x = (to.span.from.0 > x.0 + NEAR).then_some(to.span.from);
            arrows.push(Arrow { x, from_y: from.y, to_y: to.y, to_x });
        }
    }
    arrows
}

fn curve(plan: &Roadmap, calendar: &Calendar) -> Option<Curve> {
    let steps = plan.phases.iter().flat_map(|phase| &phase.steps);
    let counts = steps.clone().map(|step| step.after.fully_met.k());
    let highest = f64::from(counts.chain([plan.before.k()]).max().unwrap_or(0));
    if highest == 0.0 {
        return None;
    }
    // The line keeps clear of the edges, so that neither its stroke nor a label over it is cut.
    let height = |k: u32| 96.0 - f64::from(k) / highest * 68.0;
    let label = |x: f64, count| CurveLabel { x: Percent(x), y: Percent(height(count)), count };
    let mut y = height(plan.before.k());
    let mut line = format!("0,{y:.1}");
    let mut labels = vec![label(0.0, plan.before.k())];
    for step in steps {
        let x = calendar.evening(step.end).0;
        line.push_str(&format!(" {x:.1},{y:.1}"));
        let count = step.after.fully_met.k();
        y = height(count);
        line.push_str(&format!(" {x:.1},{y:.1}"));
        if labels.last().is_some_and(|last| last.count != count) {
            labels.push(label(x, count));
        }
    }
    line.push_str(&format!(" 100,{y:.1}"));
    Some(Curve { area: format!("0,100 {line} 100,100"), line, labels: apart(labels) })
}

/// The labels that do not touch each other or stand out; the last one always stays.
fn apart(labels: Vec<CurveLabel>) -> Vec<CurveLabel> {
    let mut kept: Vec<CurveLabel> = Vec::new();
    for mut label in labels {
        label.x.0 = label.x.0.min(100.0 - LABEL_WIDTH);
        let touches = |other: &CurveLabel| label.x.0 - other.x.0 < LABEL_WIDTH;
        while kept.len() > 1 && kept.last().is_some_and(touches) {
            kept.pop();
        }
        if kept.last().is_some_and(touches) {
            kept.pop();
        }
        kept.push(label);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::fixture::Fixture;

    fn inside(at: Percent) -> bool {
        (0.0..=100.0).contains(&at.0)
    }

    #[test]
    fn everything_lies_inside_and_rows_are_even() {
        let fixture = Fixture::new();
        let mut curves = 0;
        for report in &fixture.reports {
            let Some(gantt) = Gantt::of(report) else { continue };
            let steps = report.roadmap.phases.iter().map(|phase| phase.steps.len()).sum::<usize>();
            assert_eq!(gantt.rows.len(), report.roadmap.phases.len() + steps);
            for row in &gantt.rows {
                assert!(inside(row.span.from) && inside(row.span.to) && inside(row.y));
                assert!(row.span.from.0 < row.span.to.0, "a step has a length");
            }
            let pitch = 100.0 / gantt.rows.len() as f64;
            let pairs = gantt.rows.iter().zip(gantt.rows.iter().skip(1));
            assert!(pairs.into_iter().all(|(a, b)| (b.y.0 - a.y.0 - pitch).abs() < 1e-9));
            assert!(gantt.weeks.is_sorted_by(|a, b| a.at.0 < b.at.0));
            let Some(curve) = gantt.curve else {
                assert_eq!(report.roadmap.after.k(), 0);
                continue;
            };
            curves += 1;
            assert!(curve.labels.iter().all(|label| inside(label.x) && inside(label.y)));
            let neighbours = curve.labels.iter().zip(curve.labels.iter().skip(1));
            for (a, b) in neighbours {
                assert!(b.x.0 - a.x.0 >= LABEL_WIDTH, "labels touch");
            }
            assert_eq!(
                curve.labels.last().map(|label| label.count),
                Some(report.roadmap.after.k())
            );
            assert!(!curve.line.contains("NaN"));
        }
        assert!(curves > 0);
    }

    #[test]
    fn an_arrow_leads_from_each_planned_prerequisite_to_what_needs_it() {
        let fixture = Fixture::new();
        let mut report = fixture.reports[3].clone();
        let skills: Vec<_> = {
            let steps = report.roadmap.phases.iter().flat_map(|phase| &phase.steps);
            steps.map(|step| step.skill.clone()).collect()
        };
        assert!(skills.len() > 2);
        // The last needs the first, and the first what is held.
        let first = report.roadmap.phases.iter_mut().flat_map(|phase| &mut phase.steps).next();
        first.unwrap().prerequisites = vec![skills[1].clone()];
        let last = report.roadmap.phases.iter_mut().flat_map(|phase| &mut phase.steps).last();
        last.unwrap().prerequisites = vec![skills[0].clone()];
        for phase in &mut report.roadmap.phases {
            for step in &mut phase.steps {
                if ![&skills[0], skills.last().unwrap()].contains(&&step.skill) {
                    step.prerequisites.clear();
                }
            }
        }
        let gantt = Gantt::of(&report).unwrap();
        // What stands below does not come before.
        let [arrow] = gantt.arrows.as_slice() else { panic!("{:?}", gantt.arrows) };
        assert!(arrow.from_y.0 < arrow.to_y.0);
        assert!(inside(arrow.x) && arrow.to_x.is_none_or(|x| x.0 > arrow.x.0));
    }

    #[test]
    fn labels_that_would_touch_give_way_to_later_ones() {
        let label = |x: f64, count| CurveLabel { x: Percent(x), y: Percent(50.0), count };
        let kept = apart(vec![
            label(0.0, 1),
            label(30.0, 2),
            label(33.0, 3),
            label(98.0, 4),
            label(100.0, 5),
        ]);
        let counts: Vec<u32> = kept.iter().map(|label| label.count).collect();
        assert_eq!(counts, [1, 3, 5]);
        assert_eq!(kept[2].x, Percent(100.0 - LABEL_WIDTH));
    }
}
