// At a glance: whose report, which year, which edition, and is it sound.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Dictionary, Group } from "../i18n/index.js";
import { progressOf } from "../state/filling.js";
import { changesOf, editionWords, GROUPS, tablesOf, tally, verdictOf, verdictWords, type Entry } from "../state/reading.js";
import { shared } from "../style/shared.js";
import { icon } from "./icon.js";

const CHECKS = [["passed", "passed"], ["failed", "failed"], ["partial", "partial"], ["not_assessable", "notAssessable"]] as const;
const number = (n: number): TemplateResult => html`<b>${n}</b>`;

export class GongkaiSummary extends LitElement {
  static override properties = { entry: { attribute: false }, again: { type: Boolean }, t: { attribute: false } };
  declare entry: Entry;
  /** Whether it can be read once more, otherwise. */
  declare again: boolean;
  declare t: Dictionary;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    const { t } = this;
    const { report, source } = this.entry;
    const verdict = verdictOf(this.entry);
    const counts = tally(this.entry);
    const { filled, of } = progressOf(report);
    const edition = tablesOf(report).map((table) => report.forms[table]).find((one) => one);
    return html`<section class="summary">
      <div class="who">
        <h1 tabindex="-1" lang="zh-CN">${report.agency ?? report.title ?? t.untitled}</h1>
        <p class="facts"><span class="year">${report.year === null ? t.noYear : t.yearOf(report.year)}</span
          ><span title=${(edition && t.editionBasis(edition)) || nothing}>${editionWords(report, t)}</span
          >${report.period ? html` <span>${t.period(report.period.from, report.period.to)}</span>` : nothing}${
          report.signed?.on ? html` <span>${t.signedOn(null, report.signed.on)}</span>` : nothing}${
          source.name ? html` <span class="file">${source.name}</span>` : nothing}${
          this.again && (source.plain ?? source.rich) !== undefined ? html` <button type="button" class="link" id="reread" title=${source.rich ? nothing : t.asPlainHint}
            @click=${() => this.dispatchEvent(new CustomEvent("gongkai-reread", { bubbles: true, composed: true }))}>${source.rich ? t.asRich : t.asPlain}</button>` : nothing}</p>
        ${changesOf(this.entry) ? html`<p class="changed"><b>${t.changedCells(changesOf(this.entry))}</b> ${t.changedMore}</p>` : nothing}
        ${source.blank ? html`<p class="changed"><b>${t.draftProgress(filled, of)}</b> <progress value=${filled} max=${of || 1} aria-label=${t.draftProgress(filled, of)}></progress> ${t.draftNow}</p>` : nothing}
        ${source.damaged ? html`<p class="damaged">${t.damaged(source.damaged)}</p>` : nothing}
      </div>
      <div class="verdict ${verdict}">
        ${icon(verdict)}
        <div>
          <p class="words">${verdictWords(this.entry, t)}</p>
          <p class="more">${report.condition ? t.conditionMore[report.condition] : `${t.verdictMore[verdict]}${verdict !== "doubts" && counts.doubts ? t.verdictAlsoDoubts : ""}`}</p>
          <ul class="counts">
            ${GROUPS.map((group) => html`<li class=${counts[group] ? group : "zero"}>${counts[group] ? html`<button type="button" class="count" data-group=${group} title=${t.showThese}
              @click=${() => this.#show(group)}>${number(counts[group])} ${t.counts[group](counts[group])}</button>` : html`${number(0)} ${t.counts[group](0)}`}</li>`)}
          </ul>
          <ul class="counts">
            ${CHECKS.map(([state, words]) => (report.checks[state] ? html`<li class=${state === "partial" ? "doubts" : "zero"}><button type="button" class="count" data-checks=${state} title=${t.showThese}
              @click=${() => this.#checks()}>${number(report.checks[state])} ${t.counts[words](report.checks[state])}</button></li>` : nothing))}
            ${report.checks.partial + report.checks.not_assessable ? html`<li><button type="button" class="link" id="reasons"
              @click=${() => this.#checks()}>${t.reasons}</button></li>` : nothing}
          </ul>
        </div>
      </div>
    </section>`;
  }

  /** The findings of a group alone, in view. */
  #show(group: Group): void {
    for (const [name, detail] of [["gongkai-sift", { group, table: null }], ["gongkai-list", undefined]] as const) this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** All checks, each with what came of it. */
  #checks(): void {
    this.dispatchEvent(new CustomEvent("gongkai-paper", { detail: "checklist", bubbles: true, composed: true }));
  }

  static override styles = [shared, css`
    .summary { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, auto); grid-column-gap: 40px; align-items: center; padding: 26px 0 22px; }
    h1 { font-size: 1.75rem; line-height: 1.35; font-weight: 650; overflow-wrap: anywhere; unicode-bidi: isolate; }
    h1:focus { outline: none; }
    .facts { margin-top: 6px; color: var(--soft); }
    .facts > span { display: inline-block; margin-right: 1.1em; }
    .facts .year { color: var(--ink); font-weight: 600; }
    .file { overflow-wrap: anywhere; }
    .changed { margin-top: 8px; padding-left: 10px; border-left: 3px solid var(--accent); }
    .changed progress { width: 8rem; height: 8px; margin: 0 .5em; accent-color: var(--accent); }
    .damaged { margin-top: 8px; color: var(--warnings); }
    .verdict { display: flex; max-width: 34rem; padding: 14px 22px 14px 18px; border-radius: var(--radius); border: 1px solid; }
    .verdict > .icon { width: 34px; height: 34px; margin: 2px 14px 0 0; }
    .words { font-size: 1.25rem; line-height: 1.4; font-weight: 650; }
    .more { margin-bottom: 6px; color: var(--ink); font-size: .9375rem; line-height: 1.55; }
    .errors { color: var(--errors); } .warnings { color: var(--warnings); } .doubts { color: var(--doubts); } .infos { color: var(--infos); }
    .verdict.errors { background: var(--errors-wash); }
    .verdict.warnings { background: var(--warnings-wash); }
    .verdict.doubts { background: var(--doubts-wash); border-style: dashed; }
    .verdict.sound { color: var(--sound); background: var(--sound-wash); }
    .verdict.nothing { color: var(--infos); background: var(--infos-wash); }
    .counts { margin-top: 2px; font-size: .875rem; line-height: 1.6; }
    .counts li { display: inline-block; margin-right: 1.1em; white-space: nowrap; }
    .counts b { font-variant-numeric: tabular-nums; font-weight: 650; }
    .zero { color: var(--soft); }
    .count { padding: 0; border: 0; background: none; cursor: pointer; }
    .count:hover { text-decoration: underline; text-underline-offset: 3px; }
    @media (max-width: 860px) {
      .summary { grid-template-columns: minmax(0, 1fr); padding: 18px 0 16px; }
      .verdict { margin-top: 14px; max-width: none; }
      h1 { font-size: 1.375rem; }
    }
  `];
}
