// The draft that outlives the page, where somebody allowed it: on this machine, in this browser, and nowhere else.
import { keep, keptText } from "./kept.js";
import type { Session } from "./session.js";
import type { State } from "./state.js";

const KEY = "gongkai.draft";
/** Milliseconds from a change until it is stored. */
const PAUSE = 300;

export type DraftState = "off" | "on" | "full";

/** What is stored, `""` where it is allowed and nothing is there; `null` where it is not allowed, or the browser has no storage for the page. */
export function storedDraft(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Stores what the session holds shortly after every change, as long as that is allowed. */
export class Draft {
  #session: Session;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: readonly unknown[] = [];
  #told: (state: DraftState) => void;
  state: DraftState;

  /** `told` is called when it is switched on or off, and when there is no room. */
  constructor(session: Session, told: (state: DraftState) => void) {
    this.#session = session;
    this.#told = told;
    this.state = storedDraft() === null ? "off" : "on";
    session.subscribe(() => this.#changed());
    // A page that goes gets no second chance.
    addEventListener("pagehide", () => this.#write());
    document.addEventListener("visibilitychange", () => document.hidden && this.#write());
  }

  allow(): void {
    this.#become("on");
    this.#write();
  }

  /** Nothing of it stays. */
  forget(): void {
    this.#become("off");
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Nothing was stored, then.
    }
  }

  #become(state: DraftState): void {
    if (state === this.state) return;
    this.state = state;
    this.#told(state);
  }

  #changed(): void {
    if (this.state === "off") return;
    const { items, draft, open, view, order, filter, lang, stage, guide, engine, custom }: State = this.#session.state;
    const now = [items, draft, open, view, order, filter, lang, stage, guide, engine, custom];
    if (now.every((part, i) => part === this.#last[i])) return;
    this.#last = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), PAUSE);
  }

  #write(): void {
    clearTimeout(this.#timer);
    const { state } = this.#session;
    // Before the engine runs nothing was opened yet of what is stored; the guided example is nobody's.
    if (this.state === "off" || state.engine.status !== "ready" || this.#session.resuming || state.guide !== null) return;
    const kept = keep(state);
    try {
      localStorage.setItem(KEY, kept ? keptText(kept) : "");
      this.#become("on");
    } catch {
      try {
        localStorage.setItem(KEY, "");
      } catch {
        // Then not even that.
      }
      this.#become("full");
    }
  }
}
