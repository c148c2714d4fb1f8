//! The scripts of the pages, joined into one file.

use super::style;
use crate::language::Language;
use std::borrow::Cow;
use std::sync::OnceLock;

/// The parts in the order they run; each may use what the ones before it define.
const PARTS: [&str; 11] = [
    include_str!("../../themes/default/js/dom.js"),
    include_str!("../../themes/default/js/sort.js"),
    include_str!("../../themes/default/js/filter.js"),
    include_str!("../../themes/default/js/reveal.js"),
    include_str!("../../themes/default/js/link.js"),
    include_str!("../../themes/default/js/scheme.js"),
    include_str!("../../themes/default/js/hint.js"),
    include_str!("../../themes/default/js/what-if-order.js"),
    include_str!("../../themes/default/js/what-if-count.js"),
    include_str!("../../themes/default/js/what-if-panel.js"),
    include_str!("../../themes/default/js/start.js"),
];

/// Asks for the scripts once a page has loaded and been painted: they are not needed to read it.
pub(crate) const LATER: &str = "{const{src}=document.currentScript.dataset;\
    addEventListener(\"load\",()=>setTimeout(()=>\
    document.head.append(Object.assign(document.createElement(\"script\"),{src}))))}";

/// The source of a content security policy that allows this.
pub(crate) fn later_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| style::hash(LATER))
}

/// What they say in a language and the parts, in a function of their own, so that nothing of them
/// is global, without comments, indentation and needless spaces.
pub(crate) fn bundle(language: Language) -> &'static str {
    static BUNDLES: [OnceLock<String>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    BUNDLES[language as usize].get_or_init(|| joined(language))
}

fn joined(language: Language) -> String {
    let mut script = String::from("(() => {\n\"use strict\";\n");
    script.push_str(&texts(language));
    for part in PARTS {
        for line in code(part) {
            script.push_str(&tight(line));
            script.push('\n');
        }
    }
    script.push_str("})();\n");
    script
}

/// What the scripts say; `say` of `dom.js` puts the words in braces in.
fn texts(language: Language) -> String {
    let say = language.plain().scripts;
    let texts = [
        ("sortedBy", say.sorted_by("{column}", "{direction}").to_string()),
        ("ascending", say.ascending().to_string()),
        ("descending", say.descending().to_string()),
        ("sortedAsGiven", say.sorted_as_given().to_string()),
        ("shown", say.shown("{shown}", "{all}").to_string()),
        ("nothingMatches", say.nothing_matches("{all}").to_string()),
        ("clear", say.clear().to_string()),
        ("openAll", say.open_all().to_string()),
        ("closeAll", say.close_all().to_string()),
        ("copyLink", say.copy_link().to_string()),
        ("copyLinkTo", say.copy_link_to("{name}").to_string()),
        ("copied", say.copied().to_string()),
        ("linkCopied", say.link_copied().to_string()),
        ("linkInAddress", say.link_in_address().to_string()),
    ];
    let line = |(key, text): &(&str, String)| format!("{key}: '{}',\n", quoted(text));
    let lines: String = texts.iter().map(line).collect();
    format!("const TEXTS = {{\n{lines}}};\n")
}

/// A text as it stands between single quotes in a script.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\'', "\\'").replace('\n', "\\n")
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

/// A line without the spaces that part nothing: those with a sign on one side, unless both signs
/// together would be another. Texts stay, and so do lines with templates, patterns or divisions.
fn tight(line: &str) -> Cow<'_, str> {
    if line.contains(['"', '`', '/']) {
        return Cow::Borrowed(line);
    }
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$' | '#');
    let fuses = |letter: char| "+-*&|=<>!?.".contains(letter);
    let mut kept = String::with_capacity(line.len());
    let mut letters = line.chars().peekable();
    let (mut in_text, mut escaped) = (false, false);
    while let Some(letter) = letters.next() {
        if in_text || letter == '\'' {
            in_text ^= letter == '\'' && !escaped;
            escaped = in_text && letter == '\\' && !escaped;
            kept.push(letter);
            continue;
        }
        let before = kept.chars().next_back();
        if let (' ', Some(before), Some(&after)) = (letter, before, letters.peek()) {
            let parts = (is_word(before) && is_word(after)) || (fuses(before) && fuses(after));
            if !parts {
                continue;
            }
        }
        kept.push(letter);
    }
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many bytes are all that a reader may have to load.
    const MOST: usize = 20_000;

    #[test]
    fn scripts_are_small() {
        for language in Language::ALL {
            let script = bundle(language);
            assert!(script.len() < MOST, "{language:?}: {} bytes", script.len());
        }
    }

    #[test]
    fn texts_are_an_object_of_one_line_each() {
        let texts = texts(Language::German);
        assert!(
            texts
                .starts_with("const TEXTS = {\nsortedBy: 'Sortiert nach {column}, {direction}',\n")
        );
        assert!(texts.ends_with("',\n};\n"), "{texts}");
        assert_eq!(quoted("a'b\\c\nd"), "a\\'b\\\\c\\nd");
    }

    #[test]
    fn comments_go_and_code_stays() {
        let text = "/* one */\n/*\n * two\n */\nconst a = 'b'; // c\n\n  // d\n  f(a);\n";
        assert_eq!(code(text).collect::<Vec<_>>(), ["const a = 'b'; // c", "f(a);"]);
    }

    #[test]
    fn spaces_that_part_nothing_go() {
        for (written, expected) in [
            ("const { left, right } = a ? b : 5;", "const{left,right}=a?b:5;"),
            ("for (const row of rows) if (a) return -1;", "for(const row of rows)if(a)return-1;"),
            ("a + +b - -c && !d", "a+ +b- -c&& !d"),
            ("f(async () => ({ ...a, b }));", "f(async()=>({...a,b}));"),
            ("x = a ?? b; y = a ? .1 : 2", "x=a??b;y=a? .1:2"),
            ("say('a  b', c / d)", "say('a  b', c / d)"),
            ("say('a , b', 'it\\'s \\\\', c + d);", "say('a , b','it\\'s \\\\',c+d);"),
        ] {
            assert_eq!(tight(written), expected);
            assert_eq!(tight(expected), expected, "what is tight stays");
        }
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
