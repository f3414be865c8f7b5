//! Whether the checker finds a wrong number and names it: sound reports of invented bodies, one slip of the pen in
//! each, printed, read and checked as any text.
//!
//! Where zeros are blank, a slip may leave nothing that contradicts itself: its sums can be made to hold by filling in
//! blanks. That is tried out here without the checker, and such a slip has to be told, but not as an error.
//!
//! A slip is known to the last cell, so what is said about it can be counted: whether a finding points at it, whether
//! the right number in the right cell is the first thing proposed, and how many errors one slip makes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use gongkai::form::{Identity, IdentityKind, TableForm, form};
use gongkai::{Decimal, Edition, Finding, RepairKind, Severity, State, TableKind};

use crate::generator::layout::layout;
use crate::generator::random::Random;
use crate::generator::{Digits, Mix, Specimen, Wish, Zeros};

/// What a hand does wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// 12 for 123.
    DigitMissing,
    /// 1223 for 123.
    DigitDoubled,
    /// 132 for 123.
    DigitsSwapped,
    /// 122 or 124 for 123.
    OffByOne,
    /// Any other number.
    AnyNumber,
    /// A number where there is nothing.
    FilledIn,
    /// Nothing where there is a number: 0, or a blank where zeros are blank.
    LeftOut,
    /// Two neighbours of a row have changed places.
    Exchanged,
    /// Two cells of a row or column have changed places.
    ExchangedAfar,
    /// A row's numbers stand one column too far to the right.
    RowShifted,
    /// A row's numbers from some column on stand one column too far to the left.
    RowShiftedBack,
    /// A column's outcomes stand one row too low.
    ColumnShifted,
    /// A column's outcomes from some row on stand one row too high.
    ColumnShiftedBack,
    /// （七）总计 was added without one group, in all columns.
    GroupForgotten,
    /// Thirteen numbers of the column 总计 are wrong.
    ManyTotals,
    /// Two rows with numbers have changed places, of which one at least is no outcome.
    RowsExchanged,
    /// Two columns have changed places in some rows one below the other.
    ColumnsExchanged,
    /// In some rows one below the other the numbers stand one column too far to the right.
    BlockShifted,
    /// In some rows one below the other the numbers stand one column too far to the left.
    BlockShiftedBack,
    /// The same in all rows, the total in the first column.
    TableTurned,
    /// The same in all rows, the first number in the column 总计.
    TableTurnedBack,
    /// The numbers of table 4 stand one place too far to the right.
    LineShifted,
    /// The numbers of table 4 stand one place too far to the left.
    LineShiftedBack,
}

impl Slip {
    /// Slips in one cell.
    pub const SINGLE: [Slip; 7] = [
        Slip::DigitMissing,
        Slip::DigitDoubled,
        Slip::DigitsSwapped,
        Slip::OffByOne,
        Slip::AnyNumber,
        Slip::FilledIn,
        Slip::LeftOut,
    ];

    /// Slips in several cells of table 3 at once.
    pub const JOINT: [Slip; 8] = [
        Slip::Exchanged,
        Slip::ExchangedAfar,
        Slip::RowShifted,
        Slip::RowShiftedBack,
        Slip::ColumnShifted,
        Slip::ColumnShiftedBack,
        Slip::GroupForgotten,
        Slip::ManyTotals,
    ];

    /// Slips of whole rows and blocks of table 3.
    pub const OF_BLOCKS: [Slip; 6] = [
        Slip::RowsExchanged,
        Slip::ColumnsExchanged,
        Slip::BlockShifted,
        Slip::BlockShiftedBack,
        Slip::TableTurned,
        Slip::TableTurnedBack,
    ];

    /// Slips in several cells of table 4 at once.
    pub const JOINT_IN_A_LINE: [Slip; 2] = [Slip::LineShifted, Slip::LineShiftedBack];

