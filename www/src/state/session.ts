// Every way to change the page's state (state.ts). Views get the state and draw it; they keep none that matters.
import { Skipped, type Engine, type Helper, type Reader } from "../engine/engine.js";
import type { Document, Edition, Finding, Span, TableName } from "../engine/types.js";
import type { Lang } from "../i18n/index.js";
import { LARGEST, mayBeFile } from "../input/kind.js";
import { bytesOf, open, textOf } from "../input/files.js";
import type { Opened, Source, Taken } from "../input/source.js";
import { GUIDE } from "./guide.js";
import { blankReport } from "./blank.js";
import { blockOf, fitted } from "./block.js";
import { geometryOf } from "./geometry.js";
import { completed } from "./filling.js";
import type { Kept } from "./kept.js";
import { redo, stepTo, undo, UNTOUCHED, type History, type Prints } from "./history.js";
import { failedRow, listed, rowOf, rowsOf, twinsOf, type Filter, type Order, type Row, type Twin } from "./list.js";
import { remember, remembered } from "./remembered.js";
import { formOf, listFindings, noticesOf, originsOf, placesOf, sifted, tableOf, type Entry, type Sift } from "./reading.js";
import { ALL, EMPTY, NOTHING, type Item, type Origin, type Selection, type State } from "./state.js";
import type { ToastKind } from "./toast.js";

/** How an input is got hold of, when its turn comes: a file or the bytes of one, under its name, or whatever else gives one. */
export type Give = { file: File; name: string } | { bytes: Uint8Array<ArrayBuffer>; name: string; depth: number } | (() => Promise<Taken>);

/** Above this many bytes of UTF-8 a text is never read on the page's thread, and the page says that it is read. */
const LONG = 100 * 1024;
/** The same of a file's bytes: those of GBK become half as many more. */
const LONG_FILE = 64 * 1024;
/** Above this many characters a text field would stop the page. */
const LONGEST_DRAFT = 300_000;
/** As many inputs as are read at once without anybody feeling it. */
const FEW = 2;
/**
 * Milliseconds between two looks at a list that grows, between the last key and the reading, and until it is said of one file, or of
 * one of many, that it is being read.
 */
const PAUSE = { list: 120, typing: 90, one: 150, ofMany: 500 };

export class Session {
  #state: State = { ...EMPTY, lang: remembered("lang") === "en" ? "en" : "zh", large: remembered("large") === "yes", plainTitle: remembered("title") === "plain", keys: remembered("keys") !== "no", engine: { status: "starting" }, stage: "intake", view: "tables" };
  #listeners = new Set<() => void>();
  /** What was given while the engine was still starting. */
  #waiting: readonly Give[] | null = null;
  /** Grows with every reading and every clearing: a reading that was overtaken is dropped. */
  #turn = 0;
  /** Grows with everything that opens or changes the open report. */
  #look = 0;
  /** What a reading of many has still to read, and what it has read. */
  #queue: Give[] = [];
  #helper: Promise<Helper> | null = null;
  /** What came since the list was last drawn. */
  #fresh: { items: (Item | null)[]; rows: Row[] } = { items: [], rows: [] };
  /** For a long text that is open. */
  #far: Promise<Helper> | null = null;
  #farBusy = false;
  /** The file that is being read is not waited for. */
  #skipped = false;
  #listed: (Pick<State, "rows" | "order" | "filter"> & { list: readonly Row[] }) | null = null;
  #edited = false;
  /** Takes back what the toast tells. */
  #back: (() => void) | null = null;
  /** A finding showed the text in the place of the tables. */
  #turned = false;
  /** What was there when the guided example began. */
  #unguided: State | null = null;
  #typing: ReturnType<typeof setTimeout> | undefined;

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

  /** `kept`: what the page brought along, or the draft of the last session. */
  async start(engine: Promise<Engine>, kept: Kept | null = null, drafted = false): Promise<void> {
    try {
      this.#set({ engine: { status: "ready", engine: await engine } });
    } catch (error) {
      this.#set({ engine: { status: "failed", reason: String(error) }, stage: "intake" });
      return;
    }
    if (kept) {
      this.resuming = true;
      await this.#resume(kept);
      this.resuming = false;
      const reports = this.#state.rows.filter(({ report }) => report !== null).length;
      if (drafted && reports) this.#say({ kind: "resumed", reports });
    }
    if (this.#waiting) {
      const waiting = this.#waiting;
      this.#waiting = null;
      await this.give(waiting);
    }
  }

  /** Whether what the page brought along is still being read. */
  resuming = false;

