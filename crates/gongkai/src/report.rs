//! What came out: plain data, as in the contract's JSON document `gongkai/1`.

use crate::decimal::Decimal;
use crate::form::{CellId, Edition, TableForm, TableKind};
use crate::span::Span;

/// A text in the two languages of the product. Chinese is what clerks read; English what researchers read.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Message {
    /// From both texts.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Message { zh: zh.into(), en: en.into() }
    }
}

/// How the input was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Media {
    /// Text as people paste it: tabs, pipes, one cell per line, PDF text.
    #[default]
    PlainText,
    /// An HTML file or a clipboard's HTML flavour.
    Html,
}

impl Media {
    /// The media type's name.
    pub fn name(self) -> &'static str {
        match self {
            Media::PlainText => "text/plain",
            Media::Html => "text/html",
        }
    }
}

/// Everything found in one input.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Document {
    /// Name of the input, as the caller gave it; `""` when it gave none.
    pub name: String,
    /// How the input was written.
    pub media: Media,
    /// The media type of the file that the text was taken from; `""` where the input is the text.
    pub file: String,
    /// What a reader of files observed of that file; [`check`](crate::check()) turns these into findings.
    pub observations: Vec<Observed>,
    /// The extracted plain text. Every [`Span`] of the document indexes it.
    pub text: String,
    /// Where each page of the file begins in `text`, in bytes, ascending; a page without text begins where the next does.
    /// Empty where the input has no pages.
    pub pages: Vec<u32>,
    /// The reports, in order of appearance. A second copy of the same report is not listed again.
    pub reports: Vec<Report>,
    /// How many titles of reports stand there with nothing under them, as in a portal's list.
    pub bare_titles: usize,
    /// The title of a text that is on open government and is no annual report: 政务公开工作总结.
    pub other_title: Option<String>,
    /// Whether the input was longer than what is read, 64 MB, and the rest left out.
    pub cut: bool,
    /// Whether something else was left out: what stands behind the first 512 KB of one report, or what follows where reading
    /// took more steps than any text of this length needs.
    pub unread: bool,
    /// Whether words or digits of a page were passed over that a browser may show otherwise: behind a comment, an element or a
    /// quote that never ends.
    pub skipped: bool,
    /// The second copies of reports; [`check`](crate::check()) turns these into findings.
    pub copies: Vec<SecondCopy>,
    /// Findings about the input as a whole.
    pub findings: Vec<Finding>,
}

impl Document {
    /// The media type of the input: the file's where the text was taken from one.
    pub fn media_type(&self) -> &str {
        if self.file.is_empty() { self.media.name() } else { &self.file }
    }
}

/// The file that a text was taken from, as a reader of files tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Origin {
    /// Its media type, such as `application/pdf`.
    pub media: String,
    /// What was observed of it.
    pub observations: Vec<Observation>,
    /// Where each of its pages begins in the input, in bytes, ascending; empty for a file without pages.
    pub pages: Vec<usize>,
}

/// What a reader of files observed of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// What kind of thing it is, by the rule that tells it; what names no rule is told as
    /// [`ObservationKind::Unread`].
    pub kind: ObservationKind,
    /// One sentence without a full stop.
    pub message: Message,
    /// What of the input it puts in doubt.
    pub touches: Touches,
}

/// Kinds of [`Observation`], each told by a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ObservationKind {
    /// Something in the file was not read: pages, pictures, parts. What is not found may stand there.
    Unread,
    /// Characters may not be those that are printed.
    Characters,
    /// Numbers may not be those that are shown.
    Numbers,
    /// Changes were tracked, and read as accepted.
    Changes,
    /// Something is hidden, and was left out.
    Hidden,
    /// Automatic numbers of paragraphs are lacking.
    Numbering,
}

/// What of an input an observation puts in doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touches {
    /// Nothing.
    Nothing,
    /// These places of the input, in bytes, in order, not overlapping.
    Ranges(Vec<std::ops::Range<usize>>),
    /// All of it.
    Everything,
}

/// An [`Observation`] with its places in the document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Observed {
    /// What kind of thing it is.
    pub kind: ObservationKind,
    /// One sentence without a full stop.
    pub message: Message,
    /// The places that it puts in doubt.
    pub spans: Vec<Span>,
    /// Whether it puts everything in doubt.
    pub everything: bool,
}

