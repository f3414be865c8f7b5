//! Structure that a program lost: columns torn off, digits run together, blanks dropped, labels lost or moved.

use super::draw::{bars, copied, glued, lines, parts, rows, spaces, tabs};
use super::model::{Case, Report, case, garden, harbour, river};
use gongkai_tests::generator::sheet::Sheet;

/// What no label tells.
const NO_EDITION: &str = "the rows of table 3 alone do not say which edition's they are";

/// Labels and values of table 3's rows.
fn three(report: &Report) -> Vec<(String, Vec<String>)> {
    let rows = report.sheets[1].rows.iter().map(|row| parts(row));
    rows.filter(|(_, values)| !values.is_empty())
        .map(|(labels, values)| (labels.last().expect("a label").clone(), values))
        .collect()
}

/// Table 3's headings as lines of words.
fn heads(report: &Report) -> String {
    let sheet = Sheet { rows: report.sheets[1].rows[..3].to_vec(), ..report.sheets[1].clone() };
    spaces(&sheet)
}

/// Table 2 as PDF programs give it: the labels, then each column under its heading.
fn by_columns(sheet: &Sheet, heaped: usize) -> String {
    let (mut labels, mut out) = (String::new(), Vec::new());
    for row in &sheet.rows {
        let (names, values) = parts(row);
        labels += &format!("{}\n", names[0]);
        match values.is_empty() {
            true if names.len() > 1 => out.push((names[1..].to_vec(), vec![Vec::new(); names.len() - 1])),
            true => {}
            false => {
                let block = &mut out.last_mut().expect("headings").1;
                block.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
            }
        }
    }
    let column = |column: &Vec<String>| {
        column.iter().filter(|v| !v.is_empty()).map(|v| format!("{v}\n")).collect::<String>()
    };
    let blocks = out.iter().enumerate().map(|(at, (names, columns))| {
        if at < heaped {
            let names: String = names.iter().map(|n| format!("{n}\n\n")).collect();
            return format!("\n{names}{}", columns.iter().map(column).collect::<Vec<_>>().join("\n"));
        }
        names.iter().zip(columns).map(|(name, values)| format!("\n{name}\n{}", column(values))).collect()
    });
    labels + &blocks.collect::<String>()
}

/// Table 3 with the first `whole` rows whole and only the first `kept` numbers of the others beside their labels; the
/// rest follows column by column.
fn torn(report: &Report, whole: usize, kept: usize) -> String {
    let rows = three(report);
    let mut out = heads(report);
    for (at, (label, values)) in rows.iter().enumerate() {
        let shown = if at < whole { &values[..] } else { &values[..kept] };
        out += &format!("{label}\n{}\n", shown.join(" "));
    }
    for column in kept..7 {
        out += "\n";
        out.extend(rows[whole..].iter().map(|(_, values)| format!("{}\n", values[column])));
    }
    out
}

/// Each row's numbers on several lines of these sizes.
fn in_lines(report: &Report, sizes: impl Fn(usize) -> Vec<usize>) -> String {
    let mut out = heads(report);
    for (at, (label, values)) in three(report).iter().enumerate() {
        out += &format!("{label}\n");
        let mut rest = &values[..];
        for size in sizes(at) {
            let (line, more) = rest.split_at(size);
            out += &format!("{}\n", line.join(" "));
            rest = more;
        }
    }
    out
}

/// Labels, then column by column, of which the last ones stand behind table 4's headings.
fn behind_heading(report: &Report, inside: usize) -> String {
    let rows = three(report);
    let labels: String = rows.iter().map(|(label, _)| format!("{label}\n\n")).collect();
    let column =
        |c: usize| rows.iter().map(|(_, values)| format!("{}\n\n", values[c])).collect::<String>() + "\n";
    let (first, last): (String, String) =
        ((0..inside).map(column).collect(), (inside..7).map(column).collect());
    let four = report.table(4, lines).replace('\n', "\n\n");
    let four = four.replacen("结果维持", &format!("{last}结果维持"), 1);
    report.around(&[report.table(2, spaces), format!("{}{labels}{first}", heads(report)), four])
}

