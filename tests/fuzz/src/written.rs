//! What is written of a document, in every format: well formed, nothing of the input at work in it, not much longer than it.

use gongkai::render::{Language, csv, html, json, md, tsv};
use gongkai::{Document, Selection, Span};
use serde_json::Value;

use crate::run::Find;

/// Elements that the HTML output is made of.
const ELEMENTS: [&str; 23] = [
    "html", "head", "meta", "title", "body", "article", "h1", "h2", "p", "br", "table", "caption", "tr",
    "th", "td", "em", "sup", "ol", "li", "strong", "code", "!doctype", "span",
];

/// Attributes of them.
const ATTRIBUTES: [&str; 9] =
    ["lang", "charset", "http-equiv", "content", "name", "style", "scope", "colspan", "rowspan"];

/// How long an output may be: so many times the input, and so many bytes for what is there without any.
const TIMES: usize = 100;
const FREE: usize = 1 << 20;

/// Fails where something that is written is not as it should be.
pub(crate) fn judge(document: &Document, selection: &Selection, input: usize) -> Result<(), Find> {
    let outputs = [
        ("json", json::document(document, true)),
        ("csv", csv::document(document)),
        ("tsv", tsv::document(document)),
        ("md", md::document(document, Language::Zh)),
        ("html", html::document(document, Language::En)),
        ("terminal", gongkai_cli::untrusted::shown(document, selection, Language::Zh)),
    ];
    for (name, output) in &outputs {
        if output.len() > TIMES * input + FREE {
            return Err(format!("length of {name}: {} bytes for {input}", output.len()));
        }
    }
    let [(_, json), (_, csv), (_, tsv), (_, md), (_, html), (_, terminal)] = &outputs;
    units(document, json)?;
    records("csv", csv_records(csv)?)?;
    records("tsv", tsv.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect())?;
    tags(html)?;
    markdown(md)?;
    if let Some(c) = terminal.chars().find(|c| is_harmful(*c) && *c != '\n') {
        return Err(format!("terminal: {c:?}"));
    }
    Ok(())
}

/// Controls and signs of direction: what drives a terminal or turns what is shown.
pub(crate) fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// The JSON parses, and its places slice to its prints in UTF-16 units.
fn units(document: &Document, json: &str) -> Result<(), Find> {
    let value: Value = serde_json::from_str(json).map_err(|error| format!("json: {error}"))?;
    let text: Vec<u16> = value["text"].as_str().unwrap_or_default().encode_utf16().collect();
    if String::from_utf16(&text).ok().as_deref() != Some(document.text.as_str()) {
        return Err("json: another text".to_owned());
    }
    let reports = value["reports"].as_array().map_or(&[][..], Vec::as_slice);
    if reports.len() != document.reports.len() {
        return Err("json: other reports".to_owned());
    }
    let mut places = Vec::new();
    spans(&value, &mut places);
    for (from, to) in places {
        let place = usize::try_from(from).ok().zip(usize::try_from(to).ok());
        let Some(part) = place.and_then(|(from, to)| text.get(from..to)) else {
            return Err(format!("json: place {from}..{to} of {}", text.len()));
        };
        if String::from_utf16(part).is_err() {
            return Err(format!("json: place {from}..{to} within a character"));
        }
    }
    Ok(())
}

/// Every pair of numbers under `span` or `spans`.
fn spans(value: &Value, places: &mut Vec<(u64, u64)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| spans(item, places)),
        Value::Object(fields) => {
            for (key, field) in fields {
                let pair = |value: &Value| Some((value.get(0)?.as_u64()?, value.get(1)?.as_u64()?));
                match key.as_str() {
                    "span" => places.extend(pair(field)),
                    "spans" => places.extend(field.as_array().into_iter().flatten().filter_map(pair)),
                    _ => spans(field, places),
                }
            }
        }
        _ => {}
    }
}

/// Records after RFC 4180.
fn csv_records(text: &str) -> Result<Vec<Vec<String>>, Find> {
    let mut records = Vec::new();
    let (mut record, mut field) = (Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if field.is_empty() => loop {
                match chars.next() {
                    Some('"') if chars.peek() == Some(&'"') => {
                        chars.next();
                        field.push('"');
                    }
                    Some('"') => {
                        if !matches!(chars.peek(), Some(',' | '\r')) {
                            return Err("csv: text behind a quote".to_owned());
                        }
                        break;
                    }
                    Some(c) => field.push(c),
                    None => return Err("csv: open quote".to_owned()),
                }
            },
            '"' => return Err("csv: quote within a field".to_owned()),
            ',' => record.push(std::mem::take(&mut field)),
            '\r' if chars.peek() == Some(&'\n') => {
                chars.next();
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            c => field.push(c),
        }
    }
    if record.is_empty() && field.is_empty() { Ok(records) } else { Err("csv: no end of line".to_owned()) }
}

/// As many fields in each record, and no field that a spreadsheet would run or a terminal obey.
fn records(name: &str, records: Vec<Vec<String>>) -> Result<(), Find> {
    let width = records.first().map_or(0, Vec::len);
    for record in records {
        if record.len() != width {
            return Err(format!("{name}: {} fields, not {width}", record.len()));
        }
        for field in record {
            let shown = field.trim_start_matches(|c: char| c.is_whitespace() || !is_seen(c));
            let is_number = field
                .trim_start_matches(['+', '-', '＋', '－', '.'])
                .bytes()
                .all(|b| b.is_ascii_digit() || b == b'.');
            let begins = shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            if begins && shown.chars().nth(1).is_some() && !is_number {
                return Err(format!("{name}: formula {field:?}"));
            }
            if let Some(c) = field.chars().find(|c| is_harmful(*c) && !c.is_whitespace()) {
                return Err(format!("{name}: {c:?} in a field"));
            }
        }
    }
    Ok(())
}

fn is_seen(c: char) -> bool {
    !is_harmful(c) && !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}')
}

/// Only the product's own elements and attributes.
fn tags(html: &str) -> Result<(), Find> {
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        let Some(tag) = rest.split('>').next() else { continue };
        let tag = tag.trim_start_matches('/');
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        if !ELEMENTS.contains(&name) {
            return Err(format!("html: element {name:.20}"));
        }
        let mut rest = &tag[name.len()..];
        while let Some((attribute, behind)) = rest.split_once("=\"") {
            let attribute = attribute.trim();
            if !ATTRIBUTES.contains(&attribute) {
                return Err(format!("html: attribute {attribute:.20}"));
            }
            rest = behind.split_once('"').map_or("", |(_, behind)| behind);
        }
    }
    match html.chars().find(|c| is_harmful(*c) && *c != '\n') {
        Some(c) => Err(format!("html: {c:?}")),
        None => Ok(()),
    }
}

/// No element and no link of the input: what could begin one is escaped.
fn markdown(md: &str) -> Result<(), Find> {
    let mut escaped = false;
    for c in md.chars() {
        if matches!(c, '<' | '[' | '&') && !escaped {
            return Err(format!("md: {c} that is not escaped"));
        }
        if is_harmful(c) && c != '\n' {
            return Err(format!("md: {c:?}"));
        }
        escaped = c == '\\' && !escaped;
    }
    Ok(())
}

/// Fails where a place is none of the text.
pub(crate) fn place(text: &str, span: Span, what: &str) -> Result<(), Find> {
    let is_place = span.start <= span.end && text.get(span.start as usize..span.end as usize).is_some();
    if is_place { Ok(()) } else { Err(format!("place of {what}: {span:?} of {}", text.len())) }
}
