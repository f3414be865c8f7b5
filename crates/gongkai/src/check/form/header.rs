//! `FORM-HEADER`: a column heading is wrong. One finding for a table.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::{Edition, TableForm, TableKind, Words};
use crate::report::{About, Cell, Finding, Severity, State, Table};
use crate::slice::Slice as _;
use crate::source::han_only;
use crate::span::Span;
use crate::spelling;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-HEADER",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("栏目名称无误", "Headings as in the form"),
    what: w(
        "表二、表三、表四的栏目名称齐全、无误。写错一两个字，或者缺一个且所缺的字没有散见于表头，或者栏目印成另一种次序时提示；打散、截断、写法不同的不判断，列为“部分核查”。",
        "Tables 2, 3 and 4 print every column heading rightly. One with a character or two wrong is told, and one that is absent unless its characters stand scattered in the heading; so are headings in another order. Headings that are torn, cut or worded otherwise are not judged: the rule is checked in part.",
    ),
    why: w(
        "栏目名称决定数字的含义；写错或漏写，读者不知道数字属于哪一栏。",
        "Headings say what the numbers mean; where one is wrong, nobody knows which number belongs where.",
    ),
    fix: w("按格式改正栏目名称。", "Print the headings of the form."),
    example: w("表三“社会组织”（应为“社会公益组织”）", "Table 3: “社会组织” for “社会公益组织”"),
    basis: basis::FORMS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "栏目写错一两个字的都提示；同时缺两个以上、字散见于表头各处、只剩一截的栏目，多为复制时打散，不提示；只有表头的表和统计表不看。",
    "Headings with one or two characters wrong are told. Those of which several are absent, or whose characters are scattered or cut off, were torn by the copy and are silent; tables without numbers and the statistics table are not looked at.",
);

/// Headings of table 3 that no other print in its head can be taken for.
const APPLICANTS: [(&str, usize); 5] =
    [("自然人", 1), ("商业企业", 1), ("科研机构", 1), ("社会公益组织", 1), ("法律服务机构", 1)];
/// Headings of table 4, each over three columns.
const OUTCOMES: [(&str, usize); 4] = [("结果维持", 3), ("结果纠正", 3), ("其他结果", 3), ("尚未审结", 3)];

fn check(subject: &Subject<'_>) -> Outcome {
    let tables = subject
        .report
        .tables
        .iter()
        .filter(|t| t.form.table != TableKind::Statistics && !super::is_unread(subject, t.form));
    let mut findings = Vec::new();
    let mut assessed = false;
    for table in tables {
        assessed = true;
        findings.extend(of_table(subject, table));
    }
    if assessed { Outcome::of(findings) } else { Outcome::NotAssessable }
}

