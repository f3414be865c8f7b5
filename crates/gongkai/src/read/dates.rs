//! Dates and years as reports print them, in Arabic and Chinese numerals.

use crate::report::Date;
use crate::source::digit;

/// A number in Arabic digits (`2021`), digit characters (`二〇二一`) or words (`十五`, `三十一`) at the start of
/// `text`, and its length in bytes.
fn number(text: &str) -> Option<(u32, usize)> {
    let arabic: String = text.chars().map_while(digit).map(|d| char::from(b'0' + d)).collect();
    if !arabic.is_empty() {
        let length = text.chars().take(arabic.len()).map(char::len_utf8).sum();
        return arabic.parse().ok().map(|n| (n, length));
    }
    let (mut value, mut length, mut plain) = (0_u32, 0, true);
    for c in text.chars().take(5) {
        if let Some(digit) = chinese_digit(c) {
            value = if plain { value.checked_mul(10)? + digit } else { value + digit };
        } else if c == '十' {
            value = if length == 0 { 10 } else { value * 10 };
            plain = false;
        } else {
            break;
        }
        length += c.len_utf8();
    }
    (length > 0).then_some((value, length))
}

fn chinese_digit(c: char) -> Option<u32> {
    if c == '○' || c == 'Ｏ' || c == 'O' || c == '零' {
        return Some(0);
    }
    "〇一二三四五六七八九".chars().position(|d| d == c).map(|at| at as u32)
}

/// A plausible year with 年 at the start of `text` (`2020年`, `2020 年度`), and its length up to 年.
pub(super) fn year(text: &str) -> Option<(u16, usize)> {
    let (value, length) = number(text)?;
    let rest = &text[length..];
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    let plausible = (1990..=2099).contains(&value) && rest[gap..].starts_with('年');
    plausible.then_some((value as u16, length + gap + "年".len()))
}

/// A full date at the start of `text`, and its length. Its parts may be set apart by spaces.
pub(super) fn date(text: &str) -> Option<(Date, usize)> {
    let (year, length) = year(text)?;
    let (month, day, rest) = month_and_day(&text[length..])?;
    Some((Date { year, month, day }, length + rest))
}

/// `1 月 15 日` at the start of `text`.
pub(super) fn month_and_day(text: &str) -> Option<(u8, u8, usize)> {
    let mut at = 0;
    let mut parts = [0_u8; 2];
    for (part, unit) in parts.iter_mut().zip(["月", "日"]) {
        at += spaces(&text[at..]);
        let (value, length) = number(&text[at..])?;
        at += length;
        at += spaces(&text[at..]);
        at += text[at..].starts_with(unit).then_some(unit.len())?;
        *part = u8::try_from(value).ok()?;
    }
    ((1..=12).contains(&parts[0]) && (1..=31).contains(&parts[1])).then_some((parts[0], parts[1], at))
}

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\u{A0}', '\u{3000}']).len()
}

/// Where years stand in a text: byte, year, bytes up to 年.
pub(super) fn years(text: &str) -> impl Iterator<Item = (usize, u16, usize)> + '_ {
    let mut next = 0;
    text.char_indices().filter_map(move |(at, c)| {
        let starts = at >= next && (digit(c).is_some() || matches!(c, '一' | '二'));
        let before = text[..at].chars().next_back();
        if !starts || before.is_some_and(|b| digit(b).is_some() || chinese_digit(b).is_some()) {
            return None;
        }
        let (year, length) = year(&text[at..])?;
        next = at + length;
        Some((at, year, length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_in_both_numerals() {
        let d = |text| date(text).map(|(d, length)| (d.to_string(), length == text.len()));
        assert_eq!(d("2021年1月15日"), Some(("2021-01-15".into(), true)));
        assert_eq!(d("2024 年 12 月 31 日"), Some(("2024-12-31".into(), true)));
        assert_eq!(d("二〇二一年一月十五日"), Some(("2021-01-15".into(), true)));
        assert_eq!(d("二○二二年十二月三十一日"), Some(("2022-12-31".into(), true)));
        assert_eq!(d("2021年13月1日"), None);
        assert_eq!(d("2021年度"), None);
    }

    #[test]
    fn years_are_found_once_each() {
        let found: Vec<u16> = years("2020年和12019年、二〇二一年").map(|y| y.1).collect();
        assert_eq!(found, [2020, 2021]);
    }
}
