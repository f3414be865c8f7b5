// The findings, gravest first. One is open at a time: the chosen one, with its reasons and its cells.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Form, Rule } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { cellWords, GROUPS, listFindings, siftTable, siftTables, verdictOf, type Entry, type Listed, type Sift } from "../state/reading.js";
import type { Selection } from "../state/state.js";
import { shared } from "../style/shared.js";
import { choose } from "./choose.js";
import { placeView } from "./excerpt.js";
import { icon } from "./icon.js";
import { repairList } from "./repairs.js";
import { scrollWithin } from "./scroll.js";

/** So many are looked through without a filter. */
const MANY = 4;
/** Cells named one by one in an open finding; more are counted: the table shows them all. */
const NAMED = 6;

export class GongkaiFindings extends LitElement {
  static override properties = {
    entry: { attribute: false }, forms: { attribute: false }, rules: { attribute: false }, about: { attribute: false }, shown: { attribute: false }, sift: { attribute: false },
    selection: { attribute: false }, t: { attribute: false }, lang: { attribute: false },
    readonly: { attribute: false }, embedded: { attribute: false },
  };
  declare entry: Entry;
  declare forms: readonly Form[];
  declare rules: ReadonlyMap<string, Rule>;
  /** Indexes of the findings about the chosen cell. */
  declare about: readonly number[];
  /** Indexes of the findings that the filter lets through; `null` where there is no filter: then all are shown. */
  declare shown: readonly number[] | null;
  declare sift: Sift | null;
  declare selection: Selection;
  declare t: Dictionary;
  declare lang: Lang;
  /** To look at only: no proposed number can be put in. */
  declare readonly: boolean;
  /** There is no text beside it to show a place in. */
  declare embedded: boolean;

