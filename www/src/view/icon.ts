// The few signs of the page. Drawn, not typed: fonts on old machines lack half of them. Each shape differs, so that
// colour never carries the meaning alone.
import { svg, type TemplateResult } from "lit";
import { html } from "lit";
import type { Group } from "../i18n/index.js";

export type IconName = Group | "sound" | "nothing" | "previous" | "next" | "close" | "lock" | "disk" | "plug" | "list" | "undo" | "redo" | "copy" | "tick" | "save" | "paper" | "print";

const round = svg`<circle cx="12" cy="12" r="9.2" fill="none" stroke="currentColor" stroke-width="1.9"/>`;
const stroke = (d: string) =>
  svg`<path d=${d} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;

const SHAPES: Record<IconName, TemplateResult> = {
  errors: svg`<path d="M8 2.5h8L21.500 8v8L16 21.500H8L2.500 16V8z" fill="currentColor"/><path d="M8.600 8.600l6.800 6.800M15.400 8.600l-6.800 6.800" stroke="var(--surface)" stroke-width="2.200" stroke-linecap="round"/>`,
  warnings: svg`<path d="M12 3.200 22 20.500H2z" fill="none" stroke="currentColor" stroke-width="1.900" stroke-linejoin="round"/>${stroke("M12 9.800v4.700M12 17.300v.1")}`,
  doubts: svg`<circle cx="12" cy="12" r="9.200" fill="none" stroke="currentColor" stroke-width="1.900" stroke-dasharray="3 2.780"/>${stroke("M9.300 9.600a2.700 2.700 0 1 1 4.100 2.300c-.9.500-1.400 1.100-1.400 2.100M12 17v.1")}`,
  infos: svg`${round}${stroke("M12 11v5.500M12 7.600v.1")}`,
  sound: svg`<circle cx="12" cy="12" r="10" fill="currentColor"/><path d="M7.500 12.300l3.100 3.100 6-6.500" fill="none" stroke="var(--surface)" stroke-width="2.200" stroke-linecap="round" stroke-linejoin="round"/>`,
  nothing: svg`${round}${stroke("M8 12h8")}`,
  previous: stroke("M15 5l-7 7 7 7"),
  next: stroke("M9 5l7 7-7 7"),
  close: stroke("M6 6l12 12M18 6L6 18"),
  list: stroke("M8 6h12M8 12h12M8 18h12M4 6v.1M4 12v.1M4 18v.1"),
  undo: stroke("M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3"),
  redo: stroke("M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h3"),
  lock: svg`<rect x="5" y="10.500" width="14" height="10" rx="2" fill="none" stroke="currentColor" stroke-width="1.900"/>${stroke("M8 10.500V8a4 4 0 0 1 8 0v2.500")}`,
  disk: svg`${round}${stroke("M6 18L18 6")}`,
  plug: stroke("M4 4l16 16M8.500 3.500V8M15.500 3.500V8M18 8H9.500M6.500 8c0 1 0 3.500.6 5 .9 2.200 2.700 3.500 4.900 3.500 1.200 0 2.200-.3 3-.9M12 16.500V21M17.300 13c.5-1.200.7-3 .7-5"),
  copy: stroke("M9 8.500h10.500v12H9zM15 8.500v-5H4.500v12H9"),
  tick: stroke("M4.500 12.500l5 5 10-11"),
  save: stroke("M12 3.500v12M6.500 10.500l5.500 5.500 5.500-5.500M4 20.500h16"),
  paper: stroke("M5.500 3h9l4 4v14h-13zM9 11h6M9 15h6"),
  print: stroke("M7 9V3.500h10V9M7 17H3.500V9h17v8H17M7 14h10v6.500H7z"),
};

export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`;
