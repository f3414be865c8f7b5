// One official table in its geometry, with the printed values.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { live } from "lit/directives/live.js";
import type { Cell, Finding, Form, ValueCell } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { doubtOf, printedOf, type CellMark, type Entry } from "../state/reading.js";
import type { Selection } from "../state/state.js";
import { shared } from "../style/shared.js";
import { tableStyle } from "../style/table.js";
import { describe, print, softly } from "./cells.js";
import { choose } from "./choose.js";
import { edgeOf, geometryOf, inTurn, isPlacedValue, neighbour, type Placed } from "../state/geometry.js";
import { scrollInside, scrollTo } from "./scroll.js";
import { Tip } from "./tip.js";

const roomy = matchMedia("(min-width: 1100px)");
const ABSENT: Cell = { raw: "", value: null, state: "missing" };

export class GongkaiTable extends LitElement {
  static override properties = {
    form: { attribute: false }, entry: { attribute: false }, marks: { attribute: false }, notes: { attribute: false }, lit: { attribute: false },
    selection: { attribute: false }, t: { attribute: false }, lang: { attribute: false }, fits: { state: true },
    stop: { state: true }, edit: { state: true }, readonly: { attribute: false }, embedded: { attribute: false }, reveal: { attribute: false }, note: { attribute: false },
  };
  declare form: Form;
  declare entry: Entry;
  declare marks: ReadonlyMap<string, CellMark>;
  /** What to say of a cell where it stands. */
  declare notes: ReadonlyMap<string, readonly Finding[]>;
  /** The cells that the selection is about, most suspect first. */
  declare lit: readonly string[];
  declare selection: Selection;
  declare t: Dictionary;
  declare lang: Lang;
  /** Whether the whole width is in view: then nothing scrolls in here, and headings stick to the page. */
  declare fits: boolean;
  /** The one cell that Tab reaches; the arrow keys move it. */
  declare stop: string | null;
  /** The cell whose number is being changed, and what the field holds. */
  declare edit: { cell: string; print: string } | null;
  /** To look at only: no number can be changed. */
  declare readonly: boolean;
  /** It stands in a page of others: nothing of ours covers a part of the window. */
  declare embedded: boolean;
  /** Scrolls a cell out from under what covers the window, and `head` pixels of headings: the page's own way. `null`: into the middle. */
  declare reveal: ((cell: Element, head: number, smooth?: boolean) => void) | null;
  /** A line under the title; `""` for none. */
  declare note: string;

  /** Where a run of Tabs began: Enter goes to the row under it, as in a spreadsheet. */
  #run: string | null = null;

  /** The cell that was brought into view last. */
  #shown: string | null = null;
  #watch: ResizeObserver | null = null;
  #tip = new Tip(() => this.renderRoot.querySelector<HTMLElement>(".tip"), ({ dataset: { cell = "" } }) =>
    // What is chosen has its card, and its words must not lie on it.
    cell === this.selection.cell ? "" : this.#words(cell).join("\n"));

  constructor() {
    super();
    // Until it is known: what is too wide for a narrow page must not widen it for a moment.
    this.fits = roomy.matches;
    this.stop = null;
    this.edit = null;
    this.readonly = false;
    this.embedded = false;
    this.reveal = null;
    this.note = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Put back where it was taken away.
    if (this.hasUpdated) this.firstUpdated();
  }

