// What is chosen, in words: a cell with its print, sums and place; or a finding with its proof and what would correct it. It stands docked under
// the list of findings, on narrow screens in the sheet at the lower edge.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Cell, Form, Rule } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { LAYOUT } from "../i18n/layout.js";
import { identitiesAbout } from "../state/identities.js";
import { cellWords, doubtOf, groupOf, listFindings, originsOf, printedOf, type Entry, type Listed } from "../state/reading.js";
import type { Selection } from "../state/state.js";
import { shared } from "../style/shared.js";
import { describe, print } from "./cells.js";
import { choose } from "./choose.js";
import { detailStyle, findingDetail, ruleHelp } from "./detail.js";
import { placeView } from "./excerpt.js";
import { icon } from "./icon.js";
import { identityList } from "./identities.js";
import { repairList } from "./repairs.js";

/** A finding about the chosen cell, and its place in the list. */
interface About {
  listed: Listed;
  index: number;
}

export class GongkaiInspector extends LitElement {
  static override properties = {
    entry: { attribute: false }, forms: { attribute: false }, rules: { attribute: false }, about: { attribute: false }, selection: { attribute: false },
    t: { attribute: false }, lang: { attribute: false }, embedded: { type: Boolean, reflect: true },
  };
  declare entry: Entry;
  declare forms: readonly Form[];
  declare rules: ReadonlyMap<string, Rule>;
  /** Indexes of the findings about the chosen cell. */
  declare about: readonly number[];
  declare selection: Selection;
  declare t: Dictionary;
  declare lang: Lang;
  /** In a page of others: no text beside it, and the chosen finding opens in its list. */
  declare embedded: boolean;

  constructor() {
    super();
    this.embedded = false;
  }

