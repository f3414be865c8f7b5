//! What ends of pages leave in a text: numbers of pages, in words or strokes, alone on their lines, among a table's
//! numbers, and glued to them.

use super::conservation::doubt_cells;
use super::divide::Part;
use super::number::is_stroke;
use super::regions::Print;
use super::tokens::{Kind, Token};
use crate::decimal::Decimal;
use crate::form::{CellId, FormRow, IdentityKind};
use crate::report::{NoticeKind, Report, Table};
use crate::slice::Slice as _;
use crate::source::{Source, digit};
use crate::span::Span;
use crate::steps;

/// Whether a page ends behind this place.
pub(super) fn end_behind(text: &str, place: Span) -> bool {
    text.part(place.end as usize..).trim_start_matches([' ', '\r', '\n', '\t']).starts_with('\u{c}')
}

/// `- 4 -`, `—4—`, `第 4 页`, `第4页 共8页`.
pub(super) fn is_number(text: &str) -> bool {
    let dash = |c: char| is_stroke(c) && c != '/';
    // The first character before all others: nearly every text fails at it.
    if text.starts_with(dash) {
        // One stroke, or several without space between them, on each side: `- 4 - - -` are five cells.
        let inner = text.trim_matches(dash).trim_matches(|c: char| c.is_whitespace() || c == '·');
        let short = !inner.is_empty() && inner.len() <= 4;
        return text.ends_with(dash) && short && inner.bytes().all(|b| b.is_ascii_digit());
    }
    let page = text.strip_prefix('第').and_then(|rest| rest.trim_start().split_once('页'));
    page.is_some_and(|(number, _)| {
        number.trim().chars().all(|c| digit(c).is_some()) && text.chars().count() <= 16
    })
}

/// `— 3 —`, `第 3 页`, `3 / 9`: lines that say that they number pages.
pub(super) fn is_line(line: &str) -> bool {
    let stroke = |c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | '·' | '~' | ' ');
    let inner = line.trim_matches(stroke);
    let framed = inner.len() < line.len() && line.starts_with(stroke) && line.ends_with(stroke);
    let number = |text: &str| !text.is_empty() && text.trim().chars().all(|c| digit(c).is_some());
    let of = line
        .split_once(['/', '／'])
        .is_some_and(|(a, b)| number(a) && number(b) && line.chars().count() <= 7);
    framed && number(inner) && inner.len() <= 4 || of || line.contains('页') && line.chars().count() <= 20
}

/// Whether a number stands alone on its line and a page ends behind it.
pub(super) fn end_with(source: &Source, token: &Token) -> bool {
    if token.cells > 0 {
        return false;
    }
    let piece = || source.pieces[source.piece_at(token.span.start)];
    end_behind(&source.text, token.span) && (piece().start, piece().end) == (token.span.start, token.span.end)
}

/// Leaves out page numbers between cells: short numbers alone on their lines, where separators end the cells before
/// and behind and not them, and the numbers of all rows are in cells. Two of them are a sequence, or no pages' numbers.
pub(super) fn without_numbers(text: &str, tokens: &[Token]) -> Vec<Token> {
    const LONGEST: usize = 3;
    let cell = |t: &Token| t.cells > 0;
    let is_short = |own: &Token| {
        let print = own.span.of(text);
        own.kind == Kind::Value
            && !cell(own)
            && print.len() <= LONGEST
            && print.bytes().all(|b| b.is_ascii_digit())
    };
    let is_page_number = |at: &usize| {
        let [before, own, behind] = &tokens[at - 1..=at + 1] else { return false };
        let separator = |t: &Token| t.kind == Kind::Blank && t.cells > 1;
        is_short(own) && cell(before) && cell(behind) && !(separator(before) && separator(behind))
    };
    let stray = |(_, t): &(usize, &Token)| t.kind == Kind::Value && !cell(t);
    let strays: Vec<usize> = tokens.iter().enumerate().filter(stray).map(|(at, _)| at).collect();
    let inner = |at: &&usize| (1..tokens.len().saturating_sub(1)).contains(*at);
    let pages: Vec<usize> = strays.iter().filter(inner).filter(|at| is_page_number(at)).copied().collect();
    let number = |at: &usize| tokens[*at].span.of(text).parse::<u32>().unwrap_or(0);
    let in_sequence = pages.windows(2).all(|pair| number(&pair[0]) < number(&pair[1]));
    // Behind a label or an empty cell it may be the value that belongs there.
    let behind_value = |at: &usize| tokens[at - 1].kind == Kind::Value || end_behind(text, tokens[*at].span);
    if pages.len() < strays.len() || !in_sequence || pages.len() == 1 && !pages.iter().all(behind_value) {
        return tokens.to_vec();
    }
    let kept = tokens.iter().enumerate().filter(|(at, _)| pages.binary_search(at).is_err());
    kept.map(|(_, t)| *t).collect()
}

