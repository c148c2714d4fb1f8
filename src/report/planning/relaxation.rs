//! An upper bound of what can still be reached from a partial choice.

use super::instance::Instance;
use super::skill_set::SkillSet;
use super::value::Value;
use std::cmp::Reverse;

/// A partial choice: some skills are in, some are open, the others are out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Partial {
    /// Skills that are in.
    pub(super) chosen: SkillSet,
    /// Skills that may still be taken.
    pub(super) open: SkillSet,
}

/// What is known of a partial choice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outlook {
    /// No completion of the partial choice is worth more.
    pub(super) bound: Value,
    /// The open skill on which most depends; `None` when no skill is open.
    pub(super) branch: Option<usize>,
    /// Open skills without which fewer postings than the goal are completed.
    pub(super) forced: SkillSet,
}

/// Far above the rounding of the sums, far below one posting.
const TOLERANCE: f64 = 1e-6;

/// Computes bounds, and keeps its tables from one to the next.
///
/// The count of a posting that can still be completed is divided over the skills it misses, in
/// proportion to their minutes. Whatever completes the posting includes all of them, so the
/// completed postings count at most the sum of what the chosen skills were given, and that sum is
/// at most the value of the continuous knapsack (Dantzig 1957). The amount given to a skill is
/// bounded in the same way first: of the postings that miss the skill, only those count that the
/// rest of the budget can complete. These are the upper planes of Gallo, Hammer and Simeone (1980)
/// for quadratic knapsacks, with postings in place of pairs.
pub(super) struct Relaxation<'a> {
    instance: &'a Instance,
    minutes: Vec<f64>,
    /// Postings that can still be completed and miss certain skills.
    alive: Vec<Alive>,
    /// By skill: postings that miss it for certain.
    missed_by: Vec<f64>,
    /// By skill: postings that miss one of a choice only, given to each skill of it.
    whole: Vec<f64>,
    /// By skill: what each of its minutes was given.
    density: Vec<f64>,
    /// By skill: postings that miss nothing else.
    alone: Vec<f64>,
    /// By skill and other skill: what each minute of the other was given of the skill's postings.
    pairs: Vec<f64>,
    items: Vec<Item>,
    planes: Vec<Item>,
}

/// A posting that can still be completed.
struct Alive {
    count: f64,
    misses: SkillSet,
    minutes: f64,
}

/// Something to put into a continuous knapsack.
#[derive(Debug, Clone, Copy)]
struct Item {
    density: f64,
    minutes: f64,
}

impl<'a> Relaxation<'a> {
    /// Tables for an instance.
    pub(super) fn new(instance: &'a Instance) -> Self {
        let count = instance.len();
        Self {
            instance,
            minutes: instance.skills.iter().map(|skill| f64::from(skill.minutes)).collect(),
            alive: Vec::new(),
            missed_by: vec![0.0; count],
            whole: vec![0.0; count],
            density: vec![0.0; count],
            alone: vec![0.0; count],
            pairs: vec![0.0; count * count],
            items: Vec::new(),
            planes: Vec::new(),
        }
    }

    /// Bounds the completions of a partial choice; `goal` is a value that is reached already.
    ///
    /// The chosen skills must fit into the budget.
    pub(super) fn outlook(&mut self, partial: Partial, goal: Value) -> Outlook {
        let spent = self.instance.minutes(partial.chosen);
        let left = f64::from(self.instance.budget.saturating_sub(spent));
        let (base, reachable) = self.sort_postings(partial, left);
        let mut completed = base;
        if reachable > 0.0 {
            completed += floor(self.planes_of_all(partial.open, left));
            if completed >= goal.completed {
                completed = completed.min(base + floor(self.planes_of_each(partial.open, left)));
            }
        }
        let (demand, minutes) = self.demand(partial, left);
        let too_few = |skill: &usize| {
            f64::from(base) + reachable - self.missed_by[*skill] < f64::from(goal.completed)
        };
        Outlook {
            bound: Value { completed, demand, minutes: spent + minutes },
            branch: self.branch(partial),
            forced: partial.open.iter().filter(too_few).collect(),
        }
    }

    /// Counts the postings that are completed, and those that can still be; fills the tables by
    /// skill.
    fn sort_postings(&mut self, partial: Partial, left: f64) -> (u32, f64) {
        let (mut base, mut reachable) = (0, 0.0);
        self.alive.clear();
        for table in [&mut self.missed_by, &mut self.whole, &mut self.density, &mut self.alone] {
            table.fill(0.0);
        }
        for posting in &self.instance.postings {
            let misses = posting.needs.without(partial.chosen);
            if !misses.within(partial.open) {
                continue;
            }
            let minutes: f64 = misses.iter().map(|skill| self.minutes[skill]).sum();
            if minutes > left {
                continue;
            }
            let mut choices =
                posting.choices.iter().filter(|group| !group.meets(partial.chosen)).peekable();
            let count = f64::from(posting.count);
            if misses.is_empty() && choices.peek().is_none() {
                base += posting.count;
                continue;
            }
            // The dearest choice says most of what the posting costs.
            let mut dearest: Option<(f64, SkillSet)> = None;
            let mut dead = false;
            for group in choices {
                let options = group.common(partial.open);
                let cheapest =
                    options.iter().map(|skill| self.minutes[skill]).fold(f64::INFINITY, f64::min);
                dead |= minutes + cheapest > left;
                if dearest.is_none_or(|(most, _)| cheapest > most) {
                    dearest = Some((cheapest, options));
                }
            }
            if dead {
                continue;
            }
            reachable += count;
            if misses.is_empty() {
                for skill in dearest.map_or(SkillSet::EMPTY, |(_, options)| options).iter() {
                    self.whole[skill] += count;
                }
                continue;
            }
            for skill in misses.iter() {
                self.missed_by[skill] += count;
                self.density[skill] += count / minutes;
                if misses.len() == 1 {
                    self.alone[skill] += count;
                }
            }
            self.alive.push(Alive { count, misses, minutes });
        }
        (base, reachable)
    }

