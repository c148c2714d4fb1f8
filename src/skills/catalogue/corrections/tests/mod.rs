//! What a site's entries change, and every problem with its place.

use crate::content::{SkillFile, read_skills};
use crate::diagnostics::{Diagnostics, Format, Source, render};
use crate::skills::{Catalogue, Kind, Miner, Resources, SkillId};
use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

mod problems;
mod properties;

/// A small built-in catalogue with every sort of edge.
const BUILT_IN: &str = r#"
[[skill]]
id = "python"
label = "Python"
kind = "language"
hours = 60
[[skill]]
id = "go"
label = "Go"
kind = "language"
aliases = ["Golang", { text = "Go", case = "exact", ambiguous = true }]
[[skill]]
id = "kafka"
label = "Apache Kafka"
kind = "platform"
aliases = ["Kafka"]
deny = ["Franz Kafka"]
hours = 30
[[skill]]
id = "rabbitmq"
label = "RabbitMQ"
kind = "platform"
similar = [{ skill = "kafka", reason = "both are message queues" }]
[[skill]]
id = "cloud"
label = "Cloud"
kind = "practice"
[[skill]]
id = "aws"
label = "AWS"
kind = "platform"
implies = ["cloud"]
prerequisites = ["cloud"]
[[skill]]
id = "amazon-s3"
label = "Amazon S3"
kind = "platform"
aliases = ["S3"]
implies = ["aws"]
prerequisites = ["aws"]
"#;

/// The built-in catalogue with the entries of `own.toml`, and the problems in short form.
fn corrected(text: &str) -> (Catalogue, String) {
    let (catalogue, diagnostics) = corrected_by(&[("own.toml", text)]);
    (catalogue, render(&diagnostics, Format::Short))
}

fn corrected_by(files: &[(&str, &str)]) -> (Catalogue, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let files: Vec<SkillFile> = files
        .iter()
        .map(|(name, text)| {
            let source = Source::new(*name, *name, *text);
            read_skills(&source, &mut diagnostics)
        })
        .collect();
    let catalogue = built_in().corrected(&files, &mut diagnostics);
    assert_holds_together(&catalogue);
    (catalogue, diagnostics)
}

fn built_in() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> =
        LazyLock::new(|| Catalogue::from_toml(BUILT_IN).unwrap());
    &CATALOGUE
}

/// What may be relied on of any catalogue.
fn assert_holds_together(catalogue: &Catalogue) {
    let mut names = HashSet::new();
    for (index, id) in (0_u16..).zip(catalogue.ids()) {
        assert_eq!(id, SkillId(index));
        let skill = catalogue.get(id);
        assert_eq!(catalogue.by_id(&skill.reference.id), Some(id));
        for edge in skill.implies.iter().chain(&skill.prerequisites) {
            assert!(usize::from(edge.0) < catalogue.len(), "a dead reference");
        }
        for (other, _) in &skill.similar {
            let back = &catalogue.get(*other).similar;
            assert!(*other != id && back.iter().any(|(skill, _)| *skill == id), "one-sided");
        }
        assert!(!catalogue.implied_by(id).contains(&id), "{} implies itself", skill.reference.id);
        assert!(
            !catalogue.prerequisites_of(id).contains(&id),
            "{} before itself",
            skill.reference.id
        );
        let own: HashSet<String> =
            skill.aliases.iter().map(|alias| alias.text.to_lowercase()).collect();
        for name in own {
            assert_eq!(catalogue.by_name(&name), Some(id), "{name}");
            assert!(names.insert(name), "a name of two skills");
        }
    }
}

/// What a text names, by id.
fn found(catalogue: Catalogue, text: &str) -> Vec<String> {
    let miner = Miner::new(Arc::new(catalogue));
    let mentions = miner.mine(text).mentions.into_iter();
    mentions.map(|mention| miner.catalogue().reference(mention.skill).id.to_string()).collect()
}

/// The ids of skills.
fn ids(catalogue: &Catalogue, skills: &[SkillId]) -> Vec<String> {
    skills.iter().map(|skill| catalogue.reference(*skill).id.to_string()).collect()
}

const ACME: &str = r#"
[[skill]]
id = "acme-flow"
label = "Acme Flow"
kind = "platform"
aliases = ["AcmeFlow", { text = "Flow", case = "exact", ambiguous = true }]
deny = ["Acme  Flow Inc"]
implies = ["cloud"]
similar = [{ skill = "kafka", reason = "both move events" }]
prerequisites = ["python"]
hours = 12
issuer = "Acme"
"#;

