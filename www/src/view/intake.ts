// Getting text in: paste, type, pick, or look at an example.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { FAULTS } from "../i18n/fault.js";
import type { Dictionary, Lang } from "../i18n/index.js";
import type { State } from "../state/state.js";
import { shared } from "../style/shared.js";
import { detailsView, faultView } from "./fault.js";
import { icon } from "./icon.js";
import { failureWords } from "./refusal.js";

export class GongkaiIntake extends LitElement {
  static override properties = { state: { attribute: false }, t: { attribute: false }, lang: { attribute: false } };
  declare state: State;
  declare t: Dictionary;
  declare lang: Lang;

  /** Puts the cursor where text goes. */
  override focus(): void {
    const field = this.renderRoot.querySelector("textarea");
    if (!field) return;
    field.setSelectionRange(0, 0);
    field.focus();
  }

  override render(): TemplateResult {
    const { t, state } = this;
    const { engine, draft, draftOf, rows } = state;
    const failed = engine.status === "failed";
    const rich = draftOf?.media === "text/html";
    return html`
      <div class="intake">
        <h1>${t.lead}</h1>
        <p class="lead">${t.leadMore}</p>
        <p class="first"><button type="button" class="link" id="guide" ?disabled=${failed || engine.status === "starting"} @click=${() => this.#send("gongkai-guide", 0)}>${t.guide.offer}</button> <span class="soft small">${t.guide.offerMore}</span></p>
        ${this.#trouble()}
        <div class="paper ${draft ? "full" : ""}">
          <label for="text">${t.pasteLabel}</label>
          <p class="soft small" id="hint">${t.pasteHint}</p>
          <p class="soft small" id="kinds">${t.fileKinds}</p>
          <textarea id="text" aria-describedby="hint kinds" spellcheck="false" autocomplete="off" wrap="soft" rows="11" lang="zh-CN"
            placeholder=${t.pastePlaceholder} .value=${live(draft)} ?disabled=${failed}
            @input=${(event: Event) => this.#send("gongkai-draft", (event.target as HTMLTextAreaElement).value)}
            @keydown=${this.#onKey}></textarea>
          ${rich ? html`<p class="small rich">${icon("infos")} ${t.richNote}</p>` : nothing}
          <div class="actions">
            <button type="button" class="button main" id="check" ?disabled=${failed} @click=${() => this.#send("gongkai-check")}>${t.check}</button>
            <gongkai-pick .t=${t} ?disabled=${failed}></gongkai-pick>
            <button type="button" class="button bare" id="example" ?disabled=${failed} @click=${() => this.#send("gongkai-example")}>${t.example}</button>
            ${draft || rows.length ? html`<button type="button" class="button bare clear" title=${t.clearHint} @click=${() => this.#send("gongkai-clear")}>${t.clear}</button>` : nothing}
          </div>
        </div>
        ${this.#blank(failed)}
        <section class="privacy" aria-label=${t.privacyTitle}>
          <ul>${t.privacy.map(([short, long], i) => html`<li>${icon((["lock", "disk", "plug"] as const)[i] ?? "lock")}<p><b>${short}</b><span>${long}</span></p></li>`)}</ul>
          <p><button type="button" class="link" id="verify" @click=${() => this.#send("gongkai-aside", "about")}>${t.about.how}</button></p>
        </section>
      </div>
    `;
  }

  /** A form to fill in, in the place of a report to read. */
  #blank(failed: boolean): TemplateResult {
    const { t } = this;
    return html`<details class="blank">
      <summary>${t.blankStart}</summary>
      <p class="soft small">${t.blankMore}</p>
      <div class="fields">
        <p><label for="body">${t.blankBody}</label><input id="body" autocomplete="off" lang="zh-CN"></p>
        <p><label for="year">${t.blankYear}</label><input id="year" type="number" min="2019" max="2099" value=${new Date().getFullYear() - 1}></p>
        <p><label for="edition">${t.blankEdition}</label><select id="edition">${["F21", "F19"].map((edition) => html`<option value=${edition}>${t.editionName(edition)}</option>`)}</select></p>
        <button type="button" class="button main" id="fill" ?disabled=${failed || this.state.engine.status === "starting"} @click=${this.#fill}>${t.blankGo}</button>
      </div>
    </details>`;
  }

  #fill = (): void => {
    const value = (id: string) => this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() ?? "";
    this.#send("gongkai-blank", { edition: value("edition"), body: value("body"), year: Number(value("year")) || new Date().getFullYear() - 1 });
  };

  #trouble(): TemplateResult | typeof nothing {
    const { t, state } = this;
    if (state.engine.status === "failed") {
      return html`<div class="trouble" role="alert">${icon("errors")}<div><p><b>${t.engineFailedTitle}</b></p><p>${t.engineFailed}</p>
        <details><summary>${t.technical}</summary><code>${state.engine.reason}</code></details></div></div>`;
    }
    if (state.fault) {
      const words = FAULTS[t.lang];
      return html`<div class="trouble broken" role="alert">${icon("errors")}<div><p><b>${words.title}</b></p><p>${words.one}</p>${faultView(state.fault, t)}</div></div>`;
    }
    const reports = state.rows.filter(({ report }) => report !== null).length;
    if (reports) {
      return html`<div class="trouble still">${icon("infos")}<p>${t.stillThere(reports)} <button type="button" class="link" id="return" @click=${() => this.#send("gongkai-report")}>${t.toReports(reports)}</button></p></div>`;
    }
    if (state.rows.length === 0) return nothing;
    const notReport = state.items.some((item) => item !== null);
    return html`<div class="trouble" role="alert">${icon("warnings")}<div>${state.rows.map((row) => html`<p>${failureWords(row, t, this.lang, true)}</p>${detailsView(row, t)}`)}
      ${notReport ? html`<p class="soft">${t.notReportMore}</p>` : nothing}</div></div>`;
  }

  #send(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#send("gongkai-check");
  };

  static override styles = [shared, css`
    .intake { max-width: 860px; margin: 0 auto; padding: 7vh 0 40px; }
    h1 { font-size: 2rem; line-height: 1.35; font-weight: 650; }
    .lead { margin-top: 10px; color: var(--soft); font-size: 1.0625rem; }
    .paper { margin-top: 26px; padding: 20px 22px 18px; background: var(--surface); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
    label { display: block; font-size: 1.125rem; font-weight: 600; }
    textarea {
      display: block; width: 100%; min-height: 190px; max-height: 70vh; margin-top: 12px; padding: 14px 16px; resize: vertical;
      border: 1.5px dashed var(--line-strong); border-radius: var(--radius); background: var(--sunken); color: var(--ink);
      font: inherit; font-size: .9375rem; line-height: 1.75; tab-size: 4;
    }
    .full textarea { border-style: solid; height: 40vh; }
    textarea::placeholder { color: var(--soft); opacity: .75; }
    textarea:focus { outline: none; border: 1.5px solid var(--accent); box-shadow: 0 0 0 3px var(--accent-wash); background: var(--surface); }
    .rich { margin-top: 8px; color: var(--infos); }
    .actions { display: flex; flex-wrap: wrap; align-items: center; margin: 10px -5px -4px; }
    .actions > .button { margin: 4px 5px; }
    .clear { margin-left: auto !important; color: var(--soft); }
    .blank { margin-top: 16px; padding: 10px 22px; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); font-size: 1rem; }
    .blank summary { font-weight: 600; cursor: pointer; }
    .fields { display: flex; flex-wrap: wrap; align-items: flex-end; margin: 8px -6px 4px; }
    .fields > * { margin: 4px 6px; }
    .fields p:first-child { flex: 1 1 240px; }
    .fields label { font-size: .875rem; font-weight: 400; color: var(--soft); }
    .fields input, .fields select { width: 100%; height: 40px; padding: 4px 10px; border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); color: var(--ink); font: inherit; }
    .privacy { margin-top: 22px; }
    .privacy ul { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); grid-gap: 12px 24px; padding: 0 4px; }
    .privacy > p { margin: 10px 4px 0; font-size: .875rem; }
    .first { margin-top: 8px; }
    .privacy li { display: flex; align-items: flex-start; }
    .privacy .icon { width: 22px; height: 22px; margin: 2px 10px 0 0; color: var(--sound); }
    .privacy b { display: block; font-weight: 600; line-height: 1.6; }
    .privacy span { display: block; color: var(--soft); font-size: .875rem; line-height: 1.5; }
    .trouble { display: flex; margin-top: 22px; padding: 14px 18px; border: 1px solid var(--warnings); border-radius: var(--radius); background: var(--warnings-wash); }
    .trouble .icon { width: 24px; height: 24px; margin: 1px 12px 0 0; color: var(--warnings); }
    .trouble p { overflow-wrap: anywhere; }
    .still { border-color: var(--line-strong); background: var(--infos-wash); }
    .still .icon { color: var(--infos); }
    details { margin-top: 6px; font-size: .875rem; }
    code { font-family: var(--mono); overflow-wrap: anywhere; }
    @media (max-width: 640px) {
      .intake { padding: 22px 0 28px; }
      h1 { font-size: 1.5rem; }
      .lead { font-size: 1rem; }
      .paper { margin: 18px -6px 0; padding: 16px 14px 14px; }
      textarea { height: 200px; min-height: 140px; }
      .privacy ul { grid-template-columns: minmax(0, 1fr); }
    }
  `];
}
