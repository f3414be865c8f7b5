// What a copy of the page carries, and what becomes of it when the copy is opened.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { keep, keptOf, keptText } = await load("state/kept.ts");
const { Session } = await load("state/session.ts");

/** Reads `甲局 a=1`, several parted by `|`; a change takes the place of the number. */
const engine = () => {
  const read = async (text, media, name, changes = []) => ({
    text, source: { name, media, length: text.length }, findings: [],
    reports: text.split("|").flatMap((part, index) => {
      const [, agency, raw] = /(\S+) a=(\d+)/.exec(part) ?? [];
      if (!agency) return [];
      const print = changes.find((one) => one.report === index)?.print ?? raw;
      return [{ title: null, agency, year: 2024, span: [0, 1], forms: { disclosure: null, requests: "F21", disputes: null }, cells: { "requests.a": { raw: print, value: Number(print), state: "number" } }, extra_rows: [], findings: [], checks: { passed: 1 } }];
    }),
  });
  return { version: "0", forms: [], rules: new Map(), read, helper: async () => ({ read, close: () => {} }) };
};
const given = (text, name = "") => ({ source: { name, media: "text/plain", text } });
async function opened(kept = null) {
  const session = new Session();
  await session.start(Promise.resolve(engine()), kept);
  return session;
}
const through = (session) => keptOf(keptText(keep(session.state)));

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
  assert.equal(keptOf(written).inputs[0].source.text, text);
  for (const nonsense of [null, undefined, "", "{", "7", "null", "[]", "{}", '{"format":"gongkai-page/2","inputs":[],"changes":[]}', '{"format":"gongkai-page/1","inputs":[7],"changes":[]}', '{"format":"gongkai-page/1","inputs":[{"source":{"text":1}}],"changes":[]}']) {
    assert.equal(keptOf(nonsense), null, String(nonsense));
  }
});
