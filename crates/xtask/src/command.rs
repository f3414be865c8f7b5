//! Running other programs: what is run is said, and a failure names the program.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// A line that says what goes on, on standard error: standard output is for what was asked for.
pub(crate) fn say(line: impl AsRef<str>) {
    eprintln!("  {}", line.as_ref());
}

/// Runs to the end with the terminal as its own.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = describe(command);
    let status =
        command.stdin(Stdio::null()).status().with_context(|| format!("could not start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs to the end quietly and gives its standard output; what it said on both is in the error when it fails.
pub(crate) fn output(command: &mut Command) -> Result<Vec<u8>> {
    let shown = describe(command);
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("could not start `{shown}`"))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        bail!("`{shown}` failed ({})\n{}", output.status, String::from_utf8_lossy(&said).trim_end());
    }
    Ok(output.stdout)
}

/// A command that runs in that folder.
pub(crate) fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    command
}

/// Cargo, the one that runs this xtask.
pub(crate) fn cargo(root: &Path) -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), root)
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
