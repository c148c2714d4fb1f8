//! Geometry of the charts; the templates draw what is worked out here.
//!
//! Charts fill any column while their text keeps its size: positions are in percent of the width,
//! or paths lie in a box that is stretched to it and strokes keep their thickness. Nothing here
//! changes a finding.

mod bars;
mod calendar;
mod gantt;
mod heat;
mod pay;
mod reach;
mod scale;
mod stretched;
mod timeline;
mod trend;

pub(crate) use bars::{Bar, StackChart};
pub(crate) use gantt::{Gantt, GanttItem};
pub(crate) use heat::HeatMap;
pub(crate) use pay::StripPlot;
pub(crate) use reach::Reach;
pub(crate) use scale::{Scale, Tick};
pub(crate) use timeline::{RoleLane, SkillLane, Timeline};
pub(crate) use trend::{TrendTile, tiles};
