//! Prints the accuracy tables: shared samples, generated layouts, damages.

use std::process::ExitCode;

use gongkai_tests::accuracy::{
    Board, Case, Outcome, Verdict, converted_cases, damage_cases, judge, layout_cases, misprint_cases,
    older_cases, real_cases, sample_cases, samples_folder, warp_cases,
};
use gongkai_tests::draw::Draw;
use gongkai_tests::generator::damage::DAMAGES;
use gongkai_tests::generator::layout::LAYOUTS;
use gongkai_tests::generator::warp::{self, WARPS};
use gongkai_tests::ratchet::worse;
use gongkai_tests::{mutation, outside, prose};

const HELP: &str = "\
Counts what the reader brings out of texts whose cells are known.

    cargo run -p gongkai-tests --bin accuracy -- [OPTIONS]

    --only PATTERN       only texts whose name has PATTERN in it (pdf, +typos, sample-3, lines#7)
    --part PART          samples | real | converted | outside | layouts | misprints | damages | warps | older |
                         mutations | prose
                         (repeatable; default: all)
    --seeds N            reports for each layout (default 20), each warp (twice as many, the layouts that it fits
                         in turn) and each layout with each damage (a tenth)
    --by-layout          a row for each layout with each damage or warp, not for each damage or warp
    --show [N]           print the first N cells (default 12) that came out wrong, text by text
    --show-doubt [N]     the same, with cells that are only doubted
    --dump NAME          print the generated text of this name, as the tables and the soak name it
                         (pdf-raw#7, tabs+cut#7, tabs!misprint#7, tabs~total-first#7, S14:tabs#7), and on standard error
                         what is misread
    --compare FILE       exit with 1 when a figure is worse than in this copy of the tables (docs/accuracy.md)
    --list               print the names of layouts, damages and warps

Exit status 1 when any cell is silently wrong; with --compare, when anything got worse.
";

/// As `println!`, but a reader that has seen enough (`| head`) ends the printing, not the program.
macro_rules! say {
    ($($what:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stdout(), $($what)*);
    }};
}

#[derive(Default)]
struct Options {
    only: Option<String>,
    parts: Vec<String>,
    seeds: Option<u64>,
    by_layout: bool,
    show: usize,
    show_doubt: bool,
    compare: Option<String>,
    printed: String,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(silent) => ExitCode::from(u8::from(silent > 0)),
        Err(message) => {
            eprintln!("{message}\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &[String]) -> Result<usize, String> {
    let mut options = Options::default();
    let mut args = args.iter().map(String::as_str).peekable();
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg} needs a value"));
        match arg {
            "--only" => options.only = Some(value()?.to_owned()),
            "--part" => options.parts.push(value()?.to_owned()),
            "--seeds" => options.seeds = Some(value()?.parse().map_err(|_| "--seeds needs a number")?),
            "--compare" => options.compare = Some(value()?.to_owned()),
            "--by-layout" => options.by_layout = true,
            "--show" | "--show-doubt" => {
                options.show_doubt |= arg == "--show-doubt";
                options.show =
                    args.next_if(|v| !v.starts_with('-')).and_then(|v| v.parse().ok()).unwrap_or(12);
            }
            "--dump" => return dump(value()?).map(|()| 0),
            "--list" => {
                for layout in LAYOUTS {
                    say!("{}", layout.name);
                }
                for damage in DAMAGES {
                    say!("+{}", damage.name);
                }
                for warp in WARPS {
                    let fitting: Vec<&str> =
                        LAYOUTS.iter().filter(|l| (warp.fits)(l)).map(|l| l.name).collect();
                    say!("~{} ({:?}; {} layouts)", warp.name, warp.expect, fitting.len());
                }
                return Ok(0);
            }
            "--help" | "-h" => {
                say!("{HELP}");
                return Ok(0);
            }
            _ => return Err(format!("no such option: {arg}")),
        }
    }
    let silent = boards(&mut options);
    let Some(path) = &options.compare else { return Ok(silent) };
    let committed = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
    let mut complaints = worse(&committed, &options.printed);
    if samples_folder().is_none() {
        // What cannot be measured here has not got worse.
        complaints.retain(|complaint| !complaint.ends_with("no longer measured"));
    }
    for complaint in &complaints {
        say!("worse than {path}: {complaint}");
    }
    Ok(complaints.len())
}

fn dump(name: &str) -> Result<(), String> {
    if let Some(passage) = prose::passages().iter().find(|passage| passage.name == name) {
        say!("{}", passage.report);
        return Ok(());
    }
    let case = Draw::named(name)?.case();
    say!("{}", case.input);
    for m in judge(&case).mismatches {
        eprintln!("{:?} {} printed {}, read {}", m.verdict, m.id, m.truth, m.got);
    }
    Ok(())
}

/// Prints the tables; how many cells were silently wrong.
fn boards(options: &mut Options) -> usize {
    let parts = options.parts.clone();
    let wants = |part: &str| parts.is_empty() || parts.iter().any(|p| p == part);
    let seeds = options.seeds.unwrap_or(20);
    let mut silent = 0;
    if let Some(folder) = samples_folder() {
        if wants("samples") {
            silent += board("sample", sample_cases(&folder).into_iter(), options);
        }
        if wants("real") {
            silent += board("real", real_cases(&folder).into_iter(), options);
        }
        if wants("converted") {
            silent += board("converted", converted_cases(&folder).into_iter(), options);
        }
    } else {
        say!("Shared samples: skipped, not there (GONGKAI_SAMPLES, or ../shared/samples).\n");
    }
    if wants("outside") {
        silent += outside_board(options);
    }
    if wants("layouts") {
        silent += board("layout", layout_cases(seeds), options);
    }
    if wants("misprints") {
        silent += board("misprint", misprint_cases(seeds.div_ceil(2)), options);
    }
    if wants("damages") {
        let by_layout = options.by_layout;
        let by_damage = move |mut case: Case| {
            if !by_layout {
                case.group = case.group.split_once('+').map_or(case.group.clone(), |(_, d)| format!("+{d}"));
            }
            case
        };
        silent += board("damage", damage_cases(seeds.div_ceil(10)).map(by_damage), options);
    }
    if wants("warps") {
        let by_layout = options.by_layout;
        let by_warp = move |mut case: Case| {
            if !by_layout {
                case.group = case.group.split_once('~').map_or(case.group.clone(), |(_, w)| format!("~{w}"));
            }
            case
        };
        silent += board("warp", warp_cases(seeds * 2).map(by_warp), options);
    }
    if wants("older") {
        silent += board("2014 to 2018", older_cases(seeds.div_ceil(2)), options);
    }
    if wants("mutations") && options.only.is_none() {
        mutations(seeds as usize * 4, options);
    }
    if wants("prose") {
        prose_board(options);
    }
    silent
}

/// Prints what the rules on the text find, miss and wrongly say; with --show, passage by passage.
fn prose_board(options: &mut Options) {
    let mut board = prose::Board::default();
    let passages = prose::passages();
    for passage in
        passages.iter().filter(|p| options.only.as_ref().is_none_or(|o| p.name.contains(o.as_str())))
    {
        let judgement = prose::judge(passage);
        if options.show > 0 {
            for missed in &judgement.missed {
                say!("{}: missed {} “{}”", passage.name, missed.rule, missed.place);
            }
            for (rule, message) in &judgement.alarms {
                say!("{}: false alarm {rule}: {message}", passage.name);
            }
        }
        board.add(passage, &judgement);
    }
    if board.total() != [0; 3] {
        let table = board.to_markdown();
        say!("\n{table}");
        options.printed.push_str(&table);
    }
}

/// Prints whether wrong numbers are found and named; with so many reports for each kind of slip.
fn mutations(reports: usize, options: &mut Options) {
    let mut left = options.show;
    let mut look = |trial: &mutation::Trial| {
        if let Some(complaint) = (left > 0).then(|| trial.complaint()).flatten() {
            say!("{complaint}");
            left -= 1;
        }
    };
    for scores in mutation::scores(reports, &mut look) {
        let table = scores.to_markdown();
        say!("\n{table}");
        options.printed.push_str(&table);
    }
}

/// The texts of programs that nobody here has written.
fn outside_board(options: &mut Options) -> usize {
    let mut board = outside::Board::default();
    let texts = outside::texts();
    let wanted: Vec<_> = texts
        .iter()
        .filter(|text| options.only.as_ref().is_none_or(|p| text.name().contains(p.as_str())))
        .collect();
    for text in &wanted {
        let (outcome, lost) = outside::judge(text);
        show(&text.name(), &outcome, options);
        board.add(text, &outcome, lost);
    }
    if wanted.is_empty() {
        return 0;
    }
    let table = board.to_markdown();
    say!("\n{table}");
    options.printed.push_str(&table);
    board.silent()
}

/// Prints what went wrong in one text, as far as that is wished for.
fn show(name: &str, outcome: &Outcome, options: &Options) {
    if outcome.panicked {
        say!("PANIC: {name}");
    }
    if options.show == 0 {
        return;
    }
    let least = if options.show_doubt { Verdict::RightDoubted } else { Verdict::Missing };
    let shown: Vec<_> = outcome.mismatches.iter().filter(|m| m.verdict >= least).collect();
    if !shown.is_empty() || !outcome.alarms.is_empty() {
        say!("{name}");
    }
    for m in shown.iter().take(options.show) {
        say!("    {:?} {}: printed {}, read {}", m.verdict, m.id, m.truth, m.got);
    }
    for rule in &outcome.alarms {
        say!("    false alarm: {rule}");
    }
}

fn board(what: &str, cases: impl Iterator<Item = Case>, options: &mut Options) -> usize {
    let mut board = Board::default();
    let mut empty = true;
    for case in cases.filter(|c| options.only.as_ref().is_none_or(|p| c.name.contains(p.as_str()))) {
        let outcome = judge(&case);
        show(&case.name, &outcome, options);
        board.add(&case.group, &outcome);
        empty = false;
    }
    if empty {
        return 0;
    }
    let table = board.to_markdown(what);
    say!("\n{table}");
    options.printed.push_str(&table);
    if what == "warp" {
        let expected = |group: &str| {
            let name = group.split_once('~').map_or("", |(_, name)| name);
            warp::named(name).map_or(String::new(), |warp| format!("{:?}", warp.expect))
        };
        // No row of the table above has such a first heading, so the ratchet takes it for another table.
        let table = board.decided_to_markdown("decided by the print", expected);
        say!("\n{table}");
        options.printed.push_str(&table);
    }
    board.total().count(Verdict::Silent)
}
