//! Geometry of the charts; the templates draw what is worked out here.
//!
//! All charts are SVG without a view box and with positions in percent of the width, so that
//! they fill any column while their text keeps its size. Nothing here changes a finding.

mod bars;
mod gantt;
mod pay;
mod scale;
mod trend;

pub(crate) use bars::{Bar, StackChart};
pub(crate) use gantt::Gantt;
pub(crate) use pay::StripPlot;
pub(crate) use scale::{Scale, Tick};
pub(crate) use trend::{TrendTile, tiles};
