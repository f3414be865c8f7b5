// The first line of the sheet that narrow screens have: the chosen finding, or the first one, with its number, what it should be, and the button
// that tries it; and the ways to the others.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Form } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { LAYOUT } from "../i18n/layout.js";
import { pairOf } from "../state/parts.js";
import { listFindings, repairWords, type Entry } from "../state/reading.js";
import type { Selection } from "../state/state.js";
import { shared } from "../style/shared.js";
import { choose } from "./choose.js";
import { icon } from "./icon.js";
import { pairStyle, pairView } from "./pair.js";

export class GongkaiLead extends LitElement {
  static override properties = {
    entry: { attribute: false }, forms: { attribute: false }, shown: { attribute: false }, about: { attribute: false }, selection: { attribute: false }, listed: { type: Boolean },
    t: { attribute: false }, lang: { attribute: false },
  };
  declare entry: Entry;
  declare forms: readonly Form[];
  /** Indexes of the findings that are stepped through. */
  declare shown: readonly number[];
  /** Indexes of those about the chosen cell. */
  declare about: readonly number[];
  declare selection: Selection;
  /** Whether the list is open under it. */
  declare listed: boolean;
  declare t: Dictionary;
  declare lang: Lang;

  override render(): TemplateResult {
    const { t, lang, shown, selection, listed } = this;
    const words = LAYOUT[t.lang];
    const list = listFindings(this.entry);
    const index = selection.finding ?? this.about[0] ?? shown[0];
    const one = index === undefined ? undefined : list[index];
    const toggle = html`<button type="button" class="button small all" id="list" aria-expanded=${listed ? "true" : "false"}
      @click=${() => this.#send("gongkai-sheet", !listed)}>${words.findings(shown.length)}</button>`;
    if (!one || index === undefined) return html`<p class="message">${words.noFinding}</p>`;
    const { finding, group } = one;
    const pair = pairOf(finding);
    const [only] = finding.repair ?? [];
    const together = finding.repair_kind === "all" && (finding.repair?.length ?? 0) > 1;
    const label = only && t.labelled(t.applyRepair, repairWords(this.forms, this.entry.report, only, lang, t));
    const at = shown.indexOf(index);
    return html`<div class="first ${group}">${icon(group)}
        ${pair ? html`<button type="button" class="to" @click=${() => choose(this, { finding: index, origin: "keys" })}>${pairView(pair, t)}</button>` : nothing}
        ${only && (together || finding.repair?.length === 1) ? html`<button type="button" class="button small main apply" aria-label=${(together ? t.applyAll : label) ?? nothing}
          @click=${() => this.#send("gongkai-repair", finding.repair)}>${together ? t.applyAll : t.applyRepair}</button>` : nothing}
        <span class="rest">${shown.length > 1 ? html`<button type="button" class="button small bare" id="step-back" aria-label=${t.previousProblem} @click=${() => this.#send("gongkai-step", -1)}>${icon("previous")}</button>
          <span class="soft small" aria-hidden="true">${at < 0 ? 1 : at + 1}/${shown.length}</span>
          <button type="button" class="button small bare" id="step-on" aria-label=${t.nextProblem} @click=${() => this.#send("gongkai-step", 1)}>${icon("next")}</button>` : nothing}${toggle}</span></div>
      <button type="button" class="message" @click=${() => choose(this, { finding: index, origin: "keys" })}>${say(finding.message, lang)}</button>`;
  }

  #send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  static override styles = [shared, pairStyle, css`
    :host { padding: 7px 12px; }
    .first { display: flex; align-items: center; min-width: 0; }
    .errors > .icon { color: var(--errors); } .warnings > .icon { color: var(--warnings); } .doubts > .icon { color: var(--doubts); } .infos > .icon { color: var(--infos); }
    .to { padding: 2px 4px; border: 0; background: none; cursor: pointer; font-size: 1.125rem; font-weight: 600; }
    .errors .pair .to { color: var(--errors); }
    .pair { margin: 0; }
    .apply { margin-left: 8px; padding: 3px 10px; }
    .rest { display: flex; align-items: center; margin-left: auto; }
    .rest .bare { padding: 3px 5px; }
    .all { margin-left: 6px; padding: 3px 9px; }
    .message { display: block; width: 100%; margin-top: 3px; padding: 0; border: 0; background: none; text-align: left; font-size: .875rem; line-height: 1.5; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; cursor: pointer; }
  `];
}
