//! Typed views of a row: a rule declares a struct with the fields it reads, serde fills it and checks the names.
//!
//! serde hands `deserialize_struct` the view's field list, so a view that asks a kind for a field it lacks fails by
//! name, even where the field is an `Option`. A test builds every rule's view on the smallest valid row of its kind.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor, value::StrDeserializer};
use serde::forward_to_deserialize_any;

use super::row::{Row, Value};

/// Why a view does not fit its row.
#[derive(Debug, PartialEq, Eq)]
pub struct ViewError(pub String);

impl std::fmt::Display for ViewError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ViewError {}

impl Error for ViewError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Fills a view from a row.
///
/// # Errors
/// When the view asks for a field that the kind lacks, or a field that is not an `Option` is blank.
pub fn of<'a, V: serde::Deserialize<'a>>(row: &'a Row) -> Result<V, ViewError> {
    V::deserialize(RowDeserializer(row))
}

struct RowDeserializer<'a>(&'a Row);

impl<'de> Deserializer<'de> for RowDeserializer<'de> {
    type Error = ViewError;

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, ViewError> {
        Err(ViewError("a view is a struct of named fields".into()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ViewError> {
        let kind = self.0.kind();
        if let Some(unknown) = fields.iter().find(|f| kind.field(f).is_none()) {
            return Err(ViewError(format!("view {name} asks {} for unknown field {unknown}", kind.name)));
        }
        visitor.visit_map(Fields { row: self.0, fields, next: 0 })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct Fields<'a> {
    row: &'a Row,
    fields: &'static [&'static str],
    next: usize,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = ViewError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ViewError> {
        self.fields.get(self.next).map(|name| seed.deserialize(StrDeserializer::<ViewError>::new(name))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ViewError> {
        let name = self.fields[self.next];
        self.next += 1;
        seed.deserialize(ValueDeserializer(self.row.get(name)))
            .map_err(|e| ViewError(format!("{}.{name}: {e}", self.row.kind().name)))
    }
}

struct ValueDeserializer<'a>(&'a Value);

impl<'de> Deserializer<'de> for ValueDeserializer<'de> {
    type Error = ViewError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ViewError> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            Value::Int(int) => visitor.visit_i64(*int),
            Value::Date(date) => visitor.visit_string(date.to_string()),
            Value::Text(text) => visitor.visit_borrowed_str(text),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ViewError> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ViewError> {
        match self.0 {
            Value::Int(int) => visitor.visit_bool(*int != 0),
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
