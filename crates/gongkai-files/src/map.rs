//! Maps by names and by numbers. Each kind of the library's maps is code of its own, some three kilobytes of WebAssembly; here are two,
//! which say where in a list the values lie.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Values by keys, in the keys' order.
#[derive(Debug)]
pub(crate) struct Map<K, V> {
    places: BTreeMap<K, usize>,
    /// Those that were removed leave their place empty.
    values: Vec<Option<V>>,
}

pub(crate) type ByName<V> = Map<Vec<u8>, V>;
pub(crate) type ByNumber<V> = Map<u64, V>;
/// Sets.
pub(crate) type NameSet = ByName<()>;
pub(crate) type NumberSet = ByNumber<()>;

/// What counts as a number: ordered as it is, but for negative ones, which come last.
pub(crate) trait Number {
    fn key(self) -> u64;
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { places: BTreeMap::new(), values: Vec::new() }
    }
}

impl<K: Ord, V> Map<K, V> {
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    fn place(&self, key: &K) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// Puts a value in the place of the one that is there; whether there was none.
    fn put(&mut self, key: K, value: V) -> bool {
        if let Some(place) = self.place(&key) {
            self.values[place] = Some(value);
            return false;
        }
        self.places.insert(key, self.values.len());
        self.values.push(Some(value));
        true
    }

    fn take(&mut self, key: &K) -> Option<V> {
        let place = self.places.remove(key)?;
        self.values[place].take()
    }

    /// The value of a key, which `make` makes where there is none.
    fn made(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let place = self.place(&key).unwrap_or_else(|| {
            self.places.insert(key, self.values.len());
            self.values.push(None);
            self.values.len() - 1
        });
        self.values[place].get_or_insert_with(make)
    }
}

impl<V> ByName<V> {
    pub(crate) fn get(&self, name: impl AsRef<[u8]>) -> Option<&V> {
        self.values[*self.places.get(name.as_ref())?].as_ref()
    }

    pub(crate) fn contains(&self, name: impl AsRef<[u8]>) -> bool {
        self.places.contains_key(name.as_ref())
    }

    /// Whether the name is new.
    pub(crate) fn insert(&mut self, name: impl Into<Vec<u8>>, value: V) -> bool {
        self.put(name.into(), value)
    }

    pub(crate) fn remove(&mut self, name: &str) -> Option<V> {
        self.take(&name.into())
    }

    pub(crate) fn or_insert_with(&mut self, name: impl Into<Vec<u8>>, make: impl FnOnce() -> V) -> &mut V {
        self.made(name.into(), make)
    }
}

impl<N: Into<Vec<u8>>, V> FromIterator<(N, V)> for ByName<V> {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut map = Self::default();
        for (name, value) in pairs {
            map.insert(name, value);
        }
        map
    }
}

impl<V> ByNumber<V> {
    pub(crate) fn get(&self, number: impl Number) -> Option<&V> {
        self.values[self.place(&number.key())?].as_ref()
    }

    pub(crate) fn get_mut(&mut self, number: impl Number) -> Option<&mut V> {
        let place = self.place(&number.key())?;
        self.values[place].as_mut()
    }

    pub(crate) fn contains(&self, number: impl Number) -> bool {
        self.place(&number.key()).is_some()
    }

    /// Whether the number is new.
    pub(crate) fn insert(&mut self, number: impl Number, value: V) -> bool {
        self.put(number.key(), value)
    }

    pub(crate) fn remove(&mut self, number: impl Number) -> Option<V> {
        self.take(&number.key())
    }

    pub(crate) fn or_insert_with(&mut self, number: impl Number, make: impl FnOnce() -> V) -> &mut V {
        self.made(number.key(), make)
    }

    /// The keys between two, in order.
    pub(crate) fn between(&self, keys: RangeInclusive<u64>) -> impl Iterator<Item = u64> {
        // An empty range is none that the library takes.
        let keys = if keys.is_empty() { None } else { Some(self.places.range(keys)) };
        keys.into_iter().flatten().map(|(&key, _)| key)
    }

    /// All keys, in order.
    pub(crate) fn keys(&self) -> impl Iterator<Item = u64> {
        self.between(0..=u64::MAX)
    }

    /// Removes what `keeps` does not keep.
    pub(crate) fn retain(&mut self, keeps: impl Fn(u64, &V) -> bool) {
        let removed: Vec<u64> =
            self.keys().filter(|&key| self.get(key).is_some_and(|value| !keeps(key, value))).collect();
        for key in removed {
            self.remove(key);
        }
    }
}

impl NumberSet {
    /// Whether the number is new.
    pub(crate) fn add(&mut self, number: impl Number) -> bool {
        self.insert(number, ())
    }
}

impl NameSet {
    pub(crate) fn add(&mut self, name: &str) -> bool {
        self.insert(name, ())
    }
}

impl Number for u64 {
    fn key(self) -> u64 {
        self
    }
}

impl Number for u32 {
    fn key(self) -> u64 {
        self.into()
    }
}

impl Number for u16 {
    fn key(self) -> u64 {
        self.into()
    }
}

impl Number for usize {
    fn key(self) -> u64 {
        self as u64
    }
}

impl Number for i64 {
    fn key(self) -> u64 {
        self.cast_unsigned()
    }
}

impl Number for i32 {
    fn key(self) -> u64 {
        i64::from(self).key()
    }
}

/// By the first number, then by the second.
impl Number for (u32, u32) {
    fn key(self) -> u64 {
        u64::from(self.0) << 32 | u64::from(self.1)
    }
}

/// The two numbers of a key.
#[expect(clippy::cast_possible_truncation, reason = "the halves")]
pub(crate) const fn pair(key: u64) -> (u32, u32) {
    ((key >> 32) as u32, key as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_replaced_removed_and_put_anew() {
        let mut map = ByNumber::default();
        assert!(map.insert((1, 2), "a") && map.insert((0, u32::MAX), "b") && !map.insert((1, 2), "c"));
        assert_eq!(map.keys().map(pair).collect::<Vec<_>>(), [(0, u32::MAX), (1, 2)]);
        assert_eq!((map.remove((1, 2)), map.remove((1, 2)), map.len()), (Some("c"), None, 1));
        assert_eq!(*map.or_insert_with((1, 2), || "d"), "d");
        map.retain(|key, _| pair(key).0 == 1);
        assert_eq!((map.get((1, 2)), map.get((0, u32::MAX)), map.is_empty()), (Some(&"d"), None, false));
        assert_eq!(map.between(RangeInclusive::new(5, 4)).count(), 0);
    }

    #[test]
    fn names_are_text_and_bytes() {
        let mut map: ByName<u8> = [("一", 1), ("a", 2), ("a", 3)].into_iter().collect();
        assert_eq!((map.get("一"), map.get(b"a"), map.get("b"), map.len()), (Some(&1), Some(&3), None, 2));
        assert!(map.contains("a") && map.remove("a") == Some(3) && !map.contains("a"));
        assert_eq!(*map.or_insert_with("a", || 4), 4);
    }
}
