use super::*;
use crate::candidate::Candidate;
use crate::content::{LearningResource, Profile, ResourceCost, ResourceKind};
use crate::fixture::market::{Posting, market, requires};
use crate::fixture::{add_keywords, add_role, analyse, catalogue, month, profile};
use crate::language::Language;
use crate::market::{Market, Share, Tier};
use crate::skills::{Catalogue, SkillId, Strength};

pub(super) fn generator() -> Generator {
    Generator {
        language: Language::English,
        name: "careerdash",
        version: "0.1.0",
        catalogue: "0".repeat(12),
        catalogue_skills: 17,
        own_skills: 0,
        corrected_skills: 0,
        retired_skills: 0,
    }
}

fn report(profile: &Profile, postings: &[Posting], core: &[&str]) -> Report {
    let catalogue = catalogue();
    let tier = |id: SkillId| match &*catalogue.reference(id).id {
        id if core.contains(&id) => Tier::Core,
        "terraform" | "go" => Tier::Preferred,
        _ => Tier::Other,
    };
    let market = market(&catalogue, postings, &tier);
    built(profile, &market, &catalogue)
}

fn built(profile: &Profile, market: &Market, catalogue: &Catalogue) -> Report {
    let candidate: Candidate = analyse(profile, catalogue);
    build(&candidate, profile, market, catalogue, &generator())
}

/// Python and React in two roles, Docker listed.
fn santana() -> Profile {
    let mut profile = profile();
    profile.basics.summary = Some("Clear communication. Communication with customers.".to_owned());
    add_role(
        &mut profile,
        "Senior AI Engineer",
        Some(month(2025, 11)),
        None,
        "Python and Amazon S3.",
    );
    add_role(
        &mut profile,
        "Junior Engineer",
        Some(month(2023, 11)),
        Some(month(2025, 11)),
        "Python, React.",
    );
    add_keywords(&mut profile, &["Docker", "Unit testing"]);
    profile
}

/// Twelve postings of four employers.
fn postings() -> Vec<Posting> {
    let catalogue = catalogue();
    let id = |name: &str| catalogue.by_id(name).unwrap();
    let mut list = Vec::new();
    for company in ["Ada", "Bell", "Curie", "Darwin"] {
        list.push(requires(&catalogue, company, &["python", "docker", "communication"]));
        list.push(requires(&catalogue, company, &["python", "kubernetes", "aws"]));
        let mut wanted = requires(&catalogue, company, &["python"]);
        wanted.asks.push((id("terraform"), Strength::Preferred));
        wanted.one_of.push(vec![id("react"), id("vue")]);
        list.push(wanted);
    }
    list
}

const CORE: [&str; 4] = ["python", "docker", "kubernetes", "aws"];

#[test]
fn the_match_is_counted_by_posting() {
    let report = report(&santana(), &postings(), &CORE);
    let matching = &report.matching;
    assert_eq!(matching.core, Share::new(2, 4), "Python, and AWS because of Amazon S3");
    assert_eq!(matching.fully_met, Share::new(4, 12));
    assert_eq!(matching.one_short.count, 8);
    assert_eq!(matching.one_short.newest[0].missing[0].label.as_ref(), "Docker");
    let coverage = matching.coverage.value.unwrap();
    let sum = 1.0 + 1.0 / 3.0 + 1.0 / 3.0 * 0.5;
    let all = 1.0 + 3.0 / 3.0 + 1.0 / 3.0 / 3.0;
    assert!((coverage - sum / all).abs() < 1e-9, "{coverage}");
}

