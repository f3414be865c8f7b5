//! How messages name what the forms print: tables, rows, columns, cells, numbers.

use crate::form::{CellId, FormRow, TableForm, TableKind, Words};
use crate::report::Message;
use crate::slice::Slice as _;

/// A row in the form's own words, its group in front: “（三）不予公开 1.属于国家秘密”.
///
/// The explanations that the form prints behind 部分公开 and inside （六）其他处理 are left out.
pub(super) fn row(form: &TableForm, row: &FormRow) -> Message {
    // 三、本年度办理结果 stands over nineteen rows of table 3; naming it every time helps nobody.
    // In the statistics table a group that is a row itself says enough, a section says nothing.
    let skip = match form.table {
        TableKind::Requests => usize::from(row.path.len() > 1),
        TableKind::Statistics => row.path.len() - 1 - usize::from(has_row_above(form, row)),
        TableKind::Disclosure | TableKind::Disputes => 0,
    };
    let path = &row.path[skip..];
    let mut out = Message::default();
    for (at, label) in path.iter().enumerate() {
        if at > 0 {
            out.zh.push(' ');
            out.en.push_str(", ");
        }
        out.zh.push_str(brief(label.zh));
        out.en.push_str(brief(label.en));
    }
    out
}

/// Whether the label over a row's own is that of another row.
fn has_row_above(form: &TableForm, row: &FormRow) -> bool {
    row.path.len() > 1 && form.rows.iter().any(|other| other.path == &row.path[..row.path.len() - 1])
}

/// The same row inside a sum: its own label without ordinal, 属于国家秘密.
pub(super) fn addend(row: &FormRow) -> Words {
    let label = row.label();
    Words { zh: without_ordinal(brief(label.zh)), en: without_ordinal(brief(label.en)) }
}

/// A cell in words: “（一）予以公开”行“自然人”栏.
pub(super) fn cell(form: &TableForm, id: CellId) -> Message {
    let (form_row, column) = id.at();
    let row = row(form, form_row);
    if column.id.is_empty() {
        return said("“{0}”", "row “{1}”", &[&row.zh, &row.en]);
    }
    said(
        "“{0}”{1}“{2}”栏",
        "row “{3}”, column “{4}”",
        &[&row.zh, row_noun(form), column.label.zh, &row.en, column.label.en],
    )
}

/// What the form's rows are to a reader: rows, but in table 4 blocks of one row.
pub(super) fn row_noun(form: &TableForm) -> &'static str {
    if form.table == TableKind::Disputes { "" } else { "行" }
}

/// The same where several are counted: rows, or the three parts of table 4.
pub(super) fn line_noun(form: &TableForm) -> &'static str {
    if form.table == TableKind::Disputes { "部分" } else { "行" }
}

/// A message after two templates, in which `{0}` stands for the first of `args`: smaller than formatting, which every
/// call would compile anew, and both languages share what is filled in.
pub(super) fn said(zh: &str, en: &str, args: &[&str]) -> Message {
    let mut message = Message::default();
    say(&mut message, zh, en, args);
    message
}

/// What English templates count; of one of them the last letter goes.
const COUNTED: [&str; 14] = [
    " requests",
    " replies",
    " cells",
    " rows",
    " columns",
    " tables",
    " sums",
    " cases",
    " reports",
    " titles",
    " numbers",
    " lines",
    " items",
    " documents",
];

/// Adds to both languages after templates, as [`said`] has them.
pub(super) fn say(message: &mut Message, zh: &str, en: &str, args: &[&str]) {
    for (text, template) in [(&mut message.zh, zh), (&mut message.en, en)] {
        for (at, piece) in template.split('{').enumerate() {
            if at == 0 {
                text.push_str(piece);
                continue;
            }
            let number = piece.as_bytes()[0] - b'0';
            let said = args[usize::from(number)];
            text.push_str(said);
            // Behind the number and its bracket.
            let rest = piece.part(2..);
            let one = COUNTED.iter().find(|noun| said == "1" && rest.part(..).starts_with(**noun));
            match one {
                Some(noun) => {
                    let singular = noun.strip_suffix("ies").map(|stem| [stem, "y"].concat());
                    text.push_str(&singular.unwrap_or_else(|| noun.part(..noun.len() - 1).to_owned()));
                    text.push_str(rest.part(noun.len()..));
                }
                None => text.push_str(rest),
            }
        }
    }
}

/// Several names as one phrase; past `most` of them only their number: “甲”“乙”等5行. `noun` is Chinese only:
/// in English the names speak for themselves.
pub(super) fn list(names: &[Message], most: usize, noun: &str) -> Message {
    list_of(&names[..most.min(names.len())], names.len(), noun)
}

/// The same where only the names to be shown were made, out of `all`.
pub(super) fn list_of(shown: &[Message], all: usize, noun: &str) -> Message {
    let mut out = Message::default();
    for (at, name) in shown.iter().enumerate() {
        let comma = if at > 0 { ", " } else { "" };
        say(&mut out, "“{0}”", "{2}“{1}”", &[&name.zh, &name.en, comma]);
    }
    if all > shown.len() {
        let rest = (all - shown.len()).to_string();
        let noun = if noun.is_empty() { "处" } else { noun };
        say(&mut out, "等{0}{1}", " and {2} more", &[&all.to_string(), noun, &rest]);
    } else {
        out.zh.push_str(noun);
    }
    out
}

