//! Local custom: which rules the command line and a `gongkai.toml` leave out, and how grave they make the others.
//!
//! The file is looked for in the folder of each report and above it, up to the working folder; beside a report that
//! lies elsewhere only in its own folder. What stands on the command line comes on top of the file's wishes. Why TOML,
//! and why this crate: docs/decisions/0010.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use gongkai::check::Choice;
use gongkai::render::Language;
use gongkai::{Message, Selection, Severity};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::encoding;
use crate::input::{Problem, Source};
use crate::suggest::nearest;

/// What the file is called.
pub(crate) const FILE: &str = "gongkai.toml";

/// Longest settings file, in bytes: it is obeyed beside reports that somebody else sent.
const LONGEST: u64 = 64 << 10;
/// Mistakes of one file that are told.
const MOST_TOLD: usize = 20;

/// Where settings come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Settings {
    /// From the `gongkai.toml` nearest to each report, where there is one.
    #[default]
    Nearest,
    /// From this file.
    File(PathBuf),
    /// From the command line alone.
    None,
}

/// What the command line says about rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Wishes {
    pub(crate) choice: Choice,
    pub(crate) settings: Settings,
}

/// The wishes of a run with the files that were read for them.
pub(crate) struct Custom {
    wishes: Wishes,
    working_folder: PathBuf,
    files: Vec<(PathBuf, Option<Selection>)>,
}

/// The rules for one report, and the file that had a say in them.
pub(crate) struct Ruling {
    pub(crate) selection: Selection,
    pub(crate) file: Option<PathBuf>,
}

/// What is wrong with a settings file.
#[derive(Debug, PartialEq)]
pub(crate) struct Complaint {
    /// From 1; `None` where it is about the whole file.
    pub(crate) line: Option<usize>,
    pub(crate) message: Message,
}

/// A settings file that cannot be followed.
pub(crate) struct Unusable {
    pub(crate) file: PathBuf,
    /// Nothing when they were told before.
    pub(crate) complaints: Vec<Complaint>,
}

impl Custom {
    pub(crate) fn new(wishes: Wishes) -> Self {
        let working_folder = fs::canonicalize(".").unwrap_or_default();
        Custom { wishes, working_folder, files: Vec::new() }
    }

    /// Reads the file that the command line names, if it names one.
    pub(crate) fn prepare(&mut self) -> Result<(), Unusable> {
        match self.wishes.settings.clone() {
            Settings::File(file) => self.under(&file).map(drop),
            Settings::Nearest | Settings::None => Ok(()),
        }
    }

    /// The rules for one input.
    pub(crate) fn ruling(&mut self, source: &Source) -> Result<Ruling, Unusable> {
        let file = match &self.wishes.settings {
            Settings::File(file) => Some(file.clone()),
            Settings::Nearest => nearest_file(source, &self.working_folder),
            Settings::None => None,
        };
        let selection = match &file {
            Some(file) => self.under(file)?,
            None => Selection::default(),
        };
        Ok(Ruling { selection: selection.then(&self.wishes.choice), file })
    }

    /// What a file wishes; it is read once.
    fn under(&mut self, file: &Path) -> Result<Selection, Unusable> {
        let unusable = |complaints| Unusable { file: file.to_owned(), complaints };
        if let Some((_, known)) = self.files.iter().find(|(known, _)| known == file) {
            return known.clone().ok_or_else(|| unusable(Vec::new()));
        }
        let read = read(file).map(|choice| Selection::default().then(&choice));
        self.files.push((file.to_owned(), read.as_ref().ok().cloned()));
        read.map_err(unusable)
    }
}

/// The settings file that is nearest above an input.
fn nearest_file(source: &Source, working_folder: &Path) -> Option<PathBuf> {
    let folder = match source {
        Source::File(path) => path.parent().filter(|folder| !folder.as_os_str().is_empty()),
        Source::Stdin => None,
    };
    let folder = fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()?;
    let above = if folder.starts_with(working_folder) { usize::MAX } else { 1 };
    let folders =
        folder.ancestors().take(above).take_while(|folder| folder.starts_with(working_folder) || above == 1);
    let file = folders.map(|folder| folder.join(FILE)).find(|file| file.is_file())?;
    Some(file.strip_prefix(working_folder).map(Path::to_owned).unwrap_or(file))
}

