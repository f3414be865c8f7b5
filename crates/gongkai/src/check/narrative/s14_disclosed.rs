//! `TXT-S14-DISCLOSED`: the text counts other items disclosed than the statistics table of 2014 to 2018.

use super::super::body::Body;
use super::super::prose::year_at;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::claims::{BOUNDARIES, Claim, REACH, any};
use super::numbers::numbers;
use super::others::REGIONS;
use super::{FIX, Right, WHY, mismatch};
use crate::Decimal;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-S14-DISCLOSED",
    severity: Severity::Warning,
    forms: forms::S14,
    about: About::Report,
    title: w("正文主动公开数", "Items disclosed, in the text"),
    what: w(
        "2014至2018年度报告正文所写主动公开政府信息的条数，与统计表的主动公开政府信息数一致；等于某个渠道的数、各渠道之和的，也算相符。",
        "In reports for 2014 to 2018, the items disclosed according to the text are those of the statistics table; the number of one channel, and that of all channels together, are accepted too.",
    ),
    why: WHY,
    fix: FIX,
    example: w(
        "正文“全年主动公开政府信息520条”，统计表主动公开政府信息数420",
        "Text: 520 items disclosed; statistics table: 420",
    ),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "其他年度、其他机关或全地区的数字（报告机关就是该地区政府的除外）、写明渠道、栏目、类别的数、累计数、同比增减数、约数，都不比较；正文多处写到的，只要有一处与表一致就不提示；表中该数空白或读取存疑的，不判断。",
    "Numbers of other years, other bodies or the whole place (unless the report is its government's), of a channel, a column or a kind, totals since some time, differences to last year and rough numbers are not compared; where the text gives several, one that agrees is enough. Not judged where the table's number is blank or in doubt.",
);

const CHANNELS: [&str; 5] = ["gazette", "website", "weibo", "wechat", "other"];
/// Beside these the number counts something else, or a part.
const OTHERS: &str = "网|公报|微博|微信|渠道|平台|公众号|通过|报纸|电视|广播|栏|目录|类|规范性|文件|累计|以来|历年|近年|上年|去年|同比|较|比|增|减|占|上半年|下半年|季度|月|下属|直属|所属|其中|各单位|各部门|利用|公示|依申请|申请|解读|约|近";
/// What may stand between 主动公开 and its number.
const BETWEEN: &str = "政府信息的数量总为共计累各类条件达到了、：";

fn check(subject: &Subject<'_>) -> Outcome {
    let Some((cell, total)) = subject.total("statistics.disclosed_total") else {
        return Outcome::NotAssessable;
    };
    let channels = CHANNELS.map(|row| subject.total(&["statistics.channel.", row].concat()).map(|(_, n)| n));
    let agency = subject.report.agency.as_deref().unwrap_or_default();
    let whole_place = !agency.is_empty() && Body::of(agency).covers_region();
    let mut claims = Vec::new();
    for (index, (sentence, text)) in subject.prose().sentences().enumerate() {
        let mut from = 0;
        for number in numbers(text) {
            let start = std::mem::replace(&mut from, number.end);
            let clause = text.part(start..number.start);
            let clause = clause.part(clause.rfind(BOUNDARIES).map_or(0, |at| at + "，".len())..);
            let Some((head, between)) = clause.split_once("主动公开") else { continue };
            let before =
                text.part(text.floor_char_boundary(number.start.saturating_sub(REACH))..number.start);
            let other_year = before
                .match_indices('年')
                .filter_map(|(at, _)| year_at(before, at))
                .any(|year| subject.report.year != Some(year));
            let plain = between.chars().all(|c| BETWEEN.contains(c))
                && matches!(number.unit, "条" | "件")
                && !number.rough
                && !any(&text.part(start..number.start).replace("各类", ""), OTHERS)
                && !any(text.part(number.end..text.floor_char_boundary(number.end + 12)), "次|文件|规范性")
                && !other_year
                && (whole_place || !any(head, REGIONS));
            if plain {
                let place = |at: usize| sentence.start + at;
                let (begin, end) = (place(number.start - clause.len()), place(number.end));
                let printed = (place(number.start), end);
                claims.push(Claim::new(0, (number.digits, number.power), index, (begin, end), printed));
            }
        }
    }
    let sum = channels.iter().copied().sum::<Option<i64>>();
    // 公开420条 through channels is what each carries.
    let mut right = Right { cells: vec![cell], count: total.into(), ..Right::default() };
    right.also = channels.into_iter().chain([sum]).flatten().filter(|&n| n > 0).map(Decimal::from).collect();
    let Some(first) = claims.first() else { return Outcome::NotAssessable };
    if claims.iter().any(|claim| right.admits(claim)) {
        return Outcome::Passed;
    }
    Outcome::Failed(vec![mismatch(subject, &RULE, first, &right)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| {
            fixture::prose(Edition::S14, text, |report| {
                report.year = Some(2016);
                for (row, count) in [
                    ("disclosed_total", 420),
                    ("channel.gazette", 0),
                    ("channel.website", 400),
                    ("channel.weibo", 60),
                    ("channel.wechat", 80),
                    ("channel.other", 20),
                ] {
                    fixture::set(report, &["statistics.", row].concat(), count);
                }
            })
        },
        firing: &[
            "全年主动公开政府信息520条。",
            "2016年，我局主动公开各类政府信息402条。",
            "主动公开政府信息共计4200条，群众反映良好。",
            "一年来，主动公开信息总数为42条。",
            "本年度主动公开政府信息数量达到421条。",
        ],
        silent: &[
            "全年主动公开政府信息420条。",
            "通过各渠道主动公开政府信息560条。",
            "全年主动公开政府信息560条。",
            "主动公开网站信息310条，主动公开政府信息400条。",
            "2015年主动公开政府信息380条。",
            "主动公开政府信息420条，其中主动公开财政信息30条。",
            "全县主动公开政府信息3万余条。",
            "主动公开规范性文件6件，主动公开政府信息较上年增加80条。",
        ],
    };
}
