//! Numbers of spreadsheets as decimal digits: what is stored has up to 17, what is shown at most 15. No floats.

/// Digits that a spreadsheet shows.
const SHOWN: usize = 15;

/// A number: `0.d₁d₂d₃… × 10^exponent`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: Vec<u8>,
    exponent: i32,
}

impl Number {
    /// From a print such as `-12.5`, `1E-3`; rounded to 15 digits, as spreadsheets show it. `None`: no number, or one
    /// beyond what they hold.
    pub(crate) fn parse(text: &str) -> Option<Number> {
        let text = text.trim();
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, power) = match text.find(['e', 'E']) {
            Some(at) => (
                &text[..at],
                text[at + 1..].strip_prefix('+').unwrap_or(&text[at + 1..]).parse::<i32>().ok()?,
            ),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let sound = all_digits(whole) && all_digits(fraction) && whole.len() + fraction.len() > 0;
        if !sound || whole.len() + fraction.len() > 400 || power.abs() > 400 {
            return None;
        }
        let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|b| b - b'0').collect();
        let mut number = Number { negative, digits, exponent: i32::try_from(whole.len()).ok()? + power };
        number.trim();
        number.round_to(SHOWN);
        Some(number)
    }

    fn trim(&mut self) {
        let leading = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..leading);
        self.exponent -= i32::try_from(leading).unwrap_or(0);
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.exponent = 0;
        }
    }

    /// Keeps so many digits; half is rounded away from zero, as spreadsheets do.
    fn round_to(&mut self, count: usize) {
        if self.digits.len() <= count {
            return;
        }
        let up = self.digits[count] >= 5;
        self.digits.truncate(count);
        if up {
            let mut at = count;
            loop {
                if at == 0 {
                    self.digits.insert(0, 1);
                    self.exponent += 1;
                    break;
                }
                at -= 1;
                self.digits[at] += 1;
                if self.digits[at] < 10 {
                    break;
                }
                self.digits[at] = 0;
            }
        }
        self.trim();
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The number times a power of ten.
    pub(crate) fn shifted(mut self, power: i32) -> Number {
        if !self.is_zero() {
            self.exponent += power;
        }
        self
    }

    /// The number without its sign.
    pub(crate) fn absolute(mut self) -> Number {
        self.negative = false;
        self
    }

    /// Digits before and behind the point, rounded to so many behind it: `("1234", "50")`. No zeros stand before
    /// the first digit, and for numbers below one nothing.
    pub(crate) fn fixed(&self, decimals: usize) -> (String, String) {
        let mut number = self.clone();
        let kept = number.exponent + i32::try_from(decimals).unwrap_or(i32::MAX);
        match usize::try_from(kept) {
            Ok(kept) => number.round_to(kept),
            Err(_) => number.digits.clear(),
        }
        let digit = |place: i32| -> char {
            // The place behind the point, counted from 1; 0 and below are before it.
            let index = usize::try_from(number.exponent + place - 1).ok();
            let digit = index.and_then(|index| number.digits.get(index)).copied().unwrap_or(0);
            (b'0' + digit) as char
        };
        let before = if number.is_zero() { 0 } else { number.exponent.max(0) };
        let whole = (1 - before..=0).map(digit).collect();
        let fraction = (1..=i32::try_from(decimals).unwrap_or(0)).map(digit).collect();
        (whole, fraction)
    }

    /// As in a cell without a format: eleven characters with the point, no zeros at the end; a whole number has all of its
    /// digits. Beyond 10^20 and below 10^-10 with a power of ten.
    pub(crate) fn general(&self) -> String {
        let sign = if self.negative && !self.is_zero() { "-" } else { "" };
        if self.is_zero() {
            return "0".to_owned();
        }
        if self.exponent > 20 || self.exponent < -9 {
            let digits: String = self.digits.iter().map(|digit| (b'0' + digit) as char).collect();
            let (first, rest) = digits.split_at(1);
            let point = if rest.is_empty() { "" } else { "." };
            let power = self.exponent - 1;
            let power_sign = if power < 0 { '-' } else { '+' };
            return format!("{sign}{first}{point}{rest}E{power_sign}{:02}", power.unsigned_abs());
        }
        let decimals =
            usize::try_from(i32::try_from(self.digits.len()).unwrap_or(0) - self.exponent).unwrap_or(0);
        // What is smaller than a ten-thousandth is shown by its first digits.
        let room = match self.exponent {
            ..=-4 => decimals,
            -3..=0 => 9,
            whole => usize::try_from(10 - whole).unwrap_or(0),
        };
        let (whole, fraction) = self.fixed(decimals.min(room));
        let fraction = fraction.trim_end_matches('0');
        let whole = if whole.is_empty() { "0" } else { &whole };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// Days and seconds of a date: the whole part, and the rest of a day to the nearest second. `None`: negative, or
    /// beyond the year 9999.
    pub(crate) fn days_and_seconds(&self) -> Option<(u32, u32)> {
        const LAST_DAY: u32 = 2_958_465;
        if self.negative {
            return None;
        }
        let (whole, fraction) = self.fixed(12);
        let mut days: u32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let part: u64 = fraction.parse().ok()?;
        let mut seconds = u32::try_from((part * 86_400 + 500_000_000_000) / 1_000_000_000_000).ok()?;
        if seconds == 86_400 {
            (days, seconds) = (days + 1, 0);
        }
        (days <= LAST_DAY).then_some((days, seconds))
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn general(text: &str) -> String {
        Number::parse(text).unwrap().general()
    }

    #[test]
    fn digits_beyond_those_shown_are_noise() {
        assert_eq!(general("0.30000000000000004"), "0.3");
        assert_eq!(general("4166.241619"), "4166.241619");
        assert_eq!(general("1.2000000000000002E-2"), "0.012");
        assert_eq!(general("99999999999999999"), "100000000000000000");
        assert_eq!(general("-0"), "0");
        assert_eq!(general("1e3"), "1000");
        assert_eq!(general("1E-12"), "1E-12");
        assert_eq!(general("-.5"), "-0.5");
    }

    #[test]
    fn a_cell_without_a_format_has_room_for_eleven_characters() {
        assert_eq!(general("1286.35333333333"), "1286.353333");
        assert_eq!(general("0.333333333333333"), "0.333333333");
        assert_eq!(general("1043.000000000001"), "1043");
        assert_eq!(general("-99999.9999999999"), "-100000");
        assert_eq!(general("12345678901.7"), "12345678902");
        assert_eq!(general("123456789012"), "123456789012");
        assert_eq!(general("0.0000123456789"), "0.0000123456789");
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "a", "1.2.3", "1e", "--1", "1e999999", ".", "٣"] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let fixed = |text: &str, decimals| Number::parse(text).unwrap().fixed(decimals);
        assert_eq!(fixed("12.345", 2), ("12".to_owned(), "35".to_owned()));
        assert_eq!(fixed("0.5", 0), ("1".to_owned(), String::new()));
        assert_eq!(fixed("0.4", 0), (String::new(), String::new()));
        assert_eq!(fixed("999.995", 2), ("1000".to_owned(), "00".to_owned()));
        assert_eq!(fixed("0.001", 2), (String::new(), "00".to_owned()));
        assert_eq!(fixed("1200", 1), ("1200".to_owned(), "0".to_owned()));
    }
}
