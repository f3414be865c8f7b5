// What is to be known before a report is looked at: numbers were tried, it is a form that is being filled in, the copy is no whole, characters
// of the file are damaged.
import { css, html, nothing, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { progressOf } from "../state/filling.js";
import { changesOf, type Entry } from "../state/reading.js";

export function notesView(from: HTMLElement, entry: Entry, t: Dictionary): TemplateResult | typeof nothing {
  const { report, source } = entry;
  const { filled, of } = progressOf(report);
  const complete = (id: string, zeros: boolean, words: string, more: string) => html`<button type="button" class="button small" id=${id} title=${more}
    @click=${() => from.dispatchEvent(new CustomEvent("gongkai-complete", { detail: zeros, bubbles: true, composed: true }))}>${words}</button>`;
  const notes = [
    changesOf(entry) > 0 && html`<p class="changed"><b>${t.changedCells(changesOf(entry))}</b> ${t.changedMore}</p>`,
    source.blank && html`<div class="changed blank"><p><b>${t.draftProgress(filled, of)}</b> <progress value=${filled} max=${of || 1} aria-label=${t.draftProgress(filled, of)}></progress> ${t.draftNow}</p>
      <p class="completing">${complete("totals", false, t.fillTotals, t.fillTotalsMore)}${complete("zeros", true, t.fillZeros, t.fillZerosMore)}</p></div>`,
    report.condition && !source.blank && html`<p class="condition">${t.conditionMore[report.condition]}</p>`,
    source.damaged && html`<p class="damaged">${t.damaged(source.damaged)}</p>`,
  ].filter(Boolean);
  return notes.length ? html`<div class="notes small">${notes}</div>` : nothing;
}

export const notesStyle = css`
  .notes { padding: 6px 0; line-height: 1.6; }
  .notes > * { padding-left: 10px; border-left: 3px solid var(--accent); }
  .notes > * + * { margin-top: 6px; }
  .notes .condition { border-color: var(--doubts); }
  .notes .damaged { border-color: var(--warnings); color: var(--warnings); }
  .blank { display: flex; align-items: center; flex-wrap: wrap; }
  .blank > p:first-child { flex: 1 1 24rem; margin-right: 12px; }
  .completing .button { margin: 2px 6px 2px 0; }
  .notes progress { width: 8rem; height: 8px; margin: 0 .5em; accent-color: var(--accent); }
`;
