//! Nothing wrong in silence: what a file's reader was not sure of is in doubt in the document that comes out of it.

use std::collections::BTreeSet;

use gongkai::{Message, Observation, ObservationKind, Origin, Touches};
use gongkai_files::{Extract, Format, Group, NoticeKind, Outcome, read};
use gongkai_fuzz::{Kind, Random, Subject, decode};
use gongkai_tests::accuracy::Verdict;
use gongkai_tests::truth::Truth;

use crate::{compared, fixtures, truth};

/// What the adapters tell the core of a file.
pub(crate) fn origin(format: Format, extract: &Extract) -> Origin {
    let observations = extract.notices.iter().map(|notice| Observation {
        kind: match notice.kind.group() {
            Group::Unread => ObservationKind::Unread,
            Group::Characters => ObservationKind::Characters,
            Group::Numbers => ObservationKind::Numbers,
            Group::Changes => ObservationKind::Changes,
            Group::Hidden => ObservationKind::Hidden,
            Group::Numbering => ObservationKind::Numbering,
        },
        message: Message::new(notice.sentence().zh, notice.sentence().en),
        touches: match &notice.touches {
            gongkai_files::Touches::Nothing => Touches::Nothing,
            gongkai_files::Touches::Ranges(ranges) => Touches::Ranges(ranges.clone()),
            gongkai_files::Touches::Everything => Touches::Everything,
        },
    });
    Origin {
        media: format.media_type().to_owned(),
        observations: observations.collect(),
        pages: extract.pages.clone(),
    }
}

/// A file in which something is not certain.
struct Unsure {
    /// What is not certain, and the fixture that is changed so.
    name: &'static str,
    fixture: &'static str,
    change: fn(&mut Subject),
    notice: NoticeKind,
    /// Which numbers are touched.
    touched: fn(&str) -> bool,
    /// Whether no other cell is doubted. A number that is not known leaves its neighbours open.
    is_exact: bool,
}

/// The digit of numbers that become uncertain.
const DIGIT: char = '1';

fn has_digit(number: &str) -> bool {
    number.contains(DIGIT)
}

fn is_number(text: &str) -> bool {
    has_digit(text) && text.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Changes the text of the parts whose names end so.
fn text(subject: &mut Subject, part: &str, change: impl Fn(&str) -> String) {
    for part in subject.parts.iter_mut().filter(|each| each.name.ends_with(part)) {
        part.data = change(std::str::from_utf8(&part.data).expect("UTF-8")).into_bytes();
    }
}

/// The text between two tags of an element.
fn inner<'a>(element: &'a str, open: &str, close: &str) -> &'a str {
    let from = element.find(open).map_or(0, |at| at + open.len());
    element[from..].split(close).next().unwrap_or_default()
}

/// The elements of a name that hold such a number, changed; they hold no other element of that name.
fn elements(
    subject: &mut Subject,
    part: &str,
    (open, close): (&str, &str),
    is_it: fn(&str) -> bool,
    change: fn(&str) -> String,
) {
    text(subject, part, |text| {
        let pieces = text.split_inclusive(close).map(|piece| {
            let (before, element) = piece.split_at(piece.rfind(open).unwrap_or(piece.len()));
            [before.to_owned(), if is_it(element) { change(element) } else { element.to_owned() }].concat()
        });
        pieces.collect::<Vec<_>>().concat()
    });
}

fn numbers_of_word(subject: &mut Subject, change: fn(&str) -> String) {
    let is_it = |run: &str| is_number(inner(run, "<w:t>", "</w:t>"));
    elements(subject, "word/document.xml", ("<w:r>", "</w:r>"), is_it, change);
}

fn numbers_of_excel(subject: &mut Subject, change: fn(&str) -> String) {
    let is_it = |cell: &str| cell.contains("t=\"n\"") && is_number(inner(cell, "<v>", "</v>"));
    elements(subject, "sheet1.xml", ("<c ", "</c>"), is_it, change);
}

fn numbers_of_ofd(subject: &mut Subject, change: fn(&str) -> String) {
    let is_it = |object: &str| {
        let code = inner(object, "<ofd:TextCode", "</ofd:TextCode>");
        code.split_once('>').is_some_and(|(_, code)| is_number(code))
    };
    elements(subject, "Content.xml", ("<ofd:TextObject", "</ofd:TextObject>"), is_it, change);
}

/// The same object with another number in it.
fn rewritten(object: &str) -> String {
    let code = inner(object, "<ofd:TextCode", "</ofd:TextCode>");
    let number = code.split_once('>').expect("a number").1;
    let end = "</ofd:TextCode>";
    object.replace(&format!(">{number}{end}"), &format!(">{}{end}", number.replace(DIGIT, "7")))
}

