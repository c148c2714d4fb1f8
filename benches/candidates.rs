//! How long many candidates take against one market, stage by stage, in CPU time.
//!
//! Run with `cargo bench --bench candidates [-- POSTINGS.jsonl [CANDIDATES]]`. Without a file the
//! postings of the sample site's first market are taken. The résumés are made up from a fixed seed:
//! skills of the market by how often it names them, in one to five dated roles. Everything runs on
//! one thread, whose time on a processor is shown where Linux tells it, else the clock's; every
//! figure is the best of several rounds.
#![allow(clippy::print_stdout)]

use careerdash::candidate::{self, Candidate};
use careerdash::content::{Content, Overrides, Profile};
use careerdash::diagnostics::Diagnostics;
use careerdash::market::Market;
use careerdash::pipeline;
use careerdash::report::derivation::PostingDerivation;
use careerdash::report::{self, Report, Reporter};
use careerdash::site::{Placement, Renderer, SiteInput};
use careerdash::skills::Miner;
use serde_json::{Value, json};
use std::hint::black_box;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use std::{env, error, fs, path};

const ROUNDS: usize = 3;
const CANDIDATES: usize = 1000;

fn main() -> Result<(), Box<dyn error::Error>> {
    let arguments: Vec<String> =
        env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let count = arguments.get(1).map_or(Ok(CANDIDATES), |count| count.parse())?;
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global()?;

    let site = tempfile::tempdir()?;
    write_market(site.path(), arguments.first())?;
    let (content, miner) = load(site.path());
    let (markets, market_time) = best(|| pipeline::markets(&content, &miner));
    let market = &markets[0];
    let folder = site.path().join("content/profiles");
    fs::create_dir_all(&folder)?;
    for number in 0..count {
        let resume = resume(number, market);
        fs::write(folder.join(format!("c{number:05}.json")), resume.to_string())?;
    }

    let ((content, _), read) = best(|| load(site.path()));
    println!(
        "{} candidates against {} distinct postings, {} readable; {} skills asked\n",
        content.profiles.len(),
        market.postings.len(),
        market.funnel.readable,
        market.demand.len()
    );
    let generator = pipeline::generator(miner.catalogue(), content.site.spoken());
    let (reporter, looked_up) = best(|| Reporter::new(market, miner.catalogue(), &generator));
    let (candidates, analysed) = best(|| {
        let profiles = content.profiles.iter();
        profiles
            .map(|profile| {
                candidate::analyse(profile, &miner, content.as_of, content.site.spoken())
            })
            .collect::<Vec<Candidate>>()
    });
    let pairs: Vec<(&Candidate, &Profile)> =
        candidates.iter().zip(content.profiles.iter().map(|profile| &**profile)).collect();
    let mut slowest = Duration::ZERO;
    let (reports, reported) = best(|| {
        slowest = Duration::ZERO;
        let mut reports: Vec<Report> = Vec::new();
        for (candidate, profile) in &pairs {
            let start = Instant::now();
            reports.push(reporter.report(candidate, profile));
            slowest = slowest.max(start.elapsed());
        }
        reports
    });
    let pages = pipeline::market_reports(&markets[..1], &miner, &generator);
    let renderer =
        Renderer::new(SiteInput { config: &content.site, theme: &content.theme, markets: &pages });
    let (_, rendered) = best(|| {
        for (report, (candidate, profile)) in reports.iter().zip(&pairs) {
            let held = PostingDerivation::listed(&reporter, candidate, profile, &report.matching);
            let markdown = report::markdown(report);
            let page = renderer.dashboard(report, &held, &markdown, &Placement::default());
            black_box(&page).as_ref().expect("a page");
        }
    });

    println!("{:<34} {:>9} {:>14}", "stage", "ms", "ms each");
    let each = |stage: &str, time: Duration| {
        let milliseconds = time.as_secs_f64() * 1e3;
        println!("{stage:<34} {milliseconds:>9.1} {:>14.3}", milliseconds / count as f64);
    };
    each("read the content", read);
    each("mine the résumés", analysed);
    each("match, gaps, plan and narrative", reported);
    each("render pages, JSON and Markdown", rendered);
    println!("\nmine and analyse the market         {:>9.1}", market_time.as_secs_f64() * 1e3);
    println!("look the market up                  {:>9.1}", looked_up.as_secs_f64() * 1e3);
    println!("slowest report                      {:>9.1}", slowest.as_secs_f64() * 1e3);
    println!(
        "analysis of all candidates          {:>9.1}",
        (analysed + reported + looked_up).as_secs_f64() * 1e3
    );
    Ok(())
}

