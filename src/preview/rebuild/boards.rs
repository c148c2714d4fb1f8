//! The dashboards of all candidates, made anew only for who changed.

use crate::content::Profile;
use crate::market::Market;
use crate::pipeline::Desk;
use crate::report;
use crate::site::{Dashboard, Placement, RenderError, Renderer, Restyled, Restyling};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Dashboards by candidate.
#[derive(Debug, Default)]
pub(super) struct Boards {
    candidates: HashMap<String, Boarded>,
}

/// A candidate's dashboards.
#[derive(Debug)]
pub(super) struct Boarded {
    profile: Arc<Profile>,
    /// In the order of the targets.
    boards: Vec<Board>,
}

/// A dashboard with the id of its target and its place.
type Board = (String, Placement, Arc<Dashboard>);

/// How the dashboards of a candidate stand.
#[derive(Debug)]
pub(super) struct Standing<'b, 'm> {
    /// Whether the profile is another than its dashboards were made from.
    pub(super) is_edited: bool,
    /// Whether there are as many as there should be.
    is_complete: bool,
    /// By target: the dashboard, if it holds.
    pub(super) boards: Vec<(&'m Market, Option<&'b Dashboard>)>,
}

impl Standing<'_, '_> {
    /// Whether they are all there and there are no others.
    pub(super) fn holds(&self) -> bool {
        self.is_complete && self.boards.iter().all(|(_, board)| board.is_some())
    }
}

impl Boarded {
    /// Each dashboard with the id of its target.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Dashboard)> {
        self.boards.iter().map(|(market, _, board)| (market.as_str(), &**board))
    }
}

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

    /// Lets go of everybody but these.
    pub(super) fn keep_only_candidates(&mut self, shown: &[&Arc<Profile>]) {
        let ids: HashSet<&str> = shown.iter().map(|profile| profile.id.as_str()).collect();
        self.candidates.retain(|id, _| ids.contains(id.as_str()));
    }

    /// The dashboards of these candidates that are there, in this order.
    pub(super) fn all(&self, shown: &[&Arc<Profile>]) -> Vec<Arc<Dashboard>> {
        let boarded = shown.iter().filter_map(|profile| self.candidates.get(&profile.id));
        boarded.flat_map(|boarded| &boarded.boards).map(|(.., board)| board.clone()).collect()
    }

    /// How the candidate's dashboards stand.
    pub(super) fn standing<'m>(&self, profile: &Arc<Profile>, desk: &Desk<'m>) -> Standing<'_, 'm> {
        let (targets, placement) = desk.targets(profile);
        let known = self.candidates.get(&profile.id);
        let was_known = known.is_some();
        let known = known.filter(|known| Arc::ptr_eq(&known.profile, profile));
        let boards = known.map_or(&[][..], |known| &known.boards);
        let board = |market: &&'m Market| {
            let same = |(id, place, _): &&Board| *id == market.id && *place == placement;
            (*market, boards.iter().find(same).map(|(.., board)| &**board))
        };
        Standing {
            is_edited: was_known && known.is_none(),
            is_complete: boards.len() == targets.len(),
            boards: targets.iter().map(board).collect(),
        }
    }

    /// Keeps what was made.
    pub(super) fn put(&mut self, boarded: Boarded) {
        self.candidates.insert(boarded.profile.id.clone(), boarded);
    }

    /// A candidate's dashboards, made where they are not there, and how many were made.
    pub(super) fn make(
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
