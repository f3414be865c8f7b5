//! Claims: what the prose says about the numbers of the tables.
//!
//! A claim is what is counted, how many, and where it stands; those of other bodies, other years or parts of a
//! whole are left out, because a claim that is wrongly taken for the table's number is a false alarm, and one that
//! goes unseen is nothing. All claims are found in one pass over the sentences that hold a word of the topic; the
//! rules only compare.

use super::super::Subject;
use super::super::body::Body;
use super::super::prose::{Letters, Prose, Sentence, topic, year_at};

/// What a claim counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum What {
    /// Requests newly received.
    New,
    /// Requests handled.
    Done,
    /// Requests carried over from last year.
    Over,
    /// Requests carried forward.
    Forward,
    /// Outcomes: bits of [`OUTCOMES`].
    Outcome(u8),
    /// Reviews.
    Review,
    /// Lawsuits.
    Litigation,
    /// Reviews and lawsuits together.
    Disputes,
    /// Normative documents issued.
    Issued,
    /// Normative documents repealed.
    Repealed,
    /// Normative documents in force.
    InForce,
}

/// One claim.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Claim {
    pub(in crate::check) what: What,
    pub(in crate::check) count: i64,
    /// The clause that makes it, as bytes of the prose.
    pub(in crate::check) start: usize,
    pub(in crate::check) end: usize,
    /// Which sentence, by number.
    pub(in crate::check) sentence: usize,
    /// The number's place in the prose.
    pub(in crate::check) number: (usize, usize),
}

/// The groups of outcomes, by the words that reports use for them: 予以公开 is bit 0.
pub(in crate::check) const OUTCOMES: [(&str, u8); 9] = [
    ("部分公开", 2),
    ("不予公开", 4),
    ("不同意公开", 4),
    ("予以公开", 1),
    ("同意公开", 1),
    ("无法提供", 8),
    ("不予处理", 16),
    ("其他处理", 32),
    ("其它处理", 32),
];

/// Whether any of these words, which bars part, stands in a text: one pass, whatever their number.
pub(in crate::check) fn any(text: &str, words: &str) -> bool {
    let first = Letters::beginning(words);
    let begins = |(at, c)| first.may_hold(c) && begins_with(&text.as_bytes()[at..], words.as_bytes());
    text.char_indices().any(begins)
}

/// Whether a text begins with any of these words, which bars part.
fn begins_with(text: &[u8], words: &[u8]) -> bool {
    let mut at = 0;
    loop {
        let word = at;
        while words.get(at).is_some_and(|&byte| byte != b'|' && text.get(at - word) == Some(&byte)) {
            at += 1;
        }
        if words.get(at).is_none_or(|&byte| byte == b'|') {
            return true;
        }
        while words.get(at).is_some_and(|&byte| byte != b'|') {
            at += 1;
        }
        if at == words.len() {
            return false;
        }
        at += 1;
    }
}

/// A sentence on none of these makes no claim.
const TOPICS: u16 = topic::REQUEST | topic::DISPUTE | topic::CARRY | topic::DOCUMENT;

/// Words for requests for information.
const REQUESTS: &str = "公开申请|申请公开|信息申请|公开的申请|信息的申请|依申请|公开信息申请";

/// Comparisons: the number beside them is a difference or another year's.
const COMPARED: &str = "同比|较上|较去|比上年|比去年|环比|增加|减少|增长|下降|上升|回落|占|平均|每|相比";
/// Times within a year, and other years.
const OTHER_TIMES: &str = "上半年|下半年|季度|月份|去年|同期|历年|近年|近三年|近两年|前三|往年|截至目前累计|上年度共|上年共|上一年度共";
/// Whose numbers a single body's table does not hold.
const REGIONS: &str = "全市|全县|全区|全省|全州|全旗|全盟|全国|全系统|各级|各部门|各单位|各乡|各镇|各街道|各县|各区|各市|辖区|下属|直属|市直|县直|区直|系统共";
/// Whose numbers are only a part of a region's table.
const PARTS_OF_REGION: &str =
    "本级|办公室|办公厅|政府办|人民政府|市政府|县政府|区政府|省政府|管委会|局|厅|街道|镇";

