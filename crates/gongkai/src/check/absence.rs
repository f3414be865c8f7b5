//! Proof of absence: a table, row or section is absent from a report only where the text reaches beyond its place and
//! nothing stands unread there.

use super::wording;
use crate::form::{Edition, TableForm, TableKind};
use crate::report::{Report, State, Table};
use crate::slice::Slice as _;
use crate::span::Span;
use crate::steps;

/// So many numbers in no sentence are more than those of pages.
const NUMBERS: usize = 3;
/// So many lines of cells are no bar of links.
const ROWS: usize = 2;
/// So many headings of columns in no sentence are a table's.
const HEADINGS: usize = 2;

/// What a report prints one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Landmark {
    Title,
    Section(u8),
    /// A table, by the number of its section.
    Table(u8),
}

impl Landmark {
    /// Its place in the order of the form.
    fn order(self) -> u32 {
        match self {
            Landmark::Title => 0,
            Landmark::Section(number) => 2 * u32::from(number),
            Landmark::Table(number) => 2 * u32::from(number) + 1,
        }
    }
}

/// The sections that hold tables.
const WITH_TABLE: std::ops::RangeInclusive<u8> = 2..=4;

/// The number of the section that holds a table.
pub(super) fn section_of(kind: TableKind) -> Option<u8> {
    match kind {
        TableKind::Disclosure => Some(2),
        TableKind::Requests => Some(3),
        TableKind::Disputes => Some(4),
        TableKind::Statistics => None,
    }
}

/// How far a text reaches: a copy may begin behind the beginning of the report and end before its end.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub(super) struct Extent {
    /// Bits of the landmarks that are there, by their order.
    there: u32,
    /// The first and the last of them in the text.
    pub(super) first: Option<Landmark>,
    pub(super) last: Option<Landmark>,
    /// Whether the first of them is a table that begins with another row than its first.
    within: bool,
    /// Whether what stands before the first section is there: the title, or the period of the figures.
    opened: bool,
    /// Whether a signature stands at the end.
    signed: bool,
    /// Whether the form does not apply.
    older: bool,
    /// Whether something stands behind it that ends a report: a signature, or what a portal prints.
    ended: bool,
    /// Whether tables stand apart from their sections, behind the text, or none is there.
    apart: bool,
    /// Whether the last section is there and says something.
    concluded: bool,
    /// Whether the file holds something that was not read.
    incomplete: bool,
}

impl Extent {
    /// Of a report; `concludes` tells whether its sixth section says something, and does not break off: where tables stand
    /// behind it that may not be asked.
    pub(super) fn of(text: &str, report: &Report, older: bool, concludes: impl Fn(bool) -> bool) -> Extent {
        let sections = report.sections.iter().map(|s| (s.span.start, Landmark::Section(s.number)));
        let table = |table: &Table| Some((table.span.start, Landmark::Table(section_of(table.form.table)?)));
        let tables = report.tables.iter().filter_map(table);
        let title = report.title.as_ref().map(|_| (0, Landmark::Title));
        let (mut there, mut first, mut last): (_, Option<(u32, Landmark)>, _) = (0, None, None);
        for (start, landmark) in title.into_iter().chain(sections.clone()).chain(tables.clone()) {
            there |= 1 << landmark.order();
            last = last.max(Some((start, landmark)));
            first = first.into_iter().chain([(start, landmark)]).min();
        }
        let [first, last] = [first, last].map(|found| found.map(|(_, landmark)| landmark));
        let of_first = |table: &&Table| section_of(table.form.table).map(Landmark::Table) == first;
        let within = report.tables.iter().find(of_first).is_some_and(|table| begin_of(table) > 0);
        // A table behind the heading of a later section is none of its own section's.
        let displaced = |(start, one): (u32, Landmark)| {
            sections.clone().any(|(heading, other)| other.order() > one.order() && heading < start)
        };
        let displaced = tables.clone().any(displaced);
        // Behind a signature the text is over, but for tables that stand apart.
        let ended = older
            || report.signed.is_some() && !displaced
            || report.span.is_none_or(|own| !text.part(own.end as usize..).trim().is_empty());
        Extent {
            there,
            first,
            last,
            within,
            opened: report.title.is_some() || report.period.is_some(),
            signed: report.signed.is_some(),
            older,
            ended,
            apart: displaced || tables.clone().next().is_none(),
            concluded: there >> Landmark::Section(6).order() & 1 == 1 && concludes(displaced),
            incomplete: report.incomplete,
        }
    }

    /// Whether this is a piece that promises no whole: it has few headings, and no title with an end.
    pub(super) fn is_fragment(&self) -> bool {
        let sections = (1..=6).filter(|&n| self.there >> Landmark::Section(n).order() & 1 == 1).count();
        sections < 3 && !(self.there & 1 == 1 && self.ended)
    }

