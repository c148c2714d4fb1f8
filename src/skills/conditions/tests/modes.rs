use super::{check, check_headers, check_titles, check_under};

#[test]
fn modes_are_read_from_sentences() {
    check(&[
        ("This is a fully remote position.", &["remote"]),
        ("You can work remotely.", &["remote"]),
        ("We are a remote-first team, office in Berlin optional.", &["remote"]),
        ("The role is hybrid.", &["hybrid"]),
        ("You must be able to work from our NYC office 3 days a week.", &["hybrid 3 on site"]),
        ("Three days a week in the office, the rest at home.", &["hybrid 3 on site"]),
        ("You can work from home 2 days a week.", &["hybrid 2 remote"]),
        ("You are in the office 5 days a week.", &["on site"]),
        ("This is an onsite role in Munich.", &["on site"]),
        ("We work in person in Paris.", &["on site"]),
        ("No remote.", &["on site"]),
        ("Remote is not possible.", &["on site"]),
        ("The position is not remote.", &["on site"]),
        ("Location: remote", &["remote"]),
        ("We pay well. Remote/hybrid UK.", &["remote", "hybrid"]),
        ("Location: Berlin (hybrid, 2 days on-site)", &["hybrid 2 on site"]),
        ("- Data Engineer, Remote", &["remote"]),
        ("Homeoffice: 3 Tage pro Woche im Büro", &["hybrid 3 on site"]),
    ]);
    check_headers(&[
        ("Example | Berlin | ONSITE or REMOTE", &["on site", "remote"]),
        ("Example | Berlin | Hybrid/Remote", &["hybrid", "remote"]),
        ("Example | Berlin | ONSITE (no remote)", &["on site"]),
        ("Example | NYC | In-office 4 days", &["hybrid 4 on site"]),
        ("Example | Vienna | ONSITE (3 days/week in office)", &["hybrid 3 on site"]),
        ("Example | Remote-friendly | Rust", &["remote"]),
        ("Example | Engineers (Go preferred) | ONSITE", &["on site"]),
    ]);
    check_titles(&[
        ("Backend Engineer (Remote)", &["remote"]),
        ("Backend Engineer, hybrid", &["hybrid"]),
    ]);
    check_under("Nice to have", &[("Experience with remote work", &[])]);
}

#[test]
fn other_remotes_hybrids_and_sites_are_passed_over() {
    check(&[
        ("You build the remote control of our ovens.", &[]),
        ("You run our hybrid cloud.", &[]),
        ("We end with an on-site interview.", &[]),
        ("You connect remote sensors.", &[]),
        ("You develop hybrid mobile apps.", &[]),
        ("Our tools serve remote teams.", &[]),
        ("We fix remote code execution bugs.", &[]),
        ("You get 30 days of vacation.", &[]),
        ("We have a 4-day work week.", &[]),
        ("You use hybrid search.", &[]),
        ("Most of our team work remotely.", &[]),
        ("We are a team of 40 (Rome, Oslo, and remote) on a mission.", &[]),
        ("Lunch in the office 3 days a week.", &[]),
        ("Our customers are remote villages.", &[]),
        ("There is an on-site gym.", &[]),
    ]);
}
