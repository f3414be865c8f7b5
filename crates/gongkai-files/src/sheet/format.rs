//! Number formats: what a cell shows of the number that it holds.
//!
//! Percent, thousands, decimals, 万 by commas and literal points, currencies, sections for signs, conditions, dates and
//! times. Fractions, powers of ten and numbers in Chinese characters are not known: the caller says so.

use std::fmt::Write as _;

use super::number::Number;

/// What a cell shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Text(String),
    /// Nothing, of a number that is not zero.
    Nothing,
    /// The format is not known; this is the stored number.
    Unknown(String),
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Literal(String),
    /// `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    Percent,
    /// Letters of a date or time: `yyyy`, `mm`, `ss`, `am/pm`.
    Date(String),
    General,
    /// What is not known here.
    Other,
}

/// A section between semicolons.
#[derive(Clone, Debug, Default)]
struct Section {
    pieces: Vec<Piece>,
    condition: Option<(String, Number)>,
    /// Whether digits are Chinese characters.
    chinese: bool,
}

/// The code of a format that programs do not write out; `None`: it is written in the file, or is not known.
pub(crate) fn builtin(id: u32) -> Option<&'static str> {
    Some(match id {
        0 | 49 => "General",
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        5 | 6 => "¥#,##0",
        7 | 8 => "¥#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 => "h\"时\"mm\"分\"",
        33 => "h\"时\"mm\"分\"ss\"秒\"",
        34 | 52 | 55 => "上午/下午h\"时\"mm\"分\"",
        35 | 53 | 56 => "上午/下午h\"时\"mm\"分\"ss\"秒\"",
        41 | 42 => "#,##0;-#,##0;\"-\"",
        43 | 44 => "#,##0.00;-#,##0.00;\"-\"",
        45 | 47 => "mm:ss",
        _ => return None,
    })
}

/// What a cell of this format shows. `since_1904`: days are counted from 1904.
pub(crate) fn shown(code: &str, number: &Number, since_1904: bool) -> Shown {
    let sections = sections(code);
    let Some((section, sign)) = chosen(&sections, number) else { return Shown::Text(number.general()) };
    let is_date = section.pieces.iter().any(|piece| matches!(piece, Piece::Date(_)));
    let has = |wanted: &Piece| section.pieces.contains(wanted);
    let shown = if section.chinese || has(&Piece::Other) {
        None
    } else if is_date {
        date(&section.pieces, number, since_1904)
    } else {
        Some(plain(&section.pieces, number, sign))
    };
    match shown {
        Some(text) if text.trim_start().is_empty() && !number.is_zero() => Shown::Nothing,
        Some(text) => Shown::Text(text),
        None => Shown::Unknown(number.general()),
    }
}

/// Whether cells of this format show no text: their fourth section is empty, as in `;;;`.
pub(crate) fn hides_text(code: &str) -> bool {
    code.contains(';') && sections(code).get(3).is_some_and(|section| section.pieces.is_empty())
}

/// The section for a number, and whether its sign is still to be shown.
fn chosen<'s>(sections: &'s [Section], number: &Number) -> Option<(&'s Section, bool)> {
    let numeric = &sections[..sections.len().min(3)];
    if numeric.iter().any(|section| section.condition.is_some()) {
        let holds = |section: &&Section| {
            section.condition.as_ref().is_none_or(|(sign, than)| compares(number, sign, than))
        };
        return numeric.iter().find(holds).map(|section| (section, true));
    }
    let negative = number.negative && !number.is_zero();
    match numeric {
        [] => None,
        [all] => Some((all, true)),
        [_, below] if negative => Some((below, false)),
        [_, below, _] if negative => Some((below, false)),
        [_, _, zero] if number.is_zero() => Some((zero, false)),
        [above, _, ..] => Some((above, false)),
    }
}

fn compares(number: &Number, sign: &str, than: &Number) -> bool {
    // Whole and fraction in digits of the same length compare like the numbers.
    let key = |n: &Number| {
        let (whole, fraction) = n.fixed(15);
        (format!("{whole:0>40}"), fraction)
    };
    let (a, b) = (key(number), key(than));
    let order = match (number.negative && !number.is_zero(), than.negative && !than.is_zero()) {
        (false, false) => a.cmp(&b),
        (true, true) => b.cmp(&a),
        (true, false) => std::cmp::Ordering::Less,
        (false, true) => std::cmp::Ordering::Greater,
    };
    match sign {
        "<" => order.is_lt(),
        "<=" => order.is_le(),
        ">" => order.is_gt(),
        ">=" => order.is_ge(),
        "=" => order.is_eq(),
        _ => order.is_ne(),
    }
}

