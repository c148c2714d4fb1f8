//! An entry of a section of any title, and what it becomes in each section of JSON Resume.

use super::dates::Span;
use super::kind::Kind;
use super::markup::{Prose, one_line};
use super::part::Part;
use super::resume::{
    Award, Certificate, Education, Interest, Language, Project, Publication, Reference, Skill,
    Volunteer, Work,
};

/// An entry, taken from its source.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) url: String,
    pub(super) dates: Span,
    pub(super) prose: Prose,
    pub(super) keywords: Vec<String>,
}

impl Entry {
    /// Takes from an entry with a name what its kind of section keeps.
    pub(super) fn of(part: &Part<'_>, kind: Kind) -> Self {
        let mut entry = Self::default();
        for key in ["name", "label", "title"] {
            if !entry.name.is_empty() {
                break;
            }
            let Some(name) = part.get(key) else { continue };
            if kind.keeps_address() {
                let (line, url) = name.as_linked_line().unwrap_or_default();
                (entry.name, entry.url) = (line, url.unwrap_or_default());
            } else {
                entry.name = name.as_line().unwrap_or_default();
            }
        }
        if kind.keeps_address() && entry.url.is_empty() {
            entry.url = part.web_address(&["url", "website"]);
        }
        if kind.keeps_dates() {
            entry.dates = part.when("date", "start_date", "end_date");
        } else if kind.keeps_date() {
            entry.dates.end = part.date("date").or_else(|| part.date("end_date"));
        }
        for key in ["summary", "details", "description"] {
            entry.prose.append(part.prose(key));
        }
        entry.prose.bullets.extend(part.lines("highlights"));
        entry.keywords = part.lines("keywords");
        entry
    }

    /// An entry that is one line of text.
    pub(super) fn of_text(text: &Part<'_>) -> Option<Self> {
        text.as_line().map(|name| Self { name, ..Self::default() })
    }

    /// Whether it is nothing but a name, and perhaps dates.
    pub(super) fn is_bare(&self) -> bool {
        self.text_with_keywords().is_empty()
    }

    /// Whether it has no dates.
    pub(super) fn is_undated(&self) -> bool {
        self.dates == Span::default()
    }

    /// Everything on one line.
    pub(super) fn line(self) -> String {
        let dates = [self.dates.start.clone(), self.dates.end.clone()];
        let dates: Vec<String> = dates.into_iter().flatten().collect();
        let mut line = self.name.clone();
        for aside in [dates.join(" to "), self.url.clone()] {
            if !aside.is_empty() {
                line.push_str(&format!(" ({aside})"));
            }
        }
        joined(": ", [&line, &self.text_with_keywords()])
    }

    /// Paragraphs and bullets as one text.
    fn text(&self) -> String {
        let bullets: Vec<String> =
            self.prose.bullets.iter().map(|bullet| format!("- {bullet}")).collect();
        joined("\n\n", [&self.prose.paragraphs, &bullets.join("\n")])
    }

    /// The same, and the keywords.
    fn text_with_keywords(&self) -> String {
        joined("\n\n", [&self.text(), &self.keywords.join(", ")])
    }

    /// The keywords: those given, and the items of a text that lists them.
    fn listed(&self) -> Vec<String> {
        let mut listed = self.keywords.clone();
        listed.extend(split_list(&self.prose.paragraphs));
        listed.extend(self.prose.bullets.iter().flat_map(|bullet| split_list(bullet)));
        listed
    }
}

impl From<Entry> for Award {
    fn from(entry: Entry) -> Self {
        let summary = entry.text_with_keywords();
        Self { title: entry.name, date: entry.dates.end, summary, ..Self::default() }
    }
}

impl From<Entry> for Certificate {
    fn from(entry: Entry) -> Self {
        let issuer = one_line(&entry.text_with_keywords());
        Self { name: entry.name, date: entry.dates.end, url: entry.url, issuer }
    }
}

impl From<Entry> for Publication {
    fn from(entry: Entry) -> Self {
        let summary = entry.text_with_keywords();
        let (name, url) = (entry.name, entry.url);
        Self { name, release_date: entry.dates.end, url, summary, ..Self::default() }
    }
}

impl From<Entry> for Skill {
    fn from(entry: Entry) -> Self {
        Self { keywords: entry.listed(), name: entry.name, ..Self::default() }
    }
}

