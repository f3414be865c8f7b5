// The text that was read, with the places of the tables marked. Blocks far from the view are empty boxes of about
// the right height, so that a megabyte costs as little as a page.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { Report, Span } from "../engine/types.js";
import type { Dictionary } from "../i18n/index.js";
import { blocks, cellPlaces, pieces, type Piece } from "../state/places.js";
import type { CellMark } from "../state/reading.js";
import type { Selection } from "../state/state.js";
import { shared } from "../style/shared.js";
import { choose } from "./choose.js";
import { scrollWithin } from "./scroll.js";

/** Characters on a line and pixels of one, to guess the height of what is not drawn. */
const GUESS = { characters: 44, pixels: 28 };

export class GongkaiSource extends LitElement {
  static override properties = {
    text: { attribute: false }, pages: { attribute: false }, format: { attribute: false }, report: { attribute: false }, marks: { attribute: false }, places: { attribute: false },
    name: { attribute: false }, stop: { state: true }, selection: { attribute: false }, t: { attribute: false }, editing: { attribute: false }, rich: { type: Boolean }, again: { attribute: false }, lost: { type: Boolean }, shown: { type: Boolean }, drawn: { state: true },
  };
  declare text: string;
  /** Where each page of the file begins in it. */
  declare pages: readonly number[];
  /** What people call the file that it was taken out of. */
  declare format: string | null;
  declare report: Report;
  declare marks: ReadonlyMap<string, CellMark>;
  /** The places that the selection is about, most suspect first. */
  declare places: readonly Span[];
  /** The name of a cell, in words. */
  declare name: (cell: string) => string;
  /** The one place that Tab reaches; the arrow keys move it. */
  declare stop: string | null;
  declare selection: Selection;
  declare t: Dictionary;
  /** The text as it is being edited. */
  declare editing: string | null;
  /** The text comes from tables that plain text loses. */
  declare rich: boolean;
  /** How else it can be read. */
  declare again: "plain" | "rich" | null;
  /** The edited text holds no report. */
  declare lost: boolean;
  /** Whether the view is to be seen at all. */
  declare shown: boolean;
  /** Blocks near the view. */
  declare drawn: ReadonlySet<number>;

  #blocks: Span[] = [];
  /** Whether it was ever to be seen: until then nothing of the text is drawn. */
  #looked = false;
  /** The report whose beginning was brought into view. */
  #begun: Report | null = null;
  #cells: ReturnType<typeof cellPlaces> = [];
  #watch: IntersectionObserver | null = null;

  constructor() {
    super();
    this.drawn = new Set([0]);
    this.stop = null;
    this.editing = null;
    this.pages = [];
    this.format = null;
    this.again = null;
    this.name = (cell) => cell;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const looked = this.#looked;
    this.#looked ||= this.shown;
    if (changed.has("text") || looked !== this.#looked) {
      this.#blocks = this.#looked ? blocks(this.text) : [];
      this.drawn = new Set([0]);
    }
    if (changed.has("report")) {
      this.#cells = cellPlaces(this.report);
      this.stop = this.#cells[0]?.id ?? null;
    }
    if (changed.has("selection") && this.selection.cell !== null && this.report.cells[this.selection.cell]?.span) this.stop = this.selection.cell;
    if (changed.has("selection") || changed.has("places")) {
      const target = this.#blockOf(this.places[0]);
      if (target !== null && !this.drawn.has(target)) this.drawn = new Set([...this.drawn, target]);
    }
  }

