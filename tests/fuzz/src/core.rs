//! What the core and the command line make of an input, and which of their promises do not hold.

use std::ffi::OsString;

use gongkai::form::Unit;
use gongkai::{
    About, Cell, CellId, Decimal, Document, Finding, Media, Report, Selection, Severity, State, Table,
    change, check_with, parse, parse_file, parse_with, read_file,
};
use gongkai_cli::untrusted;

use crate::run::Find;
use crate::wishes::{self, Wishes};
use crate::{Kind, written};

/// Steps that a reading may take, for each byte and in all.
const STEPS_PER_BYTE: u64 = 2000;
const STEPS: u64 = 2_000_000;

/// Reads an input of a kind of [`Kind::CORE`].
pub(crate) fn check(kind: Kind, input: &[u8]) -> Result<(), Find> {
    match kind {
        Kind::Html => parsed(&String::from_utf8_lossy(input), Media::Html),
        Kind::Print => print(&String::from_utf8_lossy(input)),
        Kind::Change => changed(&String::from_utf8_lossy(input)),
        Kind::Settings => settings(&String::from_utf8_lossy(input)),
        Kind::Bytes => decoded(input),
        Kind::Arguments => answered(&String::from_utf8_lossy(input)),
        _ => parsed(&String::from_utf8_lossy(input), Media::PlainText),
    }
}

fn parsed(text: &str, media: Media) -> Result<(), Find> {
    let (document, steps) = gongkai::steps::counted(|| parse(text, media, "a.txt"));
    if steps > STEPS_PER_BYTE * text.len() as u64 + STEPS {
        return Err(format!("steps: {steps} for {} bytes", text.len()));
    }
    if document != parse(text, media, "a.txt") {
        return Err("twice: another document".to_owned());
    }
    judge(&document)?;
    written::judge(&document, &Selection::default(), text.len())?;
    let mut again = document.clone();
    check_with(&mut again, &Selection::default());
    if again != document {
        return Err("twice: checked otherwise".to_owned());
    }
    same_print(&document)
}

/// Places, prints, values, doubts.
fn judge(document: &Document) -> Result<(), Find> {
    let text = document.text.as_str();
    let is_page = |at: &u32| text.is_char_boundary(*at as usize);
    if !document.pages.iter().all(is_page) || document.pages.windows(2).any(|pair| pair[0] > pair[1]) {
        return Err("pages".to_owned());
    }
    for span in document.observations.iter().flat_map(|seen| &seen.spans) {
        written::place(text, *span, "an observation")?;
    }
    for copy in &document.copies {
        written::place(text, copy.span, "a copy")?;
        if copy.of >= document.reports.len() {
            return Err("copy: of no report".to_owned());
        }
    }
    findings(text, &document.findings)?;
    document.reports.iter().try_for_each(|report| judge_report(text, report))
}

fn findings(text: &str, findings: &[Finding]) -> Result<(), Find> {
    for finding in findings {
        if finding.about == About::Reading && finding.severity == Severity::Error {
            return Err(format!("doubt: {} is an error", finding.rule));
        }
        if finding.message.zh.is_empty() || finding.message.en.is_empty() {
            return Err(format!("message: {} says nothing", finding.rule));
        }
        finding.spans.iter().try_for_each(|span| written::place(text, *span, &finding.rule))?;
    }
    Ok(())
}

fn judge_report(text: &str, report: &Report) -> Result<(), Find> {
    findings(text, &report.findings)?;
    let places = (report.span.iter().map(|span| ("a report", *span)))
        .chain(report.noise.iter().map(|span| ("noise", *span)))
        .chain(report.sections.iter().map(|section| ("a section", section.span)))
        .chain(report.table_spans.iter().map(|span| ("a table's piece", *span)))
        .chain(report.extra_rows.iter().map(|row| ("a row", row.span)))
        .chain(report.notices.iter().flat_map(|notice| &notice.spans).map(|span| ("a notice", *span)));
    for (what, span) in places {
        written::place(text, span, what)?;
    }
    if !report.pictures.iter().all(|at| text.is_char_boundary(*at as usize)) {
        return Err("place of a picture".to_owned());
    }
    for table in report.tables.iter().chain(report.other_tables.iter().map(|other| &other.table)) {
        judge_table(text, table)?;
    }
    report
        .extra_rows
        .iter()
        .flat_map(|row| &row.cells)
        .try_for_each(|cell| judge_cell(text, cell, "a row more"))?;
    numbers_once(report)
}

