//! The grammar of a value cell.
//!
//! A print is read as a whole: whatever stands at the digits is a sign, a separator, a unit, a remark or a mark of a note
//! that this file knows, or it leaves doubt. No print is ever a shorter number than it shows.

use super::proof;
use crate::decimal::{Decimal, MAX_DIGITS};
use crate::form::Unit;
use crate::report::{Cell, Notice, NoticeKind, Proof, State, Table};
use crate::slice::Slice as _;
use crate::source::{digit, is_direction, is_han, is_invisible, real};
use crate::span::Span;

/// What a print means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) state: State,
    pub(super) value: Option<Decimal>,
    /// Whether the value may be another one, or whether there may be one.
    pub(super) doubt: bool,
    /// What the print itself says about the unit of money.
    pub(super) money: Money,
}

/// What a print says about the unit of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Money {
    /// Nothing.
    Bare,
    /// A unit, so many places to the left of 万元; the value is in 万元 already.
    Own(i8),
    /// A sign of currency without a unit.
    Sign,
}

impl Meaning {
    const fn of(state: State, doubt: bool) -> Self {
        Meaning { state, value: None, doubt, money: Money::Bare }
    }

    const fn number(value: Decimal, doubt: bool) -> Self {
        Meaning { state: State::Number, value: Some(value), doubt, money: Money::Bare }
    }
}

/// Digits that are no number, or might be another.
const UNCLEAR: Meaning = Meaning::of(State::Text, true);

/// Reads the print of a cell that counts `unit`.
pub(super) fn cell(print: &str, unit: Unit, span: Span) -> Cell {
    let (print, span) = trimmed(print, span);
    let Meaning { state, value, doubt, .. } = meaning(print, unit);
    cell_of(print, (value, state), doubt, span)
}

/// A cell that holds this print, with an objection where its meaning is unclear.
pub(super) fn cell_of(
    print: &str,
    (value, state): (Option<Decimal>, State),
    unclear: bool,
    span: Span,
) -> Cell {
    let (print, span) = trimmed(print, span);
    let proof = Proof { value: proof::of_print(state, unclear), ..Proof::default() };
    let cell = Cell { raw: print.to_owned(), value, state, span: Some(span), proof, doubt: false };
    cell.objected(unclear.then_some(NoticeKind::UnreadableNumber))
}

/// A print without white space around it, and its place. A layout may cut a line between two spaces.
fn trimmed(print: &str, span: Span) -> (&str, Span) {
    let inner = print.trim_start();
    let start = span.start as usize + print.len() - inner.len();
    let inner = inner.trim_end();
    (inner, Span::new(start, start + inner.len()))
}

/// What a print means, where it leaves no doubt; else it is a text.
pub(crate) fn value(print: &str, unit: Unit) -> (State, Option<Decimal>) {
    let meaning = meaning(print, unit);
    if meaning.doubt { (State::Text, None) } else { (meaning.state, meaning.value) }
}

/// Names the cells whose own print leaves doubt, where no other notice does.
pub(super) fn notice_prints(table: &Table, notices: &mut Vec<Notice>) {
    let form = table.form;
    for (id, cell) in form.cells().zip(&table.cells) {
        let plain = cell.raw.bytes().all(|b| b.is_ascii_digit());
        if cell.is_objected() && !plain && !notices.iter().any(|notice| notice.cells.contains(&id)) {
            notices.push(Notice {
                kind: NoticeKind::UnreadableNumber,
                table: form.table,
                cells: vec![id],
                spans: cell.span.into_iter().collect(),
                print: cell.raw.clone(),
            });
        }
    }
}

/// How many places the unit of money in a print stands to the left of 万元: 元 is -4. `None` where it has none.
pub(crate) fn printed_scale(print: &str) -> Option<i8> {
    match meaning(print, Unit::Wan).money {
        Money::Own(places) => Some(places),
        Money::Bare | Money::Sign => None,
    }
}

