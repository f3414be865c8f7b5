//! What ends of pages do to tables.

use gongkai::{Decimal, TableKind};

use super::super::random::Random;
use super::super::sheet::Sheet;
use super::super::{Block, Specimen};

/// Rows before which a page may end: behind the first row of numbers, and in table 4 before its only one.
fn ends(sheet: &Sheet) -> std::ops::Range<usize> {
    let first = sheet.headings() + usize::from(sheet.kind != TableKind::Disputes);
    first.max(1)..sheet.rows.len()
}

/// Ends a page before a row of the table at `at`, with these lines at the end of the one or the top of the other.
fn end_page(specimen: &mut Specimen, at: usize, y: usize, lines: Vec<String>) {
    let (upper, lower) = specimen.sheet_at(at).split_at(y);
    let between = lines.into_iter().map(Block::Paragraph);
    let parts = [Block::Table(upper)].into_iter().chain(between).chain([Block::Table(lower)]);
    specimen.blocks.splice(at..=at, parts.collect::<Vec<_>>());
}

/// Ends one to three pages in tables.
fn end_pages(
    specimen: &mut Specimen,
    random: &mut Random,
    mut lines: impl FnMut(&mut Random) -> Vec<String>,
) {
    for _ in 0..=random.below(3) {
        let places = specimen.table_places();
        let at = *random.pick(&places);
        let ends = ends(specimen.sheet_at(at));
        if !ends.is_empty() {
            let y = ends.start + random.below(ends.len());
            let lines = lines(random);
            end_page(specimen, at, y, lines);
        }
    }
}

/// The report's title stands at the top of a page, between two rows.
pub(super) fn running_title(specimen: &mut Specimen, random: &mut Random) {
    let title = match random.below(3) {
        0 => "政府信息公开工作年度报告".to_owned(),
        _ => specimen.title(),
    };
    end_pages(specimen, random, |_| vec![title.clone()]);
}

/// The number of the page stands between two rows, in words or strokes.
pub(super) fn furniture(specimen: &mut Specimen, random: &mut Random) {
    let style = random.below(5);
    let title = specimen.title();
    let mut page = random.between(1, 4);
    end_pages(specimen, random, |_| {
        page += 1;
        match style {
            0 => vec![format!("第 {page} 页 共 9 页")],
            1 => vec![format!("— {page} —")],
            2 => vec![format!("- {page} -")],
            3 => vec![format!("第{page}页")],
            _ => vec![format!("— {page} —"), title.clone()],
        }
    });
}

/// Table 3, or the statistics table, goes on behind a repetition of its headings.
pub(super) fn headings_again(specimen: &mut Specimen, random: &mut Random) {
    let is_long = |sheet: &Sheet| matches!(sheet.kind, TableKind::Requests | TableKind::Statistics);
    let places = specimen.table_places();
    let Some(at) = places.into_iter().find(|&at| is_long(specimen.sheet_at(at))) else { return };
    let sheet = specimen.sheet_at(at);
    let (ends, headings) = (ends(sheet), sheet.rows[..sheet.headings()].to_vec());
    let y = ends.start + random.below(ends.len());
    end_page(specimen, at, y, Vec::new());
    if let Block::Table(lower) = &mut specimen.blocks[at + 1] {
        lower.rows.splice(0..0, headings);
    }
}

/// A table's last rows stand behind prose of later sections: the text of each page first, then what was found of
/// tables on the next.
pub(super) fn at_ends(specimen: &mut Specimen, random: &mut Random) {
    let places = specimen.table_places();
    let which = random.below(places.len() - 1);
    let at = places[which];
    let ends = ends(specimen.sheet_at(at));
    let y = ends.start + random.below(ends.len());
    end_page(specimen, at, y, Vec::new());
    let lower = specimen.blocks.remove(at + 1);
    let rest = specimen.blocks.split_off(at + 1);
    let (mut prose, mut tables) = (Vec::new(), vec![lower]);
    let whole_page = random.chance(50);
    for block in rest {
        let has_met_a_table = tables.len() > 1;
        let is_prose = !matches!(block, Block::Table(_) | Block::Signature(_));
        if is_prose && (whole_page || !has_met_a_table) { prose.push(block) } else { tables.push(block) }
    }
    specimen.blocks.extend(prose.into_iter().chain(tables));
}

/// All prose, then all tables: what tools give that lift tables out of the text.
pub(super) fn tables_last(specimen: &mut Specimen, _: &mut Random) {
    let is_table = |block: &Block| matches!(block, Block::Table(_));
    let (tables, prose): (Vec<Block>, Vec<Block>) =
        std::mem::take(&mut specimen.blocks).into_iter().partition(is_table);
    specimen.blocks = prose.into_iter().chain(tables).collect();
}

/// A page's number is glued to the last number above it. Its digits do not say where the one ends.
pub(super) fn glued_number(specimen: &mut Specimen, random: &mut Random) {
    let title = specimen.title();
    let places = specimen.table_places();
    let Some(at) = places.into_iter().find(|&at| specimen.sheet_at(at).kind == TableKind::Requests) else {
        return;
    };
    let sheet = specimen.sheet_at(at);
    let is_number = |y: &usize| sheet.rows[*y].last().is_some_and(|s| s.text.chars().any(char::is_numeric));
    let rows: Vec<usize> = (sheet.headings()..sheet.rows.len() - 1).filter(is_number).collect();
    if rows.is_empty() {
        return;
    }
    let y = *random.pick(&rows);
    let page = random.between(2, 9).to_string();
    let Block::Table(sheet) = &mut specimen.blocks[at] else { return };
    let last = sheet.rows[y].last_mut().expect("a row of numbers");
    last.text.push_str(&page);
    let cell = last.cell.expect("a total").to_string();
    end_page(specimen, at, y + 1, vec![title]);
    specimen.truth.doubt_allowed.extend(cell.rsplit_once('.').map(|(row, _)| row.to_owned()));
    specimen.truth.ambiguous.push(cell);
}

/// The last number of a row is lost, and the number of its page stands on the next line.
pub(super) fn number_for_number(specimen: &mut Specimen, random: &mut Random) {
    let kind = *random.pick(&[TableKind::Requests, TableKind::Disputes]);
    let places = specimen.table_places();
    let Some(at) = places.into_iter().find(|&at| specimen.sheet_at(at).kind == kind) else { return };
    let sheet = specimen.sheet_at(at);
    let first = sheet.headings();
    let y = first + random.below(sheet.rows.len() - first);
    let cell = sheet.rows[y].last().and_then(|slot| slot.cell).expect("a total");
    let printed = specimen.value(cell);
    let page = if printed == Some(Decimal::from(2)) { "3" } else { "2" };
    let page = Block::Paragraph(page.to_owned());
    if let Block::Table(sheet) = &mut specimen.blocks[at] {
        sheet.rows[y].pop();
    }
    if y + 1 < specimen.sheet_at(at).rows.len() {
        end_page(specimen, at, y + 1, Vec::new());
    }
    specimen.blocks.insert(at + 1, page);
    specimen.truth.ambiguous.push(cell.to_string());
    specimen.truth.doubt_allowed.push(kind.id().to_owned());
}
