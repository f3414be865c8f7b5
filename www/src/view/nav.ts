// Of many reports, the one that is open: back to the list, and on to its neighbours.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { shared } from "../style/shared.js";
import { icon } from "./icon.js";

export class GongkaiNav extends LitElement {
  static override properties = { at: { type: Number }, count: { type: Number }, t: { attribute: false } };
  /** From 0; -1 where the filter hides it. */
  declare at: number;
  declare count: number;
  declare t: Dictionary;

  override render(): TemplateResult {
    const { t, at, count } = this;
    const send = (name: string, detail?: unknown) => this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    const step = (by: 1 | -1, label: string, key: string) => html`<button type="button" class="button small" id=${by === 1 ? "next" : "previous"}
      aria-disabled=${at < 0 || at + by < 0 || at + by >= count ? "true" : nothing} title="${label} ${key}" aria-label=${label} @click=${() => send("gongkai-row", by)}>${icon(by === 1 ? "next" : "previous")}</button>`;
    return html`<nav aria-label=${t.entries}>
      <button type="button" class="button small" id="back" @click=${() => send("gongkai-back")}>${icon("list")} ${t.backToList}</button>
      ${step(-1, t.previousReport, "[")}
      <span class="soft small">${at < 0 ? t.entriesCount(count) : t.reportOf(at + 1, count)}</span>
      ${step(1, t.nextReport, "]")}
    </nav>`;
  }

  static override styles = [shared, css`
    nav { display: flex; align-items: center; font-variant-numeric: tabular-nums; }
    nav > * { margin-right: 10px; }
    .icon { margin-right: 4px; }
    #next .icon, #previous .icon { margin: 0; }
    #next, #previous { padding: 3px 9px; }
  `];
}
