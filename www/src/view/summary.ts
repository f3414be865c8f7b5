// At a glance: whose report, which year, which edition, and is it sound: its numbers, its text, and what was not read surely.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Form } from "../engine/types.js";
import type { Dictionary } from "../i18n/index.js";
import { LAYOUT } from "../i18n/layout.js";
import { cellsRead, halfOf, type Half, type HalfState, type Sift } from "../state/parts.js";
import { editionWords, tablesOf, verdictOf, verdictWords, type Entry } from "../state/reading.js";
import { shared } from "../style/shared.js";
import { icon, type IconName } from "./icon.js";

const SIGNS: Record<HalfState, IconName> = {
  errors: "errors", warnings: "warnings", doubts: "doubts", infos: "infos", sound: "sound", unbroken: "sound", nothing: "nothing",
};

export class GongkaiSummary extends LitElement {
  static override properties = { entry: { attribute: false }, forms: { attribute: false }, sift: { attribute: false }, t: { attribute: false } };
  declare entry: Entry;
  declare forms: readonly Form[];
  /** Which findings are shown. */
  declare sift: Sift;
  declare t: Dictionary;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    const { t } = this;
    const { report } = this.entry;
    const words = LAYOUT[t.lang];
    const { partial, not_assessable, passed, failed, not_selected = 0 } = report.checks;
    const open = partial + not_assessable;
    const name = report.agency ?? report.title ?? t.untitled;
    return html`<section class="summary">
      <div class="who">
        <h1 tabindex="-1" lang="zh-CN" title=${name}>${name}</h1>
        ${this.#facts()}
      </div>
      <div class="verdict ${verdictOf(this.entry)}" role="group" aria-label=${words.verdict}>
        ${this.#condition()}
        <div class="halves">${(["numbers", "text", "reading"] as const).map((part) => this.#half(halfOf(this.entry, this.forms, part)))}</div>
        ${open + passed + failed ? html`<button type="button" class="link" id="reasons" title=${t.reasons}
          @click=${() => this.#send("gongkai-paper", "checklist")}>${open ? words.unchecked(open) : words.checked(passed + failed)}<span aria-hidden="true"> ›</span></button>` : nothing}
        ${not_selected ? html`<button type="button" class="link" id="left-out" @click=${() => this.#send("gongkai-aside", "settings")}>${words.leftOut(not_selected)}<span aria-hidden="true"> ›</span></button>` : nothing}
      </div>
    </section>`;
  }

  #facts(): TemplateResult {
    const { t } = this;
    const { report, source } = this.entry;
    const edition = tablesOf(report).map((table) => report.forms[table]).find((one) => one);
    const { read, of } = cellsRead(report);
    const facts = [
      of && !source.blank ? LAYOUT[t.lang].cellsRead(read, of) : "", report.period ? t.period(report.period.from, report.period.to) : "",
      report.signed?.on ? t.signedOn(null, report.signed.on) : "", source.name,
    ].filter(Boolean);
    return html`<p class="facts" title=${facts.join(" · ")}><span class="year">${report.year === null ? t.noYear : t.yearOf(report.year)}</span
      > <span title=${(edition && t.editionBasis(edition)) || nothing}>${editionWords(report, t)}</span>${facts.map((fact) => html` <span>${fact}</span>`)}</p>`;
  }

  /** What comes before any verdict: that the copy is no whole, say. */
  #condition(): TemplateResult | typeof nothing {
    const { entry, t } = this;
    const { condition } = entry.report;
    if (!condition || entry.source.blank) return nothing;
    // The words of the verdict begin with it; what else they say the halves say.
    return html`<p class="condition" title=${t.conditionMore[condition]}>${icon("doubts")} ${verdictWords(entry, t)}</p>`;
  }

  #half(half: Half): TemplateResult | typeof nothing {
    const { t, sift } = this;
    const { part, state, errors, cells, warnings, doubts } = half;
    const words = LAYOUT[t.lang];
    if (part === "reading" && !doubts) return nothing;
    const said = state === "errors" ? words.errors(errors, cells) : state === "warnings" ? words.warnings(warnings) : state === "doubts" ? words.doubts(doubts)
      : state === "nothing" ? t.rowVerdicts.nothing : part === "text" ? words.textSound : state === "sound" ? words.numbersSound : words.numbersUnbroken;
    const more = state === "errors" && warnings ? html` <span class="more">${icon("warnings")} ${words.warnings(warnings)}</span>` : nothing;
    const inner = html`<span class="part">${words.parts[part]}</span> ${icon(SIGNS[state])} <b>${said}</b>${more}`;
    const why = state === "doubts" ? t.verdictMore.doubts : state === "errors" && part === "numbers" ? t.verdictMore.errors : state === "sound" || state === "unbroken" ? t.verdictMore.sound : "";
    // What holds nothing leads nowhere.
    return errors + warnings + doubts
      ? html`<button type="button" class="half ${state}" data-part=${part} title=${why || t.showThese} aria-pressed=${sift === part ? "true" : "false"} @click=${() => this.#show(sift === part ? null : part)}>${inner}</button>`
      : html`<span class="half ${state}" data-part=${part} title=${why || nothing}>${inner}</span>`;
  }

  /** The findings of a part alone, in view. */
  #show(part: Sift): void {
    this.#send("gongkai-sift", part);
    this.#send("gongkai-list", undefined);
  }

