//! Local custom: which rules the command line and a `gongkai.toml` leave out, how grave they make the others, and the text
//! rules that such a file adds.
//!
//! The file is looked for in the folder of each report and above it, up to the working folder; beside a report that
//! lies elsewhere only in its own folder. What stands on the command line comes on top of the file's wishes. Why TOML,
//! and why this crate: docs/decisions/0010.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use gongkai::check::{Choice, ChoiceError, TextRule};
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
    /// What is wished of rules that the catalogue does not have.
    pub(crate) later: Vec<Later>,
}

/// What may be wished of rules by their names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Wish {
    Select,
    Ignore,
    Severity(Severity),
}

impl Wish {
    pub(crate) fn with(self, choice: Choice, name: &str) -> Result<Choice, ChoiceError> {
        match self {
            Wish::Select => choice.select(name),
            Wish::Ignore => choice.ignore(name),
            Wish::Severity(severity) => choice.severity(name, severity),
        }
    }
}

/// A wish on the command line that only a settings file can make sense of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Later {
    pub(crate) wish: Wish,
    pub(crate) name: String,
    /// What is wrong if none does.
    pub(crate) error: ChoiceError,
}

/// The wishes of a run with the files that were read for them.
pub(crate) struct Custom {
    wishes: Wishes,
    working_folder: PathBuf,
    files: Vec<(PathBuf, Known)>,
}

/// A settings file that was read.
struct Known {
    /// Nothing where it cannot be followed.
    selection: Option<Selection>,
    /// What is wrong with it and was not told yet.
    complaints: Vec<Complaint>,
}

/// The rules for one report, and the file that had a say in them.
pub(crate) struct Ruling {
    pub(crate) selection: Selection,
    pub(crate) file: Option<PathBuf>,
    /// Text rules of that file that are wrong, and left out. Told once.
    pub(crate) complaints: Vec<Complaint>,
}

/// Why a run cannot begin.
pub(crate) enum Unready {
    File(Unusable),
    /// The command line names a rule that there is not.
    Name(ChoiceError),
}

/// What is wrong with a settings file.
#[derive(Debug, PartialEq)]
pub(crate) struct Complaint {
    /// From 1; `None` where it is about the whole file.
    pub(crate) line: Option<usize>,
    /// In characters, from 1; only where it is about one place of the line.
    pub(crate) column: Option<usize>,
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

    /// Reads the file that the command line names, if it names one, and makes sense of the names on it that only settings
    /// files know: each must be known to one of those that hold for these inputs.
    pub(crate) fn prepare(&mut self, sources: &[Source]) -> Result<(), Unready> {
        if let Settings::File(file) = self.wishes.settings.clone() {
            self.under(&file).map_err(Unready::File)?;
        }
        if self.wishes.later.is_empty() {
            return Ok(());
        }
        let mut codes = Vec::new();
        let mut unreadable = false;
        for source in sources {
            let Some(file) = self.file_for(source) else { continue };
            match self.known(&file).selection.as_ref() {
                Some(selection) => {
                    codes.extend(selection.text_rules().map(|(rule, _)| rule.code().to_owned()));
                }
                // It is told when its inputs are come to.
                None => unreadable = true,
            }
        }
        codes.dedup();
        for Later { wish, name, error } in std::mem::take(&mut self.wishes.later) {
            let choice = self.wishes.choice.clone().knowing(&codes);
            match wish.with(choice, &name) {
                Ok(choice) => self.wishes.choice = choice,
                Err(_) if unreadable => {}
                Err(_) => return Err(Unready::Name(error)),
            }
        }
        Ok(())
    }

    fn file_for(&self, source: &Source) -> Option<PathBuf> {
        match &self.wishes.settings {
            Settings::File(file) => Some(file.clone()),
            Settings::Nearest => nearest_file(source, &self.working_folder),
            Settings::None => None,
        }
    }

    /// The rules for one input.
    pub(crate) fn ruling(&mut self, source: &Source) -> Result<Ruling, Unusable> {
        let file = self.file_for(source);
        let (selection, complaints) = match &file {
            Some(file) => self.under(file)?,
            None => (Selection::default(), Vec::new()),
        };
        Ok(Ruling { selection: selection.then(&self.wishes.choice), file, complaints })
    }

