//! Sentences that trap simple miners, as tables.

use super::*;

fn mine(text: &str) -> Vec<(String, Strength)> {
    let miner = Miner::builtin();
    miner
        .mine(text)
        .mentions
        .iter()
        .map(|mention| {
            (miner.catalogue().reference(mention.skill).label.to_string(), mention.strength)
        })
        .collect()
}

fn technologies(text: &str) -> Vec<String> {
    let miner = Miner::builtin();
    let mut found: Vec<String> = miner
        .mine(text)
        .mentions
        .iter()
        .map(|mention| miner.catalogue().reference(mention.skill))
        .filter(|skill| skill.kind.is_technology())
        .map(|skill| skill.label.to_string())
        .collect();
    found.sort();
    found.dedup();
    found
}

#[test]
fn everyday_words_are_not_technologies() {
    for text in [
        "You will own the go-to-market plan.",
        "We are ready to go and go beyond what is asked.",
        "Lead our R&D department.",
        "After our Series C we grew quickly.",
        "Report to C-level executives.",
        "React to incidents within minutes.",
        "You spark ideas and excel at your work.",
        "Please express interest by Friday.",
        "We rust-proof steel beams in the rust belt.",
        "A swift response is guaranteed.",
        "Build scalable systems.",
        "Take the helm of a growing team.",
        "A ray of hope for patients.",
        "Our head chef cooks lunch.",
        "We play in the spring and rest in winter.",
        "Have access to a notion of linear time.",
        "Mail us at python@example.com or see https://example.com/react.",
        "kafka.io is hiring.",
        "We maintain the email service.",
        "The node of our network is in Berlin.",
        "Nothing less than a word from you.",
        "American Express is our client.",
    ] {
        assert_eq!(technologies(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn technologies_are_found_where_they_are_meant() {
    for (text, expected) in [
        ("Python, Go and Rust", &["Go", "Python", "Rust"][..]),
        ("java javascript go react", &["Go", "Java", "JavaScript", "React"]),
        ("C/C++ and C#", &["C", "C#", "C++"]),
        ("Experience with Go.", &["Go"]),
        ("We are hiring a Go developer", &["Go"]),
        ("a React engineer with taste", &["React"]),
        ("NoSQL stores such as MongoDB, and SQL", &["MongoDB", "SQL"]),
        ("Node.js, Express, MongoDB", &["Express.js", "MongoDB", "Node.js"]),
        (".NET Core and ASP.NET", &[".NET", "ASP.NET"]),
        ("You need to know Spark.", &["Apache Spark"]),
        ("Exposure to Go for services", &["Go"]),
        ("- Go preferred but not required", &["Go"]),
        ("Around you: Go.", &["Go"]),
        ("- Rust\n- Swift", &["Rust", "Swift"]),
        ("Statistics in R, SAS or Python", &["Python", "R", "SAS"]),
        ("Kubernetes (K8s) on AWS", &["AWS", "Kubernetes"]),
        ("Spark jobs in Scala", &["Apache Spark", "Scala"]),
        ("AWS-native, React-based", &["AWS", "React"]),
        ("GitHub, not Git", &["GitHub"]),
        ("Ruby (Sinatra, not Rails)", &["Ruby", "Sinatra"]),
        ("No experience with Kubernetes needed, but Docker", &["Docker"]),
    ] {
        let mut expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        expected.sort();
        assert_eq!(technologies(text), expected, "{text}");
    }
}

#[test]
fn words_of_the_sentence_give_the_strength() {
    use Strength::{Preferred, Required, Unspecified};
    for (text, expected) in [
        ("Must have Python.", Required),
        ("5+ years of Python.", Required),
        ("5+ YEARS Python", Required),
        ("I am six interviews deep into Python.", Unspecified),
        ("Python experience required.", Required),
        ("Strong Python skills", Required),
        ("Experience with Python", Required),
        ("Python is a plus.", Preferred),
        ("Nice to have: Python", Preferred),
        ("Ideally you have experience with Python.", Preferred),
        ("Bonus points for Python", Preferred),
        ("Python preferred", Preferred),
        ("Knowledge of Python would be nice.", Preferred),
        ("Experience with Python is a plus", Preferred),
        ("Our stack is Python.", Unspecified),
        ("We improve the user experience with Python.", Unspecified),
        ("Stack: Python. Experience with these is nice to have but not required.", Preferred),
        ("Requirements\n- Python", Required),
        ("## Nice to have\n- experience with Python", Preferred),
        ("Preferred qualifications:\n- must know Python", Required),
        ("Requirements\n- Python (nice to have)", Preferred),
        ("Requirements:\nSQL\nBonus: Python", Preferred),
        ("What you\u{2019}ll bring\n\n- Python", Required),
        ("What you'll do\n- Write Python", Unspecified),
    ] {
        let found = mine(text).into_iter().find(|(skill, _)| skill == "Python");
        assert_eq!(found.map(|(_, strength)| strength), Some(expected), "{text}");
    }
}

#[test]
fn boilerplate_is_no_evidence() {
    for text in [
        "About us\nWe built Python tools.",
        "Benefits:\n- Python courses",
        "We are an equal opportunity employer and like Python.",
    ] {
        assert_eq!(technologies(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn alternatives_are_one_list() {
    let miner = Miner::builtin();
    for (text, lists) in [
        ("Experience with AWS, GCP or Azure", 3),
        ("One of PyTorch, TensorFlow", 2),
        ("Java, Kotlin, or similar", 2),
        ("Python, SQL and AWS or GCP", 2),
        ("Python or Go, Terraform", 2),
        ("As one of our engineers you need Python, SQL and AWS", 0),
        ("Python and SQL", 0),
        ("Python, SQL", 0),
    ] {
        let count =
            miner.mine(text).mentions.iter().filter(|mention| mention.one_of.is_some()).count();
        assert_eq!(count, lists, "{text}");
    }
}

#[test]
fn any_text_is_mined_without_panic() {
    for text in [
        "",
        "\n\n",
        "…",
        "#",
        "- ",
        "C",
        "R",
        "\u{2019}",
        "a\u{301}é漢字 Python🦀Rust, Go",
        ":",
        "Requirements:",
        "x:y:z",
        "5+ years",
    ] {
        let _ = mine(text);
    }
}

proptest::proptest! {
    /// Spans lie on character boundaries, in order, without overlap, whatever the text.
    #[test]
    fn mentions_are_ordered_and_apart(text in "[a-zA-Z+#./,;:\\-•\n ’é]{0,200}|(Go|C\\+\\+|AWS|is a plus|, | or |\n- |Requirements:|not |🦀){0,30}") {
        let miner = Miner::builtin();
        let mut end = 0;
        for mention in miner.mine(&text).mentions {
            proptest::prop_assert!(mention.span.start >= end);
            proptest::prop_assert!(text.get(mention.span.start..mention.span.end).is_some());
            proptest::prop_assert!(text.get(mention.sentence.start..mention.sentence.end).is_some());
            end = mention.span.end;
        }
    }
}
