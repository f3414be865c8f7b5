//! `QLT-LAW-NAME`: the regulation is cited under a slightly wrong name or a wrong number.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;
use crate::spelling;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-LAW-NAME",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("法规名称无误", "Regulation's name right"),
    what: w(
        "书名号内的名称与《中华人民共和国政府信息公开条例》只差一至三个字，或条例后面的国务院令号不是711、492的，提示核对。《条例》等简称不提示。",
        "A cited name differs by one to three characters from that of the regulation, or the order's number behind it is not 711 or 492. Short names are not told.",
    ),
    why: w("引用法规名称应当准确。", "Regulations are cited by their right name."),
    fix: w(
        "改为《中华人民共和国政府信息公开条例》（国务院令第711号）。",
        "Cite 《中华人民共和国政府信息公开条例》 (Order No. 711 of the State Council).",
    ),
    example: w("《中华人民共和国信息公开条例》", "Print: 《中华人民共和国信息公开条例》"),
    basis: basis::WRITING,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "《条例》等简称、地方条例、其他法律不提示；没有写令号的不看令号。",
    "Short names, local regulations and other laws are silent; no order number is asked for.",
);

const NAME: &str = "中华人民共和国政府信息公开条例";
const SHORT: &str = "政府信息公开条例";

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().text();
    let mut slips = Vec::new();
    for &(start, end) in &subject.slips().cited {
        let name = text.part(start..end);
        if name == NAME || name == SHORT {
            let behind: String = text.part(end..).chars().take(24).collect();
            let number = behind
                .split_once("令第")
                .and_then(|(_, rest)| rest.split_once('号'))
                .map(|(number, _)| number);
            let wrong = number.filter(|n| {
                !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()) && !matches!(*n, "711" | "492")
            });
            if let Some(at) = wrong.and_then(|number| text.part(end..).find(number)) {
                // The number alone, with whose it is: 国务院令第771号.
                let from = text
                    .part(end..end + at)
                    .rfind("国务院令")
                    .or(text.part(end..end + at).rfind("令第"))
                    .unwrap_or(0);
                slips.push((end + from, end + at + wrong.map_or(0, str::len) + "号".len()));
            }
            continue;
        }
        // A local regulation bears its province's name; one that is far off is another document.
        let near = |right: &str, most: usize| {
            if name.len().abs_diff(right.len()) > 3 * most {
                return false;
            }
            let (name, right): (Vec<char>, Vec<char>) = (name.chars().collect(), right.chars().collect());
            spelling::distance(&name, &right) <= most
        };
        if name.starts_with("中华人民") && near(NAME, 3) || near(SHORT, 1) {
            slips.push((start, end));
        }
    }
    shown(
        subject,
        &RULE,
        &slips,
        ["法规名称或令号", "有误\n应为《中华人民共和国政府信息公开条例》（国务院令第711号）。请核对。"],
        [
            "The citation ",
            " is not the regulation's name or number\nIt is Order No. 711 of the State Council. Please check.",
        ],
    )
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "根据《中华人民共和国信息公开条例》编制。",
            "根据《中华人民共和国政府信息公开条列》规定。",
            "落实《政务信息公开条例》要求。",
            "依据《中华人民共和国政府信息公开条例》（国务院令第771号）。",
            "依据《中华人民共和国政府信息公开的条例》执行。",
        ],
        silent: &[
            "根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。",
            "落实《政府信息公开条例》和《条例》要求。",
            "按照《江淮省政府信息公开条例》执行。",
            "按照《江淮市政府信息公开规定》执行。",
            "《中华人民共和国政府采购法》《中华人民共和国行政许可法》。",
            "《中华人民共和国政府信息公开条例》（国令第711号）。",
        ],
    };
}
