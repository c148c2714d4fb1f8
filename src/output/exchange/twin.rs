//! Directories that are like others in everything but their names: owner, mode, attributes.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::Path;

use rustix::fs::Access;

use super::super::disk;

/// What the owner needs to fill a directory.
const OWNER_MAY_FILL: u32 = 0o700;
const MODE: u32 = 0o7777;

/// Makes a directory with the owner, mode and attributes of another, or, when there is no such,
/// a plain one. It can be filled in any case; [`finish`] makes the likeness whole.
pub(super) fn make(like: &Path, place: &Path) -> io::Result<()> {
    disk::make_directory(place)?;
    let model = match fs::symlink_metadata(like) {
        Ok(model) if model.is_dir() => model,
        Ok(_) => return Err(io::ErrorKind::NotADirectory.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let made = fs::symlink_metadata(place)?;
    // Before anything is in it: group, labels and default access lists pass on to new files.
    if (made.uid(), made.gid()) != (model.uid(), model.gid()) {
        disk::set(place, || chown(place, Some(model.uid()), Some(model.gid())))?;
    }
    attributes::copy(like, place)?;
    set_mode(place, model.mode() | OWNER_MAY_FILL)
}

/// Gives a filled directory the mode of another, and its time too where nothing else changed.
pub(super) fn finish(like: &Path, place: &Path, with_time: bool) -> io::Result<()> {
    let model = match fs::symlink_metadata(like) {
        Ok(model) => model,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    if with_time {
        let time = model.modified()?;
        disk::set(place, || File::open(place)?.set_modified(time))?;
    }
    set_mode(place, model.mode())
}

fn set_mode(place: &Path, mode: u32) -> io::Result<()> {
    if fs::symlink_metadata(place)?.mode() & MODE == mode & MODE {
        return Ok(());
    }
    disk::set(place, || fs::set_permissions(place, fs::Permissions::from_mode(mode & MODE)))
}

/// Whether this process may list a directory and remove what is in it.
pub(super) fn can_be_emptied(directory: &Path) -> bool {
    rustix::fs::access(directory, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

/// Whether another file system, or another part of this one, is mounted there.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn is_mount_point(directory: &Path) -> io::Result<bool> {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    let flags = AtFlags::SYMLINK_NOFOLLOW | AtFlags::NO_AUTOMOUNT;
    let found = statx(CWD, directory, flags, StatxFlags::empty())?;
    // Kernels before 5.8 do not tell; there the exchange itself is refused.
    Ok(found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Elsewhere a mount is told by its device.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn is_mount_point(_: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Extended attributes, among them access lists and labels.
#[cfg(any(target_os = "linux", target_os = "android"))]
mod attributes {
    use std::collections::BTreeMap;
    use std::ffi::{CStr, CString};
    use std::io;
    use std::path::Path;

    use rustix::fs::{XattrFlags, lgetxattr, llistxattr, lremovexattr, lsetxattr};
    use rustix::io::Errno;

    use super::disk;

    /// The most that Linux keeps of names or of one value.
    const MOST_BYTES: usize = 65_536;

    /// Gives a directory the attributes of another.
    pub(in super::super) fn copy(like: &Path, place: &Path) -> io::Result<()> {
        let (wanted, has) = (read(like)?, read(place)?);
        if wanted == has {
            return Ok(());
        }
        disk::set(place, || {
            for name in has.keys().filter(|name| !wanted.contains_key(*name)) {
                lremovexattr(place, name.as_c_str())?;
            }
            for (name, value) in wanted.iter().filter(|(name, value)| has.get(*name) != Some(value))
            {
                lsetxattr(place, name.as_c_str(), value, XattrFlags::empty())?;
            }
            Ok(())
        })
    }

    fn read(directory: &Path) -> io::Result<BTreeMap<CString, Vec<u8>>> {
        let mut names = vec![0; MOST_BYTES];
        let length = match llistxattr(directory, names.as_mut_slice()) {
            Err(Errno::NOTSUP) => return Ok(BTreeMap::new()),
            length => length?,
        };
        names.truncate(length);
        let mut found = BTreeMap::new();
        for name in names.split_inclusive(|byte| *byte == 0) {
            let name = CStr::from_bytes_with_nul(name).map_err(io::Error::other)?;
            let mut value = vec![0; MOST_BYTES];
            let length = lgetxattr(directory, name, value.as_mut_slice())?;
            value.truncate(length);
            found.insert(name.to_owned(), value);
        }
        Ok(found)
    }
}

/// On other systems they are not known to matter for a site.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
mod attributes {
    /// Does nothing.
    pub(in super::super) fn copy(_: &std::path::Path, _: &std::path::Path) -> std::io::Result<()> {
        Ok(())
    }
}
