//! The learning plan and where to learn.

use super::Document;
use super::escape::{escape, link};
use crate::language::{Day, Hours, List};
use crate::report::model::{MatchCounts, Phase, ProgressNote, Report, Step};
use crate::skills::SkillRef;

pub(super) fn write(report: &Report, document: &mut Document) {
    let plan = &report.roadmap;
    let words = document.say.markdown_roadmap;
    document.heading(2, words.title());
    let (start, end) = (Day(plan.start), Day(plan.end));
    if plan.is_over() {
        document.paragraph(words.over(start, end));
    } else {
        let [budget, slack, planned] = [plan.budget, plan.slack, plan.planned].map(Hours);
        let (frame, left) = (plan.frame(), plan.left().map(Hours));
        let mut text = match left {
            Some(left) => {
                words.frame_left(start, end, frame, budget, planned, slack, left).to_string()
            }
            None => words.frame(start, end, frame, budget, planned, slack).to_string(),
        };
        if let Some(day) = plan.last_step() {
            text.push_str(&format!(" {}", words.last_step(Day(day))));
        }
        document.paragraph(text);
    }
    document.paragraph(escape(&plan.optimality.statement));
    for note in &plan.progress {
        progress(note, document);
    }
    for phase in &plan.phases {
        write_phase(phase, document);
    }
    if plan.phases.is_empty() {
        document.paragraph(words.empty());
    }
    if !plan.left_out.is_empty() {
        document.heading(3, words.left_out());
        for left in &plan.left_out {
            let (label, reason) = (escape(&left.skill.label), escape(&left.reason));
            let severity = document.say.value(left.severity);
            document.item(format!("**{label}** ({severity}): {reason}."));
        }
    }
    document.heading(3, words.chosen());
    document.paragraph(escape(&plan.method));
    what_if(report, document);
    resources(report, document);
}

fn progress(note: &ProgressNote, document: &mut Document) {
    let words = document.say.markdown_roadmap;
    let (label, hours) = (escape(&note.skill.label), Hours(note.hours));
    let text = match (note.done, note.date.map(Day)) {
        (true, None) => words.recorded_done(label, hours).to_string(),
        (true, Some(day)) => words.recorded_done_on(label, day, hours).to_string(),
        (false, None) => words.recorded_open(label, hours).to_string(),
        (false, Some(day)) => words.recorded_open_on(label, day, hours).to_string(),
    };
    let proof = |url: &String| format!(" ({})", link(&words.evidence().to_string(), url));
    let proof = note.evidence.as_ref().map(proof);
    document.item(format!("{text}{}", proof.unwrap_or_default()));
}

/// The match with one skill added, and with pairs that are worth more together.
fn what_if(report: &Report, document: &mut Document) {
    if report.what_if.is_empty() {
        return;
    }
    let say = document.say;
    let words = say.markdown_roadmap;
    document.heading(3, words.what_if());
    let row = |with: MatchCounts, hours: f64| {
        [say.hours(hours).to_string(), escape(&say.value(with.fully_met).to_string())]
    };
    let one = report.what_if.iter().map(|what| {
        let [hours, met] = row(what.with, what.hours);
        let name = named(&[&what.skill], &what.first, document);
        [name, hours, met, say.value(what.completes).to_string()]
    });
    let rows: Vec<_> = one.collect();
    let head = [words.with(), words.hours(), words.fully_met(), words.completed()];
    document.table(head.map(|head| head.to_string()), &rows);
    if report.what_if_pairs.is_empty() {
        return;
    }
    document.paragraph(words.pairs());
    let two = report.what_if_pairs.iter().map(|pair| {
        let [hours, met] = row(pair.with, pair.hours);
        let [one, other] = &pair.skills;
        let names = named(&[one, other], &pair.first, document);
        let alone = words.both(pair.alone[0], pair.alone[1]).to_string();
        [names, hours, met, say.value(pair.together).to_string(), alone]
    });
    let rows: Vec<_> = two.collect();
    let head = [
        words.with_both(),
        words.hours(),
        words.fully_met(),
        words.completed_together(),
        words.each_alone(),
    ];
    document.table(head.map(|head| head.to_string()), &rows);
}

/// Such as "A and B (after C)".
fn named(skills: &[&SkillRef], first: &[SkillRef], document: &Document) -> String {
    let labels: Vec<&str> = skills.iter().map(|skill| &*skill.label).collect();
    let first: Vec<&str> = first.iter().map(|skill| &*skill.label).collect();
    let skills = List::all(&labels);
    if first.is_empty() {
        document.told(skills)
    } else {
        document.told(document.say.markdown_roadmap.after(skills, List::all(&first)))
    }
}

fn write_phase(phase: &Phase, document: &mut Document) {
    let words = document.say.markdown_roadmap;
    let title = escape(&phase.title);
    let (start, end) = (Day(phase.start), Day(phase.end));
    document.heading(3, words.phase(phase.number, title, start, end, Hours(phase.hours)));
    for step in &phase.steps {
        write_step(step, document);
    }
}

fn write_step(step: &Step, document: &mut Document) {
    let say = document.say;
    let words = say.markdown_roadmap;
    let label = escape(&step.skill.label);
    let severity = say.value(step.closes);
    let time = words.step_time(Day(step.start), Day(step.end), Hours(step.hours.value));
    document.numbered(step.number as usize, format!("**{label}** ({severity}): {time}"));
    document.below_numbered(words.why(escape(step.why.text())));
    if !step.prerequisites.is_empty() {
        let names: Vec<&str> = step.prerequisites.iter().map(|skill| &*skill.label).collect();
        document.below_numbered(document.told(words.builds_on(List::all(&names))));
    }
    document.below_numbered(words.milestone(escape(&step.milestone)));
    let MatchCounts { core, preferred, fully_met } = step.after;
    document.below_numbered(words.after_it(
        core.of_core_skills(),
        preferred.of_preferred_skills(),
        fully_met.of_postings(),
    ));
}

fn resources(report: &Report, document: &mut Document) {
    let words = document.say.markdown_roadmap;
    document.heading(2, words.resources());
    let steps: Vec<&Step> = report.roadmap.phases.iter().flat_map(|phase| &phase.steps).collect();
    let with: Vec<&&Step> = steps.iter().filter(|step| !step.resources.is_empty()).collect();
    if with.is_empty() {
        document.paragraph(if steps.is_empty() { words.no_step() } else { words.no_resource() });
    }
    for step in with {
        document.item(words.step(step.number, escape(&step.skill.label)));
        for resource in &step.resources {
            document.sub_item(format!(
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
