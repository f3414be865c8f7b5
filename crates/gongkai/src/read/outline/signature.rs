//! What a report says of its own time: the statistical period, and the signature block (落款).

use super::super::dates;
use super::bodies;
use crate::report::{Date, Period, Signature};
use crate::slice::Slice as _;
use crate::source::{LINE_ENDS, digit, han, real};
use crate::steps;

/// Words that say that two dates bound the figures.
const BOUNDS: [&str; 9] = ["统计", "期限", "时限", "数据", "起止", "时间段", "周期", "截止", "期间"];

/// The stated statistical period: two dates with 至 or a dash between them, near a word that says what they
/// bound; or else a whole year from its first day.
pub(in super::super) fn period(text: &str) -> Option<Period> {
    let mut whole_year = None;
    let named = dates::years(text).map(|(at, ..)| at);
    for at in named {
        let Some((from, length)) = dates::date(text.part(at..)) else { continue };
        if let Some(period) = until(text, at, from, at + length, &mut whole_year) {
            return Some(period);
        }
    }
    for (at, from, length) in dates::numeric_dates(text) {
        if let Some(period) = until(text, at, from, at + length, &mut whole_year) {
            return Some(period);
        }
    }
    whole_year
}

/// The period that begins with the date between bytes `at` and `behind`, when a second date follows and words
/// around them say so.
fn until(
    text: &str,
    at: usize,
    from: Date,
    behind: usize,
    whole_year: &mut Option<Period>,
) -> Option<Period> {
    let rest = text.part(behind..);
    let (to, length) = last_day(rest, from)?;
    let period = Period { from, to };
    let before = {
        let start = text.part(..at).char_indices().rev().take(40).last().map_or(at, |(i, _)| i);
        let sentence = text.part(start..at);
        sentence.rsplit('。').next().unwrap_or_default()
    };
    let after: String =
        rest.part(length..).chars().take(14).take_while(|c| !matches!(c, '。' | '；')).collect();
    let bounds = |near: &str| {
        let near = squeezed(near);
        BOUNDS.iter().any(|word| near.contains(word))
    };
    if bounds(before) || bounds(&after) {
        return Some(period);
    }
    let whole = (from.month, from.day, to.month, to.day) == (1, 1, 12, 31) && from.year == to.year;
    if whole && whole_year.is_none() {
        *whole_year = Some(period);
    }
    None
}

/// Without white space, for looking up words that lines may have torn; radicals replaced.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| han(c).unwrap_or(c)).collect()
}

/// The second date of a period, its year perhaps left out, and where it ends.
fn last_day(rest: &str, from: Date) -> Option<(Date, usize)> {
    let gap = connector(rest)?;
    let next = rest.part(gap..);
    let with_year = dates::date(next).or_else(|| dates::numeric_date(next));
    let (to, length) = with_year.or_else(|| {
        let (month, day, length) = dates::month_and_day(next).or_else(|| numeric_month_and_day(next))?;
        Some((Date { year: from.year, month, day }, length))
    })?;
    Some((to, gap + length))
}

/// `12.31` at the start of `text`.
fn numeric_month_and_day(text: &str) -> Option<(u8, u8, usize)> {
    let end = text.find(|c: char| digit(c).is_none() && c != '.').unwrap_or(text.len());
    let (month, day) = text.part(..end).split_once('.')?;
    let part = |part: &str, most: u8| part.parse().ok().filter(|n| (1..=most).contains(n));
    Some((part(month, 12)?, part(day, 31)?, end))
}

/// How far the words reach that join two dates: 起，至; a dash. None when they do not join them.
fn connector(rest: &str) -> Option<usize> {
    let mut joined = false;
    let mut length = 0;
    for c in rest.chars().take(14) {
        let here = match real(c) {
            '至' | '到' | '—' | '-' | '－' | '–' | '―' | '～' | '~' | '〜' | '─' | '一' => {
                joined = true;
                true
            }
            '起' | '开' | '始' | '零' | '时' | '日' | '含' | '（' | '）' | '，' | '、' | '截' | '止'
            | '0' | ':' | ',' | '(' | ')' | '算' => !joined,
            c => c.is_whitespace(),
        };
        if !here {
            break;
        }
        length += c.len_utf8();
    }
    joined.then_some(length)
}