/// A number with its unit in a sentence.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Number<'a> {
    /// Its value; decimals only for percentages.
    pub(in crate::check) value: i64,
    /// Its first byte and the byte behind the unit.
    pub(in crate::check) start: usize,
    pub(in crate::check) end: usize,
    pub(in crate::check) unit: &'a str,
    /// Whether it is rounded: 余, 多, 约, 近.
    pub(in crate::check) rough: bool,
}

const UNITS: [&str; 14] =
    ["件次", "人次", "件", "宗", "份", "例", "起", "条", "个", "项", "次", "部", "篇", "人"];

/// The counts of a text: digits with a unit behind them.
pub(in crate::check) fn numbers(text: &str) -> Vec<Number<'_>> {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        let before = text[..start].chars().next_back();
        let attached = before.is_some_and(|c| {
            c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '第' | '〔' | '/' | '[' | '—')
        });
        let rest = &text[at..];
        let more = rest.strip_prefix(['余', '多']);
        let unit = UNITS.iter().find(|unit| more.unwrap_or(rest).starts_with(**unit));
        let (Some(unit), false, Ok(value)) = (unit, attached || at - start > 9, text[start..at].parse())
        else {
            continue;
        };
        let about = before.is_some_and(|c| matches!(c, '约' | '近' | '超'));
        let end = text.len() - more.unwrap_or(rest).len() + unit.len();
        out.push(Number {
            value,
            start,
            end,
            unit: &text[end - unit.len()..end],
            rough: more.is_some() || about,
        });
        at = end;
    }
    out
}

/// Every claim of a report's prose, in order.
pub(in crate::check) fn claims(subject: &Subject<'_>) -> Vec<Claim> {
    let prose = subject.prose();
    let agency = subject.report.agency.as_deref().unwrap_or_default();
    let finder =
        Finder { prose, body: Body::of(agency), named: !agency.is_empty(), year: subject.report.year };
    let mut out = Vec::new();
    // 共受理申请859件。予以公开258件: the topic goes on.
    let mut topical = false;
    for (number, (sentence, text)) in prose.sentences().enumerate() {
        let on = |topics| sentence.topics & topics != 0;
        let goes_on = topical && on(topic::OUTCOME);
        if (goes_on || on(TOPICS)) && !matches!(sentence.section, 2 | 3) {
            topical = goes_on || on(topic::REQUEST | topic::REPLY);
            finder.sentence(number, sentence, text, topical, &mut out);
        } else {
            topical = false;
        }
    }
    out
}

struct Finder<'a> {
    prose: &'a Prose,
    body: Body,
    named: bool,
    year: Option<u16>,
}

/// What stands around one number.
struct Context<'a> {
    /// The sentence up to the number.
    prefix: &'a str,
    /// From the last boundary or number to the number.
    head: &'a str,
    /// From behind the unit to the next boundary or number.
    tail: &'a str,
    sentence: &'a str,
    section: u8,
    topics: u16,
    /// Whether the sentence, or those that it goes on from, is on requests.
    topical: bool,
}

/// Bytes before and behind a number that are looked at: a sentence without an end costs no more than others.
pub(super) const REACH: usize = 900;

const BOUNDARIES: [char; 8] = ['，', '；', '：', '。', '（', '）', '！', '？'];

