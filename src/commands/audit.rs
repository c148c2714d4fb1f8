//! What would become public, for people.

use super::publish::Kept;
use super::{Failure, Streams, plural};
use crate::diagnostics::visible;
use crate::publication::{Audit, PublicCandidate, PublicMarket};
use serde::Serialize;

/// So many candidates and employers are listed by name, unless all are wanted.
const NAMED: usize = 12;

/// How much is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// The first names; lines and sentences are counted.
    Brief,
    /// Every name, line and sentence.
    Everything,
}

impl Detail {
    /// So many names are listed.
    fn named(self) -> usize {
        match self {
            Self::Brief => NAMED,
            Self::Everything => usize::MAX,
        }
    }
}

/// Shows what would become public; beside annotations, which have standard output to themselves,
/// on standard error.
pub(super) fn show(
    published: &Published<'_>,
    detail: Detail,
    machine_readable: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let stream: &mut dyn std::io::Write =
        if machine_readable { streams.errors } else { streams.output };
    let text = text(published.publication, detail) + &about_files(published.files);
    stream.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))
}

/// What would become public, and where the files lie that it is made from.
#[derive(Serialize)]
pub(super) struct Published<'a> {
    /// What the pages show.
    pub(super) publication: &'a Audit,
    /// Whether the content is kept in git.
    pub(super) files: &'a Kept,
}

/// What the pages hold back is in the files they are made from.
fn about_files(kept: &Kept) -> String {
    let exposed = "The folder content/ holds what the pages hold back: contact details, private \
                   profiles and every line of a résumé.";
    let where_to = match kept {
        Kept { tracked: true, remotes } if !remotes.is_empty() => format!(
            "It is kept in git, with the remote {}: if that repository is public, all of it is \
             public, and stays in the history when it is deleted.",
            remotes.iter().map(|remote| visible(remote)).collect::<Vec<_>>().join(", ")
        ),
        Kept { tracked: true, .. } => {
            "It is kept in git, without a remote so far: do not push it to a public repository."
                .to_owned()
        }
        Kept { tracked: false, .. } => "Keep it out of public repositories.".to_owned(),
    };
    let pages = "A site on GitHub Pages is public, also that of a private repository.";
    format!("\n{exposed}\n{where_to}\n{pages}\n")
}

fn text(audit: &Audit, detail: Detail) -> String {
    let mut text = format!(
        "What becomes public: {}, {:.1} MB (GitHub Pages takes 1,000 MB)\n\nPeople\n",
        plural(audit.files, "file"),
        audit.bytes as f64 / 1e6
    );
    if audit.candidates.is_empty() {
        text.push_str("  nobody\n");
    }
    for candidate in audit.candidates.iter().take(detail.named()) {
        text.push_str(&person(candidate, detail));
    }
    let unnamed = audit.candidates.len().saturating_sub(detail.named());
    if unnamed > 0 {
        text.push_str(&format!("  and {unnamed} more\n"));
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
        text.push_str(&of_market(market, detail));
    }
    let is_quoted = audit.candidates.iter().any(|candidate| candidate.lines > 0)
        || audit.markets.iter().any(|market| market.sentences > 0);
    if detail == Detail::Brief && is_quoted {
        text.push_str("\n`check --publish --quotes` lists all that is quoted and named.\n");
    }
    let (unindexed, pages) = (audit.unindexed, audit.pages);
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

fn person(candidate: &PublicCandidate, detail: Detail) -> String {
    let name = if candidate.name.is_empty() { &candidate.id } else { &candidate.name };
    let sample = if candidate.sample { " (sample)" } else { "" };
    let contact = if candidate.contact.is_empty() {
        let held_back = match candidate.held_back.is_empty() {
            true => "; the profile has none".to_owned(),
            false => format!("; held back: {}", candidate.held_back.join(", ")),
        };
        let cleaned = match candidate.cleaned {
            0 => String::new(),
            count => format!(", and what {} said of them", plural(count, "line")),
        };
        format!("no contact details{held_back}{cleaned}")
    } else {
        format!("contact details, as the profile asks: {}", candidate.contact.join(", "))
    };
    let mut employers: Vec<String> =
        candidate.employers.iter().take(detail.named()).map(|name| visible(name)).collect();
    let unnamed = candidate.employers.len().saturating_sub(detail.named());
    if unnamed > 0 {
        employers.push(format!("{unnamed} more"));
    }
    let employers = if employers.is_empty() {
        "names no employer".to_owned()
    } else {
        format!("names {}", employers.join(", "))
    };
    let mut text = format!(
        "  {}{sample}\n      {contact}\n      {employers}\n      may quote {} of the résumé\n",
        visible(name),
        plural(candidate.lines, "line")
    );
    if detail == Detail::Everything {
        for line in &candidate.quotes {
            text.push_str(&format!("        “{}”\n", visible(line)));
        }
    }
    text
}

fn of_market(market: &PublicMarket, detail: Detail) -> String {
    let synthetic = if market.synthetic { " (synthetic)" } else { "" };
    let newest =
        market.newest.map_or_else(String::new, |day| format!(", the newest collected on {day}"));
    let mut text = format!(
        "  {}{synthetic}\n      {} of {}{newest}\n      {} quoted\n",
        visible(&market.title),
        plural(market.postings, "posting"),
        plural(market.employers, "employer"),
        plural(market.sentences, "sentence")
    );
    if detail == Detail::Everything {
        for posting in &market.quotes {
            let (company, title) = (visible(&posting.company), visible(&posting.title));
            text.push_str(&format!("      {company}: {title}\n"));
            for sentence in &posting.sentences {
                text.push_str(&format!("        “{}”\n", visible(sentence)));
            }
        }
    }
    text
}
