//! One skill, from the sentences to the plan, for the terminal.

use super::sheet::{Sheet, place, range};
use crate::candidate::{Evidence, months_in_words};
use crate::market::{Demand, PostingSummary};
use crate::report::derivation::{
    Asking, EvidenceDerivation, GapDerivation, ImplyingSkill, Outcome, PlanPlace, SkillDerivation,
};
use crate::report::{Report, Step};
use crate::wording;

/// The whole derivation.
pub(super) fn write(
    mut sheet: Sheet<'_>,
    report: &Report,
    derivation: &SkillDerivation<'_>,
    asking: &Asking<'_>,
    postings: &[PostingSummary],
) -> String {
    head(&mut sheet, report, derivation);
    sheet.section("Demand");
    match derivation.demand {
        Some(demand) => write_demand(&mut sheet, demand, asking),
        None => sheet.paragraph(&format!(
            "No posting names it: 0 of {}.",
            wording::count_u32(report.market.postings, "readable posting")
        )),
    }
    if let Some(demand) = derivation.demand {
        sheet.section(&format!("Tier: {}", demand.tier.word()));
        for step in &derivation.tier {
            sheet.rule(step.applies, &step.rule, &step.values);
        }
    }
    write_evidence(&mut sheet, &derivation.evidence);
    match &derivation.outcome {
        Outcome::Gap(gap) => write_gap(&mut sheet, gap),
        Outcome::NoGap { why } => {
            sheet.section("No gap");
            sheet.paragraph(why);
        }
        Outcome::NotAsked | Outcome::Strength => {}
    }
    if derivation.demand.is_some() {
        write_completed(&mut sheet, derivation, postings);
    }
    if let Outcome::Gap(gap) = &derivation.outcome {
        write_plan(&mut sheet, gap);
    }
    if !asking.sentences.is_empty() {
        let count = wording::count(asking.sentences.len(), "posting");
        sheet.section(&format!("Sentences of {count}"));
        for sentence in &asking.sentences {
            sheet.posting_sentence(sentence.posting, sentence.ask);
        }
    }
    sheet.finish()
}

fn head(sheet: &mut Sheet<'_>, report: &Report, derivation: &SkillDerivation<'_>) {
    let (skill, standing) = (derivation.skill, derivation.evidence.standing.label());
    let outcome = match &derivation.outcome {
        Outcome::NotAsked => "not asked".to_owned(),
        Outcome::Strength => "a strength".to_owned(),
        Outcome::Gap(gap) => format!("a gap, {}", gap.gap.severity.label()),
        Outcome::NoGap { .. } => "no gap".to_owned(),
    };
    sheet.title(&format!("{} ({}): {standing}, {outcome}", skill.label, skill.kind.word()));
    about(sheet, report);
}

/// Who is held against what.
pub(super) fn about(sheet: &mut Sheet<'_>, report: &Report) {
    sheet.subtitle(&format!(
        "{} for {}, as of {}, from {} of {}",
        report.candidate.name,
        report.market.title,
        wording::day(report.as_of),
        wording::count_u32(report.market.postings, "readable posting"),
        wording::count_u32(report.market.employers, "employer"),
    ));
    if let Some(small) = &report.market.small_sample {
        sheet.subtitle(small);
    }
}

fn write_demand(sheet: &mut Sheet<'_>, demand: &Demand, asking: &Asking<'_>) {
    let interval = |interval| match demand.any.has_percent() {
        true => format!(", 95 % interval {}", range(interval)),
        false => String::new(),
    };
    sheet.paragraph(&format!("Named in {}{}.", demand.any, interval(demand.interval)));
    sheet.paragraph(&format!(
        "Required in {}{}; preferred in {}; mentioned in {}. A posting counts once, at its \
         strongest sentence.",
        demand.required,
        interval(demand.required_interval),
        demand.preferred.k(),
        demand.unspecified.k(),
    ));
    if demand.any.has_percent() {
        let weighted = demand.employer_weighted * 100.0;
        sheet.paragraph(&format!("Counting each employer once: {weighted:.0} %."));
    }
    if let Some(concentration) = &demand.concentrated {
        let (share, employer) = (concentration.share, &concentration.employer);
        sheet.paragraph(&format!("Concentrated: {share} of these postings are from {employer}."));
    }
    if let Some(distinctive) = &demand.distinctive {
        sheet.paragraph(&format!(
            "Distinctive: asked {:.1} times as often as in the other markets, where it is {}.",
            distinctive.quotient, distinctive.elsewhere
        ));
    }
    let named = |(name, count): &(&str, u32)| match count {
        1 => (*name).to_owned(),
        count => format!("{name} ({count})"),
    };
    let mut employers: Vec<String> = asking.employers.iter().map(named).collect();
    if asking.without_employer > 0 {
        employers.push(format!("{} without employer", asking.without_employer));
    }
    let count = wording::count_u32(demand.employers, "employer");
    sheet.labelled(&count, &employers.join(", "));
}

