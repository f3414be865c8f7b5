// The tabs of a report: its tables with how they stand, its text, its pictures.
import { css, html, nothing, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { LAYOUT } from "../i18n/layout.js";
import type { Tab, TabName } from "../state/parts.js";
import { icon } from "./icon.js";

/** The keys of a list of tabs: arrows open the neighbour, Home and End the first and the last. */
export class TabKeys {
  #open: (name: TabName) => void;

  constructor(open: (name: TabName) => void) {
    this.#open = open;
  }

  open(name: TabName): void {
    this.#open(name);
  }

  onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const tabs = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>("[role=tab]")];
    const at = tabs.indexOf(event.target as HTMLElement);
    const to = ({ ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 } as Record<string, number>)[event.key];
    if (to === undefined || at < 0) return;
    const tab = tabs[(to + tabs.length) % tabs.length];
    event.preventDefault();
    // The table behind it has keys of its own.
    event.stopPropagation();
    tab?.focus();
    if (tab?.dataset.tab) this.#open(tab.dataset.tab as TabName);
  }
}

export function tabsView(tabs: readonly Tab[], open: TabName, keys: TabKeys, t: Dictionary): TemplateResult {
  const words = LAYOUT[t.lang];
  return html`<div class="tabs" role="tablist" aria-label=${words.tabs} @keydown=${(event: KeyboardEvent) => keys.onKey(event)}>${tabs.map(({ name, state, count }) => {
    const label = name === "source" ? words.prose : name === "pictures" ? words.pictures : t.tableName(name);
    const said = state === null ? "" : state === "sound" || state === "missing" ? words.tabStates[state] : words.tabStates[state](count);
    return html`<button type="button" role="tab" id="tab-${name}" data-tab=${name} aria-selected=${open === name ? "true" : "false"} aria-controls="panel-${name}" tabindex=${open === name ? 0 : -1}
      @click=${() => keys.open(name)}>${label}${said ? html` <span class="state ${state}" aria-hidden="true">${state === "missing" ? words.absent : html`${icon(state === "sound" ? "tick" : (state ?? "nothing"))}${count || nothing}`}</span><span class="away">，${said}</span>` : nothing}</button>`;
  })}</div>`;
}

export const tabsStyle = css`
  .tabbar { position: sticky; top: var(--bar); z-index: 6; display: flex; align-items: stretch; height: var(--tabs); background: var(--ground); }
  .tabs { display: flex; flex: 1 1 auto; min-width: 0; overflow-x: auto; overflow-y: hidden; height: var(--tabs); background: var(--ground); border-bottom: 1px solid var(--line-strong); }
  [role=tab] { position: relative; flex: none; padding: 0 14px; border: 0; border-bottom: 3px solid transparent; background: none; color: var(--soft); font-size: .9375rem; white-space: nowrap; cursor: pointer; }
  [role=tab]:hover { color: var(--accent); }
  [role=tab]:focus { outline-offset: -3px; }
  [role=tab][aria-selected=true] { border-bottom-color: var(--accent); color: var(--ink); font-weight: 650; }
  .state { display: inline-flex; align-items: center; margin-left: 2px; font-weight: 650; font-variant-numeric: tabular-nums; }
  .state .icon { width: 1em; height: 1em; margin-right: 1px; }
  .state.errors { color: var(--errors); } .state.warnings { color: var(--warnings); } .state.doubts { color: var(--doubts); } .state.sound { color: var(--sound); } .state.missing { color: var(--warnings); font-size: .8125rem; }
  @media (max-width: 1099px) {
    .tabbar { display: contents; }
    .tabs { position: sticky; top: 0; z-index: 6; margin: 0 -16px; padding: 0 8px; }
    [role=tab] { padding: 0 10px; }
  }
  @media (forced-colors: active) { [role=tab][aria-selected=true] { border-bottom-color: Highlight; } }
`;
