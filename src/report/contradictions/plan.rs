//! The checks of the plan.

use super::*;

pub(super) fn contradiction_11_the_plan_keeps_its_weeks_hours_and_phases(
    world: &World,
) -> TestCaseResult {
    let plan = &world.report.roadmap;
    let steps = world.steps();
    let sum: f64 = steps.iter().map(|step| step.hours.value).sum();
    prop_assert!((sum - plan.planned).abs() < 1e-6);
    prop_assert!(plan.planned <= plan.budget - plan.slack + 1e-6);
    prop_assert!(
        (plan.budget - f64::from(world.case.weeks) * world.case.hours_per_week).abs() < 1e-6
    );
    prop_assert!(plan.phases.len() <= 3);
    prop_assert_eq!(plan.phases.is_empty(), steps.is_empty());
    for (step, number) in steps.iter().zip(1..) {
        prop_assert_eq!(step.number, number);
        prop_assert!(step.start <= step.end && step.end <= plan.end);
        // The days of a step hold its hours at the weekly rate.
        let days = f64::from((step.end - step.start).get_days()) + 1.0;
        prop_assert!(step.hours.value <= days * world.case.hours_per_week / 7.0 + 1e-6);
    }
    for pair in steps.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start.tomorrow().unwrap());
        prop_assert!(pair[0].start <= pair[1].start);
    }
    Ok(())
}

pub(super) fn contradiction_11_each_phase_has_the_days_and_hours_of_its_steps(
    world: &World,
) -> TestCaseResult {
    let plan = &world.report.roadmap;
    for (phase, number) in plan.phases.iter().zip(1..) {
        prop_assert_eq!(phase.number, number);
        let starts = phase.steps.iter().map(|step| step.start).min();
        let ends = phase.steps.iter().map(|step| step.end).max();
        prop_assert_eq!((Some(phase.start), Some(phase.end)), (starts, ends), "{}", phase.title);
        let hours: f64 = phase.steps.iter().map(|step| step.hours.value).sum();
        prop_assert!((hours - phase.hours).abs() < 1e-6);
        // The days of a phase hold its hours at the weekly rate.
        let days = f64::from((phase.end - phase.start).get_days()) + 1.0;
        prop_assert!(phase.hours <= days * world.case.hours_per_week / 7.0 + 1e-6);
        prop_assert!(plan.start <= phase.start && phase.end <= plan.end);
    }
    for pair in plan.phases.windows(2) {
        // One day may have the end of a step and the start of the next.
        prop_assert!(pair[0].end <= pair[1].start);
        prop_assert!(pair[0].title != pair[1].title, "two phases of one theme are one");
    }
    Ok(())
}

pub(super) fn contradiction_12_prerequisites_come_first_and_every_step_closes_a_gap(
    world: &World,
) -> TestCaseResult {
    let mut learnt: Vec<SkillId> = Vec::new();
    for step in world.steps() {
        let gap = world.report.gaps.iter().find(|gap| gap.skill == step.skill);
        prop_assert_eq!(gap.map(|gap| gap.severity), Some(step.closes));
        prop_assert_eq!(
            gap.map(|gap| gap.planned.clone()),
            Some(Planned::Step { number: step.number })
        );
        for skill in &step.prerequisites {
            let id = world.id(skill);
            let held = world.level(skill) >= EvidenceLevel::Used || world.taught(&learnt, id);
            prop_assert!(held, "{} before {}", step.skill.label, skill.label);
        }
        learnt.push(world.id(&step.skill));
        prop_assert_eq!(step.after.fully_met, world.fully_met(&learnt));
    }
    prop_assert_eq!(world.report.roadmap.after, world.fully_met(&learnt));
    for gap in &world.report.gaps {
        let alone = world.fully_met(&[world.id(&gap.skill)]);
        prop_assert_eq!(gap.completes, alone.k() - world.fully_met(&[]).k());
    }
    Ok(())
}

