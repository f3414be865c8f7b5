// What may be passed on of a fault: nothing that was read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { Broke, detailsOf, isBroke } = await load("engine/fault.ts");
const { Session } = await load("state/session.ts");

const error = (name, message) => Object.assign(new Error(message), { name });

test("a panic's words are passed on, a trap's too, and of all other errors the name alone", () => {
  const panic = error("EnginePanic", "gongkai 1.2.3; T3-BALANCE; crates/gongkai/src/check/mod.rs:7:9; index out of bounds");
  assert.equal(detailsOf(panic, "gongkai 0"), panic.message);
  assert.equal(detailsOf(new Broke("gongkai 1; read"), "gongkai 0"), "gongkai 1; read");
  assert.equal(detailsOf(error("RuntimeError", "unreachable"), "gongkai 1"), "gongkai 1; RuntimeError: unreachable");
  assert.equal(detailsOf(new RangeError("Maximum call stack size exceeded"), "gongkai 1"), "gongkai 1; RangeError: Maximum call stack size exceeded");
  assert.equal(detailsOf(new SyntaxError("Unexpected token '某', \"某县财政局\" is not valid JSON"), "gongkai 1"), "gongkai 1; SyntaxError");
  for (const thrown of ["某县财政局", null, undefined, 3]) assert.doesNotMatch(detailsOf(thrown, "gongkai 1"), /某/);
  assert.deepEqual([panic, new Broke(""), error("Died", ""), new TypeError()].map(isBroke), [true, true, false, false]);
});

/** Reads one number; breaks on `坏`, in the text or in the number. */
const engine = {
  version: "1.2.3", forms: [], rules: new Map(),
  read: async (text, media, name, changes = []) => {
    const print = changes[0]?.print ?? "1";
    if (`${text}${print}`.includes("坏")) throw new Broke("gongkai 1.2.3; read; crates/gongkai/src/read/mod.rs:1:2");
    const report = { title: null, agency: text, year: 2024, forms: {}, cells: { "requests.a": { raw: print, value: 1, state: "number" } }, extra_rows: [], findings: [], checks: { passed: 1 } };
    return { text, source: { name, media, length: text.length }, reports: [report], findings: [] };
  },
};
const started = async () => {
  const session = new Session();
  await session.start(Promise.resolve(engine));
  return session;
};

test("a text that breaks the engine stays in the field, with what may be passed on", async () => {
  const session = await started();
  session.setDraft("坏了的年报");
  await session.readDraft();
  assert.deepEqual([session.state.stage, session.state.draft, session.state.fault], ["intake", "坏了的年报", "gongkai 1.2.3; read; crates/gongkai/src/read/mod.rs:1:2"]);
  session.setDraft("甲局");
  await session.readDraft();
  assert.deepEqual([session.state.stage, session.state.fault, session.entry.report.agency], ["result", null, "甲局"]);
});

test("a number that breaks it is not taken, that is said, and what was tried before stays", async () => {
  const session = await started();
  await session.read([{ source: { name: "", media: "text/plain", text: "甲局" } }]);
  await session.change("requests.a", "2");
  await session.change("requests.a", "坏");
  assert.equal(session.entry.report.cells["requests.a"].raw, "2");
  assert.deepEqual([...session.state.open.history.now], [["requests.a", "2"]]);
  assert.deepEqual([session.state.toast.kind, session.state.toast.details], ["fault", "gongkai 1.2.3; read; crates/gongkai/src/read/mod.rs:1:2"]);
  await session.change("requests.a", "3");
  assert.deepEqual([session.state.toast, session.entry.report.cells["requests.a"].raw], [null, "3"]);
});

test("an edited text that breaks it stays in the field, beside the report as it was", async () => {
  const session = await started();
  await session.read([{ source: { name: "", media: "text/plain", text: "甲局" } }]);
  session.edit();
  session.type("甲局坏");
  await new Promise((resume) => setTimeout(resume, 250));
  assert.deepEqual([session.state.editing, session.entry.report.agency, session.state.toast.kind], ["甲局坏", "甲局", "fault"]);
});
