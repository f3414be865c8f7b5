use super::super::read;
use crate::report::{Media, NoticeKind, Report};

/// The report that holds this table 2, of 2019 unless it says otherwise.
fn table(text: &str) -> Report {
    read(text, Media::PlainText).reports.remove(0)
}

/// The cells of a row: what each holds, `∅` for nothing, with `?` where it is doubted.
fn row(report: &Report, name: &str) -> String {
    let prefix = format!("disclosure.{name}");
    let cells = report.tables[0].iter().filter(|(id, _)| id.to_string().starts_with(&prefix));
    let show = |value: Option<crate::Decimal>| value.map_or("∅".to_owned(), |v| v.to_string());
    let cells = cells.map(|(_, c)| format!("{}{}", show(c.value), if c.doubt { "?" } else { "" }));
    cells.collect::<Vec<_>>().join(" ")
}

const ITEMS: &str = "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n";

#[test]
fn a_row_in_parts_is_their_sum_though_a_part_is_blank() {
    let report = table(&format!(
        "第二十条第（五）项\n{ITEMS}行政许可\t\t1\t2\t3\n其他对外管理服务事项\t行政检查\t\t\t\n\
         \t其他类\t\t+2\t\n第二十条第（六）项\n{ITEMS}行政处罚\t\t7\t\t\n行政强制\t\t4\t0\t7\n"
    ));
    assert_eq!(row(&report, "other_services"), "∅? 2? ∅?");
    assert_eq!(row(&report, "penalties"), "7 ∅ ∅");
    let labels: Vec<&str> = report.extra_rows.iter().map(|extra| extra.label.as_str()).collect();
    assert_eq!(labels, ["其他对外管理服务事项 / 行政检查", "其他对外管理服务事项 / 其他类"]);
    // One value a line: what is blank leaves nothing.
    let report = table(
        "第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n1\n2\n3\n\
         其他对外管理服务事项\n行政检查\n+7\n其他类\n+2\n第二十条第（六）项\n信息内容\n上一年项目数量\n\
         本年增/减\n处理决定数量\n行政处罚\n66\n行政强制\n",
    );
    assert_eq!(row(&report, "licensing"), "1 2 3");
    assert!(row(&report, "penalties").ends_with('?'), "{}", row(&report, "penalties"));
    assert_eq!(report.extra_rows.len(), 2);
}

#[test]
fn rows_in_another_order_keep_their_numbers_beside_a_row_in_parts() {
    let report = table(
        "|第二十条第（五）项|\n|信息内容|上一年项目数量|本年增/减|处理决定数量|\n|行政许可|1|2|3|\n\
         |其他对外管理服务事项|行政检查|21|0|315|\n||其他类|10|-3|412|\n|第二十条第（六）项|\n\
         |信息内容|上一年项目数量|本年增/减|处理决定数量|\n|行政强制|0|4|0|\n|行政处罚|8|0|0|\n\
         三、收到和处理政府信息公开申请情况\n",
    );
    assert_eq!(row(&report, "other_services"), "31? -3? 727?");
    assert_eq!((row(&report, "penalties"), row(&report, "coercion")), ("8 0 0".into(), "0 4 0".into()));
}

#[test]
fn a_row_that_stands_twice_displaces_none() {
    let report = table(
        "第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 3 1 6\n规章 3 1 6\n\
         行政规范性文件 49 8 57\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 36\n三、收到和处理政府信息公开申请情况\n",
    );
    assert_eq!(row(&report, "rules"), "3 1 6");
    assert_eq!(row(&report, "normative_docs"), "49 8 57");
    assert_eq!(row(&report, "licensing"), "36");
}

#[test]
fn parts_before_their_rows_late_label_are_no_repetition() {
    let text = "第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n0\n0\n0\n行政检查\n0\n0\n0\n其他类\n0\n0\n0\n\
        第二十条第（六）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政处罚\n0\n0\n4\n行政强制\n0\n6\n44\n\
        第二十条第（八）项\n信息内容\n上一年项目数量\n本年增/减\n其他对外管理服务\n事项\n行政事业性收费\n3\n2\n";
    assert_eq!(row(&table(text), "other_services"), "∅? ∅? ∅?");
}

#[test]
fn a_sign_within_a_torn_label_stays_with_its_number() {
    let report = table(
        "第二十条第（八）项\n信息内容 上一年项目数量 本年增/减\n行政事 6 减4\n\n业性收费\n\
         第二十条第（九）项\n信息内容 采购项目数量 采购总金额\n政府集中采购 2 5.17\n",
    );
    assert!(row(&report, "fees").starts_with("6 -4"), "{}", row(&report, "fees"));
}

