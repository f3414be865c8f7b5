// Why something was not read, plainly.
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import type { Refusal } from "../input/source.js";
import type { Row } from "../state/list.js";

export function refusalWords(refusal: Refusal, t: Dictionary): string {
  return refusal.why === "foreign" ? t.refused.foreign(refusal.name, refusal.kind) : t.refused[refusal.why](refusal.name);
}

/** Why an input gave no report. `named`: the sentence has to say which input. */
export function failureWords({ why, name }: Row, t: Dictionary, lang: Lang, named: boolean): string {
  if (why && "why" in why) return refusalWords(named ? why : { ...why, name: "" }, t);
  const words = why ? say(why, lang) : t.notReport;
  return named && name ? t.labelled(name, words) : words;
}
