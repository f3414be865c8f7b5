/** A text in both languages. */
export interface Words { zh: string; en: string }
/** `[start, end)` into `Document.text`, in UTF-16 code units. */
export type Span = [start: number, end: number];
/** `S14`: report years 2014 to 2018. */
export type Edition = "F19" | "F21" | "S14";
/** `statistics` is the only table of reports on 2014 to 2018. */
export type TableName = "disclosure" | "requests" | "disputes" | "statistics";
/** How grave a finding is. */
export type Severity = "error" | "warning" | "info";
/** What a cell prints: a number, nothing, a sign for nothing (`/`, `—`, `无`), other text; or there is no such cell in the source. */
export type CellState = "number" | "blank" | "placeholder" | "text" | "missing";

/** What a cell without doubt rests on; the strongest first. */
export type Proof =
  | "whole_print" | "nothing" | "own_label" | "full_row" | "kept_places" | "headings" | "only_row" | "counted"
  | "nothing_printed" | "absent" | "only_division" | "only_joining";
/** Why a cell is doubted. */
export type Reason =
  | "no_data_row" | "short_row" | "long_row" | "label_lost" | "glued_digits" | "label_truncated" | "summed_sub_rows"
  | "unreadable_number" | "edition_unknown" | "side_by_side" | "scattered" | "unshown" | "unaccounted"
  | "headings_differ" | "prints_differ" | "file_unsure";

/**
 * A member that is not one of these, or of another type, is an `Error` that says where it stands and what is possible, in both
 * languages: `options.severity["T3-BALANC"]: 没有规则 … / there is no rule …`. Nothing else makes these functions throw.
 */
