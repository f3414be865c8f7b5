//! `QLT-YEAR-STALE`: a sentence on the own work names the year before or after.

use super::super::narrative::claims::any;
use super::super::prose::year_at;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-YEAR-STALE",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("句首年份与报告年度一致", "Years of sentences"),
    what: w(
        "以年份开头、说本机关当年工作的句子，年份应为报告年度。计划、比较、预决算、文件名中的年份不提示。",
        "A sentence that begins with a year and tells the body's own work names the report's year. Plans, comparisons, budgets and titles are not told.",
    ),
    why: w("多半是沿用上一年文稿时漏改。", "Mostly it was left from last year's text."),
    fix: w("核对年份。", "Check the year."),
    example: w(
        "2023年度报告中写“2022年，我局共主动公开信息30条”",
        "In a report on 2023: “2022年，我局共主动公开信息30条”",
    ),
    basis: basis::WRITING,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "只看以年份开头、主语是本机关、写到收到、受理、公开、未发生、未收取等的句子，写作“本年度（某年）”和“截至某年12月31日，我局共公开”的，件数与本年度表格相同的，且只差一年（正文没有写到报告年度的，差几年都算）；计划、比较、预决算、结转、评奖、整改和提到报告年度的句子不提示；没有标题的、标题与统计期限年度不一的不判断。",
    "Only sentences that begin with a year next to the report's (any other one where the first section does not name the report's), have the body as their subject and tell of its work, years that the text calls its own or counts up to, and counts that are those of the report's tables; plans, comparisons, budgets, cases carried over, awards and sentences that name the report's year too are silent. Not judged without a title, nor where title and period name different years.",
);