#[test]
fn a_skill_counts_as_met_where_postings_take_a_held_one_in_its_place() {
    let core: Vec<&str> = CORE.into_iter().chain(["react", "vue"]).collect();
    let vue = |report: &Report| {
        let terms = &report.matching.coverage.terms;
        let term = terms.iter().find(|term| &*term.skill.id == "vue").unwrap();
        (report.matching.core, report.matching.settled.len(), term.credit, term.basis.clone())
    };
    let all = report(&santana(), &postings(), &core);
    let why = "4 of 4 postings that require it would take React in its place, so it counts as met";
    assert_eq!(vue(&all), (Share::new(4, 6), 1, 1.0, why.to_owned()));
    let told = all.narrative.introduction.iter().any(|claim| {
        claim
            .text()
            .contains("Vue.js counts as met, because postings take a shown skill in its place.")
    });
    assert!(told);

    // One posting of a small market that takes nothing else is one too many.
    let mut postings = postings();
    postings.push(requires(&catalogue(), "Euler", &["vue"]));
    let one = report(&santana(), &postings, &core);
    let why = "4 of 5 postings that require it would take React in its place";
    assert_eq!(vue(&one), (Share::new(3, 6), 0, 0.8, why.to_owned()));

    // In a large one it is too few to be called asked; three are not.
    postings.extend((0..27).map(|n| requires(&catalogue(), &format!("Firm {n}"), &["python"])));
    let asked = |more: usize| {
        let more = (0..more).map(|n| requires(&catalogue(), &format!("House {n}"), &["vue"]));
        let postings: Vec<Posting> = postings.iter().cloned().chain(more).collect();
        report(&santana(), &postings, &core).matching.settled.len()
    };
    assert_eq!((asked(1), asked(2)), (1, 0));
}

#[test]
fn the_plan_learns_prerequisites_first_and_says_what_it_completes() {
    let mut profile = santana();
    profile.career.plan.weeks = 8;
    let report = report(&profile, &postings(), &CORE);
    let gaps: Vec<(&str, Severity)> =
        report.gaps.iter().map(|gap| (&*gap.skill.label, gap.severity)).collect();
    assert_eq!(
        gaps,
        [
            ("Kubernetes", Severity::Critical),
            ("Docker", Severity::Important),
            ("Terraform", Severity::Important),
            ("Vue.js", Severity::NiceToHave),
        ]
    );
    assert_eq!(
        report.gaps[3].evidence_for,
        ["4 of 4 postings that require it would take React in its place, so it counts as met"]
    );
    let steps: Vec<&Step> = report.roadmap.phases.iter().flat_map(|phase| &phase.steps).collect();
    let order: Vec<&str> = steps.iter().map(|step| &*step.skill.label).collect();
    assert_eq!(order, ["Docker", "Kubernetes", "Terraform"]);
    assert_eq!(steps[0].hours.value, 8.0);
    assert_eq!(
        steps[0].hours.basis,
        "catalogue's estimate, without a study behind it, for a working level from zero: 16 h; 50 % \
         less because the profile lists it already"
    );
    assert_eq!(
        steps[1].why.text(),
        "Named in 33 % (4 of 12) of the postings from 4 employers, required in 33 % (4 of 12); \
         completes 4 postings."
    );
    assert_eq!(report.roadmap.after, Share::new(12, 12));
    assert_eq!(report.roadmap.start, report.as_of.tomorrow().unwrap());
}

#[test]
fn what_is_worth_more_together_is_told() {
    let catalogue = catalogue();
    let both = requires(&catalogue, "Ada", &["docker", "postgresql"]);
    let one = requires(&catalogue, "Bell", &["docker"]);
    let report = report(&profile(), &[both.clone(), both, one], &CORE);
    let [pair] = &report.what_if_pairs[..] else { panic!("{:?}", report.what_if_pairs) };
    let labels = [0, 1].map(|place| &*pair.skills[place].label);
    assert_eq!(labels, ["Docker", "PostgreSQL"]);
    assert_eq!((pair.alone, pair.together, pair.hours), ([1, 0], 3, 40.0));
    assert_eq!(pair.with.fully_met, Share::new(3, 3));
    let row = "| Docker and PostgreSQL | 40 h | 3 of 3 | 3 | 1 and 0 |";
    assert!(markdown(&report).contains(row), "{}", markdown(&report));
}

#[test]
fn similar_skills_and_recorded_hours_shorten_learning() {
    use crate::content::{Progress, ProgressStatus};
    let catalogue = catalogue();
    let mut profile = santana();
    profile.career.progress.push(Progress {
        pointer: "/career/progress/0".to_owned(),
        date: None,
        skill: "Vue.js".to_owned(),
        location: crate::diagnostics::Location { file: "p".into(), position: None },
        hours: 4.0,
        status: ProgressStatus::InProgress,
        evidence: None,
    });
    let postings: Vec<Posting> =
        (0..4).map(|n| requires(&catalogue, &format!("Firm {n}"), &["vue"])).collect();
    let report = report(&profile, &postings, &["vue"]);
    assert_eq!(report.gaps[0].hours.value, 20.0);
    assert_eq!(
        report.gaps[0].hours.basis,
        "catalogue's estimate, without a study behind it, for a working level from zero: 40 h; 40 % \
         less because React is held (component frameworks for the browser); 4 h recorded as in \
         progress"
    );
    assert!(texts(&report.narrative.recommendations).contains("Finish what is under way: Vue.js."));
}

