//! `T3-CARRY-SHARE`: more requests were carried forward than handled.

use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::Decimal;
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T3-CARRY-SHARE",
    severity: Severity::Info,
    forms: forms::LATER,
    about: About::Report,
    title: w("结转不超过一半", "Few carried forward"),
    what: w(
        "新收10件以上时，结转下年度继续办理的是否超过新收与上年结转之和的一半。",
        "With ten new requests or more, whether over half of those new and carried over are carried forward.",
    ),
    why: w(
        "答复期限一般为20个工作日，最多再延长20个工作日，年底未办结的通常只占少数。",
        "A reply is due in 20 working days, extended once by at most 20, so few are usually open at the end of a year.",
    ),
    fix: w(
        "核对结转数；确因年底集中收到申请的，无需修改。",
        "Check the number; a burst of requests in December explains it.",
    ),
    example: w("新收40件，结转下年度31件", "40 new, 31 carried forward"),
    basis: w("《政府信息公开条例》第三十三条", "Regulation on Open Government Information, article 33"),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "新收不足10件的不提示；三个总计有一个空白、读取存疑或与勾稽关系不符的，不判断。",
    "Silent below ten requests newly received; not judged where one of the three totals is blank, in doubt, or contradicted by the sums.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let total = |row: &str| subject.undisputed(&["requests.", row, ".total"].concat());
    let (Some(new), Some(over), Some(forward)) =
        (total("new_received"), total("carried_over"), total("carried_forward"))
    else {
        return Outcome::NotAssessable;
    };
    let all = new.1 + over.1;
    if new.1 < Decimal::from(10) || forward.1 + forward.1 <= all {
        return Outcome::Passed;
    }
    let (pending, all) = (forward.1.to_string(), all.to_string());
    let message = wording::said(
        "表三应办{0}件，结转下年{1}件，超过一半\n应办是新收与上年结转之和。请核对是否确有这么多没有办结。",
        "Table 3: {1} of {0} requests are carried forward, more than half\nPlease check that so many were open.",
        &[&all, &pending],
    );
    Outcome::Failed(vec![RULE.finding(message).at(subject.report, vec![forward.0, new.0, over.0])])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::{Edition, TableKind};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[i64; 3]> {
        on: |&[new, over, forward]| {
            fixture::changed(Edition::F21, &|r| {
                let table = r.tables.iter().find(|t| t.form.table == TableKind::Requests).unwrap();
                let cells: Vec<String> = table.iter().map(|(id, _)| id.to_string()).collect();
                for cell in &cells {
                    fixture::set(r, cell, 0);
                }
                let handled = new + over - forward;
                for (row, count) in
                    [("carried_over", over), ("granted", handled), ("carried_forward", forward)]
                {
                    fixture::set(r, &format!("requests.{row}.natural_person"), count);
                }
                fixture::make_consistent(r);
            })
        },
        firing: &[[40, 2, 31], [10, 0, 6]],
        silent: &[[40, 2, 21], [9, 0, 9]],
    };

    #[test]
    fn a_doubtful_number_is_silent() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.carried_forward.total", 9999);
        fixture::cell(&mut report, "requests.carried_forward.total").doubt = true;
        assert!(fixture::of_rule(&report, "T3-CARRY-SHARE").is_empty());
    }
}
