//! Dates and years as reports print them: Arabic and Chinese numerals, full-width digits, radicals, spaces.

use crate::report::Date;
use crate::slice::Slice as _;
use crate::source::{digit, han};
use crate::steps;

/// A digit in any print: `2`, `２`, `二`, `⼆`, and the many signs that stand for zero among Chinese digits.
fn any_digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return digit(c).map(u32::from).or(matches!(c, 'O' | 'o').then_some(0));
    }
    match han(c).unwrap_or(c) {
        '〇' | '○' | '零' | 'Ｏ' | 'О' | '◯' | '⚪' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        c => digit(c).map(u32::from),
    }
}

fn is_ten(c: char) -> bool {
    han(c) == Some('十')
}

/// White space of any kind, line breaks too: in text of PDF files a date may go on in the next line.
fn spaces(text: &str) -> usize {
    let count = text.len() - text.trim_start().len();
    steps::add(1 + count);
    count
}

/// A number below 10000 in digits (`2021`, `二〇二一`) or words (`十五`, `三十一`) at the start of `text`, and its
/// length in bytes.
fn number(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut length, mut words) = (0_u32, 0, false);
    for c in text.chars().take(4) {
        if let Some(digit) = any_digit(c).filter(|_| length > 0 || !matches!(c, 'O' | 'o')) {
            value = if words { value + digit } else { value * 10 + digit };
        } else if is_ten(c) && !words {
            value = if length == 0 { 10 } else { value * 10 };
            words = true;
        } else {
            break;
        }
        length += c.len_utf8();
    }
    (length > 0).then_some((value, length))
}

/// A plausible year with 年 at the start of `text` (`2020年`, `2020 年度`), and its length up to 年.
fn year(text: &str) -> Option<(u16, usize)> {
    let (value, length) = number(text)?;
    let gap = spaces(text.part(length..));
    let ends = text.part(length + gap..).chars().next().and_then(han) == Some('年');
    (ends && is_plausible(value)).then_some((value as u16, length + gap + "年".len()))
}

fn is_plausible(year: u32) -> bool {
    (1990..=2099).contains(&year)
}

/// A full date at the start of `text` (`2021年1月15日`), and its length. Its parts may be set apart by spaces.
pub(super) fn date(text: &str) -> Option<(Date, usize)> {
    let (year, mut length) = year(text)?;
    if text.part(length..).starts_with('度') {
        length += "度".len();
    }
    let (month, day, rest) = month_and_day(text.part(length..))?;
    Some((Date { year, month, day }, length + rest))
}

/// A date in digits alone (`2021.1.15`, `2021-01-15`, `2021/1/15`) at the start of `text`, and its length.
pub(super) fn numeric_date(text: &str) -> Option<(Date, usize)> {
    let (year, mut at) = digits(text, 4)?;
    let separator = text.part(at..).chars().next().filter(|c| matches!(c, '.' | '-' | '/' | '．' | '－'))?;
    at += separator.len_utf8();
    let (month, length) = digits(text.part(at..), 2)?;
    at += length;
    at += text.part(at..).starts_with(separator).then_some(separator.len_utf8())?;
    let (day, length) = digits(text.part(at..), 2)?;
    at += length;
    let ends = !text.part(at..).starts_with(|c| digit(c).is_some());
    let sound = is_plausible(year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    (ends && sound).then_some((Date { year: year as u16, month: month as u8, day: day as u8 }, at))
}

/// A number in at most `most` Arabic digits at the start of `text`, and its length in bytes.
fn digits(text: &str, most: usize) -> Option<(u32, usize)> {
    let (mut value, mut length) = (0, 0);
    for (c, d) in text.chars().take(most).map_while(|c| digit(c).map(|d| (c, d))) {
        value = value * 10 + u32::from(d);
        length += c.len_utf8();
    }
    (length > 0).then_some((value, length))
}

/// What may follow a day whose 日 is left out: 12月31止, 1月1至12月31.
fn ends_day(c: char) -> bool {
    matches!(
        c,
        '止' | '起'
            | '至'
            | '到'
            | '，'
            | '。'
            | '；'
            | ','
            | ';'
            | '）'
            | ')'
            | '—'
            | '-'
            | '－'
            | '–'
            | '～'
            | '~'
    )
}

/// `1 月 15 日` at the start of `text`: month, day, length.
pub(super) fn month_and_day(text: &str) -> Option<(u8, u8, usize)> {
    let mut at = 0;
    let mut parts = [0_u8; 2];
    for (part, units) in parts.iter_mut().zip([&['月'][..], &['日', '号', '號']]) {
        at += spaces(text.part(at..));
        let (value, length) = number(text.part(at..))?;
        at += length;
        at += spaces(text.part(at..));
        let unit = text.part(at..).chars().next().unwrap_or('\n');
        if han(unit).is_some_and(|unit| units.contains(&unit)) {
            at += unit.len_utf8();
        } else if units.len() == 1 || !ends_day(unit) {
            return None;
        }
        *part = u8::try_from(value).ok()?;
    }
    ((1..=12).contains(&parts[0]) && (1..=31).contains(&parts[1])).then_some((parts[0], parts[1], at))
}

/// Where years stand in a text: byte, year, bytes up to 年.
///
/// Looks for 年 and reads what stands before it, so that the many characters that belong to no year cost
/// nothing.
pub(super) fn years(text: &str) -> impl Iterator<Item = (usize, u16, usize)> + '_ {
    steps::add(text.len());
    // 年 is no radical; its one compatibility form U+F98E is rare enough to go unseen.
    text.match_indices('年').filter_map(move |(nian, sign)| {
        let (at, year) = year_before(text.part(..nian))?;
        Some((at, year, nian + sign.len() - at))
    })
}