fn read(file: &Path) -> Result<Choice, Vec<Complaint>> {
    let whole = |problem: &Problem| {
        let message = Message::new(problem.describe(Language::Zh), problem.describe(Language::En));
        vec![Complaint { line: None, message }]
    };
    let mut bytes = Vec::new();
    let opened = fs::File::open(file);
    let read = opened.and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes));
    read.map_err(|error| whole(&error.into()))?;
    if bytes.len() as u64 > LONGEST {
        let message =
            Message::new("设置文件超过 64 KB，不读", "the settings file is larger than 64 KB, not read");
        return Err(vec![Complaint { line: None, message }]);
    }
    let decoded = encoding::decode(&bytes).ok_or_else(|| whole(&Problem::NotText))?;
    choice(&decoded.text)
}

/// The wishes of a settings file's text.
fn choice(text: &str) -> Result<Choice, Vec<Complaint>> {
    let mut reader = Reader { text, choice: Choice::default(), complaints: Vec::new() };
    match DeTable::parse(text) {
        Ok(table) => reader.table(table.get_ref()),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let detail = error.message();
            reader.complain(at, &format!("这里不是 TOML 的写法（{detail}）"), &format!("not TOML: {detail}"));
        }
    }
    if reader.complaints.is_empty() {
        return Ok(reader.choice);
    }
    reader.complaints.sort_by_key(|complaint| complaint.line);
    Err(reader.complaints)
}

/// What has been read of a settings file so far.
struct Reader<'a> {
    text: &'a str,
    choice: Choice,
    complaints: Vec<Complaint>,
}

impl Reader<'_> {
    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "select" => self.rules(key, value, Choice::select),
                "ignore" => self.rules(key, value, Choice::ignore),
                "severity" => self.severities(value),
                other => {
                    let meant = nearest(other, ["select", "ignore", "severity"]);
                    let (zh, en) = match meant {
                        Some(meant) => (format!("；是不是 {meant}？"), format!("; did you mean {meant}?")),
                        None => (
                            "；可用：select、ignore、severity".to_owned(),
                            "; possible settings: select, ignore, severity".to_owned(),
                        ),
                    };
                    self.complain(
                        key.span().start,
                        &format!("没有这个设置：{other}{zh}"),
                        &format!("there is no setting {other}{en}"),
                    );
                }
            }
        }
    }

    fn rules(&mut self, key: &Spanned<impl AsRef<str>>, value: &Spanned<DeValue<'_>>, wish: Wish) {
        let names = value.get_ref().as_array().map(|names| names.iter().collect::<Vec<_>>());
        let all_text =
            |names: &Vec<_>| names.iter().all(|name: &&Spanned<DeValue<'_>>| name.get_ref().is_str());
        let Some(names) = names.filter(all_text) else {
            let key = key.get_ref().as_ref();
            return self.complain(
                value.span().start,
                &format!("{key} 要写成一列规则，如 {key} = [\"T3-BALANCE\", \"QLT\"]"),
                &format!("{key} takes a list of rules, such as {key} = [\"T3-BALANCE\", \"QLT\"]"),
            );
        };
        for name in names {
            let code = name.get_ref().as_str().unwrap_or_default();
            self.wish(name.span().start, |choice| wish(choice, code));
        }
    }

    fn severities(&mut self, value: &Spanned<DeValue<'_>>) {
        let Some(table) = value.get_ref().as_table() else {
            return self.complain(
                value.span().start,
                "severity 要写成一张表：先一行 [severity]，再逐行写 规则 = \"级别\"",
                "severity takes a table: a line [severity], then lines such as QLT = \"info\"",
            );
        };
        for (code, severity) in table {
            let given = severity.get_ref().as_str().unwrap_or_default();
            if let Some(severity) = Severity::parse(given) {
                self.wish(code.span().start, |choice| choice.severity(code.get_ref().as_ref(), severity));
            } else {
                let message = unknown_severity(given);
                self.complain(severity.span().start, &message.zh, &message.en);
            }
        }
    }

    fn wish(&mut self, at: usize, wish: impl FnOnce(Choice) -> Result<Choice, gongkai::check::ChoiceError>) {
        if self.complaints.len() >= MOST_TOLD {
            return;
        }
        // A wish that cannot be granted ends in a complaint, and then nobody asks for the others.
        match wish(std::mem::take(&mut self.choice)) {
            Ok(choice) => self.choice = choice,
            Err(error) => {
                let message = error.message();
                self.complain(at, &message.zh, &message.en);
            }
        }
    }

    fn complain(&mut self, at: usize, zh: &str, en: &str) {
        if self.complaints.len() >= MOST_TOLD {
            return;
        }
        let line = 1 + self.text.bytes().take(at).filter(|&byte| byte == b'\n').count();
        self.complaints.push(Complaint { line: Some(line), message: Message::new(zh, en) });
    }
}

