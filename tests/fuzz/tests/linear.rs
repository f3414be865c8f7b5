//! Reading a file takes memory in proportion to its size: what is allocated in all is counted, which is the same in every run.
//!
//! Loops that allocate nothing are not seen here; `cargo xtask fuzz` times them, and each reader's tests hold files that once
//! took minutes.

#![expect(clippy::format_collect, reason = "files are written once, shortness counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use gongkai_files::{Outcome, read};
use gongkai_fuzz::{Kind, Random, Subject, decode};

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Bytes allocated since the start, whether given back or not.
static ALL: AtomicUsize = AtomicUsize::new(0);
/// One test after the other: the count is of the whole program.
static ALONE: Mutex<()> = Mutex::new(());

// SAFETY: everything is the system's allocator's; only sizes are counted beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALL.fetch_add(layout.size(), Relaxed);
        // SAFETY: the caller's promise about `layout` is handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise about `pointer` and `layout` is handed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// How many times as long the longer file is, and how many times as much it may allocate.
const FACTOR: usize = 8;
const ALLOWED: usize = 10;

/// A file of so many pieces takes less than ten times what a file of an eighth of them takes, and holds all of them.
fn linear(pieces: usize, file: impl Fn(usize) -> Vec<u8>) {
    let _alone = ALONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let taken = |file: &[u8]| {
        let before = ALL.load(Relaxed);
        let outcome = read(file, &decode);
        let taken = ALL.load(Relaxed) - before;
        let Outcome::Read { extract, .. } = outcome else { panic!("{outcome:?}") };
        (taken, extract.text.matches("结转甲乙丙丁").count())
    };
    let (short, found) = taken(&file(pieces / FACTOR));
    assert_eq!(found, pieces / FACTOR);
    let (long, found) = taken(&file(pieces));
    assert_eq!(found, pieces);
    assert!(long < ALLOWED * short, "{short} bytes, then {long}");
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../fixtures/files/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a fixture")
}

/// A fixture with another text in one of its parts.
fn with(kind: Kind, fixture_name: &str, part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut subject = Subject::new(kind, &fixture(fixture_name));
    let part = subject.parts.iter_mut().find(|one| one.name == part).expect("the part");
    part.data = change(std::str::from_utf8(&part.data).expect("a text")).into_bytes();
    subject.pack(&mut Random::new(1))
}

const ROW: [&str; 4] = ["四、结转甲乙丙丁继续办理", "12", "0", "12"];

#[test]
fn docx() {
    linear(4000, |rows| {
        with(Kind::Docx, "libreoffice.docx", "word/document.xml", |text| {
            let body = text.find("<w:body>").expect("a body") + "<w:body>".len();
            let cells =
                ROW.map(|cell| format!("<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>")).concat();
            let row = format!("<w:tr>{cells}</w:tr>");
            format!("{}<w:tbl>{}</w:tbl></w:body></w:document>", &text[..body], row.repeat(rows))
        })
    });
}

#[test]
fn xlsx() {
    linear(8000, |rows| {
        with(Kind::Xlsx, "openpyxl.xlsx", "xl/worksheets/sheet1.xml", |_| {
            let label = format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", ROW[0]);
            let cells: String =
                ROW[1..].iter().map(|number| "<c><v>".to_owned() + number + "</v></c>").collect();
            let row = format!("<row>{label}{cells}</row>");
            format!("<worksheet><sheetData>{}</sheetData></worksheet>", row.repeat(rows))
        })
    });
}

#[test]
fn rtf() {
    linear(8000, |rows| {
        let cells = ROW.map(|cell| {
            cell.chars().fold(String::new(), |mut text, c| {
                if c.is_ascii() {
                    text.push(c);
                } else {
                    _ = write!(text, "\\u{}?", c as u32);
                }
                text
            }) + "\\cell "
        });
        let row = format!(
            "\\trowd\\cellx2000\\cellx3000\\cellx4000\\cellx5000\\pard\\intbl {}\\row ",
            cells.concat()
        );
        format!("{{\\rtf1\\ansi {}}}", row.repeat(rows)).into_bytes()
    });
}

