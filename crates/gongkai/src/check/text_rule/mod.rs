//! Text rules: what a body, or whoever supervises it, wants or does not want to read in a report's prose, as regular
//! expressions. They are part of a [`Choice`](super::Choice); the catalogue does not hold them.

mod pattern;
mod search;

use self::pattern::{Fault, Pattern};
pub(super) use self::search::Fuel;
use self::search::{Lines, search};
use super::prose::heading_of;
use super::scope::Text;
use super::wording::said;
use super::{Subject, rule};
use crate::report::{About, Assessment, Code, Finding, Gap, Message, Severity, Why};
use crate::slice::Slice as _;
use std::fmt;

/// Longest code, in characters.
const LONGEST_CODE: usize = 40;
/// Longest message, in characters.
const LONGEST_MESSAGE: usize = 500;
/// Prints that a finding quotes.
const MOST_QUOTED: usize = 3;

/// A rule on the prose that its user writes: something that must not be written, or that must.
///
/// Patterns are those of the crate `regex-lite`: no look-around, no backreferences, `\d`, `\s` and `\w` for ASCII only (`[一-鿿]`
/// is any Chinese character). They are searched in the report's prose, which is its text without tables and headings of sections; there is
/// no white space in it, digits are half-width and punctuation is full-width, whatever the report prints, and patterns are
/// read in the same way: `２０２２ 年` finds `2022年`. Each sentence is a line: `.` and `.*` stay in one, `^` and `$` are its ends; a
/// `。` in a pattern leads to the next.
///
/// ```
/// use gongkai::check::{Choice, Selection, TextRule};
/// use gongkai::{Media, Severity};
///
/// let renamed = TextRule::new("OWN-1", "政务公开办公室")?
///     .unless("县政务公开办公室")?
///     .only_in(&["1", "5"])?
///     .severity(Severity::Error)
///     .message("机构改革后应写“政务服务和数据管理局”")?;
/// let selection = Selection::default().then(&Choice::default().text(renamed)?);
/// let text = "某局2022年政府信息公开工作年度报告\n一、总体情况\n设立了政务公开\n办公室。";
/// let document = gongkai::parse_with(text, Media::PlainText, "", &selection);
/// let finding = document.reports[0].findings.iter().find(|finding| finding.rule == "OWN-1").unwrap();
/// assert_eq!(finding.spans[0].of(&document.text), "政务公开\n办公室");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Untrusted patterns
///
/// Matching takes no more than the size of the pattern times the length of the text. A pattern has at most 1,000 characters and, with its
/// repetitions, 2,000 states. All text rules together may take so many steps as the text is long, times a constant; a rule that cannot
/// look at everything within its share says so ([`Why::TooLong`]). The same patterns give the same findings on every platform.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRule {
    code: String,
    pattern: Pattern,
    unless: Option<Pattern>,
    sections: Vec<u8>,
    must: bool,
    severity: Severity,
    message: String,
}

/// Why something is no text rule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextRuleError {
    /// The member that is wrong: `code`, `pattern`, `in`, `unless`, `message`.
    pub member: &'static str,
    /// Where in a pattern, in characters from its beginning.
    pub at: Option<usize>,
    /// What is wrong.
    pub message: Message,
}

impl fmt::Display for TextRuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.member, self.message.en)?;
        self.at.map_or(Ok(()), |at| write!(f, " (character {})", at + 1))
    }
}

impl std::error::Error for TextRuleError {}

fn wrong(member: &'static str, zh: &str, en: &str, args: &[&str]) -> TextRuleError {
    TextRuleError { member, at: None, message: said(zh, en, args) }
}

fn compiled(member: &'static str, pattern: &str) -> Result<Pattern, TextRuleError> {
    Pattern::new(pattern).map_err(|Fault { at, message }| TextRuleError { member, at: Some(at), message })
}

