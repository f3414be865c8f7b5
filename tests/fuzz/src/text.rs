//! Damages of text after which its tables mostly stay tables: in lines, cells and numbers.

use gongkai::form::FORMS;

use crate::bytes::LARGEST;
use crate::{Random, signs};

/// Lines and pieces that mean something: headings, columns, sentences, what tools and portals print.
const PIECES: &[&str] = &[
    "某县某局2024年政府信息公开工作年度报告",
    "某市人民政府办公室2017年政府信息公开工作年度报告",
    "政府信息公开年报",
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
    "（一）主动公开。",
    "（二）依申请公开。",
    "第二十条第（一）项",
    "第二十条第（五）项",
    "第二十条第（六）项",
    "第二十条第（八）项",
    "信息内容\t本年制发件数\t本年废止件数\t现行有效件数",
    "信息内容\t本年处理决定数量",
    "信息内容\t本年收费金额（单位：万元）",
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "申请人情况",
    "自然人\t法人或其他组织\t总计",
    "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他",
    "行政复议\t行政诉讼",
    "未经复议直接起诉\t复议后起诉",
    "结果维持\t结果纠正\t其他结果\t尚未审结\t总计",
    "本年新收政府信息公开申请12件，上年结转3件，共办理15件，结转下年度0件。",
    "没有收到政府信息公开申请，未发生行政复议、行政诉讼。",
    "全年主动公开政府信息123条，其中网站45条、公众号78篇。",
    "比上年增长20%，减少3件，同比下降五分之一。",
    "2024年1月1日至2024年12月31日",
    "2025年1月24日",
    "统计指标\t单位\t统计数",
    "1.收到申请数\t件\t5",
    "单位：万元",
    "单位：元",
    "2023年\t2024年",
    "上年数\t本年数",
    "合计",
    "小计",
    "其中：",
    "— 3 —",
    "第 2 页 共 5 页",
    "主办单位：某某办公室 示ICP备1号",
    "首页 > 政务公开 > 年报",
    "内部资料",
    "令第492号。",
    "手机13800138000，身份证号11010119900307779X。",
    "【图片】",
    "![](a.png)",
    "| --- | --- | --- |",
    "|:-:|:-:|",
    "+----+----+",
    "┌──┬──┐",
    "│",
    "\\begin{tabular}{|l|r|}",
    "\\hline",
    "\\multicolumn{2}{c|}{总计} & 3 \\\\",
    "{| class=\"wikitable\"",
    "! colspan=2 | 总计",
    "|-",
    "|}",
    "**",
    "`",
    "\u{7}",
    "\u{c}",
    "\u{b}",
    "\u{2028}",
    "\r",
    "\r\n",
    "\"",
    "\"\"",
    ";",
    ",",
    "<td>",
    "<table><tr><td>",
];

/// Separators between cells, as tools write them.
const SEPARATORS: &[&str] = &[
    "\t", "\t\t", " | ", "|", "  ", " ", "", "\n", ",", ";", "\",\"", " & ", "    ", "\u{3000}", "\u{7}",
    "\n\n", "│",
];

/// One damage. `other`: another text of the kind, whose lines and cells are put in.
pub(crate) fn damage(data: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let text = String::from_utf8_lossy(data);
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let other = String::from_utf8_lossy(other);
    one(&mut lines, &other, random);
    let mut text = lines.join("\n");
    if text.len() > LARGEST / 4 {
        let end = (0..=LARGEST / 4).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(end);
    }
    *data = text.into_bytes();
}

