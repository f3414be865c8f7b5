//! `TXT-SUBTOTAL`: a part is larger than its whole.

use super::super::prose::{Sentence, topic};
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::claims::any;
use super::numbers::{Number, numbers};
use super::quote;
use crate::form::Words;
use crate::report::{About, Finding, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-SUBTOTAL",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("部分与总数相符", "Parts make their whole"),
    what: w(
        "同一句中“其中”之后的某个数，不大于“其中”之前同单位的数；并列的几个数之后写“合计、共计、共”的，等于几个数之和。“其中”之后或紧接总数的是申请方式、上下半年和季度，“其中”之后是申请人、复议诉讼的种类或结果、处罚的简易与普通程序、人大建议与政协提案的，各部分之和不大于总数；其他部分常有重叠，其和大于总数的不判断。",
        "In one sentence, a number behind “of which” is not above the numbers before it in the same unit; a total behind numbers in a row is their sum. Parts that exclude each other (behind “of which” or at once behind their whole: ways of applying, halves and quarters of the year; behind “of which”: applicants, kinds and results of disputes, summary and ordinary procedure of penalties, proposals of the two assemblies) do not make more than the whole; others often overlap, and where they make more it is not judged.",
    ),
    why: w(
        "部分大于总数，或者加起来不是总数，必有一个数写错。",
        "Where parts do not make their whole, one number is wrong.",
    ),
    fix: w("核对总数和其中的数。", "Check the whole and the part."),
    example: w("“共收到申请12件，其中网络申请15件”", "“12 requests, of which 15 online”"),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "单位不同的、“其中”各部分之和不比较；合计等于前面末几个数之和的，有同比、占、累计、余、万等字样的，约数，一句两个“其中”的，不提示。",
    "Other units and the sum of parts behind 其中 are not compared, nor totals that the last few numbers make; silent on comparisons, shares, totals since some time, rough numbers, and sentences with two 其中.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let (mut seen, mut open, mut found) = (false, false, Vec::new());
    for (sentence, text) in subject.prose().sentences() {
        let summed = sentence.topics & (topic::AMONG | topic::SUM) != 0;
        let said = if summed { of_sentence(subject, sentence, text) } else { None };
        seen |= said.is_some();
        open |= matches!(said, Some(Parts::Open));
        let differ = if let Some(Parts::Differ(finding)) = said { Some(*finding) } else { None };
        let loose = || match of_list(subject, sentence, text) {
            Some(Parts::Differ(finding)) => Some(*finding),
            listed => {
                seen |= listed.is_some();
                None
            }
        };
        found.extend(differ.or_else(|| of_brackets(subject, sentence, text)).or_else(loose));
    }
    // Without parts beside their whole nothing was compared, and parts that exceed it are not shown to be right.
    if seen && !open || !found.is_empty() { Outcome::of(found) } else { Outcome::NotAssessable }
}

/// Kinds of parts of which none belongs to two: ways of applying, applicants, kinds and results of disputes.
const EXCLUSIVE: [&str; 5] = [
    "网|线上|平台|信函|邮|当面|现场|窗口|传真|来信",
    "自然人|公民|个人|企业|法人|组织",
    "直接起诉|复议后",
    "维持|纠正|审结|其他|撤|驳回|审理",
    "简易程序|普通程序|一般程序|简易案件|一般案件|普通案件",
];

/// Of two parts, 人大建议12件，政协提案8件, none belongs to both.
const PROPOSALS: [&str; 2] = ["人大|建议", "政协|提案"];
/// Another way to sort them.
const OTHERWISE: &str = "重点|主办|协办|会办|涉及|满意|公开|采纳";

/// What became of requests.
const OUTCOMES: &str =
    "同意公开|予以公开|部分公开|不予公开|不同意公开|无法提供|不予处理|不予受理|其他处理|不存在|不掌握|不属于";

/// What parts that can be compared make of their whole.
enum Parts {
    Agree,
    /// More than the whole, which they may where they overlap: 网站201条，公众号95条.
    Open,
    Differ(Box<Finding>),
}

