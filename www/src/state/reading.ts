// What follows from the state: entries, findings in the order people see them, verdicts, names of cells.
import type { Cell, Document, Finding, Form, OtherTable, Report, Span, TableName } from "../engine/types.js";
import { say, type Dictionary, type Group, type Lang, type VerdictName } from "../i18n/index.js";
import type { Source } from "../input/source.js";
import type { Prints } from "./history.js";

/** The order of the tables on the page; one that is not named here comes last. */
const ORDER: readonly string[] = ["statistics", "disclosure", "requests", "disputes"];
/** The tables of a report since 2019: where one of them is, the others are missed. */
const TOGETHER: readonly string[] = ["disclosure", "requests", "disputes"];
export const GROUPS: readonly Group[] = ["errors", "warnings", "doubts", "infos"];

/** One report of one input, as it is looked at. */
export interface Entry {
  source: Source;
  /** With the numbers that a person put in the place of printed ones; `printed` is the report without them. */
  document: Document;
  report: Report;
  printed: Report;
  /** By cell id, what the person put there. */
  prints: Prints;
}

/** What is printed where somebody put something else; `null` where nobody did. What fills a blank form changes nothing. */
export function printedOf({ source, printed, prints }: Entry, cell: string): Cell | null {
  return !source.blank && prints.has(cell) ? (printed.cells[cell] ?? null) : null;
}

/** How many printed numbers somebody changed. */
export const changesOf = ({ source, prints }: Entry): number => (source.blank ? 0 : prints.size);

/** The reader's own doubt is never counted against the report. */
export function groupOf(finding: Finding): Group {
  if (finding.about === "reading") return "doubts";
  return finding.severity === "error" ? "errors" : finding.severity === "warning" ? "warnings" : "infos";
}

export interface Listed {
  finding: Finding;
  group: Group;
  /** About the input as a whole, not one report of it. */
  whole: boolean;
}

const rank = (table: string): number => {
  const at = ORDER.indexOf(table);
  return at < 0 ? ORDER.length : at;
};

/** The tables to show, in their order: those that were read, and those that should stand beside them. */
export function tablesOf(report: Report): TableName[] {
  const all = (Object.keys(report.forms) as TableName[]).sort((a, b) => rank(a) - rank(b));
  const together = all.some((table) => report.forms[table] && TOGETHER.includes(table));
  return all.filter((table) => report.forms[table] || (together && TOGETHER.includes(table)));
}

const LISTS = new WeakMap<Report, readonly Listed[]>();

/**
 * Every finding that concerns this report, gravest first; its index names it in the state. What is said of the input
 * as a whole belongs to its report where there is one only; of several, it is nobody's fault (see `noticesOf`).
 */
export function listFindings(entry: Entry): readonly Listed[] {
  const known = LISTS.get(entry.report);
  if (known) return known;
  const list = [
    ...entry.report.findings.map((finding) => ({ finding, group: groupOf(finding), whole: false })),
    ...(entry.document.reports.length > 1 ? [] : entry.document.findings)
      .map((finding) => ({ finding, group: groupOf(finding), whole: true })),
  ];
  // That the copy is no whole stands before anything about it.
  const gravity = ({ finding, group }: Listed) => (finding.rule === "PARSE-ENDS-EARLY" ? -1 : GROUPS.indexOf(group));
  // What is about no cell stands last.
  const place = ({ finding }: Listed) => (finding.cells[0] ? rank(tableOf(finding.cells[0])) : ORDER.length + 1);
  // Array.prototype.sort is stable since Chromium 70: within a table the engine's order stays.
  list.sort((a, b) => gravity(a) - gravity(b) || place(a) - place(b));
  LISTS.set(entry.report, list);
  return list;
}

/** What is said of an input that holds several reports. */
export function noticesOf(document: Document): readonly Finding[] {
  return document.reports.length > 1 ? document.findings : [];
}

export type Tally = Record<Group, number>;

export function tally(entry: Entry): Tally {
  const counts: Tally = { errors: 0, warnings: 0, doubts: 0, infos: 0 };
  for (const { group } of listFindings(entry)) counts[group]++;
  return counts;
}

