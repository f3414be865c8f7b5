//! The one sort of this crate, over numbers. The library's sorts are made anew for each type that they sort, some five kilobytes of
//! WebAssembly apiece.

/// The places of the keys in ascending order; equal keys keep theirs.
pub(crate) fn places(keys: impl Iterator<Item = u64>) -> Vec<usize> {
    let mut keys: Vec<(u64, usize)> = keys.zip(0..).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| place).collect()
}

/// Sorts by ascending key; equal keys keep their order.
pub(crate) fn by_key<T>(items: &mut [T], key: impl Fn(&T) -> u64) {
    let mut belongs = vec![0; items.len()];
    for (to, from) in places(items.iter().map(key)).into_iter().enumerate() {
        belongs[from] = to;
    }
    for at in 0..items.len() {
        while belongs[at] != at {
            let to = belongs[at];
            items.swap(at, to);
            belongs.swap(at, to);
        }
    }
}

/// A key that is ordered as the number is.
pub(crate) fn of_signed(number: i32) -> u64 {
    u64::from(number.cast_unsigned() ^ (1 << 31))
}

/// A key that is ordered as [`f32::total_cmp`] orders.
pub(crate) fn of_float(number: f32) -> u64 {
    let bits = number.to_bits().cast_signed();
    of_signed(bits ^ ((bits >> 31).cast_unsigned() >> 1).cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_library_does() {
        let mut number = 1_u32;
        let mut random = || {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            number >> 20
        };
        for length in [0, 1, 2, 3, 10, 1000] {
            let items: Vec<(u32, usize)> = (0..length).map(|at| (random() % 50, at)).collect();
            let (mut ours, mut theirs) = (items.clone(), items);
            by_key(&mut ours, |item| u64::from(item.0));
            theirs.sort_by_key(|item| item.0);
            assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn keys_are_ordered_as_their_numbers() {
        let signed = [i32::MIN, -7, -1, 0, 1, 7, i32::MAX];
        assert!(signed.map(of_signed).is_sorted());
        let floats = [f32::NEG_INFINITY, -2.5, -0.0, 0.0, 1e-9, 2.5, f32::INFINITY, f32::NAN];
        assert!(floats.map(of_float).is_sorted());
    }
}
