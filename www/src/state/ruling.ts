// Which rules count: one wish for everything that is open. When it changes, everything is checked again, the open report first.
import type { Custom, Engine } from "../engine/engine.js";
import type { Rule } from "../engine/types.js";
import { painted } from "./painted.js";
import { isPlain, PLAIN, tidy } from "./custom.js";
import { rowOf, rowsOf, type Row } from "./list.js";
import { Listing } from "./listing.js";
import { noticesOf } from "./reading.js";
import type { Item, State } from "./state.js";

/** Milliseconds between two looks at a list that is checked again. */
const PAUSE = 150;

export class Ruling extends Listing {
  #ruled: { engine: Engine; custom: Custom; with: Engine } | null = null;
  /** Grows with every wish: a round by an older one ends. */
  #round = 0;

  /** The engine with the catalogue as it is wished for, and the rules of somebody's own in it. */
  get engineNow(): Engine | null {
    const { engine: { status }, custom } = this.state;
    if (status !== "ready") return null;
    const { engine } = this.state.engine as { engine: Engine };
    if (isPlain(custom) || !engine.ruled) return engine;
    if (this.#ruled?.engine === engine && this.#ruled.custom === custom) return this.#ruled.with;
    const rules: ReadonlyMap<string, Rule> = new Map(engine.ruled(custom).map((rule) => [rule.code, rule]));
    // What is written of a report is checked by the same wishes.
    const write: Engine["write"] = (text, options) => engine.write(text, { ...custom, ...options });
    const office: Engine["office"] = (text, options) => engine.office?.(text, { ...custom, ...options }) ?? Promise.reject(new Error("no papers"));
    this.#ruled = { engine, custom, with: { ...engine, rules, write, office } };
    return this.#ruled.with;
  }

  /** Checks everything by these wishes, which the engine takes. For as long as that is said there is a way back. */
  async setCustom(wanted: Custom): Promise<void> {
    const before = this.state.custom;
    const custom = tidy(wanted);
    if (JSON.stringify(custom) === JSON.stringify(before)) return;
    this.set({ custom });
    this.say({ kind: "ruled", plain: isPlain(custom) }, () => void this.setCustom(before));
    await this.checkAgain();
  }

  /** Checks what was checked by other wishes. */
  protected async checkAgain(): Promise<void> {
    const round = ++this.#round;
    const { engine, custom } = this.state;
    if (engine.status !== "ready") return;
    await this.#openAgain();
    const stale = (): readonly number[] => this.state.items.flatMap((item, at) => (item && item.custom !== custom ? [at] : []));
    const total = stale().length;
    const beside = total > 2 ? await engine.engine.helper() : null;
    const reader = beside ?? engine.engine;
    let rows = new Map<number, readonly Row[]>();
    let items = new Map<number, Item>();
    let drawn = Date.now();
    const draw = (again: State["again"]) => {
      const all = this.state.items.map((one, at) => {
        const fresh = items.get(at);
        return one && fresh ? { ...one, notices: fresh.notices, custom } : one;
      });
      const others = this.state.rows.map((row) => rows.get(row.at)?.find(({ report }) => report === row.report) ?? row);
      this.set({ items: all, rows: others, twins: this.twins(all, others), again });
      rows = new Map();
      items = new Map();
    };
    try {
      for (let done = 0; ; done++) {
        const at = stale().find((one) => !items.has(one));
        const item = at === undefined ? null : this.state.items[at];
        if (at === undefined || !item) break;
        const { source, histories } = item;
        const read = (changes: Parameters<Engine["read"]>[3]) => reader.read(source.text, source.media, source.name, changes, source.file, custom);
        const document = await read([]);
        const own = rowsOf(at, source, document);
        for (const [report, { now }] of histories) {
          const printed = document.reports[report];
          if (!now.size || !printed) continue;
          const tried = await read([...now].map(([cell, print]) => ({ report, cell, print })));
          const changed = tried.reports[report];
          if (changed) own[report] = rowOf(at, report, { source, document: tried, report: changed, printed, prints: now });
        }
        if (round !== this.#round) return;
        rows.set(at, own);
        items.set(at, { ...item, notices: noticesOf(document) });
        if (Date.now() - drawn < PAUSE) continue;
        draw({ done: done + 1, total: Math.max(total, done + 1) });
        await painted();
        if (round !== this.#round) return;
        drawn = Date.now();
      }
    } finally {
      beside?.close();
      if (round === this.#round) draw(null);
    }
  }

  /** The open report, with what is tried in it. */
  async #openAgain(): Promise<void> {
    const { open } = this.state;
    if (!open) return;
    const look = ++this.look;
    const { source } = open.entry;
    const printed = await this.readItem(source);
    const { now } = open.history;
    const document = printed && now.size ? await this.readItem(source, now, open.index) : printed;
    if (printed && document && look === this.look) this.replace(open.at, open.index, source, printed, document, open.history);
  }

  protected override putBack(before: State): void {
    super.putBack(before);
    void this.checkAgain();
  }

  /** No wishes, for as long as somebody else's example is open: returns what brings them back. */
  protected withoutCustom(): () => void {
    const { custom } = this.state;
    this.set({ custom: PLAIN });
    return () => this.set({ custom });
  }
}
