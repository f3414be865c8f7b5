//! From the command line to what is asked for.
//!
//! `lexopt` splits; the table [`OPTIONS`] says what exists where; the rest is checking values. Why not a larger
//! crate: docs/decisions/0006-cli-arguments.md.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use gongkai::Severity;
use gongkai::check::{Choice, ChoiceError};
use gongkai::render::{Language, paper};
use lexopt::Arg;

use crate::custom::{Later, Settings, Wish, Wishes, unknown_severity};
use crate::suggest::nearest;

/// What to do, and how to speak while doing it.
#[derive(Debug, PartialEq)]
pub(crate) struct Invocation {
    pub(crate) task: Task,
    pub(crate) manner: Manner,
}

/// What every task obeys.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Manner {
    pub(crate) language: Language,
    pub(crate) color: Color,
    pub(crate) verbosity: Verbosity,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Task {
    /// Help, on one command or on all. `asked` is false when help stands in for a missing command.
    Help {
        on: Option<Verb>,
        asked: bool,
    },
    Version,
    Check {
        reading: Reading,
        /// `None`: findings as text.
        paper: Option<paper::Kind>,
        output: Option<PathBuf>,
    },
    Parse {
        reading: Reading,
        format: Format,
        output: Option<PathBuf>,
        with_text: bool,
    },
    Compare {
        reading: Reading,
        format: CompareFormat,
        output: Option<PathBuf>,
    },
    Rules {
        rule: Option<String>,
        format: CatalogueFormat,
        /// Where the text rules stand that are listed with the others.
        settings: Settings,
    },
}

/// What `check` and `parse` have in common.
#[derive(Debug, PartialEq)]
pub(crate) struct Reading {
    pub(crate) inputs: Vec<OsString>,
    pub(crate) fail_on: FailOn,
    pub(crate) wishes: Wishes,
}

/// The commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Check,
    Parse,
    Compare,
    Rules,
}

impl Verb {
    const ALL: [Verb; 4] = [Verb::Check, Verb::Parse, Verb::Compare, Verb::Rules];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Verb::Check => "check",
            Verb::Parse => "parse",
            Verb::Compare => "compare",
            Verb::Rules => "rules",
        }
    }
}

/// From which severity on findings make the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Never,
}

impl FailOn {
    pub(crate) fn reached_by(self, severity: Severity) -> bool {
        match self {
            FailOn::Error => severity == Severity::Error,
            FailOn::Warning => severity <= Severity::Warning,
            FailOn::Never => false,
        }
    }
}

/// Formats of `parse`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Ndjson,
    Csv,
    Tsv,
    Md,
    Html,
    Text,
    Wide,
    Xlsx,
    Docx,
}

impl Format {
    /// Whether it is for files only: what it gives is no text.
    pub(crate) fn is_binary(self) -> bool {
        matches!(self, Format::Xlsx | Format::Docx)
    }
}

/// Formats of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CheckFormat {
    Text,
    Docx,
}

/// Formats of `compare`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CompareFormat {
    Text,
    Json,
    Md,
}

/// Formats of `rules`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CatalogueFormat {
    Text,
    Md,
    Json,
}

/// Whether to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

/// How much to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verbosity {
    Quiet,
    Normal,
    Verbose,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Help,
    Version,
    Lang,
    Color,
    Quiet,
    Verbose,
    FailOn,
    Select,
    Ignore,
    Severity,
    Config,
    NoConfig,
    Format,
    Output,
    WithText,
    Document,
}

/// The commands that read and check.
const READING: &[Verb] = &[Verb::Check, Verb::Parse, Verb::Compare];

struct Opt {
    kind: Kind,
    long: &'static str,
    short: Option<char>,
    takes_value: bool,
    /// The commands that know it; empty: all.
    verbs: &'static [Verb],
}

const fn opt(
    kind: Kind,
    long: &'static str,
    short: Option<char>,
    takes_value: bool,
    verbs: &'static [Verb],
) -> Opt {
    Opt { kind, long, short, takes_value, verbs }
}

