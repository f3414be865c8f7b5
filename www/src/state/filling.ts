// A form that is being filled in: how far it is, and what follows from what is filled in.
import type { Cell, Form, Report } from "../engine/types.js";
import { formOf, tablesOf } from "./reading.js";

/** How many cells are filled in, of how many. */
export function progressOf({ cells }: Report): { filled: number; of: number } {
  const all = Object.values(cells);
  return { filled: all.filter(({ state }) => state !== "blank").length, of: all.length };
}

/**
 * What the empty cells of the forms are to hold: totals the sum of their parts, where all of these are there; with `zeros` everything
 * else 0. What is filled in stays as it is, also where it is wrong.
 */
export function completed(forms: readonly Form[], report: Report, zeros: boolean): (readonly [cell: string, print: string])[] {
  const put = new Map<string, string>();
  for (const table of tablesOf(report)) {
    const form = formOf(forms, report, table);
    if (!form) continue;
    // A total of one cell; what goes over and into two cells has no single answer.
    const sums = form.identities.filter(({ kind, totals }) => kind !== "balance" && totals.length === 1);
    const totals = new Set(sums.flatMap((sum) => sum.totals));
    const empty = (id: string) => report.cells[id]?.state === "blank" && !put.has(id);
    if (zeros) {
      for (const id of Object.keys(report.cells)) if (id.startsWith(`${table}.`) && empty(id) && !totals.has(id)) put.set(id, "0");
    }
    // Totals of totals follow their parts: as often as another one could be filled.
    for (let more = true; more; ) {
      more = false;
      for (const { parts, totals: [total = ""] } of sums) {
        if (!empty(total)) continue;
        const numbers = parts.map((id) => numberOf(report.cells[id], put.get(id)));
        if (numbers.some((n) => n === null)) continue;
        put.set(total, String(numbers.reduce((sum: number, n) => sum + (n ?? 0), 0)));
        more = true;
      }
    }
  }
  return [...put];
}

/** A count; `null` where there is none, or none for certain. */
function numberOf(cell: Cell | undefined, print: string | undefined): number | null {
  if (print !== undefined) return Number(print);
  return cell && !cell.doubt && Number.isInteger(cell.value) ? cell.value : null;
}