    fn name(self) -> &'static str {
        match self {
            Slip::DigitMissing => "a digit missing",
            Slip::DigitDoubled => "a digit doubled",
            Slip::DigitsSwapped => "two digits swapped",
            Slip::OffByOne => "one too many or too few",
            Slip::AnyNumber => "any number",
            Slip::FilledIn => "nothing → a number",
            Slip::LeftOut => "a number → nothing",
            Slip::Exchanged => "neighbours exchanged",
            Slip::ExchangedAfar => "two cells exchanged",
            Slip::RowShifted => "row shifted by a column",
            Slip::RowShiftedBack => "rest of a row shifted back",
            Slip::ColumnShifted => "outcomes shifted by a row",
            Slip::ColumnShiftedBack => "rest of the outcomes shifted back",
            Slip::GroupForgotten => "a group left out of （七）总计",
            Slip::ManyTotals => "13 wrong totals",
            Slip::RowsExchanged => "two rows exchanged",
            Slip::ColumnsExchanged => "two columns exchanged in a block of rows",
            Slip::BlockShifted => "block of rows shifted by a column",
            Slip::BlockShiftedBack => "block of rows shifted back",
            Slip::TableTurned => "all rows shifted, the total first",
            Slip::TableTurnedBack => "all rows shifted back, the first number last",
            Slip::LineShifted => "all numbers shifted by a place",
            Slip::LineShiftedBack => "all numbers shifted back",
        }
    }

    /// What the message calls it; `""` for a wrong number like any other.
    fn told_as(self) -> &'static str {
        match self {
            Slip::Exchanged | Slip::ExchangedAfar => "填反",
            Slip::RowShifted | Slip::BlockShifted | Slip::TableTurned | Slip::LineShifted => "右一栏",
            Slip::RowShiftedBack | Slip::BlockShiftedBack | Slip::TableTurnedBack | Slip::LineShiftedBack => {
                "左一栏"
            }
            Slip::RowsExchanged => "两行填反",
            Slip::ColumnsExchanged => "两列填反",
            Slip::ColumnShifted => "下一行",
            Slip::ColumnShiftedBack => "上一行",
            Slip::GroupForgotten => "漏计",
            Slip::ManyTotals => "总计”列有13格与各栏之和不符",
            _ => "",
        }
    }

    /// What this slip makes of a number; `None` where it cannot happen or changes nothing.
    fn of_number(self, right: i64, random: &mut Random) -> Option<i64> {
        let digits = right.to_string();
        let wrong = match self {
            Slip::DigitMissing if digits.len() > 1 => {
                let at = random.below(digits.len());
                [&digits[..at], &digits[at + 1..]].concat()
            }
            Slip::DigitDoubled if right > 0 => {
                let at = random.below(digits.len());
                [&digits[..=at], &digits[at..]].concat()
            }
            Slip::DigitsSwapped if digits.len() > 1 => {
                let at = random.below(digits.len() - 1);
                [&digits[..at], &digits[at + 1..at + 2], &digits[at..=at], &digits[at + 2..]].concat()
            }
            Slip::OffByOne if right > 0 && random.chance(50) => (right - 1).to_string(),
            Slip::OffByOne => (right + 1).to_string(),
            Slip::AnyNumber | Slip::FilledIn if self == Slip::AnyNumber || right == 0 => {
                random.between(1, *random.clone().pick(&[9, 99, 999])).to_string()
            }
            Slip::LeftOut if right > 0 => "0".to_owned(),
            _ => return None,
        };
        // Nobody writes 05.
        let written = wrong.len() == 1 || !wrong.starts_with('0');
        wrong.parse().ok().filter(|wrong| written && *wrong != right)
    }

    /// The cells that this slip changes in a table, with their wrong numbers; `None` where it cannot happen.
    fn of_table(self, grid: &Grid, random: &mut Random) -> Option<Fault> {
        let changes: Fault = match self {
            Slip::Exchanged => {
                let row = grid.any_row(random)?;
                let at = random.below(grid.width - 1);
                let (a, b) = (row * grid.width + at, row * grid.width + at + 1);
                vec![(a, grid.counts[b]), (b, grid.counts[a])]
            }
            Slip::ExchangedAfar => {
                let a = random.below(grid.counts.len());
                let row = random.chance(50);
                let mates = |&b: &usize| {
                    if row { a / grid.width == b / grid.width } else { a % grid.width == b % grid.width }
                };
                let others: Vec<usize> = (0..grid.counts.len())
                    .filter(mates)
                    .filter(|&b| grid.counts[a] != grid.counts[b])
                    .collect();
                if others.is_empty() {
                    return None;
                }
                let b = *random.pick(&others);
                vec![(a, grid.counts[b]), (b, grid.counts[a])]
            }
            Slip::RowShiftedBack => {
                let row = grid.any_row(random)?;
                let from = row * grid.width + random.below(grid.width - 1);
                back(grid, from..(row + 1) * grid.width)
            }
            Slip::ColumnShiftedBack => {
                let column = random.below(grid.width);
                let rows = grid.outcomes.clone()?;
                let from = rows.start + random.below(rows.len() - 1);
                back(grid, (from..rows.end).map(|row| row * grid.width + column))
            }
            Slip::ManyTotals => {
                let rows = grid.form.rows.len();
                let first = random.below(rows);
                // A stride that is prime to the number of rows. Where zeros are blank a total alone is no wrong one.
                let totals = (0..rows).map(|n| ((first + n * 7) % rows) * grid.width + grid.width - 1);
                let wrong: Vec<usize> = totals.filter(|&at| !grid.blank[at]).take(13).collect();
                if wrong.len() < 13 {
                    return None;
                }
                wrong
                    .into_iter()
                    .map(|at| (at, grid.counts[at] + 1 + i64::try_from(random.below(90)).unwrap_or_default()))
                    .collect()
            }
            Slip::RowShifted => {
                let row = grid.any_row(random)?;
                let cells = row * grid.width..(row + 1) * grid.width;
                // The last number finds no cell, or another row's; the first cell stays empty.
                let shifted = [0].into_iter().chain(grid.counts[cells.clone()].iter().copied());
                cells.zip(shifted).collect()
            }
            Slip::ColumnShifted => {
                let column = random.below(grid.width);
                let rows: Vec<usize> = grid.outcomes.clone()?.collect();
                let cell = |row: usize| row * grid.width + column;
                let shifted = [0].into_iter().chain(rows.iter().map(|&row| grid.counts[cell(row)]));
                rows.iter().map(|&row| cell(row)).zip(shifted).collect()
            }
            Slip::GroupForgotten => {
                let rows = grid.outcomes.clone()?;
                let head = |row: usize| grid.form.rows[row].path[1];
                let forgotten = head(rows.start + random.below(rows.len()));
                let without = |column: usize| {
                    let kept = rows.clone().filter(|&row| head(row) != forgotten);
                    kept.map(|row| grid.counts[row * grid.width + column]).sum()
                };
                (0..grid.width).map(|column| (rows.end * grid.width + column, without(column))).collect()
            }
            Slip::RowsExchanged => {
                let rows = grid.form.rows.len();
                let outcomes = grid.outcomes.clone()?;
                let (a, b) = (random.below(rows), random.below(rows));
                let empty =
                    |row: usize| grid.counts[row * grid.width..][..grid.width].iter().all(|&n| n == 0);
                // One that changed places with an empty row looks like one that a total leaves out.
                if outcomes.contains(&a) && outcomes.contains(&b) || empty(a) || empty(b) {
                    return None;
                }
                let cell = |row: usize, column: usize| row * grid.width + column;
                let exchanged = |column| {
                    [(a, b), (b, a)].map(|(to, from)| (cell(to, column), grid.counts[cell(from, column)]))
                };
                (0..grid.width).flat_map(exchanged).collect()
            }
            Slip::ColumnsExchanged => {
                let (a, b) = (random.below(grid.width), random.below(grid.width));
                let of_row = |row: usize| {
                    let [a, b] = [a, b].map(|column| row * grid.width + column);
                    [(a, grid.counts[b]), (b, grid.counts[a])]
                };
                grid.block(random)?.flat_map(of_row).collect()
            }
            Slip::BlockShifted | Slip::BlockShiftedBack | Slip::TableTurned | Slip::TableTurnedBack => {
                let turned = matches!(self, Slip::TableTurned | Slip::TableTurnedBack);
                let rows = if turned { 0..grid.form.rows.len() } else { grid.block(random)? };
                let ahead = matches!(self, Slip::BlockShifted | Slip::TableTurned);
                let of_row = |row: usize| {
                    let cells = row * grid.width..(row + 1) * grid.width;
                    let mut counts = grid.counts[cells.clone()].to_vec();
                    if ahead {
                        counts.rotate_right(1);
                    } else {
                        counts.rotate_left(1);
                    }
                    if !turned {
                        // The number that found no cell is lost.
                        counts[if ahead { 0 } else { grid.width - 1 }] = 0;
                    }
                    cells.zip(counts)
                };
                rows.flat_map(of_row).collect()
            }
            Slip::LineShifted => {
                let shifted = [0].into_iter().chain(grid.counts.iter().copied());
                (0..grid.counts.len()).zip(shifted).collect()
            }
            Slip::LineShiftedBack => back(grid, 0..grid.counts.len()),
            _ => {
                // Wrong numbers sit where numbers are; a few sit in place of a zero.
                let all = 0..grid.counts.len();
                let numbers: Vec<usize> = all.clone().filter(|&at| grid.counts[at] > 0).collect();
                let anywhere = numbers.is_empty() || self == Slip::FilledIn || random.chance(20);
                let at = if anywhere { random.below(all.len()) } else { *random.pick(&numbers) };
                vec![(at, self.of_number(grid.counts[at], random)?)]
            }
        };
        let changed: Fault = changes.into_iter().filter(|&(at, wrong)| grid.counts[at] != wrong).collect();
        // Of two cells nobody can say whether they were shifted or exchanged.
        let shifts = [Slip::RowShifted, Slip::RowShiftedBack, Slip::ColumnShifted, Slip::ColumnShiftedBack];
        // A block is one of rows, not one row.
        let lines: BTreeSet<usize> = changed.iter().map(|&(at, _)| at / grid.width).collect();
        let blocks = [Slip::ColumnsExchanged, Slip::BlockShifted, Slip::BlockShiftedBack];
        if blocks.contains(&self) && lines.len() < 2 || !grid.is_contradicted_by(&changed) {
            return None;
        }
        // Two columns exchanged in all rows but one look exchanged in that one.
        if self == Slip::ColumnsExchanged {
            let columns: BTreeSet<usize> = changed.iter().map(|&(at, _)| at % grid.width).collect();
            let differs = |row: &usize| {
                let counts: BTreeSet<i64> =
                    columns.iter().map(|column| grid.counts[row * grid.width + column]).collect();
                counts.len() > 1 && !lines.contains(row)
            };
            if (0..grid.form.rows.len()).filter(differs).count() < 2 {
                return None;
            }
        }
        let least = if shifts.contains(&self) { 3 } else { 1 };
        (changed.len() >= least).then_some(changed)
    }
}

