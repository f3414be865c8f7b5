//! Lengths as office files write them, and which pictures are large.

/// Whether a picture of so many millimetres may hold a table or a page, and is no logo or seal.
pub(crate) fn may_hold_a_table(width: u64, height: u64) -> bool {
    width >= 80 && height >= 20
}

/// A length in millimetres; 0 where it is none.
pub(crate) fn millimetres(length: &str) -> u64 {
    /// Hundredths of a millimetre.
    const UNITS: [(&str, u64); 4] = [("cm", 1000), ("mm", 100), ("in", 2540), ("pt", 35)];
    let of = |(unit, factor): &(&str, u64)| {
        let (whole, fraction) =
            length.strip_suffix(unit)?.split_once('.').unwrap_or((length.strip_suffix(unit)?, "0"));
        let tenths = fraction.get(..1)?.parse::<u64>().ok()?;
        Some((whole.parse::<u64>().ok()?.checked_mul(10)? + tenths).checked_mul(*factor)? / 1000)
    };
    UNITS.iter().find_map(of).unwrap_or(0)
}

/// A length that a style names: `width:415.3pt;height:2in`.
pub(crate) fn in_style(style: &str, name: &str) -> u64 {
    let value =
        style.split(';').find_map(|one| one.trim().strip_prefix(name)?.trim_start().strip_prefix(':'));
    value.map_or(0, |value| millimetres(value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_in_their_units() {
        let lengths = [
            ("8cm", 80),
            ("80.4mm", 80),
            ("2in", 50),
            ("415.3pt", 145),
            ("x", 0),
            ("1.5", 0),
            ("99999999999999999999cm", 0),
        ];
        for (length, expected) in lengths {
            assert_eq!(millimetres(length), expected, "{length}");
        }
        assert_eq!(in_style("left:0; width: 415.3pt;height:2in", "width"), 145);
        assert_eq!(in_style("left:0", "width"), 0);
    }
}
