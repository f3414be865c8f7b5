//! `FORM-LABEL`: a row's label is misspelt. One finding for a table.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::Words;
use crate::form::{FormRow, TableKind};
use crate::report::{About, Cell, Finding, Severity, Table, Why};
use crate::slice::Slice as _;
use crate::source::{han, han_only, is_han};
use crate::span::Span;
use crate::spelling;
use crate::steps;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-LABEL",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("行名称无误", "Labels as in the form"),
    what: w(
        "表二、表三的行名称与格式相差一至三个字，或者其中一行的序号与格式不同。断开、截断、写法不同的不判断，列为“部分核查”。",
        "A label of table 2 or 3 differs from the form's by one to three characters, or one of them has another ordinal. Labels that are torn, cut or worded otherwise are not judged: the rule is checked in part.",
    ),
    why: w(
        "行名称是全国统一的，写错会使含义走样，也可能是用了旧模板。",
        "Labels are uniform; a wrong one changes what is counted, or shows an old template.",
    ),
    fix: w("按格式改正行名称。", "Print the label of the form."),
    example: w(
        "“其他法律法规禁止公开”（应为“其他法律行政法规禁止公开”）",
        "“其他法律法规禁止公开” for “其他法律行政法规禁止公开”",
    ),
    basis: basis::FORMS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "空格、标点、“其它”与“其他”的不同、通行的异写、所有行的序号都不同的，都不提示；被换行、制表符、竖线断开的和只剩一半的名称不判断；两行印成另一种次序时提示；三个字以下的名称只在数字的位置确定时判断，四个字的只看错一个字的；表四、统计表不看。",
    "White space, punctuation, 其它 for 其他, usual variants and ordinals of which several differ are silent; labels broken by lines, tabs or bars, cut labels and those of up to three characters are not judged unless their numbers show their place, those of four only where one is wrong, nor are table 4 and the statistics table.",
);

/// Characters by which a label may differ and still be the same one.
const FARTHEST: usize = 3;
/// Shorter labels say too little to be called misspelt.
const SHORTEST: usize = 4;

fn check(subject: &Subject<'_>) -> Outcome {
    let kinds = [TableKind::Disclosure, TableKind::Requests];
    let tables: Vec<&Table> = kinds.iter().filter_map(|&kind| subject.report.table(kind)).collect();
    if tables.is_empty() {
        return Outcome::NotAssessable;
    }
    let told = |table: &&Table| of_table(subject, table).or_else(|| out_of_order(subject.text, table));
    Outcome::of(tables.iter().filter_map(told).collect())
}

fn of_table(subject: &Subject<'_>, table: &Table) -> Option<Finding> {
    let (mut spans, mut pairs) = (Vec::new(), Vec::new());
    for (row, span) in table.form.rows.iter().zip(&table.labels) {
        let Some(print) = span.and_then(|span| misspelt(subject.text, span, row)) else { continue };
        pairs.push((print, wording::addend(row)));
        spans.extend(*span);
    }
    let mut begin = 0;
    for (at, row) in table.form.rows.iter().enumerate() {
        let cells = &table.cells[begin..begin + row.columns.len()];
        begin += row.columns.len();
        let unnamed = table.labels.get(at).is_some_and(Option::is_none);
        if let Some((print, span)) = unnamed.then(|| in_its_place(subject.text, table, cells, row)).flatten()
        {
            pairs.push((print, wording::addend(row)));
            spans.push(span);
        }
    }
    for (print, span, right) in ordinals(subject.text, table) {
        pairs.push((print, right));
        spans.push(span);
    }
    for (print, span, right) in groups(subject.text, table) {
        pairs.push((print, right));
        spans.push(span);
    }
    let pairs: Vec<(&str, Words)> = pairs.iter().map(|(print, right)| (print.as_str(), *right)).collect();
    let finding = || super::misprinted(&RULE, table, w("行名称", "labels"), &pairs, spans);
    (!pairs.is_empty()).then(finding)
}

