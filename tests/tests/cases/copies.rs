//! Tables that a text prints twice, in two parts, or with lines of the page between their rows.

use super::draw::{bars, copied, html, lines, rows, spaces, tabs};
use super::model::{Case, Report, case, garden, harbour, page, river};
use gongkai_tests::generator::sheet::Sheet;

/// The text before the line that holds this, and from it on.
fn at<'a>(text: &'a str, line: &str) -> (&'a str, &'a str) {
    let start = text.find(line).unwrap_or_else(|| panic!("no {line}"));
    text.split_at(text[..start].rfind('\n').map_or(0, |end| end + 1))
}

/// Puts lines before the line that holds this.
fn insert(text: &str, line: &str, inserted: &str) -> String {
    let (above, below) = at(text, line);
    format!("{above}{inserted}{below}")
}

/// Pages as a program gives them that prints each page's text and then its tables: the text is cut before these lines.
fn pages(report: &Report, cuts: &[&str], layout: fn(&Sheet) -> String) -> String {
    let text = report.text(spaces);
    let tables: String = report.sheets.iter().map(layout).collect();
    let (mut out, mut text, mut tables) = (String::new(), &text[..], &tables[..]);
    for cut in cuts {
        let (page, rest) = at(text, cut);
        // Where the next page begins in prose, all tables of this one are whole.
        let cell = rest.lines().next().expect("a line").split(' ').next().expect("a word");
        let (shown, more) = if tables.contains(cell) && !cell.contains("收到和") && !cell.contains("复议、")
        {
            at(tables, cell)
        } else if cell.contains("收到和") {
            at(tables, "（本列数据")
        } else {
            at(tables, "行政复议")
        };
        out = out + page + shown;
        (text, tables) = (rest, more);
    }
    out + text + tables
}

/// A page's prose with its tables at the page's end: the first of two pages ends before `cut` in the tables.
fn at_page_ends(report: &Report, cut: &str, prose: &str, layout: fn(&Sheet) -> String) -> String {
    let text = report.around(&[String::new(), String::new(), String::new()]);
    let tables: String = report.sheets.iter().map(layout).collect();
    let ((first, second), (above, below)) = (at(&text, prose), at(&tables, cut));
    format!("{first}{above}{second}{below}")
}

/// A table's own print with other numbers, which are sound.
fn doubled(report: &Report, table: usize) -> Report {
    let double = |text: &str| {
        let number: i64 = text.parse().unwrap_or(0);
        (number * 2).to_string()
    };
    let print = |sheet: &mut Sheet| {
        for slot in sheet.rows.iter_mut().flatten().filter(|slot| slot.value) {
            slot.text = double(&slot.text);
        }
    };
    report.clone().redraw(table, print)
}

