//! Putting lists in order.
//!
//! The library's sorts are made anew for each type that they sort, some twelve kilobytes of WebAssembly apiece. Every
//! list here is ordered by a number, so that one sort of numbers serves them all (docs/figures.md).

/// Sorts by ascending key; what has the same key stays in its order.
pub(crate) fn by_key<T>(items: &mut [T], key: impl Fn(&T) -> u32) {
    let keys = items.iter().map(|item| u64::from(key(item)) << 32);
    let mut places = places(keys.zip(0_u64..).map(|(key, at)| key | at).collect());
    for at in 0..items.len() {
        while places[at] != at {
            let place = places[at];
            items.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// Where each item belongs. A key holds the item's rank in its upper half and its present place in the lower one.
fn places(mut keys: Vec<u64>) -> Vec<usize> {
    if !keys.is_sorted() {
        heap_sort(&mut keys);
    }
    let mut places = vec![0; keys.len()];
    for (place, key) in keys.into_iter().enumerate() {
        places[key as u32 as usize] = place;
    }
    places
}

fn heap_sort(keys: &mut [u64]) {
    for root in (0..keys.len() / 2).rev() {
        sink(keys, root);
    }
    for end in (1..keys.len()).rev() {
        keys.swap(0, end);
        sink(&mut keys[..end], 0);
    }
}

/// Lets the key at `root` sink until no key below it is greater.
fn sink(keys: &mut [u64], mut root: usize) {
    loop {
        let (left, right) = (2 * root + 1, 2 * root + 2);
        let greater = if right < keys.len() && keys[right] > keys[left] { right } else { left };
        if greater >= keys.len() || keys[greater] <= keys[root] {
            return;
        }
        keys.swap(root, greater);
        root = greater;
    }
}

#[cfg(test)]
mod tests {
    use super::by_key;

    #[test]
    fn sorts_as_the_library_does() {
        let mut number = 1_u32;
        for length in 0..200 {
            let mut items: Vec<(u32, usize)> = Vec::new();
            for at in 0..length {
                number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                items.push(((number >> 16) % 50, at));
            }
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            by_key(&mut items, |item| item.0);
            assert_eq!(items, expected);
        }
    }
}
