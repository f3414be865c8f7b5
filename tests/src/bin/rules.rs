//! Writes `docs/rules/` anew: `cargo xtask rules`.

use std::{fs, io};

use gongkai_tests::catalogue::{folder, pages};

fn main() -> io::Result<()> {
    let folder = folder();
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let pages = pages();
    for (name, text) in &pages {
        fs::write(folder.join(name), text)?;
    }
    println!("docs/rules: {} pages", pages.len());
    Ok(())
}
