//! A long session in short: thousands of edits, readers and half requests leave nothing behind.
//!
//! Ten seconds, or as many as `CAREERDASH_SOAK` says.

use super::client::Preview;
use super::fixture::{RESUME, Site};
use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

const PAGE: &str = "candidates/ada/dev/";
const FILE: &str = "content/profiles/ada.json";

/// What a process holds.
#[derive(Debug, Clone, Copy)]
struct Held {
    kilobytes: u64,
    threads: u64,
    descriptors: usize,
}

impl Held {
    fn of(process: u32) -> Self {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
        let value = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.trim_start_matches(':').split_whitespace().next().unwrap().parse().unwrap()
        };
        let descriptors = fs::read_dir(format!("/proc/{process}/fd")).unwrap().count();
        Self { kilobytes: value("VmRSS"), threads: value("Threads"), descriptors }
    }

    /// What is held once everything that was asked for is answered.
    fn at_rest(preview: &Preview) -> Self {
        let mut least = Self::of(preview.id());
        for _ in 0..40 {
            std::thread::sleep(Duration::from_millis(50));
            let now = Self::of(preview.id());
            least.threads = least.threads.min(now.threads);
            least.descriptors = least.descriptors.min(now.descriptors);
            least.kilobytes = now.kilobytes;
        }
        least
    }
}

/// A round of what happens in a session, each edit seen before the next; `round` makes it differ.
fn round(site: &Site, preview: &Preview, round: usize) {
    let name = format!("Round {round}.");
    // One who does not read, one who does not finish asking, one who waits for news and leaves.
    let mut idle = preview.connect();
    idle.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut half = preview.connect();
    half.write_all(b"GET / HT").unwrap();
    let (server, edition) = Preview::shown(&preview.get(PAGE));
    let target =
        format!("/__careerdash/news?server={server}&edition={edition}&errors=999999&page=/{PAGE}");
    let mut waiting = preview.connect();
    let ask = format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", preview.port);
    waiting.write_all(ask.as_bytes()).unwrap();

    site.put(FILE, RESUME.replace("Ada Byron", &name));
    preview.wait_for_text(PAGE, &name);
    let other = format!("content/profiles/p{}.json", round % 7);
    match round % 4 {
        0 => {
            site.put(&other, RESUME.replace("Ada Byron", &format!("Other {round}.")));
            preview.wait_for_text("", &format!("Other {round}."));
            fs::remove_file(site.root.join(&other)).unwrap();
        }
        1 => {
            site.put("site.toml", format!("title = \"Title {round}.\"\n"));
            preview.wait_for_text(PAGE, &format!("Title {round}."));
        }
        2 => {
            // The message differs each time, so that the wait is for this one.
            site.put(FILE, format!("{{\"basics\": {{\"name\": \"A\"}}, \"broken {round}"));
            preview.wait_for("the error", || {
                let told = preview.news(PAGE, &(server.clone(), u64::MAX), 0).text();
                told.contains(&format!("broken {round}")).then_some(())
            });
            site.put(FILE, RESUME.replace("Ada Byron", &format!("Mended {round}.")));
            preview.wait_for_text(PAGE, &format!("Mended {round}."));
        }
        _ => {
            assert_eq!(preview.get("no/such/page").status, 404);
            assert_eq!(preview.raw(b"junk\r\n\r\n").status, 400);
        }
    }
}

#[test]
fn nothing_grows_however_long_it_runs() {
    let seconds = std::env::var("CAREERDASH_SOAK").ok().and_then(|text| text.parse().ok());
    let whole = Duration::from_secs(seconds.unwrap_or(10));
    let site = Site::small();
    let preview = Preview::of(&site);
    let began = Instant::now();
    let mut rounds = 0;
    let mut go_on_until = |share: f64| {
        while began.elapsed() < whole.mul_f64(share) || rounds < (share * 24.0) as usize {
            round(&site, &preview, rounds);
            rounds += 1;
        }
        Held::at_rest(&preview)
    };
    // What is kept for later is made in the first part.
    let (before, after) = (go_on_until(0.34), go_on_until(1.0));
    println!("{rounds} rounds: {before:?}, then {after:?}");
    // Idle workers of the server end after some seconds, a few sooner or later; a thread left by
    // each round would be many more.
    assert!(after.threads <= before.threads + 4, "{before:?}, then {after:?}");
    assert!(after.descriptors <= before.descriptors, "{before:?}, then {after:?}");
    let most = before.kilobytes + before.kilobytes / 5;
    assert!(after.kilobytes <= most, "{before:?}, then {after:?}");
}