pub(super) fn no_other_plan_is_better_than_one_that_is_said_to_be_best(
    world: &World,
) -> TestCaseResult {
    let plan = &world.report.roadmap;
    let optimality = &plan.optimality;
    prop_assert_eq!(optimality.completes, plan.after.k() - plan.before.k());
    prop_assert!(optimality.proven && optimality.at_most == optimality.completes);
    prop_assert!(world.report.gaps.is_empty() || optimality.statement.starts_with("Proven"));
    let (most, hours) = world.best_plan(plan.budget - plan.slack);
    prop_assert_eq!(plan.after, most);
    if plan.after == plan.before {
        return Ok(());
    }
    prop_assert!(hours <= plan.planned + 1e-6, "what completes as many takes {} h at least", hours);
    Ok(())
}

pub(super) fn what_a_step_promises_holds_once_it_is_recorded_as_done(
    world: &World,
) -> TestCaseResult {
    let mut learnt: Vec<SkillId> = Vec::new();
    for step in world.steps() {
        learnt.push(world.id(&step.skill));
        let then = world.after_learning(&learnt);
        let (fully_met, before) = (then.matching.fully_met, then.roadmap.before);
        prop_assert_eq!((fully_met, before), (step.after.fully_met, step.after.fully_met));
        let counts = (then.matching.core, then.matching.preferred);
        prop_assert_eq!(counts, (step.after.core, step.after.preferred));
        prop_assert!(then.gaps.iter().all(|gap| gap.skill != step.skill));
    }
    Ok(())
}

pub(super) fn what_is_better_together_completes_more_than_the_sum(world: &World) -> TestCaseResult {
    let met = |skills: &[SkillId]| {
        world.fully_met(&world.with_prerequisites(skills)).k() - world.fully_met(&[]).k()
    };
    for what in &world.report.what_if {
        let id = world.id(&what.skill);
        prop_assert_eq!(what.completes, met(&[id]));
        prop_assert_eq!(what.with.fully_met.k(), world.fully_met(&[]).k() + met(&[id]));
        let learnt = what.first.iter().chain([&what.skill]);
        let hours: f64 = learnt.map(|skill| world.hours(skill)).sum();
        prop_assert!((what.hours - hours).abs() < 1e-9);
    }
    for pair in &world.report.what_if_pairs {
        let ids = [0, 1].map(|place| world.id(&pair.skills[place]));
        prop_assert_eq!(pair.together, met(&ids));
        prop_assert_eq!(pair.alone, ids.map(|id| met(&[id])));
        prop_assert!(pair.together > pair.alone[0] + pair.alone[1]);
        prop_assert_eq!(pair.with.fully_met.k(), world.fully_met(&[]).k() + met(&ids));
    }
    let gaps: Vec<SkillId> = world.report.gaps.iter().map(|gap| world.id(&gap.skill)).collect();
    let two = gaps.iter().enumerate().flat_map(|(at, a)| gaps[at + 1..].iter().map(|b| [*a, *b]));
    let better = two.filter(|ids| met(ids) > met(&ids[..1]) + met(&ids[1..])).count();
    prop_assert_eq!(world.report.what_if_pairs.len(), better.min(8));
    Ok(())
}

pub(super) fn contradiction_13_every_gap_is_planned_or_left_out_with_a_reason(
    world: &World,
) -> TestCaseResult {
    let steps: BTreeSet<&SkillRef> = world.steps().iter().map(|step| &step.skill).collect();
    let left: BTreeMap<&SkillRef, &str> =
        world.report.roadmap.left_out.iter().map(|left| (&left.skill, &*left.reason)).collect();
    prop_assert_eq!(left.len(), world.report.roadmap.left_out.len());
    prop_assert_eq!(steps.len() + left.len(), world.report.gaps.len());
    for gap in &world.report.gaps {
        match &gap.planned {
            Planned::Step { .. } => prop_assert!(steps.contains(&gap.skill)),
            Planned::LeftOut { reason } => {
                prop_assert!(!reason.is_empty() && reason != "not considered");
                prop_assert_eq!(left.get(&gap.skill).copied(), Some(reason.as_str()));
            }
        }
        if gap.rule.starts_with("prerequisite of ") {
            let named =
                world.report.gaps.iter().filter(|other| has_label(&gap.rule, &other.skill.label));
            prop_assert!(named.count() > 0, "{}", gap.rule);
        }
    }
    Ok(())
}
