//! Why skills were found in a text or not: every mention with what gave its strength, and every
//! place that looks like a skill with why it does not count.
//!
//! Plain data with the words that people read; `terminal` and the site's templates show it.

mod marks;
mod passage;
mod terminal;
#[cfg(test)]
mod tests;
mod words;

pub use passage::{Line, Mark, Opening, Passage, Segment};
pub(crate) use terminal::{Output, Run, Style, remarks};
pub use terminal::{Screen, render, summary};

use crate::content::Posting;
use crate::market::{self, Nothing};
use crate::skills::{self, Dismissed, Fields, Mention, Mined, Miner, SkillId, SkillRef, Strength};
use marks::Marks;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use words::because;

/// The most other mentions of one list that a mention names.
const LISTED: usize = 12;

/// A text with everything that was found in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The posting's title, or the name of the file.
    pub name: String,
    /// Where a posting comes from: file, line and employer.
    pub origin: Option<String>,
    /// A posting's title, and the text.
    pub passages: Vec<Passage>,
    /// Every skill once, at its strongest, by strength.
    pub asks: Asks,
    /// Every mention, in text order.
    pub mentions: Vec<Found>,
    /// What looks like a skill and does not count, in the order of the first place of each.
    pub passed_over: Vec<PassedOver>,
    /// Why a posting of this text shows no skill.
    pub nothing: Option<Nothing>,
    /// Whether the source cut the text, so that nothing of it is counted.
    pub truncated: bool,
}

/// Labels of the skills that a text asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Asks {
    /// Demanded.
    pub required: Vec<String>,
    /// Wished for.
    pub preferred: Vec<String>,
    /// Named without saying.
    pub mentioned: Vec<String>,
}

/// A mention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Its number, from 1.
    pub number: usize,
    /// Where.
    pub place: Place,
    /// As written.
    pub text: String,
    /// The skill it names.
    pub skill: SkillRef,
    /// How strongly it is asked for there.
    pub strength: Strength,
    /// What gave the strength, in words.
    pub because: String,
    /// Numbers of the other mentions of its list, when one of the list is enough; of a long list
    /// the first twelve.
    pub one_of: Vec<usize>,
    /// How many others there are in that list.
    pub alternatives: usize,
}

impl Found {
    /// What gave the strength, and which other mentions will do instead.
    pub fn reason(&self) -> String {
        if self.one_of.is_empty() {
            return self.because.clone();
        }
        let mut others: Vec<String> = self.one_of.iter().map(ToString::to_string).collect();
        if self.alternatives > others.len() {
            others.push(format!("{} more", self.alternatives - others.len()));
        }
        format!("{}; {} will do too", self.because, words::or(&others))
    }
}

/// Places that look like a skill and do not count, all for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassedOver {
    /// Its letter: a to z, then aa and so on.
    pub letter: String,
    /// As written.
    pub text: String,
    /// The skill that is written so.
    pub skill: SkillRef,
    /// Why it does not count, in words.
    pub because: String,
    /// Where, in text order.
    pub places: Vec<Place>,
}

/// A place in a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Whether it is in the title of the posting.
    pub in_title: bool,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// `3:14`, or `title:5`.
    pub fn words(&self) -> String {
        if self.in_title {
            format!("title:{}", self.column)
        } else {
            format!("{}:{}", self.line, self.column)
        }
    }
}

impl Explanation {
    /// Explains a text as the text of a posting.
    pub fn of_text(name: &str, text: &str, miner: &Miner) -> Self {
        let (mined, dismissed) = miner.explain(text);
        let mut builder = Builder::new(miner);
        builder.add(text, false, &mined, &dismissed, |mention| because(text, mention.rule));
        let conditions = skills::conditions("", text, &mined, Fields::default());
        let demands = mined.has_requirements || conditions.has_demand();
        let nothing = market::nothing(text, false, !mined.mentions.is_empty(), demands);
        builder.finish(name.to_owned(), None, nothing, false)
    }

    /// Explains a posting's title and text, as the analysis of a market takes them.
    pub fn of_posting(posting: &Posting, miner: &Miner) -> Self {
        let (title, not_title) = miner.explain(&posting.title);
        let (text, not_text) = miner.explain(&posting.text);
        let mut builder = Builder::new(miner);
        let in_text = |skill: SkillId| text.mentions.iter().any(|other| other.skill == skill);
        // What the text says comes first; a title adds what the text does not name.
        let counted = market::named_by_title(&title, miner.catalogue());
        let mut asked = !text.mentions.is_empty();
        let mut title = title;
        for mention in &mut title.mentions {
            mention.strength = Strength::Unspecified;
            mention.one_of = None;
        }
        builder.add(&posting.title, true, &title, &not_title, |mention| {
            words::in_title(in_text(mention.skill), counted.contains(&mention.skill))
        });
        builder.mined.retain(|(skill, _)| in_text(*skill) || counted.contains(skill));
        asked |= !counted.is_empty();
        builder.add(&posting.text, false, &text, &not_text, |mention| {
            because(&posting.text, mention.rule)
        });
        let name = if posting.title.is_empty() { &posting.id } else { &posting.title };
        let mut origin = format!("{}, line {}", posting.origin.file, posting.origin.line);
        if !posting.company.is_empty() {
            origin = format!("{}, {origin}", posting.company);
        }
        let fields = Fields {
            workplace: posting.workplace,
            employment_type: posting.employment_type.as_deref(),
            locations: &posting.locations,
        };
        let conditions = skills::conditions(&posting.title, &posting.text, &text, fields);
        let demands = text.has_requirements || conditions.has_demand();
        let nothing = market::nothing(&posting.text, posting.truncated, asked, demands);
        builder.finish(name.clone(), Some(origin), nothing, posting.truncated)
    }
}

