//! What a build does, and does not do, to its output directory.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

mod output {
    mod fixture;
    mod interrupted;
    mod refusals;
    mod writing;
}