  /** Puts the focus on the card: its buttons come next. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }

  override render(): TemplateResult | typeof nothing {
    const { cell, finding } = this.selection;
    if (cell !== null) return this.#cell(cell);
    if (finding !== null && !this.embedded) return this.#finding(finding);
    return nothing;
  }

  #cell(id: string): TemplateResult {
    const { t, lang } = this;
    const { report, document, source: { blank } } = this.entry;
    const cell = report.cells[id];
    if (!cell) return html``;
    const list = listFindings(this.entry);
    const more = describe(cell, t);
    const was = printedOf(this.entry, id);
    const send = (name: string, detail: unknown) => this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    const kind = doubtOf(cell);
    const tools = html`<dd class="tools"><button type="button" class="button small" id="change" @click=${() => send("gongkai-edit-cell", id)}>${t.changeCell}</button>
      ${was ? html`<button type="button" class="button small" id="restore" @click=${() => send("gongkai-restore", id)}>${t.restoreCell}</button>` : nothing}</dd>`;
    const { spans, own } = originsOf(this.forms, this.entry, id);
    const about = this.about.flatMap((index) => (list[index] ? [{ listed: list[index], index }] : []));
    const doubts = kind ? about.filter(({ listed }) => groupOf(listed.finding) === "doubts") : [];
    const repairs = about.flatMap(({ listed }) => (listed.finding.repair?.some(({ cell }) => cell === id) ? [listed.finding] : []));
    const others = about.filter((one) => !doubts.includes(one));
    return html`<section class="card" aria-label=${t.selectedCell}>
      <header><h2 tabindex="-1">${cellWords(this.forms, report, id, lang, t)}</h2>${this.#close()}</header>
      <dl>
        <div class="value"><dt>${blank ? t.filled : was ? t.yours : kind === "inferred" ? t.inferred : kind === "unread" ? t.readAs : t.printed}</dt>
          <dd>${kind === "unread" ? t.unread : html`<span class=${kind ? "doubt" : ""}>${print(cell, t)}</span>`}
          ${cell.state !== "number" && kind !== "unread" ? html`<span class="tag">${t.states[cell.state]}</span>` : nothing}${kind ? html`<span class="tag doubtful">${t.doubt}</span>` : nothing}</dd>
          ${more && kind !== "unread" ? html`<dd class="note soft small">${more}</dd>` : nothing}${was ? nothing : tools}</div>
        ${was ? html`<div class="was"><dt>${t.printed}</dt><dd>${print(was, t)}${was.doubt ? html`<span class="tag doubtful">${t.doubt}</span>` : nothing}</dd>${tools}</div>` : nothing}
        ${kind ? this.#doubt(cell, doubts) : blank || was ? nothing : this.#proof(cell)}
        ${identityList(identitiesAbout(this.forms, report, id), report, id, t)}
        ${repairs.map((finding) => repairList(this, finding.repair_kind === "any" ? { repair: (finding.repair ?? []).filter(({ cell }) => cell === id), repair_kind: "any" } : finding, this))}
        ${blank ? nothing : html`<div><dt>${own || !spans[0] ? t.place : t.rowPlace}${spans.length > 1 ? html` <span>${t.morePlaces(spans.length)}</span>` : nothing}</dt>
          <dd>${spans[0] ? placeView(document, spans[0], t, !this.embedded) : html`<span class="soft">${t.noPlace}</span>`}</dd></div>`}
        ${this.#links(t.cellFindings, others)}
      </dl>
      ${about.length ? nothing : html`<p class="soft small clean">${t.cellClean}</p>`}
    </section>`;
  }

  /** Why a print stands in this cell. */
  #proof({ proof, value }: Cell): TemplateResult | typeof nothing {
    const { whyHere, whyEmpty, proofs } = this.t.proof;
    // The engine may know more of them than this page.
    return proof ? html`<div class="proof"><dt>${value === null ? whyEmpty : whyHere}</dt><dd>${proofs[proof] ?? proof}</dd></div>` : nothing;
  }

  /** Why the cell is doubted, what to do, and the findings that say so. */
  #doubt({ reason }: Cell, about: readonly About[]): TemplateResult {
    const { t } = this;
    if (!reason) return html`${this.#links(t.whyDoubt, about)}`;
    const { reasons, remedies } = t.proof;
    return html`<div class="reason"><dt>${t.whyDoubt}</dt><dd>${reasons[reason] ?? reason}</dd>
      ${remedies[reason] ? html`<dd class="remedy">${remedies[reason]}</dd>` : nothing}${this.#told(about)}</div>`;
  }

  #links(title: string, about: readonly About[]): TemplateResult | typeof nothing {
    return about.length ? html`<div><dt>${title}</dt>${this.#told(about)}</div>` : nothing;
  }

  #told(about: readonly About[]): TemplateResult[] {
    return about.map(({ listed, index }) => html`<dd class=${listed.group}><button type="button" class="link"
      @click=${() => choose(this, { finding: index, origin: "keys" })}>${icon(listed.group)} ${say(listed.finding.message, this.lang)}</button></dd>`);
  }

  #finding(index: number): TemplateResult | typeof nothing {
    const { t, lang } = this;
    const listed = listFindings(this.entry)[index];
    if (!listed) return nothing;
    return html`<section class="card finding ${listed.group}" aria-label=${LAYOUT[t.lang].chosen}>
      <header><h2 tabindex="-1">${icon(listed.group)} ${say(listed.finding.message, lang)}</h2>${this.#close()}</header>
      ${findingDetail(this, listed.finding)}
      ${ruleHelp(this, listed.finding)}
    </section>`;
  }

  #close(): TemplateResult {
    return html`<button type="button" class="button bare small close" aria-label=${this.t.closeSelection}
      @click=${() => this.dispatchEvent(new CustomEvent("gongkai-deselect", { bubbles: true, composed: true }))}>${icon("close")}</button>`;
  }

  static override styles = [shared, detailStyle, css`
    .card { padding: 10px 14px 12px; border: 1px solid var(--accent); border-radius: var(--radius-small); background: var(--surface); }
    :host([embedded]) .card { margin-bottom: 18px; box-shadow: 0 0 0 1px var(--accent); }
    header { display: flex; justify-content: space-between; align-items: flex-start; }
    h2 { font-size: .9375rem; line-height: 1.5; font-weight: 600; padding-top: 3px; overflow-wrap: anywhere; unicode-bidi: isolate; }
    h2:focus { outline: none; }
    .close { padding: 3px 7px; margin: -3px -6px 0 8px; flex: none; }
    dl > div { margin-top: 8px; }
    dl { font-size: .9063rem; line-height: 1.6; }
    .value dd:first-of-type { font-size: 1.375rem; font-weight: 600; line-height: 1.4; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; unicode-bidi: isolate; }
    .clean { margin-top: 8px; }
    .was dd { font-variant-numeric: tabular-nums; }
    .tools .button { margin: 6px 8px 0 0; }
    .print-blank { display: inline-block; width: 1em; height: .7em; border: 1px dashed var(--blank); }
    .doubt { display: inline-block; margin: 4px 4px 2px; line-height: 1.15; outline: 1.5px dotted var(--doubts); outline-offset: 3px; border-radius: 2px; }
    .tag { margin-left: 10px; padding: 1px 8px; border: 1px solid var(--line-strong); border-radius: 20px; font-size: .8125rem; font-weight: 400; color: var(--soft); vertical-align: .12em; }
    .tag.doubtful { color: var(--doubts); border: 1px dotted var(--doubts); }
    dd.errors .icon, .finding.errors h2 .icon { color: var(--errors); }
    dd.warnings .icon, .finding.warnings h2 .icon { color: var(--warnings); }
    dd.doubts .icon, .finding.doubts h2 .icon { color: var(--doubts); }
    .sums dd { display: flex; margin-top: 3px; line-height: 1.5; }
    .sums .icon { flex: none; margin: .15em 7px 0 0; }
    .kind { display: block; }
    .equation { font-variant-numeric: tabular-nums; margin-right: .6em; overflow-wrap: anywhere; }
    .own { padding: 0 3px; border-radius: 3px; background: var(--accent-wash); box-shadow: 0 0 0 1px var(--accent); }
    .standing { font-weight: 600; white-space: nowrap; }
    .sums .holds .icon, .holds .standing { color: var(--sound); }
    .sums .broken .icon, .broken .standing { color: var(--errors); }
    .sums .open .icon, .open .standing { color: var(--doubts); }
    @media (forced-colors: active) { .own { outline: 1px solid; } }
    @media (max-width: 1099px) { :host(:not([embedded])) .card { margin: 0; border-width: 1px 0 0; border-color: var(--line); border-radius: 0; box-shadow: none; } }
  `];
}
