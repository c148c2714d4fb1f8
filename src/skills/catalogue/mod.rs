//! The skill catalogue: what is known of each skill, read from data files compiled in.

use super::model::{SkillId, SkillRef};
use super::resources::Resources;
use crate::content::LearningResource;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

mod corrections;
mod entry;
mod index;
mod learning;
#[cfg(test)]
mod source;

use entry::{AliasEntry, Entry};
use index::NameIndex;
pub(crate) use learning::DEFAULT_HOURS;
pub use learning::{HoursSource, LearningHours};

/// The data files as `build.rs` left them.
const TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.postcard"));

/// First 12 hex digits of the SHA-256 of the data files, from `build.rs`.
const DIGEST: &str = env!("CATALOGUE_DIGEST");

/// About as many names as a skill has, for the size of an index.
const NAMES_OF_A_SKILL: usize = 4;

/// Every skill the program knows, with the edges between them.
#[derive(Debug, Default)]
pub struct Catalogue {
    skills: Vec<Skill>,
    by_id: FxHashMap<Arc<str>, SkillId>,
    by_alias: NameIndex,
    /// Texts in lower case that a site forbids for a skill, even where they are its id.
    forbidden: FxHashSet<(SkillId, String)>,
    digest: String,
    own: SiteSkills,
}

/// How a site's own entries changed the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SiteSkills {
    /// Skills that the program does not know.
    pub added: u32,
    /// Built-in skills of which something is different.
    pub corrected: u32,
    /// Built-in skills that were taken out.
    pub retired: u32,
}

/// One skill.
#[derive(Debug, Clone)]
pub struct Skill {
    /// Id, label and kind.
    pub reference: SkillRef,
    /// Ways it is written, the label among them.
    pub aliases: Vec<Alias>,
    /// Phrases inside which no alias counts.
    pub deny: Vec<Cow<'static, str>>,
    /// Skills that whoever shows this one also shows; direct edges.
    pub implies: Vec<SkillId>,
    /// Transferable skills with the reason; symmetric.
    pub similar: Vec<(SkillId, Arc<str>)>,
    /// Skills one learns before.
    pub prerequisites: Vec<SkillId>,
    /// Estimated hours from zero to a working level, prerequisites held.
    pub hours: Option<u32>,
    /// Whether the hours are what a site states, not the built-in estimate.
    pub own_hours: bool,
    /// Where to learn it as a site states it; `None` leaves the built-in resources.
    pub own_resources: Option<Arc<[LearningResource]>>,
    /// Who issues it, for certifications.
    pub issuer: Option<String>,
}

/// A way a skill is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The text.
    pub text: Cow<'static, str>,
    /// Whether upper and lower case must be as in `text` (outside lists of technologies).
    pub exact_case: bool,
    /// Whether it is also an everyday word, so that its surroundings must speak of technology.
    pub ambiguous: bool,
}

/// The edges of one sort that lead from a skill.
type Edges = fn(&Skill) -> &[SkillId];