/// The signature block: the name of the body and a date, on one line or on two, in either order.
///
/// `tail` is what stands behind the last heading; `agency` the body that the title names, which is a name even
/// where it does not look like one.
pub(in super::super) fn signature(tail: &str, agency: Option<&str>) -> Option<Signature> {
    let lines: Vec<&str> =
        tail.split(LINE_ENDS).map(str::trim).filter(|l| !l.is_empty() && !is_page_number(l)).collect();
    steps::add(tail.len());
    let name = |line: &str| {
        steps::add(line.len());
        let squeezed: String = line.chars().filter(|c| !c.is_whitespace()).map(real).collect();
        let known = agency.filter(|agency| bodies::without_seal(&squeezed) == *agency).map(str::to_owned);
        known.or_else(|| bodies::name(line))
    };
    let mut dated = None;
    for (at, line) in lines.iter().enumerate().rev() {
        let Some((before, on, behind)) = date_line(line, agency) else { continue };
        let own = [before, behind].into_iter().find_map(name);
        let above = || at.checked_sub(1).and_then(|above| name(lines[above]));
        let below = || lines.get(at + 1).and_then(|line| name(line));
        let free = before.is_empty() && behind.is_empty();
        let by = if free { above().or_else(below) } else { own };
        if by.is_some() {
            return Some(Signature { by, on: Some(on) });
        }
        if free && dated.is_none() {
            dated = Some(on);
        }
    }
    let alone = || {
        let last = lines.iter().skip(1).rev().take(3).find(|line| name(line).is_some())?;
        name(last).filter(|name| agency == Some(name.as_str()))
    };
    match dated {
        Some(on) => Some(Signature { by: None, on: Some(on) }),
        None => alone().map(|by| Signature { by: Some(by), on: None }),
    }
}

/// A line that holds a date and at most a name: what stands before the date, the date, what stands behind it.
fn date_line<'a>(line: &'a str, agency: Option<&str>) -> Option<(&'a str, Date, &'a str)> {
    steps::add(line.len());
    let named =
        dates::years(line).filter_map(|(at, _, _)| dates::date(line.part(at..)).map(|(d, n)| (at, d, n)));
    let (at, on, length) = named.last().or_else(|| dates::numeric_dates(line).last())?;
    let blank = |c: char| c.is_whitespace() || matches!(c, '，' | ',' | '（' | '(' | '）' | ')' | '*' | '|');
    let behind = line.part(at + length..).trim_matches(blank);
    let behind = if behind.starts_with("印发") || behind.ends_with('章') && behind.chars().count() < 6 {
        ""
    } else {
        behind
    };
    let mut before = line.part(..at).trim_matches(blank);
    // Text without line breaks: the name stands behind the last sentence.
    if let Some((_, last)) = before.rsplit_once(['。', '！', '；']) {
        before = last.trim_matches(blank);
        if before.is_empty() {
            return None;
        }
    }
    if let Some(agency) = agency.filter(|agency| before.len() > agency.len() && before.ends_with(*agency)) {
        before = before.part(before.len() - agency.len()..);
    }
    Some((before, on, behind))
}

