//! The person: pronouns, fit, the role held, experience in years.

use super::super::document::BlockKind;
use super::super::finding::Findings;
use super::super::phrases::phrases;
use super::super::sentence::{Sentence, Word};
use super::super::text::{Text, profile_texts};
use super::super::topic::Topic;
use crate::candidate::{Role, months_in_words};
use crate::diagnostics::Span;
use crate::wording;

/// Fewer dated months than five years are not called "experienced" without a figure.
const EXPERIENCED_MONTHS: u32 = 60;

/// So many words before a word of fit may negate it.
const NEGATION_REACH: usize = 4;

/// Stated years may differ from the dated months by this much, for they are rounded.
const ROUNDING_MONTHS: f64 = 9.0;

pub(super) fn pronoun(text: &Text<'_>, findings: &mut Findings) {
    let list = &phrases().pronoun;
    let stated = |word: &str| {
        let word = word.to_lowercase();
        profile_texts(text.held.profile).any(|text| {
            text.split(|c: char| !c.is_alphabetic()).any(|part| part.to_lowercase() == word)
        })
    };
    let sentences = text.claiming().map(|(sentence, _)| sentence);
    let found: Vec<Span> = sentences
        .flat_map(|sentence| {
            let words = &sentence.words;
            list.places(words).map(|(at, _)| words[at].span)
        })
        .filter(|place| !stated(text.document.text(*place)))
        .collect();
    let Some(first) = found.first() else { return };
    let written = text.document.text(*first);
    findings
        .add(*first, format!("“{written}” is a guess: the résumé states no pronoun"))
        .evidence(format!("{} in the text", wording::count(found.len(), "such pronoun")))
        .hint("use the name or “they”, or have the résumé state the pronoun");
}

pub(super) fn fit_contradiction(text: &Text<'_>, findings: &mut Findings) {
    let judged: Vec<(bool, Span)> =
        text.claiming().filter_map(|(sentence, _)| fits(text, sentence)).collect();
    let first = |wanted: bool| judged.iter().find(|(fits, _)| *fits == wanted);
    let (Some((_, yes)), Some((_, no))) = (first(true), first(false)) else { return };
    let (earlier, later) = if yes < no { (yes, no) } else { (no, yes) };
    let (now, then) =
        if later == yes { ("fits", "does not fit") } else { ("does not fit", "fits") };
    findings
        .add(*later, format!("the candidate {now} here and {then} elsewhere"))
        .evidence(text.quote(*earlier))
        .evidence(format!(
            "careerdash: {} core skills, {} preferred, {} postings fully met",
            text.held.report.matching.core,
            text.held.report.matching.preferred,
            text.held.report.matching.fully_met
        ))
        .hint("give the counts instead of a judgement");
}

/// Whether a sentence says that the candidate fits the market, or that not.
fn fits(text: &Text<'_>, sentence: &Sentence) -> Option<(bool, Span)> {
    const SUBJECTS: [&str; 9] = [
        "skills",
        "skill",
        "experience",
        "profile",
        "background",
        "qualifications",
        "candidate",
        "he",
        "she",
    ];
    let table = phrases();
    let words = &sentence.words;
    let name = text.held.profile.basics.name.to_lowercase();
    let is_name = |word: &Word| {
        let bare = word.text.trim_end_matches("'s");
        name.split_whitespace().any(|part| part == bare)
    };
    let subject = words.iter().any(|word| SUBJECTS.contains(&&*word.text) || is_name(word));
    if !subject || !table.fit_with.is_in(words) {
        return None;
    }
    let (at, _) = table.fit.places(words).next()?;
    let before = &words[at.saturating_sub(NEGATION_REACH)..at];
    let negated = table.negation.is_in(before) || words[at].text.starts_with("mis");
    Some((!negated, sentence.span))
}

pub(super) fn role_held(text: &Text<'_>, findings: &mut Findings) {
    let market = text.held.market;
    let names = [market.role.trim().to_lowercase(), market.title.trim().to_lowercase()];
    let same = |role: &&Role| {
        let position = role.position.trim().to_lowercase();
        role.current && !role.voluntary && !position.is_empty() && names.contains(&position)
    };
    let Some(held) = text.held.candidate.roles.iter().find(same) else { return };
    let position = held.position.trim().to_lowercase();
    let named =
        |sentence: &&Sentence| text.document.text(sentence.span).to_lowercase().contains(&position);
    let sentences: Vec<&Sentence> =
        text.claiming().map(|(sentence, _)| sentence).filter(named).collect();
    let said = |sentence: &&Sentence| phrases().held_already.is_in(&sentence.words);
    let aims = |sentence: &&&Sentence| {
        let words = &sentence.words;
        let verb = |word: &Word| {
            ["become", "target", "aims", "aspires", "aspiring"].contains(&&*word.text)
        };
        phrases().fit_with.is_in(words) || words.iter().any(verb)
    };
    let Some(first) = sentences.iter().find(aims).filter(|_| !sentences.iter().any(said)) else {
        return;
    };
    let role = &held.position;
    findings
        .add(first.span, format!("{role} is told as a target, and it is the role held now"))
        .evidence(format!(
            "{}#{}/position: “{role}”, {}",
            text.held.profile.file, held.pointer, held.period
        ))
        .hint("say that the role is held, and what the comparison is for");
}

