use super::*;
use crate::fixture::market::{Posting, market, requires};
use crate::market::{PayPanel, PayPremiums, PayRange, Tier};

fn one_of(catalogue: &Catalogue, company: &str, skills: &[&str]) -> Posting {
    let list = skills.iter().map(|id| catalogue.by_id(id).unwrap()).collect();
    Posting { company: company.to_owned(), asks: Vec::new(), one_of: vec![list] }
}

fn of(market: &Market, id: &str) -> Option<SkillReport> {
    let reports = skills(market, Catalogue::builtin());
    reports.into_iter().find(|report| &*report.skill.id == id)
}

fn ids(skills: &[SkillRef]) -> Vec<&str> {
    skills.iter().map(|skill| &*skill.id).collect()
}

#[test]
fn a_skill_of_one_posting_has_no_page() {
    let catalogue = Catalogue::builtin();
    let postings = [requires(catalogue, "A", &["go", "react"]), requires(catalogue, "B", &["go"])];
    let market = market(catalogue, &postings, &|_| Tier::Other);
    assert!(of(&market, "react").is_none());
    let go = of(&market, "go").unwrap();
    assert_eq!(go.employers, [("A".to_owned(), 1), ("B".to_owned(), 1)]);
    assert_eq!((go.companions, go.pay), (None, None), "two postings cannot be compared");
}

#[test]
fn lists_are_counted_where_nothing_else_names_the_skill() {
    let catalogue = Catalogue::builtin();
    let postings = [
        one_of(catalogue, "A", &["aws", "azure"]),
        one_of(catalogue, "B", &["aws", "azure", "google-cloud"]),
        requires(catalogue, "C", &["aws"]),
    ];
    let market = market(catalogue, &postings, &|_| Tier::Other);
    let aws = of(&market, "aws").unwrap();
    assert_eq!(aws.in_lists.postings, Share::new(2, 3));
    let others: Vec<(&str, u32)> =
        aws.in_lists.others.iter().map(|(skill, count)| (&*skill.id, *count)).collect();
    assert_eq!(others, [("azure", 2), ("google-cloud", 1)]);
}

#[test]
fn edges_lead_to_asked_skills_and_count_the_others() {
    let catalogue = Catalogue::builtin();
    let postings = [
        requires(catalogue, "A", &["javascript", "react"]),
        requires(catalogue, "B", &["javascript", "react", "communication"]),
        requires(catalogue, "C", &["communication"]),
    ];
    let market = market(catalogue, &postings, &|_| Tier::Other);
    let javascript = of(&market, "javascript").unwrap();
    assert_eq!(ids(&javascript.implied_by), ["react"]);
    assert!(javascript.implied_by_others > 3, "{}", javascript.implied_by_others);
    let learning = javascript.learning.unwrap();
    assert!(ids(&learning.opens).contains(&"react"), "{:?}", learning.opens);
    assert!(learning.hours > 0.0 && learning.basis.contains("estimate"), "{}", learning.basis);
    let react = of(&market, "react").unwrap();
    assert!(ids(&react.implies).contains(&"javascript"));
    assert!(ids(&react.learning.unwrap().first).contains(&"javascript"));
    assert_eq!(of(&market, "communication").unwrap().learning, None, "never planned");
}

#[test]
fn pay_is_of_the_ranges_whose_posting_names_the_skill() {
    let catalogue = Catalogue::builtin();
    let postings: Vec<Posting> = (0..24)
        .map(|at| {
            let skills: &[&str] = if at < 10 { &["go", "react"] } else { &["react"] };
            requires(catalogue, &format!("Employer {at}"), skills)
        })
        .collect();
    let mut market = market(catalogue, &postings, &|_| Tier::Other);
    let ranges = market.postings.iter().zip(1..).take(23).map(|(posting, step)| PayRange {
        low: f64::from(step) * 1e3,
        high: f64::from(step) * 1e3,
        posting: posting.id.clone(),
        company: posting.company.clone(),
        title: posting.title.clone(),
        url: None,
        raw: String::new(),
    });
    market.salary.panels.push(PayPanel {
        currency: "EUR".to_owned(),
        ranges: ranges.collect(),
        one_sided: Vec::new(),
        postings: 23,
        employers: 23,
        quartiles: None,
        outer: None,
        groups: Vec::new(),
        premiums: PayPremiums::default(),
    });
    let pay = of(&market, "go").unwrap().pay.unwrap();
    assert_eq!((pay.ranges, pay.employers), (Share::new(10, 23), 10));
    assert_eq!(pay.quartiles.map(|quartiles| quartiles.median), Some(5_500.0));
    assert_eq!(pay.premium, None);
    market.salary.panels[0].ranges.remove(0);
    assert_eq!(of(&market, "go").unwrap().pay.unwrap().quartiles, None, "nine are too few");
}
