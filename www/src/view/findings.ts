// The findings, most serious first, a line each with the number that is wrong and the one that should stand there. What else is to say of a
// chosen one stands in the card under the list; in a page of others, which has no such card, in the list itself.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Form, Rule } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { LAYOUT } from "../i18n/layout.js";
import { PARTS, pairOf, partOf, tableAbout, type Part, type Sift } from "../state/parts.js";
import { GROUPS, listFindings, placeWords, verdictOf, type Entry, type Listed } from "../state/reading.js";
import type { Selection } from "../state/state.js";
import { shared } from "../style/shared.js";
import { choose } from "./choose.js";
import { detailStyle, findingDetail, ruleHelp } from "./detail.js";
import { icon } from "./icon.js";
import { pairStyle, pairView } from "./pair.js";
import { scrollWithin } from "./scroll.js";

/** Corrections that belong together and are listed row by row; more are counted. */
const ROWS = 5;

export class GongkaiFindings extends LitElement {
  static override properties = {
    entry: { attribute: false }, forms: { attribute: false }, rules: { attribute: false }, about: { attribute: false }, shown: { attribute: false },
    sift: { attribute: false }, selection: { attribute: false }, t: { attribute: false }, lang: { attribute: false },
    readonly: { attribute: false }, embedded: { attribute: false },
  };
  declare entry: Entry;
  declare forms: readonly Form[];
  declare rules: ReadonlyMap<string, Rule>;
  /** Indexes of the findings about the chosen cell. */
  declare about: readonly number[];
  /** Indexes of the findings that the filter lets through; `null` where there is no filter: then all are shown. */
  declare shown: readonly number[] | null;
  declare sift: Sift;
  declare selection: Selection;
  declare t: Dictionary;
  declare lang: Lang;
  /** To look at only: no proposed number can be put in. */
  declare readonly: boolean;
  /** In a page of others: no text and no card beside it. */
  declare embedded: boolean;

