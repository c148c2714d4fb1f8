//! Tables whose last column is broken to fit; where even that is too wide, running text.

use super::wrap::{Run, wrap};
use super::{Screen, Style};

/// Between two columns.
const GAP: usize = 2;
/// Columns but the last are cut at this width.
const WIDEST: usize = 24;
/// The least that the last column needs.
const LEAST: usize = 22;

/// A column's heading and side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    heading: &'static str,
    right: bool,
}

impl Column {
    pub(super) fn left(heading: &'static str) -> Self {
        Self { heading, right: false }
    }

    pub(super) fn right(heading: &'static str) -> Self {
        Self { heading, right: true }
    }
}

/// A row: a cell per column, and the same as running text for narrow screens.
pub(super) struct Row {
    pub(super) cells: Vec<Run>,
    pub(super) brief: Vec<Run>,
}

/// Appends a table.
pub(super) fn write(out: &mut String, columns: &[Column], rows: &[Row], screen: Screen) {
    let last = columns.len() - 1;
    let widths: Vec<usize> = columns[..last]
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let cells = rows.iter().map(|row| row.cells[at].width());
            cells.chain([column.heading.len()]).max().unwrap_or(0).min(WIDEST)
        })
        .collect();
    let left = widths.iter().map(|width| width + GAP).sum::<usize>();
    if left + LEAST > screen.columns() {
        return blocks(out, rows, screen);
    }
    let headings: Vec<Run> =
        columns.iter().map(|column| Run::new(column.heading, Style::Quiet)).collect();
    for cells in std::iter::once(&headings).chain(rows.iter().map(|row| &row.cells)) {
        let mut runs: Vec<Run> = Vec::new();
        for ((cell, width), column) in cells.iter().zip(&widths).zip(columns) {
            let cell = cell.clone().cut(*width);
            let space = Run::spaces(width - cell.width());
            let gap = Run::spaces(GAP);
            runs.extend(if column.right { [space, cell, gap] } else { [cell, space, gap] });
        }
        runs.push(cells[last].clone());
        wrap(out, &runs, &Run::spaces(left), screen);
    }
}

/// Appends each row as running text.
fn blocks(out: &mut String, rows: &[Row], screen: Screen) {
    for row in rows {
        wrap(out, &row.brief, &Run::spaces(2 * GAP), screen);
    }
}
