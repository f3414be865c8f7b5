//! Where results go: standard output, or a file that is made only when there is something to write.
//!
//! A file is written beside the one that it becomes, and takes its name at the end: a full disk, a signal or a defect leaves
//! the old file as it was, and never half of a new one.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use gongkai::render::Language;

use crate::input::Source;
use crate::interrupt;

pub(crate) enum Output {
    Stdout(io::Stdout),
    /// Not made yet: a run in which nothing could be read leaves an existing file as it is.
    Planned(PathBuf),
    Open(Beside),
}

/// A file under way.
pub(crate) struct Beside {
    file: BufWriter<File>,
    /// Where it stands until it is whole, and what it is called then; `None` for a device, which is written as it is.
    names: Option<(PathBuf, PathBuf)>,
}

impl Output {
    /// Prepares for a path, or for standard output. The error is a message for people.
    pub(crate) fn to(path: Option<&Path>, sources: &[Source], language: Language) -> Result<Self, String> {
        let Some(path) = path else {
            return stdout(language).map(Output::Stdout).map_err(|error| error.to_string());
        };
        let refuse = |zh: &str, en: &str| {
            let (colon, why) = (language.pick("：", ": "), language.pick(zh, en));
            Err(format!("{}{colon}{why}", path.display()))
        };
        if path.is_dir() {
            return refuse("是一个目录，-o 后面要写文件名", "is a directory; -o takes a file name");
        }
        if path.parent().is_some_and(|parent| !parent.as_os_str().is_empty() && !parent.is_dir()) {
            return refuse("所在目录不存在，请先建好", "its directory does not exist; make it first");
        }
        if is_one_of(path, sources) {
            return refuse("这是要读的文件，不能用结果覆盖它", "this is an input; it is not overwritten");
        }
        Ok(Output::Planned(path.to_owned()))
    }

    /// The same for what is no text: a terminal would only be upset by it.
    pub(crate) fn to_file(
        path: Option<&Path>,
        sources: &[Source],
        language: Language,
    ) -> Result<Self, String> {
        if path.is_none() && io::stdout().is_terminal() {
            return Err(language
                .pick(
                    "Word 和 Excel 文件不是文字，不能写到终端；请加 -o 文件名",
                    "Word and Excel files are no text and do not go to a terminal; add -o FILE",
                )
                .to_owned());
        }
        Output::to(path, sources, language)
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        match self {
            Output::Stdout(out) => {
                let _whole = interrupt::writing();
                out.write_all(bytes)
            }
            Output::Open(beside) => beside.file.write_all(bytes),
            Output::Planned(path) => {
                *self = Output::Open(Beside::of(path).map_err(|error| named(path, &error))?);
                self.write(bytes)
            }
        }
    }

    /// Writes what is still held back, and gives the file its name; says so when that fails.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Output::Stdout(mut out) => out.flush(),
            Output::Open(beside) => beside.finish(),
            Output::Planned(_) => Ok(()),
        }
    }
}

impl Beside {
    fn of(path: &Path) -> io::Result<Beside> {
        // A link stays one: what it leads to is replaced.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&target).ok();
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            let file = BufWriter::new(File::options().write(true).open(&target)?);
            return Ok(Beside { file, names: None });
        }
        let mut name = OsString::from(".");
        name.push(target.file_name().unwrap_or_default());
        name.push(format!(".{}.part", std::process::id()));
        let under_way = target.with_file_name(name);
        let mut interrupted = interrupt::under_way();
        let file = File::create(&under_way)?;
        *interrupted = Some(under_way.clone());
        drop(interrupted);
        if let Some(old) = old {
            // Who may read it stays as it was, where the file system knows that.
            let _ = file.set_permissions(old.permissions());
        }
        Ok(Beside { file: BufWriter::new(file), names: Some((under_way, target)) })
    }

    fn finish(mut self) -> io::Result<()> {
        self.file.flush()?;
        if let Some((under_way, target)) = self.names.take() {
            let synced = self.file.get_ref().sync_all();
            // A signal that comes now waits, and finds it done.
            let mut interrupted = interrupt::under_way();
            let whole = synced.and_then(|()| fs::rename(&under_way, &target));
            *interrupted = None;
            if whole.is_err() {
                let _ = fs::remove_file(under_way);
            }
            whole?;
        }
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if let Some((under_way, _)) = &self.names {
            let _ = fs::remove_file(under_way);
            *interrupt::under_way() = None;
        }
    }
}

/// Standard output, where there is one. Rust opens `/dev/null` in its place where it is closed, and all would be well.
pub(crate) fn stdout(language: Language) -> io::Result<io::Stdout> {
    if closed::stdout() {
        return Err(io::Error::other(
            language.pick("标准输出已关闭，没有写出结果", "standard output is closed; nothing was written"),
        ));
    }
    Ok(io::stdout())
}

/// Whether standard output was closed when the program began: to be asked before Rust's own start.
#[cfg(unix)]
mod closed {
    use std::os::fd::AsFd as _;
    use std::sync::atomic::{AtomicBool, Ordering};

    static CLOSED: AtomicBool = AtomicBool::new(false);

    #[ctor::ctor(unsafe)]
    fn look() {
        CLOSED.store(std::io::stdout().as_fd().try_clone_to_owned().is_err(), Ordering::Relaxed);
    }

    pub(super) fn stdout() -> bool {
        CLOSED.load(Ordering::Relaxed)
    }
}

/// Elsewhere writing to it fails by itself.
#[cfg(not(unix))]
mod closed {
    pub(super) fn stdout() -> bool {
        false
    }
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// Whether the path is one of the files to read, also under another name.
fn is_one_of(path: &Path, sources: &[Source]) -> bool {
    let Ok(own) = identity(path) else { return false };
    sources.iter().any(|source| match source {
        Source::File(file) => identity(file).is_ok_and(|file| file == own),
        Source::Stdin => false,
    })
}

/// What makes a file the same under two names: its number on its device.
#[cfg(unix)]
fn identity(path: &Path) -> io::Result<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).map(|file| (file.dev(), file.ino()))
}

/// Elsewhere its whole name; what another name leads to is not changed, because a new file takes the old one's place.
#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}
