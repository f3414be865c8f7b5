//! Table 2.

use super::align::{self, Match, Run};
use super::columns::{self, Habits, Manner, Margins, Problem};
use super::labels::{Hit, Labels, Mark};
use super::misspelt::add_misspelt;
use super::number;
use super::reading::{Reading, no_data_row};
use super::tokens::{Kind, Token, adopt_words, ends_text, tokens};
use super::transposed;
use crate::decimal::Decimal;
use crate::form::{Edition, TableForm, TableKind, Unit, form};
use crate::report::{Cell, ExtraRow, Notice, NoticeKind, State, Table};
use crate::source::{Source, han_only};
use crate::span::Span;
use crate::steps;

const TABLE: TableKind = TableKind::Disclosure;

/// The edition that most of the table's words speak for.
pub(super) fn edition(hits: &[Hit]) -> Option<Edition> {
    let rows = Labels::get().rows(TABLE);
    let old_form = form(TABLE, Edition::F21);
    let votes = |edition: Edition| {
        hits.iter()
            .filter(|h| match h.mark {
                Mark::EditionHead(TABLE, e) => e == edition,
                // Rows that only the older form has.
                Mark::Row(TABLE, row) => {
                    edition == Edition::F19 && old_form.row(rows[usize::from(row)].row.id).is_none()
                }
                _ => false,
            })
            .count()
    };
    let (old, new) = (votes(Edition::F19), votes(Edition::F21));
    match old.cmp(&new) {
        std::cmp::Ordering::Less => Some(Edition::F21),
        std::cmp::Ordering::Greater => Some(Edition::F19),
        std::cmp::Ordering::Equal => None,
    }
}

/// Reads the table that stands in `within`; rows of no form are returned beside it. `manner` is table 3's.
pub(super) fn read(
    source: &Source,
    within: Span,
    hits: &[Hit],
    edition: Edition,
    manner: Manner,
) -> (Reading, Vec<ExtraRow>) {
    let form = form(TABLE, edition);
    let rows = Labels::get().numbers_of(form);
    let width_of = |row: u8| rows.iter().position(|&r| r == row).map_or(0, |at| form.rows[at].columns.len());
    let mut hits = hits.to_vec();
    add_misspelt(source, within, &mut hits, &rows, TABLE);
    let hits = hits.as_slice();
    let mut tokens = tokens(source, within, hits);
    adopt_words(&mut tokens, hits, TABLE, width_of);
    let runs = align::runs(&tokens, hits, TABLE, None);
    let manner =
        columns::own_manner(&source.text, &tokens, runs.iter().map(|r| &tokens[r.from..r.to]), manner);
    let labelled = |row: u8| hits.iter().any(|h| align::row_of(h, TABLE) == Some(row));
    let matches = align::assign(&runs, &rows, None, labelled);
    let mut reader = Reader {
        source,
        within,
        form,
        hits,
        tokens: &tokens,
        runs: &runs,
        cells: vec![Cell::default(); form.size()],
        notices: Vec::new(),
        extra: Vec::new(),
        manner,
        irregular: irregular(&tokens, &runs, &rows, width_of),
        margins: common_margins(&tokens, &runs, &rows, width_of),
        in_yuan: money_in_yuan(source, hits, within),
    };
    reader.notice_truncated_headings();
    if runs.is_empty() {
        let span = Span { start: within.start, end: hits.last().map_or(within.start, |h| h.end) };
        reader.notices.push(no_data_row(form, span));
    } else if let Some(columns) = transposed::columns(&source.text, &tokens, hits, &runs, form) {
        reader.fill_columns(&columns);
    } else {
        for (row, matched) in matches.iter().enumerate() {
            reader.fill(row, rows[row], *matched, labelled(rows[row]));
        }
    }
    let labels = align::label_places(hits, TABLE, &rows);
    let printed = reader.cells.iter().filter_map(|c| c.span.as_ref());
    let ends =
        labels.iter().flatten().chain(printed).chain(reader.extra.iter().map(|e| &e.span)).map(|s| s.end);
    let span = Span { start: within.start, end: ends.max().unwrap_or(within.end).min(within.end) };
    let Reader { cells, notices, extra, .. } = reader;
    (Reading { table: Table { form, cells, span, labels }, notices, manner }, extra)
}

