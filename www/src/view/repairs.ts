// What would mend a finding: each way names its cell and can be tried with one press, where numbers can be changed. `most`: how many of them are named.
import { html, nothing, type TemplateResult } from "lit";
import type { Finding, Form } from "../engine/types.js";
import type { Dictionary, Lang } from "../i18n/index.js";
import { repairWords, type Entry } from "../state/reading.js";
import { choose } from "./choose.js";

export function repairList(
  from: HTMLElement, repairs: NonNullable<Finding["repair"]>, { entry, forms, lang, t, readonly = false }: { entry: Entry; forms: readonly Form[]; lang: Lang; t: Dictionary; readonly?: boolean }, most = repairs.length,
): TemplateResult | typeof nothing {
  if (repairs.length === 0) return nothing;
  return html`<div class="repair"><dt>${repairs.length > 1 ? t.repairs : t.repair}</dt>${repairs.slice(0, most).map((one) => {
    const words = repairWords(forms, entry.report, one, lang, t);
    return html`<dd><button type="button" class="link" @click=${() => choose(from, { cell: one.cell, origin: "findings" })}>${words}</button>
      ${readonly ? nothing : html`<button type="button" class="button small apply" aria-label=${t.labelled(t.applyRepair, words)}
        @click=${() => from.dispatchEvent(new CustomEvent("gongkai-repair", { detail: one, bubbles: true, composed: true }))}>${t.applyRepair}</button>`}</dd>`;
  })}</div>`;
}
