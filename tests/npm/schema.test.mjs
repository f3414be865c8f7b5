// docs/schema/gongkai-1.json says what comes out, all of it and no more: every text of the repository's tests, and every sample.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const samples = process.env.GONGKAI_SAMPLES ?? join(root, "../shared/samples");
const schema = JSON.parse(readFileSync(join(root, "docs/schema/gongkai-1.json"), "utf8"));
const engine = await import(join(root, "target/engine/gongkai.js"));

before(() => engine.default({ module_or_path: readFileSync(join(root, "target/engine/gongkai_bg.wasm")) }));

/** For readers members may be added; for us none may be that the schema does not name. */
function closed(part) {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== "object" || part === null) return part;
  const own = Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, closed(inner)]));
  return part.properties && part.type === "object" && !("additionalProperties" in part) ? { ...own, additionalProperties: false } : own;
}

function* texts(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* texts(path);
    else if ([".txt", ".html", ".md", ".csv"].includes(extname(name))) yield { path, text: readFileSync(path, "utf8"), media: extname(name) === ".html" ? "text/html" : "text/plain" };
  }
}

test("every document is as the schema says", () => {
  const valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(closed(schema));
  let [documents, reports, findings] = [0, 0, 0];
  const seen = new Set();
  const check = (document, path) => {
    assert.ok(valid(document), `${path}: ${JSON.stringify(valid.errors?.slice(0, 3), null, 1)}`);
    documents++;
    reports += document.reports.length;
    for (const report of document.reports) {
      findings += report.findings.length;
      for (const name of Object.keys(report)) seen.add(name);
    }
  };
  const folders = ["tests/fixtures", "tests/regressions", "www/src/example"].map((folder) => join(root, folder)).concat(existsSync(samples) ? samples : []);
  for (const folder of folders) for (const { path, text, media } of texts(folder)) {
    check(engine.parse(text, { media, name: path }), path);
    check(engine.parse(text.slice(0, text.length / 2), { media }), `half of ${path}`);
  }
  for (const text of ["", "\ud800", "\0", "<table><td>", "表三".repeat(1000)]) check(engine.parse(text, {}), JSON.stringify(text));
  const text = readFileSync(join(root, "www/src/example/report.txt"), "utf8");
  check(engine.parse(text, { changes: [{ cell: "requests.granted.total", print: "七" }, { cell: "disclosure.fees.amount_wan", print: "1.5" }] }), "with other numbers");
  assert.ok(documents > 100 && reports > 100 && findings > 100, `${documents} documents, ${reports} reports, ${findings} findings`);
  assert.deepEqual([...seen].sort(), Object.keys(schema.$defs.report.properties).sort(), "nothing is in the schema that never comes out");
});

test("what is no such document is refused", () => {
  const valid = new Ajv({ allowUnionTypes: true }).compile(schema);
  const sound = engine.parse(readFileSync(join(root, "www/src/example/report.txt"), "utf8"), {});
  assert.ok(valid(sound));
  const spoilt = [(d) => (d.schema = "gongkai/2"), (d) => (d.reports[0].cells["requests.granted.total"].value = "21"), (d) => delete d.reports[0].checks, (d) => (d.reports[0].findings[0].severity = "fatal"), (d) => (d.reports[0].cells.somewhere = {}), (d) => (d.reports[0].findings[0].spans = [[1]])];
  for (const spoil of spoilt) {
    const document = JSON.parse(JSON.stringify(sound));
    spoil(document);
    assert.equal(valid(document), false, String(spoil));
  }
});
