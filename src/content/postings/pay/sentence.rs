//! Finds pay in sentences, and leaves alone every other amount of money.

use super::amount::{Money, money_at};
use super::clause::{
    alone_between_bars, clause, cut, denied_after, denied_before, evidence, extend_up_to, floor,
    has_cue, heading_cue,
};
use super::currency::{self, Currency};
use super::unit;
use super::{StatedPay, YEARLY_FROM};
use crate::content::{Pay, PayUnit};

/// More ranges than this in one text are a table of something else.
const MOST_RANGES: usize = 12;

/// A range wider than this is two figures that do not belong together.
const WIDEST_RANGE: f64 = 6.0;

/// What is known of a text apart from its words.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Setting<'a> {
    /// The posting's places, to tell whose dollar `$` is.
    pub(in super::super) places: &'a str,
    /// Whether the text is a pay field, so that no cue is needed.
    pub(in super::super) field: bool,
    /// Currency and unit that other fields state.
    pub(in super::super) stated: StatedPay,
}

/// All pay stated in a text, without repeats, in order.
pub(in super::super) fn from_text(text: &str, setting: &Setting<'_>) -> Vec<Pay> {
    let mut found: Vec<Pay> = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let digit = at + offset;
        let Some(stated) = Expression::read(text, digit, setting) else {
            at = digit + text[digit..].bytes().take_while(u8::is_ascii_digit).count();
            continue;
        };
        at = stated.end.max(digit + 1);
        if let Some(pay) = stated.judge(text, setting)
            && !found.iter().any(|known| same_range(known, &pay))
        {
            found.push(pay);
        }
    }
    if found.len() > MOST_RANGES { Vec::new() } else { found }
}

fn same_range(a: &Pay, b: &Pay) -> bool {
    a.min == b.min && a.max == b.max && a.currency == b.currency && a.unit == b.unit
}

/// One amount or range with a currency.
struct Expression {
    start: usize,
    end: usize,
    min: f64,
    max: f64,
    currency: Currency,
    range: bool,
    unit: Option<PayUnit>,
}

impl Expression {
    fn read(text: &str, digit: usize, setting: &Setting<'_>) -> Option<Self> {
        let low = money_at(text, digit)?;
        let unit_between = unit::after(cut(&text[low.end..], 30));
        let after_unit = low.end + unit_between.map_or(0, |(_, length)| length);
        let high = second(text, low.end).or_else(|| second(text, after_unit));
        if low.currency.is_none()
            && let Some(high) = high
            && high.currency.is_some()
            && text[high.start..].starts_with(|c: char| !c.is_ascii_digit())
            && (second(text, high.end).is_some()
                || (!low.number.thousands && low.number.value < 1000.0))
        {
            // `1099 — $4,000–$6,000`, `id=23 - £75,000`: the next number begins it.
            return None;
        }
        let stated = setting.stated.currency.as_deref().and_then(currency::parse);
        let currency = match (low.currency, high.and_then(|high| high.currency)) {
            (Some(Currency::Dollar), Some(code @ Currency::Code(name))) if name.ends_with('D') => {
                code
            }
            (Some(own), Some(other)) if own != other => match (own, other) {
                (Currency::Code(name), Currency::Dollar) if name.ends_with('D') => own,
                _ => return None,
            },
            (Some(own), _) | (None, Some(own)) => own,
            (None, None) => Currency::Code(stated.filter(|_| setting.field)?),
        };
        let Some(high) = high else {
            if low.number.barred {
                return None;
            }
            let amount = low.number.value * low.number.factor();
            let end = skip_plus(text, low.end);
            return Some(Self {
                start: low.start,
                end,
                min: amount,
                max: amount,
                currency,
                range: false,
                unit: None,
            });
        };
        if low.number.barred || high.number.barred {
            // Both figures are spent: `$1.5 - 2M` must not leave `2M` behind.
            return Some(Self {
                start: low.start,
                end: high.end,
                min: 0.0,
                max: 0.0,
                currency,
                range: true,
                unit: None,
            });
        }
        let (min, max) = bounds(&low, &high);
        let end = skip_plus(text, high.end);
        let unit = unit_between.map(|(unit, _)| unit);
        Some(Self { start: low.start, end, min, max, currency, range: true, unit })
    }

