//! The parts of reports before 2019 that the format of today does not have: 收费及减免情况, 附表. They continue the numbering
//! of the parts that it has.

use super::headings::Heading;
use crate::slice::Slice as _;
use crate::source::{han, is_han};
use crate::span::Span;
use crate::steps;

const NUMERALS: &str = "一二三四五六七八九十";

/// What titles of such parts end in.
const ENDS: [&str; 10] = ["情况", "措施", "事项", "说明", "统计表", "附表", "附件", "概述", "问题", "打算"];

/// The headings with those of the other parts between and behind them, which have the number 0. What stands in `tables` is
/// no heading.
pub(in super::super) fn with_older(
    text: &str,
    own: Span,
    known: &[Heading],
    tables: &[Span],
) -> Vec<Heading> {
    let ordinal = |h: &Heading| text.part(h.span.start as usize..).chars().next().and_then(number);
    let mut all: Vec<Heading> = Vec::with_capacity(known.len() + 2);
    let mut rest = known.iter().peekable();
    let mut last = 0;
    let part = own.of(text);
    steps::add(part.len());
    for (comma, _) in part.match_indices('、') {
        let Some(c) = part.part(..comma).chars().next_back() else { continue };
        let at = own.start + (comma - c.len_utf8()) as u32;
        while let Some(heading) = rest.next_if(|h| h.span.start <= at) {
            last = ordinal(heading).unwrap_or(last + 1);
            all.push(heading.clone());
        }
        let inside = |span: &Span| span.start <= at && at < span.end;
        let begins = number(c) == Some(last + 1) && !part.part(..comma - c.len_utf8()).ends_with(is_han);
        let fits = rest.peek().and_then(|next| ordinal(next)).is_none_or(|next| next > last + 1);
        if !begins
            || !fits
            || last == 0
            || tables.iter().any(inside)
            || all.last().is_some_and(|h| inside(&h.span))
        {
            continue;
        }
        if let Some(length) = title(part.part(comma + "、".len()..)) {
            let end = own.start + (comma + "、".len() + length) as u32;
            all.push(Heading { number: 0, span: Span { start: at, end } });
            last += 1;
        }
    }
    all.extend(rest.cloned());
    all
}

/// 一 to 十.
fn number(c: char) -> Option<usize> {
    NUMERALS.find(han(c)?).map(|at| at / "一".len() + 1)
}

/// How long the title is that a text begins with: its line, or up to the word in which titles end.
fn title(text: &str) -> Option<usize> {
    /// Characters of the longest.
    const LONGEST: usize = 30;
    let end =
        text.char_indices().take(LONGEST).find(|&(_, c)| !(is_han(c) || matches!(c, '、' | '（' | '）')));
    let run = text.part(..end.map_or(0, |(at, _)| at));
    let line = end.is_some_and(|(_, c)| matches!(c, '\n' | '\r'));
    if line && ENDS.iter().any(|word| run.ends_with(word)) {
        return Some(run.len());
    }
    let head = text.part(..text.floor_char_boundary(3 * LONGEST));
    let first = ENDS.iter().filter_map(|word| Some(head.find(word)? + word.len())).min()?;
    let last = if head.part(first..).starts_with("统计表") { first + "统计表".len() } else { first };
    head.part(..last).chars().all(|c| is_han(c) || c == '、').then_some(last)
}

#[cfg(test)]
mod tests {
    use super::super::headings::headings;
    use super::*;

    fn all(text: &str) -> Vec<(u8, String)> {
        let own = Span::new(0, text.len());
        let all = with_older(text, own, &headings(text), &[]);
        all.into_iter().map(|h| (h.number, h.span.of(text).to_owned())).collect()
    }

    #[test]
    fn parts_that_continue_the_numbering_are_listed() {
        let lines = "一、概述\n甲。\n二、主动公开政府信息情况\n乙。\n三、依申请公开政府信息情况\n丙。\n四、政府信息公开的收费及减免情况\n无。\n\
                     五、因政府信息公开申请行政复议、提起行政诉讼的情况\n无。\n六、存在的主要问题和改进措施\n一、二、三。\n七、附表\n";
        let numbers: Vec<u8> = all(lines).into_iter().map(|part| part.0).collect();
        assert_eq!(numbers, [1, 2, 3, 0, 4, 5, 0]);
        let glued = "一、概述 甲。 二、主动公开政府信息情况 乙。 三、政府信息依申请公开工作情况 丙。四、政府信息公开的收费及减免情况 无。 \
                     五、主要问题和改进措施 丁。 六、云岭县政府信息公开情况统计表 指标名称 计量单位";
        let all = all(glued);
        assert_eq!(all.iter().map(|part| part.0).collect::<Vec<u8>>(), [1, 2, 3, 0, 5, 0]);
        assert_eq!(
            (all[3].1.as_str(), all[5].1.as_str()),
            ("四、政府信息公开的收费及减免情况", "六、云岭县政府信息公开情况统计表")
        );
    }

    #[test]
    fn lists_inside_of_a_part_are_none() {
        let text = "一、概述\n甲，分为一、二、三级。\n二、主动公开政府信息情况\n（三、四）等情况。\n三、依申请公开政府信息情况\n丙。\n";
        assert_eq!(all(text).iter().map(|part| part.0).collect::<Vec<u8>>(), [1, 2, 3]);
    }
}