#[test]
fn pdf() {
    linear(1600, |rows| {
        const PER_PAGE: usize = 20;
        let mut content = String::new();
        for row in 0..PER_PAGE {
            let y = 700 - row * 20;
            let _ = write!(content, "50 {y} m 500 {y} l S 50 {} m 500 {} l S ", y + 20, y + 20);
            for (x, cell) in [50, 350, 400, 450].iter().zip(ROW) {
                let code: String = cell.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
                let _ = write!(
                    content,
                    "{x} {y} m {x} {} l S BT /F 10 Tf {} {} Td <{code}> Tj ET ",
                    y + 20,
                    x + 4,
                    y + 6
                );
            }
            let _ = write!(content, "500 {y} m 500 {} l S ", y + 20);
        }
        let pages = rows / PER_PAGE;
        let kids: String = (0..pages).map(|page| format!("{} 0 R ", 5 + page)).collect();
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [{kids}] /Count {pages} >>"),
            "<< /Type /Font /Subtype /Type0 /Encoding /UniGB-UCS2-H /DescendantFonts [<< /DW 1000 >>] >>"
                .to_owned(),
            format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        ];
        let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> >> >>";
        objects.extend(std::iter::repeat_n(page.to_owned(), pages));
        let body: String = (1..)
            .zip(&objects)
            .map(|(number, object)| format!("{number} 0 obj\n{object}\nendobj\n"))
            .collect();
        format!("%PDF-1.7\n{body}trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n").into_bytes()
    });
}

#[test]
fn doc() {
    linear(16_000, |rows| {
        // One piece of text in two bytes for each character ([MS-DOC] 2.5, 2.8.35).
        const TEXT: usize = 0x800;
        let text = format!("{}\r", ROW.join("\t")).repeat(rows);
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let count = u32::try_from(units.len() / 2).expect("short").to_le_bytes();
        let mut main = vec![0; TEXT];
        main[..4].copy_from_slice(b"\xEC\xA5\xC1\0");
        main[0x0A..0x0C].copy_from_slice(&0x0200_u16.to_le_bytes());
        main[0x20..0x22].copy_from_slice(&14_u16.to_le_bytes());
        main[0x3E..0x40].copy_from_slice(&22_u16.to_le_bytes());
        main[0x4C..0x50].copy_from_slice(&count);
        main[0x98..0x9A].copy_from_slice(&93_u16.to_le_bytes());
        main[0x1A6..0x1AA].copy_from_slice(&21_u32.to_le_bytes());
        main.extend(&units);
        let mut table = b"\x02\x10\0\0\0\0\0\0\0".to_vec();
        table.extend(count);
        table.extend([0, 0]);
        table.extend(u32::try_from(TEXT).expect("short").to_le_bytes());
        table.extend([0, 0]);
        let mut subject = Subject::new(Kind::Doc, &fixture("libreoffice.doc"));
        subject.parts.retain(|part| ["WordDocument", "1Table"].contains(&part.name.as_str()));
        for part in &mut subject.parts {
            part.data = if part.name == "1Table" { table.clone() } else { main.clone() };
        }
        subject.pack(&mut Random::new(1))
    });
}

#[test]
fn ofd() {
    linear(4000, |rows| {
        with(Kind::Ofd, "written.ofd", "Doc_0/Pages/Page_0/Content.xml", |_| {
            let mut objects = String::new();
            for row in 0..rows {
                // Letters of a millimetre, 20 texts beside each other.
                let (x, tenths) = (5 + row / 200 * 9, 50 + row % 200 * 14);
                let place = format!("{x} {}.{}", tenths / 10, tenths % 10);
                let code = "<TextCode X=\"0\" Y=\"1\" DeltaX=\"g 10 1\">结转甲乙丙丁</TextCode>";
                let _ =
                    write!(objects, "<TextObject Boundary=\"{place} 9 1\" Size=\"1\">{code}</TextObject>");
            }
            let page = "<Page xmlns=\"http://www.ofdspec.org/2016\">";
            format!("{page}<Content><Layer>{objects}</Layer></Content></Page>")
        })
    });
}
