//! Tables that print two years beside each other.
//!
//! The years are taken apart where cells are divided, headings say which year is the report's own, and every row of
//! numbers has its place for both. Otherwise the table is refused: two years mixed would look like one.

use super::labels::Hit;
use super::regions::Region;
use crate::form::TableKind;
use crate::source::{Piece, Source, digit, is_han};
use crate::span::Span;
use crate::steps;

/// What was found in the tables of one report.
#[derive(Default)]
pub(super) struct Compared {
    /// The text without the cells of the other years, where any could be told.
    pub(super) apart: Option<Source>,
    /// The tables whose years cannot be told apart.
    pub(super) refused: Vec<TableKind>,
}

/// Looks for a second year beside the report's own.
pub(super) fn compared(source: &Source, hits: &[Hit], regions: &[Region], year: Option<u16>) -> Compared {
    let mut found = Compared::default();
    let mut others: Vec<usize> = Vec::new();
    let mut unclear: Vec<TableKind> = Vec::new();
    for region in regions.iter().filter(|r| r.table != TableKind::Statistics) {
        let table = Printed::of(source, hits, region, year);
        if table.has_two_years() {
            match table.of_other_year() {
                Some(other) => others.extend(other),
                None => found.refused.push(region.table),
            }
        } else {
            unclear.push(region.table);
        }
    }
    // Beside a table of two years that cannot be told apart, one that shows only one set of numbers may hold both,
    // its blanks dropped.
    if !found.refused.is_empty() {
        found.refused.append(&mut unclear);
    }
    if !others.is_empty() {
        let mut others = others.into_iter().peekable();
        let own = |(at, _): &(usize, &Piece)| others.next_if_eq(at).is_none();
        let pieces = source.pieces.iter().enumerate().filter(own).map(|(_, &piece)| piece).collect();
        found.apart = Some(Source { text: source.text.clone(), pieces, ..*source });
    }
    found
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
        let named = matches!(&word[4..], "" | "年" | "年度") && (2000..2100).contains(&number);
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
    fn of(source: &'a Source, hits: &'a [Hit], region: &Region, year: Option<u16>) -> Printed<'a> {
        let Span { start, end } = region.span;
        let first = source.piece_at(start);
        let pieces = &source.pieces[first..];
        let pieces = &pieces[..pieces.partition_point(|p| p.start < end)];
        let hits = &hits[region.first..];
        let hits = &hits[..hits.partition_point(|h| h.start < end)];
        Printed { source, hits, table: region.table, year, first, pieces }
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
            let cells = &line[label..];
            if cells.iter().all(|piece| piece.start == piece.end)
                && !self.fits(cells.len(), headings.as_deref())
            {
                continue;
            }
            let years = headings.as_deref().filter(|years| self.fits(cells.len(), Some(years)))?;
            let is_cell = cells.iter().all(|piece| piece.cell);
            let own = is_cell.then(|| own_places(years, cells.len())).flatten()?;
            out.extend((0..cells.len()).filter(|at| !own.contains(at)).map(|at| start + label + at));
        }
        Some(out)
    }

    fn text(&self, piece: &Piece) -> &'a str {
        &self.source.text[piece.start as usize..piece.end as usize]
    }

    fn is_label(&self, piece: &Piece) -> bool {
        let text = self.text(piece);
        let words = text.chars().filter(|c| is_han(*c)).count();
        self.has_word(piece)
            || words > 2
            || words > 0 && text.starts_with(is_han) && !text.starts_with(['无', '增', '减'])
    }

    /// Whether a row with so many cells has one for both years in each of its columns.
    fn fits(&self, cells: usize, years: Option<&[Year]>) -> bool {
        let columns = match self.table {
            TableKind::Requests => cells == 14,
            TableKind::Disputes => cells == 30,
            _ => cells > 0 && cells.is_multiple_of(2),
        };
        columns && years.is_some_and(|years| years.len() == 2 || years.len() == cells)
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
            // A heading a line.
            "2023年\n2022年\n规章 1 10 2\n行政规范性文件 4 40 5 50 6 60\n",
        ] {
            let report = read(table);
            assert_eq!(values(&report), ["?"; 6], "{table}");
            assert!(report.notices.iter().any(|n| n.kind == NoticeKind::SideBySide), "{table}");
        }
    }

    #[test]
    fn one_year_over_a_table_is_no_comparison() {
        let table = "\t2023年\t2023年\t2023年\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n";
        assert!(read(table).notices.iter().all(|n| n.kind != NoticeKind::SideBySide));
    }
}
