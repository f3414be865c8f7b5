//! The headings of the six sections.

use crate::slice::Slice as _;
use std::sync::OnceLock;

use crate::report::Section;
use crate::source::{han, han_only, is_han};
use crate::span::Span;
use crate::spelling::is_nearly;
use crate::steps;

/// The six sections of the format with the titles they are printed under (Han characters only), the official
/// one first. Sources: 〔2019〕60号, 〔2021〕30号 and published reports.
pub(crate) const SECTIONS: [&[&str]; 6] = [
    &["总体情况", "总体工作情况", "工作总体情况", "政府信息公开工作总体情况", "政府信息公开总体情况"],
    &[
        "主动公开政府信息情况",
        "行政机关主动公开政府信息情况",
        "主动公开政府信息的情况",
        "主动公开政府信息工作情况",
        "政府信息主动公开情况",
        "主动公开信息情况",
    ],
    &[
        "收到和处理政府信息公开申请情况",
        "行政机关收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开申请的情况",
        "收到和处理政府信息依申请公开情况",
        "收到和处理信息公开申请情况",
        "政府信息公开申请收到和处理情况",
    ],
    &[
        "政府信息公开行政复议行政诉讼情况",
        "因政府信息公开工作被申请行政复议提起行政诉讼情况",
        "政府信息公开工作被申请行政复议提起行政诉讼情况",
        "因政府信息公开申请行政复议提起行政诉讼的情况",
        "因政府信息公开申请行政复议提起行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
        "政府信息公开工作行政复议行政诉讼情况",
        "政府信息公开的行政复议行政诉讼情况",
    ],
    &[
        "存在的主要问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "存在的主要问题和改进情况",
        "存在的主要问题及改进措施",
        "存在的主要问题及下一步改进情况",
        "存在主要问题及改进情况",
        "存在问题及改进情况",
        "存在的问题及改进情况",
        "存在的问题和改进情况",
        "存在问题及改进措施",
        "存在的问题及改进措施",
        "存在的问题和改进措施",
        "主要问题及改进情况",
        "主要问题和改进情况",
    ],
    &[
        "其他需要报告的事项",
        "其他需要报告事项",
        "其他需要报告的情况",
        "其它需要报告的事项",
        "其它需要报告事项",
        "需要报告的其他事项",
        "需要报告的事项",
        "其他需报告的事项",
        "其他应当报告的事项",
    ],
];

/// Other words for the same six: of reports before 2019, and of bodies that write their own. Lists inside of a
/// section use them too, so they count only where no title of [`SECTIONS`] stands for the same section.
const LOOSE: [&[&str]; 6] = [
    &["基本情况", "总体概况", "概述", "概况", "工作概述", "工作概况", "总体工作概述"],
    &["政府信息主动公开工作情况", "主动公开情况", "主动公开工作情况", "政府信息主动公开"],
    &[
        "政府信息公开申请情况",
        "依申请公开政府信息情况",
        "依申请公开政府信息的情况",
        "依申请公开政府信息办理情况",
        "政府信息依申请公开情况",
        "政府信息依申请公开工作情况",
        "依申请公开情况",
        "依申请公开工作情况",
        "依申请公开办理情况",
    ],
    &[
        "被申请行政复议提起行政诉讼情况",
        "行政复议行政诉讼情况",
        "行政复议和行政诉讼情况",
        "行政复议提起行政诉讼情况",
        "行政复议诉讼情况",
        "行政复议和诉讼情况",
        "复议诉讼情况",
        "复议和诉讼情况",
    ],
    &[
        "存在的主要问题及下一步工作打算",
        "存在的主要问题及下步工作打算",
        "存在的主要问题和下一步工作打算",
        "存在的问题及整改措施",
        "存在的问题及下一步打算",
        "存在的问题及下一步工作打算",
        "存在问题及下一步打算",
        "存在的不足及改进措施",
        "存在的不足及改进情况",
        "主要问题和改进措施",
        "主要问题及改进措施",
        "存在的主要问题",
        "存在的问题",
        "存在问题",
    ],
    &["其他需要说明的事项", "其他事项"],
];

