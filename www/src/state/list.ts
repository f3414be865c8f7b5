// Many reports as a list: a row for each, and for each input that gave none; in an order, through a filter.
import type { Document, Finding, Words } from "../engine/types.js";
import type { VerdictName } from "../i18n/index.js";
import type { Refusal, Source } from "../input/source.js";
import { GROUPS, tally, verdictOf, type Entry, type Tally } from "./reading.js";

/** `failed`: nothing was read. */
export type RowVerdict = VerdictName | "failed";

/** What the list keeps of a report. The document itself is read again when somebody opens it: a row is small. */
export interface Row {
  /** Which input. */
  at: number;
  /** Which of its reports; `null` where it gave none. */
  report: number | null;
  /** The file's name; `""` for what was pasted. */
  name: string;
  body: string | null;
  title: string | null;
  year: number | null;
  verdict: RowVerdict;
  counts: Tally;
  /** How many cells somebody changed. */
  changed: number;
  /** Why nothing was read. */
  why: Refusal | Words | null;
}

const NOTHING: Tally = { errors: 0, warnings: 0, doubts: 0, infos: 0 };

/** A finding's headline and what follows it, as one text. */
const whole = ({ message, detail }: Finding): Words => detail ? { zh: `${message.zh}。${detail.zh}`, en: `${message.en}. ${detail.en}` } : message;

export function failedRow(at: number, name: string, why: Row["why"]): Row {
  return { at, report: null, name, body: null, title: null, year: null, verdict: "failed", counts: NOTHING, changed: 0, why };
}

/** The rows of one input. */
export function rowsOf(at: number, source: Source, document: Document): Row[] {
  const { reports, findings } = document;
  if (reports.length === 0) return [failedRow(at, source.name, findings[0] ? whole(findings[0]) : null)];
  return reports.map((report, index) => rowOf(at, index, { source, document, report, printed: report, prints: new Map() }));
}

export function rowOf(at: number, index: number, entry: Entry): Row {
  const { report, source, prints } = entry;
  return {
    at, report: index, name: source.name, body: report.agency, title: report.title, year: report.year, verdict: verdictOf(entry), counts: tally(entry),
    changed: source.blank ? 0 : prints.size, why: null,
  };
}

export interface Twin {
  of: Row;
  /** The inputs are the same to the letter; otherwise only body and year are. */
  same: boolean;
}

/** Rows that repeat an earlier one. `text` is what an input was read from. */
export function twinsOf(rows: readonly Row[], text: (row: Row) => string | undefined): ReadonlyMap<Row, Twin> {
  const twins = new Map<Row, Twin>();
  const inputs = new Map<string, number>();
  const places = new Map<string, Row>();
  const bodies = new Map<string, Row>();
  for (const row of rows) {
    places.set(`${row.at} ${row.report}`, row);
    const own = text(row);
    const input = own === undefined ? row.at : inputs.get(own);
    const first = input === undefined || input === row.at ? undefined : places.get(`${input} ${row.report}`);
    if (first) {
      twins.set(row, { of: first, same: true });
      continue;
    }
    if (own !== undefined) inputs.set(own, row.at);
    if (row.body === null || row.year === null) continue;
    const body = `${row.year} ${row.body}`;
    const other = bodies.get(body);
    if (other) twins.set(row, { of: other, same: false });
    else bodies.set(body, row);
  }
  return twins;
}

export const COLUMNS = ["body", "year", "verdict", "errors", "warnings", "doubts", "name"] as const;
export type Column = (typeof COLUMNS)[number];

export interface Order {
  /** `null`: as they were given. */
  by: Column | null;
  down: boolean;
}

export interface Filter {
  /** Every one of these words stands in body, year or name. */
  words: string;
  verdict: RowVerdict | null;
}

export const VERDICTS: readonly RowVerdict[] = ["errors", "warnings", "doubts", "sound", "nothing", "failed"];

let collator: Intl.Collator | undefined;
/** Made when a list is first sorted: it takes 8 ms, as long as half of what else a script does at its start. */
const alphabet = (): Intl.Collator => (collator ??= new Intl.Collator("zh-CN", { numeric: true }));

function compare(a: Row, b: Row, by: Column): number {
  if (by === "body") return alphabet().compare(a.body ?? a.title ?? "", b.body ?? b.title ?? "");
  if (by === "name") return alphabet().compare(a.name, b.name);
  if (by === "year") return (a.year ?? 0) - (b.year ?? 0);
  if (by !== "verdict") return a.counts[by] - b.counts[by];
  // As grave first, then as many.
  const rank = VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict);
  return rank || GROUPS.reduce((difference, group) => difference || a.counts[group] - b.counts[group], 0);
}

/** The rows that pass the filter, in order. Of rows that are equal the order in which they were given stays. */
export function listed(rows: readonly Row[], order: Order, filter: Filter): readonly Row[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  const passing = rows.filter((row) => {
    if (filter.verdict && row.verdict !== filter.verdict) return false;
    const all = `${row.body ?? row.title ?? ""} ${row.year ?? ""} ${row.name}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const { by, down } = order;
  if (by) passing.sort((a, b) => (down ? compare(b, a, by) : compare(a, b, by)));
  return passing;
}

/** Of a column that was pressed: numbers and verdicts begin with the gravest, words with the first; the third press forgets it. */
export function pressed(order: Order, by: Column): Order {
  const first = by !== "body" && by !== "name" && by !== "year";
  if (order.by !== by) return { by, down: first };
  return order.down === first ? { by, down: !first } : { by: null, down: false };
}

export function countVerdicts(rows: readonly Row[]): Map<RowVerdict, number> {
  const counts = new Map<RowVerdict, number>();
  for (const { verdict } of rows) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return counts;
}
