// <gongkai-report>: one report, checked, in somebody else's page. The class only; define.ts gives it its name.
import { css, html, LitElement, nothing, unsafeCSS, type PropertyDeclaration, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import tokens from "packed:tokens";
import { bare } from "../engine/bare.js";
import type { Engine, Helper, Reader } from "../engine/engine.js";
import { isBroke } from "../engine/fault.js";
import { breathe, sliced } from "../engine/sliced.js";
import type { Document, Finding, Words } from "../engine/types.js";
import { FAULTS } from "../i18n/fault.js";
import type { Dictionary, Lang } from "../i18n/index.js";
import {
  cellWords, changesOf, doubtsOf, editionWords, findingsAbout, formOf, GROUPS, listFindings, notesOf, printedAgain, standingMarks, tableOf, tablesOf, tally, verdictOf, verdictWords, type CellMark, type Entry,
} from "../state/reading.js";
import { isLong } from "../state/beside.js";
import { painted } from "../state/painted.js";
import type { Sift } from "../state/parts.js";
import { Session } from "../state/session.js";
import { shared } from "../style/shared.js";
import type { Choice } from "../view/choose.js";
import { icon } from "../view/icon.js";
import { legendStyle, legendView } from "../view/legend.js";
import type { GongkaiTable } from "../view/table.js";
import { contentOf, fetched, mediaOf, Trouble, type Given, type ReadFile, type Why } from "./given.js";
import { INSANE, of, sane } from "./page.js";
import { dictionaryOf, words } from "./words.js";

/** `tables`: the report as it is printed, for everybody: tables and pictures, what was not read surely marked; no finding, no verdict. */
export type View = "full" | "tables" | "findings" | "badge";
export type Theme = "light" | "dark" | "auto";
/** `waiting`: not seen yet, or nothing given. `none`: read, and no report in it. */
export type Status = "waiting" | "reading" | "ready" | "none" | "failed";

/** Wide enough for findings beside the tables, in CSS pixels of the element. */
const WIDE = 1080;

/** Up to so many bytes a text is read at once: a report takes milliseconds, a worker tens of them to start. */
const NEAR = 32 * 1024;
/** Milliseconds that a reading beside the page's thread may take. The original is to be seen all the while, and nobody there has a button. */
const PATIENCE = 20_000;

export class GongkaiReport extends LitElement {
  // What scripts of the page leave on Object.prototype is no option of these: `state` there would make attributes of none of them.
  static override properties = declared({
    for: { type: String }, src: { type: String }, media: { type: String }, text: { attribute: false }, view: { type: String, reflect: true, useDefault: true }, theme: { type: String },
    readonly: { type: Boolean, reflect: true }, slots: { type: Boolean }, report: { type: Number }, level: { type: Number },
    original: { state: true }, drawn: { state: true }, wide: { state: true }, night: { state: true },
  });
  /** How the engine of this script is started: define.ts sets it. */
  static engine: () => Promise<Engine>;
  /** Takes the text out of Word, PDF and other files that `src` names: the page sets it, or dist/gongkai-files.js. */
  static files: ReadFile | null = null;

  /** The id of the element whose content is read instead of the own one. */
  declare for: string | null;
  /** A file of this site that is read. */
  declare src: string | null;
  /** `text/plain` or `text/html`; told from the text where it is absent. */
  declare media: string | null;
  /** The text that is read; comes before everything else. */
  declare text: string | null | undefined;
  declare view: View;
  declare theme: Theme;
  /** No number can be tried. None can without findings, either. */
  declare readonly: boolean;
  /** The children with a `slot` are the portal's own, though the report stands in here too. */
  declare slots: boolean;
  /** Which of several reports, from 0. */
  declare report: number;
  /** Of the heading, 1 to 6. */
  declare level: number;
  declare original: boolean;
  /** How many of the tables are drawn: they come one after the other, a frame each, where nothing is drawn yet. */
  declare drawn: number;
  declare wide: boolean;
  declare night: boolean;

  #status: Status = "waiting";
  #document: Document | null = null;
  #trouble: Why | null = null;
  /** What is said of it, where that is not the same every time. */
  #told: Words | undefined;
  /** Of an internal error, what may be passed on. */
  #details = "";
  #session: Session | null = null;
  #engine: Engine | null = null;
  /** What was read last, or is being read: another look that finds the same need not read. */
  #given: Given | null = null;
  /** The document of it as it is printed. */
  #printed: Document | null = null;
  /** The selection that was told last. */
  #chosen = "null null";
  #queued = false;
  #seen = false;
  #reading: Promise<void> | null = null;
  /** Nothing can be drawn in this page. */
  #broken = false;
  /** For what is shown then: made before anything can go wrong. */
  #slot: HTMLSlotElement | null = null;
  /** Style sheets of the own content that are off as long as it is not shown. */
  #off = new Set<StyleSheet>();
  #covered = false;
  #abort: AbortController | null = null;
  /** Ends a reading beside the page's thread. */
  #stop: (() => void) | null = null;
  #content: MutationObserver | null = null;
  /** The element that it watches. */
  #watched: Element | null = null;
  #visible: IntersectionObserver | null = null;
  #size: ResizeObserver | null = null;
  #entry: Entry | undefined;
  #marks: ReadonlyMap<string, CellMark> = new Map();
  #notes: ReadonlyMap<string, readonly Finding[]> = new Map();

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "lang"];
  }

  constructor() {
    super();
    this.for = this.src = this.media = null;
    this.text = null;
    this.view = "tables";
    this.theme = "light";
    this.readonly = this.slots = false;
    this.report = 0;
    this.level = 2;
    this.original = this.wide = this.night = false;
    this.drawn = Infinity;
    // Of a sheet that is linked and comes late. Such an event is heard on its way down only.
    this.addEventListener("load", this.#sheets, true);
  }

  /** The document of the last reading (`gongkai/1`); with tried numbers where somebody tried some. */
  get document(): Document | null {
    return this.#document;
  }

  get status(): Status {
    return this.#status;
  }

  /** Reads again, now: for a portal whose content changed in a way that cannot be seen from here. */
  async read(): Promise<Document | null> {
    this.#seen = true;
    this.#given = null;
    this.#reading = this.#read();
    // Another look may come in between, and bring what is waited for.
    for (let reading: Promise<void> | null = null; reading !== this.#reading; await reading) reading = this.#reading;
    return this.#document;
  }

  override connectedCallback(): void {
    try {
      this.#connect();
    } catch (error) {
      this.#giveUp(error);
    }
  }

  #connect(): void {
    super.connectedCallback();
    // A copy brings the status of another along.
    this.setAttribute("status", this.#status);
    if (this.#broken) return;
    this.#content = new MutationObserver(this.#onContent);
    this.#watch();
    this.#size = new ResizeObserver(() => {
      const wide = this.clientWidth >= WIDE;
      if (wide !== this.wide) requestAnimationFrame(() => (this.wide = wide));
    });
    this.#size.observe(this);
    if (!this.#seen) {
      this.#visible = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#see();
        this.#look();
      }, bare({ rootMargin: "200px" }));
      this.#visible.observe(this);
    }
    dark.addListener(this.#onDark);
    this.#onDark();
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#content?.disconnect();
    this.#visible?.disconnect();
    this.#size?.disconnect();
    this.#abort?.abort();
    dark.removeListener(this.#onDark);
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name === "lang") this.requestUpdate();
    else super.attributeChangedCallback(name, old, value);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (["for", "src", "text", "media"].some((name) => changed.has(name as "src")) && this.hasUpdated) {
      this.#watch();
      this.#look();
    }
    if (changed.has("report") && this.#status === "ready") void this.#open();
    const entry = this.#session?.entry;
    if (entry === this.#entry && !changed.has("view")) return;
    this.#entry = entry;
    this.#marks = entry && !this.#bare ? standingMarks(entry) : new Map();
    this.#notes = !entry ? new Map() : this.#bare ? doubtsOf(entry) : notesOf(entry);
  }

  #onDark = (): void => {
    this.night = dark.matches;
  };

  /** Watches what is read; where that is to come, all that comes; and what it stands in, where it may be replaced or followed. */
  #watch(): void {
    this.#content?.disconnect();
    this.#watched = this.#place;
    this.#unslot();
    if (!this.#written) return;
    this.#content?.observe(this.#watched ?? this.getRootNode(), bare({ childList: true, subtree: true, characterData: this.#watched !== null }));
    for (let at = parentOf(this.#watched); at; at = parentOf(at)) this.#content?.observe(at, bare({ childList: true }));
  }

  /**
   * What the report itself brings goes into no slot, or its author would stand among the portal's words and not be read. Where
   * the portal says `slots`, the children are its own.
   */
  #unslot(): void {
    if (!this.#own || this.slots) return;
    for (const child of this.children) if (of(child, "slot")) of(child, "removeAttribute").call(child, "slot");
  }

  /** The own content's style sheets are its author's too, and reach what is drawn here (`::part`): off, as long as it is not shown. */
  #sheets = (): void => {
    const root = this.getRootNode() as ShadowRoot;
    for (const sheet of Array.prototype.slice.call(of(root, "styleSheets") ?? []) as StyleSheet[]) {
      const { ownerNode } = sheet;
      if (this.#covered && ownerNode && !sheet.disabled && this.contains(ownerNode)) this.#off.add(sheet);
      else if (this.#covered || !this.#off.delete(sheet)) continue;
      sheet.disabled = this.#covered;
    }
  };

  protected override updated(): void {
    this.#sheets();
  }

  #onContent = (records: readonly MutationRecord[]): void => {
    const place = this.#place;
    this.#unslot();
    this.#sheets();
    if (place !== this.#watched) this.#watch();
    else if (document.readyState !== "loading" && !records.some(({ target }) => place && of(place, "contains").call(place, target))) return;
    this.#look();
  };

  /** Whether what is read is written in the page. */
  get #written(): boolean {
    return !this.src && typeof this.text !== "string";
  }

  /** The element whose content is read. */
  get #place(): Element | null {
    if (!this.for) return this;
    const root = this.getRootNode() as ShadowRoot;
    return of(root, "querySelector").call(root, `#${CSS.escape(this.for)}`);
  }

  /** Whether the parser has left behind what is read: something follows it. */
  get #parsed(): boolean {
    if (document.readyState !== "loading" || !this.#written) return true;
    for (let at: Node | null = this.#place; at; at = parentOf(at)) if (of(at, "nextSibling")) return true;
    return false;
  }

  /** Whether what is printed is shown and nothing is said of it, but where it was not read surely. */
  get #bare(): boolean {
    return this.view === "tables";
  }

  /** Whether the own content is what is read: only then it can be shown instead. */
  get #own(): boolean {
    return !this.for && this.#written;
  }

  /** Reads, once everything that changes together has changed. */
  #look = (): void => {
    if (this.#queued) return;
    this.#queued = true;
    setTimeout(() => {
      this.#queued = false;
      if (!this.#seen && this.#inWindow) this.#see();
      if (!this.isConnected || !this.#seen) return;
      if (this.#parsed) this.#reading = this.#read();
      else document.addEventListener("DOMContentLoaded", this.#look, bare({ once: true }));
    }, 0);
  };

  #see(): void {
    this.#seen = true;
    this.#visible?.disconnect();
  }

  /** Whether it is certainly to be seen: known a frame sooner than the observer tells. A page in a frame does not know how much of it is. */
  get #inWindow(): boolean {
    const [box] = this.getClientRects();
    return !!box && window === window.top && box.bottom >= 0 && box.top <= innerHeight && box.right >= 0 && box.left <= innerWidth;
  }

  async #take(signal: AbortSignal): Promise<Given> {
    if (typeof this.text === "string") return { text: this.text, media: mediaOf(this.media, this.text), name: "" };
    if (this.src) return fetched(this.src, this.media, signal, filesReader, async () => (this.#engine ??= await GongkaiReport.engine()).decode);
    const place = this.#place;
    if (!place) throw new Trouble("for", `no element has the id "${this.for}"`);
    return contentOf(place, this.media, place === this && this.slots);
  }

  async #read(): Promise<void> {
    if (this.#broken) return;
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    let given: Given | null = null;
    try {
      const taken = bare(await this.#take(signal));
      if (signal.aborted || alike(this.#given, taken)) return;
      this.#given = given = taken;
      this.#stop?.();
      this.#stop = null;
      if (given.text.trim() === "") {
        this.#clear();
        return this.#become("waiting");
      }
      if (!this.#printed) this.#become("reading");
      if (!sane()) return this.#giveUp(INSANE);
      const session = await this.#begin();
      const printed = await this.#parsedBy(given);
      await breathe();
      if (given !== this.#given) return;
      const before = this.#printed;
      const same = before !== null && printsOf(before) === printsOf(printed);
      if (same && before.text === printed.text) return;
      // The same report among other words, such as a counter's: its numbers are tried again.
      const tried = same ? session.state.open?.history.now : null;
      this.#printed = this.#document = printed;
      this.drawn = before ? Infinity : 1;
      // One report gives way to the next when that is there; to a list it would be added.
      if (this.#rows.length > 1) session.clear();
      await session.read([{ source: given }]);
      if (printed !== this.#printed) return;
      if (session.state.stage === "list") await this.#open();
      // One table a frame.
      for (; session.entry && this.drawn <= 3; this.drawn++) {
        await painted();
        if (printed !== this.#printed) return;
      }
      this.drawn = Infinity;
      this.#become(session.entry ? "ready" : "none", session.entry ? null : "none");
      if (session.entry && !(await this.#isDrawn(session.entry))) return this.#giveUp("what is drawn is not what was read");
      if (printed !== this.#printed) return;
      this.#tell("gongkai-read", printed);
      for (const [cell, print] of tried ?? []) if (printed === this.#printed) await session.change(cell, print);
    } catch (error) {
      // Another look, or another reading, has taken its place.
      if (given ? given !== this.#given : signal.aborted) return;
      if (this.#broken) return;
      const why = error instanceof Trouble ? error.why : isBroke(error) ? "internal" : "engine";
      this.#clear();
      this.#details = why === "internal" ? (error as Error).message : "";
      this.#told = error instanceof Trouble ? error.words : undefined;
      this.#become("failed", why);
      this.#tell("gongkai-error", { why, message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** The document of a text: longer ones beside the page's thread. Where that is forbidden, `LONG` ones not at all. */
  async #parsedBy({ text, media, name, file }: Given): Promise<Document> {
    const engine = this.#engine as Engine;
    const here = () => sliced(engine).read(text, media, name, [], file);
    if (!isLong(text, NEAR)) return here();
    const helper = engine.helper();
    this.#stop = () => void helper.then((one) => one.close());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, fail) => (timer = setTimeout(() => fail(new Trouble("slow", `not read in ${PATIENCE / 1000} s`)), PATIENCE)));
    try {
      return await Promise.race([helper.then((one) => one.read(text, media, name, [], file)), late]);
    } catch (error) {
      if (isLong(text) || !(error instanceof Trouble && error.why === "worker")) throw error;
      return here();
    } finally {
      clearTimeout(timer);
      void helper.then((one) => one.close());
    }
  }

  /** The engine, and a state over it. */
  async #begin(): Promise<Session> {
    this.#engine ??= await GongkaiReport.engine();
    if (this.#session) return this.#session;
    const engine = this.#engine;
    const session = new Session();
    // What is printed was read already, before the state is told of it.
    const knowing = ({ read }: Reader): Reader["read"] => async (text, media, name, changes, file) =>
      changes?.length || !this.#printed ? read(text, media, name, changes, file) : this.#printed;
    const own: Engine = {
      ...engine,
      read: knowing(engine),
      helper: async (): Promise<Helper> => {
        let helper: Promise<Helper> | null = null;
        const far: Reader = { read: async (...input) => (await (helper ??= engine.helper())).read(...input) };
        return { read: knowing(far), close: () => void helper?.then((one) => one.close()) };
      },
    };
    await session.start(Promise.resolve(own));
    session.subscribe(() => this.#follow(session));
    return (this.#session = session);
  }

  /** Tells what became of the state, whoever changed it. */
  #follow({ entry, state: { open, toast, selection: { cell, finding } } }: Session): void {
    this.requestUpdate();
    const details = toast?.kind === "fault" ? toast.details : "";
    if (details !== this.#details) {
      this.#details = details;
      if (details) this.#tell("gongkai-error", { why: "internal", message: details });
    }
    if (entry && open?.printed === this.#printed && entry.document !== this.#document) this.#tell("gongkai-try", (this.#document = entry.document));
    const chosen = `${cell} ${finding}`;
    if (chosen === this.#chosen) return;
    this.#chosen = chosen;
    this.#tell("gongkai-select", { cell, finding: (entry && finding !== null && listFindings(entry)[finding]?.finding) || null });
  }

  /** Of several reports, the one that is wanted. */
  async #open(): Promise<void> {
    const rows = this.#rows;
    const row = rows[this.report] ?? rows[0];
    if (row && this.#session) await this.#session.openRow(row, 0);
  }

  get #rows() {
    return this.#session?.state.rows.filter(({ report }) => report !== null) ?? [];
  }

  #clear(): void {
    this.#given = this.#printed = this.#document = null;
    this.#session?.clear();
  }

  #become(status: Status, trouble: Why | null = null): void {
    this.#status = status;
    this.#trouble = trouble;
    // For style sheets only: what somebody writes there means nothing.
    this.setAttribute("status", status);
    this.requestUpdate();
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, Object.assign(bare({ bubbles: true, composed: true }), { detail })));
  }

  protected override performUpdate(): void {
    if (this.#broken) return;
    try {
      super.performUpdate();
    } catch (error) {
      this.#giveUp(error);
    }
  }

  /** Nothing can be drawn, or not what was read: the original is shown, by the browser's own means, and the page is told why. */
  #giveUp(error: unknown): void {
    if (this.#broken) return;
    this.#broken = true;
    this.#abort?.abort();
    this.#content?.disconnect();
    this.#covered = false;
    this.#sheets();
    this.#status = "failed";
    this.#trouble = "page";
    this.#given = this.#printed = this.#document = null;
    const { shadowRoot } = this;
    if (shadowRoot) {
      // Lit draws there no more.
      shadowRoot.textContent = this.#own ? "" : words(this.#lang).trouble.page;
      if (this.#slot) shadowRoot.appendChild(this.#slot);
    }
    this.setAttribute("status", "failed");
    this.#tell("gongkai-error", { why: "page", message: error instanceof Error ? error.message : String(error) });
  }

  /** Whether what is drawn is what was read. Pages can keep it from that in ways that nobody can list. */
  async #isDrawn(entry: Entry): Promise<boolean> {
    await this.updateComplete;
    if (this.#broken || entry !== this.#session?.entry) return true;
    const root = this.renderRoot;
    const lang = this.#lang;
    const t = dictionaryOf(lang, this.readonly);
    const [title, verdict] = [root.querySelector(".name"), root.querySelector(".words, .badge > span")];
    if (this.#bare ? verdict || title?.textContent !== nameOf(entry, t) : verdict?.textContent !== verdictWords(entry, t)) return false;
    if (this.view === "badge" || this.view === "findings" || this.original) return true;
    const drawn = [...root.querySelectorAll<GongkaiTable>("gongkai-table")];
    await Promise.all(drawn.map((table) => table.updateComplete));
    if (entry !== this.#session.entry) return true;
    const { forms } = this.#engine as Engine;
    const { report } = entry;
    const wanted = tablesOf(report).slice(0, this.drawn).filter((table) => formOf(forms, report, table)).length;
    return drawn.length === wanted && drawn.every((table) => {
      const cells = [...(table.shadowRoot?.querySelectorAll<HTMLElement>("[data-cell]") ?? [])];
      return cells.length > 0 && cells.every(({ dataset, textContent }) => {
        const { raw = "" } = report.cells[dataset["cell"] ?? ""] ?? {};
        return !/^\d+$/.test(raw) || !!textContent?.includes(raw);
      });
    });
  }

  /** What the views report stays in here: their names are nobody's business outside. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#slot = document.createElement("slot");
    // A page that was saved brings along what was drawn.
    if (this.shadowRoot) this.shadowRoot.textContent = "";
    const root = super.createRenderRoot();
    const on = <T>(type: string, act: (detail: T) => void) => root.addEventListener(type, (event) => {
      event.stopPropagation();
      act((event as CustomEvent<T>).detail);
    });
    const free = <T>(act: (detail: T) => void) => (detail: T) => (this.readonly || this.#bare ? undefined : act(detail));
    on<Choice>("gongkai-choose", (choice) => this.#choose(choice));
    on("gongkai-deselect", () => this.#session?.deselect());
    on<Sift>("gongkai-sift", (sift) => this.#session?.sift(sift));
    on<1 | -1>("gongkai-step", (by) => this.#session?.step(by));
    on("gongkai-change", free<{ cell: string; print: string }>(({ cell, print }) => void this.#session?.change(cell, print)));
    on("gongkai-repair", free<readonly { cell: string; to: number }[]>((repairs) => void this.#session?.repair(repairs)));
    on("gongkai-restore", free<string | null>((cell) => void this.#session?.restore(cell ?? undefined)));
    on("gongkai-edit-cell", free<string>((cell) => void this.renderRoot.querySelector<GongkaiTable>(`gongkai-table[data-table=${tableOf(cell)}]`)?.editCell(cell)));
    for (const type of ["gongkai-source", "gongkai-list", "gongkai-view"]) on(type, () => {});
    root.addEventListener("keydown", (event) => this.#onKey(event as KeyboardEvent));
    return root;
  }

  #onKey(event: KeyboardEvent): void {
    const target = event.target as Element;
    if (event.altKey || of(target, "closest")?.call(target, "slot, select") || event.composedPath()[0] instanceof HTMLInputElement) return;
    const key = event.key.toLowerCase();
    const session = this.#session;
    if (!session) return;
    if ((event.ctrlKey || event.metaKey) && !this.readonly && key === "z") void (event.shiftKey ? session.redo() : session.undo());
    else if ((event.ctrlKey || event.metaKey) && !this.readonly && key === "y") void session.redo();
    else if (key === "escape" && (session.state.selection.cell ?? session.state.selection.finding) !== null) session.deselect();
    else return;
    event.preventDefault();
    // Escape would close the portal's own dialogue as well.
    event.stopPropagation();
  }

  #choose(choice: Choice): void {
    const session = this.#session;
    if (!session) return;
    const { selection } = session.state;
    if ("finding" in choice) {
      if (selection.finding === choice.finding && choice.origin === "findings") session.deselect();
      else session.selectFinding(choice.finding, choice.origin);
    } else if ("cell" in choice) session.selectCell(choice.cell, choice.origin);
  }

  /** The page's language around it counts where it has none of its own. */
  get #lang(): Lang {
    let own: string | null = null;
    for (let at: Element | null = this; at && own === null; ) {
      own = of(at, "getAttribute").call(at, "lang");
      const root: Node = of(at, "getRootNode").call(at);
      at = of(at, "parentElement") ?? (root instanceof ShadowRoot ? root.host : null);
    }
    return /^en\b/i.test(own ?? "") ? "en" : "zh";
  }

  override render(): TemplateResult {
    const lang = this.#lang;
    const w = words(lang);
    const entry = this.#session?.entry;
    const show = entry && this.#engine && this.#status !== "failed";
    const badge = this.view === "badge";
    const hidden = show && !(this.#own && (this.original || badge));
    const slots = !this.#own || this.slots;
    this.#covered = !!hidden && this.#own;
    const skin = `skin ${this.theme === "dark" || (this.theme === "auto" && this.night) ? "dark" : "light"} ${this.wide ? "wide" : ""}`;
    const code = lang === "zh" ? "zh-CN" : "en";
    // A word of trouble for everybody who sees no report; beside a report of the portal's own, only to the portal.
    const trouble = this.#trouble && !this.#own ? (this.#trouble === "file" && this.#told ? w.refused(this.#told[lang]) : w.trouble[this.#trouble]) : "";
    return html`${slots ? html`<slot name="before"></slot>` : nothing}
      <div class=${skin} lang=${code} part="frame">
        <div class="away" role="status">${this.#status === "reading" ? w.reading : !show ? "" : this.#bare ? w.drawn : verdictWords(entry, dictionaryOf(lang, true))}</div>
        ${this.#status === "reading" && !this.#own && !show ? html`<p class="soft" part="waiting">${w.reading}</p>` : nothing}
        ${trouble ? html`<p class="soft" part="trouble">${trouble}${this.#trouble === "internal" ? this.#passOn(lang) : nothing}</p>` : nothing}
        ${show && this.#details ? html`<p class="soft" part="trouble" role="alert">${FAULTS[lang].change}${this.#passOn(lang)}</p>` : nothing}
        ${show ? (badge ? this.#badge(entry, lang) : this.#head(entry, lang)) : nothing}
      </div>
      ${hidden ? nothing : html`<slot></slot>`}
      ${hidden && !badge ? html`<div class=${skin} lang=${code} part="frame">${this.#body(entry, lang)}</div>` : nothing}
      ${slots ? html`<slot name="after"></slot>` : nothing}`;
  }

  /** The line that may be passed on, to be marked and copied. */
  #passOn(lang: Lang): TemplateResult {
    return html` ${FAULTS[lang].pass} <code>${this.#details}</code>`;
  }

  #badge(entry: Entry, lang: Lang): TemplateResult {
    const t = dictionaryOf(lang, true);
    const verdict = verdictOf(entry);
    return html`<span class="badge ${verdict}" part="badge">${icon(verdict)}<span>${verdictWords(entry, t)}</span></span>`;
  }

  #head(entry: Entry, lang: Lang): TemplateResult {
    const t = dictionaryOf(lang, this.readonly);
    const w = words(lang);
    const { report } = entry;
    const counts = tally(entry);
    const rows = this.#rows;
    const at = this.#session?.state.open?.index ?? 0;
    return html`<header part="head">
      <div class="who">
        <div class="name" part="title" role="heading" aria-level=${this.#under - 1} lang="zh-CN">${nameOf(entry, t)}</div>
        <p class="facts"><span class="year">${report.year === null ? t.noYear : t.yearOf(report.year)}</span><span>${editionWords(report, t)}</span>${
          report.period ? html`<span>${t.period(report.period.from, report.period.to)}</span>` : nothing}</p>
      </div>
      ${this.#bare ? nothing : html`<div class="verdict ${verdictOf(entry)}" part="verdict">${icon(verdictOf(entry))}<div>
        <p class="words">${verdictWords(entry, t)}</p>
        <ul class="counts">${GROUPS.filter((group) => counts[group]).map((group) => html`<li class=${group}><b>${counts[group]}</b> ${t.counts[group](counts[group])}</li>`)}
          ${report.checks.passed ? html`<li class="soft"><b>${report.checks.passed}</b> ${t.counts.passed(report.checks.passed)}</li>` : nothing}</ul>
      </div></div>`}
    </header>
    <div class="tools" part="tools">
      ${rows.length > 1 ? html`<label><span class="away">${w.choose}</span><select part="choose" @change=${this.#onReport}>${rows.map((row, i) =>
        html`<option value=${i} .selected=${row.report === at}>${row.body ?? row.title ?? t.untitled}${row.year === null ? "" : ` ${row.year}`}</option>`)}</select></label>` : nothing}
      ${this.#own ? html`<div class="views" role="group" aria-label=${w.views}>
        <button type="button" aria-pressed=${this.original ? "false" : "true"} @click=${() => (this.original = false)}>${this.#bare ? w.tables : w.checked}</button>
        <button type="button" aria-pressed=${this.original ? "true" : "false"} @click=${() => (this.original = true)}>${w.original}</button></div>` : nothing}
      ${this.#steps(lang)}
    </div>`;
  }

  /** The level of headings below the title. */
  get #under(): number {
    return Math.min(6, Math.max(1, Math.trunc(this.level) || 2)) + 1;
  }

  #onReport = ({ target }: Event): void => {
    this.report = Number((target as HTMLSelectElement).value);
  };

  #steps(lang: Lang): TemplateResult | typeof nothing {
    const open = this.#session?.state.open;
    const session = this.#session;
    if (this.readonly || !open || !session || open.history.past.length + open.history.future.length === 0) return nothing;
    const t = dictionaryOf(lang, false);
    const { past, now, future } = open.history;
    const button = (name: string, words: string, live: boolean, act: () => Promise<void>) => html`<button type="button" class="button small" id=${name}
      aria-disabled=${live ? nothing : "true"} @click=${() => void act()}>${words}</button>`;
    return html`<div class="steps" role="group" aria-label=${t.steps}>
      ${button("undo", t.undo, past.length > 0, () => session.undo())}${button("redo", t.redo, future.length > 0, () => session.redo())}
      ${button("restore-all", t.restoreAll, now.size > 0, () => session.restore())}</div>
      <p class="soft small">${now.size ? `${t.changedCells(now.size)} ${t.changedMore}` : nothing}</p>`;
  }

  #body(entry: Entry, lang: Lang): TemplateResult {
    const { view } = this;
    const readonly = this.readonly || this.#bare;
    const t = dictionaryOf(lang, readonly);
    const { forms, rules, version } = this.#engine as Engine;
    const session = this.#session as Session;
    const { selection } = session.state;
    const list = listFindings(entry);
    const listed = selection.finding === null ? undefined : list[selection.finding];
    const lit = selection.cell !== null ? [selection.cell] : (listed?.finding.cells ?? []);
    const about = selection.cell === null ? [] : findingsAbout(entry, selection.cell);
    const { report } = entry;
    const tables = tablesOf(report);
    return html`<div class="body">
      ${this.#bare ? nothing : html`<section class="findings" part="findings" aria-label=${t.findingsTitle}>
        ${readonly || view === "findings" ? nothing : html`<gongkai-inspector embedded .entry=${entry} .forms=${forms} .rules=${rules} .about=${about} .selection=${selection} .t=${t} .lang=${lang}></gongkai-inspector>`}
        <gongkai-findings .entry=${entry} .forms=${forms} .rules=${rules} .about=${about} .shown=${session.sifted} .sift=${session.state.sift} .selection=${selection} .readonly=${readonly} .embedded=${true} .t=${t} .lang=${lang}></gongkai-findings>
      </section>`}
      ${view === "findings" ? nothing : html`<section class="tables" part="tables" aria-label=${t.tablesView}>
        ${tables.length === 0 ? html`<p class="absent">${t.tablesMissing}</p>` : nothing}
        ${repeat(tables.slice(0, this.drawn), (table) => table, (table) => {
          const form = formOf(forms, report, table);
          return html`<div class="table" part="table">${form
            ? html`<gongkai-table data-table=${table} .note=${printedAgain(report, table, t)} .form=${form} .entry=${entry} .marks=${this.#marks} .notes=${this.#notes} .lit=${lit} .selection=${selection}
                .readonly=${readonly} .embedded=${true} .t=${t} .lang=${lang}></gongkai-table>
              <gongkai-extra .form=${form} .report=${report} .selection=${selection} .embedded=${true} .t=${t} .lang=${lang}></gongkai-extra>`
            : html`<p class="absent">${t.tableMissing(t.tableName(table))}</p>`}</div>`;
        })}
        ${legendView(entry, t)}
        ${this.drawn > tables.length ? html`<gongkai-pictures part="pictures" .level=${this.#under} .savable=${window === window.top} .tried=${changesOf(entry) > 0} .forms=${forms} .report=${report} .t=${t} .lang=${lang}></gongkai-pictures>` : nothing}
        <div class="away" aria-live="polite">${selection.cell ? cellWords(forms, report, selection.cell, lang, t) : ""}</div>
      </section>`}
    </div>
    <p class="foot soft" part="foot">${words(lang).foot} · ${version}</p>`;
  }

  static override styles = [shared, legendStyle, css`
    :host { display: block; }
    :host([hidden]) { display: none !important; }
    :host([view=badge][for]), :host([view=badge][src]), :host([view=badge]:empty) { display: inline-block; vertical-align: middle; }

    /* The border: nothing of the portal's is inherited, and every token is ours or one that it gave on purpose. */
    .skin {
      all: initial; visibility: inherit; direction: ltr; display: block; position: relative; isolation: isolate; box-sizing: border-box;
      --rem: var(--gongkai-font-size, 16px);
      --page-top: var(--gongkai-top, 0px);
      --frame-height: var(--gongkai-table-height, 86vh);
      color-scheme: light; color: var(--ink); font: var(--rem)/1.65 var(--sans); overflow-wrap: break-word;
    }
    :host(:not([view=badge])) .skin.dark { padding: 0 14px; }
    /* The dark tokens stand at the end, for screens only: paper is white. */

    header { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; padding: 10px 0; }
    header > * { margin: 4px 0; }
    .who { flex: 1 1 16em; min-width: 0; margin-right: 20px; }
    .name { font-size: 1.375rem; line-height: 1.4; font-weight: 650; overflow-wrap: anywhere; }
    .facts { margin-top: 3px; color: var(--soft); }
    .facts span { display: inline-block; margin-right: 1.1em; }
    .facts .year { color: var(--ink); font-weight: 600; }
    .verdict { display: flex; max-width: 34rem; padding: 10px 18px 10px 14px; border: 1px solid; border-radius: var(--radius); }
    .verdict > .icon { width: 28px; height: 28px; margin: 1px 12px 0 0; }
    .words { font-size: 1.0625rem; line-height: 1.45; font-weight: 650; }
    .counts { font-size: .875rem; line-height: 1.6; }
    .counts li { display: inline-block; margin-right: 1em; white-space: nowrap; }
    .errors { color: var(--errors); } .warnings { color: var(--warnings); } .doubts { color: var(--doubts); } .infos { color: var(--infos); }
    .verdict.errors, .badge.errors { background: var(--errors-wash); }
    .verdict.warnings, .badge.warnings { background: var(--warnings-wash); }
    .verdict.doubts, .badge.doubts { background: var(--doubts-wash); border-style: dashed; }
    .verdict.sound, .badge.sound { color: var(--sound); background: var(--sound-wash); }
    .verdict.nothing, .badge.nothing { color: var(--infos); background: var(--infos-wash); }
    .badge { display: inline-flex; align-items: center; padding: 2px 12px 2px 8px; border: 1px solid; border-radius: 20px; font-size: .9375rem; font-weight: 600; line-height: 1.6; }
    .badge .icon { margin-right: 7px; }

    .tools { display: flex; flex-wrap: wrap; align-items: center; }
    .tools > * { margin: 0 12px 12px 0; }
    .views { display: inline-flex; padding: 3px; border-radius: 8px; background: var(--sunken); border: 1px solid var(--line); }
    .views button { min-height: 32px; padding: 2px 18px; border: 0; border-radius: 6px; background: none; color: var(--soft); cursor: pointer; font-size: .9375rem; }
    .views button[aria-pressed=true] { background: var(--surface); color: var(--ink); font-weight: 600; box-shadow: 0 0 0 1px var(--line-strong); }
    .steps .button { margin-right: 6px; }
    select { max-width: 100%; min-height: 38px; padding: 3px 8px; border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); color: var(--ink); font: inherit; font-size: .9375rem; }

    .findings { margin-bottom: 26px; }
    .table + .table { margin-top: 30px; }
    gongkai-pictures { margin-top: 30px; }
    .absent { padding: 20px; border: 1px dashed var(--line-strong); border-radius: var(--radius-small); color: var(--soft); text-align: center; }
    .foot { margin-top: 18px; padding-bottom: 8px; font-size: .8125rem; }
    .wide .body { display: grid; grid-template-columns: minmax(0, 1fr) minmax(300px, 28%); grid-column-gap: 28px; align-items: start; }
    .wide .findings { grid-column: 2; grid-row: 1; }
    .wide .tables { grid-column: 1; grid-row: 1; min-width: 0; }
    .wide .tables:only-child, .wide .findings:only-child { grid-column: 1 / -1; }
    @media print { .tools, .foot { display: none; } }
  `, unsafeCSS(`.skin{${tokens.light}}.skin:lang(en){${tokens.en}}@media screen{.skin.dark{color-scheme:dark;background:var(--ground);${tokens.dark}}}`)];
}

function declared(all: PropertyDeclarations): PropertyDeclarations {
  const own: Record<string, PropertyDeclaration> = {};
  for (const name of Object.keys(all)) own[name] = bare(all[name] as PropertyDeclaration);
  return own;
}

/** Whose report it is. */
const nameOf = ({ report }: Entry, t: Dictionary): string => report.agency ?? report.title ?? t.untitled;

const alike = (one: Given | null, other: Given): boolean => one !== null && one.text === other.text && one.media === other.media && one.name === other.name;

/** Whose reports they are and what is printed in their tables, wherever it stands. */
const printsOf = ({ reports }: Document): string =>
  JSON.stringify(reports.map(({ title, agency, year, cells, extra_rows }) => [title, agency, year, cells, extra_rows]), (key, value: unknown) => (key === "span" ? undefined : value));

const parentOf = (node: Node | null): Node | null => node && of(node, "parentNode");

const dark = matchMedia("(prefers-color-scheme: dark)");

/** The page's reader of files, once every script of the page has had its chance to bring one. */
async function filesReader(): Promise<ReadFile | null> {
  if (!GongkaiReport.files && document.readyState !== "complete") await new Promise((loaded) => window.addEventListener("load", loaded, { once: true }));
  return GongkaiReport.files;
}
