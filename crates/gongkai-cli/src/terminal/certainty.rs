//! What the cells of each table rest on: counts by proof, and what is doubted by reason, row and place.

use gongkai::render::{certainty, wording};
use gongkai::{Cell, CellId, Document, Ground, NoticeKind, Report, Span, Table};

use super::excerpt::{Lines, printable};
use super::{Ink, Terminal};

/// Doubted cells of one row with the same reason.
struct Group {
    /// The row's place in its form.
    row: usize,
    reason: NoticeKind,
    cells: usize,
    /// The first place that one of them has.
    place: Option<Span>,
}

impl Terminal {
    /// Each table with its cells by what they rest on, the strongest first; then what is doubted.
    pub(crate) fn certainty(self, document: &Document, report: &Report, lines: &Lines<'_>) -> String {
        let own = report.tables.iter().map(|table| (table, None));
        let others = report.other_tables.iter().map(|other| (&other.table, Some(other.label.as_str())));
        let mut tables = String::new();
        for (table, label) in own.chain(others) {
            tables += &self.table_certainty(document, table, label, lines);
        }
        if tables.is_empty() {
            return tables;
        }
        let title = self.language.pick("各格的依据", "what the cells rest on");
        format!("  {}\n{tables}\n", self.style.paint(Ink::Bold, title))
    }

    fn table_certainty(
        self,
        document: &Document,
        table: &Table,
        label: Option<&str>,
        lines: &Lines<'_>,
    ) -> String {
        let count = table.cells.len();
        let mut out = format!("    {}", self.language.words(table.form.table.name()));
        if let Some(label) = label {
            let named = if label.is_empty() { String::new() } else { printable(label) };
            let other = self.language.pick("（另一遍", " (another print");
            let (colon, close) = (self.language.pick("：", ": "), self.language.pick("）", ")"));
            let colon = if named.is_empty() { "" } else { colon };
            out += &[other, colon, &named, close].concat();
        }
        out += &self.say(&format!("，共 {count} 格\n"), &format!(", {count} cells\n"));
        for ground in Ground::ALL {
            let cells = table.cells.iter().filter(|cell| !cell.doubt && cell.proof.weakest() == Some(ground));
            out += &self.counted(cells.count(), self.language.words(certainty::ground(ground)), Ink::Dim);
        }
        let groups = groups(table);
        for reason in NoticeKind::ALL {
            let mine = || groups.iter().filter(move |group| group.reason == reason);
            let doubted = mine().map(|group| group.cells).sum();
            let mark = self.language.pick("存疑：", "doubted: ");
            let why = self.language.words(certainty::objection(reason));
            out += &self.counted(doubted, &format!("{mark}{why}"), Ink::Doubt);
            for group in mine() {
                let row = wording::row_name(table.form.table, &table.form.rows[group.row], self.language);
                let place = group.place.and_then(|span| self.place_of(document, lines, span));
                let place = place.map(|place| format!("  {place}")).unwrap_or_default();
                let place = self.style.paint(Ink::Dim, &place);
                let line = format!("{:12}{:>3}  {row}{place}\n", "", group.cells);
                out += &line;
            }
        }
        out
    }

    /// A line of counts; nothing where there are none.
    fn counted(self, count: usize, words: &str, ink: Ink) -> String {
        if count == 0 { String::new() } else { format!("    {count:>5}  {}\n", self.style.paint(ink, words)) }
    }
}

/// The doubted cells of a table by row and reason, in the order of the form.
fn groups(table: &Table) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (id, cell) in table.iter() {
        let Some(reason) = reason(cell) else { continue };
        let row = table.form.position(id).0;
        let known = groups.iter_mut().rev().take_while(|group| group.row == row);
        match known.into_iter().find(|group| group.reason == reason) {
            Some(group) => {
                group.cells += 1;
                group.place = group.place.or(cell.span);
            }
            None => groups.push(Group { row, reason, cells: 1, place: place(table, id, cell) }),
        }
    }
    groups
}

fn reason(cell: &Cell) -> Option<NoticeKind> {
    cell.proof.against.filter(|_| cell.doubt)
}

/// The place of a cell, or of its row's label.
fn place(table: &Table, id: CellId, cell: &Cell) -> Option<Span> {
    cell.span.or_else(|| table.labels.get(table.form.position(id).0).copied().flatten())
}