/// A section heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Heading {
    pub(in super::super) number: u8,
    pub(in super::super) span: Span,
}

/// A title of a section, made for comparing.
struct Wording {
    section: u8,
    /// Whether it is one of [`LOOSE`].
    loose: bool,
    title: Vec<char>,
    letters: u64,
}

/// Every title of every section; made once.
fn wordings() -> &'static [Wording] {
    static WORDINGS: OnceLock<Vec<Wording>> = OnceLock::new();
    WORDINGS.get_or_init(|| {
        let of = |all: &[&[&str]; 6], loose: bool| -> Vec<Wording> {
            let numbered =
                (1..).zip(all).flat_map(|(section, titles)| titles.iter().map(move |t| (section, t)));
            numbered
                .map(|(section, title)| {
                    let title: Vec<char> = title.chars().collect();
                    let letters = title.iter().fold(0, |all, &c| all | letter(c));
                    Wording { section, loose, title, letters }
                })
                .collect()
        };
        [of(&SECTIONS, false), of(&LOOSE, true)].into_iter().flatten().collect()
    })
}

/// What a heading may begin with: a title's first three characters, as [`prefix_distance`] has it.
fn first_letters() -> &'static [char] {
    static LETTERS: OnceLock<Vec<char>> = OnceLock::new();
    LETTERS.get_or_init(|| {
        let mut letters = Vec::new();
        for &c in wordings().iter().flat_map(|wording| wording.title.iter().take(3)) {
            if !letters.contains(&c) {
                letters.push(c);
            }
        }
        letters
    })
}

/// A set of characters as bits: two characters may share one.
fn letter(c: char) -> u64 {
    1 << ((c as u32).wrapping_mul(0x9E37_79B1) >> 26)
}

/// How a heading is marked as one. The first is the form's own; the others count only where the first is not
/// used, because lists inside of a section are marked so too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// `一、`, `第一部分`, or a line that is nothing but the title.
    Proper,
    /// `（一）`, `1、`, `一 ` with nothing but the title in the line.
    Inner,
}

/// How much farther a loose title counts than any misspelt one.
const AS_LOOSE: usize = 4;

struct Candidate {
    heading: Heading,
    mark: Mark,
    /// Edit distance to the nearest title; more for one of [`LOOSE`].
    distance: usize,
    /// Whether its numeral is the section's: an inner one may then stand among proper ones.
    numbered: bool,
    /// Whether a better one stands for the same section.
    outdone: bool,
}

/// Finds the section headings of a text, in order.
pub(in super::super) fn headings(text: &str) -> Vec<Heading> {
    let mut found: Vec<Candidate> = Vec::new();
    let bytes = text.as_bytes();
    let mut fresh_line = true;
    let mut at = 0;
    while at < bytes.len() {
        steps::add(1);
        let byte = bytes[at];
        if byte < 0x80 {
            if byte == b'\n' {
                fresh_line = true;
            } else if fresh_line {
                if byte.is_ascii_digit() {
                    found.extend(arabic(text, at));
                }
                fresh_line = matches!(byte, b' ' | b'\t' | b'\r' | b'#' | b'*' | b'(');
            }
            at += 1;
            continue;
        }
        if fresh_line {
            let c = text.part(at..).chars().next().unwrap_or(' ');
            if is_han(c) {
                fresh_line = false;
                let formal = || "壹贰叁肆伍陆".contains(c).then(|| numbered(text, at)).flatten();
                if let Some(one) = part(text, at).or_else(|| unnumbered(text, at)).or_else(formal) {
                    at = (one.heading.span.end as usize).max(at + 3);
                    found.push(one);
                    continue;
                }
            } else {
                fresh_line = c.is_whitespace() || matches!(c, '（' | '【' | '\u{200B}' | '\u{FEFF}');
                at += c.len_utf8();
                continue;
            }
        }
        if is_numeral(bytes, at)
            && let Some(one) = numbered(text, at)
        {
            at = one.heading.span.end as usize;
            found.push(one);
            continue;
        }
        at += 1;
    }
    let mut found = select(text, found);
    add_misprinted_first(text, &mut found);
    found
}