pub(crate) fn cases() -> Vec<Case> {
    let (r, h, g) = (river(), harbour(), garden());
    let mut all = Vec::new();
    let two =
        |report: &Report, heaped: usize| report.with(2, &report.table(2, |s| by_columns(s, heaped)), spaces);
    let last = |report: Report| {
        report.set("disclosure.procurement.projects", "").set("disclosure.procurement.amount_wan", "")
    };
    let empty = last(h.clone()).set("disclosure.fees.prior_items", "").set("disclosure.fees.change", "");
    all.push(case("table 2 by columns, an empty block", "the last two blocks", &empty, two(&empty, 0)));
    let middle = r.clone().set("disclosure.penalties.decisions", "").set("disclosure.coercion.decisions", "");
    all.push(case("table 2 by columns, an empty block", "a block in the middle", &middle, two(&middle, 0)));
    all.push(
        case("headings in a heap", "2019's form, all blocks of several", &h, two(&h, 5))
            .open(&["disclosure"]),
    );
    all.push(
        case("headings in a heap", "one column blocks only", &r, two(&r, 1))
            .open(&["disclosure.rules", "disclosure.normative_docs"]),
    );
    all.push(
        case(
            "table 3 torn behind whole rows",
            "three numbers kept, one row whole",
            &h,
            h.with(3, &torn(&h, 1, 3), spaces),
        )
        .open(&["requests"]),
    );
    all.push(
        case(
            "table 3 torn behind whole rows",
            "one number kept, three rows whole",
            &r,
            r.with(3, &torn(&r, 3, 1), spaces),
        )
        .open(&["requests"]),
    );
    all.push(
        case(
            "rows on several lines",
            "three and four",
            &h,
            h.with(3, &in_lines(&h, |at| if at % 2 == 0 { vec![3, 4] } else { vec![3, 1, 3] }), spaces),
        )
        .open(&["requests"]),
    );
    all.push(
        case("rows on several lines", "five and two", &r, r.with(3, &in_lines(&r, |_| vec![5, 2]), spaces))
            .open(&["requests"]),
    );
    all.push(
        case("columns behind the next heading", "two columns inside", &h, behind_heading(&h, 2))
            .open(&["requests", "disputes"]),
    );
    all.push(
        case("columns behind the next heading", "six columns inside", &r, behind_heading(&r, 6))
            .open(&["requests", "disputes"]),
    );
    let t4_behind = |report: &Report, count: usize| {
        let text = report.with(4, &report.table(4, lines), spaces);
        let numbers = parts(report.sheets[2].rows.last().expect("a row")).1;
        let moved: String = numbers[15 - count..].iter().map(|n| format!("{n}\n")).collect();
        let all: String = numbers.iter().map(|n| format!("{n}\n")).collect();
        let kept: String = numbers[..15 - count].iter().map(|n| format!("{n}\n")).collect();
        text.replacen(&all, &kept, 1).replacen(
            "五、存在的主要问题及改进情况\n",
            &format!("五、存在的主要问题及改进情况\n{moved}"),
            1,
        )
    };
    all.push(
        case("last numbers behind the next heading", "2019's form", &h, t4_behind(&h, 1)).open(&["disputes"]),
    );
    all.push(
        case("last numbers behind the next heading", "the last two", &r, t4_behind(&r, 2))
            .open(&["disputes"]),
    );
    all.push(case("long rows run together", "2019's form", &h, h.text(glued)).open(&[
        "disclosure",
        "requests",
        "disputes",
    ]));
    all.push(case("long rows run together", "2021's form", &r, r.text(glued)).open(&[
        "disclosure",
        "requests",
        "disputes",
    ]));
    let wrong =
        g.clone().set("requests.result_total.natural_person", "31").set("requests.result_total.total", "37");
    all.push(
        case("rows run together, sums wrong", "a result total", &wrong, wrong.text(glued))
            .open(&["disclosure", "requests", "disputes"])
            .known(&["T3-RESULT-SUM", "T3-BALANCE"]),
    );
    let wrong = g
        .clone()
        .set("requests.carried_forward.natural_person", "4")
        .set("requests.carried_forward.total", "4");
    all.push(
        case("rows run together, sums wrong", "the balance", &wrong, wrong.text(glued))
            .open(&["disclosure", "requests", "disputes"])
            .known(&["T3-RESULT-SUM", "T3-BALANCE"]),
    );

    // Blanks that leave nothing behind.
    for (name, report) in [("2019's form", h.clone().blank()), ("small numbers", g.clone().blank())] {
        all.push(
            case("blanks dropped", name, &report, report.with(3, &report.table(3, spaces), copied))
                .open(&["requests"]),
        );
    }
    let wrapped = |report: &Report, width: usize| {
        let text = report.table(3, spaces);
        let wrap = |line: &str| {
            let long =
                line.split(' ').find(|word| word.chars().count() > width && !word.starts_with("（本列"));
            long.map_or(format!("{line}\n"), |word| {
                let at = word.char_indices().nth(width).expect("long enough").0;
                format!("{}\n", line.replacen(word, &format!("{}\n{}", &word[..at], &word[at..]), 1))
            })
        };
        report.with(3, &text.lines().map(wrap).collect::<String>(), copied)
    };
    let (sparse, small) = (h.clone().blank(), g.clone().blank());
    all.push(
        case("blanks dropped, labels wrapped", "labels of 14 characters", &sparse, wrapped(&sparse, 14))
            .open(&["requests"]),
    );
    all.push(
        case("blanks dropped, labels wrapped", "labels of 20 characters", &small, wrapped(&small, 20))
            .open(&["requests"]),
    );

    // Lost numbers and labels.
    let without = |text: &str, from: &str, to: &str| text.replacen(from, to, 1);
    let numbers =
        |report: &Report, between: &str| parts(report.sheets[2].rows.last().expect("a row")).1.join(between);
    all.push(
        case("a number lost, a page number there, table 4", "the first lost, a page number behind", &h, {
            let all = numbers(&h, "\n");
            let (_, rest) = all.split_once('\n').expect("two numbers");
            without(&h.text(lines), &all, &format!("{rest}\n7"))
        })
        .doubted(&["disputes"]),
    );
    all.push(
        case("a number lost, a page number there, table 4", "in a row of spaces", &r, {
            let all = numbers(&r, " ");
            let (rest, _) = all.rsplit_once(' ').expect("two numbers");
            without(&r.text(spaces), &all, &format!("{rest}\n5"))
        })
        .doubted(&["disputes"]),
    );
    let page_number = |report: &Report, row: &str, page: &str| {
        let (label, values) =
            three(report).into_iter().find(|(label, _)| label.contains(row)).expect("a row");
        let line = format!("{label}\n{}", values.join("\n"));
        without(&report.text(lines), &line, &format!("{label}\n{}\n{page}", values[..6].join("\n")))
    };
    all.push(
        case("a number lost, a page number there, table 3", "不掌握", &h, page_number(&h, "不掌握", "4"))
            .doubted(&["requests.unable.not_held.total"])
            .open(&["requests"]),
    );
    all.push(
        case(
            "a number lost, a page number there, table 3",
            "二、上年结转",
            &r,
            page_number(&r, "二、上年", "5"),
        )
        .doubted(&["requests.carried_over.total"])
        .open(&["requests"]),
    );
    all.push(
        case("a lost label", "重复申请", &r, without(&r.text(bars), "2.重复申请", ""))
            .open(&["requests.not_processed.repeat"]),
    );
    all.push(
        case("a lost label", "bars behind each cell", &h, {
            let text = h.text(lines).replace('\n', " |\n");
            without(&text, "4.保护第三方合法权益 |\n", " |\n")
        })
        .open(&["requests"]),
    );
    all.push(
        case("a lost label", "行政强制 of table 2", &r, without(&r.text(copied), "行政强制\t", "\t"))
            .open(&["disclosure"]),
    );
    let unlabelled = |report: &Report, between: &str| {
        let body: String = three(report).iter().map(|(_, values)| values.join(between) + "\n").collect();
        report.with(3, &(heads(report) + &body), tabs)
    };
    all.push(
        case("table 3 without labels", "2019's form", &h, unlabelled(&h, "\t"))
            .open(&["requests"])
            .safe(NO_EDITION),
    );
    all.push(
        case("table 3 without labels", "spaces", &r, unlabelled(&r, " "))
            .open(&["requests"])
            .safe(NO_EDITION),
    );
    let reversed = |report: &Report, table: usize, between: &str| {
        let reverse = |row: &Vec<_>| {
            let (mut labels, mut cells) = parts(row);
            labels.rotate_left(1);
            cells.extend(labels);
            cells.join(between) + "\n"
        };
        report.sheets[table - 2].rows.iter().map(reverse).collect::<String>()
    };
    all.push(
        case("numbers before labels", "2019's form", &h, h.with(2, &reversed(&h, 2, "\t"), tabs))
            .open(&["disclosure"]),
    );
    all.push(
        case("numbers before labels", "table 3, spaces", &r, r.with(3, &reversed(&r, 3, " "), spaces))
            .open(&["requests"]),
    );

    // Numbers below their row.
    let below = |report: &Report, table: usize, on_line: usize| {
        let line = |row: &Vec<_>| {
            let (labels, values) = parts(row);
            if values.is_empty() {
                return labels.join("\t") + "\n";
            }
            let mut first = labels;
            first.extend_from_slice(&values[..on_line]);
            let rest = values[on_line..].iter().map(|value| format!("{value}\n"));
            first.join("\t") + "\t\n" + &rest.collect::<String>()
        };
        report.with(table, &report.sheets[table - 2].rows.iter().map(line).collect::<String>(), copied)
    };
    all.push(case("numbers below their row, table 2", "2019's form", &h, below(&h, 2, 0)));
    all.push(case("numbers below their row, table 2", "the first beside its label", &h, below(&h, 2, 1)));
    all.push(case("numbers below their row, table 3", "all below", &h, below(&h, 3, 0)));
    all.push(case("numbers below their row, table 3", "the last three below", &r, below(&r, 3, 4)));
    all.push(case("numbers below their row, table 3", "blanks keep nothing", &r, below(&r, 4, 0)));

    // Labels that programs cut, and headings a character a line.
    let cut = |report: &Report, width: usize| {
        let mut report = report.clone();
        for slot in report.sheets[1].rows[3..]
            .iter_mut()
            .flatten()
            .filter(|slot| !slot.value && slot.text.chars().count() > width)
        {
            slot.text = slot.text.chars().take(width).collect::<String>() + "…";
        }
        report
    };
    all.push(case("cut labels", "16 characters, tabs", &r, cut(&r, 16).text(tabs)));
    all.push(case("cut labels", "12 characters, bars", &h, cut(&h, 12).text(bars)));
    all.push(case(
        "one-line bars",
        "all rows of a table on a line",
        &r,
        r.text(|s| {
            rows(s).iter().map(|row| format!("| {} |", row.join(" | "))).collect::<Vec<_>>().join(" ") + "\n"
        }),
    ));
    let cards = |report: &Report| {
        let names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
        three(report)
            .iter()
            .map(|(label, values)| {
                format!(
                    "{label}\n{}",
                    names.iter().zip(values).map(|(n, v)| format!("{n}：{v}\n")).collect::<String>()
                )
            })
            .collect::<String>()
    };
    all.push(case("cards", "table 3", &r, r.with(3, &cards(&r), copied)));
    all.push(case("cards", "2019's form", &h, h.with(3, &cards(&h), copied)));
    let broken = r.text(copied).replace("问题及改进情况\n", "问题及改进\n情况\n");
    all.push(case("headings on two lines", "section five", &r, broken));
    all
}
