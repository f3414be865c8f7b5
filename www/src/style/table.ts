// How an official table looks: its frame, headings that stay, columns, cells in every state, on phones and on paper.
import { css } from "lit";

export const tableStyle = css`
  /* Positioned, so that words for screen readers only do not stick out of its scrolling. */
  .frame { position: relative; border-radius: var(--radius); }
  .frame.scrolls { overflow: auto; max-height: var(--frame-height, 86vh); border: 1px solid var(--line); overscroll-behavior-x: contain; }
  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    background: var(--surface);
    /* Without a doctype tables take that of the body. */
    color: inherit;
    font-size: .875rem;
    line-height: 1.45;
    font-variant-numeric: tabular-nums lining-nums;
  }
  caption {
    padding: 0 0 10px;
    text-align: left;
    font-size: 1.0625rem;
    font-weight: 600;
    color: var(--ink);
  }
  .scrolls caption { padding: 10px 12px; background: var(--surface); }
  .scrolls caption .stay { display: inline-block; position: sticky; left: 12px; max-width: calc(100vw - 60px); }
  caption .note-line { display: block; font-size: .875rem; font-weight: 400; color: var(--doubts); overflow-wrap: anywhere; unicode-bidi: isolate; }
  caption .name { color: var(--accent); margin-right: .4em; }

  th, td {
    padding: 0;
    border: 0 solid var(--line);
    border-width: 0 1px 1px 0;
    background-clip: padding-box;
  }
  tr > :first-child { border-left-width: 1px; }
  thead tr:first-child > * { border-top-width: 1px; }
  /* A row whose first column is spanned from above begins inside the table. */
  .requests tbody tr > th.at1:first-child, .requests tbody tr > th.at2:first-child, .requests thead tr + tr > :first-child,
  .disputes thead tr + tr + tr > :first-child { border-left-width: 0; }
  .scrolls th, .scrolls td { border-left-width: 0 !important; }
  .scrolls thead tr:first-child > * { border-top-width: 1px; }

  th {
    padding: 7px 8px;
    background-color: var(--head);
    color: var(--ink);
    font-weight: 500;
    text-align: center;
    vertical-align: middle;
    overflow-wrap: anywhere;
  }
  /* Headings break at the words that softly() marks; long labels anywhere, as Chinese does. */
  th:lang(zh):not([scope=row]):not(.note) { word-break: keep-all; }
  th.label { text-align: left; background-color: var(--surface); font-weight: 400; }
  thead th.label, th.block { background-color: var(--head); }
  th.block { text-align: left; font-weight: 600; padding-left: 12px; }
  th.note { font-size: .75rem; line-height: 1.5; color: var(--soft); font-weight: 400; }
  .requests tbody th[scope=rowgroup] { background-color: var(--head); text-align: center; font-weight: 500; }

  @media (min-width: 481px) { th[scope=rowgroup] .whole { white-space: nowrap; } th[scope=rowgroup] .whole wbr { display: none; } }

  /* Sticky on the cells: Chromium learnt it for rows in 91. */
  thead th { position: sticky; top: calc(var(--above, 0px) + var(--page-top, 0px)); z-index: 2; }
  .scrolls thead th { top: var(--above, 0px); }
  .scrolls .requests th.label { position: sticky; z-index: 1; left: 0; }
  .scrolls .requests th.at1 { left: var(--w0); }
  .scrolls .requests th.at2 { left: calc(var(--w0) + var(--w1)); }
  .scrolls .requests thead th.label { z-index: 3; }

  .disclosure { table-layout: fixed; min-width: 30rem; }
  .disclosure .c0 { width: 34%; }
  .disclosure th.label { padding-left: 12px; }
  .disclosure th[scope=col] { background-color: var(--head); }
  /* Its headings change from block to block: none of them may stay on top of another block. */
  .disclosure thead th { position: static; }

  .requests { table-layout: fixed; min-width: var(--requests, 40rem); --w0: 2.2rem; --w1: 4.6rem; }
  .requests .c0 { width: 2.2rem; }
  .requests .c1 { width: 4.6rem; }
  .requests .c3, .requests .c4, .requests .c5, .requests .c6, .requests .c7, .requests .c8, .requests .c9 { width: 8.4%; }
  .requests thead th { padding: 6px 3px; }
  .requests thead th.note { padding: 8px 12px; }
  .requests tbody th[scope=rowgroup] { padding: 6px 3px; font-size: .8125rem; }
  .requests tbody th.at0[scope=rowgroup] > span { writing-mode: vertical-rl; letter-spacing: .12em; }
  table:lang(en).requests { min-width: 48rem; --w1: 5.4rem; font-size: .8125rem; }
  table:lang(en).requests .c1 { width: 5.4rem; }
  table:lang(en).requests .c3, table:lang(en).requests .c4, table:lang(en).requests .c5, table:lang(en).requests .c6,
  table:lang(en).requests .c7, table:lang(en).requests .c8, table:lang(en).requests .c9 { width: 9.7%; }
  table:lang(en).requests thead th { font-size: .71875rem; overflow-wrap: normal; }
  table:lang(en).requests tbody th.at0[scope=rowgroup] > span { letter-spacing: 0; }

  .statistics { table-layout: fixed; min-width: 19rem; }
  .statistics .c1 { width: 5.5rem; }
  .statistics .c2 { width: 24%; }
  .statistics th.label { padding-left: 12px; }
  .statistics th:nth-child(2) { text-align: center; }

  .disputes { table-layout: fixed; min-width: 46rem; }
  .disputes button[data-cell] { padding: 4px .75em 4px 2px; }
  .disputes th { padding: 6px 2px; font-size: .8125rem; }
  table:lang(en).disputes { min-width: 58rem; }
  table:lang(en).disputes th { font-size: .71875rem; }

  @media (max-width: 640px) {
    table { font-size: .8125rem; }
    .statistics .c1 { width: 3rem; }
    .disclosure { min-width: 20rem; }
    .disclosure th { padding: 6px 4px; }
    .disclosure th.label, .disclosure th.block { padding-left: 8px; }
    .requests { min-width: 31rem; --w0: 1.6rem; --w1: 3rem; }
    .requests .c0 { width: 1.6rem; }
    .requests .c1 { width: 3rem; }
    .requests .c3, .requests .c4, .requests .c5, .requests .c6, .requests .c7, .requests .c8, .requests .c9 { width: 2.9rem; }
    .requests th.label { padding: 6px 4px; font-size: .75rem; }
    .requests thead th { font-size: .75rem; }
    .requests button[data-cell] { padding-right: .8em; }
    .requests.long { min-width: 44rem; }
    .requests.long .c3, .requests.long .c4, .requests.long .c5, .requests.long .c6, .requests.long .c7, .requests.long .c8, .requests.long .c9 { width: 4.8rem; }
    table:lang(en).requests { min-width: 47rem; --w1: 4.8rem; }
    table:lang(en).requests .c1 { width: 4.8rem; }
  }

  /* A phone shows the whole of table 3. Where numbers are too long for that it scrolls, and no label stays in
     their way: the card below names what is chosen. */
  @media (max-width: 480px) {
    .scrolls .requests tbody th.label { position: static; }
    .scrolls .requests thead th.label { left: auto; z-index: 2; }
    table:lang(zh).requests:not(.long) { min-width: 19rem; --w0: 1.1rem; --w1: 2.15rem; }
    table:lang(zh).requests:not(.long) .c0 { width: 1.1rem; }
    table:lang(zh).requests:not(.long) .c1 { width: 2.15rem; }
    table:lang(zh).requests:not(.long) .c3, table:lang(zh).requests:not(.long) .c4, table:lang(zh).requests:not(.long) .c5,
    table:lang(zh).requests:not(.long) .c6, table:lang(zh).requests:not(.long) .c7, table:lang(zh).requests:not(.long) .c8,
    table:lang(zh).requests:not(.long) .c9 { width: 1.8rem; }
    table:lang(zh).requests:not(.long) th.label, table:lang(zh).requests:not(.long) thead th { padding: 5px 2px; font-size: .6875rem; line-height: 1.4; }
    table:lang(zh).requests:not(.long) thead th.note { padding: 5px 4px; }
    table:lang(zh).requests:not(.long) tbody th[scope=rowgroup] { padding: 5px 0; font-size: .6875rem; }
    table:lang(zh).requests:not(.long) button[data-cell] { padding: 4px 1px; text-align: right; font-size: .75rem; overflow-wrap: normal; }
    .requests .query { position: absolute; top: 1px; right: 2px; margin: 0; }
  }

  td { height: 1px; background-color: var(--surface); }
  button[data-cell] {
    position: relative;
    display: block;
    width: 100%;
    height: 100%;
    min-height: 33px;
    padding: 4px 1.1em 4px .4em;
    border: 0;
    border-radius: 0;
    background: none;
    text-align: right;
    cursor: pointer;
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
  }
  button[data-cell]:hover { background: var(--accent-wash); }
  button[data-cell]:focus { outline-offset: -3px; z-index: 1; }

  /* States: each has a shape of its own. */
  .print-blank { display: inline-block; width: .9em; height: .7em; border: 1px dashed var(--blank); border-radius: 2px; vertical-align: -.02em; }
  .placeholder { color: var(--soft); font-style: italic; }
  .text .print { text-decoration: underline wavy var(--warnings); text-underline-offset: 4px; }
  .missing { color: var(--soft); }
  .missing .print { padding: 0 .35em; border: 1px solid var(--line-strong); border-radius: 3px; font-size: .75rem; }
  .doubt[data-cell] { background: var(--doubts-wash); }
  .doubt .print, .doubt .print-blank { outline: 1.5px dotted var(--doubts); outline-offset: 2px; border-radius: 2px; }
  .inferred .print { font-style: italic; }
  .unread .print { display: inline-block; min-width: 1.3em; padding: 0; border: 0; color: var(--doubts); font-size: inherit; font-weight: 700; line-height: 1.25; text-align: center; }
  .query { margin-left: .35em; color: var(--doubts); font-weight: 700; font-size: .8em; vertical-align: .25em; }

  /* Changed by the person: a bar at the left, and the print, struck through, above the new number. Both fit the row: it does not grow. */
  .changed[data-cell]::before { content: ""; position: absolute; top: 3px; bottom: 3px; left: 2px; width: 3px; border-radius: 2px; background: var(--accent); }
  .changed[data-cell] { padding-top: 1px; padding-bottom: 1px; line-height: 1.15; }
  del { display: block; color: var(--soft); font-size: .75em; line-height: 1.1; font-weight: 400; white-space: nowrap; }
  .changed .print { font-weight: 700; }
  /* In a narrow column wider than its cell, to the left: the columns do not move. */
  input.edit { position: relative; z-index: 2; float: right; width: 100%; min-width: 4em; height: 100%; min-height: 33px; padding: 2px .5em; border: 2px solid var(--accent); border-radius: 0; background: var(--surface); color: var(--ink); font: inherit; font-weight: 700; text-align: right; }
  td > input.edit { margin-left: -4em; }
  input.edit:focus { outline: none; }

  .marked { font-weight: 700; }
  .marked.errors { color: var(--errors); background: var(--errors-wash); }
  .marked.warnings { color: var(--warnings); background: var(--warnings-wash); }
  .flag { position: absolute; top: 0; right: 0; border: 5px solid; border-color: currentColor currentColor transparent transparent; }
  .marked.warnings .flag { border-width: 4px; }

  .lit { background: var(--accent-wash); box-shadow: inset 0 0 0 1px var(--accent); }
  .first { background: var(--accent-wash); box-shadow: inset 0 0 0 3px var(--accent); font-weight: 700; }
  .errors.first { background: var(--errors-wash); box-shadow: inset 0 0 0 3px var(--errors); }
  .warnings.first { background: var(--warnings-wash); box-shadow: inset 0 0 0 3px var(--warnings); }

  .tip {
    position: fixed; z-index: 15; width: max-content; max-width: min(360px, calc(100vw - 24px)); max-height: 40vh; overflow: auto; padding: 8px 12px;
    border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); color: var(--ink);
    box-shadow: 0 6px 24px rgba(0, 20, 30, .18); font-size: .8125rem; line-height: 1.55; white-space: pre-line; overflow-wrap: anywhere;
  }
  .tip[hidden] { display: none; }

  /* Nobody scrolls or presses on paper. Chromium 81 prints repeated headings over each other, and vertical words flat. */
  @media print {
    .frame { break-inside: avoid; }
    .frame.scrolls { overflow: visible; max-height: none; }
    thead { display: table-row-group; }
    thead th, th.label { position: static !important; }
    button[data-cell] { min-height: 0; }
    table:lang(zh).requests tbody th.at0[scope=rowgroup] > span { writing-mode: horizontal-tb; letter-spacing: 0; }
  }

  @media (forced-colors: active) {
    .flag { border-width: 5px; border-color: CanvasText CanvasText Canvas Canvas; forced-color-adjust: none; }
    .marked.warnings .flag { border-color: Canvas; outline: 1px solid CanvasText; outline-offset: -1px; }
    .first[data-cell], .first[data-cell]:focus { outline: 3px solid Highlight; outline-offset: -3px; }
    .lit[data-cell] { outline: 1px dashed Highlight; outline-offset: -2px; }
    .marked { text-decoration: underline; }
    .changed[data-cell]::before { background: Highlight; }
  }
`;
