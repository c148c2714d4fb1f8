use super::{check, check_headers, check_under};

#[test]
fn permits_are_read() {
    check(&[
        ("You must be authorized to work in the US.", &["authorised!"]),
        ("Candidates must have the right to work in the UK.", &["authorised!"]),
        ("A valid work permit is required.", &["authorised!"]),
        ("Ideally you have a work permit for the EU.", &["authorised?"]),
        ("You must be a US citizen.", &["citizen!"]),
        ("US citizenship is required.", &["citizen!"]),
        ("We sponsor visas.", &["visa offered"]),
        ("We can help you with the visa.", &["visa offered"]),
        ("Visa sponsorship is available.", &["visa offered"]),
        ("We support you in obtaining a work permit.", &["visa offered"]),
        ("We are unable to sponsor visas.", &["no visa"]),
        ("We do not sponsor visas.", &["no visa"]),
        ("Visa sponsorship is not available.", &["no visa"]),
        ("We cannot sponsor new H-1Bs, so you need a current H-1B.", &["no visa"]),
        ("Must be eligible to work in Canada without a visa.", &["authorised!", "no visa"]),
    ]);
    check_under("Requirements", &[("EU work permit", &["authorised!"])]);
    check_headers(&[
        ("Example | Berlin | ONSITE | VISA", &["visa offered", "on site"]),
        ("Example | NYC | No visa sponsorship", &["no visa"]),
        ("Example | Austin | US citizens only | Onsite", &["citizen!", "on site"]),
    ]);
}

#[test]
fn other_visas_and_citizens_are_passed_over() {
    check(&[
        ("We process Visa and Mastercard payments.", &[]),
        ("Remote work is a first-class citizen here.", &[]),
        ("Our app is used by citizens of Springfield.", &[]),
        ("You organise events with our sponsors.", &[]),
        ("We hire without regard to race, national origin or citizenship.", &[]),
        ("You build identity checks for passports.", &[]),
    ]);
}