/// Two neighbouring rows of table 3 that are printed in the other order, each on a line with its numbers, where all others
/// are in the form's.
fn out_of_order(text: &str, table: &Table) -> Option<Finding> {
    /// So many rows on lines of their own show how the table is printed.
    const PLAIN: usize = 20;
    if table.form.table != TableKind::Requests {
        return None;
    }
    let plain = |(row, span): (usize, &Option<Span>)| {
        let span = (*span)?;
        let cell = &table.cells[usize::from(table.form.cell_at(row, 0).index)];
        let number = cell.span.filter(|number| number.start >= span.end && !cell.doubt)?;
        let between = Span { start: span.start, end: number.start }.of(text);
        (!between.contains('\n')).then_some((row, span))
    };
    let rows: Vec<(usize, Span)> = table.labels.iter().enumerate().filter_map(plain).collect();
    let inverted = |pair: &&[(usize, Span)]| pair[0].1.start > pair[1].1.start;
    let mut pairs = rows.windows(2).filter(inverted);
    let (pair, None) = (pairs.next()?, pairs.next()) else { return None };
    if rows.len() < PLAIN {
        return None;
    }
    let name = table.form.table.name();
    let [one, other] = [pair[0], pair[1]].map(|(row, _)| wording::addend(&table.form.rows[row]));
    let message = wording::said(
        "{0}的行次序与格式不同\n“{1}”印在“{2}”之后。数字按印出的行名称读取，如果只是行名称写错了位置，请改正。",
        "{3}: rows in another order than the form’s\n“{4}” stands below “{5}”. Numbers were read by the labels as printed; if only the labels were exchanged, please put them right.",
        &[name.zh, one.zh, other.zh, name.en, one.en, other.en],
    );
    Some(RULE.finding(message).on([pair[1].1, pair[0].1]))
}

/// Names of groups of table 3, behind their ordinals.
const GROUPS: [(&str, &str); 5] = [
    ("（三）", "不予公开"),
    ("（四）", "无法提供"),
    ("（五）", "不予处理"),
    ("（六）", "其他处理"),
    ("三、", "本年度办理结果"),
];

/// Groups of table 3 that print their name nowhere, and behind their ordinal one with a single wrong character or two.
fn groups(text: &str, table: &Table) -> Vec<(String, Span, Words)> {
    if table.form.table != TableKind::Requests {
        return Vec::new();
    }
    let print = table.span.of(text);
    // Fonts print radicals for characters.
    let letters_of_table = han_only(print);
    let wrong = |&(ordinal, name): &(&str, &'static str)| {
        let at = print.find(ordinal).filter(|_| !letters_of_table.contains(name))? + ordinal.len();
        let letters: Vec<char> = name.chars().collect();
        let found: String = print.part(at..).chars().take(letters.len()).collect();
        let most = if letters.len() > SHORTEST { 2 } else { 1 };
        let near = spelling::distance(&han_only(&found).chars().collect::<Vec<_>>(), &letters) <= most;
        let start = table.span.start as usize + at;
        let span = Span::new(start, start + found.len());
        (near && found.chars().all(is_han)).then_some((found, span, Words { zh: name, en: name }))
    };
    GROUPS.iter().filter_map(wrong).collect()
}

/// The ordinal at the end of `print` and what is in it: `8.`, `（七）`, `四、`.
fn ordinal_before(print: &str) -> Option<(&str, &str)> {
    let print = print.trim_end();
    let (inside, is_closed) = match print.strip_suffix(['）', ')']) {
        Some(inside) => (inside, true),
        None => (print.strip_suffix(['.', '．', '、'])?, false),
    };
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let bare = inside.trim_end_matches(is_number);
    let number = inside.part(bare.len()..);
    let start = if is_closed { bare.strip_suffix(['（', '('])?.len() } else { bare.len() };
    let is_part = bare.ends_with(['.', '．', ',', '，']) || !number.is_ascii() && bare.ends_with(is_han);
    (number.chars().count() == 1 && !is_part).then(|| (print.part(start..), number))
}