/// The year in four digits at the end of `text` (white space aside), and where it starts.
fn year_before(text: &str) -> Option<(usize, u16)> {
    let head = text.trim_end();
    steps::add(1 + text.len() - head.len());
    if text.len() - head.len() > 12 {
        return None;
    }
    let read = |digit_of: fn(char) -> Option<u32>| {
        let (mut value, mut scale, mut at, mut count) = (0, 1, head.len(), 0);
        for (i, c) in head.char_indices().rev() {
            let Some(d) = digit_of(c) else { break };
            count += 1;
            if count > 4 {
                return None;
            }
            (value, scale, at) = (value + d * scale, scale * 10, i);
        }
        (count == 4 && is_plausible(value)).then_some((at, value as u16))
    };
    read(|c| digit(c).map(u32::from)).or_else(|| read(any_digit))
}

/// Where dates in digits alone stand in a text: byte, date, length.
pub(super) fn numeric_dates(text: &str) -> impl Iterator<Item = (usize, Date, usize)> + '_ {
    steps::add(text.len());
    text.match_indices("20").filter_map(move |(at, _)| {
        let begins = !text.part(..at).ends_with(|c: char| digit(c).is_some() || matches!(c, '.' | '-' | '/'));
        let (date, length) = begins.then(|| numeric_date(text.part(at..))).flatten()?;
        Some((at, date, length))
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
        assert_eq!(d("2024年12\n月31日"), Some(("2024-12-31".into(), true)));
        assert_eq!(d("２０２４年１２⽉３１⽇"), Some(("2024-12-31".into(), true)));
        assert_eq!(d("二〇二一年一月十五日"), Some(("2021-01-15".into(), true)));
        assert_eq!(d("⼆〇⼆⼀年⼀⽉⼆⼗⼋⽇"), Some(("2021-01-28".into(), true)));
        assert_eq!(d("二○二二年十二月三十一日"), Some(("2022-12-31".into(), true)));
        assert_eq!(d("二零二三年三月三十日"), Some(("2023-03-30".into(), true)));
        assert_eq!(d("2021年13月1日"), None);
        assert_eq!(d("2021年度"), None);
    }

    #[test]
    fn dates_come_in_digits_alone() {
        let d = |text| numeric_date(text).map(|(d, length)| (d.to_string(), length));
        assert_eq!(d("2024.1.1-2024.12.31"), Some(("2024-01-01".into(), 8)));
        assert_eq!(d("2021-01-15 09:30"), Some(("2021-01-15".into(), 10)));
        assert_eq!(d("2021/13/1"), None);
        assert_eq!(d("2021.1.123"), None);
        assert_eq!(d("2021.1"), None);
        let all: Vec<_> =
            numeric_dates("电话2021-8888，于2021.1.15和12021.1.16").map(|d| d.1.to_string()).collect();
        assert_eq!(all, ["2021-01-15"]);
    }

    #[test]
    fn years_are_found_once_each() {
        let found = |text| years(text).map(|(_, year, _)| year).collect::<Vec<u16>>();
        assert_eq!(found("2020年和12019年、二〇二一年"), [2020, 2021]);
        assert_eq!(found("第二2020年，二0二一年、二О二二 年，十年，1850年，近三年"), [2020, 2021, 2022]);
        assert_eq!(years("自 2024 年").next(), Some((4, 2024, 8)));
    }
}
