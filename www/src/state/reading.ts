// What follows from the state: entries, findings in the order people see them, verdicts, names of cells.
import type { Document, Edition, Finding, Form, Report, TableName } from "../engine/types.js";
import type { Dictionary, Group, Lang, VerdictName } from "../i18n/index.js";
import type { Source } from "../input/source.js";
import type { Item } from "./session.js";

export const TABLES: readonly TableName[] = ["disclosure", "requests", "disputes", "statistics"];

/** The tables to show: those of a report since 2019, present or not, or the one of an older report. */
export function tablesOf(report: Report): readonly TableName[] {
  const since2019 = TABLES.filter((table) => table !== "statistics");
  if (!report.forms.statistics) return since2019;
  return TABLES.filter((table) => report.forms[table]);
}
export const GROUPS: readonly Group[] = ["errors", "warnings", "doubts", "infos"];

/** One report of one input. */
export interface Entry {
  source: Source;
  document: Document;
  report: Report;
}

export function entriesOf(items: readonly Item[]): Entry[] {
  return items.flatMap((item) =>
    "document" in item
      ? item.document.reports.map((report) => ({ source: item.source, document: item.document, report }))
      : [],
  );
}

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

const LISTS = new WeakMap<Report, readonly Listed[]>();

/** Every finding that concerns this report, gravest first; its index names it in the state. */
export function listFindings(entry: Entry): readonly Listed[] {
  const known = LISTS.get(entry.report);
  if (known) return known;
  const list = [
    ...entry.report.findings.map((finding) => ({ finding, group: groupOf(finding), whole: false })),
    ...entry.document.findings.map((finding) => ({ finding, group: groupOf(finding), whole: true })),
  ];
  const place = ({ finding }: Listed) => {
    const table = TABLES.findIndex((name) => finding.cells[0]?.startsWith(`${name}.`));
    return table < 0 ? TABLES.length : table;
  };
  // Array.prototype.sort is stable since Chromium 70: within a table the engine's order stays.
  list.sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || place(a) - place(b));
  LISTS.set(entry.report, list);
  return list;
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
  if (counts.doubts) return "doubts";
  // Silence without a check is no praise.
  return entry.report.checks.passed > 0 ? "sound" : "nothing";
}

export function verdictWords(entry: Entry, t: Dictionary): string {
  const name = verdictOf(entry);
  return name === "sound" || name === "nothing" ? t.verdicts[name] : t.verdicts[name](tally(entry)[name]);
}

/** The edition in words; a mixture says which table follows which. */
export function editionWords(report: Report, t: Dictionary): string {
  const present = TABLES.filter((table) => report.forms[table]);
  const editions = [...new Set(present.map((table) => report.forms[table] as Edition))];
  const [only] = editions;
  if (!only) return t.noTables;
  if (editions.length === 1) return t.editionNames[only];
  const parts = editions.map((edition) => {
    const tables = present.filter((table) => report.forms[table] === edition).map((table) => t.tableNames[table]);
    return t.editionPart(t.listOf(tables), t.editionNames[edition]);
  });
  return t.labelled(t.editionMixed, t.listOf(parts));
}

export function formOf(forms: readonly Form[], report: Report, table: TableName): Form | null {
  const edition = report.forms[table];
  return forms.find((form) => form.table === table && form.edition === edition) ?? null;
}

export const tableOf = (cell: string): TableName | null => TABLES.find((table) => cell.startsWith(`${table}.`)) ?? null;

export interface CellName {
  table: TableName;
  path: readonly string[];
  column: string;
}

/** A cell in the form's own words; `null` for an id that this report's forms do not know. */
export function cellName(forms: readonly Form[], report: Report, id: string, lang: Lang): CellName | null {
  const table = tableOf(id);
  const form = table && formOf(forms, report, table);
  if (!table || !form) return null;
  // A row of the statistics table has one cell, which bears its name: its column has no id.
  const cut = form.rows.some((one) => `${table}.${one.id}` === id) ? id.length : id.lastIndexOf(".");
  const row = form.rows.find((one) => `${table}.${one.id}` === id.slice(0, cut));
  const column = row?.columns.find((one) => one.id === id.slice(cut + 1));
  if (!row || !column) return null;
  // In table 3 nearly every row stands under 三、本年度办理结果: that says nothing.
  const path = table === "requests" && row.path.length > 1 ? row.path.slice(1) : row.path;
  return { table, path: path.map((words) => short(words[lang])), column: column.label[lang] };
}

export function cellWords(forms: readonly Form[], report: Report, id: string, lang: Lang, t: Dictionary): string {
  const name = cellName(forms, report, id, lang);
  return name ? t.cellName(t.tableNames[name.table], name.path, name.column) : id;
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

/** The cells that carry a mark all the time: the most suspect cell of each error, warning and doubt. */
export function standingMarks(entry: Entry): Map<string, CellMark> {
  const marks = new Map<string, CellMark>();
  for (const { finding, group } of listFindings(entry)) {
    const suspect = finding.cells[0];
    if (!suspect || group === "infos" || finding.cells.length > WIDE) continue;
    const known = marks.get(suspect);
    if (known) known.count++;
    else marks.set(suspect, { group, count: 1 });
  }
  return marks;
}

/** Indexes of the findings about a cell. */
export function findingsAbout(entry: Entry, cell: string): number[] {
  return listFindings(entry).flatMap(({ finding }, index) => (finding.cells.includes(cell) ? [index] : []));
}