#[test]
fn a_line_with_fewer_cells_than_its_headings_lost_some() {
    let heading = "信息内容\t采购项目数量\t采购总金额\t\n";
    let report = table(&format!("第二十条第（九）项\t\t\t\n{heading}政府集中采购\t6\t\n"));
    assert!(row(&report, "procurement").ends_with('?'));
    let report = table(&format!("第二十条第（九）项\t\t\t\n{heading}政府集中采购\t6\t5.5\t\n"));
    assert_eq!(row(&report, "procurement"), "6 5.5");
}

#[test]
fn a_number_before_a_form_feed_may_be_the_pages() {
    let text = "第二十条第（六）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政处罚\n1\n2\n3\n行政强制\n4\n";
    let report = table(&format!("{text}5\n6\u{c}\n第二十条第（八）项\n"));
    assert_eq!((row(&report, "penalties"), row(&report, "coercion")), ("1 2 3".into(), "4? 5? 6?".into()));
    // In a line of cells it is no cell.
    let text = format!("第二十条第（六）项\n{ITEMS}行政处罚\t1\t2\t3\n9\u{c}\n行政强制\t4\t5\t6\n");
    assert_eq!(row(&table(&text), "penalties"), "1 2 3");
}

#[test]
fn glued_numbers_before_a_lost_label_may_be_of_two_rows() {
    let text = "第二十条第（五）项信息内容本年处理决定数量行政许可7第二十条第（六）项信息内容本年处理决定数量行政处罚490";
    let report = table(&format!("{text}第二十条第（八）项信息内容本年收费金额行政事业性收费00"));
    assert!(row(&report, "penalties").ends_with('?'));
    assert_eq!(row(&report, "licensing"), "7");
}

#[test]
fn divisions_of_glued_digits_are_named() {
    let report = table(
        "第二十条第（一）项\n信息内容本年新制作数量本年新公开数量对外公开总数量\n规章000\n规范性文件18700\n\
         第二十条第（五）项\n信息内容上一年项目数量本年增/减处理决定数量\n行政许可2306+212\n\
         其他对外管理服务事项3+10\n三、收到和处理政府信息公开申请情况\n",
    );
    assert_eq!(row(&report, "normative_docs"), "∅? ∅? ∅?");
    let glued = report.notices.iter().find(|n| n.kind == NoticeKind::GluedDigits && n.print.contains('='));
    assert_eq!(glued.unwrap().print, "18700 = 1|8|700, 1|870|0, 18|70|0, 187|0|0");
}

#[test]
fn headings_that_lost_their_second_line_are_told() {
    let text = "第二十条第（一）项 |\n信息内容 |\n本年新 |\n本年新 |\n对外公开总数量 |\n规章 |\n1 |\n2 |\n3 |\n\
        规范性文件 |\n0 |\n0 |\n0 |\n第二十条第（五）项 |\n信息内容 |\n上一年项目数量 |\n本年增/减 |\n处理决定数量 |\n\
        行政许可 |\n4 |\n0 |\n5 |\n";
    let document = read(text, Media::PlainText);
    let report = &document.reports[0];
    let cut = report.notices.iter().filter(|n| n.kind == NoticeKind::LabelTruncated);
    let cells: Vec<String> = cut.map(|n| n.cells[0].to_string()).collect();
    assert_eq!(cells, ["disclosure.rules.newly_made", "disclosure.rules.newly_disclosed"]);
    assert_eq!(report.value("disclosure.rules.total_public"), Some(3.into()));
}

#[test]
fn labels_that_end_the_lines_of_their_numbers_are_their_own() {
    let text = "第二十条第（五）项\n上一年项目数量\t本年增/减\t处理决定数量\t信息内容\n4\t-1\t17\t行政许可\n\
        6\t\t2\t其他对外管理服务事项\n第二十条第（六）项\n上一年项目数量\t本年增/减\t处理决定数量\t信息内容\n\
        31\t0\t5\t行政处罚\n8\t+2\t9\t行政强制\n";
    let report = table(text);
    let rows = ["licensing", "other_services", "penalties", "coercion"];
    assert_eq!(rows.map(|name| row(&report, name)), ["4 -1 17", "6 ∅ 2", "31 0 5", "8 2 9"]);
    // Where no line holds them together, whose label is whose cannot be told.
    let report = table(&text.replace('\t', "\n"));
    for name in rows {
        assert!(row(&report, name).split(' ').all(|cell| cell.ends_with('?')), "{}", row(&report, name));
    }
}

