// One report, read: a bar with its verdict; its findings and what is chosen at the left; its tables, text and pictures under tabs. On wide screens the
// text stands beside the tables; on narrow ones findings and what is chosen are a sheet at the lower edge.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Engine } from "../engine/engine.js";
import type { Finding, Span, TableName } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { clipOf } from "../output/markup.js";
import { tableGrid } from "../output/tables.js";
import { flowOf } from "../state/flow.js";
import { GUIDE, type GuideStep } from "../state/guide.js";
import { openingCell, shownTable, tabsOf, type TabName } from "../state/parts.js";
import {
  changesOf, cellWords, findingsAbout, formOf, listFindings, notesOf, originsOf, placesOf, printedAgain, standingMarks, tableOf, tablesOf, tally, type CellMark, type Entry,
} from "../state/reading.js";
import type { State } from "../state/state.js";
import { shared } from "../style/shared.js";
import type { GongkaiAway } from "./away.js";
import { legendStyle, legendView } from "./legend.js";
import { notesStyle, notesView } from "./notes.js";
import { scrollClear, type Band } from "./scroll.js";
import type { GongkaiSource } from "./source.js";
import { stepsStyle, stepsView } from "./steps.js";
import type { GongkaiTable } from "./table.js";
import { TabKeys, tabsStyle, tabsView } from "./tabs.js";

export class GongkaiResult extends LitElement {
  static override properties = {
    state: { attribute: false }, entry: { attribute: false }, shown: { attribute: false }, engine: { attribute: false }, t: { attribute: false }, lang: { attribute: false },
    listed: { state: true }, beside: { state: true },
  };
  declare state: State;
  declare entry: Entry;
  /** Indexes of the findings that the filter lets through. */
  declare shown: readonly number[];
  declare engine: Engine;
  declare t: Dictionary;
  declare lang: Lang;
  /** On a narrow screen: the list of findings is open. */
  declare listed: boolean;
  /** There is room for the text beside the tables. */
  declare beside: boolean;

  // Derived from entry and selection; kept so that the views below see the same objects until these change.
  #marks: ReadonlyMap<string, CellMark> = new Map();
  #notes: ReadonlyMap<string, readonly Finding[]> = new Map();
  #lit: readonly string[] = [];
  #places: readonly Span[] = [];
  #about: readonly number[] = [];
  /** Of nothing chosen, the place that the strip shows. */
  #first: Span | null = null;
  /** A cell's name, for the places in the text. */
  #name: (id: string) => string = (id) => id;
  #watch: ResizeObserver | null = null;
  #keys = new TabKeys((name) => this.#open(name));

  constructor() {
    super();
    this.listed = false;
    this.beside = wide.matches;
    this.addEventListener("gongkai-sheet", (event) => (this.listed = (event as CustomEvent<boolean>).detail));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    wide.addListener(this.#onWide);
  }

  override firstUpdated(): void {
    const sheet = this.renderRoot.querySelector("aside");
    const bar = this.renderRoot.querySelector(".top");
    const tabs = this.renderRoot.querySelector(".tabs");
    if (!sheet || !bar || !tabs) return;
    this.#watch = new ResizeObserver(() => {
      keepClear(narrow.matches ? 0 : bar.getBoundingClientRect().height, tabs.getBoundingClientRect().height, narrow.matches ? sheet.getBoundingClientRect().height : 0);
    });
    for (const one of [sheet, bar, tabs]) this.#watch.observe(one);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
    keepClear(0, 0, 0);
    wide.removeListener(this.#onWide);
  }

