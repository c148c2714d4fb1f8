//! The catalogue that the sound entries make of the built-in one.

use super::super::{Alias, Catalogue, NameIndex, SiteSkills, Skill};
use super::{Correction, Corrections, SkillId, names};
use crate::content::{AliasEntry, SkillEntry};
use crate::skills::model::SkillRef;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A skill of the catalogue to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Node {
    /// A built-in one, corrected or not.
    BuiltIn(SkillId),
    /// The new one of an entry.
    New(usize),
}

impl Node {
    pub(super) fn id<'b>(self, corrections: &Corrections<'b>) -> &'b str {
        match self {
            Self::BuiltIn(id) => &corrections.base.reference(id).id,
            Self::New(index) => &corrections.list[index].entry.id.value,
        }
    }

    /// The entry that corrects or adds it.
    fn correction<'c, 'b>(self, corrections: &'c Corrections<'b>) -> Option<&'c Correction<'b>> {
        match self {
            Self::BuiltIn(id) => corrections.of_base(id),
            Self::New(index) => corrections.list.get(index),
        }
    }
}

/// A skill with the skills that its edges of one sort lead to, by their place in the list.
pub(super) struct Vertex {
    pub(super) node: Node,
    pub(super) targets: Vec<usize>,
}

/// The skills to be, in order.
fn nodes(corrections: &Corrections<'_>) -> Vec<Node> {
    let base = corrections.base.ids().filter(|id| !corrections.is_retired(*id));
    let new = corrections.list.iter().enumerate();
    let new = new.filter(|(_, new)| new.base.is_none() && new.sound && !new.entry.retired);
    base.map(Node::BuiltIn).chain(new.map(|(index, _)| Node::New(index))).collect()
}

/// The edges between the skills to be: `implies` or `prerequisites`.
pub(super) fn graph(corrections: &Corrections<'_>, key: &str) -> Vec<Vertex> {
    let nodes = nodes(corrections);
    let places = places(corrections, &nodes);
    let vertex =
        |node: &Node| Vertex { node: *node, targets: targets(corrections, *node, key, &places) };
    nodes.iter().map(vertex).collect()
}

fn places<'a>(corrections: &Corrections<'a>, nodes: &[Node]) -> HashMap<&'a str, usize> {
    nodes.iter().enumerate().map(|(place, node)| (node.id(corrections), place)).collect()
}

/// Where the edges of a node lead: as its entry says, else as built in. A retired skill hands on
/// to what it led to itself; a new skill that was left out is passed over.
fn targets(
    corrections: &Corrections<'_>,
    node: Node,
    key: &str,
    places: &HashMap<&str, usize>,
) -> Vec<usize> {
    let given = node.correction(corrections).and_then(|correction| match key {
        "implies" => correction.entry.implies.as_ref(),
        _ => correction.entry.prerequisites.as_ref(),
    });
    let mut found = Vec::new();
    if let Some(given) = given {
        found.extend(given.iter().filter_map(|target| places.get(target.value.as_str())));
    } else if let Node::BuiltIn(id) = node {
        let edges = |id: SkillId| {
            let skill = corrections.base.get(id);
            if key == "implies" { &skill.implies } else { &skill.prerequisites }
        };
        let mut open: Vec<SkillId> = edges(id).iter().rev().copied().collect();
        while let Some(target) = open.pop() {
            match places.get(&*corrections.base.reference(target).id) {
                Some(place) => found.push(*place),
                // The built-in edges have no cycle, so this ends.
                None => open.extend(edges(target).iter().rev()),
            }
        }
    }
    let mut seen = HashSet::new();
    found.retain(|place| seen.insert(*place));
    found
}

/// Puts the catalogue together.
pub(super) fn build(corrections: &Corrections<'_>) -> Catalogue {
    let nodes = nodes(corrections);
    let places = places(corrections, &nodes);
    let ids = |node: &Node, key: &str| -> Vec<SkillId> {
        let places = targets(corrections, *node, key, &places);
        places.into_iter().map(|place| SkillId(place as u16)).collect()
    };
    let mut catalogue = Catalogue {
        skills: Vec::with_capacity(nodes.len()),
        by_id: FxHashMap::default(),
        by_alias: NameIndex::default(),
        forbidden: FxHashSet::default(),
        digest: digest(corrections),
        own: own(corrections),
    };
    for (index, node) in (0_u16..).zip(&nodes) {
        let mut skill = skill(corrections, *node);
        skill.implies = ids(node, "implies");
        skill.prerequisites = ids(node, "prerequisites");
        for alias in &skill.aliases {
            catalogue.by_alias.insert(&alias.text, SkillId(index));
        }
        let correction = node.correction(corrections);
        let forbid = correction.iter().flat_map(|correction| &correction.entry.forbid);
        catalogue.forbidden.extend(forbid.map(|name| (SkillId(index), name.value.to_lowercase())));
        catalogue.by_id.insert(skill.reference.id.clone(), SkillId(index));
        catalogue.skills.push(skill);
    }
    catalogue.link_similar(similar(corrections, &nodes, &places));
    catalogue
}

