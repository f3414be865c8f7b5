// Many reports: one row each, in any order, through a filter. They come while they are read.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { COLUMNS, countVerdicts, pressed, VERDICTS, type Column, type Filter, type Row } from "../state/list.js";
import { groupOf } from "../state/reading.js";
import type { State } from "../state/state.js";
import { extentOf, isPlain } from "../state/custom.js";
import { SETTINGS } from "../i18n/settings.js";
import { shared } from "../style/shared.js";
import { detailsView } from "./fault.js";
import { icon } from "./icon.js";
import { failureWords } from "./refusal.js";

/** Rows that are drawn at once: hundreds would be felt with every press on a heading. */
const PORTION = 30;

const keyOf = ({ at, report }: Row) => `${at}.${report ?? ""}`;

export class GongkaiList extends LitElement {
  static override properties = {
    state: { attribute: false }, rows: { attribute: false }, t: { attribute: false }, lang: { attribute: false }, stop: { state: true }, drawn: { state: true },
  };
  declare state: State;
  /** Those that are shown, in their order. */
  declare rows: readonly Row[];
  declare t: Dictionary;
  declare lang: Lang;
  /** The one row that Tab reaches; the arrow keys move it. */
  declare stop: string | null;
  /** How many rows are in the document: more as somebody scrolls down to them. */
  declare drawn: number;

  #watch: IntersectionObserver | null = null;

