//! The files of a site in which every field of résumés and postings has held every string.

use serde_json::{Map, Value, json};

/// How many strings one résumé takes: an entry of each list for each, and all of them together in
/// what a résumé has only one of.
const OF_A_RESUME: usize = 60;

/// How many postings a market has, one for each string.
const OF_A_MARKET: usize = 900;

/// The longest string that lists get; a longer one stands alone, or it would fill every field of
/// its résumé with megabytes.
const LONGEST_OF_MANY: usize = 10_000;

/// The sections of a dashboard.
const SECTIONS: [&str; 10] = [
    "summary",
    "demand",
    "gaps",
    "strengths",
    "resume",
    "roadmap",
    "market",
    "what-if",
    "outlook",
    "method",
];

/// Each file's path from the site's folder, and its text.
pub(crate) fn files(strings: &[String]) -> Vec<(String, String)> {
    let mut files = vec![("site.toml".to_owned(), settings(strings))];
    let markets = strings.chunks(OF_A_MARKET).enumerate();
    for (at, of_market) in markets {
        let folder = format!("content/markets/m{at}");
        files.push((format!("{folder}/market.toml"), market(of_market)));
        let lines: String = of_market.iter().map(|text| format!("{}\n", posting(text))).collect();
        files.push((format!("{folder}/2026-11-15.jsonl"), lines));
        let (short, long): (Vec<&String>, Vec<&String>) =
            of_market.iter().partition(|text| text.len() <= LONGEST_OF_MANY);
        let long = long.iter().map(std::slice::from_ref);
        for (number, some) in short.chunks(OF_A_RESUME).chain(long).enumerate() {
            let target = format!("m{at}");
            let files_of = |name: &str, value: Value| {
                (format!("content/profiles/{name}-{at}-{number}.json"), value.to_string())
            };
            files.push(files_of("shown", resume(some, &target)));
            files.push(files_of("refused", refused(some, &target)));
        }
    }
    files
}

/// Every kind of text that a site has of its own; some strings, for more would be the page.
fn settings(strings: &[String]) -> String {
    let some = joined(strings.iter().filter(|text| text.len() < 200).take(OF_A_RESUME));
    let titles = titles(strings.iter().rev().take(OF_A_RESUME));
    let titles = titles.as_object().into_iter().flatten();
    let titles: String = titles
        .map(|(name, text)| format!("{name} = {}\n", quoted(text.as_str().unwrap_or_default())))
        .collect();
    format!(
        "title = {}\nnotice = {}\n[publish]\ncards = false\n[sections.titles]\n{titles}",
        quoted(&some),
        quoted(&some)
    )
}

fn market(strings: &[String]) -> String {
    let some = quoted(&joined(strings.iter().filter(|text| text.len() < 200).take(OF_A_RESUME)));
    format!("title = {some}\nrole = {some}\nregion = {some}\n")
}

/// A string in every column that postings have, under a title that lets it stand.
fn posting(text: &str) -> Value {
    json!({
        "id": text, "title": text, "company": text, "location": text, "workplace": text,
        "employment_type": text, "posted_on": text, "valid_through": text, "url": text,
        "description": format!("{text}\nRequirements:\n- Must have Python and {text}\n{text}"),
        "language": text, "salary_min": text, "salary_max": text, "salary_currency": text,
        "salary_period": text, "salary_text": text, "synthetic": text, text: text,
    })
}

