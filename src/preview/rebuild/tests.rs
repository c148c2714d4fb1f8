//! Whatever was edited in whatever order, the site is the one that a build of the whole gives.

use super::job::Finished;
use super::*;
use crate::pipeline::{self, Audience};
use crate::preview::edition::{Edition, Known, Made};
use crate::preview::watch::Tree;
use crate::site::Site;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// A site's folder with the rebuilder under test.
struct World {
    directory: tempfile::TempDir,
    tree: Tree,
    live: Arc<Live>,
    rebuilder: Rebuilder,
    progress: Receiver<Progress>,
}

/// What a rebuild came to when all was made.
struct Outcome {
    /// What is served.
    site: Option<Site>,
    diagnostics: Diagnostics,
    made: Made,
}

impl World {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let (live, (tell, progress)) = (Arc::new(Live::default()), channel());
        let root = directory.path().to_owned();
        let tell = move |progress| drop(tell.send(progress));
        let rebuilder = Rebuilder::new(root, Overrides::default(), live.clone(), tell).unwrap();
        let world = Self { directory, tree: Tree::default(), live, rebuilder, progress };
        world.write("themes/mine/custom.css", "p { margin: 0 }\n");
        for market in 0..2 {
            world.write(&market_toml(market), "title = \"Engineer\"\n");
            world.write(&snapshot(market, 0), &postings(market, 0));
        }
        for profile in 0..3 {
            world.write(&profile_file(profile), &resume(profile, 0));
        }
        world
    }

    fn root(&self) -> &Path {
        self.directory.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn remove(&self, name: &str) {
        let _ = fs::remove_file(self.root().join(name));
    }

    /// Begins an edition of the files as they are.
    fn begin(&mut self) -> Diagnostics {
        let began = Instant::now();
        let mut tree = self.tree.look(self.root());
        let (why, young, look) = (Vec::new(), Vec::new(), Duration::ZERO);
        let job = Job { tree: tree.clone(), why, young, began, look };
        let Taken::Begun(diagnostics) = self.rebuilder.rebuild(job).unwrap() else { panic!() };
        tree.forget_bytes();
        self.tree = tree;
        diagnostics
    }

    /// Waits until as much of an edition is made as will be.
    fn finish(&self) -> Finished {
        match self.progress.recv().unwrap() {
            Progress::Finished(finished, None) => finished,
            progress => panic!("{progress:?}"),
        }
    }

    fn rebuild(&mut self) -> Outcome {
        let diagnostics = self.begin();
        let Finished { made, .. } = self.finish();
        Outcome { site: self.live.look(served), diagnostics, made }
    }

    /// The site and the problems of a build of the whole.
    fn fresh(&self) -> (Option<Site>, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        let loaded = pipeline::load(self.root(), &Overrides::default(), &mut diagnostics);
        let site = loaded.content.map(|content| {
            pipeline::check(&content, loaded.miner.catalogue(), &mut diagnostics);
            let markets = pipeline::markets(&content, &loaded.miner);
            pipeline::site(&content, &markets, &loaded.miner, Audience::Owner).unwrap().0
        });
        (site, diagnostics)
    }
}

/// What of an edition is served.
fn served(edition: &Edition) -> Option<Site> {
    let mut site = Site::new();
    for path in edition.paths() {
        match edition.known(path) {
            Known::File(bytes) => site.insert_shared(path, bytes.clone()).unwrap(),
            known => panic!("{path}: {known:?}"),
        }
    }
    edition.is_built().then_some(site)
}

fn profile_file(profile: u8) -> String {
    format!("content/profiles/p{profile}.json")
}

fn market_toml(market: u8) -> String {
    format!("content/markets/m{market}/market.toml")
}

fn snapshot(market: u8, month: u8) -> String {
    format!("content/markets/m{market}/2026-{:02}-15.jsonl", 10 + month)
}

