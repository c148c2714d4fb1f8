//! How many postings the open skills can complete at most: upper planes of the postings.

use super::knapsack::{Filling, Item, fill};
use super::skill_set::SkillSet;

/// Bounds the postings that a choice among the open skills completes.
///
/// The count of a posting is divided over the skills it misses. Whatever completes it has all of
/// them, so the completed postings count at most the sum of what the chosen skills were given. What
/// was given to a skill is divided once more, over the skills that the same posting misses besides:
/// of that, only as much can count as the rest of the minutes can hold, which a continuous knapsack
/// bounds. With this plane for the value of each skill, another continuous knapsack bounds the sum.
/// These are the upper planes of Gallo, Hammer and Simeone (1980) for quadratic knapsacks, with
/// postings in place of pairs. They hold for whatever [`Weights`] the counts are divided by.
#[derive(Debug, Default)]
pub(super) struct Planes {
    open: Vec<Open>,
    /// By skill, its place among the open ones.
    places: Vec<u8>,
    /// Postings that miss more than one skill for certain.
    shared: Vec<Shared>,
    /// The places of the skills that they miss, one posting after the other.
    members: Vec<u8>,
    /// By place and other place: what each minute of the other was given of the skill's postings.
    pairs: Vec<f64>,
    /// By place, the weight of the skill.
    weights: Vec<f64>,
    planes: Vec<Item>,
    items: Vec<Item>,
}

/// An open skill.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) skill: usize,
    pub(super) minutes: f64,
    /// Postings that miss it for certain.
    pub(super) missed_by: f64,
    /// Postings of which it gets the whole count: those that miss nothing else, and those that miss
    /// one of a list only.
    pub(super) whole: f64,
    /// Whether postings miss it together with others.
    shares: bool,
}

/// A posting that misses more than one skill.
#[derive(Debug, Clone, Copy)]
struct Shared {
    count: f64,
    /// Where its members end.
    end: usize,
}

impl Planes {
    /// Begins anew with these open skills; `minutes` are those of every skill.
    pub(super) fn begin(&mut self, open: SkillSet, minutes: &[f64]) {
        self.shared.clear();
        self.members.clear();
        self.open.clear();
        self.places.resize(minutes.len(), 0);
        for (skill, place) in open.iter().zip(0..) {
            self.places[skill] = place;
            let minutes = minutes[skill];
            self.open.push(Open { skill, minutes, missed_by: 0.0, whole: 0.0, shares: false });
        }
    }

    /// Adds postings that miss these open skills for certain, at least one.
    pub(super) fn add(&mut self, misses: SkillSet, count: f64) {
        let start = self.members.len();
        let places = &self.places;
        self.members.extend(misses.iter().map(|skill| places[skill]));
        let members = &self.members[start..];
        for place in members {
            let open = &mut self.open[usize::from(*place)];
            open.missed_by += count;
            open.shares |= members.len() > 1;
        }
        if let [only] = members {
            self.open[usize::from(*only)].whole += count;
            self.members.truncate(start);
        } else {
            self.shared.push(Shared { count, end: self.members.len() });
        }
    }

    /// Adds postings that miss nothing but one of these open skills.
    pub(super) fn add_choice(&mut self, options: SkillSet, count: f64) {
        for skill in options.iter() {
            self.open[usize::from(self.places[skill])].whole += count;
        }
    }

    /// Bounds the count of the added postings that fit into so many minutes.
    pub(super) fn bound(&mut self, minutes: f64, weights: &Weights) -> Filling {
        self.divide(weights);
        self.planes.clear();
        let rows = self.pairs.chunks_exact(self.open.len().max(1));
        for (open, row) in self.open.iter().zip(rows) {
            let mut plane = open.whole;
            if open.shares {
                let items = row.iter().zip(&self.open).filter(|(density, _)| **density > 0.0);
                let items = items
                    .map(|(density, other)| Item { density: *density, minutes: other.minutes });
                self.items.clear();
                self.items.extend(items);
                plane += fill(&mut self.items, minutes - open.minutes).value;
            }
            self.planes.push(Item { density: plane / open.minutes, minutes: open.minutes });
        }
        self.items.clone_from(&self.planes);
        fill(&mut self.items, minutes)
    }

    /// Divides the counts of the shared postings, and each part once more.
    fn divide(&mut self, weights: &Weights) {
        let size = self.open.len();
        self.pairs.clear();
        self.pairs.resize(size * size, 0.0);
        self.weights.clear();
        self.weights.extend(self.open.iter().map(|open| weights.0[open.skill]));
        let weight = |place: &u8| self.weights[usize::from(*place)];
        let mut start = 0;
        for posting in &self.shared {
            let members = &self.members[start..posting.end];
            start = posting.end;
            let all: f64 = members.iter().map(weight).sum();
            for place in members {
                // Summed up anew: a difference would round away light skills beside a heavy one.
                let others = members.iter().filter(|other| *other != place);
                let rest: f64 = others.clone().map(weight).sum();
                let each = posting.count * weight(place) / (all * rest);
                let row = &mut self.pairs[usize::from(*place) * size..][..size];
                for other in others {
                    row[usize::from(*other)] += each;
                }
            }
        }
        for (weight, open) in self.weights.iter_mut().zip(&self.open) {
            *weight /= open.minutes;
        }
        for row in self.pairs.chunks_exact_mut(size.max(1)) {
            for (pair, of_a_minute) in row.iter_mut().zip(&self.weights) {
                *pair *= of_a_minute;
            }
        }
    }

    /// The open skills.
    pub(super) fn open(&self) -> &[Open] {
        &self.open
    }

    /// The open skills, each with its plane as value; those of the last bound.
    pub(super) fn skills(&self) -> impl Iterator<Item = (&Open, &Item)> {
        self.open.iter().zip(&self.planes)
    }

    /// The open skills, those whose plane is densest first.
    pub(super) fn densest_first(&self) -> Vec<usize> {
        let mut skills: Vec<(&Open, &Item)> = self.skills().collect();
        skills.sort_by(|(_, a), (_, b)| b.density.total_cmp(&a.density));
        skills.into_iter().map(|(open, _)| open.skill).collect()
    }
}

/// By skill, the weight by which the counts of postings are divided.
///
/// At first each minute of a skill weighs the same. A bound is low when no skill was given much
/// more than another: so what the knapsack took gets less next time and what it left out gets more,
/// as multipliers of a Lagrangian relaxation are adjusted (Caprara, Pisinger and Toth 1999). Bounds
/// of parts begin with the weights of the whole.
#[derive(Debug, Clone)]
pub(super) struct Weights(Box<[f64]>);

/// What the weight of a skill that was taken is multiplied by.
const TAKEN: f64 = 0.8;
/// What the weight of a skill that was left out is multiplied by.
const LEFT_OUT: f64 = 1.25;

impl Weights {
    /// Those of skills of so many minutes.
    pub(super) fn of(minutes: &[f64]) -> Self {
        Self(minutes.into())
    }

    /// Adjusts them to a bound.
    pub(super) fn adjust(&mut self, planes: &Planes, bound: Filling) {
        for (open, plane) in planes.skills() {
            let taken = plane.density > bound.critical;
            self.0[open.skill] *= if taken { TAKEN } else { LEFT_OUT };
        }
    }
}
