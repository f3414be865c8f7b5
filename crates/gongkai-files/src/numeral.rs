//! Automatic numbers as word processors print them: 一、二 · 壹 · 甲 · ① · Ⅳ · iv · a.

/// How a number is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numeral {
    /// 1, 2, 3
    Decimal,
    /// 01, 02, … 10
    DecimalZero,
    /// １, ２, ３
    FullWidth,
    /// ①
    Circled,
    /// ⑴
    Parenthesised,
    /// ⒈
    WithPoint,
    /// 一, 二, … 十, 十一, 一百零一
    Chinese,
    /// 一, 二, … 十, 十一, … 九十九, 一〇〇: the digits alone above ninety-nine
    ChineseCounting,
    /// 〇, 一, 一〇, 一一: the digits alone
    Digits,
    /// 壹, 贰, 叁, 壹拾
    Financial,
    /// 甲, 乙, 丙
    HeavenlyStems,
    /// 子, 丑, 寅
    EarthlyBranches,
    /// 甲子, 乙丑
    StemsAndBranches,
    /// ㊀
    CircledChinese,
    /// I, II
    UpperRoman,
    /// i, ii
    LowerRoman,
    /// A, B, … Z, AA
    UpperLetter,
    /// a, b
    LowerLetter,
    /// Nothing.
    None,
}

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const CHINESE: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const FINANCIAL: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];

impl Numeral {
    /// By the name in Office Open XML (`ST_NumberFormat`); `None`: not known here.
    pub(crate) fn of_office(name: &str) -> Option<Numeral> {
        Some(match name {
            "decimal" | "decimalHalfWidth" => Numeral::Decimal,
            "decimalZero" => Numeral::DecimalZero,
            "decimalFullWidth" | "decimalFullWidth2" => Numeral::FullWidth,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Numeral::Circled,
            "decimalEnclosedParen" => Numeral::Parenthesised,
            "decimalEnclosedFullstop" => Numeral::WithPoint,
            "chineseCounting" | "japaneseDigitalTenThousand" | "taiwaneseCounting" => {
                Numeral::ChineseCounting
            }
            "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCountingThousand"
            | "koreanCounting" => Numeral::Chinese,
            "ideographDigital" | "taiwaneseDigital" | "koreanDigital" | "koreanDigital2" => Numeral::Digits,
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Numeral::Financial,
            "ideographTraditional" => Numeral::HeavenlyStems,
            "ideographZodiac" => Numeral::EarthlyBranches,
            "ideographZodiacTraditional" => Numeral::StemsAndBranches,
            "ideographEnclosedCircle" => Numeral::CircledChinese,
            "upperRoman" => Numeral::UpperRoman,
            "lowerRoman" => Numeral::LowerRoman,
            "upperLetter" => Numeral::UpperLetter,
            "lowerLetter" => Numeral::LowerLetter,
            "none" => Numeral::None,
            _ => return None,
        })
    }

    /// By the number of the format in Word's binary files and RTF (MS-OSHARED, `MSONFC`); `None`: not known here.
    pub(crate) fn of_word(code: u16) -> Option<Numeral> {
        Some(match code {
            0 | 15 => Numeral::Decimal,
            1 => Numeral::UpperRoman,
            2 => Numeral::LowerRoman,
            3 => Numeral::UpperLetter,
            4 => Numeral::LowerLetter,
            10 | 34 | 41 | 42 => Numeral::Digits,
            11 | 35 | 39 => Numeral::Chinese,
            14 | 19 => Numeral::FullWidth,
            16 | 38 => Numeral::Financial,
            18 | 29 => Numeral::Circled,
            22 => Numeral::DecimalZero,
            26 => Numeral::WithPoint,
            27 => Numeral::Parenthesised,
            28 => Numeral::CircledChinese,
            30 => Numeral::HeavenlyStems,
            31 => Numeral::EarthlyBranches,
            32 => Numeral::StemsAndBranches,
            17 | 33 | 37 => Numeral::ChineseCounting,
            255 => Numeral::None,
            _ => return None,
        })
    }

