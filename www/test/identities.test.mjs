// The sums that a cell takes part in, on the official forms as the engine gives them in small.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { identitiesAbout } = await load("state/identities.ts");

const columns = (...ids) => ids.map((id) => ({ id, label: { zh: id, en: id } }));
const row = (id, ids, more = {}) => ({ id, columns: columns(...ids), path: [], ...more });
const identity = (kind, parts, totals) => ({ kind, parts, totals });
const PEOPLE = ["natural_person", "commercial", "total"];
const OUTCOMES = ["upheld", "corrected", "other", "pending", "total"];
const FORMS = [
  {
    table: "requests", edition: "F21", rows: ["new_received", "carried_over", "granted", "denied.secret", "result_total", "carried_forward"].map((id) => row(id, PEOPLE)),
    identities: [
      ...PEOPLE.map((x) => identity("balance", [`requests.new_received.${x}`, `requests.carried_over.${x}`], [`requests.result_total.${x}`, `requests.carried_forward.${x}`])),
      ...PEOPLE.map((x) => identity("result_sum", [`requests.granted.${x}`, `requests.denied.secret.${x}`], [`requests.result_total.${x}`])),
      ...["new_received", "carried_over", "granted", "denied.secret", "result_total", "carried_forward"].map((y) => identity("row_sum", [`requests.${y}.natural_person`, `requests.${y}.commercial`], [`requests.${y}.total`])),
    ],
  },
  { table: "disputes", edition: "F21", rows: [row("review", OUTCOMES)], identities: [identity("dispute_sum", OUTCOMES.slice(0, -1).map((id) => `disputes.review.${id}`), ["disputes.review.total"])] },
  {
    table: "statistics", edition: "S14", rows: ["received.total", "received.fax", "received.local", "replied.total", "replied.granted", "replied.denied", "denied.secret", "org.staff", "org.staff_full"].map((id) => row(id, [""], id === "received.local" ? { local: true } : {})),
    identities: [
      identity("received", ["statistics.received.fax", "statistics.received.local"], ["statistics.received.total"]),
      identity("replied", ["statistics.replied.granted", "statistics.replied.denied"], ["statistics.replied.total"]),
      identity("denied", ["statistics.denied.secret"], ["statistics.replied.denied"]),
      identity("staff", ["statistics.org.staff_full"], ["statistics.org.staff"]),
    ],
  },
];
const cellOf = (one) => (typeof one === "number" ? { raw: String(one), value: one, state: "number" } : one === "" ? { raw: "", value: null, state: "blank" } : one);
const DOUBTFUL = { raw: "7", value: 7, state: "number", doubt: true };
const TEXT = { raw: "若干", value: null, state: "text" };
const MISSING = { raw: "", value: null, state: "missing" };

function requests(rows) {
  const cells = {};
  for (const { id } of FORMS[0].rows) PEOPLE.forEach((column, i) => (cells[`requests.${id}.${column}`] = cellOf(rows[id]?.[i] ?? 0)));
  return { forms: { requests: "F21" }, cells, extra_rows: [] };
}
const SOUND = { new_received: [3, 1, 4], carried_over: [1, 0, 1], granted: [2, 1, 3], "denied.secret": [1, 0, 1], result_total: [3, 1, 4], carried_forward: [1, 0, 1] };
const standings = (report, cell) => identitiesAbout(FORMS, report, cell).map(({ described, standing }) => `${described} ${standing}`);

test("a cell of table 3 stands in its row, and in its column's outcomes or balance, or in both", () => {
  const report = requests(SOUND);
  assert.deepEqual(standings(report, "requests.granted.natural_person"), ["row_sum holds", "result_sum holds"]);
  assert.deepEqual(standings(report, "requests.carried_over.total"), ["row_sum holds", "balance holds"]);
  assert.deepEqual(standings(report, "requests.result_total.commercial"), ["row_sum holds", "result_sum holds", "balance holds"]);
  const [, results] = identitiesAbout(FORMS, report, "requests.granted.total");
  assert.deepEqual(results, { kind: "result_sum", described: "result_sum", parts: ["requests.granted.total", "requests.denied.secret.total"], totals: ["requests.result_total.total"], sum: 4, total: 4, standing: "holds" });
  assert.deepEqual(identitiesAbout(FORMS, report, "disclosure.rules.issued"), []);
});

