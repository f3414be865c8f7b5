// A paper, open: as it will be printed, with what can be done with it.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Engine } from "../engine/engine.js";
import type { Dictionary, Lang } from "../i18n/index.js";
import type { Clip } from "../output/clipboard.js";
import { sheetHtml, sheetText } from "../output/markup.js";
import { saveOffice } from "../output/office.js";
import { paper, type PaperKind } from "../output/papers.js";
import type { Sheet } from "../output/sheet.js";
import { tally, type Entry } from "../state/reading.js";
import { shared } from "../style/shared.js";
import { icon } from "./icon.js";

export class GongkaiPaper extends LitElement {
  static override properties = {
    kind: {}, entry: { attribute: false }, engine: { attribute: false }, t: { attribute: false }, lang: { attribute: false }, said: { state: true },
  };
  declare kind: PaperKind;
  declare entry: Entry;
  declare engine: Engine;
  declare t: Dictionary;
  declare lang: Lang;

  /** What became of the last download. */
  declare said: string;

  constructor() {
    super();
    this.said = "";
  }

  override focus(): void {
    this.renderRoot.querySelector<LitElement>("gongkai-sheet")?.focus();
  }

  get #sheet(): Sheet {
    const { kind, entry, engine: { forms, rules, version }, t, lang } = this;
    return paper(kind, { entry, forms, rules, version, t, lang });
  }

  override render(): TemplateResult {
    const { t, kind, entry } = this;
    const words = t.away;
    const { doubts } = tally(entry);
    return html`<div class="tools">
        <button type="button" class="button small" id="back" @click=${() => this.dispatchEvent(new CustomEvent("gongkai-paper", { detail: null, bubbles: true, composed: true }))}>${icon("previous")}<span>${words.back}</span></button>
        <span class="rest">
          <gongkai-copy .label=${words.copyPaper} .clip=${this.#clip} .t=${t}></gongkai-copy>
          <button type="button" class="button small" id="save" @click=${this.#save}>${icon("save")}<span>${words.savePaper}</span></button>
          <button type="button" class="button small main" id="print" @click=${() => window.print()}>${icon("print")}<span>${words.print}</span></button>
        </span>
      </div>
      <p class="saved small" role="status">${this.said}</p>
      ${kind === "notice" ? html`<p class="hint soft small">${words.noticeHint}${doubts ? html` ${words.noticeDoubts(doubts)}` : nothing}</p>` : nothing}
      <gongkai-sheet .sheet=${this.#sheet}></gongkai-sheet>`;
  }

  #clip = (): Clip => {
    const sheet = this.#sheet;
    return { html: sheetHtml(sheet), text: sheetText(sheet) };
  };

  #save = async (): Promise<void> => {
    const { kind, entry, engine, t, lang } = this;
    try {
      this.said = t.away.saved(await saveOffice(kind, entry, engine, t, lang));
    } catch {
      this.said = t.away.saveFailed;
    }
  };

  static override styles = [shared, css`
    :host { max-width: 900px; margin: 0 auto; padding: 20px 0 40px; }
    .tools { display: flex; flex-wrap: wrap; justify-content: space-between; margin: -4px -4px 10px; }
    .rest { display: flex; flex-wrap: wrap; }
    .tools .button, .tools gongkai-copy { margin: 4px; }
    .saved { color: var(--sound); }
    .hint { margin: 0 0 12px; }
    gongkai-sheet { padding: 48px 56px; border: 1px solid var(--line); border-radius: 2px; background: var(--surface); box-shadow: var(--shadow); }
    @media (max-width: 640px) { gongkai-sheet { padding: 24px 16px; } }
    @media print {
      :host { max-width: none; padding: 0; }
      .tools, .hint, .saved { display: none; }
      gongkai-sheet { padding: 0; border: 0; box-shadow: none; }
    }
  `];
}
