// Several reports: which one to look at. And what could not be read, so that nothing given goes unmentioned.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { entriesOf, groupOf, noticesOf, verdictOf, verdictWords, type Entry } from "../state/reading.js";
import type { Item } from "../state/session.js";
import { shared } from "../style/shared.js";
import { icon } from "./icon.js";
import { refusalWords } from "./refusal.js";

export class GongkaiEntries extends LitElement {
  static override properties = {
    items: { attribute: false }, current: { attribute: false }, t: { attribute: false }, lang: { attribute: false },
  };
  declare items: readonly Item[];
  declare current: number;
  declare t: Dictionary;
  declare lang: Lang;

  override render(): TemplateResult {
    const { t } = this;
    const entries = entriesOf(this.items);
    const failures = failureWords(this.items, t, this.lang);
    const notices = this.items.flatMap((item) => "document" in item
      ? noticesOf(item.document).map((finding) => ({ finding, name: item.source.name })) : []);
    return html`
      ${entries.length > 1 ? html`<nav aria-label=${t.entries}>
        <p class="soft small">${t.entries} · ${t.entriesCount(entries.length)}</p>
        <ul class="tabs">${entries.map((entry, index) => html`<li>
          <button type="button" class="tab" aria-current=${index === this.current ? "true" : nothing}
            @click=${() => this.dispatchEvent(new CustomEvent("gongkai-entry", { detail: index, bubbles: true, composed: true }))}>
            <span class="sign ${verdictOf(entry)}">${icon(verdictOf(entry))}</span>
            <span class="what"><span class="name" lang="zh-CN">${title(entry, t)}</span>
            <span class="soft small">${entry.report.year === null ? t.noYear : t.yearOf(entry.report.year)} · ${verdictWords(entry, t)}</span></span>
          </button></li>`)}</ul></nav>` : nothing}
      ${notices.length ? html`<ul class="notices" aria-label=${t.aboutInput}>${notices.map(({ finding, name }) => {
        const words = say(finding.message, this.lang);
        return html`<li class=${groupOf(finding)}>${icon(groupOf(finding))}<span>${name ? t.labelled(name, words) : words} <span class="code">${finding.rule}</span></span></li>`;
      })}</ul>` : nothing}
      ${failures.length ? html`<ul class="failures">${failures.map((words) => html`<li>${icon("warnings")}<span>${words}</span></li>`)}</ul>` : nothing}
    `;
  }

  static override styles = [shared, css`
    nav { padding-top: 16px; }
    .tabs { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr)); grid-gap: 8px; margin-top: 6px; max-height: 250px; overflow: auto; padding: 2px; }
    .tab { display: flex; width: 100%; height: 100%; padding: 9px 12px; border: 1px solid var(--line); border-radius: var(--radius-small); background: var(--surface); text-align: left; cursor: pointer; }
    .tab:hover { border-color: var(--accent); }
    .tab[aria-current] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--accent-wash); }
    .sign { margin-right: 9px; flex: none; }
    .what { min-width: 0; line-height: 1.45; }
    .name, .what .small { display: block; overflow: hidden; text-overflow: ellipsis; }
    .name { font-weight: 600; overflow-wrap: anywhere; }
    .errors { color: var(--errors); } .warnings { color: var(--warnings); } .doubts { color: var(--doubts); } .sound { color: var(--sound); } .nothing { color: var(--infos); }
    .failures { margin-top: 14px; padding: 10px 14px; border: 1px solid var(--warnings); border-radius: var(--radius-small); background: var(--warnings-wash); }
    .failures li { display: flex; align-items: flex-start; }
    .notices { margin-top: 12px; font-size: .9063rem; }
    .notices li { display: flex; align-items: flex-start; color: var(--ink); }
    .notices li + li { margin-top: 4px; }
    .notices .icon { margin: 3px 9px 0 0; }
    .notices .errors .icon { color: var(--errors); } .notices .warnings .icon { color: var(--warnings); } .notices .doubts .icon { color: var(--doubts); } .notices .infos .icon { color: var(--infos); }
    .failures .icon { margin: 4px 9px 0 0; color: var(--warnings); }
  `];
}

const title = (entry: Entry, t: Dictionary) => entry.report.agency ?? entry.report.title ?? (entry.source.name || t.untitled);

/** Everything that was given and gave no report, in words. */
export function failureWords(items: readonly Item[], t: Dictionary, lang: Lang): string[] {
  return items.flatMap((item) => {
    if ("refusal" in item) return [refusalWords(item.refusal, t)];
    if (item.document.reports.length > 0) return [];
    const { name } = item.source;
    const said = item.document.findings.map(({ message }) => say(message, lang));
    const words = said.length ? said.join(" ") : t.notReport;
    return [name ? t.labelled(name, words) : words];
  });
}
