// Every way to change the page's state (state.ts). Views get the state and draw it; they keep none that matters. A session is made of
// layers, each with what is below it: the state and who draws it (store.ts), what is chosen (selecting.ts), numbers that are tried
// (changing.ts), the text that is edited (typing.ts), many reports (listing.ts), what is given (taking.ts). Here is what needs them all:
// beginning and end, the guided example, the start page.
import type { Custom, Engine } from "../engine/engine.js";
import type { Edition } from "../engine/types.js";
import { LARGEST } from "../input/kind.js";
import type { Source, Taken } from "../input/source.js";
import { blankReport } from "./blank.js";
import { editable } from "./editable.js";
import { GUIDE } from "./guide.js";
import type { Prints } from "./history.js";
import type { Kept } from "./kept.js";
import { rowOf } from "./list.js";
import { listFindings } from "./reading.js";
import { remembered } from "./remembered.js";
import { EMPTY, type State } from "./state.js";
import { Taking, type Give } from "./taking.js";

export class Session extends Taking {
  /** Whether what the page brought along is still being read. */
  resuming = false;
  /** What was there when the guided example began. */
  #unguided: State | null = null;
  /** Brings back which rules counted then. */
  #unruled: (() => void) | null = null;

  /** `kept`: what the page brought along, or the draft of the last session. */
  async start(engine: Promise<Engine>, kept: Kept | null = null, drafted = false): Promise<void> {
    try {
      this.set({ engine: { status: "ready", engine: await engine } });
    } catch (error) {
      this.set({ engine: { status: "failed", reason: String(error) }, stage: "intake" });
      return;
    }
    if (kept) {
      this.resuming = true;
      await this.#resume(kept);
      this.resuming = false;
      const reports = this.state.rows.filter(({ report }) => report !== null).length;
      if (drafted && reports) this.say({ kind: "resumed", reports });
    }
    if (this.waiting) {
      const waiting = this.waiting;
      this.waiting = null;
      await this.give(waiting);
    }
  }

  /** As it was when the copy was made: everything is read again. */
  async #resume({ inputs, changes, draft, open, view, order, filter, lang, custom }: Kept): Promise<void> {
    const waiting = this.waiting;
    this.set({ lang: remembered("lang") === "en" ? "en" : lang });
    if (custom && this.#takes(custom)) this.set({ custom });
    if (inputs.length) await this.give(inputs.map((one) => async () => one));
    else this.set({ draft });
    const items = [...this.state.items];
    const rows = [...this.state.rows];
    for (const [at, index, prints] of changes) {
      const item = items[at];
      const row = rows.findIndex((one) => one.at === at && one.report === index);
      if (!item || row < 0) continue;
      const cells = (await this.readItem(item.source))?.reports[index]?.cells ?? {};
      const now: Prints = new Map(prints.filter(([cell]) => Object.prototype.hasOwnProperty.call(cells, cell)));
      if (now.size === 0) continue;
      items[at] = { ...item, histories: new Map(item.histories).set(index, { past: [new Map()], now, future: [] }) };
      const document = await this.readItem(item.source, now, index);
      const report = document?.reports[index];
      if (document && report) rows[row] = rowOf(at, index, { source: item.source, document, report, printed: report, prints: now });
    }
    this.set({ items, rows, twins: this.twins(items, rows), order, filter });
    const row = open && rows.find((one) => one.at === open[0] && one.report === open[1]);
    if (!row) return;
    await this.openRow(row);
    if (!waiting) this.set({ view });
  }

  /** Whether the engine takes these wishes: those of a copy have been in other hands. */
  #takes(custom: Custom): boolean {
    const { engine } = this.state;
    try {
      return engine.status === "ready" && engine.engine.ruled?.(custom) !== undefined;
    } catch {
      return false;
    }
  }

  /** As `Taking.give`; what is given in the middle of the guided example ends it. */
  override async give(gives: readonly Give[], instead = false): Promise<void> {
    if (this.state.guide !== null) this.#rule();
    if (this.#unguided && this.state.guide !== null) this.putBack(this.#unguided);
    await super.give(gives, instead);
  }

  protected override putBack(before: State): void {
    this.#unguided = null;
    super.putBack(before);
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
    this.set({ guide, view: "tables", editing: null });
  }

  /** Opens the report of the guided example; what was there before is there again when it ends. */
  async startGuide(text: string): Promise<void> {
    this.#unguided = this.holds ? this.state : null;
    this.#unruled ??= this.withoutCustom();
    await this.give([async () => ({ source: { name: "", media: "text/plain", text } })], true);
  }

  #endGuide(): void {
    const before = this.#unguided;
    this.forget();
    this.#rule();
    if (before) this.putBack(before);
  }

  /** What was wished of rules before the guided example. */
  #rule(): void {
    this.#unruled?.();
    this.#unruled = null;
  }

  /** Reads what was pasted once more: as plain text, or with its tables again. */
  async reread(): Promise<void> {
    const source = this.entry?.source;
    if (!source) return;
    const before = this.state;
    const { text, plain, rich, ...rest } = source;
    const again: Source | null = plain !== undefined ? { ...rest, media: "text/plain", text: plain, rich: text }
      : rich !== undefined ? { ...rest, media: "text/html", text: rich, plain: text } : null;
    if (!again) return;
    await this.give([async () => ({ source: again })], true);
    this.say({ kind: "reread" }, () => this.putBack(before));
  }

  setDraft(draft: string): void {
    const untouched = this.state.draftOf !== null && draft === editable(this.state.draftOf);
    this.set({ draft, draftOf: untouched ? this.state.draftOf : null });
  }

  async readDraft(): Promise<void> {
    const { draft, draftOf } = this.state;
    if (draft.trim() === "") return this.read([{ refusal: { why: "empty", name: "" } }]);
    if (draft.length > LARGEST) return this.read([{ refusal: { why: "large", name: "" } }]);
    return this.read([{ source: draftOf ?? { name: "", media: "text/plain", text: draft } }]);
  }

  /** Opens a blank form of an edition, to be filled in. */
  async blank(edition: Edition, body: string, year: number): Promise<void> {
    const { engine } = this.state;
    if (engine.status !== "ready") return;
    await this.read([{ source: blankReport(engine.engine.forms, edition, body, year) }]);
  }

  async read(taken: readonly Taken[]): Promise<void> {
    await this.give(taken.map((one) => async () => one));
  }

  /** Whether something would be lost with the page: a text typed or edited, numbers tried or filled in, several reports read. */
  get unsaved(): boolean {
    const { items, rows, draft, draftOf, guide } = this.state;
    if (guide !== null) return false;
    return this.edited || (draft.trim() !== "" && draftOf === null) || rows.filter(({ report }) => report !== null).length > 1
      || items.some((item) => [...(item?.histories.values() ?? [])].some(({ now }) => now.size > 0));
  }

  /** Clears everything but the language; for as long as that is said there is a way back. */
  clear(): void {
    const before = this.state;
    const edited = this.edited;
    const reports = before.guide === null ? before.rows.filter(({ report }) => report !== null).length : 0;
    this.forget();
    if (reports || before.draft.trim()) this.say({ kind: "cleared", reports }, () => {
      this.edited = edited;
      this.putBack(before);
    });
  }

  protected forget(): void {
    this.turn++;
    this.look++;
    this.stopTyping();
    this.waiting = null;
    this.edited = false;
    this.endToast();
    this.#unguided = null;
    this.queue = [];
    this.stopHelper();
    this.beside.stop();
    this.set({ ...EMPTY, stage: "intake", view: "tables" });
  }
}
