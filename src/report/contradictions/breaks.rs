//! Each check catches a report that was broken on purpose; so none of them holds for want of
//! anything to look at.

use super::generated::CHECKS;
use super::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

/// Worlds that are looked at for one that a break can be made in.
const WORLDS: usize = 200;

/// Breaks a world, if it has what the break needs.
type Break = fn(&mut World) -> Option<()>;

/// What breaks each check, by the check's name.
const BREAKS: &[(&str, Break)] = &[
    ("contradiction_01_the_same_match_is_told_everywhere", |world| {
        let core = world.report.matching.core;
        world.report.matching.core = Share::new(core.k() + 1, core.n() + 1);
        Some(())
    }),
    ("contradiction_01_a_skill_completes_the_same_postings_everywhere", |world| {
        world.report.gaps.first_mut()?.completes += 1;
        Some(())
    }),
    ("contradiction_02_a_held_target_role_is_said_to_be_held", |world| {
        world.case.holds_target = !world.case.holds_target;
        Some(())
    }),
    ("contradiction_03_experience_is_the_union_of_the_dated_roles", |world| {
        // The months of the two roles without their overlap counted once.
        world.report.candidate.months_worked = Some(74);
        Some(())
    }),
    ("contradiction_04_only_gaps_are_recommended", |world| {
        let held = |asked: &&Requirement| asked.standing == Standing::Have;
        let asked = world.report.requirements.iter().find(held)?;
        let claim = Claim::new(
            format!("Learn {}.", asked.demand.skill.label),
            EvidenceRef::Requirement(asked.demand.skill.id.to_string()),
        );
        world.report.narrative.recommendations.push(claim);
        Some(())
    }),
    ("contradiction_05_no_gap_follows_from_a_shown_skill", |world| {
        let implied = world.report.strengths.implicit.first()?.evidence.skill.clone();
        world.report.gaps.first_mut()?.skill = implied;
        Some(())
    }),
    ("contradiction_06_nothing_shown_is_a_gap_or_planned", |world| {
        let shown = world.report.strengths.technical.first()?.evidence.skill.clone();
        world.report.roadmap.phases.iter_mut().find_map(|phase| phase.steps.first_mut())?.skill =
            shown;
        Some(())
    }),
    ("contradiction_07_no_skill_is_strength_and_gap", |world| {
        world.report.strengths.technical.pop()?;
        Some(())
    }),
    ("contradiction_08_the_document_lists_the_gaps_of_the_report", |world| {
        let at = world.document.find("### Critical Skills")?;
        let item = world.document[at..].find("- **")? + at;
        world.document.replace_range(item..item + 2, "");
        Some(())
    }),
    ("contradiction_09_every_skill_has_one_tier", |world| {
        let mut again = world.report.requirements.first()?.clone();
        again.demand.tier = Tier::Emerging;
        world.report.requirements.push(again);
        Some(())
    }),
    ("contradiction_10_every_list_has_the_same_skills_and_figures", |world| {
        let entry = world.report.stack.iter_mut().find_map(|group| group.skills.first_mut())?;
        entry.any = Share::new(entry.any.k() + 1, entry.any.n() + 1);
        Some(())
    }),
    ("contradiction_11_the_plan_keeps_its_weeks_hours_and_phases", |world| {
        world.report.roadmap.planned += 1.0;
        Some(())
    }),
    ("contradiction_11_each_phase_has_the_days_and_hours_of_its_steps", |world| {
        // The last step goes on for a day after its phase.
        let phase = world.report.roadmap.phases.first_mut()?;
        let step = phase.steps.last_mut()?;
        step.end = step.end.tomorrow().ok()?;
        Some(())
    }),
    ("contradiction_12_prerequisites_come_first_and_every_step_closes_a_gap", |world| {
        let mut phases = world.report.roadmap.phases.iter_mut();
        let steps = phases.find(|phase| phase.steps.len() > 1)?;
        steps.steps.swap(0, 1);
        Some(())
    }),
    ("no_other_plan_is_better_than_one_that_is_said_to_be_best", |world| {
        let after = world.report.roadmap.after;
        world.report.roadmap.after = Share::new(after.k().checked_sub(1)?, after.n());
        Some(())
    }),
    ("what_a_step_promises_holds_once_it_is_recorded_as_done", |world| {
        let mut phases = world.report.roadmap.phases.iter_mut();
        let step = phases.find_map(|phase| phase.steps.first_mut())?;
        step.after.core = Share::new(step.after.core.k() + 1, step.after.core.n() + 1);
        Some(())
    }),
    ("what_is_better_together_completes_more_than_the_sum", |world| {
        let pair = world.report.what_if_pairs.first_mut()?;
        pair.together = pair.alone[0] + pair.alone[1];
        Some(())
    }),
    ("the_table_counts_what_is_met_with_any_set", |world| {
        let posting = world.report.what_if_table.postings.first_mut()?;
        posting.lacks.pop().filter(|group| !group.is_empty())?;
        Some(())
    }),
    ("contradiction_13_every_gap_is_planned_or_left_out_with_a_reason", |world| {
        world.report.roadmap.left_out.pop()?;
        Some(())
    }),
    ("contradiction_14_every_strength_is_in_one_group", |world| {
        let strong = world.report.strengths.technical.first()?.clone();
        world.report.strengths.soft.push(strong);
        Some(())
    }),
    ("contradiction_15_every_strength_has_a_trace", |world| {
        world.report.strengths.technical.first_mut()?.evidence.items.clear();
        Some(())
    }),
    ("every_sentence_names_evidence_that_is_there", |world| {
        let nowhere = EvidenceRef::Figure("/matching/nowhere".to_owned());
        world.report.narrative.conclusion.push(Claim::new("It is so.", nowhere));
        Some(())
    }),
];

#[test]
fn every_check_catches_a_break() {
    let names = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    let checked = names(CHECKS.iter().map(|(name, _)| *name).collect());
    let broken = names(BREAKS.iter().map(|(name, _)| *name).collect());
    assert_eq!(checked, broken, "every check has a break");
    let mut runner = TestRunner::deterministic();
    let mut uncaught: Vec<(&str, Break)> = BREAKS.to_vec();
    for _ in 0..WORLDS {
        let case = case().new_tree(&mut runner).unwrap().current();
        uncaught.retain(|(name, make)| {
            let (_, check) = CHECKS.iter().find(|(other, _)| other == name).unwrap();
            let mut world = World::of(case.clone());
            check(&world).unwrap();
            make(&mut world).is_none() || check(&world).is_ok()
        });
        if uncaught.is_empty() {
            return;
        }
    }
    let names: Vec<&str> = uncaught.iter().map(|(name, _)| *name).collect();
    panic!("not caught in {WORLDS} worlds: {names:?}");
}
