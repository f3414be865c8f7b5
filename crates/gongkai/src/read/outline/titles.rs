//! Titles of reports, with the body and the year that they name.

use super::super::dates;
use super::super::labels::{Hit, Mark};
use super::bodies;
use crate::body;
use crate::order;
use crate::slice::Slice as _;
use crate::source::{digit, han, han_only, is_han, real};
use crate::span::Span;
use crate::steps;

/// A printed title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Title {
    pub(in super::super) span: Span,
    /// On one line, without white space; radicals replaced by characters.
    pub(in super::super) text: String,
    pub(in super::super) agency: Option<String>,
    pub(in super::super) year: Option<u16>,
}

impl Title {
    /// How many of body and year it names.
    pub(in super::super) fn names(&self) -> usize {
        usize::from(self.agency.is_some()) + usize::from(self.year.is_some())
    }
}

/// Finds titles: lines that end in 政府信息公开工作年度报告, with the lines before them as far as they belong.
pub(in super::super) fn titles(text: &str, hits: &[Hit]) -> Vec<Title> {
    let mut found: Vec<Title> =
        hits.iter().filter(|h| h.mark == Mark::Title).filter_map(|hit| title_at(text, hit)).collect();
    // Names of columns say neither body nor year.
    if found.iter().all(|title| title.names() == 0) {
        found.extend(unusual(text));
        order::by_key(&mut found, |title| title.span.start);
    }
    found
}

/// What a notice that publishes a report adds to its title.
const NOTICES: [&str; 6] = ["的公告", "的通告", "的公示", "公告", "的通报", "公示"];

/// What separates a title from other things in its line.
const STOPS: [char; 31] = [
    '\n', '\u{7}', '\t', '|', '。', '，', '；', '：', ':', '《', '“', '>', '＞', '»', '›', '！', '〈', '<',
    '-', '—', '–', '_', '/', '\\', '丨', '│', '】', ']', '=', '?', ',',
];

/// Those of them that may join two years.
const DASHES: [char; 4] = ['-', '—', '–', '/'];

/// What a title is not followed by: it would be cited, or a part of a sentence.
const CITED: [char; 16] =
    ['。', '，', '；', '》', '〉', '”', '、', '>', '：', ':', ',', '？', '」', '’', '"', ';'];

fn title_at(text: &str, hit: &Hit) -> Option<Title> {
    let (start, end) = (hit.start as usize, hit.end as usize);
    steps::add(1 + text.len() - end - text.part(end..).trim_start().len());
    let behind = text.part(end..).chars().next();
    let mut from = beginning(text, start);
    let marked = stands_in_marks(text, from, end);
    // A line may break before the punctuation; but a straight quote on the next one opens a cell.
    let next = text.part(end..).trim_start();
    let opens_cell = next.starts_with('"') && behind != Some('"');
    if next.starts_with(CITED) && !marked && !opens_cell {
        return None;
    }
    let head = text.part(from..start);
    // A bracket that opens in the title and closes behind it holds a remark.
    if matches!(behind, Some('）' | ')')) && head.contains(['（', '('])
        || !marked && is_prose(text, from, head)
    {
        return None;
    }
    let mut names = names(text.part(from..end));
    // …年度报告的公告: a notice that is the report.
    let notice = NOTICES.iter().find_map(|word| {
        let rest = text.part(end..).strip_prefix(word)?.trim_start_matches([' ', '\u{3000}', '\t', '\r']);
        (rest.is_empty() || rest.starts_with('\n')).then_some(word.len())
    });
    let notice = notice.filter(|_| names.0.is_some() && names.1.is_some());
    if behind.is_some_and(is_han)
        && notice.is_none()
        && !(names.1.is_some() && starts_report(text.part(end..)))
    {
        return None;
    }
    let mut to = end + notice.unwrap_or(0);
    if names.1.is_none()
        && let Some((year, length)) = year_behind(text.part(end..))
    {
        (names.1, to) = (Some(year), end + length);
    }
    for _ in 0..3 {
        let Some(above) = line_above(text, from, &names) else { break };
        from = above;
        let read = self::names(text.part(from..end));
        names = (read.0, read.1.or(names.1));
    }
    let start = from + (text.part(from..).len() - text.part(from..).trim_start().len());
    let start = start + glued_number(text.part(start..end));
    from = start;
    let (agency, year) = names;
    Some(Title { span: Span::new(start, to), text: compact(text.part(from..to)), agency, year })
}