/// The tables of characters of a PDF file without this digit: its glyphs are drawn as before, and mean nothing.
fn without_meaning(subject: &mut Subject) {
    let unmapped = format!("<{:04X}>", u32::from(DIGIT));
    for part in &mut subject.parts {
        let Ok(text) = std::str::from_utf8(&part.data) else { continue };
        if text.contains("beginbfchar") {
            part.data =
                text.lines().filter(|line| !line.ends_with(&unmapped)).collect::<Vec<_>>().join("\n").into();
        }
    }
}

const UNSURE: &[Unsure] = &[
    Unsure {
        name: "glyphs of PDF without a meaning in a number",
        fixture: "libreoffice.pdf",
        change: without_meaning,
        notice: NoticeKind::Unknown,
        touched: has_digit,
        is_exact: false,
    },
    Unsure {
        name: "numbers of OFD that are struck out",
        fixture: "written.ofd",
        change: |subject| {
            numbers_of_ofd(subject, |object| {
                let place = inner(object, "Boundary=\"", "\"");
                let line = place.split(' ').nth(2).expect("a width");
                format!(
                    "{object}<ofd:PathObject Boundary=\"{place}\" LineWidth=\"0.2\"><ofd:AbbreviatedData>M 0 2 L {line} 2</ofd:AbbreviatedData></ofd:PathObject>"
                )
            });
        },
        notice: NoticeKind::Struck,
        touched: has_digit,
        is_exact: true,
    },
    Unsure {
        name: "numbers of OFD that are covered and written anew",
        fixture: "written.ofd",
        change: |subject| {
            numbers_of_ofd(subject, |object| {
                let place = inner(object, "Boundary=\"", "\"");
                let size: Vec<&str> = place.split(' ').skip(2).collect();
                let (wide, high) = (size[0], size[1]);
                format!(
                    "{object}<ofd:PathObject Boundary=\"{place}\" Fill=\"true\" Stroke=\"false\"><ofd:FillColor Value=\"255 255 255\"/><ofd:AbbreviatedData>M 0 0 L {wide} 0 L {wide} {high} L 0 {high} C</ofd:AbbreviatedData></ofd:PathObject>{}",
                    rewritten(object)
                )
            });
        },
        notice: NoticeKind::Unseen,
        touched: has_digit,
        is_exact: true,
    },
    Unsure {
        name: "numbers of OFD with others on them",
        fixture: "written.ofd",
        change: |subject| numbers_of_ofd(subject, |object| format!("{object}{}", rewritten(object))),
        notice: NoticeKind::Overlapping,
        touched: has_digit,
        is_exact: true,
    },
    Unsure {
        name: "numbers of Word that are struck out",
        fixture: "python-docx.docx",
        change: |subject| {
            numbers_of_word(subject, |run| run.replacen("<w:r>", "<w:r><w:rPr><w:strike/></w:rPr>", 1));
        },
        notice: NoticeKind::Struck,
        touched: has_digit,
        is_exact: true,
    },
    Unsure {
        name: "unknown signs in numbers of Word",
        fixture: "python-docx.docx",
        change: |subject| {
            numbers_of_word(subject, |run| {
                run.replacen("</w:r>", "<w:sym w:font=\"Odd\" w:char=\"E000\"/></w:r>", 1)
            });
        },
        notice: NoticeKind::Unknown,
        touched: has_digit,
        is_exact: false,
    },
    Unsure {
        name: "numbers of Excel in a format that is not known",
        fixture: "openpyxl.xlsx",
        change: |subject| {
            text(subject, "styles.xml", |text| {
                text.replacen(
                    "<numFmts count=\"0\"/>",
                    "<numFmts count=\"1\"><numFmt numFmtId=\"200\" formatCode=\"# ?/?\"/></numFmts>",
                    1,
                )
                .replacen(
                    "</cellXfs>",
                    "<xf numFmtId=\"200\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>",
                    1,
                )
            });
            numbers_of_excel(subject, |cell| cell.replacen("<c ", "<c s=\"1\" ", 1));
        },
        notice: NoticeKind::NumberFormat,
        touched: has_digit,
        is_exact: true,
    },
    Unsure {
        name: "formulas of Excel without a result",
        fixture: "openpyxl.xlsx",
        change: |subject| {
            numbers_of_excel(subject, |cell| {
                let (before, behind) = cell.split_once("<v>").expect("a value");
                format!("{before}<f>SUM(A1)</f>{}", behind.split_once("</v>").expect("its end").1)
            });
        },
        notice: NoticeKind::Formula,
        touched: has_digit,
        is_exact: false,
    },
    Unsure {
        name: "cells of a sheet that cannot be decoded",
        fixture: "xlsxwriter.xlsx",
        change: |subject| text(subject, "sharedStrings.xml", |text| text.replacen("<sst", "<", 1)),
        notice: NoticeKind::Part,
        touched: |_| true,
        is_exact: false,
    },
];

