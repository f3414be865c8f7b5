// Pictures of table 3: how requests flowed, and how outcomes and applicants are composed. Every number is also a word in
// them; colour says nothing.
import { css, html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import type { Form, Report } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { fileName, save } from "../output/clipboard.js";
import { pngOf, svgOf, WIDTH, type PictureFormat } from "../output/picture.js";
import { barsOf, LINE, streamOf, type Drawing, type Named, type Shape } from "../state/drawing.js";
import { flowOf, sum, type Flow, type Share } from "../state/flow.js";
import { formOf } from "../state/reading.js";
import { shared } from "../style/shared.js";

const FORMATS: readonly PictureFormat[] = ["svg", "png"];

export class GongkaiPictures extends LitElement {
  static override properties = {
    forms: { attribute: false }, report: { attribute: false }, t: { attribute: false }, lang: { attribute: false }, level: { type: Number }, savable: { attribute: false }, tried: { attribute: false }, said: { state: true }, room: { state: true }, unit: { state: true },
  };
  declare forms: readonly Form[];
  declare report: Report;
  declare t: Dictionary;
  declare lang: Lang;
  /** Of the heading, 1 to 6. */
  declare level: number;
  /** Whether they can be downloaded. */
  declare savable: boolean;
  /** Whether some of the numbers are not printed in the report. */
  declare tried: boolean;
  /** What became of the last download. */
  declare said: string;
  /** How wide the pictures may be, in units of their letters: those must not shrink with them. */
  declare room: number;
  /** How large letters are, of 16 pixels. */
  declare unit: number;

  #flow: Flow | null = null;
  #watch: ResizeObserver | null = null;

  constructor() {
    super();
    this.level = 2;
    this.savable = true;
    this.tried = false;
    this.said = "";
    this.room = 0;
    this.unit = 1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new ResizeObserver(([entry]) => {
      // Larger letters make the headings higher: that is told here, too. On a phone they grow only as far as there is room for words.
      const wide = entry?.contentRect.width ?? 0;
      const unit = Math.max(1, Math.min(parseFloat(getComputedStyle(this).fontSize) / 16, wide / 320));
      const room = Math.floor(wide / unit);
      if (room !== this.room || unit !== this.unit) requestAnimationFrame(() => [this.room, this.unit] = [room, unit]);
    });
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("report") && !changed.has("forms")) return;
    this.#flow = flowOf(this.forms, this.report);
    this.said = "";
  }

  override render(): TemplateResult | typeof nothing {
    const { t, lang, room } = this;
    const flow = this.#flow;
    const form = formOf(this.forms, this.report, "requests");
    if (!flow || !form || room < 200) return nothing;
    const words = t.away;
    const bare = (text: string) => text.replace(/^(?:\d+[.、]|（.）|.、|\(\d+\)|\d+\. |[IVX]+\. )\s*/, "").replace(/（区分处理[^）]*）$| \(when [^)]*\)$/, "");
    // A group of outcomes is called what stands before its rows.
    const row = (id: string) => {
      const found = form.rows.find((one) => one.id === id || one.id.startsWith(`${id}.`));
      const path = (found?.path ?? []).map((one) => bare(say(one, lang))).slice(-2);
      const [group = id, own = group] = path;
      return found?.id !== id ? group : id.includes(".") ? t.labelled(group, own) : own;
    };
    const column = (id: string) => {
      const found = form.rows[0]?.columns.find((one) => one.id === id);
      return found ? say(found.label, lang) : id;
    };
    const named = (shares: readonly Share[], name: (id: string) => string): Named[] => shares.map(({ id, n }) => ({ name: name(id), n }));
    const half = room >= 720 && flow.applicants.length ? Math.floor((room - 32) / 2) : room;
    const origin = (id: string) => (id === "new_received" ? words.fromNew : id === "carried_over" ? words.fromBefore : row(id));
    const bars = (id: string, title: string, parts: readonly Named[]) => this.#figure(id, title, parts, sum(parts), half, (width) => barsOf(parts, width, words));
    return html`<div class="title" role="heading" aria-level=${Math.min(6, this.level)}>${words.pictures}</div>
      <p class="saved small" role="status">${this.said}</p>
      ${this.#figure("flow", words.flowTitle, [...named(flow.incoming, origin), ...named(flow.outgoing, row)], flow.total, Math.min(room, 760), (width) => streamOf(flow, width, origin, words))}
      <div class="both">
        ${flow.outcomes.length ? bars("outcomes", words.outcomesTitle, named(flow.outcomes, row)) : nothing}
        ${flow.applicants.length ? bars("applicants", words.applicantsTitle, named(flow.applicants, column)) : nothing}
      </div>`;
  }

  #figure(id: string, title: string, parts: readonly Named[], total: number, width: number, draw: (width: number) => Drawing): TemplateResult {
    const { away } = this.t;
    const drawing = draw(width);
    return html`<figure id=${id}>
      ${this.savable ? html`<span class="take" role="group" aria-label=${title}><span class="soft small" aria-hidden="true">${away.download}</span>${FORMATS.map((format) => html`<button type="button" class="link small" data-format=${format}
        aria-label=${away.savePicture(format.toUpperCase(), title)} title=${away.savePicture(format.toUpperCase(), title)} @click=${() => void this.#save(format, title, draw(WIDTH))}>${format.toUpperCase()}</button>`)}</span>` : nothing}
      <figcaption aria-hidden="true">${title}</figcaption>
      <svg role="img" aria-labelledby="${id}-title ${id}-text" width=${drawing.width * this.unit} height=${drawing.height * this.unit} viewBox="0 0 ${drawing.width} ${drawing.height}" focusable="false">
        <title id="${id}-title">${title}</title><desc id="${id}-text">${away.flowText(total, parts.map(({ name, n }) => away.count(name, n)))}</desc>
        ${drawing.shapes.map(drawn)}
      </svg></figure>`;
  }

  async #save(format: PictureFormat, title: string, drawing: Drawing): Promise<void> {
    const { report: { agency, year }, tried, t: { away } } = this;
    const picture = { title, source: away.pictureSource(agency, year, tried), drawing };
    try {
      const name = fileName(away.pictureName(agency, year, title, tried), format);
      if (format === "svg") save(name, "image/svg+xml;charset=utf-8", svgOf(picture));
      else save(name, "image/png", await pngOf(picture));
      this.said = away.saved(name);
    } catch {
      this.said = away.saveFailed;
    }
  }

  static override styles = [shared, css`
    :host { display: block; margin-top: 14px; }
    .title { font-size: 1.0625rem; font-weight: 600; margin-bottom: 10px; }
    .saved { color: var(--sound); }
    figure { position: relative; margin-bottom: 18px; min-width: 0; }
    .take { float: right; margin: -3px 0 0 16px; }
    .take .link { min-width: 44px; min-height: 28px; text-align: center; }
    figcaption { font-size: .875rem; color: var(--soft); margin-bottom: 6px; }
    svg { display: block; max-width: 100%; overflow: visible; font-size: 13px; font-variant-numeric: tabular-nums; }
    text { fill: var(--ink); }
    text.soft { fill: var(--soft); }
    text.strong { font-weight: 600; paint-order: stroke; stroke: var(--ground); stroke-width: 4px; }
    .bar { fill: var(--accent); }
    .ribbon { fill: var(--accent); fill-opacity: .2; }
    .both { display: flex; flex-wrap: wrap; justify-content: space-between; }
    @media print { .take, .saved { display: none; } }
    @media (forced-colors: active) { .ribbon { fill-opacity: .35; } }
  `];
}

/** A shape on the screen. */
function drawn(shape: Shape): TemplateResult {
  if (shape.kind === "bar") return svg`<rect class="bar" x=${shape.x} y=${shape.y} width=${shape.width} height=${shape.height}/>`;
  if (shape.kind === "ribbon") return svg`<path class="ribbon" d=${shape.path}/>`;
  const { x, y, lines, anchor, tone } = shape;
  return svg`<text class=${tone} x=${x} y=${y} text-anchor=${anchor}>${lines.map((line, i) => (i ? svg`<tspan x=${x} dy=${LINE}>${line}</tspan>` : line))}</text>`;
}
