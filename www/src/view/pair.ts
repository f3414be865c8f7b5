// A printed number and the one that should stand there: 16 → 15.
import { css, html, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { LAYOUT } from "../i18n/layout.js";

/** `from`: what is printed; `null` for a blank. */
export const pairView = ({ from, to }: { from: string | null; to: string }, t: Dictionary): TemplateResult => {
  const was = from ?? t.states.blank;
  return html`<span class="pair"><span aria-hidden="true">${was} → <b class="to">${to}</b></span><span class="away">${LAYOUT[t.lang].pairName(was, to)}</span></span>`;
};

export const pairStyle = css`
  .pair { position: relative; margin-left: auto; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .pair .to { font-size: 1.0625em; font-weight: 700; }
`;
