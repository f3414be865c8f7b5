// Where the requests of a report came from, and what became of them, where its table 3 says so without doubt.
import type { Form, Identity, IdentityKind, Report } from "../engine/types.js";
import { formOf } from "./reading.js";

export interface Share {
  id: string;
  n: number;
}

export interface Flow {
  /** Newly received, carried over; only what is not 0, as everywhere here. */
  incoming: readonly (Share & { id: "new_received" | "carried_over" })[];
  total: number;
  /** Groups of outcomes and what was carried forward; they add up to `total`. */
  outgoing: readonly Share[];
  /** Rows of the form under the outcomes. */
  outcomes: readonly Share[];
  /** Columns of the form; empty where they do not add up to what was newly received. */
  applicants: readonly Share[];
}

/** （七）总计 of the last column: its sum and its balance are those of the whole table. */
const TOTAL = "requests.result_total.total";

/** By hand: in the pages of others old libraries have put their own in the place of `reduce`. */
export function sum(shares: readonly { n: number }[]): number {
  let all = 0;
  for (const { n } of shares) all += n;
  return all;
}

const some = <T extends Share>(shares: readonly T[]): T[] => shares.filter(({ n }) => n > 0);

/** `null` where there is nothing to show, where anything in the table is doubtful, and where its sums do not hold. */
export function flowOf(forms: readonly Form[], report: Report): Flow | null {
  const form = formOf(forms, report, "requests");
  if (!form) return null;
  const ids = Object.keys(report.cells).filter((id) => id.startsWith("requests."));
  if (ids.some((id) => report.cells[id]?.doubt)) return null;
  const number = (row: string, column = "total") => report.cells[`requests.${row}.${column}`]?.value ?? 0;
  if (ids.some((id) => !Number.isInteger(report.cells[id]?.value ?? 0) || (report.cells[id]?.value ?? 0) < 0)) return null;

  const identity = (kind: IdentityKind, total: string) => form.identities.find((one) => one.kind === kind && one.totals.includes(total));
  const [balance, results, received] = [identity("balance", TOTAL), identity("result_sum", TOTAL), identity("row_sum", "requests.new_received.total")];
  if (!balance || !results) return null;
  const add = (cells: readonly string[]) => sum(cells.map((id) => ({ n: report.cells[id]?.value ?? 0 })));
  const holds = ({ parts, totals }: Identity) => add(parts) === add(totals);
  const total = add(balance.parts);
  if (total === 0 || !holds(results) || !holds(balance)) return null;

  const outcomes = form.rows.filter(({ id }) => results.parts.includes(`requests.${id}.total`)).map(({ id }) => ({ id, n: number(id) }));
  const groups = [...new Set(outcomes.map(({ id }) => id.split(".")[0] ?? ""))]
    .map((id) => ({ id, n: sum(outcomes.filter((one) => one.id.split(".")[0] === id)) }));
  const incoming = [{ id: "new_received" as const, n: number("new_received") }, { id: "carried_over" as const, n: number("carried_over") }];
  const columns = form.rows.find(({ id }) => id === "new_received")?.columns ?? [];
  const applicants = columns.filter(({ id }) => received?.parts.includes(`requests.new_received.${id}`)).map(({ id }) => ({ id, n: number("new_received", id) }));
  return {
    incoming: some(incoming), total, outgoing: some([...groups, { id: "carried_forward", n: number("carried_forward") }]), outcomes: some(outcomes),
    applicants: received && holds(received) ? some(applicants) : [],
  };
}
