//! What there is to read: files, directories, standard input; and how one of them becomes a text.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use gongkai::render::Language;
use gongkai::{Media, Message, Observation, ObservationKind, Origin, Touches};
use gongkai_encoding::Mishap;
use gongkai_files::{Extract, Format, Group, Notice, Outcome, Refusal, TextMedia, Words, limits};

use crate::encoding;

/// Nothing larger is read: a report has some 20 KB, and the core's positions are 32 bits wide.
const MAX_BYTES: u64 = limits::FILE as u64;

/// What a directory is searched for. Files named one by one may be called anything: their content decides. Archives
/// that cannot be opened are among them, so that what they hold is not passed over in silence.
const EXTENSIONS: [&str; 27] = [
    "txt", "md", "html", "htm", "xhtml", "mht", "mhtml", "eml", "docx", "docm", "dotx", "doc", "wps", "rtf",
    "odt", "fodt", "xlsx", "xlsm", "xls", "et", "ods", "csv", "pdf", "ofd", "zip", "rar", "7z",
];

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
    /// The name of the encoding of a text.
    pub(crate) encoding: String,
    /// Sequences that could not be decoded.
    pub(crate) broken: usize,
    /// What happened to a text before it came here.
    pub(crate) mishap: Option<Mishap>,
    /// The file that the text was taken out of, with what its reader observed; `None` for a text.
    pub(crate) file: Option<(Format, Vec<Notice>)>,
    /// Where each page of that file begins in `text`.
    pub(crate) pages: Vec<usize>,
}

impl Input {
    /// The file that the text was taken from, as the core wants it told.
    pub(crate) fn origin(&self) -> Origin {
        let Some((format, notices)) = &self.file else {
            let observations = self.mishap.into_iter().map(observed).collect();
            return Origin { observations, ..Origin::default() };
        };
        let media = format.media_type().to_owned();
        Origin { media, observations: notices.iter().map(observation).collect(), pages: self.pages.clone() }
    }
}

/// As the page tells it, too (`crates/gongkai-wasm/src/bytes.rs`).
fn observed(mishap: Mishap) -> Observation {
    let (zh, en) = mishap.sentence();
    let touches = if mishap.is_undone() { Touches::Nothing } else { Touches::Everything };
    Observation { kind: ObservationKind::Characters, message: Message::new(zh, en), touches }
}

fn observation(notice: &Notice) -> Observation {
    let Words { zh, en } = notice.sentence();
    let touches = match &notice.touches {
        gongkai_files::Touches::Nothing => Touches::Nothing,
        gongkai_files::Touches::Ranges(ranges) => Touches::Ranges(ranges.clone()),
        gongkai_files::Touches::Everything => Touches::Everything,
    };
    let kind = match notice.kind.group() {
        Group::Unread => ObservationKind::Unread,
        Group::Characters => ObservationKind::Characters,
        Group::Numbers => ObservationKind::Numbers,
        Group::Changes => ObservationKind::Changes,
        Group::Hidden => ObservationKind::Hidden,
        Group::Numbering => ObservationKind::Numbering,
    };
    Observation { kind, message: Message::new(zh, en), touches }
}

/// What a source holds.
pub(crate) enum Held {
    One(Input),
    /// The files of an archive, by their paths in it.
    Archive(Vec<(String, Result<Input, Problem>)>),
}

