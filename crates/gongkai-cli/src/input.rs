//! What there is to read: files, directories, standard input; and how one of them becomes a text.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use gongkai::Media;
use gongkai::render::Language;

use crate::encoding;

/// Nothing larger is read: a report has some 20 KB, and the core's positions are 32 bits wide.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// What a directory is searched for. Files named one by one may be called anything.
const EXTENSIONS: [&str; 4] = ["txt", "md", "html", "htm"];

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    File(PathBuf),
    Stdin,
}

impl Source {
    /// The name in the output: the path as given, or `-`.
    pub(crate) fn name(&self) -> String {
        match self {
            Source::File(path) => path.display().to_string(),
            Source::Stdin => "-".to_owned(),
        }
    }

    /// The name in a message.
    pub(crate) fn display(&self, language: Language) -> String {
        match self {
            Source::File(path) => path.display().to_string(),
            Source::Stdin => language.pick("标准输入", "standard input").to_owned(),
        }
    }
}

/// A text ready for the core.
pub(crate) struct Input {
    pub(crate) text: String,
    pub(crate) media: Media,
    pub(crate) encoding: &'static str,
    /// Sequences that could not be decoded.
    pub(crate) broken: usize,
}

/// Why something could not be read.
#[derive(Debug)]
pub(crate) enum Problem {
    Io(io::Error),
    TooLarge,
    /// A known format that is not text, such as `Word (.docx)`.
    Foreign(&'static str),
    NotText,
    /// A directory without any file to read.
    NothingInside,
}

impl Problem {
    pub(crate) fn describe(&self, language: Language) -> String {
        match self {
            Problem::Io(error) => describe_io(error, language),
            Problem::TooLarge => {
                let limit = MAX_BYTES >> 20;
                match language {
                    Language::Zh => format!("超过 {limit} MB，不读"),
                    Language::En => format!("larger than {limit} MB, not read"),
                }
            }
            Problem::Foreign(format) => match language {
                Language::Zh => format!("这是 {format} 文件，本程序只读文本和网页；请另存为 .txt 或 .html"),
                Language::En => {
                    format!("this is a {format} file; only text and HTML are read; save it as .txt or .html")
                }
            },
            Problem::NotText => language
                .pick(
                    "不是文本文件（UTF-8、UTF-16、GB18030 都解不出来）",
                    "not a text file (neither UTF-8 nor UTF-16 nor GB18030)",
                )
                .to_owned(),
            Problem::NothingInside => language
                .pick(
                    "目录里没有 .txt、.md、.html、.htm 文件",
                    "the directory holds no .txt, .md, .html or .htm file",
                )
                .to_owned(),
        }
    }
}

fn describe_io(error: &io::Error, language: Language) -> String {
    let zh = match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件或目录",
        io::ErrorKind::PermissionDenied => "没有权限",
        io::ErrorKind::IsADirectory => "是一个目录",
        io::ErrorKind::NotADirectory => "路径中有一段不是目录",
        _ => return error.to_string(),
    };
    let en = match error.kind() {
        io::ErrorKind::NotFound => "no such file or directory",
        io::ErrorKind::PermissionDenied => "permission denied",
        io::ErrorKind::IsADirectory => "is a directory",
        _ => "part of the path is not a directory",
    };
    language.pick(zh, en).to_owned()
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Problem::Io(error)
    }
}

/// Everything that the arguments name, in order, directories replaced by what they hold.
pub(crate) struct Gathered {
    pub(crate) sources: Vec<Source>,
    /// Whether the output is for several inputs. A directory counts as several however many files it holds, so
    /// that the shape of the output follows from the command line alone.
    pub(crate) several: bool,
    /// Each directory, with the number of files found in it.
    pub(crate) directories: Vec<(String, usize)>,
    /// What could not be searched.
    pub(crate) problems: Vec<(String, Problem)>,
}

/// Finds the files. Nothing is opened yet; a file that does not exist shows when it is read.
pub(crate) fn gather(arguments: &[OsString]) -> Gathered {
    let mut gathered = Gathered {
        sources: Vec::new(),
        several: arguments.len() > 1,
        directories: Vec::new(),
        problems: Vec::new(),
    };
    for argument in arguments {
        let path = PathBuf::from(argument);
        if argument == "-" {
            gathered.sources.push(Source::Stdin);
        } else if path.is_dir() {
            gathered.several = true;
            gathered.directory(&path);
        } else {
            gathered.sources.push(Source::File(path));
        }
    }
    gathered
}

