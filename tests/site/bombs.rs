//! Files that are small to write and large to read: each ends in a message, within bounds.

use super::fixture::{POSTING, RESUME, Site};
use std::fs::File;
use std::path::Path;
use std::process::Command;

/// What a file holds.
enum Content {
    Bytes(Vec<u8>),
    /// So many zero bytes, which take no room on a disk that knows holes.
    Hole(u64),
}

/// A file, and the code of the problem that it is as a résumé and as postings.
struct Bomb {
    name: &'static str,
    content: Content,
    resume: &'static str,
    postings: &'static str,
}

/// Each under a name that says what is wrong with it.
fn bombs() -> Vec<Bomb> {
    let nested =
        |open: &str, close: &str| [open.repeat(50_000), close.repeat(50_000)].concat().into_bytes();
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let name = r#"{"name":"a"}"#;
    let gzip = [b"\x1f\x8b\x08\0".as_slice(), &[0; 1_000_000]].concat();
    let huge = format!("{{\"a\":1{0},\"b\":-1{0}}}", "0".repeat(400));
    let dates = r#"{"d":["0000-00-00","2026-02-30","9999-12-31T23:59:60Z","+275760-09-13","1e9"]}"#;
    let bomb = |name, bytes: &[u8], resume, postings| Bomb {
        name,
        content: Content::Bytes(bytes.to_vec()),
        resume,
        postings,
    };
    let hole = |name, length, resume| Bomb {
        name,
        content: Content::Hole(length),
        resume,
        postings: "unreadable-file",
    };
    vec![
        bomb("deep-100k.json", &b"[".repeat(100_000), "too-deep", "broken-json"),
        bomb("deep-closed-100k.json", &nested("[", "]"), "too-deep", "unknown-format"),
        bomb("deep-objects.json", &nested("{\"a\":", "}"), "too-deep", "broken-json"),
        bomb("bom.json", b"\xef\xbb\xbf{\"name\":\"a\"}", "byte-order-mark", "byte-order-mark"),
        bomb("utf16le.json", &wide(name), "encoding", "not-utf8"),
        bomb("utf16bom.json", &wide(&format!("\u{feff}{name}")), "encoding", "not-utf8"),
        bomb("latin1.json", b"{\"name\":\"Jos\xe9\"}", "encoding", "not-utf8"),
        bomb("nan.json", b"{\"salary\":NaN}", "invalid-json", "broken-json"),
        bomb("inf.json", b"{\"salary\":1e999}", "invalid-json", "unknown-format"),
        bomb("numbers.json", huge.as_bytes(), "invalid-json", "unknown-format"),
        bomb("dates.json", dates.as_bytes(), "not-a-resume", "unknown-format"),
        bomb("dup.json", br#"{"name":"a","name":"b"}"#, "not-a-resume", "unknown-format"),
        bomb("lone-surrogate.json", br#"{"name":"\ud800"}"#, "invalid-json", "unknown-format"),
        bomb("nul.json", b"{\"name\":\"a\0b\"}", "invalid-json", "broken-json"),
        bomb("trailing.json", br#"{"name":"a"} x"#, "invalid-json", "broken-json"),
        bomb("empty.json", b"", "empty-file", "empty-snapshot"),
        bomb("spaces.json", &b" ".repeat(1_000_000), "empty-file", "empty-snapshot"),
        bomb("crlf.jsonl", b"{\"id\":1}\r\n{\"id\":2}\r\n", "ignored-file", "unknown-format"),
        bomb("cr.jsonl", b"{\"id\":1}\r{\"id\":2}", "ignored-file", "broken-json"),
        bomb("no-final-newline.jsonl", b"{\"id\":1}\n{\"id\":2", "ignored-file", "unknown-format"),
        bomb("blank-lines.jsonl", b"\n\n{\"id\":1}\n\n", "ignored-file", "unknown-format"),
        hole("one-100MB-line.jsonl", 100_000_008, "ignored-file"),
        hole("many.jsonl", 113_888_890, "ignored-file"),
        hole("one-100MB-line.json", 100_000_008, "file-too-large"),
        hole("terabyte.json", 1 << 40, "file-too-large"),
        bomb("gzip.json", &gzip, "encoding", "not-text"),
        bomb("bomb-1GB.jsonl.gz", &gzip, "ignored-file", "ignored-file"),
    ]
}

fn write(path: &Path, content: &Content) {
    match content {
        Content::Bytes(bytes) => std::fs::write(path, bytes).unwrap(),
        Content::Hole(length) => File::create(path).unwrap().set_len(*length).unwrap(),
    }
}

/// Runs the program with at most 200 MB of addresses and ten seconds of the processor, several times
/// what its release needs, and gives what it said.
fn within_bounds(site: &Site, arguments: &[&str]) -> (Option<i32>, String) {
    let limits = "ulimit -v 204800 && ulimit -t 10 && exec \"$0\" \"$@\"";
    let output = Command::new("sh")
        .args(["-c", limits, env!("CARGO_BIN_EXE_careerdash")])
        .args(arguments)
        .current_dir(&site.root)
        // Arenas of their own for threads take addresses and no memory.
        .env("MALLOC_ARENA_MAX", "1")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn every_bomb_ends_in_a_message_within_bounds() {
    for Bomb { name, content, resume, postings } in bombs() {
        let site = Site::small();
        let extension = name.split_once('.').unwrap().1;
        let profile = format!("profiles/bomb.{extension}");
        let snapshot = format!("markets/dev/2026-11-16.{extension}");
        let apart = site.root.join(name);
        write(&apart, &content);
        for file in [&profile, &snapshot] {
            std::fs::hard_link(&apart, site.root.join("content").join(file)).unwrap();
        }
        let (code, said) = within_bounds(&site, &["check", "--format", "short"]);
        // What is passed over because of its name alone stops nothing.
        let found = Some(i32::from((resume, postings) != ("ignored-file", "ignored-file")));
        assert_eq!(code, found, "{name}: {said}");
        for (file, problem) in [(&profile, resume), (&snapshot, postings)] {
            let of_file = |line: &&str| line.split(':').next().is_some_and(|at| at.ends_with(file));
            let found =
                said.lines().filter(of_file).any(|line| line.contains(&format!("[{problem}]")));
            assert!(found, "{name}: no {problem} for {file} in {said}");
        }
        for import in [
            ["import", "profile", name].as_slice(),
            &["import", "postings", name, "--market", "new", "--date", "2026-11-16"],
        ] {
            let (code, said) = within_bounds(&site, import);
            assert!(code == Some(1) && said.contains("error["), "{name}: {import:?}: {said}");
        }
        // What else the site holds is not lost.
        let (code, said) = within_bounds(&site, &["build"]);
        assert_eq!(code, found, "{name}: {said}");
        assert!(site.root.join("public/candidates/ada/dev/index.html").is_file(), "{name}: {said}");
    }
}

#[test]
fn the_bounds_are_felt() {
    let site = Site::new().profile("ada.json", RESUME).market("dev", "2026-11-15.jsonl", POSTING);
    let many = format!("{POSTING}\n").repeat(200_000);
    site.put("content/markets/dev/2026-11-14.jsonl", many);
    let (code, said) = within_bounds(&site, &["check"]);
    assert!(code.is_none(), "{code:?} {said}");
}