/// The numbers of these cells, each in the place of the one before it; the first is lost, the last cell is empty.
fn back(grid: &Grid, cells: impl Iterator<Item = usize> + Clone) -> Fault {
    let following = cells.clone().skip(1).map(|at| grid.counts[at]).chain([0]);
    cells.zip(following).collect()
}

/// Cells of a table, by their place in the form, and the wrong numbers there.
type Fault = Vec<(usize, i64)>;

/// Cells by their names, and the right numbers there.
type Mending = Vec<(String, i64)>;

/// Blanks that may have to be filled together: a class's outcome, its totals, and the row's.
const FILLED: u32 = 8;

/// A table's numbers.
#[derive(Clone)]
struct Grid {
    form: &'static TableForm,
    width: usize,
    counts: Vec<i64>,
    /// Which cells print no number.
    blank: Vec<bool>,
    /// The rows that add up to （七）总计, which stands behind them.
    outcomes: Option<std::ops::Range<usize>>,
}

impl Grid {
    fn of(specimen: &Specimen, kind: TableKind) -> Grid {
        let edition = if specimen.mix == Mix::F19 { Edition::F19 } else { Edition::F21 };
        let form = form(kind, edition);
        let count = |id: gongkai::CellId| {
            specimen.truth.cells[&id.to_string()].and_then(Decimal::as_i64).unwrap_or_default()
        };
        let is_blank = |id: gongkai::CellId| specimen.truth.cells[&id.to_string()].is_none();
        Grid {
            form,
            width: form.rows[0].columns.len(),
            counts: form.cells().map(count).collect(),
            blank: form.cells().map(is_blank).collect(),
            outcomes: form.identities_of(IdentityKind::ResultSum).next().map(|sum| {
                let row = |cell: u16| usize::from(cell) / form.rows[0].columns.len();
                row(sum.parts[0])..row(sum.totals[0])
            }),
        }
    }

