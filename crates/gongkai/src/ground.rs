//! What a cell rests on, by name: for a certain cell the weakest of its three proofs, for a doubted one the objection.

use crate::report::{ColumnProof, NoticeKind, Proof, RowProof, ValueProof};

/// One proof of a cell, of its row, its column or its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// What shows the row.
    Row(RowProof),
    /// What shows the column.
    Column(ColumnProof),
    /// What shows how the print is read.
    Value(ValueProof),
}

impl Ground {
    /// Every ground, the strongest first.
    pub const ALL: [Ground; 12] = [
        Ground::Value(ValueProof::WholePrint),
        Ground::Value(ValueProof::Nothing),
        Ground::Row(RowProof::OwnLabel),
        Ground::Column(ColumnProof::FullRow),
        Ground::Column(ColumnProof::KeptPlaces),
        Ground::Column(ColumnProof::Headings),
        Ground::Row(RowProof::OnlyRow),
        Ground::Row(RowProof::Counted),
        Ground::Column(ColumnProof::NothingPrinted),
        Ground::Row(RowProof::Absent),
        Ground::Column(ColumnProof::OnlyDivision),
        Ground::Column(ColumnProof::OnlyJoining),
    ];

    /// The place in [`Ground::ALL`]: the higher, the weaker.
    pub fn rank(self) -> u8 {
        match self {
            Ground::Value(ValueProof::WholePrint) => 0,
            Ground::Value(ValueProof::Nothing) => 1,
            Ground::Row(RowProof::OwnLabel) => 2,
            Ground::Column(ColumnProof::FullRow) => 3,
            Ground::Column(ColumnProof::KeptPlaces) => 4,
            Ground::Column(ColumnProof::Headings) => 5,
            Ground::Row(RowProof::OnlyRow) => 6,
            Ground::Row(RowProof::Counted) => 7,
            Ground::Column(ColumnProof::NothingPrinted) => 8,
            Ground::Row(RowProof::Absent) => 9,
            Ground::Column(ColumnProof::OnlyDivision) => 10,
            Ground::Column(ColumnProof::OnlyJoining) => 11,
        }
    }

    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            Ground::Row(proof) => proof.name(),
            Ground::Column(proof) => proof.name(),
            Ground::Value(proof) => proof.name(),
        }
    }
}

impl Proof {
    /// The weakest of the three proofs; `None` where one of them is lacking or an objection stands against them.
    pub fn weakest(&self) -> Option<Ground> {
        if self.against.is_some() {
            return None;
        }
        let grounds = [Ground::Row(self.row?), Ground::Column(self.column?), Ground::Value(self.value?)];
        grounds.into_iter().max_by_key(|ground| ground.rank())
    }
}

impl NoticeKind {
    /// Every kind, in the order of their declaration.
    pub const ALL: [NoticeKind; 16] = [
        NoticeKind::NoDataRow,
        NoticeKind::ShortRow,
        NoticeKind::LongRow,
        NoticeKind::LabelLost,
        NoticeKind::GluedDigits,
        NoticeKind::LabelTruncated,
        NoticeKind::SummedSubRows,
        NoticeKind::UnreadableNumber,
        NoticeKind::EditionUnknown,
        NoticeKind::SideBySide,
        NoticeKind::Scattered,
        NoticeKind::Unshown,
        NoticeKind::Unaccounted,
        NoticeKind::HeadingsDiffer,
        NoticeKind::PrintsDiffer,
        NoticeKind::FileUnsure,
    ];

    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            NoticeKind::NoDataRow => "no_data_row",
            NoticeKind::ShortRow => "short_row",
            NoticeKind::LongRow => "long_row",
            NoticeKind::LabelLost => "label_lost",
            NoticeKind::GluedDigits => "glued_digits",
            NoticeKind::LabelTruncated => "label_truncated",
            NoticeKind::SummedSubRows => "summed_sub_rows",
            NoticeKind::UnreadableNumber => "unreadable_number",
            NoticeKind::EditionUnknown => "edition_unknown",
            NoticeKind::SideBySide => "side_by_side",
            NoticeKind::Scattered => "scattered",
            NoticeKind::Unshown => "unshown",
            NoticeKind::Unaccounted => "unaccounted",
            NoticeKind::HeadingsDiffer => "headings_differ",
            NoticeKind::PrintsDiffer => "prints_differ",
            NoticeKind::FileUnsure => "file_unsure",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ground;
    use crate::report::{ColumnProof, NoticeKind, Proof, RowProof, ValueProof};
    use std::collections::BTreeSet;

    const FULL: Proof = Proof {
        row: Some(RowProof::OwnLabel),
        column: Some(ColumnProof::FullRow),
        value: Some(ValueProof::WholePrint),
        against: None,
    };

    #[test]
    fn the_list_is_in_order_and_its_names_are_unique() {
        for (at, ground) in Ground::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(ground.rank()), at, "{ground:?}");
        }
        let names = Ground::ALL.map(Ground::name).into_iter().chain(NoticeKind::ALL.map(NoticeKind::name));
        assert_eq!(names.collect::<BTreeSet<_>>().len(), Ground::ALL.len() + NoticeKind::ALL.len());
    }

    #[test]
    fn each_list_keeps_the_order_of_its_own_kind() {
        let rows = [RowProof::OwnLabel, RowProof::OnlyRow, RowProof::Counted, RowProof::Absent];
        assert!(rows.is_sorted_by_key(|&row| Ground::Row(row).rank()) && rows.is_sorted());
    }

    #[test]
    fn the_weakest_of_three_is_named() {
        assert_eq!(FULL.weakest(), Some(Ground::Column(ColumnProof::FullRow)));
        let counted = Proof { row: Some(RowProof::Counted), ..FULL };
        assert_eq!(counted.weakest(), Some(Ground::Row(RowProof::Counted)));
        let joined = Proof { column: Some(ColumnProof::OnlyJoining), ..counted };
        assert_eq!(joined.weakest(), Some(Ground::Column(ColumnProof::OnlyJoining)));
    }

    #[test]
    fn a_doubted_cell_and_one_without_a_proof_have_none() {
        assert_eq!(Proof { against: Some(NoticeKind::ShortRow), ..FULL }.weakest(), None);
        assert_eq!(Proof { value: None, ..FULL }.weakest(), None);
        assert_eq!(Proof::default().weakest(), None);
    }
}
