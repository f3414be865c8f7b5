//! `QLT-ORDINAL`: 一是, 二是, … with a repeat or a gap.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;
use std::cmp::Ordering;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-ORDINAL",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("序数依次排列", "Ordinals in order"),
    what: w(
        "“一是、二是、三是”依次出现，不重复、不跳号。“一是”表示重新开始；嵌套的各自计算。",
        "“First, second, third” stand in order, without repeats or gaps. “First” begins anew; lists within lists count apart.",
    ),
    why: w(
        "序数错乱多半是漏了一项，或增删后没有改号。",
        "Ordinals out of order mostly mean that an item is absent or was added.",
    ),
    fix: w("核对各项并改正序数。", "Check the items and correct the ordinals."),
    example: w("“一是……二是……二是……三是……”", "Print: “一是…二是…二是…三是…”"),
    basis: basis::WRITING,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "“一是”重新开始，嵌套的各自计算；“二要”“二\n是”等换了写法的算已出现；换了部分重新计算。",
    "一是 starts anew and nested lists count by themselves; a number in another wording fills its place, and every section starts afresh.",
);

/// How many lists may be open within each other.
const DEEPEST: usize = 8;

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().text();
    let sections = subject.prose().sentences().map(|(s, _)| (s.start, s.section));
    let mut sections = sections.peekable();
    let mut section = 0;
    // The lists that are open, innermost last: the last ordinal of each, and where it stands.
    let mut lists: Vec<(u8, usize)> = Vec::new();
    let (mut slips, mut how) = (Vec::new(), w("", ""));
    for &(at, number) in &subject.slips().ordinals {
        while let Some((_, next)) = sections.next_if(|&(start, _)| start <= at) {
            if next != section {
                lists.clear();
            }
            section = next;
        }
        if number == 1 {
            // Nobody nests deeper; a text that only begins lists is not searched again and again.
            if lists.len() == DEEPEST {
                lists.remove(0);
            }
            lists.push((1, at));
            continue;
        }
        if let Some(open) = lists.iter().rposition(|&(last, _)| last + 1 == number) {
            lists.truncate(open);
        } else if let Some((last, from)) = lists.pop() {
            // 一是…二要…三是: the second goes by another word.
            let between = text.part(from + "一是".len()..at);
            let skipped = (last + 1..number).any(|n| {
                "一二三四五六七八九十".chars().nth(usize::from(n) - 1).is_some_and(|c| between.contains(c))
            });
            if !skipped {
                slips.push((at, at + "一是".len()));
                how = match number.cmp(&last) {
                    Ordering::Equal => w("出现了两次", " stands twice"),
                    Ordering::Greater => w("前面少了一项", ": the item before it is missing"),
                    Ordering::Less => w("次序不对", " is out of order"),
                };
            }
        }
        lists.push((number, at));
    }
    if slips.len() > 1 {
        how = w("重复或跳号", " repeat or skip");
    }
    shown(subject, &RULE, &slips, ["序数有误：", how.zh], ["Ordinals: ", how.en])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "一是加强组织。二是及时发布。二是做好答复。三是加强培训。",
            "一是加强组织；三是加强培训。",
            "主要做法：一是公开，二是解读，四是回应。",
            "一是人员不足。**二是**更新不快。**二是**形式单一。",
            "一是强化领导，二是强化培训，五是强化考核。",
        ],
        silent: &[
            "一是加强组织。二是及时发布。三是加强培训。",
            "一是加强组织；二要及时发布；三是加强培训。",
            "一是公开：一是网站，二是公报。二是解读。",
            "问题：一是少；二是慢。措施：一是加强；二是改进。",
            "这是唯一是重点的工作，应当抓好。",
            "（一）主动公开方面 一是公开。二是解读。（二）依申请方面 一是受理。二是答复。",
            "一是少；二是慢。\n（二）改进情况\n一是加强；二是改进。",
            "一是完善制度，\n二\n是强化培训，三是督查。",
        ],
    };
}
