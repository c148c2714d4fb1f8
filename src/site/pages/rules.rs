//! The printed rules under their headings.

use crate::report::Method;

/// Heading, element id and lines.
pub(crate) type Rules<'a> = [(&'static str, &'static str, &'a [String]); 6];

/// The rules in the order shown.
pub(crate) fn rules(method: &Method) -> Rules<'_> {
    [
        ("Tiers", "rules-tiers", &method.tiers),
        ("Evidence levels", "rules-evidence", &method.evidence),
        ("Severity of gaps", "rules-severity", &method.severities),
        ("Formulas", "rules-formulas", &method.formulas),
        ("Limits", "limits", &method.limits),
        ("References", "references", &method.references),
    ]
}
