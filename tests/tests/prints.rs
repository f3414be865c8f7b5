//! What stands at a number counts: hundreds of prints in one cell of a sound report, none of which becomes a shorter number.

use gongkai::{Cell, Document, Media};
use gongkai_tests::patterns::TABS;

/// The prints: one a line, with the number that it shows.
const PRINTS: &str = include_str!("../fixtures/prints.tsv");
const ROW: &str = "一、本年新收政府信息公开申请数量\t\t\t114\t";
const CELL: &str = "requests.new_received.natural_person";

/// Characters that are not plainly seen are written by their numbers.
fn unescaped(line: &str) -> String {
    let mut out = String::new();
    let mut pieces = line.split("\\u{");
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (code, rest) = piece.split_once('}').expect("a bracket behind the number");
        out.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

fn prints() -> impl Iterator<Item = (String, &'static str)> {
    let lines = PRINTS.lines().filter(|line| !line.starts_with('#') || line.starts_with("#\t"));
    lines.filter_map(|line| line.split_once('\t')).map(|(print, shown)| (unescaped(print), shown))
}

fn read(print: &str) -> Document {
    assert!(TABS.contains(ROW));
    gongkai::parse(&TABS.replace(ROW, &ROW.replace("114", print)), Media::PlainText, "a.txt")
}

/// What is wrong with the reading of a print, if anything.
fn judge(print: &str, shown: &str) -> Option<String> {
    let document = read(print);
    let report = document.reports.first()?;
    let (id, cell): (_, &Cell) =
        report.tables.iter().flat_map(gongkai::Table::iter).find(|(id, _)| id.to_string() == CELL)?;
    let told = report.findings.iter().any(|finding| finding.cells.contains(&id));
    // Marks of notes and of Markdown, and what nobody sees, may stay outside of a cell's print.
    let outside = |c: char| c.is_whitespace() || matches!(c, '*' | '\u{200B}' | '\u{FEFF}');
    let whole = cell.raw.trim_matches(outside) == print.trim_matches(outside);
    let span = cell.span.is_none_or(|span| span.of(&document.text) == cell.raw);
    let certain = cell.value.filter(|_| !cell.doubt).map(|value| value.to_string());
    let right = match &certain {
        Some(value) => whole && (value == shown),
        None => told && (whole || cell.doubt) && (shown == "?" || cell.doubt || cell.value.is_none()),
    };
    let needless = certain.is_none() && shown != "?";
    (!right || !span || needless)
        .then(|| format!("{print:?} shows {shown}: {:?} {:?} {certain:?}, told {told}", cell.raw, cell.state))
}

#[test]
fn no_print_becomes_a_shorter_number() {
    let wrong: Vec<String> = prints().filter_map(|(print, shown)| judge(&print, shown)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), prints().count(), wrong.join("\n"));
}

#[test]
fn there_are_many_prints() {
    assert!(prints().count() >= 400);
}
