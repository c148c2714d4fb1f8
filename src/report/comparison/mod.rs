//! Years, degree, languages and place: asked by the postings, held by the profile. They are told
//! apart from skills and change no other figure of a report.

mod asked;
mod model;
mod resume;
#[cfg(test)]
pub(super) mod tests;

pub(super) use asked::AskedOfProfile;
pub use model::{ComparedPosting, ConditionComparison, ConditionVerdict};

use super::matching::NEAR_LISTED;
use super::reporter::Subject;
use crate::candidate::{Evidence, EvidenceLevel, Months};
use crate::language::PlainMessages;
use crate::market::{PostingCondition, PostingSummary, Share};
use crate::skills::{Condition, Place, SkillRef, SpokenLanguage, Strength, Years};
use asked::{Asked, Asking};
use resume::{Because, HeldDegree, HeldLanguages, HeldPlace, Judged, Said};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the market asks apart from skills, held against the profile; in the order of
/// [`Concept`](crate::market::Concept).
pub(super) fn compare(subject: &Subject<'_>) -> Vec<ConditionComparison> {
    let held = Held::of(subject);
    let asked = &subject.reporter.asked_of_profile.subjects;
    asked.iter().map(|asked| held.compare(asked)).collect()
}

/// What the profile says apart from skills.
pub(super) struct Held<'a> {
    degree: HeldDegree,
    languages: HeldLanguages<'a>,
    place: HeldPlace,
    subject: &'a Subject<'a>,
}

impl<'a> Held<'a> {
    /// That of a candidate.
    pub(super) fn of(subject: &'a Subject<'a>) -> Self {
        let say = subject.reporter.say();
        Self {
            degree: HeldDegree::of(subject.profile, subject.candidate.as_of, say),
            languages: HeldLanguages::of(subject.profile),
            place: HeldPlace::of(subject.profile, say),
            subject,
        }
    }

    /// One condition of a posting: what the profile says, and the verdict with its reason; no
    /// verdict on what no profile is held against.
    pub(super) fn against(
        &self,
        posting: &PostingSummary,
        condition: &PostingCondition,
    ) -> (String, Option<(ConditionVerdict, String)>) {
        let say = self.say();
        let words = say.compared;
        let (held, judged) = match &condition.condition {
            Condition::Years(years) if condition.skills.is_empty() => {
                (self.said(&Asking::YearsOverall).words, self.judge_years(condition, years, None))
            }
            Condition::Years(years) => {
                let said = condition.skills.iter().map(|skill| {
                    let said = self.said_of_skill(&skill.id).words;
                    let several = condition.skills.len() > 1;
                    if several { words.of_skill(&*skill.label, said).to_string() } else { said }
                });
                (said.collect::<Vec<_>>().join("; "), self.judge_years(condition, years, None))
            }
            Condition::Degree(degree) => {
                (self.degree.said.words.clone(), self.degree.judge(degree))
            }
            Condition::Language(language) => {
                let said = self.languages.said(language.name, say).words;
                (said, self.judge_language(language, posting))
            }
            Condition::Place(Place::RelocationOffered) => {
                return (self.place.said.words.clone(), None);
            }
            Condition::Place(place) => (self.place.said.words.clone(), self.place.judge(place)),
            Condition::WorkMode(_) | Condition::Travel { .. } => {
                return (self.place.said.words.clone(), None);
            }
            Condition::Seniority { .. } => {
                let role = self.subject.candidate.roles.first();
                let said = role.map(|role| words.newest_role(&role.position).to_string());
                return (said.unwrap_or_else(|| words.no_role().to_string()), None);
            }
            Condition::Permit(_) | Condition::Clearance { .. } | Condition::DrivingLicence => {
                return (words.no_field().to_string(), None);
            }
        };
        (held, Some((judged.0, say.value(judged.1).to_string())))
    }

