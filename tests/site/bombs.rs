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

const MEBIBYTE: u64 = 1024 * 1024;

fn bombs() -> Vec<Bomb> {
    let nested =
        |open: &str, close: &str| [open.repeat(50_000), close.repeat(50_000)].concat().into_bytes();
    let gzip = [b"\x1f\x8b\x08\0".as_slice(), &[0; 1_000_000]].concat();
    let utf16: Vec<u8> = r#"{"name":"a"}"#.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let huge = format!("{{\"a\":1{}}}", "0".repeat(400));
    let bomb = |name, bytes: &[u8], resume, postings| Bomb {
        name,
        content: Content::Bytes(bytes.to_vec()),
        resume,
        postings,
    };
    let hole = |name, length| Bomb {
        name,
        content: Content::Hole(length),
        resume: "file-too-large",
        postings: "unreadable-file",
    };
    vec![
        bomb("unclosed lists", &b"[".repeat(100_000), "too-deep", "broken-json"),
        bomb("lists", &nested("[", "]"), "too-deep", "unknown-format"),
        bomb("objects", &nested("{\"a\":", "}"), "too-deep", "broken-json"),
        bomb("marked UTF-8", b"\xef\xbb\xbf{\"name\":\"a\"}", "byte-order-mark", "byte-order-mark"),
        bomb("UTF-16", &utf16, "encoding", "not-utf8"),
        bomb("Latin-1", b"{\"name\":\"Jos\xe9\"}", "encoding", "not-utf8"),
        bomb("NaN", b"{\"salary\":NaN}", "invalid-json", "broken-json"),
        bomb("infinity", b"{\"salary\":1e999}", "invalid-json", "unknown-format"),
        bomb("a huge number", huge.as_bytes(), "invalid-json", "unknown-format"),
        bomb("twice a key", br#"{"name":"a","name":"b"}"#, "not-a-resume", "unknown-format"),
        bomb("half a character", br#"{"name":"\ud800"}"#, "invalid-json", "unknown-format"),
        bomb("a zero byte", b"{\"name\":\"a\0b\"}", "invalid-json", "broken-json"),
        bomb("more behind it", br#"{"name":"a"} x"#, "invalid-json", "broken-json"),
        bomb("nothing", b"", "empty-file", "empty-snapshot"),
        bomb("spaces", &b" ".repeat(1_000_000), "empty-file", "empty-snapshot"),
        bomb("a compressed file", &gzip, "encoding", "not-text"),
        hole("100 MB", 100_000_000),
        hole("a terabyte", 1024 * 1024 * MEBIBYTE),
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
        let profile = site.root.join("content/profiles/bomb.json");
        let snapshot = site.root.join("content/markets/dev/2026-11-16.json");
        let apart = site.root.join("bomb.json");
        write(&apart, &content);
        std::fs::hard_link(&apart, &profile).unwrap();
        std::fs::hard_link(&apart, &snapshot).unwrap();
        let (code, said) = within_bounds(&site, &["check", "--format", "short"]);
        assert_eq!(code, Some(1), "{name}: {said}");
        for (file, problem) in [("profiles/bomb.json", resume), ("dev/2026-11-16.json", postings)] {
            let of_file = |line: &&str| line.split(':').next().is_some_and(|at| at.ends_with(file));
            let found =
                said.lines().filter(of_file).any(|line| line.contains(&format!("[{problem}]")));
            assert!(found, "{name}: no {problem} for {file} in {said}");
        }
        for import in [
            ["import", "profile", "bomb.json"].as_slice(),
            &["import", "postings", "bomb.json", "--market", "new", "--date", "2026-11-16"],
        ] {
            let (code, said) = within_bounds(&site, import);
            assert!(code == Some(1) && said.contains("error["), "{name}: {import:?}: {said}");
        }
        // What else the site holds is not lost.
        let (code, said) = within_bounds(&site, &["build"]);
        assert_eq!(code, Some(1), "{name}: {said}");
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
