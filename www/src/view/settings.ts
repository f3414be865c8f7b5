// Which rules count, and how grave they are: the catalogue by family with a switch for each rule, rules of one's own, and the file that
// says all of it.
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Custom, Engine } from "../engine/engine.js";
import type { Rule, Severity, TextRule } from "../engine/types.js";
import { say, type Dictionary, type Lang } from "../i18n/index.js";
import { SETTINGS } from "../i18n/settings.js";
import { save } from "../output/clipboard.js";
import { FILE, readSettings, writeSettings, type Complaint } from "../settings/toml.js";
import { counted, erased, extentOf, familyOf, isPlain, PLAIN, weighed, written, type Ruled } from "../state/custom.js";
import type { Entry } from "../state/reading.js";
import type { State } from "../state/state.js";
import { shared } from "../style/shared.js";
import { icon } from "./icon.js";
import { ruleText } from "./rule.js";

/** What is shown of the catalogue. */
type Show = "all" | "changed" | "out";

/** What became of the file that was read last. */
interface Told {
  name: string;
  complaints: readonly Complaint[];
  /** It was taken, but for the rules that are complained of. */
  taken: boolean;
}

/** The families in their order; `SEC1` and its like stand with `SEC`. */
const FAMILIES = ["T3", "T4", "T2", "TXT", "SEC", "DOC", "FORM", "QLT", "PII", "S14", "FILE", "PARSE"];
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

export class GongkaiSettings extends LitElement {
  static override properties = {
    engine: { attribute: false }, custom: { attribute: false }, again: { attribute: false }, entry: { attribute: false }, t: { attribute: false }, lang: { attribute: false },
    words: { state: true }, show: { state: true }, writing: { state: true }, told: { state: true }, said: { state: true },
  };
  /** With the catalogue as it is when nobody wishes anything. */
  declare engine: Engine;
  declare custom: Custom;
  declare again: State["again"];
  declare entry: Entry | null;
  declare t: Dictionary;
  declare lang: Lang;
  declare words: string;
  declare show: Show;
  /** The code of the own rule that is being written, `""` of a new one. */
  declare writing: string | null;
  declare told: Told | null;
  declare said: string;

