//! The statistics table of 2014 to 2018: one number a row.
//!
//! Labels are found by their words ([`words`]), the table's part of the text becomes labels, units and values
//! ([`tokens`]), these become entries ([`entries`]), and entries are matched with the rows of the form here. Rows
//! whose words are known need no help; what stands between two known rows is matched with the rows that the form
//! has between them. Whatever could be another row's number, or another column's, carries doubt.

mod columns;
mod displaced;
mod entries;
mod tokens;
mod words;

use super::labels::{self, Mark};
use super::number;
use super::pages;
use super::proof::Shown;
use super::regions::Fragment;
use crate::form::{Edition, TableForm, TableKind, Unit, form};
use crate::order;
use crate::report::{Cell, ColumnProof, ExtraRow, Notice, NoticeKind, RowProof, State, Table};
use crate::slice::Slice as _;
use crate::source::{Source, digit};
use crate::span::Span;
use crate::spelling::distance_within;
use columns::Columns;
use entries::{Entry, Label};
use tokens::{Kind, Token};
use words::{Hit, Words, chars};

const TABLE: TableKind = TableKind::Statistics;

/// The statistics tables of a text; `marks` are the words of all forms in it, `titles` where its titles start.
pub(super) fn regions(text: &str, marks: &[labels::Hit], titles: &[u32]) -> Vec<Fragment> {
    /// Words that only this table has; fewer are no table.
    const LEAST: usize = 3;
    if marks.iter().filter(|h| h.mark == Mark::Statistics).count() < LEAST {
        return Vec::new();
    }
    let places = words::places(text, &Words::get().find(text), titles);
    let region = |span: Span| {
        let first = marks.partition_point(|h| h.start < span.start);
        let last = marks.partition_point(|h| h.start < span.end);
        Fragment { table: TABLE, span, first, last, whole: true, rows: 0 }
    };
    places.into_iter().map(region).filter(|r| r.first < r.last).collect()
}

/// Whether a heading is the table's, such as 一、主动公开情况 in it or 六、政府信息公开情况统计表 over it, and so no
/// section of the report.
pub(super) fn is_own_heading(text: &str, heading: Span, tables: &[Fragment]) -> bool {
    let inside = tables.iter().any(|r| (r.span.start..r.span.end).contains(&heading.start));
    inside || text.part(heading.end as usize..).starts_with("统计表")
}

/// What was read of a table.
pub(super) struct Reading {
    pub(super) table: Table,
    pub(super) extra: Vec<ExtraRow>,
    pub(super) notices: Vec<Notice>,
    /// Numbers of lines, and of columns that are not the year's own.
    pub(super) aside: Vec<Span>,
}

