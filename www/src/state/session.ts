// All state of the page, and every way to change it. Views get the state and draw it; they keep none that matters.
import type { Engine } from "../engine/engine.js";
import type { Document, Span } from "../engine/types.js";
import { rememberedLang, rememberLang, type Lang } from "../i18n/index.js";
import { LARGEST } from "../input/kind.js";
import type { Refusal, Source, Taken } from "../input/source.js";
import { entriesOf, listFindings, originsOf, type Entry } from "./reading.js";

/** An input and what became of it. */
export type Item = { source: Source; document: Document } | { refusal: Refusal };

/** Where a selection was made: that place need not scroll to it. */
export type Origin = "table" | "findings" | "source" | "keys";

export interface Selection {
  cell: string | null;
  /** Index into `listFindings` of the current report. */
  finding: number | null;
  /** Index into `extra_rows` of the current report. */
  extra: number | null;
  origin: Origin;
  /** Grows with every selection, so that choosing the same thing again scrolls to it again. */
  stamp: number;
}

export type EngineState =
  | { status: "starting" }
  | { status: "ready"; engine: Engine }
  | { status: "failed"; reason: string };

export interface State {
  lang: Lang;
  engine: EngineState;
  stage: "intake" | "reading" | "result";
  /** What the text field holds. */
  draft: string;
  /** The source that the untouched draft stands for; reading it keeps what plain text would lose. */
  draftOf: Source | null;
  items: readonly Item[];
  /** Index into `entriesOf(items)`. */
  current: number;
  selection: Selection;
  view: "tables" | "source";
  /** Where in the draft the cursor goes when editing begins: at what was chosen. */
  caret: Span | null;
  /** A reading that broke the engine. */
  fault: string | null;
}

/** Above this many characters a reading may be felt: the page says so first. */
const LONG = 1_000_000;
const NOTHING: Selection = { cell: null, finding: null, extra: null, origin: "keys", stamp: 0 };