/// Adds the heading of section one where its title is printed with one character wrong (总休情况, 整体情况) and stands alone
/// in its line. The title is short and near to words of many lists, so this counts only before a heading of section two
/// that no heading of section one stands before.
fn add_misprinted_first(text: &str, found: &mut Vec<Heading>) {
    let mut at = 0;
    while at < found.len() {
        let from = at.checked_sub(1).map(|before| &found[before]);
        let lacks = found[at].number == 2 && from.is_none_or(|before| before.number >= 2);
        let region = Span { start: from.map_or(0, |before| before.span.end), end: found[at].span.start };
        if let Some(span) = lacks.then(|| misprinted_first(text, region)).flatten() {
            found.insert(at, Heading { number: 1, span });
            at += 1;
        }
        at += 1;
    }
}

/// The first line of a region that is section one's heading with one character wrong.
fn misprinted_first(text: &str, region: Span) -> Option<Span> {
    /// Longer lines, in bytes, hold more than a heading.
    const LONGEST: usize = 60;
    steps::add((region.end - region.start) as usize);
    let mut start = region.start as usize;
    for line in region.of(text).split_inclusive('\n') {
        let print = line.trim();
        let place = start + line.len() - line.trim_start().len();
        start += line.len();
        if print.len() > LONGEST {
            continue;
        }
        let bare = print.trim_start_matches(['#', '*', ' ']);
        let behind = bare.strip_prefix("第一部分").or_else(|| {
            let rest = bare.strip_prefix(['一', '1', '（', '('])?;
            let rest = rest.strip_prefix('一').unwrap_or(rest).trim_start_matches(blank);
            rest.strip_prefix(['、', '.', '．', ',', '，', '：', '）', ')'])
        });
        let title = han_only(behind.unwrap_or_default());
        let official = SECTIONS[0][0];
        if !print.contains(['。', '；']) && title != official && is_nearly(&title, official) {
            return Some(Span::new(place, place + print.len()));
        }
    }
    None
}

/// Whether one of 一 to 八, or a radical for it, starts at byte `at`.
fn is_numeral(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        // 一 三 七; 二; 五.
        0xE4 => matches!(bytes[at + 1..], [0xB8, 0x80 | 0x89 | 0x83, ..] | [0xBA, 0x8C | 0x94, ..]),
        // 八 六; 四.
        0xE5 => matches!(bytes[at + 1..], [0x85, 0xAB | 0xAD, ..] | [0x9B, 0x9B, ..]),
        // ⼀, ⼆, ⼋.
        0xE2 => matches!(bytes[at + 1..], [0xBC, 0x80 | 0x86 | 0x8B, ..]),
        _ => false,
    }
}

/// White space within a line and, once, a line break.
fn blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{3000}' | '\t' | '*')
}

/// A heading with its numeral at byte `at`.
fn numbered(text: &str, at: usize) -> Option<Candidate> {
    let rest = text.part(at + 3..).trim_start_matches(blank);
    steps::add(text.len() - at - rest.len());
    let before = text.part(..at).chars().next_back();
    let bracketed = matches!(before, Some('（' | '('));
    let behind = if bracketed {
        Some(rest.strip_prefix(['）', ')'])?)
    } else {
        rest.strip_prefix(['、', '.', '．', ',', '，', '：', '･'])
    };
    // 一 总体情况: a blank is no mark by itself.
    let spaced = behind.is_none();
    if spaced && (rest.len() == text.len() - at - 3 || before.is_some_and(is_han)) {
        return None;
    }
    let title_at = text.len() - behind.unwrap_or(rest).len();
    let (number, end, distance) = title(text.part(title_at..))?;
    let is_own = text.part(at..).chars().next().and_then(numeral) == Some(number);
    // 第一、总体情况 is prose; so is a title that goes on.
    if before.is_some_and(is_han)
        && (distance > 0 || matches!(before, Some('第' | '表')) || end < 24 && !ends_report(text, at))
    {
        return None;
    }
    if bracketed || spaced {
        let start = if spaced { at } else { at - before.map_or(0, char::len_utf8) };
        return alone(text, start, title_at + end).then(|| {
            let inner = candidate(number, Span::new(start, title_at + end), Mark::Inner, distance);
            Candidate { numbered: is_own, ..inner }
        });
    }
    Some(candidate(number, Span::new(at, title_at + end), Mark::Proper, distance))
}

