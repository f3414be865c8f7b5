//! The grammar of a value cell.

use crate::decimal::Decimal;
use crate::form::Unit;
use crate::report::{Cell, State};
use crate::source::digit;
use crate::span::Span;

/// Reads the print of a cell that counts `unit`. `print` is trimmed.
pub(super) fn cell(print: &str, unit: Unit, span: Span) -> Cell {
    let (state, value) = value(print, unit);
    Cell { raw: print.to_owned(), value, state, doubt: false, span: Some(span) }
}

/// What a print means.
pub(crate) fn value(print: &str, unit: Unit) -> (State, Option<Decimal>) {
    if print.is_empty() {
        return (State::Blank, None);
    }
    // Most cells.
    if unit != Unit::Change && print.bytes().all(|b| b.is_ascii_digit()) {
        let number = Decimal::parse(print);
        return (if number.is_some() { State::Number } else { State::Text }, number);
    }
    if is_placeholder(print) {
        return (State::Placeholder, None);
    }
    let number = if unit == Unit::Change { change(print) } else { amount(print, unit) };
    match number {
        Some(number) => (State::Number, Some(number)),
        None => (State::Text, None),
    }
}

/// Signs for “nothing here”.
pub(super) fn is_placeholder(print: &str) -> bool {
    const WORDS: &[&str] = &["无", "⽆", "无数据", "不涉及", "N/A", "n/a", "无此项"];
    if print.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    WORDS.contains(&print) || (!print.is_empty() && print.chars().all(is_stroke))
}

/// Characters that placeholders are made of.
pub(super) fn is_stroke(c: char) -> bool {
    matches!(c, '/' | '／' | '\\' | '-' | '－' | '—' | '–' | '―' | '─' | '_' | '﹣' | '−' | '~' | '～')
}

/// Units that may follow a number; the longest first. 万元 and 元 are money.
const UNITS: &[&str] = &["万元", "人次", "元", "件", "条", "项", "个", "次", "人", "篇", "起", "宗", "份"];

/// A number with an optional unit. Money is returned in 万元 when the column counts 万元.
fn amount(print: &str, unit: Unit) -> Option<Decimal> {
    let (number, suffix) = plain(print);
    let number = Decimal::parse(&number)?;
    match (suffix, unit) {
        ("", _) | ("万元" | "万", Unit::Wan) => Some(number),
        ("元", Unit::Wan) => Some(number.shift_right(4)),
        ("万元" | "元" | "万", _) => None,
        (suffix, _) => UNITS.contains(&suffix).then_some(number),
    }
}

/// The number in plain ASCII notation, and what follows it. Separators of thousands are dropped where they
/// stand before exactly three digits; anything else inside of the digits ends the number.
fn plain(print: &str) -> (String, &str) {
    let mut number = String::with_capacity(print.len());
    for (at, c) in print.char_indices() {
        match c {
            _ if digit(c).is_some() => number.push(char::from(b'0' + digit(c).unwrap_or(0))),
            '.' | '．' => number.push('.'),
            '-' | '－' | '−' | '﹣' if number.is_empty() => number.push('-'),
            '+' | '＋' if number.is_empty() => number.push('+'),
            _ if is_thousands(c) && three_digits(&print[at + c.len_utf8()..]) && !number.contains('.') => {}
            ' ' if number.len() == 1 && !number.starts_with(|c: char| c.is_ascii_digit()) => {}
            _ => return (number, print[at..].trim()),
        }
    }
    (number, "")
}

/// Separators of thousands.
pub(super) fn is_thousands(c: char) -> bool {
    matches!(c, ',' | '，' | '\u{2009}' | '\u{202F}' | '\'' | '’')
}

/// Whether exactly three digits follow.
pub(super) fn three_digits(rest: &str) -> bool {
    let mut digits = rest.chars().map(|c| digit(c).is_some());
    (0..3).all(|_| digits.next() == Some(true)) && digits.next() != Some(true)
}

/// Length of the unit that `rest` starts with, in bytes; 0 for none.
pub(super) fn unit_length(rest: &str) -> usize {
    UNITS.iter().find(|unit| rest.starts_with(**unit)).map_or(0, |unit| unit.len())
}

/// 本年增/减: `0`, `+3`, `增3`, `减2`, `增1减2`, `↑3`, `3/0` (added / removed).
fn change(print: &str) -> Option<Decimal> {
    if let Some(number) = amount(print, Unit::Count) {
        return Some(number);
    }
    if let Some((added, removed)) = print.split_once(['/', '／']) {
        let side = |text: &str| amount(text.trim_matches(|c: char| "增加减少个项 ".contains(c)), Unit::Count);
        return Some(side(added.trim())? - side(removed.trim())?.abs());
    }
    let mut total = Decimal::ZERO;
    let mut rest = print.trim();
    let mut parts = 0;
    while let Some(sign) = rest.chars().next() {
        let negative = match sign {
            '增' | '↑' | '新' => false,
            '减' | '↓' | '取' => true,
            ',' | '，' | '、' | '；' | ' ' | '项' | '个' => {
                rest = &rest[sign.len_utf8()..];
                continue;
            }
            _ => return None,
        };
        rest = rest[sign.len_utf8()..].trim_start_matches(['加', '少', '增', '消', ' ', ':', '：']);
        let length = rest.find(|c| digit(c).is_none()).unwrap_or(rest.len());
        let number = Decimal::parse(&plain(&rest[..length]).0)?;
        total = if negative { total - number } else { total + number };
        rest = &rest[length..];
        parts += 1;
    }
    (parts > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(print: &str, unit: Unit) -> String {
        match value(print, unit) {
            (State::Number, Some(number)) => number.to_string(),
            (state, None) => state.name().to_owned(),
            other => panic!("{print}: {other:?}"),
        }
    }

    #[test]
    fn counts_come_in_many_prints() {
        for (print, expected) in [
            ("3", "3"),
            ("１２", "12"),
            ("3,985,758", "3985758"),
            ("3，985", "3985"),
            ("15 件", "15"),
            ("2项", "2"),
            ("-1", "-1"),
            ("－1", "-1"),
            ("", "blank"),
            ("/", "placeholder"),
            ("——", "placeholder"),
            ("无", "placeholder"),
            ("若干", "text"),
            ("3万元", "text"),
            ("3件5", "text"),
            ("3 4", "text"),
            ("3,98", "text"),
            ("1,2345", "text"),
            ("1234567890123456", "text"),
        ] {
            assert_eq!(read(print, Unit::Count), expected, "{print}");
        }
    }

    #[test]
    fn money_is_in_wan() {
        for (print, expected) in [
            ("1042.94 万元", "1042.94"),
            ("251000元", "25.1"),
            ("0.7670", "0.767"),
            ("5394432.52元", "539.443252"),
            ("12万", "12"),
        ] {
            assert_eq!(read(print, Unit::Wan), expected, "{print}");
        }
    }

    #[test]
    fn changes_have_signs_words_and_pairs() {
        for (print, expected) in [
            ("0", "0"),
            ("+3", "3"),
            ("-3", "-3"),
            ("增3", "3"),
            ("减2", "-2"),
            ("增1减2", "-1"),
            ("增加1，减少2", "-1"),
            ("0/0", "0"),
            ("3/0", "3"),
            ("3/-1", "2"),
            ("↑3", "3"),
            ("/", "placeholder"),
            ("大增", "text"),
        ] {
            assert_eq!(read(print, Unit::Change), expected, "{print}");
        }
    }
}
