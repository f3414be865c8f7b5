//! Table 4: fifteen numbers behind its headings.

use super::align::is_cut;
use super::columns::{self, Habits, Manner, Placed, Problem, Way};
use super::headings::{self, Binding, reordered};
use super::labels::{Hit, Mark};
use super::layout;
use super::number;
use super::outcome_rows;
use super::own_columns::{Own, own_columns};
use super::proof::Shown;
use super::reading::{Reading, headings_differ, no_data_row};
use super::spans;
use super::tokens::{
    Kind, Token, divide_shared, ends_in_blank, ends_text, pieces_within, stand_alone, tokens_of,
};
use crate::decimal::Decimal;
use crate::form::{Edition, Identity, TableForm, TableKind, Unit, form};
use crate::report::{Cell, ColumnProof, Notice, NoticeKind, RowProof, State, Table};
use crate::slice::Slice as _;
use crate::source::{Source, han};
use crate::span::Span;

const TABLE: TableKind = TableKind::Disputes;
/// Columns of a block: four outcomes and their total.
const BLOCK: usize = 5;
const WIDTH: usize = 3 * BLOCK;

/// Reads the table that stands in `within`.
///
/// `manner` is table 3's.
pub(super) fn read(source: &Source, within: Span, hits: &[Hit], edition: Edition, manner: Manner) -> Reading {
    let form = form(TABLE, edition);
    let printed = pieces_within(source, within);
    let layout = layout::read(source, within, printed, form, hits, manner.strays);
    let pieces = layout.pieces.as_deref().unwrap_or(printed);
    let mut tokens = tokens_of(source, pieces, within, hits);
    divide_shared(&source.text, &mut tokens, hits, TABLE, |_| WIDTH);
    let Own { tokens: own, aside, unclear } =
        own_columns(source, (pieces, layout.placed), tokens, hits, form, |_| WIDTH);
    tokens = spans::unmerged(source, own, |_| Some(WIDTH));
    adopt_line(source, &mut tokens);
    if let Some(rows) = outcome_rows::rows(source, within, &tokens, hits, manner.strays) {
        return Reading { aside, ..in_rows(source, within, form, &rows, manner) };
    }
    let binding = match unclear.first() {
        Some((print, _)) => Binding::Contradiction(*print),
        None => headings::disputes(source, &tokens, hits),
    };
    let last_head = tokens.iter().rposition(|t| matches!(t.kind, Kind::Hit(hit) if is_head(hits[hit].mark)));
    let behind = last_head.map_or(0, |at| at + 1);
    let mut cells = vec![Cell::default(); WIDTH];
    let mut notices = Vec::new();
    let mut end = hits.last().map_or(within.start, |h| h.end);
    let head_row = last_head.map(|at| tokens[at].row);
    let numbers_of = |tokens: &[Token]| -> Vec<Span> {
        tokens.iter().filter(|t| t.kind == Kind::Value).map(|t| t.span).collect()
    };
    if let Some(run) = row(&source.text, &tokens[behind..], hits, head_row) {
        let (run, several) = first_line(&source.text, run);
        let manner = columns::own_manner(&source.text, &tokens, &std::iter::once(run), manner);
        let habits = Habits { manner, ..Habits::default() };
        let adds_up = |numbers: &[i64]| match binding.order() {
            Some(order) if numbers.len() == WIDTH => {
                Some(blocks_all_add_up(form, &reordered(numbers, order)))
            }
            Some(_) => None,
            None => blocks_add_up(form, numbers),
        };
        let mut placed = columns::place(&source.text, run, WIDTH, habits, &adds_up).in_order(binding.order());
        let from = behind + tokens[behind..].iter().position(|t| t == &run[0]).unwrap_or(0);
        let unsure =
            (placed.rests_on.is_some() || columns::is_torn(run)) && !blocks_hold(form, &source.text, &placed);
        // Cells on lines of their own: empty ones may be the headings', and the text may end among the numbers.
        let one_line = run.iter().all(|t| t.row == run[0].row);
        let printed = run.iter().filter(|t| t.kind == Kind::Value).count();
        // No separator keeps the place of an empty cell that begins where a number ends.
        let last = run.iter().rev().find(|t| t.kind == Kind::Value).map(|t| t.span.end);
        let drawn = run.last().is_some_and(|t| t.kind == Kind::Blank && Some(t.span.start) == last);
        let whole = one_line && run.len() >= WIDTH && !drawn
            || printed >= WIDTH && blocks_hold(form, &source.text, &placed);
        // Numbers of pages among those of the rows, or numbers that look like them, and nothing that denies that one is
        // here too.
        let strayed =
            (manner.strays || stand_alone(run)) && !one_line && !blocks_hold(form, &source.text, &placed);
        let fails = || !blocks_hold(form, &source.text, &placed);
        let wide = run.iter().any(|t| usize::from(t.cells) > WIDTH);
        if unsure
            || several
            || run.len() > WIDTH && has_empty_heading(&tokens[..behind], hits)
            || (wide || !one_line) && printed < WIDTH && fails()
            || strayed && printed != WIDTH
            || !whole && ends_text(source, run)
            || is_cut(&tokens, from + run.len())
        {
            placed.problem = Some(Problem::Short);
        }
        let completed = begun(source, within, run);
        if let Some(way) = &completed {
            placed = Placed { ways: vec![way.clone()], problem: Some(Problem::Short), rests_on: None };
        }
        let print = run.iter().map(|t| t.span).reduce(Span::to);
        end = print.map_or(end, |p| end.max(p.end));
        let clear = placed.ways.len() == 1 && completed.is_none();
        let blank = if clear { State::Blank } else { State::Missing };
        let way = placed.agreed().unwrap_or_else(|| vec![None; WIDTH]);
        let kind = placed.problem.map(Problem::notice).or(strayed.then_some(NoticeKind::UnreadableNumber));
        let shown = Shown { row: Some(RowProof::OnlyRow), column: placed.shown(binding.order().is_some()) };
        for (cell, span) in cells.iter_mut().zip(&way) {
            *cell = match span {
                Some(span) => number::cell(span.of(&source.text), Unit::Count, *span),
                None => Cell { state: blank, ..Cell::default() },
            };
            *cell = shown.of(std::mem::take(cell)).objected(kind);
        }
        // Another print of the table that prints nothing: a row of empty cells between its headings and these.
        let empty_row = |line: &[Token]| line.len() >= WIDTH && line.iter().all(|t| t.kind == Kind::Blank);
        let first_head =
            tokens.iter().position(|t| matches!(t.kind, Kind::Hit(hit) if is_head(hits[hit].mark)));
        let heads = &tokens[first_head.unwrap_or(0)..behind];
        let differs = printed > 0 && heads.chunk_by(|a, b| a.row == b.row).any(empty_row);
        // Numbers among the headings as well: which are the table's, and whose, cannot be told.
        let mut among = numbers_of(&tokens[..behind]);
        if !among.is_empty() {
            among.extend(numbers_of(run));
            for cell in &mut cells {
                cell.object(NoticeKind::Scattered);
            }
            notices.push(scattered(form, &among, source));
        } else if differs {
            for cell in &mut cells {
                cell.object(NoticeKind::PrintsDiffer);
            }
            notices.push(notice(form.cells().collect(), NoticeKind::PrintsDiffer, print, source));
        } else if let Some(kind) = kind {
            notices.push(notice(form.cells().collect(), kind, print, source));
        } else if ends_in_blank(source, run) {
            cells[WIDTH - 1].object(NoticeKind::UnreadableNumber);
            notices.push(notice(
                vec![form.cell_at(0, WIDTH - 1)],
                NoticeKind::UnreadableNumber,
                None,
                source,
            ));
        }
    } else {
        let among = numbers_of(&tokens[..behind]);
        for cell in &mut cells {
            *cell = std::mem::take(cell).objected((!among.is_empty()).then_some(NoticeKind::Scattered));
        }
        notices.push(if among.is_empty() {
            no_data_row(form, Span { start: within.start, end })
        } else {
            scattered(form, &among, source)
        });
    }
    let loose = last_head.map(|at| &tokens[at]).filter(|head| head.cells == 0);
    let moved = loose.filter(|_| binding == Binding::ByPosition && has_total_elsewhere(&cells));
    if let Some(print) = binding.contradiction().or(moved.map(|head| head.span)) {
        for cell in &mut cells {
            cell.object(NoticeKind::HeadingsDiffer);
        }
        notices.push(headings_differ(&source.text, form, form.cells().collect(), print));
    }
    let span = Span { start: within.start, end };
    let table = Table { form, cells, span, labels: vec![None; form.rows.len()] };
    Reading { table, notices, manner, aside }
}

