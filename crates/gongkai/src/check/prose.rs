//! The report's text without its tables and headings, as sentences made for looking things up.
//!
//! Made once for all the rules that look at prose. White space is gone, because lines break anywhere; full-width
//! digits, radicals and half-width punctuation are folded. [`Prose::place`] leads back to the print.

use crate::report::{Report, Section};
use crate::slice::Slice as _;
use crate::source::{digit, real};
use crate::span::Span;

/// Characters as a set of their last ten bits: nearly every other character is told apart without comparing it with each.
#[derive(Clone, Copy)]
pub(super) struct Letters([u64; 16]);

impl Letters {
    /// The set of the characters of a text of ASCII and three-byte characters.
    pub(super) const fn of(text: &str) -> Letters {
        let bytes = text.as_bytes();
        let (mut set, mut at) = (Letters([0; 16]), 0);
        while at < bytes.len() {
            set.add(bytes, at);
            at += if bytes[at] < 0x80 { 1 } else { 3 };
        }
        set
    }

    /// The first characters of words that bars part.
    pub(super) fn beginning(words: &str) -> Letters {
        let bytes = words.as_bytes();
        let mut set = Letters([0; 16]);
        let mut begins = true;
        for (at, &byte) in bytes.iter().enumerate() {
            if begins {
                set.add(bytes, at);
            }
            begins = byte == b'|';
        }
        set
    }

    /// Adds the character that begins at a byte.
    const fn add(&mut self, bytes: &[u8], at: usize) {
        let low = Letters::low(bytes, at);
        self.0[low >> 6] |= 1 << (low & 63);
    }

    /// The last ten bits of the character of one or three bytes that begins at a byte.
    const fn low(bytes: &[u8], at: usize) -> usize {
        if bytes[at] < 0x80 {
            bytes[at] as usize
        } else {
            (bytes[at + 1] as usize & 15) << 6 | bytes[at + 2] as usize & 63
        }
    }

    /// The same as [`Letters::may_hold`] of the character of one or three bytes that begins at a byte, without reading it.
    #[inline]
    pub(super) fn may_hold_at(&self, bytes: &[u8], at: usize) -> bool {
        let low = Letters::low(bytes, at);
        self.0[low >> 6] >> (low & 63) & 1 == 1
    }

    /// Whether a character may be one of them; one that is none may pass too.
    #[inline]
    pub(super) fn may_hold(&self, c: char) -> bool {
        let low = c as usize & 1023;
        self.0[low >> 6] >> (low & 63) & 1 == 1
    }
}

/// The prose of one report.
#[derive(Debug, Default)]
pub(super) struct Prose {
    text: String,
    /// Where runs of characters that are as long as in the source begin: here, and there.
    runs: Vec<(u32, u32)>,
    /// Where characters stand that are of another length in the source, and of which there.
    others: Vec<(u32, u32)>,
    sentences: Vec<Sentence>,
    /// The last character, and the topics since the last sentence.
    last: char,
    topics: u16,
    /// The aspect of open government that the heading before names, and of which section it is.
    aspect: (Aspect, u8),
    /// Where in the source the next character stands if no new run begins.
    next: u32,
}

/// A sentence: up to 。！？ or to where a line cannot go on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence {
    /// First byte in [`Prose::text`].
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// The section that it stands in; 0 before the first.
    pub(super) section: u8,
    /// What it speaks of, as bits of [`topic`].
    pub(super) topics: u16,
    /// Whether it stands under the heading on requests: （二）依申请公开。收到12件 does not say what it counts.
    pub(super) aspect: bool,
    /// Whether it stands under the heading on supervision: 监督保障.
    pub(super) supervision: bool,
}

/// What a heading within section one is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Aspect {
    Requests,
    Supervision,
    #[default]
    Other,
}

impl Sentence {
    /// Whether it is no text around the tables: under the headings of tables 2 and 3, only whole sentences are prose.
    pub(super) fn is_prose(&self, text: &str) -> bool {
        !matches!(self.section, 2 | 3) || text.ends_with('。')
    }
}