/// The time this thread has run on a processor; without Linux, the clock's.
fn now() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// The result and the shortest time of several rounds.
fn best<T>(mut run: impl FnMut() -> T) -> (T, Duration) {
    let mut time = Duration::MAX;
    let mut result = None;
    for _ in 0..ROUNDS {
        // The old result goes first, or two would be held at once.
        drop(result.take());
        let start = now();
        result = Some(black_box(run()));
        time = time.min(now().saturating_sub(start));
    }
    (result.expect("at least one round"), time)
}

fn load(root: &Path) -> (Content, std::sync::Arc<Miner>) {
    let mut diagnostics = Diagnostics::default();
    let loaded = pipeline::load(root, &Overrides::default(), &mut diagnostics);
    (loaded.content.expect("readable content"), loaded.miner)
}

/// A market of the postings in a file, or the sample site's first market.
fn write_market(root: &Path, postings: Option<&String>) -> Result<(), Box<dyn error::Error>> {
    let folder = root.join("content/markets/market");
    fs::create_dir_all(&folder)?;
    match postings {
        Some(file) => {
            fs::write(folder.join("market.toml"), "title = \"Market\"\n")?;
            fs::copy(file, folder.join("2026-11-01.jsonl"))?;
        }
        None => {
            let markets = path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content/markets");
            let mut markets: Vec<_> = fs::read_dir(markets)?.collect::<Result<_, _>>()?;
            markets.sort_by_key(fs::DirEntry::file_name);
            for file in fs::read_dir(markets[0].path())? {
                let file = file?;
                fs::copy(file.path(), folder.join(file.file_name()))?;
            }
        }
    }
    Ok(())
}

/// A made-up résumé; equal numbers give equal ones.
fn resume(number: usize, market: &Market) -> Value {
    let mut dice = Dice(number as u64 * 2 + 1);
    let total: u64 = market.demand.iter().map(|demand| u64::from(demand.any.k())).sum();
    let mut skill = || {
        let mut at = dice.below(total.max(1));
        let asked = market.demand.iter().find(|demand| {
            let k = u64::from(demand.any.k());
            let found = at < k;
            at = at.saturating_sub(k);
            found
        });
        asked.map_or("Python".to_owned(), |demand| demand.skill.label.to_string())
    };
    let mut year = 2026;
    let mut work = Vec::new();
    for role in 0..1 + number % 5 {
        let (end, length) = (year, 1 + (number + role) % 3);
        year -= length;
        let highlights: Vec<String> = (0..4)
            .map(|_| format!("Built and ran services with {} and {}.", skill(), skill()))
            .collect();
        work.push(json!({
            "name": format!("Employer {role}"),
            "position": "Engineer",
            "startDate": format!("{year}-01"),
            "endDate": format!("{end}-01"),
            "highlights": highlights,
        }));
    }
    let keywords: Vec<String> = (0..12).map(|_| skill()).collect();
    json!({
        "basics": { "name": format!("Candidate {number}"), "summary": "A made-up résumé." },
        "work": work,
        "skills": [{ "name": "Skills", "keywords": keywords }],
        "career": { "sample": true, "plan": { "weeks": 6, "hoursPerWeek": 10 } },
    })
}

/// Numbers of Knuth's linear congruential generator for 64 bits (MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}