fn resume(profile: u8, variant: u8) -> String {
    let skill = ["Python", "Rust", "Kubernetes", "Terraform", "Widgetry"][usize::from(variant % 5)];
    let career = match variant % 7 {
        0 | 1 => r#"{"targets":["m0"]}"#,
        2 => r#"{"targets":["m1","m0"],"visibility":"private"}"#,
        3 => r#"{"plan":{"start":"2026-12-01","weeks":4,"hoursPerWeek":5}}"#,
        4 => r#"{"progress":[{"date":"2026-11-01","skill":"Terrafrm","hours":3,"status":"done"}]}"#,
        5 => r#"{"targets":["m1"]}"#,
        _ => "{}",
    };
    format!(
        r#"{{"basics":{{"name":"Sample {profile}.{variant}"}},
"work":[{{"name":"Mill","position":"Engineer","startDate":"2020-01","highlights":["Wrote services in {skill}."]}}],
"career":{career}}}"#
    )
}

fn postings(market: u8, variant: u8) -> String {
    let line = |number: u8| {
        let skill = ["Python", "Docker", "SQL", "Widgetry"][usize::from((number + variant) % 4)];
        // One posting of the file changes with the variant, the others stay.
        let seen = if number == variant % 12 { variant } else { 0 };
        format!(
            "{{\"id\":\"{market}-{number}\",\"title\":\"Engineer {number}\",\"company\":\"Example {number}\",\"description\":\"Requirements:\\n- Must have {skill}, seen {seen}, in the quiet town of Example.\\n- Terraform is a plus.\"}}\n"
        )
    };
    (0..12 + variant % 2).map(line).collect()
}

/// A file of a theme.
fn theme_file(file: u8, variant: u8) -> (&'static str, String) {
    match file % 6 {
        0 => (
            "theme.toml",
            format!("[tokens]\nleading = 1.{variant}\nlink = \"#{variant}0{variant}0ff\"\n"),
        ),
        1 => ("custom.css", format!("p {{ margin: {variant}px }}\n")),
        2 => (
            "slots/header.html",
            format!("<p><a href=\"{{{{ root }}}}index.html\">{variant}</a></p>\n"),
        ),
        3 => (
            "assets/icon.svg",
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- {variant} --></svg>"),
        ),
        4 => ("assets/photo.jpg", variant.to_string()),
        _ => ("theme.toml", format!("[tokens]\nleadin = {variant}\n")),
    }
}

/// Something a person does to the files.
#[derive(Debug, Clone)]
enum Edit {
    Profile(u8, u8),
    BreakProfile(u8),
    RemoveProfile(u8),
    Postings(u8, u8, u8),
    BreakPostings(u8),
    RemovePostings(u8, u8),
    Market(u8, u8),
    Settings(u8),
    Skills(u8),
    Theme(u8, u8),
    RemoveTheme(u8),
    Stray,
}

impl Edit {
    fn apply(&self, world: &World) {
        match *self {
            Self::Profile(profile, variant) => {
                world.write(&profile_file(profile), &resume(profile, variant));
            }
            Self::BreakProfile(profile) => world.write(&profile_file(profile), "{\"basics\":"),
            Self::RemoveProfile(profile) => world.remove(&profile_file(profile)),
            Self::Postings(market, month, variant) => {
                world.write(&snapshot(market, month), &postings(market, variant));
            }
            Self::BreakPostings(market) => world.write(&snapshot(market, 0), "{\"id\":\n"),
            Self::RemovePostings(market, month) => world.remove(&snapshot(market, month)),
            Self::Market(market, variant) => {
                let text = format!("title = \"Engineer {variant}\"\ncurrency = \"EUR\"\n");
                world.write(&market_toml(market), &text);
            }
            Self::Settings(variant) => {
                let text = [
                    "title = \"A\"\n",
                    "title = \"B\"\nbase_url = \"https://example.org/cv/\"\n[cohort]\nnames = \"names\"\n",
                    "[analysis]\nas_of = 2026-10-20\n",
                    "titel = \"C\"\n",
                    "theme = \"mine\"\n",
                    "theme = \"slate\"\nsections.hide = [\"gaps\"]\n",
                ];
                world.write("site.toml", text[usize::from(variant % 6)]);
            }
            Self::Skills(0) => world.remove("content/skills/own.toml"),
            Self::Skills(variant) => {
                let text = format!(
                    "[[skill]]\nid = \"widgetry\"\nlabel = \"Widgetry {variant}\"\nkind = \"practice\"\naliases = [\"Widgetry\"]\nhours = 20\n"
                );
                world.write("content/skills/own.toml", &text);
            }
            Self::Theme(file, variant) => {
                let (name, text) = theme_file(file, variant);
                world.write(&format!("themes/mine/{name}"), &text);
            }
            Self::RemoveTheme(file) => {
                world.remove(&format!("themes/mine/{}", theme_file(file, 0).0));
            }
            Self::Stray => world.write("content/profiles/notes.txt", "of no matter"),
        }
    }
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (0_u8..4, 0_u8..35).prop_map(|(profile, variant)| Edit::Profile(profile, variant)),
        1 => (0_u8..4).prop_map(Edit::BreakProfile),
        1 => (0_u8..4).prop_map(Edit::RemoveProfile),
        4 => (0_u8..2, 0_u8..2, 0_u8..24).prop_map(|(market, month, variant)| {
            Edit::Postings(market, month, variant)
        }),
        1 => (0_u8..2).prop_map(Edit::BreakPostings),
        1 => (0_u8..2, 0_u8..2).prop_map(|(market, month)| Edit::RemovePostings(market, month)),
        1 => (0_u8..2, 0_u8..3).prop_map(|(market, variant)| Edit::Market(market, variant)),
        2 => (0_u8..6).prop_map(Edit::Settings),
        3 => (0_u8..6, 0_u8..4).prop_map(|(file, variant)| Edit::Theme(file, variant)),
        1 => (0_u8..5).prop_map(Edit::RemoveTheme),
        1 => (0_u8..3).prop_map(Edit::Skills),
        1 => Just(Edit::Stray),
    ]
}