/// What a sentence speaks of, seen while the prose is made, so that no rule searches sentences that cannot concern
/// it.
pub(super) mod topic {
    /// 申请.
    pub(in super::super) const REQUEST: u16 = 1;
    /// 复议, 诉讼, 败诉, 胜诉.
    pub(in super::super) const DISPUTE: u16 = 2;
    /// 结转, 转结, 顺延, 转下.
    pub(in super::super) const CARRY: u16 = 4;
    /// 规范性文件.
    pub(in super::super) const DOCUMENT: u16 = 8;
    /// 予以公开, 不予处理, 部分公开, 无法提供.
    pub(in super::super) const OUTCOME: u16 = 16;
    /// 答复.
    pub(in super::super) const REPLY: u16 = 32;
    /// 其中.
    pub(in super::super) const AMONG: u16 = 64;
    /// 复率, 结率, 理率.
    pub(in super::super) const RATE: u16 = 128;
    /// 维持, 纠错, 纠正, 驳回, 败诉, 胜诉.
    pub(in super::super) const UPHELD: u16 = 256;
    /// 截止, 截至.
    pub(in super::super) const CLOSING: u16 = 512;
    /// 号 behind a digit, 条例》.
    pub(in super::super) const CITATION: u16 = 1024;
    /// 未, 没, 无, 零, 为0.
    pub(in super::super) const NONE: u16 = 2048;
    /// Reasons of outcomes: 掌握, 过程, 补正, 信访, 自然.
    pub(in super::super) const REASON: u16 = 4096;
    /// 行政许可, 行政处罚, 行政强制, 事业性收费, 规章.
    pub(in super::super) const DECISION: u16 = 8192;
    /// 增长, 增加, 下降, 减少, 持平, 2倍 and the like.
    pub(in super::super) const CHANGE: u16 = 16384;
    /// 合计, 共计, 总计, 共.
    pub(in super::super) const SUM: u16 = 32768;

    /// The second characters of these words.
    static SECOND: super::Letters = super::Letters::of(
        "请议讼诉转结入至下延范以公处分法复中率持正错止号》未没无零握程访然可罚制收章长加幅降少升落计共番多平倍增减回0",
    );

    /// What two characters in this order speak of.
    #[inline]
    pub(super) fn of(last: char, c: char) -> u16 {
        if SECOND.may_hold(c) { of_pair(last, c) } else { 0 }
    }

    #[inline(never)]
    fn of_pair(last: char, c: char) -> u16 {
        match (last, c) {
            ('申', '请') => REQUEST,
            ('复', '议') | ('诉', '讼') => DISPUTE,
            ('败' | '胜', '诉') => DISPUTE | UPHELD,
            ('结', '转') | ('转', '结' | '入' | '至' | '下') | ('顺' | '延', '延' | '至') => CARRY,
            ('规', '范') => DOCUMENT,
            (_, '未' | '没' | '无' | '零') | ('为', '0') => NONE,
            ('予', '以' | '公' | '处') | ('部', '分') | ('无', '法') | ('意', '公') => OUTCOME,
            ('答', '复') => REPLY,
            ('其', '中') => AMONG,
            ('复' | '结' | '理', '率') => RATE,
            ('维', '持') | ('纠', '正' | '错') | ('驳', '回') => UPHELD,
            ('掌', '握') | ('过', '程') | ('补', '正') | ('信', '访') | ('自', '然') => REASON,
            ('许', '可') | ('处', '罚') | ('强', '制') | ('性', '收') => DECISION,
            ('规', '章') => DECISION | DOCUMENT,
            ('增', '长' | '加' | '幅')
            | ('下' | '降', '降' | '幅')
            | ('减', '少')
            | ('上', '升')
            | ('回', '落')
            | ('一' | '翻', '番')
            | ('件' | '条' | '年' | '期', '多' | '少')
            | ('持', '平')
            | ('的' | '0'..='9' | '一' | '两' | '二' | '三', '倍')
            | ('净', '增' | '减') => CHANGE,
            ('合' | '总', '计') | (_, '共') => SUM,
            ('截', '止' | '至') => CLOSING,
            ('0'..='9', '号') | ('例', '》') => CITATION,
            _ => 0,
        }
    }
}