export function verdictOf(entry: Entry): VerdictName {
  const counts = tally(entry);
  if (counts.errors) return "errors";
  if (counts.warnings) return "warnings";
  // Silence without a check is no praise, and what a report is checked for is its tables.
  const { forms, checks, condition } = entry.report;
  if (condition) return condition === "draft" ? "nothing" : "doubts";
  if (checks.passed === 0 || !tablesOf(entry.report).some((table) => forms[table])) return "nothing";
  return counts.doubts ? "doubts" : "sound";
}

/** Findings that speak of the text as a whole, and are its verdict. */
const WHOLE: readonly string[] = ["PARSE-ENDS-EARLY", "PARSE-NO-NATIONAL-TABLE"];

/** How many cells the errors are about where corrections belong together; a fault of another kind counts as one. */
const wrongCells = (entry: Entry): number => listFindings(entry)
  .filter(({ group }) => group === "errors")
  .reduce((sum, { finding: { repair = [], repair_kind } }) => sum + (repair_kind === "all" ? Math.max(1, repair.length) : 1), 0);

/** What is wrong with the report, and apart from that what is wrong with our reading of it. */
export function verdictWords(entry: Entry, t: Dictionary): string {
  const name = verdictOf(entry);
  const counts = tally(entry);
  const { condition } = entry.report;
  const wrong = () => (name === "errors" ? t.verdicts.errors(counts.errors, wrongCells(entry)) : name === "warnings" ? t.verdicts.warnings(counts.warnings) : t.verdicts.nothing);
  // What the engine says of the whole says it best: how far the copy reaches, that the tables are of another kind.
  const whole = entry.report.findings.find(({ rule }) => WHOLE.includes(rule));
  const first = condition === "ends_early" && whole ? say(whole.message, t.lang) : condition && t.conditions[condition];
  // What was not looked at comes first; that nothing was found in the rest is no praise.
  if (first) return name === "errors" || name === "warnings" ? t.labelled(first, wrong()) : first;
  if (name === "sound") return t.verdicts.sound;
  if (name === "doubts") return t.verdicts.doubts(counts.doubts);
  if (name === "nothing" && whole) return say(whole.message, t.lang);
  const words = wrong();
  return counts.doubts ? t.verdictAnd(words, counts.doubts) : words;
}

/** The edition in words; a mixture says which table follows which. */
export function editionWords(report: Report, t: Dictionary): string {
  const present = tablesOf(report).filter((table) => report.forms[table]);
  const editions = [...new Set(present.map((table) => report.forms[table] ?? ""))];
  const [only] = editions;
  if (!only) return t.noTables;
  if (editions.length === 1) return t.editionName(only);
  const parts = editions.map((edition) => {
    const tables = present.filter((table) => report.forms[table] === edition).map(t.tableName);
    return t.editionPart(t.listOf(tables), t.editionName(edition));
  });
  return t.labelled(t.editionMixed, t.listOf(parts));
}

export function formOf(forms: readonly Form[], report: Report, table: TableName): Form | null {
  const edition = report.forms[table];
  return forms.find((form) => form.table === table && form.edition === edition) ?? null;
}

/** The further prints of a table. */
export const othersOf = (report: Report, table: TableName): readonly OtherTable[] => (report.other_tables ?? []).filter((other) => other.table === table);

/** The form of a further print: the edition whose cells are its own. */
export function formOfOther(forms: readonly Form[], { table, cells }: OtherTable): Form | null {
  const fits = (form: Form) => {
    const ids = form.rows.flatMap((row) => row.columns.map((column) => idOf(table, row, column)));
    return ids.length === Object.keys(cells).length && ids.every((id) => id in cells);
  };
  return forms.find((form) => form.table === table && fits(form)) ?? null;
}

/** What to say under the title of a table that is printed more than once; `""` of one that is not. */
export function printedAgain(report: Report, table: TableName, t: Dictionary): string {
  const labels = othersOf(report, table).map(({ label }) => label || t.proof.unnamed);
  return labels.length ? t.proof.printedAgain(labels) : "";
}

/** The table of a cell id. */
export const tableOf = (cell: string): string => cell.slice(0, Math.max(0, cell.indexOf(".")));

