//! Pages of skills and postings: every posting that was counted can be opened.

use super::{attributes, pages, pages_of};
use crate::site::fixture::Fixture;
use crate::site::{address, slug::anchor};
use crate::skills::Strength;
use std::collections::BTreeSet;

#[test]
fn a_skill_page_leads_to_every_posting_that_names_it() {
    let fixture = Fixture::new();
    let pages = pages_of(&fixture);
    for market in &fixture.markets {
        let id = &market.market.id;
        for demand in &market.demand {
            let skill = &demand.skill.id;
            let path = address::skill(id, skill);
            let Some(page) = pages.get(&path) else {
                assert_eq!(demand.any.k(), 1, "{path} is missing");
                let place = format!("id=\"{}\"", anchor("skill", skill));
                assert!(pages[&format!("markets/{id}/index.html")].contains(&place), "{place}");
                continue;
            };
            let place = format!("#{}", anchor("skill", skill));
            let links: BTreeSet<&str> = attributes(page, "href")
                .into_iter()
                .filter(|href| href.starts_with("../postings/") && href.ends_with(&place))
                .collect();
            assert_eq!(links.len() as u32, demand.any.k(), "{path}");
            for (share, title) in [
                (demand.required, "required"),
                (demand.preferred, "preferred"),
                (demand.unspecified, "mentioned"),
            ] {
                let heading = format!("id=\"{title}\"");
                assert_eq!(page.contains(&heading), share.k() > 0, "{path}: {title}");
                assert!(page.contains(&format!("{} of {}", share.k(), share.n())), "{path}");
            }
        }
    }
}

#[test]
fn a_posting_has_each_of_its_sentences_once_under_its_strength() {
    let fixture = Fixture::new();
    let pages = pages_of(&fixture);
    let market = &fixture.markets[1];
    for posting in market.postings.iter().take(20) {
        let file = address::posting_in_market(&posting.id, 1);
        let page = &pages[&format!("markets/{}/{file}", market.market.id)];
        let main = &page[page.find("<main").unwrap()..];
        for ask in &posting.asks {
            let id = format!("id=\"{}\"", anchor("skill", &ask.skill.id));
            assert_eq!(main.matches(&id).count(), 1, "{}", posting.id);
            let row = &main[main.find(&id).unwrap()..];
            let row = &row[..row.find("</tr>").unwrap()];
            assert!(row.contains("<mark>"), "{row}");
        }
        let of = |strength| posting.asks.iter().filter(|ask| ask.strength == strength).count();
        for (strength, title) in
            [(Strength::Required, "Required"), (Strength::Unspecified, "Mentioned")]
        {
            let heading = format!("<h3>{title} <small class=\"figure\">{}</small>", of(strength));
            assert_eq!(main.contains(&heading), of(strength) > 0, "{}: {title}", posting.id);
        }
    }
}

#[test]
fn the_market_page_lists_every_posting_and_none_of_its_sentences() {
    let fixture = Fixture::new();
    let pages = pages_of(&fixture);
    for market in &fixture.markets {
        let page = &pages[&format!("markets/{}/index.html", market.market.id)];
        let table = &page[page.find("postings-table").unwrap()..];
        let table = &table[..table.find("</table>").unwrap()];
        assert_eq!(table.matches("<tr data-filter-item").count(), market.postings.len());
        assert!(!table.contains("<q"), "the table is light");
    }
}

#[test]
fn what_is_asked_together_is_shown_with_its_base_rate() {
    let fixture = Fixture::new();
    let pages = pages();
    let market = &fixture.markets[1];
    let mut shown = 0;
    for skill in &market.skills {
        let page = &pages[&address::skill(&market.market.id, &skill.skill.id)];
        match &skill.companions {
            None => assert!(page.contains("Too few postings to compare"), "{}", skill.skill.id),
            Some(companions) => {
                for companion in companions.skills.iter().take(12) {
                    assert!(page.contains(&companion.with.to_string()));
                    assert!(page.contains(&companion.without.to_string()));
                    shown += 1;
                }
            }
        }
    }
    let none = market.skills.iter().filter(|skill| skill.companions.is_none()).count();
    assert!(none > 0, "the fixture has rare skills, {shown} companions");
}
