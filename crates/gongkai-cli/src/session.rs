//! One run over several inputs: every one is done, whatever becomes of the others.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::panic;
use std::process::ExitCode;

use gongkai::Document;
use gongkai::render::wording::Tally;

use crate::args::{FailOn, Manner, Verb, Verbosity};
use crate::input::{self, Gathered, Input, Source};
use crate::terminal::{Ink, Style, Total, printable};
use crate::{complain, help};

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

/// The inputs of a run, and what has been seen of them so far.
pub(crate) struct Session {
    manner: Manner,
    fail_on: FailOn,
    gathered: Gathered,
    found: bool,
    total: Total,
}

impl Session {
    /// Finds the inputs. Without any: standard input when something is piped in; otherwise the command's help
    /// goes to standard error and there is no session.
    pub(crate) fn open(inputs: &[OsString], verb: Verb, fail_on: FailOn, manner: Manner) -> Option<Self> {
        let stdin = [OsString::from("-")];
        let inputs = match inputs {
            [] if io::stdin().is_terminal() => {
                let missing = manner.language.pick("没有指定文件", "no file was named");
                complain(&format!("{missing}\n\n{}", help::text(Some(verb), manner.language)));
                return None;
            }
            [] => &stdin,
            _ => inputs,
        };
        let gathered = input::gather(inputs);
        Some(Session { manner, fail_on, gathered, found: false, total: Total::default() })
    }

    /// Whether the output is for several inputs.
    pub(crate) fn several(&self) -> bool {
        self.gathered.several
    }

    /// What will be read.
    pub(crate) fn sources(&self) -> &[Source] {
        &self.gathered.sources
    }

    /// Reads and checks every input in turn and gives it to `each`, also when it holds no report.
    pub(crate) fn run(&mut self, mut each: impl FnMut(&Document) -> io::Result<()>) -> io::Result<()> {
        self.announce();
        for source in std::mem::take(&mut self.gathered.sources) {
            self.total.files += 1;
            match input::read(&source) {
                Ok(input) => {
                    if let Some(document) = self.read(&source, &input) {
                        self.count(&source, &document);
                        each(&document)?;
                    }
                }
                Err(problem) => self
                    .problem(&source.display(self.manner.language), &problem.describe(self.manner.language)),
            }
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
            self.note(&directory, &format!("{files} 个文件"), &format!("{files} files"));
        }
    }

    /// A defect of the core must not take the other files with it.
    fn read(&mut self, source: &Source, input: &Input) -> Option<Document> {
        let (name, language) = (source.display(self.manner.language), self.manner.language);
        if input.broken > 0 {
            let count = input.broken;
            self.note(
                &name,
                &format!("按 {} 解码，{count} 处解不出来，结果可能不全", input.encoding),
                &format!("decoded as {}; {count} places could not be decoded", input.encoding),
            );
        } else if self.manner.verbosity == Verbosity::Verbose {
            let (encoding, media, bytes) = (input.encoding, input.media.name(), input.text.len());
            let detail = format!("{encoding}, {media}, {bytes} bytes as UTF-8");
            self.note(&name, &detail, &detail);
        }
        let document = panic::catch_unwind(|| gongkai::parse(&input.text, input.media, &source.name()));
        if document.is_err() {
            self.problem(
                &name,
                language.pick(
                    "程序内部错误，这个文件没有做完；请把文件附上告诉我们",
                    "internal error, this file was not done; please report it with the file",
                ),
            );
        }
        document.ok()
    }

    fn count(&mut self, source: &Source, document: &Document) {
        if document.reports.is_empty() {
            let language = self.manner.language;
            let reasons = document.findings.iter().map(|f| language.message(&f.message));
            let reason = reasons.collect::<Vec<_>>().join(language.pick("；", "; "));
            let nothing = language.pick(
                "没有找到政府信息公开工作年度报告",
                "no annual report on open government information found",
            );
            let message = if reason.is_empty() { nothing } else { &reason };
            self.problem(&source.display(language), &printable(message));
            return;
        }
        let findings = || document.findings.iter().chain(document.reports.iter().flat_map(|r| &r.findings));
        self.total.reports += document.reports.len();
        self.total.tally.add(Tally::of(findings()));
        self.found |= findings().any(|f| self.fail_on.reached_by(f.severity));
    }

    fn problem(&mut self, name: &str, message: &str) {
        self.total.failed += 1;
        let name = Style::for_stderr(self.manner.color).paint(Ink::Bold, &printable(name));
        complain(&format!("{name}{}{message}", self.manner.language.pick("：", ": ")));
    }

    fn note(&self, name: &str, zh: &str, en: &str) {
        let language = self.manner.language;
        complain(&format!("{}{}{}", printable(name), language.pick("：", ": "), language.pick(zh, en)));
    }
}
