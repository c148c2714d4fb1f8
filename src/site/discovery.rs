//! Files for those who find a site by other ways than its links: hosts, search engines, feed readers.

use super::files::{Site, SitePathError};
use super::{File, SiteInput, address};
use crate::content::SiteConfig;
use crate::language::{Hours, Messages, Plain};
use crate::market::Share;
use crate::report::{ProgressNote, Report};
use jiff::civil::Date;
use std::fmt::Write as _;

/// A feed has at most so many entries, the newest.
const ENTRIES: usize = 50;

/// Adds `CNAME` for a domain of one's own, and `robots.txt` with `sitemap.xml` where search engines
/// may list the site and its address is known.
pub(super) fn add(site: &mut Site, input: &SiteInput<'_>) -> Result<(), SitePathError> {
    let config = input.config;
    if let Some(domain) = &config.domain {
        site.insert("CNAME", format!("{domain}\n"))?;
    }
    if let (true, Some(base)) = (config.index, &config.base_url) {
        let newest = input.markets.iter().map(|market| market.as_of).max();
        let sitemap = sitemap(site, base, newest);
        site.insert("sitemap.xml", sitemap)?;
        site.insert(
            "robots.txt",
            format!("User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"),
        )?;
    }
    Ok(())
}

/// Every page but the one for what is missing, after the protocol of sitemaps.org.
fn sitemap(site: &Site, base: &str, newest: Option<Date>) -> String {
    let mut text = concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    )
    .to_owned();
    let pages = site.iter().map(|(path, _)| path);
    for path in pages.filter(|path| path.ends_with(".html") && *path != "404.html") {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let day = newest.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
        // Writing to a string does not fail.
        let _ = writeln!(text, "<url><loc>{}{path}</loc>{day}</url>", escaped(base));
    }
    text.push_str("</urlset>\n");
    text
}

/// Where the feed of a dashboard lies, when the site has feeds: they need the site's address.
pub(super) fn feed_address(config: &SiteConfig) -> Option<&str> {
    config.base_url.as_deref().filter(|_| config.feed)
}

/// The Atom feed (RFC 4287) of a dashboard: its snapshots and the recorded progress, newest first.
pub(super) fn feed(config: &SiteConfig, report: &Report) -> Option<File> {
    let base = feed_address(config)?;
    let folder = address::dashboard(&report.candidate.id, &report.market.id);
    let page = format!("{base}{folder}");
    let say = config.spoken().plain();
    let title = say.feed.title(&report.candidate.name, &report.market.title).to_string();
    let mut entries = entries(report, say);
    entries.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.id.cmp(&b.id)));
    entries.truncate(ENTRIES);
    let updated = entries.first().map_or(report.as_of, |entry| entry.day);
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = write!(
        text,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n<id>{page}</id>\n\
         <title>{title}</title>\n<updated>{updated}T00:00:00Z</updated>\n\
         <author><name>{site}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{page}feed.xml\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n",
        page = escaped(&page),
        title = escaped(&title),
        language = escaped(&config.language),
        site = escaped(&config.title),
    );
    for entry in entries {
        let _ = write!(
            text,
            "<entry>\n<id>{page}#{id}</id>\n<title>{title}</title>\n\
             <updated>{day}T00:00:00Z</updated>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{page}#{panel}\"/>\n\
             <content type=\"text\">{content}</content>\n</entry>\n",
            page = escaped(&page),
            id = escaped(&entry.id),
            title = escaped(&entry.title),
            day = entry.day,
            panel = entry.panel,
            content = escaped(&entry.content),
        );
    }
    text.push_str("</feed>\n");
    Some((format!("{folder}feed.xml").into(), text.into_bytes().into()))
}

/// One thing that changed.
struct Entry {
    id: String,
    day: Date,
    title: String,
    content: String,
    /// The panel that shows it.
    panel: &'static str,
}

fn entries(report: &Report, say: Messages<Plain>) -> Vec<Entry> {
    let newest = report.market.snapshots.last().map(|snapshot| snapshot.date);
    let snapshots = report.market.snapshots.iter().map(|snapshot| {
        let postings = say.count.postings(snapshot.postings);
        let employers = say.count.from_employers(snapshot.employers);
        let mut content = say.feed.snapshot(postings, employers, snapshot.new).to_string();
        if newest == Some(snapshot.date) {
            let of = |share: Share| say.share.plain(share.k(), share.n());
            let matching = &report.matching;
            let (core, preferred) = (of(matching.core), of(matching.preferred));
            content.push(' ');
            content += &say.feed.matching(core, preferred, of(matching.fully_met)).to_string();
        }
        Entry {
            id: format!("snapshot-{}", snapshot.date),
            day: snapshot.date,
            title: say.feed.new_postings(snapshot.new).to_string(),
            content,
            panel: "market",
        }
    });
    let progress = report.roadmap.progress.iter().filter_map(|note| learnt(note, say));
    snapshots.chain(progress).collect()
}

/// Progress without a day has no place in a feed.
fn learnt(note: &ProgressNote, say: Messages<Plain>) -> Option<Entry> {
    let day = note.date?;
    let (say, skill, hours) = (say.feed, &note.skill.label, Hours(note.hours));
    let (title, content) = if note.done {
        (say.done(skill).to_string(), say.done_hours(skill, hours).to_string())
    } else {
        (say.in_progress(skill).to_string(), say.in_progress_hours(skill, hours).to_string())
    };
    let id = format!("progress-{day}-{}", note.skill.id);
    Some(Entry { id, day, title, content, panel: "roadmap" })
}

/// Text as XML, without the characters that XML forbids.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_has_no_markup_and_no_forbidden_character_of_its_content() {
        assert_eq!(escaped("a<b>&\"c\"\u{0}\u{b}\u{ffff}\nd"), "a&lt;b&gt;&amp;&quot;c&quot; d");
    }
}
