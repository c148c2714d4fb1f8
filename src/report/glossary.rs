//! The terms of the pages in plain words, with the thresholds that decide.

use super::alternatives;
use super::severity::{CRITICAL_EMPLOYERS, CRITICAL_POSTINGS};
use crate::candidate::{EvidenceLevel, RECENT_MONTHS};
use crate::market::{
    MINIMUM_FOR_SHARES, QUARTILES_FROM, SMALL_SAMPLE, concentrated_rule, distinctive_rule,
    trend_rule,
};

/// A term with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its place on the method page.
    pub id: &'static str,
    /// As pages write it.
    pub term: &'static str,
    /// What it means, in two sentences.
    pub meaning: String,
}

/// Terms that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermGroup {
    /// Element id of the heading.
    pub id: &'static str,
    /// Heading.
    pub title: &'static str,
    /// In the order in which one builds on the other.
    pub terms: Vec<Term>,
}

fn term(id: &'static str, term: &'static str, meaning: impl Into<String>) -> Term {
    Term { id, term, meaning: meaning.into() }
}

/// Every term that pages use and may not be known.
pub fn glossary() -> Vec<TermGroup> {
    vec![
        TermGroup { id: "terms-postings", title: "Postings", terms: postings() },
        TermGroup { id: "terms-demand", title: "What is asked", terms: demand() },
        TermGroup { id: "terms-change", title: "Pay and change", terms: change() },
        TermGroup { id: "terms-candidate", title: "The candidate", terms: candidate() },
        TermGroup { id: "terms-plan", title: "The plan", terms: plan() },
    ]
}

fn postings() -> Vec<Term> {
    vec![
        term(
            "market",
            "Market",
            "The postings that were collected for one role and region. Every share on its pages is \
             of these postings, not of all jobs there are.",
        ),
        term(
            "snapshot",
            "Snapshot",
            "The postings collected on one day. Two snapshots taken in the same way can be compared, \
             and one alone shows no change.",
        ),
        term(
            "readable",
            "Readable posting",
            "A distinct posting that has its whole text. Copies of one posting count once, and \
             postings whose text is missing or cut are listed and not counted.",
        ),
        term(
            "k-of-n",
            "k of n",
            format!(
                "Of n readable postings, k name the skill. Under {MINIMUM_FOR_SHARES} postings no \
                 percentage is shown, and under {SMALL_SAMPLE} the sample is marked as small."
            ),
        ),
    ]
}

fn demand() -> Vec<Term> {
    vec![
        term(
            "required",
            "Required, preferred, mentioned",
            "How strongly a posting asks for a skill, read from the words around its name and from \
             the heading above. A posting counts each skill once, at its strongest.",
        ),
        term(
            "wilson",
            "95 % interval, Wilson interval",
            "If postings were collected again in the same way, an interval made like this would hold \
             the true share 19 times out of 20. It covers chance only: not how the postings were \
             found, nor what was misread.",
        ),
        term(
            "employer-weighted",
            "Employer-weighted share",
            "The share when each employer counts once, however many postings it has. It is the mean \
             over employers of the part of their postings that names the skill.",
        ),
        term(
            "concentrated",
            "Concentrated",
            format!(
                "The demand comes mostly from one employer. A skill is marked so when {}.",
                concentrated_rule()
            ),
        ),
        term(
            "distinctive",
            "Distinctive",
            format!(
                "A skill that is asked here more than elsewhere on this site. It is marked so when \
                 {}.",
                distinctive_rule()
            ),
        ),
        term(
            "tier",
            "Tier: core, preferred, emerging, other",
            "The class of a skill in a market: each skill is in exactly one. The first rule under \
             “Tiers” below that applies decides.",
        ),
        term(
            "place",
            "Place",
            "The rank of a skill among those of its kind. Skills whose intervals overlap cannot be \
             told apart, so a place may be a range such as 2–4.",
        ),
        term(
            "one-of",
            "One-of list, “X or Y”",
            "A list of which one skill is enough, such as “AWS, GCP or Azure”. Whoever holds one of \
             them meets that requirement.",
        ),
        term(
            "companions",
            "Asked together",
            "Skills that stand beside another more often than in the postings without it. Both \
             shares are shown, and a test that allows for the many comparisons has to pass.",
        ),
    ]
}