fn of_table(subject: &Subject<'_>, table: &Table) -> Option<Finding> {
    if let Some(span) = reordered(subject.text, table) {
        let name = table.form.table.name();
        let message = wording::said(
            "{0}的栏目次序与格式不同\n数字按印出的栏目读取。如果只是栏目名称写错了位置，这些数字就归错了栏，请核对。",
            "{1}: columns in another order than the form’s\nNumbers were read below the headings as printed. If only the headings were \
             exchanged by mistake, these numbers stand in wrong columns: please compare.",
            &[name.zh, name.en],
        );
        return Some(RULE.finding(message).on([span]));
    }
    let (headings, span) = due(table);
    let span = span?;
    let print = span.of(subject.text);
    // Misprints are parts of `print`, each with the right heading.
    let told = |misprints: &[(&str, &'static str)]| {
        let place = |cell: &str| {
            let at = span.start as usize + (cell.as_ptr() as usize - print.as_ptr() as usize);
            Span::new(at, at + cell.len())
        };
        let spans = misprints.iter().map(|(cell, _)| place(cell)).collect();
        let mut pairs: Vec<(&str, Words)> =
            misprints.iter().map(|&(cell, right)| (cell, w(right, right))).collect();
        pairs.dedup();
        super::misprinted(&RULE, table, w("栏目名称", "headings"), &pairs, spans)
    };
    if table.form.table == TableKind::Disclosure
        && let Some((cell, right)) = of_blocks(print, table.form.edition)
    {
        return Some(told(&[(cell, right)]));
    }
    let short = of_short(table, print);
    if !short.is_empty() {
        return Some(told(&short));
    }
    // Most copies tear no heading.
    let whole = |&(heading, times): &(&str, usize)| print.matches(heading).take(times).count() == times;
    if headings.iter().all(whole) && others(table.form).iter().all(|heading| print.contains(heading)) {
        return None;
    }
    let text = han_only(print);
    if let Some(misprints) = misprints(print, &text, &headings, table.form) {
        return Some(told(&misprints));
    }
    // What lies before the beginning of a late copy is not absent.
    let first = subject.report.tables.iter().all(|other| other.span.start >= table.span.start);
    if first && subject.extent().begins_late().is_some() {
        return None;
    }
    // Nor is a column that the file hides or that was not read.
    if subject.report.incomplete {
        return None;
    }
    let found = |heading: &str, times: usize| text.matches(heading).take(times).count();
    let mut wrong = headings.iter().filter(|(heading, times)| found(heading, *times) < *times);
    let (heading, times) = wrong.next()?;
    // Two that are absent were torn by the copy; one that is absent more than once too.
    let torn = wrong.next().is_some()
        || found(heading, *times) + 1 != *times
        // Its beginning stands elsewhere, behind a page break or below its own end.
        || begins_often(&han_only(table.span.of(subject.text)), heading, *times);
    if torn || is_scattered(&text, &headings, heading) || is_cut(print, heading) {
        return None;
    }
    let name = table.form.table.name();
    let (due, printed) = (times.to_string(), (times - 1).to_string());
    let message = if *times == 1 {
        wording::said(
            "{0}没有印“{1}”栏\n可能写错或漏写，请按格式核对栏目名称。",
            "{2}: the heading “{1}” is not printed\nIt may be misspelt or left out. Please compare with the form.",
            &[name.zh, heading, name.en],
        )
    } else {
        wording::said(
            "{0}应有{1}栏“{2}”，只印了{3}栏\n有一处可能写错或漏写，请按格式核对各部分的栏目名称。",
            "{4}: the heading “{2}” is printed {3} times, not {1}\nOne of them may be misspelt or left out. Please compare with the form.",
            &[name.zh, &due, heading, &printed, name.en],
        )
    };
    Some(RULE.finding(message).on([span]))
}

/// Whether every heading of a table stands in its head as the form has it, in one piece, as often as it is due.
pub(in crate::check) fn are_plain(text: &str, table: &Table) -> bool {
    const SUM: &str = "总计";
    let (headings, span) = due(table);
    let Some(span) = span else { return false };
    let print = han_only(span.of(text)).replace("其它", "其他");
    let times = |heading: &str| print.matches(heading).count();
    let own = match table.form.table {
        // 其他 stands in 法人或其他组织 too.
        TableKind::Requests => times(SUM) == 1 && times("其他") == 1 + times("其他组织"),
        TableKind::Disputes => times(SUM) == 3,
        _ => true,
    };
    own && headings.iter().all(|&(heading, due)| times(heading) >= due)
        && others(table.form).iter().all(|heading| times(heading) > 0)
}

/// The headings of a table with how often each is due, and where they are printed.
fn due(table: &Table) -> (Vec<(&'static str, usize)>, Option<Span>) {
    match table.form.table {
        TableKind::Requests => {
            let first = table.labels.first().copied().flatten();
            (APPLICANTS.to_vec(), first.map(|first| Span { end: first.start, ..table.span }))
        }
        TableKind::Disputes => (OUTCOMES.to_vec(), Some(table.span)),
        _ => (of_disclosure(table), Some(table.span)),
    }
}

/// A number that stands before that of an earlier column of the form, on one line, in two rows or in the only one: the
/// headings are printed in another order.
fn reordered(text: &str, table: &Table) -> Option<Span> {
    let inside = |cell: &Cell| {
        let span = cell.span.filter(|span| span.start < span.end && !cell.doubt)?;
        (table.span.start <= span.start && span.end <= table.span.end).then_some(span)
    };
    // Table 4 is one row.
    let lone = table.form.table == TableKind::Disputes;
    let width = |row: usize| if lone { table.cells.len() } else { table.form.rows[row].columns.len() };
    let mut seen: Vec<[usize; 2]> = Vec::new();
    for row in 0..if lone { 1 } else { table.form.rows.len() } {
        let first = usize::from(table.form.cell_at(row, 0).index);
        let cells = table.cells[first..first + width(row)].iter().enumerate();
        let places: Vec<(usize, Span)> =
            cells.filter_map(|(column, cell)| Some((column, inside(cell)?))).collect();
        let exchanged = |pair: &&[(usize, Span)]| {
            let (one, other) = (pair[0].1, pair[1].1);
            one.start > other.start && !Span { start: other.start, end: one.start }.of(text).contains('\n')
        };
        for pair in places.windows(2).filter(exchanged) {
            let columns = [pair[0].0, pair[1].0];
            if lone || seen.contains(&columns) {
                return Some(pair[1].1);
            }
            seen.push(columns);
        }
    }
    None
}

/// Cells that print a heading of four characters with one wrong, and nothing else: 信息内荣, 行政诉松.
fn of_short<'a>(table: &Table, print: &'a str) -> Vec<(&'a str, &'static str)> {
    let due: &[&str] = match table.form.table {
        TableKind::Disclosure => &["信息内容"],
        TableKind::Disputes => &["行政复议", "行政诉讼"],
        _ => return Vec::new(),
    };
    let right = |cell: &&str| {
        let bare: Vec<char> = han_only(cell).chars().collect();
        let near = |heading: &&&str| {
            let letters: Vec<char> = heading.chars().collect();
            let wrong = letters.iter().zip(&bare).filter(|(a, b)| a != b).count();
            bare.len() == letters.len() && wrong == 1
        };
        due.iter().copied().find(|heading| near(&heading))
    };
    let cells = print.split(['\n', '\t', '|']).map(str::trim).filter(|cell| (12..=24).contains(&cell.len()));
    cells.filter_map(|cell| Some((cell, right(&cell)?))).collect()
}

/// The titles of the blocks of table 2, by the items of article 20, in both editions.
const BLOCKS: [&[&str]; 2] = [
    &[
        "第二十条第（一）项",
        "第二十条第（五）项",
        "第二十条第（六）项",
        "第二十条第（八）项",
        "第二十条第（九）项",
    ],
    &["第二十条第（一）项", "第二十条第（五）项", "第二十条第（六）项", "第二十条第（八）项"],
];

/// A block's title that names another item, or charges in another unit, with what it should be.
fn of_blocks(print: &str, edition: Edition) -> Option<(&str, &'static str)> {
    const BEGINNING: &str = "第二十条第（";
    const END: &str = "）项";
    const AMOUNT: &str = "本年收费金额（单位：";
    let due = match edition {
        Edition::F19 => BLOCKS[0],
        Edition::F21 => BLOCKS[1],
        Edition::S14 => return None,
    };
    let titles: Vec<&str> = print
        .match_indices(BEGINNING)
        .filter_map(|(at, _)| {
            let rest = print.part(at + BEGINNING.len()..);
            let item = rest.find(END).filter(|&end| end <= 2 * "一".len())?;
            Some(print.part(at..at + BEGINNING.len() + item + END.len()))
        })
        .collect();
    let mut wrong = titles.iter().zip(due).filter(|(title, right)| title != right);
    if let (Some((title, right)), None, true) = (wrong.next(), wrong.next(), titles.len() == due.len()) {
        return Some((title, right));
    }
    let at = print.find(AMOUNT).filter(|_| edition == Edition::F21)?;
    let unit = print.part(at + AMOUNT.len()..).split('）').next()?;
    (unit == "元" || unit == "亿元" || unit == "千元")
        .then(|| (print.part(at..at + AMOUNT.len() + unit.len() + "）".len()), "本年收费金额（单位：万元）"))
}

/// Headings that are looked for only where a cell may be a misprint of them.
const OTHERS: [&[&str]; 2] = [&["申请人情况", "法人或其他组织"], &["未经复议直接起诉", "复议后起诉"]];

fn others(form: &TableForm) -> &'static [&'static str] {
    match form.table {
        TableKind::Requests => OTHERS[0],
        TableKind::Disputes => OTHERS[1],
        _ => &[],
    }
}

