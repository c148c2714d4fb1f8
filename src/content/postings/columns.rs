//! Names of columns, in English and German, by what they mean.

use crate::diagnostics::did_you_mean;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Id,
    Title,
    Company,
    Location,
    Workplace,
    EmploymentType,
    PostedOn,
    ValidThrough,
    Url,
    Text,
    Language,
    PayMin,
    PayMax,
    PayCurrency,
    PayUnit,
    PayText,
    Synthetic,
}

impl Column {
    pub(super) const COUNT: usize = COLUMNS.len();
}

/// Names of each column, the preferred first: of several that are filled, it wins.
const COLUMNS: [(Column, &str); 17] = [
    (Column::Id, "id job_id posting_id source_id stellen_id referenznummer kennziffer"),
    (
        Column::Title,
        "title job_title position role position_title titel jobtitel stellentitel \
         stellenbezeichnung berufsbezeichnung stelle",
    ),
    (
        Column::Company,
        "company company_name employer employer_name organization organisation firma \
         firmenname unternehmen arbeitgeber",
    ),
    (
        Column::Location,
        "locations location places place city job_location ort orte standort standorte \
         arbeitsort einsatzort stadt",
    ),
    (
        Column::Workplace,
        "workplace work_mode workplace_type remote is_remote work_from_home_type \
         arbeitsmodell",
    ),
    (
        Column::EmploymentType,
        "employment_type job_type contract_type type anstellungsart beschäftigungsart \
         vertragsart arbeitszeit",
    ),
    (
        Column::PostedOn,
        "posted_on date_posted posted_at published_at published_on date_published \
         publication_date posted_date posting_date published_date published posted \
         created_at created date veröffentlicht_am veröffentlicht \
         veröffentlichungsdatum eingestellt_am online_seit datum",
    ),
    (
        Column::ValidThrough,
        "valid_through expires expires_on expires_at closes_on gültig_bis \
         bewerbungsfrist bewerbungsschluss",
    ),
    (
        Column::Url,
        "url job_url link absolute_url apply_url job_url_direct job_link posting_url \
         webadresse",
    ),
    (
        Column::Text,
        "description text body content job_description full_description desc \
         beschreibung stellenbeschreibung jobbeschreibung anzeigentext stellentext",
    ),
    (Column::Language, "language lang sprache"),
    (
        Column::PayMin,
        "salary_min min_salary min_amount pay_min gehalt_von gehalt_min mindestgehalt",
    ),
    (Column::PayMax, "salary_max max_salary max_amount pay_max gehalt_bis gehalt_max höchstgehalt"),
    (Column::PayCurrency, "salary_currency currency pay_currency währung"),
    (
        Column::PayUnit,
        "salary_period salary_interval interval salary_unit pay_unit gehalt_pro \
         gehaltszeitraum",
    ),
    (Column::PayText, "salary_text salary pay compensation salary_range gehalt vergütung lohn"),
    (Column::Synthetic, "synthetic"),
];

/// The column and the rank of each name.
static NAMES: LazyLock<HashMap<&str, (Column, usize)>> = LazyLock::new(|| {
    let ranked = |(column, names): &(Column, &'static str)| {
        let column = *column;
        names.split(' ').enumerate().map(move |(rank, name)| (name, (column, rank)))
    };
    COLUMNS.iter().flat_map(ranked).collect()
});

/// How many letters a name has at least of which a slip is guessed: of `rate`, `date` is none.
const SHORTEST_MISSPELT: usize = 5;

/// The column a key names and the rank of that name.
pub(super) fn of_name(key: &str) -> Option<(Column, usize)> {
    known(key).or_else(|| {
        let key = snake_case(key);
        known(&key).or_else(|| known(&with_umlauts(&key)))
    })
}

/// The name that a key nobody knows is probably meant as: of a column that is not yet `taken`.
pub(super) fn meant(key: &str, taken: impl Fn(Column) -> bool) -> Option<String> {
    if key.chars().filter(|c| c.is_alphabetic()).count() < SHORTEST_MISSPELT {
        return None;
    }
    let free = COLUMNS.iter().filter(|(column, _)| !taken(*column));
    did_you_mean(key, free.flat_map(|(_, names)| names.split(' ')))
}

fn known(key: &str) -> Option<(Column, usize)> {
    NAMES.get(key).copied()
}

/// `Job Title`, `job-title` and `jobTitle` as `job_title`.
fn snake_case(key: &str) -> String {
    let mut snake = String::with_capacity(key.len() + 2);
    let mut lower_before = false;
    for c in key.chars() {
        if c.is_alphanumeric() {
            if c.is_uppercase() && lower_before {
                snake.push('_');
            }
            lower_before = c.is_lowercase();
            snake.extend(c.to_lowercase());
        } else {
            lower_before = false;
            if !snake.is_empty() && !snake.ends_with('_') {
                snake.push('_');
            }
        }
    }
    snake.truncate(snake.trim_end_matches('_').len());
    snake
}

/// `waehrung` as `währung`.
fn with_umlauts(key: &str) -> String {
    key.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_in_the_order_of_their_enum() {
        for (at, (column, names)) in COLUMNS.iter().enumerate() {
            assert_eq!(*column as usize, at);
            for name in names.split(' ') {
                assert_eq!(snake_case(name), name);
                assert_eq!(of_name(name).map(|(column, _)| column), Some(*column), "{name}");
            }
        }
    }

    #[test]
    fn every_name_is_documented() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/content-format.md");
        let docs = std::fs::read_to_string(path).unwrap();
        for name in COLUMNS.iter().flat_map(|(_, names)| names.split(' ')) {
            assert!(docs.contains(&format!("`{name}`")), "{name}");
        }
    }

    #[test]
    fn names_are_found_whatever_their_case() {
        for key in ["job_title", "Job Title", "job-title", "jobTitle", "JOB_TITLE", " Job title* "]
        {
            assert_eq!(of_name(key).map(|(column, _)| column), Some(Column::Title), "{key}");
        }
        for key in ["Gehalt (von)", "gehaltVon", "GEHALT VON"] {
            assert_eq!(of_name(key).map(|(column, _)| column), Some(Column::PayMin), "{key}");
        }
        for key in ["Währung", "WAEHRUNG", "waehrung"] {
            assert_eq!(of_name(key).map(|(column, _)| column), Some(Column::PayCurrency), "{key}");
        }
        assert_eq!(of_name("headcount"), None);
    }

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let meant = |key: &str| meant(key, |_| false);
        for (key, name) in [
            ("descripton", "description"),
            ("Desciption", "description"),
            ("tilte", "title"),
            ("compnay", "company"),
            ("Beschreibun", "beschreibung"),
            ("lcoation", "location"),
            ("salary_curency", "salary_currency"),
        ] {
            assert_eq!(meant(key).as_deref(), Some(name), "{key}");
        }
        for key in ["headcount", "rate", "tags", "page", "state", "thread_month", "department"] {
            assert_eq!(meant(key), None, "{key}");
        }
        assert_eq!(super::meant("descripton", |column| column == Column::Text), None);
    }
}
