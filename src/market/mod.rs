//! Postings → [`Market`]: what is asked, by whom, how strongly, and what is paid.
//!
//! [`mine`] reads the distinct postings once, on all cores; [`analyse`] counts what was found.

mod analysis;
mod cleaning;
mod companions;
mod conditions;
mod demand;
mod development;
mod duplicates;
mod employer;
#[cfg(test)]
mod fixtures;
mod identity;
mod mining;
mod model;
mod open_cluster;
mod pay;
mod pay_funnel;
mod pay_groups;
mod premium;
#[cfg(test)]
mod properties;
mod quote;
mod rank;
mod reposts;
mod requirements;
mod salary;
mod share;
mod snapshots;
mod stack;
mod statistics;
mod tally;
mod tier;
mod together;
mod trend;
mod words;

pub use analysis::analyse;
pub use cleaning::clean;
pub(crate) use companions::companions_rule;
pub use companions::{Companion, Companions, companions};
pub(crate) use conditions::Spoken;
pub use conditions::{
    AskedConditions, Concept, ConditionDemand, ConditionGroup, ConditionSource, FEWEST_FOR_YEARS,
    PostingCondition, YearsAsked, YearsDemand,
};
pub use mining::{DistinctPosting, MinedMarket, mine, mine_new};
pub(crate) use mining::{named_by_title, nothing};
mod similarity;
mod title_filter;

pub(crate) use demand::{concentrated_rule, distinctive_rule};
pub use development::{Development, Judged, PayChange, VolumeChange};
pub use duplicates::{Cluster, DatedPostings, Reason, Removed, distinct};
pub(crate) use employer::stated_employer_key;
pub use model::*;
pub(crate) use pay::annualised_by;
pub use pay_funnel::PayFunnel;
pub use pay_groups::{PayGroup, PayGrouping};
pub(crate) use premium::premium_rule;
pub use premium::{PayPremium, PayPremiums};
pub(crate) use salary::{QUARTILES_FROM, quartiles};
pub use share::{Interval, MINIMUM_FOR_SHARES, SMALL_SAMPLE, Share};
pub(crate) use statistics::{LEAST_EXPECTED, quantile};
pub use tier::{TierStep, tier_steps};
pub(crate) use tier::{is_requirement_kind, tier_rules};
pub use title_filter::TitleMatcher;
pub use together::{AskedSkill, SkillPair, Together};
pub(crate) use trend::trend_rule;
