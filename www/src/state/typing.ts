// The text of the open report, edited in place; the results follow.
import type { Span } from "../engine/types.js";
import type { Source } from "../input/source.js";
import { Changing } from "./changing.js";
import { rowsOf } from "./list.js";
import { listFindings, noticesOf, originsOf, placesOf, type Entry } from "./reading.js";
import { editable } from "./editable.js";

/** Milliseconds between the last key and the reading. */
const PAUSE = 90;

type Notice = NonNullable<NonNullable<Source["file"]>["notices"]>[number];

/** Of a text that somebody edits nobody knows where the doubted places went: then all of it is doubted. */
const widened = (notice: Notice): Notice => (typeof notice.touches === "string" ? notice : { ...notice, touches: "everything" });

export class Typing extends Changing {
  /** Whether the text of a report was edited. */
  protected edited = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** Opens the text of the report for editing, or closes it. */
  edit(): void {
    const { entry } = this;
    if (!entry) return;
    if (this.state.editing !== null) {
      this.set({ editing: null, lost: false });
      return;
    }
    const text = editable(entry.source, entry.document);
    // Spans fit where the engine took the text over as it is, and the field will too (it drops returns).
    const fits = text === entry.document.text && !text.includes("\r");
    this.set({ editing: text, view: "source", caret: fits ? this.#place(entry) : null });
  }

  /** The text as it is now; the results follow when the typing pauses. */
  type(text: string): void {
    const { open } = this.state;
    if (!open) return;
    this.endToast();
    this.edited = true;
    this.set({ editing: text });
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#reread(text), PAUSE);
  }

  async #reread(text: string): Promise<void> {
    const { open } = this.state;
    if (!open || this.state.editing === null) return;
    const look = ++this.look;
    const { plain: _, rich: __, file, ...kept } = open.entry.source;
    const source: Source = { ...kept, media: "text/plain", text, ...(file && { file: { ...file, pages: [], notices: (file.notices ?? []).map(widened) } }) };
    const printed = await this.readItem(source);
    if (!printed || look !== this.look) return;
    if (printed.reports.length === 0) {
      this.set({ lost: true });
      return;
    }
    const index = Math.min(open.index, printed.reports.length - 1);
    const { now } = open.history;
    const document = now.size ? await this.readItem(source, now, index) : printed;
    if (!document || look !== this.look) return;
    const { items, rows } = this.state;
    // As many rows as the text now holds reports, where its rows were.
    const own = rowsOf(open.at, source, printed);
    const first = rows.findIndex(({ at }) => at === open.at);
    const others = rows.filter(({ at }) => at !== open.at);
    this.set({
      rows: [...others.slice(0, first), ...own, ...others.slice(first)],
      items: items.map((one, i) => (i === open.at && one ? { ...one, source, notices: noticesOf(printed) } : one)),
    });
    this.replace(open.at, index, source, printed, document, open.history);
  }

  #place(entry: Entry): Span | null {
    const { selection: { cell, finding, extra }, engine } = this.state;
    if (cell !== null) return originsOf(engine.status === "ready" ? engine.engine.forms : [], entry, cell).spans[0] ?? null;
    if (extra !== null) return entry.report.extra_rows[extra]?.span ?? null;
    const chosen = finding === null ? undefined : listFindings(entry)[finding]?.finding;
    return chosen ? (placesOf(entry, chosen)[0] ?? null) : null;
  }

  /** What was typed last is not read any more. */
  protected stopTyping(): void {
    clearTimeout(this.#pause);
  }
}
