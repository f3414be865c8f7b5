// The driver itself: what it reports is what a person would have done and seen, in both browsers alike.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch } from "./driver.mjs";

const HTML = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Driver</title>
<meta http-equiv="Content-Security-Policy" content="connect-src 'none'"></head>
<body><h1>政府信息公开</h1><textarea></textarea><x-box></x-box><input type="file"><p id="below" hidden>x</p>
<div style="height: 3000px"></div><button id="far">远</button>
<div id="cover" hidden style="position: fixed; inset: 0; top: 0; left: 0; width: 100%; height: 100%"></div>
<script>
  var log = [];
  addEventListener("paste", (e) => log.push(["paste", e.target.localName, e.clipboardData.getData("text/plain"), e.clipboardData.getData("text/html")]));
  addEventListener("dragover", (e) => e.preventDefault());
  addEventListener("drop", async (e) => { e.preventDefault(); const file = e.dataTransfer.files[0]; const name = file.name; log.push(["drop", name, await file.text()]); });
  addEventListener("keydown", (e) => log.push(["key", e.key]));
  document.querySelector("input").onchange = (e) => log.push(["file", e.target.files[0].name]);
  document.querySelector("#far").onclick = (e) => log.push(["far", e.isTrusted]);
  var root = document.querySelector("x-box").attachShadow({ mode: "open" });
  root.innerHTML = "<button>按</button>";
  root.querySelector("button").onclick = (e) => log.push(["click", e.isTrusted]);
</script></body></html>`;

let browser;
let page;
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-driver-"));
  writeFileSync(join(folder, "page.html"), HTML);
  writeFileSync(join(folder, "报告.txt"), "一、总体情况");
  browser = await launch();
  page = await browser.page(pathToFileURL(join(folder, "page.html")).href, { width: 600, height: 400, dark: true });
});

beforeEach(() => page.reload());

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const log = () => page.evaluate(() => log);

test("a paste goes through the clipboard, with and without a focused field", async () => {
  await page.paste({ text: "一", html: "<table><tr><td>1</table>" });
  await page.click("textarea");
  await page.paste({ text: "总体情况" });
  const pastes = (await log()).filter(([what]) => what === "paste");
  assert.deepEqual(pastes, [
    ["paste", "body", "一", "<table><tr><td>1</table>"],
    ["paste", "textarea", "总体情况", ""],
  ]);
  assert.equal(await page.evaluate(() => document.querySelector("textarea").value), "总体情况");
  assert.equal(await page.clipboardText(), "总体情况");
});

test("a megabyte can be pasted", async () => {
  await page.paste({ text: "公".repeat(400_000) });
  assert.equal(await page.evaluate(() => log.find(([what]) => what === "paste")[2].length), 400_000);
});

test("typing and keys arrive", async () => {
  await page.click("textarea");
  await page.type("Ab 年报 1+");
  assert.equal(await page.evaluate(() => document.querySelector("textarea").value), "Ab 年报 1+");
  await page.press("Control+A");
  await page.press("Backspace");
  assert.equal(await page.evaluate(() => document.querySelector("textarea").value), "");
  await page.press("Escape");
  assert.deepEqual((await log()).pop(), ["key", "Escape"]);
  await page.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.localName), "x-box");
});

test("clicks are trusted, pierce shadow roots and scroll to what is far below", async () => {
  await page.click("x-box >>> button");
  await page.click("#far");
  assert.deepEqual(await log(), [["click", true], ["far", true]]);
});

test("what a person could not click is not clicked", async () => {
  await assert.rejects(page.click("#none"), /nothing matches "#none"/);
  await assert.rejects(page.click("#below"), /not visible/);
  await page.evaluate(() => (document.querySelector("#cover").hidden = false));
  await assert.rejects(page.click("textarea"), /<div> is in front of it/);
});

test("files are dropped and chosen", async () => {
  const file = join(folder, "报告.txt");
  await page.drop(file);
  await page.setFiles("input", file);
  await page.waitFor(() => log.length === 2);
  assert.deepEqual((await log()).sort(), [["drop", "报告.txt", "一、总体情况"], ["file", "报告.txt"]]);
});

test("promises are awaited and exceptions come out", async () => {
  assert.equal(await page.evaluate(async (a, b) => a + (await Promise.resolve(b)), 1, 2), 3);
  assert.equal(await page.evaluate("1 + 1"), 2);
  await assert.rejects(page.evaluate(() => Promise.reject(new TypeError("so not"))), /TypeError: so not/);
  await assert.rejects(page.waitFor(() => false, { timeout: 100 }), /waited 100 ms in vain/);
});

test("troubles are collected: exceptions, console errors, refusals by policy, a worker's too", async () => {
  assert.deepEqual(page.errors, []);
  await page.evaluate(() => {
    console.error("loud", 1);
    setTimeout(() => { throw new Error("late"); });
    fetch("http://127.0.0.1:1/").catch(() => {});
    new Worker(URL.createObjectURL(new Blob(["console.error('from below')"])));
  });
  const wanted = [/console: loud 1/, /uncaught: Error: late/, /Content Security Policy/, /from below/];
  for (let i = 0; i < 100 && !wanted.every((w) => page.errors.some((e) => w.test(e))); i++) {
    await new Promise((resume) => setTimeout(resume, 50));
  }
  for (const expected of wanted) assert.ok(page.errors.some((e) => expected.test(e)), `${expected}: ${page.errors}`);
});

test("requests after the load are listed", async () => {
  assert.deepEqual(page.requests, []);
  await page.evaluate(() => { new Image().src = "missing.png"; });
  for (let i = 0; i < 100 && page.requests.length === 0; i++) await new Promise((resume) => setTimeout(resume, 50));
  assert.match(page.requests[0].url, /missing\.png$/);
});

test("the window has the size and the colours that were asked for", async () => {
  const seen = await page.evaluate(() => [innerWidth, innerHeight, matchMedia("(prefers-color-scheme: dark)").matches]);
  assert.deepEqual(seen, [600, 400, true]);
});

test("a screenshot is of the window, or of everything", async () => {
  const size = (path) => { const png = readFileSync(path); return [png.readUInt32BE(16), png.readUInt32BE(20)]; };
  await page.screenshot(join(folder, "window.png"));
  await page.screenshot(join(folder, "all.png"), { fullPage: true });
  assert.deepEqual(size(join(folder, "window.png")), [600, 400]);
  assert.ok(size(join(folder, "all.png"))[1] > 3000);
});
