import type { Document, Finding } from "./types.js";
import type { Wasm } from "./index.js";

/** `<gongkai-report>`: a report, checked, in any page. What each member means: docs/embedding.md. */
export class GongkaiReport extends HTMLElement {
  /** The id of the element whose content is read instead of the own one. */
  for: string | null;
  /** The address of a file of the same origin that is read. */
  src: string | null;
  /** How the text is written; told from the text where it is absent. */
  media: "text/plain" | "text/html" | null;
  /** The text that is read; comes before `src`, `for` and the content. */
  text: string | null | undefined;
  /** `tables`, the default: tables and pictures, for everybody; findings only with `full` and `findings`. */
  view: "full" | "tables" | "findings" | "badge";
  theme: "light" | "dark" | "auto";
  /** No number can be tried. */
  readonly: boolean;
  /** The children with a `slot` are the portal's own, though the report stands in here too: then in one element beside them. */
  slots: boolean;
  /** Which of several reports is shown, from 0. */
  report: number;
  /** Of the heading, 1 to 6. */
  level: number;
  /** `waiting`: not seen yet, or nothing given. `none`: read, and no report in it. */
  readonly status: "waiting" | "reading" | "ready" | "none" | "failed";
  /** What was read last, with the numbers that were tried. */
  readonly document: Document | null;
  /** Reads again, now, seen or not. */
  read(): Promise<Document | null>;
  /** Takes the text out of Word, PDF and other files that `src` names: `readFile` of `gongkai/files` once it is started, or what gives the same. */
  static files: ((bytes: Uint8Array<ArrayBuffer>) => unknown) | null;
  /** Resolves when what is shown is what was set. */
  readonly updateComplete: Promise<boolean>;
}

/** Registers the element; does nothing where it is registered already. The engine starts when the first one is seen. */
export function define(wasm?: Wasm | Promise<Wasm>): void;

/** What is chosen: the id of a cell, a finding, or neither. */
export interface GongkaiSelection { cell: string | null; finding: Finding | null }
/** Why nothing is shown. `internal`: the software itself failed, and the message holds version, stage and place and nothing of the report. */
export interface GongkaiTrouble { why: "engine" | "internal" | "for" | "origin" | "src" | "large" | "binary" | "file" | "worker" | "slow" | "page"; message: string }

/** The events of the element; all of them bubble. */
export interface GongkaiEventMap {
  /** The content was read, whether or not there is a report in it. */
  "gongkai-read": CustomEvent<Document>;
  /** Somebody tried other numbers. */
  "gongkai-try": CustomEvent<Document>;
  /** A cell or a finding was chosen, or none. */
  "gongkai-select": CustomEvent<GongkaiSelection>;
  /** Nothing could be read, or shown. */
  "gongkai-error": CustomEvent<GongkaiTrouble>;
}

declare global {
  interface HTMLElementTagNameMap { "gongkai-report": GongkaiReport }
  // They bubble: heard wherever they pass.
  interface HTMLElementEventMap extends GongkaiEventMap {}
  interface ShadowRootEventMap extends GongkaiEventMap {}
  interface DocumentEventMap extends GongkaiEventMap {}
  interface WindowEventMap extends GongkaiEventMap {}
}