/// A number by digits, points and commas.
fn plain(pieces: &[Piece], number: &Number, sign: bool) -> String {
    let mut out = String::new();
    if pieces.is_empty() {
        return out;
    }
    let digits = |pieces: &[Piece]| pieces.iter().filter(|piece| matches!(piece, Piece::Digit(_))).count();
    if sign
        && number.negative
        && !number.is_zero()
        && (digits(pieces) > 0 || pieces.contains(&Piece::General))
    {
        out.push('-');
    }
    let point = pieces.iter().position(|piece| *piece == Piece::Point).unwrap_or(pieces.len());
    let last = pieces.iter().rposition(|piece| matches!(piece, Piece::Digit(_)));
    let first = pieces.iter().position(|piece| matches!(piece, Piece::Digit(_)));
    let commas_from = last.map_or(pieces.len(), |at| at + 1);
    // Commas behind the last digit divide by thousands; those among the digits group them.
    let thousands = pieces[commas_from..].iter().take_while(|piece| **piece == Piece::Comma).count();
    let grouped =
        first.is_some_and(|first| pieces[first..point.min(commas_from).max(first)].contains(&Piece::Comma));
    let percents = pieces.iter().filter(|piece| **piece == Piece::Percent).count();
    let power = 2 * i32::try_from(percents).unwrap_or(0) - 3 * i32::try_from(thousands).unwrap_or(0);
    let number = number.clone().absolute().shifted(power);
    let decimals = digits(&pieces[point..]);
    let (whole, mut fraction) = number.fixed(decimals.min(30));
    // Zeros at the end are shown as far as the format asks for them.
    let wanted: Vec<char> = pieces[point..]
        .iter()
        .filter_map(|p| if let Piece::Digit(c) = p { Some(*c) } else { None })
        .collect();
    while fraction.ends_with('0') && wanted.get(fraction.len() - 1).is_none_or(|sign| *sign == '#') {
        fraction.pop();
    }
    let places = digits(&pieces[..point]);
    let mut place = places;
    let whole: Vec<char> = whole.chars().collect();
    let mut behind = fraction.chars();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Literal(text) => out.push_str(text),
            Piece::General => out.push_str(&number.general()),
            Piece::Percent => out.push('%'),
            Piece::Point => {
                // A whole number with `#.##` still shows its point, as spreadsheets do.
                out.push('.');
            }
            Piece::Digit(sign) if at < point => {
                // The first place takes all digits that are left.
                let from = if place == places { whole.len().max(places) } else { place };
                for left in (place..=from).rev() {
                    match whole.len().checked_sub(left).and_then(|index| whole.get(index)) {
                        Some(digit) => out.push(*digit),
                        None if *sign == '0' && left == place => out.push('0'),
                        None => continue,
                    }
                    if grouped && left > 1 && (left - 1) % 3 == 0 {
                        out.push(',');
                    }
                }
                place -= 1;
            }
            Piece::Digit(_) => out.extend(behind.next()),
            Piece::Comma | Piece::Date(_) | Piece::Other => {}
        }
    }
    out
}

/// A date or time. `None`: no date, or letters that are not known.
fn date(pieces: &[Piece], number: &Number, since_1904: bool) -> Option<String> {
    let (days, seconds) = number.days_and_seconds()?;
    let (year, month, day) = civil(days, since_1904);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let half = pieces.iter().any(|piece| matches!(piece, Piece::Date(letters) if letters.contains('/')));
    let hour_shown = if half { (hour + 11) % 12 + 1 } else { hour };
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Date(letters) = piece else {
            match piece {
                Piece::Literal(text) => out.push_str(text),
                // Fractions of seconds are not shown.
                Piece::Comma => out.push(','),
                Piece::Point => out.push('.'),
                _ => {}
            }
            continue;
        };
        // Beside hours or seconds `m` means minutes.
        let minutes = letters.starts_with('m')
            && letters.len() <= 2
            && (next_is(pieces[..at].iter().rev(), 'h') || next_is(pieces[at + 1..].iter(), 's'));
        let (padded, value) = match letters.as_str() {
            "yyyy" | "yyy" | "e" => (4, year),
            "yy" | "y" => (2, year % 100),
            "m" if minutes => (1, minute),
            "mm" if minutes => (2, minute),
            "m" => (1, month),
            "mm" => (2, month),
            "mmm" | "mmmm" => {
                let names = [
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December",
                ];
                let name = names.get(month.checked_sub(1)? as usize)?;
                out.push_str(if letters.len() == 3 { &name[..3] } else { name });
                continue;
            }
            "d" => (1, day),
            "dd" => (2, day),
            "h" => (1, hour_shown),
            "hh" => (2, hour_shown),
            "s" => (1, second),
            "ss" => (2, second),
            "am/pm" | "a/p" => {
                out.push_str(if hour < 12 { "AM" } else { "PM" });
                continue;
            }
            "上午/下午" => {
                out.push_str(if hour < 12 { "上午" } else { "下午" });
                continue;
            }
            _ => return None,
        };
        let _ = write!(out, "{value:0padded$}");
    }
    Some(out)
}

