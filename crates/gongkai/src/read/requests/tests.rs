use super::super::read;
use super::*;
use crate::report::{Media, Report};

/// A consistent table, row by row: 9 + 1 received, 8 handled, 2 open.
fn rows() -> Vec<(String, [i64; WIDTH])> {
    let form = form(TABLE, Edition::F21);
    let numbers = |id: &str| match id {
        "new_received" => [7, 2, 0, 0, 0, 0, 9],
        "carried_over" => [1, 0, 0, 0, 0, 0, 1],
        "granted" => [4, 1, 0, 0, 0, 0, 5],
        "unable.not_held" | "carried_forward" => [2, 0, 0, 0, 0, 0, 2],
        "other.misc" => [0, 1, 0, 0, 0, 0, 1],
        "result_total" => [6, 2, 0, 0, 0, 0, 8],
        _ => [0; WIDTH],
    };
    form.rows.iter().map(|row| (row.label().zh.to_owned(), numbers(row.id))).collect()
}

fn lines(rows: &[(String, [i64; WIDTH])], separator: &str) -> String {
    let line = |(label, numbers): &(String, [i64; WIDTH])| {
        let cells: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        format!("{label}{separator}{}\n", cells.join(separator))
    };
    rows.iter().map(line).collect()
}

fn report(text: &str) -> Report {
    read(text, Media::PlainText).reports.into_iter().next().expect("a report")
}

/// Every cell has its number, and which cells are doubted.
fn doubted(text: &str) -> Vec<String> {
    let report = report(text);
    let table = report.table(TABLE).expect("table 3");
    let expected = rows().into_iter().flat_map(|(_, numbers)| numbers);
    for ((id, cell), number) in table.iter().zip(expected) {
        assert!(cell.doubt || cell.value == Some(number.into()), "{id}: {cell:?}, printed {number}");
    }
    table.iter().filter(|(_, cell)| cell.doubt).map(|(id, _)| id.to_string()).collect()
}

#[test]
fn rows_of_cells_come_out_whole() {
    for separator in ["\t", " | ", " ", "\n"] {
        assert_eq!(doubted(&lines(&rows(), separator)), [""; 0], "{separator:?}");
    }
}

#[test]
fn rows_in_another_order_are_read_by_their_labels() {
    let mut swapped = rows();
    swapped.swap(2, 12);
    swapped.swap(22, 23);
    assert_eq!(doubted(&lines(&swapped, "\t")), [""; 0]);
}

#[test]
fn a_row_that_prints_all_its_cells_empty_has_no_numbers_of_the_line_below() {
    let mut rows = rows();
    // 其他 is no row's label by itself.
    rows.swap(21, 22);
    let line = |(label, numbers): &(String, [i64; WIDTH])| {
        let cells = numbers.map(|number| if number == 0 { String::new() } else { number.to_string() });
        format!("{label}\t{}\n", cells.join("\t"))
    };
    let report = report(&rows.iter().map(line).collect::<String>());
    let overdue = &report.tables[0].cells[20 * WIDTH..21 * WIDTH];
    assert!(overdue.iter().all(|cell| cell.doubt || cell.value.is_none()), "{overdue:?}");
}

#[test]
fn a_lost_label_is_told_by_its_neighbours_and_a_repeated_row_is_passed_over() {
    let mut rows = rows();
    rows[9].0 = String::new();
    let repeated = rows[12].clone();
    rows.insert(13, repeated);
    assert_eq!(doubted(&lines(&rows, "\t")), [""; 0]);
}

#[test]
fn glued_digits_divide_as_the_whole_table_allows() {
    assert_eq!(doubted(&lines(&rows(), "")), [""; 0]);
}

#[test]
fn a_wrong_number_among_glued_digits_is_not_explained_away() {
    let mut wrong = rows();
    wrong[2].1[6] = 6;
    let report = report(&lines(&wrong, ""));
    let granted = report.table(TABLE).expect("table 3").iter().filter(|(id, _)| id.at().0.id == "granted");
    assert!(granted.into_iter().all(|(_, cell)| cell.doubt));
}

#[test]
fn a_wrong_total_beside_a_dropped_blank_is_not_cut_in_two() {
    // Printed: 其他 7 of an empty 法律服务机构, and a total of 77.
    let text = lines(&rows(), "").replace("重复申请0000000", "重复申请0000777");
    assert!(row(&text, "not_processed.repeat").iter().all(|cell| cell.doubt));
    let sound = row(&lines(&rows(), ""), "not_processed.repeat");
    assert!(sound.iter().all(|cell| !cell.doubt));
}

