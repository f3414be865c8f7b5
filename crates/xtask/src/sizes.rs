//! What people download, in bytes, and whether it is within its budget.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::command::{command, output};
use crate::manifest::Artefact;

/// Compresses as a web server does at its best. Node's zlib: no compressors to compile for a table.
const MEASURE: &str = r#"
const { readFileSync } = require("fs"), { gzipSync, brotliCompressSync } = require("zlib");
for (const path of process.argv.slice(1)) {
  const bytes = readFileSync(path);
  console.log(bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length);
}"#;

/// One file's sizes in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
}

/// Prints the sizes of the artefacts that exist as a table, and fails when one is over a budget.
pub(crate) fn print(root: &Path, artefacts: &[Artefact]) -> Result<()> {
    let present: Vec<_> = artefacts.iter().filter(|a| root.join(&a.path).is_file()).collect();
    let measured = measure(root, &present)?;
    print!("{}", table(&present, &measured));
    let over = present.into_iter().zip(measured).flat_map(|(artefact, sizes)| excesses(artefact, sizes));
    refuse(&over.collect::<Vec<_>>())
}

/// Fails when one of the artefacts is over a budget.
pub(crate) fn check<'a>(root: &Path, artefacts: impl Iterator<Item = &'a Artefact>) -> Result<()> {
    let artefacts: Vec<_> = artefacts.collect();
    let measured = measure(root, &artefacts)?;
    let over = artefacts.into_iter().zip(measured).flat_map(|(artefact, sizes)| excesses(artefact, sizes));
    refuse(&over.collect::<Vec<_>>())
}

/// Fails when one of the artefacts that exist is over its budget as it is. Compresses nothing, so it takes no time.
pub(crate) fn check_raw(root: &Path, artefacts: &[Artefact]) -> Result<()> {
    let sizes = |a: &Artefact| {
        fs::metadata(root.join(&a.path)).map(|file| Sizes { raw: file.len(), gzip: 0, brotli: 0 })
    };
    let over = artefacts.iter().filter_map(|a| Some(excesses(a, sizes(a).ok()?))).flatten();
    refuse(&over.collect::<Vec<_>>())
}

fn refuse(excesses: &[String]) -> Result<()> {
    if excesses.is_empty() { Ok(()) } else { bail!("{}", excesses.join("\n")) }
}

/// The sizes of files, in their order.
pub(crate) fn measure(root: &Path, artefacts: &[&Artefact]) -> Result<Vec<Sizes>> {
    let paths = artefacts.iter().map(|a| &a.path);
    let lines = String::from_utf8(output(command("node", root).args(["-e", MEASURE, "--"]).args(paths))?)?;
    lines.lines().map(|line| sizes(line).with_context(|| format!("“{line}” holds no sizes"))).collect()
}

fn sizes(line: &str) -> Option<Sizes> {
    let mut numbers = line.split(' ').map(|n| n.parse().ok());
    Some(Sizes { raw: numbers.next()??, gzip: numbers.next()??, brotli: numbers.next()?? })
}

/// One sentence for each budget that is exceeded.
fn excesses(artefact: &Artefact, sizes: Sizes) -> Vec<String> {
    let budgets = [
        ("as it is", sizes.raw, artefact.raw),
        ("as gzip", sizes.gzip, artefact.gzip),
        ("as brotli", sizes.brotli, artefact.brotli),
    ];
    let over = budgets.into_iter().filter_map(|(how, size, budget)| Some((how, size, budget?)));
    over.filter(|(_, size, budget)| size > budget)
        .map(|(how, size, budget)| {
            format!(
                "{} ({}) is {size} bytes {how}: {} over its budget of {budget} in wasm-pack.toml",
                artefact.name,
                artefact.path,
                size - budget
            )
        })
        .collect()
}

fn table(artefacts: &[&Artefact], measured: &[Sizes]) -> String {
    let mut table = format!("{:<10} {:>10} {:>10} {:>10}  budget\n", "bytes", "raw", "gzip", "brotli");
    for (artefact, sizes) in artefacts.iter().zip(measured) {
        let budgets = [("raw", artefact.raw), ("gzip", artefact.gzip), ("brotli", artefact.brotli)];
        let budgets = budgets.into_iter().filter_map(|(how, most)| Some(format!("{how} ≤ {}", most?)));
        let budgets = budgets.collect::<Vec<_>>().join(", ");
        let Sizes { raw, gzip, brotli } = sizes;
        let _ = writeln!(table, "{:<10} {raw:>10} {gzip:>10} {brotli:>10}  {budgets}", artefact.name);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(raw: Option<u64>, brotli: Option<u64>) -> Artefact {
        Artefact { name: "page".to_owned(), path: "dist/index.html".to_owned(), raw, gzip: None, brotli }
    }

    const SIZES: Sizes = Sizes { raw: 1000, gzip: 500, brotli: 400 };

    #[test]
    fn a_budget_may_be_used_up_but_not_exceeded() {
        assert!(excesses(&page(Some(1000), Some(400)), SIZES).is_empty());
        assert!(excesses(&page(None, None), SIZES).is_empty());
    }

    #[test]
    fn every_exceeded_budget_is_named_with_how_much() {
        let messages = excesses(&page(Some(990), Some(399)), SIZES);
        assert_eq!(
            messages,
            [
                "page (dist/index.html) is 1000 bytes as it is: 10 over its budget of 990 in wasm-pack.toml",
                "page (dist/index.html) is 400 bytes as brotli: 1 over its budget of 399 in wasm-pack.toml",
            ]
        );
    }

    #[test]
    fn the_table_shows_sizes_and_budgets() {
        let artefact = page(Some(512_000), None);
        let expected = "bytes             raw       gzip     brotli  budget\n\
                        page             1000        500        400  raw ≤ 512000\n";
        assert_eq!(table(&[&artefact], &[SIZES]), expected);
    }
}