/// How many bytes of digits are glued to the front of a title and are no year: a cell's, or a page's number.
fn glued_number(title: &str) -> usize {
    let rest = title.trim_start_matches(|c: char| digit(c).is_some());
    let run = title.len() - rest.len();
    if rest.starts_with('年') || !rest.starts_with(is_han) || bare_year(title.part(..run)).is_some() {
        0
    } else {
        run
    }
}

/// Whether a title is alone in its line, in title marks.
fn stands_in_marks(text: &str, from: usize, end: usize) -> bool {
    let line = |c: char| !matches!(c, '\n' | '\r') && c.is_whitespace();
    let before = text.part(..from).strip_suffix('《').map(|head| head.trim_end_matches(line));
    let behind = text.part(end..).strip_prefix('》').map(|rest| rest.trim_start_matches(line));
    before.is_some_and(|head| head.is_empty() || head.ends_with('\n'))
        && behind.is_some_and(|rest| rest.is_empty() || rest.starts_with(['\n', '\r']))
}

/// The body that stands beside a title which does not name it: 【某局】2023年…, …报告（某局）, or in the next line.
pub(in super::super) fn beside(text: &str, title: &Title) -> Option<String> {
    /// Bytes of the line before and behind the title, and of the lines below it.
    const REACH: usize = 200;
    let (start, end) = (title.span.start as usize, title.span.end as usize);
    let before =
        text.part(text.floor_char_boundary(start.saturating_sub(REACH))..start).rsplit('\n').next()?;
    let rest = text.part(end..text.floor_char_boundary((end + REACH).min(text.len())));
    let mut lines = rest.split('\n');
    let behind = lines.next().unwrap_or_default();
    let name = |part: &str| {
        let part = part.trim_matches(|c: char| !is_han(c) && !matches!(c, '（' | '）'));
        let part = part.strip_prefix('（').and_then(|part| part.strip_suffix('）')).unwrap_or(part);
        bodies::name(part).filter(|name| body::is_full(name))
    };
    // 首页 > 某县 >: a path; …报告-某县人民政府: the site's name.
    let path = before.contains(['>', '＞', '»', '›']);
    let is_site = |name: &String| body::Body::of(name) == body::Body::Government;
    name(before)
        .filter(|_| !path)
        .or_else(|| name(behind).filter(|name| !is_site(name)))
        .or_else(|| lines.map(str::trim).find(|line| !line.is_empty()).and_then(name))
}

/// Where the title that holds byte `at` begins in its line.
fn beginning(text: &str, at: usize) -> usize {
    let near = text.part(..at).char_indices().rev().take(90);
    // 2022-2023学年.
    let joins = |i: usize| {
        let digit_at = |c: Option<char>| c.is_some_and(|c| digit(c).is_some());
        digit_at(text.part(..i).chars().next_back()) && digit_at(text.part(i..at).chars().nth(1))
    };
    let mut from = near
        .clone()
        .find(|&(i, c)| STOPS.contains(&c) && !(DASHES.contains(&c) && joins(i)))
        .map_or_else(|| near.last().map_or(at, |(i, _)| i), |(i, c)| i + c.len_utf8());
    // 首页 政务公开 政府信息公开年报 某县2020年…: the path to the page.
    let head = text.part(from..at);
    let mut word_at = 0;
    for word in head.split_inclusive(char::is_whitespace) {
        word_at += word.len();
        let word = han_only(word);
        if ["首页", "公开", "年报", "栏目", "位置", "网站", "标题", "题名", "名称", "正文"]
            .iter()
            .any(|w| word.ends_with(w))
        {
            from = at - head.len() + word_at;
        }
    }
    from
}

