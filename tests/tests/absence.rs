//! What a text does not hold is not missing from the report, unless the text shows that it is: copies that end early.

use gongkai::form::IdentityKind;
use gongkai::{About, Assessment, Condition, Document, Finding, Media, Severity};
use gongkai_tests::accuracy::Case;
use gongkai_tests::draw::Draw;
use gongkai_tests::generator::layout::LAYOUTS;

/// Sound reports whose every beginning is tried.
const REPORTS: u64 = 50;

/// Errors of the report that a document tells; those on whole tables once for each table.
fn errors(document: &Document) -> Vec<String> {
    let findings = document.reports.iter().flat_map(|report| &report.findings).chain(&document.findings);
    let of_report = |f: &&Finding| f.severity == Severity::Error && f.about == About::Report;
    let each = |finding: &Finding| -> Vec<String> {
        let tables = finding.message.zh.split_once("用的不是").map_or("", |(tables, _)| tables);
        tables.split('、').map(|table| format!("{} {table}", finding.rule)).collect()
    };
    findings.filter(of_report).flat_map(each).collect()
}

/// Whatever stands behind the end of a copy may be in the report: its beginning up to any line end has no errors that the
/// whole report has not, nor on other tables.
fn beginnings(seeds: impl Iterator<Item = u64>) {
    let mut failures = Vec::new();
    for seed in seeds {
        let layout = &LAYOUTS[(seed - 7000) as usize % LAYOUTS.len()];
        let case = Draw::new(layout, None, seed).case();
        let own = errors(&gongkai::parse(&case.input, case.media, ""));
        for (at, _) in case.input.match_indices('\n') {
            let start = &case.input[..at];
            let mut found = errors(&gongkai::parse(start, case.media, ""));
            found.retain(|error| !own.contains(error));
            if !found.is_empty() {
                let last = start.lines().last().unwrap_or_default();
                failures.push(format!("{} up to {last:?}: {found:?}", case.name));
            }
        }
    }
    let shown: Vec<_> = failures.iter().step_by(failures.len() / 40 + 1).cloned().collect();
    assert!(failures.is_empty(), "{} failures, such as:\n{}", failures.len(), shown.join("\n"));
}

// In two halves, which run side by side.
#[test]
fn a_report_that_was_copied_in_part_has_no_errors() {
    beginnings((7000..7000 + REPORTS).step_by(2));
}

#[test]
fn nor_has_one_of_the_other_half() {
    beginnings((7001..7000 + REPORTS).step_by(2));
}

/// Layouts of one line for each row, whose text says where it breaks off.
const PLAIN: [&str; 4] = ["tabs", "simple", "pipes-wide", "csv"];

/// A sound report in one of them.
fn plain(seed: u64) -> Case {
    let name = PLAIN[(seed as usize) % PLAIN.len()];
    let layout = gongkai_tests::generator::layout::layout(name).expect("a known layout");
    Draw::new(layout, None, seed).case()
}

/// Whether a document says of its only report first that the copy is no whole; a piece that holds no report says that.
fn says_that_it_is_cut(document: &Document) -> bool {
    document.reports.is_empty()
        || document.reports.iter().any(|report| {
            report.condition == Some(Condition::EndsEarly)
                && report.findings.first().is_some_and(|finding| finding.rule == "PARSE-ENDS-EARLY")
        })
}

