//! An upper bound of what can still be reached from a partial choice.

use super::instance::Instance;
use super::knapsack::{Filling, Item, fill};
use super::planes::{Open, Planes, Weights};
use super::skill_set::SkillSet;
use super::value::Value;

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
    /// Open skills with which fewer postings than the goal are completed.
    pub(super) hopeless: SkillSet,
    /// A completion that takes the skills which the bound values most. It fits into the budget;
    /// whether it can be learnt is open.
    pub(super) promising: SkillSet,
}

/// Far above the rounding of the sums, far below one posting.
const TOLERANCE: f64 = 1e-6;

/// Computes bounds, and keeps its tables from one to the next.
pub(super) struct Relaxation<'a> {
    instance: &'a Instance,
    /// By skill.
    minutes: Vec<f64>,
    planes: Planes,
    items: Vec<Item>,
}

/// The postings of a partial choice.
struct Reach {
    /// How many are completed.
    completed: u32,
    /// How many can still be.
    reachable: f64,
}

impl<'a> Relaxation<'a> {
    /// Tables for an instance.
    pub(super) fn new(instance: &'a Instance) -> Self {
        let minutes = instance.skills.iter().map(|skill| f64::from(skill.minutes)).collect();
        Self { instance, minutes, planes: Planes::default(), items: Vec::new() }
    }

    /// Weights that do well for a partial choice, after so many bounds.
    pub(super) fn weights(&mut self, partial: Partial, rounds: u32) -> Weights {
        let mut weights = Weights::of(&self.minutes);
        let left = self.left(partial);
        if self.sort_postings(partial, left).reachable > 0.0 {
            for _ in 0..rounds {
                let bound = self.planes.bound(left, &weights);
                weights.adjust(&self.planes, bound);
            }
        }
        weights
    }

    /// Bounds the completions of a partial choice; `goal` is a value that is reached already.
    ///
    /// The chosen skills must fit into the budget. The weights are adjusted for its parts.
    pub(super) fn outlook(
        &mut self,
        partial: Partial,
        goal: Value,
        weights: &mut Weights,
    ) -> Outlook {
        let left = self.left(partial);
        let Reach { completed: base, reachable } = self.sort_postings(partial, left);
        let (demand, minutes) = self.demand(partial, left);
        let spent = self.instance.minutes(partial.chosen);
        let mut outlook = Outlook {
            bound: Value { completed: base, demand, minutes: spent + minutes },
            branch: self.branch(partial),
            forced: SkillSet::EMPTY,
            hopeless: SkillSet::EMPTY,
            promising: partial.chosen,
        };
        if reachable > 0.0 {
            let bound = self.planes.bound(left, weights);
            outlook.bound.completed += (bound.value + TOLERANCE).floor() as u32;
            if outlook.bound.completed >= goal.completed {
                let spare = f64::from(base) + bound.value - f64::from(goal.completed) + TOLERANCE;
                let to_miss = f64::from(base) + reachable - f64::from(goal.completed);
                (outlook.forced, outlook.hopeless) = self.decided(bound, spare, to_miss);
                outlook.promising = self.promising(partial);
                weights.adjust(&self.planes, bound);
            }
        }
        outlook
    }

    /// The minutes that are left.
    fn left(&self, partial: Partial) -> f64 {
        let spent = self.instance.minutes(partial.chosen);
        f64::from(self.instance.budget.saturating_sub(spent))
    }

    /// Counts the postings that are completed and those that can still be, and puts these into the
    /// planes.
    fn sort_postings(&mut self, partial: Partial, left: f64) -> Reach {
        let mut reach = Reach { completed: 0, reachable: 0.0 };
        self.planes.begin(partial.open, &self.minutes);
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
                reach.completed += posting.count;
                continue;
            }
            // The dearest choice says most of what the posting costs.
            let mut dearest: Option<(f64, SkillSet)> = None;
            for group in choices {
                let options = group.common(partial.open);
                let cheapest =
                    options.iter().map(|skill| self.minutes[skill]).fold(f64::INFINITY, f64::min);
                if dearest.is_none_or(|(most, _)| cheapest > most) {
                    dearest = Some((cheapest, options));
                }
            }
            if dearest.is_some_and(|(cheapest, _)| minutes + cheapest > left) {
                continue;
            }
            reach.reachable += count;
            if misses.is_empty() {
                self.planes.add_choice(dearest.map_or(SkillSet::EMPTY, |(_, set)| set), count);
            } else {
                self.planes.add(misses, count);
            }
        }
        reach
    }

    /// The skills that have to be in, and those that have to be out, for the bound to fall by no
    /// more than `spare`; no more than `to_miss` postings may be given up.
    ///
    /// To leave out a skill that the knapsack took, or to take one that it left out, changes its
    /// value by the difference to what is taken in its place (Ingargiola and Korsh 1973).
    fn decided(&self, bound: Filling, spare: f64, to_miss: f64) -> (SkillSet, SkillSet) {
        let (mut forced, mut hopeless) = (SkillSet::EMPTY, SkillSet::EMPTY);
        for (open, plane) in self.planes.skills() {
            let gain = open.minutes * (plane.density - bound.critical);
            if gain > spare || open.missed_by > to_miss + TOLERANCE {
                forced = forced.with(SkillSet::one(open.skill));
            }
            if -gain > spare {
                hopeless = hopeless.with(SkillSet::one(open.skill));
            }
        }
        (forced, hopeless)
    }

    /// Takes skills with their prerequisites in the order of their planes, as long as they fit.
    fn promising(&self, partial: Partial) -> SkillSet {
        let instance = self.instance;
        let with = |chosen: SkillSet, skill: usize| {
            let wider = chosen.with(instance.closures[skill]);
            if instance.minutes(wider) <= instance.budget { wider } else { chosen }
        };
        self.planes.densest_first().into_iter().fold(partial.chosen, with)
    }

    /// The demand that can be closed, and the fewest further minutes that close as much.
    fn demand(&mut self, partial: Partial, left: f64) -> (u64, u32) {
        let given = self.instance.given(partial.chosen);
        self.items.clear();
        for skill in partial.open.iter() {
            let gain = self.instance.demand(self.instance.skills[skill].gives.without(given));
            if gain > 0 {
                let minutes = self.minutes[skill];
                self.items.push(Item { density: gain as f64 / minutes, minutes });
            }
        }
        let Filling { value, minutes, critical } = fill(&mut self.items, left);
        let gain = (value + TOLERANCE).floor();
        // What is more than whole demand is of the critical item, or of denser ones.
        let more = if critical > 0.0 { (value - gain).max(0.0) / critical } else { 0.0 };
        let fewest = (minutes - more - TOLERANCE).ceil().max(0.0);
        (self.instance.demand(given) + gain as u64, fewest as u32)
    }

    /// The skill to decide on next: with it or without it, most changes.
    fn branch(&self, partial: Partial) -> Option<usize> {
        let given = self.instance.given(partial.chosen);
        let stake = |open: &Open| {
            let postings = open.missed_by + open.whole;
            let gain = self.instance.demand(self.instance.skills[open.skill].gives.without(given));
            (postings * postings * open.minutes, gain as f64 / open.minutes)
        };
        let greater = |(a, b): (f64, f64), (c, d): (f64, f64)| a > c || (a == c && b > d);
        let mut best: Option<(usize, (f64, f64))> = None;
        for open in self.planes.open() {
            let stake = stake(open);
            if best.is_none_or(|(_, most)| greater(stake, most)) {
                best = Some((open.skill, stake));
            }
        }
        best.map(|(skill, _)| skill)
    }
}
