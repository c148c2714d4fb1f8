//! `lint-report`: for every rule a text that breaks it and one that keeps it, on a small site.

use super::fixture::{Site, run};
use careerdash::lint::RULES;
use proptest::prelude::*;
use serde_json::Value;

/// A data engineer of four years; AWS, Docker, Git and Python in use, PostgreSQL listed only.
const ADA: &str = r#"{
  "basics": {"name": "Ada Byron", "summary": "Engineer."},
  "work": [
    {"name": "Mill", "position": "Data engineer", "startDate": "2024-11",
     "highlights": ["Builds Python services on AWS", "Runs Docker in production"]},
    {"name": "Loom", "position": "Junior engineer", "startDate": "2022-11", "endDate": "2024-11",
     "highlights": ["Used Git and Python"]}
  ],
  "skills": [{"name": "Stores", "keywords": ["PostgreSQL"]}]
}"#;

/// A market of twelve postings: all require Python, eight Kubernetes, one Java; two wish for
/// Terraform; six ask for a degree; each states pay.
pub(crate) fn site() -> Site {
    let posting = |number: usize| {
        let mut text = String::from("Requirements:\\n- You must have Python.\\n");
        if number < 8 {
            text.push_str("- You must have Kubernetes.\\n");
        }
        if number == 0 {
            text.push_str("- You must have Java.\\n");
        }
        if number < 6 {
            text.push_str("- A bachelor's degree is required.\\n");
        }
        if number > 9 {
            text.push_str("Nice to have:\\n- Terraform\\n");
        }
        let (low, high) = (100 + number, 140 + number);
        text.push_str(&format!("Salary: USD {low},000 to {high},000 per year. Team {number}."));
        format!(
            r#"{{"id":"p{number}","title":"Data engineer","company":"Firm {number}","url":"https://jobs.invalid/{number}","description":"{text}"}}"#
        )
    };
    let postings: Vec<String> = (0..12).map(posting).collect();
    Site::new().profile("ada.json", ADA).market("dev", "2026-11-15.jsonl", postings.join("\n"))
}

/// Lines and codes of what is found in a text.
pub(crate) fn lint(site: &Site, text: &str) -> Vec<(u64, String)> {
    let root = site.root.to_str().unwrap();
    let run = run(&["lint-report", "-", "--root", root, "--format", "json"], text.as_bytes());
    let found: Vec<Value> = serde_json::from_str(&run.output)
        .unwrap_or_else(|error| panic!("{error}: {} {}", run.output, run.errors));
    assert_eq!(run.code, u8::from(!found.is_empty()), "{}", run.errors);
    let place = |item: &Value| {
        let line = item["line"].as_u64().unwrap();
        (line, item["code"].as_str().unwrap().to_owned())
    };
    found.iter().map(place).collect()
}

/// A report that says nothing but what the data gives.
const CLEAN: &str = "\
# Ada Byron: data engineer

## Summary

As of 15 Nov 2026, from 12 postings of 12 employers. Ada holds the role of a Data engineer already.
The method and its limits are told below. Degrees, remote work and years of experience that postings
ask for were not compared.

## Strengths

- **Python**: used in two roles
- **Docker**: used in production

## Market

Python is named in 100 % (12 of 12) of the postings, Kubernetes in 67 % (8 of 12).
Pay is stated in 12 postings, the salary being $100,000 to $151,000.

## Skill gaps

### Critical

- **Kubernetes**: named in 8 of 12 postings

### Nice to have

- **Terraform**: named in 2 of 12 postings

## Roadmap

1. **Kubernetes**: 16 Nov 2026 to 6 Dec 2026, 40 h

### Left out

- **Terraform**: needs 20 h more

## Resources

