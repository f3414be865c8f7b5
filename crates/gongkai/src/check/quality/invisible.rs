//! `QLT-INVISIBLE`: characters that nobody sees, and signs that turn the direction of what is shown.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, wording};
use super::w;
use crate::form::Words;
use crate::report::{About, Message, Severity};
use crate::source::{digit, is_direction, is_han, is_invisible};
use crate::span::Span;
use crate::steps;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-INVISIBLE",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Report,
    title: w("没有看不见的字符", "No invisible characters"),
    what: w(
        "正文和表格中有没有方向控制符、零宽字符、软连字符、控制字符等看不见的字符。",
        "Whether prose and tables hold signs of direction, characters without width, soft hyphens or control characters.",
    ),
    why: w(
        "方向控制符使显示的数字与实际存储的不同（存的是114，看到411）；其他的使检索、复制和朗读出错。",
        "Signs of direction show another number than is stored (114 as 411); the others break searching, copying and reading aloud.",
    ),
    fix: w("重新输入所标的字词或数字。", "Type the marked words or numbers anew."),
    example: w("单元格里存的是“\u{AD}1\u{AD}2”", "A cell that holds two soft hyphens"),
    basis: basis::WRITING,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "一行的首尾、空单元格里的零宽字符，以及表情和异体字的变体选择符不提示；数字旁的都提示。",
    "Characters without width at the ends of lines and in empty cells, and variation selectors of pictures and of Han characters, are silent unless a number stands beside them.",
);

/// What the characters are called: the first name whose last character is not before them.
const NAMES: &[(char, Words)] = &[
    ('\u{9F}', w("控制字符", "control character")),
    ('\u{AD}', w("软连字符", "soft hyphen")),
    ('\u{34F}', w("组合连接符", "combining grapheme joiner")),
    ('\u{61C}', w("阿拉伯字母标记", "Arabic letter mark")),
    ('\u{17FF}', w("韩文填充符", "Hangul filler")),
    ('\u{180F}', w("元音分隔符", "vowel separator")),
    ('\u{200B}', w("零宽空格", "zero width space")),
    ('\u{200C}', w("零宽不连字", "zero width non-joiner")),
    ('\u{200D}', w("零宽连字", "zero width joiner")),
    ('\u{200E}', w("从左至右标记", "left-to-right mark")),
    ('\u{200F}', w("从右至左标记", "right-to-left mark")),
    ('\u{202C}', w("方向嵌入", "directional embedding")),
    ('\u{202D}', w("从左至右覆盖", "left-to-right override")),
    ('\u{202E}', w("从右至左覆盖", "right-to-left override")),
    ('\u{2065}', w("零宽连接符", "word joiner")),
    ('\u{2069}', w("方向隔离", "directional isolate")),
    ('\u{206F}', w("废弃格式符", "deprecated format character")),
    ('\u{2800}', w("空白盲文", "blank Braille pattern")),
    ('\u{3164}', w("韩文填充符", "Hangul filler")),
    ('\u{FE0F}', w("变体选择符", "variation selector")),
    ('\u{FEFF}', w("字节序标记", "byte order mark")),
    ('\u{FFA0}', w("韩文填充符", "Hangul filler")),
    ('\u{1D17A}', w("音乐格式符", "musical format character")),
    ('\u{E007F}', w("标签字符", "tag")),
    (char::MAX, w("变体选择符", "variation selector")),
];

/// Whether nothing is seen of `c` itself though it is no white space.
fn is_unseen(c: char) -> bool {
    is_invisible(c)
        || is_direction(c)
        || c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}' | '\u{2061}'..='\u{206F}' | '\u{2800}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E01EF}')
}

