//! How fast learning plans are chosen, and how near the bound is.
//!
//! Run with `cargo bench --bench planning`. Every instance has 60 skills and 400 postings of 3 to 8
//! skills each, drawn from a skewed distribution (the chance of a skill falls with its rank to the
//! power of the skew), a quarter of the skills with a prerequisite and a third of the postings
//! with a list of which one is enough. The seeds are fixed, so only the milliseconds differ from
//! run to run; they are the best of several rounds.
#![allow(clippy::print_stdout)]

use careerdash::report::planning::{Instance, Skill, SkillSet, solve};
use std::hint::black_box;
use std::time::{Duration, Instant};

const SKILLS: usize = 60;
const POSTINGS: usize = 400;
const ROUNDS: usize = 3;
/// The limit of a report.
const MOST_EXAMINED: u32 = 10_000;

fn main() {
    println!("hours  skew  seed  completed  bound  bound/value    nodes  proven       ms");
    for hours in [60, 200] {
        for skew in [0.6, 0.8, 1.0] {
            for seed in 0..5 {
                let instance = instance(seed, hours, skew);
                let mut best = Duration::MAX;
                let mut solution = solve(&instance, MOST_EXAMINED);
                for _ in 0..ROUNDS {
                    let start = Instant::now();
                    solution = black_box(solve(black_box(&instance), MOST_EXAMINED));
                    best = best.min(start.elapsed());
                }
                let (value, bound) = (solution.choice.value.completed, solution.bound.completed);
                println!(
                    "{hours:5}  {skew:4.1}  {seed:4}  {value:9}  {bound:5}  {:11.3}  {:7}  {:6}  {:7.2}",
                    f64::from(bound.max(1)) / f64::from(value.max(1)),
                    solution.nodes,
                    solution.proven,
                    best.as_secs_f64() * 1e3,
                );
            }
        }
    }
}

fn instance(seed: u64, hours: u32, skew: f64) -> Instance {
    let mut random = SplitMix(seed);
    let weights: Vec<f64> = (1..=SKILLS).map(|rank| (rank as f64).powf(-skew)).collect();
    let mut named = vec![0_u32; SKILLS];
    let postings: Vec<Vec<SkillSet>> = (0..POSTINGS)
        .map(|_| {
            let wanted = 3 + random.below(6) as u32;
            let mut skills = SkillSet::EMPTY;
            while skills.len() < wanted {
                skills = skills.with(SkillSet::one(random.weighted(&weights)));
            }
            skills.iter().for_each(|skill| named[skill] += 1);
            let mut groups: Vec<SkillSet> = skills.iter().map(SkillSet::one).collect();
            if random.below(3) == 0 {
                let other = SkillSet::one(random.weighted(&weights));
                groups[0] = groups[0].with(other);
            }
            groups
        })
        .collect();
    let skills = (0..SKILLS)
        .map(|skill| Skill {
            minutes: 60 * (4 + 2 * random.below(19) as u32),
            demand: named[skill] * if skill < 10 { 3 } else { 1 },
            prerequisites: match random.below(4) {
                0 if skill > 0 => vec![SkillSet::one(random.below(skill as u64) as usize)],
                _ => Vec::new(),
            },
            gives: SkillSet::EMPTY,
        })
        .collect();
    Instance::new(skills, postings, hours * 60).expect("60 skills fit into a set")
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn weighted(&mut self, weights: &[f64]) -> usize {
        let unit = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        let mut left = unit * weights.iter().sum::<f64>();
        for (place, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return place;
            }
        }
        weights.len() - 1
    }
}
