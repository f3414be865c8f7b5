// The parts of what is said of a report: its numbers, its text, and what was not read surely. The halves of its verdict, the filter of its
// findings and the states of its tabs follow from them.
import type { Finding, Form, Report, TableName } from "../engine/types.js";
import type { Group } from "../i18n/index.js";
import { sumsOf } from "./identities.js";
import { formOf, listFindings, placesOf, tableOf, tablesOf, type Entry, type Listed } from "./reading.js";

export const PARTS = ["numbers", "text", "reading"] as const;
export type Part = (typeof PARTS)[number];
/** Which findings are shown; `null`: all. */
export type Sift = Part | null;

/** Findings that speak of the text as a whole, and are its verdict, whatever cells they name. */
const WHOLE: readonly string[] = ["PARSE-ENDS-EARLY", "PARSE-NO-NATIONAL-TABLE"];

/** The sections that hold tables, by their number. */
const SECTIONS: Readonly<Record<number, TableName>> = { 2: "disclosure", 3: "requests", 4: "disputes" };

/**
 * The table that a finding is about: that of its cells, or for labels and headings of the form the one in whose section they stand.
 * `null` of one about the prose or the form of the text.
 */
export function tableAbout({ sections, forms }: Report, { cells, rule, spans }: Finding): TableName | null {
  if (WHOLE.includes(rule)) return null;
  if (cells[0]) return tableOf(cells[0]) as TableName;
  const at = rule.startsWith("FORM-") ? spans[0]?.[0] : undefined;
  if (at === undefined) return null;
  const section = sections.find(({ span: [start, end] }) => start <= at && at < end);
  const table = section && SECTIONS[section.number];
  return table && forms[table] ? table : null;
}

/** Labels and headings of a table are words: only what is about cells is about numbers. */
export const partOf = ({ finding: { cells, rule }, group }: Listed): Part =>
  group === "doubts" ? "reading" : cells.length && !WHOLE.includes(rule) ? "numbers" : "text";

/** Indexes of the findings that are shown. */
export const sifted = (entry: Entry, sift: Sift): number[] =>
  listFindings(entry).flatMap((listed, index) => (sift === null || partOf(listed) === sift ? [index] : []));

/** `unbroken`: nothing fails, but not everything could be followed. `nothing`: not checked. */
export type HalfState = Group | "sound" | "unbroken" | "nothing";

export interface Half {
  part: Part;
  state: HalfState;
  errors: number;
  /** How many cells the errors are about, where every one of them names its correction; else `null`. */
  cells: number | null;
  warnings: number;
  doubts: number;
}

/** What is to be said of one part of a report. */
export function halfOf(entry: Entry, forms: readonly Form[], part: Part): Half {
  const own = listFindings(entry).filter((listed) => partOf(listed) === part);
  const of = (group: Group) => own.filter((listed) => listed.group === group);
  const [errors, warnings, doubts] = [of("errors"), of("warnings"), of("doubts")];
  const cells = errors.every(({ finding }) => finding.repair?.length)
    ? errors.reduce((sum, { finding: { repair = [], repair_kind } }) => sum + (repair_kind === "all" ? repair.length : 1), 0) : null;
  const state = errors.length ? "errors" : warnings.length ? "warnings" : doubts.length ? "doubts" : quiet(entry, forms, part);
  return { part, state, errors: errors.length, cells, warnings: warnings.length, doubts: doubts.length };
}

/** What it means that nothing was found: praise only where everything could be followed. */
function quiet({ report }: Entry, forms: readonly Form[], part: Part): HalfState {
  if (part === "text") return report.checks.passed === 0 || report.condition === "draft" ? "nothing" : "sound";
  if (report.condition || report.checks.passed === 0) return "nothing";
  const sums = tablesOf(report).flatMap((table) => {
    const form = formOf(forms, report, table);
    return form ? sumsOf(report, form) : [];
  });
  if (sums.length === 0) return tablesOf(report).some((table) => report.forms[table]) ? "unbroken" : "nothing";
  return sums.every(({ standing }) => standing === "holds") ? "sound" : "unbroken";
}

/** How many cells of the report's forms were read without a doubt, of how many. */
export function cellsRead(report: Report): { read: number; of: number } {
  const cells = Object.values(report.cells);
  return { read: cells.filter(({ doubt, state }) => !doubt && state !== "missing").length, of: cells.length };
}

/** A part of the report that has a tab of its own. */
export type TabName = TableName | "source" | "pictures";
export interface Tab {
  name: TabName;
  /** `missing`: the report has no such table. `null`: nothing is said of it. */
  state: Exclude<Group, "infos"> | "sound" | "missing" | null;
  /** How many findings of that state. */
  count: number;
}

/** The tabs of a report. `beside`: its text is to be seen beside the tables already. */
export function tabsOf(entry: Entry, pictures: boolean, beside: boolean): Tab[] {
  const { report } = entry;
  const list = listFindings(entry);
  const tab = (name: TabName, about: (listed: Listed) => boolean, quietly: Tab["state"]): Tab => {
    const own = list.filter(about);
    const state = (["errors", "warnings", "doubts"] as const).find((group) => own.some((listed) => listed.group === group)) ?? quietly;
    return { name, state, count: own.filter(({ group }) => group === state).length };
  };
  const tables = tablesOf(report).map((name) => {
    if (!report.forms[name]) return { name, state: "missing", count: 0 } as const;
    return tab(name, ({ finding }) => tableAbout(report, finding) === name, report.condition ? null : "sound");
  });
  const source = tab("source", ({ finding }) => tableAbout(report, finding) === null, null);
  return [...tables, ...(beside && tables.length ? [] : [source]), ...(pictures ? [{ name: "pictures", state: null, count: 0 } as const] : [])];
}

/** The cell that a report is opened at: the first one of the gravest finding that marks any. */
export function openingCell(entry: Entry): string | null {
  const { report } = entry;
  for (const group of ["errors", "warnings", "doubts"] as const) {
    for (const { finding } of listFindings(entry).filter((listed) => listed.group === group)) {
      const [cell] = finding.repair?.map((one) => one.cell) ?? finding.cells;
      if (cell && tableAbout(report, finding)) return cell;
    }
  }
  return null;
}

/** The table to show: the one that was asked for, else that of the gravest finding, else the first that was read; `null` where there is none. */
export function shownTable(entry: Entry, asked: TableName | null): TableName | null {
  const tables = tablesOf(entry.report);
  if (asked && tables.includes(asked)) return asked;
  const cell = openingCell(entry);
  const about = cell && (tableOf(cell) as TableName);
  if (about && tables.includes(about)) return about;
  return tables.find((table) => entry.report.forms[table]) ?? tables[0] ?? null;
}

/** Where a finding leads: to a table, to the text, or nowhere. */
export function leadOf(entry: Entry, finding: Finding): TableName | "source" | null {
  if (finding.cells[0]) return tableOf(finding.cells[0]) as TableName;
  return placesOf(entry, finding).length ? "source" : null;
}

/** The number that a finding is about, and the one that should stand there; `null` where several could. */
export function pairOf({ repair = [], actual, expected, cells }: Finding): { from: string | null; to: string } | null {
  const [only] = repair;
  if (only && repair.length === 1) return { from: only.from === null ? null : String(only.from), to: String(only.to) };
  if (repair.length || actual === undefined || expected === undefined || cells.length === 0) return null;
  return { from: String(actual), to: String(expected) };
}
