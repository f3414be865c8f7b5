//! One run over several inputs: every one is done, whatever becomes of the others.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::panic;
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use gongkai::render::Language;
use gongkai::render::wording::Tally;
use gongkai::{Document, Selection};

use crate::args::{FailOn, Manner, Reading, Verb, Verbosity};
use crate::custom::{Complaint, Custom, Ruling, Unready, Unusable};
use crate::input::{self, Gathered, Held, Input, Problem, Source};
use crate::terminal::{Ink, Style, Total, printable};
use crate::{complain, complain_as, help, hint};

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// No finding at the fail level.
    Clean,
    /// Some.
    Found,
    /// The command line was wrong, or a file could not be read or holds no report.
    CouldNotRun,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Clean => 0,
            Exit::Found => 1,
            Exit::CouldNotRun => 2,
        })
    }
}

/// After that a pipe that gives nothing is told of.
const PATIENCE: Duration = Duration::from_secs(1);

/// What an input is called: in the output, and in messages.
struct Named {
    name: String,
    display: String,
}

/// The inputs of a run, and what has been seen of them so far.
pub(crate) struct Session {
    manner: Manner,
    fail_on: FailOn,
    custom: Custom,
    gathered: Gathered,
    /// What the only input holds, which was read to know whether it is an archive.
    only: Option<Result<Held, Problem>>,
    found: bool,
    /// Whether text rules of a settings file are wrong.
    rules_left_out: bool,
    total: Total,
}

impl Session {
    /// Finds the inputs. Without any: standard input when something is piped in; otherwise the command's help
    /// goes to standard error and there is no session. Nor is there one when a settings file was named and cannot be
    /// followed.
    pub(crate) fn open(reading: Reading, verb: Verb, manner: Manner) -> Option<Self> {
        let stdin = [OsString::from("-")];
        let inputs = match &reading.inputs[..] {
            [] if io::stdin().is_terminal() => {
                let missing = manner.language.pick("没有指定文件", "no file was named");
                complain(&format!("{missing}\n\n{}", help::text(Some(verb), manner.language)));
                return None;
            }
            [] => &stdin,
            inputs => inputs,
        };
        let gathered = input::gather(inputs);
        let (fail_on, custom, total) = (reading.fail_on, Custom::new(reading.wishes), Total::default());
        let mut session = Session {
            manner,
            fail_on,
            custom,
            gathered,
            only: None,
            found: false,
            rules_left_out: false,
            total,
        };
        match session.custom.prepare(&session.gathered.sources) {
            Ok(()) => {}
            Err(Unready::File(Unusable { file, complaints })) => {
                session.tell(&file, &complaints);
                return None;
            }
            Err(Unready::Name(error)) => {
                let language = session.manner.language;
                complain(&format!("{}\n{}", language.message(&error.message()), hint(language)));
                return None;
            }
        }
        if let ([source], false) = (&session.gathered.sources[..], session.gathered.several) {
            let held = session.take(source);
            session.gathered.several = matches!(held, Ok(Held::Archive(_)));
            session.only = Some(held);
        }
        Some(session)
    }

    /// Whether the output is for several inputs, as that of an archive is however many files it holds.
    pub(crate) fn several(&self) -> bool {
        self.gathered.several
    }

    /// What will be read.
    pub(crate) fn sources(&self) -> &[Source] {
        &self.gathered.sources
    }

    /// Reads and checks every input in turn and gives it to `each`, also when it holds no report.
    pub(crate) fn run(
        &mut self,
        mut each: impl FnMut(&Document, &Selection) -> io::Result<()>,
    ) -> io::Result<()> {
        self.announce();
        for source in std::mem::take(&mut self.gathered.sources) {
            let Some(selection) = self.selection(&source) else {
                (self.total.files, self.total.failed) = (self.total.files + 1, self.total.failed + 1);
                continue;
            };
            let (name, display) = (source.name(), source.display(self.manner.language));
            match self.only.take().unwrap_or_else(|| self.take(&source)) {
                Ok(Held::One(input)) => {
                    self.one(&Named { name, display }, Ok(input), &selection, &mut each)?;
                }
                Ok(Held::Archive(members)) => {
                    self.contents(&display, members.len());
                    for (path, input) in members {
                        let inside = |outer: &str| format!("{outer}/{path}");
                        let named = Named { name: inside(&name), display: inside(&display) };
                        self.one(&named, input, &selection, &mut each)?;
                    }
                }
                Err(problem) => self.one(&Named { name, display }, Err(problem), &selection, &mut each)?,
            }
        }
        Ok(())
    }