/// Where a section's text begins. The print of its heading may take several lines, which [`Section::heading`] joins.
fn behind_heading(text: &str, section: &Section) -> u32 {
    let letters = section.heading.chars().filter(|c| !c.is_whitespace()).count();
    let print = section.span.of(text);
    let mut printed = print.char_indices().filter(|(_, c)| !c.is_whitespace());
    let end = printed.nth(letters).map_or(print.len(), |(at, _)| at);
    // 一、总体情况：
    let colon = print.part(end..).strip_prefix(['：', ':']).map_or(0, |rest| print.len() - end - rest.len());
    section.span.start + (end + colon) as u32
}

/// The print of a section's heading.
#[cfg(feature = "text-rules")]
pub(super) fn heading_of(text: &str, section: &Section) -> Span {
    let heading = Span { start: section.span.start, end: behind_heading(text, section) };
    Span { end: heading.start + heading.of(text).trim_end().len() as u32, ..heading }
}

/// The aspect that a sentence opens; `None` where it opens none.
fn opens_aspect(text: &str) -> Option<Aspect> {
    /// Characters within which an aspect is named.
    const NAME: usize = 14;
    const OTHERS: [&str; 8] = ["主动", "信息管理", "平台", "监督", "保障", "解读", "回应", "政务新媒体"];
    let near = text.part(..text.char_indices().nth(NAME).map_or(text.len(), |(at, _)| at));
    // 2.依申请公开。
    let ordinal = near.trim_start_matches(|c: char| c.is_ascii_digit());
    let near = if ordinal.len() < near.len() {
        ordinal.strip_prefix(['.', '、', '．']).unwrap_or(near)
    } else {
        near
    };
    let near = near.split(['。', '，', '：']).next().unwrap_or(near);
    if near.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let other = OTHERS.iter().any(|word| near.contains(word));
    let own = !other && (near.contains("依申请公开") || near.contains("申请办理"));
    let aspect = match () {
        () if own => Aspect::Requests,
        () if near.contains("监督") && near.contains("保障") => Aspect::Supervision,
        () => Aspect::Other,
    };
    (own || other || near.starts_with('（')).then_some(aspect)
}

/// Longest sentence, in bytes: rules look at the whole of a sentence for each word in it, so one without an end would cost
/// the square of its length.
const LONGEST: usize = 6000;

/// Longest line that may be a heading inside of a section, in characters.
const HEADING: usize = 22;

impl Prose {
    pub(super) fn of(text: &str, report: &Report) -> Prose {
        let Some(own) = report.span else { return Prose::default() };
        let mut prose = Prose {
            next: u32::MAX,
            text: String::with_capacity((own.end - own.start) as usize / 2),
            ..Prose::default()
        };
        // Where the section changes; tables and section headings are left out.
        let mut at = own.start;
        let mut section = 0;
        let mut sections = report.sections.iter().peekable();
        let mut tables = report.table_spans.clone();
        if tables.is_empty() {
            tables.extend(report.tables.iter().map(|t| t.span));
        }
        crate::order::by_key(&mut tables, |span| span.start);
        let mut tables = tables.into_iter().filter(|span| span.end > own.start).peekable();
        while at < own.end {
            if let Some(next) = sections.next_if(|s| s.span.start <= at) {
                // Parts of older reports that have no number are none of the six, and not what stands before them.
                section = if next.number == 0 { u8::MAX } else { next.number };
                at = at.max(behind_heading(text, next));
                continue;
            }
            if let Some(table) = tables.next_if(|t| t.start <= at) {
                at = at.max(table.end);
                continue;
            }
            let next = sections.peek().map(|s| s.span.start).into_iter();
            let end = next.chain(tables.peek().map(|t| t.start)).min().unwrap_or(own.end).min(own.end);
            prose.add(text, Span { start: at, end }, section);
            at = end.max(at + 1);
        }
        prose
    }

