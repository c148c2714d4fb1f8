//! Claims with links to what they rest on.

use super::market_index::{MarketIndex, Posted};
use super::slug::anchor;
use crate::language::{Argument, Language, Messages, Mode, Plain};
use crate::market::PostingSummary;
use crate::report::{Claim, EvidenceRef, Report};
use std::collections::HashMap;
use std::fmt;

/// A sentence and its sources.
#[derive(Debug)]
pub(crate) struct Sentence<'a> {
    pub(crate) text: &'a str,
    pub(crate) sources: Vec<Source>,
    /// Sources beyond those shown.
    pub(crate) more: usize,
}

/// A link to one source.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) href: String,
    pub(crate) label: String,
}

/// Sources shown per sentence; `report.json` has them all.
const SHOWN: usize = 6;

/// Finds the place on the pages of whatever a claim names.
pub(crate) struct Sources<'a> {
    report: &'a Report,
    root: &'a str,
    skills: HashMap<&'a str, &'a str>,
    market: Option<&'a MarketIndex<'a>>,
    say: Messages<Plain>,
}

impl<'a> Sources<'a> {
    /// For a dashboard from which `root` leads to the site's root.
    pub(crate) fn new(
        report: &'a Report,
        market: Option<&'a MarketIndex<'a>>,
        root: &'a str,
        language: Language,
    ) -> Self {
        let skills = report.requirements.iter().map(|requirement| {
            let skill = &requirement.demand.skill;
            (&*skill.id, &*skill.label)
        });
        Self { report, root, skills: skills.collect(), market, say: language.plain() }
    }

    /// The posting of this id.
    pub(crate) fn posting(&self, id: &str) -> Option<&'a PostingSummary> {
        self.posted(id).map(|posting| posting.summary)
    }

    /// The same with its page in the market's folder.
    pub(crate) fn posted(&self, id: &str) -> Option<&'a Posted<'a>> {
        self.market?.posting(id)
    }

    /// The page of the posting of this id.
    pub(crate) fn posting_page(&self, id: &str) -> Option<String> {
        self.market?.posting_from(self.root, id)
    }

    /// Sentences with their sources.
    pub(crate) fn sentences(&self, claims: &'a [Claim]) -> Vec<Sentence<'a>> {
        claims.iter().map(|claim| self.sentence(claim)).collect()
    }

    /// A sentence with its sources.
    pub(crate) fn sentence(&self, claim: &'a Claim) -> Sentence<'a> {
        let mut sources: Vec<Source> = Vec::new();
        for source in claim.evidence().iter().map(|evidence| self.source(evidence)) {
            if !sources.iter().any(|other| other.href == source.href) {
                sources.push(source);
            }
        }
        let more = sources.len().saturating_sub(SHOWN);
        sources.truncate(SHOWN);
        Sentence { text: claim.text(), sources, more }
    }

    fn source(&self, evidence: &EvidenceRef) -> Source {
        let (href, label) = match evidence {
            EvidenceRef::Requirement(id) => match self.skills.get(id.as_str()) {
                Some(label) => (format!("#{}", anchor("skill", id)), (*label).to_owned()),
                None => ("#demand".to_owned(), id.clone()),
            },
            EvidenceRef::Resume(pointer) => {
                (self.resume(pointer), self.say.source.resume(Pointer(pointer)).to_string())
            }
            EvidenceRef::Posting(id) => match self.posting(id).zip(self.posting_page(id)) {
                Some((posting, page)) => (page, posting.company.clone()),
                None => ("#method".to_owned(), self.say.source.posting(id).to_string()),
            },
            EvidenceRef::Figure(pointer) => self.figure(pointer),
        };
        Source { href, label }
    }

    /// The role a pointer leads into, else the résumé panel.
    pub(crate) fn resume(&self, pointer: &str) -> String {
        let role = self.report.candidate.roles.iter().find(|role| role.holds(pointer));
        role.map_or_else(
            || "#resume".to_owned(),
            |role| format!("#{}", anchor("resume", &role.pointer)),
        )
    }

    /// The panel that shows a figure of `report.json`.
    fn figure(&self, pointer: &str) -> (String, String) {
        let mut parts = pointer.split('/').skip(1);
        let (section, index) = (parts.next().unwrap_or_default(), parts.next());
        let index = index.and_then(|part| part.parse::<usize>().ok());
        if let ("gaps", Some(gap)) = (section, index.and_then(|index| self.report.gaps.get(index)))
        {
            return (
                format!("#{}", anchor("gap", &gap.skill.id)),
                self.say.source.gap(&gap.skill).to_string(),
            );
        }
        let requirement = index.and_then(|index| self.report.requirements.get(index));
        let say = self.say.source;
        let (panel, label) = match section {
            "requirements" => {
                if let Some(requirement) = requirement {
                    let skill = &requirement.demand.skill;
                    return (format!("#{}", anchor("skill", &skill.id)), skill.label.to_string());
                }
                ("demand", say.demand())
            }
            "matching" => ("match", say.matching()),
            "strengths" => ("strengths", say.strengths()),
            "gaps" => ("gaps", say.gaps()),
            "roadmap" => ("roadmap", say.roadmap()),
            "stack" => ("stack", say.stack()),
            "salary" => ("pay", say.pay()),
            "trends" => ("trends", say.trends()),
            "what_if" => ("what-if", say.what_if()),
            "candidate" => ("resume", say.candidate()),
            "market" => ("funnel", say.market()),
            _ => ("method", say.method()),
        };
        (format!("#{panel}"), label.to_string())
    }
}

/// A pointer into the résumé as a reader counts: `/work/0/highlights/1` is "work 1, highlights 2".
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pointer<'a>(pub(crate) &'a str);

impl<M: Mode> Argument<M> for Pointer<'_> {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut words = String::new();
        for part in self.0.split('/').skip(1) {
            match part.parse::<u64>() {
                Ok(index) => words.push_str(&format!(" {}", index.saturating_add(1))),
                Err(_) => {
                    if !words.is_empty() {
                        words.push_str(", ");
                    }
                    words.push_str(&part.replace("~1", "/").replace("~0", "~"));
                }
            }
        }
        if words.is_empty() {
            return write!(out, "{}", Messages::<M>::new(language).source.whole_file());
        }
        M::text(out, &words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_read_as_a_person_counts() {
        let words = |pointer| Language::German.plain().value(Pointer(pointer)).to_string();
        assert_eq!(words("/work/0/highlights/1"), "work 1, highlights 2");
        assert_eq!(words(""), "ganze Datei");
    }
}
