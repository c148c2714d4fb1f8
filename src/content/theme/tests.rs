//! The looks that are compiled in, and what `theme.toml` may say.

use super::look::BUILT_IN;
use super::*;
use crate::diagnostics::{Diagnostics, Format, Source, render};

fn read(text: &str) -> (Option<Look>, String) {
    let source = Source::new("theme.toml", "theme.toml", text);
    let mut diagnostics = Diagnostics::default();
    let settings = reader::read(&source, &mut diagnostics);
    assert_eq!(settings.is_none(), diagnostics.has_errors());
    (settings.map(|settings| settings.look), render(&diagnostics, Format::Short))
}

#[test]
fn every_custom_property_of_the_stylesheet_is_a_token() {
    let css = include_str!("../../../themes/default/css/tokens.css");
    let declared = css.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(':'));
    let declared: Vec<&str> = declared.map(|(name, _)| name).collect();
    assert_eq!(declared, TOKENS.iter().map(|token| token.name).collect::<Vec<_>>());
    let default = Look::default();
    for (token, value) in default.values() {
        let colour = matches!(value, Value::Colour { .. });
        assert_eq!(colour, token.kind == Kind::Colour, "{}", token.name);
        assert!(colour || css.contains(&format!("--{}: ", token.name)));
    }
    assert_eq!(default.css(), "", "the default look needs no rule of its own");
}

#[test]
fn every_token_is_used_by_a_stylesheet() {
    let styles = [
        include_str!("../../../themes/default/css/base.css"),
        include_str!("../../../themes/default/css/layout.css"),
        include_str!("../../../themes/default/css/first-screen.css"),
        include_str!("../../../themes/default/css/panels.css"),
        include_str!("../../../themes/default/css/charts.css"),
        include_str!("../../../themes/default/css/narrow.css"),
        include_str!("../../../themes/default/css/print.css"),
    ]
    .concat();
    for token in &TOKENS {
        assert!(styles.contains(&format!("var(--{})", token.name)), "{}", token.name);
    }
}

#[test]
fn every_text_reads_in_every_look_and_scheme() {
    for name in BUILT_IN {
        let look = Look::built_in(name).unwrap();
        assert_eq!(low_contrasts(&look), [], "{name}");
        let marks = look.colour("mark", Scheme::Dark).zip(look.colour("mark", Scheme::Light));
        assert!(marks.is_some_and(|(dark, light)| dark != light), "{name}");
    }
    assert!(pairs().count() > 14);
}

#[test]
fn the_dense_look_reads_at_seven_to_one() {
    let look = Look::built_in("slate").unwrap();
    for scheme in Scheme::ALL {
        for pair in pairs() {
            let colours = look.colour(pair.text, scheme).zip(look.colour(pair.ground, scheme));
            let contrast = colours.map(|(text, ground)| text.contrast(ground)).unwrap();
            assert!(contrast >= 7.0, "{} on {}, {scheme:?}: {contrast:.2}", pair.text, pair.ground);
        }
    }
}

#[test]
fn the_settings_of_built_in_looks_have_no_problem() {
    for (name, settings) in [
        ("editorial", include_str!("../../../themes/default/looks/editorial.toml")),
        ("slate", include_str!("../../../themes/default/looks/slate.toml")),
    ] {
        let (look, found) = read(settings);
        assert_eq!(found, "", "{name}");
        assert_eq!(look, Look::built_in(name));
        assert_ne!(look, Some(Look::default()));
    }
}

#[test]
fn tokens_are_set_in_one_scheme_or_in_both() {
    let (look, found) = read(
        "careerdash = \"0.1.0\"\nextends = \"slate\"\n[tokens]\nlink = \"rgb(0 0 238)\"\nleading = 1.6\n\
         [tokens.light]\npaper = \"#fffefe\"\n[tokens.dark]\nlink = \"#aaccff\"\n",
    );
    assert_eq!(found, "");
    let look = look.unwrap();
    let colour = |name, scheme| look.colour(name, scheme).unwrap().to_string();
    assert_eq!(colour("link", Scheme::Light), "#0000ee");
    assert_eq!(colour("link", Scheme::Dark), "#aaccff");
    assert_eq!(colour("paper", Scheme::Light), "#fffefe");
    assert_eq!(colour("paper", Scheme::Dark), "#0b0f16", "as in the look it is made of");
    let css = look.css();
    assert!(
        css.starts_with("@layer theme {\n  :root {\n    --paper: light-dark(#fffefe, #0b0f16);\n")
    );
    assert!(css.contains("    --leading: 1.6;\n"));
    assert!(!css.contains("--measure"), "{css}");
    assert_eq!(read("").0, Some(Look::default()));
}