/// What a print means.
pub(super) fn meaning(print: &str, unit: Unit) -> Meaning {
    if print.is_empty() {
        return Meaning::of(State::Blank, false);
    }
    // Most cells.
    if unit != Unit::Change && print.bytes().all(|b| b.is_ascii_digit()) {
        return Decimal::parse(print)
            .map_or(UNCLEAR, |number| Meaning::number(number, leads_with_zero(print)));
    }
    if is_placeholder(print) {
        return Meaning::of(State::Placeholder, false);
    }
    let shown = shown(print);
    if shown.is_empty() {
        return Meaning::of(State::Blank, false);
    }
    if is_placeholder(&shown) {
        return Meaning::of(State::Placeholder, false);
    }
    if !shown.chars().any(is_numeral) {
        return Meaning::of(State::Text, shown.chars().any(is_direction));
    }
    if shown.chars().any(is_direction) {
        return UNCLEAR;
    }
    let meaning = if unit == Unit::Change { change(&shown) } else { amount(&shown, unit, false) };
    Meaning { doubt: meaning.doubt || leads_with_zero(&shown), ..meaning }
}

/// Whether a print begins with a zero before another digit. Nobody writes a number so: another one may stand before it, or
/// digits of it are none of its own.
fn leads_with_zero(print: &str) -> bool {
    let mut digits = print.chars().skip_while(|&c| digit(c).is_none()).map(digit);
    digits.next() == Some(Some(0)) && matches!(digits.next(), Some(Some(_)))
}

/// Whether `c` stands for a number, in whatever script or shape.
pub(super) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || c == '〇' || !c.is_ascii() && !is_han(c) && (c.is_numeric() || is_ring(c))
}

/// Circles that people type for a zero.
pub(super) fn is_ring(c: char) -> bool {
    matches!(c, '○' | '◯')
}

/// A print as people see it: without characters that take no place and without Markdown's escapes.
fn shown(print: &str) -> String {
    let mut shown = String::with_capacity(print.len());
    let mut chars = print.chars().filter(|&c| !is_invisible(c)).peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || chars.peek().is_none_or(|next| !next.is_ascii_punctuation()) {
            shown.push(c);
        }
    }
    shown.trim().to_owned()
}

/// Signs for “nothing here”; the last ones are what programs write for it.
pub(super) fn is_placeholder(print: &str) -> bool {
    const WORDS: &[&str] = &[
        "无",
        "⽆",
        "无数据",
        "不涉及",
        "N/A",
        "n/a",
        "无此项",
        "nan",
        "NaN",
        "NAN",
        "null",
        "NULL",
        "Null",
        "None",
        "none",
        "undefined",
        "#N/A",
    ];
    if print.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    WORDS.contains(&print) || (!print.is_empty() && print.chars().all(is_stroke))
}

/// Words that programs write for an empty cell, and people do not.
pub(super) fn is_nothing_of_programs(print: &str) -> bool {
    matches!(print, "nan" | "NaN" | "NAN" | "null" | "NULL" | "Null" | "None" | "undefined" | "<NA>" | "NaT")
}

/// Characters that placeholders are made of.
pub(super) fn is_stroke(c: char) -> bool {
    matches!(
        c,
        '/' | '／'
            | '\\'
            | '-'
            | '－'
            | '—'
            | '–'
            | '―'
            | '─'
            | '_'
            | '﹣'
            | '−'
            | '~'
            | '～'
            | '‐'
            | '‑'
            | '‒'
    )
}

/// Units that may follow a number; the longest first. What ends with 元 is money.
const UNITS: &[&str] = &[
    "百万元",
    "千万元",
    "件（次）",
    "件(次)",
    "万元",
    "亿元",
    "千元",
    "百元",
    "人次",
    "件次",
    "批次",
    "元",
    "件",
    "条",
    "项",
    "个",
    "次",
    "人",
    "篇",
    "起",
    "宗",
    "份",
    "户",
    "家",
    "例",
    "批",
    "名",
];

