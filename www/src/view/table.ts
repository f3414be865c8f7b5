// One official table in its geometry, with the printed values.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { live } from "lit/directives/live.js";
import type { Cell, Finding, Form, ValueCell } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { doubtOf, printedOf, type CellMark, type Entry } from "../state/reading.js";
import type { Selection } from "../state/state.js";
import { shared } from "../style/shared.js";
import { choose } from "./choose.js";
import { edgeOf, geometryOf, inTurn, isPlacedValue, neighbour, type Placed } from "../state/geometry.js";
import { scrollClear, scrollTo } from "./scroll.js";
import { Tip } from "./tip.js";

const roomy = matchMedia("(min-width: 1100px)");
const ABSENT: Cell = { raw: "", value: null, state: "missing" };

export class GongkaiTable extends LitElement {
  static override properties = {
    form: { attribute: false }, entry: { attribute: false }, marks: { attribute: false }, notes: { attribute: false }, lit: { attribute: false },
    selection: { attribute: false }, t: { attribute: false }, lang: { attribute: false }, fits: { state: true },
    stop: { state: true }, edit: { state: true }, readonly: { attribute: false }, embedded: { attribute: false }, note: { attribute: false },
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
  /** It stands in a page of others: no card of ours covers half of the screen. */
  declare embedded: boolean;
  /** A line under the title; `""` for none. */
  declare note: string;

  /** Where a run of Tabs began: Enter goes to the row under it, as in a spreadsheet. */
  #run: string | null = null;

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
    if (cell && this.selection.origin === "table") {
      if (!this.embedded) scrollClear(cell);
    }
    else if (cell) scrollTo(cell);
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
    button?.scrollIntoView({ block: "nearest", inline: "nearest" });
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

  static override styles = [shared, css`
    /* Positioned, so that words for screen readers only do not stick out of its scrolling. */
    .frame { position: relative; border-radius: var(--radius); }
    .frame.scrolls { overflow: auto; max-height: var(--frame-height, 86vh); border: 1px solid var(--line); overscroll-behavior-x: contain; }
    table {
      width: 100%;
      border-collapse: separate;
      border-spacing: 0;
      background: var(--surface);
      /* Without a doctype tables take that of the body. */
      color: inherit;
      font-size: .875rem;
      line-height: 1.45;
      font-variant-numeric: tabular-nums lining-nums;
    }
    caption {
      padding: 0 0 10px;
      text-align: left;
      font-size: 1.0625rem;
      font-weight: 600;
      color: var(--ink);
    }
    .scrolls caption { padding: 10px 12px; background: var(--surface); }
    .scrolls caption .stay { display: inline-block; position: sticky; left: 12px; max-width: calc(100vw - 60px); }
    caption .note-line { display: block; font-size: .875rem; font-weight: 400; color: var(--doubts); overflow-wrap: anywhere; unicode-bidi: isolate; }
    caption .name { color: var(--accent); margin-right: .4em; }

    th, td {
      padding: 0;
      border: 0 solid var(--line);
      border-width: 0 1px 1px 0;
      background-clip: padding-box;
    }
    tr > :first-child { border-left-width: 1px; }
    thead tr:first-child > * { border-top-width: 1px; }
    /* A row whose first column is spanned from above begins inside the table. */
    .requests tbody tr > th.at1:first-child, .requests tbody tr > th.at2:first-child, .requests thead tr + tr > :first-child,
    .disputes thead tr + tr + tr > :first-child { border-left-width: 0; }
    .scrolls th, .scrolls td { border-left-width: 0 !important; }
    .scrolls thead tr:first-child > * { border-top-width: 1px; }

    th {
      padding: 7px 8px;
      background-color: var(--head);
      color: var(--ink);
      font-weight: 500;
      text-align: center;
      vertical-align: middle;
      overflow-wrap: anywhere;
    }
    /* Headings break at the words that softly() marks; long labels anywhere, as Chinese does. */
    th:lang(zh):not([scope=row]):not(.note) { word-break: keep-all; }
    th.label { text-align: left; background-color: var(--surface); font-weight: 400; }
    thead th.label, th.block { background-color: var(--head); }
    th.block { text-align: left; font-weight: 600; padding-left: 12px; }
    th.note { font-size: .75rem; line-height: 1.5; color: var(--soft); font-weight: 400; }
    .requests tbody th[scope=rowgroup] { background-color: var(--head); text-align: center; font-weight: 500; }

    @media (min-width: 481px) { th[scope=rowgroup] .whole { white-space: nowrap; } th[scope=rowgroup] .whole wbr { display: none; } }

    /* Sticky on the cells: Chromium learnt it for rows in 91. */
    thead th { position: sticky; top: calc(var(--above, 0px) + var(--page-top, 0px)); z-index: 2; }
    .scrolls thead th { top: var(--above, 0px); }
    .scrolls .requests th.label { position: sticky; z-index: 1; left: 0; }
    .scrolls .requests th.at1 { left: var(--w0); }
    .scrolls .requests th.at2 { left: calc(var(--w0) + var(--w1)); }
    .scrolls .requests thead th.label { z-index: 3; }

    .disclosure { table-layout: fixed; min-width: 30rem; }
    .disclosure .c0 { width: 34%; }
    .disclosure th.label { padding-left: 12px; }
    .disclosure th[scope=col] { background-color: var(--head); }
    /* Its headings change from block to block: none of them may stay on top of another block. */
    .disclosure thead th { position: static; }
    .disclosure button[data-cell] { text-align: center; padding: 4px; }

    .requests { table-layout: fixed; min-width: var(--requests, 40rem); --w0: 2.2rem; --w1: 4.6rem; }
    .requests .c0 { width: 2.2rem; }
    .requests .c1 { width: 4.6rem; }
    .requests .c3, .requests .c4, .requests .c5, .requests .c6, .requests .c7, .requests .c8, .requests .c9 { width: 8.4%; }
    .requests thead th { padding: 6px 3px; }
    .requests thead th.note { padding: 8px 12px; }
    .requests tbody th[scope=rowgroup] { padding: 6px 3px; font-size: .8125rem; }
    .requests tbody th.at0[scope=rowgroup] > span { writing-mode: vertical-rl; letter-spacing: .12em; }
    table:lang(en).requests { min-width: 48rem; --w1: 5.4rem; font-size: .8125rem; }
    table:lang(en).requests .c1 { width: 5.4rem; }
    table:lang(en).requests .c3, table:lang(en).requests .c4, table:lang(en).requests .c5, table:lang(en).requests .c6,
    table:lang(en).requests .c7, table:lang(en).requests .c8, table:lang(en).requests .c9 { width: 9.7%; }
    table:lang(en).requests thead th { font-size: .71875rem; overflow-wrap: normal; }
    table:lang(en).requests tbody th.at0[scope=rowgroup] > span { letter-spacing: 0; }

    .statistics { table-layout: fixed; min-width: 19rem; }
    .statistics .c1 { width: 5.5rem; }
    .statistics .c2 { width: 24%; }
    .statistics th.label { padding-left: 12px; }
    .statistics th:nth-child(2) { text-align: center; }

    .disputes { table-layout: fixed; min-width: 46rem; }
    .disputes th { padding: 6px 2px; font-size: .8125rem; }
    table:lang(en).disputes { min-width: 58rem; }
    table:lang(en).disputes th { font-size: .71875rem; }

    @media (max-width: 640px) {
      table { font-size: .8125rem; }
      .statistics .c1 { width: 3rem; }
      .disclosure { min-width: 20rem; }
      .disclosure th { padding: 6px 4px; }
      .disclosure th.label, .disclosure th.block { padding-left: 8px; }
      .requests { min-width: 31rem; --w0: 1.6rem; --w1: 3rem; }
      .requests .c0 { width: 1.6rem; }
      .requests .c1 { width: 3rem; }
      .requests .c3, .requests .c4, .requests .c5, .requests .c6, .requests .c7, .requests .c8, .requests .c9 { width: 2.9rem; }
      .requests th.label { padding: 6px 4px; font-size: .75rem; }
      .requests thead th { font-size: .75rem; }
      .requests button[data-cell] { padding-right: .8em; }
      .requests.long { min-width: 44rem; }
      .requests.long .c3, .requests.long .c4, .requests.long .c5, .requests.long .c6, .requests.long .c7, .requests.long .c8, .requests.long .c9 { width: 4.8rem; }
      table:lang(en).requests { min-width: 47rem; --w1: 4.8rem; }
      table:lang(en).requests .c1 { width: 4.8rem; }
    }

    /* A phone shows the whole of table 3. Where numbers are too long for that it scrolls, and no label stays in
       their way: the card below names what is chosen. */
    @media (max-width: 480px) {
      .scrolls .requests tbody th.label { position: static; }
      .scrolls .requests thead th.label { left: auto; z-index: 2; }
      table:lang(zh).requests:not(.long) { min-width: 19rem; --w0: 1.1rem; --w1: 2.15rem; }
      table:lang(zh).requests:not(.long) .c0 { width: 1.1rem; }
      table:lang(zh).requests:not(.long) .c1 { width: 2.15rem; }
      table:lang(zh).requests:not(.long) .c3, table:lang(zh).requests:not(.long) .c4, table:lang(zh).requests:not(.long) .c5,
      table:lang(zh).requests:not(.long) .c6, table:lang(zh).requests:not(.long) .c7, table:lang(zh).requests:not(.long) .c8,
      table:lang(zh).requests:not(.long) .c9 { width: 1.8rem; }
      table:lang(zh).requests:not(.long) th.label, table:lang(zh).requests:not(.long) thead th { padding: 5px 2px; font-size: .6875rem; line-height: 1.4; }
      table:lang(zh).requests:not(.long) thead th.note { padding: 5px 4px; }
      table:lang(zh).requests:not(.long) tbody th[scope=rowgroup] { padding: 5px 0; font-size: .6875rem; }
      table:lang(zh).requests:not(.long) button[data-cell] { padding: 4px 1px; text-align: center; font-size: .75rem; overflow-wrap: normal; }
      .requests .query { position: absolute; top: 1px; right: 2px; margin: 0; }
    }

    td { height: 1px; background-color: var(--surface); }
    button[data-cell] {
      position: relative;
      display: block;
      width: 100%;
      height: 100%;
      min-height: 33px;
      padding: 4px 1.1em 4px .4em;
      border: 0;
      border-radius: 0;
      background: none;
      text-align: right;
      cursor: pointer;
      unicode-bidi: isolate;
      overflow-wrap: anywhere;
    }
    .disputes button[data-cell] { text-align: center; padding: 4px; }
    button[data-cell]:hover { background: var(--accent-wash); }
    button[data-cell]:focus { outline-offset: -3px; z-index: 1; }

    /* States: each has a shape of its own. */
    .print-blank { display: inline-block; width: .9em; height: .7em; border: 1px dashed var(--blank); border-radius: 2px; vertical-align: -.02em; }
    .placeholder { color: var(--soft); font-style: italic; }
    .text .print { text-decoration: underline wavy var(--warnings); text-underline-offset: 4px; }
    .missing { color: var(--soft); }
    .missing .print { padding: 0 .35em; border: 1px solid var(--line-strong); border-radius: 3px; font-size: .75rem; }
    .doubt[data-cell] { background: var(--doubts-wash); }
    .doubt .print, .doubt .print-blank { outline: 1.5px dotted var(--doubts); outline-offset: 2px; border-radius: 2px; }
    .inferred .print { font-style: italic; }
    .unread .print { display: inline-block; min-width: 1.3em; padding: 0; border: 0; color: var(--doubts); font-size: inherit; font-weight: 700; line-height: 1.25; text-align: center; }
    .query { margin-left: .35em; color: var(--doubts); font-weight: 700; font-size: .8em; vertical-align: .25em; }

    /* Changed by the person: a bar at the left, and the print, struck through, above the new number. Both fit the row: it does not grow. */
    .changed[data-cell]::before { content: ""; position: absolute; top: 3px; bottom: 3px; left: 2px; width: 3px; border-radius: 2px; background: var(--accent); }
    .changed[data-cell] { padding-top: 1px; padding-bottom: 1px; line-height: 1.15; }
    del { display: block; color: var(--soft); font-size: .75em; line-height: 1.1; font-weight: 400; white-space: nowrap; }
    .changed .print { font-weight: 700; }
    /* In a narrow column wider than its cell, to the left: the columns do not move. */
    input.edit { position: relative; z-index: 2; float: right; width: 100%; min-width: 4em; height: 100%; min-height: 33px; padding: 2px .5em; border: 2px solid var(--accent); border-radius: 0; background: var(--surface); color: var(--ink); font: inherit; font-weight: 700; text-align: right; }
    td > input.edit { margin-left: -4em; }
    input.edit:focus { outline: none; }
    .disclosure input.edit, .disputes input.edit { text-align: center; }

    .marked { font-weight: 700; }
    .marked.errors { color: var(--errors); background: var(--errors-wash); }
    .marked.warnings { color: var(--warnings); background: var(--warnings-wash); }
    .flag { position: absolute; top: 0; right: 0; border: 5px solid; border-color: currentColor currentColor transparent transparent; }
    .marked.warnings .flag { border-width: 4px; }

    .lit { background: var(--accent-wash); box-shadow: inset 0 0 0 1px var(--accent); }
    .first { background: var(--accent-wash); box-shadow: inset 0 0 0 3px var(--accent); font-weight: 700; }
    .errors.first { background: var(--errors-wash); box-shadow: inset 0 0 0 3px var(--errors); }
    .warnings.first { background: var(--warnings-wash); box-shadow: inset 0 0 0 3px var(--warnings); }

    .tip {
      position: fixed; z-index: 15; width: max-content; max-width: min(360px, calc(100vw - 24px)); max-height: 40vh; overflow: auto; padding: 8px 12px;
      border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); color: var(--ink);
      box-shadow: 0 6px 24px rgba(0, 20, 30, .18); font-size: .8125rem; line-height: 1.55; white-space: pre-line; overflow-wrap: anywhere;
    }
    .tip[hidden] { display: none; }

    /* Nobody scrolls or presses on paper. Chromium 81 prints repeated headings over each other, and vertical words flat. */
    @media print {
      .frame { break-inside: avoid; }
      .frame.scrolls { overflow: visible; max-height: none; }
      thead { display: table-row-group; }
      thead th, th.label { position: static !important; }
      button[data-cell] { min-height: 0; }
      table:lang(zh).requests tbody th.at0[scope=rowgroup] > span { writing-mode: horizontal-tb; letter-spacing: 0; }
    }

    @media (forced-colors: active) {
      .flag { border-width: 5px; border-color: CanvasText CanvasText Canvas Canvas; forced-color-adjust: none; }
      .marked.warnings .flag { border-color: Canvas; outline: 1px solid CanvasText; outline-offset: -1px; }
      .first[data-cell], .first[data-cell]:focus { outline: 3px solid Highlight; outline-offset: -3px; }
      .lit[data-cell] { outline: 1px dashed Highlight; outline-offset: -2px; }
      .marked { text-decoration: underline; }
      .changed[data-cell]::before { background: Highlight; }
    }
  `];
}

/** The printed characters, or what stands for them. */
export function print(cell: Cell, t: Dictionary): TemplateResult {
  if (cell.state === "blank") return html`<span class="print-blank" aria-hidden="true"></span><span class="away">${t.states.blank}</span>`;
  const kind = doubtOf(cell);
  if (kind === "unread") return html`<span class="print" aria-hidden="true">?</span><span class="away">${t.unread}</span>`;
  if (kind === "inferred") return html`<span class="print">${cell.value}</span>`;
  if (cell.state === "missing") return html`<span class="print" aria-hidden="true">${t.missingMark}</span><span class="away">${t.states.missing}</span>`;
  return html`<span class="print">${cell.raw}</span>`;
}

/** What there is to say about a cell beyond its print. */
export function describe(cell: Cell, t: Dictionary): string {
  const kind = doubtOf(cell);
  // Of a cell that could not be read it is not known what it holds, nor that it is not there.
  return kind ? t.doubtMore[kind] : t.stateMore[cell.state];
}

/** Where a heading in a narrow column may break, so that its words stay whole. Chinese without this breaks anywhere. */
const WORDS = /(?:本年度|结果|其他|尚未|法律|社会|公益|商业|科研|制发|废止|现行|有效|不予|无法|处理|办理|项目|机构|^.、|\/)/g;

function softly(label: string): (TemplateResult | string)[] {
  // （三）不予公开: the ordinal on a line of its own, the words under it.
  if (/^（.）/.test(label)) return [label.slice(0, 3), html`<wbr>`, html`<span class="whole">${softly(label.slice(3))}</span>`];
  const parts: (TemplateResult | string)[] = [];
  let from = 0;
  for (const { index = 0, 0: word } of label.length > 14 ? [] : label.matchAll(WORDS)) {
    for (const cut of [index, index + word.length]) {
      if (cut <= from || cut >= label.length) continue;
      parts.push(label.slice(from, cut), html`<wbr>`);
      from = cut;
    }
  }
  return [...parts, label.slice(from)];
}
