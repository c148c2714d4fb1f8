use super::{check, check_headers, check_under};

#[test]
fn travel_clearance_and_licence_are_read() {
    check(&[
        ("Up to 25% travel is required.", &["travel 25%!"]),
        ("You are willing to travel.", &["travel!"]),
        ("Travel: 10-20 %", &["travel 20%!"]),
        ("Some international travel is expected.", &["travel!"]),
        ("You need an active security clearance.", &["clearance unspecified!"]),
        ("TS/SCI clearance required.", &["clearance topsecret!"]),
        ("Secret clearance preferred.", &["clearance secret?"]),
        ("You have a valid driver's license.", &["licence!"]),
    ]);
    check_under(
        "Requirements",
        &[
            ("Ability to obtain a security clearance", &["clearance unspecified!"]),
            ("Driving licence", &["licence!"]),
        ],
    );
    check_headers(&[("Example | Top Secret clearance | Bonn", &["clearance topsecret!"])]);
}

#[test]
fn other_travel_and_clearances_are_passed_over() {
    check(&[
        ("We rebuild the travel industry.", &[]),
        ("You get travel insurance.", &[]),
        ("No travel required.", &[]),
        ("We handle customs clearance.", &[]),
        ("No security clearance needed.", &[]),
        ("Why show your driver's license to a webcam?", &[]),
        ("You enjoy opportunities for international travel.", &[]),
    ]);
}
