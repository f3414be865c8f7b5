// `parseBytes`: the same document from Node, from a worker of Node and from the command line, whatever the encoding. The same of pages and
// their workers is in tests/browser/encodings.test.mjs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { CASES, gbk, REPORT } from "./encodings.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = join(root, "target", "engine");
const engine = await import(join(folder, "gongkai.js"));
const desk = mkdtempSync(join(tmpdir(), "gongkai-bytes-"));

before(async () => {
  await engine.default({ module_or_path: readFileSync(join(folder, "gongkai_bg.wasm")) });
  for (const { name, bytes } of CASES) writeFileSync(join(desk, name), bytes);
});
after(() => rmSync(desk, { recursive: true, force: true }));

const here = ({ name, bytes, media }) => engine.parseBytes(bytes, { name: join(desk, name), media });

test("Node and the command line give the same document", () => {
  const args = ["run", "--quiet", "--package", "gongkai-cli", "--", "parse", "--with-text", ...CASES.map(({ name }) => join(desk, name))];
  const { stdout } = spawnSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  const native = new Map(JSON.parse(stdout).map((document) => [document.source.name, document]));
  for (const one of CASES) assert.deepEqual(here(one), native.get(join(desk, one.name)), one.name);
});

test("a worker of Node gives the same document", async () => {
  const code = `const { parentPort, workerData } = require("node:worker_threads");
    import(workerData.glue).then(async (engine) => {
      await engine.default({ module_or_path: require("node:fs").readFileSync(workerData.wasm) });
      parentPort.postMessage(workerData.cases.map(({ name, bytes, media }) => engine.parseBytes(bytes, { name, media })));
    });`;
  const cases = CASES.map((one) => ({ ...one, name: join(desk, one.name), told: undefined }));
  const worker = new Worker(code, { eval: true, workerData: { glue: join(folder, "gongkai.js"), wasm: join(folder, "gongkai_bg.wasm"), cases } });
  const documents = await new Promise((done, broke) => worker.once("message", done).once("error", broke));
  CASES.forEach((one, at) => assert.deepEqual(documents[at], here(one), one.name));
});

test("every encoding gives the report, and what became of it is named", () => {
  for (const one of CASES) {
    const { text, reports, findings } = here(one);
    if (one.same) assert.equal(text, REPORT, one.name);
    if (!/lost|as-utf-8/.test(one.name)) assert.match(reports[0]?.agency ?? text.slice(0, 80), /^青岚县财政局/, one.name);
    const said = findings.filter(({ rule }) => rule === "FILE-CHARACTERS").map(({ detail, message }) => `${message.zh}${detail?.zh ?? ""}`);
    assert.equal(said.length, one.told ? 1 : 0, `${one.name}: ${said}`);
    if (one.told) assert.match(said[0], one.told, one.name);
  }
});

test("an encoding may be forced, and one that does not exist is an error", () => {
  assert.equal(engine.parseBytes(gbk(REPORT), { encoding: "gbk" }).text, REPORT);
  assert.notEqual(engine.parseBytes(gbk(REPORT), { encoding: "big5" }).text, REPORT);
  assert.throws(() => engine.parseBytes(gbk(REPORT), { encoding: "gbx" }), /options\.encoding: 没有这种编码/);
  assert.throws(() => engine.parseBytes(gbk(REPORT), { encodng: "gbk" }), /options\.encodng: 没有这一项；可用：.*encoding/);
  assert.throws(() => engine.parse(REPORT, { encoding: "gbk" }), /options\.encoding: 没有这一项/);
});

test("what is no text is a document that says so", () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256);
  const { reports, findings } = engine.parseBytes(noise, { name: "a" });
  assert.deepEqual(reports, []);
  assert.ok(findings.some(({ rule, detail, message }) => rule === "FILE-UNREAD" && /不是文本/.test(message.zh + detail?.zh)), JSON.stringify(findings));
  assert.equal(engine.decode(noise), undefined);
  assert.equal(engine.parseBytes(new Uint8Array(), {}).text, "");
});

test("the text alone, with its encoding", () => {
  assert.deepEqual(engine.decode(gbk(REPORT)), { text: REPORT, encoding: "gb18030", damaged: 0 });
  const { mishap } = engine.decode(CASES.find(({ name }) => name === "escapes.txt").bytes);
  assert.deepEqual([mishap.undone, /转义/.test(mishap.zh)], [true, true]);
});
