// A copy of the page, for a stick or for a colleague. What will be inside is said before it is saved.
import { css, html, nothing, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { fileName, save } from "../output/clipboard.js";
import { copyOf, type Parts } from "../output/copy.js";
import { keep } from "../state/kept.js";
import type { State } from "../state/state.js";
import { shared } from "../style/shared.js";
import { Panel } from "./panel.js";

/** So many reports are named; more are counted. */
const NAMED = 5;

export class GongkaiOffline extends Panel {
  static override properties = {
    state: { attribute: false }, parts: { attribute: false }, t: { attribute: false }, open: { state: true }, inside: { state: true }, said: { state: true },
  };
  declare state: State;
  declare parts: Parts;
  declare t: Dictionary;
  /** With the reports. */
  declare inside: boolean;
  declare said: string;

  constructor() {
    super();
    this.inside = false;
    this.said = "";
  }

  override render(): TemplateResult {
    const { t, open, state } = this;
    const words = t.offline;
    const rows = state.rows.filter(({ report }) => report !== null);
    const inputs = state.items.filter((item) => item).length;
    const inside = this.inside && rows.length > 0;
    const size = Math.round((this.parts.engine.length + this.parts.app.length + (inside ? state.items.reduce((sum, item) => sum + (item?.source.text.length ?? 0) * 3, 0) : 0)) / 1024);
    const named = rows.slice(0, NAMED).map(({ body, title, year }) => `${body ?? title ?? t.untitled}${year === null ? "" : ` ${year}`}`);
    const names = rows.length > NAMED ? [...named, words.andMore(rows.length - NAMED)] : named;
    const changed = rows.reduce((sum, row) => sum + row.changed, 0);
    return html`<button type="button" class="link" id="offline" aria-expanded=${open ? "true" : "false"} aria-controls="copy" @click=${() => this.show(!open)}>${words.save}</button>
      <div class="panel" id="copy" ?hidden=${!open} role="group" aria-label=${words.save} @keydown=${this.onKey}>
        <p id="what">${words.what(size)}</p>
        <p id="browsers">${words.browsers}</p>
        ${rows.length ? html`<label><input type="checkbox" id="inside" .checked=${inside} @change=${({ target }: Event) => (this.inside = (target as HTMLInputElement).checked)}> ${words.inside(rows.length)}</label>` : nothing}
        <p id="holds" role="status">${inside ? html`${words.holds(inputs, t.listOf(names), changed)} <b>${words.warning}</b>` : words.empty}</p>
        <button type="button" class="button small main" id="go" @click=${() => this.#save(inside, rows.length)}>${words.go}</button>
        <button type="button" class="button small" id="cancel" @click=${() => this.show(false)}>${words.cancel}</button>
      </div>
      <span role="status" class="said">${this.said}</span>`;
  }

  protected override show(open: boolean): void {
    super.show(open);
    this.said = "";
    // Every time anew: nobody hands on a report because of what was ticked the last time.
    this.inside = false;
  }

  #save(inside: boolean, reports: number): void {
    const name = fileName(this.t.offline.file(inside ? reports : 0), "html");
    save(name, "text/html", copyOf(this.parts, inside ? keep(this.state) : null));
    this.show(false);
    this.said = this.t.offline.saved(name);
  }

  static override styles = [shared, Panel.panel, css`
    label { display: block; cursor: pointer; }
    .said:not(:empty) { margin-left: .8em; }
  `];
}
