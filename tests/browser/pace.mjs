// How the page keeps its pace: 500 files in one drop, a pasted report of 20 KB, a file of many megabytes; and how soon the
// widget shows its first report. Prints figures for docs/figures.md; asserts nothing, because a busy machine is no fault of
// the page.
//
//   node tests/browser/pace.mjs [current|chromium81]
//
// A long task is what Chromium calls one: more than 50 ms of the page's thread without a break.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./driver.mjs";
import { APP, EXAMPLE, LIST, open, SOUND, SUMMARY } from "./scene.mjs";

const folder = mkdtempSync(join(tmpdir(), "gongkai-pace-"));
const browser = await launch(process.argv[2] ?? "current");
const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const PROSE = "（补充说明）各科室按月核对公开事项清单，逐项登记，及时更新栏目内容，方便群众查询。\n";
const padded = (text, bytes) => text.replace("五、存在的主要问题", `${PROSE.repeat(Math.max(0, Math.round((bytes - Buffer.byteLength(text)) / Buffer.byteLength(PROSE))))}\n五、存在的主要问题`);

/**
 * Runs in the page: watches its thread until `END` is called. A drop is prepared by the browser on the page's thread before
 * the page hears of it (a third of a millisecond for each file, twice): those long tasks are told apart.
 */
const BEGIN = () => {
  const seen = (window.pace = { tasks: [], gaps: [], heard: 0, on: true, begun: performance.now() });
  for (const type of ["drop", "paste"]) addEventListener(type, () => (seen.heard = performance.now()), { capture: true, once: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) if (seen.on) seen.tasks.push([startTime, duration]);
  }).observe({ entryTypes: ["longtask"] });
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    if (seen.heard && last > seen.heard) seen.gaps.push(now - last);
    last = now;
    if (seen.on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
};
const END = () => {
  const { pace } = window;
  pace.on = false;
  const own = ([start, duration]) => start + duration > pace.heard + 50;
  const browser = pace.tasks.filter((task) => pace.heard && !own(task)).map(([, duration]) => Math.round(duration));
  return {
    ms: Math.round(performance.now() - (pace.heard || pace.begun)), frames: pace.gaps.length, longestGap: Math.round(Math.max(0, ...pace.gaps)),
    longTasks: pace.tasks.filter((task) => !pace.heard || own(task)).map(([, duration]) => Math.round(duration)), ...(browser.length && { browserBefore: browser }),
  };
};
const heap = async (page) => {
  const { usedSize } = await page.heap();
  return Math.round(usedSize / 1e5) / 10;
};

