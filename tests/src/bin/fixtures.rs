//! Writes `tests/fixtures/` anew: reports of invented bodies, each with what it prints beside it.
//!
//! The files are committed and stay: a changed generator does not change them until someone runs this and
//! looks at the difference. `README.md` and the texts without a truth there are written by
//! hand.

use std::path::Path;

use gongkai::{Decimal, TableKind};
use gongkai_tests::generator::damage::{Damage, named};
use gongkai_tests::generator::layout::{Layout, layout};
use gongkai_tests::generator::{Block, Digits, Mix, Size, Specimen, Wish, Zeros};
use gongkai_tests::truth::Truth;
use serde_json::json;

/// Layout, file name, seed, editions, size, how zeros are written.
type Choice = (&'static str, &'static str, u64, Mix, Size, Zeros);

const CHOICES: &[Choice] = &[
    ("tabs", "tabs.txt", 1, Mix::F21, Size::Medium, Zeros::Printed),
    ("tabs-word", "tabs-blanks.txt", 2, Mix::F19, Size::Small, Zeros::BlankClasses),
    ("tabs-copy-td", "copied-cells.txt", 3, Mix::F21, Size::Large, Zeros::Printed),
    ("tabs-prose-first", "tables-last.txt", 4, Mix::F19, Size::Small, Zeros::Printed),
    ("lines", "lines.txt", 5, Mix::F21, Size::Small, Zeros::Printed),
    ("lines-bars", "lines-bars.txt", 6, Mix::F19, Size::Medium, Zeros::BlankRows),
    ("pipes-trafilatura", "pipes.txt", 7, Mix::Hybrid, Size::Medium, Zeros::Printed),
    ("markdown", "markdown.md", 8, Mix::F21, Size::Medium, Zeros::BlankRows),
    ("grid", "grid.txt", 9, Mix::F19, Size::Small, Zeros::Printed),
    ("columns", "columns.txt", 10, Mix::F21, Size::Medium, Zeros::Printed),
    ("html-portal", "portal.html", 11, Mix::F21, Size::Medium, Zeros::Blank),
    ("html-shifted", "shifted.html", 12, Mix::F19, Size::Medium, Zeros::Printed),
    ("html-word", "word.html", 13, Mix::F21, Size::Small, Zeros::Sign("/")),
    ("pdf-layout-spread", "pdf-layout.txt", 14, Mix::F21, Size::Huge, Zeros::Printed),
    ("pdf-raw", "pdf-raw.txt", 15, Mix::F19, Size::Medium, Zeros::Printed),
    ("pdf-plumber", "pdf-radicals.txt", 16, Mix::F21, Size::Medium, Zeros::Printed),
    ("glued-rows", "glued.txt", 17, Mix::F21, Size::Small, Zeros::Printed),
    ("tabs", "older.txt", 18, Mix::S14, Size::Medium, Zeros::Printed),
    ("html-word", "older-blanks.html", 19, Mix::S14, Size::Small, Zeros::Blank),
    ("glued-one-line", "older-glued.txt", 20, Mix::S14, Size::Small, Zeros::Printed),
    ("tabs-excel", "tabs-quoted.txt", 26, Mix::F19, Size::Medium, Zeros::Printed),
    ("tabs-vertical", "vertical-quoted.txt", 27, Mix::F21, Size::Small, Zeros::Printed),
    ("csv", "csv.csv", 28, Mix::F21, Size::Large, Zeros::BlankRows),
    ("csv-semicolons", "csv-semicolons.csv", 29, Mix::F19, Size::Medium, Zeros::Printed),
    ("csv-tables", "csv-tables.txt", 30, Mix::F21, Size::Small, Zeros::Printed),
    ("lines-innertext-p", "lines-tabs-between.txt", 31, Mix::F19, Size::Small, Zeros::Printed),
    ("lines-word-txt", "lines-word.txt", 32, Mix::F21, Size::Medium, Zeros::Printed),
    ("lines-bars-covered", "lines-bars-covered.txt", 33, Mix::F21, Size::Medium, Zeros::Printed),
    ("lines-bars-inline", "lines-bars-inline.txt", 34, Mix::F19, Size::Small, Zeros::Printed),
    ("lines-bars-trimmed", "lines-bars-trimmed.txt", 35, Mix::F21, Size::Small, Zeros::BlankRows),
    ("lines-vertical", "vertical-lines.txt", 36, Mix::F19, Size::Small, Zeros::Printed),
    ("lines-marks", "lines-marks.txt", 37, Mix::F21, Size::Medium, Zeros::Printed),
    ("pipes-markdownify", "pipes-headless.md", 38, Mix::F21, Size::Small, Zeros::Printed),
    ("pipes-bare", "pipes-between.txt", 39, Mix::F19, Size::Medium, Zeros::Printed),
    ("pipes-tight", "pipes-tight.txt", 40, Mix::F21, Size::Medium, Zeros::Blank),
    ("pipes-wide", "pipes-wide.txt", 41, Mix::F19, Size::Small, Zeros::Printed),
    ("markdown-html", "markdown-html.md", 42, Mix::F21, Size::Medium, Zeros::Printed),
    ("grid-drawn", "grid-drawn.txt", 43, Mix::F21, Size::Medium, Zeros::Printed),
    ("simple", "simple.txt", 44, Mix::F19, Size::Medium, Zeros::Printed),
    ("tabs-trimmed", "tabs-trimmed.txt", 45, Mix::F21, Size::Medium, Zeros::BlankRows),
    ("html", "html-breaks.html", 46, Mix::F19, Size::Medium, Zeros::Printed),
    ("html-p", "html-paragraphs.html", 47, Mix::F21, Size::Small, Zeros::Blank),
    ("html-excel", "excel.html", 48, Mix::F21, Size::Medium, Zeros::Printed),
    ("html-wps", "wps.html", 49, Mix::F21, Size::Medium, Zeros::BlankRows),
    ("html-wps-sheet", "wps-sheet.html", 50, Mix::F19, Size::Medium, Zeros::Printed),
    ("html-nested", "nested.html", 51, Mix::F21, Size::Small, Zeros::Printed),
    ("html-vertical", "vertical.html", 52, Mix::F21, Size::Medium, Zeros::Printed),
    ("pdf-reading", "pdf-reading.txt", 53, Mix::F21, Size::Medium, Zeros::Printed),
    ("pdf-vertical", "pdf-vertical.txt", 54, Mix::F19, Size::Small, Zeros::Printed),
    ("pdf-lines", "pdf-lines.txt", 55, Mix::F19, Size::Small, Zeros::Printed),
    ("pdf-columns", "pdf-columns.txt", 56, Mix::F21, Size::Medium, Zeros::Printed),
    ("glued-spaced", "glued-spaced.txt", 57, Mix::F19, Size::Medium, Zeros::Printed),
    ("glued-one-line", "glued-one-line.txt", 58, Mix::F21, Size::Idle, Zeros::Printed),
    ("tabs-compared", "compared.txt", 59, Mix::F21, Size::Medium, Zeros::Printed),
    ("html-compared", "compared-spans.html", 62, Mix::F19, Size::Medium, Zeros::BlankRows),
    ("columns-compared", "compared-columns.txt", 61, Mix::F21, Size::Medium, Zeros::Printed),
    ("pdf-raw", "older-pdf.txt", 63, Mix::S14, Size::Small, Zeros::Printed),
];

