//! Stylesheet, script and icon, under names that change with their content.

use super::scripts;
use super::slug::short_hash;

/// The parts of the stylesheet in the order they apply.
const STYLES: [&str; 14] = [
    include_str!("../../themes/default/css/tokens.css"),
    include_str!("../../themes/default/css/base.css"),
    include_str!("../../themes/default/css/layout.css"),
    include_str!("../../themes/default/css/first-screen.css"),
    include_str!("../../themes/default/css/panels.css"),
    include_str!("../../themes/default/css/charts.css"),
    include_str!("../../themes/default/css/market.css"),
    include_str!("../../themes/default/css/skill.css"),
    include_str!("../../themes/default/css/cohort.css"),
    include_str!("../../themes/default/css/targets.css"),
    include_str!("../../themes/default/css/method.css"),
    include_str!("../../themes/default/css/controls.css"),
    include_str!("../../themes/default/css/narrow.css"),
    include_str!("../../themes/default/css/print.css"),
];

const ICON: &str = include_str!("../../themes/default/icon.svg");

/// The files that pages load.
#[derive(Debug)]
pub(crate) struct Assets {
    pub(crate) stylesheet: Asset,
    pub(crate) script: Asset,
    pub(crate) icon: Asset,
}

/// A file with its path from the site's root.
#[derive(Debug)]
pub(crate) struct Asset {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

impl Assets {
    /// The assets of the built-in theme.
    pub(crate) fn built_in() -> Self {
        Self {
            stylesheet: Asset::new("style", "css", &STYLES.join("\n")),
            script: Asset::new("script", "js", &scripts::bundle()),
            icon: Asset::new("icon", "svg", ICON),
        }
    }
}

impl Asset {
    fn new(stem: &str, extension: &str, text: &str) -> Self {
        let bytes = text.as_bytes().to_vec();
        let path = format!("assets/{stem}.{}.{extension}", short_hash(&bytes));
        Self { path, bytes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Relative luminance of each colour token (WCAG 2.2), light and dark.
    fn luminances(css: &str) -> BTreeMap<&str, [f64; 2]> {
        let channel = |hex: &str, at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = |hex: &str| {
            0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)
        };
        css.lines()
            .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": light-dark("))
            .map(|(name, pair)| {
                let (light, dark) = pair.trim_end_matches(");").split_once(", ").unwrap();
                (name, [luminance(light), luminance(dark)])
            })
            .collect()
    }

    #[test]
    fn text_is_legible_in_both_schemes() {
        let tokens = luminances(STYLES[0]);
        for scheme in [0, 1] {
            for text in ["ink", "quiet", "link", "have", "partly", "missing"] {
                for ground in ["paper", "surface"] {
                    let (text_light, ground_light) = (tokens[text][scheme], tokens[ground][scheme]);
                    let (a, b) = (text_light.max(ground_light), text_light.min(ground_light));
                    let contrast = (a + 0.05) / (b + 0.05);
                    assert!(contrast >= 4.5, "{text} on {ground}: {contrast:.2}");
                }
            }
        }
    }
}