/// A report that stands in the input once more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SecondCopy {
    /// Which report it repeats: its place in [`Document::reports`].
    pub of: usize,
    /// The place of the copy in the text.
    pub span: Span,
    /// The cells of the first copy whose print differs in this one, in the order of the tables.
    pub differing: Vec<CellId>,
}

/// One annual report.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Report {
    /// The printed title, joined to one line; `None` when the text holds none.
    pub title: Option<String>,
    /// The reporting body; `None` when the text does not say.
    pub agency: Option<String>,
    /// The year that the figures describe; `None` when unknown.
    pub year: Option<u16>,
    /// The stated statistical period.
    pub period: Option<Period>,
    /// The signature block.
    pub signed: Option<Signature>,
    /// The place of the whole report in the text, without what a portal prints before and behind it.
    pub span: Option<Span>,
    /// What a portal prints around the report and is no part of it: menus, counters, licence numbers.
    pub noise: Vec<Span>,
    /// Where pictures stand in it, as bytes of the text: an image of a page, or what a text marks as one.
    pub pictures: Vec<u32>,
    /// Whether the file that it stands in holds something that was not read: what is not found may stand there.
    pub incomplete: bool,
    /// The sections, in order of appearance.
    pub sections: Vec<Section>,
    /// The tables that were found, at most one of each kind, in the order of [`TableKind`].
    pub tables: Vec<Table>,
    /// Where tables stand in the text, piece by piece, each print of each; what stands between is prose.
    pub table_spans: Vec<Span>,
    /// Rows printed in a table that its form does not have.
    pub extra_rows: Vec<ExtraRow>,
    /// Further prints of tables whose numbers are not the report's own, or may not be: another year, another level, a
    /// draft.
    pub other_tables: Vec<OtherTable>,
    /// Further prints of tables that say the same as the first.
    pub repeats: Vec<Repeat>,
    /// What the reader was not sure of; [`check`](crate::check()) turns these into findings.
    pub notices: Vec<Notice>,
    /// The findings, most severe first, then in the order of the text's tables.
    pub findings: Vec<Finding>,
    /// How many rules passed, failed, could not be assessed, or were left out.
    pub checks: Checks,
    /// The same by rule, in the order of the catalogue: what a check list says was looked at. The reader's own doubts
    /// are no checks of the report and not among them.
    pub outcomes: Vec<(Code, Assessment)>,
    /// For each rule that was checked in part or not at all, why.
    pub gaps: Vec<(Code, Gap)>,
    /// What must be said before anything else is: that this is no whole report, or was not read.
    pub condition: Option<Condition>,
}

impl Report {
    /// The table of this kind, when the report has one.
    pub fn table(&self, kind: TableKind) -> Option<&Table> {
        self.tables.iter().find(|t| t.form.table == kind)
    }

    /// The cell with this id, when its table was found.
    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        self.table(id.table)?.cells.get(usize::from(id.index))
    }

    /// The value of the cell with this id (`"requests.granted.total"`), when it holds a number.
    pub fn value(&self, id: &str) -> Option<Decimal> {
        let table = self.tables.iter().find(|t| t.form.cell(id).is_some())?;
        table.cells[usize::from(table.form.cell(id)?.index)].value
    }
}

/// A calendar date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year, such as 2021.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// Whether the calendar has it.
    pub(crate) fn exists(self) -> bool {
        let is_multiple = |of| self.year.is_multiple_of(of);
        let leap = is_multiple(4) && (!is_multiple(100) || is_multiple(400));
        let days = match self.month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&self.day)
    }
}

impl std::fmt::Display for Date {
    /// ISO 8601: `2021-01-15`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The stated statistical period, as printed (it may be impossible; a rule says so).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// The signature block (落款).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Signature {
    /// Who signed; `None` when only a date is printed.
    pub by: Option<String>,
    /// When; `None` when only a name is printed.
    pub on: Option<Date>,
}

