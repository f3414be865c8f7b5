//! What stands in one cell: several numbers, signs, units, marks, words.

use super::draw::{bars, columns, copied, csv, html, lines, markdown, parts, spaces, tabs};
use super::model::{Case, Report, case, garden, harbour, page, river};
use gongkai_tests::generator::sheet::Sheet;

/// Values of each row in cells of these sizes, joined by `join`; labels between `between` too.
fn shared(sheet: &Sheet, sizes: &[usize], join: &str, between: &str) -> String {
    let line = |row: &Vec<_>| {
        let (mut cells, values) = parts(row);
        let mut rest = &values[..];
        for &size in sizes.iter().filter(|_| !values.is_empty()) {
            let (cell, more) = rest.split_at(size);
            cells.push(cell.join(join));
            rest = more;
        }
        cells.join(between) + "\n"
    };
    sheet.rows.iter().map(line).collect()
}

/// The same as an HTML table.
fn shared_html(sheet: &Sheet, sizes: &[usize], join: &str) -> String {
    let text = shared(sheet, sizes, join, "</td><td>");
    let rows = text.lines().map(|line| format!("<tr><td>{line}</td></tr>\n"));
    format!("<table>{}</table>\n", rows.collect::<String>())
}

/// Thousands apart by this character.
fn thousands(by: char) -> impl Fn(&str) -> String {
    move |print: &str| {
        let (whole, rest) = print.split_at(print.find('.').unwrap_or(print.len()));
        let start = whole.len() - whole.trim_start_matches(['+', '-']).len();
        let mut out = whole[..start].to_owned();
        for (at, digit) in whole[start..].char_indices() {
            if at > 0 && (whole.len() - start - at).is_multiple_of(3) {
                out.push(by);
            }
            out.push(digit);
        }
        out + rest
    }
}

const FEES: &str = "disclosure.fees.amount_wan";
const CHANGE: &str = "disclosure.licensing.change";
const NEW: &str = "requests.new_received.natural_person";

