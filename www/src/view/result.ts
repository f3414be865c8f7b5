// One report, read: tables and text at the left, what is wrong with it at the right; on narrow screens one under the other.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Engine } from "../engine/engine.js";
import type { Finding, Span } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { clipOf } from "../output/markup.js";
import { tableGrid } from "../output/tables.js";
import {
  cellWords, findingsAbout, formOf, listFindings, notesOf, originsOf, placesOf, printedAgain, standingMarks, tableOf, tablesOf, tally, type CellMark, type Entry,
} from "../state/reading.js";
import { GUIDE, type GuideStep } from "../state/guide.js";
import type { Row } from "../state/list.js";
import type { State } from "../state/state.js";
import { shared } from "../style/shared.js";
import type { GongkaiAway } from "./away.js";
import { icon } from "./icon.js";
import { legendStyle, legendView } from "./legend.js";
import type { GongkaiSource } from "./source.js";
import type { GongkaiTable } from "./table.js";

export class GongkaiResult extends LitElement {
  static override properties = {
    state: { attribute: false }, entry: { attribute: false }, shown: { attribute: false }, rows: { attribute: false }, engine: { attribute: false }, t: { attribute: false }, lang: { attribute: false },
  };
  declare state: State;
  declare entry: Entry;
  /** The list that the report was opened from. */
  declare rows: readonly Row[];
  /** Indexes of the findings that the filter lets through. */
  declare shown: readonly number[];
  declare engine: Engine;
  declare t: Dictionary;
  declare lang: Lang;

  // Derived from entry and selection; kept so that the views below see the same objects until these change.
  #marks: ReadonlyMap<string, CellMark> = new Map();
  #notes: ReadonlyMap<string, readonly Finding[]> = new Map();
  #lit: readonly string[] = [];
  #places: readonly Span[] = [];
  #about: readonly number[] = [];
  /** A cell's name, for the places in the text. */
  #name: (id: string) => string = (id) => id;

  /** Puts the focus on the name of the report. */
  override focus(): void {
    this.renderRoot.querySelector<LitElement>("gongkai-summary")?.focus();
  }

  /** Puts the focus on a cell of a table. */
  focusCell(cell: string): void {
    this.renderRoot.querySelector<GongkaiTable>(`gongkai-table#${tableOf(cell)}`)?.focusCell(cell);
  }

  /** Puts the focus back on the button that opened a paper. */
  focusPaper(kind: string): void {
    this.renderRoot.querySelector<GongkaiAway>("gongkai-away")?.focusPaper(kind);
  }

  /** Leaves a cell that is being changed as it was. */
  endEdit(): void {
    for (const table of this.renderRoot.querySelectorAll<GongkaiTable>("gongkai-table")) table.edit = null;
  }

  /** Opens a cell for another number. */
  editCell(cell: string): void {
    void this.renderRoot.querySelector<GongkaiTable>(`gongkai-table#${tableOf(cell)}`)?.editCell(cell);
  }

  /** Puts the cursor into the text that is being edited. */
  focusEditor(): void {
    if (!wide.matches) this.renderRoot.querySelector(".main")?.scrollIntoView({ block: "start" });
    this.renderRoot.querySelector<GongkaiSource>("gongkai-source")?.focusEditor(this.state.caret);
  }

  /** Puts the focus on the text. */
  focusSource(): void {
    this.renderRoot.querySelector<LitElement>("gongkai-source")?.focus();
  }

