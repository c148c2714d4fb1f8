//! What an open page asks, and what there is to tell it.

use super::styles;
use crate::preview::edition::{Edition, Known};
use crate::preview::serve::Target;
use serde::Serialize;
use serde_json::value::RawValue;

/// Where pages ask, from the server's root: no path of a site starts with two underscores.
pub(crate) const QUESTIONS: &str = "/__careerdash/news";

/// An open page with what it shows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Question {
    /// The run of the server that sent it.
    server: String,
    /// Its edition.
    edition: u64,
    /// The edition in which the errors it shows last changed; 0 when it shows none yet.
    errors: u64,
    /// The paths of the site that its address may mean.
    paths: Vec<String>,
}

/// What is told.
#[derive(Serialize)]
struct News<'a> {
    server: &'a str,
    edition: u64,
    /// Whether the page has to be loaded again.
    reload: bool,
    /// The addresses of the page's stylesheets, when only they changed.
    styles: Option<Vec<String>>,
    errors_since: u64,
    /// The errors, when they changed.
    errors: Option<&'a RawValue>,
}

impl Question {
    /// The paths of the site that its page may have.
    pub(crate) fn paths(&self) -> &[String] {
        &self.paths
    }

    /// Reads a question from its address; `None` when it is not whole.
    pub(crate) fn read(target: &Target<'_>, base: &str) -> Option<Self> {
        let number = |key: &str| target.parameter(key)?.parse().ok();
        let page = target.parameter("page")?;
        Some(Self {
            server: target.parameter("server")?,
            edition: number("edition")?,
            errors: number("errors")?,
            // As the browser writes it: encoded once more than the query is.
            paths: Target::parse(&page)?.candidates(base),
        })
    }

    /// What there is to tell, as JSON; `None` when the page shows everything as it is, or as far
    /// as is known.
    pub(crate) fn news(&self, edition: &Edition, server: &str) -> Option<String> {
        // A number that was never given comes from a run of which nothing is known.
        let other = self.server != server || self.edition > edition.number;
        let known: Vec<_> = self.paths.iter().map(|path| edition.known(path)).collect();
        // What is not made yet may be what it was; the page is told when that is known.
        let pending = known.contains(&Known::Pending);
        let changes = self.paths.iter().map(|path| edition.change(path)).filter(|_| !pending);
        let (content, styled) = changes.fold((0, 0), |(content, styled), change| {
            (content.max(change.content), styled.max(change.styles))
        });
        let reload = other || content > self.edition;
        let styles = (!reload && styled > self.edition).then(|| {
            let page = known.iter().find_map(|known| match known {
                Known::File(bytes) => Some(bytes),
                Known::Nothing | Known::Pending => None,
            });
            page.map(|page| styles::addresses(page)).unwrap_or_default()
        });
        let new_errors = edition.errors_since > self.errors;
        if !reload && styles.is_none() && !new_errors {
            return None;
        }
        let news = News {
            server,
            // Told of errors alone, it still shows what it showed.
            edition: if pending { self.edition } else { edition.number },
            reload,
            styles,
            errors_since: edition.errors_since,
            errors: serde_json::from_str(&edition.errors).ok().filter(|_| new_errors),
        };
        serde_json::to_string(&news).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostic, Diagnostics};
    use crate::preview::edition::{Opening, Part};
    use crate::preview::fixture::{first, next};

    fn question(query: &str) -> Option<Question> {
        Question::read(&Target::parse(&format!("{QUESTIONS}?{query}")).unwrap(), "/")
    }

    fn news(query: &str, edition: &Edition) -> Option<serde_json::Value> {
        let json = question(query).unwrap().news(edition, "run")?;
        Some(serde_json::from_str(&json).unwrap())
    }

    #[test]
    fn only_the_pages_that_changed_are_told() {
        let one = first(&[("a/index.html", "1"), ("b.html", "1")], None);
        let second = next(&one, &[("a/index.html", "2"), ("b.html", "1")], None);
        let ask = |page: &str, edition: u64| {
            news(&format!("server=run&edition={edition}&errors=1&page={page}"), &second)
        };
        for page in ["/a/", "/a/index.html", "/a"] {
            assert_eq!(ask(page, 1).unwrap()["reload"], true, "{page}");
        }
        assert_eq!(ask("/b.html", 1), None);
        assert_eq!(ask("/a/", 2), None);
        assert_eq!(ask("/no/page", 1), None);
    }

    #[test]
    fn another_run_and_an_unknown_edition_are_told_at_once() {
        let one = first(&[("index.html", "1")], None);
        let ask = |server, edition| {
            news(&format!("server={server}&edition={edition}&errors=1&page=/"), &one)
        };
        assert_eq!(ask("run", 1), None);
        assert_eq!(ask("other", 1).unwrap()["reload"], true);
        assert_eq!(ask("run", 9).unwrap()["reload"], true);
    }

    #[test]
    fn errors_are_told_when_they_come_and_when_they_go() {
        let files = &[("index.html", "1")];
        let one = first(files, None);
        let broken = next(&one, files, Some("broken"));
        let mended = next(&broken, files, None);
        let ask = |errors, edition| {
            news(&format!("server=run&edition=1&errors={errors}&page=/"), edition)
        };
        let told = ask(1, &broken).unwrap();
        assert_eq!((&told["reload"], &told["errors_since"]), (&false.into(), &2.into()));
        assert_eq!(told["errors"][0]["message"], "broken");
        assert_eq!(ask(2, &broken), None);
        assert_eq!(ask(2, &mended).unwrap()["errors"], serde_json::json!([]));
    }

    #[test]
    fn a_new_stylesheet_is_told_by_its_address() {
        let page = |style: &str| format!("<link rel=\"stylesheet\" href=\"{style}\"><p>x");
        let one = first(&[("a.html", &page("s.1.css"))], None);
        let second = next(&one, &[("a.html", &page("s.2.css"))], None);
        let told = news("server=run&edition=1&errors=1&page=/a.html", &second).unwrap();
        assert_eq!(told["styles"], serde_json::json!(["s.2.css"]));
        assert_eq!(told["reload"], false);
    }

    #[test]
    fn a_page_that_is_pending_is_told_when_it_is_known_and_misses_nothing() {
        let path = "candidates/ada/dev/index.html";
        let mut edition = first(&[(path, "1"), ("index.html", "1")], None);
        let mut broken = Diagnostics::default();
        broken.push(Diagnostic::error("e", "broken"));
        let parts = vec![("candidates/ada/dev/".to_owned(), Part::Pending)];
        edition.begin(Opening { base: "/".to_owned(), diagnostics: &broken, parts });
        let ask = |edition: &Edition, shown: u64, errors: u64| {
            let page = "/candidates/ada/dev/";
            news(&format!("server=run&edition={shown}&errors={errors}&page={page}"), edition)
        };
        assert_eq!(ask(&edition, 1, 2), None);
        let told = ask(&edition, 1, 1).unwrap();
        assert_eq!((&told["reload"], &told["edition"]), (&false.into(), &1.into()));
        edition.fill("candidates/ada/dev/", &[(path.into(), b"2".as_slice().into())]);
        let told = ask(&edition, 1, 2).unwrap();
        assert_eq!((&told["reload"], &told["edition"]), (&true.into(), &2.into()));
        assert_eq!(ask(&edition, 2, 2), None);
    }

    #[test]
    fn half_a_question_is_none() {
        for query in ["", "server=a&edition=1&errors=0", "server=a&edition=x&errors=0&page=/"] {
            assert_eq!(question(query), None, "{query}");
        }
    }
}