/// Whether the words before a title make it a part of a sentence.
fn is_prose(text: &str, from: usize, head: &str) -> bool {
    let core = han_only(head);
    let begins = [
        "现将",
        "现公布",
        "现就",
        "根据",
        "按照",
        "下载",
        "查看",
        "本报告",
        "编制",
        "公布",
        "点击",
        "以下",
        "我",
        "本",
    ];
    let inside = ["编制了", "公布了", "发布了", "印发"];
    let before = text.part(..from).chars().next_back();
    begins.iter().any(|word| core.starts_with(word))
        || inside.iter().any(|word| core.contains(word))
        || matches!(before, Some('，' | '；' | '《' | '“' | '〈' | ','))
            && text.part(..from).trim_end() == text.part(..from)
        || core.chars().count() > 60
}

/// Whether a report begins with these words right behind its title, in text without line breaks.
fn starts_report(rest: &str) -> bool {
    let words = [
        "一、",
        "⼀、",
        "根据",
        "按照",
        "依据",
        "依照",
        "本报告",
        "本年度报告",
        "发布",
        "来源",
        "时间",
        "为",
        "目录",
    ];
    words.iter().any(|word| rest.starts_with(word))
}

/// A year in the line below a title, or behind it in brackets: `（2021年）`; and where it ends.
fn year_behind(rest: &str) -> Option<(u16, usize)> {
    let gap = rest.len() - rest.trim_start().len();
    if rest.part(..gap).matches('\n').count() > 2 {
        return None;
    }
    let inner = rest.part(gap..).trim_start_matches(['（', '(', '〔', '[', ' ', '—', '-']);
    let start = rest.len() - inner.len();
    let near = inner.part(..inner.floor_char_boundary(60));
    let line = near.split('\n').next().unwrap_or_default();
    steps::add(gap + near.len());
    let (_, year, length) = dates::years(line).next().filter(|&(at, ..)| at == 0)?;
    let tail = line.part(length..).strip_prefix('度').unwrap_or(line.part(length..));
    let close = tail.trim_start_matches(['）', ')', '〕', ']', ' ', '—', '-']);
    close.trim().is_empty().then(|| (year, start + line.len() - close.len()))
}

/// Where the line above byte `from` starts, when it belongs to the title: it names what is still missing.
fn line_above(text: &str, from: usize, names: &(Option<String>, Option<u16>)) -> Option<usize> {
    let above = text.part(..from).trim_end_matches(|c: char| c.is_whitespace() || c == '|');
    steps::add(from - above.len());
    let gap = text.part(above.len()..from);
    // The title has to begin in its line, and not far below.
    if !gap.contains('\n') || gap.matches('\n').count() > 4 {
        return None;
    }
    // Where a table lays the page out, its last cell.
    let previous = above.rfind(['\n', '\t', '|']).map_or(0, |at| at + 1);
    let line = above.part(previous..).trim();
    steps::add(above.len() - previous);
    if line.chars().count() > 44
        || line.contains(['。', '；', '，', ':', '：', '<', '>', '|', '=', '\t', '》'])
    {
        return None;
    }
    let compact = compact(line);
    // 和旅游局2020年…: the name itself is broken.
    let torn = names.0.as_ref().is_some_and(|name| {
        let first = name.chars().next();
        matches!(first, Some('和' | '与' | '及' | '、'))
            || name.chars().count() <= 2 && !bodies::has_ending(name)
            // 云溪县住房和城乡 / 建设局: a place and the beginning of a name.
            || !body::is_full(name)
                && (!bodies::has_ending(&compact) || compact.ends_with("城乡"))
                && begins_with_place(&compact)
                && bodies::name(&[compact.as_str(), name].concat()).is_some_and(|whole| body::is_full(&whole))
    });
    let whole = compact
        .chars()
        .all(|c| is_han(c) || digit(c).is_some() || matches!(c, '（' | '）' | '(' | ')' | '、' | '·'));
    let years: Vec<_> = dates::years(&compact).collect();
    let dated =
        years.iter().any(|&(at, _, length)| dates::month_and_day(compact.part(at + length..)).is_some());
    if !whole || dated {
        return None;
    }
    let rest = years
        .iter()
        .fold(compact.clone(), |rest, &(at, _, length)| rest.replace(compact.part(at..at + length), ""));
    let rest = rest.trim_start_matches('度').trim_start_matches("关于");
    let body = bodies::name(rest).is_some();
    let adds_body = names.0.is_none() && body || torn && !rest.is_empty() && gap.matches('\n').count() == 1;
    // 某局2020 / 年政府信息公开…
    let year_torn =
        text.part(from..).trim_start().starts_with('年') && compact.ends_with(|c| digit(c).is_some());
    let adds_year = names.1.is_none() && !years.is_empty() && (rest.is_empty() || body);
    (adds_body || adds_year || year_torn).then_some(previous)
}

