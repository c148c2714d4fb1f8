//! Sections with titles of a person's own choice, to the sections of JSON Resume.

use super::dates::Span;
use super::markup::{Prose, one_line};
use super::part::Part;
use super::resume::{
    Award, Certificate, Education, Interest, Language, Project, Publication, Reference, Resume,
    Skill, Volunteer, Work,
};

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Awards,
    Certificates,
    Education,
    Interests,
    Languages,
    Projects,
    Publications,
    References,
    Skills,
    Summary,
    Volunteer,
    Work,
    Other,
}

/// Beginnings of words in a title and what they tell, the more particular first: "volunteer
/// experience" is volunteer work, and "programming languages" are skills.
const TITLE_WORDS: [(Kind, &[&str]); 12] = [
    (Kind::Volunteer, &["volunt", "outreach"]),
    (Kind::Certificates, &["certif", "licen", "zertifik"]),
    (Kind::Awards, &["award", "honor", "honour", "prize", "grant", "scholarship", "fellowship"]),
    (
        Kind::Publications,
        &["publication", "paper", "patent", "talk", "presentation", "speaking", "article"],
    ),
    (
        Kind::Skills,
        &[
            "skill",
            "technolog",
            "tool",
            "stack",
            "competenc",
            "expertise",
            "framework",
            "software",
            "programming",
        ],
    ),
    (Kind::Languages, &["language", "sprache"]),
    (Kind::Interests, &["interest", "hobb"]),
    (Kind::References, &["reference", "testimonial", "recommendation"]),
    (Kind::Projects, &["project", "portfolio", "open"]),
    (Kind::Education, &["education", "studies", "training"]),
    (Kind::Work, &["experience", "employment", "work", "career", "position", "internship"]),
    (Kind::Summary, &["summary", "profile", "about", "objective", "introduction"]),
];

/// Titles of unpaid work that say nothing else.
const UNPAID: [&str; 5] = ["service", "communit", "extracurricular", "activit", "membership"];

impl Kind {
    /// Whether its entries have a web address in JSON Resume.
    fn keeps_address(self) -> bool {
        !matches!(
            self,
            Self::Awards | Self::Skills | Self::Languages | Self::Interests | Self::References
        )
    }

    /// Whether its entries have a start and an end.
    fn keeps_dates(self) -> bool {
        self.keeps_address() && !self.keeps_date()
    }

    /// Whether its entries have a single date.
    fn keeps_date(self) -> bool {
        matches!(self, Self::Awards | Self::Certificates | Self::Publications)
    }

    /// What a title says.
    pub(super) fn of(title: &str) -> Self {
        let lower = title.to_lowercase();
        let words: Vec<&str> = lower.split(|sign: char| !sign.is_alphanumeric()).collect();
        let has = |beginning: &&str| words.iter().any(|word| word.starts_with(beginning));
        let told = TITLE_WORDS.iter().find(|(_, beginnings)| beginnings.iter().any(has));
        match told {
            Some((kind, _)) => *kind,
            None if UNPAID.iter().any(has) => Self::Volunteer,
            None => Self::Other,
        }
    }
}

/// A section's title as people read it: keys such as `selected_honors` become words.
pub(super) fn title_of(key: &str) -> String {
    let words = one_line(&key.replace('_', " "));
    if words.chars().any(char::is_uppercase) {
        return words;
    }
    let mut letters = words.chars();
    letters.next().iter().flat_map(|first| first.to_uppercase()).chain(letters).collect()
}

