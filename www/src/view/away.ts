// What can be taken away from a report, in one menu: papers, tables to paste, prints, files.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Engine } from "../engine/engine.js";
import { originOf } from "../engine/origin.js";
import type { Dictionary, Format, Lang } from "../i18n/index.js";
import { LAYOUT } from "../i18n/layout.js";
import { copy, fileName, save, type Clip } from "../output/clipboard.js";
import { clipOf, sheetMarkdown, sheetPage } from "../output/markup.js";
import { OFFICE } from "../i18n/office.js";
import { saveOffice, type OfficeFile } from "../output/office.js";
import { isNoticeable, paper, stemOf } from "../output/papers.js";
import { formsOf, tableGrid } from "../output/tables.js";
import type { Entry } from "../state/reading.js";
import { shared } from "../style/shared.js";
import { icon, type IconName } from "./icon.js";

const TYPES: Record<Format, string> = { csv: "text/csv", json: "application/json", md: "text/markdown", html: "text/html" };
const FORMATS = Object.keys(TYPES) as Format[];

/** A line of the menu. `opens`: it leads to another view, and the menu's button gets the focus back from there. */
interface Choice {
  id: string;
  group: "papers" | "word" | "tables" | "data";
  icon: IconName;
  name: string;
  use?: string;
  act: () => void;
}

export class GongkaiAway extends LitElement {
  static override properties = {
    entry: { attribute: false }, engine: { attribute: false }, t: { attribute: false }, lang: { attribute: false }, open: { state: true }, said: { state: true },
  };
  declare entry: Entry;
  declare engine: Engine;
  declare t: Dictionary;
  declare lang: Lang;
  /** Whether the menu is shown. */
  declare open: boolean;
  /** What became of the last copy or download. */
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

  /** Puts the focus on the button of the menu, where a paper was opened from. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#export")?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    const { t, open } = this;
    const words = LAYOUT[t.lang];
    const choices = this.#choices();
    const groups = [...new Set(choices.map(({ group }) => group))];
    return html`<div class="menu" @keydown=${this.#onKey}>
      <button type="button" class="button small" id="export" title=${words.awayMore} aria-expanded=${open ? "true" : "false"} aria-controls="choices"
        @click=${() => { this.open = !open; this.said = ""; }}>${icon("save")}<span class="word">${words.away}</span></button>
      <div class="hung" id="choices" ?hidden=${!open} role="group" aria-label=${t.away.toolbar}>${groups.map((group) => html`<h2 id="group-${group}">${words.awayGroups[group]}</h2>
        <ul aria-labelledby="group-${group}">${choices.filter((one) => one.group === group).map((one) => html`<li><button type="button" id=${one.id} @click=${one.act}
          >${icon(one.icon)} <span class="name">${one.name}</span>${one.use ? html` <span class="soft">${one.use}</span>` : nothing}</button></li>`)}</ul>`)}</div>
      <span class="said hung" role="status">${this.said}</span>
    </div>`;
  }

  /** What there is to take away, in the order of the menu. */
  #choices(): Choice[] {
    const { t: { away: words }, entry, engine } = this;
    const tables = formsOf(engine.forms, entry.report).length > 0;
    const papers = (["checklist", "notice"] as const).filter((kind) => kind === "checklist" || isNoticeable(entry));
    return [
      ...papers.map((kind) => ({ id: kind, group: "papers", icon: "paper", name: words.papers[kind], act: () => { this.open = false; this.#tell("gongkai-paper", kind); } } as const)),
      { id: "print", group: "papers", icon: "print", name: words.print, act: () => { this.#close(); window.print(); } },
      ...(["checklist", "notice", "result", "report"] as const).filter((kind) => kind !== "notice" || papers.includes("notice")).map((kind) => this.#office("word", kind)),
      ...(tables ? [{ id: "copy", group: "tables", icon: "copy", name: words.copyAll, act: () => void this.#copy() } as const, this.#office("tables", "workbook")] : []),
      ...FORMATS.map((format) => ({ id: format, group: "data", icon: "save", name: words.formats[format][0], use: words.formats[format][1], act: () => void this.#save(format) } as const)),
    ];
  }

  /** A file for an office program. */
  #office(group: "word" | "tables", file: OfficeFile): Choice {
    const [name, use] = OFFICE[this.lang].files[file];
    return { id: `office-${file}`, group, icon: "save", name, use, act: () => void this.#saveOffice(file) };
  }

  async #saveOffice(file: OfficeFile): Promise<void> {
    const { entry, engine, t, lang } = this;
    this.#close();
    try {
      this.said = t.away.saved(await saveOffice(file, entry, engine, t, lang));
    } catch {
      this.said = t.away.saveFailed;
    }
  }

  #close(): void {
    this.open = false;
    this.focus();
  }

  async #copy(): Promise<void> {
    this.#close();
    this.said = (await copy(this.#clip())) ? this.t.away.copied : this.t.away.copyFailed;
  }

  #clip = (): Clip => clipOf(...formsOf(this.engine.forms, this.entry.report).map((form) => tableGrid(form, this.entry.report, this.lang)));

  async #save(format: Format): Promise<void> {
    const { entry: { source, document: whole, report, prints }, t } = this;
    this.#close();
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
    this.#close();
  };

  #onOutside = (event: Event): void => {
    if (event.composedPath().includes(this)) return;
    this.open = false;
    this.said = "";
  };

  static override styles = [shared, css`
    .menu { position: relative; }
    .hung { left: auto; right: 0; max-width: calc(100vw - 24px); }
    #choices { max-height: calc(100vh - 9rem); overflow: auto; padding: 4px; }
    h2 { padding: 6px 12px 2px; color: var(--soft); font-size: .8125rem; font-weight: 400; line-height: 1.5; }
    li button { display: flex; width: 100%; min-height: 36px; align-items: center; padding: 4px 12px; border: 0; border-radius: 4px; background: none; text-align: left; cursor: pointer; }
    li button:hover { background: var(--accent-wash); }
    li .icon { margin-right: 10px; color: var(--soft); }
    .name { font-weight: 600; margin-right: 1.6em; }
    .name + .soft { margin-left: auto; }
    @media print { :host { display: none; } }
  `];
}
