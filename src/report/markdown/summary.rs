//! Title and executive summary.

use super::Document;
use super::escape::escape;
use crate::language::Day;
use crate::report::model::Report;

pub(super) fn write(report: &Report, document: &mut Document) {
    let (candidate, market) = (&report.candidate, &report.market);
    let say = document.say;
    let words = say.markdown;
    document.heading(1, document.told(words.title(&candidate.name, &market.title)));
    let mut facts = vec![words.as_of(Day(report.as_of)).to_string()];
    facts.extend(candidate.label.clone());
    facts.extend(candidate.place.clone());
    facts.extend(market.region.as_ref().map(|region| words.market_region(region).to_string()));
    document.paragraph(escape(&format!("{}.", facts.join("; "))));
    if candidate.sample {
        document.paragraph(words.invented_candidate());
    }
    if market.synthetic {
        document.paragraph(words.invented_postings());
    }
    for line in &candidate.contact {
        document.item(escape(&format!("{}: {}", line.label, line.text)));
    }
    let narrative = &report.narrative;
    document.heading(2, words.summary());
    document.heading(3, words.introduction());
    document.claims(&narrative.introduction);
    document.heading(3, words.recommendations());
    for (index, claim) in narrative.recommendations.iter().enumerate() {
        document.numbered(index + 1, escape(claim.text()));
    }
    document.heading(3, words.outlook());
    document.claims(&narrative.outlook);
    document.heading(3, words.trends());
    document.claims(&narrative.trends);
    document.heading(3, words.conclusion());
    document.claims(narrative.conclusion.get(..1).unwrap_or_default());
}
