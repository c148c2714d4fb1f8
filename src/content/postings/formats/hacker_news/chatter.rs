//! Tells comments that offer work from those that ask, thank or advertise a search tool.

/// Text this long, in bytes, is written to describe something: it is kept.
const SHORT: usize = 600;

/// What someone who offers work writes, in lower case with straight apostrophes.
const OFFERS: [&str; 22] = [
    "is hiring",
    "are hiring",
    "we're hiring",
    "i'm hiring",
    "am hiring",
    "now hiring",
    "actively hiring",
    "currently hiring",
    "hiring for",
    "hiring a ",
    "hiring:",
    "hiring on my team",
    "looking for",
    "looking to hire",
    "we're seeking",
    "we are seeking",
    "we need",
    "want to hire",
    "join us",
    "join our",
    "open positions",
    "open roles",
];

/// Parts of addresses of openings.
const OPENINGS: [&str; 6] = ["/jobs/", "/job/", "/careers", "//careers.", "//jobs.", "/job-boards"];

/// Whether a comment is no posting.
///
/// It is one when it is long, when its first line has fields or its lines have labels, when a line
/// names a role and nothing else, when it says that someone is wanted, or when it links to an opening.
/// Questions, thanks and advertisements for search tools do none of that.
pub(super) fn is_chatter(text: &str, facts: usize) -> bool {
    if facts > 0 || text.len() >= SHORT {
        return false;
    }
    let lower = text.to_lowercase().replace('’', "'");
    ![&OFFERS[..], &OPENINGS].concat().iter().any(|sign| lower.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_and_thanks_are_no_postings() {
        for (text, facts, chatter) in [
            ("Does anybody know whether they sponsor visas?", 0, true),
            ("Applied last month - any news?", 0, true),
            ("Thanks for the clear hiring information!", 0, true),
            ("Example Labs is hiring a data engineer, see https://example.org", 0, false),
            ("We’re looking for someone who knows sensors.", 0, false),
            ("Example Labs | Oslo", 2, false),
            ("Do you like sensors?\nhttps://example.org/jobs/7", 0, false),
        ] {
            assert_eq!(is_chatter(text, facts), chatter, "{text}");
        }
        assert!(!is_chatter(&"We make maps of the sea. ".repeat(40), 0));
    }
}
