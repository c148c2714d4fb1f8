//! Who a report is about, and which market.

use crate::candidate::Role;
use crate::market::{Development, Funnel, SnapshotSummary};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// The candidate as shown.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CandidateSummary {
    /// Profile id.
    pub id: String,
    /// Name; the id when the profile has none.
    pub name: String,
    /// Headline of the profile.
    pub label: Option<String>,
    /// Summary of the profile.
    pub summary: Option<String>,
    /// Place without street.
    pub place: Option<String>,
    /// Contact details; empty unless opted in.
    pub contact: Vec<ContactLine>,
    /// An invented candidate.
    pub sample: bool,
    /// Roles, newest first.
    pub roles: Vec<Role>,
    /// Months of dated paid work, overlaps counted once.
    pub months_worked: Option<u32>,
    /// Education in words, as "Bachelor, Physics, University of X (2019)".
    pub education: Vec<String>,
    /// Certificates in words.
    pub certificates: Vec<String>,
    /// Languages in words.
    pub languages: Vec<String>,
    /// Profile values that were assumed, as JSON pointers.
    pub assumed: Vec<String>,
}

/// One contact detail.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ContactLine {
    /// What it is, such as "E-mail".
    pub label: String,
    /// As shown.
    pub text: String,
    /// `https:`, `mailto:` or `tel:` address.
    pub href: Option<String>,
}

/// The market as shown, with what its figures were counted from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MarketSummary {
    /// Market id.
    pub id: String,
    /// Name.
    pub title: String,
    /// Role.
    pub role: String,
    /// Region in words.
    pub region: Option<String>,
    /// The currency shown first.
    pub currency: Option<String>,
    /// Postings written for demonstration.
    pub synthetic: bool,
    /// Readable distinct postings: the `n` of the shares.
    pub postings: u32,
    /// Distinct employers among them.
    pub employers: u32,
    /// Date of the first snapshot.
    pub first_snapshot: Date,
    /// Date of the newest snapshot.
    pub last_snapshot: Date,
    /// Cleaning steps.
    pub funnel: Funnel,
    /// The snapshots, oldest first.
    pub snapshots: Vec<SnapshotSummary>,
    /// Volume and pay between the oldest comparable snapshot and the newest.
    pub development: Development,
    /// A sentence when the sample is small, else `None`.
    pub small_sample: Option<String>,
}
