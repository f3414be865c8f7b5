// What of the open report is chosen, and where that is shown.
import type { TableName } from "../engine/types.js";
import { leadOf, sifted, type Sift } from "./parts.js";
import { listFindings, tableOf, type Entry } from "./reading.js";
import type { Origin, Selection, State } from "./state.js";
import { Store } from "./store.js";

export class Selecting extends Store {
  get entry(): Entry | undefined {
    return this.state.open?.entry;
  }

  /** Opens the tables, the text or the pictures; of the tables the one that is named, else the last one. */
  show(view: State["view"], table: TableName | null = null): void {
    const { selection } = this.state;
    this.set({ view, table: table ?? this.state.table, selection: { ...selection, origin: "keys", stamp: selection.stamp + 1 } });
  }

  /** Chooses a cell, and shows the table that it stands in. */
  selectCell(cell: string, origin: Origin): void {
    this.#leadTo(tableOf(cell) as TableName);
    this.#select({ cell, finding: null, extra: null, origin });
  }

  /** Chooses a finding, and shows what it leads to: its table, or the text where it is about no cell. */
  selectFinding(finding: number, origin: Origin): void {
    const { entry } = this;
    const chosen = entry && listFindings(entry)[finding]?.finding;
    this.#leadTo(chosen ? leadOf(entry, chosen) : null);
    this.#select({ cell: null, finding, extra: null, origin });
  }

  /** Opens where something leads. A text that is being edited stays open. */
  #leadTo(to: TableName | "source" | null): void {
    const { editing, view, table } = this.state;
    if (to === null) return;
    this.set({ view: editing !== null ? view : to === "source" ? "source" : "tables", table: to === "source" ? table : to });
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
    return some.length ? some : sifted(entry, null);
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