    /// Adds one stretch of the source that holds no table.
    fn add(&mut self, text: &str, span: Span, section: u8) {
        let mut start = self.text.len();
        let mut line = Line { start, length: 0 };
        let source = span.of(text);
        let mut at = 0;
        while at < source.len() {
            at += self.take_plain(source.part(at..), span.start + at as u32, &mut line);
            let Some(c) = source.part(at..).chars().next() else { break };
            let (i, rest) = (at, source.part(at + c.len_utf8()..));
            at += c.len_utf8();
            let stop = match c {
                '\n' if self.drops_page_number(line.start.max(start)) => {
                    line = Line { start: self.text.len(), length: 0 };
                    continue;
                }
                '\n' => line.ends(&self.text) && !begins_count(rest) || begins_item(rest),
                '\t' | '|' => true,
                c if c.is_whitespace() || matches!(c, '*' | '#' | '\u{200B}' | '\u{FEFF}') => continue,
                c => {
                    let folded = fold(c);
                    // 1,234 is one number.
                    let digits = |c: Option<char>| c.is_some_and(|c| digit(c).is_some());
                    if c == ',' && digits(Some(self.last)) && digits(rest.chars().next()) {
                        continue;
                    }
                    self.push(folded, span.start + i as u32, c.len_utf8());
                    line.length += 1;
                    matches!(folded, '。' | '！' | '？')
                }
            };
            let stop = stop || self.text.len() - start > LONGEST;
            if c == '\n' {
                line = Line { start: self.text.len(), length: 0 };
            }
            if stop {
                self.close(&mut start, section);
            }
        }
        self.close(&mut start, section);
    }

    /// Takes the characters over that stand as they are and end nothing, as far as they go; says how many bytes.
    fn take_plain(&mut self, source: &str, place: u32, line: &mut Line) -> usize {
        let mut length = 0;
        for c in source.part(..source.floor_char_boundary(LONGEST)).chars() {
            let plain = matches!(
                c,
                '\u{4E00}'..='\u{9FFF}' | '，' | '、' | '；' | '：' | '“' | '”' | '《' | '》' | '（' | '）'
            ) || c.is_ascii_alphanumeric();
            if !plain {
                break;
            }
            self.topics |= topic::of(self.last, c);
            self.last = c;
            line.length += 1;
            length += c.len_utf8();
        }
        if length > 0 {
            if place != self.next {
                self.runs.push((self.text.len() as u32, place));
            }
            self.text.push_str(source.part(..length));
            self.next = place + length as u32;
        }
        length
    }

    /// Drops a page number from `start` on, if there is one: the sentence goes on in the next line.
    fn drops_page_number(&mut self, start: usize) -> bool {
        let drops = is_page_number(self.text.part(start..));
        if drops {
            self.text.truncate(self.text.floor_char_boundary(start));
            for places in [&mut self.runs, &mut self.others] {
                while places.pop_if(|place| place.0 as usize >= start).is_some() {}
            }
            self.next = u32::MAX;
        }
        drops
    }

    fn push(&mut self, c: char, source: u32, length: usize) {
        if source != self.next {
            self.runs.push((self.text.len() as u32, source));
        }
        if c.len_utf8() != length {
            self.others.push((self.text.len() as u32, length as u32));
        }
        self.text.push(c);
        self.topics |= topic::of(self.last, c);
        self.last = c;
        // Behind a character of another length, places run apart.
        self.next = if c.len_utf8() == length { source + length as u32 } else { u32::MAX };
    }

    fn close(&mut self, start: &mut usize, section: u8) {
        if self.text.len() > *start {
            let (start_of, topics) =
                (std::mem::replace(start, self.text.len()), std::mem::take(&mut self.topics));
            let opened = opens_aspect(self.text.part(start_of..));
            let first = if section == 3 { Aspect::Requests } else { Aspect::Other };
            let before = if self.aspect.1 == section { self.aspect.0 } else { first };
            self.aspect = (opened.unwrap_or(before), section);
            let (end, of) = (self.text.len(), self.aspect.0);
            let (aspect, supervision) = (of == Aspect::Requests, of == Aspect::Supervision);
            self.sentences.push(Sentence { start: start_of, end, section, topics, aspect, supervision });
        }
    }

