//! The check list, and the result with the tables.

use super::findings::{Group, grid, listed};
use super::tables::{Marks, extra, official};
use super::{Block, Given, Mark, Place, wording};
use crate::check::rule;
use crate::report::Assessment;

/// The check list: facts, problems, doubts, what was checked, what was not, and room to sign.
pub(super) fn blocks(given: Given<'_>) -> Vec<Block> {
    let list = listed(given);
    let (doubts, own): (Vec<_>, Vec<_>) = list.into_iter().partition(|listed| listed.group == Group::Doubts);
    let mut blocks = vec![
        Block::Title(
            given
                .pick(
                    "政府信息公开工作年度报告核查单",
                    "Check List: Annual Report on Open Government Information",
                )
                .to_owned(),
        ),
        given.facts(),
    ];
    let mut at = 0;
    let mut heading = |text: &str| {
        at += 1;
        given.numbered(at - 1, text)
    };
    let none = || Block::Line(Place::Start, given.pick("无。", "None.").to_owned());
    let problems = given.pick("发现的问题", "Problems found");
    blocks.push(heading(problems));
    blocks.push(if own.is_empty() { none() } else { Block::Grid(grid(given, &own, problems)) });
    if !doubts.is_empty() {
        let title = given.pick(
            "读取存疑（软件没有看清，不是报告有错，请对照原文核对）",
            "Reading doubts (we are unsure of our reading; compare with the text)",
        );
        blocks.push(heading(title));
        blocks.push(Block::Grid(grid(given, &doubts, title)));
    }
    let passed = titles(given, Assessment::Passed);
    blocks.push(heading(given.pick("已核查、未发现问题的项目", "Checked, nothing wrong found")));
    blocks.push(if passed.is_empty() {
        none()
    } else {
        Block::List(Mark::Tick, passed.into_iter().flat_map(|(_, titles)| titles).collect())
    });
    for (how, zh, en) in [
        (
            Assessment::Partial,
            "部分核查的项目（所列各行没有核查，请人工核对）",
            "Checked in part (please compare the rows named)",
        ),
        (Assessment::NotAssessable, "未核查的项目（请人工看一遍）", "Not checked (please look yourself)"),
    ] {
        let titles = titles(given, how);
        if !titles.is_empty() {
            blocks.push(heading(given.pick(zh, en)));
        }
        for (why, titles) in titles {
            blocks.push(Block::Line(Place::Start, why));
            blocks.push(Block::List(Mark::Box, titles));
        }
    }
    for (zh, en) in [
        (
            "核查人（签字）：________________　　日期：______年____月____日",
            "Checked by (signature): ________________    Date: ________________",
        ),
        (
            "复核人（签字）：________________　　日期：______年____月____日",
            "Reviewed by (signature): ________________    Date: ________________",
        ),
    ] {
        blocks.push(Block::Line(Place::Sign, given.pick(zh, en).to_owned()));
    }
    let limits = given.pick(
        "核查只看报告自身的格式和数据关系，不能代替对数据来源的核实。",
        "Only the report's own form and arithmetic were checked; this does not verify where the figures come from.",
    );
    blocks.push(Block::Note(given.made() + limits));
    blocks
}

/// The titles of the rules that came out so, by the reason why they did not look at everything. A title says what a sound
/// report is like, so that a tick before it says the truth.
fn titles(given: Given<'_>, how: Assessment) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for (code, outcome) in &given.report.outcomes {
        let Some(rule) = rule(code).filter(|_| *outcome == how) else { continue };
        let gap = given.report.gaps.iter().find(|(of, _)| of == code);
        let why = gap.map(|(_, gap)| wording::gap(gap, given.language)).unwrap_or_default();
        let title = given.language.words(rule.title).to_owned();
        match all.iter_mut().find(|(known, _)| *known == why) {
            Some((_, titles)) => titles.push(title),
            None => all.push((why, vec![title])),
        }
    }
    all
}

/// The result: verdict and findings first, then the tables, in which the cells that findings are about are boxed and carry
/// their numbers.
pub(super) fn result(given: Given<'_>) -> Vec<Block> {
    let list = listed(given);
    let marks = Marks { list: &list };
    let mut blocks =
        vec![Block::Title(given.title() + given.pick("核查结果", ": What Was Checked")), given.facts()];
    let title = given.pick("核查发现", "Findings");
    blocks.push(Block::Heading(1, title.to_owned()));
    blocks.push(if list.is_empty() {
        Block::Line(Place::Start, super::verdict(given))
    } else {
        Block::Grid(grid(given, &list, title))
    });
    let mut tables = Vec::new();
    for table in &given.report.tables {
        let grid = official(given, table, marks, given.pick("缺", "missing"));
        let mut noted: Vec<usize> =
            grid.rows.iter().flatten().flat_map(|part| part.notes.iter().copied()).collect();
        noted.sort_unstable();
        noted.dedup();
        tables.push(Block::Grid(grid));
        // What a boxed number is about stands on the page on which it is.
        tables.extend(noted.iter().map(|&at| {
            let message = given.language.message(&list[at - 1].finding.message);
            Block::Note(format!("〔{at}〕{message}"))
        }));
        tables.extend(extra(given, table.form.table).map(Block::Grid));
    }
    if !tables.is_empty() {
        blocks.push(Block::Heading(
            1,
            given
                .pick("统计表（方框内的数字见各表下的注）", "Tables (boxed numbers: see the notes below)")
                .to_owned(),
        ));
        blocks.extend(tables);
    }
    blocks.push(Block::Note(given.made()));
    blocks
}
