//! Stylesheets without what browsers pass over.

/// The same rules in fewer bytes: without comments, without line breaks, without spaces beside
/// braces, semicolons, commas and after colons. Strings stay as they are.
pub(crate) fn lean(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    // Whether a space is due unless one of its neighbours makes it needless.
    let mut space = false;
    while let Some(letter) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            space = true;
        } else if letter.is_whitespace() {
            rest = &rest[letter.len_utf8()..];
            space = true;
        } else {
            let needless = matches!(letter, '{' | '}' | ';' | ',')
                || kept.ends_with(['{', '}', ';', ',', ':'])
                || kept.is_empty();
            if space && !needless {
                kept.push(' ');
            }
            if letter == '}' && kept.ends_with(';') {
                kept.pop();
            }
            let end = token(rest, letter);
            kept.push_str(&rest[..end]);
            rest = &rest[end..];
            space = false;
        }
    }
    if !kept.ends_with('\n') {
        kept.push('\n');
    }
    kept
}

/// The end of the string that begins here, else of the letter.
fn token(rest: &str, first: char) -> usize {
    if !matches!(first, '"' | '\'') {
        return first.len_utf8();
    }
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == first => return at + first.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_browsers_pass_over_goes_and_meaning_stays() {
        for (written, expected) in [
            ("/* a */\na,\nb { color: red; }\n", "a,b{color:red}\n"),
            (
                "@media (width < 44rem) {\n  a :is(b, c) > d { margin: 0 auto; }\n}",
                "@media (width < 44rem){a :is(b,c) > d{margin:0 auto}}\n",
            ),
            ("a { inline-size: calc(100% - 1rem); }", "a{inline-size:calc(100% - 1rem)}\n"),
            (
                "a::after { content: \"; {  /* \\\" */\" attr(b); }",
                "a::after{content:\"; {  /* \\\" */\" attr(b)}\n",
            ),
            ("a{b:c}/* d", "a{b:c}\n"),
            ("a { b: 'c", "a{b:'c\n"),
            ("@layer base, theme;\n\n", "@layer base,theme;\n"),
            ("", "\n"),
        ] {
            assert_eq!(lean(written), expected, "{written}");
            assert_eq!(lean(expected), expected, "what is lean stays");
        }
    }
}