/// Whether a line begins with a place and goes on as the name of an organ may.
fn begins_with_place(line: &str) -> bool {
    let place = line.char_indices().skip(1).find(|(_, c)| "省市县区州旗盟".contains(*c));
    place.is_some_and(|(at, c)| {
        let rest = line.part(at + c.len_utf8()..);
        rest.chars().count() >= 2
            && !rest.starts_with('直')
            && !["单位", "部门", "栏目"].iter().any(|end| rest.ends_with(end))
    })
}

/// Without white space and Markdown signs, radicals replaced by characters.
fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '#' | '*' | '\u{200B}' | '\u{FEFF}' | '\u{C}'))
        .map(real)
        .collect()
}

/// The words from which on a title says nothing of the body.
const SUBJECTS: [&str; 7] = [
    "政府信息和政务公开",
    "政府信息与政务公开",
    "政务和政府信息公开",
    "政府信息公开",
    "政务信息公开",
    "政务公开",
    "信息公开",
];

/// The body and the year that a title names, in whatever order.
pub(super) fn names(title: &str) -> (Option<String>, Option<u16>) {
    steps::add(title.len());
    let title = compact(title);
    // 20232023年某局: the same year twice.
    let digits = title.len() - title.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let title = if digits == 8 && title.part(..4) == title.part(4..8) { title.part(4..) } else { &title };
    // By characters, as a traditional title and its folded form differ in bytes.
    let print: Vec<char> = title.chars().collect();
    let folded: Vec<char> = print.iter().map(|&c| han(c).unwrap_or(c)).collect();
    let find = |word: &str| {
        let word: Vec<char> = word.chars().collect();
        folded.windows(word.len()).rposition(|w| w == word)
    };
    let (mut cut, tail) = SUBJECTS
        .iter()
        .filter_map(|word| find(word).map(|at| (at, at + word.chars().count())))
        .max_by_key(|&(at, end)| (end, std::cmp::Reverse(at)))
        .unwrap_or((print.len(), print.len()));
    // 某县人民政府信息公开…: 政府 is the end of the body's name and the beginning of the words that follow.
    if folded[..cut].ends_with(&['人', '民']) && folded[cut..].starts_with(&['政', '府']) {
        cut += 2;
    }
    let head: String = print[..cut].iter().collect();
    let tail: String = print[tail.min(print.len())..].iter().collect();
    let (before, behind, mut year) = match years(&head).last() {
        Some((at, year, length)) => {
            (head.part(..at), head.part(at + length..).trim_start_matches(['学', '年', '度']), Some(year))
        }
        None => (head.as_str(), "", None),
    };
    year = year.or_else(|| years(&tail).last().map(|(_, year, _)| year));
    let body = |print: &str| if is_template(print) { None } else { body(print) };
    (body(before).or_else(|| body(behind)), year)
}

/// Whether signs of a form that is to be filled in stand for a name or a year: `XX县XX局`, `XXXX年`.
fn is_template(print: &str) -> bool {
    let sign = |c: char| matches!(c, 'X' | 'x' | 'Ｘ' | '×' | '*' | '＊' | '□' | '＿' | '_');
    print.chars().zip(print.chars().skip(1)).any(|(one, next)| sign(one) && one == next)
}