/// Whether a character chooses between the shapes of the one before it.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.own_text();
    let from = subject.report.span.map_or(0, |span| span.start as usize);
    steps::add(text.len());
    let mut spans: Vec<Span> = Vec::new();
    let mut found: Vec<(char, usize)> = Vec::new();
    let mut count = 0;
    let (mut start, mut last, mut run) = (0, '\n', Vec::new());
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        if is_unseen(c) {
            run.push(c);
            continue;
        }
        let of_number = digit(last).or(digit(c)).is_some();
        let within = !last.is_whitespace() && !c.is_whitespace() && (is_han(last) || is_han(c));
        run.retain(|&c| of_number || is_direction(c) || within && !is_selector(c));
        if !run.is_empty() {
            count += run.len();
            // What stands on both sides: nothing of the characters themselves can be marked.
            let end = if c.is_whitespace() { at } else { at + c.len_utf8() };
            spans.push(Span::new(from + start, from + end));
            for own in run.drain(..) {
                match found.iter_mut().find(|(c, _)| *c == own) {
                    Some((_, count)) => *count += 1,
                    None => found.push((own, 1)),
                }
            }
        }
        (start, last) = (if c.is_whitespace() { at + c.len_utf8() } else { at }, c);
    }
    if spans.is_empty() {
        return Outcome::Passed;
    }
    let mut names = Message::default();
    for (own, count) in found.iter().take(super::MOST_SHOWN) {
        let name = NAMES.iter().find(|(last, _)| own <= last).map_or(w("", ""), |(_, name)| *name);
        let code = format!("U+{:04X}", u32::from(*own));
        let apart = if names.zh.is_empty() { ["", ""] } else { ["、", ", "] };
        wording::say(
            &mut names,
            "{0}{2}（{3}）{4}处",
            "{1}{5} ({3}, {4}×)",
            &[apart[0], apart[1], name.zh, &code, &count.to_string(), name.en],
        );
    }
    let turned = found.iter().any(|(c, _)| is_direction(*c));
    let why = if turned {
        w("看到的数字可能与存储的不同", "what is seen may differ from what is stored")
    } else {
        w("检索、复制会出错", "searching and copying go wrong")
    };
    let message = wording::said(
        "有{0}个看不见的字符\n{1}。{2}，请重新输入。",
        "{0} invisible characters\n{3}: {4}. Please type these places anew.",
        &[&count.to_string(), &names.zh, why.zh, &names.en, why.en],
    );
    let mut finding = RULE.finding(message).on(spans);
    let cells = subject.report.tables.iter().flat_map(crate::Table::iter);
    finding.cells = cells.filter(|(_, cell)| cell.raw.contains(is_unseen)).map(|(id, _)| id).collect();
    // Who reads the number reads another one.
    if turned && !finding.cells.is_empty() {
        finding.severity = Severity::Warning;
    }
    Outcome::Failed(vec![finding])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::span::Span;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "主动公开\u{200B}信息30条。",
            "公开信息\u{202E}03条。",
            "公开信息3\u{AD}0条。",
            "公开信息\u{FEFF}30条。",
            "公开信息30\u{FE0F}条。",
            "公开信息3\u{8}0条。",
            "公开信息3\u{E0030}0条。",
            "公开\u{3164}信息。",
            "电话\u{202A}12345。",
        ],
        silent: &[
            "主动公开信息30条。",
            "\u{200B}主动公开信息。\u{200B}",
            "\u{FEFF}\n主动公开信息。",
            "咨询☎\u{FE0F}，回复\u{1F468}\u{200D}\u{1F469}。",
            "葛\u{E0100}某。",
        ],
    };

    fn told(text: &str) -> (String, Vec<String>) {
        let mut report = fixture::report(Edition::F21);
        report.span = Some(Span::new(0, text.len()));
        let findings = fixture::checked(&report, text).findings;
        let own = findings.iter().find(|f| f.rule == "QLT-INVISIBLE").unwrap();
        let prints = own.spans.iter().map(|span| span.of(text).to_owned()).collect();
        (format!("{} {}", own.message.zh, own.detail.zh), prints)
    }

    #[test]
    fn each_is_named_with_its_code_and_its_place() {
        let (message, prints) = told("公\u{200B}开\u{200B}\u{202E}3条\n\u{202D}12\n3\u{AD}");
        assert_eq!(prints, ["公\u{200B}开", "开\u{200B}\u{202E}3", "\u{202D}1", "3\u{AD}"]);
        for part in [
            "有5个",
            "零宽空格（U+200B）2处",
            "从右至左覆盖（U+202E）1处",
            "从左至右覆盖（U+202D）",
            "软连字符（U+00AD）",
        ] {
            assert!(message.contains(part), "{message}");
        }
    }
}
