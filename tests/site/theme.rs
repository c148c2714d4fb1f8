//! A site's own theme, from its folder to the pages.

use super::fixture::{Site, without_styles};
use std::collections::BTreeMap;

const DASHBOARD: &str = "candidates/ada/dev/index.html";

fn themed() -> Site {
    Site::small().file("site.toml", "theme = \"mine\"\n")
}

/// What `check` says of a site with these files in its theme.
fn said(files: &[(&str, &str)]) -> String {
    let site = files
        .iter()
        .fold(themed(), |site, (path, text)| site.file(&format!("themes/mine/{path}"), text));
    site.check("short").errors
}

/// The stylesheet of a built site.
fn stylesheet(site: &Site) -> String {
    let paths = site.pages(".css");
    assert_eq!(paths.len(), 1, "{paths:?}");
    site.page(&paths[0])
}

#[test]
fn a_built_in_theme_is_the_default_one_with_other_tokens() {
    let plain = Site::small().build();
    let slate = Site::small().file("site.toml", "theme = \"slate\"\n").build();
    let (default, dense) = (stylesheet(&plain), stylesheet(&slate));
    let rest = dense.strip_prefix(&default).unwrap();
    assert!(
        rest.starts_with("\n@layer theme {\n  :root {\n    --paper: light-dark(#ffffff, "),
        "{rest}"
    );
    assert!(rest.contains("    --radius: 0;\n") && !rest.contains("--measure"), "{rest}");
    // The pages differ in the stylesheet alone, and 404.html in its colours.
    for page in [DASHBOARD, "index.html"] {
        let (before, after) = (plain.page(page), slate.page(page));
        assert_ne!(before, after);
        assert_eq!(without_styles(&before), without_styles(&after));
    }
    assert!(plain.page("404.html").contains("--paper: light-dark(#fcfcfa, #131518);"));
    assert!(slate.page("404.html").contains("--paper: light-dark(#ffffff, #0b0f16);"));
}

#[test]
fn a_dashboard_has_the_stylesheet_inside_unless_it_names_files() {
    let plain = Site::small().build();
    let path = plain.pages(".css").remove(0);
    let page = plain.page(DASHBOARD);
    let opening = format!("<style data-file=\"../../../{path}\">");
    let (_, rest) = page.split_once(&opening).expect("the rules and the file they come from");
    let (rules, _) = rest.split_once("</style>").unwrap();
    let whole = stylesheet(&plain);
    let of_charts = ".demand-axis";
    assert!(rules.contains(of_charts) && whole.contains(of_charts));
    let of_cohorts = ".heat-legend";
    assert!(!rules.contains(of_cohorts) && whole.contains(of_cohorts));
    assert!(!page.contains("<link rel=\"stylesheet\""));
    let link = format!("<link rel=\"stylesheet\" href=\"{path}\">");
    assert!(plain.page("index.html").contains(&link), "other pages share the file");
    for (css, inside) in [
        ("p { color: red }", true),
        ("p::after { content: \"</style><b>\" }", false),
        ("p { background: Url( 'a.png' ) }", false),
        ("@import 'a.css';", false),
    ] {
        let site = themed().file("themes/mine/custom.css", css).build();
        let page = site.page(DASHBOARD);
        assert_eq!(page.contains("<style data-file="), inside, "{css}");
        assert_eq!(page.contains("<link rel=\"stylesheet\""), !inside, "{css}");
    }
}

