//! The gongkai command line: `check` for people, `parse` for programs, `compare` for two reports, `rules` to look
//! things up. A library, so that tests and the
//! fuzzer reach what reads the bytes of others (`untrusted.rs`).
//!
//! Exit codes: 0 nothing at the fail level, 1 something, 2 the command line was wrong or a file could not be done.

mod args;
mod check;
mod compare;
mod custom;
mod encoding;
mod help;
mod input;
mod interrupt;
mod output;
mod paper;
mod parse;
mod rules;
mod session;
mod suggest;
mod terminal;
#[doc(hidden)]
pub mod untrusted;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use args::{Invocation, Task};
use session::Exit;

/// Runs the program with the arguments of this process.
pub fn main() -> ExitCode {
    interrupt::watch();
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let exit = match args::parse(&arguments) {
        Ok(invocation) => run(invocation),
        Err(message) => {
            complain(&format!("{message}\n{}", hint(args::language(&arguments))));
            Ok(Exit::CouldNotRun)
        }
    };
    match exit {
        Ok(exit) => exit.into(),
        // Whoever reads our output has seen enough; that is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean.into(),
        Err(error) => {
            let language = args::language(&arguments);
            complain(&format!("{}{error}", language.pick("写不出结果：", "cannot write the result: ")));
            Exit::CouldNotRun.into()
        }
    }
}

/// Where to look when a command line is wrong.
fn hint(language: gongkai::render::Language) -> &'static str {
    language.pick("用 gongkai --help 查看用法", "see gongkai --help --lang en")
}

fn run(Invocation { task, manner }: Invocation) -> io::Result<Exit> {
    match task {
        Task::Help { on, asked: true } => {
            output::stdout(manner.language)?.write_all(help::text(on, manner.language).as_bytes())?;
            Ok(Exit::Clean)
        }
        Task::Help { on, asked: false } => {
            io::stderr().write_all(help::text(on, manner.language).as_bytes())?;
            Ok(Exit::CouldNotRun)
        }
        Task::Version => {
            writeln!(output::stdout(manner.language)?, "gongkai {}", env!("CARGO_PKG_VERSION"))?;
            Ok(Exit::Clean)
        }
        Task::Check { reading, paper: None, .. } => check::run(reading, manner),
        Task::Check { reading, paper: Some(kind), output } => {
            paper::run(reading, kind, output.as_deref(), manner)
        }
        Task::Parse { reading, format, output, with_text } => {
            parse::run(reading, &parse::Wanted { format, output, with_text }, manner)
        }
        Task::Compare { reading, format, output } => {
            compare::run(&reading, format, output.as_deref(), manner)
        }
        Task::Rules { rule, format, settings } => rules::run(rule.as_deref(), format, settings, manner),
    }
}

/// Says on standard error what went wrong. What it repeats of arguments and names of files drives no terminal.
fn complain(message: &str) {
    let lines: Vec<String> = message.lines().map(terminal::printable).collect();
    complain_as(&lines.join("\n"));
}

/// The same of a message that is painted and made of harmless parts. A closed standard error is nobody's concern.
fn complain_as(message: &str) {
    let _ = writeln!(io::stderr(), "gongkai: {message}");
}
