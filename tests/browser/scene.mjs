// What tests of the page share: the page opened from disk, and looking into its shadow roots with `a >>> b`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** The page's own example: F21, one total wrong (予以公开, 21 for 12). */
export const EXAMPLE = readFileSync(join(root, "www/src/example/report.txt"), "utf8");
export const SOUND = EXAMPLE.replace("\t1\t0\t21\n", "\t1\t0\t12\n");
export const WRONG = "requests.granted.total";

export const APP = "gongkai-app >>> ";
export const INTAKE = `${APP}gongkai-intake >>> `;
export const LIST = `${APP}gongkai-list >>> `;
export const RESULT = `${APP}gongkai-result >>> `;
export const FINDINGS = `${RESULT}gongkai-findings >>> `;
export const INSPECTOR = `${RESULT}gongkai-inspector >>> `;
export const SOURCE = `${RESULT}gongkai-source >>> `;
export const SUMMARY = `${RESULT}gongkai-summary >>> `;
export const NAV = `${APP}gongkai-nav >>> `;
export const AWAY = `${RESULT}gongkai-away >>> `;
/** What the bar says of a report: 数字 …, 文字 …, and what was not read surely. */
export const VERDICT = `${SUMMARY}.halves`;
/** The tab of a table (`requests`), of the text (`source`) or of the pictures (`pictures`). */
export const tab = (name) => `${RESULT}#tab-${name}`;
export const TOAST = `${APP}gongkai-toast >>> `;
export const table = (name) => `${RESULT}gongkai-table#${name} >>> `;
export const cell = (id) => `${table(id.split(".")[0])}button[data-cell="${id}"]`;

/** Opens dist/index.html and waits for the engine. */
export async function open(browser, size) {
  const page = await browser.page(pathToFileURL(join(root, "dist/index.html")).href, size);
  const scene = new Scene(page);
  await scene.ready();
  return scene;
}

/** The page that is open in that tab already. */
export const sceneOf = (page) => new Scene(page);

class Scene {
  constructor(page) {
    this.page = page;
  }

  /** The engine runs. To be awaited before a reload: Chromium 81 in its one process hangs when it is reloaded while it compiles. */
  async ready() {
    await this.page.waitFor(() => !!document.querySelector("gongkai-app") && /\d\.\d/.test(document.querySelector("gongkai-app").shadowRoot.querySelector("footer").textContent), { timeout: 30_000 });
  }

  async anew() {
    // Otherwise the browser asks whether to leave a form that was filled in.
    await this.look((s) => { const e = find(s); if (e) e.click(); }, `${APP}#clear`);
    // A draft would be written once more when the page goes.
    await this.page.evaluate(() => document.querySelector("gongkai-app").draft.forget());
    await this.page.reload();
    await this.ready();
  }

  /** Evaluates in the page with `find(selector)` and `all(selector)`, which know `>>>`. */
  look(body, ...args) {
    return this.page.evaluate(`(() => {
      const all = (selector) => selector.split(">>>").map((part) => part.trim())
        .reduce((scopes, part) => scopes.flatMap((scope) => [...(scope.shadowRoot || scope).querySelectorAll(part)]), [document]);
      const find = (selector) => all(selector)[0] || null;
      return (${body})(...${JSON.stringify(args)});
    })()`);
  }

  text(selector) {
    return this.look((s) => { const e = find(s); return e && e.innerText.trim().replace(/\s+/g, " "); }, selector);
  }

  texts(selector) {
    return this.look((s) => all(s).map((e) => e.innerText.trim().replace(/\s+/g, " ")), selector);
  }

  count(selector) {
    return this.look((s) => all(s).length, selector);
  }

  /** Which element has the focus, through all shadow roots: its id, cell, row, or name. */
  focused() {
    return this.look(() => {
      let e = document.activeElement;
      while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
      return e && (e.dataset.cell || e.dataset.row || e.id || `${e.localName}.${e.className}`);
    });
  }

  /** Waits until there is such an element, or until what `test` says of its text is true. */
  async until(selector, test = () => true, { timeout = 10_000 } = {}) {
    const end = Date.now() + timeout;
    for (;;) {
      const found = await this.text(selector);
      if (found !== null && test(found)) return found;
      if (Date.now() > end) throw new Error(`waited in vain for ${selector}, which says ${found}; errors: ${this.page.errors.join("\n")}`);
      await new Promise((resume) => setTimeout(resume, 40));
    }
  }

  /** Takes a line of the export menu, which it opens: `#checklist`, `#csv`. */
  async take(line) {
    await this.page.click(`${AWAY}#export`);
    await this.page.click(`${AWAY}${line}`);
  }

  /** Pastes the example and makes 777 of its wrong total, in the text itself. */
  async editText() {
    await this.page.paste({ text: EXAMPLE });
    await this.until(cell(WRONG));
    await this.page.press("n");
    await this.page.click(`${APP}#edit`);
    await this.until(`${SOURCE}textarea`);
    // The cursor has chosen the wrong total.
    await this.page.waitFor(() => document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-result").shadowRoot.querySelector("gongkai-source").shadowRoot.activeElement);
    await this.page.type("777");
    await this.until(`${cell(WRONG)} .print`, (print) => print === "777");
  }

  /** The text that was edited is there, in its view, and nothing is a number that was tried. */
  async assertTextEdited() {
    assert.match(await this.until(`${SOURCE}.box`), /777/);
    assert.equal(await this.look((s) => find(s).text, `${RESULT}gongkai-source`), EXAMPLE.replace("\t1\t0\t21\n", "\t1\t0\t777\n"));
    assert.equal(await this.count(`${tab("source")}[aria-selected=true]`), 1);
    assert.equal(await this.count(`${cell(WRONG)} del`), 0);
  }

  /** Nothing went wrong unseen, and nothing was asked of the network. */
  assertQuiet() {
    assert.deepEqual(this.page.errors, []);
    assert.deepEqual(this.page.requests, []);
  }
}
