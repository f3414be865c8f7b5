//! Quantities in prose: 12件, 三十五件, 4.82万件, 318.45万元, 46.2%.

use crate::Decimal;
use crate::slice::Slice as _;

/// A number with its unit in a sentence.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Number<'a> {
    /// Its digits, and the power of ten that they count: 4.82万件 is 482 hundreds, 318.45万元 is 31845 hundredths of
    /// 10 000 yuan, 46.2% is 462 tenths.
    pub(in crate::check) digits: i64,
    pub(in crate::check) power: i8,
    /// Its first byte and the byte behind the unit.
    pub(in crate::check) start: usize,
    pub(in crate::check) end: usize,
    pub(in crate::check) unit: &'a str,
    /// Whether it is said to be near only: 余, 多, 约, 近, 数十.
    pub(in crate::check) rough: bool,
    /// Whether it is said to be no more than was counted: 余, 多, 超, 逾.
    pub(in crate::check) least: bool,
}

/// Longer ones before those that they begin with.
const UNITS: [&str; 21] = [
    "件次", "人次", "户次", "项次", "宗次", "件", "宗", "笔", "份", "例", "起", "条", "个", "项", "次", "部",
    "篇", "人", "张", "元", "%",
];

/// What is counted as 一起.
const COUNTED: [&str; 6] = ["复议", "诉讼", "案件", "处罚", "强制", "申请"];

/// Labels behind which a number needs no unit.
const LABELS: [&str; 7] = ["数：", "数为", "量：", "量为", "行政许可：", "行政处罚：", "行政强制："];

impl Number<'_> {
    /// The number that is counted, in 10 000 yuan for money, and what one of its last digits counts.
    pub(in crate::check) fn value(&self) -> (Decimal, Decimal) {
        let of = |digits: i64| match u8::try_from(self.power) {
            Ok(power) => Decimal::from(digits.saturating_mul(10_i64.pow(power.into()))),
            Err(_) => Decimal::new(digits, self.power.unsigned_abs()),
        };
        (of(self.digits), of(1))
    }

    /// Whether it is the share of a part in its whole in hundredths, rounded or cut to its last digit.
    pub(in crate::check) fn is_share_of(&self, part: i64, whole: i64) -> bool {
        let scale = 10_i64.pow(self.power.min(0).unsigned_abs().min(6).into());
        let (exact, printed) = (part.saturating_mul(100 * scale), self.digits.saturating_mul(whole));
        whole > 0 && exact.abs_diff(printed) < whole.unsigned_abs()
    }

    /// A count of whole things that are not many thousands, as nearly all are.
    pub(in crate::check) fn count(&self) -> Option<i64> {
        (self.power == 0 && !matches!(self.unit, "%" | "元")).then_some(self.digits)
    }

    /// A count of whole things, in thousands or not: 120万次.
    pub(in crate::check) fn whole(&self) -> Option<i64> {
        let by = 10_i64.checked_pow(u32::try_from(self.power).ok()?)?;
        self.digits.checked_mul(by).filter(|_| !matches!(self.unit, "%" | "元"))
    }
}

/// The numbers of a text that have a unit.
pub(in crate::check) fn numbers(text: &str) -> Vec<Number<'_>> {
    let mut out = Vec::new();
    let (mut at, mut before) = (0, '\0');
    while let Some(c) = text.part(at..).chars().next() {
        let read = if c.is_ascii_digit() { arabic(text.part(at..)) } else { numeral(text.part(at..)) };
        let Some((digits, decimals, length, vague)) = read else {
            (at, before) = (at + c.len_utf8(), c);
            continue;
        };
        let found = with_unit(text, at, at + length, digits, decimals);
        // 第3件, A12, 2019-116: no count. 各一件, 每一件: of each of several.
        let apart = if c.is_ascii_digit() {
            !before.is_ascii_alphanumeric() && !"第〔/[—.-".contains(before)
        } else {
            // 无一件, 没有一件, 一件也没有: none.
            !"第每任某各逐之唯单无".contains(before) && !text.part(..at).ends_with("没有")
        };
        if let Some(mut number) = found.filter(|_| apart) {
            let near = if c.is_ascii_digit() { "约近超逾" } else { "约近超逾数几上" };
            number.rough |= vague || near.contains(before);
            number.least |= !vague && number.rough && !"约近数几上".contains(before);
            (at, before) = (number.end, '\0');
            out.push(number);
        } else {
            at += length;
            before = text.part(..at).chars().next_back().unwrap_or('\0');
        }
    }
    out
}