/// Layout, file name, seed, editions, what happened to the text on its way.
const DAMAGED: &[(&str, &str, u64, Mix, &[&str])] = &[
    ("pdf-layout", "pdf-pages.txt", 64, Mix::F21, &["page-numbers", "torn-label", "page-break"]),
    ("tabs-word", "letter-spaced.txt", 65, Mix::F19, &["letter-spaced"]),
    ("lines", "dropped-blanks.txt", 66, Mix::F21, &["dropped-blanks"]),
    ("tabs", "chrome.txt", 67, Mix::F21, &["chrome"]),
    ("tabs", "typos.txt", 68, Mix::F19, &["typos", "windows-lines"]),
];

/// How digits are written, and what the file is called.
const DIGITS: &[(Digits, &str)] = &[
    (Digits::FullWidth, "digits-full-width.txt"),
    (Digits::Thousands, "digits-thousands.txt"),
    (Digits::Unit, "digits-units.txt"),
];

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for &(name, file, seed, mix, size, zeros) in CHOICES {
        let specimen = draw(seed, mix, size, zeros);
        write(&folder, file, &known(name).render(&specimen), &specimen.truth, json!(null));
    }
    for &(name, file, seed, mix, damages) in DAMAGED {
        let zeros = if damages.contains(&"dropped-blanks") { Zeros::BlankRows } else { Zeros::Printed };
        let specimen = draw(seed, mix, Size::Medium, zeros);
        let text = known(name).render(&specimen);
        let damaged = damages.iter().fold(text, |text, name| known_damage(name).apply(&text, seed));
        write(&folder, file, &damaged, &specimen.truth, json!({ "damages": damages }));
    }
    for (&(digits, file), seed) in DIGITS.iter().zip(69..) {
        let wish = Wish {
            plain: true,
            digits: Some(digits),
            mix: Some(Mix::F21),
            size: Some(Size::Huge),
            zeros: None,
        };
        let specimen = Specimen::draw(seed, wish);
        write(&folder, file, &known("tabs").render(&specimen), &specimen.truth, json!(null));
    }
    three_reports(&folder);
    wrong_total(&folder);
    only_one_table(&folder);
    half_report(&folder);
    two_copies(&folder);
    hostile(&folder);
}

