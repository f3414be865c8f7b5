// The line of the text that the chosen number stands in, under the table; of nothing chosen, that of the first error.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Document, Span } from "../engine/types.js";
import type { Dictionary } from "../i18n/index.js";
import { LAYOUT } from "../i18n/layout.js";
import { excerpt, pageOf } from "../state/places.js";
import { shared } from "../style/shared.js";

/** Characters before and behind the number: about three lines in all. */
const AROUND = 70;

export class GongkaiStrip extends LitElement {
  static override properties = { document: { attribute: false }, span: { attribute: false }, t: { attribute: false } };
  declare document: Document;
  /** `null`: there is no place to show. */
  declare span: Span | null;
  declare t: Dictionary;

  override render(): TemplateResult {
    const { t, span, document } = this;
    const words = LAYOUT[t.lang];
    if (!span) return html`<p class="soft"><b>${words.strip}</b> ${words.stripEmpty}</p>`;
    const { before, print, after } = excerpt(document.text, span, AROUND);
    const page = pageOf(document, span[0]);
    return html`<p><b class="soft">${words.strip}</b> ${page === null ? nothing : html`<b class="page">${t.page(page)}</b> `}<span class="excerpt" lang="zh-CN"><bdi>${before}</bdi><mark>${print || "▯"}</mark><bdi>${after}</bdi></span></p>
      <button type="button" class="link" id="open-text" @click=${() => this.dispatchEvent(new CustomEvent("gongkai-source", { bubbles: true, composed: true }))}>${words.openText}</button>`;
  }

  static override styles = [shared, css`
    :host { display: flex; align-items: flex-end; justify-content: space-between; min-height: 3.6rem; padding: 7px 12px; border: 1px solid var(--line); border-radius: var(--radius-small); background: var(--surface); font-size: .875rem; line-height: 1.55; }
    p { max-height: 4.7em; overflow: hidden; }
    .excerpt { display: inline; }
    .page { margin-right: .3em; }
    .link { flex: none; margin-left: 16px; font-size: .8125rem; }
  `];
}