/// A section of the report (一 to 六).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Section {
    /// Which section of the official format this is, 1 to 6, by its title (not by its printed numeral); 0 for a part of
    /// a report before 2019 that today's format does not have, such as 收费及减免情况.
    pub number: u8,
    /// The heading as printed, trimmed.
    pub heading: String,
    /// The place from its heading to the next section.
    pub span: Span,
}

impl Section {
    /// From its parts.
    pub fn new(number: u8, heading: impl Into<String>, span: Span) -> Self {
        Section { number, heading: heading.into(), span }
    }
}

/// One of the official tables, with a [`Cell`] for every cell of its form.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Table {
    /// The form that the table's own labels follow.
    pub form: &'static TableForm,
    /// Cells in the order of [`TableForm::cells`]: exactly one for each.
    pub cells: Vec<Cell>,
    /// The place of the table in the text.
    pub span: Span,
    /// For each row of the form, the place of its printed label; `None` when it was not found.
    pub labels: Vec<Option<Span>>,
}

impl Table {
    /// A table of that form that prints nothing yet: every cell is missing.
    pub fn new(form: &'static TableForm) -> Self {
        let (cells, labels) = (vec![Cell::default(); form.size()], vec![None; form.rows.len()]);
        Table { form, cells, span: Span::default(), labels }
    }

    /// Whether a row is one that only some places print, and this one does not.
    pub fn lacks_local(&self, row: usize) -> bool {
        self.form.rows[row].local && self.row(row).iter().all(|c| c.state == State::Missing && !c.doubt)
    }

    /// The cells of one of the form's rows, in the order of its columns.
    pub fn row(&self, row: usize) -> &[Cell] {
        let first = usize::from(self.form.cell_at(row, 0).index);
        &self.cells[first..first + self.form.rows[row].columns.len()]
    }

    /// Every cell with its id.
    pub fn iter(&self) -> impl Iterator<Item = (CellId, &Cell)> {
        self.form.cells().zip(&self.cells)
    }
}

/// What a table prints at one place.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Cell {
    /// The printed characters, trimmed, unchanged; `""` for a blank.
    pub raw: String,
    /// The number; `None` unless `state` is [`State::Number`].
    pub value: Option<Decimal>,
    /// What kind of print this is.
    pub state: State,
    /// Whether the reader had to infer which cell the print belongs to, or could not.
    pub doubt: bool,
    /// The place of the print; for a blank, an empty place where it would stand, when known.
    pub span: Option<Span>,
    /// What shows that this print stands here, and what speaks against it.
    pub proof: Proof,
}

impl Cell {
    /// Raises an objection: the print may be another cell's, or not be read rightly. The first one stays.
    pub(crate) fn object(&mut self, reason: NoticeKind) {
        self.proof.against.get_or_insert(reason);
    }

    /// The same cell with an objection, where there is one.
    pub(crate) fn objected(mut self, reason: Option<NoticeKind>) -> Cell {
        if let Some(reason) = reason {
            self.object(reason);
        }
        self
    }

    /// Whether anything speaks against it.
    pub(crate) fn is_objected(&self) -> bool {
        self.proof.against.is_some()
    }
}

/// Why a cell holds what it holds: what shows its row, its column and its value, each from a closed list. A cell is
/// certain if and only if all three are there and nothing speaks against them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Proof {
    /// What shows the row.
    pub row: Option<RowProof>,
    /// What shows the column.
    pub column: Option<ColumnProof>,
    /// What shows how the print is read.
    pub value: Option<ValueProof>,
    /// Why the cell is doubted, though all of them may be there.
    pub against: Option<NoticeKind>,
}

impl Proof {
    /// Whether row, column and value are shown.
    pub fn is_complete(&self) -> bool {
        self.row.is_some() && self.column.is_some() && self.value.is_some()
    }
}

/// What shows which row a print belongs to; the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RowProof {
    /// The row's own label stands at it.
    OwnLabel,
    /// The table has only this row.
    OnlyRow,
    /// It is counted between rows that their own labels show: as many prints as rows.
    Counted,
    /// Neither its label nor a print without a row is there: the row is not printed.
    Absent,
}

