//! Takes contact details out of running text, unless the candidate opted in.

use crate::content::profile::{Profile, TextEntry};

/// What stands in place of a detail.
pub(crate) const LEFT_OUT: &str = "[contact detail left out]";
/// What stands in place of the name of somebody else.
const NAME_LEFT_OUT: &str = "[name left out]";
/// Shorter details, such as a house number, would hit innocent text.
const SHORTEST: usize = 5;

/// Replaces every known contact detail and every e-mail address in the texts that pages may quote.
///
/// Referees' names are taken out of their references whatever the candidate asks for: they are not
/// the candidate's to show.
pub(super) fn redact(profile: &mut Profile) {
    redact_referees(profile);
    if profile.career.contact {
        return;
    }
    let basics = &profile.basics;
    let known =
        [&basics.email, &basics.phone, &basics.street, &basics.address, &basics.url].into_iter();
    let details: Vec<String> = known
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

fn redact_referees(profile: &mut Profile) {
    let of_references = |entry: &&mut TextEntry| entry.pointer.starts_with("/references/");
    for entry in profile.other.iter_mut().filter(of_references) {
        for name in profile.referees.iter().filter(|name| name.len() >= SHORTEST) {
            if entry.text.contains(name.as_str()) {
                entry.text = entry.text.replace(name.as_str(), NAME_LEFT_OUT);
            }
        }
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
    fn referees_are_taken_out_of_references_only() {
        let entry = |pointer: &str, text: &str| TextEntry {
            pointer: pointer.to_owned(),
            text: text.to_owned(),
        };
        let mut profile = crate::fixture::profile();
        profile.referees = vec!["Rhea Quill".to_owned(), "Bo".to_owned()];
        profile.other = vec![
            entry("/references/0/reference", "Bold work. Rhea Quill"),
            entry("/awards/0/title", "The Rhea Quill Award"),
        ];
        redact(&mut profile);
        let texts: Vec<&str> = profile.other.iter().map(|entry| &*entry.text).collect();
        assert_eq!(texts, ["Bold work. [name left out]", "The Rhea Quill Award"]);
    }

    #[test]
    fn addresses_go_and_the_rest_stays() {
        assert_eq!(
            without_addresses("Mail (ada@example.org), or @ada on C@lls. Node.js @ home"),
            "Mail ([contact detail left out]), or @ada on C@lls. Node.js @ home"
        );
    }
}
