//! The cleaning steps in words, those that removed something.

use crate::language::{Html, Message, Messages};
use crate::market::Funnel;

/// A line of the funnel.
pub(crate) struct FunnelStep {
    pub(crate) count: String,
    pub(crate) words: Message<Html, ()>,
    /// CSS class: a state, or what was taken away.
    pub(crate) class: &'static str,
}

/// The steps in the order they were taken.
pub(crate) fn funnel(say: Messages<Html>, funnel: &Funnel) -> Vec<FunnelStep> {
    let written = |count: u32| say.value(count).to_string();
    let state =
        |count: u32, words| Some(FunnelStep { count: written(count), words, class: "left" });
    let taken = |count: u32, words| {
        let count = (count > 0).then(|| format!("−{}", written(count)))?;
        Some(FunnelStep { count, words, class: "taken" })
    };
    let noted = |count: u32, words| {
        (count > 0).then(|| FunnelStep { count: written(count), words, class: "noted" })
    };
    let words = say.funnel;
    let steps = [
        state(funnel.read, words.read()),
        taken(funnel.unreadable, words.unreadable()),
        taken(funnel.out_of_role, words.out_of_role()),
        taken(funnel.still_open, words.still_open()),
        taken(funnel.same_id, words.same_id()),
        taken(funnel.same_text, words.same_text()),
        taken(funnel.reposts, words.reposts()),
        state(funnel.distinct, words.distinct()),
        taken(funnel.no_text, words.no_text()),
        taken(funnel.truncated, words.truncated()),
        state(funnel.readable, words.readable()),
        noted(funnel.asking, words.asking()),
        Some(FunnelStep {
            count: written(funnel.requiring),
            words: words.requiring(),
            class: "noted",
        })
        .filter(|_| funnel.asking > 0),
        noted(funnel.only_naming, words.only_naming()),
        noted(funnel.no_requirements, words.no_requirements()),
        noted(funnel.no_known_skill, words.no_known_skill()),
    ];
    steps.into_iter().flatten().collect()
}
