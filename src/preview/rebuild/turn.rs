//! Editions that stand on the same ground: only candidates change from one to the next.

use super::boards::{Boarded, Boards};
use super::ground::Ground;
use super::job::{Finished, Office, Taken};
use super::shop::{Read, Shop};
use super::work::{Item, Work};
use crate::content::Profile;
use crate::diagnostics::Diagnostic;
use crate::pipeline::{self, Audience, Desk};
use crate::preview::edition::{Opening, Part};
use crate::preview::live::Live;
use crate::preview::parts::{ASSETS, SHARED};
use crate::site::{
    self, MarketPages, RenderError, Renderer, SiteInput, SkillPages, dashboard_folder,
    market_folder,
};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::mpsc::{RecvTimeoutError, TryRecvError};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// How many pages of skills are made between two looks for the next job.
const SKILLS: usize = 16;

/// How long the pages that tell of all wait for a next edit, unless one of them is wanted. Meanwhile
/// the processors are free for the browser, which has just been told of the page that was edited.
const PAUSE: Duration = Duration::from_millis(150);

/// How often it is looked whether one of them is wanted.
const GLANCE: Duration = Duration::from_millis(5);

/// What the pages are made from, and those that are kept.
struct Bench<'g> {
    ground: &'g Ground,
    desk: Desk<'g>,
    renderer: Renderer<'g>,
    pages: HashMap<String, MarketPages>,
    skills: SkillPages,
}

/// Why no more pages of an edition are made.
enum End {
    /// All are made.
    Complete,
    /// A later edition takes their place.
    Overtaken(Box<Read>),
    /// Nobody asks any more.
    Closed,
}

/// Something made.
enum Product {
    Market(String, MarketPages),
    Candidate(Boarded, usize),
}

impl Shop {
    /// Makes editions while they stand on the same ground; the first that does not is handed on.
    pub(super) fn turn(
        &mut self,
        ground: &mut Ground,
        mut restyled: bool,
        mut read: Read,
        office: &Office,
    ) -> Option<Read> {
        let pages = std::mem::take(&mut ground.pages);
        let skills = std::mem::take(&mut ground.skills);
        let ground_was = &*ground;
        let Ground { config, theme, markets, reports, generator, as_of, miner, .. } = ground_was;
        let mut bench = Bench {
            ground: ground_was,
            desk: Desk::new(markets, miner, generator, *as_of),
            renderer: Renderer::new(SiteInput { config, theme, markets: reports }),
            pages,
            skills,
        };
        let next = loop {
            let next = match self.edition(&mut bench, restyled, &mut read, office) {
                End::Complete => self.wait(office),
                End::Overtaken(next) => Some(*next),
                End::Closed => None,
            };
            match next {
                Some(next) if ground_was.carries(&next.content, &next.miner) => read = next,
                next => break next,
            }
            restyled = false;
        };
        let Bench { pages, skills, .. } = bench;
        ground.pages = pages;
        ground.skills = skills;
        next
    }

    /// Begins an edition and makes its pages.
    fn edition(
        &mut self,
        bench: &mut Bench<'_>,
        restyled: bool,
        read: &mut Read,
        office: &Office,
    ) -> End {
        let shown = pipeline::shown(&read.content, Audience::Owner);
        self.boards.keep_only_candidates(&shown);
        let work = self.begin(bench, restyled, read, &shown, office);
        office.reply(Taken::Begun(read.diagnostics.clone()));
        let mut finished = std::mem::take(&mut read.finished);
        let is_edit = !finished.why.is_empty();
        let mut made = self.make(bench, work, &mut finished, read.began, office);
        if let (Ok(End::Complete), true) = (&made, is_edit) {
            made = Ok(self.pause(office));
        }
        if let Ok(End::Complete) = made {
            made = self.share(bench, &shown, office);
        }
        finished.all = read.began.elapsed();
        let mut problems = None;
        let end = made.unwrap_or_else(|error| {
            // The last whole site comes back, so what was made since is no longer what is shown.
            self.boards = Boards::default();
            bench.pages = HashMap::new();
            bench.skills = SkillPages::default();
            let mut diagnostics = read.diagnostics.clone();
            diagnostics.push(Diagnostic::error("cannot-render", error.to_string()));
            office.live.change(|edition| edition.fall_back(&diagnostics));
            problems = Some(diagnostics);
            End::Complete
        });
        finished.overtaken = matches!(end, End::Overtaken(_));
        office.finished(finished, problems);
        end
    }