/// `- 6 -`, `—6—`, `6`, `第6页`.
fn is_page_number(line: &str) -> bool {
    line.chars().count() <= 16
        && line.chars().filter(|c| digit(*c).is_some()).count() <= 8
        && dates::numeric_date(line).is_none()
        && line.chars().all(|c| {
            digit(c).is_some()
                || c.is_whitespace()
                || matches!(c, '-' | '—' | '－' | '–' | '第' | '页' | '共' | '/' | '·' | '\u{C}')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period_of(text: &str) -> Option<String> {
        period(text).map(|p| format!("{} {}", p.from, p.to))
    }

    #[test]
    fn periods_in_all_prints() {
        for text in [
            "报告所列统计期限自2024年1月1日至2024年12月31日。",
            "数据统计期限从2024年1月1日到12月31日止",
            "所列数据的统计期限自2024年1月1日起至2024年12月31日止。",
            "所列数据的统计期限自2024年1月1日起，至2024年12月31日止。",
            "统计期限为2024年1月1日—12月31日",
            "统计期限：2024年1月1日-2024年12月31日",
            "统计时限为2024.1.1-2024.12.31",
            "统计时限为2024.1.1-12.31",
            "统计周期：2024-01-01 至 2024-12-31",
            "数据统计时间为 2024 年 1 月 1 日 至 12 月 31 日",
            "数据统计时间为 2024 年 1 月\n1 日至 12 月\n31 日",
            "统计期限为2024年1⽉1⽇⾄2024年12⽉31⽇",
            "统计期限为２０２４年１月１日至２０２４年１２月３１日",
            "统计期限为二〇二四年一月一日至二〇二四年十二月三十一日",
            "2024年1月1日至12月31日期间的数据",
            "统计期限自2024年1月1日（含）至12月31日",
            "统计期限自2024年1月1日0时至12月31日",
            "本报告反映2024年1月1日至12月31日的工作。",
            "2024年3月1日至2024年4月30日，举办活动。统计期限自2024年1月1日至2024年12月31日。",
        ] {
            assert_eq!(period_of(text).as_deref(), Some("2024-01-01 2024-12-31"), "{text}");
        }
    }

    #[test]
    fn impossible_periods_come_out_as_printed() {
        assert_eq!(
            period_of("统计期限为2010年1月1日起至2009年12月31日止").as_deref(),
            Some("2010-01-01 2009-12-31")
        );
        assert_eq!(
            period_of("统计期限为2020年1月1日至2020年12月30日").as_deref(),
            Some("2020-01-01 2020-12-30")
        );
    }

    #[test]
    fn other_dates_are_no_period() {
        assert_eq!(period_of("2019年1月1日至3日，举办培训"), None);
        assert_eq!(period_of("2019年5月1日至7月1日，举办培训"), None);
        assert_eq!(period_of("数据截至12月31日，截至2020年12月31日"), None);
        assert_eq!(period_of("统计数据见2020年1月1日、2021年1月1日的通报"), None);
    }

    fn signed(tail: &str) -> Option<(Option<String>, Option<String>)> {
        signature(tail, Some("某县水务局")).map(|s| (s.by, s.on.map(|d| d.to_string())))
    }

    #[test]
    fn signatures_in_all_prints() {
        let expected = Some((Some("某县水务局".to_owned()), Some("2021-01-15".to_owned())));
        for tail in [
            "无。\n\n某县水务局\n2021年1月15日",
            "无。\n某县水务局\n2021年1月15日\n某县人民政府网站",
            "无。\n2021年1月15日\n某县水务局",
            "无。\n某县水务局  2021年1月15日",
            "无。\n2021年1月15日 某县水务局",
            "无。\n某县水务局\n二〇二一年一月十五日",
            "无。\n某县水务局\n二○二一年一月十五日",
            "无。\n某县水务局（盖章）\n2021年1月15日",
            "无。\n某县水务局（公章）  2021年1月15日",
            "无。\n   某 县 水 务 局   \n   2021 年 1 月 15 日   ",
            "⽆。\n某县⽔务局\n2021年1⽉15⽇",
            "无。\n某县水务局\n- 6 -\n2021年1月15日\n\u{C}",
            "无。\n某县水务局\n2021.1.15",
            "无。\n某县水务局\n2021-01-15",
            "没有其他需要报告的事项。某县水务局2021年1月15日",
            "无其他需要报告的事项某县水务局2021年1月15日",
            "无。\n某县水务局\n2021年1月15日印发",
            "2021年2月1日起试行。\n某县水务局\n2021年1月15日",
        ] {
            assert_eq!(signed(tail), expected, "{tail}");
        }
        assert_eq!(
            signature("无。\n青石县档案馆\n2023年1月12日", None).and_then(|s| s.by).as_deref(),
            Some("青石县档案馆")
        );
    }

    #[test]
    fn a_date_or_a_name_alone() {
        assert_eq!(signed("无。\n2021年1月15日"), Some((None, Some("2021-01-15".to_owned()))));
        assert_eq!(signed("无。\n某县水务局"), Some((Some("某县水务局".to_owned()), None)));
        assert_eq!(
            signed("无。\n某县财政局"),
            None,
            "only the reporting body's own name signs without a date"
        );
    }

    #[test]
    fn what_is_no_signature() {
        for tail in [
            "无。",
            "发布时间：2021-01-15",
            "发布时间：2021年1月15日",
            "来源：本站 2021年1月15日 浏览次数：3",
            "本办法自2021年1月15日起施行。",
            "会议定于2021年1月15日",
            "无其他需要报告的事项",
        ] {
            assert_eq!(signed(tail), None, "{tail}");
        }
    }
}
