//! Messages and what can be put into them.

use super::Language;
use askama::filters::HtmlSafe;
use std::borrow::Cow;
use std::fmt::{self, Write};
use std::marker::PhantomData;

/// Where a message goes.
pub(crate) trait Mode: Copy + fmt::Debug {
    /// Writes text that is not the catalogue's.
    fn text(out: &mut dyn Write, text: &str) -> fmt::Result;

    /// Writes a tag of ours; plain text has none.
    fn tag(out: &mut dyn Write, tag: fmt::Arguments<'_>) -> fmt::Result;
}

/// Into a page: text is escaped.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Html;

/// Into plain text, such as a report's JSON.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plain;

impl Mode for Html {
    fn text(out: &mut dyn Write, text: &str) -> fmt::Result {
        write!(
            out,
            "{}",
            askama::filters::escape(text, askama::filters::Html)
                .unwrap_or_else(|never| match never {})
        )
    }

    fn tag(out: &mut dyn Write, tag: fmt::Arguments<'_>) -> fmt::Result {
        out.write_fmt(tag)
    }
}

impl Mode for Plain {
    fn text(out: &mut dyn Write, text: &str) -> fmt::Result {
        out.write_str(text)
    }

    fn tag(_: &mut dyn Write, _: fmt::Arguments<'_>) -> fmt::Result {
        Ok(())
    }
}

/// Something that is written into a message, in the message's language.
pub(crate) trait Argument<M: Mode> {
    /// Writes it as readers of the language write it.
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result;
}

/// A count that chooses between a message's forms for one and for many.
pub(crate) trait Count {
    /// How many.
    fn count(&self) -> u64;
}

/// A piece of a message.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece {
    /// The catalogue's words.
    Text(&'static str),
    /// The argument of this place.
    Argument(u8),
}

/// A message with its arguments, written when it is displayed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Message<M, A> {
    language: Language,
    pieces: &'static [Piece],
    arguments: A,
    mode: PhantomData<M>,
}

impl<M, A> Message<M, A> {
    pub(super) const fn new(language: Language, pieces: &'static [Piece], arguments: A) -> Self {
        Self { language, pieces, arguments, mode: PhantomData }
    }
}

/// A message of nothing but its argument.
pub(super) const VALUE: &[Piece] = &[Piece::Argument(0)];

impl<M: Mode, A: Arguments<M>> Message<M, A> {
    fn write_into(&self, out: &mut dyn Write) -> fmt::Result {
        for piece in self.pieces {
            match *piece {
                Piece::Text(text) => out.write_str(text)?,
                Piece::Argument(place) => self.arguments.write(place, self.language, out)?,
            }
        }
        Ok(())
    }
}

impl<M: Mode, A: Arguments<M>> fmt::Display for Message<M, A> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_into(formatter)
    }
}

/// Its arguments were escaped, and the catalogue is ours.
impl<A: Arguments<Html>> HtmlSafe for Message<Html, A> {}

impl<M: Mode, A: Arguments<M>> Argument<M> for Message<M, A> {
    fn write(&self, _: Language, out: &mut dyn Write) -> fmt::Result {
        self.write_into(out)
    }
}

/// The arguments of a message: a tuple.
pub(crate) trait Arguments<M: Mode> {
    /// Writes the argument of a place.
    fn write(&self, place: u8, language: Language, out: &mut dyn Write) -> fmt::Result;
}

macro_rules! arguments {
    ($($name:ident $place:literal),*) => {
        impl<M: Mode, $($name: Argument<M>),*> Arguments<M> for ($($name,)*) {
            #[allow(non_snake_case, unused_variables, reason = "the empty tuple uses nothing")]
            fn write(&self, place: u8, language: Language, out: &mut dyn Write) -> fmt::Result {
                let ($($name,)*) = self;
                match place {
                    $($place => $name.write(language, out),)*
                    // The generator gives every place its argument.
                    _ => Err(fmt::Error),
                }
            }
        }
    };
}

arguments!();
arguments!(A 0);
arguments!(A 0, B 1);
arguments!(A 0, B 1, C 2);
arguments!(A 0, B 1, C 2, D 3);
arguments!(A 0, B 1, C 2, D 3, E 4);
arguments!(A 0, B 1, C 2, D 3, E 4, F 5);
arguments!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
arguments!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);

impl<M: Mode, T: Argument<M> + ?Sized> Argument<M> for &T {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        (**self).write(language, out)
    }
}

impl<M: Mode, T: Argument<M>> Argument<M> for Option<T> {
    fn write(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        self.as_ref().map_or(Ok(()), |value| value.write(language, out))
    }
}

impl<T: Count + ?Sized> Count for &T {
    fn count(&self) -> u64 {
        (**self).count()
    }
}

impl<M: Mode> Argument<M> for str {
    fn write(&self, _: Language, out: &mut dyn Write) -> fmt::Result {
        M::text(out, self)
    }
}

impl<M: Mode> Argument<M> for String {
    fn write(&self, _: Language, out: &mut dyn Write) -> fmt::Result {
        M::text(out, self)
    }
}

impl<M: Mode> Argument<M> for Cow<'_, str> {
    fn write(&self, _: Language, out: &mut dyn Write) -> fmt::Result {
        M::text(out, self)
    }
}

impl<M: Mode> Argument<M> for std::sync::Arc<str> {
    fn write(&self, _: Language, out: &mut dyn Write) -> fmt::Result {
        M::text(out, self)
    }
}