/// What the parts of a sentence are against their whole; `None` where it has none that can be compared.
fn of_sentence(subject: &Subject<'_>, sentence: Sentence, text: &str) -> Option<Parts> {
    let mut total = None;
    if sentence.topics & topic::SUM != 0
        && let Some(found) = of_total(subject, sentence, text)
    {
        if let Parts::Differ(_) = found {
            return Some(found);
        }
        total = Some(found);
    }
    of_parts(subject, sentence, text).or(total)
}

/// Parts behind 其中 against what stands before it.
fn of_parts(subject: &Subject<'_>, sentence: Sentence, text: &str) -> Option<Parts> {
    let among = text.find("其中")?;
    // The last one before 其中, when it is its whole, and the parts up to the next semicolon.
    let whole_from = text.part(..among).rfind('；').map_or(0, |at| at + "；".len());
    let parts_to = text.part(among..).find(['；', '。']).map_or(text.len(), |at| among + at);
    let all = numbers(text.part(whole_from..parts_to));
    let (whole, parts): (Vec<Number<'_>>, Vec<Number<'_>>) =
        all.into_iter().partition(|n| whole_from + n.start < among);
    let unit = whole.last()?.unit;
    let counts = |n: &Number<'_>| n.count().filter(|_| n.unit == unit);
    let most = whole.iter().filter_map(counts).max()?;
    let compared = any(text.part(whole_from..parts_to), "同比|增长|增加|减少|占|累计|余|万|年均|每");
    if compared || whole.iter().any(|n| n.rough) || text.part(among + "其中".len()..).contains("其中") {
        return None;
    }
    let head = |at: usize| {
        let from = at.checked_sub(1).map_or(among, |before| whole_from + parts[before].end);
        text.part(from..whole_from + parts[at].start)
    };
    // What excludes each other makes no more than the whole together.
    // 征地45件、住房20件、其他25件: the last of them is the rest.
    let rest = parts.len() > 1 && any(head(parts.len() - 1), "其他|其它|其余");
    let apart = |kinds: &&str| (0..parts.len()).all(|at| any(head(at), kinds));
    let sum = parts.iter().map(counts).sum::<Option<i64>>().filter(|_| parts.iter().all(|n| !n.rough));
    // Outcomes exclude each other, but some may be of requests carried over.
    let carried = || {
        any(text.part(whole_from..parts_to), "结转")
            || subject.total("requests.carried_over").is_some_and(|(_, over)| over > 0)
    };
    // 政务动态类121条、公示公告类97条: what is sorted into kinds is in one of them.
    let sorted = || {
        parts.len() > 1
            && parts.iter().all(|n| n.unit == unit)
            && (0..parts.len()).all(|at| {
                let kind = head(at).trim_start_matches(['，', '、']).trim_start_matches("其中");
                let kind = kind.trim_end_matches(['信', '息', '共']);
                kind.ends_with('类')
                    && kind.chars().count() <= 9
                    && !any(kind, "涉及|有关|关于|网|微|平台|新媒体")
            })
    };
    let proposals = || {
        let two = parts.len() == 2 && (0..2).all(|at| !any(head(at), OTHERWISE));
        let kind = |at: usize| PROPOSALS.map(|words| any(head(at), words));
        two && (kind(0), kind(1)) == ([true, false], [false, true])
    };
    let apart = || EXCLUSIVE.iter().any(apart) || proposals() || apart(&OUTCOMES) && !carried();
    if let Some(sum) = sum.filter(|&sum| sum > most)
        && (apart() || sorted() || rest || (0..parts.len()).all(|at| is_issuer(head(at))))
    {
        let end = whole_from + parts.last()?.end;
        let place = (sentence.start + whole_from, sentence.start + end);
        return Some(Parts::Differ(Box::new(unequal(subject, place, sum, (most, unit)))));
    }
    let compared = parts.iter().any(|n| counts(n).is_some() && !n.rough);
    let part = parts.iter().find(|n| counts(n).is_some_and(|part| part > most) && !n.rough);
    let exceeds = sum.is_some_and(|sum| sum > most);
    let Some(part) = part else {
        return compared.then_some(if exceeds { Parts::Open } else { Parts::Agree });
    };
    let (start, end) = (sentence.start + whole_from, sentence.start + whole_from + part.end);
    let (quote, [m, p]) = (quote(subject, start, end), [most, part.digits].map(|n| n.to_string()));
    let message = wording::said(
        "正文其中{0}{1}，大于总数{2}{1}\n正文写“{3}”。请核对。",
        "Text: the part {0} is above the whole {2}\nThe text says “{3}”. Please check.",
        &[&p, unit, &m, &quote],
    );
    Some(Parts::Differ(Box::new(RULE.finding(message).on([subject.prose().place(start, end)]))))
}

