// The sums that a form prescribes, and how they stand on a report: so that a chosen cell can show every one it takes part in.
// The engine judges a report; this only writes out the sums (domain: the note in table 3's corner, the totals of table 4 and of
// the statistics table), with the same idea of what counts: a blank is nothing, but no number is wrong because another is missing.
import type { Cell, Form, Report, TableName } from "../engine/types.js";
import { formOf, tableOf } from "./reading.js";

export type IdentityKind = "row" | "results" | "balance" | "outcomes" | "parts";
/** `open`: not every number is known well enough to say that the sum fails. */
export type Standing = "holds" | "broken" | "open";

export interface Identity {
  kind: IdentityKind;
  /** Cells that add up to those of `totals`. */
  parts: readonly string[];
  totals: readonly string[];
  sum: number;
  total: number;
  standing: Standing;
}

type Sum = Pick<Identity, "kind" | "parts" | "totals">;

const SUMS = new WeakMap<Form, readonly Sum[]>();
const STANDING = new WeakMap<Report, Map<Form, readonly Identity[]>>();

/** Every sum that a cell takes part in. */
export function identitiesAbout(forms: readonly Form[], report: Report, cell: string): readonly Identity[] {
  const form = formOf(forms, report, tableOf(cell) as TableName);
  if (!form) return [];
  let known = STANDING.get(report);
  if (!known) STANDING.set(report, (known = new Map()));
  let all = known.get(form);
  if (!all) known.set(form, (all = stand(sumsOf(form), report, form)));
  return all.filter(({ parts, totals }) => parts.includes(cell) || totals.includes(cell));
}

function sumsOf(form: Form): readonly Sum[] {
  let sums = SUMS.get(form);
  if (!sums) SUMS.set(form, (sums = form.table === "requests" ? ofRequests(form) : form.table === "disputes" ? rowSums(form, "outcomes") : form.table === "statistics" ? ofStatistics(form) : []));
  return sums;
}

const cellsOf = (form: Form, row: Form["rows"][number]) => row.columns.map(({ id }) => [form.table, row.id, id].filter(Boolean).join("."));

/** Each row: its last column is the total of the others. */
function rowSums(form: Form, kind: IdentityKind): Sum[] {
  return form.rows.map((row) => {
    const cells = cellsOf(form, row);
    return { kind, parts: cells.slice(0, -1), totals: cells.slice(-1) };
  });
}

function ofRequests(form: Form): Sum[] {
  const rows = new Map(form.rows.map((row) => [row.id, cellsOf(form, row)]));
  const [received, before, closed, after] = ["new_received", "carried_over", "result_total", "carried_forward"].map((id) => rows.get(id) ?? []);
  const frame = [received, before, closed, after];
  const outcomes = [...rows.values()].filter((cells) => !frame.includes(cells));
  const columns = (received ?? []).map((_, x) => x);
  const at = (x: number, ...lines: (readonly string[] | undefined)[]) => lines.flatMap((line) => line?.[x] ?? []);
  return [
    ...rowSums(form, "row"),
    ...columns.map((x): Sum => ({ kind: "results", parts: at(x, ...outcomes), totals: at(x, closed) })),
    ...columns.map((x): Sum => ({ kind: "balance", parts: at(x, received, before), totals: at(x, closed, after) })),
  ];
}

/** `x.total` is the sum of the other `x.…`; two totals are called otherwise. */
function ofStatistics(form: Form): Sum[] {
  const ids = form.rows.map(({ id }) => id);
  const own = (id: string) => `statistics.${id}`;
  const sum = (total: string, group: string): Sum => ({
    kind: "parts", parts: ids.filter((id) => id.startsWith(group) && id !== total).map(own), totals: ids.filter((id) => id === total).map(own),
  });
  return [
    ...["received", "closed", "replied", "review", "litigation"].map((group) => sum(`${group}.total`, `${group}.`)), sum("replied.denied", "denied."), sum("org.staff", "org.staff_"),
  ].filter(({ parts, totals }) => parts.length > 0 && totals.length > 0);
}

/** A count; `null` for what cannot be counted with. */
function countOf({ value, state, doubt }: Cell): number | null {
  if (state === "blank" || state === "placeholder") return doubt && value === null ? null : (value ?? 0);
  return state === "number" && value !== null && Number.isInteger(value) && value >= 0 ? value : null;
}

function stand(sums: readonly Sum[], report: Report, form: Form): readonly Identity[] {
  const absent = new Set(form.rows.filter((row) => row.local).flatMap((row) => cellsOf(form, row)).filter((id) => report.cells[id]?.state === "missing" && !report.cells[id]?.doubt));
  const there = sums.map((sum) => ({ ...sum, parts: sum.parts.filter((id) => !absent.has(id)) }));
  const cell = (id: string): Cell => report.cells[id] ?? { raw: "", value: null, state: "missing" };
  const add = (ids: readonly string[]) => {
    let sum = 0;
    for (const id of ids) sum += countOf(cell(id)) ?? 0;
    return sum;
  };
  const empty = (id: string) => cell(id).state !== "number" && countOf(cell(id)) === 0;
  // A blank total over numbers, and the blank parts of a total: a number is missing there, so nothing is wrong with the others.
  const unstated = new Set<string>();
  for (const { kind, parts, totals } of there) {
    if (kind === "balance") continue;
    if (totals.every(empty) && add(parts) > 0) totals.forEach((id) => unstated.add(id));
    if (parts.every(empty) && add(totals) > 0) parts.forEach((id) => unstated.add(id));
  }
  // The whole table says what came in and not what became of it, or the other way round: nothing is wrong yet.
  const balances = there.filter(({ kind }) => kind === "balance");
  const oneSided = balances.every(({ parts }) => parts.every(empty)) || balances.every(({ totals }) => totals.every(empty));
  // Rows that a place added may belong to a sum of the statistics table.
  const more = report.extra_rows.some(({ table }) => table === "statistics");
  return there.map((one) => {
    const all = [...one.parts, ...one.totals];
    const [sum, total] = [add(one.parts), add(one.totals)];
    const known = all.every((id) => countOf(cell(id)) !== null);
    const sure = all.every((id) => !cell(id).doubt && !unstated.has(id)) && !(one.kind === "balance" && oneSided) && !(one.kind === "parts" && more);
    return { ...one, sum, total, standing: !known ? "open" : sum === total ? "holds" : sure ? "broken" : "open" };
  });
}
