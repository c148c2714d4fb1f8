//! Generated catalogues, markets and profiles, and the report on them.

use crate::candidate::{Candidate, EvidenceLevel};
use crate::content::{Certificate, Profile, Progress, ProgressStatus};
use crate::fixture::market::{Posting, market};
use crate::fixture::{add_keywords, add_role, analyse, month, profile};
use crate::market::{Market, Share, Tier};
use crate::report::tests::generator;
use crate::report::{
    Claim, NotLearnable, Report, Reporter, Requirement, Step, WhatIfAnswer, build, markdown,
};
use crate::skills::{Catalogue, Kind, SkillId, SkillRef, Strength};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Names that no template contains, some of them with Markdown in them.
pub(super) const LABELS: [&str; 12] = [
    "Alphard",
    "Bel*lat_rix",
    "Canopus++",
    "Deneb|x",
    "<Electra>",
    "Fomalhaut",
    "Gacrux",
    "Hadar#",
    "Izar",
    "Jabbah",
    "[Kochab](k)",
    "Lesath",
];

#[derive(Debug, Clone)]
struct SkillSpec {
    kind: usize,
    hours: Option<u32>,
    implies: Vec<usize>,
    prerequisites: Vec<usize>,
    similar: Option<usize>,
    tier: usize,
    places: BTreeSet<u8>,
}

/// Employer, asked skills with strength, and a one-of list.
type PostingSpec = (u8, Vec<(usize, u8)>, Vec<usize>);

#[derive(Debug, Clone)]
pub(super) struct Case {
    skills: Vec<SkillSpec>,
    postings: Vec<PostingSpec>,
    pub(super) weeks: u32,
    pub(super) hours_per_week: f64,
    pub(super) holds_target: bool,
}

fn skill_spec() -> impl Strategy<Value = SkillSpec> {
    let edges = || prop::collection::vec(0_usize..12, 0..3);
    let places = prop::collection::btree_set(0_u8..9, 0..3);
    (
        0_usize..8,
        prop::option::of(1_u32..60),
        edges(),
        edges(),
        prop::option::of(0_usize..12),
        0_usize..4,
        places,
    )
        .prop_map(|(kind, hours, implies, prerequisites, similar, tier, places)| SkillSpec {
            kind,
            hours,
            implies,
            prerequisites,
            similar,
            tier,
            places,
        })
}

pub(super) fn case() -> impl Strategy<Value = Case> {
    let asks = prop::collection::vec((0_usize..12, 0_u8..3), 0..5);
    let posting = (0_u8..5, asks, prop::collection::vec(0_usize..12, 0..4));
    (
        prop::collection::vec(skill_spec(), 1..=LABELS.len()),
        prop::collection::vec(posting, 0..40),
        1_u32..20,
        0.5_f64..30.0,
        any::<bool>(),
    )
        .prop_map(|(skills, postings, weeks, hours_per_week, holds_target)| Case {
            skills,
            postings,
            weeks,
            hours_per_week,
            holds_target,
        })
}

pub(super) struct World {
    pub(super) catalogue: Catalogue,
    market: Market,
    pub(super) candidate: Candidate,
    pub(super) report: Report,
    /// The report as Markdown.
    pub(super) document: String,
    pub(super) case: Case,
}

impl World {
    pub(super) fn of(case: Case) -> Self {
        let catalogue = catalogue(&case);
        let profile = candidate_profile(&case);
        let candidate = analyse(&profile, &catalogue);
        let market = make_market(&case, &catalogue);
        let report = build(&candidate, &profile, &market, &catalogue, &generator());
        let document = markdown(&report);
        Self { catalogue, market, candidate, report, document, case }
    }

    /// The match with sets of skills added, as the report's maker counts it.
    pub(super) fn what_if(&self, sets: &[Vec<SkillId>]) -> Vec<Result<WhatIfAnswer, NotLearnable>> {
        let generator = generator();
        let reporter = Reporter::new(&self.market, &self.catalogue, &generator);
        reporter.what_if(&self.candidate, &candidate_profile(&self.case), sets)
    }

    pub(super) fn id(&self, skill: &SkillRef) -> SkillId {
        self.catalogue.by_id(&skill.id).unwrap()
    }

    /// Skills with all their prerequisites that can be learnt.
    pub(super) fn with_prerequisites(&self, skills: &[SkillId]) -> Vec<SkillId> {
        let before = skills.iter().flat_map(|skill| self.catalogue.prerequisites_of(*skill));
        let learnable = before.filter(|id| {
            self.candidate.level(*id) < EvidenceLevel::Used
                && !matches!(self.catalogue.reference(*id).kind, Kind::Domain | Kind::Soft)
        });
        skills.iter().copied().chain(learnable).collect()
    }

    /// Hours of a gap.
    pub(super) fn hours(&self, skill: &SkillRef) -> f64 {
        self.report.gaps.iter().find(|gap| gap.skill == *skill).unwrap().hours.value
    }