/// Whether the nearest letters of a date are of this kind.
fn next_is<'p>(mut pieces: impl Iterator<Item = &'p Piece>, letter: char) -> bool {
    let letters =
        pieces.find_map(|piece| if let Piece::Date(letters) = piece { Some(letters) } else { None });
    letters.is_some_and(|letters| letters.starts_with(letter))
}

/// Year, month and day of a serial number. Spreadsheets hold 1900 for a leap year.
fn civil(days: u32, since_1904: bool) -> (u32, u32, u32) {
    // Days since 1 March of the year 0.
    const FROM_1900: u32 = 693_899;
    const FROM_1904: u32 = 695_361;
    if !since_1904 && days == 60 {
        return (1900, 2, 29);
    }
    if !since_1904 && days == 0 {
        return (1900, 1, 0);
    }
    let early = u32::from(!since_1904 && days < 60);
    let from = if since_1904 { FROM_1904 } else { FROM_1900 + early };
    let days = days + from;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + u32::from(month <= 2), month, day)
}

/// The sections of a format.
fn sections(code: &str) -> Vec<Section> {
    /// More than this no program writes.
    const LONGEST: usize = 1000;
    let code = &code[..code.floor_char_boundary(LONGEST)];
    let mut sections = vec![Section::default()];
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let Some(section) = sections.last_mut() else { break };
        rest = &rest[c.len_utf8()..];
        let literal = |section: &mut Section, text: &str| match section.pieces.last_mut() {
            Some(Piece::Literal(before)) => before.push_str(text),
            _ => section.pieces.push(Piece::Literal(text.to_owned())),
        };
        match c {
            ';' => sections.push(Section::default()),
            '"' => {
                let end = rest.find('"').unwrap_or(rest.len());
                literal(section, &rest[..end]);
                rest = rest.get(end + 1..).unwrap_or_default();
            }
            '\\' | '!' => {
                let length = rest.chars().next().map_or(0, char::len_utf8);
                literal(section, &rest[..length]);
                rest = &rest[length..];
            }
            // A space as wide as the next character; the next character as often as it fits.
            '_' | '*' => {
                rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
                if c == '_' {
                    literal(section, " ");
                }
            }
            '[' => {
                let end = rest.find(']').unwrap_or(rest.len());
                bracketed(&rest[..end], section);
                rest = rest.get(end + 1..).unwrap_or_default();
            }
            '0' | '#' | '?' => section.pieces.push(Piece::Digit(c)),
            '.' => section.pieces.push(Piece::Point),
            ',' => section.pieces.push(Piece::Comma),
            '%' => section.pieces.push(Piece::Percent),
            // A number in a cell for text is shown as it is.
            '@' => section.pieces.push(Piece::General),
            'G' | 'g' if rest.get(..6).is_some_and(|next| next.eq_ignore_ascii_case("eneral")) => {
                section.pieces.push(Piece::General);
                rest = &rest[6..];
            }
            'E' if rest.starts_with(['+', '-']) => section.pieces.push(Piece::Other),
            'A' | 'a'
                if rest.len() >= 4 && rest.get(..4).is_some_and(|next| next.eq_ignore_ascii_case("m/pm")) =>
            {
                section.pieces.push(Piece::Date("am/pm".to_owned()));
                rest = &rest[4..];
            }
            '上' if rest.starts_with("午/下午") => {
                section.pieces.push(Piece::Date("上午/下午".to_owned()));
                rest = &rest["午/下午".len()..];
            }
            'y' | 'm' | 'd' | 'h' | 's' | 'e' | 'a' | 'b' | 'g' | 'Y' | 'M' | 'D' | 'H' | 'S' => {
                let letter = c.to_ascii_lowercase();
                let more = rest.chars().take_while(|next| next.to_ascii_lowercase() == letter).count();
                section.pieces.push(Piece::Date(std::iter::repeat_n(letter, more + 1).collect()));
                rest = &rest[more..];
            }
            '/' if section.pieces.iter().any(|piece| matches!(piece, Piece::Digit(_))) => {
                section.pieces.push(Piece::Other);
            }
            c => literal(section, c.encode_utf8(&mut [0; 4])),
        }
    }
    sections
}

