//! Plain values of JavaScript, as serde-wasm-bindgen hands them over.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// Deepest nesting of what is handed over: an object that holds itself would have no end.
const DEEPEST: usize = 16;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// `undefined`, `null`.
    Nothing,
    Boolean(bool),
    /// A whole number from 0.
    Count(u64),
    /// Any other number, and whatever else is no plain value.
    Other,
    String(String),
    Array(Vec<Value>),
    /// In the order of its members.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// Fails where something throws while it is looked at, such as a getter.
    pub(crate) fn of(value: &JsValue) -> Result<Value, JsValue> {
        let deserializer = serde_wasm_bindgen::Deserializer::from(value.clone());
        Value::deserialize(deserializer).map_err(|error| {
            let error = JsValue::from(error);
            // A function, a set, a symbol: what serde says of it is no words for people.
            match error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message) {
                Some(message) if String::from(message.clone()).starts_with("invalid type") => {
                    js_sys::Error::new("options: 只能是普通的值 / takes plain values only").into()
                }
                _ => error,
            }
        })
    }

    /// What it is, for people.
    pub(crate) fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Value::Nothing => ("空值", "nothing"),
            Value::Boolean(_) => (" true 或 false", "true or false"),
            Value::Count(_) => ("数字", "a number"),
            Value::Other => ("别的值", "another value"),
            Value::String(_) => ("文字", "a string"),
            Value::Array(_) => ("数组", "an array"),
            Value::Object(_) => ("对象", "an object"),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        Depth(0).deserialize(deserializer)
    }
}

/// How deep in the whole a value stands.
#[derive(Clone, Copy)]
struct Depth(usize);

impl Depth {
    fn below<E: Error>(self) -> Result<Depth, E> {
        if self.0 < DEEPEST {
            Ok(Depth(self.0 + 1))
        } else {
            Err(E::custom("options: 层数太多 / too deep"))
        }
    }
}

impl<'de> DeserializeSeed<'de> for Depth {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Depth {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plain value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(u64::try_from(value).map_or(Value::Other, Value::Count))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Count(value))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_byte_buf<E>(self, _: Vec<u8>) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let below = self.below()?;
        let mut all = Vec::new();
        while let Some(item) = items.next_element_seed(below)? {
            all.push(item);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let below = self.below()?;
        let mut all = Vec::new();
        while let Some(name) = members.next_key_seed(below)? {
            let value = members.next_value_seed(below)?;
            // Keys of a Map may be anything.
            if let Value::String(name) = name {
                all.push((name, value));
            }
        }
        Ok(Value::Object(all))
    }
}
