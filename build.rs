//! Turns the data tables, kept as TOML for people, into JSON, which is read many times faster at
//! every start of the program.

use std::path::Path;
use std::{env, error, fs, io};

/// The tables, by path from the crate's root; the JSON has the same name in `OUT_DIR`.
const TABLES: &[&str] =
    &["src/skills/rules.toml", "src/skills/conditions/phrases.toml", "src/skills/catalogue"];

fn main() -> Result<(), Box<dyn error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR")?;
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
                convert(&file, Path::new(&out))?;
            }
        } else {
            convert(path, Path::new(&out))?;
        }
    }
    Ok(())
}

fn convert(table: &Path, out: &Path) -> Result<(), Box<dyn error::Error>> {
    let text = fs::read_to_string(table)?;
    let value: toml::Value =
        toml::from_str(&text).map_err(|problem| format!("{}: {problem}", table.display()))?;
    let name = table.file_stem().ok_or("a table without a name")?;
    fs::write(out.join(name).with_extension("json"), serde_json::to_vec(&value)?)?;
    Ok(())
}