#[test]
fn what_a_notice_touches_is_doubted() {
    let truth = Truth::from_json(&truth(include_str!("../../fixtures/html-paragraphs.truth.json")));
    for unsure in UNSURE {
        let name = unsure.name;
        let kind = unsure.fixture.rsplit('.').next().and_then(Kind::of_ending).expect("a kind");
        let mut subject =
            Subject::new(kind, &std::fs::read(fixtures().join(unsure.fixture)).expect("a fixture"));
        (unsure.change)(&mut subject);
        let Outcome::Read { format, extract } = read(&subject.pack(&mut Random::new(1)), &decode) else {
            panic!("{name}")
        };
        assert!(
            extract.notices.iter().any(|notice| notice.kind == unsure.notice),
            "{name}: {:?}",
            extract.notices
        );
        let outcome = compared(name, format, &extract, truth.clone());
        let cells = || outcome.mismatches.iter().filter(|found| truth.cells.contains_key(&found.id));
        let silent: Vec<_> = cells().filter(|found| found.verdict == Verdict::Silent).collect();
        assert!(silent.is_empty(), "{name}: {silent:#?}");
        let doubted: BTreeSet<&str> = cells().map(|found| found.id.as_str()).collect();
        let touched = |number: &Option<gongkai::Decimal>| {
            number.is_some_and(|number| (unsure.touched)(&number.to_string()))
        };
        let numbers = truth.cells.iter().filter(|(_, number)| touched(number));
        let wanted: BTreeSet<&str> = numbers.map(|(id, _)| id.as_str()).collect();
        assert!(wanted.len() >= 10, "{name}");
        let lacking: Vec<_> = wanted.difference(&doubted).collect();
        assert!(lacking.is_empty(), "{name}: not doubted {lacking:?}");
        let needless: Vec<_> = doubted.difference(&wanted).collect();
        assert!(!unsure.is_exact || needless.is_empty(), "{name}: doubted {needless:?}");
    }
}

/// `LibreOffice` prints tracked changes with both numbers: the old one struck out, the new one underlined.
#[test]
fn a_pdf_printed_with_changes_is_right_or_doubted() {
    let truth = Truth::from_json(&truth(include_str!("../../fixtures/html-paragraphs.truth.json")));
    let file = include_bytes!("../../fixtures/doubted/libreoffice-changes.pdf");
    let Outcome::Read { format, extract } = read(file, &decode) else { panic!("not read") };
    let outcome = compared("changes", format, &extract, truth);
    assert_eq!(outcome.count(Verdict::Silent), 0);
    let withheld: Vec<_> = outcome
        .mismatches
        .iter()
        .filter(|found| found.verdict == Verdict::Doubt)
        .map(|found| found.id.as_str())
        .collect();
    assert!(
        withheld.contains(&"requests.new_received.natural_person") && withheld.len() >= 12,
        "{withheld:?}"
    );
    assert_eq!(extract.notices.iter().map(|notice| notice.kind).collect::<Vec<_>>(), [NoticeKind::Struck]);
}

/// Files of these producers without a single line, as some portals print them: numbers in columns of characters.
#[test]
fn a_pdf_whose_tables_have_no_lines_is_right_or_doubted() {
    let truth = Truth::from_json(&truth(include_str!("../../fixtures/html-paragraphs.truth.json")));
    for name in ["libreoffice.pdf", "typst.pdf", "weasyprint.pdf", "wkhtmltopdf.pdf"] {
        let mut subject = Subject::new(Kind::Pdf, &std::fs::read(fixtures().join(name)).expect("a fixture"));
        let mut painted = 0;
        for part in &mut subject.parts {
            let Ok(text) = std::str::from_utf8(&part.data) else { continue };
            if !text.contains("BT") {
                continue;
            }
            // Painting a path becomes ending it: `S` and `f` become `n`.
            let words =
                text.split_inclusive(|c: char| c.is_ascii_whitespace()).map(|word| match word.trim_end() {
                    "S" | "s" | "f" | "f*" | "B" => {
                        painted += 1;
                        word.replace(word.trim_end(), "n")
                    }
                    _ => word.to_owned(),
                });
            part.data = words.collect::<Vec<_>>().concat().into_bytes();
        }
        assert!(painted > 50, "{name}");
        let Outcome::Read { format, extract } = read(&subject.pack(&mut Random::new(1)), &decode) else {
            panic!("{name}")
        };
        assert!(!extract.text.contains("<table"), "{name}");
        let outcome = compared(name, format, &extract, truth.clone());
        let silent: Vec<_> = outcome
            .mismatches
            .iter()
            .filter(|found| found.verdict == Verdict::Silent && truth.cells.contains_key(&found.id))
            .collect();
        assert!(silent.is_empty(), "{name}: {silent:#?}");
    }
}
