//! `QLT-NOISE`: what a portal prints around its articles stands in the text of the report.

use super::super::{Check, Outcome, Rule, Subject, forms, wording};
use super::w;
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-NOISE",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Report,
    title: w("没有夹带网页文字", "No words of the portal"),
    what: w(
        "报告正文前后有没有夹带网页自身的文字，如主办单位、备案号、浏览次数、打印按钮。这些文字不算作报告，其他核查都不看它们。",
        "Whether menus, counters, the owner's address or licence numbers of the page stand around the report. They are no part of it, and no other rule looks at them.",
    ),
    why: w(
        "多为从网页复制时带入；如果报送或归档的文件里也有，应当删去。",
        "Mostly they came along when the page was copied; in a file that is handed in or archived they should not be.",
    ),
    fix: w("提交前删去这些文字。", "Delete them before handing the report in."),
    example: w(
        "落款之后是“主办单位：某某县人民政府　ICP备……号”",
        "Below the signature: the portal's owner and licence number",
    ),
    basis: w(
        "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号",
        "Regulation on Open Government Information, article 50; Guo Ban Gong Kai Ban Han [2021] No. 30",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "只作说明；这些文字已从报告中略去，其他规则都不看它们。",
    "Only a note: these words were left aside, and no other rule looks at them.",
);

/// Characters of the first piece that the message shows.
const SHOWN: usize = 20;

fn check(subject: &Subject<'_>) -> Outcome {
    let noise = &subject.report.noise;
    let Some(first) = noise.first() else { return Outcome::Passed };
    let line = first.of(subject.text).lines().next().unwrap_or_default().trim();
    let mut shown: String = line.chars().take(SHOWN).collect();
    if line.chars().count() > SHOWN {
        shown.push('…');
    }
    let (places_zh, places_en) = match noise.len() {
        1 => (String::new(), String::new()),
        n => (format!("等{n}处"), format!(" and {} more", n - 1)),
    };
    let message = wording::said(
        "报告前后夹有网页自身的文字\n“{0}”{1}不算报告内容，核查时已略去。",
        "The page's own words stand around the report\n“{0}”{2}: no part of it, and left aside.",
        &[&shown, &places_zh, &places_en],
    );
    Outcome::Failed(vec![RULE.finding(message).on(noise.iter().copied())])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Severity;
    use crate::span::Span;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Option<&str>> {
        on: |noise| {
            fixture::changed(Edition::F21, &|r| {
                r.noise = noise.iter().map(|print| Span::new(0, print.len())).collect();
            })
        },
        firing: &[Some("首页 > 政务公开"), Some("浏览次数：208次　打印本页")],
        silent: &[None],
    };

    #[test]
    fn chrome_is_a_note_with_its_places() {
        let text = "首页 > 政务公开\n报告\n主办单位：某县人民政府办公室　地址：某县某路一百二十三号\n示备1号";
        let at = |piece: &str| {
            let start = text.find(piece).unwrap();
            Span::new(start, start + piece.len())
        };
        let mut report = fixture::report(Edition::F21);
        report.noise = vec![at("主办单位：某县人民政府办公室　地址：某县某路一百二十三号\n示备1号")];
        let findings = fixture::checked(&report, text).findings;
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((&*finding.rule, finding.severity), ("QLT-NOISE", Severity::Info));
        assert_eq!(
            finding.detail.zh,
            "“主办单位：某县人民政府办公室　地址：某县…”不算报告内容，核查时已略去。"
        );
        assert_eq!(finding.spans, report.noise);
        report.noise.insert(0, at("首页 > 政务公开"));
        let finding = &fixture::checked(&report, text).findings[0];
        assert!(finding.detail.zh.contains("“首页 > 政务公开”等2处"), "{}", finding.detail.zh);
    }
}
