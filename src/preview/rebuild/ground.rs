//! What all candidates of a site share: its settings, its markets and the catalogue.

use crate::content::theme::Theme;
use crate::content::{Content, MarketContent, SiteConfig};
use crate::market::{Market, MinedMarket};
use crate::pipeline;
use crate::report::{Generator, MarketReport};
use crate::site::{MarketPages, Restyling, SkillPages};
use crate::skills::Miner;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// The shared part of a site, analysed.
#[derive(Debug)]
pub(super) struct Ground {
    pub(super) config: SiteConfig,
    pub(super) theme: Arc<Theme>,
    pub(super) as_of: Date,
    pub(super) miner: Arc<Miner>,
    pub(super) generator: Generator,
    /// As read, in the order of `markets`.
    contents: Vec<Arc<MarketContent>>,
    pub(super) markets: Vec<Market>,
    pub(super) reports: Vec<MarketReport>,
    /// Rendered pages of markets, by id, while they hold.
    pub(super) pages: HashMap<String, MarketPages>,
    /// Rendered pages of skills, while their markets hold.
    pub(super) skills: SkillPages,
}

/// What was mined of each market, by id.
#[derive(Debug, Default)]
pub(super) struct Mined {
    markets: HashMap<String, (Arc<MarketContent>, MinedMarket)>,
    miner: Option<Arc<Miner>>,
}

impl Mined {
    /// Mines the markets that changed, and of these the postings that changed.
    fn update(&mut self, content: &Content, miner: &Arc<Miner>) {
        if !self.miner.as_ref().is_some_and(|known| Arc::ptr_eq(known, miner)) {
            self.markets.clear();
            self.miner = Some(miner.clone());
        }
        let before = std::mem::take(&mut self.markets);
        let mined = content.markets.par_iter().map(|market| {
            let known = before.get(&market.id);
            let mined = match known {
                Some((content, mined)) if is_same(content, market) => mined.clone(),
                known => pipeline::mine_market(market, miner, known.map(|(_, mined)| mined)),
            };
            (market.id.clone(), (market.clone(), mined))
        });
        self.markets = mined.collect();
    }
}

/// What of the pages before still holds.
#[derive(Debug, Default)]
pub(super) struct Holding {
    /// The ids of the markets that are the same.
    pub(super) markets: Vec<String>,
    /// How the pages that hold come to another stylesheet.
    pub(super) restyling: Option<Restyling>,
}

impl Ground {
    /// Analyses the markets of a site. What `before` made of the same markets and settings stays.
    pub(super) fn new(
        content: &Content,
        miner: &Arc<Miner>,
        mined: &mut Mined,
        before: Option<Self>,
    ) -> (Self, Holding) {
        mined.update(content, miner);
        let all: Vec<&MinedMarket> =
            content.markets.iter().map(|market| &mined.markets[&market.id].1).collect();
        let markets = pipeline::analyse_markets(content, &all, miner);
        let generator = pipeline::generator(miner.catalogue(), content.site.spoken());
        let same_settings = |before: &Self| {
            before.config == content.site
                && before.as_of == content.as_of
                && Arc::ptr_eq(&before.miner, miner)
        };
        let (mut pages, mut skills) = (HashMap::new(), SkillPages::default());
        let mut holding = Holding::default();
        let same_frame = |before: &Self| {
            same_settings(before) && Restyling::is_enough(&before.theme, &content.theme)
        };
        if let Some(mut before) = before.filter(same_frame) {
            let other_styles = before.theme != content.theme;
            holding.restyling =
                other_styles.then(|| Restyling::between(&before.theme, &content.theme));
            for market in markets.iter().filter(|market| before.markets.contains(market)) {
                holding.markets.push(market.id.clone());
                let page = before.pages.remove_entry(&market.id);
                pages.extend(page.map(|(id, page)| match &holding.restyling {
                    Some(restyling) => (id, restyling.market(&page)),
                    None => (id, page),
                }));
            }
            skills = before.skills;
            skills.keep_only(&holding.markets);
        }
        let reports = pipeline::market_reports(&markets, miner, &generator);
        let ground = Self {
            config: content.site.clone(),
            theme: content.theme.clone(),
            as_of: content.as_of,
            miner: miner.clone(),
            contents: content.markets.clone(),
            reports,
            generator,
            markets,
            pages,
            skills,
        };
        (ground, holding)
    }

    /// Whether this is what all candidates of `content` share.
    pub(super) fn carries(&self, content: &Content, miner: &Arc<Miner>) -> bool {
        self.config == content.site
            && self.theme == content.theme
            && self.as_of == content.as_of
            && Arc::ptr_eq(&self.miner, miner)
            && self.contents.len() == content.markets.len()
            && self.contents.iter().zip(&content.markets).all(|(one, other)| is_same(one, other))
    }
}

/// Mostly the same value; a market cut at `as_of` is made anew and is equal.
fn is_same(one: &Arc<MarketContent>, other: &Arc<MarketContent>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}