export class Session {
  #state: State = {
    lang: rememberedLang(), engine: { status: "starting" }, stage: "intake", draft: "", draftOf: null, items: [],
    current: 0, selection: NOTHING, view: "tables", caret: null, fault: null,
  };
  #listeners = new Set<() => void>();
  /** What was given while the engine was still starting. */
  #waiting: readonly Taken[] | null = null;
  /** Grows with every reading and every clearing: a reading that was overtaken is dropped. */
  #turn = 0;

  get state(): State {
    return this.#state;
  }

  /** Calls back after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  async start(engine: Promise<Engine>): Promise<void> {
    try {
      this.#set({ engine: { status: "ready", engine: await engine } });
    } catch (error) {
      this.#set({ engine: { status: "failed", reason: String(error) }, stage: "intake" });
      return;
    }
    if (this.#waiting) {
      const taken = this.#waiting;
      this.#waiting = null;
      await this.read(taken);
    }
  }

  setLang(lang: Lang): void {
    rememberLang(lang);
    this.#set({ lang });
  }

  setDraft(draft: string): void {
    const untouched = this.#state.draftOf !== null && draft === editable(this.#state.draftOf);
    this.#set({ draft, draftOf: untouched ? this.#state.draftOf : null });
  }

  async readDraft(): Promise<void> {
    const { draft, draftOf } = this.#state;
    if (draft.trim() === "") return this.read([{ refusal: { why: "empty", name: "" } }]);
    if (draft.length > LARGEST) return this.read([{ refusal: { why: "large", name: "" } }]);
    return this.read([{ source: draftOf ?? { name: "", media: "text/plain", text: draft } }]);
  }

  /** Reads what was taken from the person; the result replaces the one before. */
  async read(taken: readonly Taken[]): Promise<void> {
    const engineState = this.#state.engine;
    if (engineState.status === "failed" || taken.length === 0) return;
    const turn = ++this.#turn;
    const sources = taken.flatMap((one) => ("source" in one ? [one.source] : []));
    const first = sources.length === 1 ? sources[0] : undefined;
    if (first) this.#set({ draft: editable(first), draftOf: first });
    if (engineState.status === "starting") {
      this.#waiting = taken;
      this.#set({ stage: "reading" });
      return;
    }
    const long = sources.reduce((sum, source) => sum + source.text.length, 0) > LONG;
    if (long) {
      this.#set({ stage: "reading" });
      await painted();
      if (turn !== this.#turn) return;
    }
    const items: Item[] = [];
    try {
      for (const one of taken) {
        if ("refusal" in one) items.push(one);
        else {
          const { source } = one;
          const document = await engineState.engine.read(source.text, source.media, source.name);
          if (turn !== this.#turn) return;
          items.push({ source, document });
        }
      }
    } catch (error) {
      this.#set({ stage: "intake", items: [], fault: String(error) });
      return;
    }
    const found = entriesOf(items).length > 0;
    this.#set({
      items, current: 0, selection: NOTHING, view: "tables", fault: null, stage: found ? "result" : "intake",
    });
  }

  /** Back to the text, kept. */
  edit(): void {
    this.#turn++;
    const entry = this.entry;
    const source = entry?.source ?? this.#state.draftOf;
    const draft = source ? standIn(source, editable(source, entry?.document)) : null;
    // Spans fit the draft only where the engine took it over as it is, and the field will too (it drops returns).
    const fits = entry !== undefined && draft?.draft === entry.document.text && !draft.draft.includes("\r");
    this.#set({ stage: "intake", items: [], caret: fits ? this.#place(entry) : null, ...draft });
  }

  #place(entry: Entry): Span | null {
    const { selection: { cell, finding, extra }, engine } = this.#state;
    if (cell !== null) return originsOf(engine.status === "ready" ? engine.engine.forms : [], entry, cell).spans[0] ?? null;
    if (extra !== null) return entry.report.extra_rows[extra]?.span ?? null;
    return finding === null ? null : (listFindings(entry)[finding]?.finding.spans[0] ?? null);
  }

  /** Forgets everything but the language. */
  clear(): void {
    this.#turn++;
    this.#waiting = null;
    this.#set({ stage: "intake", draft: "", draftOf: null, items: [], current: 0, selection: NOTHING, caret: null, fault: null });
  }

  get entry(): Entry | undefined {
    return entriesOf(this.#state.items)[this.#state.current];
  }

  choose(current: number): void {
    this.#set({ current, selection: NOTHING });
  }

  show(view: State["view"]): void {
    this.#set({ view, selection: { ...this.#state.selection, origin: "keys", stamp: this.#state.selection.stamp + 1 } });
  }

  selectCell(cell: string, origin: Origin): void {
    this.#select({ cell, finding: null, extra: null, origin });
  }

  selectFinding(finding: number, origin: Origin): void {
    this.#select({ cell: null, finding, extra: null, origin });
  }

  selectExtra(extra: number, origin: Origin): void {
    this.#select({ cell: null, finding: null, extra, origin });
  }

  deselect(): void {
    this.#select({ cell: null, finding: null, extra: null, origin: "keys" });
  }

  #select(selection: Omit<Selection, "stamp">): void {
    const stamp = this.#state.selection.stamp + 1;
    this.#set({ selection: { ...selection, stamp } });
  }

  /** The next (1) or the previous (-1) finding, round and round. From a cell: the first finding about it. */
  step(by: 1 | -1): void {
    const entry = this.entry;
    const count = entry ? listFindings(entry).length : 0;
    if (count === 0) return;
    const { finding } = this.#state.selection;
    const next = finding === null ? (by === 1 ? 0 : count - 1) : (finding + by + count) % count;
    this.selectFinding(next, "keys");
  }
}

/** The text that a person would edit: never HTML source where there is something better. */
function editable(source: Source, document?: Document): string {
  return source.media === "text/html" ? (source.plain ?? document?.text ?? source.text) : source.text;
}

/** The draft that stands for a source as long as nobody edits it. */
function standIn(source: Source, draft: string): Pick<State, "draft" | "draftOf"> {
  return { draft, draftOf: source.media === "text/html" ? { ...source, plain: draft } : source };
}

/** Resolves when the browser has drawn what is there now. */
function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
}
