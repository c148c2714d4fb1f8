#[test]
#[ignore = "writes what is read from postings, to be looked at"]
fn dump() {
    use std::io::{BufRead, Write};
    let input = std::env::var("COND_IN").unwrap();
    let mut out = std::fs::File::create(std::env::var("COND_OUT").unwrap()).unwrap();
    let miner = crate::skills::Miner::builtin();
    let (mut mining, mut reading) = (std::time::Duration::ZERO, std::time::Duration::ZERO);
    for line in std::io::BufReader::new(std::fs::File::open(input).unwrap()).lines() {
        let value: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let (title, text) =
            (value["title"].as_str().unwrap(), value["description"].as_str().unwrap());
        let t0 = std::time::Instant::now();
        let mined = miner.mine(text);
        mining += t0.elapsed();
        let t0 = std::time::Instant::now();
        let found = super::conditions(title, text, &mined, super::Fields::default());
        reading += t0.elapsed();
        let items: Vec<_> = found
            .stated
            .iter()
            .map(|s| {
                let (quote, source) = match s.source {
                    super::Source::Text { span, sentence } => (
                        format!(
                            "{} ⟪{}⟫",
                            &text[span.start..span.end],
                            text[sentence.start..sentence.end]
                                .chars()
                                .take(160)
                                .collect::<String>()
                        ),
                        "text",
                    ),
                    super::Source::Title { span } => {
                        (title[span.start..span.end].to_owned(), "title")
                    }
                    super::Source::Field(_) => (String::new(), "field"),
                };
                serde_json::json!({"c": super::short(s), "q": quote, "s": source})
            })
            .collect();
        writeln!(out, "{}", serde_json::json!({"id": value["id"], "found": items})).unwrap();
    }
    println!("mining {mining:?}, reading {reading:?}");
}