#[test]
fn a_new_skill_has_all_that_its_entry_says() {
    let (catalogue, problems) = corrected(ACME);
    assert_eq!(problems, "");
    let id = catalogue.by_id("acme-flow").unwrap();
    let skill = catalogue.get(id);
    assert_eq!((&*skill.reference.label, skill.reference.kind), ("Acme Flow", Kind::Platform));
    assert_eq!((skill.hours, skill.issuer.as_deref()), (Some(12), Some("Acme")));
    assert_eq!(skill.deny, ["Acme Flow Inc"]);
    assert_eq!(ids(&catalogue, &skill.implies), ["cloud"]);
    assert_eq!(ids(&catalogue, &skill.prerequisites), ["python"]);
    let kafka = catalogue.by_id("kafka").unwrap();
    assert!(catalogue.get(kafka).similar.contains(&(id, "both move events".into())));
    assert_eq!(catalogue.own().added, 1);
    for (text, expected) in [
        ("Acme Flow and acmeflow", &["acme-flow", "acme-flow"][..]),
        ("Python, Flow", &["python", "acme-flow"]),
        ("Let it flow.", &[]),
        ("Acme Flow Inc pays well.", &[]),
    ] {
        assert_eq!(found(corrected(ACME).0, text), expected, "{text}");
    }
}

#[test]
fn a_correction_changes_what_it_names_and_nothing_else() {
    let entry = "[[skill]]\nid = \"kafka\"\nlabel = \"Kafka Streams\"\nkind = \"framework\"\n\
                 aliases = [\"KStreams\"]\ndeny = [\"Kafka on the Shore\"]\nhours = 8\n";
    let (catalogue, problems) = corrected(entry);
    assert_eq!(problems, "");
    let skill = catalogue.get(catalogue.by_id("kafka").unwrap());
    assert_eq!((&*skill.reference.label, skill.reference.kind), ("Kafka Streams", Kind::Framework));
    assert_eq!((skill.hours, skill.similar.len()), (Some(8), 1));
    assert_eq!(skill.deny, ["Franz Kafka", "Kafka on the Shore"]);
    let names: Vec<&str> = skill.aliases.iter().map(|alias| &*alias.text).collect();
    assert_eq!(names, ["Kafka Streams", "Apache Kafka", "Kafka", "KStreams"]);
    assert_eq!(catalogue.len(), built_in().len());
    let own = catalogue.own();
    assert_eq!((own.added, own.corrected, own.retired), (0, 1, 0));
}

#[test]
fn a_forbidden_name_no_longer_stands_for_the_skill() {
    let text = "Kafka and Apache Kafka";
    let (catalogue, problems) = corrected("[[skill]]\nid = \"kafka\"\nforbid = [\"KAFKA\"]\n");
    assert_eq!(problems, "");
    // The id stays an id: recorded progress can name it, a line of a résumé does not.
    assert_eq!(catalogue.by_name("kafka"), catalogue.by_id("kafka"));
    assert_eq!(catalogue.written_as("Kafka"), None);
    assert_eq!(catalogue.written_as("apache kafka"), catalogue.by_id("kafka"));
    assert_eq!(found(catalogue, text), ["kafka"]);
    // The label is a name like any other.
    let label = "[[skill]]\nid = \"python\"\nforbid = [\"python\"]\n";
    assert_eq!(found(corrected(label).0, "Python"), Vec::<String>::new());
    // Forbidden in any case, then added again for one.
    let exact = "[[skill]]\nid = \"python\"\nforbid = [\"python\"]\n\
                 aliases = [{ text = \"Python\", case = \"exact\" }]\n";
    assert_eq!(found(corrected(exact).0, "A python is a snake."), Vec::<String>::new());
    assert_eq!(found(corrected(exact).0, "We write Python."), ["python"]);
    assert_eq!(corrected(exact).0.written_as("Python"), corrected(exact).0.by_id("python"));
}

#[test]
fn a_name_set_free_can_stand_for_another_skill() {
    let (catalogue, problems) = corrected(
        "[[skill]]\nid = \"kafka-hosted\"\nlabel = \"Kafka\"\nkind = \"platform\"\n\
         [[skill]]\nid = \"kafka\"\nforbid = [\"Kafka\"]\n",
    );
    assert_eq!(problems, "");
    assert_eq!(found(catalogue, "Kafka, Apache Kafka"), ["kafka-hosted", "kafka"]);
}

#[test]
fn the_rules_of_a_known_name_can_be_changed() {
    let text = "You go home.";
    let entry = "[[skill]]\nid = \"go\"\naliases = [{ text = \"Go\", case = \"any\" }]\n";
    assert_eq!(found(Catalogue::from_toml(BUILT_IN).unwrap(), text), Vec::<String>::new());
    assert_eq!(found(corrected(entry).0, text), ["go"]);
}