fn draw(seed: u64, mix: Mix, size: Size, zeros: Zeros) -> Specimen {
    Specimen::draw(
        seed,
        Wish { plain: true, zeros: Some(zeros), digits: None, mix: Some(mix), size: Some(size) },
    )
}

fn known_damage(name: &str) -> &'static Damage {
    named(name).expect("a known damage")
}

fn known(name: &str) -> &'static Layout {
    layout(name).expect("a known layout")
}

fn write(folder: &Path, file: &str, text: &str, truth: &Truth, note: serde_json::Value) {
    let mut value = truth.to_json();
    if !note.is_null() {
        value["note"] = note;
    }
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let pretty = serde_json::to_string_pretty(&value).expect("a value prints") + "\n";
    std::fs::write(folder.join(file), text).expect("the fixtures' folder can be written");
    std::fs::write(folder.join(format!("{stem}.truth.json")), pretty)
        .expect("the fixtures' folder can be written");
}

/// One total of table 3 is one too large; everything else holds.
fn wrong_total(folder: &Path) {
    let mut specimen = draw(21, Mix::F21, Size::Medium, Zeros::Printed);
    let id = "requests.unable.not_held.total";
    let right = specimen.truth.cells[id].expect("zeros are printed here");
    let wrong = right + Decimal::from(1);
    specimen.misprint(id, wrong);
    let note = json!({ "wrong_cell": id, "printed": wrong.to_string(), "consistent": right.to_string() });
    write(folder, "wrong-total.txt", &known("tabs").render(&specimen), &specimen.truth, note);
}

/// A title, and table 3 under it: someone copied just the table.
fn only_one_table(folder: &Path) {
    let mut specimen = draw(22, Mix::F21, Size::Medium, Zeros::Printed);
    specimen.blocks.retain(|block| match block {
        Block::Title(_) => true,
        Block::Table(sheet) => sheet.kind == TableKind::Requests,
        _ => false,
    });
    let mut truth = specimen.truth.clone();
    truth.cells.retain(|id, _| id.starts_with("requests."));
    truth.sections = Some(Vec::new());
    (truth.period, truth.signed) = (None, None);
    // Table 4 takes its edition from table 3 only where there is a table 4.
    (truth.forms[0], truth.forms[2]) = (None, None);
    write(folder, "only-one-table.txt", &known("tabs").render(&specimen), &truth, json!(null));
}

