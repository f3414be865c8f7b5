// English.
import type { Dictionary } from "./dictionary.js";

const EDITIONS: Record<string, string> = { S14: "2014–2018 statistics table", F19: "2019 trial form", F21: "2021 revised form" };
const BASES: Record<string, string> = { S14: "国办发〔2014〕32号", F19: "国办公开办函〔2019〕60号", F21: "国办公开办函〔2021〕30号" };
const TABLES: Record<string, string> = { statistics: "Statistics table", disclosure: "Table 2", requests: "Table 3", disputes: "Table 4" };
const KINDS = { word: "a Word or WPS document", pdf: "a PDF or OFD file", sheet: "a spreadsheet", image: "an image", archive: "an archive" };
const named = (name: string) => (name ? `“${name}”` : "This");
const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

export const en: Dictionary = {
  product: "Gongkai",
  tagline: "Checks annual reports on open government information",
  otherLanguage: "中文",
  labelled: (label, words) => `${label}: ${words}`,
  skip: "Skip to the content",

  lead: "Paste an annual report and see its three tables, and what is wrong in them.",
  leadMore: "Recognises the 2019 and the 2021 official forms, checks the sums of tables 3 and 4, and names the cell that is wrong and what it should be.",
  pasteLabel: "Paste the whole report here",
  pasteHint: "Select all and copy in a web page, Word or WPS, then press Ctrl+V. Or drop .txt or .html files anywhere on this page.",
  pastePlaceholder: "一、总体情况……\n二、主动公开政府信息情况……\n三、收到和处理政府信息公开申请情况……",
  check: "Check",
  pick: "Choose files",
  example: "Show an example",
  dropHere: "Drop to read",
  dropMore: ".txt and .html, several at once",
  privacyTitle: "Everything stays on this machine",
  privacy: [
    ["Nothing sent", "The text stays on this computer"],
    ["Nothing kept", "Close the page and all is forgotten"],
    ["Works offline", "From a USB stick or an intranet, by double click"],
  ],
  richNote: "The table structure of the page or document is kept. If you edit the text here, it will be read as plain text.",

  starting: "Starting…",
  reading: "Reading…",
  readingMore: "This is a large text; a moment please",
  engineFailedTitle: "This browser cannot run the checker",
  engineFailed: "WebAssembly is not supported or is switched off here. Open this page in a browser based on Chromium 81 or later.",
  engineBroke: "The program failed while reading; that is our defect. Reload the page and try again.",
  technical: "Technical details",

  refused: {
    empty: (name) => (name ? `${named(name)} is empty.` : "There is no text to read. Copy the whole report first, then paste it."),
    binary: (name) => `${named(name)} is not a text file. Open the original, copy all of it and paste it here.`,
    large: (name) => `${named(name)} is larger than 64 MB, too large for a report. Choose the report alone.`,
    unreadable: (name) => `${named(name)} cannot be opened. It may be a folder, or was moved or is in use.`,
    foreign: (name, kind) =>
      kind === "image"
        ? `${named(name)} is an image; its text cannot be read yet. Copy the text from the web page or the original.`
        : kind === "archive"
          ? `${named(name)} is an archive. Unpack it, open the report, copy all of it and paste it here.`
          : `${named(name)} is ${KINDS[kind]}, which cannot be read directly yet. Open it, copy all of it and paste it here.`,
  },
  notReport: "No annual report found",
  notReportMore: "Make sure that you copied the report itself, not a link, a table of contents or the name of an attachment.",
  damaged: (n) => `${count(n, "character")} of the file ${n === 1 ? "is" : "are"} damaged and cannot be restored. Compare with the original.`,

  editSource: "Edit the text",
  clear: "Clear",
  clearHint: "Forget everything and start again",
  entries: "Reports found",
  entriesCount: (n) => count(n, "report"),
  untitled: "Body not stated",
  pasted: "Pasted text",
  yearOf: (year) => `${year}`,
  noYear: "Year not stated",

  editionName: (edition) => EDITIONS[edition] ?? edition,
  editionBasis: (edition) => BASES[edition] ?? "",
  editionMixed: "Mixed forms",
  editionPart: (tables, edition) => `${tables}: ${edition}`,
  noTables: "No tables",
  tableName: (table) => TABLES[table] ?? table,
  listOf: (items) => items.join(", "),
  period: (from, to) => `Period ${from} to ${to}`,
  signedOn: (by, on) => `Signed ${[by, on].filter(Boolean).join(", ")}`,

  verdicts: {
    errors: (n) => `${count(n, "error")} in the report`,
    warnings: (n) => `${count(n, "place")} to verify`,
    doubts: (n) => `${count(n, "reading doubt")}; no errors in the rest`,
    sound: "No problems found",
    nothing: "Nothing to check",
  },
  verdictMore: {
    errors: "The report contradicts itself or lacks something; correct it before publishing.",
    warnings: "Not necessarily wrong; a person should decide.",
    doubts: "The doubt is about our reading, not the report's error: compare these figures with the text.",
    sound: "Every check that was made passed. Whether the figures are true is for people to verify.",
    nothing: "No table was read that could be checked.",
  },
  verdictAnd: (verdict, n) => `${verdict}, and ${count(n, "reading doubt")}`,
  verdictAlsoDoubts: " The doubts are about our reading, not errors of the report; compare with the text.",
  counts: {
    errors: (n) => (n === 1 ? "error" : "errors"),
    warnings: () => "to verify",
    infos: (n) => (n === 1 ? "note" : "notes"),
    doubts: (n) => (n === 1 ? "reading doubt" : "reading doubts"),
    passed: (n) => (n === 1 ? "check passed" : "checks passed"),
    notAssessable: () => "not assessable",
  },

  tablesView: "Tables",
  sourceView: "Text",
  findingsView: "Findings",
  findingsTitle: "Findings",
  noFindings: "No problems found",
  noFindingsMore: "Click any cell of a table to see its place in the text.",
  nothingChecked: "There was no table to check, so nothing was checked.",
  groups: { errors: "Errors in the report", warnings: "To verify", infos: "Notes", doubts: "Reading doubts" },
  groupMore: {
    errors: "",
    warnings: "may be wrong; for a person to decide",
    infos: "do not affect the figures",
    doubts: "our uncertainty, not the report's error",
  },
  aboutInput: "About the input as a whole",
  basis: "Basis",
  rule: "Rule",
  help: "About this rule",
  what: "What is checked",
  why: "Why it matters",
  fix: "What to do",
  exampleOf: "Example",
  expected: "Expected",
  actual: "Printed",
  repair: "Suggestion",
  repairs: "Possible corrections, choose one",
  repairTo: (table, path, column, from, to) =>
    `In ${[table, path.length ? `row “${path.join(" › ")}”` : "", column ? `column “${column}”` : ""].filter(Boolean).join(", ")}: ${
      from === null ? "fill in" : `change ${from} to`} ${to}`,
  breaks: "The same cause also breaks",
  nextProblem: "Next",
  previousProblem: "Previous",
  problemOf: (i, n) => `${i} of ${n}`,
  closeSelection: "Deselect",
  backToFindings: "Back to the findings",
  keys: "N / P step through, Esc deselects",

  selectedCell: "Selected cell",
  printed: "Printed",
  inferred: "Inferred as",
  unread: "not read",
  place: "Place in the text",
  rowPlace: "No print of its own; the text concerned is",
  morePlaces: (n) => `(the first of ${n})`,
  noPlace: "There is no text for this cell",
  showInSource: "Show in the text",
  showInTable: "Show in the table",
  whyDoubt: "Why it is doubtful",
  cellFindings: "Findings about this cell",
  cellClean: "No findings about this cell.",
  cellName: (table, path, column) => [table, path.join(" › "), column].filter(Boolean).join(" · "),
  more: (n) => `${n} cells in all`,

  states: { number: "number", blank: "blank", placeholder: "placeholder", text: "text", missing: "missing" },
  stateMore: {
    number: "",
    blank: "The cell is printed empty; blank is not 0",
    placeholder: "A dash, a slash or 无 is printed, not a number",
    text: "What is printed is not a number",
    missing: "The text has no such cell",
  },
  doubt: "doubtful",
  doubtMore: {
    inferred: "No number is printed in this cell; this one is inferred",
    unread: "The number of this cell could not be read",
    blank: "It is not certain that this cell is really blank",
    placed: "It is not certain that this number belongs to this cell",
  },
  missingMark: "absent",
  legend: "Legend",
  legendMarked: "cell with a finding",
  legendSelected: "selected cell",
  tableMissing: (name) => `${name} was not found in this report.`,
  tablesMissing: "No table was read in this report. See its sections under “Text”.",
  tableRegion: (name) => `${name}, scrolls sideways`,
  tableKeys: "Arrow keys move between cells, Enter selects",
  extraRows: "Rows added locally",
  extraMore: "not in the official table; as printed",
  problemHere: (n) => count(n, "finding"),

  sourceTitle: "Text",
  sourceMore: "Everything that was read. Table figures are underlined; click one to find it in its table.",
  sourceLength: (n) => `${n.toLocaleString("en")} characters`,
  sourceRegion: "Text of the report, scrolls",
  sourceKeys: "Arrow keys move between figures, Enter goes to the table",

  footer: (version) => `Gongkai ${version} · runs on this machine; sends nothing, keeps nothing`,
};
