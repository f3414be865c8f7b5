//! Prints of one table compared: equal ones are one, of unequal ones nobody knows which holds.
//!
//! A caption above a print may name its year or its level (本级, 全县). The print of the report's own year is its own;
//! of two levels, of a draft and its correction, none is chosen: the numbers in which they differ are doubted, and all
//! prints are handed out.

use super::divide::Part;
use super::reading::{Reading, headings_differ};
use super::regions::Print;
use crate::form::CellId;
use crate::report::{Cell, Notice, NoticeKind, OtherTable, Repeat, Report, State};
use crate::slice::Slice as _;
use crate::source::is_han;
use crate::span::Span;

/// A further print of a table, read as the first one was.
pub(super) struct Reread {
    pub(super) print: Print,
    pub(super) reading: Reading,
}

/// Compares the first print of a table with the others, and keeps in `own` what the report prints for certain.
pub(super) fn compare(
    text: &str,
    part: &Part,
    (first, own): (&Print, &mut Reading),
    again: Vec<Reread>,
    report: &mut Report,
) {
    let caption = |print: &Print| Caption::above(text, part, print);
    let mut mine = caption(first);
    let year = report.year;
    let is_own = |caption: &Caption| caption.year.is_some() && caption.year == year;
    let is_other = |caption: &Caption| caption.year.is_some() && year.is_some() && !is_own(caption);
    for Reread { print, mut reading } in again {
        let theirs = caption(&print);
        let both = mine.level && theirs.level;
        if both && !(holds_any(&reading) && holds_any(own)) {
            // Of one level nothing could be read: which the numbers are of is not known either.
            doubt(own, own.table.form.cells().collect(), print.span());
            doubt(&mut reading, own.table.form.cells().collect(), print.span());
        }
        if !holds_any(&reading) {
            continue;
        }
        if !holds_any(own) || is_own(&theirs) && !is_own(&mine) || is_other(&mine) && !is_other(&theirs) {
            std::mem::swap(own, &mut reading);
            let label = std::mem::replace(&mut mine, theirs);
            if holds_any(&reading) {
                hand_out(report, label, reading);
            }
            continue;
        }
        if is_other(&theirs) {
            hand_out(report, theirs, reading);
            continue;
        }
        if reading.table.form.edition != own.table.form.edition {
            doubt(own, own.table.form.cells().collect(), print.span());
            hand_out(report, theirs, reading);
            continue;
        }
        let levels = mine.level || theirs.level;
        // Of two levels, what one print does not tell for certain may differ.
        let unsure = |reading: &Reading| reading.table.cells.iter().any(Cell::is_objected);
        let open = levels && (unsure(own) || unsure(&reading));
        let differing = merge(own, &reading);
        if differing.is_empty() && !open {
            report.repeats.push(Repeat { table: print.table, span: print.span() });
            continue;
        }
        let all = levels || is_another(own, &differing);
        let cells = if all { own.table.form.cells().collect() } else { differing };
        doubt(own, cells, print.span());
        hand_out(report, theirs, reading);
    }
    if is_other(&mine) && mine.is_bare_year() {
        // The report's own numbers are not printed, or another year is named by mistake.
        let cells: Vec<CellId> = own.table.form.cells().collect();
        own.table.cells.iter_mut().for_each(|cell| cell.object(NoticeKind::HeadingsDiffer));
        own.notices.push(headings_differ(text, own.table.form, cells, mine.place));
    }
}

/// Whether anything of a print was read.
fn holds_any(reading: &Reading) -> bool {
    reading.table.cells.iter().any(|cell| cell.state != State::Missing)
}

/// Whether so many cells differ that it is another set of numbers, and no correction of a few.
fn is_another(own: &Reading, differing: &[CellId]) -> bool {
    let told = own.table.cells.iter().filter(|cell| cell.value.is_some_and(|v| !v.is_zero())).count();
    differing.len() * 4 > told
}

