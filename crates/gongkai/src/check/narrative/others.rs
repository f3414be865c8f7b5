//! Whose numbers a sentence gives, of which time, and of which part: what is not this body's whole year is compared with
//! nothing.

use super::super::body::Body;
use super::super::prose::year_at;
use super::claims::{Context, Finder, REACH, any, last};
use super::numbers::Number;
use super::terms::{self, Terms};
use crate::read::own;
use crate::slice::Slice as _;

/// Own times that need no other word, and those within a year that was named before.
const OWN_TIMES: &str = "本年|今年";
const WITHIN: &str = "全年|年内|当年|12月31日|12月底";
/// Other times: the nearest before a number counts.
const OTHER_TIMES: &str = "上半年|下半年|季度|月份|月收到|月底|去年|同期|历年|近年|前三|往年|截至目前累计|学年|上年度共|上年共|上一年度共|上年收到|上年度收到|上年受理|上年的|上年新收|上年有|上年（|上年行政|上年度行政|上年作出|上年度作出|上年办理|上年度办理|上年实施|上年发生|上年制发";
/// What is hoped for.
const PLANS: &str = "计划|力争|争取|下一步|预计|明年|来年|目标|努力";

/// Whose numbers a single body's table does not hold.
pub(super) const REGIONS: &str = "全市|全县|全区|全省|全州|全旗|全盟|全国|全系统|各级|各部门|各单位|各乡|各镇|各街道|各县|各区|各市|辖区|下属|直属|局属|委属|所属|隶属|各村|各社区|各基层|区县|县区|市直|县直|区直|系统共|两级|三级";
/// The body's own part of them.
pub(super) const OWN: &str = "本级|局机关|委机关|厅机关|办机关|关机关|本局|我局|本单位|我单位|本机关|本委|我委|本厅|我厅|本关|我关|本街道|我镇|我街道|直接作出";
/// Whose numbers are only a part of a region's table, and its whole.
const PARTS_OF_REGION: &str =
    "本级|办公室|办公厅|政府办|人民政府|市政府|县政府|区政府|省政府|管委会|局|厅|街道|镇";
const WHOLE_REGION: &str = "全市|全县|全区|全省|各级|全州|全旗|本级及|本级和|两级|三级";
/// The same in a zone, whose committee reports.
const OTHER_PARTS: &str = "办公室|局|厅|街道|镇";

/// With what a name of a body ends, and what does not begin one: 由县水利局, 我局, 各乡镇.
const BODIES: [&str; 12] =
    ["局", "厅", "委员会", "镇", "乡", "街道", "人民政府", "中心", "大队", "中队", "支队", "总队"];
const NO_NAME: &str = "我|本|全|由|对|向|与|会同|联合|通过|经|在|为|按|各|因|年|该|从|以|被|据|收|受|办|共|的|和|信息|公开|开展|申请|发生";
/// Characters of the longest name that is looked for.
const LONGEST_NAME: usize = 18;

/// Where clauses begin.
const STOPS: [char; 6] = ['，', '；', '：', '。', '（', '）'];

/// Several bodies: 14个乡镇, 30家单位.
const SEVERAL: [&str; 2] = ["家", "个"];
const KINDS_OF_BODIES: &str =
    "单位|部门|乡|镇|街道|县|区|市|局|机构|机关|社区|村|学校|医院|企业|分局|所|科室|站";

/// Whether a text speaks of several bodies by their number.
pub(super) fn names_several(text: &str) -> bool {
    SEVERAL.iter().flat_map(|word| text.match_indices(word)).any(|(at, word)| {
        let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两几余多".contains(c);
        let behind = text.part(at + word.len()..);
        let near = behind.part(..behind.floor_char_boundary(12));
        // 乡镇中有8个未收到, 有12家没有收到.
        let alone = near.is_empty() && any(text, KINDS_OF_BODIES);
        text.part(..at).ends_with(numeral) && (alone || any(near, KINDS_OF_BODIES))
    })
}

/// Whether a clause begins with the name of a body that is not this one.
pub(super) fn begins_with_other(clause: &str, agency: &str) -> bool {
    let near = clause.part(..clause.char_indices().nth(LONGEST_NAME).map_or(clause.len(), |(at, _)| at));
    let Some(end) = BODIES.iter().filter_map(|word| near.find(word).map(|at| at + word.len())).min() else {
        return false;
    };
    let name = clause.part(..end);
    // 市局 is the own one where it is short for it.
    let letters = name.chars().count();
    let mut own = agency.chars();
    letters >= 3 && !any(name, NO_NAME) && !name.chars().all(|c| own.any(|other| other == c))
}