/// Whether what stands before byte `at` is the end of a title: text without line breaks.
fn ends_report(text: &str, at: usize) -> bool {
    text.part(..at).ends_with("报告")
}

fn candidate(number: u8, span: Span, mark: Mark, distance: usize) -> Candidate {
    Candidate { heading: Heading { number, span }, mark, distance, numbered: false, outdone: false }
}

/// `第一部分 总体情况` at the start of a line.
fn part(text: &str, at: usize) -> Option<Candidate> {
    let rest = text.part(at..).strip_prefix('第')?.trim_start_matches(blank);
    let rest = rest.strip_prefix(|c| han(c).is_some_and(|c| "一二三四五六七八".contains(c)))?;
    let rest = rest.trim_start_matches(blank);
    let rest = rest.strip_prefix("部分").or_else(|| rest.strip_prefix('章'))?;
    let rest = rest.trim_start_matches(|c| blank(c) || matches!(c, '、' | '：' | ':' | '.'));
    let title_at = text.len() - rest.len();
    let (number, end, distance) = title(rest)?;
    Some(candidate(number, Span::new(at, title_at + end), Mark::Proper, distance))
}

/// `1、总体情况` alone in its line.
fn arabic(text: &str, at: usize) -> Option<Candidate> {
    let rest = text.part(at + 1..).trim_start_matches(blank).strip_prefix(['、', '.', '．', ')', '）'])?;
    let title_at = text.len() - rest.len();
    let (number, end, distance) = title(rest)?;
    let is_own = text.as_bytes()[at] == b'0' + number;
    alone(text, at, title_at + end).then(|| {
        let inner = candidate(number, Span::new(at, title_at + end), Mark::Inner, distance);
        Candidate { numbered: is_own, ..inner }
    })
}

/// The number that 一 to 八 or 壹 to 捌 stands for.
fn numeral(c: char) -> Option<u8> {
    let c = han(c)?;
    let at = "一二三四五六七八".chars().position(|n| n == c);
    at.or_else(|| "壹贰叁肆伍陆柒捌".chars().position(|n| n == c)).map(|at| at as u8 + 1)
}

/// How far `alone` looks for the beginning of the line, in bytes.
const LONGEST_LINE: usize = 400;

/// Whether nothing else stands in the lines of a place.
fn alone(text: &str, start: usize, end: usize) -> bool {
    let empty = |c: char| c.is_whitespace() || matches!(c, '#' | '*' | '（');
    let behind = || text.part(end..).chars().take_while(|&c| c != '\n').take(12);
    if !behind().all(empty) {
        return false;
    }
    // The line's first twelve characters, but of a line that is long before the place only what is near.
    let near = text.floor_char_boundary(start.saturating_sub(LONGEST_LINE));
    let before = text.part(near..start).rsplit('\n').next().unwrap_or_default();
    steps::add(before.len());
    before.chars().take(12).all(empty)
}

/// A line that is nothing but the title of a section.
fn unnumbered(text: &str, at: usize) -> Option<Candidate> {
    /// Longer than any title, letter-spaced.
    const LONGEST: usize = 160;
    let first = text.part(at..).chars().next().and_then(han)?;
    if !"总工政主行收因存其需".contains(first) {
        return None;
    }
    let stop = text.floor_char_boundary(at + LONGEST);
    steps::add(stop - at);
    let line = text.part(at..stop).split(['\n', '\t', '|']).next().unwrap_or_default();
    let line = line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '：' | ':' | '】'));
    if line.len() >= LONGEST - 3 || line.contains(['。', '；', '，']) {
        return None;
    }
    let last = line.chars().next_back().and_then(han)?;
    if !"况施项".contains(last) {
        return None;
    }
    let core = han_only(line);
    let number = SECTIONS.iter().position(|titles| titles.contains(&core.as_str()))?;
    // 概况, 基本情况, 存在问题 are lines of many lists: a heading without its numeral is a long one.
    let tells = core.chars().count() >= 8 || core == SECTIONS[0][0];
    tells.then(|| candidate(number as u8 + 1, Span::new(at, at + line.len()), Mark::Proper, 0))
}

