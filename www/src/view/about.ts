// What this is, what it checks, what it promises, and how anybody can see for themselves that the promise is kept.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Engine } from "../engine/engine.js";
import type { Dictionary, Lang } from "../i18n/index.js";
import { added } from "../lock.js";
import { shared } from "../style/shared.js";
import { icon } from "./icon.js";

export class GongkaiAbout extends LitElement {
  static override properties = { engine: { attribute: false }, plain: { attribute: false }, single: { type: Boolean }, t: { attribute: false }, lang: { attribute: false } };
  /** `null` as long as it is not there. */
  declare engine: Engine | null;
  /** The title of the window does not name the body. */
  declare plain: boolean;
  /** Whether single keys are listened to. */
  declare single: boolean;
  declare t: Dictionary;
  declare lang: Lang;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    const { t, engine } = this;
    const words = t.about;
    const rules = [...(engine?.rules.values() ?? [])];
    // As it holds in this page, not as somebody says that it does.
    const policy = [...[...document.querySelectorAll<HTMLMetaElement>("meta[http-equiv=Content-Security-Policy]")].map(({ content }) => content), ...added].join(" + ");
    return html`
      <button type="button" class="button small" id="back" @click=${() => this.dispatchEvent(new CustomEvent("gongkai-aside", { detail: null, bubbles: true, composed: true }))}>${icon("previous")}<span>${words.back}</span></button>
      <h1 tabindex="-1">${words.title}</h1>
      <p>${words.lead}</p>
      <dl>
        ${engine ? html`<div><dt>${words.version}</dt><dd>${engine.version}</dd></div><div><dt>${words.checks}</dt><dd>${words.checksOf(rules.length)}</dd></div>` : nothing}
        <div><dt>${words.licence}</dt><dd>${words.licenceMore}</dd></div>
        <div><dt>${words.source}</dt><dd>${words.sourceMore}</dd></div>
      </dl>
      <h2>${words.promise}</h2>
      <p>${words.promiseMore}</p>
      <h3>${words.stays}</h3>
      <p>${words.staysMore}</p>
      <p><label><input type="checkbox" id="plain" .checked=${this.plain} @change=${this.#onPlain}> ${words.plainTitle}</label></p>
      <h3>${words.verify}</h3>
      <ol>${words.ways.map((way) => html`<li>${way}</li>`)}</ol>
      <details><summary>${words.policy}</summary><code>${policy}</code></details>
      <h2>${words.keys}</h2>
      <dl class="keys">${words.keyList.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl>
      <p><label><input type="checkbox" id="single" .checked=${this.single} @change=${({ target }: Event) => this.dispatchEvent(new CustomEvent("gongkai-keys", { detail: (target as HTMLInputElement).checked, bubbles: true, composed: true }))}> ${words.single}</label></p>
      ${rules.length ? html`<p class="rules"><button type="button" class="link" id="all" @click=${() => this.dispatchEvent(new CustomEvent("gongkai-aside", { detail: "settings", bubbles: true, composed: true }))}>${words.allChecks(rules.length)}</button></p>` : nothing}`;
  }

  #onPlain = ({ target }: Event): void => {
    this.dispatchEvent(new CustomEvent("gongkai-title", { detail: (target as HTMLInputElement).checked, bubbles: true, composed: true }));
  };

  static override styles = [shared, css`
    :host { max-width: 46rem; margin: 0 auto; padding: 20px 0 40px; }
    h1 { margin: 18px 0 8px; font-size: 1.5rem; font-weight: 650; }
    h1:focus { outline: none; }
    h2 { margin: 26px 0 6px; font-size: 1.125rem; font-weight: 650; }
    h3 { margin: 12px 0 4px; font-size: 1rem; font-weight: 600; }
    dl > div { display: flex; margin-top: 6px; }
    dl { margin-top: 14px; }
    dt { flex: none; width: 9em; color: var(--soft); }
    .keys dt { width: 12em; }
    label { display: block; margin-top: 12px; cursor: pointer; }
    ol { padding-left: 1.5em; list-style: decimal; }
    ol li { margin-top: 4px; }
    details { margin-top: 10px; }
    summary { cursor: pointer; color: var(--accent); }
    code, kbd { font-family: var(--mono); font-size: .8125rem; overflow-wrap: anywhere; }
    .rules { margin-top: 26px; }
    @media (max-width: 640px) { dl > div { display: block; } dt { width: auto !important; } }
  `];
}
