//! Tables that stand in a report more than once, with the same numbers or with others.

use gongkai::{Decimal, TableKind};

use super::super::random::Random;
use super::super::sheet::Sheet;
use super::super::{Block, Specimen, Wish};

/// One table, or all, twice in a row with the same numbers.
pub(super) fn twice(specimen: &mut Specimen, random: &mut Random) {
    let places = specimen.table_places();
    let all = random.chance(25);
    let one = *random.pick(&places);
    let between = random.chance(30).then(|| Block::Paragraph("上表内容重复刊登如下：".to_owned()));
    for at in places.into_iter().rev().filter(|&at| all || at == one) {
        let copy = [between.clone(), Some(specimen.blocks[at].clone())];
        let behind = specimen.blocks.split_off(at + 1);
        specimen.blocks.extend(copy.into_iter().flatten().chain(behind));
    }
}

/// One table twice, once with a number that was corrected since. Nothing says which is the correction.
pub(super) fn draft(specimen: &mut Specimen, random: &mut Random) {
    let places = specimen.table_places();
    let at = *random.pick(&places);
    let mut copy = specimen.sheet_at(at).clone();
    let mut open = Vec::new();
    let truth = specimen.truth.clone();
    let rows: Vec<usize> =
        (0..copy.rows.len()).filter(|&y| copy.rows[y].iter().any(|slot| slot.cell.is_some())).collect();
    let y = *random.pick(&rows);
    let row = &mut copy.rows[y];
    let first = row.iter().position(|slot| slot.cell.is_some()).unwrap_or(0);
    // The total with it, so that both prints are sound.
    let changed: &[usize] = match copy.kind {
        TableKind::Disclosure | TableKind::Statistics => &[first],
        TableKind::Requests => &[first, first + 6],
        _ => &[first, first + 4],
    };
    let more = Decimal::from(random.between(1, 30));
    for &x in changed {
        let Some(cell) = row[x].cell else { continue };
        let printed = truth.cells.get(&cell.to_string()).copied().flatten().unwrap_or(Decimal::ZERO);
        row[x].text = (printed + more).to_string();
        open.push((cell.to_string(), Some(printed + more)));
    }
    let own_first = random.chance(50);
    leave_open(specimen, open, own_first);
    specimen.blocks.insert(at + usize::from(own_first), Block::Table(copy));
}

/// These cells have two prints with different numbers, and nothing says which holds.
fn leave_open(specimen: &mut Specimen, others: Vec<(String, Option<Decimal>)>, own_first: bool) {
    for (id, other) in others {
        let own = specimen.truth.cells.get(&id).copied().flatten();
        specimen.printed_twice.insert(id.clone(), if own_first { [own, other] } else { [other, own] });
        specimen.truth.ambiguous.push(id);
    }
}

/// Table 3 or 4 of another report of the same form.
fn other(specimen: &Specimen, kind: TableKind, random: &mut Random) -> (Sheet, Specimen) {
    let style = &specimen.style;
    let wish = Wish {
        mix: Some(specimen.mix),
        zeros: Some(style.zeros),
        digits: Some(style.digits),
        ..Wish::default()
    };
    let other = Specimen::draw(random.draw(), wish);
    let sheet =
        other.sheets().find(|sheet| sheet.kind == kind).expect("every report has these tables").clone();
    (sheet, other)
}

/// Table 3 or 4 twice under captions, the report's own and another's; the other's numbers where they differ.
fn stacked(
    specimen: &mut Specimen,
    random: &mut Random,
    own: String,
    others: String,
    own_first: bool,
) -> Vec<(String, Option<Decimal>)> {
    let kind = *random.pick(&[TableKind::Requests, TableKind::Requests, TableKind::Disputes]);
    let (sheet, source) = other(specimen, kind, random);
    let places = specimen.table_places();
    let at = places.into_iter().find(|&at| specimen.sheet_at(at).kind == kind).expect("a table of each kind");
    let own_table = specimen.blocks[at].clone();
    let [mine, theirs] =
        [[Block::Paragraph(own), own_table], [Block::Paragraph(others), Block::Table(sheet)]];
    let both = if own_first { [mine, theirs] } else { [theirs, mine] };
    specimen.blocks.splice(at..=at, both.into_iter().flatten());
    specimen.truth.doubt_allowed.push(kind.id().to_owned());
    let cells = source.truth.cells.iter().filter(|(id, _)| id.starts_with(kind.id()));
    let differing = cells.filter(|(id, value)| specimen.truth.cells.get(*id) != Some(value));
    differing.map(|(id, value)| (id.clone(), *value)).collect()
}

/// The body's own numbers and those with the bodies under it. Which the report is about, its print does not say.
pub(super) fn levels(specimen: &mut Specimen, random: &mut Random) {
    let (own, whole) = *random.pick(&[("本级", "全县"), ("机关本级", "全系统"), ("本级数据", "汇总数据")]);
    let own_first = random.chance(70);
    let open = stacked(specimen, random, own.to_owned(), whole.to_owned(), own_first);
    leave_open(specimen, open, own_first);
}

/// This year's numbers and last year's. The captions and the report's year say which are which.
pub(super) fn years(specimen: &mut Specimen, random: &mut Random) {
    let year = specimen.truth.year.unwrap_or(2024);
    let tail = *random.pick(&["年", "年度", "年情况"]);
    let own_first = random.chance(50);
    stacked(specimen, random, format!("{year}{tail}"), format!("{}{tail}", year - 1), own_first);
}

/// The text of all pages, tables in it as lines, and then the tables that were found on them.
pub(super) fn page_text(specimen: &mut Specimen, _: &mut Random) {
    let tables: Vec<Block> =
        specimen.blocks.iter().filter(|block| matches!(block, Block::Table(_))).cloned().collect();
    let as_lines = |block: Block| match block {
        Block::Table(sheet) => lines(&sheet).into_iter().map(Block::Paragraph).collect(),
        other => vec![other],
    };
    specimen.blocks =
        std::mem::take(&mut specimen.blocks).into_iter().flat_map(as_lines).chain(tables).collect();
}

fn lines(sheet: &Sheet) -> Vec<String> {
    let line = |row: &Vec<super::Slot>| {
        let texts = row.iter().filter(|slot| !slot.text.is_empty()).map(|slot| slot.text.replace('\n', ""));
        texts.collect::<Vec<_>>().join(" ")
    };
    sheet.rows.iter().map(line).filter(|line| !line.is_empty()).collect()
}