  /** Brings the list of findings into view. */
  showFindings(): void {
    this.renderRoot.querySelector("aside")?.scrollIntoView({ block: "start" });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("entry")) {
      this.#marks = standingMarks(this.entry);
      this.#notes = notesOf(this.entry);
    }
    if (changed.has("entry") || changed.has("lang")) {
      this.#name = (id) => cellWords(this.engine.forms, this.entry.report, id, this.lang, this.t);
    }
    const { cell, finding, extra } = this.state.selection;
    const listed = finding === null ? undefined : listFindings(this.entry)[finding];
    const row = extra === null ? undefined : this.entry.report.extra_rows[extra];
    this.#lit = cell !== null ? [cell] : (listed?.finding.cells ?? []);
    this.#about = cell === null ? [] : findingsAbout(this.entry, cell);
    this.#places = listed ? placesOf(this.entry, listed.finding)
      : cell !== null ? originsOf(this.engine.forms, this.entry, cell).spans
      : row ? [row.span] : NOWHERE;
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get("state");
    if (before && before.view !== this.state.view) this.renderRoot.querySelector(".main")?.scrollIntoView({ block: "start" });
  }

  override render(): TemplateResult {
    const { state, entry, engine, t, lang } = this;
    const { selection, view } = state;
    const { report, document } = entry;
    const counts = tally(entry);
    const tables = tablesOf(report);
    const step = state.guide === null ? undefined : GUIDE[state.guide];
    const guided = (...steps: readonly GuideStep[]) => (step && steps.includes(step) ? "guided" : "");
    const total = counts.errors + counts.warnings + counts.doubts + counts.infos;
    return html`
      ${this.#nav()}
      <gongkai-summary class=${guided("verdict")} .entry=${entry} ?again=${state.rows.length === 1} .t=${t}></gongkai-summary>
      <gongkai-away class=${guided("away")} .entry=${entry} .engine=${engine} .t=${t} .lang=${lang}></gongkai-away>
      <div class="panes view-${view}">
        <aside aria-labelledby="findings-title">
          <div class="scroller">
            <gongkai-inspector class=${guided("cell", "repair", "finding")} .entry=${entry} .forms=${engine.forms} .about=${this.#about} .shown=${this.shown} .selection=${selection} .t=${t} .lang=${lang}></gongkai-inspector>
            <div class="aside-head"><h2 id="findings-title">${t.findingsTitle} <span class="number">${total}</span></h2>
              ${total > 0 ? html`<span class="keys soft">${t.keys}</span>` : nothing}</div>
            <gongkai-findings class=${guided("finding")} .entry=${entry} .forms=${engine.forms} .rules=${engine.rules} .about=${this.#about} .shown=${this.shown} .sift=${state.sift} .selection=${selection} .t=${t} .lang=${lang}></gongkai-findings>
          </div>
        </aside>
        <div class="main">
          <div class="views" role="group" aria-label=${`${t.tablesView} / ${t.sourceView}`}>
            ${(["tables", "source"] as const).map((one) => html`<button type="button" aria-pressed=${view === one ? "true" : "false"}
              @click=${() => this.dispatchEvent(new CustomEvent("gongkai-view", { detail: one, bubbles: true, composed: true }))}
              >${one === "tables" ? t.tablesView : t.sourceView}</button>`)}
          </div>
          ${this.#steps()}
          <section class="tables" aria-label=${t.tablesView}>
            ${tables.length === 0 ? html`<p class="absent">${t.tablesMissing}</p>` : nothing}
            ${repeat(tables, (table) => table, (table) => {
              const form = formOf(engine.forms, report, table);
              return html`<div class="table">${form
                ? html`<gongkai-copy class="own" quiet .label=${t.away.copyTable(say(form.name, lang))} .clip=${() => clipOf(tableGrid(form, report, lang))} .t=${t}></gongkai-copy>
                  <gongkai-table id=${table} .note=${printedAgain(report, table, t)} .form=${form} .entry=${entry} .marks=${this.#marks} .notes=${this.#notes} .lit=${this.#lit} .selection=${selection} .t=${t} .lang=${lang}></gongkai-table>
                  <gongkai-others data-table=${table} .forms=${engine.forms} .report=${report} .table=${table} .t=${t} .lang=${lang}></gongkai-others>
                  <gongkai-extra .form=${form} .report=${report} .selection=${selection} .t=${t} .lang=${lang}></gongkai-extra>`
                : html`<p class="absent" id=${table}>${t.tableMissing(t.tableName(table))}</p>`}</div>`;
            })}
            ${legendView(entry, t)}
            <gongkai-pictures .forms=${engine.forms} .report=${report} .t=${t} .lang=${lang}></gongkai-pictures>
          </section>
          <section class="source" aria-label=${t.sourceView}>
            <gongkai-source .text=${document.text} .pages=${document.source.pages ?? NO_PAGES} .format=${entry.source.file ? say(entry.source.file.format, lang) : null} .report=${report} .marks=${this.#marks} .places=${this.#places} .name=${this.#name}
              .editing=${state.editing} .rich=${entry.source.media === "text/html"} .lost=${state.lost} .selection=${selection} .t=${t} ?shown=${view === "source" || wide.matches}></gongkai-source>
          </section>
        </div>
      </div>
    `;
  }

  /** Where several were given: back to all of them, and on to the next. */
  #nav(): TemplateResult | typeof nothing {
    const { state: { rows: all, progress, open }, rows, t } = this;
    if (all.length < 2 && !progress) return nothing;
    const there = rows.filter(({ report }) => report !== null);
    return html`<gongkai-nav .at=${there.findIndex((row) => row.at === open?.at && row.report === open.index)} .count=${there.length} .t=${t}></gongkai-nav>`;
  }

  /** Once a number was changed: the way back, step by step or at once. */
  #steps(): TemplateResult | typeof nothing {
    const { state: { open }, t } = this;
    const { blank } = this.entry.source;
    if (!open || (!blank && open.history.past.length + open.history.future.length === 0)) return nothing;
    const { past, now, future } = open.history;
    const button = (id: "undo" | "redo", steps: number, keys: string) => html`<button type="button" class="button small" id=${id} aria-disabled=${steps === 0 ? "true" : nothing} title=${keys}
      @click=${() => this.dispatchEvent(new CustomEvent(`gongkai-${id}`, { bubbles: true, composed: true }))}>${icon(id)} ${t[id]}</button>`;
    return html`<div class="steps" role="group" aria-label=${t.steps}>${button("undo", past.length, "Ctrl+Z")}${button("redo", future.length, "Ctrl+Y")}
      <button type="button" class="button small" id="restore-all" aria-disabled=${now.size === 0 ? "true" : nothing}
        @click=${() => this.dispatchEvent(new CustomEvent("gongkai-restore", { bubbles: true, composed: true }))}>${blank ? t.emptyAll : t.restoreAll}</button>
      ${blank ? ([["totals", false], ["zeros", true]] as const).map(([id, zeros]) => html`<button type="button" class="button small" id=${id} title=${zeros ? t.fillZerosMore : t.fillTotalsMore}
        @click=${() => this.dispatchEvent(new CustomEvent("gongkai-complete", { detail: zeros, bubbles: true, composed: true }))}>${zeros ? t.fillZeros : t.fillTotals}</button>`) : nothing}</div>`;
  }

  static override styles = [shared, legendStyle, css`
    .panes { display: grid; grid-template-columns: minmax(0, 1fr) clamp(340px, 28vw, 430px); grid-column-gap: 28px; align-items: start; padding-bottom: 40px; }
    aside { grid-column: 2; grid-row: 1; position: sticky; top: calc(var(--page-top, 0px) + 14px); }
    .main { grid-column: 1; grid-row: 1; min-width: 0; scroll-margin-top: calc(var(--page-top, 0px) + 14px); }
    aside { scroll-margin-top: calc(var(--page-top, 0px) + 14px); }
    .scroller { max-height: calc(100vh - var(--page-top, 0px) - 28px); overflow: auto; padding: 3px; margin: -3px; }
    .aside-head { display: flex; align-items: baseline; justify-content: space-between; flex-wrap: wrap; margin-bottom: 12px; }
    h2 { font-size: 1.125rem; line-height: 1.5; font-weight: 650; }
    .number { color: var(--soft); font-weight: 400; margin-left: 4px; font-variant-numeric: tabular-nums; }
    .keys { font-size: .8125rem; }

    .guided { outline: 3px solid var(--focus); outline-offset: 1px; border-radius: var(--radius-small); }

    .views { display: inline-flex; margin-bottom: 16px; padding: 3px; border-radius: 8px; background: var(--sunken); border: 1px solid var(--line); }
    .views button { min-height: 34px; padding: 3px 20px; border: 0; border-radius: 6px; background: none; color: var(--soft); cursor: pointer; }
    .views button[aria-pressed="true"] { background: var(--surface); color: var(--ink); font-weight: 600; box-shadow: 0 0 0 1px var(--line-strong); }
    .steps { display: inline-flex; flex-wrap: wrap; margin: 0 0 12px 10px; vertical-align: top; }
    .steps .button { margin: 2px 6px 2px 0; }
    .steps .icon { margin-right: 4px; }
    .view-tables .source, .view-source .tables, .view-source .steps { display: none; }
    .table { position: relative; }
    .own { position: absolute; z-index: 4; top: -4px; right: 0; }
    .table + .table { margin-top: 34px; }
    .absent { padding: 20px; border: 1px dashed var(--line-strong); border-radius: var(--radius-small); color: var(--soft); text-align: center; }

    /* Room for both: tables and text side by side, nothing to switch. */
    @media (min-width: 1760px) {
      .main { display: grid; grid-template-columns: minmax(0, 1.45fr) minmax(0, 1fr); grid-column-gap: 28px; align-items: start; }
      .views { display: none; }
      .steps { grid-column: 1 / -1; margin-left: 0; }
      .view-tables .source, .view-source .tables { display: block; }
      .view-source .steps { display: flex; }
      .source { position: sticky; top: calc(var(--page-top, 0px) + 14px); }
    }
    @media (max-width: 640px) { .own { position: relative; top: 0; display: flex; justify-content: flex-end; margin-bottom: 4px; } }
    @media (max-width: 1099px) {
      .panes { display: block; padding-bottom: 48vh; }
      aside { position: static; margin-bottom: 30px; }
      .scroller { max-height: none; overflow: visible; }
      .keys { display: none; }
    }
  `];
}

const NOWHERE: readonly Span[] = [];
const NO_PAGES: readonly number[] = [];
const wide = matchMedia("(min-width: 1760px)");
