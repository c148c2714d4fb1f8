//! Writes the content of a site whose every text is hostile: scripts, broken markup, addresses that
//! run, paths that lead elsewhere. No page made from it may do anything but show it.
//!
//! `cargo run --example hostile -- LISTS DIR [EVERY]` reads the lists of strings in LISTS and writes
//! into DIR, which must not exist or be empty; of the long lists it takes one string in EVERY, all
//! unless given. Then `careerdash build --root DIR` builds it, and says what it refused.

mod site;
mod strings;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let written = match arguments.as_slice() {
        [lists, directory] => write(Path::new(lists), Path::new(directory), 1),
        [lists, directory, every] => match every.to_str().and_then(|every| every.parse().ok()) {
            Some(every) => write(Path::new(lists), Path::new(directory), every),
            None => Err(io::Error::other("EVERY is to be a number")),
        },
        _ => Err(io::Error::other("expected two arguments, the lists and where to write")),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "there is nobody else to tell it")]
            {
                eprintln!("hostile: {error}");
            }
            ExitCode::from(2)
        }
    }
}

/// Writes the files, unless something is there already.
fn write(lists: &Path, directory: &Path, every: usize) -> io::Result<()> {
    if fs::read_dir(directory).is_ok_and(|mut entries| entries.next().is_some()) {
        let problem = format!("{}: the directory is not empty", directory.display());
        return Err(io::Error::other(problem));
    }
    let strings = strings::read(lists, every)?;
    for (path, text) in site::files(&strings) {
        let path = directory.join(path);
        let named = |error: io::Error| io::Error::other(format!("{}: {error}", path.display()));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(named)?;
        }
        fs::write(&path, text).map_err(named)?;
    }
    Ok(())
}