/// Years in a title: with 年, and in four digits alone (`工作2022年度报告`, `某局2022政府信息公开…`).
fn years(title: &str) -> impl Iterator<Item = (usize, u16, usize)> + '_ {
    // 2019年1月发布 says when, not of which year.
    let named = dates::years(title).filter(|&(at, _, length)| {
        let rest = title.part(at + length..);
        !rest.starts_with(|c| digit(c).is_some())
    });
    let named: Vec<_> = named.collect();
    let bare = if named.is_empty() { bare_year(title) } else { None };
    named.into_iter().chain(bare)
}

/// The last of four digits alone, where all digits are such years: `2022-2023学年`.
fn bare_year(title: &str) -> Option<(usize, u16, usize)> {
    let mut found = None;
    for run in title.split(|c: char| digit(c).is_none()).filter(|run| !run.is_empty()) {
        let year = run
            .chars()
            .filter_map(digit)
            .fold(0, |all: u32, d| all.saturating_mul(10).saturating_add(u32::from(d)));
        if run.chars().count() != 4 || !(2004..=2099).contains(&year) {
            return None;
        }
        found = Some((run.as_ptr() as usize - title.as_ptr() as usize, year as u16, run.len()));
    }
    found
}

/// The body's name in a part of a title, cleaned of what stands in front of it or joins it to the rest.
fn body(part: &str) -> Option<String> {
    // 某局关于报送2023年…; 关于报送某局2023年….
    let (before, behind) = part.split_once("关于").unwrap_or((part, ""));
    let verbs = ["报送", "上报", "呈报", "报告", "公布", "发布", "印发", "公开", "编制", "做好", "转发"];
    let behind = verbs.iter().find_map(|verb| behind.strip_prefix(verb)).unwrap_or(behind);
    [before, behind].into_iter().find_map(whole_name)
}

fn whole_name(part: &str) -> Option<String> {
    let mut name = part;
    loop {
        let rest = without_mark(name).trim_start_matches(|c: char| !is_han(c));
        if rest.len() == name.len() {
            break;
        }
        name = rest;
    }
    let joining = |c: char| {
        c.is_ascii_punctuation() && c != ')'
            || matches!(c, '：' | '、' | '·' | '（' | '〔' | '，' | '—' | '–' | '～')
    };
    // 某校2022-2023学年: a year that is glued to the name.
    let name = name.trim_end_matches('的').trim_end_matches(|c: char| joining(c) || digit(c).is_some());
    let length = han_only(name).chars().count();
    ((2..=45).contains(&length) && !body::is_category(name)).then(|| name.to_owned())
}

/// A part of a title without what stands in front of the name: an ordinal, a remark in brackets, a year, the name of a
/// field. What is no Han character never begins a name.
fn without_mark(part: &str) -> &str {
    if let Some(rest) =
        ["附件", "标题", "题名", "名称", "正文"].iter().find_map(|word| part.strip_prefix(word))
    {
        return rest;
    }
    // （送审稿）, （一）, 【年报】; a title may begin behind the first of them.
    if let Some((mark, rest)) = part.split_once(['）', ')', '】', ']'])
        && mark.chars().count() <= 6
        && !mark.trim_start_matches(['（', '(', '【', '[']).contains(['（', '('])
        && mark.chars().skip(1).all(|c| c != '（' && c != '(')
    {
        return rest;
    }
    let numeral = |c: char| "一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾".contains(c) || !is_han(c);
    let numerals = part.trim_start_matches(numeral);
    let ordinal = part.part(..part.len() - numerals.len());
    if ordinal.ends_with(['、', '.', '．']) {
        return numerals;
    }
    // 第3份; 2024年度 behind a year that is glued to the name.
    if let Some(rest) = part.strip_prefix('第')
        && let rest = rest.trim_start_matches(numeral)
        && let Some(rest) = ["部分", "份", "篇", "件"].iter().find_map(|word| rest.strip_prefix(word))
    {
        return rest;
    }
    match ordinal.chars().filter_map(digit).count() {
        4 => ["年度", "年"].iter().find_map(|word| numerals.strip_prefix(word)).unwrap_or(numerals),
        _ => part,
    }
}

