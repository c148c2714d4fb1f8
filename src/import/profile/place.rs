//! Puts the entries of a section of any title where its title says.

use super::entry::{Entry, split_list};
use super::kind::Kind;
use super::resume::{Language, Project, Resume, Skill, Volunteer};

/// Puts the entries of one section where its title says; what belongs nowhere becomes a
/// passage of the summary, under the title.
pub(super) fn place(resume: &mut Resume, title: &str, entries: Vec<Entry>) {
    let kind = Kind::of(title);
    let mut passage: Vec<String> = Vec::new();
    let mut plain: Vec<String> = Vec::new();
    for entry in entries.into_iter().filter(|entry| *entry != Entry::default()) {
        let (bare, undated) = (entry.is_bare(), entry.is_undated());
        match kind {
            Kind::Awards => resume.awards.push(entry.into()),
            Kind::Certificates => resume.certificates.push(entry.into()),
            Kind::Publications => resume.publications.push(entry.into()),
            Kind::Skills if bare => plain.extend(split_list(&entry.name)),
            Kind::Skills => resume.skills.push(entry.into()),
            Kind::Languages if bare => {
                resume.languages.extend(split_list(&entry.name).iter().map(|item| spoken(item)));
            }
            Kind::Languages => resume.languages.push(entry.into()),
            Kind::Interests => resume.interests.push(entry.into()),
            Kind::References => resume.references.push(entry.into()),
            Kind::Volunteer | Kind::Projects if bare && undated => plain.push(entry.line()),
            Kind::Volunteer => resume.volunteer.push(entry.into()),
            Kind::Summary => passage.push(entry.line()),
            Kind::Work | Kind::Education | Kind::Other if undated => passage.push(entry.line()),
            Kind::Work => resume.work.push(entry.into()),
            Kind::Education => resume.education.push(entry.into()),
            Kind::Projects | Kind::Other => resume.projects.push(entry.into()),
        }
    }
    place_plain(resume, kind, title, plain);
    place_passage(resume, kind, title, &passage);
}

/// Lines of a section of their own.
fn place_plain(resume: &mut Resume, kind: Kind, title: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    let name = title.to_owned();
    match kind {
        Kind::Skills => {
            resume.skills.push(Skill { name, keywords: lines, ..Skill::default() });
        }
        Kind::Volunteer => {
            let position = name;
            resume.volunteer.push(Volunteer {
                position,
                highlights: lines,
                ..Volunteer::default()
            });
        }
        _ => resume.projects.push(Project { name, highlights: lines, ..Project::default() }),
    }
}

/// Texts that belong to no other section.
fn place_passage(resume: &mut Resume, kind: Kind, title: &str, lines: &[String]) {
    match lines {
        [] => {}
        _ if kind == Kind::Summary => resume.basics.add_to_summary(&lines.join("\n\n")),
        [line] => resume.basics.add_to_summary(&format!("{title}: {line}")),
        _ => resume.basics.add_to_summary(&format!("{title}:\n- {}", lines.join("\n- "))),
    }
}

/// `English (native)` as language and fluency.
fn spoken(item: &str) -> Language {
    let in_brackets = item.strip_suffix(')').and_then(|item| item.split_once('('));
    match in_brackets.or_else(|| item.split_once(": ")) {
        Some((language, fluency)) => {
            Language { language: language.trim().to_owned(), fluency: fluency.trim().to_owned() }
        }
        None => Language { language: item.to_owned(), ..Language::default() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::profile::dates::Span;
    use crate::import::profile::kind::{TITLE_WORDS, UNPAID};
    use crate::import::profile::markup::Prose;

    #[test]
    fn languages_may_say_how_well() {
        let english = spoken("English (native)");
        assert_eq!((&*english.language, &*english.fluency), ("English", "native"));
    }

    #[test]
    fn no_entry_is_lost_whatever_the_title() {
        let titles = TITLE_WORDS.iter().flat_map(|(_, words)| words.iter().copied());
        for title in titles.chain(UNPAID).chain(["other"]) {
            for (name, text, bullets, year) in [
                ("Alpha", "", vec![], None),
                ("Alpha", "Beta", vec![], None),
                ("Alpha", "Beta", vec!["Gamma".to_owned()], Some("2020")),
                ("Alpha", "", vec!["Gamma".to_owned()], None),
                ("Alpha", "", vec![], Some("2020")),
            ] {
                let entry = Entry {
                    name: name.to_owned(),
                    dates: Span { end: year.map(str::to_owned), ..Span::default() },
                    prose: Prose { paragraphs: text.to_owned(), bullets: bullets.clone() },
                    ..Entry::default()
                };
                let mut resume = Resume::default();
                place(&mut resume, title, vec![entry]);
                let written = serde_json::to_string(&resume).unwrap();
                for word in [name, text].into_iter().chain(bullets.iter().map(String::as_str)) {
                    assert!(written.contains(word), "{title}, {word}: {written}");
                }
            }
        }
    }
}
