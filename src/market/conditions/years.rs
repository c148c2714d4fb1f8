//! Years of experience: one figure per posting, overall and by skill.

use super::rows::slug;
use super::words::AnyOf;
use super::{Askers, Concept, Counted, YearsAsked, YearsDemand, demand, strongest};
use crate::language::PlainMessages;
use crate::market::Quartiles;
use crate::market::statistics::quantile;
use crate::market::tally::Tally;
use crate::skills::{Catalogue, Condition, SkillId, Strength, Years};
use std::collections::BTreeMap;

/// Fewest postings of which quantiles of years are shown.
pub const FEWEST_FOR_YEARS: u32 = 5;

/// Id of the row of experience overall.
const OVERALL: &str = "years-overall";

/// One figure per posting: how strongly, and the least time asked, in months.
type Figures = BTreeMap<usize, (Strength, u32)>;

/// Years asked overall and by skill; `counted` are the postings that ask for years at all.
pub(super) fn years(
    tally: &Tally<'_>,
    catalogue: &Catalogue,
    counted: Option<Counted>,
    say: PlainMessages,
) -> YearsAsked {
    let Some(counted) = counted else { return YearsAsked::default() };
    let mut overall = Figures::new();
    let mut by_skill: BTreeMap<SkillId, Figures> = BTreeMap::new();
    for (at, posting) in tally.postings.iter().enumerate() {
        for stated in &posting.conditions.stated {
            let Condition::Years(years) = &stated.condition else { continue };
            let figure = (stated.strength, years.min_months);
            if is_overall(years, catalogue) {
                keep(&mut overall, at, figure);
            }
            for skill in &years.skills {
                keep(by_skill.entry(*skill).or_default(), at, figure);
            }
        }
    }
    let mut skills: Vec<YearsDemand> = by_skill
        .iter()
        .filter(|(_, figures)| figures.len() >= FEWEST_FOR_YEARS as usize)
        .map(|(skill, figures)| one(Some(*skill), figures, tally, catalogue, say))
        .collect();
    skills.sort_by(|a, b| {
        b.demand.any.k().cmp(&a.demand.any.k()).then_with(|| a.demand.label.cmp(&b.demand.label))
    });
    let label = say.value(AnyOf(Concept::Years)).to_string();
    let stated = demand("years-stated".to_owned(), label, &counted.any, tally);
    YearsAsked {
        stated: Some(stated),
        overall: (!overall.is_empty()).then(|| one(None, &overall, tally, catalogue, say)),
        rarer: (by_skill.len() - skills.len()) as u32,
        skills,
    }
}

/// Whether the time is asked in nothing that is a technology.
fn is_overall(years: &Years, catalogue: &Catalogue) -> bool {
    !years.skills.iter().any(|skill| catalogue.reference(*skill).kind.is_technology())
}

/// Of several figures of a posting the strongest counts, of those the highest.
fn keep(figures: &mut Figures, posting: usize, figure: (Strength, u32)) {
    let kept = figures.entry(posting).or_insert(figure);
    *kept = figure.max(*kept);
}

/// The ids of the rows in which years are counted.
pub(super) fn row_ids(years: &Years, catalogue: &Catalogue) -> Vec<String> {
    let overall = is_overall(years, catalogue).then(|| OVERALL.to_owned());
    let skills = years.skills.iter().map(|skill| skill_row(*skill, catalogue));
    overall.into_iter().chain(skills).collect()
}

fn skill_row(skill: SkillId, catalogue: &Catalogue) -> String {
    format!("years-{}", slug(&catalogue.reference(skill).id))
}

fn one(
    skill: Option<SkillId>,
    figures: &Figures,
    tally: &Tally<'_>,
    catalogue: &Catalogue,
    say: PlainMessages,
) -> YearsDemand {
    let mut askers = Askers::new();
    for (posting, (strength, _)) in figures {
        strongest(&mut askers, *posting, *strength);
    }
    let mut years: Vec<f64> =
        figures.values().map(|(_, months)| f64::from(*months) / 12.0).collect();
    years.sort_by(f64::total_cmp);
    let at = |probability: f64| quantile(&years, probability);
    let quartiles = match (at(0.25), at(0.5), at(0.75)) {
        (Some(p25), Some(median), Some(p75)) if years.len() >= FEWEST_FOR_YEARS as usize => {
            Some(Quartiles { p25, median, p75 })
        }
        _ => None,
    };
    let skill_ref = skill.map(|skill| catalogue.reference(skill).clone());
    let (id, label) = match skill {
        Some(skill) => (skill_row(skill, catalogue), catalogue.reference(skill).label.to_string()),
        None => (OVERALL.to_owned(), say.condition.experience_overall().to_string()),
    };
    YearsDemand {
        skill: skill_ref,
        demand: demand(id, label, &askers, tally),
        lowest: at(0.0).unwrap_or_default(),
        highest: at(1.0).unwrap_or_default(),
        quartiles,
    }
}
