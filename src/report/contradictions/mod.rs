//! What a report written by a language model got wrong cannot be said by ours.
//!
//! The fifteen contradictions of such a report (`career-tools.md` 4.12), each with what excludes
//! it. Generated catalogues, markets and profiles try to make each of them.
//!
//! | nr | contradiction | excluded by |
//! |---|---|---|
//! | 1 | aligned and not aligned with the market | no sentence judges; test: figures of the match are the same wherever told |
//! | 2 | holds the target role and is treated as a newcomer | test |
//! | 3 | "experienced" after three years | test: months of the union, no adjective |
//! | 4 | told to learn what is shown | `Decision` holds one `Verdict`; test |
//! | 5 | whole is a gap, its parts are strengths | test: implied levels |
//! | 6 | planned to learn what is shown | test |
//! | 7 | strength and gap | `Verdict`; test |
//! | 8 | "none identified" beside a list | test: document against report |
//! | 9 | core and preferred | `Demand::tier` is one value; test: one requirement per skill |
//! | 10 | lists and figures differ | test |
//! | 11 | six weeks and three phases promised, none told | `Roadmap` and `Phase` have no optional dates; test |
//! | 12 | prerequisite after its skill, step without gap | test |
//! | 13 | gaps that no plan and no list takes up | `Gap::planned` is not optional; test |
//! | 14 | one skill in several groups of strengths | test |
//! | 15 | strengths without a trace | test |

mod breaks;
mod plan;
mod what_if;
mod world;

use super::*;
use crate::candidate::EvidenceLevel;
use crate::market::{Share, Tier};
use crate::skills::{Kind, SkillId, SkillRef};
use plan::*;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use std::collections::{BTreeMap, BTreeSet};
use what_if::*;
use world::{LABELS, World, case};

fn has_label(text: &str, label: &str) -> bool {
    text.match_indices(label).any(|(start, _)| {
        let alone = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
        alone(text[..start].chars().next_back())
            && alone(text[start + label.len()..].chars().next())
    })
}

/// The names in bold of the items between two headings of the document.
fn items_between(document: &str, from: &str, to: &str) -> Vec<String> {
    let start = document.find(from).unwrap() + from.len();
    let section = &document[start..start + document[start..].find(to).unwrap()];
    section
        .lines()
        .filter_map(|line| line.strip_prefix("- **"))
        .map(|line| line[..line.find("** (").unwrap()].replace('\\', ""))
        .collect()
}

/// Names each check a test of its own over generated worlds.
macro_rules! checks {
    ($($check:ident),+ $(,)?) => {
        proptest! {
            #![proptest_config(config())]
            $(
                #[test]
                fn $check(case in case()) {
                    super::$check(&World::of(case))?;
                }
            )+
        }

        /// Every check with its name.
        pub(super) const CHECKS: &[(&str, Check)] =
            &[$((stringify!($check), super::$check as Check)),+];
    };
}

/// Worlds that each check is tried on.
const CASES: u32 = 1_000;

fn config() -> ProptestConfig {
    ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() }
}

type Check = fn(&World) -> TestCaseResult;

mod generated {
    use super::*;

    checks!(
        contradiction_01_the_same_match_is_told_everywhere,
        contradiction_01_a_skill_completes_the_same_postings_everywhere,
        contradiction_02_a_held_target_role_is_said_to_be_held,
        contradiction_03_experience_is_the_union_of_the_dated_roles,
        contradiction_04_only_gaps_are_recommended,
        contradiction_05_no_gap_follows_from_a_shown_skill,
        contradiction_06_nothing_shown_is_a_gap_or_planned,
        contradiction_07_no_skill_is_strength_and_gap,
        contradiction_08_the_document_lists_the_gaps_of_the_report,
        contradiction_09_every_skill_has_one_tier,
        contradiction_10_every_list_has_the_same_skills_and_figures,
        contradiction_11_the_plan_keeps_its_weeks_hours_and_phases,
        contradiction_11_each_phase_has_the_days_and_hours_of_its_steps,
        contradiction_12_prerequisites_come_first_and_every_step_closes_a_gap,
        no_other_plan_is_better_than_one_that_is_said_to_be_best,
        what_a_step_promises_holds_once_it_is_recorded_as_done,
        what_is_better_together_completes_more_than_the_sum,
        the_table_counts_what_is_met_with_any_set,
        contradiction_13_every_gap_is_planned_or_left_out_with_a_reason,
        contradiction_14_every_strength_is_in_one_group,
        contradiction_15_every_strength_has_a_trace,
        every_sentence_names_evidence_that_is_there,
    );
}

