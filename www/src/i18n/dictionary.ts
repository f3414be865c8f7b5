// Every text of the page. A language that lacks one does not compile.
import type { CellState, Edition, TableName } from "../engine/types.js";
import type { Foreign } from "../input/kind.js";

export type Lang = "zh" | "en";
export type Group = "errors" | "warnings" | "infos" | "doubts";
export type VerdictName = "errors" | "warnings" | "doubts" | "sound" | "nothing";
type Counted = (n: number) => string;

export interface Dictionary {
  product: string;
  tagline: string;
  otherLanguage: string;
  /** A label before what it labels. */
  labelled: (label: string, words: string) => string;
  skip: string;

  lead: string;
  leadMore: string;
  pasteLabel: string;
  pasteHint: string;
  pastePlaceholder: string;
  check: string;
  pick: string;
  example: string;
  dropHere: string;
  dropMore: string;
  privacyTitle: string;
  privacy: readonly (readonly [short: string, long: string])[];
  richNote: string;

  starting: string;
  reading: string;
  readingMore: string;
  engineFailedTitle: string;
  engineFailed: string;
  engineBroke: string;
  technical: string;

  refused: {
    empty: (name: string) => string;
    binary: (name: string) => string;
    large: (name: string) => string;
    unreadable: (name: string) => string;
    foreign: (name: string, kind: Foreign) => string;
  };
  notReport: string;
  notReportMore: string;
  damaged: Counted;

  editSource: string;
  clear: string;
  clearHint: string;
  entries: string;
  entriesCount: Counted;
  untitled: string;
  pasted: string;
  yearOf: (year: number) => string;
  noYear: string;

  editionNames: Record<Edition, string>;
  editionBasis: Record<Edition, string>;
  editionMixed: string;
  editionPart: (tables: string, edition: string) => string;
  noTables: string;
  tableNames: Record<TableName, string>;
  listOf: (items: readonly string[]) => string;
  period: (from: string, to: string) => string;
  signedOn: (by: string | null, on: string | null) => string;

  verdicts: { errors: Counted; warnings: Counted; doubts: Counted; sound: string; nothing: string };
  verdictMore: Record<VerdictName, string>;
  verdictAlsoDoubts: Counted;
  /** The word after the number. */
  counts: Record<Group | "passed" | "notAssessable", Counted>;

  tablesView: string;
  sourceView: string;
  findingsView: string;
  findingsTitle: string;
  noFindings: string;
  noFindingsMore: string;
  groups: Record<Group, string>;
  groupMore: Record<Group, string>;
  aboutInput: string;
  basis: string;
  rule: string;
  why: string;
  fix: string;
  expected: string;
  actual: string;
  repair: string;
  repairTo: (cell: string, from: string, to: string) => string;
  breaks: string;
  nextProblem: string;
  previousProblem: string;
  problemOf: (i: number, n: number) => string;
  closeSelection: string;
  backToFindings: string;
  keys: string;

  selectedCell: string;
  printed: string;
  place: string;
  noPlace: string;
  showInSource: string;
  showInTable: string;
  cellFindings: string;
  cellClean: string;
  cellName: (table: string, path: readonly string[], column: string) => string;
  more: Counted;

  states: Record<CellState, string>;
  stateMore: Record<CellState, string>;
  doubt: string;
  doubtMore: string;
  missingMark: string;
  legend: string;
  legendMarked: string;
  legendSelected: string;
  tableMissing: (name: string) => string;
  tableRegion: (name: string) => string;
  tableKeys: string;
  extraRows: string;
  problemHere: Counted;

  sourceTitle: string;
  sourceMore: string;
  sourceLength: Counted;
  sourceRegion: string;

  footer: (version: string) => string;
}
