// At a glance: whose report, which year, which edition, and is it sound.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { changesOf, editionWords, GROUPS, tablesOf, tally, verdictOf, verdictWords, type Entry } from "../state/reading.js";
import { shared } from "../style/shared.js";
import { icon } from "./icon.js";

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
        ${source.blank ? html`<p class="changed">${t.draftNow}</p>` : nothing}
        ${source.damaged ? html`<p class="damaged">${t.damaged(source.damaged)}</p>` : nothing}
      </div>
      <div class="verdict ${verdict}">
        ${icon(verdict)}
        <div>
          <p class="words">${verdictWords(this.entry, t)}</p>
          <p class="more">${report.condition ? t.conditionMore[report.condition] : `${t.verdictMore[verdict]}${verdict !== "doubts" && counts.doubts ? t.verdictAlsoDoubts : ""}`}</p>
          <ul class="counts">
            ${GROUPS.map((group) => html`<li class=${counts[group] ? group : "zero"}><b>${counts[group]}</b> ${t.counts[group](counts[group])}</li>`)}
          </ul>
          <ul class="counts">
            ${report.checks.passed ? html`<li class="zero"><b>${report.checks.passed}</b> ${t.counts.passed(report.checks.passed)}</li>` : nothing}
            ${report.checks.failed ? html`<li class="zero"><b>${report.checks.failed}</b> ${t.counts.failed(report.checks.failed)}</li>` : nothing}
            ${report.checks.partial ? html`<li class="doubts"><b>${report.checks.partial}</b> ${t.counts.partial(report.checks.partial)}</li>` : nothing}
            ${report.checks.not_assessable ? html`<li class="zero"><b>${report.checks.not_assessable}</b> ${t.counts.notAssessable(report.checks.not_assessable)}</li>` : nothing}
            ${report.checks.partial + report.checks.not_assessable ? html`<li><button type="button" class="link" id="reasons"
              @click=${() => this.dispatchEvent(new CustomEvent("gongkai-paper", { detail: "checklist", bubbles: true, composed: true }))}>${t.reasons}</button></li>` : nothing}
          </ul>
        </div>
      </div>
    </section>`;
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
    @media (max-width: 860px) {
      .summary { grid-template-columns: minmax(0, 1fr); padding: 18px 0 16px; }
      .verdict { margin-top: 14px; max-width: none; }
      h1 { font-size: 1.375rem; }
    }
  `];
}