export interface CellName {
  table: string;
  path: readonly string[];
  /** `""` where the row has one column only. */
  column: string;
}

type Row = Form["rows"][number];
/** A row with one column may leave it unnamed: its cell id then ends with the row's. */
const idOf = (table: string, row: Row, column: Row["columns"][number]) => [table, row.id, column.id].filter(Boolean).join(".");

function rowOf(forms: readonly Form[], report: Report, id: string): { table: string; row: Row; column: Row["columns"][number] } | null {
  const table = tableOf(id);
  for (const row of formOf(forms, report, table as TableName)?.rows ?? []) {
    const column = row.columns.find((one) => idOf(table, row, one) === id);
    if (column) return { table, row, column };
  }
  return null;
}

/** A cell in the form's own words; `null` for an id that this report's forms do not know. */
export function cellName(forms: readonly Form[], report: Report, id: string, lang: Lang): CellName | null {
  const found = rowOf(forms, report, id);
  if (!found) return null;
  const { table, row, column } = found;
  // In table 3 nearly every row stands under 三、本年度办理结果: that says nothing.
  const path = table === "requests" && row.path.length > 1 ? row.path.slice(1) : row.path;
  return { table, path: path.map((words) => short(words[lang])), column: row.columns.length > 1 ? column.label[lang] : "" };
}

export function cellWords(forms: readonly Form[], report: Report, id: string, lang: Lang, t: Dictionary): string {
  const name = cellName(forms, report, id, lang);
  return name ? t.cellName(t.tableName(name.table), name.path, name.column) : id;
}

/** A row by its id (`requests.granted`), or a table, in the form's own words. */
export function rowWords(forms: readonly Form[], report: Report, id: string, lang: Lang, t: Dictionary): string {
  const table = id.split(".")[0] ?? id;
  const row = formOf(forms, report, table as TableName)?.rows.find((one) => `${table}.${one.id}` === id);
  const name = row?.columns[0] && cellName(forms, report, idOf(table, row, row.columns[0]), lang);
  return name ? t.cellName(t.tableName(table), [name.path.join(lang === "zh" ? " " : ", ")], "") : t.tableName(table);
}

/** A repair as a sentence: which cell, from what, to what. */
export function repairWords(
  forms: readonly Form[], report: Report, { cell, from, to }: { cell: string; from: number | null; to: number }, lang: Lang, t: Dictionary,
): string {
  const name = cellName(forms, report, cell, lang);
  // Table 4 has one line: its rows are groups of columns.
  const [path, column] = name?.table === "disputes" ? [[], [...name.path, name.column].join(" ")] : [name?.path ?? [cell], name?.column ?? ""];
  return t.repairTo(name ? t.tableName(name.table) : "", path, column, from === null ? null : String(from), String(to));
}

export type Repair = NonNullable<Finding["repair"]>[number];

/** What stands over the corrections of a finding: whether they belong together or one is to be chosen. */
export const correctionTitle = (n: number, kind: Finding["repair_kind"], t: Dictionary): string => kind === "any" && n > 1 ? t.repairs : n > 1 ? t.repairAll(n) : t.repair;

/** A cell among others: what all of them share, the message says. */
export function placeWords(forms: readonly Form[], report: Report, id: string, among: readonly Repair[], lang: Lang, t: Dictionary): string {
  const names = among.map(({ cell }) => cellName(forms, report, cell, lang));
  const name = cellName(forms, report, id, lang);
  if (!name) return id;
  const share = (of: (one: CellName) => string) => names.every((one) => one !== null && of(one) === of(name));
  const row = (one: CellName) => one.path.join(" ");
  if (among.length > 1 && name.column && share(row)) return name.column;
  return among.length > 1 && share((one) => one.column) ? row(name) : cellWords(forms, report, id, lang, t);
}

export interface Origins {
  spans: readonly Span[];
  /** Whether the cell has a print of its own; otherwise the spans are its row's, or what its finding points to. */
  own: boolean;
}

