//! Is a step's result still that of its inputs? Asked of contents, not of times, so that a checkout or a touch
//! does not rebuild what is the same.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What is never an input: made by tools, and large.
const SKIPPED: &[&str] = &["node_modules", "target", "dist", ".git", ".cache"];

/// Contents of files and of everything in folders, and the words that steer the step, as one number.
pub(crate) fn fingerprint(paths: &[PathBuf], words: &[String]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    // A step may come out differently when this program is another.
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    words.hash(&mut hasher);
    for path in paths {
        for file in files(path)? {
            file.hash(&mut hasher);
            fs::read(&file).with_context(|| format!("reading {}", file.display()))?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The files below a folder in a fixed order; a file itself; nothing where nothing is.
pub(crate) fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(path) else { return Ok(found) };
    let mut entries = entries.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if !SKIPPED.iter().any(|name| entry.file_name() == *name) {
            found.extend(files(&entry.path())?);
        }
    }
    Ok(found)
}

/// The note beside a result that says which inputs it was made from.
pub(crate) struct Stamp {
    path: PathBuf,
    fingerprint: String,
}

impl Stamp {
    pub(crate) fn new(path: PathBuf, fingerprint: String) -> Self {
        Self { path, fingerprint }
    }

    /// The result is there and was made from just these inputs.
    pub(crate) fn holds_for(&self, results: &[PathBuf]) -> bool {
        results.iter().all(|result| result.is_file())
            && fs::read_to_string(&self.path).is_ok_and(|noted| noted == self.fingerprint)
    }

    /// Takes the note away before the step starts: an interrupted step must not look finished.
    pub(crate) fn clear(&self) {
        let _ = fs::remove_file(&self.path);
    }

    pub(crate) fn write(&self) -> Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.path, &self.fingerprint).with_context(|| format!("writing {}", self.path.display()))
    }
}
