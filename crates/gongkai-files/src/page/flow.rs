//! Pages to one HTML text: paragraphs and tables in order, tables over pages joined.

use super::Page;
use super::blocks::{Block, Blocks, Table, blocks};
use super::columns::divided;
use super::join;
use super::margins;
use super::paragraphs::{Measure, Run, write};
use crate::html::Html;
use crate::{NoticeKind, Refusal, limits};

/// The text of pages. Refused where their lines draw more than [`limits::CELLS`] fields.
pub(super) fn html(pages: Vec<Page>) -> Result<Html, Refusal> {
    let mut left = limits::CELLS;
    let divided = divided(pages).into_iter().map(|part| {
        let blocks = blocks(part);
        left = left.checked_sub(blocks.fields).ok_or(Refusal::TooLarge)?;
        Ok(blocks)
    });
    let mut pages: Vec<Blocks> = divided.collect::<Result<_, Refusal>>()?;
    margins::remove(&mut pages);
    let mut html = Html::default();
    let mut run: Run = Vec::new();
    // A table at the end of a page waits for the next page.
    let mut waiting: Option<Table> = None;
    for page in pages {
        let measure = Measure::of(&page);
        for (at, block) in page.sequence.into_iter().enumerate() {
            match block {
                Block::Line(line) => {
                    write_table(waiting.take(), &mut html);
                    run.push((line, measure));
                }
                Block::Table(mut table) => {
                    table.cells.iter_mut().for_each(|cell| cell.page = page.sheet);
                    write(&run, &mut html);
                    run.clear();
                    let table = match waiting.take() {
                        Some(mut before) if at == 0 => match join::append(&mut before, table) {
                            Ok(()) => before,
                            Err(table) => {
                                write_table(Some(before), &mut html);
                                table
                            }
                        },
                        before => {
                            write_table(before, &mut html);
                            table
                        }
                    };
                    waiting = Some(table);
                }
            }
        }
    }
    write_table(waiting, &mut html);
    write(&run, &mut html);
    Ok(html)
}

fn write_table(table: Option<Table>, html: &mut Html) {
    let Some(mut table) = table else { return };
    crate::order::by_key(&mut table.cells, |cell| ((cell.place.row as u64) << 32) + cell.place.column as u64);
    html.raw("<table>");
    let mut cells = table.cells.iter().peekable();
    for row in 0..table.rows {
        if let Some(first) = cells.peek() {
            html.on_page(first.page);
        }
        html.raw("<tr>");
        while let Some(cell) = cells.next_if(|cell| cell.place.row <= row) {
            let from = html.position();
            html.cell(cell.place.rows, cell.place.columns);
            cell.text.write(html);
            if cell.touched {
                html.mark(NoticeKind::Unseen, from);
            }
            html.end_cell();
        }
        html.raw("</tr>\n");
    }
    html.raw("</table>\n");
}
