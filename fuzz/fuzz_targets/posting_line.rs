//! Whatever a line holds, the lines around it are read.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((kind, data)) = data.split_first() else { return };
    let line = match kind % 2 {
        0 => String::from_utf8_lossy(data).into_owned(),
        _ => {
            let fixture = include_str!("../../tests/postings/fixtures/canonical/plain.jsonl");
            let record = fixture.lines().next().unwrap_or_default();
            careerdash_fuzz::changed(record, &mut Unstructured::new(data))
        }
    };
    let line = line.replace(['\n', '\r'], " ");
    let good = |id: &str| format!(r#"{{"id":"{id}","title":"{id}","company":"A","text":"Go"}}"#);
    let file = format!("{}\n{}\n{line}\n{}\n", good("first"), good("second"), good("last"));
    let file = careerdash_fuzz::read(file.as_bytes());
    for title in ["first", "second", "last"] {
        assert!(file.postings.iter().any(|posting| posting.title == title), "{title} is lost");
    }
});
