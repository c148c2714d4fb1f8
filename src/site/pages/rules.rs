//! The printed rules under their headings.

use crate::language::{Html, Message, Messages};
use crate::report::Method;

/// Heading, element id and lines.
pub(crate) type Rules<'a> = [(Message<Html, ()>, &'static str, &'a [String]); 6];

/// The rules in the order shown.
pub(crate) fn rules(say: Messages<Html>, method: &Method) -> Rules<'_> {
    let say = say.method_page;
    [
        (say.tiers(), "rules-tiers", &method.tiers),
        (say.evidence(), "rules-evidence", &method.evidence),
        (say.severity(), "rules-severity", &method.severities),
        (say.formulas(), "rules-formulas", &method.formulas),
        (say.limits(), "limits", &method.limits),
        (say.references(), "references", &method.references),
    ]
}
