//! Distinct postings → what each asks, found on all cores.
//!
//! The costly half of the analysis. It depends on nothing but the postings and the catalogue,
//! so its result can be kept while anything else changes.

use super::employer::employer_key;
use super::quote::{Excerpt, RuleInWords, rule_in_words};
use super::tier::is_requirement_kind;
use super::{Funnel, Nothing, PostingRequirements};
use crate::content::Posting;
use crate::skills::{Catalogue, Conditions, Fields, Mined, Miner, SkillId, Strength, conditions};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// Letters a text needs to be one.
const FEWEST_LETTERS: usize = 40;

/// A posting that stands for all its copies.
#[derive(Debug, Clone)]
pub struct DistinctPosting<'a> {
    /// The kept copy.
    pub posting: &'a Posting,
    /// Places of all copies.
    pub locations: Vec<String>,
    /// The day since which it is open: the first publication, else the first snapshot.
    pub open_since: Date,
    /// The first snapshot a copy was in.
    pub first_seen: Date,
    /// The other snapshots a copy was in, in any order.
    pub seen_again: Vec<Date>,
    /// Postings folded into this one.
    pub copies: u32,
}

/// The distinct postings of a market with what each asks.
#[derive(Debug, Clone)]
pub struct MinedMarket {
    /// Cleaning steps, complete.
    pub(crate) funnel: Funnel,
    /// In the order given.
    pub(crate) postings: Vec<MinedPosting>,
    /// How many readable postings name a skill, by its index in the catalogue.
    pub(crate) named: Vec<u32>,
}

/// A distinct posting with what it asks; asks nothing unless it is readable.
#[derive(Debug, Clone)]
pub(crate) struct MinedPosting {
    pub(crate) posting: Posting,
    pub(crate) locations: Vec<String>,
    pub(crate) open_since: Date,
    /// Ascending, without repeats, never empty.
    pub(crate) snapshots: Vec<Date>,
    pub(crate) copies: u32,
    /// See [`employer_key`]; empty when not stated.
    pub(crate) employer: String,
    pub(crate) nothing: Option<Nothing>,
    /// One per skill, by skill.
    pub(crate) asks: Vec<MinedAsk>,
    pub(crate) requirements: PostingRequirements,
    /// What it asks apart from skills.
    pub(crate) conditions: Conditions,
}

/// One skill asked by one posting, at the strongest strength found.
#[derive(Debug, Clone)]
pub(crate) struct MinedAsk {
    pub(crate) skill: SkillId,
    pub(crate) strength: Strength,
    pub(crate) rule: RuleInWords,
    pub(crate) excerpt: Excerpt,
}

/// Finds what each posting asks, in title and text.
///
/// `funnel` holds the steps up to `distinct`; the counts after it are filled here.
pub fn mine(distinct: Vec<DistinctPosting<'_>>, funnel: Funnel, miner: &Miner) -> MinedMarket {
    mine_new(distinct, funnel, miner, None)
}

/// As [`mine`], without finding again what is known `before` of postings that say the same.
///
/// `before` was mined by the same miner; the result is the same as without it.
pub fn mine_new(
    distinct: Vec<DistinctPosting<'_>>,
    funnel: Funnel,
    miner: &Miner,
    before: Option<&MinedMarket>,
) -> MinedMarket {
    let before = before.map_or(&[][..], |market| &market.postings);
    let known: HashMap<(&str, &str), &MinedPosting> = before
        .iter()
        .map(|mined| ((mined.posting.title.as_str(), &*mined.posting.text), mined))
        .collect();
    let postings = distinct
        .into_par_iter()
        .map(|distinct| {
            let posting = distinct.posting;
            let same = known.get(&(posting.title.as_str(), &*posting.text));
            if let Some(same) = same.filter(|same| says_the_same(&same.posting, posting)) {
                return MinedPosting::known(distinct, same);
            }
            let title = miner.mine(&posting.title);
            let text = miner.mine(&posting.text);
            MinedPosting::new(distinct, &title, &text, miner.catalogue())
        })
        .collect();
    MinedMarket::new(postings, funnel, miner.catalogue())
}

/// Whether two postings are alike in everything that [`MinedPosting::new`] looks at.
fn says_the_same(one: &Posting, other: &Posting) -> bool {
    let looked_at = |posting: &Posting| (posting.truncated, posting.workplace);
    one.title == other.title
        && one.text == other.text
        && looked_at(one) == looked_at(other)
        && one.employment_type == other.employment_type
        && one.locations == other.locations
        && one.company == other.company
}

