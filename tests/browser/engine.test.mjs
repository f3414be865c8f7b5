// The packed engine really starts and answers in the browser: from disk, asynchronously, under the page's policy.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./driver.mjs";
import { enginePage } from "./engine-page.mjs";

const TITLE = "某县某局2022年政府信息公开工作年度报告\n一、总体情况\n";

let browser;
let html;
let page;

before(async () => {
  browser = await launch();
  html = await enginePage();
  page = await browser.page(html.url);
});

after(async () => {
  await browser?.close();
  html?.remove();
});

test("the browser is the one that was asked for", () => {
  const wanted = process.env.GONGKAI_BROWSER === "chromium81" ? /HeadlessChrome\/81\./ : /Chrome\/(?!81\.)/;
  assert.match(browser.version, wanted);
});

test("the engine starts and reads a text", async () => {
  const document = await page.evaluate(async (text) => (await window.engine).parse(text), TITLE);
  assert.equal(document.schema, "gongkai/1");
  assert.equal(document.text, TITLE);
  assert.equal(document.source.length, TITLE.length);
});

test("objects and text say the same", async () => {
  const same = await page.evaluate(async (text) => {
    const { parse, parseJson } = await window.engine;
    return JSON.stringify(parse(text)) === JSON.stringify(JSON.parse(parseJson(text)));
  }, `${TITLE}😀\0`);
  assert.ok(same);
});

test("it gives its version, its forms and its rules", async () => {
  const known = await page.evaluate(async () => {
    const { version, forms, rules } = await window.engine;
    return { version: version(), forms: forms().length, rules: Array.isArray(rules()) };
  });
  assert.match(known.version, /^\d+\.\d+\.\d+/);
  assert.ok(known.forms >= 4 && known.rules);
});

test("no string makes it throw", async () => {
  const strings = ["", "\0", "\ud800", "😀".repeat(5000), "<table>".repeat(5000), "9".repeat(5000)];
  const schemas = await page.evaluate(async (strings) => {
    const { parse } = await window.engine;
    const both = (text) => [parse(text), parse(text, { media: "text/html" })];
    return strings.flatMap(both).map((document) => document.schema);
  }, strings);
  assert.deepEqual(new Set(schemas), new Set(["gongkai/1"]));
});

test("nothing went wrong and nothing was asked of the network", () => {
  assert.deepEqual(page.errors, []);
  assert.deepEqual(page.requests, []);
});
