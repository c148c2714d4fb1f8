//! Reads the content directory into typed values.
//!
//! The only stage that reads files. Everything after it works on what is returned here.

mod dates;
pub mod document;
mod ids;
mod learning_resource;
mod library;
mod load;
mod posting;
mod postings;
mod profile;
mod profile_lines;
mod profile_reader;
mod reader;
mod resource_reader;
mod sections;
mod site;
mod site_reader;
mod skill_entry;
mod skill_reader;
#[cfg(test)]
mod testing;
pub(crate) mod text;
pub mod theme;
mod walk;
mod web_address;

pub(crate) use ids::SHAPE as SHAPE_OF_IDS;
pub use ids::{is_id, slug};
pub use learning_resource::{LearningResource, ResourceCost, ResourceKind, Verified};
pub use library::{Disk, Library, Reading};
pub(crate) use library::{read_market, read_snapshot};
pub(crate) use load::chosen_theme;
pub use load::{Content, Overrides, load, load_skills};
pub use posting::{
    MarketConfig, MarketContent, Origin, Pay, PayAmount, PayUnit, Posting, Snapshot, TitleFilter,
    Workplace,
};
pub use postings::{SnapshotFile, read_snapshot_file, read_text, write_snapshot};
pub(crate) use postings::{
    Unread, assign_ids, csv_field_span, is_aggregator, resume_instead, unread_fields,
};
pub use profile::{
    Basics, Career, Certificate, Education, PartialDate, Period, Plan, Precision, Profile,
    Progress, ProgressStatus, Project, SkillGroup, SpokenLanguage, Target, TextEntry, Visibility,
    Work,
};
pub use profile_lines::ProfileLines;
pub use profile_reader::read_profile;
pub(crate) use profile_reader::{LEFT_OUT, Shape, quoted};
pub(crate) use reader::{clean, shorten};
pub use sections::{Section, SectionSettings};
pub use site::{CohortConfig, CohortNames, SiteConfig, ThemeChoice};
pub use site_reader::{read_market_config, read_site};
pub use skill_entry::{AliasEntry, SimilarEntry, SkillEntry, SkillFile, Spanned};
pub use skill_reader::read_skills;
pub(crate) use walk::is_passed_over;
pub use walk::{
    Discovered, FoundFile, MarketFiles, ProfileFile, SnapshotFiles, ThemeFiles, discover,
};
pub(crate) use walk::{discover_theme, theme_names};
pub use web_address::is_web_address;