pub(crate) fn cases() -> Vec<Case> {
    let (r, h, g) = (river(), harbour(), garden());
    let mut all = Vec::new();

    // Several numbers in one cell: as many as columns are read, others doubted.
    let bar = |sheet: &Sheet, sizes: &[usize]| {
        shared(sheet, sizes, " ", " | ").lines().map(|l| format!("| {l} |\n")).collect::<String>()
    };
    all.push(case(
        "several numbers a cell, table 3",
        "tabs 1+4+1+1",
        &r,
        r.with(3, &r.table(3, |s| shared(s, &[1, 4, 1, 1], " ", "\t")), copied),
    ));
    all.push(case(
        "several numbers a cell, table 3",
        "bars 2+3+2",
        &h,
        h.with(3, &h.table(3, |s| bar(s, &[2, 3, 2])), bars),
    ));
    // `24 435` is two numbers where the first heading stands above the first number: no cell is empty.
    let headed = |sheet: &Sheet| {
        let row = |line: &str| {
            let labels =
                line.split(" | ").take_while(|cell| !cell.starts_with(|c: char| c.is_ascii_digit())).count();
            let (labels, values) = (line.splitn(labels + 1, " | ").collect::<Vec<_>>(), labels);
            let covered = " |".repeat(3 - values);
            format!("| {} |{covered} {} |\n", labels[..values].join(" | "), labels[values])
        };
        let rows = shared(sheet, &[1, 2, 1, 1, 2], " ", " | ");
        let rows = rows.lines().skip_while(|line| !line.contains("本年新收")).map(row).collect::<String>();
        format!(
            "| 办理情况 | | | 申请人情况 | | | | |\n| | | | 自然人 | 商业企业 科研机构 | 社会公益组织 | 法律服务机构 | 其他 总计 |\n{rows}"
        )
    };
    all.push(case(
        "several numbers a cell, table 3",
        "bars with covered cells, 1+2+1+1+2",
        &h,
        h.with(3, &h.table(3, headed), bars),
    ));
    all.push(page("several numbers a cell, table 3", "HTML, breaks", &r, {
        r.page(|s| {
            if s.kind == gongkai::TableKind::Requests { shared_html(s, &[1, 5, 1], "<br>") } else { html(s) }
        })
    }));
    all.push(case(
        "several numbers a cell, table 4",
        "tabs 5+5+5",
        &r,
        r.with(4, &r.table(4, |s| shared(s, &[5, 5, 5], " ", "\t")), copied),
    ));
    all.push(case(
        "several numbers a cell, table 4",
        "bars 7+8",
        &h,
        h.with(4, &h.table(4, |s| bar(s, &[7, 8])), bars),
    ));
    all.push(page("several numbers a cell, table 4", "HTML 3 times 5", &g, {
        g.page(|s| {
            if s.kind == gongkai::TableKind::Disputes {
                shared_html(s, &[3, 3, 3, 3, 3], " ")
            } else {
                html(s)
            }
        })
    }));

    // One cell with several numbers beside an empty one.
    let beside = |report: &Report, table: usize, row: &str, cells: usize, between: &str| {
        let text = report.table(table, copied);
        let line = |line: &str| {
            if !line.contains(row) {
                return format!("{line}\n");
            }
            let mut parts: Vec<&str> = line.split('\t').collect();
            let at = parts.iter().position(|p| p.parse::<f64>().is_ok()).expect("a number") + cells;
            let two = format!("{}{between}{}", parts[at], parts[at + 1]);
            parts.splice(at..=at + 1, [two.as_str()]);
            parts.push("");
            parts.join("\t") + "\n"
        };
        report.with(table, &text.lines().map(line).collect::<String>(), copied)
    };
    all.push(
        case(
            "a shared cell beside an empty one, table 3",
            "the last two of a row",
            &r,
            beside(&r, 3, "予以公开", 5, " "),
        )
        .open(&["requests.granted"]),
    );
    all.push(
        case(
            "a shared cell beside an empty one, table 3",
            "in the row of the total",
            &h,
            beside(&h, 3, "（七）", 1, " "),
        )
        .open(&["requests.result_total"]),
    );
    all.push(
        case(
            "a shared cell beside an empty one, table 3",
            "an ideographic space",
            &r,
            beside(&r, 3, "二、上年", 0, "\u{3000}"),
        )
        .open(&["requests.carried_over"]),
    );
    let t4 = |report: &Report| report.sheets[2].rows[3][0].text.clone() + "\t";
    all.push(
        case(
            "a shared cell beside an empty one, table 4",
            "in the middle",
            &r,
            beside(&r, 4, &t4(&r), 6, " "),
        )
        .open(&["disputes"]),
    );
    all.push(
        case(
            "a shared cell beside an empty one, table 4",
            "the last two",
            &h,
            beside(&h, 4, &t4(&h), 13, " "),
        )
        .open(&["disputes"]),
    );
    all.push(
        case(
            "a shared cell beside an empty one, table 2",
            "2019's form",
            &h,
            beside(&h, 2, "行政处罚", 1, " "),
        )
        .open(&["disclosure.penalties"]),
    );
    all.push(
        case(
            "a shared cell beside an empty one, table 2",
            "documents",
            &h,
            beside(&h, 2, "规范性文件", 0, " "),
        )
        .open(&["disclosure.normative_docs"]),
    );
    let in_first = |report: &Report, between: &str| {
        let text = report.table(2, |s| shared(s, &[], " ", "\t"));
        let rows = report.sheets[0].rows.iter().zip(text.lines()).map(|(row, label)| match parts(row).1 {
            values if values.is_empty() => format!("{label}\n"),
            values => format!("{label}\t{}{}\n", values.join(between), "\t".repeat(values.len() - 1)),
        });
        report.with(2, &rows.collect::<String>(), copied)
    };
    all.push(case("a row in its first cell", "2019's form", &h, in_first(&h, " ")).open(&["disclosure"]));
    all.push(
        case("a row in its first cell", "between ideographic spaces", &r, in_first(&r, "\u{3000}"))
            .open(&["disclosure"]),
    );

    // Escapes of Markdown.
    let escape = |text: String| text.replace('.', "\\.").replace("+3", "\\+3").replace("-12", "\\-12");
    all.push(case("escapes of Markdown", "points, plus and minus", &h, escape(h.text(markdown))));
    all.push(case("escapes of Markdown", "points in spaces", &r, escape(r.text(spaces))));
    all.push(case(
        "an escaped point between spaces",
        "procurement",
        &h,
        h.clone().print("disclosure.procurement.amount_wan", "863\\.4").text(spaces),
    ));
    all.push(case(
        "an escaped point between spaces",
        "small fees",
        &g,
        g.clone().print(FEES, "0\\.72").text(spaces),
    ));
    all.push(case(
        "an escaped point in a cell",
        "procurement between bars",
        &h,
        h.clone().print("disclosure.procurement.amount_wan", "863\\.4").text(bars),
    ));
    all.push(case(
        "an escaped point in a cell",
        "small fees between tabs",
        &g,
        g.clone().print(FEES, "0\\.72").text(tabs),
    ));
    all.push(
        case(
            "a point apart from its digits",
            "a point behind a space",
            &g,
            g.clone().print(FEES, "0 .72").text(spaces),
        )
        .open(&[FEES]),
    );
    all.push(
        case(
            "a point apart from its digits",
            "a point before a space",
            &r,
            r.clone().print(FEES, "208. 35").text(tabs),
        )
        .open(&[FEES]),
    );
    all.push(
        case(
            "a point apart from its digits",
            "in bars",
            &h,
            h.clone().print("disclosure.procurement.amount_wan", "863 . 4").text(bars),
        )
        .open(&["disclosure.procurement"]),
    );

    // Signs before a number.
    for (class, sign) in [
        ("minus as en dash", '–'),
        ("minus as em dash", '—'),
        ("minus as hyphen", '‐'),
        ("minus as arrow", '↓'),
        ("minus as triangle", '▲'),
    ] {
        let signed = |report: &Report| {
            report
                .clone()
                .print(CHANGE, &format!("{sign}12"))
                .print("disclosure.fees.change", &format!("{sign}2"))
        };
        let open = [CHANGE, "disclosure.fees.change"];
        let (one, two) = (
            case(class, "in bars", &h, signed(&h).text(bars)),
            case(class, "a cell a line", &h, signed(&h).text(lines)),
        );
        all.extend(match class {
            "minus as arrow" => [one.open(&open), two.open(&open)],
            "minus as triangle" => [one.doubted(&open), two.doubted(&open)],
            _ => [one, two],
        });
    }
    let minus = |sign: &str| {
        h.clone()
            .print(CHANGE, &format!("{sign}12"))
            .print("disclosure.penalties.change", &format!("{sign} 6"))
    };
    all.push(
        case("a dash for a minus", "full-width, apart from its digits", &h, minus("－").text(tabs))
            .open(&["disclosure.penalties.change"]),
    );
    all.push(case(
        "a dash for a minus",
        "the sign of mathematics, in spaces",
        &h,
        h.clone().print(CHANGE, "−12").text(spaces),
    ));
    all.push(page("a dash for a minus", "an entity", &h, h.clone().markup(CHANGE, "&ndash;12").page(html)));

    // Words where a number is due.
    let words = |report: &Report| report.clone().set(FEES, "待统计");
    all.push(
        case("words where a number is due", "待统计 between tabs", &words(&r), words(&r).text(tabs))
            .open(&[FEES])
            .found("FORM-NONNUMERIC")
            .known(&["FORM-NONNUMERIC"]),
    );
    let error = h.clone().set("disclosure.coercion.decisions", "#VALUE!");
    all.push(
        page("words where a number is due", "#VALUE! in a page", &error, error.page(html))
            .open(&["disclosure.coercion.decisions"])
            .found("FORM-NONNUMERIC")
            .known(&["FORM-NONNUMERIC"]),
    );
    let tens = |report: &Report| report.clone().print(FEES, "208.35万");
    all.push(case("万 and 亿 behind a number", "万 between bars", &r, tens(&r).text(bars)));
    let large = h
        .clone()
        .set("disclosure.procurement.amount_wan", "1200")
        .print("disclosure.procurement.amount_wan", "0.12亿");
    all.push(
        case("万 and 亿 behind a number", "亿, a cell a line", &large, large.text(lines))
            .open(&["disclosure.procurement.amount_wan"]),
    );
    all.push(case("a leading point", "a cell a line", &g, g.clone().print(FEES, ".72").text(lines)));
    all.push(case("a leading point", "in bars and spaces", &g, g.clone().print(FEES, ".72").text(bars)));
    let yuan = |print: &str| h.clone().print("disclosure.procurement.amount_wan", print);
    all.push(
        case("a sign of yuan", "¥, thousands", &h, yuan("¥8,634,000").text(bars))
            .open(&["disclosure.procurement.amount_wan"]),
    );
    all.push(
        case("a sign of yuan", "￥, a cell a line", &h, yuan("￥8634000").text(lines))
            .open(&["disclosure.procurement.amount_wan"]),
    );
    all.push(
        case(
            "money in another unit",
            "procurement in 亿元",
            &h,
            h.clone()
                .relabel("采购总金额", "采购总金额（亿元）")
                .print("disclosure.procurement.amount_wan", "0.08634")
                .text(tabs),
        )
        .open(&["disclosure.procurement.amount_wan"]),
    );
    all.push(
        case(
            "money in another unit",
            "fees in 千元",
            &r,
            r.clone()
                .relabel("本年收费金额（单位：万元）", "本年收费金额（千元）")
                .print(FEES, "2083.5")
                .text(bars),
        )
        .open(&[FEES]),
    );
    all.push(
        case(
            "unit beside the column",
            "元 in the block's heading",
            &r,
            r.clone()
                .relabel("第二十条第（八）项", "第二十条第（八）项（单位：元）")
                .relabel("本年收费金额（单位：万元）", "本年收费金额")
                .print(FEES, "2083500")
                .text(bars),
        )
        .open(&[FEES]),
    );
    all.push(
        case(
            "unit beside the column",
            "元 in the row's label",
            &g,
            g.clone()
                .relabel("行政事业性收费", "行政事业性收费（元）")
                .relabel("本年收费金额（单位：万元）", "本年收费金额")
                .print(FEES, "7200")
                .text(tabs),
        )
        .open(&[FEES]),
    );
    for (name, print) in [("上年同期", "208.35（上年同期197.2）"), ("half-width", "208.35(2022年:197.2)")]
    {
        all.push(
            case("last year in brackets", name, &r, r.clone().print(FEES, print).text(tabs)).open(&[FEES]),
        );
    }
    all.push(
        case(
            "a part in brackets",
            "其中 in table 3",
            &r,
            r.clone().print("requests.granted.natural_person", "28（其中网络申请20件）").text(tabs),
        )
        .open(&["requests.granted.natural_person"]),
    );
    all.push(
        case(
            "a part in brackets",
            "含 in a page",
            &h,
            h.clone().print("disclosure.normative_docs.newly_made", "14（含联合发文3件）").text(bars),
        )
        .open(&["disclosure.normative_docs"]),
    );

    // Marks at, in and behind numbers.
    all.push(
        page("a note's digit", "a bracketed mark", &r, r.clone().markup(NEW, "191<sup>[2]</sup>").page(html))
            .open(&[NEW]),
    );
    all.push(
        page(
            "a note's digit",
            "a linked mark, table 4",
            &h,
            h.clone().markup("disputes.review.total", "16<sup><a href=\"#n3\">3</a></sup>").page(html),
        )
        .open(&["disputes.review.total"]),
    );
    for (name, at) in [("U+200B", '\u{200b}'), ("soft hyphen", '\u{ad}')] {
        let print = |text: &str| {
            text.chars()
                .flat_map(|c| [Some(c), c.is_ascii_digit().then_some(at)])
                .flatten()
                .collect::<String>()
        };
        all.push(page("invisible characters in HTML", name, &r, r.clone().print_all(print).page(html)));
    }
    all.push(page(
        "invisible characters in HTML",
        "&zwnj; between digits",
        &h,
        h.clone().markup("requests.result_total.total", "5&zwnj;3&zwj;2").page(html),
    ));
    all.push(case(
        "invisible characters in text",
        "word joiner",
        &r,
        r.clone().print(NEW, "1\u{2060}91").text(copied),
    ));
    all.push(
        case(
            "invisible characters in text",
            "mark of direction, in bars",
            &h,
            h.clone().print("requests.granted.total", "\u{200e}68\u{200f}").text(bars),
        )
        .open(&["requests.granted.total"]),
    );
    let many =
        |report: &Report| report.clone().set("disclosure.licensing.decisions", "128400").set(FEES, "1208.35");
    for (name, space) in [("thin", '\u{2009}'), ("narrow no-break", '\u{202f}'), ("no-break", '\u{a0}')] {
        let report = many(&r);
        all.push(
            case(
                "thousands apart by spaces",
                name,
                &report,
                report.clone().print_all(thousands(space)).text(tabs),
            )
            .open(&["disclosure"]),
        );
        all.push(
            case(
                "thousands apart by spaces",
                name,
                &report,
                report.clone().print_all(thousands(space)).text(bars),
            )
            .open(&["disclosure"]),
        );
    }
    let procured = h.clone().set("disclosure.procurement.amount_wan", "18634.5");
    all.push(
        case(
            "thousands apart by spaces",
            "a plain space in table 2's money",
            &procured,
            procured.clone().print("disclosure.procurement.amount_wan", "18 634.5").text(tabs),
        )
        .open(&["disclosure.procurement"]),
    );
    let ring =
        |zero: &'static str| move |text: &str| if text == "0" { zero.to_owned() } else { text.to_owned() };
    all.push(case("zero as a ring", "in bars", &r, r.clone().print_all(ring("〇")).text(bars)).open(&[
        "disclosure",
        "requests",
        "disputes",
    ]));
    all.push(
        case("zero as a ring", "○, a cell a line", &g, g.clone().print_all(ring("○")).text(lines)).open(&[
            "disclosure",
            "requests",
            "disputes",
        ]),
    );
    all.push(
        case(
            "a mark at a number",
            "④ in table 4",
            &h,
            h.clone().print("disputes.review.total", "16④").text(tabs),
        )
        .open(&["disputes.review.total"]),
    );
    all.push(
        case(
            "a mark at a number",
            "* and 注1",
            &r,
            r.clone().print(NEW, "191*").print("requests.granted.total", "31注1").text(bars),
        )
        .open(&[NEW, "requests.granted.total"]),
    );
    let pieces = |one: &str, two: &str| format!("<p>{one}</p><p>{two}</p>");
    let broken = [
        "requests.new_received.natural_person",
        "requests.result_total.total",
        "disclosure.licensing.decisions",
    ];
    all.push(
        page(
            "a number in pieces",
            "two paragraphs",
            &r,
            r.clone()
                .markup(broken[0], &pieces("19", "1"))
                .markup(broken[1], &pieces("3", "27"))
                .markup(broken[2], &pieces("12", "84"))
                .page(html),
        )
        .open(&broken),
    );
    all.push(
        page("a number in pieces", "a break", &h, h.clone().markup(broken[1], "53<br/>2").page(html))
            .open(&broken),
    );

    // Two rows in one: their labels in one cell, their digits run together.
    let run = |report: &Report, first: &str, second: &str, between: &str| {
        let mut report = report.clone();
        let rows = &mut report.sheets[1].rows;
        let of = |rows: &Vec<Vec<_>>, row: &str| {
            rows.iter()
                .position(|line| {
                    line.iter().any(|slot: &gongkai_tests::generator::sheet::Slot| {
                        slot.is_of(&format!("requests.{row}.total"))
                    })
                })
                .expect("a row")
        };
        let (at, below) = (of(rows, first), of(rows, second));
        let lower = rows[below].clone();
        let (skip, labels) = (rows[at].len() - 7, lower.len() - 7);
        for (slot, more) in rows[at][skip - 1..].iter_mut().zip(&lower[labels - 1..]) {
            slot.text = format!("{}{between}{}", slot.text, more.text);
        }
        rows.remove(below);
        for (top, line) in rows.iter_mut().enumerate().take(below) {
            line.iter_mut().filter(|slot| top + slot.rowspan > below).for_each(|slot| slot.rowspan -= 1);
        }
        report
    };
    let two = ["requests.denied.security_stability", "requests.denied.third_party"];
    all.push(
        page(
            "two rows in one",
            "two of 不予公开",
            &h,
            run(&h, "denied.security_stability", "denied.third_party", "").page(html),
        )
        .doubted(&two),
    );
    all.push(
        case(
            "two rows in one",
            "between bars",
            &r,
            run(&r, "unable.not_held", "unable.needs_creation", "").text(bars),
        )
        .doubted(&["requests.unable.not_held", "requests.unable.needs_creation"]),
    );

    // Seven numbers in a sentence.
    for (name, sentence) in [
        ("channels", "来信、来访、网络、传真、电话、邮箱、合计分别为 152 0 21 3 0 1 177 件。\n"),
        ("months", "逐月受理 13 15 22 31 10 8 19 次\n"),
    ] {
        let text = r.text(copied).replace("一、总体情况\n", &format!("一、总体情况\n{sentence}"));
        all.push(case("numbers in a sentence", name, &r, text));
    }

    // Signs for blanks and long numbers of spreadsheets.
    for (name, sign) in [("nan", "nan"), ("NaN", "NaN"), ("None", "None"), ("null", "null")] {
        let report = g.clone().blank();
        let fill = |text: &str| if text.is_empty() { sign.to_owned() } else { text.to_owned() };
        all.push(case(
            "blank words",
            name,
            &report,
            report.clone().print_all(fill).text(if name == "None" { csv } else { bars }),
        ));
    }
    let long = |text: &str| if text.contains('.') { format!("{text}000000000002") } else { text.to_owned() };
    all.push(case("16 digits", "fees", &r, r.clone().print_all(long).text(tabs)).open(&[FEES]));
    let floats = |text: &str| {
        if text.is_empty() || text.contains('.') { text.to_owned() } else { format!("{text}.0") }
    };
    all.push(case("16 digits", "whole numbers as 5.0", &r, r.clone().print_all(floats).text(csv)));
    all.push(case("columns and totals", "columns of characters", &r, r.text(columns)));
    all
}
