// Which rules count and how grave they are, as somebody wants it: steps from one such wish to the next. What a wish means is the
// engine's to say; a step is checked by what the engine makes of it.
import type { Custom } from "../engine/engine.js";
import type { Rule, Severity, TextRule } from "../engine/types.js";

/** The catalogue and the rules of somebody's own, as a wish has them. Throws where something in it is wrong. */
export type Ruled = (custom: Custom) => readonly Rule[];

/** Every rule counts, as the catalogue has it. */
export const PLAIN: Custom = {};

/** Whether something is wished for. */
export const isPlain = (custom: Custom): boolean => !custom.select?.length && !custom.ignore?.length && !custom.text?.length && Object.keys(custom.severity ?? {}).length === 0;

/** Without members that say nothing. */
export function tidy({ select = [], ignore = [], severity = {}, text = [] }: Custom): Custom {
  return {
    ...(select.length && { select }), ...(ignore.length && { ignore }), ...(Object.keys(severity).length && { severity }), ...(text.length && { text }),
  };
}

const same = (a: string, b: string): boolean => a.toUpperCase() === b.toUpperCase();
const without = (names: readonly string[] = [], code: string): string[] => names.filter((name) => !same(name, code));
const find = (ruled: Ruled, custom: Custom, code: string): Rule | undefined => ruled(custom).find((rule) => rule.code === code);

/** Takes a rule in, or leaves it out. */
export function counted(custom: Custom, code: string, counts: boolean, ruled: Ruled): Custom {
  const bare = tidy({ ...custom, select: without(custom.select, code), ignore: without(custom.ignore, code) });
  const left = find(ruled, bare, code)?.selected === false;
  if (left !== counts) return bare;
  if (!counts) return { ...bare, ignore: [...(bare.ignore ?? []), code] };
  // A family leaves it out, or those that count are named: its own name is narrower.
  return { ...bare, select: [...(bare.select ?? ["ALL"]), code] };
}

/** Gives a rule a severity; `null`: the catalogue's, or its own. */
export function weighed(custom: Custom, code: string, severity: Severity | null, ruled: Ruled): Custom {
  const own = find(ruled, { text: custom.text ?? [] }, code)?.severity;
  const kept = Object.entries(custom.severity ?? {}).filter(([name]) => !same(name, code));
  const bare = tidy({ ...custom, severity: Object.fromEntries(kept) });
  const wanted = severity ?? own;
  if (wanted === undefined || find(ruled, bare, code)?.severity === wanted) return bare;
  return { ...bare, severity: { ...bare.severity, [code]: wanted } };
}

/** A rule of somebody's own in the place of the one with the code `before`, or behind the others. */
export function written(custom: Custom, rule: TextRule, before: string | null): Custom {
  const text = [...(custom.text ?? [])];
  const at = text.findIndex(({ code }) => code === before);
  if (at < 0) text.push(rule);
  else text[at] = rule;
  return tidy({ ...(before !== null && before !== rule.code ? forgotten(custom, before) : custom), text });
}

/** Without a rule of somebody's own, and what is wished of it. */
export function erased(custom: Custom, code: string): Custom {
  return tidy({ ...forgotten(custom, code), text: (custom.text ?? []).filter((rule) => rule.code !== code) });
}

const forgotten = (custom: Custom, code: string): Custom => ({
  ...custom, select: without(custom.select, code), ignore: without(custom.ignore, code),
  severity: Object.fromEntries(Object.entries(custom.severity ?? {}).filter(([name]) => !same(name, code))),
});

/** How far a wish goes: rules left out, rules of another severity, rules of somebody's own. */
export interface Extent {
  out: number;
  other: number;
  own: number;
}

export function extentOf(custom: Custom, catalogue: ReadonlyMap<string, Rule>, ruled: Ruled): Extent {
  if (isPlain(custom)) return { out: 0, other: 0, own: 0 };
  const rules = ruled(custom);
  return {
    out: rules.filter(({ selected }) => selected === false).length, own: custom.text?.length ?? 0,
    other: rules.filter(({ code, severity, selected }) => selected !== false && (catalogue.get(code)?.severity ?? severity) !== severity).length,
  };
}

/** The family of a rule: what its code begins with. */
export const familyOf = (code: string): string => /^[A-Z]+\d*/.exec(code)?.[0] ?? code;
