//! Which skills are named together, as a square of cells.

use crate::market::{AskedSkill, SkillPair, Together};

/// The square: one row and one column per skill, in the same order.
#[derive(Debug)]
pub(crate) struct HeatMap<'a> {
    pub(crate) rows: Vec<HeatRow<'a>>,
    /// The pairs with their skills, most frequent first, at most [`SHOWN_PAIRS`].
    pub(crate) top: Vec<TopPair<'a>>,
    /// What each shade stands for, lightest first: fewest and most postings.
    pub(crate) shades: Vec<(u32, u32)>,
}

/// A skill against all.
#[derive(Debug)]
pub(crate) struct HeatRow<'a> {
    pub(crate) asked: &'a AskedSkill,
    pub(crate) cells: Vec<HeatCell<'a>>,
}

/// A skill against another.
#[derive(Debug)]
pub(crate) struct HeatCell<'a> {
    /// The column's skill.
    pub(crate) other: &'a AskedSkill,
    /// Whether it is the row's own skill.
    pub(crate) own: bool,
    /// Postings that name both.
    pub(crate) both: u32,
    /// 0 for none, else 1 (lightest) to [`SHADES`].
    pub(crate) shade: u32,
}

/// Two skills that are often named together.
#[derive(Debug)]
pub(crate) struct TopPair<'a> {
    pub(crate) skills: [&'a AskedSkill; 2],
    pub(crate) pair: &'a SkillPair,
}

/// Shades of cells that are not empty.
pub(crate) const SHADES: u32 = 5;
/// Pairs in the table.
const SHOWN_PAIRS: usize = 20;

impl<'a> HeatMap<'a> {
    /// `None` when no two skills are named together.
    pub(crate) fn of(together: &'a Together) -> Option<Self> {
        let most = together.pairs.first()?.both.k();
        let shade = |both: u32| (both * SHADES).div_ceil(most.max(1));
        let skills = &together.skills;
        let rows = skills.iter().enumerate().map(|(row, asked)| HeatRow {
            asked,
            cells: skills
                .iter()
                .enumerate()
                .map(|(column, other)| {
                    let both = together.pair(row, column).map_or(0, |pair| pair.both.k());
                    HeatCell { other, own: row == column, both, shade: shade(both) }
                })
                .collect(),
        });
        let top = together.pairs.iter().take(SHOWN_PAIRS).filter_map(|pair| {
            let [first, second] = pair.places.map(|place| skills.get(place));
            Some(TopPair { skills: [first?, second?], pair })
        });
        // The counts that `shade` puts into each; with few counts some shades stand for none.
        let shades = (1..=SHADES).filter_map(|step| {
            let counts = (1..=most).filter(|both| shade(*both) == step);
            Some((counts.clone().min()?, counts.max()?))
        });
        Some(Self { rows: rows.collect(), top: top.collect(), shades: shades.collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::fixture::Fixture;

    #[test]
    fn the_square_is_symmetric_and_its_darkest_cell_is_the_top_pair() {
        let fixture = Fixture::new();
        let together = &fixture.markets[1].together;
        let map = HeatMap::of(together).unwrap();
        let size = together.skills.len();
        assert!(size > 3 && map.rows.len() == size);
        for (at, row) in map.rows.iter().enumerate() {
            assert_eq!(row.cells.len(), size);
            for (column, cell) in row.cells.iter().enumerate() {
                assert_eq!(cell.own, at == column);
                assert_eq!(cell.both, map.rows[column].cells[at].both);
                assert!(cell.shade <= SHADES && (cell.shade == 0) == (cell.both == 0));
                assert!(cell.both <= row.asked.any.k().min(cell.other.any.k()));
            }
        }
        let darkest = map.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.both).max();
        assert_eq!(darkest, Some(map.top[0].pair.both.k()));
        assert!(map.top.is_sorted_by(|a, b| a.pair.both.k() >= b.pair.both.k()));
    }

    #[test]
    fn shades_cover_every_count_once() {
        let fixture = Fixture::new();
        for market in &fixture.markets {
            let Some(map) = HeatMap::of(&market.together) else { continue };
            let covered: Vec<u32> = map.shades.iter().flat_map(|(a, b)| *a..=*b).collect();
            let most = map.top[0].pair.both.k();
            assert_eq!(covered, (1..=most).collect::<Vec<_>>());
        }
        assert!(HeatMap::of(&Together::default()).is_none());
    }
}
