// The browser's Back and Forward: one entry for each level that somebody went down, from the start page to a report and its documents.

/** 0 the start page, 1 the list, 2 a report, 3 a document about it, 4 what the page says of itself. */
export type Level = 0 | 1 | 2 | 3 | 4;

/** The levels of all entries up to this one: each entry carries them, so that a jump over several is no puzzle. */
interface Mark {
  gongkai: readonly Level[];
}

export class Trail {
  #levels: readonly Level[] = [0];
  #now: Level = 0;
  /** Steps back that the page made itself, and whose arrival is still to come. */
  #own = 0;
  #go: (level: Level) => boolean;

  /** `go` shows a level, or returns `false` where it is not there any more. */
  constructor(go: (level: Level) => boolean) {
    this.#go = go;
  }

  begin(): void {
    addEventListener("popstate", this.#onPop);
    history.scrollRestoration = "manual";
    // A page that was reloaded begins at its start, whatever was open.
    if (history.state) this.#write("replaceState", [0]);
  }

  end(): void {
    removeEventListener("popstate", this.#onPop);
  }

  /** This level is shown. */
  show(level: Level): void {
    this.#now = level;
    if (!this.#own) this.#follow();
  }

  #follow(): void {
    const here = this.#levels[this.#levels.length - 1] ?? 0;
    if (here === this.#now) return;
    if (here < this.#now) return this.#write("pushState", [...this.#levels, this.#now]);
    const above = this.#levels.filter((level) => level > this.#now).length;
    this.#own++;
    history.go(-above);
  }

  #write(how: "pushState" | "replaceState", levels: readonly Level[]): void {
    this.#levels = levels;
    try {
      history[how]({ gongkai: levels } satisfies Mark, "");
    } catch {
      // Too many steps in too short a time, or a page that may not: then Back leaves it.
    }
  }

  #onPop = (event: PopStateEvent): void => {
    this.#levels = (event.state as Mark | null)?.gongkai ?? [0];
    const level = this.#levels[this.#levels.length - 1] ?? 0;
    if (this.#own) {
      this.#own--;
      return this.#follow();
    }
    if (level === this.#now || this.#go(level)) return;
    // Not there any more: the entry is what is shown.
    this.#write("replaceState", [...this.#levels.slice(0, -1).filter((one) => one < this.#now), this.#now]);
  };
}