/// What stands in brackets: colours, conditions, currencies, elapsed time, Chinese digits.
fn bracketed(inner: &str, section: &mut Section) {
    let lower = inner.to_ascii_lowercase();
    if let Some(currency) = inner.strip_prefix('$') {
        let symbol = currency.split('-').next().unwrap_or_default();
        if !symbol.is_empty() {
            section.pieces.push(Piece::Literal(symbol.to_owned()));
        }
    } else if lower.starts_with("dbnum") {
        section.chinese = true;
    } else if inner.starts_with(['<', '>', '=']) {
        let length = inner.len() - inner.trim_start_matches(['<', '>', '=']).len();
        match Number::parse(&inner[length..]) {
            Some(number) => section.condition = Some((inner[..length].to_owned(), number)),
            None => section.pieces.push(Piece::Other),
        }
    } else if lower.chars().all(|c| matches!(c, 'h' | 'm' | 's')) && !lower.is_empty() {
        section.pieces.push(Piece::Other);
    }
    // Colours change nothing that is read.
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(code: &str, number: &str) -> String {
        match shown(code, &Number::parse(number).unwrap(), false) {
            Shown::Text(text) => text,
            Shown::Unknown(text) => format!("?{text}"),
            Shown::Nothing => "-".to_owned(),
        }
    }

    #[test]
    fn numbers_are_shown_as_spreadsheets_show_them() {
        let cases = [
            ("General", "4166.241619", "4166.241619"),
            ("0", "12.5", "13"),
            ("0.00", "0.005", "0.01"),
            ("0.00", "-0.5", "-0.50"),
            ("#,##0", "1234567", "1,234,567"),
            ("#,##0.00", "999.995", "1,000.00"),
            ("#,##0", "0", "0"),
            ("#", "0", ""),
            (";;;", "5", "-"),
            ("\" \";\" \"", "5", "-"),
            ("0;-0;;@", "0", ""),
            ("#.##", "1.5", "1.5"),
            ("0%", "0.125", "13%"),
            ("0.0%", "0.125", "12.5%"),
            ("0.00\"万元\"", "25.1", "25.10万元"),
            ("0!.0,", "251000", "25.1"),
            ("0\\.0000", "251000", "25.1000"),
            ("0,", "12345", "12"),
            ("000", "7", "007"),
            ("00-00", "1234", "12-34"),
            ("¥#,##0.00;-¥#,##0.00", "-5", "-¥5.00"),
            ("[$¥-804]#,##0", "5", "¥5"),
            ("#,##0_);(#,##0)", "-1234", "(1,234)"),
            ("0;-0;;@", "0", ""),
            ("0;-0;\"无\"", "0", "无"),
            ("[Red]0", "3", "3"),
            ("[>=10000]0!.0,\"万\";0", "9", "9"),
            ("@", "12", "12"),
        ];
        for (code, number, print) in cases {
            assert_eq!(show(code, number), print, "{code} {number}");
        }
    }

    #[test]
    fn texts_are_hidden_by_an_empty_fourth_section() {
        let hiding: Vec<bool> =
            [";;;", "0;-0;0;", "0;-0;;@", "0;;", "General"].into_iter().map(hides_text).collect();
        assert_eq!(hiding, [true, true, false, false, false]);
    }

    #[test]
    fn dates_and_times_are_shown() {
        let cases = [
            ("yyyy-mm-dd", "44197", "2021-01-01"),
            ("yyyy\"年\"m\"月\"d\"日\"", "45291", "2023年12月31日"),
            ("[$-804]yyyy/m/d h:mm", "44197.75", "2021/1/1 18:00"),
            ("h:mm AM/PM", "0.5", "12:00 PM"),
            ("mm:ss", "0.0007", "01:00"),
            ("yyyy/m/d", "59", "1900/2/28"),
            ("yyyy/m/d", "60", "1900/2/29"),
            ("yyyy/m/d", "61", "1900/3/1"),
            ("d-mmm-yy", "44197", "1-Jan-21"),
            ("yyyy/m/d", "44196.9999999", "2021/1/1"),
            ("aaaa", "44197", "?44197"),
            ("yyyy", "-1", "?-1"),
        ];
        for (code, number, print) in cases {
            assert_eq!(show(code, number), print, "{code} {number}");
        }
        assert_eq!(
            shown("yyyy/m/d", &Number::parse("42735").unwrap(), true),
            Shown::Text("2021/1/1".to_owned())
        );
    }

    #[test]
    fn what_is_not_known_is_said() {
        for code in ["# ?/?", "0.00E+00", "[DBNum1]General", "[h]:mm"] {
            assert_eq!(show(code, "1.5"), "?1.5", "{code}");
        }
    }

    #[test]
    fn any_code_shows_something() {
        for code in [
            "",
            ";",
            ";;;",
            "\"",
            "\\",
            "[",
            "_",
            "*",
            "[>",
            "[>x]",
            "0,0,0,,",
            "..",
            "\u{4e07}",
            "#########.0#?0%%%",
        ] {
            for number in ["0", "-1", "1e300", "1e-300", "123.456"] {
                let _ = show(code, number);
            }
            let _ = builtin(u32::try_from(code.len()).unwrap());
        }
    }
}
