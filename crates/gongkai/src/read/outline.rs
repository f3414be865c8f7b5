//! The document around the tables: titles, sections, the body and its year, the period, the signature.

use super::dates;
use super::labels::{Hit, Mark};
use crate::report::{Date, Period, Section, Signature};
use crate::source::{han, han_only, is_han};
use crate::span::Span;

/// The six sections of the format with the titles they are printed under (Han characters only), the official
/// one first. Sources: 〔2019〕60号, 〔2021〕30号 and published reports.
const SECTIONS: [&[&str]; 6] = [
    &["总体情况", "总体工作情况", "工作总体情况"],
    &[
        "主动公开政府信息情况",
        "行政机关主动公开政府信息情况",
        "主动公开政府信息的情况",
        "政府信息主动公开情况",
        "主动公开信息情况",
    ],
    &[
        "收到和处理政府信息公开申请情况",
        "行政机关收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开申请的情况",
        "收到和处理信息公开申请情况",
    ],
    &[
        "政府信息公开行政复议行政诉讼情况",
        "因政府信息公开工作被申请行政复议提起行政诉讼情况",
        "政府信息公开工作被申请行政复议提起行政诉讼情况",
        "因政府信息公开申请行政复议提起行政诉讼的情况",
        "政府信息公开行政复议和行政诉讼情况",
    ],
    &[
        "存在的主要问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "存在的主要问题和改进情况",
        "存在的主要问题及改进措施",
        "存在问题及改进情况",
        "存在的问题及改进情况",
        "存在问题及改进措施",
        "存在的问题及改进措施",
        "存在的主要问题及下一步改进情况",
    ],
    &["其他需要报告的事项", "其他需要报告事项", "需要报告的其他事项", "其他需报告的事项"],
];

/// A section heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) number: u8,
    pub(super) span: Span,
}

/// Finds the section headings of a text, in order.
pub(super) fn headings(text: &str) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut line_start = true;
    let mut previous = '\n';
    for (at, c) in text.char_indices() {
        let numeral = matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '⼀' | '⼆' | '⼋');
        if numeral && !is_han(previous) && previous != '（' && previous != '(' {
            found.extend(numbered(text, at, at + c.len_utf8()));
        } else if line_start && is_han(c) {
            found.extend(unnumbered(text, at));
        }
        line_start = c == '\n' || line_start && (c.is_whitespace() || c == '#' || c == '*');
        previous = c;
    }
    found
}

/// A heading with its numeral at byte `at`; what follows the numeral starts at byte `behind`.
fn numbered(text: &str, at: usize, behind: usize) -> Option<Heading> {
    let rest = text[behind..].trim_start_matches([' ', '\u{3000}']);
    let rest = rest.strip_prefix(['、', '.', '．', ',', '，'])?;
    let title_at = text.len() - rest.len();
    let (number, end) = title(&text[title_at..])?;
    Some(Heading { number, span: Span::new(at, title_at + end) })
}

/// A line that is nothing but the title of a section.
fn unnumbered(text: &str, at: usize) -> Option<Heading> {
    let line = text[at..].split(['\n', '\t', '|']).next().unwrap_or_default();
    if line.len() > 120 {
        return None;
    }
    let core = han_only(line);
    let number = SECTIONS.iter().position(|titles| titles.contains(&core.as_str()))?;
    Some(Heading { number: number as u8 + 1, span: Span::new(at, at + line.trim_end().len()) })
}

/// The section that a text begins with the title of, and where that title ends.
fn title(text: &str) -> Option<(u8, usize)> {
    /// Longer than any title.
    const LONGEST: usize = 30;
    let head: Vec<(usize, char)> = text
        .char_indices()
        .take(3 * LONGEST)
        .filter_map(|(i, c)| han(c).map(|h| (i, h)))
        .take(LONGEST)
        .collect();
    let mut best: Option<(usize, u8, usize)> = None;
    for (section, titles) in SECTIONS.iter().enumerate() {
        for title in *titles {
            let title: Vec<char> = title.chars().collect();
            let Some((distance, length)) = prefix_distance(&title, &head) else { continue };
            let last = head[length - 1];
            let end = last.0 + text[last.0..].chars().next().map_or(0, char::len_utf8);
            let short = title.len() < 8;
            if short && (distance > 0 || text[end..].starts_with(is_han)) {
                continue;
            }
            // The nearest title; of equally near ones the longest.
            if best.is_none_or(|(d, _, e)| distance < d || distance == d && end > e) {
                best = Some((distance, section as u8 + 1, end));
            }
        }
    }
    best.map(|(_, number, end)| (number, end))
}

