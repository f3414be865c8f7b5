//! Where things lie.

use std::path::{Path, PathBuf};

/// The top level of the workspace that this xtask was compiled in.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("crates/xtask lies two levels down").to_path_buf()
}

/// The reports that tests read beside their own: `GONGKAI_SAMPLES`, or the folder that comes with the project.
pub(crate) fn samples(root: &Path) -> PathBuf {
    std::env::var_os("GONGKAI_SAMPLES").map_or_else(|| root.join("../shared/samples"), PathBuf::from)
}