/// The one row or the two of table 3 that are printed with another ordinal than the form's (8.属于行政执法案卷, （六）总计), where
/// the others of their level have theirs.
fn ordinals(text: &str, table: &Table) -> Vec<(String, Span, Words)> {
    /// So many others show that the form's ordinals are meant: of `1.`, of `（一）` and `一、`.
    const OTHERS: [usize; 2] = [5, 2];
    let mut told = Vec::new();
    if table.form.table != TableKind::Requests {
        return told;
    }
    for (level, others) in [('.', OTHERS[0]), ('）', OTHERS[1]), ('、', OTHERS[1])] {
        let (mut same, mut wrong) = (0, Vec::new());
        for (row, span) in table.form.rows.iter().zip(&table.labels) {
            let Some(span) = span else { continue };
            let Some(end) = row.label().zh.find(level) else { continue };
            let Some((_, own)) = ordinal_before(row.label().zh.part(..end + level.len_utf8())) else {
                continue;
            };
            let before = text.part(..span.start as usize);
            let Some((print, number)) = ordinal_before(before) else { continue };
            let closed = |print: &str| print.ends_with(['）', ')']);
            let digit = |number: &str| number.is_ascii();
            if closed(print) != (level == '）') || digit(number) != digit(own) {
                continue;
            }
            if number == own {
                same += 1;
            } else {
                let span = Span::new(print.as_ptr() as usize - text.as_ptr() as usize, span.end as usize);
                wrong.push((span.of(text).to_owned(), span, row.label()));
            }
        }
        // Two labels that have each other's ordinal were exchanged.
        let own = |at: usize| wrong[at].2.zh.split(['.', '、']).next().unwrap_or_default();
        let exchanged = wrong.len() == 2 && wrong[0].0.starts_with(own(1)) && wrong[1].0.starts_with(own(0));
        if same >= others && (wrong.len() == 1 || exchanged) {
            told.extend(wrong);
        }
    }
    told
}

/// Why a row's label, or the name of the group that begins with the row, was not judged: it was not found, torn, cut, or worded in a
/// way that is neither the form's nor a misprint of it. `None` where every letter of it stands there, and no other behind them.
pub(in crate::check) fn unjudged(text: &str, table: &Table, at: usize) -> Option<Why> {
    let row = &table.form.rows[at];
    match table.labels.get(at)? {
        None => return Some(Why::Unread),
        Some(span) if !is_plain(text, span.start as usize, row.label().zh) => return Some(Why::Unjudged),
        Some(_) => {}
    }
    let group = |row: &FormRow| row.path.len().checked_sub(2).map(|above| row.path[above].zh);
    let name = group(row)?;
    let is_first = at == 0 || group(&table.form.rows[at - 1]) != Some(name);
    let print = table.span.of(text);
    let first = wording::without_ordinal(name).chars().next()?;
    let is_printed = || {
        steps::add(print.len());
        print.match_indices(first).any(|(at, _)| is_plain(print, at, name))
    };
    (is_first && !is_printed()).then_some(Why::Unjudged)
}

/// Whether the letters of a label without its ordinal stand from `start`, one after the other, and no letter follows directly.
fn is_plain(text: &str, start: usize, label: &str) -> bool {
    let same = |c: char| if c == '它' { '他' } else { c };
    let mut rest = text.part(start..).chars();
    let is_whole = wording::without_ordinal(label).chars().filter_map(han).all(|letter| {
        let next = rest.find_map(han);
        next.map(same) == Some(same(letter))
    });
    let is_beside = |c: char| is_han(c) || matches!(c, '（' | '(');
    is_whole && !rest.next().is_some_and(is_beside)
}

/// What stands before the numbers of a row whose label was not found, when it is no part of the label.
fn in_its_place(text: &str, table: &Table, cells: &[Cell], row: &FormRow) -> Option<(String, Span)> {
    /// Longer ones, in bytes, are no labels.
    const LONGEST: usize = 150;
    // Numbers that are doubted may be another row's.
    let own = cells.iter().filter(|cell| !cell.doubt);
    let first = own.filter_map(|cell| cell.span).min_by_key(|span| span.start)?;
    let before = text.get(..first.start as usize)?;
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || bounds(c));
    let start = before.rfind(|c: char| c == '\n' || c == '\t' || bounds(c));
    let start = start.map_or(0, |at| at + before.part(at..).chars().next().map_or(1, char::len_utf8));
    let span = Span::new(start, before.len());
    let is_anothers =
        table.labels.iter().flatten().any(|label| label.start < span.end && span.start < label.end);
    if is_anothers || span.end - span.start > LONGEST as u32 || before.ends_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let print = span.of(text);
    let (found, label) = (letters(print), letters(wording::addend(row).zh));
    let most = if label.len() > SHORTEST { FARTHEST.max(label.len() / 2) } else { label.len() / 2 };
    let differs = !is_accepted(print, row) && spelling::distance(&found, &label) <= most;
    let bare: String = print.chars().filter(|c| !c.is_whitespace()).collect();
    (differs && !found.is_empty()).then_some((bare, span))
}

/// What only stands between cells.
fn bounds(c: char) -> bool {
    matches!(c, '|' | '│' | '┃' | '║' | '｜' | '"' | ',' | ';')
}

