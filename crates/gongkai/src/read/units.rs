//! The units of table 2's money: a column is counted in what its row's label, its heading, its block's heading or the
//! table's caption says.

use super::align::row_of;
use super::labels::{Hit, Labels};
use super::number::{Meaning, Money, in_wan, meaning, money_unit};
use crate::decimal::Decimal;
use crate::form::{TableForm, TableKind, Unit};
use crate::report::{Cell, State};
use crate::slice::Slice as _;
use crate::source::{Source, digit, han_only};
use crate::span::Span;
use crate::steps;

const TABLE: TableKind = TableKind::Disclosure;

/// The unit of a money column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Scale {
    /// How many places it stands to the left of 万元, where the print says so.
    places: Option<i8>,
    /// Whether the print says two different things, or says it where its scope is not clear.
    pub(super) doubt: bool,
}

/// The unit of each row's money; the default for rows without any.
pub(super) fn scales(source: &Source, hits: &[Hit], within: Span, form: &TableForm) -> Vec<Scale> {
    let caption = caption(source, hits, within);
    let note = note(source, hits, within);
    let mut headings: Vec<(&Hit, String)> = Vec::new();
    for hit in hits {
        steps::add((hit.end - hit.start) as usize);
        let print = Span { start: hit.start, end: hit.end }.of(&source.text);
        // Most words have none of it.
        if print.contains('额') {
            let print = han_only(print);
            if print.contains("金额") {
                headings.push((hit, print));
            }
        }
    }
    let numbers = Labels::get().numbers_of(form);
    let scale_of = |row: usize| {
        let form_row = &form.rows[row];
        if form_row.columns.iter().all(|column| column.unit != Unit::Wan) {
            return Scale::default();
        }
        let (own, other) =
            if form_row.id == "procurement" { ("采购", "收费") } else { ("收费", "采购") };
        let heading = headings
            .iter()
            .find(|(_, print)| print.contains(own))
            .or_else(|| headings.iter().find(|(_, print)| !print.contains(other)))
            .map(|(hit, _)| *hit);
        let next = |hit: &Hit| headings.iter().map(|(h, _)| h.start).find(|&start| start > hit.start);
        let in_heading = heading.and_then(|hit| unit_in_heading(source, hit, next(hit)));
        let in_block = heading.and_then(|hit| unit_of_block(source, hits, within, hit.start));
        let label =
            || hits.iter().find(|hit| row_of(hit, TABLE).is_some_and(|number| number == numbers[row]));
        let label = label();
        let in_block = in_block.or_else(|| unit_of_block(source, hits, within, label?.start));
        // 行政事业性收费（元）: the row's label says it.
        let in_label = label.and_then(|hit| unit_in_heading(source, hit, None));
        let stated = [in_label, in_heading, in_block, caption];
        let places = stated.into_iter().flatten().next();
        let differs = |said: i8| places.map_or(said != 0, |places| places != said);
        let doubt = stated.into_iter().flatten().any(differs) || note.is_some_and(differs);
        Scale { places, doubt }
    };
    (0..form.rows.len()).map(scale_of).collect()
}

/// Reads the print of a money cell. A unit in the cell itself goes before those of its column.
pub(super) fn cell(print: &str, scale: Scale, span: Span) -> Cell {
    let Meaning { state, value, doubt, money } = meaning(print, Unit::Wan);
    let by = |places: i8| value.map(|value| in_wan(value, places));
    let (value, doubt): (Option<Decimal>, bool) = match (money, scale.places) {
        (Money::Own(_), _) => (value, doubt),
        (Money::Bare, places) => (by(places.unwrap_or(0)), doubt || scale.doubt && state == State::Number),
        // ￥251000 counts 元; under another unit's heading it may count either.
        (Money::Sign, Some(places)) => (by(places), places != -4 || scale.doubt),
        (Money::Sign, None) => (by(-4), true),
    };
    super::number::cell_of(print, (value, state), doubt, span)
}

