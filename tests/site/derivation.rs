//! On the sample site, what `explain` derives is what the reports say.

use super::fixture::sample;
use careerdash::content::Overrides;
use careerdash::diagnostics::Diagnostics;
use careerdash::market::{Concept, PostingCondition};
use careerdash::pipeline::{self, Case};
use careerdash::report::derivation::{
    Asking, Outcome, POSTINGS_DERIVED, PlanPlace, PostingDerivation, PostingVerdict,
    SkillDerivation,
};
use careerdash::report::{ConditionVerdict, NearPostings, Planned, Standing};
use careerdash::skills::{Catalogue, Condition, SkillRef, Strength};
use std::collections::BTreeMap;

/// Holds every candidate of the sample against each target.
fn each_case(look: impl Fn(&Case<'_>, &Catalogue)) {
    let mut diagnostics = Diagnostics::default();
    let loaded = pipeline::load(&sample(), &Overrides::default(), &mut diagnostics);
    let content = loaded.content.unwrap();
    let markets = pipeline::markets(&content, &loaded.miner);
    let mut cases = 0;
    for profile in &content.profiles {
        for target in pipeline::targets(profile, &markets) {
            cases += 1;
            pipeline::with_case(profile, &markets[target], &loaded.miner, |case| {
                look(case, loaded.miner.catalogue());
            });
        }
    }
    assert!(cases >= 3, "{cases}");
}

#[test]
fn the_sentences_are_as_many_as_the_demand_counts() {
    each_case(|case, _| {
        for demand in &case.market.demand {
            let asking = Asking::of(&case.market.postings, &demand.skill);
            let of = |strength| {
                let all = asking.sentences.iter();
                all.filter(|sentence| sentence.ask.strength == strength).count() as u32
            };
            let label = &demand.skill.label;
            assert_eq!(asking.sentences.len() as u32, demand.any.k(), "{label}");
            assert_eq!(of(Strength::Required), demand.required.k(), "{label}");
            assert_eq!(of(Strength::Preferred), demand.preferred.k(), "{label}");
            assert_eq!(of(Strength::Unspecified), demand.unspecified.k(), "{label}");
            assert_eq!(asking.employers.len() as u32, demand.employers, "{label}");
            let stated: u32 = asking.employers.iter().map(|(_, postings)| postings).sum();
            assert_eq!(stated + asking.without_employer, demand.any.k(), "{label}");
        }
    });
}

#[test]
fn a_skill_is_derived_to_what_the_report_says_of_it() {
    each_case(|case, catalogue| {
        let shown = |skill: &SkillRef| case.candidate.evidence(catalogue.by_id(&skill.id)?);
        let (mut gaps, mut strengths, mut completing) = (0, 0, 0);
        for id in catalogue.ids() {
            let skill = catalogue.reference(id);
            let demand = case.market.demand.iter().find(|demand| demand.skill.id == skill.id);
            let derived = SkillDerivation::of(case.report, skill, demand, &shown);
            let label = &skill.label;
            assert_eq!(derived.evidence.level, case.candidate.level(id), "{label}");
            assert_eq!(derived.tier.is_empty(), demand.is_none(), "{label}");
            if let Some(demand) = demand {
                let last = derived.tier.last().unwrap();
                assert_eq!((last.tier, last.applies), (demand.tier, true), "{label}");
                let (_, tried) = derived.tier.split_last().unwrap();
                assert!(
                    tried.iter().all(|step| !step.applies && step.tier != demand.tier),
                    "{label}"
                );
                assert!(case.report.method.tiers.contains(&last.rule), "{label}: {}", last.rule);
            }
            assert!(case.report.method.evidence.contains(&derived.evidence.rule), "{label}");
            completing += usize::from(!derived.completes.is_empty());
            match &derived.outcome {
                Outcome::Gap(found) => {
                    gaps += 1;
                    assert_eq!(derived.completes.len() as u32, found.gap.completes, "{label}");
                    assert_ne!(derived.evidence.standing, Standing::Have, "{label}");
                    match (&found.gap.planned, &found.plan) {
                        (Planned::Step { number }, PlanPlace::Step(step)) => {
                            assert_eq!((*number, &step.skill), (step.number, skill));
                        }
                        (Planned::LeftOut { reason }, PlanPlace::LeftOut { reason: told }) => {
                            assert_eq!(reason, told);
                        }
                        other => panic!("{label}: {other:?}"),
                    }
                }
                Outcome::Strength => {
                    strengths += 1;
                    assert_eq!(derived.evidence.standing, Standing::Have, "{label}");
                }
                Outcome::NotAsked => assert!(demand.is_none(), "{label}"),
                Outcome::NoGap { why } => assert!(why.ends_with('.'), "{label}: {why}"),
            }
        }
        assert_eq!(gaps, case.report.gaps.len());
        let groups = &case.report.strengths;
        let asked = [&groups.technical, &groups.implicit, &groups.domain, &groups.soft];
        assert_eq!(strengths, asked.iter().map(|group| group.len()).sum::<usize>());
        assert_eq!(completing, case.report.completed_by.len());
    });
}

#[test]
fn a_posting_is_derived_to_where_the_match_counts_it() {
    each_case(|case, _| {
        let matching = &case.report.matching;
        let (mut counted, mut one_short, mut two_short) = (0, 0, 0);
        for posting in &case.market.postings {
            let derived =
                PostingDerivation::of(case.reporter, case.candidate, case.profile, &posting.id);
            let derived = derived.unwrap();
            let met = matching.fully_met_postings.contains(&posting.id);
            assert_eq!(derived.verdict == PostingVerdict::FullyMet, met, "{}", posting.id);
            for group in &derived.requirements {
                let held = group.skills.iter().any(|one| one.standing == Standing::Have);
                assert_eq!(group.met, held, "{}", posting.id);
                assert!(group.skills.iter().all(|one| one.ask.is_some()), "{}", posting.id);
            }
            let named = derived.requirements.iter().map(|group| group.skills.len()).sum::<usize>();
            let besides = derived.besides.len();
            assert!(named + besides >= posting.asks.len(), "{}", posting.id);
            counted += u32::from(!derived.requirements.is_empty());
            match derived.verdict {
                PostingVerdict::Short { missing: 1 } => one_short += 1,
                PostingVerdict::Short { missing: 2 } => two_short += 1,
                _ => {}
            }
        }
        assert_eq!(counted, matching.fully_met.n());
        assert_eq!((one_short, two_short), (matching.one_short.count, matching.two_short.count));
        let none = PostingDerivation::of(case.reporter, case.candidate, case.profile, "no such");
        assert!(none.is_none());
    });
}

#[test]
fn the_listed_postings_are_those_that_the_match_lists() {
    each_case(|case, _| {
        let matching = &case.report.matching;
        let derived =
            PostingDerivation::listed(case.reporter, case.candidate, case.profile, matching);
        let of = |verdict| {
            let held = derived.iter().filter(move |held| held.verdict == verdict);
            held.map(|held| held.posting.id.as_str()).collect::<Vec<_>>()
        };
        let near = |near: &NearPostings| {
            let near = near.newest.iter().take(POSTINGS_DERIVED);
            near.map(|near| near.posting.clone()).collect::<Vec<_>>()
        };
        let met = matching.fully_met_postings.iter().take(POSTINGS_DERIVED);
        assert!(met.eq(&of(PostingVerdict::FullyMet)));
        assert_eq!(of(PostingVerdict::Short { missing: 1 }), near(&matching.one_short));
        assert_eq!(of(PostingVerdict::Short { missing: 2 }), near(&matching.two_short));
        for near in matching.one_short.newest.iter().chain(&matching.two_short.newest) {
            let held = derived.iter().find(|held| held.posting.id == near.posting);
            let Some(held) = held else { continue };
            assert_eq!(held.lacking().len(), near.missing.len() + near.one_of.len());
        }
    });
}

#[test]
fn what_is_asked_besides_skills_is_judged_as_the_page_counts_it() {
    each_case(|case, _| {
        for row in &case.report.comparison {
            // Of several years or degrees of a posting the least counts, of places the strictest.
            let (is_meant, strictest): (fn(&PostingCondition) -> bool, bool) = match row.concept {
                Concept::Degree => (|asked| matches!(asked.condition, Condition::Degree(_)), false),
                Concept::Place => (|asked| matches!(asked.condition, Condition::Place(_)), true),
                Concept::Years if row.subject == "Years of experience, in any work" => {
                    (|asked| asked.rows.iter().any(|id| id == "years-overall"), false)
                }
                _ => continue,
            };
            let mut counts = BTreeMap::<ConditionVerdict, u32>::new();
            let readable = case.market.postings.iter().filter(|posting| posting.nothing.is_none());
            for posting in readable {
                let derived =
                    PostingDerivation::of(case.reporter, case.candidate, case.profile, &posting.id)
                        .unwrap();
                let meant = derived.conditions.iter().filter(|held| is_meant(held.condition));
                let verdicts: Vec<ConditionVerdict> =
                    meant.filter_map(|held| Some(held.verdict.as_ref()?.0)).collect();
                let verdict = if strictest { verdicts.iter().min() } else { verdicts.iter().max() };
                if let Some(verdict) = verdict {
                    *counts.entry(*verdict).or_default() += 1;
                }
            }
            let of = |verdict| counts.get(&verdict).copied().unwrap_or(0);
            let counted = [ConditionVerdict::Met, ConditionVerdict::NotMet, ConditionVerdict::Open];
            let counted = counted.map(of);
            assert_eq!(counted, [row.met, row.not_met, row.open], "{}", row.subject);
        }
    });
}
