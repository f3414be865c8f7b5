// Pictures of table 3: how requests flowed, and how outcomes and applicants are composed. Every number is also a word in
// them; colour says nothing.
import { css, html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import type { Form, Report } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { flowOf, type Flow, type Share } from "../state/flow.js";
import { formOf } from "../state/reading.js";
import { shared } from "../style/shared.js";

interface Named { name: string; n: number }

export class GongkaiPictures extends LitElement {
  static override properties = {
    forms: { attribute: false }, report: { attribute: false }, t: { attribute: false }, lang: { attribute: false }, room: { state: true }, unit: { state: true },
  };
  declare forms: readonly Form[];
  declare report: Report;
  declare t: Dictionary;
  declare lang: Lang;
  /** How wide the pictures may be, in units of their letters: those must not shrink with them. */
  declare room: number;
  /** How large letters are, of 16 pixels. */
  declare unit: number;

  #flow: Flow | null = null;
  #watch: ResizeObserver | null = null;

  constructor() {
    super();
    this.room = 0;
    this.unit = 1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new ResizeObserver(([entry]) => {
      // Larger letters make the headings higher: that is told here, too. On a phone they grow only as far as there is room for words.
      const wide = entry?.contentRect.width ?? 0;
      const unit = Math.max(1, Math.min(parseFloat(getComputedStyle(document.documentElement).fontSize) / 16, wide / 320));
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
    if (changed.has("report") || changed.has("forms")) this.#flow = flowOf(this.forms, this.report);
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
    return html`<h2>${words.pictures}</h2>
      ${this.#figure("flow", words.flowTitle, [...named(flow.incoming, (id) => (id === "new_received" ? words.fromNew : words.fromBefore)), ...named(flow.outgoing, row)],
        flow.total, this.#stream(flow, Math.min(room, 760), row))}
      <div class="both">
        ${flow.outcomes.length ? this.#bars("outcomes", words.outcomesTitle, named(flow.outcomes, row), half) : nothing}
        ${flow.applicants.length ? this.#bars("applicants", words.applicantsTitle, named(flow.applicants, column), half) : nothing}
      </div>`;
  }

  #figure(id: string, title: string, parts: readonly Named[], total: number, [width, height, drawing]: readonly [number, number, TemplateResult]): TemplateResult {
    const { away } = this.t;
    return html`<figure id=${id}><figcaption aria-hidden="true">${title}</figcaption>
      <svg role="img" aria-labelledby="${id}-title ${id}-text" width=${width * this.unit} height=${height * this.unit} viewBox="0 0 ${width} ${height}" focusable="false">
        <title id="${id}-title">${title}</title><desc id="${id}-text">${away.flowText(total, parts.map(({ name, n }) => away.count(name, n)))}</desc>
        ${drawing}
      </svg></figure>`;
  }

  /** From the left (where from) through the middle (all) to the right (where to); what leaves a bar arrives in full. */
  #stream({ incoming, outgoing, total }: Flow, width: number, row: (id: string) => string): readonly [number, number, TemplateResult] {
    const { away } = this.t;
    const [bar, top, tall] = [10, 24, 150];
    const name = (id: string) => (id === "new_received" ? away.fromNew : id === "carried_over" ? away.fromBefore : row(id));
    const long = (shares: readonly Share[]) => Math.max(...shares.map(({ id, n }) => lengthOf(away.count(name(id), n)))) + 10;
    const left = long(incoming);
    // Where there is no room for all, names give way; numbers do not.
    const beside = Math.min(long(outgoing), width - left - 70);
    const right = width - beside;
    const label = (id: string, n: number, room: number) => away.count(fitting(name(id), room - 10 - lengthOf(away.count("", n))), n);
    const middle = (left + right) / 2;
    const column = (shares: readonly Share[]) => {
      const slots = shares.map(({ n }) => Math.max((n / total) * tall, 20));
      return { slots, height: slots.reduce((a, b) => a + b + 4, -4) };
    };
    const [from, to] = [column(incoming), column(outgoing)];
    const height = Math.max(from.height, to.height, tall);
    const start = top + (height - tall) / 2;
    const side = (shares: readonly Share[], { slots, height: own }: { slots: number[]; height: number }, x: number, out: boolean) => {
      let [y, inner] = [top + (height - own) / 2, start];
      return shares.map(({ id, n }, i) => {
        const [slot, thick] = [slots[i] ?? 0, (n / total) * tall];
        const at = y + (slot - thick) / 2;
        const [x0, x1] = out ? [middle + bar / 2, x - bar] : [x + bar, middle - bar / 2];
        const [a, b] = out ? [inner, at] : [at, inner];
        const bend = (x0 + x1) / 2;
        const drawn = svg`<path class="ribbon" d="M${x0} ${a}C${bend} ${a} ${bend} ${b} ${x1} ${b}V${b + thick}C${bend} ${b + thick} ${bend} ${a + thick} ${x0} ${a + thick}Z"/>
          <rect class="bar" x=${out ? x - bar : x} y=${at} width=${bar} height=${Math.max(thick, 1)}/>
          <text x=${out ? x + 6 : x - 6} y=${y + slot / 2 + 5} text-anchor=${out ? "start" : "end"}>${label(id, n, out ? beside : left)}</text>`;
        y += slot + 4;
        inner += thick;
        return drawn;
      });
    };
    return [width, height + top + 6, svg`${side(incoming, from, left, false)}${side(outgoing, to, right, true)}
      <rect class="bar" x=${middle - bar / 2} y=${start} width=${bar} height=${tall}/>
      <text class="all" x=${middle} y=${start - 8} text-anchor="middle">${away.count(away.incoming, total)}</text>`];
  }

  #bars(id: string, title: string, parts: readonly Named[], width: number): TemplateResult {
    const { away } = this.t;
    const total = parts.reduce((all, { n }) => all + n, 0);
    const most = Math.max(...parts.map(({ n }) => n));
    const said = parts.map(({ n }) => away.share(n, `${Math.round((n / total) * 1000) / 10}%`));
    const room = width - Math.max(...said.map(lengthOf)) - 10;
    const drawing = svg`${[...parts].map(({ name, n }, i) => svg`<text x="0" y=${i * 42 + 15}>${fitting(name, width)}</text>
      <rect class="bar" x="0" y=${i * 42 + 22} width=${Math.max((n / most) * room, 1)} height="11"/>
      <text class="soft" x=${(n / most) * room + 8} y=${i * 42 + 33}>${said[i]}</text>`)}`;
    return this.#figure(id, title, parts, total, [width, parts.length * 42, drawing]);
  }

  static override styles = [shared, css`
    :host { margin-top: 14px; }
    h2 { font-size: 1.0625rem; font-weight: 600; margin-bottom: 10px; }
    figure { margin-bottom: 18px; min-width: 0; }
    figcaption { font-size: .875rem; color: var(--soft); margin-bottom: 6px; }
    svg { display: block; max-width: 100%; overflow: visible; font-size: 13px; font-variant-numeric: tabular-nums; }
    text { fill: var(--ink); }
    text.soft { fill: var(--soft); }
    text.all { font-weight: 600; paint-order: stroke; stroke: var(--ground); stroke-width: 4px; }
    .bar { fill: var(--accent); }
    .ribbon { fill: var(--accent); fill-opacity: .2; }
    .both { display: flex; flex-wrap: wrap; justify-content: space-between; }
    @media (forced-colors: active) { .ribbon { fill-opacity: .35; } }
  `];
}

/** About how wide a text is at 13 pixels: Chinese characters are square, Latin ones half of that. */
const lengthOf = (text: string): number => [...text].reduce((sum, c) => sum + (c > "\u2e7f" ? 13 : 7), 0);

function fitting(text: string, width: number): string {
  if (lengthOf(text) <= width) return text;
  const all = [...text];
  while (all.length && lengthOf(`${all.join("")}…`) > width) all.pop();
  return `${all.join("")}…`;
}