fn judge_table(text: &str, table: &Table) -> Result<(), Find> {
    written::place(text, table.span, "a table")?;
    table.labels.iter().flatten().try_for_each(|span| written::place(text, *span, "a label"))?;
    if table.cells.len() != table.form.size() {
        return Err("cells: not those of the form".to_owned());
    }
    for (id, cell) in table.iter() {
        judge_cell(text, cell, &id.to_string())?;
        let is_plain = !cell.raw.is_empty() && cell.raw.bytes().all(|b| b.is_ascii_digit());
        let is_count = id.at().1.unit == Unit::Count;
        if is_plain && is_count && !cell.doubt && cell.value != Decimal::parse(&cell.raw) {
            return Err(format!("value: {id} prints {:.40} and is {:?}", cell.raw, cell.value));
        }
    }
    Ok(())
}

fn judge_cell(text: &str, cell: &Cell, name: &str) -> Result<(), Find> {
    match cell.span {
        Some(span) => {
            written::place(text, span, name)?;
            if span.of(text) != cell.raw {
                return Err(format!("print: {name} is {:.40}, its place {:.40}", cell.raw, span.of(text)));
            }
        }
        None if !cell.raw.is_empty() => return Err(format!("print: {name} has no place")),
        None => {}
    }
    if cell.raw != cell.raw.trim() {
        return Err(format!("print: {name} is not trimmed: {:?}", cell.raw));
    }
    let agrees = match cell.state {
        State::Number => cell.value.is_some() || cell.doubt,
        State::Blank | State::Missing => cell.value.is_none() && cell.raw.is_empty() || cell.doubt,
        _ => cell.value.is_none() && !cell.raw.is_empty(),
    };
    if agrees {
        Ok(())
    } else {
        Err(format!("state: {name} {:?} {:.40} {:?}", cell.state, cell.raw, cell.value))
    }
}

/// No digit is two cells', where both are certain. A zero that is merged over several columns is each one's.
fn numbers_once(report: &Report) -> Result<(), Find> {
    let certain = |(id, cell): (CellId, &Cell)| {
        let span = cell.span.filter(|span| !cell.doubt && span.start < span.end)?;
        (cell.value != Some(Decimal::ZERO) && cell.state == State::Number)
            .then_some((span.start, span.end, id))
    };
    let mut spans: Vec<(u32, u32, CellId)> =
        report.tables.iter().flat_map(Table::iter).filter_map(certain).collect();
    spans.sort_unstable_by_key(|(start, end, _)| (*start, *end));
    match spans.windows(2).find(|pair| pair[0].1 > pair[1].0) {
        Some(pair) => Err(format!("once: {} and {} share digits", pair[0].2, pair[1].2)),
        None => Ok(()),
    }
}

/// A certain cell that is changed to its own print keeps its value.
fn same_print(document: &Document) -> Result<(), Find> {
    let mut changed = document.clone();
    for (at, report) in document.reports.iter().enumerate() {
        for (id, cell) in report.tables.iter().flat_map(Table::iter) {
            // What money is counted in may stand in the heading.
            let is_bound = cell.doubt || cell.state == State::Missing || id.at().1.unit != Unit::Count;
            if is_bound || report.table(id.table).is_none_or(|table| table.form.edition != id.edition) {
                continue;
            }
            let name = id.to_string();
            if !change(&mut changed, at, &name, &cell.raw) {
                return Err(format!("change: there is no {name}"));
            }
            let after = changed.reports[at].cell(id);
            if after.is_none_or(|after| (after.state, after.value) != (cell.state, cell.value)) {
                return Err(format!(
                    "change: {name} prints {:?}, {:?}, then {after:?}",
                    cell.raw, cell.value
                ));
            }
        }
    }
    Ok(())
}

