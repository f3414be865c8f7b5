//! Pages side by side on one sheet, pages in columns, and what only looks like columns.

use super::writer::{Font, Writer, boxes, show};
use super::{gbk, text};

fn file(content: &str, square: bool) -> Vec<u8> {
    let writer = Writer::new(Font::Predefined("GBK-EUC-H"));
    (if square { writer.square() } else { writer }).page(content).finish()
}

/// Lines of text that fill a column of 240 points, from this place downwards.
fn prose(x: f32, y: f32, count: usize, word: &str) -> String {
    (0..count).map(|at| show(x, y - at as f32 * 16.0, &gbk(&word.repeat(10)))).collect()
}

/// A table of two columns, 240 points wide, with these rows.
fn table(x: f32, top: f32, rows: &[(&str, &str)]) -> String {
    let ys: Vec<f32> = (0..=rows.len()).map(|at| top - at as f32 * 20.0).collect();
    let texts = rows.iter().zip(&ys).map(|((label, number), y)| {
        show(x + 5.0, y - 15.0, &gbk(label)) + &show(x + 125.0, y - 15.0, &gbk(number))
    });
    boxes(&[x, x + 120.0, x + 240.0], &ys) + &texts.collect::<String>()
}

const FIRST: [(&str, &str); 3] = [("规章", "12"), ("总计", "345"), ("无", "0")];
const SECOND: [(&str, &str); 3] = [("信息", "67"), ("提供", "89"), ("无法", "1")];
const ROWS: &str = "<table><tr><td>规章</td><td>12</td></tr><tr><td>总计</td><td>345</td></tr><tr><td>无</td><td>0</td></tr>\
<tr><td>信息</td><td>67</td></tr><tr><td>提供</td><td>89</td></tr><tr><td>无法</td><td>1</td></tr></table>";

#[test]
fn pages_side_by_side_on_a_sheet_are_read_one_after_the_other() {
    let left = prose(60.0, 780.0, 20, "规章") + &table(60.0, 150.0, &FIRST) + &show(180.0, 40.0, b"1");
    let right = table(500.0, 790.0, &SECOND) + &prose(500.0, 700.0, 20, "信息") + &show(620.0, 40.0, b"2");
    let expected = format!("<p>{}</p>{ROWS}<p>{}</p>", "规章".repeat(200), "信息".repeat(200));
    assert_eq!(text(&file(&(left.clone() + &right), true)), expected);
    // Beside an empty place for a third page.
    let small = |x: f32| format!("q 0.5 0 0 0.5 {x} 400 cm {left}{right} Q");
    assert_eq!(text(&file(&small(-20.0), true)), expected);
    // In whichever order they are drawn, and turned.
    assert_eq!(text(&file(&(right.clone() + &left), true)), expected);
    let turned = Writer::new(Font::Predefined("GBK-EUC-H")).square().turned(90);
    let upright = format!("q 0 1 -1 0 842 0 cm {left}{right} Q");
    assert_eq!(text(&turned.page(&upright).finish()), expected);
}

#[test]
fn columns_are_read_one_after_the_other_with_what_stands_over_and_under_them() {
    let title = show(200.0, 790.0, &gbk("信息总计无法提供信息总计无法"));
    let left = prose(40.0, 750.0, 15, "规章") + &table(40.0, 500.0, &FIRST);
    let right = table(300.0, 760.0, &SECOND) + &prose(300.0, 670.0, 15, "信息");
    let end = show(40.0, 380.0, &gbk(&"法".repeat(40)));
    assert_eq!(
        text(&file(&(title + &left + &right + &end), false)),
        format!(
            "<p>信息总计无法提供信息总计无法</p><p>{}</p>{ROWS}<p>{}</p><p>{}</p>",
            "规章".repeat(150),
            "信息".repeat(150),
            "法".repeat(40)
        )
    );
}

#[test]
fn tables_without_lines_are_no_columns() {
    let labels: String = (0..24)
        .map(|at| {
            let y = 780.0 - at as f32 * 16.0;
            let number = |x: f32| show(x, y, format!("{}", at + 100).as_bytes());
            show(40.0, y, &gbk(&"规章".repeat(10))) + &number(320.0) + &number(380.0) + &number(440.0)
        })
        .collect();
    let read = text(&file(&labels, false));
    assert!(read.starts_with("<pre>") && read.contains("规章  "), "{read}");
    for at in 0..24 {
        assert_eq!(read.matches(&format!("{}", at + 100)).count(), 3, "{read}");
    }
    assert!(read.find("100").unwrap() < read.find("101").unwrap(), "{read}");
}