#[test]
fn what_does_not_fit_says_why() {
    let mut profile = santana();
    profile.career.plan.weeks = 1;
    let report = report(&profile, &postings(), &CORE);
    let left: Vec<(&str, &str)> =
        report.roadmap.left_out.iter().map(|left| (&*left.skill.label, &*left.reason)).collect();
    assert_eq!(
        left,
        [
            ("Kubernetes", "needs 30 h; 1 h left of the 9 h that can be planned"),
            ("Terraform", "needs 20 h; 1 h left of the 9 h that can be planned"),
            ("Vue.js", "needs 24 h; 1 h left of the 9 h that can be planned"),
        ]
    );
    let mut hopeless = profile.clone();
    hopeless.career.plan.hours_per_week = 1.0;
    let report = self::report(&hopeless, &postings(), &CORE);
    assert_eq!(
        report.narrative.recommendations[0].text(),
        "No gap fits into 1 week at 1 h a week after 0.1 h are held back; a longer plan or more \
         hours would help."
    );
}

fn texts(claims: &[Claim]) -> String {
    claims.iter().map(Claim::text).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_narrative_reads_well() {
    let mut profile = santana();
    profile.career.plan.weeks = 8;
    let narrative = report(&profile, &postings(), &CORE).narrative;
    let all = [
        ("introduction", &narrative.introduction),
        ("recommendations", &narrative.recommendations),
        ("outlook", &narrative.outlook),
        ("trends", &narrative.trends),
        ("conclusion", &narrative.conclusion),
    ]
    .map(|(title, claims)| {
        let lines: Vec<&str> = claims.iter().map(Claim::text).collect();
        format!("{title}\n  {}\n", lines.join("\n  "))
    })
    .concat();
    insta::assert_snapshot!(all);
}

#[test]
fn nothing_at_all_still_reads_well() {
    let report = report(&profile(), &[], &[]);
    let narrative = &report.narrative;
    let all = [
        &narrative.introduction,
        &narrative.recommendations,
        &narrative.outlook,
        &narrative.trends,
        &narrative.conclusion,
    ]
    .map(|claims| texts(claims))
    .join("\n");
    insta::assert_snapshot!(all);
}

#[test]
fn one_posting_and_no_gap_reads_well() {
    let catalogue = catalogue();
    let report = report(&santana(), &[requires(&catalogue, "Ada", &["python"])], &["python"]);
    let narrative = &report.narrative;
    let all = [
        &narrative.introduction,
        &narrative.recommendations,
        &narrative.outlook,
        &narrative.conclusion,
    ]
    .map(|claims| texts(claims))
    .join("\n");
    insta::assert_snapshot!(all);
}

#[test]
fn contact_details_need_consent() {
    let mut profile = santana();
    profile.basics.email = Some("santana@example.org".to_owned());
    profile.basics.phone = Some("+49 30 1234".to_owned());
    profile.basics.accounts = vec![("GitHub".to_owned(), "https://github.com/s".to_owned())];
    assert!(report(&profile, &postings(), &CORE).candidate.contact.is_empty());
    profile.career.contact = true;
    let lines = report(&profile, &postings(), &CORE).candidate.contact;
    let hrefs: Vec<&str> = lines.iter().filter_map(|line| line.href.as_deref()).collect();
    assert_eq!(hrefs, ["mailto:santana@example.org", "tel:+49301234", "https://github.com/s"]);
}

/// A resource to learn Docker with.
fn resource(kind: ResourceKind, length_hours: Option<f64>) -> LearningResource {
    LearningResource {
        title: "Learn *Docker*".to_owned(),
        url: "https://learn.example/a b".to_owned(),
        kind,
        cost: ResourceCost::Free,
        language: "en".to_owned(),
        length_hours,
        length_source: length_hours.map(|_| "its page".to_owned()),
        verified: None,
        issuer: None,
        code: None,
    }
}

/// The hours of the gap in Docker, which the profile lists, with these resources for every skill.
fn hours_of_docker(catalogue: Catalogue, list: &[LearningResource]) -> Hours {
    let catalogue = catalogue.with_resources(list);
    let market = market(&catalogue, &postings(), &|_| Tier::Core);
    let report = built(&santana(), &market, &catalogue);
    report.gaps.iter().find(|gap| &*gap.skill.id == "docker").unwrap().hours.clone()
}

#[test]
fn a_stated_length_comes_before_the_estimate() {
    let list = [
        resource(ResourceKind::Practice, Some(90.0)),
        resource(ResourceKind::Course, None),
        resource(ResourceKind::Book, Some(30.0)),
        resource(ResourceKind::Course, Some(50.0)),
    ];
    let hours = hours_of_docker(catalogue(), &list);
    assert_eq!((hours.full, hours.value), (30.0, 15.0));
    assert_eq!(
        hours.basis,
        "stated length of “Learn *Docker*”: 30 h (its page); 50 % less because the profile lists \
         it already"
    );
    // Exercises, documentation and exams do not say how long a working level takes.
    let hours = hours_of_docker(catalogue(), &list[..2]);
    assert_eq!(hours.full, 16.0);
    assert!(hours.basis.starts_with("catalogue's estimate"), "{}", hours.basis);
}

#[test]
fn what_the_site_states_comes_before_a_stated_length() {
    use crate::content::read_skills;
    use crate::diagnostics::{Diagnostics, Source};
    let mut diagnostics = Diagnostics::default();
    let text = "[[skill]]\nid = \"docker\"\nhours = 40\n";
    let file = read_skills(&Source::new("own.toml", "own.toml", text), &mut diagnostics);
    let catalogue = catalogue().corrected(&[file], &mut diagnostics);
    assert_eq!(diagnostics.errors(), 0);
    let hours = hours_of_docker(catalogue, &[resource(ResourceKind::Course, Some(50.0))]);
    assert_eq!((hours.full, hours.value), (40.0, 20.0));
    assert_eq!(
        hours.basis,
        "stated by this site for a working level: 40 h; 50 % less because the profile lists it \
         already"
    );
}

#[test]
fn another_language_is_said() {
    let mut german = resource(ResourceKind::Course, None);
    german.language = "de".to_owned();
    assert_eq!(Resource::one(&german, Language::English.plain()).kind, "course in German");
    let english = resource(ResourceKind::Course, None);
    assert_eq!(Resource::one(&english, Language::English.plain()).kind, "course");
}

#[test]
fn resources_reach_the_steps_and_the_document() {
    let catalogue = catalogue().with_resources(&[resource(ResourceKind::Course, None)]);
    let market = market(&catalogue, &postings(), &|_| Tier::Core);
    let report = built(&santana(), &market, &catalogue);
    let line = r"[Learn \*Docker\*](<https://learn.example/a%20b>): course; free; length not stated; unverified";
    assert!(markdown(&report).contains(line), "{}", markdown(&report));
}

#[test]
fn the_document_has_every_section_in_order_once() {
    let document = markdown(&report(&santana(), &postings(), &CORE));
    let headings: Vec<&str> = document.lines().filter(|line| line.starts_with('#')).collect();
    let sections: Vec<&str> =
        headings.iter().filter(|line| line.starts_with("## ")).map(|line| &line[3..]).collect();
    assert_eq!(
        sections,
        [
            "Executive Summary",
            "Candidate Profile",
            "Market Requirements Analysis",
            "Skill Gap Analysis",
            "Upskilling Roadmap",
            "Recommended Resources",
            "Conclusion",
            "References",
        ]
    );
    let depth = |line: &str| line.bytes().take_while(|byte| *byte == b'#').count();
    assert_eq!(headings.iter().filter(|line| depth(line) == 1).count(), 1);
    for pair in headings.windows(2) {
        assert!(depth(pair[1]) <= depth(pair[0]) + 1, "{pair:?}");
    }
    insta::assert_snapshot!(document);
}

#[test]
fn nothing_in_a_profile_becomes_markup() {
    let mut profile = santana();
    profile.basics.name = "Eve <img src=x onerror=alert(1)>\n# Boss".to_owned();
    profile.basics.summary = Some("**Python** <script>1</script> [x](javascript:1)".to_owned());
    let document = markdown(&report(&profile, &postings(), &CORE));
    for wrong in ["<img", "<script", "\n# Boss", "[x](", "**Python** \\<"] {
        let found = document.match_indices(wrong).any(|(at, _)| !document[..at].ends_with('\\'));
        assert!(!found, "{wrong} in {document}");
    }
}

#[test]
fn reports_are_the_same_every_time() {
    let json = || serde_json::to_string(&report(&santana(), &postings(), &CORE)).unwrap();
    assert_eq!(json(), json());
}

#[test]
fn a_market_reports_by_itself() {
    let catalogue = catalogue();
    let market = market(&catalogue, &postings(), &|_| Tier::Other);
    let report = market_report(&market, &catalogue, &generator());
    assert_eq!(report.market.postings, 12);
    assert_eq!(report.demand.len(), market.demand.len());
    assert!(report.method.severities.is_empty());
}

#[test]
fn changes_and_pay_are_told_with_their_n() {
    use crate::market::{
        Development, Difference, Interval, Judged, PayPanel, PayPremiums, PayRange, Quartiles,
        SnapshotSummary, TrendPoint, TrendVerdict, VolumeChange,
    };
    let catalogue = catalogue();
    let mut market = market(&catalogue, &postings(), &|_| Tier::Other);
    let earlier = jiff::civil::date(2026, 5, 1);
    let first = SnapshotSummary { date: earlier, postings: 30, ..market.snapshots[0].clone() };
    market.snapshots.insert(0, first);
    market.development = Development {
        volume: Judged::Down(VolumeChange {
            from: earlier,
            to: market.as_of,
            before: 30,
            after: 12,
            ratio: 0.4,
            interval: Interval { low: 0.187, high: 0.805 },
            p_value: 0.008,
        }),
        pay: Judged::CannotBeJudged { why: "fewer than 10 ranges in EUR in a snapshot".to_owned() },
    };
    for (trend, (k, sign)) in market.trends.iter_mut().zip([(4, 1.0), (20, -1.0), (10, 0.0)]) {
        let share = Share::new(k, 30);
        let point = TrendPoint { date: earlier, share, interval: share.interval() };
        trend.points.insert(0, point);
        let interval = Interval { low: sign * 0.5 - 0.25, high: sign * 0.5 + 0.25 };
        let to = *trend.points.last().unwrap();
        let difference = Difference { from: point, to, value: sign * 0.5, interval };
        trend.verdict = match k {
            4 => TrendVerdict::Up { difference },
            20 => TrendVerdict::Down { difference },
            _ => TrendVerdict::NoDetectableChange { difference },
        };
    }
    let range = |low: f64| PayRange {
        low,
        high: low + 20_000.0,
        posting: "posting-0".to_owned(),
        company: "Ada".to_owned(),
        title: "Engineer".to_owned(),
        url: None,
        raw: String::new(),
    };
    let panel = |currency: &str, ranges: Vec<PayRange>| PayPanel {
        currency: currency.to_owned(),
        postings: ranges.len() as u32,
        employers: 1,
        ranges,
        one_sided: Vec::new(),
        quartiles: None,
        outer: None,
        groups: Vec::new(),
        premiums: PayPremiums::default(),
    };
    market.salary.stated = Share::new(4, 12);
    market.salary.plausible = Share::new(3, 4);
    market.salary.panels =
        vec![panel("EUR", vec![range(70_000.0), range(64_500.0)]), panel("USD", vec![range(1e5)])];
    let few = built(&santana(), &market, &catalogue).narrative;
    market.salary.panels[0].quartiles =
        Some(Quartiles { p25: 70_000.0, median: 82_000.4, p75: 95_000.0 });
    let many = built(&santana(), &market, &catalogue).narrative;
    let pay = |narrative: &Narrative| texts(&narrative.outlook[narrative.outlook.len() - 2..]);
    insta::assert_snapshot!([texts(&few.trends), pay(&few), pay(&many)].join("\n"));
}
