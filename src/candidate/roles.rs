//! Roles of a profile with their months.

use super::model::Role;
use super::months::{self, MonthRange};
use crate::content::{Profile, Work};
use crate::language::PlainMessages;
use jiff::civil::Date;

/// A role with what its evidence is dated by.
#[derive(Debug)]
pub(super) struct DatedRole {
    /// As shown.
    pub(super) role: Role,
    /// Its months; `None` when undated.
    pub(super) months: Option<MonthRange>,
    /// Last day of it that is not after `as_of`, if dated.
    pub(super) last_day: Option<Date>,
}

/// Paid roles, then voluntary ones, in file order.
pub(super) fn read(profile: &Profile, as_of: Date, say: PlainMessages) -> Vec<DatedRole> {
    let paid = profile.work.iter().map(|work| (work, false));
    let voluntary = profile.volunteer.iter().map(|work| (work, true));
    paid.chain(voluntary)
        .map(|(work, voluntary)| role(work, voluntary, &profile.career.assumed, as_of, say))
        .collect()
}

/// A role's position and employer in words.
pub(super) fn place(work: &Work, say: PlainMessages) -> String {
    match (work.position.as_str(), work.name.as_str()) {
        ("", "") => say.role.untitled().to_string(),
        ("", name) => say.role.work_at(name).to_string(),
        (position, "") => position.to_owned(),
        (position, name) => say.role.position_at(position, name).to_string(),
    }
}

/// Months of dated paid work, overlaps counted once.
pub(super) fn months_worked(roles: &[DatedRole]) -> Option<u32> {
    let ranges: Vec<MonthRange> = roles
        .iter()
        .filter(|role| !role.role.voluntary)
        .filter_map(|role| role.months.clone())
        .collect();
    (!ranges.is_empty()).then(|| months::union(ranges))
}

/// Newest first: current roles, then by last and first day; undated ones last, in file order.
pub(super) fn newest_first(roles: Vec<DatedRole>) -> Vec<Role> {
    let mut roles: Vec<Role> = roles.into_iter().map(|role| role.role).collect();
    roles.sort_by(|a, b| {
        let key = |role: &Role| (role.current, role.end.or(role.start), role.start);
        key(b).cmp(&key(a))
    });
    roles
}

fn role(
    work: &Work,
    voluntary: bool,
    assumed: &[String],
    as_of: Date,
    say: PlainMessages,
) -> DatedRole {
    let range = months::range(&work.period, as_of);
    let current = range.is_some() && work.period.end.is_none_or(|end| end.first > as_of);
    let role = Role {
        pointer: work.pointer.clone(),
        position: work.position.clone(),
        employer: work.name.clone(),
        start: work.period.start.map(|start| start.first),
        end: work.period.end.map(|end| end.last).filter(|_| !current),
        current,
        period: months::period_in_words(&work.period, as_of, say),
        months: range.as_ref().map(|range| (range.end - range.start).unsigned_abs()),
        assumed: assumed.iter().any(|pointer| covers_dates(pointer, &work.pointer)),
        voluntary,
    };
    let last_day = range.is_some().then(|| months::last_day(&work.period, as_of));
    DatedRole { role, months: range, last_day }
}

/// Whether an assumed value is the role, something it lies in, or one of its dates.
fn covers_dates(assumed: &str, role: &str) -> bool {
    let within =
        role == assumed || role.strip_prefix(assumed).is_some_and(|rest| rest.starts_with('/'));
    within
        || assumed.strip_prefix(role).is_some_and(|rest| matches!(rest, "/startDate" | "/endDate"))
}

#[cfg(test)]
mod tests {
    use super::covers_dates;

    #[test]
    fn assumed_pointers_cover_what_lies_in_them() {
        for pointer in ["", "/work", "/work/1", "/work/1/startDate", "/work/1/endDate"] {
            assert!(covers_dates(pointer, "/work/1"), "{pointer}");
        }
        for pointer in ["/work/10", "/work/1/position", "/wor", "/work/11/startDate"] {
            assert!(!covers_dates(pointer, "/work/1"), "{pointer}");
        }
    }
}