  constructor() {
    super();
    this.shown = null;
    this.sift = null;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has("selection") || this.selection.origin === "findings") return;
    const box = this.closest(".scroller");
    if (!box) return;
    // A chosen cell has its card at the top of the box.
    if (this.selection.cell !== null) box.scrollTop = 0;
    const item = this.renderRoot.querySelector(`#finding-${this.selection.finding ?? "none"}`);
    if (item) scrollWithin(box, item);
  }

  override render(): TemplateResult {
    const { t } = this;
    const list = listFindings(this.entry);
    const { condition } = this.entry.report;
    if (list.length === 0 && (condition || verdictOf(this.entry) === "nothing")) {
      return html`<div class="none nothing">${icon("nothing")}<p>${condition ? t.conditionMore[condition] : t.nothingChecked}</p></div>`;
    }
    if (list.length === 0) {
      return html`<div class="none">${icon("sound")}<div><p>${t.noFindings}</p><p class="soft small">${t.noFindingsMore}</p></div></div>`;
    }
    const shown = (this.shown ?? [...list.keys()]).flatMap((index) => (list[index] ? [{ listed: list[index], index }] : []));
    return html`${this.#sifts(list)}${GROUPS.map((group) => {
      const items = shown.filter(({ listed }) => listed.group === group);
      const tables = [...new Set(items.map(({ listed }) => siftTable(listed)))];
      return items.length === 0 ? nothing : html`
      <section class=${group}>
        <h3>${icon(group)}<span>${t.groups[group]}</span><span class="count">${items.length}</span>
          ${t.groupMore[group] ? html`<span class="soft small more">${t.groupMore[group]}</span>` : nothing}</h3>
        ${tables.map((table) => html`
          ${tables.length > 1 ? html`<h4>${this.#table(table)}</h4>` : nothing}
          <ol>${items.filter(({ listed }) => siftTable(listed) === table).map(({ listed, index }) => this.#item(listed, index, tables.length > 1))}</ol>`)}
      </section>`;
    })}`;
  }

  #table(table: string): string {
    return table ? this.t.tableName(table) : this.t.aboutProse;
  }

  /** Some of them, where there are many of different kinds. */
  #sifts(list: readonly Listed[]): TemplateResult | typeof nothing {
    const { t, sift } = this;
    const groups = GROUPS.filter((group) => list.some((one) => one.group === group));
    const tables = siftTables(list);
    // Where some are shown already, the way to the others stays.
    const some = sift && (sift.group !== null || sift.table !== null);
    if (!sift || (!some && list.length < MANY) || groups.length * tables.length < 2) return nothing;
    const chip = (change: Partial<Sift>, on: boolean, n: number, words: TemplateResult | string) => html`<button type="button" class="chip" aria-pressed=${on ? "true" : "false"}
      @click=${() => this.dispatchEvent(new CustomEvent("gongkai-sift", { detail: { ...sift, ...change }, bubbles: true, composed: true }))}>${words} <b>${n}</b></button>`;
    return html`<div class="sifts" role="group" aria-label=${t.siftBy}>
      ${groups.length > 1 ? groups.map((group) => chip({ group: sift.group === group ? null : group }, sift.group === group, list.filter((one) => one.group === group).length,
        html`<span class="sign ${group}">${icon(group)}</span> ${t.counts[group](2)}`)) : nothing}
      ${tables.length > 1 ? tables.map((table) => chip({ table: sift.table === table ? null : table }, sift.table === table, list.filter((one) => siftTable(one) === table).length, this.#table(table))) : nothing}
    </div>`;
  }

  #item(listed: Listed, index: number, under: boolean): TemplateResult {
    const { t, lang } = this;
    const { finding } = listed;
    const open = this.selection.finding === index;
    const near = !open && this.about.includes(index);
    const table = finding.cells[0] && !under ? this.#table(siftTable(listed)) : "";
    const message = say(finding.message, lang);
    return html`<li id="finding-${index}" class=${open ? "open" : near ? "near" : ""}>
      <button type="button" class="line" aria-expanded=${open ? "true" : "false"}
        @click=${() => choose(this, { finding: index, origin: "findings" })}>
        <span class="message">${message}</span>
        ${listed.whole ? html`<span class="meta">${t.aboutInput}</span>` : table && !message.includes(table) ? html`<span class="meta">${table}</span>` : nothing}
      </button>
      ${open ? this.#details(listed) : nothing}
      ${this.#help(listed)}
    </li>`;
  }

  /** What stands behind the code: the rule in its own words. Closed until somebody asks. */
  #help({ finding }: Listed): TemplateResult {
    const { t, lang } = this;
    const rule = this.rules.get(finding.rule);
    const part = (label: string, words: string) => (words ? html`<div><dt>${label}</dt><dd>${words}</dd></div>` : nothing);
    return html`<details class="help">
      <summary><span>${t.help}</span> <span class="code">${finding.rule}</span></summary>
      ${rule ? html`<p class="title">${say(rule.title, lang)}</p>` : nothing}
      <dl class="details">
        ${rule ? html`${part(t.what, say(rule.what, lang))}${part(t.why, say(rule.why, lang))}${part(t.fix, say(rule.fix, lang))}${part(t.exampleOf, say(rule.example, lang))}` : nothing}
        ${part(t.basis, say(finding.basis, lang))}
      </dl>
    </details>`;
  }

  #details({ finding }: Listed): TemplateResult {
    const { t, lang, forms } = this;
    const { report, document } = this.entry;
    const cell = (id: string) => cellWords(forms, report, id, lang, t);
    const detail = finding.detail ? say(finding.detail, lang) : "";
    const span = finding.spans[0];
    // The table of corrections leads to its cells itself.
    const linked = (finding.repair?.length ?? 0) > 1 ? finding.repair ?? [] : [];
    const unlinked = finding.cells.filter((id) => !linked.some(({ cell }) => cell === id));
    const others = (finding.breaks ?? []).filter((code) => code !== finding.rule);
    return html`<dl class="details">
      ${detail ? html`<div><dt>${t.detail}</dt><dd>${detail}</dd></div>` : nothing}
      ${finding.expected !== undefined && finding.actual !== undefined
        ? html`<div class="figure"><dt>${t.actual}</dt><dd>${finding.actual}</dd></div><div class="figure"><dt>${t.expected}</dt><dd>${finding.expected}</dd></div>` : nothing}
      ${repairList(this, finding, this)}
      ${span ? html`<div><dt>${t.place}${finding.spans.length > 1 ? html` <span>${t.morePlaces(finding.spans.length)}</span>` : nothing}</dt><dd>${placeView(document, span, t, !this.embedded)}</dd></div>` : nothing}
      ${others.length
        ? html`<div><dt>${t.breaks}</dt><dd>${others.map((code) => {
            const broken = this.rules.get(code);
            return html`<span class="broken">${broken ? say(broken.title, lang) : nothing} <span class="code">${code}</span></span>`;
          })}</dd></div>` : nothing}
      ${unlinked.length
        ? html`<div><dt>${t.showInTable}</dt><dd class="cells">${unlinked.slice(0, NAMED).map((id) => html`<button type="button" class="chip"
            @click=${() => choose(this, { cell: id, origin: "findings" })}>${cell(id)}</button>`)}
            ${unlinked.length > NAMED ? html`<span class="soft rest">${t.more(unlinked.length)}</span>` : nothing}</dd></div>` : nothing}
    </dl>`;
  }

  static override styles = [shared, css`
    section + section { margin-top: 22px; }
    h3 { display: flex; align-items: baseline; flex-wrap: wrap; margin-bottom: 8px; font-size: .9375rem; font-weight: 600; line-height: 1.4; }
    h3 .icon { align-self: center; margin-right: 7px; }
    .errors h3 .icon, .errors .count { color: var(--errors); }
    .warnings h3 .icon, .warnings .count { color: var(--warnings); }
    .doubts h3 .icon, .doubts .count { color: var(--doubts); }
    .infos h3 .icon, .infos .count { color: var(--infos); }
    .count { margin-left: 8px; font-variant-numeric: tabular-nums; }
    .more { margin-left: 10px; font-weight: 400; font-size: .8125rem; }

    li { border: 1px solid var(--line); border-left-width: 3px; border-radius: var(--radius-small); background: var(--surface); overflow: hidden; }
    li + li { margin-top: 8px; }
    .errors li { border-left-color: var(--errors); }
    .warnings li { border-left-color: var(--warnings); }
    .doubts li { border-left-color: var(--doubts); border-left-style: dotted; }
    .infos li { border-left-color: var(--line-strong); }
    li.open { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
    .errors li.open { border-color: var(--errors); box-shadow: 0 0 0 1px var(--errors); }
    li.near { background: var(--accent-wash); }

    .line { display: block; width: 100%; padding: 10px 14px; border: 0; background: none; text-align: left; cursor: pointer; }
    .line:hover { background: var(--sunken); }
    .line:focus { outline-offset: -2px; }
    .message { display: block; line-height: 1.55; overflow-wrap: anywhere; unicode-bidi: isolate; }
    .open .message { font-weight: 600; }
    .meta { display: block; margin-top: 3px; font-size: .8125rem; color: var(--soft); line-height: 1.5; }
    .repair .link { font-weight: 600; }
    .repair dd + dd { margin-top: 8px; }
    .apply { display: block; margin-top: 4px; }
    .repair table { width: 100%; margin: 4px 0; border-collapse: collapse; font-size: .8438rem; font-variant-numeric: tabular-nums; }
    .repair th, .repair td { padding: 3px 6px; border: 1px solid var(--line); text-align: right; font-weight: 400; vertical-align: top; }
    .repair th { text-align: left; } .repair .sum { text-align: left; color: var(--soft); overflow-wrap: anywhere; }

    h4 { margin: 10px 0 5px; font-size: .8125rem; font-weight: 600; color: var(--soft); }
    .sifts { display: flex; flex-wrap: wrap; margin: -3px -3px 14px; }
    .chip[aria-pressed=true] { border-color: var(--accent); background: var(--accent-wash); box-shadow: inset 0 0 0 1px var(--accent); }
    .chip b { font-variant-numeric: tabular-nums; }
    .sign.errors { color: var(--errors); } .sign.warnings { color: var(--warnings); } .sign.doubts { color: var(--doubts); }

    .help { border-top: 1px solid var(--line); font-size: .8125rem; }
    summary { padding: 5px 14px; color: var(--soft); cursor: pointer; }
    summary:hover { color: var(--accent); }
    summary:focus { outline-offset: -2px; }
    summary .code { margin-left: .5em; font-size: .75rem; }
    .help .details { font-size: .875rem; }
    .help .title { padding: 4px 14px 0; font-size: .875rem; font-weight: 600; }

    .details { padding: 2px 14px 14px; font-size: .9063rem; line-height: 1.6; }
    .details > div { margin-top: 10px; }
    dt { font-size: .8125rem; color: var(--soft); }
    dd { overflow-wrap: anywhere; }
    .figure { display: inline-block; margin-right: 28px; }
    .figure dd { font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.4; }
    .broken { display: block; margin-top: 2px; }
    .cells { margin: 2px -3px 0; }
    .chip { margin: 3px; padding: 2px 9px; border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); font-size: .8125rem; line-height: 1.5; text-align: left; cursor: pointer; }
    .rest { white-space: nowrap; }
    .chip:hover { border-color: var(--accent); color: var(--accent); }

    .none { display: flex; padding: 16px; border: 1px solid var(--line); border-radius: var(--radius-small); background: var(--sound-wash); }
    .none .icon { margin: 2px 10px 0 0; color: var(--sound); }
    .none.nothing { background: var(--infos-wash); }
    .none.nothing .icon { color: var(--infos); }
  `];
}