#[test]
fn every_mistake_in_a_theme_is_said_with_its_place() {
    let found = read(
        "careerdash = \"one\"\nextends = \"slat\"\ntokns = 1\n[tokens]\npapper = \"#fff\"\n--ink = \"#000\"\n\
         xyzzy = 1\npaper = \"url(https://example.org)\"\nink = \"#000a\"\nleading = 9\n\
         font-body = \"a; } body { display: none\"\nspace-1 = \"-1rem\"\nradius = []\n\
         [tokens.light]\nmeasure = \"60ch\"\nquiet = 3\n[tokens.dark]\npapr = \"#000\"\n",
    )
    .1;
    let colour = "expected a colour without transparency, such as `#164f9e`, `rgb(22 79 158)` or `oklch(45% 0.13 255)`";
    let length = "expected a length, such as `1.5rem` or `clamp(1.75rem, 1.3rem + 2vw, 2.5rem)`";
    assert_eq!(
        found,
        format!(
            "theme.toml:1:14: error[unknown-value]: `careerdash` is `one`; expected a version such as `{}`\n\
             theme.toml:2:11: error[unknown-value]: `extends` is `slat`; expected `default`, `editorial` or `slate`; did you mean `slate`?\n\
             theme.toml:3:1: error[unknown-key]: unknown key `tokns`; expected `careerdash`, `extends` or `tokens`; did you mean `tokens`?\n\
             theme.toml:5:1: error[unknown-token]: there is no token `papper`; did you mean `paper`?\n\
             theme.toml:6:1: error[unknown-token]: there is no token `--ink`; did you mean `ink`?\n\
             theme.toml:7:1: error[unknown-token]: there is no token `xyzzy`; `careerdash theme eject` writes a file with all of them\n\
             theme.toml:8:9: error[invalid-token]: `paper` is `url(https://example.org)`; {colour}\n\
             theme.toml:9:7: error[invalid-token]: `ink` is `#000a`; {colour}\n\
             theme.toml:10:11: error[invalid-token]: `leading` is `9`; expected a number from 1 to 2.5\n\
             theme.toml:11:13: error[invalid-token]: `font-body` is `a; }} body {{ display: none`; expected font families, such as `Charter, \"Bitstream Charter\", serif`\n\
             theme.toml:12:11: error[invalid-token]: `space-1` is `-1rem`; {length}\n\
             theme.toml:13:10: error[wrong-type]: `radius` is a list; {length}\n\
             theme.toml:15:11: error[scheme-token]: `measure` is no colour and is the same in both schemes; move it to `[tokens]`\n\
             theme.toml:16:9: error[invalid-token]: `quiet` is `3`; {colour}\n\
             theme.toml:18:1: error[unknown-token]: there is no token `papr`; did you mean `paper`?\n",
            version::THIS
        )
    );
}

#[test]
fn a_pair_that_does_not_read_is_named_with_its_contrast_and_scheme() {
    let (look, found) =
        read("[tokens.dark]\nquiet = \"#6b6f78\"\n[tokens.light]\nmark = \"#555555\"\n");
    assert!(look.is_some(), "it is a warning");
    assert_eq!(
        found,
        "theme.toml:2:9: warning[low-contrast]: `quiet` on `paper` has a contrast of 3.63:1 in the dark scheme; expected at least 4.5:1 for text; `#7b7e86` would do for `quiet`\n\
         theme.toml:2:9: warning[low-contrast]: `quiet` on `surface` has a contrast of 3.31:1 in the dark scheme; expected at least 4.5:1 for text; `#81858c` would do for `quiet`\n\
         theme.toml:4:8: warning[low-contrast]: `ink` on `mark` has a contrast of 2.36:1 in the light scheme; expected at least 4.5:1 for text; `#818181` would do for `mark`\n"
    );
    let found = read("[tokens]\nneutral = \"#999\"\n").1;
    assert!(found.contains("`neutral` on `paper` has a contrast of 2.7"), "{found}");
    assert!(found.contains("at least 3:1 for charts") && found.lines().count() == 1, "{found}");
}

#[test]
fn a_theme_of_another_version_is_said() {
    let found = read("careerdash = \"0.0.9\"\n").1;
    assert!(found.starts_with("theme.toml:1:14: warning[older-theme]: the theme was made with careerdash 0.0.9; this is "), "{found}");
    let found = read("careerdash = \"99.0.0\"\n").1;
    assert!(
        found.contains("warning[newer-theme]") && found.contains("use careerdash 99.0.0"),
        "{found}"
    );
}

#[test]
fn every_token_is_documented_with_its_values() {
    let page = include_str!("../../../docs/theming.md");
    let default = Look::default();
    for (token, value) in default.values() {
        let row = page.lines().find(|line| line.starts_with(&format!("| `{}` |", token.name)));
        let row = row.unwrap_or_else(|| panic!("{} has no row", token.name));
        assert!(row.contains(&format!("| {} |", token.meaning)), "{row}");
        match value {
            Value::Colour { light, dark } => {
                assert!(row.contains(&format!("| `{light}` | `{dark}` |")), "{row}");
            }
            Value::Plain(_) if token.kind == Kind::Fonts => {}
            Value::Plain(text) => assert!(row.contains(&format!("| `{text}` |")), "{row}"),
        }
    }
    for name in BUILT_IN {
        assert!(page.contains(&format!("\n| `{name}` | ")), "{name}");
    }
}
