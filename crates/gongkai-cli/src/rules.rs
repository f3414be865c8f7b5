//! `gongkai rules`: the catalogue, for reading and for programs.

use std::io::{self, Write};

use gongkai::check::{ChoiceError, RULES, Rule, named};
use gongkai::render::{Language, json, md, wording};
use gongkai::{About, Severity};

use crate::args::{CatalogueFormat, Manner};
use crate::complain;
use crate::output::stdout;
use crate::session::Exit;
use crate::terminal::{Ink, Style};

pub(crate) fn run(code: Option<&str>, format: CatalogueFormat, manner: Manner) -> io::Result<Exit> {
    let language = manner.language;
    let style = Style::for_stdout(manner.color);
    let text = match code {
        None => match format {
            CatalogueFormat::Text => list(RULES, language, style),
            CatalogueFormat::Md => md::rules(RULES, language),
            CatalogueFormat::Json => json::catalogue(RULES) + "\n",
        },
        Some(name) => match rules_named(name, language) {
            Err(message) => {
                complain(&message);
                return Ok(Exit::CouldNotRun);
            }
            Ok(rules) => match (&rules[..], format) {
                ([rule], CatalogueFormat::Text) => one(rule, language, style),
                ([rule], CatalogueFormat::Md) => md::rule(rule, language),
                ([rule], CatalogueFormat::Json) => json::one_rule(rule) + "\n",
                (rules, CatalogueFormat::Text) => list(rules, language, style),
                (rules, CatalogueFormat::Md) => md::rules(rules, language),
                (rules, CatalogueFormat::Json) => json::catalogue(rules) + "\n",
            },
        },
    };
    let mut out = stdout(language)?.lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Exit::Clean)
}

/// The rules that a name means, or a message for people.
fn rules_named(name: &str, language: Language) -> Result<Vec<&'static Rule>, String> {
    named(name).map_err(|error| {
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
fn list(rules: &[&Rule], language: Language, style: Style) -> String {
    let width = RULES.iter().map(|r| r.code.len()).max().unwrap_or(0);
    let line = |rule: &&Rule| {
        let code = style.paint(Ink::Bold, &format!("{:width$}", rule.code));
        format!(
            "{code}  {}  {}\n",
            style.paint(ink(rule), wording::rule_kind(rule, language)),
            language.words(rule.title)
        )
    };
    rules.iter().map(line).collect()
}

fn one(rule: &Rule, language: Language, style: Style) -> String {
    let title = format!("{} {}", rule.code, language.words(rule.title));
    let mut out = format!(
        "{}  {}\n",
        style.paint(Ink::Bold, &title),
        style.paint(ink(rule), wording::rule_kind(rule, language))
    );
    for (heading, text) in wording::of_rule(rule, language) {
        let heading = style.paint(Ink::Bold, heading);
        let lines: Vec<_> = text.lines().map(|line| format!("  {line}\n")).collect();
        out.extend(["\n", &heading, "\n", &lines.concat()]);
    }
    out
}

fn ink(rule: &Rule) -> Ink {
    match (rule.about, rule.severity) {
        (About::Reading, _) => Ink::Doubt,
        (About::Report, Severity::Error) => Ink::Error,
        (About::Report, Severity::Warning) => Ink::Warning,
        (About::Report, Severity::Info) => Ink::Note,
    }
}
