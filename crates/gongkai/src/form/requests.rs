//! What the editions of table 3 share: its seven applicant columns, the rows up to 不予处理, and how its identities
//! run.

use super::identities::{row_of, row_sum, some};
use super::{FormColumn, FormRow, Identity, IdentityKind, Unit, Words, w};

pub(super) const TITLE: Words =
    w("收到和处理政府信息公开申请情况", "Requests for information received and handled");

/// The cell in the top left corner, which states the only identity that the form itself prints.
pub(super) const NOTE: Words = w(
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "(In each column: item one plus item two equals item three plus item four)",
);
/// Over all seven columns.
pub(super) const APPLICANTS: Words = w("申请人情况", "Applicants");
/// Over columns two to six.
pub(super) const ORGANISATIONS: Words = w("法人或其他组织", "Legal persons or other organisations");

const fn column(id: &'static str, zh: &'static str, en: &'static str) -> FormColumn {
    FormColumn { id, label: w(zh, en), unit: Unit::Count }
}

pub(super) const APPLICANT_COLUMNS: &[FormColumn] = &[
    column("natural_person", "自然人", "Natural person"),
    column("commercial", "商业企业", "Commercial enterprise"),
    column("research", "科研机构", "Research institution"),
    column("public_interest", "社会公益组织", "Public-interest organisation"),
    column("legal_service", "法律服务机构", "Legal-service institution"),
    column("other_org", "其他", "Other organisation"),
    column("total", "总计", "Total"),
];

/// Applicant columns and their total.
pub(super) const WIDTH: usize = APPLICANT_COLUMNS.len();

pub(super) const RESULTS: Words = w("三、本年度办理结果", "III. Results this year");
const DENIED: Words = w("（三）不予公开", "(3) Denied");
const UNABLE: Words = w("（四）无法提供", "(4) Unable to provide");
const NOT_PROCESSED: Words = w("（五）不予处理", "(5) Not processed");

pub(super) const fn row(id: &'static str, path: &'static [Words]) -> FormRow {
    varied(id, path, &[])
}

const fn varied(id: &'static str, path: &'static [Words], variants: &'static [&'static str]) -> FormRow {
    FormRow { id, path, variants, block: None, columns: APPLICANT_COLUMNS, measure: None, local: false }
}