/// The least edit distance between `title` and a beginning of `head`, at most two, and that beginning's length.
fn prefix_distance(title: &[char], head: &[(usize, char)]) -> Option<(usize, usize)> {
    const ALLOWED: usize = 2;
    if head.len() >= title.len() && title.iter().zip(head).all(|(a, (_, b))| a == b) {
        return Some((0, title.len()));
    }
    if head.first().is_none_or(|(_, c)| !title[..3.min(title.len())].contains(c)) {
        return None;
    }
    let mut row: Vec<usize> = (0..=title.len()).collect();
    let mut best: Option<(usize, usize)> = None;
    for (j, (_, c)) in head.iter().take(title.len() + ALLOWED).enumerate() {
        let mut diagonal = row[0];
        row[0] = j + 1;
        for i in 1..=title.len() {
            let substituted = diagonal + usize::from(title[i - 1] != *c);
            diagonal = row[i];
            row[i] = substituted.min(row[i] + 1).min(row[i - 1] + 1);
        }
        let distance = row[title.len()];
        if distance <= ALLOWED && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, j + 1));
        }
    }
    best
}

/// The sections that the headings between `from` and `to` open.
pub(super) fn sections(text: &str, headings: &[Heading], to: u32) -> Vec<Section> {
    let ends = headings.iter().skip(1).map(|h| h.span.start).chain([to]);
    headings
        .iter()
        .zip(ends)
        .map(|(heading, end)| Section {
            number: heading.number,
            heading: heading.span.of(text).split_whitespace().collect::<Vec<_>>().join(" "),
            span: Span { start: heading.span.start, end: end.max(heading.span.end) },
        })
        .collect()
}

/// A printed title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    pub(super) span: Span,
    /// On one line, without white space.
    pub(super) text: String,
    pub(super) agency: Option<String>,
    pub(super) year: Option<u16>,
}

/// Finds titles: lines that end in 政府信息公开工作年度报告, with the lines before them as far as they belong.
pub(super) fn titles(text: &str, hits: &[Hit]) -> Vec<Title> {
    hits.iter().filter(|h| h.mark == Mark::Title).filter_map(|hit| title_at(text, hit)).collect()
}

fn title_at(text: &str, hit: &Hit) -> Option<Title> {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let behind = text[end..].chars().next();
    if behind.is_some_and(|c| is_han(c) || matches!(c, '。' | '，' | '；' | '》' | '〉' | '”' | '、' | '>'))
    {
        return None;
    }
    let mut from = line_start(text, start);
    for _ in 0..3 {
        let (agency, year) = names(&compact(&text[from..end]));
        if agency.is_some() && year.is_some() {
            break;
        }
        let above = text[..from].trim_end();
        let previous = line_start(text, above.len());
        let line = text[previous..above.len()].trim();
        let prose = line.is_empty()
            || line.chars().count() > 40
            || line.contains(['。', '；', '，', ':', '：', '<', '|', '=']);
        let useful =
            agency.is_none() && has_name(line) || year.is_none() && dates::years(line).next().is_some();
        if prose || !useful {
            break;
        }
        from = previous;
    }
    let print = compact(&text[from..end]);
    let (agency, year) = names(&print);
    let start = from + (text[from..].len() - text[from..].trim_start().len());
    Some(Title { span: Span::new(start, end), text: print, agency, year })
}

/// Where the line (or the sentence, in text without line breaks) that holds byte `at` starts.
fn line_start(text: &str, at: usize) -> usize {
    let stops = ['\n', '\t', '|', '。', '，', '；', '：', ':', '《', '“', '>', '！', '〈', '-', '—'];
    let near = text[..at].char_indices().rev().take(80);
    near.clone()
        .find(|(_, c)| stops.contains(c))
        .map_or_else(|| near.last().map_or(at, |(i, _)| i), |(i, c)| i + c.len_utf8())
}

/// Whether a line may be a part of a title: it names somebody.
fn has_name(line: &str) -> bool {
    let core = han_only(line);
    core.chars().count() >= 2
        && core != "年"
        && core != "年度"
        && !core.ends_with("正文")
        && !core.ends_with("时间")
}

