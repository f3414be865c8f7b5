// <gongkai-report> in pages of other people: dist/gongkai.js, dist/embed.html and the examples, in the browser that GONGKAI_BROWSER
// names. Needs dist/ as `cargo xtask pack` leaves it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "./driver.mjs";
import { EXAMPLE, SOUND } from "./scene.mjs";
import { serve } from "./server.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = join(root, "dist");
const script = pathToFileURL(join(dist, "gongkai.js")).href;
const example = (name) => pathToFileURL(join(dist, "examples", name)).href;
const WRONG = "requests.granted.total";
const modern = (process.env.GONGKAI_BROWSER ?? "current") === "current";

let browser;
let folder;
let page;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-widget-"));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page of its own with that body. Every `gongkai-…` event that comes out is noted in `told`. */
async function open(body, { head = `<script src="${script}"></script>`, size } = {}) {
  const path = join(folder, "page.html");
  writeFileSync(path, `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title><script>
    window.told = []; window.compiled = 0;
    for (const type of ["read", "error", "try", "select", "choose", "change", "deselect", "repair"]) document.addEventListener("gongkai-" + type, (event) => told.push([type, event.target.id, event.detail]));
    const compile = WebAssembly.compile; WebAssembly.compile = (...given) => (compiled++, compile(...given));
  </script>${head}</head><body>${body}</body></html>`);
  page = await browser.page(pathToFileURL(path).href, size);
}
const status = (id, wanted) => page.waitFor((id, wanted) => { const e = document.getElementById(id); return e && e.status === wanted; }, { args: [id, wanted], timeout: 30_000 });
/** Looks into the widget: `all(selector)` with `>>>` below its shadow root. */
const look = (id, body, ...args) => page.evaluate(`(() => {
  const host = document.getElementById(${JSON.stringify(id)});
  const all = (selector) => selector.split(">>>").map((part) => part.trim()).reduce((scopes, part) => scopes.flatMap((scope) => [...(scope.shadowRoot || scope).querySelectorAll(part)]), [host]);
  const find = (selector) => all(selector)[0] || null;
  return (${body})(...${JSON.stringify(args)});
})()`);
const words = (id, selector) => look(id, (s) => { const e = find(s); return e && e.innerText.trim().replace(/\s+/g, " "); }, selector);
const count = (id, selector) => look(id, (s) => all(s).length, selector);
const told = (type) => page.evaluate((type) => told.filter(([one]) => one === type).map(([, id, detail]) => [id, type === "read" || type === "try" ? detail.reports.length : detail]), type);
const text = (report) => `<pre>${report}</pre>`;
const cell = (id, table = id.split(".")[0]) => `gongkai-table[data-table=${table}] >>> button[data-cell="${id}"]`;
function quiet() {
  assert.deepEqual(page.errors, []);
  assert.deepEqual(page.requests, []);
}

