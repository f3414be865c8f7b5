//! Word and Excel files that are written: read again, opened by other programs, the same bytes every time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use gongkai::render::paper::Kind;
use gongkai::render::{Language, docx, paper, xlsx};
use gongkai::{Document, Media, Report};
use gongkai_files::{Extract, Outcome, TextMedia};

/// Every fixture in which a report is found.
fn documents() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let files = fs::read_dir(&folder).expect("the fixtures' folder can be read");
    let mut paths: Vec<PathBuf> = files.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let media = match path.extension()?.to_str()? {
            "txt" | "csv" => Media::PlainText,
            "html" => Media::Html,
            _ => return None,
        };
        let text = fs::read_to_string(path).expect("a fixture is text");
        let name = path.file_name()?.to_str()?;
        Some(gongkai::parse(&text, media, name))
    };
    let all: Vec<Document> = paths.iter().filter_map(read).filter(|d| !d.reports.is_empty()).collect();
    assert!(all.len() > 40, "only {} fixtures", all.len());
    all
}

fn fixture(name: &str) -> Document {
    let all = documents();
    all.into_iter().find(|document| document.name == name).unwrap_or_else(|| panic!("no fixture {name}"))
}

fn annual(document: &Document) -> Vec<u8> {
    docx::papers(Kind::Annual, Language::Zh, &paper::all(document, Kind::Annual, Language::Zh))
}

fn extract(bytes: &[u8]) -> Extract {
    match gongkai_files::read(bytes, &|_, bytes| Some(String::from_utf8_lossy(bytes).into_owned())) {
        Outcome::Read { extract, .. } => extract,
        other => panic!("{other:?}"),
    }
}

fn read_again(bytes: &[u8]) -> Document {
    let Extract { text, media, .. } = extract(bytes);
    gongkai::parse(&text, if media == TextMedia::Html { Media::Html } else { Media::PlainText }, "")
}

/// How many cells there are that the first reading is certain of, and how many of them the second one is certain of. It is
/// never certain of another value.
fn compared(name: &str, first: &Report, second: &Report) -> (usize, usize) {
    let (mut all, mut certain) = (0, 0);
    for (id, cell) in first.tables.iter().flat_map(gongkai::Table::iter).filter(|(_, cell)| !cell.doubt) {
        all += 1;
        let again = second.cell(id).unwrap_or_else(|| panic!("{name}: {id} is gone"));
        if !again.doubt {
            assert_eq!(again.value, cell.value, "{name}: {id}");
            certain += 1;
        }
    }
    (all, certain)
}

#[test]
fn a_word_file_of_a_report_is_read_as_the_report() {
    let (mut all, mut certain) = (0, 0);
    for document in documents() {
        let again = read_again(&annual(&document));
        assert_eq!(again.reports.len(), document.reports.len(), "{}", document.name);
        for (first, second) in document.reports.iter().zip(&again.reports) {
            let (of, same) = compared(&document.name, first, second);
            (all, certain) = (all + of, certain + same);
            assert_eq!((first.year, &first.agency), (second.year, &second.agency), "{}", document.name);
            let sections = |report: &Report| report.sections.iter().map(|s| s.number).collect::<Vec<_>>();
            assert_eq!(sections(first), sections(second), "{}", document.name);
        }
    }
    assert!(all > 8000 && certain * 100 >= all * 99, "{certain} of {all} cells");
}

