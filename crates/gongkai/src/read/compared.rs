//! Tables that print two years beside each other.
//!
//! The years are taken apart where cells are divided, headings say which year is the report's own, and every row of
//! numbers has its place for both. Otherwise the table is refused: two years mixed would look like one.

use super::align::row_of;
use super::labels::{Hit, Labels};
use super::number::is_placeholder;
use crate::form::{Edition, FormRow, TableKind, form};
use crate::slice::Slice as _;
use crate::source::{Piece, Source, digit, is_han};
use crate::span::Span;
use crate::steps;

/// What was found in the tables of one report.
#[derive(Default)]
pub(super) struct Compared {
    /// For each table the text without the cells of the other years, where any could be told.
    pub(super) apart: Vec<Option<Source>>,
    /// The places of these cells.
    pub(super) others: Vec<Span>,
    /// The tables whose years cannot be told apart.
    pub(super) refused: Vec<TableKind>,
}

/// A table with its place, its words, and the text that it is read from.
pub(super) type Placed<'a> = (TableKind, Span, &'a [Hit], &'a Source);

/// Looks for a second year beside the report's own.
pub(super) fn compared(tables: &[Placed<'_>], year: Option<u16>) -> Compared {
    let mut found = Compared::default();
    let mut unclear: Vec<TableKind> = Vec::new();
    for &(kind, span, hits, source) in tables {
        let table = Printed::of(source, hits, (kind, span), year);
        let mut others = None;
        if table.has_two_years() {
            others = table.of_other_year();
            found.refused.extend(others.is_none().then_some(kind));
        } else {
            unclear.push(kind);
        }
        let places = others.iter().flatten().map(|&at| source.pieces[at]);
        found.others.extend(places.map(|piece| Span { start: piece.start, end: piece.end }));
        found.apart.push(others.map(|others| without(source, others)));
    }
    // Beside a table of two years that cannot be told apart, one that shows only one set of numbers may hold both,
    // its blanks dropped.
    if !found.refused.is_empty() {
        found.refused.append(&mut unclear);
    }
    found
}

/// A text without these pieces.
fn without(source: &Source, others: Vec<usize>) -> Source {
    let mut others = others.into_iter().peekable();
    let own = |(at, _): &(usize, &Piece)| others.next_if_eq(at).is_none();
    source.with_pieces(source.pieces.iter().enumerate().filter(own).map(|(_, &piece)| piece).collect())
}

/// The heading of a year's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Year {
    Own,
    Other,
    /// A number that is not the report's own year, as far as that is known.
    Number(u16),
}

fn year_heading(word: &str, own: Option<u16>) -> Option<Year> {
    let word = word.trim_matches(['（', '）', '(', ')']);
    if let Some(number) = word.get(..4).and_then(|digits| digits.parse::<u16>().ok()) {
        let named = matches!(word.part(4..), "" | "年" | "年度") && (2000..2100).contains(&number);
        return named.then_some(if own == Some(number) { Year::Own } else { Year::Number(number) });
    }
    match word.strip_suffix("数").unwrap_or(word) {
        "本年" | "本年度" | "今年" | "当年" | "本期" => Some(Year::Own),
        "上年" | "上年度" | "上一年" | "上一年度" | "去年" | "同期" | "上年同期" | "去年同期" | "上期" => {
            Some(Year::Other)
        }
        _ => None,
    }
}

/// What one table prints.
struct Printed<'a> {
    source: &'a Source,
    hits: &'a [Hit],
    table: TableKind,
    year: Option<u16>,
    /// Index of the first.
    first: usize,
    pieces: &'a [Piece],
}