impl Gathered {
    fn directory(&mut self, directory: &Path) {
        let before = (self.sources.len(), self.problems.len());
        self.walk(directory);
        let found = self.sources.len() - before.0;
        let name = directory.display().to_string();
        if found == 0 && self.problems.len() == before.1 {
            self.problems.push((name, Problem::NothingInside));
        } else {
            self.directories.push((name, found));
        }
    }

    /// Files of a directory and below, sorted by name. Hidden entries and links to directories are left out: the former
    /// are not reports, the latter can go in circles.
    fn walk(&mut self, directory: &Path) {
        let entries = fs::read_dir(directory).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.problems.push((directory.display().to_string(), error.into())),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if entry.file_type().is_ok_and(|t| t.is_dir()) {
                self.walk(&path);
            } else if has_extension(&path, &EXTENSIONS) && path.is_file() {
                self.sources.push(Source::File(path));
            }
        }
    }
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|e| e.to_str());
    extension.is_some_and(|e| extensions.iter().any(|known| e.eq_ignore_ascii_case(known)))
}

/// Reads one source and decodes it.
pub(crate) fn read(source: &Source) -> Result<Input, Problem> {
    let bytes = match source {
        Source::File(path) => bounded(fs::File::open(path)?)?,
        Source::Stdin => bounded(io::stdin().lock())?,
    };
    if let Some(format) = foreign(&bytes) {
        return Err(Problem::Foreign(format));
    }
    let decoded = encoding::decode(&bytes).ok_or(Problem::NotText)?;
    let named_html = matches!(source, Source::File(path) if has_extension(path, &["html", "htm"]));
    let media = if named_html || looks_like_html(&decoded.text) { Media::Html } else { Media::PlainText };
    Ok(Input { text: decoded.text, media, encoding: decoded.encoding, broken: decoded.broken })
}

fn bounded(reader: impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES { Err(Problem::TooLarge) } else { Ok(bytes) }
}

/// Formats that offices hold reports in and that are not text, by their first bytes.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 6] = [
        (b"PK\x03\x04", "Word/Excel (.docx/.xlsx)"),
        (b"\xD0\xCF\x11\xE0", "Word/Excel (.doc/.xls)"),
        (b"%PDF-", "PDF"),
        (b"{\\rtf", "RTF"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
    ];
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|&(_, name)| name)
}

/// Whether a text without an HTML name is HTML: it begins with a document's or a table's tag, or holds a table.
fn looks_like_html(text: &str) -> bool {
    let starts = |tag: &&str| {
        let text = text.trim_start().as_bytes();
        text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
    };
    ["<!doctype", "<html", "<head", "<body", "<meta", "<table"].iter().any(starts)
        || (contains(text, "<table") && contains(text, "<td"))
}

fn contains(text: &str, tag: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        text.as_bytes().get(at..at + tag.len()).is_some_and(|t| t.eq_ignore_ascii_case(tag.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_recognised_by_its_tags() {
        for text in ["<!DOCTYPE html>", "\n <HTML>", "<table><tr>", "正文\n<Table><tr><TD>1</TD>"] {
            assert!(looks_like_html(text), "{text}");
        }
        for text in ["", "报告 < 表", "a <b> c", "<tab", "见 <table 表>", "# 标题\n| a |"] {
            assert!(!looks_like_html(text), "{text}");
        }
    }

    #[test]
    fn too_much_is_refused_without_reading_it_all() {
        assert!(matches!(bounded(io::repeat(b'a')), Err(Problem::TooLarge)));
        assert_eq!(bounded(&b"abc"[..]).unwrap(), b"abc");
    }

    #[test]
    fn office_files_are_named_for_what_they_are() {
        let problem = Problem::Foreign(foreign(b"%PDF-1.7").unwrap());
        assert!(problem.describe(Language::Zh).starts_with("这是 PDF 文件"));
        assert!(problem.describe(Language::En).starts_with("this is a PDF file;"));
        assert_eq!(foreign("报告".as_bytes()), None);
    }
}
