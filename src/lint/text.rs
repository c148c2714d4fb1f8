//! A report's text as the rules see it, and what it is held against.

use super::claims::{self, Claim, Role};
use super::document::Document;
use super::names::unescaped;
use super::sentence::{Sentence, Word, words};
use super::topic::{self, Placed, Topic};
use crate::candidate::{Candidate, Evidence, EvidenceItem};
use crate::content::Profile;
use crate::diagnostics::{Source, Span};
use crate::market::{Demand, Market};
use crate::report::{Report, Standing};
use crate::skills::{Miner, SkillId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The most characters of a quoted sentence.
const LONGEST_QUOTE: usize = 120;

/// Fewer bytes in quotation marks are a word, not a line of the profile.
const SHORTEST_QUOTE: usize = 15;

/// Fewer words that stand in the profile too may be the report's own.
const SHORTEST_COPY: usize = 6;

/// What a text is held against: a profile, a market, and careerdash's own report on the two.
#[derive(Clone, Copy)]
pub struct Held<'a> {
    /// The profile as read.
    pub profile: &'a Profile,
    /// What the profile shows.
    pub candidate: &'a Candidate,
    /// What the market asks.
    pub market: &'a Market,
    /// The candidate held against the market.
    pub report: &'a Report,
    /// Finds the skills.
    pub miner: &'a Miner,
}

/// A report's text, read.
pub(super) struct Text<'a> {
    pub(super) document: Document,
    /// The topic of each block.
    pub(super) places: Vec<Placed>,
    pub(super) claims: Vec<Claim>,
    pub(super) held: Held<'a>,
    demand: HashMap<SkillId, &'a Demand>,
    /// Sentences that stand in the profile word by word.
    copied: BTreeSet<Span>,
}

impl<'a> Text<'a> {
    /// Reads a report's Markdown.
    pub(super) fn read(source: &Source, held: &Held<'a>) -> Self {
        let document = Document::parse(source);
        let places: Vec<Placed> =
            (0..document.blocks.len()).map(|index| topic::place(&document, index)).collect();
        let mut claims = claims::claims(&document, &places, held.miner);
        let market = held.market;
        let demand = market.demand_ids.iter().copied().zip(&market.demand).collect();
        let copied = copied(&document, held.profile);
        // What somebody wrote of themselves is no claim of the report.
        for claim in claims.iter_mut().filter(|claim| copied.contains(&claim.sentence)) {
            claim.role = Role::Named;
        }
        Self { document, places, claims, held: *held, demand, copied }
    }

    /// A skill's name.
    pub(super) fn label(&self, skill: SkillId) -> &str {
        &self.held.miner.catalogue().reference(skill).label
    }

    /// The names of skills, each once, in the order given.
    pub(super) fn labels(&self, skills: impl IntoIterator<Item = SkillId>) -> Vec<&str> {
        let mut labels = Vec::new();
        for skill in skills {
            let label = self.label(skill);
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    }

    /// Whether a skill is a technology.
    pub(super) fn is_technology(&self, skill: SkillId) -> bool {
        self.held.miner.catalogue().reference(skill).kind.is_technology()
    }

    /// Claims of a sort.
    pub(super) fn with(&self, wanted: impl Fn(Role) -> bool) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(move |claim| wanted(claim.role))
    }

    /// The claims of a block.
    pub(super) fn claims_in(&self, block: usize) -> &[Claim] {
        let start = self.claims.partition_point(|claim| claim.block < block);
        let end = self.claims.partition_point(|claim| claim.block <= block);
        &self.claims[start..end]
    }