    /// Every sum of the form: cells with the side that they stand on.
    fn sums(&self) -> Vec<Vec<(usize, i64)>> {
        let sum = |identity: &Identity| {
            identity.terms().map(|term| (usize::from(term.cell), i64::from(term.sign))).collect()
        };
        self.form.identities.iter().map(sum).collect()
    }

    /// Whether numbers in at most so many blanks make every sum hold: all ways are tried, the sum with the fewest
    /// blanks first.
    fn can_be_filled(&self, blanks: u32) -> bool {
        let off = |sum: &[(usize, i64)]| sum.iter().map(|&(at, side)| side * self.counts[at]).sum::<i64>();
        let blank = |sum: &[(usize, i64)]| sum.iter().filter(|&&(at, _)| self.blank[at]).count();
        let broken: Vec<_> = self.sums().into_iter().filter(|sum| off(sum) != 0).collect();
        let Some(narrowest) = broken.iter().min_by_key(|sum| blank(sum)) else { return true };
        blanks > 0
            && narrowest.iter().filter(|&&(at, _)| self.blank[at]).any(|&(at, side)| {
                let mut filled = self.clone();
                filled.counts[at] -= side * off(narrowest);
                filled.blank[at] = false;
                filled.counts[at] >= 0 && filled.can_be_filled(blanks - 1)
            })
    }