/// Why something could not be read.
#[derive(Debug)]
pub(crate) enum Problem {
    Io(io::Error),
    TooLarge,
    /// A file that is not read, with the sentence that says why.
    Refused(Words),
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
            Problem::Refused(words) => language.pick(&words.zh, &words.en).to_owned(),
            Problem::NotText => language
                .pick(
                    "不是认识的文件，也不是文本（UTF-8、UTF-16、GB18030 都解不出来）",
                    "neither a known format nor text (in UTF-8, UTF-16 or GB18030)",
                )
                .to_owned(),
            Problem::NothingInside => language
                .pick(
                    "目录里没有能读的文件（文本、网页、Word、WPS、Excel、PDF、OFD、zip）",
                    "the directory holds no file to read (text, HTML, Word, WPS, Excel, PDF, OFD, zip)",
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

/// Whether reading it may wait for somebody else: a named pipe gives nothing before something is written into it.
pub(crate) fn may_wait(source: &Source) -> bool {
    #[cfg(unix)]
    if let Source::File(path) = source {
        use std::os::unix::fs::FileTypeExt as _;
        return fs::metadata(path).is_ok_and(|file| file.file_type().is_fifo());
    }
    false
}

/// Reads one source.
pub(crate) fn read(source: &Source) -> Result<Held, Problem> {
    let bytes = match source {
        Source::File(path) => bounded(fs::File::open(path)?)?,
        Source::Stdin => bounded(io::stdin().lock())?,
    };
    let name = match source {
        Source::File(path) => path.as_path(),
        Source::Stdin => Path::new(""),
    };
    match taken_out(&bytes, name)? {
        Taken::One(input) => Ok(Held::One(input)),
        Taken::Archive(members) => {
            let mut files = Vec::with_capacity(members.len());
            open(members, "", 1, &mut files);
            Ok(Held::Archive(files))
        }
    }
}

/// What a file is: one text, or files.
enum Taken {
    One(Input),
    Archive(Vec<gongkai_files::Member>),
}

/// Reads the files of an archive and of the mails in it.
fn open(
    members: Vec<gongkai_files::Member>,
    prefix: &str,
    depth: usize,
    files: &mut Vec<(String, Result<Input, Problem>)>,
) {
    for member in members {
        let name = format!("{prefix}{}", member.name);
        let taken = member
            .bytes
            .map_err(|refusal| refused(refusal, Format::Zip))
            .and_then(|bytes| taken_out(&bytes, Path::new(&name)));
        match taken {
            Ok(Taken::One(input)) => files.push((name, Ok(input))),
            Ok(Taken::Archive(_)) if depth == limits::ARCHIVE_DEPTH => {
                files.push((name, Err(refused(Refusal::TooDeep, Format::Zip))));
            }
            Ok(Taken::Archive(members)) => open(members, &format!("{name}/"), depth + 1, files),
            Err(problem) => files.push((name, Err(problem))),
        }
    }
}

fn refused(refusal: Refusal, format: Format) -> Problem {
    Problem::Refused(refusal.sentence(format))
}

/// Takes the text out of a file, or decodes it where it is text.
fn taken_out(bytes: &[u8], name: &Path) -> Result<Taken, Problem> {
    match gongkai_files::read(bytes, &encoding::labelled) {
        Outcome::Archive(members) => Ok(Taken::Archive(members)),
        Outcome::Refused { format, reason } => Err(refused(reason, format)),
        Outcome::Read { format, extract: Extract { text, media, notices, pages } } => {
            let media = match media {
                TextMedia::Html => Media::Html,
                TextMedia::Plain => Media::PlainText,
            };
            let file = Some((format, notices));
            Ok(Taken::One(Input {
                text,
                media,
                encoding: String::new(),
                broken: 0,
                mishap: None,
                file,
                pages,
            }))
        }
        Outcome::Text => {
            let decoded = encoding::decode(bytes).ok_or(Problem::NotText)?;
            let html = has_extension(name, &["html", "htm", "xhtml"]) || looks_like_html(&decoded.text);
            let media = if html { Media::Html } else { Media::PlainText };
            let encoding::Decoded { text, encoding, broken, mishap, .. } = decoded;
            Ok(Taken::One(Input { text, media, encoding, broken, mishap, file: None, pages: Vec::new() }))
        }
    }
}

fn bounded(reader: impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES { Err(Problem::TooLarge) } else { Ok(bytes) }
}

/// Whether a text without an HTML name is HTML: it begins with a document's or a table's tag, perhaps behind a comment as saved
/// pages have one, or holds a table. The page asks the same (`www/src/input/kind.ts`).
pub(crate) fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start();
    let comment = start.strip_prefix("<!--").and_then(|comment| comment.split_once("-->"));
    let start = comment.map_or(start, |(_, behind)| behind.trim_start());
    let starts = |tag: &&str| {
        let own = start.get(..tag.len()).is_some_and(|own| own.eq_ignore_ascii_case(tag));
        own && !start[tag.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
    };
    ["<!doctype", "<html", "<head", "<body", "<meta", "<table", "<div"].iter().any(starts)
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
        let saved = "<!-- saved from url=(0019) -->\n<HTML>";
        for text in
            ["<!DOCTYPE html>", "\n <HTML>", "<table><tr>", "正文\n<Table><tr><TD>1</TD>", "<div>", saved]
        {
            assert!(looks_like_html(text), "{text}");
        }
        for text in
            ["", "报告 < 表", "a <b> c", "<tab", "见 <table 表>", "<divide", "<!-- <html>", "# 标题\n| a |"]
        {
            assert!(!looks_like_html(text), "{text}");
        }
    }

    #[test]
    fn too_much_is_refused_without_reading_it_all() {
        assert!(matches!(bounded(io::repeat(b'a')), Err(Problem::TooLarge)));
        assert_eq!(bounded(&b"abc"[..]).unwrap(), b"abc");
    }

    #[test]
    fn what_is_not_read_is_named_for_what_it_is() {
        let problem =
            |bytes: &[u8]| taken_out(bytes, Path::new("a.txt")).err().map(|p| p.describe(Language::Zh));
        let picture = problem(b"\x89PNG\r\n\x1a\n....").unwrap();
        assert!(picture.starts_with("这是 PNG 图片，"), "{picture}");
        assert!(problem(&[0; 100]).unwrap().starts_with("不是认识的文件"));
        assert_eq!(problem("报告".as_bytes()), None);
    }
}
