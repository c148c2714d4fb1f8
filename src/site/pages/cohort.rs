//! The candidates of each market beside each other.

use crate::content::CohortNames;
use crate::language::{Html, Message, Messages, Verbatim};
use crate::report::{Cohort, CohortGap, Headline, Severity, Standing};
use crate::site::frame::Frame;
use crate::site::market_index::MarketIndex;
use crate::site::{File, RenderError, Renderer, address, filters};
use askama::Template;

/// `cohort/index.html`: the first rows of every market.
#[derive(Template)]
#[template(path = "cohort.html")]
struct Page<'a> {
    frame: Frame<'a>,
    sections: Vec<Section<'a>>,
    aliases: bool,
}

/// `cohort/<market>/<page>.html`: further rows of one market.
#[derive(Template)]
#[template(path = "cohort-rows.html")]
struct FurtherPage<'a> {
    frame: Frame<'a>,
    section: Section<'a>,
    aliases: bool,
    number: usize,
}

/// A market with some of its candidates.
struct Section<'a> {
    cohort: &'a Cohort<'a>,
    index: Option<&'a MarketIndex<'a>>,
    /// From the page to the site's root.
    root: String,
    rows: Vec<Row<'a>>,
    /// Number of the first row, from 1.
    first: usize,
    /// Numbers and places of all pages of this cohort, when there is more than one.
    pages: Vec<(usize, String)>,
    /// The page this is.
    page: usize,
}

/// A candidate.
struct Row<'a> {
    name: String,
    /// The dashboard; `None` under an alias.
    href: Option<String>,
    headline: &'a Headline,
    cells: Vec<Cell>,
}

/// A candidate's standing on one of the most common gaps.
#[derive(Clone, Copy)]
struct Cell {
    /// CSS class: gives colour and glyph.
    class: &'static str,
    word: Message<Html, ()>,
}

/// Columns of the heat table.
const COLUMNS: usize = 12;
/// Rows of the heat table on one page.
const ROWS: usize = 200;
/// Common gaps in the table of counts; further ones are folded away.
const GAPS: usize = 15;

impl<'a> Section<'a> {
    /// The most common gaps.
    fn columns(&self) -> &'a [CohortGap<'a>] {
        &self.cohort.gaps[..self.cohort.gaps.len().min(COLUMNS)]
    }

    fn common(&self) -> &'a [CohortGap<'a>] {
        &self.cohort.gaps[..self.cohort.gaps.len().min(GAPS)]
    }

    fn rarer(&self) -> &'a [CohortGap<'a>] {
        &self.cohort.gaps[self.common().len()..]
    }

    fn skill(&self, id: &str) -> Option<String> {
        self.index?.skill_from(&self.root, id)
    }

    fn market(&self) -> String {
        format!("{}{}index.html", self.root, address::market(self.cohort.market))
    }

    /// Numbers of the first and the last row shown.
    fn shown(&self) -> (usize, usize) {
        (self.first, self.first + self.rows.len() - 1)
    }
}

impl Row<'_> {
    fn critical(&self) -> u32 {
        self.headline.gaps(Severity::Critical)
    }

    fn important(&self) -> u32 {
        self.headline.gaps(Severity::Important)
    }
}

impl Cell {
    fn of(headline: &Headline, skill: &str, say: Messages<Html>) -> Self {
        let say = say.cohort_page;
        let Some(mark) = headline.mark(skill) else {
            return Self { class: "m", word: say.missing() };
        };
        match mark.standing() {
            Standing::Have => Self { class: "h", word: say.have() },
            _ if mark.step > 0 => Self { class: "s", word: say.planned() },
            _ if mark.settled => Self { class: "a", word: say.alternative() },
            Standing::Partly => Self { class: "p", word: say.partly() },
            Standing::Missing => Self { class: "m", word: say.missing() },
        }
    }
}

/// All pages of the cohorts; none without a cohort.
pub(crate) fn cohort(
    renderer: &Renderer<'_>,
    cohorts: &[Cohort<'_>],
) -> Result<Vec<File>, RenderError> {
    if cohorts.is_empty() {
        return Ok(Vec::new());
    }
    let config = renderer.input.config;
    let aliases = config.cohort.names == CohortNames::Aliases;
    let say = config.spoken().plain();
    let title = say.page.compared().to_string();
    let description = say.cohort_page.description().to_string();
    let frame =
        |path: &str, title: String| Frame::new(config, &renderer.assets, path, title, &description);
    let first = frame(address::COHORT, title);
    let sections = cohorts.iter().map(|cohort| section(renderer, cohort, &first.root, 1));
    let page = Page { sections: sections.collect(), aliases, frame: first };
    let mut files = vec![(address::COHORT.into(), super::html(&page)?)];
    for cohort in cohorts {
        for number in 2..=cohort.members.len().div_ceil(ROWS) {
            let path = address::cohort(cohort.market, number);
            let title = say.cohort_page.further_title(cohort.title, number).to_string();
            let frame = frame(&path, title);
            let section = section(renderer, cohort, &frame.root, number);
            let page = FurtherPage { frame, section, aliases, number };
            files.push((path.into(), super::html(&page)?));
        }
    }
    Ok(files)
}

fn section<'a>(
    renderer: &'a Renderer<'a>,
    cohort: &'a Cohort<'a>,
    root: &str,
    page: usize,
) -> Section<'a> {
    let spoken = renderer.input.config.spoken();
    let aliases = renderer.input.config.cohort.names == CohortNames::Aliases;
    let count = cohort.members.len().div_ceil(ROWS);
    let columns = &cohort.gaps[..cohort.gaps.len().min(COLUMNS)];
    let start = (page - 1) * ROWS;
    let members = cohort.members.iter().copied().zip(1..).skip(start).take(ROWS);
    let rows = members.map(|(headline, number): (&Headline, usize)| {
        let folder = address::dashboard(&headline.candidate, &headline.market);
        Row {
            name: if aliases {
                spoken.plain().cohort_page.alias(Verbatim(number)).to_string()
            } else {
                headline.name.clone()
            },
            href: (!aliases).then(|| format!("{root}{folder}index.html")),
            headline,
            cells: columns
                .iter()
                .map(|gap| Cell::of(headline, &gap.skill.id, spoken.html()))
                .collect(),
        }
    });
    let place = |number: usize| match number {
        1 => format!("{root}{}", address::COHORT),
        _ => format!("{root}{}", address::cohort(cohort.market, number)),
    };
    let pages = (1..=count).map(|number| (number, place(number)));
    Section {
        cohort,
        index: renderer.index(cohort.market),
        root: root.to_owned(),
        rows: rows.collect(),
        first: start + 1,
        pages: if count > 1 { pages.collect() } else { Vec::new() },
        page,
    }
}