/// What shows which column a print belongs to; the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ColumnProof {
    /// The row prints just as many values as it has columns, in the order of the form.
    FullRow,
    /// Separators or a grid keep the places of empty cells.
    KeptPlaces,
    /// The headings stand in another order than the form's, and name every column.
    Headings,
    /// Behind the label nothing is printed.
    NothingPrinted,
    /// The print divides into columns in several ways, and the sums of the whole table allow one.
    OnlyDivision,
    /// The row was torn apart, and its pieces join in one way in which every row adds up.
    OnlyJoining,
}

/// What shows how a print is read; the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ValueProof {
    /// Every character of the print is understood.
    WholePrint,
    /// Nothing is printed.
    Nothing,
}

impl RowProof {
    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            RowProof::OwnLabel => "own_label",
            RowProof::OnlyRow => "only_row",
            RowProof::Counted => "counted",
            RowProof::Absent => "absent",
        }
    }
}

impl ColumnProof {
    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            ColumnProof::FullRow => "full_row",
            ColumnProof::KeptPlaces => "kept_places",
            ColumnProof::Headings => "headings",
            ColumnProof::NothingPrinted => "nothing_printed",
            ColumnProof::OnlyDivision => "only_division",
            ColumnProof::OnlyJoining => "only_joining",
        }
    }
}

impl ValueProof {
    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            ValueProof::WholePrint => "whole_print",
            ValueProof::Nothing => "nothing",
        }
    }
}

/// What kind of print a cell holds. These five, as the wire format has them: a `match` may name them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum State {
    /// A number.
    Number,
    /// Printed empty.
    Blank,
    /// A sign for “nothing”: `/ － — - 无`.
    Placeholder,
    /// Printed, but not a number.
    Text,
    /// The source has no such cell.
    #[default]
    Missing,
}

impl State {
    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            State::Number => "number",
            State::Blank => "blank",
            State::Placeholder => "placeholder",
            State::Text => "text",
            State::Missing => "missing",
        }
    }
}

/// A row that its form does not have, such as a local split of 其他对外管理服务事项.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExtraRow {
    /// The table that prints it.
    pub table: TableKind,
    /// The row of the form that it divides, as an index into [`TableForm::rows`]; `None` when it stands alone.
    pub parent: Option<u16>,
    /// The label, with its parent's in front: `其他对外管理服务事项 / 行政检查`.
    pub label: String,
    /// Its cells, left to right.
    pub cells: Vec<Cell>,
    /// The place of the whole row.
    pub span: Span,
}

impl ExtraRow {
    /// A row of that table and label that stands alone and has no cells yet.
    pub fn new(table: TableKind, label: impl Into<String>) -> Self {
        ExtraRow { table, parent: None, label: label.into(), cells: Vec::new(), span: Span::default() }
    }
}

/// A further print of a table, with other numbers than the report's own.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherTable {
    /// What stands above it and says which it is (`2023年`, `合计（含所属单位）`); `""` where nothing does.
    pub label: String,
    /// What it prints.
    pub table: Table,
}

/// A further print of a table that says the same as the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// Which table.
    pub table: TableKind,
    /// The place of the further print.
    pub span: Span,
}

/// Something that the reader was not sure of.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Notice {
    /// What happened.
    pub kind: NoticeKind,
    /// In which table.
    pub table: TableKind,
    /// The cells concerned.
    pub cells: Vec<CellId>,
    /// The places concerned.
    pub spans: Vec<Span>,
    /// The printed characters in question, when there are any; for glued digits with the first few divisions that
    /// are possible: `18700 = 18|70|0, 187|0|0`.
    pub print: String,
}

