//! Facts that a comment gives in lines of their own, such as `LOCATION: Amsterdam`.

use super::places::split_places;
use super::vocabulary::employment_words;
use crate::content::Workplace;
use crate::content::postings::workplace;

/// Labels stand near the top.
const LINES: usize = 25;

/// A value is shorter, in bytes.
const LONGEST_VALUE: usize = 120;

/// What the labelled lines say.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Labels {
    /// How many labels were found.
    pub(super) found: usize,
    /// Whether they are those of the thread in which people offer themselves.
    pub(super) seeks_work: bool,
    pub(super) title: Option<String>,
    pub(super) company: Option<String>,
    pub(super) places: Vec<String>,
    pub(super) workplace: Option<Workplace>,
    pub(super) employment: Option<String>,
}

pub(super) fn read(text: &str) -> Labels {
    let mut labels = Labels { seeks_work: opens_as_seeker(text), ..Labels::default() };
    for line in text.lines().take(LINES) {
        let line = line.trim_start_matches(['-', '#', '*', ' ']);
        let Some((label, value)) = line.split_once(':') else { continue };
        let value = value.split(" http").next().unwrap_or_default();
        let value = value.split('|').next().unwrap_or_default().trim().trim_matches('*').trim();
        let label = label.trim().trim_matches('*').to_lowercase();
        match &*label {
            "willing to relocate" | "résumé/cv" | "resume/cv" | "résumé" | "resume" => {
                labels.seeks_work = true;
                continue;
            }
            _ if value.is_empty() || value.len() > LONGEST_VALUE => continue,
            "location" | "locations" if labels.places.is_empty() && !value.ends_with('.') => {
                labels.places = split_places(value);
                if labels.workplace.is_none() {
                    let guessed = workplace::guess(&[value]);
                    labels.workplace = Some(guessed).filter(|found| *found != Workplace::Unknown);
                }
            }
            "remote" => labels.workplace = remote(value).or(labels.workplace),
            "type" | "job type" | "employment type" => {
                let kind = Some(employment_words(value)).filter(|kind| !kind.is_empty());
                labels.employment.get_or_insert_with(|| kind.unwrap_or(value).to_owned());
            }
            "company" => {
                labels.company.get_or_insert_with(|| value.to_owned());
            }
            "title" | "job title" | "role" | "position" => {
                labels.title.get_or_insert_with(|| value.to_owned());
            }
            _ => continue,
        }
        labels.found += 1;
    }
    labels
}

/// `SEEKING WORK | …`, `I'm a developer with …`, from someone who does not speak of hiring.
fn opens_as_seeker(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default().to_lowercase().replace('’', "'");
    let seeks = ["seeking work", "seeking freelance", "seeking employment", "seeking |"];
    let presents = ["i'm a ", "i am a ", "i'm an ", "i am an "];
    seeks.iter().any(|opening| first.starts_with(opening))
        || (presents.iter().any(|opening| first.starts_with(opening))
            && !text.to_lowercase().contains("hiring"))
}

/// `Yes (async-first)`, `Optional`, `Hybrid`, `Yes, in the US`.
fn remote(value: &str) -> Option<Workplace> {
    let first = value.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match &*first.to_lowercase() {
        "yes" | "fully" | "100" | "only" => Some(Workplace::Remote),
        "no" | "none" => None,
        _ => workplace::from_field(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labelled_lines_are_read() {
        let labels = read(
            "Data Engineer\n\nCOMPANY: Example Labs\n**LOCATION**: Oslo / Bergen\n- TYPE: full-time\nREMOTE: Yes (async)\nVISA: No",
        );
        assert_eq!(labels.company.as_deref(), Some("Example Labs"));
        assert_eq!(labels.places, ["Oslo", "Bergen"]);
        assert_eq!(labels.workplace, Some(Workplace::Remote));
        assert_eq!(labels.employment.as_deref(), Some("full-time"));
        assert_eq!((labels.found, labels.seeks_work), (4, false));
    }

    #[test]
    fn people_who_seek_work_are_told_apart() {
        for text in [
            "Location: Oslo\nRemote: Yes\nWilling to relocate: No\nTechnologies: Rust",
            "SEEKING WORK | Rust developer\n\nTen years of systems.",
            "Location: Oslo\nRésumé/CV: https://example.org/cv",
        ] {
            assert!(read(text).seeks_work, "{text}");
        }
        assert!(!read("Example Labs | Engineer\nWe help people seeking work: join us").seeks_work);
    }
}
