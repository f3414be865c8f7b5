// Choosing files, or a whole folder of them.
import { css, html, LitElement, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { shared } from "../style/shared.js";

export class GongkaiPick extends LitElement {
  static override properties = { t: { attribute: false }, more: { type: Boolean }, disabled: { type: Boolean } };
  declare t: Dictionary;
  /** Adds to what is there. */
  declare more: boolean;
  declare disabled: boolean;

  override render(): TemplateResult {
    const { t, more, disabled } = this;
    return html`
      <button type="button" class="button" id="files" ?disabled=${disabled} @click=${() => this.#open("files")}>${more ? t.addFiles : t.pick}</button>
      <button type="button" class="button" id="folder" ?disabled=${disabled} @click=${() => this.#open("folder")}>${more ? t.addFolder : t.pickFolder}</button>
      <input class="away files" type="file" multiple tabindex="-1" aria-hidden="true" @change=${this.#picked}>
      <input class="away folder" type="file" multiple webkitdirectory tabindex="-1" aria-hidden="true" @change=${this.#picked}>`;
  }

  #open(which: string): void {
    this.renderRoot.querySelector<HTMLInputElement>(`input.${which}`)?.click();
  }

  #picked = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.dispatchEvent(new CustomEvent("gongkai-files", { detail: [...(input.files ?? [])], bubbles: true, composed: true }));
    input.value = ""; // so that the same file can be picked again
  };

  static override styles = [shared, css`
    :host { display: inline-flex; flex-wrap: wrap; position: relative; }
    .button { margin: 4px 5px; }
  `];
}
