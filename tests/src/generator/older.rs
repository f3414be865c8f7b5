//! Reports on 2014 to 2018: one statistics table, and prose that speaks in its words.

use gongkai::form::{IdentityKind, TableForm};
use gongkai::{Decimal, Edition, TableKind};

use super::numbers::solve;
use super::random::Random;
use super::sheet::{Sheet, Slot};
use super::words::{self, Facts};
use super::{Block, Size};

/// How a body draws the table.
#[allow(clippy::struct_excessive_bools)] // independent habits of the writer, not a state
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Manner {
    /// Whether it has the rows that some provinces add.
    pub(super) local_rows: bool,
    /// Whether the rows of sections carry `——` in the place of unit and number.
    dashes: bool,
    /// Whether the explanation behind a label stands on a line of its own.
    broken_notes: bool,
    /// Whether the leading 其中 of some labels is left out.
    without_among: bool,
}

impl Manner {
    /// A manner as found in life.
    pub(super) fn draw(random: &mut Random) -> Manner {
        Manner {
            local_rows: random.chance(30),
            dashes: random.chance(50),
            broken_notes: random.chance(40),
            without_among: random.chance(20),
        }
    }
}

/// Numbers for every cell: every sum is the sum of its parts, and no bound is crossed.
pub(super) fn fill(form: &TableForm, size: Size, manner: Manner, random: &mut Random) -> Vec<Decimal> {
    let most = size.most();
    let mut counts: Vec<i64> = form.rows.iter().map(|_| super::numbers::count(most, 40, random)).collect();
    let at = |id: &str| form.row(id).unwrap_or_else(|| panic!("S14 has a row {id}"));
    if !manner.local_rows {
        form.rows.iter().zip(&mut counts).filter(|(row, _)| row.local).for_each(|(_, count)| *count = 0);
    }
    let replied = IdentityKind::Replied;
    // A part that is a total itself comes first.
    let sums = form.identities.iter().filter(|sum| sum.kind != replied).chain(form.identities_of(replied));
    sums.for_each(|sum| solve(sum, sum.totals[0], &mut counts));
    let replied = counts[at("replied.total")];
    counts[at("closed.total")] = replied;
    counts[at("closed.extended")] = random.between(0, replied);
    counts[at("closed.on_time")] = replied - counts[at("closed.extended")];
    let channels =
        ["gazette", "website", "weibo", "wechat", "other"].map(|c| counts[at(&format!("channel.{c}"))]);
    let (largest, all) = (channels.iter().copied().max().unwrap_or(0), channels.iter().sum());
    counts[at("disclosed_total")] = random.between(largest, all);
    counts[at("disclosed_normative")] = random.between(0, counts[at("disclosed_total")]);
    for kind in ["press_conf", "interviews"] {
        let whole = counts[at(&format!("response.{kind}"))];
        counts[at(&format!("response.{kind}_lead"))] = random.between(0, whole);
    }
    let amount = |index: usize, count: i64| match form.rows[index].id {
        "fees_wan" | "org.budget_wan" => Decimal::new(count % 9_999 * 100 + count % 90, 2),
        _ => Decimal::from(count),
    };
    counts.iter().enumerate().map(|(index, &count)| amount(index, count)).collect()
}

/// The table as this body draws it; `form` is the table's, whose values stand in its order.
pub(super) fn redraw(mut sheet: Sheet, form: &TableForm, manner: Manner) -> Sheet {
    if !manner.local_rows {
        let mut values = form.rows.iter();
        sheet.rows.retain(|row| {
            let is_value = row.iter().any(|slot| slot.value);
            !is_value || !values.next().is_some_and(|row| row.local)
        });
    }
    for row in &mut sheet.rows {
        if let [slot] = row.as_mut_slice()
            && manner.dashes
        {
            slot.colspan = 1;
            let dash = Slot::head("——", 1, 1);
            row.extend([dash.clone(), dash]);
        }
        let label = &mut row[0].text;
        if manner.without_among {
            *label = label.replace("其中：", "");
        }
        if manner.broken_notes {
            *label = label.replace("（不同", "\n（不同").replace("（不包括", "\n（不包括");
        }
    }
    sheet
}

/// The report around the table. Traps: the table's labels with numbers in prose, and a remark in its words.
pub(super) fn blocks(facts: &mut Facts, sheet: Sheet, random: &mut Random) -> Vec<Block> {
    let mut blocks: Vec<Block> = words::title(facts, random).into_iter().map(Block::Title).collect();
    blocks.extend(words::preamble(facts, random).map(Block::Paragraph));
    let Facts { agency, year, received, handled, .. } = facts.clone();
    let n = random.between(20, 4000);
    let mut push = |heading: &str, paragraphs: &[String]| {
        blocks.push(Block::Heading(heading.to_owned()));
        blocks.extend(paragraphs.iter().cloned().map(Block::Paragraph));
    };
    push("一、概述", &[format!("{year}年，本单位按照条例要求，明确专人负责，完善制度，全年更新栏目{n}次。")]);
    push(
        "二、主动公开政府信息情况",
        &[match random.below(3) {
            0 => format!(
                "（一）数量。主动公开政府信息数{n}条，其中政府网站公开政府信息数{n}条，政务微博公开政府信息数3条。"
            ),
            1 => format!("（一）公开的数量。全年公开政府信息{n}条（不同渠道公开相同信息计1条）。"),
            _ => format!("（一）主要形式。1.门户网站。公开{n}条。2.查阅点。设置政府信息公开查阅点2个。"),
        }],
    );
    push(
        "三、政府信息依申请公开工作情况",
        &[match random.below(3) {
            0 => format!(
                "{year}年收到申请数{received}件，申请办结数{handled}件，其中同意公开答复数{handled}件。"
            ),
            1 => format!("{year}年收到申请{received}件，均已按时答复，没有收取费用。"),
            _ => "申请渠道畅通，当面、传真、网络、信函均可提出。".to_owned(),
        }],
    );
    push("四、因政府信息公开申请行政复议、提起行政诉讼的情况", &["没有发生。".to_owned()]);
    push("五、存在的主要问题和改进措施", &words::problems(facts, random));
    let signature = |blocks: &mut Vec<Block>, facts: &mut Facts, random: &mut Random| {
        blocks.push(Block::Signature(agency.clone()));
        let (month, day) = (random.between(1, 3), random.between(1, 28));
        blocks.push(Block::Signature(words::date(year + 1, month, day, random)));
        facts.signed = Some((month, day));
    };
    let signs = random.chance(50);
    let title = match random.below(3) {
        0 => Some(Block::Heading("六、政府信息公开情况统计表".to_owned())),
        1 => Some(Block::Paragraph(format!("附件：{agency}政府信息公开情况统计表（{year}年度）"))),
        _ => None,
    };
    blocks.extend(title);
    if random.chance(40) {
        blocks.push(Block::Paragraph(format!("填报单位（盖章）：{agency}")));
    }
    blocks.push(Block::Table(sheet));
    if random.chance(40) {
        blocks.push(Block::Paragraph("注：统计数为0的，须填“0”。".to_owned()));
    }
    if signs {
        signature(&mut blocks, facts, random);
    }
    blocks
}

/// The edition of these reports.
pub(super) fn forms() -> [Option<Edition>; TableKind::ALL.len()] {
    TableKind::ALL.map(|kind| (kind == TableKind::Statistics).then_some(Edition::S14))
}
