//! Exact decimal numbers: counts and amounts of money, as printed.
//!
//! The forms hold counts and amounts in 万元 with a handful of decimals. A float would round them and its
//! parsing and printing would be half of the WebAssembly module, so a number here is an integer with a scale.

use crate::slice::Slice as _;
use std::cmp::Ordering;
use std::fmt;

/// Most significant digits a [`Decimal`] holds: every such number is exact in a JavaScript `number` too.
pub const MAX_DIGITS: u32 = 15;

/// An exact decimal number of at most [`MAX_DIGITS`] digits when parsed.
///
/// Always normalised (no trailing zeros after the point), so that equality of values is equality of fields.
///
/// ```
/// use gongkai::Decimal;
/// assert_eq!(Decimal::parse("0.7670").unwrap().to_string(), "0.767");
/// assert_eq!(Decimal::from(2) + Decimal::parse("-0.5").unwrap(), Decimal::parse("1.5").unwrap());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub struct Decimal {
    mantissa: i64,
    scale: u8,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };

    /// `mantissa × 10^-scale`.
    pub fn new(mantissa: i64, scale: u8) -> Self {
        let mut d = Decimal { mantissa, scale };
        while d.scale > 0 && d.mantissa % 10 == 0 {
            d.mantissa /= 10;
            d.scale -= 1;
        }
        d
    }

    /// Reads ASCII `[+-]digits[.digits]`. `None` for anything else, or for more than [`MAX_DIGITS`] digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.as_bytes().first()? {
            b'-' => (true, text.part(1..)),
            b'+' => (false, text.part(1..)),
            _ => (false, text),
        };
        let (mut mantissa, mut scale, mut seen_point, mut seen_digit) = (0_i64, 0_u8, false, false);
        let mut significant = 0;
        for byte in digits.bytes() {
            match byte {
                b'0'..=b'9' => {
                    seen_digit = true;
                    if mantissa != 0 || byte != b'0' {
                        significant += 1;
                    }
                    if significant > MAX_DIGITS || u32::from(scale) >= MAX_DIGITS {
                        return None;
                    }
                    mantissa = mantissa * 10 + i64::from(byte - b'0');
                    scale += u8::from(seen_point);
                }
                b'.' if !seen_point && seen_digit => seen_point = true,
                _ => return None,
            }
        }
        if !seen_digit || digits.ends_with('.') {
            return None;
        }
        Some(Decimal::new(if negative { -mantissa } else { mantissa }, scale))
    }

    /// Divides by `10^places` exactly: 元 to 万元 is `shift_right(4)`.
    #[must_use]
    pub fn shift_right(self, places: u8) -> Self {
        Decimal::new(self.mantissa, self.scale.saturating_add(places))
    }

    /// Whether there is nothing after the point.
    pub fn is_integer(self) -> bool {
        self.scale == 0
    }

    /// Whether the number is below zero.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether the number is zero.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The number as an integer, when it is one.
    pub fn as_i64(self) -> Option<i64> {
        self.is_integer().then_some(self.mantissa)
    }

    /// The magnitude.
    #[must_use]
    pub fn abs(self) -> Self {
        Decimal { mantissa: self.mantissa.saturating_abs(), scale: self.scale }
    }

    /// Both mantissas brought to the larger of the two scales. Saturates, which takes nineteen digits together: more
    /// than the forms' counts and amounts have.
    fn aligned(self, other: Self) -> (i64, i64, u8) {
        let scale = self.scale.max(other.scale);
        let raise = |d: Decimal| {
            let unit = 10_i64.saturating_pow(u32::from(scale - d.scale));
            d.mantissa.saturating_mul(unit)
        };
        (raise(self), raise(other), scale)
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Decimal { mantissa: value, scale: 0 }
    }
}

impl std::ops::Add for Decimal {
    type Output = Decimal;
    fn add(self, other: Self) -> Self {
        let (a, b, scale) = self.aligned(other);
        Decimal::new(a.saturating_add(b), scale)
    }
}

impl std::ops::Sub for Decimal {
    type Output = Decimal;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl std::ops::Neg for Decimal {
    type Output = Decimal;
    fn neg(self) -> Self {
        Decimal { mantissa: self.mantissa.saturating_neg(), scale: self.scale }
    }
}

impl std::iter::Sum for Decimal {
    fn sum<I: Iterator<Item = Decimal>>(iter: I) -> Self {
        iter.fold(Decimal::ZERO, |a, b| a + b)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b, _) = self.aligned(*other);
        a.cmp(&b)
    }
}

impl fmt::Display for Decimal {
    /// Plain decimal notation, never an exponent: `-0.5`, `251000`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs();
        if self.scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let unit = 10_u64.checked_pow(u32::from(self.scale));
        let (whole, rest) = unit.map_or((0, digits), |unit| (digits / unit, digits % unit));
        write!(f, "{sign}{whole}.{rest:0width$}", width = usize::from(self.scale))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn reads_and_prints_plain_notation() {
        for (text, printed) in
            [("0", "0"), ("-0", "0"), ("007", "7"), ("+3", "3"), ("1042.94", "1042.94"), ("0.7670", "0.767")]
        {
            assert_eq!(d(text).to_string(), printed);
        }
    }

    #[test]
    fn refuses_what_is_not_a_number_or_too_long() {
        for text in
            ["", "-", ".", ".5", "5.", "1.2.3", "1e3", "１", "1 2", "1234567890123456", "0.0000000000000001"]
        {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        assert!(Decimal::parse("123456789012345").is_some());
    }

    #[test]
    fn computes_exactly_across_scales() {
        assert_eq!(d("0.1") + d("0.2"), d("0.3"));
        assert_eq!(d("251000").shift_right(4), d("25.1"));
        assert_eq!(d("1") - d("0.0001"), d("0.9999"));
        assert!(d("0.3") < d("0.31") && d("-1") < d("0"));
        assert_eq!([d("1"), d("2.5")].into_iter().sum::<Decimal>(), d("3.5"));
    }
}
