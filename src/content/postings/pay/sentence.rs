//! Finds pay in sentences, and leaves alone every other amount of money.

use super::super::text::one_line;
use super::amount::{Money, money_at};
use super::bound;
use super::clause::{
    alone_between_bars, clause, cut, denied_after, denied_before, evidence, floor, has_cue,
    heading_cue, perks_follow, rank_before,
};
use super::currency::{self, Currency};
use super::places::Places;
use super::unit;
use crate::content::{Pay, PayAmount, PayUnit};

/// More ranges than this in one text are a table of something else.
const MOST_RANGES: usize = 12;

/// More amounts of money than this in one text are a price list, whatever they are.
const MOST_AMOUNTS: usize = 500;

/// A range wider than this in a sentence is two figures that do not belong together.
const WIDEST_RANGE: f64 = 6.0;

/// How near to an amount a currency may be named that does not stand beside it, in bytes.
const NEAR_BEFORE: usize = 24;
const NEAR_AFTER: usize = 8;

/// The longest pay field kept as evidence, in characters.
const LONGEST_FIELD: usize = 160;

/// What is known of a text apart from its words.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Setting {
    /// The posting's places, to tell whose dollar `$` is.
    pub(in super::super) places: Places,
    /// Whether the text is a pay field, in which every amount is pay unless denied.
    pub(in super::super) field: bool,
    /// The currency that another field states.
    pub(in super::super) currency: Option<&'static str>,
    /// The unit that another field states, of amounts in a pay field.
    pub(in super::super) unit: Option<PayUnit>,
}

/// All pay stated in a text, without repeats, in order.
pub(in super::super) fn from_text(text: &str, setting: &Setting) -> Vec<Pay> {
    let mut found: Vec<Pay> = Vec::new();
    let mut amounts = 0;
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let digit = at + offset;
        let Some(stated) = Expression::read(text, digit, setting) else {
            at = digit + text[digit..].bytes().take_while(u8::is_ascii_digit).count();
            continue;
        };
        at = stated.end.max(digit + 1);
        amounts += 1;
        if let Some(pay) = stated.judge(text, setting)
            && !found.iter().any(|known| same(known, &pay))
        {
            found.push(pay);
        }
        if found.len() > MOST_RANGES || amounts > MOST_AMOUNTS {
            return Vec::new();
        }
    }
    found
}

fn same(a: &Pay, b: &Pay) -> bool {
    a.amount == b.amount && a.currency == b.currency && a.unit == b.unit
}

/// One amount or range with a currency.
struct Expression {
    start: usize,
    end: usize,
    /// Lower and upper figure; `None` when they cannot be pay, but are spent.
    figures: Option<(f64, f64)>,
    currency: Option<Currency>,
    range: bool,
    unit: Option<PayUnit>,
}

impl Expression {
    fn read(text: &str, digit: usize, setting: &Setting) -> Option<Self> {
        let low = money_at(text, digit)?;
        let unit_between = unit::after(cut(&text[low.end..], 30));
        let after_unit = low.end + unit_between.map_or(0, |(_, length)| length);
        let high = second(text, low.end).or_else(|| second(text, after_unit));
        if low.currency.is_none()
            && let Some(high) = high
            && high.currency.is_some()
            && text[high.start..].starts_with(|c: char| !c.is_ascii_digit())
            && (second(text, high.end).is_some() || !is_wage_like(&low, None))
        {
            // `1099 — $4,000–$6,000`, `id=23 - £75,000`: the next number begins it.
            return None;
        }
        let currency = match (low.currency, high.and_then(|high| high.currency)) {
            (Some(own), Some(other)) => Some(own.agree(other)?),
            (own, other) => own.or(other),
        };
        if currency.is_none() && !setting.field && !is_wage_like(&low, high.as_ref()) {
            return None;
        }
        // The unit of lakh per year is in the word.
        let of_word = [Some(low), high].into_iter().flatten().find_map(|money| {
            let yearly = money.number.magnitude == super::amount::Magnitude::LakhPerYear;
            yearly.then_some(PayUnit::Year)
        });
        let end = high.map_or(low.end, |high| high.end);
        Some(Self {
            start: low.start,
            end,
            figures: figures(&low, high.as_ref(), currency),
            currency,
            range: high.is_some(),
            unit: unit_between.filter(|_| high.is_some()).map(|(unit, _)| unit).or(of_word),
        })
    }