#[test]
fn tokens_stylesheet_slots_and_assets_reach_every_page() {
    let site = themed()
        .file("themes/mine/theme.toml", "extends = \"slate\"\n[tokens]\nlink = \"oklch(35% 0.1 200)\"\n[tokens.dark]\nlink = \"#9df\"\n")
        .file("themes/mine/custom.css", ".slot { background: url(fonts/../photo.jpg) }\n@font-face { font-family: A; src: url(\"fonts/a.woff2\") }\n")
        .file("themes/mine/slots/head.html", "<meta name=\"author\" content=\"Example Bureau\">\n")
        .file("themes/mine/slots/header.html", "<p>From <a href=\"{{ root }}index.html\">us</a> & <img src=\"{{ root }}assets/photo.jpg\" alt=\"\"></p>\n")
        .file("themes/mine/slots/footer.html", "<!-- nothing yet -->\n")
        .file("themes/mine/assets/photo.jpg", [0xff, 0xd8, 0x00])
        .file("themes/mine/assets/fonts/a.woff2", "font")
        .file("themes/mine/assets/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .file("themes/mine/assets/logo.png", "logo");
    let run = site.run(&["build"]);
    // `fonts/../photo.jpg` is no asset's path, and says so.
    assert!(run.errors.contains("(unknown-asset)") && run.code == 0, "{}", run.errors);
    let css = stylesheet(&site);
    assert!(css.contains("    --link: light-dark(#00484f, #99ddff);\n"), "{css}");
    assert!(css.contains("    --radius: 0;\n"), "as in the look it is made of");
    assert!(css.contains("\n@layer user {\n.slot { background"));
    for (page, root) in
        [(DASHBOARD, "../../../"), ("index.html", ""), ("markets/dev/index.html", "../../")]
    {
        let html = site.page(page);
        let (head, body) = html.split_once("</head>").unwrap();
        assert!(
            head.trim_end().ends_with("<meta name=\"author\" content=\"Example Bureau\">"),
            "{page}"
        );
        assert!(head.contains("; font-src 'self'; "), "{page}");
        assert!(body.contains(&format!("<p>From <a href=\"{root}index.html\">us</a> & <img src=\"{root}assets/photo.jpg\" alt=\"\"></p>")), "{page}");
        assert!(
            body.contains(&format!("<img class=\"logo\" src=\"{root}assets/logo.png\" alt=\"\"")),
            "{page}"
        );
        assert!(!html.contains("nothing yet"), "{page}");
    }
    let public = site.public();
    let of = |path: &str| public.get(path).map(Vec::as_slice);
    assert_eq!(of("assets/photo.jpg"), Some(&[0xff, 0xd8, 0x00][..]));
    assert_eq!(of("assets/fonts/a.woff2"), Some(&b"font"[..]));
    assert_eq!(of("assets/icon.svg"), None, "it takes the place of the built-in one");
    let icons: Vec<_> = public.keys().filter(|path| path.starts_with("assets/icon.")).collect();
    assert_eq!(icons.len(), 1);
    assert_eq!(public[icons[0]], b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    // The same files give the same bytes.
    let again: BTreeMap<_, _> = site.build().public();
    assert!(public == again);
}

#[test]
fn without_a_theme_no_page_says_anything_of_one() {
    let site = Site::small().build();
    let html = site.page(DASHBOARD);
    for word in ["font-src", "class=\"logo\"", "class=\"slot\""] {
        assert!(!html.contains(word), "{word}");
    }
    assert!(!stylesheet(&site).contains("@layer user {"));
}

#[test]
fn a_theme_that_does_not_exist_is_an_error_with_its_place() {
    let check = |name: &str| {
        let site = Site::small()
            .file("site.toml", format!("title = \"T\"\ntheme = \"{name}\"\n"))
            .file("themes/mine/custom.css", "")
            .file("themes/notes.txt", "no folder")
            .file("themes/Not an id/custom.css", "");
        let run = site.run(&["build"]);
        assert_eq!(run.code, 2, "{}", run.errors);
        assert!(!site.root.join("public").exists(), "an earlier site stays as it was");
        site.check("short").errors
    };
    assert_eq!(
        check("mien"),
        "site.toml:2:9: error[unknown-theme]: there is no theme `mien`; expected `default`, `editorial`, `slate` or `mine`; did you mean `mine`?\n"
    );
    assert_eq!(
        check("corporate"),
        "site.toml:2:9: error[unknown-theme]: there is no theme `corporate`; expected `default`, `editorial`, `slate` or `mine`; `careerdash theme eject corporate` makes one in themes/corporate\n"
    );
    for outside in ["../content", "..", "/etc", "Not an id"] {
        let said = check(outside);
        assert!(
            said.contains("error[unknown-theme]")
                && said.contains("a theme's folder has a name of"),
            "{said}"
        );
    }
}

#[test]
fn a_folder_with_the_name_of_a_built_in_theme_is_not_read() {
    let site = Site::small()
        .file("site.toml", "theme = \"slate\"\n")
        .file("themes/slate/theme.toml", "nonsense");
    assert_eq!(
        site.check("short").errors,
        "site.toml:1:9: warning[theme-not-read]: `slate` is a built-in theme, and themes/slate is not read; rename the folder, such as to themes/my-slate, and name that\n"
    );
}

#[test]
fn what_does_not_belong_in_a_theme_is_said() {
    assert_eq!(
        said(&[
            ("theme.tml", "x"),
            ("slots/heder.html", "x"),
            ("assets/icons.svg", "x"),
            ("assets/page.html", "x"),
            ("assets/a/b/c/deep.txt", "x"),
            ("assets/a/b/c/d/deeper.txt", "x"),
            ("assets/.hidden", "x"),
            ("custom.css~", "x"),
        ]),
        "themes/mine/assets/a/b/c/d: warning[ignored-file]: `d` is ignored; expected folders at most 3 deep\n\
         themes/mine/assets/icons.svg: warning[unknown-asset]: `icons.svg` replaces nothing; did you mean `icon.svg`?\n\
         themes/mine/assets/page.html: warning[asset-is-page]: `page.html` is published as a page of its own, without the content security policy of the others; make sure that it holds nothing that should not run\n\
         themes/mine/slots/heder.html: warning[ignored-file]: `heder.html` is ignored; expected `head.html`, `header.html` or `footer.html`; did you mean `header.html`?\n\
         themes/mine/theme.tml: warning[ignored-file]: `theme.tml` is ignored; expected `theme.toml`, `custom.css`, `slots` or `assets`; did you mean `theme.toml`?\n"
    );
    assert_eq!(
        said(&[("notes.md", "x")]),
        "themes/mine: warning[empty-theme]: the theme `mine` changes nothing; expected theme.toml, custom.css, slots or assets in it\n\
         themes/mine/notes.md: warning[ignored-file]: `notes.md` is ignored; expected `theme.toml`, `custom.css`, `slots` or `assets`\n"
    );
}

#[test]
fn names_that_are_dangerous_somewhere_are_errors() {
    for name in ["nul.txt", "a b.png", "ä.png", "style.0123abcd.css"] {
        let said = said(&[(&format!("assets/{name}"), "x")]);
        assert!(
            said.contains("error[invalid-asset]") && said.lines().count() == 1,
            "{name}: {said}"
        );
    }
    if cfg!(target_os = "linux") {
        let said = said(&[("assets/Photo.jpg", "x"), ("assets/photo.jpg", "x")]);
        assert!(said.contains("`photo.jpg` and `Photo.jpg` differ only in case"), "{said}");
    }
}

#[test]
fn faults_of_text_files_have_their_place_and_stop_the_build() {
    let site = themed()
        .file("themes/mine/theme.toml", "[tokens]\npaper = \"red; } body { display: none\"\n")
        .file("themes/mine/custom.css", ".a { }\n}\n")
        .file("themes/mine/slots/header.html", "<p>a</p>\n<!-- open\n")
        .file("themes/mine/slots/footer.html", b"\xff");
    let errors = site.check("short").errors;
    for wanted in [
        "themes/mine/theme.toml:2:9: error[invalid-token]: `paper` is `red; } body { display: none`",
        "themes/mine/custom.css:2:1: error[invalid-css]: `}` closes nothing",
        "themes/mine/slots/header.html:1:", // where the last tag was
        "error[invalid-slot]",
        "themes/mine/slots/footer.html:1:1: error[encoding]",
    ] {
        assert!(errors.contains(wanted), "{wanted}\n{errors}");
    }
    assert_eq!(site.run(&["build"]).code, 2);
    assert!(!site.root.join("public").exists());
}

#[cfg(unix)]
#[test]
fn links_out_of_the_themes_are_not_followed() {
    use std::os::unix::fs::symlink;
    let secret = tempfile::tempdir().unwrap();
    std::fs::write(secret.path().join("key.txt"), "secret").unwrap();
    let site = themed().file("themes/mine/custom.css", "").file("themes/mine/assets/a.txt", "x");
    symlink(secret.path().join("key.txt"), site.root.join("themes/mine/assets/key.txt")).unwrap();
    symlink(secret.path(), site.root.join("themes/mine/assets/folder")).unwrap();
    symlink(site.root.join("content"), site.root.join("themes/mine/slots")).unwrap();
    let run = site.run(&["build"]);
    assert_eq!(run.code, 2, "{}", run.errors);
    for path in ["assets/key.txt", "assets/folder", "slots"] {
        let wanted = format!("`themes/mine/{path}` is a link that leads out of the themes folder");
        assert!(run.errors.contains(&wanted), "{wanted}\n{}", run.errors);
    }
    // A whole theme elsewhere is no better.
    symlink(secret.path(), site.root.join("themes/other")).unwrap();
    let site = site.file("site.toml", "theme = \"other\"\n");
    let said = site.check("short").errors;
    assert!(said.contains("error[outside-content]: `themes/other` is a link"), "{said}");
    // A link within the folder is fine.
    let site = Site::small()
        .file("site.toml", "theme = \"b\"\n")
        .file("themes/a/custom.css", "p { color: red }");
    symlink("a", site.root.join("themes/b")).unwrap();
    assert!(stylesheet(&site.build()).contains("p { color: red }"));
}

#[test]
fn a_theme_that_reads_badly_is_built_with_a_warning() {
    let site = themed().file("themes/mine/theme.toml", "[tokens.light]\nquiet = \"#999\"\n");
    assert_eq!(site.run(&["build"]).code, 0);
    assert_eq!(
        site.check("short").errors,
        "themes/mine/theme.toml:2:9: warning[low-contrast]: `quiet` on `paper` has a contrast of 2.77:1 in the light scheme; expected at least 4.5:1 for text; `#747474` would do for `quiet`\n\
         themes/mine/theme.toml:2:9: warning[low-contrast]: `quiet` on `surface` has a contrast of 2.58:1 in the light scheme; expected at least 4.5:1 for text; `#6f6f6f` would do for `quiet`\n"
    );
    assert_eq!(site.run(&["build", "--strict"]).code, 1);
}