const OPTIONS: &[Opt] = &[
    opt(Kind::Help, "help", Some('h'), false, &[]),
    opt(Kind::Version, "version", Some('V'), false, &[]),
    opt(Kind::Lang, "lang", None, true, &[]),
    opt(Kind::Color, "color", None, true, &[]),
    opt(Kind::Quiet, "quiet", Some('q'), false, &[]),
    opt(Kind::Verbose, "verbose", Some('v'), false, &[]),
    opt(Kind::FailOn, "fail-on", None, true, READING),
    opt(Kind::Select, "select", None, true, READING),
    opt(Kind::Ignore, "ignore", None, true, READING),
    opt(Kind::Severity, "severity", None, true, READING),
    opt(Kind::Config, "config", None, true, &[]),
    opt(Kind::NoConfig, "no-config", None, false, &[]),
    opt(Kind::Format, "format", None, true, &[]),
    opt(Kind::Output, "output", Some('o'), true, READING),
    opt(Kind::Document, "document", None, true, &[Verb::Check]),
    opt(Kind::WithText, "with-text", None, false, &[Verb::Parse]),
];

const FAIL_ON: &[(&str, FailOn)] =
    &[("error", FailOn::Error), ("warning", FailOn::Warning), ("never", FailOn::Never)];
const COLORS: &[(&str, Color)] = &[("auto", Color::Auto), ("always", Color::Always), ("never", Color::Never)];
const LANGUAGES: &[(&str, Language)] = &[("zh", Language::Zh), ("en", Language::En)];
const FORMATS: &[(&str, Format)] = &[
    ("json", Format::Json),
    ("ndjson", Format::Ndjson),
    ("csv", Format::Csv),
    ("tsv", Format::Tsv),
    ("md", Format::Md),
    ("html", Format::Html),
    ("text", Format::Text),
    ("wide", Format::Wide),
    ("xlsx", Format::Xlsx),
    ("docx", Format::Docx),
];
const CHECK_FORMATS: &[(&str, CheckFormat)] = &[("text", CheckFormat::Text), ("docx", CheckFormat::Docx)];
const COMPARE_FORMATS: &[(&str, CompareFormat)] =
    &[("text", CompareFormat::Text), ("json", CompareFormat::Json), ("md", CompareFormat::Md)];
const PAPERS: &[(&str, paper::Kind)] = &[
    ("checklist", paper::Kind::Checklist),
    ("notice", paper::Kind::Notice),
    ("result", paper::Kind::Result),
];
const CATALOGUE_FORMATS: &[(&str, CatalogueFormat)] =
    &[("text", CatalogueFormat::Text), ("md", CatalogueFormat::Md), ("json", CatalogueFormat::Json)];

/// The language that the command line asks for, found before anything else, so that mistakes in the rest of it
/// are spoken in that language. Chinese unless asked otherwise: the locale of a Chinese server or container is
/// English often enough to say nothing about its user.
pub(crate) fn language(arguments: &[OsString]) -> Language {
    let mut arguments = arguments.iter().map(|a| a.to_str().unwrap_or_default());
    let mut language = Language::Zh;
    while let Some(argument) = arguments.next() {
        let value = match argument {
            "--" => break,
            "--lang" => arguments.next(),
            _ => argument.strip_prefix("--lang="),
        };
        language = value.and_then(Language::parse).unwrap_or(language);
    }
    language
}

/// Reads the arguments after the program's name. The error is a message for people.
pub(crate) fn parse(arguments: &[OsString]) -> Result<Invocation, String> {
    Reader { language: language(arguments), ..Reader::default() }.read(arguments)
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    language: Language,
    verb: Option<Verb>,
    values: Vec<OsString>,
    options: Vec<(Kind, OsString)>,
}

impl Reader {
    fn read(mut self, arguments: &[OsString]) -> Result<Invocation, String> {
        let mut parser = lexopt::Parser::from_args(arguments);
        let mut help_on = None;
        while let Some(argument) = parser.next().map_err(|e| self.syntax(&e))? {
            let option = match argument {
                Arg::Long(name) => self.option(|o| o.long == name, &format!("--{name}"))?,
                Arg::Short(letter) => self.option(|o| o.short == Some(letter), &format!("-{letter}"))?,
                Arg::Value(value) if self.verb.is_some() => {
                    self.values.push(value);
                    continue;
                }
                Arg::Value(value) if value == "help" => {
                    help_on = Some(());
                    continue;
                }
                Arg::Value(value) => {
                    self.verb = Some(self.command(&value)?);
                    continue;
                }
            };
            let value = if option.takes_value {
                parser.value().map_err(|e| self.syntax(&e))?
            } else {
                OsString::new()
            };
            self.options.push((option.kind, value));
        }
        if help_on.is_some() {
            self.options.push((Kind::Help, OsString::new()));
        }
        self.finish()
    }