fn contradiction_01_the_same_match_is_told_everywhere(world: &World) -> TestCaseResult {
    let matching = &world.report.matching;
    prop_assert_eq!(matching.fully_met, world.fully_met(&[]));
    prop_assert_eq!(matching.fully_met, world.report.roadmap.before);
    prop_assert_eq!(matching.fully_met.n(), world.report.market.funnel.requiring);
    prop_assert_eq!(matching.fully_met.k() as usize, matching.fully_met_postings.len());
    let told = &world.report.narrative;
    for claims in [&told.introduction, &told.conclusion] {
        let text: String = claims.iter().map(Claim::text).collect();
        for share in [matching.core, matching.fully_met] {
            prop_assert!(share.n() == 0 || text.contains(&share.to_string()), "{}", text);
        }
    }
    for requirement in &world.report.requirements {
        prop_assert_eq!(requirement.standing, Standing::of(requirement.evidence.level));
    }
    let core = world.report.requirements.iter().filter(|r| r.demand.tier == Tier::Core);
    let met = core.clone().filter(|r| r.standing == Standing::Have || world.replaced(r));
    prop_assert_eq!(matching.core, Share::new(met.count() as u32, core.count() as u32));
    let terms = &matching.coverage.terms;
    prop_assert!(terms.iter().all(|term| (0.0..=1.0).contains(&term.credit)));
    Ok(())
}

fn contradiction_01_a_skill_completes_the_same_postings_everywhere(
    world: &World,
) -> TestCaseResult {
    let report = &world.report;
    let completes = |skill: &SkillRef| {
        let entry = report.completed_by.iter().find(|entry| entry.skill == *skill);
        entry.map_or(0, |entry| entry.postings.len() as u32)
    };
    for gap in &report.gaps {
        prop_assert_eq!(completes(&gap.skill), gap.completes, "{}", gap.skill.label);
    }
    for entry in &report.completed_by {
        let with = world.fully_met(&[world.id(&entry.skill)]).k();
        let more = with - world.fully_met(&[]).k();
        prop_assert_eq!(entry.postings.len() as u32, more, "{}", entry.skill.label);
        prop_assert!(more > 0);
        let met = &report.matching.fully_met_postings;
        prop_assert!(entry.postings.iter().all(|posting| !met.contains(posting)));
    }
    for asked in report.requirements.iter().filter(|asked| asked.standing != Standing::Have) {
        let skill = &asked.demand.skill;
        let with = world.fully_met(&[world.id(skill)]).k();
        let requirement = !matches!(skill.kind, Kind::Soft | Kind::Domain);
        let more = if requirement { with - world.fully_met(&[]).k() } else { 0 };
        prop_assert_eq!(completes(skill), more, "{}", skill.label);
    }
    Ok(())
}

fn contradiction_02_a_held_target_role_is_said_to_be_held(world: &World) -> TestCaseResult {
    let text: String = world.report.narrative.introduction.iter().map(Claim::text).collect();
    prop_assert_eq!(text.contains("already holds the target role"), world.case.holds_target);
    Ok(())
}

fn contradiction_03_experience_is_the_union_of_the_dated_roles(world: &World) -> TestCaseResult {
    // January 2021 to as_of in November 2026, the overlap counted once.
    prop_assert_eq!(world.report.candidate.months_worked, Some(70));
    let first = world.report.narrative.introduction[0].text();
    prop_assert!(first.starts_with("Santana Mena has 5 years 10 months of dated paid work: "));
    for claim in world.narrative() {
        for word in ["experienced", "strong", "excellent", " he ", " she ", " his ", " her "] {
            prop_assert!(!claim.text().to_lowercase().contains(word), "{}", claim.text());
        }
    }
    Ok(())
}

fn contradiction_04_only_gaps_are_recommended(world: &World) -> TestCaseResult {
    let gaps: BTreeSet<&str> = world.report.gaps.iter().map(|gap| &*gap.skill.label).collect();
    for claim in &world.report.narrative.recommendations {
        if claim.text().starts_with("Add a line") {
            continue;
        }
        // A reason may name the step that implies a gap; everything named is still a gap.
        for label in LABELS.iter().filter(|label| has_label(claim.text(), label)) {
            prop_assert!(gaps.contains(*label), "{label}: {}", claim.text());
            let id = world.catalogue.by_name(label).unwrap();
            prop_assert!(world.candidate.level(id) < EvidenceLevel::Used, "{label} is shown");
        }
    }
    Ok(())
}