    fn compare(&self, asked: &Asked<'_>) -> ConditionComparison {
        let n = self.subject.reporter.market.funnel.readable;
        let mut counts = [0; 3];
        let mut required = 0;
        let mut listed = Vec::new();
        for (posting, conditions) in &asked.postings {
            let strongest = conditions.iter().map(|condition| condition.strength).max();
            required += u32::from(strongest == Some(Strength::Required));
            let Some((condition, (verdict, because))) =
                self.judge(&asked.subject, posting, conditions)
            else {
                continue;
            };
            counts[verdict as usize] += 1;
            if verdict == ConditionVerdict::Met {
                continue;
            }
            listed.push((verdict, because, *posting, condition));
        }
        // Stable, so that the newest stay first.
        listed.sort_by_key(|(verdict, ..)| *verdict);
        listed.truncate(NEAR_LISTED);
        let postings =
            listed.into_iter().map(|(verdict, because, posting, condition)| ComparedPosting {
                posting: posting.id.clone(),
                title: posting.title.clone(),
                company: posting.company.clone(),
                asks: condition.label.clone(),
                strength: condition.strength,
                verdict,
                because: self.say().value(because).to_string(),
                before: condition.before.clone(),
                mention: condition.mention.clone(),
                after: condition.after.clone(),
            });
        let Said { words, pointers } = self.said(&asked.subject);
        let [not_met, open, met] = counts;
        ConditionComparison {
            concept: asked.subject.concept(),
            subject: asked.subject.words(self.say()),
            held: words,
            pointers,
            asked: Share::new(asked.postings.len() as u32, n),
            required,
            met,
            not_met,
            open,
            postings: postings.collect(),
        }
    }

    fn say(&self) -> PlainMessages {
        self.subject.reporter.say()
    }

    /// What the profile says of a subject.
    fn said(&self, subject: &Asking) -> Said {
        let words = self.say().compared;
        let copy =
            |said: &Said| Said { words: said.words.clone(), pointers: said.pointers.clone() };
        match subject {
            Asking::YearsOverall => Said {
                words: match self.subject.candidate.months_worked {
                    Some(months) => words.paid_work(Months(months)).to_string(),
                    None => words.no_paid_work().to_string(),
                },
                pointers: self.pointers_of_paid_roles(),
            },
            Asking::YearsOf(id, _) => self.said_of_skill(id),
            Asking::YearsOfRarer(skills) => self.said_of_skills(skills),
            Asking::Degree => copy(&self.degree.said),
            Asking::Language(name, _) => self.languages.said(name, self.say()),
            Asking::Place => copy(&self.place.said),
        }
    }

    fn pointers_of_paid_roles(&self) -> Vec<String> {
        let roles = self.subject.candidate.roles.iter();
        let paid = roles.filter(|role| !role.voluntary && role.months.is_some());
        paid.map(|role| role.pointer.clone()).collect()
    }

    /// What the profile says of the first of several skills.
    fn said_of_skills(&self, skills: &BTreeMap<String, String>) -> Said {
        let words = self.say().compared;
        let mut said = Said { words: String::new(), pointers: Vec::new() };
        let mut each = Vec::new();
        for (id, label) in skills.iter().take(RARER_TOLD) {
            let own = self.said_of_skill(id);
            each.push(words.of_skill(label, own.words).to_string());
            for pointer in own.pointers {
                if !said.pointers.contains(&pointer) {
                    said.pointers.push(pointer);
                }
            }
        }
        if skills.len() > RARER_TOLD {
            each.push(words.further_skills(skills.len() - RARER_TOLD).to_string());
        }
        said.words = each.join("; ");
        said
    }

    fn said_of_skill(&self, id: &str) -> Said {
        let words = self.say().compared;
        let Some(evidence) = self.evidence(id) else {
            return Said { words: words.not_in_profile().to_string(), pointers: Vec::new() };
        };
        Said {
            words: match evidence.months {
                Some(months) => words.in_dated_roles(Months(months)).to_string(),
                None => words.in_no_dated_role().to_string(),
            },
            pointers: evidence.items.iter().map(|item| item.pointer.clone()).collect(),
        }
    }

    fn evidence(&self, id: &str) -> Option<&Evidence> {
        let id = self.subject.reporter.catalogue.by_id(id)?;
        let evidence = self.subject.candidate.evidence(id)?;
        (evidence.level > EvidenceLevel::None).then_some(evidence)
    }

