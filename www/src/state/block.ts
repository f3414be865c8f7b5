// Numbers from the clipboard as Excel, WPS and Word copy them, and the cells of a table that they go into.
import { valueRows, type Geometry } from "./geometry.js";

/** Rows of cells, each what will be printed in it. */
export type Block = readonly (readonly string[])[];

export type Fit = { cells: readonly (readonly [cell: string, print: string])[] } | { why: "large" | "turned" };

/** No table of the forms has as many characters of numbers. */
const LONGEST = 10_000;
const NUMBER = /^[-+−－–]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?$/;
/** What stands for nothing, an empty cell among it. */
const NOTHING = /^(?:[-－—–/／]|无)?$/;

const isPrint = (cell: string) => NUMBER.test(cell) || NOTHING.test(cell);

/** The numbers of a text whose cells are apart by tabs and lines, without the labels to their left; `null` where it is anything else. */
export function blockOf(text: string): Block | null {
  if (text.length > LONGEST) return null;
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map((row) => row.split("\t").map((cell) => cell.trim()));
  const labels = Math.max(...rows.map((row) => row.reduce((last, cell, x) => (isPrint(cell) ? last : x + 1), 0)));
  const block = rows.map((row) => row.slice(labels));
  return block.every((row) => row.length > 0) && block.some((row) => row.some((cell) => NUMBER.test(cell))) ? block : null;
}

/** Where a block goes whose first number goes into the cell `from`. */
export function fitted(geometry: Geometry, from: string, block: Block): Fit {
  const lines = valueRows(geometry);
  const y = lines.findIndex((line) => line.includes(from));
  const x = lines[y]?.indexOf(from) ?? 0;
  const fits = (some: Block) => some.every((row, down) => row.every((_, right) => lines[y + down]?.[x + right] !== undefined));
  const turned = (block[0] ?? []).map((_, column) => block.map((row) => row[column] ?? ""));
  // Larger than its whole row, or than the table, but not so with rows and columns exchanged.
  const beyond = block.length > lines.length || turned.length > (lines[y]?.length ?? 0);
  if (!fits(block)) return { why: beyond && fits(turned) ? "turned" : "large" };
  if (isRow(block, (lines[y]?.length ?? 0) - x)) return { why: "turned" };
  return { cells: block.flatMap((row, down) => row.map((print, right) => [lines[y + down]?.[x + right] ?? from, print] as const)) };
}

/** Whether a column of numbers is the rest of a row, with its total last: printed downwards. */
function isRow(block: Block, rest: number): boolean {
  if (rest < 3 || block.length !== rest || block.some((row) => row.length !== 1)) return false;
  const numbers = block.map(([print]) => Number(print));
  const total = numbers.pop() ?? 0;
  return total > 0 && numbers.reduce((sum, n) => sum + n, 0) === total;
}
