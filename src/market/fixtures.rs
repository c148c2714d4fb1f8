//! Made-up postings for the tests of this module.

use super::mining::{DistinctPosting, MinedMarket, MinedPosting};
use super::{Funnel, Market};
use crate::content::{
    MarketConfig, MarketContent, Origin, Pay, PayAmount, PayUnit, Posting, Snapshot, Workplace,
};
use crate::diagnostics::Span;
use crate::language::Language;
use crate::skills::{Catalogue, Mention, Mined, SkillId, Stated, Strength, StrengthRule};
use jiff::civil::Date;
use std::sync::{Arc, LazyLock};

/// Ids and kinds of the catalogue, in its order.
pub(crate) const SKILLS: &[(&str, &str)] = &[
    ("rust", "language"),
    ("go", "language"),
    ("python", "language"),
    ("react", "framework"),
    ("docker", "platform"),
    ("aws", "platform"),
    ("postgresql", "data-store"),
    ("mysql", "data-store"),
    ("ci", "practice"),
    ("finance", "domain"),
    ("communication", "soft"),
    ("ckad", "certification"),
];

/// A catalogue of [`SKILLS`].
pub(crate) fn catalogue() -> &'static Arc<Catalogue> {
    static CATALOGUE: LazyLock<Arc<Catalogue>> = LazyLock::new(|| {
        let text: String = SKILLS
            .iter()
            .map(|(id, kind)| {
                format!("[[skill]]\nid = \"{id}\"\nlabel = \"{id}\"\nkind = \"{kind}\"\n")
            })
            .collect();
        Arc::new(Catalogue::from_toml(&text).unwrap())
    });
    &CATALOGUE
}

pub(crate) fn skill(id: &str) -> SkillId {
    catalogue().by_id(id).unwrap()
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A posting in the making.
#[derive(Debug, Clone)]
pub(crate) struct Offer {
    pub(crate) posting: Posting,
    pub(crate) asks: Vec<(SkillId, Strength, Option<u16>)>,
    pub(crate) seen: Vec<Date>,
    pub(crate) stated: Vec<Stated>,
}

impl Offer {
    /// A readable posting without employer that asks nothing, seen on 2026-01-01.
    pub(crate) fn new(id: &str) -> Self {
        let posting = Posting {
            language: None,
            id: id.to_owned(),
            format: "plain",
            url: None,
            title: format!("Engineer {id}"),
            company: String::new(),
            locations: Vec::new(),
            workplace: Workplace::Unknown,
            employment_type: None,
            posted_on: None,
            valid_through: None,
            text: "A text of more than forty letters that says nothing of any skill.".into(),
            truncated: false,
            pay: Vec::new(),
            synthetic: false,
            origin: Origin { file: "2026-01-01.json".into(), line: 1 },
        };
        Self { posting, asks: Vec::new(), seen: vec![day("2026-01-01")], stated: Vec::new() }
    }

    pub(crate) fn company(mut self, company: &str) -> Self {
        company.clone_into(&mut self.posting.company);
        self
    }

    pub(crate) fn asks(mut self, id: &str, strength: Strength) -> Self {
        self.asks.push((skill(id), strength, None));
        self
    }

    pub(crate) fn requires(self, id: &str) -> Self {
        self.asks(id, Strength::Required)
    }

    /// Adds what the posting states apart from skills.
    pub(crate) fn stated(mut self, stated: Stated) -> Self {
        self.stated.push(stated);
        self
    }

    pub(crate) fn seen(mut self, dates: &[&str]) -> Self {
        self.seen = dates.iter().map(|date| day(date)).collect();
        self
    }

    pub(crate) fn pays(mut self, currency: &str, min: f64, max: f64, unit: PayUnit) -> Self {
        let raw = format!("{currency} {min} - {max}");
        let amount = PayAmount::range(min, max);
        self.posting.pay.push(Pay { amount, currency: currency.to_owned(), unit, raw });
        self
    }

    pub(crate) fn states(mut self, currency: &str, amount: PayAmount, unit: PayUnit) -> Self {
        let raw = format!("{currency} {amount:?}");
        self.posting.pay.push(Pay { amount, currency: currency.to_owned(), unit, raw });
        self
    }

    pub(crate) fn posting(self) -> Posting {
        self.posting
    }

    /// Writes one sentence per ask and mines it by hand.
    pub(crate) fn mined(mut self) -> MinedPosting {
        let mut text = self.posting.text.to_string();
        let mut mentions = Vec::new();
        for (skill, strength, one_of) in &self.asks {
            let (label, start) = (&catalogue().reference(*skill).label, text.len() + 1);
            text.push_str(&format!("\n- You know {label} well."));
            let span = Span::new(start + 11, start + 11 + label.len());
            let sentence = Span::new(start, text.len());
            let (skill, strength, rule) = (*skill, *strength, StrengthRule::Nothing);
            mentions.push(Mention { skill, span, sentence, strength, rule, one_of: *one_of });
        }
        if self.posting.text.is_empty() {
            mentions.clear();
        } else {
            self.posting.text = text.into();
        }
        let mined = Mined { has_requirements: !mentions.is_empty(), mentions };
        let distinct = DistinctPosting {
            posting: &self.posting,
            locations: self.posting.locations.clone(),
            open_since: self.posting.posted_on.map_or(self.seen[0], |day| day.min(self.seen[0])),
            first_seen: self.seen[0],
            seen_again: self.seen[1..].to_vec(),
            copies: 1,
        };
        let mut mined = MinedPosting::new(distinct, &Mined::default(), &mined, catalogue());
        mined.conditions.stated.extend(self.stated);
        mined
    }
}

pub(crate) fn market(offers: impl IntoIterator<Item = Offer>) -> MinedMarket {
    let postings = offers.into_iter().map(Offer::mined).collect();
    MinedMarket::new(postings, Funnel::default(), catalogue())
}

/// A market folder with snapshots of these days, all of one format, currency USD.
pub(crate) fn content(days: &[&str]) -> MarketContent {
    let snapshots = days
        .iter()
        .map(|date| Snapshot {
            date: day(date),
            postings: vec![Offer::new("x").posting()],
            read: 1,
        })
        .collect();
    let config = MarketConfig {
        title: "Engineers".to_owned(),
        currency: Some("USD".to_owned()),
        ..MarketConfig::default()
    };
    MarketContent { id: "engineers".to_owned(), config, snapshots }
}

/// Analyses offers collected on 2026-01-01 beside no other market.
pub(crate) fn analysed(offers: impl IntoIterator<Item = Offer>) -> Market {
    let mined = market(offers);
    super::analyse(
        &content(&["2026-01-01"]),
        &mined,
        &[],
        day("2026-01-01"),
        catalogue(),
        Language::English,
    )
}