impl MinedMarket {
    pub(crate) fn new(
        postings: Vec<MinedPosting>,
        mut funnel: Funnel,
        catalogue: &Catalogue,
    ) -> Self {
        let count = |holds: fn(&MinedPosting) -> bool| {
            postings.iter().filter(|posting| holds(posting)).count() as u32
        };
        funnel.distinct = postings.len() as u32;
        funnel.no_text = count(|posting| posting.nothing == Some(Nothing::NoText));
        funnel.readable = count(MinedPosting::is_readable);
        funnel.truncated = funnel.distinct - funnel.no_text - funnel.readable;
        funnel.asking = count(MinedPosting::is_asking);
        funnel.requiring =
            count(|posting| posting.nothing.is_none() && !posting.requirements.is_empty());
        funnel.only_naming = count(|posting| !posting.asks.is_empty() && !posting.is_asking());
        funnel.no_requirements = count(|posting| posting.nothing == Some(Nothing::NoRequirements));
        funnel.no_known_skill = count(|posting| posting.nothing == Some(Nothing::NoKnownSkill));
        let mut named = vec![0; catalogue.len()];
        for ask in postings.iter().flat_map(|posting| &posting.asks) {
            named[usize::from(ask.skill.0)] += 1;
        }
        Self { funnel, postings, named }
    }

    /// The cleaning steps, complete.
    pub fn funnel(&self) -> &Funnel {
        &self.funnel
    }
}

impl MinedPosting {
    pub(crate) fn new(
        distinct: DistinctPosting<'_>,
        title: &Mined,
        text: &Mined,
        catalogue: &Catalogue,
    ) -> Self {
        let posting = distinct.posting.clone();
        let has_text = has_letters(&posting.text);
        let (asks, requirements, conditions) = if has_text && !posting.truncated {
            let fields = Fields {
                workplace: posting.workplace,
                employment_type: posting.employment_type.as_deref(),
                locations: &posting.locations,
            };
            (
                asks(&posting, title, text, catalogue),
                PostingRequirements::of(&text.mentions, catalogue),
                conditions(&posting.title, &posting.text, text, fields),
            )
        } else {
            Default::default()
        };
        let demands = text.has_requirements || conditions.has_demand();
        let nothing = nothing(&posting.text, posting.truncated, !asks.is_empty(), demands);
        Self {
            employer: employer_key(&posting.company),
            snapshots: snapshots(&distinct),
            locations: distinct.locations,
            open_since: distinct.open_since,
            copies: distinct.copies,
            posting,
            nothing,
            asks,
            requirements,
            conditions,
        }
    }

    /// With what was found in a posting that says the same.
    fn known(distinct: DistinctPosting<'_>, same: &Self) -> Self {
        Self {
            snapshots: snapshots(&distinct),
            posting: distinct.posting.clone(),
            locations: distinct.locations,
            open_since: distinct.open_since,
            copies: distinct.copies,
            ..same.clone()
        }
    }

    /// Whether it counts in shares: it has text, and the source did not cut it.
    pub(crate) fn is_readable(&self) -> bool {
        self.nothing != Some(Nothing::NoText) && !self.posting.truncated
    }

    /// Whether it requires or prefers a known skill, and does not only name some.
    fn is_asking(&self) -> bool {
        self.asks.iter().any(|ask| ask.strength != Strength::Unspecified)
    }

    /// The first snapshot it was in.
    pub(crate) fn first_seen(&self) -> Date {
        self.snapshots[0]
    }

    /// The last snapshot it was in.
    pub(crate) fn last_seen(&self) -> Date {
        self.snapshots[self.snapshots.len() - 1]
    }

    /// Day of publication, else of the first snapshot it was in.
    pub(crate) fn date(&self) -> Date {
        self.posting.posted_on.unwrap_or_else(|| self.first_seen())
    }
}

/// Every snapshot a copy was in, ascending and without repeats.
fn snapshots(distinct: &DistinctPosting<'_>) -> Vec<Date> {
    let mut snapshots = distinct.seen_again.clone();
    snapshots.push(distinct.first_seen);
    snapshots.sort_unstable();
    snapshots.dedup();
    snapshots
}