    /// Whether any sum fails with these numbers.
    fn is_contradicted_by(&self, fault: &Fault) -> bool {
        let mut wrong = self.clone();
        for &(at, count) in fault {
            wrong.counts[at] = count;
        }
        let off = |sum: Vec<(usize, i64)>| sum.iter().map(|&(at, side)| side * wrong.counts[at]).sum::<i64>();
        wrong.sums().into_iter().any(|sum| off(sum) != 0)
    }

    /// Two rows at least, one below the other, not all of them.
    fn block(&self, random: &mut Random) -> Option<std::ops::Range<usize>> {
        let rows = self.form.rows.len();
        let (first, height) = (random.below(rows - 1), 2 + random.below(rows - 2));
        (rows > 2).then(|| first..(first + height).min(rows))
    }

    /// A row with a number in it.
    fn any_row(&self, random: &mut Random) -> Option<usize> {
        let printed = |&row: &usize| self.counts[row * self.width..][..self.width].iter().any(|&n| n > 0);
        let rows: Vec<usize> = (0..self.form.rows.len()).filter(printed).collect();
        (!rows.is_empty()).then(|| *random.pick(&rows))
    }

    /// Whether two cells share no sum.
    fn are_independent(&self, a: usize, b: usize) -> bool {
        a / self.width != b / self.width && a % self.width != b % self.width
    }
}

