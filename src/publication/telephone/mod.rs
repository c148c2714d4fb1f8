//! Tells telephone numbers in running text from years, sums, versions and identifiers.
//!
//! A number is known by its form, or by a word before it. A wrong alarm costs a look, a number
//! that is missed is public; so forms that nothing else has count without a word.

#[cfg(test)]
mod tests;

/// A number with a plus sign before it has at least so many digits, country code included.
const FEWEST_INTERNATIONAL: usize = 9;
/// A number behind a word such as "phone" has at least so many.
const FEWEST_NAMED: usize = 7;
/// Numbers of one country that begin with a zero have so many digits.
const NATIONAL: std::ops::RangeInclusive<usize> = 9..=12;
/// No telephone number has more (ITU-T E.164).
const MOST: usize = 15;
/// Digits of one number stand at most so many characters apart, as in `030 / 555`.
const APART: usize = 3;
/// The announcing word begins at most so many bytes before the number.
const BETWEEN: usize = 36;
/// Words of which a number follows, in lower case.
const STRONG: [&str; 10] = [
    "phone",
    "tel",
    "telephone",
    "telefon",
    "telefonnummer",
    "mobil",
    "handy",
    "handynummer",
    "cellphone",
    "whatsapp",
];
/// Words that may announce a number, and have other uses: "reach 1200000 people".
const WEAK: [&str; 14] = [
    "call",
    "reach",
    "reached",
    "reachable",
    "text",
    "mobile",
    "cell",
    "sms",
    "ring",
    "dial",
    "ruf",
    "rufe",
    "rufen",
    "erreichbar",
];
/// Words that may stand between the two.
const FILLERS: [&str; 17] = [
    "me", "us", "mich", "uns", "sie", "at", "on", "an", "via", "by", "unter", "is", "ist", "no",
    "number", "nummer", "per",
];
/// Those of them that leave no doubt: what follows "call me" is a number.
const PERSONS: [&str; 4] = ["me", "us", "mich", "uns"];
/// What follows these is no telephone number, whatever its form.
const OTHERS: [&str; 12] = [
    "isbn", "issn", "doi", "orcid", "id", "iban", "vat", "patent", "version", "ticket", "rfc",
    "sku",
];

/// Whether a text holds what reads as a telephone number.
pub(super) fn is_in(text: &str) -> bool {
    let mut from = 0;
    while let Some(first) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let run = Run::at(text, from + first);
        if run.is_telephone_number() {
            return true;
        }
        from = run.end;
    }
    false
}

/// Groups of digits with the signs between them that telephone numbers are written with.
struct Run<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    groups: Vec<&'a str>,
    /// What stands between each group and the next.
    gaps: Vec<&'a str>,
}

impl<'a> Run<'a> {
    /// The run whose first digit is at `start`.
    fn at(text: &'a str, start: usize) -> Self {
        let mut run = Self { text, start, end: start, groups: Vec::new(), gaps: Vec::new() };
        loop {
            let rest = &text[run.end..];
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            run.groups.push(&rest[..digits]);
            run.end += digits;
            let rest = &rest[digits..];
            let gap = &rest[..rest.find(|c| !is_separator(c)).unwrap_or(rest.len())];
            let goes_on = rest[gap.len()..].starts_with(|c: char| c.is_ascii_digit());
            // A full stop with a space ends a sentence.
            if !goes_on || gap.chars().count() > APART || gap.contains(". ") {
                return run;
            }
            run.gaps.push(gap);
            run.end += gap.len();
        }
    }

    fn is_telephone_number(&self) -> bool {
        let before = self.text[..self.start].trim_end_matches('(');
        if let Some(before) = before.strip_suffix('+') {
            // `C+1` and `3+` are none.
            return !before.ends_with(char::is_alphanumeric)
                && (FEWEST_INTERNATIONAL..=MOST).contains(&digits(&self.groups));
        }
        if !is_free_before(before) || !is_free_after(&self.text[self.end..]) {
            return false;
        }
        let announced = announced(before);
        if matches!(announced, Announced::Other) {
            return false;
        }
        self.is_named(announced)
            || self.is_north_american()
            || self.parts().any(|(groups, gaps)| is_national(groups, gaps))
    }

    /// Whether a word before the run says that it is a number, and nothing in it that it is not.
    fn is_named(&self, announced: Announced) -> bool {
        let is_grouped = self.groups.len() > 1 || self.groups[0].starts_with('0');
        let says_so = match announced {
            Announced::Surely => true,
            Announced::Maybe => is_grouped,
            Announced::Not | Announced::Other => false,
        };
        says_so
            && (FEWEST_NAMED..=MOST).contains(&digits(&self.groups))
            && !is_sum(&self.groups, &self.gaps)
            && !has_date(&self.groups)
    }

    /// Whether three groups are an area code, an exchange and four digits, as in (512) 736-8844.
    /// A bare run of ten digits may be anything.
    fn is_north_american(&self) -> bool {
        let begins = |group: &str| group.len() == 3 && !group.starts_with(['0', '1']);
        (0..self.groups.len().saturating_sub(2)).any(|at| {
            let [area, exchange, line] = [0, 1, 2].map(|next| self.groups[at + next]);
            if !begins(area) || !begins(exchange) || line.len() != 4 {
                return false;
            }
            let only_spaces = self.gaps[at..at + 2].iter().all(|gap| gap.trim().is_empty());
            // Spaces alone may stand between any numbers; signs hold these together.
            let is_apart = |gap: &&str| !only_spaces && gap.contains(char::is_whitespace);
            let country = at == 1 && self.groups[0] == "1";
            let left = at.checked_sub(1).and_then(|left| self.gaps.get(left));
            let right = self.gaps.get(at + 2);
            (country || left.is_none_or(is_apart)) && right.is_none_or(is_apart)
        })
    }

