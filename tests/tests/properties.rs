//! Properties over generated reports: what must hold for any report in any layout, whole or damaged.

use std::sync::OnceLock;

use gongkai::render::json;
use gongkai::{Document, Media, Span, State};
use gongkai_tests::accuracy::{
    Case, Verdict, compare, damage_cases, layout_cases, misprint_cases, warp_cases,
};
use gongkai_tests::draw::{Draw, Fault};
use gongkai_tests::generator::layout::{Keeps, LAYOUTS, Layout, layout};
use gongkai_tests::generator::random::Random;
use gongkai_tests::generator::warp::WARPS;
use gongkai_tests::generator::{Mix, Size, Specimen, Wish};

/// Reports for each layout. The soak draws millions; this is the inner loop.
const SEEDS: u64 = 4;

/// Of all pairs of layout and damage, one in so many: each layout and each damage is met, in a few seconds.
const PAIRS: usize = 4;

fn read(case: &Case) -> Document {
    gongkai::parse(&case.input, case.media, &case.name)
}

type Read = (Case, Document);

fn read_all(cases: impl Iterator<Item = Case>) -> Vec<Read> {
    cases
        .map(|case| {
            let document = read(&case);
            (case, document)
        })
        .collect()
}

/// Whole reports in every layout, and what was read of them: once for all the properties here.
fn whole() -> &'static [Read] {
    static WHOLE: OnceLock<Vec<Read>> = OnceLock::new();
    WHOLE.get_or_init(|| read_all(layout_cases(SEEDS)))
}

/// The same, damaged.
fn damaged() -> &'static [Read] {
    static DAMAGED: OnceLock<Vec<Read>> = OnceLock::new();
    DAMAGED.get_or_init(|| read_all(damage_cases(1).step_by(PAIRS)))
}

/// Texts for each warp; each on other layouts.
const WARPED: u64 = 6;

/// Reports whose tables are drawn otherwise than the form's.
fn warped() -> &'static [Read] {
    static WARPED_READ: OnceLock<Vec<Read>> = OnceLock::new();
    WARPED_READ.get_or_init(|| read_all(warp_cases(WARPED)))
}

/// Cells of warped reports with a wrong number that are still misread silently, in running titles of texts without lines
/// and where the title of a section stands within another section's table. This number may only fall.
const MISREAD: usize = 5;

/// Cells of warped reports that are doubted although the print decides them; more than half stand in one layout, whose
/// headings are vertical. This number may only fall.
const NEEDLESS: usize = 1755;

/// Fails when there are more failures than are known, with the first of each warp, and how many it has: what fails for
/// one reason is told once.
fn assert_warps(failures: &[String], known: usize) {
    let warp = |failure: &str| {
        let name = failure.split_once('~').map_or("", |(_, rest)| rest);
        name.split(['#', '+', '!']).next().unwrap_or_default().to_owned()
    };
    let mut groups: Vec<(String, usize, &String)> = Vec::new();
    for failure in failures {
        match groups.iter_mut().find(|(name, ..)| *name == warp(failure)) {
            Some((_, count, _)) => *count += 1,
            None => groups.push((warp(failure), 1, failure)),
        }
    }
    let lines: Vec<String> =
        groups.iter().map(|(name, count, first)| format!("~{name}: {count}, the first: {first}")).collect();
    assert!(
        failures.len() <= known,
        "{} failures of {} warps, before {known}:\n{}",
        failures.len(),
        groups.len(),
        lines.join("\n")
    );
}

fn all() -> impl Iterator<Item = &'static Read> {
    whole().iter().chain(damaged())
}

/// Fails with the first few of many.
fn assert_none(failures: &[String]) {
    assert!(
        failures.is_empty(),
        "{} failures, the first:\n{}",
        failures.len(),
        failures[..failures.len().min(20)].join("\n")
    );
}

fn silent<'a>(read: impl IntoIterator<Item = &'a Read>) -> Vec<String> {
    let mut failures = Vec::new();
    for (case, document) in read {
        let outcome = compare(document, case);
        for m in outcome.mismatches.iter().filter(|m| m.verdict == Verdict::Silent && m.id.contains('.')) {
            failures.push(format!("{}: {} printed {}, read {}", case.name, m.id, m.truth, m.got));
        }
    }
    failures
}