/// How many places a unit of money stands to the left of 万元; the longest first.
const SCALES: &[(&str, i8)] = &[
    ("千万元", 3),
    ("百万元", 2),
    ("十万元", 1),
    ("万元", 0),
    ("亿元", 4),
    ("千元", -1),
    ("百元", -2),
    ("元", -4),
    ("亿", 4),
    ("万", 0),
];

/// An amount in 万元, from one in a unit that is `places` larger.
pub(super) fn in_wan(number: Decimal, places: i8) -> Decimal {
    match u8::try_from(-places) {
        Ok(right) => number.shift_right(right),
        Err(_) => (0..places).fold(number, |n, _| [n; 10].into_iter().sum()),
    }
}

/// The scale of the unit of money that `text` starts with, and the unit's length in bytes.
pub(super) fn money_unit(text: &str) -> Option<(i8, usize)> {
    let (unit, places) = SCALES.iter().find(|(unit, _)| text.starts_with(unit))?;
    Some((*places, unit.len()))
}

/// A number with what people write at it; `change` where numbers below zero belong.
fn amount(shown: &str, unit: Unit, change: bool) -> Meaning {
    match shown {
        "〇" => return Meaning::number(Decimal::ZERO, false),
        "○" | "◯" => return Meaning::number(Decimal::ZERO, true),
        _ => {}
    }
    let (words, unworded) = words_before(shown);
    // 减3, 十2.
    if words.contains(['减', '降', '少', '增']) || words.ends_with(numeral_word) {
        return UNCLEAR;
    }
    let (signed, bare) = currency(unworded);
    let Some(Digits { number, rest, mut doubt }) = digits(bare, change) else { return UNCLEAR };
    doubt |= !words.is_empty();
    let mut money = if signed { Money::Sign } else { Money::Bare };
    let (number, rest) = match exponent(&number, rest) {
        Some((number, rest)) => {
            doubt = true;
            (Some(number), rest)
        }
        None => (parsed(&number), rest),
    };
    let Some(mut number) = number else { return UNCLEAR };
    let mut rest = rest.trim_start();
    let mut counted = false;
    while !rest.is_empty() {
        // 12（万元）: a unit in brackets is one all the same.
        let (inner, behind) = bracketed(rest).unwrap_or((rest, ""));
        let whole = inner.len() < rest.len();
        let inner = inner.trim();
        let inner = if whole {
            inner.strip_prefix("单位").map_or(inner, |i| i.trim_start_matches([':', '：']))
        } else {
            inner
        };
        if let Some((places, length)) =
            money_unit(inner).filter(|_| !matches!(money, Money::Own(_)) && !counted)
        {
            let tail = inner.part(length..);
            if whole && !tail.is_empty() {
                doubt = true;
                rest = behind.trim_start();
                continue;
            }
            if unit != Unit::Wan {
                return Meaning::of(State::Text, doubt || unit == Unit::Change);
            }
            number = in_wan(number, places);
            money = Money::Own(places);
            rest = if whole { behind } else { tail }.trim_start();
            continue;
        }
        let length = if counted { 0 } else { unit_length(inner) };
        if length > 0 && (!whole || length == inner.len()) {
            counted = true;
            doubt |= unit == Unit::Wan;
            rest = if whole { behind } else { inner.part(length..) }.trim_start();
        } else if whole {
            // A remark leaves none where it has words; a bare number in round brackets may be the right one.
            let worded = inner.chars().any(is_han);
            let mark = rest.starts_with(['[', '［', '【', '〔']);
            doubt |= !(worded || mark && inner.chars().all(|c| digit(c).is_some()));
            doubt |= unit == Unit::Change && inner.contains(['增', '减']);
            rest = behind.trim_start();
        } else {
            let Some((length, sure)) = mark(rest) else { return UNCLEAR };
            doubt |= !sure;
            rest = rest.part(length..).trim_start();
        }
    }
    if signed && unit != Unit::Wan {
        return UNCLEAR;
    }
    Meaning { money, ..Meaning::number(number, doubt || money == Money::Sign) }
}

