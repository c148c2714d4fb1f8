use super::*;
use crate::content::{Certificate, Profile, Progress, ProgressStatus};
use crate::diagnostics::Location;
use crate::fixture::{
    AS_OF, add_keywords, add_role, analyse, catalogue, catalogue_with, month, profile,
};
use crate::language::Language;

fn level(candidate: &Candidate, skill: &str) -> EvidenceLevel {
    candidate.level(catalogue().by_id(skill).unwrap())
}

fn evidence<'a>(candidate: &'a Candidate, skill: &str) -> &'a Evidence {
    candidate.evidence(catalogue().by_id(skill).unwrap()).unwrap()
}

fn certificate(name: &str) -> Certificate {
    Certificate {
        pointer: "/certificates/0".to_owned(),
        name: name.to_owned(),
        issuer: None,
        date: None,
        url: None,
    }
}

#[test]
fn each_place_gives_its_level() {
    let mut profile = profile();
    profile.basics.label = Some("Terraform engineer".to_owned());
    profile.basics.summary = Some("Works with Docker. Likes AWS. And more.".to_owned());
    add_keywords(&mut profile, &["Go"]);
    add_role(&mut profile, "Engineer", None, None, "Built on Kubernetes.");
    add_role(&mut profile, "Python developer", Some(month(2019, 1)), Some(month(2020, 1)), "");
    let candidate = analyse(&profile, &catalogue());
    for (skill, expected) in [
        ("terraform", EvidenceLevel::Listed),
        ("go", EvidenceLevel::Listed),
        ("docker", EvidenceLevel::Used),
        ("kubernetes", EvidenceLevel::Used),
        ("python", EvidenceLevel::Role),
        ("postgresql", EvidenceLevel::None),
    ] {
        assert_eq!(level(&candidate, skill), expected, "{skill}");
    }
    let go = evidence(&candidate, "go");
    assert_eq!(go.stated_level.as_deref(), Some("Master"));
    assert_eq!(go.items[0].pointer, "/skills/0/keywords/0");
    let python = evidence(&candidate, "python");
    assert_eq!((python.months, &*python.items[0].place), (Some(12), "Python developer at Firm 2"));
    let aws = &evidence(&candidate, "aws").items[0];
    assert_eq!((&*aws.before, &*aws.mention, &*aws.after), ("Likes ", "AWS", "."));
}

#[test]
fn recent_needs_recency_and_a_second_proof() {
    let mut once = profile();
    add_role(&mut once, "Engineer", Some(month(2025, 1)), None, "Python and AWS.");
    assert_eq!(level(&analyse(&once, &catalogue()), "python"), EvidenceLevel::Role);

    let mut twice = once.clone();
    add_role(&mut twice, "Junior", Some(month(2023, 1)), Some(month(2025, 3)), "Python.");
    let candidate = analyse(&twice, &catalogue());
    assert_eq!(level(&candidate, "python"), EvidenceLevel::Recent);
    assert_eq!(evidence(&candidate, "python").months, Some(46));
    assert_eq!(evidence(&candidate, "python").last_used, Some(AS_OF));

    let mut certified = once.clone();
    certified.certificates.push(certificate("AWS Certified Developer, Associate"));
    assert_eq!(level(&analyse(&certified, &catalogue()), "aws"), EvidenceLevel::Recent);

    let mut old = profile();
    add_role(&mut old, "Engineer", Some(month(2018, 1)), Some(month(2021, 1)), "Python.");
    add_role(&mut old, "Junior", Some(month(2015, 1)), Some(month(2018, 1)), "Python.");
    assert_eq!(level(&analyse(&old, &catalogue()), "python"), EvidenceLevel::Role);
}

#[test]
fn parts_imply_the_whole_and_never_more_than_used() {
    let mut profile = profile();
    add_role(&mut profile, "Engineer", Some(month(2025, 1)), None, "Amazon S3 and Amazon SQS.");
    add_keywords(&mut profile, &["React", "AWS"]);
    let candidate = analyse(&profile, &catalogue());
    let aws = evidence(&candidate, "aws");
    assert_eq!(aws.level, EvidenceLevel::Used);
    assert_eq!(aws.implied_by.as_ref().unwrap().rule, "Amazon S3 and Amazon SQS imply AWS");
    assert_eq!(aws.items.len(), 1, "the listing is still quoted");
    assert_eq!(level(&candidate, "javascript"), EvidenceLevel::Listed);
    assert!(evidence(&candidate, "amazon-s3").implied_by.is_none());

    let mut named = profile.clone();
    named.basics.summary = Some("Runs AWS.".to_owned());
    let candidate = analyse(&named, &catalogue());
    assert!(evidence(&candidate, "aws").implied_by.is_none(), "directly named wins");
}

