//! How long a skill takes to learn, and what else learning it teaches.

use super::Catalogue;
use crate::content::LearningResource;
use crate::skills::{Kind, SkillId};

/// Hours of a skill that no resource and no estimate has any for.
pub(crate) const DEFAULT_HOURS: u32 = 20;

/// Hours from zero to a working level, prerequisites held.
#[derive(Debug, Clone, PartialEq)]
pub struct LearningHours {
    /// The hours.
    pub hours: f64,
    /// Where they are from.
    pub source: HoursSource,
}

/// Where hours are from.
#[derive(Debug, Clone, PartialEq)]
pub enum HoursSource {
    /// The site states them.
    Site,
    /// A resource that teaches the skill states its length.
    Length {
        /// The title of the resource.
        title: String,
        /// Where the length is stated.
        stated: String,
    },
    /// The catalogue estimates them.
    Estimate,
    /// Nothing is known of the skill; every such skill has the same.
    Assumed,
}

impl Catalogue {
    /// How long a skill takes to learn from zero.
    ///
    /// What the site states comes first, then the stated length of the first resource that teaches
    /// the skill and has one, then the catalogue's estimate.
    pub fn learning_hours(&self, id: SkillId) -> LearningHours {
        let entry = self.get(id);
        if let Some(hours) = entry.hours.filter(|_| entry.own_hours) {
            return LearningHours { hours: f64::from(hours), source: HoursSource::Site };
        }
        let resources = self.resources_of(id);
        if let Some(stated) = resources.iter().find_map(stated_length) {
            return stated;
        }
        let (hours, source) = match entry.hours {
            Some(hours) => (hours, HoursSource::Estimate),
            None => (DEFAULT_HOURS, HoursSource::Assumed),
        };
        LearningHours { hours: f64::from(hours), source }
    }

    /// The skills that learning one teaches besides, sorted: of those it implies, the ones that
    /// take no more hours from zero.
    ///
    /// Whoever has used a part has also used the whole; but whoever took the 15 hours of a part has
    /// not learnt a whole of 60. What one of these teaches is taught as well.
    pub fn taught_with(&self, id: SkillId) -> Vec<SkillId> {
        let mut implied = self.implied_by(id);
        if implied.is_empty() {
            return implied;
        }
        let hours = self.learning_hours(id).hours;
        implied.retain(|other| {
            self.reference(*other).kind != Kind::Soft && self.learning_hours(*other).hours <= hours
        });
        implied
    }
}

/// The stated length of a resource, if it has one and teaches.
fn stated_length(resource: &LearningResource) -> Option<LearningHours> {
    let (hours, stated) = (resource.length_hours?, resource.length_source.clone()?);
    let title = resource.title.clone();
    let source = HoursSource::Length { title, stated };
    resource.kind.teaches().then_some(LearningHours { hours, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Labels of what is taught with a skill of the built-in catalogue.
    fn taught_with(id: &str) -> Vec<&'static str> {
        let catalogue = Catalogue::builtin();
        let taught = catalogue.taught_with(catalogue.by_id(id).unwrap());
        taught.into_iter().map(|id| &*catalogue.reference(id).label).collect()
    }

    #[test]
    fn a_short_part_does_not_teach_the_whole() {
        let catalogue = Catalogue::builtin();
        let hours = |id: &str| catalogue.learning_hours(catalogue.by_id(id).unwrap()).hours;
        assert!(hours("amazon-s3") < hours("aws"));
        assert!(taught_with("amazon-s3").is_empty());
        assert!(taught_with("react").is_empty(), "JavaScript takes longer");
        assert_eq!(taught_with("terraform"), ["Infrastructure as code"]);
    }

    #[test]
    fn what_is_taught_is_implied_and_takes_no_longer_and_so_does_what_that_teaches() {
        let catalogue = Catalogue::builtin();
        let hours = |id: SkillId| catalogue.learning_hours(id).hours;
        let mut some = 0;
        for id in catalogue.ids() {
            let (implied, taught) = (catalogue.implied_by(id), catalogue.taught_with(id));
            for other in &implied {
                let soft = catalogue.reference(*other).kind == Kind::Soft;
                let expected = !soft && hours(*other) <= hours(id);
                assert_eq!(taught.contains(other), expected);
            }
            assert!(taught.iter().all(|other| implied.contains(other)));
            for further in taught.iter().flat_map(|other| catalogue.taught_with(*other)) {
                assert!(taught.contains(&further), "{}", catalogue.reference(id).label);
            }
            some += usize::from(!taught.is_empty());
        }
        assert!(some > 0);
    }
}