#[test]
fn whole_reports_are_never_silently_misread() {
    assert_none(&silent(whole()));
}

#[test]
fn damaged_reports_are_never_silently_misread() {
    assert_none(&silent(damaged()));
}

#[test]
fn a_wrong_number_comes_out_as_printed_or_with_doubt() {
    assert_none(&silent(&read_all(misprint_cases(2))));
}

#[test]
fn any_numbers_are_checked_without_a_panic() {
    let tabs = layout("tabs").expect("a known layout");
    assert_none(&silent(&read_all((0..150).map(|seed| Draw::new(tabs, Fault::Scrambled, seed).case()))));
}

#[test]
fn layouts_that_keep_every_cell_come_back_exactly_and_without_doubt() {
    let mut failures = Vec::new();
    for (case, document) in whole() {
        let layout = layout(&case.group).expect("whole reports are grouped by layout");
        let seed =
            case.name.rsplit_once('#').and_then(|(_, seed)| seed.parse().ok()).expect("names end in a seed");
        if !layout.is_exact(&layout.specimen(seed)) {
            continue;
        }
        failures.extend(
            compare(document, case).mismatches.iter().take(3).map(|m| {
                format!("{}: {:?} {} printed {}, read {}", case.name, m.verdict, m.id, m.truth, m.got)
            }),
        );
    }
    assert_none(&failures);
}

#[test]
fn consistent_reports_raise_no_error() {
    let mut failures = Vec::new();
    for (case, document) in all() {
        let outcome = compare(document, case);
        failures.extend(outcome.alarms.iter().map(|rule| format!("{}: {rule}", case.name)));
    }
    assert_none(&failures);
}

#[test]
fn warped_reports_are_never_silently_misread() {
    assert_warps(&silent(warped()), 0);
}

#[test]
fn warped_reports_with_a_wrong_number_are_hardly_ever_silently_misread() {
    let misprinted = WARPS.iter().flat_map(|warp| {
        let fitting = LAYOUTS.iter().filter(|layout| (warp.fits)(layout)).step_by(5);
        fitting.zip(2000..).map(|(layout, seed)| Draw::new(layout, Fault::Misprint, seed).warped(warp).case())
    });
    assert_warps(&silent(&read_all(misprinted)), MISREAD);
}

#[test]
fn few_cells_are_doubted_that_a_warped_print_decides() {
    let mut failures = Vec::new();
    for (case, document) in warped().iter().filter(|(case, _)| case.is_decided) {
        let truth = &case.truth;
        let open = |id: &str| truth.allows_doubt(id) || truth.doubt_expected.iter().any(|other| other == id);
        let outcome = compare(document, case);
        let needless = outcome.mismatches.iter().filter(|m| m.verdict == Verdict::Silent || !open(&m.id));
        failures.extend(
            needless.map(|m| {
                format!("{}: {:?} {} printed {}, read {}", case.name, m.verdict, m.id, m.truth, m.got)
            }),
        );
    }
    assert_warps(&failures, NEEDLESS);
}

#[test]
fn warped_reports_that_contradict_nothing_raise_no_error() {
    let alarms = |(case, document): &Read| {
        let outcome = compare(document, case);
        outcome.alarms.into_iter().map(|rule| format!("{}: {rule}", case.name)).collect::<Vec<_>>()
    };
    assert_warps(&warped().iter().flat_map(alarms).collect::<Vec<_>>(), 0);
}