    /// What a file wishes, and what of it is wrong and was not told yet.
    fn under(&mut self, file: &Path) -> Result<(Selection, Vec<Complaint>), Unusable> {
        let known = self.known(file);
        let complaints = std::mem::take(&mut known.complaints);
        match &known.selection {
            Some(selection) => Ok((selection.clone(), complaints)),
            None => Err(Unusable { file: file.to_owned(), complaints }),
        }
    }

    /// A file; it is read once.
    fn known(&mut self, file: &Path) -> &mut Known {
        let at = self.files.iter().position(|(known, _)| known == file).unwrap_or_else(|| {
            let known = match read(file) {
                Ok((choice, complaints)) => {
                    Known { selection: Some(Selection::default().then(&choice)), complaints }
                }
                Err(complaints) => Known { selection: None, complaints },
            };
            self.files.push((file.to_owned(), known));
            self.files.len() - 1
        });
        &mut self.files[at].1
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

/// The wishes of a file, with the text rules of it that are wrong and left out; or why it cannot be followed.
type Read = Result<(Choice, Vec<Complaint>), Vec<Complaint>>;

fn read(file: &Path) -> Read {
    let whole = |problem: &Problem| {
        let message = Message::new(problem.describe(Language::Zh), problem.describe(Language::En));
        vec![Complaint { line: None, column: None, message }]
    };
    let mut bytes = Vec::new();
    let opened = fs::File::open(file);
    let read = opened.and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes));
    read.map_err(|error| whole(&error.into()))?;
    if bytes.len() as u64 > LONGEST {
        let message =
            Message::new("设置文件超过 64 KB，不读", "the settings file is larger than 64 KB, not read");
        return Err(vec![Complaint { line: None, column: None, message }]);
    }
    let decoded = encoding::decode(&bytes).ok_or_else(|| whole(&Problem::NotText))?;
    choice(&decoded.text)
}

/// The wishes of a settings file's text.
pub(crate) fn choice(text: &str) -> Read {
    let mut reader = Reader { text, choice: Choice::default(), complaints: Vec::new(), left_out: Vec::new() };
    match DeTable::parse(text) {
        Ok(table) => reader.table(table.get_ref()),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let detail = error.message();
            reader.complain(at, &format!("这里不是 TOML 的写法（{detail}）"), &format!("not TOML: {detail}"));
        }
    }
    reader.left_out.sort_by_key(|complaint| (complaint.line, complaint.column));
    if reader.complaints.is_empty() {
        return Ok((reader.choice, reader.left_out));
    }
    reader.complaints.append(&mut reader.left_out);
    reader.complaints.sort_by_key(|complaint| complaint.line);
    Err(reader.complaints)
}

/// What has been read of a settings file so far.
struct Reader<'a> {
    text: &'a str,
    choice: Choice,
    complaints: Vec<Complaint>,
    /// What is wrong with text rules, which costs only them.
    left_out: Vec<Complaint>,
}

/// What a settings file may hold.
const SETTINGS: [&str; 4] = ["select", "ignore", "severity", "text"];
/// What a text rule may hold.
const MEMBERS: [&str; 7] = ["code", "pattern", "in", "unless", "must", "severity", "message"];