  override firstUpdated(): void {
    const box = this.renderRoot.querySelector(".box");
    this.#watch = new IntersectionObserver(this.#seen, { root: box, rootMargin: "1200px 0px" });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("text") || changed.has("shown")) {
      this.#watch?.disconnect();
      for (const block of this.renderRoot.querySelectorAll("[data-block]")) this.#watch?.observe(block);
    }
    // Of several reports in one text: to where this one begins.
    if ((changed.has("text") || changed.has("report") || changed.has("shown")) && !this.places.length && this.shown && this.#begun !== this.report) {
      this.#begun = this.report;
      const box = this.renderRoot.querySelector(".box");
      const begin = this.report.span ? this.#blockOf(this.report.span) : 0;
      const block = this.renderRoot.querySelector(`[data-block="${begin ?? 0}"]`);
      if (box && block) box.scrollTop += block.getBoundingClientRect().top - box.getBoundingClientRect().top - 16;
    }
    const moved = changed.has("selection") || changed.has("shown") || changed.has("text");
    if (moved && this.shown && this.selection.origin !== "source" && this.places.length) this.#reveal();
  }

  /** Puts the focus on the text. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>(".box")?.focus({ preventScroll: true });
  }

  /** Puts the cursor into the text that is being edited, at a place that is then in view. */
  focusEditor(place: Span | null): void {
    const field = this.renderRoot.querySelector("textarea");
    if (!field) return;
    const [start, end] = place ?? [0, 0];
    const { value } = field;
    // Browsers do not scroll a field to a selection made by script: the height of the text before it tells where it is.
    field.value = value.slice(0, end);
    const above = field.scrollHeight;
    field.value = value;
    field.setSelectionRange(start, end);
    field.focus({ preventScroll: true });
    field.scrollTop = Math.max(0, above - field.clientHeight / 2);
  }

  #reveal(): void {
    const box = this.renderRoot.querySelector(".box");
    const place = this.renderRoot.querySelector(".chosen");
    if (!box || !place) return;
    scrollWithin(box, place);
    // Blocks above may be drawn on the way and turn out higher than guessed: look again when that has settled.
    setTimeout(() => {
      const { top, bottom } = place.getBoundingClientRect();
      const outer = box.getBoundingClientRect();
      if (place.isConnected && (bottom < outer.top || top > outer.bottom)) scrollWithin(box, place, false);
    }, 700);
  }

  #blockOf(span: Span | undefined): number | null {
    if (!span) return null;
    const at = this.#blocks.findIndex(([start, end]) => span[0] >= start && span[0] < end);
    return at < 0 ? null : at;
  }

  #seen = (entries: IntersectionObserverEntry[]): void => {
    const drawn = new Set(this.drawn);
    for (const entry of entries) {
      const block = Number((entry.target as HTMLElement).dataset.block);
      if (entry.isIntersecting) drawn.add(block);
    }
    if (drawn.size !== this.drawn.size) this.drawn = drawn;
  };

  override render(): TemplateResult {
    const { t } = this;
    if (this.editing !== null) {
      const send = (name: string, detail?: string) => this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
      return html`
        <p class="soft small intro" id="editing">${t.editingMore}${this.rich ? ` ${t.richNote}` : ""}</p>
        ${this.lost ? html`<p class="lost" role="alert">${t.lostText}</p>` : nothing}
        <textarea class="box" aria-label=${t.editSource} aria-describedby="editing" spellcheck="false" autocomplete="off" lang="zh-CN" .value=${live(this.editing)}
          @input=${(event: Event) => send("gongkai-type", (event.target as HTMLTextAreaElement).value)}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) send("gongkai-edit");
          }}></textarea>
        <p class="done"><button type="button" class="button small" id="done" @click=${() => send("gongkai-edit")}>${t.doneEditing}</button></p>`;
    }
    return html`
      <p class="soft small intro">${this.format === null ? t.sourceMore : t.sourceOf(this.format)} ${t.sourceKeys ? html`<span class="away">${t.sourceKeys}</span>` : nothing}<span class="length">${t.sourceLength(this.text.length)}</span>${this.again ? html` <button type="button" class="link" id="reread" title=${this.again === "plain" ? t.asPlainHint : nothing}
        @click=${() => this.dispatchEvent(new CustomEvent("gongkai-reread", { bubbles: true, composed: true }))}>${this.again === "plain" ? t.asPlain : t.asRich}</button>` : nothing}</p>
      <div class="box" tabindex="0" role="region" aria-label=${t.sourceRegion} lang="zh-CN" @click=${this.#onClick} @keydown=${this.#onKey}>
        ${repeat(this.#blocks, (_, i) => i, (span, i) => this.drawn.has(i) ? this.#draw(span, i) : this.#stand(span, i))}
      </div>
    `;
  }

  #stand([start, end]: Span, i: number): TemplateResult {
    // The height is an SVG's attribute because the page's policy allows no style attributes.
    const lines = this.text.slice(start, end).split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / GUESS.characters), 0);
    return html`<div class="block" data-block=${i}><svg class="stand" width="1" height=${lines * GUESS.pixels} aria-hidden="true"></svg></div>`;
  }

  #draw([start, end]: Span, i: number): TemplateResult {
    // A page that holds nothing begins where the next one does.
    const pages = this.pages.flatMap((at, page) => (at >= start && at < end && at !== this.pages[page + 1] ? [{ at, page: page + 1 }] : []));
    const cuts = [start, ...pages.map(({ at }) => at).filter((at) => at > start), end];
    const drawn = cuts.slice(0, -1).map((from, n) => {
      const page = pages.find(({ at }) => at === from);
      const inside = from > 0 && this.text[from - 1] !== "\n";
      return html`${page ? html`<span class="page ${inside ? "inside" : ""}">${this.t.page(page.page)}</span>` : nothing}${
        pieces(from, cuts[n + 1] as number, this.#cells, this.places, this.marks).map((piece) => this.#piece(piece))}`;
    });
    return html`<div class="block" data-block=${i}>${drawn}</div>`;
  }

  #piece({ start, end, cell, mark, selected }: Piece): TemplateResult | string {
    const text = this.text.slice(start, end);
    if (!cell && !selected) return text;
    // A place that a selection or a block cuts in pieces is one button: its first piece.
    const button = cell !== null && this.report.cells[cell]?.span?.[0] === start;
    return html`<mark data-cell=${cell ?? nothing} role=${button ? "button" : nothing} tabindex=${button ? (cell === this.stop ? 0 : -1) : nothing}
      aria-label=${button && cell ? `${this.name(cell)}：${text || this.t.states.blank}` : nothing} class=${classMap({
      cell: cell !== null, chosen: selected, marked: mark !== null, [mark?.group ?? "clean"]: true, point: start === end,
    })}>${text}</mark>`;
  }

  #onKey = (event: KeyboardEvent): void => {
    const from = (event.target as Element).closest<HTMLElement>("mark[role=button]")?.dataset.cell;
    if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = this.#cells.findIndex(({ id }) => id === from);
    const last = this.#cells.length - 1;
    const to = ({ ArrowLeft: at - 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowDown: at + 1, Home: 0, End: last } as Record<string, number>)[event.key];
    if (event.key === "Enter" || event.key === " ") choose(this, { cell: from, origin: "source" });
    else if (to !== undefined) void this.#goTo(to, to < at ? -1 : 1);
    else return;
    event.preventDefault();
  };

  /** Moves the focus to a place, drawing its block where need be; to the next one where it shows nothing of its own. */
  async #goTo(index: number, step: 1 | -1): Promise<void> {
    const place = this.#cells[index];
    if (!place) return;
    const block = this.#blockOf(place.span);
    if (block !== null && !this.drawn.has(block)) this.drawn = new Set([...this.drawn, block]);
    const before = this.stop;
    this.stop = place.id;
    await this.updateComplete;
    const mark = [...this.renderRoot.querySelectorAll<HTMLElement>("mark[role=button]")].find((one) => one.dataset.cell === place.id);
    if (mark) mark.focus();
    else {
      this.stop = before;
      await this.#goTo(index + step, step);
    }
  }

  #onClick = (event: Event): void => {
    const mark = (event.target as Element).closest<HTMLElement>("mark[data-cell]");
    if (mark?.dataset.cell) choose(this, { cell: mark.dataset.cell, origin: "source" });
  };

  static override styles = [shared, css`
    .intro { margin-bottom: 8px; }
    .length { white-space: nowrap; font-variant-numeric: tabular-nums; margin-left: .5em; }
    .box {
      height: calc(100vh - 13rem);
      min-height: 16rem;
      overflow: auto;
      padding: 16px 20px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
      font-size: .9375rem;
      line-height: 28px;
    }
    textarea { display: block; width: 100%; resize: vertical; color: var(--ink); font-family: inherit; tab-size: 8; }
    textarea.box:focus { outline: none; border-color: var(--accent); box-shadow: 0 0 0 3px var(--accent-wash); }
    .lost { margin-bottom: 8px; color: var(--warnings); }
    .done { margin-top: 8px; }
    .block { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 8; unicode-bidi: isolate; }
    .stand { display: block; visibility: hidden; }
    .cell { border-bottom: 1px solid var(--line-strong); cursor: pointer; font-variant-numeric: tabular-nums; padding: 0 1px; }
    .cell:focus { outline-offset: 1px; border-radius: 2px; }
    .cell:hover { background: var(--accent-wash); border-color: var(--accent); }
    .marked { font-weight: 700; }
    .marked.errors { color: var(--errors); border-bottom: 2px solid; }
    .marked.warnings { color: var(--warnings); border-bottom: 2px dashed; }
    .marked.doubts { border-bottom: 2px dotted var(--doubts); }
    .chosen { background: var(--accent-wash); box-shadow: 0 0 0 2px var(--accent); border-radius: 2px; }
    .chosen.errors { background: var(--errors-wash); box-shadow: 0 0 0 2px var(--errors); }
    .page { display: block; margin: 4px 0; border-top: 1px dashed var(--line-strong); color: var(--soft); font-size: .8125rem; line-height: 1.6; user-select: none; }
    .page.inside { display: inline-block; margin: 0 4px; padding: 0 6px; border: 1px dashed var(--line-strong); border-radius: 10px; }
    .point { display: inline-block; width: 6px; height: 1em; vertical-align: -.12em; border: 1px dashed var(--line-strong); }
    @media (forced-colors: active) { .chosen { outline: 2px solid Highlight; } }
    @media (max-width: 640px) { .box { padding: 12px; } }
  `];
}
