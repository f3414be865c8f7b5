// LibreOffice, where it is installed: what a paste becomes in a word processor and in a spreadsheet.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const PROGRAM = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"]).status === 0);

/** Why there is no office program to ask; `false` where there is one. */
export const noOffice = PROGRAM ? false : "LibreOffice is not installed (Debian: libreoffice-writer-nogui, libreoffice-calc-nogui)";

/** Opens HTML as `writer` or `calc` would paste it, stores it as that program's own file, opens that again: its tables. */
export function officeTables(html, program) {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-office-"));
  try {
    const file = join(folder, "clipboard.html");
    writeFileSync(file, `<!doctype html><html><head><meta charset="utf-8"></head><body>${html}</body></html>`);
    const [filter, stored, flat] = program === "writer" ? ["HTML (StarWriter)", "docx", "fodt"] : ["HTML (StarCalc)", "xlsx", "fods"];
    const convert = (from, to, more = []) => {
      execFileSync(PROGRAM, [`-env:UserInstallation=file://${folder}/profile`, "--headless", ...more, "--convert-to", to, "--outdir", folder, from], { stdio: "pipe", timeout: 120_000 });
      return join(folder, `${basename(from).replace(/\.[^.]*$/, "")}.${to}`);
    };
    return tablesOf(readFileSync(convert(convert(file, stored, [`--infilter=${filter}`]), flat), "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The tables of an OpenDocument text: rows of `{ text, colspan, rowspan }`, covered cells left out. */
export function tablesOf(xml) {
  return [...xml.matchAll(/<table:table [^>]*>([\s\S]*?)<\/table:table>/g)].map(([, inside]) =>
    [...inside.matchAll(/<table:table-row\b[^>]*>([\s\S]*?)<\/table:table-row>/g)].map(([, row]) =>
      [...row.matchAll(/<table:(covered-)?table-cell\b([^>]*?)(?:\/>|>([\s\S]*?)<\/table:(?:covered-)?table-cell>)/g)].flatMap(([, covered, attributes, content = ""]) => {
        const number = (name) => Number(new RegExp(`table:${name}="(\\d+)"`).exec(attributes)?.[1] ?? 1);
        if (covered) return [];
        const cell = { text: text(content), colspan: number("number-columns-spanned"), rowspan: number("number-rows-spanned") };
        return Array.from({ length: Math.min(number("number-columns-repeated"), 50) }, () => cell);
      })));
}

const text = (xml) => xml.replace(/<text:s\b[^>]*\/>/g, " ").replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&").trim();