/// Characters of a sentence that show which it is: 2024年，我局.
const SHOWN: usize = 8;

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(own) = subject.sure_year().filter(|_| subject.report.title.is_some()) else {
        return Outcome::NotAssessable;
    };
    let prose = subject.prose();
    let named = own.to_string();
    let unnamed = !prose.section(1).contains(&named);
    let mut slips = Vec::new();
    let mut before = (0, "");
    let agency = subject.report.agency.as_deref();
    for (sentence, text) in prose.sentences() {
        // What stands at the end of another section is no context.
        let (section, previous) = std::mem::replace(&mut before, (sentence.section, text));
        let previous = if section == sentence.section { previous } else { "" };
        if let Some((start, end)) = self_stated(text, own) {
            slips.push((sentence.start + start, sentence.start + end));
            continue;
        }
        // 我局2023年未收取信息处理费.
        let actor = ["我局", "本局", "我单位", "本单位", "本机关", "我委", "我办"].into_iter().chain(agency);
        let behind_actor =
            actor.filter_map(|name| text.strip_prefix(name)).find(|rest| rest.starts_with("20"));
        let from = behind_actor.map_or(0, |rest| text.len() - rest.len());
        let dated = text.part(from..);
        if !dated.starts_with("20") {
            continue;
        }
        let Some(at) = dated.find('年').filter(|&at| at == 4) else { continue };
        // 2021年无其他需要报告的事项: no history says so.
        let nothing = dated
            .part(at + "年".len()..)
            .trim_start_matches(['度', '，', '我', '局', '本', '机', '关', '单', '位']);
        if sentence.section > 1
            && ["无其他需要报告", "没有其他需要报告", "无需要报告"]
                .iter()
                .any(|word| nothing.starts_with(word))
            && year_at(dated, at).is_some_and(|year| year != own)
            && !text.contains(&named)
        {
            slips.push((
                sentence.start,
                sentence.start + text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at),
            ));
            continue;
        }
        // Years further off are history where the section speaks of the report's own year too.
        let first = sentence.section <= 1;
        let near = |year: u16| if unnamed && first { year != own } else { year.abs_diff(own) == 1 };
        // 2022年，我局共主动公开信息312条 in a report on 2024: no history has its numbers.
        let counted = |year: u16| {
            let total = any(text, "共主动公开|共公开|共收到|共受理|共发布");
            year.abs_diff(own) <= 3 && total && dated.part(at..).contains(|c: char| c.is_ascii_digit())
        };
        if !year_at(dated, at).is_some_and(|year| near(year) || counted(year)) {
            continue;
        }
        // 2023年5月，我局召开会议.
        let month = dated.part(at + "年".len()..).split_once("月，").is_some_and(|(month, rest)| {
            let own = rest.starts_with('我') || rest.starts_with('本');
            let held =
                any(rest, "召开|组织|举办|开展") && !any(rest, "印发|出台|成立|制定|上线|以来|完成|自");
            matches!(month.len(), 1 | 2) && month.bytes().all(|b| b.is_ascii_digit()) && own && held
        });
        let behind = dated.part(at + "年".len()..).trim_start_matches(['度', '，']);
        // 2022年1月1日至2022年12月31日，收到申请33件: the whole of that year.
        let period = whole_year(behind, dated.part(..at));
        let behind = period.unwrap_or(behind);
        let actor = ["我", "本", "全局", "共", "通过", "主动", "收到", "全年"]
            .iter()
            .any(|word| behind.starts_with(word))
            || agency.is_some_and(|name| behind.starts_with(name))
            || unnamed && crate::read::own::subject(text).is_some();
        let actor = actor || period.is_some_and(|rest| rest.starts_with("受理") || rest.starts_with("新收"));
        let counts = any(text, "收到|受理|主动公开|公开政府信息|公开各类|发布信息|认真贯彻|深入贯彻|坚持以");
        // In the other sections: what they say of their year.
        let stated = !first
            && (actor || from > 0 || behind.starts_with('无') || behind.starts_with('未'))
            && any(dated, "未发生|没有发生|未收到|未收取|没有收取|共收到|存在|无其他需要报告|未产生");
        // 2023年，全县被申请行政复议15件 in a report on 2024 that counts 15.
        let repeated = year_at(dated, at).is_some_and(|year| year.abs_diff(own) == 1)
            && behind_is_own(behind)
            && counts_as_tables(subject, text)
            && !any(text, "计划|下一步|拟|预计|比|较|同期|增|降|减|以来|回顾|通报|指出|将")
            && !text.contains(&named)
            && !any(previous, "上年|上一年|去年|回顾|下一步");
        let planned = [&named as &str, "年将"].concat();
        let other = any(
            text,
            "计划|下一步|拟|预算|决算|比|同期|增长|下降|结转|绩效|以来|起|截至|要点|评为|获|荣|被评|整改|反馈|指出",
        ) || (text.contains('将') || text.contains(&named))
            && !(stated && text.contains(&planned))
            || any(previous, "上年|上一年|去年|回顾|下一步");
        if (first && (actor && counts || month) || stated) && !other || repeated {
            // With a few words behind the year, by which the sentence is known.
            let shown = text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at);
            slips.push((sentence.start, sentence.start + shown));
        }
    }
    shown(
        subject,
        &RULE,
        &slips,
        ["", &["一句与报告年度（", &named, "年）不一致\n请核对是否沿用了上一年的文稿。"].concat()],
        [
            "",
            &[" is not about the report's year ", &named, "\nPlease see whether last year's text was kept."]
                .concat(),
        ],
    )
}

/// What stands behind the whole of a year, 1月1日至2022年12月31日, at the beginning of a text.
fn whole_year<'a>(text: &'a str, year: &str) -> Option<&'a str> {
    let rest = text.strip_prefix("1月1日")?.trim_start_matches(['起', '至', '到', '—', '-']);
    let rest = rest.strip_prefix(year).and_then(|rest| rest.strip_prefix('年')).unwrap_or(rest);
    Some(rest.strip_prefix("12月31日")?.trim_start_matches(['止', '期', '间', '，']))
}

/// Whether a clause behind a year begins with the body, its place, or what is done to it.
fn behind_is_own(behind: &str) -> bool {
    const OWN: [&str; 21] = [
        "我",
        "本",
        "全",
        "共",
        "县政府",
        "区政府",
        "市政府",
        "镇政府",
        "乡政府",
        "县人民政府",
        "区人民政府",
        "市人民政府",
        "收到",
        "受理",
        "新收",
        "因",
        "被",
        "行政复议",
        "行政诉讼",
        "政府信息公开",
        "依申请",
    ];
    OWN.iter().any(|word| behind.starts_with(word))
}