impl Finder<'_> {
    fn sentence(&self, index: usize, sentence: Sentence, text: &str, topical: bool, out: &mut Vec<Claim>) {
        let numbers = numbers(text);
        for (at, number) in numbers.iter().enumerate() {
            let from = at.checked_sub(1).map_or(0, |previous| numbers[previous].end);
            let to = numbers.get(at + 1).map_or(text.len(), |next| next.start);
            let low = text.floor_char_boundary(number.start.saturating_sub(REACH));
            let high = text.floor_char_boundary(number.end + REACH);
            let prefix = &text[low..number.start];
            let begins = text[from..number.start].rfind(BOUNDARIES).map_or(from, |b| from + b + "，".len());
            let ends = text[number.end..to].find(BOUNDARIES).map_or(to, |b| number.end + b);
            let context = Context {
                prefix,
                head: &text[begins..number.start],
                tail: &text[number.end..ends],
                sentence: &text[low..high],
                section: sentence.section,
                topics: sentence.topics,
                topical,
            };
            if number.rough {
                continue;
            }
            let Some(what) = self.what(&context, number.unit) else { continue };
            let previous = out.last().filter(|c: &&Claim| c.sentence == index).map(|c| c.what);
            if in_quotes(prefix) || self.is_foreign(&context, what, previous) {
                continue;
            }
            let clause = low + prefix.rfind(['；', '：', '（', '。']).map_or(0, |b| b + "；".len());
            let start = if begins - clause > 90 { begins } else { clause };
            out.push(Claim {
                what,
                count: number.value,
                start: sentence.start + start,
                end: sentence.start + ends,
                sentence: index,
                number: (sentence.start + number.start, sentence.start + number.end),
            });
        }
        debug_assert!(out.last().is_none_or(|claim| claim.end <= self.prose.text().len()));
    }

    fn what(&self, context: &Context<'_>, unit: &str) -> Option<What> {
        if matches!(unit, "人次" | "人" | "篇" | "件次") {
            return None;
        }
        documents(context, unit)
            .or_else(|| disputes(context))
            .or_else(|| carried(context, self.year))
            .or_else(|| outcome(context, unit))
            .or_else(|| requests(context))
            .filter(|_| !any(context.head, COMPARED))
    }

    /// Whether the number is another body's, another year's, or a part's.
    fn is_foreign(&self, context: &Context<'_>, what: What, previous: Option<What>) -> bool {
        let Context { prefix, .. } = *context;
        let own_region = self.body == Body::Township && any(prefix, "全镇|全乡|全街道");
        let region = any(prefix, REGIONS) && !own_region;
        let foreign = if !self.named {
            region
        } else if self.body.covers_region() {
            let part = any(prefix, PARTS_OF_REGION) && !any(prefix, "全市|全县|全区|全省|各级|全州|全旗");
            part || matches!(what, What::Issued | What::Repealed | What::InForce) && !region
        } else {
            region && !(self.body == Body::Office && any(prefix, "代表"))
        };
        // 2019年…2件 in a report on 2020; carried-over requests name last year rightly.
        let mut years = prefix.match_indices('年').filter_map(|(at, _)| Some((at, year_at(prefix, at)?)));
        let carried = matches!(what, What::Over | What::Forward);
        let other_year = self.year.is_some_and(|own| {
            years
                .next_back()
                .is_some_and(|(at, year)| year != own && !carried && !prefix[at..].starts_with("年结转"))
        });
        let after_part =
            prefix.contains("自然人") && !matches!(what, What::Review | What::Litigation | What::Disputes);
        // 2019年以来累计30件.
        let since = context.sentence.find("以来").is_some_and(|at| {
            let own = self.year.map(|year| year.to_string()).unwrap_or_default();
            !["今年", "本年", &[&own, "年"].concat()]
                .iter()
                .any(|year| context.sentence[..at].ends_with(year))
        });
        let of_part = matches!(what, What::New) && previous.is_some();
        foreign || since || other_year || after_part || of_part || any(prefix, OTHER_TIMES) && !carried
    }
}

/// Whether a place lies within 《》 or “”: titles and citations.
fn in_quotes(prefix: &str) -> bool {
    let open = |open: char, close: char| prefix.rfind(open) > prefix.rfind(close);
    open('《', '》') || open('“', '”') || open('〔', '〕')
}

fn documents(context: &Context<'_>, unit: &str) -> Option<What> {
    let Context { prefix, head, topics, .. } = *context;
    let clause = &prefix[prefix.rfind('；').unwrap_or(0)..];
    let other = "公开|发布|解读|备案|审核|审查|清理|上传|刊登|征求|评估|修改|修订|失效|名义|部门|起草|合法性|拟|党|联合|报送|转发";
    if topics & topic::DOCUMENT == 0
        || !clause.contains("规范性文件")
        || !matches!(unit, "件" | "份" | "个" | "部")
        || any(head, other)
    {
        return None;
    }
    let named = head.contains("规范性文件");
    if any(head, "现行有效") && (named || head.chars().count() <= 8) {
        Some(What::InForce)
    } else if head.contains("废止") && (named || head.chars().count() <= 6 && !clause.contains("清理")) {
        Some(What::Repealed)
    } else if named && any(head, "制发|制定|出台") {
        Some(What::Issued)
    } else {
        None
    }
}

