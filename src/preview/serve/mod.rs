//! Answers requests from the newest edition.
//!
//! `http` is the only file that knows the HTTP library; `guard`, `target` and `answer` are plain
//! functions from a request to a reply.

pub(crate) mod address;
mod answer;
mod guard;
pub(crate) mod http;
mod media_type;
mod server;
mod target;
mod workers;

pub(crate) use guard::Guard;
pub(crate) use server::start;
pub(crate) use target::{Target, encode};
