//! How the wire format is described: once, whatever writes it. [`document`](super::document) and [`catalogue`](super::catalogue)
//! say what each value consists of; the JSON writer and serde's serializers are what they say it to.

use std::fmt::Display;

use crate::decimal::Decimal;

/// What one value of the wire format is written to.
pub(super) trait Sink: Sized {
    /// What writing gives.
    type Done;
    fn null(self) -> Self::Done;
    fn boolean(self, value: bool) -> Self::Done;
    /// A position or a count.
    fn count(self, value: u32) -> Self::Done;
    /// A number as printed, or as computed of such.
    fn decimal(self, value: Decimal) -> Self::Done;
    fn string(self, text: &str) -> Self::Done;
    /// A string of characters that need no escape in JSON: the id of a cell, a date.
    fn plain(self, text: impl Display) -> Self::Done;
    /// `items` are counted and written, so it is asked for twice.
    fn array<T: Shape>(self, items: impl Iterator<Item = T> + Clone) -> Self::Done;
    fn object(self, fields: &impl Fields) -> Self::Done;
}

/// The members of an object under construction, in order.
pub(super) trait Object {
    fn field(&mut self, name: impl Name, value: impl Shape);
}

/// The name of a member: it holds nothing that JSON escapes.
pub(super) trait Name {
    fn shown(&self) -> impl Display + '_;
    /// The same, where it is at hand as it is.
    fn fixed(&self) -> Option<&str>;
}

impl Name for &str {
    fn shown(&self) -> impl Display + '_ {
        *self
    }

    fn fixed(&self) -> Option<&str> {
        Some(self)
    }
}

/// A value of the wire format.
pub(super) trait Shape {
    fn write<S: Sink>(&self, sink: S) -> S::Done;
}

/// A value that is an object.
pub(super) trait Fields {
    fn fields(&self, object: &mut impl Object);
}

impl<T: Fields> Shape for T {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        sink.object(self)
    }
}

impl<T: Fields> Fields for &T {
    fn fields(&self, object: &mut impl Object) {
        (**self).fields(object);
    }
}

impl<T: Shape> Shape for Option<T> {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        match self {
            Some(value) => value.write(sink),
            None => sink.null(),
        }
    }
}

/// A member of an array.
#[derive(Clone, Copy)]
struct Item<'a, T>(&'a T);

impl<T: Shape> Shape for Item<'_, T> {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        self.0.write(sink)
    }
}

impl<T: Shape> Shape for &[T] {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        sink.array(self.iter().map(Item))
    }
}

impl Shape for &str {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        sink.string(self)
    }
}

impl Shape for bool {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        sink.boolean(*self)
    }
}

impl Shape for u32 {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        sink.count(*self)
    }
}

impl Shape for Decimal {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        sink.decimal(*self)
    }
}

/// What an iterator gives, as an array.
pub(super) struct Each<I>(pub(super) I);

impl<T: Shape, I: Iterator<Item = T> + Clone> Shape for Each<I> {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        sink.array(self.0.clone())
    }
}

/// What prints as characters that need no escape, as a string.
pub(super) struct Plain<T>(pub(super) T);

impl<T: Display> Shape for Plain<T> {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        sink.plain(&self.0)
    }
}
