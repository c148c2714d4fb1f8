//! Who asks for what: the readable postings by skill and by employer.

use super::employer::employer_spelling;
use super::mining::MinedPosting;
use super::share::Share;
use crate::skills::{SkillId, Strength};
use std::collections::BTreeMap;

/// The readable postings of a market, indexed so that every figure is one pass over the asks.
#[derive(Debug)]
pub(crate) struct Tally<'a> {
    /// Readable postings, newest first.
    pub(crate) postings: Vec<&'a MinedPosting>,
    /// Employers by key; those who are not stated are the first, if there are any.
    pub(crate) employers: Vec<Employer>,
    /// The index of each posting's employer.
    pub(crate) employer_of: Vec<usize>,
    /// By index of the skill: the postings that name it, ascending, and how strongly.
    pub(crate) askers: Vec<Vec<(usize, Strength)>>,
}

/// An employer, or all postings that state none.
#[derive(Debug)]
pub(crate) struct Employer {
    /// The most frequent spelling; `None` when not stated.
    pub(crate) label: Option<String>,
    /// Its readable postings.
    pub(crate) postings: u32,
}

impl<'a> Tally<'a> {
    /// Indexes the readable ones of `postings`, which stand newest first.
    pub(crate) fn new(postings: &[&'a MinedPosting], skills: usize) -> Self {
        let postings: Vec<&MinedPosting> =
            postings.iter().copied().filter(|posting| posting.is_readable()).collect();
        let mut spellings: BTreeMap<&str, BTreeMap<String, u32>> = BTreeMap::new();
        for posting in &postings {
            let spelling = employer_spelling(&posting.posting.company);
            *spellings.entry(&posting.employer).or_default().entry(spelling).or_default() += 1;
        }
        let place: BTreeMap<&str, usize> = spellings.keys().copied().zip(0..).collect();
        let employer_of = postings.iter().map(|posting| place[posting.employer.as_str()]).collect();
        let employers = spellings
            .iter()
            .map(|(key, spellings)| Employer {
                label: (!key.is_empty()).then(|| most_frequent(spellings)),
                postings: spellings.values().sum(),
            })
            .collect();
        let mut askers = vec![Vec::new(); skills];
        for (at, posting) in postings.iter().enumerate() {
            for ask in &posting.asks {
                askers[usize::from(ask.skill.0)].push((at, ask.strength));
            }
        }
        Self { postings, employers, employer_of, askers }
    }

    /// The number of readable postings: the `n` of every share.
    pub(crate) fn n(&self) -> u32 {
        self.postings.len() as u32
    }

    /// Postings that name a skill, and how strongly.
    pub(crate) fn askers_of(&self, skill: SkillId) -> &[(usize, Strength)] {
        &self.askers[usize::from(skill.0)]
    }

    /// Postings in which `skill` has this strength.
    pub(crate) fn at(&self, skill: SkillId, strength: Strength) -> Share {
        let askers = self.askers_of(skill).iter().filter(|(_, found)| *found == strength);
        Share::new(askers.count() as u32, self.n())
    }

    /// How many postings of each employer name `skill`: employer index and count, by index.
    pub(crate) fn by_employer(&self, skill: SkillId) -> Vec<(usize, u32)> {
        let mut employers: Vec<usize> =
            self.askers_of(skill).iter().map(|(posting, _)| self.employer_of[*posting]).collect();
        employers.sort_unstable();
        employers.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect()
    }

    /// Distinct stated employers of some postings.
    pub(crate) fn employers_among(&self, postings: impl Iterator<Item = usize>) -> u32 {
        let mut employers: Vec<usize> = postings
            .map(|posting| self.employer_of[posting])
            .filter(|employer| self.employers[*employer].label.is_some())
            .collect();
        employers.sort_unstable();
        employers.dedup();
        employers.len() as u32
    }

    /// Stated employers by number of readable postings, then by name.
    pub(crate) fn employers_by_size(&self) -> Vec<(String, u32)> {
        let mut employers: Vec<(String, u32)> = self
            .employers
            .iter()
            .filter_map(|employer| Some((employer.label.clone()?, employer.postings)))
            .collect();
        employers.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        employers
    }
}

/// The spelling used most, the first by alphabet of equals.
fn most_frequent(spellings: &BTreeMap<String, u32>) -> String {
    let mut best = ("", 0);
    for (spelling, count) in spellings {
        if *count > best.1 {
            best = (spelling, *count);
        }
    }
    best.0.to_owned()
}
