//! What would become public, for people.

use super::{Failure, Streams, plural};
use crate::diagnostics::visible;
use crate::publication::{Audit, PublicCandidate, PublicMarket};

/// So many candidates and employers are listed by name.
const NAMED: usize = 12;

/// Shows what would become public; beside machine formats, which have standard output to
/// themselves, on standard error.
pub(super) fn show(
    audit: &Audit,
    machine_readable: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let stream: &mut dyn std::io::Write =
        if machine_readable { streams.errors } else { streams.output };
    stream.write_all(text(audit).as_bytes()).map_err(|error| Failure::output(&error))
}

fn text(audit: &Audit) -> String {
    let mut text = format!(
        "What becomes public: {}, {:.1} MB\n\nPeople\n",
        plural(audit.files, "file"),
        audit.bytes as f64 / 1e6
    );
    if audit.candidates.is_empty() {
        text.push_str("  nobody\n");
    }
    for candidate in audit.candidates.iter().take(NAMED) {
        text.push_str(&person(candidate));
    }
    if audit.candidates.len() > NAMED {
        text.push_str(&format!("  and {} more\n", audit.candidates.len() - NAMED));
    }
    if audit.private > 0 {
        text.push_str(&format!(
            "  kept off the pages: {}\n",
            plural(audit.private, "private profile")
        ));
    }
    text.push_str("\nMarkets\n");
    if audit.markets.is_empty() {
        text.push_str("  none\n");
    }
    for market in &audit.markets {
        text.push_str(&of_market(market));
    }
    let (unindexed, pages) = audit.unindexed;
    let engines = match unindexed {
        0 => "may list every page".to_owned(),
        _ if unindexed == pages => "are asked to stay away, on every page".to_owned(),
        _ => format!("are asked to stay away on {unindexed} of {pages} pages"),
    };
    text.push_str(&format!("\nSearch engines {engines}.\n"));
    match &audit.base_url {
        Some(address) => text.push_str(&format!("Address: {}\n", visible(address))),
        None => text.push_str(
            "Address: not set, which only canonical links and 404.html in sub-folders need.\n",
        ),
    }
    text
}

fn person(candidate: &PublicCandidate) -> String {
    let name = if candidate.name.is_empty() { &candidate.id } else { &candidate.name };
    let sample = if candidate.sample { " (sample)" } else { "" };
    let contact = if candidate.contact.is_empty() {
        "no contact details".to_owned()
    } else {
        format!("contact details, as the profile asks: {}", candidate.contact.join(", "))
    };
    let mut employers: Vec<String> =
        candidate.employers.iter().take(NAMED).map(|employer| visible(employer)).collect();
    if candidate.employers.len() > NAMED {
        employers.push(format!("{} more", candidate.employers.len() - NAMED));
    }
    let employers = if employers.is_empty() {
        "names no employer".to_owned()
    } else {
        format!("names {}", employers.join(", "))
    };
    format!(
        "  {}{sample}\n      {contact}\n      {employers}\n      may quote {} of the résumé\n",
        visible(name),
        plural(candidate.lines, "line")
    )
}

fn of_market(market: &PublicMarket) -> String {
    let synthetic = if market.synthetic { " (synthetic)" } else { "" };
    format!(
        "  {}{synthetic}\n      {} of {}, {} quoted\n",
        visible(&market.title),
        plural(market.postings, "posting"),
        plural(market.employers, "employer"),
        plural(market.sentences, "sentence")
    )
}
