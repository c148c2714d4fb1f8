//! What a build does, and does not do, to its output directory.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

mod output {
    #[cfg(unix)]
    mod carrying;
    #[cfg(unix)]
    mod exchanged;
    mod fixture;
    mod interrupted;
    #[cfg(unix)]
    mod killed;
    #[cfg(target_os = "linux")]
    mod limits;
    #[cfg(unix)]
    mod readers;
    mod refusals;
    mod writing;
}
