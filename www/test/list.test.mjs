// The list of many reports: rows, order, filter, copies. And the history of changed numbers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { countVerdicts, failedRow, listed, pressed, rowsOf, twinsOf } = await load("state/list.ts");
const { redo, stepTo, undo, UNTOUCHED } = await load("state/history.ts");

const NO_ORDER = { by: null, down: false };
const NO_FILTER = { words: "", verdict: null };
const row = (at, body, year, verdict = "sound", counts = {}) =>
  ({ ...failedRow(at, `${at}.txt`, null), report: 0, body, year, verdict, counts: { errors: 0, warnings: 0, doubts: 0, infos: 0, ...counts } });
const ROWS = [row(0, "丙局", 2022, "warnings", { warnings: 2 }), row(1, "甲局", 2024, "errors", { errors: 1 }), row(2, "乙局", 2023), row(3, "甲局", 2021, "errors", { errors: 12 }), failedRow(4, "年报.docx", null)];
const at = (order, filter = NO_FILTER) => listed(ROWS, order, filter).map((one) => one.at);

test("an input without a report is a row that says why; one with several gives a row each", () => {
  const said = { zh: "没有", en: "none" };
  const [none] = rowsOf(3, { name: "a.txt" }, { reports: [], findings: [{ message: said }] });
  assert.deepEqual([none.verdict, none.report, none.why, none.name], ["failed", null, said, "a.txt"]);
  const report = (agency) => ({ agency, title: null, year: 2020, forms: { disclosure: "F19", requests: null, disputes: null }, findings: [], checks: { passed: 1 } });
  const rows = rowsOf(3, { name: "a.txt" }, { reports: [report("甲"), report("乙")], findings: [] });
  assert.deepEqual(rows.map(({ at: input, report: index, body, verdict }) => [input, index, body, verdict]), [[3, 0, "甲", "sound"], [3, 1, "乙", "sound"]]);
});

test("columns sort by what they hold, and what is equal stays as it was given", () => {
  assert.deepEqual(at(NO_ORDER), [0, 1, 2, 3, 4]);
  assert.deepEqual(at({ by: "year", down: false }), [4, 3, 0, 2, 1]);
  assert.deepEqual(at({ by: "errors", down: true }), [3, 1, 0, 2, 4]);
  assert.deepEqual(at({ by: "body", down: false }).filter((one) => one !== 4), [0, 1, 3, 2].sort((a, b) => new Intl.Collator("zh-CN").compare(ROWS[a].body, ROWS[b].body)));
  assert.deepEqual(at({ by: "verdict", down: true }), [3, 1, 0, 2, 4], "gravest first, of the grave those with most");
});

test("a heading sorts, turns round, and lets go", () => {
  let order = NO_ORDER;
  const steps = Array.from({ length: 3 }, () => (order = pressed(order, "errors")));
  assert.deepEqual(steps, [{ by: "errors", down: true }, { by: "errors", down: false }, NO_ORDER]);
  assert.deepEqual(pressed({ by: "errors", down: true }, "body"), { by: "body", down: false });
});

test("the filter takes words in any order from body, year and file, and one verdict", () => {
  assert.deepEqual(at(NO_ORDER, { words: "甲", verdict: null }), [1, 3]);
  assert.deepEqual(at(NO_ORDER, { words: " 2024  甲 ", verdict: null }), [1]);
  assert.deepEqual(at(NO_ORDER, { words: "DOCX", verdict: null }), [4]);
  assert.deepEqual(at(NO_ORDER, { words: "甲", verdict: "failed" }), []);
  assert.deepEqual([...countVerdicts(ROWS)], [["warnings", 1], ["errors", 2], ["sound", 1], ["failed", 1]]);
});

test("a copy is told from another report of the same body and year; unknown bodies are nobody's", () => {
  const rows = [row(0, "甲局", 2024), row(1, "甲局", 2024), row(2, "甲局", 2024), row(3, null, 2024), row(4, null, 2024), row(5, "甲局", 2023), failedRow(6, "x", null)];
  const texts = ["一", "一", "二", "三", "四", "五", "一"];
  const twins = twinsOf(rows, ({ at: input }) => texts[input]);
  assert.deepEqual([...twins].map(([own, { of, same }]) => [own.at, of.at, same]), [[1, 0, true], [2, 0, false]]);
});

test("changes are undone and redone; a new one forgets what was undone; the same numbers are no step", () => {
  const one = stepTo(UNTOUCHED, new Map([["a", "1"]]));
  const two = stepTo(one, new Map([["a", "1"], ["b", "2"]]));
  assert.equal(stepTo(two, new Map(two.now)), two);
  assert.deepEqual([...undo(two).now], [["a", "1"]]);
  assert.deepEqual([...redo(undo(two)).now], [...two.now]);
  assert.equal(undo(UNTOUCHED), null);
  assert.equal(redo(two), null);
  assert.equal(redo(stepTo(undo(two), new Map())), null);
});