/// What came of one kind of slip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Reports with the slip in them.
    pub reports: usize,
    /// Those of which a sum of every slip is pointed at by any finding but the general note on blanks.
    pub told: usize,
    /// Those of which every slip is pointed at by an error.
    pub found: usize,
    /// Of the others, those whose table contradicts nothing: numbers in its blanks make every sum hold.
    pub open: usize,
    /// Those of which the first proposal of a finding is the right cells with their right numbers, for every slip.
    pub first: usize,
    /// Those of which the right cells with their right numbers are proposed.
    pub among: usize,
    /// Those of which every slip is the one correction of a finding, and that one no more.
    pub exact: usize,
    /// Those of which a finding calls each slip what it is.
    pub named: usize,
    /// Errors with one correction that changes what is right, or into what is wrong.
    pub wrong: usize,
    /// Errors told.
    pub errors: usize,
}

impl Score {
    fn add(&mut self, other: Score) {
        self.reports += other.reports;
        self.told += other.told;
        self.found += other.found;
        self.open += other.open;
        self.first += other.first;
        self.among += other.among;
        self.exact += other.exact;
        self.named += other.named;
        self.wrong += other.wrong;
        self.errors += other.errors;
    }
}

/// A sound report, a slip or two in one of its tables, and its text.
#[derive(Debug)]
pub struct Trial {
    /// Where the report was drawn from.
    pub seed: u64,
    kind: TableKind,
    slips: Vec<Slip>,
    /// For each slip what would mend it.
    faults: Vec<Mending>,
    /// The text with the slips in it.
    pub text: String,
    /// Whether numbers in the table's blanks make every sum hold.
    is_open: bool,
}

impl Trial {
    /// Draws a report and prints slips in it; `None` where they cannot happen in this report.
    fn draw(seed: u64, kind: TableKind, blanks: bool, slips: &[Slip]) -> Option<Trial> {
        let mut random = Random::new(seed ^ 0x736C_6970);
        let blank = [Zeros::Blank, Zeros::BlankClasses, Zeros::BlankRows, Zeros::Sign("/")];
        let zeros = if blanks { *random.pick(&blank) } else { Zeros::Printed };
        let mix = *random.pick(&[Mix::F19, Mix::F21]);
        let wish =
            Wish { zeros: Some(zeros), digits: Some(Digits::Plain), mix: Some(mix), ..Wish::default() };
        let mut specimen = Specimen::draw(seed, wish);
        let grid = Grid::of(&specimen, kind);
        let faults: Vec<Fault> =
            slips.iter().map(|slip| slip.of_table(&grid, &mut random)).collect::<Option<_>>()?;
        if let [one, two] = &faults[..]
            && !grid.are_independent(one[0].0, two[0].0)
        {
            return None;
        }
        let names: Vec<String> = grid.form.cells().map(|id| id.to_string()).collect();
        for &(at, wrong) in faults.iter().flatten() {
            if wrong == 0 && specimen.states.values().any(|&state| state == State::Blank) {
                specimen.erase(&names[at]);
            } else {
                specimen.misprint(&names[at], wrong.into());
            }
        }
        let right = |&(at, _): &(usize, i64)| (names[at].clone(), grid.counts[at]);
        let faults = faults.iter().map(|fault| fault.iter().map(right).collect()).collect();
        let text = layout("tabs").expect("a known layout").render(&specimen);
        let is_open = Grid::of(&specimen, kind).can_be_filled(FILLED);
        Some(Trial { seed, kind, slips: slips.to_vec(), faults, text, is_open })
    }

    /// Reads and checks the text: what is told of this table.
    pub fn findings(&self) -> Vec<Finding> {
        let document = gongkai::parse(&self.text, gongkai::Media::PlainText, "");
        let findings = document.reports.into_iter().flat_map(|report| report.findings);
        let of_table = |f: &Finding| f.cells.first().is_some_and(|id| id.table == self.kind);
        findings.filter(|f| f.severity == Severity::Error || of_table(f)).collect()
    }