/// Kinds of [`Notice`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoticeKind {
    /// The table's heading is printed but no row of numbers was found under it.
    NoDataRow,
    /// A row prints fewer numbers than it has columns, and which is missing cannot be told.
    ShortRow,
    /// A row prints more numbers than it has columns.
    LongRow,
    /// The row was found by its place among its neighbours, because its label was lost or torn.
    LabelLost,
    /// Numbers are printed without any separator; the division was inferred, or could not be.
    GluedDigits,
    /// A header or label is cut off: the print is the beginning of the official one.
    LabelTruncated,
    /// A parent row prints no number; its cells carry the sums of its sub-rows.
    SummedSubRows,
    /// A cell holds digits that could not be read as one number.
    UnreadableNumber,
    /// The part of the table in which the editions differ is missing; the edition was taken from elsewhere.
    EditionUnknown,
    /// Two side-by-side tables or years were found; none was read.
    SideBySide,
    /// A table's numbers stand among its headings; which belongs where cannot be told.
    Scattered,
    /// Nothing shows the row or the column of these cells.
    Unshown,
    /// Numbers stand in or behind a table that belong to no cell and to no known other place.
    Unaccounted,
    /// A table's headings stand in an order that the form does not have, and nothing says which column is which.
    HeadingsDiffer,
    /// A table is printed more than once, with other numbers in these cells; which are the report's own is not said.
    PrintsDiffer,
    /// The reader of the file was not sure of what stands here.
    FileUnsure,
}

/// The code of a rule, such as `T3-BALANCE`: one of the catalogue's, or of a text rule's own.
pub type Code = std::borrow::Cow<'static, str>;

/// What a finding is about: one of the two, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The author's document.
    Report,
    /// This software's own doubt.
    Reading,
}

impl About {
    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            About::Report => "report",
            About::Reading => "reading",
        }
    }
}

/// How grave a finding is. These three, as the wire format has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A contradiction or a breach of a legal requirement.
    Error,
    /// Very likely wrong; a person decides.
    Warning,
    /// Information.
    Info,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

    /// The severity with this wire name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }

    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// A change of one printed number.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Repair {
    /// The cell.
    pub cell: CellId,
    /// What it prints; `None` for a blank.
    pub from: Option<Decimal>,
    /// What would fit.
    pub to: Decimal,
    /// The sum that gives `to`, such as `9 + 6 = 15`, with what the other cells print, or with their own corrections;
    /// empty where the number is no sum of others.
    pub sum: String,
}

/// How the repairs of one finding belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum RepairKind {
    /// Together they are the one correction.
    #[default]
    All,
    /// They are alternatives: one of these cells is wrong.
    Any,
}

impl RepairKind {
    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            RepairKind::All => "all",
            RepairKind::Any => "any",
        }
    }
}

impl Repair {
    /// From its parts.
    pub fn new(cell: CellId, from: Option<Decimal>, to: Decimal) -> Self {
        Repair { cell, from, to, sum: String::new() }
    }
}

/// One thing to tell the reader of a report.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule's code, such as `T3-BALANCE`.
    pub rule: Code,
    /// How grave it is.
    pub severity: Severity,
    /// Whose problem it is.
    pub about: About,
    /// The headline: what is wrong, with the numbers that differ. At most 30 characters in Chinese and 90 in English, without
    /// a full stop.
    pub message: Message,
    /// What shows it and what to do, in sentences; empty where the headline says all.
    pub detail: Message,
    /// The cells concerned, most suspect first.
    pub cells: Vec<CellId>,
    /// The places concerned, in the order of `cells` as far as there are any.
    pub spans: Vec<Span>,
    /// What should be printed: only where a single number is the one correction.
    pub expected: Option<Decimal>,
    /// What is printed instead of it.
    pub actual: Option<Decimal>,
    /// Where text and table differ: the text's number as printed (`24件`) or what it denies. Empty elsewhere.
    pub claimed: String,
    /// The table's number beside it. Either may be the wrong one.
    pub counted: Option<Decimal>,
    /// The least change that restores every identity, or the alternatives to choose from; empty where that cannot be said.
    pub repair: Vec<Repair>,
    /// Which of the two it is.
    pub repair_kind: RepairKind,
    /// Codes of the identities that the same cause breaks.
    pub breaks: Vec<&'static str>,
    /// The document that the rule rests on.
    pub basis: Message,
}

impl Finding {
    /// A finding that says no more than this yet: of no cell, no place, without numbers, repairs and basis.
    pub fn new(rule: impl Into<Code>, severity: Severity, about: About, message: Message) -> Finding {
        Finding {
            rule: rule.into(),
            severity,
            about,
            message,
            detail: Message::default(),
            cells: Vec::new(),
            spans: Vec::new(),
            expected: None,
            actual: None,
            claimed: String::new(),
            counted: None,
            repair: Vec::new(),
            repair_kind: RepairKind::All,
            breaks: Vec::new(),
            basis: Message::default(),
        }
    }
}

