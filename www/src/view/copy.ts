// A button that copies, and says whether it could.
import { css, html, LitElement, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { copy, type Clip } from "../output/clipboard.js";
import { shared } from "../style/shared.js";
import { icon } from "./icon.js";

/** How long the answer stands there, in milliseconds. */
const STAY = 5000;

export class GongkaiCopy extends LitElement {
  static override properties = { label: {}, clip: { attribute: false }, t: { attribute: false }, quiet: { type: Boolean }, done: { state: true } };
  declare label: string;
  declare clip: () => Clip;
  declare t: Dictionary;
  declare quiet: boolean;
  declare done: boolean | null;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.quiet = false;
    this.done = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const { t, done } = this;
    return html`<button type="button" class="button small ${this.quiet ? "bare" : ""}" @click=${this.#copy}>${icon(done ? "tick" : "copy")}<span>${this.label}</span></button
      ><span class="said hung ${done === false ? "failed" : ""}" role="status">${done === null ? "" : done ? t.away.copied : t.away.copyFailed}</span>`;
  }

  #copy = async (): Promise<void> => {
    this.done = await copy(this.clip());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.done = null), STAY);
  };

  static override styles = [shared, css`
    :host { position: relative; display: inline-flex; }
    .button.bare { color: var(--soft); font-size: .875rem; min-height: 30px; padding: 2px 8px; }
    .button.bare:hover { color: var(--accent); }
    .said { color: var(--sound); }
    :host(:not(.start)) .said { left: auto; right: 0; }
    .said.failed { color: var(--errors); }
  `];
}