impl TextRule {
    /// A rule that finds a pattern anywhere in the prose and calls it a warning.
    ///
    /// `code` names it: letters, digits, `-` and `_`, of ASCII or Chinese, none of the catalogue's and none that begins as the reader's doubts
    /// do (`PARSE-`, `FILE-`). It is kept in capitals.
    pub fn new(code: &str, pattern: &str) -> Result<TextRule, TextRuleError> {
        let code = code.trim().to_ascii_uppercase();
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '一'..='鿿');
        if code.is_empty() || code.chars().count() > LONGEST_CODE || !code.chars().all(allowed) {
            return Err(wrong(
                "code",
                "代码“{0}”要用字母、数字、汉字和“-”，至多 40 个",
                "the code “{0}” takes letters, digits, Chinese characters and “-”, 40 at most",
                &[&code],
            ));
        }
        if rule(&code).is_some() || code == "ALL" || code.starts_with("PARSE") || code.starts_with("FILE") {
            return Err(wrong(
                "code",
                "代码 {0} 已有别的意思",
                "the code {0} means something else",
                &[&code],
            ));
        }
        let pattern = compiled("pattern", pattern)?;
        let (unless, sections, severity) = (None, Vec::new(), Severity::Warning);
        Ok(TextRule { code, pattern, unless, sections, must: false, severity, message: String::new() })
    }

    /// Excuses what touches a match of this pattern; a rule that wants something wants it in no report where this matches.
    pub fn unless(mut self, pattern: &str) -> Result<TextRule, TextRuleError> {
        self.unless = Some(compiled("unless", pattern)?);
        Ok(self)
    }

    /// Looks at some sections only: `1` to `6`, and `0` for what stands before the first. All prose where none is given.
    pub fn only_in(mut self, sections: &[impl AsRef<str>]) -> Result<TextRule, TextRuleError> {
        for section in sections {
            let number = match section.as_ref().trim().as_bytes() {
                [digit @ b'0'..=b'6'] => digit - b'0',
                _ => {
                    return Err(wrong(
                        "in",
                        "没有第“{0}”部分；可用：1 到 6，0 是第一部分之前",
                        "there is no section “{0}”; possible: 1 to 6, and 0 for what stands before the first",
                        &[section.as_ref()],
                    ));
                }
            };
            if !self.sections.contains(&number) {
                self.sections.push(number);
            }
        }
        Ok(self)
    }

    /// Finds fault where the pattern does *not* occur, if `must`.
    #[must_use]
    pub fn must(mut self, must: bool) -> TextRule {
        self.must = must;
        self
    }

    /// How grave its findings are; a warning unless said otherwise.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> TextRule {
        self.severity = severity;
        self
    }

    /// What its findings say: a headline, and behind a line break what else there is to say. At most 500 characters.
    pub fn message(mut self, message: &str) -> Result<TextRule, TextRuleError> {
        if message.chars().count() > LONGEST_MESSAGE {
            return Err(wrong("message", "超过 500 个字符", "longer than 500 characters", &[]));
        }
        message.trim().clone_into(&mut self.message);
        Ok(self)
    }

    /// Its code, in capitals.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Its pattern, as written.
    pub fn pattern(&self) -> &str {
        &self.pattern.source
    }

    /// What excuses a match, as written.
    pub fn excuse(&self) -> Option<&str> {
        self.unless.as_ref().map(|unless| unless.source.as_str())
    }

    /// The sections that it looks at; all prose where there are none.
    pub fn sections(&self) -> &[u8] {
        &self.sections
    }

    /// Whether it wants its pattern to occur.
    pub fn is_wanted(&self) -> bool {
        self.must
    }

    /// How grave its findings are by themselves.
    pub fn own_severity(&self) -> Severity {
        self.severity
    }

    /// Its headline: the first line of its message, or what it looks for.
    pub fn title(&self) -> Message {
        match self.message.lines().next() {
            Some(line) if !line.is_empty() => Message::new(line, line),
            _ if self.must => said("正文应写“{0}”", "the text says “{0}”", &[self.pattern()]),
            _ => said("正文不写“{0}”", "the text does not say “{0}”", &[self.pattern()]),
        }
    }

    /// What it does, in a sentence.
    pub fn what(&self) -> Message {
        let numbers: Vec<String> = self.sections.iter().map(u8::to_string).collect();
        let (zh, en) = (numbers.join("、"), numbers.join(", "));
        let mut what = match (self.must, self.sections.is_empty()) {
            (true, true) => {
                said("正文中应有与 {0} 相符的文字", "The prose has words that fit {0}", &[self.pattern()])
            }
            (false, true) => said(
                "正文中不应有与 {0} 相符的文字",
                "The prose has no words that fit {0}",
                &[self.pattern()],
            ),
            (must, false) => {
                let (wanted, has) = if must { ("应有", "words") } else { ("不应有", "no words") };
                Message::new(
                    ["第 ", &zh, " 部分中", wanted, "与 ", self.pattern(), " 相符的文字"].concat(),
                    ["Section ", &en, " has ", has, " that fit ", self.pattern()].concat(),
                )
            }
        };
        if let Some(unless) = self.excuse() {
            let (zh, en) =
                if self.must { ("；写有 ", "，则不要求") } else { ("；属于 ", " 的除外") };
            what.zh.extend([zh, unless, en]);
            let en = if self.must { "; not asked where this occurs: " } else { "; but as part of " };
            what.en.extend([en, unless]);
        }
        what.zh.push('。');
        what.en.push('.');
        what
    }

    /// What its findings rest on.
    pub fn basis(&self) -> Message {
        said("自定义规则 {0}", "text rule {0} of one's own", &[&self.code])
    }

    /// What it looks at, in the terms of the catalogue's rules.
    fn scopes(&self) -> impl Iterator<Item = Text> + '_ {
        let all = if self.must { Text::Wanted(0) } else { Text::Prose };
        let none = self.sections.is_empty().then_some(all);
        let some = self.sections.iter().map(|&number| match (self.must, number) {
            (_, 0) => Text::Nothing,
            (true, number) => Text::Wanted(number),
            (false, number) => Text::Section(number),
        });
        none.into_iter().chain(some)
    }

    fn finding(&self, severity: Severity, headline: Message, detail: Message) -> Finding {
        let rule = Code::Owned(self.code.clone());
        let mut finding = Finding::new("", severity, About::Report, headline);
        (finding.rule, finding.basis) = (rule, self.basis());
        let mut own = self.message.lines();
        if let Some(headline) = own.next().filter(|line| !line.is_empty()) {
            finding.message = Message::new(headline, headline);
            let rest = own.collect::<Vec<_>>().join("\n");
            finding.detail = if rest.is_empty() {
                detail
            } else {
                Message::new(
                    [rest.as_str(), "\n", &detail.zh].concat(),
                    [rest.as_str(), "\n", &detail.en].concat(),
                )
            };
        } else {
            finding.detail = detail;
        }
        finding
    }
}

