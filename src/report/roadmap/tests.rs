use super::choose::{Chosen, Problem, choose};
use crate::content::Profile;
use crate::fixture::market::{Posting, market, requires};
use crate::fixture::{analyse, catalogue, catalogue_with, profile};
use crate::market::Tier;
use crate::report::tests::generator;
use crate::report::{Report, Reporter, Roadmap, Step, build, completing, gaps, markdown, standing};
use crate::skills::Catalogue;

fn planned(weeks: u32) -> Profile {
    let mut profile = profile();
    profile.career.plan.weeks = weeks;
    profile
}

fn report(profile: &Profile, catalogue: &Catalogue, postings: &[Posting]) -> Report {
    let market = market(catalogue, postings, &|_| Tier::Core);
    build(&analyse(profile, catalogue), profile, &market, catalogue, &generator())
}

/// Chosen from the gaps of an empty profile, after at most `limit` partial choices.
fn chosen(profile: &Profile, catalogue: &Catalogue, postings: &[Posting], limit: u32) -> Chosen {
    let market = market(catalogue, postings, &|_| Tier::Core);
    let (generator, candidate) = (generator(), analyse(profile, catalogue));
    let reporter = Reporter::new(&market, catalogue, &generator);
    let subject = reporter.subject(&candidate, profile);
    let decisions = standing::decide(&subject);
    let completed = completing::completed(&subject, &decisions);
    let gaps = gaps::open(&subject, &decisions, &completed);
    let plan = profile.career.plan;
    let capacity = f64::from(plan.weeks) * plan.hours_per_week;
    choose(&Problem { subject: &subject, gaps: &gaps, capacity }, limit)
}

fn steps(plan: &Roadmap) -> Vec<&str> {
    let steps = plan.phases.iter().flat_map(|phase| &phase.steps);
    steps.map(|step: &Step| &*step.skill.label).collect()
}

fn left_out(plan: &Roadmap) -> Vec<(&str, &str)> {
    plan.left_out.iter().map(|left| (&*left.skill.label, &*left.reason)).collect()
}

/// Two postings for 12 hours, and three that only 70 hours complete.
fn trap(catalogue: &Catalogue) -> Vec<Posting> {
    let cheap = requires(catalogue, "Ada", &["testing"]);
    let dear = requires(catalogue, "Bell", &["kubernetes", "postgresql"]);
    vec![cheap.clone(), cheap, dear.clone(), dear.clone(), dear]
}

#[test]
fn the_plan_that_completes_most_is_taken_over_the_one_that_begins_best() {
    let catalogue = catalogue();
    let plan = report(&planned(8), &catalogue, &trap(&catalogue)).roadmap;
    assert_eq!(steps(&plan), ["PostgreSQL", "Docker", "Kubernetes"]);
    assert_eq!(
        left_out(&plan),
        [("Unit testing", "needs 12 h; 2 h left of the 72 h that can be planned")]
    );
    assert_eq!((plan.optimality.completes, plan.optimality.at_most), (3, 3));
    assert_eq!(
        plan.optimality.statement,
        "Proven best: within 72 h, no other choice of the listed gaps completes more postings, or \
         as many with more demand closed, or the same in fewer hours."
    );
}

#[test]
fn a_search_that_stops_early_says_how_far_it_got() {
    let catalogue = catalogue();
    let ids = ["go", "docker", "kubernetes", "postgresql", "testing", "terraform", "react"];
    let pairs = (0..ids.len()).flat_map(|one| (one + 1..ids.len()).map(move |two| (one, two)));
    let postings: Vec<Posting> = pairs
        .map(|(one, two)| requires(&catalogue, &format!("Firm {one}"), &[ids[one], ids[two]]))
        .collect();
    let stopped =
        |weeks: u32, limit| chosen(&planned(weeks), &catalogue, &postings, limit).optimality;
    let (even, short, best) = (stopped(6, 1), stopped(12, 3), stopped(12, 10_000));
    assert!(best.proven && !even.proven && !short.proven);
    assert_eq!(even.completes, even.at_most);
    assert!(short.completes <= best.completes && best.completes < short.at_most);
    insta::assert_snapshot!([even.statement, short.statement].join("\n"));
}

#[test]
fn a_plan_under_way_keeps_to_the_days_that_are_left() {
    let catalogue = catalogue();
    let mut profile = planned(8);
    let day = |days: i64| crate::fixture::AS_OF.saturating_sub(jiff::Span::new().days(days));
    profile.career.plan.start = Some(day(27));
    let report = self::report(&profile, &catalogue, &trap(&catalogue));
    let plan = &report.roadmap;
    assert_eq!(
        (plan.passed, plan.budget, plan.start),
        (28, 40.0, report.as_of.tomorrow().unwrap())
    );
    assert_eq!(steps(plan), ["Unit testing", "PostgreSQL"], "70 hours are no longer left");
    let text = markdown(&report);
    assert!(text.contains("the 28 days left of 8 weeks at 10 h a week: 40 h in all"), "{text}");

    profile.career.plan.start = Some(day(100));
    let report = self::report(&profile, &catalogue, &trap(&catalogue));
    assert!(report.roadmap.is_over() && steps(&report.roadmap).is_empty());
    assert_eq!(report.roadmap.optimality.statement, "No hours are left to plan.");
    assert_eq!(
        report.narrative.recommendations[0].text(),
        "The plan ended on 2 Oct 2026; give it a new start to plan the 4 gaps that are open."
    );
}