/// 286件申请中，网络212件、信函61件: parts of one kind that follow their whole without 其中.
fn of_list(subject: &Subject<'_>, sentence: Sentence, text: &str) -> Option<Parts> {
    const KINDS: [&str; 2] = ["上半年|下半年|季度", EXCLUSIVE[0]];
    /// What counts something else.
    const OTHERS: &str =
        "办结|答复|公开信|不予|结转|较|比|增|减|占|约|其中|合计|共|上年|涉及|热线|留言|回复|来电";
    const NAME: usize = 12;
    if !(sentence.aspect || sentence.topics & topic::REQUEST != 0) || text.contains("其中") {
        return None;
    }
    let all = numbers(text);
    let mut known = None;
    for (at, whole) in all.iter().enumerate() {
        let (Some(next), Some(count)) = (all.get(at + 1), whole.count().filter(|_| !whole.rough)) else {
            break;
        };
        // 12件申请中，; 收到申请12件，.
        let gap = text.part(whole.end..next.start);
        let object =
            gap.trim_start_matches("政府信息公开").trim_start_matches("申请").trim_start_matches('中');
        let Some(first) = object.strip_prefix(['，', '：']) else { continue };
        let from = at.checked_sub(1).map_or(0, |before| all[before].end);
        let own = text.part(from..whole.start).rsplit(['，', '；', '：']).next().unwrap_or_default();
        if KINDS.iter().any(|kind| any(own, kind)) {
            continue;
        }
        let head = |part: usize| match part {
            0 => first,
            part => text.part(all[at + part].end..all[at + 1 + part].start).trim_start_matches(['，', '、']),
        };
        for kind in KINDS {
            let of_kind = |part: &usize| {
                let (head, number) = (head(*part), &all[at + 1 + *part]);
                any(head, kind)
                    && !any(head, OTHERS)
                    && head.chars().count() <= NAME
                    && !head.contains(['；', '。', '，', '（', '）'])
                    && number.unit == whole.unit
                    && !number.rough
            };
            let parts = (0..all.len() - at - 1).take_while(of_kind).count();
            let sum = all[at + 1..=at + parts].iter().map(Number::count).sum::<Option<i64>>();
            let Some(sum) = sum.filter(|_| parts > 1) else { continue };
            if sum > count {
                let place = (sentence.start + whole.start, sentence.start + all[at + parts].end);
                return Some(Parts::Differ(Box::new(unequal(subject, place, sum, (count, whole.unit)))));
            }
            known = Some(Parts::Agree);
        }
    }
    known
}