/// The unit in a heading: in the rest of its cell or line, before any number, and before the next heading of the kind.
fn unit_in_heading(source: &Source, hit: &Hit, next: Option<u32>) -> Option<i8> {
    let at = source.piece_at(hit.end.saturating_sub(1));
    let piece = source.pieces.get(at)?;
    let until = |end: u32| end.min(next.unwrap_or(end)).max(hit.start);
    let own = Span { start: hit.start, end: until(piece.end) }.of(&source.text);
    // A bracket that the next line closes.
    let open = own.matches(['（', '(']).count() > own.matches(['）', ')']).count();
    let end = source.pieces.get(at + 1).filter(|_| open).map_or(piece.end, |behind| behind.end);
    unit_in(Span { start: hit.start, end: until(end) }.of(&source.text))
}

/// The first unit of money in a text. Digits end it, but within brackets (保留4位小数).
fn unit_in(text: &str) -> Option<i8> {
    const LONGEST: usize = 200;
    let text = text.part(..text.floor_char_boundary(LONGEST));
    steps::add(text.len());
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        depth += i32::from(matches!(c, '（' | '(')) - i32::from(matches!(c, '）' | ')'));
        if depth <= 0 && digit(c).is_some() {
            return None;
        }
        if let Some((places, _)) = money_unit(text.part(at..)) {
            return Some(places);
        }
    }
    None
}

/// The unit that a text states as such: 单位：元, （千元）.
fn stated_unit(text: &str) -> Option<i8> {
    let from =
        text.find("单位").or_else(|| text.find(['（', '(']).filter(|&at| text.part(at..).contains('元')))?;
    unit_in(text.part(from..))
}

/// The unit in the lines between the row before and a heading, or a label, that begins at `start`: the block's own heading.
fn unit_of_block(source: &Source, hits: &[Hit], within: Span, start: u32) -> Option<i8> {
    /// Prints, and pieces with the empty cells of wide sheets.
    const MOST: (usize, usize) = (6, 80);
    let label_before =
        hits.iter().filter(|h| h.end <= start && row_of(h, TABLE).is_some()).map(|h| h.end).max();
    let from = label_before.unwrap_or(within.start);
    let at = source.piece_at(start);
    let pieces = source.pieces[..at].iter().rev().take(MOST.1).take_while(|p| p.start >= from);
    let printed = pieces.filter(|p| p.start < p.end).take(MOST.0);
    let mut prints = printed.map(|p| Span { start: p.start, end: p.end }.of(&source.text));
    prints.find_map(|text| if is_short(text) { stated_unit(text) } else { None })
}

/// The unit in the lines right above the table, or above its first row.
fn caption(source: &Source, hits: &[Hit], within: Span) -> Option<i8> {
    const MOST: usize = 3;
    let first_label = hits.iter().find(|h| row_of(h, TABLE).is_some()).map_or(within.end, |h| h.start);
    let at = source.piece_at(within.start);
    let above = source.pieces[..at].iter().rev().take(MOST);
    let head = source.pieces[at..].iter().take_while(|p| p.end <= first_label).take(2 * MOST);
    above.chain(head).find_map(|p| unit_note(Span { start: p.start, end: p.end }.of(&source.text)))
}

/// The unit in the lines right below the table's last word.
fn note(source: &Source, hits: &[Hit], within: Span) -> Option<i8> {
    const MOST: usize = 5;
    let last = hits.iter().rev().find(|h| row_of(h, TABLE).is_some()).map_or(within.start, |h| h.end);
    let behind = source.pieces[source.piece_at(last)..].iter().filter(|p| p.start >= last).take(MOST);
    behind.into_iter().find_map(|p| unit_note(Span { start: p.start, end: p.end }.of(&source.text)))
}

/// 单位：元, in a line of its own or behind a heading.
fn unit_note(text: &str) -> Option<i8> {
    let at = if is_short(text) { text.find("单位：").or_else(|| text.find("单位:")) } else { None };
    at.and_then(|at| unit_in(text.part(at..)))
}