    /// The run, and its parts that a wide gap separates: two numbers may be written `1 / 2`.
    fn parts(&self) -> impl Iterator<Item = (&[&'a str], &[&'a str])> {
        let wide = self.gaps.iter().enumerate().filter(|(_, gap)| gap.chars().count() > 1);
        let mut cuts: Vec<usize> = wide.map(|(at, _)| at + 1).collect();
        cuts.insert(0, 0);
        cuts.push(self.groups.len());
        let pairs: Vec<(usize, usize)> = cuts
            .iter()
            .flat_map(|from| cuts.iter().map(move |to| (*from, *to)))
            .filter(|(from, to)| from < to)
            .collect();
        pairs.into_iter().map(|(from, to)| (&self.groups[from..to], &self.gaps[from..to - 1]))
    }
}

fn is_separator(c: char) -> bool {
    // The dashes from U+2010 to U+2013 stand for a hyphen.
    matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{202f}' | '\u{2010}'..='\u{2013}')
}

/// How many digits groups have together.
fn digits(groups: &[&str]) -> usize {
    groups.iter().map(|group| group.len()).sum()
}

/// Whether what stands before digits lets them begin a number: they are not the rest of a word, an
/// address or a number with commas.
fn is_free_before(before: &str) -> bool {
    let attached = before.trim_end_matches(['-', '.', '/', ',', '_', '#', '\u{2011}']);
    let is_attached = attached.len() < before.len() && attached.ends_with(char::is_alphanumeric);
    !before.ends_with(char::is_alphanumeric)
        && !before.ends_with(['_', '#', '$', '€', '£'])
        && !is_attached
}

/// Whether what stands behind digits lets them end a number.
fn is_free_after(after: &str) -> bool {
    let mut letters = after.chars();
    match letters.next() {
        // An extension.
        Some('x') => letters.next().is_none_or(|c| !c.is_alphabetic()),
        Some(',') => !letters.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => {
            !c.is_alphanumeric()
                && c != '_'
                && !after.trim_start().starts_with(['%', '$', '€', '£'])
        }
        None => true,
    }
}

/// What the words before a number say of it.
#[derive(Clone, Copy)]
enum Announced {
    Not,
    Maybe,
    Surely,
    /// It is a number of another kind.
    Other,
}

fn announced(before: &str) -> Announced {
    let mut start = before.len().saturating_sub(BETWEEN);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let near = before[start..].rsplit('\n').next().unwrap_or_default().to_lowercase();
    // "Mobile: 5125550178" leaves no doubt either.
    let mut sure = near.trim_end().ends_with(':');
    for word in near.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        sure |= PERSONS.contains(&word);
        if STRONG.contains(&word) || (sure && WEAK.contains(&word)) {
            return Announced::Surely;
        }
        if WEAK.contains(&word) {
            return Announced::Maybe;
        }
        if OTHERS.contains(&word) {
            return Announced::Other;
        }
        if !FILLERS.contains(&word) {
            return Announced::Not;
        }
    }
    Announced::Not
}

/// Whether groups are a number as it is dialled in its own country, with a zero before it, or with
/// two and the code of another.
fn is_national(groups: &[&str], gaps: &[&str]) -> bool {
    let [first, rest @ ..] = groups else { return false };
    let Some((last, inner)) = rest.split_last() else { return false };
    let abroad = first.starts_with("00");
    let area = first.trim_start_matches('0');
    let zeros = first.len() - area.len();
    let begins = (1..=2).contains(&zeros) && !area.is_empty() && first.len() <= 6;
    let most = if abroad { MOST } else { *NATIONAL.end() };
    begins
        && (*NATIONAL.start()..=most).contains(&digits(groups))
        && inner.iter().all(|group| (2..=8).contains(&group.len()))
        && last.len() <= 8
        && !has_date(groups)
        && !is_address(groups, gaps)
        && !is_range(groups)
        && has_pairs_of_five(groups, gaps)
}

/// A number in pairs is written as in France: five of them, with the same sign between all.
/// Others are times of day.
fn has_pairs_of_five(groups: &[&str], gaps: &[&str]) -> bool {
    let in_pairs = groups.iter().all(|group| group.len() == 2);
    !in_pairs || (groups.len() == 5 && gaps.iter().all(|gap| gap == &gaps[0]))
}

/// Whether groups are thousands, as in `1 200 000` and `1.200.000`.
fn is_sum(groups: &[&str], gaps: &[&str]) -> bool {
    let [first, rest @ ..] = groups else { return false };
    !first.starts_with('0')
        && first.len() <= 3
        && !rest.is_empty()
        && rest.iter().all(|group| group.len() == 3)
        && gaps
            .iter()
            .all(|gap| gap == &gaps[0] && matches!(*gap, " " | "." | "\u{a0}" | "\u{202f}"))
}

/// Whether a year stands beside a month, a day or another year.
fn has_date(groups: &[&str]) -> bool {
    let is_year =
        |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    groups.windows(2).any(|pair| {
        let [one, other] = [pair[0], pair[1]];
        let beside = |group: &str| group.len() <= 2 || is_year(group);
        (is_year(one) && beside(other)) || (is_year(other) && beside(one))
    })
}

/// Whether groups are the bytes of an address on a network, filled up with zeros.
fn is_address(groups: &[&str], gaps: &[&str]) -> bool {
    groups.len() == 4
        && gaps.iter().all(|gap| *gap == ".")
        && groups.iter().all(|group| group.len() == 3)
}

/// Whether two groups are the first and the last of a row, such as pages 01234-01240.
fn is_range(groups: &[&str]) -> bool {
    matches!(groups, [from, to] if from.len() == to.len() && to.starts_with('0'))
}
