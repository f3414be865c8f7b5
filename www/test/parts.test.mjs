// The halves of a verdict, the tabs of a report, where it opens and where its findings lead. Without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { cellsRead, halfOf, leadOf, openingCell, pairOf, partOf, shownTable, sifted, tabsOf } = await load("state/parts.ts");

const w = (text) => ({ zh: text, en: text });
const SUM = { kind: "row_sum", line: "granted", parts: ["requests.granted.a", "requests.granted.b"], totals: ["requests.granted.total"] };
const FORMS = [{
  table: "requests", edition: "F21", grid: [], identities: [SUM],
  rows: [{ id: "granted", label: w("予以公开"), path: [w("予以公开")], columns: ["a", "b", "total"].map((id) => ({ id, label: w(id) })) }],
}];
const cell = (value, more = {}) => ({ raw: String(value), value, state: "number", ...more });
const cells = (a, b, total) => ({ "requests.granted.a": a, "requests.granted.b": b, "requests.granted.total": total });
const finding = (severity, about, named = [], more = {}) => ({ rule: "X", severity, about, message: w("话"), cells: named, spans: [], basis: w(""), ...more });
const WRONG = finding("error", "report", ["requests.granted.total"], { repair: [{ cell: "requests.granted.total", from: 4, to: 3 }] });
const PROSE = finding("warning", "report", [], { spans: [[3, 5]] });
const DOUBT = finding("info", "reading", ["disputes.review.total"]);

function entry({ findings = [], forms = { disclosure: "F21", requests: "F21", disputes: "F21" }, numbers = cells(cell(1), cell(2), cell(3)), passed = 5, ...more } = {}) {
  const report = { forms, cells: numbers, findings, sections: [], extra_rows: [], checks: { passed, failed: 0, partial: 0, not_assessable: 0 }, ...more };
  return { source: {}, report, printed: report, prints: new Map(), document: { reports: [report], findings: [] } };
}
const state = (one, part) => halfOf(one, FORMS, part).state;

test("a finding is about the numbers, the text, or how they were read", () => {
  const one = entry({ findings: [WRONG, PROSE, DOUBT] });
  assert.deepEqual([sifted(one, "numbers"), sifted(one, "text"), sifted(one, "reading"), sifted(one, null)], [[0], [1], [2], [0, 1, 2]]);
  assert.equal(partOf({ finding: finding("error", "report", ["requests.granted.a"], { rule: "PARSE-ENDS-EARLY" }), group: "errors" }), "text");
});

test("numbers are praised only where every sum could be followed and holds", () => {
  assert.equal(state(entry(), "numbers"), "sound");
  assert.equal(state(entry({ numbers: cells(cell(1), cell(null, { state: "missing", raw: "", doubt: true }), cell(3)) }), "numbers"), "unbroken");
  assert.equal(state(entry({ passed: 0 }), "numbers"), "nothing");
  assert.equal(state(entry({ condition: "unread" }), "numbers"), "nothing");
  assert.equal(state(entry({ forms: { disclosure: null, requests: null, disputes: null } }), "numbers"), "nothing");
  assert.equal(state(entry({ condition: "draft" }), "text"), "nothing");
});

test("errors count cells where each names its correction, else themselves; warnings stand beside them", () => {
  const all = finding("error", "report", ["requests.granted.a"], { repair: [{ cell: "requests.granted.a", from: 1, to: 2 }, { cell: "requests.granted.b", from: 1, to: 2 }], repair_kind: "all" });
  const half = (findings) => { const { state: how, errors, cells: n, warnings } = halfOf(entry({ findings }), FORMS, "numbers"); return [how, errors, n, warnings]; };
  assert.deepEqual(half([WRONG, all]), ["errors", 2, 3, 0]);
  assert.deepEqual(half([WRONG, finding("error", "report", ["requests.granted.b"]), finding("warning", "report", ["requests.granted.b"])]), ["errors", 2, null, 1]);
  assert.equal(state(entry({ findings: [PROSE] }), "numbers"), "sound");
  assert.equal(state(entry({ findings: [PROSE] }), "text"), "warnings");
});

