// The words of the guided example, beside what they speak of: a card at the lower edge, under the bar on narrow screens.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { GUIDE } from "../state/guide.js";
import { shared } from "../style/shared.js";
import { icon } from "./icon.js";

export class GongkaiGuide extends LitElement {
  static override properties = { step: { type: Number }, t: { attribute: false } };
  declare step: number;
  declare t: Dictionary;

  override render(): TemplateResult {
    const { step, t } = this;
    const go = (to: number) => () => this.dispatchEvent(new CustomEvent("gongkai-guide", { detail: to, bubbles: true, composed: true }));
    const name = GUIDE[step] ?? "verdict";
    const last = step === GUIDE.length - 1;
    return html`<section aria-label=${t.guide.title}>
      <p role="status"><b>${t.guide.at(step + 1, GUIDE.length)}</b> ${t.guide.steps[name]}</p>
      <div class="tools">
        ${step ? html`<button type="button" class="button small" id="back" @click=${go(step - 1)}>${t.guide.back}</button>` : nothing}
        <button type="button" class="button small main" id="on" @click=${go(step + 1)}>${last ? t.guide.end : t.guide.on}</button>
        ${last ? nothing : html`<button type="button" class="button small bare" id="leave" aria-label=${t.guide.leave} title=${t.guide.leave} @click=${go(GUIDE.length)}>${icon("close")}</button>`}
      </div>
    </section>`;
  }

  static override styles = [shared, css`
    :host { position: fixed; z-index: 11; bottom: 20px; left: 32px; max-width: min(46rem, calc(100vw - 64px)); }
    section { display: flex; align-items: center; padding: 12px 14px 12px 18px; border: 2px solid var(--focus); border-radius: var(--radius); background: var(--surface); box-shadow: 0 6px 24px rgba(0, 20, 30, .22); }
    b { color: var(--focus); margin-right: .4em; }
    .tools { display: flex; flex: none; margin-left: 14px; }
    .tools .button { margin-left: 6px; }
    #leave { padding: 3px 7px; }
    @media (max-width: 1099px) {
      /* Under the tabs, and over the head of the report that passes behind it. */
      :host { position: sticky; z-index: 26; top: 2.5rem; bottom: auto; left: 0; max-width: none; }
      section { border-width: 0 0 2px; border-radius: 0; padding: 8px 16px; }
    }
    @media (max-width: 640px) { section { display: block; font-size: .9375rem; } .tools { margin: 6px 0 0 -6px; } }
    @media print { :host { display: none; } }
  `];
}
