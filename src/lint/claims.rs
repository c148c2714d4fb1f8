//! What a report claims of skills: held, missing, planned, asked.

use super::cues::{Cue, cue, is_purpose};
use super::document::{BlockKind, Document};
use super::names::{Named, mine, within};
use super::phrases::phrases;
use super::sentence::Sentence;
use super::topic::{self, Placed, Topic};
use crate::diagnostics::Span;
use crate::report::Severity;
use crate::skills::{Kind, Miner, SkillId};

/// What is claimed of a skill at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The candidate holds it.
    Strength,
    /// The candidate lacks it or is to learn it.
    Gap(Option<Severity>),
    /// A step of the plan.
    Step,
    /// Said to be learnt, outside of the plan's own list.
    Planned,
    /// Said not to be in the plan.
    LeftOut,
    Core,
    Preferred,
    Emerging,
    Stack,
    /// Asked, without a class.
    Demand,
    /// Taught by a resource.
    Resource,
    /// Named only.
    Named,
}

impl Role {
    /// Whether the market is said to ask for it.
    pub(super) fn is_asked(self) -> bool {
        matches!(self, Self::Core | Self::Preferred | Self::Stack | Self::Demand)
    }
}

/// A skill at a place, with what is claimed of it there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    pub(super) skill: SkillId,
    pub(super) role: Role,
    pub(super) block: usize,
    pub(super) span: Span,
    /// Byte range of the sentence around it.
    pub(super) sentence: Span,
}

/// Everything that a report claims of skills, in reading order.
pub(super) fn claims(document: &Document, places: &[Placed], miner: &Miner) -> Vec<Claim> {
    let titled = |index: usize| places[index].by == Some(index);
    let blocks = document.blocks.iter().enumerate();
    let named: Vec<Vec<Named>> =
        blocks.map(|(index, block)| mine(document, block, titled(index), miner)).collect();
    let mut claims = Vec::new();
    for (index, names) in named.iter().enumerate() {
        let heads = heads(document, places, &named, index, miner);
        for name in names {
            let head = heads.is_some_and(|heads| within(name.span, heads));
            let around = document.sentences_of(index).iter();
            let Some(sentence) = around.clone().find(|sentence| sentence.contains(name.span))
            else {
                continue;
            };
            let placed = &places[index];
            let role = role(&Mention { document, index, placed, sentence, names, name, head });
            let Named { skill, span, .. } = *name;
            claims.push(Claim { skill, role, block: index, span, sentence: sentence.span });
        }
    }
    claims
}

/// The part of a block whose skills are its subject; `None` when it gives details of the subject
/// of an item or heading around it.
///
/// The subject of a row is its first cell with a skill, that of an item its label if a technology
/// is in it, or in bold anything that can be learnt: "Cloud: AWS" is about AWS.
fn heads(
    document: &Document,
    places: &[Placed],
    named: &[Vec<Named>],
    index: usize,
    miner: &Miner,
) -> Option<Span> {
    let block = &document.blocks[index];
    let placed = &places[index];
    // Headings inside the part may have a subject; those that make the part have none.
    let inside = block.headings.iter().filter(|heading| placed.by.is_some_and(|by| **heading > by));
    let subject = |title: &usize| {
        let part = topic::title(&document.blocks[*title]).unwrap_or(document.blocks[*title].span);
        let is_topic = places[*title].by == Some(*title);
        !is_topic && named[*title].iter().any(|name| within(name.span, part))
    };
    if block.items.iter().chain(inside).any(subject) {
        return None;
    }
    if block.kind == BlockKind::Row {
        return block
            .cells
            .iter()
            .copied()
            .find(|cell| named[index].iter().any(|name| within(name.span, *cell)));
    }
    if let Some(label) = block.label.filter(|_| placed.by != Some(index)) {
        let rest = named[index].iter().any(|name| !within(name.span, label));
        let bold = document.text(label).starts_with(['*', '_']);
        let subject = |name: &Named| {
            let kind = miner.catalogue().reference(name.skill).kind;
            let learnt = bold && !matches!(kind, Kind::Domain | Kind::Soft);
            within(name.span, label) && (learnt || kind.is_technology())
        };
        if named[index].iter().any(subject) {
            return Some(label);
        }
        if rest {
            return Some(Span::new(label.end, block.span.end));
        }
    }
    let title = if placed.by == Some(index) { block.label } else { None };
    Some(Span::new(title.map_or(block.span.start, |title| title.end), block.span.end))
}

/// A name in its block, sentence and part.
struct Mention<'t> {
    document: &'t Document,
    index: usize,
    placed: &'t Placed,
    sentence: &'t Sentence,
    /// All names of the block.
    names: &'t [Named],
    name: &'t Named,
    /// Whether it is the subject of its block.
    head: bool,
}

