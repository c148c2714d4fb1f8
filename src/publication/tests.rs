use super::*;
use crate::content::{self, Disk, Overrides};
use crate::pipeline::Audience;
use crate::skills::Miner;
use std::fs;

const POSTING: &str = r#"{"id":"p1","title":"Engineer","company":"Acme","description":"Requirements:\n- Must have Python and SQL.\n- Docker is a plus."}"#;

/// Builds a site of these profiles and looks through it.
fn audit(profiles: &[(&str, &str)], spoil: impl FnOnce(&mut Site)) -> (Audit, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("content/markets/dev/market.toml", "title = \"Engineer\"");
    put("content/markets/dev/2026-11-15.jsonl", POSTING);
    for (id, text) in profiles {
        put(&format!("content/profiles/{id}.json"), text);
    }
    let mut diagnostics = Diagnostics::default();
    let found = content::discover(folder.path(), &mut diagnostics);
    let content = content::load(&found, &Overrides::default(), &Disk, &mut diagnostics).unwrap();
    let miner = Miner::of_site(&[], &mut diagnostics);
    let markets = pipeline::markets(&content, &miner);
    let (mut site, _) = pipeline::site(&content, &markets, &miner, Audience::Public).unwrap();
    spoil(&mut site);
    let mut diagnostics = Diagnostics::default();
    let audit = Audit::of(&content, &markets, &site, &mut diagnostics);
    let found = diagnostics.iter().map(|problem| format!("{}: {}", problem.code, problem.message));
    (audit, found.collect())
}

const ADA: &str = r#"{"basics":{"name":"Ada Byron","email":"ada@mill.net","phone":"+44 20 7946 0123","location":{"address":"12 St James's Square"}},"work":[{"name":"Mill","position":"Engineer","startDate":"2020-01","highlights":["Wrote Python."]}]}"#;
const EVE: &str =
    r#"{"basics":{"name":"Eve Quiet","email":"eve@quiet.net"},"career":{"visibility":"private"}}"#;

#[test]
fn a_site_as_built_has_nothing_private() {
    let (audit, found) = audit(&[("ada", ADA), ("eve", EVE)], |_| {});
    assert_eq!(found, [""; 0]);
    assert_eq!((audit.candidates.len(), audit.private), (1, 1));
    assert_eq!(audit.candidates[0].employers, ["Mill"]);
    assert!(audit.candidates[0].contact.is_empty());
    assert_eq!(audit.candidates[0].held_back, ["e-mail", "telephone", "street"]);
    assert_eq!(audit.candidates[0].quotes, ["Wrote Python."]);
    let market = &audit.markets[0];
    assert_eq!(market.newest, Some(jiff::civil::date(2026, 11, 15)));
    assert_eq!((market.sentences, market.quotes.len()), (2, 1));
    assert_eq!(market.quotes[0].sentences, ["Must have Python and SQL.", "Docker is a plus."]);
    assert_eq!(audit.unindexed, audit.pages);
    assert!(audit.pages >= 4 && audit.bytes > 10_000);
}

#[test]
fn each_detail_is_found_in_whatever_form() {
    let forms = [
        ("x.html", "call 0044 (20) 7946-0123", "the telephone number of the profile `ada`"),
        ("x.json", "ADA@MILL.NET", "the e-mail address of the profile `ada`"),
        ("x.html", "12 St James&#39;s Square", "the street of the profile `ada`"),
        ("x.md", "as 12 st james's square", "the street of the profile `ada`"),
        ("x.md", r"write to ada\@mill\.net", "the e-mail address of the profile `ada`"),
        ("x.html", "thanks to Eve Quiet", "the name of the private profile `eve`"),
        ("x.txt", "eve@quiet.net", "the e-mail address of the private profile `eve`"),
    ];
    for (path, text, wanted) in forms {
        let (_, found) = audit(&[("ada", ADA), ("eve", EVE)], |site| {
            site.insert(path, text.as_bytes().to_vec()).unwrap();
        });
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].contains(wanted) && found[0].ends_with(&format!("is in {path}")));
    }
}

#[test]
fn what_a_profile_shows_on_purpose_is_listed_and_no_leak() {
    let open = ADA.replacen('{', r#"{"career":{"contact":true},"#, 1);
    let (audit, found) = audit(&[("ada", &open)], |_| {});
    assert_eq!(found, [""; 0]);
    assert_eq!(audit.candidates[0].contact, ["e-mail", "telephone", "street"]);
    assert!(audit.candidates[0].held_back.is_empty());
}

#[test]
fn a_detail_written_into_the_resume_in_other_words_is_told() {
    let told = ADA.replace("Wrote Python.", "Wrote Python; call 020 7946 0123.");
    let (_, found) = audit(&[("ada", &told)], |_| {});
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("published-contact: the telephone number"), "{found:?}");
    assert!(found[0].contains("more file"), "{found:?}");
}

#[test]
fn the_street_alone_is_kept_off_the_pages_too() {
    let told = ADA
        .replace("Square\"}", "Square\",\"postalCode\":\"SW1Y 4JH\"}")
        .replace("Wrote Python.", "Wrote Python at 12 St James's Square.");
    let (audit, found) = audit(&[("ada", &told)], |_| {});
    assert_eq!(found, [""; 0]);
    assert_eq!(audit.candidates[0].cleaned, 1);
    // Not as it is written in the profile, and so not taken out.
    let told = told.replace("at 12 St James's Square", "at 12 ST JAMES'S SQUARE");
    let (_, found) = self::audit(&[("ada", &told)], |_| {});
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("published-contact: the street"), "{found:?}");
}

#[test]
fn names_of_referees_are_taken_out_and_found() {
    let with = |reference: &str, highlight: &str| {
        let references = format!(
            r#""references":[{{"name":"Rhea Quill","reference":"{reference}"}},{{"name":"Bo"}}],"work""#
        );
        ADA.replace("\"work\"", &references).replace("Wrote Python.", highlight)
    };
    let told = with("Ada writes fine Python. Rhea Quill, Mill", "Wrote Python.");
    for told in [told.clone(), told.replacen('{', r#"{"career":{"contact":true},"#, 1)] {
        let (_, found) = audit(&[("ada", &told)], |site| {
            let text: Vec<u8> = site.iter().flat_map(|(_, bytes)| bytes.to_vec()).collect();
            assert!(!String::from_utf8_lossy(&text).contains("Rhea Quill"));
        });
        assert_eq!(found, [""; 0]);
    }
    // In one's own words they stay, and one is asked.
    let (_, found) = audit(&[("ada", &with("Fine.", "Wrote Python with Rhea Quill."))], |_| {});
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("published-referee: the name of a referee"), "{found:?}");
    assert!(!LEAKS.contains(&"published-referee"));
}

#[test]
fn another_telephone_number_in_a_text_is_told() {
    let told = ADA.replace("Wrote Python.", "Wrote Python. Call +49 30 5550178.");
    let (_, found) = audit(&[("ada", &told)], |_| {});
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("published-number: a text of the profile `ada`"), "{found:?}");
    let open = told.replacen('{', r#"{"career":{"contact":true},"#, 1);
    assert_eq!(audit(&[("ada", &open)], |_| {}).1, [""; 0]);
}

#[test]
fn a_private_profile_of_the_same_name_is_not_given_away() {
    let same = EVE.replace("Eve Quiet", "Ada Byron");
    let (_, found) = audit(&[("ada", ADA), ("eve", &same)], |_| {});
    assert_eq!(found, [""; 0]);
}
