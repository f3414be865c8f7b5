// What is drawn of table 3, and when nothing is. Without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { flowOf } = await load("state/flow.ts");

const COLUMNS = ["natural_person", "commercial", "total"];
const ROWS = ["new_received", "carried_over", "granted", "denied.state_secret", "denied.third_party", "other.all", "result_total", "carried_forward"];
const cell = (row, column = "total") => `requests.${row}.${column}`;
const IDENTITIES = [
  { kind: "balance", parts: [cell("new_received"), cell("carried_over")], totals: [cell("result_total"), cell("carried_forward")] },
  { kind: "result_sum", parts: ROWS.slice(2, -2).map((row) => cell(row)), totals: [cell("result_total")] },
  { kind: "row_sum", parts: [cell("new_received", "natural_person"), cell("new_received", "commercial")], totals: [cell("new_received")] },
];
const FORMS = [{ table: "requests", edition: "F19", rows: ROWS.map((id) => ({ id, columns: COLUMNS.map((column) => ({ id: column })) })), identities: IDENTITIES }];
/** Rows as `[natural person, commercial]`; totals follow. */
function report(rows, more = {}) {
  const cells = {};
  for (const id of ROWS) {
    const [a = 0, b = 0] = rows[id] ?? [];
    [a, b, a + b].forEach((value, i) => (cells[`requests.${id}.${COLUMNS[i]}`] = { raw: String(value), value, state: "number" }));
  }
  return { forms: { requests: "F19" }, cells: { ...cells, ...more } };
}
const SOUND = { new_received: [4, 1], carried_over: [1, 0], granted: [2, 1], "denied.third_party": [2, 0], result_total: [4, 1], carried_forward: [1, 0] };

test("what came in goes out again, grouped, without what is 0", () => {
  assert.deepEqual(flowOf(FORMS, report(SOUND)), {
    incoming: [{ id: "new_received", n: 5 }, { id: "carried_over", n: 1 }], total: 6,
    outgoing: [{ id: "granted", n: 3 }, { id: "denied", n: 2 }, { id: "carried_forward", n: 1 }],
    outcomes: [{ id: "granted", n: 3 }, { id: "denied.third_party", n: 2 }],
    applicants: [{ id: "natural_person", n: 4 }, { id: "commercial", n: 1 }],
  });
});

test("nothing is drawn of nothing, of doubt, of sums that do not hold, of what is no count", () => {
  const cell = (value, more) => ({ "requests.granted.total": { raw: "x", value, state: "number", ...more } });
  assert.equal(flowOf(FORMS, report({})), null);
  assert.equal(flowOf(FORMS, { forms: { requests: null }, cells: {} }), null);
  assert.equal(flowOf(FORMS, report(SOUND, cell(3, { doubt: true }))), null);
  assert.equal(flowOf(FORMS, report(SOUND, cell(4))), null);
  assert.equal(flowOf(FORMS, report({ ...SOUND, carried_forward: [2, 0] })), null);
  assert.equal(flowOf(FORMS, report({ ...SOUND, granted: [4, 1], "denied.third_party": [0.5, -0.5] })), null);
});

test("applicants that do not add up are left out alone", () => {
  const flow = flowOf(FORMS, report(SOUND, { "requests.new_received.commercial": { raw: "2", value: 2, state: "number" } }));
  assert.equal(flow.total, 6);
  assert.deepEqual(flow.applicants, []);
});
