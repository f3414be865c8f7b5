// Options that are wrong, and what is said of them: a table that people read. GONGKAI_BLESS=1 writes it anew.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "..", "..", "target", "engine");
const engine = await import(join(folder, "gongkai.js"));
const table = join(here, "options.txt");

before(async () => {
  await engine.default({ module_or_path: readFileSync(join(folder, "gongkai_bg.wasm")) });
});

const itself = {};
itself.name = itself;

/** Written as JavaScript has them. */
const WRONG = [
  `"text/html"`, `3`, `[]`, `() => 1`, `new Set(["T3"])`, `{ medai: "text/html" }`, `{ media: 7 }`, `{ media: "text/pdf" }`, `{ name: 3 }`, `{ "x-y": 1 }`,
  `{ select: "T3" }`, `{ select: ["T3", 7] }`, `{ ignore: ["T3-BALANSE"] }`, `{ ignore: ["PARSE"] }`, `{ select: [null] }`,
  `{ severity: "info" }`, `{ severity: { "T3-BALANC": "info" } }`, `{ severity: { QLT: "grave" } }`, `{ severity: { QLT: 1.5 } }`,
  `{ changes: {} }`, `{ changes: [7] }`, `{ changes: [{ cell: "requests.granted.total" }] }`, `{ changes: [{ report: -1, cell: "a", print: "1" }] }`, `{ changes: [{ cell: "a", print: 12 }] }`,
  `{ text: [{ code: "OWN-1" }] }`, `{ text: [{ code: "T3-BALANCE", pattern: "甲" }] }`, `{ text: [{ code: "OWN-1", pattern: "甲(乙" }] }`, `{ text: [{ code: "OWN-1", pattern: "甲", unless: "[" }] }`,
  `{ text: [{ code: "OWN-1", pattern: "甲", in: ["7"] }] }`, `{ text: [{ code: "OWN-1", pattern: "甲", must: "yes" }] }`, `{ text: [{ code: "OWN-1", pattern: "甲", sevrity: "info" }] }`,
  `{ text: [{ code: "OWN-1", pattern: "甲" }, { code: "own-1", pattern: "乙" }] }`, `{ text: [{ code: "OWN-1", pattern: "(((甲{50}){50}){50}){50}" }] }`,
  `{ file: {} }`, `{ file: { media: "application/pdf", notices: [{ code: "FILE-NUMBERS", message: "x", touches: "all" }] } }`, `{ file: { media: "a", notices: [{ code: "FILE-NUMBERS", message: { zh: "", en: "" }, touches: [[1]] }] } }`,
  `{ file: { media: "a", notices: [{ code: "x", message: { zh: "", en: "" }, touches: [] }] } }`,
  `{ file: { media: "a", pages: [-1] } }`, `{ format: "csv" }`, `itself`, `{ get name() { throw new Error("a getter throws"); } }`,
];
/** Those of `render`. */
const WRONG_TO_RENDER = [`{ format: "xml" }`, `{ report: -1 }`, `{ report: "0" }`, `{ report: NaN }`];

/** Those of `office`. */
const WRONG_FOR_OFFICE = [`{ document: "letter" }`, `{ document: true }`, `{ lang: "de" }`, `{ format: "docx" }`];

test("wrong options are errors that say where and what is possible", () => {
  const said = (call, name) => (source) => {
    const options = new Function("itself", `return (${source})`)(itself);
    let message = "NOTHING WAS SAID";
    try {
      call("某局", options);
    } catch (error) {
      assert.ok(error instanceof Error, source);
      message = error.message;
    }
    assert.notEqual(message, "NOTHING WAS SAID", source);
    return `${name}(text, ${source})\n    ${message}\n`;
  };
  const lines = [...WRONG.map(said(engine.parse, "parse")), ...WRONG_TO_RENDER.map(said(engine.render, "render")), ...WRONG_FOR_OFFICE.map(said(engine.office, "office"))].join("");
  if (process.env.GONGKAI_BLESS) writeFileSync(table, lines);
  assert.equal(lines, readFileSync(table, "utf8"));
});

test("the table is long, names places and says what was meant", () => {
  const rows = readFileSync(table, "utf8").trimEnd().split("\n").filter((line) => line.startsWith("    "));
  assert.ok(rows.length >= 30, `${rows.length}`);
  assert.ok(rows.filter((row) => /^ {4}options(\.|\[)[^:]+: /.test(row)).length >= 30, "paths");
  assert.ok(rows.filter((row) => row.includes("did you mean")).length >= 2, "nearest names");
});

test("options that are not given, undefined or empty change nothing", () => {
  const plain = engine.parseJson("某局", undefined);
  for (const options of [null, {}, { name: undefined }, { media: null, select: undefined, ignore: [], changes: [], text: [], severity: {} }, new Map()]) {
    assert.equal(engine.parseJson("某局", options), plain, JSON.stringify(options));
  }
});

test("the engine reads on after an error", () => {
  assert.throws(() => engine.parse("某局", { select: 3 }), /options\.select/);
  assert.equal(engine.parse("某局", { select: ["T3"] }).schema, "gongkai/1");
});