/// Strings in every field of a résumé that takes text.
fn resume(strings: &[&String], target: &str) -> Value {
    let all = joined(strings.iter().copied());
    let each = |entry: &dyn Fn(&str) -> Value| -> Vec<Value> {
        strings.iter().map(|text| entry(text)).collect()
    };
    // A skill without a name is refused.
    let named = strings.iter().filter(|text| text.chars().any(char::is_alphanumeric));
    let learnt: Vec<Value> =
        named.map(|text| json!({ "skill": text, "hours": 1, "evidence": text })).collect();
    let mut value = json!({
        "basics": {
            "name": all, "label": all, "image": all, "email": all, "phone": all, "url": all,
            "summary": all,
            "location": {
                "address": all, "postalCode": all, "city": all, "countryCode": all, "region": all,
            },
            "profiles": each(&|t| json!({ "network": t, "username": t, "url": t })),
        },
        "work": each(&|t| json!({
            "name": t, "position": t, "location": t, "description": t, "url": t,
            "startDate": "2020-01", "summary": t, "highlights": [t, format!("Wrote Python {t}")],
        })),
        "volunteer": each(&|t| json!({
            "organization": t, "position": t, "url": t, "summary": t, "highlights": [t],
        })),
        "education": each(&|t| json!({
            "institution": t, "url": t, "area": t, "studyType": t, "score": t, "courses": [t],
        })),
        "awards": each(&|t| json!({ "title": t, "awarder": t, "summary": t })),
        "certificates": each(&|t| json!({ "name": t, "url": t, "issuer": t })),
        "publications": each(&|t| json!({
            "name": t, "publisher": t, "url": t, "summary": format!("On SQL: {t}"),
        })),
        "skills": each(&|t| json!({ "name": t, "level": t, "keywords": [t, "Python"] })),
        "languages": each(&|t| json!({ "language": t, "fluency": t })),
        "interests": each(&|t| json!({ "name": t, "keywords": [t] })),
        "references": each(&|t| json!({ "name": t, "reference": format!("SQL: {t}") })),
        "projects": each(&|t| json!({
            "name": t, "description": t, "highlights": [t], "keywords": [t, "Docker"], "url": t,
            "roles": [t], "entity": t, "type": t,
        })),
        "career": {
            "targets": [target], "contact": true, "progress": learnt,
            "sections": { "titles": titles(strings.iter().copied()) },
        },
    });
    let unknown: Map<String, Value> =
        strings.iter().map(|text| ((*text).clone(), json!(text))).collect();
    let Value::Object(members) = &mut value else { return value };
    for (key, text) in unknown {
        members.entry(key).or_insert(text);
    }
    value
}

/// Strings where only dates, ids and words of a list may stand: the résumé is refused.
fn refused(strings: &[&String], target: &str) -> Value {
    let each = |entry: &dyn Fn(&str) -> Value| -> Vec<Value> {
        strings.iter().map(|text| entry(text)).collect()
    };
    let all = joined(strings.iter().copied());
    json!({
        "basics": { "name": "Refused" },
        "work": each(&|t| json!({ "name": "A", "startDate": t, "endDate": t })),
        "education": each(&|t| json!({ "institution": "A", "startDate": t, "endDate": t })),
        "projects": each(&|t| json!({ "name": "A", "startDate": t, "endDate": t })),
        "awards": each(&|t| json!({ "title": "A", "date": t })),
        "certificates": each(&|t| json!({ "name": "A", "date": t })),
        "publications": each(&|t| json!({ "name": "A", "releaseDate": t })),
        "career": {
            "targets": each(&|t| json!(t)).into_iter().chain([json!(target)]).collect::<Vec<_>>(),
            "plan": { "start": all, "weeks": all, "hoursPerWeek": all },
            "progress": each(&|t| json!({
                "date": t, "skill": t, "hours": t, "status": t, "evidence": t,
            })),
            "visibility": all, "contact": all, "sample": all, "assumed": each(&|t| json!(t)),
            "sections": { "hide": each(&|t| json!(t)), "order": each(&|t| json!(t)) },
            all.clone(): all,
        },
    })
}

/// A title for each section that can have one, some strings each.
fn titles<'a>(strings: impl Iterator<Item = &'a String>) -> Value {
    let strings: Vec<&String> = strings.filter(|text| text.len() < 200).collect();
    let of_each = strings.chunks(strings.len().div_ceil(SECTIONS.len()).max(1));
    let of_each = of_each.map(|some| joined(some.iter().copied()));
    SECTIONS.into_iter().zip(of_each).map(|(name, text)| (name.to_owned(), json!(text))).collect()
}

fn joined<'a>(strings: impl Iterator<Item = &'a String>) -> String {
    strings.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// A string of TOML: JSON's escapes are TOML's too, and DEL has none in JSON.
fn quoted(text: &str) -> String {
    Value::from(text.replace('\u{7f}', "")).to_string()
}