/// How a text rule came out on a report.
pub(super) struct Judged {
    pub(super) findings: Vec<Finding>,
    pub(super) how: Assessment,
    pub(super) gap: Option<Gap>,
}

/// The prose of one report as text rules search it.
pub(super) struct Searched<'a, 'b> {
    subject: &'a Subject<'b>,
    lines: Vec<Lines>,
}

impl<'a, 'b> Searched<'a, 'b> {
    pub(super) fn new(subject: &'a Subject<'b>) -> Self {
        Searched { subject, lines: Lines::of(subject.prose()) }
    }

    /// What one rule says. `fuel` is for it and so many others.
    pub(super) fn judge(
        &self,
        rule: &TextRule,
        severity: Severity,
        fuel: &mut Fuel,
        others: usize,
    ) -> Judged {
        let Searched { subject, lines } = self;
        let found =
            search(lines, &rule.pattern, rule.unless.as_ref(), &rule.sections, rule.must, (fuel, others + 1));
        let judged = |how, why: Option<Why>| Judged { findings: Vec::new(), how, gap: why.map(Gap::of) };
        if rule.must && found.excused {
            return judged(Assessment::NotAssessable, Some(Why::Inapplicable));
        }
        let fails = found.places.is_empty() == rule.must;
        if fails && !(rule.must && found.cut) {
            if rule.must
                && let Some(why) = rule.scopes().find_map(|text| self.why_unwritten(text))
            {
                return judged(Assessment::NotAssessable, Some(why));
            }
            let findings = vec![if rule.must {
                self.missing(rule, severity)
            } else {
                self.told(rule, severity, &found)
            }];
            return Judged { findings, how: Assessment::Failed, gap: None };
        }
        // What is wanted was found.
        if rule.must && !fails {
            return judged(Assessment::Passed, None);
        }
        let looked = rule.sections.is_empty() && !lines.is_empty()
            || lines.iter().any(|lines| rule.sections.contains(&lines.section()));
        let why = if found.cut {
            Some(Why::TooLong)
        } else {
            rule.scopes().find_map(|text| subject.why_unsaid(text, looked))
        };
        match why {
            None if looked => judged(Assessment::Passed, None),
            Some(why) if looked => judged(Assessment::Partial, Some(why)),
            why => judged(Assessment::NotAssessable, Some(why.unwrap_or(Why::Absent))),
        }
    }

