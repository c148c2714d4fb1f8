//! Turns files of other programs into content, as text that is ready to be written.
//!
//! What is imported belongs to a person afterwards: it is plain, meant to be read and edited
//! by hand, and whatever could not be taken along is named and never dropped in silence.

mod market;
mod postings;
mod profile;

pub(crate) use market::{Market, MarketProblem};
pub(crate) use postings::{Merged, day_in_name, merge};
pub(crate) use profile::{
    Imported, LeftOut, holds_postings, kind_of_binary, looks_like_a_resume, read as read_profile,
};
