// The sums that a cell takes part in, written out and ticked or broken.
import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "../engine/types.js";
import type { Dictionary } from "../i18n/index.js";
import type { Sum } from "../state/identities.js";
import { icon } from "./icon.js";

/** In the place of a number that was not read. */
const UNKNOWN = "?";
/** A longer sum leaves out what adds nothing. */
const LONG = 8;
const SIGN = { holds: "sound", broken: "errors", open: "doubts" } as const;

export function identityList(identities: readonly Sum[], report: Report, chosen: string, t: Dictionary): TemplateResult | typeof nothing {
  if (identities.length === 0) return nothing;
  return html`<div class="sums"><dt>${t.sums}</dt>${identities.map((one) => {
    const written = equation(one, report, chosen, t);
    return html`<dd class=${one.standing}>
    ${icon(SIGN[one.standing])}<span><span class="kind">${t.sumKinds[one.described]}</span>
    ${written.length ? html`<span class="equation">${written}</span>` : nothing}
    <b class="standing">${t.standings[one.standing](Math.abs(one.sum - one.total))}</b></span></dd>`;
  })}</div>`;
}

function equation({ parts, totals, sum, total, standing }: Sum, report: Report, chosen: string, t: Dictionary): (TemplateResult | string | typeof nothing)[] {
  const words = (id: string): string => {
    const { value = null, state = "missing", raw = "" } = report.cells[id] ?? {};
    return value !== null ? String(value) : state === "blank" && !report.cells[id]?.doubt ? t.states.blank : raw || UNKNOWN;
  };
  const all = [...parts, ...totals].map(words);
  // Of numbers none of which was read there is nothing to write out.
  if (all.every((one) => one === UNKNOWN)) return [];
  const shown = parts.length > LONG ? parts.filter((id) => id === chosen || !["0", t.states.blank].includes(words(id))) : parts;
  const term = (id: string) => (id === chosen ? html`<b class="own">${words(id)}</b>` : words(id));
  const added = (ids: readonly string[]) => ids.length ? ids.flatMap((id, i) => (i ? [" + ", term(id)] : [term(id)])) : ["0"];
  const left = parts.length - shown.length;
  const more = left ? html`<span class="soft">${t.sumRest(left)}</span>` : nothing;
  if (standing === "broken") return [...added(shown), more, ` = ${sum} ≠ `, ...added(totals), totals.length > 1 ? ` = ${total}` : nothing];
  return [...added(shown), more, standing === "holds" || all.includes(UNKNOWN) ? " = " : " =? ", ...added(totals)];
}
