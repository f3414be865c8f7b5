// What the signs in the tables mean. Explains only what is to be seen.
import { css, html, nothing, type TemplateResult } from "lit";
import type { Cell } from "../engine/types.js";
import type { Dictionary } from "../i18n/index.js";
import { changesOf, doubtOf, type Entry } from "../state/reading.js";

/** `table`: of the signs in this table alone. */
export function legendView(entry: Entry, t: Dictionary, table = ""): TemplateResult | typeof nothing {
  const cells = Object.entries(entry.report.cells).flatMap(([id, cell]) => (id.startsWith(table) ? [cell] : []));
  const some = (state: Cell["state"]) => cells.some((cell) => cell.state === state && doubtOf(cell) !== "unread");
  const kinds = new Set(cells.map(doubtOf));
  const rows = [
    changesOf(entry) > 0 && html`<li><span class="sample"><del>8</del> <b>9</b></span><span class="term">${t.legendChanged}</span><span class="soft">${t.legendChangedMore}</span></li>`,
    some("blank") && html`<li><span class="sample"><span class="print-blank"></span></span><span class="term">${t.states.blank}</span><span class="soft">${t.stateMore.blank}</span></li>`,
    some("placeholder") && html`<li><span class="sample"><i class="soft">—</i></span><span class="term">${t.states.placeholder}</span><span class="soft">${t.stateMore.placeholder}</span></li>`,
    some("text") && html`<li><span class="sample"><span class="wavy">文</span></span><span class="term">${t.states.text}</span><span class="soft">${t.stateMore.text}</span></li>`,
    some("missing") && html`<li><span class="sample"><span class="gone">${t.missingMark}</span></span><span class="term">${t.states.missing}</span><span class="soft">${t.stateMore.missing}</span></li>`,
    kinds.has("placed") && html`<li><span class="sample"><span class="doubt">8</span><span class="query">?</span></span><span class="term">${t.doubt}</span><span class="soft">${t.doubtMore.placed}</span></li>`,
    kinds.has("inferred") && html`<li><span class="sample"><span class="doubt"><i>8</i></span><span class="query">?</span></span><span class="term">${t.doubt}</span><span class="soft">${t.doubtMore.inferred}</span></li>`,
    kinds.has("unread") && html`<li><span class="sample"><span class="doubt unread">?</span></span><span class="term">${t.doubt}</span><span class="soft">${t.doubtMore.unread}</span></li>`,
  ].filter(Boolean);
  return rows.length ? html`<div class="legend"><p class="title">${t.legend}</p><ul>${rows}</ul></div>` : nothing;
}

export const legendStyle = css`
  .legend { margin-top: 24px; font-size: .875rem; line-height: 1.6; }
  .legend .title { font-size: .875rem; font-weight: 600; margin-bottom: 6px; }
  .legend li { display: flex; align-items: baseline; margin-top: 3px; }
  .sample { flex: none; width: 3.2em; text-align: center; margin-right: 8px; }
  .term { flex: none; }
  .legend li .soft { margin-left: .8em; }
  .print-blank { display: inline-block; width: .9em; height: .7em; border: 1px dashed var(--blank); border-radius: 2px; }
  .wavy { text-decoration: underline wavy var(--warnings); text-underline-offset: 4px; }
  .gone { padding: 0 .35em; border: 1px solid var(--line-strong); border-radius: 3px; font-size: .75rem; color: var(--soft); }
  .doubt { outline: 1.5px dotted var(--doubts); outline-offset: 2px; border-radius: 2px; }
  .query { margin-left: .35em; color: var(--doubts); font-weight: 700; font-size: .8em; vertical-align: .25em; }
  .unread { display: inline-block; min-width: 1.3em; color: var(--doubts); font-weight: 700; }
`;
