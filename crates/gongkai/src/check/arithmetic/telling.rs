//! Puts a cause into words: the identity that shows it best with all its numbers, what else it breaks, and
//! the change that would mend everything.

use super::super::{Rule, statistics, wording};
use super::search::{Cause, Change};
use super::sheet::{Figure, Sheet, Standing};
use super::{t3_balance, t3_result_sum, t3_row_sum, t4_sum};
use crate::Decimal;
use crate::form::{CellId, Identity, IdentityKind, Term, Words};
use crate::report::{Finding, Message, Repair, Report};

/// Addends that a sum shows one by one; longer ones are told by their number.
const MOST_ADDENDS: usize = 6;
/// Candidates that a finding lists: a whole row of table 3.
const MOST_CANDIDATES: usize = 7;
/// Identities that a finding without a cause lists.
const MOST_LISTED: usize = 4;

impl IdentityKind {
    /// The rule that speaks for identities of this kind.
    pub(super) fn rule(self) -> &'static Rule {
        match self {
            IdentityKind::Balance => &t3_balance::RULE,
            IdentityKind::ResultSum => &t3_result_sum::RULE,
            IdentityKind::RowSum => &t3_row_sum::RULE,
            IdentityKind::DisputeSum => &t4_sum::RULE,
            IdentityKind::Received => &statistics::received::RULE,
            IdentityKind::Closed => &statistics::done::RULE,
            IdentityKind::Replied => &statistics::reply::RULE,
            IdentityKind::Denied => &statistics::denied::RULE,
            IdentityKind::Review => &statistics::review::RULE,
            IdentityKind::Litigation => &statistics::litigation::RULE,
            IdentityKind::Staff => &statistics::staff::RULE,
        }
    }
}

/// The findings that tell of a cause: one, or for what nothing explains one for each kind of identity.
pub(super) fn findings(report: &Report, sheet: &Sheet, cause: &Cause) -> Vec<Finding> {
    let told = Teller { report, sheet };
    match cause {
        // A change may mend nothing by itself where several faults meet; then another cause tells of them.
        Cause::Cell { breaks, .. } | Cause::Line { breaks, .. } if breaks.is_empty() => Vec::new(),
        Cause::Cell { candidates, breaks } => vec![told.wrong_cell(candidates, breaks)],
        Cause::Line { candidates, breaks } => vec![told.wrong_line(candidates, breaks)],
        Cause::Unknown { breaks } => told.unexplained(breaks),
    }
}

struct Teller<'a> {
    report: &'a Report,
    sheet: &'a Sheet,
}

