//! Every problem: its place, what it says, and what to do.

use super::{ACME, built_in, corrected, corrected_by};
use crate::content::read_skills;
use crate::diagnostics::{Diagnostics, Format, Source, render};

const KEYS: &str = "expected `id`, `label`, `kind`, `aliases`, `forbid`, `deny`, `implies`, `similar`, `prerequisites`, `hours`, `resources`, `issuer` or `retired`";
const KINDS: &str = "expected `language`, `framework`, `platform`, `data-store`, `practice`, `domain`, `soft` or `certification`";
const NAME: &str = "expected a name or phrase as it stands in texts";
const HOURS: &str = "expected a whole number of hours from 1 to 1000";

/// What is wrong with a file: `K`, `S`, `N` and `H` stand for the lists of what is expected.
const PROBLEMS: &[(&str, &[&str])] = &[
    // The file.
    ("x = [", &["1:6: error[invalid-toml]: this is not valid TOML: unclosed array, expected `]`"]),
    (
        "skills = 1",
        &["1:1: error[unknown-key]: unknown key `skills`; expected `skill`; did you mean `skill`?"],
    ),
    (
        "[skill]\nid = \"x\"",
        &[
            "1:1: error[wrong-type]: `skill` is an object; expected one table per skill; write `[[skill]]`",
        ],
    ),
    (
        "skill = [1]",
        &["1:10: error[wrong-type]: item 1 of `skill` is a number; expected an object"],
    ),
    // The id.
    (
        "[[skill]]\nhours = 3",
        &["1:1: error[missing-key]: the skill has no `id`; expected such as `id = \"acme-flow\"`"],
    ),
    (
        "[[skill]]\nidd = \"go\"",
        &["2:1: error[unknown-key]: unknown key `idd` in `skill`; K; did you mean `id`?"],
    ),
    ("[[skill]]\nid = 3", &["2:6: error[wrong-type]: `id` is a number; expected text"]),
    (
        "[[skill]]\nid = \"Acme Flow\"",
        &[
            "2:6: error[invalid-id]: `Acme Flow` cannot be an id; expected 1 to 64 of a-z, 0-9 and `-`, starting with a letter or digit; write `acme-flow`",
        ],
    ),
    (
        "[[skill]]\nid = \"go\"\nhours = 5\n[[skill]]\nid = \"go\"\nhours = 6",
        &[
            "5:6: error[duplicate-skill]: the skill `go` has an entry already; it is at own.toml:2; join the two",
        ],
    ),
    // New skills and corrections.
    (
        "[[skill]]\nid = \"acme\"\nlabel = \"Acme\"",
        &["2:6: error[missing-key]: the new skill `acme` has no `kind`; S"],
    ),
    (
        "[[skill]]\nid = \"pythn\"\nkind = \"language\"",
        &[
            "2:6: error[missing-key]: the new skill `pythn` has no `label`; expected its name as shown, such as `label = \"Acme Flow\"`; to correct a skill, did you mean `python`?",
        ],
    ),
    (
        "[[skill]]\nid = \"pythn\"\nhours = 3",
        &[
            "2:6: error[unknown-skill]: there is no skill `pythn` to correct; did you mean `python`?",
        ],
    ),
    (
        "[[skill]]\nid = \"kafak\"\nretired = true",
        &["2:6: error[unknown-skill]: there is no skill `kafak` to retire; did you mean `kafka`?"],
    ),
    (
        "[[skill]]\nid = \"zebra\"\nhours = 3",
        &[
            "2:6: error[unknown-skill]: there is no skill `zebra` to correct; a new skill needs `label` and `kind`",
        ],
    ),
    (
        "[[skill]]\nid = \"go\"\nkind = \"langauge\"",
        &["3:8: error[unknown-value]: there is no kind `langauge`; S; did you mean `language`?"],
    ),
    (
        "[[skill]]\nid = \"go\"\nkind = \"thing\"",
        &["3:8: error[unknown-value]: there is no kind `thing`; S"],
    ),
    (
        "[[skill]]\nid = \"acme\"\nlable = \"Acme\"\nkind = \"soft\"",
        &["3:1: error[unknown-key]: unknown key `lable` in `skill`; K; did you mean `label`?"],
    ),
    (
        "[[skill]]\nid = \"go\"\nlabel = \"++\"",
        &["3:9: error[unusable-name]: `++` has no letter and no digit; N"],
    ),
    (
        "[[skill]]\nid = \"go\"\nlabel = []",
        &["3:9: error[wrong-type]: `label` is a list; expected text"],
    ),
    // Names.
    (
        "[[skill]]\nid = \"go\"\naliases = [\"\", \" \\t\", \"+-\"]",
        &[
            "3:12: error[unusable-name]: an empty name can be found nowhere; N",
            "3:16: error[unusable-name]: an empty name can be found nowhere; N",
            "3:23: error[unusable-name]: `+-` has no letter and no digit; N",
        ],
    ),
    (
        "[[skill]]\nid = \"go\"\naliases = \"Gopher\"",
        &[
            "3:11: warning[text-as-list]: `aliases` is one text; expected a list of texts; put it in [ ]",
        ],
    ),
    (
        "[[skill]]\nid = \"go\"\naliases = \"\"",
        &["3:11: error[unusable-name]: an empty name can be found nowhere; N"],
    ),
    (
        "[[skill]]\nid = \"go\"\naliases = 3",
        &["3:11: error[wrong-type]: `aliases` is a number; expected a list"],
    ),
    (
        "[[skill]]\nid = \"go\"\naliases = [true, [\"x\"], { case = \"any\" }, { txt = \"x\" }]",
        &[
            "3:12: error[wrong-type]: item 1 of `aliases` is true or false; expected text, or a table with `text`, `case` and `ambiguous`",
            "3:18: error[wrong-type]: item 2 of `aliases` is a list; expected text, or a table with `text`, `case` and `ambiguous`",
            "3:25: error[missing-key]: there is no `text`",
            "3:45: error[unknown-key]: unknown key `txt` in `aliases`; expected `text`, `case` or `ambiguous`; did you mean `text`?",
        ],
    ),
    (
        "[[skill]]\nid = \"go\"\naliases = [{ text = \"x\", case = \"exakt\", ambiguous = 1 }]",
        &[
            "3:33: error[unknown-value]: `case` is `exakt`; expected `any` or `exact`; did you mean `exact`?",
            "3:54: error[wrong-type]: `ambiguous` is a number; expected true or false",
        ],
    ),
    (
        "[[skill]]\nid = \"go\"\naliases = [\"kafka\"]",
        &[
            "3:12: error[alias-taken]: `kafka` stands for Apache Kafka already; if it should not, add `forbid = [\"kafka\"]` to an entry with `id = \"kafka\"`",
        ],
    ),
    (
        "[[skill]]\nid = \"go\"\nlabel = \"PYTHON\"",
        &[
            "3:9: error[alias-taken]: `PYTHON` stands for Python already; if it should not, add `forbid = [\"PYTHON\"]` to an entry with `id = \"python\"`",
        ],
    ),
    (
        "[[skill]]\nid = \"a\"\nlabel = \"Aa\"\nkind = \"soft\"\n[[skill]]\nid = \"go\"\naliases = [\"aa\"]",
        &[
            "7:12: error[alias-taken]: `aa` stands for Aa already; the entry of `a` at own.toml:2 has it too; keep one",
        ],
    ),
    (
        "[[skill]]\nid = \"kafka\"\nforbid = [\"Kafak\", \"Zebra\"]",
        &[
            "3:11: error[unknown-alias]: `Kafak` does not stand for `kafka` anyway; did you mean `Kafka`?",
            "3:20: error[unknown-alias]: `Zebra` does not stand for `kafka` anyway; it is written `Apache Kafka`, `Kafka`",
        ],
    ),
    (
        "[[skill]]\nid = \"kafka\"\nforbid = [\"?\"]\ndeny = [\"\"]",
        &[
            "3:11: error[unusable-name]: `?` has no letter and no digit; N",
            "4:9: error[unusable-name]: an empty name can be found nowhere; N",
        ],
    ),
    // Edges.
    (
        "[[skill]]\nid = \"go\"\nimplies = [\"cluod\", \"Amazon S3\"]\nprerequisites = [\"zebra\"]",
        &[
            "3:12: error[unknown-skill]: `implies` names `cluod`, which does not exist; did you mean `cloud`?",
            "3:21: error[unknown-skill]: `implies` names `Amazon S3`, which does not exist; did you mean `amazon-s3`?",
            "4:18: error[unknown-skill]: `prerequisites` names `zebra`, which does not exist; skills are named by id here; add an entry for a new one",
        ],
    ),
    (
        "[[skill]]\nid = \"go\"\nimplies = [\"go\"]",
        &["3:12: error[skill-cycle]: `implies` of `go` names `go` itself; delete it"],
    ),
    (
        "[[skill]]\nid = \"go\"\nsimilar = [{ skill = \"kafak\", reason = \"x\" }, { skill = \"python\" }, \"python\"]",
        &[
            "3:22: error[unknown-skill]: `similar` names `kafak`, which does not exist; did you mean `kafka`?",
            "3:47: error[missing-key]: there is no `reason`",
            "3:69: error[wrong-type]: item 3 of `similar` is text; expected a table such as `{ skill = \"kafka\", reason = \"both are message queues\" }`",
        ],
    ),
    (
        "[[skill]]\nid = \"aws\"\nretired = true\n[[skill]]\nid = \"go\"\nimplies = [\"aws\"]",
        &[
            "6:12: error[retired-skill]: `implies` names `aws`, which is retired; it is retired at own.toml:2",
        ],
    ),
    (
        "[[skill]]\nid = \"cloud\"\nimplies = [\"amazon-s3\"]",
        &[
            "3:12: error[skill-cycle]: `implies` of `cloud` leads back to `cloud`; take away a step of cloud → amazon-s3 → aws → cloud",
        ],
    ),
    (
        "[[skill]]\nid = \"go\"\nprerequisites = [\"python\"]\n[[skill]]\nid = \"python\"\nprerequisites = [\"kafka\", \"go\"]",
        &[
            "6:27: error[skill-cycle]: `prerequisites` of `python` leads back to `python`; take away a step of python → go → python",
        ],
    ),
    // Through a retired skill, whose edges are handed on.
    (
        "[[skill]]\nid = \"aws\"\nretired = true\n[[skill]]\nid = \"cloud\"\nimplies = [\"amazon-s3\"]",
        &[
            "6:12: error[skill-cycle]: `implies` of `cloud` leads back to `cloud`; take away a step of cloud → amazon-s3 → cloud",
        ],
    ),
    // Where an entry falls the built-in edges come back, and may close another cycle.
    (
        "[[skill]]\nid = \"cloud\"\nimplies = [\"amazon-s3\"]\n[[skill]]\nid = \"go\"\nimplies = [\"aws\"]\n[[skill]]\nid = \"aws\"\nimplies = [\"go\"]",
        &[
            "3:12: error[skill-cycle]: `implies` of `cloud` leads back to `cloud`; take away a step of cloud → amazon-s3 → aws → cloud",
            "9:12: error[skill-cycle]: `implies` of `aws` leads back to `aws`; take away a step of aws → go → aws",
        ],
    ),
    // The rest.
    ("[[skill]]\nid = \"go\"\nhours = 0", &["3:9: error[out-of-range]: `hours` is 0; H"]),
    ("[[skill]]\nid = \"go\"\nhours = 1_001", &["3:9: error[out-of-range]: `hours` is 1001; H"]),
    ("[[skill]]\nid = \"go\"\nhours = 1.5", &["3:9: error[out-of-range]: `hours` is 1.5; H"]),
    ("[[skill]]\nid = \"go\"\nhours = \"5\"", &["3:9: error[wrong-type]: `hours` is text; H"]),
    (
        "[[skill]]\nid = \"go\"\nretired = \"yes\"\nissuer = []",
        &[
            "3:11: error[wrong-type]: `retired` is text; expected true or false",
            "4:10: error[wrong-type]: `issuer` is a list; expected text",
        ],
    ),
    // A faulty entry is no fault of those that name it; those that need it gone wait for it.
    (
        "[[skill]]\nid = \"a\"\nlabel = \"Aa\"\nkind = \"soft\"\nhours = 0\n[[skill]]\nid = \"go\"\nimplies = [\"a\"]",
        &["5:9: error[out-of-range]: `hours` is 0; H"],
    ),
    (
        "[[skill]]\nid = \"kafka\"\nforbid = [\"Kafka\"]\nhours = 0\n[[skill]]\nid = \"go\"\naliases = [\"Kafka\"]",
        &[
            "4:9: error[out-of-range]: `hours` is 0; H",
            "7:12: error[alias-taken]: `Kafka` still stands for `kafka`, whose entry has a fault; mend the entry at own.toml:2 first",
        ],
    ),
];

