//! The best choice, by branch and bound.

use super::improvement;
use super::instance::Instance;
use super::planes::Weights;
use super::relaxation::{Partial, Relaxation};
use super::skill_set::SkillSet;
use super::value::{Choice, Value};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// What was found, and what is proven about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Solution {
    /// The choice.
    pub choice: Choice,
    /// No choice is worth more.
    pub bound: Value,
    /// Whether the choice is proven to be the best one, ties included.
    pub proven: bool,
    /// Partial choices examined.
    pub nodes: u32,
}

impl Solution {
    /// Whether no choice completes more postings.
    pub fn completes_most(&self) -> bool {
        self.bound.completed == self.choice.value.completed
    }
}

/// Finds the best choice, or a good one with a bound when `limit` partial choices were examined.
///
/// The partial choice of the highest bound is always examined next, so that the bound of what is
/// left is the bound of all. The limit is a count, so the result depends on the instance alone.
pub fn solve(instance: &Instance, limit: u32) -> Solution {
    search(instance, improvement::greedy(instance), limit)
}

/// The same from a first choice.
pub(super) fn search(instance: &Instance, first: Choice, limit: u32) -> Solution {
    let mut search = Search {
        instance,
        relaxation: Relaxation::new(instance),
        best: first,
        waiting: BinaryHeap::new(),
        nodes: 0,
    };
    let all = Value { completed: u32::MAX, demand: u64::MAX, minutes: 0 };
    let whole = Partial { chosen: SkillSet::EMPTY, open: instance.all() };
    let weights = search.relaxation.weights(whole, ROUNDS);
    search.add(whole, all, weights);
    while let Some(node) = search.waiting.pop() {
        if !search.can_beat(&node) {
            continue;
        }
        if search.nodes >= limit {
            let choice = improvement::improved(instance, search.best.skills);
            let bound = node.bound.max(choice.value);
            return Solution { choice, bound, proven: false, nodes: search.nodes };
        }
        search.divide(node);
    }
    let choice = search.best;
    Solution { choice, bound: choice.value, proven: true, nodes: search.nodes }
}

/// So many bounds are computed to find good weights to begin with.
const ROUNDS: u32 = 10;

struct Search<'a> {
    instance: &'a Instance,
    relaxation: Relaxation<'a>,
    best: Choice,
    waiting: BinaryHeap<Node>,
    nodes: u32,
}

/// A partial choice that waits to be divided.
#[derive(Debug)]
struct Node {
    bound: Value,
    /// Later ones first among equal bounds: they are nearer to an end. No two have the same.
    number: u32,
    partial: Partial,
    branch: usize,
    /// What to bound its parts with.
    weights: Weights,
}

impl Ord for Node {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.cmp(&other.bound).then(self.number.cmp(&other.number))
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Node {}

impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Search<'_> {
    /// Divides a partial choice into those with a skill and those without it.
    fn divide(&mut self, node: Node) {
        let Partial { chosen, open } = node.partial;
        let with = chosen.with(self.instance.closures[node.branch]);
        let with = Partial { chosen: with, open: open.without(with) };
        self.add(with, node.bound, node.weights.clone());
        let without = Partial { chosen, open: self.without(open, SkillSet::one(node.branch)) };
        self.add(without, node.bound, node.weights);
    }

    /// Open skills without some, and without those that no best choice has without these.
    fn without(&self, open: SkillSet, out: SkillSet) -> SkillSet {
        out.iter()
            .fold(open.without(out), |open, skill| open.without(self.instance.dominated[skill]))
    }

    /// Examines a partial choice and keeps it when something better can come of it.
    ///
    /// `above` bounds what it is a part of.
    fn add(&mut self, mut partial: Partial, above: Value, mut weights: Weights) {
        self.nodes += 1;
        loop {
            let Some(narrowed) = self.narrow(partial) else { return };
            partial = narrowed;
            self.consider(partial.chosen);
            let outlook = self.relaxation.outlook(partial, self.best.value, &mut weights);
            self.consider(outlook.promising);
            let Some(branch) = outlook.branch else { return };
            let bound = outlook.bound.min(above);
            let node = Node { bound, number: self.nodes, partial, branch, weights };
            if !self.can_beat(&node) {
                return;
            }
            if outlook.forced.is_empty() && outlook.hopeless.is_empty() {
                self.waiting.push(node);
                return;
            }
            weights = node.weights;
            let chosen = partial.chosen.with(self.instance.closed(outlook.forced));
            if chosen.meets(outlook.hopeless) {
                return;
            }
            let open = self.without(partial.open, outlook.hopeless);
            partial = Partial { chosen, open: open.without(chosen) };
        }
    }

    /// Takes what must be taken and closes what cannot be; `None` when nothing can come of it.
    fn narrow(&self, mut partial: Partial) -> Option<Partial> {
        let instance = self.instance;
        loop {
            let Partial { mut chosen, mut open } = partial;
            let within = chosen.with(open);
            if instance.minutes(chosen) > instance.budget {
                return None;
            }
            let left = instance.budget - instance.minutes(chosen);
            for skill in open.iter() {
                let needs = instance.closures[skill].without(chosen);
                let groups = &instance.skills[skill].prerequisites;
                let possible = needs.within(within)
                    && instance.minutes(needs) <= left
                    && groups.iter().all(|group| group.meets(within));
                if !possible {
                    open = self.without(open, SkillSet::one(skill));
                }
            }
            if instance.has_open_prerequisites {
                let groups =
                    partial.chosen.iter().map(|skill| &instance.skills[skill].prerequisites);
                for group in groups.flatten() {
                    let options = group.common(chosen.with(open));
                    if options.is_empty() {
                        return None;
                    }
                    if !group.meets(chosen) && options.len() == 1 {
                        chosen = chosen.with(instance.closed(options));
                        if !chosen.within(partial.chosen.with(open)) {
                            return None;
                        }
                    }
                }
            }
            let narrowed = Partial { chosen, open: open.without(chosen) };
            if narrowed == partial {
                return Some(partial);
            }
            partial = narrowed;
        }
    }

    /// Takes a set as the best choice if it is.
    fn consider(&mut self, skills: SkillSet) {
        let choice = Choice::of(self.instance, skills);
        if choice.beats(&self.best) && self.instance.learnable(skills) {
            self.best = choice;
        }
    }

    /// Whether a choice better than the best one can come of a partial choice.
    fn can_beat(&self, node: &Node) -> bool {
        let all = node.partial.chosen.with(node.partial.open);
        let last = Choice { skills: all, value: node.bound };
        last.beats(&self.best)
    }
}