    /// Why what is wanted may be written all the same, or is not asked for.
    fn why_unwritten(&self, text: Text) -> Option<Why> {
        let piece = self.subject.is_fragment().then_some(Why::Cut);
        self.subject.may_be_said(text).or(piece)
    }

    fn missing(&self, rule: &TextRule, severity: Severity) -> Finding {
        let headline = said("正文没有写“{0}”", "the text does not say “{0}”", &[rule.pattern()]);
        let mut what = rule.what();
        what.zh.push_str("没有找到。");
        what.en.push_str(" None were found.");
        let mut finding = rule.finding(severity, headline, what);
        // Where it would stand: the heading of the only section.
        if let [number] = rule.sections[..] {
            let section = self.subject.report.sections.iter().find(|section| section.number == number);
            finding.spans.extend(section.map(|section| heading_of(self.subject.text, section)));
        }
        finding
    }

    fn told(&self, rule: &TextRule, severity: Severity, found: &search::Found) -> Finding {
        let prose = self.subject.prose();
        let mut quoted: Vec<&str> = Vec::new();
        for &(start, end) in &found.places {
            /// Characters of a quotation.
            const LONG: usize = 40;
            let print = prose.text().part(start..end);
            let print = print.part(..print.char_indices().nth(LONG).map_or(print.len(), |(at, _)| at));
            if !quoted.contains(&print) && quoted.len() < MOST_QUOTED {
                quoted.push(print);
            }
        }
        let places = found.places.len().to_string();
        let zh = format!("“{}”", quoted.join("”“"));
        let en = format!("“{}”", quoted.join("”, “"));
        let more = found.cut || found.places.len() >= search::MOST;
        let detail = Message::new(
            ["写有", &zh, "，共 ", &places, if more { " 处以上。" } else { " 处。" }].concat(),
            ["Written: ", &en, "; places: ", &places, if more { " and more." } else { "." }].concat(),
        );
        let headline = said("正文写有“{0}”", "the text says “{0}”", &[quoted.first().unwrap_or(&"")]);
        let mut finding = rule.finding(severity, headline, detail);
        finding.spans = found.places.iter().map(|&(start, end)| prose.place(start, end)).collect();
        finding
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Choice, Selection};
    use crate::{Document, Media};

    /// A report with prose in sections 1 and 5, broken over lines as pages break it.
    const TEXT: &str = "某县某局２０２２年政府信息公开工作年度报告\n根据《条例》要求编制本报告。\n一、总体情况\n\
        设立了政务公开\n办公室,由局长张三分管。全年主动公开信息１,２３４条。\n二、主动公开政府信息情况\n\
        三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n\
        县政务公开办公室人手不足。今后⼀定改进!\n六、其他需要报告的事项\n无。\n";

