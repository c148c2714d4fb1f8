//! Values whose meaning decides how they are written.

use super::message::{Argument, Message, Mode, VALUE};
use super::number::write_fixed;
use super::{Language, Messages};
use jiff::civil::Date;
use std::borrow::Borrow;
use std::fmt::{self, Write};

/// A number with at most one decimal: `18`, `7.5`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decimal(pub(crate) f64);

impl<M: Mode> Argument<M> for Decimal {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let rounded = (self.0 * 10.0).round() / 10.0;
        write_fixed(language, rounded, usize::from(rounded.fract() != 0.0), out)
    }
}

/// A number with as many decimals as given: `Fixed(0.571, 2)` is `0.57`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fixed(pub(crate) f64, pub(crate) usize);

impl<M: Mode> Argument<M> for Fixed {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        write_fixed(language, self.0, self.1, out)
    }
}

/// A number without decimals: `172,500`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Whole(pub(crate) f64);

impl<M: Mode> Argument<M> for Whole {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        write_fixed(language, self.0, 0, out)
    }
}

/// Hours: `18 h`, `7.5 h`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hours(pub(crate) f64);

impl<M: Mode> Argument<M> for Hours {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        Argument::<M>::write(&Decimal(self.0), language, out)?;
        out.write_str(" h")
    }
}

/// A proportion from 0 to 1 as a whole percentage: `52 %`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Percent(pub(crate) f64);

impl<M: Mode> Argument<M> for Percent {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        write_fixed(language, self.0 * 100.0, 0, out)?;
        out.write_str(" %")
    }
}

/// A day: `22 Nov 2026`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day(pub(crate) Date);

impl<M: Mode> Argument<M> for Day {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let date = self.0;
        let say = Messages::<M>::new(language);
        write!(
            out,
            "{}",
            say.dates.day(i32::from(date.day()), short_month(say, date), Verbatim(date.year()))
        )
    }
}

/// A month: `Nov 2026`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Month(pub(crate) Date);

impl<M: Mode> Argument<M> for Month {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let say = Messages::<M>::new(language);
        write!(out, "{}", say.dates.month(short_month(say, self.0), Verbatim(self.0.year())))
    }
}

fn short_month<M: Mode>(say: Messages<M>, date: Date) -> Message<M, ()> {
    let months = say.months;
    match date.month() {
        1 => months.january(),
        2 => months.february(),
        3 => months.march(),
        4 => months.april(),
        5 => months.may(),
        6 => months.june(),
        7 => months.july(),
        8 => months.august(),
        9 => months.september(),
        10 => months.october(),
        11 => months.november(),
        _ => months.december(),
    }
}

/// A day that machines can read too: in a page a `time` element.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Time(pub(crate) Date);

impl<M: Mode> Argument<M> for Time {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        M::tag(out, format_args!("<time datetime=\"{}\">", self.0))?;
        Argument::<M>::write(&Day(self.0), language, out)?;
        M::tag(out, format_args!("</time>"))
    }
}

/// What reads the same in every language, such as a year or a version.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verbatim<T>(pub(crate) T);

impl<M: Mode, T: fmt::Display> Argument<M> for Verbatim<T> {
    fn write(&self, _: Language, out: &mut dyn Write) -> fmt::Result {
        M::text(out, &self.0.to_string())
    }
}

/// Anything as the beginning of a sentence: its first letter in upper case.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentence<T>(pub(crate) T);

impl<M: Mode, T: Argument<M>> Argument<M> for Sentence<T> {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        let mut text = String::new();
        self.0.write(language, &mut text)?;
        let mut letters = text.chars();
        if let Some(first) = letters.next() {
            write!(out, "{}", first.to_uppercase())?;
        }
        out.write_str(letters.as_str())
    }
}

/// Values by themselves; templates give references to fields, code gives values.
impl<M: Mode> Messages<M> {
    /// The language of the messages.
    pub(crate) const fn language(self) -> Language {
        self.language
    }

    /// Any value as readers of the language write it.
    pub(crate) const fn value<T: Argument<M>>(self, value: T) -> Message<M, (T,)> {
        Message::new(self.language, VALUE, (value,))
    }

    /// Any value as the beginning of a sentence.
    pub(crate) const fn sentence<T: Argument<M>>(self, value: T) -> Message<M, (Sentence<T>,)> {
        self.value(Sentence(value))
    }

    /// `18 h`, `7.5 h`.
    pub(crate) fn hours(self, hours: impl Borrow<f64>) -> Message<M, (Hours,)> {
        self.value(Hours(*hours.borrow()))
    }

    /// A proportion as a whole percentage: `52 %`.
    pub(crate) fn percent(self, proportion: impl Borrow<f64>) -> Message<M, (Percent,)> {
        self.value(Percent(*proportion.borrow()))
    }

    /// A number without decimals: `172,500`.
    pub(crate) fn whole(self, value: impl Borrow<f64>) -> Message<M, (Whole,)> {
        self.value(Whole(*value.borrow()))
    }

    /// A number with at most one decimal: `3`, `2.5`.
    pub(crate) fn decimal(self, value: impl Borrow<f64>) -> Message<M, (Decimal,)> {
        self.value(Decimal(*value.borrow()))
    }

    /// A number with this many decimals.
    pub(crate) fn fixed(self, value: impl Borrow<f64>, decimals: usize) -> Message<M, (Fixed,)> {
        self.value(Fixed(*value.borrow(), decimals))
    }

    /// `22 Nov 2026`.
    pub(crate) fn day(self, date: impl Borrow<Date>) -> Message<M, (Day,)> {
        self.value(Day(*date.borrow()))
    }

    /// `22 Nov 2026`, in a page with the date for machines.
    pub(crate) fn date(self, date: impl Borrow<Date>) -> Message<M, (Time,)> {
        self.value(Time(*date.borrow()))
    }

    /// `Nov 2026`.
    pub(crate) fn month(self, date: impl Borrow<Date>) -> Message<M, (Month,)> {
        self.value(Month(*date.borrow()))
    }
}
