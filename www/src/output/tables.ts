// Official tables to take away: the true geometry, with what was printed.
import type { Cell, Form, Report } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { doubtOf, formOf, tablesOf } from "../state/reading.js";
import { geometryOf, isPlacedValue } from "../state/geometry.js";
import { part, type Grid, type Part } from "./sheet.js";

/** The tables of a report that were read, with their forms. */
export function formsOf(forms: readonly Form[], report: Report): Form[] {
  return tablesOf(report).flatMap((table) => formOf(forms, report, table) ?? []);
}

/** `absent` stands for a cell that the source does not have. */
export function tableGrid(form: Form, report: Report, lang: Lang, absent = ""): Grid {
  const { rows, headRows, labelColumns, width } = geometryOf(form);
  const local = new Set(form.rows.filter((row) => row.local).map((row) => `${form.table}.${row.id}`));
  const lacking = (id: string) => report.cells[id]?.state === "missing" && [...local].some((row) => id === row || id.startsWith(`${row}.`));
  const shown = rows.filter((row) => !row.some((placed) => isPlacedValue(placed) && lacking(placed.cell.cell)));
  return {
    caption: `${say(form.name, lang)} ${say(form.title, lang)}`,
    headRows,
    look: form.table,
    rows: shown.map((row) => row.map((placed): Part => {
      const { colspan, rowspan, x, cell } = placed;
      if (isPlacedValue(placed)) {
        const value = report.cells[placed.cell.cell];
        return part(value ? printed(value, absent) : absent, { colspan, literal: value?.state !== "number" });
      }
      const label = x < labelColumns || colspan === width;
      return part("text" in cell ? say(cell.text, lang) : "", {
        colspan, rowspan, head: x < labelColumns && colspan < width ? "row" : "col", left: label && !(form.table === "requests" && rowspan > 1), literal: true,
      });
    })),
  };
}

/** As printed; what was inferred or is doubtful says so wherever it goes. */
function printed(cell: Cell, absent: string): string {
  const kind = doubtOf(cell);
  if (kind === "unread") return "？";
  if (kind === "inferred") return `${cell.value}？`;
  if (kind) return `${cell.raw}？`;
  return cell.state === "missing" ? absent : cell.raw;
}

/** Rows that a place added to an official table. */
export function extraGrid(form: Form, report: Report, t: Dictionary): Grid | null {
  const own = report.extra_rows.filter(({ table }) => table === form.table);
  if (own.length === 0) return null;
  const width = Math.max(...own.map(({ cells }) => cells.length));
  return {
    caption: t.extraRows,
    headRows: 0,
    look: "extra",
    rows: own.map(({ label, cells }) => [
      part(label, { head: "row", left: true, literal: true }),
      ...Array.from({ length: width }, (_, i) => part(cells[i] ? printed(cells[i], "") : "", { literal: cells[i]?.state !== "number" })),
    ]),
  };
}