/// Whether a sentence counts as many requests, reviews or lawsuits as the tables of the report, and no few, which agree by
/// chance.
fn counts_as_tables(subject: &Subject<'_>, text: &str) -> bool {
    /// From here on two years rarely have the same number.
    const MANY: i64 = 10;
    let total = |row: &str| subject.total(row).map_or(0, |(_, total)| total);
    let lawsuits = total("disputes.litigation_direct") + total("disputes.litigation_after_review");
    let told = |nouns: &str, count: i64| {
        let print = [&count.to_string(), "件"].concat();
        let whole = |(at, _): (usize, &str)| !text.part(..at).ends_with(|c: char| c.is_ascii_digit());
        count >= MANY && any(text, nouns) && text.match_indices(&print).any(whole)
    };
    told("收到|受理|新收", total("requests.new_received"))
        || told("复议", total("disputes.review"))
        || told("诉讼", lawsuits)
}

/// A year that a sentence calls the report's own, or its end, and is not: 本年度（2023年）, 截至2023年12月31日，我局共公开.
fn self_stated(text: &str, own: u16) -> Option<(usize, usize)> {
    let other = |at: usize| year_at(text, at).is_some_and(|year| year.abs_diff(own) == 1);
    for word in ["本年度（", "本年（", "今年（"] {
        if let Some(at) = text.find(word).map(|at| at + word.len() + "2024".len())
            && text.get(at..).is_some_and(|rest| rest.starts_with("年）"))
            && other(at)
        {
            return Some((at - word.len() - "2024".len(), at + "年）".len()));
        }
    }
    let start =
        ["截至", "截止", "截止到", "截至到"].into_iter().rev().find_map(|word| text.strip_prefix(word))?;
    let at = text.len() - start.len() + "2024".len();
    let end = text.get(at..)?.strip_prefix("年12月31日")?;
    // A stock is counted at the end of the year before, too, where the sentence compares.
    let compared = any(text, "比|同期|增|减|其中|上年|去年") || text.matches("20").count() > 1;
    let counts = any(end, "我局共|本局共|我单位共|共公开|共收到|共主动公开|共发布");
    (other(at) && counts && !compared).then_some((0, text.len() - end.len()))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "2022年，我局共主动公开政府信息30条。",
            "2022年度，本机关收到政府信息公开申请3件。",
            "2024年，我镇坚持以群众需求为导向推进公开。",
            "2022年，全年受理政府信息公开申请9件。",
            "2022年通过网站发布信息120条。",
            "2016年，我局认真贯彻落实上级部署，主动公开信息30条。",
            "2019年度，本机关收到政府信息公开申请3件。",
            "2022年5月，我局召开会议部署政务公开工作。",
            "2023年，我局推进公开。2021年，我局共主动公开信息312条。",
            "2022年1月1日至2022年12月31日，收到政府信息公开申请5件。",
        ],
        silent: &[
            "2023年，我局共主动公开政府信息30条。",
            "2024年，我局将主动公开更多信息。",
            "2022年，我局主动公开信息30条，2023年增至50条。",
            "公开2023年预算、2022年决算信息。",
            "2022年结转的申请已全部受理办结。",
            "2023年，我局推进公开。2016年，我局主动公开政府信息起步。",
            "2022年5月，我局印发政务公开办法，2023年召开会议推进落实。",
            "2022年5月，县政府召开会议部署政务公开工作。",
            "2022年，我局被评为先进单位，主动公开工作得到肯定。",
            "2023年1月1日至2023年12月31日，收到政府信息公开申请5件。",
        ],
    };

    /// A sentence on last year that counts what this year's tables count was left there; another number may be history.
    #[test]
    fn the_tables_numbers_under_another_year_are_told() {
        let told = |text: &str| {
            let (mut report, text) =
                fixture::with_text(Edition::F21, &[(1, "2023年，本局推进公开。"), (4, text)]);
            fixture::totals(&mut report, &[("requests.new_received", 33), ("disputes.review", 15)]);
            fixture::checked(&report, &text).findings.iter().any(|f| f.rule == "QLT-YEAR-STALE")
        };
        assert!(told("2022年全局收到申请33件，上年结转2件。"));
        assert!(told("2022年，全县被申请行政复议15件。"));
        assert!(!told("2022年，全县被申请行政复议12件。"));
        assert!(!told("2022年，全县被申请行政复议15件，2023年15件。"));
        assert!(!told("2023年，全县被申请行政复议15件。"));
        assert!(told("2021年无其他需要报告的事项。"));
    }
}
