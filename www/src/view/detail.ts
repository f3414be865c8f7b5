// What is said of a finding beyond its headline: proof, figures, corrections, its place, what else it breaks, its cells, its rule.
import { css, html, nothing, type TemplateResult } from "lit";
import type { Finding, Form, Rule } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { LAYOUT } from "../i18n/layout.js";
import { cellWords, type Entry } from "../state/reading.js";
import { choose } from "./choose.js";
import { placeView } from "./excerpt.js";
import { repairList } from "./repairs.js";
import { ruleText } from "./rule.js";

/** Cells named one by one; more are counted: the table shows them all. */
const NAMED = 6;

/** The view that draws it. `embedded`: there is no text beside it to show a place in. `readonly`: no proposed number can be put in. */
export interface Teller extends HTMLElement {
  entry: Entry;
  forms: readonly Form[];
  rules: ReadonlyMap<string, Rule>;
  t: Dictionary;
  lang: Lang;
  embedded: boolean;
  readonly?: boolean;
}

export function findingDetail(from: Teller, finding: Finding): TemplateResult {
  const { t, lang, forms, rules, entry: { report, document } } = from;
  const detail = finding.detail ? say(finding.detail, lang) : "";
  const span = finding.spans[0];
  // The table of corrections leads to its cells itself.
  const linked = finding.repair ?? [];
  const unlinked = finding.cells.filter((id) => !linked.some(({ cell }) => cell === id));
  const others = (finding.breaks ?? []).filter((code) => code !== finding.rule);
  return html`<dl class="details">
    ${finding.expected !== undefined && finding.actual !== undefined
      ? html`<div class="figure"><dt>${t.actual}</dt><dd>${finding.actual}</dd></div><div class="figure"><dt>${t.expected}</dt><dd>${finding.expected}</dd></div>` : nothing}
    ${repairList(from, finding, from)}
    ${detail ? html`<div><dt>${t.detail}</dt><dd>${detail}</dd></div>` : nothing}
    ${span ? html`<div><dt>${t.place}${finding.spans.length > 1 ? html` <span>${t.morePlaces(finding.spans.length)}</span>` : nothing}</dt>
      <dd>${placeView(document, span, t, !from.embedded)}</dd></div>` : nothing}
    ${others.length
      ? html`<div><dt>${t.breaks}</dt><dd>${others.map((code) => {
          const broken = rules.get(code);
          return html`<span class="broken">${broken ? say(broken.title, lang) : code}</span>`;
        })}</dd></div>` : nothing}
    ${unlinked.length && (from.embedded || !linked.length)
      ? html`<div><dt>${t.showInTable}</dt><dd class="cells">${unlinked.slice(0, NAMED).map((id) => html`<button type="button" class="chip"
          @click=${() => choose(from, { cell: id, origin: "findings" })}>${cellWords(forms, report, id, lang, t)}</button>`)}
          ${unlinked.length > NAMED ? html`<span class="soft rest">${t.more(unlinked.length)}</span>` : nothing}</dd></div>` : nothing}
  </dl>`;
}

/** The rule in its own words, with its code. Closed until somebody asks. */
export function ruleHelp(from: Teller, finding: Finding): TemplateResult {
  const { rules, t, lang } = from;
  const rule = rules.get(finding.rule);
  const words = LAYOUT[lang];
  const send = (name: string) => from.dispatchEvent(new CustomEvent(name, { detail: finding.rule, bubbles: true, composed: true }));
  return html`<details class="help">
    <summary>${t.help}</summary>
    <p class="title">${rule ? say(rule.title, lang) : nothing} <span class="code">${finding.rule}</span></p>
    <dl class="details">
      ${rule ? ruleText(rule, t, lang) : nothing}
      ${say(finding.basis, lang) ? html`<div><dt>${t.basis}</dt><dd>${say(finding.basis, lang)}</dd></div>` : nothing}
    </dl>
    ${from.embedded || finding.about === "reading" ? nothing : html`<p class="ruling"><button type="button" class="link" id="ignore" @click=${() => send("gongkai-ignore")}>${words.ignoreThis}</button>
      <button type="button" class="link" id="rule" @click=${() => send("gongkai-rule")}>${words.settings}</button></p>`}
  </details>`;
}

export const detailStyle = css`
  .details { font-size: .9063rem; line-height: 1.6; }
  .details > div { margin-top: 8px; }
  dt { font-size: .8125rem; color: var(--soft); }
  dd { overflow-wrap: anywhere; }
  .figure { display: inline-block; margin-right: 28px; }
  .figure dd { font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.4; }
  .broken { display: block; margin-top: 2px; }
  .cells { margin: 2px -3px 0; }
  .chip { margin: 3px; padding: 2px 9px; border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); font-size: .8125rem; line-height: 1.5; text-align: left; cursor: pointer; }
  .chip:hover { border-color: var(--accent); color: var(--accent); }
  .rest { white-space: nowrap; }
  .repair .link { font-weight: 600; }
  .repair dd + dd { margin-top: 8px; }
  .apply { display: block; min-height: 28px; margin: 4px 0; padding: 1px 10px; }
  .repair table { width: 100%; margin: 4px 0; border-collapse: collapse; font-size: .8438rem; font-variant-numeric: tabular-nums; }
  .repair th, .repair td { padding: 3px 6px; border: 1px solid var(--line); text-align: right; font-weight: 400; vertical-align: top; }
  .repair th { text-align: left; } .repair th[scope=col] { white-space: nowrap; font-size: .75rem; } .repair .sum { text-align: left; color: var(--soft); overflow-wrap: anywhere; }
  .help { margin-top: 10px; border-top: 1px solid var(--line); font-size: .8125rem; }
  .help summary { padding: 5px 0; color: var(--soft); cursor: pointer; }
  .help summary:hover { color: var(--accent); }
  .help .details { font-size: .875rem; }
  .ruling { margin: 8px 0; }
  .ruling .link { margin-right: 1.2em; }
  .help .title { font-size: .875rem; font-weight: 600; }
`;
