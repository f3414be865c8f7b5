//! How likely a slip of the pen turns one number into another.

/// How far the printed number is from what should stand there: the less, the more typical the slip.
///
/// A digit left out or doubled, and two digits transposed, rank first; then a number left out or typed where nothing
/// belongs, any other single digit, and so on by edit distance.
pub(super) fn distance(printed: i64, right: i64) -> u32 {
    let (a, b) = (printed.to_string().into_bytes(), right.to_string().into_bytes());
    match edits(&a, &b) {
        0 => 0,
        1 if a.len() == b.len() && transposed(&a, &b) => 1,
        1 if a.len() > b.len() && doubled(&a, &b) => 1,
        1 if a.len() < b.len() => 1,
        _ if printed == 0 || right == 0 => 2,
        1 => 3,
        n => 2 * n + 1,
    }
}

fn transposed(a: &[u8], b: &[u8]) -> bool {
    let mut differing = (0..a.len()).filter(|&i| a[i] != b[i]);
    matches!((differing.next(), differing.next()), (Some(i), Some(j)) if j == i + 1 && a[i] == b[j] && a[j] == b[i])
}

/// Whether the longer one repeats a digit that the shorter one has once: 33 for 3, 10 000 for 1 000.
fn doubled(long: &[u8], short: &[u8]) -> bool {
    (1..long.len()).any(|i| long[i] == long[i - 1] && long[..i] == short[..i] && long[i + 1..] == short[i..])
}

/// Optimal string alignment: insertions, deletions, substitutions and transpositions of neighbours.
fn edits(a: &[u8], b: &[u8]) -> u32 {
    let width = b.len() + 1;
    let mut grid = vec![0; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            let best = match (i, j) {
                (0, n) | (n, 0) => n as u32,
                _ => {
                    let at = |i: usize, j: usize| grid[i * width + j];
                    let substitution = at(i - 1, j - 1) + u32::from(a[i - 1] != b[j - 1]);
                    let mut best = substitution.min(at(i - 1, j) + 1).min(at(i, j - 1) + 1);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        best = best.min(at(i - 2, j - 2) + 1);
                    }
                    best
                }
            };
            grid[i * width + j] = best;
        }
    }
    grid[a.len() * width + b.len()]
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn typical_slips_come_first() {
        for (printed, right) in [(12, 21), (33, 3), (100, 1000), (1123, 123), (13, 123), (2, 12)] {
            assert_eq!(distance(printed, right), 1, "{printed} for {right}");
        }
        assert_eq!(distance(7, 7), 0);
        assert!(distance(0, 5) < distance(4, 5));
        assert!(distance(4, 5) < distance(14, 25));
        assert!(distance(14, 25) < distance(14, 2537));
    }
}
