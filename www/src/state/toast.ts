// One line about what just happened to the reports or to the numbers, with the way back for as long as it is shown.
import type { Row } from "./list.js";

/** Milliseconds that a toast is shown; as long can what it tells be undone. */
export const SHOWN = 10_000;

export type ToastKind =
  /** Everything was cleared: so many reports. */
  | { kind: "cleared"; reports: number }
  /** Reports were added to those that were there; `number` of them are there now. `row` is the one that is not open yet, where it is one. */
  | { kind: "added"; reports: number; number: number; row: Row | null }
  /** What was given holds no report, and nothing changed; `failed` says why of files. */
  | { kind: "unread"; failed: readonly Row[]; numbers: boolean }
  /** Another reading of the same text took the place of the one before. */
  | { kind: "reread" }
  /** Numbers were pasted into so many cells. */
  | { kind: "pasted"; cells: number }
  /** So many empty cells were filled with totals and zeros. */
  | { kind: "completed"; cells: number }
  /** A block of numbers was not pasted: it is larger than the table, or its rows and columns are exchanged. */
  | { kind: "unfit"; why: "large" | "turned"; rows: number; columns: number }
  /** All printed numbers were put back, or all that was filled in was taken out. */
  | { kind: "restored"; cells: number; blank: boolean }
  /** The engine broke over a change of what is open. `details`: what may be passed on. */
  | { kind: "fault"; details: string }
  /** Other rules count now; `plain`: all of them, as the catalogue has them. */
  | { kind: "ruled"; plain: boolean }
  /** The draft of the last session was opened. */
  | { kind: "resumed"; reports: number };

/** What somebody does about it. */
export type ToastAct = "undo" | "end" | "open" | "forget";

export type Toast = ToastKind & {
  /** Whether there is a way back. */
  undoable: boolean;
  /** Grows with every toast. */
  stamp: number;
};