/// Whether nothing else stands on the line of a print.
pub(super) fn stands_alone(text: &str, print: Span) -> bool {
    let (before, behind) = (text.part(..print.start as usize), text.part(print.end as usize..));
    before.trim_end_matches([' ', '\u{3000}']).ends_with(['\n', '\u{c}'])
        && behind.trim_start_matches([' ', '\u{3000}', '\r']).starts_with(['\n', '\u{c}'])
}

/// Leaves out numbers of pages: alone on their lines, each one more than the last, or right before the end of a page.
pub(super) fn drop_numbers(text: &str, strays: &mut Vec<Span>) {
    const LONGEST: u32 = 3;
    let alone = |span: &Span| span.end - span.start <= LONGEST && stands_alone(text, *span);
    let value = |span: &Span| span.of(text).parse::<u32>().ok().filter(|&page| page > 0);
    let lone: Vec<(Span, u32)> =
        strays.iter().filter(|span| alone(span)).filter_map(|span| Some((*span, value(span)?))).collect();
    let sequence = lone.len() > 1 && lone.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    let is_lone = |span: &Span| lone.binary_search_by_key(&span.start, |(page, _)| page.start).is_ok();
    strays.retain(|span| !(sequence && is_lone(span) || alone(span) && end_behind(text, *span)));
}

/// Whether short numbers stand alone on lines of the prose: pages', which may stand among a table's numbers too. What
/// `third` covers is table 3's.
pub(super) fn has_numbers(text: &str, part: &Part, third: Option<Span>) -> bool {
    const LONGEST: usize = 3;
    let is_stray = |line: &str| {
        steps::add(1);
        let line = line.trim();
        (1..=LONGEST).contains(&line.len()) && line.bytes().all(|b| b.is_ascii_digit())
    };
    let mut from = part.span.start;
    let spans = part.prints.iter().map(Print::span);
    let ends = spans.map(|s| (s.start, s.end)).chain([(part.span.end, part.span.end)]);
    for (start, end) in ends {
        if let Some(third) = third.filter(|third| third.start <= from && from < third.end) {
            from = third.end;
        }
        let prose = text.get(from as usize..start.max(from) as usize).unwrap_or("");
        if prose.lines().any(is_stray) {
            return true;
        }
        from = end.max(from);
    }
    false
}

/// Doubts the numbers that may hold the number of the page that ends behind them. Their digits do not say where the one
/// ends; only the sum of its row proves that a number is whole. Where the sum does not hold the report is not accused of
/// what the page did. Lines may have changed places, and empty lines may be all that ends a page: each row whose sum holds
/// for the first digits of its last number is one of these, too.
pub(super) fn doubt_glued(source: &Source, part: &Part, report: &mut Report) {
    let text = source.text.as_str();
    for print in &part.prints {
        let Some(at) = report.tables.iter().position(|table| table.form.table == print.table) else {
            continue;
        };
        let table = &report.tables[at];
        let above = print.holes.iter().filter_map(|hole| last_before(text, table, hole.start));
        let mut ends: Vec<CellId> = above.filter(|&id| may_hold_number(table, id, true)).collect();
        let mut lasts = last_cells(table);
        if print.holes.is_empty() {
            lasts = before_empty_lines(text, table, &lasts);
        }
        ends.extend(lasts.into_iter().filter(|&id| may_hold_number(table, id, false)));
        for id in ends {
            let place = table_place(&report.tables[at], id);
            let print = place.of(text).to_owned();
            doubt_cells(report, at, vec![id], NoticeKind::Unaccounted, (place, print));
        }
    }
}

/// The place of a cell's print.
fn table_place(table: &Table, id: CellId) -> Span {
    table.cells[usize::from(id.index)].span.unwrap_or_default()
}

/// The last cells of the rows that print them.
fn last_cells(table: &Table) -> Vec<CellId> {
    let last = |(row, form_row): (usize, &FormRow)| {
        let id = table.form.cell_at(row, form_row.columns.len().checked_sub(1)?);
        table.cells[usize::from(id.index)].span.map(|_| id)
    };
    table.form.rows.iter().enumerate().filter_map(last).collect()
}