/// The table from three rows of five outcomes.
fn in_rows(
    source: &Source,
    within: Span,
    form: &'static TableForm,
    rows: &[outcome_rows::Row; 3],
    manner: Manner,
) -> Reading {
    let (mut cells, mut notices, mut end) = (Vec::new(), Vec::new(), within.start);
    for (row, printed) in rows.iter().enumerate() {
        let state = if printed.doubt { State::Missing } else { State::Blank };
        cells.extend(printed.cells.iter().map(|span| {
            let cell = span.map_or(Cell { state, ..Cell::default() }, |span| {
                number::cell(span.of(&source.text), Unit::Count, span)
            });
            let shown = Shown { row: Some(RowProof::OwnLabel), column: Some(ColumnProof::FullRow) };
            shown.of(cell).objected(printed.doubt.then_some(NoticeKind::ShortRow))
        }));
        end = printed.print.map_or(end, |print| end.max(print.end));
        if printed.doubt {
            let own = (0..BLOCK).map(|column| form.cell_at(row, column)).collect();
            notices.push(notice(own, NoticeKind::ShortRow, printed.print, source));
        }
    }
    let table =
        Table { form, cells, span: Span { start: within.start, end }, labels: vec![None; form.rows.len()] };
    Reading { table, notices, manner, aside: Vec::new() }
}

