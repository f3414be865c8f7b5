// docs/schema/gongkai-1.json says what comes out, all of it and no more: every text of the repository's tests, and every sample.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import Ajv from "ajv/dist/2020.js";
import { launch } from "../browser/driver.mjs";

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

const EXAMPLE = join(root, "www/src/example/report.txt");
const strict = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(closed(schema));
function fits(document, what) {
  assert.ok(strict(document), `${what}: ${JSON.stringify(strict.errors?.slice(0, 3), null, 1)}`);
  return document;
}

test("every document is as the schema says", () => {
  let [documents, reports, findings] = [0, 0, 0];
  const seen = new Set();
  const check = (document, path, changed = false) => {
    fits(document, path);
    documents++;
    reports += document.reports.length;
    for (const report of document.reports) {
      findings += report.findings.length;
      // A cell is certain by a proof, or doubted for a reason.
      for (const [id, cell] of Object.entries(report.cells)) {
        assert.equal("doubt" in cell, "reason" in cell, `${path}: ${id}`);
        if (!changed) assert.equal("doubt" in cell, !("proof" in cell), `${path}: ${id}`);
      }
      for (const name of Object.keys(report)) seen.add(name);
    }
  };
  const folders = ["tests/fixtures", "tests/regressions", "www/src/example"].map((folder) => join(root, folder)).concat(existsSync(samples) ? samples : []);
  for (const folder of folders) for (const { path, text, media } of texts(folder)) {
    check(engine.parse(text, { media, name: path }), path);
    check(engine.parse(text.slice(0, text.length / 2), { media }), `half of ${path}`);
  }
  for (const text of ["", "\ud800", "\0", "<table><td>", "表三".repeat(1000)]) check(engine.parse(text, {}), JSON.stringify(text));
  const text = readFileSync(EXAMPLE, "utf8");
  check(engine.parse(text, { changes: [{ cell: "requests.granted.total", print: "七" }, { cell: "disclosure.fees.amount_wan", print: "1.5" }] }), "with other numbers", true);
  // Table 3 once more, as it was the year before.
  const [from, to] = [text.indexOf("（本列数据"), text.indexOf("\n四、政府信息公开行政复议")];
  const print = text.slice(from, to).replace(/^（本列数据[^）]*）/, "");
  const twice = engine.parse(`${text.slice(0, from)}${print}\n2023年\n${print.replace("\t18\t", "\t19\t")}${text.slice(to)}`, {});
  check(twice, "a table printed twice");
  const [{ cells, other_tables: [other] }] = twice.reports;
  assert.deepEqual([other.table, other.label, Object.keys(other.cells).length], ["requests", "2023年", 175]);
  assert.deepEqual([cells, other.cells].map((one) => one["requests.new_received.natural_person"].value), [18, 19]);
  assert.ok(documents > 100 && reports > 100 && findings > 100, `${documents} documents, ${reports} reports, ${findings} findings`);
  assert.deepEqual([...seen].sort(), Object.keys(schema.$defs.report.properties).sort(), "nothing is in the schema that never comes out");
});

test("so are documents by chosen rules, which count what was left out", () => {
  const text = readFileSync(EXAMPLE, "utf8");
  for (const options of [{ select: ["T3"] }, { ignore: ["QLT", "T3-BALANCE"] }, { severity: { T3: "warning", "*": "info" } }, { select: ["T3"], ignore: ["T3-BALANCE"], severity: { T3: "info" } }]) {
    const { checks, outcomes } = fits(engine.parse(text, options), JSON.stringify(options)).reports[0];
    assert.equal(checks.not_selected ?? 0, Object.values(outcomes).filter((one) => one === "not_selected").length);
    assert.equal("not_selected" in checks, "select" in options || "ignore" in options);
  }
});

test("so is what is rendered, of all reports or of one", () => {
  const text = readFileSync(EXAMPLE, "utf8");
  const two = `${text}\n\n${text.replace(/青岚县/g, "白溪县")}`;
  const changes = [{ cell: "requests.granted.total", print: "12" }];
  for (const [options, reports] of [[{}, 2], [{ report: 0 }, 1], [{ report: 1, changes }, 1], [{ report: 2 }, 0]]) {
    const document = fits(JSON.parse(engine.render(two, { format: "json", ...options })), JSON.stringify(options));
    assert.equal(document.reports.length, reports);
  }
});

test("so is what the command line prints: of one input a document, of several an array, a line for each", () => {
  const parse = (...words) => {
    const { status, stdout, stderr } = spawnSync("cargo", ["run", "--quiet", "--package", "gongkai-cli", "--", "parse", ...words], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const older = join(root, "tests/fixtures/columns.txt");
  const one = fits(JSON.parse(parse("--format", "json", EXAMPLE)), "one input");
  assert.equal("text" in one, false);
  assert.equal("text" in fits(JSON.parse(parse("--format", "json", "--with-text", EXAMPLE)), "with its text"), true);
  assert.ok(fits(JSON.parse(parse("--format", "json", "--ignore", "QLT", EXAMPLE)), "with rules left out").reports[0].checks.not_selected > 0);
  const several = JSON.parse(parse("--format", "json", EXAMPLE, older));
  assert.ok(Array.isArray(several) && several.length === 2);
  for (const document of several) fits(document, "of several inputs");
  const lines = parse("--format", "ndjson", EXAMPLE, older).trimEnd().split("\n");
  assert.deepEqual(lines.map((line) => fits(JSON.parse(line), "a line")), several);
});

test("so is what the event of the element brings", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-schema-"));
  const browser = await launch("current");
  try {
    const path = join(folder, "page.html");
    const script = pathToFileURL(join(root, "dist/gongkai.js")).href;
    writeFileSync(path, `<!doctype html><meta charset="utf-8"><script>addEventListener("gongkai-read", ({ detail }) => (window.told = detail))</script>
      <script src="${script}"></script><gongkai-report><pre>${readFileSync(EXAMPLE, "utf8")}</pre></gongkai-report>`);
    const page = await browser.page(pathToFileURL(path).href);
    const document = await page.waitFor(() => window.told, { timeout: 30_000 });
    assert.equal(fits(document, "gongkai-read").reports.length, 1);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("what is no such document is refused", () => {
  const valid = new Ajv({ allowUnionTypes: true }).compile(schema);
  const sound = engine.parse(readFileSync(EXAMPLE, "utf8"), {});
  assert.ok(valid(sound));
  const spoilt = [(d) => (d.schema = "gongkai/2"), (d) => (d.reports[0].cells["requests.granted.total"].value = "21"), (d) => delete d.reports[0].checks, (d) => (d.reports[0].findings[0].severity = "fatal"), (d) => (d.reports[0].cells.somewhere = {}), (d) => (d.reports[0].findings[0].spans = [[1]])];
  for (const spoil of spoilt) {
    const document = JSON.parse(JSON.stringify(sound));
    spoil(document);
    assert.equal(valid(document), false, String(spoil));
  }
});