    /// Whether a landmark that is not there would stand between two that are.
    fn encloses(&self, landmark: Landmark) -> bool {
        let order = landmark.order();
        let before = self.there & ((1 << order) - 1) != 0;
        before && (self.ended || self.there >> (order + 1) != 0)
    }

    /// Whether the text shows that a section is absent that was not found.
    pub(super) fn lacks_section(&self, number: u8) -> bool {
        !self.incomplete && !self.is_fragment() && self.encloses(Landmark::Section(number))
    }

    /// The same of the table of a section. Tables that stand apart may follow.
    pub(super) fn lacks_table(&self, number: u8) -> bool {
        !self.incomplete
            && !self.is_fragment()
            && self.encloses(Landmark::Table(number))
            && (self.ended || !self.apart)
    }

    /// Where the text begins, if that is behind the beginning of the report: no title and no first section stand there,
    /// and what does is more than a table that was copied alone.
    pub(super) fn begins_late(&self) -> Option<Landmark> {
        let headed = (2..=6).map(Landmark::Section).any(|one| self.there >> one.order() & 1 == 1);
        let first = self.first.filter(|&first| first != Landmark::Section(1) && !self.opened)?;
        let begun = self.there >> Landmark::Section(1).order() & 1 == 1;
        (!self.older && !begun && (headed || self.signed || self.begins_within())).then_some(first)
    }

    /// Whether the text begins in the middle of a table.
    pub(super) fn begins_within(&self) -> bool {
        self.within && !self.opened
    }

    /// Whether the text ends before the report does: nothing ends it, and something that a report has is not there, and
    /// would follow.
    pub(super) fn ends_early(&self) -> bool {
        let Some(last) = self.last.filter(|_| !self.ended) else {
            return false;
        };
        // A table alone, or several of them, were meant to be copied alone.
        let tables = WITH_TABLE.map(Landmark::Table);
        let missing = |one: &Landmark| self.there >> one.order() & 1 == 0;
        let headed = self.there & 1 == 1 || (1..=6).map(Landmark::Section).any(|one| !missing(&one));
        let follows = |one: &Landmark| missing(one) && one.order() > last.order();
        let behind = (1..=6).map(Landmark::Section).chain(tables.clone()).any(|one| follows(&one));
        let table =
            self.apart && matches!(last, Landmark::Table(_)) && tables.clone().any(|one| missing(&one));
        headed && (behind || table || last == Landmark::Section(6) && !self.concluded)
    }

    /// Whether the text may go on within a section behind its end.
    pub(super) fn is_open(&self, number: u8) -> bool {
        let open = !self.ended && self.last == Some(Landmark::Section(number));
        open && !(number == 6 && self.concluded)
    }

    /// Whether it may go on within a table.
    pub(super) fn is_open_table(&self, kind: TableKind) -> bool {
        !self.ended && section_of(kind).is_some_and(|number| self.last == Some(Landmark::Table(number)))
    }
}

/// The row behind which no label of a table was found: where its copy ends.
pub(super) fn end_of(table: &Table) -> usize {
    let printed = |row: &usize| {
        let first = usize::from(table.form.cell_at(*row, 0).index);
        let cells = &table.cells[first..first + table.form.rows[*row].columns.len()];
        table.labels.get(*row).is_some_and(Option::is_some) || cells.iter().any(|c| c.state != State::Missing)
    };
    (0..table.form.rows.len()).rev().find(printed).map_or(0, |row| row + 1)
}

/// The first row that is there, by its label or its cells: where the copy of a table begins.
pub(super) fn begin_of(table: &Table) -> usize {
    let printed = |row: &usize| {
        let first = usize::from(table.form.cell_at(*row, 0).index);
        let cells = &table.cells[first..first + table.form.rows[*row].columns.len()];
        table.labels.get(*row).is_some_and(Option::is_some)
            || cells.iter().any(|cell| cell.state != State::Missing || cell.doubt)
    };
    (0..table.form.rows.len()).find(printed).unwrap_or(0)
}

/// Whether a section's last words break off in a sentence, as those at the end of a copy may: they end neither as
/// sentences nor as short notes do.
pub(super) fn breaks_off(said: &str, agency: &str) -> bool {
    /// What notes without a full stop end in.
    const NOTES: [&str; 18] = [
        "事项", "情况", "无", "没有", "内容", "费", "费用", "元", "报告", "说明", "问题", "收取", "件", "零",
        "如下", "完毕", "工作", "单位",
    ];
    /// What is counted.
    const COUNTED: [char; 11] = ['家', '个', '名', '人', '次', '项', '份', '条', '起', '篇', '场'];
    let sentence = said.rsplit(['。', '！', '？', '；']).next().unwrap_or(said);
    let ends = |word: &str| sentence.ends_with(word);
    // Notes of tables count something: “含下属单位2家”.
    let counts =
        sentence.strip_suffix(COUNTED).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let is_name = !agency.is_empty() && (agency.ends_with(sentence) || sentence.ends_with(agency));
    sentence.ends_with(|c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c) || "，、（“《".contains(c))
        && !NOTES.iter().any(|note| ends(note))
        && !counts
        && !is_name
        && !sentence.contains('：')
        && !sentence.ends_with(['日', '章'])
}