/// The catalogue with Amazon EKS, which takes so many hours and implies AWS and Kubernetes.
fn with_eks(hours: u32) -> Catalogue {
    catalogue_with(&format!(
        "[[skill]]\nid = \"eks\"\nlabel = \"Amazon EKS\"\nkind = \"platform\"\n\
         implies = [\"aws\", \"kubernetes\"]\nhours = {hours}\n"
    ))
}

#[test]
fn a_prerequisite_that_another_step_teaches_needs_no_step() {
    let catalogue = with_eks(40);
    let posting = requires(&catalogue, "Ada", &["terraform", "eks"]);
    let report = report(&planned(7), &catalogue, &[posting.clone(), posting]);
    let plan = &report.roadmap;
    assert_eq!(steps(plan), ["Amazon EKS", "Terraform"]);
    assert_eq!(
        left_out(plan),
        [("AWS", "needs no step of its own: step 1, Amazon EKS, teaches it")]
    );
    assert_eq!(
        plan.phases[0].steps[0].why.text(),
        "Named in 2 of 2 postings from 1 employer, required in 2 of 2; teaches AWS as well."
    );
    assert_eq!((plan.after.k(), report.what_if[0].first.len()), (2, 1));
}

#[test]
fn a_short_part_closes_no_whole() {
    // The two postings that ask for AWS are not completed by the 39 hours of a part.
    let catalogue = with_eks(39);
    let asks = |skills: &[&str]| requires(&catalogue, "Ada", skills);
    let postings = [asks(&["eks"]), asks(&["aws"]), asks(&["aws"]), asks(&["kubernetes"])];
    let report = report(&planned(5), &catalogue, &postings);
    let completes =
        |id: &str| report.gaps.iter().find(|gap| &*gap.skill.id == id).map(|gap| gap.completes);
    assert_eq!((completes("eks"), completes("aws")), (Some(2), Some(2)));
    let eks = report.what_if.iter().find(|what| &*what.skill.id == "eks").unwrap();
    assert_eq!((eks.completes, eks.with.fully_met.k(), eks.with.core.k()), (2, 2, 2));
    // It teaches Kubernetes, of 30 hours, and is planned for that.
    assert_eq!(steps(&report.roadmap), ["Amazon EKS"]);
    assert_eq!(report.roadmap.after.k(), 2);
}

#[test]
fn what_is_left_out_says_when_a_step_is_a_part_of_it() {
    let catalogue = with_eks(20);
    let asks = |skills: &[&str]| requires(&catalogue, "Ada", skills);
    let postings = [asks(&["eks"]), asks(&["eks"]), asks(&["aws"])];
    let plan = report(&planned(3), &catalogue, &postings).roadmap;
    assert_eq!(steps(&plan), ["Amazon EKS"]);
    assert_eq!(
        left_out(&plan),
        [(
            "AWS",
            "needs 40 h; 7 h left of the 27 h that can be planned; step 1, Amazon EKS, is a part \
             of it and too short to teach it"
        )]
    );
}

#[test]
fn one_skill_of_a_list_is_enough() {
    let catalogue = catalogue();
    let id = |name: &str| catalogue.by_id(name).unwrap();
    let mut posting = requires(&catalogue, "Ada", &["docker"]);
    posting.one_of.push(vec![id("go"), id("postgresql")]);
    // What is left over is too little for Go as well.
    let plan = report(&planned(6), &catalogue, &[posting]).roadmap;
    assert_eq!(steps(&plan), ["Docker", "PostgreSQL"]);
    assert_eq!(plan.after.k(), 1);
}

#[test]
fn gaps_beyond_those_that_can_be_chosen_from_are_named() {
    let skill = |at| {
        format!(
            "[[skill]]\nid = \"s{at}\"\nlabel = \"Skill {at}\"\nkind = \"platform\"\nhours = 1\n"
        )
    };
    let catalogue = Catalogue::from_toml(&(0..140).map(skill).collect::<String>()).unwrap();
    let ids: Vec<String> = (0..140).map(|at| format!("s{at}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let postings: Vec<Posting> =
        ids.chunks(7).map(|asked| requires(&catalogue, "Ada", asked)).collect();
    let plan = report(&planned(20), &catalogue, &postings).roadmap;
    assert_eq!((steps(&plan).len(), plan.optimality.considered), (128, 128));
    assert_eq!(plan.after.k(), 18, "18 postings of 7 skills have 126 skills");
    let reason = "is not among the 128 gaps that the plan chooses from";
    assert!(left_out(&plan).iter().all(|(_, why)| *why == reason));
    assert!(
        plan.optimality.statement.ends_with(
            "This holds for 128 of the 140 gaps that fit by themselves, the first by severity and \
             demand; the others were not considered."
        ),
        "{}",
        plan.optimality.statement
    );
}