/// What is printed in the place of the row's label, when it is the label with a few characters wrong.
fn misspelt(text: &str, span: Span, row: &FormRow) -> Option<String> {
    let print = span.of(text);
    // A label that other cells or lines interrupt may have been torn by the copy.
    if print.contains(['\n', '\t', '|']) {
        return None;
    }
    // The last character may be the wrong one, which the reader leaves out.
    let more: usize =
        text.part(span.end as usize..).chars().take_while(|&c| is_han(c)).take(3).map(char::len_utf8).sum();
    // So may be the first: 转结下年度.
    let before: usize = text
        .part(..span.start as usize)
        .chars()
        .rev()
        .take_while(|&c| is_han(c))
        .take(2)
        .map(char::len_utf8)
        .sum();
    if more == 0 && before == 0 && ends_alike(print, row.label().zh) {
        return None;
    }
    let ahead = Span { start: span.start - before as u32, ..span };
    let wholes = [ahead, span].map(|span| Span { end: span.end + more as u32, ..span }.of(text));
    // Of a long label the reader takes the beginning for it; the rest may be wrong.
    let rest = text.part(span.end as usize..);
    let rest = rest.find(|c: char| matches!(c, '\n' | '\t' | '<') || bounds(c) || c.is_ascii_digit());
    let to_the_end = rest.map_or(print, |length| Span { end: span.end + length as u32, ..span }.of(text));
    let prints = [ahead.of(text), print, wholes[0], wholes[1], to_the_end];
    let wrong = prints.into_iter().find(|print| is_misspelt(print, row))?;
    Some(wrong.chars().filter(|c| !c.is_whitespace()).collect())
}

/// The letters of a print, 其它 as 其他.
fn letters(print: &str) -> Vec<char> {
    han_only(print).replace("其它", "其他").chars().collect()
}

/// Whether a print is a row's label, a usual variant of it, a part of it, or holds it.
fn is_accepted(print: &str, row: &FormRow) -> bool {
    let same = |label: &str| letters(label).into_iter().collect::<String>();
    let (found, label) = (same(print), same(wording::addend(row).zh));
    found.contains(&label)
        || label.contains(&found)
        || row.variants.iter().any(|v| found == same(v))
        || found == han_only(row.label().zh)
}

/// Whether a print is a row's label with a few characters wrong.
fn is_misspelt(print: &str, row: &FormRow) -> bool {
    let (found, label) = (letters(print), letters(wording::addend(row).zh));
    let whole = letters(row.label().zh);
    let at = whole.windows(label.len().max(1)).position(|part| part == label).unwrap_or(0);
    let (whole, rest) = (&whole[at..], &whole[(at + label.len()).min(whole.len())..]);
    // Behind the first part of a long label the rest may be wrong.
    if let Some(tail) = found.strip_prefix(&label[..]).filter(|_| !rest.is_empty()) {
        let cut = rest.starts_with(tail) || tail.starts_with(rest);
        return !cut && (1..=FARTHEST).contains(&spelling::distance(tail, rest));
    }
    let farthest = if label.len() > SHORTEST { FARTHEST } else { 1 };
    let near = |label: &[char]| (1..=farthest).contains(&spelling::distance(&found, label));
    !is_accepted(print, row) && label.len() >= SHORTEST && (near(&label) || near(whole))
}

