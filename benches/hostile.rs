//! How the work on hostile text grows: eight times the text should take about eight times as long.
//!
//! Run with `cargo bench --bench hostile`. Each line is one way to make work out of proportion.
#![allow(clippy::print_stdout)]

use careerdash::content::read_text;
use careerdash::skills::Miner;
use std::hint::black_box;
use std::time::Instant;

/// Repeats of the shorter text.
const FEW: usize = 2_000;
/// The longer text is so many times as long.
const GROWTH: usize = 8;
const ROUNDS: usize = 5;

const MINED: &[&str] = &[
    "go, ",
    "is a plus ",
    "(Python ",
    "- one of:\n",
    "Stack: ",
    "Python not required, ",
    "go-to-market ",
    "such as Python, ",
    "Python or Java ",
    "customers include Docker and ",
    "Python  ",
    "#PythonJava ",
    "Python, these are a plus. ",
    "Experience Python ",
];

const MARKUP: &[&str] = &[
    "<div>",
    "<ul><li>x",
    "<b>",
    "<span style='font-weight:bold'>",
    "<p>x</p></p>",
    "<p>&amp",
    "<p><!--",
    "<svg>",
    "<a b='",
    "[",
    "**a",
    "`",
    "![",
    "[a](",
    "_a",
];

fn main() {
    println!("{:<34} {:>9} {:>9} {:>7}", "repeated text", "ms", "ms of 8x", "ratio");
    let mine = |text: &str| drop(black_box(Miner::builtin().mine(text)));
    MINED.iter().for_each(|part| line("mine", part, mine));
    let read = |text: &str| drop(black_box(read_text(text.as_bytes())));
    MARKUP.iter().for_each(|part| line("read", part, read));
}

fn line(stage: &str, part: &str, work: impl Fn(&str)) {
    let few = milliseconds(&part.repeat(FEW), &work);
    let many = milliseconds(&part.repeat(FEW * GROWTH), &work);
    println!("{:<34} {few:>9.2} {many:>9.2} {:>7.1}", format!("{stage} {part:?}"), many / few);
}

/// The shortest time of several rounds.
fn milliseconds(text: &str, work: impl Fn(&str)) -> f64 {
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        work(text);
        start.elapsed().as_secs_f64() * 1e3
    });
    times.fold(f64::INFINITY, f64::min)
}
