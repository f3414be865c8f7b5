//! Files of other programs on the command line.

use crate::desk::{Desk, SOUND};

/// Word 2003's XML with these paragraphs and one table.
fn word_2003(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"w\" xmlns:aml=\"a\"><w:body>{body}</w:body></w:wordDocument>"
    )
}

fn paragraphs(text: &str) -> String {
    text.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect::<Vec<_>>().concat()
}

/// A report whose table 4 is a table; its first number stands as this run.
fn report(first: &str) -> String {
    let (before, _) = SOUND.split_once("四、").unwrap();
    let cell = |inner: &str| format!("<w:tc><w:p>{inner}</w:p></w:tc>");
    let plain = |text: &str| cell(&format!("<w:r><w:t>{text}</w:t></w:r>"));
    let heads = ["行政复议", "未经复议直接起诉", "复议后起诉"];
    let wide = |text: &&str| {
        format!(
            "<w:tc><w:tcPr><w:gridSpan w:val=\"5\"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        )
    };
    let names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].map(plain).concat();
    let zeros = (0..14).map(|_| plain("0")).collect::<Vec<_>>().concat();
    let rows = [heads.iter().map(wide).collect::<Vec<_>>().concat(), names.repeat(3), cell(first) + &zeros];
    let table = rows.map(|row| format!("<w:tr>{row}</w:tr>")).concat();
    word_2003(&format!(
        "{}<w:p><w:r><w:t>四、因政府信息公开工作被申请行政复议、提起行政诉讼情况</w:t></w:r></w:p><w:tbl>{table}</w:tbl>",
        paragraphs(before)
    ))
}

fn document(json: &str) -> serde_json::Value {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json:.300}"))
}

const FIRST: &str = "disputes.review.upheld";

#[test]
fn a_file_is_read_by_its_content_and_its_media_type_is_given() {
    let desk = Desk::new();
    desk.put("年报.doc", report("<w:r><w:t>0</w:t></w:r>"));
    let one = document(&desk.run(&["parse", "年报.doc", "--with-text"]).stdout);
    assert_eq!(one["source"]["media"], "application/vnd.ms-word.2003+xml");
    assert_eq!(one["source"]["name"], "年报.doc");
    let cell = &one["reports"][0]["cells"][FIRST];
    assert_eq!((&cell["value"], cell.get("doubt")), (&0.into(), None));
    assert_eq!(one["findings"], serde_json::json!([]));
    let text = desk.run(&["parse", "年报.doc", "--format", "text"]).stdout;
    assert_eq!(text.trim_end(), one["text"].as_str().unwrap().trim_end());
}

#[test]
fn what_the_reader_of_a_file_is_not_sure_of_is_doubted_and_told() {
    let desk = Desk::new();
    let unknown = "<w:r><w:t>1</w:t><w:sym w:font=\"Odd\" w:char=\"E000\"/></w:r>";
    desk.put("a.xml", report(unknown));
    let one = document(&desk.run(&["parse", "a.xml"]).stdout);
    assert_eq!(one["reports"][0]["cells"][FIRST]["doubt"], true);
    let finding = &one["findings"][0];
    assert_eq!((&finding["rule"], &finding["about"]), (&"FILE-CHARACTERS".into(), &"reading".into()));
    assert_eq!(finding["cells"], serde_json::json!([FIRST]));
    let second = &one["reports"][0]["cells"]["disputes.review.corrected"];
    assert_eq!(second.get("doubt"), None);
    let check = desk.run(&["check", "a.xml"]);
    assert!(check.stdout.contains("读取存疑[FILE-CHARACTERS]"), "{}", check.stdout);
}

