//! The scripts of the pages, joined into one file.

/// The parts in the order they run; each may use what the ones before it define.
const PARTS: [&str; 11] = [
    include_str!("../../themes/default/js/texts.js"),
    include_str!("../../themes/default/js/dom.js"),
    include_str!("../../themes/default/js/sort.js"),
    include_str!("../../themes/default/js/filter.js"),
    include_str!("../../themes/default/js/reveal.js"),
    include_str!("../../themes/default/js/link.js"),
    include_str!("../../themes/default/js/scheme.js"),
    include_str!("../../themes/default/js/what-if-order.js"),
    include_str!("../../themes/default/js/what-if-count.js"),
    include_str!("../../themes/default/js/what-if-panel.js"),
    include_str!("../../themes/default/js/start.js"),
];

/// The parts in a function of their own, so that nothing of them is global, without comments and
/// indentation.
pub(crate) fn bundle() -> String {
    let mut script = String::from("(() => {\n\"use strict\";\n");
    for part in PARTS {
        for line in code(part) {
            script.push_str(line);
            script.push('\n');
        }
    }
    script.push_str("})();\n");
    script
}

/// The lines of code, without those that are comments only.
///
/// This is right for texts in which no string goes on over the end of a line, and in which
/// comments have lines of their own; the tests hold the parts to it.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let mut in_comment = false;
    text.lines().map(str::trim).filter(move |line| {
        let starts = !in_comment && line.starts_with("/*");
        let comment = in_comment || starts || line.starts_with("//") || line.is_empty();
        in_comment = (in_comment || starts) && !line.ends_with("*/");
        !comment
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many bytes are all that a reader may have to load.
    const MOST: usize = 20_000;

    #[test]
    fn scripts_are_small() {
        let script = bundle();
        assert!(script.len() < MOST, "{} bytes", script.len());
    }

    #[test]
    fn comments_go_and_code_stays() {
        let text = "/* one */\n/*\n * two\n */\nconst a = 'b'; // c\n\n  // d\n  f(a);\n";
        assert_eq!(code(text).collect::<Vec<_>>(), ["const a = 'b'; // c", "f(a);"]);
    }

    #[test]
    fn lines_are_what_they_seem() {
        for part in PARTS {
            assert!(part.ends_with('\n') && !part.contains("</script"));
            let mut in_comment = false;
            for line in part.lines().map(str::trim) {
                let starts = line.starts_with("/*");
                let ends = line.ends_with("*/");
                if !(in_comment || starts || line.starts_with("//")) {
                    assert_eq!(line.matches('`').count() % 2, 0, "a text goes on: {line}");
                    assert!(!line.ends_with('\\'), "a text goes on: {line}");
                    assert!(!line.contains("/*") && !line.contains("*/"), "a comment in: {line}");
                }
                in_comment = (in_comment || starts) && !ends;
            }
            assert!(!in_comment);
        }
    }
}