/** Where a cell comes from in the text. */
export function originsOf(forms: readonly Form[], entry: Entry, id: string): Origins {
  const { report } = entry;
  const own = report.cells[id]?.span;
  if (own) return { spans: [own], own: true };
  const found = rowOf(forms, report, id);
  const mates = found ? found.row.columns.map((column) => idOf(found.table, found.row, column)) : [id];
  const spans = mates.flatMap((mate) => {
    const span = report.cells[mate]?.span;
    return span ? [span] : [];
  });
  if (spans.length) {
    return { spans: [[Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))]], own: false };
  }
  const finding = report.findings.find(({ about, cells, spans: places }) => about === "reading" && places.length > 0 && cells.includes(id));
  if (!finding) return { spans: [], own: false };
  // A finding over several rows names a place for each of them, in their order.
  const rows = [...new Set(finding.cells.map((cell) => rowOf(forms, report, cell)?.row))];
  const place = rows.length === finding.spans.length ? finding.spans[rows.indexOf(found?.row)] : undefined;
  return { spans: place ? [place] : finding.spans, own: false };
}

/** Where a finding leads in the text: its places, or the heading of the section that it misses something in. */
export function placesOf({ report }: Entry, { cells, spans, rule }: Finding): readonly Span[] {
  if (spans.length || cells.length) return spans;
  const number = Number(/^SEC(\d)-/.exec(rule)?.[1] ?? NaN);
  return report.sections.filter((section) => section.number === number).map(({ span: [start], heading }) => [start, start + heading.length] as const);
}

export type DoubtKind = "inferred" | "unread" | "blank" | "placed";

/** What it is that the reader doubts about a cell. */
export function doubtOf(cell: Cell): DoubtKind | null {
  if (!cell.doubt) return null;
  if (cell.value !== null) return cell.raw === "" ? "inferred" : "placed";
  return cell.state === "blank" ? "blank" : cell.raw === "" ? "unread" : "placed";
}

/** A label without its explanation in brackets: the form's longest is 26 characters of it. */
function short(label: string): string {
  return label.replace(/（区分处理[^）]*）$/, "");
}

export interface CellMark {
  group: Group;
  /** How many findings lead here. */
  count: number;
}

/** Findings over more cells than this speak of the table, not of cells: they are marked when chosen only. */
const WIDE = 24;

/** The cells that a finding marks: those that a correction changes, all alike, or the most suspect one. */
const marked = ({ cells, repair }: Finding): readonly string[] => repair ? repair.map(({ cell }) => cell) : cells.length > WIDE ? [] : cells.slice(0, 1);

/** The cells that carry a mark all the time. A doubt marks nothing here: doubtful cells show it themselves, all of them alike. */
export function standingMarks(entry: Entry): Map<string, CellMark> {
  const marks = new Map<string, CellMark>();
  for (const { finding, group } of listFindings(entry)) {
    if (group === "infos" || group === "doubts") continue;
    for (const cell of marked(finding)) {
      const known = marks.get(cell);
      if (known) known.count++;
      else marks.set(cell, { group, count: 1 });
    }
  }
  return marks;
}

/** What to say of a cell where nothing is said of the report: its doubts. */
export function doubtsOf(entry: Entry): Map<string, Finding[]> {
  const notes = new Map<string, Finding[]>();
  for (const { finding, group } of listFindings(entry)) {
    if (group === "doubts") for (const cell of finding.cells) notes.set(cell, [...(notes.get(cell) ?? []), finding]);
  }
  return notes;
}

/** What to say of a cell where it stands: its doubts, and what its mark is about. */
export function notesOf(entry: Entry): Map<string, Finding[]> {
  const notes = new Map<string, Finding[]>();
  const add = (cell: string | undefined, finding: Finding) => {
    if (cell) notes.set(cell, [...(notes.get(cell) ?? []), finding]);
  };
  for (const { finding, group } of listFindings(entry)) {
    if (group === "doubts") for (const cell of finding.cells) add(cell, finding);
    else if (group !== "infos") for (const cell of marked(finding)) add(cell, finding);
  }
  return notes;
}

/** Indexes of the findings about a cell. */
export function findingsAbout(entry: Entry, cell: string): number[] {
  return listFindings(entry).flatMap(({ finding }, index) => (finding.cells.includes(cell) ? [index] : []));
}
