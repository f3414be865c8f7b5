//! Denials: 未收到申请, 没有发生行政复议、行政诉讼, 均获维持.
//!
//! Rules on denials are errors, so a denial counts only when everything between its negation and its noun is made of
//! words known to leave it whole: 未收到不满意的反映 denies something else.

use super::super::prose::{Prose, topic, year_at};
use super::claims::{REACH, any};
use super::others::{begins_with_other, is_anothers, month, names_several};
use crate::slice::Slice as _;

/// A denial in the prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) struct Denial {
    /// The clause, as bytes of the prose.
    pub(in crate::check) start: usize,
    pub(in crate::check) end: usize,
    /// Whether it denies requests, reviews, lawsuits.
    pub(in crate::check) requests: bool,
    pub(in crate::check) reviews: bool,
    pub(in crate::check) lawsuits: bool,
}

impl Denial {
    /// The clause and, within it, the words that deny: 未收到申请, 行政复议为零.
    pub(super) fn places(&self, text: &str) -> ((usize, usize), (usize, usize)) {
        const FEW: usize = 4;
        let clause = text.part(self.start..self.end);
        let negation = clause.find(['未', '没', '无', '零']).unwrap_or(0);
        let behind = clause.part(negation..).chars().count() > FEW;
        // 诉讼为零: the noun stands before it.
        let from = if behind { negation } else { 0 };
        ((self.start, self.end), (self.start + from, self.end))
    }
}

const NEGATIONS: [&str; 15] = [
    "未因",
    "未被",
    "未涉及",
    "没有",
    "未曾",
    "未有",
    "未发生",
    "未收到",
    "未接到",
    "未出现",
    "未产生",
    "未引发",
    "未受理",
    "没",
    "无",
];

/// Words that may stand between a negation and its noun.
const WHOLE: [&str; 74] = [
    "受到",
    "举报",
    "投诉",
    "收到",
    "接到",
    "受理",
    "发生",
    "出现",
    "产生",
    "引起",
    "引发",
    "导致",
    "存在",
    "任何",
    "公民",
    "法人",
    "其他",
    "其它",
    "组织",
    "和",
    "或者",
    "或",
    "者",
    "社会",
    "公众",
    "群众",
    "关于",
    "有关",
    "相关",
    "要求",
    "政府",
    "政务",
    "信息",
    "公开",
    "依",
    "到",
    "件",
    "一",
    "起",
    "例",
    "向",
    "本",
    "我",
    "局",
    "机关",
    "单位",
    "提出",
    "因",
    "由",
    "于",
    "工作",
    "被",
    "提起",
    "的",
    "涉及",
    "而",
    "与",
    "及",
    "针对",
    "方面",
    "书面",
    "过",
    "对",
    "、",
    "申请行政",
    "提请",
    "类",
    "村民",
    "居民",
    "市民",
    "纳税人",
    "缴费人",
    "申请人",
    "个人",
];

/// What may follow 申请 in a denial of requests.
const BEHIND: [&str; 9] = ["，", "。", "；", "、", "情况", "事项", "件", "）", "和"];

/// Every denial, in order.
pub(in crate::check) fn denials(prose: &Prose, year: Option<u16>, agency: &str) -> Vec<Denial> {
    let mut out = Vec::new();
    for (sentence, text) in prose.on(topic::NONE) {
        if sentence.topics & (topic::REQUEST | topic::DISPUTE) == 0 {
            continue;
        }
        let mut from = 0;
        for clause in text.split_inclusive(['，', '；', '。', '（', '）', '：']) {
            let start = from;
            from += clause.len();
            if !clause.contains(['未', '没', '无', '零']) && !clause.contains("为0") {
                continue;
            }
            let before = text.part(text.floor_char_boundary(start.saturating_sub(REACH))..start);
            let hoped = sentence.section == 5 && any(text, "努力|力争|争取|目标|确保|计划|实现");
            if !hoped
                && let Some(denial) = of_clause(clause, text.part(from..))
                && !is_foreign(before, clause, year)
                && !is_of_others(before, clause, agency)
            {
                let end = sentence.start
                    + start
                    + clause.trim_end_matches(['，', '；', '。', '（', '）', '：']).len();
                out.push(Denial { start: sentence.start + start, end, ..denial });
            }
        }
    }
    out
}

