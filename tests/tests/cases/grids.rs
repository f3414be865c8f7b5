//! Cells whose places are kept: merged and empty ones, columns in another order, separators of other kinds.

use super::draw::{
    applicants, bars, columns, copied, csv, flat_headings, html, markdown, parts, places, put, reorder,
    spaces, tabs,
};
use super::model::{Case, Own, Report, case, garden, harbour, page, river};
use gongkai::{Decimal, TableKind};
use gongkai_tests::generator::sheet::{Sheet, Slot};

/// What is withheld where merged cells stand in each place.
const TWO_OF_THREE: &str = "the blocks with two columns over three places are withheld";

/// Merged cells stand in every place that they cover.
fn repeated(sheet: &Sheet, between: &str) -> String {
    let owners = sheet.owners();
    let row = |line: &Vec<(usize, usize)>| {
        line.iter().map(|&(y, at)| sheet.rows[y][at].text.as_str()).collect::<Vec<_>>().join(between) + "\n"
    };
    owners.iter().map(row).collect()
}

/// The organisations' cells of rows without numbers there are one cell that prints this.
fn merged(report: &Report, print: &str) -> Report {
    let mut report = report.clone();
    let truth = report.truth.clone();
    for row in report.sheets[1].rows.iter_mut().filter(|row| row.iter().any(|slot| slot.value)) {
        let first = row.len() - 6;
        let cells = &row[first..first + 5];
        if cells.iter().any(|slot| truth[&slot.id()].is_some_and(|n| n != Decimal::ZERO)) {
            continue;
        }
        for slot in cells {
            report.truth.insert(slot.id(), Decimal::parse(print));
        }
        let whole = Slot { text: print.to_owned(), colspan: 5, ..row[first].clone() };
        row.splice(first..first + 5, [whole]);
    }
    report
}

/// Puts an empty column behind column `x` of a table as its rectangle.
fn with_empty_column(sheet: &Sheet, x: usize, between: (&str, &str, &str)) -> String {
    let line = |mut row: Vec<String>| {
        row.insert(x, String::new());
        format!("{}{}{}\n", between.0, row.join(between.1), between.2)
    };
    places(sheet).into_iter().map(line).collect()
}

/// One row of headings and one row for each block: table 4 as three rows.
fn dispute_rows(sheet: &Sheet, labels: [&str; 3], between: &str) -> String {
    let numbers = parts(sheet.rows.last().expect("a row")).1;
    let head = ["类别", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].join(between);
    let rows = labels
        .iter()
        .zip(numbers.chunks(5))
        .map(|(label, row)| format!("{label}{between}{}\n", row.join(between)));
    format!("{head}\n{}", rows.collect::<String>())
}

/// Table 4 with its outcomes in this order in every block.
fn outcomes(sheet: &mut Sheet, order: [usize; 5]) {
    let all: Vec<usize> = (0..3).flat_map(|block| order.map(|o| block * 5 + o)).collect();
    put(&mut sheet.rows[3], &all);
    let (first, later): (Vec<usize>, Vec<usize>) = (order.to_vec(), all[..10].to_vec());
    let heads = sheet.rows[1][..5].to_vec();
    for (place, from) in first.into_iter().enumerate() {
        sheet.rows[1][place] = heads[from].clone();
    }
    put(&mut sheet.rows[2], &later);
}

/// Separators on lines of their own.
fn own_lines(sheet: &Sheet, separator: &str) -> String {
    let cells = super::draw::rows(sheet).concat();
    cells
        .iter()
        .map(|cell| if cell.is_empty() { format!("{separator}\n") } else { format!("{cell}\n{separator}\n") })
        .collect()
}

