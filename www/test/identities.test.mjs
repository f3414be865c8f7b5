// The sums that a cell takes part in, on the official forms as the engine gives them in small.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { identitiesAbout } = await load("state/identities.ts");

const columns = (...ids) => ids.map((id) => ({ id, label: { zh: id, en: id } }));
const row = (id, ids, more = {}) => ({ id, columns: columns(...ids), path: [], ...more });
const PEOPLE = ["natural_person", "commercial", "total"];
const FORMS = [
  { table: "requests", edition: "F21", rows: ["new_received", "carried_over", "granted", "denied.secret", "result_total", "carried_forward"].map((id) => row(id, PEOPLE)) },
  { table: "disputes", edition: "F21", rows: [row("review", ["upheld", "corrected", "other", "pending", "total"])] },
  { table: "statistics", edition: "S14", rows: ["received.total", "received.fax", "received.local", "replied.total", "replied.granted", "replied.denied", "denied.secret", "org.staff", "org.staff_full"].map((id) => row(id, [""], id === "received.local" ? { local: true } : {})) },
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
const standings = (report, cell) => identitiesAbout(FORMS, report, cell).map(({ kind, standing }) => `${kind} ${standing}`);

test("a cell of table 3 stands in its row, and in its column's outcomes or balance, or in both", () => {
  const report = requests(SOUND);
  assert.deepEqual(standings(report, "requests.granted.natural_person"), ["row holds", "results holds"]);
  assert.deepEqual(standings(report, "requests.carried_over.total"), ["row holds", "balance holds"]);
  assert.deepEqual(standings(report, "requests.result_total.commercial"), ["row holds", "results holds", "balance holds"]);
  const [, results] = identitiesAbout(FORMS, report, "requests.granted.total");
  assert.deepEqual(results, { kind: "results", parts: ["requests.granted.total", "requests.denied.secret.total"], totals: ["requests.result_total.total"], sum: 4, total: 4, standing: "holds" });
  assert.deepEqual(identitiesAbout(FORMS, report, "disclosure.rules.issued"), []);
});

test("a wrong number breaks its sums, by how much is known", () => {
  const report = requests({ ...SOUND, granted: [2, 1, 9] });
  assert.deepEqual(identitiesAbout(FORMS, report, "requests.granted.total").map(({ sum, total, standing }) => [sum, total, standing]), [[3, 9, "broken"], [10, 4, "broken"]]);
});

test("a doubtful number may hold a sum, but breaks none; what is no number leaves it open", () => {
  assert.deepEqual(standings(requests({ ...SOUND, granted: [2, 1, DOUBTFUL] }), "requests.granted.total"), ["row open", "results open"]);
  assert.deepEqual(standings(requests({ ...SOUND, granted: [2, 1, { ...DOUBTFUL, value: 3 }] }), "requests.granted.total"), ["row holds", "results holds"]);
  assert.deepEqual(standings(requests({ ...SOUND, granted: [TEXT, 1, 3] }), "requests.granted.total"), ["row open", "results holds"]);
});

test("a blank is nothing where that fits; where a number must stand it makes nothing else wrong", () => {
  assert.deepEqual(standings(requests({ ...SOUND, "denied.secret": [1, "", 1] }), "requests.denied.secret.commercial"), ["row holds", "results holds"]);
  assert.deepEqual(standings(requests({ ...SOUND, granted: [2, 1, ""] }), "requests.granted.total"), ["row open", "results open"]);
  assert.deepEqual(standings(requests({ ...SOUND, granted: ["", "", 3] }), "requests.granted.commercial"), ["row open", "results open"]);
});

test("a table that says only what came in contradicts nothing yet", () => {
  const blank = Object.fromEntries(Object.keys(SOUND).map((id) => [id, ["", "", ""]]));
  assert.deepEqual(standings(requests({ ...blank, new_received: [3, "", 3] }), "requests.new_received.total"), ["row holds", "balance open"]);
  assert.deepEqual(standings(requests({ ...blank, new_received: [3, "", 3], result_total: ["", "", 2] }), "requests.new_received.total"), ["row holds", "balance broken"]);
});

test("table 4 adds up by blocks, the statistics table by groups, without rows that are printed in some places only", () => {
  const cells = Object.fromEntries(["upheld", "corrected", "other", "pending", "total"].map((id, i) => [`disputes.review.${id}`, cellOf([1, 0, 0, 1, 2][i])]));
  assert.deepEqual(standings({ forms: { disputes: "F21" }, cells, extra_rows: [] }, "disputes.review.pending"), ["outcomes holds"]);
  const own = { "received.total": 4, "received.fax": 4, "received.local": MISSING, "replied.total": 3, "replied.granted": 1, "replied.denied": 2, "denied.secret": 2, "org.staff": 5, "org.staff_full": 4 };
  const statistics = (extra_rows) => ({ forms: { statistics: "S14" }, extra_rows, cells: Object.fromEntries(Object.entries(own).map(([id, one]) => [`statistics.${id}`, cellOf(one)])) });
  const report = statistics([]);
  assert.deepEqual(standings(report, "statistics.received.fax"), ["parts holds"]);
  assert.deepEqual(identitiesAbout(FORMS, report, "statistics.replied.denied").map(({ totals, standing }) => `${totals} ${standing}`), ["statistics.replied.total holds", "statistics.replied.denied holds"]);
  assert.deepEqual(standings(report, "statistics.org.staff"), ["parts broken"]);
  // A row that the place added may be what is lacking.
  assert.deepEqual(standings(statistics([{ table: "statistics" }]), "statistics.org.staff"), ["parts open"]);
});
