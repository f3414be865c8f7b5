// What stands in the cells of an official table: prints, and headings.
import { html, type TemplateResult } from "lit";
import type { Cell } from "../engine/types.js";
import type { Dictionary } from "../i18n/index.js";
import { doubtOf } from "../state/reading.js";

/** The printed characters, or what stands for them. */
export function print(cell: Cell, t: Dictionary): TemplateResult {
  if (cell.state === "blank") return html`<span class="print-blank" aria-hidden="true"></span><span class="away">${t.states.blank}</span>`;
  const kind = doubtOf(cell);
  if (kind === "unread") return html`<span class="print" aria-hidden="true">?</span><span class="away">${t.unread}</span>`;
  if (kind === "inferred") return html`<span class="print">${cell.value}</span>`;
  if (cell.state === "missing") return html`<span class="print" aria-hidden="true">${t.missingMark}</span><span class="away">${t.states.missing}</span>`;
  return html`<span class="print">${cell.raw}</span>`;
}

/** What there is to say about a cell beyond its print. */
export function describe(cell: Cell, t: Dictionary): string {
  const kind = doubtOf(cell);
  // Of a cell that could not be read it is not known what it holds, nor that it is not there.
  return kind ? t.doubtMore[kind] : t.stateMore[cell.state];
}

/** Where a heading in a narrow column may break, so that its words stay whole. Chinese without this breaks anywhere. */
const WORDS = /(?:本年度|结果|其他|尚未|法律|社会|公益|商业|科研|制发|废止|现行|有效|不予|无法|处理|办理|项目|机构|^.、|\/)/g;

/** A heading with places where it may break. */
export function softly(label: string): (TemplateResult | string)[] {
  // （三）不予公开: the ordinal on a line of its own, the words under it.
  if (/^（.）/.test(label)) return [label.slice(0, 3), html`<wbr>`, html`<span class="whole">${softly(label.slice(3))}</span>`];
  const parts: (TemplateResult | string)[] = [];
  let from = 0;
  for (const { index = 0, 0: word } of label.length > 14 ? [] : label.matchAll(WORDS)) {
    for (const cut of [index, index + word.length]) {
      if (cut <= from || cut >= label.length) continue;
      parts.push(label.slice(from, cut), html`<wbr>`);
      from = cut;
    }
  }
  return [...parts, label.slice(from)];
}
