//! A site's own stylesheet: what in it cannot work, said before a browser leaves it out silently.

use super::slot::elsewhere_problem;
use crate::content::reader::{one_of, shorten};
use crate::diagnostics::{Diagnostic, Diagnostics, Source, Span, did_you_mean_hint};

/// Rules that only count at the very start of a stylesheet, which this one's is not.
const FIRST_ONLY: [&str; 3] = ["@import", "@charset", "@namespace"];

/// Reports what is wrong with `custom.css`; `assets` are the paths of the theme's assets.
///
/// It is put into a layer, so its brackets have to close: one too many would end the layer.
pub(super) fn check(source: &Source, assets: &[String], diagnostics: &mut Diagnostics) {
    let mut scanner = Scanner { source, at: 0, open: Vec::new(), assets, diagnostics };
    scanner.scan();
}

struct Scanner<'a> {
    source: &'a Source,
    at: usize,
    /// Brackets that wait for their other half.
    open: Vec<(char, usize)>,
    assets: &'a [String],
    diagnostics: &'a mut Diagnostics,
}

impl Scanner<'_> {
    fn scan(&mut self) {
        let text = self.source.text.clone();
        while let Some(letter) = text[self.at..].chars().next() {
            let rest = &text[self.at..];
            match letter {
                '/' if rest.starts_with("/*") => self.comment(rest),
                '"' | '\'' => self.string(rest, letter),
                '\\' => self.at += 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                '{' | '(' | '[' => self.open(letter),
                '}' | ')' | ']' => self.close(letter),
                '@' => self.rule(rest),
                'u' | 'U' if starts_with_word(rest, "url(") && !self.is_inside_word() => {
                    self.address(rest);
                }
                _ => self.at += letter.len_utf8(),
            }
        }
        for (bracket, at) in std::mem::take(&mut self.open) {
            self.fault(format!("`{bracket}` is never closed"), at, 1);
        }
    }

    fn comment(&mut self, rest: &str) {
        match rest[2..].find("*/") {
            Some(length) => self.at += length + 4,
            None => {
                self.fault("the comment is never closed".to_owned(), self.at, 2);
                self.at += rest.len();
            }
        }
    }

    /// A text in quotes, which ends with its line at the latest unless the break is escaped.
    fn string(&mut self, rest: &str, quote: char) {
        let mut escaped = false;
        for (index, letter) in rest.char_indices().skip(1) {
            match letter {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                _ if letter == quote => {
                    self.at += index + 1;
                    return;
                }
                '\n' => {
                    self.fault("the quote is not closed on its line".to_owned(), self.at, 1);
                    self.at += index;
                    return;
                }
                _ => {}
            }
        }
        self.fault("the quote is never closed".to_owned(), self.at, 1);
        self.at += rest.len();
    }

    fn open(&mut self, bracket: char) {
        self.open.push((bracket, self.at));
        self.at += 1;
    }

    fn close(&mut self, bracket: char) {
        let half = match bracket {
            '}' => '{',
            ')' => '(',
            _ => '[',
        };
        if self.open.last().is_some_and(|(open, _)| *open == half) {
            self.open.pop();
        } else if let Some(at) = self.open.iter().rposition(|(open, _)| *open == half) {
            // Whatever is open inside of it was forgotten.
            for (bracket, at) in self.open.split_off(at).into_iter().skip(1) {
                self.fault(format!("`{bracket}` is never closed"), at, 1);
            }
        } else {
            self.fault(format!("`{bracket}` closes nothing"), self.at, 1);
        }
        self.at += 1;
    }

    fn rule(&mut self, rest: &str) {
        let name = FIRST_ONLY.into_iter().find(|name| starts_with_word(rest, name));
        if let Some(name) = name.filter(|_| self.open.is_empty()) {
            let message = format!("`{name}` has no effect here");
            let problem = Diagnostic::warning("css-no-effect", message)
                .expected("rules that may stand in `@layer user { … }`");
            let problem = match name {
                "@import" => problem.hint("copy what it imports into this file"),
                _ => problem,
            };
            self.report(problem, self.at, name.len());
        }
        self.at += 1;
    }

    /// `url(…)`, with or without quotes.
    fn address(&mut self, rest: &str) {
        let start = "url(".len();
        let inside = rest[start..].trim_start();
        let space = rest.len() - start - inside.len();
        let quote = inside.chars().next().filter(|letter| matches!(letter, '"' | '\''));
        let end = match quote {
            Some(quote) => inside[1..].find([quote, '\n']).map(|end| end + 1),
            None => inside.find([')', '\n']),
        };
        let address = &inside[quote.map_or(0, char::len_utf8)..end.unwrap_or(inside.len())];
        self.check_address(address.trim(), self.at + start + space);
        self.open.push(('(', self.at + start - 1));
        // In quotes it is a string like any other.
        self.at += start + if quote.is_none() { space + end.unwrap_or(inside.len()) } else { 0 };
    }

    fn check_address(&mut self, address: &str, at: usize) {
        let lower = address.to_ascii_lowercase();
        let shown = shorten(address);
        if ["http:", "https:", "//"].iter().any(|start| lower.starts_with(start)) {
            let hint = "save it in the theme's `assets` and name it by its path there";
            self.report(elsewhere_problem(address).hint(hint), at, address.len());
            return;
        }
        let elsewhere = address.is_empty()
            || lower.starts_with("data:")
            || address.starts_with(['#', '.', '/'])
            || address.contains('\\');
        let file = address.split(['?', '#']).next().unwrap_or_default();
        if !elsewhere && !self.assets.iter().any(|asset| asset == file) {
            let message = format!("there is no asset `{shown}`");
            let mut problem = Diagnostic::warning("unknown-asset", message);
            let assets: Vec<&str> = self.assets.iter().map(String::as_str).collect();
            problem.hint = did_you_mean_hint(file, assets.iter().copied());
            if (1..=8).contains(&assets.len()) {
                problem = problem.expected(one_of(&assets));
            }
            self.report(problem, at, address.len());
        }
    }

    /// Whether what stands here goes on a name, such as the `url(` of `my-url(`.
    fn is_inside_word(&self) -> bool {
        let before = self.source.text[..self.at].chars().next_back();
        before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'))
    }

    fn fault(&mut self, message: String, at: usize, length: usize) {
        self.report(Diagnostic::error("invalid-css", message), at, length);
    }

    fn report(&mut self, problem: Diagnostic, at: usize, length: usize) {
        let place = self.source.locate(Span::new(at, at + length));
        self.diagnostics.push(problem.at(place));
    }
}

