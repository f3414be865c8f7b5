use super::*;
use crate::form::TableKind;
use crate::report::{Cell, State};
use crate::{Decimal, Media};

fn report(sentences: &str, cells: &str) -> String {
    format!(
        "青石县档案馆2022年政府信息公开工作年度报告\n一、总体情况\n{sentences}\n四、政府信息公开行政复议、行政诉讼情况\n\
         行政复议\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉\n\
         结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n{cells}\n"
    )
}

const ZEROS: &str = "0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0";

fn compared(old: &str, new: &str) -> Comparison {
    let [old, new] = [old, new].map(|text| crate::parse(text, Media::PlainText, ""));
    let comparison = compare(Side::new(&old, &old.reports[0]), Side::new(&new, &new.reports[0]));
    let mirrored = compare(Side::new(&new, &new.reports[0]), Side::new(&old, &old.reports[0]));
    assert_eq!(mirror(comparison.clone()), without_stayed(mirrored));
    comparison
}

/// What is worded by the new report alone is left out: it is the other's wording in the mirror.
fn without_stayed(mut comparison: Comparison) -> Comparison {
    comparison.stayed.clear();
    for section in &mut comparison.sections {
        section.heading.clear();
    }
    comparison
}

/// The comparison of the same reports the other way round.
pub(crate) fn mirror(comparison: Comparison) -> Comparison {
    let mut turned = without_stayed(comparison);
    turned.relation = match turned.relation {
        Relation::Years { bodies, apart } => Relation::Years { bodies, apart: -apart },
        relation => relation,
    };
    for pair in &mut turned.cells {
        std::mem::swap(&mut pair.old, &mut pair.new);
        pair.how = match pair.how {
            Difference::OnlyOld => Difference::OnlyNew,
            Difference::OnlyNew => Difference::OnlyOld,
            how => how,
        };
    }
    for pair in turned.sections.iter_mut().flat_map(|section| &mut section.sentences) {
        std::mem::swap(&mut pair.old, &mut pair.new);
        pair.how = match pair.how {
            SentenceDifference::Gone => SentenceDifference::New,
            SentenceDifference::New => SentenceDifference::Gone,
            how => how,
        };
    }
    std::mem::swap(&mut turned.tables.old, &mut turned.tables.new);
    std::mem::swap(&mut turned.gone, &mut turned.came);
    turned
}

/// How each sentence differs, and what it says on each side.
fn told(comparison: &Comparison) -> Vec<(SentenceDifference, &str, &str)> {
    comparison
        .sections
        .iter()
        .flat_map(|section| &section.sentences)
        .map(|pair| {
            let [old, new] =
                [&pair.old, &pair.new].map(|one| one.as_ref().map_or("", |one| one.text.as_str()));
            (pair.how, old, new)
        })
        .collect()
}

#[test]
fn a_report_differs_in_nothing_from_itself() {
    let text = report("全年公开信息36条。\n全年公开信息36条。", ZEROS);
    let comparison = compared(&text, &text);
    assert!(comparison.is_empty());
    assert_eq!((comparison.same_cells, comparison.same_sentences), (15, 3));
}

#[test]
fn sentences_change_go_come_and_move() {
    use SentenceDifference::{Changed, Digits, Gone, Moved, New};
    let old = "全年公开信息36条。\n及时更新了网站的各个栏目。\n加强了保密审查。\n举办了两次培训。\n公开目录已更新。\n健全了信息管理制度。";
    let new = "健全了信息管理制度。\n全年公开信息38条。\n及时更新了网站的全部栏目。\n举办了两次培训。\n公开目录已更新。\n接受社会监督。";
    let comparison = compared(&report(old, ZEROS), &report(new, ZEROS));
    let mut said = told(&comparison);
    said.sort_by_key(|one| one.0.name());
    assert_eq!(
        said,
        [
            (Changed, "及时更新了网站的各个栏目。", "及时更新了网站的全部栏目。"),
            (Digits, "全年公开信息36条。", "全年公开信息38条。"),
            (Gone, "加强了保密审查。", ""),
            (Moved, "健全了信息管理制度。", "健全了信息管理制度。"),
            (New, "", "接受社会监督。"),
        ]
    );
    // The title and the two that stayed.
    assert_eq!(comparison.same_sentences, 3);
}

#[test]
fn line_breaks_and_widths_are_no_difference() {
    let old = report("全年公开信息36条，更新网站\n各栏目。", ZEROS);
    let new = report("全年公开信息３６条,更新网站各栏目。", ZEROS);
    assert!(compared(&old, &new).sections.is_empty());
}

