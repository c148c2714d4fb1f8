//! Takes contact details out of running text, unless the candidate opted in.

use crate::content::profile::{Profile, TextEntry};

/// What stands in place of a detail.
const LEFT_OUT: &str = "[contact detail left out]";
/// Shorter details, such as a house number, would hit innocent text.
const SHORTEST: usize = 5;

/// Replaces every known contact detail and every e-mail address in the texts that pages may quote.
pub(super) fn redact(profile: &mut Profile) {
    if profile.career.contact {
        return;
    }
    let basics = &profile.basics;
    let details: Vec<String> = [&basics.email, &basics.phone, &basics.street, &basics.url]
        .into_iter()
        .flatten()
        .chain(basics.accounts.iter().map(|(_, address)| address))
        .filter(|detail| detail.trim().len() >= SHORTEST)
        .cloned()
        .collect();
    let clean = |text: &mut String| {
        for detail in &details {
            if text.contains(detail.as_str()) {
                *text = text.replace(detail.as_str(), LEFT_OUT);
            }
        }
        if text.contains('@') {
            *text = without_addresses(text);
        }
    };
    profile.basics.label.iter_mut().chain(&mut profile.basics.summary).for_each(clean);
    for entry in texts(profile) {
        clean(&mut entry.text);
    }
}

fn texts(profile: &mut Profile) -> impl Iterator<Item = &mut TextEntry> {
    let roles = profile.work.iter_mut().chain(&mut profile.volunteer);
    roles
        .flat_map(|role| &mut role.texts)
        .chain(profile.projects.iter_mut().flat_map(|project| &mut project.texts))
        .chain(profile.education.iter_mut().flat_map(|study| &mut study.courses))
        .chain(profile.skills.iter_mut().flat_map(|group| &mut group.keywords))
        .chain(&mut profile.other)
}

/// The text with every word that looks like an e-mail address replaced.
fn without_addresses(text: &str) -> String {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            match bare.split_once('@') {
                Some((name, host)) if !name.is_empty() && host.contains('.') => {
                    word.replace(bare, LEFT_OUT)
                }
                _ => word.to_owned(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_go_and_the_rest_stays() {
        assert_eq!(
            without_addresses("Mail (ada@example.org), or @ada on C@lls. Node.js @ home"),
            "Mail ([contact detail left out]), or @ada on C@lls. Node.js @ home"
        );
    }
}
