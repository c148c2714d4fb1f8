//! Years of experience asked: "5+ years of Python", "3 to 5 years in backend development".

use super::model::{Condition, Seniority, Stated, Years};
use super::passage::{Form, Found, Passage, Sentence, Subject};
use super::phrases::Role;
use crate::skills::{Mention, SkillId, Strength};

/// Most years that are read as experience.
const MOST_YEARS: f64 = 30.0;
/// Words after the time in which "experience" may follow: "5 years of full stack web experience".
const EXPERIENCE_REACH: usize = 12;
/// Words before the time in which "experience" may stand: "experience of at least five years".
const BEFORE_REACH: usize = 5;
/// Words between the time and the first skill it is asked in.
const SKILL_REACH: usize = 14;

/// The statements of a sentence; `mentions` are the skills of the text in its order.
pub(super) fn find(
    passage: &Passage<'_>,
    sentence: &Sentence,
    mentions: &[Mention],
    stated: &mut Vec<Stated>,
) {
    if sentence.is_boilerplate() {
        return;
    }
    let units = passage.anchors(sentence, |role| match role {
        Role::YearUnit => Some(12),
        Role::MonthUnit => Some(1),
        _ => None,
    });
    let times: Vec<Time> =
        units.iter().filter_map(|unit| Time::before(passage, sentence, unit)).collect();
    for (index, time) in times.iter().enumerate() {
        let next = times.get(index + 1).map_or(sentence.after, |next| next.first);
        let clause = Clause { passage, sentence, time, end: clause_end(passage, time.after, next) };
        let skills = clause.skills(mentions);
        if !clause.is_experience(!skills.is_empty()) || clause.replaces_degree() {
            continue;
        }
        let any_of = skills.iter().filter(|mention| mention.one_of.is_some()).count() > 1;
        let mut skills: Vec<SkillId> = skills.iter().map(|mention| mention.skill).collect();
        skills.sort_unstable();
        skills.dedup();
        let (min_months, max_months) = (time.min_months, time.max_months);
        let years = Condition::Years(Years { min_months, max_months, skills, any_of });
        stated.push(passage.state(sentence, (time.first, time.after), years, Strength::Required));
    }
}

/// A stated time.
struct Time {
    first: usize,
    /// The word after the unit.
    after: usize,
    min_months: u32,
    max_months: Option<u32>,
    /// Whether it is open above: "5+", "at least 5".
    is_open: bool,
}

impl Time {
    /// Reads the number or range that ends right before the unit.
    fn before(passage: &Passage<'_>, sentence: &Sentence, unit: &Found<u32>) -> Option<Self> {
        let mut at = unit.first.checked_sub(1).filter(|at| *at >= sentence.first)?;
        let mut is_open = passage.gap(unit.first).contains('+');
        // "5 or more years", "five plus years".
        if passage.is_word(at, &["more", "plus", "mehr"]) {
            is_open = true;
            at = at.checked_sub(1)?;
            if passage.is_word(at, &["or", "and", "oder"]) {
                at = at.checked_sub(1)?;
            }
        }
        // "2-3 full years".
        if passage.is_word(at, &["full", "solid", "whole", "volle"]) {
            at = at.checked_sub(1)?;
        }
        if at < sentence.first || !gap_holds(passage.gap(unit.first)) {
            return None;
        }
        let (mut first, last) = number(passage, sentence, at).or_else(|| {
            // "at least a year".
            let one = passage.is_word(at, &["a", "an", "einem"])
                && at
                    .checked_sub(1)
                    .is_some_and(|at| passage.is_word(at, &["least", "of", "mindestens"]));
            (one && at > sentence.first).then_some((at, 1.0))
        })?;
        let mut low = last;
        let mut high = None;
        // "five (5) years".
        if let Some(before) = first.checked_sub(1).filter(|before| *before >= sentence.first)
            && passage.gap(first).trim() == "("
            && number(passage, sentence, before).is_some_and(|(_, same)| same == last)
        {
            first = before;
        }
        if let Some((from, value)) = range_start(passage, sentence, first)
            && value <= last
        {
            (first, low, high) = (from, value, Some(last));
        }
        let unit_months = f64::from(unit.value);
        if last * unit_months > MOST_YEARS * 12.0 {
            return None;
        }
        let months = |value: f64| (value * unit_months).round() as u32;
        let mut time = Self {
            first,
            after: unit.after,
            min_months: months(low),
            max_months: high.map(months),
            is_open: is_open || high.is_some(),
        };
        let bound = passage.before(sentence, first, 3, |role| (role == Role::Most).then_some(()));
        let sign = passage.gap(first).trim_end();
        if bound.is_some_and(|bound| bound.after == first)
            || sign.ends_with(['<', '≤'])
            || sign.ends_with("<=")
        {
            time.max_months = Some(time.max_months.unwrap_or(time.min_months));
            time.min_months = 0;
            time.is_open = true;
        }
        (time.min_months > 0 || time.max_months.is_some_and(|most| most > 0)).then_some(time)
    }
}

