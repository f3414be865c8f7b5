//! The same shape for serde: every value of the wire format to any of its serializers.

use std::fmt::Display;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::catalogue::Ruled;
use super::comparison::Compared;
use super::document::{Part, Whole};
use super::shape::{Fields, Name, Object, Shape, Sink};
use crate::check::Rule;
#[cfg(feature = "text-rules")]
use crate::check::TextRule;
use crate::decimal::Decimal;
use crate::form::{CellId, TableForm, Words};
use crate::report::{
    Cell, Checks, Date, Document, ExtraRow, Finding, Gap, Message, OtherTable, Period, Repair, Report,
    Section, Signature,
};
use crate::span::{Span, Utf16};

/// A document with `text`, the text that its spans index; [`Document`] itself is serialized without it.
#[derive(Clone, Copy, Debug)]
pub struct WithText<'a>(pub &'a Document);

impl Serialize for WithText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        whole(self.0, true, serializer)
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        whole(self, false, serializer)
    }
}

fn whole<S: Serializer>(document: &Document, with_text: bool, serializer: S) -> Result<S::Ok, S::Error> {
    let units = Utf16::new(&document.text);
    Whole { document, units: &units, with_text }.write(Serde(serializer))
}

/// `Serialize` for what has a shape.
macro_rules! serialize {
    ($($value:ty),* $(,)?) => {$(
        impl Serialize for $value {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.write(Serde(serializer))
            }
        }
    )*};
}

serialize!(
    Part<'_, Report>,
    Part<'_, Cell>,
    Part<'_, Finding>,
    Part<'_, Section>,
    Part<'_, ExtraRow>,
    Part<'_, OtherTable>,
    Part<'_, Span>,
    Compared<'_>,
    Rule,
    Ruled<&Rule>,
    TableForm,
    CellId,
    Checks,
    Date,
    Decimal,
    Gap,
    Message,
    Period,
    Repair,
    Signature,
    Words,
);
#[cfg(feature = "text-rules")]
serialize!(TextRule, Ruled<&TextRule>);

/// A serializer as what a shape is written to.
struct Serde<S>(S);

/// A shape as what a serializer takes.
struct Shaped<T>(T);

impl<T: Shape> Serialize for Shaped<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(Serde(serializer))
    }
}

/// The name of a member as what a serializer takes.
struct Named<T>(T);

impl<T: Name> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.fixed() {
            Some(name) => serializer.serialize_str(name),
            None => serializer.collect_str(&self.0.shown()),
        }
    }
}

impl<S: Serializer> Sink for Serde<S> {
    type Done = Result<S::Ok, S::Error>;

    fn null(self) -> Self::Done {
        self.0.serialize_none()
    }

    fn boolean(self, value: bool) -> Self::Done {
        self.0.serialize_bool(value)
    }

    fn count(self, value: u32) -> Self::Done {
        self.0.serialize_u32(value)
    }

    /// Whole numbers as integers; others as the nearest binary number, which prints as the same digits.
    fn decimal(self, value: Decimal) -> Self::Done {
        match value.as_i64() {
            Some(whole) => self.0.serialize_i64(whole),
            None => self.0.serialize_f64(value.to_string().parse().unwrap_or(f64::NAN)),
        }
    }

    fn string(self, text: &str) -> Self::Done {
        self.0.serialize_str(text)
    }

    fn plain(self, text: impl Display) -> Self::Done {
        self.0.collect_str(&text)
    }

    fn array<T: Shape>(self, items: impl Iterator<Item = T> + Clone) -> Self::Done {
        use serde::ser::SerializeSeq;
        // Formats that write the length first need it, and not every iterator knows it.
        let mut sequence = self.0.serialize_seq(Some(items.clone().count()))?;
        for item in items {
            sequence.serialize_element(&Shaped(item))?;
        }
        sequence.end()
    }

    fn object(self, fields: &impl Fields) -> Self::Done {
        let mut members = Members(0);
        fields.fields(&mut members);
        let mut entries = Entries { map: self.0.serialize_map(Some(members.0))?, failed: None };
        fields.fields(&mut entries);
        match entries.failed {
            Some(error) => Err(error),
            None => entries.map.end(),
        }
    }
}

/// How many members an object has.
struct Members(usize);

impl Object for Members {
    fn field(&mut self, _: impl Name, _: impl Shape) {
        self.0 += 1;
    }
}

/// The members of an object, until one fails.
struct Entries<M: SerializeMap> {
    map: M,
    failed: Option<M::Error>,
}

impl<M: SerializeMap> Object for Entries<M> {
    fn field(&mut self, name: impl Name, value: impl Shape) {
        if self.failed.is_none() {
            self.failed = self.map.serialize_entry(&Named(name), &Shaped(value)).err();
        }
    }
}
