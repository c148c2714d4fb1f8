use super::{check, check_headers, check_titles, read};

#[test]
fn titles_tell_the_level() {
    check_titles(&[
        ("Senior Backend Engineer", &["senior"]),
        ("Sr. Data Scientist", &["senior"]),
        ("Junior Developer (m/f/d)", &["junior"]),
        ("Entry-level Analyst", &["junior"]),
        ("Mid-level Engineer", &["mid"]),
        ("Senior / Staff Engineer", &["senior", "staff"]),
        ("Senior Staff Engineer", &["staff"]),
        ("Principal Engineer", &["principal"]),
        ("Tech Lead, Payments", &["lead"]),
        ("Lead Engineer", &["lead"]),
        ("Engineering Manager", &["manager"]),
        ("Head of Data", &["director"]),
        ("Director of Engineering", &["director"]),
        ("VP Engineering", &["director"]),
        ("Software Engineering Intern", &["intern"]),
        ("Werkstudent Softwareentwicklung", &["intern"]),
        ("Backend Engineer", &[]),
        ("Product Manager", &[]),
        ("Account Manager", &[]),
        ("Lead Generation Specialist", &[]),
        ("Engineer, Senior Living", &[]),
        ("Member of Technical Staff", &[]),
        ("Chief of Staff", &[]),
        ("Creative Director", &[]),
    ]);
}

#[test]
fn the_text_tells_the_level_where_the_title_does_not() {
    check(&[
        ("We are looking for a senior backend engineer.", &["senior"]),
        ("As a lead developer you decide.", &["lead"]),
        ("We are hiring junior and senior web developers.", &["junior", "senior"]),
        ("- Staff Engineer, Platform", &["staff"]),
        (
            "We hire for many roles: Senior Designer, Staff Data Engineer, Engineering Manager.",
            &["senior", "staff", "manager"],
        ),
        ("- Data Labelling Intern", &["intern"]),
        (
            "Senior & Mid-level Engineers - you own a product from the first idea to the last bug in it",
            &["senior", "mid"],
        ),
        ("Roles: Senior Designer, Engineering Manager", &["senior", "manager"]),
        (
            "Senior Engineer - you own our pipelines and much more than one would think at first.",
            &["senior"],
        ),
        ("You work with senior engineers.", &[]),
        ("You will mentor junior engineers.", &[]),
        ("Director reports to the board.", &[]),
        ("You report to the Director of Engineering.", &[]),
        ("Our senior engineers write a lot.", &[]),
        ("You will lead projects.", &[]),
        ("You build software for senior living.", &[]),
        ("- Mentor junior developers", &[]),
        ("- Partner with Lead Developer and CTO", &[]),
        ("Ada Example, VP Engineering", &[]),
    ]);
    check_headers(&[
        ("Example | Senior Engineers, Interns | Oslo", &["senior", "intern"]),
        ("Example | Mid/Senior Full Stack Engineer | Oslo", &["mid", "senior"]),
        ("Example | Engineers (Jr, Sr) | Oslo", &["junior", "senior"]),
    ]);
}

#[test]
fn a_title_with_a_level_silences_the_text() {
    let found = read("Junior Engineer", "We are looking for a senior engineer.");
    assert_eq!(found, ["junior"]);
}