fn write_evidence(sheet: &mut Sheet<'_>, derivation: &EvidenceDerivation<'_>) {
    let level = derivation.level;
    sheet.section(&format!(
        "Résumé: level {}, {}, counted as {}",
        u8::from(level),
        level.meaning(),
        derivation.standing.label()
    ));
    sheet.labelled("Rule", &derivation.rule);
    if !derivation.values.is_empty() {
        sheet.labelled("Decided by", &derivation.values.join("; "));
    }
    let Some(evidence) = derivation.evidence else { return };
    write_facts(sheet, evidence);
    for item in &evidence.items {
        sheet.resume_line(item);
    }
    for ImplyingSkill { skill, evidence } in &derivation.implied_by {
        sheet.labelled("Implied by", &skill.label);
        for item in evidence.iter().flat_map(|evidence| &evidence.items) {
            sheet.resume_line(item);
        }
    }
}

fn write_facts(sheet: &mut Sheet<'_>, evidence: &Evidence) {
    if let Some(months) = evidence.months {
        let months = months_in_words(months);
        sheet.labelled("Used", &format!("{months} in dated roles, overlaps counted once"));
    }
    if let Some(stated) = &evidence.stated_level {
        sheet.labelled("Stated level", &format!("“{stated}”, shown and not counted"));
    }
}

fn write_gap(sheet: &mut Sheet<'_>, GapDerivation { gap, values, .. }: &GapDerivation<'_>) {
    sheet.section(&format!("Gap: {}", gap.severity.label()));
    sheet.labelled("Rule", &gap.rule);
    sheet.labelled("Decided by", values);
    for reason in &gap.evidence_for {
        sheet.labelled("For", reason);
    }
    sheet.labelled("Against", &gap.evidence_against);
    for similar in &gap.similar {
        let reason = if similar.reason.is_empty() {
            String::new()
        } else {
            format!(" ({})", similar.reason)
        };
        sheet.labelled("Similar and held", &format!("{}{reason}", similar.skill.label));
    }
    let hours = wording::hours(gap.hours.value);
    sheet.labelled("Hours", &format!("{hours} ({})", gap.hours.basis));
}

fn write_completed(
    sheet: &mut Sheet<'_>,
    derivation: &SkillDerivation<'_>,
    postings: &[PostingSummary],
) {
    if matches!(derivation.outcome, Outcome::Strength) {
        return;
    }
    let count = wording::count(derivation.completes.len(), "posting");
    sheet.section(&format!("Alone completes {count}"));
    if derivation.completes.is_empty() {
        sheet.paragraph("No posting lacks this and nothing else that it requires.");
    }
    let of_id = |id: &String| postings.iter().find(|posting| posting.id == *id);
    for posting in derivation.completes.iter().filter_map(of_id) {
        let (company, title, id) = (&posting.company, &posting.title, &posting.id);
        sheet.paragraph(&format!("{company}, {title} ({id}): {}", place(posting)));
    }
}

fn write_plan(sheet: &mut Sheet<'_>, gap: &GapDerivation<'_>) {
    match &gap.plan {
        PlanPlace::Step(step) => write_step(sheet, step),
        PlanPlace::LeftOut { reason } => {
            sheet.section("Plan: left out");
            sheet.paragraph(&wording::sentence(reason));
        }
    }
}

fn write_step(sheet: &mut Sheet<'_>, step: &Step) {
    let (start, end) = (wording::day(step.start), wording::day(step.end));
    sheet.section(&format!("Plan: step {}, {start} to {end}", step.number));
    sheet.labelled("Why", step.why.text());
    let hours = wording::hours(step.hours.value);
    sheet.labelled("Hours", &format!("{hours} ({})", step.hours.basis));
    if !step.prerequisites.is_empty() {
        let first: Vec<&str> = step.prerequisites.iter().map(|skill| &*skill.label).collect();
        sheet.labelled("Comes after", &wording::list(&first));
    }
    sheet.labelled("Proven by", &step.milestone);
    sheet.labelled(
        "Match after it",
        &format!(
            "{}; fully met {} of {} postings",
            wording::share_of(step.after.core, "core skill"),
            step.after.fully_met.k(),
            step.after.fully_met.n()
        ),
    );
}
