// The switch for the draft on this machine, with what it means said before it is turned.
import { html, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { DRAFTS } from "../i18n/toast.js";
import type { Draft, DraftState } from "../state/draft.js";
import { shared } from "../style/shared.js";
import { Panel } from "./panel.js";

export class GongkaiDraft extends Panel {
  static override properties = { draft: { attribute: false }, state: {}, t: { attribute: false }, open: { state: true } };
  declare draft: Draft;
  declare state: DraftState;
  declare t: Dictionary;

  override render(): TemplateResult {
    const { open, state } = this;
    const words = DRAFTS[this.t.lang];
    const now = state === "on" ? words.on : state === "full" ? words.large : words.off;
    return html`<button type="button" class="link" id="draft" aria-expanded=${open ? "true" : "false"} aria-controls="panel" @click=${() => this.show(!open)}>${words.button}</button>
      <div class="panel" id="panel" ?hidden=${!open} role="group" aria-label=${words.button} @keydown=${this.onKey}>
        <p>${words.what}</p>
        <p id="now" role="status"><b>${now}</b></p>
        ${state === "off" ? html`<button type="button" class="button small main" id="allow" @click=${() => this.draft.allow()}>${words.turnOn}</button>`
          : html`<button type="button" class="button small" id="forget" @click=${() => this.draft.forget()}>${words.forget}</button>`}
        <button type="button" class="button small" id="close" @click=${() => this.show(false)}>${words.close}</button>
      </div>`;
  }

  override updated(): void {
    if (this.open) this.renderRoot.querySelector(".panel")?.scrollIntoView({ block: "nearest" });
  }

  static override styles = [shared, Panel.panel];
}