/// The words before a number, as in 约3 and 其中：3, and what stands behind them.
fn words_before(shown: &str) -> (&str, &str) {
    const LONGEST: usize = 6;
    let end = shown.find(|c: char| !is_han(c) || c == '〇').unwrap_or(shown.len());
    if end == 0 || shown.part(..end).chars().count() > LONGEST {
        return ("", shown);
    }
    (shown.part(..end), shown.part(end..).trim_start_matches([':', '：', ' ']))
}

/// Han numerals: what stands before digits is a part of their number.
/// Whether a print is a number without digits: in words, or `####`, which sheets show for one that is too wide for its cell.
pub(super) fn is_in_other_signs(print: &str) -> bool {
    !print.is_empty() && print.chars().all(numeral_word)
        || print.len() > 1 && print.bytes().all(|b| b == b'#')
}

fn numeral_word(c: char) -> bool {
    "一二三四五六七八九十百千万亿零〇两廿卅".contains(c)
}

/// Whether a sign of currency stands before the number, and what is behind it.
fn currency(text: &str) -> (bool, &str) {
    const SIGNS: [&str; 6] = ["￥", "¥", "RMB", "CNY", "人民币", "rmb"];
    let sign = SIGNS.iter().find_map(|sign| text.strip_prefix(sign));
    sign.map_or((false, text), |rest| (true, currency(rest.trim_start_matches([':', '：', ' '])).1))
}

/// The digits that a print begins with.
struct Digits<'a> {
    /// In plain ASCII notation, without separators.
    number: String,
    rest: &'a str,
    doubt: bool,
}

/// Reads a sign, digits, separators of thousands and a point.
fn digits(text: &str, change: bool) -> Option<Digits<'_>> {
    let mut number = String::with_capacity(text.len());
    let mut doubt = false;
    let first = text.chars().next()?;
    let unsigned = match first {
        '-' | '－' | '−' | '﹣' | '+' | '＋' => text.part(first.len_utf8()..),
        '–' | '—' | '‑' | '‐' | '‒' | '―' | '⁃' => {
            // A dash that is a minus only where numbers below zero belong.
            doubt |= !change;
            text.part(first.len_utf8()..)
        }
        _ => text,
    };
    if unsigned.len() < text.len() && !matches!(first, '+' | '＋') {
        number.push('-');
    }
    let text = if unsigned.len() < text.len() { unsigned.trim_start_matches(' ') } else { text };
    let (mut at, mut point, mut group) = (0, false, 0);
    while let Some(c) = text.part(at..).chars().next() {
        let next = at + c.len_utf8();
        let after = text.part(next..);
        let spaced = after.trim_start_matches(' ');
        let is_point = |c: char| matches!(c, '.' | '．');
        let begins = |rest: &str| rest.starts_with(|c| digit(c).is_some());
        if let Some(value) = digit(c) {
            number.push(char::from(b'0' + value));
            group += 1;
        } else if !point && is_point(c) && begins(spaced) {
            if group == 0 {
                number.push('0');
            }
            // 641. 27
            doubt |= spaced.len() < after.len();
            number.push('.');
            point = true;
            at = next + (after.len() - spaced.len());
            continue;
        } else if !point && c == ' ' && spaced.starts_with(is_point) {
            // 641 .27
            doubt = true;
            at = next + (after.len() - spaced.len());
            continue;
        } else if !point
            && (1..=3).contains(&group)
            && three_digits(after)
            && (is_thousands(c) || is_space(c))
        {
            let leading = number.trim_start_matches('-').starts_with('0');
            // 3 816 may be two numbers, 0,123 a fraction.
            doubt |= is_space(c) || leading;
            group = 0;
        } else {
            break;
        }
        at = next;
    }
    let printed = number.contains(|c: char| c.is_ascii_digit());
    printed.then(|| Digits { number, rest: text.part(at..), doubt })
}