    fn finish(self) -> Result<Invocation, String> {
        let manner = Manner {
            language: self.chosen(Kind::Lang, LANGUAGES)?.unwrap_or(self.language),
            color: self.chosen(Kind::Color, COLORS)?.unwrap_or(Color::Auto),
            verbosity: if self.has(Kind::Quiet) {
                Verbosity::Quiet
            } else if self.has(Kind::Verbose) {
                Verbosity::Verbose
            } else {
                Verbosity::Normal
            },
        };
        Ok(Invocation { task: self.task()?, manner })
    }

    fn task(self) -> Result<Task, String> {
        if self.has(Kind::Help) {
            return Ok(Task::Help { on: self.verb, asked: true });
        }
        if self.has(Kind::Version) {
            return Ok(Task::Version);
        }
        let Some(verb) = self.verb else {
            return Ok(Task::Help { on: None, asked: false });
        };
        self.belongs_to(verb)?;
        match verb {
            Verb::Check => self.check_task(),
            Verb::Parse => self.parse_task(),
            Verb::Compare => self.compare_task(),
            Verb::Rules => self.rules_task(),
        }
    }

    /// Where the output goes; `None` is standard output.
    fn output(&self) -> Option<PathBuf> {
        self.value(Kind::Output).filter(|&path| path != "-").map(PathBuf::from)
    }

    /// The format that is named, or that the ending of the output's name says.
    fn format<T: Copy>(&self, formats: &[(&str, T)]) -> Result<Option<T>, String> {
        let by_extension = || {
            let extension = self.output()?.extension()?.to_str()?.to_ascii_lowercase();
            formats.iter().find(|(name, _)| *name == extension).map(|&(_, format)| format)
        };
        Ok(self.chosen(Kind::Format, formats)?.or_else(by_extension))
    }

    fn check_task(self) -> Result<Task, String> {
        let output = self.output();
        let kind = self.chosen(Kind::Document, PAPERS)?;
        let paper = match self.format(CHECK_FORMATS)? {
            Some(CheckFormat::Docx) => Some(kind.unwrap_or(paper::Kind::Checklist)),
            None if kind.is_some() && output.is_none() => kind,
            Some(CheckFormat::Text) | None if kind.is_some() => {
                return Err(self.say(
                    "--document 写成 Word 文档，-o 的文件名要以 .docx 结尾，或加 --format docx",
                    "--document makes Word documents: end the name after -o with .docx, or add --format docx",
                ));
            }
            Some(CheckFormat::Text) | None => None,
        };
        if paper.is_none() && output.is_some() {
            return Err(self.say(
                "check 的 -o 用于 Word 文档：文件名要以 .docx 结尾，或加 --format docx；文字结果用 > 存成文件",
                "check takes -o for Word documents: end the name with .docx, or add --format docx; text goes to a file with >",
            ));
        }
        Ok(Task::Check { reading: self.reading(FailOn::Error)?, paper, output })
    }

    fn parse_task(self) -> Result<Task, String> {
        let output = self.output();
        let format = self.format(FORMATS)?.unwrap_or(Format::Json);
        let with_text = self.has(Kind::WithText);
        if with_text && !matches!(format, Format::Json | Format::Ndjson) {
            return Err(self.say(
                "--with-text 只用于 --format json 和 ndjson",
                "--with-text goes with --format json and ndjson only",
            ));
        }
        Ok(Task::Parse { reading: self.reading(FailOn::Never)?, format, output, with_text })
    }

    fn compare_task(self) -> Result<Task, String> {
        let output = self.output();
        let format = self.format(COMPARE_FORMATS)?.unwrap_or(CompareFormat::Text);
        if self.values.len() != 2 {
            return Err(self.say(
                "compare 要两份报告：gongkai compare 旧 新",
                "compare takes two reports: gongkai compare OLD NEW",
            ));
        }
        Ok(Task::Compare { reading: self.reading(FailOn::Error)?, format, output })
    }

    fn reading(self, fail_on: FailOn) -> Result<Reading, String> {
        let fail_on = self.chosen(Kind::FailOn, FAIL_ON)?.unwrap_or(fail_on);
        let (settings, (choice, later)) = (self.settings()?, self.choice()?);
        let wishes = Wishes { choice, settings, later };
        Ok(Reading { inputs: self.values, fail_on, wishes })
    }