impl Catalogue {
    /// The catalogue compiled into the program, read once.
    ///
    /// # Panics
    ///
    /// If the compiled-in files are wrong, which a test of this crate excludes.
    pub fn builtin() -> &'static Arc<Self> {
        static BUILTIN: LazyLock<Arc<Catalogue>> =
            LazyLock::new(|| match Catalogue::read(TABLE, DIGEST) {
                Ok(catalogue) => Arc::new(catalogue),
                Err(problems) => panic!("the built-in catalogue is wrong: {}", problems.join("; ")),
            });
        &BUILTIN
    }

    /// Reads a table of skills; `digest` stands for what it says.
    ///
    /// # Errors
    ///
    /// All problems found: double ids or aliases, cycles.
    fn read(table: &'static [u8], digest: &str) -> Result<Self, Vec<String>> {
        let unreadable = |problem: postcard::Error| vec![problem.to_string()];
        let (count, mut rest): (u16, _) = postcard::take_from_bytes(table).map_err(unreadable)?;
        let mut catalogue = Self {
            skills: Vec::with_capacity(count.into()),
            by_id: FxHashMap::with_capacity_and_hasher(count.into(), FxBuildHasher),
            by_alias: NameIndex::with_capacity(usize::from(count) * NAMES_OF_A_SKILL),
            digest: digest.to_owned(),
            ..Self::default()
        };
        let mut problems = Vec::new();
        let mut similar = Vec::new();
        // One at a time, for what was taken apart is given back before the next.
        for index in 0..count {
            let entry: Entry<'static>;
            (entry, rest) = postcard::take_from_bytes(rest).map_err(unreadable)?;
            catalogue.add(SkillId(index), entry, &mut similar, &mut problems);
        }
        catalogue.link_similar(similar);
        for (name, edges) in [
            ("implies", (|skill| &skill.implies) as Edges),
            ("prerequisites", |skill| &skill.prerequisites),
        ] {
            if let Some(id) = catalogue.cycle(edges) {
                problems
                    .push(format!("{name} of {} lead back to it", catalogue.get(id).reference.id));
            }
        }
        if problems.is_empty() { Ok(catalogue) } else { Err(problems) }
    }

    /// Reads one file as people write it.
    #[cfg(test)]
    pub(crate) fn from_toml(text: &str) -> Result<Self, Vec<String>> {
        let table =
            source::encode(&[("test", text.to_owned())]).map_err(|problem| vec![problem])?;
        Self::read(table.leak(), "test")
    }

    /// The same with these resources for every skill.
    #[cfg(test)]
    pub(crate) fn with_resources(mut self, list: &[LearningResource]) -> Self {
        for skill in &mut self.skills {
            skill.own_resources = Some(Arc::from(list));
        }
        self
    }

    fn add(
        &mut self,
        id: SkillId,
        entry: Entry<'static>,
        similar: &mut Vec<(SkillId, SkillId, Arc<str>)>,
        problems: &mut Vec<String>,
    ) {
        let reference =
            SkillRef { id: Arc::from(entry.id), label: Arc::from(entry.label), kind: entry.kind };
        if self.by_id.insert(reference.id.clone(), id).is_some() {
            problems.push(format!("skill {} is defined twice", entry.id));
        }
        let edges = entry.similar.iter();
        similar.extend(edges.map(|edge| (id, edge.skill, Arc::from(edge.reason))));
        let named = |alias: &AliasEntry<'_>| alias.text.eq_ignore_ascii_case(entry.label);
        let label = AliasEntry { text: entry.label, exact_case: false, ambiguous: false };
        let label = (!entry.aliases.iter().any(named)).then_some(label);
        let mut aliases = Vec::with_capacity(entry.aliases.len() + usize::from(label.is_some()));
        for alias in label.into_iter().chain(entry.aliases) {
            if self.by_alias.insert(alias.text, id).is_some_and(|other| other != id) {
                problems.push(format!("alias {:?} is claimed twice, by {}", alias.text, entry.id));
            }
            let AliasEntry { text, exact_case, ambiguous } = alias;
            aliases.push(Alias { text: Cow::Borrowed(text), exact_case, ambiguous });
        }
        self.skills.push(Skill {
            reference,
            aliases,
            deny: entry.deny.into_iter().map(Cow::Borrowed).collect(),
            implies: entry.implies,
            similar: Vec::new(),
            prerequisites: entry.prerequisites,
            hours: entry.hours,
            own_hours: false,
            own_resources: None,
            issuer: entry.issuer.map(str::to_owned),
        });
    }

    /// Similarity is written on one side and holds on both.
    fn link_similar(&mut self, edges: Vec<(SkillId, SkillId, Arc<str>)>) {
        let mut linked = FxHashSet::default();
        for (a, b, reason) in edges {
            for (from, to) in [(a, b), (b, a)] {
                if from != to && linked.insert((from, to)) {
                    self.skills[usize::from(from.0)].similar.push((to, reason.clone()));
                }
            }
        }
        for skill in &mut self.skills {
            skill.similar.sort();
        }
    }

    /// A skill from which `edges` lead back to itself.
    fn cycle(&self, edges: Edges) -> Option<SkillId> {
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            Unseen,
            OnPath,
            Done,
        }
        let mut states = vec![State::Unseen; self.skills.len()];
        for start in self.ids() {
            if states[usize::from(start.0)] != State::Unseen {
                continue;
            }
            // The path from `start`, each skill with how many of its edges were followed.
            let mut path = vec![(start, 0)];
            while let Some((skill, followed)) = path.last_mut() {
                let Some(next) = edges(self.get(*skill)).get(*followed).copied() else {
                    states[usize::from(skill.0)] = State::Done;
                    path.pop();
                    continue;
                };
                states[usize::from(skill.0)] = State::OnPath;
                *followed += 1;
                match states[usize::from(next.0)] {
                    State::Unseen => path.push((next, 0)),
                    State::OnPath => return Some(next),
                    State::Done => {}
                }
            }
        }
        None
    }

    fn reachable(&self, start: SkillId, edges: Edges) -> Vec<SkillId> {
        let mut found = Vec::new();
        let mut seen = FxHashSet::default();
        let mut stack = edges(self.get(start)).to_vec();
        while let Some(id) = stack.pop() {
            if seen.insert(id) {
                found.push(id);
                stack.extend(edges(self.get(id)));
            }
        }
        found.sort_unstable();
        found
    }

    /// A skill's entry.
    pub fn get(&self, id: SkillId) -> &Skill {
        &self.skills[usize::from(id.0)]
    }

    /// A skill as named in reports.
    pub fn reference(&self, id: SkillId) -> &SkillRef {
        &self.get(id).reference
    }

    /// Every skill id, in catalogue order.
    pub fn ids(&self) -> impl Iterator<Item = SkillId> + use<> {
        (0..self.skills.len() as u16).map(SkillId)
    }

    /// The number of skills.
    pub fn len(&self) -> usize {
        self.skills.len()
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.skills.is_empty()
    }

    /// The skill of this catalogue id, such as `amazon-s3`.
    pub fn by_id(&self, id: &str) -> Option<SkillId> {
        self.by_id.get(id).copied()
    }

    /// The skill written so: by id, label or alias, any case.
    pub fn by_name(&self, name: &str) -> Option<SkillId> {
        let lower = name.trim().to_lowercase();
        self.by_alias.get(&lower, &self.skills).or_else(|| self.by_id(&lower))
    }

    /// The skill that a text as a whole names: as [`by_name`](Self::by_name), but not by an id
    /// that a site forbids as a way to write it.
    pub fn written_as(&self, text: &str) -> Option<SkillId> {
        let skill = self.by_name(text)?;
        let lower = text.trim().to_lowercase();
        let named = self.by_alias.get(&lower, &self.skills).is_some();
        (named || !self.forbidden.contains(&(skill, lower))).then_some(skill)
    }

    /// Every skill that follows from `id` through implication edges, sorted, without `id`.
    pub fn implied_by(&self, id: SkillId) -> Vec<SkillId> {
        self.reachable(id, |skill| &skill.implies)
    }

    /// Every skill to be learnt before `id`, through all levels, sorted, without `id`.
    pub fn prerequisites_of(&self, id: SkillId) -> Vec<SkillId> {
        self.reachable(id, |skill| &skill.prerequisites)
    }

    /// Where to learn a skill, best start first: as the site states it, else as built in.
    pub fn resources_of(&self, id: SkillId) -> Arc<[LearningResource]> {
        match &self.get(id).own_resources {
            Some(own) => own.clone(),
            None => Resources::builtin().of(&self.reference(id).id),
        }
    }

    /// First 12 hex digits of the SHA-256 of the files, and of a site's own entries if it has any.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// What a site's own entries changed.
    pub fn own(&self) -> SiteSkills {
        self.own
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Kind;
    use super::*;

    /// Fails with every problem of the data files: double ids and aliases, dead references, cycles.
    #[test]
    fn the_builtin_catalogue_holds_together() {
        if let Err(problems) = Catalogue::read(TABLE, DIGEST) {
            panic!("{}", problems.join("\n"));
        }
    }

    #[test]
    fn it_is_broad_enough() {
        let catalogue = Catalogue::builtin();
        assert!(catalogue.len() >= 450, "{} skills", catalogue.len());
        for kind in Kind::ALL {
            let count = catalogue.ids().filter(|id| catalogue.reference(*id).kind == kind).count();
            assert!(count >= 10, "only {count} of {kind:?}");
        }
    }

    #[test]
    fn every_learnable_skill_has_hours() {
        let catalogue = Catalogue::builtin();
        for id in catalogue.ids() {
            let skill = catalogue.get(id);
            if !matches!(skill.reference.kind, Kind::Soft | Kind::Domain) {
                let hours = skill.hours.unwrap_or(0);
                assert!((1..=1000).contains(&hours), "{}: {hours} hours", skill.reference.id);
            }
        }
    }

    /// Such a phrase would deny the name everywhere, for case does not count in it.
    #[test]
    fn no_skill_denies_a_name_of_its_own() {
        let catalogue = Catalogue::builtin();
        for id in catalogue.ids() {
            let skill = catalogue.get(id);
            for phrase in &skill.deny {
                let same =
                    skill.aliases.iter().any(|alias| alias.text.eq_ignore_ascii_case(phrase));
                assert!(!same, "{}: {phrase}", skill.reference.id);
            }
        }
    }

    #[test]
    fn implication_goes_from_part_to_whole_only() {
        let catalogue = Catalogue::builtin();
        let id = |name| catalogue.by_id(name).unwrap();
        assert!(catalogue.implied_by(id("amazon-s3")).contains(&id("aws")));
        assert!(!catalogue.implied_by(id("aws")).contains(&id("amazon-s3")));
        assert!(catalogue.implied_by(id("react")).contains(&id("javascript")));
    }

    #[test]
    fn wrong_files_are_refused_with_every_problem() {
        let text = r#"
            [[skill]]
            id = "a"
            label = "A tool"
            kind = "platform"
            implies = ["b"]
            [[skill]]
            id = "b"
            label = "B tool"
            kind = "platform"
            aliases = ["a tool"]
            implies = ["a"]
        "#;
        let problems = Catalogue::from_toml(text).unwrap_err().join("\n");
        for part in ["claimed twice", "lead back to it"] {
            assert!(problems.contains(part), "{problems}");
        }
        let problems = Catalogue::from_toml(&text.replace("[\"a\"]", "[\"c\", \"d\"]"));
        assert_eq!(
            problems.unwrap_err()[0],
            "skill b names c, which does not exist; skill b names d, which does not exist"
        );
        let problems = Catalogue::from_toml("[[skill]]\nidd = 1").unwrap_err();
        assert!(problems[0].contains("idd"), "{problems:?}");
    }
}