/// Digits at the beginning of a text: their number, how many stand behind the point, their bytes.
fn arabic(text: &str) -> Option<(i64, i8, usize, bool)> {
    let bytes = text.as_bytes();
    let (mut value, mut decimals, mut at, mut point) = (0_i64, 0, 0, false);
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_digit() {
            value = value.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
            decimals += i8::from(point);
        } else if byte == b'.' && !point && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            point = true;
        } else {
            break;
        }
        at += 1;
        // Longer runs are numbers of documents.
        if at > 13 {
            return None;
        }
    }
    Some((value, decimals, at, false))
}

/// A Chinese numeral at the beginning of a text.
fn numeral(text: &str) -> Option<(i64, i8, usize, bool)> {
    let (mut sum, mut part, mut digit, mut length, mut vague) = (0_i64, 0_i64, None, 0, false);
    for c in text.chars() {
        // The second forms stand on cheques.
        let (own, unit) = match c {
            '〇' | '零' => (Some(0), None),
            '一' | '壹' => (Some(1), None),
            '二' | '两' | '贰' => (Some(2), None),
            '三' | '叁' => (Some(3), None),
            '四' | '肆' => (Some(4), None),
            '五' | '伍' => (Some(5), None),
            '六' | '陆' => (Some(6), None),
            '七' | '柒' => (Some(7), None),
            '八' | '捌' => (Some(8), None),
            '九' | '玖' => (Some(9), None),
            '十' | '拾' => (None, Some(10)),
            '百' | '佰' => (None, Some(100)),
            '千' | '仟' => (None, Some(1000)),
            // 廿一: twenty-one.
            '廿' | '卅' => (None, Some(if c == '廿' { 20 } else { 30 })),
            _ => (None, None),
        };
        if own.is_some() {
            // 两三件: two or three.
            vague |= digit.is_some_and(|last| last > 0);
            digit = own;
        } else if let Some(unit) = unit {
            part += digit.take().unwrap_or(1).max(1) * unit;
        } else if c == '万' && length > 0 {
            sum = (sum + part + digit.take().unwrap_or(0)) * 10_000;
            part = 0;
        } else {
            break;
        }
        length += '十'.len_utf8();
        if length > 45 {
            return None;
        }
    }
    (length > 0).then_some((sum + part + digit.unwrap_or(0), 0, length, vague))
}

/// The number with the unit that stands behind it, which may stand in brackets.
fn with_unit(text: &str, start: usize, end: usize, digits: i64, decimals: i8) -> Option<Number<'_>> {
    let mut rest = text.part(end..);
    let mut rough = false;
    let mut power = -decimals;
    let mut plain = true;
    loop {
        let after = rest.trim_start_matches(['余', '多']);
        rough |= after.len() < rest.len();
        let (word, by) = match after.chars().next()? {
            '万' => ('万', 4),
            '亿' => ('亿', 8),
            _ => {
                rest = after;
                break;
            }
        };
        (rest, power, plain) = (after.part(word.len_utf8()..), power + by, false);
    }
    let rest = rest.strip_prefix('（').unwrap_or(rest);
    let by_digits = text.part(start..).starts_with(|c: char| c.is_ascii_digit());
    if let Some(unit) = unit_of_row(text, start, rest).filter(|_| plain && by_digits && decimals == 0) {
        return Some(Number { digits, power, start, end, unit, rough, least: rough });
    }
    let Some(unit) = UNITS.iter().find(|unit| rest.starts_with(**unit)) else {
        // 申请收到数：89；办结数：86.
        let counted = LABELS.iter().any(|label| text.part(..start).ends_with(label))
            && (rest.is_empty() || rest.starts_with(['，', '；', '。', '、', '）']));
        let whole = counted && plain && by_digits && decimals == 0;
        return whole.then_some(Number { digits, power, start, end, unit: "件", rough, least: rough });
    };
    let end = text.len() - rest.len() + unit.len();
    let behind = text.part(end..).chars().next().unwrap_or('\0');
    // 一起, 一次性, 两部分, 一个个, 一件也没有: other words, but not 行政复议一起. 1.5件: nobody counts so.
    let counted = COUNTED.iter().any(|word| text.part(..start).ends_with(word))
        && (rest.len() == unit.len() || "，；。、（）".contains(behind));
    let other = !by_digits && (digits == 1 && *unit == "起" && !counted || "性分门别".contains(behind))
        || !by_digits && digits == 1 && "也都".contains(behind);
    let broken = plain && decimals > 0 && !matches!(*unit, "元" | "%");
    let money = if *unit == "元" { -4 } else { 0 };
    let least = rough;
    let rough =
        rough || ["以上", "以内", "以下", "左右"].iter().any(|word| text.part(end..).starts_with(word));
    let unit = text.part(end - unit.len()..end);
    let number = Number { digits, power: power + money, start, end, unit, rough, least };
    (!other && !broken && number.power < 10).then_some(number)
}

