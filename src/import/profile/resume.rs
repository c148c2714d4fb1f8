//! A JSON Resume 1.0.0 to be written: its sections and keys in the order of the schema.
//!
//! What is empty is not written.

use serde::Serialize;

/// Whether a value is left out.
fn empty<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

macro_rules! section {
    ($(#[$about:meta])* $name:ident { $($field:ident: $kind:ty),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Default, PartialEq, Serialize)]
        #[serde(rename_all = "camelCase")]
        pub(super) struct $name {
            $(#[serde(skip_serializing_if = "empty")] pub(super) $field: $kind),+
        }
    };
}

section! {
    /// The whole résumé.
    Resume {
        basics: Basics,
        work: Vec<Work>,
        volunteer: Vec<Volunteer>,
        education: Vec<Education>,
        awards: Vec<Award>,
        certificates: Vec<Certificate>,
        publications: Vec<Publication>,
        skills: Vec<Skill>,
        languages: Vec<Language>,
        interests: Vec<Interest>,
        references: Vec<Reference>,
        projects: Vec<Project>,
    }
}

section! {
    /// Who it is about.
    Basics {
        name: String,
        label: String,
        image: String,
        email: String,
        phone: String,
        url: String,
        summary: String,
        location: Location,
        profiles: Vec<Account>,
    }
}

section! {
    /// Where the person lives.
    Location { address: String, postal_code: String, city: String, country_code: String, region: String }
}

section! {
    /// An account elsewhere.
    Account { network: String, username: String, url: String }
}

section! {
    /// A job.
    Work {
        name: String,
        location: String,
        description: String,
        position: String,
        url: String,
        start_date: Option<String>,
        end_date: Option<String>,
        summary: String,
        highlights: Vec<String>,
    }
}

section! {
    /// Unpaid work.
    Volunteer {
        organization: String,
        position: String,
        url: String,
        start_date: Option<String>,
        end_date: Option<String>,
        summary: String,
        highlights: Vec<String>,
    }
}

section! {
    /// A course of study.
    Education {
        institution: String,
        url: String,
        area: String,
        study_type: String,
        start_date: Option<String>,
        end_date: Option<String>,
        score: String,
        courses: Vec<String>,
    }
}

section! {
    /// An award.
    Award { title: String, date: Option<String>, awarder: String, summary: String }
}

section! {
    /// A certificate.
    Certificate { name: String, date: Option<String>, url: String, issuer: String }
}

section! {
    /// A publication.
    Publication {
        name: String,
        publisher: String,
        release_date: Option<String>,
        url: String,
        summary: String,
    }
}

section! {
    /// A group of skills.
    Skill { name: String, level: String, keywords: Vec<String> }
}

section! {
    /// A spoken language.
    Language { language: String, fluency: String }
}

section! {
    /// An interest.
    Interest { name: String, keywords: Vec<String> }
}

section! {
    /// What somebody says about the person.
    Reference { name: String, reference: String }
}

section! {
    /// A project.
    Project {
        name: String,
        description: String,
        highlights: Vec<String>,
        keywords: Vec<String>,
        start_date: Option<String>,
        end_date: Option<String>,
        url: String,
        roles: Vec<String>,
        r#type: String,
    }
}

impl Basics {
    /// Adds a paragraph to the summary.
    pub(super) fn add_to_summary(&mut self, paragraph: &str) {
        if !self.summary.is_empty() && !paragraph.is_empty() {
            self.summary.push_str("\n\n");
        }
        self.summary.push_str(paragraph);
    }
}
