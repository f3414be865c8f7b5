//! Which rules count, and how grave their findings are: what a command line, a `gongkai.toml` or a program asks for.
//!
//! A [`Choice`] is one such wish, written with the rules' codes and families; a [`Selection`] is what several of them,
//! one over the other, come to.

use super::TextRule;
use super::{RULES, Rule, rule, wording};
use crate::report::{About, Finding, Message, Severity};
#[cfg(feature = "text-rules")]
use crate::slice::Slice as _;
use crate::spelling;
use std::fmt;
#[cfg(feature = "text-rules")]
use std::sync::Arc;

/// Text rules that a choice may have.
const MOST_TEXTS: usize = 100;

/// A wish: rules to check, rules to leave out, and severities.
///
/// Each part names rules in one of four ways, in either case:
///
/// | name | means |
/// |---|---|
/// | `T3-BALANCE` | this rule |
/// | `T3`, `TXT-T4`, `SEC` | the family: every rule whose code begins so, up to a hyphen or a number |
/// | `T3-*`, `*-NONE` | every rule whose code fits; `*` stands for any characters |
/// | `ALL` | every rule |
///
/// The narrowest name that fits a rule decides on it, so `select` of a family with `ignore` of one of its rules leaves
/// that one out, and the other way round takes only it; between equal names `ignore` wins over `select`, and a later
/// severity over an earlier one. Without any `select` every rule is checked.
///
/// The doubts of the reader (`PARSE-…`) say which numbers were not read for certain. They can neither be left out nor
/// given another severity; names that mean other rules too pass them by.
///
/// ```
/// use gongkai::check::{Choice, ChoiceError};
///
/// let choice = Choice::default().select("T3")?.ignore("T3-ONLY-TOTAL")?;
/// let wrong = Choice::default().ignore("T3-BALANSE").unwrap_err();
/// assert_eq!(wrong.to_string(), "there is no rule T3-BALANSE; did you mean T3-BALANCE?");
/// # Ok::<(), ChoiceError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    terms: Vec<(Selector, Term)>,
    /// Codes, in capitals, that names may mean beside the catalogue's.
    known: Vec<String>,
    #[cfg(feature = "text-rules")]
    texts: Vec<Arc<TextRule>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Term {
    Select,
    Ignore,
    Severity(Severity),
}

impl Choice {
    /// Checks these rules, and no others but those that further calls select.
    pub fn select(self, name: &str) -> Result<Self, ChoiceError> {
        self.with(name, Term::Select)
    }

    /// Leaves these rules out.
    pub fn ignore(self, name: &str) -> Result<Self, ChoiceError> {
        self.with(name, Term::Ignore)
    }

    /// Gives the findings of these rules this severity. What a rule tells more mildly than it usually does, because it
    /// is less sure, never becomes graver by this than the rule itself tells it.
    pub fn severity(self, name: &str, severity: Severity) -> Result<Self, ChoiceError> {
        self.with(name, Term::Severity(severity))
    }

    /// Adds a rule on the prose. It counts like those of the catalogue: names mean it too, if they stand behind it, and with a `select`
    /// that does not mean it, it is left out. Two rules of one choice must not have the same code.
    #[cfg(feature = "text-rules")]
    pub fn text(mut self, rule: TextRule) -> Result<Self, ChoiceError> {
        if self.texts.iter().any(|other| other.code() == rule.code()) {
            return Err(ChoiceError::Repeated { given: rule.code().to_owned() });
        }
        if self.texts.len() == MOST_TEXTS {
            return Err(ChoiceError::TooMany);
        }
        self.known.push(rule.code().to_owned());
        self.texts.push(Arc::new(rule));
        Ok(self)
    }

    /// Lets names mean rules with these codes as well: text rules that another choice brings along.
    #[must_use]
    pub fn knowing(mut self, codes: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        self.known.extend(codes.into_iter().map(|code| code.as_ref().to_ascii_uppercase()));
        self
    }