- [Kubernetes documentation](https://kubernetes.io/docs/home/), free

## Sources

- Snapshot of 15 Nov 2026: 12 postings
";

/// A rule, a text that breaks it with the line where, and a text that keeps it.
type Case = (&'static str, &'static str, u64, &'static str);

const CASES: &[Case] = &[
    ("lint-gap-shown", "# Skill gaps\n\n- Python\n", 3, "# Skill gaps\n\n- Kubernetes\n"),
    ("lint-gap-shown", "# Summary\n\nAda lacks Docker.\n", 3, "# Summary\n\nAda knows Docker.\n"),
    (
        "lint-gap-shown",
        "# Skill gaps\n\n| Skill | Weight |\n| - | - |\n| AWS | high |\n",
        5,
        "# Skill gaps\n\n- **Kubernetes**: as with Docker\n  - Similar skill held: Docker\n",
    ),
    (
        "lint-gap-without-step",
        "# Skill gaps\n\n- Cloud: AWS or Terraform\n\n# Roadmap\n\n1. AWS\n",
        3,
        "# Skill gaps\n\n- Cloud: Terraform\n\n# Roadmap\n\n1. Terraform\n",
    ),
    (
        "lint-strength-and-gap",
        "# Strengths\n\n- Java\n\n# Skill gaps\n\n- Java\n",
        7,
        "# Strengths\n\n- Python\n\n# Skill gaps\n\n- Java\n",
    ),
    (
        "lint-strength-without-evidence",
        "# Strengths\n\n- Kubernetes\n",
        3,
        "# Strengths\n\n- Python\n",
    ),
    ("lint-strength-listed-only", "# Strengths\n\n- PostgreSQL\n", 3, "# Strengths\n\n- Docker\n"),
    (
        "lint-strength-repeated",
        "# Strengths\n\n- Python\n\n# Technical skills\n\n- Python\n",
        7,
        "# Strengths\n\n- Python\n\n# Technical skills\n\n- Docker\n",
    ),
    (
        "lint-skill-spelling",
        "# Strengths\n\n- Aws and Docker\n",
        3,
        "# Strengths\n\n- AWS, docker and amazon web services\n",
    ),
    (
        "lint-two-tiers",
        "# Core requirements\n\n- Python\n\n# Preferred qualifications\n\n- Python\n",
        7,
        "# Core requirements\n\n- Python\n\n# Preferred qualifications\n\n- Terraform\n",
    ),
    (
        "lint-two-tiers",
        "# Skill gaps\n\n## Critical\n\n- Kubernetes\n\n## Important\n\n- Kubernetes\n",
        9,
        "# Skill gaps\n\n## Critical\n\n- Kubernetes\n\n## Important\n\n- Terraform\n",
    ),
    (
        "lint-tier-disagrees",
        "# Core requirements\n\n- Python and Terraform\n",
        3,
        "# Core requirements\n\n- Python and Kubernetes\n",
    ),
    (
        "lint-tier-disagrees",
        "# Market outlook\n\nJava is essential.\n",
        3,
        "# Market outlook\n\nJava is asked.\n",
    ),
    (
        "lint-not-asked",
        "# Core requirements\n\n- Ruby on Rails\n",
        3,
        "# Core requirements\n\n- Python\n",
    ),
    (
        "lint-lists-differ",
        "# Core requirements\n\nPython, Kubernetes, Terraform and Java\n\n# Market outlook\n\nEmployers want Python, Kubernetes and Terraform.\n",
        3,
        "# Core requirements\n\nPython, Kubernetes and Terraform\n\n# Market outlook\n\nEmployers want Python, Kubernetes and Terraform.\n",
    ),
    (
        "lint-lists-differ",
        "# Core requirements\n\n- Python, Kubernetes\n\n# Technology stack\n\n- Python, Terraform, Java\n\n# Market\n\nPython, Kubernetes, Terraform, Java\n",
        7,
        "# Core requirements\n\n- Python, Kubernetes\n\n# Technology stack\n\n- Python, Kubernetes, Terraform\n",
    ),
    (
        "lint-emerging-untested",
        "# Emerging trends\n\n- Terraform\n",
        3,
        "# Emerging trends\n\nNo skill passes the growth test.\n",
    ),
    (
        "lint-popularity-without-count",
        "# Technology popularity\n\n- Python, Java, Terraform\n",
        1,
        "# Technology popularity\n\n- Python 12, Kubernetes 8, Terraform 2\n",
    ),
    ("lint-gap-overlooked", "# Skill gaps\n\n- Terraform\n", 1, "# Skill gaps\n\n- Kubernetes\n"),
    (
        "lint-none-but-some",
        "# Skill gaps\n\n## Critical\n\nNone.\n",
        5,
        "# Skill gaps\n\n## Important\n\nNone.\n",
    ),
    ("lint-not-covered", "# Summary\n\nAda is an engineer.\n", 1, CLEAN),
    (
        "lint-step-without-gap",
        "# Skill gaps\n\n- Kubernetes\n\n# Roadmap\n\n1. Kubernetes\n2. Java\n",
        8,
        "# Skill gaps\n\n- Kubernetes\n\n# Roadmap\n\n1. Docker\n2. Kubernetes\n",
    ),
    (
        "lint-gap-without-step",
        "# Skill gaps\n\n- Kubernetes\n- Terraform\n\n# Roadmap\n\n1. Kubernetes\n",
        4,
        "# Skill gaps\n\n- Kubernetes\n- Terraform\n\n# Roadmap\n\n1. Kubernetes\n\n## Left out\n\n- Terraform: no time\n",
    ),
    (
        "lint-step-order",
        "# Roadmap\n\n1. Kubernetes\n2. Docker\n",
        3,
        "# Roadmap\n\n1. Docker\n2. Kubernetes\n",
    ),
    (
        "lint-step-order",
        "# Roadmap\n\n1. **Terraform:** set up AWS with it\n2. **AWS:** the services\n",
        3,
        "# Roadmap\n\n1. **AWS:** the services\n2. **Terraform:** set up AWS with it\n",
    ),
    (
        "lint-plan-frame",
        "# Summary\n\nA plan of 6 weeks.\n\n# Roadmap\n\n- Week 1-2: Kubernetes\n- Week 3-4: Terraform\n",
        3,
        "# Summary\n\nA plan of 6 weeks.\n\n# Roadmap\n\n- Week 1-2: Kubernetes\n- Weeks 3 and 6: Terraform\n",
    ),
    (
        "lint-plan-frame",
        "# Summary\n\nA plan with three phases.\n\n# Roadmap\n\n- Kubernetes\n",
        5,
        "# Summary\n\nA plan with two phases.\n\n# Roadmap\n\n## Phase 1\n\n- Kubernetes\n\n## Phase 2\n\n- Terraform\n",
    ),
    (
        "lint-planned-and-dropped",
        "# Summary\n\n- **Roadmap:** First learn Kubernetes, then Java.\n\n# Roadmap\n\n1. Kubernetes\n",
        3,
        "# Summary\n\n- **Roadmap:** First learn Kubernetes.\n\n# Roadmap\n\n1. Kubernetes\n",
    ),
    (
        "lint-percent-without-base",
        "# Market outlook\n\nPython: 100%.\n",
        3,
        "# Market outlook\n\nPython is named in 100 % (12 of 12) of the postings.\n",
    ),
    (
        "lint-percent-without-base",
        "# Market outlook\n\nWhat is asked:\n\n- Python 100%\n",
        5,
        "# Market outlook\n\nOf 12 postings:\n\n- Python 100%\n- Kubernetes 67%\n",
    ),
    (
        "lint-share-arithmetic",
        "Python is in 70 % (12 of 12) of the postings.\n",
        1,
        "Python is in 100 % (12 of 12) of the postings.\n",
    ),
    ("lint-share-arithmetic", "Asked by 14 of 12 postings.\n", 1, "Asked by 12 of 14 postings.\n"),
    (
        "lint-demand-disagrees",
        "# Market outlook\n\nKubernetes is named in 40 % of the postings.\n",
        3,
        "# Market outlook\n\nKubernetes is named in 67 % of the postings.\n",
    ),
    (
        "lint-figure-without-source",
        "There are two million jobs.\n",
        1,
        "There are two million jobs [1].\n\n# References\n\n1. Office (2026). <https://office.invalid/jobs>\n",
    ),
    (
        "lint-list-count",
        "# Strengths\n\nThree skills: Python and Docker.\n",
        3,
        "# Strengths\n\nTwo skills: Python and Docker.\n",
    ),
    (
        "lint-list-count",
        "# Strengths\n\nAda has three skills:\n\n- Python\n- Docker\n",
        3,
        "# Strengths\n\nAda has two skills:\n\n- Python\n- Docker\n",
    ),
    (
        "lint-pay-without-source",
        "# Market outlook\n\nThe salary is $100,000 to $151,000.\n",
        3,
        "# Market outlook\n\nThe salary is $100,000 to $151,000 in 12 postings.\n",
    ),
    (
        "lint-pay-disagrees",
        "# Market outlook\n\nThe salary is $50k-$300k in 12 postings.\n",
        3,
        "# Market outlook\n\nThe salary is USD 100,000 to 151,000 in 12 postings.\n",
    ),
    (
        "lint-pay-disagrees",
        "# Market outlook\n\nThe salary is €100,000 to €151,000 in 12 postings.\n",
        3,
        "# Market outlook\n\nThe budget is €100,000 to €151,000.\n",
    ),
    (
        "lint-forecast",
        "The number of jobs will grow.\n",
        1,
        "The number of jobs will grow, according to the office.\n",
    ),
    (
        "lint-growth-without-figure",
        "Kubernetes is increasingly popular.\n",
        1,
        "Kubernetes is increasingly popular: 20 postings in 2025, 40 in 2026.\n",
    ),
    ("lint-superlative", "Ada shows outstanding work.\n", 1, "Ada shows two years of work.\n"),
    ("lint-promise", "This plan will boost her career.\n", 1, "This plan takes six weeks.\n"),
    (
        "lint-placeholder",
        "Dear [Your Name], hello.\n",
        1,
        "Dear [reader](https://reader.invalid).\n",
    ),
    ("lint-placeholder", "# Gaps (TBD)\n", 1, "# Gaps\n\n| a | b |\n| - | - |\n| Go | N/A |\n"),
    (
        "lint-other-script",
        "The 技能 is large and told in English.\n",
        1,
        "The gap is naïve, as α is.\n",
    ),
    ("lint-pronoun", "He knows Python.\n", 1, "Ada knows Python, and they use it.\n"),
    (
        "lint-fit-contradiction",
        "Ada's skills match the market.\n\nAda's skills do not match the market.\n",
        3,
        "Ada's skills match the market.\n\nTheir lists do not match each other.\n",
    ),
    (
        "lint-role-held",
        "# Summary\n\nThe requirements for a Data engineer are many.\n",
        3,
        "# Summary\n\nAda is a Data engineer already. The requirements for a Data engineer are many.\n",
    ),
    ("lint-experience-word", "Ada is a seasoned engineer.\n", 1, "Ada is experienced in Python.\n"),
    (
        "lint-years-disagree",
        "Ada has 9 years of experience.\n",
        1,
        "Ada has 4 years of experience.\n",
    ),
    (
        "lint-years-disagree",
        "# Experience\n\n- Junior engineer, 6 years\n",
        3,
        "# Experience\n\n- Junior engineer, 2 years\n",
    ),
    (
        "lint-references-empty",
        "# References\n\n1. See the sections above.\n",
        1,
        "# References\n\n1. Office of statistics (2026).\n",
    ),
    (
        "lint-citation-unmatched",
        "As told [2].\n\n# References\n\n1. Office (2026).\n2. Bureau (2026).\n",
        5,
        "As told [2], and before [1].\n\n# References\n\n1. Office (2026).\n2. Bureau (2026).\n",
    ),
    (
        "lint-citation-unmatched",
        "As told [3] [1].\n\n# References\n\n1. Office (2026).\n",
        1,
        "As told.\n\n# References\n\n1. Office (2026).\n",
    ),
    (
        "lint-link-malformed",
        "See [this](learning.org/kubernetes).\n",
        1,
        "See [this](https://learning.invalid/kubernetes), [that](notes.md) and [here](#a-b).\n\n# A: b\n",
    ),
    ("lint-link-malformed", "See [this]().\n", 1, "See <https://learning.invalid>.\n"),
    ("lint-link-malformed", "See [this](#nowhere).\n", 1, "See [this](mailto:a@b.invalid).\n"),
    (
        "lint-resource-without-link",
        "# Resources\n\n- A free course on Kubernetes\n",
        3,
        "# Resources\n\n- A course on Kubernetes\n  - <https://kubernetes.io/training/>\n",
    ),
    (
        "lint-certification-unnamed",
        "# Roadmap\n\nTake a certification.\n",
        3,
        "# Roadmap\n\nTake the certification AWS Certified Developer – Associate.\n",
    ),
    ("lint-heading-repeated", "## Pay\n\na\n\n## Pay\n\nb\n", 5, "## Pay\n\na\n\n### Pay\n\nb\n"),
    ("lint-heading-level", "# A\n\n### B\n", 3, "# A\n\n## B\n\n### C\n\n# D\n"),
    ("lint-heading-numbering", "## 1. A\n\n## 3. B\n", 3, "## 1. A\n\n### 1.1 C\n\n## 2. B\n"),
    (
        "lint-contents-mismatch",
        "# Contents\n\n- Summary\n- Pay\n\n# Summary\n\na\n",
        4,
        "# Contents\n\n1. Summary\n2. [Pay](#pay)\n\n# 1. Summary\n\na\n\n# 2. Pay\n",
    ),
    (
        "lint-sentence-repeated",
        "# A\n\n- Good at solving problems\n\n# B\n\n- Good at solving problems\n",
        7,
        "# Summary\n\n- Good at solving problems\n\n# B\n\n- Good at solving problems\n",
    ),
];

#[test]
fn every_rule_has_a_case() {
    for rule in RULES {
        assert!(CASES.iter().any(|(code, ..)| *code == rule.code), "no case for {}", rule.code);
    }
}

#[test]
fn every_rule_finds_what_breaks_it_and_lets_pass_what_keeps_it() {
    let site = site();
    let mut wrong = Vec::new();
    for (code, bad, line, good) in CASES {
        let found = lint(&site, bad);
        if !found.contains(&(*line, (*code).to_owned())) {
            wrong.push(format!("{code} misses line {line} of {bad:?}: {found:?}"));
        }
        let found = lint(&site, good);
        if found.iter().any(|(_, found)| found == code) {
            wrong.push(format!("{code} is found in {good:?}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_report_that_keeps_all_rules_has_no_finding() {
    assert_eq!(lint(&site(), CLEAN), []);
}

/// Pieces of Markdown and of the rules' words, whole and broken.
const PIECES: &[&str] = &[
    "# Skill gaps",
    "## Critical",
    "\n\n",
    "\n",
    "- ",
    "1. ",
    "  - ",
    "**",
    "Python",
    "Go",
    "Aws",
    ": ",
    ", ",
    ". ",
    "90%",
    "66 % (116 of 176)",
    "$100k",
    "€",
    "to ",
    "three skills: ",
    "Week 3-4",
    "[",
    "](",
    ")",
    "[3]",
    "{{",
    "}}",
    "XX%",
    "| a | b |\n| - | - |\n| Go | 1 |",
    "# References",
    "he ",
    "will grow ",
    "技能",
    "é",
    "\u{301}",
    "“",
    "”",
    "'s ",
    "`",
    "<",
    ">",
    "\\",
    "&amp;",
    "2030",
    "million ",
    "no ",
    "years ",
    "# Roadmap",
    "of ",
    "-",
    "\t",
    "\r\n",
    "not ",
    "match the market ",
    "certification ",
    "0",
    "1e999",
    "١",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a text is made of, it is checked, twice with the same result.
    #[test]
    fn no_text_stops_it(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 1..60)) {
        let site = site();
        let text = format!("{}x", pieces.concat());
        prop_assert_eq!(lint(&site, &text), lint(&site, &text));
    }
}
