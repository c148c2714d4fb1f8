//! What `careerdash import` writes, leaves out and refuses, as a user notices it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

#[path = "site/fixture.rs"]
#[expect(dead_code, reason = "shared with the tests of sites, which use all of it")]
mod site_fixture;

mod import {
    mod nothing_lost;
    mod postings;
    mod profiles;
    mod refusals;
    mod same_analysis;
    mod setting;
}