/// What stands in front of a subject: times, and words that join sentences.
const BEFORE_SUBJECT: [&str; 26] = [
    "同时",
    "此外",
    "另外",
    "其中",
    "目前",
    "一年来",
    "报告期内",
    "报告期",
    "期间",
    "本年度",
    "本年",
    "全年度",
    "全年",
    "年度内",
    "年度",
    "年内",
    "年",
    "当",
    "今",
    "截至",
    "截止",
    "到",
    "在",
    "以来",
    "另",
    "且",
];
/// Adverbs between a subject and its verb.
const BEHIND_SUBJECT: [&str; 12] =
    ["均", "也", "都", "尚", "暂", "仍", "共", "年内", "全年", "本年度", "本年", "今年"];
/// With what kinds and parts of bodies end, beside the names of bodies themselves.
const KINDS: [&str; 8] = ["单位", "部门", "机构", "企业", "系统", "本级", "窗口", "医院"];

/// Whether the words in front of a verb name a subject that is not the body itself: another body, a part of it, several.
/// Neither 全局 nor the body's own name or what is short for it is one.
pub(super) fn is_anothers(words: &str, agency: &str) -> bool {
    let mut subject = words.trim();
    loop {
        let rest = subject.trim_start_matches(|c: char| c.is_ascii_digit() || "、月日底末".contains(c));
        let rest = BEFORE_SUBJECT.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        let rest = BEHIND_SUBJECT.iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest);
        if rest.len() == subject.len() {
            break;
        }
        subject = rest;
    }
    let is_body = own::ends_as_body(subject) || KINDS.iter().any(|end| subject.ends_with(end));
    // 我局各科室: the body itself, in all its parts.
    let is_own = subject.starts_with(['我', '本', '全']) && !any(subject, "系统|属|下|各村|各站|各所")
        || any(subject, "各科室|各处室");
    // 市局本级, 局机关: the body, where nothing says that its parts count with it.
    let short = subject.trim_end_matches("本级").trim_end_matches("机关");
    let mut letters = agency.chars();
    let is_short = short.chars().all(|c| letters.any(|own| own == c));
    // 学校 in a university's report.
    let is_kind =
        Body::of(agency) == Body::Institution && ["学校", "学院", "医院", "公司"].contains(&subject);
    is_body && !is_own && !is_short && !is_kind
}

/// The last span of several years before a number: 三年来, 近五年, 五年共.
fn years_together(prefix: &str) -> Option<usize> {
    let numeral = |c: char| "两三四五六七八九十几多".contains(c);
    prefix
        .match_indices('年')
        .filter(|(at, _)| {
            let mut before = prefix.part(..*at).chars().rev();
            let several = before.next().is_some_and(numeral);
            // 二〇二四年, 第三年, 连续三年增长.
            several && !before.next().is_some_and(|c| "〇零一二三四五六七八九十第续".contains(c))
        })
        .map(|(at, _)| at)
        .next_back()
}

/// The last month before a number, but for the first and the last day of a year.
pub(super) fn month(prefix: &str) -> Option<usize> {
    let other = |&(at, _): &(usize, &str)| {
        let before = prefix.part(..at).trim_end_matches(|c: char| c.is_ascii_digit());
        let (number, behind) = (prefix.part(before.len()..at), prefix.part(at + "月".len()..));
        let year_end = number == "12" && behind.starts_with(['3', '底', '末']);
        let year_begin = number == "1" && behind.starts_with("1日");
        !number.is_empty() && !year_end && !year_begin && !before.ends_with(['至', '到', '-', '—', '~'])
    };
    prefix.match_indices('月').filter(other).map(|(at, _)| at).next_back()
}

