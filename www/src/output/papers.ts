// The papers that a report leads to: the report itself as printed, the check list, the notice to mend it. They say what the
// report and the engine say, and leave open what only people know.
import type { Finding, Form, Report, Rule } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import {
  changesOf, correctionTitle, editionWords, GROUPS, listFindings, originsOf, placeWords, repairWords, rowWords, tableOf, verdictWords, type Entry, type Listed, type Repair,
} from "../state/reading.js";
import { pageOf } from "../state/places.js";
import { part, type Block, type Grid, type Part, type Sheet } from "./sheet.js";
import { extraGrid, formsOf, tableGrid } from "./tables.js";

export type PaperKind = "report" | "checklist" | "notice";

export interface Given {
  entry: Entry;
  forms: readonly Form[];
  rules: ReadonlyMap<string, Rule>;
  version: string;
  t: Dictionary;
  lang: Lang;
}

export function paper(kind: PaperKind, given: Given): Sheet {
  const blocks = { report: reportBlocks, checklist: checklistBlocks, notice: noticeBlocks }[kind](given);
  return { lang: given.lang === "zh" ? "zh-CN" : "en", blocks };
}

/** A notice is about what was printed, whatever somebody tried since. */
const asPrinted = (entry: Entry): Entry => ({ ...entry, report: entry.printed, prints: new Map() });

/** Whether there is anything to ask of the body. */
export const isNoticeable = (entry: Entry): boolean => listFindings(asPrinted(entry)).some(({ group }) => group === "errors" || group === "warnings");

/** What a file about this report is called, without its ending. */
export function stemOf({ report, source }: Entry, t: Dictionary, kind: PaperKind): string {
  const known = report.agency ?? report.title ?? source.name.replace(/\.[^.]*$/, "");
  return t.away.fileName(known, report.year, kind);
}

function reportBlocks(given: Given): Block[] {
  const { entry, forms, t, lang, version } = given;
  const { report } = entry;
  const list = listFindings(entry);
  return [
    { kind: "title", text: titleOf(report, t) },
    { kind: "grid", grid: facts(given) },
    ...formsOf(forms, report).flatMap((form): Block[] => {
      const extra = extraGrid(form, report, t);
      return [{ kind: "grid", grid: tableGrid(form, report, lang, t.missingMark) }, ...(extra ? [{ kind: "grid", grid: extra } as const] : [])];
    }),
    { kind: "heading", text: t.findingsTitle },
    ...(list.length ? [{ kind: "grid", grid: findingsGrid(list, given) } as const] : [{ kind: "line", text: verdictWords(entry, t), at: "start" } as const]),
    { kind: "note", text: t.away.made(version) },
  ];
}

function checklistBlocks(given: Given): Block[] {
  const { entry, rules, t, lang, version } = given;
  const { report } = entry;
  const words = t.away;
  const list = listFindings(entry);
  const own = list.filter(({ group }) => group !== "doubts");
  const doubts = list.filter(({ group }) => group === "doubts");
  /** The titles of the rules that came out so, by the reason why they did not look at everything. A title says what a sound report is like. */
  const of = (outcome: string): Map<string, string[]> => {
    const titles = new Map<string, string[]>();
    for (const code of Object.keys(report.outcomes)) {
      const rule = report.outcomes[code] === outcome && rules.get(code);
      if (!rule) continue;
      const why = gapWords(given, code);
      titles.set(why, [...(titles.get(why) ?? []), say(rule.title, lang)]);
    }
    return titles;
  };
  const listed = (title: string, outcome: string): Block[] => {
    const titles = [...of(outcome)];
    return titles.length === 0 ? [] : [heading(title), ...titles.flatMap(([why, items]): Block[] => [
      { kind: "line", text: why, at: "start" }, { kind: "list", mark: "box", items },
    ])];
  };
  const passed = [...of("passed").values()].flat();
  let at = 0;
  const heading = (text: string): Block => ({ kind: "heading", text: words.numbered(at++, text) });
  const none: Block = { kind: "line", text: words.none, at: "start" };
  return [
    { kind: "title", text: words.checklistTitle },
    { kind: "grid", grid: facts(given) },
    heading(words.problems), own.length ? { kind: "grid", grid: findingsGrid(own, given) } : none,
    ...(doubts.length ? [heading(words.doubts), { kind: "grid", grid: { ...findingsGrid(doubts, given), name: words.doubts } } as const] : []),
    heading(words.passedMore), passed.length ? { kind: "list", mark: "tick", items: passed } : none,
    ...listed(words.partialMore, "partial"),
    ...listed(words.openMore, "not_assessable"),
    { kind: "line", text: words.checkSign, at: "sign" },
    { kind: "line", text: words.reviewSign, at: "sign" },
    { kind: "note", text: `${words.made(version)}${words.limits}` },
  ];
}

