//! What the market asks, tier by tier, and its technologies by kind.

use super::Document;
use super::escape::escape;
use crate::market::Tier;
use crate::report::model::{Report, Requirement};

pub(super) fn write(report: &Report, document: &mut Document) {
    let say = document.say;
    let (words, heads) = (say.markdown_market, say.markdown);
    document.heading(2, words.title());
    document.paragraph(words.columns());
    // What an empty list of emerging skills means.
    let no_emerging = if report.market.snapshots.len() < 2 {
        words.emerging_unjudged()
    } else {
        words.no_emerging()
    };
    for (title, tier, none) in [
        (words.core(), Tier::Core, Some(words.no_core())),
        (words.preferred(), Tier::Preferred, Some(words.no_preferred())),
        (words.emerging(), Tier::Emerging, Some(no_emerging)),
        (words.other(), Tier::Other, None),
    ] {
        let asked = report.requirements.iter().filter(|asked| asked.demand.tier == tier);
        let rows: Vec<[String; 5]> = asked.map(|asked| row(asked, document)).collect();
        if rows.is_empty() && none.is_none() {
            continue;
        }
        document.heading(3, title);
        match none.filter(|_| rows.is_empty()) {
            Some(none) => document.paragraph(none),
            None => {
                let head = [
                    heads.skill(),
                    heads.named(),
                    heads.required(),
                    heads.employers(),
                    heads.standing(),
                ];
                document.table(head.map(|head| head.to_string()), &rows);
            }
        }
    }
    if report.less_asked > 0 {
        document.paragraph(words.less_asked(report.less_asked));
    }
    document.heading(3, words.stack());
    if report.stack.iter().all(|group| group.skills.is_empty()) {
        document.paragraph(words.no_stack());
    }
    for group in report.stack.iter().filter(|group| !group.skills.is_empty()) {
        document.heading(4, escape(&group.title));
        let rows: Vec<[String; 3]> = group
            .skills
            .iter()
            .map(|entry| {
                let rank = if entry.rank.best == entry.rank.worst {
                    say.value(entry.rank.best).to_string()
                } else {
                    heads.rank_range(entry.rank.best, entry.rank.worst).to_string()
                };
                [rank, escape(&entry.skill.label), say.value(entry.any).to_string()]
            })
            .collect();
        let head = [heads.rank(), heads.skill(), heads.named()].map(|head| head.to_string());
        document.table(head, &rows);
    }
}

fn row(asked: &Requirement, document: &Document) -> [String; 5] {
    let (demand, say) = (&asked.demand, document.say);
    let standing = say.value(asked.row_standing());
    [
        escape(&demand.skill.label),
        say.value(demand.any).to_string(),
        say.value(demand.required).to_string(),
        say.value(demand.employers).to_string(),
        format!("{standing} ({})", say.value(asked.evidence.level)),
    ]
}
