use super::{check, check_headers, check_under};

#[test]
fn places_asked_are_read() {
    check(&[
        ("You must be based in Berlin.", &["based Berlin!"]),
        ("Candidates must be located in the EU.", &["based the European Union!"]),
        ("You must live in the US or Canada.", &["based the United States/Canada!"]),
        (
            "You are based in Germany, Austria or Switzerland.",
            &["based Germany/Austria/Switzerland!"],
        ),
        ("Must be US-based.", &["based the United States!"]),
        ("Ideally based in Europe.", &["based Europe?"]),
        ("We only hire people located in Norway.", &["based Norway!"]),
        ("Local candidates only.", &["based!"]),
        ("You need to be within commuting distance.", &["based!"]),
        ("You must be living in or willing to relocate to Berlin.", &["based Berlin!"]),
        ("We are US-remote friendly.", &["within the United States!", "remote"]),
        ("US only.", &["within the United States!"]),
        ("This position is fully remote within the EU.", &["within the European Union!", "remote"]),
        ("You must be willing to relocate to Lisbon.", &["relocate!"]),
        ("Relocation is required.", &["relocate!"]),
        ("We offer relocation assistance.", &["relocation offered"]),
        ("We will cover your relocation costs.", &["relocation offered"]),
        ("You need 4 hours of overlap with US time zones.", &["zone US time zones!"]),
        ("You must be in a European time zone.", &[]),
        ("Candidates must work in EU or US time zones.", &["zone EU or US time zones!"]),
    ]);
    check_under(
        "Requirements",
        &[("Based in London", &["based London!"]), ("Willingness to relocate", &["relocate!"])],
    );
    check_headers(&[
        (
            "Example | Data Engineer | Remote (US only) | Full-time",
            &["within the United States!", "remote"],
        ),
        ("Example | Remote, Europe | Rust", &["within Europe!", "remote"]),
        ("Example | US Remote | Rust", &["within the United States!", "remote"]),
        ("Example | Remote (Dublin, Ireland) | Rust", &["within Ireland!", "remote"]),
        ("Example | Remote (CET ±3) | Rust", &["zone CET ±3!", "remote"]),
        ("Example | REMOTE (UTC-3 to UTC+3)", &["zone UTC-3 to UTC+3!", "remote"]),
        ("Example | Berlin | ONSITE, relocation", &["relocation offered", "on site"]),
        ("Example | Remote (EU time zones preferred)", &["zone EU time zones?", "remote"]),
        ("Example | Remote (Worldwide)", &["remote"]),
        ("Example | Remote or London, UK", &["remote"]),
        ("Example | Oslo area required | Onsite", &["based Oslo!", "on site"]),
        ("Example | REMOTE | Hiring GMT-8 to GMT+2", &["zone GMT-8 to GMT+2!", "remote"]),
    ]);
}

#[test]
fn places_that_nobody_has_to_be_in_are_passed_over() {
    check(&[
        ("We are based in Berlin.", &[]),
        ("Based in Zurich, we build for the whole of Europe.", &[]),
        ("We are a London-based startup.", &[]),
        ("Most of our engineers are located in Prague.", &[]),
        ("Our customers live in the US.", &[]),
        ("Our team works across time zones.", &[]),
        ("We have colleagues in many time zones.", &[]),
        ("People in all time zones are welcome.", &[]),
        ("No relocation offered.", &[]),
        ("Join us and help them.", &[]),
        ("Two founders relocated to Lisbon.", &[]),
    ]);
}
