//! Pages in another language are the same pages.

use super::super::fixture::Fixture;
use super::{attributes, pages, pages_of};

#[test]
fn pages_of_every_language_have_the_same_places_and_links() {
    let mut fixture = Fixture::new();
    fixture.config.language = "de-AT".to_owned();
    let (english, german) = (pages(), pages_of(&fixture));
    assert!(english.keys().eq(german.keys()));
    for (path, page) in &german {
        let before = &english[path];
        assert_eq!(attributes(page, "lang").first(), Some(&"de-AT"), "{path}");
        for name in ["id", "class", "scope", "data-sort", "data-filter", "data-value"] {
            assert_eq!(attributes(page, name), attributes(before, name), "{path}: {name}");
        }
        let links = |page| {
            let mut links = attributes(page, "href");
            // Words of a sentence may change places.
            links.sort_unstable();
            links.retain(|link| !link.contains("assets/"));
            links.into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(links(page), links(before), "{path}");
    }
}

#[test]
fn pages_say_their_words_in_the_language_of_the_site() {
    let mut fixture = Fixture::new();
    fixture.config.language = "de".to_owned();
    let pages = pages_of(&fixture);
    for (path, words) in [
        ("index.html", "<h2 id=\"markets-title\">Märkte</h2>"),
        ("404.html", "<h1>Seite nicht gefunden</h1>"),
        ("method/index.html", "<h1>Methode und Begriffe</h1>"),
        ("cohort/index.html", "<dt>erfüllte Kernkompetenzen, Median</dt>"),
        ("markets/senior-ai-engineer/index.html", "data-filter-by=\"tier=Stufe\""),
        ("markets/senior-ai-engineer/skills/python.html", "<dt>unter den Sprachen</dt>"),
        ("candidates/santana-mena/index.html", "strebt 2 Märkte an"),
    ] {
        assert!(pages[path].contains(words), "{path}: {words}");
    }
}
