// Every text of the page. A language that lacks one does not compile.
import type { CellState } from "../engine/types.js";
import type { AwayWords } from "./away.js";
import type { OfflineWords } from "./offline.js";
import type { ProofWords } from "./proof.js";
import type { Column, RowVerdict } from "../state/list.js";
import type { Standing, SumKind } from "../state/identities.js";
import type { GuideStep } from "../state/guide.js";
import type { DoubtKind } from "../state/reading.js";

export type Lang = "zh" | "en";
export type Group = "errors" | "warnings" | "infos" | "doubts";
export type Condition = "ends_early" | "draft" | "unread" | "half_read";
export type VerdictName = "errors" | "warnings" | "doubts" | "sound" | "nothing";
type Counted = (n: number) => string;

export interface Dictionary {
  lang: Lang;
  product: string;
  tagline: string;
  otherLanguage: string;
  /** 大字: the button's words. */
  large: string;
  largeSign: string;
  largeHint: string;
  otherSign: string;
  asPlain: string;
  asPlainHint: string;
  asRich: string;
  guide: {
    title: string; offer: string; offerMore: string; at: (i: number, n: number) => string; back: string; on: string; end: string; leave: string;
    steps: Record<GuideStep, string>;
  };
  about: {
    title: string; back: string; lead: string; version: string; checks: string; checksOf: Counted; allChecks: Counted; licence: string; licenceMore: string; source: string; sourceMore: string;
    promise: string; promiseMore: string; stays: string; staysMore: string; plainTitle: string; how: string; verify: string; ways: readonly string[]; policy: string; keys: string; single: string; keyList: readonly (readonly [key: string, what: string])[];
  };
  /** A label before what it labels. */
  labelled: (label: string, words: string) => string;
  skip: string;

  lead: string;
  leadMore: string;
  pasteLabel: string;
  pasteHint: string;
  /** Which files can be given. */
  fileKinds: string;
  pastePlaceholder: string;
  check: string;
  pick: string;
  pickFolder: string;
  addFiles: string;
  addFolder: string;
  example: string;
  blankStart: string;
  blankMore: string;
  blankBody: string;
  blankYear: string;
  blankEdition: string;
  blankGo: string;
  draftNow: string;
  draftProgress: (filled: number, of: number) => string;
  fillTotals: string;
  fillTotalsMore: string;
  fillZeros: string;
  fillZerosMore: string;
  dropHere: string;
  dropMore: string;
  privacyTitle: string;
  privacy: readonly (readonly [short: string, long: string])[];
  richNote: string;

  starting: string;
  reading: string;
  readingMore: string;
  readingFile: (name: string) => string;
  readingPage: (page: number, pages: number) => string;
  cancel: string;
  skipFile: string;
  engineFailedTitle: string;
  engineFailed: string;
  technical: string;

  refused: {
    empty: (name: string) => string;
    binary: (name: string) => string;
    large: (name: string) => string;
    unreadable: (name: string) => string;
    hollow: (name: string) => string;
    died: (name: string) => string;
    skipped: (name: string) => string;
    /** `words`: what the file is, why it is not read, what to do; without a full stop. */
    file: (name: string, words: string) => string;
    /** A picture from the clipboard. */
    pasted: string;
  };
  notReport: string;
  notReportMore: string;
  damaged: Counted;

  editSource: string;
  editingMore: string;
  doneEditing: string;
  lostText: string;
  /** Of the start page, while reports are there. */
  stillThere: Counted;
  toReports: Counted;
  clear: string;
  clearHint: string;
  entries: string;
  entriesCount: Counted;
  /** Over the list: how many reports were read, and how many files could not be. */
  entriesRead: (read: number, failed: number) => string;
  progressOf: (done: number, total: number) => string;
  stoppedAt: (done: number, total: number) => string;
  stop: string;
  filter: string;
  filterVerdict: string;
  shownOf: (n: number, total: number) => string;
  noneListed: string;
  listKeys: string;
  columns: Record<Column, string>;
  rowVerdicts: Record<RowVerdict, string>;
  twinSame: (name: string) => string;
  twinBody: (name: string) => string;
  backToList: string;
  previousReport: string;
  nextReport: string;
  reportOf: (i: number, n: number) => string;
  untitled: string;
  pasted: string;
  yearOf: (year: number) => string;
  noYear: string;