/// Every file of a site.
fn files(site: &Site) -> Vec<(&str, &[u8])> {
    site.iter().collect()
}

/// The files of the second site that the first has not, or has otherwise.
fn differing<'a>(one: &Site, other: &'a Site) -> Vec<&'a str> {
    let differs = other.iter().filter(|(path, bytes)| one.get(path) != Some(*bytes));
    differs.map(|(path, _)| path).collect()
}

/// What the problems say, whatever their order.
fn said(diagnostics: &Diagnostics) -> BTreeSet<String> {
    diagnostics.iter().map(|item| format!("{item:?}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn every_edit_gives_the_site_of_a_whole_build(edits in prop::collection::vec(edit(), 1..10)) {
        let mut world = World::new();
        world.rebuild();
        for (step, edit) in edits.iter().enumerate() {
            edit.apply(&world);
            let outcome = world.rebuild();
            let (site, diagnostics) = world.fresh();
            if diagnostics.has_errors() {
                // Files with errors are shown as they were, which a new build cannot know.
                prop_assert!(outcome.diagnostics.has_errors(), "{edit:?} at {step}");
                continue;
            }
            prop_assert_eq!(said(&outcome.diagnostics), said(&diagnostics));
            let (ours, whole) = (outcome.site.unwrap(), site.unwrap());
            let differing = differing(&ours, &whole);
            prop_assert!(differing.is_empty(), "{edit:?} at {step}: {differing:?}");
            prop_assert_eq!(ours.len(), whole.len());
        }
    }
}

/// Asserts that of a site only files are known, and only missing that are not in it; whether all
/// is known.
fn agrees(edition: &Edition, whole: &Site) -> Result<bool, String> {
    let mut complete = true;
    for (path, bytes) in whole.iter() {
        match edition.known(path) {
            Known::File(known) if **known == *bytes => {}
            Known::Pending => complete = false,
            known => return Err(format!("{path} is {known:?}")),
        }
    }
    for path in edition.paths().filter(|path| whole.get(path).is_none()) {
        match edition.known(path) {
            Known::Nothing => {}
            Known::Pending => complete = false,
            Known::File(_) => return Err(format!("{path} is there")),
        }
    }
    Ok(complete)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_known_while_pages_are_made_is_of_the_newest_content(
        edits in prop::collection::vec((edit(), any::<bool>(), 0_u8..4), 1..12)
    ) {
        let mut world = World::new();
        let mut begun = 0;
        for (step, (edit, waits, wanted)) in edits.iter().enumerate() {
            edit.apply(&world);
            // Built before, so that pages are looked at while they are made.
            let (site, expected) = world.fresh();
            world.live.wanted.ask(&[format!("candidates/p{wanted}/m0/index.html")]);
            let diagnostics = world.begin();
            begun += 1;
            if expected.has_errors() {
                // Files with errors are shown as they were, which a new build cannot know.
                prop_assert!(diagnostics.has_errors(), "{edit:?} at {step}");
                continue;
            }
            let site = site.unwrap();
            loop {
                match world.live.look(|edition| agrees(edition, &site)) {
                    Ok(complete) if complete || !waits => break,
                    Ok(_) => std::thread::yield_now(),
                    Err(difference) => prop_assert!(false, "{edit:?} at {step}: {difference}"),
                }
            }
        }
        // Every edition is told of once, whether it was overtaken or not.
        (0..begun).for_each(|_| drop(world.finish()));
    }
}

#[test]
fn an_edit_while_pages_are_pending_overtakes_them_and_loses_nothing() {
    let mut world = World::new();
    for profile in 3..60 {
        world.write(&profile_file(profile), &resume(profile, 0));
    }
    world.rebuild();
    world.write(&snapshot(0, 0), &postings(0, 5));
    world.begin();
    world.write(&profile_file(59), &resume(59, 1));
    world.begin();
    let (first, second) = (world.finish(), world.finish());
    // All are made once, but that of the edited profile perhaps for both editions.
    let made = first.made.dashboards + second.made.dashboards;
    assert!(first.overtaken && !second.overtaken && (60..=61).contains(&made), "{made}");
    let whole = world.fresh().0.unwrap();
    assert_eq!(world.live.look(|edition| agrees(edition, &whole)), Ok(true));
}

#[test]
fn content_that_cannot_be_read_leaves_what_is_pending_to_be_made() {
    let mut world = World::new();
    world.rebuild();
    world.write(&snapshot(0, 0), &postings(0, 5));
    let whole = world.fresh().0.unwrap();
    world.begin();
    let (files, aside) = (world.root().join("content"), world.root().join("aside"));
    fs::rename(&files, &aside).unwrap();
    assert!(world.begin().has_errors());
    (0..2).for_each(|_| drop(world.finish()));
    assert_eq!(world.live.look(|edition| agrees(edition, &whole)), Ok(true));
}

#[test]
fn only_what_depends_on_an_edit_is_made_anew() {
    let mut world = World::new();
    let made = |outcome: Outcome| {
        assert!(!outcome.diagnostics.has_errors(), "{:?}", outcome.diagnostics);
        let Made { dashboards, markets } = outcome.made;
        (dashboards, markets)
    };
    assert_eq!(made(world.rebuild()), (3, 2));
    assert_eq!(made(world.rebuild()), (0, 0));
    world.write(&profile_file(1), &resume(1, 3));
    assert_eq!(made(world.rebuild()), (2, 0), "a profile that now aims at both markets");
    world.write("content/profiles/notes.txt", "of no matter");
    assert_eq!(made(world.rebuild()), (0, 0));
    world.write(&snapshot(1, 0), &postings(1, 7));
    let (dashboards, markets) = made(world.rebuild());
    assert!(dashboards >= 1 && markets >= 1, "the market and who aims at it");
    world.write("site.toml", "title = \"Another title\"\n");
    assert_eq!(made(world.rebuild()), (4, 2), "every page has the title");
    world.write("site.toml", "title = \"Another title\"\ntheme = \"mine\"\n");
    assert_eq!(made(world.rebuild()), (4, 2), "the settings are others");
    world.write("themes/mine/custom.css", "p { margin: 1px }\n");
    assert_eq!(made(world.rebuild()), (0, 0), "every page has another stylesheet and is the same");
    world.write("themes/mine/custom.css", "p { background: url(a.png) }\n");
    assert_eq!(made(world.rebuild()), (4, 2), "dashboards link the stylesheet now");
    world.write("themes/mine/custom.css", "p { background: URL(b.png) }\n");
    assert_eq!(made(world.rebuild()), (0, 0), "another stylesheet is linked");
    world.write("themes/mine/slots/footer.html", "<p>Made by us</p>\n");
    assert_eq!(made(world.rebuild()), (4, 2), "every page has the footer");
}

#[test]
fn every_edit_of_a_theme_gives_the_site_of_a_whole_build() {
    let mut world = World::new();
    world.write("site.toml", "theme = \"mine\"\n");
    world.rebuild();
    for (step, (file, variant)) in
        [(0, 1), (1, 2), (2, 1), (0, 2), (3, 1), (4, 1), (1, 3), (4, 2), (3, 2), (2, 2), (0, 3)]
            .into_iter()
            .enumerate()
    {
        Edit::Theme(file, variant).apply(&world);
        let outcome = world.rebuild();
        let (site, diagnostics) = world.fresh();
        assert_eq!(said(&outcome.diagnostics), said(&diagnostics));
        let (ours, whole) = (outcome.site.unwrap(), site.unwrap());
        assert_eq!((differing(&ours, &whole), ours.len()), (vec![], whole.len()), "step {step}");
    }
    let before = world.rebuild().site.unwrap();
    let stylesheet = |site: &Site| {
        let path = site.iter().map(|(path, _)| path).find(|path| path.ends_with(".css"));
        String::from_utf8(site.get(path.unwrap()).unwrap().to_vec()).unwrap()
    };
    assert!(stylesheet(&before).contains("--leading: 1.3;"));
    assert!(stylesheet(&before).ends_with("@layer user {\np { margin: 3px }\n\n}\n"));
    Edit::Theme(5, 1).apply(&world);
    let outcome = world.rebuild();
    assert!(outcome.diagnostics.has_errors());
    assert_eq!(files(&outcome.site.unwrap()), files(&before), "a broken theme is shown as it was");
}

#[test]
fn the_page_of_a_skill_follows_its_market_and_its_candidates() {
    let mut world = World::new();
    world.write("site.toml", "[cohort]\nnames = \"names\"\n");
    let page = |outcome: Outcome, skill: &str| {
        let site = outcome.site.unwrap();
        let path = format!("markets/m0/skills/{skill}.html");
        site.get(&path).map(|bytes| String::from_utf8(bytes.to_vec()).unwrap())
    };
    // Profiles of variants 0 and 5 show Python, that of variant 1 Rust, which nobody asks for.
    world.write(&profile_file(1), &resume(1, 1));
    let python = page(world.rebuild(), "python").unwrap();
    assert!(python.contains("Sample 0.0") && !python.contains("Sample 1.1"));
    world.write(&profile_file(1), &resume(1, 0));
    let python = page(world.rebuild(), "python").unwrap();
    assert!(python.contains("Sample 0.0") && python.contains("Sample 1.0"));
    world.remove(&profile_file(0));
    assert!(!page(world.rebuild(), "python").unwrap().contains("Sample 0.0"));
    // Variant 2 is private: nobody but its own dashboard shows it.
    world.write(&profile_file(1), &resume(1, 2));
    assert!(!page(world.rebuild(), "terraform").unwrap().contains("Sample 1.2"));
    world.write(&snapshot(0, 0), &postings(0, 0).replace("Python", "Rust"));
    let outcome = world.rebuild();
    assert!(outcome.site.as_ref().unwrap().get("markets/m0/skills/python.html").is_none());
    assert!(page(outcome, "rust").is_some());
}

#[test]
fn a_broken_file_changes_no_page_and_is_said() {
    let mut world = World::new();
    let before = world.rebuild().site.unwrap();
    for (name, text) in [
        (profile_file(0), "{\"basics\":"),
        (snapshot(0, 0), "{\"id\":\n"),
        (market_toml(1), "titel = \"x\"\n"),
        ("site.toml".to_owned(), "titel = \"x\"\n"),
    ] {
        let good = fs::read(world.root().join(&name)).unwrap_or_default();
        world.write(&name, text);
        let outcome = world.rebuild();
        let errors = outcome.diagnostics.iter().filter_map(|item| item.location.as_ref());
        assert!(errors.map(|location| &*location.file).any(|file| file == name), "{name}");
        if name != "site.toml" {
            assert_eq!(files(&outcome.site.unwrap()), files(&before), "{name}");
        }
        fs::write(world.root().join(&name), good).unwrap();
        assert!(world.rebuild().diagnostics.is_empty(), "{name} is mended");
    }
}

#[test]
fn a_site_that_loses_its_markets_keeps_the_last_site() {
    let mut world = World::new();
    let before = world.rebuild().site.unwrap();
    for market in 0..2 {
        world.remove(&market_toml(market));
    }
    let outcome = world.rebuild();
    assert_eq!(files(&outcome.site.unwrap()), files(&before));
    assert!(outcome.diagnostics.has_errors());
    world.write(&market_toml(0), "title = \"Engineer\"\n");
    let site = world.rebuild().site.unwrap();
    assert!(site.get("markets/m0/index.html").is_some());
    assert!(site.get("markets/m1/index.html").is_none());
}
