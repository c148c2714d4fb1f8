//! Finds catalogue skills in text.

use super::{Catalogue, Mined};

/// Finds the skills of a catalogue in text; built once, shared by all threads.
#[derive(Debug)]
pub struct Miner {
    catalogue: &'static Catalogue,
}

impl Miner {
    /// A miner for a catalogue.
    pub fn new(catalogue: &'static Catalogue) -> Self {
        Self { catalogue }
    }

    /// The catalogue whose skills it finds.
    pub fn catalogue(&self) -> &'static Catalogue {
        self.catalogue
    }

    /// Finds every mention in `text`.
    pub fn mine(&self, _text: &str) -> Mined {
        Mined::default()
    }
}