/// Puts an explanation together, passage by passage.
struct Builder<'a> {
    miner: &'a Miner,
    passages: Vec<Passage>,
    /// The strongest strength of each skill that counts, in the order of first mention.
    mined: Vec<(SkillId, Strength)>,
    mentions: Vec<Found>,
    passed_over: Vec<PassedOver>,
    /// Index in `passed_over` by skill, spelling and reason.
    groups: HashMap<(SkillId, String, String), usize>,
}

impl<'a> Builder<'a> {
    fn new(miner: &'a Miner) -> Self {
        Self {
            miner,
            passages: Vec::new(),
            mined: Vec::new(),
            mentions: Vec::new(),
            passed_over: Vec::new(),
            groups: HashMap::new(),
        }
    }

    fn add(
        &mut self,
        text: &str,
        in_title: bool,
        mined: &Mined,
        dismissed: &[Dismissed],
        reason: impl Fn(&Mention) -> String,
    ) {
        let outline = self.miner.outline(text);
        let mut marks = Marks::new(text, in_title, &outline);
        self.add_mentions(text, mined, &mut marks, reason);
        self.add_dismissed(text, dismissed, &mut marks);
        self.passages.push(Passage::new(text, in_title, &outline, &marks));
    }

    fn add_mentions(
        &mut self,
        text: &str,
        mined: &Mined,
        marks: &mut Marks<'_>,
        reason: impl Fn(&Mention) -> String,
    ) {
        let first = self.mentions.len() + 1;
        let mut lists: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
        for (number, mention) in (first..).zip(&mined.mentions) {
            if let Some(list) = mention.one_of {
                lists.entry(list).or_default().push(number);
            }
        }
        let mut places: HashMap<SkillId, usize> = HashMap::new();
        for (number, mention) in (first..).zip(&mined.mentions) {
            let list = mention.one_of.and_then(|list| lists.get(&list));
            let others = list.into_iter().flatten().filter(|other| **other != number);
            let alternatives = list.map_or(0, |list| list.len() - 1);
            self.mentions.push(Found {
                number,
                place: marks.place(mention.span.start),
                text: text[mention.span.start..mention.span.end].to_owned(),
                skill: self.miner.catalogue().reference(mention.skill).clone(),
                strength: mention.strength,
                because: reason(mention),
                one_of: others.take(LISTED).copied().collect(),
                alternatives,
            });
            marks.add(mention.span, Mark::Mention(number));
            match places.get(&mention.skill) {
                Some(place) => {
                    let strongest: &mut (SkillId, Strength) = &mut self.mined[*place];
                    strongest.1 = strongest.1.max(mention.strength);
                }
                None => {
                    places.insert(mention.skill, self.mined.len());
                    self.mined.push((mention.skill, mention.strength));
                }
            }
        }
    }

    fn add_dismissed(&mut self, text: &str, dismissed: &[Dismissed], marks: &mut Marks<'_>) {
        for place in dismissed {
            let written = &text[place.span.start..place.span.end];
            let catalogue = self.miner.catalogue();
            let because = words::dismissal(text, place, catalogue.get(place.skill));
            let key = (place.skill, written.to_owned(), because.clone());
            let index = *self.groups.entry(key).or_insert_with(|| {
                self.passed_over.push(PassedOver {
                    letter: words::letter(self.passed_over.len()),
                    text: written.to_owned(),
                    skill: catalogue.reference(place.skill).clone(),
                    because,
                    places: Vec::new(),
                });
                self.passed_over.len() - 1
            });
            self.passed_over[index].places.push(marks.place(place.span.start));
            marks.add(place.span, Mark::PassedOver(index));
        }
    }

    fn finish(
        self,
        name: String,
        origin: Option<String>,
        nothing: Option<Nothing>,
        truncated: bool,
    ) -> Explanation {
        let mut strongest: BTreeMap<SkillId, Strength> = BTreeMap::new();
        for (skill, strength) in &self.mined {
            let kept = strongest.entry(*skill).or_insert(*strength);
            *kept = (*kept).max(*strength);
        }
        let mut asks = Asks::default();
        for (skill, _) in &self.mined {
            let Some(strength) = strongest.remove(skill) else { continue };
            let list = match strength {
                Strength::Required => &mut asks.required,
                Strength::Preferred => &mut asks.preferred,
                Strength::Unspecified => &mut asks.mentioned,
            };
            list.push(self.miner.catalogue().reference(*skill).label.to_string());
        }
        Explanation {
            name,
            origin,
            passages: self.passages,
            asks,
            mentions: self.mentions,
            passed_over: self.passed_over,
            nothing,
            truncated,
        }
    }
}