    /// The rules on the prose that it brings along.
    #[cfg(feature = "text-rules")]
    pub fn texts(&self) -> impl Iterator<Item = &TextRule> {
        self.texts.iter().map(|rule| &**rule)
    }

    /// Whether nothing is wished for.
    pub fn is_empty(&self) -> bool {
        #[cfg(feature = "text-rules")]
        if !self.texts.is_empty() {
            return false;
        }
        self.terms.is_empty()
    }

    fn with(mut self, name: &str, term: Term) -> Result<Self, ChoiceError> {
        let selector = Selector::new(name, &self.known)?;
        let own = self.known.iter().any(|code| selector.fits(code));
        if term != Term::Select && !own && selector.rules().all(is_doubt) {
            return Err(ChoiceError::Doubt { given: name.to_owned() });
        }
        self.terms.push((selector, term));
        Ok(self)
    }

    /// Puts the wish into effect on one rule. The narrowest name decides whether it counts, and which severity it has;
    /// between equal ones `ignore` and the last severity do.
    fn rule_on(&self, code: &str, standing: &mut Standing) {
        let (mut selecting, mut weighing) = (0, 0);
        for (selector, term) in &self.terms {
            if !selector.fits(code) {
                continue;
            }
            // From 1, so that any name outdoes none.
            let narrowness = selector.narrowness();
            match *term {
                Term::Select if narrowness > selecting => {
                    (selecting, standing.ignored) = (narrowness, false);
                }
                Term::Ignore if narrowness >= selecting => {
                    (selecting, standing.ignored) = (narrowness, true);
                }
                Term::Severity(severity) if narrowness >= weighing => {
                    (weighing, standing.severity) = (narrowness, Some(severity));
                }
                _ => {}
            }
        }
        standing.ignored |= selecting == 0 && self.selects_any();
    }

    fn selects_any(&self) -> bool {
        self.terms.iter().any(|(_, term)| *term == Term::Select)
    }
}

/// Why a wish cannot be granted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChoiceError {
    /// No rule has this name.
    Unknown {
        /// The name.
        given: String,
        /// What may be meant: the rule or family nearest to it, if any is near.
        meant: Option<&'static str>,
    },
    /// The name means nothing but the reader's doubts, which are always told.
    Doubt {
        /// The name.
        given: String,
    },
    /// Two text rules have the same code.
    Repeated {
        /// The code.
        given: String,
    },
    /// There are more text rules than a choice may have.
    TooMany,
}

impl ChoiceError {
    /// What is wrong, for people.
    pub fn message(&self) -> Message {
        match self {
            ChoiceError::Unknown { given, meant: None } => {
                wording::said("没有规则 {0}", "there is no rule {0}", &[given])
            }
            ChoiceError::Unknown { given, meant: Some(meant) } => wording::said(
                "没有规则 {0}；是不是 {1}？",
                "there is no rule {0}; did you mean {1}?",
                &[given, meant],
            ),
            ChoiceError::Doubt { given } => wording::said(
                "{0} 是读取存疑，总会列出，不能略过，也不能改级别",
                "{0} is a doubt of the reader: always told, never left out, never of another severity",
                &[given],
            ),
            ChoiceError::Repeated { given } => {
                wording::said("代码 {0} 写了两次", "the code {0} is given twice", &[given])
            }
            ChoiceError::TooMany => {
                let most = MOST_TEXTS.to_string();
                wording::said("自定义规则超过 {0} 条", "more than {0} text rules", &[&most])
            }
        }
    }
}

impl fmt::Display for ChoiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for ChoiceError {}

/// The rules that a name means, as [`Choice`] explains it, in the order of the catalogue.
pub fn named(name: &str) -> Result<Vec<&'static Rule>, ChoiceError> {
    Ok(Selector::new(name, &[])?.rules().collect())
}

