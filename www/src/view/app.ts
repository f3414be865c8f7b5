// The page: draws the session, and turns what people do into changes of it.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import example from "../example/report.txt";
import type { Custom } from "../engine/engine.js";
import { dictionary, type Dictionary } from "../i18n/index.js";
import { SETTINGS } from "../i18n/settings.js";
import { takeTransfer } from "../input/clipboard.js";
import { droppedFiles, isLitter, pathOf } from "../input/folders.js";
import type { Edition, TableName } from "../engine/types.js";
import { paper } from "../output/papers.js";
import { FILE } from "../settings/toml.js";
import { counted } from "../state/custom.js";
import type { Filter, Order, Row } from "../state/list.js";
import { GUIDE } from "../state/guide.js";
import type { Draft } from "../state/draft.js";
import type { Sift } from "../state/parts.js";
import { changesOf, listFindings, tableOf, verdictWords, type Repair } from "../state/reading.js";
import type { Session } from "../state/session.js";
import type { State } from "../state/state.js";
import type { ToastAct } from "../state/toast.js";
import { shared } from "../style/shared.js";
import type { Parts } from "../output/copy.js";
import { barStyle, barView } from "./bar.js";
import type { Choice } from "./choose.js";
import { Dropping } from "./dropping.js";
import { Keys } from "./keys.js";
import { Pasting } from "./pasting.js";
import type { GongkaiResult } from "./result.js";
import type { GongkaiSettings } from "./settings.js";
import { Trail, type Level } from "./trail.js";

export class GongkaiApp extends LitElement {
  static override properties = { session: { attribute: false }, parts: { attribute: false }, carried: { attribute: false }, damaged: { attribute: false }, draft: { attribute: false }, newer: { attribute: false }, dropping: { state: true }, printing: { state: true } };
  declare session: Session;
  /** What this page was built of, for copies of it. */
  declare parts: Parts;
  /** This page is a copy that brought reports along. */
  declare carried: boolean;
  /** Some of what it brought along could not be used. */
  declare damaged: boolean;
  /** What is kept on this machine. */
  declare draft: Draft;
  /** Changes to a newer page, where one lies ready. */
  declare newer: (() => void) | null;
  /** Something that can be dropped is over the page. */
  declare dropping: boolean;
  /** While the browser prints, the report is there as a document. */
  declare printing: boolean;

  #unsubscribe: (() => void) | null = null;
  /** What listens to the whole document. */
  #listening: readonly (Dropping | Pasting | Keys)[] = [];
  /** What is shown: a stage, and of several reports which. */
  #place: string | null = null;
  /** How far down the result was when a paper was opened. */
  #top = 0;
  /** The document that was open last, for the browser's Forward. */
  #document: "checklist" | "notice" = "checklist";
  /** What was open last instead of everything else, for the same. */
  #lastAside: NonNullable<State["aside"]> = "about";
  #trail = new Trail((level) => this.#goTo(level));