/// 局机关12件，局属单位6件，合计20件: parts that their total does not sum up.
fn of_total(subject: &Subject<'_>, sentence: Sentence, text: &str) -> Option<Parts> {
    let mut all = numbers(text);
    // 8个镇收到112件: how many bodies there are is no part.
    all.retain(|n| n.unit != "个" || !any(text.part(n.end..text.floor_char_boundary(n.end + 12)), BODIES));
    let head = |at: usize| {
        let from = at.checked_sub(1).map_or(0, |before| all[before].end);
        text.part(from..all[at].start).trim_start_matches(['，', '、', '（', '）'])
    };
    let is_total = |&at: &usize| {
        let said = head(at);
        let named = ["合计", "共计", "总计", "两者合计", "二者合计", "三者合计", "两项合计"];
        let named = named.iter().any(|word| said.starts_with(word));
        let short = said.chars().count() <= if named { 8 } else { 6 };
        short && (named || said.ends_with(['计', '共'])) && !any(said, "累|应|新|审|统")
    };
    let at = (2..all.len()).find(is_total)?;
    let (total, unit) = (all[at].count()?, all[at].unit);
    // The parts reach back to where something else begins.
    let begins = |&n: &usize| n == 0 || text.part(all[n - 1].end..all[n].start).contains(['；', '：', '。']);
    let first = (0..at).rev().find(begins)?;
    let from = text.part(..all[first].start).rfind(['；', '：', '。']).map_or(0, |b| b + "；".len());
    let clean = !any(
        text.part(from..all[at].start),
        "其中|占|同比|增|减|较|比|办结|答复|以上|分别|累计|应|万|每|等|年至|涉及|包括|含|发布|次|共",
    ) || text.part(from..all[at].start).matches('共').count() == 1
        && !any(
            text.part(from..all[at].start),
            "其中|占|同比|增|减|较|比|办结|答复|以上|分别|累计|应|万|每|等|涉及|包括|含",
        );
    // 局机关发布12件，局属单位发布6件: whose they are tells them apart, whatever is done to them.
    let owned = (first..at).all(|part| any(head(part), OWNERS)) && first + 2 <= at;
    let odd = any(text.part(from..all[at].start), "其中|占|同比|增|减|分别|累计|应|万|每|等|涉及|包括|含");
    let clean = clean || owned && !odd;
    let mut sum = 0;
    let mut matches = false;
    for part in all[first..at].iter().rev() {
        sum += part.count().filter(|_| part.unit == unit && !part.rough)?;
        matches |= sum == total;
    }
    if !clean || at - first < 2 || all[at].rough {
        return None;
    }
    let place = (sentence.start + from, sentence.start + all[at].end);
    let differ = || Parts::Differ(Box::new(unequal(subject, place, sum, (total, unit))));
    Some(if matches { Parts::Agree } else { differ() })
}

/// 办理许可26件（新办9件、变更12件、注销7件）: parts in brackets that make more than what stands before them.
fn of_brackets(subject: &Subject<'_>, sentence: Sentence, text: &str) -> Option<Finding> {
    /// What may be counted twice.
    const OVERLAPS: &str = "涉及|有关|包括|含|其中|占|同比|增|减|约|余|上年|去年|年|累计|同时";
    let mut from = 0;
    while let Some(open) = text.part(from..).find('（').map(|at| from + at) {
        let inner = open + "（".len();
        let close = text.part(inner..).find('）').map_or(text.len(), |at| inner + at);
        from = close;
        let list = text.part(inner..close);
        let parts = numbers(list);
        let Some(whole) = numbers(text.part(..open)).last().copied().filter(|n| n.end == open && !n.rough)
        else {
            continue;
        };
        let same = parts.iter().all(|n| n.unit == whole.unit && !n.rough && n.count().is_some());
        // Each part is its name and its number, and nothing else stands there.
        let named = list.trim_end_matches('。').split(['、', '，', '；']).count() == parts.len();
        let counted = matches!(whole.unit, "件" | "宗" | "起" | "例");
        if parts.len() < 2 || !same || !named || !counted || any(list, OVERLAPS) {
            continue;
        }
        let sum: i64 = parts.iter().filter_map(Number::count).sum();
        let all = whole.count()?;
        if sum > all {
            let place = (sentence.start + whole.start, sentence.start + close);
            return Some(unequal(subject, place, sum, (all, whole.unit)));
        }
    }
    None
}

/// Whether the head of a part says who issued it: 县政府45件, 县政府办公室33件.
fn is_issuer(head: &str) -> bool {
    let who = head.trim_start_matches("其中").trim_matches(['、', '，', '以', '名', '义']);
    let who = who.trim_end_matches(['印', '发', '制', '定', '授', '权', '出', '台']);
    !any(who, "涉及|关于|有关")
        && ["政府", "政府办", "办公室", "本局", "本级"].iter().any(|end| who.ends_with(end))
}

/// Bodies that are counted.
const BODIES: &str = "镇|乡|街道|部门|单位|局|科室|区|县";

/// Whose parts there are.
const OWNERS: &str = "机关|本级|局属|所属|直属|下属|部门|乡镇|街道|单位|科室|政府";