    pub(super) fn has_posting(&self, id: &str) -> bool {
        self.market.postings.iter().any(|posting| posting.id == id)
    }

    pub(super) fn level(&self, skill: &SkillRef) -> EvidenceLevel {
        self.candidate.level(self.id(skill))
    }

    pub(super) fn steps(&self) -> Vec<&Step> {
        self.report.roadmap.phases.iter().flat_map(|phase| &phase.steps).collect()
    }

    pub(super) fn strengths(&self) -> Vec<&SkillRef> {
        let all = &self.report.strengths;
        let asked = [&all.technical, &all.implicit, &all.domain, &all.soft];
        let asked = asked.into_iter().flatten().map(|strong| &strong.evidence.skill);
        asked.chain(all.not_asked.iter().map(|evidence| &evidence.skill)).collect()
    }

    pub(super) fn narrative(&self) -> Vec<&Claim> {
        let told = &self.report.narrative;
        [&told.introduction, &told.recommendations, &told.outlook, &told.trends, &told.conclusion]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Fully met postings after learning, counted without the code under test.
    pub(super) fn fully_met(&self, learnt: &[SkillId]) -> Share {
        let held: BTreeSet<SkillId> = self
            .catalogue
            .ids()
            .filter(|id| self.candidate.level(*id) >= EvidenceLevel::Used)
            .chain(self.catalogue.ids().filter(|id| self.taught(learnt, *id)))
            .collect();
        let asked = self.market.requirements.iter().filter(|posting| !posting.is_empty());
        let (mut k, mut n) = (0, 0);
        for posting in asked {
            n += 1;
            let all = posting.skills.iter().all(|id| held.contains(id));
            let each = posting.one_of.iter().all(|list| list.iter().any(|id| held.contains(id)));
            k += u32::from(all && each);
        }
        Share::new(k, n)
    }
}

impl World {
    /// Whether all but few postings that require a core skill take a held one in its place;
    /// counted without the code under test.
    pub(super) fn replaced(&self, requirement: &Requirement) -> bool {
        let skill = self.id(&requirement.demand.skill);
        let held = |id: &SkillId| self.candidate.level(*id) >= EvidenceLevel::Used;
        let taking = self.market.requirements.iter().filter(|posting| {
            let lists = posting.one_of.iter().filter(|list| list.contains(&skill));
            let lists: Vec<_> = lists.collect();
            !lists.is_empty() && lists.iter().all(|list| list.iter().any(held))
        });
        let (taking, n) = (taking.count() as u32, requirement.demand.any.n());
        let left = requirement.demand.required.k() - taking;
        let few = left == 0 || n >= 30 && (left < 3 || left * 20 < n);
        !held(&skill) && taking > 0 && few
    }

    /// The most postings that gaps learnt within these hours can complete, and the fewest hours
    /// in which that many are, by trying every way to learn.
    pub(super) fn best_plan(&self, hours: f64) -> (Share, f64) {
        let gaps: Vec<(SkillId, f64)> =
            self.report.gaps.iter().map(|gap| (self.id(&gap.skill), gap.hours.value)).collect();
        let mut best = (self.fully_met(&[]), 0.0);
        let mut tried = BTreeSet::from([Vec::new()]);
        let mut waiting: Vec<Vec<usize>> = vec![Vec::new()];
        while let Some(learnt) = waiting.pop() {
            let ids: Vec<SkillId> = learnt.iter().map(|place| gaps[*place].0).collect();
            let spent: f64 = learnt.iter().map(|place| gaps[*place].1).sum();
            let met = self.fully_met(&ids);
            if met.k() > best.0.k() || (met == best.0 && spent < best.1) {
                best = (met, spent);
            }
            for (place, (id, more)) in gaps.iter().enumerate() {
                let fits = spent + more <= hours + 1e-6 && !learnt.contains(&place);
                let mut next = learnt.clone();
                next.push(place);
                next.sort_unstable();
                if fits && self.can_learn(*id, &ids) && tried.insert(next.clone()) {
                    waiting.push(next);
                }
            }
        }
        best
    }

    /// Whether all prerequisites are held after learning some skills.
    fn can_learn(&self, skill: SkillId, learnt: &[SkillId]) -> bool {
        self.catalogue.prerequisites_of(skill).into_iter().all(|id| {
            let kind = self.catalogue.reference(id).kind;
            matches!(kind, Kind::Domain | Kind::Soft)
                || self.candidate.level(id) >= EvidenceLevel::Used
                || self.taught(learnt, id)
        })
    }

    /// Whether a skill is learnt, or implied by one that is learnt and takes as long; soft skills
    /// are never implied.
    pub(super) fn taught(&self, learnt: &[SkillId], skill: SkillId) -> bool {
        let soft = self.catalogue.reference(skill).kind == Kind::Soft;
        let hours = |id: SkillId| self.case.skills[usize::from(id.0)].hours.unwrap_or(20);
        learnt.iter().any(|id| {
            let taught = hours(*id) >= hours(skill) && !soft;
            *id == skill || taught && self.catalogue.implied_by(*id).contains(&skill)
        })
    }

