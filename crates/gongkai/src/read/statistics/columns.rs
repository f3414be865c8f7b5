//! How many numbers a row prints, and which of them is the year's own.
//!
//! Some places print further columns: 历年累计 beside the year, or 本级, 部门 and 乡镇 beside 合计. One is taken only
//! when its heading says so and no other's does.

use super::entries::{Entry, Label};
use crate::slice::Slice as _;
use crate::source::{Source, han_only, is_bar};
use crate::span::Span;

/// The value columns of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// How many a row prints.
    pub(super) count: usize,
    /// Which is the year's own, when its heading says so.
    pub(super) own: Option<usize>,
    /// Whether the headings name more columns than the rows print.
    pub(super) unclear: bool,
}

impl Columns {
    /// From the text between the table's first word and its first label, and from what the rows print.
    pub(super) fn of(source: &Source, head: Span, entries: &[Entry], year: Option<u16>) -> Columns {
        let headings = headings(head.of(&source.text));
        let count = usual_count(entries);
        let own = (headings.len() == count).then(|| own(&headings, year)).flatten();
        let several = headings.len() > 1 || headings.iter().any(|heading| is_several(heading));
        Columns { count, own, unclear: count == 1 && several }
    }

    /// Whether nothing tells which column's numbers the rows print.
    pub(super) fn are_unread(&self) -> bool {
        self.unclear || self.count > 1 && self.own.is_none()
    }
}

/// How many values most rows print; where cells are divided, empty ones count.
fn usual_count(entries: &[Entry]) -> usize {
    /// More than any table has.
    const MOST: usize = 7;
    let mut tally = [0_usize; MOST];
    for entry in entries.iter().filter(|e| matches!(e.label, Label::Row(..))) {
        let printed = entry.printed().len();
        if (1..MOST).contains(&printed) {
            tally[printed] += 1;
        }
    }
    let most = tally.iter().copied().max().unwrap_or(0);
    if most == 0 { 1 } else { tally.iter().position(|&n| n == most).unwrap_or(1) }
}

/// The headings behind 单位: those of the value columns.
fn headings(head: &str) -> Vec<String> {
    let Some(at) = head.rfind("单位") else { return Vec::new() };
    let behind = head.part(at + "单位".len()..);
    let behind = behind.find("一、").map_or(behind, |title| behind.part(..title));
    let ends = |c: char| is_bar(c) || c.is_whitespace();
    let title = |heading: &str| {
        // The first section's ordinal, or its title, is no column.
        let han = han_only(heading);
        han.starts_with("主动公开")
            || heading.starts_with(['（', '('])
            || han == "一"
            || heading.starts_with("一、")
    };
    let parts = behind.split(ends).map(str::trim).filter(|p| !p.is_empty());
    let parts = parts.take_while(|p| !title(p)).map(str::to_owned);
    parts.filter(|p| is_heading(p)).collect()
}

/// Whether a word is the heading of a value column.
fn is_heading(part: &str) -> bool {
    const WORDS: [&str; 19] = [
        "统计", "数", "本年", "年度", "累计", "合计", "总计", "本级", "下级", "下属", "直属", "所属", "部门",
        "乡", "镇", "街道", "单位", "机关", "全",
    ];
    let year = part.chars().filter(char::is_ascii_digit).count() == 4;
    year || WORDS.iter().any(|word| part.contains(word))
}

/// Whether a heading is those of several columns with nothing between them: 本级合计, 2015年2016年.
fn is_several(heading: &str) -> bool {
    let names = |words: &[&str]| words.iter().filter(|word| heading.contains(**word)).count();
    let parts = names(&["本级", "下级", "部门", "乡", "街道"]);
    let (whole, own) = (names(&["合计", "总计"]), names(&["统计数", "本年", "当年"]));
    let years = heading.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4).count();
    parts + whole > 1 || own > 0 && heading.contains("历年") || years > 1
}

/// The only heading that names the whole of the year.
fn own(headings: &[String], year: Option<u16>) -> Option<usize> {
    let only = |wanted: &dyn Fn(&str) -> bool| {
        let mut found = (0..headings.len()).filter(|&at| wanted(&headings[at]));
        found.next().filter(|_| found.next().is_none())
    };
    let totals = |h: &str| !h.contains("累计") && !h.contains("历年");
    let year = year.map(|y| y.to_string());
    let named = year.and_then(|year| only(&|h: &str| h.contains(&year) && totals(h)));
    let whole = || only(&|h: &str| (h.contains("合计") || h.contains("总计")) && totals(h));
    let present = || only(&|h: &str| ["统计数", "本年", "当年"].iter().any(|w| h.contains(w)) && totals(h));
    named.or_else(whole).or_else(present)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(head: &str, year: Option<u16>) -> (usize, Option<usize>) {
        let headings = headings(head);
        (headings.len(), own(&headings, year))
    }

    #[test]
    fn headings_that_run_together_are_several() {
        for one in ["统计数", "本年统计数", "2016年度统计数", "全县合计", "本年累计"] {
            assert!(!is_several(one), "{one}");
        }
        for several in ["本级合计", "部门乡镇合计", "本年历年累计", "2015年2016年"] {
            assert!(is_several(several), "{several}");
        }
    }

    #[test]
    fn the_years_own_column_is_named_once() {
        assert_eq!(chosen("统计指标\t单位\t统计数\n", None), (1, Some(0)));
        assert_eq!(chosen("指标名称 计量单位 2017年度 历年累计 ", Some(2017)), (2, Some(0)));
        assert_eq!(chosen("统计指标|单位|本级|部门|乡镇|合计|", None), (4, Some(3)));
        assert_eq!(chosen("统计指标|单位|本级|部门|乡镇|", None), (3, None));
        assert_eq!(chosen("｜统计指标｜单位｜统计数｜上年数量｜\n", None), (2, Some(0)));
        assert_eq!(chosen("统计指标\n单位\n2016年度\n2017年度\n", None), (2, None));
        assert_eq!(chosen("统计指标\t单位\t统计数\t备注\n", None), (1, Some(0)));
        assert_eq!(chosen("统计指标\n单位\n统计数\n一、主动公开情况\n——\n", None), (1, Some(0)));
    }
}