#[test]
fn every_span_slices_to_its_print() {
    let mut failures = Vec::new();
    for (case, document) in all().chain(warped()) {
        let text = document.text.as_str();
        let inside = |s: Span| s.start <= s.end && text.get(s.start as usize..s.end as usize).is_some();
        for report in &document.reports {
            for (id, cell) in report.tables.iter().flat_map(gongkai::Table::iter) {
                if cell.span.is_some_and(|s| !inside(s) || s.of(text) != cell.raw) {
                    failures.push(format!("{}: {id} {:?} is not at {:?}", case.name, cell.raw, cell.span));
                }
                if cell.span.is_none() && !cell.raw.is_empty() {
                    failures.push(format!("{}: {id} {:?} has no place", case.name, cell.raw));
                }
            }
            let places = report
                .findings
                .iter()
                .flat_map(|f| f.spans.iter().copied())
                .chain(report.sections.iter().map(|s| s.span))
                .chain(report.tables.iter().map(|t| t.span))
                .chain(report.tables.iter().flat_map(|t| t.labels.iter().flatten().copied()))
                .chain(report.extra_rows.iter().map(|r| r.span))
                .chain(report.span);
            failures
                .extend(places.filter(|s| !inside(*s)).map(|s| format!("{}: {s:?} is outside", case.name)));
            for section in &report.sections {
                // A heading over two lines is told on one.
                let squeezed = |s: &str| s.split_whitespace().collect::<String>();
                if !squeezed(section.span.of(text)).starts_with(&squeezed(&section.heading)) {
                    failures.push(format!(
                        "{}: section {} does not start with its heading",
                        case.name, section.number
                    ));
                }
            }
        }
    }
    assert_none(&failures);
}

#[test]
fn states_and_values_agree() {
    let mut failures = Vec::new();
    for (case, document) in all().chain(warped()) {
        for (id, cell) in document.reports.iter().flat_map(|r| &r.tables).flat_map(gongkai::Table::iter) {
            let agree = match cell.state {
                // A doubted number may be withheld.
                State::Number => cell.value.is_some() || cell.doubt,
                State::Blank | State::Missing => cell.value.is_none() && cell.raw.is_empty() || cell.doubt,
                State::Placeholder | State::Text => cell.value.is_none() && !cell.raw.is_empty(),
            };
            if !agree {
                failures.push(format!("{}: {id} {cell:?}", case.name));
            }
        }
    }
    assert_none(&failures);
}

#[test]
fn reading_twice_gives_the_same_bytes_of_sound_json() {
    for (case, document) in all().step_by(5) {
        let once = json::document(document, true);
        assert_eq!(once, json::document(&read(case), true), "{}", case.name);
        let value: serde_json::Value =
            serde_json::from_str(&once).unwrap_or_else(|e| panic!("{}: {e}", case.name));
        assert_eq!(value["schema"], "gongkai/1");
    }
}

#[test]
fn two_different_reports_are_never_mixed() {
    for layout in LAYOUTS.iter().filter(|l| l.keeps == Keeps::Cells && l.media == Media::PlainText) {
        let (one, two) = (Draw::new(layout, None, 30).case(), Draw::new(layout, None, 31).case());
        let both =
            Case { input: format!("{}\n\n{}", one.input, two.input), name: layout.name.to_owned(), ..one };
        let mut document = read(&both);
        assert_eq!(document.reports.len(), 2, "{}", layout.name);
        document.reports.remove(0);
        let outcome = compare(&document, &two);
        assert_eq!(outcome.count(Verdict::Silent), 0, "{}: {:#?}", layout.name, outcome.mismatches);
    }
}

/// Layouts whose tables can be read without doubt, so that only the dividing into reports is at stake.
fn dividing_layouts() -> impl Iterator<Item = &'static Layout> {
    let names = [
        "tabs",
        "tabs-prose-first",
        "lines-bars",
        "pipes-tight",
        "markdown",
        "html",
        "html-portal",
        "tabs-radicals",
    ];
    names.into_iter().filter_map(layout)
}

#[test]
fn any_two_reports_in_one_paste_are_two() {
    let mut failures = Vec::new();
    for layout in dividing_layouts().filter(|l| l.media == Media::PlainText) {
        for seed in 40..48 {
            for other in dividing_layouts().filter(|l| l.media == Media::PlainText) {
                let (one, two) =
                    (Draw::new(layout, None, seed).case(), Draw::new(other, None, seed + 50).case());
                if (&one.truth.agency, one.truth.year) == (&two.truth.agency, two.truth.year) {
                    continue;
                }
                let document = gongkai::parse(&format!("{}\n\n{}", one.input, two.input), layout.media, "");
                let got: Vec<_> = document.reports.iter().map(|r| (r.agency.clone(), r.year)).collect();
                let expected = [&one, &two].map(|case| (case.truth.agency.clone(), case.truth.year));
                if got != expected || !document.copies.is_empty() {
                    failures.push(format!("{} and {}: {got:?}, not {expected:?}", one.name, two.name));
                }
            }
        }
    }
    assert_none(&failures);
}

