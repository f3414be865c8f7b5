// A rule in its own words: what it checks, why, what to do, an example, when it says nothing.
import { html, nothing, type TemplateResult } from "lit";
import type { Rule, Words } from "../engine/types.js";
import { LAYOUT } from "../i18n/layout.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";

export function ruleText(rule: Rule, t: Dictionary, lang: Lang): TemplateResult {
  const part = (label: string, words: Words | undefined) => (words && say(words, lang) ? html`<div><dt>${label}</dt><dd>${say(words, lang)}</dd></div>` : nothing);
  return html`${part(t.what, rule.what)}${part(t.why, rule.why)}${part(t.fix, rule.fix)}${part(t.exampleOf, rule.example)}${part(LAYOUT[lang].guards, rule.guards)}`;
}