#[test]
fn accepted_changes_are_told_and_doubt_nothing() {
    let desk = Desk::new();
    let change = |kind: &str, inner: &str| {
        format!("<aml:annotation w:type=\"Word.{kind}\"><aml:content>{inner}</aml:content></aml:annotation>")
    };
    let changed = change("Deletion", "<w:r><w:delText>7</w:delText></w:r>")
        + &change("Insertion", "<w:r><w:t>0</w:t></w:r>");
    desk.put("a.xml", report(&changed));
    let one = document(&desk.run(&["parse", "a.xml"]).stdout);
    let cell = &one["reports"][0]["cells"][FIRST];
    assert_eq!((&cell["value"], cell.get("doubt")), (&0.into(), None));
    assert_eq!(
        (&one["findings"][0]["rule"], &one["findings"][0]["severity"]),
        (&"FILE-CHANGES".into(), &"info".into())
    );
}

/// A zip archive of stored members.
fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let le32 = |value: usize| u32::try_from(value).unwrap().to_le_bytes();
    for (name, bytes) in members {
        let mut common = vec![20, 0, 0, 8, 0, 0, 0, 0, 0, 0];
        common.extend(crc32(bytes).to_le_bytes());
        common.extend([le32(bytes.len()), le32(bytes.len())].concat());
        common.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        common.extend([0, 0]);
        directory.extend(
            [b"PK\x01\x02\x14\0".as_slice(), &common, &[0; 10], &le32(out.len()), name.as_bytes()].concat(),
        );
        out.extend([b"PK\x03\x04".as_slice(), &common, name.as_bytes(), bytes].concat());
    }
    let count = u16::try_from(members.len()).unwrap().to_le_bytes();
    let end =
        [b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &le32(directory.len()), &le32(out.len()), &[0, 0]]
            .concat();
    [out, directory, end].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

#[test]
fn each_file_of_an_archive_is_an_input_of_its_own() {
    let desk = Desk::new();
    let inner = zip(&[("乙.txt", SOUND.as_bytes())]);
    let picture: &[u8] = b"\x89PNG\r\n\x1a\n";
    let word = report("<w:r><w:t>0</w:t></w:r>");
    let members: [(&str, &[u8]); 3] =
        [("局/甲.doc", word.as_bytes()), ("图.png", picture), ("内.zip", &inner)];
    desk.put("年报.zip", zip(&members));
    let run = desk.run(&["parse", "年报.zip"]);
    let documents = document(&run.stdout);
    let names: Vec<&str> =
        documents.as_array().unwrap().iter().map(|d| d["source"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["年报.zip/局/甲.doc", "年报.zip/内.zip/乙.txt"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(
        run.stderr,
        "gongkai: 年报.zip：3 个文件\ngongkai: 年报.zip/图.png：这是 PNG 图片，里面没有能读的文字；请用有文字的 Word、PDF 或网页，或先做文字识别再核对\n"
    );
    let english = desk.run(&["check", "年报.zip", "--lang", "en", "-q"]).stderr;
    assert!(
        english.contains("图.png: this PNG picture holds no text that can be read; use a document"),
        "{english}"
    );
    // An archive of one file is an array too.
    desk.put("one.zip", zip(&[("a.txt", SOUND.as_bytes())]));
    assert_eq!(document(&desk.run(&["parse", "one.zip"]).stdout).as_array().map(Vec::len), Some(1));
    let piped = desk.pipe(&["parse", "-"], &std::fs::read(desk.path("one.zip")).unwrap()).stdout;
    assert_eq!(document(&piped)[0]["source"]["name"], "-/a.txt");
}

#[test]
fn web_archives_and_mails_are_read() {
    let desk = Desk::new();
    let html = format!("<meta charset=utf-8><pre>{SOUND}</pre>");
    desk.put("a.mhtml", format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n{html}\n--b--\n"));
    let attached = format!(
        "From: a@b\nSubject: c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n见附件\n--b\nContent-Type: text/html; name=a.html\nContent-Disposition: attachment; filename=a.html\n\n{html}\n--b--\n"
    );
    desk.put("b.eml", attached);
    let page = document(&desk.run(&["parse", "a.mhtml"]).stdout);
    assert_eq!(
        (&page["source"]["media"], page["reports"].as_array().map(Vec::len)),
        (&"multipart/related".into(), Some(1))
    );
    let mail = document(&desk.run(&["parse", "b.eml"]).stdout);
    assert_eq!(mail[0]["source"]["name"], "b.eml/a.html");
}