  constructor() {
    super();
    this.stop = null;
    this.drawn = PORTION;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has("rows") && !changed.has("drawn")) return;
    // Observed anew: it speaks when the end comes into view, and again when what was added does not push it out.
    this.#watch?.disconnect();
    const end = this.renderRoot.querySelector(".end");
    if (!end || this.drawn >= this.rows.length) return;
    this.#watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) this.drawn += PORTION;
    }, { rootMargin: "400px" });
    this.#watch.observe(end);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
  }

  /** Back where the list was left, on the report that was open; on the heading of a new list. */
  override focus(): void {
    const row = this.state.open ? this.#button(this.stop) : null;
    window.scrollTo(0, row ? this.state.listTop : 0);
    (row ?? this.renderRoot.querySelector<HTMLElement>("h1"))?.focus({ preventScroll: row === null });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { open } = this.state;
    const before = changed.get("state");
    if (!before && open) {
      this.stop = `${open.at}.${open.index}`;
      this.drawn = this.rows.findIndex((row) => keyOf(row) === this.stop) + PORTION;
    } else if (before && (before.order !== this.state.order || before.filter !== this.state.filter)) this.drawn = PORTION;
    if (changed.has("rows") && !this.rows.some((row) => keyOf(row) === this.stop && row.report !== null)) {
      const first = this.rows.find(({ report }) => report !== null);
      this.stop = first ? keyOf(first) : null;
    }
  }

  #button(key: string | null): HTMLElement | null {
    return key === null ? null : this.renderRoot.querySelector<HTMLElement>(`button[data-row="${key}"]`);
  }

  #send(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  override render(): TemplateResult {
    const { t, state, rows } = this;
    const { progress, current, items } = state;
    const notices = items.flatMap((item) => (item?.notices ?? []).map((finding) => ({ finding, name: item?.source.name ?? "" })));
    return html`
      <section class="head">
        <h1 tabindex="-1">${t.entriesRead(state.rows.filter(({ report }) => report !== null).length, state.rows.filter(({ report }) => report === null).length)}</h1>
        <gongkai-pick more .t=${t}></gongkai-pick>
      </section>
      ${progress ? html`<div class="progress">
        <label for="progress">${progress.stopped ? t.stoppedAt(progress.done, progress.total) : t.progressOf(progress.done, progress.total)}</label>
        ${progress.stopped ? nothing : html`<progress id="progress" value=${progress.done} max=${progress.total}></progress>
          <button type="button" class="button small" id="stop" @click=${() => this.#send("gongkai-stop")}>${t.stop}</button>`}
        ${current && !progress.stopped ? html`<p class="current"><span>${t.readingFile(current.name)}${current.pages ? html` <span class="soft">${t.readingPage(current.page + 1, current.pages)}</span>` : nothing}</span>
          <button type="button" class="button small" id="skip" @click=${() => this.#send("gongkai-skip")}>${t.skipFile}</button></p>` : nothing}
      </div>` : nothing}
      ${this.#custom()}
      ${notices.length ? html`<ul class="notices" aria-label=${t.aboutInput}>${notices.map(({ finding, name }) => {
        const words = say(finding.message, this.lang);
        return html`<li>${icon(groupOf(finding))}<span>${name ? t.labelled(name, words) : words} <span class="code">${finding.rule}</span></span></li>`;
      })}</ul>` : nothing}
      ${this.#filters()}
      <table @keydown=${this.#onKey} aria-rowcount=${rows.length + 1}>
        <caption class="away">${t.entries}。${t.listKeys}</caption>
        <thead><tr>${COLUMNS.map((column) => this.#heading(column))}</tr></thead>
        <tbody>${repeat(rows.slice(0, this.drawn), keyOf, (row, at) => this.#row(row, at))}</tbody>
      </table>
      <div class="end"></div>
      ${rows.length === 0 && !progress ? html`<p class="none soft">${t.noneListed}</p>` : nothing}
    `;
  }

  /** By which wishes the reports were checked, and how far they are checked again. */
  #custom(): TemplateResult | typeof nothing {
    const { state: { custom, engine, again }, lang } = this;
    const words = SETTINGS[lang];
    if (engine.status !== "ready" || (isPlain(custom) && !again)) return nothing;
    const { rules, ruled } = engine.engine;
    const { out, other, own } = extentOf(custom, rules, (wanted) => ruled?.(wanted) ?? []);
    return html`<p class="custom small" role="status">${isPlain(custom) ? nothing : html`${words.inForce}${words.extent(out, other, own)}`}
      ${again ? words.again(again.done, again.total) : nothing}
      <button type="button" class="link" id="rules" @click=${() => this.#send("gongkai-aside", "settings")}>${words.title}</button></p>`;
  }

  #filters(): TemplateResult {
    const { t, state: { filter, rows } } = this;
    const counts = countVerdicts(rows);
    const set = (change: Partial<Filter>) => this.#send("gongkai-filter", { ...filter, ...change });
    return html`<div class="filters">
      <input type="search" aria-label=${t.filter} placeholder=${t.filter} .value=${live(filter.words)} autocomplete="off" spellcheck="false"
        @input=${(event: Event) => set({ words: (event.target as HTMLInputElement).value })}>
      <div class="verdicts" role="group" aria-label=${t.filterVerdict}>${VERDICTS.filter((verdict) => counts.get(verdict)).map((verdict) => html`<button type="button"
        class="chip ${verdict}" aria-pressed=${filter.verdict === verdict ? "true" : "false"}
        @click=${() => set({ verdict: filter.verdict === verdict ? null : verdict })}>${this.#sign(verdict)} ${t.rowVerdicts[verdict]} <b>${counts.get(verdict)}</b></button>`)}</div>
      <span class="soft small shown">${this.rows.length < rows.length ? t.shownOf(this.rows.length, rows.length) : nothing}</span>
    </div>`;
  }

  #heading(column: Column): TemplateResult {
    const { t, state: { order } } = this;
    const sorted = order.by === column;
    return html`<th scope="col" class=${column} aria-sort=${sorted ? (order.down ? "descending" : "ascending") : nothing}>
      <button type="button" @click=${() => this.#send("gongkai-order", pressed(order, column))}>${t.columns[column]}<span class="arrow" aria-hidden="true">${
        sorted ? (order.down ? "▼" : "▲") : nothing}</span></button></th>`;
  }

  #sign(verdict: Row["verdict"]): TemplateResult {
    return html`<span class="sign ${verdict}">${icon(verdict === "failed" ? "close" : verdict)}</span>`;
  }

  #row(row: Row, at: number): TemplateResult {
    const { t, lang, state } = this;
    const key = keyOf(row);
    const twin = state.twins.get(row);
    const name = row.body ?? row.title ?? (row.name || t.untitled);
    const failed = row.report === null;
    const count = (group: "errors" | "warnings" | "doubts") => html`<td class="n ${group} ${row.counts[group] ? "" : "zero"}">${failed ? nothing : row.counts[group]}</td>`;
    return html`<tr aria-rowindex=${at + 2} class=${failed ? "failed" : "there"} @click=${failed ? nothing : (event: Event) => this.#open(event, row)}>
      <th scope="row" class="body">${failed ? html`<span class="name">${row.name || t.pasted}</span>`
        : html`<button type="button" class="name" data-row=${key} tabindex=${key === this.stop ? 0 : -1} lang="zh-CN">${name}</button>`}
        ${failed ? html`<span class="note">${failureWords(row, t, lang, false)}</span>${detailsView(row, t)}` : nothing}
        ${twin ? html`<span class="note twin">${twin.same ? t.twinSame(twin.of.name || t.pasted) : t.twinBody(twin.of.name || t.pasted)}</span>` : nothing}
        ${row.changed ? html`<span class="note">${t.changedCells(row.changed)}</span>` : nothing}
        ${row.name && !failed ? html`<span class="note file">${row.name}</span>` : nothing}</th>
      <td class="year">${failed ? nothing : (row.year ?? "—")}</td>
      <td class="verdict">${this.#sign(row.verdict)} <span class="words">${t.rowVerdicts[row.verdict]}</span></td>
      ${count("errors")}${count("warnings")}${count("doubts")}
      <td class="file">${row.name}</td>
    </tr>`;
  }

  #open(event: Event, row: Row): void {
    // Marking a name with the mouse is not opening it.
    if (event.type === "click" && String(getSelection() ?? "") !== "") return;
    this.stop = keyOf(row);
    this.#send("gongkai-open", row);
  }

  #onKey = (event: KeyboardEvent): void => {
    const from = (event.target as HTMLElement).dataset?.row;
    if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
    const there = this.rows.filter(({ report }) => report !== null);
    const here = there.findIndex((row) => keyOf(row) === from);
    const to = ({ ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: there.length - 1 } as Record<string, number>)[event.key];
    const row = to === undefined ? undefined : there[to];
    if (!row) return;
    event.preventDefault();
    void this.#goTo(keyOf(row));
  };

  async #goTo(key: string): Promise<void> {
    this.stop = key;
    this.drawn = Math.max(this.drawn, this.rows.findIndex((row) => keyOf(row) === key) + PORTION);
    await this.updateComplete;
    this.#button(key)?.focus();
  }

  static override styles = [shared, css`
    :host { padding-bottom: 40px; }
    gongkai-pick { margin: 0 -5px; }
    .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; padding: 24px 0 10px; }
    h1 { font-size: 1.5rem; font-weight: 650; }
    h1:focus { outline: none; }
    h1 .soft { margin-left: .4em; font-size: 1rem; font-weight: 400; }
    .progress { display: flex; align-items: center; flex-wrap: wrap; margin-bottom: 12px; padding: 8px 14px; border: 1px solid var(--line); border-radius: var(--radius-small); background: var(--surface); font-variant-numeric: tabular-nums; }
    progress { flex: 1 1 120px; height: 8px; margin: 0 16px; accent-color: var(--accent); }
    .current { display: flex; flex: 1 0 100%; align-items: center; justify-content: space-between; margin-top: 8px; padding-top: 8px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
    .current .button { flex: none; margin-left: 12px; }
    .notices { margin-bottom: 12px; font-size: .9063rem; }
    .notices li { display: flex; align-items: flex-start; }
    .notices .icon { margin: 3px 9px 0 0; }
    .filters { display: flex; flex-wrap: wrap; align-items: center; margin: 0 -4px 10px; }
    .filters > * { margin: 4px; }
    input[type=search] { flex: 0 1 260px; min-width: 0; height: 36px; padding: 4px 12px; border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); color: var(--ink); font: inherit; font-size: .9375rem; }
    .verdicts { display: flex; flex-wrap: wrap; margin: 2px 0; }
    .chip { margin: 2px 6px 2px 0; padding: 4px 12px 4px 8px; border: 1px solid var(--line-strong); border-radius: 20px; background: var(--surface); font-size: .875rem; cursor: pointer; }
    .chip b { font-variant-numeric: tabular-nums; }
    .chip:hover { border-color: var(--accent); }
    .chip[aria-pressed=true] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--accent-wash); }
    .sign.errors { color: var(--errors); } .sign.warnings { color: var(--warnings); } .sign.doubts { color: var(--doubts); }
    .sign.sound { color: var(--sound); } .sign.nothing { color: var(--infos); } .sign.failed { color: var(--soft); }

    table { width: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 0; border: 1px solid var(--line); border-radius: var(--radius-small); background: var(--surface); font-size: .9375rem; line-height: 1.5; }
    th, td { padding: 8px 10px; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
    thead th { position: sticky; top: var(--page-top, 0px); z-index: 1; padding: 0; border-top: 0; border-bottom: 1px solid var(--line); background: var(--head); }
    thead button { width: 100%; min-height: 38px; padding: 4px 10px; border: 0; background: none; font-size: .875rem; font-weight: 600; text-align: inherit; cursor: pointer; }
    thead button:hover { color: var(--accent); }
    thead button:focus { outline-offset: -2px; }
    .arrow { display: inline-block; min-width: 1.3em; padding-left: .3em; font-size: .6875rem; }
    thead .year { width: 6rem; } thead .verdict { width: 10.5rem; } thead .errors, thead .warnings, thead .doubts { width: 6.2rem; text-align: right; }
    thead .file, thead .name { width: 26%; }
    tbody tr.there { cursor: pointer; }
    tbody tr.there:hover { background: var(--accent-wash); }
    tbody tr:first-child > * { border-top: 0; }
    button.name { padding: 0; border: 0; background: none; color: var(--accent); font-weight: 600; text-align: left; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; cursor: pointer; unicode-bidi: isolate; }
    .failed .name { color: var(--soft); }
    .note { display: block; font-size: .8125rem; color: var(--soft); unicode-bidi: isolate; }
    .failed .note, .twin { color: var(--warnings); }
    .year, .n { font-variant-numeric: tabular-nums; }
    .n { text-align: right; }
    td.n { padding-right: 2em; }
    td.errors { color: var(--errors); font-weight: 650; } td.warnings { color: var(--warnings); font-weight: 650; } td.doubts { color: var(--doubts); font-weight: 650; }
    td.zero { color: var(--soft); font-weight: 400; }
    .file { color: var(--soft); font-size: .875rem; }
    .body .file { display: none; }
    .end { height: 1px; }
    .none { padding: 24px; text-align: center; }
    @media (max-width: 860px) {
      thead .errors, thead .warnings, thead .doubts, thead .name, td.n, td.file { display: none; }
      .body .file { display: block; }
      .head { padding-top: 16px; }
    }
    @media (max-width: 480px) {
      thead .year { width: 4.2rem; } thead .verdict { width: 6.6rem; }
      th, td { padding: 7px; } thead button { padding: 4px 7px; }
      .verdict .sign { display: block; line-height: 1; }
    }
  `];
}
