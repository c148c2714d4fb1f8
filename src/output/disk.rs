//! Every change that writing a site makes to a disk, one function for each.
//!
//! They are here together so that tests can make any of them fail, or let the program die at it
//! (see `faults`). Outside of tests nothing is asked before a change.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::OutputError;

/// The sorts of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// A new, empty file.
    Create,
    /// Bytes into a new file.
    Write,
    /// A new directory.
    Directory,
    /// One more name of a file.
    #[cfg(unix)]
    Link,
    /// Mode, owner, times and the like.
    #[cfg(unix)]
    Attributes,
    Rename,
    /// Two directories that change places.
    #[cfg(unix)]
    Exchange,
    Remove,
    /// What was changed reaches the disk.
    Flush,
}

#[cfg(all(test, unix))]
fn attempt(change: Change, path: &Path) -> io::Result<()> {
    super::faults::meet(change, path)
}

#[cfg(not(all(test, unix)))]
#[inline]
#[expect(clippy::unnecessary_wraps, reason = "in tests it may fail")]
fn attempt(_: Change, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Writes a file that must not exist yet.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let write = || {
        attempt(Change::Create, path)?;
        let mut file = File::create_new(path)?;
        attempt(Change::Write, path)?;
        file.write_all(bytes)
    };
    write().map_err(OutputError::io("write", path))
}

/// Makes a directory; its parent must exist.
pub(super) fn make_directory(path: &Path) -> io::Result<()> {
    attempt(Change::Directory, path)?;
    fs::create_dir(path)
}

/// Makes a directory whose name begins with the prefix, for nobody else to look into.
pub(super) fn make_temporary(within: &Path, prefix: &OsStr, random: usize) -> io::Result<PathBuf> {
    attempt(Change::Directory, within)?;
    let made = tempfile::Builder::new().prefix(prefix).rand_bytes(random).tempdir_in(within);
    // The hidden name in the message of tempfile would only puzzle.
    let plain = |error: io::Error| error.raw_os_error().map_or(error, io::Error::from_raw_os_error);
    // Its removal is ours: it must not begin before that of what a build may still need.
    Ok(made.map_err(plain)?.keep())
}

/// Makes a directory and those above it that are missing.
pub(super) fn make_directories(path: &Path) -> io::Result<()> {
    attempt(Change::Directory, path)?;
    fs::create_dir_all(path)
}

/// Gives a file one more name, which must be free; a symbolic link is itself the file.
#[cfg(unix)]
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    attempt(Change::Link, to)?;
    fs::hard_link(from, to)
}

/// Changes what the system notes of a file or directory.
#[cfg(unix)]
pub(super) fn set(path: &Path, change: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    attempt(Change::Attributes, path)?;
    change()
}

/// Moves a file to a place, and takes away what is there, in one step.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    attempt(Change::Rename, to)?;
    fs::rename(from, to)
}

/// Lets two directories of one file system change places in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    attempt(Change::Exchange, other)?;
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Elsewhere no system can.
#[cfg(all(unix, not(any(target_os = "linux", target_os = "android", target_vendor = "apple"))))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Removes a file, or a link and not what it leads to.
pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    attempt(Change::Remove, path)?;
    fs::remove_file(path)
}

/// Removes a directory that is empty.
pub(super) fn remove_directory(path: &Path) -> io::Result<()> {
    attempt(Change::Remove, path)?;
    fs::remove_dir(path)
}

/// Removes a directory with all that is in it, following no link.
pub(super) fn remove_tree(path: &Path) -> io::Result<()> {
    attempt(Change::Remove, path)?;
    fs::remove_dir_all(path)
}

/// Up to here each file is flushed on its own; two thousand one by one took ten seconds on a
/// small cloud disk, the whole file system at once well under one.
#[cfg(any(target_os = "linux", target_os = "android"))]
const FLUSHED_ONE_BY_ONE: usize = 32;

/// Tests of faults make hundreds of builds, and no power is cut in them.
const IS_FLUSHED: bool = cfg!(not(test));

/// Waits until files, their bytes and the names in directories are on the disk of `within`.
pub(super) fn flush(
    within: &Path,
    files: &[PathBuf],
    directories: &[PathBuf],
) -> Result<(), OutputError> {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    if files.len() + directories.len() > FLUSHED_ONE_BY_ONE {
        let all = || {
            attempt(Change::Flush, within)?;
            let open = File::open(within)?;
            if IS_FLUSHED { Ok(rustix::fs::syncfs(&open)?) } else { Ok(()) }
        };
        return all().map_err(OutputError::io("flush", within));
    }
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let _ = within;
    files.par_iter().try_for_each(|file| flush_file(file))?;
    directories.iter().try_for_each(|directory| flush_directory(directory))
}

/// Waits until a file's bytes are on the disk.
pub(super) fn flush_file(file: &Path) -> Result<(), OutputError> {
    let flush = || {
        attempt(Change::Flush, file)?;
        // Opened for writing: Windows flushes nothing else.
        let open = File::options().write(true).open(file)?;
        if IS_FLUSHED { open.sync_all() } else { Ok(()) }
    };
    flush().map_err(OutputError::io("flush", file))
}

/// Waits until what was made, renamed and removed in a directory is so on the disk.
///
/// Systems that cannot do it for a directory do nothing: there only a power cut could undo it.
pub(super) fn flush_directory(directory: &Path) -> Result<(), OutputError> {
    let flush = || {
        attempt(Change::Flush, directory)?;
        let open = File::open(directory)?;
        if IS_FLUSHED { open.sync_all() } else { Ok(()) }
    };
    match flush() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput || !cfg!(unix) => Ok(()),
        done => done.map_err(OutputError::io("flush", directory)),
    }
}