/// Without white space and Markdown signs.
fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '#' | '*' | '\u{200B}' | '\u{FEFF}'))
        .map(|c| han(c).filter(|_| !('\u{4E00}'..='\u{9FFF}').contains(&c)).unwrap_or(c))
        .collect()
}

/// The body and the year in a compact title, in either order.
fn names(title: &str) -> (Option<String>, Option<u16>) {
    let cut = ["政府信息公开", "政务公开", "信息公开"]
        .iter()
        .find_map(|word| title.rfind(word))
        .unwrap_or(title.len());
    let mut head = &title[..cut];
    // 某县人民政府信息公开…: 政府 is the end of the body's name and the beginning of the words that follow.
    if head.ends_with("人民") && title[cut..].starts_with("政府") {
        head = &title[..cut + "政府".len()];
    }
    let (before, behind, year) = match dates::years(head).last() {
        Some((at, year, length)) => (&head[..at], head[at + length..].trim_start_matches('度'), Some(year)),
        None => (head, "", None),
    };
    let clean = |name: &str| -> Option<String> {
        let name = name.trim_start_matches(|c: char| !is_han(c) && !c.is_alphanumeric());
        let name = name.trim_start_matches("关于").trim_end_matches("关于").trim_end_matches('的');
        let name = name.trim_end_matches(|c: char| c.is_ascii_punctuation() || matches!(c, '：' | '、'));
        (han_only(name).chars().count() >= 2).then(|| name.to_owned())
    };
    (clean(before).or_else(|| clean(behind)), year)
}

/// The year that most of a text speaks of.
pub(super) fn dominant_year(text: &str) -> Option<u16> {
    let mut counts: Vec<(u16, u32)> = Vec::new();
    for (_, year, _) in dates::years(text).filter(|(_, year, _)| (2008..=2099).contains(year)) {
        match counts.iter_mut().find(|(y, _)| *y == year) {
            Some((_, count)) => *count += 1,
            None => counts.push((year, 1)),
        }
    }
    // Of equally frequent years the earlier: a report of 2020 is signed in 2021.
    counts.into_iter().max_by_key(|&(year, count)| (count, std::cmp::Reverse(year))).map(|(year, _)| year)
}

/// The stated statistical period: two dates with 至 or 到 between them, near a word that says what they bound.
pub(super) fn period(text: &str) -> Option<Period> {
    for (at, _, _) in dates::years(text) {
        let Some((from, length)) = dates::date(&text[at..]) else { continue };
        let rest = &text[at + length..];
        let gap: usize = rest
            .chars()
            .take_while(|c| {
                matches!(c, '起' | '至' | '到' | '—' | '-' | '－' | '～' | '~' | ' ' | '–' | '日')
            })
            .map(char::len_utf8)
            .sum();
        if gap == 0 {
            continue;
        }
        let to = dates::date(&rest[gap..]).map(|(date, _)| date).or_else(|| {
            let (month, day, _) = dates::month_and_day(&rest[gap..])?;
            Some(Date { year: from.year, month, day })
        });
        let Some(to) = to else { continue };
        let near: String = text[..at].chars().rev().take(40).collect();
        let near: String = near.chars().rev().collect();
        if ["统计", "期限", "时限", "数据", "起止", "时间段"].iter().any(|word| near.contains(word))
        {
            return Some(Period { from, to });
        }
    }
    None
}

/// The signature block: a line with a date alone, or with a name before it, and the name on the line above.
pub(super) fn signature(text: &str) -> Option<Signature> {
    let mut above: Option<&str> = None;
    let mut found = None;
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let at = dates::years(line).find_map(|(at, _, _)| {
            let (date, length) = dates::date(&line[at..])?;
            let behind = line[at + length..].trim();
            (behind.is_empty() || behind == "印发").then_some((at, date))
        });
        if let Some((at, date)) = at {
            let same_line =
                line[..at].trim_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '（' | '('));
            let by = if same_line.is_empty() { above.and_then(body_name) } else { body_name(same_line) };
            if by.is_some() || same_line.is_empty() {
                found = Some(Signature { by, on: Some(date) });
            }
        }
        above = Some(line);
    }
    found
}

