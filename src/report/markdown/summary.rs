//! Title and executive summary.

use super::Document;
use super::escape::escape;
use crate::report::model::Report;
use crate::wording;

pub(super) fn write(report: &Report, document: &mut Document) {
    let (candidate, market) = (&report.candidate, &report.market);
    document.heading(1, &escape(&format!("{}: {}", candidate.name, market.title)));
    let mut facts = vec![format!("As of {}", wording::day(report.as_of))];
    facts.extend(candidate.label.clone());
    facts.extend(candidate.place.clone());
    facts.extend(market.region.as_ref().map(|region| format!("market: {region}")));
    document.paragraph(&escape(&format!("{}.", facts.join("; "))));
    if candidate.sample {
        document.paragraph("The candidate is invented.");
    }
    if market.synthetic {
        document.paragraph("The postings were written for demonstration.");
    }
    for line in &candidate.contact {
        document.item(&escape(&format!("{}: {}", line.label, line.text)));
    }
    let narrative = &report.narrative;
    document.heading(2, "Executive Summary");
    document.heading(3, "Introduction");
    document.claims(&narrative.introduction);
    document.heading(3, "Key Recommendations");
    for (index, claim) in narrative.recommendations.iter().enumerate() {
        document.numbered(index + 1, &escape(claim.text()));
    }
    document.heading(3, "Market Outlook");
    document.claims(&narrative.outlook);
    document.heading(3, "Future Market Trends");
    document.claims(&narrative.trends);
    document.heading(3, "Conclusion");
    document.claims(narrative.conclusion.get(..1).unwrap_or_default());
}