    /// The claims of a sentence.
    pub(super) fn claims_of<'t>(
        &'t self,
        sentence: &'t Sentence,
    ) -> impl Iterator<Item = &'t Claim> {
        let claims = self.claims_in(sentence.block).iter();
        claims.filter(|claim| sentence.contains(claim.span))
    }

    /// Claims of a sort by block, each skill once in a block.
    pub(super) fn by_block(&self, wanted: impl Fn(Role) -> bool) -> BTreeMap<usize, Vec<&Claim>> {
        let mut blocks: BTreeMap<usize, Vec<&Claim>> = BTreeMap::new();
        for claim in self.with(wanted) {
            let claims = blocks.entry(claim.block).or_default();
            if !claims.iter().any(|other| other.skill == claim.skill) {
                claims.push(claim);
            }
        }
        blocks
    }

    /// How the market asks for a skill; `None` when it does not.
    pub(super) fn demand(&self, skill: SkillId) -> Option<&'a Demand> {
        self.demand.get(&skill).copied()
    }

    /// How often the market names a skill, in words.
    pub(super) fn asked(&self, skill: SkillId) -> String {
        let label = self.label(skill);
        let market = &self.held.market.title;
        match self.demand(skill) {
            Some(demand) => {
                format!("market {market}: {label} is named in {} of the postings", demand.any)
            }
            None => format!(
                "market {market}: {label} is named in 0 of {} postings",
                self.held.market.funnel.readable
            ),
        }
    }

    /// Where the candidate stands on a skill.
    pub(super) fn standing(&self, skill: SkillId) -> Standing {
        Standing::of(self.held.candidate.level(skill))
    }

    /// The résumé's strongest line for a skill, with its pointer.
    pub(super) fn resume_line(&self, skill: SkillId) -> Option<String> {
        let evidence = self.held.candidate.evidence(skill)?;
        if let Some(implied) = &evidence.implied_by
            && evidence.items.is_empty()
        {
            let from = implied.from.first()?;
            let source = self.held.miner.catalogue().by_id(&from.id)?;
            let line = self.held.candidate.evidence(source)?;
            return Some(format!("{}; {}", implied.rule, self.line_of(line)?));
        }
        self.line_of(evidence)
    }

    fn line_of(&self, evidence: &Evidence) -> Option<String> {
        let EvidenceItem { pointer, before, mention, after, .. } = evidence.items.first()?;
        let file = &self.held.profile.file;
        Some(format!("{file}#{pointer}: “{}”", shorten(&format!("{before}{mention}{after}"))))
    }

    /// A place of the text in words: its line and what stands there.
    pub(super) fn quote(&self, span: Span) -> String {
        format!("line {}: “{}”", self.document.line(span), shorten(self.document.text(span)))
    }

    /// The sentences that claim something, with their topics: not those about sources and rules,
    /// nor those that quote the profile.
    pub(super) fn claiming(&self) -> impl Iterator<Item = (&Sentence, Topic)> {
        let topics = self.document.sentences.iter().map(|sentence| {
            let topic = self.places[sentence.block].topic;
            (sentence, topic)
        });
        topics.filter(|(sentence, topic)| !topic.is_apparatus() && !self.quotes_profile(sentence))
    }

    /// Whether a sentence names where it has its figures from: an address, a note or a phrase.
    pub(super) fn is_sourced(&self, sentence: &Sentence) -> bool {
        // A note leads somewhere only where there is a list of references.
        let lists = || self.places.iter().any(|place| place.topic == Topic::References);
        self.document.has_address(sentence.span)
            || (has_note(self.document.text(sentence.span)) && lists())
            || super::phrases::phrases().source.is_in(&sentence.words)
    }

    /// Whether a block tells details of an item whose subject is a skill.
    pub(super) fn is_detail(&self, block: usize) -> bool {
        let items = &self.document.blocks[block].items;
        items.iter().any(|item| !self.claims_in(*item).is_empty())
    }

    /// Whether a sentence quotes the profile, or is taken from it.
    fn quotes_profile(&self, sentence: &Sentence) -> bool {
        if self.copied.contains(&sentence.span) {
            return true;
        }
        let written = unescaped(self.document.text(sentence.span));
        let quoted = written.split(['"', '“', '”']).skip(1).step_by(2);
        let mut quoted = quoted.filter(|quote| quote.len() >= SHORTEST_QUOTE);
        quoted.any(|quote| profile_texts(self.held.profile).any(|text| text.contains(quote)))
    }
}

/// The sentences that stand in the profile word by word, such as those of its summary.
fn copied(document: &Document, profile: &Profile) -> BTreeSet<Span> {
    let joined = |words: &[Word]| {
        // Spaces around, so that words are found whole.
        let words = words.iter().map(|word| word.text.as_str());
        format!(" {} ", words.collect::<Vec<_>>().join(" "))
    };
    let texts = profile_texts(profile).map(|text| joined(&words(text, Span::new(0, text.len()))));
    let texts: Vec<String> = texts.collect();
    let long = document.sentences.iter().filter(|sentence| sentence.words.len() >= SHORTEST_COPY);
    long.filter(|sentence| {
        let written = joined(&sentence.words);
        texts.iter().any(|text| text.contains(&written))
    })
    .map(|sentence| sentence.span)
    .collect()
}

/// What a person wrote about themselves: headline, summary, roles, projects and the rest.
pub(super) fn profile_texts(profile: &Profile) -> impl Iterator<Item = &str> {
    let basics = [profile.basics.summary.as_deref(), profile.basics.label.as_deref()];
    let work = profile.work.iter().chain(&profile.volunteer).flat_map(|work| &work.texts);
    let projects = profile.projects.iter().flat_map(|project| &project.texts);
    let entries = work.chain(projects).chain(&profile.other);
    basics.into_iter().flatten().chain(entries.map(|entry| entry.text.as_str()))
}

/// Whether a text has a mark of a note, such as `[3]` or `[^a]`.
pub(super) fn has_note(text: &str) -> bool {
    notes(text).next().is_some()
}

/// The marks of notes in a text, with the places of their brackets.
pub(super) fn notes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.match_indices('[').filter_map(|(at, _)| {
        let (inside, after) = text[at + 1..].split_once(']')?;
        let number = inside.len() <= 3 && inside.bytes().all(|byte| byte.is_ascii_digit());
        let note = (number && !inside.is_empty()) || inside.starts_with('^');
        (note && !after.starts_with('(')).then_some((inside, at))
    })
}

/// The beginning of a text on one line.
pub(super) fn shorten(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