pub(crate) fn cases() -> Vec<Case> {
    let (r, h, g) = (river(), harbour(), garden());
    let mut all = vec![
        case(
            "text of a page, then its tables",
            "three pages, bars",
            &r,
            pages(&r, &["三、收到和", "四、政府信息"], bars),
        ),
        case("text of a page, then its tables", "tables behind all text", &h, pages(&h, &[], tabs)),
        case(
            "text of a page, then its tables",
            "cut before table 4, tabs",
            &g,
            pages(&g, &["四、政府信息"], copied),
        ),
        case(
            "text of a page, then its tables, cut in table 3",
            "cut in 不予公开",
            &r,
            pages(&r, &["4.保护第三方"], copied),
        ),
        case(
            "text of a page, then its tables, cut in table 3",
            "cut before the totals, bars",
            &h,
            pages(&h, &["（七）总计"], bars),
        ),
        case(
            "text of a page, then its tables, cut in table 3",
            "cut twice",
            &r,
            pages(&r, &["2.其他法律", "2.重复申请"], tabs),
        )
        .safe("rows that the ends of pages cut are narrower than the others"),
    ];

    // Running titles.
    let title = |report: &Report| report.title() + "\n";
    let numbered = |report: &Report, page: u8| format!("- {page} -\n{}", title(report));
    all.push(case(
        "running title in table 3",
        "behind the headings, bars",
        &h,
        insert(&h.text(bars), "一、本年新收", &title(&h)),
    ));
    all.push(case(
        "running title in table 3",
        "with a page number, before a group",
        &r,
        insert(&r.text(copied), "（四）无法提供", &numbered(&r, 4)),
    ));
    all.push(case("running title in table 3", "twice, spaces", &r, {
        insert(&insert(&r.text(spaces), "5.属于三类", &title(&r)), "（七）总计", &title(&r))
    }));
    all.push(case(
        "running title behind the first rows",
        "after one row",
        &h,
        insert(&h.text(tabs), "二、上年结转", &title(&h)),
    ));
    all.push(case(
        "running title behind the first rows",
        "after three rows, a cell a line",
        &r,
        insert(&r.text(lines), "（二）部分公开", &title(&r)),
    ));
    all.push(case(
        "running title in table 2",
        "between blocks, bars",
        &h,
        insert(&h.text(bars), "第二十条第（六）项", &title(&h)),
    ));
    all.push(case(
        "running title in table 2",
        "between two rows, with a page number",
        &h,
        insert(&h.text(spaces), "其他对外管理", &numbered(&h, 2)),
    ));
    let short = "政府信息公开工作年度报告\n";
    all.push(case(
        "short running title",
        "without body and year, tabs",
        &h,
        insert(&h.text(tabs), "行政强制", short),
    ));
    all.push(case(
        "short running title",
        "the body's name only",
        &r,
        insert(&r.text(copied), "行政处罚", &format!("{}\n", r.agency)),
    ));
    all.push(case("running title in table 4", "before the row of numbers", &h, {
        let numbers = rows(&h.sheets[2]).last().expect("a row").join("\t");
        insert(&h.text(copied), &numbers, &title(&h))
    }));
    all.push(case(
        "running title in table 4",
        "under the first heading, bars",
        &r,
        insert(&r.text(bars), "结果维持", &numbered(&r, 6)),
    ));

    // Tables at page ends, with the later headings before them.
    all.push(case(
        "tables at page ends, the first rows apart",
        "three rows before, tabs",
        &r,
        at_page_ends(&r, "（二）部分公开", "四、政府信息", tabs),
    ));
    all.push(case(
        "tables at page ends, the first rows apart",
        "one row before, 2019's form",
        &h,
        at_page_ends(&h, "二、上年结转", "五、存在的", copied),
    ));
    all.push(case(
        "tables at page ends, table 3 in halves",
        "cut in 不予处理, bars",
        &h,
        at_page_ends(&h, "3.要求提供", "五、存在的", bars),
    ));
    all.push(case(
        "tables at page ends, table 3 in halves",
        "cut between groups",
        &r,
        at_page_ends(&r, "（四）无法提供", "四、政府信息", copied),
    ));
    all.push(
        case(
            "tables at page ends, the last rows apart",
            "two rows behind",
            &h,
            at_page_ends(&h, "（七）总计", "四、政府信息", copied),
        )
        .safe("the rows behind the later headings are withheld"),
    );
    all.push(case(
        "tables at page ends, the last rows apart",
        "the last row, bars",
        &g,
        at_page_ends(&g, "四、结转", "五、存在的", bars),
    ));
    all.push(case(
        "tables at page ends, table 2 in halves",
        "cut between blocks",
        &h,
        at_page_ends(&h, "第二十条第（六）项", "三、收到和", copied),
    ));
    all.push(case(
        "tables at page ends, table 2 in halves",
        "cut between two rows of a block",
        &r,
        at_page_ends(&r, "行政强制", "三、收到和", tabs),
    ));

    // Printed twice.
    let twice = |report: &Report, table: usize, first: &str, second: &str, layout: fn(&Sheet) -> String| {
        report.with(table, &format!("{first}{second}"), layout)
    };
    let t = |report: &Report, table: usize, layout: fn(&Sheet) -> String| report.table(table, layout);
    all.push(case(
        "the same table again",
        "tabs, then bars",
        &r,
        twice(&r, 3, &t(&r, 3, tabs), &t(&r, 3, bars), tabs),
    ));
    all.push(case("the same table again", "with its section's heading", &h, {
        twice(
            &h,
            3,
            &t(&h, 3, copied),
            &format!("三、收到和处理政府信息公开申请情况\n{}", t(&h, 3, copied)),
            copied,
        )
    }));
    all.push(case(
        "the same table again",
        "table 2",
        &h,
        twice(&h, 2, &t(&h, 2, spaces), &t(&h, 2, copied), copied),
    ));
    all.push(
        case("table 3 twice", "bars", &h, twice(&h, 3, &t(&h, 3, bars), &t(&h, 3, bars), bars))
            .found("FORM-DUPLICATE"),
    );
    all.push(
        page("table 3 twice", "a page, table 2", &r, {
            r.page(|s| if s.kind == gongkai::TableKind::Disclosure { html(s) + &html(s) } else { html(s) })
        })
        .found("FORM-DUPLICATE"),
    );
    all.push(
        case("table 4 twice", "with its heading, bars", &h, {
            twice(
                &h,
                4,
                &t(&h, 4, bars),
                &format!("四、政府信息公开行政复议、行政诉讼情况\n{}", t(&h, 4, bars)),
                bars,
            )
        })
        .found("FORM-DUPLICATE"),
    );
    all.push(
        case("table 4 twice", "the second in another layout", &r, {
            twice(&r, 4, &t(&r, 4, tabs), &t(&r, 4, lines), tabs)
        })
        .found("FORM-DUPLICATE"),
    );
    let draft =
        |report: &Report, from: &str, to: &str| report.clone().print(&format!("requests.granted.{from}"), to);
    all.push(
        case("draft and final", "one cell, bars", &r, {
            twice(&r, 3, &t(&draft(&r, "commercial", "4"), 3, bars), &t(&r, 3, bars), bars)
        })
        .doubted(&["requests.granted.commercial"])
        .known(&["T3-ROW-SUM", "T3-RESULT-SUM"]),
    );
    all.push(
        case("draft and final", "table 4, two cells", &h, {
            let other = h.clone().print("disputes.review.upheld", "4").print("disputes.review.total", "17");
            twice(&h, 4, &t(&h, 4, copied), &t(&other, 4, copied), copied)
        })
        .doubted(&["disputes.review.upheld", "disputes.review.total"]),
    );
    let captioned =
        |report: &Report, one: (&str, &Report), two: (&str, &Report), layout: fn(&Sheet) -> String| {
            twice(
                report,
                3,
                &format!("{}\n{}", one.0, t(one.1, 3, layout)),
                &format!("{}\n{}", two.0, t(two.1, 3, layout)),
                layout,
            )
        };
    all.push(
        case("two years", "its own year first", &r, {
            captioned(&r, ("2023年度", &r), ("2022年度", &doubled(&r, 3)), bars)
        })
        .open(&["requests"]),
    );
    all.push(
        case("two years", "in the captions of tables", &h, {
            captioned(&h, ("表1 2019年申请情况", &doubled(&h, 3)), ("表2 2020年申请情况", &h), copied)
        })
        .open(&["requests"]),
    );
    all.push(
        case("two levels", "全市 and 市本级", &h, {
            captioned(&h, ("全市", &doubled(&h, 3)), ("市本级", &h), bars)
        })
        .doubted(&["requests"]),
    );
    all.push(
        case("two levels", "局机关 and 局属单位", &r, {
            captioned(&r, ("局机关", &r), ("局属单位", &doubled(&r, 3)), copied)
        })
        .doubted(&["requests"]),
    );
    all
}
