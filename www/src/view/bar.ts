// The bar at the top of the page: its name, the way to a new report and to those beside this one, and what concerns the whole page.
import { css, html, nothing, type TemplateResult } from "lit";
import type { Dictionary } from "../i18n/index.js";
import { LAYOUT } from "../i18n/layout.js";
import type { Session } from "../state/session.js";

export function barView(session: Session, to: { edit: () => void; clear: () => void; rules: () => void }, t: Dictionary): TemplateResult {
  const { state } = session;
  const { stage, lang } = state;
  const result = stage === "result" && session.entry && state.engine.status === "ready";
  return html`<header class="bar ${stage === "result" ? "passing" : ""} ${state.large || (lang === "en" && result) ? "crowded" : ""}">
    <div class="inner">
      <p class="brand"><span class="mark" aria-hidden="true">${logo}</span><b>${t.product}</b><span class="tagline soft">${t.tagline}</span></p>
      ${stage === "result" ? html`<button type="button" class="button small" id="new" title=${LAYOUT[lang].newReportMore} @click=${() => session.toStart()}
        ><span aria-hidden="true">＋</span><span class="word">&nbsp;${LAYOUT[lang].newReport}</span><span class="away">${LAYOUT[lang].newReport}</span></button>${navView(session, t)}` : nothing}
      <div class="tools">
        ${result ? html`
          <button type="button" class="button small" id="edit" aria-pressed=${state.editing === null ? "false" : "true"} @click=${() => to.edit()}>${t.editSource}</button>` : nothing}
        ${stage === "result" || stage === "list" ? html`
          <button type="button" class="button small bare" id="clear" title=${t.clearHint} @click=${() => to.clear()}>${t.clear}</button>` : nothing}
        <button type="button" class="button small bare wide" id="settings" aria-pressed=${state.aside === "settings" ? "true" : "false"} ?disabled=${state.engine.status !== "ready"}
          @click=${() => to.rules()}>${LAYOUT[lang].settings}</button>
        <button type="button" class="button small bare" id="large" aria-pressed=${state.large ? "true" : "false"} title=${t.largeHint} aria-label=${t.large}
          @click=${() => session.setLarge(!state.large)}><span class="word">${t.large}</span><span class="sign">${t.largeSign}</span></button>
        <button type="button" class="button small bare" id="language" lang=${lang === "zh" ? "en" : "zh-CN"} aria-label="${t.otherSign} ${t.otherLanguage}"
          @click=${() => session.setLang(lang === "zh" ? "en" : "zh")}><span class="word">${t.otherLanguage}</span><span class="sign">${t.otherSign}</span></button>
      </div>
    </div>
  </header>`;
}

/** Where several were given: back to all of them, and on to the next. */
function navView(session: Session, t: Dictionary): TemplateResult | typeof nothing {
  const { rows: all, progress, open } = session.state;
  if (all.length < 2 && !progress) return nothing;
  const there = session.listed.filter(({ report }) => report !== null);
  return html`<gongkai-nav .at=${there.findIndex((row) => row.at === open?.at && row.report === open.index)} .count=${there.length} .t=${t}></gongkai-nav>`;
}

const logo = html`<svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true" focusable="false">
  <rect x="1" y="1" width="26" height="26" rx="6" fill="currentColor"></rect>
  <path d="M7 9h14M7 14h6M7 19h4" stroke="var(--accent-ink)" stroke-width="2" stroke-linecap="round"></path>
  <path d="M14 18.500l2.800 2.800 5-6" fill="none" stroke="var(--accent-ink)" stroke-width="2.200" stroke-linecap="round" stroke-linejoin="round"></path></svg>`;

export const barStyle = css`
  .bar { position: sticky; top: 0; z-index: 10; background: var(--surface); border-bottom: 1px solid var(--line); }
  .brand { display: flex; align-items: center; min-width: 0; white-space: nowrap; }
  .brand b { font-size: 1.125rem; font-weight: 650; }
  .mark { display: block; width: 28px; height: 28px; margin-right: 10px; color: var(--accent); }
  .mark svg { display: block; }
  .tagline { margin-left: 14px; font-size: .875rem; overflow: hidden; text-overflow: ellipsis; }
  .tools { display: flex; align-items: center; flex: none; }
  .tools > * { margin-left: 6px; }
  .tools .sign { display: none; }
  /* Of a report the bar with its name stays. */
  .passing { position: relative; }
  .passing .inner { height: calc(3rem - 1px); max-width: none; padding: 0 16px; }
  .passing .tagline { display: none; }
  .passing .tools { margin-left: auto; }
  button#new { flex: none; margin-left: 18px; }
  gongkai-nav { margin-left: 12px; min-width: 0; }
  @media (max-width: 1099px) {
    .passing .inner { flex-wrap: wrap; height: auto; min-height: 3rem; }
    gongkai-nav { order: 1; width: 100%; margin: 0 0 6px; }
  }
  @media (max-width: 480px) { .crowded b { display: none; } }
  @media (max-width: 860px) { .tagline, .tools .wide { display: none; } }
  @media (max-width: 640px) {
    .tools .button { padding: 3px 7px; }
    .tools > * { margin-left: 2px; }
    .brand { flex: 1 1 auto; margin-right: 8px; }
    .mark { margin-right: 7px; }
    .brand b { font-size: 1rem; }
    .tools .word, #new .word { display: none; }
    button#new { margin-left: 0; padding: 3px 9px; }
    .tools .sign { display: inline; }
  }
  @media (max-width: 480px) { .passing b { display: none; } }
`;
