//! Hacker News "Who is hiring" threads, as the Algolia API gives them.

mod chatter;
mod headline;
mod labels;
mod places;
mod sentence;
mod vocabulary;

use super::fields::{self, Fields};
use crate::content::postings::draft::Draft;
use crate::content::postings::format::{PostingFormat, Probe, Problem};
use crate::content::postings::record::Object;
use crate::content::postings::{dates, html};
use std::borrow::Cow;

/// `{"id", "title", "children": [{"id", "author", "text", …}]}`, or `{"hits": [{"objectID", …}]}`.
pub(in super::super) struct HackerNews;

/// Fields of a comment in a thread and of one among search hits.
const FIELDS: [&str; 12] = [
    "id",
    "objectID",
    "type",
    "_tags",
    "title",
    "author",
    "created_at",
    "created_at_i",
    "parent_id",
    "story_id",
    "text",
    "comment_text",
];

/// Fields of the thread.
const AROUND: [&str; 4] = ["type", "title", "created_at", "created_at_i"];

impl PostingFormat for HackerNews {
    fn name(&self) -> &'static str {
        "hacker-news"
    }

    fn description(&self) -> &'static str {
        "a Hacker News thread or its comments, from hn.algolia.com/api"
    }

    fn recognises(&self, probe: &Probe<'_>) -> bool {
        probe.records.iter().any(|record| {
            let hit = record.has("objectID") && (record.has("_tags") || record.has("comment_text"));
            let item = record.has("children") && record.has("author") && record.has("text");
            hit || item
        })
    }

    fn wants(&self, key: &str) -> bool {
        FIELDS.contains(&key)
    }

    fn read<'a>(
        &self,
        record: &Object<'a>,
        notes: &mut Vec<Problem>,
    ) -> Result<Option<Draft<'a>>, Problem> {
        fields::read(record, notes, |comment| Ok(read(comment)))
    }

    fn wants_around(&self, key: &str) -> bool {
        AROUND.contains(&key)
    }

    fn within<'a>(&self, thread: &Object<'a>, draft: Draft<'a>) -> Option<Draft<'a>> {
        let title = thread.text("title").unwrap_or_default().to_lowercase();
        if title.contains("wants to be hired") || title.contains("seeking freelancer") {
            return None;
        }
        let date = || {
            let date = thread.text("created_at").or_else(|| thread.text("created_at_i"))?;
            dates::parse(&date)
        };
        Some(Draft { posted_on: draft.posted_on.or_else(date), ..draft })
    }
}

/// A comment at the top of a thread that offers work.
fn read<'a>(comment: &Fields<'_, 'a>) -> Option<Draft<'a>> {
    if is_story(comment) {
        comment.note(
            Problem::warning("thread-without-comments", "a thread is no posting, its comments are")
                .expected("the thread with its comments, from hn.algolia.com/api/v1/items/<id>"),
        );
        return None;
    }
    let ids = ["parent_id", "story_id"].map(|key| comment.text(key));
    if let [Some(parent), Some(story)] = ids
        && parent != story
    {
        return None;
    }
    // A deleted comment has neither text nor author.
    let text = plain(&comment.first_text(&["text", "comment_text"])?);
    let labels = labels::read(&text);
    let headline = headline::read(&text);
    if labels.seeks_work || chatter::is_chatter(&text, headline.facts + labels.found) {
        return None;
    }
    let id = comment.first_text(&["id", "objectID"]);
    Some(Draft {
        url: id.as_ref().map(|id| format!("https://news.ycombinator.com/item?id={id}").into()),
        id,
        title: labels.title.or(headline.title).map(Cow::Owned),
        company: labels.company.or(headline.company).map(Cow::Owned),
        locations: match labels.places.is_empty() {
            true => headline.places.into_iter().map(Cow::Owned).collect(),
            false => labels.places.into_iter().map(Cow::Owned).collect(),
        },
        workplace: labels.workplace.or(headline.workplace),
        employment_type: labels.employment.or(headline.employment).map(Cow::Owned),
        posted_on: match comment.text("created_at") {
            Some(_) => comment.date("created_at"),
            None => comment.date("created_at_i"),
        },
        text: Some(text.into()),
        ..Draft::default()
    })
}

fn is_story(comment: &Fields<'_, '_>) -> bool {
    comment.text("type").is_some_and(|kind| kind == "story")
        || comment.texts("_tags").iter().any(|tag| tag == "story")
}

/// A comment's text. Lines broken without a tag run together on the page, and are meant apart.
fn plain(markup: &str) -> String {
    html::to_text(&format!("<p>{}", markup.replace("\r\n", "\n").replace('\n', "<br>")))
}