/// Whether a print is the label, perhaps without its ordinal: the common case, told without making strings.
fn ends_alike(print: &str, label: &str) -> bool {
    let mut label = label.chars().rev().filter_map(han);
    let mut print = print.chars().rev().filter_map(han).peekable();
    print.peek().is_some() && print.all(|c| label.next() == Some(c))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::{Assessment, Document, Why};
    use crate::span::Span;

    /// A report in which the label of a row is printed so.
    fn document(row: &str, print: &str) -> Document {
        let (mut report, mut text) = (fixture::report(Edition::F21), String::new());
        for table in &mut report.tables[..2] {
            fixture::print_labels(table, &mut text, "", [row, print]);
        }
        fixture::document(report, &text)
    }

    fn told(row: &str, print: &str) -> Option<String> {
        let Document { reports, text, .. } = document(row, print);
        let report = fixture::checked(&reports[0], &text);
        report.findings.into_iter().find(|f| f.rule == "FORM-LABEL").map(|f| f.detail.zh)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[&str; 2]> {
        on: |&[row, print]| document(row, print),
        firing: &[
            ["denied.prohibited_by_law", "其他法律法规禁止公开"],
            ["not_processed.excessive", "无正当理由由大量反复申请"],
            ["unable.still_unclear", "补充后申请内容仍不明确"],
            ["granted", "予已公开"],
            ["not_processed.repeat", "2.重复审请"],
            ["denied.enforcement_file", "7.属于行政执法案件"],
            ["not_processed.publication", "3.要求提供公开出版社"],
            ["carried_forward", "四、结转下年渡继续办理"],
            ["not_processed.confirm_reissue", "5.要求行政机关确认或重复出具已获取信息"],
            ["not_processed.repeat", "2.有复申请"],
            ["other.fee_overdue", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申情"],
            ["result_total", "（六）总计"],
            ["carried_over", "三、上年结转政府信息公开申请数量"],
            ["denied.enforcement_file", "8.属于行政执法案卷"],
        ],
        silent: &[
            ["denied.state_secret", "属 于 国 家 秘 密"],
            ["unable.not_held", "本机关不掌握相关 政府信息"],
            ["carried_over", "上年度结转政府信息公开申请数量"],
            ["denied.prohibited_by_law", "其他\t0\t0\n他法律行政法规禁止公开"],
            ["denied.process_info", "属于四类过程性"],
            ["partially_granted", "部分公开（区分处理的，只计这一情形，不计其它情形）"],
            ["carried_forward", "四、结转下年继续办理"],
            ["normative_docs", "规范性文件"],
        ],
    };

    #[test]
    fn misspelt_labels_are_told_with_the_right_ones() {
        let zh = told("denied.prohibited_by_law", "其他法律法规禁止公开").unwrap();
        assert!(zh.contains("“其他法律法规禁止公开”应为“其他法律行政法规禁止公开”"), "{zh}");
        assert!(told("not_processed.excessive", "无正当理由由大量反复申请").is_some());
        assert!(told("unable.still_unclear", "补充后申请内容仍不明确").is_some());
    }

    #[test]
    fn labels_in_other_words_and_torn_ones_are_not_ticked() {
        let how = |row: &str, print: &str| {
            let Document { reports, text, .. } = document(row, print);
            let report = fixture::checked(&reports[0], &text);
            let (_, how) = report.outcomes.into_iter().find(|(code, _)| *code == "FORM-LABEL").unwrap();
            let gap = report.gaps.into_iter().find(|(code, _)| *code == "FORM-LABEL");
            (how, gap.map(|(_, gap)| (gap.why, gap.rows.iter().map(ToString::to_string).collect::<Vec<_>>())))
        };
        assert_eq!(how("granted", "（一）予以公开"), (Assessment::Passed, None));
        assert_eq!(
            how("partially_granted", "部分公开（区分处理的，只计这一情形，\n不计其他情形）").0,
            Assessment::Passed
        );
        for (row, print) in [
            ("new_received", "一、本年新收政府信息公开申请数"),
            ("carried_forward", "四、结转下年继续办理"),
            ("result_total", "（七）总计数"),
            ("partially_granted", "（二）部分公开"),
            ("normative_docs", "规范性文件"),
            ("denied.process_info", "6.属于四类过程"),
        ] {
            let (how, gap) = how(row, print);
            let (why, rows) = gap.unwrap_or_else(|| panic!("{print}: {how:?}"));
            assert_eq!((how, why, rows.len()), (Assessment::Partial, Why::Unjudged, 1), "{print}: {rows:?}");
            assert!(rows[0].contains(row), "{print}: {rows:?}");
        }
    }

    #[test]
    fn the_name_of_a_group_in_other_words_is_not_ticked() {
        let Document { reports, text, .. } = document("", "");
        let text = text.replacen("（四）无法提供\n", "（四）无法提供信息\n", 1);
        let mut report = reports[0].clone();
        let moved = "信息".len() as u32;
        let at = text.find("（四）").unwrap() as u32;
        for label in report.tables[1].labels.iter_mut().flatten().filter(|label| label.start > at) {
            *label = Span { start: label.start + moved, end: label.end + moved };
        }
        report.tables[1].span.end += moved;
        let checked = fixture::checked(&report, &text);
        let (_, gap) = checked.gaps.iter().find(|(code, _)| *code == "FORM-LABEL").unwrap();
        assert_eq!(gap.why, Why::Unjudged);
        assert_eq!(
            gap.rows.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["requests.unable.not_held.natural_person"]
        );
    }
}