#[test]
fn every_problem_has_a_place_and_a_remedy() {
    for (text, expected) in PROBLEMS {
        let expected: Vec<String> = expected
            .iter()
            .map(|line| {
                let line =
                    line.replace("; K", &format!("; {KEYS}")).replace("; S", &format!("; {KINDS}"));
                let line =
                    line.replace("; N", &format!("; {NAME}")).replace("; H", &format!("; {HOURS}"));
                format!("own.toml:{line}")
            })
            .collect();
        let (_, problems) = corrected(text);
        assert_eq!(problems.lines().collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn one_run_tells_everything_and_the_sound_entries_apply() {
    // One entry for each problem of a correction of Go, all under ids of their own.
    let lone = |text: &&str| text.starts_with("[[skill]]\nid = \"go\"") && !text.contains("label");
    let entries = PROBLEMS.iter().map(|(text, _)| *text).filter(lone);
    let faulty: String = entries
        .filter(|text| text.matches("id = ").count() == 1)
        .enumerate()
        .map(|(at, text)| {
            let new = format!("\"own-{at}\"\nlabel = \"Own {at}\"");
            let kind = if text.contains("kind") { "" } else { "\nkind = \"soft\"" };
            text.replacen("\"go\"", &format!("{new}{kind}"), 1) + "\n"
        })
        .collect();
    let (_, alone) = corrected_by(&[("faulty.toml", &faulty)]);
    let (catalogue, both) = corrected_by(&[("a.toml", ACME), ("faulty.toml", &faulty)]);
    assert!(both.errors() > 20, "{}", render(&both, Format::Short));
    assert_eq!(both.errors(), alone.errors());
    assert!(catalogue.by_id("acme-flow").is_some());
    // One has a warning only, and one is a cycle for Go but not for others.
    assert_eq!(catalogue.own().added, 1 + 2);
}

#[test]
fn a_skill_has_one_entry_in_all_files() {
    let (catalogue, problems) = corrected_by(&[
        ("a.toml", "[[skill]]\nid = \"go\"\nhours = 5"),
        ("b.toml", "[[skill]]\nid = \"go\"\nhours = 6"),
    ]);
    assert_eq!(
        render(&problems, Format::Short),
        "b.toml:2:6: error[duplicate-skill]: the skill `go` has an entry already; it is at a.toml:2; join the two\n"
    );
    assert_eq!(catalogue.get(catalogue.by_id("go").unwrap()).hours, Some(5));
}

#[test]
fn problems_and_entries_have_a_limit() {
    let many: String = (0..3000)
        .map(|at| format!("[[skill]]\nid = \"own-{at}\"\nlabel = \"Own {at}\"\nkind = \"soft\"\nimplies = [\"own-{}\", \"nowhere-{at}\"]\n", at + 1))
        .collect();
    let (catalogue, problems) = corrected_by(&[("many.toml", &many)]);
    assert_eq!(catalogue.len(), built_in().len());
    let lines = render(&problems, Format::Short);
    assert_eq!(lines.lines().count(), 200);
    assert!(lines.contains("many.toml:10002:6: error[too-many-skills]"), "{lines}");
    assert!(lines.contains("warning[too-many-problems]"), "{lines}");
    let chain = many.replace(", \"nowhere-", "]\n# [\"");
    let (catalogue, problems) = corrected_by(&[("many.toml", &chain)]);
    assert_eq!((catalogue.own().added, problems.errors()), (2000 - 1, 2));
}

/// A line of megabytes costs no more than as much text on many lines.
#[test]
fn a_long_line_is_read_in_time() {
    let text = format!("skill = [{}]", "{ a = 1 }, ".repeat(20_000));
    let mut diagnostics = Diagnostics::default();
    let file = read_skills(&Source::new("long.toml", "long.toml", text), &mut diagnostics);
    assert!(file.entries.is_empty() && diagnostics.len() <= 201);
}