    /// Whether there is nothing: the reader did not say where the report is.
    pub(super) fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// All of it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The sentences in order.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (Sentence, &str)> + Clone {
        self.sentences.iter().map(|s| (*s, self.text.part(s.start..s.end)))
    }

    /// The sentences that speak of any of these topics, and are no text around the tables.
    pub(super) fn on(&self, topics: u16) -> impl Iterator<Item = (Sentence, &str)> + Clone {
        self.sentences().filter(move |(s, text)| s.topics & topics != 0 && s.is_prose(text))
    }

    /// A sentence by its number; it must exist.
    pub(super) fn sentence(&self, index: usize) -> (Sentence, &str) {
        let sentence = self.sentences[index];
        (sentence, self.text.part(sentence.start..sentence.end))
    }

    /// The sentence that holds a byte of the text.
    pub(super) fn sentence_at(&self, at: usize) -> &str {
        let behind = self.sentences.partition_point(|s| s.start <= at);
        behind.checked_sub(1).map_or("", |index| self.sentence(index).1)
    }

    /// The text of one section.
    pub(super) fn section(&self, number: u8) -> &str {
        let mut own = self.sentences.iter().filter(|s| s.section == number);
        let Some(first) = own.next() else { return "" };
        let last = own.take_while(|s| s.start >= first.start).last().unwrap_or(first);
        self.text.part(first.start..last.end)
    }

    /// Whether any of these words stands in it.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.text.contains(word))
    }

    /// The place in the source of bytes `start..end` of the text.
    pub(super) fn place(&self, start: usize, end: usize) -> Span {
        let source = |at: usize| {
            let run = self.runs.partition_point(|&(here, _)| here as usize <= at);
            let (here, there) = self.runs[run.saturating_sub(1)];
            there + at as u32 - here
        };
        let last = self.text.part(start..end).chars().next_back().map_or(0, char::len_utf8);
        let at = (end - last) as u32;
        let other = self.others.binary_search_by_key(&at, |other| other.0).ok();
        let length = other.map_or(last as u32, |other| self.others[other].1);
        Span { start: source(start), end: source(end - last) + length }
    }
}

/// The year in four digits that ends at byte `at`, where 年 stands.
pub(super) fn year_at(text: &str, at: usize) -> Option<u16> {
    let head = text.part(..at);
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let year = head.part(head.len() - digits..).parse().ok()?;
    (digits == 4 && (1990..=2099).contains(&year)).then_some(year)
}

/// The line that is being read.
struct Line {
    start: usize,
    length: usize,
}

impl Line {
    /// Whether a sentence cannot go on in the next line: this one is a heading by its looks.
    fn ends(&self, text: &str) -> bool {
        let line = text.part(self.start.min(text.len())..);
        let ended = line.is_empty() || line.ends_with(['；', '：']);
        !ended
            && self.length <= HEADING
            && !line.contains(['，', '、', '；', '。', '“', '《'])
            && !is_number(line)
    }
}

/// Whether a line holds a number and nothing else, as where every number stands in a tag of its own.
fn is_number(line: &str) -> bool {
    line.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%'))
}

