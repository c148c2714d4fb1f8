//! How fast skills are mined: megabytes of input per second, stage by stage, and as a ratio to a
//! bare Aho-Corasick automaton over the same names.
//!
//! Run with `cargo bench --bench mining [-- FILE.jsonl…]`; each line of a file is
//! `{"id": …, "text": …}` or a posting with a `description`. Without a file the sample site's
//! postings are read many times over. Every figure is the best of several rounds, in which the
//! stages take turns, so that a slow moment of the machine hits all of them.
#![allow(clippy::print_stdout)]

use aho_corasick::{AhoCorasick, MatchKind};
use careerdash::skills::{Catalogue, Miner};
use careerdash::{Streams, run_with};
use serde::Deserialize;
use std::borrow::Cow;
use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{env, fs, path};

const ROUNDS: usize = 7;

/// Input below this many bytes is repeated until it is reached.
const ENOUGH: usize = 8 << 20;

#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow, alias = "description")]
    text: Cow<'a, str>,
}

fn main() {
    let files: Vec<String> = env::args().skip(1).filter(|file| !file.starts_with('-')).collect();
    let input = if files.is_empty() { sample() } else { read(&files) };
    let texts: Vec<String> = lines(&input).map(|line| parse(line).into_owned()).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!(
        "input: {} texts, {:.1} MB of text in {:.1} MB of JSON lines\n",
        texts.len(),
        megabytes(bytes),
        megabytes(input.len())
    );

    // The first use of each reads its tables.
    let start = Instant::now();
    let catalogue = Catalogue::builtin();
    let loaded = start.elapsed();
    let start = Instant::now();
    let miner = Miner::builtin();
    let ready = start.elapsed();

    let start = Instant::now();
    let names: Vec<&str> = catalogue
        .ids()
        .flat_map(|id| {
            let skill = catalogue.get(id);
            skill
                .aliases
                .iter()
                .map(|alias| &*alias.text)
                .chain(skill.deny.iter().map(|phrase| &**phrase))
        })
        .collect();
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(&names)
        .expect("the names fit an automaton");
    let automaton_ready = start.elapsed();

    let mut stages: Vec<Stage<'_>> = vec![
        Stage::new("read lines", || lines(&input).count()),
        Stage::new("parse JSON", || lines(&input).map(|line| parse(line).len()).sum()),
        Stage::new("mine", || texts.iter().map(|text| miner.mine(text).mentions.len()).sum()),
        Stage::new("end to end, 1 thread", || command(&input, "1")),
        Stage::new("end to end, 2 threads", || command(&input, "2")),
        Stage::new("bare automaton", || {
            texts.iter().map(|text| automaton.find_iter(text).count()).sum()
        }),
    ];
    for _ in 0..ROUNDS {
        stages.iter_mut().for_each(Stage::time);
    }

    println!("{:<24}{:>10}{:>12}", "stage", "ms", "MB/s");
    for stage in &stages {
        println!(
            "{:<24}{:>10.1}{:>12.1}",
            stage.name,
            stage.best.as_secs_f64() * 1e3,
            megabytes(bytes) / stage.best.as_secs_f64()
        );
    }
    let time = |name: &str| {
        let stage = stages.iter().find(|stage| stage.name == name).expect("a stage of that name");
        stage.best.as_secs_f64()
    };
    println!(
        "\nmining takes {:.2} times as long as the bare automaton over the same {} names",
        time("mine") / time("bare automaton"),
        names.len()
    );
    println!(
        "two threads are {:.2} times as fast as one",
        time("end to end, 1 thread") / time("end to end, 2 threads")
    );
    println!(
        "{} skills: read in {:.1} ms, the miner ready {:.1} ms later; the automaton takes {:.1} ms",
        catalogue.len(),
        loaded.as_secs_f64() * 1e3,
        ready.as_secs_f64() * 1e3,
        automaton_ready.as_secs_f64() * 1e3
    );
}

/// Something timed again and again.
struct Stage<'a> {
    name: &'static str,
    work: Box<dyn Fn() -> usize + 'a>,
    best: Duration,
}

impl<'a> Stage<'a> {
    fn new(name: &'static str, work: impl Fn() -> usize + 'a) -> Self {
        Self { name, work: Box::new(work), best: Duration::MAX }
    }

    fn time(&mut self) {
        let start = Instant::now();
        black_box((self.work)());
        self.best = self.best.min(start.elapsed());
    }
}

/// `careerdash mine`, from bytes to bytes.
fn command(input: &[u8], threads: &str) -> usize {
    let (mut reader, mut output, mut errors) = (input, Vec::new(), Vec::new());
    let mut streams = Streams {
        input: &mut reader,
        output: &mut output,
        errors: &mut errors,
        terminal: false,
        color: false,
        screen: None,
        today: jiff::civil::date(2026, 11, 30),
    };
    run_with(["careerdash", "mine", "--threads", threads], &mut streams);
    assert!(errors.is_empty(), "{}", String::from_utf8_lossy(&errors));
    output.len()
}

fn lines(input: &[u8]) -> impl Iterator<Item = &[u8]> {
    input.split(|byte| *byte == b'\n').filter(|line| !line.is_empty())
}

fn parse(line: &[u8]) -> Cow<'_, str> {
    serde_json::from_slice::<Record<'_>>(line).expect("a record with a text").text
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// The files' lines, one after the other.
fn read(files: &[String]) -> Vec<u8> {
    let mut input = Vec::new();
    for file in files {
        input.extend(fs::read(file).unwrap_or_else(|error| panic!("{file}: {error}")));
        input.push(b'\n');
    }
    with_ids(&input)
}

/// The sample site's postings that are kept as JSON lines, repeated.
fn sample() -> Vec<u8> {
    let mut once = Vec::new();
    let mut folders = vec![path::PathBuf::from("content/markets")];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{error}: {folder:?}"));
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "jsonl") {
                once.extend(fs::read(&path).expect("a readable sample file"));
                once.push(b'\n');
            }
        }
    }
    let once = with_ids(&once);
    once.repeat(ENOUGH.div_ceil(once.len()))
}

/// Each line as `{"id": …, "text": …}`, for some files have other names.
fn with_ids(input: &[u8]) -> Vec<u8> {
    let mut output = Vec::with_capacity(input.len());
    for (number, line) in lines(input).enumerate() {
        let record = serde_json::json!({"id": number.to_string(), "text": parse(line)});
        serde_json::to_writer(&mut output, &record).expect("memory holds it");
        output.push(b'\n');
    }
    output
}