/// The paste stops in the middle of table 3.
fn half_report(folder: &Path) {
    let specimen = draw(23, Mix::F19, Size::Medium, Zeros::Printed);
    let whole = known("tabs").render(&specimen);
    let end = whole.find("3.补正后").or_else(|| whole.find("补正后")).expect("table 3 has this row");
    let end = whole[..end].rfind('\n').map_or(end, |n| n + 1);
    let mut truth = specimen.truth.clone();
    let form = truth.form(TableKind::Requests).expect("there is a table 3");
    let last = form.row("unable.still_unclear").expect("the row exists");
    truth.cells.retain(|id, _| !id.starts_with("disputes."));
    for row in &form.rows[last..] {
        truth.cells.retain(|id, _| !id.starts_with(&format!("requests.{}.", row.id)));
    }
    truth.sections = Some(vec![1, 2, 3]);
    truth.signed = None;
    truth.forms[2] = None;
    write(
        folder,
        "half-report.txt",
        &whole[..end],
        &truth,
        json!("cells that the text no longer has are left out"),
    );
}

/// Three bodies' reports in one paste, each in its own layout. The truth is the first one's.
fn three_reports(folder: &Path) {
    let layouts = [("tabs", Mix::F21), ("lines-bars", Mix::F19), ("pdf-raw", Mix::F21)];
    let specimens: Vec<Specimen> = layouts
        .iter()
        .zip(72..)
        .map(|((_, mix), seed)| draw(seed, *mix, Size::Small, Zeros::Printed))
        .collect();
    let texts: Vec<String> =
        layouts.iter().zip(&specimens).map(|((name, _), specimen)| known(name).render(specimen)).collect();
    let truth = Truth { reports: texts.len(), ..specimens[0].truth.clone() };
    write(folder, "three-reports.txt", &texts.join("\n"), &truth, json!("the truth is the first report's"));
}

/// The same report twice in one paste.
fn two_copies(folder: &Path) {
    let specimen = draw(24, Mix::F21, Size::Small, Zeros::Printed);
    let text = known("tabs").render(&specimen);
    let twice = known_damage("second-copy").apply(&text, 0);
    write(folder, "two-copies.txt", &twice, &specimen.truth, json!("FORM-DUPLICATE"));
}

/// A report between everything that a page could try to run. Each attempt would set `window.gongkaiHostile`.
fn hostile(folder: &Path) {
    let specimen = draw(25, Mix::F21, Size::Medium, Zeros::Printed);
    let page = known("html-p").render(&specimen);
    let attack = "\
<script>window.gongkaiHostile = 'script'</script>\n\
<script src=\"data:text/javascript,window.gongkaiHostile='src'\"></script>\n\
<img src=x onerror=\"window.gongkaiHostile='onerror'\">\n\
<svg onload=\"window.gongkaiHostile='svg'\"><script>window.gongkaiHostile='svg-script'</script></svg>\n\
<iframe srcdoc=\"<script>parent.gongkaiHostile='iframe'</script>\"></iframe>\n\
<object data=\"data:text/html,<script>parent.gongkaiHostile='object'</script>\"></object>\n\
<a href=\"javascript:window.gongkaiHostile='href'\" autofocus onfocus=\"window.gongkaiHostile='focus'\">附件</a>\n\
<style>@import 'javascript:window.gongkaiHostile=1'; td { background: url(\"javascript:window.gongkaiHostile='css'\") }</style>\n\
<template><script>window.gongkaiHostile='template'</script></template>\n\
<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=window.gongkaiHostile='mxss'&gt;\"></mglyph></table></mtext></math>\n\
<!-- <script>window.gongkaiHostile='comment'</script> --><details open ontoggle=\"window.gongkaiHostile='toggle'\"></details>\n\
<noscript><p title=\"</noscript><img src=x onerror=window.gongkaiHostile='noscript'>\"></noscript>\n";
    let inside = "<td onclick=\"window.gongkaiHostile='td'\" style=\"x:expression(window.gongkaiHostile=1)\"><script>document.write('<td>99</td>')</script>";
    let page = page
        .replacen("<body>", &format!("<body onload=\"window.gongkaiHostile='body'\">\n{attack}"), 1)
        .replacen("<tbody>\n<tr><td>", &format!("<tbody>\n<tr>{inside}"), 2)
        .replacen("</body>", &format!("{attack}</body>"), 1);
    write(
        folder,
        "hostile.html",
        &page,
        &specimen.truth,
        json!("nothing may run: window.gongkaiHostile stays undefined"),
    );
}
