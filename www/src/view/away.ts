// What can be taken away from a report: tables to paste, files, papers, prints.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Engine } from "../engine/engine.js";
import { originOf } from "../engine/origin.js";
import type { Dictionary, Format, Lang } from "../i18n/index.js";
import { fileName, save, type Clip } from "../output/clipboard.js";
import { clipOf, sheetMarkdown, sheetPage } from "../output/markup.js";
import { isNoticeable, paper, stemOf } from "../output/papers.js";
import { formsOf, tableGrid } from "../output/tables.js";
import type { Entry } from "../state/reading.js";
import { shared } from "../style/shared.js";
import { icon } from "./icon.js";

const TYPES: Record<Format, string> = { csv: "text/csv", json: "application/json", md: "text/markdown", html: "text/html" };
const FORMATS = Object.keys(TYPES) as Format[];

export class GongkaiAway extends LitElement {
  static override properties = {
    entry: { attribute: false }, engine: { attribute: false }, t: { attribute: false }, lang: { attribute: false }, open: { state: true }, said: { state: true },
  };
  declare entry: Entry;
  declare engine: Engine;
  declare t: Dictionary;
  declare lang: Lang;
  /** Whether the formats are shown. */
  declare open: boolean;
  /** What became of the last download. */
  declare said: string;

  constructor() {
    super();
    this.open = false;
    this.said = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("click", this.#onOutside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("click", this.#onOutside);
  }

  /** Puts the focus back on the button that opened a paper. */
  focusPaper(kind: string): void {
    this.renderRoot.querySelector<HTMLElement>(`#${kind}`)?.focus();
  }

  override render(): TemplateResult {
    const { t, entry, engine } = this;
    const words = t.away;
    const tables = formsOf(engine.forms, entry.report).length > 0;
    const papers = (["checklist", "notice"] as const).filter((kind) => kind === "checklist" || isNoticeable(entry));
    return html`<div class="bar" role="group" aria-label=${words.toolbar} @keydown=${this.#onKey}>
      ${tables ? html`<gongkai-copy class="start" .label=${words.copyAll} .clip=${this.#clip} .t=${t}></gongkai-copy>` : nothing}
      <span class="menu">
        <button type="button" class="button small" id="download" aria-expanded=${this.open ? "true" : "false"} aria-controls="formats" @click=${() => { this.open = !this.open; this.said = ""; }}>${icon("save")}<span>${words.download}</span></button>
        <ul class="hung" id="formats" ?hidden=${!this.open}>${FORMATS.map((format) => html`<li><button type="button" data-format=${format} @click=${() => void this.#save(format)}
          ><b>${words.formats[format][0]}</b> <span class="soft">${words.formats[format][1]}</span></button></li>`)}</ul>
        <span class="said hung" role="status">${this.said}</span>
      </span>
      ${papers.map((kind) => html`<button type="button" class="button small" id=${kind} @click=${() => this.#tell("gongkai-paper", kind)}>${icon("paper")}<span>${words.papers[kind]}</span></button>`)}
      <button type="button" class="button small" id="print" @click=${() => window.print()}>${icon("print")}<span>${words.print}</span></button>
    </div>`;
  }

  #clip = (): Clip => clipOf(...formsOf(this.engine.forms, this.entry.report).map((form) => tableGrid(form, this.entry.report, this.lang)));

  async #save(format: Format): Promise<void> {
    const { entry: { source, document: whole, report, prints }, t } = this;
    this.open = false;
    this.renderRoot.querySelector<HTMLElement>("#download")?.focus();
    try {
      const stem = stemOf(this.entry, t, "report");
      const name = fileName(stem, format);
      const at = whole.reports.indexOf(report);
      const content = format === "csv" || format === "json"
        ? await this.engine.write(source.text, { media: source.media, name: source.name, ...originOf(source.file), format, report: at, changes: [...prints].map(([cell, print]) => ({ report: at, cell, print })) })
        : this.#sheet(format, stem);
      save(name, `${TYPES[format]};charset=utf-8`, content);
      this.said = t.away.saved(name);
    } catch {
      this.said = t.away.saveFailed;
    }
  }

  /** What people read is what would be printed. */
  #sheet(format: "md" | "html", stem: string): string {
    const { entry, engine: { forms, rules, version }, t, lang } = this;
    const sheet = paper("report", { entry, forms, rules, version, t, lang });
    return format === "md" ? sheetMarkdown(sheet) : sheetPage(sheet, stem);
  }

  #tell(name: string, detail: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.open) return;
    event.stopPropagation();
    this.open = false;
    this.renderRoot.querySelector<HTMLElement>("#download")?.focus();
  };

  #onOutside = (event: Event): void => {
    if (event.composedPath().includes(this)) return;
    this.open = false;
    this.said = "";
  };

  static override styles = [shared, css`
    :host { margin: -4px 0 18px; }
    .bar { display: flex; flex-wrap: wrap; margin: -4px; }
    .bar > * { margin: 4px; }
    .menu { position: relative; display: inline-block; }
    ul.hung { max-width: calc(100vw - 40px); padding: 4px; }
    li button { display: flex; justify-content: space-between; width: 100%; min-height: 36px; align-items: center; padding: 4px 12px; border: 0; border-radius: 4px; background: none; text-align: left; cursor: pointer; }
    li button:hover { background: var(--accent-wash); }
    li b { font-weight: 600; margin-right: 1.6em; }
    @media (max-width: 640px) { .bar { position: relative; } .menu { position: static; } .menu .hung { left: 3px; } .button.small { padding: 3px 10px; } .bar, .bar > * { margin: -3px; } .bar > * { margin: 3px; } }
  `];
}