    /// The same candidate with the learning of some skills recorded as done.
    pub(super) fn after_learning(&self, learnt: &[SkillId]) -> Report {
        let mut profile = candidate_profile(&self.case);
        let labels = learnt.iter().map(|id| &*self.catalogue.reference(*id).label);
        profile.career.progress.extend(labels.map(|label| progress(label, ProgressStatus::Done)));
        let candidate = analyse(&profile, &self.catalogue);
        build(&candidate, &profile, &self.market, &self.catalogue, &generator())
    }
}

/// Edges lead to earlier skills only, so that there are no cycles.
fn catalogue(case: &Case) -> Catalogue {
    let kinds = [
        "language",
        "framework",
        "platform",
        "data-store",
        "practice",
        "domain",
        "soft",
        "certification",
    ];
    let mut text = String::new();
    for (index, spec) in case.skills.iter().enumerate() {
        let earlier = |list: &[usize]| -> Vec<String> {
            let list: BTreeSet<usize> =
                list.iter().filter_map(|other| other.checked_rem(index)).collect();
            list.into_iter().map(|other| format!("s{other}")).collect()
        };
        text.push_str(&format!(
            "[[skill]]\nid = \"s{index}\"\nlabel = {:?}\nkind = {:?}\nimplies = {:?}\nprerequisites = {:?}\n",
            LABELS[index],
            kinds[spec.kind],
            earlier(&spec.implies),
            earlier(&spec.prerequisites)
        ));
        if let Some(hours) = spec.hours {
            text.push_str(&format!("hours = {hours}\n"));
        }
        for other in earlier(&spec.similar.into_iter().collect::<Vec<_>>()) {
            text.push_str(&format!("similar = [{{ skill = {other:?}, reason = \"alike\" }}]\n"));
        }
    }
    Catalogue::from_toml(&text).unwrap()
}

/// Puts each skill where its places say; places from 7 on are nowhere.
fn candidate_profile(case: &Case) -> Profile {
    let named = |place: u8| -> Vec<&str> {
        let skills = case.skills.iter().zip(LABELS);
        skills.filter(|(spec, _)| spec.places.contains(&place)).map(|(_, label)| label).collect()
    };
    let text = |place: u8| named(place).join(", ");
    let mut profile = profile();
    let position = if case.holds_target { "Senior AI Engineer" } else { "Cook" };
    add_role(&mut profile, position, Some(month(2025, 3)), None, &text(0));
    add_role(&mut profile, "Baker", Some(month(2021, 1)), Some(month(2025, 6)), &text(1));
    add_role(&mut profile, "Waiter", None, None, &text(2));
    add_keywords(&mut profile, &named(3));
    profile.basics.summary = Some(text(4));
    profile.certificates.extend(named(5).into_iter().map(|label| Certificate {
        pointer: "/certificates/0".to_owned(),
        name: label.to_owned(),
        issuer: None,
        date: None,
        url: None,
    }));
    profile.career.progress.extend(named(6).into_iter().map(|label| {
        let done = label.len() % 2 == 0;
        progress(label, if done { ProgressStatus::Done } else { ProgressStatus::InProgress })
    }));
    profile.career.plan.weeks = case.weeks;
    profile.career.plan.hours_per_week = case.hours_per_week;
    profile
}

fn progress(label: &str, status: ProgressStatus) -> Progress {
    Progress {
        pointer: "/career/progress/0".to_owned(),
        date: None,
        skill: label.to_owned(),
        location: crate::diagnostics::Location { file: "p".into(), position: None },
        hours: 3.5,
        status,
        evidence: None,
    }
}

fn make_market(case: &Case, catalogue: &Catalogue) -> Market {
    let count = case.skills.len();
    let ids: Vec<SkillId> = catalogue.ids().collect();
    let postings: Vec<Posting> = case
        .postings
        .iter()
        .map(|(company, asks, list)| {
            let strengths = [Strength::Unspecified, Strength::Preferred, Strength::Required];
            let list: BTreeSet<SkillId> = list.iter().map(|skill| ids[skill % count]).collect();
            Posting {
                company: format!("Employer {company}"),
                asks: asks
                    .iter()
                    .map(|(skill, strength)| {
                        (ids[skill % count], strengths[usize::from(*strength)])
                    })
                    .collect(),
                one_of: if list.len() > 1 { vec![list.into_iter().collect()] } else { Vec::new() },
            }
        })
        .collect();
    let tiers = [Tier::Core, Tier::Preferred, Tier::Emerging, Tier::Other];
    let tier = |id: SkillId| {
        let spec = &case.skills[usize::from(id.0)];
        match catalogue.reference(id).kind {
            Kind::Domain | Kind::Soft => Tier::Other,
            _ => tiers[spec.tier],
        }
    };
    market(catalogue, &postings, &tier)
}
