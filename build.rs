//! Turns the data tables, kept as TOML for people, into forms that are read many times faster at
//! every start of the program: the skills in the postcard format, so that their texts can be used
//! where they lie, and the smaller tables as JSON. The catalogues of messages become Rust.

use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::{env, error, fs};

/// The smaller tables, by path from the crate's root; the JSON has the same name in `OUT_DIR`.
const TABLES: [&str; 3] = [
    "src/skills/rules.toml",
    "src/skills/conditions/phrases.toml",
    "src/skills/catalogue/resources.toml",
];

const CATALOGUE: &str = "src/skills/catalogue";

/// The catalogue's files, in the order skills are numbered.
const SKILLS: [&str; 13] = [
    "languages",
    "web",
    "mobile",
    "data",
    "ai",
    "cloud",
    "security",
    "testing",
    "practices",
    "tools",
    "domains",
    "soft",
    "certifications",
];

#[path = "src/skills/catalogue/source.rs"]
mod source;

const LANGUAGES: &str = "themes/languages";

/// The catalogues of messages, in the order of `Language`; all must have what the first has.
const TAGS: [&str; 2] = ["en", "de"];

#[path = "src/language/generator.rs"]
mod messages;

fn main() -> Result<(), Box<dyn error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for table in TABLES {
        println!("cargo::rerun-if-changed={table}");
        let text = fs::read_to_string(table).map_err(|problem| format!("{table}: {problem}"))?;
        let value: toml::Value =
            toml::from_str(&text).map_err(|problem| format!("{table}: {problem}"))?;
        let name = Path::new(table).file_stem().ok_or("a table without a name")?;
        fs::write(out.join(name).with_extension("json"), serde_json::to_vec(&value)?)?;
    }
    println!("cargo::rerun-if-changed={CATALOGUE}");
    let mut files = Vec::new();
    for name in SKILLS {
        let path = Path::new(CATALOGUE).join(name).with_extension("toml");
        let text = fs::read_to_string(&path)
            .map_err(|problem| format!("{}: {problem}", path.display()))?;
        files.push((name, text));
    }
    let bytes = source::encode(&files)?;
    let digest: String =
        Sha256::digest(&bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    println!("cargo::rustc-env=CATALOGUE_DIGEST={digest}");
    fs::write(out.join("catalogue.postcard"), bytes)?;
    println!("cargo::rerun-if-changed={LANGUAGES}");
    println!("cargo::rerun-if-changed=src/language/generator.rs");
    let mut catalogues = Vec::new();
    for tag in TAGS {
        let path = Path::new(LANGUAGES).join(tag).with_extension("toml");
        let text = fs::read_to_string(&path)
            .map_err(|problem| format!("{}: {problem}", path.display()))?;
        catalogues.push((tag, text));
    }
    fs::write(out.join("messages.rs"), messages::generate(&catalogues)?)?;
    Ok(())
}
