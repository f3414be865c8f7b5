// What just happened, in a line, with the way back. It goes by itself, but not while somebody is at it.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { FAULTS } from "../i18n/fault.js";
import { SETTINGS } from "../i18n/settings.js";
import { DRAFTS, TOASTS } from "../i18n/toast.js";
import { SHOWN, type Toast, type ToastAct } from "../state/toast.js";
import { shared } from "../style/shared.js";
import { faultView } from "./fault.js";
import { icon } from "./icon.js";
import { failureWords } from "./refusal.js";

export class GongkaiToast extends LitElement {
  static override properties = { toast: { attribute: false }, t: { attribute: false } };
  declare toast: Toast | null;
  declare t: Dictionary;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    for (const type of ["mouseenter", "focusin"]) this.addEventListener(type, () => clearTimeout(this.#timer));
    for (const type of ["mouseleave", "focusout"]) this.addEventListener(type, () => this.#wait());
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get("toast");
    if (changed.has("toast") && before?.stamp !== this.toast?.stamp) this.#wait();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.toast) this.#timer = setTimeout(() => this.#send("end"), SHOWN);
  }

  override render(): TemplateResult {
    const { t, toast } = this;
    const words = TOASTS[t.lang];
    // The region is there before there is anything to say: what comes into it is read out.
    return html`<div class=${toast ? "toast" : ""} role="status">${toast ? html`<p>${this.#words(toast)}</p>
      ${toast.kind === "fault" ? faultView(toast.details, t) : nothing}
      ${toast.undoable ? html`<button type="button" class="button small" id="undo" title="Ctrl+Z" @click=${() => this.#send("undo")}>${icon("undo")} ${words.undo}</button>` : nothing}
      ${toast.kind === "added" && toast.row ? html`<button type="button" class="button small open" @click=${() => this.#send("open")}>${words.open}</button>` : nothing}
      ${toast.kind === "resumed" ? html`<button type="button" class="button small forget" @click=${() => this.#send("forget")}>${DRAFTS[t.lang].forget}</button>` : nothing}
      <button type="button" class="button small bare" id="dismiss" aria-label=${words.dismiss} title=${words.dismiss} @click=${() => this.#send("end")}>${icon("close")}</button>` : nothing}</div>`;
  }

  #words(toast: Toast): string {
    const { t } = this;
    const words = TOASTS[t.lang];
    switch (toast.kind) {
      case "cleared": return words.cleared(toast.reports);
      case "added": return words.added(toast.reports, toast.number);
      case "unread": return toast.numbers ? words.noCell : [...toast.failed.filter(({ name }) => name).map((row) => failureWords(row, t, t.lang, true)), words.unread].join(" ");
      case "reread": return words.reread;
      case "pasted": return words.pasted(toast.cells);
      case "completed": return words.completed(toast.cells);
      case "unfit": return words.unfit[toast.why](toast.rows, toast.columns);
      case "restored": return toast.blank ? words.emptied(toast.cells) : words.restored(toast.cells);
      case "ruled": return toast.plain ? SETTINGS[t.lang].unruled : SETTINGS[t.lang].ruled;
      case "fault": return FAULTS[t.lang].change;
      case "resumed": return words.resumed(toast.reports);
    }
  }

  #send(act: ToastAct): void {
    this.dispatchEvent(new CustomEvent("gongkai-toast", { detail: act, bubbles: true, composed: true }));
  }

  static override styles = [shared, css`
    :host { position: fixed; z-index: 30; left: 0; right: 0; bottom: 22px; display: flex; justify-content: center; pointer-events: none; }
    .toast {
      display: flex; align-items: center; flex-wrap: wrap; max-width: min(46rem, calc(100vw - 32px)); padding: 8px 10px 8px 18px; border: 1px solid var(--line-strong); border-left: 4px solid var(--accent);
      border-radius: var(--radius); background: var(--surface); box-shadow: 0 6px 24px rgba(0, 20, 30, .22); pointer-events: auto;
    }
    p { margin: 3px 12px 3px 0; overflow-wrap: anywhere; flex: 1 1 auto; }
    .button { margin-left: 6px; }
    .button .icon { width: 1.05em; height: 1.05em; margin-right: .3em; }
    #dismiss { padding: 3px 7px; }
    #dismiss .icon { margin: 0; }
    /* The lower edge belongs to the sheet of what is chosen, the upper one to the body's name. */
    @media (max-width: 1099px) { :host { bottom: calc(var(--clear-bottom, 0px) + 10px); } }
    @media print { :host { display: none; } }
  `];
}
