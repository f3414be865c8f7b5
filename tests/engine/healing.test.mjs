// A fault heals: whatever ends a call of the packed engine, or of the readers of files, the next one works as if nothing had been. In the
// build with faults on demand (`cargo xtask pack --panic-switch`), which is the shipped one in all else.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = join(root, "target/panic-switch");
const engine = await import(join(folder, "engine/gongkai.js"));
const readers = await import(join(folder, "files/gongkai_files.js"));
const TEXT = readFileSync(join(root, "tests/fixtures/older.txt"), "utf8");
const FILE = readFileSync(join(root, "tests/fixtures/files/libreoffice.docx"));

let wanted;
before(async () => {
  await engine.default({ module_or_path: readFileSync(join(folder, "engine/gongkai_bg.wasm")) });
  await readers.default({ module_or_path: readFileSync(join(folder, "files/gongkai_files_bg.wasm")) });
  wanted = engine.parseJson(TEXT);
});

const fault = (kind) => assert.throws(() => engine.parse(`panic-switch: ${kind}`), (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError, kind);

test("after each kind of fault the next call gives what it always gives", () => {
  for (const kind of ["panic", "index", "overflow", "memory"]) {
    fault(kind);
    assert.equal(engine.parseJson(TEXT), wanted, kind);
  }
});

test("10,000 panics in a row leave a working engine, and no memory taken", () => {
  const taken = () => {
    globalThis.gc?.();
    return process.memoryUsage().rss;
  };
  for (let i = 0; i < 1000; i++) fault("panic");
  const before = taken();
  for (let i = 0; i < 9000; i++) {
    fault("panic");
    if (i % 1000 === 0) assert.equal(engine.parseJson(TEXT), wanted, `after ${i}`);
  }
  assert.equal(engine.parseJson(TEXT), wanted);
  assert.ok(taken() - before < 200e6, `${(taken() - before) / 1e6} MB more`);
});

test("every function heals, those that throw on purpose too", () => {
  assert.throws(() => engine.parse(TEXT, { select: ["NO-SUCH-RULE"] }), /NO-SUCH-RULE/);
  assert.throws(() => engine.render("panic-switch: panic", { format: "csv" }), WebAssembly.RuntimeError);
  assert.throws(() => engine.parseJson("panic-switch: panic"), WebAssembly.RuntimeError);
  assert.ok(engine.rules().length > 90 && engine.forms().length > 5);
  assert.equal(engine.parseJson(TEXT), wanted);
});

test("a fault in a call within a call leaves the outer call its instance", () => {
  const options = { get name() {
    fault("panic");
    return "之内";
  } };
  assert.equal(JSON.parse(engine.parseJson(TEXT, options)).source.name, "之内");
  assert.equal(engine.parseJson(TEXT), wanted);
});

test("readers of files heal likewise", () => {
  const read = readers.readFile(FILE).text;
  for (let i = 0; i < 2000; i++) assert.throws(() => readers.readFile(new TextEncoder().encode("panic-switch")), WebAssembly.RuntimeError);
  assert.equal(readers.readFile(FILE).text, read);
});