fn disputes(context: &Context<'_>) -> Option<What> {
    let Context { prefix, head, tail, sentence, section, topics, .. } = *context;
    if topics & topic::DISPUTE == 0 {
        return None;
    }
    let other = "维持|纠正|纠错|撤销|驳回|审结|结案|办结|其他结果|尚未|受理|审理|代理|应诉|应对|答复|备案|调解|撤回|一审|二审|再审|开庭|败诉|胜诉|分别|办理|经复议|复议后|直接|收到行政|变更|责令|听证";
    let which = |text: &str| match (text.contains("复议"), text.contains("诉讼")) {
        (true, true) => Some(What::Disputes),
        (true, false) => Some(What::Review),
        (false, true) => Some(What::Litigation),
        _ => None,
    };
    let about = |text: &str| any(text, "信息公开|公开申请|依申请");
    if let Some(what) = which(head) {
        let beside =
            about(head) || section == 4 || any(head, "引发|引起|被申请|被提起|涉及") && about(prefix);
        // 行政复议7件，诉讼9件: the second goes on where the first began.
        let goes_on = prefix.contains("复议")
            && about(prefix)
            && head.trim_start_matches(['、', '和', '及']).chars().count() <= 8;
        let known = (beside || goes_on) && !any(head, other) && !any(tail, "维持|纠正|审结");
        return known.then_some(what);
    }
    let what = which(tail)?;
    let beside = about(tail) || about(prefix) && any(head, "引发|引起|发生|涉及|有");
    (beside && !any(tail, other) && !any(head, other) && !sentence.contains("分别")).then_some(what)
}

fn carried(context: &Context<'_>, year: Option<u16>) -> Option<What> {
    let Context { head, tail, sentence, topics, .. } = *context;
    if topics & topic::CARRY == 0 {
        return None;
    }
    let own = |text: &str| -> Option<What> {
        if !any(text, "结转|转结|顺延|转入|转至|延至|转下") {
            return None;
        }
        let named = |offset: i32, word: &str| {
            year.is_some_and(|y| text.contains(&[&(i32::from(y) + offset).to_string(), word].concat()))
        };
        let next = any(text, "下年|下一年|下一个年|次年|明年|来年") || named(1, "年");
        let last = any(text, "上年|上一年|去年|上个年|往年") || named(-1, "年");
        match (next, last) {
            (true, false) => Some(What::Forward),
            (false, true) if text.contains('转') => Some(What::Over),
            _ => None,
        }
    };
    let other = "复议|公开的|其中|项目|资金";
    let clean = |text: &str| !any(text, other);
    let said = own(head).filter(|_| clean(head)).or_else(|| {
        // 另有72件顺延到下年度答复.
        let short = head.chars().count() <= 8 && !any(head, "收到|受理|答复");
        own(tail).filter(|_| short && !any(tail, "复议|诉讼|项目|资金"))
    });
    said.filter(|_| any(sentence, "申请|答复|收到"))
}

/// The outcomes that a text names, and where the last of them ends.
fn outcomes(text: &str) -> (u8, usize) {
    let (mut bits, mut end) = (0, 0);
    for (word, bit) in OUTCOMES {
        for (at, _) in text.match_indices(word) {
            // 不同意公开 holds 同意公开.
            if !(word == "同意公开" && text[..at].ends_with('不')) {
                bits |= bit;
                end = end.max(at + word.len());
            }
        }
    }
    (bits, end)
}

fn outcome(context: &Context<'_>, unit: &str) -> Option<What> {
    let Context { prefix, head, tail, sentence, topics, topical, .. } = *context;
    if !topical || topics & topic::OUTCOME == 0 {
        return None;
    }
    let of_requests = || {
        // 主动公开80件，依申请公开15件，不予公开5件 sorts documents, not requests.
        let documents =
            any(sentence, "主动公开|公文|发文|文件") || !matches!(unit, "件" | "宗" | "起" | "例");
        let clean = !documents && !any(head, "网站|公报|提案|议案|建议|涉及|收到|受理|复议|诉讼");
        let reason = any(head, "因|属于|由于") && !head.contains('等');
        clean && !reason && !sentence.contains("分别")
    };
    let (bits, end) = outcomes(head);
    if bits != 0 {
        let near = head[end..].chars().count() <= 8 && !head[end..].contains("信息");
        return (near && of_requests()).then_some(What::Outcome(bits));
    }
    // 12件予以公开，3件部分公开.
    let verb =
        tail.trim_start_matches(['均', '已', '为', '被', '的', '申', '请', '依', '法', '作', '出', '属']);
    let (bits, end) = outcomes(verb);
    let starts = OUTCOMES.iter().any(|(word, _)| verb.starts_with(word));
    let short = head.chars().count() <= 4 && !prefix.ends_with("第");
    let near = bits != 0 && starts && short && verb[end..].chars().count() <= 3;
    (near && of_requests()).then_some(What::Outcome(bits))
}

