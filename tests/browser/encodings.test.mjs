// `parseBytes` in a page and in its worker: for every encoding the same document as in Node (tests/engine/bytes.test.mjs compares that with the
// command line). The tables of characters are the browser's own here.

import assert from "node:assert/strict";
import { build } from "esbuild";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { CASES } from "../engine/encodings.mjs";
import { launch } from "./driver.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "target", "engine");
const place = mkdtempSync(join(tmpdir(), "gongkai-encodings-"));
const engine = await import(join(folder, "gongkai.js"));

/** The same script for the page and for a worker of it. */
const SCRIPT = `
import init, * as engine from "./gongkai.js";
const ready = init({ module_or_path: Uint8Array.from(atob(MODULE), (c) => c.charCodeAt(0)) });
self.documents = async (cases) => {
  await ready;
  return cases.map(({ name, media, bytes }) => JSON.stringify(engine.parseBytes(Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)), { name, media })));
};
if (typeof document === "undefined") onmessage = async ({ data }) => postMessage(await self.documents(data));
`;

let browser;
let page;
let script;
const cases = CASES.map(({ name, media, bytes }) => ({ name, media, bytes: bytes.toString("base64") }));
const wanted = [];

before(async () => {
  const module = readFileSync(join(folder, "gongkai_bg.wasm"));
  await engine.default({ module_or_path: module });
  wanted.push(...CASES.map(({ name, media, bytes }) => engine.parseBytes(bytes, { name, media })));
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: folder }, bundle: true, minify: true, format: "iife", target: "chrome81", write: false,
    define: { MODULE: JSON.stringify(module.toString("base64")), "import.meta.url": "self.location.href" },
  });
  script = outputFiles[0].text;
  writeFileSync(join(place, "page.html"), `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Encodings</title><script>${script}</script></html>`);
  browser = await launch();
  page = await browser.page(pathToFileURL(join(place, "page.html")).href);
});
after(async () => {
  await browser?.close();
  rmSync(place, { recursive: true, force: true });
});

const compare = (documents) => CASES.forEach(({ name }, at) => assert.deepEqual(JSON.parse(documents[at]), wanted[at], name));

test("a page gives the same documents as Node", async () => {
  compare(await page.evaluate((cases) => window.documents(cases), cases));
});

test("a worker gives the same documents as Node", async () => {
  compare(await page.evaluate(([cases, script]) => new Promise((done, broke) => {
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = ({ message }) => broke(new Error(message));
    worker.postMessage(cases);
  }), [cases, script]));
});
