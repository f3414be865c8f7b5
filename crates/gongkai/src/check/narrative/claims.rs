//! Claims: what the prose says about the numbers of the tables.
//!
//! A claim is a quantity of some [`Terms`] of the form, said of the body that reports and of its year. Those of other
//! bodies, other years or parts of a whole are left out, because a claim that is wrongly taken for the table's number is
//! a false alarm, and one that goes unseen is nothing. All claims are found in one pass over the sentences that hold a
//! word of the topic; the rules only compare.

use super::super::Subject;
use super::super::body::Body;
use super::super::prose::{Letters, Prose, Sentence, topic};
use super::numbers::{Number, numbers};
use super::others::{OWN, Subset};
use super::terms::{self, Terms};
use crate::form::TableKind;
use crate::slice::Slice as _;

/// One claim.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Claim {
    pub(in crate::check) terms: Terms,
    /// Whether the table's number is no less: 1.5万余件; 信息不存在8件, a part of those not held.
    pub(in crate::check) least: bool,
    /// The digits of its quantity and the power of ten that they count, as in [`Number`].
    pub(in crate::check) digits: i64,
    pub(in crate::check) power: i8,
    /// Whether it is the total of parts that were named before: 合计18件.
    pub(in crate::check) total: bool,
    /// The clause that makes it, as bytes of the prose.
    pub(in crate::check) start: usize,
    pub(in crate::check) end: usize,
    /// Which sentence, by number.
    pub(in crate::check) sentence: usize,
    /// The number's place in the prose.
    pub(in crate::check) number: (usize, usize),
}

impl Claim {
    /// A claim of a number, as digits and their power of ten, in a sentence and at a place.
    pub(super) fn new(
        terms: Terms,
        (digits, power): (i64, i8),
        sentence: usize,
        (start, end): (usize, usize),
        number: (usize, usize),
    ) -> Claim {
        Claim { terms, least: false, digits, power, total: false, start, end, sentence, number }
    }

    /// Whether a table holds what it counts.
    pub(in crate::check) fn counts_in(&self, table: TableKind) -> bool {
        terms::table(self.terms) == Some(table)
    }

    /// Its quantity as a number with a unit.
    pub(super) fn quantity(&self) -> Number<'static> {
        let Claim { digits, power, number: (start, end), .. } = *self;
        Number { digits, power, start, end, unit: "", rough: false, least: false }
    }
}

/// Whether any of these words, which bars part, stands in a text: one pass, whatever their number.
pub(in crate::check) fn any(text: &str, words: &str) -> bool {
    let first = Letters::beginning(words);
    let begins = |(at, c)| first.may_hold(c) && begins_with(&text.as_bytes()[at..], words.as_bytes());
    text.char_indices().any(begins)
}

/// Where the last of these words begins.
pub(super) fn last(text: &str, words: &str) -> Option<usize> {
    let first = Letters::beginning(words);
    let begins =
        |&(at, c): &(usize, char)| first.may_hold(c) && begins_with(&text.as_bytes()[at..], words.as_bytes());
    text.char_indices().rev().find(begins).map(|(at, _)| at)
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
const TOPICS: u16 =
    topic::REQUEST | topic::DISPUTE | topic::CARRY | topic::DOCUMENT | topic::REASON | topic::DECISION;

/// Words for requests for information.
const REQUESTS: &str = "公开申请|申请公开|信息申请|公开的申请|信息的申请|依申请|公开信息申请";

/// What is said of nothing but requests.
const OF_REQUESTS: &str = "无法提供|不予处理|部分公开|不予公开|不掌握|期不补正|重复申请|公开类";

/// What is said of nothing but disputes on information: headings of table 4.
const OF_TABLE_4: &str = "未经复议直接起诉|复议后起诉|结果维持|结果纠正";

/// What shows that disputes of a sentence are all that there are, or those that an organ decides itself.
const ALL_DISPUTES: &str = "办理|受理|审理|承办|代理|应诉|出庭|执法|法治|依法行政|行政机关|负责人|诉源|化解|调解|法院|检察|复议机关|复议机构|行政争议|各类|引发|引起|土地|征收|征地|处罚|许可|强制|工伤|全年|全市|全县|全区|全省|我市|我县|我区|培训|学习|座谈|讲座|会商|案例|次";

/// Whether a sentence under the heading on supervision speaks of disputes and of no other kind than on
/// information: 复议维持率100% under 监督保障. Organs that decide on reviews write of those.
pub(super) fn is_own_dispute(sentence: Sentence, text: &str, agency: &str) -> bool {
    sentence.section == 1 && sentence.supervision && !any(text, ALL_DISPUTES) && !agency.contains("司法")
}

/// Comparisons: the number beside them is a difference or another year's.
const COMPARED: &str =
    "同比|较上|较去|比上年|比去年|较2|比2|环比|增加|减少|增长|下降|上升|回落|占|平均|每|相比";

/// What a number is the total of is said before it.
const TOTALS: &str = "合计|共计|总计|一共|总共|共|增至|升至|降至|减至";

/// Every claim of a report's prose, in order.
pub(in crate::check) fn claims(subject: &Subject<'_>) -> Vec<Claim> {
    let prose = subject.prose();
    let agency = subject.report.agency.as_deref().unwrap_or_default();
    let finder = Finder {
        subject,
        prose,
        body: Body::of(agency),
        named: !agency.is_empty(),
        agency,
        year: subject.report.year,
    };
    let mut out = Vec::new();
    // 共受理申请859件。予以公开258件: the topic goes on.
    let mut topical = false;
    for (number, (sentence, text)) in prose.sentences().enumerate() {
        if subject.breaks_off_in(sentence) {
            continue;
        }
        let on = |topics| sentence.topics & topics != 0;
        let goes_on = topical && on(topic::OUTCOME);
        let aspect = sentence.aspect;
        if (aspect || sentence.section == 4 || on(topic::OUTCOME | TOPICS)) && sentence.is_prose(text) {
            topical = aspect || goes_on || on(topic::REQUEST | topic::REPLY) || any(text, OF_REQUESTS);
            finder.sentence(number, sentence, text, topical, &mut out);
        } else {
            topical = false;
        }
    }
    out
}

pub(super) struct Finder<'a> {
    pub(super) subject: &'a Subject<'a>,
    prose: &'a Prose,
    pub(super) body: Body,
    pub(super) named: bool,
    pub(super) agency: &'a str,
    pub(super) year: Option<u16>,
}

/// What stands around one number.
pub(super) struct Context<'a> {
    /// The sentence up to the number.
    pub(super) prefix: &'a str,
    /// From the last boundary or number to the number.
    pub(super) head: &'a str,
    /// From behind the unit to the next boundary or number.
    pub(super) tail: &'a str,
    pub(super) sentence: &'a str,
    pub(super) unit: &'a str,
    pub(super) of: Sentence,
    /// Whether the sentence, or those that it goes on from, is on requests.
    pub(super) topical: bool,
    /// Whether its disputes are those on information.
    pub(super) about: bool,
    /// Whether its numbers stand behind all their subjects, and which belongs to which is not known.
    pub(super) heaped: bool,
}

/// What one sentence counts on one basis: documents and decisions.
const ON_ONE_BASIS: Terms =
    (7 * terms::DOCUMENTS) | (7 * terms::RULES) | terms::LICENSING | terms::PENALTIES | terms::COERCION;

/// Numbers from here on agree with a table's only if they count the same.
const MANY: i64 = 10;