/// Whether a gap binds a number to its unit: a blank, "+", a hyphen or a closing bracket.
fn gap_holds(gap: &str) -> bool {
    gap.chars().all(|c| c.is_whitespace() || matches!(c, '+' | '-' | ')' | '\u{2011}' | '~'))
        && !gap.contains('\n')
}

/// The number that ends with a word, "1.5" included, and its first word.
fn number(passage: &Passage<'_>, sentence: &Sentence, at: usize) -> Option<(usize, f64)> {
    let value = f64::from(passage.words.get(at)?.number?);
    let digits = |at: usize| {
        let word = &passage.words[at];
        passage.text[word.start..word.end].bytes().all(|byte| byte.is_ascii_digit())
    };
    if at > sentence.first && digits(at) && matches!(passage.gap(at), "." | ",") {
        let whole = passage.words[at - 1].number.filter(|_| digits(at - 1))?;
        let length = passage.words[at].end - passage.words[at].start;
        return (length == 1).then(|| (at - 1, f64::from(whole) + value / 10.0));
    }
    Some((at, value))
}

/// The lower end of a range whose upper end begins with `first`: "3-5", "3 to 5", "between 3 and 5".
fn range_start(passage: &Passage<'_>, sentence: &Sentence, first: usize) -> Option<(usize, f64)> {
    let before = first.checked_sub(1).filter(|before| *before >= sentence.first)?;
    let gap = passage.gap(first).trim();
    if matches!(gap, "-" | "–" | "—" | "~" | "/" | "+-" | "\u{2011}" | "\u{2010}" | "+ -" | "--")
    {
        return number(passage, sentence, before);
    }
    let joined = passage.is_word(before, &["to", "bis", "and", "or"]);
    let number = number(passage, sentence, before.checked_sub(1)?)?;
    let between = number.0.checked_sub(1).is_some_and(|at| passage.is_word(at, &["between"]));
    (joined && gap.is_empty() && before > sentence.first)
        .then_some(number)
        .filter(|_| between || !passage.is_word(before, &["and"]))
}

/// A time with the clause it opens.
struct Clause<'a> {
    passage: &'a Passage<'a>,
    sentence: &'a Sentence,
    time: &'a Time,
    /// The word after its last.
    end: usize,
}

