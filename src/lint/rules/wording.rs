//! Words that claim without showing: forecasts, trends, praise, promises, placeholders.

use super::super::document::BlockKind;
use super::super::finding::Findings;
use super::super::phrases::{List, phrases};
use super::super::sentence::{Word, words};
use super::super::text::Text;
use super::market::trend;
use crate::content::Profile;
use crate::diagnostics::Span;

/// The share of Latin letters from which a report counts as written in Latin script.
const MOSTLY: f64 = 0.8;

/// Skills whose trend is shown beside a finding.
const TRENDS: usize = 4;

/// Adds a finding at the first phrase of each sentence that has one and no source. A phrase in
/// a name of the résumé, such as the position Code Ninja, is none.
fn each_phrase(
    text: &Text<'_>,
    findings: &mut Findings,
    list: &List,
    message: impl Fn(&str) -> String,
    hint: &str,
) {
    let names = own_names(text.held.profile);
    for (sentence, _) in text.claiming() {
        let words = &sentence.words;
        let named = names_in(&names, words);
        let mut places = list
            .places(words)
            .filter(|(from, to)| !named.iter().any(|(start, end)| start <= from && to <= end));
        if let Some((from, to)) = places.next()
            && !text.is_sourced(sentence)
        {
            let place = Span::new(words[from].span.start, words[to - 1].span.end);
            findings.add(place, message(text.document.text(place))).hint(hint);
        }
    }
}

/// The words of the names of a résumé: positions, employers, projects, and the person's headline.
fn own_names(profile: &Profile) -> Vec<Vec<Word>> {
    let work = profile.work.iter().chain(&profile.volunteer);
    let work = work.flat_map(|work| [&*work.name, &*work.position]);
    let projects = profile.projects.iter().map(|project| &*project.name);
    let names = work.chain(projects).chain(profile.basics.label.as_deref());
    let names = names.map(|name| words(name, Span::new(0, name.len())));
    names.filter(|words| !words.is_empty()).collect()
}

/// Where names stand among words: the indices of the first word and past the last.
fn names_in(names: &[Vec<Word>], words: &[Word]) -> Vec<(usize, usize)> {
    let same = |(one, other): (&Word, &Word)| one.text == other.text;
    let here = |name: &Vec<Word>| {
        let starts = words.windows(name.len()).enumerate();
        let starts = starts.filter(|(_, some)| some.iter().zip(name).all(same));
        starts.map(|(at, _)| (at, at + name.len())).collect::<Vec<_>>()
    };
    names.iter().flat_map(here).collect()
}

pub(super) fn forecast(text: &Text<'_>, findings: &mut Findings) {
    each_phrase(
        text,
        findings,
        &phrases().forecast,
        |phrase| format!("a forecast without a source: “{phrase}”"),
        "postings describe the past; name who forecasts this and how, or take it out",
    );
}

pub(super) fn growth(text: &Text<'_>, findings: &mut Findings) {
    let source = &text.document.source.text;
    for (sentence, _) in text.claiming() {
        let Some(place) = phrases().growth.find(&sentence.words) else { continue };
        let figures = sentence.words.iter().filter(|word| word.is_figure()).count();
        let shown = !sentence.percentages(source).is_empty() || figures > 1;
        if shown || text.is_sourced(sentence) {
            continue;
        }
        let mut skills: Vec<_> = Vec::new();
        for claim in text.claims_of(sentence) {
            if !skills.contains(&claim.skill) {
                skills.push(claim.skill);
            }
        }
        let trends = skills.into_iter().filter_map(|skill| trend(text, skill)).take(TRENDS);
        findings
            .add(place, format!("“{}” without a figure", text.document.text(place)))
            .all_evidence(trends)
            .hint("give two dated counts, or take it out");
    }
}

pub(super) fn superlative(text: &Text<'_>, findings: &mut Findings) {
    each_phrase(
        text,
        findings,
        &phrases().superlative,
        |phrase| format!("“{phrase}” is praise that nothing here measures"),
        "say what was done, where and when",
    );
}

pub(super) fn promise(text: &Text<'_>, findings: &mut Findings) {
    each_phrase(
        text,
        findings,
        &phrases().promise,
        |phrase| format!("“{phrase}” promises what no data shows"),
        "say what changes in the counts, such as the postings that become fully met",
    );
}

pub(super) fn placeholder(text: &Text<'_>, findings: &mut Findings) {
    const HINT: &str = "fill it in or take it out";
    for sentence in &text.document.sentences {
        // "N/A" in a table is a value.
        if text.document.blocks[sentence.block].kind == BlockKind::Row {
            continue;
        }
        let written = text.document.text(sentence.span);
        let place = phrases().placeholder.find(&sentence.words).or_else(|| {
            let (at, length) = brackets(written)?;
            let start = sentence.span.start + at;
            Some(Span::new(start, start + length))
        });
        if let Some(place) = place {
            let written = text.document.text(place);
            findings.add(place, format!("“{written}” is a placeholder")).hint(HINT);
        }
    }
}

/// "[Your Name]", "{{name}}", "XX%": where it begins and how long it is.
fn brackets(text: &str) -> Option<(usize, usize)> {
    if let Some((before, rest)) = text.split_once("{{") {
        return Some((before.len(), rest.find("}}").map_or(2, |end| end + 4)));
    }
    if let Some(at) = text.find("XX%").or_else(|| text.find("$XX")) {
        return Some((at, 3));
    }
    text.match_indices('[').find_map(|(at, _)| {
        let (inside, after) = text[at + 1..].split_once(']')?;
        let lower = inside.to_lowercase();
        let asks = ["insert", "your", "name", "date", "company", "role", "x", "xx", "placeholder"];
        let first = lower.split_whitespace().next()?;
        let words = lower.split_whitespace().count();
        let placeholder = asks.contains(&first) && words <= 5 && !after.starts_with(['(', '[']);
        placeholder.then_some((at, inside.len() + 2))
    })
}

pub(super) fn other_script(text: &Text<'_>, findings: &mut Findings) {
    let source = &text.document.source.text;
    let letters = source.chars().filter(|c| c.is_alphabetic()).count();
    let latin = source.chars().filter(|c| c.is_alphabetic() && is_latin(*c)).count();
    if (latin as f64) < MOSTLY * letters as f64 {
        return;
    }
    for sentence in &text.document.sentences {
        let written = text.document.text(sentence.span);
        let foreign = |c: char| c.is_alphabetic() && !is_latin(c);
        let Some(start) = written.find(foreign) else { continue };
        let word = &written[start..];
        let word = &word[..word.find(|c| !foreign(c)).unwrap_or(word.len())];
        if names(text.held.profile).any(|name| name.contains(word)) {
            continue;
        }
        let at = sentence.span.start + start;
        findings
            .add(Span::new(at, at + word.len()), format!("“{word}” is in another script"))
            .hint("write it in the language of the report");
    }
}

/// Latin letters with accents; Greek ones stand for quantities.
fn is_latin(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{aa}'..='\u{24f}' | '\u{370}'..='\u{3ff}' | '\u{1e00}'..='\u{1eff}')
}

/// The texts of a profile in which names stand.
fn names(profile: &Profile) -> impl Iterator<Item = &str> {
    let basics = [Some(&profile.basics.name), profile.basics.summary.as_ref()];
    let work = profile.work.iter().flat_map(|work| [&work.name, &work.position]);
    let schools = profile.education.iter().map(|education| &education.institution);
    let languages = profile.languages.iter().map(|language| &language.language);
    basics.into_iter().flatten().chain(work).chain(schools).chain(languages).map(String::as_str)
}
