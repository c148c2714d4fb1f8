//! The `career` key. Every misspelt key or value is an error: nothing else reads them.

use crate::content::profile::{Career, Plan, Progress, ProgressStatus, Target, Visibility};
use crate::content::reader::{Cursor, UnknownKeys, shorten};
use crate::content::sections::SectionSettings;
use crate::diagnostics::Diagnostic;
use std::sync::Arc;

const REFUSE: UnknownKeys = UnknownKeys::Refuse;

pub(super) fn read(root: &Cursor<'_>) -> Career {
    let mut career = Career::default();
    let Some(settings) = root.object("career") else {
        return career;
    };
    let known =
        ["targets", "plan", "progress", "visibility", "contact", "sample", "assumed", "sections"];
    settings.check_keys(&known, &[], REFUSE);
    career.targets = targets(&settings);
    career.plan = plan(&settings);
    career.progress = settings.objects("progress").iter().filter_map(progress).collect();
    let visibility = settings.choice("visibility", &["public", "private"], |word| match word {
        "public" => Some(Visibility::Public),
        "private" => Some(Visibility::Private),
        _ => None,
    });
    career.visibility = visibility.unwrap_or(career.visibility);
    career.contact = settings.flag("contact").unwrap_or(career.contact);
    career.sample = settings.flag("sample").unwrap_or(career.sample);
    career.assumed = assumed(&settings, root);
    career.sections = SectionSettings::read(&settings).map(Arc::new);
    career
}

fn targets(settings: &Cursor<'_>) -> Vec<Target> {
    let Some(list) = settings.get("targets") else {
        return Vec::new();
    };
    // One target without brackets is understood, with `as_entries`' warning.
    let items = match list.node().text() {
        Some(_) => {
            list.as_entries();
            vec![list]
        }
        None => list.items(),
    };
    let mut targets: Vec<Target> = Vec::new();
    for item in items {
        let Some(market) = item.as_text() else {
            continue;
        };
        let market = market.trim().to_owned();
        if targets.iter().any(|target| target.market == market) {
            let message = format!("the target `{}` is named twice", shorten(&market));
            item.report(Diagnostic::warning("duplicate-target", message));
            continue;
        }
        targets.push(Target { market, location: item.location() });
    }
    targets
}

fn plan(settings: &Cursor<'_>) -> Plan {
    let mut plan = Plan::default();
    let Some(entry) = settings.object("plan") else {
        return plan;
    };
    entry.check_keys(&["start", "weeks", "hoursPerWeek"], &[], REFUSE);
    plan.start = entry.day("start");
    let whole = |weeks: f64| weeks.fract() == 0.0 && (1.0..=104.0).contains(&weeks);
    if let Some(weeks) = entry.number("weeks", "a whole number from 1 to 104", whole) {
        // In range as checked.
        plan.weeks = weeks as u32;
    }
    let possible = |hours: f64| hours > 0.0 && hours <= 100.0;
    if let Some(hours) = entry.number("hoursPerWeek", "more than 0 and at most 100", possible) {
        plan.hours_per_week = hours;
    }
    plan
}

fn progress(entry: &Cursor<'_>) -> Option<Progress> {
    let known = ["date", "skill", "hours", "status", "evidence"];
    entry.check_keys(&known, &[], REFUSE);
    let date = entry.day("date");
    let possible = |hours: f64| (0.0..=10_000.0).contains(&hours);
    let hours = entry.number("hours", "a number of hours from 0 to 10000", possible);
    let status = entry.choice("status", &["done", "in-progress"], |word| match word {
        "done" => Some(ProgressStatus::Done),
        "in-progress" => Some(ProgressStatus::InProgress),
        _ => None,
    });
    let evidence = entry.url("evidence");
    let Some(skill) = entry.text("skill") else {
        if entry.get("skill").is_none_or(|skill| skill.node().text().is_some()) {
            let problem =
                Diagnostic::error("missing-key", "an entry of `progress` without `skill`");
            entry.report(problem.expected("the skill learnt, such as \"skill\": \"Terraform\""));
        }
        return None;
    };
    let place = entry.get("skill").unwrap_or_else(|| entry.clone());
    Some(Progress {
        pointer: entry.pointer().to_owned(),
        date,
        skill,
        location: place.location(),
        hours: hours.unwrap_or(0.0),
        // Learning that does not say it is finished is not.
        status: status.unwrap_or(ProgressStatus::InProgress),
        evidence,
    })
}

/// Pointers into this very file.
fn assumed(settings: &Cursor<'_>, root: &Cursor<'_>) -> Vec<String> {
    let items = settings.list("assumed");
    let mut pointers = Vec::new();
    for item in items {
        let Some(pointer) = item.as_text() else {
            continue;
        };
        if root.node().at(&pointer).is_none() {
            let message = format!("`{}` leads to nothing in this file", shorten(&pointer));
            let problem = Diagnostic::error("unknown-pointer", message);
            item.report(problem.expected("a JSON pointer such as `/work/0/startDate`"));
        } else {
            pointers.push(pointer);
        }
    }
    pointers
}