/// Collects what is wrong with pieces of sound reports: errors that the whole has not, and pieces that do not say that they
/// are some where `is_cut` tells so.
fn pieces(pieces_of: impl Fn(&str, u64) -> Vec<(std::ops::Range<usize>, bool)>) {
    let mut failures = Vec::new();
    for seed in 7200..7200 + REPORTS {
        let case = plain(seed);
        let own = errors(&gongkai::parse(&case.input, case.media, ""));
        for (range, is_cut) in pieces_of(&case.input, seed) {
            let piece = &case.input[range];
            let document = gongkai::parse(piece, case.media, "");
            let mut found = errors(&document);
            found.retain(|error| !own.contains(error));
            if is_cut && !says_that_it_is_cut(&document) {
                let condition = document.reports.iter().map(|r| r.condition).collect::<Vec<_>>();
                found.push(format!("does not say that it is cut: {condition:?}"));
            }
            if !found.is_empty() {
                let first = piece.lines().next().unwrap_or_default();
                let last = piece.lines().last().unwrap_or_default();
                failures.push(format!("{} from {first:?} up to {last:?}: {found:?}", case.name));
            }
        }
    }
    let shown: Vec<_> = failures.iter().step_by(failures.len() / 40 + 1).cloned().collect();
    assert!(failures.is_empty(), "{} failures, such as:\n{}", failures.len(), shown.join("\n"));
}

/// Where the heading of a section begins.
fn heading(text: &str, numeral: char) -> Option<usize> {
    text.find(&format!("\n{numeral}、")).map(|at| at + 1)
}

/// A copy that begins late says so, and accuses nothing.
#[test]
fn a_report_that_was_copied_from_some_line_on_has_no_errors_and_says_so() {
    pieces(|text, _| {
        let first = heading(text, '一').unwrap_or(0);
        let last = heading(text, '六').unwrap_or(text.len());
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        // Between its first and its last heading, what is gone leaves a trace.
        ends.map(|at| (at..text.len(), first < at && at <= last)).collect()
    });
}

/// A copy that breaks off anywhere, within sentences, labels and numbers, says so, and accuses nothing.
#[test]
fn a_report_that_breaks_off_anywhere_has_no_errors_and_says_so() {
    const CUTS: usize = 40;
    pieces(|text, seed| {
        let first = heading(text, '一').unwrap_or(0);
        let last = heading(text, '六').unwrap_or(text.len());
        let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let cut = || {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let at = text.floor_char_boundary(random as usize % text.len());
            (0..at, first + "一、总体情况".len() < at && at < last)
        };
        std::iter::repeat_with(cut).take(CUTS).collect()
    });
}

