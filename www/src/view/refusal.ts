// Why something was not read, plainly.
import type { Dictionary } from "../i18n/index.js";
import type { Refusal } from "../input/source.js";

export function refusalWords(refusal: Refusal, t: Dictionary): string {
  return refusal.why === "foreign" ? t.refused.foreign(refusal.name, refusal.kind) : t.refused[refusal.why](refusal.name);
}