#[test]
fn one_report_pasted_twice_is_one_and_a_copy() {
    let mut failures = Vec::new();
    for layout in dividing_layouts() {
        for seed in 40..52 {
            let case = Draw::new(layout, None, seed).case();
            let lines: Vec<&str> = case.input.lines().collect();
            // The second copy without its title, as pages hold that outside of the text.
            let start = lines
                .iter()
                .position(|l| l.contains("一、总体情况") || l.contains("⼀、总体情况"))
                .unwrap_or(0);
            let untitled = lines[start..].join("\n");
            for second in [&case.input, &untitled] {
                let footer = "主办单位：某某办公室 示ICP备1号";
                let document =
                    gongkai::parse(&format!("{}\n{footer}\n{second}", case.input), layout.media, "");
                if (document.reports.len(), document.copies.len()) != (1, 1) {
                    let got = (document.reports.len(), document.copies.len());
                    failures.push(format!("{}: {got:?} reports and copies", case.name));
                }
            }
        }
    }
    assert_none(&failures);
}

#[test]
fn what_a_portal_prints_belongs_to_no_report() {
    let chrome = gongkai_tests::generator::damage::named("chrome").expect("a known damage");
    let mut failures = Vec::new();
    for layout in dividing_layouts().filter(|l| l.media == Media::PlainText) {
        for seed in 40..50 {
            let case = Draw::new(layout, Some(chrome), seed).case();
            let document = read(&case);
            let text = &document.text;
            let [report] = &document.reports[..] else {
                failures.push(format!("{}: {} reports", case.name, document.reports.len()));
                continue;
            };
            let signs = ["主办单位", "字号", "上一篇", "首页 >"];
            let within = |span: Span| signs.iter().any(|sign| span.of(text).contains(sign));
            let sections = report.sections.iter().map(|s| s.span).filter(|&s| within(s)).count();
            let noted = signs.iter().all(|sign| report.noise.iter().any(|n| n.of(text).contains(sign)));
            if report.span.is_some_and(within) || sections > 0 || !noted {
                failures.push(format!("{}: {:?}, {} sections", case.name, report.noise, sections));
            }
        }
    }
    assert_none(&failures);
}

/// Rows of table 3 with two years side by side, as comparisons print them.
fn side_by_side(one: &Specimen, two: &Specimen) -> String {
    let rows = |s: &Specimen| -> Vec<String> {
        layout("tabs-copy-td").map(|l| l.render(s)).unwrap_or_default().lines().map(str::to_owned).collect()
    };
    let table = |s| rows(s).into_iter().filter(|line| line.contains('\t'));
    let both = table(one).zip(table(two)).map(|(a, b)| {
        let numbers: Vec<&str> = b.split('\t').skip_while(|c| c.parse::<u32>().is_err()).collect();
        format!("{a}\t{}\n", numbers.join("\t"))
    });
    let title = format!("{}\n\n", rows(one)[0]);
    [title].into_iter().chain(both).collect()
}

#[test]
fn two_years_side_by_side_are_never_mixed() {
    for seed in 0..6 {
        let wish = Wish { plain: true, mix: Some(Mix::F21), size: Some(Size::Medium), ..Wish::default() };
        let (one, two) = (Specimen::draw(seed, wish), Specimen::draw(seed + 100, wish));
        let document = gongkai::parse(&side_by_side(&one, &two), Media::PlainText, "");
        for report in &document.reports {
            let differs = |specimen: &Specimen| {
                report.tables.iter().flat_map(gongkai::Table::iter).any(|(id, cell)| {
                    cell.value.is_some() && !cell.doubt && specimen.truth.cells[&id.to_string()] != cell.value
                })
            };
            assert!(!differs(&one) || !differs(&two), "seed {seed}");
        }
    }
}

#[test]
fn a_text_cut_anywhere_is_read_as_far_as_it_goes() {
    for (name, step) in
        [("tabs", 97), ("lines", 101), ("html-p", 131), ("pdf-layout", 211), ("glued-one-line", 103)]
    {
        let layout = layout(name).expect("a known layout");
        let case = Draw::new(layout, None, 3).case();
        for end in (0..case.input.len()).step_by(step).filter(|&end| case.input.is_char_boundary(end)) {
            let document = gongkai::parse(&case.input[..end], case.media, "");
            assert!(
                document.reports.len() <= 1,
                "{name} cut at {end} gives {} reports",
                document.reports.len()
            );
        }
    }
}

