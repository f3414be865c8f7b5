//! `cargo xtask test`: everything that must hold before a commit lands, in one command that installs what it needs.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::command::{cargo, command, output, run, say};
use crate::{browsers, engine, npm, pack, page, release, workspace};

/// What the browser tests need from npm.
const BROWSER_TESTS: &str = "tests/browser";

/// What the tests of the npm package need: bundlers and frameworks.
const PACKAGE_TESTS: &str = "tests/npm";

/// One part of the run: the word that selects it, its heading, and what it does.
struct Step {
    word: &'static str,
    heading: &'static str,
    /// Nothing after it makes sense when it fails.
    decisive: bool,
    run: fn(&Path) -> Result<()>,
}

const STEPS: &[Step] = &[
    Step { word: "install", heading: "What the tests need", decisive: true, run: install },
    Step { word: "rust", heading: "Rust: core, command line, build system", decisive: false, run: rust },
    Step {
        word: "accuracy",
        heading: "Accuracy: nothing worse than docs/accuracy.md",
        decisive: false,
        run: accuracy,
    },
    Step { word: "pack", heading: "Packing the engine and the page", decisive: true, run: packed },
    Step { word: "engine", heading: "Packed engine against native", decisive: false, run: engine },
    Step { word: "types", heading: "The page's TypeScript", decisive: false, run: types },
    Step { word: "npm", heading: "The npm package in an empty project", decisive: false, run: package },
    Step { word: "current", heading: "The page in today's Chromium", decisive: false, run: current },
    Step { word: "save", heading: "The page saved by the browser", decisive: false, run: save },
    Step { word: "chromium81", heading: "The page in Chromium 81", decisive: false, run: chromium81 },
];

/// What became of one step.
struct Outcome {
    step: &'static Step,
    failure: Option<String>,
    took: Duration,
}

/// Runs all steps, or those that `words` select, and closes with a summary. Fails when a step failed.
pub(crate) fn test(root: &Path, words: &[String]) -> Result<()> {
    if let Some(unknown) = words.iter().find(|word| STEPS.iter().all(|step| step.word != **word)) {
        let known: Vec<_> = STEPS.iter().map(|step| step.word).collect();
        bail!("no step is called “{unknown}”; there are {}", known.join(", "));
    }
    let mut outcomes = Vec::new();
    for step in STEPS.iter().filter(|step| words.is_empty() || words.iter().any(|word| word == step.word)) {
        println!("\n━━ {} ━━\n", step.heading);
        let started = Instant::now();
        let result = (step.run)(root);
        let failure = result.err().map(|error| format!("{error:#}"));
        if let Some(failure) = &failure {
            println!("\n  FAILED: {failure}");
        }
        let stop = step.decisive && failure.is_some();
        outcomes.push(Outcome { step, failure, took: started.elapsed() });
        if stop {
            break;
        }
    }
    summarise(&outcomes)
}

/// How many lines of a failure the summary repeats: its last ones, which say what failed.
const REPEATED_LINES: usize = 12;