fn contradiction_05_no_gap_follows_from_a_shown_skill(world: &World) -> TestCaseResult {
    for gap in &world.report.gaps {
        let gap_id = world.id(&gap.skill);
        for (id, evidence) in world.candidate.shown() {
            // What is only recorded as learnt has shown nothing of the whole.
            let used = evidence
                .items
                .iter()
                .any(|item| item.level >= EvidenceLevel::Used && item.place != "recorded progress");
            prop_assert!(!(used && world.catalogue.implied_by(id).contains(&gap_id)));
        }
    }
    Ok(())
}

fn contradiction_06_nothing_shown_is_a_gap_or_planned(world: &World) -> TestCaseResult {
    let gaps = world.report.gaps.iter().map(|gap| &gap.skill);
    let steps = world.steps();
    for skill in gaps.chain(steps.iter().map(|step| &step.skill)) {
        prop_assert!(world.level(skill) < EvidenceLevel::Used, "{}", skill.label);
    }
    Ok(())
}

fn contradiction_07_no_skill_is_strength_and_gap(world: &World) -> TestCaseResult {
    let strengths: BTreeSet<&SkillRef> = world.strengths().into_iter().collect();
    for gap in &world.report.gaps {
        prop_assert!(!strengths.contains(&gap.skill), "{}", gap.skill.label);
        prop_assert!(gap.standing != Standing::Have);
        prop_assert!(!matches!(gap.skill.kind, Kind::Soft | Kind::Domain));
    }
    // … and every asked skill that is held is a strength.
    for asked in &world.report.requirements {
        let held = asked.standing == Standing::Have;
        prop_assert_eq!(held, strengths.contains(&asked.demand.skill));
    }
    Ok(())
}

fn contradiction_08_the_document_lists_the_gaps_of_the_report(world: &World) -> TestCaseResult {
    let document = &world.document;
    for (from, to, severity) in [
        ("### Critical Skills", "\n### ", Severity::Critical),
        ("### Important Skills", "\n### ", Severity::Important),
        ("### Nice-to-Have Skills", "\n## ", Severity::NiceToHave),
    ] {
        let listed = items_between(document, from, to);
        let gaps: Vec<String> = world
            .report
            .gaps
            .iter()
            .filter(|gap| gap.severity == severity)
            .map(|gap| gap.skill.label.to_string())
            .collect();
        let none =
            document[document.find(from).unwrap()..].starts_with(&format!("{from}\n\nNone."));
        prop_assert_eq!(none, gaps.is_empty());
        prop_assert_eq!(listed, gaps);
    }
    Ok(())
}

fn contradiction_09_every_skill_has_one_tier(world: &World) -> TestCaseResult {
    let mut tiers: BTreeMap<&SkillRef, Tier> = BTreeMap::new();
    for asked in &world.report.requirements {
        let again = tiers.insert(&asked.demand.skill, asked.demand.tier);
        prop_assert!(again.is_none(), "{} twice", asked.demand.skill.label);
    }
    let gaps = world.report.gaps.iter().map(|gap| (&gap.skill, gap.tier));
    let all = &world.report.strengths;
    let strong = [&all.technical, &all.implicit, &all.domain, &all.soft].into_iter().flatten();
    for (skill, tier) in gaps.chain(strong.map(|s| (&s.evidence.skill, s.tier))) {
        prop_assert_eq!(tiers.get(skill).copied().unwrap_or(Tier::Other), tier);
    }
    let severities: Vec<Severity> = world.report.gaps.iter().map(|gap| gap.severity).collect();
    prop_assert!(severities.is_sorted());
    Ok(())
}

