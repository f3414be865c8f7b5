// HTML is read as a browser shows it: fragments of markup (markup.mjs) in a cell of a sound report, in today's Chromium and in the packed
// engine. A cell that the reader is certain of has the digits that the browser shows there, the fragment's own and every other cell;
// anything else is a digit lost, added or moved without a word.
//
// GONGKAI_FRAGMENTS: how many; GONGKAI_SEED: others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./driver.mjs";
import { fragment, random } from "./markup.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const engine = await import(join(root, "target/engine/gongkai.js"));
const COUNT = Number(process.env.GONGKAI_FRAGMENTS ?? 3000);
const SEED = Number(process.env.GONGKAI_SEED ?? 15);
/** Where the fragments go: a cell alone in its row, one with others before and behind it, the last of a row. */
const TARGETS = ["disclosure.licensing.decisions", "requests.new_received.research", "requests.new_received.total"];

let browser, page, report, names;
before(async () => {
  await engine.default({ module_or_path: readFileSync(join(root, "target/engine/gongkai_bg.wasm")) });
  const html = readFileSync(join(root, "www/examples/parts/report.html"), "utf8").replace("<td>1</td><td>0</td><td>21</td>", "<td>1</td><td>0</td><td>12</td>");
  // The cells in the order of their print.
  const cells = Object.entries(engine.parse(html, { media: "text/html" }).reports[0].cells).filter(([, cell]) => cell.state === "number").sort(([, a], [, b]) => a.span[0] - b.span[0]);
  names = cells.map(([name]) => name);
  let at = 0;
  report = html.replace(/<td>(?=[\d.]+<\/td>)/g, () => `<td data-c="${names[at++]}">`);
  assert.equal(at, names.length);
  if ((process.env.GONGKAI_BROWSER ?? "current") !== "current") return;
  browser = await launch();
  page = await browser.page("about:blank");
  await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.style = "width:1200px;height:800px";
    /** What somebody sees, cell by cell: the text that is shown, without what is struck out or has no size, with what fields hold,
     * and without notes above and below the line: the reader leaves those out, and says so in source/html/print.rs. */
    window.shown = (html) => {
      const inside = frame.contentDocument;
      inside.open();
      inside.write(html);
      inside.close();
      const view = frame.contentWindow;
      for (const element of inside.querySelectorAll("body *")) {
        const style = view.getComputedStyle(element);
        if (/line-through/.test(style.textDecorationLine) || style.opacity === "0" || style.fontSize === "0px") element.style.setProperty("display", "none", "important");
        if (element.matches("sup, sub, ruby rt")) element.style.setProperty("display", "none", "important");
      }
      for (const field of inside.querySelectorAll("input, textarea, select")) {
        if (!field.getClientRects().length || view.getComputedStyle(field).visibility !== "visible") continue;
        if (field.localName === "input" && /^(hidden|checkbox|radio|button|submit|reset|image|file|password|color|range)$/.test(field.type)) continue;
        field.replaceWith(field.localName === "select" ? field.selectedOptions[0]?.label ?? "" : field.value);
      }
      // Of a cell whose tag the browser ignores, the text stands on the page.
      return { cells: Object.fromEntries([...inside.querySelectorAll("td[data-c]")].map((td) => [td.dataset.c, td.innerText])), page: inside.body?.innerText ?? "" };
    };
  });
});
after(() => browser?.close());

/** The numbers in a print: digits of any width, without white space around them and signs without width. */
const numbers = (text) => text.normalize("NFKC").replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "").match(/\d+/g)?.join(" ") ?? "";

/** How many fragments were read with certainty as a number that the browser shows. */
let certain = 0;

/** What differs without a word. */
function differences(html, { cells: shown, page }, target) {
  const { reports, findings: overall } = engine.parse(html, { media: "text/html" });
  const own = reports.length === 1 ? reports[0].cells : {};
  certain += own[target]?.state === "number" && !own[target].reason && numbers(shown[target] ?? "") !== "" ? 1 : 0;
  const loose = numbers(page).replaceAll(" ", "");
  // The end of what a browser takes for one tag, or for no text at all, is told by itself.
  const told = [overall, ...reports.map(({ findings }) => findings)].flat().some(({ rule }) => rule === "PARSE-TRUNCATED");
  let run = "";
  return names.flatMap((name, at) => {
    const cell = own[name];
    if (!cell || cell.reason || cell.doubt || cell.state === "missing") return [];
    const read = numbers(cell.raw ?? "");
    if (name in shown) {
      const seen = numbers(shown[name]);
      return read === seen ? [] : [`${name}: read ${JSON.stringify(cell.raw)} (${cell.state}), shown ${JSON.stringify(shown[name])}`];
    }
    // Its row, as far as it is read, stands together.
    const row = (name) => name?.slice(0, name.lastIndexOf("."));
    run = (row(names[at - 1]) === row(name) ? run : "") + read;
    return loose.includes(run) || told ? [] : [`${name}: read ${JSON.stringify(cell.raw)} (${cell.state}), shown nowhere`];
  });
}

test("every certain cell has the digits that Chromium shows", { skip: (process.env.GONGKAI_BROWSER ?? "current") !== "current" && "browsers of 2020 have other elements" }, async () => {
  const next = random(SEED);
  const wrong = [];
  for (let i = 0; i < COUNT; i++) {
    const markup = fragment(next);
    const target = TARGETS[i % TARGETS.length];
    assert.ok(report.includes(`data-c="${target}"`), target);
    const html = `<!doctype html><meta charset=utf-8>${report.replace(new RegExp(`(data-c="${target}">)[^<]*`), (_, tag) => tag + markup)}`;
    const found = differences(html, await page.evaluate((html) => window.shown(html), html), target);
    if (found.length) wrong.push(`${JSON.stringify(markup)}\n    ${found.slice(0, 4).join("\n    ")}${found.length > 4 ? `\n    and ${found.length - 4} more` : ""}`);
  }
  console.log(`${COUNT} fragments of seed ${SEED}: ${certain} certain numbers, ${wrong.length} differ in silence`);
  assert.ok(certain > COUNT / 10, "the reader doubts nearly all");
  assert.equal(wrong.length, 0, `${wrong.length} of ${COUNT} differ in silence:\n${wrong.slice(0, 400).join("\n")}`);
});
