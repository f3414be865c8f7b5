//! How far two words are from each other, in characters that are put in, left out or replaced.

/// The least number of such changes that make one word of the other (Levenshtein).
pub(crate) fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

/// The same where it is at most `limit`; `None` where it is more.
pub(crate) fn distance_within(one: &[char], other: &[char], limit: usize) -> Option<usize> {
    let may_be = one.len().abs_diff(other.len()) <= limit;
    may_be.then(|| distance(one, other)).filter(|&distance| distance <= limit)
}

/// Whether a print is this word, or has one character more, less or another.
pub(crate) fn is_nearly(print: &str, word: &str) -> bool {
    let same = |(a, b): &(char, char)| a == b;
    let before = print.chars().zip(word.chars()).take_while(same).count();
    let behind = print.chars().rev().zip(word.chars().rev()).take_while(same).count();
    let (print, word) = (print.chars().count(), word.chars().count());
    print.max(word) - behind.min(print.min(word) - before) - before <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_characters() {
        let far = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (a, b, right) in
            [("总体情况", "总休情况", 1), ("总体", "总体情况", 2), ("", "三", 1), ("甲乙", "乙甲", 2)]
        {
            assert_eq!((far(a, b), far(b, a)), (right, right), "{a} {b}");
            assert_eq!(is_nearly(a, b), right <= 1, "{a} {b}");
        }
        assert_eq!(distance_within(&['甲', '乙', '丙'], &[], 2), None);
        assert_eq!(distance_within(&['甲', '乙'], &['甲'], 1), Some(1));
    }
}