#[test]
fn numbers_that_contradict_the_label_on_their_line_leave_doubt_about_both_rows() {
    let text = lines(&rows(), " ");
    let (publication, excessive) = ("3.要求提供公开出版物 ", "4.无正当理由大量反复申请 ");
    assert!(text.contains(publication) && text.contains(excessive));
    let torn = text.replace(
        &format!("{publication}0 0 0 0 0 0 0\n{excessive}"),
        &format!("{publication}\n{excessive}1 0 0 0 0 0 1\n"),
    );
    assert_ne!(torn, text);
    for id in ["not_processed.publication", "not_processed.excessive"] {
        assert!(row(&torn, id).iter().all(|cell| cell.doubt), "{id}");
    }
}

#[test]
fn a_page_number_between_cells_is_no_value() {
    let bars = |text: &str| text.replace([' ', '\n'], " |\n").replace("| |", "|");
    let text = bars(&lines(&rows(), " ")).replace("予以公开 |\n4 |", "予以公开 |\n12\u{c}\n4 |");
    assert!(text.contains('\u{c}'));
    assert_eq!(doubted(&text), [""; 0]);
}

fn row(text: &str, id: &str) -> Vec<Cell> {
    let report = report(text);
    let table = report.table(TABLE).expect("table 3");
    table.iter().filter(|(cell, _)| cell.at().0.id == id).map(|(_, cell)| cell.clone()).collect()
}

#[test]
fn a_row_with_too_few_numbers_is_doubted_and_named() {
    let text = lines(&rows(), " ").replace("予以公开 4 1 0 0 0 0 5", "予以公开 4 1 0 0 0 5");
    let doubted = doubted(&text);
    assert!(!doubted.is_empty() && doubted.iter().all(|id| id.starts_with("requests.granted.")));
    assert!(report(&text).notices.iter().any(|n| n.kind == NoticeKind::ShortRow));
}

#[test]
fn numbers_on_a_line_of_their_own_above_a_label_leave_doubt_about_both_rows() {
    let text = lines(&rows(), "   ");
    let (above, below) = ("（二）部分公开", "1.属于国家秘密");
    let line = |label: &str| text.lines().find(|line| line.contains(label)).expect("a line").to_owned();
    let torn = text
        .replace(&line(above), &line(above).replace("0   ", ""))
        .replace(&line(below), &format!("      1      1\n{}", line(below).replace("   0", "")));
    assert_ne!(torn, text);
    for id in ["partially_granted", "denied.state_secret"] {
        assert!(row(&torn, id).iter().all(|cell| cell.doubt), "{id}: {torn}");
    }
}

#[test]
fn an_empty_total_is_read_as_printed_unless_the_row_may_have_been_moved() {
    let text = lines(&rows(), "|").replace("予以公开|4|1|0|0|0|0|5", "予以公开|4|1|0|0|0|0| |");
    let cells = |text: &str, row: &str| -> Vec<Cell> {
        let report = report(text);
        let table = report.table(TABLE).expect("table 3");
        table.iter().filter(|(id, _)| id.at().0.id == row).map(|(_, cell)| cell.clone()).collect()
    };
    let granted = cells(&text, "granted");
    assert_eq!((granted[6].state, granted[6].doubt), (State::Blank, false));
    let zeros = lines(&rows(), "|").replace("重复申请|0|0|0|0|0|0|0", "重复申请|0|0|0|0|0|0| |");
    assert!(cells(&zeros, "not_processed.repeat").iter().all(|cell| cell.doubt));
}

#[test]
fn labels_heaped_before_their_numbers_are_told_by_their_order() {
    let text = lines(&rows(), "|");
    let (first, second) = ("5.属于三类内部事务信息", "6.属于四类过程性信息");
    let label = |id: &str| rows().into_iter().map(|r| r.0).find(|l| l.contains(id)).expect("a label");
    let (first, second) = (label(&first[2..]), label(&second[2..]));
    let heaped = text
        .replace(&format!("{first}|"), &format!("{first}\n{second}\n|"))
        .replace(&format!("\n{second}|"), "\n|");
    assert_eq!(doubted(&heaped), [""; 0]);
}

#[test]
fn a_number_that_ends_a_page_may_be_the_pages_own() {
    let mut printed = lines(&rows(), "\n");
    printed = printed.replace("予以公开\n4\n1\n0\n0\n0\n0\n5\n", "予以公开\n4\n3\n\u{c}1\n0\n0\n0\n5\n");
    let doubted = doubted(&printed);
    assert!(
        !doubted.is_empty() && doubted.iter().all(|id| id.starts_with("requests.granted.")),
        "{doubted:?}"
    );
    // A row that adds up is whole.
    let printed = lines(&rows(), "\n").replace("予以公开\n4\n1\n", "予以公开\n4\n1\n\u{c}");
    assert!(report(&printed).notices.is_empty());
}