/// Takes words in a line of just as many cells as the table has columns for values that are no numbers.
fn adopt_line(source: &Source, tokens: &mut [Token]) {
    for line in tokens.chunk_by_mut(|a, b| a.row == b.row) {
        let values = line.len() == WIDTH && line.iter().all(|t| t.fills() || t.kind == Kind::Word);
        if values && line.iter().any(|t| t.kind == Kind::Value) {
            for word in line.iter_mut().filter(|t| t.kind == Kind::Word) {
                let piece = source.pieces[source.piece_at(word.span.start)];
                *word =
                    Token { kind: Kind::Value, span: Span { start: piece.start, end: piece.end }, ..*word };
            }
        }
    }
}

fn is_head(mark: Mark) -> bool {
    matches!(mark, Mark::Outcome(_) | Mark::Lawsuits | Mark::Total)
}

/// The run that holds the numbers: the first that prints any, before the text goes on; else one of enough empty
/// cells.
fn row<'a>(text: &str, tokens: &'a [Token], hits: &[Hit], head_row: Option<u32>) -> Option<&'a [Token]> {
    let sentence = |t: &Token| match t.kind {
        Kind::Word => !is_fragment(t.span.of(text)),
        Kind::Hit(hit) => hits[hit].mark.table().is_some_and(|table| table != TABLE),
        Kind::Value | Kind::Blank => false,
    };
    let until = tokens.iter().position(sentence).unwrap_or(tokens.len());
    let runs = || tokens[..until].chunk_by(|a, b| a.fills() == b.fills()).filter(|run| run[0].fills());
    let printed = |run: &&[Token]| run.iter().any(|t| t.kind == Kind::Value);
    runs()
        .find(printed)
        .map(|run| behind_heads(run, head_row))
        .or_else(|| runs().find(|run| run.len() >= WIDTH))
}