/// The section that a text begins with the title of, where that title ends, and how far it is from the title.
fn title(text: &str) -> Option<(u8, usize, usize)> {
    /// Longer than any title.
    const LONGEST: usize = 30;
    let mut head: [(usize, char); LONGEST] = [(0, ' '); LONGEST];
    let (mut length, mut letters, mut skipped) = (0, 0, 0);
    for (i, c) in text.char_indices() {
        steps::add(1);
        match han(c) {
            Some(c) if length == 0 && !first_letters().contains(&c) => return None,
            Some(c) => {
                head[length] = (i, c);
                letters |= letter(c);
                (length, skipped) = (length + 1, 0);
            }
            None if skipped > 8 || matches!(c, '。' | '；' | '|') => break,
            None => skipped += 1,
        }
        if length == LONGEST {
            break;
        }
    }
    let head = &head[..length];
    let mut best: Option<(usize, u8, usize)> = None;
    // Nearly every heading is printed as the form has it: only others are worth measuring.
    let begins = |wording: &&Wording| !wording.loose && is_prefix(&wording.title, head);
    let exact = wordings().iter().any(|wording| begins(&wording));
    for wording in wordings().iter().filter(|wording| !exact || begins(wording)) {
        let allowed = match wording.title.len() {
            ..8 => 0,
            8..12 => 1,
            _ => 2,
        };
        if (wording.letters & !letters).count_ones() as usize > allowed {
            continue;
        }
        let Some((distance, length)) = prefix_distance(&wording.title, head, allowed) else { continue };
        let last = head[length - 1].0;
        let end = last + text.part(last..).chars().next().map_or(0, char::len_utf8);
        if wording.title.len() < 8 && !ends_here(text.part(end..)) {
            continue;
        }
        let distance = if wording.loose { distance + AS_LOOSE } else { distance };
        // The nearest title; of equally near ones the longest.
        if best.is_none_or(|(d, _, e)| distance < d || distance == d && end > e) {
            best = Some((distance, wording.section, end));
        }
    }
    let (distance, number, end) = best?;
    Some((number, end, distance))
}

/// Whether a short title ends where `rest` begins: other than in 总体情况良好.
fn ends_here(rest: &str) -> bool {
    !rest.starts_with(is_han)
        || ["本", "我", "全", "按", "根据", "一年"].iter().any(|word| rest.starts_with(word))
}

fn is_prefix(title: &[char], head: &[(usize, char)]) -> bool {
    head.len() >= title.len() && title.iter().zip(head).all(|(a, (_, b))| a == b)
}

/// The least edit distance between `title` and a beginning of `head`, at most `allowed`, and that beginning's
/// length.
fn prefix_distance(title: &[char], head: &[(usize, char)], allowed: usize) -> Option<(usize, usize)> {
    if is_prefix(title, head) {
        return Some((0, title.len()));
    }
    if allowed == 0 || head.first().is_none_or(|(_, c)| !title[..3].contains(c)) {
        return None;
    }
    let mut row: Vec<usize> = (0..=title.len()).collect();
    let mut best: Option<(usize, usize)> = None;
    for (j, (_, c)) in head.iter().take(title.len() + allowed).enumerate() {
        steps::add(title.len());
        let mut diagonal = row[0];
        row[0] = j + 1;
        for i in 1..=title.len() {
            let substituted = diagonal + usize::from(title[i - 1] != *c);
            diagonal = row[i];
            row[i] = substituted.min(row[i] + 1).min(row[i - 1] + 1);
        }
        let distance = row[title.len()];
        if distance <= allowed && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, j + 1));
        }
    }
    best
}