    /// The verdict on what a posting says of a subject, with the statement that decides.
    ///
    /// Of several years or degrees the least counts, as in the market's figures; of years of
    /// different skills, a language or a place the strictest.
    fn judge<'b>(
        &self,
        subject: &Asking,
        posting: &'b PostingSummary,
        conditions: &[&'b PostingCondition],
    ) -> Option<(&'b PostingCondition, Judged<'b>)> {
        let judged = conditions.iter().filter_map(|condition| {
            let judged = match (&condition.condition, subject) {
                (Condition::Years(years), Asking::YearsOverall) => {
                    self.judge_years(condition, years, None)
                }
                (Condition::Years(years), Asking::YearsOf(id, _)) => {
                    self.judge_years(condition, years, Some(id))
                }
                (Condition::Years(years), Asking::YearsOfRarer(_)) => {
                    self.judge_years(condition, years, None)
                }
                (Condition::Degree(degree), _) => self.degree.judge(degree),
                (Condition::Language(language), _) => self.judge_language(language, posting),
                (Condition::Place(place), _) => self.place.judge(place),
                _ => return None,
            };
            Some((*condition, judged))
        });
        match subject {
            Asking::YearsOverall | Asking::YearsOf(..) | Asking::Degree => {
                // The first of the best.
                judged.min_by_key(|(_, (verdict, _))| Reverse(*verdict))
            }
            // What is asked in different skills must all be met.
            Asking::YearsOfRarer(_) | Asking::Language(..) | Asking::Place => {
                judged.min_by_key(|(_, (verdict, _))| *verdict)
            }
        }
    }

    /// Years asked in the skill `only`, or in all that the condition names: of alternatives ("Go or
    /// Java") the best counts, else the worst. Without skills any work counts.
    fn judge_years<'b>(
        &self,
        condition: &'b PostingCondition,
        years: &Years,
        only: Option<&str>,
    ) -> Judged<'b> {
        let asked = years.min_months;
        if asked == 0 {
            return NOTHING_ASKED;
        }
        let meant = |skill: &&SkillRef| years.any_of || only.is_none_or(|id| *skill.id == *id);
        let each = condition.skills.iter().filter(meant).map(|skill| {
            let months = self.evidence(&skill.id).map(|evidence| evidence.months);
            let (verdict, because) = match months {
                Some(Some(months)) => enough(months, asked),
                Some(None) => (ConditionVerdict::Open, Because::NoDatedRole),
                None => (ConditionVerdict::NotMet, Because::NotNamed),
            };
            let several = condition.skills.len() > 1;
            let of = |because| Because::Of(&skill.label, Box::new(because));
            (verdict, if several { of(because) } else { because })
        });
        let judged = if years.any_of {
            each.min_by_key(|(verdict, _)| Reverse(*verdict))
        } else {
            each.min_by_key(|(verdict, _)| *verdict)
        };
        judged.unwrap_or_else(|| match self.subject.candidate.months_worked {
            Some(months) => enough(months, asked),
            None => (ConditionVerdict::Open, Because::NoDates),
        })
    }

    /// Of "English or Spanish" one is enough.
    fn judge_language<'b>(
        &self,
        asked: &SpokenLanguage,
        posting: &'b PostingSummary,
    ) -> Judged<'b> {
        let own = self.languages.judge(asked);
        let Some(list) = asked.one_of.filter(|_| own.0 != ConditionVerdict::Met) else {
            return own;
        };
        let listed = posting.conditions.iter().filter_map(|other| match &other.condition {
            Condition::Language(language) if language.one_of == Some(list) => Some(language),
            _ => None,
        });
        let mut met = listed.filter(|other| self.languages.judge(other).0 == ConditionVerdict::Met);
        met.next().map_or(own, |other| (ConditionVerdict::Met, Because::Instead(other.name)))
    }
}

/// So many of the skills that few ask years of are told.
const RARER_TOLD: usize = 4;

/// "Up to 3 years" asks for nothing.
const NOTHING_ASKED: Judged<'static> = (ConditionVerdict::Met, Because::UpperBound);

/// Months of work against months asked.
fn enough(held: u32, asked: u32) -> Judged<'static> {
    let verdict = if held >= asked { ConditionVerdict::Met } else { ConditionVerdict::NotMet };
    (verdict, Because::Months { held, asked })
}