  override firstUpdated(): void {
    const frame = this.renderRoot.querySelector(".frame");
    const table = this.renderRoot.querySelector("table");
    if (!frame || !table) return;
    this.#watch = new ResizeObserver(() => {
      // Of a table that is not to be seen nothing can be told.
      if (frame.clientWidth === 0) return;
      // `min-width` of the table, not its scroll width: that would change with the answer.
      const fits = table.getBoundingClientRect().width <= frame.getBoundingClientRect().width + 1;
      if (fits !== this.fits) requestAnimationFrame(() => (this.fits = fits));
      // Here the layout is known: to ask for it while the page is being built would lay it out once more for each table.
      this.#stack();
    });
    this.#watch.observe(frame);
    this.#watch.observe(table);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
    this.#tip.hide();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("form")) this.stop = null;
    const first = this.lit[0];
    if (changed.has("selection") && first && this.#has(first)) this.stop = first;
  }

  override updated(changed: PropertyValues<this>): void {
    const first = this.lit[0];
    const cell = changed.has("selection") && first && this.#has(first) ? this.#button(first) : null;
    // What was clicked is in view already, in a page of others at least, where nothing opens over it.
    if (cell && !(this.embedded && this.selection.origin === "table")) this.#show(cell);
    // Laid out anew, it has its cells elsewhere.
    else if (changed.has("fits") && changed.get("fits") !== undefined && this.reveal && this.#shown !== null) this.showCell(this.#shown, false);
  }

  /** Brings a cell into view. */
  showCell(cell: string, smooth = true): void {
    const button = this.#button(cell);
    if (button) this.#show(button, smooth);
  }

  #show(cell: HTMLElement, smooth = true): void {
    this.#shown = cell.dataset.cell ?? null;
    if (!this.reveal) return scrollTo(cell);
    const frame = this.renderRoot.querySelector(".frame");
    if (!this.fits && frame) scrollInside(frame, cell, this.#headings());
    this.reveal(cell, this.fits ? this.#headings() : 0, smooth);
  }

  /** How high the headings are that stay in view, in pixels. */
  #headings(): number {
    const head = this.renderRoot.querySelector("thead");
    const heading = head?.querySelector("th");
    return head && heading && getComputedStyle(heading).position === "sticky" ? head.getBoundingClientRect().height : 0;
  }

  /** Puts the focus on a cell. */
  focusCell(cell: string): void {
    this.#button(cell)?.focus({ preventScroll: true });
  }

  /** Opens a cell for another number. `print`: what the field begins with; the cell's own print, all of it chosen, otherwise. */
  async editCell(cell: string, print?: string): Promise<void> {
    this.#tip.hide();
    this.stop = cell;
    this.edit = { cell, print: print ?? this.entry.report.cells[cell]?.raw ?? "" };
    await this.updateComplete;
    const field = this.renderRoot.querySelector<HTMLInputElement>("input.edit");
    field?.focus();
    if (print === undefined) field?.select();
  }

  /** Takes the field's number over, or leaves the cell as it was; then on to another cell. */
  async #endEdit(print: string | null, dx = 0, dy = 0, focus = true): Promise<void> {
    const { edit } = this;
    if (!edit) return;
    this.edit = null;
    if (print !== null && print.trim() !== (this.entry.report.cells[edit.cell]?.raw ?? "")) {
      this.dispatchEvent(new CustomEvent("gongkai-change", { detail: { cell: edit.cell, print }, bubbles: true, composed: true }));
    }
    await this.updateComplete;
    if (!focus) return;
    this.#goOn(edit.cell, dx, dy);
  }

  /** On from a cell: Tab in turn, to the next row at the end of one; Enter under the cell where the Tabs began. */
  #goOn(from: string, dx: number, dy: number): void {
    const geometry = geometryOf(this.form);
    const start = dy === 1 && this.#run ? this.#run : from;
    this.#run = dx ? (this.#run ?? from) : null;
    this.stop = (dx ? inTurn(geometry, from, dx) : dy ? neighbour(geometry, start, 0, dy) : null) ?? from;
    this.focusCell(this.stop);
  }

  /** Tells each heading row how far under the top it has to stick: the heights of the rows above it. */
  #stack(): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>("thead tr")];
    const heights = rows.map((row) => row.getBoundingClientRect().height);
    let top = 0;
    rows.forEach((row, i) => {
      row.style.setProperty("--above", `${top}px`);
      top += heights[i] ?? 0;
    });
  }

  #has(cell: string): boolean {
    return cell.startsWith(`${this.form.table}.`);
  }

  #button(cell: string): HTMLElement | null {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("button[data-cell]")].find((one) => one.dataset.cell === cell) ?? null;
  }

  override render(): TemplateResult {
    const { form, t, lang } = this;
    const geometry = geometryOf(form);
    const name = `${say(form.name, lang)} ${say(form.title, lang)}`;
    const stop = this.stop ?? geometry.rows.flat().find(isPlacedValue)?.cell.cell ?? null;
    // What is said of cells, once each, for those that listen: described by reference.
    const said = new Map<string, string>();
    for (const { cell } of geometry.rows.flat().filter(isPlacedValue)) {
      const words = this.#words(cell.cell).join("。");
      if (words && !said.has(words)) said.set(words, `said${said.size}`);
    }
    const line = (row: readonly Placed[]) =>
      html`<tr>${row.map((placed) => (isPlacedValue(placed) ? this.#value(placed, stop, said) : this.#head(placed)))}</tr>`;
    const { enter, leave, dismiss } = this.#tip;
    return html`
      <div @mouseover=${enter} @focusin=${enter} @mouseout=${leave} @focusout=${leave} @click=${dismiss} @keydown=${dismiss}
        class=${classMap({ frame: true, scrolls: !this.fits })} tabindex=${this.fits ? nothing : 0}
        role=${this.fits ? nothing : "region"} aria-label=${this.fits ? nothing : t.tableRegion(name)}>
        <table class=${classMap({ [form.table]: true, long: this.#long })} @keydown=${this.#onKey} @dblclick=${this.#onTwice} lang=${lang}>
          <caption>
            <span class="stay"><span class="name">${say(form.name, lang)}</span> ${say(form.title, lang)}${this.note ? html`<span class="note-line">${this.note}</span>` : nothing}</span>
            <span class="away">${t.tableKeys}</span>
          </caption>
          <colgroup>${[...Array(geometry.width).keys()].map((x) => html`<col class="c${x}">`)}</colgroup>
          <thead>${geometry.rows.slice(0, geometry.headRows).map(line)}</thead>
          <tbody>${geometry.rows.slice(geometry.headRows).map(line)}</tbody>
        </table>
      </div>
      <div class="tip" aria-hidden="true" hidden @mouseenter=${this.#tip.keep} @mouseleave=${leave}></div>
      <div hidden>${[...said].map(([words, id]) => html`<p id=${id}>${words}</p>`)}</div>
    `;
  }

  #head(placed: Placed): TemplateResult {
    if (isPlacedValue(placed)) return html``;
    const { cell, x, key, colspan, rowspan } = placed as Placed & { cell: { text: { zh: string; en: string }; scope: string } };
    const label = x < geometryOf(this.form).labelColumns;
    const note = label && colspan === 3 && rowspan === 3;
    return html`<th
      id=${key} class=${classMap({ [`at${x}`]: label, label, note, block: colspan === geometryOf(this.form).width })} scope=${cell.scope}
      colspan=${colspan} rowspan=${rowspan}><span>${softly(cell.text[this.lang])}</span></th>`;
  }

  /** Whether a number is too long for a column of a phone. */
  get #long(): boolean {
    const { cells } = this.entry.report;
    return Object.keys(cells).some((id) => this.#has(id) && (cells[id]?.raw.length ?? 0) > 4);
  }

  /** What there is to say of a cell beyond its print: its state, its doubts, what its mark is about. */
  #words(id: string): string[] {
    const was = printedOf(this.entry, id);
    const said = [was ? this.t.changedFrom(was.raw || this.t.states[was.state]) : "", describe(this.entry.report.cells[id] ?? ABSENT, this.t)];
    const findings = (this.notes.get(id) ?? []).map(({ message }) => say(message, this.lang));
    return [...said.filter(Boolean), ...findings];
  }

  #value(placed: Placed<ValueCell>, stop: string | null, said: ReadonlyMap<string, string>): TemplateResult {
    const { t } = this;
    const id = placed.cell.cell;
    const cell = this.entry.report.cells[id] ?? ABSENT;
    if (this.edit?.cell === id) {
      return html`<td headers=${placed.heads.join(" ")} colspan=${placed.colspan} data-cell=${id}><input class="edit" aria-label=${t.newNumber} .value=${live(this.edit.print)}
        inputmode="decimal" autocomplete="off" spellcheck="false" @keydown=${this.#onEditKey}
        @input=${({ target }: Event) => (this.edit = { cell: id, print: (target as HTMLInputElement).value })}
        @blur=${() => void this.#endEdit(this.edit?.print ?? null, 0, 0, false)}></td>`;
    }
    const was = printedOf(this.entry, id);
    const mark = this.marks.get(id);
    const rank = this.lit.indexOf(id);
    const kind = doubtOf(cell);
    return html`<td headers=${placed.heads.join(" ")} colspan=${placed.colspan}>
      <button type="button" data-cell=${id} tabindex=${id === stop ? 0 : -1} aria-pressed=${rank === 0 ? "true" : "false"}
        aria-describedby=${said.get(this.#words(id).join("。")) ?? nothing}
        class=${classMap({
          [cell.state]: true, doubt: kind !== null, inferred: kind === "inferred", unread: kind === "unread", lit: rank > 0, first: rank === 0, changed: was !== null,
          marked: mark !== undefined, [mark?.group ?? "clean"]: true,
        })}
        @click=${() => {
          this.#run = null;
          choose(this, { cell: id, origin: "table" });
        }}
      >${was ? html`<del aria-hidden="true">${was.raw || html`<span class="print-blank"></span>`}</del>` : nothing}${print(cell, t)}${was ? html`<span class="away">${t.changedName(was.raw || t.states[was.state])}</span>` : nothing}${kind ? html`${kind === "unread" ? nothing : html`<span class="query" aria-hidden="true">?</span>`}<span class="away">（${t.doubt}）</span>` : nothing}${
        mark ? html`<span class="flag" aria-hidden="true"></span><span class="away">（${t.problemHere(mark.count)}）</span>` : nothing
      }</button>
    </td>`;
  }

  #onKey = (event: KeyboardEvent): void => {
    const tabs = event.key === "Tab" && this.#run !== null && !event.altKey && !event.ctrlKey && !event.metaKey;
    const filled = (event.target as HTMLElement).dataset?.cell;
    // In a run of Tabs an empty cell is passed over; at the last one, and after Escape, Tab leaves the table.
    if (tabs && filled) {
      const by = event.shiftKey ? -1 : 1;
      if (inTurn(geometryOf(this.form), filled, by)) {
        event.preventDefault();
        return this.#goOn(filled, by, 0);
      }
    }
    if (event.key === "Escape" || event.key.startsWith("Arrow") || event.key === "Tab") this.#run = null;
    const step = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const)[event.key as "ArrowLeft"];
    const from = (event.target as HTMLElement).dataset?.cell;
    if (!from || event.altKey) return;
    const { key } = event;
    const control = event.ctrlKey || event.metaKey;
    // As in a spreadsheet: with Ctrl as far as it goes.
    const end = ({ Home: -1, End: 1 } as const)[key as "Home"];
    const far = end ? ([end, control ? end : 0] as const) : control ? step : undefined;
    if (far) {
      event.preventDefault();
      this.stop = edgeOf(geometryOf(this.form), from, far[0], far[1]);
      return this.#reach(this.stop);
    }
    if (control) return;
    const typed = /^[-+0-9０-９]$/.test(key);
    if (key === "Enter" && this.#run) {
      event.preventDefault();
      return this.#goOn(from, 0, 1);
    }
    if (!this.readonly && (key === "Enter" || key === "F2" || typed)) {
      event.preventDefault();
      choose(this, { cell: from, origin: "table" });
      void this.editCell(from, typed ? key : undefined);
    }
    if (!step) return;
    event.preventDefault();
    const to = neighbour(geometryOf(this.form), from, step[0], step[1]);
    if (!to) return;
    this.stop = to;
    this.#reach(to);
  };

  /** Puts the focus on a cell that a key leads to, out from under headings and cards. */
  #reach(cell: string): void {
    const button = this.#button(cell);
    button?.focus({ preventScroll: true });
    if (this.reveal) this.showCell(cell);
    else button?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #onTwice = (event: Event): void => {
    const cell = (event.target as Element).closest<HTMLElement>("button[data-cell]")?.dataset.cell;
    if (cell && !this.readonly) void this.editCell(cell);
  };

  #onEditKey = (event: KeyboardEvent): void => {
    const back = event.shiftKey ? -1 : 1;
    const to = ({ Enter: [0, back], Tab: [back, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], Escape: [0, 0] } as Record<string, [number, number]>)[event.key];
    // Keys of an input method are its own.
    if (event.isComposing) return;
    event.stopPropagation();
    if (!to) return;
    event.preventDefault();
    void this.#endEdit(event.key === "Escape" ? null : (event.target as HTMLInputElement).value, ...to);
  };

  static override styles = [shared, tableStyle];
}
