//! Learning resources in the words that pages show.

use super::model::Resource;
use crate::content::LearningResource;

impl From<&LearningResource> for Resource {
    fn from(resource: &LearningResource) -> Self {
        let mut kind = resource.kind.word().to_owned();
        let maker: Vec<&str> =
            resource.issuer.iter().chain(&resource.code).map(String::as_str).collect();
        if !maker.is_empty() {
            kind = format!("{kind} ({})", maker.join(", "));
        }
        if resource.language != "en" {
            kind.push_str(&format!(" in `{}`", resource.language));
        }
        let length = match (resource.length_hours, &resource.length_source) {
            (Some(hours), Some(source)) => format!("{hours} h ({source})"),
            _ => "length not stated".to_owned(),
        };
        let verified = resource
            .verified
            .as_ref()
            .map_or_else(|| "unverified".to_owned(), |seen| format!("{}, {}", seen.place, seen.on));
        Self {
            title: resource.title.clone(),
            url: resource.url.clone(),
            kind,
            cost: resource.cost.words().to_owned(),
            length,
            verified,
        }
    }
}
