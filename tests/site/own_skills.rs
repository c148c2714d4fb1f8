//! A site's own skills, from the files to the pages.

use super::fixture::{RESUME, Run, Site, run, sample};
use serde_json::Value;

/// A posting that asks for an own skill, a corrected one, and one under a name that is forbidden.
const POSTING: &str = r#"{"id":"p1","title":"Data engineer","company":"Acme","url":"https://example.org/p1","description":"Requirements:\n- Must have Python, Acme Brindle and Terraform.\n- Experience with K8s.\n- Kotlin is a plus."}"#;

const OWN: &str = r#"
[[skill]]
id = "acme-brindle"
label = "Acme Brindle"
kind = "platform"
prerequisites = ["python"]
hours = 12

[[skill]]
id = "terraform"
hours = 7

[[skill]]
id = "kubernetes"
forbid = ["K8s"]

[[skill]]
id = "kotlin"
retired = true
"#;

fn site() -> Site {
    Site::new().profile("ada.json", RESUME).market("dev", "2026-11-15.jsonl", POSTING)
}

fn report(site: &Site) -> Value {
    let run = site.run(&["report", "ada", "--output", "json"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    serde_json::from_str(&run.output).unwrap()
}

/// The ids of the asked skills.
fn asked(report: &Value) -> Vec<&str> {
    let asked = report["requirements"].as_array().unwrap().iter();
    let mut asked: Vec<&str> =
        asked.map(|item| item["demand"]["skill"]["id"].as_str().unwrap()).collect();
    asked.sort_unstable();
    asked
}

#[test]
fn own_skills_are_counted_planned_and_shown() {
    let plain = report(&site());
    assert_eq!(asked(&plain), ["kotlin", "kubernetes", "python", "terraform"]);
    let site = site().file("content/skills/own.toml", OWN);
    let report = report(&site);
    assert_eq!(asked(&report), ["acme-brindle", "python", "terraform"]);
    let hours = |id: &str| {
        let gaps = report["gaps"].as_array().unwrap();
        let gap = gaps.iter().find(|gap| gap["skill"]["id"] == id).unwrap();
        gap["hours"]["full"].as_f64().unwrap()
    };
    assert_eq!((hours("acme-brindle"), hours("terraform")), (12.0, 7.0));
    let generator = &report["generator"];
    assert_ne!(generator["catalogue"], plain["generator"]["catalogue"]);
    assert_eq!(generator["own_skills"], 1);
    assert_eq!(
        (&generator["corrected_skills"], &generator["retired_skills"]),
        (&2.into(), &1.into())
    );
    assert_eq!(generator["catalogue_skills"], plain["generator"]["catalogue_skills"]);
    let built = site.run(&["build"]);
    assert_eq!(built.code, 0, "{}", built.errors);
    for path in site.pages(".html") {
        let page = site.page(&path);
        // The posting's own words are quoted, its skill is nowhere named.
        assert!(!page.contains("skill-kotlin"), "{path}");
    }
    let dashboard = site.page("candidates/ada/dev/index.html");
    assert!(
        dashboard.contains("(1 of the site's own, 2 corrected, 1 left out)")
            || dashboard.contains("(1 of the site&#39;s own, 2 corrected, 1 left out)")
    );
    assert!(site.report().contains("1 of the site's own"), "{}", site.report());
}

#[test]
fn progress_can_name_an_own_skill_and_not_a_retired_one() {
    let with = |skill: &str| {
        let career = format!(
            r#""career":{{"progress":[{{"date":"2026-11-01","skill":"{skill}","hours":3,"status":"done"}}]}},"basics""#
        );
        let resume = RESUME.replacen("\"basics\"", &career, 1);
        site().profile("ada.json", &resume).file("content/skills/own.toml", OWN).check("short")
    };
    assert_eq!(with("Acme Brindle").errors, "");
    assert!(with("Kotlin").errors.contains("warning[unknown-skill]"));
    // A forbidden spelling is still what the skill's id is.
    assert_eq!(with("kubernetes").errors, "");
}

#[test]
fn a_faulty_entry_is_an_error_and_the_rest_is_built() {
    let faulty = format!("{OWN}\n[[skill]]\nid = \"terrafrom\"\nhours = 5\n");
    let site = site().file("content/skills/own.toml", faulty).file("content/skills/notes.md", "x");
    let run = site.check("short");
    assert_eq!(run.code, 1);
    assert_eq!(
        run.errors,
        "content/skills/notes.md: warning[ignored-file]: `notes.md` is ignored; expected files ending in `.toml`\n\
         content/skills/own.toml:22:6: error[unknown-skill]: there is no skill `terrafrom` to correct; did you mean `terraform`?\n"
    );
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1, "{}", run.errors);
    assert!(site.page("candidates/ada/dev/index.html").contains("Acme Brindle"));
}

#[test]
fn problems_of_skills_are_told_even_when_nothing_can_be_built() {
    let site = Site::new()
        .file("site.toml", "titel = 1\n")
        .file("content/skills/own.toml", "[[skill]]\nid = \"terrafrom\"\nhours = 5\n");
    let run = site.check("short");
    for code in ["error[unknown-key]", "error[unknown-skill]"] {
        assert!(run.errors.contains(code), "{}", run.errors);
    }
}

fn mine(skills: &[&str], text: &str) -> Run {
    let mut arguments = vec!["mine"];
    arguments.extend(skills.iter().flat_map(|file| ["--skills", file]));
    run(&arguments, serde_json::json!({"id": "1", "text": text}).to_string().as_bytes())
}

#[test]
fn mine_takes_files_of_skills() {
    let site = Site::new()
        .file("own.toml", OWN)
        .file("bad.toml", "[[skill]]\nid = \"terrafrom\"\nhours = 5\n");
    let path = |name: &str| site.root.join(name).to_str().unwrap().to_owned();
    let (own, bad, absent) = (path("own.toml"), path("bad.toml"), path("no.toml"));
    let text = "Acme Brindle, Kotlin, Terraform";
    assert!(!mine(&[], text).output.contains("Acme Brindle"));
    let run = mine(&[&own], text);
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    assert!(
        run.output.contains("Acme Brindle") && !run.output.contains("Kotlin"),
        "{}",
        run.output
    );
    let run = mine(&[&own, &bad], text);
    assert_eq!(run.code, 1);
    assert!(run.output.contains("Acme Brindle"), "{}", run.output);
    assert!(run.errors.contains("error[unknown-skill]"), "{}", run.errors);
    assert!(run.errors.contains("bad.toml:2:6"), "{}", run.errors);
    let run = mine(&[&absent], text);
    assert_eq!((run.code, run.output.as_str()), (2, ""));
    assert!(run.errors.contains("no.toml"), "{}", run.errors);
}

#[test]
fn own_resources_and_hours_come_first_in_the_plan() {
    let resource = "[[skill.resources]]\ntitle = \"Terraform in our cloud\"\n\
                    url = \"https://learn.example/terraform\"\nkind = \"course\"\n\
                    cost = \"paid\"\nlength_hours = 9\nlength_source = \"its page\"\n";
    // The only gap whose resources and hours are looked at.
    let terraform = |own: &str| {
        let report = report(&site().file("content/skills/own.toml", own));
        let phases = report["roadmap"]["phases"].as_array().unwrap().iter();
        let mut steps = phases.flat_map(|phase| phase["steps"].as_array().unwrap());
        let step = steps.find(|step| step["skill"]["id"] == "terraform").unwrap();
        let titles = step["resources"].as_array().unwrap().iter();
        let titles: Vec<String> =
            titles.map(|resource| resource["title"].as_str().unwrap().to_owned()).collect();
        (
            titles,
            step["hours"]["full"].as_f64(),
            step["hours"]["basis"].as_str().unwrap().to_owned(),
        )
    };
    let (titles, _, basis) = terraform("");
    assert!(!titles.is_empty() && !titles.contains(&"Terraform in our cloud".to_owned()));
    assert!(basis.starts_with("catalogue's estimate"), "{basis}");
    let (titles, full, basis) = terraform(&format!("[[skill]]\nid = \"terraform\"\n{resource}"));
    assert_eq!((titles, full), (vec!["Terraform in our cloud".to_owned()], Some(9.0)));
    assert!(
        basis.starts_with("stated length of “Terraform in our cloud”: 9 h (its page)"),
        "{basis}"
    );
    let own = format!("[[skill]]\nid = \"terraform\"\nhours = 7\n{resource}");
    let (_, full, basis) = terraform(&own);
    assert_eq!(full, Some(7.0));
    assert!(basis.starts_with("stated by this site for a working level: 7 h"), "{basis}");
    let site = site().file("content/skills/own.toml", &own);
    assert_eq!(site.run(&["build"]).code, 0);
    let pages: String = site.pages(".html").iter().map(|path| site.page(path)).collect();
    assert!(pages.contains("href=\"https://learn.example/terraform\""));
    assert!(pages.contains("9 h (its page)"));
    // A faulty resource is said at its line.
    let faulty = own.replace("\"paid\"", "\"cheap\"");
    let run = self::site().file("content/skills/own.toml", &faulty).check("short");
    assert_eq!(run.code, 1);
    assert!(
        run.errors.contains("own.toml:8:8: error[unknown-value]: `cost` is `cheap`"),
        "{}",
        run.errors
    );
}

/// Every block of TOML in the section on skills.
#[test]
fn the_documented_examples_are_read() {
    let docs = std::fs::read_to_string(sample().join("docs/content-format.md")).unwrap();
    let section = docs.split("\n## ").find(|section| section.starts_with("Skills\n")).unwrap();
    let blocks: Vec<&str> = section.split("```toml\n").skip(1).collect();
    assert_eq!(blocks.len(), 3);
    for block in blocks {
        let example = block.split("```").next().unwrap();
        let run = site().file("content/skills/own.toml", example).check("short");
        assert_eq!((run.code, run.errors.as_str()), (0, ""), "{example}");
    }
}