pub(crate) fn cases() -> Vec<Case> {
    let (r, h, g) = (river(), harbour(), garden());
    let mut all = vec![
        case(
            "merged cells in each place",
            "2019's form, bars",
            &h,
            h.text(|s| {
                format!("| {}", repeated(s, " | ").replace('\n', " |\n| ")).trim_end_matches("| ").to_owned()
            }),
        )
        .safe(TWO_OF_THREE),
        case("merged cells in each place", "comma-separated", &r, r.text(|s| repeated(s, ","))),
        case(
            "merged cells in each place",
            "only table 2, tabs",
            &h,
            h.with(2, &h.table(2, |s| repeated(s, "\t")), tabs),
        )
        .safe(TWO_OF_THREE),
    ];

    // Rows that are never full.
    let sparse = h.clone().blank();
    let g_sparse = g.clone().blank();
    all.push(case("no row is full", "tabs", &sparse, sparse.text(tabs)));
    all.push(case("no row is full", "Markdown", &g_sparse, g_sparse.text(markdown)));
    all.push(case("no row is full", "as browsers copy", &g_sparse, g_sparse.text(copied)));

    // A column without heading and numbers.
    let frame = ("| ", " | ", " |");
    all.push(case(
        "an empty column under an empty heading",
        "behind table 3's total",
        &r,
        r.with(3, &r.table(3, |s| with_empty_column(s, 10, frame)), bars),
    ));
    all.push(case(
        "an empty column under an empty heading",
        "between table 2's columns, tabs",
        &h,
        h.with(2, &h.table(2, |s| with_empty_column(s, 2, ("", "\t", ""))), tabs),
    ));
    all.push(case(
        "an empty column under an empty heading",
        "before table 4's first, comma-separated",
        &r,
        r.with(4, &r.table(4, |s| with_empty_column(s, 0, ("", ",", ""))), csv),
    ));

    // Separators on lines of their own, lone tabs, empty lines.
    for (name, separator) in [("full-width bars", "｜"), ("drawn bars", "│"), ("broken bars", "¦")] {
        all.push(case("bars on their own lines", name, &r, r.text(|s| own_lines(s, separator))));
    }
    all.push(case(
        "bars on their own lines",
        "blank cells, bars",
        &sparse,
        sparse.text(|s| own_lines(s, "|")),
    ));
    let lined = |sheet: &Sheet| {
        let row = |row: &Vec<Slot>| row.iter().map(|s| s.text.clone() + "\n").collect::<String>();
        sheet.rows.iter().map(row).collect::<String>()
    };
    let totals = h.clone().blank_organisations();
    all.push(case("empty lines are empty cells", "totals printed", &totals, totals.text(lined)));
    all.push(case("empty lines are empty cells", "table 2 and 4 too", &sparse, sparse.text(lined)));
    let wide = |sheet: &Sheet| {
        let row = |row: &Vec<Slot>| {
            row.iter().map(|s| s.text.clone()).collect::<Vec<_>>().join("\n\n\n\n") + "\n\n\n\n\n\n"
        };
        sheet.rows.iter().map(row).collect::<String>()
    };
    let four = case("empty lines are empty cells", "four lines a cell", &sparse, sparse.text(wide));
    all.push(four.open(&["disclosure", "disputes"]));
    let lone = |sheet: &Sheet| {
        let row = |row: &Vec<Slot>| {
            row.iter().map(|s| s.text.clone()).collect::<Vec<_>>().join("\n\n\t\n\n") + "\n\n\n\n"
        };
        sheet.rows.iter().map(row).collect::<String>()
    };
    all.push(case("lone tabs", "all printed", &h, h.text(lone)));
    all.push(case("lone tabs", "blanks", &sparse, sparse.text(lone)));
    let short_lone = |sheet: &Sheet| {
        let row =
            |row: &Vec<Slot>| row.iter().map(|s| s.text.clone()).collect::<Vec<_>>().join("\n\t\n") + "\n\n";
        sheet.rows.iter().map(row).collect::<String>()
    };
    all.push(case("lone tabs", "without empty lines", &r, r.text(short_lone)));
    all.push(case("columns of characters", "2019's form, blanks", &sparse, sparse.text(columns)).open(&[
        "disclosure",
        "requests",
        "disputes",
    ]));
    all.push(
        case("columns of characters", "small numbers, blanks", &g_sparse, g_sparse.text(columns)).open(&[
            "disclosure",
            "requests",
            "disputes",
        ]),
    );
    all.push(
        case("columns of characters", "totals printed", &totals, totals.text(columns)).open(&["requests"]),
    );

    // Merged blanks and zeros.
    let blank = merged(&r.clone().blank_organisations(), "");
    all.push(page("merged blanks", "where nothing is counted", &blank, blank.page(html)));
    let small = merged(&g_sparse, "");
    all.push(page("merged blanks", "small, no zeros at all", &small, small.page(html)));
    let zeros = merged(&g, "0");
    all.push(page("merged zeros", "small", &zeros, zeros.page(html)));
    let some = merged(&r, "0");
    all.push(page("merged zeros", "some rows", &some, some.page(html)));

    // Columns in another order.
    let t3 = |report: &Report, groups, organisations| {
        report.clone().redraw(3, |s| applicants(s, groups, organisations))
    };
    let orders = [[0, 1, 2, 3, 4], [1, 0, 2, 3, 4], [4, 3, 2, 1, 0], [0, 2, 1, 4, 3]];
    for (class, groups, order, name) in [
        ("total first", [2, 0, 1], 0, "official headings"),
        ("total first", [2, 1, 0], 2, "and the organisations backwards"),
        ("two columns swapped", [0, 1, 2], 3, "two pairs"),
        ("two columns swapped", [0, 2, 1], 0, "the total before the organisations"),
        ("natural persons last", [1, 2, 0], 0, "behind the total"),
        ("natural persons last", [1, 0, 2], 3, "and two pairs"),
        ("organisations in another order", [0, 1, 2], 1, "2019's form"),
        ("organisations in another order", [0, 1, 2], 2, "backwards"),
    ] {
        let report = t3(if order % 2 == 0 { &r } else { &h }, groups, orders[order]);
        all.push(page(class, name, &report, report.page(html)));
        all.push(case(class, name, &report, report.text(bars)));
    }
    let flat = t3(&h, [2, 0, 1], orders[0]).redraw(3, |s| flat_headings(s, "项目"));
    all.push(case("total first", "one row of headings, tabs", &flat, flat.text(copied)));
    let flat = t3(&r, [1, 0, 2], orders[2]).redraw(3, |s| flat_headings(s, "类别"));
    all.push(case("natural persons last", "one row of headings, spaces", &flat, flat.text(spaces)));
    let t2 = |report: &Report, order: &[usize]| report.clone().redraw(2, |s| reorder(s, order));
    for (name, report) in
        [("2019's form, last first", t2(&h, &[2, 0, 1])), ("documents backwards", t2(&r, &[2, 1, 0]))]
    {
        all.push(case("table 2's columns in another order", name, &report, report.text(copied)));
        all.push(case("table 2's columns in another order", name, &report, report.text(bars)));
    }
    let money = t2(&h, &[1, 0]);
    all.push(page(
        "table 2's columns in another order",
        "money before projects, change before items",
        &money,
        money.page(html),
    ));
    for (name, order) in
        [("total first", [4, 0, 1, 2, 3]), ("backwards", [4, 3, 2, 1, 0]), ("two swapped", [0, 2, 1, 3, 4])]
    {
        let report = h.clone().redraw(4, |s| outcomes(s, order));
        all.push(case("table 4's columns in another order", name, &report, report.text(tabs)));
        all.push(page("table 4's columns in another order", name, &report, report.page(html)));
    }
    let blocks = |report: &Report, order: [usize; 2]| {
        report.clone().redraw(4, |s| {
            let titles = s.rows[0].clone();
            let later = s.rows[1].split_off(5);
            if order == [1, 0] {
                // 行政诉讼 first: its two titles stand before 行政复议's headings.
                let review = s.rows[1].split_off(0);
                s.rows[1] = later;
                s.rows[1].extend(review);
                s.rows[0] = vec![titles[1].clone(), titles[0].clone()];
                let numbers = s.rows[3].split_off(5);
                let review = std::mem::replace(&mut s.rows[3], numbers);
                s.rows[3].extend(review);
            } else {
                s.rows[1].extend(later.into_iter().rev());
                let last = s.rows[3].split_off(10);
                let direct = s.rows[3].split_off(5);
                s.rows[3].extend(last);
                s.rows[3].extend(direct);
            }
        })
    };
    for (name, order) in [("lawsuits first", [1, 0]), ("the two kinds of lawsuits", [0, 1])] {
        let report = blocks(&h, order);
        all.push(page("table 4's blocks in another order", name, &report, report.page(html)));
        all.push(case("table 4's blocks in another order", name, &report, report.text(bars)));
    }
    let official = ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"];
    all.push(case(
        "table 4 as rows",
        "bars",
        &h,
        h.with(
            4,
            &h.table(4, |s| dispute_rows(s, official, " | ").lines().map(|l| format!("| {l} |\n")).collect()),
            bars,
        ),
    ));
    all.push(case(
        "table 4 as rows",
        "spaces, short labels",
        &r,
        r.with(
            4,
            &r.table(4, |s| dispute_rows(s, ["行政复议", "未经复议直接起诉", "复议后起诉"], " ")),
            spaces,
        ),
    ));
    all.push(page(
        "table 4 as rows",
        "a page",
        &h,
        h.page(|s| {
            if s.kind == TableKind::Disputes {
                let rows = dispute_rows(s, official, "</td><td>");
                let rows = rows.lines().map(|line| format!("<tr><td>{line}</td></tr>")).collect::<String>();
                format!("<table>{rows}</table>\n")
            } else {
                html(s)
            }
        }),
    ));
    all
}