/// Leaves out what only looks like headings: lists of contents, inner lists, rough matches beside exact ones.
fn select(text: &str, mut found: Vec<Candidate>) -> Vec<Heading> {
    let proper = found.iter().filter(|c| c.mark == Mark::Proper).count();
    let inner = found.iter().filter(|c| c.mark == Mark::Inner).count();
    let wanted = if proper < 2 && inner >= 3 { Mark::Inner } else { Mark::Proper };
    if wanted == Mark::Proper {
        admit_inner(&mut found);
    }
    found.retain(|c| c.mark == wanted);
    drop_contents(text, &mut found);
    // Within one report, which begins with section one, the nearest print of a title is the heading.
    for report in found.chunk_by_mut(|_, next| next.heading.number != 1) {
        let mut nearest = [usize::MAX; 7];
        for one in &*report {
            let nearest = &mut nearest[usize::from(one.heading.number)];
            *nearest = one.distance.min(*nearest);
        }
        for one in report {
            one.outdone = one.distance > nearest[usize::from(one.heading.number)];
        }
    }
    found.into_iter().filter(|c| !c.outdone).map(|c| c.heading).collect()
}

/// Takes for proper an inner heading that is a section's to the letter, bears its numeral, and stands where its own is
/// not: between the headings of an earlier and a later section.
fn admit_inner(found: &mut [Candidate]) {
    let mut next = 7;
    let mut behind: Vec<u8> = Vec::with_capacity(found.len());
    for one in found.iter().rev() {
        behind.push(next);
        if one.mark == Mark::Proper {
            next = one.heading.number;
        }
    }
    let mut before = 0;
    for (one, behind) in found.iter_mut().zip(behind.into_iter().rev()) {
        let Heading { number, .. } = one.heading;
        // Behind the last section of one report stands the first of another.
        let after = if before < behind { before } else { 0 };
        if one.mark == Mark::Inner && one.numbered && one.distance == 0 && after < number && number < behind {
            one.mark = Mark::Proper;
        }
        if one.mark == Mark::Proper {
            before = number;
        }
    }
}

/// Drops runs of headings with nothing between them, when the same ones come again: a list of contents, or a
/// sentence that names the parts.
fn drop_contents(text: &str, found: &mut Vec<Candidate>) {
    /// Headings in a run that make it a list.
    const LIST: usize = 3;
    let close = |a: &Candidate, b: &Candidate| {
        steps::add(1);
        let between =
            text.get(a.heading.span.end as usize..b.heading.span.start as usize).unwrap_or_default();
        between.len() < 400 && !between.chars().any(is_han)
    };
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for at in 1..=found.len() {
        if at == found.len() || !close(&found[at - 1], &found[at]) {
            // Only a list begins so; headings with all tables taken out from under them follow a first section.
            if at - start >= LIST && found[start].heading.number == 1 {
                runs.push((start, at));
            }
            start = at;
        }
    }
    // From the end on, so that what comes again is known: which numbers stand behind the run and are kept.
    let mut dropped = vec![false; found.len()];
    let mut come_again = [false; 7];
    let mut seen_to = found.len();
    for &(from, to) in runs.iter().rev() {
        // The last of a run may be the first real heading, right below the list.
        while seen_to > to {
            seen_to -= 1;
            come_again[usize::from(found[seen_to].heading.number)] |= !dropped[seen_to];
        }
        steps::add(to - from);
        let again = |at: usize| come_again[usize::from(found[at].heading.number)];
        let repeats = (from..to).filter(|&at| again(at)).count();
        let first = found[from].heading.number;
        let stop = (from + 1..to).find(|&at| found[at].heading.number == first).unwrap_or(to);
        if stop < to || repeats + 1 >= to - from {
            dropped[from..stop].fill(true);
        }
    }
    let mut dropped = dropped.into_iter();
    found.retain(|_| dropped.next() == Some(false));
}

/// The sections that `headings` open, the last up to `to`.
pub(in super::super) fn sections(text: &str, headings: &[Heading], to: u32) -> Vec<Section> {
    let ends = headings.iter().skip(1).map(|h| h.span.start).chain([to]);
    headings
        .iter()
        .zip(ends)
        .map(|(heading, end)| Section {
            number: heading.number,
            heading: one_line(heading.span.of(text)),
            span: Span { start: heading.span.start, end: end.max(heading.span.end) },
        })
        .collect()
}

