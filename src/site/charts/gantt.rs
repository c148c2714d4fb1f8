//! The plan over its weeks, with the match it leads to on the same time axis.

use super::scale::{Percent, Scale, Tick};
use crate::report::{Phase, Report, Roadmap, Step};
use jiff::civil::Date;

/// The plan by week.
#[derive(Debug)]
pub(crate) struct Gantt<'a> {
    /// First day of each week.
    pub(crate) weeks: Vec<Tick>,
    pub(crate) phases: Vec<GanttPhase<'a>>,
    pub(crate) curve: Option<Curve>,
}

/// A phase with its span.
#[derive(Debug)]
pub(crate) struct GanttPhase<'a> {
    pub(crate) phase: &'a Phase,
    pub(crate) x: Percent,
    pub(crate) width: Percent,
    pub(crate) rows: Vec<GanttRow<'a>>,
}

/// A step with its span.
#[derive(Debug)]
pub(crate) struct GanttRow<'a> {
    pub(crate) step: &'a Step,
    pub(crate) x: Percent,
    pub(crate) width: Percent,
}

/// Postings fully met over the plan, as a stepped line in a box of 100 by 100.
#[derive(Debug)]
pub(crate) struct Curve {
    pub(crate) line: String,
    pub(crate) area: String,
}

impl<'a> Gantt<'a> {
    /// `None` when there is nothing to learn.
    pub(crate) fn of(report: &'a Report) -> Option<Self> {
        let plan = &report.roadmap;
        if plan.phases.iter().all(|phase| phase.steps.is_empty()) {
            return None;
        }
        let time = Time::of(plan);
        let phases = plan.phases.iter().map(|phase| GanttPhase {
            phase,
            x: time.start(phase.start),
            width: time.span(phase.start, phase.end),
            rows: phase.steps.iter().map(|step| time.row(step)).collect(),
        });
        let phases = phases.collect();
        Some(Self { weeks: time.weeks(plan), phases, curve: time.curve(plan) })
    }
}

/// The time axis: from the morning of the first day to the evening of the last.
struct Time {
    origin: Date,
    scale: Scale,
}

impl Time {
    fn of(plan: &Roadmap) -> Self {
        let time = Self { origin: plan.start, scale: Scale::plain(0.0, 1.0) };
        let days = time.days(plan.end) + 1.0;
        Self { scale: Scale::plain(0.0, days.max(1.0)), ..time }
    }

    fn days(&self, date: Date) -> f64 {
        f64::from(self.origin.until(date).map_or(0, |span| span.get_days()))
    }

    fn start(&self, date: Date) -> Percent {
        self.scale.at(self.days(date))
    }

    fn span(&self, from: Date, to: Date) -> Percent {
        self.scale.between(self.days(from), self.days(to) + 1.0)
    }

    fn row<'a>(&self, step: &'a Step) -> GanttRow<'a> {
        GanttRow { step, x: self.start(step.start), width: self.span(step.start, step.end) }
    }

    /// A label per week, thinned so that labels never touch.
    fn weeks(&self, plan: &Roadmap) -> Vec<Tick> {
        let every = plan.weeks.div_ceil(8).max(1);
        (0..plan.weeks)
            .filter(|week| week % every == 0)
            .filter_map(|week| {
                let first = plan.start.checked_add(jiff::Span::new().weeks(week)).ok()?;
                (first <= plan.end).then(|| Tick {
                    at: self.start(first),
                    label: format!("week {}", week + 1),
                    anchor: "start",
                })
            })
            .collect()
    }

    fn curve(&self, plan: &Roadmap) -> Option<Curve> {
        let steps = plan.phases.iter().flat_map(|phase| &phase.steps);
        let counts = steps.clone().map(|step| step.after.fully_met.k());
        let highest = f64::from(counts.chain([plan.before.k()]).max().unwrap_or(0));
        if highest == 0.0 {
            return None;
        }
        // The line keeps clear of the upper and lower edge so that its stroke is not cut.
        let height = |k: u32| 94.0 - f64::from(k) / highest * 86.0;
        let mut y = height(plan.before.k());
        let mut line = format!("0,{y:.1}");
        for step in steps {
            let x = self.scale.at(self.days(step.end) + 1.0).0;
            line.push_str(&format!(" {x:.1},{y:.1}"));
            y = height(step.after.fully_met.k());
            line.push_str(&format!(" {x:.1},{y:.1}"));
        }
        line.push_str(&format!(" 100,{y:.1}"));
        Some(Curve { area: format!("0,100 {line} 100,100"), line })
    }
}