/// `-3-`, `— 12 —`, `第3页`.
fn is_page_number(line: &str) -> bool {
    let dash = |c| matches!(c, '-' | '—' | '–' | '－' | '―');
    let inner = line.trim_matches(dash);
    let inner =
        inner.strip_prefix('第').and_then(|rest| rest.split_once('页')).map_or(inner, |(number, _)| number);
    inner.len() < line.len()
        && !inner.is_empty()
        && inner.len() <= 3
        && inner.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a line begins with （一）, 一、, 1. and the like, so that the one before it is complete.
pub(super) fn begins_item(rest: &str) -> bool {
    /// Bytes within which an ordinal stands; beyond them there is only more white space.
    const REACH: usize = 64;
    let line = rest.part(..rest.floor_char_boundary(REACH)).trim_start();
    let inner = line.trim_start_matches(['（', '(', '*', '#', ' ']);
    let numeral = |c: char| {
        matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十') || c.is_ascii_digit()
    };
    let behind = inner.trim_start_matches(numeral);
    let digits = inner.len() - behind.len();
    let bracketed = inner.len() < line.len() && behind.starts_with(['）', ')']);
    let decimal = behind.starts_with('.') && behind.part(1..).starts_with(|c: char| c.is_ascii_digit());
    digits > 0 && digits <= 6 && (bracketed || behind.starts_with(['、', '.', '．']) && !decimal)
}

/// Whether a line begins with a counted number, 9件, which no paragraph does: the line before it goes on.
fn begins_count(rest: &str) -> bool {
    let line = rest.trim_start_matches([' ', '\u{3000}', '\r', '\n']);
    let unit = line.trim_start_matches(|c| digit(c).is_some());
    unit.len() < line.len()
        && unit.trim_start_matches(' ').starts_with(['件', '份', '条', '宗', '次', '起', '个'])
}

/// The character by which prose is compared.
pub(super) fn fold(c: char) -> char {
    match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        '!' => '！',
        '?' => '？',
        '％' => '%',
        '．' => '.',
        '０'..='９' => char::from(b'0' + digit(c).unwrap_or(0)),
        c => real(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Section;

    fn of(text: &str) -> Prose {
        let report = Report { span: Some(Span::new(0, text.len())), ..Report::default() };
        Prose::of(text, &report)
    }

    fn sentences(text: &str) -> Vec<String> {
        of(text).sentences().map(|s| s.1.to_owned()).collect()
    }

    #[test]
    fn broken_lines_are_joined_and_headings_are_not() {
        assert_eq!(
            sentences(
                "（一）主动公开\n2020 年，我局共收到政府信息公开申请 １2\n件，同比增长。二\n\n是加强培训。\n"
            ),
            ["（一）主动公开", "2020年，我局共收到政府信息公开申请12件，同比增长。", "二是加强培训。"]
        );
        assert_eq!(
            sentences("持续推进各项工作，不断完善\n（二）公开平台"),
            ["持续推进各项工作，不断完善", "（二）公开平台"]
        );
        assert_eq!(
            sentences("发布信息1,286条,解读,发布其他信息若干条，并及时更新了其他\n- 3 -\n\n政策。"),
            ["发布信息1286条，解读，发布其他信息若干条，并及时更新了其他政策。"]
        );
    }

    #[test]
    fn a_heading_on_two_lines_takes_nothing_of_its_section() {
        let text = "五、存在的主要问题及改进\n  情况\n更新不够及时。";
        let heading = "五、存在的主要问题及改进情况".to_owned();
        let section = Section { number: 5, heading, span: Span::new(0, text.len()) };
        let span = Some(Span::new(0, text.len()));
        let report = Report { span, sections: vec![section], ..Report::default() };
        assert_eq!(Prose::of(text, &report).section(5), "更新不够及时。");
    }

    #[test]
    fn places_lead_back_to_the_print() {
        let text = "本局 2020 年⼀共受理 １２ 件。";
        let prose = of(text);
        let at = prose.text().find("12件").unwrap();
        assert_eq!(prose.place(at, at + "12件".len()).of(text), "１２ 件");
        assert_eq!(prose.place(at, at + "12".len()).of(text), "１２");
        let stops = of("甲;;\n乙;;");
        let at = stops.text().rfind("；；").unwrap();
        assert_eq!(stops.place(at, at + "；；".len()).of("甲;;\n乙;;"), ";;");
        let at = prose.text().find("一共").unwrap();
        assert_eq!(prose.place(at, at + "一共".len()).of(text), "⼀共");
    }

    #[test]
    fn tables_and_section_headings_are_left_out() {
        let text = "前言。\n一、总体情况\n甲。\n五、存在的主要问题\n乙。\n丙。";
        let at = |word: &str| text.find(word).unwrap();
        let section = |number, heading: &str, end: usize| Section {
            number,
            heading: heading.to_owned(),
            span: Span::new(at(heading), end),
        };
        let report = Report {
            span: Some(Span::new(0, text.len())),
            sections: vec![
                section(1, "一、总体情况", at("五、")),
                section(5, "五、存在的主要问题", text.len()),
            ],
            ..Report::default()
        };
        let prose = Prose::of(text, &report);
        let parts: Vec<_> = prose.sentences().map(|(s, text)| (s.section, text)).collect();
        assert_eq!(parts, [(0, "前言。"), (1, "甲。"), (5, "乙。"), (5, "丙。")]);
        assert_eq!((prose.section(5), prose.section(6)), ("乙。丙。", ""));
    }
}
