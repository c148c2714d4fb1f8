//! Tells a résumé from other files that people put in its place.

use super::{BESIDE_SECTIONS, SECTIONS};
use crate::content::document::{Node, Value};
use crate::content::reader::Cursor;
use crate::diagnostics::{Diagnostic, did_you_mean_hint};

const EXPECTED: &str = "a JSON Resume with sections such as `basics`, `work` and `skills`";

/// What a structured file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A JSON Resume, perhaps one that is not begun yet.
    JsonResume,
    /// A résumé of the FRESH standard.
    Fresh,
    /// The input of RenderCV.
    RenderCv,
    /// An export of Reactive Resume.
    ReactiveResume,
    /// A schema.org `Person`.
    Person,
    /// A Europass CV.
    Europass,
    /// LinkedIn data as JSON, which LinkedIn itself does not export.
    LinkedIn,
    /// Job postings.
    Postings,
    /// A JSON Schema.
    Schema,
    /// careerdash's `site.toml`.
    Settings,
    /// No object, or one of which nothing is known.
    Unknown,
}

impl Shape {
    /// What a file is, judged by its content.
    pub(crate) fn of(document: &Node) -> Self {
        // Job boards give lists; no program gives a résumé as one.
        if matches!(document.value, Value::Array(_)) {
            return Self::Postings;
        }
        if !matches!(document.value, Value::Object(_)) {
            return Self::Unknown;
        }
        let has = |key: &str| document.get(key).is_some();
        let reactive =
            matches!(document.get("sections"), Some(Node { value: Value::Object(_), .. }));
        if (has("basics") || has("work")) && !reactive {
            return Self::JsonResume;
        }
        if let Some(foreign) = Self::foreign(document) {
            return foreign;
        }
        // An empty object, or one with settings only, is a résumé not yet begun.
        if SECTIONS.into_iter().any(has) || has("hobbies") || other_keys(document).next().is_none()
        {
            return Self::JsonResume;
        }
        Self::Unknown
    }

    /// What another program would read the file as.
    fn foreign(document: &Node) -> Option<Self> {
        let has = |key: &str| document.get(key).is_some();
        let text = |pointer: &str| document.at(pointer).and_then(Node::text).unwrap_or_default();
        if has("cv") {
            return Some(Self::RenderCv);
        }
        if has("sections") {
            return Some(Self::ReactiveResume);
        }
        let fresh = text("/meta/format").starts_with("FRES");
        if fresh || has("employment") || (has("info") && has("contact")) {
            return Some(Self::Fresh);
        }
        let described = ["company", "description", "hiringOrganization", "company_name"];
        let titled = has("title") || has("position") || has("text");
        if text("/@type") == "JobPosting"
            || has("jobs")
            || (titled && described.into_iter().any(has))
        {
            return Some(Self::Postings);
        }
        if text("/@type") == "Person" {
            return Some(Self::Person);
        }
        if has("SkillsPassport") {
            return Some(Self::Europass);
        }
        let linkedin =
            ["localizedFirstName", "positions", "Positions", "publicIdentifier", "headline"];
        if linkedin.into_iter().any(has) {
            return Some(Self::LinkedIn);
        }
        if has("properties") && has("$schema") {
            return Some(Self::Schema);
        }
        (has("base_url") || has("theme")).then_some(Self::Settings)
    }

    /// What it is and what to do with a file of that name; `None` for a JSON Resume and for
    /// what is not known.
    pub(crate) fn advice(self, file: &str) -> Option<String> {
        let advice = match self {
            Self::Fresh => format!("a FRESH résumé: run `careerdash import profile {file}`"),
            Self::RenderCv => format!("a RenderCV file: run `careerdash import profile {file}`"),
            Self::ReactiveResume => {
                format!("a Reactive Resume file: run `careerdash import profile {file}`")
            }
            Self::Postings => format!(
                "job postings: run `careerdash import postings {file} --market <id>`, or put them into content/markets/<id>/<YYYY-MM-DD>.json"
            ),
            Self::Person => "a schema.org Person; convert it to JSON Resume".to_owned(),
            Self::Europass => "a Europass file; convert it to JSON Resume".to_owned(),
            Self::LinkedIn => {
                "LinkedIn data; ask LinkedIn for a copy of your data, unpack it and run `careerdash import profile <folder>`".to_owned()
            }
            Self::Schema => "a JSON Schema, which describes résumés but is none".to_owned(),
            Self::Settings => "site settings; those go to site.toml".to_owned(),
            Self::JsonResume | Self::Unknown => return None,
        };
        Some(format!("it looks like {advice}"))
    }
}

/// Whether an object with these keys at its top is a résumé, of JSON Resume or FRESH, told without
/// a look at what the keys hold.
pub(crate) fn has_keys_of_a_resume(keys: &[String]) -> bool {
    let has = |key: &str| keys.iter().any(|found| found == key);
    let of_a_posting = ["title", "position", "jobs", "description"].into_iter().any(has);
    let beside_work = ["education", "skills", "info", "volunteer", "projects"].into_iter().any(has);
    has("basics") || ((has("work") || has("employment")) && beside_work && !of_a_posting)
}

/// The error when this is no JSON Resume, with a guess what it is.
pub(super) fn not_a_resume(root: &Cursor<'_>) -> Option<Diagnostic> {
    let shape = Shape::of(root.node());
    if shape == Shape::JsonResume {
        return None;
    }
    let message = match &root.node().value {
        Value::Object(_) => "this is no JSON Resume".to_owned(),
        other => format!("this is no résumé but {}", other.kind()),
    };
    let mut problem = Diagnostic::error("not-a-resume", message).expected(EXPECTED);
    let near = || other_keys(root.node()).find_map(|key| did_you_mean_hint(key, SECTIONS));
    problem.hint = shape.advice(&quoted(&root.location().file)).or_else(near);
    Some(problem)
}

/// A file's name as it can be typed in a shell.
pub(crate) fn quoted(file: &str) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || matches!(sign, '/' | '.' | '-' | '_');
    if file.chars().all(plain) {
        file.to_owned()
    } else {
        format!("'{}'", file.replace('\'', "'\\''"))
    }
}

/// Keys at the top that are neither sections nor for other programs.
fn other_keys(document: &Node) -> impl Iterator<Item = &str> {
    let foreign = |key: &&str| {
        !BESIDE_SECTIONS.contains(key) && !key.starts_with(['$', '_']) && !key.starts_with("x-")
    };
    document.members().iter().map(|member| member.key.as_str()).filter(foreign)
}