impl<'a> Printed<'a> {
    fn of(
        source: &'a Source,
        hits: &'a [Hit],
        (table, Span { start, end }): (TableKind, Span),
        year: Option<u16>,
    ) -> Printed<'a> {
        let first = source.piece_at(start);
        let pieces = &source.pieces[first..];
        let pieces = &pieces[..pieces.partition_point(|p| p.start < end)];
        Printed { source, hits, table, year, first, pieces }
    }

    fn lines(&self) -> impl Iterator<Item = &'a [Piece]> + use<'a> {
        self.pieces.chunk_by(|a, b| a.row == b.row)
    }

    /// The years that a line names, when it holds nothing else.
    fn years(&self, line: &[Piece]) -> Option<Vec<Year>> {
        let printed = line.iter().filter(|piece| piece.start < piece.end);
        let mut years = Vec::new();
        for piece in printed {
            if self.has_word(piece) {
                return None;
            }
            for word in self.text(piece).split_whitespace() {
                steps::add(1 + word.len());
                years.push(year_heading(word, self.year)?);
            }
        }
        (!years.is_empty()).then_some(years)
    }

    /// Whether a word of the form touches this piece.
    fn has_word(&self, piece: &Piece) -> bool {
        let at = self.hits.partition_point(|hit| hit.end <= piece.start);
        self.hits.get(at).is_some_and(|hit| hit.start < piece.end)
    }

    /// Whether headings name two years side by side, or numbers of two years one below the other.
    fn has_two_years(&self) -> bool {
        let mut above: Option<Year> = None;
        for line in self.lines() {
            let years = self.years(line).unwrap_or_default();
            if years.iter().any(|year| *year != years[0]) {
                return true;
            }
            let alone = years.first().copied();
            if alone.is_some() && above.is_some() && alone != above && self.is_number(line) {
                return true;
            }
            above = alone.filter(|_| self.is_number(line));
        }
        false
    }

    fn is_number(&self, line: &[Piece]) -> bool {
        line.first().is_some_and(|p| self.text(p).starts_with(|c| digit(c).is_some()))
    }

    /// The indices of the cells that hold the other year's figures or name a year; `None` where they cannot be told for certain.
    fn of_other_year(&self) -> Option<Vec<usize>> {
        let mut out = Vec::new();
        let mut headings: Option<Vec<Year>> = None;
        // How many columns the row above has.
        let mut above = None;
        let mut at = self.first;
        for line in self.lines() {
            let start = at;
            at += line.len();
            if let Some(years) = self.years(line) {
                headings = Some(years);
                out.extend(start..at);
                continue;
            }
            // Spaces do not say which number stands under which heading.
            if line.iter().any(|piece| !piece.cell && self.text(piece).contains(|c| digit(c).is_some())) {
                return None;
            }
            let label = line.iter().rposition(|piece| self.is_label(piece)).map_or(0, |at| at + 1);
            let (label, cells) = line.split_at(label);
            let fitting = headings.as_deref().filter(|years| self.fits(label, cells.len(), years, above));
            if fitting.is_none() && cells.iter().all(|piece| piece.start == piece.end) {
                // Half of a row that is cut off would be taken for a whole one of one year.
                if self.table == TableKind::Disputes {
                    out.extend(start + label.len()..at);
                }
                continue;
            }
            let years = fitting?;
            above = Some(cells.len() / 2);
            let is_cell = cells.iter().all(|piece| piece.cell);
            let own = is_cell.then(|| own_places(years, cells.len())).flatten()?;
            let first = start + label.len();
            out.extend((0..cells.len()).filter(|at| !own.contains(at)).map(|at| first + at));
        }
        Some(out)
    }

    fn text(&self, piece: &Piece) -> &'a str {
        self.source.text.part(piece.start as usize..piece.end as usize)
    }

    fn is_label(&self, piece: &Piece) -> bool {
        let text = self.text(piece);
        let words = text.chars().filter(|c| is_han(*c)).count();
        // A label that is torn goes on behind the cells of its row: they stand within it.
        words > 2
            || words > 0 && !is_placeholder(text) && self.has_word(piece)
            || words > 0 && text.starts_with(is_han) && !text.starts_with(['无', '增', '减'])
    }

    /// Whether a row under this label, with so many cells, has one for both years in each of its columns. `above` is
    /// how many columns the row above has: as many has one whose label no form knows.
    fn fits(&self, label: &[Piece], cells: usize, years: &[Year], above: Option<usize>) -> bool {
        let whole = |columns: usize| cells == columns * 2;
        let columns = match self.table {
            TableKind::Requests => whole(7),
            TableKind::Disputes => whole(15),
            TableKind::Disclosure | TableKind::Statistics => match self.row(label) {
                // The edition is not known yet.
                Some(row) => [Edition::F19, Edition::F21].iter().any(|&edition| {
                    let form = form(self.table, edition);
                    form.row(row.id).is_some_and(|at| whole(form.rows[at].columns.len()))
                }),
                None => above.map_or(cells > 0 && cells == years.len(), whole),
            },
        };
        columns && (years.len() == 2 || years.len() == cells)
    }

    /// The row that bears this label.
    fn row(&self, label: &[Piece]) -> Option<&'static FormRow> {
        let (start, end) = (label.first()?.start, label.last()?.end);
        let from = self.hits.partition_point(|hit| hit.end <= start);
        let near = self.hits[from..].iter().take_while(|hit| hit.start < end);
        let row = near.filter_map(|hit| row_of(hit, self.table)).last()?;
        Some(Labels::get().rows(self.table)[usize::from(row)].row)
    }
}

/// Which of so many cells are the own year's: every second one, or one half.
fn own_places(years: &[Year], cells: usize) -> Option<Vec<usize>> {
    let (first, second) = (*years.first()?, *years.get(1)?);
    let pairs = years.chunks(2).all(|pair| pair == [first, second]);
    let own = match (first, second) {
        (Year::Own, Year::Other | Year::Number(_)) => 0,
        (Year::Other | Year::Number(_), Year::Own) => 1,
        _ => return None,
    };
    if !pairs {
        return None;
    }
    let half = cells / 2;
    Some(if years.len() == cells {
        (0..half).map(|at| at * 2 + own).collect()
    } else {
        (own * half..(own + 1) * half).collect()
    })
}

#[cfg(test)]
mod tests {

    use crate::report::{Media, NoticeKind, Report};