/// Spaces that people type between thousands.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2007}' | '\u{3000}')
}

/// The number of an ASCII print. One with more digits than people write is what a spreadsheet holds for a shorter one,
/// when that is certain: `96171.60000000001`.
fn parsed(number: &str) -> Option<Decimal> {
    Decimal::parse(number).or_else(|| {
        const MOST: usize = 12;
        let (negative, digits) = number.strip_prefix('-').map_or((false, number), |rest| (true, rest));
        let (whole, decimals) = digits.split_once('.')?;
        let places = u32::try_from(decimals.len()).ok()?;
        let all: u128 = format!("{whole}{decimals}").parse().ok()?;
        let length = all.checked_ilog10()? + 1;
        // Rounded to ever fewer digits: the shortest that differs by no more than a double's last place.
        let exact = |kept: u32| {
            let unit = 10_u128.checked_pow(length.checked_sub(kept)?)?;
            let rounded = (all.checked_add(unit / 2)?) / unit;
            let differs = (rounded * unit).abs_diff(all);
            (differs.checked_mul(400_000_000_000_000)? <= all).then_some((rounded, length - kept))
        };
        let (mut rounded, dropped) =
            (1..=MOST as u32).find_map(exact).filter(|_| length > MAX_DIGITS || places >= MAX_DIGITS)?;
        let mut scale = i64::from(places) - i64::from(dropped);
        while scale < 0 {
            rounded = rounded.checked_mul(10)?;
            scale += 1;
        }
        let rounded = i64::try_from(rounded).ok().filter(|n| *n < 1_000_000_000_000_000)?;
        Some(Decimal::new(if negative { -rounded } else { rounded }, u8::try_from(scale).ok()?))
    })
}

/// `1E+05`, `1.2e3`: the number and what stands behind it.
fn exponent<'a>(number: &str, rest: &'a str) -> Option<(Decimal, &'a str)> {
    let power = rest.strip_prefix(['e', 'E'])?;
    let negative = power.starts_with('-');
    let power = power.trim_start_matches(['+', '-']);
    let end = power.find(|c: char| !c.is_ascii_digit()).unwrap_or(power.len());
    let places: u8 = power.part(..end).parse().ok().filter(|p| *p <= 12)?;
    let number = Decimal::parse(number)?;
    let value =
        if negative { number.shift_right(places) } else { in_wan(number, i8::try_from(places).ok()?) };
    Some((value, power.part(end..)))
}

/// What stands between the brackets that `text` begins with, and what follows them.
pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    const PAIRS: &[(char, char)] =
        &[('（', '）'), ('(', ')'), ('[', ']'), ('［', '］'), ('【', '】'), ('〔', '〕')];
    let open = text.chars().next()?;
    let own = PAIRS.iter().find(|(o, _)| *o == open)?;
    let other = if open == '（' {
        ')'
    } else if open == '(' {
        '）'
    } else {
        own.1
    };
    let inner = text.part(open.len_utf8()..);
    let mut depth = 1;
    for (at, c) in inner.char_indices() {
        depth += i32::from(c == open) - i32::from(c == own.1 || c == other);
        if depth == 0 {
            return Some((inner.part(..at), inner.part(at + c.len_utf8()..)));
        }
    }
    None
}