/// A print on one line: where it was broken, its parts are joined.
fn one_line(print: &str) -> String {
    print.lines().map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<(u8, &str)> {
        headings(text).into_iter().map(|h| (h.number, h.span.of(text))).collect()
    }

    fn only_numbers(text: &str) -> Vec<u8> {
        headings(text).into_iter().map(|h| h.number).collect()
    }

    #[test]
    fn headings_are_known_by_their_titles() {
        let text = "一、总体情况\n二、 行政机关主动公开政府信息情况\n**六、其他需要报告的事项**\n无";
        assert_eq!(
            numbers(text),
            [(1, "一、总体情况"), (2, "二、 行政机关主动公开政府信息情况"), (6, "六、其他需要报告的事项")]
        );
        assert_eq!(
            numbers("四、政府信息公开行政法复议、行政诉讼情况行政复议"),
            [(4, "四、政府信息公开行政法复议、行政诉讼情况")]
        );
    }

    /// Where section one's own heading stands nowhere before section two, its misprint is it.
    #[test]
    fn a_misprint_of_the_first_title_is_the_first_heading() {
        let others = "甲\n二、主动公开政府信息情况\n乙\n三、收到和处理政府信息公开申请情况\n丙";
        for first in [
            "一、总休情况",
            "一、总体清况",
            "一、整体情况",
            "第一部分 总体情兄",
            "（一）总情况",
            "1.总体情况况",
        ] {
            assert_eq!(only_numbers(&format!("{first}\n{others}")), [1, 2, 3], "{first}");
        }
        assert_eq!(numbers(&format!("一、总休情况\n{others}"))[0].1, "一、总休情况");
        for none in ["一、总体要求", "一、整体情况良好。", "总休情况", "一、本年新收"]
        {
            assert_eq!(only_numbers(&format!("{none}\n{others}")), [2, 3], "{none}");
        }
        let both = format!("一、总体情况\n甲\n一、整体情况\n{others}");
        assert_eq!(only_numbers(&both), [1, 2, 3]);
    }

    #[test]
    fn numerals_and_marks_differ() {
        for text in [
            "一．总体情况\n好",
            "⼀、总体情况\n好",
            "一 、 总 体 情 况\n好",
            "一, 总体情况\n好",
            "## 一、总体情况\n好",
            "第一部分 总体情况\n好",
            "第一部分：总体情况\n好",
            "总体情况\n好",
            "　　总 体 情 况\n好",
            "一、總體情況\n好",
            "好。一、总体情况2023年，好",
            "好。一、总体情况我局好",
            "2023年度报告一、总体情况2023年，好",
        ] {
            assert_eq!(only_numbers(text), [1], "{text}");
        }
        assert_eq!(only_numbers("000 0四、政府信息公开行政复议、\n行政诉讼情况\n"), [4]);
        assert_eq!(only_numbers("四、因政府信息公开工作被申请行政复议、提起行政\n诉讼情况\n"), [4]);
        assert_eq!(only_numbers("13元三、收到和处理政府\n信息公开申请情况（本列数据"), [3]);
    }

    /// One heading with another mark stands among the others; a list inside of a section does not.
    #[test]
    fn a_heading_may_be_marked_otherwise_than_the_others() {
        let others = "甲\n二、主动公开政府信息情况\n乙\n三、收到和处理政府信息公开申请情况\n丙";
        for first in
            ["一 总体情况", "（一）总体情况", "1.总体情况", "1、总体情况", "壹、总体情况", "一　总体情况"]
        {
            assert_eq!(only_numbers(&format!("{first}\n{others}")), [1, 2, 3], "{first}");
        }
        let twice = format!("一 总体情况\n{others}\n六、其他需要报告的事项\n无\n（一）总体情况\n{others}");
        assert_eq!(only_numbers(&twice), [1, 2, 3, 6, 1, 2, 3]);
        // Lists inside of the first section.
        for inner in ["（一）主动公开政府信息情况", "2.主动公开政府信息情况", "一 主动公开政府信息情况"]
        {
            assert_eq!(only_numbers(&format!("一、总体情况\n{inner}\n{others}")), [1, 2, 3], "{inner}");
        }
        assert_eq!(only_numbers(&format!("一、总体情况\n第一 总体情况良好\n{others}")), [1, 2, 3]);
    }

    #[test]
    fn every_title_is_found_without_its_numeral() {
        for title in SECTIONS.iter().copied().flatten() {
            let long = title.chars().count() >= 8 || *title == "总体情况";
            assert_eq!(headings(&format!("{title}\n甲")).len(), usize::from(long), "{title}");
        }
    }

    #[test]
    fn a_section_is_known_by_its_title_not_by_its_numeral() {
        let text = "一、主动公开政府信息情况\n甲\n四、存在问题及改进情况\n乙\n五、其他需要报告的事项\n无";
        assert_eq!(only_numbers(text), [2, 5, 6]);
    }

    #[test]
    fn rows_of_table_three_and_lists_in_prose_are_no_headings() {
        let text = "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n四、结转下年度继续办理\n包括总体情况、主动公开政府信息情况。一、总体情况良好";
        assert_eq!(numbers(text), []);
        assert_eq!(
            numbers("（一）主动公开政府信息情况\n全年发布。\n一、总体情况\n甲"),
            [(1, "一、总体情况")]
        );
        assert_eq!(numbers("其中第一、主动公开情况良好，第二、依申请公开情况良好"), []);
        assert_eq!(numbers("## 表二：主动公开政府信息情况\n附表三、收到和处理政府信息公开申请情况"), []);
        assert_eq!(numbers("基本情况\n概况\n存在问题\n"), []);
    }

    #[test]
    fn inner_marks_count_where_no_others_are_used() {
        let text =
            "（一）总体情况\n甲\n（二）主动公开政府信息情况\n乙\n（三）收到和处理政府信息公开申请情况\n丙";
        assert_eq!(only_numbers(text), [1, 2, 3]);
        assert_eq!(numbers(text)[0].1, "（一）总体情况");
        let text = "1、总体情况\n甲\n2、主动公开政府信息情况\n乙\n3.收到和处理政府信息公开申请情况\n丙";
        assert_eq!(only_numbers(text), [1, 2, 3]);
    }

    #[test]
    fn a_list_of_contents_is_left_out() {
        let list = "一、总体情况……1\n二、主动公开政府信息情况……3\n三、收到和处理政府信息公开申请情况 4\n";
        let body = "一、总体情况\n甲\n二、主动公开政府信息情况\n乙\n三、收到和处理政府信息公开申请情况\n丙";
        let found = headings(&format!("目录\n{list}{body}"));
        assert_eq!(found.iter().map(|h| h.number).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(found[0].span.start as usize >= list.len());
        let sentence =
            "本报告包括：一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况。";
        assert_eq!(only_numbers(&format!("{sentence}\n{body}")), [1, 2, 3]);
        assert_eq!(only_numbers(list), [1, 2, 3], "a skeleton without any text keeps its headings");
    }

    #[test]
    fn a_rough_match_gives_way_to_an_exact_one() {
        let text =
            "一、总体情况\n二、主动公开工作情况\n甲\n三、依申请公开情况\n乙\n二、主动公开政府信息情况\n丙";
        assert_eq!(
            numbers(text),
            [(1, "一、总体情况"), (3, "三、依申请公开情况"), (2, "二、主动公开政府信息情况")]
        );
        assert_eq!(only_numbers("一、概述\n甲\n五、存在的主要问题和改进措施\n乙"), [1, 5]);
    }

    #[test]
    fn sections_reach_from_heading_to_heading() {
        let text = "一、总体情况\n甲\n二、主动公开\n政府信息情况\n乙\n尾";
        let sections = sections(text, &headings(text), (text.len() - "\n尾".len()) as u32);
        assert_eq!(sections[0].span.of(text), "一、总体情况\n甲\n");
        assert_eq!(sections[1].heading, "二、主动公开政府信息情况");
        assert_eq!(sections[1].span.of(text), "二、主动公开\n政府信息情况\n乙");
    }
}