describe("the widget", () => {
  test("the report inside the element becomes tables; the original is one click away", async () => {
    page = await browser.page(example("article.html"));
    assert.match(await page.evaluate(() => document.getElementById("report").innerText), /总体情况|核对/);
    await status("report", "ready");
    assert.equal(await count("report", "gongkai-table"), 3);
    assert.equal(await page.evaluate(() => document.querySelector("#report h3").offsetParent), null, "the original gives way");
    await page.click("#report >>> .views button:nth-child(2)");
    assert.ok(await page.evaluate(() => document.querySelector("#report h3").offsetParent !== null));
    await page.click("#report >>> .views button:nth-child(1)");
    assert.equal(await count("report", "gongkai-table"), 3);
    quiet();
    await page.close();
  });

  test("for everybody: tables and pictures, nothing of what was found; all of it with `full`", async () => {
    await open(`<gongkai-report id="r">${text(EXAMPLE)}</gongkai-report><gongkai-report id="sound">${text(SOUND)}</gongkai-report>`, { size: { height: 6000 } });
    await status("r", "ready");
    await status("sound", "ready");
    const all = (id) => look(id, () => {
      const parts = (root) => [...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? [one, ...parts(one.shadowRoot)] : [one]));
      return parts(host.shadowRoot).map((one) => `${one.localName}.${one.getAttribute("class") || ""} ${[...one.childNodes].map((node) => (node.nodeType === 3 ? node.data : "")).join("")} ${one.title || ""} ${one.getAttribute("aria-label") || ""}`).join("\n");
    });
    const shown = await all("r");
    assert.doesNotMatch(shown, /错误|问题|需核对|不符|应为|gongkai-findings|gongkai-inspector|verdict/);
    assert.equal(await words("r", cell(WRONG)), "21", "as it is printed, without a mark");
    assert.equal(await words("r", ".away[role=status]"), "统计表已显示");
    assert.equal(await words("r", ".views button"), "统计表");
    await page.click(`#r >>> ${cell(WRONG)}`);
    for (const key of ["1", "2", "Enter"]) await page.press(key);
    assert.equal(await words("r", cell(WRONG)), "21", "nothing is tried");
    assert.deepEqual(await page.evaluate(() => [told.some(([type]) => type === "try"), document.getElementById("r").document.reports[0].findings.length > 0]), [false, true]);
    assert.deepEqual([await count("sound", "gongkai-pictures >>> figure"), await words("sound", "gongkai-pictures >>> [role=heading]")], [3, "图示"]);
    assert.equal(await look("sound", () => find("gongkai-pictures >>> [role=heading]").getAttribute("aria-level")), "3", "one level below the body's name");
    await page.evaluate(() => { document.getElementById("r").view = "full"; return document.getElementById("r").updateComplete; });
    assert.equal(await words("r", ".verdict .words"), "报告有 1 处错误");
    await page.waitFor((selector) => document.getElementById("r").shadowRoot.querySelector("gongkai-table[data-table=requests]").shadowRoot.querySelector(selector).innerText.includes("有 1 处问题"), { args: [`button[data-cell="${WRONG}"]`] });
    assert.equal(await count("r", "gongkai-findings"), 1);
    await page.evaluate(() => { document.getElementById("r").removeAttribute("view"); document.getElementById("r").view = "tables"; return document.getElementById("r").updateComplete; });
    await page.waitFor((selector) => document.getElementById("r").shadowRoot.querySelector("gongkai-table[data-table=requests]").shadowRoot.querySelector(selector).innerText === "21", { args: [`button[data-cell="${WRONG}"]`] });
    assert.equal(await count("r", ".verdict"), 0);
    quiet();
    await page.close();
  });

  test("for everybody: a number that was not read surely is marked", async () => {
    const doubtful = EXAMPLE.split("\n").map((line) => (line.includes("（一）予以公开") ? line.replace(/\t\d+/, "") : line)).join("\n");
    await open(`<gongkai-report id="r"></gongkai-report>`);
    await page.evaluate((text) => { document.getElementById("r").text = text; }, doubtful);
    await status("r", "ready");
    const doubts = await page.evaluate(() => Object.values(document.getElementById("r").document.reports[0].cells).filter(({ doubt }) => doubt).length);
    assert.ok(doubts > 0, "the example has one");
    assert.ok((await count("r", "gongkai-table >>> .doubt")) >= doubts);
    quiet();
    await page.close();
  });

  test("tells what it read, with the document, across shadow roots; nothing of its inside gets out", async () => {
    await open(`<div id="host"></div>`);
    await page.evaluate((text) => {
      const inner = document.getElementById("host").attachShadow({ mode: "open" });
      inner.innerHTML = "<gongkai-report view=full></gongkai-report>";
      inner.firstChild.text = text;
    }, EXAMPLE);
    await page.waitFor(() => told.length > 0, { timeout: 30_000 });
    const [type, target, detail] = await page.evaluate(() => told[0]);
    assert.deepEqual([type, target], ["read", "host"]);
    assert.equal(detail.schema, "gongkai/1");
    assert.equal(detail.reports[0].cells[WRONG].value, 21);
    assert.equal(await page.evaluate((text) => told[0][2].text === text, EXAMPLE), true);
    await page.evaluate(() => document.getElementById("host").shadowRoot.firstChild.shadowRoot.querySelector("gongkai-findings").shadowRoot.querySelector(".line").click());
    assert.deepEqual(await page.evaluate(() => [...new Set(told.map(([type]) => type))]), ["read", "select"]);
    quiet();
    await page.close();
  });

  test("many elements, a script loaded twice: one engine, and only once one is seen", async () => {
    const many = Array.from({ length: 12 }, (_, i) => `<div style="height: 1500px"></div><gongkai-report id="r${i}" view="tables">${text(EXAMPLE)}</gongkai-report>`).join("");
    await open(many, { head: `<script src="${script}"></script><script src="${script}"></script>` });
    await new Promise((resume) => setTimeout(resume, 400));
    assert.equal(await page.evaluate(() => compiled), 0, "nothing of it is near the window");
    await page.evaluate(() => document.getElementById("r0").scrollIntoView());
    await status("r0", "ready");
    assert.equal(await page.evaluate(() => document.getElementById("r5").status), "waiting");
    await page.evaluate(() => document.getElementById("r11").scrollIntoView());
    await status("r11", "ready");
    assert.equal(await page.evaluate(() => compiled), 1);
    quiet();
    await page.close();
  });

  test("removed, put elsewhere, and its content replaced", async () => {
    await open(`<gongkai-report view="full" id="r">${text(EXAMPLE)}</gongkai-report><section id="other"></section>`);
    await status("r", "ready");
    await page.evaluate(() => { const r = document.getElementById("r"); window.held = r; r.remove(); });
    await page.evaluate(() => document.getElementById("other").append(window.held));
    await new Promise((resume) => setTimeout(resume, 200));
    assert.equal(await words("r", ".verdict .words"), "报告有 1 处错误");
    assert.deepEqual(await told("read"), [["r", 1]], "the same content is not read again");
    await page.evaluate((text) => { document.getElementById("r").innerHTML = `<pre>${text}</pre>`; }, SOUND);
    await page.waitFor(() => told.length === 2);
    await page.waitFor(() => /未发现问题/.test(document.getElementById("r").shadowRoot.querySelector(".words").innerText));
    await page.evaluate(() => { document.getElementById("r").innerHTML = "<p>今天天气很好。</p>"; });
    await status("r", "none");
    assert.equal(await page.evaluate(() => document.querySelector("#r p").offsetParent !== null), true, "what is no report stays as it is");
    await page.evaluate(() => { document.getElementById("r").textContent = ""; });
    await status("r", "waiting");
    quiet();
    await page.close();
  });

  test("properties that were set before the script came, as frameworks do it", async () => {
    await open(`<gongkai-report view="full" id="r"></gongkai-report>`, { head: "" });
    await page.evaluate((text, script) => {
      const report = document.getElementById("r");
      Object.assign(report, { text, view: "findings", readonly: true });
      const made = document.createElement("gongkai-report");
      Object.assign(made, { id: "made", text, theme: "dark" });
      document.body.append(made);
      const tag = document.createElement("script");
      tag.src = script;
      document.head.append(tag);
    }, EXAMPLE, script);
    await status("r", "ready");
    await status("made", "ready");
    assert.equal(await count("r", "gongkai-table"), 0);
    assert.equal(await count("r", "gongkai-findings >>> .apply"), 0);
    assert.equal(await count("made", ".skin.dark"), 2);
    await page.evaluate((text) => { document.getElementById("r").text = text; }, SOUND);
    await page.waitFor(() => document.getElementById("r").document.reports[0].checks.failed === 0);
    await page.evaluate(() => { document.getElementById("r").text = null; });
    await status("r", "waiting");
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  test("the text of another element: of an article, of a field, and later", async () => {
    await open(`<gongkai-report view="full" id="c" for="nowhere"></gongkai-report><gongkai-report view="full" id="a" for="article"></gongkai-report><article id="article">${text(EXAMPLE)}</article>
      <textarea id="field"></textarea><gongkai-report view="full" id="b" for="field"></gongkai-report>`);
    await status("a", "ready");
    assert.equal(await count("a", ".views"), 0, "the original stands in the page already");
    await status("c", "failed");
    assert.deepEqual((await told("error")).map(([id, { why }]) => [id, why]), [["c", "for"]]);
    await page.evaluate((text) => { document.getElementById("field").value = text; return document.getElementById("b").read().then((document) => document.reports.length); }, SOUND);
    await status("b", "ready");
    assert.equal(await words("b", ".verdict .words"), "未发现问题");
    quiet();
    await page.close();
  });

  test("a file of the site, in the encodings of offices; another site's is not asked for", async () => {
    const server = await serve(dist, {
      files: {
        "/page.html": `<!doctype html><meta charset="utf-8"><title>x</title><script src="gongkai.js"></script><gongkai-report view="full" id="a" src="年报.txt"></gongkai-report><gongkai-report view="full" id="b" src="none.txt"></gongkai-report><gongkai-report view="full" id="c" src="http://127.0.0.1:9/x.txt">原文</gongkai-report>`,
        "/年报.txt": Buffer.from(`\ufeff${EXAMPLE}`, "utf16le"),
      },
    });
    try {
      page = await browser.page(`${server.origin}/page.html`);
      await status("a", "ready");
      assert.equal(await page.evaluate(() => document.getElementById("a").document.source.name), "年报.txt");
      await status("b", "failed");
      await status("c", "failed");
      assert.match(await page.evaluate(() => document.getElementById("c").shadowRoot.querySelector("[part=trouble]").innerText), /本网站/);
      assert.ok(page.requests.every(({ url }) => url.startsWith(server.origin)));
      assert.ok(!page.errors.some((error) => /127\.0\.0\.1:9\//.test(error)));
    } finally {
      await page.close();
      await server.close();
    }
  });

  test("script and frame say themselves that they are UTF-8: in a portal in GBK, from a server that calls everything GBK", async () => {
    const escaped = (text) => text.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
    const give = `document.getElementById("r").text = JSON.parse('"${escaped(JSON.stringify(EXAMPLE).slice(1, -1)).replace(/\\/g, "\\\\")}"')`;
    const server = await serve(dist, {
      headers: { "content-type": "text/html; charset=gbk" },
      files: { "/page.html": `<!doctype html><title>x</title><script src="gongkai.js"></script><gongkai-report view="full" id="r"></gongkai-report><script>${give}</script><iframe id="frame" src="embed.html"></iframe>` },
    });
    try {
      page = await browser.page(`${server.origin}/page.html`);
      await status("r", "ready");
      assert.equal(await page.evaluate(() => document.characterSet), "GBK");
      assert.equal(await words("r", ".verdict .words"), "报告有 1 处错误");
      assert.match(await words("r", "[part=title]"), /青岚县/);
      assert.equal(await page.evaluate(() => document.getElementById("frame").contentDocument.characterSet), "UTF-8");
    } finally {
      await page.close();
      await server.close();
    }
  });

  test("language, theme, view and the chosen report", async () => {
    const two = `${EXAMPLE}\n\n${SOUND.replace(/青岚县/g, "白溪县")}`;
    await open(`<div lang="en"><gongkai-report view="full" id="r">${text(two)}</gongkai-report></div>`);
    await status("r", "ready");
    assert.equal(await words("r", ".verdict .words"), "1 error in the report");
    await page.evaluate(() => { document.getElementById("r").lang = "zh-CN"; });
    await page.waitFor(() => /报告有/.test(document.getElementById("r").shadowRoot.querySelector(".words").innerText));
    assert.equal(await count("r", "select option"), 2);
    await page.evaluate(() => { document.getElementById("r").report = 1; });
    await page.waitFor(() => /白溪县/.test(document.getElementById("r").shadowRoot.querySelector(".name").innerText));
    assert.deepEqual(await told("read"), [["r", 2]], "looking at another report is no reading");
    assert.equal(await page.evaluate(() => document.getElementById("r").document.reports.length), 2);
    const choice = () => look("r", () => find("select").value);
    const named = (report) => page.waitFor((name) => document.getElementById("r").shadowRoot.querySelector(".name").innerText.includes(name), { args: [["青岚县", "白溪县"][report]] });
    for (const report of [0, 1, 0]) {
      await look("r", (report) => { find("select").value = report; find("select").dispatchEvent(new Event("change")); }, report);
      await named(report);
    }
    for (const report of [1, 0]) {
      await page.evaluate((report) => { document.getElementById("r").report = report; }, report);
      await named(report);
      assert.equal(await choice(), String(report), "the list follows, though somebody has chosen in it");
    }
    for (const [view, tables, findings] of [["tables", 3, 0], ["findings", 0, 1], ["badge", 0, 0], ["full", 3, 1]]) {
      await page.evaluate((view) => document.getElementById("r").setAttribute("view", view), view);
      await page.evaluate(() => document.getElementById("r").updateComplete);
      assert.deepEqual([await count("r", "gongkai-table"), await count("r", "gongkai-findings")], [tables, findings], view);
    }
    const ground = () => look("r", () => getComputedStyle(all(".skin")[1]).getPropertyValue("--surface").trim());
    const light = await ground();
    await page.evaluate(() => { document.getElementById("r").theme = "dark"; return document.getElementById("r").updateComplete; });
    assert.notEqual(await ground(), light);
    await page.evaluate(() => document.getElementById("r").style.setProperty("--gongkai-surface", "#123456"));
    assert.equal(await ground(), "#123456", "the portal's own colour, under its long name");
    quiet();
    await page.close();
  });

  test("numbers are tried, and nothing but looked at where it is readonly", async () => {
    await open(`<gongkai-report view="full" id="r">${text(EXAMPLE)}</gongkai-report>`);
    await status("r", "ready");
    await page.click(`#r >>> ${cell(WRONG)}`);
    await page.press("1");
    await page.press("2");
    await page.press("Enter");
    await page.waitFor(() => told.some(([type]) => type === "try"));
    await page.waitFor(() => /未发现问题/.test(document.getElementById("r").shadowRoot.querySelector(".words").innerText));
    assert.equal(await page.evaluate(() => document.getElementById("r").document.reports[0].cells["requests.granted.total"].raw), "12");
    await page.click("#r >>> #undo");
    await page.waitFor(() => /报告有 1 处错误/.test(document.getElementById("r").shadowRoot.querySelector(".words").innerText));
    const raws = () => page.evaluate((id) => [...told.filter(([type]) => type === "try").map(([, , detail]) => detail), document.getElementById("r").document].map(({ reports: [report] }) => report.cells[id].raw), WRONG);
    assert.deepEqual(await raws(), ["12", "21", "21"], "what is taken back is told as well, and no longer in the document");
    await page.click("#r >>> #redo");
    await page.waitFor(() => told.filter(([type]) => type === "try").length === 3);
    await page.click("#r >>> #restore-all");
    await page.waitFor(() => told.filter(([type]) => type === "try").length === 4);
    assert.deepEqual(await raws(), ["12", "21", "12", "21", "21"]);
    await page.evaluate(() => { document.getElementById("r").readonly = true; return document.getElementById("r").updateComplete; });
    await page.click(`#r >>> ${cell(WRONG)}`);
    for (const key of ["Enter", "7", "F2"]) await page.press(key);
    assert.equal(await count("r", "gongkai-table >>> input"), 0);
    assert.equal(await count("r", "gongkai-inspector"), 0);
    assert.deepEqual(await told("change"), []);
    quiet();
    await page.close();
  });

  test("slots of the portal's own are kept out of the reading, and shown", async () => {
    await open(`<gongkai-report view="full" id="r" slots><p slot="before" id="before">本页数据以原件为准</p>${text(EXAMPLE)}<p slot="after" id="after">联系电话 99999</p></gongkai-report>`);
    await status("r", "ready");
    assert.equal(await page.evaluate(() => /99999|原件为准/.test(document.getElementById("r").document.text)), false);
    assert.ok(await page.evaluate(() => before.offsetParent !== null && after.offsetParent !== null && before.getBoundingClientRect().top < after.getBoundingClientRect().top));
    quiet();
    await page.close();
  });

  test("an engine that may not start leaves the original, and says why", async () => {
    await open(`<gongkai-report view="full" id="r">${text(EXAMPLE)}</gongkai-report>`, { head: `<script>delete window.WebAssembly.compile; WebAssembly.compile = () => Promise.reject(new Error("forbidden"))</script><script src="${script}"></script>` });
    await status("r", "failed");
    assert.deepEqual((await told("error")).map(([, detail]) => detail), [{ why: "engine", message: "forbidden" }]);
    assert.ok(await page.evaluate(() => document.querySelector("#r pre").offsetParent !== null));
    await page.close();
  });

  test("no rule of axe is broken, light and dark, in both languages", { skip: !modern && "looked at in the current browser" }, async () => {
    await open(`<main><h1>年报</h1><gongkai-report view="full" id="r">${text(EXAMPLE)}</gongkai-report><gongkai-report id="b" for="r" view="badge"></gongkai-report></main>`);
    await status("r", "ready");
    await page.evaluate(`${readFileSync(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8")}; 0`);
    for (const [theme, lang] of [["light", "zh"], ["dark", "en"]]) {
      await page.evaluate((theme, lang) => { Object.assign(document.getElementById("r"), { theme, lang }); Object.assign(document.getElementById("b"), { theme, lang }); }, theme, lang);
      await page.click("#r >>> gongkai-findings >>> .line");
      await new Promise((resume) => setTimeout(resume, 500));
      const found = await page.evaluate(`axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ target, failureSummary }) => target.join(" ") + ": " + failureSummary)]))`);
      assert.deepEqual(found, [], `${theme} ${lang}`);
      await page.click("#r >>> gongkai-findings >>> .line");
    }
    await page.close();
  });
});

/** Runs before the widget: the engine waits until the page calls `release()`. */
const held = `<script>(() => { const compile = WebAssembly.compile; WebAssembly.compile = (...given) => new Promise((go) => (window.release = go)).then(() => compile(...given)); })()</script><script src="${script}"></script>`;
const change = (act, ...args) => page.evaluate(act, ...args);
const events = (type, number) => page.waitFor((type, number) => told.filter(([one]) => one === type).length === number, { args: [type, number] });
const settled = () => new Promise((resume) => setTimeout(resume, 300));

describe("content that moves, changes, comes late", () => {
  test("what moves or is looked at again while the engine starts is read, once", async () => {
    await open(`<gongkai-report view="full" id="moved">${text(EXAMPLE)}</gongkai-report><gongkai-report view="full" id="slotted" slots><p slot="before">甲</p>${text(EXAMPLE)}</gongkai-report>
      <gongkai-report view="full" id="named">${text(EXAMPLE)}</gongkai-report><section id="other"></section>`, { head: held, size: { height: 6000 } });
    await page.waitFor(() => window.release && [...document.querySelectorAll("gongkai-report")].every(({ status }) => status === "reading"));
    await change(() => {
      document.getElementById("other").append(document.getElementById("moved"));
      document.querySelector("[slot]").textContent = "乙";
      document.getElementById("named").media = "text/html";
    });
    await settled();
    await change(() => window.release());
    for (const id of ["moved", "slotted", "named"]) await status(id, "ready");
    await settled();
    assert.deepEqual((await told("read")).map(([id]) => id).sort(), ["moved", "named", "slotted"]);
    quiet();
    await page.close();
  });

  test("a file is asked for once, and a move while it comes is no error", async () => {
    let release;
    const server = await serve(dist, {
      files: {
        "/page.html": `<!doctype html><meta charset="utf-8"><title>x</title><script>told = []; for (const type of ["read", "error"]) addEventListener("gongkai-" + type, ({ target, detail }) => told.push([type, target.id, detail]))</script>
          <script src="gongkai.js"></script><gongkai-report view="full" id="once" src="once.txt"><b slot="before">甲</b></gongkai-report><gongkai-report view="full" id="late" src="late.txt"></gongkai-report><section></section>`,
        "/once.txt": EXAMPLE,
        "/late.txt": new Promise((go) => (release = () => go(EXAMPLE))),
      },
    });
    try {
      page = await browser.page(`${server.origin}/page.html`);
      await status("once", "ready");
      await change(() => { document.querySelector("b").textContent = "乙"; });
      await settled();
      assert.deepEqual(server.asked.filter((path) => path === "/once.txt"), ["/once.txt"]);
      await change(() => document.querySelector("section").append(document.getElementById("late")));
      await settled();
      assert.deepEqual(await told("error"), []);
      const asked = change(() => Promise.all([0, 1].map(() => document.getElementById("late").read().then((document) => document.reports.length))));
      await settled();
      release();
      assert.deepEqual(await asked, [1, 1], "who asks waits for what comes in another's turn");
      assert.deepEqual(await told("error"), []);
    } finally {
      await page.close();
      await server.close();
    }
  });

  test("an element that is named and comes later, is put in another's place, goes", async () => {
    await open(`<gongkai-report view="full" id="r" for="late"></gongkai-report><div><div id="place"></div></div><p id="elsewhere"></p>`);
    await status("r", "failed");
    await change((text) => { document.getElementById("place").innerHTML = `<article id="late"><pre>${text}</pre></article>`; }, EXAMPLE);
    await status("r", "ready");
    assert.equal(await words("r", ".verdict .words"), "报告有 1 处错误");
    await change(() => { document.getElementById("elsewhere").textContent = "别处"; });
    await change((text) => { document.getElementById("place").parentNode.innerHTML = `<article id="late"><pre>${text}</pre></article>`; }, SOUND);
    await events("read", 2);
    assert.equal(await words("r", ".verdict .words"), "未发现问题");
    await change((text) => { document.querySelector("#late pre").textContent = text; }, EXAMPLE);
    await events("read", 3);
    await change(() => document.getElementById("late").remove());
    await status("r", "failed");
    assert.deepEqual((await told("error")).map(([, { why }]) => why), ["for", "for"]);
    quiet();
    await page.close();
  });

  test("content with the same text is the same: tried numbers and what is chosen stay, a listener may add to it", async () => {
    await open(`<gongkai-report view="full" id="r"><div>${text(EXAMPLE)}</div></gongkai-report>`, { head: `<script>document.addEventListener("gongkai-read", ({ target }) => target.append(document.createComment("读过"), new Image()))</script><script src="${script}"></script>` });
    await status("r", "ready");
    const tried = () => page.evaluate((id) => document.getElementById("r").document.reports[0].cells[id].raw, WRONG);
    await page.click(`#r >>> ${cell(WRONG)}`);
    for (const key of ["1", "2", "Enter"]) await page.press(key);
    await events("try", 1);
    await change(() => { const wrapped = document.createElement("div"); const r = document.getElementById("r"); wrapped.append(...r.childNodes); r.append(wrapped); });
    await settled();
    assert.equal(await tried(), "12");
    assert.equal((await told("read")).length, 1, "nothing new was read");
    // A counter is new text, but no number of the report is.
    await look("r", () => { window.drawn = find("gongkai-table"); });
    await change(() => { document.querySelector("#r div").append("浏览次数：7"); });
    await events("read", 2);
    await events("try", 2);
    assert.equal(await tried(), "12");
    assert.ok(await page.evaluate(() => /浏览次数/.test(document.getElementById("r").document.text)));
    assert.ok(await look("r", () => window.drawn === find("gongkai-table")), "the tables were not taken away meanwhile");
    assert.deepEqual(await page.evaluate((id) => told.filter(([type]) => type === "read").map(([, , { reports: [{ cells }] }]) => cells[id].raw), WRONG), ["21", "21"], "what was read is never what was tried");
    await change((text) => { document.querySelector("#r pre").textContent = text; }, EXAMPLE.replace("青岚县", "白溪县"));
    await events("read", 3);
    assert.equal(await tried(), "21", "another report");
    assert.equal((await told("try")).length, 2);
    quiet();
    await page.close();
  });

  test("read before the rest of the page has come", async () => {
    let release;
    const server = await serve(dist, {
      files: {
        "/page.html": "<!doctype html><title>x</title>",
        "/inner.html": `<!doctype html><meta charset="utf-8"><title>x</title><script src="gongkai.js"></script><body><gongkai-report id="named" view="badge" for="article"></gongkai-report><article id="article">${text(EXAMPLE)}</article>
          <main><gongkai-report view="full" id="own">${text(EXAMPLE)}</gongkai-report></main><script src="counter.js"></script><gongkai-report id="last" view="badge" for="end"></gongkai-report><article id="end">${text(EXAMPLE)}</article></body>`,
        "/counter.js": new Promise((go) => (release = () => go("done = 1"))),
      },
    });
    try {
      page = await browser.page(`${server.origin}/page.html`, { height: 8000 });
      await change(() => { const frame = document.createElement("iframe"); frame.height = 7900; frame.src = "inner.html"; document.body.append(frame); });
      const inner = (id) => page.waitFor((id) => { const r = frames[0].document.getElementById(id); return r && r.status === "ready"; }, { args: [id], timeout: 30_000 });
      await inner("own");
      await inner("named");
      assert.equal(await page.evaluate(() => frames[0].document.readyState), "loading");
      release();
      await inner("last");
    } finally {
      await page.close();
      await server.close();
    }
  });

  test("what the parser is still writing is not read", async () => {
    await open("", { head: "" });
    await change(() => { const frame = document.createElement("iframe"); frame.height = 700; document.body.append(frame); });
    const write = (html) => change((html) => frames[0].document.write(html), html);
    const half = EXAMPLE.indexOf("三、");
    await write(`<!doctype html><script>told = []; addEventListener("gongkai-read", ({ detail }) => told.push(detail.text))</script><script src="${script}"></script><div><gongkai-report view="full" id="r"><pre>${EXAMPLE.slice(0, half)}`);
    await page.waitFor(() => frames[0].document.querySelector("[status=waiting] pre"));
    await settled();
    assert.equal(await page.evaluate(() => frames[0].document.getElementById("r").status), "waiting");
    await write(`${EXAMPLE.slice(half)}</pre></gongkai-report></div> `);
    await page.waitFor(() => frames[0].told.length, { timeout: 30_000 });
    assert.equal(await page.evaluate(() => frames[0].document.readyState), "loading");
    await change(() => frames[0].document.close());
    await settled();
    const bare = (text) => text.replace(/\s+/g, "");
    assert.deepEqual((await page.evaluate(() => frames[0].told)).map(bare), [bare(EXAMPLE)]);
    await page.close();
  });

  test("comments are no content", async () => {
    await open(`<gongkai-report view="full" id="r"><!-- ${EXAMPLE} --></gongkai-report><gongkai-report view="full" id="s"><!-- 天气 -->${EXAMPLE}</gongkai-report>`);
    await status("s", "ready");
    assert.equal(await page.evaluate((text) => document.getElementById("s").document.text === text, EXAMPLE), true);
    await settled();
    assert.equal(await page.evaluate(() => document.getElementById("r").status), "waiting");
    await page.close();
  });

  test("files whose names are in another encoding or badly escaped; a file that is too large", async () => {
    const server = await serve(dist, {
      files: {
        "/page.html": `<!doctype html><meta charset="utf-8"><title>x</title><script>told = []; addEventListener("gongkai-error", ({ target, detail: { why } }) => told.push(["error", target.id, why]))</script><script src="gongkai.js"></script>
          <gongkai-report view="full" id="gbk" src="%C4%EA%B1%A8.txt"></gongkai-report><gongkai-report view="full" id="stray" src="100%.txt"></gongkai-report><gongkai-report view="full" id="large" src="large.txt"></gongkai-report>`,
        "/%C4%EA%B1%A8.txt": EXAMPLE,
        "/100%.txt": EXAMPLE,
        "/large.txt": Buffer.alloc(64 * 1024 * 1024 + 1, " "),
      },
    });
    try {
      page = await browser.page(`${server.origin}/page.html`);
      for (const [id, name] of [["gbk", "年报.txt"], ["stray", "100%.txt"]]) {
        await status(id, "ready");
        assert.equal(await page.evaluate((id) => document.getElementById(id).document.source.name, id), name);
      }
      await status("large", "failed");
      assert.deepEqual(await told("error"), [["large", "large"]]);
      assert.match(await words("large", "[part=trouble]"), /太大/);
    } finally {
      await page.close();
      await server.close();
    }
  });
});

describe("what a portal sees of it", () => {
  test("every change of what is chosen is told, and nothing twice", async () => {
    await open(`<gongkai-report view="full" id="r">${text(EXAMPLE)}</gongkai-report>`);
    await status("r", "ready");
    const chosen = async (wanted) => {
      await settled();
      assert.deepEqual((await told("select")).map(([, { cell, finding }]) => cell ?? finding?.rule ?? null), wanted);
    };
    await page.click(`#r >>> ${cell(WRONG)}`);
    await chosen([WRONG]);
    await page.press("Escape");
    await chosen([WRONG, null]);
    await page.press("Escape");
    await page.click("#r >>> gongkai-findings >>> .line");
    const rule = (await told("select"))[2][1].finding.rule;
    await chosen([WRONG, null, rule]);
    const tell = (type, detail) => look("r", (type, detail) => find("gongkai-findings").dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true })), type, detail);
    await tell("gongkai-deselect", null);
    await chosen([WRONG, null, rule, null]);
    await tell("gongkai-step", 1);
    await chosen([WRONG, null, rule, null, rule]);
    await tell("gongkai-sift", { group: "warnings", table: null });
    await tell("gongkai-step", 1);
    await tell("gongkai-sift", { group: null, table: null });
    const so = (await told("select")).map(([, { cell, finding }]) => cell ?? finding?.rule ?? null);
    await change((text) => { document.querySelector("#r pre").textContent = text; }, SOUND);
    await events("read", 2);
    await chosen([...so, ...(so[so.length - 1] === null ? [] : [null])]);
    quiet();
    await page.close();
  });

  test("a badge on the report itself stands before the original", async () => {
    await open(`<gongkai-report id="r" view="badge">${text(EXAMPLE)}</gongkai-report>`);
    await status("r", "ready");
    await page.waitFor(() => document.getElementById("r").shadowRoot.querySelector(".badge"));
    const [badge, original] = await page.evaluate(() => [document.getElementById("r").shadowRoot.querySelector(".badge"), document.querySelector("#r pre")].map((one) => one.getBoundingClientRect().toJSON()));
    assert.ok(original.height > 100 && badge.bottom <= original.top, JSON.stringify({ badge, original }));
    await change(() => { document.getElementById("r").hidden = true; });
    assert.equal(await page.evaluate(() => document.getElementById("r").getClientRects().length), 0);
    quiet();
    await page.close();
  });

  test("its status is written from the beginning, and a copy of it begins anew", async () => {
    await open(`<gongkai-report view="full" id="empty"></gongkai-report><gongkai-report view="full" id="r">${text(EXAMPLE)}</gongkai-report><div style="height: 4000px"></div><section></section>`);
    assert.equal(await page.evaluate(() => document.getElementById("empty").getAttribute("status")), "waiting");
    await status("r", "ready");
    const copied = await page.evaluate(() => {
      const copy = document.getElementById("r").cloneNode(true);
      copy.id = "copy";
      document.querySelector("section").append(copy);
      return [copy.status, copy.getAttribute("status")];
    });
    assert.deepEqual(copied, ["waiting", "waiting"]);
    await page.evaluate(() => document.getElementById("copy").scrollIntoView());
    await status("copy", "ready");
    assert.equal(await page.evaluate(() => document.getElementById("copy").getAttribute("status")), "ready");
    quiet();
    await page.close();
  });

  test("an engine that did not start is started again when asked", async () => {
    await open(`<gongkai-report view="full" id="r">${text(EXAMPLE)}</gongkai-report>`, { head: `<script>(() => { const compile = WebAssembly.compile; let times = 0; WebAssembly.compile = (...given) => (times++ ? compile(...given) : Promise.reject(new Error("hiccup"))); })()</script><script src="${script}"></script>` });
    await status("r", "failed");
    assert.equal(await page.evaluate(() => document.getElementById("r").read().then((document) => document && document.reports.length)), 1);
    await status("r", "ready");
    await page.close();
  });

  test("the original shows while it waits, while the engine starts, and where no script runs", async () => {
    const body = `<gongkai-report view="full" id="r">${text(EXAMPLE)}</gongkai-report><div style="height: 4000px"></div><gongkai-report view="full" id="far">${text(SOUND)}</gongkai-report>`;
    const shown = (id) => page.evaluate((id) => { const box = document.querySelector(`#${id} pre`).getBoundingClientRect(); return box.height > 100 && box.width > 100; }, id);
    await open(body, { head: held });
    await page.waitFor(() => window.release);
    assert.deepEqual(await page.evaluate(() => ["r", "far"].map((id) => document.getElementById(id).status)), ["reading", "waiting"]);
    assert.deepEqual([await shown("r"), await shown("far")], [true, true]);
    await change(() => window.release());
    await status("r", "ready");
    assert.deepEqual([await shown("r"), await shown("far")], [false, true]);
    const address = await page.evaluate(() => location.href);
    await page.close();
    page = await browser.page("about:blank");
    await page.scripts(false);
    await page.goto(address);
    assert.deepEqual([await page.evaluate(() => document.getElementById("r").shadowRoot), await shown("r"), await shown("far")], [null, true, true]);
    await page.close();
  });
});

