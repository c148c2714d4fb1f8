//! The continuous knapsack (Dantzig 1957): the densest items first, the last one in part.

/// Something to put into a knapsack.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    /// The value of each minute.
    pub(super) density: f64,
    /// Minutes of the whole.
    pub(super) minutes: f64,
}

/// What fills a knapsack.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Filling {
    /// The value of all that is in.
    pub(super) value: f64,
    /// The minutes of all that is in.
    pub(super) minutes: f64,
    /// Denser items are in and less dense ones are not; 0 when all fit.
    pub(super) critical: f64,
}

/// Fills a knapsack; leaves the items in another order.
///
/// The order of the items that are in matters to nobody, so they are not sorted: as for a median,
/// only the part that holds the critical item is divided further (Balas and Zemel 1980).
pub(super) fn fill(mut items: &mut [Item], capacity: f64) -> Filling {
    let capacity = capacity.max(0.0);
    let (mut value, mut left) = (0.0, capacity);
    while let Some(pivot) = pivot(items) {
        let Parts { denser, equal, worth, minutes, equal_minutes } = divide(items, pivot);
        if minutes > left {
            items = &mut items[..denser];
            continue;
        }
        value += worth;
        left -= minutes;
        if equal_minutes > left {
            return Filling { value: value + pivot * left, minutes: capacity, critical: pivot };
        }
        value += pivot * equal_minutes;
        left -= equal_minutes;
        items = &mut items[equal..];
    }
    Filling { value, minutes: capacity - left, critical: 0.0 }
}

/// The median density of the first, the middle and the last item.
fn pivot(items: &[Item]) -> Option<f64> {
    let (first, last) = (items.first()?.density, items.last()?.density);
    let middle = items[items.len() / 2].density;
    Some(first.max(middle).min(first.min(middle).max(last)))
}

/// Items by a pivot: the denser ones, those as dense, the others.
struct Parts {
    /// Where the denser ones end.
    denser: usize,
    /// Where those as dense end.
    equal: usize,
    /// Value of the denser ones.
    worth: f64,
    /// Minutes of the denser ones.
    minutes: f64,
    /// Minutes of those as dense.
    equal_minutes: f64,
}

fn divide(items: &mut [Item], pivot: f64) -> Parts {
    let (mut denser, mut at, mut end) = (0, 0, items.len());
    let (mut worth, mut minutes, mut equal_minutes) = (0.0, 0.0, 0.0);
    while at < end {
        let item = items[at];
        if item.density < pivot {
            end -= 1;
            items.swap(at, end);
            continue;
        }
        if item.density > pivot {
            worth += item.density * item.minutes;
            minutes += item.minutes;
            items.swap(denser, at);
            denser += 1;
        } else {
            equal_minutes += item.minutes;
        }
        at += 1;
    }
    Parts { denser, equal: end, worth, minutes, equal_minutes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items(list: &[(u32, u32)]) -> Vec<Item> {
        let item = |(density, minutes): &(u32, u32)| Item {
            density: f64::from(*density),
            minutes: f64::from(*minutes),
        };
        list.iter().map(item).collect()
    }

    #[test]
    fn the_densest_come_first_and_the_last_in_part() {
        let list = [(1, 10), (5, 10), (3, 10), (5, 5)];
        let fill = |capacity| fill(&mut items(&list), capacity);
        assert_eq!(fill(20.0), Filling { value: 90.0, minutes: 20.0, critical: 3.0 });
        assert_eq!(fill(12.0), Filling { value: 60.0, minutes: 12.0, critical: 5.0 });
        assert_eq!(fill(90.0), Filling { value: 115.0, minutes: 35.0, critical: 0.0 });
        assert_eq!(fill(0.0), Filling { value: 0.0, minutes: 0.0, critical: 5.0 });
        assert_eq!(fill(-1.0).value, 0.0);
    }

    proptest! {
        #[test]
        fn it_is_the_filling_of_the_sorted_items(
            list in prop::collection::vec((0_u32..6, 1_u32..9), 0..40),
            capacity in 0_u32..120,
        ) {
            let mut sorted = list.clone();
            sorted.sort_unstable_by(|a, b| b.cmp(a));
            let (mut value, mut left) = (0, capacity);
            for (density, minutes) in sorted {
                value += density * minutes.min(left);
                left -= minutes.min(left);
            }
            let found = fill(&mut items(&list), f64::from(capacity));
            prop_assert_eq!(found.value, f64::from(value));
            prop_assert_eq!(found.minutes, f64::from(capacity - left));
            let denser = list.iter().filter(|item| f64::from(item.0) > found.critical);
            prop_assert!(denser.map(|item| item.1).sum::<u32>() <= capacity);
        }
    }
}
