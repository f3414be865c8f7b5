// An internal error: the line that may be passed on, with a button that copies it.
import { html, nothing, type TemplateResult } from "lit";
import { FAULTS } from "../i18n/fault.js";
import type { Dictionary } from "../i18n/index.js";
import type { Row } from "../state/list.js";

/** `details`: what may be passed on. */
export function faultView(details: string, t: Dictionary): TemplateResult {
  const words = FAULTS[t.lang];
  const clip = () => ({ text: details, html: details.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`) });
  return html`<div class="fault"><p class="soft small">${words.pass}</p>
    <p class="small"><code class="details">${details}</code></p><gongkai-copy class="start" .label=${words.copy} .clip=${clip} .t=${t}></gongkai-copy></div>`;
}

/** The same of an input that broke something. */
export const detailsView = ({ why }: Row, t: Dictionary): TemplateResult | typeof nothing =>
  why && "why" in why && (why.why === "broke" || why.why === "died") && why.details ? faultView(why.details, t) : nothing;