  constructor() {
    super();
    this.words = this.said = "";
    this.show = "all";
    this.writing = null;
    this.told = null;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  /** Shows one rule, found by its code. */
  async find(code: string): Promise<void> {
    this.words = code;
    this.show = "all";
    await this.updateComplete;
    const help = this.renderRoot.querySelector<HTMLDetailsElement>("details");
    if (help) help.open = true;
  }

  /** Takes over what a settings file says. */
  read(name: string, text: string): void {
    const { custom, complaints } = readSettings(text, this.#ruled);
    this.told = complaints.length ? { name, complaints, taken: custom !== null } : null;
    this.said = "";
    this.writing = null;
    if (custom) this.#wish(custom);
  }

  #ruled: Ruled = (custom) => this.engine.ruled?.(custom) ?? [];

  override render(): TemplateResult {
    const { lang, custom, engine, again } = this;
    const words = SETTINGS[lang];
    const { out, other, own } = extentOf(custom, engine.rules, this.#ruled);
    const plain = isPlain(custom);
    return html`
      <button type="button" class="button small" id="back" @click=${() => this.#send("gongkai-aside", null)}>${icon("previous")}<span>${words.back}</span></button>
      <h1 tabindex="-1">${words.title}</h1>
      <p>${words.lead}</p>
      <p class="acts">
        <button type="button" class="button small" id="open" @click=${() => this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click()}>${words.open}</button>
        <button type="button" class="button small" id="save" ?disabled=${plain} @click=${this.#save}>${icon("save")}<span>${words.save}</span></button>
        <button type="button" class="button small" id="reset" ?disabled=${plain} @click=${() => this.#wish(PLAIN)}>${icon("undo")}<span>${words.reset}</span></button>
        <input class="away" type="file" accept=".toml" tabindex="-1" aria-hidden="true" @change=${this.#picked}>
      </p>
      <p class="soft small">${words.paste}</p>
      <div role="status"><p id="extent"><b>${plain ? words.plain : words.extent(out, other, own)}</b>${again ? html` <span class="soft">${words.again(again.done, again.total)}</span>` : nothing}</p>
        ${this.said ? html`<p>${this.said}</p>` : nothing}
        ${this.told ? this.#complaints(this.told) : nothing}</div>
      ${this.#own()}
      <div class="filters">
        <input type="search" id="search" aria-label=${words.search} placeholder=${words.search} .value=${this.words} autocomplete="off" spellcheck="false"
          @input=${({ target }: Event) => (this.words = (target as HTMLInputElement).value)}>
        <div role="group" aria-label=${words.title}>${(Object.keys(words.filters) as Show[]).map((one) => html`<button type="button" class="chip" data-show=${one}
          aria-pressed=${this.show === one ? "true" : "false"} @click=${() => (this.show = one)}>${words.filters[one]}</button>`)}</div>
      </div>
      ${this.#catalogue()}`;
  }

  #catalogue(): TemplateResult {
    const { lang, engine } = this;
    const words = SETTINGS[lang];
    const rules = this.#ruled(this.custom).filter((rule) => engine.rules.has(rule.code));
    const sought = this.words.trim().toLowerCase();
    const shown = rules.filter((rule) => {
      const usual = engine.rules.get(rule.code);
      const out = rule.selected === false;
      if (this.show === "out" ? !out : this.show === "changed" && !out && usual?.severity === rule.severity) return false;
      return !sought || `${rule.code} ${rule.title.zh} ${rule.title.en}`.toLowerCase().includes(sought);
    });
    const families = new Map<string, Rule[]>();
    for (const rule of shown) {
      const family = familyOf(rule.code).replace(/^SEC\d$/, "SEC");
      families.set(family, [...(families.get(family) ?? []), rule]);
    }
    const rank = (family: string) => (FAMILIES.includes(family) ? FAMILIES.indexOf(family) : FAMILIES.length);
    const sorted = [...families].sort(([a], [b]) => rank(a) - rank(b));
    if (!sorted.length) return html`<p class="soft none">${words.none}</p>`;
    return html`${repeat(sorted, ([family]) => family, ([family, its]) => html`<section class="family">
      <h2>${words.families[family] ?? family} <span class="code">${family}</span></h2>
      <ul>${repeat(its, ({ code }) => code, (rule) => this.#rule(rule))}</ul></section>`)}`;
  }

  #rule(rule: Rule): TemplateResult {
    const { t, lang, custom, engine } = this;
    const words = SETTINGS[lang];
    const { code } = rule;
    const title = say(rule.title, lang);
    const fixed = rule.about === "reading";
    const usual = engine.rules.get(code)?.severity ?? rule.severity;
    const counts = rule.selected !== false;
    return html`<li class="rule ${counts ? "" : "out"}" data-code=${code}>
      <label title=${fixed ? words.fixed : nothing}><input type="checkbox" .checked=${counts} ?disabled=${fixed} aria-describedby=${fixed ? `fixed-${code}` : nothing}
        @change=${({ target }: Event) => this.#wish(counted(custom, code, (target as HTMLInputElement).checked, this.#ruled))}> <span>${title}</span> <span class="code">${code}</span></label>
      ${fixed ? html`<span class="away" id="fixed-${code}">${words.fixed}</span>`
        : this.#severity(title, rule.severity, usual, !counts, (severity) => this.#wish(weighed(custom, code, severity, this.#ruled)))}
      <details><summary aria-label=${t.labelled(words.help, title)}>${words.help}</summary><dl>${ruleText(rule, t, lang)}<div><dt>${t.basis}</dt><dd>${say(rule.basis, lang)}</dd></div></dl></details>
    </li>`;
  }

  #severity(title: string, now: Severity, usual: Severity, disabled: boolean, choose: (severity: Severity | null) => void): TemplateResult {
    const words = SETTINGS[this.lang];
    return html`<select aria-label=${words.severity(title)} ?disabled=${disabled} class=${now === usual ? "" : "other"}
      @change=${({ target }: Event) => choose((target as HTMLSelectElement).value as Severity)}>${SEVERITIES.map((one) => html`<option value=${one} .selected=${one === now}>${
        words.severities[one]}${one === usual ? words.usual : ""}</option>`)}</select>`;
  }

  #own(): TemplateResult {
    const { t, lang, custom, engine, entry, writing } = this;
    const words = SETTINGS[lang];
    const text = custom.text ?? [];
    const form = (rule: TextRule | null) => html`<gongkai-own-rule .rule=${rule} .others=${text.filter((one) => one !== rule)} .engine=${engine} .entry=${entry} .t=${t} .lang=${lang}
      @write=${(event: CustomEvent<TextRule>) => this.#write(event.detail, rule?.code ?? null)} @cancel=${() => this.#close()}></gongkai-own-rule>`;
    return html`<section class="own"><h2>${words.own}</h2><p class="soft small">${words.ownLead}${text.length ? nothing : words.ownNone}</p>
      <ul>${text.map((rule) => writing === rule.code ? html`<li>${form(rule)}</li>` : html`<li class="rule" data-code=${rule.code}>
        <span class="told"><span class="code">${rule.code}</span> <b class="pattern">${rule.pattern}</b> ${rule.message ?? ""}</span>
        <button type="button" class="button small" aria-label="${words.edit} ${rule.code}" @click=${() => this.#open(rule.code)}>${words.edit}</button>
        <button type="button" class="button small bare" aria-label=${words.remove(rule.code)} title=${words.remove(rule.code)} @click=${() => this.#wish(erased(custom, rule.code))}>${icon("close")}</button></li>`)}</ul>
      ${writing === "" ? form(null) : html`<button type="button" class="button small" id="add" @click=${() => this.#open("")}>${words.add}</button>`}</section>`;
  }

  #open(code: string): void {
    this.writing = code;
    void this.updateComplete.then(async () => {
      const form = this.renderRoot.querySelector<LitElement>("gongkai-own-rule");
      await form?.updateComplete;
      form?.focus();
    });
  }

  /** Closes what is being written; the focus goes to where it was opened. */
  #close(): void {
    const code = this.writing;
    this.writing = null;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(code ? `li[data-code="${code}"] button` : "#add")?.focus());
  }

  #write(rule: TextRule, before: string | null): void {
    this.#close();
    this.#wish(written(this.custom, rule, before));
  }

  #complaints({ name, complaints, taken }: Told): TemplateResult {
    const words = SETTINGS[this.lang];
    return html`<div class="complaints"><p>${icon(taken ? "warnings" : "errors")} ${taken ? words.partly(name) : words.unread(name)}</p>
      <ol>${complaints.map(({ line, message }) => html`<li>${line === null ? say(message, this.lang) : this.t.labelled(words.line(line), say(message, this.lang))}</li>`)}</ol></div>`;
  }

  #save = (): void => {
    save(FILE, "application/toml;charset=utf-8", writeSettings(this.custom, this.engine.rules, this.lang));
    this.said = SETTINGS[this.lang].saved(FILE);
  };

  #picked = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (file) this.#send("gongkai-files", [file]);
  };

  #wish(custom: Custom): void {
    this.said = "";
    this.#send("gongkai-custom", custom);
  }

  #send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  static override styles = [shared, css`
    :host { max-width: 60rem; margin: 0 auto; padding: 20px 0 60px; }
    h1 { margin: 18px 0 8px; font-size: 1.5rem; font-weight: 650; }
    h1:focus { outline: none; }
    h2 { margin: 24px 0 6px; font-size: 1.0625rem; font-weight: 650; }
    .acts { margin: 12px 0 4px; }
    .acts .button { margin: 0 6px 6px 0; vertical-align: top; }
    #extent { margin-top: 10px; }
    .complaints { margin-top: 8px; padding: 8px 14px; border: 1px solid var(--errors); border-radius: var(--radius-small); background: var(--errors-wash); }
    .complaints ol { padding-left: 1.4em; list-style: disc; overflow-wrap: anywhere; }
    .filters { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; margin: 24px -4px 0; padding: 8px 4px; background: var(--ground); }
    #search { flex: 1 1 14rem; min-height: 38px; margin: 2px 8px 2px 0; padding: 4px 12px; border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); color: inherit; font: inherit; }
    .chip { margin: 4px 4px 4px 0; padding: 2px 12px; border: 1px solid var(--line-strong); border-radius: 20px; background: var(--surface); cursor: pointer; }
    .chip[aria-pressed=true] { border-color: var(--accent); background: var(--accent-wash); box-shadow: inset 0 0 0 1px var(--accent); }
    .rule { display: flex; flex-wrap: wrap; align-items: center; padding: 4px 0; border-top: 1px solid var(--line); }
    .rule label { flex: 1 1 20rem; padding: 4px 0; cursor: pointer; overflow-wrap: anywhere; }
    .rule.out label > span { color: var(--soft); text-decoration: line-through; }
    .rule.out .code { text-decoration: none; }
    select { min-height: 32px; padding: 2px 6px; border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); color: inherit; font: inherit; font-size: .9375rem; }
    select.other { border-color: var(--accent); font-weight: 600; }
    details { margin-left: 12px; font-size: .9063rem; }
    details[open] { flex-basis: 100%; margin: 0 0 8px; }
    summary { color: var(--accent); cursor: pointer; }
    dt { margin-top: 6px; font-size: .8125rem; color: var(--soft); }
    dd { overflow-wrap: anywhere; }
    .told { flex: 1 1 20rem; overflow-wrap: anywhere; }
    .pattern { font-family: var(--mono); font-weight: 600; font-size: .9375rem; }
    .own .rule .button { margin-left: 6px; }
    #add { margin-top: 8px; }
    .none { margin-top: 16px; }
    @media print { :host { display: none; } }
  `];
}
