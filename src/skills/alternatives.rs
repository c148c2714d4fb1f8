//! Lists of which one skill is enough: "X or Y", "one of: X, Y, Z", "X/Y" of things alike.

use super::catalogue::Catalogue;
use super::gap::{Gap, Link, gap};
use super::layout::Line;
use super::mention::Mention;
use super::rules::Rules;
use std::ops::Range;

/// The most of a text that is searched for "one of" before a list, in bytes.
const REACH: usize = 120;

/// The most words between "one of" and its list.
const WORDS_BETWEEN: usize = 5;

/// The longest words between two names that "or" joins across, in bytes.
const LONGEST_JOINT: usize = 40;

/// The most bullets of a list of which one is enough.
const MOST_BULLETS: usize = 40;

/// Numbers the lists of a text.
pub(super) fn mark(
    text: &str,
    mentions: &mut [Mention],
    lines: &[Line],
    rules: &Rules,
    catalogue: &Catalogue,
) {
    let mut number = mark_bullets(text, mentions, lines, rules);
    let lists = Lists { text, rules, catalogue };
    let mut links = Vec::new();
    let mut start = 0;
    while start + 1 < mentions.len() {
        links.clear();
        while let Some(link) = mentions
            .get(start + links.len() + 1)
            .and_then(|next| lists.link(&mentions[start + links.len()], next))
        {
            links.push(link);
        }
        let chain = start..start + links.len() + 1;
        start = chain.end;
        for run in lists.runs(&mentions[chain.clone()], &links) {
            let list = &mut mentions[chain.start + run.start..chain.start + run.end];
            let fresh = list.iter().all(|mention| mention.one_of.is_none());
            if fresh && list.iter().any(|mention| mention.skill != list[0].skill) {
                list.iter_mut().for_each(|mention| mention.one_of = Some(number));
                number += 1;
            }
        }
    }
}

/// What the lists of a text are read with.
struct Lists<'a> {
    text: &'a str,
    rules: &'a Rules,
    catalogue: &'a Catalogue,
}

impl Lists<'_> {
    /// How two neighbouring mentions are joined, if they are items of one list.
    fn link(&self, one: &Mention, next: &Mention) -> Option<Link> {
        if one.sentence != next.sentence {
            return None;
        }
        let between = &self.text[one.span.end..next.span.start];
        let link = match gap(between, &self.rules.lists) {
            Gap::List(link) => link,
            Gap::Space => return None,
            Gap::Apart if self.is_joint(between) => {
                Link { or: true, comma: true, ..Link::default() }
            }
            Gap::Apart => return None,
        };
        // A bracket is a list of its own, unless the alternative stands in it: "X (or Y)".
        (!link.examples && !link.closes && (link.or || !link.opens)).then_some(link)
    }

    /// "X or experience with Y", "in X, or in Y".
    fn is_joint(&self, between: &str) -> bool {
        if between.len() > LONGEST_JOINT {
            return false;
        }
        let mut words = between.split([' ', ',']).filter(|word| !word.is_empty());
        words.next().is_some_and(|word| ["or", "oder"].contains(&word))
            && words.all(|word| self.rules.lists.joints.contains(word))
    }

    /// The parts of a chain of which one is enough.
    fn runs(&self, chain: &[Mention], links: &[Link]) -> Vec<Range<usize>> {
        if links.is_empty() {
            return Vec::new();
        }
        let last_and = links.iter().rposition(|link| link.and && !link.or);
        let whole =
            if self.is_announced(chain) || (last_and.is_none() && self.gives_examples(chain)) {
                0..chain.len()
            } else if self.is_left_open(chain) {
                last_and.map_or(0, |at| at + 1)..chain.len()
            } else {
                return self.or_runs(chain, links);
            };
        std::iter::once(whole).collect()
    }

    /// The parts of a list that "or" makes alternatives: "Python, SQL and AWS or GCP" asks for one
    /// of the last two only, "AWS, GCP or Azure" for one of three.
    fn or_runs(&self, chain: &[Mention], links: &[Link]) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < links.len() {
            let floor = runs.last().map_or(0, |run| run.end);
            let alike = links[at].slash && self.are_alike(&chain[at], &chain[at + 1]);
            if at < floor || !(links[at].or || alike) {
                at += 1;
                continue;
            }
            let mut first = at;
            while first > floor && self.continues(chain, links, first, at) {
                first -= 1;
            }
            let mut last = at + 1;
            while last < links.len()
                && (links[last].or
                    || (links[last].slash && self.are_alike(&chain[last], &chain[last + 1])))
            {
                last += 1;
            }
            runs.push(first..last + 1);
            at = last;
        }
        runs
    }

    /// Whether the alternatives that end with the "or" at `at` begin before the item `first`.
    fn continues(&self, chain: &[Mention], links: &[Link], first: usize, at: usize) -> bool {
        let link = links[first - 1];
        let (item, next) = (&chain[first - 1], &chain[first]);
        if link.and || link.or || !(link.comma || link.slash) {
            return false;
        }
        if self.are_alike(item, next) {
            return true;
        }
        // After "Git, Django or Flask, Celery" the list goes on: the "or" binds its neighbours.
        let goes_on = links.get(at + 1).is_some_and(|link| link.comma && !link.or);
        if link.slash || goes_on {
            return false;
        }
        // "X, Y, or Z" is one list by its commas alone. In "Git, Linux, Django or Flask" the last
        // two are alike and the others of another kind; where they are not alike, as in
        // "Go, Node.js or Python", the list was mixed from the beginning.
        let kind = |mention: &Mention| self.catalogue.reference(mention.skill).kind;
        links[at].comma || kind(item) == kind(next) || !self.are_alike(&chain[at], &chain[at + 1])
    }

    /// Whether one of two skills can do the other's work.
    fn are_alike(&self, one: &Mention, other: &Mention) -> bool {
        let similar = &self.catalogue.get(one.skill).similar;
        similar.iter().any(|(skill, _)| *skill == other.skill)
    }

    /// Whether words before the list say that one of it is enough.
    fn is_announced(&self, chain: &[Mention]) -> bool {
        announces(self.words_before(chain), self.rules)
    }

    /// "a framework like X, Y".
    fn gives_examples(&self, chain: &[Mention]) -> bool {
        self.rules.lists.example_phrases.of(self.words_before(chain)).is_some()
    }

    /// "X, Y or similar".
    fn is_left_open(&self, chain: &[Mention]) -> bool {
        let Some(last) = chain.last() else { return false };
        let after = self.text[last.span.end..].trim_start_matches([' ', ',', ')', '(']);
        starts_with_any(after, &self.rules.lists.or_similar)
    }

    fn words_before(&self, chain: &[Mention]) -> &str {
        let first = &chain[0];
        let mut from = first.sentence.start.max(first.span.start.saturating_sub(REACH));
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        self.text[from.min(first.span.start)..first.span.start]
            .trim_end_matches([' ', '(', ':', ',', '.'])
    }
}

