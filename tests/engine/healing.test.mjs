// A fault heals: whatever ends a call of the packed engine, or of the readers of files, the next one works as if nothing had been. In the
// build with faults on demand (`cargo xtask pack --panic-switch`), which is the shipped one in all else.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
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

/** What a panic throws; the stack and the memory end in errors of the host. */
const KINDS = { panic: "EnginePanic", index: "EnginePanic", overflow: /^(Range|Runtime)Error$/, memory: "RuntimeError" };
const ended = (kind) => ({ name }) => new RegExp(KINDS[kind]).test(name);
const fault = (kind) => assert.throws(() => engine.parse(`panic-switch: ${kind}`), ended(kind), kind);

/** Panics say so on the console, ten thousand times: kept here. */
const said = [];
const { error: say } = console;
before(() => (console.error = (words) => said.splice(0, said.length, words)));
after(() => (console.error = say));

test("after each kind of fault the next call gives what it always gives", () => {
  for (const kind of ["panic", "index", "overflow", "memory"]) {
    fault(kind);
    assert.equal(engine.parseJson(TEXT), wanted, kind);
  }
});

test("a panic has words and a place, on the console and for the caller, in the first instance and in the next", () => {
  const [, version] = /^version = "(.+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));
  for (const [kind, words] of [["panic", "the test asked for a panic"], ["index", "index out of bounds: the len is 5 but the index is 6"]]) {
    const secret = "青岚县住房和城乡建设局";
    said.length = 0;
    let thrown;
    try {
      engine.parse(`panic-switch: ${kind} \n${secret}`);
    } catch (error) {
      thrown = error;
    }
    assert.equal(thrown.name, "EnginePanic");
    assert.match(thrown.place, /^crates\/gongkai-wasm\/src\/switch\.rs:\d+:\d+$/);
    assert.equal(thrown.stage, "read");
    assert.match(thrown.message, new RegExp(`^gongkai ${version}; read; crates/gongkai-wasm/src/switch\\.rs:\\d+:\\d+; ${kind === "panic" ? words : "index out of bounds: the len is \\d+ but the index is \\d+"}$`));
    const [console] = said;
    assert.match(console, /panicked at crates\/gongkai-wasm\/src\/switch\.rs:\d+:\d+:/);
    assert.ok(console.includes(words.slice(0, 26)), console);
    for (const text of [thrown.message, console]) assert.ok(!text.includes("青岚"), text);
  }
  assert.throws(() => readers.readFile(new TextEncoder().encode("panic-switch")), ({ name, message }) =>
    name === "EnginePanic" && /^gongkai\/files [\d.]+; crates\/gongkai-files-wasm\/src\/lib\.rs:\d+:\d+; the test asked for a panic$/.test(message));
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
  assert.throws(() => engine.render("panic-switch: panic", { format: "csv" }), ended("panic"));
  assert.throws(() => engine.parseJson("panic-switch: panic"), ended("panic"));
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
  for (let i = 0; i < 2000; i++) assert.throws(() => readers.readFile(new TextEncoder().encode("panic-switch")), ended("panic"));
  assert.equal(readers.readFile(FILE).text, read);
});
