use super::*;
use crate::candidate::Candidate;
use crate::content::{Certificate, Profile};
use crate::fixture::{AS_OF, add_keywords, add_role, analyse, catalogue, month, profile};
use crate::language::Language;
use crate::skills::SkillRef;

/// Level, rule and values of a skill.
fn evidence(profile: &Profile, id: &str) -> (u8, String, Vec<String>) {
    let catalogue = catalogue();
    let candidate: Candidate = analyse(profile, &catalogue);
    let skill = catalogue.reference(catalogue.by_id(id).unwrap());
    let shown = |skill: &SkillRef| candidate.evidence(catalogue.by_id(&skill.id)?);
    let derived = EvidenceDerivation::of(skill, &shown, AS_OF, Language::English.plain());
    let from = derived.implied_by.iter().flat_map(|source| source.evidence);
    let lines = from.map(|evidence| evidence.items.len()).sum::<usize>();
    let implied = derived.evidence.is_some_and(|evidence| evidence.implied_by.is_some());
    assert_eq!(lines > 0, implied, "an implied skill leads to lines of those it follows from");
    (u8::from(derived.level), derived.rule, derived.values)
}

fn certificate(profile: &mut Profile, name: &str) {
    profile.certificates.push(Certificate {
        pointer: format!("/certificates/{}", profile.certificates.len()),
        name: name.to_owned(),
        issuer: None,
        date: None,
        url: None,
    });
}

#[test]
fn nothing_and_lists_are_told_as_such() {
    let mut profile = profile();
    add_keywords(&mut profile, &["Docker"]);
    let (level, rule, values) = evidence(&profile, "go");
    assert_eq!((level, values.len()), (0, 0));
    assert!(rule.starts_with("Level 0, not in the résumé: no text"), "{rule}");
    let (level, rule, values) = evidence(&profile, "docker");
    assert_eq!(level, 1);
    assert!(rule.starts_with("Level 1, listed only: only skill lists"), "{rule}");
    assert_eq!(values, ["1 line of this level, none of a higher one"]);
}

#[test]
fn roles_recency_and_certificates_decide_between_3_and_4() {
    let mut profile = profile();
    add_role(&mut profile, "A", Some(month(2026, 1)), None, "Python.");
    let once = evidence(&profile, "python");
    assert_eq!(once.0, 3);
    assert_eq!(
        once.2,
        [
            "named in 1 dated role",
            "last used 16 Nov 2026, within 24 months before 16 Nov 2026",
            "no certificate names it or implies it",
        ]
    );
    add_role(&mut profile, "B", Some(month(2024, 1)), Some(month(2025, 1)), "Python and AWS.");
    let twice = evidence(&profile, "python");
    assert_eq!((twice.0, twice.2[0].as_str()), (4, "named in 2 dated roles"));
    assert_eq!(twice.2.len(), 2);
    assert!(twice.1.starts_with("Level 4, "), "{}", twice.1);
    certificate(&mut profile, "AWS Certified Developer");
    let certified = evidence(&profile, "aws");
    assert_eq!(certified.0, 4);
    assert_eq!(certified.2[0], "named in 1 dated role");
    assert_eq!(certified.2[2], "a certificate names it or implies it");
}

#[test]
fn an_old_use_is_said_to_be_old() {
    let mut profile = profile();
    for (start, end) in [(2015, 2016), (2017, 2018)] {
        add_role(&mut profile, "A", Some(month(start, 1)), Some(month(end, 1)), "Python.");
    }
    let (level, _, values) = evidence(&profile, "python");
    assert_eq!(level, 3);
    assert_eq!(
        values,
        ["named in 2 dated roles", "last used 31 Jan 2018, more than 24 months before 16 Nov 2026"]
    );
}

#[test]
fn an_implied_skill_has_its_edge_and_the_lines_of_its_source() {
    let mut profile = profile();
    add_role(&mut profile, "A", Some(month(2026, 1)), None, "Amazon S3.");
    let (level, rule, values) = evidence(&profile, "aws");
    assert_eq!(level, 2);
    assert!(rule.contains("at most level 2"), "{rule}");
    assert_eq!(values, ["Amazon S3 implies AWS"]);
}