    fn rule(pattern: &str) -> TextRule {
        TextRule::new("own-1", pattern).unwrap()
    }

    fn checked(text: &str, rules: impl IntoIterator<Item = TextRule>) -> Document {
        let choice = rules.into_iter().try_fold(Choice::default(), Choice::text).unwrap();
        crate::parse_with(text, Media::PlainText, "", &Selection::default().then(&choice))
    }

    /// The prints that a rule finds in [`TEXT`], and how it came out.
    fn told(rule: TextRule) -> (Vec<String>, Assessment) {
        let (code, document) = (rule.code().to_owned(), checked(TEXT, [rule]));
        let report = &document.reports[0];
        let own = report.findings.iter().filter(|finding| finding.rule == code);
        let prints = own.flat_map(|finding| &finding.spans).map(|span| span.of(TEXT).to_owned()).collect();
        let how = report.outcomes.iter().find(|(one, _)| *one == code).unwrap().1;
        (prints, how)
    }

    #[test]
    fn prints_are_found_as_they_stand() {
        for (pattern, prints) in [
            ("政务公开办公室", &["政务公开\n办公室", "政务公开办公室"][..]),
            ("办公室,由", &["办公室,由"]),
            ("１２３４ 条", &["１,２３４条"]),
            ("1,234条", &["１,２３４条"]),
            (r"\d+条", &["１,２３４条"]),
            ("一定改进!", &["⼀定改进!"]),
            ("局长[一-鿿]{2}", &["局长张三"]),
            ("^县政务", &["县政务"]),
            ("足。今后", &["足。今后"]),
            ("足.+改进", &[]),
            (r"《条例》", &["《条例》"]),
            ("存在的主要问题", &[]),
        ] {
            let how = if prints.is_empty() { Assessment::Passed } else { Assessment::Failed };
            assert_eq!(
                told(rule(pattern)),
                (prints.iter().map(|&p| p.to_owned()).collect(), how),
                "{pattern}"
            );
        }
    }

    #[test]
    fn sections_and_excuses_narrow_a_rule() {
        let found = |rule: TextRule| told(rule).0.len();
        assert_eq!(found(rule("政务公开办公室").unless("县政务公开办公室").unwrap()), 1);
        assert_eq!(found(rule("政务公开办公室").only_in(&["5"]).unwrap()), 1);
        assert_eq!(found(rule("政务公开办公室").only_in(&["0", "6"]).unwrap()), 0);
        assert_eq!(found(rule("编制").only_in(&["0"]).unwrap()), 1);
    }

    #[test]
    fn what_must_be_written_is_missed() {
        let wanted =
            |pattern: &str, sections: &[&str]| told(rule(pattern).must(true).only_in(sections).unwrap()).1;
        assert_eq!(wanted("改进", &[]), Assessment::Passed);
        assert_eq!(wanted("整改", &[]), Assessment::Failed);
        assert_eq!(wanted("改进", &["1"]), Assessment::Failed);
        let excused = rule("整改").must(true).unless("人手不足").unwrap();
        assert_eq!(told(excused).1, Assessment::NotAssessable);
        let document = checked(TEXT, [rule("整改").must(true).only_in(&["5"]).unwrap()]);
        let finding = document.reports[0].findings.iter().find(|finding| finding.rule == "OWN-1").unwrap();
        assert_eq!(finding.message.zh, "正文没有写“整改”");
        assert_eq!(finding.spans[0].of(TEXT), "五、存在的主要问题及改进情况");
        // What a copy does not hold is not missing.
        let piece = &TEXT[..TEXT.find("由局长").unwrap()];
        let document = checked(piece, [rule("整改").must(true)]);
        assert!(document.reports[0].findings.iter().all(|finding| finding.rule != "OWN-1"));
    }

