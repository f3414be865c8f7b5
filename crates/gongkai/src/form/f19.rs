//! F19: report years 2019 and 2020, 国办公开办函〔2019〕60号, attachment.

use super::disclosure::{column, row};
use super::identities::by_column;
use super::requests::{
    self, CARRIED_FORWARD, CARRIED_OVER, DENIED_ROWS, GRANTED, NEW_RECEIVED, NOT_PROCESSED_ROWS,
    PARTIALLY_GRANTED, RESULT_TOTAL, RESULTS, UNABLE_ROWS,
};
use super::{Edition, FormColumn, FormRow, TableForm, TableKind, Unit, Words, disputes, w};

const DOCUMENTS: &[FormColumn] = &[
    column("newly_made", "本年新制作数量", "Newly made this year", Unit::Count),
    column("newly_disclosed", "本年新公开数量", "Newly disclosed this year", Unit::Count),
    column("total_public", "对外公开总数量", "Total public", Unit::Count),
];
const ITEMS: &[FormColumn] = &[
    column("prior_items", "上一年项目数量", "Items last year", Unit::Count),
    column("change", "本年增/减", "Change this year", Unit::Change),
    column("decisions", "处理决定数量", "Decisions", Unit::Count),
];
const CHARGES: &[FormColumn] = &[
    column("prior_items", "上一年项目数量", "Items last year", Unit::Count),
    column("change", "本年增/减", "Change this year", Unit::Change),
];
const PURCHASES: &[FormColumn] = &[
    column("projects", "采购项目数量", "Procurement projects", Unit::Count),
    column("amount_wan", "采购总金额", "Total amount (10,000 yuan)", Unit::Wan),
];

const BLOCK_1: Option<Words> = Some(w("第二十条第（一）项", "Article 20, item 1"));
const BLOCK_5: Option<Words> = Some(w("第二十条第（五）项", "Article 20, item 5"));
const BLOCK_6: Option<Words> = Some(w("第二十条第（六）项", "Article 20, item 6"));
const BLOCK_8: Option<Words> = Some(w("第二十条第（八）项", "Article 20, item 8"));
const BLOCK_9: Option<Words> = Some(w("第二十条第（九）项", "Article 20, item 9"));

pub(super) static DISCLOSURE: TableForm = TableForm {
    table: TableKind::Disclosure,
    edition: Edition::F19,
    title: w("主动公开政府信息情况", "Proactive disclosure"),
    rows: &[
        row("rules", &[w("规章", "Rules")], &[], BLOCK_1, DOCUMENTS),
        row(
            "normative_docs",
            &[w("规范性文件", "Normative documents")],
            &["行政规范性文件"],
            BLOCK_1,
            DOCUMENTS,
        ),
        row("licensing", &[w("行政许可", "Administrative licensing")], &[], BLOCK_5, ITEMS),
        row("other_services", &[w("其他对外管理服务事项", "Other external services")], &[], BLOCK_5, ITEMS),
        row("penalties", &[w("行政处罚", "Administrative penalties")], &[], BLOCK_6, ITEMS),
        row("coercion", &[w("行政强制", "Administrative coercion")], &[], BLOCK_6, ITEMS),
        row("fees", &[w("行政事业性收费", "Administrative charges")], &[], BLOCK_8, CHARGES),
        row("procurement", &[w("政府集中采购", "Centralised procurement")], &[], BLOCK_9, PURCHASES),
    ],
    identities: &[],
};

const OTHER: FormRow = requests::row("other.all", &[RESULTS, w("（六）其他处理", "(6) Otherwise handled")]);

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
    OTHER,
    RESULT_TOTAL,
    CARRIED_FORWARD,
];
/// The cells of table 3, column by column.
const REQUEST_CELLS: &[u16] = &by_column::<{ REQUEST_ROWS.len() * requests::WIDTH }>(REQUEST_ROWS.len());

pub(super) static REQUESTS: TableForm = TableForm {
    table: TableKind::Requests,
    edition: Edition::F19,
    title: requests::TITLE,
    rows: REQUEST_ROWS,
    identities: &requests::identities::<{ requests::number_of_identities(REQUEST_ROWS) }>(
        REQUEST_ROWS,
        REQUEST_CELLS,
    ),
};

pub(super) static DISPUTES: TableForm = TableForm {
    table: TableKind::Disputes,
    edition: Edition::F19,
    title: disputes::TITLE,
    rows: disputes::ROWS,
    identities: disputes::IDENTITIES,
};