impl Clause<'_> {
    /// Whether the time is experience asked of a candidate, and not the age of a company.
    fn is_experience(&self, names_skill: bool) -> bool {
        let Self { passage, sentence, time, end } = *self;
        let is = |wanted: Role| move |role: Role| (role == wanted).then_some(());
        let ends_before = |role: Role, reach: usize| {
            let found = passage.before(sentence, time.first, reach, is(role));
            found.is_some_and(|found| found.after == time.first)
        };
        let subject = passage.subject(sentence, time.first);
        if passage.at(sentence, time.after, |role| role == Role::SpanAfter).is_some()
            || ends_before(Role::SpanBefore, 3)
            || subject == Subject::Own
        {
            return false;
        }
        // "5+ YOE" says it itself.
        if passage.at(sentence, time.after - 1, |role| role == Role::Experience).is_some() {
            return true;
        }
        let after = passage.beyond(sentence, time.after, EXPERIENCE_REACH, is(Role::Experience));
        if after.is_some_and(|found| found.first < end) {
            return true;
        }
        let before = passage.before(sentence, time.first, BEFORE_REACH, is(Role::Experience));
        if before.is_some_and(|found| (found.after..=time.first).all(|at| !closes(passage.gap(at))))
        {
            return true;
        }
        let asked = time.is_open
            || sentence.is_requirement()
            || sentence.form == Form::Short
            || subject == Subject::Asking;
        asked && (names_skill || self.names_work())
    }

    /// "Bachelor's or 4 years of experience": the time is accepted in place of the degree.
    fn replaces_degree(&self) -> bool {
        let Self { passage, sentence, time, .. } = *self;
        let is_degree =
            |role: Role| matches!(role, Role::Degree(_) | Role::ShortDegree(_)).then_some(());
        let bound = ["at", "least", "minimum", "over", "more", "than", "a", "min", "mindestens"];
        let or = (sentence.first..time.first)
            .rev()
            .find(|at| !passage.is_word(*at, &bound))
            .is_some_and(|at| passage.is_word(at, &["or", "oder"]));
        or && passage.before(sentence, time.first, 14, is_degree).is_some()
    }

    /// "5 years building APIs", "2 years as a developer", "3 years in product management".
    fn names_work(&self) -> bool {
        let Self { passage, sentence, time, .. } = *self;
        let mut at = time.after;
        at += usize::from(passage.is_word(at, &["of", "in", "with", "as", "on", "mit", "als"]));
        let filler =
            ["a", "an", "the", "professional", "relevant", "commercial", "industry", "hands"];
        at += usize::from(passage.is_word(at, &filler));
        let is_work = |role: Role| {
            let level = |level| level != Seniority::Intern;
            matches!(role, Role::Doing | Role::FieldOfWork | Role::Position)
                || matches!(role, Role::Seniority(found) if level(found))
        };
        passage.at(sentence, at, is_work).is_some()
    }

    /// The skills the time is asked in: those that follow in one list, else those right before.
    fn skills<'m>(&self, mentions: &'m [Mention]) -> Vec<&'m Mention> {
        let following = self.following(mentions);
        if following.is_empty() { self.preceding(mentions) } else { following }
    }

    fn following<'m>(&self, mentions: &'m [Mention]) -> Vec<&'m Mention> {
        let Self { passage, sentence, time, end } = *self;
        // "(5+ years) Own our React code": the brackets end what the time is asked in.
        let bracket = passage.gap(time.after).contains(')')
            && !passage.is_word(time.after, &["of", "in", "with", "using"]);
        if bracket {
            return Vec::new();
        }
        let from = passage.words[time.after - 1].end;
        let to = passage.words[end - 1].end;
        let start = mentions.partition_point(|mention| mention.span.start < from);
        let mut list = mentions[start..].iter().take_while(|mention| mention.span.end <= to);
        let Some(first) = list.next() else { return Vec::new() };
        let between = (time.after..end)
            .take_while(|at| passage.words[*at].start < first.span.start)
            .take(SKILL_REACH + 1);
        let mut words = 0;
        for at in between {
            let breaks = passage.at(sentence, at, |role| role == Role::Breaker).is_some();
            if breaks || passage.gap(at).contains([',', ':']) {
                return Vec::new();
            }
            words += 1;
        }
        let before = passage.text[..first.span.start].trim_end();
        if words > SKILL_REACH || before.ends_with([',', ':']) {
            return Vec::new();
        }
        let mut found = vec![first];
        for mention in list {
            let last = found[found.len() - 1];
            if !passage.is_list(last.span.end, mention.span.start) {
                break;
            }
            found.push(mention);
        }
        found
    }

    /// "Python: 5+ years", "React and Node.js (3 years)".
    fn preceding<'m>(&self, mentions: &'m [Mention]) -> Vec<&'m Mention> {
        let Self { passage, sentence, time, .. } = *self;
        let start = passage.words[time.first].start;
        let end = mentions.partition_point(|mention| mention.span.end <= start);
        let Some(last) = end.checked_sub(1).map(|at| &mentions[at]) else { return Vec::new() };
        let gap = passage.text[last.span.end..start].trim();
        let touches = matches!(gap, "" | ":" | "(" | "-" | "–" | "—" | ": at least" | ": minimum");
        if !touches || last.span.start < sentence.span.start {
            return Vec::new();
        }
        let mut found = vec![last];
        for mention in mentions[..end - 1].iter().rev() {
            let next = found[found.len() - 1];
            if mention.span.start < sentence.span.start
                || !passage.is_list(mention.span.end, next.span.start)
            {
                break;
            }
            found.push(mention);
        }
        found
    }
}

/// The word at which the clause after the time ends.
fn clause_end(passage: &Passage<'_>, from: usize, next: usize) -> usize {
    (from..next).find(|at| closes(passage.gap(*at))).unwrap_or(next).max(from)
}

/// Whether a gap ends a clause.
fn closes(gap: &str) -> bool {
    gap.contains([';', '|', '\n', '•', '—'])
        || [" // ", " - ", " – "].iter().any(|mark| gap.contains(mark))
}