/// The same with text rules beside the catalogue.
#[cfg(feature = "text-rules")]
pub fn named_with<'a>(
    name: &str,
    texts: &[&'a TextRule],
) -> Result<(Vec<&'static Rule>, Vec<&'a TextRule>), ChoiceError> {
    let codes: Vec<String> = texts.iter().map(|rule| rule.code().to_owned()).collect();
    let selector = Selector::new(name, &codes)?;
    let own = texts.iter().copied().filter(|rule| selector.fits(rule.code())).collect();
    Ok((selector.rules().collect(), own))
}

/// A name that means at least one rule.
#[derive(Clone, Debug, PartialEq)]
struct Selector {
    /// In capitals.
    name: String,
    manner: Manner,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Manner {
    Code,
    Family,
    Pattern,
}

const ALL: &str = "ALL";

impl Selector {
    /// `known`: codes that it may mean beside the catalogue's.
    fn new(given: &str, known: &[String]) -> Result<Self, ChoiceError> {
        let name = given.trim().to_ascii_uppercase();
        let name = if name == ALL { "*".to_owned() } else { name };
        let manner = match () {
            () if rule(&name).is_some() || known.contains(&name) => Manner::Code,
            () if name.contains('*') => Manner::Pattern,
            () => Manner::Family,
        };
        let selector = Selector { name, manner };
        if selector.rules().next().is_some() || known.iter().any(|code| selector.fits(code)) {
            return Ok(selector);
        }
        Err(ChoiceError::Unknown { given: given.to_owned(), meant: meant(&selector.name) })
    }

    fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        RULES.iter().copied().filter(|rule| self.fits(rule.code))
    }

    fn fits(&self, code: &str) -> bool {
        match self.manner {
            Manner::Code => code == self.name,
            Manner::Family => is_family(&self.name, code),
            Manner::Pattern => fits(self.name.as_bytes(), code.as_bytes()),
        }
    }

    /// A code is narrower than any other name, more characters than fewer; never 0.
    fn narrowness(&self) -> usize {
        let characters = self.name.bytes().filter(|&byte| byte != b'*').count();
        if self.manner == Manner::Code { usize::MAX } else { 1 + characters }
    }
}

/// Whether a code begins with `family`, which ends where a part of the code does: `SEC` is in `SEC-ORDER` and
/// `SEC5-EMPTY`, and neither `SE` nor `S1` is a family.
fn is_family(family: &str, code: &str) -> bool {
    let Some(rest) = code.strip_prefix(family) else { return false };
    let digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
    let (last, next) = (family.bytes().last(), rest.bytes().next());
    last == Some(b'-') || next == Some(b'-') || last.is_some() && digit(next) && !digit(last)
}

/// Whether a code is what a pattern describes, in which `*` stands for any characters.
fn fits(pattern: &[u8], code: &[u8]) -> bool {
    match pattern.split_first() {
        None => code.is_empty(),
        Some((b'*', rest)) if rest.first() == Some(&b'*') => fits(rest, code),
        Some((b'*', rest)) => (0..=code.len()).any(|at| fits(rest, &code[at..])),
        Some((first, rest)) => code.first() == Some(first) && fits(rest, &code[1..]),
    }
}

/// What may be meant by a name that no rule has: a code that ends so, or the code or family nearest to it, or else the
/// nearest code of its family.
fn meant(name: &str) -> Option<&'static str> {
    /// Shorter endings say too little.
    const SHORTEST: usize = 3;
    /// Farther than any name is from another.
    const FAR: usize = 1000;
    let typed: Vec<char> = name.chars().collect();
    let mut nearest = (usize::MAX, None);
    for rule in RULES {
        for one in [rule.code, family(rule.code)] {
            let apart = spelling::distance(&typed, &one.chars().collect::<Vec<_>>());
            let rank = match () {
                () if name.len() >= SHORTEST && one.ends_with(name) => 0,
                () if apart <= 1 + typed.len() / 4 && apart * 2 < one.len() => apart,
                () if family(one) == family(name) => FAR + apart,
                () => continue,
            };
            if rank < nearest.0 {
                nearest = (rank, Some(one));
            }
        }
    }
    nearest.1
}