/// Takes from the other print what the own one does not tell for certain, and gives the cells in which both tell
/// different things; where there are any, what was taken may be different too, and is among them.
fn merge(own: &mut Reading, other: &Reading) -> Vec<CellId> {
    let mut differing = Vec::new();
    let mut settled: Vec<CellId> = Vec::new();
    let ids: Vec<CellId> = own.table.form.cells().collect();
    for ((id, mine), theirs) in ids.into_iter().zip(&mut own.table.cells).zip(&other.table.cells) {
        let unknown = |cell: &Cell| cell.is_objected() || cell.state == State::Missing;
        match (unknown(mine), unknown(theirs)) {
            (false, false) if says_the_same(mine, theirs) => {}
            (true, false) if mine.value.is_none() || mine.value == theirs.value => {
                *mine = theirs.clone();
                settled.push(id);
            }
            (_, false) => differing.push(id),
            (false, true) if theirs.value.is_some() && theirs.value != mine.value => differing.push(id),
            (_, true) => {}
        }
    }
    for notice in &mut own.notices {
        notice.cells.retain(|id| !settled.contains(id));
    }
    own.notices.retain(|notice| !notice.cells.is_empty() || notice.kind == NoticeKind::EditionUnknown);
    if !differing.is_empty() {
        differing.extend(settled);
    }
    differing
}

fn says_the_same(one: &Cell, other: &Cell) -> bool {
    let nothing = |cell: &Cell| matches!(cell.state, State::Blank | State::Placeholder);
    one.value == other.value
        && (one.value.is_some() || one.raw == other.raw || nothing(one) && nothing(other))
}

fn doubt(own: &mut Reading, cells: Vec<CellId>, span: Span) {
    for id in &cells {
        own.table.cells[usize::from(id.index)].object(NoticeKind::PrintsDiffer);
    }
    own.notices.push(Notice {
        kind: NoticeKind::PrintsDiffer,
        table: own.table.form.table,
        cells,
        spans: vec![own.table.span, span],
        print: String::new(),
    });
}

fn hand_out(report: &mut Report, caption: Caption, reading: Reading) {
    let label = caption.text;
    report.other_tables.push(OtherTable { label, table: reading.table });
}

/// What stands above a print and says which it is.
#[derive(Debug, Default)]
struct Caption {
    text: String,
    place: Span,
    /// The year that it names.
    year: Option<u16>,
    /// Whether it names a level, or a state of the work, that another print has not.
    level: bool,
}

impl Caption {
    /// The line above the print's first word, when it is short and no heading of a section.
    fn above(text: &str, part: &Part, print: &Print) -> Caption {
        /// Han characters of the longest caption.
        const LONGEST: usize = 40;
        let start = print.span().start as usize;
        let line_start = text.part(..start).rfind('\n').map_or(0, |at| at + 1);
        // Rules of drawn tables are no captions.
        let above = text.part(..line_start).trim_end_matches(|c: char| !c.is_alphanumeric());
        // A mark ends each cell of Word's plain text, the last of a row too.
        let from = above.rfind(['\n', '\u{7}']).map_or(0, |at| at + 1);
        // What stands before the print in its line, or the line above.
        let own = Some(Span::new(line_start, start))
            .filter(|own| own.of(text).chars().filter(|&c| is_han(c)).count() > 1);
        let caption = |place: Span| {
            let is_heading =
                part.headings.iter().any(|h| h.span.start < place.end && place.start < h.span.end);
            let words = place.of(text).trim().trim_matches(['|', '\t', ' ', '*', '#', '：', ':']);
            let short = words.chars().count() <= LONGEST;
            if short && !is_heading { Caption { place, ..Caption::of(words) } } else { Caption::default() }
        };
        let told = |caption: &Caption| caption.year.is_some() || caption.level;
        let captions = [own.map(caption), Some(caption(Span::new(from, above.len())))];
        let mut captions = captions.into_iter().flatten();
        let first = captions.next().unwrap_or_default();
        if told(&first) { first } else { captions.find(told).unwrap_or(first) }
    }

    /// Whether it is a year and hardly anything else: no sentence, and no title of a report.
    fn is_bare_year(&self) -> bool {
        const LONGEST: usize = 8;
        let words = self.text.trim_matches(['（', '）', '(', ')', '【', '】', '表']);
        let begins = words.starts_with(|c| crate::source::digit(c).is_some());
        begins && words.chars().count() <= LONGEST && !words.contains(['。', '，', '、', '.', '-', '/', '月'])
    }

