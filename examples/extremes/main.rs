//! Writes the content of a site whose every page is an extreme: nothing, one, very many, very long,
//! and scripts that run the other way. Pages made from it have to stay readable.
//!
//! `cargo run --example extremes -- DIR` writes into DIR, which must not exist or be empty; then
//! `careerdash build --root DIR` builds it. The same bytes come out every time.

mod markets;
mod postings;
mod profiles;
mod site;
mod words;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let written = match arguments.as_slice() {
        [directory] => write(Path::new(directory)),
        _ => Err(io::Error::other("expected one argument, the directory to write into")),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "there is nobody else to tell it")]
            {
                eprintln!("extremes: {error}");
            }
            ExitCode::from(2)
        }
    }
}

/// Writes the files, unless something is there already.
fn write(directory: &Path) -> io::Result<()> {
    if fs::read_dir(directory).is_ok_and(|mut entries| entries.next().is_some()) {
        let problem = format!("{}: the directory is not empty", directory.display());
        return Err(io::Error::other(problem));
    }
    for (path, text) in site::files() {
        let path = directory.join(path);
        let named = |error: io::Error| io::Error::other(format!("{}: {error}", path.display()));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(named)?;
        }
        fs::write(&path, text).map_err(named)?;
    }
    Ok(())
}
