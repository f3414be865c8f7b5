//! `TXT-T3-NEW`: the text counts other requests received than table 3.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::claims::ON_REQUEST;
use super::{FIX, Right, WHY, compare_with, terms};
use crate::Decimal;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T3-NEW",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("正文收到申请数", "Requests received, in the text"),
    what: w(
        "正文所写收到（受理）政府信息公开申请的件数，与表三“本年新收”总计（2014至2018年度为统计表的收到申请数）一致；写明含上年结转的，与两项之和一致；写明自然人、企业等申请人的，与该栏一致。其他地区、其他年度和部分渠道的数字不比较。",
        "Requests received according to the text are the total newly received of table 3 (for 2014 to 2018, of the statistics table), or with those carried over where the text says so; where it names natural persons or companies, the number of their column. Other places, years and single channels are not compared.",
    ),
    why: WHY,
    fix: FIX,
    example: w("正文“共收到申请15件”，表三本年新收12", "Text: 15 received; table 3: 12"),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "其他年度、其他机关或全地区的数字（报告机关就是该地区政府的除外）、某个渠道或“其中”之后的部分数、同比增减数、约数、百分比，都不比较；件数等于新收加上年结转而没有写明的，只作说明；正文多处写到同一件事的，只要有一处与表一致就不提示；表中该数空白无从相加或读取存疑的，不判断。",
    "Numbers of other years, other bodies or the whole place (unless the report is its government's), of one channel or behind 其中, differences to last year, rough numbers and percentages are not compared; a number that is new ones plus those carried over is only a note; where the text says the same thing several times, one that agrees is enough. Not judged where the table's number is in doubt, or blank with nothing to add up.",
);

/// What includes those carried over.
const INCLUDED: [&str; 4] = ["（含上年", "（包括上年", "（包含上年", "（含结转"];

fn check(subject: &Subject<'_>) -> Outcome {
    let total = |row| subject.total(row).map(|(_, count)| count);
    let both =
        total("requests.new_received").zip(total("requests.carried_over")).map(|(new, over)| new + over);
    let mut with_both = false;
    let mut outcome = compare_with(subject, &RULE, terms::NEW | terms::APPLICANTS, &mut |claim, right| {
        // 申请人以自然人为主，共78件: of them, or in all.
        if claim.terms == terms::PERSON && claim.total {
            right.also.extend(total("requests.new_received").map(Decimal::from));
        }
        if claim.terms == terms::NEW {
            let prose = subject.prose().text();
            let behind = prose.part(claim.number.1..);
            // 共收到申请21件（含上年结转2件） is of both.
            if INCLUDED.iter().any(|words| behind.starts_with(words))
                && let Some(sum) = Right::of(subject, terms::NEW | terms::OVER)
            {
                let new = std::mem::replace(right, sum);
                right.also.push(new.count);
                return;
            }
            // 依申请公开2件: received, handled or granted.
            let head = prose.part(claim.start..claim.number.0).trim_start_matches('，');
            if ON_REQUEST.iter().any(|words| head.ends_with(words)) {
                let of =
                    [terms::DONE, terms::GRANTED, terms::GRANTED | terms::PARTIAL, terms::NEW | terms::OVER];
                right.also.extend(of.into_iter().filter_map(|of| Some(Right::of(subject, of)?.count)));
            }
            with_both = Some(claim.digits) == both;
            if subject.sentence_of(claim).contains("结转") {
                right.also.extend(both.map(Decimal::from));
            }
        }
    });
    // The number is there, only what it counts is not said.
    if let Outcome::Failed(findings) = &mut outcome
        && with_both
        && let Some(finding) = findings.first_mut()
    {
        finding.severity = Severity::Info;
        finding.detail.zh.push_str("正文的数等于新收加上年结转，如含结转请写明。");
        let note = " It equals those received and carried over; if both are meant, please say so.";
        finding.detail.en.push_str(note);
    }
    outcome
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::beside(&fixture::BALANCED, text),
        firing: &[
            "2023年，我局共收到政府信息公开申请15件。",
            "全年受理依申请公开信息10件，均已答复。",
            "（二）依申请公开。本年度新收政府信息公开申请2件，办结2件。",
            "共收到公民、法人和其他组织提出的政府信息公开申请121件。",
            "（二）依申请公开。受理公民、法人和其他组织提出的政府信息公开申请33件。",
            "通过网站、信函等渠道共收到政府信息公开申请9件，其中网络5件，信函4件。",
        ],
        silent: &[
            "2023年，我局共收到政府信息公开申请12件。",
            "受理政府信息公开申请14件（含上年结转2件）。",
            "全县共收到政府信息公开申请310件。",
            "受理公民、法人和其他组织提出的申请12件。",
            "2022年收到政府信息公开申请9件。",
            "收到12件政府信息公开申请，同比增加5件；通过信函收到申请4件。",
            "收到人大代表建议8件，办理行政许可申请900件。",
        ],
    };

    #[test]
    fn a_number_with_those_carried_over_is_only_noted() {
        let (mut report, text) = fixture::with_text(Edition::F21, &[(1, "共收到政府信息公开申请14件。")]);
        fixture::totals(&mut report, &[("requests.new_received", 12), ("requests.carried_over", 2)]);
        let findings = fixture::checked(&report, &text).findings;
        let finding = findings.iter().find(|f| f.rule == "TXT-T3-NEW").expect("a finding");
        assert_eq!(finding.severity, crate::report::Severity::Info);
        assert_eq!(finding.message.zh, "正文“14件”，表三“本年新收政府信息公开申请数量”总计12");
        assert!(finding.detail.zh.ends_with("如含结转请写明。"), "{}", finding.detail.zh);
    }
}
