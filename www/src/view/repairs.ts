// What would correct a finding, where numbers can be changed with a button to try it: one number, several that belong together in a table with
// one button, or alternatives with a button each. `most`: how many of them are named.
import { html, nothing, type TemplateResult } from "lit";
import type { Finding, Form } from "../engine/types.js";
import type { Dictionary, Lang } from "../i18n/index.js";
import { correctionTitle, placeWords, repairWords, type Entry, type Repair } from "../state/reading.js";
import { choose } from "./choose.js";

interface Place { entry: Entry; forms: readonly Form[]; lang: Lang; t: Dictionary; readonly?: boolean }

export function repairList(
  from: HTMLElement, { repair = [], repair_kind }: Pick<Finding, "repair" | "repair_kind">, { entry, forms, lang, t, readonly = false }: Place, most = repair.length,
): TemplateResult | typeof nothing {
  const [only] = repair;
  if (!only) return nothing;
  const shown = repair.slice(0, most);
  const apply = (some: readonly Repair[], label: string, words: string) => readonly ? nothing : html`<button type="button" class="button small apply" aria-label=${label}
    @click=${() => from.dispatchEvent(new CustomEvent("gongkai-repair", { detail: some, bubbles: true, composed: true }))}>${words}</button>`;
  const link = (one: Repair, words: string) => html`<button type="button" class="link" @click=${() => choose(from, { cell: one.cell, origin: "findings" })}>${words}</button>`;
  const any = repair_kind === "any";
  const title = any ? t.repairs : correctionTitle(repair.length, repair_kind, t);
  if (repair.length === 1) {
    const words = repairWords(forms, entry.report, only, lang, t);
    return html`<div class="repair"><dt>${title}</dt><dd>${link(only, words)}${only.sum ? html` <span class="sum">${only.sum}</span>` : nothing}
      ${apply([only], t.labelled(t.applyRepair, words), t.applyRepair)}</dd></div>`;
  }
  return html`<div class="repair"><dt>${title}</dt><dd><table>
    <tr><th scope="col">${t.correctionCell}</th><th scope="col">${t.actual}</th><th scope="col">${any ? t.couldBe : t.expected}</th><th scope="col">${t.correctionSum}</th></tr>
    ${shown.map((one) => html`<tr><th scope="row">${link(one, placeWords(forms, entry.report, one.cell, repair, lang, t))}</th>
      <td>${one.from ?? t.states.blank}</td><td>${one.to}${any ? apply([one], t.labelled(t.applyRepair, repairWords(forms, entry.report, one, lang, t)), t.applyRepair) : nothing}</td>
      <td class="sum">${one.sum ?? ""}</td></tr>`)}</table>
    ${any ? nothing : apply(repair, t.labelled(t.applyAll, title), t.applyAll)}</dd></div>`;
}
