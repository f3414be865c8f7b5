// How the identities of a form stand on a report: so that a chosen cell can show every sum that it takes part in. Which sums
// there are is the engine's to say (`Form.identities`), and so is what is wrong with a report; this only evaluates the sums for
// showing, with the same idea of what counts: a blank is nothing, but no number is wrong because another is missing.
import type { Cell, Form, Identity, IdentityKind, Report, TableName } from "../engine/types.js";
import { formOf, tableOf } from "./reading.js";

/** `open`: not every number is known well enough to say that the sum fails. */
export type Standing = "holds" | "broken" | "open";
/** How a sum is described: those of the statistics table alike. */
export type SumKind = "balance" | "result_sum" | "row_sum" | "dispute_sum" | "parts";

/** An identity with its numbers; `parts` and `totals` without rows that the table does not print. */
export interface Sum extends Readonly<Identity> {
  described: SumKind;
  sum: number;
  total: number;
  standing: Standing;
}

/** Which identities of a cell are shown first; those of any other kind keep the order of the form. */
const ORDER: readonly IdentityKind[] = ["row_sum", "result_sum", "balance"];
const STANDING = new WeakMap<Report, Map<Form, readonly Sum[]>>();

/** Every sum of a form, on this report. */
export function sumsOf(report: Report, form: Form): readonly Sum[] {
  let known = STANDING.get(report);
  if (!known) STANDING.set(report, (known = new Map()));
  let all = known.get(form);
  if (!all) known.set(form, (all = stand(report, form)));
  return all;
}

/** Every sum that a cell takes part in. */
export function identitiesAbout(forms: readonly Form[], report: Report, cell: string): readonly Sum[] {
  const form = formOf(forms, report, tableOf(cell) as TableName);
  if (!form) return [];
  const about = sumsOf(report, form).filter(({ parts, totals }) => parts.includes(cell) || totals.includes(cell));
  return about.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function describe(kind: IdentityKind): SumKind {
  switch (kind) {
    case "balance": case "result_sum": case "row_sum": case "dispute_sum": return kind;
    default: return "parts";
  }
}

/** The ids of a row's cells. */
const cellsOf = (form: Form, row: Form["rows"][number]) => row.columns.map(({ id }) => [form.table, row.id, id].filter(Boolean).join("."));

/** A count; `null` for what cannot be counted with. */
function countOf({ value, state, doubt }: Cell): number | null {
  if (state === "blank" || state === "placeholder") return doubt && value === null ? null : (value ?? 0);
  return state === "number" && value !== null && Number.isInteger(value) && value >= 0 ? value : null;
}

function stand(report: Report, form: Form): readonly Sum[] {
  const local = form.rows.filter((row) => row.local).flatMap((row) => cellsOf(form, row));
  const absent = new Set(local.filter((id) => report.cells[id]?.state === "missing" && !report.cells[id]?.doubt));
  const there = form.identities.map((one) => ({ ...one, described: describe(one.kind), parts: one.parts.filter((id) => !absent.has(id)) }));
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
    const sure = all.every((id) => !cell(id).doubt && !unstated.has(id)) && !(one.kind === "balance" && oneSided) && !(one.described === "parts" && more);
    return { ...one, sum, total, standing: !known ? "open" : sum === total ? "holds" : sure ? "broken" : "open" };
  });
}