/// Those of these cells that an empty line follows, where it follows few.
fn before_empty_lines(text: &str, table: &Table, lasts: &[CellId]) -> Vec<CellId> {
    /// One row in so many ends a page.
    const FEW: usize = 5;
    let line_behind = |text: &'_ str| -> Option<usize> {
        let rest = text.trim_start_matches([' ', '\t', '|', '│', '｜', '\r']);
        rest.starts_with(['\n', '\u{c}']).then(|| text.len() - rest.len() + 1)
    };
    let ends_page = |id: &&CellId| {
        let behind = text.part(table_place(table, **id).end as usize..);
        line_behind(behind).is_some_and(|next| line_behind(behind.part(next..)).is_some())
    };
    let ends: Vec<CellId> = lasts.iter().filter(ends_page).copied().collect();
    if ends.len() * FEW <= lasts.len() { ends } else { Vec::new() }
}

/// The cell whose number is the last thing printed above a place.
fn last_before(text: &str, table: &Table, end: u32) -> Option<CellId> {
    steps::add(table.cells.len());
    let printed = table.form.cells().zip(&table.cells).filter_map(|(id, cell)| Some((id, cell.span?)));
    let (id, place) = printed.filter(|(_, place)| place.end <= end).max_by_key(|(_, place)| place.end)?;
    let between = text.get(place.end as usize..end as usize)?;
    (!between.contains(char::is_alphanumeric)).then_some(id)
}

/// Whether a number may end with a page's: its row has a sum, which does not hold, and before its last one to three digits,
/// which no page's number begins with 0, others stand. Where no page ends behind it the sum must hold for those.
fn may_hold_number(table: &Table, id: CellId, ends_page: bool) -> bool {
    const LONGEST: u32 = 3;
    let at = usize::from(id.index);
    let cell = &table.cells[at];
    let sums = [IdentityKind::RowSum, IdentityKind::DisputeSum].map(|kind| table.form.identities_of(kind));
    let sum = sums.into_iter().flatten().find(|sum| sum.contains(id.index));
    let (Some(whole), Some(sum)) = (cell.value.and_then(Decimal::as_i64), sum) else { return false };
    let holds = |own: i64| {
        let value = |cell: usize| {
            if cell == at { Decimal::from(own) } else { table.cells[cell].value.unwrap_or_default() }
        };
        sum.difference(value).is_zero()
    };
    // As printed: `05` is a zero and the number of the fifth page, and nobody prints five so.
    let digits: Vec<u8> = cell.raw.chars().filter_map(digit).collect();
    let own = (1..=LONGEST).filter(|&page| {
        let first = digits.len().checked_sub(page as usize);
        first.is_some_and(|first| first > 0 && digits[first] > 0)
    });
    let mut own = own.map(|page| whole / 10_i64.pow(page));
    let is_proved = holds(whole) && digits.first() != Some(&0);
    !is_proved && if ends_page { own.next().is_some() } else { own.any(holds) }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::form::{Edition, TableKind, form};
    use crate::report::Media;

    /// The cells in doubt of a table 3 whose tenth row prints this total, at the end of a page.
    fn doubted(total: &str) -> Vec<usize> {
        let title = "青石县档案馆2023年政府信息公开工作年度报告\n";
        let form = form(TableKind::Requests, Edition::F21);
        let mut text = format!("{title}一、总体情况\n三、收到和处理政府信息公开申请情况\n");
        for (at, row) in form.rows.iter().enumerate() {
            let total = if at == 9 { total } else { "1" };
            text += &[row.label().zh, "\t1\t0\t0\t0\t0\t0\t", total, "\n"].concat();
            if at == 9 {
                text.push_str(title);
            }
        }
        let report = read(&text, Media::PlainText).reports.remove(0);
        let table = report.table(TableKind::Requests).expect("table 3");
        (0..table.cells.len()).filter(|&at| table.cells[at].doubt).collect()
    }

    #[test]
    fn a_pages_number_may_be_glued_to_a_total_that_its_row_does_not_prove() {
        const TOTAL: usize = 9 * 7 + 6;
        // One and page 3, or a report that does not add up.
        for total in ["13", "29", "1205", "１3"] {
            assert_eq!(doubted(total), [TOTAL], "{total}");
        }
        // No digits stand before a page's number, or no page has such a number.
        for total in ["1", "7", "20", "3000"] {
            assert_eq!(doubted(total), [0; 0], "{total}");
        }
    }
}
