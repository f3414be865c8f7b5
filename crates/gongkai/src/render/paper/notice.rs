//! The notice that asks a body to correct its report.

use super::findings::{Group, correction, corrections, exact, listed, told};
use super::{Block, Given, Mark, Place, REPORT, sentences};
use crate::render::Language;

/// The notice: to whom, what is wrong, what is asked. Who sends it and by when it is to be done are left open.
pub(super) fn blocks(given: Given<'_>) -> Vec<Block> {
    let (report, language) = (given.report, given.language);
    let year = report.year.map(|year| year.to_string());
    let blank = "________________";
    let (title, to, lead) = match language {
        Language::Zh => {
            let year = year.map(|year| year + "年").unwrap_or_default();
            let what = report.title.clone().unwrap_or_else(|| [&year, REPORT.zh].concat());
            (
                format!("关于做好{year}{}问题整改的通知", REPORT.zh),
                format!("{}：", report.agency.as_deref().unwrap_or(blank)),
                format!("经核查，《{what}》存在以下问题，请予整改。"),
            )
        }
        Language::En => {
            let what = [year.as_deref(), Some(REPORT.en)].into_iter().flatten().collect::<Vec<_>>().join(" ");
            let own = report.title.as_ref().map(|title| format!("report “{title}”"));
            (
                format!("Notice to Correct the {what}"),
                format!("To: {}", report.agency.as_deref().unwrap_or(blank)),
                format!("Your {} was checked. Please correct the following.", own.unwrap_or(what)),
            )
        }
    };
    let mut blocks = vec![Block::Title(title), Block::Line(Place::Start, to), Block::Line(Place::Text, lead)];
    let list = listed(given);
    let mut sections = 0;
    for (group, zh, en) in [
        (Group::Errors, "需要改正的问题", "To be corrected"),
        (Group::Warnings, "需要核实的问题", "To be verified"),
    ] {
        let own: Vec<_> =
            list.iter().filter(|listed| listed.group == group).map(|listed| listed.finding).collect();
        if own.is_empty() {
            continue;
        }
        let item = |finding| {
            let mut said = told(given, finding);
            if let Some(one) = exact(finding) {
                let words = correction(one, language);
                said.push(given.labelled(given.pick("修改建议", "Suggestion"), &words));
            }
            let basis = language.message(&finding.basis);
            if !basis.is_empty() {
                said.push(given.labelled(given.pick("依据", "Basis"), basis));
            }
            sentences(&said, language)
        };
        blocks.push(given.numbered(sections, given.pick(zh, en)));
        blocks.push(Block::List(Mark::Number, own.iter().map(|finding| item(finding)).collect()));
        let several = own.iter().enumerate().filter(|(_, finding)| finding.repair.len() > 1);
        let grids = several.filter_map(|(at, finding)| {
            let of = match language {
                Language::Zh => format!("第 {} 项：", at + 1),
                Language::En => format!("Item {}: ", at + 1),
            };
            corrections(given, finding, &of)
        });
        blocks.extend(grids.map(Block::Grid));
        sections += 1;
    }
    blocks.push(given.numbered(sections, given.pick("整改要求", "What is asked")));
    let demands = [
        (
            "请对照原始台账逐条核实上述问题，据实改正。修改建议仅由表内数据关系推算得出，应以实际数据为准。",
            "Verify each item against the original records and correct it accordingly. Suggestions follow from the arithmetic of the tables alone; the true figures decide.",
        ),
        (
            "经核实原数据无误的，请书面说明理由。",
            "Where the printed figures prove right, state the reasons in writing.",
        ),
        (
            "请于______年____月____日前完成整改，并报送修改后的年度报告和整改情况。年度报告已经公布的，请同步更正。",
            "Finish by ________________ and send in the corrected report and an account of what was done. A report already published is to be corrected there too.",
        ),
    ];
    blocks.push(Block::List(
        Mark::Number,
        demands.iter().map(|(zh, en)| given.pick(zh, en).to_owned()).collect(),
    ));
    for (zh, en) in [
        ("________________（印章）", "________________ (seal)"),
        ("______年____月____日", "Date: ________________"),
    ] {
        blocks.push(Block::Line(Place::End, given.pick(zh, en).to_owned()));
    }
    blocks
}