  /** As it was when the copy was made: everything is read again. */
  async #resume({ inputs, changes, draft, open, view, order, filter, lang }: Kept): Promise<void> {
    const waiting = this.#waiting;
    this.#set({ lang: remembered("lang") === "en" ? "en" : lang });
    if (inputs.length) await this.give(inputs.map((one) => async () => one));
    else this.#set({ draft });
    const items = [...this.#state.items];
    const rows = [...this.#state.rows];
    for (const [at, index, prints] of changes) {
      const item = items[at];
      const row = rows.findIndex((one) => one.at === at && one.report === index);
      if (!item || row < 0) continue;
      const cells = (await this.#readItem(item.source))?.reports[index]?.cells ?? {};
      const now: Prints = new Map(prints.filter(([cell]) => Object.prototype.hasOwnProperty.call(cells, cell)));
      if (now.size === 0) continue;
      items[at] = { ...item, histories: new Map(item.histories).set(index, { past: [new Map()], now, future: [] }) };
      const document = await this.#readItem(item.source, now, index);
      const report = document?.reports[index];
      if (document && report) rows[row] = rowOf(at, index, { source: item.source, document, report, printed: report, prints: now });
    }
    this.#set({ items, rows, twins: this.#twins(items, rows), order, filter });
    const row = open && rows.find((one) => one.at === open[0] && one.report === open[1]);
    if (!row) return;
    await this.openRow(row);
    if (!waiting) this.#set({ view });
  }

  setLang(lang: Lang): void {
    remember("lang", lang);
    this.#set({ lang });
  }

  setLarge(large: boolean): void {
    remember("large", large ? "yes" : "no");
    this.#set({ large });
  }

  setPlainTitle(plainTitle: boolean): void {
    remember("title", plainTitle ? "plain" : "");
    this.#set({ plainTitle });
  }

  setKeys(keys: boolean): void {
    remember("keys", keys ? "yes" : "no");
    this.#set({ keys });
  }

  openAbout(about: boolean): void {
    this.#set({ about });
  }

  /** To a step of the guided example, which is open; beyond its last step all is forgotten. */
  async guideTo(guide: number): Promise<void> {
    const step = GUIDE[guide];
    if (!step) return this.#endGuide();
    await this.restore();
    this.endToast();
    const { entry } = this;
    const mend = entry && listFindings(entry)[0]?.finding.repair?.[0];
    if (step === "repair" && mend) await this.change(mend.cell, String(mend.to));
    if (step === "finding") this.selectFinding(0, "keys");
    else if ((step === "cell" || step === "repair") && mend) this.selectCell(mend.cell, "keys");
    else this.deselect();
    this.#set({ guide, view: "tables", editing: null });
  }

  /** Opens the report of the guided example; what was there before is there again when it ends. */
  async startGuide(text: string): Promise<void> {
    this.#unguided = this.#holds ? this.#state : null;
    await this.give([async () => ({ source: { name: "", media: "text/plain", text } })], true);
  }

  #endGuide(): void {
    const before = this.#unguided;
    this.#forget();
    if (before) this.#return(before);
  }

  /** Reads what was pasted once more: as plain text, or with its tables again. */
  async reread(): Promise<void> {
    const source = this.entry?.source;
    if (!source) return;
    const before = this.#state;
    const { text, plain, rich, ...rest } = source;
    const again: Source | null = plain !== undefined ? { ...rest, media: "text/plain", text: plain, rich: text }
      : rich !== undefined ? { ...rest, media: "text/html", text: rich, plain: text } : null;
    if (!again) return;
    await this.give([async () => ({ source: again })], true);
    this.#say({ kind: "reread" }, () => this.#return(before));
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

  /** Opens a blank form of an edition, to be filled in. */
  async blank(edition: Edition, body: string, year: number): Promise<void> {
    const { engine } = this.#state;
    if (engine.status !== "ready") return;
    await this.read([{ source: blankReport(engine.engine.forms, edition, body, year) }]);
  }

  async read(taken: readonly Taken[]): Promise<void> {
    await this.give(taken.map((one) => async () => one));
  }

  /**
   * Reads what was given. It is added to the reports that are there, and follows what is just being read. One report opens at once;
   * several make a list that grows as they come. What holds no report changes nothing but the start page. `instead`: it takes the
   * place of what is there.
   */
  async give(gives: readonly Give[], instead = false): Promise<void> {
    if (this.#unguided && this.#state.guide !== null) this.#return(this.#unguided);
    const { engine, stage, progress, guide } = this.#state;
    if (engine.status === "failed" || gives.length === 0) return;
    if (engine.status === "starting") {
      this.#waiting = gives;
      this.#set({ stage: "reading" });
      return;
    }
    if (progress ? !progress.stopped : stage === "reading" && this.#queue.length > 0) {
      this.#queue.push(...gives);
      return this.#set({ progress: progress && { ...progress, total: this.#queue.length } });
    }
    this.endToast();
    const before = this.#state;
    const add = !instead && guide === null && (stage === "list" || this.#holds);
    const turn = ++this.#turn;
    this.#stopHelper();
    const queue = (this.#queue = [...gives]);
    const pasted = gives.every((one) => typeof one === "function");
    let many = false;
    this.#fresh = { items: [], rows: [] };
    let document: Document | null = null;
    let draft: Pick<State, "draft" | "draftOf"> = this.#state;
    let drawn = Date.now();
    // Grows while it is read, when more files are dropped, and by the files of archives.
    for (let done = 0; done < queue.length; done++) {
      if (!many && (stage === "list" || queue.length > FEW)) {
        many = true;
        this.#set({ ...(add ? {} : EMPTY), stage: "list", open: null, progress: { done, total: queue.length, stopped: false } });
      }
      const give = queue[done] as Give;
      const at = (many || add ? this.#state.items.length : 0) + this.#fresh.items.length;
      const name = typeof give === "function" ? "" : give.name;
      let opened: Opened | null = null;
      this.#skipped = false;
      const timer = setTimeout(() => {
        if (turn === this.#turn && !this.#state.current) this.#set({ ...(many ? {} : { stage: "reading" as const }), current: { name, page: 0, pages: 0 } });
      }, many ? PAUSE.ofMany : PAUSE.one);
      // What is read already does not wait for what takes long.
      const shown = setTimeout(() => {
        if (many && turn === this.#turn && this.#fresh.rows.length) this.#flush({ progress: { done, total: queue.length, stopped: false } });
      }, PAUSE.ofMany);
      try {
        document = null;
        if (typeof give !== "function") ({ opened, document = null } = await this.#take(give, many, turn, engine.engine));
        else {
          const taken = (opened = await give());
          if (turn !== this.#turn) return;
          if ("source" in taken) {
            const { text, media, name, file } = taken.source;
            const long = isLong(text);
            if (long && !many) await this.#wait(name);
            const reader = many || long ? await this.#beside(engine.engine) : engine.engine;
            document = await reader.read(text, media, name, [], file);
          }
        }
        if (turn !== this.#turn) return;
        if ("members" in opened) {
          // In its place, and each under a name of its own.
          queue.splice(done--, 1, ...opened.members.map((member): Give => ("bytes" in member ? member : async () => member)));
        } else if ("refusal" in opened) {
          this.#add([null], [failedRow(at, opened.refusal.name, opened.refusal)]);
        } else if (document) {
          const { source } = opened;
          if (queue.length === 1) draft = draftFor(source);
          this.#add([{ source, notices: noticesOf(document), histories: new Map() }], rowsOf(at, source, document));
        }
      } catch (error) {
        if (turn !== this.#turn) return;
        this.#stopHelper();
        const source = opened && "source" in opened ? opened.source : null;
        const why = faultOf(error);
        if (why === "broke" && queue.length === 1 && !add) {
          this.#queue = [];
          const { draft: words, draftOf } = source ? draftFor(source) : draft;
          return this.#set({ ...EMPTY, stage: "intake", draft: words, draftOf, fault: String(error) });
        }
        const own = source?.name ?? name;
        this.#add([null], [failedRow(at, own, { why, name: own })]);
      } finally {
        clearTimeout(timer);
        clearTimeout(shown);
        // What was read needs its bytes no more.
        if (turn === this.#turn && done >= 0) queue[done] = READ;
        if (turn === this.#turn && this.#state.current) this.#set({ current: null });
      }
      if (many && Date.now() - drawn > PAUSE.list && done + 1 < queue.length) {
        this.#flush({ progress: { done: done + 1, total: queue.length, stopped: false } });
        await painted();
        if (turn !== this.#turn) return;
        drawn = Date.now();
      }
    }
    this.#stopHelper();
    this.#queue = [];
    if (many || add) return this.#join(before, document, many, add, pasted);
    // A number that is being tried in what was open comes too late.
    this.#look++;
    this.#set({ ...EMPTY, draft: draft.draft, draftOf: draft.draftOf });
    this.#flush({ stage: this.#fresh.rows.length > 1 ? "list" : "intake" });
    if (document && this.#state.rows.length === 1) this.#show(0, 0, document);
  }

  /**
   * What was read beside what was there: a report that was pasted over another is opened, others stand in the list. A paste without
   * a report changes nothing, nor does a file without one in the place of an open report.
   */
  #join(before: State, document: Document | null, many: boolean, add: boolean, pasted: boolean): void {
    const { rows } = this.#fresh;
    const [first, ...more] = rows.filter(({ report }) => report !== null);
    if (add && !first && (pasted || !many)) {
      this.#fresh = { items: [], rows: [] };
      this.#set({ stage: before.stage, progress: null, current: null });
      return this.#say({ kind: "unread", failed: rows, numbers: false });
    }
    this.#look++;
    const open = !many && first && more.length === 0 ? document : null;
    this.#flush({ progress: null, ...(many ? {} : { stage: open ? before.stage : "list", open: open ? before.open : null }) });
    if (first && open) this.#show(first.at, first.report ?? 0, open);
    const number = this.#state.rows.filter(({ report }) => report !== null).length;
    // What was read while the list grew cannot be taken out of it again: somebody may have opened and changed it.
    if (add && first) this.#say({ kind: "added", reports: more.length + 1, number, row: open || more.length ? null : first }, many && !pasted ? null : () => this.#return(before));
  }

  /** Whether there is a report to lose. */
  get #holds(): boolean {
    return this.#state.rows.some(({ report }) => report !== null);
  }

  /** Says what just happened. `back` takes it back as long as it is said. */
  #say(toast: ToastKind, back: (() => void) | null = null): void {
    this.#back = back;
    this.#set({ toast: { ...toast, undoable: back !== null, stamp: (this.#state.toast?.stamp ?? 0) + 1 } });
  }

  /** Takes back what the toast tells. */
  undoToast(): void {
    const back = this.#back;
    this.endToast();
    back?.();
  }

  /** The toast goes, and the way back with it. */
  endToast(): void {
    this.#back = null;
    if (this.#state.toast) this.#set({ toast: null });
  }

  /** Everything as it was. What was being read then is not read any more. */
  #return(before: State): void {
    this.#turn++;
    this.#look++;
    this.#unguided = null;
    const { lang, large, plainTitle, keys, engine } = this.#state;
    const stage = before.stage === "reading" ? (before.open ? "result" : "intake") : before.stage;
    this.#set({ ...before, lang, large, plainTitle, keys, engine, stage, current: null, progress: before.progress && { ...before.progress, stopped: true }, toast: null, about: false });
  }

  /** Opens a file: text that is short on this thread, everything else beside it. */
  async #take(give: Exclude<Give, () => unknown>, many: boolean, turn: number, engine: Engine): Promise<{ opened: Opened; document?: Document }> {
    const { name } = give;
    const large = "file" in give && give.file.size > LONG_FILE;
    if (large && !many) await this.#wait(name);
    const bytes = "bytes" in give ? give.bytes : await bytesOf(give.file, name);
    if (this.#skipped || turn !== this.#turn) throw new Skipped();
    if ("refusal" in bytes) return { opened: bytes };
    const depth = "depth" in give ? give.depth : 0;
    if (many || large || bytes.length > LONG_FILE || mayBeFile(bytes)) {
      const helper = await this.#beside(engine);
      if (this.#skipped || turn !== this.#turn) throw new Skipped();
      const watch = (page: number, pages: number) => {
        if (turn === this.#turn && this.#state.current) this.#set({ current: { name, page, pages } });
      };
      if (helper.take) return helper.take(bytes, name, depth, watch);
      const opened = open(bytes, name, depth, null, engine.decode);
      return "source" in opened ? { opened, document: await helper.read(opened.source.text, opened.source.media, name) } : { opened };
    }
    const opened = bytes.length ? textOf(bytes, name, engine.decode) : open(bytes, name, depth, null, engine.decode);
    return "source" in opened ? { opened, document: await engine.read(opened.source.text, opened.source.media, name) } : { opened };
  }

  /** Says that it takes a while, and lets that be drawn. */
  #wait(name: string): Promise<void> {
    this.#set({ stage: "reading", current: { name, page: 0, pages: 0 } });
    return painted();
  }

  #add(items: readonly (Item | null)[], rows: readonly Row[]): void {
    this.#fresh.items.push(...items);
    this.#fresh.rows.push(...rows);
  }

  /** Puts into the list what was read since the last time. */
  #flush(change: Partial<State>): void {
    const { items: more, rows: moreRows } = this.#fresh;
    this.#fresh = { items: [], rows: [] };
    const items = [...this.#state.items, ...more];
    const rows = [...this.#state.rows, ...moreRows];
    this.#set({ items, rows, twins: this.#twins(items, rows), ...change });
  }

  #twins(items: readonly (Item | null)[], rows: readonly Row[]): ReadonlyMap<Row, Twin> {
    return twinsOf(rows, ({ at }) => items[at]?.source.text);
  }

  #beside(engine: Engine): Promise<Helper> {
    return (this.#helper ??= engine.helper());
  }

  #stopHelper(): void {
    void this.#helper?.then((helper) => helper.close());
    this.#helper = null;
  }

  /** Does not wait for what is being read. What else was given follows; where that is nothing, the page goes back to where it was. */
  skip(): void {
    const { stage, progress, engine } = this.#state;
    if (!progress && (stage !== "reading" || engine.status !== "ready")) return;
    if (!progress && this.#queue.length === 1) {
      this.#turn++;
      this.#queue = [];
      this.#set({ stage: this.entry ? "result" : "intake", current: null });
    }
    this.#skipped = true;
    this.#stopHelper();
  }

  /** Stops a reading of many; what was read stays. */
  stop(): void {
    const { progress } = this.#state;
    if (!progress) return;
    this.#turn++;
    this.#stopHelper();
    this.#queue = [];
    this.#flush({ progress: { ...progress, done: this.#state.items.length + this.#fresh.items.length, stopped: true }, current: null });
  }

  order(order: Order): void {
    this.#set({ order });
  }

  filter(filter: Filter): void {
    this.#set({ filter });
  }

  /** The list as it stands: filtered, in its order. */
  get listed(): readonly Row[] {
    const { rows, order, filter } = this.#state;
    const known = this.#listed;
    if (known?.rows === rows && known.order === order && known.filter === filter) return known.list;
    const list = listed(rows, order, filter);
    this.#listed = { rows, order, filter, list };
    return list;
  }

  /** Opens a report of the list. `top`: how far down the list is. */
  async openRow({ at, report }: Row, top = this.#state.listTop): Promise<void> {
    const item = this.#state.items[at];
    if (!item || report === null) return;
    const look = ++this.#look;
    this.#set({ listTop: top });
    const printed = await this.#readItem(item.source);
    if (look === this.#look && printed) this.#show(at, report, printed);
  }

  /** The next (1) or the previous (-1) report of the list. */
  async stepRow(by: 1 | -1): Promise<void> {
    const next = this.rowBeside(by);
    if (next) await this.openRow(next);
  }

  rowBeside(by: 1 | -1): Row | null {
    const rows = this.listed.filter(({ report }) => report !== null);
    const here = rows.findIndex((row) => row.at === this.#state.open?.at && row.report === this.#state.open.index);
    return here < 0 ? null : (rows[here + by] ?? null);
  }

  /** Back to the list, where there is one. */
  toList(): boolean {
    if (this.#state.rows.length < 2 && !this.#state.progress) return false;
    this.#look++;
    this.#set({ stage: "list", editing: null, lost: false, selection: NOTHING, paper: null });
    return true;
  }

  /** To the start page; the reports stay. */
  toStart(): void {
    const { stage, draft, draftOf } = this.#state;
    if (stage === "result" || stage === "list") this.#set({ stage: "intake", paper: null, draft: draftOf ? "" : draft, draftOf: null });
  }

  /** Back from the start page, or on from the list, to the report that was open; to the list where none was. */
  toReport(): boolean {
    const { open, stage } = this.#state;
    if (!open) return stage === "list" || this.toList();
    this.#set({ stage: "result" });
    return true;
  }

  async #readItem(source: Source, prints?: Prints, report = 0): Promise<Document | null> {
    const { engine } = this.#state;
    if (engine.status !== "ready") return null;
    const changes = [...(prints ?? [])].map(([cell, print]) => ({ report, cell, print }));
    const far = isLong(source.text);
    try {
      return await (far ? this.#afar(engine.engine) : engine.engine).read(source.text, source.media, source.name, changes, source.file);
    } catch (error) {
      // Something else was wanted meanwhile.
      if (!(error instanceof Skipped)) {
        this.#stopAfar();
        this.#set({ fault: String(error) });
      }
      return null;
    }
  }

  /** Reads beside the page's thread. What it still reads there is not waited for any more: something else was typed, or opened. */
  #afar(engine: Engine): Reader {
    if (this.#farBusy) this.#stopAfar();
    const far = (this.#far ??= engine.helper());
    return {
      read: async (...input) => {
        this.#farBusy = true;
        try {
          return await (await far).read(...input);
        } finally {
          if (far === this.#far) this.#farBusy = false;
        }
      },
    };
  }

  #stopAfar(): void {
    void this.#far?.then((helper) => helper.close());
    this.#far = null;
    this.#farBusy = false;
  }

  /** Shows a report of an input as it is printed, and then with what somebody changed in it. */
  #show(at: number, index: number, printed: Document): void {
    const item = this.#state.items[at];
    const report = printed.reports[index];
    if (!item || !report) return;
    const history = item.histories.get(index) ?? UNTOUCHED;
    const entry: Entry = { source: item.source, document: printed, report, printed: report, prints: new Map() };
    this.#turned = false;
    this.#set({
      stage: "result", open: { at, index, entry, printed, history }, selection: NOTHING, sift: ALL, view: "tables", editing: null, lost: false, fault: null,
    });
    if (history.now.size) void this.#retry(history);
  }

  get entry(): Entry | undefined {
    return this.#state.open?.entry;
  }

  /** Puts a print into a cell of the open report; what is printed there already takes the change back. */
  change(cell: string, print: string): Promise<void> {
    return this.#changeAll([[cell, print]]);
  }

  async #changeAll(changes: readonly (readonly [string, string])[]): Promise<void> {
    const { open } = this.#state;
    if (!open) return;
    const prints = new Map(open.history.now);
    for (const [cell, print] of changes) {
      const before = open.entry.printed.cells[cell];
      if (!before) return;
      // What the reader doubted is settled by saying it again.
      if (print.trim() === before.raw && !before.doubt) prints.delete(cell);
      else prints.set(cell, print.trim());
    }
    await this.#retry(stepTo(open.history, prints));
  }

  /**
   * Puts what was pasted into the table of the open report, from a cell on, in one step. Without a cell nothing changes, and that is
   * said. `false` where it is no block of numbers.
   */
  async pasteCells(text: string, cell: string | null): Promise<boolean> {
    const { open, engine } = this.#state;
    const block = blockOf(text);
    if (!open || !block || engine.status !== "ready") return false;
    const form = cell === null ? null : formOf(engine.engine.forms, open.entry.report, tableOf(cell) as TableName);
    if (cell === null || !form) {
      this.#say({ kind: "unread", failed: [], numbers: true });
      return true;
    }
    const fit = fitted(geometryOf(form), cell, block);
    if ("why" in fit) this.#say({ kind: "unfit", why: fit.why, rows: block.length, columns: block[0]?.length ?? 0 });
    else {
      await this.#changeAll(fit.cells);
      this.#say({ kind: "pasted", cells: fit.cells.length }, () => void this.undo());
    }
    return true;
  }

  /** Fills empty cells of a form in one step: its totals, and with `zeros` everything else with 0. */
  async complete(zeros: boolean): Promise<void> {
    const { open, engine } = this.#state;
    if (!open || engine.status !== "ready") return;
    const cells = completed(engine.engine.forms, open.entry.report, zeros);
    if (cells.length) await this.#changeAll(cells);
    this.#say({ kind: "completed", cells: cells.length }, cells.length ? () => void this.undo() : null);
  }

  /** Puts proposed numbers in, in one step, and shows where. */
  async repair(repairs: readonly { cell: string; to: number }[]): Promise<void> {
    const [first] = repairs;
    if (!first) return;
    await this.#changeAll(repairs.map(({ cell, to }) => [cell, String(to)]));
    this.selectCell(first.cell, "keys");
  }

  /** Back to the print: of one cell, or of all. */
  async restore(cell?: string): Promise<void> {
    const { open } = this.#state;
    if (!open) return;
    const prints = new Map(cell === undefined ? [] : open.history.now);
    if (cell !== undefined) prints.delete(cell);
    const cells = open.history.now.size;
    await this.#retry(stepTo(open.history, prints));
    if (cell === undefined && cells) this.#say({ kind: "restored", cells, blank: Boolean(open.entry.source.blank) }, () => void this.undo());
  }

  async undo(): Promise<void> {
    this.endToast();
    await this.#retry(this.#state.open && undo(this.#state.open.history));
  }

  async redo(): Promise<void> {
    await this.#retry(this.#state.open && redo(this.#state.open.history));
  }

  /** Checks the open report with other numbers. */
  async #retry(history: History | null): Promise<void> {
    const { open } = this.#state;
    if (!open || !history) return;
    // What is done from here on would be taken back along with what the toast tells.
    this.endToast();
    const look = ++this.#look;
    const { source } = open.entry;
    // At once, so that a second change before the answer builds on this one.
    this.#set({ open: { ...open, history } });
    const document = history.now.size ? await this.#readItem(source, history.now, open.index) : open.printed;
    if (document && look === this.#look) this.#replace(open.at, open.index, source, open.printed, document, history);
  }

  /** The open report, read anew: what was chosen stays chosen where it is still there. */
  #replace(at: number, index: number, source: Source, printed: Document, document: Document, history: History): void {
    const { items, rows, selection, open: before } = this.#state;
    const report = document.reports[index];
    const own = printed.reports[index];
    const item = items[at];
    if (!report || !own || !item) return;
    const entry: Entry = { source, document, report, printed: own, prints: history.now };
    const changed = items.map((one, i) => (i === at ? { ...item, source, histories: new Map(item.histories).set(index, history) } : one));
    const redone = rows.map((row) => (row.at === at && row.report === index ? rowOf(at, index, entry) : row));
    this.#set({
      items: changed, rows: redone, twins: this.#twins(changed, redone), open: { at, index, entry, printed, history }, lost: false, fault: null,
      selection: before ? kept(selection, before.entry, entry) : NOTHING,
    });
  }

  /** Whether something would be lost with the page: a text typed or edited, numbers tried or filled in, several reports read. */
  get unsaved(): boolean {
    const { items, rows, draft, draftOf, guide } = this.#state;
    if (guide !== null) return false;
    return this.#edited || (draft.trim() !== "" && draftOf === null) || rows.filter(({ report }) => report !== null).length > 1
      || items.some((item) => [...(item?.histories.values() ?? [])].some(({ now }) => now.size > 0));
  }

  /** Opens the text of the report for editing, or closes it. */
  edit(): void {
    const { entry } = this;
    if (!entry) return;
    if (this.#state.editing !== null) {
      this.#set({ editing: null, lost: false });
      return;
    }
    const text = editable(entry.source, entry.document);
    // Spans fit where the engine took the text over as it is, and the field will too (it drops returns).
    const fits = text === entry.document.text && !text.includes("\r");
    this.#set({ editing: text, view: "source", caret: fits ? this.#place(entry) : null });
  }

  /** The text as it is now; the results follow when the typing pauses. */
  type(text: string): void {
    const { open } = this.#state;
    if (!open) return;
    this.endToast();
    this.#edited = true;
    this.#set({ editing: text });
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#reread(text), PAUSE.typing);
  }

  async #reread(text: string): Promise<void> {
    const { open } = this.#state;
    if (!open || this.#state.editing === null) return;
    const look = ++this.#look;
    const { plain: _, rich: __, file, ...kept } = open.entry.source;
    const source: Source = { ...kept, media: "text/plain", text, ...(file && { file: { ...file, pages: [], notices: (file.notices ?? []).map(widened) } }) };
    const printed = await this.#readItem(source);
    if (!printed || look !== this.#look) return;
    if (printed.reports.length === 0) {
      this.#set({ lost: true });
      return;
    }
    const index = Math.min(open.index, printed.reports.length - 1);
    const { now } = open.history;
    const document = now.size ? await this.#readItem(source, now, index) : printed;
    if (!document || look !== this.#look) return;
    const { items, rows } = this.#state;
    // As many rows as the text now holds reports, where its rows were.
    const own = rowsOf(open.at, source, printed);
    const first = rows.findIndex(({ at }) => at === open.at);
    const others = rows.filter(({ at }) => at !== open.at);
    this.#state = {
      ...this.#state, rows: [...others.slice(0, first), ...own, ...others.slice(first)], items: items.map((one, i) => (i === open.at && one ? { ...one, source, notices: noticesOf(printed) } : one)),
    };
    this.#replace(open.at, index, source, printed, document, open.history);
  }

  #place(entry: Entry): Span | null {
    const { selection: { cell, finding, extra }, engine } = this.#state;
    if (cell !== null) return originsOf(engine.status === "ready" ? engine.engine.forms : [], entry, cell).spans[0] ?? null;
    if (extra !== null) return entry.report.extra_rows[extra]?.span ?? null;
    const chosen = finding === null ? undefined : listFindings(entry)[finding]?.finding;
    return chosen ? (placesOf(entry, chosen)[0] ?? null) : null;
  }

  /** Clears everything but the language; for as long as that is said there is a way back. */
  clear(): void {
    const before = this.#state;
    const edited = this.#edited;
    const reports = before.guide === null ? before.rows.filter(({ report }) => report !== null).length : 0;
    this.#forget();
    if (reports || before.draft.trim()) this.#say({ kind: "cleared", reports }, () => {
      this.#edited = edited;
      this.#return(before);
    });
  }

  #forget(): void {
    this.#turn++;
    this.#look++;
    clearTimeout(this.#typing);
    this.#waiting = null;
    this.#edited = false;
    this.#back = null;
    this.#unguided = null;
    this.#queue = [];
    this.#stopHelper();
    this.#stopAfar();
    this.#set({ ...EMPTY, stage: "intake", view: "tables" });
  }

  show(view: State["view"]): void {
    this.#turned = false;
    this.#set({ view, selection: { ...this.#state.selection, origin: "keys", stamp: this.#state.selection.stamp + 1 } });
  }

  selectCell(cell: string, origin: Origin): void {
    this.#select({ cell, finding: null, extra: null, origin });
  }

  /** Chooses a finding, and shows what it leads to: the text where it is about no cell, and then the tables again. */
  selectFinding(finding: number, origin: Origin): void {
    const { entry } = this;
    const chosen = entry && listFindings(entry)[finding]?.finding;
    const { view, editing } = this.#state;
    if (chosen && editing === null) {
      const prose = chosen.cells.length === 0 && placesOf(entry, chosen).length > 0;
      if (prose && view === "tables") {
        this.#turned = true;
        this.#set({ view: "source" });
      } else if (!prose && this.#turned) {
        this.#turned = false;
        this.#set({ view: "tables" });
      }
    }
    this.#select({ cell: null, finding, extra: null, origin });
  }

  selectExtra(extra: number, origin: Origin): void {
    this.#select({ cell: null, finding: null, extra, origin });
  }

  /** Opens a paper about the current report, or closes it. */
  openPaper(kind: "checklist" | "notice" | null): void {
    const { entry } = this;
    this.#set({ paper: kind && entry ? { kind, entry } : null });
  }

  /** The open paper, as long as the report is the one it was opened for. */
  get paper(): State["paper"] {
    const { paper, stage } = this.#state;
    return stage === "result" && paper?.entry.report === this.entry?.report ? paper : null;
  }

  deselect(): void {
    this.#select({ cell: null, finding: null, extra: null, origin: "keys" });
  }

  #select(selection: Omit<Selection, "stamp">): void {
    const stamp = this.#state.selection.stamp + 1;
    this.#set({ selection: { ...selection, stamp } });
  }

  /** Shows some of the findings; what is chosen and no longer shown is chosen no more. */
  sift(sift: Sift): void {
    const { selection } = this.#state;
    this.#set({ sift });
    if (selection.finding !== null && !this.sifted.includes(selection.finding)) this.deselect();
  }

  /** The findings that are shown. */
  get sifted(): readonly number[] {
    const { entry } = this;
    const { sift } = this.#state;
    if (!entry) return [];
    const some = sifted(entry, sift);
    // Numbers were tried, and what was looked for is gone.
    return some.length ? some : sifted(entry, ALL);
  }

  /** The next (1) or the previous (-1) finding of those that are shown, round and round. */
  step(by: 1 | -1): void {
    const shown = this.sifted;
    if (shown.length === 0) return;
    const at = shown.indexOf(this.#state.selection.finding ?? -1);
    const next = shown[at < 0 ? (by === 1 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length];
    if (next !== undefined) this.selectFinding(next, "keys");
  }
}

/** A selection in a report that was read anew. Its stamp stays: nothing scrolls. */
function kept(selection: Selection, before: Entry, after: Entry): Selection {
  const { cell, finding, extra } = selection;
  const gone = { ...NOTHING, stamp: selection.stamp };
  if (cell !== null) return after.report.cells[cell] ? selection : gone;
  if (extra !== null) return after.report.extra_rows[extra] ? selection : gone;
  const chosen = finding === null ? undefined : listFindings(before)[finding]?.finding;
  if (!chosen) return gone;
  const list = listFindings(after).map((one) => one.finding);
  const alike = (same: (one: Finding) => boolean) => list.findIndex((one) => one.rule === chosen.rule && same(one));
  const exact = alike(({ cells }) => cells.join() === chosen.cells.join());
  const at = exact < 0 ? alike(({ cells }) => cells[0] === chosen.cells[0]) : exact;
  return at < 0 ? gone : { ...selection, finding: at };
}

type Notice = NonNullable<NonNullable<Source["file"]>["notices"]>[number];

/** Of a text that somebody edits nobody knows where the doubted places went: then all of it is doubted. */
const widened = (notice: Notice): Notice => (typeof notice.touches === "string" ? notice : { ...notice, touches: "everything" });

/** What was read of a queue: its bytes may go. */
const READ: Give = async () => ({ refusal: { why: "empty", name: "" } });

/** What became of a file, by what its reading was rejected with. */
const faultOf = (error: unknown): "skipped" | "died" | "broke" => {
  const { name } = error as Error;
  return name === "Skipped" ? "skipped" : name === "Died" ? "died" : "broke";
};

/** The text that a person would edit: never HTML source where there is something better. */
function editable(source: Source, document?: Document): string {
  return source.media === "text/html" ? (source.plain ?? document?.text ?? source.text) : source.text;
}

/**
 * What the text field then holds. Of what is longer than any report nothing: a field that wraps megabytes stops the page. Nor of
 * files: what is taken out of them is HTML.
 */
function draftFor(source: Source): Pick<State, "draft" | "draftOf"> {
  const draft = editable(source);
  return source.file || draft.length > LONGEST_DRAFT ? { draft: "", draftOf: null } : { draft, draftOf: source };
}

/** Whether a text has more than so many bytes as UTF-8. */
export function isLong(text: string, most = LONG): boolean {
  if (text.length * 3 <= most || text.length > most) return text.length > most;
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) bytes += text.charCodeAt(at) < 0x80 ? 0 : text.charCodeAt(at) < 0x800 ? 1 : 2;
  return bytes > most;
}

/** Resolves when the browser has drawn what is there now. */
export function painted(): Promise<void> {
  return new Promise((done) => {
    if (typeof requestAnimationFrame === "undefined") setTimeout(done, 0);
    // A page in the background draws nothing; it reads on all the same.
    else if (document.hidden) setTimeout(done, 0);
    else requestAnimationFrame(() => setTimeout(done, 0));
  });
}
