//! `DOC-TITLE`: the title does not name body, year and document.

use super::super::{Check, Outcome, Rule, Subject, body, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "DOC-TITLE",
    severity: Severity::Info,
    forms: forms::LATER,
    about: About::Report,
    title: w("标题完整", "Complete title"),
    what: w(
        "标题应有机关全称（冠以行政区划）、年度和“政府信息公开工作年度报告”。",
        "The title names the body with its place, the year and 政府信息公开工作年度报告.",
    ),
    why: w(
        "报告会脱离本网站被检索、归档和汇总，标题不全就不知道是谁哪一年的。",
        "Reports are searched, archived and added up away from their site, where only the title tells whose they are.",
    ),
    fix: w(
        "补全标题；标题由网站另行显示的，无需修改。",
        "Complete the title; where the site shows it outside of the text, all is well.",
    ),
    example: w(
        "“水利局2020年政府信息公开工作年度报告”，没有写是哪个县",
        "“水利局2020年政府信息公开工作年度报告”, of which county it does not say",
    ),
    basis: w("各级公开年度报告的通行写法", "How reports are titled everywhere"),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "只有名称以职能（如水利、教育）或“人民政府”“办公室”开头、看不出属于哪里的，才说没有冠以行政区划；国家机关、海关、海事、税务等垂直管理机构和学校、企业不提示；只粘贴了片段的、2018年度及以前的、按其他规定编制的不判断。",
    "A name lacks its place only where it begins with a field of work or with 人民政府 or 办公室; national bodies, organs led from above, schools and enterprises are silent. Not judged for pasted fragments, years up to 2018 and reports under other rules.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    if super::is_other(subject) || subject.extent().begins_late().is_some() {
        return Outcome::NotAssessable;
    }
    let report = subject.report;
    let title = report.title.as_deref().unwrap_or_default();
    let missing = match (title, report.agency.as_deref()) {
        ("", _) => w("正文没有标题", "The text has no title"),
        (title, _) if !(title.contains("政府信息公开") && title.contains("年度报告")) => {
            w("标题不是“政府信息公开工作年度报告”", "The title is not “政府信息公开工作年度报告”")
        }
        (title, _)
            if !title.contains('年')
                || !title.chars().any(|c| c.is_ascii_digit() || "〇零○０二".contains(c)) =>
        {
            w("标题没有写年度", "The title names no year")
        }
        (_, None) => w("标题没有写机关名称", "The title names no body"),
        (_, Some(agency)) if body::lacks_place(agency) => {
            w("标题中的机关名称没有冠以行政区划", "The body in the title is named without its place")
        }
        _ => return Outcome::Passed,
    };
    let message = wording::said(
        "{0}\n完整的标题为：机关全称＋年度＋政府信息公开工作年度报告。",
        "{1}\nA full title is: body, year, 政府信息公开工作年度报告.",
        &[missing.zh, missing.en],
    );
    Outcome::Failed(vec![RULE.finding(message)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Report;

    fn titled(title: Option<&str>, agency: Option<&str>) -> Report {
        let mut report = fixture::report(Edition::F21);
        (report.title, report.agency) = (title.map(str::to_owned), agency.map(str::to_owned));
        report
    }

    fn told(title: Option<&str>, agency: Option<&str>) -> Option<String> {
        fixture::of_rule(&titled(title, agency), "DOC-TITLE").pop().map(|f| f.message.zh)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(Option<&str>, Option<&str>)> {
        on: |&(title, agency)| fixture::document(titled(title, agency), ""),
        firing: &[
            (None, Some("云溪县水利局")),
            (Some("水利局2020年政府信息公开工作年度报告"), Some("水利局")),
            (Some("云溪县水利局政府信息公开工作年度报告"), Some("云溪县水利局")),
            (Some("云溪县水利局2020年政务公开工作总结"), Some("云溪县水利局")),
            (Some("2020年政府信息公开工作年度报告"), None),
        ],
        silent: &[
            (Some("云溪县水利局2020年政府信息公开工作年度报告"), Some("云溪县水利局")),
            (Some("2021年度江淮市政府信息公开工作年度报告"), Some("江淮市")),
            (Some("国家某某局二〇二二年政府信息公开工作年度报告"), Some("国家某某局")),
            (Some("柳湾镇人民政府2024年度政府信息公开工作年度报告"), Some("柳湾镇人民政府")),
            (Some("江淮大学2023年政府信息公开工作年度报告"), Some("江淮大学")),
            (Some("海关总署2023年政府信息公开工作年度报告"), Some("海关总署")),
            (Some("江淮海事局2023年政府信息公开工作年度报告"), Some("江淮海事局")),
            (Some("云溪县水利局政府信息公开工作2021年度报告"), Some("云溪县水利局")),
        ],
    };

    #[test]
    fn what_a_title_lacks_is_noted() {
        assert!(told(None, Some("云溪县水利局")).unwrap().starts_with("正文没有标题"));
        assert!(
            told(Some("水利局2020年政府信息公开工作年度报告"), Some("水利局")).unwrap().contains("行政区划")
        );
        assert!(
            told(Some("云溪县水利局政府信息公开工作年度报告"), Some("云溪县水利局"))
                .unwrap()
                .contains("没有写年度")
        );
        assert!(told(Some("云溪县水利局2020年政务公开工作总结"), Some("云溪县水利局")).is_some());
        assert!(told(Some("2020年政府信息公开工作年度报告"), None).unwrap().contains("机关名称"));
    }
}