/// Bytes before and behind a number that are looked at: a sentence without an end costs no more than others.
pub(super) const REACH: usize = 900;

pub(super) const BOUNDARIES: [char; 8] = ['，', '；', '：', '。', '（', '）', '！', '？'];

/// Where the clause of a number begins, in the text since the number before it. 行政许可（23件）, 收到申请：7件: what
/// stands directly before a number belongs to it.
fn clause_start(between: &str) -> usize {
    let bare = between.trim_end_matches(['：', '（']);
    // 收费（学费、住宿费）：1260万元, 申请（含上年结转）14件.
    let open = bare.strip_suffix('）').and_then(|inner| inner.rfind('（')).unwrap_or(bare.len());
    bare.part(..open).rfind(BOUNDARIES).map_or(0, |at| at + "，".len())
}

impl Finder<'_> {
    fn sentence(&self, index: usize, sentence: Sentence, text: &str, topical: bool, out: &mut Vec<Claim>) {
        let (numbers, aspect) = (numbers(text), sentence.aspect);
        let about = sentence.section == 4
            || aspect
            || any(text, OF_TABLE_4)
            || is_own_dispute(sentence, text, self.agency)
            || sentence.topics & topic::DISPUTE != 0
                && self.agrees(&[terms::REVIEW, terms::LAWSUITS], "复议|诉讼", text, &numbers);
        let topical = topical
            || sentence.topics & topic::OUTCOME != 0
                && self.agrees(&[terms::NEW, terms::DONE], "收到|受理|办结|答复", text, &numbers);
        let (series, heaped) = (Series::of(text, &numbers), text.contains("分别"));
        let (mut subset, totals) = (Subset::default(), self.totals());
        // What the numbers of this sentence count, when it is one thing.
        let (mut common, mut mixed, mut foreign, mut own_parts) = (0, false, false, false);
        // Claims that may be on a part of what the table counts.
        let mut parts = Vec::new();
        for (at, number) in numbers.iter().enumerate() {
            let from = at.checked_sub(1).map_or(0, |previous| numbers[previous].end);
            let to = numbers.get(at + 1).map_or(text.len(), |next| next.start);
            let low = text.floor_char_boundary(number.start.saturating_sub(REACH));
            let high = text.floor_char_boundary(number.end + REACH);
            let prefix = text.part(low..number.start);
            let begins = from.max(low) + clause_start(text.part(from.max(low)..number.start));
            let ends = text.part(number.end..to).find(BOUNDARIES).map_or(to, |b| number.end + b);
            let listed = series.subject(at);
            let of_year = listed.filter(|head| head.contains('年'));
            let changed = at.checked_sub(1).and_then(|at| changed(text, &numbers[..=at], number));
            let context = Context {
                prefix: of_year
                    .or(changed.map(|subject| text.part(low.min(subject.0)..subject.1)))
                    .unwrap_or(prefix),
                head: listed
                    .or(changed.map(|(from, to)| text.part(from..to)))
                    .unwrap_or(text.part(begins..number.start)),
                tail: if listed.is_some() { "" } else { text.part(number.end..ends) },
                sentence: text.part(low..high),
                unit: number.unit,
                of: sentence,
                topical,
                about,
                heaped: heaped && listed.is_none(),
            };
            subset.sees(&context, number, &totals);
            // 六个部分, 三项制度: things that are named, not cases that are counted.
            let named = !text.as_bytes()[number.start].is_ascii_digit()
                && matches!(number.unit, "个" | "项" | "部" | "条" | "次")
                && sentence.topics & (topic::DECISION | topic::DOCUMENT) == 0;
            if number.rough && !number.least
                || named
                || matches!(number.unit, "人次" | "人" | "篇" | "件次" | "%" | "张")
                || in_quotes(prefix)
            {
                continue;
            }
            let mut said = self.terms(&context);
            let mut total = false;
            if said.is_none() && number.unit != "元" {
                let head = context.head;
                let short = head.chars().count() <= 9;
                total = short && !mixed && any(head, TOTALS) && (head.ends_with(|c| "计共有至".contains(c)));
                let own = foreign && !mixed && short && any(head, OWN);
                if total || own {
                    // 行政处罚中，简易程序71件，普通程序15件，共计86件.
                    let first = prefix.split('，').next().unwrap_or(prefix).trim_end_matches('中');
                    // 上年结转3件，本年新收18件，共21件 is of both.
                    let of_all = match common {
                        0 => decisions(first, number.unit),
                        terms::OVER | terms::FORWARD => None,
                        common => Some(common),
                    };
                    said = of_all.map(|terms| (terms, true));
                }
            }
            let Some((what, whole)) = said else { continue };
            // 政府印发7件，部门印发5件，共12件 is the whole of a place.
            let of_own = own_parts || self.body.covers_region() && any(prefix, "部门");
            let is_foreign = self.is_foreign(&context, what, total && of_own);
            own_parts |= !is_foreign;
            (mixed, common) = (mixed || common != 0 && common != what, what);
            foreign |= is_foreign;
            if subset.holds(&context, what) {
                continue;
            }
            // 县政府及县政府办公室制发9件, 受县直部门委托作出行政处罚6件: the others of the sentence show what it counts.
            let is_part = is_foreign && self.body.covers_region() && self.is_own_time(&context, what)
                || !is_foreign && !whole;
            if (is_foreign || !whole) && (!is_part || what & ON_ONE_BASIS == 0) {
                continue;
            }
            let clause = low + prefix.rfind(['；', '：', '（', '。']).map_or(0, |b| b + "；".len());
            let start = if begins.saturating_sub(clause) > 90 || clause > begins { begins } else { clause };
            let place = (sentence.start + start, sentence.start + ends);
            let printed = (sentence.start + number.start, sentence.start + number.end);
            let claim = Claim::new(what, (number.digits, number.power), index, place, printed);
            // 信息不存在8件 are a part of those not held.
            let least = number.least || what == NOT_HELD && context.head.contains("不存在");
            // 行政复议、行政诉讼各4件: so many of each.
            let each = context.head.ends_with('各') && what == terms::REVIEW | terms::LAWSUITS;
            let of = if each { [terms::REVIEW, terms::LAWSUITS] } else { [what, 0] };
            let of = of.into_iter().filter(|&terms| terms != 0);
            let claims = of.map(|terms| Claim { terms, least, total, ..claim });
            if is_part {
                parts.extend(claims);
            } else {
                out.extend(claims);
            }
        }
        if self.are_on_one_basis(&parts) {
            out.extend(parts);
        }
        self.zeros(index, sentence, text, topical, out);
        debug_assert!(out.last().is_none_or(|claim| claim.end <= self.prose.text().len()));
    }

    /// Whether claims that stand together count what table 2 counts, as most of them agree with it.
    fn are_on_one_basis(&self, claims: &[Claim]) -> bool {
        let agrees = |claim: &&Claim| {
            let right = terms::sum(self.subject, claim.terms).and_then(|(_, count)| count.as_i64());
            claim.power == 0 && claim.digits > 0 && right == Some(claim.digits)
        };
        let right: Vec<&Claim> = claims.iter().filter(agrees).collect();
        right.len() > 1 && 2 * right.len() > claims.len() && right.iter().any(|claim| claim.digits >= MANY)
    }

    /// The numbers of whole requests: received, handled, both received and carried over.
    pub(super) fn totals(&self) -> Vec<i64> {
        let of = |what| terms::sum(self.subject, what)?.1.as_i64();
        [terms::NEW, terms::DONE, terms::NEW | terms::OVER].into_iter().filter_map(of).collect()
    }

    /// Whether a number behind one of these words is what the tables count of one of these terms: then the sentence is on
    /// them, although it does not say so.
    fn agrees(&self, what: &[Terms], words: &str, text: &str, numbers: &[Number<'_>]) -> bool {
        what.iter().any(|&what| {
            let right = terms::sum(self.subject, what).and_then(|(_, count)| count.as_i64());
            right.filter(|&right| right >= MANY).is_some_and(|right| {
                let mut from = 0;
                numbers.iter().any(|number| {
                    let head = text.part(from..number.start);
                    from = number.end;
                    number.count() == Some(right) && any(head, words)
                })
            })
        })
    }

    /// What a number counts, and whether it is the whole of it.
    fn terms(&self, context: &Context<'_>) -> Option<(Terms, bool)> {
        let Context { head, unit, .. } = *context;
        if any(head, COMPARED) || head.ends_with('由') {
            return None;
        }
        if unit == "元" {
            return decisions(head, unit).map(|terms| (terms, true));
        }
        let whole = |terms: Terms| (terms, true);
        // 申请涉及行政许可（11件）: what requests are about.
        let subjects = any(context.prefix, "内容|主要涉及|申请涉及|申请事项|申请类型");
        documents(context)
            .map(whole)
            .or_else(|| {
                let decided = decisions(head, unit).filter(|_| !subjects)?;
                Some((decided, !is_part_of_decisions(context, decided)))
            })
            .or_else(|| disputes(context).map(whole))
            .or_else(|| carried(context, self.year).map(whole))
            .or_else(|| applicants(context).map(whole))
            .or_else(|| outcome(context).map(whole))
            .or_else(|| of_years(context, self.year).map(whole))
            .or_else(|| requests(context))
    }
}

