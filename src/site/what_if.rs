//! The table of the what-if as the page's script reads it: the same as in `report.json`, shorter.

use super::address;
use super::evidence::Sources;
use super::market_index::Posted;
use crate::report::{Report, WhatIfOpen, WhatIfPosting, WhatIfSkill, WhatIfTable, WhatIfTier};
use serde::{Serialize, Serializer};

type Groups = Vec<Vec<u32>>;

/// The table; see `themes/default/js/what-if-count.js` for its reader.
#[derive(Serialize)]
struct Island<'a> {
    /// Hours, minutes, what is learnt with it, what comes before it.
    skills: Vec<(Number, u32, &'a [u32], &'a Groups)>,
    core: Tier<'a>,
    preferred: Tier<'a>,
    /// Postings fully met today.
    met: u32,
    /// The way to the folder of the market's postings; `None` when they have no pages.
    market: Option<String>,
    postings: Vec<Posting<'a>>,
}

/// How many are met today, and the open ones.
type Tier<'a> = (u32, Vec<(&'a [u32], u32, &'a [Groups])>);

#[derive(Serialize)]
#[serde(untagged)]
enum Posting<'a> {
    /// One that learning can complete, with employer, title and its page from that folder.
    Named(&'a Groups, &'a str, &'a str, &'a str),
    /// One that can only come nearer.
    Nameless((&'a Groups,)),
}

/// The folder of postings in a market's.
const POSTINGS: &str = "postings/";

/// A number that is written without `.0` when it is whole.
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() < 1e9 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// The table as JSON that can stand in a `script` element.
pub(crate) fn island(
    report: &Report,
    sources: &Sources<'_>,
    root: &str,
) -> Result<String, serde_json::Error> {
    let WhatIfTable { skills, core, preferred, postings } = &report.what_if_table;
    let on_page = postings.iter().any(|posting| sources.posted(&posting.posting).is_some());
    let island = Island {
        skills: skills.iter().map(skill).collect(),
        core: tier(core),
        preferred: tier(preferred),
        met: report.matching.fully_met.k(),
        market: on_page.then(|| format!("{root}{}{POSTINGS}", address::market(&report.market.id))),
        postings: postings
            .iter()
            .map(|posting| named(posting, sources.posted(&posting.posting)))
            .collect(),
    };
    Ok(inert(&serde_json::to_string(&island)?))
}

fn skill(skill: &WhatIfSkill) -> (Number, u32, &[u32], &Groups) {
    (Number(skill.hours), skill.minutes, &skill.first, &skill.after)
}

fn tier(tier: &WhatIfTier) -> Tier<'_> {
    (tier.met.k(), tier.open.iter().map(open).collect())
}

fn open(skill: &WhatIfOpen) -> (&[u32], u32, &[Groups]) {
    (&skill.by, skill.enough, &skill.replaced)
}

fn named<'a>(posting: &'a WhatIfPosting, posted: Option<&'a Posted<'a>>) -> Posting<'a> {
    if posting.lacks.iter().any(Vec::is_empty) {
        return Posting::Nameless((&posting.lacks,));
    }
    let Some(Posted { summary, page }) = posted else {
        return Posting::Named(&posting.lacks, "", &posting.posting, "");
    };
    let page = page.strip_prefix(POSTINGS).unwrap_or(page);
    Posting::Named(&posting.lacks, &summary.company, &summary.title, page)
}

/// JSON without the characters that could end the element around it or begin another.
fn inert(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_element_and_all_come_back() {
        let hostile = "</script><script>alert(1)</script><!-- & \u{2028}";
        let json = inert(&serde_json::to_string(hostile).unwrap());
        assert!(!json.contains(['<', '>', '&']), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), hostile);
    }
}
