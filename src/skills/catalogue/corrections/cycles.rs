//! Implications and prerequisites that lead back to where they began.

use super::report::Report;
use super::{Corrections, build};
use crate::content::{SkillEntry, Spanned};
use crate::diagnostics::Diagnostic;

/// The names that a message shows of one cycle.
const SHOWN: usize = 8;

/// The edges that an entry gives of one sort.
type Edges = fn(&SkillEntry) -> Option<&Vec<Spanned<String>>>;

/// Reports the entries that close a cycle and lets go of them; whether there was one.
///
/// Where they go, the built-in edges of their skills come back, which can close another cycle.
pub(super) fn check(corrections: &mut Corrections<'_>, report: &mut Report<'_>) -> bool {
    let sorts: [(&str, Edges); 2] = [
        ("implies", |entry| entry.implies.as_ref()),
        ("prerequisites", |entry| entry.prerequisites.as_ref()),
    ];
    let mut found = false;
    for (key, given) in sorts {
        // The entries whose edges the cycles are made of; some fall while they are told.
        let sound: Vec<bool> = corrections.list.iter().map(|correction| correction.sound).collect();
        for cycle in cycles(corrections, key) {
            let entries = cycle.iter().enumerate().filter_map(|(at, node)| {
                let index = *corrections.by_id.get(node.id(corrections))?;
                let gives = sound[index] && given(corrections.list[index].entry).is_some();
                gives.then_some((index, at))
            });
            let entries: Vec<(usize, usize)> = entries.collect();
            // A cycle that another one's entry has broken needs no second message.
            if entries.iter().all(|(index, _)| corrections.list[*index].sound) {
                found |= blame(corrections, &cycle, &entries, (key, given), report);
            }
        }
    }
    found
}

/// Paths of nodes in which each leads to the next and the last to the first.
fn cycles(corrections: &Corrections<'_>, key: &str) -> Vec<Vec<build::Node>> {
    let graph = build::graph(corrections, key);
    let mut cycles = Vec::new();
    // Depth-first search: 0 not seen, 1 on the path, 2 done.
    let mut state = vec![0_u8; graph.len()];
    for start in 0..graph.len() {
        if state[start] != 0 {
            continue;
        }
        state[start] = 1;
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let Some(target) = graph[*node].targets.get(*next).copied() else {
                state[*node] = 2;
                path.pop();
                continue;
            };
            *next += 1;
            match state[target] {
                0 => {
                    state[target] = 1;
                    path.push((target, 0));
                }
                1 => {
                    let from = path.iter().position(|(node, _)| *node == target).unwrap_or(0);
                    let nodes = path[from..].iter().map(|(node, _)| graph[*node].node);
                    cycles.push(nodes.collect());
                }
                _ => {}
            }
        }
    }
    cycles
}

/// Lets go of the entry that was written last among those that make a cycle; each comes with its
/// place in the cycle. Whether there was one.
fn blame(
    corrections: &mut Corrections<'_>,
    cycle: &[build::Node],
    entries: &[(usize, usize)],
    (key, given): (&str, Edges),
    report: &mut Report<'_>,
) -> bool {
    // Built-in edges alone make no cycle, so there is an entry.
    let Some((index, at)) = entries.iter().max().copied() else { return false };
    let path: Vec<&str> =
        (0..=cycle.len()).map(|step| cycle[(at + step) % cycle.len()].id(corrections)).collect();
    let correction = &corrections.list[index];
    let edges = given(correction.entry).into_iter().flatten();
    let mut edges = edges.filter(|edge| edge.value == path[1]);
    // An edge to a retired skill leads on to what that one led to, and is not given as such.
    let place = edges.next().unwrap_or(&correction.entry.id);
    report.at(correction.source, place, || {
        let message = format!("`{key}` of `{0}` leads back to `{0}`", path[0]);
        let shown = if path.len() > SHOWN {
            format!("{} → … → {}", path[..SHOWN - 1].join(" → "), path[0])
        } else {
            path.join(" → ")
        };
        Diagnostic::error("skill-cycle", message).hint(format!("take away a step of {shown}"))
    });
    corrections.list[index].sound = false;
    true
}