/// A line that is the name of a body.
fn body_name(line: &str) -> Option<String> {
    let compact: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let length = compact.chars().count();
    let plain = compact.chars().all(|c| is_han(c) || matches!(c, '（' | '）' | '(' | ')'));
    let ending = [
        "局", "委", "府", "会", "室", "厅", "院", "处", "所", "办", "队", "中心", "部", "站", "区", "镇",
        "乡", "社", "行", "署", "校",
    ];
    (plain && (4..=30).contains(&length) && ending.iter().any(|e| compact.ends_with(e))).then_some(compact)
}

#[cfg(test)]
mod tests {
    use super::super::labels::Labels;
    use super::*;

    fn numbers(text: &str) -> Vec<(u8, &str)> {
        headings(text).into_iter().map(|h| (h.number, h.span.of(text))).collect()
    }

    #[test]
    fn headings_are_known_by_their_titles() {
        let text = "一、总体情况\n二、 行政机关主动公开政府信息情况\n**六、其他需要报告的事项**\n无";
        assert_eq!(
            numbers(text),
            [(1, "一、总体情况"), (2, "二、 行政机关主动公开政府信息情况"), (6, "六、其他需要报告的事项")]
        );
        assert_eq!(numbers("四、政府信息公开行政法复议、行政诉讼情况行政复议")[0].0, 4);
        assert_eq!(
            numbers("四、政府信息公开行政法复议、行政诉讼情况行政复议")[0].1,
            "四、政府信息公开行政法复议、行政诉讼情况"
        );
    }

    #[test]
    fn rows_of_table_three_and_lists_in_prose_are_no_headings() {
        let text = "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n四、结转下年度继续办理\n包括总体情况、主动公开政府信息情况。一、总体情况良好";
        assert_eq!(numbers(text), []);
    }

    fn title_of(text: &str) -> (Option<String>, Option<u16>, String) {
        let titles = titles(text, &Labels::get().find(text));
        let one = titles.into_iter().next().expect("a title");
        (one.agency, one.year, one.text)
    }

    #[test]
    fn titles_say_body_and_year_in_either_order_over_lines() {
        let expected =
            |agency: &str, year, title: &str| (Some(agency.to_owned()), Some(year), title.to_owned());
        assert_eq!(
            title_of("某县水务局2020年政府信息公开工作年度报告\n"),
            expected("某县水务局", 2020, "某县水务局2020年政府信息公开工作年度报告")
        );
        assert_eq!(
            title_of("更新时间:\n某县水务局\n\n2020 年政府信息公开工作年度报告"),
            expected("某县水务局", 2020, "某县水务局2020年政府信息公开工作年度报告")
        );
        assert_eq!(
            title_of("正文\n2024 年某市科委政府信息公开工作\n年度报告\n根据"),
            expected("某市科委", 2024, "2024年某市科委政府信息公开工作年度报告")
        );
        assert_eq!(title_of("标题: 某区2025年度政府信息公开工作年度报告\n").0.as_deref(), Some("某区"));
        assert_eq!(
            title_of("某县人民政府信息公开工作年度报告\n（2021年）").0.as_deref(),
            Some("某县人民政府")
        );
    }

    #[test]
    fn a_report_cited_in_prose_is_no_title() {
        let text =
            "根据《某市2020年政府信息公开工作年度报告》的要求，本机关2020年政府信息公开工作年度报告编制如下";
        assert_eq!(titles(text, &Labels::get().find(text)), []);
    }

    #[test]
    fn periods_and_signatures() {
        let period_of = |text| period(text).map(|p| format!("{} {}", p.from, p.to));
        assert_eq!(
            period_of("报告所列统计期限自2024年1月1日至2024年12月31日。").as_deref(),
            Some("2024-01-01 2024-12-31")
        );
        assert_eq!(
            period_of("数据统计期限从2019年1月1日到12月31日止").as_deref(),
            Some("2019-01-01 2019-12-31")
        );
        assert_eq!(period_of("2019年1月1日至3日，举办培训"), None);
        let signed = signature("无。\n\n某区应急管理局\n2021年1月15日\n主办单位：某区").expect("a signature");
        assert_eq!(
            (signed.by.as_deref(), signed.on.map(|d| d.to_string()).as_deref()),
            (Some("某区应急管理局"), Some("2021-01-15"))
        );
    }
}
