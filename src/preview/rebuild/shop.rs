//! Where sites are made: everything that outlives one rebuild.

use super::boards::Boards;
use super::ground::{Ground, Mined};
use super::kept::Kept;
use super::{Rebuilt, Stages};
use crate::content::{self, Content, Discovered, Overrides};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::pipeline::{self, Desk};
use crate::preview::edition::{Made, Outcome};
use crate::preview::watch::{Hash, Tree};
use crate::site::{self, MarketPages, RenderError, Renderer, Site, SiteInput, SkillPages};
use crate::skills::Miner;
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::Instant;

/// Makes one site after the other of the same folder.
#[derive(Debug)]
pub(super) struct Shop {
    root: PathBuf,
    overrides: Overrides,
    kept: Kept,
    found: Option<(Discovered, Diagnostics)>,
    miner: Option<KeptMiner>,
    mined: Mined,
    boards: Boards,
}

/// A miner with the files of skills it was made for.
#[derive(Debug)]
struct KeptMiner {
    files: Vec<(PathBuf, Option<Hash>)>,
    miner: Arc<Miner>,
    problems: Diagnostics,
}

/// A site as read.
struct Read {
    content: Option<Content>,
    miner: Arc<Miner>,
    diagnostics: Diagnostics,
    stages: Stages,
}

impl Shop {
    pub(super) fn new(root: PathBuf, overrides: Overrides) -> Self {
        Self {
            root,
            overrides,
            kept: Kept::default(),
            found: None,
            miner: None,
            mined: Mined::default(),
            boards: Boards::default(),
        }
    }

    /// Answers each tree with a site until nobody asks any more.
    ///
    /// The looked-up markets borrow from the analysed ones. They stay for as long as only
    /// candidates change, which is the inner loop; anything else begins a new turn of the outer.
    pub(super) fn work(mut self, trees: &Receiver<Tree>, replies: &Sender<Rebuilt>) {
        let mut ground: Option<Ground> = None;
        let Ok(tree) = trees.recv() else { return };
        let mut read = self.read(tree);
        loop {
            let Some(content) = &read.content else {
                let outcome = Outcome {
                    site: None,
                    base: "/".to_owned(),
                    diagnostics: read.diagnostics,
                    made: Made::default(),
                };
                let sent = replies.send((outcome, read.stages));
                let (Ok(()), Ok(tree)) = (sent, trees.recv()) else { return };
                read = self.read(tree);
                continue;
            };
            let began = Instant::now();
            let (mut shared, holding) =
                Ground::new(content, &read.miner, &mut self.mined, ground.take());
            self.boards.keep_only(&holding.markets);
            if let Some(restyling) = &holding.restyling {
                let dashboards = self.boards.restyle(restyling);
                shared.skills.restyle(restyling, &dashboards);
            }
            read.stages.analyse = began.elapsed();
            let Some(next) = self.turn(&mut shared, read, trees, replies) else { return };
            ground = Some(shared);
            read = next;
        }
    }

    /// Makes sites while they stand on the same ground; the first that does not is handed on.
    fn turn(
        &mut self,
        ground: &mut Ground,
        mut read: Read,
        trees: &Receiver<Tree>,
        replies: &Sender<Rebuilt>,
    ) -> Option<Read> {
        let mut pages = std::mem::take(&mut ground.pages);
        let mut skills = std::mem::take(&mut ground.skills);
        let ground_was = &*ground;
        let miner = ground_was.miner.clone();
        let Ground { config, theme, markets, reports, generator, as_of, .. } = ground_was;
        let desk = Desk::new(markets, &miner, generator, *as_of);
        let renderer = Renderer::new(SiteInput { config, theme, markets: reports });
        let new = reports.iter().filter(|report| !pages.contains_key(&report.market.id));
        let new = new.collect::<Vec<_>>();
        let rendered = new
            .par_iter()
            .map(|report| Ok((report.market.id.clone(), renderer.market(&report.market.id)?)))
            .collect::<Result<Vec<_>, RenderError>>();
        let mut new_markets = new.len();
        let failed = rendered.map(|rendered| pages.extend(rendered)).err();
        let next = loop {
            let began = Instant::now();
            let Read { content: Some(content), mut diagnostics, mut stages, .. } = read else {
                break Some(read);
            };
            let made = match &failed {
                Some(error) => Err(error.to_string()),
                None => {
                    let markets = content.markets.iter();
                    let markets = markets.filter_map(|market| pages.get(&market.id).cloned());
                    self.site(&content, &desk, &renderer, &markets.collect::<Vec<_>>(), &mut skills)
                }
            };
            let (site, dashboards) = match made {
                Ok((site, dashboards)) => (Some(site), dashboards),
                Err(error) => {
                    diagnostics.push(Diagnostic::error("cannot-render", error));
                    (None, 0)
                }
            };
            let made = Made { dashboards, markets: std::mem::take(&mut new_markets) };
            stages.pages = began.elapsed();
            let outcome = Outcome { site, base: site::base_path(config), diagnostics, made };
            let sent = replies.send((outcome, stages));
            let (Ok(()), Ok(tree)) = (sent, trees.recv()) else { break None };
            read = self.read(tree);
            let same = |content: &Content| ground_was.carries(content, &read.miner);
            if !read.content.as_ref().is_some_and(same) {
                break Some(read);
            }
        };
        ground.pages = pages;
        ground.skills = skills;
        next
    }

    /// The whole site, and how many dashboards were made for it.
    fn site(
        &mut self,
        content: &Content,
        desk: &Desk<'_>,
        renderer: &Renderer<'_>,
        markets: &[MarketPages],
        skills: &mut SkillPages,
    ) -> Result<(Site, usize), String> {
        let made = self.boards.update(content, desk, renderer).and_then(|(dashboards, count)| {
            Ok((renderer.finish(&dashboards, markets, skills)?, count))
        });
        made.map_err(|error| error.to_string())
    }

    /// Reads what changed.
    fn read(&mut self, tree: Tree) -> Read {
        let began = Instant::now();
        if !tree.has_same_names(self.kept.tree()) {
            self.found = None;
        }
        self.kept.update(tree);
        let (found, problems) = self.found.get_or_insert_with(|| {
            let mut problems = Diagnostics::default();
            (content::discover(&self.root, &mut problems), problems)
        });
        let mut diagnostics = problems.clone();
        let content = content::load(found, &self.overrides, &self.kept, &mut diagnostics);
        let miner = miner(&mut self.miner, &self.kept, found, &mut diagnostics);
        if let Some(content) = &content {
            pipeline::check(content, miner.catalogue(), &mut diagnostics);
        }
        self.kept.forget_bytes();
        let stages = Stages { read: began.elapsed(), ..Stages::default() };
        Read { content, miner, diagnostics, stages }
    }
}

/// The miner for the site's skills, the same one while these are the same.
fn miner(
    known: &mut Option<KeptMiner>,
    kept: &Kept,
    found: &Discovered,
    diagnostics: &mut Diagnostics,
) -> Arc<Miner> {
    let files: Vec<_> =
        found.skills.iter().map(|file| (file.path.clone(), kept.tree().hash(&file.path))).collect();
    let readable = files.iter().all(|(_, hash)| hash.is_some());
    let entry = match known.take() {
        Some(same) if readable && same.files == files => same,
        _ => {
            let mut problems = Diagnostics::default();
            let skills = kept.skills(&found.skills, &mut problems);
            let miner = Miner::of_site(&skills, &mut problems);
            KeptMiner { files, miner, problems }
        }
    };
    diagnostics.append(entry.problems.clone());
    known.insert(entry).miner.clone()
}