/// Whether words right before a list say that one of it is enough: "at least one of these".
fn announces(before: &str, rules: &Rules) -> bool {
    if rules.lists.one_of.of(before).is_some() {
        return true;
    }
    let mut head = before;
    for _ in 0..WORDS_BETWEEN {
        let word = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        // "As one of our engineers you need …" announces no list.
        if !rules.lists.list_nouns.contains(word) {
            return false;
        }
        head = head[..head.len() - word.len()].trim_end_matches([' ', '-', '/', '(']);
        if rules.lists.one_of.of(head).is_some() {
            return true;
        }
    }
    false
}

fn starts_with_any(text: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| {
        text.get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase))
            && !text[phrase.len()..].starts_with(char::is_alphanumeric)
    })
}

/// Marks bullets under "one or more of the following:"; returns the number of lists.
fn mark_bullets(text: &str, mentions: &mut [Mention], lines: &[Line], rules: &Rules) -> u16 {
    let mut number = 0;
    for (index, line) in lines.iter().enumerate() {
        let content = text[line.span.start..line.span.end].trim_end();
        if !content.ends_with(':') || !lines.get(index + 1).is_some_and(|next| next.bullet) {
            continue;
        }
        let mut from = content.len().saturating_sub(REACH);
        while !content.is_char_boundary(from) {
            from += 1;
        }
        if !announces(content[from..].trim_end_matches([':', ' ']), rules) {
            continue;
        }
        let bullets = lines[index + 1..].iter().take(MOST_BULLETS).take_while(|line| line.bullet);
        let mut one_each = true;
        let mut end = 0;
        let mut count = 0;
        for bullet in bullets {
            let first = mentions.partition_point(|mention| mention.span.start < bullet.span.start);
            let named = mentions[first..]
                .iter()
                .take_while(|mention| mention.span.start < bullet.span.end)
                .count();
            one_each &= named == 1;
            count += 1;
            end = bullet.span.end;
        }
        if one_each && count > 1 {
            let first = mentions.partition_point(|mention| mention.span.start < line.span.end);
            for mention in mentions[first..].iter_mut().take_while(|m| m.span.start < end) {
                mention.one_of = Some(number);
            }
            number += 1;
        }
    }
    number
}