/// The first of several lines of cells that print the same, a row printed twice; and whether others print anything
/// else: the table has only one row.
fn first_line<'a>(text: &str, run: &'a [Token]) -> (&'a [Token], bool) {
    let mut lines = run
        .chunk_by(|a, b| a.row == b.row)
        .filter(|line| line[0].cells > 1 && line.iter().any(|t| t.kind == Kind::Value));
    let (Some(first), Some(_)) = (lines.next(), lines.clone().next()) else { return (run, false) };
    let prints = |line: &'a [Token]| line.iter().map(|t| t.span.of(text));
    if first.len() < BLOCK {
        // Cells that tools heap on a line, of a row that goes over several.
        return (run, false);
    }
    (first, lines.any(|line| !prints(line).eq(prints(first))))
}

/// A run without the empty cells that end the line of the headings, where no value follows on it.
fn behind_heads(run: &[Token], head_row: Option<u32>) -> &[Token] {
    let beside = run.iter().take_while(|t| Some(t.row) == head_row);
    if beside.clone().any(|t| t.kind == Kind::Value) { run } else { &run[beside.count()..] }
}

/// A row that goes on behind the heading of the next section, or is lost from there on: its first two blocks are whole
/// and add up, and what is printed of the third begins it. `None` for any other row.
fn begun(source: &Source, within: Span, run: &[Token]) -> Option<Way> {
    let text = source.text.as_str();
    let printed: Vec<Span> = run.iter().map(|t| t.span).collect();
    let loose = run.iter().all(|t| t.kind == Kind::Value && t.cells == 0);
    if !loose || !(2 * BLOCK + 1..WIDTH).contains(&printed.len()) {
        return None;
    }
    let holds = |numbers: &[Span]| {
        let number = |span: &Span| span.of(text).parse::<i64>().ok();
        let numbers: Option<Vec<i64>> = numbers.iter().map(number).collect();
        numbers.is_some_and(|n| n[..BLOCK - 1].iter().sum::<i64>() == n[BLOCK - 1])
    };
    if !printed[..2 * BLOCK].chunks(BLOCK).all(holds) {
        return None;
    }
    let whole = [printed.as_slice(), &behind_heading(text, within.end)].concat();
    let kept = if whole.len() == WIDTH && holds(&whole[2 * BLOCK..]) { whole } else { printed };
    Some((0..WIDTH).map(|column| kept.get(column).copied()).collect())
}

/// The numbers on lines of their own right behind the heading that begins at `at`, with nothing but pieces of the
/// table's own headings among them.
fn behind_heading(text: &str, at: u32) -> Vec<Span> {
    /// Lines of headings and numbers.
    const MOST: usize = 12;
    let lines = text.part(at as usize..).split_inclusive('\n').scan(at, |start, line| {
        let own = *start;
        *start += line.len() as u32;
        Some((own as usize + line.len() - line.trim_start().len(), line.trim()))
    });
    let lines = lines.filter(|(_, line)| !line.is_empty()).skip(1).take(MOST);
    let mut numbers = Vec::new();
    for (start, line) in lines {
        if line.bytes().all(|b| b.is_ascii_digit()) {
            numbers.push(Span::new(start, start + line.len()));
        } else if !line.chars().all(|c| han(c).is_some()) || !is_fragment(line) {
            break;
        }
    }
    numbers
}