/// What is claimed of a name.
fn role(mention: &Mention<'_>) -> Role {
    let Mention { document, index, placed, sentence, names, name, head } = *mention;
    let block = &document.blocks[index];
    let titled = placed.by == Some(index) && !block.is_heading();
    let listed = matches!(block.kind, BlockKind::Item(_) | BlockKind::Row);
    let purpose = is_purpose(document, sentence, name.span);
    let cue = || cue(sentence, name.span, names);
    match placed.topic {
        Topic::References | Topic::Method | Topic::Contents | Topic::Aside => Role::Named,
        Topic::Resources => Role::Resource,
        Topic::LeftOut if head => Role::LeftOut,
        Topic::Plan => planned(mention, titled, listed, purpose),
        _ if block.is_heading() || !head => Role::Named,
        Topic::Gap if phrases().none.is_in(&sentence.words) => Role::Named,
        Topic::Gap if name.negated && listed => Role::Gap(placed.severity),
        Topic::Strength if name.negated => Role::Gap(None),
        Topic::Gap | Topic::Strength if purpose => Role::Named,
        Topic::Gap if listed => Role::Gap(placed.severity),
        Topic::Strength => match cue() {
            Some(Cue::Lack) => Role::Gap(None),
            Some(Cue::Demand) => Role::Demand,
            _ => Role::Strength,
        },
        Topic::Core => Role::Core,
        Topic::Preferred => Role::Preferred,
        Topic::Emerging => Role::Emerging,
        Topic::Stack => Role::Stack,
        Topic::Market if block.kind == BlockKind::Row => Role::Demand,
        Topic::Market => match cue() {
            Some(Cue::Lack) => Role::Gap(None),
            _ if name.negated => Role::Named,
            _ => Role::Demand,
        },
        _ if purpose => Role::Named,
        _ if name.negated => Role::Gap(None),
        _ => match cue() {
            Some(Cue::Lack) => Role::Gap(None),
            Some(Cue::Have) => Role::Strength,
            Some(Cue::Demand) => Role::Demand,
            None => Role::Named,
        },
    }
}

/// What is claimed of a name in a plan: items and headings are steps, prose tells of steps.
fn planned(mention: &Mention<'_>, titled: bool, listed: bool, purpose: bool) -> Role {
    let Mention { document, index, placed, sentence, names, name, head } = *mention;
    let block = &document.blocks[index];
    if purpose || phrases().done.is_in(&sentence.words) {
        return Role::Named;
    }
    if block.is_heading() {
        return if head && placed.by != Some(index) { Role::Step } else { Role::Named };
    }
    if listed && !titled {
        return if head { step(document, block.label, name) } else { Role::Named };
    }
    let learnt = cue(sentence, name.span, names) == Some(Cue::Lack);
    if learnt || in_phase(sentence) { Role::Planned } else { Role::Named }
}

/// A step's own skill is in its label, or else comes first in its text.
fn step(document: &Document, label: Option<Span>, name: &Named) -> Role {
    let labelled = label.is_some_and(|label| within(name.span, label));
    let line = document.line(name.span);
    let first_line = label.is_none() || line == label.map_or(line, |label| document.line(label));
    if labelled || first_line { Role::Step } else { Role::Named }
}

/// Whether a sentence tells of a phase or a week of a plan.
fn in_phase(sentence: &Sentence) -> bool {
    sentence.words.windows(2).any(|two| {
        ["phase", "week", "month", "step"].contains(&&*two[0].text) && two[1].number().is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Source;

    /// Every claim as "skill role", those only named left out.
    fn read(text: &str) -> Vec<String> {
        let document = Document::parse(&Source::new("a.md", "a.md", text));
        let places: Vec<Placed> =
            (0..document.blocks.len()).map(|index| topic::place(&document, index)).collect();
        let miner = Miner::builtin();
        claims(&document, &places, miner)
            .into_iter()
            .filter(|claim| claim.role != Role::Named)
            .map(|claim| {
                format!("{} {:?}", miner.catalogue().reference(claim.skill).id, claim.role)
            })
            .collect()
    }

    #[test]
    fn lists_claim_what_their_heading_says() {
        let text = "# Strengths\n\n- Python and Docker\n\n# Skill gaps\n\n## Critical\n\n- **Kubernetes**: \
                    needed by all.\n  - Similar: Docker\n\n# Roadmap\n\n1. **Terraform:** with AWS\n";
        let expected = [
            "python Strength",
            "docker Strength",
            "kubernetes Gap(Some(Critical))",
            "terraform Step",
        ];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn prose_claims_what_its_nearest_cue_says() {
        let text = "# Summary\n\nShe is proficient in Python but lacks Kubernetes. Employers want Docker. \
                    She does not know Terraform. She met Java people.\n";
        let expected =
            ["python Strength", "kubernetes Gap(None)", "docker Demand", "terraform Gap(None)"];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn rows_speak_of_their_first_cell() {
        let text = "## Core requirements\n\n| Skill | Like |\n| - | - |\n| Python | Java |\n";
        assert_eq!(read(text), ["python Core"]);
    }

    #[test]
    fn a_purpose_is_no_claim() {
        let text = "# Gaps\n\n- Python is needed for machine learning\n";
        assert_eq!(read(text), ["python Gap(None)"]);
    }
}