/// 分别为9、1、2件: the unit stands behind the last number of a row only.
fn unit_of_row<'a>(text: &'a str, start: usize, rest: &'a str) -> Option<&'a str> {
    /// Bytes on both sides that are looked at.
    const NEAR: usize = 60;
    let rest = rest.part(..rest.floor_char_boundary(NEAR));
    let separated = |c: char| c.is_ascii_digit() || matches!(c, '、' | '和');
    let next =
        rest.strip_prefix(['、', '和']).filter(|next| next.starts_with(|c: char| c.is_ascii_digit()))?;
    let before =
        text.part(text.floor_char_boundary(start.saturating_sub(NEAR))..start).trim_end_matches(separated);
    let row = ["分别为", "分别是", "分别有", "依次为", "分别"].iter().any(|word| before.ends_with(word));
    let unit = next.trim_start_matches(separated);
    UNITS.into_iter().find(|one| row && matches!(*one, "件" | "宗" | "起" | "条") && unit.starts_with(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let one = |n: &Number<'_>| format!("{}{}{}", n.value().0, n.unit, if n.rough { "~" } else { "" });
        numbers(text).iter().map(one).collect()
    }

    #[test]
    fn digits_and_numerals_with_their_units_are_numbers() {
        assert_eq!(of("收到12件，受理二十三件，办结一百零五件，另有两件"), ["12件", "23件", "105件", "2件"]);
        assert_eq!(
            of("许可4.82万件、罚没318.45万元、收费6000元、关税1.84亿元"),
            ["48200件", "318.45元", "0.6元", "18400元"]
        );
        assert_eq!(
            of("占46.2%，五十余件，近60件，数十件，两三件，一千二百八十件次"),
            ["46.2%", "50件~", "60件~", "10件~", "3件~", "1280件次"]
        );
        assert_eq!(of("收到申请数：7（件），行政强制零件"), ["7件", "0件"]);
        assert_eq!(of("发生行政复议一起，诉讼二起"), ["1起", "2起"]);
        assert_eq!(of("三类分别为9、1、2件"), ["9件", "1件", "2件"]);
        assert_eq!(of("收到廿一件、卅件，行政许可：38；行政处罚：14。"), ["21件", "30件", "38件", "14件"]);
        assert_eq!(of("收到捌拾玖件，办结壹佰零伍件，受理叁件"), ["89件", "105件", "3件"]);
        assert_eq!(of("申请收到数：89；办结数：86。答复100件以上"), ["89件", "86件", "100件~"]);
    }

    #[test]
    fn other_words_are_none() {
        assert_eq!(
            of(
                "2023年第3件，一起推进，一次性告知，分为两部分，每一件，A12件，十分重视，1.5件，无一件，没有一件，一件也没有"
            ),
            [""; 0]
        );
    }
}
