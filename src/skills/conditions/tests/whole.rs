use super::*;
use proptest::prelude::*;

#[test]
fn a_statement_knows_where_it_stands() {
    let text =
        "Example GmbH makes tools.\n\n## Requirements\n- 5+ years of Python\n- Fluent German";
    let mined = Miner::builtin().mine(text);
    let found = conditions("Senior Engineer", text, &mined, Fields::default()).stated;
    let (title, years) = (&found[0], &found[1]);
    assert!(matches!(title.source, Source::Title { span } if span == Span::new(0, 6)));
    let Source::Text { span, sentence } = years.source else { panic!("{years:?}") };
    assert_eq!(&text[span.start..span.end], "5+ years");
    assert_eq!(&text[sentence.start..sentence.end], "5+ years of Python");
    let StrengthRule::Heading(heading) = years.rule else { panic!("{years:?}") };
    assert_eq!(&text[heading.start..heading.end], "Requirements");
}

#[test]
fn fields_count_where_the_words_are_silent() {
    let mined = Mined::default();
    let locations = ["Remote (Germany)".to_owned()];
    let fields = Fields {
        workplace: Workplace::Remote,
        employment_type: Some("Internship"),
        locations: &locations,
    };
    let found = conditions("Engineer", "We make tools.", &mined, fields).stated;
    let sources: Vec<(String, Source)> =
        found.iter().map(|stated| (short(stated), stated.source)).collect();
    assert_eq!(
        sources,
        [
            ("remote".to_owned(), Source::Field(Field::Workplace)),
            ("intern".to_owned(), Source::Field(Field::EmploymentType)),
            ("within Germany".to_owned(), Source::Field(Field::Location(0))),
        ]
    );
    let said = conditions("Senior Engineer", "Location: Berlin, on-site", &mined, fields).stated;
    let words: Vec<String> = said.iter().map(short).collect();
    assert_eq!(words, ["senior", "on site", "within Germany"]);
}

#[test]
fn what_is_said_twice_counts_once_at_its_strongest() {
    let text = "Fluent English is a plus.\n\nFluent English is required.";
    assert_eq!(read("", text), ["English fluent!"]);
}

#[test]
fn offers_are_no_demands() {
    let demand =
        |text: &str| conditions("", text, &Mined::default(), Fields::default()).has_demand();
    assert!(!demand("Example | Berlin | ONSITE | VISA"));
    assert!(demand("You must be based in Berlin."));
}

#[test]
fn an_offset_is_not_taken_from_the_next_line() {
    holds("", "Remote-CET-\n-3");
}

proptest! {
    #[test]
    fn any_text_is_read(title in ".{0,60}", text in "(\\PC|\n){0,400}") {
        holds(&title, &text);
    }

    /// Words of the tables and marks in any order.
    #[test]
    fn any_order_of_its_own_words_is_read(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "5", "years", "+", "of", "Python", "or", "(", ")", "|", "\n", "- ", "Bachelor's",
                "degree", "in", "PhD", "fluent", "German", "is", "a", "plus", "must", "be", "based",
                "US", "only", "Remote", "CET", "±", "3", "time zones", "visa", "no", "sponsor",
                "hybrid", "days", "week", "office", "senior", "engineer", ",", "/", "%", "travel",
                "clearance", ".", "## Requirements\n", "U.S.", "B.Sc.", "ü", "’", "the", "and", "we",
            ]),
            0..60,
        ),
        glue in prop::sample::select(vec![" ", "", "-"]),
    ) {
        holds("Senior", &words.join(glue));
    }
}

/// Spans lie on characters and inside their sentences.
fn holds(title: &str, text: &str) {
    let mined = Miner::builtin().mine(text);
    let fields = Fields { employment_type: Some(title), ..Fields::default() };
    for stated in conditions(title, text, &mined, fields).stated {
        match stated.source {
            Source::Text { span, sentence } => {
                assert!(sentence.start <= span.start && span.end <= sentence.end, "{stated:?}");
                assert!(!text[span.start..span.end].is_empty());
                assert!(text.get(sentence.start..sentence.end).is_some());
            }
            Source::Title { span } => assert!(!title[span.start..span.end].is_empty()),
            Source::Field(_) => {}
        }
    }
}