/// What keeps a report from being checked as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// The text ends before the report does: what would follow is not missing from it.
    EndsEarly,
    /// A form that nobody has filled in yet.
    Draft,
    /// No cell of its tables was read for certain.
    Unread,
    /// Fewer than half of the cells of its tables were read for certain.
    HalfRead,
}

impl Condition {
    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            Condition::EndsEarly => "ends_early",
            Condition::Draft => "draft",
            Condition::Unread => "unread",
            Condition::HalfRead => "half_read",
        }
    }
}

/// How one rule came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Assessment {
    /// It looked at everything that it is about, and found nothing wrong.
    Passed,
    /// It found something, which another rule's finding may tell of.
    Failed,
    /// It found nothing wrong in what it could look at; a [`Gap`] says what that leaves out.
    Partial,
    /// It could look at nothing that it is about; a [`Gap`] says why.
    NotAssessable,
    /// It was left out on request.
    NotSelected,
}

impl Assessment {
    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            Assessment::Passed => "passed",
            Assessment::Failed => "failed",
            Assessment::Partial => "partial",
            Assessment::NotAssessable => "not_assessable",
            Assessment::NotSelected => "not_selected",
        }
    }
}

/// What a rule did not look at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// Why; where there are several reasons, the first of [`Why`].
    pub why: Why,
    /// The rows that were left out, in whole or in part: the first cell of each.
    pub rows: Vec<CellId>,
    /// The tables that are not there.
    pub tables: Vec<TableKind>,
}

impl Gap {
    /// From its parts.
    pub fn new(why: Why, rows: Vec<CellId>, tables: Vec<TableKind>) -> Gap {
        Gap { why, rows, tables }
    }

    /// One without rows and tables.
    pub(crate) fn of(why: Why) -> Gap {
        Gap { why, rows: Vec::new(), tables: Vec::new() }
    }
}

/// Why a rule did not look at something; what concerns the copy and the reading first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Why {
    /// The copy seems to end before it.
    Cut,
    /// It was not read for certain.
    Unread,
    /// Its label or heading is torn, or worded otherwise than in the form, and was not judged.
    Unjudged,
    /// Its digits were divided by the sums that the rule compares.
    BySums,
    /// Words stand where a number belongs.
    NotNumber,
    /// Nothing is filled in.
    Unfilled,
    /// The report does not have it.
    Absent,
    /// The report does not say it, or it was not recognised.
    Unrecognised,
    /// The rule does not concern a report of this body, year or form.
    Inapplicable,
    /// Looking at it would have taken more steps than text rules may take.
    TooLong,
}

impl Why {
    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            Why::Cut => "cut",
            Why::Unread => "unread",
            Why::Unjudged => "unjudged",
            Why::BySums => "by_sums",
            Why::NotNumber => "not_number",
            Why::Unfilled => "unfilled",
            Why::Absent => "absent",
            Why::Unrecognised => "unrecognised",
            Why::Inapplicable => "inapplicable",
            Why::TooLong => "too_long",
        }
    }
}

/// How many rules came out how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Checks {
    /// Rules that found nothing wrong.
    pub passed: u32,
    /// Rules that found something.
    pub failed: u32,
    /// Rules that could look at a part only, and found nothing wrong in it.
    pub partial: u32,
    /// Rules that could not be assessed on this report.
    pub not_assessable: u32,
    /// Rules that were left out on request.
    pub not_selected: u32,
}

impl Checks {
    /// Counts one rule.
    pub(crate) fn count(&mut self, assessment: Assessment) {
        *match assessment {
            Assessment::Passed => &mut self.passed,
            Assessment::Failed => &mut self.failed,
            Assessment::Partial => &mut self.partial,
            Assessment::NotAssessable => &mut self.not_assessable,
            Assessment::NotSelected => &mut self.not_selected,
        } += 1;
    }
}

impl Report {
    /// The edition of the table of this kind; for table 4, table 3's (table 2's where there is no table 3).
    pub fn edition(&self, kind: TableKind) -> Option<Edition> {
        self.table(kind).map(|t| t.form.edition)
    }
}