fn requests(context: &Context<'_>) -> Option<What> {
    let Context { prefix, head, tail, .. } = *context;
    let other = "复议|诉讼|举报|投诉|信访|咨询|许可|登记|救助|援助|补正|撤回|撤销|重复|热线|留言|信箱|提案|建议|议案|工单|来信|不动产|查询|其中|分别|商业企业|科研|律师|延期|超期|逾期|未|率|转|电话|电子邮件申";
    let received = any(head, "收到|接到|受理|新收|接收");
    if !received && !any(head, "答复|办结|办理|处理")
        || any(head, other)
        || prefix.contains("其中")
        || any(tail, "复议|诉讼|予以公开|不予|部分公开")
    {
        return None;
    }
    let whole = any(head, "共|总|累计|合计|全年");
    let channel = any(head, "网络|网上|在线|当面|现场|信函|邮寄|邮件|传真|平台|窗口|渠道|系统");
    if received && (any(head, REQUESTS) || any(tail, REQUESTS)) {
        return (whole || !channel).then_some(What::New);
    }
    let handled = any(prefix, REQUESTS);
    let timely = any(head, "按时|按期|期限|及时|结转|公开答复|主动");
    let short = head.chars().count() <= 14 || any(head, REQUESTS);
    (handled && short && !timely && !channel && !received).then_some(What::Done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;

    /// The claims that a text makes in the report of this body on 2023.
    fn of(agency: &str, text: &str) -> Vec<(What, i64)> {
        let (mut report, text) = super::super::super::fixture::with_text(Edition::F21, &[(1, text)]);
        report.agency = (!agency.is_empty()).then(|| agency.to_owned());
        let subject = Subject::new(&text, &report);
        claims(&subject).into_iter().map(|c| (c.what, c.count)).collect()
    }

    fn own(text: &str) -> Vec<(What, i64)> {
        of("云溪县水利局", text)
    }

    #[test]
    fn requests_are_found_in_many_wordings() {
        use What::{Done, Forward, New, Over};
        assert_eq!(
            own("全年共收到政府信息公开申请12件，办结11件，结转下年度1件。"),
            [(New, 12), (Done, 11), (Forward, 1)]
        );
        assert_eq!(own("2023年，我局受理依申请公开8件，上年结转2件。"), [(New, 8), (Over, 2)]);
        assert_eq!(own("共收到12件政府信息公开申请。"), [(New, 12)]);
        assert_eq!(
            own("答复政府信息公开申请30件（含上年度结转申请4件，另有5件顺延到下年度答复）。"),
            [(Done, 30), (Over, 4), (Forward, 5)]
        );
        assert_eq!(
            own("新收政府信息公开申请3件，2022年结转1件，结转至2024年2件。"),
            [(New, 3), (Over, 1), (Forward, 2)]
        );
    }

    #[test]
    fn outcomes_are_found_with_their_sums() {
        let sum = |bits| What::Outcome(bits);
        assert_eq!(
            own("所有申请中，予以公开5件，部分公开2件，不予公开1件。"),
            [(sum(1), 5), (sum(2), 2), (sum(4), 1)]
        );
        assert_eq!(
            own("已答复申请，予以公开及部分公开7件，因本机关不掌握等原因无法提供3件。"),
            [(sum(3), 7), (sum(8), 3)]
        );
        assert_eq!(own("申请均已答复，5件予以公开，1件不予处理。"), [(sum(1), 5), (sum(16), 1)]);
        assert_eq!(own("申请办理中，因属于行政查询事项不予公开1件。"), []);
        assert_eq!(own("公开信息80条，依申请公开信息数15条，不予公开信息数5条。"), []);
        assert_eq!(own("印发公文80件，其中主动公开70件，依申请公开8件，不予公开2件。"), []);
    }

    #[test]
    fn disputes_and_documents_are_found() {
        use What::{Disputes, InForce, Issued, Litigation, Repealed, Review};
        assert_eq!(own("政府信息公开类行政复议7件，诉讼9件。"), [(Review, 7), (Litigation, 9)]);
        assert_eq!(own("因政府信息公开引发的行政复议、行政诉讼共3件。"), [(Disputes, 3)]);
        assert_eq!(own("有1件涉及政府信息公开工作的行政复议。"), [(Review, 1)]);
        assert_eq!(own("政府信息公开行政复议5件，其中结果维持3件，尚未审结2件。"), [(Review, 5)]);
        assert_eq!(
            own("制发行政规范性文件3件，废止2件，现行有效18件。"),
            [(Issued, 3), (Repealed, 2), (InForce, 18)]
        );
        assert_eq!(own("公开行政规范性文件3件，解读规范性文件2件。"), []);
    }

    /// Sentences as reports have them, with all that is claimed in them.
    #[test]
    fn realistic_sentences_yield_what_they_claim() {
        use What::{Done, Forward, InForce, Issued, Litigation, New, Outcome, Over, Review};
        let cases: [(&str, &[(What, i64)]); 16] = [
            (
                "2023年，我局共受理政府信息依申请公开7件，其中予以公开4件，部分公开1件。",
                &[(New, 7), (Outcome(1), 4), (Outcome(2), 1)],
            ),
            (
                "收到政府信息公开申请42件，上年结转0件，全年依法办结41件，结转下年1件，按时办结率100%。",
                &[(New, 42), (Over, 0), (Done, 41), (Forward, 1)],
            ),
            ("2023年度发生行政复议案件1件，为其他结果；行政诉讼案件1件，为其他结果。", &[]),
            ("全年受理行政复议案件80件，其中政府信息公开类3件。", &[]),
            (
                "共收到信息公开申请15件（其中网络10件、信函5件），其中其他处理4件，不予公开3件。",
                &[(New, 15), (Outcome(32), 4), (Outcome(4), 3)],
            ),
            ("收到政府信息公开申请12件，较上年减少3件，办结12件。", &[(New, 12), (Done, 12)]),
            ("我局承办县政府转办的政府信息公开申请3件。", &[]),
            ("通过省依申请公开平台收到申请9件，线下收到申请3件。", &[]),
            ("2019年以来累计受理政府信息公开申请30件。", &[]),
            ("共办理行政复议2件、行政诉讼1件，均与政府信息公开无关。", &[]),
            (
                "政府信息公开引发行政复议案件2件，同比下降50%，行政诉讼案件1件，同比持平。",
                &[(Review, 2), (Litigation, 1)],
            ),
            ("制定《某办法》等规范性文件3件，现行有效规范性文件18件。", &[(Issued, 3), (InForce, 18)]),
            ("对规范性文件进行清理，废止3件。", &[]),
            ("收到依申请公开件12件，已答复12件，无结转。", &[(New, 12), (Done, 12)]),
            ("共收到政府信息公开申请12件次，涉及11人。", &[]),
            ("依法答复政府信息公开申请12件、政民互动留言300条。", &[(Done, 12)]),
        ];
        for (text, claims) in cases {
            assert_eq!(own(text), claims, "{text}");
        }
    }

    #[test]
    fn parts_comparisons_other_years_and_other_bodies_are_left_out() {
        for text in [
            "收到申请数量同比增加5件，占全部政府信息公开申请3件。",
            "2022年收到政府信息公开申请9件。",
            "上半年共收到政府信息公开申请9件。",
            "全县共收到政府信息公开申请900件。",
            "办理行政复议案件120件，应诉行政诉讼案件40件。",
            "收到行政许可申请3000件，办结2990件。",
            "通过网络收到政府信息公开申请5件。",
            "共收到政府信息公开申请约30件。",
            "根据《关于做好政府信息公开申请12件办理工作的通知》要求推进。",
            "收到人大代表建议12件，政协提案8件，均已答复。",
        ] {
            assert_eq!(own(text), [], "{text}");
        }
        assert_eq!(of("云溪县人民政府", "全县共收到政府信息公开申请900件。"), [(What::New, 900)]);
        assert_eq!(of("云溪县人民政府", "县政府办公室收到政府信息公开申请12件。"), []);
    }
}