/// What a code begins with: `T3` of `T3-BALANCE`.
fn family(code: &str) -> &str {
    code.part(..code.bytes().position(|byte| byte == b'-').unwrap_or(code.len()))
}

fn is_doubt(rule: &Rule) -> bool {
    rule.about == About::Reading
}

/// Which rules count, and how grave they are; every rule as the catalogue has it unless a [`Choice`] says otherwise.
///
/// ```
/// use gongkai::{Media, Severity, check::{Choice, ChoiceError, Selection}};
///
/// // A body that has no section six by local custom, and wants slips in the text to be mere notes.
/// let custom = Choice::default().ignore("SEC6-EMPTY")?.severity("QLT", Severity::Info)?;
/// let selection = Selection::default().then(&custom);
/// let document = gongkai::parse_with("某县某局2022年政府信息公开工作年度报告\n一、总体情况", Media::PlainText, "", &selection);
/// assert_eq!(document.reports[0].checks.not_selected, 1);
/// # Ok::<(), ChoiceError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// What was decided on each of [`RULES`]; nothing on any of them when it is empty.
    decided: Vec<Standing>,
    /// Text rules, each with what was decided on it.
    #[cfg(feature = "text-rules")]
    texts: Vec<(Arc<TextRule>, Standing)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Standing {
    ignored: bool,
    severity: Option<Severity>,
}

impl Selection {
    /// This selection with a wish on top: its severities and its `ignore` are added, its `select` starts anew. Its text rules are
    /// added, in the place of those with the same codes.
    #[must_use]
    pub fn then(mut self, choice: &Choice) -> Self {
        #[cfg(feature = "text-rules")]
        {
            self.texts.retain(|(rule, _)| choice.texts().all(|other| other.code() != rule.code()));
            self.texts.extend(choice.texts.iter().map(|rule| (Arc::clone(rule), Standing::default())));
            for (rule, standing) in &mut self.texts {
                choice.rule_on(rule.code(), standing);
            }
        }
        if !choice.terms.is_empty() {
            self.decided.resize(RULES.len(), Standing::default());
            for (rule, standing) in RULES.iter().zip(&mut self.decided) {
                if !is_doubt(rule) {
                    choice.rule_on(rule.code, standing);
                }
            }
        }
        self
    }

    /// Whether a rule counts.
    pub fn selects(&self, rule: &Rule) -> bool {
        !self.standing(rule).ignored
    }

    /// How grave a rule's findings are at most.
    pub fn severity(&self, rule: &Rule) -> Severity {
        self.standing(rule).severity.unwrap_or(rule.severity)
    }