    fn settings(&self) -> Result<Settings, String> {
        match (self.value(Kind::Config), self.has(Kind::NoConfig)) {
            (Some(_), true) => {
                Err(self
                    .say("--config 和 --no-config 只能用一个", "--config and --no-config exclude each other"))
            }
            (Some(file), false) => Ok(Settings::File(file.into())),
            (None, true) => Ok(Settings::None),
            (None, false) => Ok(Settings::Nearest),
        }
    }

    /// What the options say about rules. They may be given several times, and hold several rules between commas. A name that
    /// the catalogue does not have may be a text rule's of a settings file, and waits until those are read.
    fn choice(&self) -> Result<(Choice, Vec<Later>), String> {
        let (mut choice, mut later) = (Choice::default(), Vec::new());
        for (kind, value) in &self.options {
            let value = value.to_string_lossy();
            for part in value.split([',', '，']).map(str::trim) {
                let (name, wish) = match kind {
                    Kind::Select => (part, Wish::Select),
                    Kind::Ignore => (part, Wish::Ignore),
                    Kind::Severity => {
                        let (code, severity) = self.code_and_severity(part)?;
                        (code, Wish::Severity(severity))
                    }
                    _ => break,
                };
                match wish.with(choice.clone(), name) {
                    Ok(more) => choice = more,
                    Err(error @ ChoiceError::Unknown { .. }) => {
                        later.push(Later { wish, name: name.to_owned(), error });
                    }
                    Err(error) => return Err(self.language.message(&error.message()).to_owned()),
                }
            }
        }
        Ok((choice, later))
    }

    fn code_and_severity<'a>(&self, part: &'a str) -> Result<(&'a str, Severity), String> {
        let Some((code, given)) = part.split_once('=') else {
            return Err(self.say(
                &format!("--severity 要写成 规则=级别，如 QLT=info，而不是“{part}”"),
                &format!("--severity takes RULE=LEVEL, such as QLT=info, not “{part}”"),
            ));
        };
        let severity = Severity::parse(given.trim());
        let severity = severity.ok_or_else(|| self.language.message(&unknown_severity(given)).to_owned())?;
        Ok((code, severity))
    }

    fn rules_task(self) -> Result<Task, String> {
        let format = self.chosen(Kind::Format, CATALOGUE_FORMATS)?.unwrap_or(CatalogueFormat::Text);
        let settings = self.settings()?;
        let rule = match &*self.values {
            [] => None,
            [rule] => Some(rule.to_string_lossy().into_owned()),
            [..] => {
                return Err(self.say("rules 每次只看一条规则", "rules takes one rule at a time"));
            }
        };
        Ok(Task::Rules { rule, format, settings })
    }

    fn has(&self, kind: Kind) -> bool {
        self.options.iter().any(|(k, _)| *k == kind)
    }

    /// The last value given counts, as in most programs.
    fn value(&self, kind: Kind) -> Option<&OsStr> {
        self.options.iter().rev().find(|(k, _)| *k == kind).map(|(_, value)| value.as_os_str())
    }

    fn chosen<T: Copy>(&self, kind: Kind, choices: &[(&str, T)]) -> Result<Option<T>, String> {
        let Some(value) = self.value(kind) else { return Ok(None) };
        let value = value.to_string_lossy();
        if let Some(&(_, choice)) = choices.iter().find(|(name, _)| *name == value) {
            return Ok(Some(choice));
        }
        let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
        let option = OPTIONS.iter().find(|o| o.kind == kind).map_or("", |o| o.long);
        let names = names.join(self.language.pick("、", ", "));
        Err(self.say(
            &format!("--{option} 不认识“{value}”；可用：{names}"),
            &format!("--{option} does not know “{value}”; possible values: {names}"),
        ))
    }

    fn option(&self, matches: impl Fn(&Opt) -> bool, given: &str) -> Result<&'static Opt, String> {
        if let Some(option) = OPTIONS.iter().find(|o| matches(o)) {
            return Ok(option);
        }
        let mut message = self.say(&format!("没有这个选项：{given}"), &format!("there is no option {given}"));
        let known = OPTIONS.iter().filter(|o| self.verb.is_none_or(|v| o.serves(v))).map(|o| o.long);
        if let Some(name) = nearest(given.trim_start_matches('-'), known) {
            message
                .push_str(&self.say(&format!("；是不是 --{name}？"), &format!("; did you mean --{name}?")));
        }
        Err(message)
    }

    fn command(&self, value: &OsStr) -> Result<Verb, String> {
        let name = value.to_string_lossy();
        if let Some(verb) = Verb::ALL.into_iter().find(|v| v.name() == name) {
            return Ok(verb);
        }
        let mut message =
            self.say(&format!("没有这个命令：{name}"), &format!("there is no command “{name}”"));
        let meant = if name == "-" || PathBuf::from(value).exists() {
            Some(format!("gongkai check {name}"))
        } else {
            nearest(&name, Verb::ALL.map(Verb::name)).map(|verb| format!("gongkai {verb}"))
        };
        if let Some(meant) = meant {
            message.push_str(&self.say(&format!("；是不是 {meant}？"), &format!("; did you mean {meant}?")));
        }
        Err(message)
    }

    /// Refuses options that exist, but not for this command.
    fn belongs_to(&self, verb: Verb) -> Result<(), String> {
        let stranger = |kind: Kind| OPTIONS.iter().find(|o| o.kind == kind && !o.serves(verb));
        let Some(option) = self.options.iter().find_map(|(kind, _)| stranger(*kind)) else {
            return Ok(());
        };
        let (name, verb) = (option.long, verb.name());
        Err(self.say(
            &format!("命令 {verb} 没有选项 --{name}"),
            &format!("the command {verb} has no option --{name}"),
        ))
    }

    /// `lexopt`'s complaints, in the language asked for.
    fn syntax(&self, error: &lexopt::Error) -> String {
        match error {
            lexopt::Error::MissingValue { option } => {
                let option = option.as_deref().unwrap_or_default();
                self.say(&format!("选项 {option} 后面缺少值"), &format!("option {option} needs a value"))
            }
            lexopt::Error::UnexpectedValue { option, .. } => {
                self.say(&format!("选项 {option} 不带值"), &format!("option {option} takes no value"))
            }
            other => other.to_string(),
        }
    }

    fn say(&self, zh: &str, en: &str) -> String {
        self.language.pick(zh, en).to_owned()
    }
}