/// Whether a text starts with a word in any case.
fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Format, render};
    use proptest::prelude::*;

    fn found(css: &str) -> String {
        let source = Source::new("custom.css", "custom.css", css);
        let mut diagnostics = Diagnostics::default();
        check(&source, &["logo.svg".to_owned(), "fonts/a.woff2".to_owned()], &mut diagnostics);
        render(&diagnostics, Format::Short)
    }

    #[test]
    fn a_sound_stylesheet_is_fine() {
        let css = "/* } */\n@font-face { font-family: A; src: url(fonts/a.woff2), url(\"fonts/a.woff2#x\"); }\n\
                   .a::before { content: \"}\\\"{\"; background: url( logo.svg ) , url(data:image/png;base64,AA==); }\n\
                   @media print { .b[href='x'] { color: red } } .c { filter: url(#f); margin: calc((1px)) }\n\
                   .my-url(x) { } .d\\{ { }";
        assert_eq!(found(css), "");
        assert_eq!(found(""), "");
    }

    #[test]
    fn every_fault_is_said_with_its_place() {
        for (css, wanted) in [
            (".a { }\n}", "2:1: error[invalid-css]: `}` closes nothing"),
            (".a {\n  color: red;\n", "1:4: error[invalid-css]: `{` is never closed"),
            (".a { width: calc(1px; }", "1:17: error[invalid-css]: `(` is never closed"),
            ("/* a", "1:1: error[invalid-css]: the comment is never closed"),
            (
                ".a { content: \"x\n; }",
                "1:15: error[invalid-css]: the quote is not closed on its line",
            ),
            ("'", "1:1: error[invalid-css]: the quote is never closed"),
            ("@import \"x.css\";", "1:1: warning[css-no-effect]: `@import` has no effect here"),
            (
                ".a { background: url(https://example.org/x.png) }",
                "1:22: warning[blocked-by-policy]: `https://example.org/x.png` is on another host",
            ),
            (".a { background: URL( \"//x/y\" ) }", "`//x/y` is on another host"),
            (
                ".a { background: url(lgo.svg) }",
                "1:22: warning[unknown-asset]: there is no asset `lgo.svg`; expected `logo.svg` or `fonts/a.woff2`; did you mean `logo.svg`?",
            ),
        ] {
            let found = found(css);
            assert!(found.lines().count() == 1 && found.contains(wanted), "{css}: {found}");
        }
    }

    proptest! {
        /// Where nothing is reported, the stylesheet can lie between brackets of our own.
        #[test]
        fn what_passes_stays_in_its_layer(css in "\\PC{0,60}|([ua-c{}()\\[\\]\"'/*\\\\\n@]|url\\(){0,30}") {
            if found(&css).is_empty() {
                let layered = format!("@layer user {{\n{css}\n}}\n.after {{ }}");
                prop_assert_eq!(found(&layered), "");
                let open = found(&format!("@layer user {{\n{css}\n"));
                prop_assert!(open.contains("is never closed"), "{}", open);
            }
        }
    }
}