/// Cells that print the absent headings with a few characters wrong, and which, where such cells account for all that is
/// absent: a copy that tears headings tears most of them.
fn misprints<'a>(
    print: &'a str,
    text: &str,
    headings: &[(&'static str, usize)],
    form: &TableForm,
) -> Option<Vec<(&'a str, &'static str)>> {
    let others = others(form);
    let all = headings.iter().copied().chain(others.iter().map(|&heading| (heading, 1)));
    let mut absent: Vec<(&str, Vec<char>, usize)> = all
        .map(|(heading, times)| {
            let lacking = times - text.matches(heading).take(times).count();
            (heading, heading.chars().collect(), lacking)
        })
        .filter(|(.., lacking)| *lacking > 0)
        .collect();
    let lacking: Vec<&str> = absent.iter().map(|(heading, ..)| *heading).collect();
    let cells = || print.split(['\n', '\t', '|']).map(str::trim);
    let mut found = Vec::new();
    for cell in cells() {
        // 本年收费金额（单位：万元）, 本年度, 其它.
        let bare = cell.split(['（', '(']).next().unwrap_or_default();
        if bare.len() > LONGEST || bare.len() < 3 * 3 {
            continue;
        }
        let bare = han_only(bare).replace("年度", "年").replace("其它", "其他");
        let letters: Vec<char> = bare.chars().collect();
        if letters.len() < 3 {
            continue;
        }
        // A heading that is right is no misprint of another, unless it stands in its place.
        let due = headings.iter().copied().chain(others.iter().map(|&heading| (heading, 1)));
        if due
            .filter(|(heading, _)| bare == *heading)
            .any(|(heading, times)| text.matches(heading).count() <= times)
        {
            continue;
        }
        let right = absent.iter_mut().find(|(heading, right, lacking)| {
            *lacking > 0
                && !heading.contains(&bare)
                && !bare.contains(heading)
                && spelling::distance(&letters, right) <= right.len().div_ceil(4).min(2)
        });
        if let Some((heading, _, lacking)) = right {
            *lacking = lacking.saturating_sub(1);
            found.push((cell, *heading));
        }
    }
    let whole = absent.iter().all(|(heading, _, lacking)| *lacking == 0 || others.contains(heading));
    if !whole || found.is_empty() {
        return None;
    }
    // The characters of a torn heading are all there; those of labels and of headings over others are not its own.
    let labels: Vec<&str> = form.rows.iter().map(|row| wording::addend(row).zh).collect();
    let is_label = |cell: &&str| {
        let folded = cell.replace("其它", "其他");
        let other = others.iter().any(|heading| folded.contains(heading));
        other || labels.iter().any(|label| cell.contains(label))
    };
    let heads: String = cells().filter(|cell| !cell.is_ascii() && !is_label(cell)).map(han_only).collect();
    let scattered = |heading: &str| !others.contains(&heading) && is_scattered(&heads, headings, heading);
    (!lacking.into_iter().any(scattered)).then_some(found)
}

/// Longer cells (bytes) are no headings.
const LONGEST: usize = 60;

/// The headings of the blocks of table 2 whose rows are there.
fn of_disclosure(table: &Table) -> Vec<(&'static str, usize)> {
    let mut headings: Vec<(&str, usize)> = Vec::new();
    let mut block = None;
    for (row, form_row) in table.form.rows.iter().enumerate() {
        let first = usize::from(table.form.cell_at(row, 0).index);
        let printed = table.cells[first].state != State::Missing;
        if !printed || form_row.block == block {
            continue;
        }
        block = form_row.block;
        // 本年增/减 is written in many ways, and so is the unit behind an amount.
        for column in form_row.columns.iter().map(|c| c.label.zh).filter(|label| !label.contains('/')) {
            let heading = column.split('（').next().unwrap_or(column);
            match headings.iter_mut().find(|(known, _)| *known == heading) {
                Some((_, times)) => *times += 1,
                None => headings.push((heading, 1)),
            }
        }
    }
    if table.form.edition == Edition::S14 { Vec::new() } else { headings }
}

/// Whether the first three characters of a heading are printed as often as the whole of it should be.
fn begins_often(text: &str, heading: &str, times: usize) -> bool {
    let beginning = heading.char_indices().nth(3).map_or(heading, |(at, _)| heading.part(..at));
    text.matches(beginning).count() >= times
}

/// Whether every character of a heading is printed as often as all headings together need it: then lines or
/// columns were only mixed up.
fn is_scattered(text: &str, headings: &[(&str, usize)], heading: &str) -> bool {
    heading.chars().all(|c| {
        let needed: usize = headings.iter().map(|(h, times)| h.matches(c).count() * times).sum();
        text.matches(c).count() >= needed
    })
}

/// Whether a cell or line is the beginning of the heading, and lost its end.
fn is_cut(print: &str, heading: &str) -> bool {
    let cells = print.split(['\n', '\t', '|']).map(han_only);
    cells.filter(|cell| cell.chars().count() >= 3).any(|cell| heading.starts_with(&cell) && cell != heading)
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::{Assessment, Document, Why};
    use crate::span::Span;

    /// Heads of the three tables as in the form.
    const HEADS: [&str; 3] = [
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n信息内容\t本年处理决定数量\n信息内容\t本年处理决定数量\n信息内容\t本年收费金额",
        "申请人情况\n自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他",
        "行政复议\t行政诉讼\n未经复议直接起诉\t复议后起诉\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计",
    ];

    /// A report with this head of a table (0: table 2, 1: table 3, 2: table 4), and the others as in the form.
    fn document(table: usize, head: &str) -> Document {
        let (mut report, mut text) = (fixture::report(Edition::F21), String::new());
        for (at, (one, right)) in report.tables.iter_mut().zip(HEADS).enumerate() {
            let head = if at == table { head } else { right };
            let start = text.len();
            if at == 2 {
                text.push_str(head);
                one.span = Span::new(start, text.len());
            } else {
                fixture::print_labels(one, &mut text, head, [""; 2]);
            }
        }
        fixture::document(report, &text)
    }

    fn told(table: usize, head: &str) -> Option<String> {
        let Document { reports, text, .. } = document(table, head);
        let report = fixture::checked(&reports[0], &text);
        report.findings.into_iter().find(|f| f.rule == "FORM-HEADER").map(|f| f.message.zh)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(usize, &str)> {
        on: |&(table, head)| document(table, head),
        firing: &[
            (1, "申请人情况\n自然人\t商业企业\t科研机构\t社会组织\t法律服务机构\t其他\t总计"),
            (1, "申请人情况\n自燃人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"),
            (1, "申请人情况\n自然人\t商业企业\t科研结构\t社会公益组织\t法律服务机构\t其他\t总计"),
            (
                1,
                "申请人情况\n法人或其它组织\n自然人\t商业企业\t科研机构\t社会公益组只\t法律服务结构\t其他\t总计",
            ),
            (
                0,
                "信息内容\t本年制发件数\t本年废止件数\t现行有效见数\n信息内容\t本年处理决定数量\n信息内容\t本年处理决定数量\n信息内容\t本年收费金额",
            ),
            (
                0,
                "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n信息内容\t本年处理绝对数量\n信息内容\t本年处理绝对数量\n信息内容\t本年收费金额",
            ),
            (
                0,
                "信息内容 | 本年制法件数 | 本年废止件数 | 现行有效件数\n信息内容 | 本年处理决定数量\n信息内容 | 本年处理决定数量\n信息内容 | 本年收费金额（单位：万元）",
            ),
            (
                0,
                "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n信息内容 | 本年处理决定数量\n信息内容 | 本年处理决定数量\n信息内容 | 本年收废金额（单位：万元）",
            ),
            (
                2,
                "行政复议\t行政诉讼\n结果维特\t结果纠正\t其他结果\t尚未审结\t总计\t结果维特\t结果纠正\t其他结果\t尚未审结\t总计\t结果维特\t结果纠正\t其他结果\t尚未审结\t总计\t",
            ),
            (
                2,
                "结果\t结果维持\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t",
            ),
        ],
        silent: &[
            (1, HEADS[1]),
            (1, "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"),
            (1, "自然人 商业 科研 社会公 法律服 其他 总计\n企业 机构 益组织 务机构"),
            (1, "自然人\t商业企业\t科研机构\t社会公益\t法律服务机构\t其他\t总计"),
            (2, "行政复议 行政诉讼"),
            (
                0,
                "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n信息内容\t本年度处理决定数量\n信息内容\t本年处理\n决定数量\n信息内容\t本年收费金额",
            ),
            (
                0,
                "信息内容\t本年制发\t本年废止\t现行有效\n件数\t件数\t件数\n信息内容\t处理决定数量\n信息内容\t处理决定数量\n信息内容\t本年收费",
            ),
            (
                2,
                "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t",
            ),
        ],
    };

    #[test]
    fn the_right_headings_beside_a_misprint_are_not_accused() {
        let rest =
            "信息内容\t本年处理决定数量\n信息内容\t本年处理决定数量\n信息内容\t本年收费金额（单位：万元）";
        for (first, zh) in [
            (
                "信息内容\t本年制发数\t本年废止件数\t现行有效件数\n",
                "表二栏目名称“本年制发数”应为“本年制发件数”",
            ),
            (
                "信息内容\t本年制发件数\t本年作废件数\t现行有效件数\n",
                "表二栏目名称“本年作废件数”应为“本年废止件数”",
            ),
            ("信息内荣\t本年制发件数\t本年废止件数\t现行有效件数\n", "表二栏目名称“信息内荣”应为“信息内容”"),
        ] {
            assert_eq!(told(0, &[first, rest].concat()).as_deref(), Some(zh));
        }
    }

    #[test]
    fn a_wrong_heading_is_told() {
        let zh =
            told(1, "申请人情况\n自然人\t商业企业\t科研机构\t社会组织\t法律服务机构\t其他\t总计").unwrap();
        assert_eq!(zh, "表三栏目名称“社会组织”应为“社会公益组织”");
        let outcomes = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t";
        let zh =
            told(2, &["结果\t结果维持\t其他结果\t尚未审结\t总计\t", outcomes, outcomes].concat()).unwrap();
        assert_eq!(zh, "表四应有3栏“结果纠正”，只印了2栏");
    }

    #[test]
    fn headings_in_other_words_and_torn_ones_are_not_ticked() {
        for (table, print, other) in [
            (1, "总计", "合计"),
            (1, "\t其他", ""),
            (1, "商业企业\t科研机构", "商业\t科研\n企业\t机构"),
            (1, "申请人情况", ""),
            (2, "总计", "合计"),
            (0, "本年处理决定数量", "处理决定数量"),
        ] {
            let Document { reports, text, .. } = document(table, &HEADS[table].replace(print, other));
            let report = fixture::checked(&reports[0], &text);
            let (_, how) = report.outcomes.iter().find(|(code, _)| *code == "FORM-HEADER").unwrap();
            assert_eq!(*how, Assessment::Partial, "{other} for {print}");
            let (_, gap) = report.gaps.iter().find(|(code, _)| *code == "FORM-HEADER").unwrap();
            assert_eq!((gap.why, gap.tables.len()), (Why::Unjudged, 1), "{other} for {print}");
        }
    }
}
