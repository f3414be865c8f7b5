// A text rule of somebody's own, being written: its fields, what is wrong with them, and what it finds in the open report.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Engine } from "../engine/engine.js";
import type { Severity, TextRule } from "../engine/types.js";
import type { Dictionary, Lang } from "../i18n/index.js";
import { SETTINGS } from "../i18n/settings.js";
import type { Entry } from "../state/reading.js";
import { shared } from "../style/shared.js";

/** Milliseconds from a key until it is tried. */
const PAUSE = 250;
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

export class GongkaiOwnRule extends LitElement {
  static override properties = {
    rule: { attribute: false }, others: { attribute: false }, engine: { attribute: false }, entry: { attribute: false }, t: { attribute: false }, lang: { attribute: false },
    draft: { state: true }, wrong: { state: true }, found: { state: true },
  };
  /** `null`: a new one. */
  declare rule: TextRule | null;
  /** Those beside it: codes must differ. */
  declare others: readonly TextRule[];
  declare engine: Engine;
  /** The report it is tried on. */
  declare entry: Entry | null;
  declare t: Dictionary;
  declare lang: Lang;
  declare draft: TextRule;
  /** What is wrong, in the engine's words. */
  declare wrong: string;
  /** How often it occurs; `null` where that is not known. */
  declare found: number | null;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #try = 0;

  constructor() {
    super();
    this.draft = { code: "", pattern: "" };
    this.wrong = "";
    this.found = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("rule")) return;
    this.draft = this.rule ?? { code: this.#freeCode(), pattern: "" };
    if (this.rule) this.#later();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#pattern")?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#try++;
  }