impl Teller<'_> {
    fn wrong_cell(&self, candidates: &[Change], breaks: &[usize]) -> Finding {
        let telling = self.most_telling(candidates[0].cell, breaks);
        let mut message = self.equation(telling);
        self.say_what_else(&mut message, telling, breaks);
        self.say_repair(&mut message, candidates);
        let suspects = candidates.iter().map(|c| c.cell);
        let mut finding = self.finding(message, telling, breaks, suspects);
        // Where several cells may be the wrong one, only the two sides of the sum are certain.
        (finding.expected, finding.actual) = if let [only] = candidates {
            (Some(only.to.into()), self.printed(only.cell))
        } else {
            let (sum, total) = self.sides(telling);
            (Some(sum.into()), Some(total.into()))
        };
        finding.repair = candidates.iter().take(MOST_CANDIDATES).map(|c| self.repair(c)).collect();
        finding
    }

    fn wrong_line(&self, candidates: &[Vec<Change>], breaks: &[usize]) -> Finding {
        let telling = breaks[0];
        let mut message = self.equation(telling);
        self.say_what_else(&mut message, telling, breaks);
        let convincing = self.convincing(candidates);
        let group = self.forgotten_group(breaks);
        if let Some(group) = &group {
            wording::push(
                &mut message,
                format_args!("。各列相差的正好是「{}」的数，{}多半没有把它正确计入", group.zh, "（七）总计"),
                format_args!(
                    ". In every column the difference is exactly “{}”, which (7) Total handled does not count correctly",
                    group.en
                ),
            );
        }
        match convincing {
            Some(changes) => self.say_joint_repair(&mut message, changes),
            None if group.is_none() => self.say_lines(&mut message, candidates),
            None => {}
        }
        message.zh.push('。');
        message.en.push('.');
        let suspects = convincing.into_iter().flatten().map(|c| c.cell);
        let mut finding = self.finding(message, telling, breaks, suspects);
        let (expected, actual) = self.sides(telling);
        (finding.expected, finding.actual) = (Some(expected.into()), Some(actual.into()));
        finding.repair = convincing.into_iter().flatten().map(|c| self.repair(c)).collect();
        finding
    }

    /// Too much is wrong to say why: what does not hold, kind by kind.
    fn unexplained(&self, breaks: &[usize]) -> Vec<Finding> {
        let one_kind = |kind: IdentityKind| {
            let of_kind = |at: &usize| self.sheet.identities[*at].kind == kind;
            let mine: Vec<usize> = breaks.iter().copied().filter(of_kind).collect();
            let first = *mine.first()?;
            let mut message = Message::default();
            for &at in &mine[..mine.len().min(MOST_LISTED)] {
                let equation = self.equation(at);
                if message.zh.is_empty() {
                    message = equation;
                } else {
                    let equation = self.without_table(&equation);
                    wording::push(
                        &mut message,
                        format_args!("；{}", equation.zh),
                        format_args!("; {}", equation.en),
                    );
                }
            }
            if mine.len() > MOST_LISTED {
                let rest = mine.len() - MOST_LISTED;
                wording::push(
                    &mut message,
                    format_args!("；另有{rest}处同类合计不符"),
                    format_args!("; {rest} more of the same kind do not add up either"),
                );
            }
            wording::push(
                &mut message,
                format_args!("。不是个别数字的问题，请对照底稿逐行核对。"),
                format_args!(
                    ". No few numbers explain this; please compare the table with its source row by row."
                ),
            );
            let mut finding = self.finding(message, first, &mine, []);
            let (expected, actual) = self.sides(first);
            (finding.expected, finding.actual) = (Some(expected.into()), Some(actual.into()));
            Some(finding)
        };
        IdentityKind::ALL.into_iter().filter_map(one_kind).collect()
    }

    fn finding(
        &self,
        message: Message,
        telling: usize,
        breaks: &[usize],
        suspects: impl IntoIterator<Item = u16>,
    ) -> Finding {
        let mut cells: Vec<CellId> = Vec::new();
        let operands = self.sheet.terms(&self.sheet.identities[telling]).rev().map(|t| t.cell);
        for cell in suspects.into_iter().chain(operands) {
            let id = self.id(cell);
            if !cells.contains(&id) {
                cells.push(id);
            }
        }
        let mut finding = self.sheet.identities[telling].kind.rule().finding(message).at(self.report, cells);
        let has = |kind: IdentityKind| breaks.iter().any(|&at| self.sheet.identities[at].kind == kind);
        finding.breaks = IdentityKind::ALL.into_iter().filter(|&k| has(k)).map(|k| k.rule().code).collect();
        finding
    }

    /// The broken identity that shows best what is wrong with this cell: the one that it is the total of, or
    /// else the balance, which the form itself prints, or else its row.
    fn most_telling(&self, cell: u16, breaks: &[usize]) -> usize {
        let (row, column) = self.sheet.position(cell);
        let is_result = self.sheet.frame.as_ref().is_some_and(|f| f.result == row);
        let order = if is_result {
            [IdentityKind::ResultSum, IdentityKind::RowSum, IdentityKind::Balance, IdentityKind::DisputeSum]
        } else if column + 1 == self.sheet.width {
            [IdentityKind::RowSum, IdentityKind::DisputeSum, IdentityKind::Balance, IdentityKind::ResultSum]
        } else {
            [IdentityKind::Balance, IdentityKind::RowSum, IdentityKind::ResultSum, IdentityKind::DisputeSum]
        };
        let rank = |at: &usize| order.iter().position(|&k| k == self.sheet.identities[*at].kind);
        breaks.iter().copied().min_by_key(rank).expect("a cause breaks something")
    }

    /// Both sides of an identity: what the addends make, what is printed as their total.
    fn sides(&self, at: usize) -> (i64, i64) {
        let side = |sign| {
            let terms = self.sheet.terms(&self.sheet.identities[at]);
            terms.filter(|t| t.sign == sign).map(|t| self.sheet.figure(t.cell).count()).sum()
        };
        (side(1), side(-1))
    }

    fn difference(&self, at: usize) -> i64 {
        match self.sheet.standings[at] {
            Standing::Broken(residual) => residual.abs(),
            Standing::Holds | Standing::Unassessable => 0,
        }
    }

    /// An identity with its numbers: 表三「（一）予以公开」行：自然人3＋商业企业1＝4，总计栏填5，相差1.
    fn equation(&self, at: usize) -> Message {
        let identity = &self.sheet.identities[at];
        let (sum, total) = self.sides(at);
        let difference = self.difference(at);
        let mut message = self.place(identity);
        wording::push(&mut message, format_args!("："), format_args!(": "));
        if identity.kind == IdentityKind::Balance {
            self.say_balance(&mut message, identity.line);
        } else {
            let several = self.say_sum(&mut message, identity);
            let (zh, en) = match identity.kind {
                IdentityKind::ResultSum => ("（七）总计", "(7) Total handled"),
                IdentityKind::Balance | IdentityKind::RowSum | IdentityKind::DisputeSum => {
                    ("总计栏", "Total")
                }
                _ => ("该行", "the row itself"),
            };
            if several {
                wording::push(&mut message, format_args!("＝{sum}"), format_args!(" = {sum}"));
            }
            wording::push(
                &mut message,
                format_args!("，{zh}填{total}"),
                format_args!(", but {en} prints {total}"),
            );
        }
        wording::push(
            &mut message,
            format_args!("，相差{difference}"),
            format_args!(" (difference {difference})"),
        );
        let empty = |t: Term| !matches!(self.sheet.figure(t.cell), Figure::Printed(_));
        if self.sheet.terms(identity).any(empty) {
            wording::push(
                &mut message,
                format_args!("（空白按0计）"),
                format_args!(" (blanks counted as 0)"),
            );
        }
        message
    }

    /// Which line of which table: 表三「自然人」列.
    fn place(&self, identity: &Identity) -> Message {
        let form = self.sheet.form;
        let table = form.table.name();
        match identity.kind {
            IdentityKind::Balance | IdentityKind::ResultSum => {
                let column = self.column(identity.line);
                Message {
                    zh: format!("{}「{}」列", table.zh, column.zh),
                    en: format!("{}, column “{}”", table.en, column.en),
                }
            }
            _ => {
                let row = wording::row(form, &form.rows[identity.line]);
                Message {
                    zh: format!("{}「{}」{}", table.zh, row.zh, wording::row_noun(form)),
                    en: format!("{}, “{}”", table.en, row.en),
                }
            }
        }
    }

    /// A place without the table's name, for the second one in a sentence.
    fn without_table(&self, place: &Message) -> Message {
        let table = self.sheet.form.table.name();
        let en = place.en.strip_prefix(table.en).and_then(|rest| rest.strip_prefix(", "));
        Message::new(place.zh.strip_prefix(table.zh).unwrap_or(&place.zh), en.unwrap_or(&place.en))
    }

    fn say_balance(&self, message: &mut Message, column: usize) {
        let Some(frame) = &self.sheet.frame else { return };
        let count = |row| self.sheet.count(row, column);
        let (new, over) = (count(frame.new), count(frame.over));
        let (result, forward) = (count(frame.result), count(frame.forward));
        wording::push(
            message,
            format_args!(
                "本年新收{new}＋上年结转{over}＝{}，办理结果总计{result}＋结转下年度{forward}＝{}",
                new + over,
                result + forward
            ),
            format_args!(
                "newly received {new} + carried over {over} = {}, but handled {result} + carried forward {forward} = {}",
                new + over,
                result + forward
            ),
        );
    }

    /// The addends that are not zero, or how many they are; whether their sum is still to be said.
    fn say_sum(&self, message: &mut Message, identity: &Identity) -> bool {
        let addends = self.sheet.terms(identity).filter(|t| t.sign > 0);
        let counted: Vec<(u16, i64)> = addends
            .map(|t| (t.cell, self.sheet.figure(t.cell).count()))
            .filter(|&(_, count)| count != 0)
            .collect();
        let (all_zh, all_en) = match identity.kind {
            IdentityKind::ResultSum => ("各项办理结果", "outcomes"),
            IdentityKind::RowSum => ("各类申请人", "applicants"),
            IdentityKind::Balance | IdentityKind::DisputeSum => ("各项结果", "outcomes"),
            _ => ("各分项", "parts"),
        };
        if counted.is_empty() || counted.len() > MOST_ADDENDS {
            let (zh, en) = if counted.is_empty() {
                (format!("{all_zh}合计"), format!("all {all_en} together"))
            } else {
                (format!("{all_zh}（{}项不为0）合计", counted.len()), format!("{} {all_en}", counted.len()))
            };
            wording::push(message, format_args!("{zh}"), format_args!("{en}"));
            return true;
        }
        let several = counted.len() > 1;
        for (at, (cell, count)) in counted.into_iter().enumerate() {
            let (zh, en) = if at > 0 { ("＋", " + ") } else { ("", "") };
            wording::push(message, format_args!("{zh}"), format_args!("{en}"));
            let name = self.addend(identity.kind, cell);
            wording::push(message, format_args!("{}{count}", name.zh), format_args!("{} {count}", name.en));
        }
        several
    }

    /// A cell's name inside a sum.
    fn addend(&self, kind: IdentityKind, cell: u16) -> Words {
        let (row, column) = self.sheet.position(cell);
        match kind {
            IdentityKind::RowSum | IdentityKind::DisputeSum => self.column(column),
            _ => wording::addend(&self.sheet.form.rows[row]),
        }
    }

    /// The other lines that do not add up for the same reason.
    fn say_what_else(&self, message: &mut Message, telling: usize, breaks: &[usize]) {
        let others: Vec<Message> = breaks
            .iter()
            .filter(|&&at| at != telling)
            .map(|&at| {
                let identity = &self.sheet.identities[at];
                let place = self.without_table(&self.place(identity));
                let (zh, en) = match identity.kind {
                    IdentityKind::Balance => ("的收办平衡", " (balance)"),
                    IdentityKind::ResultSum => ("的办理结果合计", " (sum of outcomes)"),
                    _ => ("的合计", " (sum)"),
                };
                Message { zh: format!("{}{zh}", place.zh), en: format!("{}{en}", place.en) }
            })
            .collect();
        if others.is_empty() {
            return;
        }
        let shown = &others[..others.len().min(MOST_LISTED)];
        let join =
            |pick: fn(&Message) -> &str, with: &str| shown.iter().map(pick).collect::<Vec<_>>().join(with);
        let more = if others.len() > shown.len() { ("等", " and more") } else { ("", "") };
        wording::push(
            message,
            format_args!("；{}{}也因此不符", join(|m| &m.zh, "、"), more.0),
            format_args!("; for the same reason these fail: {}{}", join(|m| &m.en, ", "), more.1),
        );
    }

    fn say_repair(&self, message: &mut Message, candidates: &[Change]) {
        let shown = &candidates[..candidates.len().min(MOST_CANDIDATES)];
        if let [only] = shown {
            let (name, from, to) = (self.cell(only.cell), self.print(only.cell), only.to);
            return wording::push(
                message,
                format_args!("。若将{}由{}改为{to}，则以上都相符。", name.zh, from.zh),
                format_args!(". Changing {} from {} to {to} would make this add up.", name.en, from.en),
            );
        }
        let changes = self.changes(shown, "；", "; ");
        wording::push(
            message,
            format_args!("。可能有误的是下列一处：{}。请核对是哪一处。", changes.zh),
            format_args!(". One of these is probably wrong: {}. Please check which.", changes.en),
        );
    }

    fn say_joint_repair(&self, message: &mut Message, changes: &[Change]) {
        if let ([a, b], true) = (changes, self.is_swap(changes)) {
            let (a, b) = (self.cell(a.cell), self.cell(b.cell));
            return wording::push(
                message,
                format_args!("。{}与{}的数多半填反了：互换后全部相符", a.zh, b.zh),
                format_args!(
                    ". The numbers in {} and {} have probably changed places: exchanged, everything fits",
                    a.en, b.en
                ),
            );
        }
        let changes = self.changes(changes, "、", ", ");
        wording::push(
            message,
            format_args!("。若同时改正{}，则全部相符", changes.zh),
            format_args!(". Correcting all of these would make everything fit: {}", changes.en),
        );
    }

    fn is_swap(&self, changes: &[Change]) -> bool {
        let printed = |c: &Change| self.sheet.figure(c.cell).count();
        matches!(changes, [a, b] if a.to == printed(b) && b.to == printed(a))
    }

    /// Changes in words; a row that they share is named once: 「（七）总计」行：自然人由3改为4、总计由7改为8.
    fn changes(&self, changes: &[Change], zh: &str, en: &str) -> Message {
        let row = |change: &Change| self.sheet.position(change.cell).0;
        let one_row = changes.iter().all(|c| row(c) == row(&changes[0]));
        let mut out = Message::default();
        if one_row {
            let form = self.sheet.form;
            let name = wording::row(form, &form.rows[row(&changes[0])]);
            let noun = wording::row_noun(form);
            wording::push(&mut out, format_args!("「{}」{noun}：", name.zh), format_args!("“{}”: ", name.en));
        }
        for (at, change) in changes.iter().enumerate() {
            let (name, from, to) = (self.cell(change.cell), self.print(change.cell), change.to);
            let column = self.column(self.sheet.position(change.cell).1);
            let name = if one_row { Message::new(column.zh, column.en) } else { name };
            let (zh, en) = if at > 0 { (zh, en) } else { ("", "") };
            wording::push(
                &mut out,
                format_args!("{zh}{}由{}改为{to}", name.zh, from.zh),
                format_args!("{en}{} from {} to {to}", name.en, from.en),
            );
        }
        out
    }

    /// Several rows (or columns) explain it equally well: their names.
    fn say_lines(&self, message: &mut Message, candidates: &[Vec<Change>]) {
        if candidates.len() > MOST_CANDIDATES {
            return wording::push(
                message,
                format_args!("。多半是某一项归错了类或整行未更新，请对照底稿核对"),
                format_args!(
                    ". Probably one entry stands in the wrong place; please compare with the source"
                ),
            );
        }
        let across_rows = candidates.iter().flatten().map(|c| self.sheet.position(c.cell));
        let rows: Vec<(usize, usize)> = across_rows.collect();
        let one_row = candidates[0].iter().all(|c| self.sheet.position(c.cell).0 == rows[0].0);
        let name = |changes: &Vec<Change>| {
            let (row, column) = self.sheet.position(changes[0].cell);
            if one_row {
                wording::row(self.sheet.form, &self.sheet.form.rows[row])
            } else {
                let column = self.column(column);
                Message::new(column.zh, column.en)
            }
        };
        let names: Vec<Message> = candidates.iter().map(name).collect();
        let noun = if one_row { "行" } else { "列" };
        let names = wording::list(&names, MOST_CANDIDATES, noun);
        if candidates.iter().all(|changes| self.is_swap(changes)) {
            return wording::push(
                message,
                format_args!("。多半是{}中某一处相邻两格的数填反了", names.zh),
                format_args!(
                    ". Probably two neighbouring numbers have changed places in one of {}",
                    names.en
                ),
            );
        }
        wording::push(
            message,
            format_args!("。多半是{}漏填或未更新", names.zh),
            format_args!(". Probably left out or not brought up to date: {}", names.en),
        );
    }

    /// The one row or column among the candidates that must be it: the only one, one whose two numbers changed
    /// places, or the only one that prints nothing where numbers belong.
    fn convincing<'c>(&self, candidates: &'c [Vec<Change>]) -> Option<&'c [Change]> {
        if let [only] = candidates {
            return Some(only);
        }
        let printed = |c: &Change| self.sheet.figure(c.cell).count();
        let swapped = |s: &&Vec<Change>| self.is_swap(s);
        let left_out = |s: &&Vec<Change>| s.iter().all(|c| printed(c) == 0);
        let unique = |keep: &dyn Fn(&&Vec<Change>) -> bool| {
            let mut those = candidates.iter().filter(|s| keep(s));
            those.next().filter(|_| those.next().is_none()).map(Vec::as_slice)
        };
        unique(&swapped).or_else(|| unique(&left_out))
    }

    /// The group or single outcome whose numbers are exactly what the sums of outcomes are off by, in all
    /// columns.
    fn forgotten_group(&self, breaks: &[usize]) -> Option<Message> {
        let frame = self.sheet.frame.clone()?;
        let off = |column: usize| {
            let this = |at: &&usize| {
                let identity = &self.sheet.identities[**at];
                identity.kind == IdentityKind::ResultSum && identity.line == column
            };
            breaks.iter().find(this).map_or(0, |&at| self.difference(at))
        };
        let off: Vec<i64> = (0..self.sheet.width).map(off).collect();
        if off.iter().all(|&d| d == 0) {
            return None;
        }
        let rows = self.sheet.form.rows;
        let is_all_of = |members: &[usize]| {
            (0..off.len()).all(|c| members.iter().map(|&r| self.sheet.count(r, c)).sum::<i64>() == off[c])
        };
        let mut heads: Vec<Words> = frame.leaves.clone().map(|r| rows[r].path[1]).collect();
        heads.dedup();
        let head = heads.into_iter().find(|head| {
            let members: Vec<usize> = frame.leaves.clone().filter(|&r| rows[r].path[1] == *head).collect();
            is_all_of(&members)
        });
        let row = || frame.leaves.clone().find(|&r| is_all_of(&[r]));
        head.map(|h| Message::new(h.zh, h.en))
            .or_else(|| row().map(|r| wording::row(self.sheet.form, &rows[r])))
    }

    fn column(&self, column: usize) -> Words {
        self.sheet.form.rows[0].columns[column].label
    }

    fn id(&self, cell: u16) -> CellId {
        CellId { table: self.sheet.form.table, edition: self.sheet.form.edition, index: cell }
    }

    fn cell(&self, cell: u16) -> Message {
        wording::cell(self.sheet.form, self.id(cell))
    }

    /// What the cell prints now.
    fn print(&self, cell: u16) -> Message {
        match self.printed(cell) {
            Some(count) => Message::new(count.to_string(), count.to_string()),
            None => Message::new("空白", "blank"),
        }
    }

    fn printed(&self, cell: u16) -> Option<Decimal> {
        self.report.cell(self.id(cell))?.value
    }

    fn repair(&self, change: &Change) -> Repair {
        Repair { cell: self.id(change.cell), from: self.printed(change.cell), to: change.to.into() }
    }
}
