use super::{check, check_headers, check_under};

#[test]
fn languages_are_read_with_their_level() {
    check(&[
        ("You speak fluent German.", &["German fluent!"]),
        ("C1 English is required.", &["English c1!"]),
        ("English (C1) and German (B2) required.", &["English c1!", "German b2!"]),
        ("Fluency in English is a must, German is a plus.", &["English fluent!", "German?"]),
        ("You write very good English.", &["English advanced!"]),
        ("You need a working knowledge of Dutch.", &["Dutch intermediate!"]),
        ("Basic Spanish is helpful.", &["Spanish basic?"]),
        ("Native French speakers preferred.", &["French native?"]),
        (
            "You must be able to communicate in either English or Japanese.",
            &["English or!", "Japanese or!"],
        ),
        ("Japanese required", &["Japanese!"]),
        ("Excellent written and spoken Polish is essential.", &["Polish advanced!"]),
        ("We are looking for a German-speaking support engineer.", &["German!"]),
        ("You should know at least basic Italian.", &["Italian basic!"]),
        ("Languages: English, French", &["English!", "French!"]),
        ("German skills are not required, but always a plus.", &["German?"]),
        ("Mandarin is an advantage.", &["Mandarin?"]),
        (
            "You bring fluent French, professional English.",
            &["French fluent!", "English advanced!"],
        ),
        ("Portuguese at native level is needed.", &["Portuguese native!"]),
    ]);
    check_under(
        "Requirements",
        &[
            ("Fluent English", &["English fluent!"]),
            ("Norwegian", &["Norwegian!"]),
            ("English and Greek", &["English!", "Greek!"]),
        ],
    );
    check_under("Nice to have", &[("French and/or Dutch", &["French or?", "Dutch or?"])]);
    check_headers(&[(
        "Example Ltd | Remote (UK) | Fluent English required",
        &["English fluent!", "within the United Kingdom!", "remote"],
    )]);
}

#[test]
fn german_sentences_are_read() {
    check(&[
        ("Verhandlungssicheres Deutsch ist Voraussetzung.", &["German fluent!"]),
        (
            "Sehr gute Deutschkenntnisse und gute Englischkenntnisse",
            &["German advanced!", "English intermediate!"],
        ),
        ("Du sprichst fließend Deutsch und Englisch.", &["German fluent!", "English fluent!"]),
        ("Deutsch mindestens B2", &["German b2!"]),
        ("Wir suchen dich mit mindestens 3 Jahren Berufserfahrung.", &["3y!"]),
        ("Idealerweise bringst du 5 Jahre Erfahrung mit Java mit.", &["5y java?"]),
        (
            "Du hast ein abgeschlossenes Studium der Informatik oder eine vergleichbare Ausbildung.",
            &["unspecified in Informatik or equivalent!"],
        ),
        ("Führerschein Klasse B erforderlich.", &["licence!"]),
        ("Unsere Arbeitssprache ist Englisch.", &[]),
        ("Wir sind ein deutsches Unternehmen.", &[]),
    ]);
    check_under(
        "Dein Profil",
        &[
            ("Abgeschlossene Ausbildung als Fachinformatiker", &["vocational!"]),
            ("Reisebereitschaft bis 20 %", &["travel 20%!"]),
            ("Englisch fließend", &["English fluent!"]),
        ],
    );
}

#[test]
fn words_that_ask_for_no_language_are_passed_over() {
    check(&[
        ("You will polish the UI.", &[]),
        ("We use Go and Rust.", &[]),
        ("We serve an English breakfast on Fridays.", &[]),
        ("We are a German company.", &[]),
        ("We are an English-speaking team.", &[]),
        ("Our working language is English.", &[]),
        ("You join a leading German bank.", &[]),
        ("You have a strong sense for the French market.", &[]),
        ("Write requirements in plain English.", &[]),
        ("No German required.", &[]),
        ("Japanese is NOT in any way a requirement.", &[]),
        ("You don't need to speak French.", &[]),
        ("The job ad in German is on our site.", &[]),
        ("We can help with German classes.", &[]),
        ("You are fluent in Python and Java.", &[]),
        ("You support our Spanish customers.", &[]),
        ("Details (German) are on our page.", &[]),
        ("Our team speaks English and Dutch.", &[]),
        ("Kids learn French with our app.", &[]),
        ("You must hold a Dutch passport.", &["citizen!"]),
    ]);
    check_under("Benefits", &[("Free German lessons and fluent colleagues", &[])]);
}