  #send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  static override styles = [shared, css`
    :host { min-width: 0; }
    .summary { display: flex; align-items: center; justify-content: space-between; min-height: calc(4rem - 1px); }
    .who { min-width: 0; flex: 1 1 20rem; margin-right: 20px; }
    h1 { font-size: 1.125rem; line-height: 1.4; font-weight: 650; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; unicode-bidi: isolate; }
    h1:focus { outline: none; }
    .facts { font-size: .8125rem; line-height: 1.5; color: var(--soft); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    .facts > span { margin-right: .8em; }
    .facts .year { color: var(--ink); font-weight: 600; }
    .verdict { flex: 0 1 auto; min-width: 0; font-size: .9375rem; line-height: 1.5; }
    .halves { display: flex; flex-wrap: wrap; }
    .condition { color: var(--doubts); font-weight: 600; font-size: .875rem; overflow-wrap: anywhere; }
    .half { display: inline-flex; align-items: center; margin: 1px 8px 1px 0; padding: 1px 10px; border: 1px solid; border-radius: 20px; background: none; font: inherit; line-height: 1.5; white-space: nowrap; }
    button.half { cursor: pointer; }
    button.half:hover { box-shadow: 0 0 0 1px; }
    .half .icon { width: 1.05em; height: 1.05em; margin: 0 .3em 0 .45em; }
    .half b { font-weight: 650; }
    .part { color: var(--ink); }
    .more { display: inline-flex; align-items: center; margin-left: .2em; color: var(--warnings); }
    .errors { color: var(--errors); } .warnings { color: var(--warnings); } .doubts { color: var(--doubts); }
    .half.errors { background: var(--errors-wash); }
    .half.warnings { background: var(--warnings-wash); }
    .half.doubts { background: var(--doubts-wash); border-style: dashed; }
    .half.sound { color: var(--sound); background: var(--sound-wash); }
    .half.unbroken, .half.nothing { color: var(--infos); background: var(--infos-wash); }
    .link { margin-right: .8em; font-size: .8125rem; }
    @media (max-width: 1099px) {
      .summary { display: block; min-height: 0; padding: 5px 0; }
      .who { margin: 0 6.4rem 0 0; }
      .verdict { display: flex; flex-wrap: wrap; align-items: center; margin-top: 3px; font-size: .875rem; }
      .half { padding: 0 7px; margin-right: 5px; }
      .half .icon { margin-left: .25em; }
      .link { min-height: 24px; }
    }
  `];
}