impl Finder<'_> {
    /// Whether the number is another body's, another year's, or a part's; `total`: it sums up parts of which one was own.
    pub(super) fn is_foreign(&self, context: &Context<'_>, what: Terms, total: bool) -> bool {
        let Context { prefix, .. } = *context;
        let region = last(prefix, REGIONS);
        // 全县水利系统（含我局） is not the own body.
        let own = last(prefix, OWN)
            .filter(|&at| !["含", "包括", "包含"].iter().any(|word| prefix.part(..at).ends_with(word)));
        let own_region = self.body == Body::Township && any(prefix, "全镇|全乡|全街道");
        let foreign = if own_region {
            false
        } else if self.named && self.body.covers_region() {
            let parts = if self.body == Body::Zone { OTHER_PARTS } else { PARTS_OF_REGION };
            let part = last(prefix, parts);
            part.is_some() && part > last(prefix, WHOLE_REGION) && !total
        } else {
            let named = self.named && (own > region || self.body == Body::Office && any(prefix, "代表"));
            let other = || {
                let nearest = prefix.part(prefix.rfind('；').map_or(0, |at| at + "；".len())..);
                self.named
                    && own.is_none()
                    && nearest.split(STOPS).any(|clause| begins_with_other(clause, self.agency))
            };
            (region.is_some() && !named || other()) && !total
        };
        let carried = what & (terms::OVER | terms::FORWARD) != 0;
        let after_part = what & (terms::NEW | terms::DONE | terms::GROUPS | terms::REASONS) != 0
            && prefix.contains("自然人");
        // 2019年以来累计30件.
        let since = context.sentence.find("以来").is_some_and(|at| {
            let own = self.year.map(|year| year.to_string()).unwrap_or_default();
            !["今年", "本年", &[&own, "年"].concat()]
                .iter()
                .any(|year| context.sentence.part(..at).ends_with(year))
        });
        let planned = context.of.section == 5 && any(prefix, PLANS) || prefix.contains("下一步");
        foreign || since || after_part || planned || !carried && self.is_other_time(prefix)
    }

    /// Whether a number is of the report's year, whoever's it is.
    pub(super) fn is_own_time(&self, context: &Context<'_>, what: Terms) -> bool {
        let carried = what & (terms::OVER | terms::FORWARD) != 0;
        let planned = any(context.prefix, PLANS);
        !planned && !context.sentence.contains("以来") && !carried && !self.is_other_time(context.prefix)
    }

    /// Whether the time that is named last before a number is not the year of the report.
    pub(super) fn is_other_time(&self, prefix: &str) -> bool {
        let mut own = last(prefix, OWN_TIMES);
        let mut other = last(prefix, OTHER_TIMES).max(years_together(prefix)).max(month(prefix));
        let mut within = last(prefix, WITHIN);
        // 2022年结转1件 names last year rightly, and says nothing of what follows.
        let mut years = prefix.match_indices('年').filter_map(|(at, _)| Some((at, year_at(prefix, at)?)));
        let carried =
            |at: usize| any(prefix.part(at..prefix.floor_char_boundary(at + 12)), "年结转|年度结转|年转入");
        if let Some((at, year)) = years.next_back()
            && let Some(this) = self.year
        {
            if year == this {
                own = own.max(Some(at));
            } else if !carried(at) {
                other = other.max(Some(at));
                // 2025年计划…，全年答复100件.
                if year > this {
                    within = None;
                }
            }
        }
        other > own.max(within)
    }
}

/// The part of the requests that a sentence speaks of from some number on: 上年结转的4件中, 涉及征地的18件申请.
#[derive(Default)]
pub(super) struct Subset(bool);

/// What parts of the requests are called by.
const PARTS: &str = "结转|网络|网上|线上|信函|邮寄|邮件|当面|现场|传真|涉及|有关|关于|对|就|部分";
/// What the whole of them is called by.
const WHOLES: &str = "收到|受理|新收|答复|办结|办理";

impl Subset {
    /// Looks at the number before the next ones; `totals` are numbers of whole requests.
    pub(super) fn sees(&mut self, context: &Context<'_>, number: &Number<'_>, totals: &[i64]) {
        let Context { head, tail, prefix, .. } = *context;
        let low = prefix.floor_char_boundary(prefix.len().saturating_sub(REACH.min(head.len() + 12)));
        if prefix.part(low..).contains('；') {
            self.0 = false;
        }
        let object = tail.trim_start_matches("政府信息公开").trim_start_matches("申请");
        let of =
            head.ends_with('的') && (any(head, PARTS) || !any(head, WHOLES)) && object.len() < tail.len();
        let among = object.starts_with('中') && number.unit != "个";
        if (of || among) && number.count().is_none_or(|count| !totals.contains(&count)) {
            self.0 = true;
        }
    }

    /// Whether the number counts a part only.
    pub(super) fn holds(&self, context: &Context<'_>, what: Terms) -> bool {
        let counted = terms::GROUPS | terms::REASONS | terms::DONE | terms::APPLICANTS;
        let named = context.prefix.rfind("申请中").is_some_and(|at| {
            let low = context.prefix.floor_char_boundary(at.saturating_sub(24));
            let clause = context.prefix.part(low..at);
            any(clause.part(clause.rfind(STOPS).unwrap_or(0)..), PARTS)
        });
        what & counted != 0 && (self.0 || named)
    }
}