    /// By `style:num-format` of `OpenDocument`: `1`, `i`, `A`, or the first numbers of a sequence (`一, 二, 三, ...`).
    pub(crate) fn of_open_document(format: &str) -> Option<Numeral> {
        let first: Vec<&str> = format.split(',').map(str::trim).collect();
        Some(match first[0] {
            "" => Numeral::None,
            "1" => Numeral::Decimal,
            "01" => Numeral::DecimalZero,
            "i" => Numeral::LowerRoman,
            "I" => Numeral::UpperRoman,
            "a" => Numeral::LowerLetter,
            "A" => Numeral::UpperLetter,
            "一" => Numeral::Chinese,
            "壹" | "壱" | "壹拾" => Numeral::Financial,
            "１" => Numeral::FullWidth,
            "①" => Numeral::Circled,
            "⑴" => Numeral::Parenthesised,
            "⒈" => Numeral::WithPoint,
            "㊀" => Numeral::CircledChinese,
            "甲" => Numeral::HeavenlyStems,
            "子" => Numeral::EarthlyBranches,
            "甲子" => Numeral::StemsAndBranches,
            _ => return None,
        })
    }

    /// The number in this print. What has no sign in it is printed in digits, as word processors do.
    pub(crate) fn print(self, number: u32) -> String {
        let sign = |first: char, last: u32| {
            (1..=last).contains(&number).then(|| char::from_u32(first as u32 + number - 1)).flatten()
        };
        let of = |signs: &str| signs.chars().nth((number.max(1) as usize - 1) % signs.chars().count());
        let or_digits = |sign: Option<char>| sign.map_or_else(|| number.to_string(), String::from);
        match self {
            Numeral::DecimalZero => format!("{number:02}"),
            Numeral::FullWidth => {
                let wide = |c: char| char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap_or(c);
                number.to_string().chars().map(wide).collect()
            }
            Numeral::Circled => or_digits(
                sign('①', 20).or_else(|| circled(number, 21, '㉑')).or_else(|| circled(number, 36, '㊱')),
            ),
            Numeral::Parenthesised => or_digits(sign('⑴', 20)),
            Numeral::WithPoint => or_digits(sign('⒈', 20)),
            Numeral::Chinese => chinese(number, &CHINESE, ["十", "百", "千", "万"]),
            Numeral::Financial => chinese(number, &FINANCIAL, ["拾", "佰", "仟", "万"]),
            Numeral::ChineseCounting if (1..100).contains(&number) => {
                chinese(number, &CHINESE, ["十", "百", "千", "万"])
            }
            Numeral::ChineseCounting | Numeral::Digits => digits(number),
            Numeral::HeavenlyStems => or_digits(if number <= 10 { of(STEMS) } else { None }),
            Numeral::EarthlyBranches => or_digits(if number <= 12 { of(BRANCHES) } else { None }),
            Numeral::StemsAndBranches if (1..=60).contains(&number) => {
                of(STEMS).into_iter().chain(of(BRANCHES)).collect()
            }
            Numeral::Decimal | Numeral::StemsAndBranches => number.to_string(),
            Numeral::CircledChinese => or_digits(sign('㊀', 10)),
            Numeral::UpperRoman => roman(number),
            Numeral::LowerRoman => roman(number).to_ascii_lowercase(),
            Numeral::UpperLetter => letters(number, 'A'),
            Numeral::LowerLetter => letters(number, 'a'),
            Numeral::None => String::new(),
        }
    }
}

/// The circled number, where a block of 15 begins at this sign.
fn circled(number: u32, first: u32, sign: char) -> Option<char> {
    (first..first + 15).contains(&number).then(|| char::from_u32(sign as u32 + number - first)).flatten()
}

fn digits(number: u32) -> String {
    let of = |c: char| if c == '0' { "〇" } else { CHINESE[(c as usize - '0' as usize) % 10] };
    number.to_string().chars().map(of).collect()
}

