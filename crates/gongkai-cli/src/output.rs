//! Where results go: standard output, or a file that is made only when there is something to write.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use gongkai::render::Language;

use crate::input::Source;

pub(crate) enum Output {
    Stdout(io::Stdout),
    /// Not made yet: a run in which nothing could be read leaves an existing file as it is.
    Planned(PathBuf),
    Open(BufWriter<File>),
}

impl Output {
    /// Prepares for a path, or for standard output. The error is a message for people.
    pub(crate) fn to(path: Option<&Path>, sources: &[Source], language: Language) -> Result<Self, String> {
        let Some(path) = path else { return Ok(Output::Stdout(io::stdout())) };
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

    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        match self {
            Output::Stdout(out) => out.write_all(text.as_bytes()),
            Output::Open(file) => file.write_all(text.as_bytes()),
            Output::Planned(path) => {
                let file = File::create(&*path).map_err(|error| named(path, &error))?;
                *self = Output::Open(BufWriter::new(file));
                self.write(text)
            }
        }
    }

    /// Writes what is still held back, and says so when that fails.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Output::Stdout(mut out) => out.flush(),
            Output::Open(mut file) => file.flush(),
            Output::Planned(_) => Ok(()),
        }
    }
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// Whether the path is one of the files to read, also under another name.
fn is_one_of(path: &Path, sources: &[Source]) -> bool {
    let Ok(path) = fs::canonicalize(path) else { return false };
    sources.iter().any(|source| match source {
        Source::File(file) => fs::canonicalize(file).is_ok_and(|file| file == path),
        Source::Stdin => false,
    })
}