/// Reports with one table, in which `@` is the cell.
const SHEETS: [(Media, &str); 3] = [
    (
        Media::PlainText,
        "某县某局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n\
         一、本年新收政府信息公开申请数量\t@\t0\t0\t0\t0\t0\t3\n\
         二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n\
         三、本年度办理结果\t（一）予以公开\t3\t0\t0\t0\t0\t0\t3\n\
         （七）总计\t3\t0\t0\t0\t0\t0\t3\n\
         四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0\n",
    ),
    (
        Media::Html,
        "<p>某县某局2024年政府信息公开工作年度报告</p><p>三、收到和处理政府信息公开申请情况</p><table>\
         <tr><td>一、本年新收政府信息公开申请数量</td><td>3</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>3</td></tr>\
         <tr><td>二、上年结转政府信息公开申请数量</td><td>0</td><td>@</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr>\
         <tr><td>（七）总计</td><td>3</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>3</td></tr>\
         <tr><td>四、结转下年度继续办理</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>",
    ),
    (
        Media::PlainText,
        "某县某局2024年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n\n\
         | 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n\
         |  |  |  |  |  | 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |\n\
         | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n\
         | 0 | @ | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n",
    ),
];

/// What is printed in a cell is its whole print, or the cell is doubted.
fn print(print: &str) -> Result<(), Find> {
    for (number, (media, sheet)) in SHEETS.iter().enumerate() {
        let text = sheet.replacen('@', print, 1);
        let document = parse(&text, *media, "");
        judge(&document)?;
        written::judge(&document, &Selection::default(), text.len())?;
        // What is a separator, markup or another form's sign elsewhere makes other cells.
        if print.contains([
            '\t', '\n', '\r', '|', '<', '&', '"', '\\', '*', '`', '_', '~', '¦', '│', '#', '\u{b}', '\u{c}',
            '\u{7}', '\u{85}', '\u{2028}', '\u{2029}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{1f}', '\0',
        ]) {
            continue;
        }
        let Some(cell) = document.reports.first().and_then(|report| at(number, report)) else { continue };
        let whole = squeezed(print);
        if !cell.doubt && cell.state == State::Number && squeezed(&cell.raw) != whole {
            return Err(format!("shortened: {print:?} in {number} is {:?}", cell.raw));
        }
        if !cell.doubt && cell.state == State::Number && print.chars().any(is_odd) {
            return Err(format!("certain: {print:?} in {number} is {:?}", cell.value));
        }
    }
    Ok(())
}

/// Without white space, which nobody counts.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What no sure number has in it: signs of direction, fractions, enclosed and foreign digits, letters.
fn is_odd(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '½' | '⅓' | '²' | '₂' | '<' | '>' | '≥' | '≤' | '＜' | '±')
        || matches!(c, '①'..='⓿' | '➀'..='➓' | '㈠'..='㈩' | '٠'..='٩' | 'А'..='я' | '०'..='९' | '߀'..='߉')
}

/// The cell of a sheet that is `@`.
fn at(sheet: usize, report: &Report) -> Option<&Cell> {
    let cells = [
        "requests.new_received.natural_person",
        "requests.carried_over.commercial",
        "disputes.review.corrected",
    ];
    report
        .tables
        .iter()
        .flat_map(Table::iter)
        .find(|(id, _)| id.to_string() == cells[sheet])
        .map(|(_, cell)| cell)
}