/// Whether a report is a form that nobody has filled in: no number in its tables, nothing said in its sections.
pub(super) fn is_draft(report: &Report, says: impl Fn() -> bool) -> bool {
    let filled =
        |table: &Table| table.cells.iter().any(|c| matches!(c.state, State::Number | State::Text) || c.doubt);
    let tables = || report.tables.iter().filter(|table| table.form.edition != Edition::S14);
    tables().next().is_some() && !report.tables.iter().any(filled) && !says()
}

/// Whether characters stand in a text that no report prints: what a program made of bytes that it did not understand.
pub(super) fn is_garbled(text: &str) -> bool {
    /// A name may hold a letter with a mark.
    const FEW: usize = 1;
    steps::add(text.len());
    text.chars().filter(|&c| is_strange(c)).count() > FEW
}

/// Whether no report prints this character.
pub(super) fn is_strange(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{24F}' | '\u{FFFD}') && !matches!(c, '×' | '÷')
}

/// Whether what stands in `region`, apart from sentences and from the tables that were read, looks like a table of this
/// form: numbers, lines of cells, or headings of its columns.
pub(super) fn looks_like_table(text: &str, region: Span, report: &Report, form: &TableForm) -> bool {
    let read: Vec<Span> = report.tables.iter().map(|t| t.span).filter(|s| s.start < s.end).collect();
    let mut start = region.start as usize;
    let (mut numbers, mut rows, mut found) = (0, 0, Vec::new());
    let headings: Vec<String> = form
        .rows
        .iter()
        .flat_map(|row| row.columns)
        .map(|column| wording::han(column.label.zh))
        .filter(|heading| heading.chars().count() >= 3)
        .collect();
    for line in region.of(text).split_inclusive('\n') {
        let (from, to) = (start as u32, (start + line.len()) as u32);
        start += line.len();
        steps::add(line.len());
        let is_read = read.iter().any(|table| table.start < to && from < table.end);
        if is_read || line.contains(['。', '，', '；', '！', '？']) {
            continue;
        }
        numbers += line.split(divides).filter(|print| is_number(print)).count();
        rows += usize::from(line.trim().matches(bounds).count() > 1);
        let words = wording::han(line);
        for heading in &headings {
            if !found.contains(&heading) && words.contains(heading.as_str()) {
                found.push(heading);
            }
        }
        if numbers >= NUMBERS || rows >= ROWS || found.len() >= HEADINGS {
            return true;
        }
    }
    false
}

/// What stands between cells.
fn divides(c: char) -> bool {
    c.is_whitespace() || matches!(c, '|' | '│' | '┃' | '║' | '｜' | '┆' | '¦' | ',' | ';')
}

/// What only stands between cells.
fn bounds(c: char) -> bool {
    matches!(c, '\t' | '|' | '│' | '┃' | '║' | '｜' | '┆' | '¦')
}

fn is_number(print: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    print.starts_with(digit) && print.ends_with(digit) && print.chars().all(|c| digit(c) || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Edition, TableKind, form};

    #[test]
    fn notes_that_count_something_are_no_torn_sentences() {
        let torn = |said: &str| breaks_off(said, "青溪市人民政府");
        assert!(!torn("没有其他需要报告的事项。含下属单位2家含下属单位2家"));
        assert!(!torn("接待来访12人"));
        assert!(torn("没有其他需要报告的事项。含下属单位几家政"));
        assert!(torn("本单位2023年"));
    }

    #[test]
    fn numbers_and_headings_in_no_sentence_look_like_a_table() {
        let looks = |text: &str| {
            let form = form(TableKind::Disputes, Edition::F21);
            looks_like_table(text, Span::new(0, text.len()), &Report::default(), form)
        };
        assert!(looks("│ 结… │ 尚… │\n│ 5 │ 0 │ 9 │\n"));
        assert!(looks("结果维持\n其他结果\n"));
        assert!(looks("|  |行政复议 |  |\n|  |  |  |\n"));
        assert!(!looks("2024年收到复议3件，其中结果维持1件、其他结果2件。\n- 4 -\n"));
    }

    #[test]
    fn letters_of_another_encoding_are_garbled() {
        assert!(is_garbled("三、收到\nNÅ`b_ÿ\n*gÏ~"));
        assert!(!is_garbled("涨幅3×2，责任人Zoé"));
    }
}
