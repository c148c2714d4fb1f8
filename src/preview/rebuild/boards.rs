//! The dashboards of all candidates, made anew only for who changed.

use crate::content::{Content, Profile};
use crate::pipeline::{self, Audience, Desk};
use crate::report;
use crate::site::{Dashboard, Placement, RenderError, Renderer};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Dashboards by candidate.
#[derive(Debug, Default)]
pub(super) struct Boards {
    candidates: HashMap<String, Boarded>,
}

/// A candidate's dashboards.
#[derive(Debug)]
struct Boarded {
    profile: Arc<Profile>,
    /// By the id of the target.
    boards: Vec<(String, Placement, Dashboard)>,
}

impl Boards {
    /// Lets go of all dashboards but those for these markets.
    pub(super) fn keep_only(&mut self, markets: &[String]) {
        for boarded in self.candidates.values_mut() {
            boarded.boards.retain(|(market, ..)| markets.contains(market));
        }
    }

    /// The dashboards of everybody whom the owner sees, in the order of a build, and how many of
    /// them were made for it.
    pub(super) fn update(
        &mut self,
        content: &Content,
        desk: &Desk<'_>,
        renderer: &Renderer<'_>,
    ) -> Result<(Vec<Dashboard>, usize), RenderError> {
        let shown = pipeline::shown(content, Audience::Owner);
        let made = shown.par_iter().map(|profile| self.of(profile, desk, renderer));
        let made = made.collect::<Result<Vec<_>, _>>()?;
        let count = made.iter().map(|(_, count)| count).sum();
        let all: Vec<Dashboard> = made
            .iter()
            .flat_map(|(boarded, _)| boarded.boards.iter().map(|(.., board)| board.clone()))
            .collect();
        let by_id = made.into_iter().map(|(boarded, _)| (boarded.profile.id.clone(), boarded));
        self.candidates = by_id.collect();
        Ok((all, count))
    }

    /// A candidate's dashboards, and how many of them are new.
    fn of(
        &self,
        profile: &Arc<Profile>,
        desk: &Desk<'_>,
        renderer: &Renderer<'_>,
    ) -> Result<(Boarded, usize), RenderError> {
        let known = self.candidates.get(&profile.id);
        let known = known.filter(|known| Arc::ptr_eq(&known.profile, profile));
        let known = known.map_or(&[][..], |known| &known.boards);
        let (targets, placement) = desk.targets(profile);
        let mut candidate = None;
        let mut boards = Vec::with_capacity(targets.len());
        let mut count = 0;
        for market in targets {
            let same = |(id, place, _): &&(String, Placement, Dashboard)| {
                *id == market.id && *place == placement
            };
            if let Some(board) = known.iter().find(same) {
                boards.push(board.clone());
                continue;
            }
            let candidate = candidate.get_or_insert_with(|| desk.candidate(profile));
            let Some(report) = desk.report(profile, candidate, &market.id) else { continue };
            let board = renderer.dashboard(&report, &report::markdown(&report), placement)?;
            boards.push((market.id.clone(), placement, board));
            count += 1;
        }
        Ok((Boarded { profile: profile.clone(), boards }, count))
    }
}
