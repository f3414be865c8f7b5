//! How a body writes: its zeros, its digits, its labels.

use super::random::Random;

/// What stands for a zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zeros {
    /// `0`.
    Printed,
    /// Nothing, in the rows of table 3 that are all zero.
    BlankRows,
    /// Nothing, except in totals.
    BlankClasses,
    /// Nothing, everywhere.
    Blank,
    /// A placeholder.
    Sign(&'static str),
}

/// How digits are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// `1234`.
    Plain,
    /// `1,234`.
    Thousands,
    /// `１２３４`.
    FullWidth,
    /// `1234件`, `12.5万元`, and money in yuan.
    Unit,
}

/// How a change is written in F19's 本年增/减.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changes {
    /// `3`, `-3`.
    Plain,
    /// `+3`, `-3`, `+0`.
    Signed,
    /// `增3`, `减3`, `0`.
    Words,
}

/// How labels are written.
#[allow(clippy::struct_excessive_bools)] // four independent habits of the writer, not a state
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// `(一)` in place of `（一）`.
    pub half_parentheses: bool,
    /// What follows the ordinals 1 to 8.
    pub point: &'static str,
    /// Accepted other words for some labels.
    pub variants: bool,
    /// The unit in the procurement heading.
    pub charge_unit: bool,
    /// Line breaks set by hand in the first headings of F19's table 2.
    pub broken_headings: bool,
}

/// All of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// Zeros.
    pub zeros: Zeros,
    /// Digits.
    pub digits: Digits,
    /// Changes.
    pub changes: Changes,
    /// Labels.
    pub wording: Wording,
    /// Whether F19's 其他对外管理服务事项 is split into two local sub-rows.
    pub split_services: bool,
}

impl Style {
    /// The official words and plain digits, nothing blank: what the least able layouts get.
    pub const OFFICIAL: Style = Style {
        zeros: Zeros::Printed,
        digits: Digits::Plain,
        changes: Changes::Plain,
        wording: Wording {
            half_parentheses: false,
            point: ".",
            variants: false,
            charge_unit: false,
            broken_headings: false,
        },
        split_services: false,
    };

    /// A style as found in life: mostly official.
    pub fn draw(random: &mut Random) -> Style {
        let zeros = *random.pick(&[
            Zeros::Printed,
            Zeros::Printed,
            Zeros::Printed,
            Zeros::Printed,
            Zeros::BlankRows,
            Zeros::BlankClasses,
            Zeros::Blank,
            Zeros::Sign("/"),
            Zeros::Sign("-"),
            Zeros::Sign("—"),
            Zeros::Sign("无"),
        ]);
        let digits = match random.below(20) {
            0 => Digits::Thousands,
            1 => Digits::FullWidth,
            2 => Digits::Unit,
            _ => Digits::Plain,
        };
        Style {
            zeros,
            digits,
            changes: *random.pick(&[Changes::Plain, Changes::Plain, Changes::Signed, Changes::Words]),
            wording: Wording {
                half_parentheses: random.chance(25),
                point: random.pick::<&str>(&[".", ".", ".", "．", "、", ". "]),
                variants: random.chance(30),
                charge_unit: random.chance(30),
                broken_headings: random.chance(15),
            },
            split_services: random.chance(8),
        }
    }
}
