// What the page holds: its state, which `Session` changes and views draw.
import type { Custom, Engine } from "../engine/engine.js";
import type { Document, Finding, Span, TableName } from "../engine/types.js";
import type { Lang } from "../i18n/index.js";
import type { Source } from "../input/source.js";
import type { History } from "./history.js";
import type { Filter, Order, Row, Twin } from "./list.js";
import type { Sift } from "./parts.js";
import type { Entry } from "./reading.js";
import type { Toast } from "./toast.js";

/** An input that was read. Its document is not kept: hundreds of them would fill the memory. */
export interface Item {
  source: Source;
  /** What is said of the input as a whole, where it holds several reports. */
  notices: readonly Finding[];
  /** What somebody changed, by report. */
  histories: ReadonlyMap<number, History>;
  /** By which wishes it was checked. */
  custom: Custom;
}

/** What is being read, where that takes a while. */
export interface Current {
  name: string;
  /** Pages read and pages in all; 0 where they are not known. */
  page: number;
  pages: number;
}

/** Where a selection was made: that place need not scroll to it. */
export type Origin = "table" | "findings" | "source" | "keys";

export interface Selection {
  cell: string | null;
  /** Index into `listFindings` of the current report. */
  finding: number | null;
  /** Index into `extra_rows` of the current report. */
  extra: number | null;
  origin: Origin;
  /** Grows with every selection, so that choosing the same thing again scrolls to it again. */
  stamp: number;
}

export type EngineState =
  | { status: "starting" }
  | { status: "ready"; engine: Engine }
  | { status: "failed"; reason: string };

/** The report that is open. */
export interface Open {
  at: number;
  index: number;
  entry: Entry;
  /** The input as it is printed. */
  printed: Document;
  history: History;
}

export interface Progress {
  done: number;
  total: number;
  /** Somebody stopped it. */
  stopped: boolean;
}

export interface State {
  lang: Lang;
  /** 大字: everything larger. */
  large: boolean;
  /** The title of the window does not name the body. */
  plainTitle: boolean;
  /** Whether single keys step through findings and reports. */
  keys: boolean;
  engine: EngineState;
  stage: "intake" | "reading" | "list" | "result";
  /** What the text field holds. */
  draft: string;
  /** The source that the untouched draft stands for; reading it keeps what plain text would lose. */
  draftOf: Source | null;
  items: readonly (Item | null)[];
  /** Every report of every input, and every input without one, as they were given. */
  rows: readonly Row[];
  twins: ReadonlyMap<Row, Twin>;
  /** Of a reading of many. */
  progress: Progress | null;
  current: Current | null;
  order: Order;
  filter: Filter;
  /** How far down the list was when a report was opened. */
  listTop: number;
  open: Open | null;
  /** The text that is being edited in place. */
  editing: string | null;
  /** The edited text holds no report: what is shown is the one before. */
  lost: boolean;
  selection: Selection;
  /** Which findings are shown and stepped through. */
  sift: Sift;
  /** What is open of the report; where there is room its text stands beside it. */
  view: "tables" | "source" | "pictures";
  /** Which table; `null`: the one that the gravest finding is about. */
  table: TableName | null;
  /** Where in the text the cursor goes when editing begins: at what was chosen. */
  caret: Span | null;
  /** A reading that broke the engine: what may be passed on. */
  fault: string | null;
  /** What is open instead of everything else: what this page is and promises, or which rules count. */
  aside: "about" | "settings" | null;
  /** Which rules count, and how grave they are. */
  custom: Custom;
  /** How far everything is checked again by other wishes. */
  again: { done: number; total: number } | null;
  /** The step of the guided example (guide.ts). */
  guide: number | null;
  /** A paper that is open instead of its result. */
  paper: { kind: "checklist" | "notice"; entry: Entry } | null;
  /** What just happened. */
  toast: Toast | null;
}

/** Nothing is selected. */
export const NOTHING: Selection = { cell: null, finding: null, extra: null, origin: "keys", stamp: 0 };
/** A page in which nothing was read. */
export const EMPTY = {
  draft: "", draftOf: null, items: [], rows: [], twins: new Map(), progress: null, current: null, order: { by: null, down: false }, filter: { words: "", verdict: null },
  listTop: 0, open: null, editing: null, lost: false, selection: NOTHING, sift: null, table: null, caret: null, fault: null, aside: null, again: null, guide: null, paper: null, toast: null,
} as const;