fn one(lines: &mut Vec<String>, other: &str, random: &mut Random) {
    let at = row(lines, random);
    match random.below(30) {
        0..=4 => number(&mut lines[at], random),
        5 | 6 => signs_at_number(&mut lines[at], random),
        7 => cells(&mut lines[at], random),
        8 => {
            let to = row(lines, random);
            lines.swap(at, to);
        }
        9 => drop(lines.remove(at)),
        10 => {
            let copy = lines[at].clone();
            let most = if random.one_in(12) { 3000 } else { 4 };
            let times = random.length(most).min(LARGEST / 8 / (copy.len() + 1));
            lines.splice(at..at, std::iter::repeat_n(copy, times));
        }
        11 | 12 => {
            // Lines of the other text.
            let from: Vec<&str> = other.split('\n').collect();
            let begin = random.below(from.len());
            let end = (begin + random.length(40)).min(from.len());
            lines.splice(at..at, from[begin..end].iter().map(|line| (*line).to_owned()));
        }
        13 => {
            // Nothing but some lines.
            let end = (at + 1 + random.length(60)).min(lines.len());
            let begin = at.saturating_sub(random.below(20));
            *lines = lines[begin..end].to_vec();
        }
        14 => {
            let end = (at + random.length(30)).min(lines.len());
            drop(lines.drain(at..end));
        }
        15 => {
            let end = (at + random.length(12)).min(lines.len());
            let moved: Vec<String> = lines.drain(at..end).collect();
            let to = random.below(lines.len() + 1);
            lines.splice(to..to, moved);
        }
        16 | 17 => {
            // Other separators in a block, or in all of it.
            let Some(now) = separator(&lines[at]) else { return };
            let new = random.pick(SEPARATORS).copied().unwrap_or("\t");
            let (from, to) = if random.one_in(2) {
                (0, lines.len())
            } else {
                (at, (at + random.length(30)).min(lines.len()))
            };
            for line in &mut lines[from..to] {
                *line = line.replace(now, new);
            }
        }
        18 | 19 => {
            let piece = piece(random);
            let place = if random.one_in(2) { 0 } else { boundary(&lines[at], random) };
            if random.one_in(3) {
                lines[at].insert_str(place, &piece);
            } else {
                lines.insert(at, piece);
            }
        }
        20 if at + 1 < lines.len() => {
            let next = lines.remove(at + 1);
            lines[at] += random.pick(SEPARATORS).copied().unwrap_or_default();
            lines[at] += &next;
        }
        21 => {
            let place = boundary(&lines[at], random);
            let rest = lines[at].split_off(place);
            lines.insert(at + 1, rest);
        }
        22 => {
            let place = boundary(&lines[at], random);
            let sign = signs::sign(random);
            let most = if random.one_in(20) { 8000 } else { 2 };
            lines[at].insert_str(place, &sign.repeat(random.length(most)));
        }
        23 => {
            // A character goes, or becomes another of the text.
            let chars: Vec<char> = lines[at].chars().collect();
            if chars.is_empty() {
                return;
            }
            let place = random.below(chars.len());
            let with = if random.one_in(2) { None } else { random.pick(&chars).copied() };
            let change = |(index, c)| if index == place { with } else { Some(c) };
            lines[at] = chars.iter().copied().enumerate().filter_map(change).collect();
        }
        24 => {
            let label = label(random);
            let numbers: Vec<String> = (0..=random.below(8)).map(|_| random.below(12).to_string()).collect();
            let between = random.pick(SEPARATORS).copied().unwrap_or("\t");
            lines.insert(at, format!("{label}{between}{}", numbers.join(between)));
        }
        25 => lines.iter_mut().for_each(|line| line.push_str(if line.len() % 2 == 0 { "\r" } else { " " })),
        26 => {
            // Blanks: of a row, or of all that is nothing.
            for line in &mut lines[at..] {
                *line = line.replace("\t0", "\t");
                if random.one_in(4) {
                    break;
                }
            }
        }
        27 => {
            let indent = " ".repeat(random.length(200));
            lines[at].insert_str(0, &indent);
        }
        28 if random.one_in(4) => lines.extend(other.split('\n').map(str::to_owned)),
        _ => {
            let copy = lines[row(lines, random)].clone();
            lines[at] = copy;
        }
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
}

/// A line: mostly one with digits, as rows of tables have.
fn row(lines: &[String], random: &mut Random) -> usize {
    let at = random.below(lines.len());
    if random.one_in(4) {
        return at;
    }
    let is_row = |line: &String| line.bytes().any(|b| b.is_ascii_digit());
    (at..lines.len()).chain(0..at).find(|at| is_row(&lines[*at])).unwrap_or(at)
}

/// What stands between the cells of a line.
fn separator(line: &str) -> Option<&'static str> {
    ["\t", "|", "  ", ",", " "].into_iter().find(|separator| line.contains(separator))
}

/// The place of one of the line's numbers.
fn number_at(line: &str, random: &mut Random) -> Option<std::ops::Range<usize>> {
    let starts: Vec<usize> = line
        .match_indices(|c: char| c.is_ascii_digit())
        .map(|(at, _)| at)
        .filter(|at| *at == 0 || !line.as_bytes()[at - 1].is_ascii_digit())
        .collect();
    let from = *random.pick(&starts)?;
    let length = line[from..].bytes().take_while(u8::is_ascii_digit).count();
    Some(from..from + length)
}

fn number(line: &mut String, random: &mut Random) {
    let Some(place) = number_at(line, random) else { return };
    let new = match random.below(5) {
        0 => String::new(),
        1 => random.below(10).to_string(),
        2 => signs::digits(random),
        3 => line[place.clone()].repeat(1 + random.below(3)),
        _ => signs::print(random),
    };
    line.replace_range(place, &new);
}

fn signs_at_number(line: &mut String, random: &mut Random) {
    let Some(place) = number_at(line, random) else { return };
    let at = if random.one_in(2) { place.start } else { place.start + random.below(place.len() + 1) };
    line.insert_str(at, signs::sign(random));
}

/// Cells of a line that change places, go, come again, or leave their places empty.
fn cells(line: &mut String, random: &mut Random) {
    let Some(between) = separator(line) else { return };
    let mut cells: Vec<&str> = line.split(between).collect();
    let (one, two) = (random.below(cells.len()), random.below(cells.len()));
    match random.below(6) {
        0 => cells.swap(one, two),
        1 => drop(cells.remove(one)),
        2 => cells.insert(two, cells[one]),
        3 => cells[one] = "",
        4 => cells.truncate(one + 1),
        _ => cells.reverse(),
    }
    *line = cells.join(between);
}

/// A place between characters.
fn boundary(line: &str, random: &mut Random) -> usize {
    let at = random.below(line.len() + 1);
    (0..=at).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0)
}

fn piece(random: &mut Random) -> String {
    if random.one_in(3) { label(random) } else { random.pick(PIECES).copied().unwrap_or_default().to_owned() }
}

/// A label of a form: of a row, of a column, or another wording of a row's.
fn label(random: &mut Random) -> String {
    let form = FORMS[random.below(FORMS.len())];
    let row = &form.rows[random.below(form.rows.len())];
    match random.below(4) {
        0 => row.columns[random.below(row.columns.len())].label.zh.to_owned(),
        1 => random.pick(row.variants).map_or(row.label().zh, |variant| variant).to_owned(),
        2 => row.path.iter().map(|words| words.zh).collect::<Vec<_>>().join("\t"),
        _ => row.label().zh.to_owned(),
    }
}