test("each tab says how its part stands; the text has none where it stands beside the tables", () => {
  const one = entry({ findings: [WRONG, PROSE, DOUBT], forms: { disclosure: null, requests: "F21", disputes: "F21" } });
  const said = (tabs) => tabs.map(({ name, state: how, count }) => `${name} ${how} ${count}`);
  assert.deepEqual(said(tabsOf(one, true, false)), ["disclosure missing 0", "requests errors 1", "disputes doubts 1", "source warnings 1", "pictures null 0"]);
  assert.deepEqual(said(tabsOf(entry(), false, true)), ["disclosure sound 0", "requests sound 0", "disputes sound 0"]);
  assert.deepEqual(said(tabsOf(entry({ condition: "draft" }), false, true)), ["disclosure null 0", "requests null 0", "disputes null 0"], "an empty form is not sound");
  assert.deepEqual(said(tabsOf(entry({ forms: {} }), false, true)), ["source null 0"], "a report without tables is its text");
});

test("a label of a table that is misprinted takes the tick from its tab, though it is a matter of words", () => {
  const label = finding("warning", "report", [], { rule: "FORM-LABEL", spans: [[30, 34]] });
  const one = entry({ findings: [label, finding("warning", "report", [], { rule: "QLT-ORDINAL", spans: [[40, 42]] })], sections: [{ number: 3, heading: "三", span: [20, 60] }] });
  const said = tabsOf(one, false, false).map(({ name, state: how, count }) => `${name} ${how} ${count}`);
  assert.deepEqual(said, ["disclosure sound 0", "requests warnings 1", "disputes sound 0", "source warnings 1"]);
  assert.equal(state(one, "numbers"), "sound");
});

test("a report opens at the cell of its gravest finding, in its table; a sound one at its first table", () => {
  assert.equal(openingCell(entry({ findings: [DOUBT, PROSE, WRONG] })), "requests.granted.total");
  assert.equal(openingCell(entry({ findings: [DOUBT, PROSE] })), "disputes.review.total");
  assert.equal(openingCell(entry({ findings: [PROSE] })), null);
  assert.equal(shownTable(entry({ findings: [DOUBT] }), null), "disputes");
  assert.equal(shownTable(entry({ findings: [DOUBT] }), "requests"), "requests", "what was asked for comes first");
  assert.equal(shownTable(entry({ forms: { disclosure: null, requests: "F21", disputes: null } }), null), "requests", "one that was read");
  assert.equal(shownTable(entry({ forms: {} }), "requests"), null);
});

test("findings lead to their table, to their place in the text, an omission to its section", () => {
  const one = entry({ sections: [{ number: 1, heading: "一、总体情况", span: [10, 90] }] });
  assert.equal(leadOf(one, WRONG), "requests");
  assert.equal(leadOf(one, PROSE), "source");
  assert.equal(leadOf(one, finding("warning", "report", [], { rule: "SEC1-ASPECTS" })), "source");
  assert.equal(leadOf(one, finding("warning", "report")), null);
});

test("a pair of numbers is told where one number should stand there, and not where several could", () => {
  assert.deepEqual(pairOf(WRONG), { from: "4", to: "3" });
  assert.deepEqual(pairOf(finding("error", "report", ["requests.granted.a"], { repair: [{ cell: "requests.granted.a", from: null, to: 3 }] })), { from: null, to: "3" });
  const two = [{ cell: "requests.granted.a", from: 1, to: 2 }, { cell: "requests.granted.b", from: 1, to: 2 }];
  assert.equal(pairOf(finding("error", "report", ["requests.granted.a"], { repair: two, repair_kind: "any", actual: 4, expected: 3 })), null);
  assert.equal(pairOf(PROSE), null);
});

test("cells that are doubted or not there do not count as read", () => {
  assert.deepEqual(cellsRead(entry({ numbers: cells(cell(1), cell(2, { doubt: true }), cell(null, { state: "missing" })) }).report), { read: 1, of: 3 });
});