fn change() -> Vec<Term> {
    vec![
        term(
            "stated-pay",
            "Stated pay",
            format!(
                "Pay that a posting prints, brought to a year and never converted between \
                 currencies. A median needs {QUARTILES_FROM} ranges; implausible figures are listed \
                 and left out."
            ),
        ),
        term(
            "quartiles",
            "Median and middle half",
            "Half of the ranges have their middle below the median. The middle half leaves out the \
             lowest and the highest quarter.",
        ),
        term(
            "premium",
            "Pay by mentioned skill",
            "Pay of the postings that mention a skill beside that of postings of the same stated \
             seniority that do not. It says nothing of what learning the skill would do to \
             anybody’s pay.",
        ),
        term(
            "trend",
            "Rise, fall, no detectable change",
            format!("{}. “No detectable change” is a result, not a gap in it.", trend_rule()),
        ),
        term(
            "false-discovery",
            "False discovery rate",
            "Of many tests some pass by chance. The Benjamini-Hochberg procedure keeps the expected \
             part of such results among all that pass under the stated rate.",
        ),
    ]
}

fn candidate() -> Vec<Term> {
    let level = |level: EvidenceLevel| u8::from(level);
    vec![
        term(
            "evidence",
            "Evidence level",
            format!(
                "How well the résumé shows a skill, from {}, {}, to {}, {}. The level rests on the \
                 lines that name the skill, never on a stated level such as “expert”.",
                level(EvidenceLevel::None),
                EvidenceLevel::None.meaning(),
                level(EvidenceLevel::Recent),
                EvidenceLevel::Recent.meaning(),
            ),
        ),
        term(
            "standing",
            "Have, partly, missing",
            format!(
                "Levels from {} on count as have, level {} as partly, level {} as missing. Recent \
                 means used within {RECENT_MONTHS} months.",
                level(EvidenceLevel::Used),
                level(EvidenceLevel::Listed),
                level(EvidenceLevel::None),
            ),
        ),
        term(
            "implied",
            "Implied skill",
            "A skill that another one shows, such as AWS by Amazon S3. It is labelled, prints its \
             rule and never goes the other way; learning a part closes the whole only where the \
             whole takes no more hours.",
        ),
        term(
            "fully-met",
            "Fully met posting",
            "Every skill that the posting requires is held, and one of each “X or Y” list. It says \
             nothing of the chance of being hired.",
        ),
        term(
            "alternative",
            "Alternative held",
            format!(
                "The postings would take a held skill in place of the missing one. In the counts of \
                 core and preferred skills, {}.",
                alternatives::rule()
            ),
        ),
        term(
            "coverage",
            "Coverage",
            "The part of the core and preferred demand that is met, weighted by how much each skill \
             is asked for. Its sum is shown term by term, and no score is made of it.",
        ),
        term(
            "gap",
            "Gap and severity",
            format!(
                "A skill that is asked and not shown well enough: critical, important or nice to \
                 have, by the table under “Severity of gaps” below. Critical needs at least \
                 {CRITICAL_POSTINGS} postings and {CRITICAL_EMPLOYERS} employers."
            ),
        ),
    ]
}

fn plan() -> Vec<Term> {
    vec![
        term(
            "prerequisite",
            "Prerequisite",
            "A skill that is learnt before another. The plan never puts one after what rests on it.",
        ),
        term(
            "hours",
            "Hours",
            "An estimate of the time to a working level, with its source beside it. Skills that are \
             listed or like one that is held take fewer.",
        ),
        term(
            "bound",
            "Proven best, bound",
            "No choice of the considered gaps completes more postings within the hours than the \
             bound says. Where the plan reaches it, the plan is proven best for these postings and \
             hours.",
        ),
        term(
            "milestone",
            "Milestone",
            "Something concrete that proves the skill and that somebody else can check. A résumé \
             line about it is what raises the evidence level.",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_term_is_told_in_two_sentences_at_a_place_of_its_own() {
        let mut ids = BTreeSet::new();
        for term in glossary().into_iter().flat_map(|group| group.terms) {
            assert!(ids.insert(term.id), "{} twice", term.id);
            let ends = term.meaning.matches(". ").count() + 1;
            assert_eq!(ends, 2, "{}: {}", term.id, term.meaning);
            assert!(term.meaning.ends_with('.'), "{}", term.meaning);
        }
        assert!(ids.len() > 20, "{} terms", ids.len());
    }

    #[test]
    fn the_thresholds_are_those_that_decide() {
        let all: String =
            glossary().into_iter().flat_map(|group| group.terms).map(|term| term.meaning).collect();
        for part in [
            "Under 10 postings",
            "under 30 the sample",
            "at least 3 postings name the skill",
            "more than 10 points",
            "at least 2 times its share",
            "needs 10 ranges",
            "within 24 months",
            "fewer than 3 or less than 5 %",
        ] {
            assert!(all.contains(part), "{part}");
        }
    }
}