export interface ParseOptions {
  /** How the text is written; plain text when absent. */
  media?: "text/plain" | "text/html";
  /** A name for the input; only passed through to `source.name`. */
  name?: string;
  /**
   * The file that the text was taken from, as a reader of files tells of it: what it was not sure of is in doubt, and what it
   * observed becomes findings about the reading. Places are UTF-16 code units of the text.
   */
  file?: FileOrigin;
  /**
   * Cells to check as if something else were printed in them: for trying a repair, and for filling in a form. The
   * document is then one that nobody printed; keep the one without changes beside it. Cells that are not there are
   * left out.
   */
  changes?: readonly Change[];
  /**
   * Rules to check, and no others: codes (`T3-BALANCE`), families (`T3`, `QLT`, `TXT-T4`), patterns (`T3-*`) or `ALL`,
   * in either case. Every rule when absent. What is left out counts as `not_selected`. A name that no rule has is an
   * `Error` that says which may be meant.
   */
  select?: readonly string[];
  /**
   * Rules to leave out. The narrowest name that fits a rule decides; between equal ones this wins. The reader's doubts
   * (`PARSE-…`) cannot be left out: a name that means nothing else is an `Error`.
   */
  ignore?: readonly string[];
  /** Severities by rule, family or pattern: `{ QLT: "info", "T3-*": "warning" }`. */
  severity?: Readonly<Record<string, Severity>>;
  /** Rules on the prose beside those of the catalogue; the names above mean them too. */
  text?: readonly TextRule[];
}
/** A rule on the prose: something that must not be written in it, or that must. What `[[text]]` is in `gongkai.toml`. */
export interface TextRule {
  /** Shown with its findings: letters, digits, Chinese characters, `-`; none of the catalogue's. */
  code: string;
  /**
   * A regular expression as the Rust crate `regex-lite` has them, at most 1,000 characters: no look-around, no backreferences. It
   * is searched in prose without white space, with half-width digits and full-width punctuation, and is read in the same
   * way. Each sentence is a line.
   */
  pattern: string;
  /** Sections to look at: `1` to `6`, and `0` for what stands before the first. All prose when absent. */
  in?: readonly (string | number)[];
  /** What touches a match of this is excused; with `must`, nothing is asked where this occurs. */
  unless?: string;
  /** `true`: a finding where the pattern does not occur. */
  must?: boolean;
  /** `warning` when absent. */
  severity?: Severity;
  /** What its findings say; behind a line break what else there is to say. */
  message?: string;
}
/** What `parseBytes` takes beside the bytes. */
export interface BytesOptions extends ParseOptions {
  /** The encoding by its label, such as `gb18030`. Where it is absent: a byte order mark, UTF-16 by its pattern, UTF-8 where it is valid, what HTML or XML declares, GB18030. */
  encoding?: string;
}
/** A text that was bytes. */
export interface DecodedText {
  text: string;
  /** `UTF-8`, `UTF-16LE`, `UTF-16BE`, `gb18030`, or the label that the text declares. */
  encoding: string;
  /** Sequences that have no character; each is U+FFFD in `text`. */
  damaged: number;
  /** What happened to the text before: it was decoded wrongly and saved, or written as escapes. `undone`: `text` is what it was before. */
  mishap?: Words & { undone: boolean };
}
/** What `rules` takes: which rules count, as `parse` takes it. Text rules are listed behind the catalogue. */
export type RulesOptions = Pick<ParseOptions, "select" | "ignore" | "severity" | "text">;
/** A file that a text was taken from: `format.media`, `notices` and `pages` of what `readFile` gives. */
export interface FileOrigin {
  /** Its media type, such as `application/pdf`; `source.media` becomes this one. */
  media: string;
  /** `touches`: what the notice puts in doubt; places ascending. */
  notices?: readonly { code: string; message: Words; touches: "nothing" | "everything" | readonly (readonly [start: number, end: number])[] }[];
  /** Where each page begins, ascending. */
  pages?: readonly number[];
}
/** Another print in a cell: the document is checked as if it stood there. */
export interface Change {
  /** Place in `Document.reports`; 0 when absent. */
  report?: number;
  cell: string;
  /** What to read there, by the reader's own grammar; `""` for a blank. The cell's `span` stays the old print's. */
  print: string;
}
/** What `render` takes beside the text. */
export interface RenderOptions extends ParseOptions {
  /** Default `json`; `csv` has one row per cell. */
  format?: "json" | "csv";
  /** One report only: its place in `Document.reports`. All of them when absent. */
  report?: number;
}
/** What `office` takes beside the text. */
export interface OfficeOptions extends ParseOptions {
  /**
   * A paper as `.docx` (the report itself, which is the default, what the check found, the list of checks, the notice to correct), or an
   * `.xlsx` workbook.
   */
  document?: "report" | "result" | "checklist" | "notice" | "workbook";
  /** The language of what is said; Chinese when absent. */
  lang?: "zh" | "en";
  /** One report only: its place in `Document.reports`. All of them when absent. */
  report?: number;
}
/** Everything found in one input. */
export interface Document {
  schema: "gongkai/1";
  /** `pages`: where each page of the file begins in `text`; only of files that have pages. */
  source: { name: string; media: string; length: number; pages?: number[] };
  /** The extracted text that every span indexes. */
  text: string;
  reports: Report[];
  findings: Finding[];
}
/** One report of a document. */
export interface Report {
  title: string | null;
  agency: string | null;
  year: number | null;
  /** ISO dates. */
  period: { from: string; to: string } | null;
  signed: { by: string | null; on: string | null } | null;
  span: Span | null;
  /** `statistics` is there only where the report has that table. */
  forms: Record<Exclude<TableName, "statistics">, Edition | null> & { statistics?: Edition };
  sections: { number: number; heading: string; span: Span }[];
  /** By cell id, such as `requests.granted.total`; every cell of each detected form is there. */
  cells: Record<string, Cell>;
  extra_rows: { table: TableName; label: string; cells: Cell[]; span: Span }[];
  /** Further prints of tables with other numbers than the report's own, or perhaps so. Only where there are any. */
  other_tables?: OtherTable[];
  /**
   * What must be said before anything else: the copy ends before the report does, a form is not filled in, no cell of the
   * tables was read for certain, or fewer than half of them. Only where there is one.
   */
  condition?: "ends_early" | "draft" | "unread" | "half_read";
  findings: Finding[];
  /** `not_selected` is there only where rules were left out. */
  checks: { passed: number; failed: number; partial: number; not_assessable: number; not_selected?: number };
  /** How every rule that is for reports of this year came out, by code, in the order of the catalogue. */
  outcomes: Record<string, "passed" | "failed" | "partial" | "not_assessable" | "not_selected">;
  /** For each rule that came out as `partial` or `not_assessable`, why, and what it left out. */
  gaps: Record<string, Gap>;
}
/** What a rule did not look at. */
export interface Gap {
  /**
   * The copy ends before it; it was not read for certain; its label or heading is torn or worded otherwise than in the form,
   * and was not judged; its digits were divided by the sums that the rule compares; words stand where a number belongs; it is
   * not filled in; the report does not have it; the report does not say it, or it was not recognised; the rule does not
   * concern this report; a text rule would have taken too many steps to look at all of it.
   */
  why:
    | "cut" | "unread" | "unjudged" | "by_sums" | "not_number" | "unfilled" | "absent" | "unrecognised" | "inapplicable"
    | "too_long";
  /** Rows (`requests.granted`) that were left out, in whole or in part, and tables (`disputes`); absent where there are none. */
  rows?: string[];
}
/** A further print of a table. */
export interface OtherTable {
  table: TableName;
  /** What stands above it and says which it is (`2023年`); `""` where nothing does. */
  label: string;
  /** By cell id; every cell of its form is there, which may be of another edition than the report's own. */
  cells: Record<string, Cell>;
  span: Span;
}
/** One cell of an official table. */
export interface Cell {
  /** The printed characters, trimmed. */
  raw: string;
  value: number | null;
  state: CellState;
  /** The reader had to infer which cell the print belongs to, or could not. */
  doubt?: true;
  /** The weakest of what shows its row, its column and its value; absent where `doubt` is `true`, and where a change put it. */
  proof?: Proof;
  /** Why it is doubted; present where `doubt` is `true`. */
  reason?: Reason;
  span?: Span;
}
/** Something wrong in a report, or something that its reading leaves open. */
export interface Finding {
  rule: string;
  severity: Severity;
  /** `report`: the author's document; `reading`: this software's own doubt. */
  about: "report" | "reading";
  message: Words;
  /** What shows it, in sentences. */
  detail?: Words;
  /** Cell ids, most suspect first. */
  cells: string[];
  spans: Span[];
  /** What should be printed, and what is printed: only where a single number is the one correction. */
  expected?: number;
  actual?: number;
  /** Where text and table differ: the text's number as printed (`24件`) or what it denies, and the table's. Either may be the wrong one. */
  claimed?: string;
  counted?: number;
  /** `sum` gives `to`, such as `9 + 6 = 15`. */
  repair?: { cell: string; from: number | null; to: number; sum?: string }[];
  /** `all`: together the one correction; `any`: alternatives, one of these cells is wrong. */
  repair_kind?: "all" | "any";
  /** Codes of the identities that the same cause breaks. */
  breaks?: string[];
  basis: Words;
}
/** A rule of the catalogue, or a text rule of the options. */
export interface Rule {
  code: string;
  /** With the options `severity` and `text`: as they have it. */
  severity: Severity;
  about: "report" | "reading";
  title: Words;
  what: Words;
  why: Words;
  fix: Words;
  example: Words;
  basis: Words;
  /** When it says nothing; text rules have none. */
  guards?: Words;
  /** The editions that it looks at; text rules have none. */
  forms?: Edition[];
  /** Only text rules have these. */
  pattern?: string;
  in?: string[];
  unless?: string | null;
  must?: boolean;
  /** The options leave it out. */
  selected?: false;
}
/** An official table in one edition. */
export interface Form {
  table: TableName;
  edition: Edition;
  name: Words;
  title: Words;
  /**
   * A cell's id is `table.row.column`, or `table.row` where the row's only column has the id `""`. `measure` is the
   * unit that the form prints beside the label; a `local` row is printed in some places only.
   */
  rows: { id: string; label: Words; path: Words[]; columns: { id: string; label: Words }[]; measure?: Words; local?: true }[];
  /** The sums that a correctly filled table satisfies; a blank counts as zero. */
  identities: Identity[];
  /** Rows of cells as the office prints them, each standing at its top left corner. */
  grid: GridCell[][];
}
/** What an identity adds up. Those from `received` on are of the statistics table. */
export type IdentityKind =
  | "balance" | "result_sum" | "row_sum" | "dispute_sum"
  | "received" | "closed" | "replied" | "denied" | "review" | "litigation" | "staff";
/** The cells of `parts` add up to the same as those of `totals`. A `local` row that a table does not print is no part of it. */
export interface Identity { kind: IdentityKind; parts: string[]; totals: string[] }
/** A cell of a form as it is drawn: a heading, or a place for a number. */
export type GridCell = HeadCell | ValueCell;
/** A heading, with what it covers. */
export interface HeadCell { text: Words; scope: "col" | "colgroup" | "row" | "rowgroup"; colspan: number; rowspan: number }
/** A place for a number: the id of its cell, and how many columns it covers. */
export interface ValueCell { cell: string; colspan: number }