/// Whether an empty cell stands between two headings of one block: a column that the form does not have.
fn has_empty_heading(heads: &[Token], hits: &[Hit]) -> bool {
    let outcome = |t: &Token| match t.kind {
        Kind::Hit(hit) => matches!(hits[hit].mark, Mark::Outcome(_)),
        _ => false,
    };
    let total = |t: &Token| matches!(t.kind, Kind::Hit(hit) if hits[hit].mark == Mark::Total);
    heads.windows(3).any(|heads| {
        outcome(&heads[0]) && heads[1].kind == Kind::Blank && (outcome(&heads[2]) || total(&heads[2]))
    })
}

/// Whether a word is a piece of the columns' headings, torn by a narrow column (结果维 / 持).
fn is_fragment(word: &str) -> bool {
    word.chars().filter_map(han).all(|c| "结果维持纠正其他尚未审总计".contains(c))
}

/// Whether no block adds up, and all do when another column is their total: columns then stand in another order.
fn has_total_elsewhere(cells: &[Cell]) -> bool {
    let number = |cell: &Cell| cell.value.and_then(Decimal::as_i64).unwrap_or(0);
    let blocks = cells.chunks(BLOCK).filter(|block| block.iter().any(|cell| number(cell) != 0));
    let total_is = |at: usize| {
        let holds = |block: &[Cell]| block.iter().map(number).sum::<i64>() == 2 * number(&block[at]);
        blocks.clone().all(holds)
    };
    blocks.clone().next().is_some() && !total_is(BLOCK - 1) && (0..BLOCK - 1).any(total_is)
}

/// Whether every block of a placing adds up, blanks counted as zero.
fn blocks_hold(form: &TableForm, text: &str, placed: &Placed) -> bool {
    let Some(way) = placed.ways.first() else { return false };
    let numbers: Vec<i64> =
        way.iter().map(|span| span.and_then(|s| s.of(text).parse().ok()).unwrap_or(0)).collect();
    blocks_all_add_up(form, &numbers)
}

/// Whether the numbers so far satisfy 维持 + 纠正 + 其他 + 尚未审结 = 总计 in every complete block.
fn blocks_add_up(form: &TableForm, numbers: &[i64]) -> Option<bool> {
    let ends = |block: &&Identity| usize::from(block.totals[0]) + 1 == numbers.len();
    let holds = form.identities.iter().find(ends)?.difference(|cell| numbers[cell]) == 0;
    if holds && numbers.len() < WIDTH { None } else { Some(holds) }
}

/// Whether all blocks add up.
fn blocks_all_add_up(form: &TableForm, numbers: &[i64]) -> bool {
    form.identities.iter().all(|block| block.difference(|cell| numbers[cell]) == 0)
}

/// Numbers that stand among the headings, so that nothing tells whose they are.
fn scattered(form: &TableForm, numbers: &[Span], source: &Source) -> Notice {
    let prints: Vec<&str> = numbers.iter().map(|span| span.of(&source.text)).collect();
    let print = numbers.iter().copied().reduce(Span::to);
    let notice = notice(form.cells().collect(), NoticeKind::Scattered, print, source);
    Notice { print: prints.join(" "), ..notice }
}