  #onWide = (): void => {
    this.beside = wide.matches;
  };

  /** Puts the focus on the name of the report. */
  override focus(): void {
    this.renderRoot.querySelector<LitElement>("gongkai-summary")?.focus();
  }

  /** Brings the first wrong number into view: what somebody came for is on the first screen. */
  async arrive(): Promise<void> {
    const cell = openingCell(this.entry);
    const table = cell !== null && this.renderRoot.querySelector<GongkaiTable>(`gongkai-table#${tableOf(cell)}`);
    if (!table) return;
    await table.updateComplete;
    // Who is somewhere already stays there, and the guided example begins with the verdict.
    if (window.scrollY === 0 && this.state.guide === null) table.showCell(cell, false);
  }

  /** Puts the focus on a cell of a table. */
  focusCell(cell: string): void {
    this.renderRoot.querySelector<GongkaiTable>(`gongkai-table#${tableOf(cell)}`)?.focusCell(cell);
  }

  /** Puts the focus on the card of what is chosen: what can be done about it comes next. */
  focusChosen(): void {
    this.renderRoot.querySelector<LitElement>("gongkai-inspector")?.focus();
  }

  /** Puts the focus back on the menu that a paper was opened from. */
  focusAway(): void {
    this.renderRoot.querySelector<GongkaiAway>("gongkai-away")?.focus();
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
    this.renderRoot.querySelector<GongkaiSource>("gongkai-source")?.focusEditor(this.state.caret);
  }

  /** Puts the focus on the text. */
  focusSource(): void {
    this.renderRoot.querySelector<LitElement>("gongkai-source")?.focus();
  }

  /** Brings the list of findings into view. */
  showFindings(): void {
    this.listed = true;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("entry")) {
      this.#marks = standingMarks(this.entry);
      this.#notes = notesOf(this.entry);
      const cell = openingCell(this.entry);
      this.#first = cell === null ? null : (originsOf(this.engine.forms, this.entry, cell).spans[0] ?? null);
    }
    if (changed.has("entry") || changed.has("lang")) {
      this.#name = (id) => cellWords(this.engine.forms, this.entry.report, id, this.lang, this.t);
    }
    const { cell, finding, extra } = this.state.selection;
    // What is chosen takes the place of the list.
    if (changed.get("state") && changed.get("state")?.selection !== this.state.selection && (cell ?? finding) !== null) this.listed = false;
    const listed = finding === null ? undefined : listFindings(this.entry)[finding];
    const row = extra === null ? undefined : this.entry.report.extra_rows[extra];
    this.#lit = cell !== null ? [cell] : (listed?.finding.cells ?? []);
    this.#about = cell === null ? [] : findingsAbout(this.entry, cell);
    this.#places = listed ? placesOf(this.entry, listed.finding)
      : cell !== null ? originsOf(this.engine.forms, this.entry, cell).spans
      : row ? [row.span] : NOWHERE;
  }

  override updated(changed: PropertyValues<this>): void {
    const dock = this.renderRoot.querySelector(".dock");
    // Another card begins at its top.
    if (dock && changed.get("state") && changed.get("state")?.selection.stamp !== this.state.selection.stamp) dock.scrollTop = 0;
  }

  /** The tab that is open. */
  get #tab(): TabName {
    const { state: { view, table }, entry } = this;
    const shown = shownTable(entry, table);
    if (shown === null || (view === "source" && !this.beside)) return "source";
    return view === "pictures" && this.#drawn ? "pictures" : shown;
  }

  /** Whether there are pictures of this report. */
  get #drawn(): boolean {
    return flowOf(this.engine.forms, this.entry.report) !== null;
  }

  override render(): TemplateResult {
    const { state, entry, engine, t, lang, beside, listed } = this;
    const { selection } = state;
    const { report, document } = entry;
    const tables = tablesOf(report);
    const tab = this.#tab;
    const step = state.guide === null ? undefined : GUIDE[state.guide];
    const guided = (...steps: readonly GuideStep[]) => (step && steps.includes(step) ? "guided" : "");
    const counts = tally(entry);
    const total = counts.errors + counts.warnings + counts.doubts + counts.infos;
    const chosen = selection.cell !== null || selection.finding !== null;
    const text = tab === "source" || beside;
    return html`
      <div class="top">
        <gongkai-summary class=${guided("verdict")} .entry=${entry} .forms=${engine.forms} .sift=${state.sift} .t=${t}></gongkai-summary>
        <gongkai-away class=${guided("away")} .entry=${entry} .engine=${engine} .t=${t} .lang=${lang}></gongkai-away>
      </div>
      ${notesView(this, entry, t)}
      <div class="panes ${text && !beside ? "reads" : ""}">
        <aside aria-labelledby="findings-title" class="${listed ? "listed" : ""} ${chosen ? "chosen" : ""} ${total ? "" : "clean"}">
          <h2 class="away">${t.findingsTitle}</h2>
          <gongkai-lead .entry=${entry} .forms=${engine.forms} .shown=${this.shown} .about=${this.#about} .selection=${selection} ?listed=${listed} .t=${t} .lang=${lang}></gongkai-lead>
          <div class="scroller list">
            <div class="aside-head"><h2 id="findings-title">${t.findingsTitle} <span class="number">${total}</span></h2>
              ${total > 0 && state.keys ? html`<span class="keys soft">${t.keys}</span>` : nothing}</div>
            <gongkai-findings class=${guided("finding")} .entry=${entry} .forms=${engine.forms} .rules=${engine.rules} .about=${this.#about} .shown=${this.shown} .sift=${state.sift} .selection=${selection} .t=${t} .lang=${lang}></gongkai-findings>
          </div>
          <div class="dock"><gongkai-inspector class=${guided("cell", "repair", "finding")} .entry=${entry} .forms=${engine.forms} .rules=${engine.rules} .about=${this.#about} .selection=${selection} .t=${t} .lang=${lang}></gongkai-inspector></div>
        </aside>
        <div class="main">
          <div class="sheets">
            <div class="tabbar">${tabsView(tabsOf(entry, this.#drawn, beside), tab, this.#keys, t)}${stepsView(this, state.open?.history ?? null, entry, t)}</div>
            ${tables.length === 0 ? html`<p class="absent">${t.tablesMissing}</p>` : nothing}
            ${repeat(tables, (table) => table, (table) => html`<section class="panel" role="tabpanel" id="panel-${table}" aria-labelledby="tab-${table}" ?hidden=${tab !== table}>${this.#table(table)}</section>`)}
            <section class="panel" role="tabpanel" id="panel-pictures" aria-labelledby="tab-pictures" ?hidden=${tab !== "pictures"}>
              <gongkai-pictures .forms=${engine.forms} .report=${report} .tried=${changesOf(entry) > 0} .t=${t} .lang=${lang}></gongkai-pictures></section>
            ${tables.includes(tab as TableName) && !beside && !entry.source.blank ? html`<gongkai-strip .document=${document} .span=${(chosen || selection.extra !== null ? this.#places[0] : this.#first) ?? null} .t=${t}></gongkai-strip>` : nothing}
          </div>
          <section class="source" role=${beside ? "region" : "tabpanel"} id="panel-source" aria-label=${beside ? t.sourceView : nothing} aria-labelledby=${beside ? nothing : "tab-source"} ?hidden=${!text}>
            <gongkai-source .text=${document.text} .pages=${document.source.pages ?? NO_PAGES} .format=${entry.source.file ? say(entry.source.file.format, lang) : null} .report=${report} .marks=${this.#marks} .places=${this.#places} .name=${this.#name}
              .editing=${state.editing} .rich=${entry.source.media === "text/html"} .again=${this.#again()} .lost=${state.lost} .selection=${selection} .t=${t} ?shown=${text}></gongkai-source>
          </section>
        </div>
      </div>
    `;
  }

  #table(table: TableName): TemplateResult {
    const { entry, engine, t, lang, state: { selection } } = this;
    const { report } = entry;
    const form = formOf(engine.forms, report, table);
    if (!form) return html`<p class="absent" id=${table}>${t.tableMissing(t.tableName(table))}</p>`;
    return html`<gongkai-copy class="own" quiet .label=${t.away.copyTable(say(form.name, lang))} .clip=${() => clipOf(tableGrid(form, report, lang))} .t=${t}></gongkai-copy>
      <gongkai-table id=${table} .note=${printedAgain(report, table, t)} .form=${form} .entry=${entry} .marks=${this.#marks} .notes=${this.#notes} .lit=${this.#lit} .selection=${selection}
        .reveal=${this.#reveal} .t=${t} .lang=${lang}></gongkai-table>
      <gongkai-others data-table=${table} .forms=${engine.forms} .report=${report} .table=${table} .t=${t} .lang=${lang}></gongkai-others>
      <gongkai-extra .form=${form} .report=${report} .selection=${selection} .t=${t} .lang=${lang}></gongkai-extra>
      ${legendView(entry, t, table)}`;
  }

  /** Whether the report can be read once more, otherwise: as plain text where it was read as tables, and back. */
  #again(): "plain" | "rich" | null {
    const { state: { rows }, entry: { source } } = this;
    return rows.length !== 1 || (source.plain ?? source.rich) === undefined ? null : source.rich ? "rich" : "plain";
  }

  #open(name: TabName): void {
    const view = name === "source" || name === "pictures" ? name : "tables";
    this.dispatchEvent(new CustomEvent("gongkai-view", { detail: { view, table: view === "tables" ? name : null }, bubbles: true, composed: true }));
  }

  /** Scrolls a cell into the part of the window that bar, tabs, headings, strip and sheet leave free. */
  #reveal = (cell: Element, head: number, smooth = true): void => scrollClear(cell, this.#band(head), smooth);

  #band(head: number): Band {
    const box = (selector: string) => this.renderRoot.querySelector(selector)?.getBoundingClientRect();
    const [bar, tabs, strip, sheet] = [box(".top"), box(".tabbar .tabs"), box("gongkai-strip"), box("aside")];
    const top = (narrow.matches ? 0 : (bar?.height ?? 0)) + (tabs?.height ?? 0) + head;
    // The card of what is chosen may not be drawn yet: as high as it can become.
    const { cell: id, finding } = this.state.selection;
    const card = id !== null || finding !== null ? SHEET * window.innerHeight : 0;
    const lowest = narrow.matches ? Math.max(card, sheet?.height ?? 0) : (strip?.height ?? 0);
    return { top, bottom: window.innerHeight - lowest };
  }

  static override styles = [shared, legendStyle, notesStyle, stepsStyle, tabsStyle, css`
    :host { --bar: 4rem; --tabs: 2.5rem; --page-top: calc(var(--bar) + var(--tabs)); }
    .top { position: sticky; top: 0; z-index: 25; display: flex; align-items: center; min-height: var(--bar); margin: 0 -16px; padding: 0 16px; background: var(--surface); border-bottom: 1px solid var(--line); }
    gongkai-summary { flex: 1 1 auto; }
    gongkai-away { flex: none; margin-left: 16px; }
    .panes { display: grid; grid-template-columns: 21.25rem minmax(0, 1fr); grid-column-gap: 20px; align-items: start; }
    .main { min-width: 0; }
    aside { position: sticky; top: calc(var(--bar) + 8px); display: flex; flex-direction: column; height: calc(100vh - var(--bar) - 3rem - 17px); margin: 8px 0; }
    gongkai-lead, aside > h2 { display: none; }
    /* A shade over what the lower edge cuts. At the end it lies on the padding. */
    .list { position: relative; flex: 0 1 auto; min-height: 0; overflow: auto; padding: 3px 3px 18px; margin: -3px; }
    .list::after { content: ""; position: sticky; bottom: -18px; display: block; height: 18px; margin-bottom: -18px; background: linear-gradient(transparent, var(--ground)); pointer-events: none; }
    .dock { flex: 0 0 auto; max-height: 66%; overflow: auto; }
    .chosen .dock { margin-top: 8px; }
    .aside-head { display: flex; align-items: baseline; justify-content: space-between; flex-wrap: wrap; margin-bottom: 6px; }
    h2 { font-size: 1rem; line-height: 1.5; font-weight: 650; }
    .number { color: var(--soft); font-weight: 400; margin-left: 4px; font-variant-numeric: tabular-nums; }
    .keys { font-size: .8125rem; }

    .guided { outline: 3px solid var(--focus); outline-offset: 1px; border-radius: var(--radius-small); }

    .sheets { min-width: 0; --frame-height: max(calc(100vh - 15rem), 20rem); }
    .panel { position: relative; padding-bottom: 12px; }
    [hidden] { display: none !important; }
    .own { position: absolute; z-index: 4; top: -4px; right: 0; }
    gongkai-strip { position: sticky; bottom: 0; z-index: 3; margin-bottom: 8px; box-shadow: 0 -4px 12px rgba(0, 20, 30, .06); }
    .absent { padding: 20px; border: 1px dashed var(--line-strong); border-radius: var(--radius-small); color: var(--soft); text-align: center; }

    /* Room for both: tables and text side by side, nothing to switch. */
    @media (min-width: 1760px) {
      .panes { grid-template-columns: 24rem minmax(0, 1fr); }
      .main { display: grid; grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr); grid-column-gap: 20px; align-items: start; }
      .source { position: sticky; top: var(--bar); }
    }
    @media (max-width: 640px) { .own { position: relative; top: 0; display: flex; justify-content: flex-end; margin-bottom: 4px; } .top { padding: 0 12px; } }
    @media (max-width: 1099px) {
      :host { --bar: 0px; --tabs: 2.5rem; }
      .top { position: relative; display: block; }
      gongkai-away { position: absolute; top: 7px; right: 16px; margin: 0; }
      .panes { display: block; padding-bottom: 50vh; }
      aside { position: fixed; z-index: 20; left: 0; right: 0; bottom: 0; top: auto; height: auto; max-height: 46vh; margin: 0; border-top: 1px solid var(--line-strong); border-radius: 14px 14px 0 0; background: var(--surface); box-shadow: 0 -6px 24px rgba(0, 20, 30, .18); }
      .clean:not(.chosen) { display: none; }
      gongkai-lead { display: block; flex: none; }
      aside:not(.listed) > h2 { display: block; }
      .list, .dock { display: none; }
      .listed .list, .chosen:not(.listed) .dock { display: block; flex: 0 1 auto; }
      .list { margin: 0; padding: 6px 12px 18px; border-top: 1px solid var(--line); }
      .list::after { background: linear-gradient(transparent, var(--surface)); }
      .dock { max-height: none; margin: 0; }
      .keys { display: none; }
      gongkai-strip { position: static; }
    }
  `];
}

/** How much of the window the sheet of a narrow screen may take; in the styles `46vh`. */
const SHEET = 0.46;
const NOWHERE: readonly Span[] = [];
const NO_PAGES: readonly number[] = [];

/** Tells the page what covers its upper and lower edges, in pixels: what the browser scrolls to, and what lies over it, stays clear of them. */
function keepClear(bar: number, tabs: number, sheet: number): void {
  const { style } = document.documentElement;
  style.setProperty("--clear-top", `${bar + tabs}px`);
  style.setProperty("--clear-bottom", `${sheet}px`);
}

const wide = matchMedia("(min-width: 1760px)");
const narrow = matchMedia("(max-width: 1099px)");
