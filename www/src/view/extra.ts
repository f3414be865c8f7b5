// Rows that a place added to an official table (contract: `extra_rows`): quietly under it, each leading to its place.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Form, Report } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import type { Selection } from "../state/state.js";
import { shared } from "../style/shared.js";
import { print } from "./cells.js";
import { choose } from "./choose.js";

export class GongkaiExtra extends LitElement {
  static override properties = {
    form: { attribute: false }, report: { attribute: false }, selection: { attribute: false }, t: { attribute: false }, lang: { attribute: false }, embedded: { attribute: false },
  };
  declare form: Form;
  declare report: Report;
  declare selection: Selection;
  declare t: Dictionary;
  declare lang: Lang;
  /** There is no text beside it to show a place in. */
  declare embedded: boolean;

  override render(): TemplateResult | typeof nothing {
    const { t, form } = this;
    const rows = this.report.extra_rows.map((row, index) => ({ row, index })).filter(({ row }) => row.table === form.table);
    if (rows.length === 0) return nothing;
    return html`<h3>${t.extraRows} <span class="soft">${t.extraMore}</span></h3>
      <ul>${rows.map(({ row, index }) => {
        const columns = this.#columns(row.label, row.cells.length);
        return html`<li class=${this.selection.extra === index ? "chosen" : ""}>
          <span class="label" lang="zh-CN"><bdi>${row.label}</bdi></span>
          <span class="values">${row.cells.map((cell, i) => html`<span class="value">${columns[i] ? html`<span class="soft">${columns[i]}</span> ` : nothing}<b>${print(cell, t)}</b></span> `)}</span>
          ${this.embedded ? nothing : html`<button type="button" class="link" aria-label=${t.labelled(t.showInSource, row.label)} @click=${() => choose(this, { extra: index, origin: "table" })}>${t.showInSource}</button>`}
        </li>`;
      })}</ul>`;
  }

  /** The headings of the official row that this one is part of, where they can be told. */
  #columns(label: string, count: number): readonly string[] {
    const parent = label.split(" / ")[0];
    const row = this.form.rows.find((one) => one.label.zh === parent && one.columns.length === count);
    return row?.columns.map((column) => say(column.label, this.lang)) ?? [];
  }

  static override styles = [shared, css`
    :host { margin-top: 10px; font-size: .875rem; line-height: 1.6; }
    h3 { font-size: .8125rem; font-weight: 600; }
    h3 .soft { margin-left: .6em; font-weight: 400; }
    li { display: flex; flex-wrap: wrap; align-items: baseline; padding: 4px 8px; border-left: 3px solid var(--line); margin-top: 4px; }
    li.chosen { border-left-color: var(--accent); background: var(--accent-wash); }
    .label { margin-right: 1.4em; }
    .values { margin-right: auto; }
    .value { display: inline-block; margin-right: 1.2em; font-variant-numeric: tabular-nums; }
    .value b { font-weight: 600; }
    .print-blank { display: inline-block; width: .9em; height: .7em; border: 1px dashed var(--blank); border-radius: 2px; }
    .link { font-size: .8125rem; }
  `];
}