/// Characters of a headline at most, in Chinese and in English.
pub(super) const HEADLINE: [usize; 2] = [30, 90];
/// Names that stand behind a headline.
const MOST_LISTED: usize = 5;

/// A headline around names, `before“name”after`: of the first name as much as there is room for, of several how many
/// they are. Behind it, on a line of its own, what `after` holds there; before that the names, where the headline lacks
/// any of them. `noun` as in [`list`].
pub(super) fn headline(before: [&str; 2], names: &[Message], noun: &str, after: [&str; 2]) -> Message {
    let count = names.len();
    let several = match count {
        0 | 1 => [noun.to_owned(), String::new()],
        _ => {
            let noun = if noun.is_empty() { "处" } else { noun };
            [["等", &count.to_string(), noun].concat(), [" and ", &(count - 1).to_string(), " more"].concat()]
        }
    };
    let first = names.first().map_or(["", ""], |name| [&name.zh, &name.en]);
    let mut whole = count < 2;
    let mut one = |at: usize| {
        let (after, _) = after[at].split_once('\n').unwrap_or((after[at], ""));
        let taken: usize =
            [before[at], "“”", &several[at], after].map(|text| text.chars().count()).iter().sum();
        let name = shortened(first[at], HEADLINE[at].saturating_sub(taken).max(4));
        whole &= name == first[at];
        [before[at], "“", &name, "”", &several[at], after].concat()
    };
    let mut message = Message::new(one(0), one(1));
    let [zh, en] = after.map(|after| after.split_once('\n').map_or("", |(_, behind)| behind));
    if whole && !zh.is_empty() {
        say(&mut message, "\n{0}", "\n{1}", &[zh, en]);
    } else if !whole {
        let names = list(names, MOST_LISTED, noun);
        say(&mut message, "\n即{0}。{1}", "\nNamely {2}. {3}", &[&names.zh, zh, &names.en, en]);
        message.en.truncate(message.en.trim_end().len());
    }
    message
}

/// So many characters of a text, the last of them a mark that there were more.
pub(super) fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some(_) => text.chars().take(most - 1).chain(['…']).collect(),
        None => text.to_owned(),
    }
}

/// `n thing` or `n things`.
pub(super) fn count(n: usize, thing: &str) -> String {
    format!("{n} {thing}{}", if n == 1 { "" } else { "s" })
}

/// Where the explanation behind a label begins.
const EXPLANATIONS: [&str; 8] = [
    "（区分",
    " (when",
    "、行政机关不再处理",
    ", no longer processed",
    "（不同",
    "（不包括",
    " (the same",
    " (without",
];

/// `label` without its explanation.
fn brief(label: &str) -> &str {
    let begins = |&(at, c): &(usize, char)| {
        matches!(c, '（' | ' ' | '、' | ',') && EXPLANATIONS.iter().any(|e| label.part(at..).starts_with(e))
    };
    let end = label.char_indices().find(begins);
    label.part(..end.map_or(label.len(), |(at, _)| at))
}

/// `label` without 一、 （一） 1. I. (1) in front.
pub(super) fn without_ordinal(label: &str) -> &str {
    let head = label.char_indices().take(5).find(|&(_, c)| matches!(c, '、' | '）' | '.' | ')'));
    let label = head.map_or(label, |(at, c)| label.part(at + c.len_utf8()..).trim_start());
    ["其中：", "Of these: "].iter().find_map(|among| label.strip_prefix(among)).unwrap_or(label)
}

/// Only the Han characters, for looking up a label that a copy may have torn apart.
pub(super) fn han(text: &str) -> String {
    text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Edition, form};

    fn named(id: &str) -> (Message, Words) {
        let form = form(TableKind::Requests, Edition::F21);
        let one = &form.rows[form.row(id).unwrap()];
        (row(form, one), addend(one))
    }

    #[test]
    fn rows_keep_their_ordinals_and_lose_their_explanations() {
        assert_eq!(named("partially_granted").0.zh, "（二）部分公开");
        assert_eq!(named("partially_granted").0.en, "(2) Partially granted");
        assert_eq!(named("other.fee_overdue").1.zh, "申请人逾期未按收费通知要求缴纳费用");
        assert_eq!(named("denied.internal_affairs").0.en, "(3) Denied, 5. Internal affairs (three kinds)");
        assert_eq!(named("denied.state_secret").0.zh, "（三）不予公开 1.属于国家秘密");
        assert_eq!(named("other.misc").0.en, "(6) Otherwise handled, 3. Other");
        assert_eq!(named("new_received").0.zh, "一、本年新收政府信息公开申请数量");
    }

    #[test]
    fn addends_are_bare() {
        assert_eq!(named("partially_granted").1, Words { zh: "部分公开", en: "Partially granted" });
        assert_eq!(named("denied.state_secret").1, Words { zh: "属于国家秘密", en: "State secret" });
        assert_eq!(named("new_received").1.zh, "本年新收政府信息公开申请数量");
        assert_eq!(named("carried_over").1.en, "Requests carried over from last year");
    }

    #[test]
    fn long_lists_end_in_a_number() {
        let names = ["甲", "乙", "丙"].map(|n| Message::new(n, n));
        assert_eq!(list(&names, 3, "行").zh, "“甲”“乙”“丙”行");
        assert_eq!(list(&names, 2, "行").zh, "“甲”“乙”等3行");
    }
}
