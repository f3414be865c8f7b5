//! Places on pages in order.

use crate::order::{of_float, places};

/// The indices of `keys` in ascending order of the keys; equal keys keep their order.
pub(super) fn order(keys: &[f32]) -> Vec<usize> {
    places(keys.iter().map(|&key| of_float(key)))
}

/// A value within bounds; what is no number is at the lower one. The library's `clamp` prints them where it panics, and
/// printing fractions is 22 KB of WebAssembly.
pub(super) fn within(value: f32, low: f32, high: f32) -> f32 {
    if value > low { value.min(high) } else { low }
}

/// Ascending values as groups: the mean of each run whose members are at most `tolerance` above its first one.
pub(super) fn cluster(values: &[f32], tolerance: f32) -> Vec<f32> {
    let mut means = Vec::new();
    let mut group: Vec<f32> = Vec::new();
    for value in order(values).into_iter().map(|index| values[index]) {
        if group.first().is_some_and(|&first| value - first > tolerance) {
            means.push(mean(&group));
            group.clear();
        }
        group.push(value);
    }
    if !group.is_empty() {
        means.push(mean(&group));
    }
    means
}

#[expect(clippy::cast_precision_loss, reason = "a group has far fewer members than 2^24")]
fn mean(group: &[f32]) -> f32 {
    group.iter().sum::<f32>() / group.len() as f32
}

/// The index of the value nearest to `value` in ascending `values`; 0 where there is none.
pub(super) fn nearest(values: &[f32], value: f32) -> usize {
    let after = values.partition_point(|&other| other < value);
    match (after.checked_sub(1).map(|before| values[before]), values.get(after)) {
        (Some(before), Some(&next)) if value - before <= next - value => after - 1,
        (Some(_), None) => after - 1,
        _ => after,
    }
}
