//! Reads the content directory into typed values.
//!
//! The only stage that reads files. Everything after it works on what is returned here.

mod posting;
mod postings;
mod profile;
mod site;

pub use posting::{
    MarketConfig, MarketContent, Origin, Pay, PayUnit, Posting, Snapshot, TitleFilter, Workplace,
};
pub use postings::{SnapshotFile, read_snapshot_file};
pub use profile::{
    Basics, Career, Certificate, Education, PartialDate, Period, Plan, Precision, Profile,
    Progress, ProgressStatus, Project, SkillGroup, SpokenLanguage, Target, TextEntry, Visibility,
    Work,
};
pub use site::SiteConfig;