    /// What these words say.
    fn of(words: &str) -> Caption {
        let levels = [
            "本级",
            "全市",
            "全县",
            "全区",
            "全省",
            "全州",
            "全旗",
            "全系统",
            "合计",
            "汇总",
            "所属",
            "机关本",
        ];
        // The date of a signature is no year of numbers.
        let dated = words.ends_with('日') && !words.contains('至');
        Caption {
            text: words.to_owned(),
            place: Span::default(),
            year: super::dates::years(words).map(|(_, year, _)| year).find(|_| !dated),
            level: levels.iter().any(|level| words.contains(level)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Media, NoticeKind, Report};

    /// Table 3 of 2021 with these two numbers in its first row, in cells.
    fn requests(person: u32, total: u32) -> String {
        let form = crate::form::form(crate::TableKind::Requests, crate::Edition::F21);
        let line = |row: &crate::form::FormRow| match row.id {
            "new_received" => format!("{}\t{person}\t1\t0\t0\t0\t0\t{total}\n", row.label().zh),
            "granted" | "result_total" => format!("{}\t3\t1\t0\t0\t0\t0\t4\n", row.label().zh),
            _ => format!("{}\t0\t0\t0\t0\t0\t0\t0\n", row.label().zh),
        };
        form.rows.iter().map(line).collect()
    }

    fn read(tables: &str) -> Report {
        let text = format!(
            "云岭县林草局2023年政府信息公开工作年度报告\n一、总体情况\n略。\n三、收到和处理政府信息公开申请情况\n{tables}\
             四、政府信息公开行政复议、行政诉讼情况\n无。\n"
        );
        let mut document = super::super::read(&text, Media::PlainText);
        assert_eq!(document.reports.len(), 1);
        document.reports.remove(0)
    }

    fn first_row(report: &Report) -> Vec<(Option<i64>, bool)> {
        let cells = &report.table(crate::TableKind::Requests).expect("table 3").cells;
        [0, 6].iter().map(|&at| (cells[at].value.and_then(crate::Decimal::as_i64), cells[at].doubt)).collect()
    }

    #[test]
    fn equal_prints_are_one() {
        let report = read(&requests(3, 4).repeat(2));
        assert_eq!(first_row(&report), [(Some(3), false), (Some(4), false)]);
        assert_eq!((report.repeats.len(), report.other_tables.len()), (1, 0));
    }

    #[test]
    fn a_few_other_numbers_are_doubted_where_they_differ() {
        let report = read(&format!("{}更正后：\n{}", requests(3, 4), requests(5, 6)));
        assert_eq!(first_row(&report), [(Some(3), true), (Some(4), true)]);
        let table = report.table(crate::TableKind::Requests).expect("table 3");
        assert_eq!(table.cells.iter().filter(|cell| cell.doubt).count(), 2);
        assert_eq!(report.other_tables[0].label, "更正后");
        assert!(report.notices.iter().any(|n| n.kind == NoticeKind::PrintsDiffer));
    }

    #[test]
    fn what_one_print_takes_from_a_differing_one_is_doubted() {
        let granted =
            |report: &Report| report.table(crate::TableKind::Requests).expect("table 3").cells[14].doubt;
        let lost = requests(3, 4).replace("予以公开\t3", "予以公开\t3#7");
        assert!(!granted(&read(&format!("{lost}\n{}", requests(3, 4)))));
        assert!(granted(&read(&format!("{lost}\n{}", requests(5, 6)))));
    }

    #[test]
    fn of_two_years_the_reports_own_is_its_own() {
        let (last, own) = (requests(8, 9), requests(3, 4));
        for text in [format!("2022年\n{last}2023年\n{own}"), format!("2023年\n{own}2022年\n{last}")] {
            let report = read(&text);
            assert_eq!(first_row(&report), [(Some(3), false), (Some(4), false)], "{text}");
            assert_eq!(report.other_tables[0].label, "2022年");
        }
    }

    #[test]
    fn a_print_of_another_year_alone_is_not_the_reports() {
        let read = |caption: &str| read(&format!("{caption}\n{}", requests(3, 4)));
        let doubted = |report: &Report| {
            report.table(crate::TableKind::Requests).expect("table 3").cells.iter().all(|cell| cell.doubt)
        };
        assert!(doubted(&read("2022年情况")));
        assert!(["2023年情况", "与2022年相比有所增加。", ""].iter().all(|caption| !doubted(&read(caption))));
    }

    #[test]
    fn the_date_of_a_signature_above_a_print_names_no_year() {
        let report = read(&format!("二〇二四年一月十三日\n\n{}\n{}", requests(3, 4), requests(5, 6)));
        assert_eq!(first_row(&report), [(Some(3), true), (Some(4), true)]);
    }

    #[test]
    fn of_two_levels_none_is_chosen() {
        let report = read(&format!("本级\n{}全县合计\n{}", requests(3, 4), requests(5, 6)));
        let table = report.table(crate::TableKind::Requests).expect("table 3");
        assert!(table.cells.iter().all(|cell| cell.doubt));
        assert_eq!(report.other_tables[0].label, "全县合计");
    }
}
