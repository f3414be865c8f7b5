//! Gongkai's build system: `cargo xtask pack`, `sizes`, `release`, `serve`, `test`, `bench`, `accuracy`, `semver`, `rules`, `fuzz`, `soak`, `nightly`.
//!
//! Rust (rustup) and Node 20 are all it expects to find; everything else it installs from a lock file, or says by
//! name what is missing. The decisions behind it: docs/decisions/0001 and 0002.

mod bench;
mod browsers;
mod command;
mod engine;
mod features;
mod fresh;
mod fuzz;
mod glue;
mod http;
mod manifest;
mod npm;
mod pack;
mod packages;
mod page;
mod release;
mod semver;
mod serve;
mod sizes;
mod test;
mod workspace;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
Gongkai's build system

cargo xtask pack                     write dist/ and print its sizes; fails over budget or above the browser floor
cargo xtask pack --panic-switch      the same with faults on demand, into target/panic-switch, for tests
cargo xtask sizes                    bytes of the packed engine by package
cargo xtask release                  dist/ anew, twice, the second time from nothing, with SHA256SUMS; fails when they differ
cargo xtask serve [--port N] [--open]  pack, serve the page on localhost (from port 8000), pack again on changes
cargo xtask test [STEP]…             every test, or some: install rust pack engine types npm current save chromium81
cargo xtask bench [FILE]             milliseconds for one report: native, Node, Chromium, Chromium 81; MB/s beside peers
cargo xtask bench files              milliseconds for one report in each format of files; beside pdftotext, pandoc, python-docx
cargo xtask accuracy [OPTION]…       right, doubted and silently wrong cells over every known text; --help for more
cargo xtask semver [COMMIT]          the library beside the last release or a commit: do Rust users' programs still compile
cargo xtask rules                    write docs/rules/ anew, from the rules
cargo xtask fuzz [OPTION]…           damaged files and texts through everything that reads them; --help for more
cargo xtask soak [OPTION]…           the same over generated reports, for as long as told; --help for more
cargo xtask nightly [MINUTES]        fuzz for so long (10), the soak for half of it; fails where either finds something
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let root = workspace::root();
    let Some((task, rest)) = arguments.split_first() else {
        print!("{HELP}");
        return Ok(());
    };
    match task.as_str() {
        "pack" if rest.is_empty() => pack::pack(&root),
        "pack" if rest == ["--panic-switch"] => pack::with_switch(&root),
        "sizes" if rest.is_empty() => packages::print(&root, &manifest::Manifest::read(&root)?),
        "release" if rest.is_empty() => release::release(&root),
        "serve" => serve::serve(&root, &serve_options(rest)?),
        "test" => test::test(&root, rest),
        "bench" if rest == ["files"] => bench::files::bench(&root),
        "bench" if rest.len() <= 1 => bench::bench(&root, rest.first().map(String::as_str)),
        "fuzz" => fuzz::fuzz(&root, rest),
        "nightly" if rest.len() <= 1 => nightly(&root, rest.first().map_or("10", String::as_str)),
        "accuracy" | "soak" => tests_program(&root, task, rest),
        "semver" if rest.len() <= 1 => semver::check(&root, rest.first().map(String::as_str)),
        "rules" if rest.is_empty() => command::run(command::cargo(&root).args([
            "run",
            "--quiet",
            "--package",
            "gongkai-tests",
            "--bin",
            "rules",
        ])),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        _ => bail!("`cargo xtask {}` means nothing\n\n{HELP}", arguments.join(" ")),
    }
}

/// A program of the tests crate, optimised: these read thousands of texts.
fn tests_program(root: &Path, name: &str, arguments: &[String]) -> Result<()> {
    let run = ["run", "--quiet", "--release", "--package", "gongkai-tests", "--bin", name, "--"];
    command::run(command::cargo(root).args(run).args(arguments))
}

/// What is too long for every commit. Both parts run, whatever the first one finds.
fn nightly(root: &Path, minutes: &str) -> Result<()> {
    let Ok(number) = minutes.parse::<f64>() else { bail!("nightly wants minutes, not {minutes}") };
    let fuzzed = fuzz::fuzz(root, &["--minutes".to_owned(), minutes.to_owned()]);
    let half = (number / 2.0).to_string();
    let soaked = tests_program(root, "soak", &["--minutes".to_owned(), half]);
    fuzzed.and(soaked)
}

fn serve_options(arguments: &[String]) -> Result<serve::Options> {
    let mut options = serve::Options { port: 8000, open: false };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--open" => options.open = true,
            "--port" => match rest.next().and_then(|port| port.parse().ok()) {
                Some(port) => options.port = port,
                None => bail!("--port wants a number up to 65535"),
            },
            other => bail!("serve knows --port N and --open, not {other}"),
        }
    }
    Ok(options)
}
