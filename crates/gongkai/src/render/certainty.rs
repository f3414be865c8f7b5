//! Why a number stands in its cell and why a cell is doubted, in words: the one place for each proof and objection.
//!
//! The page has the same words in `www/src/i18n/proof.ts`; a test compares them.

use crate::form::Words;
use crate::ground::Ground;
use crate::report::{ColumnProof, NoticeKind, RowProof, ValueProof};

const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// Why the print stands in this cell: what the weakest of its proofs says.
pub fn ground(ground: Ground) -> Words {
    match ground {
        Ground::Value(ValueProof::WholePrint) => {
            words("整个数字都读懂了", "every character of the print is understood")
        }
        Ground::Value(ValueProof::Nothing) => words("这一格没有印数字", "no number is printed here"),
        Ground::Row(RowProof::OwnLabel) => words("本行名称就在旁边", "the row's own label stands beside it"),
        Ground::Row(RowProof::OnlyRow) => words(
            "这张表只有一行数字，各栏都对得上",
            "the table prints only one row of numbers, and each has its column",
        ),
        Ground::Row(RowProof::Counted) => words(
            "前后各行的名称都在，其间的行数与格式一致",
            "the labels of the rows around it are there, with as many rows between them as in the form",
        ),
        Ground::Row(RowProof::Absent) => words("原文没有印这一行", "this row is not printed"),
        Ground::Column(ColumnProof::FullRow) => words(
            "本行名称就在旁边，且数字与栏目一样多",
            "the row's own label stands beside it, with as many numbers as columns",
        ),
        Ground::Column(ColumnProof::KeptPlaces) => words(
            "本行名称就在旁边，且分隔符或表格线留出了每一栏的位置",
            "the row's own label stands beside it, and separators or a grid keep the place of every column",
        ),
        Ground::Column(ColumnProof::Headings) => words(
            "栏目次序与格式不同，但表头写明了每一栏",
            "the columns stand in another order than the form's, and the headings name each of them",
        ),
        Ground::Column(ColumnProof::NothingPrinted) => words(
            "本行名称在，后面没有印任何内容",
            "the row's label is there, and nothing is printed behind it",
        ),
        Ground::Column(ColumnProof::OnlyDivision) => words(
            "数字连在一起或缺了栏，合计相符的分法只有这一种",
            "the digits are joined or columns are empty, and only this division of the row holds",
        ),
        Ground::Column(ColumnProof::OnlyJoining) => words(
            "本行被拆成几段，只有这一种拼法每行都合计相符",
            "the row was torn apart, and its pieces join in only one way in which every row adds up",
        ),
    }
}

/// Why a cell is doubted.
pub fn objection(kind: NoticeKind) -> Words {
    match kind {
        NoticeKind::NoDataRow => {
            words("这张表只有表头，没有找到数据行", "the table has its heading but no row of numbers")
        }
        NoticeKind::ShortRow => words(
            "本行的数字比栏目少，缺的是哪一栏看不出来",
            "the row prints fewer numbers than it has columns, and which is missing cannot be told",
        ),
        NoticeKind::LongRow => words(
            "本行的数字比栏目多，各属哪一栏看不出来",
            "the row prints more numbers than it has columns, and which belongs where cannot be told",
        ),
        NoticeKind::LabelLost => words(
            "本行名称缺失或断开，是按位置认定的",
            "the row's label is lost or torn; the row was identified by its place",
        ),
        NoticeKind::GluedDigits => words(
            "数字连在一起，分不清各栏是多少",
            "digits are printed without separators; how they divide is inferred",
        ),
        NoticeKind::LabelTruncated => words(
            "栏目名称没有复制完整，是按先后顺序认定的",
            "a heading or label is cut off; it was identified from its first characters",
        ),
        NoticeKind::SummedSubRows => words(
            "本行没有印数字，这里是其下各分项之和",
            "the row prints no number of its own; this is the sum of its sub-rows",
        ),
        NoticeKind::UnreadableNumber => {
            words("这里的数字读不准", "the number printed here could not be read for certain")
        }
        NoticeKind::EditionUnknown => words(
            "表格没有复制完整，看不出是哪一年的格式",
            "the part in which the editions of the form differ is missing; the edition was inferred",
        ),
        NoticeKind::SideBySide => words(
            "并列了两组数字，以哪组为准看不出来",
            "two sets of numbers stand side by side, and which of them holds cannot be told",
        ),
        NoticeKind::Scattered => words(
            "数字散落在表头文字之间，各属哪一栏看不出来",
            "the numbers stand among the headings, and which belongs to which column cannot be told",
        ),
        NoticeKind::Unshown => words(
            "没有依据能确定这个数属于哪一行、哪一栏",
            "nothing shows which row and column the print belongs to",
        ),
        NoticeKind::Unaccounted => {
            words("旁边有不知属于哪一格的数字", "numbers that belong to no known cell stand beside it")
        }
        NoticeKind::HeadingsDiffer => words(
            "栏目次序与格式不同，各数属于哪一栏不能确定",
            "the headings stand in another order than the form's, and which column is which is not certain",
        ),
        NoticeKind::PrintsDiffer => words(
            "这张表印了不止一遍，各遍的数字不同",
            "the table is printed more than once, with different numbers here",
        ),
        NoticeKind::FileUnsure => words("文件里这一格读不准", "the file's reader was not sure of this cell"),
    }
}

/// What a person can do about it.
pub fn remedy(kind: NoticeKind) -> Words {
    match kind {
        NoticeKind::NoDataRow | NoticeKind::EditionUnknown => {
            words("请核对是否复制完整", "please check that the copy is complete")
        }
        NoticeKind::ShortRow
        | NoticeKind::LongRow
        | NoticeKind::GluedDigits
        | NoticeKind::Scattered
        | NoticeKind::LabelLost => words(
            "请对照原文核对，或换一种方式复制（例如从网页或 Word）",
            "please compare with the original, or copy in another way (from the web page or Word)",
        ),
        NoticeKind::LabelTruncated | NoticeKind::HeadingsDiffer => {
            words("请对照原文核对栏目", "please compare the headings with the original")
        }
        NoticeKind::SideBySide | NoticeKind::PrintsDiffer => {
            words("请只保留一组再核查", "please keep one set and check again")
        }
        NoticeKind::SummedSubRows | NoticeKind::UnreadableNumber | NoticeKind::Unshown => {
            words("请对照原文核对这个数", "please compare the number with the original")
        }
        NoticeKind::FileUnsure => words("请打开文件核对这一格", "please open the file and compare the cell"),
        NoticeKind::Unaccounted => words(
            "请看旁边的数字是否属于这一格",
            "please see whether the numbers beside it belong to this cell",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_proof_and_every_objection_has_its_own_words() {
        let all = Ground::ALL.map(ground).into_iter().chain(NoticeKind::ALL.map(objection));
        let (zh, en): (BTreeSet<_>, BTreeSet<_>) = all.map(|Words { zh, en }| (zh, en)).unzip();
        assert_eq!((zh.len(), en.len()), (28, 28));
    }
}
