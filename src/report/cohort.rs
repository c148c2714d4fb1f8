//! The candidates of one market beside each other.

use super::model::{Headline, MatchCounts, Severity};
use crate::market::{Share, quantile};
use crate::skills::SkillRef;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// From this many candidates on there is something to compare.
pub const COHORT_FROM: usize = 2;

/// The candidates that aim at one market.
#[derive(Debug)]
pub struct Cohort<'a> {
    /// Market id.
    pub market: &'a str,
    /// Market name.
    pub title: &'a str,
    /// The candidates, in the order given.
    pub members: Vec<&'a Headline>,
    /// Every skill that is a gap of someone: those first that are severe for most.
    pub gaps: Vec<CohortGap<'a>>,
    /// Core skills met, of how many.
    pub core: Spread,
    /// Postings fully met, of how many.
    pub fully_met: Spread,
    /// Recorded progress of all.
    pub progress: CohortProgress,
}

/// A gap of several candidates.
#[derive(Debug)]
pub struct CohortGap<'a> {
    /// The skill.
    pub skill: &'a SkillRef,
    /// Postings that name it.
    pub any: Share,
    /// Candidates of whom it is a gap.
    pub candidates: Share,
    /// Candidates of whom it is a critical gap.
    pub critical: u32,
    /// Candidates of whom it is an important one.
    pub important: u32,
    /// Candidates whose plan closes it.
    pub planned: u32,
}

/// The least, the middle and the most of a count over the candidates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Least.
    pub lowest: u32,
    /// Quantile of type 7.
    pub median: f64,
    /// Most.
    pub highest: u32,
    /// Of how many.
    pub of: u32,
}

/// Recorded progress of a cohort.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CohortProgress {
    /// Candidates who recorded any.
    pub recording: Share,
    /// Hours of all.
    pub hours: f64,
    /// Skills recorded as done, each once per candidate.
    pub done: u32,
}

impl<'a> Cohort<'a> {
    /// That of the published candidates of a market; `None` under [`COHORT_FROM`].
    ///
    /// Private profiles are never counted: a count that changes with a hidden profile would tell
    /// of it.
    pub fn of(headlines: impl IntoIterator<Item = &'a Headline>) -> Option<Self> {
        let members: Vec<&Headline> =
            headlines.into_iter().filter(|headline| !headline.private).collect();
        let first = members.first()?;
        if members.len() < COHORT_FROM {
            return None;
        }
        let spread = |count: fn(&MatchCounts) -> Share| {
            Spread::of(members.iter().map(|member| count(&member.matching)))
        };
        Some(Self {
            market: &first.market,
            title: &first.title,
            gaps: gaps(&members),
            core: spread(|matching| matching.core),
            fully_met: spread(|matching| matching.fully_met),
            progress: CohortProgress::of(&members),
            members,
        })
    }

    /// Puts those who meet most first; who stands where depends on figures alone, not on names.
    pub fn sort_by_figures(&mut self) {
        self.members.sort_by_cached_key(|member| Reverse(figures(member)));
    }
}

/// What the rows of a cohort show, as far as it orders them. Rows equal in it differ in nothing
/// that is shown but the cells, which come last.
fn figures(member: &Headline) -> impl Ord + use<> {
    let MatchCounts { fully_met, core, preferred } = member.matching;
    let severities = [Severity::Critical, Severity::Important, Severity::NiceToHave];
    let gaps = severities.map(|severity| Reverse(member.gaps(severity)));
    let progress = (member.progress.done, member.progress.hours.to_bits(), member.progress.newest);
    let plan = Reverse((member.plan.planned.to_bits(), member.plan.end));
    let cells: Vec<_> = member
        .skills
        .iter()
        .map(|mark| (mark.skill.id.clone(), mark.level, mark.gap, mark.step))
        .collect();
    ((fully_met, core, preferred), gaps, progress, plan, cells)
}