/// Reads the table that begins where the region does; it may go on up to `end`. `year` helps to tell the columns
/// of two years apart.
pub(super) fn read(source: &Source, region: Span, end: u32, year: Option<u16>) -> Reading {
    let words = Words::get();
    let within = Span { start: region.start, end: end.max(region.end) };
    // Of a file with many reports each looks at its own part only.
    let hits = words.find_within(&source.text, within);
    let last = hits.iter().rposition(|h| h.row().is_some() && h.start < region.end).unwrap_or(0);
    let hits: Vec<Hit> = hits.into_iter().take(last + 1).collect();
    let tokens = tokens::tokens(source, within, &hits);
    let tokens = without_aftermath(&tokens, last);
    let mut entries = entries::entries(source, tokens, &hits);
    drop_aftermath(&mut entries);
    let form = form(TABLE, Edition::S14);
    let head_end = entries.iter().find(|e| matches!(e.label, Label::Row(..))).and_then(|e| e.print);
    let head = Span { start: within.start, end: head_end.map_or(within.start, |p| p.start) };
    let mut reader = Reader {
        source,
        form,
        columns: Columns::of(source, head, &entries, year),
        units: entries.iter().filter(|e| e.unit.is_some()).count() * 2 > entries.len(),
        bare: false,
        nameless: false,
        rows: vec![None; form.rows.len()],
        doubted: vec![None; form.rows.len()],
        cells: vec![Cell::default(); form.size()],
        extra: Vec::new(),
        notices: Vec::new(),
        entries,
    };
    reader.match_rows();
    reader.fill();
    let labels: Vec<Option<Span>> =
        reader.rows.iter().map(|entry| entry.and_then(|at| reader.entries[at].print)).collect();
    let printed = reader.cells.iter().filter_map(|c| c.span.as_ref());
    let extra = reader.extra.iter().map(|row| &row.span);
    let stop = labels.iter().flatten().chain(printed).chain(extra).map(|s| s.end).max();
    let span = Span { start: region.start, end: stop.unwrap_or(region.end) };
    let Reader { cells, extra, notices, entries, columns, rows, .. } = reader;
    let of_columns = |entry: &&Entry| columns.count > 1 && entry.printed().len() == columns.count;
    let of_columns = rows.iter().flatten().map(|&at| &entries[at]).filter(of_columns);
    let of_lines = (0..tokens.len()).filter(|&at| entries::is_line_number(tokens, at)).map(|at| &tokens[at]);
    let aside = of_columns.flat_map(|entry| &entry.values).chain(of_lines).map(|token| token.span).collect();
    Reading { table: Table { form, cells, span, labels }, extra, notices, aside }
}

/// The tokens up to the last label, and behind it what may still be the table's: to the first words of another
/// line, or behind the row's own number.
fn without_aftermath(tokens: &[Token], last: usize) -> &[Token] {
    /// More than a row has.
    const MOST: usize = 8;
    let Some(label) = tokens.iter().rposition(|t| t.kind == Kind::Hit(last)) else { return tokens };
    let behind = &tokens[label + 1..];
    let own_line = behind.iter().take_while(|t| t.row == tokens[label].row).count();
    let value = behind[..own_line].iter().position(Token::is_value).filter(|_| tokens[label].cells <= 1);
    let prose =
        value.and_then(|at| behind[at..own_line].iter().position(|t| t.kind == Kind::Word).map(|n| at + n));
    if let Some(prose) = prose {
        return &tokens[..=label + prose];
    }
    // Further lines of cells with a unit among them are rows that some place has added.
    let rows = behind.chunk_by(|a, b| a.row == b.row).take_while(|line| {
        line[0].row == tokens[label].row
            || line[0].cells > 1 && line.iter().any(|t| t.kind == Kind::Unit)
            || line[0].cells <= 1 && line.iter().all(|t| t.kind != Kind::Word)
            || line.iter().all(|t| t.kind == Kind::Blank)
    });
    let mut kept = 0;
    let mut lone = 0;
    for line in rows {
        lone += usize::from(line[0].cells <= 1) * line.len();
        if lone > MOST {
            break;
        }
        kept += line.len();
    }
    &tokens[..=label + kept]
}

/// Behind the last label only whole rows of cells count.
fn drop_aftermath(entries: &mut Vec<Entry>) {
    let Some(last) = entries.iter().rposition(|e| matches!(e.label, Label::Row(..))) else { return };
    let mut at = 0;
    entries.retain(|entry| {
        at += 1;
        at <= last + 1 || entry.structured && entry.print.is_some() && entry.unit.is_some()
    });
}

struct Reader<'a> {
    source: &'a Source,
    form: &'static TableForm,
    columns: Columns,
    /// Whether most rows print their unit.
    units: bool,
    /// Whether most labels have nothing behind them: the numbers must be elsewhere.
    bare: bool,
    /// Whether any number stands without a label.
    nameless: bool,
    entries: Vec<Entry>,
    /// For each row of the form its entry.
    rows: Vec<Option<usize>>,
    /// For each row of the form why its number may not be its own.
    doubted: Vec<Option<NoticeKind>>,
    cells: Vec<Cell>,
    extra: Vec<ExtraRow>,
    notices: Vec<Notice>,
}