/** Rows that a reason names. */
const MOST_ROWS = 4;

/** Why a rule was checked in part or not at all, with what it left out; `""` of one that looked at everything. */
function gapWords({ entry: { report }, forms, t, lang }: Given, code: string): string {
  const gap = report.gaps[code];
  if (!gap) return "";
  const rows = gap.rows ?? [];
  const names = rows.slice(0, MOST_ROWS).map((id) => rowWords(forms, report, id, lang, t));
  const why = t.away.why[gap.why];
  return names.length ? t.labelled(why, t.listOf(names)) + (rows.length > MOST_ROWS ? t.away.rowsInAll(rows.length) : "") : why;
}

function noticeBlocks(printed: Given): Block[] {
  const { forms, t, lang } = printed;
  const entry = asPrinted(printed.entry);
  const given = { ...printed, entry };
  const { report } = entry;
  const words = t.away;
  const list = listFindings(entry);
  let at = 0;
  const section = (title: string, group: string): Block[] => {
    const own = list.filter((one) => one.group === group);
    if (own.length === 0) return [];
    const items = own.map(({ finding }) => words.item([...told(finding, given), ...(exact(finding) ? [words.suggested(repairWords(forms, report, exact(finding)!, lang, t))] : []),
      ...(finding.basis[lang] ? [words.based(finding.basis[lang])] : [])]));
    const grids = own.flatMap(({ finding }, i): Block[] => (finding.repair?.length ?? 0) > 1 ? [{ kind: "grid", grid: correctionGrid(finding, words.ofItem(i + 1), given) }] : []);
    return [{ kind: "heading", text: words.numbered(at++, title) }, { kind: "list", mark: "number", items }, ...grids];
  };
  return [
    { kind: "title", text: words.noticeTitle(report.year) },
    { kind: "line", text: words.to(report.agency), at: "start" },
    { kind: "line", text: words.noticeLead(report.title, report.year) },
    ...section(words.toMend, "errors"),
    ...section(words.toVerify, "warnings"),
    { kind: "heading", text: words.numbered(at++, words.demands) },
    { kind: "list", mark: "number", items: words.demandList },
    { kind: "line", text: words.noticeSign, at: "end" },
    { kind: "line", text: words.date, at: "end" },
  ];
}

const titleOf = (report: Report, t: Dictionary): string => report.title ?? t.away.reportTitle(report.agency, report.year);

/** What is wrong, what shows it, and on which pages of the file it stands. */
function told(finding: Finding, given: Given): string[] {
  const { message, detail } = finding;
  const pages = pagesOf(finding, given);
  return [say(message, given.lang), ...(detail ? [say(detail, given.lang)] : []), ...(pages.length ? [given.t.away.onPages(pages.slice(0, MOST_PAGES), pages.length)] : [])];
}

/** Pages that one finding names. */
const MOST_PAGES = 4;

/** The pages of the file on which a finding's places are, or those of its first cell where it names none; none of a text without pages. */
function pagesOf({ spans, cells: [cell] }: Finding, { entry, forms }: Given): number[] {
  const places = spans.length || cell === undefined ? spans : originsOf(forms, entry, cell).spans;
  const pages = places.flatMap(([start]) => pageOf(entry.document, start) ?? []);
  return [...new Set(pages)].sort((a, b) => a - b);
}

/** The one number that is the correction. */
const exact = ({ repair = [], repair_kind }: Finding): Repair | null => (repair.length === 1 && repair_kind !== "any" && repair[0]) || null;