pub(super) fn experience_word(text: &Text<'_>, findings: &mut Findings) {
    let Some(months) = text.held.candidate.months_worked else { return };
    if months >= EXPERIENCED_MONTHS {
        return;
    }
    for (sentence, topic) in text.claiming().filter(|(_, topic)| !topic.is_market()) {
        let words = &sentence.words;
        let skill = |to: usize| {
            words.get(to).is_some_and(|word| ["in", "with", "at"].contains(&&*word.text))
        };
        let wanted = topic != Topic::Gap && !phrases().demand.is_in(words);
        let list = &phrases().experienced;
        let Some((from, to)) = list.places(words).find(|(_, to)| !skill(*to)) else { continue };
        if wanted {
            let place = Span::new(words[from].span.start, words[to - 1].span.end);
            findings
                .add(place, format!("“{}” is a word for a number", text.document.text(place)))
                .evidence(format!(
                    "{}: {} of dated paid work",
                    text.held.profile.file,
                    months_in_words(months)
                ))
                .hint("give the years");
        }
    }
}

pub(super) fn years_disagree(text: &Text<'_>, findings: &mut Findings) {
    for (sentence, topic) in text.claiming() {
        if topic.is_market() || phrases().demand.is_in(&sentence.words) {
            continue;
        }
        let Some((years, place, of_experience)) = years(sentence) else { continue };
        let told = if topic == Topic::Experience { role_of(text, sentence) } else { None };
        let known = match told {
            Some(role) => {
                role.months.map(|months| (months, format!("#{}: {}", role.pointer, role.period)))
            }
            None if of_experience => months_of(text, sentence),
            None => None,
        };
        let Some((months, whence)) = known else { continue };
        if (years * 12.0 - f64::from(months)).abs() > ROUNDING_MONTHS {
            findings
                .add(place, format!("{} is not what the dates give", text.document.text(place)))
                .evidence(format!(
                    "{}{whence}, {}",
                    text.held.profile.file,
                    months_in_words(months)
                ))
                .hint("take the years from the résumé's dates, overlaps counted once");
        }
    }
}

/// "5 years" or "5 years 3 months", and whether the sentence says that they are of experience.
fn years(sentence: &Sentence) -> Option<(f64, Span, bool)> {
    let words = &sentence.words;
    let at = (1..words.len()).find(|at| {
        ["year", "years"].contains(&&*words[*at].text) && words[at - 1].number().is_some()
    })?;
    let years = words[at - 1].number()?;
    let experience = words[at..].iter().take(5).any(|word| word.text == "experience");
    // "6 years 10 months" are nearly seven.
    let months = words.get(at + 1..at + 3).filter(|two| two[1].text.starts_with("month"));
    let (months, end) = match months.and_then(|two| Some((two[0].number()?, &two[1]))) {
        Some((months, word)) => (months, word.span.end),
        None => (0.0, words[at].span.end),
    };
    Some((years + months / 12.0, Span::new(words[at - 1].span.start, end), experience))
}

/// The role whose position a line of experience names.
fn role_of<'t>(text: &'t Text<'_>, sentence: &Sentence) -> Option<&'t Role> {
    let item =
        matches!(text.document.blocks[sentence.block].kind, BlockKind::Item(_) | BlockKind::Row);
    let line = text.document.text(sentence.span).to_lowercase();
    let named = |role: &&Role| {
        let position = role.position.trim().to_lowercase();
        !position.is_empty() && line.contains(&position)
    };
    let mut roles = text.held.candidate.roles.iter().filter(named);
    let first = roles.next().filter(|_| item)?;
    // Two roles of one name cannot be told apart.
    roles.next().is_none().then_some(first)
}

/// The dated months that a sentence's years speak of: those of its only skill, else all.
fn months_of(text: &Text<'_>, sentence: &Sentence) -> Option<(u32, String)> {
    let mut skills: Vec<_> = Vec::new();
    for claim in text.claims_of(sentence) {
        if text.is_technology(claim.skill) && !skills.contains(&claim.skill) {
            skills.push(claim.skill);
        }
    }
    match skills[..] {
        [] => Some((text.held.candidate.months_worked?, ": all dated paid work".to_owned())),
        [skill] => {
            let months = text.held.candidate.evidence(skill)?.months?;
            Some((months, format!(": dated roles that name {}", text.label(skill))))
        }
        _ => None,
    }
}