/// 十一, 一百零一, 一千零一十; financial prints say 壹拾壹.
fn chinese(number: u32, names: &[&str; 10], [ten, hundred, thousand, myriad]: [&str; 4]) -> String {
    if number == 0 {
        return names[0].to_owned();
    }
    if number >= 100_000_000 {
        return number.to_string();
    }
    let (high, low) = (number / 10_000, number % 10_000);
    let mut out = String::new();
    if high > 0 {
        out = chinese(high, names, [ten, hundred, thousand, myriad]) + myriad;
    }
    let mut gap = high > 0 && low > 0 && low < 1000;
    for (place, unit) in [(1000, thousand), (100, hundred), (10, ten), (1, "")] {
        let digit = (low / place % 10) as usize;
        if digit == 0 {
            gap |= !out.is_empty() && low % place > 0;
            continue;
        }
        if std::mem::take(&mut gap) {
            out += names[0];
        }
        // 十一, not 一十一, where nothing stands before it and the name is not the financial one.
        if !(place == 10 && digit == 1 && out.is_empty() && names[1] == "一") {
            out += names[digit];
        }
        out += unit;
    }
    out
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number >= 4000 {
        return number.to_string();
    }
    let (mut left, mut out) = (number, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            out += sign;
            left -= value;
        }
    }
    out
}

/// A, B, … Z, AA, BB: the letter is repeated.
fn letters(number: u32, first: char) -> String {
    if number == 0 || number > 26 * 8 {
        return number.to_string();
    }
    let letter = char::from_u32(first as u32 + (number - 1) % 26).unwrap_or(first);
    std::iter::repeat_n(letter, ((number - 1) / 26 + 1) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::Numeral;

    #[test]
    fn numbers_print_as_word_processors_print_them() {
        let cases: [(&str, u32, &str); 27] = [
            ("chineseCountingThousand", 1, "一"),
            ("chineseCountingThousand", 10, "十"),
            ("chineseCountingThousand", 11, "十一"),
            ("chineseCountingThousand", 20, "二十"),
            ("chineseCountingThousand", 101, "一百零一"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1001, "一千零一"),
            ("chineseCounting", 3, "三"),
            ("chineseCounting", 11, "十一"),
            ("chineseCounting", 101, "一〇一"),
            ("ideographDigital", 10, "一〇"),
            ("chineseLegalSimplified", 11, "壹拾壹"),
            ("chineseLegalSimplified", 3, "叁"),
            ("ideographTraditional", 3, "丙"),
            ("ideographTraditional", 11, "11"),
            ("ideographZodiac", 2, "丑"),
            ("ideographZodiacTraditional", 11, "甲戌"),
            ("decimalEnclosedCircle", 1, "①"),
            ("decimalEnclosedCircle", 21, "㉑"),
            ("decimalEnclosedCircle", 51, "51"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalZero", 7, "07"),
            ("upperRoman", 14, "XIV"),
            ("lowerLetter", 27, "aa"),
            ("upperLetter", 26, "Z"),
            ("ideographEnclosedCircle", 4, "㊃"),
        ];
        for (name, number, print) in cases {
            assert_eq!(Numeral::of_office(name).unwrap().print(number), print, "{name} {number}");
        }
        assert_eq!(Numeral::of_office("ordinalText"), None);
        assert_eq!(Numeral::Chinese.print(10_010), "一万零一十");
    }

    #[test]
    fn open_document_names_a_sequence_by_its_first_numbers() {
        assert_eq!(Numeral::of_open_document("一, 二, 三, ..."), Some(Numeral::Chinese));
        assert_eq!(Numeral::of_open_document("甲, 乙, 丙, ..."), Some(Numeral::HeavenlyStems));
        assert_eq!(Numeral::of_open_document("i"), Some(Numeral::LowerRoman));
        assert_eq!(Numeral::of_open_document("Α, Β"), None);
    }

    #[test]
    fn any_number_prints_something() {
        for code in 0..=255 {
            for number in [0, 1, 9, 10, 99, 1000, 99_999_999, u32::MAX] {
                let _ = Numeral::of_word(code).map(|numeral| numeral.print(number));
            }
        }
    }
}