#[test]
fn a_retired_skill_is_gone_and_hands_its_edges_on() {
    let (catalogue, problems) = corrected("[[skill]]\nid = \"aws\"\nretired = true\n");
    assert_eq!(problems, "");
    assert_eq!((catalogue.by_id("aws"), catalogue.by_name("AWS")), (None, None));
    let bucket = catalogue.by_id("amazon-s3").unwrap();
    assert_eq!(ids(&catalogue, &catalogue.implied_by(bucket)), ["cloud"]);
    assert_eq!(ids(&catalogue, &catalogue.prerequisites_of(bucket)), ["cloud"]);
    assert_eq!(catalogue.own().retired, 1);
    assert_eq!(found(catalogue, "AWS, S3"), ["amazon-s3"]);
    // Its names are free.
    let (catalogue, problems) = corrected(
        "[[skill]]\nid = \"aws\"\nretired = true\n\
         [[skill]]\nid = \"acme-aws\"\nlabel = \"AWS\"\nkind = \"platform\"\n",
    );
    assert_eq!(problems, "");
    assert_eq!(found(catalogue, "AWS"), ["acme-aws"]);
}

#[test]
fn lists_of_edges_take_the_place_of_the_built_in_ones() {
    let (catalogue, problems) = corrected(
        "[[skill]]\nid = \"amazon-s3\"\nimplies = []\nprerequisites = [\"python\", \"python\"]\n\
         [[skill]]\nid = \"kafka\"\nsimilar = [{ skill = \"aws\", reason = \"example\" }]\n",
    );
    assert_eq!(problems, "");
    let skill = |id: &str| catalogue.get(catalogue.by_id(id).unwrap());
    assert!(skill("amazon-s3").implies.is_empty());
    assert_eq!(ids(&catalogue, &skill("amazon-s3").prerequisites), ["python"]);
    // Also where the other side states the pair.
    assert!(skill("rabbitmq").similar.is_empty());
    assert_eq!(skill("aws").similar[0].0, catalogue.by_id("kafka").unwrap());
}

#[test]
fn own_resources_and_hours_take_the_place_of_the_built_in_ones() {
    let course = "[[skill.resources]]\ntitle = \"In-house course\"\n\
                  url = \"https://learn.example/python\"\nkind = \"course\"\ncost = \"free\"\n";
    let resources = |text: &str| {
        let (catalogue, problems) = corrected(text);
        assert_eq!(problems, "");
        let python = catalogue.by_id("python").unwrap();
        let titles: Vec<String> =
            catalogue.resources_of(python).iter().map(|r| r.title.clone()).collect();
        (titles, catalogue.get(python).own_hours, catalogue.digest().to_owned())
    };
    let built_in: Vec<String> =
        Resources::builtin().of("python").iter().map(|r| r.title.clone()).collect();
    assert!(!built_in.is_empty());
    let untouched = resources("");
    assert_eq!((&untouched.0, untouched.1), (&built_in, false));
    let hours = resources("[[skill]]\nid = \"python\"\nhours = 60\n");
    assert_eq!((&hours.0, hours.1), (&built_in, true));
    let own = resources(&format!("[[skill]]\nid = \"python\"\n{course}"));
    assert_eq!((own.0, own.1), (vec!["In-house course".to_owned()], false));
    assert_ne!(own.2, untouched.2);
    let none = resources("[[skill]]\nid = \"python\"\nresources = []\n");
    assert!(none.0.is_empty());
    // A faulty resource is an error of its entry, which then does not apply.
    let (catalogue, problems) = corrected(&format!(
        "[[skill]]\nid = \"python\"\nhours = 5\n{}",
        course.replace("free", "cheap")
    ));
    assert!(problems.contains("own.toml:8:8: error[unknown-value]"), "{problems}");
    let python = catalogue.by_id("python").unwrap();
    assert_eq!(catalogue.get(python).hours, Some(60));
    assert_eq!(catalogue.resources_of(python).len(), built_in.len());
}

#[test]
fn an_own_skill_can_be_switched_off() {
    let (catalogue, problems) = corrected(&format!("{ACME}retired = true\n"));
    assert_eq!((problems.as_str(), catalogue.by_id("acme-flow")), ("", None));
    assert_eq!(catalogue.own(), Default::default());
}

#[test]
fn the_digest_tells_what_applies_and_not_how_it_is_written() {
    let digest = |text: &str| corrected(text).0.digest().to_owned();
    let plain = built_in().digest().to_owned();
    let (a, b) = ("[[skill]]\nid = \"go\"\nhours = 5\n", "[[skill]]\nid = \"aws\"\nhours = 5\n");
    assert_eq!(digest(""), plain);
    assert_eq!(digest("[[skill]]\nid = \"go\"\nhours = 0\n"), plain);
    assert_ne!(digest(a), plain);
    assert_ne!(digest(a), digest(b));
    assert_ne!(digest(a), digest(&a.replace('5', "6")));
    assert_eq!(digest(&format!("{a}{b}")), digest(&format!("{b}\n# a comment\n{a}")));
    assert_eq!(digest(a).len(), 12);
}