/// A skill without its edges.
fn skill(corrections: &Corrections<'_>, node: Node) -> Skill {
    let mut skill = match node {
        Node::BuiltIn(id) => corrections.base.get(id).clone(),
        Node::New(index) => new(&corrections.list[index], corrections.base),
    };
    if let Some(correction) = node.correction(corrections) {
        correct(&mut skill, correction, corrections.base);
    }
    skill.similar.clear();
    skill
}

/// A skill of which no more is known than its name.
fn new(correction: &Correction<'_>, base: &Catalogue) -> Skill {
    let reference = SkillRef {
        id: Arc::from(correction.entry.id.value.as_str()),
        label: Arc::from(correction.label(base)),
        kind: correction.kind,
    };
    Skill {
        reference,
        aliases: Vec::new(),
        deny: Vec::new(),
        implies: Vec::new(),
        similar: Vec::new(),
        prerequisites: Vec::new(),
        hours: None,
        own_hours: false,
        own_resources: None,
        issuer: None,
    }
}

/// Changes what the entry speaks of, the edges excepted.
fn correct(skill: &mut Skill, correction: &Correction<'_>, base: &Catalogue) {
    let entry = correction.entry;
    skill.reference.label = Arc::from(correction.label(base));
    skill.reference.kind = correction.kind;
    correct_aliases(skill, correction, base);
    skill.deny.extend(entry.deny.iter().map(|phrase| phrase.value.clone().into()));
    skill.hours = entry.hours.or(skill.hours);
    skill.own_hours = entry.hours.is_some();
    skill.own_resources = entry.resources.as_deref().map(Arc::from);
    if entry.issuer.is_some() {
        skill.issuer.clone_from(&entry.issuer);
    }
}

/// Takes away what is forbidden of the names so far, then adds the entry's.
fn correct_aliases(skill: &mut Skill, correction: &Correction<'_>, base: &Catalogue) {
    let (entry, aliases) = (correction.entry, &mut skill.aliases);
    if let Some(label) = &entry.label
        && names::given(base, correction.base, entry).len() > aliases.len()
    {
        let text = label.value.clone().into();
        aliases.insert(0, Alias { text, exact_case: false, ambiguous: false });
    }
    let forbidden: HashSet<String> =
        entry.forbid.iter().map(|name| name.value.to_lowercase()).collect();
    aliases.retain(|alias| !forbidden.contains(&alias.text.to_lowercase()));
    let mut places: HashMap<Cow<'static, str>, usize> =
        aliases.iter().enumerate().map(|(place, alias)| (alias.text.clone(), place)).collect();
    for AliasEntry { text, exact_case, ambiguous } in &entry.aliases {
        let text: Cow<'static, str> = text.value.clone().into();
        let alias = Alias { text: text.clone(), exact_case: *exact_case, ambiguous: *ambiguous };
        // A name that is there already takes on the rules given here.
        match places.entry(text) {
            Entry::Occupied(place) => aliases[*place.get()] = alias,
            Entry::Vacant(place) => {
                place.insert(aliases.len());
                aliases.push(alias);
            }
        }
    }
}

/// The similar pairs: an entry's list stands for all pairs of its skill, whoever stated them.
fn similar(
    corrections: &Corrections<'_>,
    nodes: &[Node],
    places: &HashMap<&str, usize>,
) -> Vec<(SkillId, SkillId, Arc<str>)> {
    let given = |node: &Node| {
        node.correction(corrections).and_then(|correction| correction.entry.similar.as_ref())
    };
    let mut pairs = Vec::new();
    for (place, node) in nodes.iter().enumerate() {
        let from = SkillId(place as u16);
        if let Some(given) = given(node) {
            for edge in given {
                if let Some(to) = places.get(edge.skill.value.as_str()) {
                    pairs.push((from, SkillId(*to as u16), Arc::from(edge.reason.as_str())));
                }
            }
        } else if let Node::BuiltIn(id) = node {
            for (other, reason) in &corrections.base.get(*id).similar {
                let to = places.get(&*corrections.base.reference(*other).id);
                if let Some(to) = to.filter(|to| given(&nodes[**to]).is_none()) {
                    pairs.push((from, SkillId(*to as u16), reason.clone()));
                }
            }
        }
    }
    pairs
}

/// How many entries added, corrected and retired a skill.
fn own(corrections: &Corrections<'_>) -> SiteSkills {
    let sound = || corrections.list.iter().filter(|correction| correction.sound);
    let count = |holds: &dyn Fn(&Correction<'_>) -> bool| {
        sound().filter(|correction| holds(correction)).count() as u32
    };
    SiteSkills {
        added: count(&|one| one.base.is_none() && !one.entry.retired),
        corrected: count(&|one| one.base.is_some() && !one.entry.retired),
        retired: count(&|one| one.base.is_some() && one.entry.retired),
    }
}

/// The digest of the built-in files and of what the sound entries say, whatever their order.
fn digest(corrections: &Corrections<'_>) -> String {
    let mut entries: Vec<&SkillEntry> =
        corrections.list.iter().filter(|one| one.sound).map(|one| one.entry).collect();
    if entries.is_empty() {
        return corrections.base.digest.clone();
    }
    entries.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    let mut hash = Sha256::new();
    hash.update(corrections.base.digest.as_bytes());
    for entry in entries {
        // Texts, numbers and lists of them always can be written as JSON.
        hash.update(serde_json::to_vec(entry).unwrap_or_default());
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
