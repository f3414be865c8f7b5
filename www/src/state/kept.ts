// What a copy of the page carries: what was given, what somebody changed in it, and how it was looked at. Never what follows from
// these: a copy reads everything again. What is made of it there is restored.ts's.
import type { Custom } from "../engine/engine.js";
import type { Lang } from "../i18n/index.js";
import type { Refusal, Taken } from "../input/source.js";
import { isPlain } from "./custom.js";
import type { Filter, Order } from "./list.js";
import type { State } from "./state.js";

export const FORMAT = "gongkai-page/1";

export interface Kept {
  format: typeof FORMAT;
  lang: Lang;
  /** What stands in the text field, where nothing was read. */
  draft: string;
  inputs: readonly Taken[];
  /** By input and report: cells and the prints that somebody put there. */
  changes: readonly (readonly [at: number, report: number, prints: readonly (readonly [cell: string, print: string])[]])[];
  /** The report that is open: of which input, and which of its reports. */
  open: readonly [at: number, report: number] | null;
  view: State["view"];
  order: Order;
  filter: Filter;
  /** Which rules count, where somebody wished something. */
  custom?: Custom;
}

/** `null` where there is nothing to keep. */
export function keep(state: State): Kept | null {
  const { items, rows, open, lang, view, order, filter, stage, custom } = state;
  const draft = items.length === 0 ? state.draft : "";
  if (items.length === 0 && draft.trim() === "" && isPlain(custom)) return null;
  const refusal = (at: number): Refusal => {
    const row = rows.find((one) => one.at === at);
    return row?.why && "why" in row.why ? row.why : { why: "broke", name: row?.name ?? "" };
  };
  return {
    format: FORMAT, lang, draft, inputs: items.map((item, at) => (item ? { source: item.source } : { refusal: refusal(at) })),
    changes: items.flatMap((item, at) => [...(item?.histories ?? [])].filter(([, { now }]) => now.size > 0).map(([report, { now }]) => [at, report, [...now]] as const)),
    open: stage === "result" && open ? [open.at, open.index] : null, view, order, filter, ...(isPlain(custom) ? {} : { custom }),
  };
}

/** As text that may stand in HTML: no character of it means anything there. */
export const keptText = (kept: Kept): string => JSON.stringify(kept).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