impl Opt {
    fn serves(&self, verb: Verb) -> bool {
        self.verbs.is_empty() || self.verbs.contains(&verb)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Invocation, String> {
        let arguments: Vec<_> = line.split_whitespace().map(OsString::from).collect();
        parse(&arguments)
    }

    fn task(line: &str) -> Task {
        read(line).unwrap().task
    }

    #[test]
    fn commands_have_their_defaults() {
        let inputs = vec![OsString::from("a.txt"), OsString::from("-")];
        let reading = |fail_on| Reading { inputs: inputs.clone(), fail_on, wishes: Wishes::default() };
        let check = |paper, output| Task::Check { reading: reading(FailOn::Error), paper, output };
        assert_eq!(task("check a.txt -"), check(None, None));
        assert_eq!(
            task("check a.txt - --document notice -o b.docx"),
            check(Some(paper::Kind::Notice), Some("b.docx".into()))
        );
        assert_eq!(task("check a.txt - --format docx"), check(Some(paper::Kind::Checklist), None));
        let reading = reading(FailOn::Never);
        assert_eq!(
            task("parse a.txt -"),
            Task::Parse { reading, format: Format::Json, output: None, with_text: false }
        );
        assert_eq!(
            task("rules"),
            Task::Rules { rule: None, format: CatalogueFormat::Text, settings: Settings::Nearest }
        );
    }

    #[test]
    fn rules_are_chosen_one_by_one_or_between_commas() {
        let wishes = |line| match task(line) {
            Task::Check { reading, .. } => reading.wishes,
            other => panic!("{other:?}"),
        };
        let apart = wishes("check --select T3 --ignore T3-ONLY-TOTAL --select QLT --severity QLT=info a");
        let selection = |wishes: &Wishes| gongkai::Selection::default().then(&wishes.choice);
        let together = wishes("check --select=t3,qlt --severity qlt=info --ignore T3-ONLY-TOTAL a");
        assert_eq!(selection(&apart), selection(&together));
        assert_eq!(apart.settings, Settings::Nearest);
        assert_eq!(wishes("check --no-config a").settings, Settings::None);
        assert_eq!(wishes("check --config b.toml a").settings, Settings::File("b.toml".into()));
    }

    #[test]
    fn the_output_name_gives_the_format_unless_one_is_named() {
        let format = |line| match task(line) {
            Task::Parse { format, .. } => format,
            other => panic!("{other:?}"),
        };
        assert_eq!(format("parse a -o out.csv"), Format::Csv);
        assert_eq!(format("parse a -oout.HTML"), Format::Html);
        assert_eq!(format("parse a -o out.docx"), Format::Docx);
        assert_eq!(format("parse a -o out.csv --format wide"), Format::Wide);
        assert_eq!(format("parse a -o out.csv --format=tsv"), Format::Tsv);
        assert_eq!(format("parse a -o out"), Format::Json);
    }

    #[test]
    fn mistakes_are_named_with_the_nearest_thing_that_exists() {
        for (line, message) in [
            ("check --fail-onn error a", "没有这个选项：--fail-onn；是不是 --fail-on？"),
            ("chek a", "没有这个命令：chek；是不是 gongkai check？"),
            ("check --format json a", "--format 不认识“json”；可用：text、docx"),
            ("check --with-text a", "命令 check 没有选项 --with-text"),
            ("--with-text check a", "命令 check 没有选项 --with-text"),
            (
                "check a -o b.txt",
                "check 的 -o 用于 Word 文档：文件名要以 .docx 结尾，或加 --format docx；文字结果用 > 存成文件",
            ),
            ("check a --document report", "--document 不认识“report”；可用：checklist、notice、result"),
            (
                "parse --format yaml",
                "--format 不认识“yaml”；可用：json、ndjson、csv、tsv、md、html、text、wide、xlsx、docx",
            ),
            ("parse a -o", "选项 -o 后面缺少值"),
            ("check -q=1 a", "选项 -q 不带值"),
            ("parse --with-text --format csv a", "--with-text 只用于 --format json 和 ndjson"),
            ("check -x --lang en", "there is no option -x"),
            ("compare a", "compare 要两份报告：gongkai compare 旧 新"),
            ("compare a b --format html", "--format 不认识“html”；可用：text、json、md"),
            ("rules a b --lang=en", "rules takes one rule at a time"),
            ("check --ignore PARSE a", "PARSE 是读取存疑，总会列出，不能略过，也不能改级别"),
            ("parse --severity QLT a", "--severity 要写成 规则=级别，如 QLT=info，而不是“QLT”"),
            ("parse --severity QLT=warn a", "没有级别“warn”；可用：error、warning、info"),
            ("rules --select T3", "命令 rules 没有选项 --select"),
            ("check --config a.toml --no-config a", "--config 和 --no-config 只能用一个"),
        ] {
            assert_eq!(read(line).unwrap_err(), message, "{line}");
        }
    }

    #[test]
    fn help_is_given_wherever_it_is_asked_for() {
        let on = |verb| Task::Help { on: verb, asked: true };
        assert_eq!(task("--help"), on(None));
        assert_eq!(task("help"), on(None));
        assert_eq!(task("help parse"), on(Some(Verb::Parse)));
        assert_eq!(task("parse a.txt -h"), on(Some(Verb::Parse)));
        assert_eq!(task(""), Task::Help { on: None, asked: false });
        assert_eq!(task("-V"), Task::Version);
    }

    #[test]
    fn every_option_is_in_the_help_of_its_commands() {
        for verb in Verb::ALL {
            for language in [Language::Zh, Language::En] {
                let help = crate::help::text(Some(verb), language);
                let general = crate::help::text(None, language);
                for option in OPTIONS.iter().filter(|o| o.serves(verb)) {
                    let name = format!("--{}", option.long);
                    assert!(help.contains(&name) || general.contains(&name), "{verb:?} {language:?} {name}");
                    assert!(option.verbs.is_empty() || help.contains(&name), "{verb:?} {language:?} {name}");
                }
            }
        }
    }

    #[test]
    fn two_dashes_end_the_options() {
        let Task::Check { reading, .. } = task("check -- --lang") else { panic!() };
        assert_eq!(reading.inputs, ["--lang"]);
    }

    #[test]
    fn the_manner_is_read_anywhere() {
        let manner = read("--lang en check -q a --color never").unwrap().manner;
        assert_eq!(
            manner,
            Manner { language: Language::En, color: Color::Never, verbosity: Verbosity::Quiet }
        );
    }
}