  constructor() {
    super();
    this.dropping = false;
    this.printing = false;
    this.carried = this.damaged = false;
    this.newer = null;
    this.addEventListener("gongkai-draft", (e) => this.session.setDraft(detail<string>(e)));
    this.addEventListener("gongkai-check", () => void this.session.readDraft());
    this.addEventListener("gongkai-files", (e) => void this.#files(detail<File[]>(e)));
    this.addEventListener("gongkai-example", () => void this.session.read([{ source: { name: "", media: "text/plain", text: example } }]));
    this.addEventListener("gongkai-title", (e) => this.session.setPlainTitle(detail<boolean>(e)));
    this.addEventListener("gongkai-aside", (e) => void this.#aside(detail<State["aside"]>(e)));
    this.addEventListener("gongkai-custom", (e) => void this.session.setCustom(detail<Custom>(e)));
    this.addEventListener("gongkai-ignore", (e) => this.#ignore(detail<string>(e)));
    this.addEventListener("gongkai-rule", (e) => void this.#rule(detail<string>(e)));
    this.addEventListener("gongkai-keys", (e) => this.session.setKeys(detail<boolean>(e)));
    this.addEventListener("gongkai-reread", () => void this.session.reread());
    this.addEventListener("gongkai-guide", (e) => void this.#guide(detail<number>(e)));
    this.addEventListener("gongkai-clear", () => this.#clear());
    this.addEventListener("gongkai-blank", (e) => {
      const { edition, body, year } = detail<{ edition: Edition; body: string; year: number }>(e);
      void this.session.blank(edition, body, year);
    });
    this.addEventListener("gongkai-stop", () => this.session.stop());
    this.addEventListener("gongkai-skip", () => this.session.skip());
    this.addEventListener("gongkai-order", (e) => this.session.order(detail<Order>(e)));
    this.addEventListener("gongkai-filter", (e) => this.session.filter(detail<Filter>(e)));
    this.addEventListener("gongkai-open", (e) => void this.session.openRow(detail<Row>(e), window.scrollY));
    this.addEventListener("gongkai-row", (e) => void this.session.stepRow(detail<1 | -1>(e)));
    this.addEventListener("gongkai-back", () => this.session.toList());
    this.addEventListener("gongkai-change", (e) => {
      const { cell, print } = detail<{ cell: string; print: string }>(e);
      void this.session.change(cell, print);
    });
    this.addEventListener("gongkai-edit-cell", (e) => this.#editCell(detail<string>(e)));
    this.addEventListener("gongkai-repair", (e) => void this.#repair(detail<readonly Repair[]>(e)));
    this.addEventListener("gongkai-restore", (e) => void this.session.restore(detail<string | null>(e) ?? undefined));
    this.addEventListener("gongkai-complete", (e) => void this.session.complete(detail<boolean>(e)));
    this.addEventListener("gongkai-undo", () => void this.session.undo());
    this.addEventListener("gongkai-redo", () => void this.session.redo());
    this.addEventListener("gongkai-edit", () => this.#edit());
    this.addEventListener("gongkai-type", (e) => this.session.type(detail<string>(e)));
    this.addEventListener("gongkai-view", (e) => {
      const { view, table } = detail<{ view: State["view"]; table: TableName | null }>(e);
      this.session.show(view, table);
    });
    this.addEventListener("gongkai-source", () => this.session.show("source"));
    this.addEventListener("gongkai-step", (e) => this.#step(detail<1 | -1>(e)));
    this.addEventListener("gongkai-sift", (e) => this.session.sift(detail<Sift>(e)));
    this.addEventListener("gongkai-deselect", () => this.session.deselect());
    this.addEventListener("gongkai-list", () => this.#list());
    this.addEventListener("gongkai-paper", (e) => void this.#paper(detail<"checklist" | "notice" | null>(e)));
    this.addEventListener("gongkai-toast", (e) => this.#onToast(detail<ToastAct>(e)));
    this.addEventListener("gongkai-report", () => this.session.toReport());
    this.addEventListener("gongkai-choose", (e) => this.#choose(detail<Choice>(e)));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.session.subscribe(() => this.requestUpdate());
    this.#listening = [
      new Dropping({ over: (on) => (this.dropping = on), drop: (transfer) => this.#drop(transfer) }),
      new Pasting(this.session, { files: (files) => void this.#files(files), cells: (text, cell) => void this.#pasteCells(text, cell), settings: (text) => this.#settings(FILE, text) }),
      new Keys(this.session, { aside: () => void this.#aside(null), paper: () => void this.#paper(null), step: (by) => this.#step(by) }),
    ];
    for (const one of this.#listening) one.begin();
    window.addEventListener("beforeprint", this.#onPrint);
    window.addEventListener("afterprint", this.#onPrint);
    window.addEventListener("beforeunload", this.#onLeave);
    this.#trail.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    for (const one of this.#listening) one.end();
    window.removeEventListener("beforeprint", this.#onPrint);
    window.removeEventListener("afterprint", this.#onPrint);
    window.removeEventListener("beforeunload", this.#onLeave);
    this.#trail.end();
  }

  get #t(): Dictionary {
    return dictionary(this.session.state.lang);
  }

  override updated(_changed: PropertyValues<this>): void {
    const { state, entry } = this.session;
    document.documentElement.classList.toggle("large", state.large);
    document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
    // Browsers keep it in files of theirs.
    const name = entry && state.stage === "result" && !state.plainTitle ? entry.report.agency : null;
    document.title = name ? `${name} · ${this.#t.product}` : `${this.#t.product} · ${this.#t.tagline}`;
    if (state.stage !== "reading") this.#trail.show(this.#level());
    const place = state.stage === "result" ? `result ${state.open?.at} ${state.open?.index}` : state.stage;
    if (place === this.#place) return;
    const before = this.#place;
    this.#place = place;
    if (before === null) return;
    // A new stage is a new page to its reader: begin at its top, with the focus on its heading or field. The list knows
    // where it was left.
    if (state.stage === "reading") return;
    void this.#focusOn(`gongkai-${state.stage}`, state.stage !== "list");
    if (state.stage === "result") void this.#inResult((view) => requestAnimationFrame(() => requestAnimationFrame(() => void view.arrive())));
  }

  async #focusOn(selector: string, top = false): Promise<void> {
    const view = this.renderRoot.querySelector<LitElement>(selector);
    await view?.updateComplete;
    // Before the next picture, and not earlier: either asks for the layout.
    requestAnimationFrame(() => {
      if (top) window.scrollTo(0, 0);
      view?.focus();
    });
  }

  override render(): TemplateResult {
    const { state, entry } = this.session;
    const t = this.#t;
    const { stage, lang, aside } = state;
    const engine = this.session.engineNow;
    const result = stage === "result" && entry && engine;
    const open = this.session.paper;
    return html`
      ${barView(this.session, { edit: () => this.#edit(), clear: () => this.#clear(), rules: () => void this.#aside("settings") }, t)}
      ${result && state.guide !== null && !aside ? html`<gongkai-guide .step=${state.guide} .t=${t}></gongkai-guide>` : nothing}
      ${this.#notices()}
      <main>
        ${aside === "settings" && state.engine.status === "ready"
          ? html`<gongkai-settings .engine=${state.engine.engine} .custom=${state.custom} .again=${state.again} .entry=${entry} .t=${t} .lang=${lang}></gongkai-settings>`
          : aside
          ? html`<gongkai-about .engine=${engine} .plain=${state.plainTitle} ?single=${state.keys} .t=${t} .lang=${lang}></gongkai-about>`
          : result && open
          ? html`<gongkai-paper .kind=${open.kind} .entry=${entry} .engine=${engine} .t=${t} .lang=${lang}></gongkai-paper>`
          : result
          ? html`<gongkai-result .state=${state} .entry=${entry} .shown=${this.session.sifted} .engine=${engine} .t=${t} .lang=${lang}></gongkai-result>`
          : stage === "list"
            ? html`<gongkai-list .state=${state} .rows=${this.session.listed} .t=${t} .lang=${lang}></gongkai-list>`
          : stage === "reading"
            ? this.#reading()
            : html`<gongkai-intake .state=${state} .t=${t} .lang=${lang}></gongkai-intake>`}
        ${result && !open && this.printing
          ? html`<gongkai-sheet class="print" .sheet=${paper("report", { entry, forms: engine.forms, rules: engine.rules, version: engine.version, t, lang })}></gongkai-sheet>` : nothing}
      </main>
      <footer class="soft small">${engine ? t.footer(engine.version) : state.engine.status === "starting" ? t.starting : nothing}
        <button type="button" class="link" id="about" @click=${() => void this.#aside(aside === "about" ? null : "about")}>${t.about.title}</button>
        ${engine ? html`<button type="button" class="link" id="rules" @click=${() => void this.#aside(aside === "settings" ? null : "settings")}>${SETTINGS[lang].title}</button>` : nothing}
        <gongkai-draft .draft=${this.draft} .state=${this.draft.state} .t=${t}></gongkai-draft>
        <gongkai-offline .state=${state} .parts=${this.parts} .t=${t}></gongkai-offline></footer>
      <div class="away" role="status" aria-live="polite">${this.#news()}</div>
      <gongkai-toast .toast=${state.toast} .t=${t}></gongkai-toast>
      ${this.dropping ? html`<div class="drop"><div><p class="big">${t.dropHere}</p><p>${t.dropMore}</p></div></div>` : nothing}
    `;
  }

  /** What is being read. The bar is there from the start: nothing moves under the pointer once the pages are known. */
  #reading(): TemplateResult {
    const t = this.#t;
    const { current, engine } = this.session.state;
    return html`<div class="reading"><div class="bars" aria-hidden="true"><i></i><i></i><i></i></div><p class="of">${current ? t.readingFile(current.name) : t.reading}</p>
      <p class="soft small"><label for="pages">${current?.pages ? t.readingPage(current.page + 1, current.pages) : t.readingMore}</label></p>
      <progress id="pages" value=${current?.pages ? current.page : nothing} max=${current?.pages || 1}></progress>
      ${engine.status === "ready" ? html`<p><button type="button" class="button" id="cancel" @click=${() => this.session.skip()}>${t.cancel}</button></p>` : nothing}</div>`;
  }

  /** That there is a newer page, or what this copy brought along. */
  #notices(): TemplateResult {
    const words = this.#t.offline;
    const reports = this.session.state.rows.filter(({ report }) => report !== null).length;
    const carried = this.carried && reports > 0;
    return html`<div aria-live="polite" class=${carried || this.damaged || this.newer ? "notices small" : ""}>${carried ? html`<p id="carried">${words.carried(reports)}</p>` : nothing}
      ${this.damaged ? html`<p id="damaged">${words.damaged}</p>` : nothing}
      ${this.newer ? html`<p id="newer">${words.newer} <button type="button" class="link" @click=${() => this.newer?.()}>${words.change}</button></p>` : nothing}</div>`;
  }

  /** What a screen reader should hear of, now. */
  #news(): string {
    const { state, entry } = this.session;
    const t = this.#t;
    if (state.stage === "reading") return t.reading;
    if (state.stage === "list") {
      // Not every one of hundreds, but every tenth part of them.
      const { progress, rows } = state;
      if (progress?.stopped) return t.stoppedAt(progress.done, progress.total);
      if (progress) return t.progressOf(Math.floor((progress.done * 10) / progress.total) * Math.ceil(progress.total / 10), progress.total);
      return t.labelled(t.entries, t.shownOf(this.session.listed.length, rows.length));
    }
    if (state.stage !== "result" || !entry) return "";
    const { finding } = state.selection;
    const listed = finding === null ? undefined : listFindings(entry)[finding];
    if (listed && finding !== null) return t.labelled(t.problemOf(this.session.sifted.indexOf(finding) + 1, this.session.sifted.length), listed.finding.message[state.lang]);
    const changes = changesOf(entry);
    return t.labelled(entry.report.agency ?? t.untitled, `${changes ? `${t.changedCells(changes)} ` : ""}${verdictWords(entry, t)}`);
  }

  /** Opens the text for editing, with the cursor where the selection is; or closes it. */
  #edit(): void {
    this.session.edit();
    void this.#inResult((view) => (this.session.state.editing === null ? view.focusSource() : view.focusEditor()));
  }

  #editCell(cell: string): void {
    this.session.show("tables", tableOf(cell) as TableName);
    void this.#inResult((view) => view.editCell(cell));
  }

  async #repair(repairs: readonly Repair[]): Promise<void> {
    await this.session.repair(repairs);
    // The finding and its button are gone: the focus goes where the number is.
    const [first] = repairs;
    if (first) void this.#inResult((view) => view.focusCell(first.cell));
  }

  /** To the next finding or the one before, with the focus on its card: what can be done about it is the next stop of Tab. */
  #step(by: 1 | -1): void {
    this.session.step(by);
    void this.#inResult((view) => view.focusChosen());
  }

  #choose(choice: Choice): void {
    const { session } = this;
    const { selection, view } = session.state;
    const fromText = view === "source";
    if ("finding" in choice) {
      // A second press on an open finding closes it.
      if (selection.finding === choice.finding && choice.origin === "findings") session.deselect();
      else session.selectFinding(choice.finding, choice.origin);
    } else if ("extra" in choice) {
      // It has no cell in the table: what there is to see is its place in the text.
      session.selectExtra(choice.extra, choice.origin);
      session.show("source");
      void this.#inResult((view) => view.focusSource());
    } else {
      session.selectCell(choice.cell, choice.origin);
      // From the text the way leads to the table, where that is not in view.
      if (choice.origin === "source" && fromText) {
        void this.#inResult((view) => view.focusCell(choice.cell));
      }
    }
  }

  /** Opens a paper in the place of the result, or goes back to where the person was. */
  async #paper(kind: "checklist" | "notice" | null): Promise<void> {
    const before = this.session.paper?.kind;
    if (kind) {
      this.#top = window.scrollY;
      this.#document = kind;
    }
    this.session.openPaper(kind);
    if (kind) {
      await this.updateComplete;
      window.scrollTo(0, 0);
      await this.#focusOn("gongkai-paper");
    } else if (before) {
      await this.#inResult((view) => view.focusAway());
      window.scrollTo(0, this.#top);
    }
  }

  /** Opens what this page says of itself, or which rules count; or goes back to where the person was. */
  async #aside(open: State["aside"]): Promise<void> {
    const before = this.session.state.aside;
    if (open && !before) this.#top = window.scrollY;
    if (open) this.#lastAside = open;
    this.session.openAside(open);
    await this.updateComplete;
    if (open) return this.#focusOn(`gongkai-${open}`, true);
    requestAnimationFrame(() => {
      window.scrollTo(0, this.#top);
      this.renderRoot.querySelector<HTMLElement>(before === "settings" ? "#rules" : "#about")?.focus({ preventScroll: true });
    });
  }

  /** Leaves a rule out, and says how to have it back. */
  #ignore(code: string): void {
    const { state } = this.session;
    if (state.engine.status !== "ready") return;
    const { engine } = state.engine;
    void this.session.setCustom(counted(state.custom, code, false, (custom) => engine.ruled?.(custom) ?? []));
  }

  /** Opens the settings at a rule. */
  async #rule(code: string): Promise<void> {
    await this.#aside("settings");
    await this.renderRoot.querySelector<GongkaiSettings>("gongkai-settings")?.find(code);
  }

  /** Takes over a settings file, which may have come while something else was open. */
  #settings(name: string, text: string): void {
    void this.#aside("settings").then(() => this.renderRoot.querySelector<GongkaiSettings>("gongkai-settings")?.read(name, text));
  }

  /** The guided example: begins with step 0, and after its last leaves nothing behind. */
  async #guide(step: number): Promise<void> {
    const { session } = this;
    if (session.state.guide === null) await session.startGuide(example);
    await session.guideTo(step);
    if (step === 0 || step === GUIDE.length - 1) requestAnimationFrame(() => window.scrollTo(0, 0));
  }

  #onPrint = (event: Event): void => {
    this.printing = event.type === "beforeprint";
  };

  #clear(): void {
    this.carried = this.damaged = false;
    this.session.clear();
  }

  /** To a place that the browser's Back or Forward names; `false` where it is not there any more. */
  #goTo(level: Level): boolean {
    const { session } = this;
    if (level === 4) {
      void this.#aside(this.#lastAside);
      return true;
    }
    if (session.state.aside) {
      void this.#aside(null);
      if (this.#level() === level) return true;
    }
    if (level === 3) {
      if (!session.entry || !session.toReport()) return false;
      void this.#paper(this.#document);
      return true;
    }
    if (session.paper) {
      void this.#paper(null);
      if (level === 2) return true;
    }
    if (level === 2) return session.toReport();
    if (level === 1) return session.toList();
    session.toStart();
    return true;
  }

  #level(): Level {
    const { state, paper } = this.session;
    return state.aside ? 4 : paper ? 3 : state.stage === "result" ? 2 : state.stage === "list" ? 1 : 0;
  }

  #onToast(act: ToastAct): void {
    const { session } = this;
    const { toast } = session.state;
    if (act === "open" && toast?.kind === "added" && toast.row) void session.openRow(toast.row, window.scrollY).then(() => session.endToast());
    else if (act === "undo") session.undoToast();
    else if (act === "forget") {
      this.draft.forget();
      session.endToast();
    }
    else session.endToast();
  }

  #list(): void {
    void this.#inResult((view) => view.showFindings());
  }

  /** Acts on the result when it shows the state as it is now: the focus must not stay on what is no longer seen. */
  async #inResult(act: (view: GongkaiResult) => void): Promise<void> {
    await this.updateComplete;
    const view = this.renderRoot.querySelector<GongkaiResult>("gongkai-result");
    await view?.updateComplete;
    if (view) act(view);
  }

  async #files(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const settings = files.find(({ name }) => /\.toml$/i.test(name));
    if (settings) {
      this.#settings(settings.name, await settings.text());
      return this.#files(files.filter((file) => file !== settings));
    }
    const wanted = files.length > 1 ? files.filter((file) => !isLitter(file)) : files;
    await this.session.give(wanted.map((file) => ({ file, name: pathOf(file) })));
  }

  #drop(transfer: DataTransfer): void {
    if (transfer.files.length) void droppedFiles(transfer).then((files) => this.#files(files));
    else void this.session.read([takeTransfer(transfer)]);
  }

  async #pasteCells(text: string, cell: string | null): Promise<void> {
    await this.#inResult((view) => view.endEdit());
    await this.session.pasteCells(text, cell);
    if (cell !== null) void this.#inResult((view) => view.focusCell(cell));
  }

  /** Nothing is kept: a form that was filled in would be gone with the page, so the browser asks first. Where a draft stays on this machine, nothing is. */
  #onLeave = (event: BeforeUnloadEvent): void => {
    if (!this.session.unsaved || this.draft.state === "on") return;
    event.preventDefault();
    event.returnValue = "";
  };

  static override styles = [shared, barStyle, css`
    :host { display: flex; flex-direction: column; min-height: 100vh; --page-top: calc(3.5rem + 1px); }
    .inner, main, footer { width: 100%; max-width: 2160px; margin: 0 auto; padding: 0 32px; }
    .inner { display: flex; align-items: center; justify-content: space-between; height: 3.5rem; }
    .passing ~ main { max-width: none; padding: 0 16px; }
    main { flex: 1 0 auto; }
    .notices { padding: 6px 20px; background: var(--accent-wash); border-bottom: 1px solid var(--line); text-align: center; }
    @media print { .notices { display: none; } }
    .print { display: none; }
    @media print {
      :host { display: block; min-height: 0; }
      .bar, footer, .drop, gongkai-about, gongkai-result, gongkai-intake { display: none; }
      main { max-width: none; padding: 0; }
      .print { display: block; }
    }
    footer { padding-top: 14px; padding-bottom: 20px; text-align: center; }
    .reading { padding: 22vh 0; text-align: center; font-size: 1.125rem; }
    .reading .of { overflow-wrap: anywhere; }
    .reading progress { width: min(420px, 80vw); height: 8px; margin-top: 6px; accent-color: var(--accent); }
    .reading .button { margin-top: 18px; }
    .bars { display: inline-flex; margin-bottom: 14px; }
    .bars i { width: 8px; height: 28px; margin: 0 4px; border-radius: 3px; background: var(--accent); animation: pulse 1.1s ease-in-out infinite; }
    .bars i:nth-child(2) { animation-delay: .15s; }
    .bars i:nth-child(3) { animation-delay: .3s; }
    @keyframes pulse { 0%, 100% { opacity: .25; } 50% { opacity: 1; } }
    .drop { position: fixed; top: 0; right: 0; bottom: 0; left: 0; z-index: 50; display: flex; align-items: center; justify-content: center; background: var(--accent-wash); opacity: .97; pointer-events: none; }
    .drop::before { content: ""; position: absolute; top: 18px; right: 18px; bottom: 18px; left: 18px; border: 3px dashed var(--accent); border-radius: 18px; }
    .drop .big { font-size: 1.75rem; font-weight: 650; color: var(--accent); }
    .drop div { text-align: center; }
    @media (max-width: 640px) { .inner, main, footer { padding-left: 16px; padding-right: 16px; } }
  `];
}

const detail = <T>(event: Event): T => (event as CustomEvent<T>).detail;
