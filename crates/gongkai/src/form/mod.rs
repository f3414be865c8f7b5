//! The official forms as data: rows, columns, labels and their variants, geometry, units, identities.
//!
//! A form is a [`TableForm`]; a new edition is one new file with its tables and a line in [`FORMS`]. Nothing
//! here computes: the reader aligns what is printed with these rows, the rules check these
//! [identities](TableForm::identities), the renderers draw this [grid](TableForm::grid).
//!
//! Sources: 国办发〔2014〕32号 (S14), 国办公开办函〔2019〕60号 (F19), 国办公开办函〔2021〕30号 (F21), attachments.

mod disclosure;
mod disputes;
mod f19;
mod f21;
mod grid;
mod identities;
mod requests;
mod s14;
pub(crate) mod words;

pub use grid::{GridCell, Scope};
pub(crate) use identities::Frame;
pub use identities::{Identity, IdentityKind, Term};

/// A fixed text in the product's two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Chinese, as the form prints it.
    pub zh: &'static str,
    /// English, after China Law Translate and the OGI literature.
    pub en: &'static str,
}

/// Shorthand for the data files.
const fn w(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// The official tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TableKind {
    /// 表二: 主动公开政府信息情况.
    Disclosure,
    /// 表三: 收到和处理政府信息公开申请情况.
    Requests,
    /// 表四: 政府信息公开行政复议、行政诉讼情况.
    Disputes,
    /// 政府信息公开情况统计表: the one table of reports on 2014 to 2018.
    Statistics,
}

impl TableKind {
    /// All kinds, in the order of the report.
    pub const ALL: [TableKind; 4] =
        [TableKind::Disclosure, TableKind::Requests, TableKind::Disputes, TableKind::Statistics];

    /// The tables of a report since 2019.
    pub const SINCE_2019: [TableKind; 3] = [TableKind::Disclosure, TableKind::Requests, TableKind::Disputes];

    /// The prefix of its cell ids.
    pub fn id(self) -> &'static str {
        match self {
            TableKind::Disclosure => "disclosure",
            TableKind::Requests => "requests",
            TableKind::Disputes => "disputes",
            TableKind::Statistics => "statistics",
        }
    }

    /// What people call it: 表二 · table 2.
    pub fn name(self) -> Words {
        match self {
            TableKind::Disclosure => w("表二", "Table 2"),
            TableKind::Requests => w("表三", "Table 3"),
            TableKind::Disputes => w("表四", "Table 4"),
            TableKind::Statistics => w("统计表", "Statistics table"),
        }
    }
}

/// The editions of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Edition {
    /// Report years 2014 to 2018: 国办发〔2014〕32号.
    S14,
    /// Report years 2019 and 2020: 国办公开办函〔2019〕60号.
    F19,
    /// Report years from 2021: 国办公开办函〔2021〕30号.
    F21,
}

impl Edition {
    /// Every edition, the oldest first.
    pub const ALL: [Edition; 3] = [Edition::S14, Edition::F19, Edition::F21];

    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            Edition::S14 => "S14",
            Edition::F19 => "F19",
            Edition::F21 => "F21",
        }
    }

    /// The edition that a report on this year should follow; `None` before 2014.
    pub fn for_year(year: u16) -> Option<Edition> {
        match year {
            0..=2013 => None,
            2014..=2018 => Some(Edition::S14),
            2019 | 2020 => Some(Edition::F19),
            _ => Some(Edition::F21),
        }
    }

    /// The document that prescribes it.
    pub fn basis(self) -> Words {
        match self {
            Edition::S14 => w("国办发〔2014〕32号", "Guo Ban Fa [2014] No. 32"),
            Edition::F19 => w("国办公开办函〔2019〕60号", "Guo Ban Gong Kai Ban Han [2019] No. 60"),
            Edition::F21 => w("国办公开办函〔2021〕30号", "Guo Ban Gong Kai Ban Han [2021] No. 30"),
        }
    }
}

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// A whole number ≥ 0.
    Count,
    /// A change: it may be negative, and is written in many ways (`+3`, `增3`, `↑3`).
    Change,
    /// Money in 万元 (10 000 yuan).
    Wan,
}

/// A column of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FormColumn {
    /// Last part of the cell id; `""` for the only column of a row, whose cell id ends with the row's.
    pub id: &'static str,
    /// The printed heading.
    pub label: Words,
    /// What it counts.
    pub unit: Unit,
}

/// A row of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FormRow {
    /// Middle part of the cell id, such as `denied.state_secret`.
    pub id: &'static str,
    /// The printed labels from the outermost group to the row's own, ordinals included.
    pub path: &'static [Words],
    /// Other prints of the row's own label that are accepted without a word.
    pub variants: &'static [&'static str],
    /// The block that the row stands in (表二: 第二十条第（一）项); rows of one block share columns.
    pub block: Option<Words>,
    /// The value columns, left to right.
    pub columns: &'static [FormColumn],
    /// The unit that the form prints beside the label, where it has a column for units.
    pub measure: Option<Words>,
    /// Whether only some places print this row; elsewhere its absence is no defect.
    pub local: bool,
}

impl FormRow {
    /// The row's own label.
    pub fn label(&self) -> Words {
        self.path[self.path.len() - 1]
    }
}