pub(super) const NEW_RECEIVED: FormRow = varied(
    "new_received",
    &[w("一、本年新收政府信息公开申请数量", "I. Requests newly received this year")],
    &["本年新收申请数量"],
);
pub(super) const CARRIED_OVER: FormRow = varied(
    "carried_over",
    &[w("二、上年结转政府信息公开申请数量", "II. Requests carried over from last year")],
    &["上年度结转政府信息公开申请数量"],
);
pub(super) const GRANTED: FormRow = row("granted", &[RESULTS, w("（一）予以公开", "(1) Granted")]);
pub(super) const PARTIALLY_GRANTED: FormRow = varied(
    "partially_granted",
    &[
        RESULTS,
        w(
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            "(2) Partially granted (when severed, count only here)",
        ),
    ],
    &["部分公开"],
);
pub(super) const DENIED_ROWS: [FormRow; 8] = [
    row("denied.state_secret", &[RESULTS, DENIED, w("1.属于国家秘密", "1. State secret")]),
    row(
        "denied.prohibited_by_law",
        &[
            RESULTS,
            DENIED,
            w("2.其他法律行政法规禁止公开", "2. Prohibited by other law or administrative regulation"),
        ],
    ),
    row(
        "denied.security_stability",
        &[
            RESULTS,
            DENIED,
            w("3.危及“三安全一稳定”", "3. Endangers the “three securities and one stability”"),
        ],
    ),
    row("denied.third_party", &[RESULTS, DENIED, w("4.保护第三方合法权益", "4. Third-party lawful rights")]),
    row(
        "denied.internal_affairs",
        &[RESULTS, DENIED, w("5.属于三类内部事务信息", "5. Internal affairs (three kinds)")],
    ),
    row(
        "denied.process_info",
        &[RESULTS, DENIED, w("6.属于四类过程性信息", "6. Process information (four kinds)")],
    ),
    row(
        "denied.enforcement_file",
        &[RESULTS, DENIED, w("7.属于行政执法案卷", "7. Administrative enforcement case file")],
    ),
    row(
        "denied.admin_inquiry",
        &[RESULTS, DENIED, w("8.属于行政查询事项", "8. Administrative look-up matter")],
    ),
];
pub(super) const UNABLE_ROWS: [FormRow; 3] = [
    row("unable.not_held", &[RESULTS, UNABLE, w("1.本机关不掌握相关政府信息", "1. Not held by this agency")]),
    row(
        "unable.needs_creation",
        &[RESULTS, UNABLE, w("2.没有现成信息需要另行制作", "2. Would have to be created")],
    ),
    row(
        "unable.still_unclear",
        &[RESULTS, UNABLE, w("3.补正后申请内容仍不明确", "3. Still unclear after supplementation")],
    ),
];
pub(super) const NOT_PROCESSED_ROWS: [FormRow; 5] = [
    row(
        "not_processed.petition",
        &[RESULTS, NOT_PROCESSED, w("1.信访举报投诉类申请", "1. Petition, report or complaint")],
    ),
    row("not_processed.repeat", &[RESULTS, NOT_PROCESSED, w("2.重复申请", "2. Repeat request")]),
    row(
        "not_processed.publication",
        &[RESULTS, NOT_PROCESSED, w("3.要求提供公开出版物", "3. Asks for an open publication")],
    ),
    row(
        "not_processed.excessive",
        &[RESULTS, NOT_PROCESSED, w("4.无正当理由大量反复申请", "4. Excessive without just cause")],
    ),
    row(
        "not_processed.confirm_reissue",
        &[
            RESULTS,
            NOT_PROCESSED,
            w(
                "5.要求行政机关确认或重新出具已获取信息",
                "5. Asks to confirm or re-issue obtained information",
            ),
        ],
    ),
];
pub(super) const RESULT_TOTAL: FormRow =
    row("result_total", &[RESULTS, w("（七）总计", "(7) Total handled")]);
pub(super) const CARRIED_FORWARD: FormRow = varied(
    "carried_forward",
    &[w("四、结转下年度继续办理", "IV. Carried forward to next year")],
    &["结转下年继续办理"],
);

/// How many identities a table 3 of these rows has.
pub(super) const fn number_of_identities(rows: &[FormRow]) -> usize {
    2 * WIDTH + rows.len()
}

/// The identities of a table 3 of these rows, whose cells `columns` lists column by column: for each column the balance
/// that [`NOTE`] states, for each column the sum of its outcomes, for each row the sum of its applicants.
pub(super) const fn identities<const N: usize>(rows: &[FormRow], columns: &'static [u16]) -> [Identity; N] {
    let (new, over) = (row_of(rows, "new_received"), row_of(rows, "carried_over"));
    let (result, forward) = (row_of(rows, "result_total"), row_of(rows, "carried_forward"));
    assert!(over == new + 1 && forward == result + 1, "the two rows of a side of the balance are neighbours");
    let (height, first) = (rows.len(), over + 1);
    let mut identities = [row_sum(IdentityKind::RowSum, 0, WIDTH); N];
    let mut column = 0;
    while column < WIDTH {
        let cells = some(columns, column * height, height);
        let (received, handled) = (some(cells, new, 2), some(cells, result, 2));
        let (outcomes, total) = (some(cells, first, result - first), some(cells, result, 1));
        identities[column] = Identity::new(IdentityKind::Balance, column, received, handled);
        identities[WIDTH + column] = Identity::new(IdentityKind::ResultSum, column, outcomes, total);
        column += 1;
    }
    let mut row = 0;
    while row < height {
        identities[2 * WIDTH + row] = row_sum(IdentityKind::RowSum, row, WIDTH);
        row += 1;
    }
    identities
}
