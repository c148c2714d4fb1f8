//! The learning plan and where to learn.

use super::Document;
use super::escape::{escape, link};
use crate::report::model::{MatchCounts, Phase, Report, Step};
use crate::skills::SkillRef;
use crate::wording;

pub(super) fn write(report: &Report, document: &mut Document) {
    let plan = &report.roadmap;
    document.heading(2, "Upskilling Roadmap");
    let days = format!("{} to {}", wording::day(plan.start), wording::day(plan.end));
    if plan.is_over() {
        document.paragraph(&format!("{days}: the plan is over."));
    } else {
        document.paragraph(&format!(
            "{days}, {}: {} in all, {} of them held back, {} planned.",
            plan.frame(),
            wording::hours(plan.budget),
            wording::hours(plan.slack),
            wording::hours(plan.planned)
        ));
    }
    document.paragraph(&escape(&plan.optimality.statement));
    for note in &plan.progress {
        let state = if note.done { "done" } else { "in progress" };
        let day = note.date.map_or(String::new(), |date| format!(" on {}", wording::day(date)));
        let label = escape(&note.skill.label);
        let text = format!("Recorded: {label}, {state}{day}, {}", wording::hours(note.hours));
        let proof = note.evidence.as_ref().map(|url| format!(" ({})", link("evidence", url)));
        document.item(&format!("{text}{}", proof.unwrap_or_default()));
    }
    for phase in &plan.phases {
        write_phase(report, phase, document);
    }
    if !plan.left_out.is_empty() {
        document.heading(3, "Left Out");
        for left in &plan.left_out {
            let (label, reason) = (escape(&left.skill.label), escape(&left.reason));
            document.item(&format!("**{label}** ({}): {reason}.", left.severity.label()));
        }
    }
    document.heading(3, "How the Plan Was Chosen");
    document.paragraph(&escape(&plan.method));
    what_if(report, document);
    resources(report, document);
}

/// The match with one skill added, and with pairs that are worth more together.
fn what_if(report: &Report, document: &mut Document) {
    if report.what_if.is_empty() {
        return;
    }
    document.heading(3, "What If");
    let row = |with: MatchCounts, hours: f64| {
        [wording::hours(hours), escape(&with.fully_met.to_string())]
    };
    let one = report.what_if.iter().map(|what| {
        let [hours, met] = row(what.with, what.hours);
        let name = named(&[&what.skill], &what.first);
        [name, hours, met, what.completes.to_string()]
    });
    let head = ["With", "Hours", "Postings fully met", "Completed by it"];
    document.table(head, &one.collect::<Vec<_>>());
    if report.what_if_pairs.is_empty() {
        return;
    }
    document.paragraph("These pairs complete more postings than the sum of each alone:");
    let two = report.what_if_pairs.iter().map(|pair| {
        let [hours, met] = row(pair.with, pair.hours);
        let [one, other] = &pair.skills;
        let names = named(&[one, other], &pair.first);
        let alone = format!("{} and {}", pair.alone[0], pair.alone[1]);
        [names, hours, met, pair.together.to_string(), alone]
    });
    let head = ["With both", "Hours", "Postings fully met", "Completed together", "Each alone"];
    document.table(head, &two.collect::<Vec<_>>());
}

/// Such as "A and B (after C)".
fn named(skills: &[&SkillRef], first: &[SkillRef]) -> String {
    let labels: Vec<&str> = skills.iter().map(|skill| &*skill.label).collect();
    let before: Vec<&str> = first.iter().map(|skill| &*skill.label).collect();
    let after = match before.len() {
        0 => String::new(),
        _ => format!(" (after {})", wording::list(&before)),
    };
    escape(&format!("{}{after}", wording::list(&labels)))
}

fn write_phase(report: &Report, phase: &Phase, document: &mut Document) {
    let days = format!("{} to {}", wording::day(phase.start), wording::day(phase.end));
    document.heading(3, &format!("Phase {}: {} ({days})", phase.number, escape(&phase.title)));
    if phase.steps.is_empty() {
        let running = report
            .roadmap
            .phases
            .iter()
            .flat_map(|phase| &phase.steps)
            .find(|step| step.start < phase.start && step.end >= phase.start);
        match running {
            Some(step) => document.paragraph(&format!(
                "Step {}, {}, goes on until {}; no step starts here.",
                step.number,
                escape(&step.skill.label),
                wording::day(step.end)
            )),
            None => document.paragraph("No step is planned here."),
        }
    }
    for step in &phase.steps {
        write_step(step, document);
    }
}

fn write_step(step: &Step, document: &mut Document) {
    let title = format!(
        "**{}** ({}): {} to {}, {}",
        escape(&step.skill.label),
        step.closes.label(),
        wording::day(step.start),
        wording::day(step.end),
        wording::hours(step.hours.value)
    );
    document.numbered(step.number as usize, &title);
    document.below_numbered(&format!("Why: {}", escape(step.why.text())));
    if !step.prerequisites.is_empty() {
        let names: Vec<&str> = step.prerequisites.iter().map(|skill| &*skill.label).collect();
        document.below_numbered(&format!("Builds on: {}.", escape(&wording::list(&names))));
    }
    document.below_numbered(&format!("Milestone: {}", escape(&step.milestone)));
    document.below_numbered(&format!("After it: {}.", counts(step.after)));
}

fn counts(counts: MatchCounts) -> String {
    format!(
        "{}, {} and {} fully met",
        wording::share_of(counts.core, "core skill"),
        wording::share_of(counts.preferred, "preferred skill"),
        wording::share_of(counts.fully_met, "posting")
    )
}

fn resources(report: &Report, document: &mut Document) {
    document.heading(2, "Recommended Resources");
    let steps: Vec<&Step> = report.roadmap.phases.iter().flat_map(|phase| &phase.steps).collect();
    let with: Vec<&&Step> = steps.iter().filter(|step| !step.resources.is_empty()).collect();
    if with.is_empty() {
        document.paragraph(if steps.is_empty() {
            "The plan has no step to learn for."
        } else {
            "The milestones of the roadmap say what proves each skill, however it is learnt."
        });
    }
    for step in with {
        document.item(&format!("Step {}, **{}**", step.number, escape(&step.skill.label)));
        for resource in &step.resources {
            document.sub_item(&format!(
                "{}: {}",
                link(&resource.title, &resource.url),
                escape(&format!(
                    "{}; {}; {}; {}",
                    resource.kind, resource.cost, resource.length, resource.verified
                ))
            ));
        }
    }
}
