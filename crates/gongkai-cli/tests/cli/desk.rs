//! Runs the built binary in a directory of its own.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A sound report of 2022.
pub(crate) const SOUND: &str = include_str!("fixtures/sound.txt");

/// What a run left behind.
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A directory that goes away with the test.
pub(crate) struct Desk {
    root: PathBuf,
}

impl Desk {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("gongkai-cli-{}-{count}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        Desk { root }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Puts a file down, with the directories it needs.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs `gongkai` here with an empty standard input.
    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        self.pipe(arguments, b"")
    }

    /// Runs `gongkai` in a directory of it.
    pub(crate) fn run_in(&self, directory: &str, arguments: &[&str]) -> Outcome {
        outcome(&self.path(directory), arguments, b"")
    }

    /// Runs `gongkai` here with something on standard input.
    pub(crate) fn pipe(&self, arguments: &[&str], input: &[u8]) -> Outcome {
        outcome(&self.root, arguments, input)
    }
}

fn outcome(directory: &Path, arguments: &[&str], input: &[u8]) -> Outcome {
    let mut child = gongkai(directory, arguments).stdin(Stdio::piped()).spawn().unwrap();
    // A run that does not read its input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Outcome {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// The binary, ready to run in a directory; the caller's colour settings do not reach it.
pub(crate) fn gongkai<S: AsRef<OsStr>>(directory: &Path, arguments: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.args(arguments).current_dir(directory);
    command.env_remove("NO_COLOR").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}
