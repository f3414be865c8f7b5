// The languages of the page.
import type { Words } from "../engine/types.js";
import type { Dictionary, Lang } from "./dictionary.js";
import { en } from "./en.js";
import { zh } from "./zh.js";

export type { AwayWords, Format } from "./away.js";
export type { Dictionary, Group, Lang, VerdictName } from "./dictionary.js";

const DICTIONARIES: Record<Lang, Dictionary> = { zh, en };

export const dictionary = (lang: Lang): Dictionary => DICTIONARIES[lang];

/** The engine's own texts come in both languages. */
export const say = (words: Words, lang: Lang): string => words[lang];