#[test]
fn only_learning_that_is_done_counts() {
    let mut profile = profile();
    record(&mut profile, "Terraform", ProgressStatus::Done);
    record(&mut profile, "docker", ProgressStatus::InProgress);
    let candidate = analyse(&profile, &catalogue());
    assert_eq!(level(&candidate, "terraform"), EvidenceLevel::Used);
    assert_eq!(level(&candidate, "docker"), EvidenceLevel::None);
    assert_eq!(evidence(&candidate, "terraform").items[0].place, "recorded progress");
}

#[test]
fn what_was_learnt_shows_the_whole_only_where_it_takes_as_long() {
    let catalogue = catalogue_with(
        "[[skill]]\nid = \"eks\"\nlabel = \"Amazon EKS\"\nkind = \"platform\"\n\
         implies = [\"aws\", \"kubernetes\", \"javascript\"]\nhours = 40\n",
    );
    let of = |profile: &Profile, skill| {
        let candidate = analyse(profile, &catalogue);
        candidate.level(catalogue.by_id(skill).unwrap())
    };
    let mut profile = profile();
    record(&mut profile, "Amazon S3", ProgressStatus::Done);
    assert_eq!(of(&profile, "aws"), EvidenceLevel::None, "8 h of 40 h");
    record(&mut profile, "Amazon EKS", ProgressStatus::Done);
    assert_eq!(of(&profile, "aws"), EvidenceLevel::Used, "40 h of 40 h");
    assert_eq!(of(&profile, "kubernetes"), EvidenceLevel::Used, "40 h of 30 h");
    assert_eq!(of(&profile, "javascript"), EvidenceLevel::None, "40 h of 60 h");
    let rule = |profile: &Profile| {
        let candidate = analyse(profile, &catalogue);
        let aws = candidate.evidence(catalogue.by_id("aws").unwrap()).unwrap();
        aws.implied_by.as_ref().unwrap().rule.clone()
    };
    assert_eq!(rule(&profile), "Amazon EKS implies AWS");
    // What a text shows in use besides shows the whole, as ever.
    add_role(&mut profile, "Engineer", Some(month(2025, 1)), None, "Amazon S3.");
    assert_eq!(rule(&profile), "Amazon S3 and Amazon EKS imply AWS");
}

/// Records six hours of learning.
fn record(profile: &mut Profile, skill: &str, status: ProgressStatus) {
    profile.career.progress.push(Progress {
        pointer: format!("/career/progress/{}", profile.career.progress.len()),
        date: None,
        skill: skill.to_owned(),
        location: Location { file: "p.json".into(), position: None },
        hours: 6.0,
        status,
        evidence: None,
    });
}

#[test]
fn roles_come_newest_first_and_overlaps_count_once() {
    let mut profile = profile();
    profile.career.assumed = vec!["/work/1/startDate".to_owned()];
    add_role(&mut profile, "Old", Some(month(2018, 1)), Some(month(2020, 1)), "");
    add_role(&mut profile, "Now", Some(month(2024, 11)), None, "");
    add_role(&mut profile, "Some day", None, None, "");
    add_role(&mut profile, "Beside", Some(month(2019, 7)), Some(month(2020, 7)), "");
    let candidate = analyse(&profile, &catalogue());
    let order: Vec<&str> = candidate.roles.iter().map(|role| role.position.as_str()).collect();
    assert_eq!(order, ["Now", "Beside", "Old", "Some day"]);
    assert_eq!(candidate.months_worked, Some(30 + 24));
    assert!(candidate.roles[0].assumed && !candidate.roles[1].assumed);
    assert_eq!(candidate.roles[0].period, "Nov 2024 to present (2 years)");
}

#[test]
fn an_empty_profile_shows_nothing() {
    let candidate = analyse(&profile(), &catalogue());
    assert_eq!(candidate.shown().count(), 0);
    assert_eq!((candidate.roles.len(), candidate.months_worked), (0, None));
}

#[test]
fn a_keyword_is_a_name_without_context() {
    let mut profile = profile();
    add_keywords(&mut profile, &[" go ", "Go and more"]);
    profile.basics.summary = Some("Go".to_owned());
    let candidate = analyse_with(&profile, &catalogue(), &|_| Vec::new(), AS_OF, Language::English);
    let go = evidence(&candidate, "go");
    assert_eq!((go.level, go.items.len(), &*go.items[0].mention), (EvidenceLevel::Listed, 1, "go"));
}