    fn score(&self) -> Score {
        let findings = self.findings();
        let points_at = |finding: &Finding, fault: &[(String, i64)]| {
            finding.cells.iter().any(|cell| fault.iter().any(|(id, _)| *id == cell.to_string()))
        };
        let shares_a_sum = |finding: &Finding, fault: &[(String, i64)]| {
            let in_general = finding.rule == "FORM-BLANK" && !finding.detail.zh.contains("只填了一方");
            let near = |cell: &gongkai::CellId| {
                let cell = cell.to_string();
                let (row, column) = cell.rsplit_once('.').unwrap_or_default();
                let is_near =
                    |id: &str| id.starts_with(&format!("{row}.")) || id.ends_with(&format!(".{column}"));
                fault.iter().any(|(id, _)| is_near(id))
            };
            !in_general && finding.cells.iter().any(near)
        };
        let errors: Vec<&Finding> = findings.iter().filter(|f| f.severity == Severity::Error).collect();
        let proposed: Vec<Mending> = errors.iter().map(|f| proposals(f)).collect();
        let all: BTreeSet<&(String, i64)> = proposed.iter().flatten().collect();
        let is_first = |fault: &Mending| {
            let wanted: BTreeSet<_> = fault.iter().collect();
            let begins = |p: &Vec<_>| p.iter().take(fault.len()).collect::<BTreeSet<_>>() == wanted;
            proposed.iter().any(begins)
        };
        let set = |changes: &Mending| changes.iter().cloned().collect::<BTreeSet<_>>();
        let exact: Vec<_> =
            errors.iter().filter(|f| f.repair_kind == RepairKind::All && !f.repair.is_empty()).collect();
        let right: BTreeSet<&(String, i64)> = self.faults.iter().flatten().collect();
        let is_right = |finding: &Finding| proposals(finding).iter().all(|change| right.contains(change));
        let says = |slip: &Slip| {
            findings
                .iter()
                .any(|f| f.message.zh.contains(slip.told_as()) || f.detail.zh.contains(slip.told_as()))
        };
        let every = |holds: &dyn Fn(&Mending) -> bool| usize::from(self.faults.iter().all(holds));
        let found = every(&|fault| errors.iter().any(|f| points_at(f, fault)));
        Score {
            reports: 1,
            told: every(&|fault| findings.iter().any(|f| shares_a_sum(f, fault))),
            found,
            open: usize::from(found == 0 && self.is_open),
            first: every(&is_first),
            among: every(&|fault| fault.iter().all(|change| all.contains(change))),
            exact: every(&|fault| exact.iter().any(|f| set(fault) == set(&proposals(f)))),
            named: usize::from(self.slips.iter().all(says)),
            wrong: exact.iter().filter(|f| !is_right(f)).count(),
            errors: errors.len(),
        }
    }

    /// What went wrong, for a person to look at; `None` when all was found and named first.
    pub fn complaint(&self) -> Option<String> {
        let score = self.score();
        if score.first == 1 && score.errors == self.faults.len() && score.named == 1 && score.wrong == 0 {
            return None;
        }
        let Score { named, wrong, .. } = score;
        let mut out = format!(
            "seed {} {:?} (named {named}, wrong {wrong}): {:?}\n",
            self.seed, self.slips, self.faults
        );
        for finding in self.findings() {
            let (message, detail) = (&finding.message.zh, &finding.detail.zh);
            let _ = writeln!(out, "    {:?} {} {message}：{detail}", finding.severity, finding.rule);
            for (cell, to) in proposals(&finding) {
                let _ = writeln!(out, "        {cell} → {to}");
            }
        }
        Some(out)
    }
}

/// What a finding proposes: cells by name, and their numbers.
fn proposals(finding: &Finding) -> Mending {
    let proposal = |r: &gongkai::Repair| Some((r.cell.to_string(), r.to.as_i64()?));
    finding.repair.iter().filter_map(proposal).collect()
}