test("a wrong number breaks its sums, by how much is known", () => {
  const report = requests({ ...SOUND, granted: [2, 1, 9] });
  assert.deepEqual(identitiesAbout(FORMS, report, "requests.granted.total").map(({ sum, total, standing }) => [sum, total, standing]), [[3, 9, "broken"], [10, 4, "broken"]]);
});

test("a doubtful number may hold a sum, but breaks none; what is no number leaves it open", () => {
  assert.deepEqual(standings(requests({ ...SOUND, granted: [2, 1, DOUBTFUL] }), "requests.granted.total"), ["row_sum open", "result_sum open"]);
  assert.deepEqual(standings(requests({ ...SOUND, granted: [2, 1, { ...DOUBTFUL, value: 3 }] }), "requests.granted.total"), ["row_sum holds", "result_sum holds"]);
  assert.deepEqual(standings(requests({ ...SOUND, granted: [TEXT, 1, 3] }), "requests.granted.total"), ["row_sum open", "result_sum holds"]);
});

test("a blank is nothing where that fits; where a number must stand it makes nothing else wrong", () => {
  assert.deepEqual(standings(requests({ ...SOUND, "denied.secret": [1, "", 1] }), "requests.denied.secret.commercial"), ["row_sum holds", "result_sum holds"]);
  assert.deepEqual(standings(requests({ ...SOUND, granted: [2, 1, ""] }), "requests.granted.total"), ["row_sum open", "result_sum open"]);
  assert.deepEqual(standings(requests({ ...SOUND, granted: ["", "", 3] }), "requests.granted.commercial"), ["row_sum open", "result_sum open"]);
});

test("a table that says only what came in contradicts nothing yet", () => {
  const blank = Object.fromEntries(Object.keys(SOUND).map((id) => [id, ["", "", ""]]));
  assert.deepEqual(standings(requests({ ...blank, new_received: [3, "", 3] }), "requests.new_received.total"), ["row_sum holds", "balance open"]);
  assert.deepEqual(standings(requests({ ...blank, new_received: [3, "", 3], result_total: ["", "", 2] }), "requests.new_received.total"), ["row_sum holds", "balance broken"]);
});

test("table 4 adds up by blocks, the statistics table by groups, without rows that are printed in some places only", () => {
  const cells = Object.fromEntries(["upheld", "corrected", "other", "pending", "total"].map((id, i) => [`disputes.review.${id}`, cellOf([1, 0, 0, 1, 2][i])]));
  assert.deepEqual(standings({ forms: { disputes: "F21" }, cells, extra_rows: [] }, "disputes.review.pending"), ["dispute_sum holds"]);
  const own = { "received.total": 4, "received.fax": 4, "received.local": MISSING, "replied.total": 3, "replied.granted": 1, "replied.denied": 2, "denied.secret": 2, "org.staff": 5, "org.staff_full": 4 };
  const statistics = (extra_rows) => ({ forms: { statistics: "S14" }, extra_rows, cells: Object.fromEntries(Object.entries(own).map(([id, one]) => [`statistics.${id}`, cellOf(one)])) });
  const report = statistics([]);
  assert.deepEqual(standings(report, "statistics.received.fax"), ["parts holds"]);
  assert.deepEqual(identitiesAbout(FORMS, report, "statistics.replied.denied").map(({ totals, standing }) => `${totals} ${standing}`), ["statistics.replied.total holds", "statistics.replied.denied holds"]);
  assert.deepEqual(standings(report, "statistics.org.staff"), ["parts broken"]);
  // A row that the place added may be what is lacking.
  assert.deepEqual(standings(statistics([{ table: "statistics" }]), "statistics.org.staff"), ["parts open"]);
});

test("the identities are those that the form lists, whatever its rows are called", () => {
  const rows = ["a", "b", "c"].map((id) => row(id, [""]));
  const form = { table: "statistics", edition: "S14", rows, identities: [identity("closed", ["statistics.a", "statistics.c"], ["statistics.b"])] };
  const cells = { "statistics.a": cellOf(1), "statistics.b": cellOf(3), "statistics.c": cellOf(2) };
  const report = { forms: { statistics: "S14" }, cells, extra_rows: [] };
  assert.deepEqual(identitiesAbout([form], report, "statistics.c").map(({ kind, sum, standing }) => [kind, sum, standing]), [["closed", 3, "holds"]]);
  assert.deepEqual(identitiesAbout([{ ...form, identities: [] }], { ...report }, "statistics.c"), []);
});
