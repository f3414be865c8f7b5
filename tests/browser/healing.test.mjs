// A fault heals in the page, in its worker and in the widget: whatever ended a reading, and however often, the next one works. With
// modules that have faults on demand, in target/panic-switch/dist (`cargo xtask pack --panic-switch`).
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "./driver.mjs";
import { EXAMPLE, sceneOf } from "./scene.mjs";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../..", "target/panic-switch/dist");
/** More than an instance bears (460), for each way of reading; 10,000 in all in today's browser, whose processor time is cheaper. */
const FAULTS = (process.env.GONGKAI_BROWSER ?? "current") === "current" ? 3334 : 600;

let browser;
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-healing-"));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks a reader of the page for that many faults, and then to read: how many were thrown, and what was read. */
const among = (page, kind, faults) => page.evaluate(async (kind, faults, text) => {
  const { engine } = document.querySelector("gongkai-app").session.state.engine;
  const reader = kind === "helper" ? await engine.helper() : engine;
  let thrown = 0;
  for (let i = 0; i < faults; i++) await reader.read(`panic-switch: ${i % 2 ? "panic" : "index"}`, "text/plain", "").catch(() => thrown++);
  const { reports } = await reader.read(text, "text/plain", "");
  if (kind === "helper") reader.close();
  return { thrown, agency: reports[0].agency };
}, kind, faults, EXAMPLE);

test("on the page's own thread, and in its worker", async () => {
  const page = await browser.page(pathToFileURL(join(dist, "index.html")).href);
  await sceneOf(page).ready();
  for (const kind of ["here", "helper"]) assert.deepEqual(await among(page, kind, FAULTS), { thrown: FAULTS, agency: "青岚县住房和城乡建设局" }, kind);
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("a person pastes what breaks it, and then a report", async () => {
  const page = await browser.page(pathToFileURL(join(dist, "index.html")).href);
  const scene = sceneOf(page);
  await scene.ready();
  for (const kind of ["panic", "overflow", "memory"]) {
    await page.paste({ text: `panic-switch: ${kind}` });
    await page.waitFor(() => document.querySelector("gongkai-app").session.state.fault);
  }
  await page.paste({ text: EXAMPLE });
  await page.waitFor(() => document.querySelector("gongkai-app").session.state.open?.printed.reports[0].agency === "青岚县住房和城乡建设局");
  await page.close();
});

test("in the widget", async () => {
  const path = join(folder, "page.html");
  writeFileSync(path, `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title><script src="${pathToFileURL(join(dist, "gongkai.js")).href}"></script></head><body><gongkai-report id="one"></gongkai-report></body></html>`);
  const page = await browser.page(pathToFileURL(path).href);
  const said = await page.evaluate(async (faults, text) => {
    const widget = document.getElementById("one");
    let failed = 0;
    widget.addEventListener("gongkai-error", ({ detail }) => (failed += detail.why === "engine" ? 1 : 0));
    for (let i = 0; i < faults; i++) {
      widget.text = `panic-switch: panic ${i}`;
      await widget.read();
    }
    widget.text = text;
    const { reports } = await widget.read();
    return { failed, agency: reports[0].agency, status: widget.status };
  }, FAULTS, EXAMPLE);
  assert.deepEqual(said, { failed: FAULTS, agency: "青岚县住房和城乡建设局", status: "ready" });
  await page.close();
});
