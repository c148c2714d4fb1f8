//! The rules, one function each; a file holds those of one subject.

mod candidate;
mod coverage;
mod figures;
mod form;
mod market;
mod pay;
mod plan;
mod skills;
mod sources;
mod wording;

use super::finding::Findings;
use super::text::Text;
use crate::diagnostics::Severity;

/// A rule that the text of a report is to keep.
#[derive(Debug)]
pub struct Rule {
    /// Its code in messages, in kebab case.
    pub code: &'static str,
    /// An error contradicts the text itself or the data; a warning lacks support.
    pub severity: Severity,
    /// What it finds, one sentence.
    pub finds: &'static str,
    pub(super) check: fn(&Text<'_>, &mut Findings),
}

const fn error(
    code: &'static str,
    finds: &'static str,
    check: fn(&Text<'_>, &mut Findings),
) -> Rule {
    Rule { code, severity: Severity::Error, finds, check }
}

const fn warning(
    code: &'static str,
    finds: &'static str,
    check: fn(&Text<'_>, &mut Findings),
) -> Rule {
    Rule { code, severity: Severity::Warning, finds, check }
}

/// Every rule, in the order of the documentation.
pub const RULES: &[Rule] = &[
    error(
        "lint-gap-shown",
        "A skill called a gap that the résumé shows in use.",
        skills::gap_shown,
    ),
    error(
        "lint-strength-and-gap",
        "A skill that the text calls both a strength and a gap.",
        skills::strength_and_gap,
    ),
    error(
        "lint-strength-without-evidence",
        "A skill called a strength that the résumé does not name.",
        skills::strength_without_evidence,
    ),
    warning(
        "lint-strength-listed-only",
        "A skill called a strength that the résumé lists and shows nowhere in use.",
        skills::strength_listed_only,
    ),
    warning(
        "lint-strength-repeated",
        "A strength listed in more than one section.",
        skills::strength_repeated,
    ),
    warning(
        "lint-skill-spelling",
        "A skill's name in wrong upper and lower case.",
        skills::spelling,
    ),
    error(
        "lint-two-tiers",
        "A skill in two classes, such as core and preferred.",
        market::two_tiers,
    ),
    warning(
        "lint-tier-disagrees",
        "A skill called core or necessary that the postings do not require that often.",
        market::tier_disagrees,
    ),
    warning("lint-not-asked", "A skill said to be asked that no posting names.", market::not_asked),
    warning(
        "lint-lists-differ",
        "Lists of what the market asks that name different skills.",
        market::lists_differ,
    ),
    warning(
        "lint-emerging-untested",
        "A skill called emerging whose share did not rise in the data.",
        market::emerging_untested,
    ),
    warning(
        "lint-popularity-without-count",
        "A ranking of skills without a count.",
        market::popularity_without_count,
    ),
    warning(
        "lint-gap-overlooked",
        "A critical or important gap in the data that the text never names.",
        coverage::gap_overlooked,
    ),
    error(
        "lint-none-but-some",
        "\"None\" in a section of gaps where the text or the data has some.",
        coverage::none_but_some,
    ),
    warning(
        "lint-not-covered",
        "A report without date, sample, source or limits, or silent on what postings ask besides skills.",
        coverage::not_covered,
    ),
    warning(
        "lint-step-without-gap",
        "A step of the plan that closes no gap.",
        plan::step_without_gap,
    ),
    warning(
        "lint-gap-without-step",
        "A gap that no step of the plan closes.",
        plan::gap_without_step,
    ),
    warning("lint-step-order", "A step that comes before what it builds on.", plan::step_order),
    error(
        "lint-plan-frame",
        "Weeks or phases that are promised and not planned, or do not add up.",
        plan::frame,
    ),
    warning(
        "lint-planned-and-dropped",
        "A skill to be learnt by one part of the text and absent from the plan's steps.",
        plan::dropped,
    ),
    warning(
        "lint-percent-without-base",
        "A percentage that does not say of what.",
        figures::without_base,
    ),
    error(
        "lint-share-arithmetic",
        "A percentage that is not its \"k of n\", or more than all.",
        figures::arithmetic,
    ),
    error(
        "lint-demand-disagrees",
        "A share of postings that the market's data does not give.",
        figures::demand_disagrees,
    ),
    warning(
        "lint-figure-without-source",
        "A large figure without a source.",
        figures::without_source,
    ),
    error(
        "lint-list-count",
        "A number of things, and a list of another length.",
        figures::list_count,
    ),
    warning("lint-pay-without-source", "Pay without sample or source.", pay::without_source),
    warning(
        "lint-pay-disagrees",
        "Pay that the stated pay of the market does not give.",
        pay::disagrees,
    ),
    warning("lint-forecast", "A forecast without a source.", wording::forecast),
    warning(
        "lint-growth-without-figure",
        "A change that is told without a figure.",
        wording::growth,
    ),
    warning("lint-superlative", "Praise that nothing measures.", wording::superlative),
    warning("lint-promise", "A promise of success.", wording::promise),
    warning(
        "lint-placeholder",
        "A placeholder or a remark of the writing program.",
        wording::placeholder,
    ),
    warning(
        "lint-other-script",
        "Words in another script than the report's.",
        wording::other_script,
    ),
    warning("lint-pronoun", "A pronoun that the résumé does not state.", candidate::pronoun),
    error(
        "lint-fit-contradiction",
        "One sentence says that the candidate fits the market, another that not.",
        candidate::fit_contradiction,
    ),
    warning(
        "lint-role-held",
        "The target role is held already, and the text does not say so.",
        candidate::role_held,
    ),
    warning(
        "lint-experience-word",
        "\"Experienced\" and the like for few dated years.",
        candidate::experience_word,
    ),
    error(
        "lint-years-disagree",
        "Years of experience that the résumé's dates do not give.",
        candidate::years_disagree,
    ),
    warning(
        "lint-references-empty",
        "A section of references without a reference.",
        sources::references_empty,
    ),
    warning(
        "lint-citation-unmatched",
        "A citation without its reference, or a numbered reference that no sentence cites.",
        sources::citation_unmatched,
    ),
    warning("lint-link-malformed", "A link that leads nowhere.", sources::link_malformed),
    warning(
        "lint-resource-without-link",
        "A learning resource without an address.",
        sources::resource_without_link,
    ),
    warning(
        "lint-certification-unnamed",
        "A certification without a name that the catalogue knows.",
        sources::certification_unnamed,
    ),
    warning("lint-heading-repeated", "Two headings with the same words.", form::heading_repeated),
    warning("lint-heading-level", "A heading that skips a level.", form::heading_level),
    warning("lint-heading-numbering", "Numbers of headings with a gap.", form::heading_numbering),
    warning(
        "lint-contents-mismatch",
        "A heading promised in the contents that is missing.",
        form::contents_mismatch,
    ),
    warning(
        "lint-sentence-repeated",
        "A sentence or bullet that stands twice.",
        form::sentence_repeated,
    ),
];
