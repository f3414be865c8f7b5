// A sheet as it is seen and printed.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { MARKS, type Block, type Grid, type Part, type Sheet } from "../output/sheet.js";
import { shared } from "../style/shared.js";

export class GongkaiSheet extends LitElement {
  static override properties = { sheet: { attribute: false } };
  declare sheet: Sheet;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    const { lang, blocks } = this.sheet;
    return html`<article lang=${lang}>${blocks.map(block)}</article>`;
  }

  static override styles = [shared, css`
    article { font: 12pt/1.7 var(--serif); color: var(--ink); overflow-wrap: anywhere; }
    h1 { margin: 0 0 14pt; font-size: 18pt; line-height: 1.4; font-weight: 700; text-align: center; unicode-bidi: isolate; }
    h1:focus { outline: none; }
    h2 { margin: 14pt 0 6pt; font-size: 13pt; line-height: 1.5; font-weight: 700; break-after: avoid; }
    .line { margin: 5pt 0; text-indent: 2em; }
    .line.start { text-indent: 0; }
    .line.sign { margin-top: 16pt; text-indent: 0; break-inside: avoid; }
    .line.end { text-indent: 0; text-align: right; }
    .note { margin-top: 12pt; font-size: 9pt; color: var(--soft); }
    li { text-indent: 2em; break-inside: avoid; }
    .tick, .box { columns: 17em; column-gap: 2em; font-size: 10.5pt; }
    .tick li, .box li { text-indent: -1.5em; padding-left: 1.5em; }
    .wrap { overflow-x: auto; }
    table { width: 100%; margin: 0 0 10pt; border-collapse: collapse; font-size: 10pt; line-height: 1.4; font-variant-numeric: tabular-nums lining-nums; }
    caption { margin: 10pt 0 5pt; font-size: 11.5pt; font-weight: 700; text-align: center; break-after: avoid; }
    th, td { padding: 2.5pt 4pt; border: .75pt solid var(--ink); font-weight: 400; text-align: center; vertical-align: middle; unicode-bidi: isolate; }
    .left { text-align: left; }
    tr { break-inside: avoid; }
    .facts th { white-space: nowrap; }
    .findings { font-size: 9.5pt; table-layout: fixed; }
    .requests { font-size: 8.5pt; line-height: 1.3; table-layout: fixed; }
    .requests th, .requests td { padding: 1.8pt 2pt; }
    .requests .c0 { width: 5%; } .requests .c1 { width: 10%; } .requests .c2 { width: 29%; }
    .disputes { font-size: 8pt; table-layout: fixed; }
    .disputes th, .disputes td { padding: 2pt 1pt; }
    article:lang(en) .requests thead th, article:lang(en) th[scope=rowgroup], article:lang(en) .disputes th { font-size: 6pt; padding: 1.8pt .5pt; }
    article:lang(en) .requests .c2 { width: 24%; }
    .disputes th:lang(zh) { word-break: keep-all; }
    @media screen { .requests, .disputes { min-width: 620px; } .findings { min-width: 560px; } }
    @media print {
      .wrap { overflow: visible; }
      .disclosure, .requests, .disputes, .facts { break-inside: avoid; }
      thead { display: table-header-group; }
    }
  `];
}

function block(one: Block): TemplateResult {
  switch (one.kind) {
    case "title": return html`<h1 tabindex="-1">${one.text}</h1>`;
    case "heading": return html`<h2>${one.text}</h2>`;
    case "note": return html`<p class="note">${one.text}</p>`;
    case "line": return html`<p class="line ${one.at ?? ""}">${one.text}</p>`;
    case "list": return html`<ul class=${one.mark}>${one.items.map((item, i) => html`<li>${one.mark === "number" ? `${i + 1}. ` : MARKS[one.mark]}${item}</li>`)}</ul>`;
    case "grid": return grid(one.grid);
  }
}

function grid({ caption, name = caption, rows, headRows, widths, look }: Grid): TemplateResult {
  const line = (row: readonly Part[]) => html`<tr>${row.map((part) => cell(part))}</tr>`;
  const width = rows[0]?.reduce((sum, { colspan }) => sum + colspan, 0) ?? 0;
  const wide = look !== "facts";
  return html`<div class="wrap" tabindex=${wide ? 0 : nothing} role=${wide ? "region" : nothing} aria-label=${(wide && name) || nothing}>
    <table class=${look}>${caption ? html`<caption>${caption}</caption>` : nothing}
      <colgroup>${Array.from({ length: width }, (_, x) => html`<col class="c${x}" width=${widths?.[x] ? `${widths[x]}%` : nothing}>`)}</colgroup>
      ${headRows ? html`<thead>${rows.slice(0, headRows).map(line)}</thead>` : nothing}
      <tbody>${rows.slice(headRows).map(line)}</tbody>
    </table></div>`;
}

function cell({ text, colspan, rowspan, head, left }: Part): TemplateResult {
  const [across, down] = [colspan > 1 ? colspan : nothing, rowspan > 1 ? rowspan : nothing];
  const look = left ? "left" : nothing;
  if (!head) return html`<td class=${look} colspan=${across} rowspan=${down}>${text}</td>`;
  const scope = head === "row" ? (rowspan > 1 ? "rowgroup" : "row") : colspan > 1 ? "colgroup" : "col";
  return html`<th class=${look} scope=${scope} colspan=${across} rowspan=${down}>${text}</th>`;
}