/// Whether rows of three columns print different numbers of cells.
fn irregular(tokens: &[Token], runs: &[Run], rows: &[u8], width_of: impl Fn(u8) -> usize) -> bool {
    let wide = |run: &&Run| {
        run.printed > 0 && run.before.is_some_and(|(row, _)| rows.contains(&row) && width_of(row) == 3)
    };
    columns::irregular(runs.iter().filter(wide).map(|run| &tokens[run.from..run.to]))
}

/// The margins that all rows with all their values print.
fn common_margins(
    tokens: &[Token],
    runs: &[Run],
    rows: &[u8],
    width_of: impl Fn(u8) -> usize,
) -> Option<Margins> {
    let full = runs.iter().filter_map(|run| {
        let (row, _) = run.before.filter(|(row, used)| !used && rows.contains(row))?;
        columns::margins(&tokens[run.from..run.to], width_of(row))
    });
    let mut full = full.map(|m| Margins { behind: 0, ..m });
    let first = full.next()?;
    full.all(|other| other == first).then_some(first)
}

/// Whether the heading of a money column says that it counts 元 instead of 万元.
fn money_in_yuan(source: &Source, hits: &[Hit], within: Span) -> bool {
    hits.iter().any(|hit| {
        steps::add((hit.end - hit.start) as usize);
        let print = han_only(Span { start: hit.start, end: hit.end }.of(&source.text));
        if !print.ends_with("金额") {
            return false;
        }
        let behind: String = source.text[hit.end as usize..within.end as usize].chars().take(16).collect();
        let unit = behind.split(['\t', '\n', '|']).next().map(han_only).unwrap_or_default();
        unit == "单位元" || unit == "元"
    })
}

struct Reader<'a> {
    source: &'a Source,
    within: Span,
    form: &'static TableForm,
    hits: &'a [Hit],
    tokens: &'a [Token],
    runs: &'a [Run],
    cells: Vec<Cell>,
    notices: Vec<Notice>,
    extra: Vec<ExtraRow>,
    manner: Manner,
    /// The margins of the rows that print all their columns.
    margins: Option<Margins>,
    /// Whether rows of as many columns print different numbers of cells.
    irregular: bool,
    in_yuan: bool,
}