/// Whether a line is none of prose.
fn is_short(text: &str) -> bool {
    const LONGEST: usize = 120;
    text.len() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::form::TableKind;
    use crate::report::{Media, NoticeKind};

    /// What the cell of the charges comes out as; `?` for doubt.
    fn fees(heading: &str, print: &str) -> String {
        table("第二十条第（八）项", heading, print, "", "")
    }

    fn table(block: &str, heading: &str, print: &str, caption: &str, note: &str) -> String {
        labelled("行政事业性收费", block, heading, print, caption, note)
    }

    fn labelled(label: &str, block: &str, heading: &str, print: &str, caption: &str, note: &str) -> String {
        let text = format!(
            "二、主动公开政府信息情况\n{caption}第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t9\t4\t57\n\
             第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t3816\n第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t725\n行政强制\t38\n\
             {block}\n信息内容\t{heading}\n{label}\t{print}\n{note}三、收到和处理政府信息公开申请情况\n"
        );
        let report = read(&text, Media::PlainText).reports.remove(0);
        let table = report.table(TableKind::Disclosure).expect("table 2");
        let id = table.form.cell("disclosure.fees.amount_wan").expect("a cell");
        let cell = &table.cells[usize::from(id.index)];
        let named = report.notices.iter().any(|n| n.kind == NoticeKind::UnreadableNumber && n.cells == [id]);
        assert_eq!(cell.doubt, named, "{text}");
        assert_eq!(cell.raw, print);
        let value = cell.value.map_or_else(|| cell.state.name().to_owned(), |v| v.to_string());
        if cell.doubt { format!("{value}?") } else { value }
    }

    #[test]
    fn the_heading_of_the_column_says_what_it_counts() {
        for (heading, print, expected) in [
            ("本年收费金额（单位：万元）", "641.27", "641.27"),
            ("本年收费金额（单位：亿元）", "0.064127", "641.27"),
            ("本年收费金额（单位：千元）", "6412.7", "641.27"),
            ("本年收费金额（百元）", "64127", "641.27"),
            ("本年收费金额（单位：元）", "6412700", "641.27"),
            ("本年收费金额（元）", "￥6412700", "641.27"),
            ("本年收费金额（单位：元，保留2位小数）", "6412700.00", "641.27"),
            ("本年收费金额", "641.27", "641.27"),
        ] {
            assert_eq!(fees(heading, print), expected, "{heading}");
        }
    }

    #[test]
    fn a_unit_in_the_cell_goes_before_that_of_the_heading() {
        assert_eq!(fees("本年收费金额（单位：万元）", "6412700元"), "641.27");
        assert_eq!(fees("本年收费金额（单位：元）", "641.27万元"), "641.27");
        assert_eq!(fees("本年收费金额（单位：万元）", "￥641.27"), "641.27?");
        assert_eq!(fees("本年收费金额", "￥6412700"), "641.27?");
    }

    #[test]
    fn a_unit_in_the_label_of_the_row_counts_where_the_heading_says_no_other() {
        for (label, heading, expected) in [
            ("行政事业性收费（元）", "本年收费金额", "0.72"),
            ("行政事业性收费（单位：元）", "本年收费金额（元）", "0.72"),
            ("行政事业性收费（元）", "本年收费金额（单位：万元）", "0.72?"),
            ("行政事业性收费（万元）", "本年收费金额（单位：万元）", "7200"),
        ] {
            assert_eq!(
                labelled(label, "第二十条第（八）项", heading, "7200", "", ""),
                expected,
                "{label}, {heading}"
            );
        }
    }

    #[test]
    fn a_unit_above_the_block_or_the_table_counts_where_it_contradicts_nothing() {
        let block = "第二十条第（八）项（单位：元）";
        assert_eq!(table(block, "本年收费金额", "6412700", "", ""), "641.27");
        assert_eq!(table(block, "本年收费金额（单位：万元）", "641.27", "", ""), "641.27?");
        let plain = "第二十条第（八）项";
        assert_eq!(table(plain, "本年收费金额", "6412700", "单位：元\n", ""), "641.27");
        assert_eq!(table(plain, "本年收费金额", "641.27", "单位：件、万元\n", ""), "641.27");
        assert_eq!(table(plain, "本年收费金额", "641.27", "单位：件\n", ""), "641.27");
        assert_eq!(table(plain, "本年收费金额", "6412700", "", "注：金额单位：元\n"), "6412700?");
    }
}