/// Whether a denial is on a part of a year, another year, a channel, or other bodies.
fn is_foreign(prefix: &str, clause: &str, year: Option<u16>) -> bool {
    let other = "季度|上半年|下半年|月份|去年|上年|同期|网络|信函|当面|传真|邮|在线|平台|重复|反复|恶意|超期|逾期|除|全市|全县|全区|全省|各级|各部门|各单位|各乡镇|下属|直属|窗口|股|科室|以外|其余|同比|败诉|个别|办公室|政府办|如|若|自然人|企业|查阅|留言|板块|版块|栏目|信箱|热线|网站|微信|微博|公众号|客户端|服务点|大厅";
    let nearest = prefix.part(prefix.rfind('；').unwrap_or(0)..);
    let years = || {
        [nearest, clause]
            .into_iter()
            .flat_map(|t| t.match_indices('年').filter_map(move |(at, _)| year_at(t, at)))
    };
    // All parts of a body are the body.
    let clause =
        clause.part(clause.rfind("各科室").or(clause.rfind("各处室")).map_or(0, |at| at + "各科室".len())..);
    // 11月、12月未收到 denies two months of the year.
    let last = nearest.trim_end_matches(['，', '；', '。', '（', '）', '：']);
    let last = last.part(last.rfind(['，', '。', '（', '）', '：']).map_or(0, |at| at + "，".len())..);
    any(clause, other)
        || month(clause).is_some()
        || month(last).is_some() && !any(last, "截至|截止|至")
        || any(nearest, "除|全市|全县|全区|全省|各级|上半年|季度")
        || year.is_some_and(|own| years().any(|y| y != own))
}

/// Whether others than the body are the subject: 14个乡镇均未发生, 县卫生健康局等26家单位未被.
fn is_of_others(before: &str, clause: &str, agency: &str) -> bool {
    let nearest = before.part(before.rfind(['；', '。']).map_or(0, |at| at + "；".len())..);
    let end = clause.find(['未', '没', '无', '零']).unwrap_or(clause.len());
    let own = clause.part(..end);
    // 县档案馆、图书馆 are places where information is read, unless one of them reports.
    let place = ["档案馆", "图书馆", "博物馆", "文化馆"];
    place.iter().any(|place| own.contains(place) && !agency.contains(place))
        || names_several(own)
        || begins_with_other(own, agency)
        || is_anothers(&whole_subject(before, own), agency)
        || any(own, "本级|机关") && any(before, "全系统|系统共")
        || any(own, "局属|委属|所属|下属|直属|隶属|辖区|各乡|各镇|各街|各单位|各部门")
        || nearest.split(['，', '（', '）', '：']).any(names_several)
}

