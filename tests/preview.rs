//! Files edited under a live server, and what it answers.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

#[path = "site/fixture.rs"]
#[expect(dead_code, reason = "shared with the tests of sites, which use all of it")]
mod fixture;

#[path = "preview/client.rs"]
mod client;
#[path = "preview/command.rs"]
mod command;
#[path = "preview/edits.rs"]
mod edits;
#[path = "preview/errors.rs"]
mod errors;
#[path = "preview/pending.rs"]
mod pending;
#[path = "preview/requests.rs"]
mod requests;
#[cfg(target_os = "linux")]
#[path = "preview/soak.rs"]
mod soak;
#[path = "preview/told.rs"]
mod told;
