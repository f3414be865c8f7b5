//! The outside corpus by name: lists its texts, shows one, and writes the reports that `outside/make.py` starts from.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use gongkai_tests::accuracy::Verdict;
use gongkai_tests::outside::{judge, model, reports, texts};

const HELP: &str = "\
The texts that other people's programs made of generated reports (tests/outside).

    cargo run -p gongkai-tests --bin outside -- list             every text: name, program, input, what it keeps
    cargo run -p gongkai-tests --bin outside -- figures          the texts that are not read whole: cells by verdict
    cargo run -p gongkai-tests --bin outside -- show NAME        a text, and on standard error what is misread
    cargo run -p gongkai-tests --bin outside -- export FOLDER    every text as a file
    cargo run -p gongkai-tests --bin outside -- reports FOLDER   the reports as outside/make.py takes them
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        ["list"] => {
            list();
            Ok(())
        }
        ["figures"] => {
            figures();
            Ok(())
        }
        ["show", name] => show(name),
        ["export", folder] => export(Path::new(folder)),
        ["reports", folder] => write_reports(Path::new(folder)),
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// A reader that has seen enough (`| head`) ends the printing, not the program.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn list() {
    for text in texts() {
        say(&format!("{}\t{} {}\t{}\t{}", text.name(), text.program, text.version, text.input, text.keeps));
    }
}

fn figures() {
    for text in texts() {
        let (outcome, _) = judge(&text);
        let others: Vec<String> = outcome
            .cells
            .iter()
            .filter(|&(&v, &n)| v != Verdict::Right && n > 0)
            .map(|(v, n)| format!("{v:?} {n}"))
            .collect();
        if !others.is_empty() {
            say(&format!("{}\t{}\t{}", text.name(), text.keeps, others.join(", ")));
        }
    }
}

fn show(name: &str) -> Result<(), String> {
    let texts = texts();
    let text = texts.iter().find(|t| t.name() == name).ok_or(format!("no such text: {name} (see list)"))?;
    say(&text.input_text);
    let (outcome, lost) = judge(text);
    for m in &outcome.mismatches {
        eprintln!("{:?} {} printed {}, read {}", m.verdict, m.id, m.truth, m.got);
    }
    for rule in &outcome.alarms {
        eprintln!("blamed on the report: {rule}");
    }
    eprintln!("keeps {}; {lost} cells lost by the program", text.keeps);
    Ok(())
}

fn export(folder: &Path) -> Result<(), String> {
    for text in texts() {
        let end = if text.media == gongkai::Media::Html { "html" } else { "txt" };
        write(&folder.join(format!("{}.{end}", text.name())), &text.input_text)?;
    }
    Ok(())
}

fn write_reports(folder: &Path) -> Result<(), String> {
    for (name, specimen) in reports() {
        write(&folder.join(format!("{name}.json")), &(model(&specimen).to_string() + "\n"))?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("{}: {e}", path.display());
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).map_err(failed)?;
    std::fs::write(path, text).map_err(failed)
}