type Wish = fn(Choice, &str) -> Result<Choice, gongkai::check::ChoiceError>;

/// That a severity does not exist, for people.
pub(crate) fn unknown_severity(given: &str) -> Message {
    let (zh, en) = match nearest(given, Severity::ALL.map(Severity::name)) {
        Some(meant) => (format!("；是不是 {meant}？"), format!("; did you mean {meant}?")),
        None => ("；可用：error、warning、info".to_owned(), "; possible: error, warning, info".to_owned()),
    };
    Message::new(format!("没有级别“{given}”{zh}"), format!("there is no severity “{given}”{en}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(text: &str) -> Vec<(usize, String)> {
        let told = |complaint: Complaint| (complaint.line.unwrap(), complaint.message.zh);
        choice(text).unwrap_err().into_iter().map(told).collect()
    }

    #[test]
    fn a_file_says_what_the_options_say() {
        let text = "\u{feff}# 本局习惯\nselect = ['T3', \"qlt\"]\nignore = [\n  'QLT-TERM', # 常用\n]\n\n\
                    [severity]\nQLT-PUNCT = 'info'\n'T3-*' = 'warning'\n";
        let expected = Choice::default()
            .ignore("QLT-TERM")
            .and_then(|choice| choice.select("T3")?.select("QLT"))
            .and_then(|choice| choice.severity("T3-*", Severity::Warning))
            .and_then(|choice| choice.severity("QLT-PUNCT", Severity::Info));
        let selection = |choice: &Choice| Selection::default().then(choice);
        assert_eq!(selection(&choice(text).unwrap()), selection(&expected.unwrap()));
        assert_eq!(choice("").unwrap(), Choice::default());
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let text = "selct = ['T3']\nignore = ['T3-BALANSE',\n  'PARSE-NUM']\nselect = 'T3'\nrules = 3\n\
                    [severity]\nT9 = 'info'\nQLT = 'eror'\nT4 = 2\n";
        assert_eq!(
            complaints(text),
            [
                (1, "没有这个设置：selct；是不是 select？".to_owned()),
                (2, "没有规则 T3-BALANSE；是不是 T3-BALANCE？".to_owned()),
                (3, "PARSE-NUM 是本程序对读数的存疑，总会列出，不能略过，也不能改级别".to_owned()),
                (4, "select 要写成一列规则，如 select = [\"T3-BALANCE\", \"QLT\"]".to_owned()),
                (5, "没有这个设置：rules；可用：select、ignore、severity".to_owned()),
                (7, "没有规则 T9".to_owned()),
                (8, "没有级别“eror”；是不是 error？".to_owned()),
                (9, "没有级别“”；可用：error、warning、info".to_owned()),
            ]
        );
        assert_eq!(complaints("severity = 'info'")[0].0, 1);
        let broken = complaints("ignore = [\n  'T3\n]");
        assert!(broken[0].0 == 2 && broken[0].1.starts_with("这里不是 TOML 的写法"), "{broken:?}");
    }

    /// The full examples in both READMEs can be copied as they are, and wish for the same.
    #[test]
    fn the_examples_in_the_readmes_hold() {
        let example = |readme: &str| {
            let begin = readme.find("```toml\n").expect("an example") + "```toml\n".len();
            let end = begin + readme[begin..].find("```").expect("its end");
            choice(&readme[begin..end]).unwrap()
        };
        let english = example(include_str!("../../../README.md"));
        assert_eq!(english, example(include_str!("../../../README.zh-CN.md")));
        let selection = Selection::default().then(&english);
        let ignored: Vec<_> = selection.ignored().map(|rule| rule.code).collect();
        assert_eq!(ignored, ["FORM-ROW-EXTRA", "SEC6-FEE"]);
    }
}
