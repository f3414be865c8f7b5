// Once a number was changed: the way back, step by step or at once.
import { css, html, nothing, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import type { History } from "../state/history.js";
import type { Entry } from "../state/reading.js";
import { icon } from "./icon.js";

export function stepsView(from: HTMLElement, history: History | null, { source: { blank } }: Entry, t: Dictionary): TemplateResult | typeof nothing {
  if (!history || (!blank && history.past.length + history.future.length === 0)) return nothing;
  const { past, now, future } = history;
  const send = (name: string) => () => from.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  const step = (id: "undo" | "redo", steps: number, keys: string) => html`<button type="button" class="button small sign" id=${id} aria-label=${t[id]} aria-disabled=${steps === 0 ? "true" : nothing}
    title="${t[id]} ${keys}" @click=${send(`gongkai-${id}`)}>${icon(id)}</button>`;
  return html`<div class="steps" role="group" aria-label=${t.steps}>${step("undo", past.length, "Ctrl+Z")}${step("redo", future.length, "Ctrl+Y")}
    <button type="button" class="button small" id="restore-all" aria-disabled=${now.size === 0 ? "true" : nothing} @click=${send("gongkai-restore")}>${blank ? t.emptyAll : t.restoreAll}</button></div>`;
}

export const stepsStyle = css`
  .steps { display: flex; flex: none; align-items: center; padding-left: 8px; border-bottom: 1px solid var(--line-strong); }
  .steps .button { min-height: 30px; margin-left: 6px; padding: 2px 10px; font-size: .875rem; }
  .steps .sign { padding: 2px 7px; }
  @media (max-width: 1099px) { .steps { padding: 6px 0 0; border: 0; } }
`;
