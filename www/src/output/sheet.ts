// A document to take away: its parts in order, without a look. What is shown, printed, copied and saved are all drawn from it.
export interface Part {
  text: string;
  colspan: number;
  rowspan: number;
  /** A heading: over columns, or at the left of a row. */
  head?: "col" | "row";
  /** Text that begins at the left; everything else is centred. */
  left?: boolean;
  /** Printed, but no number: spreadsheets must not make a date or a formula of it. */
  literal?: boolean;
}

export interface Grid {
  /** `""` for none. */
  caption: string;
  /** What it is called where its caption is not shown. */
  name?: string;
  /** How many rows at the top are repeated on every page. */
  headRows: number;
  rows: readonly (readonly Part[])[];
  /** Widths of the columns in per cent, where they should not follow their contents. */
  widths?: readonly number[];
  /** Names a look: an official table's id, `facts` or `findings`. */
  look: string;
}

export type Block =
  | { kind: "title" | "heading" | "note"; text: string }
  | { kind: "line"; text: string; at?: "start" | "sign" | "end" }
  | { kind: "list"; items: readonly string[]; mark: "tick" | "box" | "number" }
  | { kind: "grid"; grid: Grid };

export interface Sheet {
  lang: "zh-CN" | "en";
  blocks: readonly Block[];
}

export const part = (text: string, more: Partial<Part> = {}): Part => ({ text, colspan: 1, rowspan: 1, ...more });
export const MARKS = { tick: "☑ ", box: "☐ " };