    /// The pay it states, if it is one beyond doubt.
    fn judge(&self, text: &str, setting: &Setting) -> Option<Pay> {
        let (min, max) = self.figures?;
        if min <= 0.0 || (!setting.field && max > min * WIDEST_RANGE) {
            return None;
        }
        let clause = clause(text, self.start, self.end);
        let before = &text[clause.start..self.start];
        let after = &text[self.end..clause.end];
        let bound_after = bound::after(after);
        let open = after.strip_prefix('+').filter(|_| bound_after.is_some()).unwrap_or(after);
        let stated_after = unit::after(cut(open, 60)).or(self.unit.map(|unit| (unit, 0)));
        let rest = &open[stated_after.map_or(0, |(_, length)| length)..];
        if denied_before(before, stated_after.is_some()) || denied_after(rest) {
            return None;
        }
        let code = self.code(&text[clause.clone()], before, after, setting)?;
        let words = bound::before(before);
        // The words "up to" are no name of a segment, as in `| up to $120k |`.
        let name = words.map_or(before, |(_, start)| &before[..start]);
        let cued = setting.field
            || stated_after.is_some()
            || has_cue(before)
            || has_cue(cut(after, 60))
            || heading_cue(text, clause.start, name)
            || alone_between_bars(text, &clause, name, after)
            || perks_follow(after)
            || rank_before(before);
        if !self.range && !cued {
            return None;
        }
        let unit = stated_after
            .map(|(unit, _)| unit)
            .or_else(|| unit::before(before.rsplit([',', ';']).next().unwrap_or_default()))
            .or(setting.unit.filter(|_| setting.field))
            .or_else(|| currency::is_yearly(code, min).then_some(PayUnit::Year))?;
        if !setting.field && currency::is_hard(code) && !believable(unit, min, max) {
            return None;
        }
        let bound = bound_after.or(words.map(|(bound, _)| bound)).filter(|_| !self.range);
        let amount = bound.map_or(PayAmount::range(min, max), |bound| bound.of(min));
        let start = words.map_or(self.start, |(_, start)| clause.start + start);
        let raw = if setting.field {
            one_line(text, LONGEST_FIELD)
        } else {
            // A part may go on over the end of a line; a snapshot keeps it in one.
            one_line(&evidence(text, &clause, start, self.end), LONGEST_FIELD)
        };
        Some(Pay { amount, currency: code.to_owned(), unit, raw })
    }

    /// The code of its currency: as written with it, as the clause and the posting's places
    /// explain a sign, else as stated in the clause or in a field.
    fn code(
        &self,
        clause: &str,
        before: &str,
        after: &str,
        setting: &Setting,
    ) -> Option<&'static str> {
        match self.currency {
            Some(Currency::Code(code)) => Some(code),
            Some(Currency::Shared(sign)) => match currency::owner(sign, clause) {
                Ok(Some(code)) => Some(code),
                Ok(None) => setting
                    .currency
                    .and_then(|code| sign.as_code(code))
                    .or_else(|| setting.places.meaning(sign)),
                Err(currency::SeveralOwners) => None,
            },
            None if setting.field => currency::named_in(clause).or(setting.currency),
            // `Salary (EUR): 60-80k`, `Salary: 60-80k (EUR)`
            None if has_cue(before) => {
                let near = &before[floor(before, before.len().saturating_sub(NEAR_BEFORE))..];
                currency::named_in(near).or_else(|| currency::named_in(cut(after, NEAR_AFTER)))
            }
            None => None,
        }
    }
}

/// Whether figures without a currency beside them may be a wage whose currency stands apart.
fn is_wage_like(low: &Money, high: Option<&Money>) -> bool {
    let large = |money: &Money| {
        money.number.factor(None).is_some_and(|factor| money.number.value * factor >= 10_000.0)
    };
    large(low) || high.is_some_and(large)
}

/// The two figures in order, with a magnitude that one of them leaves out.
fn figures(low: &Money, high: Option<&Money>, currency: Option<Currency>) -> Option<(f64, f64)> {
    let own = low.number.factor(currency)?;
    let mut min = low.number.value * own;
    let Some(high) = high else { return Some((min, min)) };
    let other = high.number.factor(currency)?;
    let mut max = high.number.value * other;
    if low.number.is_short() && other > 1.0 {
        min *= other;
    } else if high.number.is_short() && own > 1.0 {
        max *= own;
    } else if low.number.is_short() && (min..=min * WIDEST_RANGE).contains(&(max / 1000.0)) {
        // `$154-190,000`
        min *= 1000.0;
    }
    Some((min.min(max), min.max(max)))
}

/// The second amount of a range that begins right after `end`.
fn second(text: &str, end: usize) -> Option<Money> {
    let rest = &text[end..];
    let rest =
        rest.strip_prefix('+').unwrap_or(rest).trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    let behind = [
        "-", "–", "—", "‒", "−", "‐", "‑", "~", "to ", "To ", "TO ", "up to ", "bis ", "à ", "do ",
        "till ", "and ", "und ",
    ]
    .iter()
    .find_map(|separator| {
        let joined = !matches!(*separator, "and " | "und ") || between(&text[..end]);
        rest.strip_prefix(separator).filter(|_| joined)
    })?;
    let start = text.len() - behind.len();
    // A currency of up to four signs may stand before the digits.
    let digit = start + cut(behind, 12).find(|c: char| c.is_ascii_digit())?;
    let money = money_at(text, digit)?;
    // In `30$~40` the sign of the first figure may also be read as the second one's.
    text[start..money.start.max(start)]
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '~'))
        .then_some(money)
}

/// Whether "between" or the like opens the range that ends here.
fn between(head: &str) -> bool {
    let tail = &head[floor(head, head.len().saturating_sub(40))..];
    tail.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word, "between" | "zwischen"))
}

/// Bounds outside of which an amount in a hard currency is not a wage for its unit.
fn believable(unit: PayUnit, min: f64, max: f64) -> bool {
    let (least, most) = match unit {
        PayUnit::Hour => (7.0, 1000.0),
        PayUnit::Day => (50.0, 5000.0),
        PayUnit::Week => (200.0, 20_000.0),
        PayUnit::Month => (500.0, 60_000.0),
        PayUnit::Year => (10_000.0, 1_500_000.0),
    };
    min >= least && max <= most
}
