// The places of a report in its text, cut into pieces that can be drawn one after another.
import type { Document, Report, Span } from "../engine/types.js";
import type { CellMark } from "./reading.js";

export interface Piece {
  start: number;
  end: number;
  /** The cell whose print this is. */
  cell: string | null;
  mark: CellMark | null;
  selected: boolean;
}

interface CellPlace {
  id: string;
  span: Span;
}

/** Every printed cell, in the order of the text. */
export function cellPlaces(report: Report): CellPlace[] {
  const places: CellPlace[] = [];
  for (const [id, cell] of Object.entries(report.cells)) if (cell.span) places.push({ id, span: cell.span });
  return places.sort((a, b) => a.span[0] - b.span[0]);
}

/** Cuts `[start, end)` wherever a cell or a selected span begins or ends. An empty span gives an empty piece. */
export function pieces(
  start: number, end: number, cells: readonly CellPlace[], selected: readonly Span[], marks: ReadonlyMap<string, CellMark>,
): Piece[] {
  const inside = ([a, b]: Span) => (a === b ? a >= start && a < end : a < end && b > start);
  const here = cells.filter(({ span }) => inside(span));
  const chosen = selected.filter(inside);
  const cuts = new Set([start, end]);
  for (const [a, b] of [...here.map(({ span }) => span), ...chosen]) {
    cuts.add(Math.max(a, start));
    cuts.add(Math.min(b, end));
  }
  const empty = (at: number) => ({
    cell: here.find(({ span }) => span[0] === at && span[1] === at)?.id ?? null,
    selected: chosen.some(([a, b]) => a === at && b === at),
  });
  const sorted = [...cuts].sort((a, b) => a - b);
  const result: Piece[] = [];
  sorted.forEach((from, i) => {
    const point = empty(from);
    if (point.cell || point.selected) {
      result.push({ start: from, end: from, ...point, mark: (point.cell && marks.get(point.cell)) || null });
    }
    const to = sorted[i + 1];
    if (to === undefined) return;
    const cell = here.find(({ span: [a, b] }) => a <= from && b >= to && a < b)?.id ?? null;
    const isChosen = chosen.some(([a, b]) => a <= from && b >= to && a < b);
    result.push({ start: from, end: to, cell, selected: isChosen, mark: (cell && marks.get(cell)) || null });
  });
  return result;
}

/** The page of the file that a place of its text stands on, from 1; `null` where it has no pages. */
export function pageOf({ source }: Document, at: number): number | null {
  const { pages } = source;
  if (!pages?.length) return null;
  let page = 0;
  while (page < pages.length && (pages[page] as number) <= at) page++;
  // Of pages that begin at one place all but the last are empty.
  return Math.max(page, 1);
}

/** Most characters of a text that are drawn as one block; blocks far from the view are not drawn at all. */
const BLOCK = 6000;

/** Cuts a text at line ends into blocks of about `BLOCK` characters; a longer line is cut inside. */
export function blocks(text: string): Span[] {
  const result: Span[] = [];
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + BLOCK, text.length);
    if (end < text.length) {
      // Not beyond the block: that would go back through megabytes where a line has no end.
      const line = text.slice(start, end).lastIndexOf("\n");
      if (line > 0) end = start + line + 1;
      // Not between the halves of a surrogate pair.
      else if (/[\udc00-\udfff]/.test(text.charAt(end))) end--;
    }
    result.push([start, end]);
    start = end;
  }
  return result;
}

/** The surroundings of a place on one line: white space is folded, the print itself stays. */
export function excerpt(text: string, [start, end]: Span, around = 26): { before: string; print: string; after: string } {
  const fold = (part: string) => part.replace(/\s+/g, " ");
  const from = Math.max(0, start - around);
  const to = Math.min(text.length, end + around);
  const print = text.slice(start, end);
  return {
    before: (from > 0 ? "…" : "") + fold(text.slice(from, start)),
    print: fold(print.length > 160 ? `${print.slice(0, 160)}…` : print),
    after: fold(text.slice(end, to)) + (to < text.length ? "…" : ""),
  };
}
