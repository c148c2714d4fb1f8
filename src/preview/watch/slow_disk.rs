//! Disks that report no events: files on them have to be looked at again and again.

use std::path::Path;

/// Why no events can be expected for a folder; `None` when they can.
#[cfg(target_os = "linux")]
pub(super) fn reason(folder: &Path) -> Option<&'static str> {
    let on_windows_disk = || {
        let version = std::fs::read_to_string("/proc/version").unwrap_or_default();
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        version.to_lowercase().contains("microsoft") && folder.starts_with("/mnt")
    };
    let system = rustix::fs::statfs(folder).map_or(0, |found| found.f_type as u32);
    name(system).or_else(|| on_windows_disk().then_some("a Windows disk under WSL"))
}

#[cfg(not(target_os = "linux"))]
pub(super) fn reason(_: &Path) -> Option<&'static str> {
    None
}

/// What a file system is that changes behind the kernel's back
/// (numbers: statfs(2) and linux/magic.h).
#[cfg(target_os = "linux")]
fn name(system: u32) -> Option<&'static str> {
    match system {
        0x6969 => Some("a network disk (NFS)"),
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => Some("a network disk (SMB)"),
        0x0102_1997 => Some("a disk of another system (9p)"),
        0x6573_5546 => Some("a FUSE disk"),
        0x786f_4256 => Some("a shared folder of VirtualBox"),
        _ => None,
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_temporary_folder_has_events() {
        assert_eq!(name(0x6969), Some("a network disk (NFS)"));
        assert_eq!(name(0xef53), None, "ext4");
        assert_eq!(reason(Path::new("/proc")), None);
    }
}
