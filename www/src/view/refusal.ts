// Why something was not read, plainly.
import { FAULTS } from "../i18n/fault.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import type { Refusal } from "../input/source.js";
import type { Row } from "../state/list.js";

/** What browsers call a picture on the clipboard; nobody has seen such a file. */
const PASTED = /^image\.\w+$/;

export function refusalWords(refusal: Refusal, t: Dictionary, lang: Lang): string {
  if (refusal.why === "broke") return FAULTS[lang].listed(refusal.name);
  if (refusal.why !== "file") return t.refused[refusal.why](refusal.name);
  return PASTED.test(refusal.name) ? t.refused.pasted : t.refused.file(refusal.name, say(refusal.message, lang));
}

/** Why an input gave no report. `named`: the sentence has to say which input. */
export function failureWords({ why, name }: Row, t: Dictionary, lang: Lang, named: boolean): string {
  if (why && "why" in why) return refusalWords(named || why.why === "empty" ? why : { ...why, name: "" }, t, lang);
  const words = why ? say(why, lang) : t.notReport;
  return named && name ? t.labelled(name, words) : words;
}
