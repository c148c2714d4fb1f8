//! The cards of a candidate: who, which market, and the match in counts.

use super::{Card, CardError, Colours, Cut, INNER, MARGIN, Row, SMALL, Sheet, drawable};
use crate::market::Share;
use crate::report::{Headline, Report};
use crate::site::assets::Assets;
use crate::site::{Placement, SiteInput, address, filters};

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
    Card::new(&folder, &drawing(&input.config.title, colours, report)).map(Some)
}

/// Space between columns.
const GAP: f32 = 36.0;
const COLUMN: f32 = (INNER - 2.0 * GAP) / 3.0;

pub(super) fn drawing(site: &str, colours: &Colours, report: &Report) -> String {
    let mut basis = super::market::basis(&report.market);
    basis.extend(sample(report.candidate.sample));
    let mut sheet = super::framed(colours, site, Some(report.as_of), &basis);
    let market = super::titled(&report.market.title, report.market.region.as_deref());
    let target = market.map(|market| format!("for {market}"));
    super::heading(&mut sheet, colours, &named(&report.candidate.name), target.as_deref());
    let matching = &report.matching;
    let counts = [
        (matching.core, "core skills met"),
        (matching.preferred, "preferred skills met"),
        (matching.fully_met, "postings fully met"),
    ];
    for (index, (share, label)) in counts.into_iter().enumerate() {
        count(&mut sheet, colours, MARGIN + index as f32 * (COLUMN + GAP), share, label);
    }
    sheet.finish()
}

/// The name, or what the page is when the name cannot be written.
fn named(name: &str) -> String {
    drawable(name).unwrap_or_else(|| "Career dashboard".to_owned())
}

fn sample(is_sample: bool) -> Option<String> {
    is_sample.then(|| "sample candidate".to_owned())
}

/// More parts than this would be narrower than the gaps between them.
const PARTS: u32 = 24;

/// Space after the large figure.
const AFTER: f32 = 14.0;

/// A count with its label and, above, what it is a part of.
fn count(sheet: &mut Sheet, colours: &Colours, x: f32, share: Share, label: &str) {
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
        sheet.line((x, TOP + 88.0), Cut::Regular, 40.0, "none asked", &colours.quiet);
    } else {
        let k = filters::grouped(k.into());
        let of = format!("of {}", filters::grouped(n.into()));
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
    Card::new(&folder, &overview(&input.config.title, colours, headlines, first)).map(Some)
}

fn overview(site: &str, colours: &Colours, headlines: &[&Headline], first: &Headline) -> String {
    let mut basis = vec![filters::counted(headlines.len() as u32, "target")];
    basis.extend(sample(first.sample));
    let mut sheet = super::framed(colours, site, Some(first.as_of), &basis);
    super::heading(&mut sheet, colours, &named(&first.name), Some("core skills met, by target"));
    let rows = headlines.iter().map(|headline| {
        let core = headline.matching.core;
        Row {
            label: &headline.title,
            part: (core.n() > 0).then(|| core.proportion()),
            tone: &colours.have,
            figure: if core.n() > 0 { super::figure(core) } else { "none asked".to_owned() },
        }
    });
    super::rows(&mut sheet, colours, rows);
    sheet.finish()
}
