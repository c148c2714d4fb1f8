//! How the shares of skills change between snapshots.

use crate::market::share::{Interval, Share};
use crate::skills::SkillRef;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// A skill's share over the snapshots.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SkillTrend {
    /// The skill.
    pub skill: SkillRef,
    /// One point per snapshot, oldest first.
    pub points: Vec<TrendPoint>,
    /// What may be said.
    pub verdict: TrendVerdict,
    /// The tests behind it; `None` where nothing was tested.
    pub tests: Option<TrendTests>,
}

/// The tests of a development.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct TrendTests {
    /// Two-sided p-value of "no change": of two snapshots the score test of the two shares, of
    /// more the z test of the slope of the log-odds.
    pub p_value: f64,
    /// Whether the Benjamini–Hochberg procedure over all tested skills rejects "no change".
    pub rejected: bool,
    /// Kendall's S over the compared snapshots: rises minus falls over all pairs.
    pub kendall_s: i64,
    /// Two-sided p-value of the Mann–Kendall test; shown, and decides nothing.
    pub kendall_p_value: f64,
    /// p-value of "all shares are equal", Pearson's chi-squared test; `None` of two snapshots, and
    /// where fewer than 5 postings with or without the skill are to be expected in one.
    pub equal_p_value: Option<f64>,
    /// Whether the Benjamini–Hochberg procedure over all skills so tested rejects that.
    pub differs: bool,
}

/// A share at one snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct TrendPoint {
    /// Snapshot date.
    pub date: Date,
    /// Postings of that snapshot that name the skill.
    pub share: Share,
    /// Its Wilson interval.
    pub interval: Interval,
}

/// What may be said of a development.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
pub enum TrendVerdict {
    /// The share rose; newest minus oldest with its interval.
    Up {
        /// Difference of proportions and its Newcombe interval.
        difference: Difference,
    },
    /// The share fell.
    Down {
        /// Difference of proportions and its Newcombe interval.
        difference: Difference,
    },
    /// The share differs between three or more snapshots, and neither rose nor fell over them.
    Unsteady {
        /// Difference of proportions and its Newcombe interval.
        difference: Difference,
        /// The lowest of the compared shares.
        lowest: TrendPoint,
        /// The highest of them.
        highest: TrendPoint,
    },
    /// No test finds more than chance.
    NoDetectableChange {
        /// Difference of proportions and its Newcombe interval.
        difference: Difference,
    },
    /// Nothing may be said.
    CannotBeJudged {
        /// Why, in words.
        why: String,
    },
}

/// A difference of two proportions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Difference {
    /// The oldest compared point.
    pub from: TrendPoint,
    /// The newest point.
    pub to: TrendPoint,
    /// Newest minus oldest, -1 to 1.
    pub value: f64,
    /// 95 % interval.
    pub interval: Interval,
}
