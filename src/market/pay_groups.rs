//! Stated pay by seniority and by work mode.

use super::Quartiles;
use super::conditions::{seniority_of, work_mode_of};
use super::salary::{PlausiblePay, midpoints, one_per_employer, quartiles};
use crate::language::PlainMessages;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a [`PayGroup`] has in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PayGrouping {
    /// Level of the position.
    Seniority,
    /// Where the work is done.
    WorkMode,
}

/// Stated pay of the postings of one level or one work mode.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PayGroup {
    /// What they have in common.
    pub grouping: PayGrouping,
    /// The level or mode, such as "senior" or "remote".
    pub label: String,
    /// Ranges, one per employer and identical range.
    pub ranges: u32,
    /// Distinct stated employers.
    pub employers: u32,
    /// Quantiles of their midpoints.
    pub quartiles: Quartiles,
}

/// The groups with enough ranges for quartiles: levels upwards, then modes by distance from the
/// office. Postings that state no level, or several, are in no group of levels, and so with modes.
pub(crate) fn pay_groups(stated: &[&PlausiblePay<'_>], say: PlainMessages) -> Vec<PayGroup> {
    let mut members: BTreeMap<(PayGrouping, u8, String), Vec<&PlausiblePay<'_>>> = BTreeMap::new();
    for pay in stated.iter().filter(|pay| pay.yearly.range().is_some()) {
        let conditions = &pay.posting.conditions;
        if let Some(level) = seniority_of(conditions) {
            let key = (PayGrouping::Seniority, level as u8, say.value(level).to_string());
            members.entry(key).or_default().push(pay);
        }
        if let Some((order, mode)) = work_mode_of(conditions) {
            let key = (PayGrouping::WorkMode, order, say.value(mode).to_string());
            members.entry(key).or_default().push(pay);
        }
    }
    members
        .into_iter()
        .filter_map(|((grouping, _, label), pay)| group(grouping, label, pay))
        .collect()
}

fn group(grouping: PayGrouping, label: String, pay: Vec<&PlausiblePay<'_>>) -> Option<PayGroup> {
    let distinct = one_per_employer(pay);
    let midpoints = midpoints(&distinct);
    let employers: BTreeSet<&str> =
        distinct.iter().map(|stated| stated.posting.employer.as_str()).collect();
    Some(PayGroup {
        grouping,
        label,
        ranges: midpoints.len() as u32,
        employers: employers.iter().filter(|key| !key.is_empty()).count() as u32,
        quartiles: quartiles(&midpoints)?,
    })
}

#[cfg(test)]
mod tests {
    use crate::content::PayUnit::Year;
    use crate::market::fixtures::{Offer, analysed};
    use crate::skills::{Condition, Seniority, Source, Stated, Strength, StrengthRule, WorkMode};

    fn paid(id: usize, conditions: &[Condition]) -> Offer {
        let amount = 100e3 + id as f64 * 1e3;
        let offer = Offer::new(&format!("p{id:02}")).company("One");
        conditions.iter().fold(offer.pays("USD", amount, amount, Year), |offer, condition| {
            offer.stated(Stated {
                condition: condition.clone(),
                strength: Strength::Unspecified,
                rule: StrengthRule::Nothing,
                source: Source::Field(crate::skills::Field::EmploymentType),
            })
        })
    }

    #[test]
    fn ten_ranges_of_one_level_or_mode_make_a_group() {
        let senior = Condition::Seniority { level: Seniority::Senior };
        let junior = Condition::Seniority { level: Seniority::Junior };
        let remote = Condition::WorkMode(WorkMode::Remote);
        let mut offers: Vec<Offer> =
            (0..10).map(|at| paid(at, std::slice::from_ref(&senior))).collect();
        offers.extend((10..19).map(|at| paid(at, &[junior.clone(), remote.clone()])));
        // Two levels are no one level, but the mode is one.
        offers.push(paid(30, &[senior, junior, remote]));
        let groups = analysed(offers).salary.panels.remove(0).groups;
        let told: Vec<_> = groups
            .iter()
            .map(|group| (group.label.as_str(), group.ranges, group.quartiles.median))
            .collect();
        assert_eq!(told, [("senior", 10, 104_500.0), ("remote", 10, 114_500.0)]);
        assert!(groups.iter().all(|group| group.employers == 1));
    }
}
