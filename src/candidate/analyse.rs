//! Mines a profile and levels what is found.

use super::candidates::Candidate;
use super::implied::{self, Grounds};
use super::model::{Evidence, EvidenceItem, EvidenceLevel};
use super::months;
use super::passage::{Passage, Setting, passages};
use super::quote::quote;
use super::roles::{self, DatedRole};
use crate::content::{Profile, ProgressStatus};
use crate::diagnostics::Span;
use crate::language::{Language, PlainMessages};
use crate::skills::{Catalogue, Mention, Miner, SkillId};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A use this many months before `as_of` or later is recent.
pub(crate) const RECENT_MONTHS: i32 = 24;
/// So many dated roles make a recent skill level 4 without a certificate.
pub(crate) const RECENT_ROLES: usize = 2;

/// A skill found in a text of the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The skill.
    pub skill: SkillId,
    /// Byte range of the mention.
    pub span: Span,
    /// Byte range of the sentence around it.
    pub sentence: Span,
}

impl From<Mention> for Found {
    fn from(mention: Mention) -> Self {
        Self { skill: mention.skill, span: mention.span, sentence: mention.sentence }
    }
}

/// What a profile shows on a day, told in `language`.
pub fn analyse(profile: &Profile, miner: &Miner, as_of: Date, language: Language) -> Candidate {
    let find = |text: &str| miner.mine(text).mentions.into_iter().map(Found::from).collect();
    analyse_with(profile, miner.catalogue(), &find, as_of, language)
}

/// What a profile shows on a day, with the mentions of a text given by `find`.
pub fn analyse_with(
    profile: &Profile,
    catalogue: &Catalogue,
    find: &dyn Fn(&str) -> Vec<Found>,
    as_of: Date,
    language: Language,
) -> Candidate {
    let say = language.plain();
    let roles = roles::read(profile, as_of, say);
    // A résumé shows few of the catalogue's skills.
    let mut shown: BTreeMap<SkillId, Shown> = BTreeMap::new();
    for passage in passages(profile, say) {
        let named = passage.is_name().then(|| whole(passage.text, catalogue)).flatten();
        for found in named.map_or_else(|| find(passage.text), |found| vec![found]) {
            shown.entry(found.skill).or_default().add(&passage, found, &roles);
        }
    }
    let texts = shown.iter().filter_map(|(id, shown)| Some((*id, shown.highest()?))).collect();
    let learnt = add_progress(profile, catalogue, say, &mut shown);
    mark_certified(catalogue, &mut shown);
    let direct: BTreeMap<SkillId, Evidence> = shown
        .into_iter()
        .filter_map(|(id, shown)| Some((id, shown.evidence(catalogue, id, &roles, as_of)?)))
        .collect();
    let evidence = implied::add(direct, &Grounds { texts, learnt }, catalogue, say);
    let months_worked = roles::months_worked(&roles);
    Candidate::new(as_of, catalogue.len(), evidence, roles::newest_first(roles), months_worked)
}

/// The skill that a text as a whole is the name of.
fn whole(text: &str, catalogue: &Catalogue) -> Option<Found> {
    let skill = catalogue.written_as(text)?;
    let start = text.len() - text.trim_start().len();
    let span = Span::new(start, start + text.trim().len());
    Some(Found { skill, span, sentence: span })
}

/// Everything that names one skill.
#[derive(Debug, Default)]
struct Shown {
    items: Vec<EvidenceItem>,
    /// Indices of the roles that show it, in the order found, without repeats.
    roles: Vec<usize>,
    /// Whether a certificate names it or implies it.
    certified: bool,
    stated_level: Option<String>,
}

impl Shown {
    fn add(&mut self, passage: &Passage<'_>, found: Found, roles: &[DatedRole]) {
        match passage.setting {
            Setting::Role(index) if !self.roles.contains(&index) => self.roles.push(index),
            Setting::Certificate => self.certified = true,
            _ => {}
        }
        if self.stated_level.is_none() {
            self.stated_level = passage.stated_level.map(str::to_owned);
        }
        let (before, mention, after) = quote(passage.text, found.sentence, found.span);
        let item = EvidenceItem {
            pointer: passage.pointer.clone(),
            place: passage.place.clone(),
            before,
            mention,
            after,
            level: passage.setting.level(|index| roles[index].months.is_some()),
        };
        // A sentence that names a skill twice shows it once.
        let again = self.items.iter().any(|other| {
            let text =
                |item: &EvidenceItem| format!("{}{}{}", item.before, item.mention, item.after);
            other.pointer == item.pointer && text(other) == text(&item)
        });
        if !again {
            self.items.push(item);
        }
    }

    /// The highest level of what names it.
    fn highest(&self) -> Option<EvidenceLevel> {
        self.items.iter().map(|item| item.level).max()
    }

    fn evidence(
        mut self,
        catalogue: &Catalogue,
        id: SkillId,
        roles: &[DatedRole],
        as_of: Date,
    ) -> Option<Evidence> {
        let mut level = self.highest()?;
        let dated: Vec<&DatedRole> = self
            .roles
            .iter()
            .map(|index| &roles[*index])
            .filter(|role| role.months.is_some())
            .collect();
        let last_used = dated.iter().filter_map(|role| role.last_day).max();
        let recent =
            last_used.is_some_and(|day| day >= as_of.saturating_sub(RECENT_MONTHS.months()));
        if recent && (dated.len() >= RECENT_ROLES || self.certified) {
            level = level.max(EvidenceLevel::Recent);
        }
        let months = dated.iter().filter_map(|role| role.months.clone()).collect::<Vec<_>>();
        self.items.sort_by_key(|item| std::cmp::Reverse(item.level));
        Some(Evidence {
            skill: catalogue.reference(id).clone(),
            level,
            items: self.items,
            implied_by: None,
            months: (!months.is_empty()).then(|| months::union(months)),
            last_used,
            stated_level: self.stated_level,
        })
    }
}

/// Learning recorded as done counts as use; gives the skills learnt.
fn add_progress(
    profile: &Profile,
    catalogue: &Catalogue,
    say: PlainMessages,
    shown: &mut BTreeMap<SkillId, Shown>,
) -> BTreeSet<SkillId> {
    let mut learnt = BTreeSet::new();
    for entry in &profile.career.progress {
        if entry.status != ProgressStatus::Done {
            continue;
        }
        if let Some(skill) = catalogue.by_name(&entry.skill) {
            learnt.insert(skill);
            shown.entry(skill).or_default().items.push(EvidenceItem {
                pointer: entry.pointer.clone(),
                place: say.passage.progress().to_string(),
                before: String::new(),
                mention: entry.skill.clone(),
                after: String::new(),
                level: EvidenceLevel::Used,
            });
        }
    }
    learnt
}

/// A certificate also certifies what its skill implies.
fn mark_certified(catalogue: &Catalogue, shown: &mut BTreeMap<SkillId, Shown>) {
    let certified = shown.iter().filter(|(_, shown)| shown.certified);
    let named: Vec<SkillId> = certified.map(|(id, _)| *id).collect();
    for implied in named.iter().flat_map(|id| catalogue.implied_by(*id)) {
        if let Some(shown) = shown.get_mut(&implied) {
            shown.certified = true;
        }
    }
}
