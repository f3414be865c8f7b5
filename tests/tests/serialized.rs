//! serde's serializers give the wire format that the JSON writer writes: the same members, order and values, byte for byte.

use std::io::{self, Write};
use std::path::Path;

use gongkai::check::{RULES, TextRule};
use gongkai::form::FORMS;
use gongkai::render::json::{self, Part, WithText};
use gongkai::span::Utf16;
use gongkai::{Document, Media};
use gongkai_tests::accuracy::{folder_cases, samples_folder};
use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, Serializer};

/// The formatting of `serde_json`, with the characters by their numbers that the writer gives so: what drives a terminal, turns the
/// direction of a line, or feeds a form. Both ways mean the same character.
struct Guarded;

impl Formatter for Guarded {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        for c in fragment.chars() {
            let direction = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            if direction || c.is_control() {
                write!(writer, "\\u{:04x}", u32::from(c))?;
            } else {
                write!(writer, "{c}")?;
            }
        }
        Ok(())
    }

    fn write_char_escape<W: Write + ?Sized>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        match escape {
            CharEscape::Quote => writer.write_all(b"\\\""),
            CharEscape::ReverseSolidus => writer.write_all(b"\\\\"),
            CharEscape::LineFeed => writer.write_all(b"\\n"),
            CharEscape::CarriageReturn => writer.write_all(b"\\r"),
            CharEscape::Tab => writer.write_all(b"\\t"),
            CharEscape::Solidus => writer.write_all(b"/"),
            CharEscape::FormFeed => writer.write_all(b"\\u000c"),
            CharEscape::Backspace => writer.write_all(b"\\u0008"),
            CharEscape::AsciiControl(byte) => write!(writer, "\\u{byte:04x}"),
        }
    }
}

fn serialized(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Guarded)).expect("a document serializes");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

/// Fails at the first difference: the whole texts are too long to look at.
fn same(name: &str, serialized: &str, written: &str) {
    let at = serialized.bytes().zip(written.bytes()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(80)..])
            .chars()
            .take(160)
            .collect::<String>()
    };
    assert!(serialized == written, "{name}:\n{}\n{}", around(serialized), around(written));
}

fn holds(name: &str, document: &Document) {
    same(name, &serialized(document), &json::document(document, false));
    same(name, &serialized(&WithText(document)), &json::document(document, true));
}

#[test]
fn every_fixture_and_sample_serializes_to_what_is_written() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut cases = folder_cases(&fixtures);
    assert!(cases.len() > 50, "{}", cases.len());
    cases.extend(samples_folder().into_iter().flat_map(|folder| folder_cases(&folder.join("cases"))));
    for case in cases {
        holds(&case.name, &gongkai::parse(&case.input, case.media, &case.name));
    }
}

/// What reports rarely have: numbers with decimals, signs and many digits, other prints, gaps, repairs, characters by number.
#[test]
fn rare_members_serialize_to_what_is_written() {
    let table = include_str!("../fixtures/tabs.txt");
    let wrong = table.replacen("\t0\t", "\t-12\t", 1).replacen("\t1\t", "\t1234567890123.45\t", 1);
    let twice = format!("{table}\n{}", table.replacen('1', "7", 9));
    for text in ["", "𠮷\u{202e}\u{7f}\u{9b}\"\\\u{1}", &wrong, &twice, &format!("\u{202e}{table}\u{200f}")]
    {
        for media in [Media::PlainText, Media::Html] {
            holds(text.get(..30).unwrap_or(text), &gongkai::parse(text, media, "a\u{202e}\".txt"));
        }
    }
}

/// Without a formatter of one's own the values are the same; only characters that need no escape stand as they are.
#[test]
fn plain_serde_json_gives_the_same_values() {
    let document = gongkai::parse(include_str!("../fixtures/wrong-total.txt"), Media::PlainText, "a");
    assert_eq!(serde_json::to_string(&document).unwrap(), json::document(&document, false));
    let written: serde_json::Value = serde_json::from_str(&json::document(&document, true)).unwrap();
    assert_eq!(serde_json::to_value(WithText(&document)).unwrap(), written);
}

/// Each part alone is what stands for it in the document.
#[test]
fn parts_are_those_of_the_document() {
    let document = gongkai::parse(include_str!("../fixtures/wrong-total.txt"), Media::PlainText, "a");
    let units = Utf16::new(&document.text);
    let report = &document.reports[0];
    let whole = serde_json::to_value(&document).unwrap();
    let whole = &whole["reports"][0];
    assert_eq!(&serde_json::to_value(Part::new(report, &units)).unwrap(), whole);
    let (id, cell) = report.tables[1].iter().nth(3).unwrap();
    assert_eq!(serde_json::to_value(Part::new(cell, &units)).unwrap(), whole["cells"][id.to_string()]);
    for (at, finding) in report.findings.iter().enumerate() {
        assert_eq!(serde_json::to_value(Part::new(finding, &units)).unwrap(), whole["findings"][at]);
    }
    assert_eq!(serde_json::to_value(Part::new(&report.sections[0], &units)).unwrap(), whole["sections"][0]);
    assert_eq!(serde_json::to_value(report.checks).unwrap(), whole["checks"]);
    assert_eq!(serde_json::to_value(id).unwrap(), id.to_string());
}

#[test]
fn rules_and_forms_serialize_to_what_is_written() {
    same("forms", &serialized(&FORMS), &json::forms());
    same("catalogue", &serialized(&RULES), &json::catalogue(RULES));
    let text = TextRule::new("OWN-1", "公\"开").unwrap().unless("甲").unwrap().must(true);
    same("text rule", &serialized(&text), &json::one_text_rule(&text));
}