/// A name, and what it makes of a text.
type Mangling = (&'static str, fn(&str) -> String);

/// What makes the tables of a sound report unreadable, and nothing in it wrong.
const MANGLINGS: [Mangling; 4] = [
    ("without separators", |text| text.replace(['\t', ' ', '|'], "")),
    ("rows in another order", |text| {
        let is_row = |line: &str| line.contains('\t') && !line.contains('<');
        let mut lines: Vec<&str> = text.lines().collect();
        for rows in lines.chunk_by_mut(|a, b| is_row(a) && is_row(b)) {
            rows.chunks_mut(5).for_each(<[&str]>::reverse);
        }
        lines.join("\n")
    }),
    ("letters of another encoding", |text| {
        let spoil = |(at, c): (usize, char)| if at % 9 == 4 && c > '\u{4E00}' { 'þ' } else { c };
        text.chars().enumerate().map(spoil).collect()
    }),
    ("rows without their labels", |text| {
        let bare = |line: &str| {
            let cells = line.split('\t').filter(|cell| !cell.is_empty());
            let numbers: Vec<&str> = cells.filter(|cell| cell.chars().all(|c| c.is_ascii_digit())).collect();
            if numbers.len() > 2 { numbers.join("\t") } else { line.to_owned() }
        };
        text.lines().map(bare).collect::<Vec<_>>().join("\n")
    }),
];

/// What cannot be read is not wrong.
#[test]
fn a_sound_report_that_cannot_be_read_has_no_errors() {
    let mut failures = Vec::new();
    for (layout, seed) in LAYOUTS.iter().cycle().zip(8000..8000 + REPORTS) {
        let case = Draw::new(layout, None, seed).case();
        let own = errors(&gongkai::parse(&case.input, case.media, ""));
        for (name, mangle) in MANGLINGS {
            let mut found = errors(&gongkai::parse(&mangle(&case.input), case.media, ""));
            found.retain(|rule| !own.contains(rule));
            if !found.is_empty() {
                failures.push(format!("{}, {name}: {found:?}", case.name));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

/// Rules that look at every cell.
const OF_ALL_CELLS: [&str; 4] = ["FORM-NEGATIVE", "FORM-NONINTEGER", "FORM-NONNUMERIC", "FORM-PLACEHOLDER"];

#[test]
fn no_rule_passes_on_a_doubted_cell() {
    let mut failures = Vec::new();
    for seed in 0..200 {
        let draw = Draw::of(seed);
        let case = draw.case();
        let document = gongkai::parse(&case.input, case.media, "");
        for report in &document.reports {
            let passed = |code: &str| report.outcomes.contains(&(code.to_owned().into(), Assessment::Passed));
            for table in &report.tables {
                let doubted = |cell: u16| table.cells[usize::from(cell)].doubt;
                for identity in table.form.identities {
                    let code = match identity.kind {
                        IdentityKind::RowSum => "T3-ROW-SUM",
                        IdentityKind::ResultSum => "T3-RESULT-SUM",
                        IdentityKind::Balance => "T3-BALANCE",
                        IdentityKind::DisputeSum => "T4-SUM",
                        _ => continue,
                    };
                    if identity.parts.iter().chain(identity.totals).any(|&cell| doubted(cell)) && passed(code)
                    {
                        failures.push(format!("{draw}: {code}"));
                    }
                }
                if table.cells.iter().any(|cell| cell.doubt) {
                    let told = OF_ALL_CELLS.into_iter().filter(|code| passed(code));
                    failures.extend(told.map(|code| format!("{draw}: {code}")));
                }
            }
            let named = report.gaps.iter().map(|(code, _)| code);
            let open = report
                .outcomes
                .iter()
                .filter(|(_, how)| matches!(how, Assessment::Partial | Assessment::NotAssessable));
            assert!(named.eq(open.map(|(code, _)| code)), "{draw}: a reason for each rule that did not look");
        }
    }
    failures.dedup();
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_list_of_titles_is_no_report() {
    let list = "政府信息公开年报\n青川县水务局2024年政府信息公开工作年度报告\t2025-01-20\n\
        青川县审计局2024年政府信息公开工作年度报告\t2025-01-19\n上一页 1 2 3 下一页\n";
    for text in [list, "C:\\年报\\青川县水务局2024年政府信息公开工作年度报告.docx"] {
        let document = gongkai::parse(text, Media::PlainText, "");
        assert!(document.reports.is_empty(), "{text}");
        let [finding] = &document.findings[..] else { panic!("{:?}", document.findings) };
        assert_eq!(finding.rule, "PARSE-NO-REPORT");
        assert!(finding.message.zh.starts_with("这里只有年报的标题（"), "{}", finding.message.zh);
    }
    let report = "青川县水务局2024年政府信息公开工作年度报告\n\
        本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为2024年1月1日至12月31日。";
    assert_eq!(gongkai::parse(report, Media::PlainText, "").reports.len(), 1);
}

#[test]
fn a_form_that_nobody_filled_in_is_a_draft() {
    let tabs = gongkai_tests::generator::layout::layout("tabs").expect("a known layout");
    let mut text = String::new();
    for line in Draw::new(tabs, None, 7100).case().input.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let is_number = |cell: &str| !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit() || c == '.');
        if cells.len() > 1 {
            let blank: Vec<&str> = cells.iter().map(|cell| if is_number(cell) { "" } else { cell }).collect();
            text.push_str(&blank.join("\t"));
        } else if !line.contains('。') {
            text.push_str(line);
        }
        text.push('\n');
    }
    let document = gongkai::parse(&text, Media::PlainText, "");
    let report = &document.reports[0];
    assert_eq!(report.condition, Some(Condition::Draft), "{text}");
    assert!(errors(&document).is_empty(), "{:?}", errors(&document));
    assert!(!report.outcomes.contains(&("T3-ROW-SUM".into(), Assessment::Passed)));
}