/// Why a posting shows no skill; `None` when it `asks` for one, or when its source cut it and
/// nobody can say. `demands` says whether it asks for anything at all.
pub(crate) fn nothing(text: &str, truncated: bool, asks: bool, demands: bool) -> Option<Nothing> {
    if !has_letters(text) {
        Some(Nothing::NoText)
    } else if truncated || asks {
        None
    } else if demands {
        Some(Nothing::NoKnownSkill)
    } else {
        Some(Nothing::NoRequirements)
    }
}

/// Whether a text has enough letters to be one.
pub(super) fn has_letters(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).take(FEWEST_LETTERS).count() == FEWEST_LETTERS
}

/// The skills that a title adds where the text does not name them.
///
/// A field of work in the title names the job, not something it asks for.
pub(crate) fn named_by_title(title: &Mined, catalogue: &Catalogue) -> Vec<SkillId> {
    let asked = |skill: &SkillId| is_requirement_kind(catalogue.reference(*skill).kind);
    title.mentions.iter().map(|mention| mention.skill).filter(asked).collect()
}

/// The strongest mention of each skill, the first of equals; the title only where the text is silent.
fn asks(posting: &Posting, title: &Mined, text: &Mined, catalogue: &Catalogue) -> Vec<MinedAsk> {
    let mut strongest = BTreeMap::new();
    for mention in &text.mentions {
        let best = strongest.entry(mention.skill).or_insert(mention);
        if mention.strength > best.strength {
            *best = mention;
        }
    }
    let mut asks: BTreeMap<SkillId, MinedAsk> = strongest
        .into_iter()
        .map(|(skill, mention)| {
            let ask = MinedAsk {
                skill,
                strength: mention.strength,
                rule: rule_in_words(&posting.text, mention.rule),
                excerpt: Excerpt::new(&posting.text, mention.sentence, mention.span),
            };
            (skill, ask)
        })
        .collect();
    let named = named_by_title(title, catalogue);
    for mention in title.mentions.iter().filter(|mention| named.contains(&mention.skill)) {
        asks.entry(mention.skill).or_insert_with(|| MinedAsk {
            skill: mention.skill,
            strength: Strength::Unspecified,
            rule: RuleInWords::Title,
            excerpt: Excerpt::new(&posting.title, mention.sentence, mention.span),
        });
    }
    asks.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Span;
    use crate::market::fixtures::{Offer, catalogue, skill};
    use crate::skills::{Mention, StrengthRule};

    fn mention(text: &str, name: &str, strength: Strength) -> Mention {
        let at = text.find(name).unwrap();
        Mention {
            skill: skill(&name.to_lowercase()),
            span: Span::new(at, at + name.len()),
            sentence: Span::new(0, text.len()),
            strength,
            rule: StrengthRule::Nothing,
            one_of: None,
        }
    }

    fn mined(mentions: Vec<Mention>, has_requirements: bool) -> Mined {
        Mined { mentions, has_requirements }
    }

    fn read(title: &Mined, text: &Mined, change: impl FnOnce(&mut Posting)) -> MinedPosting {
        let mut posting = Offer::new("a").posting();
        posting.title = "Go engineer".to_owned();
        posting.text =
            "We are a team of a dozen people, and you will need to know Go or Rust.".into();
        change(&mut posting);
        let distinct = DistinctPosting {
            posting: &posting,
            locations: Vec::new(),
            open_since: jiff::civil::date(2026, 1, 1),
            first_seen: jiff::civil::date(2026, 2, 1),
            seen_again: vec![jiff::civil::date(2026, 1, 1), jiff::civil::date(2026, 2, 1)],
            copies: 1,
        };
        MinedPosting::new(distinct, title, text, catalogue())
    }

    #[test]
    fn the_text_outweighs_the_title_and_the_strongest_mention_wins() {
        let text = "We are a team of a dozen people, and you will need to know Go or Rust.";
        let title = mined(vec![mention("Go engineer", "Go", Strength::Required)], true);
        let quiet = mined(Vec::new(), false);
        let posting = read(&title, &quiet, |_| ());
        assert_eq!(posting.asks.len(), 1);
        assert_eq!(posting.asks[0].strength, Strength::Unspecified);
        assert_eq!(posting.asks[0].rule, RuleInWords::Title);
        assert_eq!(posting.asks[0].excerpt.after, " engineer");
        assert!(posting.requirements.is_empty());

        let twice = mined(
            vec![
                mention(text, "Go", Strength::Unspecified),
                mention(text, "Go", Strength::Required),
                mention(text, "Rust", Strength::Preferred),
            ],
            true,
        );
        let posting = read(&title, &twice, |_| ());
        let strengths: Vec<_> = posting.asks.iter().map(|ask| (ask.skill, ask.strength)).collect();
        assert_eq!(
            strengths,
            [(skill("rust"), Strength::Preferred), (skill("go"), Strength::Required)]
        );
        assert_eq!(posting.requirements.skills, [skill("go")]);
    }

    #[test]
    fn the_kinds_of_nothing_stay_apart() {
        let nothing = mined(Vec::new(), false);
        let unknown = mined(Vec::new(), true);
        let title = mined(vec![mention("Go engineer", "Go", Strength::Unspecified)], false);
        let short = |posting: &mut Posting| posting.text = "Apply at 12345678901234567890.".into();
        let cut = |posting: &mut Posting| posting.truncated = true;
        for (posting, expected, readable) in [
            (read(&nothing, &nothing, |_| ()), Some(Nothing::NoRequirements), true),
            (read(&nothing, &unknown, |_| ()), Some(Nothing::NoKnownSkill), true),
            (read(&title, &nothing, |_| ()), None, true),
            (read(&title, &nothing, short), Some(Nothing::NoText), false),
            (read(&title, &unknown, cut), None, false),
        ] {
            assert_eq!((posting.nothing, posting.is_readable()), (expected, readable));
            assert!(posting.is_readable() || posting.asks.is_empty());
        }
    }

    #[test]
    fn the_snapshots_are_put_in_order() {
        let nothing = Mined::default();
        let posting = read(&nothing, &nothing, |_| ());
        assert_eq!(posting.first_seen(), jiff::civil::date(2026, 1, 1));
        assert_eq!(posting.last_seen(), jiff::civil::date(2026, 2, 1));
        assert_eq!(posting.snapshots.len(), 2);
    }

    #[test]
    fn the_funnel_adds_up_and_keeps_what_came_before() {
        let nothing = Mined::default();
        let unknown = mined(Vec::new(), true);
        let text = "We are a team of a dozen people, and you will need to know Go or Rust.";
        let named = |strength| mined(vec![mention(text, "Go", strength)], false);
        let title = mined(vec![mention("Go engineer", "Go", Strength::Unspecified)], false);
        let postings = vec![
            read(&nothing, &nothing, |_| ()),
            read(&nothing, &nothing, |posting| posting.truncated = true),
            read(&nothing, &nothing, |posting| posting.text = "".into()),
            read(&nothing, &unknown, |_| ()),
            read(&nothing, &named(Strength::Required), |_| ()),
            read(&nothing, &named(Strength::Preferred), |_| ()),
            // In the text or in the title only, it is named and not asked for.
            read(&nothing, &named(Strength::Unspecified), |_| ()),
            read(&title, &nothing, |_| ()),
            read(&title, &unknown, |_| ()),
        ];
        let before = Funnel { read: 9, reposts: 6, ..Funnel::default() };
        let market = MinedMarket::new(postings, before, catalogue());
        let expected = Funnel {
            read: 9,
            reposts: 6,
            distinct: 9,
            no_text: 1,
            truncated: 1,
            readable: 7,
            asking: 2,
            requiring: 1,
            only_naming: 3,
            no_requirements: 1,
            no_known_skill: 1,
            ..Funnel::default()
        };
        assert_eq!(*market.funnel(), expected);
    }

    #[test]
    fn postings_are_mined_in_the_order_given() {
        let postings: Vec<Posting> =
            ["c", "a", "b"].map(|id| Offer::new(id).posting()).into_iter().collect();
        let distinct = postings
            .iter()
            .map(|posting| DistinctPosting {
                posting,
                locations: Vec::new(),
                open_since: jiff::civil::date(2026, 1, 1),
                first_seen: jiff::civil::date(2026, 1, 1),
                seen_again: Vec::new(),
                copies: 1,
            })
            .collect();
        let market = mine(distinct, Funnel::default(), &Miner::new(catalogue().clone()));
        let ids: Vec<&str> =
            market.postings.iter().map(|mined| mined.posting.id.as_str()).collect();
        assert_eq!(ids, ["c", "a", "b"]);
    }
}