impl Reader<'_> {
    fn table(&mut self, table: &DeTable<'_>) {
        // Text rules first: the others may name them.
        for (_, value) in table.iter().filter(|(key, _)| key.get_ref().as_ref() == "text") {
            self.texts(value);
        }
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "text" => {}
                "select" => self.rules(key, value, Wish::Select),
                "ignore" => self.rules(key, value, Wish::Ignore),
                "severity" => self.severities(value),
                other => {
                    let Message { zh, en, .. } = possible(other, &SETTINGS);
                    self.complain(
                        key.span().start,
                        &format!("没有这个设置：{other}{zh}"),
                        &format!("there is no setting {other}{en}"),
                    );
                }
            }
        }
    }

    /// `[[text]]`, several times.
    fn texts(&mut self, value: &Spanned<DeValue<'_>>) {
        let Some(rules) = value.get_ref().as_array() else {
            return self.complain(
                value.span().start,
                "自定义规则每条之前要写 [[text]]（两层方括号）",
                "each text rule stands under a line [[text]], with two pairs of brackets",
            );
        };
        for rule in rules {
            let before = self.left_out.len();
            let Some(table) = rule.get_ref().as_table() else {
                self.leave_out(
                    rule.span().start,
                    None,
                    "要写成 [[text]] 和它之下的各行",
                    "takes [[text]] and lines under it",
                );
                continue;
            };
            let built = self.text(table, rule.span().start);
            let code = table.get("code").and_then(|code| code.get_ref().as_str());
            match built.filter(|_| self.left_out.len() == before) {
                Some(built) => match self.choice.clone().text(built) {
                    Ok(choice) => self.choice = choice,
                    Err(error) => {
                        let message = error.message();
                        let at = table.get("code").map_or(rule.span().start, |code| code.span().start);
                        self.leave_out(at, None, &message.zh, &message.en);
                    }
                },
                // What is said of it elsewhere in the file is not wrong as well.
                None => self.choice = std::mem::take(&mut self.choice).knowing(code),
            }
        }
    }

    /// One of them, if nothing is wrong with it that is told at once. Every member is looked at, so that all mistakes are told.
    fn text(&mut self, table: &DeTable<'_>, start: usize) -> Option<TextRule> {
        for (key, _) in table {
            let key_name = key.get_ref().as_ref();
            if !MEMBERS.contains(&key_name) {
                let Message { zh, en, .. } = possible(key_name, &MEMBERS);
                self.leave_out(
                    key.span().start,
                    None,
                    &format!("[[text]] 里没有 {key_name}{zh}"),
                    &format!("[[text]] has no {key_name}{en}"),
                );
            }
        }
        let [code, pattern, unless, message] =
            ["code", "pattern", "unless", "message"].map(|member| self.string(table, member));
        for member in ["code", "pattern"] {
            if table.get(member).is_none() {
                self.leave_out(
                    start,
                    None,
                    &format!("[[text]] 缺少 {member}"),
                    &format!("[[text]] without {member}"),
                );
            }
        }
        let must = self.of_type(table, "must", DeValue::as_bool, " true 或 false", "true or false");
        let severity = self.string(table, "severity").and_then(|given| {
            let severity = Severity::parse(given);
            if severity.is_none() {
                let (message, at) =
                    (unknown_severity(given), table.get("severity").map_or(start, |v| v.span().start));
                self.leave_out(at, None, &message.zh, &message.en);
            }
            severity
        });
        let sections = self.sections(table);
        let (code, pattern) = (code?, pattern?);
        let rule = TextRule::new(code, pattern).and_then(|rule| {
            let rule = rule.only_in(&sections)?.message(message.unwrap_or_default())?;
            unless.map_or(Ok(rule.clone()), |unless| rule.unless(unless))
        });
        match rule {
            Ok(rule) => {
                let own = rule.own_severity();
                Some(rule.must(must.unwrap_or(false)).severity(severity.unwrap_or(own)))
            }
            Err(error) => {
                let value = table.get(error.member);
                let span = value.map_or(start..start, Spanned::span);
                let at = error.at.map_or(span.start, |at| within(self.text, &span, at));
                self.leave_out(at, error.at, &error.message.zh, &error.message.en);
                None
            }
        }
    }

    fn string<'a>(&mut self, table: &'a DeTable<'_>, member: &str) -> Option<&'a str> {
        self.of_type(table, member, DeValue::as_str, "加引号的文字", "text between quotes")
    }

    fn of_type<'a, 'b, T>(
        &mut self,
        table: &'a DeTable<'b>,
        member: &str,
        read: impl Fn(&'a DeValue<'b>) -> Option<T>,
        zh: &str,
        en: &str,
    ) -> Option<T> {
        let value = table.get(member)?;
        let read = read(value.get_ref());
        if read.is_none() {
            self.leave_out(
                value.span().start,
                None,
                &format!("{member} 要写成{zh}"),
                &format!("{member} takes {en}"),
            );
        }
        read
    }

    /// `in`: numbers of sections, between quotes or not.
    fn sections(&mut self, table: &DeTable<'_>) -> Vec<String> {
        let Some(value) = table.get("in") else { return Vec::new() };
        let number = |one: &Spanned<DeValue<'_>>| {
            let one = one.get_ref();
            one.as_str()
                .map(str::to_owned)
                .or_else(|| one.as_integer().map(|number| number.as_str().to_owned()))
        };
        let numbers: Option<Vec<String>> =
            value.get_ref().as_array().and_then(|numbers| numbers.iter().map(number).collect());
        if numbers.is_none() {
            self.leave_out(
                value.span().start,
                None,
                "in 要写成一列部分的序号，如 in = [\"1\", \"5\"]",
                "in takes a list of sections, such as in = [\"1\", \"5\"]",
            );
        }
        numbers.unwrap_or_default()
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
            self.wish(name.span().start, wish, code);
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
                self.wish(code.span().start, Wish::Severity(severity), code.get_ref().as_ref());
            } else {
                let message = unknown_severity(given);
                self.complain(severity.span().start, &message.zh, &message.en);
            }
        }
    }

    fn wish(&mut self, at: usize, wish: Wish, name: &str) {
        if self.complaints.len() >= MOST_TOLD {
            return;
        }
        // A wish that cannot be granted ends in a complaint, and then nobody asks for the others.
        match wish.with(std::mem::take(&mut self.choice), name) {
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
        let line = Some(self.line(at));
        self.complaints.push(Complaint { line, column: None, message: Message::new(zh, en) });
    }

    /// Tells why a text rule is left out; with the column where `place` is one in a pattern.
    fn leave_out(&mut self, at: usize, place: Option<usize>, zh: &str, en: &str) {
        if self.left_out.len() >= MOST_TOLD {
            return;
        }
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let column = place.map(|_| 1 + self.text[start..at].chars().count());
        let message = Message::new(
            format!("{zh}；这条自定义规则没有用上"),
            format!("{en}; this text rule is left out"),
        );
        self.left_out.push(Complaint { line: Some(self.line(at)), column, message });
    }

    fn line(&self, at: usize) -> usize {
        1 + self.text.bytes().take(at).filter(|&byte| byte == b'\n').count()
    }
}

