//! The cards of a candidate: who, which market, and the match in counts.

use super::{Card, CardError, Colours, Cut, INNER, MARGIN, Row, SMALL, Sheet, drawable};
use crate::language::{Language, Messages, Plain};
use crate::market::Share;
use crate::report::{Headline, Report};
use crate::site::assets::Assets;
use crate::site::{Placement, SiteInput, address};

/// The card of a report's page; `None` when there are to be none.
///
/// # Errors
///
/// See [`CardError`]; no report gives one.
pub(in crate::site) fn dashboard(
    input: &SiteInput<'_>,
    assets: &Assets,
    report: &Report,
    placement: &Placement,
) -> Result<Option<Card>, CardError> {
    let Some(colours) = assets.cards.as_ref().filter(|_| !placement.private) else {
        return Ok(None);
    };
    let folder = address::dashboard(&report.candidate.id, &report.market.id);
    let drawing = drawing(&input.config.title, input.config.spoken(), colours, report);
    Card::new(&folder, &drawing).map(Some)
}

/// Space between columns.
const GAP: f32 = 36.0;
const COLUMN: f32 = (INNER - 2.0 * GAP) / 3.0;

pub(super) fn drawing(
    site: &str,
    language: Language,
    colours: &Colours,
    report: &Report,
) -> String {
    let say = language.plain();
    let mut basis = super::market::basis(say, &report.market);
    basis.extend(sample(say, report.candidate.sample));
    let mut sheet = super::framed(colours, say, site, Some(report.as_of), &basis);
    let market = super::titled(&report.market.title, report.market.region.as_deref());
    let target = market.map(|market| say.card.target(market).to_string());
    super::heading(&mut sheet, colours, &named(say, &report.candidate.name), target.as_deref());
    let matching = &report.matching;
    let counts = [
        (matching.core, say.card.core_met()),
        (matching.preferred, say.card.preferred_met()),
        (matching.fully_met, say.card.fully_met()),
    ];
    for (index, (share, label)) in counts.into_iter().enumerate() {
        let x = MARGIN + index as f32 * (COLUMN + GAP);
        count(&mut sheet, colours, say, x, (share, &label.to_string()));
    }
    sheet.finish()
}

/// The name, or what the page is when the name cannot be written.
fn named(say: Messages<Plain>, name: &str) -> String {
    drawable(name).unwrap_or_else(|| say.card.candidate().to_string())
}

fn sample(say: Messages<Plain>, is_sample: bool) -> Option<String> {
    is_sample.then(|| say.first_screen.sample().to_string())
}

/// More parts than this would be narrower than the gaps between them.
const PARTS: u32 = 24;

/// Space after the large figure.
const AFTER: f32 = 14.0;

/// A count with its label and, above, what it is a part of.
fn count(
    sheet: &mut Sheet,
    colours: &Colours,
    say: Messages<Plain>,
    x: f32,
    (share, label): (Share, &str),
) {
    const TOP: f32 = 366.0;
    const BAR: f32 = 10.0;
    let (k, n) = (share.k(), share.n());
    if (1..=PARTS).contains(&n) {
        let gap = 4.0;
        let width = (COLUMN + gap) / n as f32 - gap;
        for part in 0..n {
            let colour = if part < k { &colours.have } else { &colours.rule };
            sheet.area((x + part as f32 * (width + gap), TOP), (width, BAR), colour);
        }
    } else {
        sheet.area((x, TOP), (COLUMN, BAR), &colours.rule);
        if k > 0 {
            sheet.area((x, TOP), (COLUMN * share.proportion() as f32, BAR), &colours.have);
        }
    }
    if n == 0 {
        let none = say.page.no_core().to_string();
        sheet.line((x, TOP + 88.0), Cut::Regular, 40.0, &none, &colours.quiet);
    } else {
        let k = say.value(k).to_string();
        let of = say.card.of(n).to_string();
        // Counts of many digits are smaller, so that they stay in their column.
        let sizes = [(88.0, 40.0), (70.0, 32.0), (52.0, 26.0)];
        let room = |(large, small): &(f32, f32)| {
            Cut::Bold.width(&k, *large) + AFTER + Cut::Regular.width(&of, *small) <= COLUMN
        };
        let (large, small) = sizes.into_iter().find(room).unwrap_or((36.0, 20.0));
        let end = sheet.line((x, TOP + 94.0), Cut::Bold, large, &k, &colours.ink);
        sheet.line((end + AFTER, TOP + 94.0), Cut::Regular, small, &of, &colours.quiet);
    }
    sheet.line((x, TOP + 138.0), Cut::Regular, SMALL, label, &colours.quiet);
}

/// The card of a candidate's page that leads to several dashboards.
///
/// # Errors
///
/// See [`CardError`]; no headlines give one.
pub(in crate::site) fn candidate(
    input: &SiteInput<'_>,
    assets: &Assets,
    headlines: &[&Headline],
) -> Result<Option<Card>, CardError> {
    let (Some(colours), Some(first)) = (&assets.cards, headlines.first()) else { return Ok(None) };
    if first.private {
        return Ok(None);
    }
    let folder = address::candidate(&first.candidate);
    let say = input.config.spoken().plain();
    Card::new(&folder, &overview(&input.config.title, say, colours, headlines)).map(Some)
}

fn overview(
    site: &str,
    say: Messages<Plain>,
    colours: &Colours,
    headlines: &[&Headline],
) -> String {
    let first = headlines.first();
    let mut basis = vec![say.card.targets(headlines.len()).to_string()];
    basis.extend(first.and_then(|first| sample(say, first.sample)));
    let day = first.map(|first| first.as_of);
    let mut sheet = super::framed(colours, say, site, day, &basis);
    let name = named(say, first.map_or("", |first| &first.name));
    super::heading(&mut sheet, colours, &name, Some(&say.card.by_target().to_string()));
    let rows = headlines.iter().map(|headline| {
        let core = headline.matching.core;
        Row {
            label: &headline.title,
            part: (core.n() > 0).then(|| core.proportion()),
            tone: &colours.have,
            figure: if core.n() > 0 {
                super::figure(say, core)
            } else {
                say.page.no_core().to_string()
            },
        }
    });
    super::rows(&mut sheet, colours, rows);
    sheet.finish()
}
