//! Pay: with its sample, and as the market's postings state it.

use super::super::finding::Findings;
use super::super::phrases::phrases;
use super::super::sentence::Sentence;
use super::super::text::Text;
use super::figures::counts_sample;
use crate::diagnostics::Span;
use crate::market::PayPanel;
use crate::wording;

/// Less than this is no yearly pay but a price or an hourly rate.
const SMALLEST: f64 = 5_000.0;

/// How far a figure may be from the data's, as a part of it.
const TOLERANCE: f64 = 0.05;

/// Signs before an amount; `$` is the market's dollar, else that of the United States.
const SIGNS: [(char, &str); 5] =
    [('$', "USD"), ('€', "EUR"), ('£', "GBP"), ('₹', "INR"), ('¥', "JPY")];

/// Codes beside an amount.
const CODES: [&str; 16] = [
    "usd", "eur", "gbp", "cad", "aud", "nzd", "chf", "pln", "sek", "nok", "dkk", "inr", "jpy",
    "sgd", "czk", "brl",
];

/// An amount of money.
struct Amount {
    value: f64,
    currency: String,
    /// From the sign or code to the number's end.
    span: Span,
}

/// The amounts of a sentence that may be yearly pay.
fn amounts(text: &Text<'_>, sentence: &Sentence) -> Vec<Amount> {
    let source = &text.document.source.text;
    let mut found: Vec<Amount> = Vec::new();
    for (index, word) in sentence.words.iter().enumerate().filter(|(_, word)| word.is_figure()) {
        let (digits, unit) = match word.text.strip_suffix('k') {
            Some(digits) => (digits, 1_000.0),
            None => (&*word.text, 1.0),
        };
        let Ok(number) = digits.replace(',', "").parse::<f64>() else { continue };
        let before = source[..word.span.start].chars().next_back();
        let sign = SIGNS.iter().find(|(sign, _)| Some(*sign) == before);
        let code = |at: Option<usize>| {
            let code = &at.and_then(|at| sentence.words.get(at))?.text;
            CODES.contains(&code.as_str()).then(|| code.to_uppercase())
        };
        let written = code(index.checked_sub(1)).or_else(|| code(Some(index + 1)));
        let own = text.held.market.currency.as_deref();
        let dollar = own.filter(|own| own.ends_with('D') && sign.is_some_and(|(s, _)| *s == '$'));
        let currency = written.or(dollar.map(str::to_owned)).or(sign.map(|(_, c)| (*c).to_owned()));
        // "USD 120,000 to 150,000": the second amount has the currency of the first.
        let joined = found.last().filter(|last| joins(source, last.span.end, word.span.start));
        let joined = joined.map(|last| last.currency.clone());
        let Some(currency) = currency.or(joined) else { continue };
        let value = number * unit;
        if value >= SMALLEST {
            let start = word.span.start - sign.map_or(0, |(sign, _)| sign.len_utf8());
            found.push(Amount { value, currency, span: Span::new(start, word.span.end) });
        }
    }
    found
}

/// Whether what stands between two amounts makes a range of them.
fn joins(source: &str, from: usize, to: usize) -> bool {
    let between = source.get(from..to).unwrap_or_default().trim_matches(['$', '€', '£', ' ']);
    ["to", "-", "–", "—", "and"].contains(&between)
}

pub(super) fn without_source(text: &Text<'_>, findings: &mut Findings) {
    for (sentence, _) in text.claiming() {
        let told = amounts(text, sentence);
        let Some(first) = told.first() else { continue };
        let speaks = phrases().pay.is_in(&sentence.words);
        if !speaks || counts_sample(&sentence.words) || text.is_sourced(sentence) {
            continue;
        }
        let salary = &text.held.market.salary;
        findings
            .add(first.span, "pay without sample, date or source")
            .evidence(format!(
                "market {}: {} of {} postings state pay",
                text.held.market.title,
                salary.stated.k(),
                salary.stated.n()
            ))
            .hint("say from how many postings, of which place and year, and which quantiles these are");
    }
}

pub(super) fn disagrees(text: &Text<'_>, findings: &mut Findings) {
    let source = &text.document.source.text;
    for (sentence, _) in text.claiming() {
        if !phrases().pay.is_in(&sentence.words) || text.is_sourced(sentence) {
            continue;
        }
        let told = amounts(text, sentence);
        for pair in
            told.windows(2).filter(|pair| joins(source, pair[0].span.end, pair[1].span.start))
        {
            let span = Span::new(pair[0].span.start, pair[1].span.end);
            let currency = &pair[0].currency;
            let panels = &text.held.market.salary.panels;
            let panel = panels.iter().find(|panel| panel.currency == *currency);
            let Some(panel) = panel.filter(|panel| !panel.ranges.is_empty()) else {
                findings
                    .add(
                        span,
                        format!("a range of pay in {currency}, in which no posting states any"),
                    )
                    .hint("leave the range out, or name its source");
                continue;
            };
            let near = |known: &[f64], value: f64| {
                known.iter().any(|known| (known - value).abs() <= TOLERANCE * known.abs())
            };
            let (lows, highs) = bounds(panel);
            if !(near(&lows, pair[0].value) && near(&highs, pair[1].value)) {
                findings
                    .add(span, "a range of pay that the stated pay does not give")
                    .evidence(in_words(panel))
                    .hint("give the quantiles of the stated pay with their number of ranges");
            }
        }
    }
}

/// What the lower and the upper end of a told range may be.
fn bounds(panel: &PayPanel) -> (Vec<f64>, Vec<f64>) {
    let lowest = panel.ranges.iter().map(|range| range.low).reduce(f64::min);
    let highest = panel.ranges.iter().map(|range| range.high).reduce(f64::max);
    let (quartiles, outer) = (panel.quartiles, panel.outer);
    let lows = [lowest, quartiles.map(|q| q.p25), outer.map(|outer| outer.low)];
    let highs = [highest, quartiles.map(|q| q.p75), outer.map(|outer| outer.high)];
    (lows.into_iter().flatten().collect(), highs.into_iter().flatten().collect())
}

fn in_words(panel: &PayPanel) -> String {
    let (currency, money) = (&panel.currency, wording::thousands);
    let ranges = wording::count(panel.ranges.len(), "stated range");
    let (lows, highs) = bounds(panel);
    let whole = match (lows.first(), highs.first()) {
        (Some(low), Some(high)) => format!("from {} to {}", money(*low), money(*high)),
        _ => String::new(),
    };
    match panel.quartiles {
        Some(q) => format!(
            "{ranges} in {currency} {whole}; middles: quartiles {} and {}, median {}",
            money(q.p25),
            money(q.p75),
            money(q.median)
        ),
        None => format!("{ranges} in {currency} {whole}"),
    }
}