    /// The pay it states, if it is one beyond doubt.
    fn judge(&self, text: &str, setting: &Setting<'_>) -> Option<Pay> {
        if self.min <= 0.0 || self.max > self.min * WIDEST_RANGE {
            return None;
        }
        let clause = clause(text, self.start, self.end);
        let before = &text[clause.start..self.start];
        let after = &text[self.end..clause.end];
        let stated_after = unit::after(cut(after, 60)).or(self.unit.map(|unit| (unit, 0)));
        let rest = &after[stated_after.map_or(0, |(_, length)| length)..];
        if denied_before(before) || denied_after(rest) {
            return None;
        }
        let code = match self.currency {
            Currency::Code(code) => code,
            Currency::Dollar => {
                match setting.stated.currency.as_deref().and_then(currency::parse) {
                    Some(code) => code,
                    None => currency::resolve_dollar(&text[clause.clone()], setting.places)?,
                }
            }
        };
        let cued = setting.field
            || stated_after.is_some()
            || has_cue(before)
            || has_cue(cut(after, 60))
            || heading_cue(text, clause.start, before)
            || alone_between_bars(text, &clause, before, after);
        if !self.range && !cued {
            return None;
        }
        let unit = stated_after
            .map(|(unit, _)| unit)
            .or_else(|| unit::before(before.rsplit([',', ';']).next().unwrap_or_default()))
            .or(setting.stated.unit)
            .or_else(|| {
                (self.min >= YEARLY_FROM && currency::is_yearly(code)).then_some(PayUnit::Year)
            })?;
        if currency::is_yearly(code) && !believable(unit, self.min, self.max) {
            return None;
        }
        let start = extend_up_to(before, clause.start).unwrap_or(self.start);
        let raw = evidence(text, &clause, start, self.end);
        Some(Pay { min: self.min, max: self.max, currency: code.to_owned(), unit, raw })
    }
}

/// The second amount of a range that begins right after `end`.
fn second(text: &str, end: usize) -> Option<Money> {
    let rest = &text[end..];
    let rest =
        rest.strip_prefix('+').unwrap_or(rest).trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    let behind =
        ["-", "–", "—", "‒", "−", "‐", "‑", "~", "to ", "To ", "TO ", "bis ", "and ", "und "]
            .iter()
            .find_map(|separator| {
                let joined = !separator.starts_with(['a', 'u']) || between(&text[..end]);
                rest.strip_prefix(separator).filter(|_| joined)
            })?;
    let start = text.len() - behind.len();
    // A currency of up to four signs may stand before the digits.
    let digit = start + cut(behind, 12).find(|c: char| c.is_ascii_digit())?;
    let money = money_at(text, digit)?;
    text[start..money.start]
        .chars()
        .all(|c| c.is_whitespace() || c == '-' || c == '–')
        .then_some(money)
}

/// Whether "between", "from" or the like opens the range that ends here.
fn between(head: &str) -> bool {
    let tail = &head[floor(head, head.len().saturating_sub(40))..];
    tail.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word, "between" | "zwischen"))
}

/// The two amounts in order, with a `k` that one of them leaves out.
fn bounds(low: &Money, high: &Money) -> (f64, f64) {
    let small = |money: &Money| money.number.value < 1000.0 && !money.number.thousands;
    let mut min = low.number.value * low.number.factor();
    let mut max = high.number.value * high.number.factor();
    if high.number.thousands && small(low) {
        min *= 1000.0;
    } else if low.number.thousands && small(high) {
        max *= 1000.0;
    } else if small(low) && max >= YEARLY_FROM && min * 1000.0 <= max {
        // `$154-190,000`
        min *= 1000.0;
    }
    (min.min(max), min.max(max))
}

fn skip_plus(text: &str, end: usize) -> usize {
    end + usize::from(text[end..].starts_with('+'))
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
