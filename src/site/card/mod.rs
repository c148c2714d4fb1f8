//! Link cards: the picture that chats and networks show beside a link to a page.
//!
//! A card is drawn as SVG with letters as outlines and made a PNG at build time. It shows what the
//! page's first screen shows and nothing else.

mod colours;
mod dashboard;
mod index;
mod lettering;
mod market;
mod picture;
mod sheet;
mod typeface;

#[cfg(test)]
mod tests;

pub(crate) use colours::Colours;
pub(super) use dashboard::{candidate, dashboard};
pub(super) use index::index;
pub(super) use market::market;

use super::slug::short_hash;
use super::{Bytes, File};
use crate::language::{Messages, Plain};
use crate::market::Share;
use jiff::civil::Date;
use lettering::{Lettering, Place};
use sheet::{Sheet, WIDTH};
use typeface::{Cut, drawable};

/// Why a card could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum CardError {
    /// The drawing is no SVG.
    #[error(transparent)]
    Svg(#[from] resvg::usvg::Error),
    /// The drawing has no area.
    #[error("it has no area")]
    Size,
    /// The picture could not be encoded.
    #[error(transparent)]
    Png(#[from] png::EncodingError),
}

/// A picture for links to a page.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    /// Path from the site's root.
    pub(crate) path: String,
    bytes: Bytes,
}

impl Card {
    /// The card for the page in `folder`.
    ///
    /// Its name changes with the drawing, since services keep a picture by its address.
    fn new(folder: &str, svg: &str) -> Result<Self, CardError> {
        let path = format!("{folder}card.{}.png", short_hash(svg.as_bytes()));
        Ok(Self { path, bytes: picture::png(svg)?.into() })
    }

    /// As a file of the site.
    pub(super) fn into_file(self) -> File {
        (self.path.into(), self.bytes)
    }
}

/// Distance of everything from the edges.
const MARGIN: f32 = 72.0;
/// What is left between the margins.
const INNER: f32 = WIDTH - 2.0 * MARGIN;
/// Size of the smallest letters; cards are often shown at half their size.
const SMALL: f32 = 26.0;

/// The lines that every card has: the site's title and the day above, below what it was counted
/// from.
fn framed(
    colours: &Colours,
    say: Messages<Plain>,
    site: &str,
    day: Option<Date>,
    basis: &[String],
) -> Sheet {
    let mut sheet = Sheet::new(&colours.paper);
    for (index, width) in [34.0, 24.0, 12.0].into_iter().enumerate() {
        sheet.area((MARGIN, 61.0 + index as f32 * 11.0), (width, 6.0), &colours.have);
    }
    let day = day.map(|day| say.card.as_of(say.day(day)).to_string()).unwrap_or_default();
    let of_day = Cut::Regular.width(&day, SMALL);
    sheet.line((WIDTH - MARGIN - of_day, 84.0), Cut::Regular, SMALL, &day, &colours.quiet);
    if let Some(site) = drawable(site) {
        let width = INNER - of_day - 54.0 - 36.0;
        let place = Place { cut: Cut::Regular, sizes: &[(SMALL, 1)], width };
        sheet.lines(
            (MARGIN + 54.0, 84.0 - SMALL * sheet::ASCENT),
            &place.fit(&site),
            &colours.quiet,
        );
    }
    let place = Place { cut: Cut::Regular, sizes: &[(SMALL, 1), (23.0, 1)], width: INNER };
    sheet.lines((MARGIN, 564.0), &place.fit(&basis.join(" · ")), &colours.quiet);
    sheet
}

/// The large lines: a heading, and a line or two below it.
fn heading(sheet: &mut Sheet, colours: &Colours, heading: &str, below: Option<&str>) {
    let place = Place {
        cut: Cut::Bold,
        sizes: &[(92.0, 1), (76.0, 1), (60.0, 2), (46.0, 2)],
        width: INNER,
    };
    let heading = place.fit(heading);
    // Two lines begin higher, so that what follows has the same room.
    let top = if heading.lines.len() > 1 { 114.0 } else { 134.0 };
    let bottom = sheet.lines((MARGIN, top), &heading, &colours.ink);
    if let Some(below) = below {
        let place = Place { cut: Cut::Regular, sizes: &[(38.0, 1), (32.0, 2)], width: INNER };
        sheet.lines((MARGIN, bottom + 10.0), &place.fit(below), &colours.ink);
    }
}

/// How many rows there is room for.
const ROWS: usize = 4;

/// A line with a bar.
struct Row<'a> {
    label: &'a str,
    /// What part of the bar is filled; `None`: there is no bar.
    part: Option<f64>,
    tone: &'a str,
    /// What the bar shows, in figures.
    figure: String,
}

/// Rows below the heading, as many as there is room for.
fn rows<'a>(sheet: &mut Sheet, colours: &Colours, rows: impl Iterator<Item = Row<'a>>) {
    const LABEL: f32 = 400.0;
    const FIGURE: f32 = 220.0;
    const BAR: f32 = 20.0;
    let width = INNER - LABEL - FIGURE;
    for (index, row) in rows.take(ROWS).enumerate() {
        let baseline = 378.0 + index as f32 * 48.0;
        let room = if row.part.is_some() { LABEL } else { LABEL + width };
        let place = Place { cut: Cut::Regular, sizes: &[(31.0, 1), (26.0, 1)], width: room - 28.0 };
        let label = drawable(row.label).map(|label| place.fit(&label));
        if let Some(Lettering { cut, size, lines }) = &label {
            let line = lines.first().map_or("", String::as_str);
            sheet.line((MARGIN, baseline), *cut, *size, line, &colours.ink);
        }
        if let Some(part) = row.part {
            let start = (MARGIN + LABEL, baseline - BAR);
            sheet.area(start, (width, BAR), &colours.rule);
            sheet.area(start, (width * part as f32, BAR), row.tone);
        }
        let end = WIDTH - MARGIN - Cut::Regular.width(&row.figure, SMALL);
        sheet.line((end, baseline), Cut::Regular, SMALL, &row.figure, &colours.quiet);
    }
}

/// A count and what it is of: `116 of 176`.
fn figure(say: Messages<Plain>, share: Share) -> String {
    say.share.plain(share.k(), share.n()).to_string()
}

/// The title of a market with its region, as far as they can be written.
fn titled(title: &str, region: Option<&str>) -> Option<String> {
    let title = drawable(title)?;
    Some(match region.and_then(drawable) {
        Some(region) => format!("{title}, {region}"),
        None => title,
    })
}