#[test]
fn a_number_printed_for_each_column_that_its_heading_covers_is_one() {
    let block = |row: &str| {
        let head = "信息内容\t采购项目数量\t采购总金额\t采购总金额\n";
        table(&format!("第二十条第（九）项\n{head}政府集中采购\t{row}\n三、收到和处理政府信息公开申请情况\n"))
    };
    assert_eq!(row(&block("5\t0.67\t0.67"), "procurement"), "5 0.67");
    assert_eq!(row(&block("\t0.67\t0.67"), "procurement").replace('?', ""), "∅ 0.67");
    // One of the three is lost.
    assert_eq!(row(&block("9\t9"), "procurement"), "9? 9?");
}

#[test]
fn a_row_of_cards_in_parts_is_doubted_though_a_part_is_named_by_a_word_of_the_form() {
    let card = |name: &str, from: u32| {
        format!("{name}\n上一年项目数量：{from}\n本年增/减：{}\n处理决定数量：{}\n", from + 1, from + 2)
    };
    let cards = [card("行政许可", 1), card("其他对外管理服务事项\n行政检查", 4), card("其他类", 7)].concat();
    let report = table(&format!(
        "第二十条第（五）项\n{cards}第二十条第（六）项\n{}{}三、收到和处理政府信息公开申请情况\n",
        card("行政处罚", 10),
        card("行政强制", 13)
    ));
    assert_eq!(row(&report, "licensing"), "1 2 3");
    assert!(row(&report, "other_services").matches('?').count() == 3, "{}", row(&report, "other_services"));
}

#[test]
fn empty_cells_that_table_3_keeps_are_not_proved_for_a_short_row_here() {
    let short = "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t6\t6\n行政规范性文件\t9\t16\n";
    let third = "三、收到和处理政府信息公开申请情况\n\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n\
        一、本年新收政府信息公开申请数量\t3\t\t1\t\t\t\t4\n二、上年结转政府信息公开申请数量\t\t\t\t\t\t\t\n";
    let report = table(&format!("{short}{third}"));
    assert!(row(&report, "rules").ends_with("∅?"), "{}", row(&report, "rules"));
    let kept = short.replace("文件\t9\t16", "文件\t9\t\t16");
    assert_eq!(row(&table(&format!("{kept}{third}")), "rules"), "6 6 ∅");
}

#[test]
fn nothing_is_not_printed_where_numbers_stand_behind_the_label() {
    let text = |one: &str, other: &str| {
        format!(
            "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章{one}\n行政规范性文件{other}\n\
             第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t5\n三、收到和处理政府信息公开申请情况\n"
        )
    };
    for (one, other) in
        [("/0/3/1", "/9/1/8"), ("\t零\t三\t一", "\t九\t一\t八"), ("\n零\n三\n一", "\n九\n一\n八")]
    {
        let report = table(&text(one, other));
        for name in ["rules", "normative_docs"] {
            let cells = row(&report, name);
            assert!(
                report.tables[0].iter().take(6).all(|(_, c)| c.doubt || !c.raw.is_empty()),
                "{name}{one}: {cells}"
            );
        }
    }
    // Nothing, and the next label's ordinal.
    assert_eq!(row(&table(&text("", "\t9\t1\t8")), "rules"), "∅ ∅ ∅");
}

#[test]
fn what_a_sheet_shows_for_a_number_too_wide_is_not_blank() {
    let report = table(
        "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t####\t0\t###\n行政规范性文件\t9\t1\t8\n\
         三、收到和处理政府信息公开申请情况\n",
    );
    assert!(
        report.tables[0].iter().take(3).all(|(_, c)| !c.raw.is_empty() || c.doubt),
        "{}",
        row(&report, "rules")
    );
}

#[test]
fn a_stroke_between_numbers_is_no_sign() {
    let report = table(
        "第二十条第（一）项\n信息内容-本年制发件数-本年废止件数-现行有效件数\n规章-0-0-0\n行政规范性文件-8-3-74\n\
         第二十条第（五）项\n信息内容-本年处理决定数量\n行政许可-2203\n三、收到和处理政府信息公开申请情况\n",
    );
    assert!(
        report.tables[0].iter().all(|(_, c)| c.doubt || c.value.is_none_or(|v| v >= crate::Decimal::ZERO))
    );
}

#[test]
fn labels_at_the_ends_of_lines_are_their_lines_own_though_the_first_row_is_blank() {
    let report = table(
        "第二十条第（一）项\n本年制发件数\t本年废止件数\t现行有效件数\t信息内容\n\t\t\t规章\n8\t3\t74\t行政规范性文件\n\
         第二十条第（五）项\n本年处理决定数量\t信息内容\n5\t行政许可\n三、收到和处理政府信息公开申请情况\n",
    );
    assert_ne!(row(&report, "rules"), "8 3 74");
    assert!(row(&report, "normative_docs").starts_with("8 3 74"), "{}", row(&report, "normative_docs"));
}
