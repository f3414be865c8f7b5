//! Cases of our own for every class of print that was once misread.
//!
//! A class is a way in which programs, pages and hands print a table otherwise than the form does. Each has two cases or
//! more, made from the three invented reports of `tests/cases/*.tsv` by small changes. A case says what it must be:
//! right, or safe, with the reason. Nothing may be silently wrong in any of them, and no error may be told that the
//! report does not have.
//!
//! `CASE="thousands" cargo test -p gongkai-tests --test cases -- --nocapture` prints the texts of a class too.

// Texts are built from small pieces; here clarity is worth more than an allocation.
#![allow(clippy::format_collect, clippy::format_push_string)]

mod copies;
mod draw;
mod grids;
mod lost;
mod model;
mod numbers;
mod pages;

use std::collections::BTreeSet;

use model::{Case, Must};

/// The classes that are named after what was once misread; others are tried with them.
const CLASSES: [&str; 92] = [
    "several numbers a cell, table 3",
    "several numbers a cell, table 4",
    "text of a page, then its tables",
    "text of a page, then its tables, cut in table 3",
    "escapes of Markdown",
    "table 2 by columns, an empty block",
    "table 3 torn behind whole rows",
    "rows on several lines",
    "columns behind the next heading",
    "headings in a heap",
    "last numbers behind the next heading",
    "long rows run together",
    "merged cells in each place",
    "no row is full",
    "an empty column under an empty heading",
    "rows run together, sums wrong",
    "blanks dropped",
    "blanks dropped, labels wrapped",
    "bars on their own lines",
    "empty lines are empty cells",
    "lone tabs",
    "columns of characters",
    "merged blanks",
    "tracked changes",
    "a note's digit",
    "a dash for a minus",
    "words where a number is due",
    "万 and 亿 behind a number",
    "a leading point",
    "a sign of yuan",
    "hidden digits",
    "form fields",
    "two rows in one",
    "table 3 twice",
    "invisible characters in HTML",
    "merged zeros",
    "organisations in another order",
    "table 4 as rows",
    "table 4 twice",
    "a number in pieces",
    "running title in table 3",
    "running title behind the first rows",
    "running title in table 2",
    "short running title",
    "running title in table 4",
    "tables at page ends, the first rows apart",
    "tables at page ends, table 3 in halves",
    "tables at page ends, the last rows apart",
    "tables at page ends, table 2 in halves",
    "the same table again",
    "draft and final",
    "two years",
    "two levels",
    "a shared cell beside an empty one, table 3",
    "a shared cell beside an empty one, table 4",
    "a shared cell beside an empty one, table 2",
    "a row in its first cell",
    "an escaped point between spaces",
    "an escaped point in a cell",
    "a point apart from its digits",
    "minus as en dash",
    "minus as em dash",
    "minus as hyphen",
    "minus as arrow",
    "minus as triangle",
    "superscript",
    "deleted and inserted",
    "not shown",
    "one field",
    "ruby",
    "invisible characters in text",
    "thousands apart by spaces",
    "total first",
    "two columns swapped",
    "natural persons last",
    "table 2's columns in another order",
    "table 4's columns in another order",
    "table 4's blocks in another order",
    "money in another unit",
    "unit beside the column",
    "last year in brackets",
    "a number lost, a page number there, table 4",
    "a number lost, a page number there, table 3",
    "a lost label",
    "table 3 without labels",
    "numbers before labels",
    "numbers in a sentence",
    "zero as a ring",
    "a mark at a number",
    "numbers below their row, table 2",
    "numbers below their row, table 3",
    "a part in brackets",
];

/// Every case.
fn all() -> Vec<Case> {
    [numbers::cases(), copies::cases(), grids::cases(), lost::cases(), pages::cases()]
        .into_iter()
        .flatten()
        .collect()
}

#[test]
fn every_case_is_what_it_must_be() {
    let wanted = std::env::var("CASE").ok();
    let mut failures = Vec::new();
    for case in all().iter().filter(|case| wanted.as_ref().is_none_or(|w| case.class.starts_with(w.as_str())))
    {
        let (wrong, missing) = case.faults();
        if wanted.is_some() {
            println!("{}\n{}\n", case.class, case.text());
        }
        let line = |kind: &str, faults: &[String]| {
            format!(
                "{kind} {} {}: {} of {}",
                case.class,
                case.name,
                faults[..faults.len().min(6)].join("; "),
                faults.len()
            )
        };
        if !wrong.is_empty() {
            failures.push(line("UNSAFE", &wrong));
        } else if !missing.is_empty() && case.must == Must::Right {
            failures.push(line("safe", &missing));
        } else if missing.is_empty() && case.must != Must::Right {
            println!("right, though it need only be safe: {} {}", case.class, case.name);
        }
    }
    assert!(failures.is_empty(), "{} cases\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_class_has_two_cases_and_no_name_stands_twice() {
    let all = all();
    for class in CLASSES {
        let cases = all.iter().filter(|case| case.class == class).count();
        assert!(cases >= 2, "{cases} cases of {class}");
    }
    let texts: BTreeSet<&str> = all.iter().map(Case::text).collect();
    assert_eq!(texts.len(), all.len(), "a text stands twice");
}