try {
  console.log(browser.version);
  const scene = await open(browser);
  const { page } = scene;

  // 500 files of 20 KB, half of them faulty, as one drop.
  const paths = Array.from({ length: 500 }, (_, i) => file(`${String(i).padStart(3, "0")}.txt`, padded(i % 2 ? EXAMPLE : SOUND, 20_000).replace(/青岚县/g, `第${i}县`)));
  for (const round of [1, 2]) {
    const before = await heap(page);
    await page.evaluate(BEGIN);
    await page.drop(paths, { onto: `${APP}footer` });
    const first = Date.now();
    await page.waitFor(() => {
      const list = document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-list");
      return !!list && !list.shadowRoot.querySelector("progress") && list.shadowRoot.querySelector("table").getAttribute("aria-rowcount") === "501";
    }, { timeout: 120_000 });
    console.log(`500 files, round ${round}:`, JSON.stringify(await page.evaluate(END)), `waited ${Date.now() - first} ms`, `heap ${before} → ${await heap(page)} MB`);
    await page.evaluate(BEGIN);
    for (const heading of ["year", "errors", "body"]) await page.click(`${LIST}thead .${heading} button`);
    await page.press("End");
    console.log("  three headings pressed:", JSON.stringify(await page.evaluate(END)));
    await page.click(`${APP}#clear`);
    console.log(`  after “clear”: heap ${await heap(page)} MB`);
  }

  // One report of 20 KB: from the paste event to the frame after the result is in the document.
  const text = padded(EXAMPLE, 20_000);
  const times = [];
  const works = [];
  for (let i = 0; i < 12; i++) {
    await page.copy({ text });
    await page.evaluate((summary) => {
      window.painted = null;
      addEventListener("paste", () => {
        const begun = performance.now();
        const look = () => {
          const result = document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-result");
          const there = result && result.shadowRoot && result.shadowRoot.querySelector("gongkai-table#disputes");
          if (!there || !there.shadowRoot.querySelector("td")) return void requestAnimationFrame(look);
          // A message sent in a frame arrives when that frame was painted.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => (window.painted = performance.now() - begun);
          channel.port2.postMessage(0);
        };
        requestAnimationFrame(look);
      }, { capture: true, once: true });
    }, SUMMARY);
    const before = await page.worked();
    await page.press("Control+V");
    times.push(await page.waitFor(() => window.painted));
    const { all } = await page.worked();
    works.push(all - before.all);
    await page.click(`${APP}#clear`);
  }
  times.sort((a, b) => a - b);
  works.sort((a, b) => a - b);
  console.log(`paste to paint, ${Buffer.byteLength(text)} bytes: median ${times[6].toFixed(1)} ms, fastest ${times[0].toFixed(1)}, slowest ${times[11].toFixed(1)}; the page's thread worked ${works[6].toFixed(1)} ms of it`);

  // Large files: prose behind a report, and one line without an end.
  for (const [name, content] of [["20 MB.txt", EXAMPLE + PROSE.repeat(160_000)], ["5 MB in a line.txt", `${EXAMPLE}${PROSE.trim().repeat(42_000)}`], ["10 MB of nothing.txt", PROSE.repeat(80_000)]]) {
    const path = file(name, content);
    await page.evaluate(BEGIN);
    await page.drop([path], { onto: `${APP}footer` });
    await page.waitFor(() => {
      const app = document.querySelector("gongkai-app").shadowRoot;
      const intake = app.querySelector("gongkai-intake");
      return !!app.querySelector("gongkai-result") || !!(intake && intake.shadowRoot.querySelector(".trouble"));
    }, { timeout: 60_000 });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
    console.log(`${name} (${Math.round(Buffer.byteLength(content) / 1e5) / 10} MB):`, JSON.stringify(await page.evaluate(END)));
    await page.evaluate((selector) => { const app = document.querySelector("gongkai-app").shadowRoot; (app.querySelector("#clear") || app.querySelector("gongkai-intake").shadowRoot.querySelector(".clear")).click(); });
  }

  // The widget, from its script's first line to its first report painted. The script stands in the page: it has arrived.
  const script = readFileSync(new URL("../../dist/gongkai.js", import.meta.url), "utf8");
  const portal = file("portal.html", `<!doctype html><meta charset="utf-8"><gongkai-report><pre>${SOUND}</pre></gongkai-report>
    <script>
      // What is seen first: verdict, findings, the first table. A message sent in a frame arrives when that frame was painted.
      window.painted = null;
      window.whole = null;
      const told = (name) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => (window[name] = performance.now() - begun);
        channel.port2.postMessage(0);
      };
      requestAnimationFrame(function look() {
        const tables = [...(document.querySelector("gongkai-report").shadowRoot || document).querySelectorAll("gongkai-table")].filter((table) => table.shadowRoot.querySelector("td"));
        if (tables.length > 0 && window.painted === null) told("painted");
        if (tables.length === 3) told("whole");
        else requestAnimationFrame(look);
      });
    </script>
    <script>const begun = performance.now();</script><script>${script}</script>`);
  const starts = [];
  for (let i = 0; i < 15; i++) {
    const portalPage = await browser.page(pathToFileURL(portal).href);
    await portalPage.waitFor(() => window.whole, { timeout: 60_000 });
    starts.push(await portalPage.evaluate(() => [window.painted, window.whole]));
    await portalPage.close();
  }
  const middle = (at) => starts.map((times) => times[at]).sort((a, b) => a - b);
  const [first, whole] = [middle(0), middle(1)];
  console.log(`widget, from its script to its first report: first table painted, median ${first[7].toFixed(0)} ms, fastest ${first[0].toFixed(0)}, slowest ${first[14].toFixed(0)}; all of it ${whole[7].toFixed(0)}`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