  /** Editions and tables may be newer than this page: their codes then stand for themselves. */
  editionName: (edition: string) => string;
  editionBasis: (edition: string) => string;
  editionMixed: string;
  editionPart: (tables: string, edition: string) => string;
  noTables: string;
  tableName: (table: string) => string;
  listOf: (items: readonly string[]) => string;
  period: (from: string, to: string) => string;
  signedOn: (by: string | null, on: string | null) => string;

  verdicts: { errors: (n: number, cells?: number) => string; warnings: Counted; doubts: Counted; sound: string; nothing: string };
  verdictMore: Record<VerdictName, string>;
  /** What comes before any verdict, and what it means for the reader. */
  conditions: Record<Condition, string>;
  conditionMore: Record<Condition, string>;
  /** A verdict on the report, and beside it the reader's doubts. */
  verdictAnd: (verdict: string, doubts: number) => string;
  verdictAlsoDoubts: string;
  /** The word after the number. */
  counts: Record<Group | "passed" | "failed" | "partial" | "notAssessable", Counted>;

  /** Leads to the check list, where the reasons are. */
  /** Of a number in the verdict that leads to what it counts. */
  showThese: string;
  reasons: string;

  tablesView: string;
  sourceView: string;
  findingsView: string;
  findingsTitle: string;
  noFindings: string;
  noFindingsMore: string;
  nothingChecked: string;
  groups: Record<Group, string>;
  groupMore: Record<Group, string>;
  aboutInput: string;
  /** Over findings about no cell. */
  aboutProse: string;
  siftBy: string;
  basis: string;
  rule: string;
  help: string;
  what: string;
  why: string;
  fix: string;
  exampleOf: string;
  expected: string;
  actual: string;
  repair: string;
  repairs: string;
  /** Over corrections that belong together. */
  repairAll: Counted;
  detail: string;
  correctionCell: string;
  correctionSum: string;
  couldBe: string;
  applyAll: string;
  /** `path` is empty for a table of one line, `column` for a row of one column. */
  repairTo: (table: string, path: readonly string[], column: string, from: string | null, to: string) => string;
  breaks: string;
  nextProblem: string;
  previousProblem: string;
  problemOf: (i: number, n: number) => string;
  closeSelection: string;
  backToFindings: string;
  keys: string;

  changeCell: string;
  newNumber: string;
  restoreCell: string;
  restoreAll: string;
  emptyAll: string;
  undo: string;
  redo: string;
  steps: string;
  yours: string;
  filled: string;
  changedCells: Counted;
  changedMore: string;
  /** What a cell was before: its print, or the name of its state. */
  /** Behind a changed number, for those that do not see the printed one struck through. */
  changedName: (was: string) => string;
  changedFrom: (print: string) => string;
  legendChanged: string;
  legendChangedMore: string;
  applyRepair: string;

  selectedCell: string;
  printed: string;
  inferred: string;
  /** Over what could not be read. */
  readAs: string;
  unread: string;
  place: string;
  rowPlace: string;
  noPlace: string;
  morePlaces: Counted;
  showInSource: string;
  showInTable: string;
  whyDoubt: string;
  sums: string;
  sumKinds: Record<SumKind, string>;
  sumRest: Counted;
  /** `n`: by how much it fails. */
  standings: Record<Standing, Counted>;
  cellFindings: string;
  cellClean: string;
  cellName: (table: string, path: readonly string[], column: string) => string;
  more: Counted;

  states: Record<CellState, string>;
  stateMore: Record<CellState, string>;
  doubt: string;
  doubtMore: Record<DoubtKind, string>;
  missingMark: string;
  legend: string;
  legendMarked: string;
  legendSelected: string;
  tableMissing: (name: string) => string;
  tablesMissing: string;
  tableRegion: (name: string) => string;
  tableKeys: string;
  extraRows: string;
  extraMore: string;
  problemHere: Counted;

  sourceTitle: string;
  /** The same of a text that was taken out of a file. */
  sourceOf: (format: string) => string;
  page: (n: number) => string;
  sourceMore: string;
  sourceLength: Counted;
  sourceRegion: string;
  sourceKeys: string;

  proof: ProofWords;
  away: AwayWords;
  offline: OfflineWords;

  footer: (version: string) => string;
}
