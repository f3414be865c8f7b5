//! Tables of Word: where cells stand in the grid, and which are merged.

use roxmltree::Node;

use super::body::Body;
use super::on;
use super::styles::ground;
use crate::map::ByNumber;
use crate::sight::Backdrop;
use crate::xml::Element;

/// More columns than this are no table for people.
const MOST_COLUMNS: usize = 1000;

/// How a cell is merged with the one above or before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Merge {
    None,
    Begins,
    GoesOn,
}

/// A cell in the grid.
struct Cell<'a> {
    node: Option<Node<'a, 'a>>,
    column: usize,
    colspan: usize,
    rowspan: usize,
    merge: Merge,
}

impl<'a> Body<'a> {
    /// Writes a table.
    pub(super) fn table(&mut self, table: Node<'a, 'a>) {
        let mut found = Vec::new();
        self.flattened(table, "tr", &mut found, 0);
        let mut rows: Vec<Vec<Cell<'a>>> = Vec::new();
        for row in found {
            let properties = row.child("trPr");
            if properties.is_some_and(|p| p.child("del").is_some()) {
                self.changes += 1;
                continue;
            }
            if properties.and_then(|p| on(p, "hidden")).unwrap_or(false) {
                self.hidden += 1;
                continue;
            }
            if properties.is_some_and(|p| p.child("ins").is_some()) {
                self.changes += 1;
            }
            rows.push(self.row(row));
        }
        merged(&mut rows);
        let style = table.child("tblPr").and_then(|properties| properties.child_val("tblStyle"));
        let shaded = table.child("tblPr").and_then(|properties| properties.child("shd")).and_then(ground);
        let around = match (style.is_some_and(|style| self.shades(style)), shaded) {
            (true, _) => Backdrop::Unknown,
            (false, shaded) => shaded.unwrap_or(self.behind),
        };
        let outside = self.behind;
        self.out.raw("<table>");
        for row in rows {
            if self.out.is_full() || self.too_deep {
                return;
            }
            self.out.raw("<tr>");
            for cell in row.into_iter().filter(|cell| cell.merge != Merge::GoesOn) {
                self.out.cell(cell.rowspan, cell.colspan);
                if let Some(node) = cell.node {
                    let shading = node.child("tcPr").and_then(|properties| properties.child("shd"));
                    self.behind = shading.and_then(ground).unwrap_or(around);
                    self.in_cell(node);
                    self.behind = outside;
                }
                self.out.end_cell();
            }
            self.out.raw("</tr>\n");
        }
        self.out.raw("</table>\n");
    }

    fn row(&mut self, row: Node<'a, 'a>) -> Vec<Cell<'a>> {
        let mut found = Vec::new();
        self.flattened(row, "tc", &mut found, 0);
        let number = |node: Option<Node<'a, 'a>>, name: &str| -> usize {
            node.and_then(|p| p.child_val(name))
                .and_then(|val| val.parse().ok())
                .unwrap_or(0)
                .min(MOST_COLUMNS)
        };
        let mut cells: Vec<Cell<'a>> = Vec::with_capacity(found.len());
        let mut column = number(row.child("trPr"), "gridBefore");
        if column > 0 {
            cells.push(Cell { node: None, column: 0, colspan: column, rowspan: 1, merge: Merge::None });
        }
        for node in found {
            let properties = node.child("tcPr");
            if properties.is_some_and(|p| p.child("cellDel").is_some()) {
                self.changes += 1;
                continue;
            }
            let colspan = number(properties, "gridSpan").max(1);
            if properties.map_or(Merge::None, |p| merge(p, &["hMerge", "hmerge"])) == Merge::GoesOn
                && let Some(before) = cells.last_mut()
            {
                before.colspan += colspan;
                column += colspan;
                continue;
            }
            let merge = properties.map_or(Merge::None, |p| merge(p, &["vMerge", "vmerge"]));
            cells.push(Cell { node: Some(node), column, colspan, rowspan: 1, merge });
            column += colspan;
        }
        cells
    }

    /// The elements of a name within one, through content controls and marks of change.
    fn flattened(&mut self, node: Node<'a, 'a>, name: &str, found: &mut Vec<Node<'a, 'a>>, depth: usize) {
        if depth > crate::limits::DEPTH {
            self.too_deep = true;
            return;
        }
        for child in node.children() {
            match child.local() {
                local if local == name => found.push(child),
                "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo" | "content" => {
                    self.flattened(child, name, found, depth + 1);
                }
                "annotation" if self.annotation_stays(child) => self.flattened(child, name, found, depth + 1),
                "AlternateContent" => {
                    if let Some(choice) = super::body::choice(child) {
                        self.flattened(choice, name, found, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }
}

/// How the cell is merged. Without a value it goes on; `cellMerge` is a merge that was tracked.
fn merge(properties: Node<'_, '_>, names: &[&str]) -> Merge {
    if let Some(merge) = names.iter().find_map(|name| properties.child(name)) {
        return if merge.attr("val") == Some("restart") { Merge::Begins } else { Merge::GoesOn };
    }
    let tracked = properties.child("cellMerge").filter(|_| names.contains(&"vMerge"));
    match tracked.and_then(|merge| merge.attr("vMerge")) {
        Some("rest") => Merge::Begins,
        Some("cont") => Merge::GoesOn,
        _ => Merge::None,
    }
}

/// Gives cells their rows. A cell that goes on belongs to the one above that begins in the same column, not to the one
/// with the same number; one without such a cell stands for itself.
fn merged(rows: &mut [Vec<Cell<'_>>]) {
    // For each column the row and place of the cell that may go on.
    let mut open: ByNumber<(usize, usize)> = ByNumber::default();
    for at in 0..rows.len() {
        let mut next = ByNumber::default();
        for place in 0..rows[at].len() {
            let (column, merge) = (rows[at][place].column, rows[at][place].merge);
            let owner = match (merge, open.get(column)) {
                (Merge::GoesOn, Some(&(row, of))) => {
                    rows[row][of].rowspan = at - row + 1;
                    (row, of)
                }
                (Merge::GoesOn, None) => {
                    rows[at][place].merge = Merge::Begins;
                    (at, place)
                }
                (Merge::Begins, _) => (at, place),
                (Merge::None, _) => continue,
            };
            next.insert(column, owner);
        }
        open = next;
    }
}
