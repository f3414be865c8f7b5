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
  // The console has each panic in words, with its place, and nothing else.
  const others = page.errors.filter((error) => !/^(console|worker): panicked at \S+:\d+:\d+:\n/.test(error));
  assert.deepEqual(others, []);
  assert.ok(page.errors.length > 0);
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

/** What may be passed on of a panic that the switch brought about. */
const DETAILS = /^gongkai [\d.]+; read; crates\/gongkai-wasm\/src\/switch\.rs:\d+:\d+; the test asked for a panic$/;

test("an internal error has a title, a line to copy without anything of the text, in both languages, and loses nothing", async () => {
  const page = await browser.page(pathToFileURL(join(dist, "index.html")).href);
  const scene = sceneOf(page);
  await scene.ready();
  const broken = "panic-switch: panic\n青岚县住房和城乡建设局 电话 13800000000";
  await page.paste({ text: broken });
  await page.waitFor(() => document.querySelector("gongkai-app").session.state.fault);
  const look = () => page.evaluate(async () => {
    await new Promise((next) => setTimeout(next, 50));
    const intake = document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-intake").shadowRoot;
    const trouble = intake.querySelector(".trouble");
    const button = trouble.querySelector("gongkai-copy").shadowRoot.querySelector("button");
    return { role: trouble.getAttribute("role"), title: trouble.querySelector("b").textContent, details: trouble.querySelector(".details").textContent, button: button.textContent, field: intake.querySelector("textarea").value };
  });
  const { role, title, details, button, field } = await look();
  assert.deepEqual([role, title, button, field], ["alert", "软件内部出错", "复制出错信息", broken]);
  assert.match(details, DETAILS);
  const copied = await page.evaluate(() => {
    const copy = document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-intake").shadowRoot.querySelector("gongkai-copy");
    let text = "";
    const { setData } = DataTransfer.prototype;
    DataTransfer.prototype.setData = function (type, data) {
      if (type === "text/plain") text = data;
      return setData.call(this, type, data);
    };
    copy.shadowRoot.querySelector("button").click();
    DataTransfer.prototype.setData = setData;
    return text;
  });
  assert.equal(copied, details);
  await page.evaluate(() => document.querySelector("gongkai-app").session.setLang("en"));
  assert.deepEqual([(await look()).title, (await look()).button], ["Internal error", "Copy error details"]);
  await page.evaluate(() => document.querySelector("gongkai-app").session.setLang("zh"));
  // The engine works again; then a number that breaks it is tried in what it read.
  await page.paste({ text: EXAMPLE });
  await page.waitFor(() => document.querySelector("gongkai-app").session.state.open);
  const tried = await page.evaluate(async () => {
    const app = document.querySelector("gongkai-app");
    const { session } = app;
    const cell = "requests.new_received.total";
    await session.change(cell, "77");
    await session.change(cell, "panic-switch: panic");
    await new Promise((next) => setTimeout(next, 50));
    const toast = app.shadowRoot.querySelector("gongkai-toast").shadowRoot;
    const said = { words: toast.querySelector("p").textContent, details: toast.querySelector(".details").textContent, kept: session.entry.report.cells[cell].raw };
    await session.change(cell, "78");
    return { ...said, next: session.entry.report.cells[cell].raw, stage: session.state.stage };
  });
  assert.match(tried.words, /软件内部出错/);
  assert.match(tried.details, DETAILS);
  assert.deepEqual([tried.kept, tried.next, tried.stage], ["77", "78", "result"]);
  await page.close();
});

test("of 30 files one breaks the engine and one its reader: 28 are read, and those two say why", async () => {
  const page = await browser.page(pathToFileURL(join(dist, "index.html")).href);
  const scene = sceneOf(page);
  await scene.ready();
  const { rows, shown } = await page.evaluate(async (text) => {
    const app = document.querySelector("gongkai-app");
    const docx = new Uint8Array([...new TextEncoder().encode("PK\u0003\u0004"), ...new TextEncoder().encode("panic-switch")]);
    const files = Array.from({ length: 30 }, (_, i) =>
      i === 11 ? new File(["panic-switch: panic\n某县财政局"], "坏.txt") : i === 22 ? new File([docx], "毒.docx") : new File([text.replace(/青岚县/g, `第${i}县`)], `${i}.txt`));
    await app.session.give(files.map((file) => ({ file, name: file.name })));
    await new Promise((next) => setTimeout(next, 300));
    const list = app.shadowRoot.querySelector("gongkai-list").shadowRoot;
    return {
      rows: app.session.state.rows.map(({ name, report, why }) => [name, report, why && why.why, (why && why.details) || ""]),
      shown: [...list.querySelectorAll("tr.failed")].map((row) => [row.querySelector(".note").textContent, row.querySelector(".details").textContent, !!row.querySelector("gongkai-copy")]),
    };
  }, EXAMPLE);
  assert.equal(rows.filter(([, report]) => report === 0).length, 28);
  const failed = rows.filter(([, report]) => report === null);
  assert.deepEqual(failed.map(([name, , why]) => [name, why]), [["坏.txt", "broke"], ["毒.docx", "broke"]]);
  assert.match(failed[0][3], DETAILS);
  assert.match(failed[1][3], /^gongkai\/files [\d.]+; crates\/gongkai-files-wasm\/src\/lib\.rs:\d+:\d+; the test asked for a panic$/);
  assert.deepEqual(shown, [["读取这份内容时软件内部出错，没有读出；其他文件不受影响。", failed[0][3], true], ["读取这份内容时软件内部出错，没有读出；其他文件不受影响。", failed[1][3], true]]);
  await page.close();
});

test("the widget tells its page, keeps the original, and says so where there is none", async () => {
  const path = join(folder, "fault.html");
  const head = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title><script src="${pathToFileURL(join(dist, "gongkai.js")).href}"></script></head>`;
  writeFileSync(path, `${head}<body><gongkai-report id="own">panic-switch: panic 某县财政局</gongkai-report><pre id="there" hidden>panic-switch: panic 某县财政局</pre><gongkai-report id="other" for="there"></gongkai-report></body></html>`);
  const page = await browser.page(pathToFileURL(path).href);
  const seen = await page.evaluate(async () => {
    const told = [];
    addEventListener("gongkai-error", ({ target, detail }) => told.push([target.id, detail.why, detail.message]));
    for (const id of ["own", "other"]) await document.getElementById(id).read();
    await new Promise((next) => setTimeout(next, 50));
    const trouble = document.getElementById("other").shadowRoot.querySelector("[part=trouble]");
    return { told, original: document.getElementById("own").innerText, words: trouble.textContent, line: trouble.querySelector("code").textContent };
  });
  const told = new Map(seen.told.map(([id, ...rest]) => [id, rest]));
  for (const id of ["own", "other"]) {
    assert.equal(told.get(id)[0], "internal", id);
    assert.match(told.get(id)[1], DETAILS);
  }
  assert.equal(seen.original, "panic-switch: panic 某县财政局");
  assert.match(seen.words, /^软件内部出错，没有核查/);
  assert.match(seen.line, DETAILS);
  await page.close();
});

test("in the widget", async () => {
  const path = join(folder, "page.html");
  writeFileSync(path, `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title><script src="${pathToFileURL(join(dist, "gongkai.js")).href}"></script></head><body><gongkai-report id="one"></gongkai-report></body></html>`);
  const page = await browser.page(pathToFileURL(path).href);
  const said = await page.evaluate(async (faults, text) => {
    const widget = document.getElementById("one");
    let failed = 0;
    widget.addEventListener("gongkai-error", ({ detail }) => (failed += detail.why === "internal" ? 1 : 0));
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
