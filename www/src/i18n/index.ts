// The language of the page: Chinese unless the person chose otherwise in this session.
import type { Words } from "../engine/types.js";
import type { Dictionary, Lang } from "./dictionary.js";
import { en } from "./en.js";
import { zh } from "./zh.js";

export type { AwayWords, Format } from "./away.js";
export type { Dictionary, Group, Lang, VerdictName } from "./dictionary.js";

const DICTIONARIES: Record<Lang, Dictionary> = { zh, en };
const KEY = "gongkai.lang";

export const dictionary = (lang: Lang): Dictionary => DICTIONARIES[lang];

/** The engine's own texts come in both languages. */
export const say = (words: Words, lang: Lang): string => words[lang];

/** Session only: the page promises to keep nothing. Storage may be denied, as it is to some pages opened from disk. */
export function rememberedLang(): Lang {
  try {
    return sessionStorage.getItem(KEY) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}

export function rememberLang(lang: Lang): void {
  try {
    sessionStorage.setItem(KEY, lang);
  } catch {
    // Not remembered, then.
  }
}