/// A title in other words (`政府信息公开工作情况报告`, `政务公开工作总结`), where there is no usual one: one
/// of the first lines, with a year.
fn unusual(text: &str) -> Option<Title> {
    const REACH: usize = 3000;
    let head = text.part(..text.floor_char_boundary(REACH));
    let mut at = 0;
    for line in head.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let print = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*'));
        let print =
            ["标题：", "标题:"].iter().find_map(|label| print.strip_prefix(label)).unwrap_or(print).trim();
        if print.len() > 200
            || print.contains(['。', '；', '，', '：', ':', '《', '>', '|'])
            || print.starts_with(['（', '(', '“', '"', '「'])
        {
            continue;
        }
        let core = han_only(print);
        let ends = ["报告", "年报", "总结"].iter().any(|end| core.ends_with(end));
        let prose = is_prose(text, start, print.part(..print.find("公开").unwrap_or(0)));
        if ends && !prose && ["信息公开", "政务公开"].iter().any(|word| core.contains(word)) {
            let (agency, year) = names(print);
            if year.is_some() {
                let from = start + line.find(print).unwrap_or(0);
                return Some(Title {
                    span: Span::new(from, from + print.len()),
                    text: compact(print),
                    agency,
                    year,
                });
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::super::labels::Labels;
    use super::*;

    fn all(text: &str) -> Vec<Title> {
        titles(text, &Labels::get().find(text))
    }

    fn read(text: &str) -> (Option<String>, Option<u16>) {
        let one = all(text).pop().unwrap_or_else(|| panic!("no title in {text:?}"));
        (one.agency, one.year)
    }

    #[test]
    fn titles_say_body_and_year_in_any_order_over_lines() {
        for text in [
            "某县水务局2020年政府信息公开工作年度报告\n",
            "某县水务局2020年度政府信息公开工作年度报告\n",
            "2020年某县水务局政府信息公开工作年度报告\n",
            "2020年度某县水务局政府信息公开年报\n",
            "某县水务局政府信息公开工作2020年度报告\n",
            "某县水务局政府信息公开工作年度报告（2020年）\n",
            "某县水务局政府信息公开工作年度报告\n（2020年度）\n\n根据",
            "某县水务局\n政府信息公开工作年度报告\n2020年\n根据",
            "关于某县水务局2020年政府信息公开工作年度报告\n",
            "关于某县水务局2020年政府信息公开工作的年度报告\n",
            "某县水务局关于2020年政府信息公开工作年度报告\n",
            "更新时间:\n某县水务局\n\n2020 年政府信息公开工作年度报告",
            "某县水务局\n2020年政府信息公开\n工作年度报告",
            "某县水务局2020年\n政府信息公开工作年度报告",
            "某县水务局2020\n年政府信息公开工作年度报告",
            "- 1 -\n  某 县 水 务 局\n 2 0 2 0 年 政 府 信 息 公 开 工 作 年 度 报 告\n",
            "## 某县水务局２０２０年政府信息公开工作年度报告",
            "某县⽔务局2020年政府信息公开⼯作年度报告",
            "某县水务局二〇二〇年政府信息公开工作年度报告",
            "某县水务局二○二○年度政府信息公开工作年度报告",
            "某县水务局二零二零年政府信息公开工作年度报告",
            "某县水务局2020政府信息公开工作年度报告",
            "标题: 某县水务局2020年度政府信息公开工作年度报告\n发布时间: 2021-01-15",
            "题名：某县水务局2020年政府信息公开工作年度报告",
            "首页 > 政务公开 > 某县水务局2020年政府信息公开工作年度报告",
            "当前位置： 首页政务公开政府信息公开年报 某县水务局2020年政府信息公开工作年度报告 来源：本站",
            "某县水务局2020年政府信息公开工作年度报告_某县人民政府\n",
            "某县水务局2020年政府信息公开工作年度报告-政务公开\n",
            "某县水务局2020年政府信息公开工作年度报告根据《条例》编制",
            "某县水务局2020年政府信息公开工作年度报告一、总体情况2020年",
            "政府信息公开年报\n某县水务局\n2020年政府信息公开工作年度报告",
            "某县水务局政府信息公开工作2020年度报告（2021年1月发布）",
            "政策 年报 指南\t某县水务局\n2020年政府信息公开工作年度报告",
            "| 某县水务局 |\n| 2020年政府信息公开工作年度报告 |",
            "附件：某县水务局2020年政府信息公开工作年度报告",
            "某县水务局2020年政府信息公开工作情况报告\n",
            "某县水务局关于2020年政府信息公开工作年度报告的公告\n根据",
        ] {
            assert_eq!(read(text), (Some("某县水务局".to_owned()), Some(2020)), "{text}");
        }
    }

    #[test]
    fn bodies_of_all_kinds() {
        for body in [
            "某市经济技术开发区管委会",
            "城关街道办事处",
            "某大学附属中学",
            "某省第三人民医院",
            "某市水务集团有限公司",
            "某县人民法院",
            "某县人民政府",
            "某省",
            "某市文化和旅游局（文物局）",
        ] {
            for title in [
                format!("{body}2020年政府信息公开工作年度报告"),
                format!("{body}\n2020年政府信息公开工作年度报告"),
            ] {
                if body != "某省" || !title.contains('\n') {
                    assert_eq!(read(&title).0.as_deref(), Some(body), "{title}");
                }
            }
        }
        assert_eq!(read("某县人民政府信息公开工作年度报告（2021年）").0.as_deref(), Some("某县人民政府"));
        assert_eq!(
            read("某縣檔案館2020年政府信息公開工作年度報告"),
            (Some("某縣檔案館".to_owned()), Some(2020))
        );
    }

    #[test]
    fn a_title_is_printed_on_one_line() {
        let one = &all("正文\n2024 年某市科委政府信息公开⼯作\n年度报告\n根据")[0];
        assert_eq!(one.text, "2024年某市科委政府信息公开工作年度报告");
        let two = &all("某县水务局政府信息公开工作年度报告\n（2020年度）\n\n根据")[0];
        assert_eq!(two.text, "某县水务局政府信息公开工作年度报告（2020年度）");
    }

    #[test]
    fn a_name_broken_over_lines_is_joined() {
        assert_eq!(
            read("某某自治区某某自治州某某县文化广播电视体育\n和旅游局2020年政府信息公开工作年度报告")
                .0
                .as_deref(),
            Some("某某自治区某某自治州某某县文化广播电视体育和旅游局")
        );
    }

    #[test]
    fn signs_of_a_form_to_be_filled_in_are_no_name() {
        for title in ["XX县XX局2024年政府信息公开工作年度报告", "××县××局2024年政府信息公开工作年度报告"]
        {
            assert_eq!(names(title), (None, Some(2024)), "{title}");
        }
        assert_eq!(names("XX单位XXXX年政府信息公开工作年度报告"), (None, None));
    }

    #[test]
    fn titles_may_lack_the_year_or_the_body() {
        assert_eq!(read("某县水务局政府信息公开工作年度报告\n根据"), (Some("某县水务局".to_owned()), None));
        assert_eq!(read("政府信息公开年报\n2020年政府信息公开工作年度报告\n"), (None, Some(2020)));
        assert_eq!(read("发布时间：2021年1月15日\n某县水务局政府信息公开工作年度报告\n").1, None);
        assert_eq!(read("2021年1月15日\n某县水务局政府信息公开工作年度报告\n").1, None);
    }

    #[test]
    fn a_report_cited_in_prose_is_no_title() {
        for text in [
            "根据《某市2020年政府信息公开工作年度报告》的要求，本机关2020年政府信息公开工作年度报告编制如下",
            "现将2020年政府信息公开工作年度报告公布如下：",
            "现公布某县2020年政府信息公开工作年度报告。",
            "我局编制了2020年政府信息公开工作年度报告",
            "（详见某县2020年政府信息公开工作年度报告）",
            "关于做好2020年政府信息公开工作年度报告编制工作的通知",
            "“某县2020年政府信息公开工作年度报告”",
            "以下为某县2020年政府信息公开工作年度报告：",
        ] {
            assert_eq!(all(text), [], "{text}");
        }
    }
}