#[test]
fn values_that_differ_are_told_with_both_prints() {
    let old = report("无。", "3\t0\t0\t0\t3\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0");
    let new = report("无。", "2\t-\t0\t0\t2\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0");
    let comparison = compared(&old, &new);
    let prints = |pair: &CellPair| {
        let [old, new] = [&pair.old, &pair.new].map(|print| print.as_ref().unwrap().raw.clone());
        (pair.how, pair.new.as_ref().unwrap().cells[0].to_string(), old, new)
    };
    let told: Vec<_> = comparison.cells.iter().map(prints).collect();
    let cell = |how, id: &str, old: &str, new: &str| (how, id.to_owned(), old.to_owned(), new.to_owned());
    assert_eq!(
        told,
        [
            cell(Difference::Changed, "disputes.review.upheld", "3", "2"),
            cell(Difference::Nothing, "disputes.review.corrected", "0", "-"),
            cell(Difference::Changed, "disputes.review.total", "3", "2"),
        ]
    );
    assert_eq!(comparison.same_cells, 12);
}

fn table(kind: TableKind, edition: crate::Edition) -> crate::Table {
    let mut table = crate::Table::new(crate::form::form(kind, edition));
    for cell in &mut table.cells {
        *cell =
            Cell { raw: "0".to_owned(), value: Some(Decimal::ZERO), state: State::Number, ..Cell::default() };
    }
    table
}

fn set(report: &mut Report, id: &str, value: i64) {
    let cell = cell(report, id);
    (cell.raw, cell.value) = (value.to_string(), Some(Decimal::from(value)));
}

fn cell<'a>(report: &'a mut Report, id: &str) -> &'a mut Cell {
    let table = report.tables.iter_mut().find(|table| table.form.cell(id).is_some()).unwrap();
    let at = table.form.cell(id).unwrap().index;
    &mut table.cells[usize::from(at)]
}

fn of(edition: crate::Edition) -> Report {
    let tables = TableKind::SINCE_2019.map(|kind| table(kind, edition)).into();
    Report { tables, ..Report::default() }
}

#[test]
fn a_doubted_cell_is_never_told_as_a_change() {
    let (old, mut new) = (of(crate::Edition::F21), of(crate::Edition::F21));
    set(&mut new, "requests.granted.total", 4);
    cell(&mut new, "requests.granted.total").doubt = true;
    cell(&mut new, "requests.carried_over.total").doubt = true;
    let (pairs, same) = cells::compare(&old, &new);
    let how: Vec<_> = pairs.iter().map(|pair| pair.how).collect();
    // The other one prints the same: no difference, and no certain sameness either.
    assert_eq!((how, same), (vec![Difference::Doubted], 198));
}

#[test]
fn the_three_rows_of_otherwise_handled_are_the_one_of_the_older_form() {
    let (mut old, mut new) = (of(crate::Edition::F19), of(crate::Edition::F21));
    set(&mut old, "requests.other.all.total", 3);
    set(&mut new, "requests.other.supplement_overdue.total", 1);
    set(&mut new, "requests.other.misc.total", 2);
    set(&mut old, "requests.other.all.natural_person", 3);
    set(&mut new, "requests.other.misc.natural_person", 2);
    let (pairs, _) = cells::compare(&old, &new);
    let changed: Vec<_> = pairs.iter().filter(|pair| pair.how == Difference::Changed).collect();
    let [pair] = &changed[..] else { panic!("{changed:?}") };
    let (one, other) = (pair.old.as_ref().unwrap(), pair.new.as_ref().unwrap());
    assert_eq!((one.raw.as_str(), other.raw.as_str(), other.value), ("3", "0＋0＋2", Some(Decimal::from(2))));
    let count = |how| pairs.iter().filter(|pair| pair.how == how).count();
    // Table 2 shares the three numbers of decisions; of table 4 and the rest of table 3 all cells.
    assert_eq!((count(Difference::OnlyOld), count(Difference::OnlyNew)), (19, 7));
}

#[test]
fn findings_are_matched_by_rule_and_cells() {
    use crate::report::{About, Finding, Message, Severity};
    let form = crate::form::form(TableKind::Requests, crate::Edition::F21);
    let finding = |rule: &'static str, cells: &[&str], words: &str| Finding {
        cells: cells.iter().map(|id| form.cell(id).unwrap()).collect(),
        ..Finding::new(rule, Severity::Error, About::Report, Message::new(words, words))
    };
    let (a, b) = ("requests.granted.total", "requests.granted.commercial");
    let old = [
        finding("X", &[a, b], "差1"),
        finding("Y", &[], "一"),
        finding("Y", &[], "二"),
        finding("X", &[a], "差2"),
    ];
    let new = [finding("X", &[b, a], "差3"), finding("Y", &[], "三"), finding("Z", &[a], "差2")];
    let compared = findings::compare(&old, &new);
    let words = |findings: &[Finding]| findings.iter().map(|one| one.message.zh.clone()).collect::<Vec<_>>();
    assert_eq!(words(&compared.gone), ["二", "差2"]);
    assert_eq!(words(&compared.stayed), ["差3", "三"]);
    assert_eq!(words(&compared.came), ["差2"]);
}

#[test]
fn a_table_that_one_side_lacks_is_told_as_a_table() {
    let (old, mut new) = (of(crate::Edition::F21), of(crate::Edition::F21));
    new.tables.remove(2);
    let apart = cells::apart(&old, &new);
    assert_eq!((apart.old, apart.new), (vec![TableKind::Disputes], vec![]));
    assert_eq!(cells::compare(&old, &new).1, 185);
}
