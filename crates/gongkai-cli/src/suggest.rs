//! “Did you mean …?”

/// The candidate nearest to what was typed, when it is near enough to be meant.
pub(crate) fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = 1 + typed.chars().count() / 4;
    candidates
        .into_iter()
        .map(|candidate| (distance(&typed.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|&(distance, candidate)| distance <= limit && distance < candidate.chars().count())
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's: insertions, deletions and replacements between two words.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<_> = b.chars().collect();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (row, c) in a.chars().enumerate() {
        let mut line = vec![row + 1];
        for (column, &d) in b.iter().enumerate() {
            let replaced = above[column] + usize::from(c != d);
            line.push(replaced.min(above[column + 1] + 1).min(line[column] + 1));
        }
        above = line;
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_not() {
        let commands = ["check", "parse", "rules"];
        assert_eq!(nearest("chekc", commands), Some("check"));
        assert_eq!(nearest("PARSE", commands), Some("parse"));
        assert_eq!(nearest("rule", commands), Some("rules"));
        assert_eq!(nearest("report.txt", commands), None);
        assert_eq!(nearest("t3-balanse", ["T3-BALANCE", "T3-ROW-SUM"]), Some("T3-BALANCE"));
        assert_eq!(nearest("", commands), None);
    }
}