    /// Reads a source. Of one that may wait for somebody else it is said, after a while, that it waits.
    fn take(&self, source: &Source) -> Result<Held, Problem> {
        if self.manner.verbosity == Verbosity::Quiet || !input::may_wait(source) {
            return input::read(source);
        }
        let language = self.manner.language;
        let name = printable(&source.display(language));
        let (colon, waiting) = (
            language.pick("：", ": "),
            language.pick(
                "这是一个管道，正在等待写入；按 Ctrl+C 停止",
                "a pipe: waits until something is written; Ctrl+C stops",
            ),
        );
        let message = format!("{name}{colon}{waiting}");
        let (done, waits) = mpsc::channel::<()>();
        thread::spawn(move || {
            if waits.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                complain(&message);
            }
        });
        let held = input::read(source);
        drop(done);
        held
    }

    /// Reads and checks one input.
    fn one(
        &mut self,
        named: &Named,
        input: Result<Input, Problem>,
        selection: &Selection,
        each: &mut impl FnMut(&Document, &Selection) -> io::Result<()>,
    ) -> io::Result<()> {
        self.total.files += 1;
        match input {
            Ok(input) => {
                if let Some(document) = self.read(named, &input, selection) {
                    self.count(named, &document);
                    each(&document, selection)?;
                }
            }
            Err(problem) => self.problem(&named.display, &problem.describe(self.manner.language)),
        }
        Ok(())
    }

    /// What was seen.
    pub(crate) fn total(&self) -> Total {
        self.total
    }

    /// How the run ends: a file that could not be done outweighs findings.
    pub(crate) fn exit(&self) -> Exit {
        match (self.total.failed, self.found) {
            _ if self.rules_left_out => Exit::CouldNotRun,
            (0, false) => Exit::Clean,
            (0, true) => Exit::Found,
            _ => Exit::CouldNotRun,
        }
    }

    fn announce(&mut self) {
        for (name, problem) in std::mem::take(&mut self.gathered.problems) {
            self.problem(&name, &problem.describe(self.manner.language));
        }
        if self.manner.verbosity == Verbosity::Quiet {
            return;
        }
        for (directory, files) in std::mem::take(&mut self.gathered.directories) {
            self.contents(&directory, files);
        }
    }

    /// Says how many files a directory or an archive holds.
    fn contents(&self, name: &str, files: usize) {
        if self.manner.verbosity != Verbosity::Quiet {
            self.note(name, &format!("{files} 个文件"), &format!("{files} files"));
        }
    }

    /// The rules for an input; nothing when its settings file cannot be followed.
    fn selection(&mut self, source: &Source) -> Option<Selection> {
        match self.custom.ruling(source) {
            Ok(Ruling { selection, file, complaints }) => {
                if let Some(file) = &file
                    && !complaints.is_empty()
                {
                    self.rules_left_out = true;
                    self.tell(file, &complaints);
                }
                if let Some(file) = &file
                    && self.manner.verbosity == Verbosity::Verbose
                {
                    let (name, file) =
                        (source.display(self.manner.language), printable(&file.display().to_string()));
                    self.note(&name, &format!("按 {file} 的设置"), &format!("settings of {file}"));
                }
                Some(selection)
            }
            Err(Unusable { file, complaints }) => {
                self.tell(&file, &complaints);
                None
            }
        }
    }

    /// Says what is wrong with a settings file.
    fn tell(&self, file: &Path, complaints: &[Complaint]) {
        tell(file, complaints, self.manner.language);
    }

    /// A defect of the core must not take the other files with it.
    fn read(&mut self, named: &Named, input: &Input, selection: &Selection) -> Option<Document> {
        let (name, language) = (&named.display, self.manner.language);
        if input.broken > 0 {
            let count = input.broken;
            self.note(
                name,
                &format!("按 {} 解码，{count} 处解不出来，结果可能不全", input.encoding),
                &format!("decoded as {}; {count} places could not be decoded", input.encoding),
            );
        } else if let (Some((format, _)), Verbosity::Verbose) = (&input.file, self.manner.verbosity) {
            let (format, bytes) = (format.name(), input.text.len());
            self.note(
                name,
                &format!("{}，取出的文字按 UTF-8 计 {bytes} 字节", format.zh),
                &format!("{}, {bytes} bytes of text as UTF-8", format.en),
            );
        } else if self.manner.verbosity == Verbosity::Verbose {
            let (encoding, media, bytes) = (&input.encoding, input.media.name(), input.text.len());
            self.note(
                name,
                &format!("{encoding}，{media}，按 UTF-8 计 {bytes} 字节"),
                &format!("{encoding}, {media}, {bytes} bytes as UTF-8"),
            );
        }
        let document = panic::catch_unwind(|| {
            gongkai::parse_file(&input.text, input.media, &named.name, input.origin(), selection)
        });
        if document.is_err() {
            self.problem(
                name,
                language.pick(
                    "程序内部错误，这个文件没有做完；请把文件附上告诉我们",
                    "internal error, this file was not done; please report it with the file",
                ),
            );
        }
        document.ok()
    }

    fn count(&mut self, named: &Named, document: &Document) {
        if document.reports.is_empty() {
            let language = self.manner.language;
            let reasons = document.findings.iter().map(|f| language.message(&f.message));
            let reason = reasons.collect::<Vec<_>>().join(language.pick("；", "; "));
            let nothing = language.pick(
                "没有找到政府信息公开工作年度报告",
                "no annual report on open government information found",
            );
            let message = if reason.is_empty() { nothing } else { &reason };
            self.problem(&named.display, &printable(message));
            return;
        }
        let findings = || document.findings.iter().chain(document.reports.iter().flat_map(|r| &r.findings));
        self.total.reports += document.reports.len();
        let left_out = document.reports.iter().map(|report| report.checks.not_selected).max();
        self.total.left_out = self.total.left_out.max(left_out.unwrap_or(0));
        for condition in document.reports.iter().filter_map(|report| report.condition) {
            self.total.in_part += 1;
            self.total.condition.get_or_insert(condition);
        }
        self.total.tally.add(Tally::of(findings()));
        self.found |= findings().any(|f| self.fail_on.reached_by(f.severity));
    }

    fn problem(&mut self, name: &str, message: &str) {
        self.total.failed += 1;
        self.complain(name, message);
    }

    fn complain(&self, name: &str, message: &str) {
        let name = Style::for_stderr(self.manner.color).paint(Ink::Bold, &printable(name));
        complain_as(&format!("{name}{}{}", self.manner.language.pick("：", ": "), printable(message)));
    }

    fn note(&self, name: &str, zh: &str, en: &str) {
        let language = self.manner.language;
        complain(&format!("{}{}{}", printable(name), language.pick("：", ": "), language.pick(zh, en)));
    }
}

/// Says what is wrong with a settings file, each mistake with its place.
pub(crate) fn tell(file: &Path, complaints: &[Complaint], language: Language) {
    for Complaint { line, column, message } in complaints {
        let places: Vec<String> =
            [line, column].into_iter().flatten().map(|number| format!(":{number}")).collect();
        let name = format!("{}{}", file.display(), places.concat());
        let (name, colon) = (printable(&name), language.pick("：", ": "));
        complain_as(&format!("{name}{colon}{}", printable(language.message(message))));
    }
}