/// The byte of a file at which a character of a string stands, by its number; `span` is the string's with its quotes.
fn within(text: &str, span: &std::ops::Range<usize>, at: usize) -> usize {
    let source = &text[span.clone()];
    let (quotes, literal) = match source.as_bytes() {
        [b'\'', b'\'', b'\'', ..] => (3, true),
        [b'"', b'"', b'"', ..] => (3, false),
        [b'\'', ..] => (1, true),
        _ => (1, false),
    };
    let body = source.get(quotes..).unwrap_or_default();
    // A line break right behind three quotes is none of the string.
    let skipped = if quotes == 3 {
        body.len() - body.trim_start_matches('\r').trim_start_matches('\n').len()
    } else {
        0
    };
    let mut rest = body[skipped.min(1)..].char_indices();
    for _ in 0..at {
        match rest.next() {
            Some((_, '\\')) if !literal => match rest.next() {
                Some((_, 'u')) => drop(rest.nth(3)),
                Some((_, 'U')) => drop(rest.nth(7)),
                Some((_, 'x')) => drop(rest.nth(1)),
                _ => {}
            },
            Some(_) => {}
            None => break,
        }
    }
    let behind = rest.next().map_or(body.len() - skipped.min(1), |(offset, _)| offset);
    (span.start + quotes + skipped.min(1) + behind).min(span.end)
}

/// What may be meant by a name that is none of these, or which there are.
fn possible(given: &str, names: &'static [&'static str]) -> Message {
    match nearest(given, names.iter().copied()) {
        Some(meant) => Message::new(format!("；是不是 {meant}？"), format!("; did you mean {meant}?")),
        None => {
            Message::new(format!("；可用：{}", names.join("、")), format!("; possible: {}", names.join(", ")))
        }
    }
}

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
        choice(text).err().unwrap().into_iter().map(told).collect()
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
        assert_eq!(selection(&choice(text).unwrap().0), selection(&expected.unwrap()));
        assert_eq!(choice("").unwrap(), (Choice::default(), Vec::new()));
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
                (3, "PARSE-NUM 是读取存疑，总会列出，不能略过，也不能改级别".to_owned()),
                (4, "select 要写成一列规则，如 select = [\"T3-BALANCE\", \"QLT\"]".to_owned()),
                (5, "没有这个设置：rules；可用：select、ignore、severity、text".to_owned()),
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
            choice(&readme[begin..end]).unwrap().0
        };
        let english = example(include_str!("../../../README.md"));
        assert_eq!(english, example(include_str!("../../../README.zh-CN.md")));
        let selection = Selection::default().then(&english);
        let ignored: Vec<_> = selection.ignored().map(|rule| rule.code).collect();
        assert_eq!(ignored, ["FORM-ROW-EXTRA", "SEC6-FEE"]);
    }
}