/// What may stand behind a number: its length, and whether the number is the same without.
fn mark(rest: &str) -> Option<(usize, bool)> {
    const WORDS: [&str; 6] = ["余", "多", "以上", "以下", "左右", "以内"];
    let c = rest.chars().next()?;
    if let Some(word) = WORDS.iter().find(|word| rest.starts_with(**word)) {
        return Some((word.len(), false));
    }
    // A unit that no list has: 362户次.
    let words = rest.find(|c: char| !is_han(c)).unwrap_or(rest.len());
    if (1..=4).contains(&rest.part(..words).chars().count()) && !rest.part(..words).contains(numeral_word) {
        return Some((words, false));
    }
    match c {
        '*' | '＊' | '※' | '†' | '‡' => Some((c.len_utf8(), true)),
        '_' | '+' | '＋' | ')' | '）' | '.' | '。' | '．' | '，' | ',' | '；' | ';' | '、' => {
            Some((c.len_utf8(), false))
        }
        _ if !c.is_ascii() && !is_han(c) && c.is_numeric() && digit(c).is_none() && is_mark(c) => {
            Some((c.len_utf8(), false))
        }
        _ => None,
    }
}

/// Raised and enclosed digits, which are marks of notes behind a number.
fn is_mark(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '\u{2460}'..='\u{249B}' | '\u{24EA}'..='\u{24FF}' | '\u{2776}'..='\u{2793}')
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

/// The numbers, and the signs for nothing, that one print holds, as ranges of bytes; `None` for a print that is not several
/// of them. `signed` tells that `- 3` is a number with its sign, and not two.
pub(super) fn several(print: &str, signed: bool) -> Option<Vec<(usize, usize)>> {
    if !print.contains(|c: char| c.is_whitespace() || matches!(c, '、' | '；' | ';' | '，' | ',')) {
        return None;
    }
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut open = false;
    for (at, c) in print.char_indices() {
        let next = at + c.len_utf8();
        let thousands = open && is_thousands(c) && three_digits(print.part(next..));
        let part_of = digit(c).is_some()
            || thousands
            || is_stroke(c)
            || matches!(real(c), '〇' | '无' | '+' | '＋')
            || open && matches!(c, '.' | '．') && print.part(next..).starts_with(|c| digit(c).is_some());
        if part_of {
            if open {
                parts.last_mut()?.1 = next;
            } else {
                parts.push((at, next));
            }
            open = true;
            continue;
        }
        if !(c.is_whitespace() || matches!(c, '、' | '；' | ';' | '，' | ',')) {
            return None;
        }
        open = false;
    }
    for &(start, end) in &parts {
        let part = print.part(start..end);
        let number = digits(part, true).is_some_and(|d| d.rest.is_empty()) || part == "〇";
        if !number && !is_placeholder(part) {
            return None;
        }
    }
    let sign =
        |(start, end): (usize, usize)| end - start <= 3 && print.part(start..end).chars().all(is_stroke);
    let one = signed && parts.len() == 2 && sign(parts[0]);
    (parts.len() > 1 && !one).then_some(parts)
}

/// Whether these parts of a print may be one number in groups of three digits: `58 186`.
pub(super) fn may_be_one(print: &str, parts: &[(usize, usize)]) -> bool {
    let groups = |&(start, end): &(usize, usize)| {
        let part = print.part(start..end);
        part.chars().all(|c| digit(c).is_some()).then(|| part.chars().count())
    };
    let leads = parts.first().is_some_and(|first| matches!(groups(first), Some(1..=3)));
    leads && parts[1..].iter().all(|part| groups(part) == Some(3))
}

/// 本年增/减: `0`, `+3`, `增3`, `减2`, `增1减2`, `↑3`, `3/0` (added / removed).
fn change(print: &str) -> Meaning {
    let own = amount(print, Unit::Change, true);
    if own.state == State::Number && !own.doubt {
        return own;
    }
    match pair(print).or_else(|| additions(print)) {
        Some(number) => Meaning::number(number, false),
        None => own,
    }
}

/// `3/0`: added and removed.
fn pair(print: &str) -> Option<Decimal> {
    let (added, removed) = print.split_once(['/', '／'])?;
    let side = |text: &str| {
        let own = amount(text.trim_matches(|c: char| "增加减少个项 ".contains(c)).trim(), Unit::Count, true);
        own.value.filter(|_| !own.doubt)
    };
    Some(side(added)? - side(removed)?.abs())
}

