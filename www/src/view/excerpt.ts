// A place in the text, with a few words around it, and the way there.
import { html, nothing, type TemplateResult } from "lit";
import type { Document, Span } from "../engine/types.js";
import type { Dictionary } from "../i18n/index.js";
import { excerpt, pageOf } from "../state/places.js";

/** `linked`: there is a text to show it in. The host listens for `gongkai-source`, or lets it pass up to the page. */
export function placeView(document: Document, span: Span, t: Dictionary, linked = true): TemplateResult {
  const { before, print, after } = excerpt(document.text, span);
  const page = pageOf(document, span[0]);
  const show = (event: Event) =>
    event.currentTarget?.dispatchEvent(new CustomEvent("gongkai-source", { bubbles: true, composed: true }));
  return html`${page === null ? nothing : html`<b class="page">${t.page(page)}</b> `}<span class="excerpt" lang="zh-CN"><bdi>${before}</bdi><mark>${print || "▯"}</mark><bdi>${after}</bdi></span>
    ${linked ? html`<button type="button" class="link to-source" @click=${show}>${t.showInSource}</button>` : nothing}`;
}