/// What went from last year's number to this one, as the bytes of its name: 申请件数由上年的12件增至28件.
fn changed(text: &str, before: &[Number<'_>], number: &Number<'_>) -> Option<(usize, usize)> {
    const TO: [&str; 14] = [
        "增至",
        "增到",
        "增加至",
        "增加到",
        "增长至",
        "增长到",
        "上升至",
        "升至",
        "降至",
        "降到",
        "下降至",
        "下降到",
        "减至",
        "减少到",
    ];
    let earlier = before.last()?;
    if !TO.contains(&text.part(earlier.end..number.start).trim_start_matches('，')) {
        return None;
    }
    let from = before.len().checked_sub(2).map_or(0, |at| before[at].end);
    let head = text.part(from..earlier.start);
    let to = last(head, "由|从")?;
    let said = head.part(to + "由".len()..).trim_end_matches(['的', '度']);
    let of_last_year =
        matches!(said, "上年" | "去年" | "上一年") || said.ends_with('年') && said.len() == "2023年".len();
    let begin = head.part(..to).rfind(BOUNDARIES).map_or(0, |at| at + "，".len());
    (of_last_year && begin < to).then_some((from + begin, from + to))
}

/// 予以公开、部分公开、无法提供分别为3件、1件和2件: numbers in the order of their subjects.
#[derive(Default)]
struct Series {
    /// The number from which on each has a subject, and the subjects with what is said of all of them.
    rows: Vec<(usize, Vec<String>)>,
}

impl Series {
    fn of(text: &str, numbers: &[Number<'_>]) -> Series {
        let mut series = Series::default();
        for (at, _) in text.match_indices("分别").take(4) {
            let first = numbers.partition_point(|number| number.start < at);
            let row = numbers.get(first).and_then(|number| Series::row(text, numbers, (first, at), number));
            series.rows.extend(row.map(|subjects| (first, subjects)));
        }
        series
    }

    /// The subjects of the numbers from the first on, of which 分别 is said.
    fn row(
        text: &str,
        numbers: &[Number<'_>],
        (first, at): (usize, usize),
        number: &Number<'_>,
    ) -> Option<Vec<String>> {
        const VERB: usize = 14;
        // 分别提出申请76件、10件.
        let verb = text.part(at + "分别".len()..number.start).trim_end_matches(['为', '是', '有', '：']);
        if verb.chars().count() > VERB || verb.contains(BOUNDARIES) {
            return None;
        }
        let before = text.part(text.floor_char_boundary(at.saturating_sub(REACH))..at);
        let list = before.part(before.rfind(BOUNDARIES).map_or(0, |b| b + "，".len())..);
        let joined = |pair: &[Number<'_>]| {
            text.part(pair[0].end..pair[1].start).trim_matches(['、', '，', '和', '及', '与']).is_empty()
        };
        let row = 1 + numbers[first..].windows(2).take_while(|pair| joined(pair)).count();
        let subjects: Vec<String> = list.split(['、', '和']).map(|one| [one, verb].concat()).collect();
        (subjects.len() == row && row > 1).then_some(subjects)
    }

    /// The subject of a number that stands in such a row.
    fn subject(&self, at: usize) -> Option<&str> {
        let of = |(first, subjects): &'_ (usize, Vec<String>)| {
            at.checked_sub(*first).filter(|at| *at < subjects.len())
        };
        self.rows.iter().find_map(|row| Some(row.1[of(row)?].as_str()))
    }
}

/// Whether a place lies within 《》 or “”: titles and citations.
fn in_quotes(prefix: &str) -> bool {
    let open = |open: char, close: char| prefix.rfind(open) > prefix.rfind(close);
    open('《', '》') || open('“', '”') || open('〔', '〕')
}

/// Decisions and fees of table 2: the words of their subject, and those beside which the number counts something else.
const DECISIONS: [(&str, Terms); 4] = [
    ("行政许可|核发许可", terms::LICENSING),
    ("行政处罚|处罚决定", terms::PENALTIES),
    ("行政强制|强制措施", terms::COERCION),
    ("行政事业性收费", terms::FEES),
];
const NO_DECISION: &str = "公示|公开|信用|不予|减|免|立案|听证|申请|受理|咨询|承接|下放|取消|保留|配合|协助|移送|非税|非行政|涉及|拟|不属|不计|复议|诉讼|撤|变更|注销|新增|案卷|评查";
/// What is done by others, and how a part is decided.
const OTHERS_DECIDE: &str = "代行|行使|委托|派驻";
const PARTS_OF_DECISIONS: &str = "简易程序|普通程序|一般程序|快速办理|简易|当场|听证";
/// What may stand between the subject and its number.
const DECIDED: &str =
    "决定书事项类措施案件共合计总数量为达的了全年本内办理作出实施完成收入征取金额：（）、是有";

/// What a text before a number says of decisions or fees.
fn decisions(head: &str, unit: &str) -> Option<Terms> {
    let found = |&(words, terms): &(&str, Terms)| Some((last(head, words)?, terms));
    let (at, terms) = DECISIONS.iter().filter_map(found).max()?;
    let fits = match unit {
        "元" => terms == terms::FEES,
        "件" | "宗" | "宗次" | "份" | "例" | "起" | "个" | "次" | "户次" | "项次" => {
            terms != terms::FEES
        }
        _ => false,
    };
    let word = if terms == terms::FEES { "行政事业性收费" } else { "行政许可" };
    let mut behind = head.part(at + word.len()..);
    // 行政事业性收费（水资源费）：380万元.
    if let (Some(from), Some(to)) = (behind.find('（'), behind.rfind('）')) {
        behind = if from < to && behind.part(..from).is_empty() { behind.part(to..) } else { behind };
    }
    (fits && !any(head, NO_DECISION) && behind.chars().all(|c| DECIDED.contains(c))).then_some(terms)
}

/// Whether a number of decisions is only a part of them.
fn is_part_of_decisions(context: &Context<'_>, decided: Terms) -> bool {
    let Context { prefix, head, sentence, .. } = *context;
    let clause = prefix.part(prefix.rfind(['；', '。']).unwrap_or(0)..);
    // 行政强制措施380件、行政强制执行30件.
    let halves = decided == terms::COERCION
        && head.contains("措施")
        && sentence.split("行政强制执行").skip(1).any(|rest| {
            rest.trim_start_matches(['决', '定', '案', '件']).starts_with(|c: char| c.is_ascii_digit())
        });
    any(head, PARTS_OF_DECISIONS) || any(clause, OTHERS_DECIDE) || halves
}

/// The own year's number in a row of years: 近三年收到申请数分别为：2022年91件，2023年80件，2024年86件.
fn of_years(context: &Context<'_>, year: Option<u16>) -> Option<Terms> {
    let Context { head, prefix, of: Sentence { aspect, .. }, .. } = *context;
    let own = year.is_some_and(|year| {
        let year = year.to_string();
        head.strip_prefix(year.as_str()).is_some_and(|rest| matches!(rest, "年" | "年度" | "年为"))
    });
    let lead = own.then(|| prefix.split(|c: char| c.is_ascii_digit()).next())??;
    let lead = lead.trim_end_matches(['：', '为', '，']);
    let requests = any(lead, REQUESTS) || aspect;
    let received = any(lead, "收到|受理|新收|申请量|申请数");
    let other = any(lead, "其中|网络|当面|信函|办结|答复|复议|诉讼|全市|各");
    (requests && received && !other && lead.contains("申请")).then_some(terms::NEW)
}

fn documents(context: &Context<'_>) -> Option<Terms> {
    let Context { prefix, head, of: Sentence { topics, .. }, unit, .. } = *context;
    let clause = prefix.part(prefix.rfind('；').unwrap_or(0)..);
    let other = "公开|发布|解读|备案|审核|审查|清理|上传|刊登|征求|评估|修改|修订|失效|名义|以|形式|全文|起草|合法性|拟|党|联合|报送|转发|条款|草案|制度|报请|累计|会签|部门规|法律|法规|代|目录|公平|应|上报|已废止|标注|收录";
    // The columns of the form of 2019.
    if topics & topic::DOCUMENT != 0
        && head.contains("对外公开")
        && (head.contains("总数") || head.ends_with('共'))
        && !any(head, "累计|网站|新")
    {
        let rules = head.contains("规章") && !head.contains("规范性文件");
        return Some(if rules { terms::PUBLIC << 1 } else { terms::PUBLIC });
    }
    if topics & topic::DOCUMENT == 0 || !matches!(unit, "件" | "份" | "个" | "部") || any(head, other) {
        return None;
    }
    let of = |word: &str| clause.contains(word).then(|| (head.contains(word), head.len()));
    let (first, (named, _)) = match (of("规范性文件"), of("规章")) {
        (Some(docs), rules) if docs.0 || rules.is_none_or(|rules| !rules.0) => (terms::DOCUMENTS, docs),
        (_, Some(rules)) => (terms::RULES, rules),
        _ => return None,
    };
    let short = head.chars().count();
    let in_force =
        any(head, "现行有效|继续有效|现有有效") || named && any(head, "有效|现有") && !head.contains("废止");
    if in_force && (named || short <= 10) {
        Some(first << 2)
    } else if head.contains("废止") && (named || short <= 8 && !clause.contains("清理")) {
        Some(first << 1)
    } else if any(head, "制发|制定|制订|出台|制作|印发") && (named || short <= 4) {
        Some(first)
    } else {
        None
    }
}

/// The results of disputes, in the order of the columns of table 4.
const RESULTS: [&str; 4] = ["维持", "纠正|纠错", "其他结果|其它结果", "尚未审结|未审结|正在审理"];

fn disputes(context: &Context<'_>) -> Option<Terms> {
    let Context { prefix, head, tail, of: Sentence { topics, .. }, .. } = *context;
    if topics & topic::DISPUTE == 0 || matches!(context.unit, "个" | "项" | "部" | "条") {
        return None;
    }
    let about = |text: &str| any(text, "信息公开|公开申请|依申请");
    let of_other = any(
        head,
        "代理|应诉|备案|调解|包含|结转|代办|接收|移送|撤回|一审|二审|再审|开庭|败诉|胜诉|分别|受理|变更|责令|听证|撤销|驳回|举报|各类",
    ) || any(prefix, "作为复议机关|复议机构|办理行政复议|第三人")
        || head.contains("被申请人") && !head.trim_start_matches(['，', '、']).starts_with(['我', '本'])
        || prefix.contains("其他行政行为") && !head.contains("信息公开");
    // 均与政府信息公开无关; 县某局为被告.
    let unrelated = any(context.sentence, "无关|不涉及政府信息|不涉及信息|非政府信息|共同被告|为被告|作被告");
    // 行政诉讼案件共9件，其中涉及政府信息公开2件: the first number is of all kinds; 被纠错2件，其中复议1件 of results.
    let of_all = any(
        context.sentence,
        "其中涉及政府信息公开|其中涉及信息公开|其中政府信息公开|其中信息公开|其中因政府信息公开|其中涉政府信息公开|其中依申请公开",
    ) && !any(prefix, "其中")
        && !about(prefix);
    let segment = prefix.part(prefix.rfind(['；', '。']).unwrap_or(0)..);
    let of_results = segment.rfind("其中").is_some_and(|at| {
        any(segment.part(..at), "纠错|纠正|维持|败诉|胜诉|审结|撤销|撤诉")
            && !any(segment.part(..at), "复议|诉讼")
    });
    // 全县政府信息公开行政复议3件；全县行政复议案件共126件.
    // The head of a number in a row of 分别 stands elsewhere, so its length may fall into a character.
    let head_from = prefix.floor_char_boundary(prefix.len().saturating_sub(head.len()));
    let earlier = prefix.part(..head_from);
    let of_place = any(head, "全市|全县|全区|全省|全州") && !about(head) && any(earlier, "复议|诉讼");
    if of_other || unrelated || of_all || of_results || of_place || is_followed_by_own(context) {
        return None;
    }
    // What is said before the first dispute holds for all of them.
    let begin = prefix.find("复议").into_iter().chain(prefix.find("诉讼")).min().unwrap_or(prefix.len());
    let all_about = context.about || about(prefix.part(..begin));
    let nearest = last(prefix, "复议|诉讼|起诉").map(|at| prefix.part(at..));
    let result = |text: &str| RESULTS.iter().position(|words| any(text, words));
    // 维持9件、纠正3件; 两件维持、一件纠正.
    let piece = head.rsplit('、').next().unwrap_or(head);
    let before = result(piece).filter(|_| !any(piece, "均|全部|审结的|其余"));
    let behind = result(tail)
        .filter(|_| piece.chars().count() <= 2 && before.is_none() && !any(tail, "均|全部|复议|诉讼|、维持"));
    if let (Some(column), Some(kind)) = (before.or(behind), nearest) {
        let (own, review) =
            (terms::RESULT << column, kind.starts_with("复议") && !kind.starts_with("复议后"));
        let after = kind.starts_with("复议后") || any(kind, "复议后");
        let before = earlier.part(earlier.rfind('；').unwrap_or(0)..);
        let of = if before.contains("复议") && before.contains("诉讼") && !any(head, "复议|诉讼|起诉")
        {
            own | own << 4 | own << 8
        } else if review {
            own
        } else if after {
            own << 8
        } else {
            own << 4 | own << 8
        };
        let direct = kind.starts_with("起诉");
        return (!direct && (all_about || about(earlier))).then_some(of);
    }
    let which = |text: &str| match (text.contains("复议"), text.contains("诉讼")) {
        _ if any(text, "直接起诉|直接提起") => Some(terms::DIRECT),
        _ if any(text, "复议后起诉|复议后提起|复议后再|复议后又|不服复议|复议决定不服|不服行政复议") => {
            Some(terms::AFTER)
        }
        (true, true) => Some(terms::REVIEW | terms::LAWSUITS),
        (true, false) => Some(terms::REVIEW),
        (false, true) => Some(terms::LAWSUITS),
        _ => None,
    };
    let other = "审结|结案|办结|尚未|审理|应对|答复|办理|收到行政|维持|纠正";
    // 3件复议、2件诉讼: what stands between is counted by the number before it.
    let between = ["行政复议、", "复议、", "复议和", "行政复议和", "诉讼、", "行政诉讼、"];
    let of_former = between.contains(&head) && tail.starts_with(['复', '行', '诉']) && which(tail).is_some();
    if let Some(what) = which(head).filter(|_| !of_former) {
        let beside =
            about(head) || context.about || any(head, "引发|引起|被申请|被提起|涉及") && about(prefix);
        // 行政复议7件，诉讼9件: the second goes on where the first began.
        let goes_on = all_about && head.trim_start_matches(['、', '和', '及']).chars().count() <= 12;
        let known = (beside || goes_on) && !any(head, other) && !any(tail, "维持|纠正|审结");
        return known.then_some(what);
    }
    let what = which(tail)?;
    let beside = about(tail) || (context.about || about(prefix)) && any(head, "引发|引起|发生|涉及|有");
    let list = "维持|纠正|审结|办理|办结|经复议|受理|应诉|分别";
    (beside && !any(tail, list) && !any(head, other) && !context.heaped).then_some(what)
}

/// 全年行政复议31件，涉政府信息公开的3件: the first number is of all kinds.
fn is_followed_by_own(context: &Context<'_>) -> bool {
    let Context { prefix, sentence, tail, .. } = *context;
    let behind = sentence.strip_prefix(prefix).unwrap_or_default();
    let Some(at) =
        behind.find(['，', '（', '。', '；']).filter(|&at| !behind.part(at..).starts_with(['。', '；']))
    else {
        return false;
    };
    let next = behind.part(at + "，".len()..);
    let next = next.part(..next.find(BOUNDARIES).unwrap_or(next.len()));
    let own = next.trim_start_matches("其中").trim_start_matches("属于");
    let own = own.strip_prefix("涉及").or(own.strip_prefix('涉')).unwrap_or(own);
    let own = own.strip_prefix("政府").unwrap_or(own);
    let segment = prefix.part(prefix.rfind(['；', '。']).unwrap_or(0)..);
    let named = any(segment, "信息公开|公开申请|依申请") || any(tail, "信息公开|公开申请");
    own.starts_with("信息公开")
        && !any(own, "复议|诉讼|起诉")
        && own.trim_end_matches('。').ends_with(['件', '起', '宗', '例'])
        && !named
}

/// What is not yet handled.
const STILL_OPEN: &str = "正在办|在办|办理中|未办结|未答复|尚在办理|明年|下年|下一年|次年|来年|跨年";

fn carried(context: &Context<'_>, year: Option<u16>) -> Option<Terms> {
    let Context { prefix, head, tail, sentence, of: Sentence { topics, aspect, .. }, .. } = *context;
    if topics & topic::CARRY == 0 && !aspect {
        return None;
    }
    // 年末在办7件, 剩余4件正在办理, 上年度延续办理的申请4件.
    // 新收18件中，2件转下年；上年结转2件中，1件仍在办理: parts of what is carried forward.
    if sentence.matches("件中").count() > 1 && any(sentence, "上年结转|上年度结转") {
        return None;
    }
    if aspect && !any(prefix, "复议|诉讼|信访|网络|当面") {
        let open = any(head, "年末在办|年底在办|跨年度办理|年末未办结|尚在办理|年底未办结");
        let rest = any(head, "剩余|其余|尚有|还有|另有|剩") && any(tail, STILL_OPEN);
        if (open || rest) && head.chars().count() <= 10 {
            return Some(terms::FORWARD);
        }
        if any(head, "上年度延续|上年延续|上年未办结|上年度未办结|去年未办结") {
            return Some(terms::OVER);
        }
    }
    let own = |text: &str| -> Option<Terms> {
        if !any(text, "结转|转结|顺延|转入|转至|延至|转下") {
            return None;
        }
        let named = |offset: i32, word: &str| {
            year.is_some_and(|y| text.contains(&[&(i32::from(y) + offset).to_string(), word].concat()))
        };
        let next =
            any(text, "下年|下一年|下一个年|次年|明年|来年|年末结转|年底结转|期末结转") || named(1, "年");
        let last = any(text, "上年|上一年|去年|上个年|往年|年初结转|期初结转") || named(-1, "年");
        match (next, last) {
            (true, false) => Some(terms::FORWARD),
            (false, true) if text.contains('转') => Some(terms::OVER),
            // 办结28件，结转4件.
            (false, false) if text.trim_start_matches('、') == "结转" && any(prefix, "办结|答复") => {
                Some(terms::FORWARD)
            }
            _ => None,
        }
    };
    let other = "复议|公开的|其中|项目|资金";
    let clean = |text: &str| !any(text, other) && !text.contains('）');
    let said = own(head).filter(|_| clean(head)).or_else(|| {
        // 另有72件顺延到下年度答复.
        let short = head.chars().count() <= 8 && !any(head, "收到|受理|答复");
        own(tail).filter(|_| short && !any(tail, "复议|诉讼|项目|资金"))
    });
    said.filter(|_| aspect && !any(head, "诉讼|案件") || any(sentence, "申请|答复|收到|新收|办结"))
}

/// The words for outcomes of requests, and for the single reasons.
const OUTCOMES: [(&str, Terms); 33] = [
    ("部分公开", terms::PARTIAL),
    ("部分予以公开", terms::PARTIAL),
    ("不予公开", 1 << 6),
    ("不同意公开", 1 << 6),
    ("不公开", 1 << 6),
    ("予以公开", terms::GRANTED),
    ("同意公开", terms::GRANTED),
    ("全部公开", terms::GRANTED),
    ("公开或部分", terms::GRANTED),
    ("公开和部分", terms::GRANTED),
    ("公开及部分", terms::GRANTED),
    ("全部或部分", terms::GRANTED),
    ("全部和部分", terms::GRANTED),
    ("全部及部分", terms::GRANTED),
    ("全部或者部分", terms::GRANTED),
    ("无法提供", 1 << 7),
    ("不予处理", 1 << 8),
    ("不处理", 1 << 8),
    ("其他处理", 1 << 9),
    ("其它处理", 1 << 9),
    ("国家秘密", terms::REASON),
    ("禁止公开", terms::REASON << 1),
    ("一稳定", terms::REASON << 2),
    ("第三方", terms::REASON << 3),
    ("内部事务", terms::REASON << 4),
    ("过程性信息", terms::REASON << 5),
    ("执法案卷", terms::REASON << 6),
    ("行政查询", terms::REASON << 7),
    ("不掌握", terms::REASON << 8),
    ("未掌握", terms::REASON << 8),
    ("信息不存在", NOT_HELD),
    ("另行制作", terms::REASON << 9),
    ("没有现成", terms::REASON << 9),
];
const MORE_REASONS: [(&str, Terms); 12] = [
    ("期未缴", terms::REASON << 17),
    ("期不缴", terms::REASON << 17),
    ("不明确", terms::REASON << 10),
    ("举报投诉类", terms::REASON << 11),
    ("信访类", terms::REASON << 11),
    ("信访投诉类", terms::REASON << 11),
    ("重复申请", terms::REASON << 12),
    ("公开出版物", terms::REASON << 13),
    ("大量反复申请", terms::REASON << 14),
    ("重新出具", terms::REASON << 15),
    ("期不补正", terms::REASON << 16),
    ("期未补正", terms::REASON << 16),
];

/// Denied, unable to provide and not processed.
const REFUSED: Terms = 7 << 6;

/// Requests for what is not held, or does not exist.
const NOT_HELD: Terms = terms::REASON << 8;

/// The outcomes that a text names, where the first of them begins and where the last of them ends.
pub(super) fn outcomes(text: &str) -> (Terms, usize, usize) {
    let (mut terms, mut begin, mut end) = (0, text.len(), 0);
    for (word, term) in OUTCOMES.iter().chain(&MORE_REASONS) {
        for (at, _) in text.match_indices(word) {
            // 不同意公开 holds 同意公开, 不予公开及部分公开 holds 公开及部分.
            if !(text.part(..at).ends_with(['不', '予'])) || word.starts_with('不') {
                terms |= term;
                begin = begin.min(at);
                end = end.max(at + word.len());
            }
        }
    }
    (terms, begin, end)
}

fn outcome(context: &Context<'_>) -> Option<Terms> {
    let Context { prefix, head, tail, sentence, of: Sentence { topics, aspect, .. }, topical, unit, .. } =
        *context;
    if !topical || !aspect && topics & (topic::OUTCOME | topic::REASON | topic::REQUEST) == 0 {
        return None;
    }
    let one = |terms: Terms| {
        // 因属于过程性信息不予公开1件 counts the reason, 因本机关不掌握等原因无法提供3件 the group.
        let (reasons, groups) = (terms & terms::REASONS, terms & terms::GROUPS);
        let several = any(head, "等|情形|各");
        let terms = if reasons == 0 || groups != 0 && several { groups } else { reasons };
        let single = terms & terms::REASONS == 0 || !several && terms.is_power_of_two();
        let because = any(head, "因|属于|由于") && !several && reasons == 0;
        // 主动公开80件，依申请公开15件，不予公开5件 sorts documents, not requests.
        let documents =
            any(sentence, "主动公开|公文|发文|文件") || !matches!(unit, "件" | "宗" | "起" | "例");
        let clean =
            !documents && !any(head, "网站|公报|提案|议案|建议|收到|受理|复议|诉讼|案例|延期|征求|意见");
        (clean && single && !because && !context.heaped && !any(head, "情形|各")).then_some(terms)
    };
    let piece = head.rsplit('、').next().unwrap_or(head);
    let (_, _, end) = outcomes(piece);
    if end != 0 {
        let near = piece.part(end..).chars().count() <= 8 && !any(piece.part(end..), "信息公");
        // 就予以公开的3件申请提出异议.
        let object = tail.trim_start_matches("政府信息公开").trim_start_matches("申请");
        let of_others =
            any(piece, "就|针对|对予以|对不予|对部分") || piece.ends_with('的') && !object.is_empty();
        if of_others {
            return None;
        }
        // 公开（含部分公开）48件 is on both.
        if any(piece, "公开（含部分公开|公开（包括部分公开|公开（含部分）|公开（部分公开")
        {
            return one(terms::GRANTED | terms::PARTIAL);
        }
        // 予以公开、部分公开共7件 is on both, 涉及国家秘密2件、第三方1件 on one each.
        let (terms, ..) = outcomes(if any(piece, "共|合计|和|及|等") { head } else { piece });
        // 不予公开、无法提供、不予处理及其他158件: the others are the sixth group only where all before it are named.
        let behind = piece.part(end..);
        let others = behind.trim_start_matches(['以', '及', '和', '与']);
        let and_others =
            others.len() < behind.len() && others.starts_with(['其']) && any(others, "其他|其它");
        let terms = match terms {
            _ if !and_others => terms,
            refused if refused & terms::GROUPS == REFUSED => refused | terms::OTHERS,
            _ => return None,
        };
        // 因申请内容不明确告知补正31件: a notice is no outcome.
        return if near && !behind.contains("补正") { one(terms) } else { None };
    }
    let plain = piece.trim_start_matches("其中").trim_end_matches('类');
    if plain == "公开" && any(sentence, "部分公开|不予公开|不公开|无法提供|信访") {
        return one(terms::GRANTED);
    }
    // 12件予以公开，3件部分公开; 2宗因没有现成信息告知无法提供, 2件公开.
    let verb = tail.trim_start_matches([
        '均', '已', '为', '被', '的', '申', '请', '依', '法', '作', '出', '属', '因', '由', '于', '本', '单',
        '位', '机', '关', '学', '校', '我', '局', '告', '知', '人',
    ]);
    if verb.trim_end_matches(['、', '，']) == "公开"
        && piece.chars().count() <= 4
        && any(sentence, "部分公开|不予公开|无法提供")
    {
        return one(terms::GRANTED);
    }
    let (terms, mut begin, end) = outcomes(verb);
    if tail.trim_start_matches(['均', '已', '的', '申', '请']).starts_with('因') && begin < end {
        const REASON: usize = 12;
        begin = if verb.part(..begin).chars().count() <= REASON { 0 } else { begin };
    }
    let short = piece.chars().count() <= 4 && !prefix.ends_with("第");
    let near = end != 0
        && begin == 0
        && short
        && verb.part(end..).chars().count() <= 5
        && !verb.part(end..).contains("补正");
    if near { one(terms) } else { None }
}

/// The kinds of applicants.
const APPLICANTS: [(&str, Terms); 10] = [
    ("自然人", terms::PERSON),
    ("个人申请", terms::PERSON),
    ("公民申请", terms::PERSON),
    ("商业企业", terms::COMPANY),
    ("科研机构", terms::COMPANY << 1),
    ("社会公益组织", terms::COMPANY << 2),
    ("法律服务机构", terms::COMPANY << 3),
    ("法人或其他组织", terms::ORGANISATIONS),
    ("法人和其他组织", terms::ORGANISATIONS),
    ("法人及其他组织", terms::ORGANISATIONS),
];

fn applicants(context: &Context<'_>) -> Option<Terms> {
    let Context { prefix, head, of: Sentence { topics, aspect, .. }, unit, sentence, .. } = *context;
    let piece = head.rsplit('、').next().unwrap_or(head);
    // 申请人以自然人为主，共78件.
    if aspect && prefix.ends_with("申请人以自然人为主，共") {
        return Some(terms::PERSON);
    }
    let (word, terms) = APPLICANTS.iter().find(|(word, _)| piece.contains(word)).copied().or_else(|| {
        (piece.contains("企业") && any(prefix, "自然人|个人申请")).then_some(("企业", terms::COMPANY))
    })?;
    let at = piece.rfind(word)? + word.len();
    // 家长个人申请14件, 培训企业申请4件: some of them.
    let all = piece.trim_start_matches("其中").trim_start_matches(['共', '收', '到', '新', '受', '理']);
    if matches!(word, "个人申请" | "公民申请" | "企业") && !all.starts_with(word) {
        return None;
    }
    let behind = piece.part(at..).trim_start_matches(['提', '出', '交']).trim_start_matches("政府信息公开");
    let known = (topics & topic::REQUEST != 0 || aspect)
        && !context.heaped
        && matches!(unit, "件" | "宗" | "份" | "起")
        && behind.chars().count() <= 6
        && !any(piece, "、|公民|和自然|及自然")
        // 公民、法人和其他组织: everybody.
        && !(terms == terms::ORGANISATIONS && any(head, "公民、法人|自然人、法人|公众、法人|个人、法人|群众、法人|公民，法人"))
        && !any(prefix, "办结|答复|予以公开|不予|复议|诉讼|许可|处罚")
        && !any(sentence, "结转|转入");
    known.then_some(terms)
}

/// The characters of a clause on requests handled that does not name them: 全年答复, 年内已办理完毕.
const HANDLED: &str =
    "全年本度内末底截至共累计已均依法按规定答复办结理完毕申请的数量为政府信息公开我局机关单位人，、：（）";

/// What is short for requests received, under their own heading.
pub(super) const ON_REQUEST: [&str; 6] = [
    "依申请公开",
    "依申请公开共",
    "依申请公开数量",
    "依申请公开数量为",
    "依申请公开件数为",
    "依申请公开总数为",
];

fn requests(context: &Context<'_>) -> Option<(Terms, bool)> {
    let Context { prefix, head, tail, unit, sentence, of: Sentence { aspect, .. }, .. } = *context;
    // 申请（含上年结转）14件.
    let head = head.strip_suffix('）').and_then(|own| own.rsplit_once('（')).map_or(head, |(own, _)| own);
    let other = "复议|诉讼|举报|投诉|信访|咨询|许可|动产登记|婚姻登记|企业登记|登记申请|救助|援助|补正|撤回|撤销|重复|热线|留言|信箱|提案|建议|议案|工单|来信|不动产|查询|分别|商业企业|科研|律师|延期|超期|逾期|未|率|转|电话|电子邮件申|村务|居务|协助|诉求|证|书面|仲裁|补贴|低保|指导|抽查|意见|文书|案卷";
    let received = any(head, "收到|接到|受理|新收|接收") || head.contains("登记") && !any(head, "办|事项");
    // 申请量为95件, 申请总数95件, 申请收到数：89.
    let counted = any(head, "申请量|申请总数|申请总量|申请件数|申请数|申请收到数|申请受理数")
        && (aspect || any(prefix, REQUESTS))
        && matches!(unit, "件" | "宗")
        && tail.is_empty();
    if counted && !any(head, other) && !any(head, "网|当面|信函|邮|办结|答复|数量|涉及|其中")
    {
        return Some((terms::NEW, true));
    }
    if any(tail, "文书|案卷|意见") {
        return None;
    }
    // （二）依申请公开。依申请公开2件，全部予以公开.
    let short_for = aspect
        && matches!(unit, "件" | "宗")
        && tail.is_empty()
        && ON_REQUEST
            .contains(&head.trim_start_matches(['，', '全', '年', '本', '我', '局', '镇', '乡', '共', '有']))
        && !any(sentence, "主动公开|公文|发文|文件|信息公开目录|条");
    if short_for {
        return Some((terms::NEW, true));
    }
    if !received && !any(head, "答复|办结|办理|处理")
        || any(head, other)
        || any(tail, "复议|诉讼|予以公开|不予|部分公开")
    {
        return None;
    }
    let among = prefix.contains("其中") && !any(head, OWN);
    // 县局机关收到10件，各分局收到8件: its own part of what the table counts.
    if any(head, "机关收到|机关受理|机关接收|机关新收|本级收到|本级受理|机关本级")
        && any(sentence, "各税务分局|分局收到|分局受理|各所收到|各所受理|各县局收到|各分局|派出机构收到")
    {
        return None;
    }
    let whole = any(head, "共|总|累计|合计|全年");
    let channel = any(head, "网络|网上|在线|线上|线下|当面|现场|信函|邮寄|邮件|传真|平台|窗口|渠道|系统");
    let short = head.chars().count();
    if received && (any(head, REQUESTS) || any(tail, REQUESTS)) {
        return Some((terms::NEW, !among && (whole || !channel)));
    }
    // 共收到申请12件; 政府信息公开申请，局机关收到12件.
    let plain = matches!(unit, "件" | "宗" | "笔")
        && short <= 12
        && tail.is_empty()
        && (aspect || any(sentence, "公开|结转|答复"))
        && !any(sentence, "仲裁|许可|登记|补贴|救助|低保|提案|户|证");
    let bare = any(head, "收到申请|受理申请|接收申请|接到申请|新收申请|收到依申请公开|收申请");
    // （二）依申请公开。新收7件，上年结转1件.
    let alone = aspect
        && matches!(
            head.trim_start_matches(['，', '全', '年', '本', '今', '度', '共', '我', '局', '镇', '乡']),
            "收到" | "新收" | "新收到" | "受理"
        )
        && (prefix.len() == head.len()
            || prefix.starts_with("上年结转") && prefix.matches('件').count() == 1);
    let after = any(head, "收到") && short <= 9 && any(prefix, REQUESTS) && !head.contains("申请");
    if plain && received && (bare || alone || after && !among) {
        return Some((terms::NEW, !among && (whole || !channel)));
    }
    let handled = any(prefix, REQUESTS) || aspect && head.chars().all(|c| HANDLED.contains(c));
    let timely = any(head, "按时|按期|期限|及时|结转|公开答复|主动");
    let near = short <= 14 || any(head, REQUESTS);
    (handled
        && near
        && !timely
        && !channel
        && !received
        && !among
        && matches!(unit, "件" | "宗" | "份" | "例" | "起"))
    .then_some((terms::DONE, true))
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;

    /// The claims that a text makes in the report of this body on 2023.
    fn of(agency: &str, text: &str) -> Vec<(Terms, i64)> {
        let (mut report, text) = super::super::super::fixture::with_text(Edition::F21, &[(1, text)]);
        report.agency = (!agency.is_empty()).then(|| agency.to_owned());
        let subject = Subject::new(&text, &report);
        claims(&subject).into_iter().map(|c| (c.terms, c.digits)).collect()
    }

    fn own(text: &str) -> Vec<(Terms, i64)> {
        of("云溪县水利局", text)
    }

    #[test]
    fn single_reasons_are_found() {
        let reason = |at: u32| terms::REASON << at;
        assert_eq!(
            own(
                "本机关不掌握相关政府信息的178件，没有现成信息需要另行制作的29件，补正后申请内容仍不明确的22件。"
            ),
            [(reason(8), 178), (reason(9), 29), (reason(10), 22)]
        );
        assert_eq!(
            own("逾期不补正3件，重复申请2件，信访举报投诉类申请1件。"),
            [(reason(16), 3), (reason(12), 2), (reason(11), 1)]
        );
    }

    #[test]
    fn requests_are_found_in_many_wordings() {
        use terms::{DONE, FORWARD, NEW, OVER};
        assert_eq!(
            own("全年共收到政府信息公开申请12件，办结11件，结转下年度1件。"),
            [(NEW, 12), (DONE, 11), (FORWARD, 1)]
        );
        assert_eq!(own("2023年，我局受理依申请公开8件，上年结转2件。"), [(NEW, 8), (OVER, 2)]);
        assert_eq!(own("共收到12件政府信息公开申请。"), [(NEW, 12)]);
        assert_eq!(
            own("答复政府信息公开申请30件（含上年度结转申请4件，另有5件顺延到下年度答复）。"),
            [(DONE, 30), (OVER, 4), (FORWARD, 5)]
        );
        assert_eq!(
            own("新收政府信息公开申请3件，2022年结转1件，结转至2024年2件。"),
            [(NEW, 3), (OVER, 1), (FORWARD, 2)]
        );
    }

    #[test]
    fn outcomes_are_found_with_their_sums() {
        let sum = |bits: Terms| bits << 4;
        assert_eq!(
            own("所有申请中，予以公开5件，部分公开2件，不予公开1件。"),
            [(sum(1), 5), (sum(2), 2), (sum(4), 1)]
        );
        assert_eq!(
            own("已答复申请，予以公开及部分公开7件，因本机关不掌握等原因无法提供3件。"),
            [(sum(3), 7), (sum(8), 3)]
        );
        assert_eq!(own("申请均已答复，5件予以公开，1件不予处理。"), [(sum(1), 5), (sum(16), 1)]);
        assert_eq!(own("申请办理中，因属于行政查询事项不予公开1件。"), [(terms::REASON << 7, 1)]);
        assert_eq!(own("公开信息80条，依申请公开信息数15条，不予公开信息数5条。"), []);
        assert_eq!(own("印发公文80件，其中主动公开70件，依申请公开8件，不予公开2件。"), []);
    }

    #[test]
    fn sums_with_all_others_and_notices_are_told_apart() {
        let sum = |bits: Terms| bits << 4;
        assert_eq!(own("申请均已答复，全部或部分公开16件。"), [(sum(3), 16)]);
        assert_eq!(own("申请中不予公开、无法提供、不予处理及其他共18件。"), [(sum(0x3C), 18)]);
        assert_eq!(own("申请中不予公开、无法提供及其他18件。"), []);
        assert_eq!(own("申请中因申请内容不明确告知补正31件。"), []);
        assert_eq!(own("申请中补正后申请内容仍不明确4件。"), [(terms::REASON << 10, 4)]);
    }

    #[test]
    fn disputes_of_all_kinds_are_none_on_information() {
        use terms::{LAWSUITS, REVIEW};
        let four = |text: &str| {
            let (mut report, text) = super::super::super::fixture::with_text(Edition::F21, &[(4, text)]);
            report.agency = Some("云溪县水利局".to_owned());
            let subject = Subject::new(&text, &report);
            claims(&subject).into_iter().map(|c| (c.terms, c.digits)).collect::<Vec<_>>()
        };
        let text = "全年行政复议31件，涉政府信息公开的3件；行政诉讼17件，涉政府信息公开的2件。";
        assert_eq!(four(text), []);
        assert_eq!(four("除上述3件复议、2件诉讼外，没有其他案件。"), []);
        let text = "因政府信息公开被申请行政复议3件，涉及征地2件；行政诉讼2件。";
        assert_eq!(four(text), [(REVIEW, 3), (LAWSUITS, 2)]);
    }

    #[test]
    fn disputes_and_documents_are_found() {
        use terms::{DOCUMENTS, LAWSUITS, REVIEW};
        assert_eq!(own("政府信息公开类行政复议7件，诉讼9件。"), [(REVIEW, 7), (LAWSUITS, 9)]);
        assert_eq!(own("因政府信息公开引发的行政复议、行政诉讼共3件。"), [(REVIEW | LAWSUITS, 3)]);
        assert_eq!(own("有1件涉及政府信息公开工作的行政复议。"), [(REVIEW, 1)]);
        assert_eq!(
            own("政府信息公开行政复议5件，其中结果维持3件，尚未审结2件。"),
            [(REVIEW, 5), (terms::RESULT, 3), (terms::RESULT << 3, 2)]
        );
        assert_eq!(
            own("制发行政规范性文件3件，废止2件，现行有效18件。"),
            [(DOCUMENTS, 3), (DOCUMENTS << 1, 2), (DOCUMENTS << 2, 18)]
        );
        assert_eq!(own("公开行政规范性文件3件，解读规范性文件2件。"), []);
    }

    /// Sentences as reports have them, with all that is claimed in them.
    #[test]
    fn realistic_sentences_yield_what_they_claim() {
        use terms::{DOCUMENTS, DONE, FORWARD, LAWSUITS, NEW, OVER, REVIEW};
        let cases: [(&str, &[(Terms, i64)]); 16] = [
            (
                "2023年，我局共受理政府信息依申请公开7件，其中予以公开4件，部分公开1件。",
                &[(NEW, 7), (1 << 4, 4), (2 << 4, 1)],
            ),
            (
                "收到政府信息公开申请42件，上年结转0件，全年依法办结41件，结转下年1件，按时办结率100%。",
                &[(NEW, 42), (OVER, 0), (DONE, 41), (FORWARD, 1)],
            ),
            ("2023年度发生行政复议案件1件，为其他结果；行政诉讼案件1件，为其他结果。", &[]),
            ("全年受理行政复议案件80件，其中政府信息公开类3件。", &[]),
            (
                "共收到信息公开申请15件（其中网络10件、信函5件），其中其他处理4件，不予公开3件。",
                &[(NEW, 15), (32 << 4, 4), (4 << 4, 3)],
            ),
            ("收到政府信息公开申请12件，较上年减少3件，办结12件。", &[(NEW, 12), (DONE, 12)]),
            ("我局承办县政府转办的政府信息公开申请3件。", &[]),
            ("通过省依申请公开平台收到申请9件，线下收到申请3件。", &[]),
            ("2019年以来累计受理政府信息公开申请30件。", &[]),
            ("共办理行政复议2件、行政诉讼1件，均与政府信息公开无关。", &[]),
            (
                "政府信息公开引发行政复议案件2件，同比下降50%，行政诉讼案件1件，同比持平。",
                &[(REVIEW, 2), (LAWSUITS, 1)],
            ),
            (
                "制定《某办法》等规范性文件3件，现行有效规范性文件18件。",
                &[(DOCUMENTS, 3), (DOCUMENTS << 2, 18)],
            ),
            ("对规范性文件进行清理，废止3件。", &[]),
            ("收到依申请公开件12件，已答复12件，无结转。", &[(NEW, 12), (DONE, 12)]),
            ("共收到政府信息公开申请12件次，涉及11人。", &[]),
            ("依法答复政府信息公开申请12件、政民互动留言300条。", &[(DONE, 12)]),
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
        assert_eq!(of("云溪县人民政府", "全县共收到政府信息公开申请900件。"), [(terms::NEW, 900)]);
        assert_eq!(of("云溪县人民政府", "县政府办公室收到政府信息公开申请12件。"), []);
    }
}
