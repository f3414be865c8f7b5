// What a copy of the page carries, and what becomes of it when the copy is opened.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";
import { given, opened } from "./sessions.mjs";

const { keep, keptText } = await load("state/kept.ts");
const { restored } = await load("state/restored.ts");

const through = (session) => restored(keptText(keep(session.state))).kept;

test("of a page without anything nothing is kept; a draft is", async () => {
  const session = await opened();
  assert.equal(keep(session.state), null);
  session.setDraft("还没读的文字");
  const again = await opened(through(session));
  assert.deepEqual([again.state.stage, again.state.draft], ["intake", "还没读的文字"]);
});

test("an open report comes back open, with the number that was tried and the way back", async () => {
  const session = await opened();
  await session.read([given("甲局 a=1", "甲.txt")]);
  await session.change("requests.a", "7");
  const again = await opened(through(session));
  assert.equal(again.state.stage, "result");
  assert.equal(again.entry.source.name, "甲.txt");
  assert.equal(again.entry.report.cells["requests.a"].raw, "7");
  assert.equal(again.entry.printed.cells["requests.a"].raw, "1");
  await again.undo();
  assert.equal(again.entry.report.cells["requests.a"].raw, "1");
});

test("a list comes back in its order, through its filter, with what was changed and what was refused", async () => {
  const session = await opened();
  await session.read([given("甲局 a=1 | 乙局 a=2"), { refusal: { why: "binary", name: "图.png" } }, given("丙局 a=3")]);
  session.order({ by: "body", down: true });
  session.filter({ words: "局", verdict: null });
  await session.openRow(session.state.rows.find(({ body }) => body === "乙局"));
  await session.change("requests.a", "9");
  session.toList();
  const again = await opened(through(session));
  assert.equal(again.state.stage, "list");
  assert.deepEqual(again.state.rows.map(({ body, why, changed }) => [body, why?.why ?? null, changed]), [["甲局", null, 0], ["乙局", null, 1], [null, "binary", 0], ["丙局", null, 0]]);
  assert.deepEqual([again.state.order, again.state.filter], [{ by: "body", down: true }, { words: "局", verdict: null }]);
  await again.openRow(again.state.rows[1]);
  await new Promise((resume) => setTimeout(resume, 20));
  assert.equal(again.entry.report.cells["requests.a"].raw, "9");
});

test("no character of it means anything in HTML, and nothing else is taken for it", async () => {
  const session = await opened();
  const text = "甲局 a=1 </div><script>alert(1)</script><!-- &amp; -->";
  await session.read([given(text)]);
  const written = keptText(keep(session.state));
  assert.doesNotMatch(written, /[<>&]/);
  assert.equal(restored(written).kept.inputs[0].source.text, text);
  for (const nothing of [null, undefined, ""]) assert.deepEqual(restored(nothing), { kept: null, damaged: false });
  for (const nonsense of ["{", "7", "null", "[]", "{}", '{"format":"gongkai-page/2","inputs":[],"changes":[]}', '{"format":"gongkai-page/1","inputs":7}', '{"__proto__":{"format":"gongkai-page/1"}}']) {
    assert.deepEqual(restored(nonsense), { kept: null, damaged: true }, nonsense);
  }
});

/** A state with everything that one can have. */
const WHOLE = {
  format: "gongkai-page/1", lang: "en", draft: "",
  inputs: [
    { source: { name: "甲.txt", media: "text/plain", text: "甲局 a=1 | 乙局 a=2", damaged: 2 } }, { refusal: { why: "binary", name: "图.png" } },
    { source: { name: "丙.docx", media: "text/html", text: "丙局 a=3", plain: "丙局 a=3", file: { media: "application/pdf", format: { zh: "丙", en: "c" }, pages: [0, 4], notices: [{ code: "FILE-HIDDEN", message: { zh: "一", en: "1" }, touches: [[0, 2]] }] } } },
    { refusal: { why: "file", name: "锁.docx", reason: "password", message: { zh: "有密码", en: "locked" } } }, { source: { name: "", media: "text/plain", text: "丁局 a=4", blank: true, rich: "丁" } },
  ],
  changes: [[0, 1, [["requests.a", "9"]]]], open: [2, 0], view: "source", order: { by: "year", down: true }, filter: { words: "局", verdict: "errors" },
};
const NONSENSE = [undefined, null, true, 7, -1, 1.5, 1e99, "", "__proto__", "constructor", "错", [], [null], [[]], ["a", "b"], [0, 0], {}, { length: 1 }, { by: null }, { zh: 1 }, { source: {} }, { refusal: { why: "__proto__", name: "" } }];
/** Every place in it, as a path. */
const places = (value, path = []) => (typeof value === "object" && value !== null ? [path, ...Object.entries(value).flatMap(([name, inner]) => places(inner, [...path, name]))] : [path]);
const put = (value, [name, ...path], to) => {
  if (name === undefined) return to;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  if (path.length === 0 && to === undefined) delete copy[name];
  else copy[name] = put(value[name], path, to);
  return copy;
};

test("a whole state comes back as it is", () => {
  const { kept, damaged } = restored(JSON.stringify(WHOLE));
  assert.equal(damaged, false);
  assert.deepEqual(JSON.parse(JSON.stringify(kept)), WHOLE);
});

test("whatever stands in any place of it, the page begins, says so, and keeps what can be used", async () => {
  let tried = 0;
  let told = 0;
  for (const path of places(WHOLE)) {
    for (const to of NONSENSE) {
      const given = put(WHOLE, path, to);
      const text = JSON.stringify(given);
      if (text === JSON.stringify(WHOLE) || text === undefined) continue;
      const what = `${path.join(".")} = ${JSON.stringify(to)}`;
      const { kept, damaged } = restored(text);
      tried++;
      if (damaged) told++;
      // What it gives is whole: given again it comes back, and nothing is said.
      if (kept) assert.deepEqual(restored(keptText(kept)), { kept, damaged: false }, what);
      else assert.ok(damaged, what);
      const session = await opened(kept);
      assert.equal(session.state.fault, null, what);
      assert.ok(["zh", "en"].includes(session.state.lang), what);
      assert.equal(typeof session.state.draft, "string", what);
      // What the list asks of it does not throw either.
      assert.ok(Array.isArray(session.listed), what);
      // Other inputs than the one in that place are there.
      if (kept && path[0] === "inputs" && path.length > 2) assert.ok(session.state.rows.length >= 4, what);
    }
  }
  assert.ok(tried > 1000 && told > tried * 0.6, `${told} of ${tried} told`);
  assert.equal({}.format, undefined);
});

test("members under other names, and prototypes in it, are nobody's", () => {
  for (const text of ['{"format":"gongkai-page/1","inputs":[{"source":{"name":"a","media":"text/plain","__proto__":{"text":"x"}}}]', '{"format":"gongkai-page/1","__proto__":{"inputs":[{"source":{"name":"a","media":"text/plain","text":"x"}}]}}']) {
    const { kept, damaged } = restored(text);
    assert.deepEqual([kept, damaged], [null, true]);
  }
});

test("prints for cells that the report does not have are left out", async () => {
  const session = await opened(restored(JSON.stringify({ ...WHOLE, changes: [[0, 0, [["nowhere", "9"], ["__proto__", "1"]]], [0, 1, [["requests.a", "5"], ["x", "1"]]]] })).kept);
  assert.deepEqual(session.state.rows.map(({ changed }) => changed), [0, 1, 0, 0, 0, 0]);
});