fn notice(cells: Vec<crate::form::CellId>, kind: NoticeKind, print: Option<Span>, source: &Source) -> Notice {
    let text = print.map(|p| p.of(&source.text).to_owned()).unwrap_or_default();
    Notice { kind, table: TABLE, cells, spans: print.into_iter().collect(), print: text }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::form::TableKind;
    use crate::report::{Media, NoticeKind};

    fn values(text: &str) -> String {
        let document = read(text, Media::PlainText);
        let table = &document.reports[0].tables[0];
        table
            .cells
            .iter()
            .map(|c| c.value.map_or("_".to_owned(), |v| v.to_string()))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn headings_torn_by_narrow_columns_do_not_hide_the_numbers() {
        let text = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结果维 结果纠 其他结 尚未审 总\n\
            结果维 结果纠 其他结 尚未审 总 结果维 结果纠 其他结 尚未审 总\n持 正 果 结 计\n持 正 果 结 计 持 正 果 结 计\n\
            25 3 8 0 36 3 3 0 0 6 3 0 0 0 3\n五、存在的主要问题及改进情况\n2023年";
        assert_eq!(values(text), "25 3 8 0 36 3 3 0 0 6 3 0 0 0 3");
    }

    #[test]
    fn titles_of_blocks_in_another_order_are_followed_where_the_headings_below_are_torn() {
        let outcomes = "结果维 结果纠 其他结 尚未审 总\n持 正 果 结 计\n";
        let row = "0 3 0 0 3 1 0 0 0 1 2 5 0 0 7\n五、存在的主要问题及改进情况\n2023年";
        let text = format!("行政复议 行政诉讼\n复议后起诉 未经复议直接起诉\n{outcomes}{row}");
        assert_eq!(values(&text), "0 3 0 0 3 2 5 0 0 7 1 0 0 0 1");
        // One title that lost its neighbour may stand anywhere.
        let group = "结果维持 结果纠正 其他结果 尚未审结 总计";
        let lost = format!("行政复议 行政诉讼\n复议后起诉\n{group}\n{group} {group}\n{row}");
        assert!(read(&lost, Media::PlainText).reports[0].tables[0].cells.iter().all(|cell| cell.doubt));
    }

    #[test]
    fn a_misspelt_title_of_a_block_names_it_all_the_same() {
        let group = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
        let row = "1\t0\t0\t0\t1\t2\t5\t0\t0\t7\t0\t3\t0\t0\t3";
        for suits in ["复议后起诉\t\t\t\t\t未经某议直接起诉", "复议后起起诉\t\t\t\t\t未经复议直接起诉"]
        {
            let text = format!("行政复议\t\t\t\t\t行政诉讼\n{group}\t{suits}\n{group}\t{group}\n{row}\n");
            assert_eq!(values(&text), "1 0 0 0 1 0 3 0 0 3 2 5 0 0 7");
        }
    }

    #[test]
    fn numbers_scattered_among_the_headings_are_named_and_not_guessed() {
        let text = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n未经复议直接起诉\n结果\n结果\n其他结\n尚未\n维持\n纠正\n果\n审结\n\
            总计\n7\n6\n1\n3\n复议后起诉\n结果\n结果\n其他\n尚未审\n维持\n纠正\n结果\n结\n1\n1\n1\n5\n总计\n17\n维持\n纠正\n结果\n审结\n\
            3\n4\n8\n1\n16\n总计\n8\n五、存在的主要问题及改进情况\n2023年";
        let document = read(text, Media::PlainText);
        let report = &document.reports[0];
        assert!(report.tables[0].cells.iter().all(|cell| cell.doubt && cell.value.is_none()));
        assert_eq!(report.notices[0].kind, NoticeKind::Scattered);
        assert_eq!(report.notices[0].print, "7 6 1 3 1 1 1 5 17 3 4 8 1 16 8");
    }

    #[test]
    fn numbers_before_the_last_headings_are_named_and_not_guessed() {
        let text = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n其他结果\n总计\n未经复议直接起诉\n复议后起诉\n总计\n\
            9\n6\n15\n44\n3\n结果维持\n结果纠正\n尚未审结\n结果维持\n结果纠正\n五、存在的主要问题及改进情况\n2023年";
        let document = read(text, Media::PlainText);
        let report = &document.reports[0];
        assert!(report.tables[0].cells.iter().all(|cell| cell.doubt && cell.value.is_none()));
        assert_eq!(report.notices[0].print, "9 6 15 44 3");
    }

    #[test]
    fn a_row_that_goes_on_behind_the_next_heading_is_read_with_doubt() {
        let head = HEADINGS.replace(" |", "");
        let row = "8\n1\n0\n2\n11\n3\n0\n1\n0\n4\n2\n0\n0\n5\n";
        let text =
            |behind: &str| format!("{head}{row}五、存在的主要问题及改进情况\n{behind}河湾镇将改进。\n");
        assert_eq!(values(&text("总\n计\n7\n")), "8 1 0 2 11 3 0 1 0 4 2 0 0 5 7");
        // Another number is none of the row's.
        for behind in ["", "总\n计\n9\n"] {
            assert_eq!(values(&text(behind)), "8 1 0 2 11 3 0 1 0 4 2 0 0 5 _");
        }
        let document = read(&text("总\n计\n7\n"), Media::PlainText);
        assert!(document.reports[0].tables[0].cells.iter().all(|cell| cell.doubt));
        // Where a block does not add up, any number may be the missing one.
        let wrong = text("").replace("\n11\n", "\n12\n");
        assert!(values(&wrong).chars().all(|c| matches!(c, '_' | ' ')));
    }

    const HEADINGS: &str = "四、政府信息公开行政复议、行政诉讼情况\n行政复议 |\n行政诉讼 |\n结果维持 |\n结果纠正 |\n其他结果 |\n\
        尚未审结 |\n总计 |\n未经复议直接起诉 |\n复议后起诉 |\n结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n结果维持 |\n\
        结果纠正 |\n其他结果 |\n尚未审结 |\n";

    #[test]
    fn empty_cells_that_end_the_headings_are_none_of_the_row() {
        let numbers = "1 | 0 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 2 | 0 | 0 | 3 | 0 |\n3 |\n";
        let text = format!("{HEADINGS}总计 | |||||\n{numbers}五、存在的主要问题及改进情况\n");
        assert_eq!(values(&text), "1 0 0 0 1 2 0 0 0 2 0 0 3 0 3");
        let cut = format!("{HEADINGS}总计 | |||||\n{}", numbers.trim_end_matches("3 |\n"));
        assert!(read(&cut, Media::PlainText).reports[0].tables[0].cells.iter().all(|cell| cell.doubt));
    }

    #[test]
    fn as_many_digits_as_columns_are_no_proof_where_the_sums_deny_it() {
        let head = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量0000000\n二、上年结转政府信息公开申请数量0000000\n";
        let text =
            format!("{head}{}\n411004000 0 00 0 0 0\n五、存在的主要问题\n", HEADINGS.replace(" |", ""));
        let document = read(&text, Media::PlainText);
        let table = document.reports[0].table(TableKind::Disputes).expect("table 4");
        assert!(table.cells.iter().all(|cell| cell.doubt));
    }

    #[test]
    fn a_row_printed_twice_is_one_and_two_rows_are_doubtful() {
        let head = HEADINGS.replace(" |", "");
        let row = "\t\t\t\t\t133\t\t4\t\t137\t\t\t\t\t\n";
        let read_with = |second: &str| {
            let text = format!("{head}总计\n{row}{second}五、存在的主要问题及改进情况\n2023年");
            read(&text, Media::PlainText).reports.remove(0).tables.remove(0).cells
        };
        let twice = read_with(row);
        assert!(twice.iter().all(|cell| !cell.doubt));
        assert_eq!(twice[5].raw, "133");
        assert!(read_with(&row.replace('4', "5")).iter().all(|cell| cell.doubt));
    }

    #[test]
    fn the_last_cell_of_a_text_that_ends_within_it_is_not_known_to_be_empty() {
        let cells = "<td>0</td>".repeat(14);
        let html = format!("<p>{}</p><table><tr>{cells}<td><p", HEADINGS.replace(" |\n", "</p><p>") + "总计");
        let document = read(&html, Media::Html);
        let doubted: Vec<bool> = document.reports[0].tables[0].cells.iter().map(|cell| cell.doubt).collect();
        assert_eq!(doubted.iter().filter(|doubt| **doubt).count(), 1);
        assert!(doubted[14]);
    }
}