fn gaps<'a>(members: &[&'a Headline]) -> Vec<CohortGap<'a>> {
    let n = members.len() as u32;
    let mut found: BTreeMap<&str, CohortGap<'a>> = BTreeMap::new();
    let marks = members.iter().flat_map(|member| &member.skills);
    for (mark, severity) in marks.filter_map(|mark| Some((mark, mark.gap?))) {
        let gap = found.entry(&mark.skill.id).or_insert_with(|| CohortGap {
            skill: &mark.skill,
            any: mark.any,
            candidates: Share::new(0, n),
            critical: 0,
            important: 0,
            planned: 0,
        });
        gap.candidates = Share::new(gap.candidates.k() + 1, n);
        gap.critical += u32::from(severity == Severity::Critical);
        gap.important += u32::from(severity == Severity::Important);
        gap.planned += u32::from(mark.step > 0);
    }
    let mut gaps: Vec<CohortGap<'_>> = found.into_values().collect();
    // Stable: the skill's id decides between equals.
    gaps.sort_by_key(|gap| {
        let severe = gap.critical + gap.important;
        Reverse((severe, gap.candidates.k(), gap.critical, gap.any))
    });
    gaps
}

impl Spread {
    fn of(shares: impl Iterator<Item = Share>) -> Self {
        let shares: Vec<Share> = shares.collect();
        let mut counts: Vec<u32> = shares.iter().map(|share| share.k()).collect();
        counts.sort_unstable();
        let sorted: Vec<f64> = counts.iter().copied().map(f64::from).collect();
        Self {
            lowest: counts.first().copied().unwrap_or_default(),
            median: quantile(&sorted, 0.5).unwrap_or_default(),
            highest: counts.last().copied().unwrap_or_default(),
            of: shares.iter().map(|share| share.n()).max().unwrap_or_default(),
        }
    }
}

impl CohortProgress {
    fn of(members: &[&Headline]) -> Self {
        let recording = members
            .iter()
            .filter(|member| member.progress.done + member.progress.under_way > 0)
            .count();
        Self {
            recording: Share::new(recording as u32, members.len() as u32),
            hours: members.iter().map(|member| member.progress.hours).sum(),
            done: members.iter().map(|member| member.progress.done).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::candidate::EvidenceLevel::{Listed, None as Nothing, Used};
    use crate::report::fixture::headline;
    use Severity::{Critical, Important, NiceToHave};

    fn three() -> [Headline; 3] {
        [
            headline("a", "m", 4, &[("go", Nothing, Some(NiceToHave), 0), ("rust", Used, None, 0)]),
            headline(
                "b",
                "m",
                9,
                &[("go", Nothing, Some(NiceToHave), 1), ("rust", Nothing, Some(Critical), 2)],
            ),
            headline(
                "c",
                "m",
                1,
                &[("go", Listed, Some(NiceToHave), 0), ("rust", Listed, Some(Important), 0)],
            ),
        ]
    }

    #[test]
    fn gaps_are_counted_over_candidates_the_severe_ones_first() {
        let three = three();
        let cohort = Cohort::of(&three).unwrap();
        let gaps: Vec<_> = cohort
            .gaps
            .iter()
            .map(|gap| {
                let counts = [gap.critical, gap.important, gap.planned];
                (&*gap.skill.id, gap.candidates, counts)
            })
            .collect();
        assert_eq!(
            gaps,
            [("rust", Share::new(2, 3), [1, 1, 1]), ("go", Share::new(3, 3), [0, 0, 1])]
        );
        let spread = Spread { lowest: 1, median: 4.0, highest: 9, of: 40 };
        assert_eq!(cohort.fully_met, spread);
    }

    #[test]
    fn private_candidates_are_not_counted() {
        let mut three = three();
        three[1].private = true;
        let cohort = Cohort::of(&three).unwrap();
        assert_eq!(cohort.members.len(), 2);
        assert!(cohort.gaps.iter().all(|gap| gap.candidates.n() == 2 && gap.critical == 0));
        three[0].private = true;
        assert!(Cohort::of(&three).is_none(), "one is left");
    }

    #[test]
    fn the_order_by_figures_is_that_of_the_match_whoever_comes_first() {
        let mut three = three();
        let order = |three: &[Headline]| {
            let mut cohort = Cohort::of(three).unwrap();
            cohort.sort_by_figures();
            cohort.members.iter().map(|member| member.matching.fully_met.k()).collect::<Vec<_>>()
        };
        assert_eq!(order(&three), [9, 4, 1]);
        three.reverse();
        assert_eq!(order(&three), [9, 4, 1]);
    }
}
