// Further prints of a table (contract: `other_tables`): closed under it, to look at only.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Form, Report, TableName } from "../engine/types.js";
import type { Dictionary, Lang } from "../i18n/index.js";
import { tableGrid } from "../output/tables.js";
import { formOfOther, othersOf } from "../state/reading.js";
import { shared } from "../style/shared.js";

export class GongkaiOthers extends LitElement {
  static override properties = { forms: { attribute: false }, report: { attribute: false }, table: { attribute: false }, t: { attribute: false }, lang: { attribute: false }, opened: { state: true } };
  declare forms: readonly Form[];
  declare report: Report;
  declare table: TableName;
  declare t: Dictionary;
  declare lang: Lang;
  /** Those that somebody opened: the others are not drawn. */
  declare opened: readonly number[];

  constructor() {
    super();
    this.opened = [];
  }

  override render(): TemplateResult | typeof nothing {
    const others = othersOf(this.report, this.table);
    if (others.length === 0) return nothing;
    return html`${others.map((other, index) => {
      const form = formOfOther(this.forms, other);
      const name = this.t.proof.otherPrint(other.label || this.t.proof.unnamed);
      if (!form) return html`<p>${name}</p>`;
      const open = () => { if (!this.opened.includes(index)) this.opened = [...this.opened, index]; };
      const grid = () => ({ ...tableGrid(form, { ...this.report, cells: other.cells }, this.lang, this.t.missingMark), name });
      return html`<details @toggle=${open}><summary>${name}</summary>${this.opened.includes(index)
        ? html`<gongkai-sheet .sheet=${{ lang: this.lang === "zh" ? "zh-CN" : "en", blocks: [{ kind: "grid", grid: grid() }] }}></gongkai-sheet>` : nothing}</details>`;
    })}`;
  }

  static override styles = [shared, css`
    :host { margin-top: 8px; font-size: .875rem; line-height: 1.6; }
    details { margin-top: 4px; padding: 4px 10px; border-left: 3px solid var(--doubts); }
    summary { cursor: pointer; overflow-wrap: anywhere; unicode-bidi: isolate; }
    gongkai-sheet { margin-top: 6px; }
  `];
}