  #freeCode(): string {
    for (let n = 1; ; n++) if (!this.others.some(({ code }) => code === `OWN-${n}`)) return `OWN-${n}`;
  }

  override render(): TemplateResult {
    const { draft, lang } = this;
    const words = SETTINGS[lang];
    const text = (name: "code" | "pattern" | "unless" | "message") => html`<p class="field"><label for=${name}>${words.fields[name]}</label>
      <input id=${name} .value=${draft[name] ?? ""} aria-describedby="hint-${name}" autocomplete="off" spellcheck="false" @input=${(event: Event) => this.#change({ [name]: (event.target as HTMLInputElement).value })}>
      <span class="soft hint" id="hint-${name}">${words.hints[name]}</span></p>`;
    const chosen = (draft.in ?? []).map(String);
    return html`<form @submit=${this.#apply} @keydown=${this.#onKey}>
      ${text("code")}${text("pattern")}${text("unless")}${text("message")}
      <fieldset><legend>${words.fields.in} <span class="soft hint">${words.hints.in}</span></legend>
        ${words.sections.map((name, at) => html`<label><input type="checkbox" .checked=${chosen.includes(String(at))} @change=${({ target }: Event) => {
          const on = (target as HTMLInputElement).checked;
          this.#change({ in: [...chosen.filter((one) => one !== String(at)), ...(on ? [String(at)] : [])].sort() });
        }}> ${name}</label>`)}</fieldset>
      <p><label><input type="checkbox" id="must" .checked=${draft.must ?? false} @change=${({ target }: Event) => this.#change({ must: (target as HTMLInputElement).checked })}> ${words.fields.must}</label></p>
      <p class="field"><label for="severity">${words.fields.severity}</label><select id="severity" @change=${({ target }: Event) => this.#change({ severity: (target as HTMLSelectElement).value as Severity })}>
        ${SEVERITIES.map((one) => html`<option value=${one} .selected=${(draft.severity ?? "warning") === one}>${words.severities[one]}</option>`)}</select></p>
      <p class="state ${this.wrong ? "wrong" : "soft"}" role="status">${this.#state()}</p>
      <button type="submit" class="button small main" id="apply" aria-disabled=${this.wrong || !draft.pattern ? "true" : nothing}>${words.apply}</button>
      <button type="button" class="button small" id="cancel" @click=${() => this.#send("cancel", null)}>${words.cancel}</button>
    </form>`;
  }

  #state(): string {
    const words = SETTINGS[this.lang];
    if (this.wrong) return this.wrong;
    if (!this.draft.pattern) return "";
    if (!this.entry) return words.noReport;
    if (this.found === null) return "";
    return this.draft.must ? words.foundMust(this.found > 0) : words.found(this.found);
  }

  #change(change: Partial<TextRule>): void {
    const next = { ...this.draft, ...change };
    // What is empty is not said.
    if (!next.unless) delete next.unless;
    if (!next.message) delete next.message;
    if (!next.in?.length) delete next.in;
    if (!next.must) delete next.must;
    if (next.severity === "warning") delete next.severity;
    this.draft = next;
    this.#later();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#attempt(), PAUSE);
  }

  /** What is wrong with it as it stands, or how often it occurs. */
  async #attempt(): Promise<void> {
    const number = ++this.#try;
    this.wrong = this.draft.pattern ? this.#refusal() : "";
    this.found = null;
    if (this.wrong || !this.draft.pattern || !this.entry) return;
    const { source } = this.entry;
    // A rule that must occur tells nothing of where it does.
    const { must: _, unless, ...rest } = this.draft;
    const probe: TextRule = { ...rest, ...(unless !== undefined && { unless }) };
    const document = await this.engine.read(source.text, source.media, source.name, [], source.file, { text: [probe], select: [probe.code] });
    if (number !== this.#try) return;
    this.found = document.reports.flatMap(({ findings }) => findings).filter(({ rule }) => rule === probe.code).reduce((sum, { spans }) => sum + Math.max(1, spans.length), 0);
  }

  #refusal(): string {
    const { engine, draft, others, lang } = this;
    try {
      engine.ruled?.({ text: [...others, draft] });
      return "";
    } catch (error) {
      const [, place = "", said = ""] = /^options[^:]*?(\.\w+)?: ([\s\S]*)$/.exec((error as Error).message) ?? [];
      const [zh = said, en = said] = said.split(" / ");
      const field = SETTINGS[lang].fields[place.slice(1) as keyof typeof SETTINGS.zh.fields];
      const words = lang === "zh" ? zh : en;
      return field ? this.t.labelled(field, words) : words;
    }
  }

  #apply = (event: Event): void => {
    event.preventDefault();
    clearTimeout(this.#timer);
    if (!this.draft.pattern) return this.focus();
    this.wrong = this.#refusal();
    if (!this.wrong) this.#send("write", this.draft);
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#send("cancel", null);
  };

  #send(name: "write" | "cancel", detail: TextRule | null): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  static override styles = [shared, css`
    form { padding: 14px 16px; border: 1px solid var(--accent); border-radius: var(--radius-small); background: var(--surface); }
    .field { display: flex; flex-wrap: wrap; align-items: baseline; margin-bottom: 8px; }
    .field label { flex: none; width: 7em; }
    .field input { flex: 1 1 14rem; }
    .hint { font-size: .8125rem; }
    .field .hint { flex-basis: 100%; padding-left: 8.1em; }
    input:not([type=checkbox]), select { min-height: 34px; padding: 3px 8px; border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); color: inherit; font: inherit; }
    #code, #pattern, #unless { font-family: var(--mono); font-size: .9375rem; }
    fieldset { margin: 0 0 10px; padding: 0; border: 0; }
    legend { padding: 0; }
    fieldset label { display: inline-block; margin: 4px 16px 4px 0; cursor: pointer; }
    .state { min-height: 1.6em; margin: 8px 0; overflow-wrap: anywhere; }
    .wrong { color: var(--errors); }
    .button { margin-right: 6px; }
    @media (max-width: 640px) { .field label { width: auto; flex-basis: 100%; } .field .hint { padding-left: 0; } }
  `];
}