#[test]
fn labels_without_any_number_are_a_table_without_data() {
    let text = rows().into_iter().map(|(label, _)| label).collect::<Vec<_>>().join("\n");
    assert!(report(&text).notices.iter().any(|n| n.kind == NoticeKind::NoDataRow));
}

/// The cells of the older form's rows, with as many empty ones behind each label as it spans in a drawn grid, or as fill
/// the line up to ten cells.
fn grid_of(print: impl Fn(&str) -> [&'static str; WIDTH], filled: bool) -> String {
    let form = form(TABLE, Edition::F19);
    let row = |row: &crate::form::FormRow| {
        let covered = if filled { [2, 1, 0][row.path.len() - 1] } else { 0 };
        let before = if filled { row.path.len() - 1 } else { 0 };
        let behind = if filled { covered } else { 3 - row.path.len() };
        let label = row.label().zh;
        format!("{}{label}\t{}{}\n", "\t".repeat(before), "\t".repeat(behind), print(row.id).join("\t"))
    };
    form.rows.iter().map(row).collect()
}

#[test]
fn a_grid_shows_how_many_cells_a_label_covers_without_a_full_row() {
    let without_totals = |id: &str| match id {
        "new_received" => ["63", "7", "", "", "1", "", ""],
        "granted" | "result_total" => ["", "3", "", "", "1", "", ""],
        "denied.third_party" => ["2", "", "", "", "", "", ""],
        _ => [""; WIDTH],
    };
    for filled in [false, true] {
        let text = grid_of(without_totals, filled) + "四、政府信息公开行政复议、行政诉讼情况\n无\n";
        let report = report(&text);
        let table = report.table(TABLE).expect("table 3");
        let form = form(TABLE, Edition::F19);
        for (row, cells) in form.rows.iter().zip(table.cells.chunks(WIDTH)) {
            let prints: Vec<&str> = cells.iter().map(|cell| cell.raw.as_str()).collect();
            assert_eq!(prints, without_totals(row.id), "{filled} {} {text}", row.id);
            assert!(cells.iter().all(|cell| !cell.doubt), "{filled} {}", row.id);
        }
    }
}

#[test]
fn glued_rows_of_long_numbers_divide_as_the_whole_table_allows() {
    let mut long = rows();
    let large = |id: &str| match id {
        "new_received" => [7042, 165, 28, 41, 19, 53],
        "carried_over" => [318, 4, 0, 12, 0, 7],
        "granted" => [4210, 96, 17, 31, 11, 38],
        "unable.not_held" => [2704, 59, 9, 14, 6, 17],
        "other.misc" => [63, 10, 1, 2, 2, 0],
        "result_total" => [6977, 165, 27, 47, 19, 55],
        "carried_forward" => [383, 4, 1, 6, 0, 5],
        _ => [0; 6],
    };
    for (row, (_, numbers)) in form(TABLE, Edition::F21).rows.iter().zip(&mut long) {
        let parts = large(row.id);
        numbers[..6].copy_from_slice(&parts);
        numbers[6] = parts.iter().sum();
    }
    let report = report(&lines(&long, ""));
    let printed = long.iter().flat_map(|(_, numbers)| *numbers);
    for ((id, cell), number) in report.table(TABLE).expect("table 3").iter().zip(printed) {
        assert_eq!((cell.value, cell.doubt), (Some(number.into()), false), "{id}");
    }
}

#[test]
fn as_many_digits_as_columns_are_certain_under_wrong_column_sums() {
    let mut wrong = rows();
    wrong[0].1 = [6, 2, 0, 0, 0, 0, 8];
    wrong[12].1 = [1, 2, 0, 0, 0, 0, 3];
    let report = report(&lines(&wrong, ""));
    let table = report.table(TABLE).expect("table 3");
    let doubted = table.iter().filter(|(_, cell)| cell.doubt).map(|(id, _)| id.to_string());
    assert_eq!(doubted.collect::<Vec<_>>(), [""; 0]);
}

/// The table torn behind its first two rows: of the others the first two numbers stand at their labels, the rest behind the
/// last label, column by column, in two blocks of rows.
fn torn_behind_whole_rows(between: &str) -> String {
    let rows = rows();
    let part = |numbers: &[i64]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let near = |at: usize| if at < 2 { WIDTH } else { 2 };
    let mut lines: Vec<String> = Vec::new();
    for (at, (label, numbers)) in rows.iter().enumerate() {
        lines.extend([label.clone(), part(&numbers[..near(at)])]);
    }
    for block in [2..20, 20..rows.len()] {
        for columns in [2..3, 3..4, 4..7] {
            lines.extend((!between.is_empty()).then(String::new));
            lines.extend(block.clone().map(|row| part(&rows[row].1[columns.clone()])));
        }
    }
    lines.join("\n") + "\n\n四、政府信息公开行政复议、行政诉讼情况\n"
}

#[test]
fn columns_behind_the_last_label_are_joined_with_their_rows() {
    // Empty lines between the columns leave one way.
    assert_eq!(doubted(&torn_behind_whole_rows("\n")), [""; 0]);
    // Without them only the sums do.
    let text = torn_behind_whole_rows("");
    let unsure = doubted(&text);
    assert_eq!(unsure.len(), 23 * WIDTH);
    let values = row(&text, "granted").iter().map(|cell| cell.value).collect::<Vec<_>>();
    assert!(values.iter().all(Option::is_none) || values == [4, 1, 0, 0, 0, 0, 5].map(|n| Some(n.into())));
}

#[test]
fn rows_that_no_joining_makes_add_up_are_doubted() {
    let text = torn_behind_whole_rows("\n");
    let wrong = text.replacen("\n0 0 5\n", "\n0 0 6\n", 1);
    assert_ne!(text, wrong);
    assert!(row(&wrong, "granted").iter().all(|cell| cell.doubt));
    let lost = text.replacen("\n0 0 5\n", "\n", 1);
    assert!(row(&lost, "granted").iter().all(|cell| cell.doubt));
}

#[test]
fn columns_behind_the_next_heading_are_joined_with_doubt() {
    let rows = rows();
    let mut lines: Vec<String> = Vec::new();
    for column in 0..WIDTH {
        lines.extend(rows.iter().map(|(_, numbers)| numbers[column].to_string()));
    }
    let labels: Vec<&str> = rows.iter().map(|(label, _)| label.as_str()).collect();
    let heading = "四、政府信息公开行政复议、行政诉讼情况";
    let parts = [&labels.join("\n"), &lines[..19].join("\n"), heading, &lines[19..].join("\n")];
    let heads =
        "行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
    let text = format!("{}\n{heads}6\n2\n1\n3\n12\n4\n1\n0\n2\n7\n5\n0\n1\n0\n6\n", parts.join("\n"));
    assert_eq!(doubted(&text).len(), rows.len() * WIDTH);
    let values: Vec<_> = row(&text, "granted").iter().map(|cell| cell.value).collect();
    assert_eq!(values, [4, 1, 0, 0, 0, 0, 5].map(|n| Some(n.into())));
    let disputes = report(&text);
    let cells = &disputes.table(TableKind::Disputes).expect("table 4").cells;
    let printed = [6, 2, 1, 3, 12, 4, 1, 0, 2, 7, 5, 0, 1, 0, 6].map(|n| Some(n.into()));
    assert!(cells.iter().zip(printed).all(|(cell, number)| cell.doubt || cell.value == number));
}

/// The table with its zeros left blank, and no totals but those of the four rows of the frame; blanks are dropped.
fn dropped_blanks() -> String {
    let line = |(label, numbers): &(String, [i64; WIDTH])| {
        let frame = ["新收", "上年结转", "总计", "结转下年"].iter().any(|part| label.contains(part));
        let printed = numbers[..if frame { WIDTH } else { WIDTH - 1 }].iter().filter(|number| **number > 0);
        let cells: Vec<String> = printed.map(ToString::to_string).collect();
        format!("{label} {}\n", cells.join(" "))
    };
    rows().iter().map(line).collect::<String>() + "四、政府信息公开行政复议、行政诉讼情况\n"
}

#[test]
fn totals_that_stand_in_one_place_in_every_reading_are_certain() {
    let text = dropped_blanks();
    for (id, total) in [("new_received", 9), ("carried_over", 1), ("result_total", 8), ("carried_forward", 2)]
    {
        let cells = row(&text, id);
        assert!(cells[..WIDTH - 1].iter().all(|cell| cell.doubt), "{id}");
        assert_eq!((cells[WIDTH - 1].value, cells[WIDTH - 1].doubt), (Some(total.into()), false), "{id}");
    }
    assert!(row(&text, "granted").iter().all(|cell| cell.doubt));
    assert!(row(&text, "denied.state_secret").iter().all(|cell| !cell.doubt && cell.state == State::Blank));
    // A number that breaks the sums leaves nothing certain.
    let wrong = text.replacen("4 1\n", "4 2\n", 1);
    assert_ne!(text, wrong);
    assert!(row(&wrong, "new_received").iter().all(|cell| cell.doubt));
}

#[test]
fn a_row_printed_twice_behind_the_last_label_is_not_read_for_an_empty_one() {
    let mut text = lines(&rows(), " ").replace("予以公开 4 1 0 0 0 0 5", "予以公开");
    text += "2 0 0 0 0 0 2\n四、政府信息公开行政复议、行政诉讼情况\n";
    assert!(row(&text, "granted").iter().all(|cell| cell.value.is_none() || cell.doubt));
}