  constructor() {
    super();
    this.shown = null;
    this.sift = null;
    this.embedded = false;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has("selection") || this.selection.origin === "findings") return;
    const box = this.closest(".scroller");
    const item = this.renderRoot.querySelector(`#finding-${this.selection.finding ?? "none"}`);
    if (box && item) scrollWithin(box, item);
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
      return items.length === 0 ? nothing : html`
      <section class=${group}>
        <h3>${icon(group)}<span>${t.groups[group]}</span><span class="count">${items.length}</span>
          ${t.groupMore[group] ? html`<span class="soft small more">${t.groupMore[group]}</span>` : nothing}</h3>
        <ol>${items.map(({ listed, index }) => this.#item(listed, index))}</ol>
      </section>`;
    })}`;
  }

  /** Those about one part of the report alone. */
  #sifts(list: readonly Listed[]): TemplateResult | typeof nothing {
    const { sift, t } = this;
    const words = LAYOUT[t.lang];
    const parts = PARTS.filter((part) => list.some((one) => partOf(one) === part));
    if (parts.length < 2) return nothing;
    const chip = (part: Part | null, label: string, n: number) => html`<button type="button" class="sift" data-part=${part ?? "all"}
      aria-pressed=${sift === part ? "true" : "false"}
      @click=${() => this.dispatchEvent(new CustomEvent("gongkai-sift", { detail: part, bubbles: true, composed: true }))}>${label} <b>${n}</b></button>`;
    return html`<div class="sifts" role="group" aria-label=${t.siftBy}>${chip(null, words.all, list.length)}${
      parts.map((part) => chip(part, words.parts[part], list.filter((one) => partOf(one) === part).length))}</div>`;
  }

  #item(listed: Listed, index: number): TemplateResult {
    const { t, lang, embedded } = this;
    const { finding } = listed;
    const open = this.selection.finding === index;
    const near = !open && this.about.includes(index);
    const about = tableAbout(this.entry.report, finding);
    const table = about ? t.tableName(about) : "";
    const message = say(finding.message, lang);
    const meta = listed.whole ? t.aboutInput : table && !message.includes(table) ? table : "";
    const pair = pairOf(finding);
    return html`<li id="finding-${index}" class=${open ? "open" : near ? "near" : ""}>
      <button type="button" class="line" aria-expanded=${embedded ? (open ? "true" : "false") : nothing} aria-pressed=${embedded ? nothing : open ? "true" : "false"}
        @click=${() => choose(this, { finding: index, origin: "findings" })}>
        <span class="message">${message}</span>
        ${meta || pair ? html`<span class="under"><span class="meta">${meta}</span>${pair ? pairView(pair, t) : nothing}</span>` : nothing}
        ${embedded ? nothing : this.#rows(listed)}
      </button>
      ${embedded && open ? findingDetail(this, finding) : nothing}
      ${embedded ? ruleHelp(this, finding) : nothing}
    </li>`;
  }

  /** Corrections that belong together, a row each. */
  #rows({ finding: { repair = [], repair_kind } }: Listed): TemplateResult | typeof nothing {
    const { t, lang, forms, entry: { report } } = this;
    if (repair.length < 2 || repair_kind !== "all") return nothing;
    return html`<span class="rows">${repair.slice(0, ROWS).map((one) => html`<span class="row"><span class="place">${placeWords(forms, report, one.cell, repair, lang, t)}</span
      >${pairView({ from: one.from === null ? null : String(one.from), to: String(one.to) }, t)}</span>`)}${
      repair.length > ROWS ? html`<span class="row soft">${LAYOUT[t.lang].moreRows(repair.length)}</span>` : nothing}</span>`;
  }

  static override styles = [shared, detailStyle, pairStyle, css`
    section + section { margin-top: 16px; }
    h3 { display: flex; align-items: baseline; flex-wrap: wrap; margin-bottom: 6px; font-size: .875rem; font-weight: 600; line-height: 1.4; }
    h3 .icon { align-self: center; margin-right: 7px; }
    .errors h3 .icon, .errors .count { color: var(--errors); }
    .warnings h3 .icon, .warnings .count { color: var(--warnings); }
    .doubts h3 .icon, .doubts .count { color: var(--doubts); }
    .infos h3 .icon, .infos .count { color: var(--infos); }
    .count { margin-left: 8px; font-variant-numeric: tabular-nums; }
    .more { margin-left: 10px; font-weight: 400; font-size: .8125rem; }

    li { border: 1px solid var(--line); border-left-width: 3px; border-radius: var(--radius-small); background: var(--surface); overflow: hidden; }
    li + li { margin-top: 6px; }
    .errors li { border-left-color: var(--errors); }
    .warnings li { border-left-color: var(--warnings); }
    .doubts li { border-left-color: var(--doubts); border-left-style: dotted; }
    .infos li { border-left-color: var(--line-strong); }
    li.open { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
    .errors li.open { border-color: var(--errors); box-shadow: 0 0 0 1px var(--errors); }
    li.near { background: var(--accent-wash); }

    .line { display: block; width: 100%; padding: 6px 12px; border: 0; background: none; text-align: left; cursor: pointer; font-size: .9375rem; }
    .line:hover { background: var(--sunken); }
    .line:focus { outline-offset: -2px; }
    .message { display: block; line-height: 1.5; overflow-wrap: anywhere; unicode-bidi: isolate; }
    .open .message { font-weight: 600; }
    .under { display: flex; align-items: baseline; justify-content: space-between; }
    .meta { font-size: .8125rem; color: var(--soft); line-height: 1.5; }
    .errors .pair .to { color: var(--errors); }
    .rows { display: block; margin-top: 4px; font-size: .8125rem; }
    .row { display: flex; justify-content: space-between; padding: 2px 0; border-top: 1px solid var(--line); line-height: 1.5; }
    .place { min-width: 0; margin-right: 10px; overflow-wrap: anywhere; }
    li > .details, li > .help { padding: 0 14px; }
    li > .details { padding-bottom: 12px; }
    li > .help { margin: 0; }

    .sifts { display: flex; flex-wrap: wrap; margin: -2px -2px 10px; }
    .sift { margin: 2px; padding: 1px 10px; border: 1px solid var(--line-strong); border-radius: 20px; background: var(--surface); font-size: .8125rem; line-height: 1.7; cursor: pointer; }
    .sift:hover { border-color: var(--accent); color: var(--accent); }
    .sift[aria-pressed=true] { border-color: var(--accent); background: var(--accent-wash); box-shadow: inset 0 0 0 1px var(--accent); }
    .sift b { font-variant-numeric: tabular-nums; }

    .none { display: flex; padding: 12px 14px; border: 1px solid var(--line); border-radius: var(--radius-small); background: var(--sound-wash); }
    .none .icon { margin: 2px 10px 0 0; color: var(--sound); }
    .none.nothing { background: var(--infos-wash); }
    .none.nothing .icon { color: var(--infos); }
    @media (forced-colors: active) { li.open { outline: 2px solid Highlight; outline-offset: -2px; } }
  `];
}
