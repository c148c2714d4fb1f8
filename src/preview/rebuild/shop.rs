//! Where sites are made: everything that outlives one rebuild.

use super::boards::Boards;
use super::ground::{Ground, Mined};
use super::job::{Finished, Job, Office, Stages, Taken, breaks};
use super::kept::Kept;
use crate::content::{self, Content, Discovered, Overrides};
use crate::diagnostics::Diagnostics;
use crate::pipeline;
use crate::preview::watch::{Hash, Tree};
use crate::skills::Miner;
use std::path::PathBuf;
use std::sync::Arc;
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
    pub(super) boards: Boards,
}

/// A miner with the files of skills it was made for.
#[derive(Debug)]
struct KeptMiner {
    files: Vec<(PathBuf, Option<Hash>)>,
    miner: Arc<Miner>,
    problems: Diagnostics,
}

/// A site as read, whose content can be shown.
pub(super) struct Read {
    pub(super) content: Content,
    pub(super) miner: Arc<Miner>,
    pub(super) diagnostics: Diagnostics,
    /// What is told of it in the end.
    pub(super) finished: Finished,
    /// When the look at the files began.
    pub(super) began: Instant,
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

    /// Makes an edition of the files of each job until nobody asks any more.
    ///
    /// The looked-up markets borrow from the analysed ones. They stay for as long as only
    /// candidates change, which is the inner loop; anything else begins a new turn of the outer.
    pub(super) fn work(mut self, office: &Office) {
        let mut ground: Option<Ground> = None;
        let Some(mut read) = self.wait(office) else { return };
        loop {
            let began = Instant::now();
            let (mut shared, holding) =
                Ground::new(&read.content, &read.miner, &mut self.mined, ground.take());
            self.boards.keep_only(&holding.markets);
            if let Some(restyling) = &holding.restyling {
                let dashboards = self.boards.restyle(restyling);
                shared.skills.restyle(restyling, &dashboards);
            }
            read.finished.stages.analyse = began.elapsed();
            let restyled = holding.restyling.is_some();
            let Some(next) = self.turn(&mut shared, restyled, read, office) else { return };
            ground = Some(shared);
            read = next;
        }
    }

    /// Blocks until a job brings content that can be shown; `None` when there are no more jobs.
    pub(super) fn wait(&mut self, office: &Office) -> Option<Read> {
        loop {
            let job = office.jobs.recv().ok()?;
            if let Some(read) = self.take(job, office) {
                return Some(read);
            }
        }
    }

    /// Reads the files of a job. What cannot be shown, or may be half written, is answered here.
    pub(super) fn take(&mut self, job: Job, office: &Office) -> Option<Read> {
        let reading = Instant::now();
        let (content, miner, diagnostics) = self.read(job.tree);
        let stages = Stages { look: job.look, read: reading.elapsed(), ..Stages::default() };
        if breaks(&job.young, &diagnostics) {
            office.reply(Taken::Doubtful);
            return None;
        }
        let finished = Finished { why: job.why, stages, ..Finished::default() };
        let began = job.began;
        if let Some(content) = content {
            return Some(Read { content, miner, diagnostics, finished, began });
        }
        office.live.change(|edition| edition.interrupt(&diagnostics));
        office.reply(Taken::Begun(diagnostics));
        office.finished(Finished { all: began.elapsed(), ..finished }, None);
        None
    }

    /// Reads what changed.
    fn read(&mut self, tree: Tree) -> (Option<Content>, Arc<Miner>, Diagnostics) {
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
        (content, miner, diagnostics)
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
