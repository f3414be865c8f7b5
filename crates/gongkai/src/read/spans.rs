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
    if !source.pieces.iter().any(|piece| piece.colspan > 1) {
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
        || Decimal::parse(token.span.of(&source.text)).is_some_and(|number| number.is_zero())
}