impl Reader<'_> {
    /// Says which columns' headings are cut off: a word behind 信息内容 that the heading of its column begins with.
    fn notice_truncated_headings(&mut self) {
        let mut column = None;
        for token in self.tokens {
            let print = token.span.of(&self.source.text);
            match token.kind {
                Kind::Hit(hit) if align::row_of(&self.hits[hit], TABLE).is_some() => column = None,
                Kind::Hit(_) if han_only(print) == "信息内容" => column = Some(0),
                Kind::Hit(_) => column = column.map(|c| c + 1),
                Kind::Word => {
                    let cut = column.and_then(|c| self.truncated(token.span, c));
                    self.notices.extend(cut);
                    column = column.map(|c| c + 1);
                }
                Kind::Value | Kind::Blank => {}
            }
        }
    }

    /// The notice on a heading that is cut off: what is printed is the beginning of the heading that this column
    /// has in the block whose first row is labelled next.
    fn truncated(&self, print: Span, column: usize) -> Option<Notice> {
        let next = self.hits.iter().filter(|h| h.start >= print.end).find_map(|h| align::row_of(h, TABLE))?;
        let id = Labels::get().rows(TABLE)[usize::from(next)].row.id;
        let first = self.form.row(id)?;
        let heading = han_only(self.form.rows[first].columns.get(column)?.label.zh);
        let word = han_only(print.of(&self.source.text));
        if word.chars().count() < 2 || word == heading || !heading.starts_with(&word) {
            return None;
        }
        let block = self.form.rows[first].block;
        let rows = (first..self.form.rows.len()).take_while(|&row| self.form.rows[row].block == block);
        Some(Notice {
            kind: NoticeKind::LabelTruncated,
            table: TABLE,
            cells: rows.map(|row| self.form.cell_at(row, column)).collect(),
            spans: vec![print],
            print: print.of(&self.source.text).to_owned(),
        })
    }

    fn fill_columns(&mut self, rows: &[Vec<Span>]) {
        for (row, values) in rows.iter().enumerate() {
            for ((at, span), column) in self.row_cells(row).zip(values).zip(self.form.rows[row].columns) {
                self.cells[at] = self.cell(*span, column.unit);
            }
        }
    }

    fn fill(&mut self, row: usize, number: u8, matched: Option<Match>, labelled: bool) {
        let children = self.sub_rows(number);
        if !children.is_empty() {
            self.fill_from_sub_rows(row, &children);
            return;
        }
        let Some(matched) =
            matched.filter(|m| m.certain || self.runs[m.run].before.is_none_or(|b| b.0 == number))
        else {
            // Numbers that stand at no label may be this row's.
            let last_label = self.hits.iter().rev().find_map(|h| align::row_of(h, TABLE));
            let ends_here = last_label == Some(number) && self.within.end >= self.source.content_end;
            let loose = ends_here || self.runs.iter().any(|run| run.printed > 0 && run.before.is_none());
            let state = if labelled && !loose { State::Blank } else { State::Missing };
            self.row_cells(row).for_each(|at| {
                self.cells[at].state = state;
                self.cells[at].doubt = loose;
            });
            if loose {
                self.notice(NoticeKind::ShortRow, row, None);
            }
            return;
        };
        let run = &self.runs[matched.run];
        let tokens = &self.tokens[run.from..run.to];
        let (cells, problem) = self.cells_of(row, tokens);
        let cut = run.cut
            || (tokens.len() < cells.len() || run.printed == 0 || row + 1 < self.form.rows.len())
                && ends_text(self.source, tokens);
        let doubt = problem.is_some() || !matched.certain || cut;
        if doubt {
            let kind = problem.unwrap_or(NoticeKind::LabelLost);
            let print = tokens.iter().map(|t| t.span).reduce(Span::to);
            self.notice(kind, row, print);
        }
        let range = self.row_cells(row);
        for (at, cell) in range.zip(cells) {
            self.cells[at] = Cell { doubt, ..cell };
        }
    }

    /// The runs of a row that stand behind labels of their own: at least one run, each with other words before.
    fn sub_rows(&self, number: u8) -> Vec<usize> {
        let own: Vec<usize> = (0..self.runs.len())
            .inspect(|_| steps::add(1))
            .filter(|&run| self.runs[run].printed > 0 && self.runs[run].before.is_some_and(|b| b.0 == number))
            .collect();
        let labelled = own.iter().all(|&run| self.sub_label(run).is_some());
        if labelled && own.len() > 1 { own } else { Vec::new() }
    }

    /// The words right before a run that are not the row's label: a label of its own, as long as its cell.
    fn sub_label(&self, run: usize) -> Option<Span> {
        let before = self.tokens[..self.runs[run].from].last()?;
        let own = match before.kind {
            Kind::Word => true,
            Kind::Hit(hit) => matches!(self.hits[hit].mark, Mark::Other | Mark::Total),
            Kind::Value | Kind::Blank => false,
        };
        let piece = self.source.pieces.get(self.source.piece_at(before.span.start))?;
        // In a line without cells the label is what stands between the row's own label and the numbers.
        let behind = self.tokens[..self.runs[run].from].iter().rev().skip(1).find(|t| {
            steps::add(1);
            t.kind == Kind::Value
                || matches!(t.kind, Kind::Hit(hit) if align::row_of(&self.hits[hit], TABLE).is_some())
        });
        let start = behind.map_or(piece.start, |t| piece.start.max(t.span.end));
        let end = piece.end.min(self.tokens[self.runs[run].from].span.start);
        let print = Span { start, end }.of(&self.source.text);
        let start = start + (print.len() - print.trim_start().len()) as u32;
        let span = Span { start, end: start + print.trim().len() as u32 };
        let own = own && span.start <= before.span.start && span.end >= before.span.end;
        own.then_some(span)
    }

    fn fill_from_sub_rows(&mut self, row: usize, children: &[usize]) {
        let form_row = &self.form.rows[row];
        let range = self.row_cells(row);
        let mut sums = vec![Some(Decimal::ZERO); form_row.columns.len()];
        let mut spans = Vec::new();
        for &run in children {
            let tokens = &self.tokens[self.runs[run].from..self.runs[run].to];
            let (cells, problem) = self.cells_of(row, tokens);
            for (sum, cell) in sums.iter_mut().zip(&cells) {
                *sum = sum.zip(cell.value.filter(|_| problem.is_none())).map(|(a, b)| a + b);
            }
            let label = self.sub_label(run).unwrap_or(tokens[0].span);
            let span = tokens.iter().fold(label, |span, t| span.to(t.span));
            spans.push(span);
            self.extra.push(ExtraRow {
                table: TABLE,
                parent: Some(row as u16),
                label: format!("{} / {}", form_row.label().zh, label.of(&self.source.text)),
                cells,
                span,
            });
        }
        for (at, sum) in range.clone().zip(sums) {
            let state = if sum.is_some() { State::Number } else { State::Blank };
            self.cells[at] = Cell { value: sum, state, doubt: true, ..Cell::default() };
        }
        let cells = range.map(|at| self.form.cell_at(0, 0).sibling(at)).collect();
        let print = spans[0].to(spans[spans.len() - 1]).of(&self.source.text).to_owned();
        self.notices.push(Notice { kind: NoticeKind::SummedSubRows, table: TABLE, cells, spans, print });
    }

    /// The cells that a run prints for a row, and what keeps them from being certain.
    fn cells_of(&self, row: usize, tokens: &[Token]) -> (Vec<Cell>, Option<NoticeKind>) {
        let columns = self.form.rows[row].columns;
        // No identity ties the cells of table 2 together: glued digits divide in one way, or stay as they are.
        let never = |_: &[i64]| None;
        let habits = Habits {
            manner: self.manner,
            margins: self.margins,
            irregular: self.irregular,
            ..Habits::default()
        };
        let placed = columns::place(&self.source.text, tokens, columns.len(), habits, &never);
        let problem = placed.problem.map(|p| match p {
            Problem::Short => NoticeKind::ShortRow,
            Problem::Long => NoticeKind::LongRow,
            Problem::Glued => NoticeKind::GluedDigits,
        });
        let blank = if placed.ways.len() == 1 { State::Blank } else { State::Missing };
        let way = placed.agreed().unwrap_or_else(|| vec![None; columns.len()]);
        let cells = way.iter().zip(columns).map(|(span, column)| match span {
            Some(span) => self.cell(*span, column.unit),
            None => Cell { state: blank, ..Cell::default() },
        });
        (cells.collect(), problem)
    }

    fn cell(&self, span: Span, unit: Unit) -> Cell {
        let print = span.of(&self.source.text);
        let cell = number::cell(print, unit, span);
        let bare = !print.contains(['元', '万']);
        if unit == Unit::Wan && self.in_yuan && bare {
            return Cell { value: cell.value.map(|v| v.shift_right(4)), ..cell };
        }
        cell
    }

    fn row_cells(&self, row: usize) -> std::ops::Range<usize> {
        let first = usize::from(self.form.cell_at(row, 0).index);
        first..first + self.form.rows[row].columns.len()
    }

    fn notice(&mut self, kind: NoticeKind, row: usize, print: Option<Span>) {
        let cells = self.row_cells(row).map(|at| self.form.cell_at(0, 0).sibling(at)).collect();
        let spans = print.into_iter().collect();
        let print = print.map(|p| p.of(&self.source.text).to_owned()).unwrap_or_default();
        self.notices.push(Notice { kind, table: TABLE, cells, spans, print });
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::report::{Media, NoticeKind};

    #[test]
    fn headings_that_lost_their_second_line_are_told() {
        let text = "第二十条第（一）项 |\n信息内容 |\n本年新 |\n本年新 |\n对外公开总数量 |\n规章 |\n1 |\n2 |\n3 |\n\
            规范性文件 |\n0 |\n0 |\n0 |\n第二十条第（五）项 |\n信息内容 |\n上一年项目数量 |\n本年增/减 |\n处理决定数量 |\n\
            行政许可 |\n4 |\n0 |\n5 |\n";
        let document = read(text, Media::PlainText);
        let report = &document.reports[0];
        let cut = report.notices.iter().filter(|n| n.kind == NoticeKind::LabelTruncated);
        let cells: Vec<String> = cut.map(|n| n.cells[0].to_string()).collect();
        assert_eq!(cells, ["disclosure.rules.newly_made", "disclosure.rules.newly_disclosed"]);
        assert_eq!(report.value("disclosure.rules.total_public"), Some(3.into()));
    }
}