    /// The rules that are left out.
    pub fn ignored(&self) -> impl Iterator<Item = &'static Rule> {
        RULES.iter().copied().filter(|rule| !self.selects(rule))
    }

    /// The text rules, each with how grave its findings are; nothing of one that is left out.
    #[cfg(feature = "text-rules")]
    pub fn text_rules(&self) -> impl Iterator<Item = (&TextRule, Option<Severity>)> {
        self.texts.iter().map(|(rule, standing)| {
            let severity = standing.severity.unwrap_or(rule.own_severity());
            (&**rule, (!standing.ignored).then_some(severity))
        })
    }

    fn standing(&self, rule: &Rule) -> Standing {
        if self.decided.is_empty() {
            return Standing::default();
        }
        let at = RULES.iter().position(|one| one.code == rule.code).unwrap_or(0);
        self.decided.get(at).copied().unwrap_or_default()
    }

    /// Adds a rule's findings to the others, as the selection has them. Doubts of the reader are kept as they are,
    /// whichever rule tells them.
    pub(super) fn admit(&self, found: Vec<Finding>, findings: &mut Vec<Finding>) {
        for finding in found {
            let mut finding = finding.with_own_basis();
            if self.decided.is_empty() || finding.about == About::Reading || self.weigh(&mut finding) {
                findings.push(finding);
            }
        }
    }

    /// Makes of a finding what the selection wants of it, and says whether it is wanted at all.
    ///
    /// One cause may break several rules and is told by one: when that is left out or made milder, the gravest of the
    /// others tells it.
    fn weigh(&self, finding: &mut Finding) -> bool {
        let mut teller = self.as_of(&finding.rule, finding);
        for code in std::mem::take(&mut finding.breaks) {
            let Some(other) = self.as_of(code, finding) else { continue };
            finding.breaks.push(code);
            if teller.is_none_or(|(_, gravest)| other.1 < gravest) {
                teller = Some(other);
            }
        }
        let Some((rule, severity)) = teller else { return false };
        finding.severity = severity;
        if finding.rule != rule.code {
            finding.rule = rule.code.into();
            finding.basis = Message::new(rule.basis.zh, rule.basis.en);
        }
        true
    }

    /// A rule that counts, and how grave a finding is as one of it.
    fn as_of(&self, code: &str, finding: &Finding) -> Option<(&'static Rule, Severity)> {
        let rule = rule(code)?;
        let standing = self.standing(rule);
        let severity = match standing.severity {
            // Milder severities are the greater ones.
            Some(severity) if finding.severity > rule.severity => severity.max(finding.severity),
            Some(severity) => severity,
            None => finding.severity,
        };
        (!standing.ignored).then_some((rule, severity))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::form::Edition;
    use crate::report::{Assessment, Report};

    fn codes(name: &str) -> Vec<&'static str> {
        named(name).unwrap().into_iter().map(|rule| rule.code).collect()
    }

    fn choice(select: &[&str], ignore: &[&str], severities: &[(&str, Severity)]) -> Choice {
        let choice = select.iter().try_fold(Choice::default(), |choice, name| choice.select(name));
        let choice = ignore.iter().try_fold(choice.unwrap(), |choice, name| choice.ignore(name));
        severities.iter().try_fold(choice.unwrap(), |choice, &(name, to)| choice.severity(name, to)).unwrap()
    }

    fn selected(selection: &Selection, name: &str) -> bool {
        selection.selects(rule(name).unwrap())
    }

    fn findings(report: &Report, text: &str, choice: &Choice) -> Vec<Finding> {
        checked(report, text, choice).findings
    }

    fn checked(report: &Report, text: &str, choice: &Choice) -> Report {
        let mut document =
            crate::Document { text: text.to_owned(), reports: vec![report.clone()], ..Default::default() };
        super::super::check_with(&mut document, &Selection::default().then(choice));
        document.reports.remove(0)
    }

    #[test]
    fn names_mean_a_rule_a_family_a_pattern_or_all() {
        assert_eq!(codes("qlt-ordinal"), ["QLT-ORDINAL"]);
        assert_eq!(codes("SEC6"), ["SEC6-EMPTY", "SEC6-FEE"]);
        assert_eq!(codes(" FORM-ROW "), ["FORM-ROW-MISSING", "FORM-ROW-EXTRA"]);
        assert_eq!(codes("*-NONE"), ["TXT-T3-NONE", "TXT-T4-NONE"]);
        assert_eq!(codes("T3-*"), codes("T3"));
        assert_eq!(codes("T3-"), codes("T3"));
        assert!(codes("SEC").contains(&"SEC-ORDER") && codes("SEC").contains(&"SEC1-LENGTH"));
        assert!(codes("T").contains(&"T2-VALID-BOUND") && !codes("T").contains(&"TXT-T3-NEW"));
        assert_eq!(codes("all").len(), RULES.len());
        assert_eq!(codes("****************************************").len(), RULES.len());
    }

    #[test]
    fn unknown_names_are_answered_with_what_may_be_meant() {
        for (given, zh) in [
            ("T3-BALANSE", "没有规则 T3-BALANSE；是不是 T3-BALANCE？"),
            ("t4sum", "没有规则 t4sum；是不是 T4-SUM？"),
            ("QTLL-PUNCT", "没有规则 QTLL-PUNCT；是不是 QLT-PUNCT？"),
            ("PII-PHONE-NUMBER", "没有规则 PII-PHONE-NUMBER；是不是 PII-NAME？"),
            ("SEC7", "没有规则 SEC7；是不是 SEC？"),
            ("E501", "没有规则 E501"),
            ("*NOTHING*", "没有规则 *NOTHING*"),
            ("S1", "没有规则 S1；是不是 S14？"),
            ("t3-new", "没有规则 t3-new；是不是 TXT-T3-NEW？"),
            ("sum", "没有规则 sum；是不是 T3-RESULT-SUM？"),
            ("", "没有规则 "),
        ] {
            let error = Choice::default().select(given).unwrap_err();
            assert_eq!(error.message().zh, zh);
            assert_eq!(Choice::default().ignore(given), Err(error));
        }
    }

    #[test]
    fn the_narrowest_name_decides() {
        let only = Selection::default().then(&choice(&["T3"], &["T3-ONLY-TOTAL"], &[]));
        assert!(
            selected(&only, "T3-BALANCE") && !selected(&only, "T3-ONLY-TOTAL") && !selected(&only, "T4-SUM")
        );
        let one = Selection::default().then(&choice(&["QLT-PUNCT"], &["QLT"], &[]));
        assert!(selected(&one, "QLT-PUNCT") && !selected(&one, "QLT-TERM") && !selected(&one, "T3-BALANCE"));
        let both = Selection::default().then(&choice(&["QLT"], &["QLT"], &[]));
        assert!(!selected(&both, "QLT-PUNCT"));
        let less = Selection::default().then(&choice(&[], &["TXT-*", "*-NONE"], &[]));
        assert!(!selected(&less, "TXT-T3-NONE") && selected(&less, "T3-BALANCE"));
        assert_eq!(less.ignored().count(), codes("TXT").len());
    }

    #[test]
    fn a_later_wish_stands_on_the_earlier() {
        let custom = choice(&["T3", "QLT"], &["QLT-TERM"], &[("QLT", Severity::Info)]);
        let stricter = choice(&[], &["QLT-PUNCT"], &[("QLT-NOISE", Severity::Error)]);
        let selection = Selection::default().then(&custom).then(&stricter);
        assert!(selected(&selection, "QLT-NOISE") && !selected(&selection, "QLT-PUNCT"));
        assert!(!selected(&selection, "QLT-TERM") && !selected(&selection, "T4-SUM"));
        // Its own `select` starts anew, and what was ignored before may be selected.
        let other = selection.then(&choice(&["QLT-TERM"], &[], &[]));
        assert!(selected(&other, "QLT-TERM") && !selected(&other, "QLT-NOISE"));
        assert_eq!(Selection::default().then(&Choice::default()), Selection::default());
    }

    #[test]
    fn what_is_left_out_is_listed_and_counted_as_such() {
        let (report, text) = fixture::with_text(Edition::F21, &[(1, "推进公开。。受理申请XX件。")]);
        let checked = checked(&report, &text, &choice(&[], &["QLT-PUNCT"], &[]));
        let codes: Vec<_> = checked.findings.iter().map(|finding| &*finding.rule).collect();
        assert!(codes.contains(&"QLT-RESIDUE") && !codes.contains(&"QLT-PUNCT"), "{codes:?}");
        assert_eq!(checked.checks.not_selected, 1);
        assert!(checked.outcomes.contains(&("QLT-PUNCT".into(), Assessment::NotSelected)));
    }

    #[test]
    fn severities_change_and_what_is_told_mildly_is_never_made_graver() {
        let grave = [("TXT-T3-NEW", Severity::Error)];
        let told = |count: i64, wish: &[(&str, Severity)]| {
            let sentence = format!("共收到政府信息公开申请{count}件。");
            let (mut report, text) = fixture::with_text(Edition::F21, &[(1, &sentence)]);
            fixture::totals(&mut report, &[("requests.new_received", 12), ("requests.carried_over", 2)]);
            let found = findings(&report, &text, &choice(&[], &[], wish));
            found.iter().find(|finding| finding.rule == "TXT-T3-NEW").map(|finding| finding.severity)
        };
        assert_eq!((told(15, &[]), told(15, &grave)), (Some(Severity::Warning), Some(Severity::Error)));
        // 14 may be those carried over as well: a note, whatever the rule's severity.
        assert_eq!((told(14, &[]), told(14, &grave)), (Some(Severity::Info), Some(Severity::Info)));
        let milder = [("TXT", Severity::Error), ("TXT-T3-NEW", Severity::Info)];
        assert_eq!(told(15, &milder), Some(Severity::Info));
    }

    /// One wrong cell breaks two sums and is told once, by the rule that shows it best.
    fn wrong_new() -> Report {
        let mut report = fixture::report(Edition::F21);
        fixture::shift(&mut report, "requests.new_received.natural_person", 1);
        report
    }

    #[test]
    fn a_cause_is_told_by_another_rule_that_it_breaks() {
        let of = |choice: &Choice| findings(&wrong_new(), "", choice);
        let [all] = &of(&Choice::default())[..] else { panic!() };
        assert_eq!((&*all.rule, &all.breaks[..]), ("T3-BALANCE", &["T3-BALANCE", "T3-ROW-SUM"][..]));
        let [rest] = &of(&choice(&[], &["T3-BALANCE"], &[]))[..] else { panic!() };
        assert_eq!((&*rest.rule, &rest.breaks[..]), ("T3-ROW-SUM", &["T3-ROW-SUM"][..]));
        assert_eq!((rest.severity, &rest.message), (Severity::Error, &all.message));
        let [milder] = &of(&choice(&[], &[], &[("T3-BALANCE", Severity::Info)]))[..] else { panic!() };
        assert_eq!((&*milder.rule, milder.severity), ("T3-ROW-SUM", Severity::Error));
        assert!(of(&choice(&[], &["T3-BALANCE", "T3-ROW-SUM"], &[])).is_empty());
    }

    #[test]
    fn doubts_are_told_whatever_is_selected() {
        assert!(matches!(Choice::default().ignore("parse"), Err(ChoiceError::Doubt { .. })));
        assert!(matches!(
            Choice::default().severity("PARSE-NUM", Severity::Info),
            Err(ChoiceError::Doubt { .. })
        ));
        // Rules on the report have doubts to tell, too: here most of a table was not found.
        let mut report = fixture::report(Edition::F21);
        report.tables[1].cells[28..].fill(crate::Cell::default());
        report.tables[1].labels[4..].fill(None);
        let wishes = [
            choice(&["T4"], &[], &[]),
            choice(&[], &["ALL"], &[("ALL", Severity::Info)]),
            choice(&[], &["FORM-ROW-MISSING"], &[("FORM-ROW-MISSING", Severity::Error)]),
        ];
        let doubts = |report: &Report, choice: &Choice| -> Vec<Finding> {
            let found = findings(report, "", choice);
            found.into_iter().filter(|finding| finding.about == About::Reading).collect()
        };
        let all = doubts(&report, &Choice::default());
        assert!(all.iter().any(|finding| finding.rule == "FORM-ROW-MISSING"));
        for wish in &wishes {
            assert_eq!(doubts(&report, wish), all, "{wish:?}");
        }
        assert!(codes("PARSE").iter().all(|code| selected(&Selection::default().then(&wishes[1]), code)));
    }
}