/// One table of the experiment: what heads it, and its rows.
#[derive(Debug)]
pub struct Scores {
    /// Which table, and how its zeros are printed.
    pub heading: &'static str,
    /// Whether its slips have names of their own.
    joint: bool,
    /// Kinds of slips with what came of them.
    pub rows: Vec<(String, Score)>,
}

impl Scores {
    /// All rows together.
    pub fn total(&self) -> Score {
        let mut total = Score::default();
        self.rows.iter().for_each(|(_, score)| total.add(*score));
        total
    }

    /// The table, in Markdown.
    pub fn to_markdown(&self) -> String {
        let mut out = format!(
            "| {} | reports | told | as an error | no contradiction | right number first | among the candidates | the one \
             correction | named as such | wrong corrections | errors |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
            self.heading
        );
        for (name, score) in self.rows.iter().chain([&("**all**".to_owned(), self.total())]) {
            let Score { reports, told, found, open, first, among, exact, named, wrong, errors } = *score;
            let share = |part| crate::accuracy::share(part, reports);
            let [told, found, first, among, exact] = [told, found, first, among, exact].map(share);
            let named = if self.joint { share(named) } else { String::new() };
            let _ = writeln!(
                out,
                "| {name} | {reports} | {told} | {found} | {open} | {first} | {among} | {exact} | {named} | {wrong} | {errors} |"
            );
        }
        out
    }
}

/// The whole experiment with so many reports for each kind of slip; `look` sees every trial.
pub fn scores(reports: usize, look: &mut dyn FnMut(&Trial)) -> Vec<Scores> {
    use TableKind::{Disputes, Requests};
    let single = || Slip::SINGLE.iter().map(|slip| vec![*slip]);
    let joint = || Slip::JOINT.iter().map(|slip| vec![*slip]);
    let of_blocks = || Slip::OF_BLOCKS.iter().map(|slip| vec![*slip]);
    let in_a_line = || Slip::JOINT_IN_A_LINE.iter().map(|slip| vec![*slip]);
    let pairs = || Slip::SINGLE.iter().enumerate().map(|(at, one)| vec![*one, Slip::SINGLE[(at + 3) % 7]]);
    let mut table = |heading, kind, blanks, slips: Vec<Vec<Slip>>| {
        let mut rows: BTreeMap<usize, Score> = BTreeMap::new();
        for (row, slips) in slips.iter().enumerate() {
            let seeds = (row as u64 * 1_000_000)..;
            let trials = seeds.filter_map(|seed| Trial::draw(seed, kind, blanks, slips)).take(reports);
            for trial in trials {
                look(&trial);
                rows.entry(row).or_default().add(trial.score());
            }
        }
        let name = |slips: &[Slip]| slips.iter().map(|slip| slip.name()).collect::<Vec<_>>().join(" and ");
        let joint = slips.iter().any(|slips| !slips[0].told_as().is_empty());
        Scores {
            heading,
            joint,
            rows: rows.into_iter().map(|(row, score)| (name(&slips[row]), score)).collect(),
        }
    };
    vec![
        table("one slip in table 3, zeros printed", Requests, false, single().collect()),
        table("one slip in table 3, zeros blank or a sign", Requests, true, single().collect()),
        table("one slip in several cells of table 3", Requests, false, joint().collect()),
        table(
            "one slip in several cells of table 3, zeros blank or a sign",
            Requests,
            true,
            joint().collect(),
        ),
        table("rows or columns of table 3 in wrong places", Requests, false, of_blocks().collect()),
        table(
            "rows or columns of table 3 in wrong places, zeros blank or a sign",
            Requests,
            true,
            of_blocks().collect(),
        ),
        table("two slips in table 3, zeros printed", Requests, false, pairs().collect()),
        table("one slip in table 4, zeros printed", Disputes, false, single().collect()),
        table("one slip in table 4, zeros blank or a sign", Disputes, true, single().collect()),
        table("one slip in several cells of table 4", Disputes, false, in_a_line().collect()),
    ]
}
