//! `careerdash theme`.

use super::fixture::{Site, assert_same, tree, without_styles};

const DASHBOARD: &str = "candidates/ada/dev/index.html";

#[test]
fn an_ejected_theme_changes_nothing_but_the_name_of_the_stylesheet() {
    for look in ["default", "editorial", "slate"] {
        let site = Site::small().file("site.toml", format!("theme = \"{look}\"\n")).build();
        let before = site.page(DASHBOARD);
        let style = site.pages(".css").remove(0);
        let css = site.page(&style);
        let run = site.run(&["theme", "eject"]);
        assert_eq!((run.code, run.errors.as_str()), (0, ""));
        assert!(
            run.output.contains(
                "custom.css, slots/head.html, slots/header.html, slots/footer.html, theme.toml\n"
            ),
            "{}",
            run.output
        );
        assert!(
            run.output.ends_with("to use it, write `theme = \"mine\"` into site.toml\n"),
            "{}",
            run.output
        );
        let toml = std::fs::read_to_string(site.root.join("themes/mine/theme.toml")).unwrap();
        assert!(toml.contains(&format!("\nextends = \"{look}\"\n")), "{toml}");
        assert!(toml.contains(&format!("\ncareerdash = \"{}\"\n", env!("CARGO_PKG_VERSION"))));
        let site = site.file("site.toml", "theme = \"mine\"\n").build();
        let after = site.pages(".css").remove(0);
        let page = site.page(DASHBOARD);
        assert_eq!(without_styles(&page), without_styles(&before), "{look}");
        let (rules, own) = {
            let css = site.page(&after);
            let at = css.find("\n@layer user {\n").unwrap();
            (css[..at].to_owned(), css[at..].to_owned())
        };
        assert_eq!(rules, css, "{look}");
        assert!(own.starts_with("\n@layer user {\n/* Rules of this site."), "{own}");
    }
}

#[test]
fn nothing_is_overwritten() {
    let site = Site::small();
    assert_eq!(site.run(&["theme", "eject", "ours", "--extends", "slate"]).code, 0);
    site.put("themes/ours/custom.css", "p { color: red }");
    let before = tree(&site.root);
    let run = site.run(&["theme", "eject", "ours"]);
    assert_eq!((run.code, run.output.as_str()), (2, ""));
    assert!(
        run.errors.contains("custom.css exists already; nothing was written"),
        "{}",
        run.errors
    );
    assert_same(&before, &tree(&site.root));
    // One file that is there already is enough, and what was made before it is taken back.
    site.put("themes/half/theme.toml", "");
    let before = tree(&site.root);
    assert_eq!(site.run(&["theme", "eject", "half"]).code, 2);
    assert_same(&before, &tree(&site.root));
}

#[test]
fn what_cannot_be_done_is_said() {
    let site = Site::small();
    for (arguments, wanted) in [
        (
            &["theme", "eject", "slate"][..],
            "`slate` is a built-in theme; choose another name, such as my-slate",
        ),
        (&["theme", "eject", "../x"], "such as x"),
        (&["theme", "eject", "a", "--extends", "slat"], "slate"),
        (&["theme", "ejct"], "eject"),
    ] {
        let run = site.run(arguments);
        assert!(run.code == 2 && run.errors.contains(wanted), "{wanted}: {}", run.errors);
    }
    let site = site.file("site.toml", "themee = 1\n");
    let run = site.run(&["theme", "eject", "a"]);
    assert_eq!((run.code, run.output.as_str()), (1, "nothing was written\n"));
    assert!(run.errors.contains("error[unknown-key]"), "{}", run.errors);
    let site = site.file("site.toml", "theme = \"gone\"\n");
    let run = site.run(&["theme", "eject", "a"]);
    assert!(run.code == 1 && run.errors.contains("error[unknown-theme]"), "{}", run.errors);
    assert!(!site.root.join("themes").exists());
    // What the message about a missing theme proposes works.
    let run = site.run(&["theme", "eject", "gone"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    assert!(!run.output.contains("to use it"), "it is in use: {}", run.output);
    site.build();
}

#[test]
fn tokens_of_a_theme_of_its_own_go_on_into_the_next() {
    let site = Site::small().file("site.toml", "theme = \"first\"\n").file(
        "themes/first/theme.toml",
        "extends = \"editorial\"\n[tokens]\nleading = 1.7\n[tokens.dark]\nlink = \"#9df\"\n",
    );
    assert_eq!(site.run(&["theme", "eject", "second"]).code, 0);
    let toml = std::fs::read_to_string(site.root.join("themes/second/theme.toml")).unwrap();
    assert!(toml.contains("extends = \"editorial\"\n"), "{toml}");
    let set: Vec<&str> =
        toml.lines().filter(|line| line.contains(" = ") && !line.starts_with('#')).collect();
    assert_eq!(set.len(), 4, "{set:?}");
    assert!(
        set[2].starts_with("leading = 1.7  # ") && set[3].starts_with("link = \"#99ddff\"  # "),
        "{set:?}"
    );
}

#[test]
fn themes_are_listed_with_a_star_at_the_one_in_use() {
    let site = Site::small()
        .file("site.toml", "theme = \"mine\"\n")
        .file("themes/mine/custom.css", "")
        .file("themes/other/custom.css", "");
    let run = site.run(&["theme", "list"]);
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    assert_eq!(
        run.output,
        "  default    built in: the one without a setting\n\
         \x20 editorial  built in: warm paper and a serif, with room around\n\
         \x20 slate      built in: dense, and every text at 7:1 or more\n\
         * mine       in themes/mine\n\
         \x20 other      in themes/other\n"
    );
    let run = Site::small().run(&["theme", "list"]);
    assert!(run.output.starts_with("* default "), "{}", run.output);
}