/** The corrections of a finding: cell, print, what should or could stand there, and the sum that gives it. */
function correctionGrid({ repair = [], repair_kind }: Finding, of: string, { entry, forms, t, lang }: Given): Grid {
  const head = [t.correctionCell, t.actual, repair_kind === "any" ? t.couldBe : t.expected, t.correctionSum].map((text) => part(text, { head: "col" }));
  const rows = repair.map((one) => [
    part(placeWords(forms, entry.report, one.cell, repair, lang, t), { left: true, literal: true }), part(one.from === null ? t.states.blank : String(one.from)), part(String(one.to)),
    part(one.sum ?? "", { left: true, literal: true }),
  ]);
  return { caption: `${of}${correctionTitle(repair.length, repair_kind, t)}`, headRows: 1, look: "findings", widths: [46, 12, 12, 30], rows: [head, ...rows] };
}

function facts({ entry, t }: Given): Grid {
  const { report, source } = entry;
  const words = t.away;
  const { passed, failed, partial, not_assessable } = report.checks;
  const rows: [string, string][] = [
    [words.body, report.agency ?? t.untitled],
    [words.year, report.year === null ? t.noYear : t.yearOf(report.year)],
    [words.edition, editionWords(report, t)],
    [words.result, verdictWords(entry, t)],
    [words.checks, words.counts(passed, failed, partial, not_assessable)],
    ...(report.signed?.on ? [[words.signed, report.signed.on] as [string, string]] : []),
    ...(changesOf(entry) ? [[words.tried, words.triedCells(changesOf(entry))] as [string, string]] : []),
    ...(source.name ? [[words.file, source.name] as [string, string]] : []),
  ];
  return {
    caption: "", headRows: 0, look: "facts", widths: [18, 82],
    rows: rows.map(([name, text]) => [part(name, { head: "row" }), part(text, { left: true, literal: true })]),
  };
}

/** Findings one below the other. A number should be another only where that is the one correction; what several cells should be stands in lines of their own. */
function findingsGrid(list: readonly Listed[], given: Given): Grid {
  const { entry, forms, t, lang } = given;
  const words = t.away;
  const number = (n: number | null | undefined): Part => part(n === undefined ? "" : n === null ? t.states.blank : String(n));
  const sorted = [...list].sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));
  // Where no finding compares two numbers there is no room to waste on them.
  const compared = sorted.some(({ finding }) => finding.expected !== undefined || finding.repair || finding.counted !== undefined);
  const body = sorted.flatMap(({ finding, group }, i): Part[][] => {
    const { repair = [], repair_kind } = finding;
    const one = exact(finding);
    const said = words.item([...told(finding, given), ...(one ? [t.labelled(t.repair, repairWords(forms, entry.report, one, lang, t))] : [])]);
    const lines = one ? [] : repair;
    const tall = { rowspan: lines.length + 1 };
    const both = finding.counted === undefined ? null : words.bothSay(finding.claimed ?? "", t.tableName(tableOf(finding.cells[0] ?? "")), finding.counted);
    const numbers = both ? [part(both, { literal: true }), part(words.undecided)] : one ? [number(one.from), number(one.to)] : [number(finding.actual), lines.length ? part(repair_kind === "any" ? words.undecided : "") : number(finding.expected)];
    return [
      [
        part(String(i + 1), tall), part(words.kinds[group], tall), part(said, { left: true, literal: true }),
        ...(compared ? numbers : []), part(say(finding.basis, lang), { left: true, literal: true, ...tall }),
      ],
      ...lines.map((line) => [
        part([placeWords(forms, entry.report, line.cell, repair, lang, t), ...(line.sum ? [line.sum] : [])].join(lang === "zh" ? "：" : ": "), { left: true, literal: true }),
        number(line.from), part(repair_kind === "any" ? words.orElse(String(line.to)) : String(line.to)),
      ]),
    ];
  });
  const head = [words.no, words.kind, words.problem, ...(compared ? [t.actual, t.expected] : []), t.basis].map((text) => part(text, { head: "col" }));
  return { caption: "", name: t.findingsTitle, headRows: 1, look: "findings", widths: compared ? [6, 9, 43, 11, 11, 20] : [6, 10, 60, 24], rows: [head, ...body] };
}
