//! `gongkai compare`: two versions, or two years, of a body's report.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use gongkai::compare::{Comparison, Relation, Side, compare};
use gongkai::render::comparison::{self, Shown};
use gongkai::render::json::{self, Compared};
use gongkai::render::{Language, wording};
use gongkai::span::Utf16;
use gongkai::{Document, Report};

use crate::args::{CompareFormat, FailOn, Manner, Reading, Verb};
use crate::complain;
use crate::output::Output;
use crate::session::{Exit, Session};
use crate::terminal::{Ink, Style, printable};

pub(crate) fn run(
    reading: &Reading,
    format: CompareFormat,
    output: Option<&Path>,
    manner: Manner,
) -> io::Result<Exit> {
    let language = manner.language;
    let fail_on = reading.fail_on;
    let mut sides = Vec::new();
    let mut sources = Vec::new();
    for input in &reading.inputs {
        let Some(read) = read(input, reading, manner, &mut sources)? else { return Ok(Exit::CouldNotRun) };
        sides.push(read);
    }
    let chosen = match choose(&sides[0], &sides[1], language) {
        Ok(chosen) => chosen,
        Err(message) => {
            complain(&message);
            return Ok(Exit::CouldNotRun);
        }
    };
    let [(old, old_report), (new, new_report)] = chosen;
    let compared = compare(Side::new(old, old_report), Side::new(new, new_report));
    let shown = Shown::new((old, old_report), (new, new_report), &compared);
    let text = match format {
        CompareFormat::Json => {
            let (old_units, new_units) = (Utf16::new(&old.text), Utf16::new(&new.text));
            let (old, new) = ((old, old_report, &old_units), (new, new_report, &new_units));
            json::comparison(&Compared::new(old, new, &compared)) + "\n"
        }
        CompareFormat::Md => comparison::md(shown, language),
        CompareFormat::Text if output.is_none() => {
            coloured(&comparison::text(shown, language), Style::for_stdout(manner.color))
        }
        CompareFormat::Text => comparison::text(shown, language),
    };
    let mut output = match Output::to(output, &sources, language) {
        Ok(output) => output,
        Err(message) => {
            complain(&message);
            return Ok(Exit::CouldNotRun);
        }
    };
    output.write(text.as_bytes())?;
    output.finish()?;
    Ok(exit(&compared, fail_on))
}

/// What came counts, not what stayed: a corrected version that still has an old error has brought none.
fn exit(compared: &Comparison, fail_on: FailOn) -> Exit {
    let found = compared.came.iter().any(|finding| fail_on.reached_by(finding.severity));
    if found { Exit::Found } else { Exit::Clean }
}

/// The documents of one input that hold reports; nothing where one of its files could not be read, which was said.
fn read(
    input: &OsString,
    reading: &Reading,
    manner: Manner,
    sources: &mut Vec<crate::input::Source>,
) -> io::Result<Option<Vec<Document>>> {
    let one = Reading { inputs: vec![input.clone()], fail_on: FailOn::Never, wishes: reading.wishes.clone() };
    let Some(mut session) = Session::open(one, Verb::Compare, manner) else { return Ok(None) };
    sources.extend(session.sources().iter().cloned());
    let mut documents = Vec::new();
    session.run(|document, _| {
        documents.push(document.clone());
        Ok(())
    })?;
    documents.retain(|document| !document.reports.is_empty());
    Ok((session.exit() != Exit::CouldNotRun).then_some(documents))
}

type Chosen<'a> = (&'a Document, &'a Report);

/// The report of each side: the only one, or the one that belongs to the other side's by body and year, or else by body.
/// The error says which reports there are.
fn choose<'a>(
    old: &'a [Document],
    new: &'a [Document],
    language: Language,
) -> Result<[Chosen<'a>; 2], String> {
    let all = |documents: &'a [Document]| -> Vec<Chosen<'a>> {
        documents
            .iter()
            .flat_map(|document| document.reports.iter().map(move |one| (document, one)))
            .collect()
    };
    let (olds, news) = (all(old), all(new));
    if let ([old], [new]) = (&olds[..], &news[..]) {
        return Ok([*old, *new]);
    }
    let pairs = || olds.iter().flat_map(|old| news.iter().map(move |new| [*old, *new]));
    let relation = |[old, new]: &[Chosen<'a>; 2]| Relation::between(old.1, new.1);
    let of = |wanted: fn(Relation) -> bool| pairs().filter(|pair| wanted(relation(pair))).collect::<Vec<_>>();
    let versions = of(|relation| matches!(relation, Relation::Versions(_)));
    let years = of(|relation| matches!(relation, Relation::Years { .. }));
    match (&versions[..], &years[..]) {
        ([pair], _) | ([], [pair]) => return Ok(*pair),
        _ => {}
    }
    let mut message = language
        .pick(
            "一边不止一份报告，无法确定比对哪两份；请把要比对的各存成一个文件",
            "one side holds several reports, and which two to compare is not clear; save each as a file of its own",
        )
        .to_owned();
    for (name, side) in [(language.pick("旧", "old"), &olds), (language.pick("新", "new"), &news)] {
        for (document, report) in side {
            let year = report.year.map_or(String::new(), |year| year.to_string());
            let heading = wording::heading(report, language);
            let line = [name, language.pick("：", ": "), &document.name, " · ", heading, " ", &year].concat();
            message.push_str("\n  ");
            message.push_str(line.trim_end());
        }
    }
    Err(message)
}

/// The same with what went in red and what came in green, on a terminal.
fn coloured(text: &str, style: Style) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.lines().enumerate() {
        let line = printable(line);
        let ink = match line.trim_start().chars().next() {
            Some('−') => Ink::Error,
            Some('+') => Ink::Good,
            _ if at == 0 || !line.is_empty() && !line.starts_with(' ') => Ink::Bold,
            _ => {
                out.push_str(&line);
                out.push('\n');
                continue;
            }
        };
        out.push_str(&style.paint(ink, &line));
        out.push('\n');
    }
    out
}
