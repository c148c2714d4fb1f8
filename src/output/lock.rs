//! One build at a time in a directory.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use fs4::TryLockError;

use super::error::OutputError;

/// The lock's name in the output directory.
pub(super) const LOCK: &str = ".careerdash-lock";

/// Holds an output directory until dropped; the system releases it when the process dies.
///
/// The empty file stays: if it were removed, a build that had just opened it and one that made
/// it anew would both hold a lock.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    pub(super) fn acquire(target: &Path) -> Result<Self, OutputError> {
        let path = target.join(LOCK);
        if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
            let why = "it is not a plain file".to_owned();
            return Err(OutputError::Record { path, why });
        }
        let file = File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(OutputError::io("create", &path))?;
        // Not the method of the same name: std has it since Rust 1.89, which is too new for us.
        match fs4::FileExt::try_lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(OutputError::Busy { target: target.to_owned() });
            }
            // Some network file systems have no locks; there, care is all one has.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(OutputError::io("lock", &path)(error)),
        }
        Ok(Self { _file: file })
    }
}
