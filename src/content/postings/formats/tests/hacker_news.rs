//! First lines as people write them.

use super::super::super::tests::shared;
use crate::content::postings::read_snapshot_file;
use std::path::Path;

/// `CAREERDASH_SHARED=… cargo test --lib headlines_of_real_comments -- --ignored --nocapture`
/// prints what was made of the first line of every 33rd comment, to be judged by reading, and of
/// those that were taken for chatter.
#[test]
#[ignore = "prints what is to be judged by reading"]
fn headlines_of_real_comments() {
    let Some(bytes) = shared("hn-2026/postings.jsonl") else {
        println!("skipped: no shared data");
        return;
    };
    let every: usize =
        std::env::var("EVERY").ok().and_then(|every| every.parse().ok()).unwrap_or(33);
    let rows: Vec<serde_json::Value> =
        bytes.split(|b| *b == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    let mut postings = 0;
    for (at, row) in rows.iter().enumerate() {
        let text = row["description"].as_str().unwrap();
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace("\n\n", "<p>");
        let thread = serde_json::json!({"title": "", "children": [
            {"id": at, "author": "a", "text": escaped, "children": []}
        ]});
        let file = read_snapshot_file("x.json", Path::new("x"), thread.to_string().as_bytes());
        let first = text.lines().next().unwrap_or_default();
        let Some(posting) = file.postings.first() else {
            println!("NONE {first:.150} ({} bytes)", text.len());
            continue;
        };
        postings += 1;
        if at % every == every / 2 {
            println!(
                "{first:.200}\n    {:?} | {:?} | {:?} | {:?} | {:?} | {:?}",
                posting.company,
                posting.title,
                posting.locations,
                posting.workplace,
                posting.employment_type,
                posting.pay.iter().map(|pay| &*pay.raw).collect::<Vec<_>>(),
            );
        }
    }
    println!("{postings} postings of {} comments", rows.len());
}
