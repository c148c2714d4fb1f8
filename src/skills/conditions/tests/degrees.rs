use super::{check, check_headers, check_under};

#[test]
fn degrees_are_read_with_field_and_substitute() {
    check(&[
        (
            "A Bachelor's degree in computer science is required.",
            &["bachelor in computer science!"],
        ),
        (
            "You have a BS, MS or PhD in computer science or a related field.",
            &["bachelor/master/doctorate in computer science or a related field!"],
        ),
        ("Bachelor's or 4 years of experience.", &["bachelor or equivalent!"]),
        (
            "You have a degree in physics or equivalent experience.",
            &["unspecified in physics or equivalent!"],
        ),
        ("An MBA is a plus.", &["master?"]),
        ("BA/BS in economics preferred.", &["bachelor in economics?"]),
        ("PhD a plus.", &["doctorate?"]),
        ("Bachelor's degree required, Master's preferred.", &["bachelor!", "master?"]),
        ("You need a CS degree.", &["unspecified in CS!"]),
        ("We require an M.Sc. in statistics.", &["master in statistics!"]),
        ("Candidates have a Ph.D. in linguistics.", &["doctorate in linguistics!"]),
        ("Ideally you hold an advanced degree in mathematics.", &["master in mathematics?"]),
        ("An associate's degree is required.", &["associate!"]),
        ("Candidates need vocational training or a bachelor's degree.", &["vocational/bachelor!"]),
        (
            "You have a Master's degree (or a Bachelor's degree with more experience).",
            &["bachelor/master!"],
        ),
        ("A PhD is not required, but a plus.", &["doctorate?"]),
        ("We need a four-year degree in engineering.", &["bachelor in engineering!"]),
    ]);
    check_under(
        "Requirements",
        &[
            ("BS CS or similar", &["bachelor in CS or equivalent!"]),
            ("Relevant degree", &["unspecified!"]),
            ("PhD", &["doctorate!"]),
            ("Master in computer science", &["master in computer science!"]),
        ],
    );
    check_under(
        "Nice to have",
        &[("PhD in machine learning", &["doctorate in machine learning?"])],
    );
    check_headers(&[("Example AG | Research Scientist (PhD required) | Zurich", &["doctorate!"])]);
}

#[test]
fn words_that_are_no_degree_asked_are_passed_over() {
    check(&[
        ("You work with our Scrum Master.", &[]),
        ("You keep our master data clean.", &[]),
        ("You must know MS SQL and MS Office.", &[]),
        ("No BS, we promise.", &[]),
        ("We pay for your BS detector.", &[]),
        ("You push to the master branch.", &[]),
        ("You have a high degree of autonomy.", &[]),
        ("You get a 360-degree view of the customer.", &[]),
        ("Our founders met during their PhD in Berlin.", &[]),
        ("We are a team of PhDs from three countries.", &[]),
        ("No degree required.", &[]),
        ("A degree is not required.", &[]),
        ("We don't care about degrees.", &[]),
        ("You are pursuing a degree in physics.", &[]),
        ("You work with PhD students.", &[]),
        ("Boston, MA and New York", &[]),
        ("You will be a master of your craft.", &[]),
        ("Our tool measures to a tenth of a degree.", &[]),
        ("We sell fluoroscopes to doctors.", &[]),
        ("Associate Engineer wanted!", &[]),
        ("You have experience with 38Degrees campaigns.", &[]),
    ]);
    check_under("About us", &[("Founded by a PhD in computer science", &[])]);
    check_under("Benefits", &[("We pay for your Master's degree", &[])]);
}