fn contradiction_10_every_list_has_the_same_skills_and_figures(world: &World) -> TestCaseResult {
    let asked: BTreeMap<&str, &Requirement> =
        world.report.requirements.iter().map(|asked| (&*asked.demand.skill.label, asked)).collect();
    for entry in world.report.stack.iter().flat_map(|group| &group.skills) {
        prop_assert_eq!(asked[&*entry.skill.label].demand.any, entry.any);
    }
    for trend in &world.report.trends {
        prop_assert!(asked.contains_key(&*trend.skill.label));
    }
    let gaps: BTreeSet<&str> = world.report.gaps.iter().map(|gap| &*gap.skill.label).collect();
    for gap in &world.report.gaps {
        let found = asked.get(&*gap.skill.label);
        prop_assert_eq!(found.map_or(0, |asked| asked.demand.any.k()), gap.any.k());
        prop_assert_eq!(found.map_or(0, |asked| asked.demand.employers), gap.employers);
    }
    for claim in world.narrative().into_iter().chain(world.steps().iter().map(|step| &step.why)) {
        let text = claim.text();
        for label in LABELS.iter().filter(|label| has_label(text, label)) {
            prop_assert!(asked.contains_key(label) || gaps.contains(label), "{label}: {text}");
        }
        // Each "named in" has the figures of a requirement that the sentence refers to.
        for (at, _) in text.to_lowercase().match_indices("named in ") {
            let figures = &text[at + "named in ".len()..];
            let known = claim.evidence().iter().any(|reference| match reference {
                EvidenceRef::Requirement(id) => world.report.requirements.iter().any(|asked| {
                    let demand = &asked.demand;
                    let share = crate::wording::share_of(demand.any, "posting");
                    let from = crate::wording::count_u32(demand.employers, "employer");
                    *demand.skill.id == **id && figures.starts_with(&format!("{share} from {from}"))
                }),
                _ => false,
            });
            prop_assert!(known, "{text}");
        }
        for reference in claim.evidence() {
            if let EvidenceRef::Requirement(id) = reference {
                prop_assert!(world.report.requirements.iter().any(|r| *r.demand.skill.id == **id));
            }
        }
    }
    Ok(())
}

fn contradiction_14_every_strength_is_in_one_group(world: &World) -> TestCaseResult {
    let list = world.strengths();
    let distinct: BTreeSet<&SkillRef> = list.iter().copied().collect();
    prop_assert_eq!(list.len(), distinct.len());
    Ok(())
}

fn contradiction_15_every_strength_has_a_trace(world: &World) -> TestCaseResult {
    let all = &world.report.strengths;
    for strong in [&all.technical, &all.domain, &all.soft].into_iter().flatten() {
        prop_assert!(!strong.evidence.items.is_empty(), "{}", strong.evidence.skill.label);
        prop_assert!(strong.evidence.implied_by.is_none());
    }
    for strong in &all.implicit {
        let implied = strong.evidence.implied_by.as_ref().unwrap();
        prop_assert!(implied.rule.ends_with(&*strong.evidence.skill.label));
        prop_assert!(!implied.from.is_empty());
        for source in &implied.from {
            prop_assert!(world.level(source) >= EvidenceLevel::Used);
            prop_assert!(
                world
                    .catalogue
                    .implied_by(world.id(source))
                    .contains(&world.id(&strong.evidence.skill))
            );
            let direct = world.candidate.evidence(world.id(source)).unwrap();
            prop_assert!(direct.implied_by.is_none(), "{} is itself implied", source.label);
        }
    }
    for evidence in world.candidate.shown().map(|(_, evidence)| evidence) {
        prop_assert!(evidence.items.is_empty() <= evidence.implied_by.is_some());
        for item in &evidence.items {
            prop_assert!(item.pointer.starts_with('/') && !item.mention.is_empty());
        }
    }
    Ok(())
}

fn every_sentence_names_evidence_that_is_there(world: &World) -> TestCaseResult {
    let report = serde_json::to_value(&world.report).unwrap();
    let steps = world.steps();
    for claim in world.narrative().into_iter().chain(steps.iter().map(|step| &step.why)) {
        prop_assert!(!claim.evidence().is_empty(), "{}", claim.text());
        for reference in claim.evidence() {
            let there = match reference {
                EvidenceRef::Requirement(id) => {
                    world.report.requirements.iter().any(|asked| *asked.demand.skill.id == **id)
                }
                EvidenceRef::Resume(pointer) => pointer.starts_with('/'),
                EvidenceRef::Posting(id) => world.has_posting(id),
                EvidenceRef::Figure(pointer) => report.pointer(pointer).is_some(),
            };
            prop_assert!(there, "{}: {reference:?}", claim.text());
        }
    }
    Ok(())
}
