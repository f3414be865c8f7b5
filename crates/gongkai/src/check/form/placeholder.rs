//! `FORM-PLACEHOLDER`: a stroke or 无 instead of a zero.

use super::super::{Check, Rule, forms, w};
use crate::form::Words;
use crate::report::{About, Severity, State};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-PLACEHOLDER",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Report,
    title: w("没有以符号代0", "No sign instead of zero"),
    what: w(
        "数据格内没有的填0，不用“/”“—”“无”等代替。",
        "Cells with nothing to report hold 0, not a stroke or a word.",
    ),
    why: w(
        "符号可以理解为0，也可以理解为不适用，汇总时说法不一。",
        "A sign may mean zero or not applicable, and is added up differently by different people.",
    ),
    fix: w("确实没有的，改填0。", "Print 0 where there is none."),
    example: w("“规章”行“本年制发件数”栏：/", "Rules, issued this year: /"),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件各表",
        "Tables of the annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(|subject| {
        super::cells_outcome(
            subject,
            &RULE,
            |cell, _| cell.state == State::Placeholder,
            w("用符号代替数字", "a sign instead of a number"),
            w("核查时按0计，建议改填“0”。", "Counted as 0; better print 0."),
        )
    }),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words =
    w("每张表只提示一次；读取存疑的格不判断。", "One finding for a table; cells in doubt are not judged.");

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::Edition;
    use crate::report::State;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F21, change),
        firing: &[
            |r| fixture::print(r, "disclosure.rules.issued", "/", State::Placeholder),
            |r| fixture::print(r, "requests.granted.total", "无", State::Placeholder),
        ],
        silent: &[|_| {}, fixture::blank_zeros],
    };

    #[test]
    fn strokes_are_one_note_for_each_table() {
        let mut report = fixture::report(Edition::F21);
        for name in ["disclosure.rules.issued", "disclosure.rules.repealed"] {
            fixture::print(&mut report, name, "/", State::Placeholder);
        }
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((&*finding.rule, finding.cells.len()), ("FORM-PLACEHOLDER", 2));
    }
}