    const HEAD: &str = "某局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n";

    const TAIL: &str = "第二十条第（五）项\n五、存在的主要问题及改进情况\n略。\n";

    fn read(table: &str) -> Report {
        crate::read(&format!("{HEAD}{table}{TAIL}"), Media::PlainText).reports.remove(0)
    }

    fn values(report: &Report) -> Vec<String> {
        let cells = report.tables[0].cells.iter().take(6);
        cells.map(|c| format!("{}{}", c.raw, if c.doubt { "?" } else { "" })).collect()
    }

    #[test]
    fn years_are_taken_apart_by_their_headings() {
        for years in ["本年\t上年", "2023年\t2022年"] {
            let years = [years; 3].join("\t");
            let table = format!("\t{years}\n规章\t1\t10\t\t20\t3\t30\n行政规范性文件\t4\t40\t5\t50\t6\t60\n");
            assert_eq!(values(&read(&table)), ["1", "", "3", "4", "5", "6"]);
        }
        let blocks = "\t2022年度\t2023年度\n规章\t10\t20\t30\t1\t2\t3\n行政规范性文件\t40\t50\t60\t4\t5\t6\n";
        assert_eq!(values(&read(blocks)), ["1", "2", "3", "4", "5", "6"]);
    }

    #[test]
    fn years_that_cannot_be_told_apart_are_refused_and_never_mixed() {
        for table in [
            // A cell is gone.
            "\t本年\t上年\t本年\t上年\t本年\t上年\n规章\t1\t10\t2\t20\t3\n行政规范性文件\t4\t40\t5\t50\t6\t60\n",
            // Neither is the report's year.
            "\t2021年\t2022年\n规章\t10\t20\t30\t1\t2\t3\n行政规范性文件\t40\t50\t60\t4\t5\t6\n",
            // Only spaces divide.
            " 本年 上年 本年 上年 本年 上年\n规章 1 10 2 20 3 30\n行政规范性文件 4 40 6\n",
            // A row of two columns less.
            "\t本年\t上年\n规章\t1\t2\t3\t10\t20\t30\n行政规范性文件\t4\t5\n",
            // A heading a line.
            "2023年\n2022年\n规章 1 10 2\n行政规范性文件 4 40 5 50 6 60\n",
        ] {
            let report = read(table);
            assert_eq!(values(&report), ["?"; 6], "{table}");
            assert!(report.notices.iter().any(|n| n.kind == NoticeKind::SideBySide), "{table}");
        }
    }

    #[test]
    fn a_torn_label_takes_no_cells_of_its_row_in() {
        let years = ["上年\t本年"; 7].join("\t");
        let row = |label: &str, cells: &str| format!("{label}\t{cells}\n");
        let table = format!(
            "三、收到和处理政府信息公开申请情况\n申请人情况\t自然人\t法人或其他组织\t总计\n\t{years}\n{}{}\n\n公开出版物\n{}四、结转下年度继续办理\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n五、存在的主要问题\n",
            row("2.重复申请", "1\t2\t\t\t\t\t\t\t\t\t\t\t1\t2"),
            row("3.要求提供", "\t\t\t\t\t\t\t\t15\t46\t\t\t15\t46").trim_end_matches('\n'),
            row("4.无正当理由大量反复申请", "3\t4\t\t\t\t\t\t\t\t\t\t\t3\t4"),
        );
        let text = format!("某局2023年政府信息公开工作年度报告\n{table}");
        let report = crate::read(&text, Media::PlainText).reports.remove(0);
        let form = report.tables[0].form;
        let row = form.row("not_processed.publication").expect("a row of the form");
        let printed: Vec<&str> =
            report.tables[0].cells[row * 7..row * 7 + 7].iter().map(|c| &*c.raw).collect();
        assert_eq!(printed, ["", "", "", "", "46", "", "46"]);
    }

    #[test]
    fn half_a_row_of_two_years_is_no_row_of_one() {
        let outcomes = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
        let years = ["本年\t上年"; 15].join("\t");
        let table = |row: &str| {
            let text = format!(
                "某局2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n行政复议\t行政诉讼\n\
                 {outcomes}\t未经复议直接起诉\t复议后起诉\n{outcomes}\t{outcomes}\n{years}\n{row}"
            );
            crate::read(&text, Media::PlainText).reports.remove(0)
        };
        let certain =
            |report: &Report| report.tables[0].cells.iter().filter(|c| !c.doubt && !c.raw.is_empty()).count();
        assert_eq!(certain(&table(&(["3\t4"; 15].join("\t") + "\n"))), 15);
        let cut = table(&"\t".repeat(14));
        assert!(
            cut.tables.is_empty() || cut.notices.iter().any(|n| n.kind == NoticeKind::NoDataRow),
            "{cut:?}"
        );
    }

    #[test]
    fn one_year_over_a_table_is_no_comparison() {
        let table = "\t2023年\t2023年\t2023年\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n";
        assert!(read(table).notices.iter().all(|n| n.kind != NoticeKind::SideBySide));
    }
}
