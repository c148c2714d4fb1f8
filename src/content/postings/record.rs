//! One record of a file, read leniently: the fields a format wants, borrowed where possible.

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A value of any type, as far as postings need it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Loose<'a> {
    Null,
    Bool(bool),
    Integer(i128),
    Float(f64),
    Text(Cow<'a, str>),
    List(Vec<Loose<'a>>),
    Object(Object<'a>),
}

/// Fields in file order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Object<'a> {
    pub(super) fields: Vec<(Cow<'a, str>, Loose<'a>)>,
    /// Names of the fields that were skipped.
    pub(super) unread: Vec<Cow<'a, str>>,
}

impl<'a> Object<'a> {
    /// Reads a JSON object, keeping only the top-level fields that are wanted.
    pub(super) fn from_json(
        json: &'a str,
        wanted: &dyn Fn(&str) -> bool,
    ) -> Result<Self, serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let object = deserializer.deserialize_map(ObjectVisitor { wanted: Some(wanted) })?;
        deserializer.end()?;
        Ok(object)
    }

    /// The value of a field; the last one when a field is repeated, as in JSON elsewhere.
    pub(super) fn get(&self, key: &str) -> Option<&Loose<'a>> {
        self.fields.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Whether a field is there, null or not.
    pub(super) fn has(&self, key: &str) -> bool {
        self.fields.iter().any(|(name, _)| name == key)
    }

    /// A field as text that is not blank.
    pub(super) fn text(&self, key: &str) -> Option<Cow<'a, str>> {
        self.get(key)?.text()
    }
}

impl<'a> Loose<'a> {
    /// Text that is not blank; numbers and booleans as written; of a list its first text.
    pub(super) fn text(&self) -> Option<Cow<'a, str>> {
        match self {
            Self::Null | Self::Object(_) => None,
            Self::Bool(value) => Some(Cow::Borrowed(if *value { "true" } else { "false" })),
            Self::Integer(value) => Some(value.to_string().into()),
            Self::Float(value) => Some(value.to_string().into()),
            Self::Text(text) => (!text.trim().is_empty()).then(|| text.clone()),
            Self::List(items) => items.iter().find_map(Self::text),
        }
    }

    /// A list's items; anything else but null is a list of one.
    pub(super) fn items(&self) -> &[Loose<'a>] {
        match self {
            Self::Null => &[],
            Self::List(items) => items,
            one => std::slice::from_ref(one),
        }
    }

    /// The object, or the first object of a list.
    pub(super) fn object(&self) -> Option<&Object<'a>> {
        match self {
            Self::Object(object) => Some(object),
            Self::List(items) => items.iter().find_map(Self::object),
            _ => None,
        }
    }

    /// A number, also one written as text.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Integer(value) => Some(*value as f64),
            Self::Float(value) => Some(*value),
            Self::Text(text) => super::pay::parse_amount(text),
            _ => None,
        }
    }

    /// What it is, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Integer(_) | Self::Float(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

struct LooseSeed;

impl<'de> DeserializeSeed<'de> for LooseSeed {
    type Value = Loose<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Loose<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for LooseSeed {
    type Value = Loose<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Loose<'de>, E> {
        Ok(Loose::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Loose<'de>, E> {
        Ok(Loose::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Loose<'de>, E> {
        Ok(Loose::Integer(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Loose<'de>, E> {
        Ok(Loose::Integer(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Loose<'de>, E> {
        Ok(Loose::Float(value))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Loose<'de>, E> {
        Ok(Loose::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Loose<'de>, E> {
        Ok(Loose::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Loose<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(LooseSeed)? {
            items.push(item);
        }
        Ok(Loose::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Loose<'de>, A::Error> {
        ObjectVisitor { wanted: None }.visit_map(map).map(Loose::Object)
    }
}

struct ObjectVisitor<'w> {
    wanted: Option<&'w dyn Fn(&str) -> bool>,
}

impl<'de> Visitor<'de> for ObjectVisitor<'_> {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the fields of a posting")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
        let (mut fields, mut unread) = (Vec::new(), Vec::new());
        while let Some(key) = map.next_key_seed(LooseSeed)? {
            let Loose::Text(key) = key else {
                return Err(A::Error::custom("a key that is not a string"));
            };
            if self.wanted.is_none_or(|wanted| wanted(&key)) {
                fields.push((key, map.next_value_seed(LooseSeed)?));
            } else {
                map.next_value::<IgnoredAny>()?;
                unread.push(key);
            }
        }
        Ok(Object { fields, unread })
    }
}