    /// Begins an edition; what of it is yet to be made.
    ///
    /// A part that is kept here has been given to the edition in which it was made, and is `Same`
    /// ever since, unless another stylesheet has just been put in it.
    fn begin(
        &self,
        bench: &Bench<'_>,
        restyled: bool,
        read: &Read,
        shown: &[&Arc<Profile>],
        office: &Office,
    ) -> Work {
        let assets = bench.renderer.assets();
        let mut parts = vec![(ASSETS.to_owned(), Part::Made(&assets))];
        let mut work = Work::default();
        for market in &bench.ground.markets {
            let folder = market_folder(&market.id);
            parts.push((
                folder.clone(),
                match bench.pages.get(&market.id) {
                    Some(pages) if restyled => Part::Made(pages.files()),
                    Some(_) => Part::Same,
                    None => {
                        work.add(Item::Market(market.id.clone()), vec![folder]);
                        Part::Pending
                    }
                },
            ));
        }
        let mut others = Vec::new();
        for profile in shown {
            let standing = self.boards.standing(profile, &bench.desk);
            let mut pending = Vec::new();
            for (market, board) in &standing.boards {
                let folder = dashboard_folder(&profile.id, &market.id);
                parts.push((
                    folder.clone(),
                    match board {
                        Some(board) if restyled => Part::Made(board.files()),
                        Some(_) => Part::Same,
                        None => {
                            pending.push(folder);
                            Part::Pending
                        }
                    },
                ));
            }
            if standing.holds() {
                continue;
            }
            let item = Item::Candidate((*profile).clone());
            if standing.is_edited {
                work.add(item, pending);
            } else {
                others.push((item, pending));
            }
        }
        others.into_iter().for_each(|(item, folders)| work.add(item, folders));
        let base = site::base_path(&bench.ground.config);
        let opening = Opening { base, diagnostics: &read.diagnostics, parts };
        office.live.change(|edition| edition.begin(opening));
        work
    }

    /// Makes everything but the shared pages, and looks for the next job meanwhile.
    fn make(
        &mut self,
        bench: &mut Bench<'_>,
        mut work: Work,
        finished: &mut Finished,
        began: Instant,
        office: &Office,
    ) -> Result<End, RenderError> {
        let first = OnceLock::new();
        // Enough to keep all processors busy, and done before anybody gets impatient.
        let most = 2 * rayon::current_num_threads();
        loop {
            let batch = work.take(&office.live.wanted(), most);
            if batch.is_empty() {
                return Ok(End::Complete);
            }
            let (boards, live, bench_now) = (&self.boards, &*office.live, &*bench);
            let made = batch.into_par_iter().map(|item| {
                let product = boards.product(item, bench_now, live)?;
                first.get_or_init(|| began.elapsed());
                Ok(product)
            });
            for product in made.collect::<Result<Vec<_>, RenderError>>()? {
                match product {
                    Product::Market(id, pages) => {
                        finished.made.markets += 1;
                        bench.pages.insert(id, pages);
                    }
                    Product::Candidate(boarded, count) => {
                        finished.made.dashboards += count;
                        self.boards.put(boarded);
                    }
                }
            }
            finished.first = first.get().copied();
            if let Some(end) = self.ended(office) {
                return Ok(end);
            }
        }
    }

    /// Waits a moment before the pages that tell of all are made; the next job or a wish for one of
    /// them ends it.
    fn pause(&mut self, office: &Office) -> End {
        let until = Instant::now() + PAUSE;
        while Instant::now() < until && !office.live.wanted().iter().any(|part| part == SHARED) {
            match office.jobs.recv_timeout(GLANCE) {
                Ok(job) => {
                    if let Some(read) = self.take(job, office) {
                        return End::Overtaken(Box::new(read));
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return End::Closed,
            }
        }
        End::Complete
    }

    /// Makes the pages that tell of all, and with them the whole site.
    fn share(
        &mut self,
        bench: &mut Bench<'_>,
        shown: &[&Arc<Profile>],
        office: &Office,
    ) -> Result<End, RenderError> {
        let Bench { renderer, pages, skills, ground, .. } = bench;
        let dashboards = self.boards.all(shown);
        while !skills.renew(renderer, &dashboards, SKILLS)? {
            if let Some(end) = self.ended(office) {
                return Ok(end);
            }
        }
        let markets = ground.markets.iter().filter_map(|market| pages.get(&market.id));
        let markets: Vec<MarketPages> = markets.cloned().collect();
        let site = renderer.finish(&dashboards, &markets, skills)?;
        office.live.change(|edition| edition.complete(site));
        Ok(End::Complete)
    }

    /// Looks for the next job; why the edition ends before it is complete, if it does.
    fn ended(&mut self, office: &Office) -> Option<End> {
        match office.jobs.try_recv() {
            Ok(job) => self.take(job, office).map(|read| End::Overtaken(Box::new(read))),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(End::Closed),
        }
    }
}

impl Boards {
    /// Makes something and gives its pages to the edition at once.
    fn product(&self, item: Item, bench: &Bench<'_>, live: &Live) -> Result<Product, RenderError> {
        match item {
            Item::Market(id) => {
                let pages = bench.renderer.market(&id)?;
                let folder = market_folder(&id);
                live.change(|edition| edition.fill(&folder, pages.files()));
                Ok(Product::Market(id, pages))
            }
            Item::Candidate(profile) => {
                let (boarded, count) = self.make(&profile, &bench.desk, &bench.renderer)?;
                for (market, board) in boarded.iter() {
                    let folder = dashboard_folder(&profile.id, market);
                    live.change(|edition| edition.fill(&folder, board.files()));
                }
                Ok(Product::Candidate(boarded, count))
            }
        }
    }
}
