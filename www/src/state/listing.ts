// Many reports: their order, which of them are shown, and the ways between list, report and start page.
import { listed, type Filter, type Order, type Row } from "./list.js";
import { NOTHING, type State } from "./state.js";
import { Typing } from "./typing.js";

export class Listing extends Typing {
  #listed: (Pick<State, "rows" | "order" | "filter"> & { list: readonly Row[] }) | null = null;

  order(order: Order): void {
    this.set({ order });
  }

  filter(filter: Filter): void {
    this.set({ filter });
  }

  /** The list as it stands: filtered, in its order. */
  get listed(): readonly Row[] {
    const { rows, order, filter } = this.state;
    const known = this.#listed;
    if (known?.rows === rows && known.order === order && known.filter === filter) return known.list;
    const list = listed(rows, order, filter);
    this.#listed = { rows, order, filter, list };
    return list;
  }

  /** Opens a report of the list. `top`: how far down the list is. */
  async openRow({ at, report }: Row, top = this.state.listTop): Promise<void> {
    const item = this.state.items[at];
    if (!item || report === null) return;
    const look = ++this.look;
    this.set({ listTop: top });
    const printed = await this.readItem(item.source);
    if (look === this.look && printed) this.showReport(at, report, printed);
  }

  /** The next (1) or the previous (-1) report of the list. */
  async stepRow(by: 1 | -1): Promise<void> {
    const next = this.rowBeside(by);
    if (next) await this.openRow(next);
  }

  rowBeside(by: 1 | -1): Row | null {
    const rows = this.listed.filter(({ report }) => report !== null);
    const here = rows.findIndex((row) => row.at === this.state.open?.at && row.report === this.state.open.index);
    return here < 0 ? null : (rows[here + by] ?? null);
  }

  /** Back to the list, where there is one. */
  toList(): boolean {
    if (this.state.rows.length < 2 && !this.state.progress) return false;
    this.look++;
    this.set({ stage: "list", editing: null, lost: false, selection: NOTHING, paper: null });
    return true;
  }

  /** To the start page; the reports stay. */
  toStart(): void {
    const { stage, draft, draftOf } = this.state;
    if (stage === "result" || stage === "list") this.set({ stage: "intake", paper: null, draft: draftOf ? "" : draft, draftOf: null });
  }

  /** Back from the start page, or on from the list, to the report that was open; to the list where none was. */
  toReport(): boolean {
    const { open, stage } = this.state;
    if (!open) return stage === "list" || this.toList();
    this.set({ stage: "result" });
    return true;
  }

  /** Whether there is a report to lose. */
  protected get holds(): boolean {
    return this.state.rows.some(({ report }) => report !== null);
  }
}
