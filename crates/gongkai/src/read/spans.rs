//! Cells that are merged over several columns.

use super::tokens::{Kind, Token};
use crate::decimal::Decimal;
use crate::source::Source;
use crate::steps;

/// The tokens of a table with each merged empty cell, and each merged zero, in every column that it covers. Only lines
/// whose cells cover just as many columns as `width` tells for them, and are fewer, are changed: a number that covers
/// several columns says of none that it is its own.
pub(super) fn unmerged(
    source: &Source,
    tokens: Vec<Token>,
    width: impl Fn(&[Token]) -> Option<usize>,
) -> Vec<Token> {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return tokens };
    let pieces = &source.pieces[source.piece_at(first.span.start)..];
    let own = pieces.iter().take_while(|piece| piece.start <= last.span.end);
    if !own.into_iter().any(|piece| piece.colspan > 1) {
        return tokens;
    }
    steps::add(tokens.len());
    let mut all = Vec::with_capacity(tokens.len());
    for line in tokens.chunk_by(|a, b| a.row == b.row) {
        let label = line.iter().rposition(|t| !t.fills()).map_or(0, |at| at + 1);
        let cells = &line[label..];
        let columns: Vec<usize> = cells.iter().map(|token| columns_of(source, token)).collect();
        let merged = width(line)
            .is_some_and(|width| cells.len() < width && columns.iter().sum::<usize>() == width)
            && cells.iter().zip(&columns).all(|(token, &columns)| columns == 1 || is_nothing(source, token));
        all.extend_from_slice(&line[..label]);
        for (token, columns) in cells.iter().zip(columns) {
            all.extend(std::iter::repeat_n(*token, if merged { columns } else { 1 }));
        }
    }
    all
}

/// Columns that a token's cell covers.
fn columns_of(source: &Source, token: &Token) -> usize {
    let at = source.piece_at(token.span.start);
    let own = source.pieces[at..].iter().find(|p| p.start == token.span.start && p.row == token.row);
    own.map_or(1, |piece| usize::from(piece.colspan))
}

/// Whether a cell is empty or prints zero, which is the same for every column that it covers.
fn is_nothing(source: &Source, token: &Token) -> bool {
    token.kind == Kind::Blank
        || Decimal::parse(token.span.of(&source.text)).is_some_and(super::super::decimal::Decimal::is_zero)
}

#[cfg(test)]
mod tests {
    use crate::report::Media;

    /// The first row of table 3 whose cells are these.
    fn row(cells: &str) -> Vec<String> {
        let form = crate::form::form(crate::TableKind::Requests, crate::Edition::F21);
        let rows = form.rows.iter().map(|row| {
            let zeros = "<td>0</td>".repeat(7);
            let cells = if row.id == "new_received" { cells } else { &zeros };
            format!("<tr><td>{}</td>{cells}</tr>", row.label().zh)
        });
        let html =
            format!("<p>三、收到和处理政府信息公开申请情况</p><table>{}</table>", rows.collect::<String>());
        let document = super::super::read(&html, Media::Html);
        let cells = document.reports[0].tables[0].cells.iter().take(7);
        cells.map(|c| format!("{}{}", c.raw, if c.doubt { "?" } else { "" })).collect()
    }

    #[test]
    fn merged_blanks_and_zeros_stand_in_every_column() {
        let blank = row("<td>5</td><td colspan=5></td><td>5</td>");
        assert_eq!(blank, ["5", "", "", "", "", "", "5"]);
        let zero = row("<td>5</td><td colspan=5>0</td><td>5</td>");
        assert_eq!(zero, ["5", "0", "0", "0", "0", "0", "5"]);
    }

    #[test]
    fn a_merged_number_is_no_columns_own() {
        let merged = row("<td>5</td><td colspan=5>3</td><td>8</td>");
        assert!(merged.iter().all(|cell| cell.ends_with('?')), "{merged:?}");
    }
}
