//! What a report's own sentences say of its body and year: 现公布某县某局2023年…年度报告, 由某局编制, 2023年，某局认真贯彻….
//!
//! Reader and rules ask the same functions, so that what names the body and what contradicts it are read alike.

use super::bodies;
use super::titles;
use crate::body;
use crate::slice::Slice as _;
use crate::source::real;

/// Sentences without white space, with Chinese punctuation and without remarks in brackets; headings become sentences.
pub(crate) fn squeezed(text: &str) -> String {
    squeezed_up_to(text, usize::MAX)
}

/// The same up to the comma behind so many clauses.
fn squeezed_up_to(text: &str, mut clauses: usize) -> String {
    /// Bytes of a line that goes on in the next one; a shorter one without punctuation is a heading.
    const LINE: usize = 3 * 22;
    let (mut depth, mut line) = (0_u32, 0);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match real(c) {
            '\n' => {
                let is_heading =
                    |line: &str| line.len() <= LINE && !line.contains(['，', '、', '；', '《', '“']);
                if !out.ends_with('。') && is_heading(out.part(line..)) {
                    out.push('。');
                }
                line = out.len();
            }
            '#' | '*' | '\u{200B}' | '\u{FEFF}' => {}
            c if c.is_whitespace() => {}
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            ',' | '，' if depth == 0 => {
                out.push('，');
                clauses -= 1;
                if clauses == 0 {
                    break;
                }
            }
            ':' if depth == 0 => out.push('：'),
            ';' if depth == 0 => out.push('；'),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Words by which a sentence is about the report that it stands in.
const ANNOUNCING: &str = "现将|现公布|现发布|现向|现予|现就|现编制|现公开|现把|特将|特向|特公布|特编制|特发布|特此|如下|予以公布|本报告|编制本|关于报送|关于上报";
/// Verbs behind which the report is named.
const VERBS: &str = "公布|发布|现将|现就|现把|特将|公开|编制了|编制完成|编制|制作|提供|形成|报送|上报";
/// What is said of a report in itself: 某局2023年…年度报告包括六个部分.
const DESCRIBING: &str = "包括|包含|共分|共包|共六|分为|全文|由总体|的电子版|电子版|可在|可以在";
/// What shows that the name is another document's: a notice on reports, their format.
const OTHERS: &str = "编制|编写|格式|的通知|》的通知|填报|的要求|》的要求|模板|工作的";

fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|')
}

/// The body and the year of the report that a sentence announces or describes as its own: 现公布某县某局2023年…年度报告;
/// 某县某局2023年…年度报告包括六个部分.
pub(crate) fn announced(sentence: &str) -> Option<(Option<String>, Option<u16>)> {
    announced_in(&squeezed(sentence))
}

/// The same of a sentence that is [`squeezed`].
pub(super) fn announced_in(sentence: &str) -> Option<(Option<String>, Option<u16>)> {
    let announces = words(ANNOUNCING).any(|word| sentence.contains(word));
    if !announces && !words(DESCRIBING).any(|word| sentence.contains(word)) {
        return None;
    }
    let named = |(at, subject): (usize, &str)| {
        let behind = sentence.part(at + subject.len()..);
        let (end, print) =
            ["报告", "年报"].iter().filter_map(|word| Some((behind.find(word)?, word))).min()?;
        let rest = behind.part(end + print.len()..);
        let title = behind.part(..end).chars().all(|c| !"，。；《》".contains(c)) && end <= 3 * 12;
        if !title || words(OTHERS).any(|word| rest.starts_with(word)) {
            return None;
        }
        let clause =
            sentence.part(..at).rsplit(['，', '。', '；', '：', '《', '“']).next().unwrap_or_default();
        let from = words(VERBS).filter_map(|verb| Some(clause.rfind(verb)? + verb.len())).max();
        // 发布《…: the verb stands in front of the mark. A title without a verb is only a title.
        let begin = at - clause.len();
        let cited =
            || words(VERBS).any(|verb| sentence.part(..begin).trim_end_matches(['《', '“']).ends_with(verb));
        let is_described = || {
            let said = rest.trim_start_matches(['》', '”']);
            words(DESCRIBING).any(|word| said.starts_with(word))
        };
        let is_own = || announces && cited() || is_described();
        let start = begin + from.filter(|_| announces).or_else(|| is_own().then_some(0))?;
        let stop = at + subject.len() + end + print.len();
        Some(titles::names(sentence.part(start..stop)))
    };
    let (agency, year) =
        sentence.match_indices("信息公开").chain(sentence.match_indices("政务公开")).find_map(named)?;
    Some((agency.and_then(|name| whole(&name)), year))
}

/// The body that a sentence says to have drawn up the report: 本报告由某局编制; 某局编制了….
pub(crate) fn author(sentence: &str) -> Option<String> {
    author_in(&squeezed(sentence))
}

/// The same of a sentence that is [`squeezed`].
pub(super) fn author_in(sentence: &str) -> Option<String> {
    if !sentence.contains("报告") {
        return None;
    }
    let by = sentence.match_indices('由').find_map(|(at, by)| {
        let rest = sentence.part(at + by.len()..);
        rest.find("编制").or_else(|| rest.find("编写")).filter(|&end| end <= 3 * 60)?;
        let end = words("根据|依据|按照|依照|负责|组织|汇总|统一|牵头|编制|编写|，|对")
            .filter_map(|word| rest.find(word))
            .min()?;
        whole(rest.part(..end))
    });
    by.or_else(|| {
        let mut clauses = sentence.split(['，', '；', '。']);
        clauses.find_map(|clause| {
            let (name, drawn) = clause.split_once("编制")?;
            let name = words("组织|认真|特|现").fold(name, |name, word| name.trim_end_matches(word));
            drawn.contains("报告").then(|| whole(name)).flatten()
        })
    })
}

/// Verbs by which a body's report on its own work begins.
const DEEDS: [&str; 52] = [
    "主要领导亲自",
    "主要负责同志亲自",
    "认真",
    "深入",
    "严格",
    "坚持",
    "高度重视",
    "全面",
    "积极",
    "紧紧",
    "切实",
    "始终",
    "不断",
    "持续",
    "贯彻",
    "落实",
    "在",
    "通过",
    "政务公开",
    "政府信息公开",
    "把",
    "将",
    "围绕",
    "着力",
    "大力",
    "扎实",
    "进一步",
    "继续",
    "依法",
    "主动",
    "共",
    "按照",
    "根据",
    "以",
    "成立",
    "开展",
    "建立",
    "制定",
    "加强",
    "完善",
    "健全",
    "召开",
    "举办",
    "规范",
    "受理",
    "收到",
    "新收",
    "强化",
    "明确",
    "印发",
    "修订",
    "设立",
];

/// Where the first of these verbs stands in a clause.
fn first_deed(clause: &str) -> Option<usize> {
    /// The characters that they begin with, as bits: some share one.
    const BEGIN: [u64; 16] = {
        let (mut set, mut at) = ([0; 16], 0);
        while at < DEEDS.len() {
            let place = place(DEEDS[at].as_bytes(), 0);
            set[place / 64] |= 1 << (place % 64);
            at += 1;
        }
        set
    };
    /// The bit of a character of three bytes.
    const fn place(text: &[u8], at: usize) -> usize {
        ((text[at + 1] as usize % 16) << 6) | (text[at + 2] as usize % 64)
    }
    let bytes = clause.as_bytes();
    let may_begin = |at: usize| {
        let place = if bytes[at] < 0xE0 { return false } else { place(bytes, at) };
        BEGIN[place / 64] >> (place % 64) & 1 > 0
    };
    let begins = |at: usize| may_begin(at) && DEEDS.iter().any(|verb| clause.part(at..).starts_with(verb));
    clause.char_indices().map(|(at, _)| at).find(|&at| begins(at))
}

/// The body that a sentence on its work has as its subject: 2023年，某局认真贯彻….
pub(crate) fn subject(sentence: &str) -> Option<String> {
    /// The subject stands in the first, or behind a year and an adverbial.
    const CLAUSES: usize = 3;
    let sentence = squeezed_up_to(sentence, CLAUSES);
    // A place alone may be the object of a verb in front of it.
    let is_organ =
        |name: &String| !name.ends_with(['省', '市', '县', '区', '州', '旗']) && !name.contains(['全', '各']);
    let mut clauses = sentence.split('，').take(CLAUSES);
    clauses.find_map(|clause| {
        let clause = without_year(clause);
        let end = first_deed(clause)?;
        // 某局2024年共公开信息30条: the year may follow.
        let end = clause.find(|c: char| c.is_ascii_digit()).map_or(end, |at| at.min(end));
        bodies::name(clause.part(..end)).filter(is_organ).filter(|name| is_whole(name) && !is_object(name))
    })
}

/// A clause behind `2023年`, `2023年以来`.
fn without_year(clause: &str) -> &str {
    let rest = clause.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.strip_prefix('年').unwrap_or(clause).trim_start_matches('度');
    rest.strip_prefix("以来").unwrap_or(rest)
}

/// Whether a text ends as the names of bodies do.
pub(crate) fn ends_as_body(text: &str) -> bool {
    bodies::has_ending(text)
}

/// Whether a name is another one behind a preposition: 会同云溪县教育局, but not 会同县教育局.
fn is_object(name: &str) -> bool {
    let mut prepositions = words("会同|联合|协同|配合|邀请|组织|根据|按照|向|与|和|对|由|经|请|在|受|被|为");
    prepositions.any(|word| name.strip_prefix(word).is_some_and(is_whole))
}

/// A name that says which body it is, and is no list.
fn whole(name: &str) -> Option<String> {
    let name = bodies::name(name)?;
    is_whole(&name).then_some(name)
}

fn is_whole(name: &str) -> bool {
    !name.contains('、') && body::is_full(name)
}
