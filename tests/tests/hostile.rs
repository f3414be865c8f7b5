//! Hostile and unlucky input, from the text to every output: nothing panics, places are those of the print, and what is
//! allocated grows as the text does.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell as Shared;

use gongkai::{Document, Media, render};
use gongkai_tests::patterns::{TABS, patterns};

/// Counts what each thread allocates.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

thread_local! {
    static ALL: Shared<usize> = const { Shared::new(0) };
}

// SAFETY: everything is the system's allocator's; only sizes are counted beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALL.try_with(|all| all.set(all.get() + layout.size()));
        // SAFETY: the caller's promise about `layout` is handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise about `pointer` and `layout` is handed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// How many times as long the longer text is, and how many times as much it may take.
const FACTOR: usize = 8;
const ALLOWED: usize = 10;
/// The shorter text, in bytes.
const LENGTH: usize = 8 << 10;
/// Below this nothing is counted: tables of words are made once.
const FREE: usize = 20 << 20;

/// Reads, checks and writes a text in every format, and gives what that allocates in all.
fn allocated(text: &str, media: Media) -> usize {
    let before = ALL.get();
    let document = gongkai::parse(text, media, "a.txt");
    let language = render::Language::Zh;
    let _ = render::json::document(&document, true);
    let _ = (render::csv::document(&document), render::tsv::document(&document));
    let _ = (render::md::document(&document, language), render::html::document(&document, language));
    ALL.get() - before
}

#[test]
fn what_is_allocated_grows_as_the_text_does() {
    let all = patterns();
    let judge = |pattern: &gongkai_tests::patterns::Pattern| {
        let short = allocated(&pattern.text(LENGTH), pattern.media);
        let long = allocated(&pattern.text(FACTOR * LENGTH), pattern.media);
        (long > FREE.max(ALLOWED * short)).then(|| format!("{}: {short} bytes, then {long}", pattern.name))
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let share = |of: usize| all.iter().skip(of).step_by(threads).filter_map(judge).collect::<Vec<_>>();
        let started: Vec<_> = (0..threads).map(|of| scope.spawn(move || share(of))).collect();
        started.into_iter().flat_map(|thread| thread.join().expect("nothing panics")).collect()
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Fails where a place lies outside of the text or within a character, or a cell's is not its print.
fn places_hold(document: &Document) {
    let text = &document.text;
    let holds = |span: &gongkai::Span| text.get(span.start as usize..span.end as usize).is_some();
    for finding in document.findings.iter().chain(document.reports.iter().flat_map(|r| &r.findings)) {
        assert!(finding.spans.iter().all(holds), "{finding:?}");
    }
    for cell in document.reports.iter().flat_map(|r| &r.tables).flat_map(|t| &t.cells) {
        assert!(cell.span.is_none_or(|span| span.of(text) == cell.raw), "{cell:?}");
        assert_eq!(cell.raw, cell.raw.trim());
    }
}

#[test]
fn places_are_those_of_the_print() {
    let head = "某县某局2024年政府信息公开工作年度报告\n一、总体情况\n";
    let bodies = [
        "本机关主动公开信息;;",
        "1．本机关主动公开。\n3．本机关依申请公开。\n",
        "本机关主动公开信息30条，，，。。",
        "（一）主动公开。\n（三）依申请公开！！",
        "公\u{200B}开\u{202E}信息　　３０条；；",
        "2024年2月30日，共收到申请１２件，，办结12件。\u{200B}",
        "身份证号11010119900307779X，手机１３８００１３８０００。",
    ];
    for body in bodies {
        for end in 0..=body.chars().count() {
            let cut: String = body.chars().take(end).collect();
            for text in [format!("{head}{cut}"), format!("{head}{cut}\n二、主动公开政府信息情况\n{body}")]
            {
                places_hold(&gongkai::parse(&text, Media::PlainText, ""));
            }
        }
    }
    for text in [
        "<pre> <td><br>中</td>",
        "<div style=\"white-space:pre-wrap\"> <table><tr><td><br>中</td></tr></table></div>",
        "<pre>\u{3000}<table><tr><td><br>中<td>１<p></table>",
        "要求行政机关确认或重新出具<td>1<p>",
    ] {
        places_hold(&gongkai::parse(text, Media::Html, ""));
        let table = format!("{head}<table><tr><td>（五）不予处理</td>{text}</table>");
        places_hold(&gongkai::parse(&table, Media::Html, ""));
    }
}

fn told(document: &Document, rule: &str) -> bool {
    let all = document.findings.iter().chain(document.reports.iter().flat_map(|report| &report.findings));
    all.into_iter().any(|finding| finding.rule == rule)
}

#[test]
fn what_a_page_never_ends_is_a_doubt_and_not_the_authors_fault() {
    let (before, behind) = TABS.split_once("\n三、").expect("a third section");
    for broken in ["<!-- 注", "<textarea>", "<style>", "<script>"] {
        let page = format!("<p>{}</p>{broken}<p>三、{}</p>", before.replace('\n', "</p><p>"), behind);
        let document = gongkai::parse(&page, Media::Html, "");
        assert!(told(&document, "PARSE-TRUNCATED"), "{broken}");
        assert!(!told(&document, "FORM-TABLE-MISSING") && !told(&document, "SEC-MISSING"), "{broken}");
    }
    for whole in ["<!-->", "<!--->", "<!-- 注 --!>", "<!-- 注 -->"] {
        let page = format!("<p>{whole}{}</p>", TABS.replace('\n', "</p><p>"));
        assert!(!told(&gongkai::parse(&page, Media::Html, ""), "PARSE-TRUNCATED"), "{whole}");
    }
}

#[test]
fn a_report_without_an_end_is_read_as_far_as_reports_go() {
    let long = format!("{TABS}\n{}", "附：主动公开目录的一行\t3\n".repeat(40_000));
    let document = gongkai::parse(&long, Media::PlainText, "");
    assert!(told(&document, "PARSE-TRUNCATED"));
    let cells = |document: &Document| {
        document.reports[0].tables.iter().flat_map(|t| t.cells.clone()).filter(|c| !c.doubt).count()
    };
    assert!(cells(&document) > 100);
    let whole = gongkai::parse(TABS, Media::PlainText, "");
    assert!(!told(&whole, "PARSE-TRUNCATED"));
    // Many reports in one text are not one report.
    assert!(!told(&gongkai::parse(&TABS.repeat(100), Media::PlainText, ""), "PARSE-TRUNCATED"));
    // A line without an end is divided between words, never within a number.
    let line = "行政许可12345".repeat(60_000);
    let document = gongkai::parse(
        &format!("某县某局2024年政府信息公开工作年度报告\n一、总体情况\n{line}"),
        Media::PlainText,
        "",
    );
    places_hold(&document);
    let span = document.reports[0].span.expect("a place");
    assert!(
        document.text[..span.end as usize].ends_with(|c: char| !c.is_ascii_digit())
            || document.text[span.end as usize..].starts_with(|c: char| !c.is_ascii_digit())
    );
}
