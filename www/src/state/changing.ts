// Numbers that somebody tries in the cells of the open report, or fills in: the report is checked with them, and each step can be
// taken back.
import { Skipped } from "../engine/engine.js";
import type { Document, Finding, TableName } from "../engine/types.js";
import type { Source } from "../input/source.js";
import { blockOf, fitted } from "./block.js";
import { Beside, isLong } from "./beside.js";
import { completed } from "./filling.js";
import { geometryOf } from "./geometry.js";
import { redo, stepTo, undo, UNTOUCHED, type History, type Prints } from "./history.js";
import { rowOf, twinsOf, type Row, type Twin } from "./list.js";
import { shownTable } from "./parts.js";
import { formOf, listFindings, tableOf, type Entry } from "./reading.js";
import { Selecting } from "./selecting.js";
import { NOTHING, type Item, type Selection } from "./state.js";

export class Changing extends Selecting {
  /** For a long text that is open. */
  protected beside = new Beside();

  /** Shows a report of an input as it is printed, and then with what somebody changed in it. */
  protected showReport(at: number, index: number, printed: Document): void {
    const item = this.state.items[at];
    const report = printed.reports[index];
    if (!item || !report) return;
    const history = item.histories.get(index) ?? UNTOUCHED;
    const entry: Entry = { source: item.source, document: printed, report, printed: report, prints: new Map() };
    this.set({
      stage: "result", open: { at, index, entry, printed, history }, selection: NOTHING, sift: null, view: "tables", table: shownTable(entry, null),
      editing: null, lost: false, fault: null,
    });
    if (history.now.size) void this.retry(history);
  }

  /** Puts a print into a cell of the open report; what is printed there already takes the change back. */
  async change(cell: string, print: string): Promise<void> {
    await this.changeAll([[cell, print]]);
  }

  /** `false` where it broke the engine, and nothing was changed. */
  protected async changeAll(changes: readonly (readonly [string, string])[]): Promise<boolean> {
    const { open } = this.state;
    if (!open) return true;
    const prints = new Map(open.history.now);
    for (const [cell, print] of changes) {
      const before = open.entry.printed.cells[cell];
      if (!before) return true;
      // What the reader doubted is settled by saying it again.
      if (print.trim() === before.raw && !before.doubt) prints.delete(cell);
      else prints.set(cell, print.trim());
    }
    return this.retry(stepTo(open.history, prints));
  }

  /**
   * Puts what was pasted into the table of the open report, from a cell on, in one step. Without a cell nothing changes, and that is
   * said. `false` where it is no block of numbers.
   */
  async pasteCells(text: string, cell: string | null): Promise<boolean> {
    const { open, engine } = this.state;
    const block = blockOf(text);
    if (!open || !block || engine.status !== "ready") return false;
    const form = cell === null ? null : formOf(engine.engine.forms, open.entry.report, tableOf(cell) as TableName);
    if (cell === null || !form) {
      this.say({ kind: "unread", failed: [], numbers: true });
      return true;
    }
    const fit = fitted(geometryOf(form), cell, block);
    if ("why" in fit) this.say({ kind: "unfit", why: fit.why, rows: block.length, columns: block[0]?.length ?? 0 });
    else {
      if (await this.changeAll(fit.cells)) this.say({ kind: "pasted", cells: fit.cells.length }, () => void this.undo());
    }
    return true;
  }

  /** Fills empty cells of a form in one step: its totals, and with `zeros` everything else with 0. */
  async complete(zeros: boolean): Promise<void> {
    const { open, engine } = this.state;
    if (!open || engine.status !== "ready") return;
    const cells = completed(engine.engine.forms, open.entry.report, zeros);
    if (cells.length && !(await this.changeAll(cells))) return;
    this.say({ kind: "completed", cells: cells.length }, cells.length ? () => void this.undo() : null);
  }

  /** Puts proposed numbers in, in one step, and shows where. */
  async repair(repairs: readonly { cell: string; to: number }[]): Promise<void> {
    const [first] = repairs;
    if (!first) return;
    await this.changeAll(repairs.map(({ cell, to }) => [cell, String(to)]));
    this.selectCell(first.cell, "keys");
  }

  /** Back to the print: of one cell, or of all. */
  async restore(cell?: string): Promise<void> {
    const { open } = this.state;
    if (!open) return;
    const prints = new Map(cell === undefined ? [] : open.history.now);
    if (cell !== undefined) prints.delete(cell);
    const cells = open.history.now.size;
    const taken = await this.retry(stepTo(open.history, prints));
    if (taken && cell === undefined && cells) this.say({ kind: "restored", cells, blank: Boolean(open.entry.source.blank) }, () => void this.undo());
  }

  async undo(): Promise<void> {
    this.endToast();
    await this.retry(this.state.open && undo(this.state.open.history));
  }

  async redo(): Promise<void> {
    await this.retry(this.state.open && redo(this.state.open.history));
  }

  /** Checks the open report with other numbers. `false` where that broke the engine: then what is tried is what is shown, as before. */
  protected async retry(history: History | null): Promise<boolean> {
    const { open } = this.state;
    if (!open || !history) return true;
    // What is done from here on would be taken back along with what the toast tells.
    this.endToast();
    const look = ++this.look;
    const { source } = open.entry;
    // At once, so that a second change before the answer builds on this one.
    this.set({ open: { ...open, history } });
    const document = history.now.size ? await this.readItem(source, history.now, open.index) : open.printed;
    if (look !== this.look) return true;
    if (document) this.replace(open.at, open.index, source, open.printed, document, history);
    else if (this.state.open) this.set({ open: { ...this.state.open, history: open.history } });
    return document !== null;
  }

  /** The open report, read anew: what was chosen stays chosen where it is still there. */
  protected replace(at: number, index: number, source: Source, printed: Document, document: Document, history: History): void {
    const { items, rows, selection, open: before } = this.state;
    const report = document.reports[index];
    const own = printed.reports[index];
    const item = items[at];
    if (!report || !own || !item) return;
    const entry: Entry = { source, document, report, printed: own, prints: history.now };
    const changed = items.map((one, i) => (i === at ? { ...item, source, histories: new Map(item.histories).set(index, history) } : one));
    const redone = rows.map((row) => (row.at === at && row.report === index ? rowOf(at, index, entry) : row));
    this.set({
      items: changed, rows: redone, twins: this.twins(changed, redone), open: { at, index, entry, printed, history }, lost: false, fault: null,
      selection: before ? kept(selection, before.entry, entry) : NOTHING,
    });
  }

  protected async readItem(source: Source, prints?: Prints, report = 0): Promise<Document | null> {
    const { engine } = this.state;
    if (engine.status !== "ready") return null;
    const changes = [...(prints ?? [])].map(([cell, print]) => ({ report, cell, print }));
    const far = isLong(source.text);
    try {
      return await (far ? this.beside.reader(engine.engine) : engine.engine).read(source.text, source.media, source.name, changes, source.file, this.state.custom);
    } catch (error) {
      // Something else was wanted meanwhile.
      if (!(error instanceof Skipped)) {
        this.beside.stop();
        this.say({ kind: "fault", details: this.detailsOf(error) });
      }
      return null;
    }
  }

  protected twins(items: readonly (Item | null)[], rows: readonly Row[]): ReadonlyMap<Row, Twin> {
    return twinsOf(rows, ({ at }) => items[at]?.source.text);
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