/// `增1减2`.
fn additions(print: &str) -> Option<Decimal> {
    let mut total = Decimal::ZERO;
    let mut rest = print.trim();
    let mut parts = 0;
    while let Some(sign) = rest.chars().next() {
        let negative = match sign {
            '增' | '↑' | '新' => false,
            '减' | '↓' | '取' => true,
            ',' | '，' | '、' | '；' | ' ' | '项' | '个' => {
                rest = rest.part(sign.len_utf8()..);
                continue;
            }
            _ => return None,
        };
        rest = rest.part(sign.len_utf8()..).trim_start_matches(['加', '少', '增', '消', ' ', ':', '：']);
        let length = rest.find(|c| digit(c).is_none()).unwrap_or(rest.len());
        let number = Decimal::parse(&digits(rest.part(..length), true)?.number)?;
        total = if negative { total - number } else { total + number };
        rest = rest.part(length..);
        parts += 1;
    }
    (parts > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value, or the state where there is none; `?` for doubt.
    fn read(print: &str, unit: Unit) -> String {
        let Meaning { state, value, doubt, .. } = meaning(print, unit);
        let shown = value.map_or_else(|| state.name().to_owned(), |number| number.to_string());
        if doubt { format!("{shown}?") } else { shown }
    }

    fn all(unit: Unit, cases: &[(&str, &str)]) {
        for (print, expected) in cases {
            assert_eq!(read(print, unit), *expected, "{print:?}");
        }
    }

    #[test]
    fn a_print_that_a_layout_cuts_between_spaces_is_trimmed_with_its_place() {
        let text = "无 87\u{3000} 无";
        let found = cell(&text[3..10], Unit::Count, Span::new(3, 10));
        assert_eq!(
            (found.raw.as_str(), found.span, found.value),
            ("87", Some(Span::new(4, 6)), Some(87.into()))
        );
        assert_eq!(found.span.map(|span| span.of(text)), Some("87"));
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
            ("3件5", "text?"),
            ("3 4", "text?"),
            ("3,98", "text?"),
            ("1,2345", "text?"),
            ("12345,678", "text?"),
            ("1234567890123456", "text?"),
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

    #[test]
    fn whatever_stands_at_the_digits_is_a_part_of_the_print() {
        all(
            Unit::Count,
            &[
                ("3 816", "3816?"),
                ("3\u{2009}816", "3816"),
                ("11)", "11?"),
                ("53__", "53?"),
                ("251¹", "251?"),
                ("251①", "251?"),
                ("251*", "251"),
                ("251[1]", "251"),
                ("251(1)", "251?"),
                ("约3", "3?"),
                ("共3件", "3?"),
                ("其中：3", "3?"),
                ("3余", "3?"),
                ("3+", "3?"),
                ("12.", "12?"),
                (">3", "text?"),
                ("(3)", "text?"),
                ("（3）", "text?"),
                ("½", "text?"),
                ("½12", "text?"),
                ("1/2", "text?"),
                ("①", "text?"),
                ("①12", "text?"),
                ("١٢", "text?"),
                ("٣12", "text?"),
                ("о12", "text?"),
                ("l2", "text?"),
                ("1O", "text?"),
                ("1_2", "text?"),
                ("12%", "text?"),
                ("十12", "text?"),
                ("减3", "text?"),
                ("·12", "text?"),
                ("。12", "text?"),
                ("?12", "text?"),
                ("–12", "-12?"),
                ("↓8", "text?"),
                ("1\u{336}3", "text?"),
                ("\u{202e}114", "text?"),
                ("1\u{200f}2", "text?"),
                ("统计中", "text"),
                ("#REF!", "text"),
            ],
        );
    }

    #[test]
    fn what_nobody_sees_is_not_there() {
        all(
            Unit::Count,
            &[
                ("1\u{200b}2", "12"),
                ("1\u{ad}2", "12"),
                ("\u{feff}12", "12"),
                ("1\u{2060}2", "12"),
                ("\u{2060}", "blank"),
                ("\\-", "placeholder"),
                ("\\-3", "-3"),
            ],
        );
        all(Unit::Wan, &[("641\\.27", "641.27"), ("641\\.\u{200b}27", "641.27")]);
    }

    #[test]
    fn a_ring_is_a_zero_and_programs_write_words_for_nothing() {
        all(Unit::Count, &[("〇", "0"), ("○", "0?"), ("12〇", "text?")]);
        for print in ["nan", "NaN", "null", "None", "N/A", "undefined"] {
            assert_eq!(read(print, Unit::Count), "placeholder");
        }
    }

    #[test]
    fn units_and_remarks_stand_behind_numbers() {
        all(
            Unit::Count,
            &[
                ("362（件）", "362"),
                ("362 件次", "362"),
                ("362户", "362"),
                ("3类", "3?"),
                ("9（其中修订2件）", "9"),
                ("3件（含上年1件）", "3"),
                ("9(2)", "9?"),
                ("￥3", "text?"),
            ],
        );
        all(
            Unit::Wan,
            &[
                (".85", "0.85"),
                ("．85", "0.85"),
                ("641 .27", "641.27?"),
                ("641. 27", "641.27?"),
                ("12.5（万元）", "12.5"),
                ("251,000.00元", "25.1"),
                ("￥251,000.00元", "25.1"),
                ("￥251000", "251000?"),
                ("0.05亿元", "500"),
                ("5千元", "0.5"),
                ("641.27（上年598.1）", "641.27"),
                ("641,27", "text?"),
            ],
        );
    }

    #[test]
    fn numbers_come_as_spreadsheets_hold_them() {
        all(
            Unit::Wan,
            &[
                ("96171.60000000001", "96171.6"),
                ("5394432.5199999996", "5394432.52"),
                ("0.30000000000000004", "0.3"),
                ("1.2345678901234567", "text?"),
                ("1E+05", "100000?"),
                ("1.2e3", "1200?"),
            ],
        );
    }

    #[test]
    fn dashes_and_arrows_before_a_change_are_signs() {
        for dash in ['–', '—', '‑', '‐', '−', '﹣', '－', '-'] {
            assert_eq!(read(&format!("{dash}8"), Unit::Change), "-8", "{dash}");
        }
        all(
            Unit::Change,
            &[("↓8", "-8"), ("▲8", "text?"), ("△8", "text?"), ("——8", "text?"), ("3（增5减2）", "3?")],
        );
    }

    #[test]
    fn several_numbers_in_a_print_are_told_apart() {
        let parts = |print: &str| -> Option<Vec<String>> {
            Some(several(print, true)?.into_iter().map(|(from, to)| print[from..to].to_owned()).collect())
        };
        for (print, expected) in [
            ("17 1", "17|1"),
            ("17、1", "17|1"),
            ("3，985 1", "3，985|1"),
            ("17，1", "17|1"),
            ("0 - 0", "0|-|0"),
            ("7 无 ⽆", "7|无|⽆"),
            ("3\n6", "3|6"),
            ("-6 94", "-6|94"),
            ("+3 516", "+3|516"),
        ] {
            assert_eq!(parts(print).unwrap().join("|"), expected);
        }
        for print in ["17", "3,985", "- 3", "17 件", "1 .5", "—"] {
            assert_eq!(parts(print), None, "{print}");
        }
        // Where nothing is counted below zero, a stroke is a sign for nothing.
        assert_eq!(several("- 3", false).map(|parts| parts.len()), Some(2));
        assert_eq!(several("无 3", false).map(|parts| parts.len()), Some(2));
    }
}
