//! `theme.toml`: the tokens of a site's own theme. Nothing in it is passed on as it was written.

use super::contrast::{self, LowContrast};
use super::look::{BUILT_IN, Look};
use super::token::{Kind, Scheme, TOKENS, Token, Value};
use super::version;
use crate::content::document::{self, Member, Syntax, parse};
use crate::content::reader::{Cursor, Problems, UnknownKeys, shorten};
use crate::diagnostics::{Diagnostic, Diagnostics, Location, Source, did_you_mean};
use std::collections::HashMap;

/// What `theme.toml` says.
#[derive(Debug)]
pub(super) struct Settings {
    /// The built-in look it is made of.
    pub(super) base: &'static str,
    /// A value for every token.
    pub(super) look: Look,
}

/// Where a token was set, by its place among [`TOKENS`] and the scheme it was set for.
type Places = HashMap<(usize, Scheme), Location>;

/// Reads `theme.toml`; `None` when an error was found.
pub(super) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Option<Settings> {
    let document = parse(Syntax::Toml, source, diagnostics)?;
    let problems = Problems::new(source);
    let settings = settings(&Cursor::root(&problems, &document), source);
    let failed = problems.finish(diagnostics);
    (!failed).then_some(settings)
}

fn settings(root: &Cursor<'_>, source: &Source) -> Settings {
    root.check_keys(&["careerdash", "extends", "tokens"], &[], UnknownKeys::Refuse);
    version::check(root);
    let named = |name: &str| BUILT_IN.into_iter().find(|known| *known == name);
    let base = root.choice("extends", &BUILT_IN, named).unwrap_or(BUILT_IN[0]);
    let mut settings = Settings { base, look: Look::built_in(base).unwrap_or_default() };
    let mut places = Places::new();
    if let Some(tokens) = root.object("tokens") {
        let mut reader = Reader { source, look: &mut settings.look, places: &mut places };
        reader.tokens(&tokens, None);
        for scheme in Scheme::ALL {
            if let Some(of_scheme) = tokens.object(scheme.word()) {
                reader.tokens(&of_scheme, Some(scheme));
            }
        }
    }
    // A token that could not be read may be what is wrong with a pair.
    if root.errors() == 0 {
        for low in contrast::low_contrasts(&settings.look) {
            warn(&low, &places, root);
        }
    }
    settings
}

struct Reader<'a> {
    source: &'a Source,
    look: &'a mut Look,
    places: &'a mut Places,
}

impl Reader<'_> {
    /// The tokens of a table, for one scheme or for both.
    fn tokens(&mut self, table: &Cursor<'_>, scheme: Option<Scheme>) {
        for member in table.node().members() {
            let is_scheme = Scheme::ALL.iter().any(|scheme| scheme.word() == member.key);
            if scheme.is_none() && is_scheme {
                continue;
            }
            match Token::index(&member.key) {
                Some(index) => self.token(index, table, scheme),
                None => table.report(self.unknown(member)),
            }
        }
    }

    fn token(&mut self, index: usize, table: &Cursor<'_>, scheme: Option<Scheme>) {
        let token = &TOKENS[index];
        let Some(found) = table.get(token.name) else { return };
        if scheme.is_some() && token.kind != Kind::Colour {
            let message = format!("`{}` is no colour and is the same in both schemes", token.name);
            let problem = Diagnostic::error("scheme-token", message);
            found.report(problem.hint("move it to `[tokens]`"));
            return;
        }
        let text = match &found.node().value {
            document::Value::String(text) => text.as_str(),
            document::Value::Number { raw, .. } => raw,
            _ => return found.wrong_type(&token.kind.expected()),
        };
        match token.read(text) {
            Ok(value) => self.set(index, scheme, value, &found.location()),
            Err(expected) => {
                let message = format!("`{}` is `{}`", token.name, shorten(text));
                let problem = Diagnostic::error("invalid-token", message);
                found.report(problem.expected(expected));
            }
        }
    }

    fn set(&mut self, index: usize, scheme: Option<Scheme>, value: Value, place: &Location) {
        self.look.set(index, scheme, value);
        let schemes = Scheme::ALL.into_iter().filter(|one| scheme.is_none_or(|only| only == *one));
        self.places.extend(schemes.map(|scheme| ((index, scheme), place.clone())));
    }

    /// There are too many tokens to list them.
    fn unknown(&self, member: &Member) -> Diagnostic {
        let key = shorten(&member.key);
        let name = member.key.trim_start_matches('-');
        let near = if Token::index(name).is_some() {
            Some(name.to_owned())
        } else {
            did_you_mean(name, TOKENS.iter().map(|token| token.name))
        };
        let hint = near.map_or_else(
            || "`careerdash theme eject` writes a file with all of them".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Diagnostic::error("unknown-token", format!("there is no token `{key}`"))
            .at(self.source.locate(member.key_span))
            .hint(hint)
    }
}

/// Says of a pair that it does not read well, at the token that made it so.
fn warn(low: &LowContrast, places: &Places, root: &Cursor<'_>) {
    let LowContrast { pair, scheme, text, ground } = *low;
    let place = |name: &str| places.get(&(Token::index(name)?, scheme));
    let (place, name, better) = match (place(pair.text), place(pair.ground)) {
        (Some(place), _) => (place, pair.text, text.shade_with_contrast(ground, pair.least)),
        (None, Some(place)) => (place, pair.ground, ground.shade_with_contrast(text, pair.least)),
        (None, None) => return,
    };
    // Cut, not rounded: 4.499 is not 4.5.
    let contrast = (text.contrast(ground) * 100.0).floor() / 100.0;
    let message = format!(
        "`{}` on `{}` has a contrast of {contrast:.2}:1 in the {} scheme",
        pair.text,
        pair.ground,
        scheme.word()
    );
    let of = if pair.least == contrast::TEXT { "text" } else { "charts" };
    let mut problem = Diagnostic::warning("low-contrast", message)
        .at(place.clone())
        .expected(format!("at least {}:1 for {of}", pair.least));
    if let Some(better) = better {
        problem = problem.hint(format!("`{better}` would do for `{name}`"));
    }
    root.report(problem);
}
