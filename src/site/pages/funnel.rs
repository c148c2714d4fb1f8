//! The cleaning steps in words, those that removed something.

use crate::market::Funnel;

/// A line of the funnel.
pub(crate) struct FunnelStep {
    pub(crate) count: String,
    pub(crate) words: &'static str,
    /// CSS class: a state, or what was taken away.
    pub(crate) class: &'static str,
}

/// The steps in the order they were taken.
pub(crate) fn funnel(funnel: &Funnel) -> Vec<FunnelStep> {
    let state =
        |count: u32, words| Some(FunnelStep { count: count.to_string(), words, class: "left" });
    let taken = |count: u32, words| {
        (count > 0).then(|| FunnelStep { count: format!("−{count}"), words, class: "taken" })
    };
    let noted = |count: u32, words| {
        (count > 0).then(|| FunnelStep { count: count.to_string(), words, class: "noted" })
    };
    let steps = [
        state(funnel.read, "records read"),
        taken(funnel.unreadable, "could not be understood"),
        taken(funnel.out_of_role, "titles outside the role"),
        taken(funnel.still_open, "the same posting seen again in a later snapshot"),
        taken(funnel.same_id, "the same id or address in one snapshot"),
        taken(funnel.same_text, "the same text published in several places"),
        taken(funnel.reposts, "published again later"),
        state(funnel.distinct, "distinct postings"),
        taken(funnel.no_text, "without text"),
        taken(funnel.truncated, "with text that the source cut"),
        state(funnel.readable, "readable postings: the n of every share"),
        noted(funnel.asking, "of these ask for a known skill"),
        noted(funnel.only_naming, "of these name known skills and ask for none"),
        noted(
            funnel.no_requirements,
            "of these have text but neither a requirement nor a known skill",
        ),
        noted(funnel.no_known_skill, "of these have requirements but no known skill"),
    ];
    steps.into_iter().flatten().collect()
}
