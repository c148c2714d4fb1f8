//! Every type that schema.org and Google allow for a field of a `JobPosting`.

use super::{problems, read};
use crate::content::{PayAmount, PayUnit, Posting, Workplace};

/// A posting with further fields, read without a word.
fn posting(fields: &str) -> Posting {
    let text = format!(
        r#"{{"@context":"https://schema.org","@type":"JobPosting","title":"A","hiringOrganization":"X",
            "description":"<p>Go</p>",{fields}}}"#
    );
    let mut file = read(&text);
    assert_eq!(problems(&file), [""; 0], "{fields}");
    file.postings.remove(0)
}

#[test]
fn remote_work_has_its_applicants_places() {
    let of = |fields: &str| posting(fields).locations;
    let germany = r#""applicantLocationRequirements":{"@type":"Country","name":"DE"}"#;
    assert_eq!(of(germany), ["DE"]);
    assert_eq!(
        of(
            r#""applicantLocationRequirements":[{"@type":"Country","name":"DE"},{"@type":"State","name":"Ohio"}]"#
        ),
        ["DE", "Ohio"]
    );
    let office = r#""jobLocation":{"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"Köln"}}"#;
    assert_eq!(of(&format!("{germany},{office}")), ["Köln"]);
    let remote = posting(&format!(r#"{germany},"jobLocationType":"TELECOMMUTE""#));
    assert_eq!(
        (remote.workplace, posting(germany).workplace),
        (Workplace::Remote, Workplace::Unknown)
    );
}

#[test]
fn dates_and_times_are_days() {
    for written in ["2026-12-01", "2026-12-01T00:00", "2026-12-01T23:59:59+01:00"] {
        let dated = posting(&format!(r#""datePosted":"{written}","validThrough":"{written}""#));
        assert_eq!(dated.valid_through.unwrap().to_string(), "2026-12-01", "{written}");
        assert_eq!(dated.posted_on, dated.valid_through, "{written}");
    }
}

#[test]
fn kinds_of_employment_are_text_or_a_list() {
    for (written, kind) in [
        ("FULL_TIME", "Full-time"),
        ("PART_TIME", "Part-time"),
        ("CONTRACTOR", "Contract"),
        ("TEMPORARY", "Temporary"),
        ("INTERN", "Internship"),
        ("VOLUNTEER", "Volunteer"),
        ("PER_DIEM", "Per diem"),
        ("OTHER", "Other"),
    ] {
        let of = |value: String| posting(&format!(r#""employmentType":{value}"#)).employment_type;
        assert_eq!(of(format!("\"{written}\"")).as_deref(), Some(kind));
        assert_eq!(of(format!("[\"{written}\"]")).as_deref(), Some(kind));
        let both = of(format!("[\"FULL_TIME\",\"{written}\"]")).unwrap();
        assert_eq!(both, format!("Full-time, {kind}"));
    }
}

#[test]
fn pay_is_a_number_an_amount_or_a_price() {
    let of = |salary: &str| {
        let paid = posting(&format!(r#""salaryCurrency":"EUR","baseSalary":{salary}"#));
        paid.pay.iter().map(|pay| (pay.amount, pay.unit, pay.currency.clone())).collect::<Vec<_>>()
    };
    let eur = |min, max, unit| vec![(PayAmount::range(min, max), unit, "EUR".to_owned())];
    let year = PayUnit::Year;
    assert_eq!(of("70000"), eur(70_000.0, 70_000.0, year));
    assert_eq!(of(r#"{"@type":"MonetaryAmount","value":70000}"#), eur(70_000.0, 70_000.0, year));
    for (unit_text, unit) in [
        ("HOUR", PayUnit::Hour),
        ("DAY", PayUnit::Day),
        ("WEEK", PayUnit::Week),
        ("MONTH", PayUnit::Month),
        ("YEAR", year),
    ] {
        for quantity in [
            format!(r#"{{"value":{{"minValue":"900","maxValue":1000,"unitText":"{unit_text}"}}}}"#),
            format!(r#"{{"minValue":900,"maxValue":1000,"unitText":"{unit_text}"}}"#),
            format!(
                r#"{{"@type":"UnitPriceSpecification","minPrice":900,"maxPrice":"1000","unitText":"{unit_text}"}}"#
            ),
        ] {
            assert_eq!(of(&quantity), eur(900.0, 1000.0, unit), "{quantity}");
        }
    }
    let price = r#"{"@type":"PriceSpecification","price":"65000.00","priceCurrency":"USD"}"#;
    assert_eq!(of(price), [(PayAmount::range(65_000.0, 65_000.0), year, "USD".to_owned())]);
    // What somebody estimated is no offer.
    let estimate = r#"{"@type":"MonetaryAmountDistribution","currency":"EUR","median":70000,"percentile10":50000,"duration":"P1Y"}"#;
    assert_eq!(of(estimate), []);
    assert_eq!(posting(&format!(r#""estimatedSalary":[{estimate},90000]"#)).pay, []);
    let range =
        r#"{"@type":"MonetaryAmount","currency":"EUR","value":{"minValue":1,"maxValue":2}}"#;
    assert_eq!(posting(&format!(r#""estimatedSalary":{range}"#)).pay, []);
}

#[test]
fn requirements_are_text_or_typed_things() {
    let of = |fields: &str| {
        let text = posting(fields).text.to_string();
        text.strip_prefix("Go\n\n## ").unwrap_or(&text).to_owned()
    };
    let months = "Experience requirements\n36 months of experience";
    for (fields, expected) in [
        (r#""experienceRequirements":"3 years of Go""#, "Experience requirements\n3 years of Go"),
        (
            r#""experienceRequirements":{"@type":"OccupationalExperienceRequirements","monthsOfExperience":36}"#,
            months,
        ),
        (r#""experienceRequirements":{"monthsOfExperience":"36"}"#, months),
        (r#""educationRequirements":"A degree""#, "Education requirements\nA degree"),
        (
            r#""educationRequirements":{"@type":"EducationalOccupationalCredential","credentialCategory":"bachelor degree"}"#,
            "Education requirements\nbachelor degree",
        ),
        (
            r#""educationRequirements":"A degree.","experienceInPlaceOfEducation":true"#,
            "Education requirements\nA degree or equivalent experience",
        ),
        (
            r#""educationRequirements":"A degree","experienceInPlaceOfEducation":false"#,
            "Education requirements\nA degree",
        ),
        (r#""experienceInPlaceOfEducation":true"#, "Go"),
        (r#""skills":"Python, PyTorch""#, "Skills\nPython, PyTorch"),
        (r#""skills":{"@type":"DefinedTerm","name":"Python"}"#, "Skills\nPython"),
        (
            r#""skills":["Python",{"@type":"DefinedTerm","name":"PyTorch"}]"#,
            "Skills\n- Python\n- PyTorch",
        ),
        (r#""qualifications":"A licence""#, "Qualifications\nA licence"),
        (
            r#""qualifications":[{"@type":"EducationalOccupationalCredential","name":"CKA"}]"#,
            "Qualifications\nCKA",
        ),
        (r#""responsibilities":"Keep it running""#, "Responsibilities\nKeep it running"),
        (r#""jobBenefits":"A garden""#, "Benefits\nA garden"),
    ] {
        assert_eq!(of(fields), expected, "{fields}");
    }
}

#[test]
fn the_type_may_be_an_address_and_other_fields_are_passed_over() {
    let file = read(
        r#"{"@context":"http://schema.org/","@type":"http://schema.org/JobPosting","title":"A","description":"Go",
            "identifier":7,"directApply":true,"totalJobOpenings":2,"applicationContact":{"@type":"ContactPoint"},
            "eligibilityToWorkRequirement":"EU","employerOverview":"We","incentiveCompensation":"Shares",
            "industry":["IT"],"jobStartDate":"2027-01-01","occupationalCategory":"15-1252","relevantOccupation":{},
            "securityClearanceRequirement":"none","specialCommitments":"none","workHours":"40"}"#,
    );
    assert_eq!(problems(&file), [""; 0]);
    let posting = &file.postings[0];
    assert_eq!((&*posting.id, &*posting.title, &*posting.text), ("7", "A", "Go"));
}