    #[test]
    fn findings_say_what_their_rule_says() {
        let named = rule("局长张三").severity(Severity::Error).message("局长已换\n见任免通知").unwrap();
        let document = checked(TEXT, [named]);
        let finding = document.reports[0].findings.iter().find(|finding| finding.rule == "OWN-1").unwrap();
        assert_eq!((finding.severity, finding.about), (Severity::Error, About::Report));
        assert_eq!(finding.message.zh, "局长已换");
        assert_eq!(finding.detail.zh, "见任免通知\n写有“局长张三”，共 1 处。");
        assert_eq!(finding.basis.zh, "自定义规则 OWN-1");
    }

    #[test]
    fn text_rules_are_selected_by_their_codes() {
        let both = || {
            Choice::default()
                .text(rule("局长"))
                .unwrap()
                .text(TextRule::new("本局-2", "编制").unwrap())
                .unwrap()
        };
        let codes = |choice: Choice| -> Vec<String> {
            let selection = Selection::default().then(&choice);
            let document = crate::parse_with(TEXT, Media::PlainText, "", &selection);
            let report = &document.reports[0];
            assert_eq!(
                report.outcomes.len(),
                crate::parse(TEXT, Media::PlainText, "").reports[0].outcomes.len() + 2
            );
            let own = report.findings.iter().map(|finding| finding.rule.to_string());
            own.filter(|code| crate::check::rule(code).is_none()).collect()
        };
        assert_eq!(codes(both()), ["OWN-1", "本局-2"]);
        assert_eq!(codes(both().ignore("own").unwrap()), ["本局-2"]);
        assert_eq!(codes(both().select("T3").unwrap()), [""; 0]);
        assert_eq!(codes(both().select("本局-*").unwrap()), ["本局-2"]);
        assert!(Choice::default().ignore("OWN-1").is_err());
        assert!(Choice::default().knowing(["OWN-1"]).ignore("own-1").is_ok());
        assert!(both().text(rule("甲")).is_err(), "the same code twice");
        let graver = both().severity("OWN", Severity::Error).unwrap();
        let selection = Selection::default().then(&graver);
        let severities: Vec<_> = selection.text_rules().map(|(_, severity)| severity.unwrap()).collect();
        assert_eq!(severities, [Severity::Error, Severity::Warning]);
    }

    #[test]
    fn codes_sections_and_messages_are_checked() {
        for code in ["", "a b", "T3-BALANCE", "PARSE-X", "FILE-1", "all", &"A".repeat(41)] {
            assert_eq!(TextRule::new(code, "甲").unwrap_err().member, "code", "{code}");
        }
        assert_eq!(rule("甲").only_in(&["7"]).unwrap_err().member, "in");
        assert_eq!(rule("甲").message(&"长".repeat(501)).unwrap_err().member, "message");
        let error = rule("甲").unless("(乙").unwrap_err();
        assert_eq!(error.to_string(), "unless: found open group without closing ')' (character 1)");
    }

    /// Repetition within repetition, over a text that nearly matches: bounded, and what was not looked at is said.
    #[test]
    fn hostile_patterns_end() {
        let long = format!("{}\n", "公开".repeat(1500)).repeat(10);
        let text = TEXT.replace("设立了", &long);
        let hostile = ["((公|开|公开)+)+件", "(公*开*)*件", "((公开){1,15}){1,15}件", "[^件]*件|公"];
        let rules = hostile
            .iter()
            .enumerate()
            .map(|(at, pattern)| TextRule::new(&format!("OWN-{at}"), pattern).unwrap());
        let document = checked(&text, rules);
        let report = &document.reports[0];
        let cut = report.gaps.iter().filter(|(_, gap)| gap.why == Why::TooLong).count();
        let quoted = report
            .findings
            .iter()
            .any(|finding| finding.rule == "OWN-3" && finding.detail.zh.contains("以上"));
        assert!(cut == 1 && quoted, "{:?}", report.outcomes);
    }
}
