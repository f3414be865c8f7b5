//! F21: report years from 2021, 国办公开办函〔2021〕30号, attachment.

use super::disclosure::{column, row};
use super::identities::by_column;
use super::requests::{
    self, CARRIED_FORWARD, CARRIED_OVER, DENIED_ROWS, GRANTED, NEW_RECEIVED, NOT_PROCESSED_ROWS,
    PARTIALLY_GRANTED, RESULT_TOTAL, RESULTS, UNABLE_ROWS,
};
use super::{Edition, FormColumn, FormRow, TableForm, TableKind, Unit, Words, disputes, w};

const DOCUMENTS: &[FormColumn] = &[
    column("issued", "本年制发件数", "Issued this year", Unit::Count),
    column("repealed", "本年废止件数", "Repealed this year", Unit::Count),
    column("in_force", "现行有效件数", "In force", Unit::Count),
];
const DECISIONS: &[FormColumn] =
    &[column("decisions", "本年处理决定数量", "Decisions this year", Unit::Count)];
const CHARGES: &[FormColumn] =
    &[column("amount_wan", "本年收费金额（单位：万元）", "Charged this year (10,000 yuan)", Unit::Wan)];

const BLOCK_1: Option<Words> = Some(w("第二十条第（一）项", "Article 20, item 1"));
const BLOCK_5: Option<Words> = Some(w("第二十条第（五）项", "Article 20, item 5"));
const BLOCK_6: Option<Words> = Some(w("第二十条第（六）项", "Article 20, item 6"));
const BLOCK_8: Option<Words> = Some(w("第二十条第（八）项", "Article 20, item 8"));

pub(super) static DISCLOSURE: TableForm = TableForm {
    table: TableKind::Disclosure,
    edition: Edition::F21,
    title: w("主动公开政府信息情况", "Proactive disclosure"),
    rows: &[
        row("rules", &[w("规章", "Rules")], &[], BLOCK_1, DOCUMENTS),
        row(
            "normative_docs",
            &[w("行政规范性文件", "Administrative normative documents")],
            &["规范性文件"],
            BLOCK_1,
            DOCUMENTS,
        ),
        row("licensing", &[w("行政许可", "Administrative licensing")], &[], BLOCK_5, DECISIONS),
        row("penalties", &[w("行政处罚", "Administrative penalties")], &[], BLOCK_6, DECISIONS),
        row("coercion", &[w("行政强制", "Administrative coercion")], &[], BLOCK_6, DECISIONS),
        row("fees", &[w("行政事业性收费", "Administrative charges")], &[], BLOCK_8, CHARGES),
    ],
    identities: &[],
};

const OTHER: Words = w("（六）其他处理", "(6) Otherwise handled");
const SUPPLEMENT_OVERDUE: FormRow = requests::row(
    "other.supplement_overdue",
    &[
        RESULTS,
        OTHER,
        w(
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "1. Supplementation overdue without just cause, no longer processed",
        ),
    ],
);
const FEE_OVERDUE: FormRow = requests::row(
    "other.fee_overdue",
    &[
        RESULTS,
        OTHER,
        w(
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "2. Fee overdue, no longer processed",
        ),
    ],
);
const MISC: FormRow = requests::row("other.misc", &[RESULTS, OTHER, w("3.其他", "3. Other")]);

const REQUEST_ROWS: &[FormRow] = &[
    NEW_RECEIVED,
    CARRIED_OVER,
    GRANTED,
    PARTIALLY_GRANTED,
    DENIED_ROWS[0],
    DENIED_ROWS[1],
    DENIED_ROWS[2],
    DENIED_ROWS[3],
    DENIED_ROWS[4],
    DENIED_ROWS[5],
    DENIED_ROWS[6],
    DENIED_ROWS[7],
    UNABLE_ROWS[0],
    UNABLE_ROWS[1],
    UNABLE_ROWS[2],
    NOT_PROCESSED_ROWS[0],
    NOT_PROCESSED_ROWS[1],
    NOT_PROCESSED_ROWS[2],
    NOT_PROCESSED_ROWS[3],
    NOT_PROCESSED_ROWS[4],
    SUPPLEMENT_OVERDUE,
    FEE_OVERDUE,
    MISC,
    RESULT_TOTAL,
    CARRIED_FORWARD,
];
/// The cells of table 3, column by column.
const REQUEST_CELLS: &[u16] = &by_column::<{ REQUEST_ROWS.len() * requests::WIDTH }>(REQUEST_ROWS.len());

pub(super) static REQUESTS: TableForm = TableForm {
    table: TableKind::Requests,
    edition: Edition::F21,
    title: requests::TITLE,
    rows: REQUEST_ROWS,
    identities: &requests::identities::<{ requests::number_of_identities(REQUEST_ROWS) }>(
        REQUEST_ROWS,
        REQUEST_CELLS,
    ),
};

pub(super) static DISPUTES: TableForm = TableForm {
    table: TableKind::Disputes,
    edition: Edition::F21,
    title: disputes::TITLE,
    rows: disputes::ROWS,
    identities: disputes::IDENTITIES,
};