describe("in the pages of others", () => {
  /** What a reader sees of a cell and a heading of table 3. */
  const drawn = async () => {
    await page.evaluate(() => { document.getElementById("report").view = "full"; return document.getElementById("report").updateComplete; });
    // A table measures itself once it is there, and is drawn again where it does not fit.
    await page.waitFor(() => !document.getElementById("report").shadowRoot.querySelector("gongkai-table[data-table=requests]").shadowRoot.querySelector(".scrolls"));
    await new Promise((resume) => setTimeout(resume, 300));
    return look("report", (s) => [s, "gongkai-table[data-table=requests] >>> th.label", ".name", ".verdict .icon", "gongkai-findings >>> .message"].map((one) => {
    const element = find(one);
    const style = getComputedStyle(element);
    return [style.fontSize, style.fontFamily, style.fontStyle, style.color, style.letterSpacing, style.wordSpacing, style.textTransform, style.textAlign, style.lineHeight, style.backgroundColor, style.padding, style.borderWidth, style.display, style.position].join("|");
  }), cell(WRONG));
  };

  test("a page's styles do not come in, and ours do not get out", async () => {
    await page?.close().catch(() => {});
    page = await browser.page(example("article.html"), { width: 940 });
    await status("report", "ready");
    const wanted = await drawn();
    await page.close();
    page = await browser.page(example("cms.html"), { width: 1280 });
    const around = () => page.evaluate(() => [JSON.stringify([...["float", "border", "margin", "color", "font", "background"]].map((name) => getComputedStyle(document.getElementById("around")).getPropertyValue(name))), document.styleSheets.length, (document.adoptedStyleSheets || []).length, getComputedStyle(document.documentElement).getPropertyValue("--surface")]);
    const before = await around();
    await status("report", "ready");
    assert.deepEqual(await drawn(), wanted);
    assert.deepEqual(await around(), before);
    quiet();
    await page.close();
  });

  test("a tag that an editor wrapped in a paragraph is left empty; one outside that points to the report reads it in its place", async () => {
    await open(`<style>gongkai-report[status=ready] ~ #body { display: none; }</style><gongkai-report view="full" id="r" for="body"></gongkai-report><div id="body">${text(EXAMPLE)}</div>
      <p><gongkai-report view="full" id="lost">${text(SOUND)}</gongkai-report></p>`);
    await status("r", "ready");
    assert.equal(await page.evaluate(() => document.getElementById("body").offsetParent), null);
    await page.evaluate(() => document.getElementById("lost").scrollIntoView());
    await new Promise((resume) => setTimeout(resume, 300));
    assert.deepEqual(await page.evaluate(() => { const lost = document.getElementById("lost"); return [lost.innerHTML, lost.status, document.querySelector("#body ~ pre").offsetParent !== null]; }), ["", "waiting", true]);
    quiet();
    await page.close();
  });

  test("a page without margins does not scroll sideways", async () => {
    for (const width of [1280, 360]) {
      await open(`<style>body { margin: 0; }</style><gongkai-report view="full" id="r">${text(EXAMPLE)}</gongkai-report>`, { size: { width } });
      await status("r", "ready");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${width} px`);
      await page.close();
    }
  });

  const body = `<!doctype html><meta charset="utf-8"><title>x</title><script NONCE src="gongkai.js"></script><gongkai-report view="full" id="report">${text(EXAMPLE)}</gongkai-report>`;
  const integrity = `sha384-${createHash("sha384").update(readFileSync(join(dist, "gongkai.js"))).digest("base64")}`;
  const POLICIES = {
    "the script by its place": ["script-src 'self' EVAL", ""],
    "the script by nonce": ["script-src 'nonce-abc123' EVAL", `nonce="abc123"`],
    "the script by its hash": [`script-src '${integrity}' EVAL`, `integrity="${integrity}"`],
  };
  for (const [name, [policy, attribute]] of Object.entries(POLICIES)) {
    test(`works under a strict policy: ${name}`, async () => {
      const headers = { "content-security-policy": `default-src 'none'; connect-src 'none'; ${policy.replace("EVAL", modern ? "'wasm-unsafe-eval'" : "'unsafe-eval'")}; base-uri 'none'${modern ? "; require-trusted-types-for 'script'; trusted-types lit-html" : ""}` };
      const server = await serve(dist, { files: { "/page.html": body.replace("NONCE", attribute) }, headers });
      try {
        page = await browser.page(`${server.origin}/page.html`);
        await status("report", "ready");
        assert.equal(await words("report", ".verdict .words"), "报告有 1 处错误");
        await page.click(`#report >>> ${cell(WRONG)}`);
        await page.press("Enter");
        assert.deepEqual(page.errors.filter((error) => !/favicon/.test(error)), []);
        assert.deepEqual(server.asked.filter((path) => path !== "/favicon.ico"), ["/page.html", "/gongkai.js"]);
        assert.deepEqual(page.requests.filter(({ url }) => !/favicon/.test(url)), []);
      } finally {
        await page.close();
        await server.close();
      }
    });
  }

  test("without the word for WebAssembly in the policy the original stays", async () => {
    const server = await serve(dist, { files: { "/page.html": body.replace("NONCE", "") }, headers: { "content-security-policy": "default-src 'none'; script-src 'self'" } });
    try {
      page = await browser.page(`${server.origin}/page.html`);
      // Chromium 81 lets WebAssembly compile only where strings may be evaluated too, or where there is no policy at all.
      await status("report", "failed");
      assert.ok(await page.evaluate(() => document.querySelector("#report pre").offsetParent !== null));
    } finally {
      await page.close();
      await server.close();
    }
  });

  test("the example with a strict policy", { skip: !modern && "its policy is today's" }, async () => {
    const server = await serve(dist);
    try {
      page = await browser.page(`${server.origin}/examples/strict.html`);
      await status("report", "ready");
      assert.deepEqual(page.errors.filter((error) => !/favicon/.test(error)), []);
    } finally {
      await page.close();
      await server.close();
    }
  });

  test("a sandboxed frame reads, tells, and has the height of its content", async () => {
    const server = await serve(dist);
    try {
      page = await browser.page(`${server.origin}/examples/frame.html`);
      await page.waitFor(() => /青岚县/.test(document.getElementById("news").textContent), { timeout: 30_000 });
      assert.ok(await page.evaluate(() => document.getElementById("report").hidden));
      await page.waitFor(() => document.querySelector("iframe").clientHeight > 1500);
      const before = await page.evaluate(() => document.querySelector("iframe").clientHeight);
      // Messages of others are not obeyed; one of the page is.
      await page.evaluate(() => {
        const other = document.createElement("iframe");
        other.srcdoc = "";
        document.body.append(other);
        document.querySelector("iframe").contentWindow.postMessage({ protocol: "gongkai/1", type: "show", text: "天气", readonly: true, view: "badge" }, "*");
      });
      await page.waitFor(() => /没有找到年报/.test(document.getElementById("news").textContent));
      await page.waitFor((before) => document.querySelector("iframe").clientHeight < before, { args: [before] });
      assert.deepEqual(page.errors.filter((error) => !/favicon/.test(error)), []);
      assert.deepEqual([...new Set(server.asked)].sort().filter((path) => path !== "/favicon.ico"), ["/embed.html", "/examples/frame.css", "/examples/frame.html", "/examples/frame.js"]);
      assert.deepEqual(page.requests.filter(({ url }) => !/favicon|embed\.html/.test(url)), []);
    } finally {
      await page.close();
      await server.close();
    }
  });
});
