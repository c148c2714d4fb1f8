//! Turns the data tables, kept as TOML for people, into JSON, which is read many times faster at
//! every start of the program.

use sha2::{Digest, Sha256};
use std::path::Path;
use std::{env, error, fs, io};

/// The tables, by path from the crate's root; the JSON has the same name in `OUT_DIR`.
const TABLES: &[&str] =
    &["src/skills/rules.toml", "src/skills/conditions/phrases.toml", "src/skills/catalogue"];

fn main() -> Result<(), Box<dyn error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR")?;
    let mut catalogue = Sha256::new();
    for table in TABLES {
        println!("cargo::rerun-if-changed={table}");
        let path = Path::new(table);
        if path.is_dir() {
            let mut files = fs::read_dir(path)?
                .map(|entry| entry.map(|entry| entry.path()))
                .collect::<io::Result<Vec<_>>>()?;
            files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
            files.sort();
            for file in files {
                catalogue.update(convert(&file, Path::new(&out))?);
            }
        } else {
            convert(path, Path::new(&out))?;
        }
    }
    let digest: String =
        catalogue.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    println!("cargo::rustc-env=CATALOGUE_DIGEST={digest}");
    Ok(())
}

/// Writes a table as JSON and gives what was written.
fn convert(table: &Path, out: &Path) -> Result<Vec<u8>, Box<dyn error::Error>> {
    let text = fs::read_to_string(table)?;
    let value: toml::Value =
        toml::from_str(&text).map_err(|problem| format!("{}: {problem}", table.display()))?;
    let name = table.file_stem().ok_or("a table without a name")?;
    let json = serde_json::to_vec(&value)?;
    fs::write(out.join(name).with_extension("json"), &json)?;
    Ok(json)
}