fn changed(input: &str) -> Result<(), Find> {
    let (head, text) = input.split_once(wishes::END).unwrap_or(("", input));
    let Wishes { changes, selection, origin } = Wishes::of(head);
    let media = if text.contains("<t") { Media::Html } else { Media::PlainText };
    let whole = parse_file(text, media, "a.txt", origin.clone(), &Selection::default());
    judge(&whole)?;
    let some = parse_file(text, media, "a.txt", origin.clone(), &selection);
    selected(&whole, &some)?;
    let mut document = read_file(text, media, origin);
    for (report, cell, print) in &changes {
        if change(&mut document, *report, cell, print) {
            let found = document.reports[*report]
                .tables
                .iter()
                .flat_map(Table::iter)
                .find(|(id, _)| id.to_string() == *cell);
            if found.is_none_or(|(_, cell)| cell.raw != print.trim() || cell.doubt) {
                return Err(format!("change: {cell} to {print:.40} is {found:?}"));
            }
        }
    }
    check_with(&mut document, &selection);
    findings(&document.text, &document.findings)?;
    document.reports.iter().try_for_each(|report| findings(&document.text, &report.findings))?;
    written::judge(&document, &selection, input.len())
}

/// A selection takes findings away, and none of the reader's doubts.
fn selected(whole: &Document, some: &Document) -> Result<(), Find> {
    let of = |document: &Document| {
        let all = document.findings.iter().chain(document.reports.iter().flat_map(|report| &report.findings));
        all.cloned().collect::<Vec<Finding>>()
    };
    let (whole, some) = (of(whole), of(some));
    if let Some(new) = some.iter().find(|found| !whole.iter().any(|other| other.message == found.message)) {
        return Err(format!("selection: {} is told only with it", new.rule));
    }
    let doubts = |findings: &[Finding]| {
        let doubts = findings.iter().filter(|found| found.about == About::Reading);
        doubts.map(|found| (found.rule.clone(), found.severity, found.message.zh.clone())).collect::<Vec<_>>()
    };
    if doubts(&whole) != doubts(&some) {
        return Err("selection: other doubts".to_owned());
    }
    if some.len() > whole.len() { Err("selection: more findings".to_owned()) } else { Ok(()) }
}

fn settings(text: &str) -> Result<(), Find> {
    let first = untrusted::settings(text);
    if first != untrusted::settings(text) {
        return Err("twice: other settings".to_owned());
    }
    let mistakes = match &first {
        Ok((selection, left_out)) => {
            ruled(selection, text.len())?;
            left_out
        }
        Err(mistakes) => mistakes,
    };
    let lines = text.split('\n').count();
    if mistakes.iter().any(|(line, _)| line.is_some_and(|line| line == 0 || line > lines)) {
        return Err(format!("line: {mistakes:?} of {lines}"));
    }
    let told: usize = mistakes.iter().map(|(_, message)| message.zh.len() + message.en.len()).sum();
    if told > 16 * text.len() + (64 << 10) {
        return Err(format!("length of mistakes: {told} bytes for {}", text.len()));
    }
    Ok(())
}

/// A report checked by a selection, and by its text rules.
fn ruled(selection: &Selection, length: usize) -> Result<(), Find> {
    let text = SHEETS[0].1.replacen('@', "3", 1)
        + "一、总体情况\n全年主动公开政府信息123条，办理依申请公开3件，举办培训5期。不予公开的，说明理由。\n";
    let document = parse_with(&text, Media::PlainText, "a.txt", selection);
    judge(&document)?;
    written::judge(&document, selection, text.len() + length)
}

fn decoded(bytes: &[u8]) -> Result<(), Find> {
    let Some((text, is_html)) = untrusted::text(bytes) else { return Ok(()) };
    if text.len() > 4 * bytes.len() {
        return Err(format!("length of text: {} of {} bytes", text.len(), bytes.len()));
    }
    let document = parse(&text, if is_html { Media::Html } else { Media::PlainText }, "a.txt");
    judge(&document)
}

fn answered(text: &str) -> Result<(), Find> {
    let arguments: Vec<OsString> = text.split('\n').map(OsString::from).collect();
    let Some(answer) = untrusted::answer(&arguments) else { return Ok(()) };
    match answer.chars().find(|c| written::is_harmful(*c) && *c != '\n') {
        Some(c) => Err(format!("answer: {c:?}")),
        None => Ok(()),
    }
}
