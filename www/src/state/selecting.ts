// What of the open report is chosen, and where that is shown.
import { listFindings, placesOf, sifted, type Entry, type Sift } from "./reading.js";
import { ALL, type Origin, type Selection, type State } from "./state.js";
import { Store } from "./store.js";

export class Selecting extends Store {
  /** A finding showed the text in the place of the tables. */
  protected turned = false;

  get entry(): Entry | undefined {
    return this.state.open?.entry;
  }

  show(view: State["view"]): void {
    this.turned = false;
    this.set({ view, selection: { ...this.state.selection, origin: "keys", stamp: this.state.selection.stamp + 1 } });
  }

  selectCell(cell: string, origin: Origin): void {
    this.#select({ cell, finding: null, extra: null, origin });
  }

  /** Chooses a finding, and shows what it leads to: the text where it is about no cell, and then the tables again. */
  selectFinding(finding: number, origin: Origin): void {
    const { entry } = this;
    const chosen = entry && listFindings(entry)[finding]?.finding;
    const { view, editing } = this.state;
    if (chosen && editing === null) {
      const prose = chosen.cells.length === 0 && placesOf(entry, chosen).length > 0;
      if (prose && view === "tables") {
        this.turned = true;
        this.set({ view: "source" });
      } else if (!prose && this.turned) {
        this.turned = false;
        this.set({ view: "tables" });
      }
    }
    this.#select({ cell: null, finding, extra: null, origin });
  }

  selectExtra(extra: number, origin: Origin): void {
    this.#select({ cell: null, finding: null, extra, origin });
  }

  deselect(): void {
    this.#select({ cell: null, finding: null, extra: null, origin: "keys" });
  }

  #select(selection: Omit<Selection, "stamp">): void {
    const stamp = this.state.selection.stamp + 1;
    this.set({ selection: { ...selection, stamp } });
  }

  /** Shows some of the findings; what is chosen and no longer shown is chosen no more. */
  sift(sift: Sift): void {
    const { selection } = this.state;
    this.set({ sift });
    if (selection.finding !== null && !this.sifted.includes(selection.finding)) this.deselect();
  }

  /** The findings that are shown. */
  get sifted(): readonly number[] {
    const { entry } = this;
    const { sift } = this.state;
    if (!entry) return [];
    const some = sifted(entry, sift);
    // Numbers were tried, and what was looked for is gone.
    return some.length ? some : sifted(entry, ALL);
  }

  /** The next (1) or the previous (-1) finding of those that are shown, round and round. */
  step(by: 1 | -1): void {
    const shown = this.sifted;
    if (shown.length === 0) return;
    const at = shown.indexOf(this.state.selection.finding ?? -1);
    const next = shown[at < 0 ? (by === 1 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length];
    if (next !== undefined) this.selectFinding(next, "keys");
  }

  /** Opens a paper about the current report, or closes it. */
  openPaper(kind: "checklist" | "notice" | null): void {
    const { entry } = this;
    this.set({ paper: kind && entry ? { kind, entry } : null });
  }

  /** The open paper, as long as the report is the one it was opened for. */
  get paper(): State["paper"] {
    const { paper, stage } = this.state;
    return stage === "result" && paper?.entry.report === this.entry?.report ? paper : null;
  }
}
