//! Tells a résumé from other files that people put in its place.

use super::{BESIDE_SECTIONS, SECTIONS};
use crate::content::document::{Node, Value};
use crate::content::reader::Cursor;
use crate::diagnostics::{Diagnostic, did_you_mean_hint};

const EXPECTED: &str = "a JSON Resume with sections such as `basics`, `work` and `skills`";

/// The error when this is no JSON Resume, with a guess what it is.
pub(super) fn not_a_resume(root: &Cursor<'_>) -> Option<Diagnostic> {
    let document = root.node();
    if !matches!(document.value, Value::Object(_)) {
        let message = format!("this is no résumé but {}", document.value.kind());
        let problem = Diagnostic::error("not-a-resume", message).expected(EXPECTED);
        return Some(match &document.value {
            Value::Array(_) => problem.hint(format!("it looks like {POSTING}")),
            _ => problem,
        });
    }
    let has = |key: &str| document.get(key).is_some();
    let reactive = matches!(document.get("sections"), Some(Node { value: Value::Object(_), .. }));
    let resume = (has("basics") || has("work")) && !reactive;
    if resume {
        return None;
    }
    let error = |hint: Option<String>| {
        let mut problem = Diagnostic::error("not-a-resume", "this is no JSON Resume");
        problem.hint = hint;
        Some(problem.expected(EXPECTED))
    };
    if let Some(kind) = looks_like(document) {
        return error(Some(format!("it looks like {kind}")));
    }
    if SECTIONS.into_iter().any(has) || has("hobbies") {
        return None;
    }
    let foreign = |key: &str| {
        !BESIDE_SECTIONS.contains(&key) && !key.starts_with(['$', '_']) && !key.starts_with("x-")
    };
    let mut keys = document.members().iter().map(|member| member.key.as_str());
    // An empty object, or one with settings only, is a résumé not yet begun.
    let first = keys.find(|key| foreign(key))?;
    let rest = keys.filter(|key| foreign(key));
    let mut hints = std::iter::once(first).chain(rest);
    error(hints.find_map(|key| did_you_mean_hint(key, SECTIONS)))
}

const POSTING: &str = "job postings; those go to content/markets/<id>/<YYYY-MM-DD>.json";

/// What another program would read the file as.
fn looks_like(document: &Node) -> Option<&'static str> {
    let has = |key: &str| document.get(key).is_some();
    let text = |pointer: &str| document.at(pointer).and_then(Node::text).unwrap_or_default();
    if has("cv") {
        return Some("a RenderCV file; convert it to JSON Resume");
    }
    if has("sections") {
        return Some("a Reactive Resume file; export it as JSON Resume there");
    }
    let format = text("/meta/format");
    if format.starts_with("FRES") || has("employment") || (has("info") && has("contact")) {
        return Some("a FRESH résumé; convert it with `hackmyresume convert`");
    }
    let described = ["company", "description", "hiringOrganization", "company_name"];
    let titled = has("title") || has("position") || has("text");
    if text("/@type") == "JobPosting" || has("jobs") || (titled && described.into_iter().any(has)) {
        return Some(POSTING);
    }
    if text("/@type") == "Person" {
        return Some("a schema.org Person; convert it to JSON Resume");
    }
    if has("SkillsPassport") {
        return Some("a Europass file; convert it to JSON Resume");
    }
    let linkedin = ["localizedFirstName", "positions", "Positions", "publicIdentifier", "headline"];
    if linkedin.into_iter().any(has) {
        return Some("a LinkedIn export; convert it to JSON Resume");
    }
    if has("properties") && has("$schema") {
        return Some("a JSON Schema, which describes résumés but is none");
    }
    if has("base_url") || has("theme") {
        return Some("site settings; those go to site.toml");
    }
    None
}
