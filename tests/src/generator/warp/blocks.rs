//! Blocks of columns and rows in another order, and table 4 in rows.

use gongkai::TableKind;

use super::super::Specimen;
use super::super::random::Random;
use super::super::sheet::{Sheet, Slot};
use super::shuffled;

/// Table 4's lawsuits before its reviews, or its lawsuits in another order; table 2's blocks in another order.
pub(super) fn permute(specimen: &mut Specimen, random: &mut Random) {
    let some = 1 + random.below(3);
    if let Some(sheet) = specimen.sheet_mut(TableKind::Disclosure).filter(|_| some & 1 > 0) {
        // A block begins at its title, the only cell of its row.
        let blocks: Vec<Vec<Vec<Slot>>> =
            sheet.rows.chunk_by(|_, next| next.len() > 1).map(<[Vec<Slot>]>::to_vec).collect();
        let order = shuffled(blocks.len(), random);
        sheet.rows = order.into_iter().flat_map(|at| blocks[at].clone()).collect();
    }
    if let Some(sheet) = specimen.sheet_mut(TableKind::Disputes).filter(|_| some & 2 > 0) {
        let order = *random.pick(&[[1, 2, 0], [2, 1, 0], [0, 2, 1]]);
        reorder_disputes(sheet, order);
    }
}

/// `order` names the three blocks; the two of lawsuits stay side by side.
fn reorder_disputes(sheet: &mut Sheet, order: [usize; 3]) {
    let lawsuits_first = order[0] != 0;
    let [over, second, third, numbers] = &mut sheet.rows[..] else { return };
    let block = |at: usize| at * 5..at * 5 + 5;
    if lawsuits_first {
        over.swap(0, 1);
    }
    let reviews = second[..5].to_vec();
    let suits: Vec<Slot> = order.iter().filter(|&&b| b > 0).map(|&b| second[4 + b].clone()).collect();
    *second = if lawsuits_first { [suits, reviews].concat() } else { [reviews, suits].concat() };
    *third = order.iter().filter(|&&b| b > 0).flat_map(|&b| third[block(b - 1)].to_vec()).collect();
    *numbers = order.iter().flat_map(|&b| numbers[block(b)].to_vec()).collect();
}

/// Table 4 as three rows under five outcomes.
pub(super) fn disputes_in_rows(specimen: &mut Specimen, random: &mut Random) {
    let Some(sheet) = specimen.sheet_mut(TableKind::Disputes) else { return };
    let corner = (*random.pick(&["", "类别", "项目"])).to_owned();
    let [over, second, _, numbers] = &sheet.rows[..] else { return };
    let outcomes = second[..5].iter().map(|slot| Slot { rowspan: 1, ..slot.clone() });
    let mut rows = vec![[Slot::head(corner, 2, 1)].into_iter().chain(outcomes).collect::<Vec<_>>()];
    let label = |slot: &Slot, colspan, rowspan| Slot::head(slot.text.clone(), colspan, rowspan);
    let labels = [
        vec![label(&over[0], 2, 1)],
        vec![label(&over[1], 1, 2), label(&second[5], 1, 1)],
        vec![label(&second[6], 1, 1)],
    ];
    for (label, numbers) in labels.into_iter().zip(numbers.chunks(5)) {
        rows.push([label, numbers.to_vec()].concat());
    }
    sheet.rows = rows;
}
