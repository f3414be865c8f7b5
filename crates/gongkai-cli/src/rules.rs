//! `gongkai rules`: the catalogue, for reading and for programs.

use std::borrow::Cow;
use std::io::{self, Write};

use gongkai::check::{ChoiceError, RULES, Rule, TextRule, named_with};
use gongkai::render::{Language, json, md, wording};
use gongkai::{About, Message, Selection, Severity};

use crate::args::{CatalogueFormat, Manner};
use crate::complain;
use crate::custom::{Custom, Ruling, Settings, Unusable, Wishes};
use crate::input::Source;
use crate::output::stdout;
use crate::session::{Exit, tell};
use crate::terminal::{Ink, Style, printable};

pub(crate) fn run(
    code: Option<&str>,
    format: CatalogueFormat,
    settings: Settings,
    manner: Manner,
) -> io::Result<Exit> {
    let language = manner.language;
    let style = Style::for_stdout(manner.color);
    let mut custom = Custom::new(Wishes { settings, ..Wishes::default() });
    let (selection, exit) = match custom.ruling(&Source::Stdin) {
        Ok(Ruling { selection, file: Some(file), complaints }) if !complaints.is_empty() => {
            tell(&file, &complaints, language);
            (selection, Exit::CouldNotRun)
        }
        Ok(ruling) => (ruling.selection, Exit::Clean),
        // The catalogue is there all the same.
        Err(Unusable { file, complaints }) => {
            tell(&file, &complaints, language);
            (Selection::default(), Exit::CouldNotRun)
        }
    };
    let texts: Vec<&TextRule> = selection.text_rules().map(|(rule, _)| rule).collect();
    let (rules, texts) = match code {
        None => (RULES.to_vec(), texts),
        Some(name) => match rules_named(name, &texts, language) {
            Ok(found) => found,
            Err(message) => {
                complain(&message);
                return Ok(Exit::CouldNotRun);
            }
        },
    };
    let text = match (&rules[..], &texts[..], format) {
        ([rule], [], CatalogueFormat::Text) if code.is_some() => one(rule, language, style),
        ([], [rule], CatalogueFormat::Text) => one_text(rule, language, style),
        ([rule], [], CatalogueFormat::Md) if code.is_some() => md::rule(rule, language),
        ([rule], [], CatalogueFormat::Json) if code.is_some() => json::one_rule(rule) + "\n",
        ([], [rule], CatalogueFormat::Json) => json::one_text_rule(rule) + "\n",
        (rules, texts, CatalogueFormat::Text) => list(rules, texts, language, style),
        (rules, texts, CatalogueFormat::Md) => {
            md::rules(rules, language) + &md::text_rules(texts.iter().copied(), language)
        }
        (rules, texts, CatalogueFormat::Json) => json::catalogue_with(rules, texts.iter().copied()) + "\n",
    };
    let mut out = stdout(language)?.lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(exit)
}

/// The rules that a name means, or a message for people.
fn rules_named<'a>(
    name: &str,
    texts: &[&'a TextRule],
    language: Language,
) -> Result<(Vec<&'static Rule>, Vec<&'a TextRule>), String> {
    named_with(name, texts).map_err(|error| {
        let message = language.message(&error.message()).to_owned();
        match error {
            ChoiceError::Unknown { meant: None, .. } => {
                message + language.pick("；用 gongkai rules 查看全部规则", "; gongkai rules lists all")
            }
            _ => message,
        }
    })
}

/// One line per rule.
fn list(rules: &[&Rule], texts: &[&TextRule], language: Language, style: Style) -> String {
    let codes = RULES.iter().map(|rule| rule.code.len()).chain(texts.iter().map(|rule| rule.code().len()));
    let width = codes.max().unwrap_or(0);
    let line = |code: &str, (ink, kind): (Ink, &str), title: &str| {
        let code = style.paint(Ink::Bold, &format!("{code:width$}"));
        format!("{code}  {}  {}\n", style.paint(ink, kind), printable(title))
    };
    let own =
        texts.iter().map(|rule| line(rule.code(), kind_of(rule, language), language.message(&rule.title())));
    let catalogue = rules.iter().map(|rule| {
        line(rule.code, (ink(rule), wording::rule_kind(rule, language)), language.words(rule.title))
    });
    catalogue.chain(own).collect()
}

fn one(rule: &Rule, language: Language, style: Style) -> String {
    let (code, title) = (rule.code, language.words(rule.title));
    let parts = wording::of_rule(rule, language);
    shown(code, title, (ink(rule), wording::rule_kind(rule, language)), &parts, style)
}

fn one_text(rule: &TextRule, language: Language, style: Style) -> String {
    let [title, what, why, fix, ..] = wording::of_text_rule(rule);
    let heading = |zh, en| language.pick(zh, en);
    let text = |message: &Message| Cow::Owned(language.message(message).to_owned());
    let parts = [
        (heading("核查内容", "What it checks"), text(&what)),
        (heading("为什么", "Why it matters"), text(&why)),
        (heading("怎么改", "How to fix it"), text(&fix)),
    ];
    shown(rule.code(), language.message(&title), kind_of(rule, language), &parts, style)
}

/// A rule with everything that there is to say about it.
fn shown(
    code: &str,
    title: &str,
    (ink, kind): (Ink, &str),
    parts: &[(&str, Cow<'_, str>)],
    style: Style,
) -> String {
    let title = style.paint(Ink::Bold, &printable(&format!("{code} {title}")));
    let mut out = format!("{title}  {}\n", style.paint(ink, kind));
    for (heading, text) in parts {
        let heading = style.paint(Ink::Bold, heading);
        let lines: Vec<_> = text.lines().map(|line| format!("  {}\n", printable(line))).collect();
        out.extend(["\n", &heading, "\n", &lines.concat()]);
    }
    out
}

fn kind_of(rule: &TextRule, language: Language) -> (Ink, &'static str) {
    (severity_ink(rule.own_severity()), wording::severity_name(rule.own_severity(), language))
}

fn severity_ink(severity: Severity) -> Ink {
    match severity {
        Severity::Error => Ink::Error,
        Severity::Warning => Ink::Warning,
        Severity::Info => Ink::Note,
    }
}

fn ink(rule: &Rule) -> Ink {
    match rule.about {
        About::Reading => Ink::Doubt,
        About::Report => severity_ink(rule.severity),
    }
}