#[test]
fn a_workbook_of_a_report_is_never_read_as_other_numbers() {
    for document in documents().iter().filter(|document| document.reports.len() == 1) {
        let again = read_again(&xlsx::documents([document], Language::Zh));
        // A report without official tables leaves nothing to read.
        if let Some(second) = again.reports.first() {
            compared(&document.name, &document.reports[0], second);
        } else {
            assert!(
                document.reports[0].tables.iter().all(|t| t.form.table == gongkai::TableKind::Statistics)
            );
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let document = fixture("wrong-total.txt");
    assert_eq!(annual(&document), annual(&document));
    let book = || xlsx::documents([&document], Language::Zh);
    assert_eq!(book(), book());
}

/// `LibreOffice`, where it is installed.
fn office() -> Option<&'static str> {
    let found = ["soffice", "libreoffice"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok());
    if found.is_none() {
        eprintln!("skipped: LibreOffice is not installed (Debian: libreoffice-writer, libreoffice-calc)");
    }
    found
}

/// What `LibreOffice` makes of a file.
fn converted(program: &str, name: &str, bytes: &[u8], to: &str) -> Vec<u8> {
    let folder = std::env::temp_dir().join(format!("gongkai-office-{}-{name}-{to}", std::process::id()));
    fs::create_dir_all(folder.join("out")).expect("a folder can be made");
    let file = folder.join(name);
    fs::write(&file, bytes).expect("a file can be written");
    let status = Command::new(program)
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(folder.join("out"))
        .arg(&file)
        .output()
        .expect("LibreOffice runs");
    assert!(status.status.success(), "{status:?}");
    let made = folder.join("out").join(name).with_extension(to);
    let bytes = fs::read(&made).unwrap_or_else(|error| panic!("{}: {error}", made.display()));
    fs::remove_dir_all(folder).expect("the folder can be removed");
    bytes
}

#[test]
fn word_files_open_in_libreoffice_with_as_many_pages_as_they_need() {
    let Some(program) = office() else { return };
    let document = fixture("wrong-total.txt");
    for (kind, most) in [(Kind::Annual, 4), (Kind::Checklist, 2), (Kind::Notice, 2), (Kind::Result, 3)] {
        let bytes = docx::papers(kind, Language::Zh, &paper::all(&document, kind, Language::Zh));
        let pages = extract(&converted(program, "paper.docx", &bytes, "pdf")).pages.len();
        assert!((1..=most).contains(&pages), "{kind:?}: {pages} pages");
    }
    // Two papers begin on pages of their own.
    let two: Vec<_> = (0..2).flat_map(|_| paper::all(&document, Kind::Notice, Language::Zh)).collect();
    let bytes = docx::papers(Kind::Notice, Language::Zh, &two);
    assert_eq!(extract(&converted(program, "two.docx", &bytes, "pdf")).pages.len(), 4);
}

#[test]
fn what_libreoffice_stores_again_has_the_same_cells() {
    let Some(program) = office() else { return };
    let document = fixture("wrong-total.txt");
    let first = &document.reports[0];
    let again = read_again(&converted(program, "report.docx", &annual(&document), "odt"));
    assert_eq!(compared("odt", first, &again.reports[0]), (200, 200));
    let book = xlsx::documents([&document], Language::Zh);
    let again = read_again(&converted(program, "book.xlsx", &book, "ods"));
    compared("ods", first, &again.reports[0]);
}

/// A workbook as a program of others sees it: numbers are numbers, joined cells are joined.
#[test]
fn openpyxl_reads_numbers_and_joined_cells() {
    const SCRIPT: &str = "import sys, openpyxl\n\
        book = openpyxl.load_workbook(sys.argv[1])\n\
        sheet = book['表三']\n\
        print(book.sheetnames)\n\
        print([cell.value for cell in sheet[6]])\n\
        print('A3:C5' in [str(one) for one in sheet.merged_cells.ranges])\n";
    let has = Command::new("python3").args(["-c", "import openpyxl"]).output();
    if !has.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: openpyxl is not installed");
        return;
    }
    let file = std::env::temp_dir().join(format!("gongkai-book-{}.xlsx", std::process::id()));
    fs::write(&file, xlsx::documents([&fixture("wrong-total.txt")], Language::Zh))
        .expect("a file can be written");
    let output =
        Command::new("python3").args(["-c", SCRIPT]).arg(&file).env("PYTHONIOENCODING", "utf-8").output();
    fs::remove_file(&file).expect("the file can be removed");
    let said = String::from_utf8(output.expect("python runs").stdout).expect("it says UTF-8");
    assert_eq!(
        said.lines().collect::<Vec<_>>(),
        [
            "['表二', '表三', '表四', '问题', '说明']",
            "['一、本年新收政府信息公开申请数量', None, None, 103, 18, 0, 3, 4, 2, 130]",
            "True"
        ]
    );
}
