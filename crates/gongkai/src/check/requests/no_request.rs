//! `T4-NO-REQUEST`: reviews or lawsuits in a year without any request.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::Decimal;
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T4-NO-REQUEST",
    severity: Severity::Info,
    forms: forms::LATER,
    about: About::Report,
    title: w("有申请才有复议诉讼", "Disputes have requests"),
    what: w(
        "表三新收、结转、办理全为0时，表四有没有复议或诉讼。",
        "Whether table 4 counts disputes in a year for which table 3 counts no request at all.",
    ),
    why: w(
        "复议诉讼多由申请引起；没有申请而有案件，可能是有一张表填错或口径不同。",
        "Disputes mostly follow requests; without any, one of the tables may be wrong or count something else.",
    ),
    fix: w(
        "核对两张表；案件源于以前年度的申请或主动公开的，无需修改。",
        "Compare the tables; disputes over earlier requests or proactive disclosure are in place.",
    ),
    example: w("表三全为0，表四行政复议总计1", "Table 3 all zero, one review in table 4"),
    basis: basis::FORMS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "复议诉讼可能源于以前年度的申请，所以只作说明；表三三个总计有一个空白或读取存疑的，或各栏填有数字的，不判断。",
    "Disputes may be over earlier years' requests, so this is only a note; not judged where one of the three totals of table 3 is blank or in doubt, or where its other cells count something.",
);

const REQUESTS: [&str; 3] =
    ["requests.new_received.total", "requests.carried_over.total", "requests.result_total.total"];
const DISPUTES: [&str; 3] =
    ["disputes.review.total", "disputes.litigation_direct.total", "disputes.litigation_after_review.total"];

fn check(subject: &Subject<'_>) -> Outcome {
    let sure = |ids: [&str; 3]| ids.iter().filter_map(|id| subject.sure(id)).collect::<Vec<_>>();
    let (requests, disputes) = (sure(REQUESTS), sure(DISPUTES));
    if requests.len() < 3 || disputes.is_empty() {
        return Outcome::NotAssessable;
    }
    // Totals of nothing over classes that count something are wrong themselves.
    let filled = |cell: &crate::report::Cell| cell.value.is_some_and(|value| !value.is_zero());
    let of_requests = |table: &&crate::report::Table| table.form.table.id() == "requests";
    if subject.report.tables.iter().filter(of_requests).flat_map(|table| &table.cells).any(filled) {
        return Outcome::NotAssessable;
    }
    let count: Decimal = disputes.iter().map(|d| d.1).sum();
    if count.is_zero() || requests.iter().any(|r| !r.1.is_zero()) {
        return Outcome::Passed;
    }
    let count = count.to_string();
    let message = wording::said(
        "表三没有任何申请，表四却有复议诉讼{0}件\n请核对两张表；源于以前年度的，无需修改。",
        "Table 3 counts no request, table 4 {0} disputes\nPlease compare. Cases over requests of earlier years are fine.",
        &[&count],
    );
    let cells = disputes.iter().filter(|d| !d.1.is_zero()).map(|d| d.0).collect();
    Outcome::Failed(vec![RULE.finding(message).at(subject.report, cells)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::Decimal;
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[i64; 2]> {
        on: |&[new, reviews]| {
            fixture::changed(Edition::F21, &|r| {
                // No class counts anything either.
                for table in r.tables.iter_mut().filter(|table| table.form.table.id() == "requests") {
                    for cell in &mut table.cells {
                        (cell.raw, cell.value) = ("0".to_owned(), Some(Decimal::ZERO));
                    }
                }
                for id in super::REQUESTS.iter().chain(&super::DISPUTES) {
                    fixture::set(r, id, 0);
                }
                fixture::totals(r, &[("requests.new_received", new), ("disputes.review", reviews)]);
            })
        },
        firing: &[[0, 1], [0, 12]],
        silent: &[[5, 1], [0, 0]],
    };
}