/// Failures are repeated at the end, as the beginning of a long log may not be kept.
fn summarise(outcomes: &[Outcome]) -> Result<()> {
    println!("\n━━ Summary ━━\n");
    for step in STEPS {
        let line = match outcomes.iter().find(|outcome| outcome.step.word == step.word) {
            Some(Outcome { failure: None, took, .. }) => format!("ok       {:6.1} s", took.as_secs_f32()),
            Some(Outcome { took, .. }) => format!("FAILED   {:6.1} s", took.as_secs_f32()),
            None => "not run          ".to_owned(),
        };
        println!("  {line}  {:<10} {}", step.word, step.heading);
    }
    let failed: Vec<_> = outcomes
        .iter()
        .filter(|outcome| outcome.failure.is_some())
        .map(|outcome| outcome.step.word)
        .collect();
    for outcome in outcomes {
        let Some(failure) = &outcome.failure else { continue };
        let lines: Vec<_> = failure.lines().collect();
        let last = &lines[lines.len().saturating_sub(REPEATED_LINES)..];
        println!("\n  {}: {}", outcome.step.word, last.join("\n    "));
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

fn install(root: &Path) -> Result<()> {
    npm::require_node()?;
    npm::install(root, BROWSER_TESTS)?;
    npm::install(root, PACKAGE_TESTS)?;
    browsers::install(root)?;
    say("Node, npm packages, Chromium and Chinese fonts are there");
    Ok(())
}

/// Tests; and library and command line as others get them: their packages build by themselves, the library's pages have no
/// dead link, and it compiles with the oldest Rust that it promises.
fn rust(root: &Path) -> Result<()> {
    run(cargo(root).args(["test", "--workspace", "--quiet", "--no-fail-fast"]))?;
    packages(root)?;
    run(cargo(root).env("RUSTDOCFLAGS", "-Dwarnings").args([
        "doc",
        "--package",
        "gongkai",
        "--no-deps",
        "--quiet",
    ]))?;
    say("the packages of libraries and command line build by themselves, and so do the library's pages");
    oldest_rust(root)?;
    released_api(root)
}

/// The library with every feature, by the `rust-version` of its manifest, where rustup has that toolchain.
fn oldest_rust(root: &Path) -> Result<()> {
    let manifest = fs::read_to_string(root.join("crates/gongkai/Cargo.toml"))?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("rust-version = "));
    let version =
        version.context("crates/gongkai/Cargo.toml has no rust-version of its own")?.trim_matches('"');
    let has = |toolchain: &str| {
        output(command("rustup", root).args(["run", toolchain, "rustc", "--version"])).is_ok()
    };
    let Some(toolchain) = [format!("{version}.0"), version.to_owned()].into_iter().find(|name| has(name))
    else {
        say(format!(
            "NOT TRIED: Rust {version}, the oldest that the library promises; rustup toolchain install {version}.0"
        ));
        return Ok(());
    };
    let check = ["run", &toolchain, "cargo", "check", "--quiet", "--package", "gongkai", "--all-features"];
    run(command("rustup", root).args(check).env("CARGO_TARGET_DIR", root.join("target/oldest-rust")))?;
    say(format!("the library compiles with Rust {version}"));
    Ok(())
}

/// Whether the library's API still fits its version, against the one that was published last. Before the first there is nothing
/// to compare with.
fn released_api(root: &Path) -> Result<()> {
    if output(cargo(root).args(["semver-checks", "--version"])).is_err() {
        say("NOT TRIED: the API against the last release; cargo install cargo-semver-checks");
        return Ok(());
    }
    if output(cargo(root).args(["info", "gongkai", "--registry", "crates-io"])).is_err() {
        say("NOT TRIED: the API against the last release; there is none");
        return Ok(());
    }
    run(cargo(root).args(["semver-checks", "--package", "gongkai", "--all-features"]))
}

/// Together, so that the command line finds the libraries before they are published. Cargo only warns of what is missing in a
/// manifest, and of nothing when it is to be quiet.
fn packages(root: &Path) -> Result<()> {
    LIBRARIES.iter().try_for_each(|library| forget_unpacked(library))?;
    let names = LIBRARIES.iter().chain(&["gongkai-cli"]).flat_map(|name| ["--package", name]);
    let done = cargo(root).arg("package").args(names).arg("--allow-dirty").output()?;
    let said = String::from_utf8_lossy(&done.stderr);
    let warnings: Vec<_> = said.lines().filter(|line| is_ours(line)).collect();
    if !done.status.success() {
        bail!("packaging:\n{}", said.trim_end());
    }
    if !warnings.is_empty() {
        bail!("packaging warns:\n{}", warnings.join("\n"));
    }
    Ok(())
}

/// What the command line is built of.
const LIBRARIES: [&str; 3] = ["gongkai", "gongkai-encoding", "gongkai-files"];

/// To try the command line's package, Cargo unpacks a library's among the sources in its home. It takes what it finds there
/// for that of the same version, so an earlier run's has to go: the command line was built with a library of days ago.
fn forget_unpacked(library: &str) -> Result<()> {
    let Some(sources) = engine::cargo_home().map(|home| home.join("registry").join("src")) else {
        return Ok(());
    };
    let Ok(registries) = fs::read_dir(sources) else { return Ok(()) };
    for registry in registries {
        let unpacked = registry?.path().join(format!("{library}-{}", env!("CARGO_PKG_VERSION")));
        if unpacked.join("Cargo.toml").is_file() {
            fs::remove_dir_all(unpacked)?;
        }
    }
    Ok(())
}

/// Whether a line of cargo's is a warning of this project's packages, and not of the registry: a download that was tried
/// again, a package of others that was withdrawn.
fn is_ours(line: &str) -> bool {
    const OF_THE_REGISTRY: [&str; 2] = ["spurious network error", "yanked"];
    line.starts_with("warning") && !OF_THE_REGISTRY.iter().any(|words| line.contains(words))
}

/// The tables are printed to a file: they are long, and what got worse is said by itself.
fn accuracy(root: &Path) -> Result<()> {
    let program = ["run", "--quiet", "--package", "gongkai-tests", "--bin", "accuracy", "--"];
    let output = cargo(root).args(program).args(["--compare", "docs/accuracy.md"]).output()?;
    let tables = String::from_utf8_lossy(&output.stdout);
    fs::write(root.join("target/accuracy.md"), tables.as_bytes())?;
    for line in tables.lines().filter(|line| line.starts_with("worse than") || line.starts_with("| **all**"))
    {
        println!("{line}");
    }
    print!("{}", String::from_utf8_lossy(&output.stderr));
    if !output.status.success() {
        bail!("accuracy got worse; target/accuracy.md holds the new tables");
    }
    say("the tables are in target/accuracy.md; where they are better, copy them to docs/accuracy.md");
    Ok(())
}

/// And the sums of a release, where they lie, are still those of the files beside them.
fn packed(root: &Path) -> Result<()> {
    pack::pack(root)?;
    pack::with_switch(root)?;
    release::check(&root.join("dist"))
}

fn engine(root: &Path) -> Result<()> {
    let samples = workspace::samples(root);
    if !samples.is_dir() {
        say(format!("SKIPPED: no samples in {}; GONGKAI_SAMPLES can name them", samples.display()));
    }
    node_tests(root, "tests/engine", &[("GONGKAI_SAMPLES", samples.display().to_string())])
}

fn types(root: &Path) -> Result<()> {
    npm::install(root, page::SOURCES)?;
    let compiler = Path::new(page::SOURCES).join("node_modules/typescript/bin/tsc");
    run(command("node", root).arg(compiler).args(["--noEmit", "-p", page::SOURCES]))?;
    say("the types fit");
    node_tests(root, "www/test", &[])
}

fn package(root: &Path) -> Result<()> {
    node_tests(root, PACKAGE_TESTS, &[])
}

fn current(root: &Path) -> Result<()> {
    node_tests(root, BROWSER_TESTS, &[("GONGKAI_BROWSER", "current".to_owned())])
}

/// Through the browser's own dialogue, which needs a screen and hands.
fn save(root: &Path) -> Result<()> {
    let missing = browsers::missing_desk(root);
    if !missing.is_empty() {
        say(format!(
            "NOT TRIED: saving the page through the browser's dialogue needs {}",
            missing.join(" and ")
        ));
        return Ok(());
    }
    node_tests(root, "tests/save", &[])
}

fn chromium81(root: &Path) -> Result<()> {
    node_tests(root, BROWSER_TESTS, &[("GONGKAI_BROWSER", "chromium81".to_owned())])
}

/// Node's test runner over the `*.test.mjs` of a folder: for reading on the screen, and counted in its last lines.
fn node_tests(root: &Path, folder: &str, variables: &[(&str, String)]) -> Result<()> {
    let tests = test_files(&root.join(folder))?;
    if tests.is_empty() {
        bail!("{folder} holds no *.test.mjs");
    }
    let counts = root.join("target/node-tests.tap");
    fs::create_dir_all(root.join("target"))?;
    let result = run(command("node", root)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .args(["--test", "--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap"])
        .arg(format!("--test-reporter-destination={}", counts.display()))
        .args(tests));
    let counts = fs::read_to_string(&counts).context("Node's test runner left no counts")?;
    for line in
        counts.lines().filter(|line| line.starts_with("# ")).rev().take(8).collect::<Vec<_>>().iter().rev()
    {
        println!("{line}");
    }
    if result.is_ok() && !counts.lines().any(|line| line.strip_prefix("# pass ").is_some_and(|n| n != "0")) {
        bail!("no test of {folder} ran");
    }
    result
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("{} is not there", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_librarys_readme_points_at_nothing_outside_its_package() {
        let library = workspace::root().join("crates/gongkai");
        let readme = fs::read_to_string(library.join("README.md")).unwrap();
        let words = readme.split(|c: char| !(c.is_ascii_alphanumeric() || "._-/".contains(c)));
        let outside = |word: &&str| {
            let file = [".md", ".json", ".ts", ".rs", ".toml"].iter().any(|ending| word.ends_with(ending));
            file && !library.join(word).is_file()
        };
        assert_eq!(words.filter(outside).collect::<Vec<_>>(), [""; 0]);
    }
}