    /// The continuous knapsack over what each skill was given.
    fn planes_of_all(&mut self, open: SkillSet, left: f64) -> f64 {
        self.items.clear();
        for skill in open.iter() {
            let minutes = self.minutes[skill];
            let density = self.density[skill] + self.whole[skill] / minutes;
            if density > 0.0 {
                self.items.push(Item { density, minutes });
            }
        }
        fill(&mut self.items, left)
    }

    /// The same with what each skill was given bounded by a continuous knapsack of its own.
    fn planes_of_each(&mut self, open: SkillSet, left: f64) -> f64 {
        let count = self.instance.len();
        for skill in open.iter() {
            self.pairs[skill * count..(skill + 1) * count].fill(0.0);
        }
        // Every member of a posting is paired with every other, so they are listed once.
        let mut members = [0; SkillSet::CAPACITY];
        for posting in self.alive.iter().filter(|posting| posting.misses.len() > 1) {
            let mut size = 0;
            for skill in posting.misses.iter() {
                members[size] = skill;
                size += 1;
            }
            let members = &members[..size];
            for skill in members {
                let minutes = self.minutes[*skill];
                let each = posting.count * minutes / posting.minutes / (posting.minutes - minutes);
                let row = &mut self.pairs[skill * count..(skill + 1) * count];
                for other in members {
                    row[*other] += each;
                }
            }
        }
        self.planes.clear();
        for skill in open.iter() {
            let (minutes, fixed) = (self.minutes[skill], self.whole[skill] + self.alone[skill]);
            self.items.clear();
            if self.density[skill] > 0.0 {
                for other in open.iter().filter(|other| *other != skill) {
                    let density = self.pairs[skill * count + other];
                    if density > 0.0 {
                        self.items.push(Item { density, minutes: self.minutes[other] });
                    }
                }
            }
            let plane = fixed + fill(&mut self.items, left - minutes);
            if plane > 0.0 {
                self.planes.push(Item { density: plane / minutes, minutes });
            }
        }
        fill(&mut self.planes, left)
    }

    /// The demand that can be closed, and the fewest further minutes that close as much.
    fn demand(&mut self, partial: Partial, left: f64) -> (u64, u32) {
        let given = self.instance.given(partial.chosen);
        let base = self.instance.demand(given);
        self.items.clear();
        for skill in partial.open.iter() {
            let gain = self.instance.demand(self.instance.skills[skill].gives.without(given));
            if gain > 0 {
                let minutes = self.minutes[skill];
                self.items.push(Item { density: gain as f64 / minutes, minutes });
            }
        }
        let gain = (fill(&mut self.items, left) + TOLERANCE).floor();
        (base + gain as u64, (time(&self.items, gain) - TOLERANCE).ceil() as u32)
    }

    /// The skill to decide on next: with it or without it, most changes.
    fn branch(&self, partial: Partial) -> Option<usize> {
        let given = self.instance.given(partial.chosen);
        let stake = |skill: usize| {
            let postings = self.density[skill] * self.minutes[skill] + self.whole[skill];
            let gain = self.instance.demand(self.instance.skills[skill].gives.without(given));
            (postings, gain as f64 / self.minutes[skill])
        };
        let greater = |(a, b): (f64, f64), (c, d): (f64, f64)| a > c || (a == c && b > d);
        let mut best: Option<(usize, (f64, f64))> = None;
        for skill in partial.open.iter() {
            let stake = stake(skill);
            if best.is_none_or(|(_, most)| greater(stake, most)) {
                best = Some((skill, stake));
            }
        }
        best.map(|(skill, _)| skill)
    }
}

/// The value of a continuous knapsack; leaves the items with the densest first.
fn fill(items: &mut [Item], capacity: f64) -> f64 {
    // Positive numbers are in the order of their bits, which are compared faster.
    items.sort_unstable_by_key(|item| Reverse(item.density.to_bits()));
    let (mut value, mut left) = (0.0, capacity);
    for item in items.iter() {
        if left <= 0.0 {
            break;
        }
        value += item.density * item.minutes.min(left);
        left -= item.minutes;
    }
    value
}

/// The least minutes in which sorted items reach a value.
fn time(items: &[Item], value: f64) -> f64 {
    let (mut minutes, mut missing) = (0.0, value);
    for item in items {
        if missing <= 0.0 {
            break;
        }
        minutes += item.minutes.min(missing / item.density);
        missing -= item.density * item.minutes;
    }
    minutes
}

fn floor(value: f64) -> u32 {
    (value + TOLERANCE).floor() as u32
}
