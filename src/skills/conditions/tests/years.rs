use super::{check, check_headers, check_titles, check_under};

#[test]
fn years_are_read_with_their_skills() {
    check(&[
        ("You have 5+ years of Python.", &["5y python!"]),
        (
            "We need 3-5 years experience in backend development with Go or Java.",
            &["3-5y backend-development|go|java!"],
        ),
        ("You bring 3 to 5 years of experience with Go or Java.", &["3-5y go|java!"]),
        ("At least five years of experience with Python and Django.", &["5y django+python!"]),
        ("Minimum five (5) years of experience in Java.", &["5y java!"]),
        ("You have between 2 and 4 years of experience with React.", &["2-4y react!"]),
        ("5 or more years of Kubernetes experience required.", &["5y kubernetes!"]),
        ("4+ yrs exp with Rust.", &["4y rust!"]),
        (
            "1.5 years of experience with Terraform are enough for us; you learn the rest.",
            &["18m terraform!"],
        ),
        ("18 months of experience with SQL, please.", &["18m sql!"]),
        ("You should have 4+ years experience in PHP, Python, or Ruby.", &["4y php|python|ruby!"]),
        ("Ideally you have 2+ years of experience with Kafka.", &["2y kafka?"]),
        ("3+ years of Scala is a plus.", &["3y scala?"]),
        ("You have 6+ years of experience, and you know Rust well.", &["6y!"]),
        ("10+ years of experience and strong Python skills are required.", &["10y!"]),
        (
            "You have 5+ years of programming experience, including at least a year with Python.",
            &["5y software-engineering!", "1y python!"],
        ),
    ]);
}

#[test]
fn years_are_read_without_a_skill() {
    check(&[
        ("You have at least 4 years of professional experience.", &["4y!"]),
        ("We are looking for someone with ten years of industry experience.", &["10y!"]),
        ("Experience: 3+ years", &["3y!"]),
        ("Required experience of at least five years.", &["5y!"]),
        ("This role is for people with up to 3 years of experience.", &["0-3y!"]),
        ("The position suits somebody in the 0-2 years experience bracket.", &["0-2y!"]),
        ("3+ yrs exp for engineers and 6+ yrs exp for senior engineers", &["3y!", "6y!"]),
        ("You have 2 years' experience as a designer.", &["2y!"]),
        ("- 4+ years building web applications", &["4y web-development!"]),
        ("- 8 years in people management", &["8y people-management!"]),
    ]);
    check_under("Nice to have", &[("3+ years of experience", &["3y?"])]);
    check_under("Requirements", &[("5 years of experience", &["5y!"])]);
    check_headers(&[("Example GmbH | Data Engineer (3+ YOE) | Berlin", &["3y data-engineering!"])]);
    check_titles(&[("Platform Engineer (5+ YoE)", &["5y!"])]);
}

#[test]
fn other_times_are_no_experience() {
    check(&[
        ("We have been 5 years in business.", &[]),
        ("We are a 10-year-old company.", &[]),
        ("Our company is 4 years old and profitable.", &[]),
        ("Our founders met 2 years ago.", &[]),
        ("We offer a 401k after 1 year.", &[]),
        ("You must be 18 years or older.", &[]),
        ("Applicants must be at least 21 years of age.", &[]),
        ("Our team has 20 years of experience in logistics.", &[]),
        ("We are a company with over 15 years of experience building free software.", &[]),
        ("Founded by engineers with 30 years of combined experience.", &[]),
        ("Revenue doubled in the last 3 years.", &[]),
        ("We have 5 years of runway.", &[]),
        ("The data covers 40,000 companies with up to 15 years of history.", &[]),
        ("We get 25 days of holiday and a bonus every 2 years.", &[]),
        ("You get a five-week sabbatical after 5 years of employment.", &[]),
        ("A 3 year contract with the option to stay.", &[]),
        ("You need to be available for 6-12 months.", &[]),
        ("Full time or a 4-12 months internship", &[]),
        ("Best workplace 6 years in a row!", &[]),
        ("In 2019 years of work paid off.", &[]),
    ]);
    check_under("About us", &[("10+ years of experience in film", &[])]);
    check_under("Benefits", &[("5 years of experience pay 5 % more", &[])]);
}
