//! What the market asks, tier by tier, and its technologies by kind.

use super::Document;
use super::escape::escape;
use crate::market::Tier;
use crate::report::model::{Report, Requirement};
use crate::wording;

pub(super) fn write(report: &Report, document: &mut Document) {
    document.heading(2, "Market Requirements Analysis");
    document.paragraph(
        "Postings that name a skill and postings that require it, of the readable ones; distinct \
         employers; where the candidate stands.",
    );
    for (title, tier, none) in [
        ("Core Requirements", Tier::Core, "No skill is required often enough to be core."),
        ("Preferred Qualifications", Tier::Preferred, "No skill counts as preferred."),
        ("Emerging Trends", Tier::Emerging, emerging(report)),
        ("Also Asked", Tier::Other, ""),
    ] {
        let rows: Vec<[String; 5]> =
            report.requirements.iter().filter(|asked| asked.demand.tier == tier).map(row).collect();
        if rows.is_empty() && none.is_empty() {
            continue;
        }
        document.heading(3, title);
        if rows.is_empty() {
            document.paragraph(none);
        } else {
            document.table(["Skill", "Named", "Required", "Employers", "Standing"], &rows);
        }
    }
    if report.less_asked > 0 {
        document.paragraph(&format!(
            "The market page lists {} that few postings name.",
            wording::count_u32(report.less_asked, "further skill")
        ));
    }
    document.heading(3, "Technology Stack Popularity");
    if report.stack.iter().all(|group| group.skills.is_empty()) {
        document.paragraph("The postings name no known technology.");
    }
    for group in report.stack.iter().filter(|group| !group.skills.is_empty()) {
        document.heading(4, &escape(&group.title));
        let rows: Vec<[String; 3]> = group
            .skills
            .iter()
            .map(|entry| {
                let rank = if entry.rank.best == entry.rank.worst {
                    entry.rank.best.to_string()
                } else {
                    format!("{} to {}", entry.rank.best, entry.rank.worst)
                };
                [rank, escape(&entry.skill.label), entry.any.to_string()]
            })
            .collect();
        document.table(["Rank", "Skill", "Named"], &rows);
    }
}

/// What an empty list of emerging skills means.
fn emerging(report: &Report) -> &'static str {
    if report.market.snapshots.len() < 2 {
        "Emerging skills cannot be judged from one snapshot."
    } else {
        "No skill passes the growth test."
    }
}

fn row(asked: &Requirement) -> [String; 5] {
    let demand = &asked.demand;
    [
        escape(&demand.skill.label),
        demand.any.to_string(),
        demand.required.to_string(),
        demand.employers.to_string(),
        format!("{} ({})", asked.standing.label(), asked.evidence.level.meaning()),
    ]
}
