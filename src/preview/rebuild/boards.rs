//! The dashboards of all candidates, made anew only for who changed.

use crate::content::{Content, Profile};
use crate::market::Market;
use crate::pipeline::{self, Audience, Desk};
use crate::report;
use crate::site::{Dashboard, Placement, RenderError, Renderer, Restyled, Restyling};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
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
    /// In the order of the targets.
    boards: Vec<Board>,
}

/// A dashboard with the id of its target and its place.
type Board = (String, Placement, Arc<Dashboard>);

impl Boards {
    /// Lets go of all dashboards but those for these markets.
    pub(super) fn keep_only(&mut self, markets: &[String]) {
        for boarded in self.candidates.values_mut() {
            boarded.boards.retain(|(market, ..)| markets.contains(market));
        }
    }

    /// Gives all dashboards another stylesheet; what became of which.
    pub(super) fn restyle(&mut self, restyling: &Restyling) -> Vec<Restyled> {
        let boards = self.candidates.values_mut().flat_map(|boarded| &mut boarded.boards);
        let restyled = boards.map(|(.., board)| {
            let after = Arc::new(restyling.dashboard(board));
            (std::mem::replace(board, after.clone()), after)
        });
        restyled.collect()
    }

    /// The dashboards of everybody whom the owner sees, in the order of a build, and how many of
    /// them were made for it.
    pub(super) fn update(
        &mut self,
        content: &Content,
        desk: &Desk<'_>,
        renderer: &Renderer<'_>,
    ) -> Result<(Vec<Arc<Dashboard>>, usize), RenderError> {
        let shown = pipeline::shown(content, Audience::Owner);
        let stale = shown.iter().filter(|profile| !self.holds(profile, desk)).collect::<Vec<_>>();
        let made = stale.par_iter().map(|profile| self.of(profile, desk, renderer));
        let mut count = 0;
        for (boarded, new) in made.collect::<Result<Vec<_>, _>>()? {
            count += new;
            self.candidates.insert(boarded.profile.id.clone(), boarded);
        }
        if self.candidates.len() > shown.len() {
            let ids: HashSet<&str> = shown.iter().map(|profile| profile.id.as_str()).collect();
            self.candidates.retain(|id, _| ids.contains(id.as_str()));
        }
        let boarded = shown.iter().filter_map(|profile| self.candidates.get(&profile.id));
        let boards = boarded.flat_map(|boarded| &boarded.boards).map(|(.., board)| board.clone());
        Ok((boards.collect(), count))
    }

    /// Whether the candidate's dashboards are there and are all that there should be.
    fn holds(&self, profile: &Arc<Profile>, desk: &Desk<'_>) -> bool {
        self.candidates.get(&profile.id).is_some_and(|known| {
            let (targets, placement) = desk.targets(profile);
            let same = |((id, place, _), target): (&Board, &&Market)| {
                *id == target.id && *place == placement
            };
            Arc::ptr_eq(&known.profile, profile)
                && known.boards.len() == targets.len()
                && known.boards.iter().zip(&targets).all(same)
        })
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
            let same = |(id, place, _): &&Board| *id == market.id && *place == placement;
            if let Some(board) = known.iter().find(same) {
                boards.push(board.clone());
                continue;
            }
            let candidate = candidate.get_or_insert_with(|| desk.candidate(profile));
            let Some(report) = desk.report(profile, candidate, &market.id) else { continue };
            let postings = desk.postings(profile, candidate, &report);
            let markdown = report::markdown(&report);
            let board = renderer.dashboard(&report, &postings, &markdown, &placement)?;
            boards.push((market.id.clone(), placement.clone(), Arc::new(board)));
            count += 1;
        }
        Ok((Boarded { profile: profile.clone(), boards }, count))
    }
}