impl Reader<'_> {
    /// Finds the entry of each row: by its label, then by its place.
    fn match_rows(&mut self) {
        self.tell_twins_apart();
        let doubtful = displaced::rejoin(&self.source.text, self.form.rows, &mut self.entries);
        let counted = doubtful.is_some();
        doubtful.into_iter().flatten().for_each(|part| self.doubt_part(part));
        let rows = || self.entries.iter().filter(|e| matches!(e.label, Label::Row(..)));
        self.bare = rows().filter(|e| e.unit.is_none() && e.values.is_empty()).count() * 2 > rows().count();
        self.nameless =
            self.entries.iter().any(|e| e.label == Label::Unknown && e.print.is_none() && e.has_value());
        for at in 0..self.entries.len() {
            if let Label::Row(row, _) = self.entries[at].label {
                self.take(usize::from(row), at);
            }
        }
        self.match_by_place();
        if !counted {
            self.doubt_late_labels();
        }
        self.doubt_in_place_of_missing();
    }

    /// Doubts a row whose label stands where another row's is missing: the other's, with a typo, may read just like it
    /// (不同意公开答复数 without its first character). So may one behind a label that no row has, when a row behind it is
    /// missing: its own label may be the one that nobody knows.
    fn doubt_in_place_of_missing(&mut self) {
        let named: Vec<(usize, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(at, entry)| {
                let Label::Row(row, _) = entry.label else { return None };
                Some((usize::from(row), at)).filter(|&(row, at)| self.rows[row] == Some(at))
            })
            .collect();
        for window in named.windows(3) {
            let [(before, from), (row, at), (behind, _)] = *window else { continue };
            let missing = |other: &usize| self.rows[*other].is_none() && !self.form.rows[*other].local;
            let displaced = !(before..behind).contains(&row);
            let unknown = |at: usize| {
                let entry = &self.entries[at];
                entry.label == Label::Unknown && entry.unit.is_some() && !self.rows.contains(&Some(at))
            };
            let other = if displaced {
                (before..behind).find(missing)
            } else {
                (row..behind).find(missing).filter(|_| (from + 1..at).any(unknown))
            };
            if let Some(other) = other {
                self.doubted[row].get_or_insert(NoticeKind::LabelLost);
                self.doubted[other].get_or_insert(NoticeKind::LabelLost);
            }
        }
    }

    /// Of two rows with one label the one that belongs to the block being read. Misspelt labels tell the block too.
    fn tell_twins_apart(&mut self) {
        let block = self.form.row("litigation.total").unwrap_or_default();
        let from = self.form.row("review.total").unwrap_or_default();
        let text = &self.source.text;
        let misspelt = |print: Span| {
            let label = chars(print.of(text));
            let like = |row: &usize| {
                let core = &Words::get().cores[*row];
                distance_within(&label, core, (core.len() / 4).max(1)).is_some()
            };
            (from..self.form.rows.len()).find(like)
        };
        let mut seen = vec![false; self.form.rows.len()];
        let mut last = 0;
        for entry in &mut self.entries {
            let (first, second) = match entry.label {
                Label::Row(first, second) => (usize::from(first), second),
                Label::Unknown => match entry.print.and_then(misspelt) {
                    Some(row) => (row, None),
                    None => continue,
                },
                Label::Head => continue,
            };
            let is_over = |second: u8| last >= block || seen[first] && !seen[usize::from(second)];
            let row = second.filter(|&second| is_over(second)).map_or(first, usize::from);
            if entry.label != Label::Unknown {
                entry.label = Label::Row(row as u8, None);
            }
            last = row;
            seen[row] = true;
        }
    }

    /// Doubts every row that a part of the entries names, and those between them that the table need not have.
    fn doubt_part(&mut self, part: std::ops::Range<usize>) {
        let named = self.entries[part].iter().filter_map(|e| match e.label {
            Label::Row(row, _) => Some(usize::from(row)),
            _ => None,
        });
        let named: Vec<usize> = named.collect();
        let (first, last) = (named.iter().min().copied(), named.iter().max().copied());
        let between = first.unwrap_or(0)..last.map_or(0, |row| row + 1);
        let local = between.filter(|&row| self.form.rows[row].local);
        for row in named.iter().copied().chain(local) {
            self.doubted[row] = Some(NoticeKind::LabelLost);
        }
    }

    /// Gives a row its entry. A second entry for a row counts when it says the same, or when the first said nothing.
    fn take(&mut self, row: usize, at: usize) {
        let Some(before) = self.rows[row] else {
            self.rows[row] = Some(at);
            return;
        };
        let prints = |at: usize| -> Vec<&str> {
            self.entries[at].printed().iter().map(|t| t.span.of(&self.source.text)).collect()
        };
        let (old, new) = (prints(before), prints(at));
        // A blank row of the table, and the same words with a number in prose, are not one.
        let is_row = |at: usize| self.entries[at].unit.is_some();
        let contradict = match (old.is_empty(), new.is_empty()) {
            (true, false) => is_row(before),
            (false, true) => is_row(at),
            _ => old != new,
        };
        if contradict {
            self.doubted[row] = Some(NoticeKind::LongRow);
        }
        if old.is_empty() {
            self.rows[row] = Some(at);
        }
    }

    /// Entries without a known label between two rows that have theirs: the rows that the form has there, or rows
    /// that only this place has.
    fn match_by_place(&mut self) {
        let mut before: Option<usize> = None;
        let mut at = 0;
        while at < self.entries.len() {
            if let Label::Row(row, _) = self.entries[at].label {
                before = Some(usize::from(row));
                at += 1;
                continue;
            }
            let until = (at..self.entries.len())
                .find(|&e| matches!(self.entries[e].label, Label::Row(..)))
                .unwrap_or(self.entries.len());
            let after = match self.entries.get(until).map(|e| e.label) {
                Some(Label::Row(row, _)) => usize::from(row),
                _ => self.form.rows.len(),
            };
            self.match_gap(at..until, before, after);
            at = until;
        }
    }

    fn match_gap(&mut self, gap: std::ops::Range<usize>, before: Option<usize>, after: usize) {
        let from = before.map_or(0, |row| row + 1);
        let mut missing: Vec<usize> =
            (from..after.max(from)).filter(|&row| self.rows[row].is_none()).collect();
        let counts =
            |e: &Entry| e.label == Label::Unknown && (e.unit.is_some() || e.print.is_some() && e.has_value());
        let mut unknown: Vec<usize> = gap.clone().filter(|&at| counts(&self.entries[at])).collect();
        // A label with a typo, or torn in two.
        unknown.retain(|&at| {
            let Some((row, certain)) = self.likest(at, gap.end, &missing) else { return true };
            self.rows[row] = Some(at);
            if !certain {
                self.doubted[row] = Some(NoticeKind::LabelLost);
            }
            missing.retain(|&other| other != row);
            false
        });
        // A row that only some places have may be the one without its label, or with a label much like its own.
        let text = &self.source.text;
        let lost = |e: &Entry| e.print.is_none() && e.has_value();
        let alike = |e: &Entry, core: &[char]| {
            /// So many characters are the beginning of a label that is torn.
            const BEGIN: usize = 3;
            let label = e.print.map(|print| chars(print.of(text))).unwrap_or_default();
            let begins = label.iter().zip(core).take_while(|(a, b)| a == b).count() >= BEGIN;
            begins || !label.is_empty() && distance_within(&label, core, core.len() / 2).is_some()
        };
        for &row in missing.iter().filter(|&&row| self.form.rows[row].local) {
            let core = &Words::get().cores[row];
            if unknown.iter().map(|&at| &self.entries[at]).any(|e| lost(e) || alike(e, core)) {
                self.doubted[row] = Some(NoticeKind::LabelLost);
            }
        }
        missing.retain(|&row| !self.form.rows[row].local);
        let printed = |&at: &usize| !self.entries[at].printed().is_empty();
        if unknown.is_empty() || before.is_none() && missing.is_empty() {
            return;
        }
        let nameless = unknown.iter().any(|&at| self.entries[at].print.is_none());
        if nameless && unknown.len() == missing.len() {
            for (&row, &at) in missing.iter().zip(&unknown) {
                self.rows[row] = Some(at);
                self.doubted[row] = Some(NoticeKind::LabelLost);
            }
            return;
        }
        // Numbers without a name may be any of the rows that are missing; and so may, of rows with one, those
        // that say something else in as many words.
        if nameless || !missing.is_empty() && unknown.iter().any(printed) {
            for &row in &missing {
                self.doubted[row] = Some(NoticeKind::LabelLost);
            }
        }
        for at in unknown {
            self.add_extra_row(at, before);
        }
    }

    /// The missing row whose label an entry's words are most like, and whether they are surely meant for it.
    fn likest(&self, at: usize, end: usize, missing: &[usize]) -> Option<(usize, bool)> {
        let text = &self.source.text;
        let entry = &self.entries[at];
        let label = chars(entry.print?.of(text));
        let cores = &Words::get().cores;
        let typo = |row: &usize| {
            let core = &cores[*row];
            distance_within(&label, core, (core.len() / 4).max(1)).map(|d| (d, *row))
        };
        let mut typos: Vec<(usize, usize)> = missing.iter().filter_map(typo).collect();
        order::by_key(&mut typos, |&(d, row)| (d << 8 | row) as u32);
        if let Some(&(d, row)) = typos.first() {
            let alone = typos.get(1).is_none_or(|&(other, _)| other > d);
            return Some((row, alone));
        }
        let starts = |row: &&usize| label.len() >= 2 && cores[**row].starts_with(&label);
        let mut torn = missing.iter().filter(starts);
        let (Some(&row), None) = (torn.next(), torn.next()) else { return None };
        let rest = (at + 1..end).filter_map(|other| self.entries[other].print).find_map(|print| {
            let rest = chars(print.of(text));
            (!rest.is_empty()).then_some(rest)
        });
        let whole = rest.is_some_and(|rest| [label.as_slice(), &rest].concat() == cores[row]);
        Some((row, whole || label.len() * 2 > cores[row].len() && label.len() >= 5))
    }

    fn add_extra_row(&mut self, at: usize, before: Option<usize>) {
        let entry = &self.entries[at];
        let (Some(print), Some(span)) = (entry.print, entry.span()) else { return };
        let values = entry.printed();
        let cells = values.iter().map(|t| number::cell(t.span.of(&self.source.text), Unit::Count, t.span));
        // A row inside of a sum is a part of it; each row has one cell.
        let sum = |row: usize| self.form.identities.iter().rev().find(|sum| sum.contains(row as u16));
        let total = before.and_then(sum).map(|sum| sum.line);
        let label = print.of(&self.source.text);
        let label = match total {
            Some(total) => {
                let parent: String = Words::get().cores[total].iter().collect();
                format!("{parent} / {label}")
            }
            None => label.to_owned(),
        };
        let parent = total.map(|row| row as u16);
        self.extra.push(ExtraRow { table: TABLE, parent, label, cells: cells.collect(), span });
    }

    /// Reads the number of every row.
    fn fill(&mut self) {
        if self.is_torn_apart() {
            return;
        }
        for row in (0..self.form.rows.len()).filter(|&row| self.form.rows[row].local) {
            let torn = |other: usize| {
                let national = |&at: &usize| !self.form.rows[at].local;
                let next = (other + 1..self.form.rows.len()).find(national);
                next.is_some_and(|next| self.rows[next].is_none())
            };
            // Where the table breaks off, so may rows that it need not have.
            if self.rows[row].is_none() && torn(row) {
                self.doubted[row].get_or_insert(NoticeKind::LabelLost);
            }
        }
        // Where no row's number could be told from another's, a row that is not found is not absent.
        let unread = self.columns.are_unread().then_some(NoticeKind::SideBySide);
        for row in 0..self.form.rows.len() {
            let Some(at) = self.rows[row] else {
                if let Some(kind) = self.doubted[row].or(unread) {
                    self.cells[row].object(kind);
                    self.notice(kind, row, None);
                }
                continue;
            };
            let (cell, problem) = self.cell(row, at);
            let problem = problem.or(self.doubted[row]);
            let (row_proof, column) = (Some(RowProof::OwnLabel), Some(ColumnProof::FullRow));
            let shown = Shown { row: row_proof, column };
            self.cells[row] = shown.of(cell).objected(problem);
            if let Some(kind) = problem {
                self.notice(kind, row, self.entries[at].span());
            }
        }
    }

    /// Where numbers stand before their labels, a label may seem to have the next row's number: from a number
    /// without a label to a label without a number all is doubtful.
    fn doubt_late_labels(&mut self) {
        let mut nameless = 0_usize;
        for at in 0..self.entries.len() {
            let entry = &self.entries[at];
            let printed = !entry.printed().is_empty();
            match entry.label {
                Label::Unknown if entry.print.is_none() && printed => {
                    nameless += usize::from(!self.rows.contains(&Some(at)));
                }
                Label::Row(row, _) => {
                    let bare = !printed && entry.unit.is_none();
                    if nameless > 0 {
                        self.doubted[usize::from(row)].get_or_insert(NoticeKind::LabelLost);
                    }
                    nameless -= usize::from(bare && nameless > 0);
                }
                Label::Unknown | Label::Head => {}
            }
        }
    }

    /// Labels in one place and numbers in another, as some PDF tools write columns: which belong together can only
    /// be told by counting, and only when there are as many.
    fn is_torn_apart(&mut self) -> bool {
        /// Numbers that no row has.
        const HEAP: usize = 8;
        let found: Vec<(usize, usize)> =
            self.rows.iter().enumerate().filter_map(|(row, at)| at.map(|at| (row, at))).collect();
        let Some(heap) = self.entries.iter().map(|e| e.printed().len()).max().filter(|&n| n >= HEAP) else {
            return false;
        };
        let lone = found.iter().filter(|&&(_, at)| self.entries[at].printed().is_empty()).count();
        if lone * 2 < found.len() {
            return false;
        }
        let at = self.entries.iter().rposition(|e| e.printed().len() == heap).unwrap_or_default();
        let values = self.entries[at].printed();
        let numbers: Vec<&Token> =
            values.iter().filter(|t| !number::is_placeholder(t.span.of(&self.source.text))).collect();
        let fits = numbers.len() == found.len() && lone + 1 >= found.len();
        for (index, &(row, _)) in found.iter().enumerate() {
            let token = numbers.get(index).filter(|_| fits);
            let cell = token.map_or_else(Cell::default, |t| self.number(row, t.span, None));
            self.cells[row] = cell.objected(Some(NoticeKind::LabelLost));
        }
        let cells = found.iter().map(|&(row, _)| self.form.cell_at(row, 0)).collect();
        let span = values.iter().map(|t| t.span).reduce(Span::to);
        let (kind, print) = (NoticeKind::LabelLost, String::new());
        self.notices.push(Notice { kind, table: TABLE, cells, spans: span.into_iter().collect(), print });
        true
    }

    /// What an entry prints for a row, and what keeps it from being certain.
    fn cell(&self, row: usize, at: usize) -> (Cell, Option<NoticeKind>) {
        let entry = &self.entries[at];
        if self.columns.count > 1 {
            return self.cell_of_columns(row, at);
        }
        let values = entry.printed();
        match values.as_slice() {
            [] => self.empty_cell(row, at),
            [value] => {
                let cell = self.number(row, value.span, entry.unit);
                (cell, self.problem(row, at, value))
            }
            _ => (Cell::default(), Some(NoticeKind::LongRow)),
        }
    }

    /// The cell of an entry that prints nothing, and what keeps it from being certainly blank.
    fn empty_cell(&self, row: usize, at: usize) -> (Cell, Option<NoticeKind>) {
        let entry = &self.entries[at];
        let mut blanks = entry.values.iter().filter(|t| t.kind == Kind::Blank);
        // What stands before the unit is no place for a number.
        let behind_unit = |t: &&Token| entry.unit.is_none_or(|unit| t.span.start >= unit.end);
        let (last, empty) = (blanks.clone().rfind(behind_unit), blanks.next());
        let span = empty.filter(|_| entry.structured).map(|t| t.span);
        // The text may end before the number, or a line may have lost it with its unit.
        let goes_on = entry.unit.is_some_and(|unit| unit.end < self.source.content_end);
        let unmeasured = self.units && entry.unit.is_none();
        let unfinished =
            row + 1 < self.form.rows.len() || unmeasured || last.map_or(!goes_on, |t| self.is_cut(t));
        let cut = at + 1 == self.entries.len() && unfinished;
        let torn = (self.units || self.nameless || self.bare) && entry.unit.is_none() && empty.is_none();
        let doubt = cut || torn || empty.is_none() && self.next_may_hold_number(at);
        (Cell { span, state: State::Blank, ..Cell::default() }, doubt.then_some(NoticeKind::ShortRow))
    }

    /// Whether what seems to be the ordinal of unknown words behind an entry's unit may be its number, and the words
    /// the rest of a lost label: 件3、某某.
    fn next_may_hold_number(&self, at: usize) -> bool {
        let (entry, next) = (&self.entries[at], self.entries.get(at + 1));
        let unknown = next.filter(|next| next.label == Label::Unknown && !entry.structured);
        let Some((unit, words)) = entry.unit.zip(unknown.and_then(|next| next.print)) else { return false };
        let between = self.source.text.get(unit.end as usize..words.end as usize).unwrap_or("");
        between.trim_start().starts_with(|c| digit(c).is_some())
    }

    /// Whether the text breaks off in this empty cell: there may have been a value. A separator on a line of its own ends
    /// the cell before it and none of its own.
    fn is_cut(&self, cell: &Token) -> bool {
        let end = cell.span.end as usize;
        let (before, behind) = (self.source.text.part(..end), self.source.text.part(end..));
        let line = before.rsplit('\n').next().unwrap_or(before);
        (self.source.open || line.trim().is_empty()) && behind.trim().is_empty()
    }

    /// What keeps the only number of an entry from being certain.
    fn problem(&self, row: usize, at: usize, value: &Token) -> Option<NoticeKind> {
        let entry = &self.entries[at];
        let text = &self.source.text;
        if self.columns.unclear {
            return Some(NoticeKind::SideBySide);
        }
        if let Kind::Value { ordinal: Some(digit) } = value.kind {
            // `件12.传真申请数`: one, and the second label; unless the second label has another ordinal. 件12、某某 may
            // be the rest of a label.
            let ordinals = &Words::get().ordinals;
            let listed = text.part(value.span.end as usize..).chars().nth(1) == Some('、');
            let follows = ordinals[row].is_some_and(|own| own + 1 == digit);
            let next = self.entries[at + 1..].iter().find_map(|e| match e.label {
                Label::Row(row, _) => Some(ordinals[usize::from(row)].is_none_or(|known| known == digit)),
                Label::Unknown => Some(!listed || follows),
                Label::Head => None,
            });
            if next == Some(false) {
                return Some(NoticeKind::GluedDigits);
            }
        }
        // Another row's unit is another row's number: of money for certain, of anything else where numbers stand
        // without labels.
        let measure = self.form.rows[row].measure.map_or("", |m| m.zh);
        let odd = |unit: &str| {
            let unit = crate::source::han_only(unit);
            let is_money = unit == "万元" || unit == "元";
            is_money != (measure == "万元") || self.nameless && !is_money && unit != measure
        };
        if entry.unit.is_some_and(|unit| odd(unit.of(text))) {
            return Some(NoticeKind::LabelLost);
        }
        let own_line = value.row == entry.row;
        let print = value.span.of(text);
        let measured = entry.unit.is_some() || print.chars().any(crate::source::is_han);
        if !own_line && self.units && !measured {
            return Some(NoticeKind::LabelLost);
        }
        // A text that breaks off behind a dot: the last digit is an ordinal.
        let behind = text.part(value.span.end as usize..).trim_end();
        if matches!(behind, "." | "．" | "、") {
            return Some(NoticeKind::UnreadableNumber);
        }
        // A number alone before a form feed may be the page's.
        let alone = !own_line || pages::stands_alone(text, value.span);
        (alone && pages::end_behind(text, value.span)).then_some(NoticeKind::UnreadableNumber)
    }

    /// The cell in the year's own column, of those that an entry prints.
    fn cell_of_columns(&self, row: usize, at: usize) -> (Cell, Option<NoticeKind>) {
        let entry = &self.entries[at];
        let nothing = |state| Cell { state, ..Cell::default() };
        let printed = entry.printed();
        let cells: Vec<Token> = if entry.structured && entry.values.len() == self.columns.count {
            entry.values.clone()
        } else if printed.len() == self.columns.count {
            printed
        } else if printed.is_empty() {
            return self.empty_cell(row, at);
        } else {
            let kind =
                if printed.len() < self.columns.count { NoticeKind::ShortRow } else { NoticeKind::LongRow };
            return (nothing(State::Missing), Some(kind));
        };
        let Some(own) = self.columns.own else {
            return (nothing(State::Missing), Some(NoticeKind::SideBySide));
        };
        let token = cells[own];
        // One of them may be a page's.
        let is_paged = |t: &Token| t.cells == 0 && pages::end_behind(&self.source.text, t.span);
        let problem = cells.iter().any(is_paged).then_some(NoticeKind::UnreadableNumber);
        match token.kind {
            Kind::Blank => (Cell { span: Some(token.span), ..nothing(State::Blank) }, problem),
            _ => (self.number(row, token.span, entry.unit), problem),
        }
    }

    /// The number of a row. Money whose unit is printed as 元 is counted in 万元 all the same.
    fn number(&self, row: usize, span: Span, unit: Option<Span>) -> Cell {
        let (text, counts) = (&self.source.text, self.form.rows[row].columns[0].unit);
        let print = span.of(text);
        let cell = number::cell(print, counts, span);
        let in_yuan = counts == Unit::Wan && unit.is_some_and(|u| u.of(text) == "元");
        if in_yuan && !print.contains(['元', '万']) {
            return Cell { value: cell.value.map(|v| v.shift_right(4)), ..cell };
        }
        cell
    }

    /// One notice for all rows of one kind.
    fn notice(&mut self, kind: NoticeKind, row: usize, span: Option<Span>) {
        let cell = self.form.cell_at(row, 0);
        let print = span.map(|s| s.of(&self.source.text).to_owned()).unwrap_or_default();
        let print = if kind == NoticeKind::GluedDigits { print } else { String::new() };
        match self.notices.iter_mut().find(|n| n.kind == kind) {
            Some(notice) => {
                notice.cells.push(cell);
                notice.spans.extend(span);
            }
            None => self.notices.push(Notice {
                kind,
                table: TABLE,
                cells: vec![cell],
                spans: span.into_iter().collect(),
                print,
            }),
        }
    }
}

#[cfg(test)]
mod tests;
