//! Makes single new files in a person's own folders, and never replaces one.
//!
//! Each file is written under a hidden name beside its place and then renamed to it, so that
//! nobody ever sees half a file, and what came into that place meanwhile is kept.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

/// A file that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Where.
    pub path: PathBuf,
    /// What goes into it.
    pub text: String,
}

/// Why files were not made.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// Something has the name already.
    #[error("{} exists already", path.display())]
    Exists {
        /// The name.
        path: PathBuf,
    },
    /// The system refused.
    #[error("cannot {doing} {}: {source}", path.display())]
    Io {
        /// What was tried, as in "cannot *write* …".
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Makes files that do not exist yet, and the folders they lie in.
///
/// The last file is put in place last, so it can stand for all of them.
///
/// # Errors
///
/// When one cannot be made, those made before it are taken back.
pub fn create(files: &[NewFile]) -> Result<(), CreateError> {
    let mut made = Made::default();
    let mut staged = Vec::with_capacity(files.len());
    for file in files {
        let folder = file.path.parent().unwrap_or(Path::new("."));
        made.folders(folder)?;
        staged.push(stage(file, folder)?);
    }
    for (file, hidden) in files.iter().zip(staged) {
        hidden.persist_noclobber(&file.path).map_err(|refused| {
            let path = file.path.clone();
            match refused.error.kind() {
                io::ErrorKind::AlreadyExists => CreateError::Exists { path },
                _ => CreateError::Io { doing: "write", path, source: refused.error },
            }
        })?;
        made.files.push(file.path.clone());
    }
    for folder in files.iter().filter_map(|file| file.path.parent()) {
        // Not every system can; a failure only means that a power cut could undo the import.
        let _ = File::open(folder).and_then(|open| open.sync_all());
    }
    made.keep();
    Ok(())
}

/// Writes a file under a hidden name, which goes when it is dropped.
fn stage(file: &NewFile, folder: &Path) -> Result<TempPath, CreateError> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".careerdash-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any other new file: what the system masks is masked.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let write = || -> io::Result<NamedTempFile> {
        let mut hidden = builder.tempfile_in(folder)?;
        hidden.write_all(file.text.as_bytes())?;
        hidden.as_file().sync_all()?;
        Ok(hidden)
    };
    let hidden = write().map_err(|source| {
        // The hidden name in the system's message would only puzzle.
        let source = source.raw_os_error().map_or(source, io::Error::from_raw_os_error);
        CreateError::Io { doing: "write", path: file.path.clone(), source }
    })?;
    Ok(hidden.into_temp_path())
}

/// What was made so far; taken back unless it is kept.
#[derive(Debug, Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    /// Makes a folder and those above it that are missing.
    fn folders(&mut self, folder: &Path) -> Result<(), CreateError> {
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
            .collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).map_err(|source| CreateError::Io {
                doing: "make the folder",
                path: folder.to_owned(),
                source,
            })?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }

    fn keep(mut self) {
        self.folders.clear();
        self.files.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        // Best effort: what matters is the error on its way to the caller.
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &Path, names: &[&str]) -> Vec<NewFile> {
        let file = |name: &&str| NewFile { path: folder.join(name), text: (*name).to_owned() };
        names.iter().map(file).collect()
    }

    /// Every path below a folder.
    fn tree(folder: &Path) -> Vec<String> {
        let walk = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name();
        let name = |entry: walkdir::DirEntry| {
            entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/")
        };
        walk.into_iter().map(|entry| name(entry.unwrap())).collect()
    }

    #[test]
    fn makes_files_and_folders_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        create(&files(folder.path(), &["a/b/one", "a/two"])).unwrap();
        assert_eq!(tree(folder.path()), ["a", "a/b", "a/b/one", "a/two"]);
        assert_eq!(fs::read(folder.path().join("a/two")).unwrap(), b"a/two");
    }

    #[test]
    fn never_replaces_and_takes_back_what_it_made() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("here")).unwrap();
        fs::write(folder.path().join("here/old"), "mine").unwrap();
        let wanted = files(folder.path(), &["new/deep/one", "here/two", "here/old"]);
        let error = create(&wanted).unwrap_err();
        assert!(matches!(&error, CreateError::Exists { path } if path.ends_with("here/old")));
        assert_eq!(tree(folder.path()), ["here", "here/old"]);
        assert_eq!(fs::read(folder.path().join("here/old")).unwrap(), b"mine");
    }

    #[test]
    fn a_file_in_place_of_a_folder_is_told_by_name() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("content"), "").unwrap();
        let error = create(&files(folder.path(), &["content/a"])).unwrap_err().to_string();
        assert!(error.contains("content"), "{error}");
        assert_eq!(tree(folder.path()), ["content"]);
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_what_the_system_lets_them_read() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        create(&files(folder.path(), &["made"])).unwrap();
        fs::write(folder.path().join("plain"), "").unwrap();
        let mode = |name: &str| folder.path().join(name).metadata().unwrap().permissions().mode();
        assert_eq!(mode("made"), mode("plain"));
    }
}
