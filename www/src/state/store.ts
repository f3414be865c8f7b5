// The page's state with everybody who draws it, and what changes it from any place: choices that are remembered, and what is said of
// what just happened.
import { detailsOf } from "../engine/fault.js";
import type { Lang } from "../i18n/index.js";
import { remember, remembered } from "./remembered.js";
import { PLAIN } from "./custom.js";
import { EMPTY, type State } from "./state.js";
import type { ToastKind } from "./toast.js";

export class Store {
  #state: State = {
    ...EMPTY, lang: remembered("lang") === "en" ? "en" : "zh", large: remembered("large") === "yes", plainTitle: remembered("title") === "plain",
    keys: remembered("keys") !== "no", engine: { status: "starting" }, stage: "intake", view: "tables", custom: PLAIN,
  };
  #listeners = new Set<() => void>();
  /** Takes back what the toast tells. */
  #back: (() => void) | null = null;
  /** Grows with every reading and every clearing: a reading that was overtaken is dropped. */
  protected turn = 0;
  /** Grows with everything that opens or changes the open report. */
  protected look = 0;

  get state(): State {
    return this.#state;
  }

  /** Calls back after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  setLang(lang: Lang): void {
    remember("lang", lang);
    this.set({ lang });
  }

  setLarge(large: boolean): void {
    remember("large", large ? "yes" : "no");
    this.set({ large });
  }

  setPlainTitle(plainTitle: boolean): void {
    remember("title", plainTitle ? "plain" : "");
    this.set({ plainTitle });
  }

  setKeys(keys: boolean): void {
    remember("keys", keys ? "yes" : "no");
    this.set({ keys });
  }

  openAside(aside: State["aside"]): void {
    this.set({ aside });
  }

  /** Says what just happened. `back` takes it back as long as it is said. */
  protected say(toast: ToastKind, back: (() => void) | null = null): void {
    this.#back = back;
    this.set({ toast: { ...toast, undoable: back !== null, stamp: (this.state.toast?.stamp ?? 0) + 1 } });
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
    if (this.state.toast) this.set({ toast: null });
  }

  /** What of a fault may be passed on. */
  protected detailsOf(error: unknown): string {
    const { engine } = this.state;
    return detailsOf(error, engine.status === "ready" ? `gongkai ${engine.engine.version}` : "gongkai");
  }

  /** Everything as it was. What was being read then is not read any more. */
  protected putBack(before: State): void {
    this.turn++;
    this.look++;
    const { lang, large, plainTitle, keys, engine, custom } = this.state;
    const stage = before.stage === "reading" ? (before.open ? "result" : "intake") : before.stage;
    this.set({ ...before, lang, large, plainTitle, keys, engine, custom, stage, current: null, progress: before.progress && { ...before.progress, stopped: true }, toast: null, aside: null, again: null });
  }
}