/// What stands between the last stop and a negation, without remarks in brackets: 各县（区）局, where `own` is 局.
fn whole_subject(before: &str, own: &str) -> String {
    let begin = before.rfind(['，', '；', '。', '：']).map_or(0, |at| at + "，".len());
    let (mut out, mut depth) = (String::new(), 0_usize);
    for c in before.part(begin..).chars().chain(own.chars()) {
        match c {
            '（' => depth += 1,
            // A remark that began before is over.
            '）' if depth == 0 => out.clear(),
            '）' => depth -= 1,
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    // In an open bracket the subject is that of the remark.
    if depth > 0 { own.to_owned() } else { out }
}

/// Words for no disputes at all: 零复议, 行政诉讼案件数为零, 行政复议、行政诉讼均未发生.
const NO_REVIEWS: &str = "零复议|复议零|“零”复议";
const NO_LAWSUITS: &str = "零诉讼|诉讼零|“零”诉讼";
/// With what a clause says of its noun that there is none.
const ZERO: [&str; 4] = ["为零件", "为零", "为0件", "为0"];
/// The nouns of requests that are said to be none.
const REQUESTS: [&str; 5] = ["依申请公开", "依申请公开数量", "依申请公开件数", "公开申请", "公开申请数量"];

/// A clause without its end, and its noun where it ends in a zero: 依申请公开数量 of 依申请公开数量为零.
fn of_zero(clause: &str) -> (&str, Option<&str>) {
    let end = clause.trim_end_matches(['，', '；', '。', '（', '）', '：', '”']);
    (end, ZERO.iter().find_map(|zero| end.strip_suffix(zero)))
}

/// A denial whose negation stands behind its noun.
fn of_counted(clause: &str) -> Option<Denial> {
    let (end, noun) = of_zero(clause);
    let denied = end.ends_with("均未发生")
        || end.ends_with("均没有发生")
        || noun.is_some_and(|noun| noun.ends_with(['数', '量', '件', '讼', '议', '均']));
    let of = |words: &str, noun: &str| any(clause, words) || denied && clause.contains(noun);
    let (reviews, lawsuits) = (of(NO_REVIEWS, "复议"), of(NO_LAWSUITS, "诉讼"));
    let partial = any(
        clause,
        "纠|败诉|维持|撤销|审结|结果|其他|其中|转|率|目标|力争|争取|努力|确保|超期|新增|复议后|后又|二审|再审|上诉|抗诉",
    );
    (!partial && (reviews || lawsuits)).then_some(Denial {
        start: 0,
        end: 0,
        requests: false,
        reviews,
        lawsuits,
    })
}

/// What is said of some requests only.
const OF_SOME: &str = "转|办|复|诉|不|部分|费|补正|撤|延|未";

fn of_clause(clause: &str, behind: &str) -> Option<Denial> {
    // 依申请公开零受理.
    let is_none = |noun: &str| REQUESTS.iter().any(|requests| noun.ends_with(requests));
    if any(clause, "零受理|零申请") && any(clause, "依申请|公开申请")
        || of_zero(clause).1.is_some_and(is_none) && !any(clause, OF_SOME)
    {
        return Some(Denial { start: 0, end: 0, requests: true, reviews: false, lawsuits: false });
    }
    if let Some(denial) = of_counted(clause) {
        return Some(denial);
    }
    for negation in NEGATIONS {
        for (at, _) in clause.match_indices(negation) {
            // 并无, 暂无, 均未: fine. 从无到有, 有无, 无法: another word.
            if clause.part(..at).ends_with(['有', '毫', '是', '因', '从']) {
                continue;
            }
            let rest = clause.part(at + negation.len()..);
            if let Some(denial) = object(rest, negation, behind) {
                return Some(denial);
            }
        }
    }
    None
}

/// What a negation denies, when it denies the whole of it.
fn object(rest: &str, negation: &str, behind: &str) -> Option<Denial> {
    let mut left = rest;
    let mut seen = String::new();
    let none = Denial { start: 0, end: 0, requests: false, reviews: false, lawsuits: false };
    loop {
        let received = any(negation, "收到|接到|受理") || any(&seen, "收到|接到|受理");
        let dispute = ["行政复议", "复议", "行政诉讼", "诉讼"].iter().find(|word| left.starts_with(**word));
        if dispute.is_some() {
            return disputes(left, behind, none);
        }
        // 申请行政复议 is no request for information.
        let later = left.strip_prefix("申请");
        // 全年无政府信息公开申请, but not 无依申请公开专栏.
        let bare =
            matches!(negation, "无" | "没有") && seen.chars().all(|c| "政府务信息公开依的任何".contains(c));
        let whole = |after: &str| {
            let after = after.trim_start_matches("公开");
            after.is_empty() || BEHIND.iter().any(|word| after.starts_with(word))
        };
        if let Some(after) = later.filter(|after| {
            (received || bare && whole(after)) && !after.starts_with("行政复议") && !after.starts_with("复议")
        }) {
            let about = seen.contains("公开") || seen.contains("信息") || seen.ends_with('依');
            let ends = after.is_empty()
                || BEHIND.iter().any(|word| after.starts_with(word))
                || after.starts_with("公开");
            let other =
                any(after, "不满|异议|补正|费|举报|许可|投诉|咨询|反映|意见|建议|问题|诉求|留言|来信|来电")
                    || after.starts_with("公开") && !seen.ends_with('依');
            return (about && ends && !other).then_some(Denial { requests: true, ..none });
        }
        // The third byte tells nearly all of them apart.
        let third = left.as_bytes().get(2);
        let begins = |word: &&&str| word.as_bytes().get(2) == third && left.starts_with(**word);
        let word = WHOLE.iter().filter(begins).max_by_key(|word| word.len());
        let word = word.or_else(|| later.map(|_| &"申请"))?;
        seen.push_str(word);
        left = left.part(word.len()..);
    }
}

/// Whether a denial of disputes denies that there were any: not only lost ones.
fn disputes(list: &str, behind: &str, none: Denial) -> Option<Denial> {
    let partial = "纠|败诉|撤销|维持|审结|责令|履行|违法|变更|超期|逾期|后起诉|复议后|后又|后再|再次|一审|二审|再审|上诉|申诉|抗诉|结果|不利|驳回|通知书|决定书|意见";
    // 未发生行政复议，也没有…: another clause with its own verb does not change this one.
    let goes_on = behind.split(['，', '；', '。']).next().unwrap_or_default();
    if any(list, partial) || any(goes_on, "纠|败诉|撤销") && !any(goes_on, "没有|未|无") {
        return None;
    }
    Some(Denial { reviews: list.contains("复议"), lawsuits: list.contains("诉讼"), ..none })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;
    use crate::span::Span;

    /// (requests, reviews, lawsuits) that a text denies in a report on 2023.
    fn of(text: &str) -> Vec<(bool, bool, bool)> {
        let report = Report { span: Some(Span::new(0, text.len())), ..Report::default() };
        let prose = Prose::of(text, &report);
        denials(&prose, Some(2023), "云溪县水利局")
            .into_iter()
            .map(|d| (d.requests, d.reviews, d.lawsuits))
            .collect()
    }

    #[test]
    fn whole_denials_are_found() {
        for text in [
            "2023年，本机关未收到政府信息公开申请。",
            "没有收到公民、法人或其他组织的政府信息公开申请，",
            "全年未接到依申请公开事项。",
            "我处未收到政务信息依申请公开要求。",
            "未收到法人或者其他组织对依申请公开政府信息的申请。",
            "我局无收到任何政府信息公开申请件。",
            "本年度未收到依申请公开政府信息的申请情况。",
            "全年无政府信息公开申请。",
            "局机关各科室均未收到政府信息公开申请。",
            "本年度我局收到依申请公开为零。",
            "全年依申请公开数量为0。",
            "本年度未接到任何单位和个人的公开申请。",
        ] {
            assert_eq!(of(text), [(true, false, false)], "{text}");
        }
        for text in [
            "没有因政府信息公开工作引起的行政复议、行政诉讼、举报投诉等情况。",
            "2023年未发生因政府信息公开申请行政复议和提起行政诉讼的情况。",
            "无政府信息公开行政复议、行政诉讼。",
            "2023年，我局未发生依申请公开政府信息方面的行政复议和行政诉讼。",
            "本单位今年未涉及信息公开复议诉讼。",
            "政府信息公开行政复议、诉讼案件均为0。",
        ] {
            assert_eq!(of(text), [(false, true, true)], "{text}");
        }
        assert_eq!(of("未发生因政府信息公开被提起行政诉讼的案件。"), [(false, false, true)]);
    }

    #[test]
    fn denials_of_something_else_are_left_out() {
        for text in [
            "未收到群众对我局信息公开不满意的反映。",
            "无上年度受理未答复结转的申请。",
            "未收到申请人对答复提出的异议。",
            "2022年未收到政府信息公开申请。",
            "第四季度未收到政府信息公开申请。",
            "未收到通过信函提出的政府信息公开申请。",
            "未发生因政府信息公开行政诉讼败诉的情况。",
            "未发生行政复议被纠错的情况。",
            "无法提供政府信息公开申请所需的信息。",
            "无正当理由大量反复申请0件，未经复议直接起诉0件。",
            "未收到需要收费的政府信息公开申请。",
            "无依申请公开专栏。",
            "没有政府信息公开申请被退回。",
            "11月、12月未收到政府信息公开申请。",
            "县档案馆查阅点全年未收到政府信息公开申请。",
            "我局网站留言板块未收到依申请公开类问题。",
            "未发生复议后又起诉的情形。",
            "未发生行政诉讼二审、再审案件。",
            "没有经行政复议后再次提起行政诉讼的案件。",
            "上年结转政府信息公开申请为0。",
            "自然人提出的政府信息公开申请数量为0。",
            "行政复议尚未审结数为0。",
            "复议、诉讼其他结果均为0。",
        ] {
            assert_eq!(of(text), [], "{text}");
        }
    }
}
