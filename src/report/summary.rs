//! Who and which market, as shown.

use super::model::{CandidateSummary, ContactLine, MarketSummary};
use crate::candidate::Candidate;
use crate::content::{Basics, Education, Profile};
use crate::language::PlainMessages;
use crate::market::{MINIMUM_FOR_SHARES, Market, SMALL_SAMPLE};

/// The candidate as shown; contact details only when the profile opts in.
pub(super) fn candidate(
    profile: &Profile,
    candidate: &Candidate,
    say: PlainMessages,
) -> CandidateSummary {
    let basics = &profile.basics;
    let name = basics.name.trim();
    CandidateSummary {
        id: profile.id.clone(),
        name: if name.is_empty() { profile.id.clone() } else { name.to_owned() },
        label: basics.label.clone(),
        summary: basics.summary.clone(),
        place: basics.place.clone(),
        contact: if profile.career.contact { contact(basics, say) } else { Vec::new() },
        sample: profile.career.sample,
        roles: candidate.roles.clone(),
        months_worked: candidate.months_worked,
        education: profile
            .education
            .iter()
            .map(education)
            .filter(|line| !line.is_empty())
            .collect(),
        certificates: profile
            .certificates
            .iter()
            .map(|certificate| {
                let parts = [Some(certificate.name.as_str()), certificate.issuer.as_deref()];
                with_year(&parts, certificate.date.map(|date| date.last.year()))
            })
            .collect(),
        languages: profile
            .languages
            .iter()
            .map(|spoken| match spoken.fluency.as_deref() {
                Some(fluency) if !fluency.is_empty() => {
                    format!("{} ({fluency})", spoken.language)
                }
                _ => spoken.language.clone(),
            })
            .collect(),
        assumed: profile.career.assumed.clone(),
    }
}

/// The market as shown.
pub(super) fn market(market: &Market, say: PlainMessages) -> MarketSummary {
    let first = market.snapshots.first().map_or(market.as_of, |snapshot| snapshot.date);
    let last = market.snapshots.last().map_or(market.as_of, |snapshot| snapshot.date);
    MarketSummary {
        id: market.id.clone(),
        title: market.title.clone(),
        role: market.role.clone(),
        region: market.region.clone(),
        currency: market.currency.clone(),
        synthetic: market.synthetic,
        postings: market.funnel.readable,
        employers: u32::try_from(market.employers.len()).unwrap_or(u32::MAX),
        first_snapshot: first,
        last_snapshot: last,
        funnel: market.funnel.clone(),
        snapshots: market.snapshots.clone(),
        development: market.development.clone(),
        small_sample: small_sample(market.funnel.readable, say),
    }
}

fn small_sample(postings: u32, say: PlainMessages) -> Option<String> {
    let words = say.small_sample;
    if postings == 0 {
        Some(words.none().to_string())
    } else if postings < MINIMUM_FOR_SHARES {
        Some(words.few(postings, MINIMUM_FOR_SHARES).to_string())
    } else if postings < SMALL_SAMPLE {
        Some(words.small(postings, SMALL_SAMPLE).to_string())
    } else {
        None
    }
}

/// Such as "Bachelor, Physics, University of X (2019)".
fn education(education: &Education) -> String {
    let parts = [
        education.study_type.as_deref(),
        education.area.as_deref(),
        Some(education.institution.as_str()),
    ];
    with_year(&parts, education.period.end.map(|end| end.last.year()))
}

fn with_year(parts: &[Option<&str>], year: Option<i16>) -> String {
    let parts: Vec<&str> =
        parts.iter().flatten().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    let text = parts.join(", ");
    match year {
        Some(year) if !text.is_empty() => format!("{text} ({year})"),
        _ => text,
    }
}

fn contact(basics: &Basics, say: PlainMessages) -> Vec<ContactLine> {
    let words = say.contact;
    let line = |label: &str, text: &str, href: Option<String>| ContactLine {
        label: label.to_owned(),
        text: text.to_owned(),
        href,
    };
    let mut lines = Vec::new();
    if let Some(email) = &basics.email {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "@.+-_".contains(letter);
        let address = email.contains('@') && email.chars().all(plain);
        lines.push(line(
            &words.email().to_string(),
            email,
            address.then(|| format!("mailto:{email}")),
        ));
    }
    if let Some(phone) = &basics.phone {
        let digits: String =
            phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
        let href = (!digits.is_empty()).then(|| format!("tel:{digits}"));
        lines.push(line(&words.telephone().to_string(), phone, href));
    }
    if let Some(url) = &basics.url {
        lines.push(line(&words.web().to_string(), url, web(url)));
    }
    if let Some(street) = &basics.street {
        lines.push(line(&words.address().to_string(), street, None));
    }
    for (network, url) in &basics.accounts {
        lines.push(line(network, url, web(url)));
    }
    lines
}

fn web(url: &str) -> Option<String> {
    let known = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    known.then(|| url.to_owned())
}