impl From<Entry> for Language {
    fn from(entry: Entry) -> Self {
        Self { fluency: one_line(&entry.text_with_keywords()), language: entry.name }
    }
}

impl From<Entry> for Interest {
    fn from(entry: Entry) -> Self {
        Self { keywords: entry.listed(), name: entry.name }
    }
}

impl From<Entry> for Reference {
    /// One line alone is what somebody says.
    fn from(entry: Entry) -> Self {
        if entry.is_bare() {
            return Self { reference: entry.name, ..Self::default() };
        }
        Self { reference: entry.text_with_keywords(), name: entry.name }
    }
}

impl From<Entry> for Volunteer {
    fn from(entry: Entry) -> Self {
        Self {
            organization: entry.name,
            url: entry.url,
            start_date: entry.dates.start,
            end_date: entry.dates.end,
            summary: entry.prose.paragraphs,
            highlights: with_keywords(entry.prose.bullets, &entry.keywords),
            ..Self::default()
        }
    }
}

impl From<Entry> for Work {
    fn from(entry: Entry) -> Self {
        Self {
            name: entry.name,
            url: entry.url,
            start_date: entry.dates.start,
            end_date: entry.dates.end,
            summary: entry.prose.paragraphs,
            highlights: with_keywords(entry.prose.bullets, &entry.keywords),
            ..Self::default()
        }
    }
}

impl From<Entry> for Education {
    fn from(entry: Entry) -> Self {
        let mut study = Self {
            institution: entry.name,
            url: entry.url,
            start_date: entry.dates.start,
            end_date: entry.dates.end,
            ..Self::default()
        };
        add_courses(&mut study, entry.prose);
        study.courses.extend(entry.keywords);
        study
    }
}

impl From<Entry> for Project {
    fn from(entry: Entry) -> Self {
        Self {
            name: entry.name,
            description: entry.prose.paragraphs,
            highlights: entry.prose.bullets,
            keywords: entry.keywords,
            start_date: entry.dates.start,
            end_date: entry.dates.end,
            url: entry.url,
            ..Self::default()
        }
    }
}

/// Highlights with the keywords of the entry as the last one: JSON Resume has no other place
/// for what was used in a role.
pub(super) fn with_keywords(mut highlights: Vec<String>, keywords: &[String]) -> Vec<String> {
    if !keywords.is_empty() {
        highlights.push(format!("Keywords: {}", keywords.join(", ")));
    }
    highlights
}

/// Puts the texts of a study into `courses`, the only place JSON Resume has for them; a grade
/// goes into `score`.
pub(super) fn add_courses(study: &mut Education, prose: Prose) {
    let lines = prose.paragraphs.lines().map(str::to_owned).chain(prose.bullets);
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let grade = line.split_once(':').filter(|(label, _)| {
            matches!(label.trim().to_lowercase().as_str(), "gpa" | "grade" | "cgpa")
        });
        match grade {
            Some((_, score)) if study.score.is_empty() => study.score = score.trim().to_owned(),
            _ => study.courses.push(line),
        }
    }
}

/// The items of a list in a line: separated by commas or semicolons that are not in brackets.
pub(super) fn split_list(line: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut depth = 0_usize;
    for sign in line.chars() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match items.last_mut() {
            Some(item) if !(depth == 0 && matches!(sign, ',' | ';' | '\n')) => item.push(sign),
            _ => items.push(String::new()),
        }
    }
    items.into_iter().map(|item| one_line(&item)).filter(|item| !item.is_empty()).collect()
}

/// Texts that are not empty, with something between them.
pub(super) fn joined<'t>(between: &str, texts: impl IntoIterator<Item = &'t String>) -> String {
    let texts: Vec<&str> =
        texts.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    texts.join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_outside_brackets() {
        assert_eq!(split_list("AWS (S3, EC2), Go; C++,"), ["AWS (S3, EC2)", "Go", "C++"]);
    }

    #[test]
    fn a_grade_is_no_course() {
        let mut study = Education::default();
        let lines = "GPA: 3.9\nGrade: A\nThesis: leaves".to_owned();
        add_courses(&mut study, Prose { paragraphs: lines, bullets: Vec::new() });
        assert_eq!(
            (&*study.score, study.courses),
            ("3.9", vec!["Grade: A".to_owned(), "Thesis: leaves".to_owned()])
        );
    }
}