/// Pieces that texts are made of, and pieces that break parsers.
const PIECES: &[&str] = &[
    "一、总体情况\n",
    "三、收到和处理政府信息公开申请情况\n",
    "第二十条第（一）项",
    "规章",
    "行政许可",
    "总计",
    "其他",
    "（七）总计",
    "1.属于国家秘密",
    "四、结转下年度继续办理",
    "结果维持",
    "2022年政府信息公开工作年度报告\n",
    "自然人",
    "0",
    "0",
    "12",
    "3.50",
    "999999999999999999999999",
    "-",
    "+",
    "，",
    ",",
    "/",
    "—",
    "\t",
    "\t",
    "|",
    "|",
    "||||",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "\u{3000}",
    "\u{a0}",
    "\u{feff}",
    "\u{0}",
    "\u{c}",
    "\u{200b}",
    "\u{202e}",
    "𠮷",
    "👩‍👩‍👧",
    "e\u{301}",
    "⼀",
    "㈠",
    "①",
    "１２",
    "|---|",
    "+---+",
    "<table>",
    "<tr>",
    "<td>",
    "<td colspan=99999 rowspan=99999>",
    "</td>",
    "</table>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&nbsp;",
    "&#x4e00;",
    "&#99999999;",
    "&",
    "<",
    ">",
    "<p",
    "\"",
    "'",
    "<style>",
    "</",
];

#[test]
fn any_soup_is_read_without_a_panic() {
    for seed in 0..400 {
        let mut random = Random::new(seed);
        let length = random.below(120);
        let soup: String = (0..length).map(|_| *random.pick(PIECES)).collect();
        for media in [Media::PlainText, Media::Html] {
            let document = gongkai::parse(&soup, media, "");
            let text = json::document(&document, true);
            assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "seed {seed}");
        }
    }
}

#[test]
fn random_characters_are_read_without_a_panic() {
    for seed in 0..60 {
        let mut random = Random::new(seed);
        let bytes: Vec<u8> = (0..random.below(4000)).map(|_| random.draw().to_le_bytes()[0]).collect();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let wide: String = (0..random.below(2000))
            .filter_map(|_| char::from_u32(random.below(0x0011_0000) as u32))
            .collect();
        for input in [&text, &wide] {
            for media in [Media::PlainText, Media::Html] {
                let document = gongkai::parse(input, media, "");
                assert!(document.reports.iter().all(|r| r.tables.is_empty()), "seed {seed} is no report");
            }
        }
    }
}

#[test]
fn long_runs_of_one_thing_are_read_without_a_panic() {
    for piece in PIECES {
        let text = piece.repeat(1500);
        for media in [Media::PlainText, Media::Html] {
            let _ = json::document(&gongkai::parse(&text, media, ""), false);
        }
    }
}

/// A portal prints the text of a file as it stands: `<pre>` around what would be read as text.
#[test]
fn a_text_in_pre_is_the_text() {
    let mut failures = Vec::new();
    for (case, document) in
        all().filter(|(case, _)| case.media == Media::PlainText && !case.input.contains('<'))
    {
        let escaped = case.input.replace('&', "&amp;");
        let inside = gongkai::parse(&format!("<pre>{escaped}</pre>"), Media::Html, &case.name);
        let cells = |document: &Document| {
            let of = |report: &gongkai::Report| {
                let tables = report.tables.iter();
                tables
                    .flat_map(|t| t.cells.iter().map(|c| (t.form.table, c.raw.clone(), c.state)))
                    .collect::<Vec<_>>()
            };
            document.reports.iter().map(of).collect::<Vec<_>>()
        };
        let (text, pre) = (cells(document), cells(&inside));
        if text != pre {
            let other = text.iter().flatten().zip(pre.iter().flatten()).find(|(a, b)| a != b);
            failures.push(format!("{}: {} and {} reports, {other:?}", case.name, text.len(), pre.len()));
        }
    }
    assert_none(&failures);
}