/// An entry of such a section, taken from its source.
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
        if kind.keeps_address() {
            let url = part.web_address(&["url", "website"]);
            entry.url = if url.is_empty() { entry.url } else { url };
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

    /// Everything on one line.
    fn line(self) -> String {
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

/// Puts the entries of one section where its title says; what belongs nowhere becomes a
/// passage of the summary, under the title.
pub(super) fn place(resume: &mut Resume, title: &str, entries: Vec<Entry>) {
    let kind = Kind::of(title);
    let mut passage: Vec<String> = Vec::new();
    let mut plain: Vec<String> = Vec::new();
    for entry in entries {
        if entry == Entry::default() {
            continue;
        }
        let bare = entry.text().is_empty() && entry.keywords.is_empty();
        let undated = entry.dates == Span::default();
        match kind {
            Kind::Awards => resume.awards.push(Award {
                summary: entry.text_with_keywords(),
                title: entry.name,
                date: entry.dates.end,
                ..Award::default()
            }),
            Kind::Certificates => resume.certificates.push(Certificate {
                issuer: one_line(&entry.text_with_keywords()),
                name: entry.name,
                date: entry.dates.end,
                url: entry.url,
            }),
            Kind::Publications => resume.publications.push(Publication {
                summary: entry.text_with_keywords(),
                name: entry.name,
                release_date: entry.dates.end,
                url: entry.url,
                ..Publication::default()
            }),
            Kind::Skills if bare => plain.extend(split_list(&entry.name)),
            Kind::Skills => resume.skills.push(Skill {
                keywords: entry.listed(),
                name: entry.name,
                ..Skill::default()
            }),
            Kind::Languages if bare => {
                resume.languages.extend(split_list(&entry.name).iter().map(|item| spoken(item)));
            }
            Kind::Languages => resume.languages.push(Language {
                fluency: one_line(&entry.text_with_keywords()),
                language: entry.name,
            }),
            Kind::Interests => {
                resume.interests.push(Interest { keywords: entry.listed(), name: entry.name });
            }
            Kind::References if bare => {
                resume.references.push(Reference { reference: entry.name, ..Reference::default() });
            }
            Kind::References => {
                resume
                    .references
                    .push(Reference { reference: entry.text_with_keywords(), name: entry.name });
            }
            Kind::Volunteer if bare && undated => plain.push(entry.line()),
            Kind::Volunteer => resume.volunteer.push(Volunteer {
                organization: entry.name,
                url: entry.url,
                start_date: entry.dates.start,
                end_date: entry.dates.end,
                summary: entry.prose.paragraphs,
                highlights: with_keywords(entry.prose.bullets, &entry.keywords),
                ..Volunteer::default()
            }),
            Kind::Work if !undated => resume.work.push(Work {
                name: entry.name,
                url: entry.url,
                start_date: entry.dates.start,
                end_date: entry.dates.end,
                summary: entry.prose.paragraphs,
                highlights: with_keywords(entry.prose.bullets, &entry.keywords),
                ..Work::default()
            }),
            Kind::Education if !undated => {
                let mut study = Education {
                    institution: entry.name,
                    url: entry.url,
                    start_date: entry.dates.start,
                    end_date: entry.dates.end,
                    ..Education::default()
                };
                add_courses(&mut study, entry.prose);
                study.courses.extend(entry.keywords);
                resume.education.push(study);
            }
            Kind::Projects if bare && undated => plain.push(entry.line()),
            Kind::Summary => passage.push(entry.line()),
            Kind::Other | Kind::Work | Kind::Education if undated => passage.push(entry.line()),
            Kind::Projects | Kind::Other | Kind::Work | Kind::Education => {
                resume.projects.push(Project {
                    name: entry.name,
                    description: entry.prose.paragraphs,
                    highlights: entry.prose.bullets,
                    keywords: entry.keywords,
                    start_date: entry.dates.start,
                    end_date: entry.dates.end,
                    url: entry.url,
                    ..Project::default()
                });
            }
        }
    }
    place_plain(resume, kind, title, plain);
    place_passage(resume, kind, title, &passage);
}

/// Highlights with the keywords of the entry as the last one: JSON Resume has no other place
/// for what was used in a role.
pub(super) fn with_keywords(mut highlights: Vec<String>, keywords: &[String]) -> Vec<String> {
    if !keywords.is_empty() {
        highlights.push(format!("Keywords: {}", keywords.join(", ")));
    }
    highlights
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

fn place_passage(resume: &mut Resume, kind: Kind, title: &str, lines: &[String]) {
    match lines {
        [] => {}
        _ if kind == Kind::Summary => resume.basics.add_to_summary(&lines.join("\n\n")),
        [line] => resume.basics.add_to_summary(&format!("{title}: {line}")),
        _ => resume.basics.add_to_summary(&format!("{title}:\n- {}", lines.join("\n- "))),
    }
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
    fn titles_tell_the_section() {
        for (title, kind) in [
            ("selected_honors", Kind::Awards),
            ("Volunteer experience", Kind::Volunteer),
            ("Programming Languages", Kind::Skills),
            ("Languages", Kind::Languages),
            ("academic_positions", Kind::Work),
            ("Invited talks", Kind::Publications),
            ("Service", Kind::Volunteer),
            ("Customer service skills", Kind::Skills),
            ("Open source", Kind::Projects),
            ("Welcome", Kind::Other),
        ] {
            assert_eq!(Kind::of(title), kind, "{title}");
        }
        assert_eq!(title_of("selected_honors"), "Selected honors");
        assert_eq!(title_of("My CV"), "My CV");
    }

    #[test]
    fn lists_are_split_outside_brackets() {
        assert_eq!(split_list("AWS (S3, EC2), Go; C++,"), ["AWS (S3, EC2)", "Go", "C++"]);
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
