// The switch for the draft on this machine, with what it means said before it is turned.
import { css, html, LitElement, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { DRAFTS } from "../i18n/toast.js";
import type { Draft, DraftState } from "../state/draft.js";
import { shared } from "../style/shared.js";

export class GongkaiDraft extends LitElement {
  static override properties = { draft: { attribute: false }, state: {}, t: { attribute: false }, open: { state: true } };
  declare draft: Draft;
  declare state: DraftState;
  declare t: Dictionary;
  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  override render(): TemplateResult {
    const { open, state } = this;
    const words = DRAFTS[this.t.lang];
    const now = state === "on" ? words.on : state === "full" ? words.large : words.off;
    return html`<button type="button" class="link" id="draft" aria-expanded=${open ? "true" : "false"} aria-controls="panel" @click=${() => this.#open(!open)}>${words.button}</button>
      <div class="panel" id="panel" ?hidden=${!open} role="group" aria-label=${words.button} @keydown=${this.#onKey}>
        <p>${words.what}</p>
        <p id="now" role="status"><b>${now}</b></p>
        ${state === "off" ? html`<button type="button" class="button small main" id="allow" @click=${() => this.draft.allow()}>${words.turnOn}</button>`
          : html`<button type="button" class="button small" id="forget" @click=${() => this.draft.forget()}>${words.forget}</button>`}
        <button type="button" class="button small" id="close" @click=${() => this.#open(false)}>${words.close}</button>
      </div>`;
  }

  override updated(): void {
    if (this.open) this.renderRoot.querySelector(".panel")?.scrollIntoView({ block: "nearest" });
  }

  #open(open: boolean): void {
    this.open = open;
    if (!open) this.renderRoot.querySelector<HTMLElement>("#draft")?.focus();
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#open(false);
  };

  static override styles = [shared, css`
    :host { display: inline; }
    .link { color: inherit; }
    .panel { max-width: 36rem; margin: 10px auto 0; padding: 14px 18px; border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--surface); color: var(--ink); text-align: left; line-height: 1.6; }
    .panel[hidden] { display: none; }
    .panel > * + * { margin-top: 8px; }
    .panel .button { margin: 12px 8px 0 0; }
    @media print { :host { display: none; } }
  `];
}