/// One official table in one edition.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableForm {
    /// Which table.
    pub table: TableKind,
    /// Which edition.
    pub edition: Edition,
    /// Its official title.
    pub title: Words,
    /// Its rows, top to bottom (for table 4: its three blocks of columns, left to right).
    pub rows: &'static [FormRow],
    /// The sums that it satisfies when it is filled in correctly, kind by kind and line by line.
    pub identities: &'static [Identity],
}

/// Every table of every edition.
pub static FORMS: [&TableForm; 7] = [
    &f19::DISCLOSURE,
    &f19::REQUESTS,
    &f19::DISPUTES,
    &f21::DISCLOSURE,
    &f21::REQUESTS,
    &f21::DISPUTES,
    &s14::STATISTICS,
];

/// The form of this table in this edition.
///
/// # Panics
/// When the edition has no such table: S14 has the statistics table only, the later ones have all but that.
pub fn form(table: TableKind, edition: Edition) -> &'static TableForm {
    let found = FORMS.iter().find(|f| f.table == table && f.edition == edition);
    found.unwrap_or_else(|| panic!("{} has no table {}", edition.name(), table.id()))
}

/// Names a cell of a table: its position in [`TableForm::cells`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId {
    /// The table.
    pub table: TableKind,
    /// The edition whose rows `index` counts.
    pub edition: Edition,
    /// Position in the form, row by row.
    pub index: u16,
}

impl CellId {
    /// Another cell of the same table, by its position.
    pub(crate) fn sibling(self, index: usize) -> CellId {
        CellId { index: index as u16, ..self }
    }

    /// The row and the column that cross here.
    pub fn at(self) -> (&'static FormRow, &'static FormColumn) {
        let form = form(self.table, self.edition);
        let (row, column) = form.position(self);
        (&form.rows[row], &form.rows[row].columns[column])
    }
}

impl std::fmt::Display for CellId {
    /// The wire id: `requests.denied.state_secret.total`, `statistics.received.in_person`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (row, column) = self.at();
        write!(f, "{}.{}", self.table.id(), row.id)?;
        if column.id.is_empty() { Ok(()) } else { write!(f, ".{}", column.id) }
    }
}

impl TableForm {
    /// How many cells the form has.
    pub fn size(&self) -> usize {
        self.rows.iter().map(|r| r.columns.len()).sum()
    }

    /// The ids of all cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = CellId> + use<> {
        let (table, edition) = (self.table, self.edition);
        (0..self.size() as u16).map(move |index| CellId { table, edition, index })
    }

    /// The cell at a row and a column of it. Both must exist.
    pub fn cell_at(&self, row: usize, column: usize) -> CellId {
        let before: usize = self.rows[..row].iter().map(|r| r.columns.len()).sum();
        CellId { table: self.table, edition: self.edition, index: (before + column) as u16 }
    }

    /// Row and column of a cell of this form.
    ///
    /// # Panics
    /// When the cell's index lies outside of this form.
    pub fn position(&self, id: CellId) -> (usize, usize) {
        let mut column = usize::from(id.index);
        for (row, form_row) in self.rows.iter().enumerate() {
            if column < form_row.columns.len() {
                return (row, column);
            }
            column -= form_row.columns.len();
        }
        panic!("cell {} is outside of {:?} {:?}", id.index, self.table, self.edition)
    }

    /// Finds a cell by its wire id; `None` when this form has no such cell.
    pub fn cell(&self, id: &str) -> Option<CellId> {
        let rest = id.strip_prefix(self.table.id())?.strip_prefix('.')?;
        let find = |row_id: &str, column_id: &str| {
            let row = self.row(row_id)?;
            let column = self.rows[row].columns.iter().position(|c| c.id == column_id)?;
            Some(self.cell_at(row, column))
        };
        let (row_id, column_id) = rest.rsplit_once('.').unwrap_or((rest, ""));
        find(row_id, column_id).or_else(|| find(rest, ""))
    }

    /// Finds a row by the middle part of its cell ids.
    pub fn row(&self, id: &str) -> Option<usize> {
        self.rows.iter().position(|r| r.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_have_the_official_number_of_cells() {
        let cells = |edition| TableKind::SINCE_2019.map(|t| form(t, edition).size());
        assert_eq!(cells(Edition::F19), [22, 161, 15]);
        assert_eq!(cells(Edition::F21), [10, 175, 15]);
        let rows = form(TableKind::Statistics, Edition::S14).rows;
        assert_eq!((rows.len(), rows.iter().filter(|r| r.local).count()), (60, 2));
    }

    #[test]
    fn ids_lead_back_to_their_cells() {
        for form in FORMS {
            for id in form.cells() {
                assert_eq!(form.cell(&id.to_string()), Some(id));
            }
        }
        assert_eq!(form(TableKind::Requests, Edition::F21).cell("requests.other.all.total"), None);
        assert_eq!(form(TableKind::Requests, Edition::F21).cell("nonsense"), None);
        let statistics = form(TableKind::Statistics, Edition::S14);
        let cell = statistics.cell("statistics.received.in_person").unwrap();
        assert_eq!(
            (cell.at().0.id, cell.to_string().as_str()),
            ("received.in_person", "statistics.received.in_person")
        );
        assert!(
            statistics.cell("statistics.complaints").is_some()
                && statistics.cell("statistics.received").is_none()
        );
    }
}
