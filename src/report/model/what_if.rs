//! What learning would change: the best skills and pairs ahead, and the data to count any set from.

use super::{MatchCounts, Severity};
use crate::market::Share;
use crate::skills::SkillRef;
use schemars::JsonSchema;
use serde::Serialize;

/// The match with one skill added, and with the prerequisites that are not held.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WhatIf {
    /// The skill.
    pub skill: SkillRef,
    /// Prerequisites that are learnt for it.
    pub first: Vec<SkillRef>,
    /// Hours to learn all of them.
    pub hours: f64,
    /// Match with all of them.
    pub with: MatchCounts,
    /// Postings that become fully met.
    pub completes: u32,
}

/// The match with two skills added that complete more postings together than the sum of each.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WhatIfPair {
    /// The skills.
    pub skills: [SkillRef; 2],
    /// Prerequisites that are learnt for them.
    pub first: Vec<SkillRef>,
    /// Hours to learn all of them.
    pub hours: f64,
    /// Match with all of them.
    pub with: MatchCounts,
    /// Postings that become fully met with both and their prerequisites.
    pub together: u32,
    /// Postings that become fully met with each and its prerequisites.
    pub alone: [u32; 2],
}

/// From what the match with any set of gaps can be counted.
///
/// Skills are named by their place in `skills`, from 0. A group is a list of such places, and is
/// met when one of them is learnt; an empty group cannot be met by learning. What follows from a
/// learnt skill is already in the groups.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct WhatIfTable {
    /// The gaps, most severe first.
    pub skills: Vec<WhatIfSkill>,
    /// The core skills.
    pub core: WhatIfTier,
    /// The preferred skills.
    pub preferred: WhatIfTier,
    /// Postings with a required skill that are not fully met, newest first. Postings that would
    /// lack three or more skills whatever is learnt are left out.
    pub postings: Vec<WhatIfPosting>,
}

/// A gap to learn.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WhatIfSkill {
    /// The skill.
    pub skill: SkillRef,
    /// How much the gap weighs.
    pub severity: Severity,
    /// Hours to learn it once its prerequisites are held.
    pub hours: f64,
    /// The same in whole minutes, as the order of learning counts them.
    pub minutes: u32,
    /// What is learnt for it: the prerequisites that are not held, at all levels.
    pub first: Vec<u32>,
    /// What must be learnt before it: groups of which each has to be met.
    pub after: Vec<Vec<u32>>,
}

/// The skills of a tier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WhatIfTier {
    /// How many are met today, of all.
    pub met: Share,
    /// Those that are not, and that learning can change.
    pub open: Vec<WhatIfOpen>,
}

/// A core or preferred skill that is not met today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WhatIfOpen {
    /// What brings it: a group.
    pub by: Vec<u32>,
    /// So many of `replaced` are enough for it to count as met without being learnt.
    pub enough: u32,
    /// Postings that would take another skill in its place: each is met when all its groups are.
    pub replaced: Vec<Vec<Vec<u32>>>,
}

/// A posting that is not fully met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WhatIfPosting {
    /// Posting id.
    pub posting: String,
    /// What it lacks: a group for each missing skill and one-of list.
    pub lacks: Vec<Vec<u32>>,
}

/// The match with a set of skills added, and with the prerequisites that are not held.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhatIfAnswer {
    /// The set.
    pub skills: Vec<SkillRef>,
    /// Prerequisites that are learnt for them.
    pub first: Vec<SkillRef>,
    /// Hours to learn all of them.
    pub hours: f64,
    /// Match with all of them.
    pub with: MatchCounts,
    /// Postings that then lack one skill.
    pub one_short: u32,
    /// Postings that then lack two skills.
    pub two_short: u32,
    /// Ids of the postings that become fully met, newest first.
    pub completed: Vec<String>,
    /// All that is learnt in the order in which a plan would have it.
    pub order: Vec<SkillRef>,
}
