// The official geometry as a browser lays it out: where each cell of a form's grid stands, and which headings are its own.
import type { Form, GridCell, HeadCell, ValueCell } from "../engine/types.js";

export interface Placed<T extends GridCell = GridCell> {
  cell: T;
  x: number;
  y: number;
  colspan: number;
  rowspan: number;
  /** Unique within the table: `r3c0`. */
  key: string;
  /** Of a value: the keys of its headings, outermost first. */
  heads: readonly string[];
}

export interface Geometry {
  width: number;
  rows: readonly (readonly Placed[])[];
  /** How many rows at the top hold nothing but headings. */
  headRows: number;
  /** How many columns at the left hold labels. */
  labelColumns: number;
}

export const isValue = (cell: GridCell): cell is ValueCell => "cell" in cell;
export const isPlacedValue = (placed: Placed): placed is Placed<ValueCell> => isValue(placed.cell);
const isPlacedHead = (placed: Placed): placed is Placed<HeadCell> => !isValue(placed.cell);

const KNOWN = new WeakMap<Form, Geometry>();

export function geometryOf(form: Form): Geometry {
  let geometry = KNOWN.get(form);
  if (!geometry) KNOWN.set(form, (geometry = layOut(form.grid)));
  return geometry;
}

function layOut(grid: readonly (readonly GridCell[])[]): Geometry {
  const taken: Placed[][] = grid.map(() => []);
  const rows = grid.map((line, y) => {
    let x = 0;
    return line.map((cell) => {
      while (taken[y]?.[x]) x++;
      const { colspan } = cell;
      const rowspan = isValue(cell) ? 1 : cell.rowspan;
      const placed: Placed = { cell, x, y, colspan, rowspan, key: `r${y}c${x}`, heads: [] };
      for (let row = y; row < y + rowspan; row++) for (let column = x; column < x + colspan; column++) {
        const cells = taken[row];
        if (cells) cells[column] = placed;
      }
      return placed;
    });
  });
  for (const placed of rows.flat()) if (isPlacedValue(placed)) placed.heads = headsOf(placed, taken);
  const values = rows.flat().filter(isPlacedValue);
  const first = values[0];
  const width = taken[0]?.length ?? 0;
  // A title right over the first numbers is that of the first section, not of the table.
  let headRows = first?.y ?? grid.length;
  while (headRows > 1 && rows[headRows - 1]?.[0]?.colspan === width) headRows--;
  return {
    width,
    rows,
    headRows,
    labelColumns: Math.min(...values.map(({ x }) => x)),
  };
}

/** Headings above (those of its own block: a block's headings follow another block's numbers) and labels at the left. */
function headsOf({ x, y }: Placed, taken: readonly Placed[][]): string[] {
  const above: string[] = [];
  let reached = false;
  for (let row = y - 1; row >= 0; row--) {
    const cell = taken[row]?.[x];
    if (!cell) break;
    if (isPlacedHead(cell)) {
      reached = true;
      if (cell.cell.text.zh && !above.includes(cell.key)) above.unshift(cell.key);
    } else if (reached) break;
  }
  const left: string[] = [];
  for (let column = 0; column < x; column++) {
    const cell = taken[y]?.[column];
    if (cell && isPlacedHead(cell) && !left.includes(cell.key)) left.push(cell.key);
  }
  return [...above, ...left];
}

/** The cells of values, row by row, without those that hold none. */
export const valueRows = (geometry: Geometry): string[][] => lines(geometry).map((row) => row.map(({ cell }) => cell.cell));

const lines = (geometry: Geometry): (readonly Placed<ValueCell>[])[] => geometry.rows.map((row) => row.filter(isPlacedValue)).filter((row) => row.length > 0);

/** The next (1) or previous (-1) value, row after row, as Tab goes in a spreadsheet; `null` beyond the last. */
export function inTurn(geometry: Geometry, from: string, by: number): string | null {
  const values = lines(geometry).flat();
  const at = values.findIndex(({ cell }) => cell.cell === from);
  return at < 0 ? null : (values[at + by]?.cell.cell ?? null);
}

/** The last value in a direction: of its row, of its column, or of the table where both are given. */
export function edgeOf(geometry: Geometry, from: string, dx: number, dy: number): string {
  const rows = lines(geometry);
  const end = dx + dy > 0;
  if (dx && dy) return (end ? rows[rows.length - 1]?.slice(-1)[0] : rows[0]?.[0])?.cell.cell ?? from;
  const row = rows.find((line) => line.some(({ cell }) => cell.cell === from)) ?? [];
  if (dx) return row[end ? row.length - 1 : 0]?.cell.cell ?? from;
  for (let here = from; ; ) {
    const next = neighbour(geometry, here, 0, dy);
    if (next === null) return here;
    here = next;
  }
}

/** The value nearest to a place in a direction, for the arrow keys. */
export function neighbour(geometry: Geometry, from: string, dx: number, dy: number): string | null {
  const values = lines(geometry);
  const row = values.findIndex((line) => line.some(({ cell }) => cell.cell === from));
  const line = values[row];
  const column = line?.findIndex(({ cell }) => cell.cell === from) ?? -1;
  if (!line || column < 0) return null;
  if (dx !== 0) return line[column + dx]?.cell.cell ?? null;
  const here = line[column];
  const next = values[row + dy];
  if (!here || !next) return null;
  const under = [...next].sort((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x))[0];
  return under?.cell.cell ?? null;
}