/// Parts whose sum is not their total.
fn unequal(
    subject: &Subject<'_>,
    (start, end): (usize, usize),
    sum: i64,
    (total, unit): (i64, &str),
) -> Finding {
    let (quote, [t, s]) = (quote(subject, start, end), [total, sum].map(|n| n.to_string()));
    let message = wording::said(
        "正文各部分相加{0}{1}，合计写{2}{1}\n正文写“{3}”。请核对。",
        "Text: the parts make {0}, the total prints {2}\nThe text says “{3}”. Please check.",
        &[&s, unit, &t, &quote],
    );
    RULE.finding(message).on([subject.prose().place(start, end)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| {
            fixture::prose(Edition::F21, text, |report| {
                fixture::set(report, "requests.carried_over.total", 0);
            })
        },
        firing: &[
            "共收到申请12件，其中网络申请15件。",
            "公开信息268条，其中政务动态类121条、公示公告类97条、政策文件类80条。",
            "全年发布信息286条，其中政策文件41条，动态信息301条。",
            "开展培训3次；主动公开信息80条，其中网站公开90条。",
            "制作解读5篇，其中图解6篇。",
            "办理建议提案20件，其中建议12件，提案28件。",
            "局机关收到12件，局属单位收到6件，合计20件。",
            "网上33件，邮寄18件，现场4件，共计53件。",
            "受理申请共计7件，其中网络提交4件，信函提交3件，当面提交1件。",
            "行政诉讼4件，其中直接起诉3件、复议后起诉2件。",
            "局机关发布12件，局属单位发布6件，合计发布信息19件。",
            "共收到88件申请，其中征地拆迁45件、住房保障20件、其他25件。",
            "办理经营许可26件（新办9件、变更12件、注销7件）。",
            "收到申请5件，其中同意公开3件，部分公开1件，不予公开2件。",
            "申请7件，上半年收到3件，下半年收到5件。",
            "286件申请中，网络提交212件、信函提交61件、当面提交23件。",
            "8个镇（街道）收到申请112件，24个区直部门收到申请184件，两者合计286件。",
            "作出行政处罚1837件，其中简易程序1643件、普通程序294件。",
            "收到建议提案19件，其中人大建议12件，政协提案8件。",
        ],
        silent: &[
            "共收到申请12件，其中网络申请10件，信函2件。",
            "通过各渠道发布信息1438条，其中网站发布1173条，微信发布1379条。",
            "发布信息80条，其中微信阅读900次。",
            "组织培训3次120人次，其中专题培训1次80人次。",
            "办结50件；公开80条，其中要闻60条；收到留言70条。",
            "局机关收到12件，局属单位收到6件，合计18件。",
            "局机关发布12件，局属单位发布6件，合计发布信息18件。",
            "召开会议3次，收到建议12件、提案8件，共20件。",
            "新收12件，上年结转2件，办结11件，合计减少3件。",
            "公开信息80余条，其中动态信息95条。",
            "办理经营许可26件（新办9件、变更12件、注销5件）。",
            "收到申请5件，其中同意公开3件，部分公开1件，不予公开1件。",
            "收到申请5件，上年结转1件，其中同意公开3件，部分公开1件，不予公开2件。",
            "发布信息26条（网站19条、微信12条）。",
            "收到申请26件（涉及征地19件、涉及房屋12件）。",
            "公开信息80条，同比增长20%，其中动态信息同比增加90条。",
            "申请7件，上半年收到3件，下半年收到4件。",
            "286件申请中，网络提交212件、信函提交51件、当面提交23件。",
            "8个镇（街道）收到申请112件，24个区直部门收到申请174件，两者合计286件。",
            "收到申请7件，网上公开信息213条，当面解答群众86件。",
            "收到申请7件，网上留言回复23件，来信回复4件。",
            "作出行政处罚100件，其中普通程序90件、简易程序10件、听证2件。",
            "收到建议提案19件，其中人大建议12件，重点提案8件。",
        ],
    };

    /// Parts that may overlap and make more than their whole are neither wrong nor ticked.
    #[test]
    fn parts_beyond_their_whole_are_not_ticked() {
        let outcome = |text: &str| {
            let (report, text) = fixture::with_text(Edition::F21, &[(1, text)]);
            super::check(&super::Subject::new(&text, &report))
        };
        for text in [
            "全年公开信息286条，其中网站201条，公众号95条。",
            "回应群众关切35次，其中局长信箱20次，热线25次。",
        ] {
            assert!(matches!(outcome(text), super::Outcome::NotAssessable), "{text}");
        }
        assert!(matches!(outcome("全年公开信息286条，其中网站201条，公众号85条。"), super::Outcome::Passed));
    }
}
